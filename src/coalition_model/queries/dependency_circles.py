"""The order in which things that depend on one another are judged, and their circles."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple


class Knot(NamedTuple):
    """Things to be judged together: one alone, or those that depend on one another in a circle.

    Attributes:
        members: the things.
        circle: the way round, from one of them back to it; empty where there is none.
    """

    members: tuple[str, ...]
    circle: tuple[str, ...]


def in_order(start: str, depends_on: Callable[[str], Iterable[str]]) -> list[Knot]:
    """List all that a thing depends on, what is depended on first, and the thing itself last.

    This is the algorithm of Robert Tarjan ('Depth-First Search and Linear Graph Algorithms', 1972)
    without recursion, so that a long chain is no difficulty.

    >>> chain = {"a": ["b"], "b": ["c"], "c": ["b"]}
    >>> [(knot.members, knot.circle) for knot in in_order("a", chain.__getitem__)]
    [(('b', 'c'), ('b', 'c', 'b')), (('a',), ())]
    """
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    open_: dict[str, None] = {}
    edges: dict[str, tuple[str, ...]] = {}
    knots: list[Knot] = []
    work: list[tuple[str, Iterator[str]]] = []

    def enter(node: str) -> None:
        number[node] = low[node] = len(number)
        open_[node] = None
        edges[node] = tuple(dict.fromkeys(depends_on(node)))
        work.append((node, iter(edges[node])))

    enter(start)
    while work:
        node, rest = work[-1]
        for target in rest:
            if target not in number:
                enter(target)
                break
            if target in open_:
                low[node] = min(low[node], number[target])
        else:
            work.pop()
            if work:
                above = work[-1][0]
                low[above] = min(low[above], low[node])
            if low[node] == number[node]:
                members = _close(open_, node)
                knots.append(Knot(tuple(sorted(members)), _round(edges, members, node)))
    return knots


def _close(open_: dict[str, None], node: str) -> set[str]:
    members: set[str] = set()
    while node not in members:
        members.add(open_.popitem()[0])
    return members


def _round(edges: dict[str, tuple[str, ...]], members: set[str], start: str) -> tuple[str, ...]:
    """Go from a thing along what depends on one another until a circle closes."""
    if len(members) == 1 and start not in edges[start]:
        return ()
    way: dict[str, int] = {}
    node = start
    while node not in way:
        way[node] = len(way)
        node = next(target for target in edges[node] if target in members)
    circle = list(way)[way[node] :]
    return (*circle, node)
