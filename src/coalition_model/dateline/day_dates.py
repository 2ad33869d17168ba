"""From days and months as they are written to dates."""

from coalition_model.dateline.phrases import Calendar, Numeric, Within
from coalition_model.dateline.picking import (
    Dateline,
    Dates,
    Refused,
    alone,
    day_text,
    month_text,
    pick,
    pick_cyclic,
    saturday_of,
    shift_of,
    weekday_of,
    year_text,
)
from coalition_model.values.days import month_length, ordinal_of


def calendar_dates(date: Calendar, line: Dateline) -> Dates:
    """Find what a day, month or year means, as far as it is written."""
    if date.within is not None:
        return _placed(date, date.within, line)
    year = _full_year(date, line)
    if year is not None:
        if date.month is None:
            return Dates((alone(year_text(year)),), "written")
        if date.day is None:
            return Dates((month_text(year * 12 + date.month - 1),), "written")
        return Dates((day_text(_day(year, date.month, date.day, date.weekday)),), "written")
    if date.day is not None:
        return _yearless(date, line)
    if date.month is not None:
        here = line.civil[0] * 12 + line.civil[1] - 1
        return pick_cyclic(
            date.month - 1, 12, here, modifier=date.modifier, sense=line.sense, text=month_text
        )
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
        return pick(before, after, here, modifier=None, sense=line.sense, text=day_text)
    fitting = [
        each
        for each in dict.fromkeys((before, after))
        if each is not None and weekday_of(each) == date.weekday
    ]
    if not fitting:
        raise Refused("the weekday that this day is")
    # One only: the same day of another near year is another weekday.
    near = min((e for e in (before, after) if e is not None), key=lambda e: abs(e - here))
    if fitting[0] == near:
        return Dates((day_text(near),), "nearest")
    if date.modifier == "this":
        raise Refused("the weekday that this day is")
    return Dates((day_text(fitting[0]),), "weekday")


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


def numeric_dates(date: Numeric, line: Dateline) -> Dates:
    """Find what a date in numbers means, in each order that gives one."""
    found: list[Dates] = []
    refused: Refused | None = None
    for reading in date.readings:
        try:
            found.append(calendar_dates(reading, line))
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
    shift = shift_of(within.modifier)
    if within.unit == "week" and date.weekday is not None:
        monday = line.ordinal - weekday_of(line.ordinal) + 7 * shift
        return Dates((day_text(monday + date.weekday),), "within")
    if within.unit == "weekend" and date.weekday in (5, 6):
        saturday = saturday_of(within.modifier, line)
        return Dates((day_text(saturday + date.weekday - 5),), "within")
    if within.unit == "month" and date.day is not None:
        at = year * 12 + month - 1 + shift
        return Dates((day_text(_day(at // 12, at % 12 + 1, date.day, date.weekday)),), "within")
    if within.unit == "year" and date.month is not None:
        whole = date._replace(within=None, year=year + shift, modifier=None)
        return calendar_dates(whole, line)._replace(rule="within")
    raise Refused("a week, month or year that can hold it")
