"""The rule on whom one may act for."""

from collections.abc import Iterator, Sequence

import attrs

from coalition_model.dossier import Dossier
from coalition_model.entities.organizations import Organization
from coalition_model.queries.common import Edge
from coalition_model.queries.qualified import firm
from coalition_model.rules.common import certain_part
from coalition_model.rules.findings import Problem, Severity
from coalition_model.rules.holders import memberships_by_member, obliged, tenures_by_leader
from coalition_model.rules.lives import but, firm_edges, holds_when, lives, when_outside
from coalition_model.rules.rule import rule
from coalition_model.values.ids import kind_of
from coalition_model.values.parties import Party
from coalition_model.values.when import When


@rule(
    "OFF004",
    "warning",
    passing="""
      offices: [{id: office:envoy, of: state:FR, kind: envoy}]
      tenures: [{leader: leader:ada, office: office:envoy, period: 2025/..}]
      statements:
        - id: statement:words
          kind: remark
          speakers: [leader:ada]
          on_behalf_of: [state:FR]
          when: 2025-08-17
    """,
    failing="""
      offices: [{id: office:envoy, of: state:FR, kind: envoy}]
      tenures: [{leader: leader:ada, office: office:envoy, period: 2025/..}]
      statements:
        - id: statement:words
          kind: remark
          speakers: [leader:ada]
          on_behalf_of: [state:GB]
          when: 2025-08-17
    """,
)
def acting_for_another_body(dossier: Dossier) -> Iterator[Problem]:
    """Who acts on behalf of a state or organization has to do with it on that day.

    Looks at `on_behalf_of` of statements, participants, parties and positions. A person has to do
    with a body by any office of it, of a body above or below it, or of one of its members, by
    being a member or one of its parties; another organization or a state, by its memberships.
    Where an office is named there, that of any such body will do, whoever held it (OFF002 and
    OFF003); the person may also have to do with the body otherwise.

    Silent where the dates leave it open, and where nothing is known of the person: no office is
    named, and the dossier records no tenure and no membership. A state or organization is judged
    only if it is recorded as a member, at another time. That the body no longer existed is the
    matter of TIM006 and POS002.
    """
    bodies, existed = _Bodies(dossier), dossier.derived(lives)
    for act in _acts_for(dossier):
        if act.body in act.actors or kind_of(act.body) == "leader" or act.when is None:
            continue
        spells = existed.get(act.body)
        if spells is not None and when_outside(certain_part(act.when), spells):
            continue
        if any(bodies.is_of(office, act.body) for office in act.offices):
            continue
        named = len(act.offices) >= len(act.actors)
        if any(bodies.may_act(actor, act.body, act.when, named=named) for actor in act.actors):
            continue
        who = " or ".join(act.actors)
        left = firm(act.when)
        doubtful = any(
            bodies.may_act(each, act.body, left, named=named, firmly=True) for each in act.actors
        )
        severity: Severity | None = "info" if doubtful else None
        yield Problem(
            act.owner,
            act.field,
            f"must be a body that {who} has to do with on {act.when}, "
            f"{but(severity, act.body)}, "
            "of which no office or membership is known then",
            "correct the body, or add the office or membership by which they acted for it",
            severity,
        )


@attrs.frozen
class _Act:
    """Somebody acts on behalf of somebody, perhaps by offices that are named."""

    owner: str
    field: str
    actors: Sequence[str]
    body: str
    when: When | None
    offices: Sequence[str] = ()


def _acts_for(dossier: Dossier) -> Iterator[_Act]:
    for statement in dossier.statements.values():
        if not statement.speakers:
            continue
        for place, body in enumerate(statement.on_behalf_of):
            field = f"on_behalf_of/{place}"
            named = statement.offices
            yield _Act(statement.id, field, statement.speakers, body, statement.when, named)
    for position in dossier.positions.values():
        if position.on_behalf_of is not None:
            yield _Act(
                position.id, "on_behalf_of", [position.actor], position.on_behalf_of, position.when
            )
    for meeting in dossier.meetings.values():
        yield from _parties_for(meeting.id, meeting.parties, meeting.when)
        for row in meeting.participants:
            if row.on_behalf_of is not None:
                field, body, offices = "on_behalf_of", row.on_behalf_of, _office(row.office)
                yield _Act(row.id, field, [row.actor], body, meeting.when, offices)
    for event in dossier.events.values():
        yield from _parties_for(event.id, event.parties, event.when)
    for plan in dossier.plans.values():
        yield from _parties_for(plan.id, plan.parties, plan.when)
        for owner, parties in obliged(plan.clauses):
            yield from _parties_for(owner, parties, plan.when)


def _parties_for(owner: str, parties: tuple[Party, ...], when: When | None) -> Iterator[_Act]:
    for place, party in enumerate(parties):
        if party.on_behalf_of is not None:
            field, offices = f"parties/{place}/on_behalf_of", _office(party.office)
            yield _Act(owner, field, [party.actor], party.on_behalf_of, when, offices)


def _office(named: str | None) -> tuple[str, ...]:
    return () if named is None else (named,)


class _Bodies:
    """What has to do with what: by office, membership, parent or role."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.tenures = dossier.derived(tenures_by_leader)
        self.memberships = dossier.derived(memberships_by_member)

    def is_of(self, office: str, body: str) -> bool:
        """Tell whether an office is one of a body, or of one that has to do with it."""
        return self._has_to_do(self.dossier.offices[office].of, body, self._near(body))

    def may_act(
        self, actor: str, body: str, when: When, *, named: bool = False, firmly: bool = False
    ) -> bool:
        """Tell whether an actor may have to do with a body at some time.

        Args:
            actor: who acts.
            body: for whom.
            when: at which time.
            named: whether an office of the actor is named, so that something is known of it.
            firmly: whether what is uncertain or approximate about the edges excludes nothing.
        """

        def may_hold(edges: Sequence[Edge]) -> bool:
            return holds_when(firm_edges(edges) if firmly else edges, when).possible

        memberships = self.memberships.get(actor, {})
        if kind_of(actor) != "leader":
            edges = memberships.get(body)
            return edges is None or may_hold(edges)
        offices = self.tenures.get(actor, {})
        if not offices and not memberships and not named:
            return True
        near = self._near(body)
        if actor in near:
            return True
        return any(each in near and may_hold(edges) for each, edges in memberships.items()) or any(
            self._has_to_do(self.dossier.offices[office].of, body, near) and may_hold(tenures)
            for office, tenures in offices.items()
        )

    def _has_to_do(self, one: str, body: str, near: set[str]) -> bool:
        """Tell whether one body is near the other, below it or a member of it."""
        return one in near or body in self._above(one) or body in self.memberships.get(one, {})

    def _near(self, body: str) -> set[str]:
        """A body, what it is part of, and its parties."""
        near = set(self._above(body))
        organization = self.dossier[body]
        if isinstance(organization, Organization):
            near.update(party.actor for party in organization.parties)
        return near

    def _above(self, body: str) -> dict[str, None]:
        """A body and the chain of what it is part of, in that order."""
        way: dict[str, None] = {}
        whole: str | None = body
        while whole is not None and whole not in way:
            way[whole] = None
            entity = self.dossier[whole]
            whole = entity.parent if isinstance(entity, Organization) else None
        return way
