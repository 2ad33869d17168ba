"""Why a document cannot be built, told as a linter tells it: the place, the fault, the line."""

import sys
from pathlib import Path
from typing import Final

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from coalition_model.cli.console import clean, console
from coalition_model.cli.opening import STDIN_NAME, ReadFromStdin
from coalition_model.errors import DocumentError, Fault

SHOWN: Final = 20
"""For how many faults the line itself is shown."""

_READ: Final = 20_000_000
"""No lines are shown of files with more bytes than this."""


class _Lines:
    """The lines of the documents that faults stand in, each document read once."""

    def __init__(self, error: DocumentError) -> None:
        self._found: dict[str, list[str]] = {}
        if isinstance(error, ReadFromStdin):
            self._found[STDIN_NAME] = _split(error.raw)

    def line(self, fault: Fault) -> str | None:
        """Give the line of a fault, or None where there is none to show."""
        if fault.line is None:
            return None
        lines = self._found.get(fault.file)
        if lines is None:
            lines = self._found[fault.file] = self._read(Path(fault.file))
        return lines[fault.line - 1] if fault.line <= len(lines) else None

    @staticmethod
    def _read(file: Path) -> list[str]:
        if not file.is_file() or file.stat().st_size > _READ:
            return []
        return _split(file.read_bytes())


def _split(raw: bytes) -> list[str]:
    return raw.decode("utf-8-sig", "replace").split("\n") if len(raw) <= _READ else []


def report(error: DocumentError) -> None:
    """Print the faults of a document on standard error."""
    out = console(sys.stderr)
    lines = _Lines(error)
    for place, fault in enumerate(error.faults):
        out.print(_headline(fault), soft_wrap=True)
        line = lines.line(fault) if place < SHOWN else None
        if line is not None:
            _excerpt(out, line, fault.column or 1)
    count = len(error.faults)
    out.print(Text(f"{count:,} fault{'' if count == 1 else 's'}", style="bold"), soft_wrap=True)


def _headline(fault: Fault) -> Text:
    words = clean(str(fault))
    text = Text(words)
    text.stylize("bold", 0, words.find(": "))
    return text


def _excerpt(out: Console, line: str, column: int) -> None:
    """Show the part of a line around a column, and a mark below the column."""
    room = max(out.width - 6, 20)
    start = 0 if len(line) <= room else max(0, column - 1 - room // 2)
    before = clean(line[start : column - 1])
    shown = before + clean(line[column - 1 : start + room])
    lead = "  | " + ("…" if start else "")
    tail = "…" if start + room < len(line) else ""
    out.print(Text(lead + shown.rstrip() + tail, style="dim"), soft_wrap=True)
    out.print(Text(" " * (cell_len(lead) + cell_len(before)) + "^", style="red"), soft_wrap=True)
