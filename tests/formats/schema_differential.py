"""The JSON Schema against the loader: whatever the document, they agree but for the closed list.

Three sources of documents: valid ones, those with a change at one place, and those drawn from the
schema by hypothesis-jsonschema. YAML is written as hands write it, and what the schema judges was
read by another parser than the loader's. The tests draw some hundreds; by hand, as many as you
like:

    python tests/formats/schema_differential.py 20000
"""

import copy
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final, cast

import hypothesis_jsonschema
import yaml_core
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from schema_beyond import Format, item_of
from yaml_hand import Hand, Written, plain_or_written

from coalition_model import reference
from coalition_model.entities.kinds import BY_SECTION
from coalition_model.errors import DocumentError
from coalition_model.formats import dumps, json_schema, loads
from coalition_model.testing.strategies import odd_dossiers as dossiers
from coalition_model.testing.strategies.arbitrary import NASTY

ROOT: Final = Path(__file__).parents[2]
SEEN: Final[Counter[str]] = Counter()
"""How many documents were taken, refused by both, and refused by the loader for what."""

STRANGE: Final[tuple[Any, ...]] = (
    None, True, False, 0, 1, -1, 7, 44, 2004, 1.0, 1.5, 1e300, 10**30, [], {}, [[]], [None], [{}],
    ["x"], {"en": "x"}, {"": ""}, {"original": "fr"}, {"en": " "}, {"a:b": []}, {"id": "state:a"},
    "", " ", "x", "en", "true", "yes", "no", "on",
    "state:a", "state:A", "state:a/b", "state:", "state:a\n",
    "leader:a", "source:x", "source", "source:x y", "source:x!", "2004", "0044", "-2004", "2025",
    "2025/2024", "2025-13", "[2025", "{2001..2004}", "../..", "2025-03-30T02:30", "P1D", "P", "1",
    "2025-08-17T15:00+02:00[Europe/Paris]", "2025-02-29", "2024-02-29", "names",
    "names/0", "member",
    *NASTY,
)  # fmt: skip


WORDS: Final = tuple(map(Written, yaml_core.WORDS))


class Disagreement(AssertionError):
    """The schema and the loader judge a document differently, and not as the list says."""


@cache
def validator(form: Format) -> Any:
    """Give the validator for documents of a form; its annotations are not complete."""
    return Draft202012Validator(json_schema(format=form))


def as_parsed(text: str, form: Format) -> Any:
    """Give a document as an ordinary parser does: of YAML 1.2, one without the fields in mind.

    Raises:
        NotYaml: it cannot.
    """
    return json.loads(text) if form == "json" else yaml_core.read(text)


def why_refused(text: str, form: Format) -> str | None:
    """Say why the schema, or the parser before it, refuses a document; None if they do not."""
    try:
        data = as_parsed(text, form)
    except yaml_core.NotYaml as error:
        return str(error)
    for each in validator(form).iter_errors(data):
        return f"{each.json_path}: {each.message[:500]}"
    return None


def compare(text: str, form: Format) -> bool:
    """Judge a document by both, and tell whether the schema accepts it.

    Where the loader has no fault, or only such as show in whole documents, the schema must accept.
    Where it has one that is not on the list, the schema must refuse.
    """
    refused = why_refused(text, form)
    accepted = refused is None
    try:
        loads(text, format=form)
    except DocumentError as error:
        items = [(item_of(fault, form), fault) for fault in error.faults]
    else:
        items = []
    unlisted = [str(fault) for item, fault in items if item is None]
    if accepted and unlisted:
        raise Disagreement(f"accepted, though the loader says {unlisted[:3]}:\n{text[:2000]}")
    if not accepted and all(item is not None and item.whole for item, _ in items):
        raise Disagreement(f"refused, {refused}:\n{text[:2000]}")
    SEEN.update({item.name for item, _ in items if item is not None and accepted})
    SEEN[
        "(refused by both)" if not accepted else "(taken by both)" if not items else "(listed)"
    ] += 1
    return accepted


# Documents ---------------------------------------------------------------------------------------


@cache
def pool(form: Format) -> tuple[tuple[dict[str, Any], str, Any], ...]:
    """List the entities that ship, as written by hand and as dumped, each with its header.

    What is plain in the files stays plain where YAML is written.
    """
    found: list[tuple[dict[str, Any], str, Any]] = []
    plain = plain_or_written if form == "yaml" else yaml_core.value_of
    documents = [
        yaml_core.read(file.read_text(encoding="utf-8"), plain)
        for file in sorted(ROOT.glob("dossiers/*.yaml"))
    ] + [json.loads(dumps(reference.dossier(name))) for name in reference.NAMES]
    for data in documents:
        header = {key: value for key, value in data.items() if key in ("format", "defaults")}
        for section in BY_SECTION:
            found += [(header, section, row) for row in data.get(section, ())[:40]]
        found += [
            (header, key, row) for key in ("coverage", "acceptances") for row in data.get(key, ())
        ]
    return tuple(found)


@st.composite
def valid(draw: st.DrawFn, form: Format) -> dict[str, Any]:
    """Draw a valid document, references apart: what ships, or a whole dossier that closes."""
    if draw(st.integers(0, 19)) == 7:
        return cast("dict[str, Any]", json.loads(dumps(draw(dossiers()))))
    data: dict[str, Any] = {}
    for header, section, row in draw(st.lists(st.sampled_from(pool(form)), min_size=1, max_size=3)):
        data = data or copy.deepcopy(header)
        if header == {key: data[key] for key in ("format", "defaults") if key in data}:
            data.setdefault(section, []).append(copy.deepcopy(row))
    if draw(st.booleans()):
        data["title"] = {"en": "A title"}
    return data


def places(data: Any) -> list[tuple[Any, Any]]:
    """List every place of a document: what holds it, and its key there."""
    found: list[tuple[Any, Any]] = []
    waiting = [data]
    for holder in waiting:
        keys = list(cast("Any", holder) if isinstance(holder, dict) else range(len(holder)))
        found += [(holder, key) for key in keys]
        waiting += [holder[key] for key in keys if isinstance(holder[key], dict | list)]
    return found


@st.composite
def mutated(draw: st.DrawFn, form: Format) -> dict[str, Any]:
    """Draw a document with a change at one place."""
    data = draw(valid(form))
    holder, key = draw(st.sampled_from(places(data)))
    old = holder[key]
    actions = ["put", "put", "edit", "edit", "edit", "drop", "rename", "again"]
    action = draw(st.sampled_from([*actions, "write", "write", "merge"]))
    if action == "edit" and isinstance(old, str):
        holder[key] = draw(edited(old))
    elif action == "edit" and isinstance(old, dict | list) and draw(st.booleans()):
        holder[key] = [old]
    elif action in ("put", "edit"):
        holder[key] = draw(st.sampled_from(STRANGE))
    elif action == "write":
        word = draw(st.sampled_from(WORDS))
        if isinstance(holder, dict) and draw(st.integers(0, 3)) == 3:
            holder[word] = old
        else:
            holder[key] = word
    elif action == "merge":
        holder[key] = {Written("<<"): old}
    elif action == "again" and isinstance(holder, list):
        cast("list[Any]", holder).append(old)
    else:
        holder.pop(key)
        if action == "rename" and isinstance(holder, dict):
            holder[draw(edited(key))] = old
    return data


_CHARACTERS: Final = "aAzZ09XYTSPE-?~%/.,:;[]{}+_! \n\t\u00a0é\u2028\ufeff😀"


@st.composite
def edited(draw: st.DrawFn, text: str) -> str:
    """Draw a text with one or two characters put in, taken out or changed."""
    for _ in range(draw(st.integers(1, 2))):
        at = draw(st.integers(0, len(text)))
        new = draw(st.sampled_from(("", *_CHARACTERS)))
        text = text[:at] + new + text[at + draw(st.integers(0, 1)) :]
    return text


# Documents drawn from the schema -----------------------------------------------------------------


class Drawer:
    """Draws what a schema of ours accepts.

    hypothesis-jsonschema draws every text, number, word and free value. Mappings and lists are put
    together here: it has no recursion, and its mappings fail with newer versions of hypothesis.
    """

    def __init__(self, form: Format) -> None:
        self.schema: dict[str, Any] = json_schema(format=form)
        self._drawn: dict[str, st.SearchStrategy[Any]] = {}

    def documents(self) -> st.SearchStrategy[dict[str, Any]]:
        """Draw whole documents."""
        return self._mapping(self.schema, most=3)

    def of(self, schema: dict[str, Any]) -> st.SearchStrategy[Any]:
        """Draw what a schema accepts."""
        if "$ref" in schema:
            return self._referred(schema)
        if "anyOf" in schema:
            return st.one_of(*(self.of(each) for each in schema["anyOf"]))
        types = schema.get("type", [])
        types = [types] if isinstance(types, str) else types
        if "array" in types:
            return st.lists(st.deferred(lambda: self.of(schema["items"])), max_size=2)
        if "object" not in types:
            return _leaf(schema)
        rest = [each for each in types if each != "object"]
        mapping = self._mapping(schema) if "properties" in schema else self._extra(schema)
        if "patternProperties" in schema:
            mapping = self._text(schema)
        return st.one_of(_leaf(schema | {"type": rest}), mapping) if rest else mapping

    def _referred(self, schema: dict[str, Any]) -> st.SearchStrategy[Any]:
        name = str(schema["$ref"]).rpartition("/")[2]
        target = self.schema["$defs"][name]
        if "properties" in schema:  # what the owner of a citation says of its fields
            (field, more), *none = schema["properties"].items()
            assert not none
            own = target["properties"] | {field: target["properties"][field] | more}
            return st.deferred(lambda: self.of(target | {"properties": own}))
        if name not in self._drawn:
            self._drawn[name] = st.deferred(lambda: self.of(target))
        return self._drawn[name]

    def _mapping(self, schema: dict[str, Any], most: int = 4) -> st.SearchStrategy[dict[str, Any]]:
        properties: dict[str, Any] = schema["properties"]
        required: list[str] = schema.get("required", [])
        optional = sorted(properties.keys() - set(required))

        @st.composite
        def mapping(draw: st.DrawFn) -> dict[str, Any]:
            chosen = draw(st.lists(st.sampled_from(optional), max_size=most, unique=True))
            return {key: draw(self.of(properties[key])) for key in (*required, *chosen)}

        return (
            mapping()
            if optional
            else st.fixed_dictionaries({k: self.of(properties[k]) for k in required})
        )

    def _extra(self, schema: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
        keys = _leaf({"type": "string"} | schema["propertyNames"])
        return st.dictionaries(keys, self.of(schema["additionalProperties"]), max_size=2)

    def _text(self, schema: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
        ((pattern, words),) = schema["patternProperties"].items()
        tags = _leaf({"type": "string", "pattern": pattern})
        wordings = st.dictionaries(tags, _leaf(words), min_size=1, max_size=2)
        original = self.of(schema["properties"]["original"])
        with_original = st.tuples(wordings, original).map(lambda row: row[0] | {"original": row[1]})
        own = wordings.map(lambda rows: rows | {"original": min(rows)})
        return st.one_of(wordings, own, with_original)


_leaves: dict[str, st.SearchStrategy[Any]] = {}


def _leaf(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    keys = ("type", "pattern", "enum", "const", "minimum", "maximum", "maxLength")
    bare = {key: value for key, value in schema.items() if key in keys}
    name = json.dumps(bare)
    if name not in _leaves:
        _leaves[name] = cast("Any", hypothesis_jsonschema).from_schema(bare)
    return _leaves[name]


@cache
def drawn(form: Format) -> st.SearchStrategy[dict[str, Any]]:
    """Draw documents from the schema for a form."""
    return Drawer(form).documents()


# The three tests ---------------------------------------------------------------------------------

Drawing = tuple[dict[str, Any], Format, int]


def check(drawing: Drawing) -> bool:
    """Compare a document as it is written in a form, in YAML by a hand of some seed."""
    data, form, seed = drawing
    text = json.dumps(data) if form == "json" else Hand(seed).document(data)
    note(text)
    return compare(text, form)


def _in_each_form(documents: Callable[[Format], st.SearchStrategy[Any]]) -> Any:
    """Draw documents, two of three in YAML, which can be written in more ways."""
    return st.one_of(
        *(
            st.tuples(documents(form), st.just(form), st.integers(0, 2**32))
            for form in cast("tuple[Format, ...]", ("yaml", "yaml", "json"))
        )
    )


@given(_in_each_form(valid))
def valid_documents(drawing: Drawing) -> None:
    """Of what the loader takes the schema takes all."""
    check(drawing)


@given(_in_each_form(mutated))
def mutated_documents(drawing: Drawing) -> None:
    """A change at one place is judged alike by both."""
    check(drawing)


@given(_in_each_form(drawn))
def drawn_documents(drawing: Drawing) -> None:
    """What is drawn from the schema the loader takes, or refuses for what is on the list."""
    assert check(drawing)


SLOW: Final = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)
TESTS: Final[tuple[Callable[[], None], ...]] = (
    valid_documents,
    mutated_documents,
    drawn_documents,
)


def run(count: int) -> Iterator[str]:
    """Compare so many documents, a third of each kind, and report."""
    for test in TESTS:
        start = time.monotonic()
        each = settings(
            max_examples=-(-count // len(TESTS)),
            database=None,
            deadline=None,
            phases=(Phase.generate, Phase.shrink),
            suppress_health_check=SLOW,
        )(test)
        each()
        yield f"{test.__name__}: no disagreement in {time.monotonic() - start:.0f} s"
    for name, times in SEEN.most_common():
        yield f"{times:7,} {name}"


if __name__ == "__main__":
    for line in run(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000):
        print(line, flush=True)  # noqa: T201
