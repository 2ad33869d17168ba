"""Whether a text is an EDTF date, and if not, where it goes wrong.

One regular expression knows the forms and the calendar, but for the 29th of February and for how
many digits a year has. Only what it does not match is gone through again, to explain.
"""

import re
from typing import NoReturn

from coalition_model.errors import InvalidDate
from coalition_model.values.days import is_leap, month_length
from coalition_model.values.daysets import numbers_like
from coalition_model.values.edtf_forms import (
    LONG_YEAR,
    MOST_DIGITS,
    SIGNS,
    YEAR_FIRST,
    figures_of,
    zeros_of,
)

_Q = "[?~%]?"
_MONTHS_OF_30 = "(?:0[13-9X]|1[0-2X]|X[0-9X])"  # those that may have 30 days, and 0X and the like
_MONTHS_OF_31 = "(?:0[13578X]|1[02X]|X[0-3578X])"
CERTAIN = (
    rf"{_Q}(?:(?!-0000)-?[0-9X]{{4}}{_Q}(?:-{_Q}(?:"
    rf"(?:0[1-9X]|1[0-2X]|X[0-9X]){_Q}(?:-{_Q}(?:0[1-9X]|1[0-9X]|2[0-8X]|X[0-9X]){_Q})?"
    rf"|{_MONTHS_OF_30}{_Q}-{_Q}(?:29|30|3X){_Q}"
    rf"|{_MONTHS_OF_31}{_Q}-{_Q}31{_Q}"
    rf"|(?:2[1-9]|3[0-9]|4[01]){_Q}))?"
    rf"|-?[1-9][0-9]{{3}}S[1-4]{_Q}"
    rf"|Y-?[1-9][0-9]{{4,{MOST_DIGITS - 1}}}(?:S[1-5])?{_Q}"
    rf"|Y-?[1-9][0-9]{{0,9}}E(?:[4-9]|[1-9][0-9])(?:S[1-5])?{_Q})"
)
"""Matches dates only, and all but few of them: there the numbers have to be looked at."""

_DATE = re.compile(
    rf"{CERTAIN}"
    rf"|{_Q}(?!-0000)-?(?P<leap>[0-9X]{{4}}){_Q}-{_Q}02{_Q}-{_Q}29{_Q}"
    rf"|{_Q}(?!-0000)-?(?P<year>[0-9]{{4}})S(?P<significant>[1-9][0-9]*){_Q}"
    rf"|{_Q}Y-?(?P<mantissa>[1-9][0-9]*)(?:E(?P<exponent>[1-9][0-9]*))?"
    rf"(?:S(?P<figures>[1-9][0-9]*))?{_Q}"
)
"""Every date, and others, but only for their numbers."""


def check_date(text: str) -> None:
    """Make sure that a text is an EDTF date.

    Raises:
        InvalidDate: naming the first character that cannot be and what is expected there.

    >>> check_date("2023-02-2X")
    >>> check_date("2023-02-29")
    Traceback (most recent call last):
    coalition_model.errors.InvalidDate: '2023-02-29': at position 8 must be a day 01 to 28
    """
    match = _DATE.fullmatch(text)
    if match is None or (match.lastgroup is not None and not _numbers_fit(match)):
        _refuse(text)


def _numbers_fit(match: re.Match[str]) -> bool:
    leap, year, significant, mantissa, exponent, long_significant = match.groups()
    if leap:
        return may_be_leap(leap)
    if year:
        return _at_most(significant, figures_of(year))
    figures = len(mantissa) + zeros_of(exponent)
    return 4 < figures <= MOST_DIGITS and _at_most(long_significant, figures)


def _at_most(significant: str | None, figures: int) -> bool:
    return significant is None or (
        len(significant) <= len(str(MOST_DIGITS)) and int(significant) <= figures
    )


def may_be_leap(digits: str) -> bool:
    """Whether four digits, any of which may be X, may be a leap year.

    >>> may_be_leap("20XX"), may_be_leap("19X0"), may_be_leap("XX01"), may_be_leap("1X00")
    (True, True, False, True)
    """
    if "X" not in digits:
        return is_leap(int(digits))
    # A year of a century is leap if the number of the century is; so is 00 among other digits.
    decisive = digits[2:] if digits[2:] != "00" else digits[:2]
    return any(number % 4 == 0 for number in numbers_like(decisive, 0, 99))


def _refuse(text: str) -> NoReturn:
    """Go through a text from left to right, to say where it goes wrong."""
    match = YEAR_FIRST.match(text)
    if match is None:
        _refuse_long_year(text)
    if match.end() != len(text):
        _refuse_rest(text, match)
    year, significant, month, day = match.group(2, 3, 6, 9)
    if year == "-0000":
        raise InvalidDate(text, match.end(2) - 1, "a year other than -0000: year 0 has no sign")
    if significant is not None:
        if month is not None:
            raise InvalidDate(text, match.end(3), "the end of a year with significant digits")
        if "X" in year:
            raise InvalidDate(text, text.index("X"), "a digit, in a year with significant digits")
        _refuse_significant(text, match.start(3), figures_of(year))
    if not numbers_like(month, 1, 12):
        group = " or a sub-year group 21 to 41" if day is None else ""
        raise InvalidDate(text, match.start(6), f"a month 01 to 12{group}")
    if "X" not in year + month + day:
        length = month_length(int(year), int(month))
        raise InvalidDate(text, match.start(9), f"a day 01 to {length}")
    some = " that some such month has" if numbers_like(day, 1, 31) else " 01 to 31"
    raise InvalidDate(text, match.start(9), f"a day{some}")


def _refuse_rest(text: str, match: re.Match[str]) -> NoReturn:
    """Say what was expected where a date that began well goes wrong."""
    end = match.end()
    month, day = match.group(6), match.group(9)
    unit = "month" if month is None else "day" if day is None else ""
    if unit and text[end] == "-":
        at = end + 1
        at += text[at : at + 1] in SIGNS and at < len(text)
        at += text[at : at + 1] in "0123456789X" and at < len(text)
        raise InvalidDate(text, at, f"a {unit} of two digits (X where one is unspecified)")
    if text[end] == "S" and match.end(2) == end:
        raise InvalidDate(text, end + 1, "the number of significant digits")
    if text[end] == "T" and day is not None:
        raise InvalidDate(text, end, "the end of a date: a date with a time of day is a Moment")
    if text[end] in "0123456789" and month is None:
        raise InvalidDate(text, end, "the end of a year of four digits: longer ones start with Y")
    raise InvalidDate(text, end, f"'-' and a {unit}, or the end" if unit else "the end of the date")


def _refuse_long_year(text: str) -> NoReturn:
    match = LONG_YEAR.match(text)
    if match is None:
        _refuse_start(text)
    mantissa, exponent, significant, right = match.group(2, 3, 4, 5)
    figures = len(mantissa.removeprefix("-")) + zeros_of(exponent)
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
    _refuse_significant(text, match.start(4), figures)


def _refuse_start(text: str) -> NoReturn:
    """Say where a text that has no year goes wrong."""
    start = 1 if text[:1] and text[0] in SIGNS else 0
    if text[start : start + 1] == "Y":
        start += 2 if text[start + 1 : start + 2] == "-" else 1
        raise InvalidDate(text, start, "a year of more than four digits, without leading zero")
    start += text[start : start + 1] == "-"
    end = start
    while end < len(text) and text[end] in "0123456789X":
        end += 1
    expected = "a year of four digits (X where one is unspecified)"
    raise InvalidDate(text, end, expected if start == end else "the next digit of a year of four")


def _refuse_significant(text: str, position: int, figures: int) -> NoReturn:
    raise InvalidDate(text, position, f"at most {figures} significant digits")
