"""The one description of a class: its attrs fields, their annotations and a table of scalars.

Everything that must know what a class is made of asks here: the constructors' checks, the reader
and writer of documents, the index of references. Nothing about a field is written twice.
"""

import re
import types
from collections.abc import Callable
from typing import Annotated, Any, Final, Literal, Union, cast, get_args, get_origin, get_type_hints

import attrs

from coalition_model.errors import InvalidValue
from coalition_model.values import patterns
from coalition_model.values.answers import Answer
from coalition_model.values.edtf import EdtfDate, EdtfInterval
from coalition_model.values.edtf_sets import EdtfSet
from coalition_model.values.frozenmap import FrozenMap
from coalition_model.values.ids import ID_KINDS, is_id
from coalition_model.values.json_values import (
    FREE,
    MAX_DIGITS,
    MAX_TEXT,
    is_json,
    is_number,
    is_text,
)
from coalition_model.values.moments import Moment, MomentInterval
from coalition_model.values.temporal import Temporal
from coalition_model.values.when import when


@attrs.frozen
class Form:
    """The form of a text: a pattern (ECMA 262 and Python alike) and the words for it."""

    pattern: str
    expected: str

    def accepts(self, text: str) -> bool:
        """Tell whether a text has this form."""
        return re.fullmatch(self.pattern, text) is not None


NOT_BLANK: Final = (
    r"[\s\S]*[^\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000][\s\S]*"
)
"""The pattern of a text that says something: more than the spaces that `str.strip` takes off.

They are written out since ECMA 262 counts others.
"""


@attrs.frozen
class Scalar:
    """How a type whose documents hold one string is read, written and described.

    Attributes:
        parse: reads the string.
        expected: the words for it, to follow 'must be'.
        pattern: takes all that `parse` takes, as far as a pattern can tell (ECMA 262 and Python
            alike).
    """

    parse: Callable[[str], object]
    expected: str
    pattern: str


def _answer(text: str) -> Answer:
    for answer in Answer:
        if str(answer) == text:
            return answer
    raise InvalidValue("Answer", "value", text, "yes, no or unknown")


SCALARS: Final[dict[type, Scalar]] = {
    Answer: Scalar(_answer, "yes, no or unknown", "|".join(map(str, Answer))),
    EdtfDate: Scalar(EdtfDate.parse, "an EDTF date", patterns.DATE),
    EdtfInterval: Scalar(EdtfInterval.parse, "an EDTF interval", patterns.INTERVAL),
    EdtfSet: Scalar(EdtfSet.parse, "an EDTF set", patterns.SET),
    Moment: Scalar(Moment.parse, "a date and time of day", patterns.MOMENT),
    MomentInterval: Scalar(
        MomentInterval.parse, "an interval between times of day", patterns.MOMENT_INTERVAL
    ),
}
"""The scalar types: what a document holds as one string and a program as an object."""

BY_LANGUAGE: Final = "by language"
"""Marks the mapping of a `Text`, which documents write as the text itself; no other has a mark."""

SUPPORTED: Final = (
    "str or Annotated[str, Form(...)], bool, int, float, a Literal of texts, one id type or more, "
    "a scalar type or several temporal ones, a class of attrs, JsonValue, "
    "FrozenMap[str, JsonValue], any of these or None, or tuple[..., ...] of any that is not None"
)
"""What a field can be annotated with, worded to follow 'must be'."""

Kind = Literal[
    "text", "boolean", "integer", "number", "id", "choice", "scalar", "part", "many", "map", "json"
]


@attrs.frozen
class Shape:
    """What a field may hold.

    Attributes:
        kind: which of the shapes it is.
        optional: whether None is allowed.
        names: kinds of id, or the words of a choice.
        types: the scalar types, or the class of a part.
        item: what a `many` or a `map` holds.
        form: the form of a text, if it has one.
    """

    kind: Kind
    optional: bool = False
    names: tuple[str, ...] = ()
    types: tuple[type, ...] = ()
    item: "Shape | None" = None
    form: Form | None = None

    @property
    def expected(self) -> str:
        """What the field must be, worded to follow 'must be'."""
        match self.kind:
            case "text":
                return self.form.expected if self.form else "a text"
            case "boolean":
                return "true or false"
            case "integer":
                return "a whole number"
            case "number":
                return "a finite number"
            case "id":
                return "an id of kind " + one_of(self.names)
            case "choice":
                return one_of(self.names)
            case "scalar":
                return one_of(tuple(SCALARS[type_].expected for type_ in self.types))
            case "part":
                return f"a {self.types[0].__name__}"
            case "many":
                return "a list"
            case "map":
                return "a mapping"
            case "json":
                return "a JSON value"

    def parse(self, text: str) -> object:
        """Read the one string of a scalar; raises the type's own error."""
        if len(self.types) == 1:
            return SCALARS[self.types[0]].parse(text)
        value = when(text)
        if not isinstance(value, self.types):
            raise InvalidValue("When", "value", text, self.expected)
        return value

    def accepts(self, value: object) -> bool:
        """Tell whether a value, as a program holds it, has this shape."""
        if value is None:
            return self.optional or self.kind == "json"
        match self.kind:
            case "text":
                return is_text(value) and (self.form is None or self.form.accepts(value))
            case "boolean":
                return isinstance(value, bool)
            case "integer":
                return isinstance(value, int) and is_number(value)
            case "number":
                return is_number(value)
            case "id":
                return is_id(value, frozenset(self.names))
            case "choice":
                return isinstance(value, str) and value in self.names
            case "scalar" | "part":
                return isinstance(value, self.types)
            case "many":
                item = cast("Shape", self.item)
                return isinstance(value, tuple) and all(
                    item.accepts(each) for each in cast("tuple[object, ...]", value)
                )
            case "map":
                item = cast("Shape", self.item)
                return isinstance(value, FrozenMap) and all(
                    is_text(key) and item.accepts(each)
                    for key, each in cast("FrozenMap[object, object]", value).items()
                )
            case "json":
                return is_json(value)


def one_of(words: tuple[str, ...]) -> str:
    """Join words for a message.

    >>> one_of(("a", "b", "c"))
    'a, b or c'
    """
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " or " + words[-1]


@attrs.frozen
class Field:
    """One field of a class: its name, its shape, and whether it must be given."""

    name: str
    shape: Shape
    required: bool
    default: object


_described: dict[type, tuple["Field", ...]] = {}


def fields_of(cls: type) -> tuple[Field, ...]:
    """Describe the fields of a class, in the order of its definition.

    >>> from coalition_model.values.names import Identifier
    >>> [(field.name, field.shape.kind) for field in fields_of(Identifier)]
    [('scheme', 'text'), ('value', 'text')]
    """
    found = _described.get(cls)
    if found is None:
        found = _described[cls] = _describe(cls)
    return found


def _describe(cls: type) -> tuple[Field, ...]:
    hints = get_type_hints(cls, include_extras=True)
    return tuple(
        _field(f"{cls.__name__}.{attribute.name}", attribute, hints[attribute.name])
        for attribute in attrs.fields(cast("type[attrs.AttrsInstance]", cls))
    )


def _field(where: str, attribute: Any, annotation: Any) -> Field:
    """Describe a field, or raise `TypeError` for one that documents could not hold.

    A loader fills objects without their constructor: it knows no converters and validators.

    Args:
        where: the class and the field, for the message.
        attribute: the field.
        annotation: what it may hold.
    """
    shape = _shape_of(where, annotation)
    name = attribute.name
    if name.startswith("_") or attribute.alias != name or not attribute.init:
        raise TypeError(f"{where} must be an argument of the constructor, called as the field is")
    if attribute.validator is not None:
        raise TypeError(f"{where} must have no validator: put its invariant in _keep_invariants")
    if attribute.converter is not None and shape.kind not in ("map", "json"):
        raise TypeError(f"{where} must have no converter: a document says what the field holds")
    required = attribute.default is attrs.NOTHING
    default = None if required else _default(where, attribute.default)
    inner = shape.item or shape
    if inner.kind == "part" and default not in (None, ()) and _has_id(inner.types[0]):
        raise TypeError(f"{where} must have no default with an id: an id is given once")
    return Field(name, shape, required, attrs.NOTHING if required else default)


def _has_id(cls: type) -> bool:
    return "id" in attrs.fields_dict(cast("type[attrs.AttrsInstance]", cls))


def field_of(cls: type, name: str) -> Field | None:
    """Describe one field of a class, or give None where the class has no such field."""
    return next((field for field in fields_of(cls) if field.name == name), None)


def _default(where: str, default: Any) -> object:
    if not isinstance(default, attrs.Factory):  # type: ignore[arg-type]
        return default
    if default.takes_self:
        raise TypeError(f"{where} must have a default that does not depend on other fields")
    return default.factory()


def _shape_of(where: str, annotation: Any) -> Shape:
    """Give the shape that an annotation stands for, or raise `TypeError`."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _marked_shape(where, annotation)
    if origin in (types.UnionType, Union):
        return _union_shape(where, annotation)
    if origin is tuple:
        return _list_shape(where, annotation)
    if origin is FrozenMap:
        if arguments[0] is not str or not is_free(arguments[1]):
            raise _unsupported(where, "FrozenMap[str, JsonValue], as all mappings are", annotation)
        return Shape("map", item=Shape("json"))
    if origin is Literal and all(isinstance(word, str) for word in arguments):
        return Shape("choice", names=arguments)
    if origin is not None:
        raise _unsupported(where, SUPPORTED, annotation)
    if annotation in ID_KINDS:
        return Shape("id", names=(ID_KINDS[annotation],))
    if annotation in SCALARS:
        return Shape("scalar", types=(annotation,))
    plain: dict[object, Kind] = {str: "text", bool: "boolean", int: "integer", float: "number"}
    if annotation in plain:
        return Shape(plain[annotation])
    if attrs.has(annotation):
        return Shape("part", types=(annotation,))
    raise _unsupported(where, SUPPORTED, annotation)


def _unsupported(where: str, expected: str, annotation: Any) -> TypeError:
    return TypeError(f"{where} must be {expected}, but is {annotation!r}")


def is_free(annotation: Any) -> bool:
    """Tell whether an annotation is that of any JSON value."""
    return get_origin(annotation) is Annotated and FREE in get_args(annotation)[1:]


def _marked_shape(where: str, annotation: Any) -> Shape:
    """Give the shape of an `Annotated`; marks that are not ours say nothing here."""
    base, *marks = get_args(annotation)
    if is_free(annotation):
        return Shape("json")
    if BY_LANGUAGE in marks:
        return Shape("map", item=Shape("text"))
    form = next((mark for mark in marks if isinstance(mark, Form)), None)
    if form is not None and base is not str:
        raise _unsupported(where, SUPPORTED, annotation)
    return attrs.evolve(_shape_of(where, base), form=form)


def _union_shape(where: str, annotation: Any) -> Shape:
    members = get_args(annotation)
    optional = type(None) in members
    rest = tuple(member for member in members if member is not type(None))
    if len(rest) == 1:
        return attrs.evolve(_shape_of(where, rest[0]), optional=optional)
    if set(rest) == {int, float}:
        return Shape("number", optional)
    if all(member in ID_KINDS for member in rest):
        return Shape("id", optional, names=tuple(ID_KINDS[member] for member in rest))
    if all(member in SCALARS and issubclass(member, Temporal) for member in rest):
        return Shape("scalar", optional, types=rest)
    raise _unsupported(where, SUPPORTED, annotation)


def _list_shape(where: str, annotation: Any) -> Shape:
    arguments = get_args(annotation)
    if len(arguments) != 2 or arguments[1] is not Ellipsis:
        raise _unsupported(where, "tuple[..., ...], of any length", annotation)
    item = _shape_of(where, arguments[0])
    if item.optional or item.kind == "many":
        expected = "a tuple of items that are neither tuples nor None"
        raise _unsupported(where, expected, annotation)
    return Shape("many", item=item)


def check(instance: object) -> None:
    """Check that every field of an instance has its shape, or raise `InvalidValue`.

    Constructors call this, so what cannot be told from a document cannot be built by hand either.
    """
    cls = type(instance)
    for field in fields_of(cls):
        value = getattr(instance, field.name)
        if value is not field.default and not field.shape.accepts(value):
            path, what, expected = _culprit(field.name, field.shape, value)
            where = field.name if len(path) == 1 else f"{field.name}[{path[1]}]"
            raise InvalidValue(cls.__name__, where, what, expected, path)


def _culprit(
    name: str, shape: Shape, value: object
) -> tuple[tuple[str] | tuple[str, int], object, str]:
    """Find the item of a list that is at fault, and say what it must be."""
    if shape.kind == "many" and isinstance(value, tuple):
        item = cast("Shape", shape.item)
        for index, each in enumerate(cast("tuple[object, ...]", value)):
            if not item.accepts(each):
                return (name, index), each, item.expected
    value = cast("object", value)
    expected = shape.expected if shape.kind != "many" else "a tuple"
    if shape.kind == "map":
        expected = "a FrozenMap of valid values"
    elif shape.kind == "text" and isinstance(value, str) and not is_text(value):
        expected = f"Unicode text of at most {MAX_TEXT:,} characters"
    elif shape.kind in ("integer", "number") and type(value) is int and not is_number(value):
        expected = f"a number of at most {MAX_DIGITS:,} digits"
    blank = isinstance(value, str) and shape.form is not None and shape.form.pattern == NOT_BLANK
    return (name,), value, expected + (" or None" if shape.optional and not blank else "")


def unless(
    condition: bool,  # noqa: FBT001
    instance: object,
    field: str,
    expected: str,
) -> tuple[InvalidValue, ...]:
    """Give what is wrong with a field unless an invariant holds; for `refuse`."""
    if condition:
        return ()
    return (InvalidValue(type(instance).__name__, field, getattr(instance, field), expected),)


def short_repr(self: object) -> str:
    """Write an instance in one line: its class and the fields that say more than the default.

    >>> from coalition_model.values.names import Identifier
    >>> Identifier(scheme="wikidata", value="Q142")
    Identifier(scheme='wikidata', value='Q142')
    """
    cls = type(self)
    shown = [
        f"{field.name}={value!r}"
        for field in fields_of(cls)
        if (value := getattr(self, field.name)) != field.default
    ]
    return f"{cls.__name__}({', '.join(shown)})"
