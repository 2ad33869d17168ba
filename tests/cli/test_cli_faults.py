"""`check` shows the offending lines of a document that cannot be built, in every form."""

from pathlib import Path

import pytest
from conftest import Run

from coalition_model.formats.gzip_form import packed

LINES = (
    '{"format":"coalition-model/1"}\n'
    '{"state":{"id":"state:FR","statsu":"former"}}\n'
    '{"leader":{"id":"leader:x","nationality":["state:XX"]}}\n'
)
SHOWN = """\
{file}:2:27: /state/statsu: must be a field of State, but is 'statsu' (did you mean 'status'?)
  | {{"state":{{"id":"state:FR","statsu":"former"}}}}
                              ^
{file}:3:43: /leader/nationality/0: must be the id of something in the dossier, but is 'state:XX' \
(did you mean 'state:FR'?)
  | {{"leader":{{"id":"leader:x","nationality":["state:XX"]}}}}
                                              ^
2 faults
"""


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_the_lines_of_a_stream_are_shown(
    name: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a mark below the place, whether they are packed or not."""
    monkeypatch.chdir(tmp_path)
    raw = LINES.encode()
    Path(name).write_bytes(packed(raw) if name.endswith(".gz") else raw)
    for arguments in (("check", name), ("check", name, "--format", "json"), ("show", name)):
        shown = run(*arguments)
        assert shown.status == 2
        assert shown.err == SHOWN.format(file=name)


def test_the_lines_of_packed_yaml_and_json_are_shown(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As those of the files themselves."""
    monkeypatch.chdir(tmp_path)
    text = "format: coalition-model/1\nstates:\n- id: état\n"
    for name in ("a.yaml", "b.yaml.gz"):
        raw = text.encode()
        Path(name).write_bytes(packed(raw) if name.endswith(".gz") else raw)
        assert "\n  | - id: état\n          ^\n1 fault\n" in run("check", name).err
    Path("c.json.gz").write_bytes(packed(b'{"format":"coalition-model/1",\n"x":1}'))
    assert run("check", "c.json.gz").err.endswith('\n  | "x":1}\n    ^\n1 fault\n')
    Path("d.json.gz").write_bytes(b"nothing")
    assert run("check", "d.json.gz").err == (
        "d.json.gz: /: must be gzip, but is something else\n1 fault\n"
    )


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n"])
def test_lines_of_yaml_end_where_yaml_ends_them(
    end: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also at a carriage return alone, in a file and from standard input."""
    monkeypatch.chdir(tmp_path)
    rows = ("format: coalition-model/1", "states:", "- id: état", "title: {en: x}", "")
    Path("a.yaml").write_bytes(end.join(rows).encode())
    shown = "\n  | - id: état\n          ^\n1 fault\n"
    assert run("check", "a.yaml").err.endswith(shown)
    assert run("check", "-", stdin=end.join(rows)).err.endswith(shown)
    Path("b.yaml").write_bytes(end.join((*rows[:2], "- id: \x07")).encode())
    assert run("check", "b.yaml").err.startswith("b.yaml:3:7: ")


def test_a_carriage_return_alone_ends_no_line_of_json(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To JSON it is a space."""
    monkeypatch.chdir(tmp_path)
    Path("a.json").write_bytes(b'{"format":"coalition-model/1",\r\n\r"x":1}')
    shown = run("check", "a.json").err
    assert shown.startswith("a.json:2:2: /x: ")
    assert '"x":1}\n' in shown


def test_standard_input_tells_lines_from_a_document(run: Run) -> None:
    """By whether the first line is all of a JSON document, and something follows."""
    good = LINES.replace(',"statsu":"former"', "").replace("XX", "FR")
    for text in (good, "\n" + good, good.replace("\n", "\r\n"), good.rstrip()):
        assert run("show", "-", stdin=text).status == 0
    assert "<stdin>:2:27: /state/statsu: " in run("show", "-", stdin=LINES).err
    assert run("show", "-", stdin='{"format":"coalition-model/1"}\n\n').status == 0
    assert run("show", "-", stdin='{\n"format":"coalition-model/1"}\n').status == 0
    assert run("show", "-", "--from", "jsonl", stdin='{"format":"coalition-model/1"}').status == 0
    assert "<stdin>:1:" in run("show", "-", stdin='{"a":' * 100_000 + "\n1").err


@pytest.mark.parametrize("name", ["b.jsonl", "b.jsonl.gz", "b.json.gz", "b.yaml.gz"])
def test_convert_writes_every_form(
    name: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the name of the target; and back again to the same bytes."""
    monkeypatch.chdir(tmp_path)
    assert run("convert", "leaders", "a.json").status == 0
    assert run("convert", "a.json", name).status == 0
    assert run("convert", name, "c.json").status == 0
    assert Path("a.json").read_bytes() == Path("c.json").read_bytes()
    assert run("convert", "a.json", "x.json.gz", "--to", "yaml").status == 2
    assert run("convert", "a.json", "-", "--to", "jsonl").out.startswith(
        '{"format":"coalition-model/1",'
    )


def test_a_packed_file_cannot_be_accepted_into(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only plain YAML is edited, as only that is written by hand."""
    monkeypatch.chdir(tmp_path)
    text = "format: coalition-model/1\nsources: [{id: source:x, kind: post}]\n"
    Path("a.yaml.gz").write_bytes(packed(text.encode()))
    assert run("check", "a.yaml.gz").out.startswith("a.yaml.gz:2:11: SRC009 info: source:x: ")
    shown = run("check", "a.yaml.gz", "--accept", "SRC009", "source:x", "--reason", "r")
    assert shown.err == (
        "coalition-model: --accept must be given a YAML file, but 'a.yaml.gz' is gzipped\n"
    )
