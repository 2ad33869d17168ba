"""Faults of meetings."""

from typing import Final

from coalition_model.testing.faults_of_rules.materials import (
    Fault,
    club,
    meeting,
    new_state,
    person,
    row,
)
from coalition_model.testing.worlds.bodies import a_state, add_place
from coalition_model.testing.worlds.world import World
from coalition_model.values.answers import Answer
from coalition_model.values.moments import MomentInterval
from coalition_model.values.parties import Party, Relation


def _chair_stayed_away(world: World) -> object:
    choices = world.choices
    leader, local = person(world).id, world.fresh("meeting", "talks")
    status = choices.one(("declined", "absent", "not-invited"))
    role = choices.one(("chair", "host"))
    if choices.whether():
        rows = (row(local, leader, status, role=role),)
        return meeting(world, local=local, participants=rows)
    party = Party(actor=leader, role=role)  # type: ignore[arg-type]
    rows = (row(local, leader, status),)
    return meeting(world, local=local, parties=(party,), participants=rows)


def _uninvited_guest(world: World) -> object:
    day = -world.choices.number(0, 30)
    leader, local = person(world).id, world.fresh("meeting", "talks")
    earlier = world.day(day - world.choices.number(1, 10))
    since = world.cite(since=day)
    rows = (
        row(local, leader, "not-invited", as_of=earlier, citations=since),
        row(local, leader, "attended", "-came", as_of=world.day(day), citations=since),
    )
    return meeting(world, local=local, participants=rows)


def _video_in_a_venue(world: World) -> object:
    venue = add_place(world, a_state(world).id).id
    if world.choices.whether():
        return meeting(world, kind="video-conference", online=Answer.NO)
    return meeting(world, kind="video-conference", places=(venue,))


def _held_by_nobody(world: World) -> object:
    day = -world.choices.number(0, 30)
    local = world.fresh("meeting", "talks")
    rows = tuple(
        row(local, person(world).id, world.choices.one(("declined", "absent", "not-invited")))
        for _ in range(world.choices.number(1, 3))
    )
    return meeting(
        world,
        local=local,
        status="held",
        when=world.day(day),
        participants=rows,
        citations=world.cite(since=day),
    )


def _attended_what_was_not_held(world: World) -> object:
    local = world.fresh("meeting", "talks")
    status = world.choices.one(("cancelled", "postponed"))
    rows = (row(local, person(world).id, "attended"),)
    return meeting(world, local=local, status=status, participants=rows)


def _rows_equally_late(world: World) -> object:
    choices = world.choices
    leader, local = person(world).id, world.fresh("meeting", "talks")
    as_of = world.day(-choices.number(0, 30)) if choices.whether() else None
    one, other = choices.one((("expected", "declined"), ("invited", "confirmed")))
    rows = (
        row(local, leader, one, as_of=as_of),
        row(local, leader, other, "-later", as_of=as_of),
    )
    return meeting(world, local=local, participants=rows)


def _two_places_at_once(world: World) -> object:
    choices = world.choices
    leader = person(world).id
    day, hour = -choices.number(0, 30), choices.number(8, 18)
    later = hour + choices.number(0, 1)
    for begins in (hour, later):
        local = world.fresh("meeting", "talks")
        ends = world.moment(day, begins + 2, 30)
        meeting(
            world,
            local=local,
            when=MomentInterval(f"{world.moment(day, begins)}/{ends}"),
            places=(add_place(world, new_state(world).id).id,),
            participants=(row(local, leader, "attended", mode="in-person"),),
            citations=world.cite(since=day),
        )
    return leader


def _counted_twice(world: World) -> object:
    body, ordinal = club(world).id, world.choices.number(1, 50)
    level = world.choices.one((None, "leaders", "ministers"))
    meeting(world, body=body, ordinal=ordinal, level=level)
    return meeting(world, body=body, ordinal=ordinal, level=level)


def _counted_out_of_order(world: World) -> object:
    body, ordinal = club(world).id, world.choices.number(1, 50)
    day = -world.choices.number(0, 30)
    earlier = day - world.choices.number(1, 300)
    meeting(world, body=body, ordinal=ordinal, when=world.day(day))
    more = ordinal + world.choices.number(1, 3)
    return meeting(world, body=body, ordinal=more, when=world.day(earlier))


def _held_at_no_time(world: World) -> object:
    local = world.fresh("meeting", "talks")
    rows = (row(local, person(world).id, "attended"),) if world.choices.whether() else ()
    return meeting(world, local=local, status="held", participants=rows)


def _rescheduled_and_not_postponed(world: World) -> object:
    first = meeting(world, status=world.choices.one(("confirmed", "announced")))
    return meeting(world, relations=(Relation(kind="reschedules", target=first.id),))


MEETING_FAULTS: Final[dict[str, Fault]] = {
    "MEE001": _chair_stayed_away,
    "MEE002": _uninvited_guest,
    "MEE003": _video_in_a_venue,
    "MEE004": _held_by_nobody,
    "MEE005": _attended_what_was_not_held,
    "MEE006": _rows_equally_late,
    "MEE007": _two_places_at_once,
    "MEE008": _counted_twice,
    "MEE009": _counted_out_of_order,
    "MEE010": _held_at_no_time,
    "MEE011": _rescheduled_and_not_postponed,
}
