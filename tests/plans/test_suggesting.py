"""Every suggestion has a reason, and what has nothing in common is not suggested."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import coalition_model as cm
from coalition_model.queries.comparing import compare_plans

WORDS = (
    "Dams are built.",
    "Fish is sold.",
    "It is so.",
    "So it is.",
    "Fish and dams are for all.",
    "Mines.",
    "1",
    "的",
    "释放所有战俘。",
    "立即释放所有战俘。",
)


def bare(name: str, *points: str, language: str = "en", **coded: object) -> cm.PeacePlan:
    """Make a plan of texts without topics, with the same commitment in each if one is given."""
    commitments = (cm.Commitment(modality="commits", **coded),) if coded else ()  # type: ignore[arg-type]
    clauses = tuple(
        cm.Clause(number=str(n), text=cm.Text.of(words, language), commitments=commitments)
        for n, words in enumerate(points, 1)
    )
    return cm.PeacePlan(id=cm.plan_id(name), complete=cm.Answer.YES, clauses=clauses)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (["Elections are held."], ["All prisoners are released."]),
        (["The capital is Berlin."], ["The flag is blue.", "Nobody is above the law."]),
        (["Tariffs on steel are abolished."], ["Fishing in the strait is banned."]),
        (["Dams are inspected yearly."], ["Names of streets are restored."]),
    ],
)
def test_nothing_in_common_is_no_suggestion(left: list[str], right: list[str]) -> None:
    """Letters that happen to be the same join no clauses."""
    rows = compare_plans(cm.Dossier.of(bare("a", *left), bare("b", *right)), "plan:a", "plan:b")
    assert {row.fate for row in rows} == {"dropped", "new"}


def test_that_both_bind_somebody_joins_nothing() -> None:
    """A role is no reason, where neither who has it nor anything else is the same."""
    states = [cm.State(id=cm.state_id(code)) for code in ("FR", "DE")]
    plans = [
        bare(name, words, parties=(cm.Party(actor=state.id, role="obligor"),))
        for name, words, state in zip(
            "ab", ("Dams are built.", "Fish is sold."), states, strict=True
        )
    ]
    rows = compare_plans(cm.Dossier.of(*plans, *states), "plan:a", "plan:b")
    assert {row.fate for row in rows} == {"dropped", "new"}


def test_bare_numbers_are_of_nothing() -> None:
    """Two numbers that count nothing that is named are no quantities of the same."""
    plans = [
        bare(name, words, quantities=(cm.Quantity(value=value),))
        for name, words, value in (("a", "Dams are built.", 3), ("b", "Fish is sold.", 5))
    ]
    rows = compare_plans(cm.Dossier.of(*plans), "plan:a", "plan:b")
    assert {row.fate for row in rows} == {"dropped", "new"}


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6), st.data())
def test_every_suggestion_has_a_reason(left: list[str], data: st.DataObject) -> None:
    """What is suggested says why."""
    right = data.draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6))
    for language in ("en", "zh"):
        plans = bare("a", *left, language=language), bare("b", *right, language=language)
        for row in compare_plans(cm.Dossier.of(*plans), "plan:a", "plan:b"):
            assert row.basis != "suggested" or row.reasons


def test_a_language_without_spaces_is_compared_by_its_signs() -> None:
    """释放所有战俘 is found again with one word more."""
    plans = (
        bare("a", "释放所有战俘。", "举行选举。", language="zh"),
        bare("b", "举行选举。", "立即释放所有战俘。", language="zh"),
    )
    rows = compare_plans(cm.Dossier.of(*plans), "plan:a", "plan:b")
    assert [(row.left[0].number, row.right[0].number) for row in rows] == [("1", "2"), ("2", "1")]
