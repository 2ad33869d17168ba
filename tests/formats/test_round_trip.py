"""What is written is read as it was, and written again it is the same to the byte."""

import pickle
from collections.abc import Callable, Iterator
from enum import StrEnum
from types import NoneType
from typing import Literal, cast

import pytest
from cattrs import Converter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coalition_model import reference
from coalition_model.dossier import Dossier
from coalition_model.entities import Claim, Meeting, Organization, Place, Source, State
from coalition_model.formats import dumps, loads, register
from coalition_model.testing.strategies import odd_dossiers as dossiers
from coalition_model.testing.strategies.arbitrary import NASTY, free_values
from coalition_model.testing.strategies.arbitrary import odd_words as words
from coalition_model.values.edtf import EdtfDate
from coalition_model.values.frozenmap import FrozenMap
from coalition_model.values.ids import (
    OrganizationId,
    StateId,
    claim_id,
    meeting_id,
    place_id,
    source_id,
    state_id,
)
from coalition_model.values.json_values import JsonValue, freeze_json
from coalition_model.values.names import Name
from coalition_model.values.quantities import Quantity
from coalition_model.values.text import Text

Format = Literal["json", "yaml"]
FORMATS: tuple[Format, ...] = ("json", "yaml")
quick = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
eager = settings(max_examples=300, deadline=None)


def goes_round(dossier: Dossier) -> None:
    """Hold a dossier equal through both forms, one after the other, and the bytes too."""
    written = {format_: dumps(dossier, format=format_) for format_ in FORMATS}
    for format_ in FORMATS:
        read = loads(written[format_], format=format_)
        assert read == dossier
        for other in FORMATS:
            assert dumps(read, format=other) == written[other]


@pytest.mark.parametrize("name", reference.NAMES)
def test_a_shipped_dossier_goes_round(name: str) -> None:
    """Every shipped dossier is the same after JSON and after YAML, in whatever order."""
    goes_round(reference.dossier(name))


@quick
@given(dossiers())
def test_any_dossier_goes_round(dossier: Dossier) -> None:
    """What can be built can be written and read, whatever its fields hold."""
    goes_round(dossier)


@quick
@given(dossiers(), st.sampled_from(["2004-01-01", "2025-03-31", "2025-08-17", "2026-01-01"]))
def test_what_was_known_goes_round(dossier: Dossier, day: str) -> None:
    """A dossier cut back to a day is a dossier like any other."""
    goes_round(dossier.known_at(day))


@quick
@given(dossiers())
def test_what_is_known_stays_known(dossier: Dossier) -> None:
    """Who knows of an entity or part on one day knows of it on every later day."""
    known: set[str] = set()
    for day in ("-0100-01-01", "1984-06-01", "2004-12-31", "2025-08-17", "2025-12-31"):
        then = dossier.known_at(day)
        now = {entity.id for entity in then}
        assert known <= now
        known = now


@quick
@given(dossiers())
def test_any_dossier_can_be_pickled(dossier: Dossier) -> None:
    """A pickled dossier comes back equal."""
    assert pickle.loads(pickle.dumps(dossier)) == dossier  # noqa: S301 - our own bytes


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("text", [text for text in NASTY if text.strip()], ids=ascii)
def test_a_text_arrives_as_it_is(text: str, format_: Format) -> None:
    """A text that looks like something else, or breaks lines oddly, stays that text."""
    note = Text(FrozenMap({"fr": text, "no": text}))
    extra = freeze_extra({"a:b": text, "a:x" + text.splitlines()[0]: {text: text}})
    state = State(id=state_id("FR"), names=(Name(text=text),), note=note, extra=extra)
    assert loads(dumps(Dossier.of(state), format=format_), format=format_)["state:FR"] == state


@eager
@given(words, free_values)
def test_a_free_value_arrives_as_it_is(key: str, value: JsonValue) -> None:
    """Free values keep their types: the text 1e5 is no number, the number no text."""
    if value is None:
        return
    claim = Claim(id=claim_id("x"), about=state_id("FR"), field=key, value=value)
    dossier = Dossier.of(State(id=state_id("FR")), claim)
    for format_ in FORMATS:
        read = loads(dumps(dossier, format=format_), format=format_)["claim:x"]
        assert read == claim
        assert repr(_plain(read.value)) == repr(_plain(claim.value))


def freeze_extra(rows: dict[str, object]) -> FrozenMap[str, JsonValue]:
    """Freeze the fields of another project."""
    return FrozenMap({key: freeze_json(value) for key, value in rows.items()})


def _plain(value: object) -> object:
    """Sort the keys and write whole floats as integers, as the canonical form does."""
    if isinstance(value, FrozenMap):
        rows = cast("FrozenMap[str, object]", value)
        return [(key, _plain(rows[key])) for key in sorted(rows)]
    if isinstance(value, tuple):
        return [_plain(each) for each in cast("tuple[object, ...]", value)]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def test_equal_dossiers_give_equal_bytes() -> None:
    """The order in which entities, languages and free keys were given does not show."""
    fr, de = State(id=state_id("FR")), State(id=state_id("DE"), note=Text({"fr": "a", "en": "b"}))
    same = State(id=state_id("DE"), note=Text({"en": "b", "fr": "a"}))
    one = Place(id=place_id("x"), extra=freeze_extra({"a:b": {"x": 1, "y": 2.0}, "a:a": 0}))
    two = Place(id=place_id("x"), extra=freeze_extra({"a:a": -0.0, "a:b": {"y": 2, "x": 1.0}}))
    assert Dossier.of(fr, de, one) == Dossier.of(two, same, fr)
    for format_ in FORMATS:
        assert dumps(Dossier.of(fr, de, one), format=format_) == dumps(
            Dossier.of(two, same, fr), format=format_
        )


def test_the_canonical_json_has_one_entity_a_line() -> None:
    """Versions of a JSON dossier compare line by line."""
    dossier = Dossier(
        [State(id=state_id("FR")), State(id=state_id("DE"), note=Text.of("é", "fr"))],
        title=Text.of("T", "en"),
    )
    assert dumps(dossier) == (
        "{\n"
        '"format":"coalition-model/1",\n'
        '"title":{"en":"T","original":"en"},\n'
        '"states":[\n'
        '{"id":"state:DE","note":{"fr":"é","original":"fr"}},\n'
        '{"id":"state:FR"}\n'
        "]\n"
        "}\n"
    )


def test_the_canonical_yaml_quotes_what_looks_like_something_else() -> None:
    """Texts that YAML 1.1, YAML 1.2 or this library reads as something else are quoted."""
    extra = freeze_extra({"a:a": "1e5", "a:b": "no", "a:c": "0o14", "a:d": "plain", "a:e": 1e5})
    dossier = Dossier.of(State(id=state_id("NO"), extra=extra))
    assert dumps(dossier, format="yaml") == (
        "format: coalition-model/1\n"
        "states:\n"
        "- id: state:NO\n"
        "  extra:\n"
        "    a:a: '1e5'\n"
        "    a:b: 'no'\n"
        "    a:c: '0o14'\n"
        "    a:d: plain\n"
        "    a:e: 100000\n"
    )


def test_what_is_shared_is_written_out() -> None:
    """YAML is written without anchors and aliases, which the reader refuses."""
    shared = freeze_json([{"x": ["y"]}])
    extra = FrozenMap({"a:a": shared, "a:b": shared})
    assert "&" not in dumps(Dossier.of(State(id=state_id("FR"), extra=extra)), format="yaml")


class Words(str):
    """A text of another project, as numpy's are."""

    __slots__ = ()

    def __str__(self) -> str:
        return "not these"


class Whole(int):
    """A whole number of another project."""


class Real(float):
    """A number of another project."""


class Status(StrEnum):
    """Words of another project."""

    FORMER = "former"


def of_another_project(
    text: Callable[[str], str], whole: Callable[[int], int], real: Callable[[float], float]
) -> Dossier:
    """Build a dossier with texts and numbers of these classes wherever it has some."""
    numbers = (text("b"), whole(1), real(2.5), real(3.0))
    free: dict[str, JsonValue] = {text("a"): numbers, text("c"): None}
    extra: dict[str, JsonValue] = {text("b:b"): FrozenMap(free), text("a:b"): whole(7)}
    state = State(
        id=cast("StateId", text("state:Narnia")),
        status="former" if text is str else cast("Literal['former']", Status.FORMER),
        note=Text({text("fr"): text("oui"), "en": text("yes"), text("de"): "ja"}, text("fr")),
        extra=FrozenMap(extra),
    )
    place = Place(id=place_id("p"), latitude=real(48.85), longitude=whole(2))
    object_id = cast("OrganizationId", text("organization:o"))
    size = Quantity(value=real(600_000.0), unit=text("people"))
    founded = EdtfDate.parse(text("2025"))
    kind = cast("Literal['group']", text("group"))
    organization = Organization(id=object_id, kind=kind, declared_size=size, founded=founded)
    meeting = Meeting(id=meeting_id("m"), ordinal=whole(3), body=object_id)
    source = Source(id=source_id("s"), kind="post", extra=FrozenMap({"a:b": text("z")}))
    claim = Claim(id=claim_id("c"), about=state.id, field=text("population"), value=whole(9))
    uses = (text("reference:organizations"),)
    return Dossier((state, place, organization, meeting, source, claim), uses=uses)


@pytest.mark.parametrize("format_", ["json", "jsonl", "yaml"])
def test_texts_and_numbers_of_classes_that_derive_from_ours_are_written_plain(
    format_: Literal["json", "jsonl", "yaml"],
) -> None:
    """What can be built can be written, and what is equal is written the same."""
    dossier, plain = of_another_project(Words, Whole, Real), of_another_project(str, int, float)
    assert dossier == plain
    text = dumps(dossier, format=format_)
    assert text == dumps(plain, format=format_)
    read = loads(text, format=format_)
    assert dumps(read, format=format_) == text
    assert [hash(read[each.id]) for each in dossier] == [*map(hash, plain)]


def test_a_converter_writes_them_plain_too() -> None:
    """Down to the class of each."""
    converter = Converter()
    register(converter)
    for entity in of_another_project(Words, Whole, Real):
        data = converter.unstructure(entity)
        assert all(type(each) in (str, int, float, NoneType) for each in leaves(data))


def leaves(data: object) -> Iterator[object]:
    """Give the keys and scalars of plain data."""
    if isinstance(data, dict):
        for key, value in cast("dict[object, object]", data).items():
            yield key
            yield from leaves(value)
    elif isinstance(data, list | tuple):
        for each in cast("list[object]", data):
            yield from leaves(each)
    else:
        yield data
