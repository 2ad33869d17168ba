"""The JSON Schema takes what the loader takes, and beyond that only what a closed list says."""

import contextlib
import json
import re
import sys
from pathlib import Path
from typing import Any, cast

import attrs
import pytest
import yaml_core
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from schema_beyond import BY_HAND, ITEMS, Format, Item, form_of, item_of
from schema_differential import (
    SLOW,
    compare,
    drawn_documents,
    edited,
    mutated_documents,
    valid_documents,
    validator,
    why_refused,
)
from yaml_core import WORDS

import coalition_model as cm
from coalition_model import reference
from coalition_model.entities.kinds import CLASSES, KINDS
from coalition_model.errors import DocumentError, InvalidDate
from coalition_model.formats import dumps, headers, json_schema, loads, migrations, root, schema
from coalition_model.values import patterns
from coalition_model.values.ids import StateId
from coalition_model.values.shapes import NOT_BLANK, SCALARS, fields_of

DOCS = Path(__file__).parents[2] / "docs"
FORMS: tuple[Format, ...] = ("json", "yaml")
HEAD = "format: coalition-model/1\n"
some_hundreds = settings(
    max_examples=120,
    deadline=None,
    phases=(Phase.generate, Phase.shrink),
    suppress_health_check=SLOW,
)


def accepts(text: str, form: Format = "yaml") -> bool:
    return why_refused(text, form) is None


# What it is ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS)
def test_it_is_a_schema(form: Format) -> None:
    """It is valid by the meta-schema of draft 2020-12, which it names; it is plain data."""
    made = json_schema(format=form)
    Draft202012Validator.check_schema(made)
    assert made["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    assert made["$id"] == f"urn:coalition-model:1:{form}"
    assert json.loads(json.dumps(made)) == made


def test_it_is_made_anew() -> None:
    """Whoever changes the schema that they were given changes nobody else's."""
    json_schema()["$defs"].clear()
    assert json_schema()["$defs"]


@pytest.mark.parametrize("form", FORMS)
def test_everything_has_title_and_description(form: Format) -> None:
    """Each class and each field says what it is, in the words of its docstring."""
    made = json_schema(format=form)
    for name, definition in {"Document": made, **made["$defs"]}.items():
        assert definition["title"] == name
        assert definition["description"]
        for key, described in definition.get("properties", {}).items():
            assert described["title"], key
            assert described["description"], f"{name}.{key}"
    assert made["$defs"]["Clause"]["properties"]["number"]["description"] == (
        "how the plan numbers it, one segment of an id: `2`, `10a`."
    )


def test_every_class_is_closed() -> None:
    """Every mapping of fields refuses any other key, as the loader does."""
    definitions = json_schema()["$defs"]
    assert {cls.__name__ for cls in CLASSES.values()} <= definitions.keys()
    for definition in [json_schema(), *definitions.values()]:
        if "properties" in definition:
            assert definition["additionalProperties"] is False


def test_only_keywords_that_older_drafts_know() -> None:
    """Editors that know no more than draft 7 check all that the schema says."""
    known = {
        "$schema", "$id", "$defs", "$ref", "title", "description", "default", "type", "properties",
        "required", "additionalProperties", "patternProperties", "propertyNames", "minProperties",
        "items", "anyOf", "enum", "const", "pattern", "maxLength", "minimum", "maximum",
    }  # fmt: skip
    assert keywords(json_schema()) == known - {"minimum", "maximum"}
    assert keywords(json_schema(format="yaml")) == known | {"patternErrorMessage"}


def keywords(part: Any) -> set[str]:
    """Collect the keywords of a schema."""
    found: set[str] = set(part)
    for key, value in part.items():
        if key in ("properties", "patternProperties", "$defs"):
            found |= {each for inner in value.values() for each in keywords(inner)}
        elif key == "anyOf":
            found |= {each for inner in value for each in keywords(inner)}
        elif key in ("items", "propertyNames", "additionalProperties") and value:
            found |= keywords(value)
    return found


def test_the_root_is_what_is_read_and_written() -> None:
    """The description of the root has the form that is written, and the keys that are read."""
    described = {field.name: field for field in fields_of(root.Document)}
    assert described["format"].shape.names == (migrations.named(migrations.newest()),)
    listed = [*described, *(kind.section for kind in KINDS)]
    assert list(json_schema()["properties"]) == listed
    assert {key: described[key].shape for key in headers.NOTES} == headers.NOTES
    for key in listed[1:]:
        with pytest.raises(DocumentError) as caught:
            loads(f"{HEAD}{key}: 1", format="yaml")
        assert not any("a key of the header" in each.expected for each in caught.value.faults), key


def test_a_field_that_is_added_is_described(monkeypatch: pytest.MonkeyPatch) -> None:
    """Adding a field to a class touches that class and nothing else."""

    @attrs.frozen(kw_only=True)
    class State:
        """A state.

        Attributes:
            id: its id.
            motto: what it says of itself,
                in a few words.
            seats: how many.
        """

        id: StateId
        motto: cm.Text | None = None
        seats: int = 3

    kinds = (attrs.evolve(KINDS[0], cls=cast("Any", State)), *KINDS[1:])
    monkeypatch.setattr(schema, "KINDS", kinds)
    made = json_schema()["$defs"]["State"]
    assert made["required"] == ["id"]
    assert made["properties"]["motto"] == {
        "title": "Motto",
        "description": "what it says of itself, in a few words.",
        "anyOf": [{"$ref": "#/$defs/Text"}, {"type": "null"}],
    }
    assert made["properties"]["seats"]["type"] == "integer"


def no_doc(_: type) -> str:
    return ""


def test_python_without_docstrings(monkeypatch: pytest.MonkeyPatch) -> None:
    """`python -OO` leaves docstrings out; the schema then says less, and checks the same."""
    monkeypatch.setattr("coalition_model.formats.schema.doc_of", no_doc)
    made = json_schema()
    Draft202012Validator.check_schema(made)
    assert "description" not in made["properties"]["format"]
    assert made["$defs"]["Name"]["required"] == ["text"]


# What it accepts ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", reference.NAMES)
def test_it_accepts_what_ships(name: str) -> None:
    """The shipped dossiers, as they are written in either form and as they are authored."""
    dossier = reference.dossier(name)
    for form in FORMS:
        assert compare(dumps(dossier, format=form), form)
    assert accepts((DOCS.parent / "dossiers" / f"{name}.yaml").read_text(encoding="utf-8"))


ACCEPTED = (
    "title: A week\ndefaults: {language: en}",
    "title: {no: En uke, original: no}",
    "title: null",
    "places: [Bruxelles, 2004, {id: place:b, latitude: 1e1, longitude: 0x1F}]",
    "meetings: [{id: meeting:a, online: no, when: 2004, ordinal: 007}]",
    "meetings: [{id: meeting:a, when: 0044}, {id: meeting:b, when: -0044}]",
    (
        "plans: [{id: plan:a, clauses: [{number: 1, wording: unseen}, "
        "{number: 1.5, wording: omitted}, {number: true, wording: unseen}]}]"
    ),
    (
        "sources: [{id: source:a, kind: post, names: [2004, true], published: 2025-08-17}]\n"
        "states: [{id: state:a, citations: [source:a, words, 31, true, {quote: 31}]}]\n"
        "defaults: {source: source:a}"
    ),
    (
        "organizations: [{id: organization:a, kind: group, parent: null}]\n"
        "memberships: [{organization: organization:a, member: state:a}]\nstates: [{id: state:a}]"
    ),
    (
        "events: [{id: event:a, kind: vote}]\nplans: [{id: plan:a, clauses: [{number: 1, "
        "wording: unseen, commitments: [{modality: commits, timing: {relation: on, "
        "anchor: event:a, offset: P1D}}]}]}]"
    ),
    (
        "states: [{id: state:a, extra: {a:b: [null, {c: 1e5}]}}]\n"
        "claims: [{id: claim:a, about: state:a, field: wealth, value: 7}]"
    ),
)


@pytest.mark.parametrize("body", ACCEPTED)
def test_it_accepts_what_hands_write(body: str) -> None:
    """Short forms, ids left out, and plain scalars that a parser of YAML takes for others."""
    loads(HEAD + body, format="yaml")
    assert accepts(HEAD + body)


PLACES = (
    "title: {en: »}",
    "title: »\ndefaults: {language: en}",
    "defaults: {language: »}",
    "places: [»]",
    "places: [{id: place:a, latitude: », longitude: 1}]",
    "leaders: [{id: leader:a, names: [»]}]",
    "leaders: [{id: leader:a, names: [{text: »}]}]",
    "leaders: [{id: leader:a, names: [{text: x, language: »}]}]",
    "sources: [{id: source:s, kind: post, publisher: »}]",
    "sources: [{id: source:s, kind: post, published: »}]",
    "sources: [{id: source:s, kind: »}]",
    (
        "sources: [{id: source:s, kind: post}]\nstates: [{id: state:a, citations: [»]}]\n"
        "defaults: {source: source:s}"
    ),
    (
        "sources: [{id: source:s, kind: post}]\n"
        "states: [{id: state:a, citations: [{source: source:s, verbatim: »}]}]"
    ),
    "meetings: [{id: meeting:a, online: »}]",
    "meetings: [{id: meeting:a, ordinal: »}]",
    "meetings: [{id: meeting:a, when: »}]",
    "organizations: [{id: organization:a, kind: group, declared_size: {value: »}}]",
    "plans: [{id: plan:a, clauses: [{number: », wording: unseen}]}]",
    "states: [{id: state:a, extra: {a:b: »}}]",
    "states: [{id: state:a, extra: {a:b: [{c: »}]}}]",
    "states: [{id: state:a, extra: {a:b: {»: x}}}]",
    "states: [{id: state:a}]\nclaims: [{id: claim:a, about: state:a, field: names, value: [»]}]",
)


@pytest.mark.parametrize("body", PLACES)
def test_it_judges_plain_words_as_the_loader_does(body: str) -> None:
    """Whatever word stands plain in a place: what the loader takes the schema takes."""
    for word in WORDS:
        compare(HEAD + body.replace("»", word), "yaml")


REFUSED = (
    ("no format", "{}"),
    ("a later format", '{"format": "coalition-model/2"}'),
    ("an unknown key", '{"format": "coalition-model/1", "staets": []}'),
    ("null for a list", '{"format": "coalition-model/1", "states": null}'),
    ("one for a list", '{"format": "coalition-model/1", "states": {"id": "state:a"}}'),
    ("a number for a text", '{"format": "coalition-model/1", "title": {"en": 1}}'),
    ("a kind that is not due", '{"format": "coalition-model/1", "states": [{"id": "leader:a"}]}'),
    ("a missing field", '{"format": "coalition-model/1", "offices": [{"id": "office:a"}]}'),
    (
        "a line break after an id",
        '{"format": "coalition-model/1", "states": [{"id": "state:a\\n"}]}',
    ),
    (
        "an unknown word",
        '{"format": "coalition-model/1", "states": [{"id": "state:a", "status": "new"}]}',
    ),
    (
        "a citation of a field that is not there",
        ('{"format": "coalition-model/1", "states": [{"id": "state:a", '
        '"citations": [{"source": "source:a", "fields": ["state"]}]}]}'),
    ),
    (
        "a day that is not there",
        ('{"format": "coalition-model/1", "events": [{"id": "event:a", "kind": "vote", '
        '"when": "2025-02-29"}]}'),
    ),
)  # fmt: skip


@pytest.mark.parametrize(("_", "text"), REFUSED, ids=[name for name, _ in REFUSED])
def test_it_refuses(_: str, text: str) -> None:
    """What an editor can see, the schema says."""
    assert not accepts(text, "json")
    with pytest.raises(DocumentError):
        loads(text)


def test_json_is_held_to_its_types() -> None:
    """A year as a number is right in YAML and wrong in JSON, which is why there are two."""
    event = '{"id": "event:a", "kind": "vote", "when": 2004}'
    text = f'{{"format": "coalition-model/1", "events": [{event}]}}'
    assert accepts(text, "yaml")
    loads(text, format="yaml")
    assert not accepts(text, "json")


# What it accepts beyond ---------------------------------------------------------------------------


EXAMPLES = [
    pytest.param(item, example, id=f"{item.name[:40]}-{place}")
    for item in ITEMS
    for place, example in enumerate(item.examples)
]


@pytest.mark.parametrize(("item", "example"), EXAMPLES)
def test_beyond(item: Item, example: str) -> None:
    """Each item of the list: the schema accepts, the loader refuses, for this and nothing else."""
    if example in BY_HAND:
        assert validator("yaml").is_valid(BY_HAND[example])
    else:
        assert accepts(example, form_of(example))
    with pytest.raises(DocumentError) as caught:
        loads(example, format=form_of(example))
    assert {item_of(fault, form_of(example)) for fault in caught.value.faults} == {item}


@pytest.mark.parametrize("item", ITEMS, ids=[item.name[:40] for item in ITEMS])
def test_every_reason_of_an_item_has_an_example(item: Item) -> None:
    """No pattern of the list is there that no example needs."""
    said = [
        fault.expected for example in item.examples for fault in _faults(example, form_of(example))
    ]
    assert len(item.examples) >= 1
    for pattern in item.faults:
        assert any(re.fullmatch(pattern, each, re.DOTALL) for each in said), pattern


@pytest.mark.parametrize("example", BY_HAND)
def test_no_hand_is_lent_without_need(example: str) -> None:
    """What is read by hand is an example that the other parser does not read as the standard."""
    assert any(example in item.examples for item in ITEMS)
    with contextlib.suppress(yaml_core.NotYaml):
        assert yaml_core.read(example) != BY_HAND[example]


def _faults(text: str, form: Format) -> tuple[cm.Fault, ...]:
    with pytest.raises(DocumentError) as caught:
        loads(text, format=form)
    return caught.value.faults


def test_the_documentation_has_the_list() -> None:
    """The closed list on the page is the one that the tests go by."""
    page = (DOCS / "json-schema.md").read_text(encoding="utf-8")
    listed = page.partition("## What it accepts beyond\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^- (.+)$", listed, re.MULTILINE)
    assert [row.rstrip(".;") for row in rows] == [item.name for item in ITEMS]


# Against the loader -------------------------------------------------------------------------------


test_valid_documents_agree = some_hundreds(valid_documents)
test_mutated_documents_agree = some_hundreds(mutated_documents)
test_drawn_documents_agree = some_hundreds(drawn_documents)


# The patterns -------------------------------------------------------------------------------------

WRITTEN = (
    "2025-08-17", "?2004-06~-~11", "1984?", "Y170000002", "Y-17E7S3", "1950S2", "2001-34",
    "156X-12-25", "15XX-12-XX", "-0044-03-15", "2004-~02%-29?", "2025-08-17/..", "/2004",
    "../1984~",
    "[1667,1668,1670..1672]", "{..1760,1984..}", "{1960,1961-12}", "2025-08-17T15:00",
    "2025-08-17T15:00:30Z/..", "2025-08-17T15:00+02:00[Europe/Paris]", "../2024-02-29T23:59-04",
    "2025-08-17T15:00Z/2025-08-17T16:00[America/New_York]",
)  # fmt: skip


@settings(max_examples=1000, deadline=None)
@given(st.sampled_from(WRITTEN).flatmap(edited))
def test_patterns_of_time_take_what_the_parsers_take(text: str) -> None:
    """And what they take beyond is on the list."""
    for type_, scalar in SCALARS.items():
        if type_ is cm.Answer:
            continue
        matched = re.fullmatch(scalar.pattern, text) is not None
        try:
            scalar.parse(text)
        except InvalidDate as error:
            fault = cm.Fault("", f"an EDTF date, at position 0 {error.expected}", text)
            assert not matched or item_of(fault, "json") is not None
        else:
            assert matched


@pytest.mark.parametrize("years", ["20", "19", "-00", "XX", "4X", "X2"])
def test_patterns_know_the_calendar(years: str) -> None:
    """Every day of a century, with X in any place: the pattern and the parser are one."""
    digits = "0123456789X"
    days = ("28", "29", "2X", "X9", "30", "3X", "31", "00", "01", "XX")
    months = ("00", "01", "02", "04", "X2", "X4", "11", "1X", "12", "13", "21", "41", "42", "XX")
    pattern = re.compile(patterns.DATE)
    for year in (f"{years}{tens}{ones}" for tens in digits for ones in digits):
        for text in (f"{year}-{month}{day}" for month in months for day in ("", *days)):
            written = text if len(text) < len(year) + 5 else f"{text[:-2]}-{text[-2:]}"
            assert (pattern.fullmatch(written) is not None) == _is_date(written), written


def _is_date(text: str) -> bool:
    try:
        cm.EdtfDate.parse(text)
    except InvalidDate:
        return False
    return True


def test_what_is_blank() -> None:
    """A character is no space by the schema where it is none to the loader, all of Unicode."""
    found = re.compile(NOT_BLANK)
    for code in range(sys.maxunicode + 1):
        assert (found.fullmatch(chr(code)) is None) == (not chr(code).strip()), hex(code)


def test_plain_scalars_are_probed_by_their_words() -> None:
    """The words that stand for numbers are such to a parser of YAML."""
    assert {yaml_core.kind_of(each) for each in schema.WHOLE_NUMBERS} == {"int"}
    assert {yaml_core.kind_of(each) for each in schema.NUMBERS} == {"float"}


def test_the_schema_states_the_newest_form(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever that is, as what is written does."""
    monkeypatch.setattr(migrations, "STEPS", (dict, dict))
    made = json_schema()
    assert made["properties"]["format"]["const"] == "coalition-model/3"
    assert made["$id"] == "urn:coalition-model:3:json"
    checker: Any = Draft202012Validator(made)
    assert checker.is_valid(json.loads(dumps(cm.Dossier())))


@pytest.mark.parametrize("form", ["jsonl", "toml", ""])
def test_there_is_no_schema_for_another_form(form: Any) -> None:
    """None is given in place of it."""
    with pytest.raises(ValueError, match=r"^format must be 'json' or 'yaml', but is "):
        json_schema(format=form)
