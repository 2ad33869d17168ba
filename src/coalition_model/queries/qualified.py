"""What a date says for certain: its components that are not marked uncertain or approximate."""

import re
from functools import lru_cache
from typing import Final, cast

import attrs

from coalition_model.values.edtf import EdtfDate, EdtfInterval
from coalition_model.values.edtf_sets import EdtfSet
from coalition_model.values.interval_ends import UNKNOWN, IntervalEnd
from coalition_model.values.quantities import Quantity
from coalition_model.values.shapes import fields_of
from coalition_model.values.temporal import Temporal
from coalition_model.values.when import When

SOME_TIME: Final = EdtfInterval("/")
"""Some time or other: nothing is before it, after it or apart from it for certain."""

_PLAIN: Final = re.compile(
    r"(?P<year>-?[0-9X]{4})(?:-(?P<month>[0-9X]{2}))?(?:-(?P<day>[0-9X]{2}))?"
)
_MARKS: Final = re.compile(r"[?~%]")
_DIGIT: Final = re.compile(r"\d")


def firm(when: When) -> When:
    """Give what remains of a time without the components that are marked `?`, `~` or `%`.

    A marked day leaves the month, a marked month the year, a marked year an unspecified one, and a
    date all of whose components are marked remains as some time or other. Of an interval each
    end is treated apart. What holds of the rest holds for certain.

    >>> firm(EdtfDate("2004-06-~11")), firm(EdtfDate("2025-03?"))
    (EdtfDate('2004-06'), EdtfInterval('/'))
    >>> firm(EdtfInterval("2017~/2021-05"))
    EdtfInterval('/2021-05')
    """
    return _firm(when) if _MARKS.search(when.text) else when


@lru_cache(maxsize=1024)
def _firm(when: When) -> When:
    if isinstance(when, EdtfDate):
        rest = firm_date(when)
        return SOME_TIME if rest is None else rest
    if isinstance(when, EdtfInterval):
        return EdtfInterval.between(_end(when.start), _end(when.end))
    return SOME_TIME if isinstance(when, EdtfSet) else when


def may_be_doubtful(value: object) -> bool:
    """Tell whether a value may exclude another without being certain to, or holds such a value.

    So does a time with a marked component, and a number of something: others may call it otherwise.

    >>> may_be_doubtful(EdtfDate("2025-03~")), may_be_doubtful((EdtfDate("2025-03"), "2025?"))
    (True, False)
    """
    if isinstance(value, Temporal):
        return _MARKS.search(value.text) is not None
    if isinstance(value, tuple):
        return any(map(may_be_doubtful, cast("tuple[object, ...]", value)))
    if isinstance(value, Quantity):
        return value.of is not None
    if isinstance(value, str) or not attrs.has(type(value)):
        return False
    return any(may_be_doubtful(getattr(value, field.name)) for field in fields_of(type(value)))


def firm_date(date: EdtfDate) -> EdtfDate | None:
    """Give what remains of a date without what is marked; None where nothing does.

    >>> firm_date(EdtfDate("2004?-06")), firm_date(EdtfDate("2004~"))
    (EdtfDate('XXXX-06'), None)
    """
    marks = date.qualification
    if not (date.uncertain or date.approximate):
        return date
    doubtful = [bool(mark.value) for mark in marks]
    written = _PLAIN.fullmatch(_MARKS.sub("", date.text))
    if written is None:  # a season or the like, or a year of more than four digits
        return None if doubtful[0] or date.group is None else EdtfDate(str(date.year))
    kept = [
        _DIGIT.sub("X", part) if mark else part
        for part, mark in zip(written.groups(), doubtful, strict=True)
        if part is not None
    ]
    while kept and set(kept[-1]) <= {"X", "-"}:
        kept.pop()
    return EdtfDate("-".join(kept)) if kept else None


def _end(end: EdtfDate | IntervalEnd) -> EdtfDate | IntervalEnd:
    if isinstance(end, IntervalEnd):
        return end
    return firm_date(end) or UNKNOWN
