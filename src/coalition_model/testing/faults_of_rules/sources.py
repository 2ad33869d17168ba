"""Faults of sources."""

from typing import Final

from attrs import evolve

from coalition_model.entities.plans import Clause
from coalition_model.testing.faults_of_rules.materials import (
    Fault,
    cited,
    club,
    event,
    meeting,
    membership,
    new_state,
    person,
    plan,
    statement,
    told,
)
from coalition_model.testing.worlds.tables import POINTS, REPORTED, SAID
from coalition_model.testing.worlds.world import Report, World
from coalition_model.values.answers import Answer
from coalition_model.values.edtf import EdtfDate, EdtfInterval
from coalition_model.values.parties import Relation
from coalition_model.values.text import Text


def _nothing_cited(world: World) -> object:
    match world.choices.number(0, 4):
        case 0:
            return event(world, citations=())
        case 1:
            return statement(world, person(world).id, citations=())
        case 2:
            return plan(world, citations=())
        case 3:
            return membership(world, club(world).id, new_state(world).id, citations=())
        case _:
            return meeting(world, citations=())


def _contestable_uncited(world: World) -> object:
    year = world.choices.number(1930, 1980)
    match world.choices.number(0, 2):
        case 0:
            return world.put(evolve(person(world), life=EdtfInterval(f"{year}/..")))
        case 1:
            return club(world, founded=EdtfDate(str(year)), citations=())
        case _:
            return new_state(world, status="disputed")


def _full_source(world: World) -> Report:
    """Write a source that carries its words."""
    report = world.new_source()
    report.words = []
    world.quoted(report, REPORTED[report.language][0])
    return report


def _quote_not_in_source(world: World) -> object:
    report = _full_source(world)
    quote = world.choices.one(REPORTED[report.language][1:])
    return told(world, cited(report, quote=quote))


def _wording_not_in_source(world: World) -> object:
    report = _full_source(world)
    if world.choices.whether():
        words = Text.of(world.choices.one(SAID)[report.language], report.language)
        citations = (cited(report),)
        speaker = person(world).id
        return statement(world, speaker, text=words, direct=Answer.YES, citations=citations)
    words = Text.of(world.choices.one(POINTS)[report.language], report.language)
    return plan(world, Clause(number="1", text=words), citations=(cited(report),))


def _language_missing(world: World) -> object:
    report = world.new_source()
    report.words = None
    quote = world.choices.one(REPORTED[report.language])
    names = tuple(evolve(name, language=None) for name in report.source.names)
    report.source = evolve(report.source, language=None, names=names)
    return told(world, cited(report, quote=quote))


def _link_that_is_none(world: World) -> object:
    links = (
        "example.org/article",
        "https://example.org/an article",
        "https://exa…mple.org/x",
        "ftp://example.org/paper",
        "https://",
        "https://example.org/very/…/long",
    )
    report = world.new_source()
    link = world.choices.one(links)
    report.source = evolve(report.source, link=link)
    return told(world, cited(report))


def _copy(world: World, original: Report, kind: str = "copy-of") -> Report:
    report = world.new_source(original.published)
    report.words = None
    relation = Relation(kind=kind, target=original.source.id)  # type: ignore[arg-type]
    report.source = evolve(report.source, relations=(relation,))
    return report


def _copy_beside_original(world: World) -> object:
    original = world.source()
    copy = _copy(world, original, world.choices.one(("copy-of", "relays")))
    pair = [cited(original), cited(copy)]
    if world.choices.whether():
        pair = [cited(copy), cited(_copy(world, original))]
    return told(world, *pair)


def _relayed_too_early(world: World) -> object:
    report = world.new_source()
    later = world.new_source(report.published + world.choices.number(1, 20))
    return told(world, cited(later, via=report.source.id))


def _cited_by_nobody(world: World) -> object:
    report = world.new_source()
    report.kept = True
    return report


def _by_way_of_itself(world: World) -> object:
    report = world.source()
    return told(world, cited(report, via=report.source.id))


def _copies_of_one_another(world: World) -> object:
    reports = [world.new_source() for _ in range(world.choices.number(2, 3))]
    for place, report in enumerate(reports):
        target = reports[place - 1].source.id
        relation = Relation(kind="copy-of", target=target)
        report.source = evolve(report.source, published=None, accessed=None, relations=(relation,))
    return told(world, cited(reports[0]))


SOURCE_FAULTS: Final[dict[str, Fault]] = {
    "SRC001": _nothing_cited,
    "SRC002": _contestable_uncited,
    "SRC003": _quote_not_in_source,
    "SRC004": _wording_not_in_source,
    "SRC005": _language_missing,
    "SRC006": _link_that_is_none,
    "SRC007": _copy_beside_original,
    "SRC008": _relayed_too_early,
    "SRC009": _cited_by_nobody,
    "SRC010": _by_way_of_itself,
    "SRC011": _copies_of_one_another,
}
