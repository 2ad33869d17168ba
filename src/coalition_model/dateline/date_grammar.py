"""The grammar of dates: from tokens to what they say, in any language.

Each function takes a place among the tokens and gives what it found there with the place after it,
or None. It knows the classes of words that a vocabulary gives and none of the words themselves.
"""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from coalition_model.dateline.phrases import (
    Calendar,
    Century,
    Counted,
    Date,
    Decade,
    Group,
    Now,
    Nth,
    Numeric,
    Offset,
    Unit,
    UnitOf,
    Within,
)
from coalition_model.dateline.tokens import Token
from coalition_model.values.days import month_length

_HELD: Final = ("week", "month", "year", "quarter", "half", "weekend", "decade", "century")
"""Units that stand for a period by themselves."""

_WEEKLIKE: Final = ("week", "weekend")


class Source(NamedTuple):
    """The tokens of a text, and what the grammar must know of its language."""

    text: str
    tokens: list[Token]
    order: str
    """`DMY`, `MDY` or `YMD`."""
    settled: bool
    """Whether all who write the language keep that order, or the tag names a region."""
    half_days: bool
    prose: bool
    """Whether it is read in running text, where less is taken for a date."""
    loose_days: Mapping[int, int]


Found = tuple[Date, int] | None


def skip(source: Source, place: int, *symbols: str, most: int = 2) -> int:
    """Go past at most so many words of some classes."""
    tokens = source.tokens
    while most and any(symbol in tokens[place].means for symbol in symbols):
        place += 1
        most -= 1
    return place


def past_comma(source: Source, place: int) -> int:
    """Go past one comma."""
    return place + 1 if source.tokens[place].text == "," else place


def past_dot(source: Source, place: int) -> int:
    """Go past the dot of an abbreviation that stands before this place."""
    before = source.tokens[place - 1]
    token = source.tokens[place]
    return place + 1 if token.text == "." and token.glued and "short" in before.means else place


def date_at(source: Source, place: int) -> Found:
    """Find a date."""
    token = source.tokens[place]
    means = token.means
    if token.number is not None:
        return (
            _numeric(source, place)
            or _counted_ago(source, place)
            or _nth(source, place)
            or _century(source, place)
            or _decade(source, place)
            or _day_first(source, place)
            or _year_first(source, place)
        )
    if token.text == "'":
        return _decade(source, place + 1) if _glued_number(source, place + 1) else None
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


def _now(_source: Source, place: int) -> Found:
    return Now(), place + 1


# --- numbers ------------------------------------------------------------------------------------


def number_at(source: Source, place: int) -> int | None:
    """Read a number in digits or in words."""
    token = source.tokens[place]
    return token.number if token.number is not None else token.means.get("spelled")


def _day_number(source: Source, place: int) -> tuple[int, int] | None:
    """Read the number of a day, with its ending or dot: 1er, 15th, 'the fifteenth', 15."""
    token = source.tokens[place]
    day = token.number
    if day is None:
        day = token.means.get("ordinal") or token.means.get("spelled")
    if day is None or not 1 <= day <= 31 or token.digits > 2:
        return None
    place += 1
    after = source.tokens[place]
    if token.number is not None and after.glued and "suffix" in after.means:
        place += 1
    elif token.number is not None and after.glued and after.text == ".":
        following = source.tokens[place + 1]
        if "month" in following.means or following.text == "-":
            place += 1
    return day, place


def _year(source: Source, place: int) -> tuple[int, bool, int] | None:
    """Read a year: four digits, or where prose does not confuse it two."""
    token = source.tokens[place]
    after = source.tokens[place + 1]
    if token.number is None or (after.glued and (after.text in ":%" or "suffix" in after.means)):
        return None
    if after.glued and after.text == "." and _glued_number(source, place + 2):
        return None
    if after.glued and (after.means or after.text.isalpha()):
        return None
    if token.digits == 4 and token.number >= 1000:
        return token.number, False, place + 1
    if token.digits != 2 or source.prose:
        return None
    if "hour" in after.means or "am" in after.means or "pm" in after.means or after.text == ":":
        return None
    return token.number, True, place + 1


def _glued_number(source: Source, place: int) -> bool:
    token = source.tokens[place]
    return token.glued and token.number is not None


def _numeric(source: Source, place: int) -> Found:
    """Read a date in numbers: 2025-08-17, 17/08/2025, 17.8., 17/8."""
    tokens = source.tokens
    first, mark, second = tokens[place : place + 3]
    if not (mark.glued and second.glued and second.number is not None and mark.text in "/.-"):
        return None
    one, two = first.number, second.number
    assert one is not None  # noqa: S101 - the caller looked
    again, third = tokens[place + 3 : place + 5]
    if again.text == mark.text and again.glued and third.glued and third.number is not None:
        if _runs_on(source, place + 5):
            return None
        return _three_numbers(source, place, one, two, third)
    if first.digits == 4 and second.digits == 2 and mark.text == "-" and 1 <= two <= 12:
        return None if _runs_on(source, place + 3) else (Calendar(year=one, month=two), place + 3)
    if first.digits > 2 or second.digits > 2 or (mark.text == "-" and source.prose):
        return None
    after = place + 3
    if mark.text == ".":
        if tokens[after].text == "." and tokens[after].glued:
            after += 1
        elif source.prose or _is_clock_word(tokens[after]):
            return None
    if mark.text == "-" and "month" in tokens[after].means:
        return None
    if mark.text == "-" and skip(source, after, "of") != after:
        return None
    if _runs_on(source, after):
        return None
    return _by_order(source, one, two, None, short=False, after=after)


def _is_clock_word(token: Token) -> bool:
    return any(symbol in token.means for symbol in ("hour", "am", "pm"))


def _runs_on(source: Source, place: int) -> bool:
    """Whether digits, marks and letters go on, so that this is a part of something else."""
    token = source.tokens[place]
    if not token.glued:
        return False
    if token.number is not None or token.text.isalpha():
        return True
    following = source.tokens[place + 1]
    return token.text in "/.-_@" and following.glued and following.text.isalnum()


def _three_numbers(source: Source, place: int, one: int, two: int, third: Token) -> Found:
    first = source.tokens[place]
    three = third.number or 0
    if first.digits == 4:
        if third.digits <= 2 and _valid(one, two, three):
            return Calendar(year=one, month=two, day=three), place + 5
        return None
    if first.digits > 2 or third.digits not in (2, 4):
        return None
    return _by_order(source, one, two, three, short=third.digits == 2, after=place + 5)


def _by_order(
    source: Source, one: int, two: int, year: int | None, *, short: bool, after: int
) -> Found:
    """Put day and month into the order of the language, or into the only one that is a date."""
    pairs = {"MDY": [(two, one), (one, two)]}.get(source.order, [(one, two), (two, one)])
    known = None if short else year
    valid = [
        Calendar(day=day, month=month, year=year, short_year=short)
        for day, month in dict.fromkeys(pairs)
        if _valid(2000 if known is None else known, month, day)
    ]
    if not valid or (source.prose and year is None and valid[0].day != pairs[0][0]):
        return None
    if len(valid) == 1:
        own = (valid[0].day, valid[0].month) == pairs[0]
        return Numeric((valid[0],), settled=True, rule="written" if own else "order"), after
    if source.settled:
        return Numeric((valid[0],), settled=True, rule="written"), after
    return Numeric(tuple(valid), settled=source.order != "YMD", rule="written"), after


def _valid(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= month_length(year, month)


# --- day, month, year ---------------------------------------------------------------------------


def _day_first(source: Source, place: int) -> Found:
    """Read '10 avril 2025', 'the 15th of this month', and in other places 'le 16'."""
    found = _day_number(source, place)
    if found is None:
        return None
    day, place = found
    after = skip(source, place, "of", "article")
    month = source.tokens[after].means.get("month")
    if month is None and "unit" in source.tokens[after].means:  # 'le 15 du mois de mars'
        named = _month_of(source, after)
        if named is not None:
            after = named
            month = source.tokens[after].means["month"]
    if month is not None:
        return _with_year(source, Calendar(day=day, month=month), after + 1)
    placed = _within(source, place, ("month",))
    if placed is not None:
        return Calendar(day=day, within=placed[0]), placed[1]
    return Calendar(day=day), place


def _month_of(source: Source, place: int) -> int | None:
    """Go past 'the month of' to the month's name."""
    if source.tokens[place].means.get("unit") != "month":
        return None
    after = skip(source, place + 1, "of", "article")
    return after if after > place + 1 and "month" in source.tokens[after].means else None


def _with_year(source: Source, date: Calendar, place: int) -> tuple[Calendar, int]:
    """Add what may follow a month: a year, a weekday, 'last', 'of next year'."""
    place = past_dot(source, place)
    after = skip(source, past_comma(source, place), "of", most=1)
    year = _year(source, after)
    if year is not None:
        return date._replace(year=year[0], short_year=year[1]), year[2]
    modifier = source.tokens[place].means.get("modifier")
    placed = _within(source, place, ("year",))
    if placed is not None:
        return date._replace(within=placed[0]), placed[1]
    if modifier is not None and date.modifier is None and not _heads(source, place + 1):
        return date._replace(modifier=modifier), place + 1
    return date, place


def _heads(source: Source, place: int) -> bool:
    """Whether the word here is one that a modifier before it would belong to."""
    means = source.tokens[place].means
    return any(symbol in means for symbol in ("unit", "weekday", "month", "season"))


def _within(source: Source, place: int, units: tuple[str, ...]) -> tuple[Within, int] | None:
    """Read 'of next week', 'la semaine dernière', 'de cette année' after a smaller unit."""
    after = skip(source, past_comma(source, place), "of", "in", "on", "article", most=3)
    unit = unit_with_modifier(source, after)
    if unit is not None and unit[0].unit in units:
        return Within(unit[0].unit, unit[0].modifier), unit[1]
    return None


def unit_with_modifier(source: Source, place: int) -> tuple[Unit, int] | None:
    """Read 'next week', 'semaine prochaine'."""
    tokens = source.tokens
    modifier = tokens[place].means.get("modifier")
    if modifier is not None:
        unit = tokens[place + 1].means.get("unit")
        if unit is None:
            return None
        after = place + 2
        second = tokens[after].means.get("modifier")
        if modifier == "this" and second is not None and second != "after-next":
            return Unit(unit, second), after + 1
        return Unit(unit, modifier), after
    unit = tokens[place].means.get("unit")
    if unit is None:
        return None
    modifier = tokens[place + 1].means.get("modifier")
    return None if modifier is None else (Unit(unit, modifier), place + 2)


def _weekday(source: Source, place: int) -> Found:
    """Read 'vendredi 15 août dernier', 'Friday next week', 'Monday, Feb 18', 'mercredi 13'."""
    tokens = source.tokens
    weekday = tokens[place].means["weekday"]
    place = past_dot(source, place + 1)
    placed = _within(source, place, _WEEKLIKE)
    if placed is not None:
        return Calendar(weekday=weekday, within=placed[0]), placed[1]
    after = skip(source, past_comma(source, place), "article", "on")
    if tokens[after].number is not None or "ordinal" in tokens[after].means:
        found = _numeric(source, after) if tokens[after].number is not None else None
        if found is None:
            found = _day_first(source, after)
        if found is not None:
            date, end = found
            if isinstance(date, Numeric):
                readings = tuple(each._replace(weekday=weekday) for each in date.readings)
                return date._replace(readings=readings), end
            if isinstance(date, Calendar) and not _is_time(source, after, end, date):
                return date._replace(weekday=weekday), end
    elif "spelled" in tokens[after].means or "month" in tokens[after].means:
        found = _day_first(source, after) or _month_first(source, after, of_weekday=True)
        if found is not None and isinstance(found[0], Calendar) and found[0].month is not None:
            return found[0]._replace(weekday=weekday), found[1]
    date = Calendar(weekday=weekday)
    modifier = tokens[place].means.get("modifier")
    if modifier is not None and not _heads(source, place + 1):
        return date._replace(modifier=modifier), place + 1
    return date, place


def _is_time(source: Source, place: int, end: int, date: Calendar) -> bool:
    """Whether the number after a weekday is rather that of an hour: 'lundi 15h', 'Mon 9 am'."""
    if date.month is not None or date.within is not None:
        return False
    after = source.tokens[end]
    if _is_clock_word(after) or (
        after.text in ":." and after.glued and "suffix" not in after.means
    ):
        following = source.tokens[end + 1]
        return _is_clock_word(after) or (following.glued and following.number is not None)
    suffixed = end > place + 1
    return (
        not suffixed
        and (after.text == "-" or "to" in after.means)
        and _is_clock_word(source.tokens[end + 2])
    )


def _month(source: Source, place: int) -> Found:
    return _month_first(source, place)


def _month_first(source: Source, place: int, *, of_weekday: bool = False) -> Found:
    """Read 'March 15, 2025', 'mars 2025', 'March', 'February the 15th'.

    Where the day stands before the month, 'juin 25' may also be a year, and both are kept.
    """
    month = source.tokens[place].means.get("month")
    if month is None:
        return None
    place = past_dot(source, place + 1)
    day = _day_after(source, place)
    if day is None:
        return _with_year(source, Calendar(month=month), place)
    date = _with_year(source, Calendar(day=day[0], month=month), day[1])
    year = _year(source, place)
    if year is None or not year[1] or source.order == "MDY" or of_weekday:
        return _with_weekday(source, *date)
    if date[0].year is not None or _joins(source, day[1]):
        return date
    readings = (date[0], Calendar(month=month, year=year[0], short_year=True))
    return Numeric(readings, settled=False, rule="written"), date[1]


def _day_after(source: Source, place: int) -> tuple[int, int] | None:
    """Read the number of a day after a month's name, if it is one."""
    if source.prose and source.order != "MDY":
        return None
    after = skip(source, place, "article", most=1)
    day = _day_number(source, after)
    if day is None:
        return None
    follows = source.tokens[day[1]]
    if _is_clock_word(follows) or (follows.text == ":" and follows.glued):
        return None
    minutes = follows.text == "." and _glued_number(source, day[1] + 1)
    return None if follows.glued and minutes else day


def _joins(source: Source, place: int) -> bool:
    """Whether a range goes on with another number: 'novembre 19 au 20'."""
    token = source.tokens[place]
    joint = token.text == "-" or "to" in token.means
    return joint and source.tokens[place + 1].number is not None


def _with_weekday(source: Source, date: Calendar, place: int) -> tuple[Calendar, int]:
    """Take in a weekday that follows: 'Jul 18, Fri'."""
    if source.tokens[place].text == "," and not source.prose:
        weekday = source.tokens[place + 1].means.get("weekday")
        if weekday is not None and not source.tokens[place + 2].means:
            return date._replace(weekday=weekday), past_dot(source, place + 2)
    return date, place


def _year_first(source: Source, place: int) -> Found:
    """Read '2016 June', '2025'."""
    year = _year(source, place)
    if year is None or year[1]:
        return None
    after = past_comma(source, year[2])
    month = source.tokens[after].means.get("month")
    if month is not None and not source.prose:
        date, end = _with_year(source, Calendar(month=month), after + 1)
        if date.year is None and date.within is None:
            day = _day_number(source, end)
            if day is not None:
                date, end = date._replace(day=day[0]), day[1]
            return date._replace(year=year[0]), end
    return Calendar(year=year[0]), year[2]


# --- periods ------------------------------------------------------------------------------------


def _modifier(source: Source, place: int) -> Found:
    """Read what begins with 'last', 'next' or 'this'."""
    tokens = source.tokens
    modifier = tokens[place].means["modifier"]
    if modifier == "after-next":
        return None
    head = tokens[place + 1].means
    if modifier == "last":
        last = _nth_of(source, place + 1, -1)
        if last is not None:
            return last
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
                found_month = _month_first(source, inner)
                if found_month is not None and isinstance(found_month[0], Calendar):
                    return found_month[0]._replace(within=Within(*unit)), found_month[1]
        return unit, after
    if "weekday" in head or "month" in head or "season" in head or "quarter" in head:
        found_date = date_at(source, place + 1)
    elif tokens[place + 1].number is not None or "ordinal" in head:
        found_date = _nth(source, place + 1) or _day_first(source, place + 1)
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
        year = _year(source, after)
        if year is not None and not year[1]:
            return Calendar(year=year[0]), year[2]
    if unit == "month":
        named = _month_of(source, place)
        if named is not None:
            return _month_first(source, named)
    if unit in ("week", "weekend", "day") and after > place + 1 and not _heads_unit(tokens[after]):
        of = date_at(source, after)
        if of is not None and isinstance(of[0], Calendar | Offset | Numeric):
            return UnitOf(unit, of[0]), of[1]
    return None


def _heads_unit(token: Token) -> bool:
    return "unit" in token.means


def _season(source: Source, place: int) -> Found:
    """Read 'printemps 2025', 'hiver dernier', 'winter 2024-2025'."""
    return _group_with_year(source, source.tokens[place].means["season"], place + 1)


def _quarter(source: Source, place: int) -> Found:
    return _group_with_year(source, source.tokens[place].means["quarter"], place + 1)


def _half(source: Source, place: int) -> Found:
    return _group_with_year(source, source.tokens[place].means["half"], place + 1)


def _group_with_year(source: Source, number: int, place: int) -> Found:
    tokens = source.tokens
    after = skip(source, past_comma(source, place), "of", "article")
    if "unit" in tokens[after].means and tokens[after].means["unit"] == "year":
        after += 1  # 'of the year 2025'
    year = _year(source, after)
    if year is not None:
        end = year[2]
        if number == 24 and tokens[end].text in "-/" and tokens[end].glued:
            second = tokens[end + 1]
            if second.glued and second.number in (year[0] + 1, (year[0] + 1) % 100):
                end += 2
        return None if year[1] else (Group(number, year[0]), end)
    placed = _within(source, place, ("year",))
    if placed is not None:
        return Group(number, within=placed[0]), placed[1]
    modifier = tokens[place].means.get("modifier")
    if modifier is not None and not _heads(source, place + 1):
        return Group(number, modifier=modifier), place + 1
    return Group(number), place


def _decade(source: Source, place: int) -> Found:
    """Read 'the 1990s', "the '90s", 'the nineties', 'années 1990'."""
    tokens = source.tokens
    token = tokens[place]
    if token.number is not None:
        after = tokens[place + 1]
        if after.glued and "decade_after" in after.means and token.number % 10 == 0:
            if token.digits == 4:
                return Decade(token.number, short=False), place + 2
            if token.digits == 2:
                return Decade(token.number, short=True), place + 2
        return None
    return Decade(token.means["decade"], short=True), place + 1


def _decade_before(source: Source, place: int) -> Found:
    token = source.tokens[place + 1]
    if "decade" in token.means:
        return Decade(token.means["decade"], short=True), place + 2
    if token.number is not None and token.number % 10 == 0 and token.digits in (2, 4):
        return Decade(token.number, short=token.digits == 2), place + 2
    return None


def _ordinal_number(source: Source, place: int) -> tuple[int, int] | None:
    token = source.tokens[place]
    if "ordinal" in token.means:
        return token.means["ordinal"], place + 1
    after = source.tokens[place + 1]
    if token.number is None or not after.glued:
        return None
    if "suffix" in after.means or after.text == ".":
        return token.number, place + 2
    return None


def _century(source: Source, place: int) -> Found:
    number = _ordinal_number(source, place)
    if number is not None and source.tokens[number[1]].means.get("unit") == "century":
        return Century(number[0]), number[1] + 1
    return None


def _ordinal(source: Source, place: int) -> Found:
    """Read what begins with an ordinal: a quarter, a century, an nth weekday, a day."""
    found = _nth(source, place) or _century(source, place) or _day_first(source, place)
    if found is not None and isinstance(found[0], Calendar):
        return found if found[0].month is not None or found[0].within is not None else None
    return found


def _nth(source: Source, place: int) -> Found:
    """Read 'first quarter of 2025', 'third Tuesday of March', 'deuxième semaine de mai'."""
    number = _ordinal_number(source, place)
    if number is None:
        return None
    count, after = number
    means = source.tokens[after].means
    if means.get("unit") == "quarter" and 1 <= count <= 4:
        return _group_with_year(source, 32 + count, after + 1)
    if means.get("unit") == "half" and 1 <= count <= 2:
        return _group_with_year(source, 39 + count, after + 1)
    return _nth_of(source, after, count)


def _nth_of(source: Source, place: int, count: int) -> Found:
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
    month = _month_first(source, after)
    if month is not None and isinstance(month[0], Calendar) and month[0].day is None:
        return Nth(count, what, month[0]), month[1]
    plain = source.tokens[after].means.get("unit")
    if plain in ("month", "year"):
        year = _year(source, after + 1)
        if plain == "year" and year is not None:
            return Nth(count, what, Calendar(year=year[0])), year[2]
        return Nth(count, what, Unit(plain, "this")), after + 1
    year = _year(source, after)
    if year is not None and not year[1]:
        return Nth(count, what, Calendar(year=year[0])), year[2]
    return None


# --- counted units ------------------------------------------------------------------------------


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
    counts = (number,)
    if unit == "day" and number in source.loose_days:
        counts = (number, source.loose_days[number])
    return Counted(counts, unit, ahead, about), place + 2


def _counted_ago(source: Source, place: int) -> Found:
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


def _ago_first(source: Source, place: int) -> Found:
    return counted(source, place + 1, ahead=False)


def _ahead_first(source: Source, place: int) -> Found:
    return counted(source, place + 1, ahead=True)


def _spelled(source: Source, place: int) -> Found:
    found = _counted_ago(source, place)
    if found is not None or "ordinal" in source.tokens[place].means:
        return found
    found = _day_first(source, place)
    if found is not None and isinstance(found[0], Calendar) and found[0].month is not None:
        return found
    return None


_READERS: Final = {
    "ago_first": _ago_first,
    "ahead_first": _ahead_first,
    "offset": _offset,
    "narrative": _narrative,
    "modifier": _modifier,
    "weekday": _weekday,
    "month": _month,
    "ordinal": _ordinal,
    "spelled": _spelled,
    "unit": _unit,
    "season": _season,
    "quarter": _quarter,
    "half": _half,
    "decade_before": _decade_before,
    "decade": _decade,
    "now": _now,
}


def held_unit(source: Source, place: int) -> tuple[Unit, int] | None:
    """Read a unit that stands for the present one after 'the end of': 'la fin de l'année'."""
    unit = source.tokens[place].means.get("unit")
    return (Unit(unit, "this"), place + 1) if unit in _HELD else None


def starters() -> Iterator[str]:
    """Give the classes of words that a date may begin with."""
    yield from _READERS
