"""`resolve`: what one date expression means on a dateline."""

from functools import lru_cache
from typing import Final

from coalition_model.dateline.expressions import meaning_of
from coalition_model.dateline.grammar import expression_at
from coalition_model.dateline.mentions import Mention, Sense, Unresolved
from coalition_model.dateline.phrases import Expression
from coalition_model.dateline.picking import Dateline, Refused
from coalition_model.dateline.source import Source
from coalition_model.dateline.tokens import MARGIN, tokenize
from coalition_model.dateline.vocabulary import Vocabulary, vocabulary
from coalition_model.errors import InvalidDate, InvalidValue
from coalition_model.values.days import Day
from coalition_model.values.edtf_dates import EdtfDate
from coalition_model.values.moments import Moment
from coalition_model.values.temporal import plain_text

LONGEST: Final = 400
"""How many characters one date expression may have."""

_AROUND: Final = frozenset(".,;:!?()[]\"'«»“”„…-")


def resolve(
    text: str,
    *,
    dateline: str | EdtfDate | Day | Moment,
    language: str,
    sense: Sense | None = None,
    zone: str | None = None,
) -> Mention:
    """Find what a text that is one date expression means on its dateline.

    'Last' is the nearest strictly before, 'next' the nearest strictly after, 'this' on or after,
    today included. A bare weekday that is today's is today; else `sense` decides, and without one
    both readings are kept and `value` is None. A day and month without a year is the dateline's
    nearest. `docs/datelines.md` has the whole policy.

    Args:
        text: the words.
        dateline: the day on which they were written, or the moment: that gives the zone of the
            times of day in them, and what 'in two hours' is counted from.
        language: BCP 47 tag; `LANGUAGES` lists those that have a vocabulary.
        sense: whether the sentence speaks of the past or of the future.
        zone: IANA name of the zone of the times of day that name none.

    Raises:
        Unresolved: where the text says no date that can be told.
        InvalidDate: where the dateline is not one day or moment.
        InvalidValue: where the language, the sense or the zone is none.

    >>> resolve("vendredi dernier", dateline="2025-08-17", language="fr").value
    EdtfDate('2025-08-15')
    >>> resolve("ce dimanche 17 août à partir de 15h", dateline="2025-08-17", language="fr",
    ...         zone="Europe/Paris").value
    MomentInterval('2025-08-17T15:00+02:00[Europe/Paris]/..')
    >>> resolve("Friday", dateline="2025-08-17", language="en").readings
    (EdtfDate('2025-08-15'), EdtfDate('2025-08-22'))
    """
    text = plain_text(text, "resolve()")
    words = vocabulary(language)
    line = dateline_of(dateline, words, sense, zone)
    if len(text) > LONGEST:
        raise Unresolved(text[: LONGEST + 1], LONGEST, f"at most {LONGEST} characters")
    expression, position, expected = read(text, language)
    if expression is None:
        raise Unresolved(text, position, expected)
    try:
        return mention(expression, line, text.strip(), language)
    except Refused as refused:
        raise Unresolved(text, position, str(refused)) from None


@lru_cache(maxsize=2048)
def read(text: str, language: str) -> tuple[Expression | None, int, str]:
    """Read a text as one expression, which no dateline changes; wordings come again and again.

    Gives the expression and where it begins, or None, how far it was understood, and what was
    expected there.
    """
    words = vocabulary(language)
    tokens = tokenize(text, words)
    last = len(tokens) - MARGIN
    first = 0
    while first < last and tokens[first].text in _AROUND:
        first += 1
    while last > first and tokens[last - 1].text in _AROUND:
        last -= 1
    if first == last:
        return None, 0, f"a date in the words of {language}"
    source = Source.of(text, tokens, words, language, prose=False)
    found = expression_at(source, first)
    if found is None:
        return None, tokens[first].start, f"a date in the words of {language}"
    expression, end, _ = found
    if end < last:
        return None, tokens[end].start, "the end of the date"
    return expression, tokens[first].start, ""


def mention(
    expression: Expression,
    line: Dateline,
    wording: str,
    language: str,
    span: tuple[int, int] | None = None,
) -> Mention:
    """Make a mention of an expression.

    Raises:
        Refused: where it means nothing, or more than can be told.
    """
    meaning = meaning_of(expression, line)
    point, end = expression.point, expression.end
    return Mention(
        wording=wording,
        language=language,
        dateline=line.value,
        value=meaning.value,
        rule=meaning.rule,
        readings=meaning.readings,
        part_of_day=point.part or (end.part if end is not None else None),
        part_of_period=point.edge,
        approximate=point.about or (end is not None and end.about),
        start=span[0] if span else None,
        end=span[1] if span else None,
    )


def dateline_of(
    dateline: str | EdtfDate | Day | Moment,
    words: Vocabulary,
    sense: Sense | None,
    zone: str | None,
    *,
    prose: bool = False,
) -> Dateline:
    """Read a dateline and what goes with it.

    Raises:
        InvalidDate: where it is not one day or moment.
        InvalidValue: where the sense or the zone is none.
    """
    if sense not in (None, "past", "future"):
        raise InvalidValue("Mention", "sense", sense, "'past', 'future' or None")
    value = _dateline(dateline if isinstance(dateline, str) else str(dateline))
    if zone is not None:
        _check_zone(zone)
    elif isinstance(value, Moment):
        zone = value.zone
    return Dateline(value, value.earliest.ordinal, zone, sense, words.half_days, prose)


@lru_cache(maxsize=1024)
def _dateline(text: str) -> EdtfDate | Moment:
    if "T" in text:
        return Moment(text)
    date = EdtfDate(text)
    if not date.exact:
        raise InvalidDate(text, len(text), "a dateline of one day")
    return date


@lru_cache(maxsize=64)
def _check_zone(zone: str) -> None:
    try:
        Moment(f"2000-01-01T00:00[{zone}]")
    except InvalidDate:
        raise InvalidValue("Mention", "zone", zone, "the name of an IANA time zone") from None
