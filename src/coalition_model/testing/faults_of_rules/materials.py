"""What faults are made of: small things, each with nothing wrong, to which one thing is done."""

from collections.abc import Callable, Mapping
from typing import Any

from attrs import evolve

from coalition_model.entities.events import Event
from coalition_model.entities.leaders import Leader
from coalition_model.entities.meetings import Meeting, Participation
from coalition_model.entities.offices import Office, OfficeKind, Tenure
from coalition_model.entities.organizations import Membership, Organization
from coalition_model.entities.plans import Clause, PeacePlan
from coalition_model.entities.positions import Position
from coalition_model.entities.statements import Statement
from coalition_model.entities.states import State
from coalition_model.testing.worlds import bodies
from coalition_model.testing.worlds.world import Report, World
from coalition_model.values.citations import Citation
from coalition_model.values.edtf import EdtfInterval
from coalition_model.values.ids import (
    ActorId,
    LeaderId,
    OfficeId,
    OrganizationId,
    ParticipationId,
    StateId,
    event_id,
    meeting_id,
    organization_id,
    plan_id,
    statement_id,
)

Fault = Callable[[World], object]
"""Puts one thing into a clean world that one rule must find, and no other."""


def filled(world: World, fields: Mapping[str, Any], **given: Any) -> dict[str, Any]:
    """Join fields with what they do not give; a source is cited only where no citations are given.

    A citation that is thrown away would still have put its words into its source.
    """
    if "citations" not in fields:
        given["citations"] = world.cite()
    return {**given, **fields}


def span(world: World, start: int | None, end: int | None) -> EdtfInterval:
    """Write a period between two days, counted from today; None for an end that is open."""
    first = ".." if start is None else str(world.day(start))
    return EdtfInterval(f"{first}/{'..' if end is None else world.day(end)}")


def person(world: World, died: int | None = None) -> Leader:
    """Add somebody of whom nothing is known but perhaps the day of death."""
    leader = bodies.add_leader(world)
    if died is None:
        return world.put(evolve(leader, life=None, nationality=(), citations=()))
    born = world.today.year - world.choices.number(50, 90)
    life = EdtfInterval(f"{born}/{world.day(died)}")
    return world.put(evolve(leader, life=life, nationality=(), citations=world.cite()))


def club(world: World, **fields: Any) -> Organization:
    """Add an organization without name or members."""
    kind = world.choices.one(("coalition", "alliance", "union", "body"))
    local = world.fresh("organization", world.choices.one(("club", "league", "pact")))
    return world.put(Organization(**filled(world, fields, id=organization_id(local), kind=kind)))


def new_state(world: World, **fields: Any) -> State:
    """Add a state of which nothing but the name is known."""
    state = bodies.add_state(world)
    plain: dict[str, Any] = {"status": None, "spells": (), "citations": (), "identifiers": ()}
    return world.put(evolve(state, **(plain | fields)))


def office(
    world: World, kind: OfficeKind = "envoy", of: StateId | OrganizationId | None = None
) -> Office:
    """Add an office without name."""
    owner = of or new_state(world).id
    return world.put(evolve(bodies.add_office(world, owner, kind), names=()))


def tenure(world: World, leader: LeaderId, of: OfficeId, **fields: Any) -> Tenure:
    """Let somebody hold an office."""
    return world.put(Tenure(**filled(world, fields, leader=leader, office=of)))


def membership(
    world: World, organization: OrganizationId, member: ActorId, **fields: Any
) -> Membership:
    """Let somebody belong to an organization."""
    joined = filled(world, fields, organization=organization, member=member)
    return world.put(Membership(**joined))


def meeting(world: World, **fields: Any) -> Meeting:
    """Add a meeting of which nothing is known but what is given."""
    local = fields.pop("local", None) or world.fresh("meeting", "talks")
    return world.put(Meeting(**filled(world, fields, id=meeting_id(local))))


def row(local: str, actor: ActorId, status: str, again: str = "", **fields: Any) -> Participation:
    """Write a row of a meeting's participants; `again` names a second row of one actor."""
    name = actor.replace(":", "-") + again
    id_ = ParticipationId(f"participation:{local}/{name}")
    given: dict[str, Any] = {"id": id_, "actor": actor, "status": status}
    return Participation(**(given | fields))


def event(world: World, **fields: Any) -> Event:
    """Add an event of which nothing is known but what is given."""
    kind = world.choices.one(("other", "vote", "violation", "deployment"))
    id_ = event_id(world.fresh("event", "incident"))
    return world.put(Event(**filled(world, fields, id=id_, kind=kind)))


def statement(world: World, speaker: ActorId, **fields: Any) -> Statement:
    """Add words that somebody said."""
    local = world.fresh("statement", world.choices.one(("words", "speech")))
    said = filled(world, fields, id=statement_id(local), kind="remark", speakers=(speaker,))
    return world.put(Statement(**said))


def plan(world: World, *clauses: Clause, **fields: Any) -> PeacePlan:
    """Add a plan without name, of given clauses."""
    local = fields.pop("local", None) or world.fresh("plan", world.choices.one(("draft", "terms")))
    return world.put(PeacePlan(**filled(world, fields, id=plan_id(local), clauses=clauses)))


def position(world: World, actor: ActorId, target: str, **fields: Any) -> Position:
    """Let somebody stand somewhere on something."""
    taken = filled(world, fields, actor=actor, target=target, stance="supports")
    return world.put(Position(**taken))


def told(world: World, *citations: Citation) -> Event:
    """Add an event that rests on given citations and nothing else."""
    return event(world, citations=citations)


def cited(report: Report, **fields: Any) -> Citation:
    """Cite a source, whose words do not grow with it."""
    given: dict[str, Any] = {"source": report.source.id}
    return Citation(**(given | fields))
