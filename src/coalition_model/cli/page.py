"""The layout of a page: headings, paragraphs, pairs and tables, wrapped and never cut."""

from collections.abc import Iterable, Sequence
from typing import Final, TypeVar

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from coalition_model.cli.console import clean

T = TypeVar("T")
Cell = str | Text
LABEL: Final = 14
"""How wide the labels of pairs are at least, so that those of one page stand below each other."""

MOST: Final = 24
"""How wide they are at most."""

GAP: Final = 3
"""How many columns of the terminal lie between those of a table."""


def styled(words: str, style: str = "") -> Text:
    """Make a text for the page; nothing in it is markup."""
    return Text(clean(words), style=style, overflow="fold")


def joined(*cells: Cell) -> Text:
    """Put texts of several styles one after another."""
    line = styled("")
    for cell in cells:
        line.append_text(_text(cell))
    return line


def tag(id: str) -> Text:
    """Write an id so that it can be copied and does not stand in the way."""
    return styled(f"[{id}]", "dim")


def _text(cell: Cell) -> Text:
    return cell if isinstance(cell, Text) else styled(cell)


def _longest(text: Text) -> int:
    return max((cell_len(word) for word in text.plain.split()), default=0)


class Page:
    """Writes to a console, one piece below the other.

    Attributes:
        console: where it is written.
        everything: whether long lists are shown whole.
    """

    def __init__(self, console: Console, *, everything: bool = False) -> None:
        self.console = console
        self.everything = everything

    def heading(self, words: str) -> None:
        """Begin a section."""
        self.console.print()
        title = styled(words, "bold")
        if title.cell_len + GAP > self.console.width:  # a rule would cut it
            self.console.print(title)
        else:
            self.console.print(Rule(title, align="left", style="dim"))

    def line(self, cell: Cell, *, indent: int = 0, style: str = "") -> None:
        """Write a paragraph."""
        text = _text(cell)
        text.overflow = "fold"
        self.console.print(Padding(text, (0, 0, 0, indent)), style=style)

    def blank(self) -> None:
        """Leave a line empty."""
        self.console.print()

    def pairs(
        self,
        rows: Iterable[tuple[Cell, Cell]],
        *,
        indent: int = 2,
        width: int = LABEL,
        most: int = MOST,
    ) -> None:
        """Write labels and, beside each, what they label; a label that comes again is left out.

        Args:
            rows: label and what it labels.
            indent: how far to the right.
            width: how wide the labels are at least.
            most: how wide they are at most.
        """
        grid = Table.grid(padding=(0, 2, 0, 0))
        room = self.console.width // 3
        grid.add_column(overflow="fold", min_width=min(width, room), max_width=min(most, room))
        grid.add_column(overflow="fold")
        last = ""
        for label, value in rows:
            words = _text(label)
            grid.add_row("" if words.plain == last else words, _text(value))
            last = words.plain
        if grid.row_count:
            self.console.print(Padding(grid, (0, 0, 0, indent), expand=False))

    def table(self, headers: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
        """Write rows under headers; no word is broken where the page is wide enough for that."""
        table = Table(
            box=box.SIMPLE_HEAD,
            show_edge=False,
            pad_edge=False,
            header_style="bold",
            padding=(0, 1),
        )
        texts = [[_text(cell) for cell in row] for row in rows]
        columns = zip(headers, zip(*texts, strict=True), strict=True)
        widths = self._widths([[Text(header), *cells] for header, cells in columns])
        for header, width in zip(headers, widths, strict=True):
            table.add_column(header, overflow="fold", width=width)
        for row in texts:
            table.add_row(*row)
        self.console.print(table)

    def _widths(self, columns: list[list[Text]]) -> list[int | None]:
        """Share the width out: to each its longest word, then to those that want little first."""
        least = [max(_longest(cell) for cell in cells) for cells in columns]
        wanted = [max(cell.cell_len for cell in cells) for cells in columns]
        room = self.console.width - GAP * len(columns)  # one more: older versions of rich need it
        if sum(wanted) <= room or sum(least) > room:
            return [None] * len(columns)
        widths: list[int | None] = [*least]
        spare = room - sum(least)
        wants = sorted((high - least[place], place) for place, high in enumerate(wanted))
        for served, (want, place) in enumerate(wants):
            given = min(want, spare // (len(wants) - served))
            widths[place] = least[place] + given
            spare -= given
        return widths

    def some(self, rows: Sequence[T], limit: int) -> Sequence[T]:
        """Give as many rows as fit a glance, or all if the user asked for them."""
        return rows if self.everything or len(rows) <= limit + 2 else rows[:limit]

    def rest(self, count: int, shown: int, *, indent: int = 0) -> None:
        """Say how many more there are and how to see them, if there are any."""
        if count > shown:
            self.line(self.more(count - shown), indent=indent)

    def more(self, count: int) -> Text:
        """Word how many more there are."""
        return styled(f"and {count:,} more, shown with --all", "dim")
