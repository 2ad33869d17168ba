"""Rules on names: one thing is not called by another's, and each is written as it should be."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final, cast

from coalition_model.dossier import Dossier
from coalition_model.entities.common import Entity
from coalition_model.entities.leaders import Leader
from coalition_model.entities.offices import Office
from coalition_model.entities.organizations import Organization
from coalition_model.entities.places import Place
from coalition_model.errors import shown
from coalition_model.queries.qualified import firm
from coalition_model.rules.findings import Problem
from coalition_model.rules.identifiers import (
    codes_at_odds,
    malformed_identifier,
    one_identifier_twice,
    two_of_one_scheme,
)
from coalition_model.rules.languages import malformed_language
from coalition_model.rules.lives import Spells, lives
from coalition_model.rules.rule import Rule, rule
from coalition_model.values.allen import overlaps
from coalition_model.values.answers import Answer
from coalition_model.values.edtf import EdtfDate, EdtfInterval
from coalition_model.values.interval_ends import IntervalEnd
from coalition_model.values.names import Name, NameKind

DISTINCTIVE: Final = ("state", "leader", "office", "organization", "place", "plan")
"""Kinds of entity whose names tell them apart; many meetings are 'summit'."""

_OWN: Final[tuple[NameKind, ...]] = (
    "official",
    "short",
    "alias",
    "transliteration",
    "so-called",
    "account",
)
"""Kinds of name that belong to one thing; a capital may stand for several of its state's organs,
and former names are inherited."""

_SPACES: Final = re.compile(r"\s+")
_LOOSE: Final = re.compile(r"^\s|\s$|\s\s|[\t\n\r]")
_HIDDEN: Final = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060\ufeff\ufffd]"
)
_APOSTROPHES: Final = re.compile("[’\u02bb\u02bc\u00b4]")
_WORD: Final = re.compile(r"[^\W\d_]+")
_SCRIPTS: Final = ("LATIN", "CYRILLIC", "GREEK")


@lru_cache(maxsize=16_384)
def folded(name: str) -> str:
    """Write a name without case and typography; accents stay.

    >>> folded("L’Élysée") == folded("l'élysée"), folded("Conté") == folded("Conte")
    (True, False)
    """
    if not name.isascii():
        name = unicodedata.normalize("NFKC", _APOSTROPHES.sub("'", name))
        name = name.replace("‑", "-").replace("–", "-")
    return _SPACES.sub(" ", name.casefold().strip())


@rule(
    "NAM002",
    "warning",
    passing="""
      organizations:
        - {id: organization:wirtschaft, kind: union,
           names: [{text: Union, language: de, period: 1867/1918}]}
        - {id: organization:partei, kind: union,
           names: [{text: Union, language: de, period: 1945/..}]}
    """,
    failing="""
      organizations:
        - {id: organization:wirtschaft, kind: union, names: [{text: Union, language: de}]}
        - {id: organization:partei, kind: union, names: [{text: UNION, language: de}]}
    """,
)
def two_of_one_name(dossier: Dossier) -> Iterator[Problem]:
    """Two things of one kind are not called the same.

    Compares names of states, persons, offices, organizations, places and plans that are in the same
    language (or both in none), whatever their case and typography; accents count. Forgiven are
    former names, metonyms and adjectives, names used at different times, offices of different
    bodies, organizations with different parents, places in different places, and people born at
    different times. So are states, offices and organizations that did not exist at once, but for
    the day on which one may have followed the other, and versions of a plan that supersede one
    another. Where the periods leave open whether both names were in use at once, or where that
    rests on a date that is uncertain or approximate, it is only said that they may (info). So it is
    of persons' names with different language tags, and where the tag of one is left out.
    """
    spells = dossier.derived(_existence)
    versions = dossier.derived(_versions)
    for kind in DISTINCTIVE:
        first: _Named = {}
        for entity in _of_kind(dossier, kind):
            told: set[str] = set()
            for place, other, theirs, alike in _namesakes(first, entity, kind):
                if other.id == entity.id or other.id in told:
                    continue
                name = entity.names[place]
                answer = _at_once(name.period, theirs.period)
                if entity.id in spells and other.id in spells:
                    answer &= _existed_at_once(spells[entity.id], spells[other.id])
                if not alike:
                    answer &= Answer.UNKNOWN
                if entity.id in versions and versions[entity.id] == versions.get(other.id):
                    continue
                if answer.possible and not _set_apart(entity, other):
                    told.add(other.id)
                    yield _same_name(dossier, (entity, name, place), (other, theirs), answer)
            for name in entity.names:
                if name.kind in _OWN:
                    known = first.setdefault(folded(name.text), {})
                    known.setdefault(_language(name), []).append((entity, name))


_Named = dict[str, dict[str, list[tuple[Entity, Name]]]]
"""Who has a name, by its folded text and its language."""


def _language(name: Name) -> str:
    return (name.language or "").partition("-")[0].lower()


def _namesakes(
    first: _Named, entity: Entity, kind: str
) -> Iterator[tuple[int, Entity, Name, bool]]:
    """Yield who has one of the names of an entity: in its language, and then in perhaps no other.

    A person's name is one in all languages; of other things, one without a tag may be of any.
    With each comes the place of the name, and whether the language is the same.
    """
    for alike in (True, False):
        for place, name in enumerate(entity.names):
            known = first.get(folded(name.text)) if name.kind in _OWN else None
            if known is None:
                continue
            mine = _language(name)
            for language, rows in known.items():
                if alike is (language == mine) and (
                    alike or kind == "leader" or not language or not mine
                ):
                    for other, theirs in rows[:8]:
                        yield place, other, theirs, alike


def _of_kind(dossier: Dossier, kind: str) -> Iterator[Entity]:
    rows: Any = getattr(dossier, f"{kind}s")
    yield from rows.values()


def _at_once(mine: EdtfInterval | None, theirs: EdtfInterval | None) -> Answer:
    if mine is None or theirs is None:
        return Answer.YES
    return overlaps(mine, theirs)


def _existence(dossier: Dossier) -> dict[str, Spells]:
    """Collect when states, organizations and offices existed, where the dossier says so."""
    found = {id_: each for id_, each in lives(dossier).items() if id_ not in dossier.leaders}
    for office in dossier.offices.values():
        if office.period is not None:
            found[office.id] = (office.period,)
    return found


def _existed_at_once(mine: Spells, theirs: Spells) -> Answer:
    """Tell whether two things existed at once.

    NO where they certainly did not, UNKNOWN where that rests on a doubtful date, else YES.
    """
    if any(_share_days(one, other) for one in mine for other in theirs):
        return Answer.YES
    firmly = (
        _share_days(cast("EdtfInterval", firm(one)), cast("EdtfInterval", firm(other)))
        for one in mine
        for other in theirs
    )
    return Answer.UNKNOWN if any(firmly) else Answer.NO


def _share_days(one: EdtfInterval, other: EdtfInterval) -> bool:
    """Tell whether two periods may share days, other than one on which the other one follows."""
    for earlier, later in ((one, other), (other, one)):
        if isinstance(earlier.end, EdtfDate) and earlier.end == later.start:
            return False
    return overlaps(one, other).possible


def _versions(dossier: Dossier) -> dict[str, str]:
    """Give each plan that supersedes another, or is superseded, one name for all its versions."""
    beside: dict[str, list[str]] = {}
    for plan in dossier.plans.values():
        for relation in plan.relations:
            if relation.kind == "supersedes":
                beside.setdefault(plan.id, []).append(relation.target)
                beside.setdefault(relation.target, []).append(plan.id)
    found: dict[str, str] = {}
    for first in beside:
        left = [first] if first not in found else []
        while left:
            plan_id = left.pop()
            if plan_id not in found:
                found[plan_id] = first
                left += beside[plan_id]
    return found


def _set_apart(one: Entity, other: Entity) -> bool:
    """Tell whether two things of one name are told apart by what they belong to."""
    if isinstance(one, Office) and isinstance(other, Office):
        return one.of != other.of
    if isinstance(one, Organization) and isinstance(other, Organization):
        return None not in (one.parent, other.parent) and one.parent != other.parent
    if isinstance(one, Place) and isinstance(other, Place):
        if other.id == one.part_of or one.id == other.part_of:
            return one.kind != other.kind
        return None not in (one.part_of, other.part_of) and one.part_of != other.part_of
    if isinstance(one, Leader) and isinstance(other, Leader):
        return _born_apart(one.life, other.life)
    return False


def _born_apart(mine: EdtfInterval | None, theirs: EdtfInterval | None) -> bool:
    if mine is None or theirs is None:
        return False
    born, other = mine.start, theirs.start
    if isinstance(born, IntervalEnd) or isinstance(other, IntervalEnd):
        return False
    return not born.same_as(other).possible


def _same_name(
    dossier: Dossier,
    mine: tuple[Entity, Name, int],
    theirs: tuple[Entity, Name],
    answer: Answer,
) -> Problem:
    (entity, name, place), (other, their_name) = mine, theirs
    if entity.id in dossier.borrowed:
        place = other.names.index(their_name)
        entity, other, name = other, entity, their_name
    may = "is" if answer.certain else "may be"
    return Problem(
        entity.id,
        f"names/{place}",
        f"must tell it from {other.id}, but {may} {shown(name.text)} for both",
        "if they are one, keep one of them; if the name is former, say so; else accept it",
        None if answer.certain else "info",
    )


@rule(
    "NAM007",
    "warning",
    passing="""
      leaders: [{id: leader:ada, names: ["Ada de Castro"]}]
    """,
    failing="""
      leaders: [{id: leader:ada, names: ["Ada  de Castro "]}]
    """,
)
def loose_spaces(dossier: Dossier) -> Iterator[Problem]:
    """A name has no spaces and hidden characters that nobody sees.

    Looks for spaces at either end, two together, line breaks, and control, direction and zero-width
    characters. Joiners, which some scripts need, and spaces that do not break are no fault.
    """
    for entity in dossier:
        for place, name in enumerate(entity.names):
            text = name.text
            if text.isascii() and text.isprintable() and "  " not in text and text.strip() == text:
                continue
            hidden = _HIDDEN.search(text)
            if hidden is not None:
                what = unicodedata.name(hidden.group(), f"U+{ord(hidden.group()):04X}")
                expected = f"written without hidden characters such as {what}"
            elif _LOOSE.search(text):
                expected = "written without spaces at either end and two together"
            else:
                continue
            yield Problem(
                entity.id,
                f"names/{place}/text",
                f"must be {expected}, but is {shown(text)}",
                "remove them",
            )


@rule(
    "NAM008",
    "info",
    passing="""
      places: [{id: place:kyiv, names: [{text: "Київ (Kyiv)", language: uk}]}]
    """,
    failing="""
      places: [{id: place:kyiv, names: [{text: "Kиїв", language: uk}]}]
    """,
)
def mixed_scripts(dossier: Dossier) -> Iterator[Problem]:
    """A word is written in one script.

    Letters of the Latin, Cyrillic and Greek scripts look alike and are different characters: a name
    that mixes them within one word is not found under its spelling. Words side by side may be in
    different scripts. Always info: some brands mix them on purpose.
    """
    for entity in dossier:
        for place, name in enumerate(entity.names):
            if name.text.isascii():
                continue
            for word in _WORD.findall(name.text):
                scripts = sorted(_scripts(word))
                if len(scripts) > 1:
                    spelled = ", ".join(f"{each} is {_script(each)}" for each in _odd(word))
                    yield Problem(
                        entity.id,
                        f"names/{place}/text",
                        f"must be in one script, but may mix them in {shown(word)}: {spelled}",
                        "write the word again in the script of its language",
                    )
                    break


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    """Name the script of a letter: Latin, Cyrillic, Greek, or nothing where it is another."""
    script = unicodedata.name(letter, "").partition(" ")[0]
    return script.capitalize() if script in _SCRIPTS else ""


def _scripts(word: str) -> set[str]:
    if word.isascii():
        return {"Latin"}
    return {_script(letter) for letter in word} - {""}


def _odd(word: str) -> list[str]:
    """Give the letters of the script that has fewer of them in a word."""
    by_script: dict[str, list[str]] = {}
    for letter in word:
        by_script.setdefault(_script(letter), []).append(letter)
    by_script.pop("", None)
    fewest = min(by_script.values(), key=len)
    return list(dict.fromkeys(fewest))


@rule(
    "NAM009",
    "info",
    passing="""
      organizations: [{id: organization:club, kind: union, names: [{text: Club, kind: alias}]}]
    """,
    failing="""
      organizations: [{id: organization:club, kind: union, names: [{text: The European Club}]}]
    """,
)
def name_without_language(dossier: Dossier) -> Iterator[Problem]:
    """A name says in which language it is so written.

    Looks at the official and short names of states, offices, organizations and places. Names of
    persons, acronyms and accounts may belong to no language. Always info: a name may be the same in
    all of them.
    """
    for rows in (dossier.states, dossier.offices, dossier.organizations, dossier.places):
        for entity in rows.values():
            for place, name in enumerate(entity.names):
                if name.language is None and name.kind in ("official", "short"):
                    yield Problem(
                        entity.id,
                        f"names/{place}/language",
                        f"must be given of {shown(name.text)}, but is missing",
                        "write its BCP 47 tag, or state defaults.language",
                    )


NAME_RULES: Final[tuple[Rule, ...]] = (
    one_identifier_twice,
    two_of_one_name,
    malformed_identifier,
    malformed_language,
    codes_at_odds,
    two_of_one_scheme,
    loose_spaces,
    mixed_scripts,
    name_without_language,
)
"""The rules on names and identifiers, in the order of their codes."""
