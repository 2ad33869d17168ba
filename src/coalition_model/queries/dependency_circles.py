"""The order in which things that depend on one another are judged, and their circles."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple


class Knot(NamedTuple):
    """Things to be judged together: one alone, or those that depend on one another in a circle.

    Attributes:
        members: the things, the first found of them first.
        depends_on: of what among themselves each of them depends; empty where there is no circle.
    """

    members: tuple[str, ...]
    depends_on: Mapping[str, tuple[str, ...]]


def in_order(starts: Iterable[str], depends_on: Callable[[str], Iterable[str]]) -> list[Knot]:
    """List all that some things depend on, what is depended on first, and the things themselves.

    This is the algorithm of Robert Tarjan ('Depth-First Search and Linear Graph Algorithms', 1972)
    without recursion, so that a long chain is no difficulty.

    >>> chain = {"a": ["b"], "b": ["c"], "c": ["b"]}
    >>> [knot.members for knot in in_order(["a"], chain.__getitem__)]
    [('b', 'c'), ('a',)]
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

    for start in starts:
        if start not in number:
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
                    knots.append(_knot(open_, edges, node))
    return knots


def _knot(open_: dict[str, None], edges: dict[str, tuple[str, ...]], first: str) -> Knot:
    members = [open_.popitem()[0]]
    while members[-1] != first:
        members.append(open_.popitem()[0])
    members.reverse()
    if len(members) == 1 and first not in edges[first]:
        return Knot((first,), {})
    inside = frozenset(members)
    among = {each: tuple(one for one in edges[each] if one in inside) for each in members}
    return Knot(tuple(members), among)


def circles(knot: Knot) -> Iterator[tuple[str, ...]]:
    """Name circles of a knot, from one thing back to it: each dependency lies on one of them.

    >>> knot = Knot(("a", "b", "c"), {"a": ("b", "c"), "b": ("a",), "c": ("a",)})
    >>> list(circles(knot))
    [('a', 'b', 'a'), ('a', 'c', 'a')]
    """
    ways = _Ways(knot)
    named: set[tuple[str, str]] = set()
    for thing in knot.members:
        for target in knot.depends_on.get(thing, ()):
            if (thing, target) not in named:
                circle = ways.through(thing, target)
                named.update(pairwise(circle))
                yield circle


def circle_through(knot: Knot) -> dict[str, tuple[str, ...]]:
    """Give for each thing of a knot a circle that it lies on.

    >>> knot = Knot(("a", "b", "c"), {"a": ("b", "c"), "b": ("a",), "c": ("a",)})
    >>> circle_through(knot)["c"]
    ('c', 'a', 'c')
    """
    ways = _Ways(knot)
    found: dict[str, tuple[str, ...]] = {}
    for thing, targets in knot.depends_on.items():
        if thing not in found:
            circle = ways.through(thing, targets[0])
            for each in circle:
                found.setdefault(each, circle)
    return found


class _Ways:
    """Ways in a knot from its first thing to every other and back, each without a detour."""

    def __init__(self, knot: Knot) -> None:
        back: dict[str, list[str]] = {each: [] for each in knot.depends_on}
        for thing, targets in knot.depends_on.items():
            for target in targets:
                back[target].append(thing)
        self._before = _nearer(knot.members[0], knot.depends_on)
        self._after = _nearer(knot.members[0], back)

    def through(self, thing: str, target: str) -> tuple[str, ...]:
        """Give a circle that goes from one thing to what it depends on, and back."""
        way = _follow(self._before, thing)  # from the thing towards the first
        place = {each: number for number, each in enumerate(way)}
        circle = [thing]
        for each in _follow(self._after, target):
            circle.append(each)
            if each in place:
                circle += reversed(way[: place[each]])
                break
        return tuple(circle)


def _nearer(first: str, edges: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Lead from each thing to the next on a shortest way to the first; the first to itself."""
    found = {first: first}
    waiting = [first]
    for each in waiting:  # grows as it is read
        for target in edges.get(each, ()):
            if target not in found:
                found[target] = each
                waiting.append(target)
    return found


def _follow(nearer: Mapping[str, str], start: str) -> list[str]:
    way = [start]
    while nearer[way[-1]] != way[-1]:
        way.append(nearer[way[-1]])
    return way
