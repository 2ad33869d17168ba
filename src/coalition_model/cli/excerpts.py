"""The line of a document that is at fault, with a mark below the place."""

from pathlib import Path
from typing import Final

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from coalition_model.cli.console import clean
from coalition_model.errors import DocumentError
from coalition_model.formats.files import content
from coalition_model.formats.forms import form_of

_READ: Final = 20_000_000
"""No lines are shown of files with more bytes than this."""


class Lines:
    """The lines of documents, each document read once.

    Args:
        given: texts that stand in no file, by the name that they go by.
    """

    def __init__(self, given: dict[str, bytes] | None = None) -> None:
        self._found = {name: _split(raw) for name, raw in (given or {}).items()}

    def line(self, file: str, number: int | None) -> str | None:
        """Give a line of a document, counted from 1, or None where there is none to show."""
        if number is None:
            return None
        lines = self._found.get(file)
        if lines is None:
            lines = self._found[file] = self._read(Path(file))
        return lines[number - 1] if number <= len(lines) else None

    @staticmethod
    def _read(file: Path) -> list[str]:
        form = form_of(file)
        try:
            raw = content(file, packed=form is not None and form.packed, max_bytes=_READ)
        except DocumentError:  # too large, or no longer there
            return []
        return _split(raw)


def _split(raw: bytes) -> list[str]:
    return raw.decode("utf-8-sig", "replace").split("\n") if len(raw) <= _READ else []


def excerpt(out: Console, line: str, column: int) -> None:
    """Show the part of a line around a column, and a mark below the column."""
    room = max(out.width - 6, 20)
    start = 0 if len(line) <= room else max(0, column - 1 - room // 2)
    before = clean(line[start : column - 1])
    shown = before + clean(line[column - 1 : start + room])
    lead = "  | " + ("…" if start else "")
    tail = "…" if start + room < len(line) else ""
    out.print(Text(lead + shown.rstrip() + tail, style="dim"), soft_wrap=True)
    out.print(Text(" " * (cell_len(lead) + cell_len(before)) + "^", style="red"), soft_wrap=True)
