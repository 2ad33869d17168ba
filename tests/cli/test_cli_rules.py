"""`rules`: all of them by theme, or one explained."""

import json

import pytest
from conftest import Run
from toy_rules import TOY_RULES

from coalition_model.cli.codes import THEMES, described
from coalition_model.formats import documents
from coalition_model.rules import DEFAULT_RULES, check

toys = pytest.mark.usefixtures("toys")


@toys
def test_all_rules_by_theme(run: Run) -> None:
    """Code, severity and title; another project's theme goes by its letters."""
    shown = run("rules")
    assert shown.out == (
        "\n"
        "time ───────────────────────────────────────────────────────────────────────────\n"
        "  TIM001  error    A person has lived.\n"
        "  TIM002  error    A meeting is modern.\n"
        "\n"
        "offices ────────────────────────────────────────────────────────────────────────\n"
        "  OFF001  warning  A person has a name.\n"
        "  OFF002  error    An event is there once for each acceptance.\n"
        "\n"
        "ZZZ ────────────────────────────────────────────────────────────────────────────\n"
        "  ZZZ001  info     A state is not called XX.\n"
        "\n"
        "acceptances ────────────────────────────────────────────────────────────────────\n"
        "  ACC001  warning  An acceptance accepts a finding that is there.\n"
        "\n"
        "6 rules; 'coalition-model rules CODE' explains one\n"
    )
    assert (shown.err, shown.status) == ("", 0)


@toys
def test_the_rules_of_a_theme(run: Run) -> None:
    """The beginning of codes lists those that begin so, even if it is one."""
    assert run("rules", "off").words.endswith("2 rules; 'coalition-model rules CODE' explains one")
    assert run("rules", "ZZZ").words.endswith("1 rule; 'coalition-model rules CODE' explains one")


@toys
def test_one_rule(run: Run) -> None:
    """Title, explanation, an example from either side as YAML, and how to accept a finding."""
    shown = run("rules", "tim001")
    assert shown.out == (
        "TIM001 error: A person has lived.\n"
        "\n"
        "Looks at persons, and only at those.\n"
        "\n"
        "- It cannot tell when\n"
        "  that was.\n"
        "\n"
        "passes ─────────────────────────────────────────────────────────────────────────\n"
        "  leaders: []\n"
        "\n"
        "fails ──────────────────────────────────────────────────────────────────────────\n"
        "  leaders: [{id: leader:bob}]\n"
        "\n"
        "to accept a finding ────────────────────────────────────────────────────────────\n"
        "  coalition-model check FILE --accept TIM001 ENTITY --reason 'why'\n"
        "which writes into the document:\n"
        "  acceptances:\n"
        "    - {code: TIM001, entity: ENTITY, reason: why}\n"
    )
    assert (shown.err, shown.status) == ("", 0)


@toys
def test_a_rule_that_says_no_more(run: Run) -> None:
    """Without explanation no empty paragraph; an empty example is an empty dossier."""
    shown = run("rules", "OFF001")
    assert shown.out.startswith("OFF001 warning: A person has a name.\n\npasses ──")
    assert "\n  # an empty dossier\n" in shown.out


def test_stale_acceptances(run: Run) -> None:
    """The finding that `check` itself adds is explained too, but cannot be accepted."""
    shown = run("rules", "ACC001")
    assert shown.out.startswith("ACC001 warning: An acceptance accepts a finding that is there.\n")
    assert shown.out.endswith("─\nIt cannot be accepted: remove the acceptance that it is about.\n")


def test_examples_of_stale_acceptances() -> None:
    """They are so: in one the acceptance has a finding to accept, in the other none."""
    stale = described()[-1]
    found: list[list[str]] = []
    for example in (stale.passing, stale.failing):
        sources = "sources: [{id: source:paper, kind: article}]\n"
        text = f"format: coalition-model/1\n{sources}{example}\n"
        dossier = documents.loads(text, "yaml")
        found.append([each.code for each in check(dossier).findings if each.code == "ACC001"])
    assert found == [[], ["ACC001"]]


@toys
def test_as_json(run: Run) -> None:
    """A list of rules, whole or in part, with all that is said of each."""
    shown = run("rules", "TIM001", "--format", "json")
    assert json.loads(shown.out) == [
        {
            "code": "TIM001",
            "severity": "error",
            "theme": "time",
            "title": "A person has lived.",
            "explanation": TOY_RULES[0].explanation,
            "passing": "leaders: []",
            "failing": "leaders: [{id: leader:bob}]",
        }
    ]
    codes = [row["code"] for row in json.loads(run("rules", "--format", "json").out)]
    assert codes == [*(each.code for each in TOY_RULES), "ACC001"]


@pytest.mark.parametrize("width", [60, 80, 160])
@pytest.mark.parametrize("each", DEFAULT_RULES, ids=lambda each: each.code)
def test_every_rule_of_ours_can_be_read(run: Run, each: object, width: int) -> None:
    """Nothing is cut at any width, and examples are copied as they are."""
    code = str(getattr(each, "code", ""))
    (rule,) = (row for row in described() if row.code == code)
    assert rule.theme in THEMES.values()
    shown = run("rules", code, width=width)
    assert " ".join(rule.explanation.split()).replace("` ", "`") in shown.words.replace("` ", "`")
    for example in (rule.passing, rule.failing):
        indented = "".join(f"  {line}\n" if line else "\n" for line in example.split("\n"))
        assert indented in shown.out


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        ("OFFF", "did you mean 'OFF'?"),
        ("TIM00I", "did you mean"),
        ("?", "'coalition-model rules' lists them"),
    ],
)
def test_an_unknown_code(
    run: Run, code: str, hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The nearest, or where to find them all; exit status 2."""
    with pytest.raises(SystemExit) as ended:
        run("rules", code)
    assert ended.value.code == 2
    assert (
        "coalition-model rules: error: argument CODE: must be the code of a rule, or its "
        f"beginning, but is {code!r} ({hint}"
    ) in capsys.readouterr().err
