"""Any temporal value: read by its form, and put in order for display."""

from coalition_model.values.edtf_dates import EdtfDate, EdtfInterval
from coalition_model.values.edtf_sets import EdtfSet
from coalition_model.values.interval_ends import SortKey
from coalition_model.values.moments import Moment, MomentInterval
from coalition_model.values.temporal import plain_text

When = EdtfDate | EdtfInterval | EdtfSet | Moment | MomentInterval
"""A date, an interval, a set, a moment or an interval of moments."""


def when(text: str) -> When:
    """Read any temporal value by its form.

    Brackets at the start make a set, a `T` a moment, a `/` outside a zone's name an interval;
    everything else is a date.

    Raises:
        InvalidDate: naming the first character that cannot be, and what is expected there.

    >>> when("2025-08-17/..")
    EdtfInterval('2025-08-17/..')
    >>> when("2025-08-17T15:00+02:00[Europe/Paris]/..")
    MomentInterval('2025-08-17T15:00+02:00[Europe/Paris]/..')
    >>> when("{1960,1961-12}")
    EdtfSet('{1960,1961-12}')
    """
    text = plain_text(text, "when()")
    if text[:1] in ("[", "{"):
        return EdtfSet.parse(text)
    if "T" in text:
        before, bracket, after = text.partition("[")
        if "/" in before or (bracket and "/" in after.partition("]")[2]):
            return MomentInterval.parse(text)
        return Moment.parse(text)
    return EdtfInterval.parse(text) if "/" in text else EdtfDate.parse(text)


def sort_key(value: When) -> SortKey:
    """Give a key that puts temporal values of all classes into one order, for display.

    By start, then by end, then by text. It is a total order and agrees with every `before` that is
    YES; it settles what relations leave UNKNOWN, so never conclude from it.

    >>> sorted(map(when, ["2025-08-17", "2025", "2025-08-17T09:00"]), key=sort_key)
    [EdtfDate('2025'), EdtfDate('2025-08-17'), Moment('2025-08-17T09:00')]
    """
    return value.sort_key
