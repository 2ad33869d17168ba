"""The grammar of each temporal value as one regular expression, ECMA 262 and Python alike.

They are for those who cannot run the parsers: schemas, editors, other languages. Each takes every
text that the parser takes. What it takes beyond needs arithmetic: which of two dates is earlier,
how large a year written with Y is, what the clocks of a time zone do.
"""

from typing import Final

_Q: Final = "[?~%]?"

# Months and days in which X stands for any digit, the days by how many a month has. February has 28
# here; its 29th comes with the years that have one.
_MONTHS: Final = "(?:0[1-9X]|1[0-2X]|X[0-9X]|2[1-9]|3[0-9]|4[01])"
_LONG: Final = ("(?:0[13578X]|1[02X]|X[0-3578X])", "(?:0[1-9X]|[12X][0-9X]|3[01X])")
_SHORT: Final = ("(?:0[469]|11|X[469])", "(?:0[1-9X]|[12X][0-9X]|3[0X])")
_FEBRUARY: Final = ("02", "(?:0[1-9X]|[1X][0-9X]|2[0-8X])")
_LEAP: Final = (
    "(?:[0-9X]{2}(?:0[48]|[2468][048]|[13579][26]|X[02468]|[0-9X]X)"
    "|(?:[02468][048]|[13579][26]|X[02468]|[0-9X]X)00)"
)

_BY_MONTH: Final = "|".join(
    f"{month}{_Q}-{_Q}{day}{_Q}" for month, day in (_LONG, _SHORT, _FEBRUARY)
)
_SHORT_YEAR: Final = f"(?!-0000)-?[0-9X]{{4}}{_Q}(?:-{_Q}(?:{_MONTHS}{_Q}|{_BY_MONTH}))?"
_LEAP_DAY: Final = f"(?!-0000)-?{_LEAP}{_Q}-{_Q}02{_Q}-{_Q}29{_Q}"
_SIGNIFICANT: Final = (
    "(?:0000S1|-?(?:[1-9][0-9]{3}S[1-4]|0[1-9][0-9]{2}S[1-3]|00[1-9][0-9]S[12]|000[1-9]S1))"
    f"{_Q}"
)
_TENS: Final = "[1-9][0-9]{1,2}"
_LONG_YEAR: Final = (
    f"Y-?(?:[1-9][0-9]{{4,}}|[1-9]E(?:[4-9]|{_TENS})|[1-9][0-9]E(?:[3-9]|{_TENS})"
    f"|[1-9][0-9]{{2}}E(?:[2-9]|{_TENS})|[1-9][0-9]{{3,}}E[1-9][0-9]{{0,2}})"
    f"(?:S[1-9][0-9]{{0,3}})?{_Q}"
)

DATE: Final = f"{_Q}(?:{_SHORT_YEAR}|{_LEAP_DAY}|{_SIGNIFICANT}|{_LONG_YEAR})"
"""An EDTF date of any level. Beyond: how many digits a year written with Y has in all."""

INTERVAL: Final = rf"(?:{DATE}|\.\.)?/(?:{DATE}|\.\.)?"
"""An EDTF interval. Beyond: an end before the start."""

SET: Final = (
    r"(?!\[.*\}|\{.*\])(?!.*\.\.[^,]*\.\.)"
    rf"[\[{{](?:\.\.)?{DATE}(?:(?:,|\.\.){DATE})*(?:\.\.)?[\]}}]"
)
"""An EDTF set. Beyond: a range of dates that are not written alike, or that ends before it starts.

Its brackets agree, and no member has two pairs of dots: that is what it begins with.
"""

_CALENDAR_DAY: Final = (
    "(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))"
    "|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)"
)
_LOCAL: Final = f"{_CALENDAR_DAY}T(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?"
_OFFSET: Final = (
    r"(?:Z|\+(?:0[0-9]|1[0-3])(?::[0-5][0-9])?|\+14(?::00)?"
    "|-(?:0[1-9]|1[01])(?::[0-5][0-9])?|-12(?::00)?|-00:(?:0[1-9]|[1-5][0-9]))"
)
_ZONE: Final = r"\[[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+)*\]"
_AWARE: Final = f"{_LOCAL}(?:{_OFFSET}(?:{_ZONE})?|{_ZONE})"

MOMENT: Final = f"{_LOCAL}{_OFFSET}?(?:{_ZONE})?"
"""A moment. Beyond: a time zone that does not exist, has another offset, or skips that time."""

MOMENT_INTERVAL: Final = (
    rf"(?:{_LOCAL}/(?:{_LOCAL}|\.\.)?|{_AWARE}/(?:{_AWARE}|\.\.)?|(?:\.\.)?/{MOMENT})"
)
"""An interval of moments. Beyond: what is beyond in its ends, and an end before the start."""
