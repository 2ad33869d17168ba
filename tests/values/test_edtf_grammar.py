"""The grammar of EDTF held against its own words, over all ways to write a few dates."""

import re
from collections.abc import Callable
from functools import cache
from itertools import product

import pytest

from coalition_model.errors import InvalidDate
from coalition_model.values.days import Day, is_leap, month_length
from coalition_model.values.edtf import EdtfDate, EdtfInterval, Qualification, Qualifier
from coalition_model.values.edtf_sets import EdtfSet
from coalition_model.values.when import When

SIGNS = ("", "?", "~", "%")


def joined(*signs: str) -> Qualifier:
    """Put qualifiers together: what is doubtful and what is near stay so."""
    doubtful, near = (any(sign in (one, "%") for sign in signs) for one in "?~")
    return Qualifier({(0, 0): "", (1, 0): "?", (0, 1): "~", (1, 1): "%"}[doubtful, near])


@pytest.mark.parametrize(("one", "other"), [*product(SIGNS, repeat=2)])
def test_two_qualifiers_together_say_what_either_says(one: str, other: str) -> None:
    both = Qualifier(one) | Qualifier(other)
    assert both is joined(one, other)
    assert both.uncertain is ("?" in (one, other) or "%" in (one, other))
    assert both.approximate is ("~" in (one, other) or "%" in (one, other))


def level_of(before: str, *rest: str, last: str) -> int:
    """Level 1 is one qualifier of the whole date, at its end."""
    if any((before, *rest)):
        return 2
    return 1 if last else 0


def test_a_sign_on_the_left_is_of_its_component_and_one_on_the_right_of_all_before_it() -> None:
    for a, b, c, d, e, f in product(SIGNS, repeat=6):
        date = EdtfDate(f"{a}2004{b}-{c}06{d}-{e}11{f}")
        expected = Qualification(joined(a, b, d, f), joined(c, d, f), joined(e, f))
        assert date.qualification == expected, date
        assert date.level == level_of(a, b, c, d, e, last=f), date
    for a, b, c, d in product(SIGNS, repeat=4):
        date = EdtfDate(f"{a}2004{b}-{c}06{d}")
        assert date.qualification == Qualification(joined(a, b, d), joined(c, d)), date
        assert date.level == level_of(a, b, c, last=d), date
        group = EdtfDate(f"{a}2004{b}-{c}22{d}")
        assert group.qualification == date.qualification
        assert group.level == max(date.level, 1)
    for a, b in product(SIGNS, repeat=2):
        date = EdtfDate(f"{a}2004{b}")
        assert date.qualification == Qualification(joined(a, b))
        assert date.level == level_of(a, last=b)
        for text in ("Y17000", "Y17000S2", "Y17E7", "Y-17E7S1"):
            date = EdtfDate(f"{a}{text}{b}")
            assert date.qualification == Qualification(joined(a, b))
            assert date.level == (2 if a or "E" in text or "S" in text else 1)
            assert date.precision == "year"


def masks(digits: str) -> list[str]:
    """Put X for some of the digits, in every way."""
    return ["".join(way) for way in product(*((digit, "X") for digit in digits))]


OF_LEVEL_1 = re.compile(r"-?[0-9]{3}X|-?[0-9]{2}XX|-?[0-9]{4}-(?:[0-9]{2}-XX|XX-XX|XX)")
KINDS = {0: "year", 1: "millennium", 2: "century", 3: "decade"}


def known_or_none(digits: str) -> int | None:
    return None if "X" in digits else int(digits)


@pytest.mark.parametrize("sign", ["", "-"])
def test_what_is_unspecified_is_none_and_has_its_level(sign: str) -> None:
    for year in masks("2010"):
        known = known_or_none(sign + year)
        leading = year.rstrip("X")
        date = EdtfDate(sign + year)
        assert (date.year, date.month, date.day, date.group) == (known, None, None, None)
        assert date.precision == ("year" if "X" in leading else KINDS.get(len(leading), "year"))
        for month in masks("11"):
            date = EdtfDate(f"{sign}{year}-{month}")
            assert (date.year, date.month) == (known, known_or_none(month))
            assert date.precision == "month"
            assert date.level == level(date.text)
            for day in masks("12"):
                date = EdtfDate(f"{sign}{year}-{month}-{day}")
                expected = (known, known_or_none(month), known_or_none(day), None)
                assert (date.year, date.month, date.day, date.group) == expected
                assert date.precision == "day"
                assert date.level == level(date.text), date
        assert EdtfDate(sign + year).level == level(sign + year)


def level(text: str) -> int:
    if "X" in text:
        return 1 if OF_LEVEL_1.fullmatch(text) else 2
    return 1 if text[0] == "-" else 0


# First month, number of months, and name of each sub-year group.
SUB_YEARS = {
    **{n: (3 * (n - 20), 3, "season") for n in range(21, 25)},
    **{n: (3 * (n - 24), 3, "season") for n in range(25, 29)},
    29: (9, 3, "season"),
    30: (12, 3, "season"),
    31: (3, 3, "season"),
    32: (6, 3, "season"),
    **{n: (3 * (n - 33) + 1, 3, "quarter") for n in range(33, 37)},
    **{n: (4 * (n - 37) + 1, 4, "quadrimester") for n in range(37, 40)},
    40: (1, 6, "semester"),
    41: (7, 6, "semester"),
}


@pytest.mark.parametrize("group", SUB_YEARS)
def test_a_sub_year_group_is_its_months(group: int) -> None:
    first, count, name = SUB_YEARS[group]

    def bounds(low: int, high: int) -> tuple[Day, Day]:
        after = first + count - 1
        return Day(low, first, 1), Day(high + after // 12, after % 12 + 1, 1) + -1

    for year in (2023, 2024, 1899, 0, -1, -5, 9999, -9999):
        date = EdtfDate(f"{'-' if year < 0 else ''}{abs(year):04}-{group}")
        assert (date.earliest, date.latest) == bounds(year, year), date
        assert (date.year, date.month, date.group, date.precision) == (year, None, group, name)
        assert date.level == (1 if group <= 24 else 2)
        assert (date.days.least, date.days.greatest) == date.bounds
        assert date.reading.start_max == date.bounds[1]
    for text, low, high in (("202X", 2020, 2029), ("-000X", -9, -1), ("20X0", 2000, 2090)):
        date = EdtfDate(f"{text}-{group}")
        assert (date.earliest, date.latest) == bounds(low, high), date
        assert (date.days.least, date.days.greatest) == date.bounds
        assert (date.year, date.month, date.group, date.precision) == (None, None, group, name)
        assert date.level == 2
    years = range(2020, 2030)
    days = [bounds(year, year) for year in years]
    found = EdtfDate(f"202X-{group}").days
    for begin, final in days:
        assert found.at_or_after(begin.ordinal) == begin.ordinal
        assert found.at_or_before(final.ordinal) == final.ordinal
        assert found.at_or_after(final.ordinal + 1) in {
            None,
            *(following.ordinal for following, _ in days),
        }


@cache
def years_of(pattern: str) -> list[int]:
    """Find the years 0 to 9999 that match digits, any of which may be X, by trying them all."""
    expression = re.compile(pattern.replace("X", "[0-9]"))
    return [year for year in range(10_000) if expression.fullmatch(f"{year:04}")]


PATTERNS = sorted({
    *masks("2000"), *masks("1900"), *masks("1984"), *masks("0000"), *masks("0012"), *masks("1023"),
    *("X1X2", "XX99", "9999", "0100", "9X99", "00X1", "99X6", "9XX8"),
})  # fmt: skip


@pytest.mark.parametrize("pattern", PATTERNS)
def test_the_years_of_a_pattern_are_found_by_trying(pattern: str) -> None:
    for sign, factor in (("", 1), ("-", -1)):
        years = [factor * year for year in years_of(pattern) if year or sign == ""]
        if not years:
            with pytest.raises(InvalidDate):
                EdtfDate(sign + pattern)
            continue
        year = EdtfDate(sign + pattern)
        assert (year.earliest, year.latest) == (Day(min(years), 1, 1), Day(max(years), 12, 31))
        february = EdtfDate(f"{sign}{pattern}-02")
        assert february.earliest == Day(min(years), 2, 1)
        assert february.latest == Day(max(years), 2, month_length(max(years), 2))
        leap = [each for each in years if is_leap(each)]
        if leap:
            date = EdtfDate(f"{sign}{pattern}-02-29")
            assert (date.earliest, date.latest) == (Day(min(leap), 2, 29), Day(max(leap), 2, 29))
            assert date.exact is (len(leap) == 1)
        else:
            with pytest.raises(InvalidDate) as caught:
                EdtfDate(f"{sign}{pattern}-02-29")
            assert caught.value.position == len(sign) + 8


@pytest.mark.parametrize("year", [1, 7, 50, 99, 100, 987, 1000, 1950, 2099, 9999])
def test_significant_digits_leave_the_others_open(year: int) -> None:
    figures = len(str(year))
    for count in range(1, figures + 1):
        alike = [
            each
            for each in range(10 ** (figures - 1), 10**figures)
            if str(each)[:count] == str(year)[:count]
        ]
        after = EdtfDate(f"{year:04}S{count}")
        assert (after.earliest, after.latest) == (Day(alike[0], 1, 1), Day(alike[-1], 12, 31))
        before = EdtfDate(f"-{year:04}S{count}")
        assert (before.earliest, before.latest) == (Day(-alike[-1], 1, 1), Day(-alike[0], 12, 31))
        assert (after.year, before.year, after.level, after.precision) == (year, -year, 2, "year")
    for sign in ("", "-"):
        with pytest.raises(InvalidDate) as caught:
            EdtfDate(f"{sign}{year:04}S{figures + 1}")
        expected = f"at most {figures} significant digits"
        assert (caught.value.position, caught.value.expected) == (len(sign) + 5, expected)


LONGEST = "1" * 1000


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Y17000", 17_000, 17_000),
        ("Y-17000", -17_000, -17_000),
        ("Y1E4", 10_000, 10_000),
        ("Y12E3", 12_000, 12_000),
        ("Y170000002S9", 170_000_002, 170_000_002),
        ("Y170000002S8", 170_000_000, 170_000_009),
        ("Y17E7S9", 170_000_000, 170_000_000),
        ("Y-17E7S1", -199_999_999, -100_000_000),
        ("0000S1", 0, 0),
        (f"Y{LONGEST}", int(LONGEST), int(LONGEST)),
        ("Y1E999", 10**999, 10**999),
    ],
)
def test_years_of_any_length(text: str, first: int, last: int) -> None:
    date = EdtfDate(text)
    assert (date.earliest.year, date.latest.year) == (first, last)
    assert (str(date.earliest)[-6:], str(date.latest)[-6:]) == ("-01-01", "-12-31")


REFUSED: list[tuple[str, int, str]] = [
    ("-20", 3, "the next digit of a year of four"),
    ("?-20X", 5, "the next digit of a year of four"),
    ("X", 1, "the next digit of a year of four"),
    ("~X0 ", 3, "the next digit of a year of four"),
    ("2", 1, "the next digit of a year of four"),
    ("--2", 1, "a year of four digits (X where one is unspecified)"),
    ("??2", 1, "a year of four digits (X where one is unspecified)"),
    ("-?2", 1, "a year of four digits (X where one is unspecified)"),
    ("x025", 0, "a year of four digits (X where one is unspecified)"),
    ("202x", 3, "the next digit of a year of four"),
    ("Y", 1, "a year of more than four digits, without leading zero"),
    ("?Y", 2, "a year of more than four digits, without leading zero"),
    ("?Y-", 3, "a year of more than four digits, without leading zero"),
    ("Y--1", 2, "a year of more than four digits, without leading zero"),
    ("?Y9999", 2, "a year of more than four digits, as Y says"),
    ("Y-9999", 1, "a year of more than four digits, as Y says"),
    ("Y1E3", 1, "a year of more than four digits, as Y says"),
    (f"Y{LONGEST}1", 1, "a year of at most 1000 digits"),
    (f"Y{LONGEST}-12", 1001, "the end of a year written with Y"),
    ("Y1E1000", 1, "a year of at most 1000 digits"),
    ("Y-12E999", 1, "a year of at most 1000 digits"),
    ("Y17000S6", 7, "at most 5 significant digits"),
    ("Y17E7S10", 6, "at most 9 significant digits"),
    ("Y17000S99999", 7, "at most 5 significant digits"),
    ("Y17E7E", 5, "the end of a year written with Y"),
    ("Y17000S2E", 8, "the end of a year written with Y"),
    ("Y17000S2S", 8, "the end of a year written with Y"),
    ("Y17000~E", 7, "the end of a year written with Y"),
    ("Y17000?S", 7, "the end of a year written with Y"),
    ("Y17000S0", 7, "the number of significant digits"),
    ("0000S2", 5, "at most 1 significant digits"),
    ("0050S3", 5, "at most 2 significant digits"),
    ("1950S2-05-06", 6, "the end of a year with significant digits"),
    ("1950~S2", 5, "'-' and a month, or the end"),
    ("1950S2S", 6, "'-' and a month, or the end"),
    ("1950S2X", 6, "'-' and a month, or the end"),
    ("X950S2", 0, "a digit, in a year with significant digits"),
    ("-0000-01", 4, "a year other than -0000: year 0 has no sign"),
    ("?-0000", 5, "a year other than -0000: year 0 has no sign"),
    ("2025-1", 6, "a month of two digits (X where one is unspecified)"),
    ("2025-~1", 7, "a month of two digits (X where one is unspecified)"),
    ("2025-X", 6, "a month of two digits (X where one is unspecified)"),
    ("2025-?", 6, "a month of two digits (X where one is unspecified)"),
    ("2025-x1", 5, "a month of two digits (X where one is unspecified)"),
    ("2025-08-", 8, "a day of two digits (X where one is unspecified)"),
    ("2025-08-%", 9, "a day of two digits (X where one is unspecified)"),
    ("2025-08-%2", 10, "a day of two digits (X where one is unspecified)"),
    ("2025-08-xx", 8, "a day of two digits (X where one is unspecified)"),
    ("2025-08-17-", 10, "the end of the date"),
    ("2025-08-177", 10, "the end of the date"),
    ("2025-088", 7, "'-' and a day, or the end"),
    ("2025-08T15:00", 7, "'-' and a day, or the end"),
    ("2025T15:00", 4, "'-' and a month, or the end"),
    ("2025~6", 5, "the end of a year of four digits: longer ones start with Y"),
    ("2025X", 4, "'-' and a month, or the end"),
    ("2025-00", 5, "a month 01 to 12 or a sub-year group 21 to 41"),
    ("2025-20", 5, "a month 01 to 12 or a sub-year group 21 to 41"),
    ("~2025?-~13", 8, "a month 01 to 12 or a sub-year group 21 to 41"),
    ("2025-13-01", 5, "a month 01 to 12"),
    ("202X-41-XX", 5, "a month 01 to 12"),
    ("2025-04-31", 8, "a day 01 to 30"),
    ("2025-01-32", 8, "a day 01 to 31"),
    ("2025-01-00", 8, "a day 01 to 31"),
    ("2024-02-30", 8, "a day 01 to 29"),
    ("?2023-~02-%29", 11, "a day 01 to 28"),
    ("202X-02-30", 8, "a day that some such month has"),
    ("2025-X4-31", 8, "a day that some such month has"),
    ("2025-02-3X", 8, "a day that some such month has"),
    ("202X-02-00", 8, "a day 01 to 31"),
    ("2025-02-4X", 8, "a day 01 to 31"),
]  # fmt: skip


WITHIN: list[tuple[str, str, Callable[[str], When]]] = [
    ("", "", EdtfDate),
    ("../", "", EdtfInterval),
    ("", "/..", EdtfInterval),
    ("[2001,", "]", EdtfSet),
    ("{..", "}", EdtfSet),
    ("{", "..2030}", EdtfSet),
    ("[2001..", ",2030]", EdtfSet),
]


@pytest.mark.parametrize(
    ("text", "position", "expected"), REFUSED, ids=[row[0][:20] for row in REFUSED]
)
def test_what_is_no_date_is_refused_alone_and_within_others(
    text: str, position: int, expected: str
) -> None:
    for before, after, read in WITHIN:
        with pytest.raises(InvalidDate) as caught:
            read(before + text + after)
        error = caught.value
        assert (error.text, error.position, error.expected) == (
            before + text + after,
            len(before) + position,
            expected,
        )
