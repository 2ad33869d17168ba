"""The way in: arguments, sources, faults, and the exit status of each end."""

import io
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from conftest import Run

from coalition_model.cli import console, main
from coalition_model.cli.page import Page
from coalition_model.errors import CoalitionModelError, MissingExtra

COMMAND = [sys.executable, "-m", "coalition_model.cli"]


def outside(
    *arguments: str, command: Sequence[str] = COMMAND, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own."""
    return subprocess.run(
        [*command, *arguments],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, "COLUMNS": "80", "PYTHONUTF8": "1", **environment},
    )


def blocked(module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command line where a module is not installed."""
    code = (
        f"import sys; sys.modules[{module!r}] = None; from coalition_model.cli import main; "
        f"sys.exit(main(sys.argv[1:]))"
    )
    return outside(*arguments, command=[sys.executable, "-c", code])


def test_help_needs_nothing_heavy() -> None:
    """Help comes at once: neither rich nor a format is imported for it."""
    code = (
        "import sys; from coalition_model.cli import main\n"
        "try:\n    main(['--help'])\n"
        "except SystemExit as end:\n    assert end.code == 0\n"
        "heavy = {'rich', 'cattrs', 'msgspec', 'yaml', 'hypothesis'}\n"
        "print('loaded:', sorted(heavy & set(sys.modules)))\n"
    )
    done = outside(command=[sys.executable, "-c", code])
    assert done.stdout.endswith("loaded: []\n")
    assert "coalition-model show alaska-to-washington" in done.stdout


@pytest.mark.parametrize(
    "command", ["show", "timeline", "check", "rules", "contradictions", "convert", "resolve"]
)
def test_each_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Help has examples."""
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    assert f"\nexamples:\n  coalition-model {command} " in capsys.readouterr().out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    """The version of the package."""
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == "coalition-model 0.1.0\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "coalition-model: error: the following arguments are required: COMMAND"),
        (["show"], "coalition-model show: error: the following arguments are required: DOSSIER"),
        (
            ["show", "states", "--known-at", "2025-13"],
            (
                "coalition-model show: error: argument --known-at: '2025-13': at position 5 must "
                "be a month 01 to 12 or a sub-year group 21 to 41"
            ),
        ),
        (
            ["timeline", "states", "--between", "2025/2024"],
            (
                "coalition-model timeline: error: argument --between: '2025/2024': at position 5 "
                "must be an end that is not before the start"
            ),
        ),
        (
            ["show", "states", "--language", "french!"],
            (
                "coalition-model show: error: argument --language: must be a BCP 47 language tag, "
                "but is 'french!'"
            ),
        ),
        (
            ["show", "states", "--from", "json"],
            (
                "coalition-model: error: --from is for standard input ('-'), "
                "but the dossier is 'states'"
            ),
        ),
    ],
)
def test_arguments_that_are_wrong(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Word for word, with exit status 2."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert capsys.readouterr().err.splitlines()[-1] == message


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("alaska", " (did you mean 'alaska-to-washington'?)"),
        ("organisations", " (did you mean 'organizations'?)"),
        ("wek.yaml", " (did you mean 'week.yaml'?)"),
        ("nowhere/week.yaml", ""),
    ],
)
def test_a_dossier_that_is_not_there(
    run: Run, week: str, name: str, hint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The nearest shipped name or file, and the names of those shipped."""
    monkeypatch.chdir(Path(week).parent)
    shown = run("show", name)
    assert shown.err == (
        "coalition-model: the dossier must be a file, a folder, '-' or the name of a shipped one, "
        f"but is {name!r}{hint}\nshipped dossiers: alaska-to-washington, coalition-of-the-willing, "
        "leaders, minsk, organizations, rival-plans, states\n"
    )
    assert (shown.out, shown.status) == ("", 2)


def test_faults_as_a_linter_tells_them(run: Run, tmp_path: Path) -> None:
    """Place, pointer, what must be, what is, the hint; then the line, and a mark below it."""
    file = tmp_path / "bad.yaml"
    file.write_text(
        "format: coalition-model/1\nleeders: []\nmeetings:\n"
        "  - {id: meeting:m, kind:\tsumit, participants: [{actor: leader:é, status: attended}]}\n"
    )
    shown = run("show", str(file))
    assert shown.err == (
        f"{file}:2:1: /leeders: must be a key of the header or a list of entities, "
        "but is 'leeders' (did you mean 'leaders'?)\n"
        "  | leeders: []\n"
        "    ^\n"
        f"{file}:4:27: /meetings/0/kind: must be summit, meeting, call, video-conference, visit, "
        "ministerial, conference or negotiation, but is 'sumit' (did you mean 'summit'?)\n"
        "  |   - {id: meeting:m, kind: sumit, participants: [{actor: leader:é, status:…\n"
        "                              ^\n"
        f"{file}:4:57: /meetings/0/participants/0/actor: must be an id of kind state, leader or "
        "organization, but is 'leader:é' (after 'leader:' write segments of A-Z a-z 0-9 . _ - "
        "joined by '/')\n"
        "  | … kind: sumit, participants: [{actor: leader:é, status: attended}]}\n"
        "                                          ^\n"
        "3 faults\n"
    )
    assert (shown.out, shown.status) == ("", 2)


def test_faults_of_standard_input(run: Run) -> None:
    """The lines are those that were piped in."""
    shown = run("show", "-", stdin='{"format": "coalition-model/1",\n "leaders": [{"nmes": []}]}')
    assert shown.err == (
        "<stdin>:2:14: /leaders/0/id: must be given (Leader needs it)\n"
        '  |  "leaders": [{"nmes": []}]}\n'
        "                 ^\n"
        "<stdin>:2:15: /leaders/0/nmes: must be a field of Leader, but is 'nmes' "
        "(did you mean 'names'?)\n"
        '  |  "leaders": [{"nmes": []}]}\n'
        "                  ^\n"
        "2 faults\n"
    )


def test_faults_of_what_standard_input_uses(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault in another file names that file; relative paths start from the working folder."""
    (tmp_path / "other.json").write_text('{"format": "coalition-model/1", "x": 1}')
    monkeypatch.chdir(tmp_path)
    shown = run("show", "-", stdin="format: coalition-model/1\nuses: [other.json]\n")
    assert shown.err.startswith("other.json:1:33: /x: must be a key of the header")
    assert shown.err.endswith("\n1 fault\n")


def test_every_offending_line_is_shown(run: Run) -> None:
    """Every fault has its place and the line itself below, however many there are."""
    keys = "\n".join(f"key{place}: 1" for place in range(25))
    shown = run("show", "-", stdin=f"format: coalition-model/1\n{keys}\n")
    assert shown.err.count("must be a key of the header") == 25
    assert shown.err.count("\n  | key") == 25
    assert shown.err.endswith("\n25 faults\n")


def test_a_long_line_is_shown_around_the_fault(run: Run) -> None:
    """Of a line of many thousand characters, the part around the column."""
    text = '{"format": "coalition-model/1", "note": {"en": "' + "x" * 9000 + '"}, "bad": 1}'
    shown = run("show", "-", stdin=text)
    _, excerpt, mark, _ = shown.err.splitlines()
    assert excerpt.endswith('xxx"}, "bad": 1}')
    assert len(excerpt) <= 80
    assert excerpt[mark.index("^") :] == '"bad": 1}'


def test_faults_without_a_line(run: Run, tmp_path: Path) -> None:
    """A file of another kind, a folder without any, bytes that are no text."""
    other = tmp_path / "a.txt"
    other.write_text("hello")
    assert run("show", str(other)).err == (
        f"{other}: /: must be a file ending in .json, .jsonl, .yaml or .yml, or one of these "
        "and .gz, but is '.txt'\n1 fault\n"
    )
    folder = tmp_path / "empty"
    folder.mkdir()
    assert run("show", str(folder)).err == (
        f"{folder}: /: must be a folder with .json, .jsonl, .yaml or .yml files, "
        "gzipped or not\n1 fault\n"
    )
    shown = run("show", "-", stdin=b'{"format":\n "\xff"}')
    assert shown.err == (
        '<stdin>:2:3: /: must be UTF-8, but is byte 0xff\n  |  "\ufffd"}\n      ^\n1 fault\n'
    )


def test_a_large_file_shows_no_lines(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of a huge file is read again for its lines."""
    monkeypatch.setattr("coalition_model.formats.source_lines._READ", 10)
    file = tmp_path / "bad.json"
    file.write_text('{"format": "coalition-model/1", "x": 1}')
    assert "  | " not in run("show", str(file)).err
    assert "  | " not in run("show", "-", stdin=file.read_text()).err


def test_a_fault_below_the_last_line_shows_none(run: Run) -> None:
    """An empty document has no line to show."""
    shown = run("show", "-", stdin="")
    assert shown.status == 2
    assert shown.err.endswith("1 fault\n")


def test_without_rich() -> None:
    """One line says what to install."""
    done = blocked("rich", "show", "states")
    assert (done.stdout, done.returncode) == ("", 2)
    assert done.stderr == ("the command line needs: python -m pip install 'coalition-model[cli]'\n")


def test_without_yaml(week: str) -> None:
    """One line says what to install; a JSON dossier is shown all the same."""
    done = blocked("yaml", "show", week)
    assert (done.stdout, done.returncode) == ("", 2)
    assert done.stderr == (
        "reading and writing YAML needs: python -m pip install 'coalition-model[yaml]'\n"
    )
    assert blocked("yaml", "show", "states").returncode == 0


def test_what_is_missing_in_process(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same two lines, where the modules are looked for."""

    def missing(*_: object) -> None:
        raise MissingExtra("reading and writing YAML", "yaml")

    monkeypatch.setattr("coalition_model.cli.opening.documents.shipped", missing)
    assert run("show", "states").err == f"{MissingExtra('reading and writing YAML', 'yaml')}\n"
    monkeypatch.setitem(sys.modules, "rich", None)
    assert run("show", "states").err == f"{MissingExtra('the command line', 'cli')}\n"


def test_in_a_pipe_there_are_no_colours(tmp_path: Path) -> None:
    """Not by default, and under NO_COLOR no colour even where colours are forced."""
    done = outside("show", "alaska-to-washington")
    assert (done.returncode, done.stderr) == (0, "")
    assert "\x1b" not in done.stdout
    bad = tmp_path / "bad.json"
    bad.write_text("{}")
    red = "\x1b[31m"
    assert red not in outside("show", str(bad)).stderr
    assert red in outside("show", str(bad), FORCE_COLOR="1", TERM="xterm").stderr
    assert red not in outside("show", str(bad), FORCE_COLOR="1", TERM="xterm", NO_COLOR="1").stderr


def test_a_terminal_without_unicode_gets_plainer_signs() -> None:
    """Every character has a stand-in, and no word is lost."""
    done = outside("show", "alaska-to-washington", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, "")
    assert "+ held - Trump-Putin summit in Alaska" in done.stdout
    assert "\"Engagement a maintenir le flux d'aide militaire" in done.stdout
    assert "Who meets whom ------" in done.stdout


def test_a_reader_that_goes_away() -> None:
    """`| head` ends the run quietly, whether much or little was to come."""
    for arguments in (["show", "states", "--all"], ["convert", "organizations", "-"]):
        with subprocess.Popen(
            [*COMMAND, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.close()
            assert process.stderr.read() == b""
            assert process.wait() == 141


def test_a_closed_pipe_in_process(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is still buffered is forgotten; a stream that is no file is left alone."""

    def broken(page: Page, *_: object, **__: object) -> None:
        page.line("half a page")
        page.console.on_broken_pipe()

    monkeypatch.setattr("coalition_model.cli.showing.print_overview", broken)
    assert run("show", "states") == ("half a page\n", "", 141)
    file = tmp_path / "out.txt"
    with file.open("w") as out, monkeypatch.context() as patch:
        patch.setattr("sys.stdout", out)
        assert main(["show", "states"]) == 141
        out.write("the rest of the page")
    assert file.read_text() == "half a page\n"


def test_ctrl_c(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """It ends the run with 130 and no traceback."""

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("coalition_model.formats.load", interrupted)
    monkeypatch.setattr("coalition_model.cli.opening.documents.shipped", interrupted)
    shown = run("show", "states")
    assert (shown.out, shown.err, shown.status) == ("", "", 130)


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (PermissionError(13, "Permission denied", "week.yaml"), "week.yaml: permission denied"),
        (OSError(5, "Input/output error"), "input/output error"),
        (OSError("odd"), "odd"),
        (CoalitionModelError("wrong\x1b[1m"), "wrong␛[1m"),
    ],
)
def test_other_errors_are_one_line(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: Exception, message: str
) -> None:
    """No traceback, exit status 2."""

    def fails(*_: object) -> None:
        raise error

    monkeypatch.setattr("coalition_model.cli.opening.documents.shipped", fails)
    shown = run("show", "states")
    assert (shown.out, shown.err, shown.status) == ("", f"coalition-model: {message}\n", 2)


def test_the_keyboard_is_told_what_to_do(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever types `-` and waits learns that the program waits too."""

    class Keyboard(io.TextIOWrapper):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("sys.stdin", Keyboard(io.BytesIO(b'{"format": "coalition-model/1"}')))
    shown = run("show", "-")
    assert "reading a dossier from the keyboard; end it with Ctrl-D\n" in shown.err


def test_long_work_shows_on_a_terminal(
    run: Run, week: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A spinner on standard error, and nothing of it in a pipe."""
    monkeypatch.setattr("coalition_model.cli.console.LARGE", 1)
    assert run("show", week).err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    shown = run("show", week, width=200)
    assert f"reading {week} (0.0 MB)" in shown.err
    assert shown.status == 0


def test_many_files_count_as_large(tmp_path: Path) -> None:
    """A folder is measured by its bytes and by its files."""
    for place in range(3):
        (tmp_path / f"{place}.json").write_text("{}")
    assert console.size_of(tmp_path) == 6
    for place in range(30):
        (tmp_path / f"{place}.yaml").write_text("{}")
    assert console.size_of(tmp_path) == console.LARGE
    assert console.size_of(tmp_path / "0.json") == 2


def test_stand_ins_are_of_one_character(monkeypatch: pytest.MonkeyPatch) -> None:
    """What an encoding lacks is put plainer, so that nothing moves; other streams stay as are."""
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii")
    monkeypatch.setattr("sys.stdout", out)
    console.suit_encoding()
    out.write("“é✓ї…” ○")
    out.flush()
    assert raw.getvalue() == b'"e+?~" o'


def test_other_encoding_errors_stay_errors() -> None:
    """The stand-ins are for printing only."""
    with pytest.raises(UnicodeDecodeError):
        b"\xff".decode("ascii", errors="coalition_model.plainer")


def test_as_a_module() -> None:
    """`python -m coalition_model.cli` is the same command."""
    ran = subprocess.run(
        [sys.executable, "-m", "coalition_model.cli", "convert", "-", "-"],
        input=b'{"format": "coalition-model/1"}',
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert ran.stdout == b'{\n"format":"coalition-model/1"\n}\n'
