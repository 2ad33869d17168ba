"""Rules on time: nothing acts, belongs or is held outside of the time in which it exists."""

from collections.abc import Iterator
from typing import Final, Protocol, TypeGuard

from coalition_model.dossier import Dossier
from coalition_model.queries.common import Edge
from coalition_model.rules.common import certain_part
from coalition_model.rules.findings import Problem, Severity
from coalition_model.rules.lives import (
    Spells,
    but,
    day_outside,
    doubt,
    life_words,
    lives,
    outside,
    shared,
    stretch_of,
    when_outside,
)
from coalition_model.rules.rule import Rule, rule
from coalition_model.values.allen import holds_on
from coalition_model.values.answers import Answer
from coalition_model.values.edtf import EdtfDate, EdtfInterval
from coalition_model.values.ids import kind_of
from coalition_model.values.interval_ends import OPEN
from coalition_model.values.parties import Party
from coalition_model.values.when import When


class _IdentifiedEdge(Edge, Protocol):
    @property
    def id(self) -> str: ...


@rule(
    "TIM001",
    "error",
    passing="""
      leaders: [{id: leader:ada, names: [Ada], life: 1950/2020-05}]
      offices: [{id: office:president, of: state:FR, kind: head-of-state}]
      tenures: [{leader: leader:ada, office: office:president, period: 2017/2020-05-12}]
    """,
    failing="""
      leaders: [{id: leader:ada, names: [Ada], life: 1950/2020-05}]
      offices: [{id: office:president, of: state:FR, kind: head-of-state}]
      tenures: [{leader: leader:ada, office: office:president, period: 2017/2021-05-12}]
    """,
)
def tenure_outside_life(dossier: Dossier) -> Iterator[Problem]:
    """Who holds an office is alive.

    Compares `period` and `attested` of a tenure with the `life` of its person. An office that is
    still held ('2017/..') by somebody who has died is found too. Silent where the dates leave it
    open: unknown ends, the month of the death; info where one of them is uncertain or approximate.
    """
    known = dossier.derived(lives)
    for tenure in dossier.tenures.values():
        if tenure.leader in known:
            yield from _beyond(dossier, tenure, tenure.leader, known[tenure.leader])


@rule(
    "TIM002",
    "error",
    passing="""
      organizations: [{id: organization:club, kind: coalition, founded: 2025-03}]
      offices: [{id: office:chair, of: organization:club, kind: head-of-organization}]
      tenures: [{leader: leader:ada, office: office:chair, period: 2025-03-02/..}]
    """,
    failing="""
      organizations: [{id: organization:club, kind: coalition, founded: 2025-03}]
      offices: [{id: office:chair, of: organization:club, kind: head-of-organization}]
      tenures: [{leader: leader:ada, office: office:chair, period: 2025-02-28/..}]
    """,
)
def tenure_outside_body(dossier: Dossier) -> Iterator[Problem]:
    """An office is held while the state or organization that it is a post of exists.

    Compares `period` and `attested` of a tenure with the `spells` of the state, or `founded` and
    `dissolved` of the organization. Silent where the dates leave it open, and where OFF001 already
    says that the office did not exist; info where a date is uncertain or approximate.
    """
    known = dossier.derived(lives)
    if not known:
        return
    for tenure in dossier.tenures.values():
        office = dossier.offices[tenure.office]
        if office.of not in known:
            continue
        existed, period = office.period, tenure.period
        if existed is not None and period is not None and outside(period, (existed,)):
            continue
        yield from _beyond(dossier, tenure, office.of, known[office.of])


@rule(
    "TIM003",
    "error",
    passing="""
      organizations: [{id: organization:club, kind: coalition, founded: 2025-03, dissolved: 2026}]
      offices:
        - {id: office:chair, of: organization:club, kind: head-of-organization, period: 2025-03/}
    """,
    failing="""
      organizations: [{id: organization:club, kind: coalition, founded: 2025-03, dissolved: 2026}]
      offices:
        - {id: office:chair, of: organization:club, kind: head-of-organization, period: 2025-03/..}
    """,
)
def office_outside_body(dossier: Dossier) -> Iterator[Problem]:
    """An office exists only while its state or organization does.

    Compares the `period` of an office with the `spells` of its state, or `founded` and `dissolved`
    of its organization; an open end ('..') says that the office still exists, an unknown one does
    not. Silent where the dates leave it open; info where one is uncertain or approximate.
    """
    known = dossier.derived(lives)
    for office in dossier.offices.values():
        if office.period is None or office.of not in known:
            continue
        spells = known[office.of]
        if outside(office.period, spells):
            severity = doubt(outside, office.period, spells)
            yield Problem(
                office.id,
                "period",
                f"must be within {life_words(dossier, office.of, spells)}, "
                + but(severity, office.period),
                f"correct the period, or the dates of {office.of}",
                severity,
            )


@rule(
    "TIM004",
    "error",
    passing="""
      states: [{id: state:UA, names: [Ukraine], spells: [1991-08-24/..]}]
      memberships:
        - {organization: organization:club, member: state:UA, period: 1991/..}
    """,
    failing="""
      states: [{id: state:UA, names: [Ukraine], spells: [1991-08-24/..]}]
      memberships:
        - {organization: organization:club, member: state:UA, period: 1945-10-24/..}
    """,
)
def membership_outside_life(dossier: Dossier) -> Iterator[Problem]:
    """What belongs to an organization exists: the person lives, the state or organization is there.

    Compares `period` and `attested` of a membership with the `life` of the person, the `spells` of
    the state, or `founded` and `dissolved` of the organization that is the member. A state may be
    a member from one spell into another. Silent where the dates leave it open; info where one is
    uncertain or approximate. The organization that it belongs to is the matter of MEM001.
    """
    known = dossier.derived(lives)
    for membership in dossier.memberships.values():
        if membership.member in known:
            yield from _beyond(dossier, membership, membership.member, known[membership.member])


@rule(
    "TIM005",
    "error",
    passing="""
      organizations: [{id: organization:club, kind: coalition, founded: 2025-03}]
      meetings: [{id: meeting:first, body: organization:club, when: 2025-03-02}]
    """,
    failing="""
      organizations: [{id: organization:club, kind: coalition, founded: 2025-03}]
      meetings: [{id: meeting:first, body: organization:club, when: 2025-02-17}]
    """,
)
def meeting_outside_body(dossier: Dossier) -> Iterator[Problem]:
    """An organization meets after it was founded and before it is dissolved.

    Compares `when` of a meeting with `founded` and `dissolved` of its `body`; sharing a moment is
    enough, so the conference that founds it may begin before. Cancelled and postponed meetings are
    not judged. Silent where the dates leave it open; info where one is uncertain or approximate.
    """
    known = dossier.derived(lives)
    for meeting in dossier.meetings.values():
        body, when = meeting.body, meeting.when
        if body is None or when is None or meeting.status in ("cancelled", "postponed"):
            continue
        spells = known.get(body)
        if not spells:
            continue
        certain = certain_part(when)
        if when_outside(certain, spells):
            severity = doubt(when_outside, certain, spells)
            yield Problem(
                meeting.id,
                "when",
                f"must be within {life_words(dossier, body, spells)}, " + but(severity, when),
                f"correct the date, or leave out the body if this was no meeting of {body} yet",
                severity,
            )


_ACTS_NOT: Final = frozenset({"beneficiary", "target"})


@rule(
    "TIM006",
    "error",
    passing="""
      leaders: [{id: leader:ada, names: [Ada], life: 1950/2025-08-17}]
      statements: [{id: statement:last, kind: post, speakers: [leader:ada], when: 2025-08-17}]
    """,
    failing="""
      leaders: [{id: leader:ada, names: [Ada], life: 1950/2025-08-17}]
      statements: [{id: statement:last, kind: post, speakers: [leader:ada], when: 2025-08-18}]
    """,
)
def actor_outside_life(dossier: Dossier) -> Iterator[Problem]:
    """Who speaks, takes part or is a party exists at that time, and so does whom they act for.

    Compares the `when` of statements, meetings, events and plans with the life, spells or
    foundation and dissolution of their speakers, participants and parties, and of the states and
    organizations that these act for (`on_behalf_of`); positions are POS002's.
    Who is only a target or beneficiary need not exist, nor who declined, was absent or was not
    invited. Silent where the dates leave it open; info where one is uncertain or approximate.
    """
    known = dossier.derived(lives)
    if not known:
        return
    for owner, field, actor, when in _acts(dossier):
        spells = known.get(actor)
        if spells is None:
            continue
        certain = certain_part(when)
        if when_outside(certain, spells):
            severity = doubt(when_outside, certain, spells)
            yield Problem(
                owner,
                field,
                f"must be somebody who exists on {when}, "
                + but(severity, f"{actor} ({', '.join(map(str, spells))})"),
                f"correct the actor, the date, or the dates of {actor}",
                severity,
            )


@rule(
    "TIM007",
    "error",
    passing="""
      memberships:
        - organization: organization:club
          member: state:FR
          period: 2025-03/
          attested: [2025-08-17]
    """,
    failing="""
      memberships:
        - organization: organization:club
          member: state:FR
          period: 2025-03/2025-06
          attested: [2025-08-17]
    """,
)
def attested_outside_period(dossier: Dossier) -> Iterator[Problem]:
    """A day on which a source attests a tenure or membership lies within its period.

    Compares the days of `attested` with `period`. Silent where the period may reach there: an
    unknown end, or an end given as a month in which the day lies; info where a date is uncertain
    or approximate.
    """
    for edges in (dossier.tenures, dossier.memberships):
        for edge in edges.values():
            if edge.period is None:
                continue
            for place, day in enumerate(edge.attested):
                if _not_on(edge.period, day):
                    severity = doubt(_not_on, edge.period, day)
                    yield Problem(
                        edge.id,
                        f"attested/{place}",
                        f"must be within period {edge.period}, " + but(severity, day),
                        "correct one of them, or write the time apart as an edge of its own",
                        severity,
                    )


@rule(
    "TIM008",
    "error",
    passing="""
      states: [{id: state:FR, names: [France], spells: [1816/1942-11-11, 1944-08-25/..]}]
    """,
    failing="""
      states: [{id: state:FR, names: [France], spells: [1816/1945, 1944-08-25/..]}]
    """,
)
def spells_overlap(dossier: Dossier) -> Iterator[Problem]:
    """The spells of a state lie apart, in the order of time.

    Compares each of the `spells` with the one written before it: they share at most the boundary
    day. Silent where the dates leave it open, as where one ends and the next begins in one month;
    info where one is uncertain or approximate.
    """
    for state in dossier.states.values():
        for place in range(1, len(state.spells)):
            one, other = state.spells[place - 1], state.spells[place]
            mine, theirs = stretch_of(one), stretch_of(other)
            common = shared(mine, theirs) if mine is not None and theirs is not None else None
            if common is not None or _begins_before(other, one):
                firm = common is not None and common.first_is_firm and common.last_is_firm
                severity = None if firm else doubt(_begins_before, other, one)
                yield Problem(
                    state.id,
                    f"spells/{place}",
                    f"must begin when the spell before it ({one}) has ended, "
                    + but(severity, other),
                    "join the two, put them in order, or correct the ends",
                    severity,
                )


def _begins_before(one: EdtfInterval, other: EdtfInterval) -> bool:
    """Tell whether one period certainly begins before another does."""
    if not isinstance(other.start, EdtfDate):
        return False
    begins = one.start
    return begins is OPEN or (isinstance(begins, EdtfDate) and begins.latest < other.start.earliest)


def _not_on(period: EdtfInterval, day: EdtfDate) -> bool:
    return holds_on(period, day) is Answer.NO


def _beyond(
    dossier: Dossier, edge: _IdentifiedEdge, actor: str, spells: Spells
) -> Iterator[Problem]:
    """Find where an edge certainly leaves the time of somebody that it joins."""

    def problem(field: str, value: object, severity: Severity | None) -> Problem:
        return Problem(
            edge.id,
            field,
            f"must be within {life_words(dossier, actor, spells)}, " + but(severity, value),
            f"correct it, or the dates of {actor}",
            severity,
        )

    period = edge.period
    if period is not None and outside(period, spells):
        yield problem("period", period, doubt(outside, period, spells))
    for place, day in enumerate(edge.attested):
        if day_outside(day, spells):
            yield problem(f"attested/{place}", day, doubt(day_outside, day, spells))


def _acts(dossier: Dossier) -> Iterator[tuple[str, str, str, When]]:
    """Yield who acts or is acted for, when: owner's id, field that names them, they, the time."""
    for statement in dossier.statements.values():
        if statement.when is not None:
            for place, speaker in enumerate(statement.speakers):
                yield statement.id, f"speakers/{place}", speaker, statement.when
            for place, body in enumerate(statement.on_behalf_of):
                if _is_body(body):
                    yield statement.id, f"on_behalf_of/{place}", body, statement.when
    for meeting in dossier.meetings.values():
        if meeting.when is None or meeting.status in ("cancelled", "postponed"):
            continue
        yield from _parties(meeting.id, meeting.parties, meeting.when)
        for row in meeting.participants:
            if row.status not in ("declined", "absent", "not-invited"):
                yield row.id, "actor", row.actor, meeting.when
                if _is_body(row.on_behalf_of):
                    yield row.id, "on_behalf_of", row.on_behalf_of, meeting.when
    for event in dossier.events.values():
        if event.when is not None:
            yield from _parties(event.id, event.parties, event.when)
    for plan in dossier.plans.values():
        if plan.when is not None:
            yield from _parties(plan.id, plan.parties, plan.when)


def _is_body(actor: str | None) -> TypeGuard[str]:
    """Tell whether it is a state or organization: one may well act for somebody who has died."""
    return actor is not None and kind_of(actor) != "leader"


def _parties(
    owner: str, parties: tuple[Party, ...], when: When
) -> Iterator[tuple[str, str, str, When]]:
    for place, party in enumerate(parties):
        if party.role not in _ACTS_NOT:
            yield owner, f"parties/{place}/actor", party.actor, when
            if _is_body(party.on_behalf_of):
                yield owner, f"parties/{place}/on_behalf_of", party.on_behalf_of, when


LIFE_RULES: Final[tuple[Rule, ...]] = (
    tenure_outside_life,
    tenure_outside_body,
    office_outside_body,
    membership_outside_life,
    meeting_outside_body,
    actor_outside_life,
    attested_outside_period,
    spells_overlap,
)
"""The rules on what exists when, in the order of their codes."""
