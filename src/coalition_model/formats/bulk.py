"""The fast path of loading: from the bytes of a JSON document to a dossier, checked in bulk.

What is not in order here is for the reader that explains to judge: this path only says that it
cannot.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, Final

import msgspec

from coalition_model.dossier import Dossier, closed
from coalition_model.entities.common import Entity
from coalition_model.entities.dossier_notes import Acceptance, Coverage
from coalition_model.entities.kinds import KINDS
from coalition_model.entities.references import parts_alone
from coalition_model.errors import CoalitionModelError, MissingExtra
from coalition_model.formats.building import Found, Unfit, builders
from coalition_model.formats.headers import NOTES
from coalition_model.formats.migrations import named, newest
from coalition_model.formats.twins import twins, type_of
from coalition_model.values.ids import SEGMENTS, kind_of

Lend = Callable[[tuple[str, ...]], Mapping[str, Entity] | None]
"""Gives the entities of the dossiers in use, or None where there is something to explain."""


def read(raw: bytes, lend: Lend) -> Dossier | None:
    """Read a JSON document into a dossier; None where that needs the reader that explains."""
    try:
        return _read(raw, lend)
    except MissingExtra:  # of a dossier in use: nothing here can be explained
        raise
    except (msgspec.MsgspecError, CoalitionModelError, Unfit, RecursionError, UnicodeDecodeError):
        return None


def _read(raw: bytes, lend: Lend) -> Dossier:
    if b"\\u003" in raw:  # perhaps a colon, which would upset the count below
        raise Unfit("an escaped colon")
    root = _decoder().decode(raw)
    if root.format != named(newest()):
        raise Unfit("another form")
    given = {
        name: value
        for name in root.__struct_fields__
        if (value := getattr(root, name)) is not msgspec.UNSET
    }
    found, build = builders()
    colons = len(given)
    buffer, write_into = bytearray(), msgspec.json.Encoder().encode_into
    rows: dict[str, list[Entity]] = {}
    for kind in KINDS:
        decode, build_one = _decoder_of(kind.cls).decode, build[kind.cls.__name__]
        entities = rows[kind.kind] = []
        for text in given.pop(kind.section, ()):
            twin = decode(text)
            write_into(twin, buffer)
            colons += buffer.count(b":")
            entities.append(build_one(twin))
    write_into(list(given.values()), buffer)
    if colons + buffer.count(b":") != raw.count(b":"):
        raise Unfit("a key comes twice")  # what was decoded has each key once, and the same strings
    uses = tuple(dict.fromkeys(given.get("uses", ())))
    header: dict[str, Any] = {"title": None, "note": None, "uses": uses}
    for name, cls in _HEADER_ROWS.items():
        header[name] = tuple(build[cls.__name__](row) for row in given.get(name, ()))
    for name in ("title", "note"):
        if given.get(name) is not None:
            header[name] = build["Text"](given[name])
    lent = lend(uses)
    if lent is None:
        raise Unfit("a dossier in use")
    _check_forms(found.forms)
    _check_ids(found, lent)
    for entity in lent.values():
        rows[kind_of(entity.id)].append(entity)
    return closed(rows, borrowed=frozenset(lent), **header)


_HEADER_ROWS: Final = {"coverage": Coverage, "acceptances": Acceptance}


@cache
def _decoder_of(cls: type) -> Any:
    return msgspec.json.Decoder(twins()[cls])


@cache
def _decoder() -> Any:
    """Make the decoder of a document as far as its entities, which are decoded one by one.

    So their twins need not all be kept at once.
    """
    fields: dict[str, Any] = {name: type_of(shape, twins()) for name, shape in NOTES.items()}
    fields |= {kind.section: list[msgspec.Raw] for kind in KINDS}
    root = msgspec.defstruct(
        "DocumentTwin",
        [
            ("format", str),
            *((name, type_ | msgspec.UnsetType, msgspec.UNSET) for name, type_ in fields.items()),
        ],
        kw_only=True,
        forbid_unknown_fields=True,
    )
    return msgspec.json.Decoder(root)


def _check_forms(forms: Mapping[str, Iterable[str]]) -> None:
    for pattern, texts in forms.items():
        matches = re.compile(pattern).fullmatch
        if not all(map(matches, texts)):
            raise Unfit("the form of a text")


@cache
def _ids_of(kind: str) -> re.Pattern[str]:
    """Compile the form of many ids of a kind, one a line."""
    return re.compile(f"(?:{kind}:{SEGMENTS}\n)*+")


def _check_ids(found: Found, lent: Mapping[str, Entity]) -> None:
    """Check that ids are well formed and each is given once, and that references lead somewhere."""
    for entity in lent.values():
        found.ids[kind_of(entity.id)].append(entity.id)
        for part in parts_alone(entity):
            found.ids[kind_of(part.id)].append(part.id)
    ids: dict[str, set[str]] = {}
    for kind, each in found.ids.items():
        lines = "\n".join((*each, ""))
        if lines.count("\n") > len(each) or not _ids_of(kind).fullmatch(lines):
            raise Unfit("an id")
        ids[kind] = set(each)
        lowered = lines.lower()
        apart = ids[kind] if lowered == lines else set(lowered.splitlines())
        if len(apart) < len(each):
            raise Unfit("an id comes twice")
    for kinds, targets in found.references.items():
        rest = set(targets)
        for kind in kinds:
            rest = rest.difference(ids[kind])
        if rest:
            raise Unfit("a reference")
