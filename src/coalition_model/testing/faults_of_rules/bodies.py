"""Faults of offices, memberships and places."""

from typing import Final

from attrs import evolve

from coalition_model.entities.organizations import Organization
from coalition_model.entities.places import Place
from coalition_model.testing.faults_of_rules.materials import (
    Fault,
    club,
    event,
    meeting,
    membership,
    new_state,
    office,
    person,
    plan,
    row,
    span,
    statement,
    tenure,
)
from coalition_model.testing.worlds.world import World
from coalition_model.values.ids import PlaceId, local_of, membership_id, place_id, tenure_id
from coalition_model.values.parties import Party
from coalition_model.values.quantities import Quantity


def _held_before_office(world: World) -> object:
    choices = world.choices
    start = -choices.number(500, 900)
    end = start + choices.number(60, 400)
    post = office(world)
    world.put(evolve(post, period=span(world, start, end), citations=world.cite()))
    leader = person(world).id
    if choices.whether():
        return tenure(
            world, leader, post.id, period=span(world, start, end + choices.number(1, 90))
        )
    begins = start - choices.number(1, 90)
    return tenure(world, leader, post.id, period=span(world, begins, end))


def _spoke_out_of_office(world: World) -> object:
    left = -world.choices.number(30, 300)
    leader, post = person(world).id, office(world, world.choices.one(("envoy", "head-of-state"))).id
    tenure(world, leader, post, period=span(world, left - 700, left))
    day = left + world.choices.number(1, 29)
    when = world.day(day)
    return statement(world, leader, offices=(post,), when=when, citations=world.cite(since=day))


def _came_out_of_office(world: World) -> object:
    left = -world.choices.number(30, 300)
    leader, post = person(world).id, office(world).id
    tenure(world, leader, post, period=span(world, left - 700, left))
    day = left + world.choices.number(1, 29)
    given = {"when": world.day(day), "citations": world.cite(since=day)}
    party = Party(actor=leader, role="signatory", office=post)
    match world.choices.number(0, 2):
        case 0:
            local = world.fresh("meeting", "talks")
            rows = (row(local, leader, "attended", office=post),)
            return meeting(world, local=local, participants=rows, **given)
        case 1:
            return plan(world, parties=(party,), **given)
        case _:
            return event(world, parties=(party,), **given)


def _spoke_for_another(world: World) -> object:
    choices = world.choices
    leader, post = person(world).id, office(world).id
    tenure(world, leader, post, period=span(world, -900, None))
    body = club(world).id if choices.whether() else new_state(world).id
    day = -choices.number(0, 30)
    given = {"when": world.day(day), "citations": world.cite(since=day)}
    if choices.whether():
        return statement(world, leader, on_behalf_of=(body,), **given)
    local = world.fresh("meeting", "talks")
    rows = (row(local, leader, "attended", on_behalf_of=body),)
    return meeting(world, local=local, participants=rows, **given)


def _no_leader(world: World) -> object:
    leader = person(world).id
    kind = world.choices.one(("minister", "foreign-minister", "envoy", "ambassador"))
    tenure(world, leader, office(world, kind).id, period=span(world, -900, None))  # type: ignore[arg-type]
    day = -world.choices.number(0, 30)
    local = world.fresh("meeting", "summit")
    return meeting(
        world,
        local=local,
        level="leaders",
        when=world.day(day),
        participants=(row(local, leader, world.choices.one(("attended", "expected"))),),
        citations=world.cite(since=day),
    )


def _two_holders(world: World) -> object:
    handover = -world.choices.number(100, 400)
    post = office(world, world.choices.one(("head-of-state", "envoy"))).id
    late = handover + world.choices.number(1, 60)
    tenure(world, person(world).id, post, period=span(world, handover - 800, late))
    return tenure(world, person(world).id, post, period=span(world, handover, None))


def _holder_twice(world: World) -> object:
    again = -world.choices.number(100, 400)
    leader, post = person(world).id, office(world).id
    late = again + world.choices.number(1, 60)
    first = tenure(world, leader, post, period=span(world, again - 800, late))
    id_ = tenure_id(f"{local_of(first.id)}-again")
    return tenure(world, leader, post, id=id_, period=span(world, again, None))


def _elect_in_office(world: World) -> object:
    begins = -world.choices.number(100, 400)
    leader, post = person(world).id, office(world, "head-of-state").id
    first = tenure(world, leader, post, period=span(world, begins, None))
    id_ = tenure_id(f"{local_of(first.id)}-elect")
    elected = begins - world.choices.number(10, 90)
    end = None if world.choices.whether() else begins + world.choices.number(1, 60)
    return tenure(world, leader, post, id=id_, status="elect", period=span(world, elected, end))


def _miscounted_holders(world: World) -> object:
    handover = -world.choices.number(100, 400)
    post = office(world).id
    number = world.choices.number(1, 40)
    more = number + world.choices.number(0, 3)
    before = span(world, handover - 800, handover - 1)
    tenure(world, person(world).id, post, period=before, ordinal=more)
    return tenure(world, person(world).id, post, period=span(world, handover, None), ordinal=number)


def _member_before_founding(world: World) -> object:
    founded = -world.choices.number(100, 900)
    body = club(world, founded=world.day(founded))
    member = new_state(world).id if world.choices.whether() else person(world).id
    start = founded - world.choices.number(1, 400)
    return membership(world, body.id, member, period=span(world, start, None))


def _more_than_declared(world: World) -> object:
    size = world.choices.number(1, 3)
    qualifier = world.choices.one(("exact", "at-most"))
    body = club(world, declared_size=Quantity(value=size, qualifier=qualifier))  # type: ignore[arg-type]
    for _ in range(size + world.choices.number(1, 2)):
        membership(world, body.id, person(world).id)
    return body


def _member_twice(world: World) -> object:
    body, member = club(world).id, new_state(world).id
    again = -world.choices.number(100, 400)
    status = world.choices.one(("member", "observer", "candidate"))
    late = again + world.choices.number(1, 90)
    first = membership(world, body, member, status=status, period=span(world, again - 500, late))
    id_ = membership_id(f"{local_of(first.id)}-again")
    return membership(world, body, member, id=id_, status=status, period=span(world, again, None))


def _candidate_and_member(world: World) -> object:
    body, member = club(world).id, new_state(world).id
    joined = -world.choices.number(100, 400)
    status = world.choices.one(("candidate", "aspirant", "observer"))
    late = None if world.choices.whether() else joined + world.choices.number(1, 90)
    first = membership(world, body, member, status=status, period=span(world, joined - 500, late))
    id_ = membership_id(f"{local_of(first.id)}-full")
    return membership(world, body, member, id=id_, period=span(world, joined, None))


def _circle(world: World) -> list[Organization]:
    return [club(world) for _ in range(world.choices.number(2, 4))]


def _circle_of_parents(world: World) -> object:
    clubs = _circle(world)
    for place, body in enumerate(clubs):
        world.put(evolve(body, parent=clubs[place - 1].id))
    return clubs


def _circle_of_places(world: World) -> object:
    locals_ = [world.fresh("place", f"vale-{count}") for count in range(world.choices.number(2, 4))]
    places = [place_id(local) for local in locals_]
    for place, id_ in enumerate(places):
        world.put(Place(id=id_, kind="region", part_of=PlaceId(places[place - 1])))
    return places


def _circle_of_members(world: World) -> object:
    clubs = _circle(world)
    for place, body in enumerate(clubs):
        period = span(world, -world.choices.number(100, 900), None)
        membership(world, clubs[place - 1].id, body.id, period=period)
    return clubs


def _member_of_the_dissolved(world: World) -> object:
    over, body = club(world, status="dissolved"), club(world)
    period = span(world, -world.choices.number(100, 900), None)
    if world.choices.whether():
        return membership(world, over.id, body.id, period=period)
    return membership(world, body.id, over.id, period=period)


OFFICE_FAULTS: Final[dict[str, Fault]] = {
    "OFF001": _held_before_office,
    "OFF002": _spoke_out_of_office,
    "OFF003": _came_out_of_office,
    "OFF004": _spoke_for_another,
    "OFF005": _no_leader,
    "OFF006": _two_holders,
    "OFF007": _holder_twice,
    "OFF008": _elect_in_office,
    "OFF009": _miscounted_holders,
}
MEMBERSHIP_FAULTS: Final[dict[str, Fault]] = {
    "MEM001": _member_before_founding,
    "MEM002": _more_than_declared,
    "MEM003": _member_twice,
    "MEM004": _candidate_and_member,
    "MEM005": _circle_of_parents,
    "MEM006": _circle_of_places,
    "MEM007": _circle_of_members,
    "MEM008": _member_of_the_dissolved,
}
