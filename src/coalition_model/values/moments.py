"""Moments: a minute or a second on a clock, and intervals of them.

Written as EDTF level 0 writes a date and time of day (ISO 8601-1, extended format), to the second
or to the minute, with the zone's name after it where RFC 9557 puts it:
`2025-08-17T15:00+02:00[Europe/Paris]`.
"""

import re
from datetime import datetime, timedelta, timezone
from functools import lru_cache
from typing import Literal, final
from zoneinfo import ZoneInfo

from coalition_model.errors import InvalidDate
from coalition_model.values.days import Day
from coalition_model.values.daysets import DAY, Runs
from coalition_model.values.edtf_dates import EdtfDate, EdtfInterval, closest_date
from coalition_model.values.interval_ends import OPEN, UNKNOWN, IntervalEnd, SortKey, interval_key
from coalition_model.values.moment_grammar import offset_text, parse_moment, seconds_of
from coalition_model.values.readings import (
    OPEN_END,
    OPEN_START,
    SOME_POINT,
    Block,
    Clock,
    Reading,
    Span,
)
from coalition_model.values.temporal import Temporal, plain_text

ClockPrecision = Literal["minute", "second"]
"""How closely a time of day is written."""


@final
class Moment(Temporal):
    """A minute or a second on a clock: local, with an offset, or with an IANA time zone.

    One that is written to the minute is the whole minute. Two moments are equal if their texts
    are; whether they are the same instant is what `same_as` answers.

    Args:
        text: a day, `T`, hours and minutes, perhaps seconds; then perhaps `Z` or an offset from
            UTC (`+02:00`, `-04`), then perhaps the name of a time zone in brackets.

    Raises:
        InvalidDate: also where the offset contradicts the zone, where the zone's clocks jump over
            this time of day, or where they show it twice and no offset says which is meant.

    >>> moment = Moment("2025-08-17T15:00+02:00[Europe/Paris]")
    >>> moment.date, moment.precision, moment.zone
    (EdtfDate('2025-08-17'), 'minute', 'Europe/Paris')
    >>> moment.same_as(Moment("2025-08-17T13:00Z"))
    Answer.YES
    >>> Moment("2025-03-30T02:30[Europe/Paris]")
    Traceback (most recent call last):
    coalition_model.errors.InvalidDate: '2025-03-30T02:30[Europe/Paris]': at position 11 must be \
a time that the clocks of Europe/Paris do not jump over
    """

    __slots__ = ("_ordinal", "_second", "offset", "zone")

    _ordinal: int
    _second: int

    offset: int | None
    """Seconds that the clock is ahead of UTC, or None where no offset and no zone is written."""

    zone: str | None
    """The name of the IANA time zone, or None."""

    def __new__(cls, text: str) -> "Moment":
        """Read a moment."""
        return _moment(plain_text(text, "Moment"))

    @classmethod
    def parse(cls, text: str) -> "Moment":
        """Read a moment; the same as calling the class.

        >>> Moment.parse("1985-04-12T23:20:30-04").offset
        -14400
        """
        return _moment(plain_text(text, "Moment"))

    @classmethod
    def from_datetime(cls, value: datetime) -> "Moment":
        """Take over a `datetime`, to the second, or to the minute where it has no seconds.

        A naive one gives a local moment, an aware one its offset and, if its `tzinfo` is a
        `ZoneInfo`, the zone's name.

        Raises:
            InvalidDate: where it has parts of a second, or an offset that ISO 8601 cannot write.

        >>> Moment.from_datetime(datetime(2025, 8, 17, 15, tzinfo=ZoneInfo("Europe/Paris")))
        Moment('2025-08-17T15:00+02:00[Europe/Paris]')
        >>> Moment.from_datetime(datetime(2025, 8, 17, 15, 0, 30))
        Moment('2025-08-17T15:00:30')
        """
        timespec = "microseconds" if value.microsecond else "seconds" if value.second else "minutes"
        text = value.replace(tzinfo=None).isoformat(timespec=timespec)
        offset = value.utcoffset()
        zone = value.tzinfo.key if isinstance(value.tzinfo, ZoneInfo) else None
        if offset is not None:
            if zone is None and seconds_of(offset) % 60:
                raise InvalidDate(str(value), len(text), "an offset in whole minutes")
            text += offset_text(offset)
        return _moment(f"{text}[{zone}]" if zone else text)

    @property
    def earliest(self) -> Day:
        """The day that its own clock and calendar show."""
        return Day.from_ordinal(self._ordinal)

    @property
    def latest(self) -> Day:
        """The same day as `earliest`."""
        return Day.from_ordinal(self._ordinal)

    @property
    def date(self) -> EdtfDate:
        """The day that its own clock and calendar show, as a date; of the year 10000, the year.

        >>> Moment("2025-08-17T22:30Z[Europe/Paris]").date
        EdtfDate('2025-08-18')
        """
        return closest_date(self.earliest)

    @property
    def hour(self) -> int:
        """The hour on its own clock, 0 to 23."""
        return self._second // 3600

    @property
    def minute(self) -> int:
        """The minute on its own clock, 0 to 59."""
        return self._second // 60 % 60

    @property
    def second(self) -> int | None:
        """The second on its own clock, 0 to 59; None where none is written."""
        return self._second % 60 if self.precision == "second" else None

    @property
    def precision(self) -> ClockPrecision:
        """Whether it is written to the minute or to the second."""
        return "second" if self.text[16:17] == ":" else "minute"

    @property
    def level(self) -> Literal[0] | None:
        """0 where EDTF has it (to the second, without a zone's name), else None.

        >>> Moment("1985-04-12T23:20:30Z").level, Moment("1985-04-12T23:20").level
        (0, None)
        """
        return 0 if self.precision == "second" and self.zone is None else None

    def to_datetime(self) -> datetime:
        """Turn into a `datetime` at the first second, aware if an offset or a zone is known.

        Raises:
            InvalidValue: for a day of the year 0.

        >>> Moment("2025-08-17T15:00+02:00[Europe/Paris]").to_datetime().isoformat()
        '2025-08-17T15:00:00+02:00'
        """
        day = self.earliest.to_date()
        naive = datetime(  # noqa: DTZ001 - the zone follows
            day.year, day.month, day.day, self.hour, self.minute, self._second % 60
        )
        if self.offset is None:
            return naive
        if self.zone is None:
            return naive.replace(tzinfo=timezone(timedelta(seconds=self.offset)))
        aware = naive.replace(tzinfo=ZoneInfo(self.zone))
        return aware if seconds_of(aware.utcoffset()) == self.offset else aware.replace(fold=1)

    def span(self) -> EdtfInterval:
        """Give the day that its own clock and calendar show, as an interval.

        >>> Moment("2025-08-17T15:00Z").span()
        EdtfInterval('2025-08-17/2025-08-17')
        """
        return self.date.span()

    @property
    def sort_key(self) -> SortKey:
        """A total order for display, apart from truth; without offset it counts as UTC."""
        start = self._local - (self.offset or 0)
        return (start, start + self.length, self.text)

    @property
    def length(self) -> int:
        """How many seconds it lasts: 60 if written to the minute, else 1."""
        return 1 if self.precision == "second" else 60

    @property
    def _local(self) -> int:
        return self._ordinal * DAY + self._second

    @property
    def clock_reading(self) -> Reading:
        """What it stands for, read off its own clock as if it had no zone."""
        return Block(Runs(((self._local, self._local),)), self.length, Clock.LOCAL)

    def _read(self) -> Reading:
        if self.offset is None:
            return self.clock_reading
        start = self._local - self.offset
        return Block(Runs(((start, start),)), self.length, Clock.UTC)


@final
class MomentInterval(Temporal):
    """All the time from one moment to another, both included, or on one side without end.

    As with days, the end belongs to it: `15:00/16:00` goes on to the end of the minute 16:00.

    Args:
        text: two moments with `/` between them; either may be `..` (open) or nothing (unknown),
            but not both. Either both have an offset or zone, or neither.

    Raises:
        InvalidDate: also where the end lies before the start.

    >>> MomentInterval("2025-08-17T15:00+02:00[Europe/Paris]/..").start.zone
    'Europe/Paris'
    """

    __slots__ = ("end", "start")

    start: Moment | IntervalEnd
    """The first moment, `OPEN` or `UNKNOWN`."""

    end: Moment | IntervalEnd
    """The last moment, `OPEN` or `UNKNOWN`."""

    def __new__(cls, text: str) -> "MomentInterval":
        """Read an interval of moments."""
        return _moment_interval(plain_text(text, "MomentInterval"))

    @classmethod
    def parse(cls, text: str) -> "MomentInterval":
        """Read an interval of moments; the same as calling the class.

        >>> MomentInterval.parse("2025-08-17T15:00/2025-08-17T17:30").latest
        Day('2025-08-17')
        """
        return _moment_interval(plain_text(text, "MomentInterval"))

    @classmethod
    def between(
        cls,
        start: "Moment | datetime | IntervalEnd | str",
        end: "Moment | datetime | IntervalEnd | str" = OPEN,
    ) -> "MomentInterval":
        """Join two ends, by default an open one on the right.

        >>> MomentInterval.between("2025-08-17T15:00")
        MomentInterval('2025-08-17T15:00/..')
        """
        return _moment_interval(f"{_end_text(start)}/{_end_text(end)}")

    @property
    def earliest(self) -> Day | None:
        """The day on the clock of the start; None where the start is open or unknown."""
        return self.start.earliest if isinstance(self.start, Moment) else None

    @property
    def latest(self) -> Day | None:
        """The day on the clock of the end; None where the end is open or unknown."""
        return self.end.latest if isinstance(self.end, Moment) else None

    def span(self) -> EdtfInterval:
        """Give every day that it touches, by the clocks of its ends; open and unknown ends stay.

        >>> MomentInterval("2025-08-17T15:00/..").span()
        EdtfInterval('2025-08-17/..')
        """
        start, end = self.start, self.end
        return EdtfInterval.between(
            start if isinstance(start, IntervalEnd) else start.date,
            end if isinstance(end, IntervalEnd) else end.date,
        )

    @property
    def sort_key(self) -> SortKey:
        """A total order for display, apart from truth; an unknown start sorts by the end."""
        return interval_key(
            self.start if isinstance(self.start, IntervalEnd) else self.start.sort_key,
            self.end if isinstance(self.end, IntervalEnd) else self.end.sort_key,
            self.text,
        )

    @property
    def clock_reading(self) -> Reading:
        """What it stands for, each end read off its own clock as if it had no zone."""
        return self._between(
            self.start.clock_reading if isinstance(self.start, Moment) else None,
            self.end.clock_reading if isinstance(self.end, Moment) else None,
        )

    def _read(self) -> Reading:
        return self._between(
            self.start.reading if isinstance(self.start, Moment) else None,
            self.end.reading if isinstance(self.end, Moment) else None,
        )

    def _between(self, start: Reading | None, end: Reading | None) -> Reading:
        if start is not None and end is not None:
            first = Runs(((start.start_min, start.start_min),))
            # Clocks that were put back may show an end that is not after the start.
            return Block(first, max(end.end_min - start.start_min, 1), start.clock)
        if start is not None:
            first = Runs(((start.start_min, start.start_min),))
            return Span(first, OPEN_END if self.end is OPEN else SOME_POINT, start.clock)
        assert end is not None  # noqa: S101 - two ends that are no moments are refused
        last = Runs(((end.end_min, end.end_min),))
        return Span(OPEN_START if self.start is OPEN else SOME_POINT, last, end.clock)


_set = object.__setattr__


@lru_cache(maxsize=4096)
def _moment(text: str) -> Moment:
    local, offset, zone = parse_moment(text)
    made = object.__new__(Moment)
    _set(made, "text", text)
    _set(made, "_ordinal", local // DAY)
    _set(made, "_second", local % DAY)
    _set(made, "offset", offset)
    _set(made, "zone", zone)
    return made


_SLASH_OUTSIDE = re.compile(r"[^\[/]*(?:\[[^\]]*\][^\[/]*)*/")  # zone names have slashes too


@lru_cache(maxsize=4096)
def _moment_interval(text: str) -> MomentInterval:
    first = _SLASH_OUTSIDE.match(text)
    if first is None:
        raise InvalidDate(text, len(text), "'/' and the end of an interval")
    middle = first.end()
    start = _interval_end(text, text[: middle - 1], 0)
    end = _interval_end(text, text[middle:], middle)
    if isinstance(start, Moment):
        if isinstance(end, Moment):
            if (start.offset is None) is not (end.offset is None):
                need = "without" if start.offset is None else "with"
                raise InvalidDate(text, middle, f"a moment {need} an offset, like the start")
            if end.reading.end_max <= start.reading.start_min:
                raise InvalidDate(text, middle, "an end that is not before the start")
    elif not isinstance(end, Moment):
        raise InvalidDate(text, 0, "an interval with a moment at one of its ends")
    made = object.__new__(MomentInterval)
    _set(made, "text", text)
    _set(made, "start", start)
    _set(made, "end", end)
    return made


def _interval_end(text: str, part: str, position: int) -> Moment | IntervalEnd:
    if part == "..":
        return OPEN
    if not part:
        return UNKNOWN
    try:
        return _moment(part)
    except InvalidDate as error:
        raise InvalidDate(text, position + error.position, error.expected) from None


def _end_text(end: Moment | datetime | IntervalEnd | str) -> str:
    if isinstance(end, IntervalEnd):
        return end.value
    return str(Moment.from_datetime(end) if isinstance(end, datetime) else end)
