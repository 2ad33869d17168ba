"""What an English text says of a date, piece by piece: nothing is left over, nothing said twice.

dateutil takes what it can and drops or invents the rest; so its reading is believed only if it
gives just the parts that are found here.
"""

import re
from typing import Final, NamedTuple

_HALF: Final = r"[ap](?:m\b|\.m\.?)"
_MONTHS: Final = (
    r"(?:jan(?:uary)?|feb(?:r(?:uary)?)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_WEEKDAYS: Final = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|"
    r"sat(?:urday)?|sun(?:day)?)"
)
# Nothing that would make a number a part of another follows or stands before it.
_CLEAR: Final = r"(?![0-9:/]|[.,][0-9]{1,3}(?![0-9])|-[0-9])"

_PIECE: Final = re.compile(
    rf"""
    (?P<full>[0-9]{{4}}([-/.])[0-9]{{1,2}}\2[0-9]{{1,2}})
        (?:[T\ ](?=[0-9]{{1,2}}:)|{_CLEAR}(?![a-z]))
    |(?P<compact>[0-9]{{8}})(?:T(?P<clock>[0-9]{{4}}(?:[0-9]{{2}})?)|(?![0-9a-z]))
    |(?P<month_of_year>[0-9]{{4}}-[0-9]{{2}}){_CLEAR}(?![a-z])
    |(?P<numeric>[0-9]{{1,2}}([-/.])[0-9]{{1,2}}\7[0-9]{{4}}){_CLEAR}(?![a-z])
    |(?P<year_of_month>[0-9]{{1,2}}/[0-9]{{4}}){_CLEAR}(?![a-z])
    |(?P<half>[0-9]{{1,2}}(?:[:.][0-9]{{2}}(?::[0-9]{{2}})?)?\s*{_HALF})
    |(?P<time>[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}}(?:\.[0-9]+)?)?)(?![0-9:.])
    |(?P<year>[1-9][0-9]{{3}}){_CLEAR}(?![a-z])
    |(?P<day>[0-9]{{1,2}}(?:(?:st|nd|rd|th)\b|\.(?=\s)|(?![0-9a-z]))){_CLEAR}
    |(?P<month>{_MONTHS})(?:\.|(?![a-z]))
    |(?P<weekday>{_WEEKDAYS})(?:\.|(?![a-z]))
    |(?P<zone>(?:utc|gmt|z)(?![a-z]))\s*(?P<from_utc>[+-][0-9]{{1,2}}(?::?[0-9]{{2}})?(?![0-9:]))?
    |(?P<offset>(?<![a-z])[+-][0-9]{{1,2}}(?::?[0-9]{{2}})?(?![0-9:]))
    |(?P<filler>,|(?:of|at|on)\b)
    |(?P<article>the\b)
    |(?P<joint>-)(?=[a-z0-9])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_GIVES: Final = {
    "full": ("year", "month", "day"),
    "compact": ("year", "month", "day"),
    "month_of_year": ("year", "month"),
    "numeric": ("year", "month", "day"),
    "year_of_month": ("year", "month"),
    "half": ("hour",),
    "time": ("hour", "minute"),
    "clock": ("hour", "minute"),
    "year": ("year",),
    "day": ("day",),
    "month": ("month",),
    "weekday": ("weekday",),
    "zone": ("zone",),
    "offset": ("zone",),
}


class Said(NamedTuple):
    """A text that can be given to dateutil, and the parts of a date that it says."""

    text: str
    parts: frozenset[str]


def said_in(text: str) -> Said | None:
    """Account for every piece of a text; None where one is left over, or two say the same part.

    An offset is written as ISO 8601 has it, as dateutil takes 'UTC+3' for three hours behind.

    >>> said = said_in("17 August 2025 15:00 UTC+3")
    >>> said.text, sorted(said.parts)
    ('17 August 2025 15:00 +03:00', ['day', 'hour', 'minute', 'month', 'year', 'zone'])
    >>> said_in("1500 17 August 2025") is None
    True
    """
    parts: set[str] = set()
    written: list[str] = []
    place = 0
    iso = False
    open_half = False
    while place < len(text):
        if text[place].isspace():
            written.append(" ")
            place += 1
            continue
        match = _PIECE.match(text, place)
        if match is None or (match["joint"] is not None and not _joined(text, place)):
            return None
        for name in (each for each in _GIVES if match[each] is not None):
            given = _GIVES[name]
            if not parts.isdisjoint(given) or (given == ("zone",) and "hour" not in parts):
                return None
            parts.update(given)
        iso = iso or match["full"] is not None or match["compact"] is not None
        open_half = open_half or _open(match["time"])
        written.append(_written(match))
        place = match.end()
    if open_half and not iso and "zone" not in parts:
        return None  # '3:30' may be in the afternoon
    return Said("".join(written).strip(), frozenset(parts))


def _joined(text: str, place: int) -> bool:
    """Whether a hyphen joins a name to a number: '17-Aug-2025'."""
    before, after = text[place - 1 : place] if place else "", text[place + 1 : place + 2]
    return (before.isdigit() and after.isalpha()) or (before.isalpha() and after.isdigit())


def _open(time: str | None) -> bool:
    """Whether a time without am or pm may be of either half of the day."""
    if time is None or time[0] == "0":
        return False
    return 1 <= int(time.split(":")[0]) <= 11


def _written(match: re.Match[str]) -> str:
    offset = match["offset"] or match["from_utc"]
    if offset is not None:
        digits = offset[1:].replace(":", "")
        hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")
        return f"{offset[0]}{int(hours):02d}:{minutes}"
    if match["half"] is not None:
        return re.sub(r"(?<=[0-9])\.(?=[0-9])", ":", match["half"]).replace(".", "")
    blank = match["joint"] is not None or match["article"] is not None
    return " " if blank else match[0]
