"""`check --watch`: again whenever a file changes, until Ctrl-C."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from conftest import Inside, Run

from coalition_model.cli import watching

HEAD = "format: coalition-model/1\n"


def looks(*steps: Callable[[], object]) -> Callable[[float], None]:
    """Make a clock that does one thing at each look, then presses Ctrl-C."""
    waiting = iter(steps)

    def sleep(seconds: float) -> None:
        assert seconds == 0.5
        step = next(waiting, None)
        if step is None:
            raise KeyboardInterrupt
        step()

    return sleep


def nothing() -> None:
    """Let time pass."""


@pytest.fixture
def runs() -> list[int]:
    return []


def counted(runs: list[int], *more: Path) -> Callable[[], Iterable[Path]]:
    def run() -> Iterable[Path]:
        runs.append(len(runs))
        return more

    return run


def test_each_change_counts_once(inside: Inside, runs: list[int]) -> None:
    """Written anew, removed, there again; two looks without a change do nothing."""
    file = inside.write("week.yaml", HEAD)
    seen: list[int] = []

    def write(text: str) -> Callable[[], None]:
        def step() -> None:
            seen.append(len(runs))
            file.write_text(text)

        return step

    watching.watch(
        counted(runs),
        ["week.yaml"],
        sleep=looks(nothing, nothing, write(HEAD + "#"), nothing, file.unlink, write(HEAD)),
    )
    assert seen == [1, 3]
    assert len(runs) == 4


def test_the_time_counts_where_the_size_is_the_same(inside: Inside, runs: list[int]) -> None:
    """A touch is a change."""
    file = inside.write("week.yaml", HEAD)
    watching.watch(
        counted(runs), ["week.yaml"], sleep=looks(lambda: os.utime(file, ns=(1, 1)), nothing)
    )
    assert len(runs) == 2


def test_folders(inside: Inside, runs: list[int]) -> None:
    """What is added to a folder counts, other kinds of files do not."""
    inside.write("talks/a.yaml", HEAD)
    watching.watch(
        counted(runs),
        ["talks"],
        sleep=looks(
            lambda: inside.write("talks/notes.txt", ""),
            nothing,
            lambda: inside.write("talks/more/b.json", "{}"),
            nothing,
        ),
    )
    assert len(runs) == 2


def test_a_change_during_the_run_is_not_missed(inside: Inside) -> None:
    """What is written while the check runs is checked again at once."""
    file = inside.write("week.yaml", HEAD)
    runs: list[int] = []

    def run() -> Iterable[Path]:
        runs.append(len(runs))
        if len(runs) == 1:
            file.write_text("changed")
        return ()

    watching.watch(run, ["week.yaml"], sleep=looks())
    assert len(runs) == 2


def test_what_a_dossier_uses_is_watched(inside: Inside, runs: list[int]) -> None:
    """A change of a file in use leads to another check, too."""
    other = inside.write("other.yaml", HEAD)
    inside.write("week.yaml", HEAD)
    change = looks(lambda: other.write_text("changed"), nothing)
    watching.watch(counted(runs, Path("other.yaml")), ["week.yaml"], sleep=change)
    assert len(runs) == 2


@pytest.mark.usefixtures("toys")
def test_the_command(run: Run, inside: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each check is printed whole; Ctrl-C ends quietly, with the status of the last check."""
    inside.write("used.yaml", HEAD)
    file = inside.write(
        "week.yaml", HEAD + "uses: [used.yaml, reference:states]\nleaders: [{id: leader:ann}]\n"
    )
    clean = HEAD + "leaders: [{id: leader:ann, names: [Ann], life: 1960/}]\n"
    steps = (
        lambda: inside.write("used.yaml", HEAD + "a: 1\n"),
        lambda: file.write_text(clean),
    )
    watched: list[tuple[Path, ...]] = []

    def watch(again: Callable[[], Iterable[Path]], sources: Iterable[str]) -> None:
        def noted() -> Iterable[Path]:
            watched.append(tuple(again()))
            return watched[-1]

        watching.watch(noted, sources, sleep=looks(*steps))

    monkeypatch.setattr("coalition_model.cli.checking.watch", watch)
    shown = run("check", "week.yaml", "--watch", "--severity", "error")
    assert shown.out == (
        "week.yaml:3:11: TIM001 error: leader:ann life: must be given, but is missing\n"
        "  | leaders: [{id: leader:ann}]\n"
        "              ^\n"
        "  = hint: say when\n"
        "\n"
        "1  TIM001  error    A person has lived.\n"
        "\n"
        "1 error in 1 file\n"
        "watching; Ctrl-C ends\n"
        "1 dossier could not be read\n"
        "watching; Ctrl-C ends\n"
        "no findings in 1 dossier\n"
        "watching; Ctrl-C ends\n"
    )
    assert shown.err == (
        "used.yaml:2:1: /a: must be a key of the header or a list of entities, but is 'a'\n"
        "  | a: 1\n    ^\n1 fault\n"
    )
    assert shown.status == 0
    assert watched == [(Path("used.yaml"),), (), ()]


@pytest.mark.usefixtures("toys")
def test_the_screen_is_cleared_on_a_terminal_only(
    run: Run, inside: Inside, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a pipe nothing is cleared."""
    inside.write("week.yaml", HEAD + "leaders: [{id: leader:ann, names: [Ann]}]\n")

    def watch(again: Callable[[], Iterable[Path]], sources: Iterable[str]) -> None:
        watching.watch(again, sources, sleep=looks())

    monkeypatch.setattr("coalition_model.cli.checking.watch", watch)
    piped = run("check", "week.yaml", "--watch")
    assert "\x1b" not in piped.out
    assert piped.status == 1
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    assert run("check", "week.yaml", "--watch").out.startswith("\x1b[2J\x1b[H")
