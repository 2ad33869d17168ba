"""One document, from bytes to entities: all that can be told of it by itself."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Protocol, cast

import attrs

from coalition_model.entities.common import Entity
from coalition_model.entities.kinds import BY_KIND, BY_SECTION
from coalition_model.entities.references import Path
from coalition_model.errors import Fault, MissingExtra
from coalition_model.formats import json_form, jsonl_form
from coalition_model.formats.forms import FormatName, checked
from coalition_model.formats.headers import KEYS, NOTES, read_defaults, read_version
from coalition_model.formats.jsonl_form import Row
from coalition_model.formats.migrations import named, newest
from coalition_model.formats.origins import Back, brought, where_written
from coalition_model.formats.parsed import (
    IN_QUOTES,
    REFUSED,
    Parsed,
    RawFault,
    not_utf8,
    nothing_parsed,
    value_at,
)
from coalition_model.formats.reading import BAD, Reader, described, did_you_mean
from coalition_model.formats.rows import read_head, read_row

if TYPE_CHECKING:
    from coalition_model.dossier import Dossier

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@attrs.define
class Draft:
    """One document, read: what it holds, where each entity stands, what is wrong with it.

    Attributes:
        name: the file, or another name for the document.
        parsed: the document as plain data; every path here leads into that.
        faults: what is wrong with it.
        entities: its entities.
        places: the way to each of them.
        header: what it says of the dossier.
        written: the way to each value of the header.
        uses: what it uses, each with the way to it.
        unread: whether it has, or uses, something of which nothing can be told: it is unread.
        source: the source that its citations fall back on.
        failed: kind and data of what could not be read, or not all of it; no kind where that is
            unknown.
        references: every id that points to something, and the way to it.
        borrowed: the dossiers that it uses, each with the way to its name.
        used_faults: faults of those that could not be loaded.
    """

    name: str
    parsed: Parsed
    faults: list[RawFault] = attrs.field(factory=list[RawFault])
    entities: list[Entity] = attrs.field(factory=list[Entity])
    places: list[Path] = attrs.field(factory=list[Path])
    header: dict[str, Any] = attrs.field(factory=dict[str, Any])
    written: dict[str, Path] = attrs.field(factory=dict[str, Path])
    uses: list[tuple[Path, str]] = attrs.field(factory=list[tuple[Path, str]])
    unread: bool = False
    source: str | None = None
    failed: list[tuple[str | None, Any]] = attrs.field(factory=list[tuple[str | None, Any]])
    references: list[tuple[Path, str]] = attrs.field(factory=list[tuple[Path, str]])
    borrowed: "list[tuple[Path, Dossier]]" = attrs.field(factory=list[Any])
    used_faults: list[Fault] = attrs.field(factory=list[Fault])

    def located(self) -> Iterator[Fault]:
        """Give the faults with line and column, in document order; those of what it uses first."""
        yield from self.used_faults
        if not self.faults:
            return
        root = self.parsed.marks()
        placed: list[tuple[int, int, RawFault]] = []
        for fault in self.faults:
            line, column = fault.line, fault.column
            if line is None or column is None:
                line, column = root.at(fault.path, key=fault.key)
            placed.append((line, column, fault))
        placed.sort(key=lambda row: row[:2])
        for line, column, fault in placed:
            at = (line, column) if self.parsed.has_lines else (None, None)
            where, hint = self.parsed.pointer(fault), fault.hint
            if fault.text and root.below(fault.path).null_word:
                hint = IN_QUOTES
            yield Fault(where, fault.expected, fault.actual, hint, self.name, *at)


def read_draft(name: str, raw: bytes, format: FormatName) -> Draft:
    """Read one document as far as it can be read by itself.

    Args:
        name: what its faults call it.
        raw: the document, unpacked.
        format: its form.
    """
    parsed = _parsed_bytes(raw, format)
    draft = Draft(name, parsed, list(parsed.faults))
    if draft.faults and parsed.data is None:
        draft.unread = True
        return draft
    for fault in parsed.faults:
        if fault.unread:
            _leave_out(draft, fault.path)
    read_parsed(draft)
    return draft


def _leave_out(draft: Draft, path: Path) -> None:
    """Note that the parser has left out a value that stands at a path."""
    in_rows = draft.parsed.in_rows
    below = path[1:] if in_rows else path
    key = str(below[0]) if below else ""
    if key in KEYS and key != "uses":  # which hold no entities
        return
    found = BY_KIND.get(key) if in_rows else BY_SECTION.get(key)
    row = value_at(draft.parsed.data, path[:2])  # in every form two steps lead to an entity
    if path[2:] == ("id",) or len(below) == 1:  # it may be another entity that was left out
        row = None
    draft.failed.append((found.kind if found is not None else None, row))


def _parsed_bytes(raw: bytes, format: FormatName) -> Parsed:
    if format == "jsonl":
        return jsonl_form.parse(raw)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return nothing_parsed(not_utf8(raw.removeprefix(_BYTE_ORDER_MARK), error))
    return parse(text, format)


def parse(text: str, format: FormatName) -> Parsed:
    """Parse a text of one form into plain data."""
    match checked(format):
        case "json":
            return json_form.parse(text)
        case "jsonl":
            return jsonl_form.parse(text.encode("utf-8", "surrogatepass"))
        case "yaml":
            return yaml().parse(text)


class YamlForm(Protocol):
    """The module that knows YAML."""

    def parse(self, text: str) -> Parsed:
        """Parse a document."""
        ...

    def write(self, data: dict[str, Any]) -> str:
        """Write a document."""
        ...


def yaml() -> YamlForm:
    """Give the module that knows YAML, which needs an extra.

    Raises:
        MissingExtra: it is not installed.
    """
    try:
        from coalition_model.formats import yaml_form  # noqa: PLC0415 - an extra
    except ImportError as error:  # pragma: no cover - the tests install it
        raise MissingExtra("reading and writing YAML", "yaml") from error
    return yaml_form


def read_parsed(draft: Draft) -> None:
    """Read the plain data of a document into objects."""
    reader = Reader()
    data = draft.parsed.data
    if draft.parsed.in_rows:
        _read_rows(draft, reader, data)
    elif isinstance(data, dict):
        _read_document(draft, reader, cast("dict[Any, Any]", data))
    else:
        expected = f"a mapping with 'format: {named(newest())}'"
        draft.faults.append(RawFault((), expected, described(data)))
        draft.unread = True
    draft.source = reader.defaults.source
    draft.faults += reader.faults
    draft.references = reader.references


def _read_document(draft: Draft, reader: Reader, root: dict[Any, Any]) -> None:
    old = reader.rows(root, ())
    version = read_version(reader, old, (), f"'format: {named(newest())}'")
    found = brought(reader, old, version) if version is not None else None
    if found is None:
        draft.unread = True
        return
    new, back = found
    with where_written(reader, back):
        reader.defaults = read_defaults(reader, new.get("defaults", {}), ("defaults",))
        for key, value in new.items():
            if key in NOTES:
                _take_note(draft, key, reader.read(NOTES[key], value, (key,)), value, back((key,)))
            elif key in BY_SECTION:
                _read_section(draft, reader, key, value, back)
            elif key not in KEYS:
                hint = did_you_mean(key, (*KEYS, *BY_SECTION))
                expected = "a key of the header or a list of entities"
                reader.fault((key,), expected, key, hint, key=True)
                _pass_over(draft, value)


def _pass_over(draft: Draft, value: Any) -> None:
    """Note what stands under a key that is unknown: perhaps entities, which it hides."""
    if isinstance(value, list):
        draft.failed += ((None, row) for row in cast("list[Any]", value))
    elif value is REFUSED or value_at(value, ("id",)) is not None:
        draft.failed.append((None, value))


def _take_note(draft: Draft, key: str, read: Any, value: Any, path: Path) -> None:
    """Take a value of the header; of what it uses, the names are taken singly."""
    draft.header[key] = read
    draft.written[key] = path
    if key == "uses":
        draft.unread = draft.unread or read is BAD
        names = cast("list[Any]", value) if isinstance(value, list) else []
        draft.uses += (
            ((*path, place), str(name)) for place, name in enumerate(names) if isinstance(name, str)
        )


def _read_section(draft: Draft, reader: Reader, section: str, value: Any, back: Back) -> None:
    kind = BY_SECTION[section]
    if not isinstance(value, list):
        if value is not REFUSED:
            reader.fault((section,), "a list", value)
        draft.failed.append((kind.kind, value))
        return
    for place, row in enumerate(cast("list[Any]", value)):
        path = (section, place)
        before = len(reader.faults)
        entity = reader.read_object(kind.cls, row, path)
        _take(draft, kind.kind, row, entity, back(path), whole=len(reader.faults) == before)


def _take(
    draft: Draft, kind: str | None, data: Any, entity: Any, path: Path, *, whole: bool
) -> None:
    """Take what was read of an entity."""
    if entity is BAD:
        draft.failed.append((kind, data))
        return
    if not whole:  # parts of it may stand under an unknown key
        draft.failed.append((kind, {"id": entity.id}))
    draft.entities.append(entity)
    draft.places.append(path)


def _read_rows(draft: Draft, reader: Reader, data: dict[int, Any]) -> None:
    first, *others = (Row(number, value) for number, value in data.items())
    head = read_head(reader, first)
    if head is None:
        draft.unread = True
        return
    for value in head.misplaced:
        _pass_over(draft, value)
    for key, read in head.notes.items():
        _take_note(draft, key, read, head.newest[key], head.places[key])
    draft.unread = draft.unread or any(row.data is REFUSED for row in others)
    for row in others:
        for each in read_row(reader, head, row):
            _take(draft, each.kind, each.data, each.entity, each.path, whole=each.whole)
