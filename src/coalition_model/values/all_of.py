"""What is certain of 'all of' sets of days, found from how their members can be chosen together.

Some members are certain days; each of the others is one day of a window. Two members may be the
same day. A question is a NO if no choice of days makes it true, a YES if none makes it false.
Where choices would have to be tried one after another, no more than `_MOST_TRIES` are: beyond,
the answer is that it may be so.
"""

from collections.abc import Iterable

from coalition_model.values.answers import Answer
from coalition_model.values.daysets import (
    ENDLESS,
    AnySet,
    Mixed,
    Pattern,
    Reachable,
    Runs,
    shared,
)
from coalition_model.values.readings import Block, Clock, Reading, Several, Span, after

_MOST_TRIES = 2000
Days = Runs | Pattern
Stretches = tuple[tuple[int, int], ...]


def known_members(*readings: Reading) -> bool:
    """Whether these are days, and the members of those that are sets are all known."""
    return all(
        reading.clock is Clock.DAYS
        and (not isinstance(reading, Several) or reading.windows is not None)
        for reading in readings
    )


def overlaps(one: Several, other: Reading) -> Answer:
    """Whether some day of a set is one of another reading."""
    if not _may_touch(one, other):
        return Answer.NO
    return Answer.UNKNOWN if _may_miss(one, other) else Answer.YES


def contains(one: Reading, other: Reading) -> Answer:
    """Whether every day of the second is one of the first; one of them is a set at least."""
    if _must_contain(one, other):
        return Answer.YES
    return Answer.UNKNOWN if _may_contain(one, other) else Answer.NO


def same(one: Reading, other: Reading) -> Answer:
    """Whether both are the same days; one of them is a set at least."""
    if _must_contain(one, other) and _must_contain(other, one):
        return Answer.YES
    return Answer.UNKNOWN if _may_be_same(one, other) else Answer.NO


def _windows(several: Several) -> tuple[Days, ...]:
    return several.windows or ()


def in_all(sets: Iterable[Reachable]) -> Reachable:
    """Find the days that all sets have in common; patterns first, as these are put together."""
    listed = sorted(sets, key=lambda each: not isinstance(each, Pattern))
    found = listed[0]
    for each in listed[1:]:
        found = shared(found, each)
    return found


class _Either:
    """The days of any of several sets, of which there may be none."""

    __slots__ = ("_sets",)

    def __init__(self, sets: Iterable[Reachable]) -> None:
        self._sets: tuple[Reachable, ...] = tuple(sets)

    def at_or_after(self, point: int) -> int | None:
        days = (each.at_or_after(point) for each in self._sets)
        return min((day for day in days if day is not None), default=None)


def _any(points: Reachable) -> bool:
    return points.at_or_after(-ENDLESS) is not None


def _touch(one: Days, other: AnySet) -> bool:
    if one.greatest < other.least or other.greatest < one.least:
        return False
    if isinstance(other, Mixed):
        return any(_touch(one, part) for part in other.parts)
    return _any(shared(one, other))


def _within(points: AnySet, fixed: Stretches) -> bool:
    """Whether every element lies in one of the stretches."""
    point = points.at_or_after(-ENDLESS)
    for low, high in fixed:
        if point is None or point < low:
            break
        if point <= high:
            point = points.at_or_after(high + 1)
    return point is None


def _within_one(start: int, end: int, fixed: Stretches) -> bool:
    return any(low <= start and end <= after(high) for low, high in fixed)


def _may_touch(one: Several, other: Reading) -> bool:
    parts = one.days
    if isinstance(other, Block):
        return any(_touch(part, other.starts) for part in parts)
    if isinstance(other, Several):
        return any(_touch(part, each) for part in parts for each in other.days)
    days = (part.at_or_after(other.start_min) for part in parts)
    return any(day is not None and day < other.end_max for day in days)


def _may_miss(one: Several, other: Reading) -> bool:
    """Whether they may have no day in common; a window can always avoid one day."""
    if isinstance(other, Block):
        return not _within(other.starts, one.fixed)
    if isinstance(other, Span):
        return _span_may_miss(one, other)
    if one.fixed and other.fixed and _touch(Runs(one.fixed), Runs(other.fixed)):
        return False
    mine, theirs = _windows(one), _windows(other)
    # What has more days than the other set has windows finds a free one in any case.
    left = [_outside(days, other.fixed, len(theirs) + 1) for days in mine]
    right = [_outside(days, one.fixed, len(mine) + 1) for days in theirs]
    tight = [(days, True) for days in left if len(days) <= len(theirs)]
    tight += [(days, False) for days in right if len(days) <= len(mine)]
    return _can_differ(sorted(tight, key=lambda each: len(each[0])))


def _span_may_miss(several: Several, span: Span) -> bool:
    """Whether a span may end before or start after each certain day, and spare each window a day.

    Each limit (p, q) says that it starts after p or ends at q or before.
    """
    limits = [(high, low) for low, high in several.fixed]
    limits += [(days.least, days.greatest) for days in _windows(several)]
    limits.sort()
    for index in range(len(limits) + 1):
        start = span.starts.at_or_after(limits[index - 1][0] + 1 if index else -ENDLESS)
        end = None if start is None else span.ends.at_or_after(start + 1)
        if end is not None and all(end <= before for _, before in limits[index:]):
            return True
    return False


def _outside(days: Days, fixed: Stretches, most: int) -> list[int]:
    """List the first days that lie in none of the stretches."""
    found: list[int] = []
    stretches = iter(fixed)
    stretch = next(stretches, None)
    day = days.at_or_after(-ENDLESS)
    while day is not None and len(found) < most:
        if stretch is not None and stretch[1] < day:
            stretch = next(stretches, None)
        elif stretch is not None and stretch[0] <= day:
            day = days.at_or_after(stretch[1] + 1)
        else:
            found.append(day)
            day = days.at_or_after(day + 1)
    return found


class _Tries:
    """How many choices may still be tried."""

    __slots__ = ("left",)

    def __init__(self) -> None:
        self.left: int = _MOST_TRIES

    def over(self) -> bool:
        self.left -= 1
        return self.left < 0


def _can_differ(choices: list[tuple[list[int], bool]]) -> bool:
    """Whether a day can be chosen of each list, no day for both sides."""
    taken: dict[int, list[bool]] = {}
    tries = _Tries()

    def place(index: int) -> bool:
        if index == len(choices) or tries.over():
            return True
        days, side = choices[index]
        for day in days:
            owners = taken.setdefault(day, [])
            if owners and owners[0] is not side:
                continue
            owners.append(side)
            if place(index + 1):
                return True
            owners.pop()
        return False

    return place(0)


def _must_contain(one: Reading, other: Reading) -> bool:
    if not isinstance(one, Several):
        return one.start_max <= other.start_min and other.end_max <= one.end_min
    # Any day that is not certain may be left out.
    if isinstance(other, Block):
        return _within(other.starts, one.fixed)
    if isinstance(other, Span):
        return _within_one(other.start_min, other.end_max, one.fixed)
    return all(_within(days, one.fixed) for days in _windows(other)) and all(
        _within_one(low, after(high), one.fixed) for low, high in other.fixed
    )


def _may_contain(one: Reading, other: Reading) -> bool:
    if isinstance(one, Several):
        if isinstance(other, Block):
            return _may_touch(one, other)
        if isinstance(other, Span):
            return _may_cover(one, other)
        return _may_fit(other, one, equal=False)
    if isinstance(other, Several):
        if isinstance(one, Block):
            return may_be_one_day(other, one.starts)
        days = (days.at_or_after(one.start_min) for days in _windows(other))
        fixed = other.fixed
        return (
            not fixed or (one.start_min <= fixed[0][0] and after(fixed[-1][1]) <= one.end_max)
        ) and all(day is not None and day < one.end_max for day in days)
    raise AssertionError("one of the two is a set")


def _may_be_same(one: Reading, other: Reading) -> bool:
    if not isinstance(one, Several):
        one, other = other, one
    if isinstance(one, Several):
        if isinstance(other, Several):
            return _may_fit(one, other, equal=True)
        if isinstance(other, Span):
            return _may_fill(one, other)
    return _may_contain(other, one)


def may_be_one_day(several: Several, days: AnySet) -> bool:
    """Whether all the members may be one day of these."""
    if any(low != high for low, high in several.fixed) or len(several.fixed) > 1:
        return False
    return _any(in_all((days, *several.days)))


def _missing(start: int, end: int, fixed: Stretches, most: int) -> list[int] | None:
    """List the days of [start, end) in none of the stretches; None if they are more than most."""
    found: list[int] = []
    point = start
    for low, high in (*fixed, (end, end)):
        gap = range(point, min(low, end))
        if gap and gap.stop - gap.start + len(found) > most:
            return None
        found += gap
        point = max(point, after(high))
        if point >= end:
            break
    return found


def _matched(days: list[int], windows: tuple[Days, ...]) -> bool:
    """Whether every day can be in a window of its own."""
    holders = [
        [index for index, window in enumerate(windows) if window.at_or_after(day) == day]
        for day in days
    ]
    return _pairs(holders)


def _pairs(partners: list[list[int]]) -> bool:
    """Whether everything can have a partner of its own."""
    of: dict[int, int] = {}

    def settle(item: int, seen: set[int]) -> bool:
        for partner in partners[item]:
            if partner not in seen:
                seen.add(partner)
                if partner not in of or settle(of[partner], seen):
                    of[partner] = item
                    return True
        return False

    return all(settle(item, set()) for item in range(len(partners)))


def _may_cover(several: Several, span: Span) -> bool:
    """Whether a span may lie within the set: one that holds no shorter one is tried."""
    windows = _windows(several)
    starts = _Either(shared(span.starts, days) for days in several.days)
    point = -ENDLESS
    for _ in range(_MOST_TRIES):
        start = starts.at_or_after(point)
        end = None if start is None else span.ends.at_or_after(start + 1)
        if end is None:
            return False
        latest = span.starts.at_or_before(end - 1)
        assert latest is not None  # noqa: S101 - `start` is one
        days = _missing(latest, end, several.fixed, len(windows))
        if days is not None and _matched(days, windows):
            return True
        point = latest + 1
    return True


def _may_fill(several: Several, span: Span) -> bool:
    """Whether a set may be exactly the days of a span."""
    windows, fixed = _windows(several), several.fixed
    latest = min([days.greatest for days in windows] + [low for low, _ in fixed[:1]])
    last = max([days.least for days in windows] + [high for _, high in fixed[-1:]])
    point = (fixed[0][0] if fixed else last + 1) - len(windows)
    starts = _Either(shared(span.starts, days) for days in several.days)
    tries = _Tries()
    while (start := starts.at_or_after(point)) is not None and start <= latest:
        end = span.ends.at_or_after(after(max(last, start)))
        while end is not None:
            if tries.over():
                return True
            days = _missing(start, end, fixed, len(windows))
            if days is None:
                break
            reached = (window.at_or_after(start) for window in windows)
            if all(day is not None and day < end for day in reached) and _matched(days, windows):
                return True
            end = span.ends.at_or_after(end + 1)
        point = start + 1
    return False


def _may_fit(inner: Several, outer: Several, *, equal: bool) -> bool:
    """Whether every day of `inner` may be one of `outer`, and if `equal`, the other way round.

    What is not certain on both sides needs a window of the other side that is the same day.
    """
    lone = _lone_days(inner.fixed, outer)
    lone_outer = _lone_days(outer.fixed, inner) if equal else []
    if lone is None or lone_outer is None:
        return False
    if not _matched(lone, _windows(outer)) or not _matched(lone_outer, _windows(inner)):
        return False
    certain = [Runs(fixed) for fixed in (inner.fixed, outer.fixed) if fixed]
    needy: list[tuple[Days, bool]] = [(Runs(((day, day),)), True) for day in lone]
    needy += [(Runs(((day, day),)), False) for day in lone_outer]
    free: list[tuple[Days, bool]] = []
    for windows, side in ((_windows(inner), True), (_windows(outer), False)):
        for days in windows:
            alone = (side or equal) and not any(_touch(days, each) for each in certain)
            (needy if alone else free).append((days, side))
    return _Groups(needy, free).can_be_formed()


def _lone_days(fixed: Stretches, other: Several) -> list[int] | None:
    """List the certain days that are not certain in the other; None if they are too many."""
    most = len(_windows(other))
    found: list[int] = []
    for low, high in fixed:
        days = _missing(low, after(high), other.fixed, most - len(found))
        if days is None:
            return None
        found += days
    return found


class _Groups:
    """Windows of two sides, put together where they may be one day.

    All that are needy must be in a group with one of the other side.
    """

    __slots__ = ("common", "group", "items", "needy", "partners", "tries")

    def __init__(self, needy: list[tuple[Days, bool]], free: list[tuple[Days, bool]]) -> None:
        self.items: list[tuple[Days, bool]] = [*needy, *free]
        self.partners: list[list[int]] = [
            [
                index
                for index, (theirs, other) in enumerate(self.items)
                if other is not side and _touch(days, theirs)
            ]
            for days, side in needy
        ]
        self.needy: list[int] = sorted(range(len(needy)), key=self._choices)
        self.group: dict[int, int] = {}  # the group of an item
        self.common: list[tuple[Days, ...]] = []  # the windows of a group
        self.tries: _Tries = _Tries()

    def _choices(self, index: int) -> int:
        return len(self.partners[index])

    def can_be_formed(self) -> bool:
        return all(self.partners) and self._place(0)

    def _place(self, at: int) -> bool:
        while at < len(self.needy) and self.needy[at] in self.group:
            at += 1
        if at == len(self.needy) or self.tries.over():
            return True
        index = self.needy[at]
        days, _ = self.items[index]
        for partner in self.partners[index]:
            if partner in self.group:
                continue
            self.common.append((days, self.items[partner][0]))
            self.group[index] = self.group[partner] = len(self.common) - 1
            if self._place(at + 1):
                return True
            self.common.pop()
            del self.group[index], self.group[partner]
        for number, before in enumerate(self.common):  # every group has both sides
            joined = (*before, days)
            if not _any(in_all(joined)):
                continue
            self.common[number], self.group[index] = joined, number
            if self._place(at + 1):
                return True
            self.common[number] = before
            del self.group[index]
        return False
