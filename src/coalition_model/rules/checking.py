"""Run rules on a dossier."""

from collections.abc import Sequence
from typing import TypeVar, cast

from coalition_model.dossier import Dossier
from coalition_model.entities.dossier_notes import Acceptance
from coalition_model.rules.defaults import DEFAULT_RULES
from coalition_model.rules.findings import Finding, Report
from coalition_model.rules.rule import Rule, RuleLike
from coalition_model.values.collector import collector_paused

T = TypeVar("T")

STALE = "ACC001"
"""The code of a finding that an acceptance accepts nothing any more."""


def check(
    dossier: Dossier, rules: Sequence[RuleLike] = DEFAULT_RULES, *, pause_gc: bool = True
) -> Report:
    """Judge a dossier by rules; a doubtful dossier gets findings, never an exception.

    Only what the dossier itself holds is judged, not what it takes from dossiers in use. An
    `Acceptance` silences the findings that it names; one that names none is itself a finding
    (ACC001, warning), unless its rule was not run. Of a plain function it is not known which codes
    it can find, so its rule was run only where the code is found elsewhere. A finding on an id that
    the dossier does not hold is kept.

    Args:
        dossier: what to judge.
        rules: which rules; other projects' beside ours: `(*DEFAULT_RULES, mine)`. One is made with
            `@rule`, or is any function from a dossier to findings.
        pause_gc: whether the garbage collector of the process, that is of all its threads, rests
            meanwhile.

    Returns:
        The findings, in the order of the dossier, and those that it accepts.

    >>> check(Dossier()).ok
    True
    """
    with collector_paused(pause_gc):
        found = {
            finding
            for each in rules
            for finding in each(dossier)
            if finding.entity not in dossier
            or dossier.whole_of(finding.entity).id not in dossier.borrowed
        }
    findings = sorted(found, key=_order)
    by_code: dict[tuple[str, str], list[tuple[int, Acceptance]]] = {}
    for place, acceptance in enumerate(dossier.acceptances):
        key = (acceptance.code, cast("str", acceptance.entity))
        by_code.setdefault(key, []).append((place, acceptance))
    used: set[int] = set()
    left: list[Finding] = []
    accepted: list[tuple[Finding, Acceptance]] = []
    for finding in findings:
        matching = [
            (place, acceptance)
            for place, acceptance in by_code.get((finding.code, finding.entity), ())
            if acceptance.field in (None, finding.field)
        ]
        if matching:
            used.update(place for place, _ in matching)
            accepted.append((finding, matching[0][1]))
        else:
            left.append(finding)
    ran = {each.code for each in rules if isinstance(each, Rule)}
    ran.update(finding.code for finding in findings)
    left += [
        Finding(
            STALE,
            "warning",
            acceptance.entity,
            acceptance.field,
            f"must be a finding to accept, but {acceptance.code} finds nothing here",
            "remove the acceptance",
        )
        for place, acceptance in enumerate(dossier.acceptances)
        if place not in used and acceptance.code in ran
    ]
    return Report(tuple(sorted(left, key=_order)), tuple(accepted))


def take_stale(finding: Finding, rows: list[tuple[Acceptance, T]]) -> T | None:
    """Take, from acceptances and what belongs to each, what belongs to the one of a stale finding.

    Of two equal acceptances the next finding has the next: its row is removed.

    Args:
        finding: one with the code ACC001.
        rows: the acceptances of the dossier that are left.
    """
    for row in rows:
        acceptance, belonging = row
        same = (acceptance.entity, acceptance.field) == (finding.entity, finding.field)
        if same and f" {acceptance.code} " in finding.message:
            rows.remove(row)
            return belonging
    return None


def _order(finding: Finding) -> tuple[str, str, str, str]:
    return finding.entity, finding.field or "", finding.code, finding.message
