"""The msgspec twin of each class: what a document may hold, decoded and checked in one pass.

Made from the one description of a class, never written by hand. A twin has the fields of its class
as a document writes them: an id, a date or a word is a string, a part is the twin of its class, a
`Text` is a mapping of languages to words. Unknown keys are refused, and a key that is not given is
`UNSET`.
"""

from functools import cache
from types import GenericAlias
from typing import Annotated, Any, Final, Literal, Optional

import msgspec

from coalition_model.entities.dossier_notes import Acceptance, Coverage
from coalition_model.entities.kinds import KINDS
from coalition_model.values.ids import MAX_ID
from coalition_model.values.json_values import MAX_TEXT
from coalition_model.values.shapes import Field, Shape, fields_of
from coalition_model.values.text import Text

WORDS: Final[Any] = Annotated[str, msgspec.Meta(max_length=MAX_TEXT)]
ID: Final[Any] = Annotated[str, msgspec.Meta(max_length=MAX_ID)]
TEXT: Final[Any] = GenericAlias(dict, (WORDS, WORDS))
WHOLE: Final = Annotated[int, msgspec.Meta(ge=-(2**63), le=2**63 - 1)]
"""Longer numbers are left to the reader that explains."""


@cache
def classes() -> tuple[type, ...]:
    """List every class of ours that a document can hold, `Text` apart: what is in one, before it.

    >>> [cls.__name__ for cls in classes()][-1]
    'Acceptance'
    """
    found: dict[type, None] = {}

    def find(cls: type) -> None:
        if cls is Text or cls in found or cls in opened:
            return
        opened.add(cls)
        for field in fields_of(cls):
            shape = field.shape.item or field.shape
            if shape.kind == "part":
                find(shape.types[0])
        found[cls] = None

    opened: set[type] = set()
    for cls in (*(kind.cls for kind in KINDS), Coverage, Acceptance):
        find(cls)
    return tuple(found)


@cache
def twins() -> dict[type, Any]:
    """Make the twin of every class.

    >>> from coalition_model.values.names import Identifier
    >>> msgspec.json.decode(b'{"scheme": "wikidata", "value": "Q142"}', type=twins()[Identifier])
    IdentifierTwin(scheme='wikidata', value='Q142')
    """
    made = {cls: _empty_twin(cls) for cls in classes()}
    for cls, twin in made.items():  # now that each can name any other, and itself
        for field in fields_of(cls):
            twin.__annotations__[field.name] = _annotation(field, made)
    return made


def _empty_twin(cls: type) -> Any:
    return msgspec.defstruct(
        f"{cls.__name__}Twin",
        [
            (field.name, Any) if field.required else (field.name, Any, msgspec.UNSET)
            for field in fields_of(cls)
        ],
        kw_only=True,
        forbid_unknown_fields=True,
    )


def _annotation(field: Field, made: dict[type, Any]) -> Any:
    type_ = type_of(field.shape, made)
    return type_ if field.required else type_ | msgspec.UnsetType


def type_of(shape: Shape, made: dict[type, Any]) -> Any:
    """Give what msgspec takes a shape for, with the twins of classes."""
    type_ = _bare_type(shape, made)
    return Optional[type_] if shape.optional else type_  # noqa: UP045 - it may be an annotation


def _bare_type(shape: Shape, made: dict[type, Any]) -> Any:
    match shape.kind:
        case "text" | "scalar":
            return WORDS
        case "id":
            return ID
        case "boolean":
            return bool
        case "integer":
            return WHOLE
        case "number":
            return WHOLE | float
        case "choice":
            return Literal[shape.names]
        case "part" if shape.types[0] is Text:
            return TEXT
        case "part":
            return made[shape.types[0]]
        case "many":
            assert shape.item is not None  # noqa: S101 - for the type checker
            return GenericAlias(tuple, (type_of(shape.item, made), ...))
        case "map":
            return dict[str, Any]
        case "json":
            return Any
