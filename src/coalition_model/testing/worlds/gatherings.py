"""Places, meetings and events, and who was there."""

from typing import Final

from attrs import evolve

from coalition_model.entities.events import Event, EventKind
from coalition_model.entities.meetings import (
    Attendance,
    Meeting,
    MeetingKind,
    MeetingStatus,
    Participation,
    PartOfDay,
)
from coalition_model.entities.organizations import Organization
from coalition_model.entities.states import State
from coalition_model.testing.worlds.bodies import add_place, add_state, head_of, land_of
from coalition_model.testing.worlds.tables import AGENDA
from coalition_model.testing.worlds.world import Holder, World
from coalition_model.values.answers import Answer
from coalition_model.values.citations import Citation
from coalition_model.values.ids import OrganizationId, ParticipationId, event_id, meeting_id
from coalition_model.values.moments import MomentInterval
from coalition_model.values.parties import Party, PartyRole, Relation
from coalition_model.values.when import When

KINDS: Final[tuple[MeetingKind, ...]] = ("meeting", "summit", "call", "video-conference", "visit")
STILL: Final[tuple[MeetingStatus, ...]] = ("announced", "confirmed")
"""What a meeting to come is."""
PARTS_OF_DAY: Final[tuple[PartOfDay, ...]] = ("morning", "noon", "afternoon", "evening", "night")


def free_day(world: World, offset: int, step: int) -> int:
    """Give the nearest day from this one on, or back, on which there is no meeting yet."""
    while offset in world.busy:
        offset += step
    world.busy.add(offset)
    return offset


def time_on(world: World, day: int, zone: str) -> tuple[When, PartOfDay | None]:
    """Say when on a day something was, more or less closely."""
    form = world.choices.number(0, 3)
    if form == 0:
        part = world.choices.one(PARTS_OF_DAY) if world.choices.whether() else None
        return world.day(day), part
    hour = world.choices.number(9, 18)
    start = world.moment(day, hour, 30 * world.choices.number(0, 1), zone)
    if form == 1:
        return start, None
    if form == 2:
        return MomentInterval(f"{start}/.."), None
    return MomentInterval(f"{start}/{world.moment(day, hour + 2, 0, zone)}"), None


def heads(world: World, *, whole: bool = False) -> list[Holder]:
    """Give the heads of some of the states, one at least, or of all."""
    known = world.all(State) or [add_state(world)]
    states = known if whole else world.choices.some(known, least=1)
    return [head_of(world, state.id) for state in states]


def add_meeting(world: World, kind: MeetingKind | None = None, *, whole: bool = False) -> Meeting:
    """Add a meeting of heads of states, of some or of all, that was held or is to be held."""
    chosen = kind if kind is not None else world.choices.one(KINDS)
    held = not world.choices.whether()
    if held:
        day = free_day(world, -world.choices.number(0, 25), -1)
        cited = world.cite(since=day)
    else:
        day = free_day(world, world.choices.number(2, 25), 1)
        cited = world.cite(until=day - 1)
    status: MeetingStatus = "held" if held else world.choices.one(STILL)
    present = heads(world, whole=whole)
    return _meeting(world, chosen, day=day, cited=cited, present=present, status=status)


def _meeting(
    world: World,
    kind: MeetingKind,
    *,
    day: int,
    cited: tuple[Citation, ...],
    present: list[Holder],
    status: MeetingStatus,
) -> Meeting:
    choices = world.choices
    host = choices.one(present)
    land = land_of(world, host.of)
    online = kind in ("call", "video-conference")
    when, part = time_on(world, day, land.zone)
    local = world.fresh("meeting", f"{world.day(day)}-{kind if online else land.capital}")
    body = _body(world)
    rows = tuple(
        row
        for holder in present
        for row in _rows(world, local, holder, day=day, status=status, cited=cited, online=online)
    )
    return world.put(
        Meeting(
            id=meeting_id(local),
            kind=kind,
            body=body,
            level="leaders" if choices.whether() else None,
            when=when,
            part_of_day=part,
            places=() if online else (add_place(world, host.of).id,),
            online=Answer.YES if online else choices.one((Answer.UNKNOWN, Answer.NO)),
            status=status,
            parties=_host(world, host),
            participants=rows,
            agenda=(world.text(choices.one(AGENDA)),) if choices.whether() else (),
            note=choices.remark(),
            citations=cited,
        )
    )


def _body(world: World) -> OrganizationId | None:
    bodies = world.all(Organization)
    return world.choices.one(bodies).id if bodies and world.choices.whether() else None


def _host(world: World, host: Holder) -> tuple[Party, ...]:
    match world.choices.number(0, 2):
        case 0:
            return ()
        case 1:
            return (Party(actor=host.of, role="host"),)
        case _:
            return (Party(actor=host.leader, role="host", office=host.office),)


def _rows(
    world: World,
    meeting: str,
    holder: Holder,
    *,
    day: int,
    status: MeetingStatus,
    cited: tuple[Citation, ...],
    online: bool,
) -> list[Participation]:
    """Say that somebody came or is to come; perhaps also what was known of it before."""
    choices = world.choices
    official = choices.whether()
    attendance: Attendance = "attended"
    if status != "held":
        attendance = choices.one(("expected", "confirmed", "invited"))
    row = Participation(
        actor=holder.leader,
        status=attendance,
        mode="remote" if online and choices.whether() else None,
        office=holder.office if official else None,
        on_behalf_of=holder.of if official else None,
    )
    if status != "held" or not choices.whether():
        return [row]
    earlier = Participation(
        id=ParticipationId(f"participation:{meeting}/{holder.leader.replace(':', '-')}-expected"),
        actor=holder.leader,
        status="expected",
        as_of=world.day(day - choices.number(1, 5)),
        citations=cited,
    )
    known = Participation(
        id=ParticipationId(f"participation:{meeting}/{holder.leader.replace(':', '-')}"),
        actor=row.actor,
        status=row.status,
        mode=row.mode,
        office=row.office,
        on_behalf_of=row.on_behalf_of,
        as_of=world.day(day),
        citations=cited,
    )
    return [earlier, known]


def link_meetings(world: World) -> None:
    """Relate meetings to one another, and count those of each body in the order of time."""
    meetings = world.all(Meeting)
    for meeting in meetings:
        earlier = [
            each
            for each in meetings
            if each.when is not None
            and meeting.when is not None
            and each.when.before(meeting.when) is Answer.YES
        ]
        if earlier and world.choices.whether():
            target = world.choices.one(earlier)
            relation = Relation(kind="follows", target=target.id)
            world.put(evolve(meeting, relations=(*meeting.relations, relation)))
    _count(world)


def _count(world: World) -> None:
    groups: dict[tuple[str, str | None], list[Meeting]] = {}
    for meeting in world.all(Meeting):
        if meeting.body is not None:
            groups.setdefault((meeting.body, meeting.level), []).append(meeting)
    for group in groups.values():
        if world.choices.whether():
            first = world.choices.number(1, 12)
            dated = sorted(group, key=lambda each: each.when.sort_key if each.when else ())
            for place, meeting in enumerate(dated):
                world.put(evolve(meeting, ordinal=first + place))


def postpone(world: World) -> Meeting:
    """Add a meeting that was postponed, and the one that takes its place."""
    day = free_day(world, world.choices.number(-10, 5), 1)
    later = free_day(world, day + world.choices.number(3, 15), 1)
    told = world.cite(until=min(day, later) - 1)
    first = _meeting(
        world, "meeting", day=day, cited=told, present=heads(world), status="postponed"
    )
    soon = world.choices.one(STILL)
    second = _meeting(world, "meeting", day=later, cited=told, present=heads(world), status=soon)
    relation = Relation(kind="reschedules", target=first.id)
    return world.put(evolve(second, relations=(relation,)))


EVENTS: Final[tuple[EventKind, ...]] = ("ceasefire", "attack", "vote", "sanctions", "withdrawal")


def add_event(world: World) -> Event:
    """Add an event that occurred, or that is only thought of."""
    choices = world.choices
    kind = choices.one(EVENTS)
    occurred = choices.whether()
    day = -choices.number(0, 30)
    parties: tuple[Party, ...] = ()
    states = world.all(State)
    if states and choices.whether():
        role: PartyRole = "attacker" if kind == "attack" else "participant"
        parties = (Party(actor=choices.one(states).id, role=role),)
    names = {
        "ceasefire": {"en": "Ceasefire", "fr": "Cessez-le-feu", "uk": "Припинення вогню"},
        "attack": {"en": "Night attack", "fr": "Attaque de nuit", "uk": "Нічний обстріл"},
        "vote": {"en": "Vote", "fr": "Vote à l’Assemblée", "uk": "Голосування"},
        "sanctions": {"en": "Sanctions", "fr": "«\u00a019e paquet\u00a0»", "uk": "Санкції"},
        "withdrawal": {"en": "Withdrawal", "fr": "Retrait", "uk": "Відведення військ"},
    }[kind]
    return world.put(
        Event(
            id=event_id(world.fresh("event", kind)),
            kind=kind,
            status="occurred" if occurred else "hypothetical",
            when=world.day(day) if occurred else None,
            parties=parties,
            names=world.names(names),
            citations=world.cite(since=day) if occurred else (),
        )
    )
