"""Dates in words: plain in every country, and no closer than they are written."""

import re
from typing import Final

from coalition_model.values.edtf import EdtfDate, EdtfInterval
from coalition_model.values.edtf_grammar import Qualifier
from coalition_model.values.edtf_sets import DateRange, EdtfSet
from coalition_model.values.interval_ends import IntervalEnd
from coalition_model.values.moments import Moment, MomentInterval
from coalition_model.values.when import When

_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_SEASONS: Final = ("spring", "summer", "autumn", "winter")
_HEMISPHERES: Final = ("", " (northern hemisphere)", " (southern hemisphere)")
_ORDINALS: Final = ("1st", "2nd", "3rd", "4th")
_SIGNS: Final = re.compile("[?~%]")
_DURATION: Final = re.compile(
    r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?"
)
_UNITS: Final = ("year", "month", "week", "day", "hour", "minute", "second")


def when_words(value: When, *, weekday: bool = False) -> str:
    """Put any temporal value into words.

    Args:
        value: the date, interval, set or moment.
        weekday: whether days come as 'Sun 17 Aug 2025' rather than '17 August 2025'.

    >>> from coalition_model.values.when import when
    >>> when_words(when("2025-08-17T15:00+02:00[Europe/Paris]/.."))
    '17 August 2025, from 15:00 on, Paris time (UTC+2)'
    >>> when_words(when("2017-05-14/"))
    'from 14 May 2017, end not known'
    """
    match value:
        case EdtfDate():
            return date_words(value, weekday=weekday)
        case EdtfInterval():
            return _from_to(_end(value.start, weekday=weekday), _end(value.end, weekday=weekday))
        case EdtfSet():
            return _set_words(value, weekday=weekday)
        case Moment():
            return f"{_day(value, weekday=weekday)}, {_clock(value)}{_zone(value)}"
        case _:
            return _moments(value, weekday=weekday)


def date_words(date: EdtfDate, *, weekday: bool = False) -> str:
    """Put a date into words, with what its author doubts.

    >>> date_words(EdtfDate("2025-08~")), date_words(EdtfDate("2025-22"))
    ('about August 2025', 'summer 2025')
    >>> date_words(EdtfDate("2025-08-17"), weekday=True)
    'Sun 17 Aug 2025'
    """
    plain = _plain_date(date, weekday=weekday)
    stated = date.qualification
    marks = {"year": stated.year}
    if date.precision != "year":
        marks["month"] = stated.month
    if date.precision == "day":
        marks["day"] = stated.day
    if len(set(marks.values())) == 1:
        about = "about " if stated.year.approximate else ""
        return about + plain + (" (uncertain)" if stated.year.uncertain else "")
    words = [f"{name} {_doubt(mark)}" for name, mark in marks.items() if mark != Qualifier.NONE]
    return f"{plain} ({', '.join(words)})"


def duration_words(duration: str) -> str:
    """Put an ISO 8601 duration into words.

    >>> duration_words("P1Y100D"), duration_words("PT36H")
    ('1 year 100 days', '36 hours')
    """
    match = _DURATION.fullmatch(duration)
    counts = match.groups() if match else ()
    return " ".join(
        f"{int(count)} {unit}{'' if int(count) == 1 else 's'}"
        for count, unit in zip(counts, _UNITS, strict=False)
        if count is not None
    )


def _doubt(mark: Qualifier) -> str:
    words = ("approximate", "uncertain")
    return " and ".join(
        word for word, holds in zip(words, (mark.approximate, mark.uncertain), strict=True) if holds
    )


def _plain_date(date: EdtfDate, *, weekday: bool) -> str:
    text = _SIGNS.sub("", date.text)
    year, month = date.year, date.month
    if re.fullmatch(r"\d{3}X", text):
        return f"the {text[:3]}0s"
    if year is None or "S" in text:
        return f"{text} (X: not stated)" if "X" in text else text
    stated = _year(year)
    if date.group is not None:
        return _group(date.group, stated)
    if "X" in text:
        if re.fullmatch(r".*\d-XX(-XX)?", text) and month is None:
            return f"{'a day' if date.precision == 'day' else 'a month'} in {stated}"
        if month is not None and text.endswith("-XX"):
            return f"a day in {_MONTHS[month - 1]} {stated}"
        return f"{text} (X: not stated)"
    if month is None:
        return stated
    if date.day is None:
        return f"{_MONTHS[month - 1]} {stated}"
    if weekday and year > 0:
        name = _WEEKDAYS[date.earliest.to_date().weekday()]
        return f"{name} {date.day} {_MONTHS[month - 1][:3]} {stated}"
    return f"{date.day} {_MONTHS[month - 1]} {stated}"


def _year(year: int) -> str:
    if year > 9999:
        return f"the year {year}"
    return str(year) if year > 0 else f"{1 - year} BC"


def _group(group: int, year: str) -> str:
    """Name a season, quarter, third or half of a year by its EDTF number."""
    if group <= 32:
        hemisphere, season = divmod(group - 21, 4)
        return f"{_SEASONS[season]} {year}{_HEMISPHERES[hemisphere]}"
    if group <= 36:
        return f"{_ORDINALS[group - 33]} quarter of {year}"
    if group <= 39:
        return f"{_ORDINALS[group - 37]} third of {year}"
    return f"{_ORDINALS[group - 40]} half of {year}"


def _end(end: EdtfDate | Moment | IntervalEnd, *, weekday: bool) -> str | IntervalEnd:
    return end if isinstance(end, IntervalEnd) else when_words(end, weekday=weekday)


def _from_to(start: str | IntervalEnd, end: str | IntervalEnd) -> str:
    """Join two ends; an open one and an unknown one differ."""
    match start, end:
        case str(), str():
            return f"{start} to {end}"
        case str(), IntervalEnd.OPEN:
            return f"from {start} on"
        case str(), _:
            return f"from {start}, end not known"
        case IntervalEnd.OPEN, str():
            return f"until {end}"
        case _, str():
            return f"until {end}, start not known"
        case _:
            first = "without a start" if start is IntervalEnd.OPEN else "start not known"
            last = "without an end" if end is IntervalEnd.OPEN else "end not known"
            return f"{first}, {last}"


def _set_words(value: EdtfSet, *, weekday: bool) -> str:
    members: list[str] = []
    for each in value.members:
        if isinstance(each, DateRange):
            ends = (each.start or IntervalEnd.OPEN, each.end or IntervalEnd.OPEN)
            members.append(_from_to(*(_end(end, weekday=weekday) for end in ends)))
        else:
            members.append(date_words(each, weekday=weekday))
    return f"{value.kind}: {'; '.join(members)}"


def _day(moment: Moment, *, weekday: bool) -> str:
    return date_words(moment.date, weekday=weekday)


def _clock(moment: Moment) -> str:
    seconds = "" if moment.second is None else f":{moment.second:02d}"
    return f"{moment.hour:02d}:{moment.minute:02d}{seconds}"


def _zone(moment: Moment) -> str:
    """Say which clock a moment is read off."""
    if moment.offset is None:
        return " (no time zone stated)"
    sign = "-" if moment.offset < 0 else "+"
    hours, minutes = divmod(abs(moment.offset) // 60, 60)
    utc = f"UTC{sign}{hours}" + (f":{minutes:02d}" if minutes else "") if moment.offset else "UTC"
    if moment.zone is None:
        return f" {utc}"
    region, slash, city = moment.zone.rpartition("/")
    if not slash or region == "Etc":
        return f", {moment.zone} ({utc})"
    return f", {city.replace('_', ' ')} time ({utc})"


def _moments(value: MomentInterval, *, weekday: bool) -> str:
    start, end = value.start, value.end
    if isinstance(start, Moment) and isinstance(end, Moment):
        same_clock = (start.offset, start.zone) == (end.offset, end.zone)
        if start.date == end.date and same_clock:
            clocks = f"{_clock(start)} to {_clock(end)}"
            return f"{_day(start, weekday=weekday)}, {clocks}{_zone(start)}"
    elif isinstance(start, Moment):
        tail = "on" if end is IntervalEnd.OPEN else "to a time not known"
        return f"{_day(start, weekday=weekday)}, from {_clock(start)} {tail}{_zone(start)}"
    return _from_to(_end(start, weekday=weekday), _end(end, weekday=weekday))
