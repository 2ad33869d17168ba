"""The ends of intervals, of days and of moments alike, and their order for display."""

from enum import Enum
from typing import Final

from coalition_model.values.daysets import ENDLESS, FAR

SortKey = tuple[int, int, str]
"""Orders temporal values of any class for display: start and end in seconds, then the text."""


class IntervalEnd(Enum):
    """What stands at an end of an interval instead of a date or a moment.

    The two differ: an office held `2022-02-24/..` is still held, one held `2022-02-24/` ended on
    a day that we do not know.
    """

    OPEN = ".."
    """There is no end on this side."""

    UNKNOWN = ""
    """There is an end on this side, on a day that is not known."""

    def __repr__(self) -> str:
        return f"IntervalEnd.{self.name}"


OPEN: Final = IntervalEnd.OPEN
UNKNOWN: Final = IntervalEnd.UNKNOWN


def interval_key(start: SortKey | IntervalEnd, end: SortKey | IntervalEnd, text: str) -> SortKey:
    """Order an interval for display by its ends, or by what is known of them.

    >>> interval_key(OPEN, UNKNOWN, "../")[0] < 0
    True
    """
    last = end[1] if not isinstance(end, IntervalEnd) else FAR if end is UNKNOWN else ENDLESS
    if not isinstance(start, IntervalEnd):
        return (start[0], last, text)
    if start is OPEN:
        return (-ENDLESS, last, text)
    return (end[0] if not isinstance(end, IntervalEnd) else FAR, last, text)
