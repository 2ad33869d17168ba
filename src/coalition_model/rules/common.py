"""What rules share: when a thing certainly was, who is to blame, ways that lead back."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import TypeVar

from coalition_model.dossier import Dossier
from coalition_model.values.edtf import EdtfInterval
from coalition_model.values.interval_ends import IntervalEnd
from coalition_model.values.moments import MomentInterval
from coalition_model.values.when import When

N = TypeVar("N", bound=Hashable)


def certain_part(when: When) -> When:
    """Give the part of a time at which a thing certainly was: of 'from 15:00 on', 15:00.

    A meeting 'from 15:00 on' does not go on for ever, so it overlaps nothing but its start for
    certain. Of what has one end, that end is left; anything else stays as it is.

    >>> certain_part(MomentInterval("2025-08-17T15:00+02:00/.."))
    Moment('2025-08-17T15:00+02:00')
    """
    if isinstance(when, EdtfInterval | MomentInterval):
        start, end = when.start, when.end
        if isinstance(end, IntervalEnd) and not isinstance(start, IntervalEnd):
            return start
        if isinstance(start, IntervalEnd) and not isinstance(end, IntervalEnd):
            return end
    return when


def blamed(dossier: Dossier, earlier: str, later: str) -> tuple[str, str]:
    """Say which of two entities in conflict is to be mended, and name the other.

    The later one, unless it comes from a dossier in use: that is not judged here.
    """
    if dossier.whole_of(later).id in dossier.borrowed:
        return earlier, later
    return later, earlier


def circles(ways: Mapping[N, Collection[N]]) -> list[tuple[N, ...]]:
    """Find ways that lead back to where they began; each node is in at most one of them.

    >>> circles({"a": ["b"], "b": ["c"], "c": ["b"], "d": ["d"]})
    [('b', 'c'), ('d',)]
    """
    found: list[tuple[N, ...]] = []
    place: dict[N, int] = {}  # of what lies on the present way; -1 for what is done with
    for start in ways:
        if start in place:
            continue
        way, left = [start], [iter(ways[start])]
        place[start] = 0
        knots: list[tuple[int, int]] = []  # stretches of the way that are in a circle already
        while way:
            after = next(left[-1], None)
            if after is None:
                left.pop()
                place[way.pop()] = -1
                if knots and knots[-1][1] == len(way):
                    first, last = knots.pop()
                    knots += [(first, last - 1)] if first < last else []
            elif after not in place:
                place[after] = len(way)
                way.append(after)
                left.append(iter(ways.get(after, ())))
            elif place[after] >= 0 and (not knots or knots[-1][1] < place[after]):
                found.append(tuple(way[place[after] :]))
                knots.append((place[after], len(way) - 1))
    return found


def unmet(ways: Mapping[N, Collection[N]], choices: Sequence[tuple[N, Collection[N]]]) -> list[int]:
    """Find the choices none of whose nodes is ever reached; linear.

    A node is reached once all that its ways lead to are, and for each of its choices any one.

    Args:
        ways: what each node waits for.
        choices: a node, and those of which any one is enough for it.

    Returns:
        The places of the choices.

    >>> unmet({"b": ["a"]}, [("a", ["b", "c"])]), unmet({"b": ["a"]}, [("a", ["b", "b"])])
    ([], [0])
    """
    if not choices:
        return []
    missing: dict[N, int] = {}
    waiting: dict[N, list[N]] = {}
    choosing: dict[N, list[int]] = {}
    for node, targets in ways.items():
        missing[node] = missing.get(node, 0) + len(set(targets))
        for target in set(targets):
            missing.setdefault(target, 0)
            waiting.setdefault(target, []).append(node)
    for place, (node, targets) in enumerate(choices):
        missing[node] = missing.get(node, 0) + 1
        for target in set(targets):
            missing.setdefault(target, 0)
            choosing.setdefault(target, []).append(place)
    met: set[int] = set()
    reached = [node for node, count in missing.items() if not count]
    for node in reached:  # grows as it goes
        freed = list(waiting.get(node, ()))
        for place in choosing.get(node, ()):
            if place not in met:
                met.add(place)
                freed.append(choices[place][0])
        for each in freed:
            missing[each] -= 1
            if not missing[each]:
                reached.append(each)
    return [place for place in range(len(choices)) if place not in met]


def turned(circle: tuple[N, ...], start: N) -> tuple[N, ...]:
    """Give a circle as it is told from one of its nodes.

    >>> turned(("a", "b", "c"), "b")
    ('b', 'c', 'a')
    """
    place = circle.index(start)
    return circle[place:] + circle[:place]
