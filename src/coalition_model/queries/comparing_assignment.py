"""Who goes with whom: the pairs whose scores add up to the most."""

import heapq
import math
from collections.abc import Mapping

Pair = tuple[int, int]


def assign(gains: Mapping[Pair, float]) -> set[Pair]:
    """Choose pairs so that each place is in one at most and the gains add up to the most.

    Places that no chain of pairs joins are settled apart, each lot by the method of shortest
    augmenting paths.

    Args:
        gains: what each possible pair is worth, by its place on the left and on the right; only
            what is worth more than nothing can be chosen.

    >>> sorted(assign({(0, 0): 3.0, (0, 1): 2.5, (1, 0): 2.0}))
    [(0, 1), (1, 0)]
    """
    chosen: set[Pair] = set()
    for lot in _lots({pair for pair, gain in gains.items() if gain > 0}):
        chosen |= _settled(lot, gains)
    return chosen


def _lots(pairs: set[Pair]) -> list[list[Pair]]:
    rows: dict[int, list[Pair]] = {}
    columns: dict[int, list[Pair]] = {}
    for pair in sorted(pairs):
        rows.setdefault(pair[0], []).append(pair)
        columns.setdefault(pair[1], []).append(pair)
    found: list[list[Pair]] = []
    seen: set[Pair] = set()
    for first in sorted(pairs):
        if first in seen:
            continue
        seen.add(first)
        lot, waiting = [first], [first]
        while waiting:
            row, column = waiting.pop()
            for pair in (*rows.pop(row, ()), *columns.pop(column, ())):
                if pair not in seen:
                    seen.add(pair)
                    lot.append(pair)
                    waiting.append(pair)
        found.append(sorted(lot))
    return found


def _settled(lot: list[Pair], gains: Mapping[Pair, float]) -> set[Pair]:
    """Choose among pairs by shortest chains of exchanges, row after row.

    Each row also has a column of its own that costs nothing: it may go without a partner.
    """
    if len(lot) == 1:
        return set(lot)
    costs: dict[int, dict[int, float]] = {}
    for row, column in lot:
        costs.setdefault(row, {-1 - row: 0.0})[column] = -gains[row, column]
    row_price = {row: min(line.values()) for row, line in costs.items()}
    column_price: dict[int, float] = {}
    row_of: dict[int, int] = {}
    column_of: dict[int, int] = {}
    for row in costs:
        _place(
            row,
            costs=costs,
            row_price=row_price,
            column_price=column_price,
            row_of=row_of,
            column_of=column_of,
        )
    return {(row, column) for column, row in row_of.items() if column >= 0}


def _place(
    start: int,
    *,
    costs: Mapping[int, Mapping[int, float]],
    row_price: dict[int, float],
    column_price: dict[int, float],
    row_of: dict[int, int],
    column_of: dict[int, int],
) -> None:
    """Give one row more a column, along the cheapest chain of rows that give way."""
    far: dict[int, float] = {}
    came_from: dict[int, int] = {}
    settled: dict[int, float] = {}
    waiting: list[tuple[float, int]] = []
    row, so_far = start, 0.0
    while True:
        for column, cost in costs[row].items():
            if column in settled:
                continue
            reached = so_far + cost - row_price[row] - column_price.get(column, 0.0)
            if reached < far.get(column, math.inf):
                far[column], came_from[column] = reached, row
                heapq.heappush(waiting, (reached, column))
        so_far, column = heapq.heappop(waiting)
        while column in settled:
            so_far, column = heapq.heappop(waiting)
        if column not in row_of:
            break
        settled[column] = so_far
        row = row_of[column]
    row_price[start] += so_far
    for each, reached in settled.items():
        row_price[row_of[each]] += so_far - reached
        column_price[each] = column_price.get(each, 0.0) - (so_far - reached)
    while True:
        row = came_from[column]
        given_up = column_of.get(row)
        row_of[column], column_of[row] = row, column
        if given_up is None:
            break
        column = given_up
