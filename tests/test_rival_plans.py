"""The shipped plans: row by row against what they were authored from, and fact by fact."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import coalition_model as cm
from coalition_model import queries, reference, testing

ROOT = Path(__file__).resolve().parents[1]
FACTS = ROOT.parent / "shared" / "facts" / "plans"
needs_facts = pytest.mark.skipif(
    not FACTS.is_dir(), reason="the lists that the plans were authored from are not here"
)

US = "us-28-point-plan-2025-11"
E3 = "e3-counter-proposal-2025-11-23"
EIGHT = "european-leaders-statement-2025-08-16"
LONDON = "starmer-four-points-2025-03-02"
MINSK = "minsk-2-2015-02-12"
ARTICLE = "article-four-points-2025-08-17"

HOME = {MINSK: ("minsk", f"plan:{MINSK}"), ARTICLE: ("rival-plans", "plan:four-points")}
"""Where a plan is that is not in `rival-plans` under the name that the facts give it."""
SEEN = {
    "seen": ("restated", "omitted"),
    "partly seen": ("partial",),
    "general-knowledge": ("unseen",),
}
COMPLETE = {
    "complete": cm.Answer.YES,
    "all clauses listed, some not seen or partly seen": cm.Answer.YES,
    "partial (excerpt)": cm.Answer.NO,
    "partial: 15, 17, 20, 22, 23, 25, 27, 28 not seen": cm.Answer.NO,
}
UNSEEN = {
    US: {"12/c", "12/d", "12/e", "12/f", "23"},
    E3: {"15", "17", "20", "22", "23", "25", "26", "27", "28"},
}
AUTHORS = {
    "United Kingdom": "state:GB",
    "France": "state:FR",
    "Germany": "state:DE",
    "Kirill Dmitriev (consulted)": "leader:kirill-dmitriev",
    "Trilateral Contact Group (Ukraine, Russia, OSCE)": "organization:trilateral-contact-group",
    "representatives of certain areas of Donetsk and Luhansk": (
        "organization:representatives-of-certain-areas"
    ),
    "coalition des volontaires (as attributed by the article)": "organization:coalition",
}
TOPICS = {
    "participation": "participation-in-negotiations",
    "defence-capability": "defence-capabilities",
    "guarantees": "security-guarantees",
}
"""The words that the article's dossier already uses for these topics."""
ACTORS = {
    "RU": "state:RU",
    "UA": "state:UA",
    "US": "state:US",
    "NATO": "organization:nato",
    "Europe": "organization:europe",
}


def facts() -> dict[str, dict[str, Any]]:
    return {file.stem: json.loads(file.read_text("utf-8")) for file in sorted(FACTS.glob("*.json"))}


NAMES = sorted(facts()) if FACTS.is_dir() else []


def plan_of(name: str) -> cm.PeacePlan:
    where, id_ = HOME.get(name, ("rival-plans", f"plan:{name}"))
    return reference.dossier(where).plans[id_]


def dossier_of(name: str) -> cm.Dossier:
    return reference.dossier(HOME.get(name, ("rival-plans", ""))[0])


def below(clauses: tuple[cm.Clause, ...]) -> Iterator[cm.Clause]:
    for clause in clauses:
        yield clause
        yield from below(clause.clauses)


def clause_of(name: str, number: str) -> cm.Clause:
    found = dossier_of(name)[f"clause:{plan_of(name).id.removeprefix('plan:')}/{number}"]
    assert isinstance(found, cm.Clause)
    return found


def commitments(clause: cm.Clause) -> list[cm.Commitment]:
    return [each for part in below((clause,)) for each in part.commitments]


def numbers(clause: cm.Clause) -> list[float | None]:
    return [each.value for part in commitments(clause) for each in part.quantities]


def words(text: cm.Text | None) -> str:
    return str(text) if text is not None else ""


def own(name: str) -> list[cm.PeacePlan]:
    return [each for each in reference.dossier(name).own if isinstance(each, cm.PeacePlan)]


# Row by row.


@needs_facts
@pytest.mark.parametrize("name", NAMES)
def test_every_point_is_a_clause(name: str) -> None:
    rows = {str(row["number"]): row for row in facts()[name]["clauses"]}
    clauses = {each.number: each for each in plan_of(name).clauses}
    missing = {number for number, each in clauses.items() if each.wording == "unseen"}
    assert set(clauses) - missing == {
        number for number, row in rows.items() if row["status"] != "general-knowledge"
    }
    assert set(clauses) == set(rows) | {each for each in UNSEEN.get(name, ()) if "/" not in each}
    assert list(clauses) == sorted(clauses, key=int)


@needs_facts
@pytest.mark.parametrize("name", NAMES)
def test_every_point_says_what_was_seen_and_in_whose_words(name: str) -> None:
    for row in facts()[name]["clauses"]:
        clause = clause_of(name, str(row["number"]))
        if name == ARTICLE:
            assert clause.wording == "verbatim"
        else:
            assert row["verbatim"] is False
            assert clause.wording in SEEN[row["status"]], row
        assert (clause.wording == "omitted") is (row["text"] is None)
        if clause.wording in ("restated", "verbatim"):
            assert words(clause.text) == row["text"]
        elif clause.wording == "partial":
            assert row["text"].startswith(words(clause.text).removesuffix(".").split(";")[0])
        else:
            assert clause.text is None


@needs_facts
@pytest.mark.parametrize("name", NAMES)
def test_the_plan_is_dated_authored_and_as_complete_as_it_was_seen(name: str) -> None:
    fact, plan = facts()[name], plan_of(name)
    assert plan.complete is COMPLETE[fact["completeness"]]
    if name == ARTICLE:
        assert plan.when is None
    elif name.startswith("zelensky"):
        assert str(plan.when) == "2022-1X"
    else:
        assert str(plan.when) == fact["date"]
    known = dossier_of(name)
    authors = {
        AUTHORS.get(each) or next(who.id for who in known.leaders.values() if called(who, each))
        for each in fact["authors"]
    }
    assert {party.actor for party in plan.parties} == authors
    answered = {each.target for each in plan.relations if each.kind == "responds-to"}
    if fact["responds_to"] and name != ARTICLE:
        assert answered == {f"plan:{fact['responds_to']}"}
    else:
        assert answered == set()
    if "title" in fact and name != ARTICLE:
        title = re.sub(r" \(Minsk II\)$", "", fact["title"])
        assert title in {each.text for each in plan.names}


def called(who: cm.Leader, name: str) -> bool:
    return name in {each.text for each in who.names}


@needs_facts
@pytest.mark.parametrize("name", [each for each in NAMES if each != ARTICLE])
def test_every_origin_is_a_source_that_the_plan_cites(name: str) -> None:
    known, plan = dossier_of(name), plan_of(name)
    citations = [*plan.citations, *(c for part in below(plan.clauses) for c in part.citations)]
    cited = {each.via or each.source for each in citations}
    recorded = [
        f"{known.sources[each].link} {words(known.sources[each].note)}".lower() for each in cited
    ]
    elsewhere = {
        "http://www.wired-gov": "wired-gov.net",
        "https://www.wired-gov": "wired-gov.net",
    }
    for origin in facts()[name]["origin"]:
        if origin.startswith("official"):
            continue
        address = re.split(r"\.\.\.| \(|\?open", origin)[0].lower()
        address = next(
            (to for start, to in elsewhere.items() if address.startswith(start)), address
        )
        address = address.removesuffix(" metro")
        assert any(address in each for each in recorded), origin


@needs_facts
@pytest.mark.parametrize("name", [each for each in NAMES if each != ARTICLE])
def test_every_number_phrase_and_party_of_the_rows_is_coded(name: str) -> None:
    for row in facts()[name]["clauses"]:
        clause = clause_of(name, str(row["number"]))
        if "value" in row:
            factor = 1_000_000_000 if row["unit"] == "USD bn" else 1
            assert row["value"] * factor in numbers(clause), row
        if "us_profit_share" in row:
            assert row["us_profit_share"] in numbers(clause)
        if "count" in row:
            assert row["count"] in numbers(clause)
        if "split" in row:
            assert [row["split"]["RU"] / 100, row["split"]["UA"] / 100] == numbers(clause)[-2:]
        for distance in row.get("distances_km", ()):
            assert distance in numbers(clause)
        if "deadline_days" in row:
            assert row["deadline_days"] in numbers(clause)
        if row.get("condition"):
            asked = [words(c.wording) for each in commitments(clause) for c in each.conditions]
            assert any(row["condition"] in each for each in asked)
        if "parties" in row:
            bound = {party.actor for each in commitments(clause) for party in each.parties}
            assert {ACTORS[each] for each in row["parties"]} <= bound
        if "mediator" in row:
            mediators = {
                party.actor
                for each in commitments(clause)
                for party in each.parties
                if party.role == "mediator"
            }
            assert mediators == {ACTORS[row["mediator"]]}
        if "key_phrase" in row:
            quoted = {c.quote for c in clause.citations if c.verbatim}
            assert row["key_phrase"] in quoted
        if "topics" in row:
            assert {TOPICS.get(each, each) for each in row["topics"]} <= set(clause.topics)
        if "general knowledge" in row.get("number_status", ""):
            assert "number is general knowledge" in words(clause.note), row
            assert all(c.fields == ("text",) for c in clause.citations), row


@needs_facts
def test_what_each_clause_of_the_counter_proposal_answers() -> None:
    """The source goes point by point, so each says which; what it deletes it answers too."""
    for clause in below(plan_of(E3).clauses):
        number = clause.id.split("/", 1)[1]
        targets = {(each.kind, each.target) for each in clause.relations}
        if "/" not in number or targets:
            assert targets == {("responds-to", f"clause:{US}/{number}")}


@needs_facts
@pytest.mark.parametrize(("number", "dropped"), [("10/d", "missile"), ("21/a", "recognition")])
def test_what_the_counter_proposal_drops_below_a_point_is_told(number: str, dropped: str) -> None:
    """A part that the source says is dropped is dropped, and not merely not known of."""
    row = {str(each["number"]): each for each in facts()[E3]["clauses"]}[number.partition("/")[0]]
    assert dropped in row["change"]
    assert dropped in words(clause_of(E3, number).note)
    gone = next(
        each
        for each in queries.compare_plans(dossier_of(E3), f"plan:{US}", f"plan:{E3}")
        if [clause.id for clause in each.left] == [f"clause:{US}/{number}"]
    )
    assert (gone.fate, gone.basis, gone.answer) == ("dropped", "stated", cm.Answer.NO)
    assert gone.right == (clause_of(E3, number),)


@needs_facts
def test_every_variant_reading_has_a_note_and_a_claim() -> None:
    """What another version prints is a claim, and the clause says so."""
    for name in (US, E3):
        for row in facts()[name]["clauses"]:
            if "variant" in row:
                clause = clause_of(name, str(row["number"]))
                claims = [
                    words(each.says)
                    for each in dossier_of(name).claims.values()
                    if each.about == clause.id
                ]
                variant = re.sub(r'.*"(.*)".*', r"\1", row["variant"])
                assert variant in words(clause.note)
                assert any(variant in each for each in claims), row


@needs_facts
def test_the_words_that_the_article_has_are_related() -> None:
    for row in facts()[EIGHT]["clauses"]:
        related = [each.target for each in clause_of(EIGHT, str(row["number"])).relations]
        if "quoted_in_article" in row:
            assert related == [f"clause:joint-statement-2025-08-16/{row['number']}"]
        else:
            assert related == []
    for row in facts()[LONDON]["clauses"]:
        related = [each.target for each in clause_of(LONDON, str(row["number"])).relations]
        assert related == [f"clause:four-points/{row['article_clause']}"]


@needs_facts
def test_every_subclause_is_a_clause_below() -> None:
    for name, plan in facts().items():
        for row in plan["clauses"]:
            letters = [each[0] for each in row.get("subclauses", ())]
            if letters:
                inner = clause_of(name, str(row["number"])).clauses
                assert [each.number for each in inner] == letters


# Fact by fact.


@pytest.mark.parametrize("name", ["rival-plans", "minsk"])
def test_no_restated_wording_passes_for_a_quotation(name: str) -> None:
    """Only the article's rendering is verbatim here, and that is taken over from its dossier."""
    known = reference.dossier(name)
    plans = own(name)
    assert plans
    for plan in plans:
        for clause in below(plan.clauses):
            assert clause.wording in ("restated", "partial", "unseen", "omitted"), clause.id
            for citation in clause.citations:
                if citation.quote is not None and citation.verbatim:
                    assert len(citation.quote.split()) <= 12, clause.id
                    assert citation.quote != words(clause.text)
    for statement in known.own:
        if isinstance(statement, cm.Statement):
            assert statement.text is None


def test_which_plans_are_shipped() -> None:
    assert {each.id.removeprefix("plan:") for each in own("rival-plans")} == {
        US,
        E3,
        EIGHT,
        LONDON,
        "cochairs-statement-2025-08-17",
        "defence-ministers-statement-2025-04-10",
        "zelensky-peace-formula-2022-11-15",
    }
    assert [each.id for each in own("minsk")] == [f"plan:{MINSK}"]
    assert "plan:four-points" in reference.dossier("rival-plans").plans


@pytest.mark.parametrize("name", ["rival-plans", "minsk"])
def test_a_clause_that_was_seen_has_kind_topics_and_citations(name: str) -> None:
    for plan in own(name):
        assert plan.citations
        for clause in below(plan.clauses):
            if clause.wording in ("unseen", "omitted"):
                assert clause.commitments == ()
                continue
            assert clause.kind is not None, clause.id
            assert clause.topics, clause.id
            assert clause.citations, clause.id


def test_what_was_not_seen_is_unseen_and_what_was_deleted_is_omitted() -> None:
    for name, unseen in UNSEEN.items():
        found = {
            each.id.split("/", 1)[1]
            for each in below(plan_of(name).clauses)
            if each.wording == "unseen"
        }
        assert found == unseen
    omitted = [
        each.id
        for plan in own("rival-plans")
        for each in below(plan.clauses)
        if each.wording == "omitted"
    ]
    assert omitted == [f"clause:{E3}/{number}" for number in ("3", "10/d", "21/a")]


def test_general_knowledge_is_an_inference_with_a_coder() -> None:
    claims = reference.dossier("rival-plans").claims
    for id_, about in (
        ("us-12-general-knowledge", f"clause:{US}/12"),
        ("us-23-general-knowledge", f"clause:{US}/23"),
        ("e3-26-general-knowledge", f"clause:{E3}/26"),
    ):
        claim = claims[f"claim:{id_}"]
        assert (claim.about, claim.kind, bool(claim.coder)) == (about, "inference", True)
        assert claim.confidence in ("low", "medium")


def test_point_9_of_minsk_depends_on_point_11() -> None:
    clause = clause_of(MINSK, "9")
    assert [(t.of, t.happening) for c in clause.conditions for t in c.triggers] == [
        (f"clause:{MINSK}/11", "occurs")
    ]
    assert clause.conditions[0].effect == "starts"
    first, last = (each.timing for each in clause.commitments)
    assert first is not None
    assert last is not None
    assert (first.relation, first.anchor, first.offset) == (
        "from",
        "event:minsk-local-elections",
        "P1D",
    )
    assert (last.relation, str(last.when)) == ("by", "2015-12-31")


def test_when_the_ceasefire_of_minsk_begins() -> None:
    timing = clause_of(MINSK, "1").commitments[0].timing
    assert timing is not None
    assert (timing.relation, str(timing.when)) == ("from", "2015-02-15T00:00+02:00[Europe/Kyiv]")


def test_the_limit_on_the_armed_forces() -> None:
    """None in August, 600,000 in the draft, 800,000 in peacetime in the counter-proposal."""
    assert [each.modality for each in clause_of(EIGHT, "8").commitments] == ["prohibits"] * 2
    for name, limit in ((US, 600_000), (E3, 800_000)):
        (commitment,) = clause_of(name, "6").commitments
        (quantity,) = commitment.quantities
        assert (quantity.value, quantity.qualifier) == (limit, "at-most")
        assert words(quantity.of) == "personnel"
    assert [words(c.wording) for c in clause_of(E3, "6").commitments[0].conditions] == [
        "in peacetime"
    ]


def effects(commitment: cm.Commitment) -> set[tuple[str, str, str]]:
    return {
        (condition.effect, trigger.of, trigger.happening)
        for condition in commitment.conditions
        for trigger in condition.triggers
    }


def test_the_guarantee_lapses() -> None:
    assert effects(clause_of(US, "10").commitments[0]) == {
        ("ends", "event:ukraine-invades-russia", "occurs"),
        ("ends", "event:missile-at-moscow-or-st-petersburg", "occurs"),
        ("ends", f"clause:{US}/22", "breached"),
    }
    assert effects(clause_of(E3, "10").commitments[0]) == {
        ("ends", "event:ukraine-invades-russia", "occurs")
    }
    assert effects(clause_of(US, "5").commitments[0]) == {("ends", f"clause:{US}/22", "breached")}


def test_sanctions_snap_back() -> None:
    again = "event:russia-invades-ukraine-again"
    _, sanctions, benefits = clause_of(US, "10/c").commitments
    assert effects(sanctions) == {
        ("ends", f"commitment:{US}/13/1", "occurs"),
        ("restores", again, "occurs"),
    }
    assert effects(benefits) == {("starts", again, "occurs")}
    for number in ("13", "14"):
        (condition,) = clause_of(US, number).conditions
        assert (condition.effect, condition.triggers[0].of) == ("ends", again)


@pytest.mark.parametrize(
    ("number", "then", "now"),
    [
        ("2", "organization:europe", "organization:nato"),
        ("4", "state:US", None),
        ("9", "organization:europe", "organization:nato"),
    ],
)
def test_who_is_exchanged_in_the_counter_proposal(number: str, then: str, now: str | None) -> None:
    before, after = (
        {party.actor for each in commitments(clause_of(name, number)) for party in each.parties}
        for name in (US, E3)
    )
    assert before - after == {then}
    assert after - before == ({now} if now else set())


def test_money_is_counted_in_dollars() -> None:
    found = [
        (each.value, each.unit)
        for part in clause_of(US, "14").commitments
        for each in part.quantities
    ]
    assert found == [(100_000_000_000, "USD"), (0.5, "share"), (100_000_000_000, "USD")]


# Positions.


def stances(target: str) -> dict[str, tuple[str, str | None]]:
    return {
        each.actor: (each.stance, each.basis)
        for each in reference.dossier("rival-plans").positions.values()
        if each.target == target
    }


def test_who_signed_and_who_wrote() -> None:
    eight = stances(f"plan:{EIGHT}")
    assert len(eight) == 8
    assert set(eight.values()) == {("supports", "signature")}
    assert stances(f"plan:{E3}") == dict.fromkeys(
        ("state:DE", "state:FR", "state:GB"), ("supports", "authorship")
    )
    us = stances(f"plan:{US}")
    assert us.pop("state:US") == ("supports", "inference")
    assert set(us) == {"leader:steve-witkoff", "leader:jared-kushner", "leader:marco-rubio"}
    assert set(us.values()) == {("supports", "authorship")}


def test_nobody_speaks_for_a_state_unless_the_source_says_so() -> None:
    """Only the two ministers, whose text is called the joint statement of their states."""
    for_others = {
        (each.actor, each.on_behalf_of)
        for each in reference.dossier("rival-plans").own
        if isinstance(each, cm.Position) and each.on_behalf_of is not None
    }
    assert for_others == {
        ("leader:john-healey", "state:GB"),
        ("leader:sebastien-lecornu", "state:FR"),
    }


@pytest.mark.parametrize("name", ["rival-plans", "minsk"])
def test_every_position_is_cited_and_dated_and_every_inference_has_its_coder(name: str) -> None:
    positions = [each for each in reference.dossier(name).own if isinstance(each, cm.Position)]
    assert positions
    for position in positions:
        assert position.citations, position.id
        assert position.when is not None, position.id
        assert position.basis is not None, position.id
        if position.basis == "inference":
            assert position.coder is not None, position.id
            assert position.confidence in ("low", "medium"), position.id
        if position.basis == "own-words":
            assert any(c.quote and c.verbatim for c in position.citations), position.id


@pytest.mark.parametrize("name", ["rival-plans", "minsk"])
def test_whose_positions_were_searched_is_said_by_name(name: str) -> None:
    """Nobody is silent here who was not looked for."""
    known = reference.dossier(name)
    positions = [each for each in known.own if isinstance(each, cm.Position)]
    assert known.coverage
    for coverage in known.coverage:
        assert coverage.actors
        (plan,) = coverage.about
        assert {each.actor for each in positions if each.target == plan} & set(coverage.actors)


def test_a_readiness_with_its_condition() -> None:
    known = reference.dossier("rival-plans")
    position = known.positions[
        "position:leader-emmanuel-macron/clause-cochairs-statement-2025-08-17-5"
    ]
    assert [words(each.wording) for each in position.conditions] == ["once hostilities cease"]


def test_what_sources_dispute_stands_side_by_side() -> None:
    claims = reference.dossier("rival-plans").claims
    dates = {
        str(each.value)
        for each in claims.values()
        if each.about == "plan:zelensky-peace-formula-2022-11-15" and each.field == "when"
    }
    assert dates == {"2022-11-15", "2022-10-11"}
    assert "claim:overviewpress-signatories" in claims
    assert "claim:open-kg-600-000" in claims
    assert "claim:sky-news-order-of-the-four-points" in claims


# As dossiers.


@pytest.mark.parametrize("name", ["rival-plans", "minsk"])
def test_they_are_clean_and_go_round(name: str) -> None:
    dossier = reference.dossier(name)
    assert cm.check(dossier).findings == ()
    for acceptance in dossier.acceptances:
        assert acceptance.code in ("PLA005", "PLA009", "PLA010")
        assert len(acceptance.reason.split()) > 3
    testing.assert_round_trip(dossier)


def test_a_day_of_knowledge_cuts_the_plans() -> None:
    dossier = reference.dossier("rival-plans")
    for day, known in (("2025-11-19", False), ("2025-11-20", True)):
        assert (f"plan:{US}" in dossier.known_at(day).plans) is known
    for day, known in (("2025-11-22", False), ("2025-11-23", True)):
        assert (f"plan:{E3}" in dossier.known_at(day).plans) is known
    assert f"plan:{MINSK}" in reference.dossier("minsk").known_at("2015-02-12").plans


# The labelled pairs.

LABELS = frozenset(
    ("unchanged", "reworded", "moved", "merged", "split", "dropped", "new", "unknown")
)
PAIRS: list[dict[str, Any]] = yaml.safe_load(
    (ROOT / "tests" / "plans" / "labelled_pairs.yaml").read_text("utf-8")
)


def sides(pair: dict[str, Any]) -> tuple[cm.PeacePlan, cm.PeacePlan]:
    known = [reference.dossier(each) for each in pair["dossiers"]]
    left, right = (
        next(each.plans[pair[side]] for each in known if pair[side] in each.plans)
        for side in ("left", "right")
    )
    return left, right


@pytest.mark.parametrize("pair", PAIRS, ids=lambda each: each["name"])
def test_every_clause_is_labelled_once(pair: dict[str, Any]) -> None:
    left, right = sides(pair)
    assert pair["sort"] in ("versions", "subjects")
    answered = {relation.target for relation in right.relations}
    for plan, side in ((left, "left"), (right, "right")):
        labelled = [number for row in pair["rows"] for number in row[side]]
        expected = {
            each.number
            for each in plan.clauses
            if each.wording != "omitted" or (side == "right" and left.id in answered)
        }
        assert len(labelled) == len(set(labelled)), side
        assert set(labelled) == expected, side


@pytest.mark.parametrize("pair", PAIRS, ids=lambda each: each["name"])
def test_every_label_fits_its_row(pair: dict[str, Any]) -> None:
    """The label says how many there are on each side, and whether the other plan was seen whole."""
    plans = sides(pair)
    whole = [
        plan.complete is cm.Answer.YES
        and all(each.wording != "unseen" for each in below(plan.clauses))
        for plan in plans
    ]
    by_number = [{each.id.split("/", 1)[1]: each for each in below(plan.clauses)} for plan in plans]
    for row in pair["rows"] + pair.get("below", []):
        left, right, label = row["left"], row["right"], row["label"]
        assert label in LABELS
        assert len(row["why"]) > 5
        clauses = [by_number[0][each] for each in left], [by_number[1][each] for each in right]
        match label:
            case "unchanged" | "reworded" | "moved":
                assert (len(left), len(right)) == (1, 1), row
            case "merged":
                assert (len(left) > 1, len(right)) == (True, 1), row
            case "split":
                assert (len(left), len(right) > 1) == (1, True), row
            case "dropped":
                deleted = [each for each in clauses[1] if each.wording == "omitted"]
                assert left, row
                assert clauses[1] == deleted, row
                assert deleted or whole[1] or row in pair.get("below", []), row
            case "new":
                assert (left, bool(right), whole[0]) == ([], True, True), row
            case _:
                unseen = any(each.wording == "unseen" for side in clauses for each in side)
                assert unseen or not (whole[1] if left else whole[0]), row
        if label == "unchanged":
            assert clauses[0][0].text == clauses[1][0].text
    for row in pair.get("maybe", []):
        assert row["left"] in by_number[0], row
        assert row["right"] in by_number[1], row


def test_relations_that_are_stated_agree_with_the_labels() -> None:
    pair = next(each for each in PAIRS if each["right"] == f"plan:{E3}" and "below" in each)
    for row in pair["rows"]:
        assert row["left"] == row["right"]
