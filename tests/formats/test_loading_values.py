"""Null, texts for lists, numbers for texts, and the plain scalars of YAML, at every field."""

import json
import math
from typing import Any

import pytest
import yaml_core
from faulty import FORMATS, Format, faults_of, lines_of
from yaml_core import WORDS

from coalition_model.entities.kinds import KINDS
from coalition_model.formats import loads
from coalition_model.values.shapes import fields_of

# --- a text for a list, null and a number for a text, at every field there is


def _required(kind: str) -> dict[str, Any]:
    needed: dict[str, dict[str, Any]] = {
        "office": {"of": "state:z", "kind": "envoy"},
        "tenure": {"leader": "leader:z", "office": "office:z"},
        "organization": {"kind": "group"},
        "membership": {"organization": "organization:z", "member": "state:z"},
        "event": {"kind": "vote"},
        "position": {"actor": "state:z", "target": "plan:z", "stance": "mixed"},
        "statement": {"kind": "post"},
        "source": {"kind": "post"},
        "claim": {"about": "state:z", "says": {"en": "x"}},
    }
    return {"id": f"{kind}:z", **needed.get(kind, {})}


def _document(kind: str, /, **fields: Any) -> str:
    rows: dict[str, Any] = {each.section: [_required(each.kind)] for each in KINDS}
    section = next(each.section for each in KINDS if each.kind == kind)
    rows[section] = [{**_required(kind), **fields}]
    return json.dumps({"format": "coalition-model/1", **rows})


FIELDS = [(kind, field) for kind in KINDS for field in fields_of(kind.cls)]
FIELD_IDS = [f"{kind.kind}.{field.name}" for kind, field in FIELDS]


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize(("kind", "field"), FIELDS, ids=FIELD_IDS)
def test_null_is_a_fault_wherever_nothing_may_be_null(
    kind: Any, field: Any, format_: Format
) -> None:
    """Null is allowed where leaving out means 'not known', and nowhere else."""
    more = {"field": "note", "value": 1} if field.name == "says" else {}
    text = _document(kind.kind, **{field.name: None}, **more)
    if field.shape.optional or field.shape.kind == "json":
        assert getattr(loads(text, format=format_)[f"{kind.kind}:z"], field.name) is None
        return
    pointer = f"/{kind.section}/0/{field.name}"
    (fault,) = faults_of(text, format_)
    assert (fault.pointer, fault.expected, fault.actual) == (pointer, field.shape.expected, "null")


LISTS = [(kind, field) for kind, field in FIELDS if field.shape.kind == "many"]


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize(
    ("kind", "field"), LISTS, ids=[f"{kind.kind}.{field.name}" for kind, field in LISTS]
)
def test_a_text_for_a_list_is_a_fault(kind: Any, field: Any, format_: Format) -> None:
    """A text is not taken for the list of its letters, nor for a list of one."""
    (fault,) = faults_of(_document(kind.kind, **{field.name: "state:FR"}), format_)
    assert (fault.pointer, fault.expected, fault.actual) == (
        f"/{kind.section}/0/{field.name}",
        "a list",
        "'state:FR'",
    )


TEXTS = [
    (kind, field)
    for kind, field in FIELDS
    if field.shape.kind in ("text", "id", "choice", "scalar")
]


@pytest.mark.parametrize("value", [2025, 1.5, True, [], {}])
@pytest.mark.parametrize(
    ("kind", "field"), TEXTS, ids=[f"{kind.kind}.{field.name}" for kind, field in TEXTS]
)
def test_what_is_no_text_is_not_made_one(kind: Any, field: Any, value: object) -> None:
    """JSON says what is a text, so a number for one, a truth value or a list is a fault."""
    (fault,) = faults_of(_document(kind.kind, **{field.name: value}), "json")
    assert (fault.pointer, fault.expected) == (
        f"/{kind.section}/0/{field.name}",
        field.shape.expected,
    )


# --- plain scalars of YAML: the field decides


def test_plain_scalars_are_what_their_field_says() -> None:
    """Without quotation marks `no`, `2004` and `2025-08-17` are texts where texts are due."""
    dossier = loads(
        """
format: coalition-model/1
title: {no: no, en: 2004, original: no}
leaders:
- id: leader:x
  names: [{text: no}, {text: 2025-08-17}, {text: 0o14}, {text: 1.10}, {text: "Null"}, {text: True}]
  life: 1969/..
organizations:
- id: organization:x
  kind: group
  founded: 2004
  declared_size: {value: 31}
claims:
- {id: claim:a, about: organization:x, field: founded, value: 2004}
- {id: claim:b, about: organization:x, field: seat, value: no}
- {id: claim:c, about: organization:x, field: declared_size, value: 31}
- {id: claim:d, about: organization:x, field: unheard-of, value: 2004}
- {id: claim:e, about: organization:x, field: founded, value: [2004]}
sources: [{id: source:x, kind: post, publisher: ~, language: no, published: 2025-08-17}]
""",
        format="yaml",
    )
    assert dossier.title is not None
    assert dict(dossier.title.wordings) == {"no": "no", "en": "2004"}
    names = [name.text for name in dossier.leaders["leader:x"].names]
    assert names == ["no", "2025-08-17", "0o14", "1.10", "Null", "True"]
    assert str(dossier.leaders["leader:x"].life) == "1969/.."
    organization = dossier.organizations["organization:x"]
    assert str(organization.founded) == "2004"
    values = [claim.value for claim in dossier.claims.values()]
    assert [repr(value) for value in values] == ["'2004'", "'no'", "31", "2004", "('2004',)"]
    source = dossier.sources["source:x"]
    assert (source.publisher, source.language) == (None, "no")
    assert str(source.published) == "2025-08-17"


def test_plain_scalars_in_free_values_are_what_yaml_1_2_says() -> None:
    """Numbers, truth values and null are themselves; everything else is text."""
    words = "no, yes, 2004, -7, +7, 007, 0o14, 0x1F, 0b1, 1_000, 1e3, .5, 2025-08-17, true, True, ~"
    words += ", null, Null, nULL, '', '2004', \"true\", 12:30:45, <<, ="
    text = f"format: coalition-model/1\nstates: [{{id: state:A, extra: {{a:b: [{words}]}}}}]"
    value = loads(text, format="yaml")["state:A"].extra["a:b"]
    assert value == (
        "no", "yes", 2004, -7, 7, 7, 12, 31, "0b1", "1_000", 1000.0, 0.5, "2025-08-17", True,
        True, None, None, None, "nULL", "", "2004", "true", "12:30:45", "<<", "=",
    )  # fmt: skip
    assert [type(each) for each in value[2:4]] == [int, int]


FINITE = [
    word
    for word in WORDS
    if yaml_core.kind_of(word) != "float" or math.isfinite(yaml_core.value_of(word))
]


@pytest.mark.parametrize("word", FINITE)
def test_a_plain_word_in_a_free_value_is_what_yaml_1_2_says(word: str) -> None:
    """By the table of the core schema, as the standard prints it."""
    text = f"format: coalition-model/1\nstates: [{{id: state:A, extra: {{a:b: {word}}}}}]"
    value = loads(text, format="yaml")["state:A"].extra["a:b"]
    assert repr(value) == repr(yaml_core.value_of(word))


@pytest.mark.parametrize("word", WORDS)
def test_a_plain_word_in_a_text_is_what_is_written(word: str) -> None:
    """But for null, which is null everywhere."""
    text = f"format: coalition-model/1\nsources: [{{id: source:x, kind: post, publisher: {word}}}]"
    publisher = loads(text, format="yaml").sources["source:x"].publisher
    assert publisher == (None if yaml_core.kind_of(word) == "null" else word)


@pytest.mark.parametrize("word", [word for word in FINITE if yaml_core.kind_of(word) != "null"])
def test_a_plain_word_in_a_number_is_one_as_yaml_1_2_says(word: str) -> None:
    """In every form that the core schema has for numbers, and in no other."""
    size = f"{{low: {word}, unit: km}}"
    text = (
        "format: coalition-model/1\n"
        f"organizations: [{{id: organization:x, kind: group, declared_size: {size}}}]"
    )
    if yaml_core.kind_of(word) in ("int", "float"):
        found = loads(text, format="yaml").organizations["organization:x"].declared_size
        assert found is not None
        assert repr(found.low) == repr(yaml_core.value_of(word))
    else:
        assert "a finite number" in {fault.expected for fault in faults_of(text, "yaml")}


@pytest.mark.parametrize(
    ("plain", "said"),
    [
        ("1_000", "must be a finite number, but is '1_000'"),
        ("no", "must be a finite number, but is 'no'"),
        ("2025-08-17", "must be a finite number, but is '2025-08-17'"),
        ("'31'", "must be a finite number, but is '31'"),
        ("true", "must be a finite number, but is true"),
        (".nan", "must be a finite number, but is not a number"),
    ],
)
def test_a_plain_scalar_that_is_no_number_is_a_fault(plain: str, said: str) -> None:
    """Only what YAML 1.2 calls a number is one."""
    text = "format: coalition-model/1\nplaces: [{id: place:x, latitude: "
    (line,) = lines_of(f"{text}{plain}, longitude: 0}}]", "yaml")
    assert line == f"<text>:2:34: /places/0/latitude: {said}"


@pytest.mark.parametrize(
    ("plain", "hint"),
    [
        ("no", " (write false)"),
        ("Yes", " (write true)"),
        ("tRUE", " (write true)"),
        ("off", " (write false)"),
        ("1", ""),
        ("'no'", ""),
    ],
)
def test_a_plain_scalar_that_is_no_truth_value_is_a_fault(plain: str, hint: str) -> None:
    """YAML 1.1 has twenty-two words for two values; here are six, as in YAML 1.2."""
    text = "format: coalition-model/1\nstates: [{id: state:A}]\noffices:\n"
    (line,) = lines_of(
        f"{text}- {{id: office:x, of: state:A, kind: envoy, exclusive: {plain}}}", "yaml"
    )
    said = "/offices/0/exclusive: must be true or false, but is "
    assert line == f"<text>:4:55: {said}{plain if plain[0] == chr(39) else repr(plain)}{hint}"


@pytest.mark.parametrize(
    ("plain", "value"),
    [
        ("true", True),
        ("True", True),
        ("TRUE", True),
        ("false", False),
        ("False", False),
        ("FALSE", False),
    ],
)
def test_a_plain_truth_value_is_one(plain: str, value: bool) -> None:  # noqa: FBT001
    """The words that are."""
    text = "format: coalition-model/1\nstates: [{id: state:A}]\noffices:\n"
    dossier = loads(
        f"{text}- {{id: office:x, of: state:A, kind: envoy, exclusive: {plain}}}", format="yaml"
    )
    assert dossier.offices["office:x"].exclusive is value
