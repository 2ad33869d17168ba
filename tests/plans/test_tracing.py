"""One clause, followed through all plans of a dossier."""

import pytest
from test_comparing import plan, points, related, text

import coalition_model as cm
from coalition_model import queries, reference

YES, NO, UNKNOWN = cm.Answer.YES, cm.Answer.NO, cm.Answer.UNKNOWN
LIMIT = "The armed forces of Ukraine have at most {} soldiers."
OTHERS = ("Prisoners are released.", "Elections are held within a hundred days.")


def dated(name: str, when: str, *clauses: cm.Clause, **more: object) -> cm.PeacePlan:
    return plan(name, *clauses, when=cm.when(when), **more)  # type: ignore[arg-type]


DRAFT = dated("draft", "2025-11-20", *points(LIMIT.format("600,000"), *OTHERS))
COUNTER = dated("counter", "2025-11-23", *points(*OTHERS, LIMIT.format("800,000")))
EARLY = dated("early", "2025-03-02", *points("Aid flows.", *OTHERS))


def steps(clause: str, *plans: cm.PeacePlan) -> list[queries.Step]:
    return queries.trace(cm.Dossier.of(*plans), clause)


def test_each_plan_has_a_step_in_the_order_of_dates() -> None:
    undated = plan("undated", *points(LIMIT.format("600,000")))
    found = steps("clause:counter/3", undated, COUNTER, DRAFT, EARLY)
    assert [step.plan.id for step in found] == [
        "plan:early",
        "plan:draft",
        "plan:counter",
        "plan:undated",
    ]
    assert [(step.basis, step.fate, step.answer) for step in found] == [
        ("none", None, NO),
        ("suggested", None, UNKNOWN),
        ("itself", "reworded", YES),
        ("suggested", "reworded", UNKNOWN),
    ]
    assert [each.words for each in found[2].changes] == ["1 word to 1 word"]
    assert found[2].since == found[1].clauses


def test_wherever_one_begins_the_way_is_the_same() -> None:
    one = steps("clause:draft/1", EARLY, DRAFT, COUNTER)
    other = steps("clause:counter/3", EARLY, DRAFT, COUNTER)
    assert [step.clauses for step in one] == [step.clauses for step in other]
    assert [step.changes for step in one] == [step.changes for step in other]


def test_what_is_stated_comes_first_even_through_another_plan() -> None:
    late = dated("late", "2026-01-01", related("7", "Quite otherwise.", "renders", "clause:mid/1"))
    middle = dated("mid", "2025-12-01", related("1", "Unlike it.", "responds-to", "clause:draft/1"))
    found = steps("clause:draft/1", DRAFT, middle, late)
    assert [(step.basis, step.answer, step.score) for step in found] == [
        ("itself", YES, None),
        ("stated", YES, None),
        ("stated", YES, None),
    ]
    assert found[2].reasons == ("clause 7 of late: stated: renders",)
    assert [step.fate for step in found] == [None, "reworded", "reworded"]


def test_what_a_suggestion_leads_to_is_no_surer_than_it() -> None:
    tail = dated("tail", "2026-01-01", related("1", "Unlike it.", "renders", "clause:counter/3"))
    found = steps("clause:draft/1", DRAFT, COUNTER, tail)
    assert [(step.basis, step.answer) for step in found[1:]] == [("suggested", UNKNOWN)] * 2
    assert found[2].score == found[1].score is not None


def test_it_is_dropped_or_unknown_and_may_come_back() -> None:
    without = dated("without", "2025-11-21", *points(*OTHERS))
    partial = dated("partial", "2025-11-22", *points(*OTHERS), complete=NO)
    found = steps("clause:draft/1", DRAFT, without, partial, COUNTER)
    assert [(step.fate, step.answer) for step in found] == [
        (None, YES),
        ("dropped", NO),
        ("unknown", UNKNOWN),
        ("reworded", UNKNOWN),
    ]
    assert found[3].since == DRAFT.clauses[:1]


def test_what_a_plan_leaves_out_by_name_is_not_compared_with_later() -> None:
    relation = cm.Relation(kind="responds-to", target=cm.clause_id("draft/1"))
    out = cm.Clause(number="1", wording="omitted", relations=(relation,))
    found = steps("clause:draft/1", DRAFT, dated("out", "2025-11-21", out), COUNTER)
    assert [(step.fate, step.answer) for step in found] == [
        (None, YES),
        ("dropped", NO),
        ("reworded", UNKNOWN),
    ]
    assert found[2].since == DRAFT.clauses[:1]


def test_steps_are_cited() -> None:
    source = cm.Source(id=cm.source_id("paper"), kind="article")
    cited = cm.Citation(source=source.id, quote="at most 600,000")
    clause = cm.Clause(number="1", text=text(LIMIT.format("600,000")), citations=(cited,))
    dossier = cm.Dossier.of(source, dated("draft", "2025-11-20", clause))
    assert queries.trace(dossier, "clause:draft/1")[0].citations == (cited,)


def test_clauses_that_are_not_there_are_named() -> None:
    with pytest.raises(cm.UnknownId, match=r"did you mean 'clause:counter/3'"):
        steps("clause:countr/3", DRAFT, COUNTER)
    with pytest.raises(cm.UnknownId):
        steps("plan:draft", DRAFT)
    assert queries.rows(steps("clause:draft/1", DRAFT))[0]["clauses"] == ["clause:draft/1"]


def test_the_limit_on_the_armed_forces_is_followed() -> None:
    """In the shipped dossier: none in March, 600,000 in November, 800,000 three days later."""
    dossier = reference.dossier("rival-plans")
    found: dict[str, queries.Step] = {
        step.plan.id: step for step in queries.trace(dossier, "clause:us-28-point-plan-2025-11/6")
    }
    counter = found["plan:e3-counter-proposal-2025-11-23"]
    assert counter.answer is YES
    assert ("quantities", "at most 600,000 personnel to at most 800,000 personnel") in [
        (each.aspect, each.words) for each in counter.changes
    ]
    assert found["plan:european-leaders-statement-2025-08-16"].clauses[0].number == "8"
