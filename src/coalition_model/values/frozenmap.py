"""The one immutable mapping of the library."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NoReturn, TypeVar, cast

K = TypeVar("K")
V = TypeVar("V")


class FrozenMap(Mapping[K, V]):
    """An immutable mapping: hashable where its values are, picklable, in the order it was given.

    Equality and hash do not see the order, as for `dict`.

    >>> names = FrozenMap({"fr": "Kiev", "uk": "Київ"})
    >>> names["fr"], len(names), "en" in names
    ('Kiev', 2, False)
    >>> names == {"uk": "Київ", "fr": "Kiev"}
    True
    """

    __slots__ = ("_data", "_hash")
    _data: dict[K, V]
    _hash: int | None

    def __init__(self, data: Mapping[K, V] | Iterable[tuple[K, V]] = ()) -> None:
        object.__setattr__(self, "_data", dict(data))
        object.__setattr__(self, "_hash", None)

    def __getitem__(self, key: K) -> V:
        return self._data[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._data)

    def __len__(self) -> int:
        return len(self._data)

    def __contains__(self, key: object) -> bool:
        return key in self._data

    def __eq__(self, other: object) -> bool:
        if isinstance(other, FrozenMap):
            return self._data == cast("FrozenMap[K, V]", other)._data
        if isinstance(other, Mapping):
            return self._data == dict(cast("Mapping[K, V]", other))
        return NotImplemented

    def __hash__(self) -> int:
        if self._hash is None:
            object.__setattr__(self, "_hash", hash(frozenset(self._data.items())))
        assert self._hash is not None  # noqa: S101 - for the type checker
        return self._hash

    def __repr__(self) -> str:
        return f"FrozenMap({self._data!r})"

    def __reduce__(self) -> tuple[type["FrozenMap[K, V]"], tuple[dict[K, V]]]:
        return FrozenMap, (self._data,)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"FrozenMap is immutable: {name} cannot be set")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"FrozenMap is immutable: {name} cannot be deleted")
