"""What queries share: how days are given, when an edge holds, how rows become plain data."""

from collections.abc import Iterable
from typing import Any, Protocol, cast

import attrs

from coalition_model.entities.common import Entity
from coalition_model.values.allen import holds_on
from coalition_model.values.answers import Answer
from coalition_model.values.days import Day
from coalition_model.values.edtf import EdtfDate, EdtfInterval
from coalition_model.values.frozenmap import FrozenMap
from coalition_model.values.ids import local_of
from coalition_model.values.json_values import thaw_json
from coalition_model.values.shapes import fields_of
from coalition_model.values.text import Text
from coalition_model.values.when import When, sort_key, when

DayLike = EdtfDate | Day | str
"""A day of the world: a `Day`, an `EdtfDate`, or the text of one. A month is one day of it."""

PeriodLike = When | tuple[DayLike, DayLike] | str
"""A stretch of time: an interval or its text, a day, month or year, or the first and last day."""

_PROPER = ("short", "official", "so-called")
_PLAIN = (str, int, float, bool, type(None))


def undated_last(when: When | None) -> tuple[object, ...]:
    """Give what sorts by time, with what has none at the end.

    >>> undated_last(EdtfDate("2025")) < undated_last(None)
    True
    """
    return (False, *sort_key(when)) if when is not None else (True,)


class Edge(Protocol):
    """What joins two things for a time: a tenure or a membership."""

    @property
    def period(self) -> EdtfInterval | None:
        """From the first to the last day."""
        ...

    @property
    def attested(self) -> tuple[EdtfDate, ...]:
        """Days on which a source says so."""
        ...


def as_date(day: DayLike) -> EdtfDate:
    """Read a day.

    Raises:
        InvalidDate: the text is no EDTF date.

    >>> as_date("2025-08-17")
    EdtfDate('2025-08-17')
    """
    if isinstance(day, EdtfDate):
        return day
    return EdtfDate.parse(str(day))


def as_period(period: PeriodLike) -> When:
    """Read a stretch of time: all of a month or year that is given, not one day of it.

    Raises:
        InvalidDate: the text is no temporal value.

    >>> as_period(("2025-08-15", "2025-08-18"))
    EdtfInterval('2025-08-15/2025-08-18')
    >>> as_period("2025-02")
    EdtfInterval('2025-02-01/2025-02-28')
    >>> as_period("2025-02/2025-03")
    EdtfInterval('2025-02-01/2025-03-31')
    """
    if isinstance(period, tuple):
        period = EdtfInterval.parse("/".join(str(as_date(end)) for end in period))
    value = when(period) if isinstance(period, str) else period
    if isinstance(value, EdtfDate):
        return value.span()
    if isinstance(value, EdtfInterval):
        start, end = value.start, value.end
        return EdtfInterval.between(
            start.span().start if isinstance(start, EdtfDate) else start,
            end.span().end if isinstance(end, EdtfDate) else end,
        )
    return value


def edge_holds(edge: Edge, day: EdtfDate) -> Answer:
    """Tell whether a tenure or membership holds at some moment of a day.

    Its period decides where it can. Where it cannot, or there is none, the edge holds on attested
    days and between two days on which it is known to hold, and is UNKNOWN elsewhere.
    """
    return _holds(edge.period, edge.attested, day)


def any_holds(edges: Iterable[Edge], day: EdtfDate) -> Answer:
    """Tell whether any of the edges that join the same two things holds on a day.

    Attested days of an edge without period speak for the edge whose period they may fall in, so
    that a newspaper's 'President X' does not make X perhaps president before the known first day.
    """
    given = list(edges)
    dated = [edge for edge in given if edge.period is not None]
    loose = [day_ for edge in given if edge.period is None for day_ in edge.attested]
    answer = Answer.NO
    for edge in dated:
        within = [each for each in loose if holds_on(edge.period, each).possible]
        answer |= _holds(edge.period, (*edge.attested, *within), day)
        loose = [each for each in loose if each not in within]
    if loose or any(edge.period is None and not edge.attested for edge in given):
        answer |= _holds(None, tuple(loose), day)
    return answer


def _holds(period: EdtfInterval | None, attested: tuple[EdtfDate, ...], day: EdtfDate) -> Answer:
    answer = holds_on(period, day)
    if answer is not Answer.UNKNOWN:
        return answer
    known = list(attested)
    if period is not None:
        known += [end for end in (period.start, period.end) if isinstance(end, EdtfDate)]
    since = any(each.latest <= day.earliest for each in known)
    until = any(day.latest <= each.earliest for each in known)
    return Answer.YES if since and until else Answer.UNKNOWN


def label(entity: Entity, *languages: str) -> str:
    """Name an entity for display: in the first of these languages, else as it comes.

    A short or official name goes before an alias, an account or a former name.

    >>> from coalition_model.entities import State
    >>> label(State(id="state:FR"))
    'FR'
    """
    names = sorted(entity.names, key=lambda name: name.kind not in _PROPER)
    for language in languages:
        for name in names:
            if name.language is not None and name.language.partition("-")[0] == language:
                return name.text
    return names[0].text if names else local_of(entity.id)


def rows(result: Iterable[Any]) -> list[dict[str, Any]]:
    """Turn the rows of a query into plain dictionaries, for a data frame or JSON.

    Entities become their ids, texts their words, dates, answers and quantities the way they are
    written, values made of fields become dictionaries.

    >>> from typing import NamedTuple
    >>> class Row(NamedTuple):
    ...     day: EdtfDate
    ...     answer: Answer
    >>> rows([Row(EdtfDate("2025-08-17"), Answer.YES)])
    [{'day': '2025-08-17', 'answer': 'yes'}]
    """
    return [{name: _plain(getattr(row, name)) for name in row._fields} for row in result]


def _plain(value: Any) -> Any:
    if isinstance(value, _PLAIN):
        return value
    if isinstance(value, FrozenMap):
        return thaw_json(cast("FrozenMap[str, Any]", value))
    if hasattr(value, "_fields"):  # a row within a row
        return {name: _plain(getattr(value, name)) for name in value._fields}
    if isinstance(value, tuple):
        return [_plain(item) for item in cast("tuple[object, ...]", value)]
    cls = type(cast("object", value))
    if isinstance(value, Text) or not attrs.has(cls):
        return str(value)
    if hasattr(value, "id"):
        return value.id
    return {field.name: _plain(getattr(value, field.name)) for field in fields_of(cls)}
