"""Which clauses of two plans are likely to be about the same, where nobody has said so.

First every clause is given at most one partner, so that the likenesses add up to the most. Pairs
that are surely alike then show whether the plans share their numbering and their order, and with
that the rest is looked at once more. Last, what is left over is joined to a pair that it is part
of: a clause was merged into another, or split in two.
"""

import itertools
import math
from collections.abc import Callable, Sequence, Set
from typing import Final

import attrs

from coalition_model.queries.comparing_assignment import Pair, assign
from coalition_model.queries.comparing_pieces import Piece, together
from coalition_model.queries.comparing_scores import Likeness, Scorer

THRESHOLD: Final = 0.25
"""From which score on two clauses are suggested to correspond."""

WORDS_ALONE: Final = 0.23
"""The same where no topics are coded of one of the plans, and words are all there is to go by: one
rare word in common among six, and no rival, are enough."""

SURE: Final = 0.45
"""From which score on a pair bears witness of numbering and order."""

NUMBERING: Final = 0.15
"""What the same number adds, where the plans share their numbering."""

ORDER: Final = 0.08
"""What a place between the neighbours of one's neighbours adds, where the plans share an order."""

ABOVE: Final = 0.08
"""What it adds, or takes off, that the clauses above correspond, or others do."""

FLOOR: Final = 0.12
"""Which likeness numbering and order need at least to add to."""

WITNESSES: Final = 3
"""How many sure pairs it takes to tell of a numbering."""

FULLY: Final = 0.8
"""From which share on, of 1, a numbering joins clauses that have little else in common."""

BY_NUMBER: Final = 0.25
"""The score of a pair that its number joins and little else."""

PART: Final = 0.4
"""How much of a clause another must hold that its partner does not, for the first to be part of it.
"""


@attrs.frozen
class Suggestion:
    """Clauses of the one plan that are likely to correspond to clauses of the other.

    Attributes:
        left: their places in the one.
        right: their places in the other.
        score: how likely, from 0 to 1.
        reasons: why.
    """

    left: tuple[int, ...]
    right: tuple[int, ...]
    score: float
    reasons: tuple[str, ...]


class Suggester:
    """Suggests which clauses of two plans correspond."""

    def __init__(
        self,
        left: Sequence[Piece],
        right: Sequence[Piece],
        *,
        stated: Set[Pair] = frozenset(),
        barred: Set[Pair] = frozenset(),
        numbered: bool = False,
        omits: bool = False,
        name: Callable[[str], str] = str,
    ) -> None:
        """Take two plans.

        Args:
            left: the clauses of the one.
            right: the clauses of the other.
            stated: the pairs that are known already.
            barred: the pairs of which it is known that they do not correspond.
            numbered: whether it is stated that one plan goes by the other.
            omits: whether what one leaves out is told by its number in the other.
            name: names an actor, for the reasons.
        """
        self._left = left
        self._right = right
        self._stated = stated
        self._barred = barred
        self._stated_numbering = numbered
        self._omits = omits
        self._name = name
        taken_left = {pair[0] for pair in stated}
        taken_right = {pair[1] for pair in stated}
        self._free_left = [each for each in left if each.place not in taken_left]
        self._free_right = [each for each in right if each.place not in taken_right]
        self._likeness: dict[Pair, Likeness] = {}
        self._raised: set[Pair] = set()

    def suggest(self) -> tuple[Suggestion, ...]:
        """Suggest correspondences.

        Raises:
            MissingExtra: the library for the likeness of texts is not installed.
        """
        if not self._free_left or not self._free_right:
            return ()
        self._scorer = Scorer(self._left, self._right)
        for ours in self._free_left:
            for theirs in self._free_right:
                pair = ours.place, theirs.place
                if pair not in self._barred and _seen(ours) and _seen(theirs):
                    self._likeness[pair] = self._scorer.likeness(ours, theirs)
        scores = _contested({pair: each.score for pair, each in self._likeness.items()})
        first = self._chosen(scores)
        sure = sorted({*(pair for pair in first if scores[pair] >= SURE), *self._stated})
        raised = self._in_context(scores, sure)
        chosen = self._chosen(raised)
        self._raised = {pair for pair in chosen if raised[pair] > scores[pair]}
        groups = self._joined(chosen, raised)
        groups += self._by_number(groups, self._shared_numbering(sure))
        return tuple(groups)

    def _chosen(self, scores: dict[Pair, float]) -> set[Pair]:
        """Pair off what scores enough; of what scores the same, what stands at the same height."""
        least = WORDS_ALONE if self._scorer.words_alone else THRESHOLD
        gains = {
            pair: score - least + 1e-6 * (1 - abs(self._height(pair)))
            for pair, score in scores.items()
            if score >= least
        }
        return assign(gains)

    def _height(self, pair: Pair) -> float:
        return (pair[0] + 1) / (len(self._left) + 1) - (pair[1] + 1) / (len(self._right) + 1)

    def _same_number(self, pair: Pair) -> bool:
        return self._left[pair[0]].path == self._right[pair[1]].path

    def _shared_numbering(self, sure: Sequence[Pair]) -> float:
        """Tell how far the plans share their numbering, from 0 to 1."""
        if len(sure) < WITNESSES:
            return float(self._stated_numbering)
        share = sum(map(self._same_number, sure)) / len(sure)
        return max(2 * share - 1, 0.0)

    def _in_context(self, scores: dict[Pair, float], sure: list[Pair]) -> dict[Pair, float]:
        """Raise what numbering, order and the clauses above speak for, and lower the opposite."""
        numbering = NUMBERING * self._shared_numbering(sure)
        order = ORDER * _in_order(sure)
        partner, back = dict(sure), {theirs: ours for ours, theirs in sure}
        before, after = _neighbours([pair[0] for pair in sure], len(self._left))
        raised: dict[Pair, float] = {}
        for pair, score in scores.items():
            ours, theirs = pair
            if score < FLOOR and self._likeness[pair].read:
                raised[pair] = score
                continue
            more = numbering if self._same_number(pair) else 0.0
            if order and len(sure) >= WITNESSES:
                low = partner.get(before[ours], -1)
                high = partner.get(after[ours], len(self._right))
                if low < theirs < high or partner.get(ours) == theirs:
                    more += order
            above = self._left[ours].parent, self._right[theirs].parent
            if above[0] is not None and above[1] is not None:
                if partner.get(above[0]) == above[1]:
                    more += ABOVE
                elif above[0] in partner or above[1] in back:
                    more -= ABOVE
            raised[pair] = max(min(score + more * (1 - score), 1.0), 0.0)
        return raised

    def _joined(self, chosen: set[Pair], scores: dict[Pair, float]) -> list[Suggestion]:
        """Join what is left over to the pairs that it is part of."""
        partner_of_left, partner_of_right = dict(chosen), {b: a for a, b in chosen}
        self._paired: tuple[Set[int], Set[int]] = partner_of_left.keys(), partner_of_right.keys()
        wishes: list[tuple[float, int, Pair]] = []
        for pair, likeness in self._likeness.items():
            ours, theirs = pair
            if not likeness.score:
                continue
            if ours not in partner_of_left and theirs in partner_of_right:
                gain = self._gain_on_right((ours, theirs), [partner_of_right[theirs]])
                if gain >= PART:
                    wishes.append((-gain, 0, pair))
            elif theirs not in partner_of_right and ours in partner_of_left:
                gain = self._gain_on_left((ours, theirs), [partner_of_left[ours]])
                if gain >= PART:
                    wishes.append((-gain, 1, pair))
        lots: dict[Pair, tuple[list[int], list[int]]] = {
            pair: ([pair[0]], [pair[1]]) for pair in chosen
        }
        joined_left: set[int] = set()
        joined_right: set[int] = set()
        for _, side, pair in sorted(wishes):
            ours, theirs = pair
            if side == 0 and ours not in joined_left:
                lefts, rights = lots[partner_of_right[theirs], theirs]
                if len(rights) == 1 and self._gain_on_right(pair, lefts) >= PART:
                    lefts.append(ours)
                    joined_left.add(ours)
            elif side == 1 and theirs not in joined_right:
                lefts, rights = lots[ours, partner_of_left[ours]]
                if len(lefts) == 1 and self._gain_on_left(pair, rights) >= PART:
                    rights.append(theirs)
                    joined_right.add(theirs)
        return [
            self._suggestion(pair, sorted(lefts), sorted(rights), scores)
            for pair, (lefts, rights) in sorted(lots.items())
        ]

    def _gain_on_right(self, pair: Pair, parts: list[int]) -> float:
        besides = self._besides(self._left, parts, pair[0], self._paired[0])
        return self._gain(self._right[pair[1]], besides, self._left[pair[0]])

    def _gain_on_left(self, pair: Pair, parts: list[int]) -> float:
        besides = self._besides(self._right, parts, pair[1], self._paired[1])
        return self._gain(self._left[pair[0]], besides, self._right[pair[1]])

    def _besides(
        self, side: Sequence[Piece], parts: list[int], more: int, paired: Set[int]
    ) -> list[Piece]:
        """Give the clauses that may hold already what one more is to add.

        A clause above it says the same by nature. What stands beside it below the same clause
        speaks against it where it has a counterpart of its own.
        """
        below = side[more].parent
        others = {each for each in parts if not _above(side, each, more)}
        if below is not None and len(others) < len(parts):
            others |= {each for each in paired if side[each].parent == below}
        return [side[each] for each in sorted(others)]

    def _gain(self, whole: Piece, parts: Sequence[Piece], more: Piece) -> float:
        """Tell how much of one more part stands in a whole, and in none of its other parts."""
        return self._scorer.held(more, whole, besides=together(parts) if parts else None)

    def _suggestion(
        self, pair: Pair, lefts: list[int], rights: list[int], scores: dict[Pair, float]
    ) -> Suggestion:
        reasons = list(self._reasons(pair))
        if pair in self._raised:
            if self._same_number(pair):
                reasons.append("the same number in plans that share theirs")
            else:
                reasons.append("the place between clauses that correspond")
        if len(lefts) + len(rights) > 2:
            reasons.append("together they hold more of the other than one alone")
        return Suggestion(tuple(lefts), tuple(rights), round(scores[pair], 3), tuple(reasons))

    def _reasons(self, pair: Pair) -> tuple[str, ...]:
        return self._scorer.reasons(self._left[pair[0]], self._right[pair[1]], self._name)

    def _by_number(self, groups: Sequence[Suggestion], shared: float) -> list[Suggestion]:
        """Pair by number what is left over on both sides.

        That is what was not seen or was left out; and, in plans that surely share their numbering,
        what has little in common, or nothing that can be read.
        """
        taken_left = {each for group in groups for each in group.left}
        taken_right = {each for group in groups for each in group.right}
        rest = {each.path: each for each in self._free_right if each.place not in taken_right}
        found: list[Suggestion] = []
        for ours in self._free_left:
            theirs = rest.get(ours.path)
            if ours.place in taken_left or theirs is None:
                continue
            pair = ours.place, theirs.place
            if pair in self._barred:
                continue
            likeness = self._likeness.get(pair)
            if likeness is None:
                omitted = "omitted" in (ours.clause.wording, theirs.clause.wording)
                fits = shared > 0 or (omitted and self._omits)
            else:
                fits = shared >= FULLY and (likeness.score > 0 or not likeness.read)
            if fits:
                reasons = (*(self._reasons(pair) if likeness else ()), "the same number")
                found.append(Suggestion((pair[0],), (pair[1],), BY_NUMBER, reasons))
        return found


def _above(side: Sequence[Piece], above: int, below: int) -> bool:
    """Tell whether a clause stands, at any depth, in another."""
    parent = side[below].parent
    while parent is not None and parent != above:
        parent = side[parent].parent
    return parent == above


def _contested(likeness: dict[Pair, float]) -> dict[Pair, float]:
    """Score pairs by how alike they are and by how much more so than their rivals.

    A rival of a pair is another pair of one of its two clauses. One rare word in common is little,
    but much where no other clause has it.
    """
    rows: dict[int, list[float]] = {}
    columns: dict[int, list[float]] = {}
    for (row, column), score in likeness.items():
        _keep_best(rows.setdefault(row, [0.0, 0.0]), score)
        _keep_best(columns.setdefault(column, [0.0, 0.0]), score)
    found: dict[Pair, float] = {}
    for pair, score in likeness.items():
        if score <= 0:
            found[pair] = 0.0
            continue
        best = (rows[pair[0]], columns[pair[1]])
        rival = max(each[1] if score == each[0] else each[0] for each in best)
        found[pair] = math.sqrt(score) * score / (score + rival)
    return found


def _keep_best(best: list[float], score: float) -> None:
    """Keep the two best scores."""
    if score > best[0]:
        best[:] = [score, best[0]]
    elif score > best[1]:
        best[1] = score


def _seen(piece: Piece) -> bool:
    """Tell whether there is anything in a clause to compare."""
    return piece.clause.wording != "omitted" and bool(
        piece.texts or piece.coded or piece.topics or piece.actors or piece.quantities
    )


def _in_order(sure: Sequence[Pair]) -> float:
    """Tell how far pairs stand in one order, from 0 to 1."""
    if len(sure) < WITNESSES:
        return 0.0
    ordered = sorted(sure)
    steps = list(itertools.pairwise(ordered))
    share = sum(before[1] < after[1] for before, after in steps) / len(steps)
    return max(2 * share - 1, 0.0)


def _neighbours(sure: list[int], size: int) -> tuple[list[int], list[int]]:
    """Give for each place the nearest sure place before it and after it, -1 where there is none."""
    known = set(sure)
    before: list[int] = []
    after: list[int] = []
    for places, found in ((range(size), before), (reversed(range(size)), after)):
        last = -1
        for place in places:
            found.append(last)
            last = place if place in known else last
    return before, after[::-1]
