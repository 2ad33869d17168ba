"""Which clauses of its own plan a text cites."""

import pytest

from coalition_model.rules.cited_clauses import cited_numbers

SURE, UNSURE = True, False


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("It is in force.", []),
        ("See points 3, 4 and 6-9.", [3, 4, 6, 9]),
        ("See point 3, 4 prisoners and a half.", [3]),
        ("See POINT 3; paragraph (4); provision XI.", [3, 4, 11]),
        ("Voir les points 2 et 5, le paragraphe n° 6.", [2, 5, 6]),
        # what is passed over does not hide what comes after it
        ("As in point 4 of the Minsk agreement and in point 5 hereof.", [5]),
        ("Article 5 applies; see article 6 of this agreement.", [6]),
        ("Section 5 applies; see section 6 above.", [6]),
        ("Its point 4 stands, and so does point 5.", [5]),
        ("Crossing point 4 is closed; see point 5.", [5]),
        ("At this point 50 observers deploy; see point 5.", [5]),
        ("At this clause 5 they stop.", [5]),
        ("See clause I; provision I above.", [1]),
        ("See points I and II.", [2]),
        ("See provision IIX and point 5.", [5]),
    ],
)
def test_numbers_that_certainly_are_those_of_its_own(words: str, found: list[int]) -> None:
    assert list(cited_numbers(words)) == [(number, SURE) for number in found]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("As annex B says, see point 4.", [(4, UNSURE)]),
        ("As annex B says, see point 4 above and point 5 of this plan.", [(4, UNSURE), (5, SURE)]),
        ("By this agreement, see point 4.", [(4, SURE)]),
        ("As in Minsk II, point 4, and point 5.", [(4, UNSURE), (5, SURE)]),
        ("Minsk, point 4.", [(4, SURE)]),
    ],
)
def test_numbers_that_may_be_those_of_another_text(
    words: str, found: list[tuple[int, bool]]
) -> None:
    assert list(cited_numbers(words)) == found
