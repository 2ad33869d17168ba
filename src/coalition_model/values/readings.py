"""What a temporal value may stand for: the description from which relations are computed.

A reading is one concrete way the world may be: `2025-03` has 31, one for each day. A value
describes all of its readings at once, as one of three shapes:

- `Block`: something of a fixed length that starts at one of several points: a day, a minute.
- `Span`: from one of several starts to one of several ends, chosen apart.
- `Several`: all members of an 'all of' set together.

Points are counted in days for dates and in seconds for moments, on `Clock.LOCAL` (no zone is
given) or `Clock.UTC`. Ends are the first point that no longer belongs: [start, end).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from enum import Enum
from itertools import accumulate
from typing import Protocol

from coalition_model.values.daysets import (
    DAY,
    ENDLESS,
    FAR,
    AnySet,
    Pattern,
    Runs,
    Seconds,
)


def after(day: int) -> int:
    """Count on to the next day; an open end stays."""
    return day if day == ENDLESS else day + 1


OPEN_START = Runs(((-ENDLESS, -ENDLESS),))
OPEN_END = Runs(((ENDLESS, ENDLESS),))
SOME_POINT = Runs(((-FAR, FAR),))
"""Somewhere, but nothing is known of where."""


class Clock(Enum):
    """What the points of a reading count."""

    DAYS = "days without zone"
    LOCAL = "seconds without zone"
    UTC = "seconds of UTC"


class Block:
    """Something of a fixed length that starts at one of several points."""

    __slots__ = ("clock", "end_max", "end_min", "length", "start_max", "start_min", "starts")

    def __init__(self, starts: AnySet, length: int, clock: Clock = Clock.LOCAL) -> None:
        self.starts: AnySet = starts
        self.length: int = length
        self.clock: Clock = clock
        self.start_min: int = starts.least
        self.start_max: int = starts.greatest
        self.end_min: int = self.start_min + length
        self.end_max: int = self.start_max + length


class Span:
    """From one of several starts to one of several later ends.

    Raises:
        ValueError: where every end lies before every start.
    """

    __slots__ = ("clock", "end_max", "end_min", "ends", "start_max", "start_min", "starts")

    def __init__(self, starts: AnySet, ends: AnySet, clock: Clock = Clock.LOCAL) -> None:
        self.starts: AnySet = starts
        self.ends: AnySet = ends
        self.clock: Clock = clock
        self.start_min: int = starts.least
        self.end_max: int = ends.greatest
        end_min = ends.at_or_after(self.start_min + 1)
        start_max = starts.at_or_before(self.end_max - 1)
        if end_min is None or start_max is None:
            raise ValueError("a span must not end before it starts")
        self.end_min: int = end_min
        self.start_max: int = start_max


class Several:
    """All members of a set together, which need not lie side by side.

    Attributes:
        hull: from the first member to the last, at most.
        parts: the members, by their earliest start: a `Span` is certain, and stretches side by
            side are one; of a `Block` it is not known which of its days it is.
        fixed: stretches of certain days, as their first and last day.
        windows: one for each other member, the days that it may be; None where they are too many
            or not all known, or the points are no days.
    """

    __slots__ = (
        "_ends",
        "_starts",
        "clock",
        "end_max",
        "end_min",
        "fixed",
        "hull",
        "parts",
        "start_max",
        "start_min",
        "windows",
    )

    def __init__(
        self,
        hull: Span,
        parts: Iterable[Block | Span],
        fixed: tuple[tuple[int, int], ...] = (),
        windows: tuple[Runs | Pattern, ...] | None = None,
    ) -> None:
        self.hull: Span = hull
        self.fixed: tuple[tuple[int, int], ...] = fixed
        self.windows: tuple[Runs | Pattern, ...] | None = windows
        self.parts: tuple[Block | Span, ...] = tuple(sorted(parts, key=_start_min))
        self._starts: list[int] = [part.start_min for part in self.parts]
        self._ends: list[int] = list(accumulate((part.end_max for part in self.parts), max))
        self.clock: Clock = hull.clock
        self.start_min: int = hull.start_min
        self.start_max: int = hull.start_max
        self.end_min: int = hull.end_min
        self.end_max: int = hull.end_max

    @property
    def days(self) -> tuple[Runs | Pattern, ...]:
        """The days that are certain, together, and those of each window."""
        windows = self.windows or ()
        return (Runs(self.fixed), *windows) if self.fixed else windows

    def near(self, start: int, end: int) -> tuple[Block | Span, ...]:
        """Find all the parts, and perhaps others, that may share a point of [start, end)."""
        first = bisect_right(self._ends, start)
        return self.parts[first : bisect_left(self._starts, end)]


def _start_min(part: Block | Span) -> int:
    return part.start_min


Reading = Block | Span | Several


class HasReading(Protocol):
    """A temporal value, as far as relations are concerned."""

    @property
    def reading(self) -> Reading:
        """All that the value may stand for."""
        ...

    @property
    def clock_reading(self) -> Reading:
        """The same, read off the value's own clock as if it had no zone."""
        ...


_WEST = 12 * 3600
_EAST = 14 * 3600


def aligned(one: Reading, other: Reading) -> tuple[Reading, Reading]:
    """Bring two readings onto one clock.

    What has a zone is moved onto the unknown clock of what has none, which runs between 12 hours
    behind and 14 hours ahead of UTC: so far may it be off, and a block of known length keeps it.
    """
    if one.clock is other.clock:
        return one, other
    return _local(one), _local(other)


def _local(reading: Reading) -> Reading:
    """Count the seconds of a clock without zone."""
    match reading:
        case Several():
            hull = Span(_place(reading, reading.hull.starts), _place(reading, reading.hull.ends))
            return Several(hull, map(_local_part, reading.parts))
        case _:
            return _local_part(reading)


def _local_part(reading: Block | Span) -> Block | Span:
    if reading.clock is Clock.LOCAL:
        return reading
    if isinstance(reading, Span):
        return Span(_place(reading, reading.starts), _place(reading, reading.ends))
    length = reading.length * (DAY if reading.clock is Clock.DAYS else 1)
    return Block(_place(reading, reading.starts), length)


def _place(reading: Reading, points: AnySet) -> AnySet:
    if abs(points.least) == ENDLESS or points is SOME_POINT:
        return points
    if reading.clock is Clock.DAYS:
        return points if isinstance(points, Seconds) else Seconds(points)
    return points.widened(-_WEST, _EAST) if isinstance(points, Runs) else points
