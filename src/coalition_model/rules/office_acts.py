"""Rules on acting in an office: who speaks, takes part or signs as what."""

from collections.abc import Iterator, Sequence
from typing import Final

from coalition_model.dossier import Dossier
from coalition_model.entities.meetings import Meeting, Participation
from coalition_model.entities.offices import OfficeKind, Tenure
from coalition_model.queries.indexes import tenures_by_office
from coalition_model.rules.acting_for import acting_for_another_body
from coalition_model.rules.by_time import ByTime, certain_times, days_of
from coalition_model.rules.findings import Problem, Severity
from coalition_model.rules.holders import (
    Terms,
    held,
    obliged,
    tenures_by_leader,
)
from coalition_model.rules.lives import but, edge_words, firm_edges, firmly, holds_when
from coalition_model.rules.rule import Rule, rule
from coalition_model.values.ids import kind_of
from coalition_model.values.parties import Party
from coalition_model.values.when import When

HEADS: Final[tuple[OfficeKind, ...]] = (
    "head-of-state",
    "head-of-government",
    "head-of-state-and-government",
    "head-of-organization",
)
"""The offices whose holders meet as leaders."""


_LISTED: Final = 10
"""How many tenures a message lists."""


@rule(
    "OFF002",
    "error",
    passing="""
      offices: [{id: office:president, of: state:FR, kind: head-of-state}]
      tenures: [{leader: leader:ada, office: office:president, period: 2020/2025-08-17}]
      statements:
        - id: statement:words
          kind: remark
          speakers: [leader:ada]
          offices: [office:president]
          when: 2025-08-17
    """,
    failing="""
      offices: [{id: office:president, of: state:FR, kind: head-of-state}]
      tenures: [{leader: leader:ada, office: office:president, period: 2020/2025-03-01}]
      statements:
        - id: statement:words
          kind: remark
          speakers: [leader:ada]
          offices: [office:president]
          when: 2025-08-17
    """,
)
def speaker_out_of_office(dossier: Dossier) -> Iterator[Problem]:
    """Who speaks in an office holds it on that day.

    Compares the `offices` of a statement with the tenures of its speakers; of several speakers one
    must hold each office. On the day of a handover both holders do. Silent where the dates leave
    it open, where no speaker is a person, and where the dossier records no tenure of the person
    and none of the office. Where it records others, but none of the person in the office, it says
    so at severity info, unless somebody else held the exclusive office for certain. Info too where
    the person was elect, or a date is uncertain or approximate.
    """
    for statement in dossier.statements.values():
        people = [each for each in statement.speakers if kind_of(each) == "leader"]
        if not people:
            continue
        for place, office in enumerate(statement.offices):
            yield from _unheld(
                dossier, (statement.id, f"offices/{place}"), people, office, statement.when
            )


@rule(
    "OFF003",
    "error",
    passing="""
      offices: [{id: office:president, of: state:FR, kind: head-of-state}]
      tenures: [{leader: leader:ada, office: office:president, period: 2020/2025-08}]
      meetings:
        - id: meeting:summit
          when: 2025-08-17
          participants: [{actor: leader:ada, status: attended, office: office:president}]
    """,
    failing="""
      offices: [{id: office:president, of: state:FR, kind: head-of-state}]
      tenures: [{leader: leader:ada, office: office:president, period: 2020/2025-07}]
      meetings:
        - id: meeting:summit
          when: 2025-08-17
          participants: [{actor: leader:ada, status: attended, office: office:president}]
    """,
)
def participant_out_of_office(dossier: Dossier) -> Iterator[Problem]:
    """Who takes part or is a party in an office holds it on that day.

    Compares the `office` of participants in meetings and of parties to meetings, events, plans and
    commitments with their tenures, on the date of the whole. What it forgives, and where it is
    silent or at severity info, is as with OFF002. Parties of organizations are not judged: when
    they founded it is not told by the office.
    """
    for meeting in dossier.meetings.values():
        yield from _parties_out_of_office(dossier, meeting.id, meeting.parties, meeting.when)
        for row in meeting.participants:
            if row.office is not None and kind_of(row.actor) == "leader":
                yield from _unheld(
                    dossier, (row.id, "office"), [row.actor], row.office, meeting.when
                )
    for event in dossier.events.values():
        yield from _parties_out_of_office(dossier, event.id, event.parties, event.when)
    for plan in dossier.plans.values():
        yield from _parties_out_of_office(dossier, plan.id, plan.parties, plan.when)
        for owner, parties in obliged(plan.clauses):
            yield from _parties_out_of_office(dossier, owner, parties, plan.when)


@rule(
    "OFF005",
    "warning",
    passing="""
      offices: [{id: office:minister, of: state:FR, kind: minister}]
      tenures: [{leader: leader:ada, office: office:minister, period: 2024/..}]
      meetings:
        - id: meeting:summit
          level: leaders
          when: 2025-08-17
          participants: [{actor: leader:ada, status: attended, on_behalf_of: state:FR}]
    """,
    failing="""
      offices: [{id: office:minister, of: state:FR, kind: minister}]
      tenures: [{leader: leader:ada, office: office:minister, period: 2024/..}]
      meetings:
        - id: meeting:summit
          level: leaders
          when: 2025-08-17
          participants: [{actor: leader:ada, status: attended}]
    """,
)
def no_leader(dossier: Dossier) -> Iterator[Problem]:
    """Who takes part in a meeting of leaders is one on that day.

    Looks at persons who attended, or were expected at, a meeting of level `leaders`, and at its
    hosts, chairs and guests in `parties`: they hold the office of a head of state, of government or
    of an organization, or are elect to it. Who stands in for somebody (`on_behalf_of`) and who
    mediates, monitors or is a witness need not. Silent where the dates leave it open, and where
    neither an office is named there nor the dossier records a tenure of the person, since offices
    are then not known to it; info where it rests on an uncertain or approximate date.
    """
    leaders = dossier.derived(tenures_by_leader)
    for meeting in dossier.meetings.values():
        if meeting.level != "leaders":
            continue
        when = meeting.when
        for owner, field, row in _taking_part(meeting):
            offices = leaders.get(row.actor, {})
            named = None if row.office is None else dossier.offices[row.office]
            if not offices and (named is None or named.kind in HEADS):
                continue
            heads = [
                tenures
                for office, tenures in offices.items()
                if dossier.offices[office].kind in HEADS
            ]
            if any(holds_when(tenures, when).possible for tenures in heads):
                continue
            left = firmly(when)
            may_lead = any(holds_when(firm_edges(each), left).possible for each in heads)
            severity: Severity | None = "info" if may_lead else None
            tail = f", who held {_offices_words(offices)}" if offices else f" as {row.office}"
            yield Problem(
                owner,
                field,
                f"must be a head of state, government or organization{_on(when)}, as the meeting "
                f"is of level leaders, {but(severity, row.actor)}{tail}",
                "say for whom they came (on_behalf_of), add the office, or correct the level",
                severity,
            )


_AS_LEADER: Final = ("participant", "host", "chair", "guest")
"""The roles of those who make a meeting one of leaders."""


def _taking_part(meeting: Meeting) -> Iterator[tuple[str, str, Participation | Party]]:
    """Yield the persons who take part in a meeting for themselves, and where each is named."""
    rows = {row.actor for row in meeting.participants}
    for row in meeting.participants:
        if row.status in ("attended", "expected", "confirmed") and _for_itself(row):
            yield row.id, "actor", row
    for place, party in enumerate(meeting.parties):
        if party.actor not in rows and _for_itself(party):
            yield meeting.id, f"parties/{place}/actor", party


def _for_itself(row: Participation | Party) -> bool:
    person = kind_of(row.actor) == "leader"
    return person and row.on_behalf_of is None and row.role in _AS_LEADER


def _unheld(
    dossier: Dossier,
    place: tuple[str, str],
    people: Sequence[str],
    office: str,
    when: When | None,
) -> Iterator[Problem]:
    """Find where nobody of these holds an office at some time."""
    by_leader = dossier.derived(tenures_by_leader)
    mine = [row for each in people for row in by_leader.get(each, {}).get(office, ())]
    severity: Severity | None = None
    if mine:
        own = [dossier.derived(Terms).of(each, office) for each in people]
        if any(each.may_hold(when) for each in own):
            return
        if any(each.may_be_elect(when) for each in own):
            severity = "info"
        tail = f"which they held {_listed(mine)}"
        if any(each.firmly.may_hold(firmly(when)) for each in own):
            severity = "info"
    elif other := _other_holder(dossier, office, when):
        tail = f"which {other} held then"
        if not _other_holder(dossier, office, firmly(when), firm=True):
            severity = "info"
    elif office not in dossier.derived(tenures_by_office) and not any(
        each in by_leader for each in people
    ):
        return
    else:
        tail = "in which the dossier has no tenure of theirs"
        severity = "info"
    who = " or ".join(people)
    yield Problem(
        *place,
        f"must be an office that {who} holds{_on(when)}, {but(severity, office)}, {tail}",
        "correct the office or the date, or add the tenure",
        severity,
    )


def _other_holder(
    dossier: Dossier, office: str, when: When | None, *, firm: bool = False
) -> str | None:
    """Find who certainly holds an exclusive office at some time; firmly, whatever is doubtful."""
    if when is None or not dossier.offices[office].exclusive:
        return None
    holders = dossier.derived(_firm_holders if firm else _holders).get(office)
    if holders is None:
        return None
    near = holders.touching(*days_of(when))
    return next((row.leader for row in near if held([row], when).certain), None)


def _holders(dossier: Dossier) -> dict[str, ByTime[Tenure]]:
    """Arrange the tenures of each office by the days on which they certainly hold."""
    return {
        office: certain_times(rows) for office, rows in dossier.derived(tenures_by_office).items()
    }


def _firm_holders(dossier: Dossier) -> dict[str, ByTime[Tenure]]:
    return {
        office: certain_times(firm_edges(rows))
        for office, rows in dossier.derived(tenures_by_office).items()
    }


def _parties_out_of_office(
    dossier: Dossier, owner: str, parties: tuple[Party, ...], when: When | None
) -> Iterator[Problem]:
    for place, party in enumerate(parties):
        if party.office is not None and kind_of(party.actor) == "leader":
            yield from _unheld(
                dossier, (owner, f"parties/{place}/office"), [party.actor], party.office, when
            )


def _on(when: When | None) -> str:
    return f" on {when}" if when is not None else ""


def _tenure_words(tenure: Tenure) -> str:
    words = edge_words(tenure)
    return words if tenure.status == "substantive" else f"{words} ({tenure.status})"


def _listed(rows: Sequence[Tenure]) -> str:
    """Write when tenures hold: of very many, the first and how many more there are."""
    more = f" and {len(rows) - _LISTED:,} times more" if len(rows) > _LISTED else ""
    return ", ".join(map(_tenure_words, rows[:_LISTED])) + more


def _offices_words(offices: dict[str, list[Tenure]]) -> str:
    return ", ".join(
        f"{office} ({', '.join(map(_tenure_words, rows))})" for office, rows in offices.items()
    )


ACT_RULES: Final[tuple[Rule, ...]] = (
    speaker_out_of_office,
    participant_out_of_office,
    acting_for_another_body,
    no_leader,
)
"""The rules on acting in offices, in the order of their codes."""
