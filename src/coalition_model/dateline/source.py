"""What the grammar reads from: tokens, and what is said of them most often."""

from collections.abc import Mapping
from typing import NamedTuple

from coalition_model.dateline.phrases import Unit, Within
from coalition_model.dateline.tokens import Token
from coalition_model.dateline.vocabulary import Vocabulary, numeric_order


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
    bare_decades: bool
    """Whether the name of a decade needs no word before it, as French 'années trente' does."""
    dotted_days: bool
    """Whether 17.8. without a year is a date in running text."""

    @classmethod
    def of(
        cls, text: str, tokens: list[Token], words: Vocabulary, language: str, *, prose: bool
    ) -> "Source":
        """Join the tokens of a text with what its language says."""
        order, settled = numeric_order(words, language)
        return cls(
            text, tokens, order, settled, words.half_days, prose,
            words.loose_days, words.bare_decades, words.dotted_days,
        )  # fmt: skip


def skip(source: Source, place: int, *symbols: str, most: int = 2) -> int:
    """Go past at most so many words of some classes."""
    tokens = source.tokens
    while most and not tokens[place].means.keys().isdisjoint(symbols):
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


def number_at(source: Source, place: int) -> int | None:
    """Read a number in digits or in words."""
    token = source.tokens[place]
    return token.number if token.number is not None else token.means.get("spelled")


def number_glued(source: Source, place: int) -> bool:
    """Whether a number stands here without a space before it."""
    token = source.tokens[place]
    return token.glued and token.number is not None


def is_clock_word(token: Token) -> bool:
    """Whether a word makes the number before it an hour."""
    means = token.means
    return "hour" in means or "am" in means or "pm" in means


def day_number_at(source: Source, place: int) -> tuple[int, int] | None:
    """Read the number of a day, with its ending or dot: 1er, 15th, 'the fifteenth', 15.

    The word for one is the article of many languages, and no day's number.
    """
    token = source.tokens[place]
    day = token.number
    if day is None:
        day = token.means.get("ordinal") or token.means.get("spelled")
        if day == 1 and "ordinal" not in token.means:
            return None
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


def ordinal_at(source: Source, place: int) -> tuple[int, int] | None:
    """Read an ordinal in digits or in words."""
    token = source.tokens[place]
    if "ordinal" in token.means:
        return token.means["ordinal"], place + 1
    after = source.tokens[place + 1]
    if token.number is None or not after.glued:
        return None
    if "suffix" in after.means or after.text == ".":
        return token.number, place + 2
    return None


def year_at(source: Source, place: int) -> tuple[int, bool, int] | None:
    """Read a year: four digits, or where prose does not confuse it two."""
    token = source.tokens[place]
    after = source.tokens[place + 1]
    if token.number is None or (after.glued and (after.text in ":%" or "suffix" in after.means)):
        return None
    if after.glued and after.text == "." and number_glued(source, place + 2):
        return None
    if token.glued and place and source.tokens[place - 1].text.isalpha():
        return None
    if after.glued and (after.means or after.text.isalpha()):
        return None
    if token.digits == 4 and token.number >= 1000:
        unit = after.means.get("unit") == "year"  # Ukrainian '2022 року'
        follows = "modifier" in source.tokens[place + 2].means
        return token.number, False, place + 1 + (unit and not follows)
    if token.digits != 2 or source.prose:
        return None
    if "hour" in after.means or "am" in after.means or "pm" in after.means or after.text == ":":
        return None
    return token.number, True, place + 1


def is_head(source: Source, place: int) -> bool:
    """Whether the word here is one that a modifier before it would belong to."""
    means = source.tokens[place].means
    return any(symbol in means for symbol in ("unit", "weekday", "month", "season"))


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


def within_at(source: Source, place: int, units: tuple[str, ...]) -> tuple[Within, int] | None:
    """Read 'of next week', 'la semaine dernière', 'de cette année' after a smaller unit."""
    after = skip(source, past_comma(source, place), "of", "in", "on", "article", most=3)
    unit = unit_with_modifier(source, after)
    if unit is not None and unit[0].unit in units:
        return Within(unit[0].unit, unit[0].modifier), unit[1]
    return None
