"""Where it is written."""

from typing import Literal

import attrs

from coalition_model.entities.common import (
    NO_EXTRA,
    check_owner,
    entity_hash,
    entity_repr,
)
from coalition_model.values.citations import Citation
from coalition_model.values.edtf import EdtfDate
from coalition_model.values.frozenmap import FrozenMap
from coalition_model.values.ids import ActorId, SourceId
from coalition_model.values.json_values import JsonValue
from coalition_model.values.model import Model
from coalition_model.values.names import Identifier, Name
from coalition_model.values.parties import Relation
from coalition_model.values.text import Language, Text
from coalition_model.values.when import When

SourceKind = Literal[
    "article",
    "post",
    "press-release",
    "communique",
    "statement",
    "treaty",
    "resolution",
    "dataset",
    "web-page",
    "interview",
    "speech",
    "video",
    "book",
    "report",
]


@attrs.frozen(kw_only=True, repr=False)
class Source(Model):
    """A document that facts rest on; a post or a communiqué is one too, with its own date.

    Attributes:
        id: `source:article`.
        names: its title.
        kind: what sort of document it is.
        publisher: who published it, as it names itself; None where that is not known.
        authors: who wrote it.
        link: where it can be read.
        language: the language that it is in.
        published: when it was published; from then on what it supports was known.
        accessed: when it was read for this dossier.
        text: the words, where they may be carried; quotations are then checked against them.
        relations: the source that it relays or is a copy of.
        identifiers: outside names, such as a DOI.
        citations: why we believe what is said of it.
        note: remarks, such as its licence.
        extra: fields of other projects, under `namespace:name`.

    >>> Source(id="source:article", kind="article", language="fr").language
    'fr'
    """

    id: SourceId
    kind: SourceKind
    publisher: str | None = None
    authors: tuple[ActorId, ...] = ()
    link: str | None = None
    language: Language | None = None
    published: When | None = None
    accessed: EdtfDate | None = None
    text: Text | None = None
    relations: tuple[Relation, ...] = ()
    names: tuple[Name, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    citations: tuple[Citation, ...] = ()
    note: Text | None = None
    extra: FrozenMap[str, JsonValue] = NO_EXTRA

    def __attrs_post_init__(self) -> None:
        check_owner(self)

    __hash__ = entity_hash
    __repr__ = entity_repr
