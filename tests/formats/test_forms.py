"""Every form says the same: JSON, JSON Lines, YAML, and each of them packed by gzip."""

import gzip
import random
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coalition_model import reference
from coalition_model.dossier import Dossier
from coalition_model.entities import State
from coalition_model.errors import DocumentError
from coalition_model.formats import dump, dumps, load, loads, locate
from coalition_model.formats.forms import FORMATS
from coalition_model.formats.gzip_form import Broken, Packer, packed, unpacked
from coalition_model.testing.strategies import odd_dossiers as dossiers
from coalition_model.values.ids import state_id

SUFFIXES = (".yaml", ".jsonl", ".json.gz", ".jsonl.gz", ".yaml.gz", ".json")
FRANCE = Dossier.of(State(id=state_id("FR")))
LINES = '{"format":"coalition-model/1"}\n{"state":{"id":"state:FR"}}\n'
slow = settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def goes_in_a_circle(dossier: Dossier, folder: Path) -> None:
    """Write and read a dossier through every form in turn, and end where it began, to the byte."""
    now, file = dossier, folder
    for suffix in SUFFIXES:
        file = folder / f"a{suffix}"
        dump(now, file, overwrite=True)
        now = load(file)
        assert now == dossier
    assert file.read_text(encoding="utf-8") == dumps(dossier)
    for form in FORMATS:
        text = dumps(dossier, format=form).encode()
        assert (folder / f"a.{form}").read_bytes() == text
        assert (folder / f"a.{form}.gz").read_bytes() == packed(text)


@pytest.mark.parametrize("name", reference.NAMES)
def test_a_shipped_dossier_goes_through_every_form(name: str, tmp_path: Path) -> None:
    """From JSON through all the others back to JSON."""
    goes_in_a_circle(reference.dossier(name), tmp_path)


@slow
@given(dossiers())
def test_any_dossier_goes_through_every_form(
    tmp_path_factory: pytest.TempPathFactory, dossier: Dossier
) -> None:
    """Whatever its fields hold."""
    goes_in_a_circle(dossier, tmp_path_factory.mktemp("circle"))


@slow
@given(dossiers(), st.randoms())
def test_shards_in_any_order_close_into_the_same_dossier(
    tmp_path_factory: pytest.TempPathFactory, dossier: Dossier, shuffled: random.Random
) -> None:
    """Lines may be dealt out to files as one likes; references lead from one to another."""
    folder = tmp_path_factory.mktemp("shards")
    header, *lines = dumps(dossier, format="jsonl").removesuffix("\n").split("\n")
    shuffled.shuffle(lines)
    for place in range(3):
        own = header if place == 1 else '{"format":"coalition-model/1"}'
        text = "\n".join([own, *lines[place::3]])
        name, raw = f"{place}.jsonl", text.encode()
        (folder / (f"{name}.gz" if place else name)).write_bytes(packed(raw) if place else raw)
    assert load(folder) == dossier


def test_shards_may_all_have_the_same_title(tmp_path: Path) -> None:
    """Each may begin with the header of the whole."""
    head = '{"format":"coalition-model/1","title":{"en":"T"},"uses":["reference:states"]}\n'
    for name in ("a", "b"):
        (tmp_path / f"{name}.jsonl").write_text(head + f'{{"leader":{{"id":"leader:{name}"}}}}\n')
    dossier = load(tmp_path)
    assert (str(dossier.title), dossier.uses) == ("T", ("reference:states",))
    assert set(dossier.leaders) == {"leader:a", "leader:b"}


def test_json_lines_are_written_canonically() -> None:
    """The header, then an entity a line in the order of the other forms."""
    assert dumps(FRANCE, format="jsonl") == LINES
    dossier = reference.dossier("leaders")
    _, *lines = dumps(dossier, format="jsonl").splitlines()
    assert [line.split('"')[5] for line in lines] == [each.id for each in dossier.own]


@pytest.mark.parametrize(
    "text",
    [
        LINES.rstrip("\n"),
        LINES.replace("\n", "\r\n"),
        f"\n \n{LINES}\t\n",
        LINES.replace("\n", "\n\n"),
        f"\ufeff{LINES}",
        LINES.replace('":', '" : '),
    ],
)
def test_blank_lines_and_spaces_mean_nothing(text: str) -> None:
    """Nor does the missing end of the last line."""
    assert loads(text, format="jsonl") == FRANCE


def test_short_forms_are_read_in_lines(tmp_path: Path) -> None:
    """The defaults of the header hold for the lines."""
    text = (
        '{"format":"coalition-model/1","defaults":{"language":"fr","source":"source:x"}}\n'
        '{"place":"Bruxelles"}\n{"source":{"id":"source:x","kind":"post","note":"mot"}}\n'
        '{"state":{"id":"state:FR","citations":["oui"]}}\n'
    )
    dossier = loads(text, format="jsonl")
    assert dossier["place:bruxelles"].names[0].language == "fr"
    assert dossier["state:FR"].citations[0].source == "source:x"
    (tmp_path / "a.jsonl").write_text(text)
    located = locate(tmp_path / "a.jsonl")
    assert located.place("place:bruxelles") == (str(tmp_path / "a.jsonl"), 2, 10)
    assert located.place("state:FR", "citations/0") == (str(tmp_path / "a.jsonl"), 4, 40)


def test_acceptances_are_located_in_every_form(tmp_path: Path) -> None:
    """Where each stands, in the order of the dossier."""
    row = '{"code":"X","entity":"state:FR","reason":"r"}'
    head = f'{{"format":"coalition-model/1","acceptances":[{row}]'
    (tmp_path / "a.jsonl").write_text(head + '}\n{"state":{"id":"state:FR"}}\n')
    (tmp_path / "b.json.gz").write_bytes(packed(f"{head}}}".encode()))
    (tmp_path / "c.yaml").write_text(f"\n{head}}}")
    rows = locate(tmp_path).acceptances
    assert [(Path(place[0]).name, *place[1:]) for _, place in rows] == [
        ("a.jsonl", 1, 46),
        ("b.json.gz", 1, 46),
        ("c.yaml", 2, 46),
    ]
    assert [acceptance.code for acceptance, _ in rows] == ["X"] * 3


def test_hidden_files_and_folders_are_passed_over(tmp_path: Path) -> None:
    """What an editor or a version control keeps is no part of a dossier."""
    dump(FRANCE, tmp_path / "a.json")
    (tmp_path / ".a.json").write_text("{")
    (tmp_path / ".git" / "deep").mkdir(parents=True)
    (tmp_path / ".git" / "deep" / "b.yaml").write_text("{")
    assert load(tmp_path) == FRANCE
    hidden = tmp_path / ".tracker"
    hidden.mkdir()
    dump(FRANCE, hidden / "a.jsonl.gz")
    assert load(hidden) == load(hidden / "a.jsonl.gz") == FRANCE


def test_a_hidden_file_is_read_where_it_is_named(tmp_path: Path) -> None:
    """It is passed over only among others."""
    (tmp_path / ".a.json").write_text('{"format": "coalition-model/1"}')
    assert len(load(tmp_path / ".a.json")) == 0


# --- gzip


def test_gzip_is_written_canonically(tmp_path: Path) -> None:
    """No time, no name: the same dossier gives the same bytes, whatever the file is called."""
    dump(FRANCE, tmp_path / "a.json.gz")
    dump(FRANCE, tmp_path / "b.json.gz")
    raw = (tmp_path / "a.json.gz").read_bytes()
    assert raw == (tmp_path / "b.json.gz").read_bytes()
    assert raw[:10] == bytes([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 0xFF])
    assert gzip.decompress(raw).decode() == dumps(FRANCE)


@given(st.binary(max_size=300), st.integers(0, 3), st.integers(1, 50))
def test_what_is_packed_does_not_depend_on_the_pieces(raw: bytes, times: int, step: int) -> None:
    """Written in one piece or many, it is the same, and unpacks to what it was."""
    whole = raw * 10 ** (times + 1)
    out = BytesIO()
    packer = Packer(out)
    for start in range(0, len(whole), step * 1_000):
        packer.write(whole[start : start + step * 1_000])
    packer.finish()
    assert out.getvalue() == packed(whole)
    assert gzip.decompress(out.getvalue()) == whole
    cut = (out.getvalue()[at : at + step] for at in range(0, len(out.getvalue()), step))
    assert b"".join(unpacked(cut)) == whole


@given(st.binary(max_size=100), st.lists(st.binary(max_size=30), min_size=2, max_size=4))
def test_members_in_a_row_are_one_content(junk: bytes, members: list[bytes]) -> None:
    """As RFC 1952 has it; anything else after a member is refused."""
    raw = b"".join(map(packed, members))
    assert b"".join(unpacked([raw])) == b"".join(members)
    if junk and not junk.startswith(b"\x1f\x8b"):
        with pytest.raises(Broken):
            list(unpacked([raw + junk]))


@given(st.binary(min_size=1, max_size=60), st.data())
def test_a_changed_byte_is_found_or_changes_nothing(raw: bytes, data: st.DataObject) -> None:
    """The sum and the length are checked; what says nothing may differ unseen."""
    whole = bytearray(packed(raw))
    at = data.draw(st.integers(0, len(whole) - 1))
    whole[at] ^= data.draw(st.integers(1, 255))
    try:
        out = b"".join(unpacked([bytes(whole)]))
    except Broken:
        return
    assert out == raw


def test_the_limit_holds_for_what_is_unpacked(tmp_path: Path) -> None:
    """A packed file of some kilobytes that stands for more than is allowed is not unpacked."""
    big = b'{"format": "coalition-model/1"' + b" " * 5_000_000 + b"}"
    for name, raw in (("a.json.gz", packed(big)), ("a.json", big)):
        file = tmp_path / name
        file.write_bytes(raw)
        with pytest.raises(DocumentError) as caught:
            load(file, max_bytes=1_000_000)
        assert str(caught.value.faults[0]) == (
            f"{file}: /: must be at most 1,000,000 bytes long, unpacked, but is longer "
            "(a caller who trusts it can allow more with max_bytes)"
        )
        assert len(load(file, max_bytes=len(big))) == 0


def test_the_limit_holds_for_what_is_used(tmp_path: Path) -> None:
    """A dossier in use is read with the same limit."""
    (tmp_path / "used.json.gz").write_bytes(packed(b'{"format": "coalition-model/1"' + b" " * 999))
    (tmp_path / "a.yaml").write_text("format: coalition-model/1\nuses: [used.json.gz]\n")
    with pytest.raises(DocumentError) as caught:
        load(tmp_path / "a.yaml", max_bytes=500)
    assert caught.value.faults[0].file.endswith("used.json.gz")
    assert caught.value.faults[0].expected.startswith("at most 500 bytes long")


GOOD = packed(b'{"format": "coalition-model/1"}')
TWO = packed(b'{"format": "coalition-') + packed(b'model/1"}')


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "empty"),
        (b"{}", "something else"),
        (b"\x1f", "broken off before its end"),
        (b"\x1f\x8b\x09" + bytes(7), "broken: it does not unpack"),
        (GOOD[:-1], "broken off before its end"),
        (GOOD[:-20], "broken off before its end"),
        (GOOD[:12] + b"\xff" + GOOD[13:], "broken: it does not unpack"),
        (GOOD[:-8] + b"1234" + GOOD[-4:], "broken: it does not unpack"),
        (GOOD[:-4] + b"1234", "broken: it does not unpack"),
        (GOOD + b"\0", "something else after its end"),
        (GOOD + b"garbage", "something else after its end"),
        (GOOD + GOOD[:15], "broken off before its end"),
        (zlib.compress(b"{}"), "something else"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("suffix", [".json.gz", ".jsonl.gz", ".yaml.gz"])
def test_what_is_no_gzip_is_a_fault(raw: bytes, said: str, suffix: str, tmp_path: Path) -> None:
    """Cut, changed, followed by something, or not packed at all."""
    file = tmp_path / f"a{suffix}"
    file.write_bytes(raw)
    with pytest.raises(DocumentError) as caught:
        load(file)
    assert [str(fault) for fault in caught.value.faults] == [
        f"{file}: /: must be gzip, but is {said}"
    ]


def test_members_in_a_row_are_one_document(tmp_path: Path) -> None:
    """Programs that pack in parallel write them; two documents in a row are refused as ever."""
    (tmp_path / "a.json.gz").write_bytes(TWO)
    assert len(load(tmp_path / "a.json.gz")) == 0
    (tmp_path / "b.json.gz").write_bytes(GOOD + GOOD)
    with pytest.raises(DocumentError) as caught:
        load(tmp_path / "b.json.gz")
    assert caught.value.faults[0].actual == "broken there: extra data"


def test_members_that_are_empty_take_linear_time() -> None:
    """A hundred thousand of them are a megabyte of nothing."""
    raw = packed(b"") * 20_000
    pieces = (raw[start : start + 65_536] for start in range(0, len(raw), 65_536))
    assert b"".join(unpacked(pieces)) == b""


@pytest.mark.parametrize("name", ["a.yml", "a.yml.gz", "a.JSON.GZ", "a.b.Yaml.gz", "a.JsonL"])
def test_the_ending_may_be_in_any_case(name: str, tmp_path: Path) -> None:
    """As on systems that do not tell the cases apart."""
    dump(FRANCE, tmp_path / name)
    assert load(tmp_path / name) == load(tmp_path) == FRANCE


@pytest.mark.parametrize(
    "name", ["a.gz", "a.txt.gz", "a.json.gz.gz", "json", ".json", "a.json.bz2"]
)
def test_another_ending_is_refused(name: str, tmp_path: Path) -> None:
    """Nothing is guessed from the content."""
    (tmp_path / name).write_bytes(GOOD)
    with pytest.raises(DocumentError):
        load(tmp_path / name)
    with pytest.raises(ValueError, match=r"^must be a path ending in "):
        dump(FRANCE, tmp_path / name, overwrite=True)
