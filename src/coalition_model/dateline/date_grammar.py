"""The grammar of dates: from tokens to what they say, in any language.

Each function takes a place among the tokens and gives what it found there with the place after it,
or None. It knows the classes of words that a vocabulary gives and none of the words themselves.
"""

from collections.abc import Iterator
from typing import Final

from coalition_model.dateline.day_grammar import (
    day_first,
    month_first,
    month_named,
    weekday_at,
    year_first,
)
from coalition_model.dateline.numeric_grammar import numeric_at
from coalition_model.dateline.period_grammar import (
    ago_first,
    ahead_first,
    century_at,
    counted_ago,
    decade_at,
    decade_before,
    half_at,
    nth_at,
    nth_of,
    quarter_at,
    season_at,
)
from coalition_model.dateline.phrases import (
    Calendar,
    Date,
    Group,
    Now,
    Numeric,
    Offset,
    Unit,
    UnitOf,
    Within,
)
from coalition_model.dateline.source import (
    Source,
    number_glued,
    past_comma,
    past_dot,
    skip,
    unit_with_modifier,
    year_at,
)
from coalition_model.dateline.tokens import Token

Found = tuple[Date, int] | None
_WEEKLIKE: Final = ("week", "weekend")


def date_at(source: Source, place: int) -> Found:
    """Find a date."""
    token = source.tokens[place]
    means = token.means
    if token.number is not None:
        return (
            numeric_at(source, place)
            or counted_ago(source, place)
            or nth_at(source, place)
            or century_at(source, place)
            or decade_at(source, place)
            or day_first(source, place)
            or year_first(source, place)
        )
    if token.text == "'":
        return decade_at(source, place + 1) if number_glued(source, place + 1) else None
    for symbol, reader in _READERS.items():
        if symbol in means:
            found = reader(source, place)
            if found is not None:
                return found
    return None


def _offset(source: Source, place: int) -> Found:
    return Offset(source.tokens[place].means["offset"]), place + 1


def _narrative(source: Source, place: int) -> Found:
    return Offset(source.tokens[place].means["narrative"], narrative=True), place + 1


def _relative_unit(source: Source, place: int) -> Found:
    """Read one word or phrase for a whole unit: Ukrainian 'last year', 'the week before last'."""
    return Unit(*source.tokens[place].means["relative_unit"]), place + 1


def _now(_source: Source, place: int) -> Found:
    return Now(), place + 1


def _month(source: Source, place: int) -> Found:
    return month_first(source, place)


def _modifier(source: Source, place: int) -> Found:
    """Read what begins with 'last', 'next' or 'this'."""
    tokens = source.tokens
    modifier = tokens[place].means["modifier"]
    head = tokens[place + 1].means
    if modifier == "last":
        last = nth_of(source, place + 1, -1)
        if last is not None:
            return last
    named = month_named(source, place + 1)
    if named is not None:  # 'ce mois d'août'
        of_month = month_first(source, named)
        if of_month is not None and of_month[0] == Calendar(month=tokens[named].means["month"]):
            return of_month[0]._replace(modifier=modifier), of_month[1]
    if "unit" in head:
        found = unit_with_modifier(source, place)
        assert found is not None  # noqa: S101 - the head is a unit
        unit, after = found
        if unit.unit in _WEEKLIKE:  # 'next week on Tuesday'
            inner = skip(source, past_comma(source, after), "on", "article")
            weekday = tokens[inner].means.get("weekday")
            if weekday is not None:
                end = past_dot(source, inner + 1)
                return Calendar(weekday=weekday, within=Within(*unit)), end
        if unit.unit == "year":  # 'next year in March'
            inner = skip(source, after, "in", most=1)
            if inner > after and "month" in tokens[inner].means:
                found_month = month_first(source, inner)
                if found_month is not None and isinstance(found_month[0], Calendar):
                    return found_month[0]._replace(within=Within(*unit)), found_month[1]
        return unit, after
    if "weekday" in head or "month" in head or "season" in head or "quarter" in head:
        found_date = date_at(source, place + 1)
    elif tokens[place + 1].number is not None or "ordinal" in head:
        numeric = tokens[place + 1].number is not None and numeric_at(source, place + 1)
        found_date = numeric or nth_at(source, place + 1) or day_first(source, place + 1)
    else:
        return None
    if found_date is None:
        return None
    date, end = found_date
    if isinstance(date, Calendar):
        if date.year is not None or date.within is not None:
            return (date, end) if modifier == "this" else None
        if date.month is None and date.weekday is None:
            return None
        if date.modifier in (None, "after-next"):
            return date._replace(modifier=date.modifier or modifier), end
        return (date, end) if modifier == "this" else None
    if isinstance(date, Group) and date.year is None and date.modifier is None:
        return date._replace(modifier=modifier), end
    if isinstance(date, Numeric):
        return date._replace(
            readings=tuple(each._replace(modifier=modifier) for each in date.readings)
        ), end
    return None


def _unit(source: Source, place: int) -> Found:
    """Read 'semaine prochaine', 'année 2025', 'mois de mars', 'the week of 6 October'."""
    tokens = source.tokens
    unit = tokens[place].means["unit"]
    found = unit_with_modifier(source, place)
    if found is not None:
        return found
    after = skip(source, place + 1, "of", "article")
    if unit == "year":
        year = year_at(source, after)
        if year is not None and not year[1]:
            return Calendar(year=year[0]), year[2]
    if unit == "month":
        named = month_named(source, place)
        if named is not None:
            return month_first(source, named)
    if unit in ("week", "weekend", "day") and after > place + 1 and not _heads_unit(tokens[after]):
        of = date_at(source, after)
        if of is not None and isinstance(of[0], Calendar | Offset | Numeric):
            return UnitOf(unit, of[0]), of[1]
    return None


def _heads_unit(token: Token) -> bool:
    return "unit" in token.means


def _ordinal(source: Source, place: int) -> Found:
    """Read what begins with an ordinal: a quarter, a century, an nth weekday, a day."""
    found = nth_at(source, place) or century_at(source, place) or day_first(source, place)
    if found is not None and isinstance(found[0], Calendar):
        return found if found[0].month is not None or found[0].within is not None else None
    return found


def _spelled(source: Source, place: int) -> Found:
    found = counted_ago(source, place)
    if found is not None or "ordinal" in source.tokens[place].means:
        return found
    found = day_first(source, place)
    if found is not None and isinstance(found[0], Calendar) and found[0].month is not None:
        return found
    return None


_READERS: Final = {
    "ago_first": ago_first,
    "ahead_first": ahead_first,
    "offset": _offset,
    "narrative": _narrative,
    "relative_unit": _relative_unit,
    "modifier": _modifier,
    "weekday": weekday_at,
    "month": _month,
    "ordinal": _ordinal,
    "spelled": _spelled,
    "unit": _unit,
    "season": season_at,
    "quarter": quarter_at,
    "half": half_at,
    "decade_before": decade_before,
    "decade": decade_at,
    "now": _now,
}


def starters() -> Iterator[str]:
    """Give the classes of words that a date may begin with."""
    yield from _READERS
