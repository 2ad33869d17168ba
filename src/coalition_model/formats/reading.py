"""From plain data to frozen objects: strict, and explaining every fault.

Nothing is coerced, dropped or guessed. The reader goes on after a fault, so that one run names all.
"""

import math
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final, cast

import attrs

from coalition_model.entities.claims import Claim
from coalition_model.entities.common import owned_problems
from coalition_model.entities.kinds import shape_of_field
from coalition_model.entities.places import Place
from coalition_model.entities.references import Path
from coalition_model.errors import CoalitionModelError, InvalidDate, InvalidId, InvalidValue, shown
from coalition_model.formats.parsed import GIVEN, MAX_DEPTH, REFUSED, Plain, RawFault, Refused
from coalition_model.values.answers import Answer
from coalition_model.values.citations import Citation
from coalition_model.values.frozenmap import FrozenMap
from coalition_model.values.ids import (
    GRAMMAR,
    ID_KINDS,
    MAX_ID,
    SHORT_ENOUGH,
    is_id,
    kind_of,
    mint,
    slug,
)
from coalition_model.values.json_values import (
    MAX_DIGITS,
    MAX_TEXT,
    is_number,
    is_unicode,
    thaw_json,
)
from coalition_model.values.moments import Moment, MomentInterval
from coalition_model.values.names import Name
from coalition_model.values.shapes import Shape, field_of, fields_of
from coalition_model.values.spelling import nearest
from coalition_model.values.temporal import Temporal
from coalition_model.values.text import LANGUAGE_PATTERN, Text

_INTEGER = re.compile(r"[-+]?[0-9]+")
_OTHER_BASE = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_NO_NUMBER = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_LANGUAGE = re.compile(LANGUAGE_PATTERN)

TRUTHS: Final = {
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
"""The words that YAML 1.2 takes for truth values."""

_SHORT_FORMS: Final = (Citation, Name, Place, Text)
"""The classes of which one string is read too."""


_LONGEST_WORD: Final = 100
"""How long a word may be for a hint to be looked for, and kept: not megabytes of them."""

_NUMBER_EXPECTED: Final = f"a finite number of at most {MAX_DIGITS:,} digits"
_BOOLEAN_HINTS: Final = {
    "yes": "write true",
    "on": "write true",
    "true": "write true",
    "no": "write false",
    "off": "write false",
    "false": "write false",
}


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
        self,
        path: Path,
        expected: str,
        value: object = BAD,
        hint: str = "",
        *,
        key: bool = False,
        text: bool = False,
    ) -> Bad:
        """Note a fault, see `RawFault`; gives `BAD` to put where the value would be."""
        actual = "" if value is BAD else described(value)
        self.faults.append(RawFault(path, expected, actual, hint, key, text))
        return BAD

    def read_object(self, cls: type, data: Any, path: Path) -> Any:
        """Read an instance of an attrs class of ours."""
        data = self._written_out(cls, data, path)
        if data is BAD or data is REFUSED:
            return BAD
        if cls is Text:
            return self._text(data, path)
        if not isinstance(data, dict):
            expected = f"a mapping of the fields of {cls.__name__}"
            return self.fault(path, expected, data, text=cls in _SHORT_FORMS)
        rows = self.rows(cast("dict[Any, Any]", data), path)
        names = {field.name: field for field in fields_of(cls)}
        values: dict[str, Any] = {}
        for key, value in rows.items():
            field = names.get(key)
            if field is None:
                hint = did_you_mean(key, tuple(names))
                self.fault((*path, key), f"a field of {cls.__name__}", key, hint, key=True)
            elif cls is Claim and key == "value":
                values[key] = self.read(field.shape, _claimed_value(rows, value), (*path, key))
            else:
                values[key] = self.read(field.shape, value, (*path, key))
        missing = [field.name for field in names.values() if field.required]
        missing = [name for name in missing if name not in rows]
        for name in missing:
            hint = f"{cls.__name__} needs it"
            if cls is Citation:
                hint += ", or state defaults.source"
            self.fault((*path, name), GIVEN, hint=hint)
        good = {name: value for name, value in values.items() if value is not BAD}
        complete = not missing and len(good) == len(values)
        if missing or any(names[name].required for name in values if name not in good):
            owned = owned_problems(cls, good.get("extra", ()), good.get("citations", ()))
            for problem in owned:
                self._refused(cls, problem, path)
            return BAD
        return self._built(cls, good, path, complete=complete)

    def _built(self, cls: type, values: dict[str, Any], path: Path, *, complete: bool) -> Any:
        """Build an object, or note all that its class refuses.

        What is refused is left out and the rest is judged again. But where a field was left out,
        what is said of another as a whole may come of that: only items of lists and mappings are
        judged then.

        Args:
            cls: the class.
            values: its fields.
            path: where it stands.
            complete: False where a field could not be read, so that there is nothing to build.
        """
        needed = {field.name for field in fields_of(cls) if field.required}
        left, whole, refused = dict(values), complete, not complete
        while True:
            try:
                built = cls(**left)
            except InvalidValue as error:
                problems = (error, *error.others)
            else:
                return BAD if refused else built
            refused = True
            for problem in problems:
                if whole or len(problem.path) > 1:
                    self._refused(cls, problem, path, absent=problem.path[0] not in values)
            at_fault = {problem.path[0] for problem in problems}
            if not at_fault <= left.keys() - needed:
                return BAD
            whole = whole and all(len(problem.path) > 1 for problem in problems)
            left = {name: value for name, value in left.items() if name not in at_fault}

    def _refused(self, cls: type, error: InvalidValue, path: Path, *, absent: bool = False) -> None:
        value = BAD if absent and error.value is None else thaw_json(cast("Any", error.value))
        below = error.path
        if cls is Text and below[0] == "wordings":  # which a document does not name
            below = below[1:]
        self.fault((*path, *below), error.expected, value, key=error.path[0] == "extra")

    def rows(self, data: dict[Any, Any], path: Path) -> dict[str, Any]:
        """Give a mapping without the keys that no document can hold, which are faults."""
        rows: dict[str, Any] = {}
        for key, value in data.items():
            if not isinstance(key, str):
                step = key if isinstance(key, int) else str(key)
                self.fault((*path, step), "a text as key", key, key=True)
            elif not is_unicode(key):
                hint = "it holds half of a surrogate pair"
                self.fault((*path, key), "Unicode text as key", key, hint, key=True)
            else:
                rows[key] = value
        return rows

    def read(self, shape: Shape, value: Any, path: Path) -> Any:
        """Read a value of a shape."""
        if value is REFUSED:
            return BAD
        if value is None and shape.kind != "json":
            text = shape.kind == "text" or (shape.kind == "part" and shape.types[0] in _SHORT_FORMS)
            return None if shape.optional else self.fault(path, shape.expected, None, text=text)
        if len(path) >= MAX_DEPTH and isinstance(value, dict | list):
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
            hint = did_you_mean(text, shape.names)
        elif shape.kind == "id":
            hint = _id_hint(text, shape.names)
        return self.fault(path, shape.expected, text, hint)

    def _scalar(self, shape: Shape, text: str, path: Path) -> Any:
        try:
            value = shape.parse(text)
            if self.defaults.zone is not None:
                value = _zoned(value, self.defaults.zone)
        except InvalidDate as error:
            at = f", at position {error.position}" if error.text == text else ","
            return self.fault(path, f"{shape.expected}{at} {error.expected}", text)
        except CoalitionModelError:
            return self.fault(path, shape.expected, text)
        return value

    def _boolean(self, value: Any, path: Path) -> Any:
        if isinstance(value, bool):
            return value
        hint = ""
        if isinstance(value, Plain):
            if value in TRUTHS:
                return TRUTHS[value]
            hint = _BOOLEAN_HINTS.get(value.lower(), "")
        return self.fault(path, "true or false", value, hint)

    def _number(self, shape: Shape, value: Any, path: Path) -> Any:
        if isinstance(value, Plain):
            value = plain_value(value)
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
            for key, each in self.rows(cast("dict[Any, Any]", value), path).items()
        }
        return BAD if any(row is BAD for row in rows.values()) else FrozenMap(rows)

    def _json(self, value: Any, path: Path) -> Any:
        """Freeze a free value, looking at each of its items."""
        if isinstance(value, list):
            return self._many(Shape("json"), value, path)
        if isinstance(value, dict):
            return self._map(Shape("json"), value, path)
        if isinstance(value, Plain):
            value = plain_value(value)
        if isinstance(value, str):
            return self._string(Shape("text"), value, path)
        if value is None or isinstance(value, bool) or is_number(value):
            return value
        if isinstance(value, int | float):
            return self.fault(path, _NUMBER_EXPECTED, value)
        return self.fault(path, "a JSON value", value)

    def _text(self, data: Any, path: Path) -> Any:
        if not isinstance(data, dict):
            return self.fault(path, "a mapping of languages to words", data)
        rows = cast("dict[str, Any]", data)
        shape, complete = Shape("text"), True
        wordings: dict[str, str] = {}
        for key, value in self.rows(rows, path).items():
            below, known = (*path, key), key == "original" or _LANGUAGE.fullmatch(key)
            if not known:
                self.fault(below, "a BCP 47 language tag or 'original'", key, key=True)
            words = self.read(shape, value, below)
            if known and words is not BAD:
                wordings[key] = words
            else:
                complete = False
        original = wordings.pop("original", None)
        values = {"wordings": FrozenMap(wordings), "original": original}
        return self._built(Text, values, path, complete=complete)

    def _written_out(self, cls: type, data: Any, path: Path) -> Any:
        """Write a short form out in full."""
        language = self.defaults.language
        if cls is Citation:
            return self._citation(data)
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

    def _citation(self, data: Any) -> Any:
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


def plain_value(text: str) -> str | float | bool:
    """Read a plain scalar that is not null as the core schema of YAML 1.2 does (10.3.2).

    >>> plain_value("0o14"), plain_value("1e3"), plain_value("1_000"), plain_value("no")
    (12, 1000.0, '1_000', 'no')
    >>> plain_value("True"), plain_value("FALSE"), plain_value("tRUE")
    (True, False, 'tRUE')
    """
    if text in TRUTHS:
        return TRUTHS[text]
    if len(text.lstrip("+-")) > MAX_DIGITS:
        return math.inf if _NUMBER.fullmatch(text) or _OTHER_BASE.fullmatch(text) else str(text)
    if _INTEGER.fullmatch(text):
        return int(text)
    if _OTHER_BASE.fullmatch(text):
        return int(text, 0)
    if _NUMBER.fullmatch(text):
        return float(text)
    if _NO_NUMBER.fullmatch(text):
        return float(text.replace(".", ""))
    return str(text)


def _claimed_value(rows: dict[str, Any], value: Any) -> Any:
    """Make the plain scalars of a claim texts where the claimed field holds texts."""
    shape = shape_of_field(kind_of(str(rows.get("about", ""))), str(rows.get("field", "")))
    return _quoted(shape, value)


def _quoted(shape: Shape | None, value: Any) -> Any:
    if shape is None:
        return value
    if isinstance(value, Plain):
        return str(value) if shape.kind in ("text", "id", "choice", "scalar") else value
    if isinstance(value, list):
        return [_quoted(shape.item or shape, each) for each in cast("list[Any]", value)]
    if isinstance(value, dict) and shape.kind == "part":
        cls = shape.types[0]
        rows = cast("dict[str, Any]", value)
        if cls is Text:
            return {key: _quoted(Shape("text"), each) for key, each in rows.items()}
        fields = {key: field_of(cls, key) for key in rows}
        return {
            key: _quoted(field.shape if field is not None else None, rows[key])
            for key, field in fields.items()
        }
    return cast("Any", value)


def did_you_mean(word: str, words: tuple[str, ...]) -> str:
    """Hint at the nearest of some words.

    >>> did_you_mean("staets", ("states", "leaders"))
    "did you mean 'states'?"
    """
    return _nearest_of(word, words) if len(word) <= _LONGEST_WORD else ""


@lru_cache(maxsize=10_000)
def _nearest_of(word: str, words: tuple[str, ...]) -> str:
    close = [each for each in nearest(word, words) if each != word]
    return f"did you mean {close[0]!r}?" if close else ""


def _id_hint(text: str, kinds: tuple[str, ...]) -> str:
    if len(text) > MAX_ID:
        return f"write {SHORT_ENOUGH}"
    kind, colon, local = text.partition(":")
    if kind in kinds and colon:
        return f"after '{kind}:' write {GRAMMAR}"
    if colon and kind not in ID_KINDS.values():
        close = nearest(kind, kinds)
        return f"did you mean {shown(close[0] + ':' + local)}?" if close else ""
    if not colon and len(kinds) == 1:
        meant = f"{kinds[0]}:{text}"
        return f"did you mean {shown(meant)}?" if is_id(meant) else f"write {kinds[0]}: and a name"
    return ""


def described(value: object) -> str:
    """Say what a value of a document is, for 'but is'."""
    match value:
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case list():
            return "a list" if value else "an empty list"
        case Mapping():
            return "a mapping" if value else "an empty mapping"
        case Refused():
            return "an alias"
        case float() if not math.isfinite(value):
            return "not a number" if math.isnan(value) else "infinite or too large"
        case str() | Temporal() | Answer():
            return shown(str(value))
        case _:
            return "a mapping" if attrs.has(type(value)) else shown(value)
