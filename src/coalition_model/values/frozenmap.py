"""The one immutable mapping of the library."""

from collections.abc import ItemsView, Iterable, Iterator, KeysView, Mapping, ValuesView
from typing import NoReturn, TypeVar, cast

K = TypeVar("K")
V_co = TypeVar("V_co", covariant=True)


def apart(value: object) -> object:
    """Give what is equal for equal values and differs for true and 1, which Python holds equal.

    >>> apart((1, True)) == apart((1, 1)), apart((1, True)) == apart((1.0, True))
    (False, True)
    """
    if isinstance(value, bool):
        return (bool, value)
    if isinstance(value, tuple):
        return tuple(map(apart, cast("tuple[object, ...]", value)))
    return value


class FrozenMap(Mapping[K, V_co]):
    """An immutable mapping: hashable where its values are, picklable, in the order it was given.

    Equality and hash do not see the order, as for `dict`. Unlike there, true is not 1.

    >>> names = FrozenMap({"fr": "Kiev", "uk": "Київ"})
    >>> names["fr"], len(names), "en" in names
    ('Kiev', 2, False)
    >>> names == {"uk": "Київ", "fr": "Kiev"}
    True
    """

    __slots__ = ("_data", "_hash")
    _data: dict[K, V_co]
    _hash: int | None

    def __init__(self, data: Mapping[K, V_co] | Iterable[tuple[K, V_co]] = ()) -> None:
        object.__setattr__(self, "_data", dict(data))
        object.__setattr__(self, "_hash", None)

    def keys(self) -> KeysView[K]:
        """Give a view of the keys."""
        return self._data.keys()

    def values(self) -> ValuesView[V_co]:
        """Give a view of the values."""
        return self._data.values()

    def items(self) -> ItemsView[K, V_co]:
        """Give a view of the items."""
        return self._data.items()

    def to_dict(self) -> dict[K, V_co]:
        """Give a dictionary of the same items."""
        return self._data.copy()

    def __getitem__(self, key: K) -> V_co:
        return self._data[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._data)

    def __len__(self) -> int:
        return len(self._data)

    def __contains__(self, key: object) -> bool:
        return key in self._data

    def __eq__(self, other: object) -> bool:
        if isinstance(other, FrozenMap):
            theirs = cast("FrozenMap[K, V_co]", other)._data
        elif isinstance(other, Mapping):
            theirs = dict(cast("Mapping[K, V_co]", other))
        else:
            return NotImplemented
        return self._data == theirs and all(
            apart(value) == apart(theirs[key]) for key, value in self._data.items()
        )

    def __hash__(self) -> int:
        if self._hash is None:
            object.__setattr__(self, "_hash", hash(frozenset(self._data.items())))
        assert self._hash is not None  # noqa: S101 - for the type checker
        return self._hash

    def __repr__(self) -> str:
        return f"FrozenMap({self._data!r})"

    def __reduce__(self) -> tuple[type["FrozenMap[K, V_co]"], tuple[dict[K, V_co]]]:
        return FrozenMap, (self._data,)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"FrozenMap is immutable: {name} cannot be set")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"FrozenMap is immutable: {name} cannot be deleted")
