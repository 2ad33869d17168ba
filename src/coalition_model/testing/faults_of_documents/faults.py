"""The faults of documents, by kind."""

import json
from typing import Final, NamedTuple, cast

from coalition_model.errors import pointer
from coalition_model.formats import dumps
from coalition_model.formats.forms import FORMATS, FormatName
from coalition_model.testing.faults_of_documents.pages import Page, place_in_lines, written
from coalition_model.testing.faults_of_documents.values import JSON_CHANGES, VALUE_CHANGES, Change
from coalition_model.testing.faults_of_documents.wholes import (
    JSON_TEXTS,
    LINES_TEXTS,
    LIST_CHANGES,
    PLAIN_TEXTS,
    WHOLE_CHANGES,
    YAML_TEXTS,
    Text,
)
from coalition_model.testing.worlds.world import World


class FaultyDocument(NamedTuple):
    """A document that cannot be built, for one reason.

    Attributes:
        content: its bytes.
        pointer: the pointer of the one fault that must be reported.
        format: the form that it is in.
        line: the line of that fault in JSON Lines, whose pointers begin anew in each line; None
            in other forms, and where the whole is at fault.
    """

    content: bytes
    pointer: str
    format: FormatName
    line: int | None = None


class Kind(NamedTuple):
    """A kind of fault: the forms that can have it, and how it is made."""

    forms: tuple[FormatName, ...]
    change: Change | None = None
    text: Text | None = None


_JSON: Final[tuple[FormatName, ...]] = ("json",)
_OBJECTS: Final[tuple[FormatName, ...]] = ("json", "yaml")
_WRITTEN_AS_JSON: Final[tuple[FormatName, ...]] = ("json", "jsonl")

KINDS: Final[dict[str, Kind]] = {
    **{name: Kind(FORMATS, change) for name, change in WHOLE_CHANGES.items()},
    **{name: Kind(_OBJECTS, change) for name, change in LIST_CHANGES.items()},
    **{name: Kind(FORMATS, change) for name, change in VALUE_CHANGES.items()},
    **{name: Kind(_WRITTEN_AS_JSON, change) for name, change in JSON_CHANGES.items()},
    **{name: Kind(_OBJECTS, text=text) for name, text in PLAIN_TEXTS.items()},
    **{name: Kind(_JSON, text=text) for name, text in JSON_TEXTS.items()},
    **{name: Kind(("yaml",), text=text) for name, text in YAML_TEXTS.items()},
    **{name: Kind(("jsonl",), text=text) for name, text in LINES_TEXTS.items()},
}
"""Every kind of fault that a document can have by itself."""


def faulty_document(world: World, kind: str, form: FormatName) -> FaultyDocument:
    """Write a world down with one fault of a kind."""
    page = Page(world.choices, json.loads(dumps(world.close())))
    known = KINDS[kind]
    line: int | None = None
    if known.text is not None:
        content, path = known.text(page, written(page.data, form))
        if form == "jsonl" and path:
            line, path = cast("int", path[0]), path[1:]
    else:
        path = cast("Change", known.change)(page)
        content = written(page.data, form).encode()
        if form == "jsonl":
            line, path = place_in_lines(page.data, path)
    return FaultyDocument(content, pointer(path), form, line)
