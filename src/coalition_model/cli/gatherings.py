"""Who meets whom, and who belongs to what."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from coalition_model import queries
from coalition_model.cli.claims import claims_about
from coalition_model.cli.page import Cell, Page, joined, styled, tag
from coalition_model.dossier import Dossier
from coalition_model.entities.kinds import BY_KIND
from coalition_model.entities.meetings import Meeting
from coalition_model.entities.offices import Tenure
from coalition_model.entities.organizations import Membership, MembershipStatus, Organization
from coalition_model.queries.dates_in_words import date_words, when_words
from coalition_model.queries.indexes import memberships_by_organization
from coalition_model.queries.meetings import Attendee
from coalition_model.queries.naming import Names, phrase, plain
from coalition_model.queries.wording import Words, signed
from coalition_model.values.edtf import EdtfDate
from coalition_model.values.ids import kind_of

Pairs = list[tuple[Cell, Cell]]

_ATTENDANCE: Final = (
    "attended",
    "confirmed",
    "expected",
    "invited",
    "declined",
    "absent",
    "not-invited",
)
_STATUSES: Final[tuple[MembershipStatus, ...]] = (
    "member",
    "observer",
    "candidate",
    "aspirant",
    "suspended",
    "withdrawn",
)

_AMONG: Final = {"military": "the military"}
_PARTS_OF_DAY: Final = {"noon": "at noon", "night": "at night"}


def print_meeting(page: Page, names: Names, meeting: Meeting) -> None:
    """Print one meeting: when and where, who, what about, what came of it."""
    when = when_words(meeting.when, weekday=True) if meeting.when else "no date"
    name = styled(names.of(meeting), "bold")
    page.line(joined(styled(when, "bold"), "  ", name, " ", tag(meeting.id)))
    words = Words(names)
    rows: Pairs = [("what", _what(names, meeting))]
    if meeting.places:
        rows.append(("where", names.names(meeting.places)))
    rows += [(role, actors) for role, actors in _roles(words, meeting)]
    rows += _attendance(names, meeting)
    rows += [("agenda", names.text(each)) for each in meeting.agenda]
    rows += [("outcome", names.text(each)) for each in meeting.outcomes]
    rows += [(plain(each.kind), words.name(each.target)) for each in meeting.relations]
    rows += _claimed(names, meeting.id)
    page.pairs(rows)


def _what(names: Names, meeting: Meeting) -> str:
    body = f"of {names.name(meeting.body)}" if meeting.body else ""
    ordinal = f"no. {meeting.ordinal}" if meeting.ordinal else ""
    level = f"among {_AMONG.get(meeting.level, meeting.level)}" if meeting.level else ""
    online = {"yes": "online", "no": "in person"}.get(str(meeting.online), "")
    day = meeting.part_of_day
    part = _PARTS_OF_DAY.get(day, f"in the {day}") if day else ""
    status = signed(meeting.status) if meeting.status else ""
    kind = plain(meeting.kind)
    if kind == "video conference":
        online = ""
    return ", ".join(
        each for each in (phrase(kind, ordinal, body), level, part, online, status) if each
    )


def _roles(words: Words, meeting: Meeting) -> list[tuple[str, str]]:
    by_role: dict[str, list[str]] = {}
    for party in meeting.parties:
        by_role.setdefault(party.role, []).append(words.name(party.actor))
    return [(role, ", ".join(actors)) for role, actors in by_role.items()]


def _attendance(names: Names, meeting: Meeting) -> Pairs:
    """Give who was there, was expected and was not, those of one status together."""
    rows = queries.attendance(names.dossier, meeting.id)
    found: Pairs = []
    for status in _ATTENDANCE:
        there = [_attendee(names, row, meeting) for row in rows if row.status == status]
        if there:
            found.append((signed(status), ", ".join(there)))
    return found


def _attendee(names: Names, row: Attendee, meeting: Meeting) -> str:
    stated = {(party.actor, party.role) for party in meeting.parties}
    known = row.role == "participant" or (row.actor.id, row.role) in stated
    details = [
        "" if known else row.role,
        "remote" if row.mode == "remote" else "",
        f"for {names.name(row.on_behalf_of)}" if row.on_behalf_of else "",
    ]
    told = ", ".join(each for each in details if each)
    return names.of(row.actor) + (f" ({told})" if told else "")


def print_organization(
    page: Page, names: Names, organization: Organization, on: EdtfDate | None = None
) -> None:
    """Print one organization: what it is, who is in it, what it is for."""
    page.line(joined(styled(names.of(organization), "bold"), " ", tag(organization.id)))
    words = Words(names)
    status = signed(organization.status) if organization.status else ""
    rows: Pairs = [("what", phrase(plain(organization.kind) + ("," if status else ""), status))]
    if organization.parent is not None:
        rows.append(("part of", words.name(organization.parent)))
    if organization.founded is not None:
        rows.append(("founded", date_words(organization.founded)))
    if organization.dissolved is not None:
        rows.append(("dissolved", date_words(organization.dissolved)))
    by_role: dict[str, list[str]] = {}
    for party in organization.parties:
        by_role.setdefault(party.role, []).append(words.actor(party))
    rows += [(role, ", ".join(actors)) for role, actors in by_role.items()]
    rows += membership_rows(names, organization, on)
    rows += [("objective", words.value(each)) for each in organization.objectives]
    rows += _claimed(names, organization.id)
    page.pairs(rows)


def membership_rows(names: Names, organization: Organization, on: EdtfDate | None) -> Pairs:
    """Give how many members are declared, and who is named as what."""
    rows: Pairs = []
    edges = memberships(names.dossier, organization.id)
    named: set[str] = {
        edge.member for edge in edges if edge.status == "member" and not _ended(edge)
    }
    if organization.declared_size is not None:
        size = Words(names).quantity(organization.declared_size)
        rows.append(("declared size", f"{size}; named here: {_count(named)}"))
    elif named:
        rows.append(("named here", _count(named)))
    if on is not None:
        return rows + _members_on(names, organization, on)
    for status in _STATUSES:
        of_status = [edge for edge in edges if edge.status == status]
        now = sorted({names.name(edge.member) for edge in of_status if not _ended(edge)})
        if now:
            rows.append((f"{status}s" if status.endswith("r") else status, ", ".join(now)))
        past = [edge for edge in of_status if _ended(edge)]
        rows += [(f"ended, {status}", _with_period(names, past))] if past else []
    return rows


def memberships(dossier: Dossier, organization: str) -> list[Membership]:
    """Give the memberships of an organization."""
    return dossier.derived(memberships_by_organization).get(organization, [])


def _ended(edge: Membership) -> bool:
    return edge.period is not None and isinstance(edge.period.end, EdtfDate)


def _with_period(names: Names, edges: list[Membership]) -> str:
    return "; ".join(
        f"{names.name(edge.member)} ({when_words(edge.period)})" for edge in edges if edge.period
    )


def _members_on(names: Names, organization: Organization, on: EdtfDate) -> Pairs:
    rows: Pairs = [("on", date_words(on))]
    for status in _STATUSES:
        found = queries.members(names.dossier, organization.id, on=on, status=status)
        for certain, words in ((True, ""), (False, "perhaps ")):
            there = sorted(names.of(row.member) for row in found if row.answer.certain is certain)
            if there:
                rows.append((f"{words}{status}", ", ".join(there)))
    return rows if len(rows) > 1 else [("on", f"{date_words(on)}: nobody")]


def _count(members: Iterable[str]) -> str:
    """Count members by their kinds."""
    kinds = Counter(kind_of(each) for each in members)
    counted = [
        f"{count:,} {kind if count == 1 else BY_KIND[kind].section}"
        for kind, count in kinds.items()
    ]
    return " and ".join(sorted(counted, key=lambda each: each.split()[-1], reverse=True)) or "none"


def _claimed(names: Names, about: str) -> Pairs:
    """Say how many claims there are of something, those of its parts included."""
    found = claims_about(names.dossier, about)
    if not found:
        return []
    return [("claims", f"{len(found)}, of it or of its parts")]


def tenure_words(tenures: Iterable[Tenure]) -> str:
    """Say when somebody held an office, as far as each tenure tells."""
    found: list[str] = []
    for tenure in tenures:
        period = when_words(tenure.period) if tenure.period else "period not known"
        if tenure.period is None and tenure.attested:
            period = "attested on " + ", ".join(date_words(day) for day in tenure.attested)
        found.append(period + ("" if tenure.status == "substantive" else f" ({tenure.status})"))
    return "; ".join(found)
