"""Sets of dates in the Extended Date/Time Format, level 2: one of several dates, or all of them."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NamedTuple, final

from coalition_model.errors import InvalidDate
from coalition_model.values.days import Day, civil_of, month_length, ordinal_of
from coalition_model.values.daysets import DAY, ENDLESS, FAR, DaySet, Mixed, Pattern, Runs
from coalition_model.values.edtf_dates import EdtfDate, EdtfInterval
from coalition_model.values.edtf_extents import EARLY, LATE, may_be_in_order
from coalition_model.values.edtf_grammar import precision_of
from coalition_model.values.edtf_validity import CERTAIN, check_date
from coalition_model.values.interval_ends import IntervalEnd, SortKey
from coalition_model.values.readings import Block, Clock, Reading, Several, Span, after
from coalition_model.values.temporal import Temporal, plain_text

SetKind = Literal["one of", "all of"]
"""Whether a set means one of its members or all of them."""


class DateRange(NamedTuple):
    """Consecutive dates in a set: all the years `1670..1672`; None is 'and all before, or after'.

    >>> str(DateRange(EdtfDate("1760-12"), None))
    '1760-12..'
    """

    start: EdtfDate | None
    end: EdtfDate | None

    def __str__(self) -> str:
        return f"{self.start or ''}..{self.end or ''}"


@final
class EdtfSet(Temporal):
    """One of several dates (`[1667,1668,1670..1672]`), or all of them (`{1960,1961-12}`).

    As everywhere, each date is one day, not known more closely than it is written: the second
    example is some day of 1960 and some day of December 1961.

    Args:
        text: the set as EDTF writes it, without spaces. `a..b` stands for the dates from a to b of
            the same precision; `..b` may come first and `a..` last.

    Raises:
        InvalidDate: naming the first character that cannot be, and what is expected there.

    >>> dates = EdtfSet("[1667,1668,1670..1672]")
    >>> dates.kind, dates.latest
    ('one of', Day('1672-12-31'))
    >>> dates.members[2].end
    EdtfDate('1672')
    """

    __slots__ = ("_members",)

    _members: tuple[EdtfDate | DateRange, ...]

    def __new__(cls, text: str) -> "EdtfSet":
        """Read an EDTF set."""
        return cls.parse(text)

    @classmethod
    def parse(cls, text: str) -> "EdtfSet":
        """Read an EDTF set; the same as calling the class.

        >>> EdtfSet.parse("[..1760-12-03]").earliest is None
        True
        """
        text = plain_text(text, "EdtfSet")
        return _short_set(text) if len(text) <= 200 else _set_of(text)

    @classmethod
    def one_of(cls, dates: Iterable[EdtfDate | str]) -> "EdtfSet":
        """Say that it is one of these dates.

        >>> EdtfSet.one_of(["2025-08-15", "2025-08-18"])
        EdtfSet('[2025-08-15,2025-08-18]')
        """
        return cls.parse(f"[{','.join(map(str, dates))}]")

    @classmethod
    def all_of(cls, dates: Iterable[EdtfDate | str]) -> "EdtfSet":
        """Say that it is all of these dates.

        >>> EdtfSet.all_of(["2025-08-15", "2025-08-18"])
        EdtfSet('{2025-08-15,2025-08-18}')
        """
        return cls.parse(f"{{{','.join(map(str, dates))}}}")

    @property
    def kind(self) -> SetKind:
        """'one of' or 'all of'."""
        return "one of" if self.text[0] == "[" else "all of"

    @property
    def members(self) -> tuple[EdtfDate | DateRange, ...]:
        """The dates and ranges of dates, in the order in which they are written."""
        try:
            return self._members
        except AttributeError:
            members = tuple(map(_member, _items(self.text)))
            _set(self, "_members", members)
            return members

    @property
    def earliest(self) -> Day | None:
        """The first day that any member may be; None where the set is open to the past."""
        low = self._bounds()[0]
        return None if low == -ENDLESS else Day.from_ordinal(low)

    @property
    def latest(self) -> Day | None:
        """The last day that any member may be; None where the set is open to the future."""
        high = self._bounds()[1]
        return None if high == ENDLESS else Day.from_ordinal(high)

    @property
    def level(self) -> Literal[2]:
        """2: sets belong to level 2 of EDTF."""
        return 2

    def span(self) -> EdtfInterval:
        """Give every day from the first to the last that a member may be.

        >>> EdtfSet("[1667,1760-12..]").span()
        EdtfInterval('1667-01-01/..')
        """
        first, last = self.members[0], self.members[-1]
        open_start = isinstance(first, DateRange) and first.start is None
        open_end = isinstance(last, DateRange) and last.end is None
        low = min(_dates_in(self.members, first=True), key=_earliest, default=None)
        high = max(_dates_in(self.members, first=False), key=_latest, default=None)
        return EdtfInterval.between(
            IntervalEnd.OPEN if open_start or low is None else low.span().start,
            IntervalEnd.OPEN if open_end or high is None else high.span().end,
        )

    @property
    def sort_key(self) -> SortKey:
        """A total order for display, apart from truth."""
        low, high = self._bounds()
        return (
            low if low == -ENDLESS else low * DAY,
            high if high == ENDLESS else (high + 1) * DAY,
            self.text,
        )

    def _bounds(self) -> tuple[int, int]:
        stretches = [_stretch(member, ENDLESS) for member in self.members]
        return min(low for low, _ in stretches), max(high for _, high in stretches)

    def _read(self) -> Reading:
        if self.kind == "one of":
            return Block(_union(_days(member) for member in self.members), 1, Clock.DAYS)
        return _all_of(self.members)


def _earliest(date: EdtfDate) -> Day:
    return date.earliest


def _latest(date: EdtfDate) -> Day:
    return date.latest


def _dates_in(members: Iterable[EdtfDate | DateRange], *, first: bool) -> list[EdtfDate]:
    found = [
        member if isinstance(member, EdtfDate) else member.start if first else member.end
        for member in members
    ]
    return [date for date in found if date is not None]


def _stretch(member: EdtfDate | DateRange, endless: int) -> tuple[int, int]:
    """Give the first and last day that a member may be, `endless` standing for open ends."""
    if isinstance(member, EdtfDate):
        return member.bounds
    return (
        -endless if member.start is None else member.start.bounds[0],
        endless if member.end is None else member.end.bounds[1],
    )


def _days(member: EdtfDate | DateRange) -> Runs | Pattern:
    return member.days if isinstance(member, EdtfDate) else Runs((_stretch(member, FAR),))


def _union(sets: Iterable[Runs | Pattern]) -> DaySet:
    stretches: list[tuple[int, int]] = []
    parts: list[Runs | Pattern] = []
    for days in sets:
        if isinstance(days, Runs):
            stretches += days.stretches
        else:
            parts.append(days)
    if stretches:
        parts.append(Runs.of(*stretches))
    return parts[0] if len(parts) == 1 else Mixed(tuple(parts))


_MOST_WINDOWS = 1000
_MOST_JOINTLY = 64


def _all_of(members: tuple[EdtfDate | DateRange, ...]) -> Reading:
    """Describe all members together.

    Days that are certain are joined into spans. Every other date is one day of a window; a range
    of more than `_MOST_WINDOWS` dates, or without end, keeps its first and last window. Up to
    `_MOST_JOINTLY` windows are kept as they are, for what follows from choosing days together.
    """
    certain: list[tuple[int, int]] = []
    windows: list[tuple[int, int]] = []
    blocks: dict[str | tuple[int, int], Block] = {}  # two days of one window are one part
    choices: list[Runs | Pattern] = []
    complete = True
    for member in members:
        if isinstance(member, EdtfDate):
            (certain if member.exact else windows).append(member.bounds)
            if not member.exact:
                choices.append(member.days)
                blocks[member.text] = Block(choices[-1], 1, Clock.DAYS)
        elif all(date is None or date.exact for date in member):
            certain.append(_stretch(member, ENDLESS))
        else:
            found = _windows(member)
            complete = complete and found is not None
            for low, high in found or _outer_windows(member):
                windows.append((low, high))
                choices.append(Runs(((max(low, -FAR), min(high, FAR)),)))
                blocks[low, high] = Block(choices[-1], 1, Clock.DAYS)
    lows, highs = zip(*(_stretch(member, ENDLESS) for member in members), strict=True)
    first, last = min(lows), max(highs)
    spans = set(Runs.of(*certain).stretches) if certain else set[tuple[int, int]]()
    parts: list[Block | Span] = [Span(_at(a), _at(after(b)), Clock.DAYS) for a, b in spans]
    parts += blocks.values()
    if len(spans) + len(windows) == 1:
        return parts[0]
    stretches = [*spans, *windows]
    start_max = min(a if (a, b) in spans else b for a, b in stretches)
    end_min = max(b if (a, b) in spans else a for a, b in stretches)
    starts = [(a, min(b, start_max)) for a, b in stretches if a <= start_max]
    ends = [(max(a, end_min), b) for a, b in stretches if b >= end_min]
    hull = Span(
        _at(first) if first == -ENDLESS else Runs.of(*starts),
        _at(last) if last == ENDLESS else Runs.of(*ends).shifted(1),
        Clock.DAYS,
    )
    known = complete and len(choices) <= _MOST_JOINTLY
    return Several(hull, parts, tuple(sorted(spans)), tuple(choices) if known else None)


def _at(point: int) -> Runs:
    return Runs(((point, point),))


def _outer_windows(dates: DateRange) -> list[tuple[int, int]]:
    """List the first and the last window of a range, and all of it as one."""
    ends = [date.bounds for date in dates if date is not None]
    return [*ends, _stretch(dates, ENDLESS)]


def _windows(dates: DateRange) -> list[tuple[int, int]] | None:
    """List the stretches of which all the dates of a range are one day each, if they are known."""
    start, end = dates
    unit = (start or end or EdtfDate("0000")).precision
    low, high = _stretch(dates, ENDLESS)
    if abs(low) == ENDLESS or high == ENDLESS or unit not in ("year", "month"):
        return None
    first, last = civil_of(low), civil_of(high)
    months = 12 if unit == "year" else 1
    count = ((last[0] - first[0]) * 12 + last[1] - first[1] + 1) // months
    if count > _MOST_WINDOWS or any(date is not None and "X" in date.text for date in dates):
        return None
    found: list[tuple[int, int]] = []
    year, month = first[0], first[1]
    for _ in range(count):
        to_year, to_month = year + (month + months - 2) // 12, (month + months - 2) % 12 + 1
        found.append(
            (
                ordinal_of(year, month, 1),
                ordinal_of(to_year, to_month, month_length(to_year, to_month)),
            )
        )
        year, month = to_year + to_month // 12, to_month % 12 + 1
    return found


@lru_cache(maxsize=1024)
def _short_set(text: str) -> EdtfSet:
    return _set_of(text)


def _set_of(text: str) -> EdtfSet:
    likely = _LIKELY_SET.fullmatch(text) is not None
    if not likely or (".." in text and not _in_order(text)):
        _check_set(text)
    made = object.__new__(EdtfSet)
    _set(made, "text", text)
    return made


_LIKELY_SET = re.compile(
    rf"(?:\[(?=.*\]\Z)|\{{(?=.*\}}\Z))(?:\.\.)?{CERTAIN}(?:(?:,|\.\.){CERTAIN})*(?:\.\.)?[\]}}]"
)
"""Matches most sets; and others, but only for how their ranges are."""

_CLOSING = {"[": "]", "{": "}"}


def _items(text: str) -> list[str]:
    return text[1:-1].split(",")


_RANGE = re.compile(
    r"(?<=[\[{,])([0-9]{4}(?:-[01][0-9](?:-[0-9]{2})?)?)"
    r"\.\.([0-9]{4}(?:-[01][0-9](?:-[0-9]{2})?)?)(?=[,\]}])"
)
"""A range of years, months or days of the years from 0."""


def _in_order(text: str) -> bool:
    """Whether the ranges of a set, the dates of which are certain, are in order."""
    # Mostly the digits tell: of the latest that a start could be and the earliest of its end.
    late = _RANGE.findall(text.translate(LATE))
    early = late if "X" not in text else _RANGE.findall(text.translate(EARLY))
    if len(late) == len(early) == text.count(".."):
        shortest = 4 if early is late else 7  # a year with X may be a decade
        for (start, _), (_, end) in zip(late, early, strict=True):
            if not (len(start) == len(end) >= shortest and start <= end):
                break
        else:
            return True
    return all(map(_fits, _items(text)))


def _fits(item: str) -> bool:
    """Whether an item, the dates of which are certain, is a date or a range in order."""
    left, dots, right = item.partition("..")
    if not dots:
        return True
    if ".." in right:
        return False
    if not left or not right:
        return True
    return precision_of(left) == precision_of(right) and may_be_in_order(left, right)


def _check_set(text: str) -> None:
    """Go through a set from left to right."""
    closing = _CLOSING.get(text[:1])
    if closing is None:
        raise InvalidDate(text, 0, "'[' (one of) or '{' (all of)")
    if text[-1] != closing:
        raise InvalidDate(text, len(text), f"{closing!r}, the end of the set")
    position = 1
    known: set[str] = set()
    for item in _items(text):
        if item in known:
            position += len(item) + 1
            continue
        left, dots, right = item.partition("..")
        after = position + len(left) + len(dots)
        if dots and not left and position > 1:
            raise InvalidDate(text, position, "a date: only the first member may start with '..'")
        if left or not dots:
            _check_part(text, left, position)
        if dots and left and not right and after < len(text) - 1:
            raise InvalidDate(text, after, "a date: only the last member may end with '..'")
        if right or (dots and not left):
            _check_part(text, right, after)
        if left and right:
            _check_range(text, left, right, after)
        if not dots or (left and right):  # an open end depends on its place
            known.add(item)
        position += len(item) + 1


def _check_part(text: str, part: str, position: int) -> None:
    try:
        check_date(part)
    except InvalidDate as error:
        raise InvalidDate(text, position + error.position, error.expected) from None


def _check_range(text: str, left: str, right: str, after: int) -> None:
    precision = precision_of(left)
    if precision_of(right) != precision:
        raise InvalidDate(text, after, f"a {precision}, as before '..'")
    if not may_be_in_order(left, right):
        raise InvalidDate(text, after, f"a {precision} that is not before {left}")


def _member(item: str) -> EdtfDate | DateRange:
    left, dots, right = item.partition("..")
    start = EdtfDate(left) if left else None
    if start is not None and not dots:
        return start
    return DateRange(start, EdtfDate(right) if right else None)


_set = object.__setattr__
