"""Folding: how a text is made comparable with a vocabulary without losing its places.

Capitals, accents, and the kinds of apostrophes, hyphens and spaces are folded, one character for
one, so that an index into the folded text is an index into the text. Only where accents are written
as characters of their own (decomposed Unicode) is a map of places needed.
"""

import re
import unicodedata
from typing import Final

_APOSTROPHES: Final = "'\u2018\u2019\u201b\u2032\u2035\u02b9\u02bb\u02bc\u00b4\uff07`"
_HYPHENS: Final = "-\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"
# What joins the character before it: accents, soft hyphens, joiners, variants.
_MARKS: Final = re.compile("[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufe0f]")


class _Folds(dict[int, str]):
    """The fold of each character, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if character in _APOSTROPHES:
            fold = "'"
        elif character in _HYPHENS:
            fold = "-"
        elif character.isspace():
            fold = "\n" if character in "\n\r\v\f\u2028\u2029" else " "
        else:
            fold = _fold(character)
        if len(self) < 20_000:
            self[code] = fold
        return fold


def _fold(character: str) -> str:
    plain = unicodedata.normalize("NFKD", character).casefold()
    base = "".join(each for each in plain if not unicodedata.combining(each))
    if len(base) == 1:
        return base
    lower = character.lower()
    return lower if len(lower) == 1 else character


_FOLDS: Final = _Folds()


def fold(text: str) -> tuple[str, list[int] | None]:
    r"""Fold a text; give with it the place of each character, or None where places are the same.

    >>> fold("L’ÉTÉ – 1ᵉʳ août")
    ("l'ete - 1er aout", None)
    >>> fold("aou\N{COMBINING CIRCUMFLEX ACCENT}t")
    ('aout', [0, 1, 2, 4, 5])
    """
    if text.isascii():
        return text.lower().replace("`", "'"), None
    if _MARKS.search(text) is None:
        return text.translate(_FOLDS), None
    places = [index for index, each in enumerate(text) if _MARKS.match(each) is None]
    kept = "".join([text[index] for index in places])
    places.append(len(text))
    return kept.translate(_FOLDS), places
