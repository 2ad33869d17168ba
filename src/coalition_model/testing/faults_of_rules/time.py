"""Faults of time."""

from typing import Final

from attrs import evolve

from coalition_model.entities.claims import Claim
from coalition_model.testing.faults_of_rules.materials import (
    Fault,
    cited,
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
    told,
)
from coalition_model.testing.worlds.bodies import a_head
from coalition_model.testing.worlds.world import World
from coalition_model.values.edtf import EdtfInterval
from coalition_model.values.ids import claim_id, local_of
from coalition_model.values.parties import Party, Relation


def _held_after_death(world: World) -> object:
    choices = world.choices
    died = -choices.number(30, 400)
    leader, post = person(world, died), office(world)
    if choices.whether():
        day = died + choices.number(1, 25)
        return tenure(
            world, leader.id, post.id, attested=(world.day(day),), citations=world.cite(since=day)
        )
    end = None if choices.whether() else died + choices.number(1, 300)
    return tenure(world, leader.id, post.id, period=span(world, died - 500, end))


def _held_before_body(world: World) -> object:
    founded = -world.choices.number(100, 900)
    body = club(world, founded=world.day(founded))
    post = office(world, "head-of-organization", body.id)
    start = founded - world.choices.number(1, 400)
    end = None if world.choices.whether() else founded + 50
    return tenure(world, person(world).id, post.id, period=span(world, start, end))


def _office_outside_body(world: World) -> object:
    founded = -world.choices.number(500, 900)
    dissolved = founded + world.choices.number(30, 400)
    body = club(world, founded=world.day(founded), dissolved=world.day(dissolved))
    post = office(world, "head-of-organization", body.id)
    if world.choices.whether():
        period = span(world, founded - world.choices.number(1, 100), dissolved)
    else:
        period = span(world, founded, None)
    return world.put(evolve(post, period=period, citations=world.cite()))


def _member_after_its_time(world: World) -> object:
    choices = world.choices
    ended = -choices.number(30, 400)
    body = club(world)
    if choices.whether():
        end = None if choices.whether() else ended + choices.number(1, 90)
        period = span(world, ended - 300, end)
        return membership(world, body.id, person(world, ended).id, period=period)
    member = club(world, founded=world.day(ended))
    period = span(world, ended - choices.number(1, 500), None)
    return membership(world, body.id, member.id, period=period)


def _met_before_founding(world: World) -> object:
    founded = -world.choices.number(20, 300)
    body = club(world, founded=world.day(founded))
    when = world.day(founded - world.choices.number(1, 90))
    return meeting(world, body=body.id, when=when)


def _acted_after_death(world: World) -> object:
    choices = world.choices
    died = -choices.number(20, 200)
    actor, day = person(world, died).id, died + choices.number(1, 20)
    when, since = world.day(day), world.cite(since=day)
    match choices.number(0, 3):
        case 0:
            return statement(world, actor, when=when, citations=since)
        case 1:
            party = Party(actor=actor, role="participant")
            return event(world, when=when, parties=(party,), citations=since)
        case 2:
            return plan(
                world, when=when, parties=(Party(actor=actor, role="author"),), citations=since
            )
        case _:
            local = world.fresh("meeting", "talks")
            rows = (row(local, actor, "attended"),)
            return meeting(world, local=local, when=when, participants=rows, citations=since)


def _attested_outside_period(world: World) -> object:
    choices = world.choices
    start = -choices.number(100, 500)
    end = start + choices.number(10, 60)
    day = end + choices.number(1, 30) if choices.whether() else start - choices.number(1, 90)
    given = {
        "period": span(world, start, end),
        "attested": (world.day(day),),
        "citations": world.cite(since=day),
    }
    if choices.whether():
        return membership(world, club(world).id, new_state(world).id, **given)
    return tenure(world, person(world).id, office(world).id, **given)


def _spells_overlap(world: World) -> object:
    choices = world.choices
    first = choices.number(1816, 1880)
    second = first + choices.number(20, 40)
    overlap = choices.number(1, 15)
    spells = (EdtfInterval(f"{first}/{second}"), EdtfInterval(f"{second - overlap}/.."))
    return new_state(world, spells=spells, citations=world.cite())


def _follows_what_is_later(world: World) -> object:
    choices = world.choices
    day = -choices.number(1, 60)
    later = world.day(day + choices.number(1, 30))
    kind = choices.one(("follows", "responds-to", "supersedes", "implements"))
    if choices.whether():
        target = plan(world, when=later, citations=world.cite(since=31)).id
        relation = Relation(kind=kind, target=target)  # type: ignore[arg-type]
        return plan(world, when=world.day(day), relations=(relation,))
    target_event = event(world, when=later)
    if choices.whether():
        relation = Relation(kind="precedes", target=event(world, when=world.day(day)).id)
        return world.put(evolve(target_event, relations=(relation,)))
    relation = Relation(kind=kind, target=target_event.id)  # type: ignore[arg-type]
    return event(world, when=world.day(day), relations=(relation,))


def _part_outside_whole(world: World) -> object:
    choices = world.choices
    start = -choices.number(10, 60)
    end = start + choices.number(0, 3)
    whole = meeting(world, when=span(world, start, end))
    day = end + choices.number(2, 20) if choices.whether() else start - choices.number(2, 20)
    relation = Relation(kind="part-of", target=whole.id)
    when = world.moment(day, choices.number(8, 20)) if choices.whether() else world.day(day)
    return meeting(world, when=when, relations=(relation,))


def _said_after_publication(world: World) -> object:
    report = world.source()
    day = report.published + world.choices.number(1, 20)
    citations = (world.citation(report),)
    return statement(world, a_head(world).leader, when=world.day(day), citations=citations)


def _read_before_publication(world: World) -> object:
    report = world.new_source()
    day = report.published - world.choices.number(1, 90)
    report.source = evolve(report.source, accessed=world.day(day))
    return told(world, world.citation(report))


def _held_before_it_was(world: World) -> object:
    report = world.source()
    day = report.published + world.choices.number(1, 30)
    given = {"when": world.day(day), "citations": (world.citation(report),)}
    if world.choices.whether():
        return event(world, status="occurred", **given)
    local = world.fresh("meeting", "talks")
    rows = (row(local, person(world).id, "attended"),) if world.choices.whether() else ()
    return meeting(world, local=local, status="held", participants=rows, **given)


def _still_announced(world: World) -> object:
    report = world.source()
    day = report.published - world.choices.number(1, 30)
    given = {"when": world.day(day), "citations": (world.citation(report),)}
    if world.choices.whether():
        return event(world, status="announced", **given)
    return meeting(world, status=world.choices.one(("announced", "confirmed")), **given)


def _attested_after_publication(world: World) -> object:
    report = world.source()
    day = world.day(report.published + world.choices.number(1, 30))
    given = {"attested": (day,), "citations": (world.citation(report),)}
    if world.choices.whether():
        return membership(world, club(world).id, new_state(world).id, **given)
    return tenure(world, person(world).id, office(world).id, **given)


def _closer_than_claimed(world: World) -> object:
    report = world.source()
    founded = -world.choices.number(100, 900)
    near = world.day(founded)
    claimed = world.choices.one((str(near)[:7], str(near)[:4]))
    body = club(world, founded=near, citations=(cited(report),))
    return world.put(
        Claim(
            id=claim_id(f"{local_of(body.id)}-founded"),
            about=body.id,
            field="founded",
            value=claimed,
            citations=(cited(report),),
        )
    )


TIME_FAULTS: Final[dict[str, Fault]] = {
    "TIM001": _held_after_death,
    "TIM002": _held_before_body,
    "TIM003": _office_outside_body,
    "TIM004": _member_after_its_time,
    "TIM005": _met_before_founding,
    "TIM006": _acted_after_death,
    "TIM007": _attested_outside_period,
    "TIM008": _spells_overlap,
    "TIM009": _follows_what_is_later,
    "TIM010": _part_outside_whole,
    "TIM011": _said_after_publication,
    "TIM012": _read_before_publication,
    "TIM013": _held_before_it_was,
    "TIM014": _still_announced,
    "TIM015": _attested_after_publication,
    "TIM016": _closer_than_claimed,
}
