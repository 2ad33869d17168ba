"""Walks over an entity: the ids that it points to, and the parts that it is made of."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple, cast

import attrs

from coalition_model.entities.common import Part
from coalition_model.values.shapes import field_of, fields_of

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


class Lead(NamedTuple):
    """A field of a class that leads to ids or to parts.

    Attributes:
        name: the field.
        many: whether it holds several.
        ids: whether these are ids, not parts.
        required: whether its owner cannot be without it.
        parts: whether these are parts that have ids, so that they can be pointed to.
    """

    name: str
    many: bool
    ids: bool
    required: bool
    parts: bool


def _find_leads(cls: type) -> tuple[Lead, ...]:
    """Describe the fields of a class that lead to ids or to parts, its own id apart."""
    leads: list[Lead] = []
    for field in fields_of(cls):
        many = field.shape.kind == "many"
        shape = field.shape.item if many else field.shape
        if field.name == "id" or shape is None or shape.kind not in ("id", "part"):
            continue
        ids = shape.kind == "id"
        has_id = not ids and field_of(shape.types[0], "id") is not None
        if ids or has_id or _leads(shape.types[0]):
            leads.append(Lead(field.name, many, ids, field.required, has_id))
    return tuple(leads)


def _find_leads_to_parts(cls: type) -> tuple[tuple[str, bool], ...]:
    return tuple((lead.name, lead.many) for lead in _leads(cls) if lead.parts)


_leads: Callable[[type], tuple[Lead, ...]] = cache(_find_leads)
_leads_to_parts: Callable[[type], tuple[tuple[str, bool], ...]] = cache(_find_leads_to_parts)


def references(owner: object, path: Path = ()) -> Iterator[Reference]:
    """Yield every id that an entity points to, its parts included.

    >>> from coalition_model.entities import Membership
    >>> membership = Membership(organization="organization:nato", member="state:FR")
    >>> [reference.target for reference in references(membership)]
    ['organization:nato', 'state:FR']
    """
    for lead in _leads(type(owner)):
        value = getattr(owner, lead.name)
        if value is None or value == ():
            continue
        items = enumerate(cast("tuple[object, ...]", value)) if lead.many else ((None, value),)
        for index, item in items:
            below = (*path, lead.name) if index is None else (*path, lead.name, index)
            if lead.ids:
                yield Reference(below, cast("str", item), required=lead.required)
            else:
                yield from references(item, below)


def targets(owner: object) -> list[str]:
    """List every id that an entity points to, its parts included: `references` without places.

    >>> from coalition_model.entities import Membership
    >>> targets(Membership(organization="organization:nato", member="state:FR"))
    ['organization:nato', 'state:FR']
    """
    found: list[str] = []
    _add_targets(owner, found)
    return found


def _add_targets(owner: object, found: list[str]) -> None:
    for name, many, ids, _, _ in _leads(type(owner)):
        value = getattr(owner, name)
        if value is None:
            continue
        if ids and many:
            found += value
        elif ids:
            found.append(value)
        elif many:
            for each in value:
                _add_targets(each, found)
        else:
            _add_targets(value, found)


def parts(owner: object, path: Path = ()) -> Iterator[tuple[Path, Part]]:
    """Yield every part of an entity that has an id, outermost first.

    >>> from coalition_model.entities import Clause, PeacePlan
    >>> plan = PeacePlan(id="plan:p", clauses=(Clause(number="1", wording="unseen"),))
    >>> [part.id for _, part in parts(plan)]
    ['clause:p/1']
    """
    for name, many in _leads_to_parts(type(owner)):
        value = getattr(owner, name)
        if value is None:
            continue
        if many:
            for index, item in enumerate(cast("tuple[Part, ...]", value)):
                below = (*path, name, index)
                yield below, item
                yield from parts(item, below)
        else:
            below = (*path, name)
            yield below, cast("Part", value)
            yield from parts(value, below)


def parts_alone(owner: object) -> list[Part]:
    """List every part of an entity that has an id, outermost first: `parts` without places.

    >>> from coalition_model.entities import Clause, PeacePlan
    >>> plan = PeacePlan(id="plan:p", clauses=(Clause(number="1", wording="unseen"),))
    >>> [part.id for part in parts_alone(plan)]
    ['clause:p/1']
    """
    found: list[Part] = []
    _add_parts(owner, found)
    return found


def _add_parts(owner: object, found: list[Part]) -> None:
    for name, many in _leads_to_parts(type(owner)):
        value = getattr(owner, name)
        if value is None:
            continue
        for part in value if many else (value,):
            found.append(part)
            _add_parts(part, found)
