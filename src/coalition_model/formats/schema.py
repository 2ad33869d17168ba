"""The document form as a JSON Schema (draft 2020-12): one walk over the description of the classes.

Only keywords that draft 7 has too are used, apart from `$defs`, since many editors know no more.
There is no `format`: the standard makes it a remark, but editors refuse by it what the reader
takes.
"""

import inspect
import re
from collections.abc import Iterable
from enum import Enum
from typing import Any, Final, cast

from coalition_model.entities.common import EXTRA_KEY
from coalition_model.entities.kinds import KINDS
from coalition_model.entities.places import Place
from coalition_model.formats.migrations import named, newest
from coalition_model.formats.root import Document
from coalition_model.values.answers import Answer
from coalition_model.values.citations import Citation
from coalition_model.values.ids import MAX_ID, SEGMENTS
from coalition_model.values.json_values import MAX_TEXT
from coalition_model.values.names import Name
from coalition_model.values.shapes import NOT_BLANK, SCALARS, Field, Shape, fields_of
from coalition_model.values.temporal import Temporal
from coalition_model.values.text import LANGUAGE_PATTERN, Text

Schema = dict[str, Any]

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_SHORT_FORMS: Final[dict[type, str]] = {
    Text: "Written as one string, it is in `defaults.language`, which is then its original.",
    Name: "Written as one string, it is a short name in `defaults.language`.",
    Citation: "Written as one string, it is the id of a source, or a quotation from "
    "`defaults.source`.",
    Place: "Written as one string, it is its name; the id is derived from it.",
}
"""The classes of which the reader takes one string, and what that means."""

_END: Final = r"$(?!\n)"
"""The end of a text: Python's `$` also stands before a line break at the end, ECMA's does not."""

_SOURCE_OR_QUOTE: Final = (
    rf"^(?:(?!source(?::|{_END})){NOT_BLANK}|source:[^ ]* |source:{SEGMENTS}{_END})"
)
"""What one string is as a citation: an id that is well-formed, or words that look like none."""

_TRUE: Final = ("true", "yes", "on", "y")
_FALSE: Final = ("false", "no", "off", "n")
WHOLE_NUMBERS: Final = ("7", "-7", "2004", "-2004")
NUMBERS: Final = ("1.5", "-0.5", "1e3")
_MOST_DIGITS: Final = 6


def json_schema(*, plain_scalars: bool = False) -> Schema:
    """Describe documents; see `coalition_model.formats.json_schema`.

    Args:
        plain_scalars: whether the documents are YAML, whose plain scalars a parser has taken for
            numbers and truth values where the reader takes them for text.
    """
    walk = _Walk(plain_scalars=plain_scalars)
    root = walk.object_of(Document)
    for kind in KINDS:
        root["properties"][kind.section] = {
            "title": kind.section.capitalize(),
            "description": _summary(kind.cls),
            "type": "array",
            "items": walk.reference(kind.cls),
        }
    form = "yaml" if plain_scalars else "json"
    stated = named(newest())
    root["properties"]["format"] |= {"const": stated}
    head = {"$schema": DIALECT, "$id": f"urn:{stated.replace('/', ':')}:{form}"}
    return head | root | {"$defs": walk.definitions}


class _Walk:
    """Describes classes, each once, and collects what they are made of."""

    def __init__(self, *, plain_scalars: bool) -> None:
        self.plain_scalars = plain_scalars
        self.definitions: dict[str, Schema] = {}

    def reference(self, cls: type) -> Schema:
        """Refer to the definition of a class, which is made if it is not there."""
        name = cls.__name__
        if name not in self.definitions:
            self.definitions[name] = {}  # a class may hold itself
            self.definitions[name] = self._definition(cls)
        return {"$ref": f"#/$defs/{name}"}

    def _definition(self, cls: type) -> Schema:
        if cls in SCALARS:
            return self._scalar(cls)
        if cls is Text:
            return self._text() | self._with_string(_whole(NOT_BLANK), "words")
        described = self.object_of(cls)
        if cls is Citation:
            return described | self._with_string(_SOURCE_OR_QUOTE, "the id of a source, or words")
        if cls in _SHORT_FORMS:
            return described | self._with_string(_whole(NOT_BLANK), "a name")
        return described

    def object_of(self, cls: type) -> Schema:
        """Describe a mapping of the fields of a class."""
        said = _said_of_fields(cls)
        fields = fields_of(cls)
        properties = {
            field.name: _titled(field.name, said.get(field.name)) | self._field(cls, field)
            for field in fields
        }
        described: Schema = {
            "title": cls.__name__,
            "description": _description(cls),
            "type": "object",
            "properties": properties,
        }
        required = [field.name for field in fields if field.required]
        if required and cls is not Citation:  # which may fall back on `defaults.source`
            described["required"] = required
        return described | {"additionalProperties": False}

    def _text(self) -> Schema:
        words = self._string(_whole(NOT_BLANK), "words")
        tag = self._string(_whole(LANGUAGE_PATTERN), "a BCP 47 language tag")
        original = _titled("original", _said_of_fields(Text).get("original"))
        return {
            "title": "Text",
            "description": _description(Text),
            "type": "object",
            "properties": {"original": original | tag},
            "patternProperties": {_whole(LANGUAGE_PATTERN): words},
            "additionalProperties": False,
            "propertyNames": {"maxLength": MAX_TEXT},
            "minProperties": 1,
        }

    def _with_string(self, pattern: str, expected: str) -> Schema:
        string = self._string(pattern, expected)
        return string | {"type": [*_types(string), "object"]}

    def _scalar(self, cls: type) -> Schema:
        named = {"title": cls.__name__, "description": _summary(cls)}
        if issubclass(cls, Enum):
            return named | self._choice([str(each) for each in cls])
        return named | self._string(_whole(SCALARS[cls].pattern), SCALARS[cls].expected)

    def _field(self, cls: type, field: Field) -> Schema:
        schema = self._value(field.shape)
        if field.name == "citations":
            paths = "|".join(each.name for each in fields_of(cls))
            supported = self._string(f"^(?:{paths})(?:/|{_END})", f"a field of {cls.__name__}")
            schema["items"]["properties"] = {"fields": {"items": supported}}
        if field.name == "extra":
            schema["propertyNames"] = {"pattern": _whole(EXTRA_KEY), "maxLength": MAX_TEXT}
        if field.required:
            return schema
        default = field.default
        if isinstance(default, Answer | Temporal):
            default = str(default)
        if isinstance(default, str | int | float) and default != "":
            schema["default"] = default
        return schema

    def _value(self, shape: Shape) -> Schema:
        schema = self._given(shape)
        return _or_null(schema) if shape.optional else schema

    def _given(self, shape: Shape) -> Schema:
        match shape.kind:
            case "text":
                pattern = _whole(shape.form.pattern) if shape.form else None
                return self._string(pattern, shape.expected)
            case "boolean" | "integer" | "number":
                return {"type": shape.kind}
            case "id":
                kinds = "|".join(shape.names)
                kinds = f"(?:{kinds})" if len(shape.names) > 1 else kinds
                string = self._string(f"^{kinds}:{SEGMENTS}{_END}", shape.expected)
                return string | {"maxLength": MAX_ID}
            case "choice":
                return self._choice(shape.names)
            case "scalar":
                forms = [self.reference(type_) for type_ in shape.types]
                return forms[0] if len(forms) == 1 else {"anyOf": forms}
            case "part":
                return self.reference(shape.types[0])
            case "many":
                return {"type": "array", "items": self._value(cast("Shape", shape.item))}
            case "map":
                inner = self._value(cast("Shape", shape.item))
                keys = {"maxLength": MAX_TEXT}
                return {"type": "object", "propertyNames": keys, "additionalProperties": inner}
            case "json":
                return {}

    def _choice(self, words: Iterable[str]) -> Schema:
        accepted: list[str | bool] = list(words)
        if len(accepted) == 1:
            return {"const": accepted[0]}
        if self.plain_scalars:
            accepted += [
                truth
                for truth, spellings in ((True, _TRUE), (False, _FALSE))
                if not set(spellings).isdisjoint(accepted)
            ]
        return {"enum": accepted}

    def _string(self, pattern: str | None = None, expected: str = "") -> Schema:
        """Describe a text; in YAML also what a parser makes of one that looks like a number.

        There a pattern has the words for it too, under the key that the editors' servers know.
        """
        schema: Schema = {"type": "string", "maxLength": MAX_TEXT}
        if pattern is not None:
            schema["pattern"] = pattern
            if self.plain_scalars:
                schema["patternErrorMessage"] = f"must be {expected}"
        return _with_plain_scalars(schema) if self.plain_scalars else schema


def _with_plain_scalars(schema: Schema) -> Schema:
    found = re.compile(schema.get("pattern", "")).search
    types = ["string"]
    if any(map(found, NUMBERS)):
        types.append("number")
    elif any(map(found, WHOLE_NUMBERS)):
        types.append("integer")
        longest = max(count for count in range(_MOST_DIGITS + 1) if found("2" * count))
        if longest < _MOST_DIGITS:
            limit = 10**longest - 1
            schema = schema | {"minimum": -limit, "maximum": limit}
    if any(map(found, (*_TRUE, *_FALSE))):
        types.append("boolean")
    return schema | {"type": types if len(types) > 1 else "string"}


def _or_null(schema: Schema) -> Schema:
    if "const" in schema:
        return {"enum": [schema["const"], None]}
    if "enum" in schema:
        return schema | {"enum": [*schema["enum"], None]}
    if "$ref" in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    if "anyOf" in schema:
        return {"anyOf": [*schema["anyOf"], {"type": "null"}]}
    return schema | {"type": [*_types(schema), "null"]} if "type" in schema else schema


def _types(schema: Schema) -> list[str]:
    types: str | list[str] = schema["type"]
    return [types] if isinstance(types, str) else types


def _whole(pattern: str) -> str:
    """Make a pattern one of the whole text."""
    return f"^(?:{pattern}){_END}"


def _titled(name: str, description: str | None) -> Schema:
    title: Schema = {"title": name.replace("_", " ").capitalize()}
    return title | ({"description": description} if description else {})


def doc_of(cls: type) -> str:
    """Give the docstring of a class; `python -OO` leaves none."""
    return inspect.getdoc(cls) or ""


def _summary(cls: type) -> str:
    return _joined(doc_of(cls).partition("\n\n")[0])


def _description(cls: type) -> str:
    """Give what a docstring says before its sections and examples, and the short form."""
    before = re.split(r"^(?:[A-Z]\w+:$|>>> )", doc_of(cls), maxsplit=1, flags=re.MULTILINE)[0]
    paragraphs = [_joined(each) for each in before.split("\n\n") if each.strip()]
    if cls in _SHORT_FORMS:
        paragraphs.append(_SHORT_FORMS[cls])
    return "\n\n".join(paragraphs)


def _said_of_fields(cls: type) -> dict[str, str]:
    """Read the section 'Attributes:' of a docstring."""
    section = doc_of(cls).partition("Attributes:\n")[2].partition("\n\n")[0]
    rows = re.findall(r"^    (\w+): (.*(?:\n {8}.*)*)", section, re.MULTILINE)
    return {name: _joined(said) for name, said in rows}


def _joined(lines: str) -> str:
    return " ".join(lines.split())
