"""The lenient reading of English dates by dateutil, which never invents a part."""

import re
from datetime import datetime, tzinfo
from functools import lru_cache
from typing import Any, Final

from coalition_model.dateline.english_words import Said, said_in
from coalition_model.dateline.mentions import Unresolved
from coalition_model.errors import InvalidDate
from coalition_model.values.edtf_dates import EdtfDate
from coalition_model.values.moments import Moment
from coalition_model.values.temporal import plain_text

_LONGEST: Final = 100
_YEAR_FIRST: Final = re.compile(r"\s*[0-9]{4}\b")

# dateutil fills what a text leaves out from a default. Two readings with defaults that differ in
# every part tell what it left out: that differs between them. Both years are leap years, and both
# days are in every month.
_ONE: Final = datetime(2000, 3, 11, 1, 2, 3, 4)  # noqa: DTZ001 - a default has no zone
_OTHER: Final = datetime(2004, 10, 22, 13, 44, 55, 66)  # noqa: DTZ001 - the same


def read_english(text: str) -> EdtfDate | Moment:
    """Read a date that is written out in English, in whatever order, with dateutil.

    It knows no dateline and never invents a part: 'March 2025' is a month, and 'Friday', 'tomorrow'
    and '15 August' are refused. So are numbers whose order decides, years of two digits, and a
    weekday that is not that of the day.

    Raises:
        Unresolved: where a part is missing or may mean two things.

    >>> read_english("March 2025"), read_english("Sunday, August 17th 2025")
    (EdtfDate('2025-03'), EdtfDate('2025-08-17'))
    >>> read_english("Aug 17, 2025 3:00 PM")
    Moment('2025-08-17T15:00')
    >>> read_english("Friday")
    Traceback (most recent call last):
    coalition_model.dateline.mentions.Unresolved: 'Friday': at position 0 must be an English date \
with its year written out
    """
    text = plain_text(text, "read_english()")
    if len(text) > _LONGEST:
        raise Unresolved(text[: _LONGEST + 1], _LONGEST, f"at most {_LONGEST} characters")
    said = said_in(text)
    if said is None:
        raise Unresolved(text, 0, "an English date with its year written out")
    month_first = _parts(said, dayfirst=False)
    # No one writes day and month in this order after the year, but dateutil would read them so.
    day_first = month_first if _YEAR_FIRST.match(text) else _parts(said, dayfirst=True)
    if month_first is None and day_first is None:
        raise Unresolved(text, 0, "an English date with its year written out")
    if month_first != day_first:
        raise Unresolved(text, 0, "a date whose day and month cannot be taken for one another")
    assert month_first is not None  # noqa: S101 - neither is, as they are equal
    return _value(text, month_first)


Parts = tuple[dict[str, int], tzinfo | None, int | None]
"""The parts that the text gives, its zone, and the weekday that it names."""

_NAMES: Final = ("year", "month", "day", "hour", "minute", "second", "microsecond")


def _parts(said: Said, *, dayfirst: bool) -> Parts | None:
    """Read a text twice, and keep the parts in which both readings agree.

    None where they are others than the text says.
    """
    text = said.text
    parse, info = _parser()
    try:
        one, other = (
            parse(text, parserinfo=info, default=default, dayfirst=dayfirst, tzinfos=_refuse_zone)
            for default in (_ONE, _OTHER)
        )
    except (ValueError, OverflowError, TypeError, ArithmeticError, LookupError, AttributeError):
        return None
    parts = {
        name: getattr(one, name) for name in _NAMES if getattr(one, name) == getattr(other, name)
    }
    if any((name in parts) is not (name in said.parts) for name in _NAMES[:4]):
        return None
    weekdays = [info.weekday(word) for word in text.replace(",", " ").replace(".", " ").split()]
    named = [each for each in weekdays if each is not None]
    return parts, one.tzinfo, named[0] if named else None


def _refuse_zone(name: str | None, offset: int | None) -> tzinfo | int | None:
    """Take offsets and UTC; any other abbreviation may mean several zones."""
    if name not in (None, "UTC", "GMT", "Z"):
        raise ValueError(name)
    return offset


@lru_cache(maxsize=1)
def _parser() -> tuple[Any, Any]:
    from dateutil import parser  # noqa: PLC0415 - it is slow to import and seldom needed

    class Info(parser.parserinfo):
        def convertyear(self, year: int, century_specified: bool = False) -> int:  # noqa: FBT001, FBT002 - dateutil's
            if not century_specified:
                raise ValueError(year)
            return year

    return parser.parse, Info()


def _value(text: str, parts: Parts) -> EdtfDate | Moment:
    given, zone, weekday = parts
    names = [name for name in _NAMES if name in given]
    whole = [list(_NAMES[:count]) for count in (1, 2, 3)]
    if names in whole and zone is None:
        date = EdtfDate("-".join(f"{given[each]:0{4 if each == 'year' else 2}d}" for each in names))
    elif names[:4] == list(_NAMES[:4]):
        return _moment(text, given, zone, weekday)
    else:
        raise Unresolved(text, 0, "an English date with its year written out")
    _check_weekday(text, date, weekday)
    return date


def _check_weekday(text: str, date: EdtfDate, weekday: int | None) -> None:
    if weekday is not None and (
        date.precision != "day" or (date.earliest.ordinal - 1) % 7 != weekday
    ):
        raise Unresolved(text, 0, "a day that is the weekday beside it")


def _moment(text: str, given: dict[str, int], zone: tzinfo | None, weekday: int | None) -> Moment:
    if given.get("microsecond"):
        raise Unresolved(text, 0, "a time without parts of a second")
    value = datetime(
        given["year"], given["month"], given["day"], given["hour"],
        given.get("minute", 0), given.get("second", 0), tzinfo=zone,
    )  # fmt: skip
    try:
        moment = Moment.from_datetime(value)
    except InvalidDate as error:
        raise Unresolved(text, 0, error.expected) from None
    _check_weekday(text, moment.date, weekday)
    return moment
