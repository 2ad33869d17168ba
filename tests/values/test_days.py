"""Days agree with `datetime.date` where it exists, and go on where it ends."""

import copy
import pickle
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition_model.errors import InvalidValue
from coalition_model.values.days import Day, is_leap, month_length

ordinals = st.integers(-(10**30), 10**30) | st.integers(-800_000, 800_000)


@given(st.dates())
def test_a_day_is_the_date(value: date) -> None:
    day = Day.from_date(value)
    assert (day.year, day.month, day.day) == (value.year, value.month, value.day)
    assert day == Day(value.year, value.month, value.day)
    assert day.ordinal == value.toordinal()
    assert str(day) == value.isoformat()
    assert day.to_date() == value


@given(ordinals)
def test_number_and_calendar_agree(ordinal: int) -> None:
    day = Day.from_ordinal(ordinal)
    assert Day(day.year, day.month, day.day).ordinal == ordinal
    following = day + 1
    assert following.day == 1 or following.month == day.month
    assert following - day == 1
    assert following - 1 == day
    assert day < following
    assert following > day
    assert day <= Day.from_ordinal(ordinal)
    assert following >= day


def test_every_day_around_year_0() -> None:
    """Counting from -0101-01-01 day by day gives every day of the calendar in turn."""
    day = Day(-101, 1, 1)
    for year in range(-101, 402):
        for month in range(1, 13):
            for number in range(1, month_length(year, month) + 1):
                assert (day.year, day.month, day.day) == (year, month, number)
                day += 1


def test_leap_years() -> None:
    assert [y for y in (-400, -100, -4, 0, 4, 1900, 2000, 2023) if is_leap(y)] == [
        *(-400, -4, 0, 4, 2000)
    ]


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (Day(0, 1, 1), "0000-01-01"),
        (Day(-2, 12, 31), "-0002-12-31"),
        (Day(170_000_000, 1, 1), "170000000-01-01"),
        (Day(-17_199_999, 1, 1), "-17199999-01-01"),
    ],
)
def test_years_of_any_length(day: Day, text: str) -> None:
    assert str(day) == text
    assert repr(day) == f"Day('{text}')"


def test_a_day_of_a_datetime_is_its_calendar_day() -> None:
    assert Day.from_date(datetime(2025, 8, 17, 23, 59)) == Day(2025, 8, 17)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ((2025, 13, 1), "Day.month must be 1 to 12, but is 13"),
        ((2025, 2, 29), "Day.day must be 1 to 28, but is 29"),
        ((2024, 2, 0), "Day.day must be 1 to 29, but is 0"),
    ],
)
def test_what_the_calendar_lacks_is_refused(parts: tuple[int, int, int], message: str) -> None:
    with pytest.raises(InvalidValue) as error:
        Day(*parts)
    assert str(error.value) == message


@pytest.mark.parametrize("year", [0, 10_000, 10**40])
def test_dates_end_where_python_ends(year: int) -> None:
    with pytest.raises(InvalidValue, match=r"Day\.year must be 1 to 9999 to be a date, but is"):
        Day(year, 1, 1).to_date()


def test_days_are_values() -> None:
    day = Day(2025, 8, 17)
    assert len({day, Day(2025, 8, 17), Day.from_ordinal(day.ordinal)}) == 1
    assert day != date(2025, 8, 17)
    assert pickle.loads(pickle.dumps(day)) == day  # noqa: S301 - our own bytes
    assert copy.deepcopy(day) == day
    with pytest.raises(AttributeError, match=r"Day\.ordinal must be left as it is"):
        day.ordinal = 3
    with pytest.raises(AttributeError, match=r"Day\.ordinal must be left as it is"):
        del day.ordinal
