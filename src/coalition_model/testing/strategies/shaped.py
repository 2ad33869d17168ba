"""Instances of any class, from the one description of its fields.

Nothing about a field is written here: a field that is added to a class is drawn from then on. What
the values look like is left to a palette; only the invariants that shapes do not say are met by
hand, in `_NEVER` and `_UNIQUE` here and in the palette's `always`.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Final, cast

import attrs
from hypothesis import reject
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from coalition_model.entities.claims import Claim
from coalition_model.entities.plans import Clause
from coalition_model.errors import InvalidValue
from coalition_model.testing.given import given_fields, given_value
from coalition_model.testing.strategies.arguments import is_strategy
from coalition_model.values.citations import Citation
from coalition_model.values.quantities import Quantity
from coalition_model.values.shapes import NOT_BLANK, Field, Shape, field_of, fields_of

ASCII: Final = "".join(map(chr, range(32, 127)))
"""What texts of a form are made of: of all characters, hypothesis would first make tables."""

DEEP: Final = 3
"""How deep parts are drawn within parts."""


@attrs.frozen(eq=False)
class Palette:
    """What values look like.

    Attributes:
        words: texts without a form, by the name of their field.
        ids: ids of some kinds.
        scalars: what a document holds as one string, by type.
        integers: whole numbers.
        numbers: numbers.
        free: values of any JSON.
        maps: mappings of fields of other projects.
        whole: classes that are not drawn field by field.
        always: fields that are always given, and their values.
        most: how many of the optional fields are given at most, and how many items a list has.
    """

    words: Callable[[str], st.SearchStrategy[str]]
    ids: Callable[..., st.SearchStrategy[Any]]
    scalars: Mapping[type, st.SearchStrategy[Any]]
    integers: st.SearchStrategy[int]
    numbers: st.SearchStrategy[float]
    free: st.SearchStrategy[Any]
    maps: st.SearchStrategy[Any]
    whole: Mapping[type, st.SearchStrategy[Any]]
    always: Mapping[type, Mapping[str, st.SearchStrategy[Any]]]
    most: int = 3


_NEVER: Final[dict[type, frozenset[str]]] = {
    Quantity: frozenset({"low", "high"}),
    Claim: frozenset({"says", "open"}),
    Clause: frozenset({"wording"}),
}
"""Fields that cannot go with those that are always given."""

_UNIQUE: Final[dict[str, Callable[[Any], object]]] = {
    "clauses": lambda clause: clause.number,
    "participants": lambda participation: participation.actor,
}
"""What tells the parts of a list apart, so that they have ids of their own."""


@lru_cache(maxsize=4096)
def _values(palette: Palette, shape: Shape, name: str, depth: int) -> st.SearchStrategy[Any]:
    """Draw a value of a shape, None apart."""
    match shape.kind:
        case "text":
            if shape.form is None or name in ("language", "original"):
                return palette.words(name)
            if shape.form.pattern == NOT_BLANK:  # hypothesis 6.100 cannot draw it from ASCII
                return palette.words(name).filter(shape.form.accepts)
            return st.from_regex(shape.form.pattern, fullmatch=True, alphabet=ASCII)
        case "boolean":
            return st.booleans()
        case "integer":
            return palette.integers
        case "number":
            return palette.numbers
        case "id":
            return palette.ids(*shape.names)
        case "choice":
            return st.sampled_from(shape.names)
        case "scalar":
            return st.one_of([palette.scalars[type_] for type_ in shape.types])
        case "part":
            return instances(palette, shape.types[0], depth + 1)
        case "json":
            return palette.free
        case "map":
            return palette.maps
        case "many":
            raise AssertionError("a list is drawn by its field")


@lru_cache(maxsize=4096)
def _field_values(palette: Palette, cls: type, name: str, depth: int) -> st.SearchStrategy[Any]:
    field = cast("Field", field_of(cls, name))
    if field.shape.kind != "many":
        values = _values(palette, field.shape, name, depth)
    else:
        items = _values(palette, cast("Shape", field.shape.item), name, depth)
        if name == "citations":
            items = _citations(palette, cls)
        values = st.lists(items, max_size=palette.most, unique_by=_UNIQUE.get(name)).map(tuple)
    if field.shape.optional and field.default is not None:  # else it is None where it is not drawn
        return st.none() | values
    return values


def _citations(palette: Palette, owner: type) -> st.SearchStrategy[Any]:
    """Draw citations that support all of their owner, or some of its fields."""
    paths = [field.name for field in fields_of(owner)]
    paths += [f"{field.name}/0" for field in fields_of(owner) if field.shape.kind == "many"]
    fields = st.lists(st.sampled_from(paths), max_size=2).map(tuple)
    return instances(palette, Citation, DEEP, fields=fields)


@lru_cache(maxsize=4096)
def _optional(cls: type, always: frozenset[str], depth: int) -> tuple[str, ...]:
    return tuple(
        field.name
        for field in fields_of(cls)
        if not field.required
        and field.name != "id"
        and field.name not in always
        and field.name not in _NEVER.get(cls, ())
        and not (depth >= DEEP and (field.shape.item or field.shape).kind == "part")
    )


def instances(
    palette: Palette, cls: type, depth: int = 0, /, **given: object
) -> st.SearchStrategy[Any]:
    """Draw instances of a class, with some of its optional fields.

    Args:
        palette: what the values look like.
        cls: the class.
        depth: how deep within others the instances are.
        given: fields that are given: values, or strategies of values.

    Raises:
        InvalidArgument: the class has no such field, or the field cannot hold the value.
    """
    if cls in palette.whole and not given:
        return palette.whole[cls]
    fixed = _given(cls, given)
    if not fixed:
        return _undecided(palette, cls, depth)
    return _instances(palette, cls, depth, fixed)


@lru_cache(maxsize=1024)
def _undecided(palette: Palette, cls: type, depth: int) -> st.SearchStrategy[Any]:
    return _instances(palette, cls, depth, {})


def _given(cls: type, given: dict[str, object]) -> dict[str, st.SearchStrategy[Any]]:
    """Read what is given for fields: each as a strategy, checked where it is a value."""
    plain = {name: value for name, value in given.items() if not is_strategy(value)}
    try:
        values = given_fields(cls, plain)
        names = given_fields(cls, dict.fromkeys(given))
    except (TypeError, InvalidValue, ValueError) as error:
        raise InvalidArgument(str(error)) from None
    found: dict[str, st.SearchStrategy[Any]] = {}
    for name, value in values.items():
        shape = cast("Field", field_of(cls, name)).shape
        if not shape.accepts(value):
            raise InvalidArgument(
                f"{cls.__name__}.{name} must be {shape.expected}, but is {value!r}"
            )
        found[name] = st.just(value)
    strategies = [(name, value) for name, value in given.items() if name not in plain]
    for keyword, strategy in strategies:
        name = next(
            each for each in (keyword, f"{keyword}s", f"{keyword[:-1]}ies") if each in names
        )
        shape = cast("Field", field_of(cls, name)).shape
        found[name] = _read(shape, cast("st.SearchStrategy[Any]", strategy), single=name != keyword)
    return found


def _read(
    shape: Shape, strategy: st.SearchStrategy[Any], *, single: bool
) -> st.SearchStrategy[Any]:
    return strategy.map(lambda value: given_value(shape, value, single=single))


@st.composite
def _instances(
    draw: st.DrawFn,
    palette: Palette,
    cls: type,
    depth: int,
    fixed: dict[str, st.SearchStrategy[Any]],
) -> Any:
    """Draw an instance; where a field that was drawn breaks an invariant, it is left out."""
    always = palette.always.get(cls, {})
    left = _optional(cls, frozenset((*always, *fixed)), depth)
    chosen = set(draw(_some(left, palette.most)))
    drawn = {name: draw(strategy) for name, strategy in fixed.items()}
    for field in fields_of(cls):
        name = field.name
        if name in fixed:
            continue
        if name in always:
            drawn[name] = draw(always[name])
        elif field.required or name in chosen:
            drawn[name] = draw(_field_values(palette, cls, name, depth))
    while True:
        try:
            return cls(**drawn)
        except InvalidValue as error:
            culprit = error.field.partition("[")[0]
            loose = [name for name in drawn if name in chosen or name in always]
            loose = [name for name in loose if name not in fixed]
            if not loose:
                if fixed:
                    raise InvalidArgument(str(error)) from None
                reject()
            chosen.discard(dropped := culprit if culprit in loose else min(loose))
            del drawn[dropped]


@lru_cache(maxsize=4096)
def _some(names: tuple[str, ...], most: int) -> st.SearchStrategy[Any]:
    if not names:
        return st.just(())
    return st.sets(st.sampled_from(names), max_size=most + 1)
