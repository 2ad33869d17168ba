"""What the text of an EDTF date says, part by part: level, precision, numbers, qualification."""

from enum import Enum
from typing import Literal, NamedTuple

from coalition_model.values.edtf_forms import (
    GROUPS,
    LONG_YEAR,
    SIGNS,
    YEAR_FIRST,
    Precision,
    zeros_of,
)

Level = Literal[0, 1, 2]
"""A conformance level of EDTF: the lowest that has what is written."""


class Qualifier(Enum):
    """What an author says of the worth of a part of a date.

    >>> Qualifier("%").uncertain, Qualifier("%").approximate
    (True, True)
    """

    NONE = ""
    UNCERTAIN = "?"
    APPROXIMATE = "~"
    UNCERTAIN_AND_APPROXIMATE = "%"

    @property
    def uncertain(self) -> bool:
        """Whether the source or its reading is doubtful (`?` or `%`)."""
        return self.value in ("?", "%")

    @property
    def approximate(self) -> bool:
        """Whether the value is near the truth and no more (`~` or `%`)."""
        return self.value in ("~", "%")

    def __or__(self, other: "Qualifier") -> "Qualifier":
        if self is other or other is Qualifier.NONE:
            return self
        return other if self is Qualifier.NONE else Qualifier.UNCERTAIN_AND_APPROXIMATE

    def __repr__(self) -> str:
        return f"Qualifier.{self.name}"


class Qualification(NamedTuple):
    """What qualifies each component of a date; a component that is not written has NONE.

    A season or another group of months counts as the month.
    """

    year: Qualifier = Qualifier.NONE
    month: Qualifier = Qualifier.NONE
    day: Qualifier = Qualifier.NONE

    @property
    def whole(self) -> Qualifier:
        """All the qualifiers of any component together.

        >>> Qualification(year=Qualifier.UNCERTAIN, day=Qualifier.APPROXIMATE).whole
        Qualifier.UNCERTAIN_AND_APPROXIMATE
        """
        return self.year | self.month | self.day


class DateParts(NamedTuple):
    """What the text of an EDTF date says."""

    level: Level
    precision: Precision
    year: int | None
    month: int | None = None
    day: int | None = None
    group: int | None = None
    qualification: Qualification = Qualification()


def parts_of(text: str) -> DateParts:
    """Take the text of an EDTF date apart; that it is one is known.

    >>> parts_of("2004?-06").qualification.month
    Qualifier.NONE
    """
    match = YEAR_FIRST.match(text)
    if match is None:
        return _parts_of_long_year(text)
    left, digits, significant, right, *smaller = match.groups()
    month_left, month, month_right, day_left, day, day_right = smaller
    if month is None:
        qualification = Qualification(Qualifier(left) | Qualifier(right))
        complete = not left
    elif day is None:
        whole = Qualifier(month_right)
        qualification = Qualification(
            Qualifier(left) | Qualifier(right) | whole,
            Qualifier(month_left) | whole,
        )
        complete = not (left or right or month_left)
    else:
        group, whole = Qualifier(month_right), Qualifier(day_right)
        qualification = Qualification(
            Qualifier(left) | Qualifier(right) | group | whole,
            Qualifier(month_left) | group | whole,
            Qualifier(day_left) | whole,
        )
        complete = not (left or right or month_left or month_right or day_left)
    level: Level = 2 if significant else _level(digits, month, day)
    if qualification.whole is not Qualifier.NONE:
        level = (level or 1) if complete else 2
    in_group = month in GROUPS
    return DateParts(
        level,
        precision_of(text),
        _number(digits),
        None if in_group else _number(month),
        _number(day),
        _number(month) if in_group else None,
        qualification,
    )


def precision_of(text: str) -> Precision:
    """Tell how closely a date is written; that it is one is known.

    >>> precision_of("2025-34"), precision_of("201X")
    ('quarter', 'decade')
    """
    smaller = text.count("-", 3)  # where a year's own sign cannot be
    if smaller == 2:
        return "day"
    if smaller:
        month = text.rpartition("-")[2].strip(SIGNS)
        return GROUPS[month][0] if month in GROUPS else "month"
    digits = text.strip(SIGNS).removeprefix("-")
    known = digits.rstrip("X")
    if known == digits or "X" in known:
        return "year"
    return ("year", "millennium", "century", "decade")[len(known)]


def _parts_of_long_year(text: str) -> DateParts:
    match = LONG_YEAR.match(text)
    assert match is not None  # noqa: S101 - every date has one of the two forms
    left, mantissa, exponent, significant, right = match.groups()
    return DateParts(
        2 if exponent or significant or left else 1,
        "year",
        int(mantissa) * 10 ** zeros_of(exponent),
        qualification=Qualification(Qualifier(left) | Qualifier(right)),
    )


def _level(digits: str, month: str | None, day: str | None) -> Level:
    """Find the level of a date without qualifiers and significant digits."""
    if month in GROUPS and month > "24":
        return 2
    if "X" not in digits + (month or "") + (day or ""):
        return 1 if digits[0] == "-" or month in GROUPS else 0
    # Level 1 has X for the whole of the smallest units, or for the last one or two of a year.
    if month is None:
        return 1 if digits[-1] == "X" and "X" not in digits[:-2] else 2
    if "X" in digits:
        return 2
    if month == "XX":
        return 1 if day in (None, "XX") else 2
    return 1 if "X" not in month and day == "XX" else 2


def _number(digits: str | None) -> int | None:
    return None if digits is None or "X" in digits else int(digits)
