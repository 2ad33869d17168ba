"""Which days an EDTF date may be; that the texts are dates is known."""

from collections.abc import Iterator
from functools import cache

from coalition_model.values.days import is_leap, month_length, ordinal_of
from coalition_model.values.daysets import Pattern, Piece, Runs, days_in, numbers_like, years_like
from coalition_model.values.edtf_forms import (
    GROUPS,
    LONG_YEAR,
    SIGNS,
    YEAR_FIRST,
    figures_of,
    zeros_of,
)

Civil = tuple[int, int, int]
"""Year, month and day."""

_LEAP_DAY = (2, 29)
_ANY_DAY = tuple(range(1, 32))
_ANY_MONTH = tuple(range(1, 13))


def extent_of(text: str) -> tuple[Civil, Civil]:
    """Find the first and the last day that a date may be.

    >>> extent_of("156X-12-25")
    ((1560, 12, 25), (1569, 12, 25))
    """
    match = YEAR_FIRST.match(text)
    if match is None:
        return _extent_of_long_year(text)
    digits, significant, month, day = match.group(2, 3, 6, 9)
    if "X" in text:
        return _extent_of_unspecified(digits, month, day)
    year = int(digits)
    if month is None:
        first, last = _significant(year, figures_of(digits), significant)
        return (first, 1, 1), (last, 12, 31)
    if day is not None:
        only = year, int(month), int(day)
        return only, only
    if month in GROUPS:
        return _extent_of_group(year, year, month)
    number = int(month)
    return (year, number, 1), (year, number, month_length(year, number))


LATE = str.maketrans("X", "9", SIGNS)
EARLY = str.maketrans("X", "0", SIGNS)


def may_be_in_order(one: str, other: str) -> bool:
    """Whether the second of two dates may be the same day as the first, or a later one.

    >>> may_be_in_order("2004-06-XX", "2004-06-03"), may_be_in_order("2001", "2000")
    (True, False)
    """
    # Mostly the digits tell: of the latest that one could be and the earliest of the other.
    late, early = one.translate(LATE), other.translate(EARLY)
    in_a_month = early[5:6] < "2"  # not in a sub-year group, which does not sort by its number
    if in_a_month and early[0].isdigit() and late[: len(early)] <= early:
        return True
    return extent_of(one)[0] <= extent_of(other)[1]


def days_of(text: str) -> Runs | Pattern:
    """Collect all the days that a date may be, between which there may be gaps.

    >>> days_of("2025-02").stretches == ((ordinal_of(2025, 2, 1), ordinal_of(2025, 2, 28)),)
    True
    """
    if "X" in text and (match := YEAR_FIRST.match(text)):
        digits, month, day = match.group(2, 6, 9)
        pattern = Pattern(tuple(_pieces(digits, month, day)))
        if pattern.greatest - pattern.least + 1 != pattern.count:
            return pattern
    first, last = extent_of(text)
    return Runs(((ordinal_of(*first), ordinal_of(*last)),))


def _pieces(digits: str, month: str | None, day: str | None) -> Iterator[Piece]:
    unsigned = digits.removeprefix("-")
    years = years_like(unsigned, negative=digits != unsigned)
    if month in GROUPS:
        months = GROUPS[month][1]
        yield days_in(years, tuple(month for month in months if month <= 12), _ANY_DAY)
        if months[-1] > 12:
            yield days_in(years << 1, (1, 2), _ANY_DAY)
    else:
        months = numbers_like(month, 1, 12) if month else _ANY_MONTH
        yield days_in(years, months, numbers_like(day, 1, 31) if day else _ANY_DAY)


def _extent_of_unspecified(digits: str, month: str | None, day: str | None) -> tuple[Civil, Civil]:
    only_leap = month == "02" and day == "29"
    least, greatest = _year_like(digits, only_leap=only_leap)
    if month is None:
        return (least, 1, 1), (greatest, 12, 31)
    if month in GROUPS:
        return _extent_of_group(least, greatest, month)
    first, last = _days_like(month, day or "XX", 29)
    if first == _LEAP_DAY and not is_leap(least):
        first = _days_like(month, day or "XX", 28)[0]
    if last == _LEAP_DAY and not is_leap(greatest):
        last = _days_like(month, day or "XX", 28)[1]
    return (least, *first), (greatest, *last)


def _extent_of_group(least: int, greatest: int, group: str) -> tuple[Civil, Civil]:
    months = GROUPS[group][1]
    month = months[-1]
    if month > 12:
        greatest, month = greatest + 1, month - 12
    return (least, months[0], 1), (greatest, month, month_length(greatest, month))


def _extent_of_long_year(text: str) -> tuple[Civil, Civil]:
    match = LONG_YEAR.match(text)
    assert match is not None  # noqa: S101 - every date has one of the two forms
    mantissa, exponent, significant = match.group(2, 3, 4)
    zeros = zeros_of(exponent)
    figures = len(mantissa.removeprefix("-")) + zeros
    first, last = _significant(int(mantissa) * 10**zeros, figures, significant)
    return (first, 1, 1), (last, 12, 31)


def _significant(year: int, figures: int, significant: str | None) -> tuple[int, int]:
    """Find the first and last year that begin with the significant digits of a year."""
    if significant is None:
        return year, year
    unit = 10 ** (figures - int(significant))
    least = abs(year) // unit * unit
    return (least, least + unit - 1) if year >= 0 else (-(least + unit - 1), -least)


def _year_like(digits: str, *, only_leap: bool) -> tuple[int, int]:
    """Find the first and the last year that match digits, any of which may be X."""
    few, many = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
    negative = digits[0] == "-"
    if only_leap or (negative and few == 0):  # there is no year -0
        few, many = (next(_years(digits, step, only_leap=only_leap)) for step in (1, -1))
    return (many, few) if negative else (few, many)


def _years(digits: str, step: int, *, only_leap: bool) -> Iterator[int]:
    """Go through the years that match digits, away from year 0 or back towards it."""
    sign = -1 if digits[0] == "-" else 1
    for century in numbers_like(digits[-4:-2], 0, 99)[::step]:
        for rest in numbers_like(digits[-2:], 0, 99)[::step]:
            year = sign * (100 * century + rest)
            if (year or sign > 0) and (is_leap(year) or not only_leap):
                yield year


@cache
def _days_like(month: str, day: str, february: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """Find the first and the last month and day that match digits, any of which may be X."""
    days = [
        (m, d)
        for m in numbers_like(month, 1, 12)
        for d in numbers_like(day, 1, february if m == 2 else month_length(1, m))
    ]
    return days[0], days[-1]
