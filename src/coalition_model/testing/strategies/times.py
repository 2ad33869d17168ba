"""Dates, intervals, sets and moments, as strategies."""

import datetime as dt
from collections.abc import Callable
from typing import Final, TypeAlias, cast, get_args
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from coalition_model.errors import CoalitionModelError
from coalition_model.testing.strategies.arguments import (
    DayLike,
    Drawn,
    checked,
    days_between,
    one_of_these,
    refuse,
    strategy_of,
)
from coalition_model.values.days import Day
from coalition_model.values.edtf import EdtfDate, EdtfInterval, IntervalEnd
from coalition_model.values.edtf_forms import Precision
from coalition_model.values.edtf_grammar import Level
from coalition_model.values.edtf_sets import EdtfSet, SetKind
from coalition_model.values.interval_ends import OPEN, UNKNOWN
from coalition_model.values.moments import ClockPrecision, Moment, MomentInterval
from coalition_model.values.when import When

Between: TypeAlias = tuple[DayLike, DayLike]
"""Two days, both included."""

NEAR: Final = Day(2025, 8, 17)
"""The day to which days shrink."""
FIRST_DAY, LAST_DAY = Day(-9999, 1, 1), Day(9999, 12, 31)
"""The first and the last day that EDTF can write."""
ORDINARY: Final = (Day(1900, 1, 1), Day(2100, 12, 31))
ON_CLOCKS: Final = (Day(1, 1, 2), Day(9999, 12, 30))
"""The first and the last day that is on the clocks of every zone."""
SINCE_ZONES: Final = (Day(1970, 1, 1), Day(2100, 12, 31))
ZONES: Final = (
    "UTC",
    "Europe/Paris",
    "Europe/Kyiv",
    "America/New_York",
    "Asia/Kolkata",
    "Pacific/Kiritimati",
)

_FORMS: Final[tuple[tuple[Level, Precision, str], ...]] = (
    (0, "day", "{y}-{m:02}-{d:02}"),
    (0, "month", "{y}-{m:02}"),
    (0, "year", "{y}"),
    (1, "day", "{y}-{m:02}-{d:02}?"),
    (1, "day", "{y}-{m:02}-{d:02}~"),
    (1, "day", "{y}-{m:02}-XX"),
    (1, "day", "{y}-XX-XX"),
    (1, "month", "{y}-{m:02}%"),
    (1, "month", "{y}-XX"),
    (1, "year", "{y}~"),
    (1, "season", "{y}-{season}"),
    (1, "decade", "{tens}X"),
    (1, "century", "{hundreds}XX"),
    (2, "day", "{y}-~{m:02}-{d:02}"),
    (2, "day", "{y}?-{m:02}-~{d:02}"),
    (2, "day", "{y}-XX-{d:02}"),
    (2, "day", "{tens}X-{m:02}-{d:02}"),
    (2, "month", "{y}-?{m:02}"),
    (2, "month", "{tens}X-{m:02}"),
    (2, "year", "{y}S3"),
    (2, "millennium", "{thousands}XXX"),
    (2, "quarter", "{y}-{quarter}"),
    (2, "quadrimester", "{y}-{quadrimester}"),
    (2, "semester", "{y}-{semester}"),
)
"""How the day that is drawn may be written, plainest first; each way of writing may be that day."""


def days(between: Between | None = None) -> st.SearchStrategy[Day]:
    """Draw days, between 1900 and 2100 if nothing else is said.

    Args:
        between: the first and the last day.

    Raises:
        InvalidArgument: these are not two days, the first no later than the second.

    >>> from hypothesis import find
    >>> find(days(), lambda day: day.year > 2025)
    Day('2026-01-01')
    """
    first, last = days_between("days", between, ORDINARY)
    return _days(first, last)


def _days(first: Day, last: Day) -> st.SearchStrategy[Day]:
    low, high = first - NEAR, last - NEAR
    return st.integers(low, high).map(lambda offset: NEAR + offset)


def _written(
    day: Day, forms: tuple[str, ...], level: Level | None, first: Day | None, last: Day | None
) -> list[EdtfDate]:
    """Write a day in all the forms that are of the level and certainly lie between two days."""
    found: list[EdtfDate] = []
    month = day.month
    sign, year = "-" if day.year < 0 else "", f"{abs(day.year):04}"
    pieces = {
        "y": sign + year,
        "m": month,
        "d": day.day,
        "season": 21 + (month - 3) % 12 // 3,
        "quarter": 33 + (month - 1) // 3,
        "quadrimester": 37 + (month - 1) // 4,
        "semester": 40 + (month - 1) // 6,
        "tens": sign + year[:-1],
        "hundreds": sign + year[:-2],
        "thousands": sign + year[:-3],
    }
    for form in forms:
        try:
            date = EdtfDate(form.format(**pieces))
        except CoalitionModelError:  # the day is not in every month, or the year is too far
            continue
        if level not in (None, date.level):  # a year before 0 is of level 1 however it is written
            continue
        if first is None or last is None or _within(date, first, last):
            found.append(date)
    return found


def _within(date: EdtfDate, first: Day, last: Day) -> bool:
    return date.earliest - first >= 0 and last - date.latest >= 0


def _forms(level: Level | None, precision: Precision | None) -> tuple[str, ...]:
    return tuple(
        form
        for its_level, its_precision, form in _FORMS
        if level in (None, its_level) and precision in (None, its_precision)
    )


def edtf_dates(
    *,
    level: Level | None = None,
    precision: Precision | None = None,
    between: Between | None = None,
) -> st.SearchStrategy[EdtfDate]:
    """Draw EDTF dates.

    Args:
        level: the level of EDTF that they are of, 0, 1 or 2; any if None.
        precision: how closely they are written: `day`, `month`, `year`, `season`, ...
        between: the first and the last day; the whole of each date lies between them.

    Raises:
        InvalidArgument: an argument cannot be, or there is no such date.

    >>> from hypothesis import find
    >>> find(edtf_dates(level=1, precision="month"), lambda date: True)
    EdtfDate('2025-08%')
    >>> find(edtf_dates(between=("2024-02-28", "2024-03-02")), lambda date: date.day == 29)
    EdtfDate('2024-02-29')
    """
    one_of_these("edtf_dates", "level", level, get_args(Level))
    one_of_these("edtf_dates", "precision", precision, get_args(Precision))
    if not _forms(level, precision):
        raise refuse("edtf_dates", "precision", f"one that level {level} has", precision)
    first, last = days_between("edtf_dates", between, ORDINARY)
    dates_of = _dates("edtf_dates", level, precision, between)
    far: list[EdtfDate] = []
    if between is None and precision in (None, "year"):
        far = [date for date in _FAR if level in (None, date.level)]
    return _days(first, last).flatmap(lambda day: st.sampled_from(dates_of(day) + far))


def _dates(
    function: str, level: Level | None, precision: Precision | None, between: Between | None
) -> Callable[[Day], list[EdtfDate]]:
    """Give what writes a day as dates that fit; one that cannot be is written as another one.

    Raises:
        InvalidArgument: there is no such date.
    """
    first, last = days_between(function, between, ORDINARY)
    forms = _forms(None, precision)
    low, high = (first, last) if between is not None else (None, None)
    fitting = next(
        (
            dates
            for day in _anchors(first, last)
            if (dates := _written(day, forms, level, low, high))
        ),
        None,
    )
    if fitting is None:
        raise refuse(function, "between", "days between which there is such a date", between)
    return lambda day: _written(day, forms, level, low, high) or fitting


_FAR: Final = tuple(map(EdtfDate, ("-0044", "0000~", "Y170000002", "Y-17E7", "-1985?")))


def _anchors(first: Day, last: Day) -> list[Day]:
    """Give days of which one lies in a fitting date if there is any between two days."""
    found = [first, last]
    for year in range(first.year, min(first.year + 1001, last.year) + 1):
        months = range(1, 13) if year - first.year < 3 else (1,)
        found += [day for m in months if (day := Day(year, m, 1)) - first >= 0 and last - day >= 0]
    return found


def edtf_intervals(
    *,
    level: Level | None = None,
    between: Between | None = None,
    start: Drawn[EdtfDate | IntervalEnd] | None = None,
    end: Drawn[EdtfDate | IntervalEnd] | None = None,
) -> st.SearchStrategy[EdtfInterval]:
    """Draw EDTF intervals, some of them open or unknown at an end.

    Args:
        level: the level of the dates at the ends, but for those that are given; any if None.
        between: the first and the last day that the dates at the ends may be.
        start: what it begins with; an unknown or open end or a date.
        end: what it ends with.

    Raises:
        InvalidArgument: an argument cannot be, there is no such date, or the end given lies before
            the start.

    >>> from hypothesis import find
    >>> find(edtf_intervals(end=OPEN), lambda interval: True)
    EdtfInterval('2025-08-17/..')
    """
    one_of_these("edtf_intervals", "level", level, get_args(Level))
    first, last = days_between("edtf_intervals", between, ORDINARY)
    dates_of = _dates("edtf_intervals", level, None, between)

    @st.composite
    def intervals(draw: st.DrawFn) -> EdtfInterval:
        begin, finish = sorted(draw(st.tuples(_days(first, last), _days(first, last))), key=_number)
        ends: list[EdtfDate | IntervalEnd] = []
        for day, given, loose in ((begin, start, UNKNOWN), (finish, end, OPEN)):
            if given is not None:
                ends.append(draw(strategy_of(given)))
                continue
            dated = st.sampled_from(dates_of(day))
            ends.append(draw(st.one_of(dated, st.sampled_from((loose, UNKNOWN)))))
        if all(isinstance(each, IntervalEnd) for each in ends) and start is None:
            ends[0] = draw(st.sampled_from(dates_of(begin)))
        return _interval(ends[0], ends[1], start, end)

    return intervals()


def _interval(
    begin: EdtfDate | IntervalEnd,
    finish: EdtfDate | IntervalEnd,
    start: object,
    end: object,
) -> EdtfInterval:
    """Join two ends; where the one that was drawn does not fit the given one, it is unknown."""
    try:
        return EdtfInterval.between(begin, finish)
    except CoalitionModelError:
        if start is not None and end is not None:
            raise refuse("edtf_intervals", "end", f"no earlier than {begin}", finish) from None
    if end is not None:
        return EdtfInterval.between(UNKNOWN, finish)
    return EdtfInterval.between(begin, UNKNOWN)


def _number(day: Day) -> int:
    return day - NEAR


def edtf_sets(
    *, kind: SetKind | None = None, between: Between | None = None
) -> st.SearchStrategy[EdtfSet]:
    """Draw EDTF sets: one of several dates, or all of them.

    Args:
        kind: `one of` or `all of`.
        between: the first and the last day of the dates in them.

    Raises:
        InvalidArgument: an argument cannot be.

    >>> from hypothesis import find
    >>> find(edtf_sets(kind="all of"), lambda dates: True)
    EdtfSet('{2025-08-17}')
    """
    one_of_these("edtf_sets", "kind", kind, get_args(SetKind))
    first, last = days_between("edtf_sets", between, ORDINARY)
    low, high = (first, last) if between is not None else (None, None)
    forms = _forms(0, None)

    @st.composite
    def sets(draw: st.DrawFn) -> EdtfSet:
        drawn = draw(st.lists(_days(first, last), min_size=1, max_size=4, unique=True))
        members = [
            str(draw(st.sampled_from(_written(day, forms, None, low, high))))
            for day in sorted(drawn, key=_number)
        ]
        if len(drawn) > 1 and draw(st.booleans()):
            begin, finish = sorted(drawn, key=_number)[-2:]
            members[-2:] = [f"{begin}..{finish}"]
        opened, closed = "[]" if kind == "one of" or (kind is None and draw(_coin)) else "{}"
        return EdtfSet(opened + ",".join(dict.fromkeys(members)) + closed)

    return sets()


_coin: Final = st.booleans()


def moments(
    *,
    zone: Drawn[str | None] = "",
    between: Between | None = None,
    precision: ClockPrecision | None = None,
) -> st.SearchStrategy[Moment]:
    """Draw moments: local, in UTC, or on the clocks of a time zone.

    Args:
        zone: the name of an IANA time zone; None for local moments without zone; any if left out.
        between: the first and the last day on their own clocks.
        precision: `minute` or `second`.

    Raises:
        InvalidArgument: an argument cannot be, as a zone that there is not.

    >>> from hypothesis import find
    >>> find(moments(zone="Europe/Paris"), lambda moment: True)
    Moment('2025-08-17T12:00+02:00[Europe/Paris]')
    """
    one_of_these("moments", "precision", precision, get_args(ClockPrecision))
    first, last = _days_on_clocks("moments", between)
    if zone == "":
        zone = st.sampled_from((None, *ZONES))
    zones = checked("moments", "zone", zone, _is_zone, "the name of a time zone, or None")

    @st.composite
    def drawn(draw: st.DrawFn) -> Moment:
        day = draw(_days(first, last))
        hour, minute = (12 + draw(_hours)) % 24, draw(_sixty)
        fine = precision == "second" or (precision is None and draw(_coin))
        second = draw(st.integers(1, 59)) if fine else 0
        return moment_at(day, (hour, minute, second), draw(zones), first, last)

    return drawn()


def _days_on_clocks(function: str, between: Between | None) -> tuple[Day, Day]:
    """Read the two days between which moments are to be; clocks have none before year 1."""
    first, last = days_between(function, between, SINCE_ZONES)
    low, high = ON_CLOCKS
    if last - low < 0 or high - first < 0:
        raise refuse(function, "between", f"days of which some lie from {low} to {high}", between)
    return (low if first - low < 0 else first), (high if high - last < 0 else last)


_hours: Final = st.integers(0, 23)
_sixty: Final = st.integers(0, 59)


def moment_at(
    day: Day, time: tuple[int, int, int], zone: str | None, first: Day, last: Day
) -> Moment:
    """Give a time of day; one that the clocks of the zone jump over moves on with them."""
    local = dt.datetime(day.year, day.month, day.day, *time)  # noqa: DTZ001 - it has no zone
    if zone is None:
        return Moment.from_datetime(local)
    if zone == "UTC":
        return Moment(f"{Moment.from_datetime(local)}Z")
    there = local.replace(tzinfo=ZoneInfo(zone)).astimezone(dt.UTC).astimezone(ZoneInfo(zone))
    moment = Moment.from_datetime(there)
    if moment.earliest - first < 0 or last - moment.earliest < 0:  # a day that the clocks left out
        return Moment.from_datetime(local)
    return moment


def _is_zone(name: object) -> bool:
    if name is None:
        return True
    try:
        ZoneInfo(cast("str", name))
    except (ValueError, OSError, KeyError, TypeError, AttributeError):
        return False
    return True


def moment_intervals(
    *, zone: Drawn[str | None] = "", between: Between | None = None
) -> st.SearchStrategy[MomentInterval]:
    """Draw intervals between moments, some of them open at the end: 'from 15:00 on'.

    Args:
        zone: as for `moments`; both ends are on the clocks of one zone.
        between: the first and the last day on these clocks.

    Raises:
        InvalidArgument: an argument cannot be.

    >>> from hypothesis import find
    >>> find(moment_intervals(zone="UTC"), lambda interval: isinstance(interval.end, Moment))
    MomentInterval('2025-08-17T12:00Z/2025-08-17T12:00Z')
    """
    first, last = _days_on_clocks("moment_intervals", between)
    if zone == "":
        zone = st.sampled_from((None, *ZONES))
    zones = checked("moment_intervals", "zone", zone, _is_zone, "the name of a time zone, or None")

    @st.composite
    def drawn(draw: st.DrawFn) -> MomentInterval:
        day, named, hour = draw(_days(first, last)), draw(zones), draw(st.integers(0, 11))
        begin = moment_at(day, (12 + hour, 0, 0), named, first, last)
        if draw(_coin):
            later = draw(st.integers(0, 11 - hour))
            finish = moment_at(day, (12 + hour + later, 0, 0), named, first, last)
            return MomentInterval(f"{begin}/{finish}")
        return MomentInterval(f"{begin}/{draw(st.sampled_from(('..', '')))}")

    return drawn()


def whens(between: Between | None = None) -> st.SearchStrategy[When]:
    """Draw temporal values of every class, dates first.

    Args:
        between: the first and the last day.

    Raises:
        InvalidArgument: these are not two days, the first no later than the second.

    >>> from hypothesis import find
    >>> find(whens(), lambda when: True)
    EdtfDate('2025-08-17')
    """
    first, last = days_between("whens", between, ORDINARY)
    kinds: list[st.SearchStrategy[When]] = [
        edtf_dates(between=between),
        edtf_intervals(between=between),
        edtf_sets(between=between),
    ]
    if last - ON_CLOCKS[0] >= 0 and ON_CLOCKS[1] - first >= 0:
        kinds[1:1] = [moments(between=between), moment_intervals(between=between)]
    return st.one_of(kinds)
