"""What changed from one state of a dossier to another."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import coalition_model as cm
from coalition_model import queries, reference
from coalition_model.entities.common import Entity
from coalition_model.entities.references import parts
from coalition_model.queries import Change

YES, NO, UNKNOWN = cm.Answer.YES, cm.Answer.NO, cm.Answer.UNKNOWN


def text(words: str) -> cm.Text:
    return cm.Text.of(words, "en")


def named(words: str) -> tuple[cm.Name, ...]:
    return (cm.Name(text=words, language="en"),)


FRANCE = cm.State(id=cm.state_id("FR"), names=named("France"))
BRITAIN = cm.State(id=cm.state_id("GB"), names=named("United Kingdom"))
SUNAK = cm.Leader(id=cm.leader_id("sunak"), names=named("Rishi Sunak"))
STARMER = cm.Leader(id=cm.leader_id("starmer"), names=named("Keir Starmer"))
OFFICE = cm.Office(
    id=cm.office_id("pm"),
    of=BRITAIN.id,
    kind="head-of-government",
    names=named("Prime Minister of the United Kingdom"),
)
PLAN = cm.PeacePlan(
    id=cm.plan_id("four"),
    names=named("the four points"),
    clauses=(cm.Clause(number="4", text=text("A coalition is built.")),),
)
CLAUSE = PLAN.clauses[0].id
BASE: tuple[Entity, ...] = (FRANCE, BRITAIN, SUNAK, STARMER, OFFICE, PLAN)


def state(*entities: Entity, **header: object) -> cm.Dossier:
    new = {entity.id: entity for entity in (*BASE, *entities)}
    return cm.Dossier(new.values(), **header)  # type: ignore[arg-type]


def told(old: cm.Dossier, new: cm.Dossier) -> list[str]:
    return [row.words for row in queries.changes(old, new)]


def position(stance: str, **more: object) -> cm.Position:
    return cm.Position(actor=FRANCE.id, target=CLAUSE, stance=stance, **more)  # type: ignore[arg-type]


def tenure(leader: cm.Leader, period: str) -> cm.Tenure:
    return cm.Tenure(leader=leader.id, office=OFFICE.id, period=cm.EdtfInterval.parse(period))


def test_a_position_is_told_with_its_condition_and_since_when() -> None:
    condition = cm.Condition(wording=text("a ceasefire"))
    new = position("supports", conditions=(condition,), when=cm.when("2025-09-12"))
    assert told(state(), state(new)) == [
        (
            "France supports clause 4 of the four points on condition of “a ceasefire”; "
            "until 12 September 2025 no position"
        )
    ]
    assert told(state(), state(position("opposes"))) == [
        "France opposes clause 4 of the four points; before, no position"
    ]


def test_a_later_position_is_told_beside_the_one_before() -> None:
    first = position("supports", when=cm.when("2025-03-02"))
    later = cm.evolve(position("opposes"), id=cm.position_id("later"))
    assert told(state(first), state(first, later)) == [
        "France opposes clause 4 of the four points; before: supports (2 March 2025)"
    ]
    assert told(state(first), state(cm.evolve(first, stance="opposes"))) == [
        "France opposes clause 4 of the four points, before: supports"
    ]


def test_who_holds_an_office_is_told_with_who_did_before() -> None:
    old = state(tenure(SUNAK, "2022-10-25/.."))
    new = state(tenure(SUNAK, "2022-10-25/2024-07-05"), tenure(STARMER, "2024-07-05/.."))
    assert told(old, new) == [
        (
            "Prime Minister of the United Kingdom: Keir Starmer from 5 July 2024 on, "
            "before Rishi Sunak"
        ),
        (
            "Prime Minister of the United Kingdom: Rishi Sunak 25 October 2022 to 5 July 2024, "
            "before from 25 October 2022 on"
        ),
    ]
    assert told(state(), old) == [
        (
            "Prime Minister of the United Kingdom: Rishi Sunak from 25 October 2022 on, "
            "before nobody in this dossier"
        )
    ]


def test_parts_are_compared_by_their_ids_and_items_by_what_they_are() -> None:
    clauses = (
        cm.Clause(number="5", text=text("New.")),
        cm.evolve(PLAN.clauses[0], text=text("A coalition is formed."), topics=("coalition",)),
    )
    rows = queries.changes(state(), state(cm.evolve(PLAN, clauses=clauses)))
    assert [(row.turn, row.id, row.field, row.words) for row in rows] == [
        ("added", "clause:four/5", None, "clause 5 of the four points, “New.”: new in the dossier"),
        (
            "changed",
            "clause:four/4",
            "text",
            (
                "clause 4 of the four points: text “A coalition is formed.”, "
                "before “A coalition is built.”"
            ),
        ),
        (
            "added",
            "clause:four/4",
            "topics",
            "clause 4 of the four points: topics: added coalition",
        ),
    ]
    assert {row.whole for row in rows} == {PLAN.id}


def test_another_order_is_a_change() -> None:
    names = (*FRANCE.names, cm.Name(text="la France", language="fr"))
    two = cm.evolve(FRANCE, names=names)
    assert told(state(two), state(cm.evolve(two, names=names[::-1]))) == [
        "France: names in another order"
    ]
    both = (PLAN.clauses[0], cm.Clause(number="5", wording="unseen"))
    plans = [cm.evolve(PLAN, clauses=each) for each in (both, both[::-1])]
    plans = [
        cm.evolve(plans[0], clauses=each) for each in (plans[0].clauses, plans[0].clauses[::-1])
    ]
    (row,) = queries.changes(state(plans[0]), state(plans[1]))
    assert (row.field, row.before, row.after) == (
        "clauses",
        ("clause:four/4", "clause:four/5"),
        ("clause:four/5", "clause:four/4"),
    )


def test_what_a_dossier_says_of_itself_is_told() -> None:
    rows = queries.changes(state(title=text("Old")), state(title=text("New"), borrowed=[FRANCE.id]))
    assert [(row.whole, row.field, row.words) for row in rows] == [
        ("dossier", "title", "the dossier: title “New”, before “Old”"),
        (
            "dossier",
            "borrowed",
            "the dossier: 1 entity is now taken from a dossier that it uses",
        ),
    ]


def test_what_findings_are_accepted_is_told_last() -> None:
    """News comes before what authors say of findings."""
    accepted = cm.Acceptance(code="PLA009", entity=CLAUSE, reason="It is so.")
    rows = queries.changes(
        state(), state(position("supports"), title=text("T"), acceptances=(accepted,))
    )
    assert [row.field for row in rows] == ["title", None, "acceptances"]


def test_keys_of_extra_are_told_apart() -> None:
    old = cm.evolve(FRANCE, extra=cm.FrozenMap({"x:a": 1, "x:b": 2}))
    new = cm.evolve(FRANCE, extra=cm.FrozenMap({"x:b": 3, "x:c": None}))
    rows = queries.changes(state(old), state(new))
    assert [(row.turn, row.field, row.before, row.after) for row in rows] == [
        ("removed", "extra/x:a", 1, None),
        ("changed", "extra/x:b", 2, 3),
        ("added", "extra/x:c", None, None),
    ]


def test_the_answer_tells_a_correction_from_a_closer_date() -> None:
    def founded(date: str) -> cm.Dossier:
        return state(
            cm.Organization(
                id=cm.organization_id("c"), kind="coalition", founded=cm.EdtfDate.parse(date)
            )
        )

    def answer(old: str, new: str) -> cm.Answer:
        (row,) = queries.changes(founded(old), founded(new))
        return row.answer

    assert answer("2025-03", "2025-03-02") is NO
    assert answer("2025-03-02", "2025-03") is NO
    assert answer("2025-03", "2025-02-17") is YES
    (row,) = queries.changes(state(), founded("2025"))
    assert (row.turn, row.answer) == ("added", NO)


def test_an_edge_taken_out_is_told() -> None:
    old = state(position("supports"))
    (row,) = queries.changes(old, state())
    assert (row.turn, row.field, row.after) == ("removed", None, None)
    assert row.words == ("France supports clause 4 of the four points: no longer in the dossier")


def clause(wording: str, words: str, *quotes: cm.Citation, **more: object) -> cm.Dossier:
    made = cm.Clause(
        number="4",
        text=text(words),
        wording=wording,  # type: ignore[arg-type]
        citations=quotes,
        **more,  # type: ignore[arg-type]
    )
    return state(PAPER, RELAY, cm.evolve(PLAN, clauses=(made,)))


PAPER = cm.Source(id=cm.source_id("paper"), kind="article", language="en")
RELAY = cm.Source(id=cm.source_id("relay"), kind="article", names=named("The Relay"))
QUOTE = cm.Citation(source=PAPER.id, quote="A coalition")
GIST = cm.evolve(QUOTE, verbatim=False)


@pytest.mark.parametrize(
    ("wording", "quotes", "sign"),
    [
        ("verbatim", (), "“"),
        ("translated", (), "“"),
        ("restated", (QUOTE,), "restated: "),
        ("partial", (), "restated: "),
        ("partial", (QUOTE,), "“"),
        ("partial", (QUOTE, GIST), "restated: "),
    ],
)
def test_only_words_of_a_document_stand_between_quotation_marks(
    wording: str, quotes: tuple[cm.Citation, ...], sign: str
) -> None:
    (row,) = queries.changes(
        clause(wording, "Old words.", *quotes), clause(wording, "New words.", *quotes)
    )
    marks = ("“New words.”", "“Old words.”")
    plain = ("restated: New words.", "restated: Old words.")
    new, old = marks if sign == "“" else plain
    assert row.words == f"clause 4 of the four points: text {new}, before {old}"
    plan = clause(wording, "New words.", *quotes)
    added = [row.words for row in queries.changes(cm.Dossier(), plan) if row.whole == PLAN.id]
    assert "“" not in "".join(added)  # a plan is named, not quoted
    (come,) = queries.changes(state(PAPER, RELAY, cm.evolve(PLAN, clauses=())), plan)
    assert ("“" in come.words) is (sign == "“")


@pytest.mark.parametrize(
    ("old", "new", "answer"),
    [
        ("Growth of -5 percent.", "Growth of 5 percent.", YES),
        ("It gets €800.", "It gets $800.", YES),
        ("It gets 600,000 men.", "it gets 600 000 men", NO),
    ],
)
def test_a_sign_in_a_text_may_contradict(old: str, new: str, answer: cm.Answer) -> None:
    (row,) = queries.changes(clause("verbatim", old), clause("verbatim", new))
    assert (row.field, row.answer) == ("text", answer)


def test_a_text_that_was_restated_and_is_quoted_now() -> None:
    rows = queries.changes(clause("restated", "Old words."), clause("verbatim", "New words."))
    assert rows[0].words.endswith("text “New words.”, before restated: Old words.")


def test_what_is_coded_of_a_restated_clause_is_not_quoted() -> None:
    def limited(wording: str, value: int) -> cm.Dossier:
        size = cm.Quantity(value=value, unit="personnel", wording=text(f"{value} men"))
        promise = cm.Commitment(modality="commits", quantities=(size,))
        return clause(wording, "The army is limited.", commitments=(promise,))

    for wording, quoted in (("verbatim", True), ("restated", False)):
        rows = queries.changes(limited(wording, 6), limited(wording, 8))
        assert rows
        assert ("“" in "".join(row.words for row in rows)) is quoted


def test_notes_are_not_quoted() -> None:
    (row,) = queries.changes(state(), state(cm.evolve(FRANCE, note=text("In Europe."))))
    assert row.words == "France: note In Europe., before not stated"


def test_a_truth_value_is_no_number() -> None:
    def extra(value: object) -> cm.Dossier:
        return state(cm.evolve(FRANCE, extra=cm.FrozenMap({"x:a": value})))

    for old, new in ((1, True), (0, False), ((1, cm.FrozenMap({"b": 1})),) * 2):
        other = (1, cm.FrozenMap({"b": True})) if old is new else new
        for one, two in ((old, other), (other, old)):
            (row,) = queries.changes(extra(one), extra(two))
            assert (row.turn, row.field, row.answer) == ("changed", "extra/x:a", YES)
    assert queries.changes(extra(1), extra(1.0)) == []


def test_null_in_extra_is_told_when_it_goes() -> None:
    null = state(cm.evolve(FRANCE, extra=cm.FrozenMap({"x:a": None})))
    assert told(null, state()) == ["France: x:a no longer stated, before none"]
    assert told(state(), null) == ["France: x:a none, before not stated"]


@pytest.mark.parametrize(
    ("when", "before"),
    [
        ("../2025-08-10", "before, no position"),
        ("/2025-08-10", "before, no position"),
        ("2025-08-10/..", "until 10 August 2025 no position"),
        ("[2025-08-10,2025-08-12]", "before, no position"),
        ("2025-08-10T10:00Z/..", "until 10 August 2025, 10:00 UTC no position"),
    ],
)
def test_since_when_there_is_a_position(when: str, before: str) -> None:
    (words,) = told(state(), state(position("supports", when=cm.when(when))))
    assert words == f"France supports clause 4 of the four points; {before}"


def test_an_earlier_position_that_comes_later_is_told_in_the_order_of_time() -> None:
    first = position("supports", when=cm.when("2025-08-10"))
    earlier = cm.evolve(
        position("opposes", when=cm.when("2025-01-10")), id=cm.position_id("earlier")
    )
    assert told(state(first), state(first, earlier)) == [
        (
            "France opposes clause 4 of the four points; until 10 January 2025 no position; "
            "afterwards: supports (10 August 2025)"
        )
    ]
    between = cm.evolve(earlier, id=cm.position_id("between"), when=cm.when("2025-03"))
    assert told(state(first, earlier), state(first, earlier, between)) == [
        (
            "France opposes clause 4 of the four points; before: opposes (10 January 2025); "
            "afterwards: supports (10 August 2025)"
        )
    ]


def test_a_condition_that_a_position_gets_or_loses_is_told_with_the_position() -> None:
    free = position("supports", when=cm.when("2025-08-10"))
    truce = cm.evolve(free, conditions=(cm.Condition(wording=text("a truce")),))
    stands = "France supports clause 4 of the four points"
    assert told(state(free), state(truce)) == [
        f"{stands} on condition of “a truce”, before without condition"
    ]
    assert told(state(truce), state(free)) == [f"{stands}, before on condition of “a truce”"]
    restated = cm.evolve(truce, citations=(GIST,))
    rows = queries.changes(state(PAPER, cm.evolve(free, citations=(GIST,))), state(PAPER, restated))
    assert [row.words for row in rows] == [
        f"{stands} on condition of a truce, before without condition"
    ]


DOSSIERS = [reference.dossier(name) for name in ("alaska-to-washington", "rival-plans")]
DAYS = ["2025-03-10", "2025-08-15", "2025-08-17", "2025-11-21", "2026-01-01"]


@pytest.mark.parametrize("dossier", DOSSIERS)
def test_nothing_changed_in_the_same_dossier(dossier: cm.Dossier) -> None:
    assert queries.changes(dossier, dossier) == []
    assert queries.changes(dossier, cm.Dossier(dossier, **header(dossier))) == []  # type: ignore[arg-type]


def header(dossier: cm.Dossier) -> dict[str, object]:
    names = ("title", "note", "uses", "borrowed", "coverage", "acceptances")
    return {name: getattr(dossier, name) for name in names}


def ids(dossier: cm.Dossier) -> Iterator[str]:
    for entity in dossier:
        yield entity.id
        yield from (part.id for _, part in parts(entity))


@given(st.sampled_from(DOSSIERS), st.sampled_from(DAYS), st.sampled_from(DAYS))
@settings(deadline=None, max_examples=20)
def test_each_entity_that_differs_is_told_of_and_no_other(
    dossier: cm.Dossier, one: str, other: str
) -> None:
    old, new = dossier.known_at(one), dossier.known_at(other)
    rows = queries.changes(old, new)
    told_of = {row.whole for row in rows} - {"dossier"}
    differ = {
        each.id
        for each in (*old, *new)
        if each.id not in old or each.id not in new or old[each.id] != new[each.id]
    }
    assert told_of == differ
    assert bool(rows) is (old != new)
    assert all(row.words and "\n\n" not in row.words for row in rows)
    assert rows == queries.changes(old, new)
    assert len(queries.rows(rows)) == len(rows)
    back = queries.changes(new, old)
    turned = {"added": "removed", "removed": "added", "changed": "changed"}
    assert sorted(map(key, back)) == sorted(
        (turned[turn], id_, field) for turn, id_, field in map(key, rows)
    )


def key(row: Change) -> tuple[str, str, str]:
    return (row.turn, row.id, row.field or "")


def test_every_sentence_names_things_and_not_ids() -> None:
    dossier = DOSSIERS[0]
    empty = cm.Dossier()
    for row in queries.changes(empty, dossier):
        assert "state:" not in row.words
        assert "leader:" not in row.words


def test_what_relays_a_source_is_told() -> None:
    """Else a citation that gains it reads as removed and added in the same words."""
    old, new = (
        clause("verbatim", "A coalition is built.", each)
        for each in (QUOTE, cm.evolve(QUOTE, via=RELAY.id))
    )
    removed, added = told(old, new)
    assert (", via The Relay" in removed, ", via The Relay" in added) == (False, True)
