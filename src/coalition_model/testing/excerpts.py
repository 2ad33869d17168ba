"""The line of a document that is at fault, with a mark below the place, in plain text."""

import unicodedata
from typing import Final

from coalition_model.formats.source_lines import Lines

_WIDTH: Final = 90


def excerpt(lines: Lines, file: str, line: int | None, column: int | None) -> str:
    """Show a place of a document; nothing where there is no line to show.

    Args:
        lines: gives the lines.
        file: the document.
        line: 1-based, or None.
        column: 1-based, or None.
    """
    written = lines.line(file, line)
    return marked(written, column or 1) if written is not None else ""


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
