"""The grammar of one EDTF date, levels 0 to 2, after the Library of Congress (4 February 2019).

Source: https://www.loc.gov/standards/datetime/
"""

import re
from enum import Enum
from typing import Literal, NamedTuple, NoReturn

from coalition_model.errors import InvalidDate
from coalition_model.values.days import month_length, ordinal_of
from coalition_model.values.daysets import (
    Pattern,
    Runs,
    days_in,
    numbers_like,
    years_like,
    years_with_days,
)

Precision = Literal[
    "day",
    "month",
    "season",
    "quarter",
    "quadrimester",
    "semester",
    "year",
    "decade",
    "century",
    "millennium",
]
"""How closely a date is written: its smallest unit, or that a year's last digits are X."""


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


UNQUALIFIED = Qualification()

Group = tuple[Precision, tuple[int, ...]]

GROUPS: dict[int, Group] = {
    21: ("season", (3, 4, 5)),
    22: ("season", (6, 7, 8)),
    23: ("season", (9, 10, 11)),
    24: ("season", (12, 13, 14)),
    25: ("season", (3, 4, 5)),
    26: ("season", (6, 7, 8)),
    27: ("season", (9, 10, 11)),
    28: ("season", (12, 13, 14)),
    29: ("season", (9, 10, 11)),
    30: ("season", (12, 13, 14)),
    31: ("season", (3, 4, 5)),
    32: ("season", (6, 7, 8)),
    33: ("quarter", (1, 2, 3)),
    34: ("quarter", (4, 5, 6)),
    35: ("quarter", (7, 8, 9)),
    36: ("quarter", (10, 11, 12)),
    37: ("quadrimester", (1, 2, 3, 4)),
    38: ("quadrimester", (5, 6, 7, 8)),
    39: ("quadrimester", (9, 10, 11, 12)),
    40: ("semester", (1, 2, 3, 4, 5, 6)),
    41: ("semester", (7, 8, 9, 10, 11, 12)),
}
"""The months of each sub-year group; 13 and 14 are January and February of the next year.

Seasons follow the meteorological convention: whole months, and the season over New Year belongs to
the year in which it starts. 21 to 24 name no hemisphere and are read as northern, as 25 to 28 are;
29 to 32 are southern.
"""

MOST_DIGITS = 1000
"""A year may have at most so many digits, so that reading one takes bounded time."""


class DateParts(NamedTuple):
    """What the text of an EDTF date says."""

    days: Runs | Pattern
    """The days that it may be."""

    level: Level
    precision: Precision
    year: int | None
    month: int | None
    day: int | None
    group: int | None
    qualification: Qualification = UNQUALIFIED


_YEAR_FIRST = re.compile(
    r"([?~%]?)(-?[0-9X]{4})(?:S([1-9][0-9]*))?([?~%]?)"
    r"(?:-([?~%]?)([0-9X]{2})([?~%]?)(?:-([?~%]?)([0-9X]{2})([?~%]?))?)?"
)
_LONG_YEAR = re.compile(r"([?~%]?)Y(-?[1-9][0-9]*)(?:E([1-9][0-9]*))?(?:S([1-9][0-9]*))?([?~%]?)")
_SIGNS = "?~%"
_ANY_DAY = tuple(range(1, 32))
_ANY_MONTH = tuple(range(1, 13))


def parse_date(text: str) -> DateParts:
    """Read an EDTF date of any level.

    Raises:
        InvalidDate: naming the first character that cannot be and what is expected there.

    >>> parse_date("2004?-06").qualification.month
    Qualifier.NONE
    """
    match = _YEAR_FIRST.match(text)
    if match is None:
        return _long_year(text)
    if match.end() != len(text):
        _refuse_rest(text, match)
    left, year, significant, right, *smaller = match.groups()
    month_left, month, month_right, day_left, day, day_right = smaller
    if year == "-0000":
        raise InvalidDate(text, match.end(2) - 1, "a year other than -0000: year 0 has no sign")
    if month is None:
        qualification = Qualification(Qualifier(left) | Qualifier(right))
        complete = not left
    elif day is None:
        of_month, whole = Qualifier(month_left), Qualifier(month_right)
        qualification = Qualification(
            Qualifier(left) | Qualifier(right) | whole,
            of_month | whole,
        )
        complete = not (left or right or month_left)
    else:
        of_month, group, whole = (
            Qualifier(month_left),
            Qualifier(month_right),
            Qualifier(day_right),
        )
        qualification = Qualification(
            Qualifier(left) | Qualifier(right) | group | whole,
            of_month | group | whole,
            Qualifier(day_left) | whole,
        )
        complete = not (left or right or month_left or month_right or day_left)
    if significant is not None:
        if month is not None:
            raise InvalidDate(text, match.end(3), "the end of a year with significant digits")
        if "X" in year:
            at = text.index("X")
            raise InvalidDate(text, at, "a digit, in a year with significant digits")
        parts = _significant(text, match.start(3), int(year), significant)
    elif "X" in text:
        parts = _unspecified(text, match, year, month, day)
    else:
        parts = _specified(text, match, int(year), month, day)
    if qualification == UNQUALIFIED:
        return parts
    level = parts.level if complete and parts.level else 1 if complete else 2
    return parts._replace(qualification=qualification, level=level)


def _specified(
    text: str, match: re.Match[str], year: int, month: str | None, day: str | None
) -> DateParts:
    level: Level = 1 if year < 0 else 0
    if month is None:
        days = Runs(((ordinal_of(year, 1, 1), ordinal_of(year, 12, 31)),))
        return DateParts(days, level, "year", year, None, None, None)
    number = int(month)
    if number in GROUPS and day is None:
        precision, months = GROUPS[number]
        last = months[-1]
        end = (year, last) if last <= 12 else (year + 1, last - 12)
        days = Runs(((ordinal_of(year, months[0], 1), ordinal_of(*end, month_length(*end))),))
        return DateParts(days, 1 if number <= 24 else 2, precision, year, None, None, number)
    if not 1 <= number <= 12:
        _refuse_month(text, match, alone=day is None)
    length = month_length(year, number)
    if day is None:
        first = ordinal_of(year, number, 1)
        days = Runs(((first, first + length - 1),))
        return DateParts(days, level, "month", year, number, None, None)
    if not 1 <= int(day) <= length:
        raise InvalidDate(text, match.start(9), f"a day 01 to {length}")
    only = ordinal_of(year, number, int(day))
    return DateParts(Runs(((only, only),)), level, "day", year, number, int(day), None)


def _unspecified(
    text: str, match: re.Match[str], year: str, month: str | None, day: str | None
) -> DateParts:
    digits = year.removeprefix("-")
    years = years_like(digits, negative=digits != year)
    number = _number(month)
    precision: Precision
    if number in GROUPS and day is None:
        precision, months = GROUPS[number]
        pieces = [days_in(years, tuple(m for m in months if m <= 12), _ANY_DAY)]
        if months[-1] > 12:
            pieces.append(days_in(years << 1, (1, 2), _ANY_DAY))
    else:
        months = _ANY_MONTH if month is None else numbers_like(month, 1, 12)
        if not months:
            _refuse_month(text, match, alone=day is None)
        in_month = _ANY_DAY if day is None else numbers_like(day, 1, 31)
        if not in_month:
            raise InvalidDate(text, match.start(9), "a day 01 to 31")
        pieces = [days_in(years, months, in_month)]
        precision = "day" if day else "month" if month else _year_precision(digits)
        number = number if month else None
    if not any(years_with_days(piece) for piece in pieces):
        raise InvalidDate(text, match.start(9), "a day that some such month has")
    pattern = Pattern(tuple(pieces))
    only_run = pattern.greatest - pattern.least + 1 == pattern.count
    if month is None:
        right_only = digits[3] == "X" and "X" not in digits[:2]
    else:
        right_only = "X" not in digits and (
            day in (None, "XX") if month == "XX" else "X" not in month and day == "XX"
        )
    level_1 = right_only and (number is None or number <= 24)
    in_group = number is not None and number > 12
    return DateParts(
        Runs(((pattern.least, pattern.greatest),)) if only_run else pattern,
        1 if level_1 else 2,
        precision,
        _number(year),
        None if in_group else number,
        _number(day),
        number if in_group else None,
    )


def _significant(text: str, position: int, year: int, significant: str) -> DateParts:
    figures = len(str(abs(year)))
    if len(significant) > len(str(MOST_DIGITS)) or int(significant) > figures:
        raise InvalidDate(text, position, f"at most {figures} significant digits")
    unit = 10 ** (figures - int(significant))
    least = abs(year) // unit * unit
    low, high = (least, least + unit - 1) if year >= 0 else (-(least + unit - 1), -least)
    days = Runs(((ordinal_of(low, 1, 1), ordinal_of(high, 12, 31)),))
    return DateParts(days, 2, "year", year, None, None, None)


def _long_year(text: str) -> DateParts:
    match = _LONG_YEAR.match(text)
    if match is None:
        _refuse_start(text)
    left, mantissa, exponent, significant, right = match.groups()
    zeros = 0 if exponent is None else int(exponent) if len(exponent) <= 4 else MOST_DIGITS
    figures = len(mantissa.removeprefix("-")) + zeros
    if figures > MOST_DIGITS:
        raise InvalidDate(text, match.start(2), f"a year of at most {MOST_DIGITS} digits")
    if match.end() != len(text):
        sign = text[match.end()] if right == "" else ""
        if sign == "E" and exponent is None and significant is None:
            raise InvalidDate(text, match.end() + 1, "an exponent, without leading zero")
        if sign == "S" and significant is None:
            raise InvalidDate(text, match.end() + 1, "the number of significant digits")
        raise InvalidDate(text, match.end(), "the end of a year written with Y")
    if figures <= 4:
        raise InvalidDate(text, match.start(2), "a year of more than four digits, as Y says")
    year = int(mantissa) * 10**zeros
    if significant is None:
        days = Runs(((ordinal_of(year, 1, 1), ordinal_of(year, 12, 31)),))
        parts = DateParts(days, 2 if zeros or left else 1, "year", year, None, None, None)
    else:
        parts = _significant(text, match.start(4), year, significant)
    return parts._replace(qualification=Qualification(Qualifier(left) | Qualifier(right)))


def _refuse_start(text: str) -> NoReturn:
    """Say where a text that has no year goes wrong."""
    start = 1 if text[:1] and text[0] in _SIGNS else 0
    if text[start : start + 1] == "Y":
        start += 2 if text[start + 1 : start + 2] == "-" else 1
        raise InvalidDate(text, start, "a year of more than four digits, without leading zero")
    start += text[start : start + 1] == "-"
    end = start
    while end < len(text) and text[end] in "0123456789X":
        end += 1
    expected = "a year of four digits (X where one is unspecified)"
    raise InvalidDate(text, end, expected if start == end else "the next digit of a year of four")


def _refuse_rest(text: str, match: re.Match[str]) -> NoReturn:
    """Say what was expected where a date that began well goes wrong."""
    end = match.end()
    month, day = match.group(6), match.group(9)
    unit = "month" if month is None else "day" if day is None else ""
    if unit and text[end] == "-":
        at = end + 1
        at += text[at : at + 1] in _SIGNS and at < len(text)
        at += text[at : at + 1] in "0123456789X" and at < len(text)
        raise InvalidDate(text, at, f"a {unit} of two digits (X where one is unspecified)")
    if text[end] == "S" and month is None and match.group(3) is None and match.end(4) == end:
        raise InvalidDate(text, end + 1, "the number of significant digits")
    if text[end] == "T" and day is not None:
        raise InvalidDate(text, end, "the end of a date: a date with a time of day is a Moment")
    if text[end] in "0123456789" and month is None:
        raise InvalidDate(text, end, "the end of a year of four digits: longer ones start with Y")
    raise InvalidDate(text, end, f"'-' and a {unit}, or the end" if unit else "the end of the date")


def _refuse_month(text: str, match: re.Match[str], *, alone: bool) -> NoReturn:
    group = " or a sub-year group 21 to 41" if alone else ""
    raise InvalidDate(text, match.start(6), f"a month 01 to 12{group}")


def _number(digits: str | None) -> int | None:
    return None if digits is None or "X" in digits else int(digits)


def _year_precision(digits: str) -> Precision:
    if digits.isdigit() or digits == "XXXX":
        return "year"
    trailing = len(digits) - len(digits.rstrip("X"))
    if "X" in digits.rstrip("X") or not trailing:
        return "year"
    return ("decade", "century", "millennium")[trailing - 1]
