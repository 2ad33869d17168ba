"""How much it tells that two clauses share a topic, an actor or a role."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, Literal

from coalition_model.queries.comparing_pieces import Piece

SURE: Final = 0.8
"""How surely clauses correspond that share what no other clause has."""

ABSENT: Final = 0.25
"""What is left of the weight of what the other plan has nowhere: it tells none of its clauses
from another."""

EVEN: Final = 0.5
"""How much it counts that two sets are the same, and not that one holds the other."""

RARE: Final = 0.25
"""How much it counts that what is shared is rare: from 0, nothing, to 1, all."""


class Telling:
    """How much it tells that two clauses share a topic, an actor or a role.

    What one clause of each plan has, and no other, tells all. What several have, tells as much as
    it would to draw one of them blindly. Clauses below one clause count once.
    """

    def __init__(
        self,
        left: Sequence[Piece],
        right: Sequence[Piece],
        feature: Literal["topics", "actors", "roles"],
    ) -> None:
        """Count in how many outer clauses of each plan each of them is."""
        self._had = tuple(
            Counter(
                each
                for _, each in {
                    (piece.outer, each) for piece in side for each in getattr(piece, feature)
                }
            )
            for side in (left, right)
        )

    def of(self, each: str) -> float:
        """Give the weight of one of them, above 0 and up to 1."""
        counts = [had[each] for had in self._had]
        weight = 1 / max(1, *counts)
        return weight if all(counts) else ABSENT * weight

    def weigh(self, items: Iterable[str]) -> float:
        """Add the weights up."""
        return math.fsum(sorted(map(self.of, items)))

    def proof(self, items: Iterable[str]) -> float:
        """Tell what several prove together, as chances add up."""
        return 1 - math.prod(1 - SURE * weight for weight in sorted(map(self.of, items)))

    def alike(self, left: frozenset[str], right: frozenset[str]) -> float:
        """Compare two sets of them, from 0 to 1."""
        shared = left & right
        if not shared:
            return 0.0
        mass = self.weigh(shared)
        ours, theirs = self.weigh(left), self.weigh(right)
        overlap = EVEN * 2 * mass / (ours + theirs) + (1 - EVEN) * mass / min(ours, theirs)
        return math.pow(self.proof(shared), RARE) * overlap

    def held(self, shared: frozenset[str], part: frozenset[str], whole: frozenset[str]) -> float:
        """Tell how much of a part, or of a whole, a share is that a third clause has not."""
        if not shared:
            return 0.0
        share = self.weigh(shared) / min(self.weigh(part), self.weigh(whole))
        return self.proof(shared) * share
