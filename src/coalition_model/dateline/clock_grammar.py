"""The grammar of times of day: from tokens to hours and minutes, in any language."""

from typing import Literal

from coalition_model.dateline.phrases import Clock
from coalition_model.dateline.source import Source, number_at, past_comma, skip

Found = tuple[Clock, int] | None
Half = Literal["am", "pm", "24"] | None


def clock_at(source: Source, place: int) -> Found:
    """Find a time of day, with the zone that is named after it.

    '15h30', '3 pm', '15:30', 'midi', 'half past three', '1300 GMT', '15h (heure de Paris)'.
    """
    found = _time(source, place)
    if found is None:
        return _bare_with_zone(source, place)
    clock, after = found
    zone = zone_at(source, after)
    return found if zone is None else (clock._replace(zone=zone[0]), zone[1])


def _time(source: Source, place: int) -> Found:
    token = source.tokens[place]
    means = token.means
    if token.number is not None or "spelled" in means:
        return _numbered(source, place)
    if "noon" in means:
        return _plus(source, Clock(12, half="24"), place + 1)
    if "midnight" in means:
        return _plus(source, Clock(0, half="midnight"), place + 1)
    for symbol, minutes in _SHIFTS:
        if symbol in means:
            return _shifted(_time_or_hour(source, place + 1), minutes)
    return None


_SHIFTS = (("half_past", 30), ("quarter_past", 15), ("quarter_to", -15), ("half_to", -30))


def _time_or_hour(source: Source, place: int) -> Found:
    """Find the hour that 'half past' or 'ten past' moves, which nothing has moved yet."""
    found = _numbered(source, place, moved=True) or bare_hour(source, place)
    if found is None and "midnight" in source.tokens[place].means:
        return Clock(0, half="midnight"), place + 1
    if found is None and "noon" in source.tokens[place].means:
        return Clock(12, half="24"), place + 1
    return found


def bare_hour(source: Source, place: int) -> Found:
    """Read a number that may be an hour: the 9 of 'at 9', which does not show that it is."""
    hour = number_at(source, place)
    token = source.tokens[place]
    if hour is None or hour > 24 or token.digits > 2 or "ordinal" in token.means:
        return None
    return Clock(hour, half=_half(source, place, hour), written=False), place + 1


def _half(source: Source, place: int, hour: int) -> Half:
    """Tell what the digits show: 15, 0 and 09 are of a clock of 24 hours."""
    written = source.tokens[place]
    return "24" if hour > 12 or hour == 0 or (written.digits == 2 and hour < 10) else None


def _numbered(source: Source, place: int, *, moved: bool = False) -> Found:
    tokens = source.tokens
    token = tokens[place]
    hour = number_at(source, place)
    if hour is None or hour > 59 or token.digits > 2:
        return None
    mark = tokens[place + 1]
    if hour > 24 and "past" not in mark.means:
        return None
    half = _half(source, place, hour)
    minutes = _glued_minutes(source, place + 2) if mark.glued and token.digits else None
    if minutes is not None and mark.text == ":":
        return _after_colon(source, Clock(hour, minutes, half=half), place + 3)
    if minutes is not None and mark.text == "." and token.digits:
        clock = Clock(hour, minutes, half=half)
        named = _half_named(source, place + 3)
        if named is not None:
            return _with_half(clock, *named)
        if "hour" in tokens[place + 3].means:
            return clock, place + 4
        before = tokens[place - 1].means if place else {}
        if "at" in before and not source.prose and not tokens[place + 3].glued:  # 'at 5.30'
            return clock, place + 3
    named = _half_named(source, place + 1)
    if named is not None:
        return _with_half(Clock(hour, half=half), *named)
    if "hour" in mark.means:
        return _after_hour(source, Clock(hour, half=half), place + 2)
    if "noon" in mark.means and hour == 12:
        return Clock(12, half="24"), place + 2
    if "past" in mark.means and not moved:
        return _shifted(_time_or_hour(source, place + 2), hour)
    return None


def _glued_minutes(source: Source, place: int) -> int | None:
    """Read two digits of minutes that follow their mark without a space."""
    token = source.tokens[place]
    minutes = token.number
    return minutes if token.glued and token.digits == 2 and (minutes or 0) < 60 else None


def _after_colon(source: Source, clock: Clock, place: int) -> Found:
    tokens = source.tokens
    if tokens[place].text == ":" and tokens[place].glued:
        second = _glued_minutes(source, place + 1)
        if second is None:
            return None
        clock = clock._replace(second=second)
        place += 2
    named = _half_named(source, place)
    if named is not None:
        return _with_half(clock, *named)
    if "hour" in tokens[place].means:
        place += 1
    elif tokens[place].glued and (tokens[place].number is not None or tokens[place].text == ":"):
        return None
    return clock, place


def _after_hour(source: Source, clock: Clock, place: int) -> Found:
    """Read the minutes after 'h' or 'heures', and 'et demie'."""
    token = source.tokens[place]
    minute = token.number
    if minute is not None and token.digits == 2 and minute < 60:
        follows = source.tokens[place + 1]
        spaced = not source.prose or "minutes" in follows.means
        if token.glued or spaced or _ends(source, place + 1):
            after = skip(source, place + 1, "minutes", most=1)
            return clock._replace(minute=minute), after
    named = _half_named(source, place)
    return _with_half(clock, *named) if named is not None else _plus(source, clock, place)


def _ends(source: Source, place: int) -> bool:
    """Whether no plain word follows that a number before it might count."""
    token = source.tokens[place]
    return bool(token.means) or not token.text.isalpha()


def _plus(source: Source, clock: Clock, place: int) -> Found:
    means = source.tokens[place].means
    for symbol, minutes in (("plus_half", 30), ("plus_quarter", 15), ("less_quarter", -15)):
        if symbol in means:
            return _shifted((clock, place + 1), minutes)
    return clock, place


def _shifted(found: Found, minutes: int) -> Found:
    """Move a full hour by minutes: 'half past three', 'moins le quart'."""
    if found is None or found[0].minute:
        return None
    clock, place = found
    total = (clock.hour * 60 + minutes) % (24 * 60)
    if clock.half == "midnight" and minutes < 0:
        return None
    hour = total // 60
    if clock.hour in (1, 12) and minutes < 0 and clock.half != "24":
        hour = 12 if clock.hour == 1 else 11
    return clock._replace(hour=hour, minute=total % 60, written=True), place


def _half_named(source: Source, place: int) -> tuple[Half, int] | None:
    token = source.tokens[place]
    if "am" not in token.means and "pm" not in token.means:
        return None
    if token.means.keys() & {"at", "on", "in"}:
        # German 'am' is 'on the': it is no half of the day where a date follows it.
        before, follows = source.tokens[place - 1], source.tokens[place + 1]
        if not token.glued or before.number is None or follows.means:
            return None
    return ("am" if "am" in token.means else "pm"), place + 1


def _with_half(clock: Clock, half: Half, place: int) -> Found:
    """Join an hour with am or pm; 15 pm is said, 15 am is none."""
    if clock.hour > 12:
        return (clock._replace(half="24"), place) if half == "pm" else None
    if clock.hour == 0:
        return (clock._replace(half="24"), place) if half == "am" else None
    return clock._replace(half=half), place


# --- zones --------------------------------------------------------------------------------------


def zone_at(source: Source, place: int) -> tuple[str, int] | None:
    """Find the name of a time zone: 'GMT', '(heure de Paris)', 'UTC+2', 'local time'."""
    tokens = source.tokens
    bracket = tokens[place].text in ("(", "[")
    start = place + 1 if bracket else past_comma(source, place)
    if start > place and not bracket and "zone" not in tokens[start].means:
        return None
    if "in" in tokens[start].means:
        start = skip(source, start, "in", "article")
    token = tokens[start]
    zone: str | None = None
    after = start + 1
    if "zone" in token.means:
        zone = token.means["zone"]
    elif "local_time" in token.means:
        zone = "local"
    elif "zone_name" in token.means and _in_capitals(source, start):
        zone = token.means["zone_name"]
        if zone == "UTC" and tokens[after].text in ("+", "-"):
            offset = _offset(source, after)
            if offset is not None:
                zone, after = offset
    if zone is None:
        return None
    if bracket:
        return (zone, after + 1) if tokens[after].text in (")", "]") else None
    return zone, after


def _in_capitals(source: Source, place: int) -> bool:
    """Whether an abbreviation stands in capitals, as French 'est' and 'et' do not."""
    token = source.tokens[place]
    return token.text in ("gmt", "utc") or source.text[token.start : token.end].isupper()


def _offset(source: Source, place: int) -> tuple[str, int] | None:
    sign, hours = source.tokens[place : place + 2]
    if hours.number is None or hours.number > 14 or not hours.glued:
        return None
    minutes = 0
    after = place + 2
    if source.tokens[after].text == ":" and source.tokens[after].glued:
        minutes = _glued_minutes(source, after + 1) or 0
        after += 2
    return f"{sign.text}{hours.number:02d}:{minutes:02d}", after


def _bare_with_zone(source: Source, place: int) -> Found:
    """Read '1300 GMT', '3 Paris time', which only the zone shows to be a time."""
    token = source.tokens[place]
    if token.number is None:
        return None
    zone = zone_at(source, place + 1)
    if zone is None:
        return None
    hour, minute = divmod(token.number, 100) if token.digits == 4 else (token.number, 0)
    if hour > 24 or minute > 59 or token.digits == 3:
        return None
    return Clock(hour, minute, half=_half(source, place, hour), zone=zone[0]), zone[1]
