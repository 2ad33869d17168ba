"""What a class is made of follows from its annotations, and what a field holds from its shape."""

from typing import Annotated, Any, Literal

import attrs
import pytest

from coalition_model.entities import Timing
from coalition_model.errors import InvalidValue
from coalition_model.values import Answer, EdtfDate, EdtfInterval, FrozenMap, Moment, Text
from coalition_model.values.edtf_sets import EdtfSet
from coalition_model.values.ids import LeaderId, StateId
from coalition_model.values.json_values import JsonValue
from coalition_model.values.moments import MomentInterval
from coalition_model.values.names import Identifier
from coalition_model.values.shapes import (
    NOT_BLANK,
    SCALARS,
    SUPPORTED,
    Field,
    Form,
    Shape,
    check,
    field_of,
    fields_of,
    short_repr,
)
from coalition_model.values.text import LANGUAGE_PATTERN

TAG = "a BCP 47 language tag"
WORD = Form("[a-z]+", "a word")
SPOKEN = Form(NOT_BLANK, "words")


@attrs.frozen(kw_only=True)
class Sample:
    """A field of every shape."""

    text: str
    word: Annotated[str, "a mark of another's", WORD]
    spoken: Annotated[str, SPOKEN] | None = None
    flag: bool = False
    count: int | None = None
    amount: int | float | None = None
    state: StateId | None = None
    actor: StateId | LeaderId | None = None
    colour: Literal["red", "green", "blue"] = "red"
    on: EdtfDate | None = None
    during: EdtfDate | EdtfInterval | None = None
    part: Identifier | None = None
    words: tuple[Annotated[str, WORD], ...] = ()
    names: FrozenMap[str, JsonValue] = attrs.field(factory=lambda: FrozenMap[str, JsonValue]({}))
    free: JsonValue = None
    told: Answer = Answer.UNKNOWN
    rate: float = 0.5


def sample(**fields: Any) -> Sample:
    """Make one of some fields, the others as they are best."""
    whole: dict[str, Any] = {"text": "", "word": "a"}
    whole.update(fields)
    return Sample(**whole)


SHAPES: list[tuple[str, Shape, object]] = [
    ("text", Shape("text"), attrs.NOTHING),
    ("word", Shape("text", form=WORD), attrs.NOTHING),
    ("spoken", Shape("text", optional=True, form=SPOKEN), None),
    ("flag", Shape("boolean"), False),
    ("count", Shape("integer", optional=True), None),
    ("amount", Shape("number", optional=True), None),
    ("state", Shape("id", optional=True, names=("state",)), None),
    ("actor", Shape("id", optional=True, names=("state", "leader")), None),
    ("colour", Shape("choice", names=("red", "green", "blue")), "red"),
    ("on", Shape("scalar", optional=True, types=(EdtfDate,)), None),
    ("during", Shape("scalar", optional=True, types=(EdtfDate, EdtfInterval)), None),
    ("part", Shape("part", optional=True, types=(Identifier,)), None),
    ("words", Shape("many", item=Shape("text", form=WORD)), ()),
    ("names", Shape("map", item=Shape("json")), FrozenMap({})),
    ("free", Shape("json"), None),
    ("told", Shape("scalar", types=(Answer,)), Answer.UNKNOWN),
    ("rate", Shape("number"), 0.5),
]


def test_the_fields_of_a_class_follow_from_its_annotations() -> None:
    assert list(fields_of(Sample)) == [
        Field(name, shape, required=default is attrs.NOTHING, default=default)
        for name, shape, default in SHAPES
    ]
    assert fields_of(Sample) is fields_of(Sample)
    assert field_of(Sample, "colour") == fields_of(Sample)[8]
    assert field_of(Sample, "hidden") is None
    assert [(field.name, field.shape) for field in fields_of(Text)] == [
        ("wordings", Shape("map", item=Shape("text"))),
        ("original", Shape("text", optional=True, form=Form(LANGUAGE_PATTERN, TAG))),
    ]


MAPPING = "FrozenMap[str, JsonValue], as all mappings are"
ITEMS = "a tuple of items that are neither tuples nor None"


@pytest.mark.parametrize(
    ("annotation", "expected"),
    [
        (bytes, SUPPORTED),
        (Any, SUPPORTED),
        (list[str], SUPPORTED),
        (dict[str, str], SUPPORTED),
        (set[str], SUPPORTED),
        (str | bytes, SUPPORTED),
        (EdtfDate | int, SUPPORTED),
        (EdtfDate | Answer, SUPPORTED),
        (int | float | str, SUPPORTED),
        (StateId | Text, SUPPORTED),
        (Literal["a", 1], SUPPORTED),
        (Literal["a", None], SUPPORTED),
        (Annotated[int, WORD], SUPPORTED),
        (Annotated[tuple[str, ...], WORD], SUPPORTED),
        (tuple, SUPPORTED),
        (FrozenMap, SUPPORTED),
        (FrozenMap[str, int], MAPPING),
        (FrozenMap[str, str], MAPPING),
        (FrozenMap[str, EdtfDate], MAPPING),
        (FrozenMap[str, Any], MAPPING),
        (FrozenMap[str, JsonValue | None], MAPPING),
        (FrozenMap[StateId, JsonValue], MAPPING),
        (tuple[EdtfDate | None, ...], ITEMS),
        (tuple[tuple[int, ...], ...], ITEMS),
        (tuple[str, int], "tuple[..., ...], of any length"),
        (tuple[str], "tuple[..., ...], of any length"),
    ],
)
def test_an_annotation_that_is_not_supported_is_refused(annotation: Any, expected: str) -> None:
    """It names the class, the field and what is supported, alone and as one of several."""
    several: list[Any] = [annotation | None, Annotated[annotation, "a mark of another's"]]
    for whole in several:
        cls = attrs.make_class("Odd", {"odd": attrs.field(type=whole)})
        with pytest.raises(TypeError) as caught:
            fields_of(cls)
        assert str(caught.value).startswith(f"Odd.odd must be {expected}, but is ")
    cls = attrs.make_class("Odd", {"odd": attrs.field(type=annotation)})
    with pytest.raises(TypeError) as caught:
        fields_of(cls)
    assert str(caught.value) == f"Odd.odd must be {expected}, but is {annotation!r}"


CALLED = "an argument of the constructor, called as the field is"


@pytest.mark.parametrize(
    ("name", "field", "expected"),
    [
        ("odd", attrs.field(type=int, default=1, init=False), CALLED),
        ("odd", attrs.field(type=int, alias="even"), CALLED),
        ("_odd", attrs.field(type=int, alias="_odd"), CALLED),
        (
            "odd",
            attrs.field(type=int, validator=attrs.validators.ge(1)),
            "have no validator: put its invariant in _keep_invariants",
        ),
        (
            "odd",
            attrs.field(type=str, converter=str),
            "have no converter: a document says what the field holds",
        ),
        (
            "odd",
            attrs.field(type=int, default=attrs.Factory(hash, takes_self=True)),
            "have a default that does not depend on other fields",
        ),
        (
            "odd",
            attrs.field(type=Timing, default=Timing(wording=Text.of("a", "en"))),
            "have no default with an id: an id is given once",
        ),
        (
            "odd",
            attrs.field(type=tuple[Timing, ...], default=(Timing(wording=Text.of("a", "en")),)),
            "have no default with an id: an id is given once",
        ),
    ],
)
def test_a_field_that_a_loader_could_not_fill_is_refused(
    name: str, field: Any, expected: str
) -> None:
    cls = attrs.make_class("Odd", {name: field})
    with pytest.raises(TypeError) as caught:
        fields_of(cls)
    must = "must be" if expected == CALLED else "must"
    assert str(caught.value) == f"Odd.{name} {must} {expected}"


OF_KIND: list[tuple[str, str, list[object], list[object]]] = [
    ("text", "a text", ["", "é"], [1, None, "\ud800", b"a", ["a"]]),
    ("word", "a word", ["a", "abc"], ["", "A", "a b", "a\n", 1, None]),
    ("spoken", "words", [" a ", None], [" ", "", "\u2003", 1]),
    ("flag", "true or false", [True, False], [0, 1, None, "true"]),
    ("count", "a whole number", [0, -5, 10**3999, None], [1.0, True, "1", 10**4000]),
    ("amount", "a finite number", [0, 1.5, None], [float("nan"), float("-inf"), True, "1"]),
    ("state", "an id of kind state", ["state:FR", None], ["leader:a", "state:", "FR", 1]),
    (
        "actor",
        "an id of kind state or leader",
        ["state:FR", "leader:ada", None],
        ["place:a", "state", 1],
    ),
    ("colour", "red, green or blue", ["red", "blue"], ["pink", None, 1, ["red"], ""]),
    ("on", "an EDTF date", [EdtfDate("2025"), None], ["2025", EdtfInterval("2025/2026")]),
    (
        "during",
        "an EDTF date or an EDTF interval",
        [EdtfDate("2025"), EdtfInterval("2025/2026"), None],
        ["2025", Moment("2025-01-01T00:00"), 1],
    ),
    (
        "part",
        "a Identifier",
        [Identifier(scheme="a", value="b"), None],
        ["a", {"scheme": "a", "value": "b"}],
    ),
    ("words", "a list", [(), ("a", "b")], [["a"], ("a", "B"), ("A", "b"), (1,), None, "a"]),
    (
        "names",
        "a mapping",
        [FrozenMap[str, int]({}), FrozenMap({"a": 1, "b": "c"})],
        [{"a": 1}, FrozenMap({"a": {1}}), FrozenMap({"a": 1, "b": [1]}), FrozenMap({1: 1}), None],
    ),
    ("free", "a JSON value", [None, 1, ("a", FrozenMap({"b": None}))], [[1], {"a": 1}, {1}]),
    ("told", "yes, no or unknown", [Answer.NO], ["no", None, False]),
    ("rate", "a finite number", [2, 2.5], ["1", None, True, float("inf")]),
]


@pytest.mark.parametrize(("name", "expected", "good", "bad"), OF_KIND)
def test_a_shape_accepts_its_values_and_no_others(
    name: str, expected: str, good: list[object], bad: list[object]
) -> None:
    field = field_of(Sample, name)
    assert field is not None
    assert field.shape.expected == expected
    assert [value for value in good if not field.shape.accepts(value)] == []
    assert [value for value in bad if field.shape.accepts(value)] == []
    for value in good:
        check(sample(**{name: value}))
    for value in bad:
        with pytest.raises(InvalidValue, match=rf"^Sample\.{name}"):
            check(sample(**{name: value}))


@pytest.mark.parametrize(
    ("fields", "message", "path"),
    [
        ({"text": 1}, "Sample.text must be a text, but is 1", ("text",)),
        ({"spoken": 1}, "Sample.spoken must be words or None, but is 1", ("spoken",)),
        ({"spoken": " "}, "Sample.spoken must be words, but is ' '", ("spoken",)),
        ({"count": "1"}, "Sample.count must be a whole number or None, but is '1'", ("count",)),
        ({"flag": 1}, "Sample.flag must be true or false, but is 1", ("flag",)),
        (
            {"words": ("a", "B", "C")},
            "Sample.words[1] must be a word, but is 'B'",
            ("words", 1),
        ),
        ({"words": ["a"]}, "Sample.words must be a tuple, but is ['a']", ("words",)),
        (
            {"names": FrozenMap({"a": {1}})},
            "Sample.names must be a FrozenMap of valid values, but is FrozenMap({'a': {1}})",
            ("names",),
        ),
        (
            {"word": "\ud800"},
            ("Sample.word must be Unicode text of at most 1,000,000 characters, but is '\\ud800'"),
            ("word",),
        ),
        (
            {"count": 10**4000},
            (
                "Sample.count must be a number of at most 4,000 digits or None, "
                "but is a very large number"
            ),
            ("count",),
        ),
        (
            {"amount": -(10**4000)},
            (
                "Sample.amount must be a number of at most 4,000 digits or None, "
                "but is a very large number"
            ),
            ("amount",),
        ),
        (
            {"amount": True},
            "Sample.amount must be a finite number or None, but is True",
            ("amount",),
        ),
        (
            {"on": "2025", "part": 1},  # the first that is wrong
            "Sample.on must be an EDTF date or None, but is '2025'",
            ("on",),
        ),
    ],
)
def test_what_a_class_cannot_hold_is_refused_word_for_word(
    fields: dict[str, Any], message: str, path: tuple[str | int, ...]
) -> None:
    with pytest.raises(InvalidValue) as caught:
        check(sample(**fields))
    assert (str(caught.value), caught.value.path) == (message, path)


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (EdtfDate, "2025", "an EDTF date"),
        (EdtfInterval, "2025/..", "an EDTF interval"),
        (EdtfSet, "[2025]", "an EDTF set"),
        (Moment, "2025-01-01T00:00", "a date and time of day"),
        (MomentInterval, "2025-01-01T00:00/..", "an interval between times of day"),
    ],
)
def test_a_scalar_is_read_from_its_text(kind: type[Any], text: str, expected: str) -> None:
    assert Shape("scalar", types=(kind,)).parse(text) == kind(text)
    assert Shape("scalar", types=(Answer, kind)).parse(text) == kind(text)
    assert SCALARS[kind].expected == expected


def test_answers_are_read_from_their_words() -> None:
    read = Shape("scalar", types=(Answer,)).parse
    assert [read(word) for word in ("yes", "no", "unknown")] == list(Answer)
    assert SCALARS[Answer].pattern == "yes|no|unknown"
    with pytest.raises(InvalidValue, match=r"^Answer\.value must be yes, no or unknown, but is"):
        read("YES")


def test_a_short_repr_shows_what_says_more_than_the_default() -> None:
    shown = short_repr(sample(text="a", word="b", count=0, colour="red", words=("c",)))
    assert shown == "Sample(text='a', word='b', count=0, words=('c',))"


class Written(str):
    """A kind of text, as numpy's is."""

    __slots__ = ()


def test_the_tags_of_a_text_become_plain() -> None:
    text = Text({Written("fr"): "paix", "en": "peace"}, "fr")
    assert [type(tag) for tag in text.wordings] == [str, str]
    assert text == Text({"fr": "paix", "en": "peace"}, "fr")
    with pytest.raises(InvalidValue) as caught:
        Text({5: "paix"})  # type: ignore[dict-item]  # pyright: ignore[reportArgumentType]
    assert str(caught.value) == (
        "Text.wordings must be a FrozenMap of valid values, but is FrozenMap({5: 'paix'})"
    )
