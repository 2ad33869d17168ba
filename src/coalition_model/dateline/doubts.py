"""What in running text only looks like a date: names, counted things, other days than these.

A word that is a date's may be a part of a name ('The Sunday Times', 'Mar-a-Lago'), a person ('since
May took office') or point at a day that was told of ('ce jour-là'); a number that may be a year or
a day may count what follows ('in 2000 cases'). Each is known by its neighbours and not by its
words; only names that no neighbour gives away are listed in the language's table.
"""

from typing import Final

from coalition_model.dateline.folding import fold
from coalition_model.dateline.phrases import Calendar, Counted, Expression, Numeric
from coalition_model.dateline.source import Source
from coalition_model.dateline.tokens import Token
from coalition_model.dateline.vocabulary import Vocabulary

_DAY_WORDS: Final = frozenset(("weekday", "offset", "noon", "midnight"))
_APOSTROPHES: Final = "'’ʼ"


def doubtful(
    source: Source, expression: Expression, place: int, end: int, words: Vocabulary
) -> bool:
    """Whether what was found from one place to another may be something else than a date."""
    return (
        _in_compound(source, place, end)
        or _capital_in_sentence(source, expression, place, end, words)
        or _name_follows(source, expression, place, end, words)
        or _person(source, expression, end, words)
        or _counts(source, expression, end, words)
        or _part_of_length(source, expression, place, end)
    )


def _in_compound(source: Source, place: int, end: int) -> bool:
    """Whether hyphens join it to other words: 'Mar-a-Lago', 'ce jour-là', 'Quatre-Septembre'."""
    tokens = source.tokens
    if tokens[end - 1].hyphen or (place and tokens[place - 1].hyphen and tokens[place].glued):
        return True
    return any(
        token.hyphen and "spelled" in token.means and "month" in tokens[place + index + 1].means
        for index, token in enumerate(tokens[place : end - 1])
    )


def _capital_in_sentence(
    source: Source, expression: Expression, place: int, end: int, words: Vocabulary
) -> bool:
    """Whether a word that the language writes small has a capital in a sentence: 'USA Today'."""
    if _numbered(source.tokens[place:end]) or _modified(expression):
        return False
    for at in range(place, end):
        token = source.tokens[at]
        if token.text not in words.written_small or token.means.keys().isdisjoint(_DAY_WORDS):
            continue
        if _capital(source, token) and not _starts_sentence(source, at):
            return True
    return False


def _name_follows(
    source: Source, expression: Expression, place: int, end: int, words: Vocabulary
) -> bool:
    """Whether a name goes on after a weekday: 'The Sunday Times', 'Wednesday Addams'."""
    date = expression.point.date
    if words.counts_capitals or not isinstance(date, Calendar) or date != Calendar(date.weekday):
        return False
    last = source.tokens[end - 1]
    if _bounded(expression) or "weekday" not in last.means or last.text in words.written_small:
        return False
    if any("on" in token.means for token in source.tokens[place:end]):
        return False
    return _plain(source, end) and _first_word(source, end)[:1].isupper()


def _person(source: Source, expression: Expression, end: int, words: Vocabulary) -> bool:
    """Whether a month alone may be a person: 'since May took office', "in May's cabinet"."""
    last = source.tokens[end - 1]
    date = expression.point.date
    if expression.end is not None or not isinstance(date, Calendar) or last.number is not None:
        return False
    if date != Calendar(month=date.month) or last.text not in words.people:
        return False
    after = source.tokens[end]
    if after.glued and after.text == "s" and source.text[last.end : last.end + 1] in _APOSTROPHES:
        return True
    if not _bounded(expression) or not _plain(source, end):
        return False
    return fold(_first_word(source, end))[0] not in words.not_counted


def _counts(source: Source, expression: Expression, end: int, words: Vocabulary) -> bool:
    """Whether its last number may count what follows: 'in 1914 men', 'By 5/8 inch'."""
    if not _counted(source, end, words):
        return False
    tokens = source.tokens
    last = tokens[end - 1]
    point = expression.end or expression.point
    if last.number is None or point.clock is not None:
        return False
    if isinstance(point.date, Numeric):
        return point.date.readings[0].year is None and _bounded(expression)
    if not isinstance(point.date, Calendar):
        return False
    date = point.date
    if date.year == last.number and last.digits == 4:
        return date == Calendar(year=date.year)
    if date.year is not None or date.day != last.number or "month" not in tokens[end - 2].means:
        return False
    # 'On March 12 people died': the day is sure by what stands before the month.
    before = tokens[end - 3].means if end >= 3 else {}
    return before.keys().isdisjoint(("on", "article", "weekday"))


def _counted(source: Source, place: int, words: Vocabulary) -> bool:
    """Whether a word stands here that a number before it may count."""
    token = source.tokens[place]
    if token.means.keys() & {"units", "unit"}:
        return True
    if not _plain(source, place):
        return False
    word = _first_word(source, place)
    return word[:1].isupper() is words.counts_capitals and fold(word)[0] not in words.not_counted


def _part_of_length(source: Source, expression: Expression, place: int, end: int) -> bool:
    """Whether counted units are a length of something: 'il y a 12 mois entre', 'a quarter of a'."""
    if not isinstance(expression.point.date, Counted):
        return False
    tokens = source.tokens
    first, after = tokens[place].means, tokens[end].means
    if first.keys() & {"ago_first", "ahead_first"}:
        return "of" in after or "between" in after
    part = place >= 2 and "of" in tokens[place - 1].means
    return part and bool(tokens[place - 2].means.keys() & {"unit", "units"})


def _bounded(expression: Expression) -> bool:
    return expression.bound is not None or expression.end is not None


def _modified(expression: Expression) -> bool:
    date = expression.point.date
    return isinstance(date, Calendar) and (date.modifier is not None or date.within is not None)


def _numbered(tokens: list[Token]) -> bool:
    return any(token.number is not None for token in tokens)


def _plain(source: Source, place: int) -> bool:
    """Whether a word that means nothing here stands at a place."""
    token = source.tokens[place]
    return not token.means and token.text.isalpha()


def _first_word(source: Source, place: int) -> str:
    """Give the first of the plain words that one token may hold, as it is written."""
    token = source.tokens[place]
    word = source.text[token.start : token.end]
    for index, character in enumerate(word):
        if not character.isalpha() and character.isspace() | (character in _APOSTROPHES + "-"):
            return word[:index]
    return word


def _capital(source: Source, token: Token) -> bool:
    """Whether a word begins with a capital and goes on in small letters."""
    word = source.text[token.start : token.end]
    return word[:1].isupper() and not word.isupper()


def _starts_sentence(source: Source, place: int) -> bool:
    """Whether a sentence, a line or a quotation begins here."""
    if not place:
        return True
    before = source.tokens[place - 1]
    between = source.text[before.end : source.tokens[place].start]
    return "\n" in between or not (before.text.isalnum() or before.text in ",)'")
