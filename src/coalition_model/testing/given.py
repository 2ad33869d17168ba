"""What a test gives for a field, written as shortly as a document may write it."""

from collections.abc import Mapping
from typing import Any, Final, cast

from coalition_model.errors import InvalidValue
from coalition_model.values.citations import Citation
from coalition_model.values.frozenmap import FrozenMap
from coalition_model.values.ids import kind_of
from coalition_model.values.json_values import freeze_json
from coalition_model.values.names import Name
from coalition_model.values.shapes import Field, Shape, field_of, fields_of
from coalition_model.values.spelling import nearest
from coalition_model.values.text import Text

PLAIN_LANGUAGE = "en"
"""The language of a text that is given as a plain string."""


def given_field(cls: type, name: str) -> tuple[Field, bool]:
    """Find the field that a keyword means, and whether it gives one item of a list.

    A list may be given by its one item: `place=` for `places=`, `party=` for `parties=`.

    Raises:
        TypeError: the class has no such field.

    >>> from coalition_model.entities import Meeting
    >>> field, single = given_field(Meeting, "place")
    >>> field.name, single
    ('places', True)
    """
    field = field_of(cls, name)
    if field is not None:
        return field, False
    for plural in (f"{name}s", f"{name[:-1]}ies"):
        field = field_of(cls, plural)
        if field is not None and field.shape.kind == "many":
            return field, True
    names = [each.name for each in fields_of(cls)]
    close = nearest(name, names)
    hint = f"; did you mean {close[0]!r}?" if close else f"; it has {', '.join(names)}"
    raise TypeError(f"{cls.__name__} has no field {name!r}{hint}")


def given_value(shape: Shape, value: object, *, single: bool = False) -> object:
    """Turn what was given into what a field of this shape holds; what it cannot is left as it is.

    A date may be given as its text, a name and a text (in English) as their words, an id as the
    entity that has it, a tuple as a list, a part and a text in several languages as the mapping
    that a document has for it; free values as lists and mappings, however deep.

    Raises:
        InvalidDate: a text is not the date that is due.
        InvalidValue: a free value is none that JSON can say, or a part does not allow a value.
        TypeError: a part has no such field, or misses one.

    >>> given_value(Shape("many", item=Shape("id", names=("place",))), "place:kyiv", single=True)
    ('place:kyiv',)
    """
    if single:
        return (given_value(cast("Shape", shape.item), value),)
    match shape.kind:
        case "scalar" if isinstance(value, str):
            return shape.parse(value)
        case "id" if not isinstance(value, str) and hasattr(value, "id"):
            return cast("Any", value).id
        case "part" if isinstance(value, str):
            return _part(shape.types[0], value)
        case "many" if isinstance(value, list | tuple):
            items = cast("tuple[object, ...]", value)
            return tuple(given_value(cast("Shape", shape.item), item) for item in items)
        case "part" if isinstance(value, Mapping):
            return _written_part(shape.types[0], cast("Mapping[str, object]", value))
        case "map" if isinstance(value, Mapping):
            return _frozen_map(cast("Mapping[object, object]", value))
        case "json":
            return _frozen("", value)
        case _:
            return cast("object", value)


def _part(cls: type, words: str) -> object:
    if cls is Text:
        return Text.of(words, PLAIN_LANGUAGE)
    if cls is Name:
        return Name(text=words)
    if cls is Citation and kind_of(words) == "source":
        return Citation(source=cast("Any", words))
    return words


def _written_part(cls: type, written: Mapping[str, object]) -> object:
    if cls is Text:
        wordings = {tag: words for tag, words in written.items() if tag != "original"}
        return Text(cast("Any", FrozenMap(wordings)), cast("Any", written.get("original")))
    return cls(**given_fields(cls, written))


_FREE_OWNER: Final = "JSON"
"""Who refuses a free value; `given_fields` knows the class and the field."""


def _frozen_map(rows: Mapping[object, object]) -> FrozenMap[str, Any]:
    for key in rows:
        if not isinstance(key, str):
            raise InvalidValue(_FREE_OWNER, f"[{key!r}]", key, "a key that is a text")
    return FrozenMap({str(key): _frozen(f"[{key}]", value) for key, value in rows.items()})


def _frozen(place: str, value: object) -> object:
    try:
        return freeze_json(value)
    except InvalidValue as error:
        raise InvalidValue(_FREE_OWNER, place, error.value, error.expected) from None


def given_fields(cls: type, overrides: Mapping[str, object]) -> dict[str, object]:
    """Turn keywords into fields of a class and their values.

    Raises:
        TypeError: the class has no such field, or one is given twice.
        InvalidDate: a text is not the date that is due.
        InvalidValue: a free value is none that JSON can say.
    """
    found: dict[str, object] = {}
    for name, value in overrides.items():
        field, single = given_field(cls, name)
        if field.name in found:
            raise TypeError(f"{cls.__name__}.{field.name} is given twice, once as {name!r}")
        try:
            found[field.name] = given_value(field.shape, value, single=single)
        except InvalidValue as error:
            if error.owner != _FREE_OWNER:
                raise
            place = field.name + error.field
            raise InvalidValue(cls.__name__, place, error.value, error.expected) from None
    return found
