"""Our classes on another project's cattrs converter."""

from collections.abc import Callable
from functools import partial
from typing import Any, get_args

from cattrs import BaseConverter

from coalition_model.dossier import Dossier
from coalition_model.entities.kinds import CLASSES
from coalition_model.errors import DocumentError, Fault, pointer
from coalition_model.formats import documents
from coalition_model.formats.parsed import RawFault, marks_of, pointed_at
from coalition_model.formats.reading import Reader
from coalition_model.formats.writing import dossier_data, object_data
from coalition_model.values.shapes import SCALARS, Shape, fields_of
from coalition_model.values.when import When


def register(converter: BaseConverter) -> None:
    """Put our classes on a converter; see `coalition_model.formats.register`."""
    for cls in _all_classes():
        converter.register_structure_hook(cls, _structure(partial(_read_object, cls)))
        converter.register_unstructure_hook(cls, object_data)
    for cls in SCALARS:
        shape = Shape("scalar", types=(cls,))
        converter.register_structure_hook(cls, _structure(partial(_read_scalar, shape)))
        converter.register_unstructure_hook(cls, str)
    shape = Shape("scalar", types=get_args(When))
    converter.register_structure_hook(When, _structure(partial(_read_scalar, shape)))
    converter.register_unstructure_hook(When, str)
    converter.register_structure_hook(Dossier, lambda data, _: documents.from_data(data))
    converter.register_unstructure_hook(Dossier, dossier_data)


def _all_classes() -> set[type]:
    """Find every class of ours that a document can hold: the entities and what is in them."""
    found: set[type] = set()
    waiting: list[type] = list(CLASSES.values())
    while waiting:
        cls = waiting.pop()
        if cls in found:
            continue
        found.add(cls)
        for field in fields_of(cls):
            shape = field.shape.item or field.shape
            if shape.kind == "part":
                waiting += shape.types
    return found


def _structure(read: Callable[[Reader, Any], Any]) -> Callable[[Any, Any], Any]:
    def hook(data: Any, cls: Any) -> Any:
        if isinstance(data, cls):
            return data
        reader = Reader()
        value = read(reader, data)
        if reader.faults:
            root = marks_of(data)
            faults = sorted(reader.faults, key=lambda raw: root.at(raw.path, key=raw.key))
            raise DocumentError(_fault(raw, data) for raw in faults)
        return value

    return hook


def _fault(raw: RawFault, data: Any) -> Fault:
    return Fault(pointer(pointed_at(raw, data)), raw.expected, raw.actual, raw.hint)


def _read_object(cls: type, reader: Reader, data: Any) -> Any:
    return reader.read_object(cls, data, ())


def _read_scalar(shape: Shape, reader: Reader, data: Any) -> Any:
    return reader.read(shape, data, ())
