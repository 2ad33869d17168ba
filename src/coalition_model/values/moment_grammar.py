"""The grammar of a moment: ISO 8601 as EDTF level 0 has it, and RFC 9557's name of a zone."""

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple, NoReturn
from zoneinfo import ZoneInfo

from coalition_model.errors import InvalidDate
from coalition_model.values.days import month_length, ordinal_of
from coalition_model.values.daysets import DAY

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_A_ZONE = "the name of an IANA time zone, such as Europe/Paris"
_CLOCK = re.compile(
    r"T([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?(?:(Z)|([+-])([0-9]{2})(?::([0-9]{2}))?)?"
    r"(?:\[([^\[\]]*)\])?"
)
_ZONE_NAME = re.compile(r"[A-Z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+)*")


class ClockParts(NamedTuple):
    """What the text of a moment says."""

    local: int
    """Seconds on its own clock and calendar, from the day before 0001-01-01."""

    offset: int | None
    """Seconds that the clock is ahead of UTC."""

    zone: str | None
    """The name of the time zone."""


def parse_moment(text: str) -> ClockParts:
    """Read a moment.

    Raises:
        InvalidDate: naming the first character that cannot be, and what is expected there.

    >>> parse_moment("0001-01-01T00:01-04").offset
    -14400
    """
    day = _DAY.match(text)
    match = _CLOCK.match(text, 10) if day else None
    if day is None or match is None or match.end() != len(text):
        _refuse(text)
    year, month, day_of_month = int(day[1]), int(day[2]), int(day[3])
    if not 1 <= month <= 12:
        raise InvalidDate(text, 5, "a month 01 to 12")
    if not 1 <= day_of_month <= month_length(year, month):
        raise InvalidDate(text, 8, f"a day 01 to {month_length(year, month)}")
    hour, minute, second, utc, sign, hours, minutes, zone = match.groups()
    if int(hour) > 23:
        raise InvalidDate(text, 11, "an hour 00 to 23")
    if int(minute) > 59:
        raise InvalidDate(text, 14, "a minute 00 to 59")
    if int(second or 0) > 59:
        raise InvalidDate(text, 17, "a second 00 to 59")
    offset = 0 if utc else None
    if sign:
        offset = _offset(text, match.start(5), sign, int(hours), int(minutes or 0))
    ordinal = ordinal_of(year, month, day_of_month)
    local = ordinal * DAY + int(hour) * 3600 + int(minute) * 60 + int(second or 0)
    if zone is not None:
        if len(zone) > 64 or not _ZONE_NAME.fullmatch(zone):
            raise InvalidDate(text, match.start(8), _A_ZONE)
        where = _zone(zone)
        if where is None:
            raise InvalidDate(text, match.start(8), _A_ZONE)
        if utc:  # RFC 9557: Z tells the instant and leaves the local time to the zone
            offset = _offset_at(where, local)
            local += offset
        else:
            offset = _offset_on_clock(text, match.start(5), where, local, offset)
    return ClockParts(local, offset, zone)


def _refuse(text: str) -> NoReturn:
    """Name the first character that cannot be, by going through the parts in order."""
    position = 0
    parts = (
        (r"[0-9]{4}", "a year of four digits"),
        (r"-[0-9]{2}", "'-' and a month of two digits"),
        (r"-[0-9]{2}", "'-' and a day of two digits"),
        (r"T[0-9]{2}", "'T' and an hour of two digits"),
        (r":[0-9]{2}", "':' and a minute of two digits"),
        (r"(?::[0-9]{2}(?![0-9]))?", ""),
        (r"(?:Z|[+-][0-9]{2}(?::[0-9]{2})?)?", ""),
        (r"(?:\[[^\[\]]*\])?", ""),
    )
    expected = ""
    for pattern, expected in parts:
        found = re.compile(pattern).match(text, position)
        if found is None:
            raise InvalidDate(text, position, expected)
        position = found.end()
    raise InvalidDate(text, position, "an offset such as +02:00, a zone in brackets, or the end")


def _offset(text: str, position: int, sign: str, hours: int, minutes: int) -> int:
    if minutes > 59:
        raise InvalidDate(text, position + 4, "minutes 00 to 59 of an offset")
    seconds = hours * 3600 + minutes * 60
    if sign == "-" and not seconds:
        raise InvalidDate(text, position, "'+' or 'Z': ISO 8601 has no negative offset of zero")
    if seconds > (12 if sign == "-" else 14) * 3600:
        raise InvalidDate(text, position, "an offset from -12:00 to +14:00")
    return -seconds if sign == "-" else seconds


@lru_cache(maxsize=1024)
def _zone(name: str) -> ZoneInfo | None:
    if name.startswith(("posix/", "right/")) or name in ("localtime", "posixrules", "Factory"):
        return None  # files that some systems keep beside the zones
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


# Days beyond what a datetime can be shifted to lie a whole cycle of the calendar further in: zones
# have no history before 1800, and the same rules every year of the far future.
_CYCLE = 146_097 * DAY
_FIRST = ordinal_of(2, 1, 1) * DAY
_LAST = ordinal_of(9999, 1, 1) * DAY


def _within(second: int) -> datetime:
    if second < _FIRST:
        second += _CYCLE
    elif second >= _LAST:
        second -= _CYCLE
    return datetime(1, 1, 1) + timedelta(seconds=second - DAY)  # noqa: DTZ001 - a bare clock


def _offset_at(zone: ZoneInfo, utc: int) -> int:
    return seconds_of(_within(utc).replace(tzinfo=UTC).astimezone(zone).utcoffset())


def _offset_on_clock(
    text: str, position: int, zone: ZoneInfo, local: int, written: int | None
) -> int:
    """Find how far a zone's clock is ahead of UTC when it shows this time."""
    naive = _within(local).replace(tzinfo=zone)
    first = seconds_of(naive.utcoffset())
    second = seconds_of(naive.replace(fold=1).utcoffset())
    if first < second:
        raise InvalidDate(text, 11, f"a time that the clocks of {zone.key} do not jump over")
    if written is None:
        if first != second:
            raise InvalidDate(
                text,
                text.index("["),
                f"an offset, as the clocks of {zone.key} show this time twice",
            )
        return first
    # Offsets of local mean time have seconds, which the text cannot write.
    for offset in (first, second):
        if abs(offset - written) < 60 and (written == offset or offset % 60):
            return offset
    both = {offset_text(timedelta(seconds=o)): None for o in (first, second)}
    raise InvalidDate(text, position, f"{' or '.join(both)}, the offset of {zone.key}")


def seconds_of(offset: timedelta | None) -> int:
    """Count the seconds of an offset, which every zone has."""
    assert offset is not None  # noqa: S101 - zones always have an offset
    return offset.days * DAY + offset.seconds


def offset_text(offset: timedelta) -> str:
    """Write an offset in hours and minutes.

    >>> offset_text(timedelta(hours=-3, minutes=-30))
    '-03:30'
    """
    seconds = seconds_of(offset)
    minutes = abs(seconds) // 60
    sign = "-" if seconds < 0 and minutes else "+"
    return f"{sign}{minutes // 60:02d}:{minutes % 60:02d}"
