"""Relations are exactly what enumerating every reading gives, on a small calendar."""

import itertools
import math
import re
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from coalition_model.values import allen
from coalition_model.values.allen import GROUPS, Allen, Operand, holds_on, relations
from coalition_model.values.answers import Answer
from coalition_model.values.days import Day
from coalition_model.values.edtf import EdtfDate, EdtfInterval, IntervalEnd
from coalition_model.values.edtf_sets import DateRange, EdtfSet
from coalition_model.values.moments import Moment, MomentInterval
from coalition_model.values.when import When, sort_key, when

Stretch = tuple[float, float]
QUESTIONS: dict[str, Callable[[Operand, Operand], Answer]] = {
    "before": allen.before,
    "after": allen.after,
    "meets": allen.meets,
    "overlaps": allen.overlaps,
    "contains": allen.contains,
    "during": allen.during,
    "same_as": allen.same_as,
}
CALENDAR = [date(2023, 12, 1) + timedelta(days=n) for n in range(500)]
DAY = 86_400


def days_of(text: str) -> list[int]:
    """Find the days that a date may be by trying all the days of the small calendar."""
    year, month, day = [*text.split("-"), "XX", "XX"][:3]
    pattern = re.compile(f"{year}-{month}-{day}".replace("X", "[0-9]"))
    return [d.toordinal() for d in CALENDAR if pattern.fullmatch(d.isoformat())]


def readings(value: When, near: Iterable[int]) -> list[Stretch]:
    """List every concrete stretch of days [start, end) that a value may be.

    An unknown end is tried on every day of `near`.
    """
    if isinstance(value, EdtfDate):
        return [(d, d + 1) for d in days_of(value.text)]
    if isinstance(value, EdtfSet):
        return [
            (d, d + 1)
            for member in value.members
            for d in (
                days_of(member.text)
                if isinstance(member, EdtfDate)
                else range_of(member, list(near))
            )
        ]
    assert isinstance(value, EdtfInterval)
    starts, ends = (
        days_of(end.text)
        if isinstance(end, EdtfDate)
        else [side]
        if end is IntervalEnd.OPEN
        else near
        for end, side in ((value.start, -math.inf), (value.end, math.inf))
    )
    return [(s, e + 1) for s in starts for e in ends if s <= e]


def range_of(member: DateRange, near: list[int]) -> range:
    low = days_of(member.start.text)[0] if member.start else min(near)
    high = days_of(member.end.text)[-1] if member.end else max(near)
    return range(low, high + 1)


def relation(a: Stretch, b: Stretch) -> Allen:
    """Compare two concrete stretches."""
    (s1, e1), (s2, e2) = a, b
    if e1 < s2:
        return Allen.BEFORE
    if e1 == s2:
        return Allen.MEETS
    if e2 < s1:
        return Allen.AFTER
    if e2 == s1:
        return Allen.MET_BY
    by_start = (s1 > s2) - (s1 < s2)
    by_end = (e1 > e2) - (e1 < e2)
    return {
        (-1, -1): Allen.OVERLAPS,
        (-1, 0): Allen.FINISHED_BY,
        (-1, 1): Allen.CONTAINS,
        (0, -1): Allen.STARTS,
        (0, 0): Allen.EQUALS,
        (0, 1): Allen.STARTED_BY,
        (1, -1): Allen.DURING,
        (1, 0): Allen.FINISHES,
        (1, 1): Allen.OVERLAPPED_BY,
    }[by_start, by_end]


def answer(truths: set[bool]) -> Answer:
    return Answer.UNKNOWN if len(truths) == 2 else Answer.of(truths.pop())


def holds(question: str, a: Stretch, b: Stretch) -> bool:
    """Answer a question of two concrete stretches by what it means."""
    (s1, e1), (s2, e2) = a, b
    match question:
        case "before":
            return e1 <= s2
        case "after":
            return e2 <= s1
        case "meets":
            return e1 == s2
        case "overlaps":
            return s1 < e2 and s2 < e1
        case "contains":
            return s1 <= s2 and e2 <= e1
        case "during":
            return s2 <= s1 and e1 <= e2
        case _:
            return a == b


def points(value: When) -> Iterator[int]:
    """Name the first and last day of every date that a value is written with."""
    for text in re.findall("[0-9X-]{4,}", value.text):
        found = days_of(text)
        yield from (found[0], found[-1])


def assert_as_enumerated(a: When, b: When) -> None:
    known = [*points(a), *points(b)] or [0]
    near = range(min(known) - 6, max(known) + 7)
    pairs = list(itertools.product(readings(a, near), readings(b, near)))
    assert relations(a, b) == {relation(x, y) for x, y in pairs}
    for name, question in QUESTIONS.items():
        expected = answer({holds(name, x, y) for x, y in pairs})
        assert question(a, b) is expected, (name, a, b)
        assert getattr(a, name)(b) is expected


# Days from 26 February to 5 March 2024; the patterns reach a little further.
DAYS = ("2024-02-27", "2024-02-28", "2024-02-29", "2024-03-01", "2024-03-02", "2024-03-04")
LOOSE = ("2024-02-2X", "2024-03-0X", "2024-02-X8", "2024-XX-01", "2024-0X-29", "2024-X2-28")
ENDS = (*DAYS, "2024-02-2X", "2024-03-0X", "2024-0X-01", "2024-03-XX", "..", "")


def interval(ends: tuple[str, str]) -> str:
    return "/".join(ends)


def possible(text: str) -> bool:
    left, right = text.split("/")
    left_days, right_days = (days_of(t) if t[:1] == "2" else [] for t in (left, right))
    return not left_days or not right_days or left_days[0] <= right_days[-1]


INTERVALS = [t for t in map(interval, itertools.product(ENDS, ENDS)) if possible(t)]
SETS = (
    "[2024-02-28,2024-03-02]",
    "[2024-02-28..2024-03-01,2024-03-04]",
    "[2024-0X-01,2024-02-28]",
    "[2024-02-X8,2024-0X-01,2024-03-02]",
    "[..2024-02-29]",
    "[2024-02-27,2024-03-02..]",
)
dates = st.sampled_from([*DAYS, *LOOSE, "2024-02", "2024-03"]).map(EdtfDate)
intervals = st.sampled_from(INTERVALS).map(EdtfInterval)
sets = st.sampled_from(SETS).map(EdtfSet)


@pytest.mark.parametrize("a", [*DAYS, *LOOSE, *SETS])
def test_two_single_days(a: str) -> None:
    """Between any two values that are one day, every answer is what enumeration gives."""
    for b in (*DAYS, *LOOSE, *SETS):
        assert_as_enumerated(when(a), when(b))


@settings(deadline=None)
@given(dates | sets, intervals)
def test_a_day_and_an_interval(a: When, b: When) -> None:
    """Between one day and an interval, either way round."""
    assert_as_enumerated(a, b)
    assert_as_enumerated(b, a)


SHORT_ENDS = ("2024-02-28", "2024-02-29", "2024-03-01", "2024-03-0X", "2024-02-X8", "..", "")
SHORT = [t for t in map(interval, itertools.product(SHORT_ENDS, SHORT_ENDS)) if possible(t)]


@settings(deadline=None)
@given(st.sampled_from(SHORT).map(EdtfInterval), st.sampled_from(SHORT).map(EdtfInterval))
def test_two_intervals(a: When, b: When) -> None:
    """Between two intervals with certain, uncertain, open and unknown ends."""
    assert_as_enumerated(a, b)


@given(dates | intervals | sets, dates | intervals | sets)
def test_questions_follow_from_the_relations(a: When, b: When) -> None:
    """Each question is YES, NO or UNKNOWN as its group of Allen's relations says."""
    found = relations(a, b)
    for name, question in QUESTIONS.items():
        group = GROUPS[name]
        expected = Answer.between(certain=found <= group, possible=bool(found & group))
        assert question(a, b) is expected
    assert {r.inverse for r in found} == relations(b, a)


@given(dates | intervals | sets, dates | intervals | sets)
def test_the_order_for_display_agrees_with_what_is_certain(a: When, b: When) -> None:
    if a.before(b).certain:
        assert sort_key(a) < sort_key(b)


# 'All of' sets, as sets of days.


def days_of_all(value: EdtfSet) -> list[frozenset[int]]:
    """List every concrete set of days that an 'all of' set may be."""
    choices: list[list[int]] = []
    for member in value.members:
        if isinstance(member, EdtfDate):
            choices.append(days_of(member.text))
        else:
            assert member.start is not None
            assert member.end is not None
            first, last = days_of(member.start.text)[0], days_of(member.end.text)[-1]
            choices.extend([d] for d in range(first, last + 1))
    return [frozenset(chosen) for chosen in itertools.product(*choices)]


def covered(value: When) -> list[frozenset[int]]:
    if isinstance(value, EdtfSet) and value.kind == "all of":
        return days_of_all(value)
    stretches = readings(value, ())
    return [frozenset(range(int(s), int(e))) for s, e in stretches]


def days_hold(question: str, a: frozenset[int], b: frozenset[int]) -> bool:
    match question:
        case "before":
            return max(a) < min(b)
        case "after":
            return max(b) < min(a)
        case "meets":
            return max(a) + 1 == min(b)
        case "overlaps":
            return bool(a & b)
        case "contains":
            return a >= b
        case "during":
            return a <= b
        case _:
            return a == b


ALL_OF = (
    "{2024-02-28}",
    "{2024-02-28,2024-03-01}",
    "{2024-02-27..2024-02-29,2024-03-02}",
    "{2024-02-28,2024-02-29,2024-03-01,2024-03-02}",
    "{2024-02-28..2024-03-04}",
)
CERTAIN = (
    *DAYS,
    "[2024-02-28,2024-03-01]",
    "[2024-02-28,2024-02-29]",
    "2024-02-2X",
    "2024-03",
    "2024-02-28/2024-03-01",
    "2024-02-28/2024-02-29",
    "2024-02-2X/2024-03-02",
    "2024-02-2X/2024-02-2X",
    "[2024-0X-29,2024-X2-28]",
    "[2024-02-X8]",
    "2024-02-27/2024-03-04",
)


@pytest.mark.parametrize("a", ALL_OF)
def test_all_of_certain_days(a: str) -> None:
    """Where the members of an 'all of' set are days, every answer is what enumeration gives."""
    one = when(a)
    for b in (*CERTAIN, *ALL_OF):
        other = when(b)
        pairs = list(itertools.product(covered(one), covered(other)))
        for name, question in QUESTIONS.items():
            assert question(one, other) is answer({days_hold(name, x, y) for x, y in pairs}), (
                name,
                a,
                b,
            )
            backwards = answer({days_hold(name, y, x) for x, y in pairs})
            assert question(other, one) is backwards, (name, b, a)


Period = tuple[int, float, float]
"""The days of one reading as bits, and its first day and the day after its last."""


def periods(value: When, near: range) -> list[Period]:
    """List every reading; open ends reach further than unknown ones, which lie in `near`."""
    low, high = near[0] - 9, near[-1] + 9
    if isinstance(value, EdtfSet) and value.kind == "all of":
        return [
            (sum(1 << day - low for day in days), min(days), max(days) + 1)
            for days in set(days_of_all(value))
        ]
    return [
        ((1 << int(min(e, high)) - low) - (1 << int(max(s, low)) - low), s, e)
        for s, e in readings(value, near)
    ]


def periods_hold(question: str, a: Period, b: Period) -> bool:
    match question:
        case "overlaps":
            return bool(a[0] & b[0])
        case "contains":
            return not b[0] & ~a[0]
        case "during":
            return not a[0] & ~b[0]
        case "same_as":
            return a[0] == b[0]
        case _:
            return holds(question, a[1:], b[1:])


MEMBERS = (
    *("2024-02-27", "2024-02-29", "2024-03-01", "2024-03-02", "2024-02-28..2024-03-01"),
    *("2024-0X-01", "2024-0X-29", "2024-X2-28", "2024-02-X8", "2024-03-0X", "2024-02-2X"),
    *("2024-03-X1", "2024-03-3X", "2024-XX-29", "2024-XX-02"),
)


def choices(value: When) -> int:
    if not (isinstance(value, EdtfSet) and value.kind == "all of"):
        return 30
    return math.prod(
        len(days_of(member.text)) for member in value.members if isinstance(member, EdtfDate)
    )


some_members = st.lists(st.sampled_from(MEMBERS), min_size=1, max_size=4)
all_of_sets = some_members.map(EdtfSet.all_of).filter(lambda value: choices(value) <= 300)


def assert_as_chosen(a: When, b: When) -> None:
    """Every answer is what trying every choice of days gives."""
    known = [*points(a), *points(b)] or [0]
    near = range(min(known) - 6, max(known) + 7)
    pairs = list(itertools.product(periods(a, near), periods(b, near)))
    for name, question in QUESTIONS.items():
        expected = answer({periods_hold(name, x, y) for x, y in pairs})
        assert question(a, b) is expected, (name, a, b)
    expected_relations = {relation(x[1:], y[1:]) for x, y in pairs}
    assert relations(a, b) == expected_relations, (a, b)


@settings(deadline=None, max_examples=150)
@given(all_of_sets, dates | sets | intervals)
def test_all_of_uncertain_days_and_one_period(a: When, b: When) -> None:
    """Also where members are no certain days, no answer is UNKNOWN without need."""
    assert_as_chosen(a, b)
    assert_as_chosen(b, a)


@settings(deadline=None, max_examples=100)
@given(all_of_sets, all_of_sets)
def test_two_all_of_sets_of_uncertain_days(a: When, b: When) -> None:
    assume(choices(a) * choices(b) <= 20_000)
    assert_as_chosen(a, b)


@pytest.mark.parametrize(
    ("question", "a", "b"),
    [
        ("same_as", "{2025-01,2025-02}", "2025-01-05/2025-02-05"),
        ("same_as", "{2025-01-05,2025-01-07}", "2025-01-05/"),
        ("same_as", "{2025-01-11,2025-03-20}", "/"),
        ("during", "{2025-0X-16,2025-01-21}", "2025-01-21"),
        ("during", "{2025-0X-10,2025-0X-21}", "2025-01-23"),
        ("meets", "{2025-0X-04,2025-02-24}", "2025-03-20"),
        # The first week of January is seven days; these are six.
        ("same_as", "{2025-01,2025-01,2025-01,2025-01,2025-01,2025-01}", "2025-01-01/2025-01-07"),
        ("contains", "{2025-01-01,2025-0X,202X-01-02}", "2025-01-01/2025-01-04"),
        # Three months cannot be two days.
        ("same_as", "{2025-01,2025-02,2025-03}", "{2025-01-05,2025-02-05}"),
    ],
)
def test_what_members_cannot_be_together_is_certain(question: str, a: str, b: str) -> None:
    assert QUESTIONS[question](when(a), when(b)) is Answer.NO
    if question == "during":
        assert Allen.EQUALS not in relations(when(a), when(b))


def test_sets_of_some_tens_of_members_are_exact() -> None:
    """What counting settles is settled, in bounded time."""
    months = ",".join(f"2025-{n % 12 + 1:02}" for n in range(40))
    whole = EdtfSet(f"{{{months}}}")
    start = time.process_time()
    assert whole.same_as(EdtfInterval("2025-03-01/2025-03-31")) is Answer.NO
    assert whole.same_as(EdtfInterval("2025-01-31/2025-12-01")) is Answer.NO
    assert whole.contains(EdtfInterval("2025-01-30/2025-02-02")) is Answer.UNKNOWN
    assert whole.contains(EdtfInterval("2025-01-01/2025-01-05")) is Answer.NO  # four of January
    assert whole.during(EdtfInterval("2025-01-31/2025-12-01")) is Answer.UNKNOWN
    for other in (whole, EdtfSet("{202X,202X,2025-XX-05,XXXX-02-29}"), EdtfInterval("202X/203X")):
        for ask in (*QUESTIONS.values(), relations):
            ask(whole, other)
            ask(other, whole)
    assert time.process_time() - start < 20


def test_all_of_ranges_of_months_and_years() -> None:
    """'All the years 1670 to 1672' has a day in each, and starts in the first."""
    years = EdtfSet("{1670..1672}")
    assert years.overlaps(EdtfInterval("1671-01-01/1671-12-31")) is Answer.YES
    assert years.overlaps(EdtfInterval("1671-01-02/1671-12-31")) is Answer.UNKNOWN
    assert years.during(EdtfInterval("1670-01-01/1672-12-31")) is Answer.YES
    assert years.before(EdtfDate("1673")) is Answer.YES
    assert years.contains(EdtfInterval("1670/1672")) is Answer.NO  # three days, not 367
    assert EdtfSet("{1670..1671}").contains(EdtfInterval("1670/1671")) is Answer.UNKNOWN
    months = EdtfSet("{2025-11..2026-02}")
    assert months.overlaps(EdtfInterval("2026-01-01/2026-01-31")) is Answer.YES
    assert months.overlaps(EdtfInterval("2026-03-01/..")) is Answer.NO


def test_all_of_long_and_open_ranges() -> None:
    """Ranges without end, and of more dates than are looked at one by one, stay sound."""
    until = EdtfSet("{..2025-08-17}")
    assert until.contains(EdtfDate("1900-01-01")) is Answer.YES
    assert until.overlaps(EdtfDate("2025-08-18")) is Answer.NO
    assert EdtfSet("{..2025}").overlaps(EdtfDate("2025-08-18")) is Answer.UNKNOWN
    assert EdtfSet("{..2025}").before(EdtfDate("2026")) is Answer.YES
    assert EdtfSet("{2025..}").after(EdtfDate("2024")) is Answer.YES
    assert EdtfSet("{0001..9999}").overlaps(EdtfDate("2025-08-18")) is Answer.UNKNOWN
    assert EdtfSet("{198X..199X}").before(EdtfDate("2000-01-01")) is Answer.YES
    assert EdtfSet("{2025-01..2025-0X}").overlaps(EdtfDate("2026")) is Answer.NO


# Clocks.


def moment_readings(value: When, offsets: Iterable[int]) -> list[Stretch]:
    """List every stretch of UTC seconds; each offset is that of what has no zone."""
    match value:
        case EdtfDate():
            return [(d * DAY - o, (d + 1) * DAY - o) for d in days_of(value.text) for o in offsets]
        case EdtfInterval():
            pairs = readings(value, ())
            return [(s * DAY - o, e * DAY - o) for s, e in pairs for o in offsets]
        case Moment():
            local = value.earliest.ordinal * DAY + value.hour * 3600 + value.minute * 60
            local += value.second or 0
            known = [value.offset] if value.offset is not None else list(offsets)
            return [(local - o, local - o + value.length) for o in known]
        case MomentInterval():
            if isinstance(value.start, Moment) and isinstance(value.end, Moment):
                # Both ends share one unknown clock.
                starts = moment_readings(value.start, offsets)
                ends = moment_readings(value.end, offsets)
                return [(s, e) for (s, _), (_, e) in zip(starts, ends, strict=True)]
            if isinstance(value.start, Moment):
                return [(s, math.inf) for s, _ in moment_readings(value.start, offsets)]
            assert isinstance(value.end, Moment)
            return [(-math.inf, e) for _, e in moment_readings(value.end, offsets)]
        case EdtfSet():
            raise NotImplementedError


ZONED = (
    "2024-02-29T00:00Z",
    "2024-02-29T12:00+02:00",
    "2024-02-28T10:00:00Z",
    "2024-02-28T09:59Z",
    "2024-03-01T12:00:00Z",
    "2024-03-01T11:59:59Z",
    "2024-02-27T22:00-01:00",
    "2024-02-28T12:00Z/2024-02-29T11:59:59Z",
    "2024-02-28T12:00Z/2024-03-01T17:00Z",
    "2024-02-29T02:00Z/2024-02-29T14:00Z",
    "2024-02-29T02:00Z/..",
    "../2024-02-29T02:00:59Z",
)
UNZONED = (
    "2024-02-29",
    "2024-02-28/2024-02-29",
    "2024-02-2X/2024-02-29",
    "2024-02-28/..",
    "../2024-02-28",
    "2024-02-X9",
    "2024-02-29T00:00",
    "2024-02-29T02:00:00",
    "2024-02-29T00:00/2024-02-29T23:59:59",
    "2024-02-28T12:00/..",
)
WEST, EAST = -12 * 3600, 14 * 3600


@pytest.mark.parametrize("zoned", ZONED)
def test_what_has_no_zone_may_be_on_any_clock(zoned: str) -> None:
    """Against a zone, every offset from -12:00 to +14:00 is tried where anything changes."""
    a = when(zoned)
    for unzoned in UNZONED:
        b = when(unzoned)
        at_utc = moment_readings(b, [0])
        zoned_ends = {p for stretch in moment_readings(a, ()) for p in stretch if abs(p) < 1e12}
        ends = {p for stretch in at_utc for p in stretch if abs(p) < 1e12}
        critical = {int(y - x) + k for x in zoned_ends for y in ends for k in (-1, 0, 1)}
        offsets = sorted({o for o in critical if WEST <= o <= EAST} | {WEST, 0, EAST})
        pairs = list(itertools.product(moment_readings(a, ()), moment_readings(b, offsets)))
        assert relations(a, b) == {relation(x, y) for x, y in pairs}, (zoned, unzoned)
        for name, question in QUESTIONS.items():
            expected = answer({holds(name, x, y) for x, y in pairs})
            assert question(a, b) is expected, (name, zoned, unzoned)
            backwards = answer({holds(name, y, x) for x, y in pairs})
            assert question(b, a) is backwards, (name, unzoned, zoned)


@pytest.mark.parametrize(("pool", "offsets"), [(ZONED, []), (UNZONED, [0])])
def test_the_same_kind_of_clock_compares_directly(
    pool: tuple[str, ...], offsets: list[int]
) -> None:
    """Two zoned values compare in UTC, two without zone on the one clock they share."""
    for a, b in itertools.product(map(when, pool), repeat=2):
        if isinstance(a, EdtfDate | EdtfInterval) and isinstance(b, EdtfDate | EdtfInterval):
            continue
        pairs = list(itertools.product(moment_readings(a, offsets), moment_readings(b, offsets)))
        assert relations(a, b) == {relation(x, y) for x, y in pairs}, (a, b)
        for name, question in QUESTIONS.items():
            assert question(a, b) is answer({holds(name, x, y) for x, y in pairs}), (name, a, b)


def test_a_day_without_zone_is_fifty_hours_wide() -> None:
    """It certainly ends at 12:00 UTC of the next day and starts at 10:00 UTC of the day before."""
    day = EdtfDate("2025-08-17")
    assert Moment("2025-08-16T09:59Z").before(day) is Answer.YES
    assert Moment("2025-08-16T10:00Z").before(day) is Answer.UNKNOWN
    assert Moment("2025-08-18T11:59Z").after(day) is Answer.UNKNOWN
    assert Moment("2025-08-18T12:00Z").after(day) is Answer.YES
    assert Moment("2025-08-17T12:00Z").during(day) is Answer.UNKNOWN


def test_daylight_saving() -> None:
    """Two moments an hour apart on the clock may be the same instant, or two hours apart."""
    first = Moment("2025-10-26T02:30+02:00[Europe/Paris]")
    second = Moment("2025-10-26T02:30+01:00[Europe/Paris]")
    assert first.before(second) is Answer.YES
    assert first.same_as(Moment("2025-10-26T00:30Z")) is Answer.YES
    assert second.same_as(Moment("2025-10-26T01:30Z")) is Answer.YES
    spring = Moment("2025-03-30T01:59[Europe/Paris]")
    assert spring.meets(Moment("2025-03-30T03:00[Europe/Paris]")) is Answer.YES


def test_all_of_knows_the_gaps_of_its_members() -> None:
    days = EdtfSet("{156X-12-25,1600}")
    assert days.overlaps(EdtfDate("1565-01-01")) is Answer.NO
    assert days.contains(EdtfDate("1565-12-25")) is Answer.UNKNOWN
    assert EdtfSet("{156X-12-25}").same_as(EdtfDate("1565-12-24")) is Answer.NO
    # What certainly belongs to the interval lies in none of the members.
    months = EdtfSet("{2000-01,2010-01}")
    assert months.overlaps(EdtfInterval("200X-01-01/2009-06-01")) is Answer.UNKNOWN
    assert months.contains(EdtfInterval("200X-01-01/2009-06-01")) is Answer.NO


def test_a_date_written_twice_in_an_all_of_set_may_be_two_days() -> None:
    day = EdtfDate("2001-03-02")
    assert Allen.CONTAINS in relations(EdtfSet("{200X,200X}"), day)
    assert Allen.CONTAINS not in relations(EdtfSet("{200X}"), day)


def test_sets_of_many_members_are_compared_at_once() -> None:
    ranges = ",".join(f"{1000 + n}..{1010 + n}" for n in range(300))
    months = ",".join(f"{1000 + n}-{n % 12 + 1:02}" for n in range(5000))
    texts = [f"{{{ranges}}}", f"{{{months}}}", "{1000..2500}", "{1000..1999}"]
    start = time.process_time()
    for one, other in itertools.product(map(EdtfSet, texts), repeat=2):
        answers = {ask(one, other) for ask in QUESTIONS.values()}
        assert Answer.UNKNOWN in answers
    assert time.process_time() - start < 20


def test_all_of_against_moments() -> None:
    """An 'all of' set of days is put on a clock member by member."""
    days = EdtfSet("{2024-02-28,2024-03-02}")
    assert days.overlaps(Moment("2024-03-02T10:00")) is Answer.YES
    assert days.contains(Moment("2024-02-29T10:00")) is Answer.NO
    assert days.contains(Moment("2024-02-28T10:00")) is Answer.YES
    assert days.overlaps(Moment("2024-03-02T10:00Z")) is Answer.UNKNOWN
    assert days.before(Moment("2024-03-03T12:00Z")) is Answer.YES
    assert EdtfSet("{2024-03-02..}").contains(Moment("2024-03-04T10:00Z")) is Answer.YES


@pytest.mark.parametrize(
    ("days", "period", "expected"),
    [
        ("{2024-02-28,2024-02-29}", "2024-02-28T10:00/2024-02-29T10:00", Answer.YES),
        ("{2024-02-28,2024-02-29}", "2024-02-28T00:00/2024-02-29T23:59", Answer.YES),
        ("{2024-02-28,2024-02-29}", "2024-02-28T00:00/2024-03-01T00:00:00", Answer.NO),
        ("{2024-02-28,2024-02-29}", "2024-02-27T23:59:59/2024-02-29T23:59", Answer.NO),
        ("{2024-02-28,2024-03-02}", "2024-02-28T10:00/2024-02-28T23:59:59", Answer.YES),
        ("{2024-02-28,2024-03-02}", "2024-02-28T10:00/2024-02-29T00:00:00", Answer.NO),
        # What lies between the members belongs to none of them.
        ("{2024-02-28,2024-03-02}", "2024-02-28T10:00/2024-03-02T10:00", Answer.NO),
        ("{2024-02-28,2024-03-0X}", "2024-02-28T10:00/2024-02-29T10:00", Answer.NO),
        ("{2024-02-28,2024-03-02,2024-03-0X}", "2024-02-28T10:00/2024-03-02T10:00", Answer.NO),
        # Two members that are some days may be these together.
        ("{2024-02-28,2024-02-2X}", "2024-02-28T10:00/2024-02-29T10:00", Answer.UNKNOWN),
        ("{2024-02-2X,2024-03-0X}", "2024-02-29T10:00/2024-03-01T10:00", Answer.UNKNOWN),
        ("{2024-02-28,2024-02-2X}", "2024-02-28T10:00/2024-03-01T00:00:00", Answer.NO),
        ("{2024-02-28,2024-03-02}", "2024-02-28T10:00/..", Answer.NO),
        ("{2024-02-28,2024-03-02}", "2024-02-28T10:00/", Answer.UNKNOWN),
        ("{2024-02-28,2024-03-02..}", "2024-03-02T10:00/..", Answer.YES),
        ("{2024-02-28,2024-03-02..}", "2024-02-28T10:00/..", Answer.NO),
        # On an unknown clock.
        ("{2024-02-28,2024-03-02}", "2024-02-28T12:00Z", Answer.UNKNOWN),
        ("{2024-02-28..2024-03-02}", "2024-02-29T12:00Z", Answer.YES),
        ("{2024-02-28..2024-03-02}", "2024-02-28T11:59Z/2024-03-01T12:00Z", Answer.UNKNOWN),
        ("{2024-02-28,2024-03-02}", "2024-02-29T23:00Z/2024-03-01T00:00Z", Answer.NO),
        ("{2024-02-28,2024-03-04}", "2024-02-28T12:00Z/2024-03-04T12:00Z", Answer.NO),
    ],
)
def test_whether_a_period_of_the_clock_is_within_some_days(
    days: str, period: str, expected: Answer
) -> None:
    assert EdtfSet(days).contains(when(period)) is expected
    assert when(period).during(EdtfSet(days)) is expected


@pytest.mark.parametrize(
    ("period", "days", "expected"),
    [
        ("2024-02-28T00:00/2024-03-02T23:59", "{2024-02-28,2024-03-02}", Answer.YES),
        ("2024-02-28T00:01/2024-03-02T23:59", "{2024-02-28,2024-03-02}", Answer.NO),
        ("2024-02-28T00:00/2024-03-02T23:58", "{2024-02-28,2024-03-02}", Answer.NO),
        ("2024-02-28T00:00/..", "{2024-02-28,2024-03-02}", Answer.YES),
        ("2024-02-28T00:00/", "{2024-02-28,2024-03-02}", Answer.UNKNOWN),
        ("2024-02-28T00:00/..", "{2024-02-2X,2024-03-02}", Answer.UNKNOWN),
        ("2024-02-28T00:00/2024-03-02T23:59", "{2024-02-28,2024-03-02..}", Answer.NO),
    ],
)
def test_whether_some_days_are_within_a_period_of_the_clock(
    period: str, days: str, expected: Answer
) -> None:
    assert when(period).contains(EdtfSet(days)) is expected


def test_members_that_are_written_alike_are_chosen_once() -> None:
    """So thirty of them are not too many to find out that none is the first day after."""
    fifths = EdtfSet(f"{{{','.join(['2025-XX-05'] * 30)}}}")
    assert Allen.STARTED_BY not in relations(fifths, EdtfDate("2025-01-06"))
    assert Allen.STARTED_BY in relations(fifths, EdtfDate("2025-01-05"))


def test_far_years() -> None:
    """Years before 1 and after 9999 compare as any others."""
    assert EdtfDate("-0044-03-15").before(EdtfDate("0000")) is Answer.YES
    assert EdtfDate("Y17E7").after(EdtfDate("Y170000002")) is Answer.NO
    assert EdtfDate("Y1E900").after(EdtfDate("9999-12-31")) is Answer.YES
    assert EdtfDate("0000-12-31").meets(EdtfDate("0001-01-01")) is Answer.YES
    assert EdtfInterval("Y-17E7/..").contains(EdtfDate("2025")) is Answer.YES
    assert EdtfDate("XXXX-12-31").meets(EdtfDate("XXXX-01-01")) is Answer.UNKNOWN
    assert EdtfDate("9999-12-XX").meets(EdtfDate("Y10000")) is Answer.UNKNOWN
    assert EdtfDate("XXXX-12-23").meets(EdtfDate("XXXX-12-25")) is Answer.NO


def test_gaps_of_a_pattern_are_used() -> None:
    """`156X-12-25` is Christmas of some year: certainly not a day in July."""
    christmas = EdtfDate("156X-12-25")
    assert christmas.same_as(EdtfDate("1565-07-01")) is Answer.NO
    assert christmas.same_as(EdtfDate("1565-12-25")) is Answer.UNKNOWN
    assert christmas.overlaps(EdtfInterval("1565-01-01/1565-12-24")) is Answer.NO
    assert EdtfInterval("1565-01/1565-06").contains(christmas) is Answer.NO


def test_days_are_operands() -> None:
    """A `Day` may stand for the date that it is."""
    assert allen.same_as(Day(2025, 8, 17), EdtfDate("2025-08-17")) is Answer.YES
    assert EdtfInterval("2025-08/..").before(Day(2025, 7, 31)) is Answer.NO


@pytest.mark.parametrize(
    ("period", "day", "expected"),
    [
        ("2019-05-20/2024-05-20", "2024-05-20", Answer.YES),
        ("2019-05-20/2024-05-20", "2024-05-21", Answer.NO),
        ("2019-05-20/2024-05", "2024-05-20", Answer.UNKNOWN),
        ("2022-02-24/", "2025-08-17", Answer.UNKNOWN),
        ("2022-02-24/", "2022-02-24", Answer.YES),
        ("2022-02-24/..", "2025-08-17", Answer.YES),
        ("2025-08", "2025-08-17", Answer.UNKNOWN),
        ("{2025-08-15,2025-08-18}", "2025-08-18", Answer.YES),
        ("2025-08-17T15:00+02:00[Europe/Paris]/..", "2025-08-17", Answer.YES),
        ("2025-08-17T15:00+02:00[Europe/Paris]/..", "2025-08-16", Answer.NO),
        ("../2025-08-17T00:30+02:00[Europe/Paris]", "2025-08-17", Answer.YES),
        ("2025-08-17T15:00Z/2025-08-18T01:00Z", "2025-08-18", Answer.YES),
        ("2025-08-17T15:00Z/", "2025-08-18", Answer.UNKNOWN),
    ],
)
def test_holds_at_some_moment_of_a_day(period: str, day: str, expected: Answer) -> None:
    assert holds_on(when(period), EdtfDate(day)) is expected


def test_holds_without_a_period_is_unknown() -> None:
    assert holds_on(None, Day(2025, 8, 17)) is Answer.UNKNOWN


def test_relations_are_written_out() -> None:
    assert repr(Allen.MET_BY) == "Allen.MET_BY"
