"""How clauses are numbered: digits, letters, Roman numbers, and the order of them."""

import re
from collections.abc import Iterable, Sequence
from itertools import product
from typing import Final

Token = tuple[str, str]
"""A piece of a number: of which sort it is, and a text by which its like are put in order."""

ROMAN: Final = re.compile(r"(?=.)(m{0,3})(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
"""A Roman number, in lower case."""
_ROMAN_DIGITS: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_TOKEN: Final = re.compile(r"[0-9]+|[A-Za-z]+")
_LATIN: Final = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "nonies")
_FIRST_ROMAN: Final = 20
"""A row of Roman numbers begins here or before: letters that stand for more are letters."""
_DEEP: Final = 4
"""Of how many pieces of a number the reading is weighed; it doubles the work each time."""


def tokens(number: str) -> tuple[Token, ...]:
    """Split a number into digits and letters, so that 1 is 01 and A is a.

    >>> tokens("10A")
    (('digits', '00000000210'), ('letters', 'a'))
    """
    return tuple(
        ("digits", _padded(piece.lstrip("0"))) if piece.isdigit() else ("letters", piece.casefold())
        for piece in _TOKEN.findall(number)
    )


def _padded(word: str) -> str:
    """Write a word so that a longer one comes after it: 10 after 9, aa after z."""
    return f"{len(word):09}{word}"


def roman_number(word: str) -> int:
    """Give the value of a Roman number in lower case.

    >>> roman_number("xiv"), roman_number("xc")
    (14, 90)
    """
    values = [_ROMAN_DIGITS[letter] for letter in word]
    return sum(
        -value if value < after else value
        for value, after in zip(values, (*values[1:], 0), strict=True)
    )


def late_places(numbers: Sequence[str]) -> list[tuple[int, int]]:
    """Find the numbers in a row that come too late, each with one before it that it should precede.

    Each is compared with the one before it, and with the last of its own sort, if others stand
    between. Letters are read as Roman numbers or as letters, at each place in the numbers for
    itself, whichever fits the whole row better.

    >>> late_places(["1", "5", "annex", "3"]), late_places(["iv-b", "iv-a"])
    ([(1, 3)], [(0, 1)])
    """
    depth = min(max(len(tokens(number)) for number in numbers), _DEEP)
    ways = [(False, True) if _may_be_roman(numbers, at) else (False,) for at in range(depth)]
    readings = (_late(numbers, way) for way in product(*ways))
    return min(readings, key=lambda each: (each[0], len(each[1])))[1]


def _may_be_roman(numbers: Sequence[str], at: int) -> bool:
    rows = (tokens(number)[at : at + 1] for number in numbers)
    return any(sort == "letters" and ROMAN.fullmatch(word) for row in rows for sort, word in row)


def _late(numbers: Sequence[str], roman: tuple[bool, ...]) -> tuple[int, list[tuple[int, int]]]:
    """Count the words that this reading leaves, and find the numbers that come too late."""
    words = 0
    late: list[tuple[int, int]] = []
    last: dict[tuple[str, ...], tuple[int, Sequence[Token]]] = {}
    before: tuple[int, Sequence[Token]] | None = None
    for place, number in enumerate(numbers):
        read = _read(number, roman)
        words += sum(sort == "word" for sort, _ in read)
        sort = _sort(read)
        for other in (before, last.get(sort)):
            if other is not None and _comes_first(read, other[1]):
                late.append((other[0], place))
                break
        before = last[sort] = (place, read)
    return words, late


def _read(number: str, roman: tuple[bool, ...]) -> tuple[Token, ...]:
    """Read a number so that its pieces can be compared with those of the same sort."""
    found: list[Token] = []
    for place, (sort, word) in enumerate(tokens(number)):
        as_roman = place < len(roman) and roman[place]
        if sort == "digits":
            found.append((sort, word))
        elif word in _LATIN and found:
            found.append(("latin", str(_LATIN.index(word))))
        elif as_roman and ROMAN.fullmatch(word):
            found.append(("roman", f"{roman_number(word):05}"))
        elif not as_roman and len(set(word)) == 1:  # a, b, ..., z, aa, bb
            found.append(("alphabet", _padded(word)))
        else:
            found.append(("word", word))
    return tuple(found)


def _sort(read: Sequence[Token]) -> tuple[str, ...]:
    """Name what a number must share with others to have its place among them."""
    found: list[str] = []
    for sort, word in read:
        if sort != "word":
            return (*found, sort)
        found.append(word)
    return tuple(found)


def _comes_first(one: Sequence[Token], other: Sequence[Token]) -> bool:
    """Whether a number certainly comes before another one."""
    for (sort, piece), (other_sort, other_piece) in zip(one, other, strict=False):
        if (sort, piece) != (other_sort, other_piece):
            return sort == other_sort != "word" and piece < other_piece
    return len(one) < len(other)


def numbers_in(row: Iterable[str]) -> set[int]:
    """Collect the numbers in a row of them, at any place; letters give none unless Roman.

    >>> sorted(numbers_in(["preamble", "1.1", "III"])), numbers_in(["a", "b", "c"])
    ([1, 3], set())
    """
    found: set[int] = set()
    letters: dict[int, list[str]] = {}
    for number in row:
        for place, piece in enumerate(_TOKEN.findall(number.lower())):
            if piece.isdigit():
                found.add(int(piece[:9]))
            else:
                letters.setdefault(place, []).append(piece)
    for words in letters.values():
        roman = [roman_number(word) for word in words if ROMAN.fullmatch(word)]
        lettered = any(len(word) == 1 and not ROMAN.fullmatch(word) for word in words)
        if roman and not lettered and min(roman) <= _FIRST_ROMAN:
            found.update(roman)
    return found
