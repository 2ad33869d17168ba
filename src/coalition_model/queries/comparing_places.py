"""Which of the clauses that correspond stand elsewhere."""

import bisect
from collections.abc import Sequence

from coalition_model.queries.comparing_assignment import Pair
from coalition_model.queries.comparing_pieces import Piece


def moved_pairs(left: Sequence[Piece], right: Sequence[Piece], pairs: list[Pair]) -> set[Pair]:
    """Find the pairs that stand elsewhere: below another clause, or not in the order of the rest.

    In the order of the rest is what every longest run of pairs in one order has in common: where
    one clause was put before all others, only that one moved; where two changed places, both did.
    """
    partner = dict(pairs)
    below: dict[tuple[int | None, int | None], list[Pair]] = {}
    moved: set[Pair] = set()
    for ours, theirs in sorted(pairs):
        above, their_above = left[ours].parent, right[theirs].parent
        if (above is None) != (their_above is None) or (
            above is not None and partner.get(above, their_above) != their_above
        ):
            moved.add((ours, theirs))
        else:
            below.setdefault((above, their_above), []).append((ours, theirs))
    for siblings in below.values():
        moved |= set(siblings) - _settled(siblings)
    return moved


def _settled(pairs: list[Pair]) -> set[Pair]:
    """Give the pairs that are in every longest run in which both sides rise."""
    ending = _longest_ending([theirs for _, theirs in pairs])
    starting = _longest_ending([-theirs for _, theirs in reversed(pairs)])[::-1]
    longest = max(ending, default=0)
    ranks: dict[int, list[Pair]] = {}
    for pair, before, after in zip(pairs, ending, starting, strict=True):
        if before + after - 1 == longest:
            ranks.setdefault(before, []).append(pair)
    return {rank[0] for rank in ranks.values() if len(rank) == 1}


def _longest_ending(values: list[int]) -> list[int]:
    """Give for each value the length of the longest rising run that ends with it."""
    tails: list[int] = []
    found: list[int] = []
    for value in values:
        place = bisect.bisect_left(tails, value)
        tails[place : place + 1] = [value]
        found.append(place + 1)
    return found
