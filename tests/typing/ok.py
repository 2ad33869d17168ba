"""Code that type checkers must accept, with the types that they must find in it.

Only checked, never run: `tests/test_typing.py` gives it to mypy and pyright.
"""

import os
from pathlib import Path
from typing import Any, assert_type

from hypothesis.strategies import SearchStrategy

import coalition_model as cm
from coalition_model import queries, reference, testing
from coalition_model.entities.common import Entity
from coalition_model.entities.meetings import Attendance, MeetingStatus
from coalition_model.testing import strategies
from coalition_model.values import LeaderId, OfficeId, StateId
from coalition_model.values.ids import AnyId, ClauseId


def ids_have_types() -> None:
    assert_type(cm.state_id("FR"), StateId)
    assert_type(cm.leader_id("emmanuel-macron"), LeaderId)
    assert_type(cm.Office(id=cm.office_id("x"), of=cm.state_id("FR"), kind="envoy").id, OfficeId)


def an_actor_is_a_state_a_person_or_an_organization() -> None:
    cm.Party(actor=cm.state_id("CZ"), role="initiator")
    cm.Party(actor=cm.leader_id("petr-pavel"), role="initiator")
    cm.Party(actor=cm.organization_id("nato"), role="host")
    cm.Membership(organization=cm.organization_id("nato"), member=cm.state_id("FR"))


def values_are_built_with_keywords() -> None:
    cm.Meeting(
        id=cm.meeting_id("x"),
        kind="call",
        when=cm.when("2025-08-17T15:00+02:00[Europe/Paris]"),
        online=cm.Answer.YES,
        participants=(cm.Participation(actor=cm.state_id("FR"), status="attended"),),
        extra=cm.FrozenMap({"tracker:score": 3}),
    )
    cm.Quantity(value=31, of=cm.Text.of("countries", "en"))
    assert_type(cm.when("2025-08"), cm.When)


def evolve_keeps_the_class(meeting: cm.Meeting) -> None:
    assert_type(cm.evolve(meeting, status="held"), cm.Meeting)


def a_dossier_has_one_typed_mapping_per_kind(dossier: cm.Dossier) -> None:
    assert_type(dossier.states["state:FR"], cm.State)
    assert_type(dossier.meetings["meeting:2025-08-17-coalition"].status, MeetingStatus | None)
    assert_type(dossier.plans["plan:four-points"].clauses, tuple[cm.Clause, ...])
    assert_type(dossier.all(cm.Meeting), tuple[cm.Meeting, ...])
    assert_type(dossier.referring_to("state:FR"), tuple[Entity, ...])
    assert_type(dossier.known_at("2025-08-16"), cm.Dossier)
    assert_type(len(dossier), int)
    for entity in dossier:
        assert_type(entity, Entity)


def look_ups_take_any_text(dossier: cm.Dossier, text: str) -> None:
    dossier[text]
    dossier[cm.state_id("FR")]
    dossier.states[text]
    dossier.get(text)
    dossier.without(text)
    assert_type(text in dossier, bool)


def queries_take_any_text_and_give_typed_rows(dossier: cm.Dossier, text: str) -> None:
    for speaker in queries.representatives(dossier, text, on="2025-08-17"):
        assert_type(speaker.leader, cm.Leader)
        assert_type(speaker.office, cm.Office)
        assert_type(speaker.tenures, tuple[cm.Tenure, ...])
        assert_type(speaker.answer, cm.Answer)
    for member in queries.members(dossier, text, on=cm.EdtfDate.parse("2025"), also_in=text):
        assert_type(member.memberships, tuple[cm.Membership, ...])
    for guest in queries.attendance(dossier, text):
        assert_type(guest.actor, Entity)
        assert_type(guest.status, Attendance | None)
    for row in queries.meetings(dossier, with_=[text], between=("2025-08-15", "2025-08-18")):
        assert_type(row.meeting, cm.Meeting)
        assert_type(row.when, cm.When | None)
    for entry in queries.timeline(dossier, actor=text):
        assert_type(entry.entity, Entity)
    for piece in queries.evidence(dossier, text, field="founded"):
        assert_type(piece.source, cm.Source | None)
        assert_type(piece.claim, cm.Claim | None)
    for match in queries.find(dossier, text):
        assert_type(match.name, str)
    assert_type(queries.rows(queries.timeline(dossier)), list[dict[str, Any]])


def relations_of_time_are_answers(date: cm.EdtfDate, interval: cm.EdtfInterval) -> None:
    assert_type(date.before(interval), cm.Answer)
    assert_type(date.before(interval) & ~interval.contains(date), cm.Answer)
    assert_type(date.earliest, cm.Day)
    assert_type(interval.latest, cm.Day | None)
    assert_type(interval.start, cm.EdtfDate | cm.IntervalEnd)


def files_are_any_path(path: os.PathLike[str]) -> None:
    assert_type(cm.load(path), cm.Dossier)
    assert_type(cm.load("week.yaml"), cm.Dossier)
    assert_type(cm.loads("", format="yaml"), cm.Dossier)
    assert_type(cm.dumps(reference.dossier("states"), format="json"), str)
    cm.dump(cm.load(Path("week.yaml")), path, overwrite=True)


def errors_say_what_and_where(error: cm.DocumentError) -> None:
    assert_type(error.faults, tuple[cm.Fault, ...])
    assert_type(error.faults[0].line, int | None)


def strategies_have_types(path: Path) -> None:
    assert_type(strategies.entities(cm.State), SearchStrategy[cm.State])
    assert_type(strategies.entities(cm.State, cm.Leader), SearchStrategy[Entity])
    assert_type(strategies.entities(), SearchStrategy[Entity])
    assert_type(strategies.ids("state"), SearchStrategy[StateId])
    assert_type(strategies.ids("clause"), SearchStrategy[ClauseId])
    assert_type(strategies.ids(), SearchStrategy[AnyId])
    assert_type(strategies.faulty_documents("x"), SearchStrategy[strategies.FaultyDocument])
    assert_type(strategies.dossiers(), SearchStrategy[cm.Dossier])
    testing.assert_round_trip(cm.Dossier(), through=["json"], base=path)
