"""How few days may lie between a day of one set and a later day, or the same, of another."""

from coalition_model.values.days import ordinal_of
from coalition_model.values.daysets import (
    COMMON_YEARS,
    LEAP_YEARS,
    YEAR_0,
    Pattern,
    Runs,
    highest,
    lowest,
)


def least_gap(one: Runs | Pattern, other: Runs | Pattern) -> int | None:
    """Find the least number of days from a day of `one` to a day of `other` not before it.

    Each is one stretch or a pattern. None where every day of `other` is before all of `one`.

    >>> least_gap(Runs.of((1, 5)), Runs.of((9, 12)))
    4
    """
    if isinstance(one, Runs):
        day = other.at_or_after(one.least)
        return None if day is None else max(0, day - one.greatest)
    if isinstance(other, Runs):
        day = one.at_or_before(other.greatest)
        return None if day is None else max(0, other.least - day)
    found = [*_within_years(one, other), *_between_years(one, other)]
    return min(found, default=None)


def _kinds(pattern: Pattern) -> list[tuple[int, int]]:
    """List the years of each kind that have days of a pattern, and these days, all as bits."""
    kinds: list[tuple[int, int]] = []
    for piece in pattern.pieces:
        kinds += [
            (piece.years & LEAP_YEARS, piece.leap),
            (piece.years & COMMON_YEARS, piece.common),
        ]
    return [(years, days) for years, days in kinds if years and days]


def _within_years(one: Pattern, other: Pattern) -> list[int]:
    """List the least gaps of days that lie in one year."""
    found: list[int] = []
    for years, days in _kinds(one):
        for more_years, more_days in _kinds(other):
            if not years & more_years:
                continue
            rest = days
            while rest:
                day = lowest(rest)
                rest &= rest - 1
                later = more_days >> day
                if later:
                    found.append(lowest(later))
    return found


def _between_years(one: Pattern, other: Pattern) -> list[int]:
    """List the least gaps from the last day of a year to the first day of a later one."""
    found: list[int] = []
    for years, days in _kinds(one):
        for more_years, more_days in _kinds(other):
            apart = 1
            span = highest(more_years) - lowest(years)
            while apart <= span and not years & more_years >> apart:
                apart += 1
            # Years that are further apart have more days between them, whatever is a leap year.
            rest = years & more_years >> apart if apart <= span else 0
            steps: set[int] = set()
            while rest:
                year = lowest(rest) - YEAR_0
                rest &= rest - 1
                steps.add(ordinal_of(year + apart, 1, 1) - ordinal_of(year, 1, 1))
            if steps:
                found.append(min(steps) + lowest(more_days) - highest(days))
    return found
