"""Dates and intervals in the Extended Date/Time Format, levels 0 to 2."""

import re
from datetime import date
from functools import lru_cache
from typing import final

from coalition_model.errors import InvalidDate
from coalition_model.values.days import Day, ordinal_of
from coalition_model.values.daysets import DAY, AnySet, Pattern, Runs
from coalition_model.values.edtf_extents import days_of, extent_of, may_be_in_order
from coalition_model.values.edtf_forms import Precision
from coalition_model.values.edtf_grammar import DateParts, Level, Qualification, parts_of
from coalition_model.values.edtf_validity import CERTAIN, check_date
from coalition_model.values.interval_ends import OPEN, UNKNOWN, IntervalEnd, SortKey, interval_key
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


@final
class EdtfDate(Temporal):
    """One day, not known more closely than it is written: an EDTF date of level 0, 1 or 2.

    `2025-03` is some day of March, so whether it is the same day as itself is UNKNOWN; the whole
    month is `span()`. Two dates are equal if their texts are: `1984`, `1984~` and `1984-XX` differ.

    Args:
        text: the date exactly as EDTF writes it, without a time of day.

    Raises:
        InvalidDate: naming the first character that cannot be, and what is expected there.

    >>> EdtfDate("2025-08~").latest
    Day('2025-08-31')
    >>> EdtfDate("2025-8")
    Traceback (most recent call last):
    coalition_model.errors.InvalidDate: '2025-8': at position 6 must be a month of two digits \
(X where one is unspecified)
    """

    __slots__ = ("_bounds", "_parts")

    _bounds: tuple[int, int]
    _parts: DateParts

    def __new__(cls, text: str) -> "EdtfDate":
        """Read an EDTF date."""
        return _date(plain_text(text, "EdtfDate"))

    @classmethod
    def parse(cls, text: str) -> "EdtfDate":
        """Read an EDTF date; the same as calling the class.

        >>> EdtfDate.parse("Y-17E7").latest
        Day('-170000000-12-31')
        """
        if type(text) is not str:
            text = plain_text(text, "EdtfDate")
        found = _known.get(text)
        return _read(text) if found is None else found

    @classmethod
    def from_date(cls, value: date | Day) -> "EdtfDate":
        """Take the calendar day of a `datetime.date` (of a `datetime`, as it stands) or a `Day`.

        >>> EdtfDate.from_date(date(2025, 8, 17))
        EdtfDate('2025-08-17')

        Raises:
            InvalidDate: for a `Day` beyond the years -9999 to 9999: EDTF writes days of no others.
        """
        if isinstance(value, date):
            return _date(f"{value.year:04d}-{value.month:02d}-{value.day:02d}")
        return _date(str(value))

    @property
    def earliest(self) -> Day:
        """The first day that it may be.

        >>> EdtfDate("156X-12-25").earliest
        Day('1560-12-25')
        """
        return Day.from_ordinal(self.bounds[0])

    @property
    def latest(self) -> Day:
        """The last day that it may be."""
        return Day.from_ordinal(self.bounds[1])

    @property
    def bounds(self) -> tuple[int, int]:
        """The numbers of the first and the last day that it may be; see `Day.ordinal`."""
        try:
            return self._bounds
        except AttributeError:
            first, last = extent_of(self.text)
            low = ordinal_of(*first)
            bounds = low, low if last == first else ordinal_of(*last)
            _set(self, "_bounds", bounds)
            return bounds

    @property
    def exact(self) -> bool:
        """Whether it can be one day only.

        >>> EdtfDate("1985-04-XX").exact, EdtfDate("1900-06-3X").exact
        (False, True)
        """
        low, high = self.bounds
        return low == high

    @property
    def parts(self) -> DateParts:
        """What the text says, part by part."""
        try:
            return self._parts
        except AttributeError:
            parts = parts_of(self.text)
            _set(self, "_parts", parts)
            return parts

    @property
    def level(self) -> Level:
        """The lowest level of EDTF that has this date.

        >>> EdtfDate("2025-08-17").level, EdtfDate("2025-08~").level, EdtfDate("2025-~08").level
        (0, 1, 2)
        """
        return self.parts.level

    @property
    def precision(self) -> Precision:
        """How closely it is written; `1985-04-XX` is written to the day, though `exact` is False.

        A year whose last digits are X is a decade, century or millennium.

        >>> EdtfDate("2025-34").precision, EdtfDate("201X").precision
        ('quarter', 'decade')
        """
        return self.parts.precision

    @property
    def year(self) -> int | None:
        """The year, or None where digits of it are unspecified."""
        return self.parts.year

    @property
    def month(self) -> int | None:
        """The month, 1 to 12, or None."""
        return self.parts.month

    @property
    def day(self) -> int | None:
        """The day of the month, or None."""
        return self.parts.day

    @property
    def group(self) -> int | None:
        """The sub-year group: 21 to 32 a season, 33 to 36 a quarter, and so on; or None."""
        return self.parts.group

    @property
    def qualification(self) -> Qualification:
        """What is uncertain or approximate about the year, the month and the day.

        >>> EdtfDate("2004?-06-~11").qualification.day
        Qualifier.APPROXIMATE
        >>> EdtfDate("2004-06?").qualification.year.uncertain
        True
        """
        return self.parts.qualification

    @property
    def uncertain(self) -> bool:
        """Whether any component is marked as doubtful (`?` or `%`)."""
        return self.qualification.whole.uncertain

    @property
    def approximate(self) -> bool:
        """Whether any component is marked as no more than near the truth (`~` or `%`)."""
        return self.qualification.whole.approximate

    @property
    def days(self) -> Runs | Pattern:
        """The days that it may be, which may have gaps: `2025-XX-15` is twelve days."""
        return days_of(self.text)

    def span(self) -> "EdtfInterval":
        """Give every day from the earliest to the latest, as an interval.

        >>> EdtfDate("2025-02").span()
        EdtfInterval('2025-02-01/2025-02-28')
        >>> EdtfDate("Y17E7").span()
        EdtfInterval('Y170000000/Y170000000')

        EDTF writes no days of the years beyond 9999, so there the ends are years.
        """
        return _interval(f"{closest_date(self.earliest)}/{closest_date(self.latest)}")

    @property
    def sort_key(self) -> SortKey:
        """A total order for display, apart from truth."""
        low, high = self.bounds
        return (low * DAY, (high + 1) * DAY, self.text)

    def _read(self) -> Reading:
        return Block(self.days if "X" in self.text else Runs((self.bounds,)), 1, Clock.DAYS)


@final
class EdtfInterval(Temporal):
    """Every day from a start to an end, both included.

    Each end is a date (one day, perhaps not known more closely), `IntervalEnd.OPEN` (`..`: there
    is no end on this side) or `IntervalEnd.UNKNOWN` (nothing: there is one, unknown).

    Args:
        text: two dates with `/` between them, as EDTF writes them.

    Raises:
        InvalidDate: also where the end certainly lies before the start.

    >>> EdtfInterval("2022-02-24/..").end
    IntervalEnd.OPEN
    >>> EdtfInterval("2001/2000")
    Traceback (most recent call last):
    coalition_model.errors.InvalidDate: '2001/2000': at position 5 must be an end that is not \
before the start
    """

    __slots__ = ("_end", "_start")

    _start: EdtfDate | IntervalEnd
    _end: EdtfDate | IntervalEnd

    def __new__(cls, text: str) -> "EdtfInterval":
        """Read an EDTF interval."""
        return _interval(plain_text(text, "EdtfInterval"))

    @classmethod
    def parse(cls, text: str) -> "EdtfInterval":
        """Read an EDTF interval; the same as calling the class.

        >>> EdtfInterval.parse("2004-06-~01/2004-06-~20").level
        2
        """
        return _interval(plain_text(text, "EdtfInterval"))

    @classmethod
    def between(
        cls,
        start: "EdtfDate | Day | date | IntervalEnd | str",
        end: "EdtfDate | Day | date | IntervalEnd | str" = OPEN,
    ) -> "EdtfInterval":
        """Join two ends, by default an open one on the right.

        >>> EdtfInterval.between("2022-02-24")
        EdtfInterval('2022-02-24/..')
        >>> EdtfInterval.between(date(2025, 8, 15), EdtfDate("2025-08"))
        EdtfInterval('2025-08-15/2025-08')
        """
        return _interval(f"{_end_text(start)}/{_end_text(end)}")

    @property
    def start(self) -> EdtfDate | IntervalEnd:
        """The first day, `OPEN` or `UNKNOWN`."""
        try:
            return self._start
        except AttributeError:
            start = _end_of(self.text.partition("/")[0])
            _set(self, "_start", start)
            return start

    @property
    def end(self) -> EdtfDate | IntervalEnd:
        """The last day, `OPEN` or `UNKNOWN`."""
        try:
            return self._end
        except AttributeError:
            end = _end_of(self.text.partition("/")[2])
            _set(self, "_end", end)
            return end

    @property
    def earliest(self) -> Day | None:
        """The first day that may belong to it; None where the start is open or unknown."""
        return self.start.earliest if isinstance(self.start, EdtfDate) else None

    @property
    def latest(self) -> Day | None:
        """The last day that may belong to it; None where the end is open or unknown."""
        return self.end.latest if isinstance(self.end, EdtfDate) else None

    @property
    def level(self) -> Level:
        """The lowest level of EDTF that has this interval; open and unknown ends are of level 1."""
        start: Level = self.start.level if isinstance(self.start, EdtfDate) else 1
        end: Level = self.end.level if isinstance(self.end, EdtfDate) else 1
        return max(start, end)

    @property
    def uncertain(self) -> bool:
        """Whether either end is marked as doubtful (`?` or `%`)."""
        return any(isinstance(e, EdtfDate) and e.uncertain for e in (self.start, self.end))

    @property
    def approximate(self) -> bool:
        """Whether either end is marked as no more than near the truth (`~` or `%`)."""
        return any(isinstance(e, EdtfDate) and e.approximate for e in (self.start, self.end))

    def span(self) -> "EdtfInterval":
        """Give every day that may belong to it; open and unknown ends stay.

        >>> EdtfInterval("2025-02/2025-03").span()
        EdtfInterval('2025-02-01/2025-03-31')
        """
        start, end = self.start, self.end
        first = start.span().start if isinstance(start, EdtfDate) else start
        last = end.span().end if isinstance(end, EdtfDate) else end
        return EdtfInterval.between(first, last)

    @property
    def sort_key(self) -> SortKey:
        """A total order for display, apart from truth; an unknown start sorts by the end."""
        return interval_key(
            self.start if isinstance(self.start, IntervalEnd) else self.start.sort_key,
            self.end if isinstance(self.end, IntervalEnd) else self.end.sort_key,
            self.text,
        )

    def _read(self) -> Reading:
        start, end = self.start, self.end
        if isinstance(start, IntervalEnd):
            starts: AnySet = OPEN_START if start is OPEN else SOME_POINT
        else:
            starts = start.days
        if isinstance(end, IntervalEnd):
            ends: AnySet = OPEN_END if end is OPEN else SOME_POINT
        else:
            ends = end.days.shifted(1)
        return Span(starts, ends, Clock.DAYS)


_set = object.__setattr__
_new = object.__new__


def closest_date(day: Day) -> EdtfDate:
    """Give the closest date that EDTF writes of a day: beyond the year 9999, only its year.

    >>> closest_date(Day(2025, 8, 17)), closest_date(Day(10_000, 1, 1))
    (EdtfDate('2025-08-17'), EdtfDate('Y10000'))
    """
    year = day.year
    return _date(str(day) if -9999 <= year <= 9999 else f"Y{year}")


# The dates read of late: dates repeat. A dictionary that is emptied when it is full costs less
# than one that forgets the oldest.
_known: dict[str, EdtfDate] = {}
_MOST_KNOWN = 16_384
_day = date.fromisoformat


def _date(text: str) -> EdtfDate:
    found = _known.get(text)
    return _read(text) if found is None else found


def _read(text: str) -> EdtfDate:
    plain = len(text) == 10 and text[7] == "-"
    if plain:
        try:
            _day(text)
        except ValueError:  # not a day of the years 1 to 9999
            plain = False
    if not plain:
        check_date(text)
    made = _new(EdtfDate)
    _set(made, "text", text)
    if len(_known) >= _MOST_KNOWN:
        _known.clear()
    _known[text] = made
    return made


_CERTAIN_ENDS = re.compile(rf"(?:{CERTAIN}|\.\.)?/(?:{CERTAIN}|\.\.)?")
_NO_DATES = (OPEN.value, UNKNOWN.value)


@lru_cache(maxsize=4096)
def _interval(text: str) -> EdtfInterval:
    left, slash, right = text.partition("/")
    if not _CERTAIN_ENDS.fullmatch(text):
        if not slash:
            raise InvalidDate(text, len(text), "'/' and the end of an interval")
        _check_end(text, left, 0)
        _check_end(text, right, len(left) + 1)
    if left not in _NO_DATES and right not in _NO_DATES and not may_be_in_order(left, right):
        raise InvalidDate(text, len(left) + 1, "an end that is not before the start")
    made = _new(EdtfInterval)
    _set(made, "text", text)
    return made


def _check_end(text: str, part: str, position: int) -> None:
    if part not in _NO_DATES:
        try:
            check_date(part)
        except InvalidDate as error:
            raise InvalidDate(text, position + error.position, error.expected) from None


def _end_of(part: str) -> EdtfDate | IntervalEnd:
    return IntervalEnd(part) if part in _NO_DATES else _date(part)


def _end_text(end: EdtfDate | Day | date | IntervalEnd | str) -> str:
    if isinstance(end, IntervalEnd):
        return end.value
    if isinstance(end, date | Day):
        end = EdtfDate.from_date(end)
    return str(end)
