"""Stances against a brute-force oracle: every reading of the dates on a small calendar."""

import itertools
from random import Random
from typing import NamedTuple

import hypothesis.strategies as st
from hypothesis import given, settings
from standing import cell, dossier, took

import coalition_model as cm
from coalition_model import queries
from coalition_model.values.answers import Answer

DAYS = range(1, 7)
EVER = range(9)  # a day before and days after the calendar too
DATES: dict[str | None, list[tuple[int, int]]] = {
    **{f"2025-08-0{day}": [(day, day)] for day in DAYS},
    "[2025-08-01..2025-08-03]": [(1, 1), (2, 2), (3, 3)],
    "[2025-08-02,2025-08-05]": [(2, 2), (5, 5)],
    "2025-08-02/2025-08-04": [(2, 4)],
    "2025-08-01/2025-08-06": [(1, 6)],
    "2025-08-03/..": [(3, 3)],
    "[2025-08-05,2025-09-01]": [(5, 5), (8, 8)],
    None: [(day, day) for day in EVER],
}
RANKS = {"own-words": 3, "vote": 3, "reported": 2, "inference": 1}
EXACT = [date for date, readings in DATES.items() if len(readings) == 1]


class Read(NamedTuple):
    """One position, as one reading has it."""

    id: str
    stance: str
    level: int
    first: int
    last: int
    rank: int


def holders(positions: list[Read], on: int) -> set[str]:
    """Give the ids of those that hold on a day, by the letter of the semantics."""
    taken = [each for each in positions if each.first <= on]
    if not taken:
        return set()
    nearest = min(each.level for each in taken)
    level = [each._replace(last=min(each.last, on)) for each in taken if each.level == nearest]
    return {
        one.id
        for one in level
        if not any(
            (other.last > one.last and other.rank >= one.rank)
            or (other.last < one.last and other.rank > one.rank)
            for other in level
        )
    }


def readings(positions: list[cm.Position]) -> list[list[Read]]:
    """List every way in which the dates and the bases that are not stated can be read."""
    dates = [DATES[str(each.when) if each.when is not None else None] for each in positions]
    return [
        [
            Read(
                each.id,
                each.stance,
                0 if each.target == "clause:p/1" else 1,
                *day,
                RANKS[each.basis] if each.basis is not None else unstated,
            )
            for each, day in zip(positions, days, strict=True)
        ]
        for unstated in (1, 2, 3)
        for days in itertools.product(*dates)
    ]


@st.composite
def some_positions(
    draw: st.DrawFn, dates: list[str | None], bases: list[str | None]
) -> list[cm.Position]:
    count = draw(st.integers(0, 4))
    return [
        took(
            "state:FR",
            draw(st.sampled_from(["supports", "opposes"])),
            draw(st.sampled_from(dates)),
            draw(st.sampled_from(["clause:p/1", "clause:p/1", "plan:p"])),
            id=f"p{number}",
            basis=draw(st.sampled_from(bases)),
        )
        for number in range(count)
    ]


ANY = some_positions(list(DATES), [*RANKS, None])
CERTAIN = some_positions(list(EXACT), [*RANKS])


@given(ANY, st.sampled_from(DAYS))
@settings(deadline=None)
def test_never_certain_where_a_reading_makes_it_otherwise(
    positions: list[cm.Position], on: int
) -> None:
    """A YES holds in every reading; a position that is past holds in none."""
    found = cell(dossier(*positions), on=f"2025-08-0{on}")
    stances: dict[str, str] = {each.id: each.stance for each in positions}
    held = {each.position.id: each.answer for each in found.held}
    for reading in readings(positions):
        truth = holders(reading, on)
        words = {stances[each] for each in truth}
        assert truth <= set(held)
        assert {id_ for id_, answer in held.items() if answer is Answer.YES} <= truth
        if found.answer is Answer.YES:
            assert words == ({found.stance} - {"silent"})
        elif found.stance is not None:
            assert words <= {found.stance}
        if found.conflict is Answer.YES:
            assert len(words) > 1
        if found.conflict is Answer.NO:
            assert len(words) < 2


@given(CERTAIN, st.sampled_from(DAYS))
@settings(deadline=None)
def test_certain_where_the_dates_are(positions: list[cm.Position], on: int) -> None:
    """Where dates and bases are known nothing is UNKNOWN, conflicts apart."""
    found = cell(dossier(*positions), on=f"2025-08-0{on}")
    (reading, *_) = readings(positions)
    truth = holders(reading, on)
    words = {each.stance for each in positions if each.id in truth}
    assert {each.position.id for each in found.held} == truth
    if len(words) > 1:
        assert (found.stance, found.conflict) == (None, Answer.YES)
    else:
        assert (found.stance, found.answer) == (words.pop() if words else "silent", Answer.YES)


@given(ANY, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_of_entities_does_not_matter(
    positions: list[cm.Position], random: Random
) -> None:
    """The same positions in another order give the same cells."""
    shuffled = positions[:]
    random.shuffle(shuffled)
    one, other = (
        queries.stances(dossier(*each), "plan:p", on="2025-08-04") for each in (positions, shuffled)
    )
    assert one == other


@given(st.lists(st.tuples(ANY, st.sampled_from(DAYS)), min_size=1, max_size=1))
@settings(deadline=None)
def test_what_is_not_yet_known_changes_nothing(given_: list[tuple[list[cm.Position], int]]) -> None:
    """Asking as known on a day is asking a dossier that never held what came later."""
    ((positions, day),) = given_
    sources = {
        each: cm.Source(
            id=cm.source_id(f"s{each}"), kind="article", published=cm.EdtfDate(f"2025-08-0{each}")
        )
        for each in DAYS
    }
    cited = [
        cm.evolve(each, citations=(cm.Citation(source=sources[1 + place % 6].id),))
        for place, each in enumerate(positions)
    ]
    early = [each for place, each in enumerate(cited) if 1 + place % 6 <= day]
    whole = dossier(*sources.values(), *cited)
    part = dossier(*sources.values(), *early)
    known = f"2025-08-0{day}"
    one = queries.stances(whole, "plan:p", on="2025-08-04", known_at=known, actors="state:FR")
    other = queries.stances(part, "plan:p", on="2025-08-04", actors="state:FR")
    assert one == other
