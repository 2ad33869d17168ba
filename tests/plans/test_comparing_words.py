"""Which differences of two wordings count, and whose words stand in whose."""

import pytest

import coalition_model as cm
from coalition_model import queries
from coalition_model.queries import Correspondence


def plan(name: str, *points: str, language: str = "en", **more: object) -> cm.PeacePlan:
    clauses = tuple(
        cm.Clause(number=str(number), text=cm.Text.of(words, language))
        for number, words in enumerate(points, 1)
    )
    header: dict[str, object] = {"complete": cm.Answer.YES, **more}
    return cm.PeacePlan(id=cm.plan_id(name), clauses=clauses, **header)  # type: ignore[arg-type]


def compared(left: cm.PeacePlan, right: cm.PeacePlan) -> list[Correspondence]:
    return queries.compare_plans(cm.Dossier.of(left, right), left.id, right.id)


def first(left: str, right: str, language: str = "en") -> Correspondence:
    spring = "Spring." if language == "en" else "Printemps."
    plans = [
        plan(name, words, spring, language=language) for name, words in (("a", left), ("b", right))
    ]
    return compared(*plans)[0]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Growth of -5 percent.", "Growth of 5 percent."),
        ("Growth of −5 percent.", "Growth of 5 percent."),
        ("A loss of -$5 million.", "A loss of $5 million."),
        ("The fund holds $800 million.", "The fund holds €800 million."),
        ("The fund holds $800 million.", "The fund holds 800 million."),
        ("Weapons of range <5 km.", "Weapons of range >5 km."),
        ("Weapons of range >5 km.", "Weapons of range 5 km."),
        ("Weapons of range ≥5 km.", "Weapons of range ≤5 km."),
        ("They give up 10% of it.", "They give up 10 of it."),
        ("They give up 1% of it.", "They give up 1‰ of it."),
        ("They give up 0.500 tonnes.", "They give up 0500 tonnes."),
        ("They give up .5 tonnes.", "They give up 5 tonnes."),
        ("They give up 1,234 tonnes.", "They give up 1.234 tonnes."),
        ("They give up 1.234 tonnes.", "They give up 1234 tonnes."),
        ("They give up 1/2 of it.", "They give up 1, 2 of it."),
        ("They give up 1½ tonnes.", "They give up 11/2 tonnes."),
        ("They give up 10² tonnes.", "They give up 102 tonnes."),
        ("Lists 3, 400 men are on.", "Lists 3 400 men are on."),
    ],
)
def test_signs_that_change_what_is_said_are_words(left: str, right: str) -> None:
    for one, other in ((left, right), (right, left)):
        row = first(one, other)
        assert (row.fate, row.answer) == ("reworded", cm.Answer.UNKNOWN)
        (change,) = row.changes
        assert change.aspect == "text"
        assert {each.fate for each in change.diff} & {"removed", "added"}


@pytest.mark.parametrize(
    ("left", "right", "language"),
    [
        ("At most 600,000 men.", "at most 600 000 men", "en"),
        ("At most 600,000 men.", "At most 600000 men!", "en"),
        ("At most 1,600,000 men.", "At most 1.600.000 men.", "en"),
        ("Au plus 600 000 hommes.", "Au plus 600\u202f000 hommes", "fr"),
        ("Höchstens 600.000 Mann.", "Höchstens 600 000 Mann.", "de"),
        ("It gets 10 % of it.", "It gets 10% of it", "en"),
        ("It pays $ 800.", "It pays $800.", "en"),
        ("A cease-fire – now.", "A cease‑fire now", "en"),
        ("On 2025-03-10 it ends.", "On 2025‑03‑10 it ends.", "en"),
        ("“Peace” … it's here.", "'Peace'... it’s here", "en"),
    ],
)
def test_typography_is_no_change_of_words(left: str, right: str, language: str) -> None:
    assert first(left, right, language).fate == "unchanged"


def test_a_comma_of_thousands_is_a_decimal_comma_elsewhere() -> None:
    assert first("1,234 tonnes de blé.", "1234 tonnes de blé.", "fr").fate == "reworded"
    assert first("1,234 tonnes of wheat.", "1234 tonnes of wheat.").fate == "unchanged"


RETURNED = "Civilian hostages and children are returned."


@pytest.mark.parametrize(
    "whole",
    [
        f"All prisoners of war are exchanged. {RETURNED}",
        "All prisoners of war are exchanged, and civilian hostages and children are returned.",
        "(a) All prisoners of war are exchanged; (b) civilian hostages and children are returned;",
        (
            "In the first phase, without any delay: all prisoners of war are exchanged by both "
            "sides on the whole line of contact under the eyes of the Red Cross. Civilian hostages "
            "and children are returned. Reunion of families and their care are paid by a fund."
        ),
    ],
)
def test_a_clause_whose_words_stand_in_another_is_merged(whole: str) -> None:
    two, one = plan("a", "All prisoners of war are exchanged.", RETURNED), plan("b", whole)
    (row,) = compared(two, one)
    assert (row.fate, row.answer) == ("merged", cm.Answer.UNKNOWN)
    (back,) = compared(one, two)
    assert (back.fate, back.answer) == ("split", cm.Answer.UNKNOWN)
    assert (back.left, back.right) == (row.right, row.left)


def test_words_in_a_clause_that_is_stated_to_correspond_leave_the_fate_open() -> None:
    old = plan("a", "All prisoners of war are exchanged.", RETURNED)
    stated = cm.Relation(kind="supersedes", target=old.clauses[0].id)
    new = plan("b", f"All prisoners of war are exchanged. {RETURNED}")
    new = cm.evolve(new, clauses=(cm.evolve(new.clauses[0], relations=(stated,)),))
    rows = compared(old, new)
    row = next(row for row in rows if row.left == (old.clauses[1],))
    assert (row.fate, row.answer) == ("unknown", cm.Answer.UNKNOWN)
    assert "its words stand in 1 of b" in row.reasons


def test_what_comes_twice_and_then_once_is_merged() -> None:
    """A clause whose very words stand in the other plan is not dropped."""
    freed, held = "All prisoners are released.", "Elections are held."
    left, right = plan("a", freed, freed, held), plan("b", held, freed)
    told = {
        row.right[0].number: (row.fate, row.answer, len(row.left)) for row in compared(left, right)
    }
    assert told["2"] == ("merged", cm.Answer.UNKNOWN, 2)
    assert {row.fate for row in compared(right, left)} == {"split", "unchanged"}


def test_the_words_of_a_clause_that_is_stated_to_correspond_to_another_leave_the_fate_open() -> (
    None
):
    """A clause whose very words stand in one that is said to be another's is not dropped."""
    stated = tuple(
        cm.Relation(kind="corresponds-to", target=cm.clause_id(f"a/{n}")) for n in (2, 3)
    )
    left = plan("a", "All prisoners are released.", "Elections are held.", "Captives go home.")
    right = plan("b", "All prisoners are released.")
    right = cm.evolve(right, clauses=(cm.evolve(right.clauses[0], relations=stated),))
    row = next(row for row in compared(left, right) if row.left == left.clauses[:1])
    assert (row.fate, row.answer) == ("unknown", cm.Answer.UNKNOWN)
    assert "its words stand in 1 of b" in row.reasons


def test_words_in_the_midst_of_a_sentence_are_no_item() -> None:
    left = plan("a", "Elections are held.", "Foreign troops stay in Ukraine.")
    right = plan("b", "Elections are held.", "No foreign troops stay in Ukraine for long.")
    rows = compared(left, right)
    assert all(len(row.left) < 2 for row in rows)


def test_what_is_coded_of_a_restated_clause_is_compared_without_quotation_marks() -> None:
    def limited(name: str, wording: str, value: int) -> cm.PeacePlan:
        size = cm.Quantity(value=value, unit="personnel", wording=cm.Text.of(f"{value} men", "en"))
        promise = cm.Commitment(modality="commits", quantities=(size,))
        clause = cm.Clause(
            number="1",
            text=cm.Text.of("The army is limited.", "en"),
            wording=wording,  # type: ignore[arg-type]
            commitments=(promise,),
        )
        return cm.PeacePlan(id=cm.plan_id(name), clauses=(clause,), complete=cm.Answer.YES)

    (row,) = compared(limited("a", "verbatim", 6), limited("b", "restated", 8))
    (change,) = row.changes
    assert change.words == "6 personnel (“6 men”) to 8 personnel (8 men)"
