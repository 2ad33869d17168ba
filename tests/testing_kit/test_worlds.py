"""Whole worlds: they load, check clean, connect, and shrink to little."""

import datetime as dt
import time
from functools import partial
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from smallest import smallest

import coalition_model as cm
from coalition_model import queries, testing
from coalition_model.entities.references import references
from coalition_model.testing import strategies
from coalition_model.testing.strategies.worlds import MOST
from coalition_model.values.allen import before
from coalition_model.values.ids import kind_of


@given(strategies.dossiers())
def test_no_rule_finds_anything(dossier: cm.Dossier) -> None:
    """Not even at severity info."""
    assert cm.check(dossier).findings == ()
    assert cm.check(dossier).accepted == ()


@settings(max_examples=30, deadline=None)
@given(strategies.dossiers())
def test_they_go_round_through_every_form(dossier: cm.Dossier) -> None:
    testing.assert_round_trip(dossier)


@given(strategies.dossiers(meetings=2))
def test_leaders_hold_offices_of_states_when_they_attend(dossier: cm.Dossier) -> None:
    for meeting in dossier.meetings.values():
        for row in meeting.participants:
            held = [each for each in dossier.tenures.values() if each.leader == row.actor]
            assert held
            for tenure in held:
                assert dossier.offices[tenure.office].of in dossier
            if row.office is not None and meeting.when is not None:
                assert row.office in {each.office for each in held}
            if row.on_behalf_of is not None:
                assert row.on_behalf_of in {dossier.offices[each.office].of for each in held}


@given(strategies.dossiers(statements=2))
def test_who_speaks_for_a_state_represents_it(dossier: cm.Dossier) -> None:
    assert dossier.statements
    for statement in dossier.statements.values():
        (speaker,), (state,) = statement.speakers, statement.on_behalf_of
        day = statement.when.earliest if statement.when is not None else None
        assert day is not None
        found = queries.representatives(dossier, state, on=str(day))
        assert speaker in {row.leader.id for row in found if row.answer.possible}


@given(strategies.dossiers(plans=1, statements=1, claims=1))
def test_sources_are_published_before_they_are_read_and_after_what_they_tell(
    dossier: cm.Dossier,
) -> None:
    assert dossier.sources
    for source in dossier.sources.values():
        assert source.published is not None
        if source.accessed is not None:
            assert not before(source.accessed, source.published).certain
    for statement in dossier.statements.values():
        for citation in statement.citations:
            published = dossier.sources[citation.source].published
            assert statement.when is not None
            assert published is not None
            assert not before(published, statement.when).certain


@given(strategies.dossiers())
def test_every_source_is_cited(dossier: cm.Dossier) -> None:
    cited = {each.target for entity in dossier for each in references(entity)}
    searched = {each for coverage in dossier.coverage for each in coverage.sources}
    assert set(dossier.sources) <= cited | searched


@pytest.mark.parametrize("section", MOST)
@pytest.mark.parametrize("share", [4, 1])
def test_there_is_at_least_what_is_asked_for(section: str, share: int) -> None:
    """Up to the most that may be asked for, no health check suppressed."""
    count = -(-MOST[section] // share)

    @settings(max_examples=12, deadline=None)
    @given(strategies.dossiers(**cast("Any", {section: count})))
    def at_least(dossier: cm.Dossier) -> None:
        assert len(getattr(dossier, section)) >= count
        assert cm.check(dossier).findings == ()

    at_least()


def test_positions_need_no_more_than_a_state() -> None:
    dossier = smallest(strategies.dossiers(states=1, plans=1, positions=4))
    assert len(dossier.positions) == 4
    assert len(dossier.plans) == 2


@settings(max_examples=25)
@given(st.data())
def test_numbers_may_be_strategies(data: st.DataObject) -> None:
    states = data.draw(st.integers(0, 16))
    dossier = data.draw(strategies.dossiers(states=st.just(states), meetings=0, claims=0))
    assert len(dossier.states) == states or (states == 0 and len(dossier.states) <= 1)
    assert not dossier.meetings


@settings(max_examples=50)
@given(strategies.dossiers(contradictions=True))
def test_claims_contradict_on_demand(dossier: cm.Dossier) -> None:
    assert any(row.answer.certain for row in queries.contradictions(dossier))
    assert cm.check(dossier).findings == ()


@settings(max_examples=50)
@given(strategies.dossiers(contradictions=False))
def test_claims_contradict_nothing_unless_asked_to(dossier: cm.Dossier) -> None:
    assert queries.contradictions(dossier) == []


def test_plans_have_versions() -> None:
    dossier = smallest(strategies.dossiers(plans=1), lambda each: len(each.plans) > 1)
    first, second = dossier.plans.values()
    assert [relation.target for relation in second.relations] == [first.id]


def contains(character: str, words: str) -> bool:
    return character in words


@pytest.mark.parametrize("language", ["fr", "en", "uk"])
def test_typography_that_breaks_parsers_comes_up(language: str) -> None:
    odd = {
        "fr": ("\u202f", "\u00a0", "«", "’", "e\u0301", "…"),
        "en": ("“", "’", "—", "i\u0308"),
        "uk": ("ʼ", "«", "’", "а\u0301", "і\u0308", "…"),
    }
    for character in odd[language]:
        words = smallest(strategies.sentences(language), partial(contains, character))
        assert character in words


class TestShrinking:
    def test_the_smallest_world_is_one_state(self) -> None:
        dossier = smallest(strategies.dossiers())
        assert [str(entity) for entity in dossier] == ["State('state:FR', 'France')"]
        assert cm.dumps(dossier).count("\n") < 10

    def test_the_smallest_meeting_is_seven_entities_without_anything_optional(self) -> None:
        """Or six: which of the smallest is reached depends on where shrinking began."""
        dossier = smallest(strategies.dossiers(), lambda each: bool(each.meetings))
        assert len(dossier) in (6, 7)
        (meeting,) = dossier.meetings.values()
        assert str(meeting.when) == "2025-08-17"
        assert len(meeting.participants) == 1
        assert meeting.agenda == ()

    def test_the_smallest_plan_is_three_entities(self) -> None:
        dossier = smallest(strategies.dossiers(), lambda each: bool(each.plans))
        assert [kind_of(entity.id) for entity in dossier] == ["state", "plan", "source"]
        (plan,) = dossier.plans.values()
        assert [str(clause.text) for clause in plan.clauses] == ["Les combats cessent."]

    def test_the_smallest_contradiction_is_two_claims(self) -> None:
        """About an organization, or about an event, which stands beside it."""
        dossier = smallest(strategies.dossiers(), lambda each: bool(queries.contradictions(each)))
        kinds = [kind_of(entity.id) for entity in dossier if kind_of(entity.id) != "event"]
        assert kinds == ["state", "organization", "source", "source", "claim", "claim"]
        assert len(dossier.events) <= 1


def test_a_hundred_worlds_take_less_than_twenty_seconds() -> None:
    """Of process time, generation and all; an ordinary machine needs one."""
    drawn: list[int] = []

    @settings(max_examples=100, database=None)
    @given(strategies.dossiers())
    def draw(dossier: cm.Dossier) -> None:
        drawn.append(len(dossier))

    start = time.process_time()
    draw()
    assert time.process_time() - start < 20
    assert len(drawn) >= 100
    assert max(drawn) > 20


class TestArguments:
    @pytest.mark.parametrize("value", [-1, 17, 1.5, "2", True])
    def test_a_number_that_cannot_be_is_refused_at_once(self, value: object) -> None:
        with pytest.raises(InvalidArgument, match=r"^dossiers\(states=\.\.\.\) must be a whole "):
            strategies.dossiers(states=cast("int", value))

    @pytest.mark.parametrize("section", MOST)
    def test_more_than_can_be_drawn_in_good_time_is_refused_at_once(self, section: str) -> None:
        with pytest.raises(InvalidArgument, match=f"from 0 to {MOST[section]}, but is 200"):
            strategies.dossiers(**cast("Any", {section: 200}))

    def test_a_number_that_cannot_be_is_refused_when_drawn(self) -> None:
        with pytest.raises(InvalidArgument, match=r"from 0 to 10, but is -1"):
            smallest(strategies.dossiers(plans=st.just(-1)))

    @pytest.mark.parametrize("value", ["2025", "1066-10-14", "2025-13-01", 5])
    def test_a_day_that_is_none_or_too_far_is_refused(self, value: object) -> None:
        with pytest.raises(InvalidArgument, match=r"^dossiers\(around=\.\.\.\) must be a day"):
            strategies.dossiers(around=cast("str", value))

    def test_contradictions_are_yes_no_or_either(self) -> None:
        with pytest.raises(InvalidArgument, match="must be one of True, False, but is 'some'"):
            strategies.dossiers(contradictions=cast("bool", "some"))

    @pytest.mark.parametrize(
        "around", [dt.date(2030, 1, 2), "2030-01-02", cm.EdtfDate("2030-01-02"), cm.Day(2030, 1, 2)]
    )
    def test_everything_lies_around_a_day(self, around: object) -> None:
        dossier = smallest(
            strategies.dossiers(around=cast("str", around)), lambda each: bool(each.meetings)
        )
        (meeting,) = dossier.meetings.values()
        assert str(meeting.when) == "2030-01-02"

    def test_the_day_may_be_a_strategy(self) -> None:
        days = st.just("2031-05-05")
        dossier = smallest(strategies.dossiers(around=days), lambda each: bool(each.plans))
        (plan,) = dossier.plans.values()
        assert str(plan.when) == "2031-05-02"
