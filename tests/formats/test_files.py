"""Files and folders: read as one dossier, written whole or not at all, and located line by line."""

import os
import stat
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest

from coalition_model.dossier import Dossier
from coalition_model.entities import Leader, State
from coalition_model.errors import DocumentError, UnknownId
from coalition_model.formats import dump, dumps, load, loads, locate, write_stream
from coalition_model.formats.locating import Located
from coalition_model.values.ids import leader_id, state_id
from coalition_model.values.text import Text

Format = Literal["json", "yaml"]
FRANCE = Dossier.of(State(id=state_id("FR")))


# --- writing


@pytest.mark.parametrize(
    ("name", "format_"),
    [("a.json", "json"), ("a.JSON", "json"), ("a.yaml", "yaml"), ("a.yml", "yaml")],
)
def test_the_suffix_says_the_form(name: str, format_: Format, tmp_path: Path) -> None:
    """A dossier is written in the form that its suffix names, and read in it."""
    dump(FRANCE, tmp_path / name)
    assert (tmp_path / name).read_text() == dumps(FRANCE, format=format_)
    assert load(tmp_path / name) == FRANCE
    assert load(str(tmp_path / name)) == FRANCE


def test_another_suffix_is_refused(tmp_path: Path) -> None:
    """No form is guessed."""
    with pytest.raises(
        ValueError, match=r"^must be a path ending in .json, .jsonl, .yaml, .yml, or one "
    ):
        dump(FRANCE, tmp_path / "a.txt")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_not_overwritten_unasked(tmp_path: Path) -> None:
    """Its comments and short forms would be lost."""
    file = tmp_path / "a.yaml"
    file.write_text("# by hand\n")
    with pytest.raises(FileExistsError) as caught:
        dump(FRANCE, file)
    assert str(caught.value) == f"{file} is there already; overwrite=True replaces it"
    assert file.read_text() == "# by hand\n"
    dump(FRANCE, file, overwrite=True)
    assert load(file) == FRANCE


def test_the_permissions_of_a_file_stay(tmp_path: Path) -> None:
    """What only its owner may read stays so."""
    file = tmp_path / "a.json"
    file.write_text("{}")
    file.chmod(0o640)
    dump(FRANCE, file, overwrite=True)
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


@pytest.mark.parametrize("mode", [0o600, 0o640])
def test_what_replaces_a_private_file_is_private_while_it_is_written(
    mode: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody reads in the new file what he could not read in the old one."""
    file = tmp_path / "a.jsonl"
    file.write_text("")
    file.chmod(mode)
    seen: list[int] = []
    sync = os.fsync

    def look() -> None:
        seen.extend(
            stat.S_IMODE(each.stat().st_mode) for each in tmp_path.iterdir() if each != file
        )

    def look_and_sync(handle: int) -> None:
        look()
        sync(handle)

    def entities() -> Iterator[State]:
        look()
        yield State(id=state_id("FR"))

    monkeypatch.setattr(os, "fsync", look_and_sync)
    dump(FRANCE, file, overwrite=True)
    write_stream(entities(), file, overwrite=True)
    assert seen == [0o600] * 3
    assert stat.S_IMODE(file.stat().st_mode) == mode


def test_a_new_file_has_the_permissions_that_the_system_gives(tmp_path: Path) -> None:
    """Those of any file that is made there."""
    (tmp_path / "other").write_text("")
    dump(FRANCE, tmp_path / "a.json")
    assert (tmp_path / "a.json").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """What it points to is written."""
    folder = tmp_path / "real"
    folder.mkdir()
    (folder / "a.json").write_text("{}")
    link = tmp_path / "link.json"
    link.symlink_to(Path("real") / "a.json")
    dump(FRANCE, link, overwrite=True)
    assert link.is_symlink()
    assert load(folder / "a.json") == FRANCE


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_what_fails_half_way_leaves_the_old_file(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither half of a file nor a temporary one is left behind."""

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    file = tmp_path / "a.json"
    file.write_text("old")
    monkeypatch.setattr(os, step, fail)
    with pytest.raises(OSError, match="No space left"):
        dump(FRANCE, file, overwrite=True)
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_what_is_killed_half_way_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old file is replaced in one step, after the new one is on the disk; then its folder."""
    order: list[str] = []
    file = tmp_path / "a.json"
    file.write_text("old")
    sync, replace = os.fsync, os.replace

    def note_sync(handle: int) -> None:
        order.append(f"synced while {file.read_text().split()[0]}")
        sync(handle)

    def note_replace(source: str, target: str) -> None:
        order.append(f"replaced by {Path(source).read_text()[:1]}")
        replace(source, target)

    monkeypatch.setattr(os, "fsync", note_sync)
    monkeypatch.setattr(os, "replace", note_replace)
    dump(FRANCE, file, overwrite=True)
    assert order == ["synced while old", "replaced by {", "synced while {"]


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.json.gz"])
def test_a_file_is_written_in_little_memory(name: str, tmp_path: Path) -> None:
    """Its text is never held whole."""
    note = Text.of("peace " * 500, "en")
    dossier = Dossier(State(id=state_id(f"S{number}"), note=note) for number in range(2_000))
    dump(FRANCE, tmp_path / f"first-{name}")
    tracemalloc.start()
    dump(dossier, tmp_path / name)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(dumps(dossier)) > 6_000_000
    assert peak < 2_000_000
    assert load(tmp_path / name) == dossier


def test_a_folder_that_is_not_there_is_the_systems_error(tmp_path: Path) -> None:
    """No folder is made in passing."""
    with pytest.raises(FileNotFoundError):
        dump(FRANCE, tmp_path / "no" / "a.json")


# --- folders and dossiers in use


def write(path: Path, body: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"format: coalition-model/1\n{body}\n")


def test_the_files_of_a_folder_form_one_dossier(tmp_path: Path) -> None:
    """They refer to one another, in whatever form and however deep; other files are passed over."""
    write(tmp_path / "b.yaml", "leaders: [{id: leader:x, nationality: [state:FR]}]\ntitle: {en: T}")
    write(
        tmp_path / "deep" / "er" / "a.yml", "uses: [reference:states]\ncoverage: [{note: {en: a}}]"
    )
    write(tmp_path / "z.yaml", "uses: [reference:states]\ncoverage: [{note: {en: b}}]")
    (tmp_path / "c.JSON").write_text(
        '{"format": "coalition-model/1", "meetings": [{"id": "meeting:x"}],'
        '"acceptances": [{"code": "X", "entity": "leader:x", "reason": "r"}]}'
    )
    write(tmp_path / "README.txt", "not: {ours")
    dossier = load(tmp_path)
    assert [entity.id for entity in dossier.own] == ["leader:x", "meeting:x"]
    assert str(dossier.title) == "T"
    assert dossier.uses == ("reference:states",)
    assert sorted(str(row.note) for row in dossier.coverage) == ["a", "b"]
    assert [row.entity for row in dossier.acceptances] == ["leader:x"]


def test_defaults_are_those_of_their_own_file(tmp_path: Path) -> None:
    """A file of a folder reads the same alone and among others."""
    write(tmp_path / "a.yaml", "defaults: {language: fr}\nstates: [{id: state:A, note: un}]")
    write(tmp_path / "b.yaml", "defaults: {language: en}\nstates: [{id: state:B, note: one}]")
    dossier = load(tmp_path)
    assert dossier["state:A"].note == Text.of("un", "fr")
    assert dossier["state:B"].note == Text.of("one", "en")


def test_what_is_used_is_found_from_the_file_that_uses_it(tmp_path: Path) -> None:
    """Files and folders alike; what they use in turn is known too, and nothing of it is written."""
    write(tmp_path / "week" / "main.yaml", "uses: [../lib, extra.json]\nleaders: [{id: leader:x}]")
    write(tmp_path / "lib" / "a.yaml", "states: [{id: state:A}]\nuses: [../more/b.yaml]")
    write(tmp_path / "more" / "b.yaml", "states: [{id: state:B}]")
    (tmp_path / "week" / "extra.json").write_text(
        '{"format": "coalition-model/1", "states": [{"id": "state:C"}]}'
    )
    dossier = load(tmp_path / "week" / "main.yaml")
    assert dossier.borrowed == {"state:A", "state:B", "state:C"}
    assert [entity.id for entity in dossier.own] == ["leader:x"]
    text = dumps(dossier, format="yaml")
    assert text == (
        "format: coalition-model/1\nuses:\n- ../lib\n- extra.json\nleaders:\n- id: leader:x\n"
    )
    assert loads(text, format="yaml", base=tmp_path / "week") == dossier
    assert loads(text, format="yaml", base=str(tmp_path / "week")) == dossier


def test_what_two_dossiers_in_use_share_is_no_conflict(tmp_path: Path) -> None:
    """They hold the same."""
    write(tmp_path / "main.yaml", "uses: [a.yaml, b.yaml, c.yaml]")
    write(tmp_path / "a.yaml", "uses: [c.yaml]")
    write(tmp_path / "b.yaml", "states: [{id: state:A}]")
    write(tmp_path / "c.yaml", "states: [{id: state:A}]")
    assert load(tmp_path / "main.yaml").borrowed == {"state:A"}


# --- where things stand

YAML = """\
# by hand
format: coalition-model/1
defaults: {language: fr, source: source:x}
uses: [reference:states]
sources:
- id: source:x
  kind: post
meetings:
  - kind: visit
    id: meeting:m
    when: 2025-08-17
    participants:
      - actor: state:FR
        status: invited
        citations: ["é", {quote: b}]
      - {actor: state:DE, status: invited, id: participation:m/germany}
places: [Paris, {id: place:lyon, extra: {"a:b": [1, {c: 2}]}}]
"""
JSON = """\
{"format": "coalition-model/1",
 "sources": [{"id": "source:x", "kind": "post"}],
 "uses": ["reference:states"],
 "meetings": [
  {"id": "meeting:m", "note": {"fr": "é\\"\\\\", "en": "]"}, "when": "2025-08-17",
   "participants": [{"actor": "state:FR", "status": "invited"}]}]}
"""


@pytest.fixture
def located(tmp_path: Path) -> Located:
    (tmp_path / "a.yaml").write_text(YAML)
    return locate(tmp_path / "a.yaml")


@pytest.mark.parametrize(
    ("id_", "field", "place"),
    [
        ("source:x", None, (6, 3)),
        ("meeting:m", None, (9, 5)),
        ("meeting:m", "id", (10, 9)),
        ("meeting:m", "when", (11, 11)),
        ("meeting:m", "participants", (13, 7)),
        ("meeting:m", "participants/0", (13, 9)),
        ("meeting:m", "participants/1/status", (16, 35)),
        ("meeting:m", "participants/0/citations/1/quote", (15, 34)),
        ("participation:m/state-FR", None, (13, 9)),
        ("participation:m/state-FR", "status", (14, 17)),
        ("participation:m/state-FR", "citations/1", (15, 26)),
        ("participation:m/germany", "actor", (16, 17)),
        ("place:paris", None, (17, 10)),
        ("place:paris", "names/0", (17, 10)),
        ("place:lyon", "extra/a:b/1/c", (17, 57)),
        # what is not written is where its owner is
        ("meeting:m", "status", (9, 5)),
        ("meeting:m", "participants/7", (13, 7)),
        ("meeting:m", "participants/²", (13, 7)),
        ("participation:m/state-FR", "id", (13, 9)),
    ],
)
def test_everything_has_its_line_and_column(
    id_: str, field: str | None, place: tuple[int, int], located: Located, tmp_path: Path
) -> None:
    """Entities, parts and whatever a field path names, each where a person wrote it."""
    assert located.place(id_, field) == (str(tmp_path / "a.yaml"), *place)


@pytest.mark.parametrize(
    ("id_", "field", "place"),
    [
        ("source:x", None, (2, 14)),
        ("meeting:m", None, (5, 3)),
        ("meeting:m", "when", (5, 67)),
        ("meeting:m", "note/en", (5, 53)),
        ("participation:m/state-FR", "status", (6, 53)),
    ],
)
def test_json_has_lines_too(
    id_: str, field: str | None, place: tuple[int, int], tmp_path: Path
) -> None:
    """Escapes and brackets in texts do not mislead."""
    file = tmp_path / "a.json"
    file.write_text(JSON)
    assert locate(file).place(id_, field) == (str(file), *place)


def test_what_is_borrowed_has_no_place(located: Located) -> None:
    """It stands in another dossier."""
    assert located.place("state:FR") is None
    assert located.dossier["state:FR"].id == "state:FR"


def test_what_is_not_there_is_unknown(located: Located) -> None:
    """And the nearest is named."""
    with pytest.raises(UnknownId) as caught:
        located.place("meeting:n")
    assert str(caught.value) == (
        "no such id in the dossier: 'meeting:n'; did you mean 'meeting:m'?"
    )


def test_each_file_of_a_folder_is_named(tmp_path: Path) -> None:
    """The place says in which file."""
    write(tmp_path / "a.yaml", "states: [{id: state:A}]")
    write(tmp_path / "b.yaml", "states: [{id: state:B}]")
    located = locate(str(tmp_path))
    assert located.place("state:A") == (str(tmp_path / "a.yaml"), 2, 10)
    assert located.place("state:B") == (str(tmp_path / "b.yaml"), 2, 10)


def test_what_cannot_be_built_cannot_be_located(tmp_path: Path) -> None:
    """It has faults instead."""
    write(tmp_path / "a.yaml", "states: [{}]")
    with pytest.raises(DocumentError):
        locate(tmp_path / "a.yaml")


def test_a_folder_may_be_the_only_thing_that_is_used(tmp_path: Path) -> None:
    """A dossier of its own entities refers to those of the folder."""
    write(tmp_path / "lib" / "a.yaml", "states: [{id: state:A}]")
    text = '{"format": "coalition-model/1", "uses": ["lib"],'
    text += '"leaders": [{"id": "leader:x", "nationality": ["state:A"]}]}'
    dossier = loads(text, base=tmp_path)
    assert dossier.leaders["leader:x"] == Leader(id=leader_id("x"), nationality=(state_id("A"),))
