"""Arithmetic on dates that are only partly known: shifts, durations, ages, joins of intervals.

What cannot be said with certainty comes as a range, and what cannot be said at all is refused.
"""

import re
from datetime import UTC, date, timedelta
from typing import Final, NamedTuple, TypeVar, cast

from dateutil.relativedelta import relativedelta
from dateutil.rrule import rrule, rruleset, rrulestr

from coalition_model.errors import InvalidDate, InvalidValue
from coalition_model.values.answers import Answer
from coalition_model.values.day_gaps import least_gap
from coalition_model.values.days import Day, month_length
from coalition_model.values.edtf_dates import EdtfDate, EdtfInterval
from coalition_model.values.interval_ends import IntervalEnd
from coalition_model.values.moment_grammar import offset_text
from coalition_model.values.moments import Moment, MomentInterval

D = TypeVar("D", EdtfDate, EdtfInterval, Moment, MomentInterval)

_PLAIN: Final = re.compile(
    r"(?P<y>[?~%]?)(?P<year>-?[0-9]{4}|Y-?[0-9]+)(?P<y2>[?~%]?)"
    r"(?:-(?P<m>[?~%]?)(?P<month>[0-9]{2})(?P<m2>[?~%]?)"
    r"(?:-(?P<d>[?~%]?)(?P<day>[0-9]{2})(?P<d2>[?~%]?))?)?"
)
_ABSOLUTE: Final = ("year", "month", "day", "weekday", "hour", "minute", "second", "microsecond")
_FOUR_DIGITS: Final = 9999


class Range(NamedTuple):
    """The least and the most that something can be; `most` is None where there is no limit."""

    least: int
    most: int | None


def shift(value: D, by: relativedelta) -> D:
    """Move a date, interval or moment, keeping how closely it is known.

    Years and months count on the calendar; where the month has no such day its last day is taken
    (31 January and one month is the last of February), then days are added. A date known to the
    year moves by whole years only, one known to the month by whole years and months, a season,
    `2025-XX` and the like by whole years, a decade by whole decades; qualification stays. A moment
    moves by years, months and days on its own clock, then by hours, minutes and seconds as they
    pass; `relativedelta` itself turns 24 hours into a day.

    Raises:
        InvalidValue: the value is not known closely enough for this step, the step leads beyond
            the years that can be written, has parts of a day for a day, or sets parts
            (`relativedelta(day=1)`) instead of moving them.
        InvalidDate: a moment falls where its zone's clocks jump over it.

    >>> shift(EdtfDate("2024-01-31~"), relativedelta(months=1))
    EdtfDate('2024-02-29~')
    >>> shift(EdtfDate("2025-03"), relativedelta(months=-3))
    EdtfDate('2024-12')
    >>> shift(Moment("2025-10-25T15:00+02:00[Europe/Paris]"), relativedelta(days=1))
    Moment('2025-10-26T15:00+01:00[Europe/Paris]')
    """
    absolute = [name for name in _ABSOLUTE if getattr(by, name) is not None]
    if absolute or by.leapdays:
        what = absolute[0] if absolute else "leapdays"
        raise InvalidValue("shift", "by", what, "years, months, days, hours, minutes or seconds")
    if by.days % 1:
        raise InvalidValue("shift", "by", by, "whole days")
    if isinstance(value, EdtfDate):
        return _shift_date(value, by)
    if isinstance(value, Moment):
        return _shift_moment(value, by)
    return type(value).parse(f"{_shifted_end(value.start, by)}/{_shifted_end(value.end, by)}")


def _shifted_end(end: EdtfDate | Moment | IntervalEnd, by: relativedelta) -> str:
    if isinstance(end, IntervalEnd):
        return end.value
    moved = _shift_moment(end, by) if isinstance(end, Moment) else _shift_date(end, by)
    return moved.text


def _shift_date(date: EdtfDate, by: relativedelta) -> EdtfDate:
    if by.hours or by.minutes or by.seconds or by.microseconds:
        raise InvalidValue("shift", "by", by, "years, months and days for a date")
    match = _PLAIN.fullmatch(date.text)
    if match is None or (match["month"] and date.month is None):
        moved_text = _by_years(date.text, by)
        if moved_text is not None:
            return EdtfDate.parse(moved_text)
        expected = "a year, month or day without unspecified digits, groups or exponents"
        raise InvalidValue("shift", "value", date, expected)
    if (by.days and date.day is None) or (by.months and date.month is None):
        expected = "a step no finer than what is known of the date"
        raise InvalidValue("shift", "by", by, expected)
    months = int(match["year"].lstrip("Y")) * 12 + (date.month or 1) - 1 + by.years * 12 + by.months
    year, month = months // 12, months % 12 + 1
    day = date.day
    if day is not None:
        moved = Day(year, month, min(day, month_length(year, month))) + int(by.days)
        year, month, day = moved.year, moved.month, moved.day
    if not -_FOUR_DIGITS <= year <= _FOUR_DIGITS and date.month is not None:
        raise InvalidValue("shift", "by", by, "a step within the years -9999 to 9999")
    text = match["y"] + _year_text(year) + match["y2"]
    if match["month"]:
        text += f"-{match['m']}{month:02}{match['m2']}"
    if match["day"]:
        text += f"-{match['d']}{day:02}{match['d2']}"
    return EdtfDate.parse(text)


_LOOSE: Final = re.compile(
    r"(?P<left>[?~%]?)(?P<year>(?!-)[0-9X]{4}|-[0-9]{4})(?P<rest>[?~%]?(?:-[?~%]?[0-9X]{2}[?~%]?)?)"
)
"""A year, the last digits of which may be X, and perhaps a season, a group or a month."""


def _by_years(text: str, by: relativedelta) -> str | None:
    """Move what is no plain date by years, where that is certain; None where it is not."""
    match = _LOOSE.fullmatch(text)
    if match is None or by.months or by.days:
        return None
    known = match["year"].rstrip("X")
    unspecified = len(match["year"]) - len(known)
    steps, odd = divmod(by.years, 10**unspecified)
    if odd or not known or "X" in known:
        return None
    number = int(known) + steps
    if abs(number) > _FOUR_DIGITS // 10**unspecified or (unspecified and number < 0):
        return None
    year = f"{number:0{len(known)}}" if unspecified else _year_text(number)
    return match["left"] + year + "X" * unspecified + match["rest"]


def _year_text(year: int) -> str:
    if abs(year) > _FOUR_DIGITS:
        return f"Y{year}"
    return f"{'-' if year < 0 else ''}{abs(year):04}"


def _shift_moment(moment: Moment, by: relativedelta) -> Moment:
    elapsed = timedelta(
        hours=by.hours, minutes=by.minutes, seconds=by.seconds, microseconds=by.microseconds
    )
    to_the_second = moment.precision == "second"
    if elapsed % timedelta(seconds=1 if to_the_second else 60):
        raise InvalidValue("shift", "by", by, f"whole {moment.precision}s for this moment")
    start = moment.to_datetime()
    try:
        moved = start + relativedelta(years=by.years, months=by.months, days=by.days)
        if elapsed and moment.zone is not None:  # as time passes, whatever the clocks do
            Moment.from_datetime(moved)  # refuses a time that the clocks jump over
            moved = (moved.astimezone(UTC) + elapsed).astimezone(start.tzinfo)
        else:
            moved += elapsed
    except InvalidDate:
        raise
    except (OverflowError, ValueError) as error:  # beyond what a datetime can be
        raise InvalidValue("shift", "by", by, "a step within the years 1 to 9999") from error
    length = len("YYYY-MM-DDTHH:MM:SS" if to_the_second else "YYYY-MM-DDTHH:MM")
    written = moved.replace(tzinfo=None).isoformat(timespec="seconds")[:length]
    if moment.zone is None:
        return Moment.parse(written + moment.text[length:])
    offset = offset_text(cast("timedelta", moved.utcoffset()))
    return Moment.parse(f"{written}{offset}[{moment.zone}]")


def duration(interval: EdtfInterval) -> Range:
    """Count the days of an interval, its first and last day included.

    >>> duration(EdtfInterval("2025-08-15/2025-08-18"))
    Range(least=4, most=4)
    >>> duration(EdtfInterval("2025-02/2025-03-01"))
    Range(least=2, most=29)
    >>> duration(EdtfInterval("2025-08-15/"))
    Range(least=1, most=None)
    """
    start, end = interval.start, interval.end
    if isinstance(start, IntervalEnd) or isinstance(end, IntervalEnd):
        return Range(1, None)
    least = least_gap(start.days, end.days) or 0
    return Range(least + 1, end.latest - start.earliest + 1)


def elapsed_days(since: EdtfDate | IntervalEnd, on: EdtfDate) -> Range:
    """Count the days from one day to another: the length in office on a day, for instance.

    Only days of `on` that are not before the day of `since` count.

    Raises:
        InvalidValue: `on` is certainly before `since`.

    >>> elapsed_days(EdtfDate("2017-05-14"), EdtfDate("2017-05-20"))
    Range(least=6, most=6)
    >>> elapsed_days(EdtfDate("2017-05"), EdtfDate("2017-06-01"))
    Range(least=1, most=31)
    """
    if isinstance(since, IntervalEnd):
        return Range(0, None)
    _not_before(since, on)
    return Range(least_gap(since.days, on.days) or 0, on.latest - since.earliest)


def age(born: EdtfDate, on: EdtfDate) -> Range:
    """Count the completed years from one day to another: the age of a person on a day.

    Who was born on 29 February completes a year on 1 March where there is no such day.

    Raises:
        InvalidValue: `on` is certainly before `born`.

    >>> age(EdtfDate("1977-12-21"), EdtfDate("2025-08-17"))
    Range(least=47, most=47)
    >>> age(EdtfDate("1977"), EdtfDate("2025-08-17"))
    Range(least=47, most=48)
    """
    _not_before(born, on)
    return Range(max(_years(born.latest, on.earliest), 0), _years(born.earliest, on.latest))


def _years(start: Day, end: Day) -> int:
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))


def _not_before(since: EdtfDate, on: EdtfDate) -> None:
    if on.latest < since.earliest:
        raise InvalidValue("on", "value", on, f"not before {since}")


_MOST_OCCURRENCES: Final = 1_000_000


def recurring(rule: rrule | rruleset | str, within: EdtfInterval) -> list[EdtfDate]:
    """List the days of a recurring meeting that certainly fall into an interval.

    Each day is listed once, however often the meeting is held on it. Where the rule has a zone,
    the day is that of its own clock.

    Args:
        rule: a recurrence with its own first day: a `dateutil` rule, or one written as RFC 5545
            has it, with a `DTSTART` line.
        within: both its ends are known to the day.

    Raises:
        InvalidValue: the interval has no known ends, the text is no rule with a first day, or the
            rule never goes on or has more than 1,000,000 occurrences until the interval ends.

    >>> rule = "DTSTART:20250102T000000" + chr(10) + "RRULE:FREQ=MONTHLY;BYDAY=1TH"
    >>> [str(day) for day in recurring(rule, EdtfInterval("2025-03-01/2025-04-30"))]
    ['2025-03-06', '2025-04-03']
    """
    start, end = within.start, within.end
    if isinstance(start, IntervalEnd) or isinstance(end, IntervalEnd):
        raise InvalidValue("recurring", "within", within, "an interval with two known ends")
    occurrences = _read_rule(rule) if isinstance(rule, str) else rule
    parts: list[object] = [occurrences]
    for name in ("_rrule", "_exrule"):  # dateutil shows neither these nor an interval
        parts += getattr(occurrences, name, [])
    if any(getattr(part, "_interval", 1) < 1 for part in parts):
        raise InvalidValue("recurring", "rule", rule, "a rule with an INTERVAL of 1 or more")
    first, last = start.latest.to_date(), end.earliest.to_date()
    try:
        found = _days_of(occurrences, first, last)
    except (TypeError, ValueError, ArithmeticError) as error:
        raise InvalidValue("recurring", "rule", rule, f"RFC 5545 ({error})") from error
    if found is None:
        expected = f"a rule with at most {_MOST_OCCURRENCES} occurrences until {end}"
        raise InvalidValue("recurring", "rule", rule, expected)
    return [EdtfDate.from_date(day) for day in found]


def _read_rule(text: str) -> rrule | rruleset:
    if "DTSTART" not in text.upper():  # dateutil would begin today
        raise InvalidValue("recurring", "rule", text, "a rule with a DTSTART line")
    try:
        return rrulestr(text)
    except IndexError as error:
        raise InvalidValue("recurring", "rule", text, "a rule with an RRULE line") from error
    except (ValueError, KeyError, AttributeError, TypeError, ArithmeticError) as error:
        raise InvalidValue("recurring", "rule", text, f"RFC 5545 ({error})") from error


def _days_of(rule: rrule | rruleset, first: date, last: date) -> list[date] | None:
    """List the days from `first` to `last`, or None where there are too many occurrences."""
    found: set[date] = set()
    for count, each in enumerate(rule):
        day = each.date()
        # The occurrences of a set may be in several zones, so their days in no strict order.
        if (day - last).days > 2:
            break
        if count >= _MOST_OCCURRENCES:
            return None
        if first <= day <= last:
            found.add(day)
    return sorted(found)


def clip(interval: EdtfInterval, to: EdtfInterval) -> EdtfInterval | None:
    """Give the part of an interval that lies in another; None where they share no day.

    Raises:
        InvalidValue: the dates do not settle whether they share a day, or which end is the later
            one.

    >>> clip(EdtfInterval("2022-02-24/.."), EdtfInterval("2025-08-15/2025-08-18"))
    EdtfInterval('2025-08-15/2025-08-18')
    >>> clip(EdtfInterval("2019/2020"), EdtfInterval("2025/..")) is None
    True
    """
    sharing = interval.overlaps(to)
    if sharing is Answer.NO:
        return None
    start = _pick(interval.start, to.start, later=True, side="start")
    end = _pick(interval.end, to.end, later=False, side="end")
    if sharing is Answer.UNKNOWN:
        expected = f"an interval that certainly shares a day with {interval}, or certainly none"
        raise InvalidValue("clip", "to", to, expected)
    return EdtfInterval.between(start, end)


def union(one: EdtfInterval, other: EdtfInterval) -> EdtfInterval:
    """Join two intervals that overlap or meet into one.

    Raises:
        InvalidValue: there is a gap between them or may be, or the dates do not settle which end
            is the later one.

    >>> union(EdtfInterval("2020-01-01/2020-06-30"), EdtfInterval("2020-07-01/.."))
    EdtfInterval('2020-01-01/..')
    """
    touching = one.overlaps(other) | one.meets(other) | other.meets(one)
    if touching is not Answer.YES:
        raise InvalidValue("union", "other", other, f"an interval that overlaps or meets {one}")
    return EdtfInterval.between(
        _pick(one.start, other.start, later=False, side="start"),
        _pick(one.end, other.end, later=True, side="end"),
    )


def gap(one: EdtfInterval, other: EdtfInterval) -> EdtfInterval | None:
    """Give the days between two intervals; None where there is none.

    Raises:
        InvalidValue: the dates do not settle where the one ends and the other begins.

    >>> gap(EdtfInterval("2017-12-06/2021-12-17"), EdtfInterval("2025-12-09/.."))
    EdtfInterval('2021-12-18/2025-12-08')
    """
    if one.overlaps(other).certain or one.meets(other).certain or other.meets(one).certain:
        return None
    first, second = (one, other) if one.before(other).certain else (other, one)
    if not first.before(second).certain:
        raise InvalidValue("gap", "other", other, f"certainly apart from {one}, or not at all")
    end, start = first.end, second.start
    for name, each in (("one", end), ("other", start)):
        if isinstance(each, IntervalEnd) or not each.exact:
            raise InvalidValue("gap", name, each, "a day that is known")
    last, begin = cast("EdtfDate", end).latest, cast("EdtfDate", start).earliest
    return EdtfInterval.between(last + 1, begin + -1)


def _pick(
    one: EdtfDate | IntervalEnd, other: EdtfDate | IntervalEnd, *, later: bool, side: str
) -> EdtfDate | IntervalEnd:
    """Give the later or the earlier of two ends of the same side."""
    if one == other:
        return one
    if IntervalEnd.OPEN in (one, other):
        wide = later == (side == "end")  # whether the open one reaches further this way
        if wide:
            return IntervalEnd.OPEN
        return other if one is IntervalEnd.OPEN else one
    if IntervalEnd.UNKNOWN in (one, other):
        raise InvalidValue(side, "end", IntervalEnd.UNKNOWN, "a date that is known or open")
    a, b = cast("EdtfDate", one), cast("EdtfDate", other)
    if a.latest <= b.earliest:
        return b if later else a
    if b.latest <= a.earliest:
        return a if later else b
    raise InvalidValue(side, "end", f"{a} and {b}", "two dates of which one is certainly later")
