"""Each sentence that `docs/stances.md` says of stances, with a case and a near miss."""

from typing import Any

import pytest
from standing import ON, cell, clause, dossier, plan, short, took

import coalition_model as cm
from coalition_model import queries
from coalition_model.values.answers import Answer

PRESIDENT = cm.Office(id=cm.office_id("president"), of=cm.state_id("FR"), kind="head-of-state")


def tenure(period: str | None = None, **fields: Any) -> cm.Tenure:
    when = cm.EdtfInterval(period) if period is not None else None
    return cm.Tenure(leader=cm.leader_id("ann"), office=PRESIDENT.id, period=when, **fields)


def supersedes(target: str) -> tuple[cm.Relation, ...]:
    return (cm.Relation(kind="supersedes", target=target),)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "stance", ["supports", "opposes", "neutral", "abstains", "mixed", "declined"]
)
def test_a_position_is_its_actors_stance(stance: str) -> None:
    """A cell says where the actor stands; who has no position is silent."""
    where = dossier(took("state:FR", stance))
    assert short(cell(where)) == (stance, "yes")
    assert short(cell(where, "state:DE")) == ("silent", "yes")


def test_a_persons_stance_is_not_the_states() -> None:
    """What a person says is the state's only on its behalf."""
    own = dossier(took("leader:ann", "supports"))
    assert short(cell(own)) == ("silent", "yes")
    assert short(cell(own, "leader:ann")) == ("supports", "yes")
    behalf = dossier(took("leader:ann", "supports", on_behalf_of="state:FR"))
    found = cell(behalf)
    assert short(found) == ("supports", "yes")
    assert (found.held[0].actor, found.held[0].on_behalf_of) == ("leader:ann", "state:FR")
    assert short(cell(behalf, "leader:ann")) == ("supports", "yes")
    assert short(cell(behalf, "state:DE")) == ("silent", "yes")


def test_ex_officio_is_off_unless_asked_for() -> None:
    """With it, the words of a head of state are the state's, marked as inferred."""
    where = dossier(PRESIDENT, tenure("2020/.."), took("leader:ann", "supports"))
    assert short(cell(where)) == ("silent", "yes")
    found = cell(where, attribute="ex-officio")
    assert short(found) == ("supports", "yes")
    assert (found.held[0].office, found.held[0].basis) == (PRESIDENT.id, "inference")


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2020/..", ("supports", "yes")),
        ("2020/2025-08-01", ("supports", "yes")),
        ("2020/2025-07-31", ("silent", "yes")),
        ("2025-08-02/..", ("silent", "yes")),
        ("2020/2025-08", ("supports", "yes")),
        ("2025-08/..", ("supports", "unknown")),
        (None, ("supports", "unknown")),
    ],
)
def test_ex_officio_only_in_office(period: str | None, expected: tuple[str, str]) -> None:
    """The office counts on the day of the words, three-valued."""
    where = dossier(PRESIDENT, tenure(period), took("leader:ann", "supports", "2025-08-01"))
    assert short(cell(where, attribute="ex-officio")) == expected


@pytest.mark.parametrize(
    ("kind", "body", "expected"),
    [
        ("head-of-state", "state:FR", "supports"),
        ("head-of-government", "state:FR", "supports"),
        ("head-of-state-and-government", "state:FR", "supports"),
        ("foreign-minister", "state:FR", "supports"),
        ("minister", "state:FR", "silent"),
        ("envoy", "state:FR", "silent"),
        ("head-of-organization", "organization:club", "silent"),
    ],
)
def test_who_speaks_for_a_state(kind: Any, body: Any, expected: str) -> None:
    """Heads of state, of government and foreign ministers; nobody for an organization."""
    office = cm.Office(id=PRESIDENT.id, of=body, kind=kind)
    where = dossier(office, tenure("2020/.."), took("leader:ann", "supports"))
    assert cell(where, body, attribute="ex-officio").stance == expected


def test_ex_officio_leaves_what_is_said_for_others() -> None:
    """What is said on behalf of somebody else, or in the own name, is not the state's."""
    for behalf in ("organization:club", "leader:ann"):
        words = took("leader:ann", "supports", on_behalf_of=behalf)
        where = dossier(PRESIDENT, tenure("2020/.."), words)
        assert cell(where, attribute="ex-officio").stance == "silent"


def test_ex_officio_is_no_better_than_an_inference() -> None:
    """So it does not replace what the state itself said, and does replace an inference."""
    office = (PRESIDENT, tenure("2020/.."), took("leader:ann", "opposes", "2025-08-10"))
    reported = dossier(*office, took("state:FR", "supports", "2025-08-01", basis="reported"))
    inferred = dossier(*office, took("state:FR", "supports", "2025-08-01", basis="inference"))
    assert cell(reported, attribute="ex-officio").stance == "supports"
    assert cell(inferred, attribute="ex-officio").stance == "opposes"


def test_never_from_a_group_to_its_members() -> None:
    """A coalition's stance, or one on its behalf, is no member's."""
    member = cm.Membership(organization=cm.organization_id("club"), member=cm.state_id("FR"))
    where = dossier(
        member,
        took("organization:club", "supports"),
        took("leader:ann", "supports", on_behalf_of="organization:club"),
    )
    assert short(cell(where, attribute="ex-officio")) == ("silent", "yes")
    assert short(cell(where, "organization:club")) == ("supports", "yes")


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        ("own-words", "own-words", "opposes"),
        ("signature", "own-words", "opposes"),
        ("own-words", "vote", "opposes"),
        ("reported", "authorship", "opposes"),
        ("inference", "reported", "opposes"),
        ("own-words", "reported", "supports"),
        ("reported", "inference", "supports"),
        (None, None, "opposes"),
        (None, "own-words", "opposes"),
        ("inference", None, "opposes"),
        (None, "inference", None),
        ("reported", None, None),
    ],
)
def test_a_later_position_replaces_on_equal_or_better_evidence(
    earlier: Any, later: Any, expected: str | None
) -> None:
    """Where a basis is not stated, whether it is better may be unknown."""
    where = dossier(
        took("state:FR", "supports", "2025-08-01", basis=earlier),
        took("state:FR", "opposes", "2025-08-02", basis=later),
    )
    found = cell(where)
    assert found.stance == expected
    assert found.answer is (Answer.UNKNOWN if expected is None else Answer.YES)
    if expected is not None:
        fate = "replaced" if expected == "opposes" else "outweighed"
        assert [each.fate for each in found.history] == [fate]


def test_what_comes_later_than_the_day_is_not_there_yet() -> None:
    """`on` is the day in the world; what is later stays in the history as not yet taken."""
    where = dossier(took("state:FR", "supports", "2025-08-01"), took("state:FR", "opposes", ON))
    assert cell(where, on="2025-08-31").stance == "supports"
    assert [each.fate for each in cell(where, on="2025-08-31").history] == ["not-yet"]
    assert cell(where, on=ON).stance == "opposes"
    assert cell(where, on="2025-07-31").stance == "silent"


def test_a_position_on_a_clause_beats_one_on_the_plan() -> None:
    """Whatever the dates and the evidence; the plan's holds of all other clauses."""
    where = dossier(
        took("state:FR", "opposes", "2025-08-01", basis="inference"),
        took("state:FR", "supports", "2025-08-20", on="plan:p"),
    )
    assert short(cell(where)) == ("opposes", "yes")
    assert short(cell(where, target="clause:p/2")) == ("supports", "yes")
    assert cell(where, target="clause:p/2").held[0].target == "plan:p"
    assert short(cell(where, target="plan:p")) == ("supports", "yes")


def test_a_clause_says_nothing_of_the_plan_nor_of_its_neighbour() -> None:
    """A position goes down, never up or aside."""
    where = dossier(took("state:FR", "opposes"))
    assert cell(where, target="plan:p").stance == "silent"
    assert cell(where, target="clause:p/2").stance == "silent"


def test_a_clause_holds_of_what_is_in_it() -> None:
    """Of nested clauses and of commitments with a position of their own, the nearest counts."""
    inner = cm.Clause(
        number="a",
        text=cm.Text.of("inner", "en"),
        commitments=(cm.Commitment(modality="commits"), cm.Commitment(modality="commits")),
    )
    given = plan("plan:p", clause("1", clauses=(inner,)))
    where = dossier(
        given,
        took("state:FR", "supports", on="plan:p"),
        took("state:FR", "opposes", on="clause:p/1"),
        took("state:DE", "neutral", on="commitment:p/1/a/1"),
    )
    assert cell(where, target="clause:p/1/a").stance == "opposes"
    assert cell(where, target="commitment:p/1/a/1").stance == "opposes"
    assert cell(where, "state:DE", "commitment:p/1/a/1").stance == "neutral"
    assert cell(where, "state:DE", "clause:p/1/a").stance == "silent"
    listed = [row.target.id for row in queries.stances(where, "plan:p", on=ON, actors="state:FR")]
    assert listed == ["plan:p", "clause:p/1", "clause:p/1/a", "commitment:p/1/a/1"]


def test_conflict_on_one_day_keeps_both() -> None:
    """Neither is later; the next day one would replace the other."""
    where = dossier(took("state:FR", "supports", ON), took("state:FR", "opposes", ON))
    found = cell(where)
    assert (found.stance, found.answer, found.conflict) == (None, Answer.UNKNOWN, Answer.YES)
    assert {(each.stance, each.answer) for each in found.held} == {
        ("supports", Answer.YES),
        ("opposes", Answer.YES),
    }
    apart = dossier(took("state:FR", "supports", "2025-08-31"), took("state:FR", "opposes", ON))
    assert (cell(apart).stance, cell(apart).conflict) == ("opposes", Answer.NO)


def test_agreement_on_one_day_is_no_conflict() -> None:
    """Two sources of one stance are both kept, and the stance is certain."""
    where = dossier(
        took("state:FR", "supports", ON), took("state:FR", "supports", ON, basis="reported")
    )
    assert short(cell(where)) == ("supports", "yes")
    assert len(cell(where).held) == 2


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2025-08", "2025-08-15", (None, "unknown")),
        ("2025-07", "2025-08-15", ("opposes", "yes")),
        ("2025-08-15", "2025-08", (None, "unknown")),
        ("2025-08-15", "2025-09", ("opposes", "unknown")),
        ("2025-08-15", None, (None, "unknown")),
        ("2025-08-15", "2026", ("supports", "yes")),
    ],
)
def test_uncertain_dates_give_unknown(
    first: str, second: str | None, expected: tuple[str | None, str]
) -> None:
    """An answer is YES only where no reading of the dates makes it otherwise."""
    where = dossier(took("state:FR", "supports", first), took("state:FR", "opposes", second))
    found = cell(where, on="2025-09-30" if second == "2025-09" else ON)
    if second == "2025-09":
        assert short(found) == ("opposes", "yes")
        found = cell(where, on="2025-09-15")
        expected = (None, "unknown")
    assert short(found) == expected


def test_uncertain_dates_of_one_stance_settle_it() -> None:
    """Whichever is later, both support."""
    where = dossier(
        took("state:FR", "supports", "2025-08"), took("state:FR", "supports", "2025-08-15")
    )
    assert short(cell(where)) == ("supports", "yes")


def test_weaker_evidence_of_an_uncertain_day() -> None:
    """On the day of the better evidence it holds beside it, on a later day it does not."""
    where = dossier(
        took("state:FR", "supports", "2025-08-02"),
        took("state:FR", "opposes", "[2025-08-02,2025-08-05]", basis="reported"),
    )
    found = cell(where)
    assert (found.stance, found.conflict) == (None, Answer.UNKNOWN)
    assert [(each.stance, str(each.answer)) for each in found.held] == [
        ("supports", "yes"),
        ("opposes", "unknown"),
    ]


def test_an_undated_position_may_be_later_than_the_day() -> None:
    """It takes the date of its statement where it has none itself."""
    said = cm.Statement(id=cm.statement_id("s"), kind="remark", when=cm.when("2025-08-01"))
    assert short(cell(dossier(took("state:FR", "supports", None)))) == ("supports", "unknown")
    where = dossier(said, took("state:FR", "supports", None, statement=said.id))
    assert short(cell(where)) == ("supports", "yes")


def test_since_and_affirmed() -> None:
    """Since when without another stance in between, and when last."""
    where = dossier(
        took("state:FR", "supports", "2025-03-02"),
        took("state:FR", "opposes", "2025-04-10"),
        took("state:FR", "supports", "2025-06-01"),
        took("state:FR", "supports", "2025-08-17"),
    )
    found = cell(where)
    assert (str(found.since), str(found.affirmed)) == ("2025-06-01", "2025-08-17")
    assert [each.fate for each in found.history] == ["replaced"] * 3


def test_an_interval_affirms_each_of_its_days() -> None:
    """Inside a closed interval nothing is later; from an open one only the first day counts."""
    closed = dossier(
        took("state:FR", "supports", "2025-07-01/2025-08-20"),
        took("state:FR", "opposes", "2025-08-10"),
    )
    assert cell(closed).stance == "supports"
    opened = dossier(
        took("state:FR", "supports", "2025-07-01/.."), took("state:FR", "opposes", "2025-08-10")
    )
    assert cell(opened).stance == "opposes"


def test_hours_of_one_day_keep_both() -> None:
    """The day counts, on the clock of the place."""
    where = dossier(
        took("state:FR", "supports", "2025-08-17T10:00+02:00[Europe/Paris]"),
        took("state:FR", "opposes", "2025-08-17T15:00+02:00[Europe/Paris]"),
    )
    assert cell(where).conflict is Answer.YES


def test_clocks_apart_do_not_settle_the_order() -> None:
    """23:00 of the 17th in Washington is after 02:00 of the 18th in Kyiv."""
    where = dossier(
        took("state:FR", "supports", "2025-08-17T23:00-04:00[America/New_York]"),
        took("state:FR", "opposes", "2025-08-18T02:00+03:00[Europe/Kyiv]"),
    )
    assert short(cell(where)) == (None, "unknown")


def versions(old: cm.Clause, new: cm.Clause, **fields: Any) -> tuple[cm.PeacePlan, cm.PeacePlan]:
    return (
        plan("plan:p", old),
        plan("plan:q", new, when=cm.when("2025-08-10"), relations=supersedes("plan:p"), **fields),
    )


@pytest.mark.parametrize(
    ("old", "new", "expected", "stale"),
    [
        (clause("1", "Peace."), clause("1", "Peace."), ("supports", "yes"), "no"),
        (clause("1", "L’un  peut."), clause("1", "L'un peut."), ("supports", "yes"), "no"),
        (clause("1", "Peace."), clause("1", "War."), ("supports", "unknown"), "yes"),
        (clause("1", "Peace."), clause("1", wording="unseen"), ("supports", "unknown"), "unknown"),
        (clause("1", wording="unseen"), clause("1", "Peace."), ("supports", "unknown"), "unknown"),
        (clause("1", "Peace."), clause("1", wording="omitted"), ("supports", "unknown"), "yes"),
        (
            clause("1", "Peace.", wording="restated"),
            clause("1", "War.", wording="restated"),
            ("supports", "unknown"),
            "unknown",
        ),
        (clause("1", "Peace."), clause("3", "Peace."), ("silent", "yes"), "no"),
        (
            clause("1", "Peace."),
            clause("3", "Peace.", relations=supersedes("clause:p/1")),
            ("supports", "yes"),
            "no",
        ),
    ],
)
def test_versions(old: cm.Clause, new: cm.Clause, expected: tuple[str, str], stale: str) -> None:
    """A stance on words that were changed is stale; on unseen words it is UNKNOWN."""
    where = dossier(*versions(old, new), took("state:FR", "supports", "2025-08-01"))
    found = cell(where, target=f"clause:q/{new.number}", of="plan:q")
    assert short(found) == expected
    assert str(found.stale) == stale
    assert short(cell(where)) == ("supports", "yes")


def test_stale_until_reaffirmed() -> None:
    """A position on the new words, or on the new version as a whole, counts before a stale one."""
    both = versions(clause("1", "Peace."), clause("1", "War."))
    for on in ("clause:q/1", "plan:q"):
        where = dossier(
            *both,
            took("state:FR", "supports", "2025-08-01"),
            took("state:FR", "opposes", "2025-08-11", on=on),
        )
        found = cell(where, target="clause:q/1", of="plan:q")
        assert short(found) == ("opposes", "yes")
        assert found.stale is Answer.NO
        assert "stale" in {each.fate for each in found.history} or on == "clause:q/1"


def test_a_plan_as_a_whole_through_versions() -> None:
    """The stance on a plan goes on to the clauses that were kept."""
    old = plan("plan:p", clause("1", "Peace."), clause("2", "Land."), complete=Answer.YES)
    new = plan(
        "plan:q",
        clause("1", "Peace."),
        clause("2", "Sea."),
        relations=supersedes("plan:p"),
        complete=Answer.YES,
    )
    where = dossier(old, new, took("state:FR", "supports", on="plan:p"))
    kept = cell(where, target="clause:q/1", of="plan:q")
    changed = cell(where, target="clause:q/2", of="plan:q")
    whole = cell(where, target="plan:q", of="plan:q")
    assert (short(kept), kept.stale) == (("supports", "yes"), Answer.NO)
    assert (short(changed), changed.stale) == (("supports", "unknown"), Answer.YES)
    assert (short(whole), whole.stale) == (("supports", "unknown"), Answer.YES)


def test_versions_in_a_circle_end() -> None:
    """Two plans that supersede each other are read all the same."""
    one = plan("plan:p", clause("1", "Peace."), relations=supersedes("plan:q"))
    two = plan("plan:q", clause("1", "Peace."), relations=supersedes("plan:p"))
    where = dossier(one, two, took("state:FR", "supports"))
    assert short(cell(where, target="clause:q/1", of="plan:q")) == ("supports", "yes")


def test_adjudication_keeps_the_originals() -> None:
    """An adjudicated coding stands in the place of those that it supersedes, which stay."""
    one = took("state:FR", "supports", id="one", coder="ada")
    two = took("state:FR", "opposes", id="two", coder="bob")
    relations = (*supersedes(one.id), *supersedes(two.id))
    ruled = took("state:FR", "mixed", id="ruled", coder="eve", relations=relations)
    assert cell(dossier(one, two)).conflict is Answer.YES
    found = cell(dossier(one, two, ruled))
    assert short(found) == ("mixed", "yes")
    assert {each.position.id for each in found.history} == {one.id, two.id}
    assert {each.fate for each in found.history} == {"superseded"}


def test_an_adjudication_without_a_date_counts_in_place_of_what_it_supersedes() -> None:
    """It takes the date of what it supersedes; where these have several, its own is not known."""
    first = took("state:FR", "supports", id="a")
    second = took("state:FR", "opposes", id="b")
    ruled = took(
        "state:FR",
        "neutral",
        None,
        id="ruled",
        relations=(*supersedes(first.id), *supersedes(second.id)),
    )
    again = took("state:FR", "mixed", None, id="again", relations=supersedes(ruled.id))
    assert short(cell(dossier(first, second, ruled))) == ("neutral", "yes")
    assert short(cell(dossier(first, second, ruled, again))) == ("mixed", "yes")
    assert short(cell(dossier(first, second, ruled), on="2025-07-31")) == ("silent", "yes")
    other = cm.evolve(second, when=cm.when("2025-08-02"))
    assert short(cell(dossier(first, other, ruled))) == (None, "unknown")


def test_adjudications_in_a_circle_set_nothing_aside() -> None:
    """Two that supersede each other both count."""
    one = took("state:FR", "supports", id="one", relations=supersedes("position:two"))
    two = took("state:FR", "supports", id="two", relations=supersedes("position:one"))
    assert short(cell(dossier(one, two))) == ("supports", "yes")


def coverage(**fields: Any) -> cm.Coverage:
    return cm.Coverage(**fields)


@pytest.mark.parametrize(
    ("searched", "expected"),
    [
        ([], "no"),
        ([coverage()], "yes"),
        ([coverage(actors=("state:FR",))], "yes"),
        ([coverage(actors=("state:DE",))], "no"),
        ([coverage(about=("plan:p",))], "yes"),
        ([coverage(about=("clause:p/1",))], "yes"),
        ([coverage(about=("clause:p/2",))], "no"),
        ([coverage(about=("state:FR",))], "no"),
        ([coverage(period=cm.EdtfInterval("2025-08/2025-10"))], "yes"),
        ([coverage(period=cm.EdtfInterval("2025-01/2025-07"))], "no"),
        ([coverage(period=cm.EdtfInterval("2025-09/2025-12"))], "unknown"),
    ],
)
def test_silence_and_what_was_not_searched_differ(
    searched: list[cm.Coverage], expected: str
) -> None:
    """The cell is silent either way; the dossier's coverage says what was searched."""
    found = cell(dossier(coverage=searched))
    assert short(found) == ("silent", "yes")
    assert str(found.searched) == expected


def test_known_at() -> None:
    """What was published later is not known."""
    early = cm.Source(id=cm.source_id("a"), kind="article", published=cm.EdtfDate("2025-08-02"))
    late = cm.Source(id=cm.source_id("b"), kind="article", published=cm.EdtfDate("2025-08-20"))
    where = dossier(
        early,
        late,
        took("state:FR", "supports", "2025-08-01", citations=(cm.Citation(source=early.id),)),
        took("state:FR", "opposes", "2025-08-02", citations=(cm.Citation(source=late.id),)),
    )
    assert cell(where).stance == "opposes"
    assert cell(where, known_at="2025-08-19").stance == "supports"
    assert cell(where, known_at="2025-08-20").stance == "opposes"


@pytest.mark.parametrize(
    ("when", "status", "met"),
    [
        ("2025-08-20", "occurred", "yes"),
        ("2025-10-01", "occurred", "no"),
        ("2025-09", "occurred", "unknown"),
        (None, "hypothetical", "unknown"),
        (None, "failed", "no"),
    ],
)
def test_conditions_say_whether_they_are_met(when: str | None, status: Any, met: str) -> None:
    """The stance stays what it is; it is conditional, and the condition is met or not."""
    event = cm.Event(
        id=cm.event_id("truce"),
        kind="ceasefire",
        status=status,
        when=cm.when(when) if when else None,
    )
    condition = cm.Condition(
        wording=cm.Text.of("after a truce", "en"), triggers=(cm.Trigger(of=event.id),)
    )
    found = cell(dossier(event, took("state:FR", "supports", conditions=(condition,))))
    assert (found.stance, found.conditional) == ("supports", True)
    assert [str(each.answer) for each in found.held[0].conditions] == [met]
    assert not cell(dossier(took("state:FR", "supports"))).conditional


@pytest.mark.parametrize(
    ("effects", "lapsed"),
    [
        ({"ends": "2025-08-12"}, "yes"),
        ({"ends": "2025-10-01"}, "no"),
        ({"suspends": "2025-08"}, "yes"),
        ({"suspends": "2025-08-12", "restores": "2025-08-14"}, "no"),
        ({"suspends": "2025-08-14", "restores": "2025-08-12"}, "yes"),
        ({"suspends": "2025-08", "restores": "2025-08-12"}, "unknown"),
        ({"starts": "2025-08-12"}, "no"),
    ],
)
def test_a_stance_lapses_by_its_own_terms(effects: dict[Any, str], lapsed: str) -> None:
    """What ends or suspends it was met, and nothing that restores it since; the stance stays."""
    events = [
        cm.Event(id=cm.event_id(effect), kind="other", status="occurred", when=cm.when(when))
        for effect, when in effects.items()
    ]
    conditions = tuple(
        cm.Condition(effect=effect, triggers=(cm.Trigger(of=cm.event_id(effect)),))
        for effect in effects
    )
    found = cell(dossier(*events, took("state:FR", "supports", conditions=conditions)))
    assert (found.stance, str(found.held[0].lapsed)) == ("supports", lapsed)


def test_every_answer_leads_to_its_words() -> None:
    """The citations of the position, else those of the statement that it was read from."""
    source = cm.Source(id=cm.source_id("a"), kind="article")
    cite = cm.Citation(source=source.id, quote="We agree.")
    said = cm.Statement(id=cm.statement_id("s"), kind="remark", citations=(cite,))
    direct = dossier(source, took("state:FR", "supports", citations=(cite,)))
    through = dossier(source, said, took("state:FR", "supports", statement=said.id))
    assert cell(direct).held[0].citations == cell(through).held[0].citations == (cite,)


def test_who_is_listed() -> None:
    """Without `actors`: whoever has a position on it or is named in its coverage."""
    where = dossier(
        took("leader:ann", "supports", on_behalf_of="state:FR"),
        coverage=[coverage(actors=("state:DE",), about=("plan:p",))],
    )
    listed = dict.fromkeys(row.actor.id for row in queries.stances(where, "plan:p", on=ON))
    assert list(listed) == ["state:DE", "state:FR", "leader:ann"]


def test_bad_arguments() -> None:
    """Unknown ids come with the nearest spelling, wrong options with what they must be."""
    where = dossier()
    with pytest.raises(cm.UnknownId, match="did you mean 'plan:p'"):
        queries.stances(where, "plan:pp", on=ON)
    with pytest.raises(cm.UnknownId, match="no such plan"):
        queries.stances(where, "state:FR", on=ON)
    with pytest.raises(cm.UnknownId, match="did you mean 'state:FR'"):
        queries.stances(where, "plan:p", on=ON, actors=["state:FT"])
    with pytest.raises(cm.InvalidDate):
        queries.stances(where, "plan:p", on="yesterday")
    with pytest.raises(cm.InvalidValue, match="attribute must be 'ex-officio' or None"):
        queries.stances(where, "plan:p", on=ON, attribute="always")  # type: ignore[arg-type]


def test_rows_are_plain() -> None:
    """`queries.rows` makes dictionaries of texts, lists and dictionaries."""
    where = dossier(took("state:FR", "supports", coder="ada", confidence="high"))
    (row,) = queries.rows([cell(where)])
    assert (row["actor"], row["target"], row["stance"]) == ("state:FR", "clause:p/1", "supports")
    assert (row["since"], row["answer"], row["history"]) == ("2025-08-01", "yes", [])
    assert row["held"][0]["coder"] == "ada"


def test_known_at_lets_a_position_go_with_its_statement() -> None:
    """A position without words of its own is known only once its statement is."""
    late = cm.Source(id=cm.source_id("b"), kind="article", published=cm.EdtfDate("2025-08-20"))
    remark = cm.Statement(
        id=cm.statement_id("s"),
        kind="remark",
        speakers=(cm.leader_id("ann"),),
        when=cm.when("2025-08-01"),
        citations=(cm.Citation(source=late.id),),
    )
    where = dossier(late, remark, took("state:FR", "declined", None, statement=remark.id))
    assert short(cell(where)) == ("declined", "yes")
    assert short(cell(where, known_at="2025-08-20")) == ("declined", "yes")
    assert short(cell(where, known_at="2025-08-19")) == ("silent", "yes")
    early = cm.Source(id=cm.source_id("a"), kind="article", published=cm.EdtfDate("2025-08-02"))
    own = took(
        "state:FR", "declined", statement=remark.id, citations=(cm.Citation(source=early.id),)
    )
    cited = dossier(early, late, remark, own)
    assert short(cell(cited, known_at="2025-08-19")) == ("declined", "yes")


def test_since_of_a_stale_stance_beside_one_on_the_plan() -> None:
    """The plan's position decides nothing here, so it leaves open nothing either."""
    old, new = versions(clause("1", "Peace."), clause("1", "War."))
    rows = took("state:FR", "opposes", on="plan:p"), took("state:FR", "supports")
    found = cell(dossier(old, new, *rows), of="plan:q", target="clause:q/1")
    assert (found.stance, str(found.stale)) == ("supports", "yes")
    assert (str(found.since), str(found.affirmed)) == ("2025-08-01", "2025-08-01")


@pytest.mark.parametrize(
    ("periods", "when", "expected"),
    [
        (("2020/2022", "2024/2026"), "2021-05-01/2025-05-01", ("supports", "unknown")),
        (("2020/2022-12-31", "2023-01-01/2026"), "2021-05-01/2025-05-01", ("supports", "yes")),
        (("2020/2022-12-31", "2023-01-02/2026"), "2021-05-01/2025-05-01", ("supports", "unknown")),
        (("2020/2022", "2023/2026"), "2021-05-01/2025-05-01", ("supports", "unknown")),
        (("2020/2022", "2024/2026"), "2021-05-01/2021-06-01", ("supports", "yes")),
        (("2020/2022", "2024/2026"), "2019-05-01/2021-06-01", ("silent", "yes")),
        (("2020/2022", "2024/2026"), "2021-05-01/..", ("supports", "yes")),
    ],
)
def test_ex_officio_all_the_while(
    periods: tuple[str, ...], when: str, expected: tuple[str, str]
) -> None:
    """A gap between two times in office is not bridged by a position that spans it."""
    rows = [tenure(each, id=cm.tenure_id(f"t{n}")) for n, each in enumerate(periods)]
    where = dossier(PRESIDENT, *rows, took("leader:ann", "supports", when))
    assert short(cell(where, attribute="ex-officio")) == expected


def test_since_where_an_older_stance_is_stale() -> None:
    """What was said of the words before does not hide since when a new stance holds."""
    new = plan("plan:q", clause("1", "Other words."), relations=supersedes("plan:p"))
    old = took("state:FR", "opposes", "2025-08-10")
    where = dossier(new, old, took("state:FR", "supports", "2025-08-22", "plan:q"))
    found = cell(where, target="clause:q/1", of="plan:q")
    assert short(found) == ("supports", "yes")
    assert (str(found.since), str(found.affirmed)) == ("2025-08-22", "2025-08-22")
    assert [(each.position.id, each.fate) for each in found.history] == [(old.id, "stale")]


@pytest.mark.parametrize(("actor", "on"), [("state:DE", "clause:p/1"), ("state:FR", "clause:p/2")])
def test_superseding_what_another_said_or_on_something_else_sets_nothing_aside(
    actor: str, on: str
) -> None:
    """Only a position of the same actor on the same target stands in the place of another."""
    one = took("state:FR", "declined")
    other = took(actor, "supports", on=on, relations=supersedes(one.id))
    found = cell(dossier(one, other))
    assert short(found) == ("declined", "yes")
    assert found.history == ()
    rows = queries.codings(dossier(cm.evolve(one, coder="ada"), other), "plan:p")
    assert [row.adjudicated for row in rows] == [None]


@pytest.mark.parametrize("new", [clause("1", wording="unseen"), clause("1", "Other words.")])
def test_a_position_stands_in_one_list(new: cm.Clause) -> None:
    """What may hold is not among what does not."""
    where = dossier(
        plan("plan:q", new, relations=supersedes("plan:p")),
        took("state:FR", "opposes", "2025-08-10"),
        took("state:FR", "supports", "2025-08-22", "plan:q"),
    )
    found = cell(where, target="clause:q/1", of="plan:q")
    ids = [each.position.id for each in (*found.held, *found.history)]
    assert len(ids) == len(set(ids)) == 2


def test_merged_clauses_of_one_whole_give_its_position_once() -> None:
    """Two parts of one clause that became one clause lead to the same whole."""
    parts = (clause("a", "Peace."), clause("b", "Peace."))
    old = plan("plan:p", clause("1", "Both.", clauses=parts))
    relations = (*supersedes("clause:p/1/a"), *supersedes("clause:p/1/b"))
    new = plan("plan:q", clause("7", "Peace.", relations=relations), relations=supersedes("plan:p"))
    found = cell(dossier(old, new, took("state:FR", "supports")), target="clause:q/7", of="plan:q")
    assert short(found) == ("supports", "yes")
    assert len(found.held) == 1


def test_a_long_chain_of_adjudications() -> None:
    """Each supersedes the one before; the last of them holds."""
    count = 3000
    rows = [
        took(
            "state:FR",
            "supports" if n % 2 else "opposes",
            id=f"p{n}",
            relations=supersedes(f"position:p{n - 1}") if n else (),
        )
        for n in range(count)
    ]
    found = cell(dossier(*rows))
    assert [each.position.id for each in found.held] == [f"position:p{count - 1}"]
    assert len(found.history) == count - 1


def test_chains_of_conditions_are_cut_and_say_so() -> None:
    """A cell has the nearest reasons; what is left out is named."""
    rows = [
        clause(
            str(n),
            conditions=(cm.Condition(triggers=(cm.Trigger(of=cm.clause_id(f"p/{n + 1}")),)),),
        )
        for n in range(1, 60)
    ]
    given_ = plan("plan:p", *rows, clause("60"))
    condition = cm.Condition(triggers=(cm.Trigger(of=cm.clause_id("p/1")),))
    found = cell(dossier(given_, took("state:FR", "supports", conditions=(condition,))))
    (met,) = found.held[0].conditions
    assert met.answer is Answer.UNKNOWN
    assert [step.about for step in met.chain[1:3]] == ["clause:p/1", "clause:p/1"]
    assert len(met.chain) < 80
    assert any(step.says.endswith("; the reasons are left out here") for step in met.chain)
    short_one = cm.Condition(triggers=(cm.Trigger(of=cm.clause_id("p/50")),))
    whole = cell(dossier(given_, took("state:FR", "supports", conditions=(short_one,))))
    (met,) = whole.held[0].conditions
    assert not any("left out" in step.says for step in met.chain)
