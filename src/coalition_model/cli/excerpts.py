"""The line of a document that is at fault, with a mark below the place."""

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from coalition_model.cli.console import clean


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
