"""From frozen objects to plain data: canonical, so that equal dossiers give equal bytes."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

from coalition_model.dossier import Dossier
from coalition_model.entities.kinds import BY_KIND
from coalition_model.values.ids import kind_of
from coalition_model.values.json_values import thaw_json
from coalition_model.values.shapes import Shape, fields_of
from coalition_model.values.text import Text

FORMAT = "coalition-model/1"


def object_data(instance: object) -> dict[str, Any]:
    """Write an instance of a class of ours as a mapping of what differs from the default.

    >>> from coalition_model.entities import Membership
    >>> object_data(Membership(organization="organization:nato", member="state:FR"))
    {'id': 'membership:nato/state-FR', 'organization': 'organization:nato', 'member': 'state:FR'}
    """
    if isinstance(instance, Text):
        return _text_data(instance)
    data: dict[str, Any] = {}
    for field in fields_of(type(instance)):
        value = getattr(instance, field.name)
        if field.required or value != field.default:
            data[field.name] = _value_data(field.shape, value)
    if "id" in data:
        return {"id": data.pop("id"), **data}
    return data


def _text_data(text: Text) -> dict[str, Any]:
    data = dict(sorted(text.wordings.items()))
    return data if text.original is None else {**data, "original": text.original}


def _value_data(shape: Shape, value: Any) -> Any:
    if value is None:
        return None
    match shape.kind:
        case "scalar":
            return str(value)
        case "part":
            return object_data(value)
        case "many":
            item = cast("Shape", shape.item)
            return [_value_data(item, each) for each in value]
        case "map" | "json":
            return _ordered(thaw_json(value))
        case "number":
            return _whole(value)
        case _:
            return value


def _ordered(value: Any) -> Any:
    """Put the keys of free mappings into one order, which equality does not see."""
    if isinstance(value, Mapping):
        rows = cast("Mapping[str, Any]", value)
        return {key: _ordered(rows[key]) for key in sorted(rows)}
    if isinstance(value, list):
        return list(map(_ordered, cast("Iterable[Any]", value)))
    return _whole(value)


def _whole(value: Any) -> Any:
    """Write 3.0, which is equal to 3, as 3."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def dossier_data(dossier: Dossier) -> dict[str, Any]:
    """Write a dossier as one document: its header, then its own entities by kind and id."""
    data: dict[str, Any] = {"format": FORMAT}
    if dossier.title is not None:
        data["title"] = object_data(dossier.title)
    if dossier.note is not None:
        data["note"] = object_data(dossier.note)
    if dossier.uses:
        data["uses"] = list(dossier.uses)
    for name in ("coverage", "acceptances"):
        rows = getattr(dossier, name)
        if rows:
            data[name] = [object_data(row) for row in rows]
    for entity in dossier.own:
        section = BY_KIND[kind_of(entity.id)].section
        data.setdefault(section, []).append(object_data(entity))
    return data
