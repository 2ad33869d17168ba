"""The grammar of days and months by their names: 'vendredi 15 août dernier', 'March 15, 2025'."""

from typing import Final

from coalition_model.dateline.numeric_grammar import numeric_at
from coalition_model.dateline.phrases import Calendar, Date, Numeric
from coalition_model.dateline.source import (
    Source,
    day_number_at,
    is_clock_word,
    is_head,
    number_glued,
    past_comma,
    past_dot,
    skip,
    within_at,
    year_at,
)

Found = tuple[Date, int] | None
_WEEKLIKE: Final = ("week", "weekend")


def day_first(source: Source, place: int) -> Found:
    """Read '10 avril 2025', 'the 15th of this month', and in other places 'le 16'."""
    found = day_number_at(source, place)
    if found is None:
        return None
    day, place = found
    after = skip(source, place, "of", "article")
    month = source.tokens[after].means.get("month")
    if month is None and "unit" in source.tokens[after].means:  # 'le 15 du mois de mars'
        named = month_named(source, after)
        if named is not None:
            after = named
            month = source.tokens[after].means["month"]
    if month is not None:
        return _with_year(source, Calendar(day=day, month=month), after + 1)
    placed = within_at(source, place, ("month",))
    if placed is not None:
        return Calendar(day=day, within=placed[0]), placed[1]
    return Calendar(day=day), place


def month_named(source: Source, place: int) -> int | None:
    """Go past 'the month of' to the month's name."""
    if source.tokens[place].means.get("unit") != "month":
        return None
    after = skip(source, place + 1, "of", "article")
    return after if after > place + 1 and "month" in source.tokens[after].means else None


def _with_year(source: Source, date: Calendar, place: int) -> tuple[Calendar, int]:
    """Add what may follow a month: a year, a weekday, 'last', 'of next year'."""
    place = past_dot(source, place)
    after = skip(source, past_comma(source, place), "of", most=1)
    year = year_at(source, after)
    if year is not None:
        return date._replace(year=year[0], short_year=year[1]), year[2]
    modifier = source.tokens[place].means.get("modifier")
    placed = within_at(source, place, ("year",))
    if placed is not None:
        return date._replace(within=placed[0]), placed[1]
    if modifier is not None and date.modifier is None and not is_head(source, place + 1):
        return date._replace(modifier=modifier), place + 1
    return date, place


def weekday_at(source: Source, place: int) -> Found:
    """Read 'vendredi 15 août dernier', 'Friday next week', 'Monday, Feb 18', 'mercredi 13'."""
    tokens = source.tokens
    weekday = tokens[place].means["weekday"]
    place = past_dot(source, place + 1)
    placed = within_at(source, place, _WEEKLIKE)
    if placed is not None:
        return Calendar(weekday=weekday, within=placed[0]), placed[1]
    after = skip(source, past_comma(source, place), "article", "on")
    if tokens[after].number is not None or "ordinal" in tokens[after].means:
        found = numeric_at(source, after) if tokens[after].number is not None else None
        if found is None:
            found = day_first(source, after)
        if found is not None:
            date, end = found
            if isinstance(date, Numeric):
                readings = tuple(each._replace(weekday=weekday) for each in date.readings)
                return date._replace(readings=readings), end
            if isinstance(date, Calendar) and not _is_time(source, after, end, date):
                return date._replace(weekday=weekday), end
    elif "spelled" in tokens[after].means or "month" in tokens[after].means:
        found = day_first(source, after) or month_first(source, after, of_weekday=True)
        if found is not None and isinstance(found[0], Calendar) and found[0].month is not None:
            return found[0]._replace(weekday=weekday), found[1]
    date = Calendar(weekday=weekday)
    modifier = tokens[place].means.get("modifier")
    if modifier is not None and not is_head(source, place + 1):
        return date._replace(modifier=modifier), place + 1
    return date, place


def _is_time(source: Source, place: int, end: int, date: Calendar) -> bool:
    """Whether the number after a weekday is rather that of an hour: 'lundi 15h', 'Mon 9 am'."""
    if date.month is not None or date.within is not None:
        return False
    after = source.tokens[end]
    if is_clock_word(after) or (after.text in ":." and after.glued and "suffix" not in after.means):
        following = source.tokens[end + 1]
        return is_clock_word(after) or (following.glued and following.number is not None)
    suffixed = end > place + 1
    # 'vendredi 15 à 21h' is a day and its hour: a word that is 'at' too joins no hours here.
    joins = after.text == "-" or ("to" in after.means and "at" not in after.means)
    return not suffixed and joins and is_clock_word(source.tokens[end + 2])


def month_first(source: Source, place: int, *, of_weekday: bool = False) -> Found:
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
    year = year_at(source, place)
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
    day = day_number_at(source, after)
    if day is None or (source.prose and not _sure_day(source, place, after, day[1])):
        return None
    follows = source.tokens[day[1]]
    if is_clock_word(follows) or (follows.text == ":" and follows.glued):
        return None
    minutes = follows.text == "." and number_glued(source, day[1] + 1)
    return None if follows.glued and minutes else day


def _sure_day(source: Source, place: int, number: int, end: int) -> bool:
    """Whether a number after a month is no count: not in 'in June two men', 'in June 30 states'.

    Days are 'on', months are 'in': a day after 'in' has its ending or its year.
    """
    token = source.tokens[number]
    if "ordinal" in token.means or end > number + 1:
        return True
    if token.number is None:
        return False
    month = place - 2 if source.tokens[place - 1].text == "." else place - 1
    before = source.tokens[month - 1].means if month else {}
    if "in" not in before or "on" in before:
        return True
    return year_at(source, past_comma(source, end)) is not None


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


def year_first(source: Source, place: int) -> Found:
    """Read '2016 June', '2025'."""
    year = year_at(source, place)
    if year is None or year[1]:
        return None
    after = past_comma(source, year[2])
    month = source.tokens[after].means.get("month")
    if month is not None and not source.prose:
        date, end = _with_year(source, Calendar(month=month), after + 1)
        if date.year is None and date.within is None:
            day = day_number_at(source, end)
            if day is not None:
                date, end = date._replace(day=day[0]), day[1]
            return date._replace(year=year[0]), end
    return Calendar(year=year[0]), year[2]
