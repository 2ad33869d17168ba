"""Sets of days or of seconds that a partly known point of time may be.

The relations of `coalition_model.values.allen` are computed from these. A set is asked for its
least and greatest element and for the next one from a point on; no set is ever enumerated.

- `Runs`: stretches of consecutive numbers. Most dates are one stretch, `2025-03` is 31 days.
- `Pattern`: the days that match unspecified digits, as `156X-12-25` (ten Christmas days) does.
- `Mixed`: several of these together, for 'one of' sets.
- `Seconds`: a set of days, each taken at its first second.
"""

from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import NamedTuple, Protocol

from coalition_model.values.days import civil_of, is_leap, month_length, ordinal_of

FAR = 10**1100
"""Farther from year 1 than any day or second that can be written: bounds what is unknown."""

ENDLESS = 10**1200
"""Where an open end lies: after (or, negated, before) everything, FAR included."""


class Reachable(Protocol):
    """Whole numbers that a point of time may be, reached one after another."""

    def at_or_after(self, point: int) -> int | None:
        """Find the smallest element that is not below `point`."""
        ...


class Runs:
    """Stretches of consecutive numbers, sorted and apart from one another.

    >>> Runs.of((5, 9), (1, 2), (3, 4)).stretches
    ((1, 9),)
    """

    __slots__ = ("greatest", "least", "single", "stretches")

    def __init__(self, stretches: tuple[tuple[int, int], ...]) -> None:
        self.stretches: tuple[tuple[int, int], ...] = stretches
        self.least: int = stretches[0][0]
        self.greatest: int = stretches[-1][1]
        self.single: bool = len(stretches) == 1

    @classmethod
    def of(cls, *stretches: tuple[int, int]) -> "Runs":
        """Join stretches given in any order, each as its first and last number."""
        joined: list[tuple[int, int]] = []
        for first, last in sorted(stretches):
            if joined and first <= joined[-1][1] + 1:
                joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
            else:
                joined.append((first, last))
        return cls(tuple(joined))

    def at_or_after(self, point: int) -> int | None:
        """Find the smallest element that is not below `point`.

        >>> Runs.of((1, 2), (8, 9)).at_or_after(3)
        8
        """
        if point <= self.least:
            return self.least
        if point > self.greatest:
            return None
        index = bisect_left(self.stretches, point, key=_last)
        return max(point, self.stretches[index][0])

    def at_or_before(self, point: int) -> int | None:
        """Find the largest element that is not above `point`.

        >>> Runs.of((1, 2), (8, 9)).at_or_before(7)
        2
        """
        if point >= self.greatest:
            return self.greatest
        if point < self.least:
            return None
        index = bisect_right(self.stretches, point, key=_first) - 1
        return min(point, self.stretches[index][1])

    def shifted(self, by: int) -> "Runs":
        """Move every element by as much; open ends stay where they are."""
        return self.widened(by, by)

    def widened(self, down: int, up: int) -> "Runs":
        """Add `down` to the first and `up` to the last number of each stretch.

        >>> Runs.of((10, 20)).widened(-1, 2).stretches
        ((9, 22),)
        """
        return Runs.of(*((_moved(low, down), _moved(high, up)) for low, high in self.stretches))


class Piece(NamedTuple):
    """Years, and the days of the year that count in each, as bits of whole numbers."""

    years: int
    """Bit `YEAR_0 + y` stands for the year y, from -10000 to 10001."""

    common: int
    """Bit n is the nth day (from 0) of a year of 365 days."""

    leap: int
    """Bit n is the nth day (from 0) of a year of 366 days."""


YEAR_0 = 10_000
_ALL_YEARS = (1 << 2 * YEAR_0 + 2) - 1
LEAP_YEARS = sum(1 << y for y in range(400) if is_leap(y)) * sum(
    1 << 400 * era for era in range(2 * YEAR_0 // 400 + 1)
)
COMMON_YEARS = _ALL_YEARS & ~LEAP_YEARS
_COMMON_YEAR = (1 << 365) - 1
_LEAP_YEAR = (1 << 366) - 1


class Pattern:
    """The days of the years -9999 to 9999 that match a pattern of unspecified digits."""

    __slots__ = ("_effective", "greatest", "least", "pieces")

    def __init__(self, pieces: tuple[Piece, ...]) -> None:
        self.pieces: tuple[Piece, ...] = pieces
        self._effective = tuple(years_with_days(piece) for piece in pieces)
        self.least: int = min(map(_first_day, pieces, self._effective))
        self.greatest: int = max(map(_last_day, pieces, self._effective))

    @property
    def count(self) -> int:
        """How many days match, where the pieces do not overlap."""
        return sum(
            (piece.years & LEAP_YEARS).bit_count() * piece.leap.bit_count()
            + (piece.years & COMMON_YEARS).bit_count() * piece.common.bit_count()
            for piece in self.pieces
        )

    def at_or_after(self, point: int) -> int | None:
        """Find the smallest element that is not below `point`."""
        if point <= self.least:
            return self.least
        return self._next(point) if point <= self.greatest else None

    def at_or_before(self, point: int) -> int | None:
        """Find the largest element that is not above `point`."""
        if point >= self.greatest:
            return self.greatest
        return self._previous(point) if point >= self.least else None

    def _next(self, point: int) -> int:
        year = civil_of(point)[0]
        start = ordinal_of(year, 1, 1)
        found = self.greatest
        for piece, years in zip(self.pieces, self._effective, strict=True):
            rest = years >> year + YEAR_0
            if rest & 1:
                days = _days_of(piece, year) >> point - start
                if days:
                    found = min(found, point + lowest(days))
                    continue
                rest ^= 1
            if rest:
                found = min(found, _first_day(piece, rest << year + YEAR_0))
        return found

    def _previous(self, point: int) -> int:
        year = civil_of(point)[0]
        start = ordinal_of(year, 1, 1)
        found = self.least
        for piece, years in zip(self.pieces, self._effective, strict=True):
            this = 1 << year + YEAR_0
            rest = years & (this << 1) - 1
            if rest & this:
                days = _days_of(piece, year) & (2 << point - start) - 1
                if days:
                    found = max(found, start + highest(days))
                    continue
                rest ^= this
            if rest:
                found = max(found, _last_day(piece, rest))
        return found

    def shifted(self, by: int) -> "Pattern":
        """Move every day one day on (`by` 1) or one day back (`by` -1)."""
        pieces: list[Piece] = []
        for years, common, leap in self.pieces:
            if by == 1:
                pieces.append(Piece(years, common << 1 & _COMMON_YEAR, leap << 1 & _LEAP_YEAR))
                over = years & (
                    (COMMON_YEARS if common >> 364 else 0) | (LEAP_YEARS if leap >> 365 else 0)
                )
                pieces.append(Piece(over << 1, 1, 1))
            else:
                pieces.append(Piece(years, common >> 1, leap >> 1))
                over = years & (
                    (COMMON_YEARS if common & 1 else 0) | (LEAP_YEARS if leap & 1 else 0)
                )
                pieces.append(Piece(over >> 1, 1 << 364, 1 << 365))
        return Pattern(tuple(piece for piece in pieces if years_with_days(piece)))


class Mixed:
    """The elements of several sets together."""

    __slots__ = ("greatest", "least", "parts")

    def __init__(self, parts: "tuple[Runs | Pattern, ...]") -> None:
        self.parts: tuple[Runs | Pattern, ...] = parts
        self.least: int = min(part.least for part in parts)
        self.greatest: int = max(part.greatest for part in parts)

    def at_or_after(self, point: int) -> int | None:
        """Find the smallest element that is not below `point`."""
        found = [x for part in self.parts if (x := part.at_or_after(point)) is not None]
        return min(found, default=None)

    def at_or_before(self, point: int) -> int | None:
        """Find the largest element that is not above `point`."""
        found = [x for part in self.parts if (x := part.at_or_before(point)) is not None]
        return max(found, default=None)

    def shifted(self, by: int) -> "Mixed":
        """Move every element by as much, which is 1 or -1."""
        return Mixed(tuple(part.shifted(by) for part in self.parts))


DaySet = Runs | Pattern | Mixed
DAY = 86_400


class Seconds:
    """The first second of each day of a set, moved by `offset` seconds."""

    __slots__ = ("days", "greatest", "least", "offset")

    def __init__(self, days: DaySet, offset: int = 0) -> None:
        self.days: DaySet = days
        self.offset: int = offset
        self.least: int = days.least * DAY + offset
        self.greatest: int = days.greatest * DAY + offset

    def at_or_after(self, point: int) -> int | None:
        """Find the smallest element that is not below `point`.

        >>> Seconds(Runs.of((1, 3))).at_or_after(86_401)
        172800
        """
        day = self.days.at_or_after(-((self.offset - point) // DAY))
        return None if day is None else day * DAY + self.offset

    def at_or_before(self, point: int) -> int | None:
        """Find the largest element that is not above `point`."""
        day = self.days.at_or_before((point - self.offset) // DAY)
        return None if day is None else day * DAY + self.offset

    def shifted(self, by: int) -> "Seconds":
        """Move every element by as many seconds."""
        return Seconds(self.days, self.offset + by)


AnySet = Runs | Pattern | Mixed | Seconds


class Shared:
    """The elements that two sets share, of which there may be none: found by turns."""

    __slots__ = ("_one", "_other")

    def __init__(self, one: Reachable, other: Reachable) -> None:
        self._one = one
        self._other = other

    def at_or_after(self, point: int) -> int | None:
        """Find the smallest element that is not below `point`.

        >>> Shared(Runs.of((1, 5), (9, 9)), Runs.of((7, 12))).at_or_after(1)
        9
        """
        while True:
            first = self._one.at_or_after(point)
            if first is None:
                return None
            second = self._other.at_or_after(first)
            if second is None or second == first:
                return second
            point = second


NOTHING = Shared(Runs(((0, 0),)), Runs(((1, 1),)))


def shared(one: Reachable, other: Reachable) -> Reachable:
    """Find what two sets have in common, which may be nothing."""
    if isinstance(one, Pattern) and isinstance(other, Pattern):
        pieces = tuple(
            piece
            for a in one.pieces
            for b in other.pieces
            if years_with_days(
                piece := Piece(a.years & b.years, a.common & b.common, a.leap & b.leap)
            )
        )
        return Pattern(pieces) if pieces else NOTHING
    return Shared(one, other)


def _first(stretch: tuple[int, int]) -> int:
    return stretch[0]


def _last(stretch: tuple[int, int]) -> int:
    return stretch[1]


def _moved(point: int, by: int) -> int:
    return point if abs(point) == ENDLESS else point + by


def lowest(bits: int) -> int:
    """Find the number of the lowest bit that is set."""
    return (bits & -bits).bit_length() - 1


def highest(bits: int) -> int:
    """Find the number of the highest bit that is set."""
    return bits.bit_length() - 1


def _first_day(piece: Piece, years: int) -> int:
    year = lowest(years) - YEAR_0
    return ordinal_of(year, 1, 1) + lowest(_days_of(piece, year))


def _last_day(piece: Piece, years: int) -> int:
    year = highest(years) - YEAR_0
    return ordinal_of(year, 1, 1) + highest(_days_of(piece, year))


def _days_of(piece: Piece, year: int) -> int:
    return piece.leap if is_leap(year) else piece.common


def years_with_days(piece: Piece) -> int:
    """Keep the years of a piece in which at least one of its days exists, as bits."""
    return piece.years & ((COMMON_YEARS if piece.common else 0) | (LEAP_YEARS if piece.leap else 0))


@lru_cache(maxsize=512)
def years_like(digits: str, *, negative: bool) -> int:
    """Collect the years that match four digits, any of which may be X, as bits of `Piece`.

    There is no year -0.

    >>> bits = years_like("19X4", negative=False)
    >>> bits.bit_count(), bits >> YEAR_0 + 1984 & 1
    (10, 1)
    """
    if negative:  # -n stands where 9999 - n would, counted from -9999
        digits = "".join(d if d == "X" else str(9 - int(d)) for d in digits)
    bits = 1
    for place, digit in zip((1000, 100, 10, 1), digits, strict=True):
        values = range(10) if digit == "X" else (int(digit),)
        # The sums do not collide: each place adds less than one unit of the place before it.
        bits = sum(bits << value * place for value in values)
    if negative:
        return (bits << YEAR_0 - 9999) & ~(1 << YEAR_0)
    return bits << YEAR_0


@lru_cache(maxsize=512)
def numbers_like(digits: str, low: int, high: int) -> tuple[int, ...]:
    """List the numbers from `low` to `high` that match two digits, either of which may be X.

    >>> numbers_like("1X", 1, 12)
    (10, 11, 12)
    """
    tens, units = digits[0], digits[1]
    return tuple(
        n
        for n in range(low, high + 1)
        if tens in ("X", str(n // 10)) and units in ("X", str(n % 10))
    )


def days_in(years: int, months: tuple[int, ...], days: tuple[int, ...]) -> Piece:
    """Put together the days of some months of some years; what the calendar lacks falls away."""
    return Piece(years, _days_of_year(1, months, days), _days_of_year(4, months, days))


@lru_cache(maxsize=1024)
def _days_of_year(year: int, months: tuple[int, ...], days: tuple[int, ...]) -> int:
    wanted = sum(1 << day - 1 for day in days)
    start = ordinal_of(year, 1, 1)
    return sum(
        (wanted & (1 << month_length(year, month)) - 1) << ordinal_of(year, month, 1) - start
        for month in months
    )
