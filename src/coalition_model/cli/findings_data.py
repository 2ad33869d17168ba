"""Findings for other programs: JSON, SARIF 2.1.0 and GitHub's workflow commands."""

import json
from collections import Counter
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from coalition_model.cli.codes import Described, described
from coalition_model.cli.judging import Judgment, Row, Unread
from coalition_model.errors import DocumentError
from coalition_model.rules.findings import Severity

_SARIF_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_SARIF_LEVELS: Final[dict[Severity, str]] = {"error": "error", "warning": "warning", "info": "note"}
_COMMANDS: Final[dict[Severity, str]] = {"error": "error", "warning": "warning", "info": "notice"}


def as_json(judgment: Judgment) -> str:
    """Write findings as one JSON document; its keys are described in `docs/check.md`."""
    codes = Counter(row.finding.code for row in judgment.rows)
    return _dumps(
        {
            "findings": [_json_row(row) for row in judgment.rows],
            "accepted": [_json_row(row) for row in judgment.accepted],
            "faults": [fault for unread in judgment.unread for fault in _faults(unread)],
            "checked": list(judgment.checked),
            "counts": {**judgment.severities, "accepted": len(judgment.accepted)},
            "codes": dict(sorted(codes.items())),
        }
    )


def _dumps(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)


def _json_row(row: Row) -> dict[str, Any]:
    finding, place = row.finding, row.place
    data: dict[str, Any] = {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "code": finding.code,
        "severity": finding.severity,
        "entity": finding.entity,
        "field": finding.field,
        "message": finding.message,
        "hint": finding.hint,
    }
    return data if row.reason is None else {**data, "reason": row.reason}


def _faults(unread: Unread) -> Iterator[dict[str, Any]]:
    """Give why a dossier could not be read: every fault with its place."""
    error = unread.error
    if not isinstance(error, DocumentError):
        yield {
            "file": unread.source,
            "line": None,
            "column": None,
            "pointer": None,
            "message": str(error),
            "hint": "",
        }
        return
    for fault in error.faults:
        but = f", but is {fault.actual}" if fault.actual else ""
        yield {
            "file": fault.file,
            "line": fault.line,
            "column": fault.column,
            "pointer": fault.pointer,
            "message": f"must be {fault.expected}{but}",
            "hint": fault.hint,
        }


def as_github(judgment: Judgment) -> str:
    """Write findings as GitHub Actions shows them beside the lines of a pull request.

    One workflow command a line, `::error file=week.yaml,line=3,col=5,title=OFF002::message`;
    faults too.
    """
    lines = [
        _command("error", _fault_place(fault), "cannot be read", _fault_words(fault))
        for unread in judgment.unread
        for fault in _faults(unread)
    ]
    for row in judgment.rows:
        finding, place = row.finding, row.place
        file = None if place.line is None else place.file
        lines.append(
            _command(
                _COMMANDS[finding.severity],
                (file, place.line, place.column),
                finding.code,
                _words(row),
            )
        )
    return "\n".join(lines)


_Spot = tuple[str | None, int | None, int | None]


def _fault_place(fault: dict[str, Any]) -> _Spot:
    return fault["file"], fault["line"], fault["column"]


def _fault_words(fault: dict[str, Any]) -> str:
    where = f"{fault['pointer'] or '/'}: " if fault["pointer"] is not None else ""
    hint = f" ({fault['hint']})" if fault["hint"] else ""
    return f"{where}{fault['message']}{hint}"


def _words(row: Row) -> str:
    finding = row.finding
    field = f" {finding.field}" if finding.field is not None else ""
    hint = f" ({finding.hint})" if finding.hint else ""
    return f"{finding.entity}{field}: {finding.message}{hint}"


def _command(level: str, spot: _Spot, title: str, message: str) -> str:
    file, line, column = spot
    path = None if file is None else Path(file).as_posix()
    properties = {"file": path, "line": line, "col": column, "title": title}
    told = ",".join(
        f"{key}={_escaped(str(value), ':,')}"
        for key, value in properties.items()
        if value is not None
    )
    return f"::{level} {told}::{_escaped(message)}"


def _escaped(text: str, more: str = "") -> str:
    """Escape what would end a workflow command, or a property of one."""
    for char in f"%\r\n{more}":
        text = text.replace(char, f"%{ord(char):02X}")
    return text


def as_sarif(judgment: Judgment) -> str:
    """Write findings as a SARIF 2.1.0 log, accepted ones as suppressed, with the rules' texts."""
    codes = described()
    places = {each.code: place for place, each in enumerate(codes)}
    rows = [*judgment.rows, *judgment.accepted]
    version = metadata.version("coalition-model")
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "coalition-model",
                "version": version,
                "semanticVersion": version,
                "rules": [_sarif_rule(each) for each in codes],
            }
        },
        "invocations": [
            {
                "executionSuccessful": not judgment.unread,
                "toolExecutionNotifications": [
                    _sarif_fault(fault) for unread in judgment.unread for fault in _faults(unread)
                ],
            }
        ],
        "columnKind": "unicodeCodePoints",
        "results": [_sarif_result(row, places) for row in rows],
    }
    return _dumps({"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def _sarif_rule(each: Described) -> dict[str, Any]:
    examples = f"Passes:\n\n```yaml\n{each.passing}\n```\n\nFails:\n\n```yaml\n{each.failing}\n```"
    return {
        "id": each.code,
        "shortDescription": {"text": each.title},
        "fullDescription": {"text": each.explanation},
        "help": {
            "text": f"{each.explanation}\n\nPasses:\n\n{each.passing}\n\nFails:\n\n{each.failing}",
            "markdown": f"{each.explanation}\n\n{examples}",
        },
        "defaultConfiguration": {"level": _SARIF_LEVELS[each.severity]},
        "properties": {"tags": [each.theme]},
    }


def _sarif_result(row: Row, places: dict[str, int]) -> dict[str, Any]:
    finding, place = row.finding, row.place
    spot: _Spot = (None if place.line is None else place.file, place.line, place.column)
    field = f"#{finding.field}" if finding.field is not None else ""
    location = {
        **_sarif_place(spot),
        "logicalLocations": [{"fullyQualifiedName": f"{finding.entity}{field}", "kind": "object"}],
    }
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": places[finding.code],
        "level": _SARIF_LEVELS[finding.severity],
        "message": {"text": _words(row)},
        "locations": [location],
        "partialFingerprints": {
            "finding/v1": f"{finding.code} {finding.entity} {finding.field or ''}".rstrip()
        },
    }
    if row.reason is not None:
        result["suppressions"] = [{"kind": "inSource", "justification": row.reason}]
    return result


def _sarif_fault(fault: dict[str, Any]) -> dict[str, Any]:
    data: dict[str, Any] = {"level": "error", "message": {"text": _fault_words(fault)}}
    place = _sarif_place(_fault_place(fault))
    return {**data, "locations": [place]}


def _sarif_place(spot: _Spot) -> dict[str, Any]:
    file, line, column = spot
    if file is None:
        return {}
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri(file)}}
    if line is not None:
        physical["region"] = {"startLine": line, "startColumn": column}
    return {"physicalLocation": physical}


def uri(file: str) -> str:
    """Write a path as a URI: relative to the working folder if it lies in there.

    >>> uri("données/week 1.yaml")
    'donn%C3%A9es/week%201.yaml'
    """
    path = Path(file)
    if not path.is_absolute():
        return quote(path.as_posix())
    here = Path.cwd()
    if path.is_relative_to(here):
        return quote(path.relative_to(here).as_posix())
    return path.as_uri()
