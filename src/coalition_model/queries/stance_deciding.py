"""Which of the positions that an actor took on one thing holds on a day.

Each question is answered three-valued, from the days between which each position was taken, so that
an answer is YES or NO only where no reading of the dates makes it otherwise. Positions are compared
with the best and latest of each rank of evidence and not with one another, so that the work grows
with their number and not with its square.
"""

from collections.abc import Iterable, Sequence
from typing import Final, Literal, NamedTuple

from coalition_model.queries.day_bounds import EVER, Days, Spell
from coalition_model.queries.stance_evidence import MOST, UNSTATED, Told, better
from coalition_model.values.answers import Answer
from coalition_model.values.when import When, sort_key

Fate = Literal["holds", "replaced", "outweighed", "superseded", "stale", "not-yet", "not-theirs"]
"""What became of a position: `replaced` by a later one, `outweighed` by an earlier one on better
evidence, `superseded` by an adjudicated coding, `stale` since the words changed, `not-yet` taken,
`not-theirs` as the speaker did not hold the office."""

_YES, _NO, _UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
_EVER_BEFORE: Final = -EVER


def _ranks(
    rank: int,
) -> tuple[frozenset[int], frozenset[int], frozenset[int], frozenset[int]]:
    """Give the ranks that are certainly as good or better, better, and those that may be."""
    others = range(UNSTATED, MOST + 1)
    return (
        frozenset(each for each in others if better(rank, each) is _NO),
        frozenset(each for each in others if better(each, rank) is _YES),
        frozenset(each for each in others if better(rank, each) is not _YES),
        frozenset(each for each in others if better(each, rank) is not _NO),
    )


_RANKS: Final = {rank: _ranks(rank) for rank in range(UNSTATED, MOST + 1)}


Reach = dict[int, tuple[Answer, Days]]
"""Of each date whether it was by a day, and the last of its days by then."""


class Judged(NamedTuple):
    """A position, what became of it, and whether it is the one that holds."""

    told: Told
    fate: Fate
    answer: Answer


class Outcome(NamedTuple):
    """What the positions of one actor on one thing come to.

    Attributes:
        held: those that hold or may, on the words as they are.
        stale: those that hold or may, on earlier words that were changed or may have been.
        past: the others, in order of time.
        present: whether there is one at all that counts.
        present_stale: the same, of those on earlier words.
        since: when the stance that holds was first taken without another in between.
        affirmed: when it was taken last.
    """

    held: tuple[Judged, ...]
    stale: tuple[Judged, ...]
    past: tuple[Judged, ...]
    present: Answer
    present_stale: Answer
    since: When | None
    affirmed: When | None


class _Rival(NamedTuple):
    """A position in the contest: on which day it was last affirmed, how good, whether it counts."""

    told: Told
    last: Days
    fresh: Answer
    taken: Answer
    aside: Answer
    counts: Answer


def decide(given: Sequence[tuple[Told, Answer]], on: Days, reach: Reach) -> Outcome:
    """Decide between the positions of one actor on one thing.

    Args:
        given: the positions, each with whether the words it was taken on are those asked about.
        on: the day.
        reach: what was found of dates on that day already, by the identity of their bounds.
    """
    rivals = [_rival(told, fresh, on, reach) for told, fresh in given]
    if len(rivals) == 1:
        return _alone(rivals[0])
    fresh_ones = _Contest(rivals, fresh=True)
    old_words = any(rival.fresh is not _YES for rival in rivals)
    stale_ones = _Contest(rivals, fresh=False) if old_words else None
    held: list[Judged] = []
    stale: list[Judged] = []
    past: list[Judged] = []
    for rival in rivals:
        answer = fresh_ones.holds(rival)
        if answer is not _NO:
            held.append(Judged(rival.told, "holds", answer))
        answer_stale = stale_ones.holds(rival) if stale_ones is not None else _NO
        if answer_stale is not _NO:
            stale.append(Judged(rival.told, "stale", answer_stale))
        if answer is _NO and answer_stale is _NO:
            contest = stale_ones if stale_ones and rival.fresh is _NO else fresh_ones
            past.append(Judged(rival.told, contest.fate(rival), _NO))
    for judged in (held, stale, past):
        if len(judged) > 1:
            judged.sort(key=in_time)
    since, affirmed = _run(rivals, held or stale)
    return Outcome(
        tuple(held),
        tuple(stale),
        tuple(past),
        fresh_ones.present,
        stale_ones.present if stale_ones is not None else _NO,
        since,
        affirmed,
    )


def _rival(told: Told, fresh: Answer, on: Days, reach: Reach) -> _Rival:
    known = reach.get(id(told.spell))
    if known is None:
        known = reach[id(told.spell)] = _reach(told.spell, on)
    taken, last = known
    if told.theirs is _YES and not told.set_aside_by:
        return _Rival(told, last, fresh, taken, _NO, taken)
    aside = _NO
    for each in told.set_aside_by:
        aside |= each.first.by(on)
    return _Rival(told, last, fresh, taken, aside, taken & told.theirs & ~aside)


def _reach(spell: Spell, on: Days) -> tuple[Answer, Days]:
    """Tell whether something was taken by a day, and when it was last affirmed by then."""
    first, last = spell.order
    if last.high > on.low:  # it lasts, or may last, beyond the day: only what is by then counts
        high = min(last.high, on.high)
        low = max(min(last.low, on.low) if spell.solid else first.low, first.low)
        last = Days(min(low, high), high)
    return spell.first.by(on), last


def _alone(rival: _Rival) -> Outcome:
    """Decide where there is but one position, as in most cells."""
    fresh = rival.counts & rival.fresh
    stale = rival.counts & ~rival.fresh
    when = rival.told.when
    if fresh is _NO and stale is _NO:
        past = (Judged(rival.told, _absence(rival), _NO),)
        return Outcome((), (), past, _NO, _NO, None, None)
    held = (Judged(rival.told, "holds", fresh),) if fresh is not _NO else ()
    old = (Judged(rival.told, "stale", stale),) if stale is not _NO else ()
    return Outcome(held, old, (), fresh, stale, when, when)


def _absence(rival: _Rival) -> Fate:
    if rival.taken is _NO:
        return "not-yet"
    if rival.told.theirs is _NO:
        return "not-theirs"
    return "superseded" if rival.aside is _YES else "not-yet"


class _Contest:
    """The best and latest of each rank among the positions that count or may count."""

    def __init__(self, rivals: Iterable[_Rival], *, fresh: bool) -> None:
        self._fresh: Final = fresh
        self.present: Answer = _NO
        # Of those that count: the latest `low` and the earliest `high`, by rank.
        self._sure_late: dict[int, int] = {}
        self._sure_early: dict[int, int] = {}
        # Of those that may count: the two latest `high`, and the earliest `low`.
        self._latest: dict[int, list[tuple[int, str]]] = {}
        self._earliest: dict[int, int] = {}
        for rival in rivals:
            counts = self._counts(rival)
            if counts is _NO:
                continue
            rank, (low, high) = rival.told.rank, rival.last
            if counts is _YES:
                self.present = _YES
                if low > self._sure_late.get(rank, _EVER_BEFORE):
                    self._sure_late[rank] = low
                if high < self._sure_early.get(rank, EVER):
                    self._sure_early[rank] = high
            elif self.present is _NO:
                self.present = _UNKNOWN
            if low < self._earliest.get(rank, EVER):
                self._earliest[rank] = low
            top = self._latest.get(rank)
            if top is None:
                self._latest[rank] = [(high, rival.told.position.id)]
            elif len(top) < 2 or high > top[1][0]:
                top.append((high, rival.told.position.id))
                top.sort(reverse=True)
                del top[2:]

    def _counts(self, rival: _Rival) -> Answer:
        return rival.counts & (rival.fresh if self._fresh else ~rival.fresh)

    def holds(self, rival: _Rival) -> Answer:
        """Tell whether a position counts and no other beats it."""
        counts = self._counts(rival)
        if counts is _NO:
            return _NO
        return counts & ~self._beaten(rival)

    def _beaten(self, rival: _Rival) -> Answer:
        """Tell whether a later one on equal or better evidence, or an earlier on better, counts."""
        rank, (low, high) = rival.told.rank, rival.last
        equal, more, maybe_equal, maybe_more = _RANKS[rank]
        for other, late in self._sure_late.items():
            if late > high and other in equal:
                return _YES
        for other, early in self._sure_early.items():
            if early < low and other in more:
                return _YES
        for other, top in self._latest.items():
            if top[0][0] > low and other in maybe_equal and self._later(top, rival):
                return _UNKNOWN
        for other, early in self._earliest.items():
            if early < high and other in maybe_more:
                return _UNKNOWN
        return _NO

    @staticmethod
    def _later(top: list[tuple[int, str]], rival: _Rival) -> bool:
        """Tell whether one of the latest, the position itself apart, may be later."""
        own, low = rival.told.position.id, rival.last.low
        return any(high > low and id_ != own for high, id_ in top)

    def fate(self, rival: _Rival) -> Fate:
        """Tell why a position does not hold."""
        if self._counts(rival) is _NO:
            return "stale" if rival.counts is not _NO else _absence(rival)
        equal, high = _RANKS[rival.told.rank][0], rival.last.high
        if any(late > high and other in equal for other, late in self._sure_late.items()):
            return "replaced"
        return "outweighed"


def _run(rivals: Sequence[_Rival], held: Sequence[Judged]) -> tuple[When | None, When | None]:
    """Find since when a stance has been taken without another in between, and when last."""
    words = {each.told.position.stance for each in held}
    if len(words) != 1:
        return None, None
    word = words.pop()
    counting = [rival for rival in rivals if rival.counts is not _NO]
    others = [rival for rival in counting if rival.told.position.stance != word]
    broken = _EVER_BEFORE
    if others:
        first_by_rank: dict[int, int] = {}
        for each in held:
            rank, day = each.told.rank, each.told.spell.order[0].high
            first_by_rank[rank] = min(first_by_rank.get(rank, EVER), day)
        for rival in others:
            if rival.last.high > broken and not _outweighed(rival, first_by_rank):
                broken = rival.last.high
    same = [
        rival
        for rival in counting
        if rival.told.position.stance == word and rival.told.spell.order[0].low > broken
    ]
    dated = [each for each in same if each.told.when is not None and each.counts is _YES]
    if not dated:
        ours = {each.told.position.id for each in held}
        dated = [
            each
            for each in counting
            if each.told.position.id in ours and each.told.when is not None
        ]
    if not dated:
        return None, None
    if len(dated) == 1:
        return dated[0].told.when, dated[0].told.when
    first = min(dated, key=lambda each: (each.told.spell.first, _order_of(each.told)))
    latest = max(dated, key=lambda each: (each.last.high, each.last.low, _order_of(each.told)))
    return first.told.when, latest.told.when


def _outweighed(rival: _Rival, first_by_rank: dict[int, int]) -> bool:
    """Tell whether a position on weaker evidence came after one of those that hold."""
    low, weak = rival.last.low, rival.told.rank
    return any(day < low and weak not in _RANKS[rank][2] for rank, day in first_by_rank.items())


def in_time(judged: Judged) -> tuple[object, ...]:
    """Order positions by time, for display; undated ones first."""
    return _order_of(judged.told)


def _order_of(told: Told) -> tuple[object, ...]:
    when = told.when
    return (when is not None, sort_key(when) if when else (), told.position.id, told.office or "")
