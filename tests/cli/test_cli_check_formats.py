"""`check --format`: JSON, GitHub's workflow commands and SARIF, for other programs."""

import json
from typing import Any

import pytest
from conftest import Inside, Run

from coalition_model.cli.findings_data import uri

pytestmark = pytest.mark.usefixtures("toys")

HEAD = "format: coalition-model/1\n"
WEEK = f"""\
{HEAD}acceptances: [{{code: OFF001, entity: leader:ann, reason: nobody knows}}]
leaders: [{{id: leader:ann, life: 1960/}}]
meetings:
  - {{id: meeting:old, kind: summit, when: 1900}}
"""
MESSAGE = "must be after 2000, but is 1900"


def parsed(run: Run, *arguments: str, status: int = 1, stdin: str | None = None) -> Any:
    shown = run("check", *arguments, stdin=stdin)
    assert shown.status == status
    return json.loads(shown.out)


def test_json(run: Run, inside: Inside) -> None:
    """Every key is there in every document; what is unknown is null."""
    inside.write("week.yaml", WEEK)
    inside.write("bad.yaml", HEAD + "leaders: [{id: leader:x, nmes: []}]\n")
    data = parsed(run, "week.yaml", "bad.yaml", "nowhere.json", "--format", "json", status=2)
    assert data == {
        "findings": [
            {
                "file": "week.yaml",
                "line": 5,
                "column": 29,
                "code": "TIM002",
                "severity": "info",
                "entity": "meeting:old",
                "field": "kind",
                "message": MESSAGE,
                "hint": "the same",
            },
            {
                "file": "week.yaml",
                "line": 5,
                "column": 43,
                "code": "TIM002",
                "severity": "error",
                "entity": "meeting:old",
                "field": "when",
                "message": MESSAGE,
                "hint": "wait,\nthen correct it: 100%",
            },
        ],
        "accepted": [
            {
                "file": "week.yaml",
                "line": 3,
                "column": 11,
                "code": "OFF001",
                "severity": "warning",
                "entity": "leader:ann",
                "field": None,
                "message": "must have a name, but has none",
                "hint": "",
                "reason": "nobody knows",
            }
        ],
        "faults": [
            {
                "file": "bad.yaml",
                "line": 2,
                "column": 26,
                "pointer": "/leaders/0/nmes",
                "message": "must be a field of Leader, but is 'nmes'",
                "hint": "did you mean 'names'?",
            },
            {
                "file": "nowhere.json",
                "line": None,
                "column": None,
                "pointer": None,
                "message": (
                    "the dossier must be a file, a folder, '-' or the name of a shipped one, "
                    "but is 'nowhere.json'\nshipped dossiers: alaska-to-washington, "
                    "coalition-of-the-willing, leaders, minsk, organizations, rival-plans, "
                    "states"
                ),
                "hint": "",
            },
        ],
        "checked": ["week.yaml"],
        "counts": {"error": 1, "warning": 0, "info": 1, "accepted": 1},
        "codes": {"TIM002": 2},
    }


def test_json_of_standard_input(run: Run) -> None:
    """There are no lines."""
    document = HEAD + "states: [{id: state:XX}]\n"
    data = parsed(run, "-", "--format", "json", status=0, stdin=document)
    assert data["checked"] == ["<stdin>"]
    (row,) = data["findings"]
    assert (row["file"], row["line"], row["column"]) == ("<stdin>", None, None)


def test_github(run: Run, inside: Inside) -> None:
    """A command a line; what would end one, or a property, is escaped."""
    inside.write("a,b/100%:c.yaml", WEEK)
    inside.write("bad.yaml", HEAD + "leaders: [{id: leader:x, nmes: []}]\n")
    document = HEAD + "leaders: [{id: leader:bob, life: 1960/}]\n"
    files = ("a,b/100%:c.yaml", "bad.yaml", "nowhere", "-")
    shown = run("check", *files, "--format", "github", stdin=document)
    assert shown.out == (
        "::error file=bad.yaml,line=2,col=26,title=cannot be read::/leaders/0/nmes: must be a "
        "field of Leader, but is 'nmes' (did you mean 'names'?)\n"
        "::error file=nowhere,title=cannot be read::the dossier must be a file, a folder, '-' or "
        "the name of a shipped one, but is 'nowhere'%0Ashipped dossiers: alaska-to-washington, "
        "coalition-of-the-willing, leaders, minsk, organizations, rival-plans, states\n"
        "::notice file=a%2Cb/100%25%3Ac.yaml,line=5,col=29,title=TIM002::meeting:old kind: "
        "must be after 2000, but is 1900 (the same)\n"
        "::error file=a%2Cb/100%25%3Ac.yaml,line=5,col=43,title=TIM002::meeting:old when: "
        "must be after 2000, but is 1900 (wait,%0Athen correct it: 100%25)\n"
        "::warning title=OFF001::leader:bob: must have a name, but has none\n"
    )
    assert shown.status == 2


def test_github_without_findings(run: Run) -> None:
    """Not even an empty line."""
    assert run("check", "states", "--format", "github") == ("", "", 0)


def test_github_of_a_whole_document(run: Run, inside: Inside) -> None:
    """A fault of the root names it as the text does."""
    inside.write("bad.yaml", "[]\n")
    assert run("check", "bad.yaml", "--format", "github").out == (
        "::error file=bad.yaml,line=1,col=1,title=cannot be read::/: must be a mapping with "
        "'format: coalition-model/1', but is an empty list\n"
    )


def test_sarif(run: Run, inside: Inside) -> None:
    """A log with the rules' texts; accepted findings are there, suppressed."""
    inside.write("week 1.yaml", WEEK)
    log = parsed(run, "week 1.yaml", "--format", "sarif")
    assert (log["$schema"], log["version"]) == (
        "https://json.schemastore.org/sarif-2.1.0.json",
        "2.1.0",
    )
    (result_run,) = log["runs"]
    driver = result_run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("coalition-model", "0.1.0")
    assert [rule["id"] for rule in driver["rules"]] == [
        "TIM001",
        "TIM002",
        "OFF001",
        "OFF002",
        "ZZZ001",
        "ACC001",
    ]
    explanation = "A person has lived.\n\nLooks at persons,\nand only at those.\n\n"
    explanation += "- It cannot tell when\n  that was."
    assert driver["rules"][0] == {
        "id": "TIM001",
        "shortDescription": {"text": "A person has lived."},
        "fullDescription": {"text": explanation},
        "help": {
            "text": f"{explanation}\n\nPasses:\n\nleaders: []\n\nFails:\n\n"
            "leaders: [{id: leader:bob}]",
            "markdown": f"{explanation}\n\nPasses:\n\n```yaml\nleaders: []\n```\n\nFails:\n\n"
            "```yaml\nleaders: [{id: leader:bob}]\n```",
        },
        "defaultConfiguration": {"level": "error"},
        "properties": {"tags": ["time"]},
    }
    assert driver["rules"][4]["defaultConfiguration"] == {"level": "note"}
    assert result_run["columnKind"] == "unicodeCodePoints"
    assert result_run["invocations"] == [
        {"executionSuccessful": True, "toolExecutionNotifications": []}
    ]
    info, error, accepted = result_run["results"]
    assert error == {
        "ruleId": "TIM002",
        "ruleIndex": 1,
        "level": "error",
        "message": {"text": f"meeting:old when: {MESSAGE} (wait,\nthen correct it: 100%)"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "week%201.yaml"},
                    "region": {"startLine": 5, "startColumn": 43},
                },
                "logicalLocations": [{"fullyQualifiedName": "meeting:old#when", "kind": "object"}],
            }
        ],
        "partialFingerprints": {"finding/v1": "TIM002 meeting:old when"},
    }
    assert info["level"] == "note"
    assert "suppressions" not in info
    assert accepted["ruleId"] == "OFF001"
    assert accepted["suppressions"] == [{"kind": "inSource", "justification": "nobody knows"}]
    assert accepted["partialFingerprints"] == {"finding/v1": "OFF001 leader:ann"}


def test_sarif_of_what_could_not_be_read(run: Run, inside: Inside) -> None:
    """Faults are notifications, and the execution was no success; standard input has no file."""
    inside.write("bad.yaml", "[]\n")
    document = HEAD + "states: [{id: state:XX}]\n"
    log = parsed(run, "bad.yaml", "nowhere", "-", "--format", "sarif", status=2, stdin=document)
    (result_run,) = log["runs"]
    (invocation,) = result_run["invocations"]
    assert invocation["executionSuccessful"] is False
    fault, missing = invocation["toolExecutionNotifications"]
    assert fault == {
        "level": "error",
        "message": {
            "text": "/: must be a mapping with 'format: coalition-model/1', but is an empty list"
        },
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "bad.yaml"},
                    "region": {"startLine": 1, "startColumn": 1},
                }
            }
        ],
    }
    assert missing["locations"] == [{"physicalLocation": {"artifactLocation": {"uri": "nowhere"}}}]
    (result,) = result_run["results"]
    assert result["locations"] == [
        {"logicalLocations": [{"fullyQualifiedName": "state:XX#names", "kind": "object"}]}
    ]


def test_uris(inside: Inside) -> None:
    """Relative where the file lies in the working folder, so that a viewer finds it elsewhere."""
    assert uri("a b/ü.yaml") == "a%20b/%C3%BC.yaml"
    assert uri(str(inside.folder / "a b.yaml")) == "a%20b.yaml"
    assert uri("/elsewhere/a b.yaml") == "file:///elsewhere/a%20b.yaml"
