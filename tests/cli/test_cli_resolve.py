"""`resolve`: one date in words, or prose with its dates marked."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Result, Run

from coalition_model.cli import main
from coalition_model.dateline import LANGUAGES, RULES

DAY = ("--dateline", "2025-08-17")
FRENCH = (*DAY, "--lang", "fr")


def test_one_date(run: Run) -> None:
    """Value in words, EDTF, readings, and the rule with what it says."""
    shown = run("resolve", "vendredi dernier", *FRENCH)
    assert shown.out == (
        "vendredi dernier\n"
        "  value           Fri 15 Aug 2025\n"
        "  EDTF            2025-08-15\n"
        "  readings        no other\n"
        "  rule            last – 'last': the nearest that lies wholly before the\n"
        "                  dateline's day\n"
    )
    assert (shown.err, shown.status) == ("", 0)


def test_one_that_stays_open(run: Run) -> None:
    """All readings, one to a line; the sense of the sentence decides."""
    shown = run("resolve", "samedi", *FRENCH)
    assert shown.out == (
        "samedi\n"
        "  value           not decided; see the readings\n"
        "  readings        2025-08-16 (Sat 16 Aug 2025)\n"
        "                  2025-08-23 (Sat 23 Aug 2025)\n"
        "  rule            open – nothing in the text decides; `readings` holds all that\n"
        "                  it may be\n"
    )
    assert "EDTF 2025-08-23" in run("resolve", "samedi", *FRENCH, "--sense", "future").words
    assert "EDTF 2025-08-16" in run("resolve", "samedi", *FRENCH, "--sense", "past").words


def test_a_moment_is_no_edtf(run: Run) -> None:
    """With the zone of the option, or that of a dateline that is a moment."""
    text = "ce dimanche 17 août à partir de 15h"
    words = run("resolve", text, *FRENCH, "--zone", "Europe/Paris").words
    assert "moment 2025-08-17T15:00+02:00[Europe/Paris]/.. readings" in words
    assert "value Sun 17 Aug 2025, from 15:00 on, Paris time (UTC+2) moment" in words
    line = "2025-08-17T12:00+02:00[Europe/Paris]"
    words = run("resolve", "in two hours", "--dateline", line, "--lang", "en").words
    assert "moment 2025-08-17T14:00+02:00[Europe/Paris] readings" in words


def test_parts_are_told(run: Run) -> None:
    """Of the day and of a period; and that it is about so."""
    assert "part of day evening" in run("resolve", "hier soir", *FRENCH).words
    assert "part of period early" in run("resolve", "début mars 2025", *FRENCH).words
    assert "approximate yes" in run("resolve", "vers le 10 mars", *FRENCH).words


def test_one_date_as_data(run: Run) -> None:
    """A list of one, so that nobody has to know whether it was prose."""
    shown = run("resolve", "hier soir", *FRENCH, "--format", "json")
    assert json.loads(shown.out) == [
        {
            "wording": "hier soir",
            "start": None,
            "end": None,
            "language": "fr",
            "dateline": "2025-08-17",
            "value": "2025-08-16",
            "readings": [],
            "part_of_day": "evening",
            "part_of_period": None,
            "approximate": False,
            "rule": "offset",
            "explanation": RULES["offset"],
        }
    ]
    assert shown.status == 0


@pytest.mark.parametrize("languages", [("--lang", "fr,en"), ("--lang", "fr", "--lang", "en")])
def test_the_first_language_that_understands(run: Run, languages: tuple[str, ...]) -> None:
    """Several languages in either form; the order is that of trying."""
    shown = run("resolve", "yesterday", *DAY, *languages, "--format", "json")
    assert json.loads(shown.out)[0]["language"] == "en"
    numbers = run("resolve", "10/04/2025", *DAY, *languages, "--format", "json")
    assert json.loads(numbers.out)[0]["value"] == "2025-04-10"


def test_a_refusal(run: Run) -> None:
    """The text, the place and what was expected there, on standard error; exit status 2."""
    assert run("resolve", "hier ou demain", *FRENCH) == Result(
        "",
        "coalition-model: 'hier ou demain': at position 5 must be the end of the date\n"
        "  | hier ou demain\n"
        "         ^\n"
        "TEXT is no file and not '-', so it was read as one date\n",
        2,
    )


@pytest.mark.parametrize("text", ["", "\n\x1b[31m", "a\udcff", "x" * 5000, "no\x00file", "."])
def test_whatever_is_typed_is_refused(run: Run, text: str) -> None:
    """Each language says why; nothing steers the terminal, nothing is a traceback."""
    shown = run("resolve", text, *DAY, "--lang", "fr,en", "--format", "json")
    assert (shown.out, shown.status) == ("", 2)
    assert shown.err.count("coalition-model: ") == 2
    assert "\x1b" not in shown.err


PROSE = "La coalition, créée en mars 2025,\nse réunit samedi. See you tomorrow\tevening!\n"


def test_prose_from_a_pipe(run: Run) -> None:
    """Each date marked with what it means; then all with places, then their rules."""
    shown = run("resolve", "-", *DAY, "--lang", "fr,en", stdin=PROSE)
    assert shown.out == (
        "La coalition, créée [en mars 2025 → 2025-03],\n"
        "se réunit [samedi → 2025-08-16 or 2025-08-23]. See you [tomorrow\tevening → 2025-08-18]!\n"
        "\n"
        "3 dates ────────────────────────────────────────────────────────────────────────\n"
        "span    language   value        part      readings     rule\n"
        "──────────────────────────────────────────────────────────────\n"
        "20-32   fr         2025-03                             written\n"
        "44-50   fr         ?                      2025-08-16   open\n"
        "                                          2025-08-23\n"
        "60-76   en         2025-08-18   evening                offset\n"
        "\n"
        "rules ──────────────────────────────────────────────────────────────────────────\n"
        "  written     every part of it is written out\n"
        "  offset      counted from the dateline: today, tomorrow, three days ago, in two\n"
        "              weeks\n"
        "  open        nothing in the text decides; `readings` holds all that it may be\n"
    )
    assert (shown.err, shown.status) == ("", 0)


def test_prose_from_a_file(run: Run, tmp_path: Path) -> None:
    """By its path, or by --file; empty columns are left out, the byte order mark does not count."""
    file = tmp_path / "article.txt"
    file.write_bytes("\ufeffVers le 10 mars, début avril 2025. La veille : rien.".encode())
    shown = run("resolve", str(file), *FRENCH, width=100)
    assert shown.out.startswith(
        "[Vers le 10 mars → 2025-03-10~], [début avril 2025 → 2025-04]. "
        "[La veille → perhaps 2025-08-16] : rien.\n"
    )
    assert "span value part readings rule" in shown.words
    assert "0-15 2025-03-10~ about 2026-03-10~ nearest" in shown.words
    assert "17-33 2025-04 early written" in shown.words
    assert "35-44 ? 2025-08-16 open" in shown.words
    assert run("resolve", "--file", str(file), *FRENCH, width=100) == shown
    one = run("resolve", "--file", "-", *FRENCH, stdin="hier")
    assert "1 date ─" in one.out
    assert "span value rule" in one.words


def test_nothing_is_cut_at_80_columns(run: Run) -> None:
    """A value that is wider than its column is folded."""
    prose = "Lundi soir ou demain soir, ce dimanche 17 août de 15h à 16h30 et samedi.\n"
    shown = run("resolve", "-", *DAY, "--lang", "fr,en", "--zone", "Europe/Paris", stdin=prose)
    assert max(map(len, shown.out.splitlines()[1:])) <= 80
    value = "2025-08-17T15:00+02:00[Europe/Paris]/2025-08-17T16:30+02:00[Europe/Paris]"
    marked, _, rest = shown.out.partition(" dates ")
    assert f"[ce dimanche 17 août de 15h à 16h30 → {value}]" in marked
    table = rest.partition("\nrules ")[0].splitlines()
    assert table[1].startswith("span    language   value ")
    column = slice(table[1].index("value"), table[1].index("part") - 1)
    assert value in "".join(line[column].strip() for line in table)


@pytest.mark.parametrize(
    "prose",
    [
        "Un\ttableau \t \n\n  \n fin  ",
        "mot " * 40,
        "a\x1b[31m\r\nb\u00a0c\n",
        "\n\n",
    ],
)
def test_prose_in_a_pipe_is_altered_by_marks_only(run: Run, prose: str) -> None:
    """Tabs, spaces at the ends of lines, long lines and all else come out as they went in."""
    shown = run("resolve", "-", *FRENCH, stdin=f"{prose}hier soir, {prose}")
    marked = f"{prose}[hier soir → 2025-08-16], {prose}"
    assert shown.out.startswith(marked if marked.endswith("\n") else f"{marked}\n")


def test_no_line_is_broken_on_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The terminal wraps them itself; what could steer it is made visible."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    shown = run("resolve", "-", *FRENCH, stdin="mot " * 30 + "hier soir \x07.", width=40)
    first = shown.out.splitlines()[0]
    assert first.startswith("mot " * 30)
    assert "[hier soir → 2025-08-16]" in first
    assert "\x07" not in shown.out


def test_prose_without_dates(run: Run) -> None:
    """The prose as it is, and a line that says so."""
    shown = run("resolve", "-", *FRENCH, stdin="La planète Mars [bold].\n")
    assert shown.out == "La planète Mars [bold].\n\nNo date was found in this text.\n"
    assert shown.status == 0
    assert run("resolve", "-", *FRENCH, "--format", "json", stdin="").out == "[]\n"


def test_prose_as_data(run: Run) -> None:
    """Places count characters of the text as it was given, line ends included."""
    prose = "Né\r\nhier soir.\r\nLa veille."
    found = json.loads(run("resolve", "-", *FRENCH, "--format", "json", stdin=prose).out)
    assert [prose[each["start"] : each["end"]] for each in found] == ["hier soir", "La veille"]
    assert [(each["value"], each["readings"]) for each in found] == [
        ("2025-08-16", []),
        (None, ["2025-08-16"]),
    ]


def test_what_cannot_be_read(run: Run, tmp_path: Path) -> None:
    """One line, exit status 2."""
    shown = run("resolve", "-", *FRENCH, stdin=b"hier\xff")
    assert shown == Result(
        "", "coalition-model: <stdin>: must be UTF-8, but is 0xff at byte 4\n", 2
    )
    shown = run("resolve", "--file", str(tmp_path / "no.txt"), *FRENCH)
    assert (shown.out, shown.status) == ("", 2)
    assert shown.err.endswith("no.txt: no such file or directory\n")
    assert run("resolve", "--file", str(tmp_path), *FRENCH).status == 2


def test_the_keyboard_is_told_what_to_do(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever types `-` and waits learns that the program waits too."""

    class Keyboard(io.TextIOWrapper):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("sys.stdin", Keyboard(io.BytesIO(b"hier")))
    shown = run("resolve", "-", *FRENCH)
    assert shown.err == "reading prose from the keyboard; end it with Ctrl-D\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["hier", *DAY], f": error: --lang must be given: {', '.join(LANGUAGES)}"),
        (FRENCH, ": error: TEXT must be given, or --file"),
        (
            ["hier", "--file", "x", *FRENCH],
            ": error: --file goes without TEXT, but TEXT is 'hier'",
        ),
        (
            ["hier", *DAY, "--lang", "fr,ru"],
            (
                " resolve: error: argument --lang: must be one of "
                f"{', '.join(LANGUAGES)}, but is 'ru'"
            ),
        ),
        (
            ["hier", *DAY, "--lang", "fr,"],
            " resolve: error: argument --lang: must be a BCP 47 language tag, but is ''",
        ),
        (
            ["hier", *FRENCH, "--zone", "Paris"],
            (
                " resolve: error: argument --zone: must be the name of an IANA time zone, "
                "but is 'Paris'"
            ),
        ),
        (
            ["hier", "--dateline", "2025-08", "--lang", "fr"],
            (
                " resolve: error: argument --dateline: '2025-08': at position 7 must be "
                "a dateline of one day"
            ),
        ),
        (
            ["hier", "--lang", "fr"],
            " resolve: error: the following arguments are required: --dateline",
        ),
    ],
)
def test_arguments_that_are_wrong(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Word for word, with exit status 2."""
    with pytest.raises(SystemExit) as ended:
        main(["resolve", *arguments])
    assert ended.value.code == 2
    assert capsys.readouterr().err.splitlines()[-1] == f"coalition-model{message}"


def test_in_a_pipe_there_are_no_colours() -> None:
    """Neither in prose nor in a refusal; colours may be forced."""

    def outside(*arguments: str, **environment: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "coalition_model.cli", "resolve", *arguments, *FRENCH],
            input="hier\n",
            capture_output=True,
            check=False,
            encoding="utf-8",
            env={**os.environ, "COLUMNS": "80", "PYTHONUTF8": "1", **environment},
        )
        return done.stdout + done.stderr

    for text in ("-", "demain", "bientôt"):
        assert "\x1b" not in outside(text)
    assert "\x1b[1m[hier → 2025-08-16]" in outside("-", FORCE_COLOR="1", TERM="xterm")
