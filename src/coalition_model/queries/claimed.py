"""What a claim claims: the fields that it can be about, and its value, read as a document's is."""

from functools import lru_cache
from typing import Any, Final, cast

from coalition_model.entities.kinds import CLASSES, shape_of_field
from coalition_model.errors import CoalitionModelError, InvalidValue
from coalition_model.values.citations import Citation
from coalition_model.values.frozenmap import FrozenMap
from coalition_model.values.ids import kind_of
from coalition_model.values.json_values import JsonValue
from coalition_model.values.names import Name
from coalition_model.values.shapes import Shape, fields_of
from coalition_model.values.text import Text

DERIVED: Final[dict[str, dict[str, Shape]]] = {
    "organization": {
        "members": Shape("many", item=Shape("id", names=("state", "leader", "organization")))
    },
}
"""What a claim can give a value for although no class has such a field, because the dossier holds
it as entities of its own: the members of an organization are its memberships."""

UNDETERMINED: Final = "und"
"""The language of words that a claim writes as one string (BCP 47: undetermined)."""


@lru_cache(maxsize=1024)
def claimed_shape(kind: str, field: str) -> Shape | None:
    """Describe a field that claims about a kind of thing can name; None where it has no such.

    >>> claimed_shape("organization", "members").expected
    'a list'
    >>> claimed_shape("organization", "size") is None
    True
    """
    derived = DERIVED.get(kind, {}).get(field)
    return derived if derived is not None else shape_of_field(kind, field)


@lru_cache(maxsize=64)
def claimable(kind: str) -> tuple[str, ...]:
    """Name the fields that claims about a kind of thing can give a value for."""
    cls = CLASSES.get(kind)
    own = tuple(field.name for field in fields_of(cls)) if cls is not None else ()
    return (*own, *DERIVED.get(kind, ()))


def value_of(about: str, field: str, value: JsonValue) -> object:
    """Read a claimed value; see `read_claimed`.

    Raises:
        InvalidValue: there is no such field, or it cannot hold this value.
    """
    shape = claimed_shape(kind_of(about), field)
    if shape is None:
        raise InvalidValue("Claim", "field", field, f"a field of {kind_of(about)}")
    return read_claimed(shape, value)


def read_claimed(shape: Shape, value: JsonValue, where: str = "value") -> object:
    """Read a value, written as in a document, into what a field of this shape holds.

    As in a document, a name and a citation of a whole source may be one string, and so may a text,
    which is then in no determined language.

    Args:
        shape: the shape of the field.
        value: the value.
        where: the way to it, for the error.

    Raises:
        InvalidValue: naming the part that cannot be, what it must be, and what it is.

    >>> read_claimed(Shape("id", names=("state",)), "state:FR")
    'state:FR'
    >>> read_claimed(Shape("many", item=Shape("integer")), (1, "two"))
    Traceback (most recent call last):
    coalition_model.errors.InvalidValue: Claim.value/1 must be a whole number, but is 'two'
    """
    match shape.kind:
        case "many" if isinstance(value, tuple):
            item = cast("Shape", shape.item)
            return tuple(
                read_claimed(item, each, f"{where}/{place}")
                for place, each in enumerate(cast("tuple[JsonValue, ...]", value))
            )
        case "part":
            return _part(shape.types[0], value, where)
        case "scalar" if isinstance(value, str):
            try:
                return shape.parse(value)
            except CoalitionModelError:
                raise InvalidValue("Claim", where, value, shape.expected) from None
        case "many" | "scalar":
            pass
        case _:
            if shape.accepts(value):
                return cast("object", value)
    raise InvalidValue("Claim", where, value, shape.expected)


def _part(cls: type, value: JsonValue, where: str) -> object:
    rows = _rows(cls, value)
    if rows is None:
        raise InvalidValue("Claim", where, value, f"a mapping of the fields of {cls.__name__}")
    if cls is Text:
        return _built(cls, where, _text_fields(rows))
    fields = {field.name: field for field in fields_of(cls)}
    values: dict[str, object] = {}
    for key, each in rows.items():
        if key not in fields:
            raise InvalidValue("Claim", f"{where}/{key}", key, f"a field of {cls.__name__}")
        field = fields[key]
        if each is None and field.shape.optional:
            values[key] = None
        else:
            values[key] = read_claimed(field.shape, each, f"{where}/{key}")
    for field in fields.values():
        if field.required and field.name not in values:
            raise InvalidValue("Claim", f"{where}/{field.name}", None, "given")
    return _built(cls, where, values)


def _rows(cls: type, value: JsonValue) -> FrozenMap[str, Any] | None:
    """Give the fields of a part, short forms written out; None where it has none."""
    if isinstance(value, FrozenMap):
        return value
    if not isinstance(value, str):
        return None
    if cls is Text:
        return FrozenMap({UNDETERMINED: value})
    if cls is Name:
        return FrozenMap({"text": value})
    if cls is Citation:
        return FrozenMap({"source": value})
    return None


def _text_fields(rows: FrozenMap[str, Any]) -> dict[str, object]:
    wordings = {key: each for key, each in rows.items() if key != "original"}
    return {"wordings": FrozenMap(wordings), "original": rows.get("original")}


def _built(cls: type, where: str, values: dict[str, object]) -> object:
    try:
        return cls(**values)
    except InvalidValue as error:
        below = f"{where}/{error.field}" if cls is not Text else where
        raise InvalidValue("Claim", below, error.value, error.expected) from None
