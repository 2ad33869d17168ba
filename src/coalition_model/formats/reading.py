"""From plain data to frozen objects: strict, and explaining every fault.

Nothing is coerced, dropped or guessed. The reader goes on after a fault, so that one run names all.
"""

import re
from typing import Any, Final, cast

import attrs

from coalition_model.dossier import nearest
from coalition_model.entities.kinds import CLASSES
from coalition_model.entities.places import Place
from coalition_model.entities.references import Path
from coalition_model.errors import CoalitionModelError, InvalidDate, InvalidId, InvalidValue, shown
from coalition_model.formats.parsed import MAX_DEPTH, MAX_TEXT, Plain, RawFault
from coalition_model.values.citations import Citation
from coalition_model.values.frozenmap import FrozenMap
from coalition_model.values.ids import kind_of, mint, slug
from coalition_model.values.json_values import JsonValue, is_json
from coalition_model.values.moments import Moment, MomentInterval
from coalition_model.values.names import Name
from coalition_model.values.shapes import Field, Shape, field_of, fields_of, is_unicode
from coalition_model.values.text import LANGUAGE_PATTERN, Text

_INTEGER = re.compile(r"[-+]?[0-9]+")
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_LANGUAGE = re.compile(LANGUAGE_PATTERN)


class Bad:
    """Stands where a value could not be read; the reason is among the faults."""


BAD: Final = Bad()


@attrs.frozen
class Defaults:
    """What short forms fall back on."""

    language: str | None = None
    zone: str | None = None
    source: str | None = None


class Reader:
    """Reads plain data into objects and collects why it cannot.

    Attributes:
        defaults: what short forms fall back on.
        faults: every fault found so far.
        references: every id found so far that points to something, and where it stands.
    """

    def __init__(self, defaults: Defaults | None = None) -> None:
        self.defaults: Defaults = defaults or Defaults()
        self.faults: list[RawFault] = []
        self.references: list[tuple[Path, str]] = []

    def fault(
        self, path: Path, expected: str, value: object = BAD, hint: str = "", *, key: bool = False
    ) -> Bad:
        """Note a fault; gives `BAD` to put where the value would be."""
        actual = "" if value is BAD else described(value)
        self.faults.append(RawFault(path, expected, actual, hint, key))
        return BAD

    def read_object(self, cls: type, data: Any, path: Path) -> Any:
        """Read an instance of an attrs class of ours."""
        data = self._written_out(cls, data, path)
        if data is BAD:
            return BAD
        if cls is Text:
            return self._text(data, path)
        if not isinstance(data, dict):
            return self.fault(path, f"a mapping of the fields of {cls.__name__}", data)
        rows = cast("dict[str, Any]", data)
        names = {field.name: field for field in fields_of(cls)}
        values: dict[str, Any] = {}
        for key, value in rows.items():
            field = names.get(key)
            if field is None:
                close = nearest(key, names)
                hint = f"did you mean {close[0]!r}?" if close else ""
                self.fault((*path, key), f"a field of {cls.__name__}", key, hint, key=True)
            else:
                values[key] = self._field(cls, field, value, rows, (*path, key))
        missing = [field.name for field in names.values() if field.required]
        missing = [name for name in missing if name not in rows]
        for name in missing:
            self.fault((*path, name), "given", hint=f"{cls.__name__} needs it")
        if missing or any(value is BAD for value in values.values()):
            return BAD
        return self._built(cls, values, path)

    def _built(self, cls: type, values: dict[str, Any], path: Path) -> Any:
        try:
            return cls(**values)
        except InvalidValue as error:
            head, *places = re.findall(r"[^\[\]]+", error.field)
            below: Path = (head, *(int(place) if place.isdigit() else place for place in places))
            if field_of(cls, head) is None:
                below = ()
            return self.fault((*path, *below), error.expected, error.value)
        except InvalidId as error:
            return self.fault((*path, "id"), error.expected, error.text, "write an id")

    def _field(self, cls: type, field: Field, value: Any, rows: dict[str, Any], path: Path) -> Any:
        if field.shape.kind == "json" and isinstance(value, Plain) and field.name == "value":
            return _claimed_value(rows, value)
        if value is None and field.default is None and not field.required:
            return None
        return self.read(field.shape, value, path)

    def read(self, shape: Shape, value: Any, path: Path) -> Any:
        """Read a value of a shape."""
        if value is None and shape.kind != "json":
            return None if shape.optional else self.fault(path, shape.expected, None)
        if len(path) > MAX_DEPTH:
            return self.fault(path, f"nested at most {MAX_DEPTH} deep", hint="it is deeper")
        match shape.kind:
            case "text" | "id" | "choice" | "scalar":
                return self._string(shape, value, path)
            case "boolean":
                return self._boolean(value, path)
            case "integer" | "number":
                return self._number(shape, value, path)
            case "part":
                return self.read_object(shape.types[0], value, path)
            case "many":
                return self._many(cast("Shape", shape.item), value, path)
            case "map":
                return self._map(cast("Shape", shape.item), value, path)
            case "json":
                return self._json(value, path)

    def _string(self, shape: Shape, value: Any, path: Path) -> Any:
        if not isinstance(value, str):
            return self.fault(path, shape.expected, value)
        text = str(value)
        if len(text) > MAX_TEXT:
            return self.fault(path, f"at most {MAX_TEXT:,} characters", len(text))
        if not is_unicode(text):
            return self.fault(path, "Unicode text", text, "it holds half of a surrogate pair")
        if shape.kind == "scalar":
            return self._scalar(shape, text, path)
        if shape.accepts(text):
            if shape.kind == "id" and path[-1] != "id":
                self.references.append((path, text))
            return text
        hint = ""
        if shape.kind == "choice":
            close = nearest(text, shape.names)
            hint = f"did you mean {close[0]!r}?" if close else ""
        elif shape.kind == "id":
            hint = _id_hint(text, shape.names)
        return self.fault(path, shape.expected, text, hint)

    def _scalar(self, shape: Shape, text: str, path: Path) -> Any:
        try:
            value = shape.parse(text)
            if self.defaults.zone is not None:
                value = _zoned(value, self.defaults.zone)
        except InvalidDate as error:
            where = f", at position {error.position} {error.expected}"
            return self.fault(path, shape.expected + where, text)
        except CoalitionModelError:
            return self.fault(path, shape.expected, text)
        return value

    def _boolean(self, value: Any, path: Path) -> Any:
        if isinstance(value, bool):
            return value
        if isinstance(value, Plain) and value in ("true", "false"):
            return value == "true"
        return self.fault(path, "true or false", value)

    def _number(self, shape: Shape, value: Any, path: Path) -> Any:
        if isinstance(value, Plain):
            value = _plain_value(value)
        return value if shape.accepts(value) else self.fault(path, shape.expected, value)

    def _many(self, item: Shape, value: Any, path: Path) -> Any:
        if not isinstance(value, list):
            return self.fault(path, "a list", value)
        rows = [
            self.read(item, each, (*path, place))
            for place, each in enumerate(cast("list[Any]", value))
        ]
        return BAD if any(row is BAD for row in rows) else tuple(rows)

    def _map(self, item: Shape, value: Any, path: Path) -> Any:
        if not isinstance(value, dict):
            return self.fault(path, "a mapping", value)
        rows = {
            key: self.read(item, each, (*path, key))
            for key, each in cast("dict[str, Any]", value).items()
        }
        return BAD if any(row is BAD for row in rows.values()) else FrozenMap(rows)

    def _json(self, value: Any, path: Path) -> Any:
        """Freeze a free value, looking at each of its items."""
        if len(path) > MAX_DEPTH:
            return self.fault(path, f"nested at most {MAX_DEPTH} deep", hint="it is deeper")
        if isinstance(value, list):
            return self._many(Shape("json"), value, path)
        if isinstance(value, dict):
            return self._map(Shape("json"), value, path)
        if isinstance(value, Plain):
            value = _plain_value(value)
        if isinstance(value, str):
            return self._string(Shape("text"), value, path)
        return value if is_json(value) else self.fault(path, "a finite number", value)

    def _text(self, data: Any, path: Path) -> Any:
        if not isinstance(data, dict):
            return self.fault(path, "a mapping of languages to words", data)
        rows = cast("dict[str, Any]", data)
        shape, ok = Shape("text"), True
        wordings: dict[str, str] = {}
        for key, value in rows.items():
            below = (*path, key)
            if key != "original" and not _LANGUAGE.fullmatch(key):
                self.fault(below, "a BCP 47 language tag or 'original'", key, key=True)
                ok = False
            words = self.read(shape, value, below)
            ok = ok and words is not BAD
            wordings[key] = words
        original = wordings.pop("original", None)
        return self._built_text(wordings, original, path) if ok else BAD

    def _built_text(self, wordings: dict[str, str], original: str | None, path: Path) -> Any:
        try:
            return Text(FrozenMap(wordings), original)
        except InvalidValue as error:
            tag = re.search(r"\[(.*)\]", error.field)
            below = (tag[1],) if tag else ("original",) if error.field == "original" else ()
            return self.fault((*path, *below), error.expected, error.value)

    def _written_out(self, cls: type, data: Any, path: Path) -> Any:
        """Write a short form out in full."""
        language = self.defaults.language
        if cls is Citation:
            return self._citation(data, path)
        if not isinstance(data, str):
            return data
        if cls is Text:
            if language is None:
                hint = "or state defaults.language"
                return self.fault(path, "a mapping of languages to words", data, hint)
            return {language: str(data), "original": language}
        if cls is Name:
            return {"text": str(data)} | ({"language": language} if language else {})
        if cls is Place:
            try:
                id_ = mint("place", slug(data))
            except InvalidId as error:
                return self.fault(path, "a mapping with an id", data, error.expected)
            return {"id": id_, "names": [str(data)]}
        return data

    def _citation(self, data: Any, path: Path) -> Any:
        if isinstance(data, str):
            is_source = kind_of(data) == "source" and " " not in data
            data = {"source": str(data)} if is_source else {"quote": str(data)}
        if isinstance(data, dict) and "source" not in data and self.defaults.source is not None:
            return {"source": self.defaults.source, **cast("dict[str, Any]", data)}
        return cast("Any", data)


def _zoned(value: object, zone: str) -> object:
    """Put a local time of day into the default zone, writing the offset out."""
    if isinstance(value, Moment) and value.offset is None:
        offset = cast("int", Moment.parse(f"{value}[{zone}]").offset) // 60
        sign, (hours, minutes) = "-" if offset < 0 else "+", divmod(abs(offset), 60)
        return Moment.parse(f"{value}{sign}{hours:02}:{minutes:02}[{zone}]")
    if isinstance(value, MomentInterval):
        start, end = (
            str(_zoned(end, zone)) if isinstance(end, Moment) else end.value
            for end in (value.start, value.end)
        )
        return MomentInterval.parse(f"{start}/{end}")
    return value


def claimed_shape(about: str, field: str) -> Shape | None:
    """Describe the field that a claim gives a value for; None where there is no such field."""
    cls = CLASSES.get(kind_of(about))
    found = field_of(cls, field) if cls is not None else None
    return found.shape if found is not None else None


def _plain_value(text: str) -> JsonValue:
    """Read a plain scalar as YAML 1.2's core schema does."""
    if text in ("true", "false"):
        return text == "true"
    if _INTEGER.fullmatch(text) and len(text) < 1000:
        return int(text)
    if _NUMBER.fullmatch(text):
        return float(text)
    return str(text)


def _claimed_value(rows: dict[str, Any], value: Plain) -> JsonValue:
    """Read the plain value of a claim: text where the claimed field holds text."""
    shape = claimed_shape(str(rows.get("about", "")), str(rows.get("field", "")))
    if shape is not None and shape.kind in ("text", "id", "choice", "scalar"):
        return str(value)
    return _plain_value(value)


def _id_hint(text: str, kinds: tuple[str, ...]) -> str:
    kind, colon, local = text.partition(":")
    if colon and kind not in kinds:
        close = nearest(kind, kinds)
        return f"did you mean {close[0] + ':' + local!r}?" if close else ""
    if not colon and len(kinds) == 1:
        return f"did you mean {kinds[0] + ':' + text!r}?"
    return ""


def described(value: object) -> str:
    """Say what a value of a document is, for 'but is'."""
    match value:
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case list():
            return "a list"
        case dict():
            return "a mapping"
        case int() if abs(value) > 10**20:
            return "a very large number"
        case str():
            return shown(str(value))
        case _:
            return shown(value)
