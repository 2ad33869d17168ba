"""Sorting many rows by what they belong to."""

from collections.abc import Iterable
from typing import Final, TypeVar

K = TypeVar("K")
R = TypeVar("R")

_BINS: Final = 16


def grouped(rows: Iterable[tuple[K, R]]) -> dict[K, list[R]]:
    """Collect the rows of each key, in their order.

    They are put into a few bins first: what one bin fills fits into a processor's caches, which
    keeps the time in proportion where there are hundreds of thousands of rows.

    >>> grouped([("nato", "FR"), ("eu", "DE"), ("nato", "DE")]) == {
    ...     "nato": ["FR", "DE"], "eu": ["DE"]
    ... }
    True
    """
    bins: list[tuple[list[K], list[R]]] = [([], []) for _ in range(_BINS)]
    for key, row in rows:
        keys, theirs = bins[hash(key) % _BINS]
        keys.append(key)
        theirs.append(row)
    found: dict[K, list[R]] = {}
    for keys, theirs in bins:
        for key, row in zip(keys, theirs, strict=True):
            several = found.get(key)
            if several is None:
                found[key] = [row]
            else:
                several.append(row)
    return found
