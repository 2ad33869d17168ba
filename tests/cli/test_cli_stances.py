"""`stances`: actors by clauses, then each position in its words; and the other formats."""

import csv
import io
import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from conftest import Run

DOCUMENT = """\
format: coalition-model/1
defaults: {language: en, source: source:paper}
coverage: [{actors: [state:BB], about: [plan:peace]}]
sources:
  - {id: source:paper, kind: article, publisher: The Paper, published: 2025-08-20}
  - {id: source:late, kind: article, publisher: The Late, published: 2025-08-25}
states: [{id: state:AA, names: [Aland]}, {id: state:BB, names: [Bland]}, {id: state:CC}]
leaders: [{id: leader:ann, names: [Ann Archer]}]
offices: [{id: office:aa, of: state:AA, kind: head-of-state, names: [President of Aland]}]
tenures: [{leader: leader:ann, office: office:aa, period: 2020/..}]
events: [{id: event:truce, kind: ceasefire, status: occurred, when: 2025-08-12}]
plans:
  - id: plan:peace
    names: [Peace plan]
    clauses: [{number: 1, text: A | B <i>.}, {number: 2, text: Two.}]
positions:
  - actor: leader:ann
    target: plan:peace
    stance: supports
    when: 2025-08-10
    basis: own-words
    coder: mw
    confidence: high
    conditions: [{wording: after a truce, triggers: [{of: event:truce}]}]
    citations: [{quote: "Yes, <b>gladly</b> | now", locator: page 1}]
  - {id: position:no, actor: state:BB, target: "clause:peace/1", stance: opposes, when: 2025-08-11,
     basis: reported, citations: ["No."]}
  - {id: position:yes, actor: state:BB, target: "clause:peace/1", stance: supports,
     when: 2025-08-11, basis: reported, citations: [{source: source:late, quote: "Yes."}]}
"""


@pytest.fixture
def peace(tmp_path: Path) -> str:
    """Write a dossier with a few stances, and give its path."""
    file = tmp_path / "peace.yaml"
    file.write_text(DOCUMENT, encoding="utf-8")
    return str(file)


def test_in_the_terminal(run: Run, peace: str) -> None:
    """The matrix, what its words mean, and each position with its words."""
    shown = run("stances", peace, "plan:peace", "--on", "2025-08-20")
    assert shown.status == 0
    assert shown.out == (
        "Peace plan: stances on 20 August 2025\n"
        "actor        plan                  1                     2\n"
        "─────────────────────────────────────────────────────────────────────────────\n"
        "Bland        · silent              ✗ opposes             · silent\n"
        "                                   ✓ supports\n"
        "                                   both\n"
        "Ann Archer   ✓ supports            ✓ supports (plan)     ✓ supports (plan)\n"
        "             conditional: met      conditional: met      conditional: met\n"
        "(plan), (2): the stance was taken on the whole plan, on clause 2, ...\n"
        "both: positions of one day that take different stances\n"
        "silent: no position in this dossier, though it was looked for; not searched: no\n"
        "position, and nobody says to have looked\n"
        "1: A | B <i>.\n"
        "2: Two.\n"
        "\n"
        "In which words ─────────────────────────────────────────────────────────────────\n"
        "\n"
        "Bland on 1: ✗ opposes\n"
        "  11 August 2025\n"
        "  reported\n"
        "  “No.” (The Paper, article, 20 August 2025)\n"
        "\n"
        "Bland on 1: ✓ supports\n"
        "  11 August 2025\n"
        "  reported\n"
        "  “Yes.” (The Late, article, 25 August 2025)\n"
        "\n"
        "Ann Archer on plan: ✓ supports\n"
        "  10 August 2025\n"
        "  own words, coded by mw, high confidence\n"
        "  on condition of “after a truce” (met)\n"
        "    event:truce: occurred on 2025-08-12\n"
        "  “Yes, <b>gladly</b> | now” (The Paper, article, 20 August 2025, page 1)\n"
    )


def test_who_as_known_when(run: Run, peace: str) -> None:
    """--actors, --attribute and --known-at."""
    options = ("--on", "2025-08-20", "--attribute", "ex-officio", "--known-at", "2025-08-21")
    words = run("stances", peace, "plan:peace", *options, "--actors", "state:AA,state:CC").words
    assert "stances on 20 August 2025, as known on 21 August 2025" in words
    assert "Aland ✓ supports" in words
    assert "ex officio" in words
    assert "inferred from the office: President of Aland" in words
    assert "CC · not searched · not searched · not searched" in words
    known = run("stances", peace, "plan:peace", *options, "--actors", "state:BB").words
    assert "supports" not in known.partition("In which words")[0]


def test_narrow_pages_fold(run: Run, peace: str) -> None:
    """What is too wide comes in blocks, each with the actors."""
    out = run("stances", peace, "plan:peace", "--on", "2025-08-20", width=40).out
    assert out.count("Ann Archer") + out.count("Archer") >= 2
    assert max(map(len, out.splitlines())) <= 40


def test_markdown(run: Run, peace: str) -> None:
    """Nothing in the words of a source is taken for Markdown."""
    out = run("stances", peace, "plan:peace", "--on", "2025-08-20", "--format", "markdown").out
    assert out.startswith("# Peace plan: stances on 20 August 2025\n\n| actor | plan | 1 | 2 |\n")
    assert "| Bland | · silent | **✗ opposes**<br>**✓ supports**<br>both | · silent |" in out
    assert "“Yes, \\<b\\>gladly\\</b\\> \\| now”" in out
    rows = [line for line in out.splitlines() if line.startswith("| Ann")]
    assert [line.replace("\\|", "").count("|") for line in rows] == [5, 6]


class _Tags(HTMLParser):
    """Checks that each tag is closed in its order, and collects the words."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: dict[str, int] = {}
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert all(value is not None for _, value in attrs)
        self.seen[tag] = self.seen.get(tag, 0) + 1
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_html(run: Run, peace: str) -> None:
    """A page that stands alone, well formed, with every word escaped."""
    out = run("stances", peace, "plan:peace", "--on", "2025-08-20", "--format", "html").out
    page = _Tags()
    page.feed(out)
    assert page.open == []
    assert (page.seen["table"], page.seen["html"], page.seen.get("script", 0)) == (2, 1, 0)
    assert "“Yes, <b>gladly</b> | now” (The Paper, article, 20 August 2025, page 1)" in page.words
    assert "http" not in out


def test_csv(run: Run, peace: str) -> None:
    """A row for each position and citation behind a cell; one for silence."""
    out = run("stances", peace, "plan:peace", "--on", "2025-08-20", "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(out)))
    assert len(rows) == 7
    first = rows[0]
    assert (first["actor"], first["stance"], first["searched"], first["quote"]) == (
        "state:BB",
        "silent",
        "yes",
        "",
    )
    conflict = [row for row in rows if row["actor"] == "state:BB" and row["conflict"] == "yes"]
    assert [(row["position_stance"], row["quote"]) for row in conflict] == [
        ("opposes", "No."),
        ("supports", "Yes."),
    ]
    assert rows[-1]["conditions"] == "on condition of “after a truce” [yes]"
    assert rows[-1]["taken_on"] == "plan:peace"


def test_json(run: Run, peace: str) -> None:
    """The rows of the query, as `queries.rows` gives them."""
    out = run("stances", peace, "plan:peace", "--on", "2025-08-20", "--format", "json").out
    rows = json.loads(out)
    assert [row["stance"] for row in rows] == ["silent", None, "silent"] + ["supports"] * 3
    assert rows[3]["held"][0]["citations"][0]["quote"] == "Yes, <b>gladly</b> | now"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("plan:peac",), "no such id in the dossier: 'plan:peac'; did you mean 'plan:peace'?"),
        (("state:AA",), "PLAN must be a plan, but is 'state:AA'"),
        (
            ("plan:peace", "--actors", "state:AB"),
            "no such id in the dossier: 'state:AB'; did you mean 'state:AA'?",
        ),
        (
            ("plan:peace", "--actors", "plan:peace"),
            "--actors must be people, states or bodies, but is 'plan:peace'",
        ),
    ],
)
def test_what_is_not_there(run: Run, peace: str, arguments: tuple[str, ...], message: str) -> None:
    """One clear line, and status 2."""
    shown = run("stances", peace, *arguments, "--on", "2025-08-20")
    assert (shown.status, shown.out) == (2, "")
    assert message in shown.err


def test_nobody(run: Run, tmp_path: Path) -> None:
    """A plan on which nobody has a position says so."""
    file = tmp_path / "empty.yaml"
    file.write_text("format: coalition-model/1\nplans: [{id: plan:p}]\n", encoding="utf-8")
    assert (
        "no position on it in this dossier"
        in run("stances", str(file), "plan:p", "--on", "2025").out
    )


def test_each_number_is_told_in_its_first_words(run: Run, tmp_path: Path) -> None:
    """A long clause is cut at a word, and one without words is not told."""
    file = tmp_path / "peace.yaml"
    words = "A force is sent at once " * 9
    text = DOCUMENT.replace("text: A | B <i>.", f"text: {words}").replace(
        "text: Two.", "wording: unseen"
    )
    file.write_text(text, encoding="utf-8")
    lines = run("stances", str(file), "plan:peace", "--on", "2025-08-20").out.splitlines()
    (line,) = [each for each in lines if each.startswith("1: ")]
    assert line == "1: A force is sent at once A force is sent at once A force is sent at …"
    assert not any(each.startswith("2: ") for each in lines)


LAPSING = """\
format: coalition-model/1
defaults: {language: en}
states: [{id: state:AA, names: [Aland]}]
events:
  - {id: event:attack, kind: attack, status: occurred, when: 2025-08-12, names: [the attack]}
  - {id: event:talks, kind: other, status: announced, names: [the talks]}
plans: [{id: plan:peace, names: [Peace plan], clauses: [{number: 1, text: One.}]}]
positions:
  - {actor: state:AA, target: "clause:peace/1", stance: supports, when: 2025-08-10,
     conditions: [CONDITIONS]}
"""


@pytest.mark.parametrize(
    ("condition", "words_for_it"),
    [
        (
            "{effect: ends, triggers: [{of: event:attack}]}",
            ("lapsed", "until the attack occurs", "yes"),
        ),
        (
            "{effect: suspends, wording: a war, triggers: [{of: event:attack}]}",
            ("lapsed", "unless “a war”", "yes"),
        ),
        (
            "{effect: ends, triggers: [{of: event:talks}]}",
            ("lapsed or not is unknown", "until the talks occurs", "unknown"),
        ),
        (
            "{triggers: [{of: event:attack}]}",
            ("met", "on condition that the attack occurs", "no"),
        ),
    ],
)
def test_a_condition_is_told_with_what_it_does(
    run: Run, tmp_path: Path, condition: str, words_for_it: tuple[str, str, str]
) -> None:
    """What ends a stance is no condition of it, and a stance that has lapsed is marked."""
    remark, told, lapsed = words_for_it
    file = tmp_path / "peace.yaml"
    file.write_text(LAPSING.replace("CONDITIONS", condition), encoding="utf-8")
    asked = ("stances", str(file), "plan:peace", "--on", "2025-08-20")
    for form in ("text", "markdown", "html"):
        words = run(*asked, "--format", form).words
        assert f"conditional: {remark}" in words
        assert f"{told} (" in words
        assert ("by its own terms" in words) is (lapsed != "no")
    (row,) = [
        row
        for row in csv.DictReader(io.StringIO(run(*asked, "--format", "csv").out))
        if row["position"]
    ]
    assert row["conditions"].startswith(f"{told} [")
    assert row["lapsed"] == lapsed
