"""The line of a document that is at fault, with a mark below the place, in plain text."""

import unicodedata
from pathlib import Path
from typing import Final

from coalition_model.errors import DocumentError
from coalition_model.formats import files
from coalition_model.formats.forms import form_of

_READ: Final = 20_000_000
"""No lines are shown of files with more bytes than this."""

_WIDTH: Final = 90


class Lines:
    """The lines of documents, each document read once."""

    def __init__(self) -> None:
        self._found: dict[str, list[str]] = {}

    def excerpt(self, file: str, line: int | None, column: int | None) -> str:
        """Show a place of a document; nothing where there is no line to show.

        Args:
            file: the document.
            line: 1-based, or None.
            column: 1-based, or None.
        """
        if line is None:
            return ""
        if file not in self._found:
            self._found[file] = _read(Path(file))
        lines = self._found[file]
        return marked(lines[line - 1], column or 1) if line <= len(lines) else ""


def _read(file: Path) -> list[str]:
    form = form_of(file)
    packed = form is not None and form.packed
    try:
        raw = files.content(file, packed=packed, max_bytes=_READ)
    except DocumentError:  # too large, or no longer there
        return []
    return raw.decode("utf-8-sig", "replace").split("\n")


def marked(line: str, column: int) -> str:
    r"""Show the part of a line around a column, and a mark below the column.

    >>> print(marked("  - id: FR", 7), end="")
      |   - id: FR
      |       ^
    """
    start = 0 if len(line) <= _WIDTH else max(0, column - 1 - _WIDTH // 2)
    lead = "  | " + ("…" if start else "")
    before = printable(line[start : column - 1])
    shown = before + printable(line[column - 1 : start + _WIDTH])
    tail = "…" if start + _WIDTH < len(line) else ""
    room = " " * (len(lead) - 4 + sum(map(_cells, before)))
    return f"{lead}{shown.rstrip()}{tail}\n  | {room}^\n"


def _cells(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def printable(text: str) -> str:
    r"""Replace what would leave the line or change the terminal.

    >>> printable("a\tb\x1b[31m")
    'a b [31m'
    """
    return "".join(each if each.isprintable() else " " for each in text)
