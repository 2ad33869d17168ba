"""From times of day as they are written to moments, in a zone if one is known."""

from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from coalition_model.dateline.phrases import Clock
from coalition_model.dateline.picking import Dateline, Refused, Stretch, day_text
from coalition_model.values.days import ordinal_of
from coalition_model.values.moment_grammar import offset_text
from coalition_model.values.moments import Moment

_HOURS: Final = {
    "dawn": (3, 9),
    "morning": (0, 12),
    "midday": (11, 15),
    "afternoon": (12, 19),
    "evening": (16, 24),
    "night": (19, 30),
}
"""Between which hours a clock time of 1 to 12 is sought in a part of the day; none is invented."""

Time = tuple[int, int, int | None]
"""Hour, minute, second; hours from 24 on are of the next day."""


def times_of(clock: Clock, part: str | None, line: Dateline) -> tuple[Time, ...]:
    """Find the times of day that a clock time may mean: two if nothing tells morning from evening.

    Raises:
        Refused: where it is no time of that part of the day.
    """
    hour, minute, second = clock.hour, clock.minute, clock.second
    if hour == 24 and (minute or second):
        raise Refused("an hour 0 to 24")
    if clock.half == "midnight":  # that at which the day begins, or that at which it ends
        return ((0, minute, second), (24, minute, second))
    if clock.half == "am":
        return ((hour % 12, minute, second),)
    if clock.half == "pm":
        return ((hour % 12 + 12, minute, second),)
    if clock.half == "24" or hour > 12:
        return ((hour, minute, second),)
    if part is not None:
        low, high = _HOURS[part]
        fitting = [each for each in (hour % 12, hour % 12 + 12) if low <= each < high]
        if len(fitting) != 1:
            raise Refused(f"an hour that is one of the {part} only")
        return ((fitting[0], minute, second),)
    if not line.half_days or clock.zone is not None or hour == 12:
        return ((hour, minute, second),)
    return ((hour, minute, second), (hour + 12, minute, second))


def moments(day: str, time: Time, zone: str | None, line: Dateline) -> tuple[Stretch, ...]:
    """Write a time on a day in a zone; two where clocks are put back and show it twice.

    Raises:
        Refused: where the clocks of the zone jump over it.
    """
    if len(day) != 10 or not day[-1].isdigit() or "T" in day:
        raise Refused("a day, on which a time of day can be")
    hour, minute, second = time
    if hour >= 24:
        year, month, number = int(day[:4]), int(day[5:7]), int(day[8:])
        day = day_text(ordinal_of(year, month, number) + 1)[0]
        hour -= 24
    seconds = "" if second is None else f":{second:02d}"
    local = f"{day}T{hour:02d}:{minute:02d}{seconds}"
    return tuple((text, text) for text in _zoned(local, day, zone, line))


def _zoned(local: str, day: str, zone: str | None, line: Dateline) -> tuple[str, ...]:
    if zone == "local":
        return (local,)
    if zone is None:
        return _of_dateline(local, day, line)
    if zone == "UTC":
        return (f"{local}Z",)
    if zone[0] in "+-":
        return (f"{local}{zone.replace('-00:00', '+00:00')}",)
    if zone[-6] in "+-":  # standard or summer time by its name
        name, stated = zone[:-6], zone[-6:]
        kept = {text[len(local) : len(local) + 6] for text in _in_zone(local, name)}
        return (f"{local}{stated}", *(f"{local}{each}" for each in sorted(kept - {stated})))
    return _in_zone(local, zone)


def _of_dateline(local: str, day: str, line: Dateline) -> tuple[str, ...]:
    """Use the dateline's clock: its zone, or on its own day the offset it has then."""
    if line.zone is not None:
        return _in_zone(local, line.zone)
    offset = line.value.offset if isinstance(line.value, Moment) else None
    if offset is None:
        return (local,)
    if line.value.text.endswith("Z"):
        return (f"{local}Z",)
    return (
        (local + offset_text(timedelta(seconds=offset)),)
        if line.value.text[:10] == day
        else (local,)
    )


def _in_zone(local: str, zone: str) -> tuple[str, ...]:
    """Add the offset that the zone has then; two where its clocks show the time twice."""
    if zone == "UTC":
        return (f"{local}Z",)
    try:
        first = datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone))
    except ValueError:
        raise Refused("a day of the years 1 to 9999, in which zones have clocks") from None
    offsets = (first.utcoffset(), first.replace(fold=1).utcoffset())
    early, late = (each or timedelta(0) for each in offsets)
    if early < late:
        raise Refused(f"a time that the clocks of {zone} do not jump over")
    texts = (f"{local}{offset_text(each)}[{zone}]" for each in (early, late))
    return tuple(dict.fromkeys(texts))


def minute_before(text: str) -> str:
    """Give the last minute (or second) before a moment: the end of what is before it.

    >>> minute_before("2025-08-18T00:00+02:00[Europe/Paris]")
    '2025-08-17T23:59+02:00[Europe/Paris]'
    """
    moment = Moment(text)
    return moved(moment, timedelta(seconds=-moment.length))


def moved(moment: Moment, step: timedelta) -> str:
    """Move a moment by the length of time that clocks tick off, and keep how its zone is written.

    >>> moved(Moment("2025-10-26T01:30+02:00[Europe/Paris]"), timedelta(hours=2))
    '2025-10-26T02:30+01:00[Europe/Paris]'
    """
    start = moment.to_datetime()
    if start.tzinfo is None:
        return Moment.from_datetime(start + step).text
    text = Moment.from_datetime((start.astimezone(UTC) + step).astimezone(start.tzinfo)).text
    return text.replace("+00:00", "Z") if moment.text.endswith("Z") else text
