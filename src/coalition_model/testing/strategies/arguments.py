"""Arguments of strategies: a value, or a strategy of values."""

import datetime as dt
from collections.abc import Callable
from typing import Any, TypeAlias, TypeVar, cast

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from coalition_model.errors import CoalitionModelError
from coalition_model.values.days import Day
from coalition_model.values.edtf import EdtfDate

T = TypeVar("T")

Drawn: TypeAlias = st.SearchStrategy[T] | T
"""A value, or a strategy of values."""

DayLike: TypeAlias = Day | EdtfDate | dt.date | str
"""A day: as a `Day`, a `datetime.date`, an `EdtfDate` of one day or the text of one."""


def is_strategy(value: object) -> bool:
    """Tell whether an argument is a strategy."""
    return isinstance(value, st.SearchStrategy)


def strategy_of(value: object) -> st.SearchStrategy[Any]:
    """Give the strategy of an argument: that of a plain value gives it every time."""
    if is_strategy(value):
        return cast("st.SearchStrategy[Any]", value)
    return st.just(value)


def refuse(function: str, argument: str, expected: str, value: object) -> InvalidArgument:
    """Say that an argument of a strategy cannot be.

    >>> refuse("dossiers", "states", "a whole number from 0 to 16", -1)
    InvalidArgument('dossiers(states=...) must be a whole number from 0 to 16, but is -1')
    """
    return InvalidArgument(f"{function}({argument}=...) must be {expected}, but is {value!r}")


def one_of_these(function: str, argument: str, value: object, allowed: tuple[object, ...]) -> None:
    """Check that an argument is one of a few values, or None."""
    if value is not None and value not in allowed:
        words = ", ".join(map(str, allowed))
        raise refuse(function, argument, f"one of {words}", value)


def as_day(function: str, argument: str, value: object) -> Day:
    """Read a day that was given.

    Raises:
        InvalidArgument: it is not one day.
    """
    day = _day(value)
    if day is None:
        raise refuse(function, argument, "a day, such as '2025-08-17'", value)
    return day


def _day(value: object) -> Day | None:
    if isinstance(value, Day):
        return value
    try:
        if isinstance(value, dt.date):
            value = EdtfDate.from_date(value)
        elif isinstance(value, str):
            value = EdtfDate(value)
    except CoalitionModelError:
        return None
    return value.earliest if isinstance(value, EdtfDate) and value.exact else None


def days_between(
    function: str, value: tuple[DayLike, DayLike] | None, default: tuple[Day, Day]
) -> tuple[Day, Day]:
    """Read the two days, both included, between which something is to lie.

    Raises:
        InvalidArgument: they are not two days, the first no later than the second.
    """
    if value is None:
        return default
    if not isinstance(cast("object", value), tuple) or len(value) != 2:
        raise refuse(function, "between", "two days", value)
    start, end = (as_day(function, "between", each) for each in value)
    if end - start < 0:
        raise refuse(function, "between", "two days, the first no later than the second", value)
    return start, end


def checked(
    function: str, argument: str, value: object, accepts: Callable[[Any], bool], expected: str
) -> st.SearchStrategy[Any]:
    """Give the strategy of an argument, which refuses what it must not be.

    Raises:
        InvalidArgument: at once for a value, when drawn for a strategy.
    """
    if not is_strategy(value) and not accepts(value):
        raise refuse(function, argument, expected, value)

    def check(drawn: object) -> object:
        if not accepts(drawn):
            raise refuse(function, argument, expected, drawn)
        return drawn

    return strategy_of(value).map(check)
