"""Rows found by the days on which they hold, without going through all of them."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Final, Generic, TypeVar

from coalition_model.queries.assertions import stretch
from coalition_model.queries.common import Edge
from coalition_model.rules.lives import stretch_of
from coalition_model.values.daysets import ENDLESS
from coalition_model.values.when import When

R = TypeVar("R")
E = TypeVar("E", bound=Edge)
_ZONES: Final = 2
"""How many days clocks may be apart, and a boundary day besides."""


class ByTime(Generic[R]):
    """Rows with their first and last days: those that touch a time are found in few steps each.

    >>> rows = ByTime([(1, 5, "a"), (3, 4, "b"), (6, 9, "c")])
    >>> list(rows.touching(5, 6)), list(rows.touching(10, 12))
    (['a', 'c'], [])
    """

    def __init__(self, rows: Iterable[tuple[int, int, R]]) -> None:
        self._rows = sorted(rows, key=lambda row: row[:2])
        self._firsts = [row[0] for row in self._rows]
        self._size = 1 << max(len(self._rows) - 1, 0).bit_length()
        # a tree of the latest last day: below each node are twice its number and the next
        self._latest = [-ENDLESS - 1] * (2 * self._size)
        for place, row in enumerate(self._rows, self._size):
            self._latest[place] = row[1]
        for node in range(self._size - 1, 0, -1):
            self._latest[node] = max(self._latest[2 * node : 2 * node + 2])

    def touching(self, first: int, last: int) -> Iterator[R]:
        """Yield the rows that share a day with a stretch of days, by their first days."""
        count = bisect_right(self._firsts, last)
        left = [(1, 0, self._size)]
        while left:
            node, low, width = left.pop()
            if low >= count or self._latest[node] < first:
                continue
            if width == 1:
                yield self._rows[low][2]
                continue
            half = width // 2
            left += [(2 * node + 1, low + half, half), (2 * node, low, half)]


def days_of(when: When) -> tuple[int, int]:
    """Give the first and the last day that a time can touch, on any clock."""
    days = stretch(when)
    return days.start_min - _ZONES, days.end_max + _ZONES


def possible_times(edges: Iterable[E]) -> ByTime[E]:
    """Arrange edges that have a period by the days on which they may hold."""
    return ByTime((*days_of(edge.period), edge) for edge in edges if edge.period is not None)


def certain_times(edges: Iterable[E]) -> ByTime[E]:
    """Arrange edges by the days on which they certainly hold; without those that have none.

    One that holds on some day of a month, which is not known, touches all of that month.
    """
    rows: list[tuple[int, int, E]] = []
    for edge in edges:
        days = stretch_of(edge.period, edge.attested)
        if days is not None:
            rows.append((min(days[:2]), max(days[:2]), edge))
    return ByTime(rows)
