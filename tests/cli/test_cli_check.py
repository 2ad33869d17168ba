"""`check`: findings as a linter prints them, what is chosen, and the exit status."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from conftest import Inside, Run
from test_cli_entry import outside

from coalition_model.cli.arguments import parser

pytestmark = pytest.mark.usefixtures("toys")

HEAD = "format: coalition-model/1\n"
WEEK = f"""\
{HEAD}acceptances:
  - {{code: OFF001, entity: leader:ann, reason: nobody knows}}
  - {{code: TIM001, entity: leader:ann, field: life, reason: long gone}}
leaders:
  - {{id: leader:ann, life: 1960/}}
  - id: leader:bob
meetings:
  - id: meeting:old
    kind: summit
    when: 1900-01-01
"""
ACC = "acceptances: [{code: TIM001, entity: leader:ann, reason: old}]\n"
DONE = HEAD + "leaders: [{id: leader:ann, names: [Ann], life: 1960/}]\n"


def test_findings_as_a_linter_prints_them(run: Run, inside: Inside) -> None:
    """Place, code, severity, entity, field, message; the line, a mark, the hint; the counts."""
    inside.write("week.yaml", WEEK)
    shown = run("check", "week.yaml")
    assert shown.out == (
        "week.yaml:4:5: ACC001 warning: leader:ann life: must be a finding to accept, "
        "but TIM001 finds nothing here\n"
        "  |   - {code: TIM001, entity: leader:ann, field: life, reason: long gone}\n"
        "        ^\n"
        "  = hint: remove the acceptance\n"
        "week.yaml:7:5: OFF001 warning: leader:bob: must have a name, but has none\n"
        "  |   - id: leader:bob\n"
        "        ^\n"
        "week.yaml:7:5: TIM001 error: leader:bob life: must be given, but is missing\n"
        "  |   - id: leader:bob\n"
        "        ^\n"
        "  = hint: say when\n"
        "week.yaml:10:11: TIM002 info: meeting:old kind: must be after 2000, but is 1900-01-01\n"
        "  |     kind: summit\n"
        "              ^\n"
        "  = hint: the same\n"
        "week.yaml:11:11: TIM002 error: meeting:old when: must be after 2000, but is 1900-01-01\n"
        "  |     when: 1900-01-01\n"
        "              ^\n"
        "  = hint: wait, then correct it: 100%\n"
        "\n"
        "1  TIM001  error    A person has lived.\n"
        "1  TIM002  error    A meeting is modern.\n"
        "1  ACC001  warning  An acceptance accepts a finding that is there.\n"
        "1  OFF001  warning  A person has a name.\n"
        "1  TIM002  info     A meeting is modern.\n"
        "\n"
        "2 errors, 2 warnings, 1 info in 1 file; 1 accepted\n"
    )
    assert (shown.err, shown.status) == ("", 1)


def test_files_one_after_another(run: Run, inside: Inside) -> None:
    """A folder is one dossier; its findings stand under the files that they are in."""
    inside.write("talks/b.yaml", HEAD + "leaders:\n- {id: leader:ann, names: [A]}\n")
    inside.write(
        "talks/a/a.json", '{"format": "coalition-model/1", "states": [{"id": "state:XX"}]}'
    )
    inside.write("talks/notes.txt", "no dossier")
    inside.write("other.yaml", HEAD + "leaders: [{id: leader:bob, names: [B]}]\n")
    shown = run("check", "talks", "other.yaml", "talks")
    assert [line for line in shown.out.splitlines() if line.startswith(("talks", "other"))] == [
        "talks/a/a.json:1:44: ZZZ001 info: state:XX names: may be a state, but is called XX",
        "talks/b.yaml:3:3: TIM001 error: leader:ann life: must be given, but is missing",
        "other.yaml:2:11: TIM001 error: leader:bob life: must be given, but is missing",
    ]
    assert shown.out.count("\n\n") == 4  # below each file and below the codes
    assert shown.out.endswith("\n2 errors, 1 info in 3 files\n")


def test_a_clean_dossier(run: Run, inside: Inside) -> None:
    """One line, and exit status 0; infos do not change it."""
    inside.write("a.yaml", DONE)
    inside.write("b.yaml", HEAD + "states: [{id: state:XX}]\n")
    assert run("check", "a.yaml") == ("no findings in 1 dossier\n", "", 0)
    assert run("check", "a.yaml", "b.yaml").status == 0
    accepted = ACC + "leaders: [{id: leader:ann, names: [Ann]}]\n"
    inside.write("b.yaml", HEAD + accepted)
    assert run("check", "a.yaml", "b.yaml").out == "no findings in 2 dossiers; 1 accepted\n"


def test_standard_input_and_shipped_dossiers(run: Run) -> None:
    """There the id of the entity is the place."""
    shown = run("check", "-", "states", stdin=HEAD + "leaders: [{id: leader:bob, names: [B]}]\n")
    assert shown.out == (
        "<stdin>: TIM001 error: leader:bob life: must be given, but is missing\n"
        "  = hint: say when\n"
        "\n"
        "1  TIM001  error    A person has lived.\n"
        "\n"
        "1 error in 1 dossier\n"
    )
    assert shown.status == 1
    piped = '{"format": "coalition-model/1"}'
    assert run("check", "-", "--from", "json", stdin=piped).status == 0


def test_faults_do_not_stop_the_others(run: Run, inside: Inside) -> None:
    """What cannot be read is told as ever, what can be is checked, and the status is 2."""
    inside.write("bad.yaml", HEAD + "leeders: []\n")
    inside.write("week.yaml", HEAD + "states: [{id: state:XX}]\n")
    shown = run("check", "bad.yaml", "nowhere.yaml", "-", "week.yaml", stdin=HEAD + "a: 1\n")
    assert shown.err == (
        "bad.yaml:2:1: /leeders: must be a key of the header or a list of entities, "
        "but is 'leeders' (did you mean 'leaders'?)\n"
        "  | leeders: []\n"
        "    ^\n"
        "1 fault\n"
        "coalition-model: the dossier must be a file, a folder, '-' or the name of a shipped one, "
        "but is 'nowhere.yaml' (did you mean 'week.yaml'?)\n"
        "shipped dossiers: alaska-to-washington, coalition-of-the-willing, leaders, "
        "minsk, organizations, rival-plans, states\n"
        "<stdin>:2:1: /a: must be a key of the header or a list of entities, but is 'a'\n"
        "  | a: 1\n"
        "    ^\n"
        "1 fault\n"
    )
    assert shown.out.endswith("\n1 info in 1 file; 3 dossiers could not be read\n")
    assert shown.status == 2
    assert run("check", "bad.yaml").out == "1 dossier could not be read\n"


def test_what_a_dossier_uses_is_not_judged(run: Run, inside: Inside) -> None:
    """Findings are on the dossier's own entities; an acceptance can be on others and is stale."""
    inside.write("used.yaml", HEAD + "leaders: [{id: leader:ann}]\n")
    inside.write("week.yaml", HEAD + "uses: [used.yaml]\n" + ACC)
    assert run("check", "week.yaml").out.startswith(
        "week.yaml:3:15: ACC001 warning: leader:ann: must be a finding to accept, "
        "but TIM001 finds nothing here\n"
    )


def test_stale_acceptances_have_their_own_lines(run: Run, inside: Inside) -> None:
    """Of those on one entity each has its own, and of two equal ones too."""
    rows = (
        "- {code: TIM001, entity: leader:ann, reason: a}",
        "- {code: OFF001, entity: leader:ann, reason: b}",
        "- {code: TIM001, entity: leader:ann, reason: c}",
    )
    inside.write("week.yaml", "\n".join((DONE + "acceptances:", *rows, "")))
    out = run("check", "week.yaml").out.splitlines()
    assert [line.partition(" finds")[0] for line in out if line.startswith("week")] == [
        f"week.yaml:{line}:3: ACC001 warning: leader:ann: must be a finding to accept, but {code}"
        for line, code in ((4, "TIM001"), (5, "OFF001"), (6, "TIM001"))
    ]


def test_an_entity_without_a_place(
    run: Run, inside: Inside, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A finding without line stands at the dossier as a whole."""
    inside.write("week.yaml", HEAD + "states: [{id: state:XX}]\n")

    def nowhere(*_: object) -> None:
        return None

    monkeypatch.setattr("coalition_model.formats.locating.Located.place", nowhere)
    assert run("check", "week.yaml").out.startswith("week.yaml: ZZZ001 info: state:XX names: may")


@pytest.mark.parametrize(
    ("arguments", "codes"),
    [
        ((), {"ACC001", "OFF001", "TIM001", "TIM002"}),
        (("--select", "OFF"), {"OFF001"}),
        (("--select", "off001,TIM002"), {"OFF001", "TIM002"}),
        (("--select", "T", "--ignore", "TIM001"), {"TIM002"}),
        (("--select", "TIM001", "--ignore", "TIM"), {"TIM001"}),
        (("--select", "TIM", "--ignore", "TIM"), set[str]()),
        (("--ignore", "TIM0"), {"OFF001"}),
        (("--select", "ACC"), {"ACC001"}),
        (("--select", "ACC,OFF"), {"ACC001", "OFF001"}),
        (("--select", "ACC", "--ignore", "TIM"), set[str]()),
        (("--severity", "error"), {"TIM001", "TIM002"}),
        (("--severity", "warning"), {"ACC001", "OFF001", "TIM001", "TIM002"}),
    ],
)
def test_what_is_chosen(
    run: Run, inside: Inside, arguments: tuple[str, ...], codes: set[str]
) -> None:
    """Codes or their beginnings; the longer decides; stale acceptances only of rules that ran."""
    inside.write("week.yaml", WEEK)
    shown = run("check", "week.yaml", *arguments)
    lines = [line.split() for line in shown.out.splitlines() if line.startswith("week.yaml:")]
    assert {line[1] for line in lines} == codes
    assert shown.status == (1 if codes else 0)


def test_severity_counts_what_it_shows(run: Run, inside: Inside) -> None:
    """With `--severity error` warnings neither show nor fail; accepted ones are not counted."""
    inside.write("week.yaml", HEAD + "leaders: [{id: leader:bob, life: 1960/}]\n")
    assert run("check", "week.yaml").status == 1
    assert run("check", "week.yaml", "--severity", "error") == ("no findings in 1 dossier\n", "", 0)
    accepted = "acceptances: [{code: OFF001, entity: leader:bob, reason: old}]\n"
    inside.write("week.yaml", HEAD + accepted + "leaders: [{id: leader:bob, life: 1960/}]\n")
    assert run("check", "week.yaml").out == "no findings in 1 dossier; 1 accepted\n"
    assert run("check", "week.yaml", "--severity", "error").out == "no findings in 1 dossier\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["check", "states", "--select", "OFF003"],
            (
                "coalition-model check: error: argument --select: must be the code of a rule, or "
                "its beginning, but is 'OFF003' (did you mean 'OFF002'?)"
            ),
        ),
        (
            ["check", "states", "--ignore", "TIM001,,"],
            (
                "coalition-model check: error: argument --ignore: must be the code of a rule, or "
                "its beginning, but is '' ('coalition-model rules' lists them)"
            ),
        ),
        (
            ["check", "states", "--select", "QQQ"],
            (
                "coalition-model check: error: argument --select: must be the code of a rule, or "
                "its beginning, but is 'QQQ' ('coalition-model rules' lists them)"
            ),
        ),
        (
            ["check", "states", "leaders", "--from", "json"],
            (
                "coalition-model: error: --from is for standard input ('-'), "
                "but the dossier is 'states'"
            ),
        ),
        (
            ["check", "states", "--reason", "why"],
            "coalition-model: error: --reason is for --accept, which is not given",
        ),
        (
            ["check", "states", "--field", "when"],
            "coalition-model: error: --field is for --accept, which is not given",
        ),
        (
            ["check", "a.yaml", "--watch", "--format", "json"],
            "coalition-model: error: --watch prints text, but --format is 'json'",
        ),
        (
            ["check", "a.yaml", "-", "--watch"],
            "coalition-model: error: --watch needs files and folders, but the dossier is '-'",
        ),
        (
            ["check", "reference:states", "--watch"],
            (
                "coalition-model: error: --watch needs files and folders, "
                "but the dossier is 'reference:states'"
            ),
        ),
    ],
)
def test_arguments_that_are_wrong(
    run: Run, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Word for word, with exit status 2."""
    with pytest.raises(SystemExit) as ended:
        run(*arguments)
    assert ended.value.code == 2
    assert capsys.readouterr().err.splitlines()[-1] == message


@pytest.mark.parametrize("width", [20, 80, 160])
def test_nothing_of_a_finding_is_cut(run: Run, inside: Inside, width: int) -> None:
    """Messages and hints come whole at any width; of a long line the part around the column."""
    inside.write("week.yaml", WEEK.replace("id: leader:bob", f"id: leader:bob  # {'x' * 300}"))
    out = run("check", "week.yaml", width=width).out
    assert "error: leader:bob life: must be given, but is missing\n" in out
    assert "warning  An acceptance accepts a finding that is there.\n" in out
    excerpts = [line for line in out.splitlines() if line.startswith("  | ")]
    assert max(map(len, excerpts)) == max(width - 1, 25)
    assert "…" in out


def test_colour_is_for_terminals_and_carries_nothing(inside: Inside) -> None:
    """In a pipe no escape codes; where they are forced, the words are the same."""
    file = inside.write("week.yaml", HEAD + "statements: [{id: statement:s, kind: remark}]\n")
    plain = outside("check", str(file))
    assert plain.returncode == 1
    assert "\x1b" not in plain.stdout
    assert " warning: " in plain.stdout
    forced = outside("check", str(file), FORCE_COLOR="1", TERM="xterm")
    assert "\x1b[1;33m" in forced.stdout
    assert re.sub("\x1b\\[[0-9;]*m", "", forced.stdout) == plain.stdout


def test_the_hook_for_pre_commit() -> None:
    """It runs a command that there is, with extras that there are."""
    root = Path(__file__).parents[2]
    (hook,) = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert (hook["id"], hook["language"]) == ("coalition-model-check", "python")
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    program, command = hook["entry"].split()
    assert program in project["scripts"]
    assert f"\n    {command} " in parser().format_help()
    (needed,) = hook["additional_dependencies"]
    extras = needed.removeprefix(".[").removesuffix("]").split(",")
    assert {"cli", "yaml"} == set(extras) <= set(project["optional-dependencies"])
    assert hook["types_or"] == ["yaml", "json"]


def test_a_closed_standard_input_is_an_empty_document(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And no traceback."""
    monkeypatch.setattr("sys.stdin", None)
    shown = run("check", "-")
    assert "must be a document, but is empty" in shown.out + shown.err
    assert shown.status == 2
