"""What stands before the entities of a document: its form, its defaults, what is said of it."""

from typing import Any, Final, cast

from coalition_model.entities.references import Path
from coalition_model.formats import root
from coalition_model.formats.migrations import named, newest, version_of
from coalition_model.formats.parsed import GIVEN, REFUSED
from coalition_model.formats.reading import BAD, Defaults, Reader, did_you_mean
from coalition_model.formats.root import Document
from coalition_model.values.shapes import fields_of

NOTES: Final = {
    field.name: field.shape
    for field in fields_of(Document)
    if field.name not in ("format", "defaults")
}
"""What is said of a dossier, and its shape."""

KEYS: Final = ("format", "defaults", *NOTES)
_DEFAULTS: Final = {field.name: field.shape for field in fields_of(root.Defaults)}


def read_version(reader: Reader, data: dict[str, Any], path: Path, example: str) -> int | None:
    """Give the number of the form of a document; None, and a fault, for what cannot be read.

    Args:
        reader: notes the fault.
        data: the document, or the first line of it.
        path: the way to that.
        example: how it should begin, for the hint.
    """
    here = (*path, "format")
    if "format" not in data:
        reader.fault(here, GIVEN, hint=f"write {example}")
        return None
    stated = data["format"]
    version = version_of(stated)
    if version is not None and version <= newest():
        return version
    hint = "this is no document of this library"
    if version is not None:
        hint = "a newer version wrote it: python -m pip install --upgrade coalition-model"
    reader.fault(here, named(newest()), stated, hint)
    return None


def read_defaults(reader: Reader, data: Any, path: Path) -> Defaults:
    """Read what short forms fall back on."""
    if not isinstance(data, dict):
        if data is not REFUSED:
            reader.fault(path, "a mapping of language, zone and source", data)
        return Defaults()
    values: dict[str, Any] = {}
    for key, value in reader.rows(cast("dict[Any, Any]", data), path).items():
        below = (*path, key)
        if key not in _DEFAULTS:
            hint = did_you_mean(key, tuple(_DEFAULTS))
            reader.fault(below, "language, zone or source", key, hint, key=True)
            continue
        read = reader.read(_DEFAULTS[key], value, below)
        if key == "zone" and read is not BAD and not _is_zone(read):
            reader.fault(below, "the name of an IANA time zone, such as Europe/Paris", read)
        elif read is not BAD:
            values[key] = read
    return Defaults(**values)


def _is_zone(name: str) -> bool:
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - rarely needed

    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):  # ZoneInfoNotFoundError is a KeyError
        return False
    return True
