"""The test cases that a dossier gives: one for each fault or finding, or one that it is clean."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, TypeAlias

import attrs

from coalition_model import formats
from coalition_model.errors import CoalitionModelError, DocumentError, Fault
from coalition_model.formats.locating import Located
from coalition_model.formats.source_lines import Lines
from coalition_model.rules.checking import STALE, check, take_stale
from coalition_model.rules.findings import SEVERITIES, Finding, Severity
from coalition_model.rules.rule import RuleLike
from coalition_model.testing.excerpts import excerpt, printable

CLEAN: Final = "clean"
"""The name of the case of a dossier in which nothing is found."""

_LONGEST: Final = 150

Spot: TypeAlias = tuple[str, int, int]
"""A file, a line and a column, both 1-based."""


@attrs.frozen(kw_only=True)
class Case:
    """One test case.

    Attributes:
        name: the same in every run: `OFF002[tenure:t#period]`.
        told: what the failure says; None for a case that passes.
        line: 1-based, or None.
    """

    name: str
    told: str | None = None
    line: int | None = None


def cases(
    path: Path, rules: Sequence[RuleLike], *, severity: Severity, folder: Path
) -> tuple[Case, ...]:
    """Judge a dossier, and give a case for each fault or finding, by file and line.

    Args:
        path: its file or folder.
        rules: the rules to run.
        severity: the least severity of findings that are given.
        folder: messages name files as they are seen from here.
    """
    try:
        located = formats.locate(path)
    except DocumentError as error:
        found = list(_of_faults(error, path, folder))
    except (CoalitionModelError, OSError) as error:
        found = [Case(name="fault[document]", told=f"{seen_from(path, folder)}: {error}")]
    else:
        levels = SEVERITIES[: SEVERITIES.index(severity) + 1]
        findings = check(located.dossier, rules).findings
        shown = [finding for finding in findings if finding.severity in levels]
        found = list(_of_findings(shown, located, path, folder))
    return tuple(_told_apart(found)) if found else (Case(name=CLEAN),)


def _of_faults(error: DocumentError, path: Path, folder: Path) -> Iterator[Case]:
    lines = Lines()
    for fault in error.faults:
        place = printable(fault.pointer) or "document"
        if fault.file and Path(fault.file) != path:
            place = f"{seen_from(fault.file, path)}#{place}"
        yield Case(
            name=f"fault[{_short(place)}]",
            told=_fault(fault, folder)
            + "\n"
            + excerpt(lines, fault.file, fault.line, fault.column),
            line=fault.line,
        )


def _fault(fault: Fault, folder: Path) -> str:
    return str(attrs.evolve(fault, file=seen_from(fault.file, folder)) if fault.file else fault)


def _of_findings(
    findings: Iterable[Finding], located: Located, path: Path, folder: Path
) -> Iterator[Case]:
    lines = Lines()
    stale = list(located.acceptances)
    rows: list[tuple[Spot, Finding]] = []
    for finding in findings:
        if finding.code == STALE:  # stands where the acceptance does
            spot = take_stale(finding, stale)
        elif finding.entity in located.dossier:
            spot = located.place(finding.entity, finding.field)
        else:
            spot = None
        rows.append((spot or (str(path), 0, 0), finding))
    for (file, line, column), finding in sorted(rows, key=_order):
        field = finding.field
        place = f"{finding.entity} {field}" if field is not None else finding.entity
        where = seen_from(file, folder) + (f":{line}:{column}" if line else "")
        head = f"{where}: {finding.code} {finding.severity}: {place}: {finding.message}"
        hint = f"  = hint: {printable(finding.hint)}\n" if finding.hint else ""
        yield Case(
            name=f"{finding.code}[{_short(place.replace(' ', '#'))}]",
            told=f"{printable(head)}\n{excerpt(lines, file, line or None, column)}{hint}",
            line=line or None,
        )


def _order(row: tuple[Spot, Finding]) -> tuple[str, ...]:
    (file, line, column), finding = row
    place = f"{line:09}", f"{column:09}"
    return (file, *place, finding.entity, finding.field or "", finding.code, finding.message)


def _told_apart(found: Iterable[Case]) -> Iterator[Case]:
    """Number the cases that would have the same name, from the second on."""
    counted: Counter[str] = Counter()
    for case in found:
        counted[case.name] += 1
        times = counted[case.name]
        yield attrs.evolve(case, name=f"{case.name[:-1]} ({times})]") if times > 1 else case


def _short(place: str) -> str:
    return place if len(place) <= _LONGEST else f"{place[:_LONGEST]}…"


def seen_from(file: str | Path, folder: Path) -> str:
    """Name a file as it is seen from a folder; whole where it does not lie below it.

    >>> seen_from(Path("/work/data/week.yaml"), Path("/work"))
    'data/week.yaml'
    """
    try:
        name = os.path.relpath(file, folder)
    except ValueError:  # another drive of Windows
        return str(file)
    return str(file) if name.startswith(os.pardir) else name
