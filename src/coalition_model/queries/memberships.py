"""Who belongs to an organization, and to which others besides."""

from typing import NamedTuple, cast

from coalition_model.dossier import Dossier
from coalition_model.entities.common import Entity
from coalition_model.entities.organizations import Membership, MembershipStatus, Organization
from coalition_model.queries.common import DayLike, any_holds, as_date
from coalition_model.queries.indexes import claims_by_subject, memberships_by_organization
from coalition_model.values.answers import Answer
from coalition_model.values.edtf import EdtfDate


class Member(NamedTuple):
    """Who belonged to an organization on a day, by which memberships."""

    member: Entity
    memberships: tuple[Membership, ...]
    answer: Answer


def members(
    dossier: Dossier,
    organization: str,
    *,
    on: DayLike,
    also_in: str | None = None,
    not_in: str | None = None,
    status: MembershipStatus = "member",
) -> list[Member]:
    """Find who belonged to an organization on a day, perhaps to another too, or not to another.

    What is not named as a member of an organization is taken not to be one, as lists are closed;
    but where the organization declares more members than are named, or a claim calls its list
    open, the answer is UNKNOWN. Who certainly does not fit is left out.

    Args:
        dossier: where to look.
        organization: the id of the organization.
        on: the day.
        also_in: an organization that they must also be in.
        not_in: an organization that they must not be in.
        status: as what: member, observer, candidate, aspirant, ...

    Raises:
        UnknownId: the dossier has no such organization.
        InvalidDate: `on` is no date.
    """
    for each in (organization, also_in, not_in):
        if each is not None:
            dossier.require(each, "organization")
    day = as_date(on)
    found: list[Member] = []
    for member, edges in _by_member(dossier, organization, status).items():
        answer = any_holds(edges, day)
        if also_in is not None:
            answer &= is_member(dossier, member, also_in, on=day)
        if not_in is not None:
            answer &= ~is_member(dossier, member, not_in, on=day)
        if answer.possible:
            found.append(Member(dossier[member], edges, answer))
    return found


def is_member(dossier: Dossier, member: str, organization: str, *, on: DayLike) -> Answer:
    """Tell whether somebody belonged to an organization on a day; see `members`."""
    day = as_date(on)
    edges = _by_member(dossier, organization, "member").get(member)
    if edges is None:
        return Answer.UNKNOWN if is_open(dossier, organization, day) else Answer.NO
    return any_holds(edges, day)


def is_open(dossier: Dossier, organization: str, day: EdtfDate) -> bool:
    """Tell whether an organization may have members that the dossier does not name."""
    whole = cast("Organization", dossier[organization])
    if whole.declared_size is not None:
        named = [
            member
            for member, edges in _by_member(dossier, organization, "member").items()
            if any_holds(edges, day).possible
        ]
        if whole.declared_size.contains(len(named)) is not Answer.YES:
            return True
    return any(
        claim.field == "members" and claim.open
        for claim in dossier.derived(claims_by_subject).get(organization, ())
    )


def _by_member(
    dossier: Dossier, organization: str, status: MembershipStatus
) -> dict[str, tuple[Membership, ...]]:
    found: dict[str, tuple[Membership, ...]] = {}
    for edge in dossier.derived(memberships_by_organization).get(organization, ()):
        if edge.status == status:
            found[edge.member] = (*found.get(edge.member, ()), edge)
    return found
