"""What is coded of clauses that correspond is compared in a language that both have."""

import pytest

import coalition_model as cm
from coalition_model.queries.comparing import Correspondence, compare_plans

HEAD = """
format: coalition-model/1
defaults: {language: en}
states: [{id: state:FR}]
events: [{id: event:x, kind: other}]
plans:
"""


def rows(left: str, right: str) -> list[Correspondence]:
    """Compare two plans of one clause each, written in YAML."""
    plans = "".join(
        f"  - {{id: plan:{name}, complete: yes, clauses: [{{number: 1, {clause}}}]}}\n"
        for name, clause in (("a", left), ("b", right))
    )
    return compare_plans(cm.loads(HEAD + plans, format="yaml"), "plan:a", "plan:b")


CODED = {
    "quantities": "quantities: [{value: 600000, of: TEXT}]",
    "means": "means: [TEXT]",
    "conditions": "conditions: [{wording: TEXT, triggers: [{of: event:x}]}]",
    "timing": "timing: {relation: during, wording: TEXT}",
}


@pytest.mark.parametrize("coded", CODED.values(), ids=CODED)
def test_a_translation_more_is_no_change(coded: str) -> None:
    """A clause that only gets a translation is unchanged."""
    clause = "text: It is so., commitments: [{modality: requires, CODED}]"
    one, both = "{en: in law}", "{en: in law, fr: par la loi}"
    left, right = (clause.replace("CODED", coded.replace("TEXT", each)) for each in (one, both))
    (row,) = rows(left, right)
    assert (row.fate, row.changes) == ("unchanged", ())


@pytest.mark.parametrize("coded", CODED.values(), ids=CODED)
def test_without_a_language_in_common_the_rest_decides(coded: str) -> None:
    """Texts in two languages are not compared; those in one are."""
    clause = "topics: [army], commitments: [{modality: requires, CODED}], text: "
    english = clause.replace("CODED", coded.replace("TEXT", "{en: in law}")) + "It is so."
    french = clause.replace("CODED", coded.replace("TEXT", "{fr: par la loi}")) + "{fr: C'est ça.}"
    other = english.replace("in law", "in peace")
    assert [row.changes for row in rows(english, french)] == [()]
    (row,) = rows(english, other)
    assert row.fate == "reworded"


def test_what_can_be_read_is_paired_before_what_cannot() -> None:
    """A means in a language that the other lacks does not take the place of the very same one."""
    clause = "text: It is so., commitments: [{modality: requires, means: [MEANS]}]"
    (row,) = rows(clause.replace("MEANS", "{fr: loi}, {en: law}"), clause.replace("MEANS", "law"))
    assert [each.words for each in row.changes] == ["no longer loi"]


def test_a_commitment_that_goes_is_told_where_a_condition_is_all_the_other_has() -> None:
    """A commitment without any counterpart is no longer there."""
    commitment = "commitments: [{modality: commits, action: do it}]"
    condition = "conditions: [{triggers: [{of: event:x}]}]"
    left, right = (f"text: It is so., {each}" for each in (commitment, condition))
    (row,) = rows(left, right)
    told = {(each.aspect, each.words) for each in row.changes}
    assert ("commitments", "no longer commits: do it") in told
    (back,) = rows(right, left)
    assert ("commitments", "now commits: do it") in {(e.aspect, e.words) for e in back.changes}
