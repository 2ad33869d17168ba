"""The grammar of dates in numbers: 2025-08-17, 17/08/2025, 17.8., 8/17."""

from coalition_model.dateline.phrases import Calendar, Date, Numeric
from coalition_model.dateline.source import Source, is_clock_word, skip
from coalition_model.dateline.tokens import Token
from coalition_model.values.days import month_length

Found = tuple[Date, int] | None


def numeric_at(source: Source, place: int) -> Found:
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
        if source.prose and not source.dotted_days:
            return None
        if tokens[after].text == "." and tokens[after].glued:
            after += 1
        elif source.prose or is_clock_word(tokens[after]):
            return None
    if mark.text == "-" and "month" in tokens[after].means:
        return None
    if mark.text == "-" and skip(source, after, "of") != after:
        return None
    if _runs_on(source, after):
        return None
    return _by_order(source, one, two, None, short=False, after=after)


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
    if source.settled and source.order != "YMD":
        return Numeric((valid[0],), settled=True, rule="written"), after
    return Numeric(tuple(valid), settled=source.order != "YMD", rule="written"), after


def _valid(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= month_length(year, month)
