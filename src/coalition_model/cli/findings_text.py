"""Findings as a linter prints them: the place, the code, what must be, the line, the hint."""

from collections import Counter
from itertools import groupby
from typing import Final

from rich.console import Console
from rich.text import Text

from coalition_model.cli.codes import described
from coalition_model.cli.console import clean
from coalition_model.cli.excerpts import excerpt
from coalition_model.cli.judging import Judgment, Row
from coalition_model.formats.source_lines import Lines
from coalition_model.rules.findings import SEVERITIES, Severity

_STYLES: Final[dict[Severity, str]] = {
    "error": "bold red",
    "warning": "bold yellow",
    "info": "bold cyan",
}


def print_findings(out: Console, judgment: Judgment) -> None:
    """Print findings file by file, then how many there are of each code and severity."""
    lines = Lines()
    for _, rows in groupby(judgment.rows, key=lambda row: row.place.file):
        for row in rows:
            _print_row(out, row, lines)
        out.print()
    _print_codes(out, judgment)
    _print_line(out, Text(summary(judgment), style="bold"))


def _print_line(out: Console, text: Text) -> None:
    out.print(text, soft_wrap=True)


def _one_line(words: str) -> str:
    """Keep on one line what a program that reads our output takes for one finding."""
    return clean(words).replace("\n", " ")


def _print_row(out: Console, row: Row, lines: Lines) -> None:
    finding, place = row.finding, row.place
    field = f" {finding.field}" if finding.field is not None else ""
    text = Text(_one_line(str(place)), style="bold")
    text = Text.assemble(
        text,
        ": ",
        (f"{finding.code} {finding.severity}", _STYLES[finding.severity]),
        _one_line(f": {finding.entity}{field}: {finding.message}"),
    )
    _print_line(out, text)
    line = lines.line(place.file, place.line)
    if line is not None:
        excerpt(out, line, place.column or 1)
    if finding.hint:
        _print_line(out, Text.assemble(("  = hint: ", "bold"), _one_line(finding.hint)))


def _print_codes(out: Console, judgment: Judgment) -> None:
    """Print how many findings each code has, the worst first."""
    titles = {each.code: each.title for each in described()}
    counted: Counter[tuple[Severity, str]] = Counter(
        (row.finding.severity, row.finding.code) for row in judgment.rows
    )
    if not counted:
        return
    digits = max(len(f"{count:,}") for count in counted.values())
    rows = sorted(counted.items(), key=lambda row: (SEVERITIES.index(row[0][0]), row[0][1]))
    for (severity, code), count in rows:
        text = Text.assemble(
            f"{count:>{digits},}  {code}  ",
            (f"{severity:<7}", _STYLES[severity]),
            f"  {titles.get(code, '')}",
        )
        _print_line(out, text)
    out.print()


def summary(judgment: Judgment) -> str:
    """Say in one line what was found.

    >>> summary(Judgment(checked=("week.yaml",)))
    'no findings in 1 dossier'
    """
    told = ", ".join(
        _count(count, severity) for severity, count in judgment.severities.items() if count
    )
    if told:
        files = {row.place.file for row in judgment.rows}
        in_files = all(row.place.line is not None for row in judgment.rows)
        told += f" in {_count(len(files), 'file' if in_files else 'dossier')}"
    elif judgment.checked:
        told = f"no findings in {_count(len(judgment.checked), 'dossier')}"
    accepted, unread = len(judgment.accepted), len(judgment.unread)
    parts = (
        told,
        f"{accepted:,} accepted" if accepted else "",
        f"{_count(unread, 'dossier')} could not be read" if unread else "",
    )
    return "; ".join(part for part in parts if part)


def _count(count: int, word: str) -> str:
    plural = "" if count == 1 or word == "info" else "s"
    return f"{count:,} {word}{plural}"
