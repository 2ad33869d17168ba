"""`coalition-model compare`: two plans side by side, the changed words marked."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from coalition_model import queries
from coalition_model.cli.arguments import Arguments
from coalition_model.cli.console import console
from coalition_model.cli.opening import as_known, not_there, read
from coalition_model.cli.page import GAP, Page, joined, styled
from coalition_model.cli.tables import (
    Cell,
    Part,
    Segment,
    Sheet,
    as_csv,
    as_html,
    as_markdown,
    rich_text,
)
from coalition_model.dossier import Dossier
from coalition_model.entities.plans import Clause, PeacePlan
from coalition_model.errors import UnknownId
from coalition_model.queries import Correspondence
from coalition_model.queries.comparing_contents import ClauseChange
from coalition_model.queries.dates_in_words import when_words
from coalition_model.queries.naming import Names, plain

COLUMN: Final = 26
"""How wide a side is at least where the sides stand next to each other."""

_INDENT: Final = 2


def compare(arguments: Arguments) -> None:
    """Print what became of each clause from one plan to another."""
    dossier = as_known(read(arguments.source, arguments.form).dossier, arguments.known_at)
    try:
        rows = queries.compare_plans(
            dossier, arguments.left, arguments.right, language=arguments.language
        )
    except UnknownId as error:
        raise not_there(dossier, error.id) from None
    sides = _Sides(dossier, arguments.language, arguments.left, arguments.right)
    match arguments.format:
        case "json":
            print(json.dumps(queries.rows(rows), ensure_ascii=False, indent=2))
        case "csv":
            print(as_csv(_table(sides, rows)), end="")
        case "markdown":
            print(as_markdown([_sheet(sides, rows)], sides.title), end="")
        case "html":
            print(as_html(sides.title, [_sheet(sides, rows)]), end="")
        case _:
            _print(Page(console(), everything=True), sides, rows)


class _Sides:
    """The two plans, and how to name them."""

    def __init__(self, dossier: Dossier, language: str | None, left: str, right: str) -> None:
        self.names: Names = Names(dossier, language)
        self.left: PeacePlan = dossier.plans[left]
        self.right: PeacePlan = dossier.plans[right]

    @property
    def title(self) -> str:
        return f"{self.name(self.left)} and {self.name(self.right)}"

    def name(self, plan: PeacePlan) -> str:
        return self.names.of(plan)

    def dated(self, plan: PeacePlan) -> str:
        when = f" ({when_words(plan.when)})" if plan.when is not None else ""
        return f"{self.name(plan)}{when}"


def _print(page: Page, sides: _Sides, rows: Sequence[Correspondence]) -> None:
    heads = [styled(sides.dated(plan), "bold") for plan in (sides.left, sides.right)]
    _beside(page, heads[0], heads[1])
    for row in rows:
        page.blank()
        page.line(joined(styled(_fate(row), "bold"), styled(f"  {_basis(row)}", "dim")))
        left, right = _wordings(sides, row)
        _beside(page, rich_text(page, left), rich_text(page, right))
        for change in dict.fromkeys(_coded(row)):
            page.line(change, indent=_INDENT)
    page.blank()
    page.line(summary(rows), style="bold")


def _beside(page: Page, left: Text, right: Text) -> None:
    """Put two texts next to each other, or below each other where the page is narrow."""
    width = (page.console.width - _INDENT - GAP) // 2
    grid = Table.grid(padding=(0, GAP, 0, 0), pad_edge=False)
    if width < COLUMN:
        grid.add_column(overflow="fold")
        for each in (left, right):
            if each.plain:
                grid.add_row(each)
    else:
        grid.add_column(width=width, overflow="fold")
        grid.add_column(width=width, overflow="fold")
        grid.add_row(left, right)
    page.console.print(Padding(grid, (0, 0, 0, _INDENT), expand=False))


def _fate(row: Correspondence) -> str:
    return f"{row.fate}, moved" if row.moved and row.fate != "moved" else row.fate


def _basis(row: Correspondence) -> str:
    score = f"suggested, {row.score:.2f}" if row.score is not None else ""
    return "; ".join((*([score] if score else []), *row.reasons))


def _number(clause: Clause) -> str:
    return clause.id.partition("/")[2].replace("/", ".")


def _wordings(sides: _Sides, row: Correspondence) -> tuple[Cell, Cell]:
    """Give the words of both sides, with what is only on one of them marked."""
    diff = next((each.diff for each in row.changes if each.aspect == "text"), ())
    if not diff or len(row.left) != 1 or len(row.right) != 1:
        return _side(sides, row.left), _side(sides, row.right)
    left: list[Part] = [Segment(f"{_number(row.left[0])}. ", "strong")]
    right: list[Part] = [Segment(f"{_number(row.right[0])}. ", "strong")]
    for words in diff:
        if words.fate != "added":
            left += [Segment(words.left, "removed" if words.fate == "removed" else "plain"), " "]
        if words.fate != "removed":
            right += [Segment(words.right, "added" if words.fate == "added" else "plain"), " "]
    return left[:-1], right[:-1]


def _side(sides: _Sides, clauses: Sequence[Clause]) -> Cell:
    parts: list[Part] = []
    for clause in clauses:
        text = f"({clause.wording})" if clause.text is None else sides.names.text(clause.text)
        newline = "\n" if parts else ""
        parts += [Segment(f"{newline}{_number(clause)}. ", "strong"), text]
    return parts


def _coded(row: Correspondence) -> Iterator[str]:
    """Give what changed, one change a line; of words only that they did, if others stand by."""
    several = len(row.left) + len(row.right) > 2
    for change in row.changes:
        if change.aspect != "text":
            yield f"{change.aspect}: {change.words}"
        elif several:
            yield f"text: {_marked(change)}"


def _marked(change: ClauseChange) -> str:
    signs = {"same": ("", ""), "removed": ("[-", "-]"), "added": ("{+", "+}")}
    return " ".join(
        f"{signs[each.fate][0]}{each.right or each.left}{signs[each.fate][1]}"
        for each in change.diff
    )


def summary(rows: Sequence[Correspondence]) -> str:
    """Count the fates.

    >>> summary([])
    'no clauses'
    """
    counted = Counter(row.fate for row in rows)
    return ", ".join(f"{count} {fate}" for fate, count in counted.most_common()) or "no clauses"


def _sheet(sides: _Sides, rows: Sequence[Correspondence]) -> Sheet:
    """Make a table for people."""
    return Sheet(
        headers=(
            "fate",
            sides.dated(sides.left),
            sides.dated(sides.right),
            "what changed",
            "why",
        ),
        rows=[
            (_fate(row), *_wordings(sides, row), "\n".join(dict.fromkeys(_coded(row))), _basis(row))
            for row in rows
        ],
        notes=[summary(rows)],
        empty="no clauses",
    )


def _table(sides: _Sides, rows: Sequence[Correspondence]) -> Sheet:
    """Make a table for programs: ids, and each value in a column of its own."""
    headers = (
        "fate",
        "moved",
        "left",
        "right",
        "left_text",
        "right_text",
        "changes",
        "basis",
        "score",
        "reasons",
        "answer",
    )
    return Sheet(
        headers=headers,
        rows=[
            (
                row.fate,
                "yes" if row.moved else "no",
                " ".join(each.id for each in row.left),
                " ".join(each.id for each in row.right),
                _plain(sides, row.left),
                _plain(sides, row.right),
                "\n".join(_told(change) for change in row.changes),
                row.basis,
                "" if row.score is None else f"{row.score:.3f}",
                "\n".join(row.reasons),
                str(row.answer),
            )
            for row in rows
        ],
    )


def _told(change: ClauseChange) -> str:
    return f"{change.aspect}: {_marked(change) if change.diff else change.words}"


def _plain(sides: _Sides, clauses: Sequence[Clause]) -> str:
    return "\n".join(
        f"({plain(each.wording)})" if each.text is None else sides.names.text(each.text)
        for each in clauses
    )
