"""Files that are no good, in every form: a fault, never another error, never a wait."""

import io
import json
import lzma
import os
import socket
import subprocess
import sys
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import coalition_model as cm
from coalition_model.dossier import Dossier
from coalition_model.entities import Clause, Commitment, Condition, State
from coalition_model.errors import DocumentError, InvalidValue
from coalition_model.formats import dump, dumps, files, load, loads, read_stream, write_stream
from coalition_model.formats.gzip_form import packed
from coalition_model.values.citations import Citation
from coalition_model.values.frozenmap import FrozenMap
from coalition_model.values.ids import plan_id, source_id, state_id

Format = Literal["json", "jsonl", "yaml"]
FORMATS: tuple[Format, ...] = ("json", "jsonl", "yaml")
NAMES = ("a.json", "a.jsonl", "a.yaml", "a.json.gz", "a.jsonl.gz", "a.yaml.gz")
GOOD = b'{"format":"coalition-model/1"}\n'


def write(file: Path, raw: bytes) -> Path:
    """Write bytes to a file, packed if its name says so."""
    file.write_bytes(packed(raw) if file.suffix == ".gz" else raw)
    return file


def faults_of_file(file: Path) -> list[str]:
    """Give the faults of a file, without its folder; a stream has the same."""
    with pytest.raises(DocumentError) as caught:
        load(file)
    said = [str(fault).replace(f"{file.parent}/", "") for fault in caught.value.faults]
    if ".jsonl" in file.name:
        with pytest.raises(DocumentError) as caught:
            list(read_stream(file))
        assert said == [str(each).replace(f"{file.parent}/", "") for each in caught.value.faults]
    return said


# --- content

HOSTILE: dict[str, bytes] = {
    "empty": b"",
    "blank": b" \n\t\n",
    "no UTF-8": GOOD + b"\xff\xfe",
    "UTF-16": GOOD.decode().encode("utf-16"),
    "two byte order marks": b"\xef\xbb\xbf\xef\xbb\xbf" + GOOD,
    "NUL": b"\0" + GOOD,
    "NUL within": b'{"format":"coalition-model/1","title":{"en":"a\0b"}}',
    "NUL at the end": GOOD + b"\0",
    "a control character": b'{"format":"coalition-model/1","title":{"en":"a\x01b"}}',
    "truncated": GOOD[:20],
    "a truncated escape": b'{"format":"coalition-model/1","title":{"en":"\\ud8',
    "concatenated": GOOD + GOOD,
    "half a pair, escaped": b'{"format":"coalition-model/1","title":{"en":"\\ud800"}}',
    "half a pair as key": b'{"format":"coalition-model/1","\\ud800":1}',
    "half a pair, in bytes": b'{"format":"coalition-model/1","title":{"en":"\xed\xa0\x80"}}',
    "a duplicate key": b'{"format":"coalition-model/1","uses":[],"uses":[]}',
    "a format twice": b'{"format":"coalition-model/1","format":"coalition-model/1"}',
    "nested lists": b'{"format":"coalition-model/1","uses":' + b"[" * 200_000,
    "nested mappings": b'{"format":"coalition-model/1","note":' + b'{"a":' * 200_000,
    "closed nested lists": b'{"format":"coalition-model/1","uses":%b%b}' % (b"[" * 500, b"]" * 500),
    "NaN": b'{"format":"coalition-model/1","note":NaN}',
    "Infinity": b'{"format":"coalition-model/1","note":Infinity}',
    "a huge number": b'{"format":"coalition-model/1","note":' + b"9" * 100_000 + b"}",
    "a huge exponent": b'{"format":"coalition-model/1","note":1e999999999}',
    "a huge negative number": b'{"format":"coalition-model/1","note":-' + b"9" * 5_000 + b"}",
    "a huge version": b'{"format":"coalition-model/' + b"9" * 100_000 + b'"}',
    "a list": b"[]",
    "a number": b"1",
    "a text": b'"coalition-model/1"',
    "null": b"null",
    "brackets": b"}}}}]]]]",
    "something else": b"PK\x03\x04 some archive",
    "a gzip within": packed(GOOD),
}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_content_is_a_fault_in_every_form(kind: str, name: str, tmp_path: Path) -> None:
    """With a line and a column, in one line each, and shortly."""
    said = faults_of_file(write(tmp_path / name, HOSTILE[kind]))
    assert said
    for line in said:
        assert len(line) < 1_000
        assert line.isprintable()
        assert line.split(":")[1].isdecimal()


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("digits", [64, 1_000, 4_000])
def test_large_numbers_are_kept_to_the_digit(digits: int, form: Format) -> None:
    """Beyond 64 bits there is no loss, in any form."""
    number = -(10 ** (digits - 1)) + 1
    row: dict[str, Any] = {"id": "state:A", "extra": {"a:b": number}}
    text = f'{{"format":"coalition-model/1","states":[{json.dumps(row)}]}}'
    if form == "jsonl":
        text = GOOD.decode() + f'{{"state":{json.dumps(row)}}}'
    dossier = loads(text, format=form)
    assert dossier["state:A"].extra["a:b"] == number
    assert loads(dumps(dossier, format=form), format=form) == dossier


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode), st.sampled_from(FORMATS))
def test_any_bytes_are_a_dossier_or_a_fault(raw: bytes, form: Format) -> None:
    """Nothing else is raised, before or after a header."""
    for text in (raw, GOOD + raw, GOOD[:-2] + b"," + raw + b"}"):
        lines: list[int | None] = [1]
        try:
            loads(text, format=form)
        except DocumentError as error:
            lines = [fault.line for fault in error.faults]
        assert lines
        assert all(lines)


FOUND: tuple[tuple[Format, bytes], ...] = (
    # a key that comes again within what stands under a key that comes again
    ("json", b'{"format":"coalition-model/1","uses":[{}],"uses":[1,2,{"a":1,"a":2}]}'),
    ("yaml", b'{"format": "coalition-model/1", "uses": [], "uses": [{"a": 1, "a": 2}]}'),
    ("jsonl", GOOD + b'{"state":{"names":[],"names":[{"a":1,"a":2}]}}'),
    # something in use disagrees, beside a name that is none
    ("json", b'{"format":"coalition-model/1","uses":["reference:states",1,"reference:states"]}'),
)


@pytest.mark.parametrize(("form", "raw"), FOUND)
def test_what_was_found_by_fuzzing_stays_a_fault(form: Format, raw: bytes) -> None:
    """Each of these once raised something else."""
    with pytest.raises(DocumentError) as caught:
        loads(raw, format=form)
    assert all(str(fault) for fault in caught.value.faults)


def test_dossiers_in_use_that_disagree_beside_a_name_that_is_none(tmp_path: Path) -> None:
    """Both are told."""
    for name, note in (("a", "x"), ("b", "y")):
        text = f"format: coalition-model/1\nstates: [{{id: state:A, note: {{en: {note}}}}}]\n"
        (tmp_path / f"{name}.yaml").write_text(text)
    (tmp_path / "main.yaml").write_text(
        "format: coalition-model/1\nuses: [[], a.yaml, b.yaml]\nstates: [{id: state:B}]\n"
    )
    with pytest.raises(DocumentError) as caught:
        load(tmp_path / "main.yaml")
    assert [fault.pointer for fault in caught.value.faults] == ["/uses/0", "/uses/2"]


# --- files


@pytest.mark.parametrize("name", NAMES)
def test_a_pipe_is_not_waited_for(name: str, tmp_path: Path) -> None:
    """Nobody writes to it."""
    os.mkfifo(tmp_path / name)
    assert faults_of_file(tmp_path / name) == [
        f"{name}: /: must be a file, but is a device, a pipe or a socket"
    ]


def test_a_pipe_that_takes_the_place_of_a_file_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the look at a file and its opening."""
    file = write(tmp_path / "a.jsonl", GOOD)
    opening = os.open

    def swap(path: Any, flags: int, *rest: Any) -> int:
        if Path(path) == file and file.is_file():
            file.unlink()
            os.mkfifo(file)
        return opening(path, flags, *rest)

    monkeypatch.setattr(os, "open", swap)
    assert faults_of_file(file) == [
        "a.jsonl: /: must be a file, but is a device, a pipe or a socket"
    ]


@pytest.mark.parametrize("name", NAMES)
def test_a_socket_is_no_file(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is a device."""
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(name)
        assert len(faults_of_file(Path(name).absolute())) == 1


@pytest.mark.parametrize("name", NAMES)
def test_a_loop_of_links_is_a_fault(name: str, tmp_path: Path) -> None:
    """To itself, and in two steps; it cannot be written to either."""
    (tmp_path / name).symlink_to(tmp_path / name)
    (tmp_path / f"x{name}").symlink_to(tmp_path / f"y{name}")
    (tmp_path / f"y{name}").symlink_to(tmp_path / f"x{name}")
    for each in (name, f"x{name}"):
        assert faults_of_file(tmp_path / each) == [
            f"{each}: /: must be a readable file, but is too many levels of symbolic links"
        ]
        with pytest.raises(OSError, match=r"loop|leads back|levels of symbolic"):
            dump(cm.Dossier.of(), tmp_path / each, overwrite=True)
    with pytest.raises(DocumentError) as caught:
        load(tmp_path)
    assert len(caught.value.faults) == 3


@pytest.mark.parametrize("name", NAMES)
def test_a_link_to_a_document_is_that_document(name: str, tmp_path: Path) -> None:
    """The name of the link says the form; one that leads nowhere is a fault."""
    (tmp_path / "deep").mkdir()
    write(tmp_path / "deep" / name, GOOD)
    (tmp_path / name).symlink_to(Path("deep") / name)
    assert len(load(tmp_path / name)) == 0
    (tmp_path / "deep" / name).unlink()
    assert faults_of_file(tmp_path / name)[0].startswith(
        f"{name}: /: must be a file or folder that"
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_folder_that_is_named_as_a_file_is_a_folder(name: str, tmp_path: Path) -> None:
    """And without dossiers it is a fault; a stream is no folder."""
    (tmp_path / name).mkdir()
    with pytest.raises(DocumentError) as caught:
        load(tmp_path / name)
    assert caught.value.faults[0].expected.startswith("a folder with .json, ")
    if ".jsonl" in name:
        with pytest.raises(DocumentError) as caught:
            read_stream(tmp_path / name)
        assert caught.value.faults[0].actual == "a folder"


@pytest.mark.parametrize("name", NAMES)
def test_a_file_without_permission_is_a_fault(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the system says is passed on."""
    file = write(tmp_path / name, GOOD)

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    assert faults_of_file(file) == [f"{name}: /: must be a readable file, but is permission denied"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("change", ["append", "truncate", "touch"])
def test_a_file_that_changes_while_it_is_read_is_a_fault(
    name: str, change: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half of one version and half of another would be neither."""
    file = write(tmp_path / name, GOOD + b" " * 200_000)
    stat = os.fstat
    looks = 0

    def look(handle: int) -> os.stat_result:
        nonlocal looks
        looks += 1
        if looks % 2 == 0:  # after it was read
            if change == "append":
                with file.open("ab") as out:
                    out.write(b" ")
            elif change == "truncate":
                os.truncate(file, 10)
            else:
                os.utime(file, ns=(looks, looks))
        return stat(handle)

    monkeypatch.setattr(os, "fstat", look)
    with pytest.raises(DocumentError) as caught:
        load(file)
    assert caught.value.faults[0].expected in (
        "a file that stays as it is while it is read",
        "gzip",  # cut by an earlier look
    ) or (change == "truncate")


def test_a_file_that_is_replaced_while_it_is_read_is_the_old_one(tmp_path: Path) -> None:
    """Who writes atomically disturbs nobody: readers see one version or the other."""
    file = tmp_path / "a.jsonl.gz"
    dossiers = [
        cm.Dossier.of(*(cm.State(id=cm.state_id(f"S{n}")) for n in range(count)))
        for count in (300, 900)
    ]
    dump(dossiers[0], file)
    done = threading.Event()

    def replace() -> None:
        while not done.is_set():
            for each in dossiers:
                dump(each, file, overwrite=True)

    writer = threading.Thread(target=replace)
    writer.start()
    try:
        sizes = {len(list(read_stream(file))) for _ in range(20)} | {len(load(file))}
    finally:
        done.set()
        writer.join()
    assert sizes <= {300, 900}


# --- atomic writing

KILLED = """
import os, signal, sys
from coalition_model import Dossier, State, dump, load
from coalition_model.formats import files
step, count, name = int(sys.argv[1]), 0, sys.argv[2]

def maybe_killed(*_):
    global count
    count += 1
    if count == step:
        os.kill(os.getpid(), signal.SIGKILL)

new = Dossier.of(*(State(id=f"state:N{n}") for n in range(2_000)))
real = {name: getattr(os, name) for name in ("open", "fsync", "replace", "chmod", "close")}
for name_, function in real.items():
    def wrapped(*arguments, _function=function, **options):
        maybe_killed()
        result = _function(*arguments, **options)
        maybe_killed()
        return result
    setattr(os, name_, wrapped)
dump(new, name, overwrite=True)
maybe_killed()
print("done", count)
"""


@pytest.mark.parametrize("name", ["a.json", "a.jsonl.gz"])
def test_whenever_it_is_killed_the_old_file_or_the_new_one_is_there(
    name: str, tmp_path: Path
) -> None:
    """Killed before and after every step that the system sees."""
    file = tmp_path / name
    old = cm.Dossier.of(cm.State(id=cm.state_id("OLD")))
    sizes: list[int] = []
    last = ""
    for step in range(1, 40):
        dump(old, file, overwrite=True)
        arguments = [sys.executable, "-c", KILLED, str(step), str(file)]
        run = subprocess.run(arguments, capture_output=True, text=True, check=False)
        sizes.append(len(load(file)))
        assert len(load(tmp_path)) == sizes[-1]  # what it leaves behind is hidden
        last = run.stdout
        if last:
            break
        assert run.returncode == -9
    assert last.startswith("done")
    assert set(sizes) == {1, 2_000}
    assert sizes == sorted(sizes)


@pytest.mark.parametrize("delay", [0.0, 0.02, 0.05, 0.1, 0.2])
def test_killed_at_any_moment_the_old_file_or_the_new_one_is_there(
    delay: float, tmp_path: Path
) -> None:
    """While it does nothing but write, over and over."""
    file = tmp_path / "a.jsonl"
    write_stream([cm.State(id=cm.state_id("OLD"))], file)
    code = (
        "import sys; from coalition_model import State; from coalition_model.formats import *\n"
        "rows = [State(id=f'state:N{n}') for n in range(500)]\nprint('go', flush=True)\n"
        "while True: write_stream(rows, sys.argv[1], overwrite=True)"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(file)], stdout=subprocess.PIPE) as run:
        assert run.stdout is not None
        assert run.stdout.readline() == b"go\n"
        threading.Event().wait(delay)
        run.kill()
        run.wait()
    assert len(list(read_stream(file))) in (1, 500)


# --- depth


def nested(depth: int) -> Clause:
    """Nest clauses, with the deepest thing that a clause may hold in the last."""
    citation = Citation(source=source_id("x"), fields=("wording",))
    condition = Condition(citations=(citation,))
    clause = Clause(
        number="1",
        wording="unseen",
        commitments=(Commitment(modality="commits", conditions=(condition,)),),
    )
    for _ in range(depth - 1):
        clause = Clause(number="1", wording="unseen", clauses=(clause,))
    return clause


@pytest.mark.parametrize("form", FORMATS)
def test_the_deepest_plan_that_can_be_built_goes_round(form: Format) -> None:
    """What can be built can be written and read."""
    plan = cm.PeacePlan(id=plan_id("p"), clauses=(nested(40),))
    dossier = cm.Dossier.of(plan, cm.Source(id=source_id("x"), kind="post"))
    assert loads(dumps(dossier, format=form), format=form) == dossier


def test_a_deeper_plan_cannot_be_built() -> None:
    """By hand or from a document."""
    with pytest.raises(InvalidValue, match=r"^Clause\.clauses must be nested at most 40 deep, but"):
        nested(41)
    row: dict[str, Any] = {"number": "1", "wording": "unseen"}
    for _ in range(40):
        row = {"number": "1", "wording": "unseen", "clauses": [row]}
    plan = {"id": "plan:p", "clauses": [row]}
    with pytest.raises(DocumentError) as caught:
        loads(json.dumps({"format": "coalition-model/1", "plans": [plan]}))
    (fault,) = caught.value.faults
    assert (fault.pointer, fault.expected) == (
        "/plans/0/clauses/0/clauses",
        "nested at most 40 deep",
    )


# --- many faults


def thousand(form: Format, count: int) -> str:
    """Write a document of many entities, each with a fault of another sort."""
    rows: list[dict[str, Any]] = []
    for n in range(count):
        row: dict[str, Any] = {"id": f"state:S{n}"}
        match n % 5:
            case 0:
                row["statsu"] = "disputed"
            case 1:
                row["status"] = "disputd"
            case 2:
                row["predecessors"] = [f"state:missing-{n}"]
            case 3:
                row["names"] = [{"text": [1]}]
            case _:
                row["spells"] = ["2025-13"]
        rows.append(row)
    if form == "jsonl":
        return "\n".join([GOOD.decode().strip(), *(json.dumps({"state": row}) for row in rows)])
    return json.dumps({"format": "coalition-model/1", "states": rows}, indent=1)


@pytest.mark.parametrize("form", FORMATS)
def test_a_thousand_faults_are_all_told_in_their_order(form: Format) -> None:
    """Twenty in print, and how many more; all in `faults`, each with its own line."""
    with pytest.raises(DocumentError) as caught:
        loads(thousand(form, 1_000), format=form)
    faults = caught.value.faults
    assert len(faults) == 1_000
    places = [(fault.line or 0, fault.column or 0) for fault in faults]
    assert places == sorted(set(places))
    lines = str(caught.value).splitlines()
    assert (lines[0], len(lines)) == ("1000 faults:", 22)
    assert lines[-1] == "  ... and 980 more; all of them are in .faults"


def calls(work: Callable[[], object]) -> int:
    """Count the calls that some work takes, which no other program disturbs."""
    count = 0

    def note(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("form", FORMATS)
def test_the_work_for_faults_is_linear_in_the_document(form: Format) -> None:
    """Eight times the faults, at most nine times the work."""

    def refuse(count: int) -> Callable[[], None]:
        text = thousand(form, count)

        def work() -> None:
            with pytest.raises(DocumentError):
                loads(text, format=form)

        return work

    refuse(50)()  # fills the caches
    few, many = calls(refuse(250)), calls(refuse(2_000))
    assert many < 9 * few


@pytest.mark.parametrize("whole", ["plan:b", "plan:a/a"])
def test_the_work_for_a_reference_is_not_that_for_each_of_its_segments(whole: str) -> None:
    """A part with many segments is looked for at once among what could not be read."""

    def refuse(count: int) -> Callable[[], None]:
        target = "clause:" + "/".join("b" * count)
        coverage = [{"about": [target]}]
        plans = [{"id": each, "oops": 1} for each in (whole, "plan:c", "plan:b/a", "plan:b-b")]
        data = {"format": "coalition-model/1", "coverage": coverage, "plans": plans}

        def work() -> None:
            with pytest.raises(DocumentError) as caught:
                loads(json.dumps(data))
            dangling = [each for each in caught.value.faults if each.actual.startswith("'clause")]
            assert len(dangling) == (whole != "plan:b")

        return work

    refuse(5)()  # fills the caches
    assert calls(refuse(450)) < calls(refuse(110)) + 100


@pytest.fixture(autouse=True)
def _no_hidden_wait() -> Iterator[None]:
    """End a test that waits for something that never comes."""
    timer = threading.Timer(100, os._exit, (99,))
    timer.daemon = True
    timer.start()
    yield
    timer.cancel()


@pytest.mark.parametrize("name", ["x" * 300 + ".json", "x" * 300 + ".json.gz", "x" * 300 + ".yaml"])
def test_a_name_that_is_too_long_is_a_fault(name: str) -> None:
    with pytest.raises(DocumentError):
        load(name)


@pytest.mark.parametrize("format_", ["json", "yaml"])
def test_a_negative_number_may_have_as_many_digits(format_: Literal["json", "yaml"]) -> None:
    state = State(id=state_id("FR"), extra=FrozenMap({"a:b": -(10**3_999)}))
    dossier = Dossier.of(state)
    assert loads(dumps(dossier, format=format_), format=format_) == dossier


@pytest.mark.parametrize("character", ["\x85", "\u2028", "\u2029"])
@pytest.mark.parametrize("line", ['title: {en: "a%sb"}', "# a%sb"])
def test_a_line_break_of_old_yaml_is_refused_where_it_stands(line: str, character: str) -> None:
    with pytest.raises(DocumentError) as caught:
        loads(f"format: coalition-model/1\n{line % character}\n", format="yaml")
    (fault,) = caught.value.faults
    assert (fault.line, fault.column) == (2, line.index("%s") + 1)
    assert f"\\u{ord(character):04X}" in fault.hint


def test_a_file_that_gives_nothing_yet_is_no_end() -> None:
    class Slow(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            part = super().read(min(size or 40, 40))
            return part if self.tell() <= 40 else None  # type: ignore[return-value]

    lines = b'{"format":"coalition-model/1"}\n{"state":{"id":"state:FR"}}\n'
    with pytest.raises(DocumentError, match="gives nothing yet"):
        list(read_stream(Slow(lines)))


def test_a_class_is_no_entity(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="must be made of entities"):
        write_stream([Condition], tmp_path / "a.jsonl")  # type: ignore[list-item]


@pytest.mark.parametrize("name", ["z.json.gz", "z.jsonl.gz"])
def test_packed_bytes_that_break_where_a_piece_ends_are_a_fault(name: str, tmp_path: Path) -> None:
    """Just 64 KiB come out, and what is held back is nonsense."""
    start = "1f8b0800000000000203ecc18100000000c320d6f94bfc2055010000"
    file = tmp_path / name
    file.write_bytes(bytes.fromhex(start + "00" * 60 + "c0cd"))
    assert faults_of_file(file)[-1] == f"{name}: /: must be gzip, but is broken: it does not unpack"


@pytest.mark.parametrize("time_is", ["new", "put back"])
@pytest.mark.parametrize("file_is", ["young", "old"])
def test_a_file_that_is_rewritten_meanwhile_is_refused(
    file_is: str, time_is: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In place, with the same size, even where its time is set back; half of each is no version."""
    file = tmp_path / "a.json"
    file.write_bytes(b"A" * 200_000)
    before = file.stat()
    if file_is == "old":
        later = before.st_ctime_ns + 3_600 * 10**9
        monkeypatch.setattr(time, "time_ns", lambda: later)
    found = files.pieces(file)
    assert next(found).startswith(b"A")
    with file.open("r+b") as out:
        out.write(b"B" * 200_000)
    if time_is == "put back":
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    with pytest.raises(DocumentError) as caught:
        list(found)
    assert "must be a file that stays as it is while it is read" in str(caught.value)


def test_a_young_file_that_stays_is_read(tmp_path: Path) -> None:
    """Twice, and given once."""
    file = tmp_path / "a.json"
    file.write_bytes(GOOD * 50_000)
    assert b"".join(files.pieces(file)) == GOOD * 50_000


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.yaml.gz"])
def test_a_file_that_appears_meanwhile_is_not_replaced_unasked(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is looked at again when the new one gets its name, with links and without."""

    def refuse(*_: object) -> None:
        raise PermissionError

    for linked in (True, False):
        folder = tmp_path / str(linked)
        folder.mkdir()
        file = folder / name
        if not linked:
            monkeypatch.setattr(Path, "hardlink_to", refuse)
        with pytest.raises(FileExistsError) as caught, files.atomically(file, overwrite=False):
            file.write_text("precious")
        assert str(caught.value) == f"{file} is there already; overwrite=True replaces it"
        assert file.read_text() == "precious"
        assert list(folder.iterdir()) == [file]
        other = folder / f"other-{name}"
        dump(Dossier.of(State(id=state_id("FR"))), other)
        assert load(other).states
        assert sorted(folder.iterdir()) == sorted([file, other])


def test_a_stream_does_not_replace_what_appears_meanwhile(tmp_path: Path) -> None:
    """It may be written for hours."""
    file = tmp_path / "a.jsonl"

    def entities() -> Iterator[State]:
        yield State(id=state_id("FR"))
        file.write_text("precious")

    with pytest.raises(FileExistsError):
        write_stream(entities(), file)
    assert file.read_text() == "precious"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may become")
def test_a_folder_that_may_only_be_written_takes_a_file(tmp_path: Path) -> None:
    """That it cannot be synchronised is no error: the file is there."""
    folder = tmp_path / "drop"
    folder.mkdir()
    folder.chmod(0o333)
    for each in (tmp_path, *tmp_path.parents[:-1]):
        if each.stat().st_mode & 0o001 == 0:
            each.chmod(each.stat().st_mode | 0o011)
    code = (
        "import os, sys; import coalition_model as cm; import coalition_model.formats.documents\n"
        "import coalition_model.formats.json_form\n"
        "os.setuid(65534); cm.dump(cm.Dossier(), sys.argv[1])"
    )
    subprocess.run([sys.executable, "-c", code, str(folder / "a.json")], check=True)
    assert load(folder / "a.json") == Dossier()


def test_other_packers_break_as_gzip_does() -> None:
    """And text is no stream of bytes."""
    raw = lzma.compress(GOOD + b'{"state":{"id":"state:FR"}}\n' * 1_000)
    with lzma.LZMAFile(io.BytesIO(raw[:-20] + bytes(20))) as broken, pytest.raises(DocumentError):
        list(read_stream(cast("Any", broken)))
    text: Any = io.TextIOWrapper(io.BytesIO(b"\xff\xfe\xfd"), encoding="utf-8")
    with pytest.raises(TypeError, match=r"^must be a binary file, but gives text$"):
        read_stream(text)


def test_a_file_of_blank_lines_takes_little_memory(tmp_path: Path) -> None:
    """However many they are: a few kilobytes, packed."""
    file = write(tmp_path / "a.jsonl.gz", GOOD + b"\n" * 3_000_000)
    tracemalloc.start()
    assert load(file) == Dossier()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 12_000_000


def test_a_name_that_nothing_has_is_not_there(tmp_path: Path) -> None:
    """Whatever its ending."""
    write(tmp_path / "week.json", GOOD)
    for name, hint in (("folder", ""), ("week.jsn", " (did you mean 'week.json'?)")):
        (fault,) = faults_of_file(tmp_path / name)
        assert fault == f"{name}: /: must be a file or folder that is there{hint}"


# --- ids


def test_an_id_has_a_limit(tmp_path: Path) -> None:
    """Parts repeat the id of their whole: what a long one takes would grow by the square."""
    longest = "plan:" + "a" * 995
    assert cm.plan_id(longest[5:]) == longest
    hint = "write at most 1,000 characters"
    for text in (longest + "a", longest * 500):
        with pytest.raises(cm.InvalidId) as caught:
            cm.plan_id(text[5:])
        assert str(caught.value).startswith("an id must have at most 1,000 characters, but is 'pl")
        with pytest.raises(InvalidValue):
            cm.PeacePlan(id=cast("Any", text))
        for plan in ({"id": text}, {"id": text, "clauses": [{"number": "1", "wording": "unseen"}]}):
            file = write(
                tmp_path / "a.json",
                json.dumps({"format": "coalition-model/1", "plans": [plan]}).encode(),
            )
            (fault,) = faults_of_file(file)
            assert fault.startswith("a.json:1:")
            assert hint in fault
    whole = {"id": longest, "clauses": [{"number": "1", "wording": "unseen"}]}
    edge = {"organization": f"organization:{'a' * 600}", "member": f"state:{'b' * 600}"}
    for part, place in (({"plans": [whole]}, "plans/0/clauses/0"), ({"memberships": [edge]}, "")):
        document = json.dumps({"format": "coalition-model/1", **part})
        faults = faults_of_file(write(tmp_path / "b.json", document.encode()))
        assert any(
            f"/{place or 'memberships/0'}/id: must be an id of at most 1,000 char" in fault
            for fault in faults
        )
