"""`convert`: from one form to another, and what it refuses."""

import contextlib
import io
from pathlib import Path

import pytest
from conftest import Run

from coalition_model import dumps, load, loads, reference
from coalition_model.cli import main

TINY = '{"format": "coalition-model/1", "states": [{"id": "state:FR"}]}'
CANONICAL = '{\n"format":"coalition-model/1",\n"states":[\n{"id":"state:FR"}\n]\n}\n'


def test_from_yaml_to_json_and_back(run: Run, week: str, tmp_path: Path) -> None:
    """The dossier is the same in both forms, and what is written is canonical."""
    target, again = tmp_path / "week.json", tmp_path / "again.yml"
    done = run("convert", week, str(target))
    size = target.stat().st_size
    assert done.err == f"{target}: 49 entities, {size:,} bytes\n"
    assert (done.out, done.status) == ("", 0)
    assert load(target) == load(week)
    assert run("convert", str(target), str(again)).status == 0
    assert load(again) == load(week)
    assert target.read_text(encoding="utf-8") == dumps(load(again))


def test_to_standard_output(run: Run) -> None:
    """JSON unless YAML is asked for."""
    assert run("convert", "-", "-", stdin=TINY).out == CANONICAL
    assert run("convert", "-", "-", "--to", "yaml", stdin=TINY).out == (
        "format: coalition-model/1\nstates:\n- id: state:FR\n"
    )
    shown = run("convert", "alaska-to-washington", "-")
    assert shown.out == dumps(reference.dossier("alaska-to-washington"))
    assert shown.err == ""


def test_the_form_of_standard_input(run: Run) -> None:
    """It is told by how it begins, unless it is stated."""
    yaml = "format: coalition-model/1\nstates: [{id: state:FR}]\n"
    assert run("convert", "-", "-", stdin=yaml).out == CANONICAL
    assert run("convert", "-", "-", stdin="\ufeff " + TINY).out == CANONICAL
    assert run("convert", "-", "-", "--from", "yaml", stdin=TINY).out == CANONICAL
    assert run("convert", "-", "-", "--from", "json", stdin=yaml).status == 2


def test_output_without_a_buffer_gets_text() -> None:
    """A stream put in place of standard output by another program is enough."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert main(["convert", "states", "-"]) == 0
    assert loads(out.getvalue()) == reference.dossier("states")


def test_one_entity_is_counted_as_one(run: Run, tmp_path: Path) -> None:
    """Numbers agree with their nouns."""
    target = tmp_path / "fr.json"
    assert (
        run("convert", "-", str(target), stdin=TINY).err
        == f"{target}: 1 entity, {len(CANONICAL)} bytes\n"
    )


def test_a_target_of_any_name_when_the_form_is_stated(run: Run, tmp_path: Path) -> None:
    """--to decides where the ending does not."""
    target = tmp_path / "dossier.txt"
    assert run("convert", "-", str(target), "--to", "json", stdin=TINY).status == 0
    assert target.read_text() == CANONICAL


def test_overwriting_is_asked_for(run: Run, tmp_path: Path) -> None:
    """A file that is there stays as it is, unless told otherwise."""
    target = tmp_path / "week.json"
    target.write_text("mine")
    refused = run("convert", "leaders", str(target))
    message = f"coalition-model: {str(target)!r} is there already; --overwrite replaces it\n"
    assert (refused.err, refused.status) == (message, 2)
    assert target.read_text() == "mine"
    done = run("convert", "leaders", str(target), "--overwrite")
    assert (done.status, len(done.err.splitlines())) == (0, 1)
    assert load(target) == reference.dossier("leaders")


@pytest.mark.parametrize(
    ("target", "options", "message"),
    [
        (
            "a.txt",
            (),
            (
                "the target must end in .json, .jsonl, .yaml or .yml, or one of these and .gz, "
                "or --to be given, but is '{target}'"
            ),
        ),
        (
            "a.json",
            ("--to", "yaml"),
            "--to must agree with the ending of '{target}', but is 'yaml'",
        ),
        ("b/a.json", (), "the target must lie in a folder that is there, but is '{target}'"),
    ],
)
def test_targets_that_are_refused(
    run: Run, tmp_path: Path, target: str, options: tuple[str, ...], message: str
) -> None:
    """Word for word, and nothing is written."""
    path = tmp_path / target
    shown = run("convert", "states", str(path), *options)
    assert shown.err == f"coalition-model: {message.format(target=path)}\n"
    assert shown.status == 2
    assert not path.exists()


def test_a_folder_is_no_target(run: Run, tmp_path: Path) -> None:
    """Word for word."""
    folder = tmp_path / "x.json"
    folder.mkdir()
    shown = run("convert", "states", str(folder), "--overwrite")
    assert shown.err == (
        f"coalition-model: the target must be a file, but {str(folder)!r} is a folder\n"
    )


def test_paths_in_uses_that_lead_nowhere_are_noted(run: Run, week: str, tmp_path: Path) -> None:
    """A dossier that moves to another folder may lose those that it uses."""
    source, there = tmp_path / "uses.yaml", tmp_path / "there"
    there.mkdir()
    source.write_text("format: coalition-model/1\nuses: [week.yaml]\n")
    assert Path(week).name == "week.yaml"
    done = run("convert", str(source), str(there / "uses.json"))
    assert done.err.splitlines()[1] == (
        f"note: it uses 'week.yaml', which is not there as seen from {str(there)!r}"
    )
    assert done.status == 0
    assert "note" not in run("convert", str(source), str(tmp_path / "uses.json")).err


def test_the_system_may_refuse(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of the system is one line, with the file."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "week.json")

    monkeypatch.setattr("coalition_model.formats.files.write_atomically", full)
    shown = run("convert", "states", str(tmp_path / "week.json"))
    assert shown.err == "coalition-model: week.json: no space left on device\n"
    assert shown.status == 2
