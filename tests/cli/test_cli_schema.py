"""`schema`: the JSON Schema of a document, printed or written to a file."""

import json

import pytest
from conftest import Inside, Run

from coalition_model.formats import json_schema


def test_printed(run: Run) -> None:
    """Without a file it goes to standard output, whole, for JSON unless YAML is asked for."""
    shown = run("schema")
    assert json.loads(shown.out) == json_schema()
    assert shown.out.endswith("}\n")
    assert (shown.err, shown.status) == ("", 0)
    assert json.loads(run("schema", "--for", "yaml").out) == json_schema(format="yaml")


def test_written_to_a_file(run: Run, inside: Inside) -> None:
    """A file is written whole, as UTF-8, and one that is there only when that is said."""
    target = inside.folder / "s.json"
    done = run("schema", "--for", "yaml", "--output", "s.json")
    raw = target.read_bytes()
    assert (done.out, done.err, done.status) == ("", f"s.json: {len(raw):,} bytes\n", 0)
    assert json.loads(raw) == json_schema(format="yaml")
    assert "communiqué".encode() in raw
    again = run("schema", "--output", "s.json")
    assert again.status == 2
    assert "'s.json' is there already; --overwrite replaces it" in again.err
    assert target.read_bytes() == raw
    assert run("schema", "--output", "s.json", "--overwrite").status == 0
    assert json.loads(target.read_bytes()) == json_schema()


def test_no_such_folder(run: Run, inside: Inside) -> None:
    """Where the file cannot be, nothing is written."""
    done = run("schema", "--output", "there/s.json")
    assert done.status == 2
    assert "must lie in a folder that is there" in done.err


def test_no_such_form(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    """It is for JSON or for YAML."""
    with pytest.raises(SystemExit) as ended:
        run("schema", "--for", "toml")
    assert ended.value.code == 2
    assert "argument --for: invalid choice: 'toml'" in capsys.readouterr().err
