"""From weeks, seasons, decades and counted units to dates."""

from datetime import timedelta

from coalition_model.dateline.clocks import moved
from coalition_model.dateline.phrases import Counted, Decade, Group, Unit
from coalition_model.dateline.picking import (
    Dateline,
    Dates,
    Refused,
    Stretch,
    alone,
    day_text,
    days_text,
    month_text,
    pick_cyclic,
    saturday_of,
    shift_of,
    weekday_of,
    year_text,
)
from coalition_model.values.moments import Moment


def unit_stretch(unit: Unit, line: Dateline) -> Stretch:
    """Find a whole week, month or year by its place."""
    year, month, _ = line.civil
    shift = shift_of(unit.modifier)
    match unit.unit:
        case "week":
            monday = line.ordinal - weekday_of(line.ordinal) + 7 * shift
            return days_text(monday, monday + 6)
        case "weekend":
            saturday = saturday_of(unit.modifier, line)
            return days_text(saturday, saturday + 1)
        case "month":
            return month_text(year * 12 + month - 1 + shift)
        case "quarter":
            index = year * 4 + (month - 1) // 3 + shift
            return alone(f"{year_text(index // 4)}-{33 + index % 4}")
        case "half":
            index = year * 2 + (month - 1) // 6 + shift
            return alone(f"{year_text(index // 2)}-{40 + index % 2}")
        case "year":
            return alone(year_text(year + shift))
        case "decade":
            return alone(f"{year_text(year + 10 * shift)[:3]}X")
        case "century":
            return alone(f"{year_text(year + 100 * shift)[:2]}XX")
        case _:
            raise Refused("a week or a larger unit")


def counted_dates(date: Counted, line: Dateline) -> Dates:
    """Find what lies so many units before or after the dateline."""
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
            return month_text(year * 12 + month - 1 + count)
        case "year":
            return alone(year_text(year + count))
        case "decade":
            return alone(f"{year_text(year + 10 * count)[:3]}X")
        case "century":
            return alone(f"{year_text(year + 100 * count)[:2]}XX")
        case _:
            return _moved_clock(count * (60 if unit == "hour" else 1), line)


def _moved_clock(minutes: int, line: Dateline) -> Stretch:
    if not isinstance(line.value, Moment):
        raise Refused("a dateline with a time of day, from which hours can be counted")
    text = line.value.text
    whole = Moment(text[:16] + text[19:]) if line.value.precision == "second" else line.value
    return alone(moved(whole, timedelta(minutes=minutes)))


def group_dates(date: Group, line: Dateline) -> Dates:
    """Find a season, quarter or half of a year."""
    base, cycle = (21, 4) if date.number <= 24 else (33, 4) if date.number <= 36 else (40, 2)

    def text(index: int) -> Stretch:
        return alone(f"{year_text(index // cycle)}-{base + index % cycle}")

    year, month, _ = line.civil
    if date.within is not None:
        index = (year + shift_of(date.within.modifier)) * cycle + date.number - base
        return Dates((text(index),), "within")
    if date.year is not None:
        return Dates((text(date.year * cycle + date.number - base),), "written")
    if base == 21:  # winter goes on over New Year
        here = (year * 12 + month - 3) // 3
    else:
        here = year * cycle + (month - 1) // (12 // cycle)
    return pick_cyclic(
        date.number - base, cycle, here, modifier=date.modifier, sense=line.sense, text=text
    )


def decade_dates(date: Decade, line: Dateline) -> Dates:
    """Find a decade by its first year, or by the two digits of its name."""
    if not date.short:
        return Dates((alone(f"{date.first // 10:03d}X"),), "written")
    here = line.civil[0] // 10 * 10
    century = here // 100 * 100
    first = century + date.first
    # A decade of this name that has begun: the nineties are not the 2090s.
    begun = first if first <= here else first - 100
    return Dates((alone(f"{year_text(begun)[:3]}X"),), "nearest")
