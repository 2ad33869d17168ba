"""Faults of files, of folders, and of dossiers that use one another."""

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from faulty import lines_of

from coalition_model.errors import DocumentError, MissingExtra
from coalition_model.formats import files, load, loads
from coalition_model.formats.documents import from_data
from coalition_model.formats.shipped import SHIPPED

# --- dossiers in use


def write(folder: Path, **documents: str) -> None:
    """Write YAML documents, each `name` as `name.yaml`."""
    for name, body in documents.items():
        (folder / f"{name}.yaml").write_text(f"format: coalition-model/1\n{body}\n")


def load_lines(path: Path, root: Path) -> list[str]:
    """Give the faults of a file or folder as they are printed, with paths from the root."""
    with pytest.raises(DocumentError) as caught:
        load(path)
    return [
        str(fault).replace(f"{root}/", "").replace(str(root), ".") for fault in caught.value.faults
    ]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("reference:sates", ("must be the name of a shipped dossier, but is 'reference:sates' "
         "(did you mean 'reference:states'?)")),
        ("reference:leaders.yaml", ("must be the name of a shipped dossier, but is "
         "'reference:leaders.yaml' (did you mean 'reference:leaders'?)")),
        ("nothing.yaml", "must be a file or folder that is there, but is 'nothing.yaml'"),
        ("sub/oher.yaml", ("must be a file or folder that is there, but is 'sub/oher.yaml' "
         "(did you mean 'sub/other.yaml'?)")),
        ('"\\0.yaml"', r"must be a file or folder that is there, but is '\x00.yaml'"),
        ("x" * 5_000, f"must be a file or folder that is there, but is '{'x' * 79}..."),
        ("loop.yaml", "must be a file or folder that is there, but is 'loop.yaml'"),
        ("main.yaml", "must be a dossier that does not use this one in turn, but is 'main.yaml'"),
        ("link.yaml", "must be a dossier that does not use this one in turn, but is 'link.yaml'"),
        ("sub/../main.yaml", ("must be a dossier that does not use this one in turn, but is "
         "'sub/../main.yaml'")),
    ],
)  # fmt: skip
def test_a_dossier_in_use_that_cannot_be_found(name: str, said: str, tmp_path: Path) -> None:
    """A name that leads nowhere, or back here, is a fault where it is written."""
    (tmp_path / "sub").mkdir()
    write(tmp_path / "sub", other="")
    write(tmp_path, main=f"uses: [{name}]")
    (tmp_path / "link.yaml").symlink_to("main.yaml")
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    expected = [f"main.yaml:2:8: /uses/0: {said}"]
    assert load_lines(tmp_path / "main.yaml", tmp_path) == expected


def test_a_text_without_a_folder_can_only_use_what_is_shipped() -> None:
    """There is nowhere to look from."""
    assert lines_of('{"format": "coalition-model/1", "uses": ["a.yaml"]}', "json") == [
        (
            "<text>:1:42: /uses/0: must be reference:NAME where there is no file to look from, "
            "but is 'a.yaml'"
        )
    ]
    text = '{"format": "coalition-model/1", "uses": ["reference:states"]}'
    assert loads(text).borrowed >= {"state:FR"}


def test_dossiers_that_use_one_another_in_a_circle(tmp_path: Path) -> None:
    """A circle is found where it closes, however long it is."""
    write(tmp_path, a="uses: [b.yaml]", b="uses: [c.yaml]", c="uses: [a.yaml]")
    assert load_lines(tmp_path / "a.yaml", tmp_path) == [
        "c.yaml:2:8: /uses/0: must be a dossier that does not use this one in turn, but is 'a.yaml'"
    ]


def test_a_chain_of_dossiers_has_an_end(tmp_path: Path) -> None:
    """A thousand files that use one another in a row do not exhaust the stack."""
    write(tmp_path, **{f"f{n}": f"uses: [f{n + 1}.yaml]" for n in range(1_000)}, f1000="")
    assert load_lines(tmp_path / "f0.yaml", tmp_path) == [
        (
            "f49.yaml:2:8: /uses/0: must be at most 50 dossiers that use one another in a row, "
            "but is 'f50.yaml'"
        )
    ]
    assert len(load(tmp_path / "f960.yaml")) == 0


def test_a_dossier_that_many_use_is_read_once(tmp_path: Path) -> None:
    """Forty files, each used by two others, are forty readings and not a billion."""
    for n in range(40):
        write(tmp_path, **{f"f{n}": f"uses: [f{n + 1}.yaml, g{n + 1}.yaml]\n"})
        write(tmp_path, **{f"g{n + 1}": f"uses: [f{n + 1}.yaml]\n"})
    write(tmp_path, f40="states: [{id: state:A, oops: 1}]")
    assert load_lines(tmp_path / "f0.yaml", tmp_path) == [
        "f40.yaml:2:24: /states/0/oops: must be a field of State, but is 'oops'"
    ]
    write(tmp_path, f40="states: [{id: state:A}]")
    assert load(tmp_path / "f0.yaml").borrowed == {"state:A"}


def test_a_fault_at_the_end_of_a_chain_is_found_in_linear_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each file is read at most twice: in bulk, and to explain; the fault is told once."""
    chain(tmp_path, 12, "f12.json")
    (tmp_path / "f12.json").write_text('{"format": "coalition-model/1", "oops": 1}')
    read = note_reading(monkeypatch)
    assert load_lines(tmp_path / "f0.json", tmp_path) == [
        "f12.json:1:33: /oops: must be a key of the header or a list of entities, but is 'oops'"
    ]
    assert len(read) <= 2 * 13


def test_an_extra_that_the_end_of_a_chain_needs_is_told_in_linear_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is no fault of a document, so nothing is read again to explain it."""
    chain(tmp_path, 12, "last.yaml")
    write(tmp_path, last="")
    read = note_reading(monkeypatch)
    monkeypatch.setitem(sys.modules, "coalition_model.formats.yaml_form", None)
    monkeypatch.delattr("coalition_model.formats.yaml_form", raising=False)
    with pytest.raises(MissingExtra):
        load(tmp_path / "f0.json")
    assert len(read) <= 2 * 13


def chain(folder: Path, count: int, last: str) -> None:
    """Write JSON files f0, f1 ... each of which uses the next, and the last of them another."""
    for n in range(count):
        used = last if n == count - 1 else f"f{n + 1}.json"
        (folder / f"f{n}.json").write_text(f'{{"format": "coalition-model/1", "uses": ["{used}"]}}')


def note_reading(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Give a list that takes up every file that is read."""
    read: list[Path] = []
    content = files.content

    def noted(file: Path, **options: Any) -> bytes:
        read.append(file)
        return content(file, **options)

    monkeypatch.setattr(files, "content", noted)
    return read


def test_json_files_that_use_one_faulty_file_tell_its_fault_once(tmp_path: Path) -> None:
    """Whoever comes to it first, in bulk or not, and however often it is used."""
    for name, uses in (("a", '"b.json", "c.json", "b.json"'), ("b", '"d.json"'), ("c", '"d.json"')):
        (tmp_path / f"{name}.json").write_text(
            f'{{"format": "coalition-model/1", "uses": [{uses}]}}'
        )
    (tmp_path / "d.json").write_text('{"format": "coalition-model/1", "oops": 1}')
    (tmp_path / "main.yaml").write_text("format: coalition-model/1\nuses: [c.json, a.json]\n")
    for name in ("a.json", "main.yaml"):
        assert load_lines(tmp_path / name, tmp_path) == [
            "d.json:1:33: /oops: must be a key of the header or a list of entities, but is 'oops'"
        ]


def test_faults_of_a_dossier_in_use_come_first_and_excuse_references(tmp_path: Path) -> None:
    """They bear the name of their file; what they leave unread is no dangling reference here."""
    write(
        tmp_path,
        main="uses: [used.yaml]\nleaders: [{id: leader:a, nationality: [state:A], oops: 1}]",
        used="states: [{id: state:A, oops: 1}]",
    )
    assert load_lines(tmp_path / "main.yaml", tmp_path) == [
        "used.yaml:2:24: /states/0/oops: must be a field of State, but is 'oops'",
        "main.yaml:3:50: /leaders/0/oops: must be a field of Leader, but is 'oops'",
    ]


def test_a_dossier_in_use_cannot_be_redefined(tmp_path: Path) -> None:
    """Not even by the same words; an id that differs by case is refused likewise."""
    write(
        tmp_path,
        main="uses: [used.yaml]\nstates:\n- id: state:A\n- id: state:b",
        used="states: [{id: state:A}, {id: state:B}]",
    )
    assert load_lines(tmp_path / "main.yaml", tmp_path) == [
        (
            "main.yaml:4:7: /states/0/id: must be an id that the dossiers in use do not have, "
            "but is 'state:A' (an entity that comes from there cannot be redefined)"
        ),
        (
            "main.yaml:5:7: /states/1/id: must be an id that differs from 'state:B' by more "
            "than case, but is 'state:b'"
        ),
    ]


def test_dossiers_in_use_must_agree(tmp_path: Path) -> None:
    """Of two that hold different things under one id, neither is silently preferred."""
    write(
        tmp_path,
        main="uses:\n- a.yaml\n- b.yaml\n- c.yaml",
        a="states: [{id: state:A}, {id: state:B}]",
        b="states: [{id: state:A, note: {en: x}}, {id: state:B, note: {en: x}}]",
        c="states: [{id: state:a}]",
    )
    assert load_lines(tmp_path / "main.yaml", tmp_path) == [
        (
            "main.yaml:4:3: /uses/1: must be a dossier that agrees with the others in use, but is "
            "'b.yaml' (another dossier in use has a different 'state:A' and 1 more)"
        ),
        (
            "main.yaml:5:3: /uses/2: must be an id that differs from 'state:A' by more than case, "
            "but is 'state:a'"
        ),
    ]


def test_only_the_first_names_that_are_not_there_have_a_hint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twenty in one run, however many files have them; their folder is listed once."""
    write(tmp_path, **{f"world{place}": "" for place in range(100)})
    missing = ", ".join(f"../wrld{place}.yaml" for place in range(30))
    folder = tmp_path / "x"
    folder.mkdir()
    write(folder, a=f"uses: [{missing}]", b=f"uses: [{missing}]")
    listed: list[Path] = []
    names_in = files.names_in

    def noted(folder: Path) -> list[str]:
        listed.append(folder)
        return names_in(folder)

    monkeypatch.setattr(files, "names_in", noted)
    said = load_lines(folder, tmp_path)
    assert len(said) == 60
    assert said[3] == (
        "x/a.yaml:2:53: /uses/3: must be a file or folder that is there, but is "
        "'../wrld3.yaml' (did you mean '../world3.yaml'?)"
    )
    assert [place for place, each in enumerate(said) if "did you mean" in each] == list(range(20))
    assert len(listed) == 1


def test_each_entry_of_uses_is_judged(tmp_path: Path) -> None:
    """A number among them does not hide the fault of another."""
    write(tmp_path, main="uses: [[], nothing.yaml, ~]")
    assert load_lines(tmp_path / "main.yaml", tmp_path) == [
        "main.yaml:2:8: /uses/0: must be a text, but is an empty list",
        "main.yaml:2:12: /uses/1: must be a file or folder that is there, but is 'nothing.yaml'",
        (
            "main.yaml:2:26: /uses/2: must be a text, but is null "
            "(if a text is meant, write it in quotation marks)"
        ),
    ]


# --- files and folders


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """The nearest name beside it is the hint."""
    write(tmp_path, week="")
    assert load_lines(tmp_path / "weeek.yaml", tmp_path) == [
        "weeek.yaml: /: must be a file or folder that is there "
        f"(did you mean '{tmp_path}/week.yaml'?)".replace(f"{tmp_path}/", "")
    ]
    assert load_lines(tmp_path / "no" / "x.yaml", tmp_path) == [
        "no/x.yaml: /: must be a file or folder that is there"
    ]


def test_a_file_of_another_kind(tmp_path: Path) -> None:
    """The suffix says the form; nothing is guessed from the content."""
    (tmp_path / "week.txt").write_text("format: coalition-model/1\n")
    assert load_lines(tmp_path / "week.txt", tmp_path) == [
        (
            "week.txt: /: must be a file ending in .json, .jsonl, .yaml or .yml, or one of these "
            "and .gz, but is '.txt'"
        )
    ]
    (tmp_path / "week").write_text("format: coalition-model/1\n")
    assert load_lines(tmp_path / "week", tmp_path) == [
        (
            "week: /: must be a file ending in .json, .jsonl, .yaml or .yml, or one of these and "
            ".gz, but is ''"
        )
    ]


def test_a_device_or_a_pipe_is_no_file(tmp_path: Path) -> None:
    """A pipe would be waited for, a device read for ever."""
    (tmp_path / "zero.json").symlink_to("/dev/zero")
    assert load_lines(tmp_path / "zero.json", tmp_path) == [
        "zero.json: /: must be a file, but is a device, a pipe or a socket"
    ]


def test_a_name_that_no_file_can_have() -> None:
    """A NUL in it is a fault and no traceback."""
    with pytest.raises(DocumentError) as caught:
        load("a\0b.json")
    assert str(caught.value.faults[0]) == r"a\x00b.json: /: must be the name of a file"


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the system says is passed on."""

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    write(tmp_path, week="")
    monkeypatch.setattr(os, "open", refuse)
    assert load_lines(tmp_path / "week.yaml", tmp_path) == [
        "week.yaml: /: must be a readable file, but is permission denied"
    ]


def test_a_folder_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A part of a folder that cannot be read is not passed over."""

    def refuse(path: str) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    write(tmp_path, week="")
    monkeypatch.setattr(os, "scandir", refuse)
    assert load_lines(tmp_path, tmp_path) == [
        ".: /: must be a readable folder, but is permission denied"
    ]


def test_a_folder_without_dossiers(tmp_path: Path) -> None:
    """Other files are passed over, and then nothing is left."""
    (tmp_path / "README.md").write_text("# Week")
    assert load_lines(tmp_path, tmp_path) == [
        ".: /: must be a folder with .json, .jsonl, .yaml or .yml files, gzipped or not"
    ]


def test_the_faults_of_all_files_of_a_folder_come_in_one_run(tmp_path: Path) -> None:
    """File by file in the order of their names, those that cannot be read at all included.

    What `c.yaml` refers to may stand in one of these.
    """
    write(
        tmp_path,
        b="states: [{id: state:A, oops: 1}]",
        c="states: [{id: state:B}]\nleaders: [{id: leader:x, nationality: [state:C]}]",
        d="states: [{id: state:B}]\ntitle: {en: a}",
        e="title: {en: b}",
    )
    (tmp_path / "a.json").write_bytes(b"\xff")
    assert load_lines(tmp_path, tmp_path) == [
        "a.json:1:1: /: must be UTF-8, but is byte 0xff",
        "b.yaml:2:24: /states/0/oops: must be a field of State, but is 'oops'",
        (
            "d.yaml:2:15: /states/0/id: must be an id that nothing else has, but is 'state:B' "
            "(write an id of its own, such as 'state:B-2')"
        ),
        (
            "e.yaml:2:1: /title: must be given in one file of the folder only, or the same in "
            "each, but is there again"
        ),
    ]


def test_a_file_of_a_folder_that_cannot_be_opened_does_not_hide_the_others(tmp_path: Path) -> None:
    """A dangling link is named, and the faults of the rest with it."""
    write(tmp_path, b="oops: 1")
    (tmp_path / "a-dangling-link.yaml").symlink_to("nowhere.yaml")
    assert load_lines(tmp_path, tmp_path) == [
        "a-dangling-link.yaml: /: must be a file or folder that is there",
        "b.yaml:2:1: /oops: must be a key of the header or a list of entities, but is 'oops'",
    ]


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("b.json", b"{"),
        ("b.json", b'{"format": "coalition-model/1", "states": [{"id": "state:\xff"}]}'),
        ("b.json", b'{"format": "coalition-model/9", "states": [{"id": "state:A"}]}'),
        ("b.json", b'{"states": [{"id": "state:A"}]}'),
        ("b.json", b"[]"),
        ("b.json", b"null"),
        ("b.yaml", b"format: coalition-model/1\nstates: [{id: state:A}\n"),
        ("b.jsonl", b'{"format": "coalition-model/1"}\n{"state": {"id": "state:A"}\n'),
        ("b.jsonl", b'{"format": "coalition-model/9"}\n{"state": {"id": "state:A"}}\n'),
        ("b.jsonl", b'{"format": "coalition-model/1"\n{"state": {"id": "state:A"}}\n'),
    ],
)
def test_a_reference_to_a_file_of_the_folder_that_cannot_be_read_is_no_fault(
    name: str, raw: bytes, tmp_path: Path
) -> None:
    """Mending the file mends the references into it."""
    leaders = [{"id": f"leader:L{place}", "nationality": ["state:A"]} for place in range(9)]
    text = json.dumps({"format": "coalition-model/1", "leaders": leaders})
    (tmp_path / "a.json").write_text(text)
    (tmp_path / name).write_bytes(raw)
    with pytest.raises(DocumentError) as caught:
        load(tmp_path)
    assert [fault.file for fault in caught.value.faults] == [str(tmp_path / name)]


def test_the_faults_of_a_folder_come_in_the_order_of_its_files(tmp_path: Path) -> None:
    """Those of a file that cannot be opened stand among them, where that file stands."""
    write(tmp_path, a="oops: 1")
    os.mkfifo(tmp_path / "p.json")
    (tmp_path / "q.json").write_text("{")
    (tmp_path / "r.json").symlink_to("nowhere.json")
    write(tmp_path, s="oops: 1")
    files_told = [line.partition(":")[0] for line in load_lines(tmp_path, tmp_path)]
    assert files_told == ["a.yaml", "p.json", "q.json", "r.json", "s.yaml"]


def test_the_files_of_a_folder_do_not_use_one_another(tmp_path: Path) -> None:
    """They are one dossier already; to use one of them would define everything in it twice."""
    write(tmp_path, a="uses: [b.yaml]", b="states: [{id: state:A}]")
    assert load_lines(tmp_path, tmp_path) == [
        (
            "a.yaml:2:8: /uses/0: must be outside the folder that is being loaded, but is 'b.yaml' "
            "(the files of a folder are one dossier as it is)"
        )
    ]
    write(tmp_path, a="uses: [.]")
    assert load_lines(tmp_path, tmp_path) == [
        "a.yaml:2:8: /uses/0: must be a dossier that does not use this one in turn, but is '.'"
    ]


# --- plain data


def test_plain_data_has_pointers_and_no_lines() -> None:
    """What did not come from a text has no lines; its faults come in its order all the same."""
    data: Any = {
        "format": "coalition-model/1",
        "states": [{"id": "state:A", 1: 2}, {"id": "state:A"}],
        "leaders": ({"id": "leader:a"},),
        2: 3,
        "claims": [{"id": "claim:a", "about": "state:A", "field": "note", "value": {1: {2}}}],
    }
    with pytest.raises(DocumentError) as caught:
        from_data(data)
    assert [str(fault) for fault in caught.value.faults] == [
        "document: /states/0/1: must be a text as key, but is 1",
        (
            "document: /states/1/id: must be an id that nothing else has, but is 'state:A' "
            "(write an id of its own, such as 'state:A-2')"
        ),
        "document: /leaders: must be a list, but is ({'id': 'leader:a'},)",
        "document: /2: must be a text as key, but is 2",
        "document: /claims/0/value/1: must be a text as key, but is 1",
    ]


def test_every_shipped_dossier_is_named_and_there() -> None:
    """The names in the code are the files in the package."""
    folder = Path(__file__).parents[2] / "src" / "coalition_model" / "reference"
    assert sorted(SHIPPED) == sorted(file.stem for file in folder.glob("*.json"))


@pytest.mark.parametrize("format_", ["toml", "JSON", ""])
def test_an_unknown_form_is_refused(format_: Any) -> None:
    """Nothing is read as YAML that was not called so."""
    with pytest.raises(ValueError, match=r"^format must be 'json', 'jsonl' or 'yaml', but is "):
        loads("{}", format=format_)
