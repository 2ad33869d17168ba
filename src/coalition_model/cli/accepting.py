"""`coalition-model check --accept`: accept a finding in the file that it stands in."""

import json
from codecs import BOM_UTF8
from pathlib import Path
from typing import Any, cast

from coalition_model.cli.arguments import Arguments
from coalition_model.cli.codes import selection
from coalition_model.cli.console import clean
from coalition_model.cli.opening import not_there, read
from coalition_model.dossier import Dossier
from coalition_model.entities.dossier_notes import Acceptance
from coalition_model.errors import CoalitionModelError
from coalition_model.formats import drafts, files
from coalition_model.formats.forms import form_of
from coalition_model.formats.locating import Located
from coalition_model.formats.plain import object_data
from coalition_model.rules.checking import STALE, check
from coalition_model.rules.findings import Finding, Report
from coalition_model.values.ids import AnyId


class NotAccepted(CoalitionModelError):
    """A finding cannot be accepted, and nothing was written."""


def accept(arguments: Arguments) -> None:
    """Write an acceptance into the file that the finding stands in.

    Nothing is written unless the finding is there, and the new text holds what the old one did and
    the acceptance.

    Raises:
        NotAccepted: there is no such finding, or it cannot be accepted there.
    """
    code, entity = arguments.accept or ("", "")
    source = arguments.sources[0]
    opened = read(source, located=True)
    if opened.located is None:
        raise NotAccepted(f"--accept needs a YAML file to write to, but the dossier is {source!r}")
    dossier = opened.dossier
    if entity not in dossier:
        raise not_there(dossier, entity)
    acceptance = Acceptance(
        code=code,
        entity=cast("AnyId", entity),
        field=arguments.field,
        reason=arguments.reason or "",
    )
    rules = selection(None, ()).rules
    report = check(dossier, rules)
    findings = [each for each in report.findings if _accepts(acceptance, each)]
    if not findings:
        raise NotAccepted(_why_not(acceptance, report))
    file = _file(opened.located, findings[0], source)
    raw, line = _with_acceptance(file, acceptance)
    left = set(check(_with(dossier, acceptance), rules).findings)
    if left != set(report.findings) - set(findings):
        raise NotAccepted(f"{file}: nothing is written, since other findings would come of it")
    files.write_atomically(file, raw)
    for finding in findings:
        print(clean(f"{file}:{line}: accepted: {_told(finding)}"))


def _accepts(acceptance: Acceptance, finding: Finding) -> bool:
    return (
        finding.code == acceptance.code
        and finding.code != STALE
        and finding.entity == acceptance.entity
        and acceptance.field in (None, finding.field)
    )


def _told(finding: Finding) -> str:
    field = f" {finding.field}" if finding.field is not None else ""
    return f"{finding.code} {finding.severity}: {finding.entity}{field}: {finding.message}"


def _why_not(acceptance: Acceptance, report: Report) -> str:
    """Say why there is nothing to accept, and what there is instead."""
    code, entity = acceptance.code, acceptance.entity
    if code == STALE:
        return f"{STALE} cannot be accepted: remove the acceptance that it is about"
    for finding, held in report.accepted:
        if _accepts(acceptance, finding):
            return f"{code} on {entity} is accepted already: {held.reason}"
    field = f" {acceptance.field}" if acceptance.field is not None else ""
    head = f"there must be a finding {code} on {entity}{field}, but is none"
    others = [_told(each) for each in report.findings if each.entity == entity]
    return "\n  ".join((f"{head}; there are:" if others else head, *others))


def _file(located: Located, finding: Finding, source: str) -> Path:
    """Give the file that the acceptance goes into: that of the entity."""
    place = located.place(finding.entity, finding.field)
    file = Path(place[0] if place is not None else source)
    form = form_of(file)
    if form is None or form.packed or form.format != "yaml":
        what = "gzipped" if form is not None and form.packed else "JSON"
        raise NotAccepted(f"--accept must be given a YAML file, but {str(file)!r} is {what}")
    return file


def _with_acceptance(file: Path, acceptance: Acceptance) -> tuple[bytes, int]:
    """Give a file's bytes with an acceptance more, and the line that it stands on."""
    from coalition_model.cli.acceptance_text import insert  # noqa: PLC0415 - needs YAML

    raw = file.read_bytes()
    mark = BOM_UTF8 if raw.startswith(BOM_UTF8) else b""
    text = raw.decode("utf-8-sig")
    data: Any = drafts.parse(text, "yaml").data
    new, line = insert(text, acceptance)
    wanted = {**data, "acceptances": [*data.get("acceptances", ()), object_data(acceptance)]}
    parsed = drafts.parse(new, "yaml")
    if parsed.faults or parsed.data != wanted:
        row = json.dumps(object_data(acceptance), ensure_ascii=False)
        raise NotAccepted(
            f"{file}: nothing is written, since it is written in a way that could be disturbed; "
            f"add to its 'acceptances' by hand:\n  - {row}"
        )
    return mark + new.encode(), line


def _with(dossier: Dossier, acceptance: Acceptance) -> Dossier:
    return Dossier(
        dossier,
        title=dossier.title,
        note=dossier.note,
        uses=dossier.uses,
        borrowed=dossier.borrowed,
        coverage=dossier.coverage,
        acceptances=(*dossier.acceptances, acceptance),
    )
