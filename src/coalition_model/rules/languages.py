"""Rules on languages: every tag is one of BCP 47."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, cast

from coalition_model.dossier import Dossier
from coalition_model.entities.common import Part
from coalition_model.errors import shown
from coalition_model.rules.findings import Problem
from coalition_model.rules.rule import rule
from coalition_model.values.ids import kind_of
from coalition_model.values.shapes import Shape, field_of, fields_of
from coalition_model.values.text import LANGUAGE_PATTERN, Text

_TAG: Final = re.compile(
    r"""
    (?:(?P<language>[a-z]{2,3})(?:-[a-z]{3}){0,3}|[a-z]{4,8})
    (?:-[a-z]{4})?
    (?:-(?:[a-z]{2}|[0-9]{3}))?
    (?P<variants>(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)
    (?P<extensions>(?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*)
    (?:-x(?:-[a-z0-9]{1,8})+)?
    """,
    re.VERBOSE,
)
_PRIVATE: Final = re.compile(r"x(?:-[a-z0-9]{1,8})+")
_IRREGULAR: Final = frozenset(
    (
        *("en-gb-oed", "sgn-be-fr", "sgn-be-nl", "sgn-ch-de"),
        *("i-ami", "i-bnn", "i-default", "i-enochian", "i-hak", "i-klingon", "i-lux", "i-mingo"),
        *("i-navajo", "i-pwn", "i-tao", "i-tay", "i-tsu"),
    )
)
"""Tags from before the grammar, which RFC 5646 keeps."""

_MISTAKEN: Final = {
    "cz": "cs",
    "dk": "da",
    "gr": "el",
    "iw": "he",
    "jp": "ja",
    "kp": "ko",
    "ua": "uk",
    "vn": "vi",
}
"""Codes of countries that are no languages, or old codes, and what was meant."""


@lru_cache(maxsize=4096)
def fault_of_tag(tag: str) -> tuple[str, str] | None:
    """Say what a language tag must be, and how to mend it; None where it is well-formed.

    Well-formed is as RFC 5646, section 2.2.9, has it: the grammar, no variant twice, no extension
    twice. Whether a subtag is registered is not looked up, but for a few countries' codes.

    >>> fault_of_tag("zh-Hant-TW"), fault_of_tag("de-1996-1996")
    (None, ('a BCP 47 tag without a variant twice', "drop the second '1996'"))
    """
    lowered = tag.lower()
    if lowered in _IRREGULAR or _PRIVATE.fullmatch(lowered):
        return None
    match = _TAG.fullmatch(lowered)
    if match is None:
        return "a BCP 47 tag: language-Script-REGION", "write fr, en-GB or uk-Latn"
    variants = match["variants"].split("-")[1:]
    twice = _twice(variants)
    if twice is not None:
        return "a BCP 47 tag without a variant twice", f"drop the second {twice!r}"
    singletons = [each for each in match["extensions"].split("-") if len(each) == 1]
    twice = _twice(singletons)
    if twice is not None:
        return "a BCP 47 tag without an extension twice", f"join what follows {twice!r}"
    meant = _MISTAKEN.get(match["language"] or "")
    if meant is not None:
        return "the tag of a language, not of a country", f"did you mean {meant!r}?"
    return None


def _twice(items: list[str]) -> str | None:
    return next((each for place, each in enumerate(items) if each in items[:place]), None)


_carrying: dict[type, tuple[tuple[str, bool, bool], ...]] = {}


def _leads_to_tags(cls: type) -> tuple[tuple[str, bool, bool], ...]:
    """Name the fields of a class that hold tags, texts or parts; and whether many, whether tags."""
    found = _carrying.get(cls)
    if found is None:
        fields = ((field.name, field.shape) for field in fields_of(cls))
        found = _carrying[cls] = tuple(
            (name, shape.kind == "many", _is_tag(_inner(shape)))
            for name, shape in fields
            if _is_tag(_inner(shape)) or _may_hold_text(_inner(shape))
        )
    return found


def _inner(shape: Shape) -> Shape:
    return shape.item if shape.kind == "many" and shape.item is not None else shape


def _is_tag(shape: Shape) -> bool:
    return shape.form is not None and shape.form.pattern == LANGUAGE_PATTERN


def _may_hold_text(shape: Shape) -> bool:
    """Tell whether a shape is a text, or a part that has tags or texts."""
    if shape.kind != "part":
        return False
    cls = shape.types[0]
    if cls is Text:
        return True
    if field_of(cls, "id") is not None:  # a part of its own, which may hold its like
        return True
    return bool(_leads_to_tags(cls))


def tags_of(owner: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield the language tags in an entity or part, with their places.

    >>> from coalition_model.entities import State
    >>> from coalition_model.values.names import Name
    >>> list(tags_of(State(id="state:FR", names=(Name(text="France", language="fr"),))))
    [('names/0/language', 'fr')]
    """
    if isinstance(owner, Text):
        for tag in owner.wordings:
            yield f"{path[:-1]}", tag
        return
    for name, many, is_tag in _leads_to_tags(type(owner)):
        value = getattr(owner, name)
        if value is None or value == ():
            continue
        if many:
            for place, item in enumerate(cast("tuple[str, ...]", value)):
                below = f"{path}{name}/{place}"
                yield from ((below, item),) if is_tag else tags_of(item, f"{below}/")
        elif is_tag:
            yield path + name, value
        else:
            yield from tags_of(value, f"{path}{name}/")


@rule(
    "NAM004",
    "error",
    passing="""
      states:
        - id: state:UA
          names: [{text: Kyiv, language: uk-Latn, kind: metonym}]
    """,
    failing="""
      states:
        - id: state:UA
          names: [{text: Kyiv, language: uk-Latn-Latn, kind: metonym}]
    """,
)
def malformed_language(dossier: Dossier) -> Iterator[Problem]:
    """A language tag is well-formed by BCP 47.

    Looks at the languages of names, of sources and of every text: they follow the grammar of RFC
    5646, name no variant and no extension twice, and are not one of the codes of countries that are
    often taken for a language (`ua` for `uk`, `cz` for `cs`). Tags are not looked up in the
    registry, and upper and lower case do not matter.
    """
    for entity in dossier:
        for path, tag in tags_of(entity):
            fault = fault_of_tag(tag)
            if fault is not None:
                owner, field = _place(dossier, cast("Part", entity), path)
                yield Problem(owner, field, f"must be {fault[0]}, but is {shown(tag)}", fault[1])


def _place(dossier: Dossier, entity: Part, path: str) -> tuple[str, str]:
    """Give the innermost part on a way that has an id, and the rest of the way."""
    owner, field = entity, path
    here: object = entity
    steps = path.split("/")
    for count, step in enumerate(steps, 1):
        if isinstance(here, tuple):
            here = cast("tuple[object, ...]", here)[int(step)]
        else:
            here = getattr(here, step)
        part_id = getattr(here, "id", "")
        if part_id and kind_of(part_id) and part_id in dossier:
            owner, field = cast("Part", here), "/".join(steps[count:])
    return owner.id, field
