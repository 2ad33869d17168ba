"""Sets of days find their elements as if they were written out."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition_model.values.days import civil_of, ordinal_of
from coalition_model.values.daysets import (
    DAY,
    AnySet,
    Mixed,
    Pattern,
    Reachable,
    Runs,
    Seconds,
    days_in,
    numbers_like,
    shared,
    years_like,
)
from coalition_model.values.readings import Span

FIRST, LAST = ordinal_of(-110, 1, 1), ordinal_of(110, 1, 1)
CALENDAR = {n: civil_of(n) for n in range(FIRST, LAST)}


def matches(digits: str, number: int) -> bool:
    written = f"{number:0{len(digits)}d}"
    return all(d in ("X", w) for d, w in zip(digits, written, strict=True))


@cache
def written_out(year: str, month: str, day: str) -> list[int]:
    negative = year.startswith("-")
    digits = year.removeprefix("-")
    return [
        n
        for n, (y, m, d) in CALENDAR.items()
        if (y < 0 if negative else y >= 0)
        and matches(digits, abs(y))
        and matches(month, m)
        and matches(day, d)
    ]


def pattern(year: str, month: str, day: str) -> Pattern:
    digits = year.removeprefix("-")
    years = years_like(digits, negative=digits != year)
    return Pattern((days_in(years, numbers_like(month, 1, 12), numbers_like(day, 1, 31)),))


def all_of(points: Reachable, point: int) -> list[int]:
    found: list[int] = []
    following = points.at_or_after(point)
    while following is not None:
        found.append(following)
        following = points.at_or_after(following + 1)
    return found


def back(points: AnySet, point: int) -> list[int]:
    found: list[int] = []
    previous = points.at_or_before(point)
    while previous is not None:
        found.append(previous)
        previous = points.at_or_before(previous - 1)
    return found[::-1]


PATTERNS = [
    ("00X4", "XX", "31"),
    ("00X4", "02", "29"),
    ("000X", "1X", "3X"),
    ("-00X0", "12", "31"),
    ("-000X", "01", "01"),
    ("-00XX", "02", "29"),
    ("00X0", "X2", "2X"),
]


@pytest.mark.parametrize("written", PATTERNS)
def test_a_pattern_has_the_days_that_match(written: tuple[str, str, str]) -> None:
    expected = written_out(*written)
    days = pattern(*written)
    assert all_of(days, FIRST) == back(days, LAST) == expected
    assert (days.least, days.greatest, days.count) == (expected[0], expected[-1], len(expected))
    for by in (1, -1):
        moved = days.shifted(by)
        assert all_of(moved, FIRST) == back(moved, LAST) == [n + by for n in expected]


@pytest.mark.parametrize("one", PATTERNS)
@pytest.mark.parametrize("other", PATTERNS)
def test_shared_days(one: tuple[str, str, str], other: tuple[str, str, str]) -> None:
    both = sorted({*written_out(*one)} & {*written_out(*other)})
    assert all_of(shared(pattern(*one), pattern(*other)), FIRST) == both
    runs = Runs.of((ordinal_of(10, 1, 1), ordinal_of(20, 1, 1)))
    mixed = Mixed((pattern(*other), runs))
    expected = {*written_out(*other)} | set(range(runs.least, runs.greatest + 1))
    assert all_of(shared(pattern(*one), mixed), FIRST) == sorted({*written_out(*one)} & expected)


numbers = st.integers(0, 40)


@given(st.lists(st.tuples(numbers, numbers).map(sorted), min_size=1), numbers, st.integers(-3, 3))
def test_runs(stretches: list[list[int]], point: int, by: int) -> None:
    runs = Runs.of(*((low, high) for low, high in stretches))
    expected = sorted({n for low, high in stretches for n in range(low, high + 1)})
    assert all_of(runs, -1) == back(runs, 50) == expected
    assert runs.at_or_after(point) == min((n for n in expected if n >= point), default=None)
    assert runs.at_or_before(point) == max((n for n in expected if n <= point), default=None)
    assert all_of(runs.shifted(by), -10) == [n + by for n in expected]
    mixed = Mixed((runs, Runs.of((45, 46)))).shifted(by)
    assert all_of(mixed, -10) == back(mixed, 60) == [n + by for n in [*expected, 45, 46]]
    seconds = Seconds(runs, 5).shifted(by)
    assert all_of(seconds, -DAY) == back(seconds, 50 * DAY) == [n * DAY + 5 + by for n in expected]


def test_a_span_has_an_end_after_a_start() -> None:
    with pytest.raises(ValueError, match="a span must not end before it starts"):
        Span(Runs.of((5, 9)), Runs.of((1, 5)))
