"""Rules on who belongs to what, when and as what."""

from collections.abc import Iterable, Iterator
from typing import Final

from coalition_model.dossier import Dossier
from coalition_model.entities.organizations import Membership, Organization
from coalition_model.entities.states import State
from coalition_model.queries.indexes import memberships_by_organization
from coalition_model.queries.names import words
from coalition_model.rules.common import blamed
from coalition_model.rules.findings import Problem, Severity
from coalition_model.rules.lives import (
    Stretch,
    but,
    day_outside,
    doubt,
    doubt_of_shared,
    edge_words,
    life_words,
    lives,
    outside,
    shared,
    stretch_of,
    stretch_words,
)
from coalition_model.rules.membership_circles import CIRCLE_RULES
from coalition_model.rules.rule import Rule, rule
from coalition_model.values.answers import Answer
from coalition_model.values.edtf import EdtfDate
from coalition_model.values.ids import kind_of
from coalition_model.values.interval_ends import OPEN
from coalition_model.values.quantities import Quantity
from coalition_model.values.text import Text

_Row = tuple[Stretch, Membership]

NOT_MEMBERS: Final = ("observer", "candidate", "aspirant", "withdrawn")
"""What a member is not; one that is suspended may still be called a member."""


def _several(dossier: Dossier) -> list[list[Membership]]:
    """Collect the memberships of one member in one organization, where there are several."""
    found: dict[tuple[str, str], list[Membership]] = {}
    for edge in dossier.memberships.values():
        found.setdefault((edge.organization, edge.member), []).append(edge)
    return [edges for edges in found.values() if len(edges) > 1]


@rule(
    "MEM001",
    "error",
    passing="""
      organizations: [{id: organization:club, kind: coalition, founded: 2025-03}]
      memberships: [{organization: organization:club, member: state:FR, period: 2025-03-02/..}]
    """,
    failing="""
      organizations: [{id: organization:club, kind: coalition, founded: 2025-03}]
      memberships: [{organization: organization:club, member: state:FR, period: 2025-02-17/..}]
    """,
)
def member_before_founding(dossier: Dossier) -> Iterator[Problem]:
    """One belongs to an organization after it was founded and before it is dissolved.

    Compares `period` and `attested` of a membership of any status with `founded` and `dissolved`
    of its organization. A membership that goes on ('../..') in one that is dissolved is found too.
    Silent where the dates leave it open; info where one is uncertain or approximate.
    """
    known = dossier.derived(lives)
    for edge in dossier.memberships.values():
        spells = known.get(edge.organization)
        if spells is None:
            continue
        what = f"must be within {life_words(dossier, edge.organization, spells)}, "
        hint = f"correct it, or the dates of {edge.organization}"
        if edge.period is not None and outside(edge.period, spells):
            severity = doubt(outside, edge.period, spells)
            yield Problem(edge.id, "period", what + but(severity, edge.period), hint, severity)
        for place, day in enumerate(edge.attested):
            if day_outside(day, spells):
                severity = doubt(day_outside, day, spells)
                yield Problem(
                    edge.id, f"attested/{place}", what + but(severity, day), hint, severity
                )


@rule(
    "MEM002",
    "warning",
    passing="""
      organizations:
        - {id: organization:club, kind: coalition, declared_size: {value: 2, qualifier: at-least}}
      memberships:
        - {organization: organization:club, member: state:FR}
        - {organization: organization:club, member: state:GB}
        - {organization: organization:club, member: state:UA}
    """,
    failing="""
      organizations: [{id: organization:club, kind: coalition, declared_size: {value: 2}}]
      memberships:
        - {organization: organization:club, member: state:FR}
        - {organization: organization:club, member: state:GB}
        - {organization: organization:club, member: state:UA}
    """,
)
def more_members_than_declared(dossier: Dossier) -> Iterator[Problem]:
    """No more members are named than the organization is said to have.

    Counts the members of status `member` of which no date says that they left, and compares them
    with the most that `declared_size` can be: 'about 30' reaches a tenth higher, 'at least 30' has
    no end, a share of something is not judged. Fewer are fine: nobody is invented to fill a list.
    Where the size says what it counts, only states, organizations or persons count: those that the
    words mean ('31 countries', '30 leaders', in several languages). That all kinds together are
    more, or only with those whose membership ended on an unknown day, is said at severity info.
    Silent where the words mean none of these: brigades, ships, votes.
    """
    edges_of = dossier.derived(memberships_by_organization)
    for organization in dossier.organizations.values():
        size, edges = organization.declared_size, edges_of.get(organization.id)
        if size is None or edges is None or size.unit is not None:
            continue
        named = [edge for edge in edges if edge.status == "member" and not _has_left(edge)]
        kinds = _counted_kinds(size.of)
        if not named or not kinds:
            continue
        staying = {edge.member for edge in named if edge.period is None or edge.period.end is OPEN}
        severity, count = None, sum(kind_of(each) in kinds for each in staying)
        if not _exceeds(count, size):
            severity, count = _INFO, len({edge.member for edge in named})
        if _exceeds(count, size):
            yield Problem(
                *_to_blame(dossier, organization, edges),
                f"must be at least the members that are named, {count}, " + but(severity, size),
                "correct the size, or say when members left",
                severity,
            )


_INFO: Final[Severity] = "info"


@rule(
    "MEM003",
    "warning",
    passing="""
      memberships:
        - {organization: organization:club, member: state:GB, period: 1973-01-01/2020-01-31}
        - {id: membership:again, organization: organization:club, member: state:GB, period: 2025/..}
    """,
    failing="""
      memberships:
        - {organization: organization:club, member: state:GB, period: 1973-01-01/..}
        - {id: membership:again, organization: organization:club, member: state:GB, period: 2025/..}
    """,
)
def member_twice(dossier: Dossier) -> Iterator[Problem]:
    """Nobody belongs to an organization twice at once in one status.

    Compares the periods of memberships that join the same two with one `status`; they may share
    the boundary day. One that is only attested, as by another source, may lie within another. Of
    two that have neither dates nor attested days it says at severity info that they may be the
    same. Silent where the dates leave it open; info where one is uncertain or approximate.
    """
    for edges in dossier.derived(_several):
        last: dict[tuple[str, bool], _Row] = {}
        undated: dict[str, Membership] = {}
        for edge in edges:
            if edge.period is None and not edge.attested:
                if edge.status in undated:
                    owner, other = blamed(dossier, undated[edge.status].id, edge.id)
                    yield Problem(
                        owner,
                        "period",
                        f"must tell it from {other}, which joins the same two as {edge.status} "
                        "and may be the same, but is not given in either",
                        "give their periods, or join the two",
                        "info",
                    )
                undated[edge.status] = edge
        for stretch, edge in _in_order(edge for edge in edges if edge.period is not None):
            for firm in (True, False):  # no doubtful end hides a certain one
                before = last.get((edge.status, firm))
                common = shared(stretch, before[0]) if before is not None else None
                if before is not None and common is not None:
                    yield _conflict(dossier, before[1], edge, common)
                    break
            key = (edge.status, stretch.last_is_firm)
            if key not in last or stretch.last > last[key][0].last:
                last[key] = (stretch, edge)


@rule(
    "MEM004",
    "error",
    passing="""
      memberships:
        - organization: organization:club
          member: state:UA
          status: candidate
          period: 2022-06-23/2025-03-02
        - id: membership:full
          organization: organization:club
          member: state:UA
          period: 2025-03-02/..
    """,
    failing="""
      memberships:
        - organization: organization:club
          member: state:UA
          status: candidate
          period: 2022-06-23/..
        - id: membership:full
          organization: organization:club
          member: state:UA
          period: 2025-03-02/..
    """,
)
def candidate_is_member(dossier: Dossier) -> Iterator[Problem]:
    """Who only wants to join, observes or has withdrawn is no member at the same time.

    Compares memberships of status candidate, aspirant, observer and withdrawn with those of status
    member that join the same two, by `period` and `attested`: they may share the boundary day.
    Where neither has any date it says so at severity info; where one has none, or the dates leave
    it open, it is silent. Info where a date is uncertain or approximate.
    """
    for edges in dossier.derived(_several):
        last: dict[tuple[bool, bool], _Row] = {}
        for stretch, edge in _in_order(edges):
            member = edge.status == "member"
            if not member and edge.status not in NOT_MEMBERS:
                continue
            for firm in (True, False):  # no doubtful end hides a certain one
                rival = last.get((not member, firm))
                common = shared(stretch, rival[0]) if rival is not None else None
                if rival is not None and common is not None:
                    yield _conflict(dossier, rival[1], edge, common)
                    break
            key = (member, stretch.last_is_firm)
            if key not in last or stretch.last > last[key][0].last:
                last[key] = (stretch, edge)
        undated = [edge for edge in edges if edge.period is None and not edge.attested]
        joined = next((edge for edge in undated if edge.status == "member"), None)
        other = next((edge for edge in undated if edge.status in NOT_MEMBERS), None)
        if joined is not None and other is not None:
            owner, rest = blamed(dossier, *sorted((joined.id, other.id)))
            yield Problem(
                owner,
                "status",
                f"must be held at another time than that of {rest}, "
                f"{dossier.memberships[rest].status}, "
                f"but may be held at once: {dossier.memberships[owner].status}",
                "give their periods, or leave one out",
                "info",
            )


@rule(
    "MEM008",
    "warning",
    passing="""
      organizations: [{id: organization:union, kind: union, status: dissolved}]
      memberships:
        - {organization: organization:club, member: organization:union, period: 2010/2015}
    """,
    failing="""
      organizations: [{id: organization:union, kind: union, status: dissolved}]
      memberships:
        - {organization: organization:club, member: organization:union, period: 2010/..}
    """,
)
def belongs_after_its_end(dossier: Dossier) -> Iterator[Problem]:
    """What is dissolved or former neither belongs to anything nor has members any more.

    Looks at memberships whose period is open at its end ('..': it goes on) and at organizations of
    status `dissolved` and states of status `former`, on either side, of which no date tells the
    end; where one does, TIM004 and MEM001 compare it. An unknown end ('2010/') is fine.
    """
    for edge in dossier.memberships.values():
        if edge.period is None or edge.period.end is not OPEN:
            continue
        for field, id_ in (("member", edge.member), ("organization", edge.organization)):
            entity = dossier[id_]
            if isinstance(entity, Organization):
                over = entity.status == "dissolved" and entity.dissolved is None
            else:
                over = isinstance(entity, State) and entity.status == "former" and not entity.spells
            if over:
                yield Problem(
                    edge.id,
                    "period",
                    f"must have an end, as the {field} {id_} is {entity.status}, "
                    f"but is {edge.period}",
                    f"write when it ended, an unknown end as {str(edge.period)[:-2]!r}",
                )


_KINDS: Final[dict[str, tuple[str, ...]]] = {
    "leader": (
        *("leader", "head", "person", "people", "politician", "minister", "president", "deput"),
        *("chefs", "dirigeant", "personn", "ministre", "fuhrer", "politiker", "lider", "лідер"),
        *("лидер", "міністр", "министр", "президент", "людей", "людеи"),
    ),
    "organization": (
        *("organi", "institution", "association", "agenc", "compan", "організ", "организ"),
    ),
    "state": (
        *("countr", "state", "nation", "pays", "etat", "staat", "land", "estado", "pais", "stati"),
        *("paesi", "kraj", "panstw", "краін", "держав", "стран", "государств", "دول", "国"),
    ),
}
"""The beginnings of the words for members of each kind, without accents."""


_MEMBERS: Final = (
    "member",
    "membre",
    "mitglied",
    "miembro",
    "membro",
    "член",
    "учасник",
    "участник",
)
"""The beginnings of the words for members of any kind."""

_OTHERS: Final = (
    *("headquarter", "landing", "landmin", "national", "personnel", "statement", "station"),
    *("statist",),
)
"""The beginnings of words that begin like those for members, but mean something else."""


def _counted_kinds(of: Text | None) -> frozenset[str]:
    """Say which kinds of member a size counts; none where its words are for other things."""
    if of is None:
        return frozenset(_KINDS)
    named = {word for text in of.wordings.values() for word in words(text)}
    named = {word for word in named if not word.startswith(_OTHERS)}
    kinds = [
        kind for kind, stems in _KINDS.items() if any(word.startswith(stems) for word in named)
    ]
    if kinds[:1] == ["leader"]:  # of heads of state, heads
        return frozenset(("leader",))
    if not kinds and any(word.startswith(_MEMBERS) for word in named):
        return frozenset(_KINDS)
    return frozenset(kinds)


def _exceeds(count: int, size: Quantity) -> bool:
    return count > size.bounds[1] and size.contains(count) is Answer.NO


def _has_left(edge: Membership) -> bool:
    return edge.period is not None and isinstance(edge.period.end, EdtfDate)


def _to_blame(
    dossier: Dossier, organization: Organization, edges: Iterable[Membership]
) -> tuple[str, str]:
    """Say where the size is to be mended: at the organization, or at one's own last member."""
    if organization.id not in dossier.borrowed:
        return organization.id, "declared_size"
    own = [edge.id for edge in edges if edge.id not in dossier.borrowed]
    return (max(own), "organization") if own else (organization.id, "declared_size")


def _in_order(edges: Iterable[Membership]) -> list[_Row]:
    """Put memberships into the order of the days from which they certainly hold."""
    found = [
        (stretch, edge)
        for edge in edges
        if (stretch := stretch_of(edge.period, edge.attested)) is not None
    ]
    return sorted(found, key=lambda row: (row[0].first, row[0].last, row[1].id))


def _conflict(dossier: Dossier, one: Membership, other: Membership, common: Stretch) -> Problem:
    owner, rival = blamed(dossier, one.id, other.id)
    mine, theirs = dossier.memberships[owner], dossier.memberships[rival]
    severity = doubt_of_shared(mine, theirs, common)
    return Problem(
        owner,
        "period" if mine.period is not None else "attested",
        f"must not share more than a boundary day with {theirs.id} ({theirs.status}, "
        f"{edge_words(theirs)}), "
        + but(
            severity,
            f"{edge_words(mine)} ({mine.status}): {stretch_words(common)} is in both",
            "may share more",
        ),
        "let one end when the other begins, or leave one out",
        severity,
    )


MEMBERSHIP_RULES: Final[tuple[Rule, ...]] = (
    member_before_founding,
    more_members_than_declared,
    member_twice,
    candidate_is_member,
    *CIRCLE_RULES,
    belongs_after_its_end,
)
