"""From what the grammar found to dates, by the policy of datelines.

'Last' is the nearest that lies wholly before the dateline's day, 'next' the nearest wholly after
it, 'this' the one that holds it or else the nearest after it. A bare weekday that is the dateline's
is that day; otherwise the sense decides, and without one both stay open. A day and month without a
year, or a month alone, is the dateline's nearest.
"""

from collections.abc import Iterable

from coalition_model.dateline.day_dates import calendar_dates, numeric_dates
from coalition_model.dateline.period_dates import (
    counted_dates,
    decade_dates,
    group_dates,
    unit_stretch,
)
from coalition_model.dateline.phrases import (
    Calendar,
    Century,
    Counted,
    Date,
    Decade,
    Group,
    Now,
    Nth,
    Numeric,
    Offset,
    Unit,
    UnitOf,
)
from coalition_model.dateline.picking import (
    Dateline,
    Dates,
    Refused,
    Stretch,
    alone,
    day_text,
    days_text,
    weekday_of,
)
from coalition_model.values.edtf_dates import EdtfDate


def dates_of(date: Date, line: Dateline) -> Dates:
    """Find what a date phrase means on a dateline.

    Raises:
        Refused: where it means nothing, or more than can be told.
    """
    match date:
        case Offset():
            found = day_text(line.ordinal + date.days)
            if date.narrative and line.prose:
                return Dates((), "open", (found,))
            return Dates((found,), "offset")
        case Now():
            text = line.value.text
            return Dates(((text, text),), "offset")
        case Calendar():
            return calendar_dates(date, line)
        case Numeric():
            return numeric_dates(date, line)
        case Unit():
            return Dates((unit_stretch(date, line),), date.modifier)
        case Counted():
            return counted_dates(date, line)
        case Group():
            return group_dates(date, line)
        case Decade():
            return decade_dates(date, line)
        case Century():
            if not 1 <= date.number <= 100:
                raise Refused("a century from the 1st to the 100th")
            return Dates((alone(f"{date.number - 1:02d}XX"),), "written")
        case Nth():
            return _nth(date, line)
        case UnitOf():
            return _unit_of(date, line)


def _nth(date: Nth, line: Dateline) -> Dates:
    held = dates_of(date.of, line)
    chosen = tuple(_nth_in(date, EdtfDate(text)) for text, _ in held.chosen)
    others = tuple(_nth_in(date, EdtfDate(text)) for text, _ in held.others)
    return Dates(chosen, held.rule if held.rule != "written" else "written", others)


def _nth_in(date: Nth, period: EdtfDate) -> Stretch:
    first, last = period.earliest.ordinal, period.latest.ordinal
    match date.what:
        case "day":
            step, start = 1, first
        case "week":  # the weeks whose Thursday lies in it, as ISO 8601 counts those of a year
            step, start = 7, first + (3 - weekday_of(first)) % 7
        case "weekend":
            step, start = 7, first + (5 - weekday_of(first)) % 7
        case _:
            assert isinstance(date.what, int)  # noqa: S101 - a weekday
            step, start = 7, first + (date.what - weekday_of(first)) % 7
    count = (last - start) // step + 1
    number = count if date.number == -1 else date.number
    if not 1 <= number <= count:
        raise Refused(f"the 1st to the {count}th")
    at = start + (number - 1) * step
    if date.what == "week":
        return days_text(at - 3, at + 3)
    return days_text(at, at + 1) if date.what == "weekend" else day_text(at)


def _unit_of(date: UnitOf, line: Dateline) -> Dates:
    held = dates_of(date.of, line)

    def widened(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
        return tuple(each for text, _ in stretches for each in _holding(date.unit, text))

    chosen = widened(held.chosen)
    return Dates(chosen, held.rule if len(chosen) == 1 else "open", widened(held.others))


def _holding(unit: str, text: str) -> tuple[Stretch, ...]:
    """Find the week or weekend that holds a day; a Sunday may also begin the week of its name."""
    day = EdtfDate(text)
    if day.earliest != day.latest:
        raise Refused("a day")
    ordinal = day.earliest.ordinal
    if unit == "day":
        return (day_text(ordinal),)
    monday = ordinal - weekday_of(ordinal)
    if unit == "weekend":
        return (days_text(monday + 5, monday + 6),)
    week = days_text(monday, monday + 6)
    return (week, days_text(ordinal, ordinal + 6)) if ordinal == monday + 6 else (week,)
