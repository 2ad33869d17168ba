"""Two plans side by side: what became of each clause, and what changed inside it."""

import random
import sys
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pairs import Labelled, other_pairs, read

import coalition_model as cm
from coalition_model import queries
from coalition_model.entities.common import Entity
from coalition_model.queries import Correspondence
from coalition_model.queries.comparing_assignment import assign
from coalition_model.queries.comparing_contents import mirrored_change

YES, NO, UNKNOWN = cm.Answer.YES, cm.Answer.NO, cm.Answer.UNKNOWN
POINTS = [
    point if isinstance(point, str) else point[1]
    for pair in read("other_pairs.yaml")
    if pair["language"] == "en"
    for point in pair["left"].values()
]
MIRROR = {"merged": "split", "split": "merged", "dropped": "new", "new": "dropped"}
STATES = tuple(cm.State(id=cm.state_id(each)) for each in ("AA", "BB", "CC"))


def text(words: str, language: str = "en") -> cm.Text:
    return cm.Text.of(words, language)


def plan(name: str, *clauses: cm.Clause, complete: cm.Answer = YES, **more: object) -> cm.PeacePlan:
    return cm.PeacePlan(id=cm.plan_id(name), clauses=clauses, complete=complete, **more)  # type: ignore[arg-type]


def points(*texts: str, language: str = "en") -> list[cm.Clause]:
    return [
        cm.Clause(number=str(place), text=text(each, language))
        for place, each in enumerate(texts, 1)
    ]


def compared(a: cm.PeacePlan, b: cm.PeacePlan, *others: Entity) -> list[Correspondence]:
    dossier = cm.Dossier.of(a, b, *STATES, *others)
    return queries.compare_plans(dossier, a.id, b.id)


def told(rows: Sequence[Correspondence]) -> list[tuple[str, str, str]]:
    return [
        (
            row.fate,
            " ".join(each.number for each in row.left),
            " ".join(each.number for each in row.right),
        )
        for row in rows
    ]


def mirror(row: Correspondence) -> Correspondence:
    return row._replace(
        fate=MIRROR.get(row.fate, row.fate),  # type: ignore[arg-type]
        left=row.right,
        right=row.left,
        changes=tuple(mirrored_change(each) for each in row.changes),
    )


PAIRS = other_pairs()


@pytest.mark.parametrize("pair", PAIRS, ids=[pair.name for pair in PAIRS])
def test_the_other_way_round_is_the_mirror_image(pair: Labelled) -> None:
    there = queries.compare_plans(pair.dossier, pair.left, pair.right)
    back = queries.compare_plans(pair.dossier, pair.right, pair.left)
    assert sorted(map(repr, map(mirror, there))) == sorted(map(repr, back))
    placed = [each.id for row in there for each in row.left]
    assert sorted(placed) == sorted(each.id for each in pair.dossier.plans[pair.left].clauses)


@pytest.mark.parametrize("pair", PAIRS, ids=[pair.name for pair in PAIRS])
def test_a_plan_against_itself_is_all_unchanged(pair: Labelled) -> None:
    rows = queries.compare_plans(pair.dossier, pair.left, pair.left)
    assert {(row.fate, row.basis, row.moved, row.answer) for row in rows} == {
        ("unchanged", "identity", False, YES)
    }
    assert [row.left for row in rows] == [row.right for row in rows]


def test_what_was_not_seen_is_unchanged_against_itself() -> None:
    clauses = (cm.Clause(number="1", wording="unseen"), cm.Clause(number="2", wording="omitted"))
    mine = plan("mine", *clauses, complete=UNKNOWN)
    dossier = cm.Dossier.of(mine)
    rows = queries.compare_plans(dossier, mine.id, mine.id)
    assert told(rows) == [("unchanged", "1", "1"), ("unchanged", "2", "2")]


@given(st.lists(st.sampled_from(POINTS), min_size=1, max_size=12))
@settings(deadline=None, max_examples=60)
def test_a_copy_is_all_unchanged_whatever_comes_twice(texts: list[str]) -> None:
    rows = compared(plan("a", *points(*texts)), plan("b", *points(*texts)))
    assert told(rows) == [("unchanged", str(n), str(n)) for n in range(1, len(texts) + 1)]
    assert all(row.answer is YES for row in rows)


@given(st.lists(st.sampled_from(POINTS), min_size=1, max_size=15, unique=True), st.randoms())
@settings(deadline=None, max_examples=60)
def test_what_only_moved_or_was_dropped_is_found(texts: list[str], chance: random.Random) -> None:
    """However clauses are put about and left out, each is found again by its words."""
    kept = [each for each in texts if chance.random() < 0.7] or texts[:1]
    chance.shuffle(kept)
    rows = compared(plan("a", *points(*texts)), plan("b", *points(*kept)))
    found = {str(row.left[0].text): row for row in rows}
    assert len(rows) == len(texts)
    for each in texts:
        row = found[each]
        assert row.fate == (
            "dropped" if each not in kept else "moved" if row.moved else "unchanged"
        )
        assert row.answer is (YES if each in kept else NO)
    order = [kept.index(each) for each in texts if each in kept and not found[each].moved]
    assert order == sorted(order)


@given(st.lists(st.sampled_from(POINTS), min_size=4, max_size=10, unique=True), st.data())
@settings(deadline=None, max_examples=60)
def test_what_was_merged_is_found(texts: list[str], data: st.DataObject) -> None:
    """Two clauses written as one are merged, and the other way round one is split."""
    place = data.draw(st.integers(0, len(texts) - 2))
    joint = [*texts[:place], f"{texts[place]} {texts[place + 1]}", *texts[place + 2 :]]
    rows = compared(plan("a", *points(*texts)), plan("b", *points(*joint)))
    row = next(each for each in rows if each.right and each.right[0].number == str(place + 1))
    assert (row.fate, [each.number for each in row.left]) == (
        "merged",
        [str(place + 1), str(place + 2)],
    )
    back = compared(plan("a", *points(*joint)), plan("b", *points(*texts)))
    assert [each for each, _, _ in told(back)].count("split") == 1


def test_entities_may_come_in_any_order() -> None:
    pair = PAIRS[0]
    entities = list(pair.dossier)
    rows = queries.compare_plans(pair.dossier, pair.left, pair.right)
    turned = cm.Dossier(reversed(entities))
    assert queries.compare_plans(turned, pair.left, pair.right) == rows


def test_who_was_put_first_moved_alone_and_who_swapped_moved_both() -> None:
    texts = POINTS[:5]
    first = compared(plan("a", *points(*texts)), plan("b", *points(texts[4], *texts[:4])))
    assert [row.fate for row in first] == ["unchanged"] * 4 + ["moved"]
    swapped = [texts[1], texts[0], *texts[2:]]
    both = compared(plan("a", *points(*texts)), plan("b", *points(*swapped)))
    assert [row.fate for row in both] == ["moved", "moved", "unchanged", "unchanged", "unchanged"]


def nested(number: str, words: str, *below: cm.Clause) -> cm.Clause:
    return cm.Clause(number=number, text=text(words), clauses=below)


def test_nested_clauses_are_compared_each_by_itself() -> None:
    a = plan(
        "a",
        nested("1", POINTS[0], nested("a", POINTS[1]), nested("b", POINTS[2])),
        nested("2", POINTS[3]),
    )
    b = plan(
        "b",
        nested("1", POINTS[3], nested("a", POINTS[2])),
        nested("2", POINTS[0], nested("a", POINTS[1])),
    )
    rows = compared(a, b)
    fates = {row.left[0].id: (row.fate, row.right[0].id) for row in rows}
    assert fates == {
        "clause:a/1": ("moved", "clause:b/2"),
        "clause:a/1/a": ("unchanged", "clause:b/2/a"),  # with the clause that it stands in
        "clause:a/1/b": ("moved", "clause:b/1/a"),
        "clause:a/2": ("moved", "clause:b/1"),
    }


@pytest.mark.parametrize(
    ("complete", "fate", "answer"),
    [(YES, "new", NO), (NO, "unknown", UNKNOWN), (UNKNOWN, "unknown", UNKNOWN)],
)
def test_only_against_a_complete_plan_is_a_clause_new(
    complete: cm.Answer, fate: str, answer: cm.Answer
) -> None:
    a = plan("a", *points(POINTS[0]), complete=complete)
    b = plan("b", *points(POINTS[0], POINTS[1]))
    rows = compared(a, b)
    assert [(row.fate, row.answer) for row in rows] == [("unchanged", YES), (fate, answer)]
    assert (rows[1].reasons == ()) is (fate == "new")


def test_what_may_be_the_unseen_clause_is_not_called_dropped() -> None:
    a = plan("a", *points(POINTS[0], POINTS[1]))
    b = plan("b", *points(POINTS[0]), cm.Clause(number="9", wording="unseen"))
    rows = compared(a, b)
    assert told(rows) == [("unchanged", "1", "1"), ("unknown", "", "9"), ("unknown", "2", "")]
    assert rows[2].reasons == ("not seen of b: 9",)


def test_in_plans_that_share_their_numbers_the_unseen_clause_is_known_by_its() -> None:
    seen = points(*POINTS[:4])
    a = plan("a", *seen, cm.Clause(number="5", text=text(POINTS[5])))
    b = plan("b", *seen, cm.Clause(number="5", wording="unseen"))
    row = compared(a, b)[-1]
    assert (row.fate, row.basis, row.left[0].number, row.right[0].number) == (
        "unknown",
        "suggested",
        "5",
        "5",
    )


def test_what_is_left_out_by_name_is_dropped_though_the_plan_is_incomplete() -> None:
    a = plan("a", *points(POINTS[0], POINTS[1]))
    out = cm.Clause(number="2", wording="omitted")
    b = plan("b", *points(POINTS[0]), out, complete=NO)
    rows = compared(a, b)
    assert told(rows) == [("unchanged", "1", "1"), ("dropped", "2", "2")]
    assert rows[1].answer is NO
    assert told(compared(b, a)) == [("unchanged", "1", "1"), ("new", "2", "2")]


def related(number: str, words: str, kind: str, target: str) -> cm.Clause:
    relation = cm.Relation(kind=kind, target=target)  # type: ignore[arg-type]
    return cm.Clause(number=number, text=text(words), relations=(relation,))


def test_what_is_stated_wins() -> None:
    """Two clauses in the very same words go with others, where the author says so."""
    a = plan("a", *points(POINTS[0], POINTS[1]))
    b = plan(
        "b",
        related("1", POINTS[0], "supersedes", "clause:a/2"),
        related("2", POINTS[1], "renders", "clause:a/1"),
    )
    rows = compared(a, b)
    assert told(rows) == [("reworded", "1", "2"), ("reworded", "2", "1")]
    assert {(row.basis, row.score, row.answer, row.moved) for row in rows} == {
        ("stated", None, YES, True)
    }
    assert rows[0].reasons == ("stated: renders",)


def test_a_relation_in_time_states_nothing() -> None:
    a = plan("a", *points(POINTS[0], POINTS[1]))
    b = plan("b", related("1", POINTS[0], "follows", "clause:a/2"))
    assert told(compared(a, b))[0] == ("unchanged", "1", "1")


def claim(name: str, *, denies: bool = False, **more: object) -> cm.Claim:
    value = ({"kind": "corresponds-to", "target": "clause:a/2"},)
    return cm.Claim(
        id=cm.claim_id(name),
        about=cm.clause_id("b/1"),
        field="relations",
        value=value,
        denies=denies,
        **more,  # type: ignore[arg-type]
    )


def test_what_a_source_states_wins_too_and_says_where() -> None:
    source = cm.Source(id=cm.source_id("paper"), kind="article")
    cited = cm.Citation(source=source.id, quote="Point 1 is the old point 2.")
    a, b = plan("a", *points(POINTS[0], POINTS[1])), plan("b", *points(POINTS[0]))
    rows = compared(a, b, source, claim("one", citations=(cited,)))
    assert told(rows) == [("unknown", "1", ""), ("reworded", "2", "1")]
    assert rows[1].citations == (cited,)
    assert rows[1].reasons == ("claimed by a source: corresponds to",)


def test_what_is_denied_is_not_suggested_and_what_is_disputed_is_not_sure() -> None:
    a, b = plan("a", *points(POINTS[4], POINTS[6])), plan("b", *points(POINTS[6]))
    assert told(compared(a, b, claim("no", denies=True))) == [
        ("new", "", "1"),
        ("dropped", "1", ""),
        ("dropped", "2", ""),
    ]
    row = compared(a, b, claim("no", denies=True), claim("yes"))[1]
    assert (row.basis, row.answer) == ("stated", UNKNOWN)


def committed(number: str, words: str, **more: object) -> cm.Clause:
    more = {"modality": "commits", **more}
    return cm.Clause(
        number=number,
        text=text(words),
        commitments=(cm.Commitment(**more),),  # type: ignore[arg-type]
    )


def inside(left: cm.Clause, right: cm.Clause, *others: Entity) -> list[tuple[str, str]]:
    (row,) = compared(plan("a", left), plan("b", right), *others)
    return [(each.aspect, each.words) for each in row.changes]


LIMIT = "The armed forces are limited."


def quantity(value: int, of: str = "personnel") -> cm.Quantity:
    return cm.Quantity(value=value, of=text(of))


def test_quantities_change() -> None:
    assert inside(
        committed("1", LIMIT, quantities=(quantity(600_000), quantity(3, "tanks"))),
        committed("1", LIMIT, quantities=(quantity(3, "tanks"), quantity(800_000))),
    ) == [("quantities", "600,000 personnel to 800,000 personnel")]


def test_modality_and_parties_change() -> None:
    def party(state: str) -> tuple[cm.Party, ...]:
        return (cm.Party(actor=cm.state_id(state), role="obligor"),)

    assert inside(
        committed("1", LIMIT, parties=party("AA")),
        committed("1", LIMIT, parties=party("BB"), modality="permits"),
    ) == [("modality", "commits to permits"), ("parties", "obligor: AA to obligor: BB")]


def test_conditions_timing_and_dependencies_change() -> None:
    fire = cm.Event(id=cm.event_id("fire"), kind="ceasefire", names=(cm.Name(text="the truce"),))
    condition = cm.Condition(triggers=(cm.Trigger(of=fire.id),))
    timing = cm.Timing(when=cm.when("2025-12-31"), relation="by")
    assert inside(
        committed("1", LIMIT),
        committed("1", LIMIT, conditions=(condition,), timing=timing),
        fire,
    ) == [
        ("timing", "now by 31 December 2025"),
        ("conditions", "now starts when the truce occurs"),
        ("dependencies", "now the truce"),
    ]


def dependent(name: str, *order: int) -> cm.PeacePlan:
    """Make a plan whose point on the border depends on its point on the constitution."""
    texts = ["Ukraine regains the border.", "The constitution is reformed.", "Pensions are paid."]
    number = {place: str(at) for at, place in enumerate(order, 1)}
    trigger = cm.Trigger(of=cm.clause_id(f"{name}/{number[1]}"))
    clauses = [
        cm.Clause(
            number=number[place],
            text=text(texts[place]),
            conditions=(cm.Condition(triggers=(trigger,)),) if place == 0 else (),
        )
        for place in order
    ]
    return plan(name, *clauses)


def test_a_dependency_on_what_corresponds_is_the_same() -> None:
    rows = compared(dependent("a", 0, 1, 2), dependent("b", 2, 0, 1))
    assert all(not row.changes for row in rows)
    assert [row.fate for row in rows] == ["unchanged", "unchanged", "moved"]


def test_what_nobody_coded_is_no_change() -> None:
    left = committed("1", LIMIT, quantities=(quantity(600_000),))
    assert inside(left, cm.Clause(number="1", text=text(LIMIT))) == []


def test_words_change_one_by_one() -> None:
    (row,) = compared(
        plan("a", *points("Forces are limited to 600,000 men.")),
        plan("b", *points("Forces are capped at 800 000 men in peacetime!")),
    )
    (change,) = row.changes
    assert [tuple(each) for each in change.diff] == [
        ("same", "Forces are", "Forces are"),
        ("removed", "limited to 600,000", ""),
        ("added", "", "capped at 800 000"),
        ("same", "men.", "men"),
        ("added", "", "in peacetime!"),
    ]
    assert change.words == "3 words to 6 words"


def test_typography_is_no_change() -> None:
    a, b = "L'Ukraine: 600 000 hommes", "l’Ukraine : 600\u202f000 hommes."
    rows = compared(plan("a", *points(a, language="fr")), plan("b", *points(b, language="fr-FR")))
    assert told(rows) == [("unchanged", "1", "1")]


def test_without_a_common_language_the_rest_decides() -> None:
    """Topics, quantities, parties and order join an English plan and its French rendering."""
    topics = [("aid",), ("sovereignty", "talks"), ("armed-forces",), ("coalition",)]
    english = ["Aid flows.", "Kyiv sits at the table.", "600,000 men.", "A coalition is built."]
    french = ["L'aide afflue.", "Kyiv est à la table.", "600 000 hommes.", "Une coalition naît."]

    def coded(name: str, texts: list[str], language: str) -> cm.PeacePlan:
        return plan(
            name,
            *(
                cm.Clause(number=str(place), text=text(each, language), topics=topics[place - 1])
                for place, each in enumerate(texts, 1)
            ),
        )

    rows = compared(coded("a", english, "en"), coded("b", french, "fr"))
    assert [(one, other) for _, one, other in told(rows)] == [(n, n) for n in "1234"]
    assert {row.fate for row in rows} == {"unknown"}  # the words cannot tell, and nothing is coded
    assert {row.answer for row in rows} == {UNKNOWN}
    assert "no language in common: the words are not compared" in rows[0].reasons


def test_without_anything_to_compare_by_nothing_is_dropped() -> None:
    rows = compared(plan("a", *points("Aid flows.")), plan("b", *points("La paix.", language="fr")))
    assert told(rows) == [("unknown", "", "1"), ("unknown", "1", "")]


def test_rows_are_plain_and_unknown_plans_are_named() -> None:
    pair = PAIRS[0]
    rows = queries.rows(queries.compare_plans(pair.dossier, pair.left, pair.right))
    lefts = [each["left"] for each in rows if each["left"]]
    assert lefts[0] == ["clause:minsk-protocol-and-minsk-2-left/1"]
    assert {type(each["changes"]) for each in rows} == {list}
    with pytest.raises(cm.UnknownId, match=r"did you mean 'plan:minsk-protocol-and-minsk-2-left'"):
        queries.compare_plans(pair.dossier, "plan:minsk-protocol-and-minsk-2-lift", pair.right)
    with pytest.raises(cm.UnknownId):
        queries.compare_plans(pair.dossier, pair.left, f"clause:{pair.right[5:]}/1")


def test_the_library_for_texts_is_named_where_it_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "rapidfuzz", None)
    pair = PAIRS[0]
    with pytest.raises(cm.MissingExtra, match=r"coalition-model\[compare\]"):
        queries.compare_plans(pair.dossier, pair.left, pair.right)
    assert queries.compare_plans(pair.dossier, pair.left, pair.left)


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 4), st.integers(0, 4)),
        st.integers(-2, 9).map(float),
        max_size=14,
    )
)
@settings(max_examples=200)
def test_pairs_add_up_to_the_most(gains: dict[tuple[int, int], float]) -> None:
    """No other choice of pairs is worth more: all are tried."""

    def best(pairs: list[tuple[int, int]]) -> float:
        if not pairs:
            return 0.0
        (row, column), *rest = pairs
        without = best(rest)
        free = [(one, other) for one, other in rest if one != row and other != column]
        return max(without, gains[row, column] + best(free))

    chosen = assign(gains)
    assert len({row for row, _ in chosen}) == len({column for _, column in chosen}) == len(chosen)
    assert sum(gains[pair] for pair in chosen) == best(sorted(gains))
