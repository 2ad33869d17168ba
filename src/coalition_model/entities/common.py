"""What all entities and parts share: their checks, their derived ids, how they print."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar, cast

import attrs

from coalition_model.errors import InvalidId, InvalidValue, refuse, shown
from coalition_model.values.citations import Citation
from coalition_model.values.frozenmap import FrozenMap
from coalition_model.values.ids import kind_of, local_of, mint
from coalition_model.values.json_values import JsonValue
from coalition_model.values.names import Identifier, Name
from coalition_model.values.shapes import check, field_of
from coalition_model.values.text import Text

EXTRA_KEY = r"[A-Za-z][A-Za-z0-9_.-]*:[^\n]+"
"""A key of `extra`: the namespace of whoever writes it, a colon, a name."""

_extra_key = re.compile(EXTRA_KEY)
NO_EXTRA: FrozenMap[str, JsonValue] = FrozenMap()


class Entity(Protocol):
    """What every entity offers, for code that takes any of them."""

    @property
    def id(self) -> str:
        """What it is called by."""
        ...

    @property
    def names(self) -> tuple[Name, ...]:
        """What it is called."""
        ...

    @property
    def identifiers(self) -> tuple[Identifier, ...]:
        """What outside registers call it."""
        ...

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Why we believe it."""
        ...

    @property
    def note(self) -> Text | None:
        """Remarks."""
        ...

    @property
    def extra(self) -> FrozenMap[str, JsonValue]:
        """Fields of other projects."""
        ...


class Part(Protocol):
    """What every part of an entity offers."""

    @property
    def id(self) -> str:
        """What it is called by."""
        ...

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Why we believe it."""
        ...


P = TypeVar("P", bound=Part)
T = TypeVar("T")


def check_owner(owner: Part) -> None:
    """Check the fields of an entity or part, and the names in its `extra` and its citations."""
    check(owner)
    check_owned(owner)


def check_owned(owner: Part) -> None:
    """Check that the keys of `extra` have a namespace, and that citations name fields there are."""
    refuse(owned_problems(type(owner), getattr(owner, "extra", NO_EXTRA), owner.citations))


def owned_problems(
    cls: type, extra: Iterable[str], citations: Iterable[Citation]
) -> Iterator[InvalidValue]:
    """Give every key of `extra` without a namespace, and every cited field that `cls` has not."""
    for key in extra:
        if not _extra_key.fullmatch(key):
            expected = "a key of extra, 'namespace:name'"
            yield InvalidValue(cls.__name__, f"extra[{key}]", key, expected, ("extra", key))
    for place, citation in enumerate(citations):
        for index, path in enumerate(citation.fields):
            if field_of(cls, path.partition("/")[0]) is None:
                where = f"citations[{place}].fields[{index}]"
                steps = ("citations", place, "fields", index)
                yield InvalidValue(cls.__name__, where, path, f"a field of {cls.__name__}", steps)


def derive_id(edge: Part, kind: str, local: str) -> None:
    """Give an edge without an id the one that follows from what it joins."""
    try:
        id_ = mint(kind, local)
    except InvalidId as error:
        cls = type(edge).__name__
        raise InvalidValue(cls, "id", error.text, f"an id of {error.expected}") from None
    object.__setattr__(edge, "id", id_)


def derive_part_ids(
    whole: object, field: str, prefix: str, segment: Callable[[int, P], str]
) -> None:
    """Give the parts in a field of `whole` that have no id the one derived from their whole.

    Args:
        whole: the entity or part that holds them.
        field: its field that holds them, a tuple.
        prefix: kind and beginning of their ids: `clause:four-points`.
        segment: the last segment, from the 1-based place and the part.

    Raises:
        InvalidValue: a part has an id that does not begin as its whole says.
    """
    refuse(part_id_problems(whole, field, prefix, segment))


def part_id_problems(
    whole: object, field: str, prefix: str, segment: Callable[[int, P], str]
) -> list[InvalidValue]:
    """Derive as `derive_part_ids` does, and give every id that does not begin as it must."""
    problems: list[InvalidValue] = []
    parts: tuple[P, ...] = getattr(whole, field)
    lacking, below = False, f"{prefix}/"
    for index, part in enumerate(parts):
        if not part.id:
            lacking = True
        elif not part.id.startswith(below):
            cls = type(whole).__name__
            where, steps = f"{field}[{index}].id", (field, index, "id")
            expected = f"an id below {shown(below)}"
            problems.append(InvalidValue(cls, where, part.id, expected, steps))
    if lacking:
        kind, start = kind_of(prefix), local_of(prefix)
        derived: list[P] = []
        for place, part in enumerate(parts, 1):
            try:
                id_ = part.id or mint(kind, f"{start}/{segment(place, part)}")
                derived.append(part if part.id else attrs.evolve(part, id=id_))  # type: ignore[misc]
            except InvalidId as error:
                cls, where = type(whole).__name__, f"{field}[{place - 1}].id"
                expected, steps = f"an id of {error.expected}", (field, place - 1, "id")
                problems.append(InvalidValue(cls, where, error.text, expected, steps))
            except InvalidValue as error:  # of a part of that part
                each_one = (error, *error.others)
                problems += (_within(each, whole, field, place - 1) for each in each_one)
        if not problems:
            object.__setattr__(whole, field, tuple(derived))
    return problems


def _within(error: InvalidValue, whole: object, field: str, index: int) -> InvalidValue:
    """Say of a whole what is wrong with one of its parts."""
    where = f"{field}[{index}].{error.field}"
    steps = (field, index, *error.path)
    return InvalidValue(type(whole).__name__, where, error.value, error.expected, steps)


def by_place(place: int, _part: Part) -> str:
    """Name a part by its place among its like."""
    return str(place)


def entity_repr(self: object) -> str:
    """Write an entity or part in one line: its class, its id and its first name.

    >>> from coalition_model.entities.states import State
    >>> State(id="state:FR", names=(Name(text="France", language="fr"),))
    State('state:FR', 'France')
    """
    names: tuple[Name, ...] = getattr(self, "names", ())
    name = f", {names[0].text!r}" if names else ""
    return f"{type(self).__name__}({cast('Part', self).id!r}{name})"


def entity_hash(self: object) -> int:
    """Hash an entity by its id."""
    return hash(cast("Part", self).id)


def evolve(instance: T, **changes: object) -> T:
    """Give a copy of an entity, part or value in which some fields are changed.

    Invariants are checked again. Ids are not recomputed: an edge keeps the id that it has.

    Raises:
        InvalidValue: the change breaks an invariant.
        TypeError: there is no such field.

    >>> from coalition_model.entities.states import State
    >>> evolve(State(id="state:FR"), status="independent").status
    'independent'
    """
    return attrs.evolve(instance, **changes)  # type: ignore[misc]
