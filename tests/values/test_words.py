"""Ids, wordings and free values: what is one, what is made of one, and what is not."""

from collections import OrderedDict
from types import MappingProxyType
from typing import Any

import pytest

from coalition_model.errors import InvalidValue
from coalition_model.values import FrozenMap, Text
from coalition_model.values.ids import ID_KINDS, as_segment, is_id, kind_of, local_of, mint, slug
from coalition_model.values.json_values import (
    MAX_NESTING,
    MAX_TEXT,
    freeze_json,
    is_json,
    is_number,
    is_text,
    thaw_json,
)


@pytest.mark.parametrize(
    ("name", "segment"),
    [
        ("Recep Tayyip Erdoğan", "recep-tayyip-erdogan"),
        ("  A & B.  ", "a-b"),
        ("...U.S.A...", "u.s.a"),
        ("--x_y--", "x_y"),
        ("A-b", "a-b"),
        ("A - b", "a-b"),
        ("Œuvre Straße", "uvre-strae"),
        ("ﬁn", "fin"),
        ("3+2", "3-2"),
        ("Київ X", "x"),
    ],
)
def test_a_slug_is_one_segment_in_lower_case(name: str, segment: str) -> None:
    assert slug(name) == segment
    assert mint("place", segment) == f"place:{segment}"


@pytest.mark.parametrize(
    ("text", "kind", "local"),
    [
        ("state:FR", "state", "FR"),
        ("clause:a/b:c", "clause", "a/b:c"),
        ("state", "state", ""),
        ("", "", ""),
    ],
)
def test_the_kind_of_an_id_is_before_the_first_colon(text: str, kind: str, local: str) -> None:
    assert (kind_of(text), local_of(text)) == (kind, local)


@pytest.mark.parametrize("kind", ID_KINDS.values())
def test_an_id_is_a_known_kind_and_segments(kind: str) -> None:
    for local in ("FR", "a/b", "a.b_c-d/1", "-", ".", "0"):
        assert is_id(f"{kind}:{local}")
        assert is_id(f"{kind}:{local}", frozenset({kind, "other"}))
        assert not is_id(f"{kind}:{local}", frozenset({"other"}))
        assert is_id(f"other:{local}", frozenset({"other"}))
    for odd in ("", "a/", "/a", "a//b", "a b", "é", "a:b", "a\n"):
        assert not is_id(f"{kind}:{odd}")
    for odd in (kind, f"{kind}s:a", f"{kind.title()}:a", f" {kind}:a", ":a"):
        assert not is_id(odd)
    assert not is_id(5)
    assert not is_id(b"state:FR")
    assert not is_id(f"{kind}:a", frozenset())


def test_an_id_becomes_one_segment() -> None:
    assert as_segment("clause:a/b/c") == "clause-a-b-c"


TEXT = Text({"fr": "Kiev", "uk": "Київ", "en-GB": "Kyiv", "en-US": "Kiev city"}, "uk")


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (("en-US",), "Kiev city"),
        (("en",), "Kyiv"),
        (("EN-au",), "Kyiv"),
        (("de", "fr-CA"), "Kiev"),
        (("de", "fr", "uk"), "Kiev"),
        (("e",), None),
        ((), None),
    ],
)
def test_the_wording_in_the_first_language_that_there_is(
    wanted: tuple[str, ...], words: str | None
) -> None:
    assert TEXT.wording(*wanted) == words


def test_the_original_is_the_first_of_the_languages() -> None:
    assert TEXT.languages == ("uk", "en-GB", "en-US", "fr")
    assert str(TEXT) == "Київ"
    assert repr(Text({"fr": "a"})) == "Text({'fr': 'a'})"
    assert repr(Text({"fr": "a"}, "fr")) == "Text({'fr': 'a'}, original='fr')"


def test_all_that_is_wrong_with_a_text_is_told() -> None:
    with pytest.raises(InvalidValue) as caught:
        Text({"a": "x", "de": " ", "fr": ""}, "en")
    first, others = caught.value, caught.value.others
    assert [(str(error), error.path) for error in (first, *others)] == [
        ("Text.wordings must be a BCP 47 language tag, but is 'a'", ("wordings",)),
        ("Text.wordings[de] must be words, but is ' '", ("wordings", "de")),
        ("Text.wordings[fr] must be words, but is ''", ("wordings", "fr")),
        ("Text.original must be one of its languages, but is 'en'", ("original",)),
    ]


@pytest.mark.parametrize(
    "tag", ["fr", "ukr", "en-GB", "zh-Hant-TW", "de-1996", "en-a12345678"[:11]]
)
def test_a_language_tag_is_one_of_bcp_47(tag: str) -> None:
    assert Text({tag: "x"}).languages == (tag,)


@pytest.mark.parametrize("tag", ["f", "fran", "en_GB", "en-", "-en", "en-123456789", "e1", ""])
def test_what_is_no_language_tag_is_refused(tag: str) -> None:
    with pytest.raises(InvalidValue, match="BCP 47 language tag"):
        Text({tag: "x"})


EMPTY: FrozenMap[str, int] = FrozenMap({})


def nested(depth: int, kind: str) -> Any:
    """Nest lists, or mappings, so many in one another."""
    value: Any = [] if kind == "list" else {}
    for _ in range(depth - 1):
        value = [value] if kind == "list" else {"a": value}
    return value


@pytest.mark.parametrize("kind", ["list", "mapping"])
def test_a_free_value_is_nested_so_deep_and_no_deeper(kind: str) -> None:
    frozen = freeze_json(nested(MAX_NESTING, kind))
    assert is_json(frozen)
    assert thaw_json(frozen) == nested(MAX_NESTING, kind)
    deeper = (frozen,) if kind == "list" else FrozenMap({"a": frozen})
    assert not is_json(deeper)
    with pytest.raises(InvalidValue, match="nested at most 96 deep"):
        freeze_json(nested(MAX_NESTING + 1, kind))


NOTHING: dict[str, int] = {}
FREE: list[tuple[object, object]] = [
    (None, None),
    (True, True),
    (False, False),
    (0, 0),
    (1.5, 1.5),
    ("é", "é"),
    ([1, ["a", None]], (1, ("a", None))),
    ((1, {"a": [True]}), (1, FrozenMap({"a": (True,)}))),
    (OrderedDict(a=[0]), FrozenMap({"a": (0,)})),
    (MappingProxyType({"a": NOTHING}), FrozenMap({"a": EMPTY})),
    (FrozenMap({"a": [1]}), FrozenMap({"a": (1,)})),
]


@pytest.mark.parametrize(("value", "frozen"), FREE)
def test_a_json_value_is_frozen_and_thawed(value: object, frozen: object) -> None:
    found = freeze_json(value)
    assert found == frozen
    assert type(found) is type(frozen)
    assert is_json(found)
    assert freeze_json(thaw_json(found)) == frozen


NO_JSON: list[object] = [
    *([1], {"a": 1}, (1, [2]), FrozenMap({1: 2}), FrozenMap({"a": [1]}), {1}, b"a", 1j),
]
NUMBERS: list[object] = [10**4000 - 1, 1 - 10**4000, 0, 1.5]
NO_NUMBERS: list[object] = [
    *(10**4000, -(10**4000), float("nan"), float("inf"), True, "1", None),
]
NO_TEXTS: list[object] = ["é" * (MAX_TEXT + 1), "a\udfff", "\ud800a", 1, None, b"a"]


def test_what_json_cannot_say_is_no_json_value() -> None:
    assert [value for value in NO_JSON if is_json(value)] == []
    assert [value for value in NUMBERS if not (is_number(value) and is_json(value))] == []
    assert [value for value in NO_NUMBERS if is_number(value)] == []
    assert is_text("")
    assert is_text("é" * MAX_TEXT)
    assert not any(is_text(value) or is_json(FrozenMap({value: 1})) for value in NO_TEXTS)
