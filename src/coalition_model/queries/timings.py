"""What a timing says of a day: whether what it times has begun, and whether it is over."""

import math
import re
from typing import Final, NamedTuple

from dateutil.relativedelta import relativedelta

from coalition_model.dossier import Dossier
from coalition_model.entities.conditions import Timing
from coalition_model.entities.events import Event
from coalition_model.entities.meetings import Meeting
from coalition_model.errors import InvalidDate, InvalidValue
from coalition_model.queries.conditions import CarriedOut, happened
from coalition_model.queries.day_bounds import EVER, Days, spell_of
from coalition_model.queries.happenings import Reason
from coalition_model.values.answers import Answer
from coalition_model.values.arithmetic import shift
from coalition_model.values.days import Day
from coalition_model.values.edtf import EdtfDate
from coalition_model.values.interval_ends import IntervalEnd
from coalition_model.values.when import When

_NEVER: Final = Days(EVER, EVER)
_PART: Final = re.compile(r"([0-9]+)([YMWDHS])")
_YES, _NO, _UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN


class Limits(NamedTuple):
    """What a timing says of a day.

    Attributes:
        begun: whether what is timed has begun.
        over: whether it has ended.
        ended: between which days it did.
        may_end: whether the timing sets an end at all.
        reason: why.
    """

    begun: Answer
    over: Answer
    ended: Days
    may_end: bool
    reason: Reason


class _Mark(NamedTuple):
    """What a timing counts from: its first and last day, if it comes about."""

    first: Days
    last: Days
    comes: Answer
    because: tuple[Reason, ...]
    dated: bool


def timing_limits(dossier: Dossier, timing: Timing, on: Days, carried_out: CarriedOut) -> Limits:
    """Tell what a timing says of a day.

    'On', 'from' and 'after' begin what is timed, and a period that is given ends it; 'until' ends
    it, 'during' does both. 'Within' begins it with what it counts from. 'By' and 'before' set a
    term for doing it: it binds already, and goes on binding who is late.
    """
    mark = _mark(dossier, timing, on, carried_out)
    if mark is None:
        words = f"{timing.wording}, which is not coded"
        reason = Reason(timing.id, f"its timing is {words}", timing.citations, (), None, _UNKNOWN)
        return Limits(_UNKNOWN, _UNKNOWN, Days(-EVER, on.high), may_end=True, reason=reason)
    begun, over, ended = _limits(timing, mark, on)
    says = _words(timing)
    if over.possible:
        says += ": over" if over.certain else ": may be over"
    elif begun.certain:
        says += ": begun" if timing.relation not in ("by", "before", "until") else ": not over"
    else:
        says += ": whether it has begun is not known" if begun.possible else ": not begun"
    answer = begun & ~over
    reason = Reason(timing.id, says, timing.citations, mark.because, None, answer)
    may_end = timing.relation in ("until", "during") or _lasts(timing, mark)
    return Limits(begun, over, ended, may_end, reason)


def _mark(dossier: Dossier, timing: Timing, on: Days, carried_out: CarriedOut) -> _Mark | None:
    if timing.when is not None:
        first, last = _days(timing.when)
        return _Mark(first, last, _YES, (), dated=True)
    if timing.anchor is None:
        return None
    found = happened(dossier, timing.anchor, on, carried_out)
    owner = dossier[timing.anchor]
    if isinstance(owner, Event | Meeting):
        came = {"occurred": _YES, "held": _YES, "failed": _NO, "cancelled": _NO}
        comes = came.get(owner.status or "", _UNKNOWN)
        if owner.when is None:
            return _Mark(Days(-EVER, EVER), Days(-EVER, EVER), comes, (found.reason,), dated=False)
        return _Mark(*_days(owner.when), comes, (found.reason,), dated=False)
    return _Mark(found.last, found.last, found.answer, (found.reason,), dated=False)


def _days(when: When) -> tuple[Days, Days]:
    spell = spell_of(when)
    open_end = getattr(when, "end", None) is IntervalEnd.OPEN
    return spell.first, _NEVER if open_end else spell.last


def _limits(timing: Timing, mark: _Mark, on: Days) -> tuple[Answer, Answer, Days]:
    """Give whether it has begun, whether it is over, and between which days it ended."""
    first, last = _moved(mark.first, timing.offset), _moved(mark.last, timing.offset)
    ended = Days(min(last.low, on.high), min(last.high, on.high))
    match timing.relation:
        case "until":
            return _YES, mark.comes & last.before(on), ended
        case "during":
            return mark.comes & first.by(on), mark.comes & last.before(on), ended
        case "after" if timing.offset is None:
            begun = last.before(on)
            if not mark.dated and begun is _NO and last.by(on).possible:
                begun = _UNKNOWN  # later on the same day is after it too
            return mark.comes & begun, _NO, ended
        case "after":
            return mark.comes & last.by(on), _NO, ended
        case "on" | "from":
            over = last.before(on) if _lasts(timing, mark) else _NO
            return mark.comes & first.by(on), over, ended
        case "within":
            return mark.comes & mark.first.by(on), _NO, ended
        case _:
            return _YES, _NO, ended


def _lasts(timing: Timing, mark: _Mark) -> bool:
    """Tell whether it begins with a period that is given, and ends with it."""
    return timing.relation in ("on", "from") and mark.dated and mark.first != mark.last


def _moved(days: Days, offset: str | None) -> Days:
    """Move the bounds of a day by an ISO 8601 duration."""
    if offset is None:
        return days
    date, _, time = offset[1:].partition("T")
    given = {unit: int(count) for count, unit in _PART.findall(date)}
    clock = {unit: int(count) for count, unit in _PART.findall(time)}
    hours = clock.get("H", 0) + clock.get("M", 0) / 60 + clock.get("S", 0) / 3600
    step = (given.get("Y", 0), given.get("M", 0), given.get("W", 0) * 7 + given.get("D", 0))
    return Days(
        _later(days.low, step, math.floor(hours / 24)),
        _later(days.high, step, math.ceil(hours / 24)),
    )


def _later(day: int, step: tuple[int, int, int], more: int) -> int:
    if abs(day) >= EVER:
        return day
    years, months, days = step
    try:
        by = relativedelta(years=years, months=months, days=days + more)
        return shift(EdtfDate.from_date(Day.from_ordinal(day)), by).earliest.ordinal
    except (InvalidValue, InvalidDate, OverflowError):  # beyond what calendars reach
        return EVER


def _words(timing: Timing) -> str:
    point = str(timing.when) if timing.when is not None else str(timing.anchor)
    relation: str = timing.relation
    if timing.offset is not None:
        joint = {"within": "within {} of", "after": "{} after", "before": "{} before"}
        relation = joint.get(relation, f"{relation} {{}} after").format(timing.offset)
    wording = f" ({timing.wording})" if timing.wording is not None else ""
    return f"timed {relation} {point}{wording}"
