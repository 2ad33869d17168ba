"""Check what the user named, and find the place of each finding."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import attrs

from coalition_model.cli.arguments import Form
from coalition_model.cli.codes import Selection
from coalition_model.cli.opening import STDIN, STDIN_NAME, Opened, read
from coalition_model.errors import CoalitionModelError
from coalition_model.rules.checking import STALE, check, take_stale
from coalition_model.rules.findings import SEVERITIES, Finding, Severity

CLEAN: Final = 0
FOUND: Final = 1
UNREADABLE: Final = 2


@attrs.frozen
class Place:
    """Where a finding stands.

    Attributes:
        file: the file; of standard input and of a shipped dossier, its name.
        line: 1-based; None where there are no lines, and the entity's id is all there is.
        column: 1-based, or None.
    """

    file: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        return self.file if self.line is None else f"{self.file}:{self.line}:{self.column}"


@attrs.frozen
class Row:
    """A finding and its place; the reason for which it is accepted, if it is."""

    place: Place
    finding: Finding
    reason: str | None = None


@attrs.frozen
class Unread:
    """A dossier that could not be read, and why."""

    source: str
    error: Exception


@attrs.frozen
class Judgment:
    """What checking one or several dossiers gave.

    Attributes:
        rows: the findings, by file and line.
        accepted: the findings that are accepted, likewise.
        checked: the dossiers that were checked.
        unread: those that could not be read.
        uses: files that the checked dossiers use.
    """

    rows: tuple[Row, ...] = ()
    accepted: tuple[Row, ...] = ()
    checked: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()
    uses: tuple[Path, ...] = ()

    @property
    def status(self) -> int:
        """Give the exit status: 2 if something was unreadable, 1 for errors and warnings."""
        if self.unread:
            return UNREADABLE
        doubtful = any(row.finding.severity != "info" for row in self.rows)
        return FOUND if doubtful else CLEAN

    @property
    def severities(self) -> dict[Severity, int]:
        """How many findings each level has, the worst first."""
        counted = Counter(row.finding.severity for row in self.rows)
        return {severity: counted[severity] for severity in SEVERITIES}


def judge(
    sources: Iterable[str], chosen: Selection, *, least: Severity = "info", form: Form | None = None
) -> Judgment:
    """Check each of several dossiers; one that cannot be read does not stop the others.

    Args:
        sources: as the user names them.
        chosen: the rules to run, and the codes to show.
        least: the least severity that is shown.
        form: the form of standard input.
    """
    rows: list[Row] = []
    accepted: list[Row] = []
    checked: list[str] = []
    unread: list[Unread] = []
    uses: list[Path] = []
    levels = SEVERITIES[: SEVERITIES.index(least) + 1]
    for source in dict.fromkeys(sources):
        name = STDIN_NAME if source == STDIN else source
        try:
            opened = read(source, form, located=True)
        except (CoalitionModelError, OSError) as error:
            unread.append(Unread(name, error))
            continue
        checked.append(name)
        uses += used_files(opened)
        found, excused = _judged(name, opened, chosen)
        rows += (row for row in found if row.finding.severity in levels)
        accepted += (row for row in excused if row.finding.severity in levels)
    return Judgment(tuple(rows), tuple(accepted), tuple(checked), tuple(unread), tuple(uses))


def used_files(opened: Opened) -> Iterator[Path]:
    """Give the files and folders that a dossier uses, of those that lie beside it."""
    for name in opened.dossier.uses:
        if opened.folder is not None and not name.startswith("reference:"):
            yield opened.folder / name


def _judged(name: str, opened: Opened, chosen: Selection) -> tuple[list[Row], list[Row]]:
    report = check(opened.dossier, chosen.rules)
    places = _Places(name, opened)
    rows = [
        Row(places.of(finding), finding)
        for finding in report.findings
        if finding.code in chosen.codes
    ]
    accepted = [
        Row(places.of(finding), finding, acceptance.reason)
        for finding, acceptance in report.accepted
        if finding.code in chosen.codes
    ]
    return sorted(rows, key=_order), sorted(accepted, key=_order)


def _order(row: Row) -> tuple[str, int, int, str, str, str]:
    place, finding = row.place, row.finding
    entity, field = finding.entity, finding.field or ""
    return place.file, place.line or 0, place.column or 0, entity, field, finding.code


class _Places:
    """Finds the places of findings in one dossier."""

    def __init__(self, name: str, opened: Opened) -> None:
        self._name = name
        self._located = opened.located
        self._stale = list(self._located.acceptances) if self._located is not None else []

    def of(self, finding: Finding) -> Place:
        """Give the place of a finding: of one on an acceptance, that of the acceptance."""
        if self._located is None:
            return Place(self._name)
        if finding.code == STALE:
            found = take_stale(finding, self._stale)
        else:
            found = self._located.place(finding.entity, finding.field)
        return Place(*found) if found is not None else Place(self._name)
