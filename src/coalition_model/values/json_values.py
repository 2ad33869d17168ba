"""Free values: what JSON can say, frozen."""

import math
from collections.abc import Mapping
from typing import Annotated, Any, Final, cast

from coalition_model.errors import InvalidValue
from coalition_model.values.frozenmap import FrozenMap

FREE: Final = "json"
"""Marks an annotation whose value is free: any JSON value, frozen."""

JsonValue = Annotated[str | int | float | bool | tuple[Any, ...] | FrozenMap[str, Any] | None, FREE]
"""A JSON value whose lists are tuples and whose objects are `FrozenMap`s."""


def freeze_json(value: object) -> JsonValue:
    """Freeze a JSON value, or raise `InvalidValue` for what JSON cannot say.

    >>> freeze_json({"open": True, "value": ["state:FR", "state:DE"]})
    FrozenMap({'open': True, 'value': ('state:FR', 'state:DE')})
    """
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        if not math.isfinite(value):
            raise InvalidValue("JSON", "value", value, "a finite number")
        return value
    if isinstance(value, list | tuple):
        return tuple(freeze_json(item) for item in cast("tuple[object, ...]", value))
    if isinstance(value, Mapping):
        rows = cast("Mapping[object, object]", value)
        for key in rows:
            if not isinstance(key, str):
                raise InvalidValue("JSON", "key", key, "a text")
        return FrozenMap({str(key): freeze_json(item) for key, item in rows.items()})
    raise InvalidValue("JSON", "value", value, "a JSON value")


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


def is_json(value: object) -> bool:
    """Tell whether a value is a frozen JSON value.

    >>> is_json(("a", 1)), is_json(["a", 1])
    (True, False)
    """
    if isinstance(value, tuple):
        return all(is_json(item) for item in cast("tuple[object, ...]", value))
    if isinstance(value, FrozenMap):
        rows = cast("FrozenMap[object, object]", value)
        return all(isinstance(key, str) and is_json(item) for key, item in rows.items())
    if isinstance(value, float):
        return math.isfinite(value)
    return value is None or isinstance(value, bool | int | str)
