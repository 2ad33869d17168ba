"""Clauses whose words are those of another clause, or stand in it as a sentence or an item."""

import re
from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

from coalition_model.queries.comparing_assignment import Pair
from coalition_model.queries.comparing_pieces import Piece, common
from coalition_model.queries.comparing_text import exact_words

LEAST: Final = 3
"""How many words it takes in a longer clause: fewer may stand anywhere by chance."""

_BREAK: Final = re.compile(r"(?<!\d)[.,;:!?]+|[.,;:!?]+(?!\d)|[()\n•·。；、，]|\s[-–—]\s")
_JOINTS: Final = frozenset(
    {
        *("and", "or", "but", "et", "ou", "mais", "und", "oder", "aber", "y", "o", "e", "ed"),
        *("oraz", "lub", "та", "і", "й", "або", "и", "или", "а"),
    }
)
"""Words that begin an item."""


class _Wording(NamedTuple):
    """The words of a clause, and where a sentence or an item of it may begin and end."""

    words: tuple[str, ...]
    starts: frozenset[int]
    ends: frozenset[int]


def contained(
    left: Sequence[Piece], right: Sequence[Piece], *, free: tuple[Collection[int], Collection[int]]
) -> list[tuple[int, Pair]]:
    """Find clauses without a counterpart whose words a clause of the other plan has as well.

    Args:
        left: the clauses of the one plan.
        right: the clauses of the other.
        free: the places of those without a counterpart, in each of them.

    Returns:
        For each, on which side it is (0 or 1), with its place and that of the clause that holds
        it; of several such the shortest comes first.
    """
    cache: dict[tuple[int, int, str], _Wording] = {}
    sides = (left, right)

    def wording(side: int, piece: Piece, language: str) -> _Wording:
        key = (side, piece.place, language)
        if key not in cache:
            cache[key] = _wording(piece.texts[language], language)
        return cache[key]

    found: list[tuple[int, int, int, Pair]] = []
    for side in (0, 1):
        for place in sorted(free[side]):
            part = sides[side][place]
            for whole in sides[1 - side]:
                pair = (place, whole.place) if side == 0 else (whole.place, place)
                language = common(*(each[at] for each, at in zip(sides, pair, strict=True)))
                if language is None:
                    continue
                room = wording(1 - side, whole, language)
                if _holds(room, wording(side, part, language).words):
                    found.append((side, place, len(room.words), pair))
    return [(side, pair) for side, _, _, pair in sorted(found)]


def _wording(text: str, language: str) -> _Wording:
    words: list[str] = []
    starts: set[int] = set()
    ends: set[int] = set()
    for piece in _BREAK.split(text):
        starts.add(len(words))
        for word in exact_words(piece, language):
            if word in _JOINTS:
                ends.add(len(words))
                starts.add(len(words) + 1)
            words.append(word)
        ends.add(len(words))
    return _Wording(tuple(words), frozenset(starts), frozenset(ends))


def _holds(room: _Wording, words: tuple[str, ...]) -> bool:
    size = len(words)
    if words and words == room.words:
        return True
    if size < LEAST or size >= len(room.words) or not set(words) <= set(room.words):
        return False
    return any(
        start + size in room.ends and room.words[start : start + size] == words
        for start in room.starts
    )
