"""From what the grammar found to dates, by the policy of datelines.

'Last' is the nearest that lies wholly before the dateline's day, 'next' the nearest wholly after
it, 'this' the one that holds it or else the nearest after it. A bare weekday that is the dateline's
is that day; otherwise the sense decides, and without one both stay open. A day and month without a
year, or a month alone, is the dateline's nearest.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, timedelta
from typing import NamedTuple

from coalition_model.dateline.mentions import Sense
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
    Within,
)
from coalition_model.values.days import civil_of, month_length, ordinal_of
from coalition_model.values.edtf_dates import EdtfDate
from coalition_model.values.moments import Moment

Stretch = tuple[str, str]
"""The EDTF texts of a first and a last day, moment or larger unit; the same twice for one alone."""


class Refused(Exception):  # noqa: N818 - it never leaves the room
    """Words that make no date; its argument is what was expected."""


class Dateline(NamedTuple):
    """The day from which a text speaks, and what else is known of it."""

    value: EdtfDate | Moment
    ordinal: int
    zone: str | None
    sense: Sense | None
    half_days: bool
    prose: bool

    @property
    def civil(self) -> tuple[int, int, int]:
        """Year, month and day."""
        return civil_of(self.ordinal)


class Dates(NamedTuple):
    """What a date phrase may mean."""

    chosen: tuple[Stretch, ...]
    """One if something decides, else all that it may be."""
    rule: str
    others: tuple[Stretch, ...] = ()
    """What it may mean beside the chosen one."""


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
            return _calendar(date, line)
        case Numeric():
            return _numeric(date, line)
        case Unit():
            return Dates((_unit(date, line),), date.modifier)
        case Counted():
            return _counted(date, line)
        case Group():
            return _group(date, line)
        case Decade():
            return _decade(date, line)
        case Century():
            if not 1 <= date.number <= 100:
                raise Refused("a century from the 1st to the 100th")
            return Dates((_same(f"{date.number - 1:02d}XX"),), "written")
        case Nth():
            return _nth(date, line)
        case UnitOf():
            return _unit_of(date, line)


# --- texts --------------------------------------------------------------------------------------


def day_text(ordinal: int) -> Stretch:
    """Write a day."""
    year, month, day = civil_of(ordinal)
    return _same(f"{year_text(year)}-{month:02d}-{day:02d}")


def year_text(year: int) -> str:
    """Write a year, which must be one of four digits."""
    if not 0 <= year <= 9999:
        raise Refused("a date of the years 0000 to 9999")
    return f"{year:04d}"


def _same(text: str) -> Stretch:
    return (text, text)


def _month_text(index: int) -> Stretch:
    """Write a month, given by its number counted from year 0."""
    return _same(f"{year_text(index // 12)}-{index % 12 + 1:02d}")


def _days_text(first: int, last: int) -> Stretch:
    return (day_text(first)[0], day_text(last)[0])


def weekday_of(ordinal: int) -> int:
    """Tell the weekday of a day, Monday being 0."""
    return (ordinal - 1) % 7


# --- picking ------------------------------------------------------------------------------------


def _pick(
    before: int | None,
    after: int | None,
    here: int,
    modifier: str | None,
    sense: Sense | None,
    text: Callable[[int], Stretch],
) -> Dates:
    """Choose between the nearest on each side; `here` itself may be both."""
    if before is None or after is None:
        one = after if before is None else before
        if one is None:
            raise Refused("a day that the calendar has")
        return Dates((text(one),), "weekday")
    if before == after:
        return Dates((text(here),), "this" if modifier == "this" else "nearest")
    pair = (text(before), text(after))
    if modifier == "this":
        return Dates((pair[1],), "this", (pair[0],))
    if sense is not None:
        chosen, other = pair if sense == "past" else pair[::-1]
        return Dates((chosen,), "sense", (other,))
    if here - before == after - here:
        return Dates(pair, "open")
    chosen, other = pair if here - before < after - here else pair[::-1]
    return Dates((chosen,), "nearest", (other,))


def _cyclic(
    index: int, cycle: int, here: int, modifier: str | None, line: Dateline,
    text: Callable[[int], Stretch],
) -> Dates:  # fmt: skip
    """Choose among the months, seasons or quarters of one name in all years."""
    ahead = (index - here) % cycle
    if modifier == "last":
        return Dates((text(here - ((here - index) % cycle or cycle)),), "last")
    if modifier in ("next", "after-next"):
        more = cycle if modifier == "after-next" else 0
        return Dates((text(here + (ahead or cycle) + more),), modifier)
    after = here + ahead
    before = after - cycle if ahead else after
    if modifier == "this" and line.sense == "past":
        modifier = None
    return _pick(before, after, here, modifier, line.sense, text)


# --- days ---------------------------------------------------------------------------------------


def _calendar(date: Calendar, line: Dateline) -> Dates:
    if date.within is not None:
        return _placed(date, date.within, line)
    year = _full_year(date, line)
    if year is not None:
        if date.month is None:
            return Dates((_same(year_text(year)),), "written")
        if date.day is None:
            return Dates((_month_text(year * 12 + date.month - 1),), "written")
        return Dates((day_text(_day(year, date.month, date.day, date.weekday)),), "written")
    if date.day is not None:
        return _yearless(date, line)
    if date.month is not None:
        here = line.civil[0] * 12 + line.civil[1] - 1
        return _cyclic(date.month - 1, 12, here, date.modifier, line, _month_text)
    assert date.weekday is not None  # noqa: S101 - nothing else is left
    return _weekday(date.weekday, date.modifier, line)


def _full_year(date: Calendar, line: Dateline) -> int | None:
    if date.year is None or not date.short_year:
        return date.year
    here = line.civil[0]
    year = here - here % 100 + date.year
    if line.sense == "past":  # the past has no year that is still to come
        return year if year <= here else year - 100
    years = sorted((year - 100, year, year + 100), key=lambda each: abs(each - here))
    if abs(years[0] - here) == abs(years[1] - here):
        raise Refused("a year of four digits, as two centuries are equally near")
    return years[0]


def _day(year: int, month: int, day: int, weekday: int | None = None) -> int:
    year_text(year)
    if day > month_length(year, month):
        raise Refused(f"a day 1 to {month_length(year, month)} of that month")
    ordinal = ordinal_of(year, month, day)
    if weekday is not None and weekday_of(ordinal) != weekday:
        raise Refused("the weekday that this day is")
    return ordinal


def _weekday(weekday: int, modifier: str | None, line: Dateline) -> Dates:
    here = line.ordinal
    ahead = (weekday - weekday_of(here)) % 7
    if modifier == "last":
        return Dates((day_text(here + ahead - 7),), "last")
    if modifier == "this":
        return Dates((day_text(here + ahead),), "this")
    if modifier is not None:
        more = 7 if modifier == "after-next" else 0
        return Dates((day_text(here + (ahead or 7) + more),), modifier)
    if not ahead:
        return Dates((day_text(here),), "today")
    pair = (day_text(here + ahead - 7), day_text(here + ahead))
    if line.sense is None:
        return Dates(pair, "open")
    chosen, other = pair if line.sense == "past" else pair[::-1]
    return Dates((chosen,), "sense", (other,))


def _yearless(date: Calendar, line: Dateline) -> Dates:
    """Find a day that is written without its year, or without its month too."""
    assert date.day is not None  # noqa: S101 - the caller looked
    here = line.ordinal
    strict = date.modifier in ("last", "next", "after-next")
    before = _search(date, line, -1, skip_here=strict)
    after = _search(date, line, 1, skip_here=strict)
    if date.modifier == "last":
        return Dates((day_text(_fits(before, date.weekday)),), "last")
    if date.modifier == "next":
        return Dates((day_text(_fits(after, date.weekday)),), "next")
    if date.modifier == "after-next":
        raise Refused("'next' or a year")
    if date.weekday is None or date.month is None:
        return _pick(before, after, here, None, line.sense, day_text)
    fitting = [
        each
        for each in dict.fromkeys((before, after))
        if each is not None and weekday_of(each) == date.weekday
    ]
    if not fitting:
        raise Refused("the weekday that this day is")
    if len(fitting) == 1:
        near = min((e for e in (before, after) if e is not None), key=lambda e: abs(e - here))
        if fitting[0] == near:
            return Dates((day_text(near),), "nearest")
        if date.modifier == "this":
            raise Refused("the weekday that this day is")
        return Dates((day_text(fitting[0]),), "weekday")
    return _pick(before, after, here, None, line.sense, day_text)


def _fits(ordinal: int | None, weekday: int | None) -> int:
    if ordinal is None or (weekday is not None and weekday_of(ordinal) != weekday):
        raise Refused("the weekday that this day is")
    return ordinal


def _search(date: Calendar, line: Dateline, step: int, *, skip_here: bool) -> int | None:
    """Find the nearest such day on one side of the dateline, the dateline's day included."""
    year, month, _ = line.civil
    day = date.day or 1
    yearly = date.month is not None
    index = year * 12 + (date.month or month) - 1
    width = 12 if yearly else 1
    for turn in range(9 if yearly else 32):
        at = index + (turn - 1) * step * width
        if day > month_length(at // 12, at % 12 + 1):
            continue
        ordinal = ordinal_of(at // 12, at % 12 + 1, day)
        if not yearly and date.weekday is not None and weekday_of(ordinal) != date.weekday:
            continue
        distance = (ordinal - line.ordinal) * step
        if distance > 0 or (distance == 0 and not skip_here):
            return ordinal
    return None


def _numeric(date: Numeric, line: Dateline) -> Dates:
    found: list[Dates] = []
    refused: Refused | None = None
    for reading in date.readings:
        try:
            found.append(_calendar(reading, line))
        except Refused as error:
            refused = refused or error
    if not found:
        assert refused is not None  # noqa: S101 - there is a reading at least
        raise refused
    first = found[0]
    if len(date.readings) == 1 or len(found) == 1:
        other = found[0].chosen[0] if refused is not None else None
        rule = "weekday" if other is not None else first.rule
        return first._replace(rule=date.rule if date.rule == "order" else rule)
    rest = tuple(stretch for each in found[1:] for stretch in each.chosen)
    if date.settled and first.rule != "weekday":
        return first._replace(others=first.others + rest)
    return Dates(first.chosen + rest, "open")


def _placed(date: Calendar, within: Within, line: Dateline) -> Dates:
    """Find a day in a week, month or year that is placed itself."""
    year, month, _ = line.civil
    shift = _shift(within.modifier)
    if within.unit == "week" and date.weekday is not None:
        monday = line.ordinal - weekday_of(line.ordinal) + 7 * shift
        return Dates((day_text(monday + date.weekday),), "within")
    if within.unit == "weekend" and date.weekday in (5, 6):
        saturday = _weekend(within.modifier, line)
        return Dates((day_text(saturday + date.weekday - 5),), "within")
    if within.unit == "month" and date.day is not None:
        at = year * 12 + month - 1 + shift
        return Dates((day_text(_day(at // 12, at % 12 + 1, date.day, date.weekday)),), "within")
    if within.unit == "year" and date.month is not None:
        whole = date._replace(within=None, year=year + shift, modifier=None)
        return _calendar(whole, line)._replace(rule="within")
    raise Refused("a week, month or year that can hold it")


def _shift(modifier: str) -> int:
    return {"this": 0, "last": -1, "next": 1, "after-next": 2}[modifier]


# --- periods ------------------------------------------------------------------------------------


def _weekend(modifier: str, line: Dateline) -> int:
    """Find the Saturday: 'next' is the nearest that is still wholly to come."""
    saturday = line.ordinal - weekday_of(line.ordinal) + 5
    if modifier in ("this", "last"):
        return saturday + 7 * _shift(modifier)
    begun = line.ordinal >= saturday
    return saturday + 7 * (_shift(modifier) - 1 + begun)


def _unit(unit: Unit, line: Dateline) -> Stretch:
    year, month, _ = line.civil
    shift = _shift(unit.modifier)
    match unit.unit:
        case "week":
            monday = line.ordinal - weekday_of(line.ordinal) + 7 * shift
            return _days_text(monday, monday + 6)
        case "weekend":
            saturday = _weekend(unit.modifier, line)
            return _days_text(saturday, saturday + 1)
        case "month":
            return _month_text(year * 12 + month - 1 + shift)
        case "quarter":
            index = year * 4 + (month - 1) // 3 + shift
            return _same(f"{year_text(index // 4)}-{33 + index % 4}")
        case "half":
            index = year * 2 + (month - 1) // 6 + shift
            return _same(f"{year_text(index // 2)}-{40 + index % 2}")
        case "year":
            return _same(year_text(year + shift))
        case "decade":
            return _same(f"{year_text(year + 10 * shift)[:3]}X")
        case "century":
            return _same(f"{year_text(year + 100 * shift)[:2]}XX")
        case _:
            raise Refused("a week or a larger unit")


def _counted(date: Counted, line: Dateline) -> Dates:
    if date.ahead and line.sense == "past":
        raise Refused("a date of the past: with this sense it is a length of time")
    chosen = tuple(
        _moved(count if date.ahead else -count, date.unit, line) for count in date.counts
    )
    return Dates(chosen, "offset" if len(chosen) == 1 else "open")


def _moved(count: int, unit: str, line: Dateline) -> Stretch:
    """Move by so many units, and keep no more than the unit: months ago tell no day."""
    year, month, _ = line.civil
    match unit:
        case "day":
            return day_text(line.ordinal + count)
        case "week":
            return day_text(line.ordinal + 7 * count)
        case "month":
            return _month_text(year * 12 + month - 1 + count)
        case "year":
            return _same(year_text(year + count))
        case "decade":
            return _same(f"{year_text(year + 10 * count)[:3]}X")
        case "century":
            return _same(f"{year_text(year + 100 * count)[:2]}XX")
        case _:
            return _moved_clock(count * (60 if unit == "hour" else 1), line)


def _moved_clock(minutes: int, line: Dateline) -> Stretch:
    if not isinstance(line.value, Moment):
        raise Refused("a dateline with a time of day, from which hours can be counted")
    start = line.value.to_datetime()
    step = timedelta(minutes=minutes)
    if start.tzinfo is None:
        moved = start + step
    else:
        moved = (start.astimezone(UTC) + step).astimezone(start.tzinfo)
    return _same(Moment.from_datetime(moved.replace(second=0)).text)


def _group(date: Group, line: Dateline) -> Dates:
    """Find a season, quarter or half of a year."""
    base, cycle = (21, 4) if date.number <= 24 else (33, 4) if date.number <= 36 else (40, 2)

    def text(index: int) -> Stretch:
        return _same(f"{year_text(index // cycle)}-{base + index % cycle}")

    year, month, _ = line.civil
    if date.within is not None:
        index = (year + _shift(date.within.modifier)) * cycle + date.number - base
        return Dates((text(index),), "within")
    if date.year is not None:
        return Dates((text(date.year * cycle + date.number - base),), "written")
    if base == 21:  # winter goes on over New Year
        here = (year * 12 + month - 3) // 3
    else:
        here = year * cycle + (month - 1) // (12 // cycle)
    return _cyclic(date.number - base, cycle, here, date.modifier, line, text)


def _decade(date: Decade, line: Dateline) -> Dates:
    if not date.short:
        return Dates((_same(f"{date.first // 10:03d}X"),), "written")
    here = line.civil[0] // 10 * 10
    century = here // 100 * 100
    first = century + date.first
    # A decade of this name that has begun: the nineties are not the 2090s.
    return Dates((_same(f"{(first if first <= here else first - 100) // 10:03d}X"),), "nearest")


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
        return _days_text(at - 3, at + 3)
    return _days_text(at, at + 1) if date.what == "weekend" else day_text(at)


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
        return (_days_text(monday + 5, monday + 6),)
    week = _days_text(monday, monday + 6)
    return (week, _days_text(ordinal, ordinal + 6)) if ordinal == monday + 6 else (week,)
