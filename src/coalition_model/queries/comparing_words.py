"""From the words of a clause to what it is about: stems, with words that say the same joined."""

import functools
import re
import unicodedata
from typing import Final

from coalition_model.queries.comparing_vocabulary import VOCABULARIES

_GROUPED: Final = re.compile(r"(?<=\d)[ ,.'\u00a0\u202f\u2019](?=\d{3}(?!\d))")
_WORD: Final = re.compile(r"\w+(?:[.,]\d+)?")
_LIGATURES: Final = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l"})
_SHORTEST: Final = (3, 4, 5)
"""How much of a word is left at least when an ending of one, two or more letters is cut off."""


def primary(language: str) -> str:
    """Give the language of a tag without region and script.

    >>> primary("en-GB")
    'en'
    """
    return language.partition("-")[0].lower()


def plain_words(text: str) -> list[str]:
    """Split a text into words: small letters without accents, numbers without their commas.

    >>> plain_words("L'Ukraine : 600 000 hommes, au 17 août.")
    ['l', 'ukraine', '600000', 'hommes', 'au', '17', 'aout']
    """
    folded = unicodedata.normalize("NFKC", text.casefold()).translate(_LIGATURES)
    bare = folded if folded.isascii() else "".join(map(_bare, folded))
    return _WORD.findall(_GROUPED.sub("", bare).replace("_", " "))


@functools.cache
def _bare(char: str) -> str:
    """Take the accents off a Latin letter; of other scripts they make letters of their own."""
    spread = unicodedata.normalize("NFKD", char)
    return spread[0] if spread[0].isascii() else char


@functools.cache
def stem(word: str, language: str) -> str:
    """Cut the ending off a word, where the language has a table.

    >>> stem("limited", "en"), stem("limits", "en"), stem("limitation", "fr")
    ('limit', 'limit', 'limit')
    """
    vocabulary = VOCABULARIES.get(language)
    if vocabulary is None or word.isdigit():
        return word
    for ending in vocabulary.endings:
        least = _SHORTEST[min(len(ending), len(_SHORTEST)) - 1]
        if word.endswith(ending) and len(word) - len(ending) >= least:
            return word[: -len(ending)]
    return word


@functools.cache
def _empty(language: str) -> frozenset[str]:
    vocabulary = VOCABULARIES.get(language)
    return frozenset(plain_words(vocabulary.empty)) if vocabulary is not None else frozenset()


@functools.cache
def _same(language: str) -> dict[tuple[str, ...], str]:
    """Read the table: a word or phrase, and its stems, to the first word of its line.

    A word as it stands in one line goes before the stem of a word in another: arms are weapons,
    and the army is not.
    """
    vocabulary = VOCABULARIES.get(language)
    exact: dict[tuple[str, ...], str] = {}
    stems: dict[tuple[str, ...], str] = {}
    for line in vocabulary.same.splitlines() if vocabulary is not None else ():
        phrases = [_told(phrase, language) for phrase in line.split(",")]
        name = "+".join(stem for stem, _ in phrases[0])
        for phrase in phrases:
            if phrase:
                exact.setdefault(tuple(word for _, word in phrase), name)
                stems.setdefault(tuple(stem for stem, _ in phrase), name)
    return stems | exact


def _told(text: str, language: str) -> list[tuple[str, str]]:
    """Give each word that carries matter with its stem."""
    empty = _empty(language)
    return [
        (stem(word, language), word)
        for word in plain_words(text)
        if word not in empty and (len(word) > 1 or not word.isascii() or word.isdigit())
    ]


def matter(text: str, language: str) -> dict[str, str]:
    """Give what a text is about: its stems, those of one meaning as one, and how it words each.

    >>> matter("The soldiers withdraw.", "en")
    {'arm': 'soldiers', 'withdraw': 'withdraw'}
    >>> matter("withdrawal of troops", "en")
    {'withdraw': 'withdrawal', 'arm': 'troops'}
    >>> matter("Війська виведено", "uk")
    {'війська': 'війська', 'виведено': 'виведено'}
    """
    told = _told(text, language)
    same = _same(language)
    longest = max(map(len, same), default=1)
    found: dict[str, str] = {}
    place = 0
    while place < len(told):
        for length in range(min(longest, len(told) - place), 0, -1):
            run = told[place : place + length]
            phrase, words = tuple(stem for stem, _ in run), tuple(word for _, word in run)
            name = same.get(words) or same.get(phrase)
            if length == 1 or name is not None:
                found.setdefault(name or phrase[0], " ".join(words))
                place += length
                break
    return found
