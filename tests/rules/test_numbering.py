"""How clauses are numbered, and in which order."""

import pytest

from coalition_model.rules.numbering import late_places, numbers_in, roman_number, tokens


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("i", 1), ("iii", 3), ("iv", 4), ("v", 5), ("viii", 8), ("ix", 9), ("xi", 11),
        ("xxxix", 39), ("xl", 40), ("xc", 90), ("cd", 400), ("cm", 900), ("mmxxv", 2025),
    ],
)  # fmt: skip
def test_roman_numbers(word: str, value: int) -> None:
    assert roman_number(word) == value


def test_a_number_in_pieces() -> None:
    assert tokens("10-Bis.007") == (
        ("digits", "00000000210"),
        ("letters", "bis"),
        ("digits", "0000000017"),
    )
    assert tokens("§ –") == ()


@pytest.mark.parametrize(
    ("numbers", "late"),
    [
        (["1", "2", "3"], []),
        (["3", "2", "1"], [(0, 1), (1, 2)]),
        (["1", "5", "annex", "3"], [(1, 3)]),
        (["1", "5", "annex", "3", "4"], [(1, 3)]),
        (["annex", "2", "preamble", "1"], [(1, 3)]),
        (["1bis", "1"], [(0, 1)]),
        (["1", "1bis", "1ter", "1quater", "1quinquies", "1sexies", "1septies"], []),
        (["1octies", "1nonies", "1septies"], [(1, 2)]),
        (["bis", "ter"], []),
        # letters are Roman where the row is in order so
        (["iv", "v", "ix"], []),
        (["i", "v", "x", "l", "c"], []),
        (["c", "d", "e"], []),
        (["e", "d", "c"], [(0, 1), (1, 2)]),
        (["h", "i", "j"], []),
        (["ix", "x", "i"], [(1, 2)]),
        (["ii", "i", "iv", "iii"], [(0, 1), (2, 3)]),
        (["v", "l", "c", "i"], [(2, 3)]),
        # at each place in the number for itself
        (["iv-a", "iv-b", "v-a"], []),
        (["a.ii", "a.iv", "a.iii"], [(1, 2)]),
        (["c.ix", "d.iv", "d.v", "e.i"], []),
        (["1.c.iv", "1.c.ix", "1.c.v", "1.d.i"], [(1, 2)]),
        (["1.1.1.iv", "1.1.1.ix", "1.1.1.v"], [(1, 2)]),
        # below the fourth piece letters are not read as Roman numbers
        (["1.1.1.1.ix", "1.1.1.1.v"], []),
        # another word is another row
        (["annex-2", "part-3", "annex-1"], [(0, 2)]),
        (["annex-2", "part-1"], []),
        (["z", "aa"], []),
        (["aa", "z"], [(0, 1)]),
        (["ab", "aa"], []),
        (["1.9", "1.10"], []),
        (["1.10", "1.9"], [(0, 1)]),
        (["1", "a"], []),
        (["a", "1"], []),
    ],
)
def test_numbers_that_come_too_late(numbers: list[str], late: list[tuple[int, int]]) -> None:
    """Of two readings that leave as many words, the one counts that finds less to be late."""
    assert late_places(numbers) == late


@pytest.mark.parametrize(
    ("row", "numbers"),
    [
        (["1", "2a", "3.07"], {1, 2, 3, 7}),
        (["12345678901"], {123456789}),
        (["I", "II", "IV"], {1, 2, 4}),
        (["1.i", "1.ii"], {1, 2}),
        (["xix", "xx"], {19, 20}),
        (["xx", "xxi"], {20, 21}),
        (["xxi", "xxii"], set[int]()),
        (["c", "d"], set[int]()),
        (["h", "i"], set[int]()),
        (["annex", "i"], {1}),
        (["a.1", "i.2"], {1, 2}),
        (["i.a", "ii.b"], {1, 2}),
        ([], set[int]()),
    ],
)
def test_the_numbers_in_a_row(row: list[str], numbers: set[int]) -> None:
    assert numbers_in(row) == numbers
