"""Who met whom."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from coalition_model.dossier import Dossier
from coalition_model.entities.common import Entity
from coalition_model.entities.meetings import (
    Attendance,
    Meeting,
    MeetingStatus,
    Mode,
    Participation,
)
from coalition_model.queries.common import PeriodLike, as_period, undated_last
from coalition_model.values.allen import overlaps
from coalition_model.values.answers import Answer
from coalition_model.values.citations import Citation
from coalition_model.values.edtf import EdtfDate
from coalition_model.values.grouping import grouped
from coalition_model.values.ids import OfficeId
from coalition_model.values.moments import Moment
from coalition_model.values.parties import Party, PartyRole
from coalition_model.values.when import When, sort_key

_TAKES_PART: Final[dict[Attendance, Answer]] = {
    "attended": Answer.YES,
    "expected": Answer.UNKNOWN,
    "confirmed": Answer.UNKNOWN,
    "invited": Answer.UNKNOWN,
    "declined": Answer.NO,
    "absent": Answer.NO,
    "not-invited": Answer.NO,
}
_PRESENT_ROLES: Final[tuple[PartyRole, ...]] = ("host", "guest", "chair", "participant")


class MeetingRow(NamedTuple):
    """A meeting, and whether those who were asked for took part in it."""

    meeting: Meeting
    when: When | None
    status: MeetingStatus | None
    answer: Answer


class Attendee(NamedTuple):
    """Somebody at a meeting: as what, how, known as of when, on which evidence.

    The answer tells whether they took part: YES where they attended, NO where they were absent,
    declined or not invited, UNKNOWN where they were only expected or had confirmed.
    """

    actor: Entity
    role: PartyRole
    status: Attendance | None
    mode: Mode | None
    on_behalf_of: str | None
    office: OfficeId | None
    as_of: EdtfDate | Moment | None
    citations: tuple[Citation, ...]
    answer: Answer


def attendance(dossier: Dossier, meeting: str) -> list[Attendee]:
    """Find who was at a meeting, was expected there, or was not.

    They come in the order in which the meeting names them. Of several rows on one actor the one
    with the latest knowledge holds, of equally late ones the last. Hosts, guests and chairs
    that have no row of their own are there too, with no status.

    Raises:
        UnknownId: the dossier has no such meeting.
    """
    dossier.require(meeting, "meeting")
    whole = dossier.meetings[meeting]
    of_parties = tuple(cite for cite in whole.citations if cite.supports("parties"))
    return [
        Attendee(
            dossier[actor],
            row.role,
            row.status if isinstance(row, Participation) else None,
            row.mode if isinstance(row, Participation) else None,
            row.on_behalf_of,
            row.office,
            row.as_of if isinstance(row, Participation) else None,
            row.citations if isinstance(row, Participation) else of_parties,
            _takes_part(row),
        )
        for actor, row in _there(whole).items()
    ]


def _there(meeting: Meeting) -> dict[str, Participation | Party]:
    """Give by actor the row with the latest knowledge, or what makes them there without a row."""
    rows: dict[str, Participation] = {}
    for row in meeting.participants:
        other = rows.get(row.actor)
        if other is None or known_when(row) >= known_when(other):
            rows[row.actor] = row
    found: dict[str, Participation | Party] = {**rows}
    for party in meeting.parties:
        if party.role in _PRESENT_ROLES:
            found.setdefault(party.actor, party)
    return found


def _takes_part(row: Participation | Party) -> Answer:
    return _TAKES_PART[row.status] if isinstance(row, Participation) else Answer.UNKNOWN


def _with_all(dossier: Dossier, actors: Sequence[str]) -> list[MeetingRow]:
    """Give the meetings in which all of some actors took part, by time; all for no actors."""
    if not actors:
        return dossier.derived(_by_time)
    first, *others = (dossier.derived(_by_actor).get(actor, []) for actor in actors)
    for other in others:
        there = {row.meeting.id: row.answer for row in other}
        first = [
            row._replace(answer=row.answer & there.get(row.meeting.id, Answer.NO)) for row in first
        ]
    return first


def _by_time(dossier: Dossier) -> list[MeetingRow]:
    """Give all meetings in order of time, undated ones last; for `Dossier.derived`."""
    rows = [
        MeetingRow(meeting, meeting.when, meeting.status, Answer.YES)
        for meeting in dossier.meetings.values()
    ]
    return sorted(rows, key=lambda row: undated_last(row.when))


def _by_actor(dossier: Dossier) -> dict[str, list[MeetingRow]]:
    """Collect the meetings in which each actor may have taken part; for `Dossier.derived`."""
    return grouped(
        (actor, row if answer is Answer.YES else row._replace(answer=answer))
        for row in dossier.derived(_by_time)
        for actor, there in _there(row.meeting).items()
        if (answer := _takes_part(there)).possible
    )


def known_when(row: Participation) -> tuple[bool, object]:
    """Give a key by which the row with the latest knowledge comes last; undated ones are first."""
    return (row.as_of is not None, sort_key(row.as_of) if row.as_of is not None else ())


def meetings(
    dossier: Dossier,
    *,
    with_: str | Sequence[str] = (),
    between: PeriodLike | None = None,
    status: MeetingStatus | None = None,
) -> list[MeetingRow]:
    """Find the meetings in which all of some actors took part or were to take part.

    The answer is YES where all attended and the date fits, UNKNOWN where somebody was only
    expected or had confirmed, or the date does not settle it. What is certainly none is left out.

    Args:
        dossier: where to look.
        with_: ids of persons, states or organizations, or one such id.
        between: the stretch of time that the meeting must share a moment with.
        status: only meetings of this status.

    Returns:
        Meetings in order of time, undated ones last.

    Raises:
        UnknownId: the dossier has no such actor.
        InvalidDate: `between` is no temporal value.
    """
    actors = (with_,) if isinstance(with_, str) else tuple(with_)
    for actor in actors:
        dossier.require(actor, "leader", "state", "organization")
    period = as_period(between) if between is not None else None
    found: list[MeetingRow] = []
    for row in _with_all(dossier, actors):
        if status is not None and row.status != status:
            continue
        answer = row.answer
        if period is not None:
            answer &= overlaps(row.when, period) if row.when is not None else Answer.UNKNOWN
        if answer.possible:
            found.append(row if answer is row.answer else row._replace(answer=answer))
    return found
