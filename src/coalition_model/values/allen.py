"""How two temporal values lie to one another, as three-valued answers.

Each value stands for one of its readings, and the two are read independently: YES where every
pair of readings agrees, NO where none does, UNKNOWN otherwise.

- A date is one day; an interval goes from a start day to an end day, both included; a moment is
  its minute or second. They compare as [start, end): adjacent days meet, a shared day overlaps.
- Moments with a zone or an offset compare in UTC. What has no zone compares with its like on the
  same clock; against what has one, its clock may be anywhere from UTC-12 to UTC+14, the same for
  the whole value, so a day may lie anywhere within 50 hours.
- A 'one of' set is one of its members. An 'all of' set is all of them: `relations`, `before`,
  `after` and `meets` take it from its first moment to its last, the others member by member.
- Uncertain and approximate (`?`, `~`, `%`) widen nothing.

`relations` tells the thirteen relations of James F. Allen ('Maintaining Knowledge about Temporal
Intervals', 1983) apart. The seven questions are those that people ask, and broader: `before`
holds of adjacent days too, `overlaps` of anything shared, `contains` of equals.
"""

from typing import Protocol

from coalition_model.values import all_of
from coalition_model.values.all_of_hulls import relations_of
from coalition_model.values.allen_relations import Allen, apart, may_be, solvable
from coalition_model.values.answers import Answer
from coalition_model.values.days import Day
from coalition_model.values.daysets import Runs
from coalition_model.values.readings import (
    Block,
    Clock,
    HasReading,
    Reading,
    Several,
    Span,
    aligned,
)

__all__ = [
    "GROUPS",
    "Allen",
    "Clocked",
    "Operand",
    "after",
    "before",
    "contains",
    "during",
    "holds_on",
    "meets",
    "overlaps",
    "relations",
    "same_as",
]

_YES, _NO, _UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN


GROUPS: dict[str, frozenset[Allen]] = {
    "before": frozenset({Allen.BEFORE, Allen.MEETS}),
    "after": frozenset({Allen.AFTER, Allen.MET_BY}),
    "meets": frozenset({Allen.MEETS}),
    "overlaps": frozenset(Allen) - {Allen.BEFORE, Allen.MEETS, Allen.AFTER, Allen.MET_BY},
    "contains": frozenset({Allen.CONTAINS, Allen.STARTED_BY, Allen.FINISHED_BY, Allen.EQUALS}),
    "during": frozenset({Allen.DURING, Allen.STARTS, Allen.FINISHES, Allen.EQUALS}),
    "same_as": frozenset({Allen.EQUALS}),
}
"""Which of Allen's relations make each question a YES."""


class Clocked(Protocol):
    """A period that can be read off its own clock."""

    @property
    def clock_reading(self) -> Reading:
        """What it stands for, as if it had no zone."""
        ...


Operand = HasReading | Day
"""What relations are asked of: any temporal value, or a `Day`, which is certain."""


def relations(a: Operand, b: Operand) -> frozenset[Allen]:
    """Find every relation that a may have to b.

    >>> from coalition_model.values.when import when
    >>> sorted(r.value for r in relations(when("2025-03"), when("2025-03-02")))
    ['after', 'equals', 'meets', 'met-by']
    """
    one, other = _pair(a, b)
    if isinstance(one, Several) or isinstance(other, Several):
        found = relations_of(one, other) if all_of.known_members(one, other) else None
        if found is not None:
            return found
    one = one.hull if isinstance(one, Several) else one
    other = other.hull if isinstance(other, Several) else other
    return frozenset(relation for relation in Allen if may_be(relation, one, other))


def before(a: Operand, b: Operand) -> Answer:
    """Whether all of a is earlier than all of b: it may end where b starts.

    >>> before(Day(2025, 8, 16), Day(2025, 8, 17))
    Answer.YES
    """
    one, other = _pair(a, b)
    if one.end_max <= other.start_min:
        return _YES
    return _UNKNOWN if one.end_min <= other.start_max else _NO


def after(a: Operand, b: Operand) -> Answer:
    """Whether all of a is later than all of b: it may start where b ends.

    >>> after(Day(2025, 8, 16), Day(2025, 8, 17))
    Answer.NO
    """
    return before(b, a)


def meets(a: Operand, b: Operand) -> Answer:
    """Whether a ends exactly where b starts, as a day meets the next.

    >>> meets(Day(2025, 8, 16), Day(2025, 8, 17))
    Answer.YES
    """
    one, other = _pair(a, b)
    if one.end_min > other.start_max or one.end_max < other.start_min:
        return _NO
    if one.end_min == one.end_max == other.start_min == other.start_max:
        return _YES
    if isinstance(one, Several) or isinstance(other, Several):
        return _maybe(Allen.MEETS in relations(a, b))
    return _maybe(may_be(Allen.MEETS, one, other))


def overlaps(a: Operand, b: Operand) -> Answer:
    """Whether a and b share at least one moment; `Allen.OVERLAPS` is narrower.

    >>> from coalition_model.values.when import when
    >>> overlaps(when("2025-01/2025-08-17"), when("2025-08-17/.."))
    Answer.YES
    >>> overlaps(when("2025-03"), when("2025-03"))
    Answer.UNKNOWN
    """
    one, other = _pair(a, b)
    return _overlaps(one, other)


def contains(a: Operand, b: Operand) -> Answer:
    """Whether every moment of b is one of a; also where they start or end together.

    >>> from coalition_model.values.when import when
    >>> contains(when("2025-08-01/2025-08-31"), when("2025-08"))
    Answer.YES
    """
    one, other = _pair(a, b)
    return _contains(one, other)


def during(a: Operand, b: Operand) -> Answer:
    """Whether every moment of a is one of b; also where they start or end together.

    >>> from coalition_model.values.when import when
    >>> during(when("2025-08-17"), when("2025-08-17/.."))
    Answer.YES
    """
    return contains(b, a)


def same_as(a: Operand, b: Operand) -> Answer:
    """Whether a and b are exactly the same moments.

    >>> from coalition_model.values.when import when
    >>> same_as(when("2025-08-17"), when("2025-08-17~"))
    Answer.YES
    >>> same_as(when("2025-03"), when("2025-03"))
    Answer.UNKNOWN
    """
    one, other = _pair(a, b)
    if isinstance(one, Several) or isinstance(other, Several):
        if all_of.known_members(one, other):
            return all_of.same(one, other)
        return _contains(one, other) & _contains(other, one)
    if (
        one.start_min > other.start_max
        or one.start_max < other.start_min
        or one.end_min > other.end_max
        or one.end_max < other.end_min
    ):
        return _NO
    if (
        one.start_min == one.start_max == other.start_min == other.start_max
        and one.end_min == one.end_max == other.end_min == other.end_max
    ):
        return _YES
    if isinstance(one, Block) and isinstance(other, Block):
        return _maybe(one.length == other.length and apart(one.starts, other.starts, 0, 0))
    return _maybe(may_be(Allen.EQUALS, one, other))


def holds_on(period: Clocked | None, day: Operand) -> Answer:
    """Whether something with this period holds at some moment of that day.

    On the day of a handover it holds of both holders. Without a period it is UNKNOWN. A period
    that has a zone is read off its own clock: a meeting at 00:30 in Kyiv on the 18th was on the
    18th, whatever the day was elsewhere.

    >>> from coalition_model.values.when import when
    >>> holds_on(when("2019-05-20/.."), Day(2019, 5, 20))
    Answer.YES
    >>> holds_on(when("2025-08-18T00:30+03:00[Europe/Kyiv]"), when("2025-08-17"))
    Answer.NO
    >>> holds_on(None, Day(2019, 5, 20))
    Answer.UNKNOWN
    """
    if period is None:
        return _UNKNOWN
    one = period.clock_reading
    other = _day(day) if isinstance(day, Day) else day.reading
    return _overlaps(*aligned(one, other))


def _pair(a: Operand, b: Operand) -> tuple[Reading, Reading]:
    one = _day(a) if isinstance(a, Day) else a.reading
    other = _day(b) if isinstance(b, Day) else b.reading
    return (one, other) if one.clock is other.clock else aligned(one, other)


def _day(day: Day) -> Block:
    return Block(Runs(((day.ordinal, day.ordinal),)), 1, Clock.DAYS)


def _overlaps(one: Reading, other: Reading) -> Answer:
    if isinstance(one, Several):
        if all_of.known_members(one, other):
            return all_of.overlaps(one, other)
        found = _NO
        for part in one.near(other.start_min, other.end_max):
            found |= _overlaps(part, other)
            if found is _YES:
                return _YES
        if found is _UNKNOWN and isinstance(other, Block) and _always(one, other, whole=False):
            return _YES
        return found
    if isinstance(other, Several):
        return _overlaps(other, one)
    if one.end_min > other.start_max and other.end_min > one.start_max:
        return _YES
    if one.start_min >= other.end_max or other.start_min >= one.end_max:
        return _NO
    if isinstance(one, Block):
        if isinstance(other, Block):
            return _maybe(apart(one.starts, other.starts, 1 - other.length, one.length - 1))
        start = one.starts.at_or_after(other.start_min - one.length + 1)
        return _maybe(start is not None and start < other.end_max)
    return _overlaps(other, one) if isinstance(other, Block) else _UNKNOWN


def _contains(one: Reading, other: Reading) -> Answer:
    several = isinstance(one, Several) or isinstance(other, Several)
    if several and all_of.known_members(one, other):
        return all_of.contains(one, other)
    if isinstance(other, Several):
        if not isinstance(one, Several):
            return _contains(one, other.hull)
        answer = _YES
        for part in other.parts:
            answer &= _contains(one, part)
            if answer is _NO:
                return _NO
        return answer
    if isinstance(one, Several):
        return _several_contain(one, other)
    if one.start_max <= other.start_min and other.end_max <= one.end_min:
        return _YES
    if one.start_min > other.start_max or other.end_min > one.end_max:
        return _NO
    if isinstance(one, Block):
        if isinstance(other, Block):
            return _maybe(apart(one.starts, other.starts, 0, one.length - other.length))
        rules = ((0, 1, 0), (1, 2, 1), (2, 0, -one.length))
        return _maybe(solvable((one.starts, other.starts, other.ends), rules))
    start = other.starts.at_or_after(one.start_min)
    if isinstance(other, Block):
        return _maybe(start is not None and start + other.length <= one.end_max)
    end = None if start is None else other.ends.at_or_after(start + 1)
    return _maybe(end is not None and end <= one.end_max)


def _several_contain(one: Several, other: Block | Span) -> Answer:
    found = _NO
    for part in one.near(other.start_min, other.end_max):
        found |= _contains(part, other)
        if found is _YES:
            return _YES
    if isinstance(other, Block):
        if _always(one, other, whole=True):
            return _YES
        if found is _UNKNOWN:
            return _UNKNOWN
    # What certainly belongs to the other must be within what may belong to this.
    if _contains(one.hull, other) is _NO or _overlaps(one, other) is _NO:
        return _NO
    core = (other.start_max, other.end_min - 1)
    if core[0] > core[1]:
        return _UNKNOWN
    near = one.near(core[0], core[1] + 1)
    possible = Runs.of(*((part.start_min, part.end_max - 1) for part in near)) if near else None
    return _maybe(
        possible is not None
        and any(low <= core[0] and core[1] <= high for low, high in possible.stretches)
    )


def _always(several: Several, block: Block, *, whole: bool) -> bool:
    """Whether certain members touch a block (or cover the whole of it) wherever it starts."""
    start: int | None = block.starts.least
    while start is not None:
        end = start + block.length
        for part in several.near(start, end):
            if not isinstance(part, Span):
                continue
            if whole and part.start_max <= start and end <= part.end_min:
                start = block.starts.at_or_after(part.end_min - block.length + 1)
                break
            if not whole and part.start_max < end and start < part.end_min:
                start = block.starts.at_or_after(part.end_min)
                break
        else:
            return False
    return True


def _maybe(possible: bool) -> Answer:  # noqa: FBT001 - the truth value is all there is to say
    return _UNKNOWN if possible else _NO
