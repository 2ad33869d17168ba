"""Whether something is in force: from events, timings and conditions, with the chain of reasons."""

import itertools
from typing import Any, get_args

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings
from standing import clause, dossier, plan

import coalition_model as cm
from coalition_model import queries
from coalition_model.queries.dependency_circles import circle_through, circles, in_order
from coalition_model.values.answers import Answer
from coalition_model.values.parties import RelationKind

SOURCE = cm.Source(id=cm.source_id("paper"), kind="article")


def event(
    local: str, when: str | None = "2025-08-10", status: Any = "occurred", **fields: Any
) -> cm.Event:
    fields.setdefault("kind", "other")
    date = cm.when(when) if when is not None else None
    return cm.Event(id=cm.event_id(local), when=date, status=status, **fields)


def on(
    *triggers: str, effect: Any = "starts", happening: Any = "occurs", combine: Any = "all"
) -> cm.Condition:
    made = (cm.Trigger(of=each, happening=happening) for each in triggers)  # type: ignore[arg-type]
    return cm.Condition(
        triggers=tuple(made), effect=effect, combine=combine, wording=cm.Text.of("if so", "en")
    )


def one(*conditions: cm.Condition, **fields: Any) -> cm.PeacePlan:
    return plan("plan:p", clause("1", conditions=conditions), clause("2"), **fields)


def asked(*entities: Any, day: str = "2025-08-15", id: str = "clause:p/1") -> str:
    return str(queries.in_force(dossier(*entities), id, on=day).answer)


def points_to(target: str, kind: Any = "implements") -> tuple[cm.Relation, ...]:
    return (cm.Relation(kind=kind, target=target),)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("day", "expected"), [("2024-12-31", "no"), ("2025-01-01", "yes"), ("2025-08-15", "yes")]
)
def test_from_the_date_of_the_plan(day: str, expected: str) -> None:
    """What has no condition is in force from the date of its plan."""
    assert asked(one(), day=day) == expected
    assert asked(one(), day=day, id="plan:p") == expected


def test_an_undated_plan() -> None:
    """Of it nothing is known, unless the clause says itself when it begins."""
    assert asked(one(when=None)) == "unknown"
    assert asked(one(on("event:e"), when=None), event("e")) == "yes"
    assert asked(one(on("event:e"), when=None), event("e", "2025-09-01")) == "no"
    assert (
        asked(one(on("event:e", effect="ends"), when=None), event("e", "2025-09-01")) == "unknown"
    )


def test_signing_puts_a_plan_in_force() -> None:
    """Where an event of signing points to the plan, its date counts and not the plan's."""
    signing = event("s", "2025-08-20", kind="signature", relations=points_to("plan:p"))
    assert asked(one(), signing, day="2025-08-19") == "no"
    assert asked(one(), signing, day="2025-08-20") == "yes"
    thought_of = event("s", None, "hypothetical", kind="signature", relations=points_to("plan:p"))
    assert asked(one(), thought_of) == "unknown"


@pytest.mark.parametrize(
    ("when", "status", "expected"),
    [
        ("2025-08-15", "occurred", "yes"),
        ("2025-08-16", "occurred", "no"),
        ("2025-08", "occurred", "unknown"),
        (None, "occurred", "unknown"),
        ("2025-08-10", "failed", "no"),
        ("2025-08-10", "announced", "unknown"),
        ("2025-08-20", "announced", "no"),
        (None, "hypothetical", "unknown"),
        ("2025-08-10", None, "unknown"),
    ],
)
def test_starts_with_an_event(when: str | None, status: Any, expected: str) -> None:
    """Only what has occurred by the day is YES; what may have is UNKNOWN."""
    assert asked(one(on("event:e")), event("e", when, status)) == expected
    denied = {"yes": "no", "no": "yes", "unknown": "unknown"}[expected]
    assert asked(one(on("event:e", happening="not-occurs")), event("e", when, status)) == denied


@pytest.mark.parametrize(
    ("combine", "first", "second", "expected"),
    [
        ("all", "occurred", "occurred", "yes"),
        ("all", "occurred", "failed", "no"),
        ("all", "occurred", "hypothetical", "unknown"),
        ("all", "failed", "hypothetical", "no"),
        ("any", "occurred", "hypothetical", "yes"),
        ("any", "failed", "failed", "no"),
        ("any", "failed", "hypothetical", "unknown"),
    ],
)
def test_all_and_any(combine: Any, first: Any, second: Any, expected: str) -> None:
    """All of the triggers are needed, or any of them."""
    given_ = one(on("event:a", "event:b", combine=combine))
    assert asked(given_, event("a", status=first), event("b", status=second)) == expected


@pytest.mark.parametrize("effect", ["ends", "suspends"])
def test_ends_suspends_and_restores(effect: Any) -> None:
    """What lapsed is in force again once a condition that restores it is met later."""
    given_ = one(on("event:a", effect=effect), on("event:b", effect="restores"))
    a, b = event("a", "2025-08-10"), event("b", "2025-08-20")
    assert asked(given_, a, b, day="2025-08-09") == "yes"
    assert asked(given_, a, b, day="2025-08-10") == "no"
    assert asked(given_, a, b, day="2025-08-20") == "yes"
    assert asked(given_, event("a", "2025-08-10"), event("b", "2025-08-09")) == "no"
    assert asked(given_, event("a", "2025-08-10"), event("b", "2025-08-10")) == "unknown"


def test_breach() -> None:
    """A violation that points to a clause, or to a part of it, breaches it."""
    given_ = one(on("clause:p/2", happening="breached", effect="ends"))
    violation = event(
        "v", "2025-08-10", kind="violation", relations=points_to("clause:p/2", "part-of")
    )
    other = event("v", "2025-08-10", kind="attack", relations=points_to("clause:p/2", "part-of"))
    assert asked(given_, violation, day="2025-08-09") == "yes"
    assert asked(given_, violation, day="2025-08-10") == "no"
    assert asked(given_, other) == "unknown"
    assert asked(given_) == "unknown"


def test_a_clause_that_is_carried_out() -> None:
    """By an event that implements it; what has not begun cannot have been."""
    given_ = one(on("clause:p/2"))
    done = event("d", "2025-08-10", relations=points_to("clause:p/2"))
    assert asked(given_, done) == "yes"
    assert asked(given_, done, day="2025-08-09") == "no"
    assert asked(given_) == "unknown"
    later = plan(
        "plan:p",
        clause("1", conditions=(on("clause:p/2"),)),
        clause("2", conditions=(on("event:e"),)),
    )
    assert asked(later, event("e", "2025-09-01")) == "no"
    assert asked(later, event("e", "2025-08-01")) == "unknown"


def test_what_is_not_coded_is_unknown() -> None:
    """Words without triggers settle nothing; neither do words that were not seen."""
    assert asked(one(cm.Condition(wording=cm.Text.of("if asked", "en")))) == "unknown"
    assert asked(plan("plan:p", clause("1", wording="unseen"))) == "unknown"
    assert asked(plan("plan:p", clause("1", wording="omitted"))) == "no"


def test_what_a_clause_stands_in() -> None:
    """A nested clause and a commitment are in force only with what they stand in."""
    inner = cm.Clause(
        number="a", text=cm.Text.of("x", "en"), commitments=(cm.Commitment(modality="commits"),)
    )
    given_ = plan("plan:p", clause("1", clauses=(inner,), conditions=(on("event:e"),)))
    for id_ in ("clause:p/1/a", "commitment:p/1/a/1"):
        assert asked(given_, event("e"), id=id_) == "yes"
        assert asked(given_, event("e", "2025-09-01"), id=id_) == "no"


def timed(**fields: Any) -> cm.PeacePlan:
    made = cm.Commitment(modality="commits", timing=cm.Timing(**fields))
    return plan("plan:p", clause("1", commitments=(made,)))


@pytest.mark.parametrize(
    ("timing", "day", "expected"),
    [
        ({"relation": "from", "when": "2025-08-15"}, "2025-08-14", "no"),
        ({"relation": "from", "when": "2025-08-15"}, "2025-08-15", "yes"),
        ({"relation": "on", "when": "2025-08-15"}, "2025-08-16", "yes"),
        ({"relation": "on", "when": "2025-08"}, "2025-08-16", "unknown"),
        ({"relation": "after", "when": "2025-08-15"}, "2025-08-15", "no"),
        ({"relation": "after", "when": "2025-08-15"}, "2025-08-16", "yes"),
        ({"relation": "until", "when": "2025-08-15"}, "2025-08-15", "yes"),
        ({"relation": "until", "when": "2025-08-15"}, "2025-08-16", "no"),
        ({"relation": "during", "when": "2025-08-10/2025-08-15"}, "2025-08-09", "no"),
        ({"relation": "during", "when": "2025-08-10/2025-08-15"}, "2025-08-15", "yes"),
        ({"relation": "during", "when": "2025-08-10/2025-08-15"}, "2025-08-16", "no"),
        ({"relation": "during", "when": "2025-08-10/.."}, "2035-08-16", "yes"),
        ({"relation": "by", "when": "2025-08-15"}, "2025-08-01", "yes"),
        ({"relation": "by", "when": "2025-08-15"}, "2025-08-16", "yes"),
        ({"wording": "soon"}, "2025-08-16", "unknown"),
        ({"relation": "from", "anchor": "event:e", "offset": "P2Y"}, "2027-08-09", "no"),
        ({"relation": "from", "anchor": "event:e", "offset": "P2Y"}, "2027-08-10", "yes"),
        ({"relation": "until", "anchor": "event:e", "offset": "P2Y"}, "2027-08-10", "yes"),
        ({"relation": "until", "anchor": "event:e", "offset": "P2Y"}, "2027-08-11", "no"),
        ({"relation": "within", "anchor": "event:e", "offset": "P100D"}, "2025-08-09", "no"),
        ({"relation": "within", "anchor": "event:e", "offset": "P100D"}, "2025-08-10", "yes"),
        ({"relation": "after", "anchor": "event:e"}, "2025-08-10", "unknown"),
        ({"relation": "after", "anchor": "event:e"}, "2025-08-11", "yes"),
        ({"relation": "after", "anchor": "event:e", "offset": "PT36H"}, "2025-08-11", "unknown"),
        ({"relation": "from", "anchor": "event:maybe"}, "2025-08-16", "unknown"),
        ({"relation": "until", "anchor": "event:never"}, "2025-08-16", "yes"),
        ({"relation": "from", "anchor": "event:never"}, "2025-08-16", "no"),
        ({"relation": "from", "anchor": "event:month", "offset": "P1M"}, "2025-09-15", "unknown"),
        ({"relation": "from", "anchor": "event:month", "offset": "P1M"}, "2025-09-30", "yes"),
        ({"relation": "from", "anchor": "event:e", "offset": "P9999Y"}, "2025-09-30", "no"),
    ],
)
def test_timings(timing: dict[str, Any], day: str, expected: str) -> None:
    """'Two years after signature' is counted from the event, if it came about."""
    fields = dict(timing)
    if "when" in fields:
        fields["when"] = cm.when(fields["when"])
    if "wording" in fields:
        fields["wording"] = cm.Text.of(fields["wording"], "en")
    events = (
        event("e"),
        event("maybe", None, "hypothetical"),
        event("never", None, "failed"),
        event("month", "2025-08"),
    )
    assert asked(timed(**fields), *events, day=day, id="commitment:p/1/1") == expected


def test_circles_are_found() -> None:
    """What depends on itself is UNKNOWN, and the circle is named; an event breaks it."""
    given_ = plan(
        "plan:p",
        clause("1", conditions=(on("clause:p/2"),)),
        clause("2", conditions=(on("clause:p/1"),)),
    )
    found = queries.in_force(dossier(given_), "clause:p/1", on="2025-08-15")
    assert found.answer is Answer.UNKNOWN
    assert found.circles == (("clause:p/1", "clause:p/2", "clause:p/1"),)
    assert "depends on itself: clause:p/1 -> clause:p/2 -> clause:p/1" in str(found)
    done = event("d", relations=points_to("clause:p/2"))
    broken = queries.in_force(dossier(given_, done), "clause:p/1", on="2025-08-15")
    assert (broken.answer, broken.circles) == (Answer.YES, ())


def test_a_long_chain() -> None:
    """A thousand clauses, each hanging on the next, are no difficulty."""
    count = 1500
    rows = [clause(str(n), conditions=(on(f"clause:p/{n + 1}"),)) for n in range(1, count)]
    last = clause(str(count), conditions=(on("event:e"),))
    given_ = plan("plan:p", *rows, last)
    assert asked(given_, event("e", "2025-09-01")) == "no"
    assert asked(given_, event("e", "2025-08-01")) == "unknown"


def test_the_chain_is_printed_with_its_citations() -> None:
    """Each reason stands above those that it rests on, with the words for it."""
    cite = cm.Citation(source=SOURCE.id, quote="The guns fell silent.", locator="page 3")
    where = dossier(SOURCE, one(on("event:e")), event("e", citations=(cite,)))
    found = queries.in_force(where, "clause:p/1", on="2025-08-15")
    assert str(found) == (
        "YES clause:p/1: in force\n"
        "  YES condition:clause-p-1/1: starts when event:e occurs (if so): met\n"
        "    YES event:e: occurred on 2025-08-10\n"
        "        [source:paper, page 3]: “The guns fell silent.”\n"
        "  YES plan:p: dates from 2025-01-01"
    )
    assert queries.rows(found.chain)[2]["about"] == "event:e"


def test_bad_arguments() -> None:
    """Only plans, clauses and commitments can be in force."""
    with pytest.raises(cm.UnknownId, match="did you mean 'clause:p/1'"):
        queries.in_force(dossier(), "clause:p/11", on="2025-08-15")
    with pytest.raises(cm.UnknownId, match="no such plan, clause or commitment"):
        queries.in_force(dossier(), "state:FR", on="2025-08-15")
    with pytest.raises(cm.InvalidDate):
        queries.in_force(dossier(), "plan:p", on="soon")


READINGS: dict[str, list[int]] = {
    **{f"2025-08-0{day}": [day] for day in range(1, 7)},
    "[2025-08-01..2025-08-03]": [1, 2, 3],
    "[2025-08-02,2025-08-05]": [2, 5],
    "[2025-08-05,2025-09-01]": [5, 32],
}
DATES = st.sampled_from(list(READINGS))


@given(DATES, DATES, DATES, st.integers(1, 6))
@settings(deadline=None)
def test_never_certain_where_a_reading_makes_it_otherwise(a: str, b: str, c: str, day: int) -> None:
    """Every reading of the dates of what starts, suspends and restores a clause."""
    given_ = one(on("event:a"), on("event:b", effect="suspends"), on("event:c", effect="restores"))
    answer = asked(given_, event("a", a), event("b", b), event("c", c), day=f"2025-08-0{day}")
    truths: set[bool] = set()
    for start, lapse, back in itertools.product(READINGS[a], READINGS[b], READINGS[c]):
        lapsed, restored = lapse <= day, back <= day
        if start <= day and lapsed and restored and back == lapse:
            truths |= {True, False}  # which came first on that day is not known
        else:
            truths.add(start <= day and (not lapsed or (restored and back > lapse)))
    if len(truths) > 1:
        assert answer == "unknown"
    if answer != "unknown":
        assert truths == {answer == "yes"}
    if len(READINGS[a]) == len(READINGS[b]) == len(READINGS[c]) == len(truths) == 1:
        assert answer == ("yes" if truths == {True} else "no")


def test_restoring_what_no_coded_condition_ends() -> None:
    """Whether it has lapsed is not known, until it is restored; the chain says why."""
    given_ = one(on("event:b", effect="restores"))
    where = dossier(given_, event("b", "2025-08-20"))
    found = queries.in_force(where, "clause:p/1", on="2025-08-19")
    assert found.answer is Answer.UNKNOWN
    assert "what would end or suspend it before it is restored is not coded" in str(found)
    assert asked(given_, event("b", "2025-08-20"), day="2025-08-20") == "yes"
    assert asked(given_, event("b", None, "failed")) == "unknown"
    assert asked(given_, event("b", None, "hypothetical"), day="2024-12-31") == "no"


@pytest.mark.parametrize(
    ("timing", "expected"),
    [
        ({"relation": "until", "when": "2026-01-01"}, "yes"),
        ({"relation": "during", "when": "2025-01-01/2026-01-01"}, "yes"),
        ({"relation": "from", "when": "2025-01-01/2026-01-01"}, "yes"),
        ({"relation": "from", "when": "2025-01-01"}, "unknown"),
        ({"relation": "by", "when": "2026-01-01"}, "unknown"),
    ],
)
def test_a_timing_that_ends_something_is_a_lapse(timing: dict[str, Any], expected: str) -> None:
    """What has a term lapses with it, so that it can be restored."""
    made = cm.Commitment(
        modality="commits",
        timing=cm.Timing(relation=timing["relation"], when=cm.when(timing["when"])),
        conditions=(on("event:e", effect="restores"),),
    )
    given_ = plan("plan:p", clause("1", commitments=(made,)))
    answer = asked(given_, event("e", None, "hypothetical"), id="commitment:p/1/1")
    assert answer == expected


@pytest.mark.parametrize("kind", get_args(RelationKind))
def test_only_some_relations_mean_a_signing_or_a_breach(kind: Any) -> None:
    """What merely comes before or after says nothing."""
    signing = event("s", "2025-08-20", kind="signature", relations=points_to("plan:p", kind))
    expected = "no" if kind in ("implements", "part-of") else "yes"
    assert asked(one(), signing) == expected
    failed = event("s", None, "failed", kind="signature", relations=points_to("plan:p", kind))
    assert asked(one(), failed) == expected
    ending = one(on("clause:p/2", happening="breached", effect="ends"))
    violation = event("v", kind="violation", relations=points_to("clause:p/2", kind))
    assert asked(ending, violation) == ("no" if kind == "part-of" else "unknown")


@pytest.mark.parametrize("asked_for", ["clause:p/1", "clause:p/2", "clause:p/3"])
def test_all_circles_of_a_knot(asked_for: str) -> None:
    """Two circles that hang together are both named, first one that the thing lies on."""
    given_ = plan(
        "plan:p",
        clause("1", conditions=(on("clause:p/2", "clause:p/3"),)),
        clause("2", conditions=(on("clause:p/1"),)),
        clause("3", conditions=(on("clause:p/1"),)),
    )
    found = queries.in_force(dossier(given_), asked_for, on="2025-08-15")
    both = {frozenset({"clause:p/1", "clause:p/2"}), frozenset({"clause:p/1", "clause:p/3"})}
    assert {frozenset(circle) for circle in found.circles} == both
    assert asked_for in found.circles[0]
    for step in found.chain:
        _, found_way, way = step.says.partition("depends on itself: ")
        assert not found_way or step.about in way.split(" -> ")


GRAPHS = st.integers(1, 6).flatmap(
    lambda size: st.lists(
        st.lists(st.integers(0, size - 1), max_size=size), min_size=size, max_size=size
    )
)


@given(GRAPHS)
def test_circles_are_real_and_leave_no_dependency_out(graph: list[list[int]]) -> None:
    """Each circle follows dependencies without a detour; each that is part of one is on one."""
    edges = {str(n): tuple(map(str, dict.fromkeys(row))) for n, row in enumerate(graph)}
    pairs = {(one_, other) for one_, row in edges.items() for other in row}
    reach = {each: {each} for each in edges}
    for _ in edges:
        for one_, other in pairs:
            reach[one_] |= reach[other]
    knots = in_order(edges, edges.__getitem__)
    assert sorted(each for knot in knots for each in knot.members) == sorted(edges)
    named: set[tuple[str, str]] = set()
    for knot in knots:
        for circle in circles(knot):
            assert circle[0] == circle[-1]
            assert len(set(circle)) == len(circle) - 1
            named |= set(itertools.pairwise(circle))
        through = circle_through(knot)
        assert all(each in circle for each, circle in through.items())
        assert set(through) == set(knot.depends_on)
    assert named == {(one_, other) for one_, other in pairs if one_ in reach[other]}


def test_a_clause_that_ends_with_its_own_commitment_is_no_circle() -> None:
    """It is in force until that is carried out, which is not known before."""
    given_ = plan(
        "plan:p",
        clause(
            "1",
            conditions=(on("commitment:p/1/1", effect="ends"),),
            commitments=(cm.Commitment(modality="commits"),),
        ),
    )
    for id_ in ("clause:p/1", "commitment:p/1/1"):
        found = queries.in_force(dossier(given_), id_, on="2025-08-15")
        assert (found.answer, found.circles) == (Answer.UNKNOWN, ())
        assert "depends on itself" not in str(found)
    done = event("d", "2025-08-10", relations=points_to("commitment:p/1/1"))
    assert asked(given_, done, day="2025-08-09") == "yes"
    assert asked(given_, done) == "no"
