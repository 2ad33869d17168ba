"""From frozen objects to plain data: one function for each class, generated from its description.

A function gives a row, a struct that msgspec writes in one go and without what is default: the id
first, and free mappings in one order, so that equal objects give equal data.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final, cast

import msgspec

from coalition_model.formats.twins import classes
from coalition_model.values.answers import Answer
from coalition_model.values.frozenmap import FrozenMap, apart
from coalition_model.values.shapes import Field, Shape, fields_of
from coalition_model.values.temporal import Temporal
from coalition_model.values.text import Text


def object_data(instance: object) -> dict[str, Any]:
    """Write an instance of a class of ours as a mapping of what differs from the default.

    >>> from coalition_model.entities import Membership
    >>> object_data(Membership(organization="organization:nato", member="state:FR"))
    {'id': 'membership:nato/state-FR', 'organization': 'organization:nato', 'member': 'state:FR'}
    """
    return row_data(writers()[type(instance)](instance))


def row_data(row: object) -> dict[str, Any]:
    """Turn a row into a mapping, down to its last part."""
    return cast("dict[str, Any]", msgspec.to_builtins(row, enc_hook=bare))


def bare(value: object) -> str | int | float:
    """Give the text or number itself where its class only derives from one, as numpy's do.

    >>> bare(type("Words", (str,), {})("peace"))
    'peace'
    """
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, int):
        return int.__int__(value)
    if isinstance(value, float):
        return float.__float__(value)
    raise TypeError(f"no document can hold a {type(value).__name__}")


@cache
def writers() -> dict[type, Callable[[Any], Any]]:
    """Make the function of every class, from an instance to its row; a `Text` gives a mapping."""
    constants: dict[str, Any] = {
        "free": _free,
        "apart": apart,
        "answers": {each: str(each) for each in Answer},
    }
    lines = [f"def write_Text(_it): return {_text('_it')}"]
    for cls in classes():
        lines += _function(cls, constants)
    exec("\n".join(lines), constants)  # noqa: S102 - made of our own classes alone, as attrs does
    return {cls: constants[f"write_{cls.__name__}"] for cls in (Text, *classes())}


def _text(value: str) -> str:
    """Write how a `Text` becomes a mapping, its own where it has no original: none is changed."""
    words, original = f"{value}.wordings._data", f"{value}.original"
    return f"({words} if {original} is None else {{**{words}, 'original': {original}}})"


def _fields(cls: type) -> list[Field]:
    return sorted(fields_of(cls), key=lambda field: field.name != "id")


def _function(cls: type, constants: dict[str, Any]) -> list[str]:
    """Write the function of one class, and make the struct of its rows.

    All its variables begin with an underscore, which no global name here and no field does.
    """
    constants[f"{cls.__name__}Row"] = _row(cls, constants)
    before, made = _made(cls, "_it", "_")
    lines = [f"def write_{cls.__name__}(_it):", *(f"    {line}" for line in before)]
    return [*lines, f"    return {made}"]


def _row(cls: type, constants: dict[str, Any]) -> type:
    """Make the struct of a class: what equals a default is given as that very object."""
    fields: list[Any] = []
    optional = False
    for field in _fields(cls):
        optional = optional or not field.required
        default = field.default
        if field.required:  # after others that are not, it needs a default, which it never has
            default = object()
        elif default == FrozenMap():
            default = {}
        elif isinstance(default, Answer):
            default = constants["answers"][default]
        constants[f"default_{cls.__name__}_{field.name}"] = field.default
        constants[f"row_{cls.__name__}_{field.name}"] = default
        fields.append((field.name, Any, default) if optional else (field.name, Any))
    return msgspec.defstruct(f"{cls.__name__}Row", fields, omit_defaults=True, gc=False)


def _made(cls: type, it: str, prefix: str) -> tuple[list[str], str]:
    """Write how a row of a class is made: what is done first, and the call that makes it.

    Args:
        cls: the class.
        it: the variable that holds the instance.
        prefix: what variables begin with.
    """
    before: list[str] = []
    given: list[str] = []
    for field in _fields(cls):
        name, value = f"{cls.__name__}_{field.name}", f"{it}.{field.name}"
        item = field.shape.item
        if field.shape.kind == "many" and item is not None and item.kind not in _AS_THEY_ARE:
            rows, each = f"{prefix}rows_{field.name}", f"{prefix}each"
            inner, one = _each(item, each)
            nothing = f"not {rows}" if field.default == () else f"{rows} is None"
            before += [
                f"{rows} = {value}",
                f"if {nothing}: pass",
                f"elif len({rows}) == 1:",  # as most are: a list of one is made at once
                f"    ({each},) = {rows}",
                *(f"    {line}" for line in inner),
                f"    {rows} = [{one}]",
                "else:",
                f"    {prefix}items, {rows} = {rows}, []",
                f"    for {each} in {prefix}items:",
                *(f"        {line}" for line in inner),
                f"        {rows}.append({one})",
            ]
            as_is = _has_nothing(field) or field.default == ()
            given.append(rows if as_is else _unless_default(field, name, value, rows))
        else:
            given.append(_given(field, name, value, f"{prefix}value"))
    return before, f"{cls.__name__}Row({', '.join(given)})"


def _given(field: Field, name: str, value: str, held: str) -> str:
    """Write what a row is given for a field that one expression makes plain.

    Args:
        field: the field.
        name: how its default is called.
        value: how its value is asked for.
        held: the variable that holds the value meanwhile.
    """
    shape, bound = field.shape, f"({held} := {value})"
    if shape.kind == "many" and field.default == ():
        return f"[*{held}] if {bound} else {held if shape.optional else '()'}"
    plain = _plain(shape, held)
    if plain == held and (_has_nothing(field) or isinstance(field.default, bool)):
        return value
    if field.name == "id" or (field.required and not shape.optional):
        return _plain(shape, value)
    if _has_nothing(field):
        return f"None if {bound} is None else {plain}"
    if shape.optional and plain != held:
        plain = f"None if {held} is None else {plain}"
    return _unless_default(field, name, bound, plain)


def _has_nothing(field: Field) -> bool:
    """Tell whether a field has no default, or None."""
    return field.required or field.default is None


def _unless_default(field: Field, name: str, value: str, plain: str) -> str:
    """Write that a row is given what stands for the default where a value equals that."""
    default = f"default_{name}"
    if field.shape.kind == "map" and field.default == FrozenMap():
        same = f"{value} is {default}"
    elif _is_free(field.shape):
        same = f"apart({value}) == apart({default})"
    else:
        same = f"{value} == {default}"
    return f"row_{name} if {same} else {plain}"


def _is_free(shape: Shape) -> bool:
    return shape.kind in ("map", "json") or (shape.item is not None and _is_free(shape.item))


_AS_THEY_ARE: Final = ("text", "id", "choice", "boolean", "integer")


def _each(item: Shape, each: str) -> tuple[list[str], str]:
    """Write how one item of a list is made; a small class without parts is written out here."""
    if item.kind == "part" and item.types[0] is not Text:
        fields = fields_of(item.types[0])
        if not any((field.shape.item or field.shape).kind == "part" for field in fields):
            return _made(item.types[0], each, f"{each}_")
    return [], _plain(item, each)


def _plain(shape: Shape, value: str) -> str:
    """Write how a value that is there becomes plain."""
    match shape.kind:
        case "scalar" if all(issubclass(type_, Temporal) for type_ in shape.types):
            return f"{value}.text"
        case "scalar":
            return f"answers[{value}]"
        case "part":
            cls = shape.types[0]
            return _text(value) if cls is Text else f"write_{cls.__name__}({value})"
        case "map" | "json" | "number":
            return f"free({value})"
        case "many":
            return f"[*{value}]"
        case _:
            return value


def _free(value: Any) -> Any:
    """Thaw a free value, with the keys of its mappings in one order, which equality does not see.

    What is written as 3.0 is equal to 3, and written so.
    """
    if isinstance(value, float):
        return int(value) if value.is_integer() else float.__float__(value)
    if isinstance(value, str | int):
        return value
    if isinstance(value, Mapping):
        rows = cast("Mapping[str, Any]", value)
        return {str.__str__(key): _free(rows[key]) for key in sorted(rows)}
    if isinstance(value, tuple):
        return [_free(each) for each in cast("tuple[Any, ...]", value)]
    return value
