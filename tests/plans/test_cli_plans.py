"""`compare` and `changes`: every format, what is asked for wrongly."""

import csv
import io
import json
from pathlib import Path

import pytest

from coalition_model.cli import main

PLANS = (
    "rival-plans",
    "plan:us-28-point-plan-2025-11",
    "plan:e3-counter-proposal-2025-11-23",
)
WEEK = """\
format: coalition-model/1
states: [{id: state:FR, names: [France]}]
plans:
  - id: plan:a
    when: 2025-03-02
    names: [First plan]
    complete: yes
    clauses:
      - {number: "1", text: {en: Prisoners go home before any talks.}}
      - {number: "2", text: {en: "The army has at most 600,000 men."}}
  - id: plan:b
    names: [Second plan]
    complete: yes
    clauses:
      - {number: "1", text: {en: "The army has at most 800,000 men."}}
      - {number: "2", text: {en: Ports are opened <now>.}}
"""
LATER = WEEK.replace("[France]", "[France]}, {id: state:DE, names: [Germany]").replace(
    "Ports are opened", "Harbours open"
)


@pytest.fixture
def inside(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path_factory.mktemp("plans")
    monkeypatch.chdir(folder)
    (folder / "week.yaml").write_text(WEEK, "utf-8")
    (folder / "later.yaml").write_text(LATER, "utf-8")


def run(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *argv: str, width: int = 80
) -> str:
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("NO_COLOR", "1")
    assert main(argv) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    return captured.out


@pytest.mark.usefixtures("inside")
def test_plans_stand_side_by_side(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = run(capsys, monkeypatch, "compare", "week.yaml", "plan:a", "plan:b")
    assert out == (
        "  First plan (2 March 2025)               Second plan\n\n"
        "dropped\n  1. Prisoners go home before any\n  talks.\n\n"
        "reworded  suggested, 0.97; words in common: army, men\n"
        "  2. The army has at most [-600,000-]     1. The army has at most {+800,000+}\n"
        "  men.                                    men.\n\n"
        "new\n                                          2. Ports are opened <now>.\n\n"
        "1 dropped, 1 reworded, 1 new\n"
    )


@pytest.mark.usefixtures("inside")
def test_on_a_narrow_page_they_stand_below_each_other(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = run(capsys, monkeypatch, "compare", "week.yaml", "plan:a", "plan:b", width=40)
    assert "  2. The army has at most [-600,000-]\n  men.\n  1. The army" in out
    assert max(map(len, out.splitlines())) <= 40


@pytest.mark.usefixtures("inside")
def test_markdown_and_html_mark_the_changed_words(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    call = ("compare", "week.yaml", "plan:a", "plan:b", "--format")
    markdown = run(capsys, monkeypatch, *call, "markdown")
    assert "# First plan and Second plan" in markdown
    assert "| **2.** The army has at most ~~600,000~~ men. |" in markdown
    html = run(capsys, monkeypatch, *call, "html")
    assert "at most <del>600,000</del> men." in html
    assert "at most <ins>800,000</ins> men." in html
    assert "Ports are opened &lt;now&gt;." in html


@pytest.mark.usefixtures("inside")
def test_csv_and_json_are_for_programs(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    call = ("compare", "week.yaml", "plan:a", "plan:b", "--format")
    table = list(csv.DictReader(io.StringIO(run(capsys, monkeypatch, *call, "csv"))))
    rows = json.loads(run(capsys, monkeypatch, *call, "json"))
    assert [each["fate"] for each in table] == [each["fate"] for each in rows]
    assert table[1]["left"] == "clause:a/2"
    assert table[1]["changes"] == "text: The army has at most [-600,000-] {+800,000+} men."
    assert rows[1]["changes"][0]["diff"][1] == {"fate": "removed", "left": "600,000", "right": ""}


def test_shipped_plans_fit_any_width(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for width in (50, 80, 200):
        out = run(capsys, monkeypatch, "compare", *PLANS, width=width)
        assert max(map(len, out.splitlines())) <= width
        words = " ".join(out.split())
        assert "at most 600,000 personnel to at most 800,000 personnel" in words


@pytest.mark.usefixtures("inside")
def test_changes_of_two_files_are_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = run(capsys, monkeypatch, "changes", "week.yaml", "later.yaml")
    assert "  + Germany (state): new in the dossier [state:DE]\n" in out
    assert "clause 2 of Second plan: text “Harbours open <now>.”" in " ".join(out.split())
    assert out.endswith("\n1 added, 1 changed\n")
    same = run(capsys, monkeypatch, "changes", "week.yaml", "week.yaml")
    assert same == "\nno changes\n"
    call = ("changes", "week.yaml", "later.yaml", "--format")
    assert "| + | Germany (state): new in the dossier | state:DE |" in run(
        capsys, monkeypatch, *call, "markdown"
    )
    assert "<h2>plans</h2>" in run(capsys, monkeypatch, *call, "html")
    table = list(csv.DictReader(io.StringIO(run(capsys, monkeypatch, *call, "csv"))))
    assert [(each["turn"], each["id"]) for each in table] == [
        ("added", "state:DE"),
        ("changed", "clause:b/2"),
    ]
    rows = json.loads(run(capsys, monkeypatch, *call, "json"))
    assert rows[0]["after"] == "state:DE"
    empty = run(capsys, monkeypatch, "changes", "week.yaml", "week.yaml", "--format", "markdown")
    assert "no changes" in empty


def test_changes_between_two_days_are_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    days = ("--from", "2025-08-15", "--to", "2025-08-17")
    out = run(capsys, monkeypatch, "changes", "alaska-to-washington", *days)
    assert "until 15 August 2025 no position" in " ".join(out.split())


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (("changes", "states"), "NEW must be given, or --from and --to"),
        (("changes", "states", "--from", "2025"), "NEW must be given, or --from and --to"),
        (
            ("changes", "states", "leaders", "--to", "2025"),
            "--from and --to go without NEW, but NEW is 'leaders'",
        ),
        (
            ("changes", "states", "--from", "2025-08-17", "--to", "2025-08-15"),
            "--to must not be before --from (2025-08-17), but is 2025-08-15",
        ),
        (("changes", "-", "-"), "only one of OLD and NEW can be '-'"),
    ],
)
def test_what_goes_together_is_said(
    argv: tuple[str, ...], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as error:
        main(argv)
    assert error.value.code == 2
    assert message in capsys.readouterr().err


def test_no_table_for_spreadsheets_holds_a_formula(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    evil = WEEK.replace('{number: "1", text: {en: Ports are opened <now>.}}', "").replace(
        "{en: Ports are opened <now>.}", '{en: "=HYPERLINK(1)\\e[31m"}'
    )
    position = (
        "sources: [{id: source:s, kind: article, language: en}]\n"
        "positions: [{actor: state:FR, target: clause:b/2, stance: supports, when: 2025-08-10, "
        'citations: [{source: source:s, quote: "@SUM(A1)\\e[31m"}]}]\n'
    )
    (tmp_path / "old.yaml").write_text(WEEK, "utf-8")
    (tmp_path / "evil.yaml").write_text(evil + position, "utf-8")
    (tmp_path / "worse.yaml").write_text(evil.replace("=HYPERLINK(1)", "-2+3") + position, "utf-8")
    for call, seen in (
        (("compare", "evil.yaml", "plan:a", "plan:b"), "'=HYPERLINK(1)␛[31m"),
        (("changes", "evil.yaml", "worse.yaml"), "'-2+3␛[31m"),
        (("stances", "evil.yaml", "plan:b", "--on", "2025-09-01"), "'@SUM(A1)␛[31m"),
    ):
        out = run(capsys, monkeypatch, *call, "--format", "csv")
        cells = [cell for row in csv.reader(io.StringIO(out, newline="")) for cell in row]
        assert seen in "\n".join(cells)
        assert "\x1b" not in out
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)


def test_an_unknown_plan_has_a_nearest_spelling(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("compare", "rival-plans", "plan:us-28-point-plan", PLANS[2])) == 2
    assert "did you mean 'plan:us-28-point-plan-2025-11'?" in capsys.readouterr().err
