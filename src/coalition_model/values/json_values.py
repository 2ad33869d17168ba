"""Free values: what JSON can say, frozen."""

import math
from collections.abc import Mapping
from typing import Annotated, Any, Final, TypeGuard, cast

from coalition_model.errors import InvalidValue
from coalition_model.values.frozenmap import FrozenMap

MAX_TEXT: Final = 1_000_000
"""How many characters one text may have; the longest agreements have some hundred thousand."""

MAX_DIGITS: Final = 4_000
"""How many digits a whole number may have; Python itself reads and writes no more than 4,300."""

MAX_NESTING: Final = 96
"""How deep a free value may be nested: what is left of the 100 levels of a document."""

_TOO_LARGE: Final = 10**MAX_DIGITS

FREE: Final = "json"
"""Marks an annotation whose value is free: any JSON value, frozen."""

JsonValue = Annotated[str | int | float | bool | tuple[Any, ...] | FrozenMap[str, Any] | None, FREE]
"""A JSON value whose lists are tuples and whose objects are `FrozenMap`s."""


def freeze_json(value: object, depth: int = 0) -> JsonValue:
    """Freeze a JSON value, or raise `InvalidValue` for what JSON cannot say.

    >>> freeze_json({"open": True, "value": ["state:FR", "state:DE"]})
    FrozenMap({'open': True, 'value': ('state:FR', 'state:DE')})
    """
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        if not is_number(value):
            expected = f"a finite number of at most {MAX_DIGITS:,} digits"
            raise InvalidValue("JSON", "value", value, expected)
        return value
    if isinstance(value, str):
        return _checked_text("value", value)
    if isinstance(value, list | tuple | Mapping) and depth >= MAX_NESTING:
        raise InvalidValue(
            "JSON", "value", cast("object", value), f"nested at most {MAX_NESTING} deep"
        )
    if isinstance(value, list | tuple):
        items = cast("tuple[object, ...]", value)
        return tuple(freeze_json(item, depth + 1) for item in items)
    if isinstance(value, Mapping):
        rows = cast("Mapping[object, object]", value)
        return FrozenMap(
            {_checked_text("key", key): freeze_json(item, depth + 1) for key, item in rows.items()}
        )
    raise InvalidValue("JSON", "value", value, "a JSON value")


def _checked_text(what: str, text: object) -> str:
    if not is_text(text):
        raise InvalidValue("JSON", what, text, f"Unicode text of at most {MAX_TEXT:,} characters")
    return text


def thaw_json(value: JsonValue) -> Any:
    """Turn a frozen JSON value back into lists, dictionaries and scalars.

    >>> thaw_json(FrozenMap({"value": ("state:FR", 31)}))
    {'value': ['state:FR', 31]}
    """
    if isinstance(value, tuple):
        return [thaw_json(item) for item in value]
    if isinstance(value, FrozenMap):
        return {key: thaw_json(item) for key, item in value.items()}
    return value


def is_json(value: object, depth: int = 0) -> bool:
    """Tell whether a value is a frozen JSON value.

    >>> is_json(("a", 1)), is_json(["a", 1])
    (True, False)
    """
    if isinstance(value, tuple | FrozenMap) and depth >= MAX_NESTING:
        return False
    if isinstance(value, tuple):
        return all(is_json(item, depth + 1) for item in cast("tuple[object, ...]", value))
    if isinstance(value, FrozenMap):
        rows = cast("FrozenMap[object, object]", value)
        return all(is_text(key) and is_json(item, depth + 1) for key, item in rows.items())
    return value is None or isinstance(value, bool) or is_text(value) or is_number(value)


def is_number(value: object) -> TypeGuard[int | float]:
    """Tell whether a value is a number that a document can hold.

    >>> is_number(10**30), is_number(float("nan")), is_number(True)
    (True, False, False)
    """
    if isinstance(value, float):
        return math.isfinite(value)
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < _TOO_LARGE


def is_text(value: object) -> TypeGuard[str]:
    r"""Tell whether a value is a text that a document can hold.

    >>> is_text("Київ"), is_text("\ud800"), is_text(1)
    (True, False, False)
    """
    return isinstance(value, str) and len(value) <= MAX_TEXT and is_unicode(value)


def is_unicode(text: str) -> bool:
    r"""Tell whether a text can be written as UTF-8, which half of a surrogate pair cannot.

    >>> is_unicode("Київ"), is_unicode("\ud800")
    (True, False)
    """
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
