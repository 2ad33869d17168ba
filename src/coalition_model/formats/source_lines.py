"""The lines of documents, as they were written: for excerpts that show a fault or a finding."""

from pathlib import Path
from typing import Final

from coalition_model.errors import DocumentError
from coalition_model.formats.files import content
from coalition_model.formats.forms import FormatName, form_of
from coalition_model.formats.parsed import YAML_BREAK

_READ: Final = 20_000_000
"""No lines are shown of files with more bytes than this."""


class Lines:
    """The lines of documents, each document read once.

    Args:
        given: texts that stand in no file, each with its form, by the name that they go by.
    """

    def __init__(self, given: dict[str, tuple[bytes, FormatName]] | None = None) -> None:
        self._found = {name: _split(raw, form) for name, (raw, form) in (given or {}).items()}

    def line(self, file: str, number: int | None) -> str | None:
        """Give a line of a document, counted from 1, or None where there is none to show."""
        if number is None:
            return None
        lines = self._found.get(file)
        if lines is None:
            lines = self._found[file] = _read(Path(file))
        return lines[number - 1] if number <= len(lines) else None


def _read(file: Path) -> list[str]:
    form = form_of(file)
    try:
        raw = content(file, packed=form is not None and form.packed, max_bytes=_READ)
    except DocumentError:  # too large, or no longer there
        return []
    return _split(raw, form.format if form is not None else None)


def _split(raw: bytes, form: FormatName | None) -> list[str]:
    """Cut a text where its reader counts lines."""
    if len(raw) > _READ:
        return []
    text = raw.decode("utf-8-sig", "replace")
    return YAML_BREAK.split(text) if form == "yaml" else text.split("\n")
