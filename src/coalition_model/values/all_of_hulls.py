"""From where to where an 'all of' set of days may go, and its relations to another value."""

from collections.abc import Iterable, Iterator
from itertools import islice

from coalition_model.values.all_of import in_all, may_be_one_day
from coalition_model.values.allen_relations import Allen, solvable
from coalition_model.values.daysets import ENDLESS, AnySet, Pattern, Reachable, Runs
from coalition_model.values.readings import Block, Reading, Several, after

Days = Runs | Pattern


class Hull:
    """From the first day of a set to the last, each a day of another member or a certain one."""

    __slots__ = ("ends", "least", "others", "starts")

    def __init__(
        self,
        starts: tuple[AnySet, ...],
        ends: tuple[AnySet, ...],
        others: Iterable[Days],
        least: int,
    ) -> None:
        self.starts: tuple[AnySet, ...] = starts
        """Sets of all of which the first day is one."""
        self.ends: tuple[AnySet, ...] = ends
        """Sets of all of which the day after the last is one."""
        self.others: tuple[Days, ...] = tuple(others)
        """What must have a day between them."""
        self.least: int = least
        """1 for one day, 2 for two days or more, 0 for any number."""


def hulls(several: Several) -> Iterator[Hull]:
    """List from where to where a set may go; all together they are all that is possible."""
    windows, fixed = several.windows or (), several.fixed
    latest = min([days.greatest for days in windows] + [low for low, _ in fixed[:1]])
    last = max([days.least for days in windows] + [high for _, high in fixed[-1:]])
    if may_be_one_day(several, Runs(((-ENDLESS, ENDLESS),))):
        days = (*several.days, Runs(((last, latest),)))
        yield Hull(days, tuple(each.shifted(1) for each in days), (), 1)
    early = [index for index, days in enumerate(windows) if days.least <= latest]
    late = [index for index, days in enumerate(windows) if days.greatest >= last]
    firsts = [*early, None] if fixed else early
    lasts = [*late, None] if fixed else late
    keys = [days.stretches if isinstance(days, Runs) else days.pieces for days in windows]
    seen: set[tuple[object, ...]] = set()
    for first in firsts:
        for final in lasts:
            if first is not None and first == final:
                continue
            key = tuple(None if index is None else keys[index] for index in (first, final))
            if key in seen:
                continue
            seen.add(key)
            starts = _only(fixed[0][0]) if first is None else windows[first]
            ends = _only(fixed[-1][1]) if final is None else windows[final]
            others = {  # what may be the same day as the first or the last needs no other
                own: days
                for days, own in zip(windows, keys, strict=True)
                if own not in key and not (isinstance(days, Runs) and days.single)
            }
            yield Hull(
                (starts, Runs(((-ENDLESS, latest),))),
                (ends.shifted(1), Runs(((after(last), ENDLESS),))),
                others.values(),
                2,
            )


def _only(day: int) -> Runs:
    return Runs(((day, day),))


_ORDERS: dict[Allen, tuple[str, ...]] = {
    Allen.BEFORE: ("a", "A", "b", "B"),
    Allen.MEETS: ("a", "Ab", "B"),
    Allen.OVERLAPS: ("a", "b", "A", "B"),
    Allen.STARTS: ("ab", "A", "B"),
    Allen.DURING: ("b", "a", "A", "B"),
    Allen.FINISHES: ("b", "a", "AB"),
    Allen.EQUALS: ("ab", "AB"),
}
"""The order of the starts (a, b) and ends (A, B) of two periods; those in one text are together."""


def relations_of(one: Reading, other: Reading) -> frozenset[Allen] | None:
    """Find every relation that may hold; one is a set of days at least.

    None where there are too many ways to choose the first and the last member of a set.
    """
    mine, theirs = _hulls_of(one), _hulls_of(other)
    if len(mine) * len(theirs) > _MOST_WAYS:
        return None
    return frozenset(
        relation
        for relation in Allen
        if any(
            _may_be(relation, a, b) if relation in _ORDERS else _may_be(relation.inverse, b, a)
            for a in mine
            for b in theirs
        )
    )


_MOST_WAYS = 400


def _hulls_of(reading: Reading) -> list[Hull]:
    if isinstance(reading, Several):
        return list(islice(hulls(reading), _MOST_WAYS + 1))
    if isinstance(reading, Block):
        return [Hull((reading.starts,), (reading.starts.shifted(reading.length),), (), 1)]
    return [Hull((reading.starts,), (reading.ends,), (), 0)]


def _may_be(relation: Allen, one: Hull, other: Hull) -> bool:
    sets = {"a": one.starts, "A": one.ends, "b": other.starts, "B": other.ends}
    points: list[Reachable] = []
    place: dict[str, int] = {}
    for names in _ORDERS[relation]:
        place.update(dict.fromkeys(names, len(points)))
        points.append(in_all(each for name in names for each in sets[name]))
    rules = [(index, index + 1, 1) for index in range(len(points) - 1)]
    for hull, first, final in ((one, place["a"], place["A"]), (other, place["b"], place["B"])):
        if hull.least == 1:
            rules.append((final, first, -1))
        elif hull.least == 2:
            rules.append((first, final, 2))
        for days in hull.others:
            rules += [(first, len(points), 0), (len(points), final, 1)]
            points.append(days)
    return solvable(tuple(points), tuple(rules))
