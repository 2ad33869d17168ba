"""The grammar of longer periods, and of dates that are counted from the dateline."""

from typing import Final

from coalition_model.dateline.day_grammar import month_first
from coalition_model.dateline.phrases import (
    Calendar,
    Century,
    Counted,
    Date,
    Decade,
    Group,
    Nth,
    Unit,
)
from coalition_model.dateline.source import (
    Source,
    is_head,
    number_at,
    ordinal_at,
    past_comma,
    skip,
    unit_with_modifier,
    within_at,
    year_at,
)

Found = tuple[Date, int] | None
_HELD: Final = ("week", "month", "year", "quarter", "half", "weekend", "decade", "century")
"""Units that stand for a period by themselves."""


def season_at(source: Source, place: int) -> Found:
    """Read 'printemps 2025', 'hiver dernier', 'winter 2024-2025'."""
    return _group_with_year(source, source.tokens[place].means["season"], place + 1)


def quarter_at(source: Source, place: int) -> Found:
    """Read 'Q3 2025', 'T3'."""
    return _group_with_year(source, source.tokens[place].means["quarter"], place + 1)


def half_at(source: Source, place: int) -> Found:
    """Read 'H1 2025'."""
    return _group_with_year(source, source.tokens[place].means["half"], place + 1)


def _group_with_year(source: Source, number: int, place: int) -> Found:
    tokens = source.tokens
    after = skip(source, past_comma(source, place), "of", "article")
    if "unit" in tokens[after].means and tokens[after].means["unit"] == "year":
        after += 1  # 'of the year 2025'
    year = year_at(source, after)
    if year is not None:
        end = year[2]
        if number == 24 and tokens[end].text in "-/" and tokens[end].glued:
            second = tokens[end + 1]
            if second.glued and second.number in (year[0] + 1, (year[0] + 1) % 100):
                end += 2
        return None if year[1] else (Group(number, year[0]), end)
    placed = within_at(source, place, ("year",))
    if placed is not None:
        return Group(number, within=placed[0]), placed[1]
    modifier = tokens[place].means.get("modifier")
    if modifier is not None and not is_head(source, place + 1):
        return Group(number, modifier=modifier), place + 1
    return Group(number), place


def decade_at(source: Source, place: int) -> Found:
    """Read 'the 1990s', "the '90s", 'the nineties'.

    Where a word of its own says that years follow ('années trente'), a bare number is none. In
    prose ages and degrees have these names too, and only 'the' tells them apart: 'in his forties'.
    """
    tokens = source.tokens
    token = tokens[place]
    if source.prose and token.digits != 4 and not _with_article(source, place):
        return None
    if token.number is not None:
        after = tokens[place + 1]
        if after.glued and "decade_after" in after.means and token.number % 10 == 0:
            if token.digits == 4:
                return Decade(token.number, short=False), place + 2
            if token.digits == 2:
                return Decade(token.number, short=True), place + 2
        return None
    return (Decade(token.means["decade"], short=True), place + 1) if source.bare_decades else None


def _with_article(source: Source, place: int) -> bool:
    """Whether an article stands before a decade, or before its 'early': 'the early nineties'."""
    before = place - 1
    while before >= 0 and (
        "edge" in source.tokens[before].means or source.tokens[before].text in "-'"
    ):
        before -= 1
    return before >= 0 and "article" in source.tokens[before].means


def decade_before(source: Source, place: int) -> Found:
    """Read 'années 1990', 'années quatre-vingt-dix'."""
    token = source.tokens[place + 1]
    if "decade" in token.means:
        return Decade(token.means["decade"], short=True), place + 2
    if token.number is not None and token.number % 10 == 0 and token.digits in (2, 4):
        return Decade(token.number, short=token.digits == 2), place + 2
    return None


def century_at(source: Source, place: int) -> Found:
    """Read '21st century', 'XXe siècle'."""
    number = ordinal_at(source, place)
    if number is not None and source.tokens[number[1]].means.get("unit") == "century":
        return Century(number[0]), number[1] + 1
    return None


def nth_at(source: Source, place: int) -> Found:
    """Read 'first quarter of 2025', 'third Tuesday of March', 'deuxième semaine de mai'."""
    number = ordinal_at(source, place)
    if number is None:
        return None
    count, after = number
    means = source.tokens[after].means
    if means.get("unit") == "quarter" and 1 <= count <= 4:
        return _group_with_year(source, 32 + count, after + 1)
    if means.get("unit") == "half" and 1 <= count <= 2:
        return _group_with_year(source, 39 + count, after + 1)
    return nth_of(source, after, count)


def nth_of(source: Source, place: int, count: int) -> Found:
    """Read 'Tuesday of March', 'week of May' after an ordinal or 'last'."""
    means = source.tokens[place].means
    what: int | str | None = means.get("weekday")
    if what is None and means.get("unit") in ("day", "week", "weekend"):
        what = means["unit"]
    if what is None or not -1 <= count <= 31:
        return None
    after = skip(source, place + 1, "of", "in", "article", most=3)
    if after == place + 1:
        return None
    unit = unit_with_modifier(source, after)
    if unit is not None and unit[0].unit in ("month", "year"):
        return Nth(count, what, unit[0]), unit[1]
    month = month_first(source, after)
    if month is not None and isinstance(month[0], Calendar) and month[0].day is None:
        return Nth(count, what, month[0]), month[1]
    plain = source.tokens[after].means.get("unit")
    if plain in ("month", "year"):
        year = year_at(source, after + 1)
        if plain == "year" and year is not None:
            return Nth(count, what, Calendar(year=year[0])), year[2]
        return Nth(count, what, Unit(plain, "this")), after + 1
    year = year_at(source, after)
    if year is not None and not year[1]:
        return Nth(count, what, Calendar(year=year[0])), year[2]
    return None


def counted(source: Source, place: int, *, ahead: bool) -> Found:
    """Read 'trois semaines', 'a week' as so many before or after the dateline."""
    about = "about" in source.tokens[place].means
    place += about
    number = number_at(source, place)
    if number is None:
        return None
    means = source.tokens[place + 1].means
    unit = means.get("units") or means.get("unit")
    if unit is None or unit in ("weekend", "quarter", "half"):
        return None
    after = source.tokens[place + 2]
    if "plus_half" in after.means or after.text == "½":
        return None
    if unit == "fortnight":
        number, unit = number * 2, "week"
    counts: tuple[int, ...] = (number,)
    if unit == "day" and number in source.loose_days:
        counts = (number, source.loose_days[number])
    return Counted(counts, unit, ahead, about), place + 2


def counted_ago(source: Source, place: int) -> Found:
    """Read 'three weeks ago', 'two days from now'."""
    found = counted(source, place, ahead=False)
    if found is None:
        return None
    means = source.tokens[found[1]].means
    if "ago" in means:
        return found[0], found[1] + 1
    if "ahead" in means:
        later = counted(source, place, ahead=True)
        assert later is not None  # noqa: S101 - it was found above
        return later[0], later[1] + 1
    return None


def ago_first(source: Source, place: int) -> Found:
    """Read 'il y a trois ans', where the first word says that it is past."""
    return counted(source, place + 1, ahead=False)


def ahead_first(source: Source, place: int) -> Found:
    """Read 'in three weeks', where the first word says that it is to come."""
    return counted(source, place + 1, ahead=True)


def held_unit(source: Source, place: int) -> tuple[Unit, int] | None:
    """Read a unit that stands for the present one after 'the end of': 'la fin de l'année'."""
    unit = source.tokens[place].means.get("unit")
    return (Unit(unit, "this"), place + 1) if unit in _HELD else None
