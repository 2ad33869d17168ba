"""Rules on who was at a meeting."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

from coalition_model.dossier import Dossier
from coalition_model.entities.meetings import Attendance, Meeting, MeetingStatus, Participation
from coalition_model.queries.meetings import known_when
from coalition_model.rules.findings import Problem
from coalition_model.rules.rule import Rule, rule
from coalition_model.values.answers import Answer
from coalition_model.values.ids import kind_of
from coalition_model.values.parties import PartyRole

STAYED_AWAY: Final[tuple[Attendance, ...]] = ("declined", "absent", "not-invited")
ASKED: Final[tuple[Attendance, ...]] = ("invited", "expected", "confirmed")
OFF: Final[tuple[MeetingStatus, ...]] = ("postponed", "cancelled")
LEADING: Final[tuple[PartyRole, ...]] = ("host", "chair")
PRESENT: Final[tuple[PartyRole, ...]] = (*LEADING, "guest", "participant")


def latest_rows(dossier: Dossier) -> Mapping[str, Mapping[str, Participation]]:
    """Give for each meeting the row that holds of each actor: the one with the latest knowledge."""
    found: dict[str, dict[str, Participation]] = {}
    for meeting in dossier.meetings.values():
        rows: dict[str, Participation] = {row.actor: row for row in meeting.participants}
        if len(rows) < len(meeting.participants):
            rows = {row.actor: row for row in sorted(meeting.participants, key=known_when)}
        found[meeting.id] = rows
    return found


def repeated_rows(dossier: Dossier) -> tuple[tuple[Meeting, tuple[Participation, ...]], ...]:
    """Give the actors that have several rows in a meeting: the rows, latest knowledge last."""
    found: list[tuple[Meeting, tuple[Participation, ...]]] = []
    for meeting in dossier.meetings.values():
        rows = meeting.participants
        if len({row.actor for row in rows}) == len(rows):
            continue
        by_actor: dict[str, list[Participation]] = {}
        for row in rows:
            by_actor.setdefault(row.actor, []).append(row)
        found += [
            (meeting, tuple(sorted(several, key=known_when)))
            for several in by_actor.values()
            if len(several) > 1
        ]
    return tuple(found)


@rule(
    "MEE001",
    "warning",
    passing="""
      meetings:
        - id: meeting:talks
          parties: [{actor: leader:ada, role: chair}]
          participants: [{actor: leader:ada, status: confirmed}]
          citations: [source:paper]
    """,
    failing="""
      meetings:
        - id: meeting:talks
          parties: [{actor: leader:ada, role: chair}]
          participants: [{actor: leader:ada, status: declined}]
          citations: [source:paper]
    """,
)
def leading_and_absent(dossier: Dossier) -> Iterator[Problem]:
    """Hosts and chairs take part in their meeting.

    Looks at who is host or chair, among the `parties` or by the role of a participant, and whose
    latest row says declined, absent or not invited. Forgiven are meetings postponed or cancelled,
    and who is represented: somebody attended on their behalf.

    Of a person who chairs a meeting that was held, and has no row where others have attended, it
    says at severity info that they may be missing. A host without a row may have lent the house.
    """
    rows_of = dossier.derived(latest_rows)
    for meeting in dossier.meetings.values():
        if meeting.status in OFF:
            continue
        leading = {each.actor: each for each in meeting.parties if each.role in LEADING}
        rows = rows_of[meeting.id]
        attended = [row for row in rows.values() if row.status == "attended"]
        for row in rows.values():
            party = leading.pop(row.actor, None)
            if row.status not in STAYED_AWAY or (party is None and row.role not in LEADING):
                continue
            if any(other.on_behalf_of == row.actor for other in attended):
                continue
            role = row.role if party is None else party.role
            yield Problem(
                row.id,
                "status",
                f"must be that of somebody who takes part, as {row.actor} is the {role}, "
                f"but is {row.status}",
                "name another as host or chair, or add a row on what was known later",
            )
        for party in leading.values():
            if (
                party.role == "chair"
                and meeting.status == "held"
                and attended
                and kind_of(party.actor) == "leader"
                and all(other.on_behalf_of != party.actor for other in attended)
            ):
                yield Problem(
                    meeting.id,
                    "participants",
                    f"may have to name {party.actor}, who chairs, but name others only",
                    "add a row for the chair, attended or not",
                    severity="info",
                )


@rule(
    "MEE002",
    "warning",
    passing="""
      meetings:
        - id: meeting:talks
          participants:
            - {actor: leader:ada, status: not-invited, as_of: 2025-08-10}
            - id: participation:talks/ada-came
              actor: leader:ada
              status: attended
              as_of: 2025-08-15
              note: {en: She was asked in at the door.}
          citations: [source:paper]
    """,
    failing="""
      meetings:
        - id: meeting:talks
          participants:
            - {actor: leader:ada, status: not-invited, as_of: 2025-08-10}
            - id: participation:talks/ada-came
              actor: leader:ada
              status: attended
              as_of: 2025-08-15
          citations: [source:paper]
    """,
)
def uninvited_guest(dossier: Dossier) -> Iterator[Problem]:
    """Who attended without having been invited has a note that says how.

    Looks at actors with several rows in one meeting, one of them not invited and one attended.
    Forgiven are a note on either row, and a row known as late as the first or later that says
    invited, expected or confirmed: the invitation came after all.
    """
    for _meeting, rows in dossier.derived(repeated_rows):
        refused = next((row for row in rows if row.status == "not-invited"), None)
        came = next((row for row in rows if row.status == "attended"), None)
        if refused is None or came is None or refused.note is not None or came.note is not None:
            continue
        since = known_when(refused)
        if any(row.status in ASKED and known_when(row) >= since for row in rows):
            continue
        yield Problem(
            came.id,
            "note",
            f"must say how {came.actor} came to attend, who was not invited by {refused.id}, "
            "but is not given",
            "write a note, or add a row for a later invitation",
        )


@rule(
    "MEE003",
    "warning",
    passing="""
      meetings:
        - id: meeting:call
          kind: video-conference
          places: [place:kyiv]
          online: yes
          citations: [source:paper]
      places: [{id: place:kyiv, names: [Kyiv], citations: [source:paper]}]
    """,
    failing="""
      meetings:
        - id: meeting:call
          kind: video-conference
          places: [place:kyiv]
          citations: [source:paper]
      places: [{id: place:kyiv, names: [Kyiv], citations: [source:paper]}]
    """,
)
def video_in_a_venue(dossier: Dossier) -> Iterator[Problem]:
    """A video conference is online, or has somebody who joins from afar.

    Finds meetings of kind video-conference that are said not to be online, and those that name a
    venue and neither are online nor have a participant whose mode is remote. A venue besides is no
    fault: somebody may host it from there.

    Where a meeting is online and everybody named is there in person, it says at severity info that
    somebody may be missing, as those named need not be all.
    """
    for meeting in dossier.meetings.values():
        video = meeting.kind == "video-conference"
        if not video and meeting.online is not Answer.YES:
            continue
        modes = {row.mode for row in meeting.participants if row.status not in STAYED_AWAY}
        if "remote" in modes:
            continue
        if meeting.online is Answer.NO:
            yield Problem(
                meeting.id,
                "online",
                "must be yes or unknown for a video conference, but is no",
                "write another kind where nobody joined from afar",
            )
        elif meeting.online is Answer.UNKNOWN and meeting.places:
            yield Problem(
                meeting.id,
                "online",
                "must be yes for a video conference unless somebody takes part from afar, "
                f"but is unknown and the venue is {meeting.places[0]}",
                "write online: yes, or mode: remote for who joined from afar",
            )
        elif modes == {"in-person"}:
            yield Problem(
                meeting.id,
                "participants",
                "may have to name somebody who joined from afar, as the meeting is online, "
                "but are all there in person",
                "add who joined from afar",
                severity="info",
            )


@rule(
    "MEE004",
    "warning",
    passing="""
      meetings:
        - id: meeting:talks
          when: 2025-08-15
          status: held
          participants:
            - {actor: leader:ada, status: attended}
            - {actor: leader:ben, status: absent}
          citations: [source:paper]
    """,
    failing="""
      meetings:
        - id: meeting:talks
          when: 2025-08-15
          status: held
          participants:
            - {actor: leader:ada, status: declined}
            - {actor: leader:ben, status: absent}
          citations: [source:paper]
    """,
)
def held_by_nobody(dossier: Dossier) -> Iterator[Problem]:
    """A meeting that was held has somebody who attended.

    Finds meetings held for which everybody named stayed away: declined, absent, not invited. Where
    somebody is named of whom that is not known, expected or confirmed beforehand or a party without
    a row, it says 'may' at severity info. Who names nobody at all is not blamed: that the
    participants are not known is no fault.
    """
    rows_of = dossier.derived(latest_rows)
    for meeting in dossier.meetings.values():
        rows = rows_of[meeting.id]
        if meeting.status != "held" or not rows:
            continue
        statuses = {row.status for row in rows.values()}
        if "attended" in statuses:
            continue
        open_ = [row.actor for row in rows.values() if row.status in ASKED]
        open_ += [
            each.actor
            for each in meeting.parties
            if each.role in PRESENT and each.actor not in rows
        ]
        hint = "say who attended, in a row known later than the invitation"
        if open_:
            yield Problem(
                meeting.id,
                "participants",
                f"may have to say that {open_[0]} attended, as the meeting was held, but do not",
                hint,
                severity="info",
            )
        else:
            yield Problem(
                meeting.id,
                "participants",
                "must hold somebody who attended, as the meeting was held, but hold only: "
                + ", ".join(sorted(statuses)),
                hint,
            )


@rule(
    "MEE005",
    "error",
    passing="""
      meetings:
        - id: meeting:talks
          status: cancelled
          participants: [{actor: leader:ada, status: confirmed}]
          citations: [source:paper]
    """,
    failing="""
      meetings:
        - id: meeting:talks
          status: cancelled
          participants: [{actor: leader:ada, status: attended}]
          citations: [source:paper]
    """,
)
def attended_what_was_not_held(dossier: Dossier) -> Iterator[Problem]:
    """Nobody attended a meeting that was not held.

    An error where the meeting was cancelled or postponed, a warning where it is only announced or
    confirmed: then its status is out of date, or the participant's is. Only the latest row of an
    actor counts. A meeting without a status is passed over.
    """
    rows_of = dossier.derived(latest_rows)
    for meeting in dossier.meetings.values():
        if meeting.status in (None, "held"):
            continue
        off = meeting.status in OFF
        for row in rows_of[meeting.id].values():
            if row.status == "attended":
                yield Problem(
                    row.id,
                    "status",
                    "must not be attended unless the meeting was held, but is, "
                    f"and {meeting.id} is {meeting.status}",
                    "mend the status of the one or the other",
                    severity=None if off else "warning",
                )


@rule(
    "MEE006",
    "warning",
    passing="""
      meetings:
        - id: meeting:talks
          participants:
            - {actor: leader:ada, status: expected, as_of: 2025-08-10}
            - {id: participation:talks/no, actor: leader:ada, status: declined, as_of: 2025-08-12}
          citations: [source:paper]
    """,
    failing="""
      meetings:
        - id: meeting:talks
          participants:
            - {actor: leader:ada, status: expected}
            - {id: participation:talks/no, actor: leader:ada, status: declined}
          citations: [source:paper]
    """,
)
def rows_equally_late(dossier: Dossier) -> Iterator[Problem]:
    """Of two rows on one actor, `as_of` says which is known later.

    Finds rows of one actor in one meeting that differ in status and were known on the same day, or
    are both undated: who asks whether the actor attended gets whichever stands last. A row
    without `as_of` beside one with it counts as known earlier, so that is no fault.
    """
    for _meeting, rows in dossier.derived(repeated_rows):
        for one, other in pairwise(rows):
            if one.status != other.status and one.as_of == other.as_of:
                known = "not given" if one.as_of is None else str(one.as_of)
                yield Problem(
                    other.id,
                    "as_of",
                    f"must tell which is known later, {other.status} here or {one.status} in "
                    f"{one.id}, but is {known} in both",
                    "write in as_of when each was known",
                )


ATTENDANCE_RULES: Final[tuple[Rule, ...]] = (
    leading_and_absent,
    uninvited_guest,
    video_in_a_venue,
    held_by_nobody,
    attended_what_was_not_held,
    rows_equally_late,
)
"""Rules on who was at a meeting, in the order of their codes."""
