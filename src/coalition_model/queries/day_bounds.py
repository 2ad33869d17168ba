"""Between which days something lies, as far as its date is known."""

from typing import Final, NamedTuple

from coalition_model.values.answers import Answer
from coalition_model.values.daysets import DAY, FAR
from coalition_model.values.edtf import EdtfDate
from coalition_model.values.interval_ends import IntervalEnd
from coalition_model.values.moments import Moment
from coalition_model.values.readings import Block, Clock, Reading, Span
from coalition_model.values.when import When

EVER: Final = FAR
"""So far away that no calendar reaches it, in days: there is no limit on this side."""


class Days(NamedTuple):
    """One day, somewhere from `low` to `high`, both included; days are numbered as `Day` does."""

    low: int
    high: int

    def by(self, other: "Days") -> Answer:
        """Whether this day is the other one or before it.

        >>> Days(1, 3).by(Days(3, 3)), Days(1, 3).by(Days(2, 2)), Days(4, 5).by(Days(1, 3))
        (Answer.YES, Answer.UNKNOWN, Answer.NO)
        """
        return Answer.between(certain=self.high <= other.low, possible=self.low <= other.high)

    def before(self, other: "Days") -> Answer:
        """Whether this day is before the other one.

        >>> Days(1, 2).before(Days(3, 3)), Days(1, 3).before(Days(3, 3))
        (Answer.YES, Answer.UNKNOWN)
        """
        return Answer.between(certain=self.high < other.low, possible=self.low < other.high)


SOME_DAY: Final = Days(-EVER, EVER)
"""A day of which nothing is known."""


class Spell(NamedTuple):
    """From a first to a last day, each as far as it is known.

    Attributes:
        first: the first day.
        last: the last day; of what has no end the first one, as only that day is vouched for.
        order: where the first day may lie if not its own clock but that of Greenwich counts, and
            the last one likewise: two moments with zones are put in order by it.
        solid: whether every day between the two belongs to it.
    """

    first: Days
    last: Days
    order: tuple[Days, Days]
    solid: bool


UNDATED: Final = Spell(SOME_DAY, SOME_DAY, (SOME_DAY, SOME_DAY), solid=False)


def day_of(date: EdtfDate) -> Days:
    """Give the bounds of one day.

    >>> bounds = day_of(EdtfDate("2025-08"))
    >>> bounds.high - bounds.low
    30
    """
    return Days(date.earliest.ordinal, date.latest.ordinal)


def spell_of(when: When | None) -> Spell:
    """Give the bounds of any time: a date is one day, a moment the day on its own clock.

    >>> spell_of(EdtfDate("2025-08-17")).solid
    True
    """
    if when is None:
        return UNDATED
    reading = when.clock_reading
    first, last = _ends(reading)
    end = getattr(when, "end", None)
    if end is IntervalEnd.OPEN:
        last = first
    order = (first, last)
    universal = when.reading
    if universal.clock is Clock.UTC:
        other_first, other_last = _ends(universal)
        if end is IntervalEnd.OPEN:
            other_last = other_first
        order = (_hull(first, other_first), _hull(last, other_last))
    return Spell(first, last, order, isinstance(reading, Block | Span))


def _hull(one: Days, other: Days) -> Days:
    return Days(min(one.low, other.low), max(one.high, other.high))


def _ends(reading: Reading) -> tuple[Days, Days]:
    unit = 1 if reading.clock is Clock.DAYS else DAY
    first = Days(_day(reading.start_min, unit), _day(reading.start_max, unit))
    last = Days(_day(reading.end_min - 1, unit), _day(reading.end_max - 1, unit))
    return first, last


def _day(point: int, unit: int) -> int:
    if abs(point) >= FAR - 1:
        return EVER if point > 0 else -EVER
    return point // unit


def single_day(when: When) -> EdtfDate | None:
    """Give the one day that a date or moment is, by its own clock; None for what is longer."""
    if isinstance(when, Moment):
        return when.date
    return when if isinstance(when, EdtfDate) else None
