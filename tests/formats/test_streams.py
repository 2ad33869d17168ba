"""Streams: entities one by one from JSON Lines, and to them, in constant memory."""

import gzip
import re
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from faulty import marked
from hypothesis import HealthCheck, given, settings

import coalition_model as cm
from coalition_model import formats, reference
from coalition_model.dossier import Dossier
from coalition_model.errors import DocumentError
from coalition_model.formats import dump, loads, read_stream, write_stream
from coalition_model.testing.strategies import odd_dossiers as dossiers

HEAD = '{"format":"coalition-model/1"}\n'
STATE = '{"state":{"id":"state:FR"}}\n'


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ({"title": "abc"}, "title must be a Text or None, but is 'abc'"),
        ({"note": 1}, "note must be a Text or None, but is 1"),
        ({"uses": "abc"}, "uses must be a list, each of it a text, but is 'abc'"),
        ({"uses": b"abc"}, "uses must be a list, each of it a text, but is b'abc'"),
        ({"uses": None}, "uses must be a list, each of it a text, but is None"),
        ({"uses": ["a", 1]}, "uses[1] must be a text, but is 1"),
        ({"uses": ["\ud800"]}, r"uses[0] must be a text, but is '\ud800'"),
        ({"coverage": cm.Coverage()}, (
            "coverage must be a list, each of it a Coverage, but is Coverage()"
        )),
        ({"coverage": ["x"]}, "coverage[0] must be a Coverage, but is 'x'"),
        ({"acceptances": [cm.Coverage()]}, (
            "acceptances[0] must be an Acceptance, but is Coverage()"
        )),
    ],
)  # fmt: skip
def test_a_header_that_could_not_be_read_is_refused(
    header: dict[str, Any], said: str, tmp_path: Path
) -> None:
    """Of a dossier as of a stream, before anything is written."""
    with pytest.raises(TypeError, match=f"^{re.escape(said)}$"):
        Dossier([], **header)
    with pytest.raises(TypeError, match=f"^{re.escape(said)}$"):
        write_stream([], tmp_path / "a.jsonl", **header)
    assert list(tmp_path.iterdir()) == []


def test_a_stream_uses_each_dossier_once(tmp_path: Path) -> None:
    """As a dossier does; the names may come from an iterator."""
    used = ["reference:states", "reference:leaders", "reference:states"]
    write_stream([], tmp_path / "a.jsonl", uses=iter(used))
    assert read_stream(tmp_path / "a.jsonl").uses == ("reference:states", "reference:leaders")
    assert Dossier([], uses=iter(used)).uses == ("reference:states", "reference:leaders")


def stream_lines(text: str | bytes, **options: Any) -> list[str]:
    """Give the faults of a stream that must have some, as they are printed."""
    raw = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    with pytest.raises(DocumentError) as caught:
        list(read_stream(BytesIO(raw), **options))
    return [str(fault) for fault in caught.value.faults]


def said_of(dossier: Dossier) -> dict[str, Any]:
    """Give what a dossier says of itself, as `write_stream` takes it."""
    names = ("title", "note", "uses", "coverage", "acceptances")
    return {name: getattr(dossier, name) for name in names}


@pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.gz"])
@pytest.mark.parametrize("name", reference.NAMES)
def test_a_stream_has_the_entities_of_its_dossier(name: str, suffix: str, tmp_path: Path) -> None:
    """In their order, with its header; written again it is the same to the byte."""
    dossier = reference.dossier(name)
    dump(dossier, tmp_path / f"a{suffix}")
    with read_stream(tmp_path / f"a{suffix}") as stream:
        assert tuple(stream) == dossier.own
        assert said_of(dossier) == {
            "title": stream.title,
            "note": stream.note,
            "uses": stream.uses,
            "coverage": stream.coverage,
            "acceptances": stream.acceptances,
        }
    write_stream(iter(dossier.own), str(tmp_path / f"b{suffix}"), **said_of(dossier))
    assert (tmp_path / f"a{suffix}").read_bytes() == (tmp_path / f"b{suffix}").read_bytes()


@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(dossiers())
def test_any_dossier_can_be_streamed(
    tmp_path_factory: pytest.TempPathFactory, dossier: Dossier
) -> None:
    """A stream of entities closes into the dossier."""
    file = tmp_path_factory.mktemp("stream") / "a.jsonl"
    write_stream(dossier.own, file, **said_of(dossier))
    assert Dossier(read_stream(file), **said_of(dossier)) == dossier == formats.load(file)


def test_entities_may_come_in_any_order(tmp_path: Path) -> None:
    """References are checked when the stream is closed, and only then."""
    dossier = reference.dossier("coalition-of-the-willing")
    file = tmp_path / "a.jsonl"
    write_stream(reversed(dossier.own), file, **said_of(dossier))
    assert tuple(read_stream(file)) == dossier.own[::-1]
    assert formats.load(file) == dossier
    alone = f'{HEAD}{{"leader":{{"id":"leader:x","nationality":["state:FR"]}}}}\n'
    (leader,) = read_stream(BytesIO(alone.encode()))
    with pytest.raises(DocumentError) as caught:
        Dossier.of(leader)
    assert caught.value.faults[0].actual == "'state:FR'"


def test_an_open_file_may_be_anything_binary(tmp_path: Path) -> None:
    """What another program packs or sends."""
    raw = (HEAD + STATE).encode()
    assert [each.id for each in read_stream(BytesIO(raw))] == ["state:FR"]
    (tmp_path / "a.gz").write_bytes(gzip.compress(raw))
    with gzip.open(tmp_path / "a.gz") as packed:
        assert [each.id for each in read_stream(packed)] == ["state:FR"]  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"^must be a binary file, but gives '"):
        read_stream(StringIO(HEAD))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_a_file_that_breaks_off_is_a_fault(tmp_path: Path) -> None:
    """What comes after the entities that could be read."""
    raw = gzip.compress((HEAD + STATE * 20_000).encode())[:-10]
    (tmp_path / "a.jsonl.gz").write_bytes(raw)
    for source in (tmp_path / "a.jsonl.gz", gzip.GzipFile(fileobj=BytesIO(raw))):
        seen: list[object] = []
        with pytest.raises(DocumentError) as caught:
            seen.extend(read_stream(source))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        assert len(seen) > 10_000
        assert len(caught.value.faults) == 1


def test_a_stream_is_read_up_to_the_first_fault_and_then_for_faults(tmp_path: Path) -> None:
    """What was good comes first; then every fault of the rest, in the order of the lines."""
    text, places = marked(
        HEAD
        + STATE
        + '{"state":{"id":"state:DE",»"nam":1,"names":»2}}\n'
        + STATE.replace("FR", "GB")
        + '{"leader":{"id":»"leader:ü"}}\n'
        + "\n{»oops}\n"
        + '{»"leadr":{}}\n'
        + '{"state":{"id":"state:X"},»"leader":{"id":"leader:x"}}\n'
        + "»[1]\n"
        + '{"state":»{}}\n'
        + '{"state":{"id":"state:Y",»"id":"state:Z"}}\n'
        + "»{}\n"
        + '{»"format":"coalition-model/1"}\n'
        + '{"state":{"id":"state:Q"}}{»'.replace("{»", "»{")
    )
    file = tmp_path / "a.jsonl"
    file.write_text(text)
    stream = read_stream(file)
    assert next(stream).id == "state:FR"
    with pytest.raises(DocumentError) as caught:
        next(stream)
    said = [
        "/state/nam: must be a field of State, but is 'nam' (did you mean 'names'?)",
        "/state/names: must be a list, but is 2",
        (
            "/leader/id: must be an id of kind leader, but is 'leader:ü' (after 'leader:' write "
            "segments of A-Z a-z 0-9 . _ - joined by '/')"
        ),
        ("/: must be JSON, but is broken there: expecting property name enclosed in double quotes"),
        "/leadr: must be a kind of entity, but is 'leadr' (did you mean 'leader'?)",
        (
            "/leader: must be the only key of its line, but is 'leader' (each entity stands in a "
            "line of its own)"
        ),
        "/: must be a mapping of a kind of entity to one entity, but is a list",
        "/state/id: must be given (State needs it)",
        "/state/id: must be a key that comes once, but is there again",
        "/: must be a mapping of a kind of entity to one entity, but is an empty mapping",
        (
            "/format: must be a kind of entity, but is 'format' (the header is the first line "
            "only; put several streams into a folder)"
        ),
        "/: must be JSON, but is broken there: extra data",
    ]
    expected = [f"{file}:{place}: {line}" for place, line in zip(places, said, strict=True)]
    assert [str(fault) for fault in caught.value.faults] == expected
    with pytest.raises(StopIteration):
        next(stream)
    with pytest.raises(DocumentError) as caught:
        formats.load(file)
    assert [str(fault) for fault in caught.value.faults] == expected


def test_a_fault_in_the_header_is_told_at_once() -> None:
    """With those of all lines."""
    text = '{"format":"coalition-model/1","titel":1,"states":[]}\n{"state":1}\n' + STATE
    with pytest.raises(DocumentError) as caught:
        read_stream(BytesIO(text.encode()))
    assert [str(fault).partition(": ")[0] for fault in caught.value.faults] == [
        "<stream>:1:31",
        "<stream>:1:41",
        "<stream>:2:10",
    ]
    assert caught.value.faults[1].hint == 'each stands in a line of its own: {"state":{...}}'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "1:1: /: must be a document, but is empty"),
        ("\n \n", "1:1: /: must be a document, but is empty"),
        ("31\n", "1:1: /: must be a mapping with 'format: coalition-model/1', but is 31"),
        (STATE, ('1:1: /format: must be given (write {"format":"coalition-model/1"} in the first '
         "line)")),
        ('{"format":"coalition-model/2"}\n{', ("1:11: /format: must be coalition-model/1, but is "
         "'coalition-model/2' (a newer version wrote it: python -m pip install --upgrade "
         "coalition-model)")),
        ('{"format":"x"}\n{', ("1:11: /format: must be coalition-model/1, but is 'x' (this is no "
         "document of this library)")),
        ("{\n" + STATE, ("1:2: /: must be JSON, but is broken there: expecting property name "
         "enclosed in double quotes")),
    ],
)  # fmt: skip
def test_without_a_header_nothing_else_is_judged(text: str, said: str) -> None:
    """Its rules would not be known."""
    with pytest.raises(DocumentError) as caught:
        loads(text, format="jsonl")
    assert [str(fault) for fault in caught.value.faults][:1] == [f"<text>:{said}"]
    if "\n{" not in text:
        assert stream_lines(text) == [f"<stream>:{said}"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"\xff", "must be UTF-8, but is byte 0xff"),
        (b'{"state":{"id":"\xed\xa0\x80"}}', "must be UTF-8, but is byte 0xed"),
        (b'{"state":{"id":"\\ud800"}}', "must be Unicode text, but is '\\ud800'"),
        (b'{"state":{"id":"state:A\0"}}', "but is broken there: invalid control character"),
        (b'\xef\xbb\xbf{"state":{"id":"state:A"}}', "must be JSON, but is broken there"),
        (b'{"place":{"id":"place:a","latitude":NaN}}', "must be a finite number, but is not a num"),
        (b'{"place":{"id":"place:a","latitude":-Infinity}}', "but is infinite or too large"),
        (b'{"place":{"id":"place:a","latitude":' + b"9" * 5_000 + b"}}", "or too large"),
        (b'{"place":{"id":"place:a","latitude":9e999}}', "infinite or too large"),
        (b'{"state":{"id":"state:A","extra":{"a:b":' + b"[" * 5_000, "nested at most 100 deep"),
        (b'{"state":{"id":"state:A"', "must be JSON, but is broken there"),
        (b'{"state":{"id":"state:A"}}{}', "must be JSON, but is broken there: extra data"),
        (b'{"state":{"id":"state:A","extra":{"a:b":1,"a:b":2}}}', "a key that comes once"),
    ],
)  # fmt: skip
def test_a_hostile_line_is_one_fault_in_its_place(line: bytes, said: str) -> None:
    """And the lines after it are read on."""
    raw = (HEAD + STATE).encode() + line + b'\n{"leader":1}\n'
    first, second = stream_lines(raw)
    assert said in first
    assert first.startswith("<stream>:3:")
    assert second.startswith("<stream>:4:11: /leader: must be a mapping")
    with pytest.raises(DocumentError) as caught:
        loads(raw, format="jsonl")
    assert [str(fault).replace("<text>", "<stream>") for fault in caught.value.faults] == [
        first,
        second,
    ]


def test_numbers_beyond_64_bits_are_kept() -> None:
    """JSON has no bounds, and a stream keeps what a document keeps."""
    row = f'{{"state":{{"id":"state:A","extra":{{"a:b":[{2**63},{-(2**64)},{10**30}]}}}}}}'
    (state,) = read_stream(BytesIO((HEAD + row).encode()))
    assert state.extra["a:b"] == (2**63, -(2**64), 10**30)


def test_a_line_that_is_too_long_ends_the_stream() -> None:
    """Whatever comes after it: its end may be gigabytes away."""
    text = f'{HEAD}{STATE}{{"leader":{{"id":"leader:{"x" * 5_000}"}}}}\n{{"oops\n'
    assert stream_lines(text, max_line=1_000) == [
        (
            "<stream>:3:1: /: must be a line of at most 1,000 bytes, but is longer (a caller who "
            "trusts it can allow more with max_line)"
        )
    ]
    stream_lines(text.replace("\n{", " \n{", 1), max_line=5_040)
    assert len(list(read_stream(BytesIO((HEAD + STATE).encode()), max_line=30))) == 1
    assert len(stream_lines(HEAD + STATE, max_line=29)) == 1


def test_a_gzip_bomb_of_one_line_is_found_within_little_memory(tmp_path: Path) -> None:
    """Four megabytes that stand for four gigabytes."""
    from coalition_model.formats.gzip_form import packed  # noqa: PLC0415

    bomb = packed(HEAD.encode()) + packed(b" " * 10_000_000) * 400
    file = tmp_path / "a.jsonl.gz"
    file.write_bytes(bomb)
    tracemalloc.start()
    with pytest.raises(DocumentError) as caught:
        list(read_stream(file, max_line=1_000_000))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert caught.value.faults[0].expected == "a line of at most 1,000,000 bytes"
    assert peak < 10_000_000


@pytest.mark.parametrize("name", ["a.json", "a.yaml", "a.json.gz", "a.txt", "a"])
def test_only_lines_are_streamed(name: str, tmp_path: Path) -> None:
    """The other forms have no lines to read one by one."""
    with pytest.raises(DocumentError) as caught:
        read_stream(tmp_path / name)
    assert caught.value.faults[0].expected == "a file ending in .jsonl or .jsonl.gz"
    with pytest.raises(ValueError, match=r"^must be a path ending in .*json"):
        write_stream([], tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_stream_that_fails_half_way_leaves_the_old_file(tmp_path: Path) -> None:
    """Neither half of a stream nor a temporary file is left behind."""
    file = tmp_path / "a.jsonl"
    file.write_text("old")

    def broken() -> Iterator[cm.State]:
        yield cm.State(id=cm.state_id("A"))
        raise RuntimeError("gone")

    with pytest.raises(FileExistsError):
        write_stream([], file)
    with pytest.raises(RuntimeError, match="gone"):
        write_stream(broken(), file, overwrite=True)
    with pytest.raises(TypeError, match=r"^a stream must be made of entities, but one is 'x'$"):
        write_stream(["x"], file, overwrite=True)  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
    assert [each.name for each in tmp_path.iterdir()] == ["a.jsonl"]
    assert file.read_text() == "old"


def test_a_stream_may_be_read_and_written_at_once(tmp_path: Path) -> None:
    """The old file stays until all is written."""
    dump(reference.dossier("states"), tmp_path / "a.jsonl.gz")
    before = (tmp_path / "a.jsonl.gz").read_bytes()
    with read_stream(tmp_path / "a.jsonl.gz") as stream:
        write_stream(
            stream,
            tmp_path / "a.jsonl.gz",
            title=stream.title,
            note=stream.note,
            uses=stream.uses,
            coverage=stream.coverage,
            acceptances=stream.acceptances,
            overwrite=True,
        )
    assert (tmp_path / "a.jsonl.gz").read_bytes() == before


def test_a_stream_lets_go_of_its_file(tmp_path: Path) -> None:
    """At its end, when it is closed, and when it is forgotten."""
    dump(reference.dossier("states"), tmp_path / "a.jsonl")
    code = """
import gc, os, sys
from coalition_model.formats import read_stream
count = lambda: len(os.listdir("/proc/self/fd"))
before = count()
stream = read_stream(sys.argv[1]); next(stream); assert count() == before + 1; stream.close()
assert count() == before
with read_stream(sys.argv[1]) as stream: next(stream)
assert count() == before
stream = read_stream(sys.argv[1]); list(stream); assert count() == before
stream = read_stream(sys.argv[1]); next(stream); del stream; gc.collect(); assert count() == before
"""
    if not Path("/proc/self/fd").exists():
        pytest.skip("no /proc here")
    arguments = [sys.executable, "-W", "error", "-c", code, str(tmp_path / "a.jsonl")]
    run = subprocess.run(arguments, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")


def test_a_long_stream_takes_no_more_memory_than_a_short_one(tmp_path: Path) -> None:
    """Ten times the entities, the same peak; so too where many lines are faulty."""
    dossier = reference.dossier("leaders")

    def peak(times: int) -> int:
        file = tmp_path / f"{times}.jsonl"
        rows = (each for _ in range(times) for each in dossier.own)
        write_stream(rows, file, overwrite=True)
        tracemalloc.start()
        for _ in read_stream(file):
            pass
        size = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return size

    peak(3)  # fills the caches
    assert peak(30) < peak(3) * 1.2  # both are larger than the pieces that are read
