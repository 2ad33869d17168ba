"""Relations of readings made at random on a week, held against all the ways that they may be.

The ways are bits, one for each day; what is open reaches further than any of the days.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from random import Random

import pytest

from coalition_model.values import all_of, allen
from coalition_model.values.allen_relations import Allen, apart, may_be, solvable
from coalition_model.values.answers import Answer
from coalition_model.values.day_gaps import least_gap
from coalition_model.values.daysets import (
    ENDLESS,
    YEAR_0,
    AnySet,
    Mixed,
    Pattern,
    Piece,
    Runs,
    shared,
)
from coalition_model.values.readings import (
    OPEN_END,
    OPEN_START,
    Block,
    Clock,
    Reading,
    Several,
    Span,
    after,
)

DAYS = range(1, 8)  # the first days of the year 1, which a pattern can say too
BEGINNING, END = -1, 13  # what stands for the ends that are open
Ends = tuple[int, int]

DEFINED: dict[Allen, Callable[[int, int, int, int], bool]] = {
    Allen.BEFORE: lambda _a, b, c, _d: b < c,
    Allen.MEETS: lambda _a, b, c, _d: b == c,
    Allen.OVERLAPS: lambda a, b, c, d: a < c < b < d,
    Allen.STARTS: lambda a, b, c, d: a == c and b < d,
    Allen.DURING: lambda a, b, c, d: c < a and b < d,
    Allen.FINISHES: lambda a, b, c, d: c < a and b == d,
    Allen.EQUALS: lambda a, b, c, d: a == c and b == d,
}
ASKED: dict[str, Callable[[int, int], bool]] = {
    "before": lambda a, b: ends(a)[1] <= ends(b)[0],
    "after": lambda a, b: ends(b)[1] <= ends(a)[0],
    "meets": lambda a, b: ends(a)[1] == ends(b)[0],
    "overlaps": lambda a, b: bool(a & b),
    "contains": lambda a, b: not b & ~a,
    "during": lambda a, b: not a & ~b,
    "same_as": lambda a, b: a == b,
}
QUESTIONS: dict[str, Callable[[allen.Operand, allen.Operand], Answer]] = {
    name: getattr(allen, name) for name in ASKED
}


def holds(relation: Allen, one: Ends, other: Ends) -> bool:
    """Tell whether two stretches [start, end) stand in a relation."""
    if relation in DEFINED:
        return DEFINED[relation](*one, *other)
    return DEFINED[relation.inverse](*other, *one)


def bits(start: int, end: int) -> int:
    """Write the days of [start, end) as bits."""
    return (1 << end - BEGINNING) - (1 << start - BEGINNING)


def ends(way: int) -> Ends:
    """Find where days that are bits start and end."""
    return (way & -way).bit_length() - 1 + BEGINNING, way.bit_length() + BEGINNING


@dataclass(frozen=True)
class Value:
    """A reading, and all the ways that it may be."""

    reading: Reading
    ways: frozenset[int]

    @property
    def clock_reading(self) -> Reading:
        return self.reading


class Draw:
    """What is drawn at random, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 - no secret

    def days(self, most: int = len(DAYS), least: int = 1) -> list[int]:
        return sorted(self.random.sample(DAYS, self.random.randint(least, most)))

    def set_of(self, days: list[int], *, plain: bool = False) -> Runs | Pattern:
        """Make a set of days, which may be a pattern."""
        if plain or self.random.random() < 0.5:
            return Runs.of(*((day, day) for day in days))
        chosen = sum(1 << day - 1 for day in days)
        return Pattern((Piece(1 << YEAR_0 + 1, chosen, chosen),))

    def any_set_of(self, days: list[int], *, plain: bool = False) -> AnySet:
        """Make a set of days in any way that there is."""
        at = self.random.randint(0, len(days))
        if 0 < at < len(days):
            return Mixed((self.set_of(days[:at], plain=plain), self.set_of(days[at:], plain=plain)))
        return self.set_of(days, plain=plain)

    def block(self, longest: int, clock: Clock) -> Value:
        days, length = self.days(3), self.random.randint(1, longest)
        ways = frozenset(bits(day, day + length) for day in days)
        starts = self.any_set_of(days, plain=clock is not Clock.DAYS)  # patterns are of days
        return Value(Block(starts, length, clock), ways)

    def span(self, clock: Clock) -> Value:
        starts: AnySet = OPEN_START
        first, last = [BEGINNING], [END]
        if self.random.random() < 0.9:
            first = self.days(3)
            starts = self.any_set_of(first, plain=clock is not Clock.DAYS)
        stops: AnySet = OPEN_END
        if self.random.random() < 0.9:
            last = self.days(3)
            stops = self.any_set_of(last, plain=clock is not Clock.DAYS)
        ways = frozenset(bits(a, b) for a, b in product(first, last) if a < b)
        return Value(Span(starts, stops, clock), ways) if ways else self.span(clock)

    def several(self, *, known: bool = True) -> Value:
        """Make a set of days, some of them certain."""
        certain = self.days(4) if self.random.random() < 0.6 else []
        windows = [self.days(3, 2) for _ in range(self.random.randint(0 if certain else 2, 3))]
        fixed = list(Runs.of(*((day, day) for day in certain)).stretches) if certain else []
        written = [bits(low, high + 1) for low, high in fixed]
        if fixed and self.random.random() < 0.1:
            fixed[0], written[0] = (-ENDLESS, fixed[0][1]), bits(BEGINNING, fixed[0][1] + 1)
        if fixed and self.random.random() < 0.1:
            low = BEGINNING if fixed[-1][0] == -ENDLESS else fixed[-1][0]
            fixed[-1], written[-1] = (fixed[-1][0], ENDLESS), bits(low, END)
        sure = sum(written)
        if len(fixed) + len(windows) < 2:
            return self.several(known=known)
        ways: set[int] = {sure}
        for window in windows:
            ways = {way | bits(day, day + 1) for way in ways for day in window}
        sets = [self.set_of(window) for window in windows]
        parts: list[Block | Span] = [
            Span(Runs((stretch(a),)), Runs((stretch(after(b)),)), Clock.DAYS) for a, b in fixed
        ]
        parts += [Block(window, 1, Clock.DAYS) for window in sets]
        hull = Span(
            Runs.of(*(stretch(far(ends(way)[0])) for way in ways)),
            Runs.of(*(stretch(far(ends(way)[1])) for way in ways)),
            Clock.DAYS,
        )
        reading = Several(hull, parts, tuple(fixed), tuple(sets) if known else None)
        return Value(reading, frozenset(ways))

    def one_of_a_kind(self) -> Value:
        """Make any reading of days."""
        match self.random.randint(1, 3):
            case 1:
                return self.block(1, Clock.DAYS)
            case 2:
                return self.span(Clock.DAYS)
            case _:
                return self.several()


def stretch(point: int) -> Ends:
    """Write one point as a stretch of them."""
    return point, point


def far(point: int) -> int:
    """Write an end that is open as readings do."""
    return {BEGINNING: -ENDLESS, END: ENDLESS}.get(point, point)


def answer(name: str, one: Value, other: Value) -> Answer:
    """Answer a question by trying all the ways."""
    truths = {ASKED[name](a, b) for a in one.ways for b in other.ways}
    return Answer.UNKNOWN if len(truths) == 2 else Answer.of(truths.pop())


def related(one: Value, other: Value) -> frozenset[Allen]:
    """Find the relations by trying all the ways."""
    pairs = {(ends(a), ends(b)) for a in one.ways for b in other.ways}
    return frozenset(r for r in Allen if any(holds(r, a, b) for a, b in pairs))


@pytest.mark.parametrize("seed", range(4))
def test_blocks_and_spans_have_the_relations_that_some_of_their_ways_have(seed: int) -> None:
    draw = Draw(seed)
    for _ in range(200):
        one, other = (
            draw.block(4, Clock.LOCAL) if draw.random.random() < 0.6 else draw.span(Clock.LOCAL)
            for _ in range(2)
        )
        assert not isinstance(one.reading, Several)
        assert not isinstance(other.reading, Several)
        found = {r for r in Allen if may_be(r, one.reading, other.reading)}
        assert found == related(one, other) == allen.relations(one, other), (one.ways, other.ways)
        for name, question in QUESTIONS.items():
            assert question(one, other) is answer(name, one, other), (name, one.ways, other.ways)


@pytest.mark.parametrize("seed", range(4))
def test_all_of_some_days_is_what_trying_every_choice_gives(seed: int) -> None:
    draw = Draw(seed)
    for _ in range(150):
        one, other = draw.several(), draw.one_of_a_kind()
        for a, b in ((one, other), (other, one)):
            for name, question in QUESTIONS.items():
                assert question(a, b) is answer(name, a, b), (name, a.ways, b.ways)
            assert allen.relations(a, b) == related(a, b), (a.ways, b.ways)


@pytest.mark.parametrize("seed", range(3))
def test_members_that_are_too_many_to_choose_together_say_nothing_wrong(seed: int) -> None:
    draw = Draw(seed)
    for _ in range(150):
        one, other = draw.several(known=False), draw.one_of_a_kind()
        assert not all_of.known_members(one.reading, other.reading)
        for a, b in ((one, other), (other, one)):
            for name, question in QUESTIONS.items():
                expected = answer(name, a, b)
                assert question(a, b) in (expected, Answer.UNKNOWN), (name, a.ways, b.ways)
            assert allen.relations(a, b) >= related(a, b)
        if isinstance(other.reading, Block):  # one day is asked of each member alone
            for name in ("contains", "overlaps"):
                assert QUESTIONS[name](one, other) is answer(name, one, other)
        if not isinstance(other.reading, Several):
            for name in ("before", "after"):
                assert QUESTIONS[name](one, other) is answer(name, one, other)


@pytest.mark.parametrize("seed", range(3))
def test_whether_all_members_may_be_one_day(seed: int) -> None:
    draw = Draw(seed)
    for _ in range(200):
        one, days = draw.several(), draw.days()
        assert isinstance(one.reading, Several)
        expected = any(way == bits(day, day + 1) for way in one.ways for day in days)
        assert all_of.may_be_one_day(one.reading, draw.any_set_of(days)) is expected


@pytest.mark.parametrize("seed", range(3))
def test_sets_of_numbers_lie_apart_as_some_of_their_numbers_do(seed: int) -> None:
    draw = Draw(seed)
    for _ in range(300):
        mine, theirs = draw.days(4), draw.days(4)
        one, other = draw.any_set_of(mine), draw.any_set_of(theirs)
        low, high = draw.random.randint(-4, 4), draw.random.randint(-4, 4)
        if isinstance(one, Runs):  # a pattern moves by one day at most
            expected = any(low <= b - a <= high for a in mine for b in theirs)
            assert apart(one, other, low, high) is expected, (mine, theirs, low, high)
        common = shared(one, other)
        assert common.at_or_after(low) == min(
            (day for day in {*mine} & {*theirs} if day >= low), default=None
        )


PAIRS = ((0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1))


@pytest.mark.parametrize("seed", range(3))
def test_points_can_be_chosen_by_the_rules_if_some_choice_keeps_them(seed: int) -> None:
    draw = Draw(seed)
    for _ in range(200):
        lists = [draw.days(4) for _ in range(3)]
        rules = tuple(
            (*draw.random.choice(PAIRS), draw.random.randint(-3, 3))
            for _ in range(draw.random.randint(1, 4))
        )
        expected = any(
            all(choice[j] - choice[i] >= least for i, j, least in rules)
            for choice in product(*lists)
        )
        points = tuple(draw.any_set_of(days) for days in lists)
        assert solvable(points, rules) is expected, (lists, rules)


@pytest.mark.parametrize("seed", range(3))
def test_the_least_gap_is_that_of_some_two_days(seed: int) -> None:
    draw = Draw(seed)
    for _ in range(300):
        mine, theirs = draw.days(4), draw.days(4)
        one, other = draw.set_of(mine), draw.set_of(theirs)
        if any(isinstance(days, Runs) and not days.single for days in (one, other)):
            continue
        expected = min((b - a for a in mine for b in theirs if b >= a), default=None)
        assert least_gap(one, other) == expected, (mine, theirs)


YEARS = (-4, -1, 0, 1, 4, 7, 8, 100, 104, 400)


@pytest.mark.parametrize("seed", range(3))
def test_the_least_gap_of_patterns_over_years_is_that_of_some_two_days(seed: int) -> None:
    draw = Draw(seed)

    def some() -> tuple[Pattern, list[int]]:
        years = draw.random.sample(YEARS, draw.random.randint(1, 4))
        common, leap = (draw.random.sample((0, 1, 58, 59, 60, 364), 2) for _ in range(2))
        piece = Piece(
            sum(1 << YEAR_0 + year for year in years),
            sum(1 << day for day in common),
            sum(1 << day for day in leap),
        )
        found: list[int] = []
        for year in years:
            start = year * 365 + (year + 3) // 4 - (year + 99) // 100 + (year + 399) // 400
            is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
            found += [start + day for day in (leap if is_leap else common)]
        return Pattern((piece,)), found

    for _ in range(200):
        (one, mine), (other, theirs) = some(), some()
        expected = min((b - a for a in mine for b in theirs if b >= a), default=None)
        assert least_gap(one, other) == expected, (mine, theirs)
