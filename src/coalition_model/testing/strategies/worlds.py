"""Whole dossiers: connected, realistic and clean."""

from collections.abc import Callable
from functools import lru_cache
from typing import Final, TypeAlias

import attrs
from hypothesis import strategies as st

from coalition_model.dossier import Dossier
from coalition_model.testing.strategies.arguments import (
    DayLike,
    Drawn,
    as_day,
    checked,
    is_strategy,
    one_of_these,
    refuse,
    strategy_of,
)
from coalition_model.testing.strategies.texts import texts
from coalition_model.testing.worlds import Choices, Extent, Many, World, compose
from coalition_model.testing.worlds.tables import BODIES, LANDS
from coalition_model.testing.worlds.world import TODAY
from coalition_model.values.days import Day
from coalition_model.values.text import Text

MOST: Final = {
    "states": len(LANDS),
    "organizations": 1 + len(BODIES),
    "meetings": 16,
    "events": 50,
    "plans": 10,
    "statements": 40,
    "positions": 16,
    "claims": 40,
}
"""How many of each a drawn world may be asked to have: as many as hypothesis draws in good time."""
EARLIEST, LATEST = Day(2005, 1, 1), Day(2099, 12, 31)


@lru_cache(maxsize=1024)
def _numbers(low: int, high: int) -> st.SearchStrategy[int]:
    return st.integers(low, high)


_NOTHING: Final = st.just(None)
_REMARKS: Final = st.none() | texts()


@st.composite
def _as_a_whole(draw: st.DrawFn, make: Callable[[], bool]) -> bool:
    draw(_NOTHING)  # the rest is drawn within `make`, through the draw function of the whole
    return make()


class DrawnChoices(Choices):
    """Lets hypothesis choose."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw

    def number(self, low: int, high: int) -> int:
        """Draw a whole number."""
        return low if low >= high else self._draw(_numbers(low, high))

    def another(self, make: Callable[[], object], *, certain: bool) -> bool:
        """Make one more of a thing, or stop; shrinking can take it away as a whole."""

        def one() -> bool:
            return Choices.another(self, make, certain=certain)

        return self._draw(_as_a_whole(one))

    def remark(self) -> Text | None:
        """Draw a text, or nothing."""
        return self._draw(_REMARKS)


Count: TypeAlias = Drawn[int]
"""How many: a number, or a strategy of numbers."""


def _many(argument: str, value: Count | None, usual: Many) -> st.SearchStrategy[Many]:
    if value is None:
        return st.just(usual)
    most = MOST[argument]

    def accepts(count: object) -> bool:
        return type(count) is int and 0 <= count <= most

    counts = checked("dossiers", argument, value, accepts, f"a whole number from 0 to {most}")
    return counts.map(lambda count: Many(count, count))


def dossiers(
    *,
    states: Count | None = None,
    organizations: Count | None = None,
    meetings: Count | None = None,
    events: Count | None = None,
    plans: Count | None = None,
    statements: Count | None = None,
    positions: Count | None = None,
    claims: Count | None = None,
    contradictions: bool | None = None,
    around: Drawn[DayLike] | None = None,
) -> st.SearchStrategy[Dossier]:
    """Draw whole worlds, which load, in which no rule of ours finds anything, and which connect.

    Leaders hold offices of states that are there, attend meetings on days on which they hold them
    and speak on behalf of states that they represent; plans have versions; what is asserted cites
    a source that was published late enough to know of it. What stands in sources, clauses and
    statements is English, French and Ukrainian.

    Each number is the least: a meeting brings the leaders, offices and tenures that it needs. The
    most of each is what hypothesis draws in good time by itself, not of all at once.

    Args:
        states: how many states, at most 16; one to four if left out.
        organizations: how many organizations, at most 5.
        meetings: how many meetings, at most 16.
        events: how many events, at most 50.
        plans: how many plans, at most 10; a plan may bring a later version of itself.
        statements: how many statements, at most 40.
        positions: how many positions, at most 16; they bring plans where all is taken.
        claims: how many claims that contradict nothing, at most 40.
        contradictions: True for at least one pair of claims that contradict one another, False
            for none; either if left out.
        around: the day around which everything lies, from 2005 to 2099.

    Raises:
        InvalidArgument: an argument cannot be; at once for a value, when drawn for a strategy.

    >>> from hypothesis import find
    >>> list(find(dossiers(), lambda dossier: True))
    [State('state:FR', 'France')]
    >>> for entity in find(dossiers(meetings=1), lambda dossier: True):
    ...     print(entity)
    State('state:FR', 'France')
    Leader('leader:elise-lefevre', 'Élise Lefèvre')
    Office('office:fr-president', 'President')
    Tenure('tenure:fr-president/elise-lefevre')
    Place('place:paris', 'Paris')
    Meeting('meeting:2025-08-17-paris')
    Source('source:courrier', 'La coalition se réunit dimanche.')
    """
    one_of_these("dossiers", "contradictions", contradictions, (True, False))
    pairs = {None: Many(0, 1), True: Many(1, 2), False: Many(0, 0)}[contradictions]
    extents = st.builds(
        Extent,
        states=_many("states", states, Many(1, 4)),
        organizations=_many("organizations", organizations, Many(0, 2)),
        meetings=_many("meetings", meetings, Many(0, 3)),
        events=_many("events", events, Many(0, 2)),
        plans=_many("plans", plans, Many(0, 2)),
        statements=_many("statements", statements, Many(0, 2)),
        positions=_many("positions", positions, Many(0, 3)),
        claims=_many("claims", claims, Many(0, 2)),
        contradictions=st.just(pairs),
    )
    return _worlds(extents, _around(around)).map(World.close)


@st.composite
def _worlds(
    draw: st.DrawFn, extents: st.SearchStrategy[Extent], today: st.SearchStrategy[Day]
) -> World:
    return compose(DrawnChoices(draw), draw(extents), draw(today))


_SMALL: Final = Extent(
    states=Many(0, 3),
    organizations=Many(0, 1),
    meetings=Many(0, 2),
    events=Many(0, 1),
    plans=Many(0, 1),
    statements=Many(0, 1),
    positions=Many(0, 1),
    claims=Many(0, 1),
    contradictions=Many(0, 1),
)
_WITH_EACH: Final = attrs.evolve(
    _SMALL,
    states=Many(1, 2),
    organizations=Many(1, 1),
    meetings=Many(1, 1),
    plans=Many(1, 1),
    contradictions=Many(0, 0),
)


def small_worlds() -> st.SearchStrategy[World]:
    """Draw small clean worlds that can still be added to."""
    return _worlds(st.just(_SMALL), _around(None))


def written_worlds() -> st.SearchStrategy[World]:
    """Draw small clean worlds in which there is something of most kinds."""
    return _worlds(st.just(_WITH_EACH), _around(None))


def _around(value: object) -> st.SearchStrategy[Day]:
    if value is None:
        return st.integers(-3650, 3650).map(lambda offset: TODAY + offset)

    def read(day: object) -> Day:
        found = as_day("dossiers", "around", day)
        if found - EARLIEST < 0 or LATEST - found < 0:
            raise refuse("dossiers", "around", f"a day from {EARLIEST} to {LATEST}", day)
        return found

    return strategy_of(value).map(read) if is_strategy(value) else st.just(read(value))
