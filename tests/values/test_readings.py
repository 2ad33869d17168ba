"""What each temporal value may stand for: where it starts and ends, and what its members are."""

from calendar import monthrange
from datetime import date

import pytest

from coalition_model.values.daysets import DAY, ENDLESS, FAR, Pattern, Runs
from coalition_model.values.edtf import EdtfDate
from coalition_model.values.edtf_sets import EdtfSet
from coalition_model.values.moments import Moment, MomentInterval
from coalition_model.values.readings import Block, Clock, Reading, Several, Span
from coalition_model.values.when import when

Stretches = tuple[tuple[int, int], ...]
JANUARY_2025 = date(2025, 1, 1).toordinal()
NOON = JANUARY_2025 * DAY + 12 * 3600


def stretches(points: object) -> Stretches:
    assert isinstance(points, Runs)
    return points.stretches


def written(reading: Reading) -> tuple[Clock, Stretches, Stretches | int]:
    """Write out a block or a span: its clock, where it starts, and its length or where it ends."""
    assert not isinstance(reading, Several)
    last = reading.length if isinstance(reading, Block) else stretches(reading.ends)
    return reading.clock, stretches(reading.starts), last


def at(point: int) -> Stretches:
    return ((point, point),)


def months(*wanted: tuple[int, int]) -> list[tuple[int, int]]:
    """Give the first and the last day of each month."""
    return [
        (
            date(year, month, 1).toordinal(),
            date(year, month, monthrange(year, month)[1]).toordinal(),
        )
        for year, month in wanted
    ]


def years(first: int, last: int) -> list[tuple[int, int]]:
    """Give the first and the last day of each year."""
    return [
        (date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal())
        for year in range(first, last + 1)
    ]


FIRST_DAY, LAST_DAY = JANUARY_2025, JANUARY_2025 + 30


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-01", (Clock.DAYS, ((FIRST_DAY, LAST_DAY),), 1)),
        ("2025-01-01", (Clock.DAYS, at(FIRST_DAY), 1)),
        ("2025-01-0X", (Clock.DAYS, ((FIRST_DAY, FIRST_DAY + 8),), 1)),
        ("2025-01/2025-01-31", (Clock.DAYS, ((FIRST_DAY, LAST_DAY),), at(LAST_DAY + 1))),
        ("2025-01-01/..", (Clock.DAYS, at(FIRST_DAY), at(ENDLESS))),
        ("2025-01-01/", (Clock.DAYS, at(FIRST_DAY), ((-FAR, FAR),))),
        ("../2025-01-31", (Clock.DAYS, at(-ENDLESS), at(LAST_DAY + 1))),
        ("/2025-01-31", (Clock.DAYS, ((-FAR, FAR),), at(LAST_DAY + 1))),
        (
            "[2025-01-01,2025-01-03..2025-01-05]",
            (*(Clock.DAYS, ((FIRST_DAY, FIRST_DAY), (FIRST_DAY + 2, FIRST_DAY + 4)), 1),),
        ),
        ("[..2025-01-31]", (Clock.DAYS, ((-FAR, LAST_DAY),), 1)),
        ("[2025-01-01..]", (Clock.DAYS, ((FIRST_DAY, FAR),), 1)),
        ("{2025-01}", (Clock.DAYS, ((FIRST_DAY, LAST_DAY),), 1)),
        ("{2025-01-01}", (Clock.DAYS, at(FIRST_DAY), at(FIRST_DAY + 1))),
        (
            "{2025-01-01..2025-01-30,2025-01-31}",
            (Clock.DAYS, at(FIRST_DAY), at(LAST_DAY + 1)),
        ),
        ("{..2025-01-31}", (Clock.DAYS, at(-ENDLESS), at(LAST_DAY + 1))),
        ("{2025-01-01..}", (Clock.DAYS, at(FIRST_DAY), at(ENDLESS))),
        ("{2025-01..2025-01}", (Clock.DAYS, ((FIRST_DAY, LAST_DAY),), 1)),
        ("2025-01-01T12:00", (Clock.LOCAL, at(NOON), 60)),
        ("2025-01-01T12:00:00", (Clock.LOCAL, at(NOON), 1)),
        ("2025-01-01T12:00Z", (Clock.UTC, at(NOON), 60)),
        ("2025-01-01T12:00:30+02:00", (Clock.UTC, at(NOON - 7200 + 30), 1)),
        ("2025-01-01T12:00/2025-01-01T12:00", (Clock.LOCAL, at(NOON), 60)),
        ("2025-01-01T12:00:00Z/2025-01-01T12:01Z", (Clock.UTC, at(NOON), 120)),
        ("2025-01-01T12:00/..", (Clock.LOCAL, at(NOON), at(ENDLESS))),
        ("2025-01-01T12:00Z/", (Clock.UTC, at(NOON), ((-FAR, FAR),))),
        ("../2025-01-01T12:00", (Clock.LOCAL, at(-ENDLESS), at(NOON + 60))),
        ("/2025-01-01T12:00:00Z", (Clock.UTC, ((-FAR, FAR),), at(NOON + 1))),
    ],
)
def test_where_a_value_may_start_and_end(
    text: str, expected: tuple[Clock, Stretches, Stretches | int]
) -> None:
    assert written(when(text).reading) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-01-01T12:00+02:00", (Clock.LOCAL, at(NOON), 60)),
        ("2025-01-01T12:00+02:00/..", (Clock.LOCAL, at(NOON), at(ENDLESS))),
        ("/2025-01-01T12:00:00-04", (Clock.LOCAL, ((-FAR, FAR),), at(NOON + 1))),
        # Where clocks are put back, the end may be shown before the start.
        (
            "2025-01-01T12:00+02:00/2025-01-01T11:30+01:00",
            (Clock.LOCAL, at(NOON), 1),
        ),
    ],
)
def test_what_a_moment_shows_on_its_own_clock(
    text: str, expected: tuple[Clock, Stretches, Stretches | int]
) -> None:
    value = when(text)
    assert isinstance(value, Moment | MomentInterval)
    assert written(value.clock_reading) == expected


def test_a_pattern_of_days_starts_where_it_has_days() -> None:
    reading = EdtfDate("2025-XX-01").reading
    assert isinstance(reading, Block)
    assert isinstance(reading.starts, Pattern)
    assert (reading.starts.count, reading.length, reading.clock) == (12, 1, Clock.DAYS)


def several(text: str) -> Several:
    reading = EdtfSet(text).reading
    assert isinstance(reading, Several)
    return reading


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        ("{1670..1672}", years(1670, 1672)),
        ("{0001..0008}", years(1, 8)),
        ("{2023-11..2024-03}", months((2023, 11), (2023, 12), (2024, 1), (2024, 2), (2024, 3))),
        (
            "{2023-12..2025-01}",
            months((2023, 12), *((2024, month) for month in range(1, 13)), (2025, 1)),
        ),
        ("{2025-01..2025-02}", months((2025, 1), (2025, 2))),
        ("{2025-01,2025-03}", months((2025, 1), (2025, 3))),
        ("{2025-01,2025-01}", months((2025, 1), (2025, 1))),
        ("{2025-01..2025-02,2024}", [*months((2025, 1), (2025, 2)), *years(2024, 2024)]),
    ],
)
def test_each_date_of_a_range_is_one_day_of_a_window(
    text: str, windows: list[tuple[int, int]]
) -> None:
    reading = several(text)
    assert reading.windows is not None
    assert [stretches(days) for days in reading.windows] == [(window,) for window in windows]
    assert reading.fixed == ()
    parts = sorted({*windows})
    assert [written(part) for part in reading.parts] == [
        (Clock.DAYS, (window,), 1) for window in parts
    ]
    assert reading.clock is Clock.DAYS


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("{..2025-01}", [(-FAR, LAST_DAY), (FIRST_DAY, LAST_DAY)]),
        ("{2025-01..}", [(FIRST_DAY, LAST_DAY), (FIRST_DAY, FAR)]),
        ("{2023..}", [*years(2023, 2023), (years(2023, 2023)[0][0], FAR)]),
        (
            "{1000..2000}",  # more dates than are looked at one by one
            [
                *years(1000, 1000),
                (years(1000, 1000)[0][0], years(2000, 2000)[0][1]),
                *years(2000, 2000),
            ],
        ),
        (
            "{2025-33..2025-34}",
            [
                (FIRST_DAY, date(2025, 3, 31).toordinal()),
                (FIRST_DAY, date(2025, 6, 30).toordinal()),
                (date(2025, 4, 1).toordinal(), date(2025, 6, 30).toordinal()),
            ],
        ),
        (
            "{2025-01..2025-0X}",
            [
                (FIRST_DAY, LAST_DAY),
                (FIRST_DAY, date(2025, 9, 30).toordinal()),
            ],
        ),
    ],
)
def test_a_range_of_which_not_every_date_is_known_keeps_its_ends_and_all_of_it(
    text: str, parts: list[tuple[int, int]]
) -> None:
    reading = several(text)
    assert reading.windows is None
    assert {written(part) for part in reading.parts} == {(Clock.DAYS, (part,), 1) for part in parts}


def test_a_thousand_dates_of_a_range_are_looked_at_one_by_one() -> None:
    reading = several("{1000..1999}")
    assert [written(part)[1] for part in reading.parts] == [(year,) for year in years(1000, 1999)]
    assert reading.windows is None  # more than are chosen together


@pytest.mark.parametrize(("last", "known"), [(1963, True), (1964, False)])
def test_up_to_64_members_are_chosen_together(last: int, *, known: bool) -> None:
    assert (several(f"{{1900..{last}}}").windows is not None) is known


def test_certain_days_of_a_set_are_joined_and_the_others_are_apart() -> None:
    reading = several("{2025-01-01,2025-01-02..2025-01-05,2025-01-31,2025-02}")
    february = months((2025, 2))[0]
    assert reading.fixed == ((FIRST_DAY, FIRST_DAY + 4), (LAST_DAY, LAST_DAY))
    assert [written(part) for part in reading.parts] == [
        (Clock.DAYS, at(FIRST_DAY), at(FIRST_DAY + 5)),
        (Clock.DAYS, at(LAST_DAY), at(LAST_DAY + 1)),
        (Clock.DAYS, (february,), 1),
    ]
    assert written(reading.hull) == (
        Clock.DAYS,
        at(FIRST_DAY),
        ((february[0] + 1, february[1] + 1),),
    )
    assert isinstance(reading.parts[0], Span)


@pytest.mark.parametrize(
    ("text", "starts", "stops"),
    [
        # The first is one of January at the latest, the last one of February at the earliest.
        ("{2025-01,2025-02}", [months((2025, 1))[0]], [months((2025, 2))[0]]),
        # The year may have the first day, the last, or neither.
        (
            "{2025,2025-01-03,2025-12-30}",
            [(FIRST_DAY, FIRST_DAY + 2)],
            [(JANUARY_2025 + 363, JANUARY_2025 + 364)],
        ),
        ("{2025-01,2025-01-10}", [(FIRST_DAY, FIRST_DAY + 9)], [(FIRST_DAY + 9, LAST_DAY)]),
        ("{..2025-01-31,2025-02}", [(-ENDLESS, -ENDLESS)], [months((2025, 2))[0]]),
        ("{2025-01,2025-02-01..}", [(FIRST_DAY, LAST_DAY)], [(ENDLESS - 1, ENDLESS - 1)]),
        (
            "{2025-01,2025-03-01..2025-03-02}",
            [(FIRST_DAY, LAST_DAY)],
            [(date(2025, 3, 2).toordinal(),) * 2],
        ),
    ],
)
def test_from_where_to_where_a_set_may_go(
    text: str, starts: list[tuple[int, int]], stops: list[tuple[int, int]]
) -> None:
    hull = several(text).hull
    assert stretches(hull.starts) == tuple(starts)
    assert stretches(hull.ends) == tuple((a + 1, b + 1) for a, b in stops)


def test_the_days_of_one_of_several_dates_are_put_together() -> None:
    one = EdtfSet("[2025-XX-01,2025-XX-02]").reading
    assert one.start_min == JANUARY_2025
    assert one.start_max == date(2025, 12, 2).toordinal()
    alone = EdtfSet("[2025-XX-01]").reading
    assert isinstance(alone, Block)
    assert isinstance(alone.starts, Pattern)
    mixed = EdtfSet("[2025-XX-01,2025-01-05]").reading
    assert isinstance(mixed, Block)
    assert mixed.starts.at_or_after(JANUARY_2025 + 1) == JANUARY_2025 + 4


def test_sets_are_made_of_dates_and_of_texts() -> None:
    dates: list[EdtfDate | str] = [EdtfDate("2025-08-15"), "2025-08-18"]
    assert EdtfSet.one_of(dates) == EdtfSet("[2025-08-15,2025-08-18]")
    assert EdtfSet.all_of(dates) == EdtfSet("{2025-08-15,2025-08-18}")
    assert (EdtfSet.one_of(dates).kind, EdtfSet.all_of(dates).kind) == ("one of", "all of")
