"""Faults of names, identifiers and acceptances."""

from typing import Final

from attrs import evolve

from coalition_model.entities.dossier_notes import Acceptance
from coalition_model.testing.faults_of_rules.materials import Fault, club, new_state, person
from coalition_model.testing.worlds.world import World
from coalition_model.values.ids import AnyId
from coalition_model.values.names import Identifier, Name
from coalition_model.values.text import Text


def _wikidata(world: World) -> Identifier:
    return Identifier(scheme="wikidata", value=f"Q{world.choices.number(100_000, 999_999)}")


def _identifier_twice(world: World) -> object:
    shared = _wikidata(world)
    if world.choices.whether():
        club(world, identifiers=(shared,))
        return club(world, identifiers=(shared,))
    for each in (person(world), person(world)):
        world.put(evolve(each, identifiers=(shared,)))
    return shared


def _one_name_for_two(world: World) -> object:
    language, one, other = world.choices.one(
        (
            ("en", "The Concord", "THE CONCORD"),
            ("fr", "L’Entente d’hiver", "L'Entente d'hiver"),
            ("uk", "Обʼєднання міст", "Об’єднання міст"),
        )
    )
    club(world, names=(Name(text=one, language=language),))
    return club(world, names=(Name(text=other, language=language),))


def _malformed_identifier(world: World) -> object:
    scheme, value = world.choices.one(
        (
            ("wikidata", "142"),
            ("x", "@account"),
            ("viaf", "0x1"),
            ("orcid", "0000"),
            ("doi", "doi:1"),
        )
    )
    identifier = Identifier(scheme=scheme, value=value)
    return world.put(evolve(person(world), identifiers=(identifier,)))


def _malformed_language(world: World) -> object:
    tag = world.choices.one(("uk-Latn-Latn", "ua", "cz", "de-1996-1996", "fr-France-x"))
    if world.choices.whether():
        return world.put(evolve(person(world), note=Text.of("?", tag)))
    name = Name(text="Xyloph Quint", language=tag, kind="alias")
    return world.put(evolve(person(world), names=(name,)))


def _codes_at_odds(world: World) -> object:
    scheme, value = "iso3166-1-alpha2", world.choices.one(("AQ", "BV", "HM", "IO"))
    return new_state(world, identifiers=(Identifier(scheme=scheme, value=value),))


def _two_of_one_register(world: World) -> object:
    number = world.choices.number(1_000_000, 9_999_999)
    pair = tuple(Identifier(scheme="wikidata", value=f"Q{number + each}") for each in (0, 1))
    return world.put(evolve(person(world), identifiers=pair))


def _loose_spaces(world: World) -> object:
    text = world.choices.one(
        ("Iris  Vale", " Iris Vale", "Iris Vale ", "Iris\u200bVale", "Iris\nVale", "Iris\u00adVale")
    )
    return world.put(evolve(person(world), names=(Name(text=text),)))


def _mixed_scripts(world: World) -> object:
    text = world.choices.one(("Kиїв-Захід", "Pомашка", "Αtlas"))
    return world.put(evolve(person(world), names=(Name(text=text),)))


def _name_without_language(world: World) -> object:
    text = world.choices.one(("The Concord", "L’Entente d’hiver", "Згода"))
    kind = world.choices.one(("short", "official"))
    return club(world, names=(Name(text=text, kind=kind),))  # type: ignore[arg-type]


def _stale_acceptance(world: World) -> object:
    code = world.choices.one(("TIM006", "OFF002", "SRC001", "NAM002"))
    entity: AnyId = person(world).id
    acceptance = Acceptance(code=code, entity=entity, reason="it was so once")
    world.acceptances.append(acceptance)
    return acceptance


NAME_FAULTS: Final[dict[str, Fault]] = {
    "NAM001": _identifier_twice,
    "NAM002": _one_name_for_two,
    "NAM003": _malformed_identifier,
    "NAM004": _malformed_language,
    "NAM005": _codes_at_odds,
    "NAM006": _two_of_one_register,
    "NAM007": _loose_spaces,
    "NAM008": _mixed_scripts,
    "NAM009": _name_without_language,
}
ACCEPTANCE_FAULTS: Final[dict[str, Fault]] = {"ACC001": _stale_acceptance}
