"""Folding: how a text is made comparable with a vocabulary without losing its places.

Capitals, accents, and the kinds of apostrophes, hyphens and spaces are folded, one character for
one, so that an index into the folded text is an index into the text. Only where accents are written
as characters of their own (decomposed Unicode) is a map of places needed.
"""

import re
import unicodedata
from typing import Final

_APOSTROPHES: Final = "'’‘ʼʹ‵′＇`´ʻ‛"
_HYPHENS: Final = "-‐‑‒–−﹣－"
_MARKS: Final = re.compile("[̀-ͯ­​-‍⁠️]")


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
    """Fold a text; give with it the place of each character, or None where places are the same.

    >>> fold("L’ÉTÉ – 1ᵉʳ août")
    ("l'ete - 1er aout", None)
    >>> fold("ao" + "u\\N{COMBINING CIRCUMFLEX ACCENT}t")
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
