"""Who holds an office, and who may speak for whom."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from coalition_model.dossier import Dossier
from coalition_model.entities.leaders import Leader
from coalition_model.entities.offices import Office, OfficeKind, Tenure
from coalition_model.queries.common import DayLike, any_holds, as_date, edge_holds
from coalition_model.queries.indexes import offices_by_owner, tenures_by_office
from coalition_model.values.answers import Answer
from coalition_model.values.edtf import EdtfDate

REPRESENTS: Final[tuple[OfficeKind, ...]] = (
    "head-of-state",
    "head-of-state-and-government",
    "head-of-government",
    "foreign-minister",
    "head-of-organization",
)
"""Offices whose holders represent their state without producing full powers (Vienna Convention on
the Law of Treaties, article 7(2)(a)), and the heads of organizations."""


class Holder(NamedTuple):
    """Who held an office on a day, by which tenures, and whether that is certain."""

    leader: Leader
    tenures: tuple[Tenure, ...]
    answer: Answer


class Representative(NamedTuple):
    """Who may speak for a state or organization on a day, by which office."""

    leader: Leader
    office: Office
    tenures: tuple[Tenure, ...]
    answer: Answer


def hold_office(tenures: Sequence[Tenure], day: EdtfDate) -> Answer:
    """Tell whether the tenures of one person make it hold their office at some moment of a day.

    Who is only elected does not hold it yet; who is disputed holds it at most perhaps.
    """
    undisputed = [each for each in tenures if each.status not in ("elect", "disputed")]
    disputed = [each for each in tenures if each.status == "disputed"]
    return any_holds(undisputed, day) | (any_holds(disputed, day) & Answer.UNKNOWN)


def office_holders(dossier: Dossier, office: str, *, on: DayLike) -> list[Holder]:
    """Find who held an office on a day.

    On a handover day both holders answer YES. Who certainly did not hold it is left out.

    Args:
        dossier: where to look.
        office: the id of the office.
        on: the day.

    Raises:
        UnknownId: the dossier has no such office.
        InvalidDate: `on` is no date.
    """
    dossier.require(office, "office")
    day = as_date(on)
    by_leader: dict[str, list[Tenure]] = {}
    for tenure in dossier.derived(tenures_by_office).get(office, ()):
        by_leader.setdefault(tenure.leader, []).append(tenure)
    found: list[Holder] = []
    for leader, tenures in by_leader.items():
        answer = hold_office(tenures, day)
        if answer.possible:
            possible = tuple(each for each in tenures if edge_holds(each, day).possible)
            found.append(Holder(dossier.leaders[leader], possible, answer))
    return found


def representatives(dossier: Dossier, actor: str, *, on: DayLike) -> list[Representative]:
    """Find who could speak for a state or organization on a day, by virtue of an office.

    These are heads of state, heads of government and foreign ministers of a state (Vienna
    Convention on the Law of Treaties, article 7(2)(a)) and the heads of an organization, of higher
    office first. A person is not a representative by having spoken.

    Args:
        dossier: where to look.
        actor: the id of the state or organization.
        on: the day.

    Raises:
        UnknownId: the dossier has no such state or organization.
        InvalidDate: `on` is no date.
    """
    dossier.require(actor, "state", "organization")
    offices = [
        office
        for office in dossier.derived(offices_by_owner).get(actor, ())
        if office.kind in REPRESENTS
    ]
    offices.sort(key=lambda office: (REPRESENTS.index(office.kind), office.id))
    return [
        Representative(holder.leader, office, holder.tenures, holder.answer)
        for office in offices
        for holder in office_holders(dossier, office.id, on=on)
    ]
