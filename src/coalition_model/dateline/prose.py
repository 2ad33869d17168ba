"""`find_mentions`: the date expressions in running text."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from coalition_model.dateline.date_grammar import starters
from coalition_model.dateline.doubts import doubtful
from coalition_model.dateline.grammar import expression_at
from coalition_model.dateline.mentions import Mention, Sense
from coalition_model.dateline.phrases import (
    Calendar,
    Clues,
    Expression,
    Group,
    Numeric,
    Point,
)
from coalition_model.dateline.picking import Dateline, Refused
from coalition_model.dateline.resolving import dateline_of, mention
from coalition_model.dateline.source import Source
from coalition_model.dateline.tokens import MARGIN, Token, cut, understand
from coalition_model.dateline.vocabulary import Vocabulary, vocabulary
from coalition_model.values.days import Day
from coalition_model.values.edtf_dates import EdtfDate
from coalition_model.values.moments import Moment
from coalition_model.values.temporal import plain_text

_FAR: Final = 300
"""How many years from the dateline a number in prose is still taken for a year."""

_MARKS: Final = frozenset("/.-:")
_LEADING: Final = frozenset(("article", "in", "at", "on", "about", "of"))
_BOUNDS: Final = ("since", "starting", "until", "by", "before", "after", "from", "between")
_HOURS: Final = ("noon", "midnight", "half_past", "quarter_past", "quarter_to", "half_to")
_STARTS: Final = frozenset(
    (*starters(), *(_LEADING - {"of"}), *_BOUNDS, *_HOURS, "edge", "edge_of_day", "part"),
)


class _Reader(NamedTuple):
    """What one reading of the text goes by."""

    words: Vocabulary
    line: Dateline
    language: str


class _Found(NamedTuple):
    """An expression with what stands in and around it."""

    expression: Expression
    clues: Clues
    named: list[Token]

    @property
    def bounded(self) -> bool:
        """Whether 'since', 'until' or the like, or a second end, shows that it speaks of time."""
        return self.expression.bound is not None or self.expression.end is not None


def find_mentions(
    prose: str,
    *,
    dateline: str | EdtfDate | Day | Moment,
    language: str | Sequence[str],
    sense: Sense | None = None,
    zone: str | None = None,
) -> tuple[Mention, ...]:
    """Find the date expressions in running text, with their places.

    Only what certainly speaks of a date is taken: a month alone needs 'in' or the like before it, a
    year alone too, and a habit ('every Monday') is none. Where a text changes its language, name
    them all, the main one first.

    Args:
        prose: the text.
        dateline: the day or moment on which it was written, as for `resolve`.
        language: BCP 47 tag, or several.
        sense: whether the text speaks of the past or of the future.
        zone: IANA name of the zone of the times of day that name none.

    Raises:
        InvalidDate: where the dateline is not one day or moment.
        InvalidValue: where a language, the sense or the zone is none.

    >>> found = find_mentions("Créée en mars 2025, elle avait mai pour mois préféré.",
    ...                       dateline="2025-08-17", language="fr")
    >>> [(each.wording, each.start, each.value) for each in found]
    [('en mars 2025', 6, EdtfDate('2025-03'))]
    """
    prose = plain_text(prose, "find_mentions()")
    languages = (language,) if isinstance(language, str) else tuple(language)
    pieces, places = cut(prose)
    found: list[Mention] = []
    for rank, each in enumerate(languages):
        words = vocabulary(each)
        line = dateline_of(dateline, words, sense, zone, prose=True)
        tokens = understand(pieces, places, words, prose)
        source = Source.of(prose, tokens, words, each, prose=True)
        mentions = _outside_names(_mentions(source, _Reader(words, line, each)), prose, words)
        found = mentions if not rank else _merged(found, mentions)
    return tuple(found)


def _outside_names(found: list[Mention], prose: str, words: Vocabulary) -> list[Mention]:
    """Leave out what is a part of a name: the Friday of 'Good Friday'."""
    if words.names is None or not found:
        return found
    spans = [match.span() for match in words.names.finditer(prose)]
    kept: list[Mention] = []
    at = 0
    for each in found:
        start, end = each.start or 0, each.end or 0
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        if at == len(spans) or spans[at][0] >= end:
            kept.append(each)
    return kept


def _merged(first: list[Mention], second: list[Mention]) -> list[Mention]:
    """Join what two languages found; what begins first stays, and then the longer."""
    kept: list[Mention] = []
    for each in sorted(first + second, key=lambda one: (one.start or 0, -(one.end or 0))):
        before = kept[-1] if kept else None
        if before is None or (before.end or 0) <= (each.start or 0):
            kept.append(each)
    return kept


def _mentions(source: Source, reader: _Reader) -> list[Mention]:
    tokens = source.tokens
    found: list[Mention] = []
    place = 0
    last = len(tokens) - MARGIN
    while place < last:
        token = tokens[place]
        if token.number is None:
            starts = not _STARTS.isdisjoint(token.means)
        else:
            after = tokens[place + 1]
            starts = bool(after.means) or after.text in _MARKS
        if not starts:
            place += 1
            continue
        made, place = _mention_at(source, place, reader)
        if made is not None:
            found.append(made)
    return found


def _mention_at(source: Source, place: int, reader: _Reader) -> tuple[Mention | None, int]:
    """Make a mention of what begins here, if it is one; give the place to go on from."""
    tokens = source.tokens
    if not _free(source, place):
        return None, place + 1
    found = expression_at(source, place)
    if found is None:
        return None, place + 1
    expression, end, clues = found
    inner = range(place, min(end, place + 3))
    if any(_preceded(tokens, at, each) for each in reader.words.never_after for at in inner):
        return None, end
    plain = expression.bound is None and expression.end is None
    if plain and tokens[place].means.keys() & _LEADING == {"of"}:
        return None, place + 1  # the 'of' before a date is no part of it
    named = _Found(expression, clues, tokens[place:end])
    if _goes_on(tokens, end) or not _certain(source, named, reader):
        return None, place + 1
    if doubtful(source, expression, place, end, reader.words):
        return None, end
    span = (tokens[place].start, tokens[end - 1].end)
    wording = source.text[slice(*span)]
    try:
        return mention(expression, reader.line, wording, reader.language, span), end
    except Refused:
        return None, end  # nor is a part of it a date: not '16 August' of a 'Friday 16 August'


def _free(source: Source, place: int) -> bool:
    """Whether nothing stands before it that it is a part of: 'x9', '@3', '1,000'."""
    token = source.tokens[place]
    if not place or not token.glued:
        return True
    before = source.tokens[place - 1]
    if before.text in ("@", "#", "_", "&", "=", "/", "$", "€", "£", "-"):
        return False
    if before.text in (".", ",", ":"):
        earlier = source.tokens[place - 2] if place > 1 else before
        return not (before.glued and (earlier.digits > 0 or earlier.text.isdigit()))
    if token.number is None:
        return not before.text.isdigit()
    return not before.text.isalnum() or bool(before.means)


def _goes_on(tokens: list[Token], end: int) -> bool:
    """Whether what follows makes its last number a part of something else: '3.5', '2025%'."""
    after, following = tokens[end : end + 2]
    if not after.glued:
        return False
    if after.text in ("_", "@", "%", "€", "$", "°"):
        return True
    if tokens[end - 1].number is None:
        return False
    return after.text.isalnum() or (
        after.text in ".,:/-" and following.glued and following.text.isdigit()
    )


def _preceded(tokens: list[Token], place: int, phrase: tuple[str, ...]) -> bool:
    before = tokens[max(0, place - len(phrase)) : place]
    return tuple(token.text for token in before) == phrase


def _certain(source: Source, found: _Found, reader: _Reader) -> bool:
    """Whether running text certainly speaks of a date here."""
    if not _capitals(source, found.named, reader.words):
        return False
    point, end = found.expression.point, found.expression.end
    ends = [each for each in (point, end) if each is not None and each.number is None]
    return all(_strong(each, found, reader) for each in ends)


def _capitals(source: Source, named: list[Token], words: Vocabulary) -> bool:
    """Whether names that are common words too are written as names."""
    numbered = any(token.number is not None for token in named)
    for token in named:
        capital = source.text[token.start : token.start + 1].isupper()
        if token.text in words.capital_needed and not capital:
            return False
        if token.text in words.capital_excludes and capital and not numbered:
            return False
    return True


def _strong(point: Point, found: _Found, reader: _Reader) -> bool:
    """Whether a point says enough by itself, or by what stands before it."""
    placed = found.clues.placed or found.bounded or point.edge is not None
    match point.date:
        case None:
            return _strong_clock(point, found)
        case Numeric(readings=(first, *_)):
            before = found.named[0].means.keys()
            by_day = bool(before & {"article", "on", "weekday"}) or point.clock is not None
            return first.year is not None or by_day or found.bounded
        case Calendar() as date:
            return _strong_calendar(date, point, found, reader.line, placed=placed)
        case Group(year=None, modifier=None, within=None):
            common = any(token.text in reader.words.company_needed for token in found.named)
            return placed and not common
        case _:
            return True


def _strong_clock(point: Point, found: _Found) -> bool:
    clock = point.clock
    if clock is None:
        return False  # 'in the morning' of no day
    if found.clues.timed or found.bounded or clock.zone is not None or point.part is not None:
        return True
    if clock.half in ("am", "pm"):
        return True
    return clock.minute > 0 and any(each.glued and "hour" in each.means for each in found.named)


def _strong_calendar(
    date: Calendar, point: Point, found: _Found, line: Dateline, *, placed: bool
) -> bool:
    if date.year is not None and not date.short_year and abs(date.year - line.civil[0]) > _FAR:
        return False
    if date.within is not None or date.modifier is not None:
        return True
    if date.weekday is not None:
        short = any("weekday" in each.means and "short" in each.means for each in found.named)
        return not short or date.day is not None or point.clock is not None
    if date.day is not None:
        return date.month is not None or point.clock is not None
    if date.month is not None:
        return placed or date.year is not None
    return placed
