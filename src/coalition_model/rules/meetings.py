"""Rules on when and where meetings were."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final, cast

from coalition_model.dossier import Dossier
from coalition_model.entities.meetings import Meeting, Participation
from coalition_model.rules.attendance import ATTENDANCE_RULES, OFF, latest_rows
from coalition_model.rules.common import blamed, certain_part
from coalition_model.rules.findings import Problem
from coalition_model.rules.lives import doubt_of_order
from coalition_model.rules.rule import Rule, rule
from coalition_model.values.allen import before, overlaps
from coalition_model.values.answers import Answer
from coalition_model.values.ids import kind_of
from coalition_model.values.moments import Moment, MomentInterval
from coalition_model.values.when import When, sort_key

Stay = tuple[When, Meeting, Participation]
"""When somebody was certainly at a meeting, and by which row."""


@rule(
    "MEE007",
    "warning",
    passing="""
      places:
        - {id: place:paris, names: [Paris], citations: [source:paper]}
        - {id: place:kyiv, names: [Kyiv], citations: [source:paper]}
      meetings:
        - id: meeting:first
          when: 2025-08-17T09:00Z/2025-08-17T10:30Z
          places: [place:paris]
          online: no
          participants: [{actor: leader:ada, status: attended}]
          citations: [source:paper]
        - id: meeting:second
          when: 2025-08-17T10:00Z/2025-08-17T11:00Z
          places: [place:kyiv]
          participants: [{actor: leader:ada, status: attended, mode: remote}]
          citations: [source:paper]
    """,
    failing="""
      places:
        - {id: place:paris, names: [Paris], citations: [source:paper]}
        - {id: place:kyiv, names: [Kyiv], citations: [source:paper]}
      meetings:
        - id: meeting:first
          when: 2025-08-17T09:00Z/2025-08-17T10:30Z
          places: [place:paris]
          online: no
          participants: [{actor: leader:ada, status: attended}]
          citations: [source:paper]
        - id: meeting:second
          when: 2025-08-17T10:00Z/2025-08-17T11:00Z
          places: [place:kyiv]
          participants: [{actor: leader:ada, status: attended, mode: in-person}]
          citations: [source:paper]
    """,
)
def two_places_at_once(dossier: Dossier) -> Iterator[Problem]:
    """Nobody attends two meetings in different places at the same time.

    Looks at persons who attended both, where the hours of the meetings overlap for certain and no
    place of the one lies in, or holds, a place of the other. Days alone settle nothing, as one can
    meet in two cities on a day; of a meeting 'from 15:00 on' only 15:00 is certain.

    A warning where the person was there in person: by the mode, or because the meeting was not
    online. Where that is not stated it says 'may' at severity info. Who joined from afar, a
    meeting that is online, and a meeting that is part of the other are passed over.
    """
    stays: dict[str, list[Stay]] = {}
    for id_, rows in dossier.derived(latest_rows).items():
        meeting = dossier.meetings[id_]
        if not meeting.places or meeting.status in OFF or meeting.when is None:
            continue
        when = certain_part(meeting.when)
        if not isinstance(when, Moment | MomentInterval):
            continue
        for row in rows.values():
            if (
                row.status == "attended"
                and kind_of(row.actor) == "leader"
                and _in_person(meeting, row).possible
            ):
                stays.setdefault(row.actor, []).append((when, meeting, row))
    for actor, theirs in stays.items():
        if len(theirs) > 1:
            yield from _clashes(dossier, actor, theirs)


_MOST: Final = 16
"""With how many meetings that go on a further one is compared."""


def _clashes(dossier: Dossier, actor: str, stays: list[Stay]) -> Iterator[Problem]:
    # Of the meetings in the same places, the one that goes on longest stands for the others.
    going_on: dict[tuple[object, ...], Stay] = {}
    for stay in sorted(stays, key=lambda each: (sort_key(each[0]), each[1].id)):
        when, meeting, row = stay
        begins = sort_key(when)[0]
        for over in [key for key, each in going_on.items() if sort_key(each[0])[1] <= begins]:
            del going_on[over]
        for other_when, other, other_row in going_on.values():
            if not _at_once(other_when, when) or _together(dossier, meeting, other):
                continue
            there = _in_person(meeting, row) & _in_person(other, other_row)
            mend, against = blamed(dossier, other_row.id, row.id)
            where: dict[str, str] = {row.id: meeting.places[0], other_row.id: other.places[0]}
            must = "must" if there.certain else "may have to"
            yield Problem(
                mend,
                "status",
                f"{must} leave {actor} in one place at a time, but is attended in {where[mend]} "
                f"and, by {against}, at the same time in {where[against]}",
                "mend one of the times or places, or write mode: remote",
                severity=None if there.certain else "info",
            )
            break
        like = (meeting.places, _in_person(meeting, row))
        if like not in going_on or sort_key(when)[1] > sort_key(going_on[like][0])[1]:
            going_on[like] = stay
            if len(going_on) > _MOST:  # so many at once are at odds with any of them
                del going_on[min(going_on, key=lambda key: sort_key(going_on[key][0])[1])]


def _at_once(first: When, second: When) -> bool:
    """Whether two times overlap for certain, and by more than the minute that ends the first."""
    if isinstance(first, MomentInterval) and isinstance(second, MomentInterval):
        ends, begins = first.end, second.start
        if isinstance(ends, Moment) and isinstance(begins, Moment) and ends.same_as(begins).certain:
            return False
    return overlaps(first, second).certain


def _in_person(meeting: Meeting, row: Participation) -> Answer:
    if row.mode is not None:
        return Answer.of(row.mode == "in-person")
    if meeting.kind in ("video-conference", "call"):
        return Answer.NO
    return ~meeting.online


def _together(dossier: Dossier, one: Meeting, other: Meeting) -> bool:
    """Whether two meetings may be in the same place, or are one and a part of it."""
    for left, right in ((one, other), (other, one)):
        if any(each.target == right.id and each.kind == "part-of" for each in left.relations):
            return True
        if any(not _around(dossier, place).isdisjoint(right.places) for place in left.places):
            return True
    return False


def _around(dossier: Dossier, place: str) -> set[str]:
    """Give a place and those that it lies in."""
    found: set[str] = set()
    within: str | None = place
    while within is not None and within not in found:
        found.add(within)
        within = dossier.places[within].part_of if within in dossier.places else None
    return found


def counted_meetings(dossier: Dossier) -> tuple[tuple[Meeting, ...], ...]:
    """Give the meetings that are counted together, in the order of their count.

    A body counts its leaders' and its ministers' meetings apart. What did not take place is left
    out: another meeting takes its number.
    """
    found: dict[tuple[str, str | None], list[Meeting]] = {}
    for meeting in dossier.meetings.values():
        if meeting.body is not None and meeting.ordinal is not None and meeting.status not in OFF:
            level = "ministers" if meeting.kind == "ministerial" else meeting.level
            found.setdefault((meeting.body, level), []).append(meeting)
    return tuple(
        tuple(sorted(each, key=lambda meeting: (cast("int", meeting.ordinal), meeting.id)))
        for each in found.values()
    )


@rule(
    "MEE008",
    "warning",
    passing="""
      meetings:
        - {id: meeting:a, body: organization:club, ordinal: 2, status: postponed,
           citations: [source:paper]}
        - {id: meeting:b, body: organization:club, ordinal: 2, citations: [source:paper]}
    """,
    failing="""
      meetings:
        - {id: meeting:a, body: organization:club, ordinal: 2, status: held, when: 2025-04-10,
           citations: [source:paper]}
        - {id: meeting:b, body: organization:club, ordinal: 2, citations: [source:paper]}
    """,
)
def ordinal_twice(dossier: Dossier) -> Iterator[Problem]:
    """A body counts each of its meetings once.

    Finds two meetings of one body with the same `ordinal`. Forgiven are meetings of different
    levels, which are counted apart, and those that were cancelled or postponed.
    """
    for meetings in dossier.derived(counted_meetings):
        for one, other in pairwise(meetings):
            if one.ordinal == other.ordinal:
                mend, against = blamed(dossier, one.id, other.id)
                yield Problem(
                    mend,
                    "ordinal",
                    f"must be a number that no other meeting of {one.body} has, "
                    f"but is {one.ordinal}, like that of {against}",
                    "leave out the ordinal that is not the body's own count",
                )


@rule(
    "MEE009",
    "warning",
    passing="""
      meetings:
        - {id: meeting:a, body: organization:club, ordinal: 1, when: 2025-04,
           citations: [source:paper]}
        - {id: meeting:b, body: organization:club, ordinal: 2, when: 2025-04-10,
           citations: [source:paper]}
    """,
    failing="""
      meetings:
        - {id: meeting:a, body: organization:club, ordinal: 1, when: 2025-05,
           citations: [source:paper]}
        - {id: meeting:b, body: organization:club, ordinal: 2, when: 2025-04-10,
           citations: [source:paper]}
    """,
)
def ordinals_against_dates(dossier: Dossier) -> Iterator[Problem]:
    """Meetings of a body are counted in the order of time.

    Finds a meeting that was certainly before one with a lower `ordinal`. Meetings that may have
    been on the same day or in the same month are passed over, and so are those of different levels
    and those that were cancelled or postponed. Info where a date is uncertain or approximate.
    """
    for meetings in dossier.derived(counted_meetings):
        latest: tuple[When, Meeting] | None = None
        for meeting in meetings:
            if meeting.when is None:
                continue
            when = certain_part(meeting.when)
            if latest is None:
                latest = when, meeting
                continue
            if before(when, latest[0]).certain and meeting.ordinal != latest[1].ordinal:
                mend, against = blamed(dossier, latest[1].id, meeting.id)
                one, other = dossier.meetings[mend], dossier.meetings[against]
                severity = doubt_of_order(before, when, latest[0])
                yield Problem(
                    mend,
                    "ordinal",
                    f"{'must' if severity is None else 'may have to'} follow the dates, "
                    f"but number {one.ordinal} was on {one.when} and number {other.ordinal} "
                    f"({against}) on {other.when}",
                    "mend the ordinal or the date of one of the two",
                    severity,
                )
            if sort_key(when) > sort_key(latest[0]):
                latest = when, meeting


@rule(
    "MEE010",
    "warning",
    passing="""
      meetings: [{id: meeting:talks, status: announced, citations: [source:paper]}]
    """,
    failing="""
      meetings: [{id: meeting:talks, status: held, citations: [source:paper]}]
    """,
)
def held_at_no_time(dossier: Dossier) -> Iterator[Problem]:
    """A meeting that was held has a date.

    Finds meetings held without `when`. A date may be as rough as need be: a year, or the days
    between which it must have been.
    """
    for meeting in dossier.meetings.values():
        if meeting.status == "held" and meeting.when is None:
            yield Problem(
                meeting.id,
                "when",
                "must be given for a meeting that was held, but is not",
                "a month or a year will do, or an interval in which it was: [2025-03..2025-04]",
            )


@rule(
    "MEE011",
    "warning",
    passing="""
      meetings:
        - {id: meeting:first, status: postponed, citations: [source:paper]}
        - id: meeting:second
          relations: [{kind: reschedules, target: meeting:first}]
          citations: [source:paper]
    """,
    failing="""
      meetings:
        - {id: meeting:first, status: confirmed, citations: [source:paper]}
        - id: meeting:second
          relations: [{kind: reschedules, target: meeting:first}]
          citations: [source:paper]
    """,
)
def rescheduled_and_not_postponed(dossier: Dossier) -> Iterator[Problem]:
    """A meeting that another one reschedules was postponed or cancelled.

    Looks at relations of kind reschedules. Where the earlier meeting has no status, it says 'may'
    at severity info.
    """
    for meeting in dossier.meetings.values():
        for place, relation in enumerate(meeting.relations):
            if relation.kind != "reschedules" or relation.target not in dossier.meetings:
                continue
            status = dossier.meetings[relation.target].status
            if status in OFF:
                continue
            has = "has no status" if status is None else f"is {status}"
            yield Problem(
                meeting.id,
                f"relations/{place}",
                f"{'may have to' if status is None else 'must'} reschedule a meeting that is "
                f"postponed or cancelled, but {relation.target} {has}",
                f"mend the status of {relation.target}",
                severity="info" if status is None else None,
            )


MEETING_RULES: Final[tuple[Rule, ...]] = (
    *ATTENDANCE_RULES,
    two_places_at_once,
    ordinal_twice,
    ordinals_against_dates,
    held_at_no_time,
    rescheduled_and_not_postponed,
)
"""Rules on meetings, in the order of their codes."""
