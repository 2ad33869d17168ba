"""Tables for the terminal, Markdown, HTML and CSV, made from one description.

A command builds a `Sheet`: headers, rows of cells, notes. A cell is a plain text, a `Segment` with
a mark, or several of both one after another. A newline in a cell begins a new line of it. Then:

- `print_sheet(page, sheet)` writes it to a terminal; what is too wide for the page is folded into
  blocks, each of which repeats the first columns (`keep`).
- `as_markdown(sheets)`, `as_html(title, sheets)` and `as_csv(sheet)` give texts that stand alone.

Marks are shown by the means of each form. Where there is no style to show them by, in CSV or in a
terminal's pipe, what was removed is written `[-so-]` and what was added `{+so+}`.
"""

import csv
import html
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final, Literal

import attrs
from rich.cells import cell_len
from rich.text import Text

from coalition_model.cli.console import clean
from coalition_model.cli.page import GAP, Page, joined, styled

Mark = Literal["plain", "strong", "faint", "added", "removed"]
Format = Literal["text", "markdown", "html", "csv", "json"]

FORMATS: Final[tuple[Format, ...]] = ("text", "markdown", "html", "csv", "json")
"""What `--format` takes where there are tables."""

_STYLES: Final[dict[Mark, str]] = {
    "plain": "",
    "strong": "bold",
    "faint": "dim",
    "added": "green underline",
    "removed": "red strike",
}
_SIGNS: Final[dict[Mark, tuple[str, str]]] = {"added": ("{+", "+}"), "removed": ("[-", "-]")}
_MARKDOWN: Final[dict[Mark, str]] = {"strong": "**", "added": "**", "removed": "~~"}
_HTML: Final[dict[Mark, tuple[str, str]]] = {
    "strong": ("<b>", "</b>"),
    "faint": ('<span class="faint">', "</span>"),
    "added": ("<ins>", "</ins>"),
    "removed": ("<del>", "</del>"),
}
_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>|~#&])")
_FORMULA: Final = tuple("=+-@＝＋－＠")
_LEAST: Final = 10
"""How wide a column of a folded table is at least, so that words need not be broken often."""

_MOST: Final = 34
"""How wide a column may be before the columns beside it are moved to another block."""

_STYLE: Final = """\
body { font: 16px/1.45 system-ui, sans-serif; margin: 2rem; color: #1b1b1b; background: #fff; }
.wide { overflow-x: auto; margin: 0 0 2rem; }
table { border-collapse: collapse; }
caption { text-align: left; font-weight: bold; padding: .4rem 0; }
th, td { border: 1px solid #bbb; padding: .35rem .6rem; text-align: left; vertical-align: top; }
thead th { background: #f0f0ec; position: sticky; top: 0; }
tbody th { font-weight: 600; background: #f8f8f5; }
ins { background: #d9f2dc; text-decoration: underline; }
del { background: #fbdedb; text-decoration: line-through; }
.faint, .note { color: #5d5d5d; }
@media (prefers-color-scheme: dark) {
  body { color: #e8e8e8; background: #161616; }
  th, td { border-color: #555; }
  thead th, tbody th { background: #262626; }
  ins { background: #17401f; color: inherit; }
  del { background: #4d1c18; color: inherit; }
  .faint, .note { color: #a8a8a8; }
}
"""


@attrs.frozen
class Segment:
    """Words of a cell with a mark: `added` and `removed` for changed words."""

    words: str
    mark: Mark = "plain"


Part = str | Segment
Cell = Part | Sequence[Part]
"""What stands in a cell: a text, a segment, or several of both."""


@attrs.frozen(kw_only=True)
class Sheet:
    """A table to be written in any form.

    Attributes:
        title: what it shows, or empty.
        headers: one for each column.
        rows: cells, as many in each row as there are headers.
        notes: lines below the table.
        keep: how many of the first columns name the row, and come again in each folded block.
        empty: what is said instead where there are no rows.
    """

    title: str = ""
    headers: Sequence[Cell]
    rows: Sequence[Sequence[Cell]]
    notes: Sequence[Cell] = ()
    keep: int = 1
    empty: str = "nothing"


def segments(cell: Cell) -> tuple[Segment, ...]:
    """Give the segments of a cell, those without words left out.

    >>> segments(["600,000 ", Segment("800,000", "added")])
    (Segment(words='600,000 ', mark='plain'), Segment(words='800,000', mark='added'))
    """
    parts: Sequence[Part] = (cell,) if isinstance(cell, str | Segment) else cell
    made = (Segment(part) if isinstance(part, str) else part for part in parts)
    return tuple(segment for segment in made if segment.words)


def plain_text(cell: Cell) -> str:
    """Write a cell without styles.

    >>> plain_text([Segment("600,000", "removed"), " ", Segment("800,000", "added")])
    '[-600,000-] {+800,000+}'
    """
    return "".join(_signed(segment) for segment in segments(cell))


def _signed(segment: Segment) -> str:
    before, after = _SIGNS.get(segment.mark, ("", ""))
    return f"{before}{segment.words}{after}"


def rich_text(page: Page, cell: Cell) -> Text:
    """Write a cell for a terminal: with styles where it has them, with signs where it has not."""
    bare = page.console.color_system is None
    return joined(
        *(
            styled(_signed(each) if bare else each.words, _STYLES[each.mark])
            for each in segments(cell)
        )
    )


def print_sheet(page: Page, sheet: Sheet) -> None:
    """Write a table to a terminal, folded into blocks where it is too wide for the page."""
    if sheet.title:
        page.heading(sheet.title)
    if not sheet.rows:
        page.line(sheet.empty)
    else:
        headers = [rich_text(page, each) for each in sheet.headers]
        rows = [[rich_text(page, each) for each in row] for row in sheet.rows]
        for place, block in enumerate(_blocks(page.console.width, headers, rows, sheet.keep)):
            if place:
                page.blank()
            page.table(
                [headers[column].plain for column in block],
                [[row[column] for column in block] for row in rows],
            )
    for note in sheet.notes:
        page.line(rich_text(page, note), style="dim")


def _blocks(
    width: int, headers: Sequence[Text], rows: Sequence[Sequence[Text]], keep: int
) -> list[list[int]]:
    """Share the columns out over blocks that fit the width, the first ones in each."""
    wants = [
        max(_least(cell) for cell in (header, *(row[column] for row in rows)))
        for column, header in enumerate(headers)
    ]
    kept = list(range(min(keep, len(headers))))
    room = width - sum(wants[column] + GAP for column in kept)
    blocks: list[list[int]] = []
    block: list[int] = []
    left = room
    for column in range(len(kept), len(headers)):
        want = wants[column] + GAP
        if block and want > left:
            blocks.append([*kept, *block])
            block, left = [], room
        block.append(column)
        left -= want
    blocks.append([*kept, *block])
    return _even(blocks, kept)


def _even(blocks: list[list[int]], kept: list[int]) -> list[list[int]]:
    """Spread the columns evenly, so that the last block is not a single thin one."""
    columns = [column for block in blocks for column in block[len(kept) :]]
    across = -(-len(columns) // len(blocks))
    if any(len(block) - len(kept) < across for block in blocks[:-1]):
        return blocks  # columns of very different widths stay as they fit
    return [
        [*kept, *columns[start : start + across]] for start in range(0, len(columns), across)
    ] or [kept]


def _least(cell: Text) -> int:
    """Tell how wide a cell should be at least: its longest word, or a line of short ones."""
    words = max((cell_len(word) for word in cell.plain.split()), default=0)
    line = max((cell_len(each) for each in cell.plain.splitlines()), default=0)
    return max(words, min(line, _LEAST if line <= _MOST else _MOST))


def as_markdown(sheets: Iterable[Sheet], title: str = "") -> str:
    r"""Write tables as Markdown, in the form that GitHub and most others read.

    >>> sheet = Sheet(headers=("clause", "text"), rows=[("4", ["a | ", Segment("b", "added")])])
    >>> print(as_markdown([sheet]), end="")
    | clause | text |
    | --- | --- |
    | 4 | a \| **b** |
    """
    pieces = [f"# {_markdown(title)}"] if title else []
    for sheet in sheets:
        if sheet.title:
            pieces.append(f"## {_markdown(sheet.title)}")
        if sheet.rows:
            lines = [_markdown_row(sheet.headers), _markdown_row(["---"] * len(sheet.headers), 0)]
            pieces.append("\n".join((*lines, *map(_markdown_row, sheet.rows))))
        else:
            pieces.append(_markdown(sheet.empty))
        pieces += [_markdown_cell(note) for note in sheet.notes]
    return "\n\n".join(pieces) + "\n"


def _markdown_row(cells: Sequence[Cell], escaped: int = 1) -> str:
    written = (_markdown_cell(cell) if escaped else plain_text(cell) for cell in cells)
    return f"| {' | '.join(written)} |"


def _markdown_cell(cell: Cell) -> str:
    return "".join(_markdown_marked(segment) for segment in segments(cell))


def _markdown_marked(segment: Segment) -> str:
    sign = _MARKDOWN.get(segment.mark, "")
    if not sign:
        return _markdown(segment.words)
    marked: list[str] = []  # signs must touch the words, and hold for one line only
    for line in segment.words.split("\n"):
        core = line.strip()
        start = line[: len(line) - len(line.lstrip())]
        end = line[len(line.rstrip()) :] if core else ""
        marked.append(f"{start}{sign}{_markdown(core)}{sign}{end}" if core else start)
    return "<br>".join(marked)


def _markdown(words: str) -> str:
    return _SPECIAL.sub(r"\\\1", clean(words)).replace("\n", "<br>")


def as_html(title: str, sheets: Iterable[Sheet], *, language: str = "en") -> str:
    """Write tables as a page of HTML that stands alone: no script, nothing from elsewhere."""
    body: list[str] = [f"<h1>{_html(title)}</h1>"]
    for sheet in sheets:
        body += _html_sheet(sheet)
    lines = "\n".join(body)
    return (
        f'<!doctype html>\n<html lang="{html.escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_html(title)}</title>\n<style>\n{_STYLE}</style>\n</head>\n"
        f"<body>\n{lines}\n</body>\n</html>\n"
    )


def _html_sheet(sheet: Sheet) -> list[str]:
    lines = [f"<h2>{_html(sheet.title)}</h2>"] if sheet.title else []
    if sheet.rows:
        head = "".join(f'<th scope="col">{_html_cell(each)}</th>' for each in sheet.headers)
        lines += ['<div class="wide">', "<table>", f"<thead><tr>{head}</tr></thead>", "<tbody>"]
        for row in sheet.rows:
            cells = (
                f'<th scope="row">{_html_cell(cell)}</th>'
                if column < sheet.keep
                else f"<td>{_html_cell(cell)}</td>"
                for column, cell in enumerate(row)
            )
            lines.append(f"<tr>{''.join(cells)}</tr>")
        lines += ["</tbody>", "</table>", "</div>"]
    else:
        lines.append(f"<p>{_html(sheet.empty)}</p>")
    lines += [f'<p class="note">{_html_cell(note)}</p>' for note in sheet.notes]
    return lines


def _html_cell(cell: Cell) -> str:
    written: list[str] = []
    for segment in segments(cell):
        before, after = _HTML.get(segment.mark, ("", ""))
        written.append(f"{before}{_html(segment.words)}{after}")
    return "".join(written)


def _html(words: str) -> str:
    return html.escape(clean(words), quote=True).replace("\n", "<br>")


def as_csv(sheet: Sheet) -> str:
    r"""Write a table as CSV (RFC 4180): commas, quotation marks where needed, a header.

    Spreadsheets take a cell that begins with `=`, `+`, `-` or `@` for a formula, and documents come
    from anyone: an apostrophe goes before it. Control characters become visible, tabs blanks.

    >>> as_csv(Sheet(headers=("actor", "stance"), rows=[("state:FR", "supports")]))
    'actor,stance\r\nstate:FR,supports\r\n'
    >>> as_csv(Sheet(headers=("text",), rows=[("=1+1",)]))
    "text\r\n'=1+1\r\n"
    """
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow([_csv_cell(each) for each in sheet.headers])
    writer.writerows([_csv_cell(each) for each in row] for row in sheet.rows)
    return written.getvalue()


def _csv_cell(cell: Cell) -> str:
    words = "".join(map(_csv_character, plain_text(cell).replace("\r\n", "\n")))
    return f"'{words}" if words.lstrip()[:1] in _FORMULA else words


def _csv_character(char: str) -> str:
    """Make what would steer a terminal visible; leave joiners, which words may need."""
    return clean(char) if unicodedata.category(char) in ("Cc", "Cs") else char
