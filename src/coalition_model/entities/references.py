"""Walks over an entity: the ids that it points to, and the parts that it is made of."""

from collections.abc import Iterator
from typing import cast

import attrs

from coalition_model.entities.common import Part
from coalition_model.values.shapes import Field, Shape, field_of, fields_of

Path = tuple[str | int, ...]
"""The way from an entity to one of its values: names of fields and places in lists."""


@attrs.frozen
class Reference:
    """An id that an entity points to, and where it does so.

    Attributes:
        path: the way to the id.
        target: the id.
        required: whether what holds the id cannot be without it.
    """

    path: Path
    target: str
    required: bool


_leading: dict[type, tuple[Field, ...]] = {}


def _leads_to_ids(cls: type) -> tuple[Field, ...]:
    """Fields of a class that hold ids or parts, its own id apart."""
    found = _leading.get(cls)
    if found is None:
        found = _leading[cls] = tuple(
            field
            for field in fields_of(cls)
            if field.name != "id" and _inner(field.shape) is not None
        )
    return found


def _inner(shape: Shape) -> Shape | None:
    inner = shape.item if shape.kind == "many" else shape
    return inner if inner is not None and inner.kind in ("id", "part") else None


def references(owner: object, path: Path = ()) -> Iterator[Reference]:
    """Yield every id that an entity points to, its parts included.

    >>> from coalition_model.entities import Membership
    >>> membership = Membership(organization="organization:nato", member="state:FR")
    >>> [reference.target for reference in references(membership)]
    ['organization:nato', 'state:FR']
    """
    for field in _leads_to_ids(type(owner)):
        value = getattr(owner, field.name)
        if value is None or value == ():
            continue
        inner = cast("Shape", _inner(field.shape))
        many = field.shape.kind == "many"
        items = enumerate(cast("tuple[object, ...]", value)) if many else ((None, value),)
        for index, item in items:
            below = (*path, field.name) if index is None else (*path, field.name, index)
            if inner.kind == "id":
                yield Reference(below, cast("str", item), required=field.required)
            else:
                yield from references(item, below)


def parts(owner: object, path: Path = ()) -> Iterator[tuple[Path, Part]]:
    """Yield every part of an entity that has an id, outermost first.

    >>> from coalition_model.entities import Clause, PeacePlan
    >>> plan = PeacePlan(id="plan:p", clauses=(Clause(number="1", wording="unseen"),))
    >>> [part.id for _, part in parts(plan)]
    ['clause:p/1']
    """
    for field in _leads_to_ids(type(owner)):
        inner = cast("Shape", _inner(field.shape))
        if inner.kind != "part" or field_of(inner.types[0], "id") is None:
            continue
        value = getattr(owner, field.name)
        if value is None:
            continue
        if field.shape.kind == "many":
            for index, item in enumerate(cast("tuple[Part, ...]", value)):
                below = (*path, field.name, index)
                yield below, item
                yield from parts(item, below)
        else:
            below = (*path, field.name)
            yield below, cast("Part", value)
            yield from parts(value, below)
