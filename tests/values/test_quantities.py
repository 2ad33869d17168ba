"""Quantities are compared as the numbers that they may be, and refuse what says nothing."""

import math
from itertools import product
from typing import Any

import pytest

from coalition_model.errors import InvalidValue
from coalition_model.values import Answer, Text
from coalition_model.values.quantities import Qualifier, Quantity

QUALIFIERS: tuple[Qualifier, ...] = (
    *("exact", "about", "at-least", "more-than", "at-most", "less-than"),
)
GIVEN = "left out where value is given"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "Quantity.value must be a number, but is None"),
        ({"qualifier": "at-least"}, "Quantity.value must be a number, but is None"),
        ({"value": 1, "low": 0}, f"Quantity.low must be {GIVEN}, but is 0"),
        ({"value": 1, "high": 2}, f"Quantity.high must be {GIVEN}, but is 2"),
        ({"value": 0, "high": 0}, f"Quantity.high must be {GIVEN}, but is 0"),
        ({"low": 3, "high": 2}, "Quantity.low must be at most high (2), but is 3"),
        ({"low": 3.5, "high": 3}, "Quantity.low must be at most high (3), but is 3.5"),
        *(
            (
                {side: 3, "qualifier": qualifier},
                f"Quantity.qualifier must be exact or about for a range, but is '{qualifier}'",
            )
            for side, qualifier in product(("low", "high"), QUALIFIERS[2:])
        ),
        (
            {"value": 1, "qualifier": "some"},
            (
                "Quantity.qualifier must be exact, about, at-least, more-than, at-most or "
                "less-than, but is 'some'"
            ),
        ),
        ({"value": 1, "unit": 1}, "Quantity.unit must be a text or None, but is 1"),
    ],
)
def test_what_says_nothing_or_two_things_is_refused(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        Quantity(**fields)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("fields", "bounds"),
    [
        ({"value": 30}, (30, 30)),
        ({"value": 30, "qualifier": "about"}, (30, 30)),
        ({"value": 30, "qualifier": "at-least"}, (30, math.inf)),
        ({"value": 30, "qualifier": "more-than"}, (math.nextafter(30, math.inf), math.inf)),
        ({"value": 30, "qualifier": "at-most"}, (-math.inf, 30)),
        ({"value": 30, "qualifier": "less-than"}, (-math.inf, math.nextafter(30, -math.inf))),
        ({"value": 2**53, "qualifier": "more-than"}, (2**53 + 1, math.inf)),
        ({"value": -(2**53), "qualifier": "less-than"}, (-math.inf, -(2**53) - 1)),
        ({"value": 2**53 - 1, "qualifier": "less-than"}, (-math.inf, 2**53 - 2)),
        (
            {"value": 2**53 - 1, "qualifier": "more-than"},
            (math.nextafter(2**53 - 1, math.inf), math.inf),
        ),
        ({"value": 0.5, "qualifier": "more-than"}, (math.nextafter(0.5, 1), math.inf)),
        ({"low": 2}, (2, math.inf)),
        ({"high": 2}, (-math.inf, 2)),
        ({"low": 0, "high": 0}, (0, 0)),
        ({"low": 1, "high": 2, "qualifier": "about"}, (1, 2)),
    ],
)
def test_the_bounds_of_a_quantity(fields: dict[str, Any], bounds: tuple[float, float]) -> None:
    assert Quantity(**fields).bounds == bounds


def numbers(qualifier: Qualifier, value: int) -> set[int]:
    """List the tenths from -60 to 60 that a number so qualified may be."""
    every = range(-600, 601)
    tenths = value * 10
    match qualifier:
        case "exact":
            return {tenths}
        case "about":
            return {n for n in every if abs(n - tenths) <= abs(value)}
        case "at-least":
            return {n for n in every if n >= tenths}
        case "more-than":
            return {n for n in every if n > tenths}
        case "at-most":
            return {n for n in every if n <= tenths}
        case "less-than":
            return {n for n in every if n < tenths}


VALUES = (-33, -30, -27, -10, -9, -1, 0, 1, 9, 10, 11, 27, 28, 30, 33, 34)


@pytest.mark.parametrize(("one", "other"), [*product(QUALIFIERS, repeat=2)])
def test_two_may_be_the_same_number_if_they_share_one(one: Qualifier, other: Qualifier) -> None:
    vague = "about" in (one, other)
    for a, b in product(VALUES, repeat=2):
        mine, theirs = Quantity(value=a, qualifier=one), Quantity(value=b, qualifier=other)
        expected = Answer.NO
        if (one, a) == (other, b):
            expected = Answer.YES
        elif numbers(one, a) & numbers(other, b):
            expected = Answer.UNKNOWN if vague else Answer.YES
        assert mine.may_equal(theirs) is expected, (mine, theirs)


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        (Quantity(low=1, high=3), Quantity(low=3, high=5), Answer.YES),
        (Quantity(low=1, high=3), Quantity(low=4, high=5), Answer.NO),
        (Quantity(low=10, high=20, qualifier="about"), Quantity(value=22), Answer.UNKNOWN),
        (Quantity(low=10, high=20, qualifier="about"), Quantity(value=23), Answer.NO),
        (Quantity(low=10, high=20, qualifier="about"), Quantity(value=9), Answer.UNKNOWN),
        (Quantity(low=10, high=20, qualifier="about"), Quantity(value=8), Answer.NO),
        (Quantity(low=1), Quantity(high=1), Answer.YES),
        (Quantity(low=1), Quantity(high=0), Answer.NO),
        (Quantity(low=1, high=3), Quantity(low=1, high=3), Answer.YES),
        (
            Quantity(low=1, high=3, qualifier="about"),
            Quantity(low=1, high=3, qualifier="about"),
            Answer.YES,
        ),
        (
            Quantity(value=1, qualifier="at-least"),
            Quantity(value=1, qualifier="at-most"),
            Answer.YES,
        ),
        (Quantity(value=10**3999), Quantity(value=10**3999 + 1), Answer.NO),
        (Quantity(value=10**3999), Quantity(value=10**3999), Answer.YES),
        (Quantity(value=1, unit="km"), Quantity(value=1, unit="km"), Answer.YES),
        (Quantity(value=1, unit="km"), Quantity(value=1, unit="m"), Answer.UNKNOWN),
        (Quantity(value=1, unit="km"), Quantity(value=9), Answer.UNKNOWN),
    ],
)
def test_whether_ranges_and_large_numbers_may_be_the_same(
    one: Quantity, other: Quantity, answer: Answer
) -> None:
    assert one.may_equal(other) is other.may_equal(one) is answer


def test_a_quantity_contains_numbers_of_its_own_unit() -> None:
    distance = Quantity(low=1, high=3, unit="km")
    assert [distance.contains(n) for n in (0, 1, 3, 4)] == [
        *(Answer.NO, Answer.YES, Answer.YES, Answer.NO)
    ]
    about = Quantity(value=30, qualifier="about", unit="USD")
    assert [about.contains(n) for n in (26, 27, 30, 33, 34)] == [
        *(Answer.NO, Answer.UNKNOWN, Answer.UNKNOWN, Answer.UNKNOWN, Answer.NO)
    ]


@pytest.mark.parametrize(
    ("quantity", "text"),
    [
        (Quantity(value=1500), "1,500"),
        *(
            (Quantity(value=1500, qualifier=qualifier), f"{words} 1,500")
            for qualifier, words in zip(
                QUALIFIERS[1:],
                ("about", "at least", "more than", "at most", "less than"),
                strict=True,
            )
        ),
        (Quantity(low=1500, high=2500), "1,500 to 2,500"),
        (Quantity(low=0, high=0), "0 to 0"),
        (Quantity(low=1500), "at least 1,500"),
        (Quantity(high=1500), "at most 1,500"),
        (Quantity(value=0, unit="USD", of=Text.of("aid", "en")), "0 USD aid"),
        (Quantity(high=1500, unit="km"), "at most 1,500 km"),
        (Quantity(low=1500, of=Text.of("men", "en")), "at least 1,500 men"),
    ],
)
def test_in_words(quantity: Quantity, text: str) -> None:
    assert str(quantity) == text
