"""Faults of claims."""

from typing import Any, Final

from attrs import evolve

from coalition_model.entities.claims import Claim
from coalition_model.testing.faults_of_rules.materials import Fault, cited, club, filled, person
from coalition_model.testing.worlds.tables import SAID
from coalition_model.testing.worlds.world import World
from coalition_model.values.ids import claim_id


def claim(world: World, about: str, **fields: Any) -> Claim:
    """Let a source claim something."""
    local = world.fresh("claim", world.choices.one(("article", "report")))
    return world.put(Claim(**filled(world, fields, id=claim_id(local), about=about)))


def _in_words(world: World) -> dict[str, Any]:
    return {"says": world.text(world.choices.one(SAID))}


def _no_such_field(world: World) -> object:
    field, value = world.choices.one(
        (("member_states", ["state:FR"]), ("foundet", "2025-03"), ("motto", "Pax"))
    )
    return claim(world, club(world).id, field=field, value=value)


def _value_that_cannot_be(world: World) -> object:
    field, value = world.choices.one(
        (
            ("declared_size", 31),
            ("founded", "au printemps"),
            ("kind", "club"),
            ("parties", [{"actor": "state:FR", "role": "friend"}]),
            ("members", "state:FR"),
        )
    )
    return claim(world, club(world).id, field=field, value=value)


def _contradicts_without_note(world: World) -> object:
    founded = -world.choices.number(100, 900)
    other = founded + world.choices.one((-1, 1)) * world.choices.number(1, 80)
    body = club(world, founded=world.day(founded))
    return claim(world, body.id, field="founded", value=str(world.day(other)))


def _claimed_by_nobody(world: World) -> object:
    return claim(world, club(world).id, citations=(), **_in_words(world))


def _refers_to_nothing(world: World) -> object:
    nobody = world.choices.one(("state:XX", "leader:nobody", "organization:nothing"))
    if world.choices.whether():
        return claim(world, club(world).id, field="members", value=[nobody])
    party = {"actor": nobody, "role": "initiator"}
    return claim(world, club(world).id, field="parties", value=[party])


def _how_sure_is_not_said(world: World) -> object:
    return claim(world, club(world).id, kind="inference", **_in_words(world))


def _claimed_twice(world: World) -> object:
    report = world.source()
    words = _in_words(world)
    about = club(world).id if world.choices.whether() else person(world).id
    first = claim(world, about, citations=(cited(report),), **words)
    second = claim_id(world.fresh("claim", "again"))
    return world.put(evolve(first, id=second))


CLAIM_FAULTS: Final[dict[str, Fault]] = {
    "CLA001": _no_such_field,
    "CLA002": _value_that_cannot_be,
    "CLA003": _contradicts_without_note,
    "CLA004": _claimed_by_nobody,
    "CLA005": _refers_to_nothing,
    "CLA006": _how_sure_is_not_said,
    "CLA007": _claimed_twice,
}
