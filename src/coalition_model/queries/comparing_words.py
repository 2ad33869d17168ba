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
    """Read the table: stems of a word or phrase to the first word of its line."""
    vocabulary = VOCABULARIES.get(language)
    found: dict[tuple[str, ...], str] = {}
    for line in vocabulary.same.splitlines() if vocabulary is not None else ():
        phrases = [_stems(phrase, language) for phrase in line.split(",")]
        for phrase in phrases:
            if phrase:
                found.setdefault(phrase, "+".join(phrases[0]))
    return found


def _told(text: str, language: str) -> list[tuple[str, str]]:
    """Give each word that carries matter with its stem."""
    empty = _empty(language)
    return [
        (stem(word, language), word)
        for word in plain_words(text)
        if word not in empty and (len(word) > 1 or not word.isascii() or word.isdigit())
    ]


def _stems(text: str, language: str) -> tuple[str, ...]:
    return tuple(each for each, _ in _told(text, language))


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
            phrase = tuple(each for each, _ in run)
            if length == 1 or phrase in same:
                wording = " ".join(word for _, word in run)
                found.setdefault(same.get(phrase, phrase[0]), wording)
                place += length
                break
    return found
