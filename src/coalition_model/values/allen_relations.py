"""Which of Allen's thirteen relations two readings may have: the reasoning behind `allen`."""

from enum import Enum

from coalition_model.values.daysets import ENDLESS, AnySet, Reachable, Runs, shared
from coalition_model.values.readings import Block, Span


class Allen(Enum):
    """One of the thirteen ways in which two stretches of time can lie to one another.

    Of any two stretches exactly one holds. `a` is the first, `b` the second.

    >>> Allen.STARTS.inverse
    Allen.STARTED_BY
    """

    BEFORE = "before"
    """a ends, then comes a gap, then b starts."""
    MEETS = "meets"
    """b starts exactly where a ends."""
    OVERLAPS = "overlaps"
    """a starts first, then b, then a ends, then b."""
    STARTS = "starts"
    """Both start together, a ends first."""
    DURING = "during"
    """a starts after b and ends before it."""
    FINISHES = "finishes"
    """Both end together, a starts last."""
    EQUALS = "equals"
    """Both start and end together."""
    FINISHED_BY = "finished-by"
    """Both end together, b starts last."""
    CONTAINS = "contains"
    """b starts after a and ends before it."""
    STARTED_BY = "started-by"
    """Both start together, b ends first."""
    OVERLAPPED_BY = "overlapped-by"
    """b starts first, then a, then b ends, then a."""
    MET_BY = "met-by"
    """a starts exactly where b ends."""
    AFTER = "after"
    """b ends, then comes a gap, then a starts."""

    @property
    def inverse(self) -> "Allen":
        """The relation of b to a."""
        return _IN_ORDER[-1 - _IN_ORDER.index(self)]

    def __repr__(self) -> str:
        return f"Allen.{self.name}"


_IN_ORDER = tuple(Allen)


def may_be(relation: Allen, one: Block | Span, other: Block | Span) -> bool:
    """Whether some pair of readings stands in this relation."""
    if isinstance(one, Block):
        if isinstance(other, Block):
            return _blocks_may(relation, one, other)
        return _block_and_span_may(relation, one, other)
    if isinstance(other, Block):
        return _block_and_span_may(relation.inverse, other, one)
    return _spans_may(relation, one, other)


def _blocks_may(relation: Allen, one: Block, other: Block) -> bool:
    """Two blocks: each relation says how far the starts may be apart."""
    by = other.length - one.length
    match relation:
        case Allen.BEFORE:
            return one.end_min < other.start_max
        case Allen.MEETS:
            return apart(one.starts, other.starts, one.length, one.length)
        case Allen.OVERLAPS:
            return apart(one.starts, other.starts, max(1, 1 - by), one.length - 1)
        case Allen.STARTS:
            return by > 0 and apart(one.starts, other.starts, 0, 0)
        case Allen.DURING:
            return apart(one.starts, other.starts, 1 - by, -1)
        case Allen.FINISHES:
            return by > 0 and apart(one.starts, other.starts, -by, -by)
        case Allen.EQUALS:
            return by == 0 and apart(one.starts, other.starts, 0, 0)
        case _:
            return _blocks_may(relation.inverse, other, one)


def _block_and_span_may(relation: Allen, block: Block, span: Span) -> bool:
    """A block and a span: 0 is the start of the block (or the point that both share).

    Each rule (i, j, c) says that point j is at least c after point i.
    """
    begin, length = block.starts, block.length
    start, end = span.starts, span.ends
    match relation:
        case Allen.BEFORE:
            return block.end_min < span.start_max
        case Allen.AFTER:
            return span.end_min < block.start_max
        case Allen.MEETS:
            points = shared(begin.shifted(length), start), end
            return solvable(points, ((0, 1, 1),))
        case Allen.MET_BY:
            return solvable((shared(begin, end), start), ((1, 0, 1),))
        case Allen.OVERLAPS:
            rules = ((0, 1, 1), (1, 0, 1 - length), (0, 2, length + 1))
            return length >= 2 and solvable((begin, start, end), rules)
        case Allen.OVERLAPPED_BY:
            rules = ((1, 0, 1), (0, 2, 1), (2, 0, 1 - length))
            return length >= 2 and solvable((begin, start, end), rules)
        case Allen.STARTS:
            return solvable((shared(begin, start), end), ((0, 1, length + 1),))
        case Allen.STARTED_BY:
            points = shared(begin, start), end
            return length >= 2 and solvable(points, ((0, 1, 1), (1, 0, 1 - length)))
        case Allen.DURING:
            return solvable((begin, start, end), ((1, 0, 1), (0, 2, length + 1)))
        case Allen.CONTAINS:
            rules = ((0, 1, 1), (1, 2, 1), (2, 0, 1 - length))
            return length >= 3 and solvable((begin, start, end), rules)
        case Allen.FINISHES:
            points = shared(begin.shifted(length), end), start
            return solvable(points, ((1, 0, length + 1),))
        case Allen.FINISHED_BY:
            points = shared(begin.shifted(length), end), start
            return length >= 2 and solvable(points, ((1, 0, 1), (0, 1, 1 - length)))
        case _:  # EQUALS
            return _any(shared(shared(begin, start), end.shifted(-length)))


def _spans_may(relation: Allen, one: Span, other: Span) -> bool:
    """Two spans: each relation puts their four ends in an order, some of them together."""
    match relation:
        case Allen.BEFORE:
            order: tuple[Reachable, ...] = one.starts, one.ends, other.starts, other.ends
        case Allen.MEETS:
            order = one.starts, shared(one.ends, other.starts), other.ends
        case Allen.OVERLAPS:
            order = one.starts, other.starts, one.ends, other.ends
        case Allen.STARTS:
            order = shared(one.starts, other.starts), one.ends, other.ends
        case Allen.DURING:
            order = other.starts, one.starts, one.ends, other.ends
        case Allen.FINISHES:
            order = other.starts, one.starts, shared(one.ends, other.ends)
        case Allen.EQUALS:
            order = shared(one.starts, other.starts), shared(one.ends, other.ends)
        case _:
            return _spans_may(relation.inverse, other, one)
    after = -ENDLESS
    for points in order:
        point = points.at_or_after(after)
        if point is None:
            return False
        after = point + 1
    return True


def _any(points: Reachable) -> bool:
    return points.at_or_after(-ENDLESS) is not None


def apart(one: AnySet, other: AnySet, low: int, high: int) -> bool:
    """Whether an element of `other` lies `low` to `high` after one of `one`."""
    if low > high or other.least - one.greatest > high or other.greatest - one.least < low:
        return False
    if isinstance(one, Runs) and isinstance(other, Runs) and one.single and other.single:
        return True
    if low == high:
        moved = one if low == 0 else one.shifted(low)
        return _any(shared(moved, other))
    first: int | None = one.least
    while first is not None:
        second = other.at_or_after(first + low)
        if second is None:
            return False
        if second <= first + high:
            return True
        first = one.at_or_after(second - high)
    return False


def solvable(points: tuple[Reachable, ...], rules: tuple[tuple[int, int, int], ...]) -> bool:
    """Whether every point can be chosen from its set so that all the rules hold.

    The least choice that the rules leave is approached from below; it exists if any does.
    """
    chosen: list[int] = []
    for candidates in points:
        least = candidates.at_or_after(-ENDLESS)
        if least is None:
            return False
        chosen.append(least)
    moved = True
    while moved:
        moved = False
        for i, j, distance in rules:
            needed = chosen[i] + distance
            if chosen[j] < needed:
                later = points[j].at_or_after(needed)
                if later is None:
                    return False
                chosen[j] = later
                moved = True
    return True
