"""Our classes on another project's cattrs converter."""

from collections.abc import Callable, Mapping
from types import GenericAlias, UnionType
from typing import Annotated, Any, Final, Union, cast, get_args, get_origin

import attrs
from cattrs import BaseConverter

from coalition_model.dossier import Dossier
from coalition_model.entities.kinds import CLASSES
from coalition_model.errors import DocumentError, Fault, pointer, shown
from coalition_model.formats import documents
from coalition_model.formats.parsed import (
    GIVEN,
    MAX_DEPTH,
    Plain,
    RawFault,
    marks_of,
    pointed_at,
)
from coalition_model.formats.plain import object_data
from coalition_model.formats.reading import BAD, Reader
from coalition_model.formats.twins import classes
from coalition_model.formats.writing import dossier_data
from coalition_model.values.answers import Answer
from coalition_model.values.frozenmap import FrozenMap
from coalition_model.values.ids import ID_KINDS, kind_of
from coalition_model.values.json_values import JsonValue, is_json, thaw_json
from coalition_model.values.shapes import SCALARS, Form, Shape, is_free
from coalition_model.values.text import Text

Hook = Callable[[Any, Any], Any]
Read = Callable[[Reader, Any], Any]

_VALUE: Final = ("id",)
"""The way to a value that is all there is, for a reader that asks what the last step is."""


def register(converter: BaseConverter) -> None:
    """Put our classes on a converter; see `coalition_model.formats.register`.

    The hooks ask for the very type: a class of another project that derives from one of ours is
    left to the converter.
    """
    converter.register_structure_hook_factory(_is_class, _structure_class)
    converter.register_unstructure_hook_factory(_is_class, _unstructure_class)
    converter.register_structure_hook_factory(_has_shape, _structure_shape)
    converter.register_unstructure_hook_func(lambda type_: type_ in SCALARS, str)
    converter.register_unstructure_hook_func(is_free, thaw_json)
    converter.register_structure_hook_factory(_is_our_union, _structure_union)
    converter.register_structure_hook_factory(_is_map, _structure_map)
    converter.register_unstructure_hook_factory(_is_map, _unstructure_map)
    converter.register_structure_hook(Answer, _structure_shape(Answer))  # before one for any Enum
    converter.register_unstructure_hook(Answer, str)
    converter.register_structure_hook_func(lambda type_: type_ is Dossier, _structure_dossier)
    converter.register_unstructure_hook_func(lambda type_: type_ is Dossier, dossier_data)


def _is_class(type_: Any) -> bool:
    return type_ is Text or type_ in classes()


def _structure_class(cls: type) -> Hook:
    def hook(data: Any, _: Any) -> Any:
        return data if isinstance(data, cls) else _read(data, _object_reader(cls))

    return hook


def _unstructure_class(cls: type) -> Callable[[Any], dict[str, Any]]:
    """Write objects of this very class: what a derived one has besides would be lost."""

    def hook(instance: Any) -> dict[str, Any]:
        if type(instance) is not cls:
            raise TypeError(
                f"what is declared as {cls.__name__} must be one itself, but is {shown(instance)}; "
                "declare the class that it is of"
            )
        return object_data(instance)

    return hook


def _object_reader(cls: type) -> Read:
    return lambda reader, data: reader.read_object(cls, data, ())


def _members(union: Any) -> tuple[Any, ...]:
    """List what a union is of, None apart; nothing for what is no union."""
    if get_origin(union) not in (UnionType, Union):
        return ()
    return tuple(member for member in get_args(union) if member is not type(None))


def _shape(type_: Any) -> Shape | None:
    """Describe a type of ours that documents write as one value; None for any other."""
    if get_origin(type_) is Annotated:
        base, *marks = get_args(type_)
        if is_free(type_):
            return Shape("json")
        form = next((mark for mark in marks if isinstance(mark, Form)), None)
        return Shape("text", form=form) if base is str and form is not None else None
    members = _members(type_)
    types, optional = members or (type_,), len(members) < len(get_args(type_)) and bool(members)
    if all(member in ID_KINDS for member in types):
        return Shape("id", optional, names=tuple(ID_KINDS[member] for member in types))
    if all(member in SCALARS for member in types):
        return Shape("scalar", optional, types=types)
    return None


def _has_shape(type_: Any) -> bool:
    return not _members(type_) and _shape(type_) is not None


def _structure_shape(type_: Any) -> Hook:
    shape = cast("Shape", _shape(type_))

    def hook(data: Any, _: Any) -> Any:
        if shape.kind in ("scalar", "json") and shape.accepts(data):
            return data
        return _read(data, lambda reader, value: reader.read(shape, value, _VALUE), _VALUE)

    return hook


def _is_our_union(type_: Any) -> bool:
    members = _members(type_)
    if len(members) < 2:
        return False
    return _shape(type_) is not None or all(member in _KINDS for member in members)


def _structure_union(union: Any, converter: BaseConverter) -> Hook:
    """Tell the members apart: ids and dates by their form, objects by the kind of their id.

    A hook that the other project has put on this very union comes first, whenever it did.
    """
    theirs: Hook | None = getattr(converter, "_union_struct_registry", {}).get(union)
    if theirs is not None:
        return theirs
    if _shape(union) is not None:
        return _structure_shape(union)
    members = _members(union)
    optional = len(members) < len(get_args(union))
    kinds = {_KINDS[member]: member for member in members}

    def hook(data: Any, _: Any) -> Any:
        if isinstance(data, members) or (data is None and optional):
            return data
        return _read(data, lambda reader, plain: _by_id(kinds, reader, plain))

    return hook


_KINDS: Final = {cls: kind for kind, cls in CLASSES.items()}


def _by_id(kinds: Mapping[str, type], reader: Reader, data: Any) -> Any:
    """Read an object of the class that the kind of its id names."""
    shape = Shape("id", names=tuple(kinds))
    if not isinstance(data, dict):
        return reader.fault((), f"a mapping with {shape.expected}", data)
    rows = cast("dict[Any, Any]", data)
    if "id" not in rows:
        return reader.fault(("id",), GIVEN, hint="it tells the class")
    id_ = reader.read(shape, rows["id"], ("id",))
    return BAD if id_ is BAD else reader.read_object(kinds[kind_of(id_)], rows, ())


def _is_map(type_: Any) -> bool:
    return type_ is FrozenMap or get_origin(type_) is FrozenMap


def _structure_map(type_: Any, converter: BaseConverter) -> Hook:
    """Read the items as the converter reads those of a `dict`; without types they are free."""
    of: Any = GenericAlias(dict, get_args(type_) or (str, JsonValue))
    inner = converter.get_structure_hook(of)

    def hook(data: Any, _: Any) -> Any:
        if not isinstance(data, Mapping):
            _read(data, _no_mapping)
        return FrozenMap(inner(cast("Any", data), of))

    return hook


def _no_mapping(reader: Reader, data: Any) -> Any:
    return reader.fault((), "a mapping", data)


def _unstructure_map(type_: Any, converter: BaseConverter) -> Callable[[Any], Any]:
    """Write the items as the converter writes those of a `dict`, free values as they are."""
    types = get_args(type_)
    if types and not is_free(types[1]):
        inner = converter.get_unstructure_hook(GenericAlias(dict, types))
        return lambda value: inner(value.to_dict())

    def hook(value: FrozenMap[Any, Any]) -> dict[Any, Any]:
        if is_json(value):
            return cast("dict[Any, Any]", thaw_json(value))
        unstructure = converter.unstructure
        return {unstructure(key): unstructure(each) for key, each in value.items()}

    return hook


def _structure_dossier(data: Any, _: Any) -> Dossier:
    return data if isinstance(data, Dossier) else documents.from_data(_plain(data))


def _read(data: Any, read: Read, root: tuple[str, ...] = ()) -> Any:
    """Read a value, or raise with every fault; pointers start at it, after `root`."""
    reader, plain = Reader(), _plain(data)
    value = read(reader, plain)
    if reader.faults:
        raw = [attrs.evolve(fault, path=fault.path[len(root) :]) for fault in reader.faults]
        marks = marks_of(plain)
        raw.sort(key=lambda fault: marks.at(fault.path, key=fault.key))
        raise DocumentError(_fault(fault, plain) for fault in raw)
    return value


def _fault(raw: RawFault, data: Any) -> Fault:
    return Fault(pointer(pointed_at(raw, data)), raw.expected, raw.actual, raw.hint)


def _plain(data: Any, depth: int = 0) -> Any:
    """Copy plain data without what a parser hangs on it.

    Some parsers give texts, numbers and lists of classes of their own, with notes for writing them
    again, which have no place in our objects. YAML's aliases can make a list hold itself; deeper
    than the reader goes, a list or mapping is left empty.
    """
    if isinstance(data, dict):
        rows = cast("dict[Any, Any]", data) if depth <= MAX_DEPTH else {}
        return {_plain(key): _plain(value, depth + 1) for key, value in rows.items()}
    if isinstance(data, list):
        items = cast("list[Any]", data) if depth <= MAX_DEPTH else []
        return [_plain(each, depth + 1) for each in items]
    if isinstance(data, bool | Plain):
        return data
    if isinstance(data, str):
        return str.__str__(data)
    if isinstance(data, int):
        return int.__int__(data)
    if isinstance(data, float):
        return float.__float__(data)
    unwrap = getattr(data, "unwrap", None)  # tomlkit's truth values, which cannot derive from bool
    return unwrap() if callable(unwrap) else data
