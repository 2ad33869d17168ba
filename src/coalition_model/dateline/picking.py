"""What dates are made of, and how the nearest is picked among those of one name."""

from collections.abc import Callable
from typing import NamedTuple

from coalition_model.dateline.mentions import Sense
from coalition_model.values.days import civil_of
from coalition_model.values.edtf_dates import EdtfDate
from coalition_model.values.moments import Moment

Stretch = tuple[str, str]
"""The EDTF texts of a first and a last day, moment or larger unit; one alone stands twice."""


class Refused(Exception):
    """Words that make no date; its argument is what was expected."""


class Dateline(NamedTuple):
    """The day from which a text speaks, and what else is known of it."""

    value: EdtfDate | Moment
    ordinal: int
    zone: str | None
    sense: Sense | None
    half_days: bool
    prose: bool

    @property
    def civil(self) -> tuple[int, int, int]:
        """Year, month and day."""
        return civil_of(self.ordinal)


class Dates(NamedTuple):
    """What a date phrase may mean."""

    chosen: tuple[Stretch, ...]
    """One if something decides, else all that it may be."""
    rule: str
    others: tuple[Stretch, ...] = ()
    """What it may mean beside the chosen one."""


def day_text(ordinal: int) -> Stretch:
    """Write a day."""
    year, month, day = civil_of(ordinal)
    return alone(f"{year_text(year)}-{month:02d}-{day:02d}")


def year_text(year: int) -> str:
    """Write a year, which must be one of four digits."""
    if not 0 <= year <= 9999:
        raise Refused("a date of the years 0000 to 9999")
    return f"{year:04d}"


def alone(text: str) -> Stretch:
    """Give a text as both ends of a stretch."""
    return (text, text)


def month_text(index: int) -> Stretch:
    """Write a month, given by its number counted from year 0."""
    return alone(f"{year_text(index // 12)}-{index % 12 + 1:02d}")


def days_text(first: int, last: int) -> Stretch:
    """Write the days from a first to a last."""
    return (day_text(first)[0], day_text(last)[0])


def weekday_of(ordinal: int) -> int:
    """Tell the weekday of a day, Monday being 0."""
    return (ordinal - 1) % 7


def shift_of(modifier: str) -> int:
    """Tell how many weeks, months or years away a modifier is."""
    return {"this": 0, "last": -1, "before-last": -2, "next": 1, "after-next": 2}[modifier]


def saturday_of(modifier: str, line: Dateline) -> int:
    """Find the Saturday: 'next' is the nearest that is still wholly to come."""
    saturday = line.ordinal - weekday_of(line.ordinal) + 5
    if modifier in ("this", "last"):
        return saturday + 7 * shift_of(modifier)
    begun = line.ordinal >= saturday
    return saturday + 7 * (shift_of(modifier) - 1 + begun)


def pick(
    before: int | None,
    after: int | None,
    here: int,
    *,
    modifier: str | None,
    sense: Sense | None,
    text: Callable[[int], Stretch],
) -> Dates:
    """Choose between the nearest on each side; `here` itself may be both."""
    if before is None or after is None:
        raise Refused("a day that the calendar has")
    if before == after:
        return Dates((text(here),), "this" if modifier == "this" else "nearest")
    pair = (text(before), text(after))
    if modifier == "this":
        return Dates((pair[1],), "this", (pair[0],))
    if sense is not None:
        chosen, other = pair if sense == "past" else pair[::-1]
        return Dates((chosen,), "sense", (other,))
    if here - before == after - here:
        return Dates(pair, "open")
    chosen, other = pair if here - before < after - here else pair[::-1]
    return Dates((chosen,), "nearest", (other,))


def pick_cyclic(
    index: int,
    cycle: int,
    here: int,
    *,
    modifier: str | None,
    sense: Sense | None,
    text: Callable[[int], Stretch],
) -> Dates:
    """Choose among the months, seasons or quarters of one name in all years."""
    ahead = (index - here) % cycle
    if modifier == "last":
        return Dates((text(here - ((here - index) % cycle or cycle)),), "last")
    if modifier in ("next", "after-next"):
        more = cycle if modifier == "after-next" else 0
        return Dates((text(here + (ahead or cycle) + more),), modifier)
    after = here + ahead
    before = after - cycle if ahead else after
    if modifier == "this" and sense == "past":
        modifier = None
    return pick(before, after, here, modifier=modifier, sense=sense, text=text)
