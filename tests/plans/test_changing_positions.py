"""`changes` finds where an actor stood before as `stances` finds where it stands."""

import pytest

import coalition_model as cm
from coalition_model import queries

HEAD = """
format: coalition-model/1
defaults: {language: en}
states: [{id: state:FR, names: [France]}, {id: state:DE, names: [Germany]}]
leaders: [{id: leader:ann, names: [Ann]}]
plans:
  - id: plan:p
    names: [Peace plan]
    clauses: [{number: 4, text: A force is sent., clauses: [{number: a, text: By sea.}]}]
statements:
  - {id: statement:s, kind: remark, direct: yes, speakers: [state:FR], when: 2025-09-13}
positions:
  - {actor: state:DE, target: plan:p, stance: supports, when: 2025-01-01}
"""
NEW = "  - {id: position:new, actor: state:FR, target: clause:p/4/a, stance: supports, MORE}\n"


def told(old: str, more: str = "when: 2025-09-12") -> str:
    """Tell of a new position on clause 4/a after the old ones."""
    new = old + NEW.replace("MORE", more)
    (row,) = queries.changes(*(cm.loads(HEAD + each, format="yaml") for each in (old, new)))
    return row.words.partition("; ")[2]


@pytest.mark.parametrize(
    ("old", "before"),
    [
        (
            "actor: leader:ann, on_behalf_of: state:FR, target: clause:p/4/a",
            "opposes (DAY, by Ann)",
        ),
        ("actor: state:FR, target: clause:p/4", "opposes clause 4 of Peace plan (DAY)"),
        ("actor: state:FR, target: plan:p", "opposes Peace plan (DAY)"),
    ],
)
def test_the_position_before_is_the_one_that_stances_finds(old: str, before: str) -> None:
    """On its behalf counts as its own, and so does what holds the clause."""
    row = f"  - {{{old}, stance: opposes, when: 2025-08-01}}\n"
    assert told(row) == f"before: {before}".replace("DAY", "1 August 2025")
    cells = queries.stances(
        cm.loads(HEAD + row, format="yaml"), "plan:p", on="2025-09-11", actors="state:FR"
    )
    assert next(each.stance for each in cells if each.target.id == "clause:p/4/a") == "opposes"


@pytest.mark.parametrize(
    "old",
    [
        "actor: leader:ann, target: clause:p/4/a",
        "actor: leader:ann, on_behalf_of: state:DE, target: clause:p/4/a",
        "actor: state:FR, target: plan:p, id: position:later, when: 2025-09-20",
    ],
)
def test_what_others_held_or_what_came_later_is_not_before(old: str) -> None:
    """A person's own position is not the state's; a later one on the plan is no position before."""
    row = f"  - {{{old}, stance: opposes}}\n"
    assert told(row) == "until 12 September 2025 no position"


def test_of_several_the_nearest_counts() -> None:
    """A position on the clause goes before one on the plan."""
    rows = "".join(
        f"  - {{actor: state:FR, target: {target}, stance: {stance}, when: 2025-08-0{day}}}\n"
        for target, stance, day in (("clause:p/4", "neutral", 1), ("plan:p", "opposes", 2))
    )
    assert told(rows) == "before: is neutral on clause 4 of Peace plan (1 August 2025)"


OLD = "  - {id: position:old, actor: state:FR, target: clause:p/4/a, stance: opposes, when: DAY}\n"


def test_a_position_of_the_same_day_is_not_before() -> None:
    """Hours do not count, and the date may be that of a statement."""
    row = OLD.replace("DAY", '"2025-09-12T08:00Z"')
    same = "on the same day: opposes (12 September 2025, 08:00 UTC)"
    assert told(row) == f"until 12 September 2025 no position; {same}"
    both = OLD.replace("DAY", "2025-08-01") + row.replace("position:old", "position:older")
    assert told(both) == f"before: opposes (1 August 2025); {same}"
    of_statement = OLD.replace("when: DAY", "statement: statement:s")
    assert "on the same day: opposes (13 September 2025)" in told(of_statement, "when: 2025-09-13")
    assert told(of_statement).endswith("afterwards: opposes (13 September 2025)")


@pytest.mark.parametrize("day", ["2025-09-12", "2025-09-20"])
def test_an_adjudication_is_no_change_of_mind(day: str) -> None:
    """What a position supersedes was not held before; it stands in its place."""
    over = "relations: [{kind: supersedes, target: position:old}]"
    row = OLD.replace("DAY", "2025-09-12")
    assert told(row, f"when: {day}, {over}") == "in place of: opposes (12 September 2025)"
    plan = "  - {actor: state:FR, target: plan:p, stance: mixed, when: 2025-08-01}\n"
    assert told(plan + row, f"when: {day}, {over}") == (
        "before: is of two minds on Peace plan (1 August 2025); "
        "in place of: opposes (12 September 2025)"
    )


def test_a_coding_that_was_set_aside_already_is_not_before() -> None:
    """The adjudicated coding is what stood before."""
    ruled = OLD.replace("position:old", "position:ruled").replace("opposes", "neutral")
    ruled = ruled.replace(
        "DAY}", "2025-08-01, relations: [{kind: supersedes, target: position:old}]}"
    )
    assert told(OLD.replace("DAY", "2025-08-01") + ruled) == "before: is neutral (1 August 2025)"
