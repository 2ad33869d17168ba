"""Faults of positions."""

from typing import Final

from coalition_model.entities.conditions import Condition
from coalition_model.testing.faults_of_rules.materials import (
    Fault,
    cited,
    new_state,
    person,
    plan,
    position,
    span,
    statement,
)
from coalition_model.testing.worlds.bodies import a_state
from coalition_model.testing.worlds.world import World
from coalition_model.values.ids import local_of, position_id
from coalition_model.values.parties import Party

STANCES: Final = ("supports", "opposes", "neutral", "declined")


def _before_its_target(world: World) -> object:
    day = -world.choices.number(1, 30)
    target = plan(world, when=world.day(day)).id
    earlier = world.day(day - world.choices.number(1, 60))
    stance = world.choices.one(STANCES)
    return position(world, a_state(world).id, target, stance=stance, when=earlier)


def _after_death(world: World) -> object:
    died = -world.choices.number(20, 200)
    when = world.day(died + world.choices.number(1, 20))
    stance = world.choices.one(STANCES)
    return position(world, person(world, died).id, plan(world).id, stance=stance, when=when)


def _conditional_on_nothing(world: World) -> object:
    effect = world.choices.one(("starts", "ends", "suspends"))
    condition = Condition(effect=effect)  # type: ignore[arg-type]
    return position(world, a_state(world).id, plan(world).id, conditions=(condition,))


def _mixed_of_what(world: World) -> object:
    actor = a_state(world).id if world.choices.whether() else person(world).id
    return position(world, actor, plan(world).id, stance="mixed")


def _condition_left_out(world: World) -> object:
    report = world.new_source(languages=("en", "fr"))
    quotes = {
        "en": ("We agree, provided that others do.", "Yes, but only if all sign."),
        "fr": ("Oui, à condition qu’ils signent.", "D’accord, sous réserve d’un accord écrit."),
    }
    quote = world.choices.one(quotes[report.language])
    citations = (world.citation(report, quote),)
    return position(world, a_state(world).id, plan(world).id, citations=citations)


def _for_and_against(world: World) -> object:
    day = world.day(-world.choices.number(0, 30))
    actor, target = a_state(world).id, plan(world).id
    first = position(world, actor, target, stance="supports", when=day)
    id_ = position_id(f"{local_of(first.id)}-again")
    when = world.choices.one((day, span(world, day.earliest - world.today, None)))
    return position(world, actor, target, id=id_, stance="opposes", when=when)


def _whose_inference(world: World) -> object:
    coder, sure = world.choices.one((("mw", None), (None, "high"), (None, None)))
    return position(
        world,
        a_state(world).id,
        plan(world).id,
        stance=world.choices.one(STANCES),
        basis="inference",
        coder=coder,
        confidence=sure,
    )


def _words_not_given(world: World) -> object:
    basis = world.choices.one(("own-words", "reported"))
    report = world.source()
    actor, target = a_state(world).id, plan(world).id
    return position(world, actor, target, basis=basis, citations=(cited(report),))


def _words_of_another(world: World) -> object:
    words = statement(world, person(world).id)
    actor = new_state(world).id if world.choices.whether() else person(world).id
    return position(world, actor, plan(world).id, basis="own-words", statement=words.id)


def _signature_of_another(world: World) -> object:
    basis, role = world.choices.one((("signature", "signatory"), ("authorship", "author")))
    party = Party(actor=person(world).id, role=role)  # type: ignore[arg-type]
    target = plan(world, parties=(party,)).id
    return position(world, new_state(world).id, target, basis=basis)


POSITION_FAULTS: Final[dict[str, Fault]] = {
    "POS001": _before_its_target,
    "POS002": _after_death,
    "POS003": _conditional_on_nothing,
    "POS004": _mixed_of_what,
    "POS005": _condition_left_out,
    "POS006": _for_and_against,
    "POS007": _whose_inference,
    "POS008": _words_not_given,
    "POS009": _words_of_another,
    "POS010": _signature_of_another,
}
