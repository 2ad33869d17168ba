"""`coalition-model changes`: what is new, gone or otherwise, in sentences."""

import json
from collections.abc import Sequence
from itertools import groupby
from typing import Final

from coalition_model import queries
from coalition_model.cli.arguments import Arguments
from coalition_model.cli.console import console
from coalition_model.cli.opening import as_known, read
from coalition_model.cli.page import Page, joined, styled, tag
from coalition_model.cli.tables import Segment, Sheet, as_csv, as_html, as_markdown
from coalition_model.entities.kinds import BY_KIND
from coalition_model.queries import Change
from coalition_model.queries.changing import Turn
from coalition_model.queries.dates_in_words import when_words
from coalition_model.values.ids import kind_of

_SIGNS: Final[dict[Turn, str]] = {"added": "+", "removed": "-", "changed": "~"}
_STYLES: Final[dict[Turn, str]] = {"added": "green", "removed": "red", "changed": "yellow"}


def changes(arguments: Arguments) -> None:
    """Print what changed between two dossiers, or between two days of knowledge of one."""
    old = read(arguments.source).dossier
    title = arguments.source
    if arguments.new is not None:
        new = read(arguments.new).dossier
        title += f" and {arguments.new}"
    else:
        old, new = as_known(old, arguments.since), as_known(old, arguments.until)
        days = [when_words(day) for day in (arguments.since, arguments.until) if day is not None]
        title += f" as known on {' and on '.join(days)}"
    rows = queries.changes(old, new, language=arguments.language)
    match arguments.format:
        case "json":
            print(json.dumps(queries.rows(rows), ensure_ascii=False, indent=2))
        case "csv":
            print(as_csv(_table(rows)), end="")
        case "markdown":
            print(as_markdown(_sheets(rows), f"Changes: {title}"), end="")
        case "html":
            print(as_html(f"Changes: {title}", _sheets(rows)), end="")
        case _:
            _print(Page(console(), everything=True), rows)


def _print(page: Page, rows: Sequence[Change]) -> None:
    for section, found in _sections(rows):
        page.heading(section)
        for row in found:
            sign = styled(f"{_SIGNS[row.turn]} ", _STYLES[row.turn])
            page.line(joined(sign, row.words, " ", tag(row.id)), indent=2)
    page.blank()
    page.line(summary(rows), style="bold")


def _sections(rows: Sequence[Change]) -> list[tuple[str, list[Change]]]:
    """Put the changes of one kind of entity together; they come in that order."""
    return [(section, list(found)) for section, found in groupby(rows, key=_section)]


def _section(row: Change) -> str:
    if row.whole == "dossier":
        return "dossier"
    return BY_KIND[kind_of(row.whole)].section


def summary(rows: Sequence[Change]) -> str:
    """Count what came, went and changed.

    >>> summary([])
    'no changes'
    """
    counts = [
        (sum(row.turn == turn for row in rows), turn) for turn in ("added", "removed", "changed")
    ]
    return ", ".join(f"{count:,} {turn}" for count, turn in counts if count) or "no changes"


def _sheets(rows: Sequence[Change]) -> list[Sheet]:
    if not rows:
        return [Sheet(headers=(), rows=(), empty="no changes")]
    return [
        Sheet(
            title=section,
            headers=("", "what changed", "id"),
            rows=[(_SIGNS[row.turn], row.words, Segment(row.id, "faint")) for row in found],
        )
        for section, found in _sections(rows)
    ]


def _table(rows: Sequence[Change]) -> Sheet:
    """Make a table for programs; what a list or a part holds is written as JSON."""
    return Sheet(
        headers=("turn", "whole", "id", "field", "before", "after", "words", "answer"),
        rows=[
            (
                row.turn,
                row.whole,
                row.id,
                row.field or "",
                _written(plain["before"]),
                _written(plain["after"]),
                row.words,
                str(row.answer),
            )
            for row, plain in zip(rows, queries.rows(rows), strict=True)
        ],
    )


def _written(value: object) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    return json.dumps(value, ensure_ascii=False)
