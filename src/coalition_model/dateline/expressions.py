"""From whole expressions to values: bounds, ranges, and what a text leaves open."""

from itertools import product
from typing import Final, NamedTuple

from coalition_model.dateline.clocks import Time, minute_before, moments, times_of
from coalition_model.dateline.dates import dates_of
from coalition_model.dateline.mentions import Sense
from coalition_model.dateline.phrases import (
    Calendar,
    Clock,
    Counted,
    Expression,
    Group,
    Now,
    Numeric,
    Offset,
    Point,
    Unit,
)
from coalition_model.dateline.picking import Dateline, Dates, Refused, Stretch, day_text, year_text
from coalition_model.errors import InvalidDate
from coalition_model.values.edtf_dates import EdtfDate
from coalition_model.values.moments import Moment
from coalition_model.values.when import When, when

_SENSES: Final[dict[str, Sense]] = {"since": "past", "until": "future", "starting": "future"}


class Meaning(NamedTuple):
    """What an expression means: one value or the open readings, and which rule decided."""

    value: When | None
    readings: tuple[When, ...]
    rule: str


def meaning_of(expression: Expression, line: Dateline) -> Meaning:
    """Find what an expression means on a dateline.

    Raises:
        Refused: where it means nothing, or more than can be told.
    """
    try:
        return _meaning(expression, line)
    except InvalidDate:  # of a date that is made here, which the caller never wrote
        raise Refused("a date of the years 0000 to 9999") from None


def _meaning(expression: Expression, line: Dateline) -> Meaning:
    if expression.end is not None:
        found = _between(expression.point, expression.end, line)
        if expression.both:
            return _set(found if line.sense != "past" else _over(found, line))
    elif expression.bound is not None:
        found = _bounded(expression.point, expression.bound, line)
    else:
        found = _point(expression.point, line)
        if expression.point.about and expression.point.clock is None:
            found = _approximate(found)
    chosen = _values(found.chosen)
    others = tuple(each for each in _values(found.others) if each not in chosen)
    if len(chosen) == 1:
        return Meaning(chosen[0], others, found.rule if found.rule != "open" else "fits")
    if not chosen and not others:
        raise Refused("an end that is not before the start")
    if not chosen and found.rule != "open":
        raise Refused("ends and weekdays that agree with each other")
    return Meaning(None, chosen + others, "open")


def _over(dates: Dates, line: Dateline) -> Dates:
    """Leave out two days of which the second is still to come, where both are past."""
    chosen = tuple(each for each in dates.chosen if _first_day((each[1], each[1])) <= line.ordinal)
    if not chosen:
        raise Refused("two days that are both past")
    return Dates(chosen, dates.rule, dates.others)


def _set(dates: Dates) -> Meaning:
    """Join two days as the set of both."""
    chosen, others = (
        tuple(when(f"{{{first},{last}}}") for first, last in each)
        for each in (dates.chosen, dates.others)
    )
    if len(chosen) == 1:
        return Meaning(chosen[0], others, dates.rule)
    return Meaning(None, chosen + others, "open")


def _values(stretches: tuple[Stretch, ...]) -> tuple[When, ...]:
    found: dict[When, None] = {}
    for first, last in stretches:
        try:
            found[when(first if first == last else f"{first}/{last}")] = None
        except InvalidDate:
            continue  # its end lies before its start, so it is no reading
    return tuple(found)


def _approximate(dates: Dates) -> Dates:
    def about(stretches: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
        return tuple(
            (f"{first}~", f"{last}~") if first == last and "T" not in first else (first, last)
            for first, last in stretches
        )

    return Dates(about(dates.chosen), dates.rule, about(dates.others))


# --- points -------------------------------------------------------------------------------------


def _date(point: Point, line: Dateline) -> Dates:
    if point.date is None:
        here = day_text(line.ordinal)
        # In prose an hour alone is of the day that is told of, which need not be the dateline's.
        return Dates((), "open", (here,)) if line.prose else Dates((here,), "offset")
    return dates_of(point.date, line)


def _point(point: Point, line: Dateline) -> Dates:
    dates = _date(point, line)
    if point.part is not None and any(len(first) < 10 for first, _ in dates.chosen):
        raise Refused("a day, which has parts")
    if point.clock is None:
        return dates
    if point.clock_end is not None:
        return _hours(point, point.clock, point.clock_end, dates, line)
    times = times_of(point.clock, point.part, line)
    found = _timed(dates, times, point.clock.zone, line)
    if point.bound is None:
        return found
    bounded = _bound(found, point.bound)
    if point.date is None:
        return bounded
    # 'Tomorrow until 5 pm' starts some time tomorrow: its start is unknown, not open.
    return Dates(_started(bounded.chosen), bounded.rule, _started(bounded.others))


def _started(stretches: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    return tuple(("" if first == ".." else first, last) for first, last in stretches)


def _timed(dates: Dates, times: tuple[Time, ...], zone: str | None, line: Dateline) -> Dates:
    """Put times of day on dates."""

    def on(stretches: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
        if any(first != last for first, last in stretches):
            raise Refused("a day, on which a time of day can be")
        return tuple(
            moment
            for (day, _), time in product(stretches, times)
            for moment in moments(day, time, zone, line)
        )

    chosen = on(dates.chosen)
    return Dates(chosen, dates.rule if len(chosen) == 1 else "open", on(dates.others))


def _hours(point: Point, start: Clock, end: Clock, dates: Dates, line: Dateline) -> Dates:
    """Put two times of day on dates: 'de 15h à 17h', '9 to 11 am'."""
    pairs = _hour_pairs(start, end, point.part, line)
    zone = end.zone if start.zone is None else start.zone

    def on(stretches: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
        return tuple(
            (first[0], last[0])
            for (day, _), (early, late) in product(stretches, pairs)
            for first in moments(day, early, zone, line)
            for last in moments(day, late, zone, line)
        )

    chosen = on(dates.chosen)
    return Dates(chosen, dates.rule if len(chosen) == 1 else "open", on(dates.others))


def _hour_pairs(
    start: Clock, end: Clock, part: str | None, line: Dateline
) -> list[tuple[Time, Time]]:
    """Pair the times that two clock times may mean; am or pm of the end goes for the start too.

    An end that is not after its start is one of the night that follows, if the start is late.
    """
    if start.half is None and end.half in ("am", "pm"):
        same = _hour_pairs(start._replace(half=end.half), end, part, line)
        return same or _hour_pairs(start._replace(half="am"), end, part, line)
    zone = start.zone or end.zone
    early = times_of(start._replace(zone=zone), part, line)
    late = times_of(end._replace(zone=zone), part, line)
    if len(early) == len(late) == 2:  # both in the morning, or both in the afternoon
        pairs = [(one, two) for one, two in zip(early, late, strict=True) if one < two]
    else:
        pairs = [(one, two) for one, two in product(early, late) if one < two]
    hour, minute, second = late[0]
    if not pairs and len(early) == 1 and early[0][0] >= 17 and hour < 12:
        return [(early[0], (hour + 24, minute, second))]
    return pairs


# --- bounds -------------------------------------------------------------------------------------


def _bounded(point: Point, bound: str, line: Dateline) -> Dates:
    sense = _SENSES.get(bound)
    if sense is not None and not (bound == "starting" and line.sense is not None):
        if isinstance(point.date, Calendar) and point.date.weekday is not None:
            line = line._replace(sense=sense)
        elif bound == "since" and line.sense == "future":
            line = line._replace(sense=None)
    found = _point(point, line)
    if bound == "since":
        found = _without_future(found, line)
    return _bound(found, _inclusive(bound, point))


def _inclusive(bound: str, point: Point) -> str:
    """Keep the whole in a bound that lies inside it: 'before the end of August' ends in August.

    Only 'before the start' and 'after the end' leave it out.
    """
    within = point.part is not None and point.clock is None
    if bound == "before" and (within or point.edge in ("mid", "late")):
        return "until"
    if bound == "after" and (within or point.edge in ("early", "mid")):
        return "starting"
    return bound


def _without_future(dates: Dates, line: Dateline) -> Dates:
    """Leave out what nothing can have lasted since: days after the dateline's."""

    def past(stretches: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
        return tuple(each for each in stretches if _first_day(each) <= line.ordinal)

    chosen, others = past(dates.chosen), past(dates.others)
    if chosen:
        return Dates(chosen, dates.rule, others)
    if not others:
        raise Refused("a day that is not still to come, since which something may last")
    return Dates(others, "sense")


def _first_day(stretch: Stretch) -> int:
    value = when(stretch[0])
    assert isinstance(value, EdtfDate | Moment)  # noqa: S101 - so are all ends
    return value.earliest.ordinal


def _bound(dates: Dates, bound: str) -> Dates:
    def bounded(stretches: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
        return tuple(_one_bounded(each, bound) for each in stretches)

    return Dates(bounded(dates.chosen), dates.rule, bounded(dates.others))


def _one_bounded(stretch: Stretch, bound: str) -> Stretch:
    first, last = stretch
    if first in ("..", "") or last == "..":
        raise Refused("a bound on one side only")
    match bound:
        case "since" | "starting":
            return (first, "..")
        case "until":
            return ("..", last)
        case "before":
            return ("..", minute_before(first) if "T" in first else _beside(first, -1))
        case _:
            return (last if "T" in last else _beside(last, 1), "..")


def _beside(text: str, step: int) -> str:
    """Give the year beside a year, and beside anything else the day: no part is invented."""
    date = EdtfDate(text)
    if date.precision == "year" and text.isdigit():
        return year_text(int(text) + step)
    return day_text((date.latest if step > 0 else date.earliest).ordinal + step)[0]


# --- ranges -------------------------------------------------------------------------------------


def _between(start: Point, end: Point, line: Dateline) -> Dates:
    """Join two points, each of which may explain what the other leaves out."""
    start, end = _completed(start, end)
    if start.clock is not None and end.clock is not None and end.date in (None, start.date):
        joined = start._replace(clock_end=end.clock)
        return _point(joined, line)
    first = _point(start, line)
    pairs: list[Stretch] = []
    rule = first.rule
    for opening in first.chosen:
        then = _point(end, _anchored(end, opening, line))
        pairs += [(opening[0], closing[1]) for closing in then.chosen]
        if len(then.chosen) > 1:
            rule = "open"
    others = tuple(
        (opening[0], closing[1])
        for opening in first.others
        for closing in _point(end, _anchored(end, opening, line)).chosen
    )
    return Dates(tuple(pairs), rule, others)


def _anchored(end: Point, opening: Stretch, line: Dateline) -> Dateline:
    """Seek the end of a range from its start on, unless it is counted from the dateline itself."""
    date = end.date
    if date is None or isinstance(date, Offset | Now | Unit | Counted):
        return line
    if isinstance(date, Calendar | Group) and (
        date.modifier is not None or date.within is not None
    ):
        return line
    return line._replace(ordinal=_first_day(opening), sense="future")


def _completed(start: Point, end: Point) -> tuple[Point, Point]:
    """Give each end of a range what only the other says: month, year, day, hours."""
    if start.number is not None:
        if end.clock is not None:
            start = Point(clock=Clock(start.number, written=False), date=end.date, part=end.part)
        else:
            assert isinstance(end.date, Calendar)  # noqa: S101 - the grammar saw to it
            start = Point(date=Calendar(day=start.number))
    if end.number is not None:
        assert isinstance(start.date, Calendar)  # noqa: S101 - the grammar saw to it
        if start.date.day is not None and start.date.day >= end.number:
            raise Refused("a day that is after the other, or a month beside each")
        end = Point(date=start.date._replace(day=end.number, weekday=None, modifier=None))
    if start.date is None and start.clock is not None and end.date is not None:
        start = start._replace(date=end.date, part=start.part or end.part)
    one, two = start.date, end.date
    if isinstance(one, Calendar) and isinstance(two, Calendar):
        one, two = _completed_dates(one, two)
        return start._replace(date=one), end._replace(date=two)
    if isinstance(one, Group) and isinstance(two, Group) and one.year is None:
        return start._replace(date=one._replace(year=two.year)), end
    if isinstance(one, Calendar) and isinstance(two, Numeric) and one.month is None:
        raise Refused("a month at both ends")
    return start, end


def _completed_dates(one: Calendar, two: Calendar) -> tuple[Calendar, Calendar]:
    if one.day is not None and one.month is None and one.within is None:
        if two.day is not None and one.day >= two.day:
            raise Refused("a day that is before the other, or a month beside each")
        one = one._replace(
            month=two.month, year=two.year, short_year=two.short_year,
            within=two.within, modifier=one.modifier or two.modifier,
        )  # fmt: skip
    elif one.month is not None and one.year is None and two.year is not None and two.month:
        back = one.month > two.month
        if not (back and two.short_year):
            one = one._replace(year=two.year - back, short_year=two.short_year)
    elif one.month is not None and two.modifier is not None and one.modifier is None:
        one = one._replace(modifier=two.modifier)
    return one, two
