"""The lines of a stream, read as entities."""

from collections.abc import Iterator
from typing import Any, Final, cast

import attrs

from coalition_model.entities.kinds import BY_KIND, BY_SECTION, EntityKind
from coalition_model.entities.references import Path
from coalition_model.formats.headers import KEYS, NOTES, read_defaults, read_version
from coalition_model.formats.jsonl_form import Row
from coalition_model.formats.migrations import named, newest
from coalition_model.formats.origins import brought, where_written
from coalition_model.formats.parsed import REFUSED
from coalition_model.formats.reading import BAD, Reader, did_you_mean

_ONE: Final = "a mapping of a kind of entity to one entity"


@attrs.frozen
class Head:
    """The first line of a stream.

    Attributes:
        data: the line, as it is written.
        newest: the same in the newest form.
        version: the form that it states.
        notes: what it says of the dossier: title, note, uses, coverage, acceptances.
        places: where in it each of these is written.
        misplaced: what stands in it under keys that are none of the header.
    """

    data: dict[str, Any]
    newest: dict[str, Any]
    version: int
    notes: dict[str, Any]
    places: dict[str, Path]
    misplaced: list[Any]


@attrs.frozen
class Found:
    """An entity of a line, or what should be one.

    Attributes:
        kind: what it is; None where that is unknown.
        data: how it is written.
        entity: the entity, or `BAD`.
        path: the way to it.
        whole: whether nothing is wrong with it.
    """

    kind: str | None
    data: Any
    entity: Any
    path: Path
    whole: bool


def read_head(reader: Reader, row: Row) -> Head | None:
    """Read the first line; None where the others cannot be read without it."""
    if row.data is REFUSED:
        return None
    if not row.is_mapping:
        reader.fault(row.path, f"a mapping with 'format: {named(newest())}'", row.data)
        return None
    data = reader.rows(row.data, row.path)
    example = f'{{"format":"{named(newest())}"}} in the first line'
    version = read_version(reader, data, row.path, example)
    if version is None:
        return None
    misplaced = [value for key, value in data.items() if key in BY_SECTION]
    for key in data.keys() & BY_SECTION.keys():
        hint = f'each stands in a line of its own: {{"{BY_SECTION[key].kind}":{{...}}}}'
        reader.fault((*row.path, key), "a key of the header", key, hint, key=True)
    old = {key: value for key, value in data.items() if key not in BY_SECTION}
    found = brought(reader, old, version, row.path)
    if found is None:
        return None
    new, back = found
    if any(new.get(section) for section in BY_SECTION):
        _refuse_move(reader, version, row.path)
        return None
    notes: dict[str, Any] = {}
    places = {key: (*row.path, *back((key,))) for key in NOTES}
    with where_written(reader, lambda path: (*row.path, *back(path[1:]))):
        if "defaults" in new:
            reader.defaults = read_defaults(reader, new["defaults"], (*row.path, "defaults"))
        for key, value in new.items():
            path = (*row.path, key)
            if key in NOTES:
                notes[key] = reader.read(NOTES[key], value, path)
            elif key not in KEYS and key not in BY_SECTION:
                hint = did_you_mean(key, KEYS)
                reader.fault(path, "a key of the header", key, hint, key=True)
                misplaced.append(value)
    return Head(old, new, version, notes, places, misplaced)


def read_row(reader: Reader, head: Head, row: Row) -> Iterator[Found]:
    """Read any other line; what cannot be read of it is `BAD`."""
    if row.data is REFUSED:
        return
    if not (row.is_mapping and row.data):
        reader.fault(row.path, _ONE, row.data)
        yield _unread(None, row.data, row.path)
        return
    data = reader.rows(row.data, row.path)
    if "format" in data:
        hint = "the header is the first line only; put several streams into a folder"
        reader.fault((*row.path, "format"), "a kind of entity", "format", hint, key=True)
        yield _unread(None, None, row.path)
        return
    for place, (key, value) in enumerate(data.items()):
        if place:
            hint = "each entity stands in a line of its own"
            reader.fault((*row.path, key), "the only key of its line", key, hint, key=True)
            yield _unread(key if key in BY_KIND else None, value, (*row.path, key))
        elif head.version < newest():
            yield from _read_older(reader, head, row, key, value)
        elif key in BY_KIND:
            yield _found(reader, BY_KIND[key], value, (*row.path, key))
        else:
            _unknown(reader, row, key)
            yield _unread(None, value, (*row.path, key))


def _unread(kind: str | None, data: Any, path: Path) -> Found:
    return Found(kind, data, BAD, path, whole=False)


def _unknown(reader: Reader, row: Row, key: str) -> None:
    hint = did_you_mean(key, tuple(BY_KIND))
    reader.fault((*row.path, key), "a kind of entity", key, hint, key=True)


def _found(reader: Reader, kind: EntityKind, data: Any, path: Path) -> Found:
    before = len(reader.faults)
    entity = reader.read_object(kind.cls, data, path)
    return Found(kind.kind, data, entity, path, whole=len(reader.faults) == before)


def _read_older(reader: Reader, head: Head, row: Row, key: str, value: Any) -> Iterator[Found]:
    """Read a line of an older form: a document of its own, as the steps see it."""
    section = f"{key}s"  # every list is called by its kind in the plural
    old = {**head.data, section: [value]}
    found = brought(reader, old, head.version, (*row.path, key))
    if found is None:
        yield _unread(None, value, (*row.path, key))
        return
    new, origin = found
    if any(new.get(name) != head.newest.get(name) for name in KEYS):
        _refuse_move(reader, head.version, (*row.path, key))
        yield _unread(None, value, (*row.path, key))
        return

    def back(path: Path) -> Path:
        return (*row.path, key, *origin(path)[2:])

    entities: list[Found] = []
    with where_written(reader, back):
        for name, rows in new.items():
            if name in BY_SECTION and isinstance(rows, list):
                entities += (
                    _found(reader, BY_SECTION[name], each, (name, place))
                    for place, each in enumerate(cast("list[Any]", rows))
                )
    if not entities and section in new:
        _unknown(reader, row, key)
        yield _unread(None, value, (*row.path, key))
    for each in entities:
        yield attrs.evolve(each, path=back(each.path))


def _refuse_move(reader: Reader, version: int, path: Path) -> None:
    """Refuse what a step moves between header and entities: lines read one by one would lose it."""
    expected = f"what {named(version + 1)} has in the same place"
    hint = "it moves between header and entities: bring it as one document, in JSON or YAML"
    reader.fault(path, expected, hint=hint)
