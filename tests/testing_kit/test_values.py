"""Strategies of values and entities: they give what their arguments say."""

from typing import Any, cast, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from smallest import smallest

import coalition_model as cm
from coalition_model import queries
from coalition_model.testing import builders, strategies
from coalition_model.testing.strategies.entities import OF_CLASS
from coalition_model.testing.strategies.texts import (
    _SENTENCES,  # pyright: ignore[reportPrivateUsage]
)
from coalition_model.values.edtf_forms import Precision
from coalition_model.values.edtf_grammar import Level


@pytest.mark.parametrize("level", get_args(Level))
def test_dates_are_of_the_level(level: Level) -> None:
    @given(strategies.edtf_dates(level=level))
    def of_level(date: cm.EdtfDate) -> None:
        assert date.level == level

    of_level()


@pytest.mark.parametrize("precision", get_args(Precision))
def test_dates_are_of_the_precision(precision: Precision) -> None:
    @given(strategies.edtf_dates(precision=precision))
    def of_precision(date: cm.EdtfDate) -> None:
        assert date.precision == precision

    of_precision()


@given(st.data())
def test_dates_lie_between(data: st.DataObject) -> None:
    one, other = data.draw(strategies.days()), data.draw(strategies.days())
    first, last = (one, other) if other - one >= 0 else (other, one)
    date = data.draw(strategies.edtf_dates(between=(first, last)))
    assert date.earliest is not None
    assert date.latest is not None
    assert date.earliest - first >= 0
    assert last - date.latest >= 0


AGES = [
    ("-0100-01-01", "-0001-01-01"),
    ("-0003-12-30", "0002-01-03"),
    ("0000-01-01", "0000-12-31"),
    ("-9999-01-01", "-9990-01-01"),
    ("9999-12-01", "9999-12-31"),
    ("0099-01-01", "1850-12-31"),
]


@pytest.mark.parametrize("between", AGES)
def test_days_may_lie_in_any_age(between: tuple[str, str]) -> None:
    """Before year 0 too; moments lie where there are clocks."""

    @settings(max_examples=60)
    @given(strategies.whens(between=between))
    def within(value: cm.When) -> None:
        assert cm.when(str(value)) == value
        first, last = (cm.EdtfDate(each).earliest for each in between)
        if isinstance(value, cm.EdtfDate):
            assert str(value).startswith(("-", "0", "1", "9"))
            assert value.earliest - first >= 0
            assert last - value.latest >= 0

    within()


@pytest.mark.parametrize("level", get_args(Level))
@pytest.mark.parametrize(
    "between", [None, ("2025-03-05", "2025-03-20"), ("1000-01-01", "2999-12-31")]
)
def test_intervals_are_of_the_level_at_both_ends(
    level: Level, between: tuple[str, str] | None
) -> None:
    @given(strategies.edtf_intervals(level=level, between=between))
    def of_level(interval: cm.EdtfInterval) -> None:
        ends = [each for each in (interval.start, interval.end) if isinstance(each, cm.EdtfDate)]
        assert ends
        assert {each.level for each in ends} == {level}

    of_level()


@pytest.mark.parametrize("level", [0, 1])
def test_dates_before_year_0_are_of_level_1(level: Level) -> None:
    between = ("-0100-01-01", "-0001-01-01")
    if level == 0:
        for strategy in (strategies.edtf_dates, strategies.edtf_intervals):
            with pytest.raises(InvalidArgument, match="days between which there is such a date"):
                strategy(level=level, between=between)
    else:
        assert str(smallest(strategies.edtf_dates(level=level, between=between)))[0] == "-"


def test_moments_where_there_are_no_clocks_are_refused() -> None:
    for strategy in (strategies.moments, strategies.moment_intervals):
        with pytest.raises(InvalidArgument, match="days of which some lie from 0001-01-02 to 9999"):
            strategy(between=("-0100-01-01", "-0001-01-01"))


def test_a_date_that_cannot_be_is_refused() -> None:
    with pytest.raises(InvalidArgument, match="days between which there is such a date"):
        strategies.edtf_dates(precision="year", between=("2025-03-01", "2025-12-01"))
    with pytest.raises(InvalidArgument, match="one that level 0 has, but is 'season'"):
        strategies.edtf_dates(level=0, precision="season")
    with pytest.raises(InvalidArgument, match="the first no later than the second"):
        strategies.edtf_dates(between=("2025-03-02", "2025-03-01"))


@given(st.one_of(strategies.edtf_intervals(), strategies.edtf_sets(), strategies.whens()))
def test_temporal_values_are_read_back(value: cm.When) -> None:
    assert cm.when(str(value)) == value


@given(strategies.moments(zone="Europe/Paris", between=("2025-03-29", "2025-03-31")))
def test_moments_are_on_the_clocks_of_the_zone(moment: cm.Moment) -> None:
    assert moment.zone in ("Europe/Paris", None)
    assert str(moment)[:7] == "2025-03"


def test_a_zone_that_there_is_not_is_refused() -> None:
    with pytest.raises(InvalidArgument, match="must be the name of a time zone, or None, but is"):
        strategies.moments(zone="Europe/Pairs")


@pytest.mark.parametrize("on", ["2025-08-17", "-9999-01-01", "0000-02-29", "9999-12-31"])
def test_tenures_hold_on_the_day(on: str) -> None:
    """By the answer of the library itself."""

    @given(strategies.tenures(leader="leader:a", office="office:o", on=on, citations=()))
    def held(tenure: cm.Tenure) -> None:
        a, o = builders.leader(id="leader:a"), builders.office(id="office:o")
        dossier = cm.Dossier.of(tenure, a, o, builders.state())
        (holder,) = queries.office_holders(dossier, o.id, on=on)
        assert holder.answer.certain

    held()


@given(strategies.memberships(organization="organization:o", member="state:FR", on="2025-08-17"))
def test_memberships_hold_on_the_day(membership: cm.Membership) -> None:
    """By the answer of the library itself."""
    membership = cm.evolve(membership, citations=())
    o = builders.organization(id="organization:o")
    (member,) = queries.members(
        cm.Dossier.of(membership, o, builders.state()), o.id, on="2025-08-17"
    )
    assert member.answer.certain


def test_who_only_is_to_hold_an_office_does_not_on_the_day() -> None:
    with pytest.raises(InvalidArgument, match="one of substantive, acting, caretaker where a day"):
        strategies.tenures(on="2025-08-17", status="elect")
    with pytest.raises(InvalidArgument, match="one of substantive, acting, caretaker where a day"):
        smallest(strategies.tenures(on="2025-08-17", status=st.just("disputed")))
    asked = smallest(strategies.memberships(on="2025-08-17", status="observer"))
    assert asked.status == "observer"
    assert smallest(strategies.tenures(status="elect")).status == "elect"


@given(strategies.memberships(organization="organization:rivers", status=st.just("observer")))
def test_fields_are_values_or_strategies(membership: cm.Membership) -> None:
    assert (membership.organization, membership.status) == ("organization:rivers", "observer")


@pytest.mark.parametrize("depth", [1, 2, 3])
def test_clauses_are_as_deep_as_asked_for(depth: int) -> None:
    def levels(clause: cm.Clause) -> int:
        return 1 + max(map(levels, clause.clauses), default=0)

    @settings(max_examples=20)
    @given(strategies.clauses(depth=depth, modality="prohibits"))
    def deep(clause: cm.Clause) -> None:
        assert levels(clause) == depth
        assert {each.modality for each in clause.commitments} == {"prohibits"}

    deep()


@settings(max_examples=60)
@given(strategies.clauses(modality="prohibits"))
def test_clauses_of_any_depth_are_of_the_modality(clause: cm.Clause) -> None:
    waiting = [clause]
    for each in waiting:
        assert {one.modality for one in each.commitments} == {"prohibits"}
        waiting += each.clauses


def test_clauses_of_a_modality_are_nested_too() -> None:
    found = smallest(
        strategies.clauses(modality="prohibits"),
        lambda clause: any(each.clauses for each in clause.clauses),
    )
    (below,) = (each for each in found.clauses if each.clauses)
    assert below.clauses[0].commitments[0].modality == "prohibits"


@given(strategies.citations(source="source:courrier"))
def test_words_of_a_source_read_as_words_do(citation: cm.Citation) -> None:
    """Not as anything that is not blank, which the oldest hypothesis cannot draw."""
    if citation.quote is not None:
        assert any(citation.quote in words for words in _SENTENCES.values())


@pytest.mark.parametrize("cls", OF_CLASS)
def test_every_class_has_one_that_shrinks_to_a_short_line(cls: type) -> None:
    assert len(repr(smallest(OF_CLASS[cls]()))) < 250


def test_what_cannot_be_is_refused_clearly() -> None:
    with pytest.raises(InvalidArgument, match="Meeting has no field 'plaice'"):
        strategies.meetings(plaice="place:kyiv")
    with pytest.raises(InvalidArgument, match=r"Position\.stance must be supports, opposes, "):
        strategies.positions(stance="likes")
    with pytest.raises(InvalidArgument, match="left out where period is given"):
        strategies.tenures(on="2025-08-17", period="2025/..")
    with pytest.raises(InvalidArgument, match=r"Quantity\.low must be"):
        smallest(strategies.quantities(value=None, low=3, high=2))
    with pytest.raises(InvalidArgument, match="a whole number from 1 to 9, but is 0"):
        strategies.clauses(depth=0)
    with pytest.raises(InvalidArgument, match="must be some of state, leader, "):
        strategies.ids("planet")
    with pytest.raises(InvalidArgument, match="must be en, fr or uk, but is 'tlh'"):
        strategies.sentences("tlh")
    with pytest.raises(InvalidArgument, match="classes of entities"):
        strategies.entities(cast("Any", cm.Text))


def test_one_item_of_a_list_may_be_a_strategy() -> None:
    meeting = smallest(strategies.meetings(place=st.just("place:kyiv"), when="2025-08-18"))
    assert meeting.places == ("place:kyiv",)
    assert meeting.when == cm.EdtfDate("2025-08-18")
