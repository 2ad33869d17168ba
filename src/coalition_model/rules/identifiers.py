"""Rules on identifiers: each is well-formed, and names one thing."""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import Final

from coalition_model.dossier import Dossier
from coalition_model.entities.common import Entity
from coalition_model.entities.places import Place
from coalition_model.entities.states import State
from coalition_model.errors import shown
from coalition_model.rules.findings import Problem
from coalition_model.rules.languages import fault_of_tag
from coalition_model.rules.rule import rule
from coalition_model.rules.state_codes import REGISTERS, codes_of_states, states_of_codes
from coalition_model.values.ids import kind_of, local_of
from coalition_model.values.names import Identifier

FORMS: Final[dict[str, tuple[re.Pattern[str], str]]] = {
    scheme: (re.compile(pattern), expected)
    for scheme, pattern, expected in (
        ("wikidata", r"[QPL][1-9][0-9]*", "an item of Wikidata, Q and a number"),
        ("iso3166-1-alpha2", "[A-Z]{2}", "two capital letters"),
        ("iso3166-1-alpha3", "[A-Z]{3}", "three capital letters"),
        ("iso3166-1-numeric", "[0-9]{3}", "three digits"),
        ("iso3166-2", "[A-Z]{2}-[A-Z0-9]{1,3}", "a country's two letters, - and up to three more"),
        ("iso3166-3", "[A-Z]{4}", "four capital letters"),
        ("un-m49", "[0-9]{3}", "three digits"),
        ("un-locode", "[A-Z]{2}[A-Z2-9]{3}", "a country's two letters and three more"),
        ("cow", "[1-9][0-9]{0,2}", "a number of up to three digits, without leading zeros"),
        ("gw", "[1-9][0-9]{0,3}", "a number of up to four digits, without leading zeros"),
        ("ucdp", "[0-9]+", "a number"),
        ("x", "[A-Za-z0-9_]{1,15}", "an account: up to 15 letters, digits and _, without @"),
        ("doi", r"10\.[0-9]{4,9}(\.[0-9]+)*/\S+", "a DOI, which begins with 10."),
        ("orcid", "([0-9]{4}-){3}[0-9]{3}[0-9X]", "four groups of four digits"),
        ("viaf", "[1-9][0-9]*", "a number"),
        ("geonames", "[1-9][0-9]*", "a number"),
        ("lei", "[A-Z0-9]{18}[0-9]{2}", "18 letters and digits, and two digits"),
    )
}
"""The form of the values of each scheme that we know. `cow` and `gw` are numbers: 2, not 2.0."""

LANGUAGE_SCHEMES: Final = ("bcp47",)
ALPHA2: Final = "iso3166-1-alpha2"
ISO_STATE: Final = (ALPHA2, "iso3166-1-alpha3", "iso3166-1-numeric")
CASELESS: Final = ("x", "doi")
_USUAL: Final = re.compile(r"[._ /:]+")


@rule(
    "NAM001",
    "error",
    passing="""
      states:
        - {id: state:FR, identifiers: [{scheme: wikidata, value: Q142}]}
        - {id: state:GB, identifiers: [{scheme: wikidata, value: Q145}]}
    """,
    failing="""
      states:
        - {id: state:FR, identifiers: [{scheme: wikidata, value: Q142}]}
        - {id: state:GB, identifiers: [{scheme: wikidata, value: Q142}]}
    """,
)
def one_identifier_twice(dossier: Dossier) -> Iterator[Problem]:
    """An outside identifier names one thing.

    Compares scheme and value over all entities; of accounts and DOIs the case does not count. A
    state and a place may have the same codes, as the country and its land do; two things of
    different kinds are otherwise most likely one of them mistaken (warning).
    """
    first: dict[tuple[str, str], tuple[Entity, int]] = {}
    for entity in dossier:
        for place, identifier in enumerate(entity.identifiers):
            value = identifier.value
            if identifier.scheme in CASELESS:
                value = value.lower()
            other, their_place = first.setdefault((identifier.scheme, value), (entity, place))
            if other.id == entity.id or _land_of(other, entity):
                continue
            mine, theirs, where = entity, other, place
            if entity.id in dossier.borrowed:
                mine, theirs, where = other, entity, their_place
            yield Problem(
                mine.id,
                f"identifiers/{where}",
                f"must name one thing only, but is {identifier.scheme} {shown(identifier.value)}, "
                f"which {theirs.id} has too",
                "look up whose it is; if the two are one, keep one of them",
                None if kind_of(mine.id) == kind_of(theirs.id) else "warning",
            )


def _land_of(one: Entity, other: Entity) -> bool:
    return {type(one), type(other)} == {State, Place}


@rule(
    "NAM003",
    "error",
    passing="""
      states: [{id: state:FR, identifiers: [{scheme: iso3166-1-numeric, value: "250"}]}]
    """,
    failing="""
      states: [{id: state:AF, identifiers: [{scheme: iso3166-1-numeric, value: "4"}]}]
    """,
)
def malformed_identifier(dossier: Dossier) -> Iterator[Problem]:
    """An identifier has the form that its scheme gives to it.

    Knows the forms of Wikidata, ISO 3166, UN M49, UN/LOCODE, BCP 47, Correlates of War, Gleditsch
    and Ward, UCDP, accounts on X, DOI, ORCID, VIAF, GeoNames and LEI. Other schemes are other
    people's business: but one that is written with other capitals or spaces than these is a
    warning, and of one that is a letter or two away it is said at severity info that it may be
    misspelt. Whether the register has such an entry is not looked up.
    """
    for entity in dossier:
        for place, identifier in enumerate(entity.identifiers):
            scheme, value = identifier.scheme, identifier.value
            if scheme in LANGUAGE_SCHEMES:
                fault = fault_of_tag(value)
                expected = fault[0] if fault is not None else None
            else:
                known = FORMS.get(scheme)
                expected = known[1] if known is not None and not known[0].fullmatch(value) else None
                if known is None and (meant := scheme_meant(scheme)) is not None:
                    usual = _usual(scheme) == meant
                    must = f"must be {meant!r}, as others write it" if usual else _MAY_BE_KNOWN
                    compared = "one spelling lets identifiers be compared"
                    yield Problem(
                        entity.id,
                        f"identifiers/{place}/scheme",
                        f"{must}, but is {shown(scheme)}",
                        compared if usual else f"did you mean {meant!r}? {compared}",
                        "warning" if usual else "info",
                    )
            if expected is not None:
                yield Problem(
                    entity.id,
                    f"identifiers/{place}/value",
                    f"must be {expected} ({scheme}), but is {shown(value)}",
                    "copy it from the register as it stands there",
                )


_MAY_BE_KNOWN: Final = "may have to be one of the schemes that are known"


def _usual(scheme: str) -> str:
    return _USUAL.sub("-", scheme.strip().lower())


@lru_cache(maxsize=1024)
def scheme_meant(scheme: str) -> str | None:
    """Name the known scheme that another spelling most likely means; None where there is none.

    Letters left out, put in, mistaken or changed about: one of them in four letters, two in eight
    or more. Acronyms of up to four letters are too near to one another to tell (VIAF, IIAF).

    >>> scheme_meant("wikidta"), scheme_meant("ISO 3166-1 alpha2"), scheme_meant("imdb")
    ('wikidata', 'iso3166-1-alpha2', None)
    """
    usual = _usual(scheme)
    known = (*FORMS, *LANGUAGE_SCHEMES)
    if usual in known:
        return usual
    near = [
        (steps, each)
        for each in known
        if len(each) > 4 and (steps := _steps(usual, each)) <= min(2, len(usual) // 4)
    ]
    return min(near)[1] if near else None


def _steps(one: str, other: str) -> int:
    """Count how many letters two words are apart; two that changed places are one step."""
    if abs(len(one) - len(other)) > 2:
        return 3
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        older, before, row = before, row, [place]
        for at, each in enumerate(other, 1):
            steps = min(row[at - 1] + 1, before[at] + 1, before[at - 1] + (letter != each))
            if older and at > 1 and letter == other[at - 2] and one[place - 2] == each:
                steps = min(steps, older[at - 2] + 1)
            row.append(steps)
    return row[-1]


@rule(
    "NAM005",
    "error",
    passing="""
      states:
        - id: state:FR
          identifiers: [{scheme: iso3166-1-alpha2, value: FR}, {scheme: cow, value: "220"}]
    """,
    failing="""
      states:
        - id: state:FR
          identifiers: [{scheme: iso3166-1-alpha2, value: DE}, {scheme: cow, value: "220"}]
    """,
)
def codes_at_odds(dossier: Dossier) -> Iterator[Problem]:
    """The codes of a state are those of one state.

    Compares the ISO 3166-1 codes, M49 numbers and Wikidata items of a state, or of a place that has
    ISO codes, with those of the state that it is: by its own id, where that is `state:` and two
    capital letters, else by its first ISO code. Those are the codes that a state of the dossier or
    of the dossiers in use has, and those that ISO 3166-1 gives. A code must not be another state's
    (error). One that is nobody's is a warning where only ISO 3166-1 says otherwise, and fine beside
    the right one, as it may be a former one. Of Wikidata, which has several items for
    a country, only those of other states are found. Codes of states that ISO 3166-1 does not have
    are judged by the dossier alone.
    """
    entities: tuple[State | Place, ...] = (*dossier.states.values(), *dossier.places.values())
    for entity in entities:
        codes = [
            (place, each)
            for place, each in enumerate(entity.identifiers)
            if register_of(each.scheme) in REGISTERS
        ]
        if not codes:
            continue
        states = [_state_of(dossier, each) for _, each in codes]
        meant = _meant(entity, states)
        local = _local(entity, meant, (each for _, each in codes))
        if local is None:
            continue
        listed = codes_of_states().get(local, {})
        known = _known_codes(dossier, entity, meant)
        name: str = meant.id if meant is not None else f"state:{local}"
        own: set[str] = {f"state:{local}", entity.id, name}
        has = {(register_of(each.scheme), each.value) for _, each in codes}
        for (place, code), state in zip(codes, states, strict=True):
            register = register_of(code.scheme)
            expected = listed.get(register) or known.get(register)
            owner = _owner(code, state, own, listed=bool(listed))
            if code.value == expected or (register not in ISO_STATE and owner is None):
                continue
            if owner is None and (expected is None or (register, expected) in has):
                continue
            whose = "" if owner is None else f", that of {owner}"
            yield Problem(
                entity.id,
                f"identifiers/{place}/value",
                f"must be {expected or 'the code'} ({code.scheme}) of {name}, "
                f"but is {code.value}{whose}",
                "correct the code, or the id",
                None if owner is not None or known.get(register) == expected else "warning",
            )


def _local(entity: State | Place, meant: State | None, codes: Iterable[Identifier]) -> str | None:
    """Give the alpha-2 code of the state that is meant, or its local id where it has none."""
    if meant is not None and (meant is entity or _is_code(local_of(meant.id))):
        return local_of(meant.id)
    for each in codes:
        alpha2 = states_of_codes().get((register_of(each.scheme), each.value))
        if alpha2 is not None and register_of(each.scheme) in ISO_STATE:
            return alpha2
    return None if meant is None else local_of(meant.id)


def _known_codes(dossier: Dossier, entity: State | Place, meant: State | None) -> dict[str, str]:
    """Give the codes that the dossier has of the state that is meant, by register."""
    if meant is entity:  # an entry of it under another id
        meant = dossier.derived(_codes).get((ALPHA2, local_of(entity.id)))
    found: dict[str, str] = {}
    if meant is not None and meant is not entity:
        found = {register_of(each.scheme): each.value for each in meant.identifiers}
    for state in (meant, entity):
        if isinstance(state, State) and _is_code(local_of(state.id)):
            found.setdefault(ALPHA2, local_of(state.id))
    return found


def _owner(
    code: Identifier, state: State | None, own: Collection[str], *, listed: bool
) -> str | None:
    """Name the other state that a code is of; None where there is none."""
    register = register_of(code.scheme)
    if state is not None and register in ISO_STATE and state.id not in own:
        return state.id
    alpha2 = states_of_codes().get((register, code.value)) if listed else None
    return None if alpha2 is None or f"state:{alpha2}" in own else f"state:{alpha2}"


def register_of(scheme: str) -> str:
    """Name the register of a scheme: M49 numbers states as ISO 3166-1 does.

    >>> register_of("un-m49")
    'iso3166-1-numeric'
    """
    return "iso3166-1-numeric" if scheme == "un-m49" else scheme


def _is_code(local: str) -> bool:
    return len(local) == 2 and local.isalpha() and local.isupper()


def _state_of(dossier: Dossier, code: Identifier) -> State | None:
    """Find the state that a code is of: by its id, else by the codes of states."""
    named = dossier.states.get(f"state:{code.value}") if code.scheme == ALPHA2 else None
    return named or dossier.derived(_codes).get((register_of(code.scheme), code.value))


def _codes(dossier: Dossier) -> dict[tuple[str, str], State | None]:
    """Find the state of each code; one from a dossier in use is right, of two others none is."""
    found: dict[tuple[str, str], State | None] = {}
    for state in dossier.states.values():
        for each in state.identifiers:
            key = (register_of(each.scheme), each.value)
            if key[0] not in ISO_STATE:
                continue
            known = found.get(key)
            if key not in found or state.id in dossier.borrowed:
                found[key] = state
            elif known is not None and known.id not in dossier.borrowed:
                found[key] = None
    return found


def _meant(entity: State | Place, states: list[State | None]) -> State | None:
    """Say which state an entity is or belongs to: by its id, else by its first code."""
    if isinstance(entity, State) and _is_code(local_of(entity.id)):
        return entity
    return next((each for each in states if each is not None and each is not entity), None)


@rule(
    "NAM006",
    "info",
    passing="""
      leaders:
        - id: leader:ada
          identifiers: [{scheme: x, value: ada}, {scheme: x, value: ada_office}]
    """,
    failing="""
      leaders:
        - id: leader:ada
          identifiers: [{scheme: wikidata, value: Q1}, {scheme: wikidata, value: Q2}]
    """,
)
def two_of_one_scheme(dossier: Dossier) -> Iterator[Problem]:
    """A register calls a thing by one identifier.

    Two values of one scheme on one entity may be two things taken for one, or a second entry that
    the register has not merged; the same value twice is one too many. A person has several accounts
    without fault, and schemes that we do not know are not judged. Always info.
    """
    for entity in dossier:
        if len(entity.identifiers) < 2:
            continue
        seen: dict[str, str] = {}
        for place, identifier in enumerate(entity.identifiers):
            scheme, value = identifier.scheme, identifier.value
            if scheme not in FORMS or scheme == "x":
                continue
            if scheme in seen:
                yield Problem(
                    entity.id,
                    f"identifiers/{place}",
                    f"may have to be the only one of {scheme}, but is {shown(value)} beside "
                    f"{shown(seen[scheme])}",
                    "keep the one that is current; what a source says otherwise is a claim",
                )
            seen.setdefault(scheme, value)
