"""Two wordings beside each other, word by word."""

import difflib
import re
import unicodedata
from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from coalition_model.queries.comparing_words import plain_words, primary
from coalition_model.values.text import Text

_CHUNK: Final = re.compile(r"\S+\s*")
_TOKEN: Final = re.compile(r"\w+(?:[.,]\d+)*|(?<![\w.,])[.,]\d+|(?<=\d)/(?=\d)|[^\w\s/]")
_MINUS: Final = re.compile(r"(?<![^\s(\[{«“\"‘'])(?<!\d\s)[-‐‒–](?=[^\w\s]?\d)")
"""A minus: a dash at a number that follows neither a word nor another number."""
_GROUPED: Final = re.compile(r"(?<![\d.,])[1-9]\d{0,2}([ ,.'’])\d{3}(?:\1\d{3})*(?!\1?\d)")
_COMMAS: Final = frozenset({"en", "ga", "he", "hi", "ja", "ko", "th", "zh"})
"""Languages that set thousands apart with commas; so it is where the language is not known."""
_POINTS: Final = frozenset({"da", "de", "el", "es", "hr", "id", "it", "nl", "pt", "ro", "sr", "tr"})
_SIGNS: Final = frozenset("%‰‱°§&^/")
_NO_SIGNS: Final = frozenset("|`")
_ACCENTS: Final = ("COMBINING ", "ARABIC ", "HEBREW ", "VARIATION ")
Fate = Literal["same", "removed", "added"]


class Words(NamedTuple):
    """A run of words of two wordings: in both, only in the left, or only in the right.

    Attributes:
        fate: which of these it is.
        left: how the left wording has it, capitals and signs included; empty where it has not.
        right: how the right wording has it.
    """

    fate: Fate
    left: str
    right: str


def common_language(left: Sequence[Text], right: Sequence[Text]) -> str | None:
    """Give the language that all of some texts have, an original's before a translation's.

    >>> common_language([Text.of("oui", "fr")], [Text.of("yes", "en")]) is None
    True
    """
    texts = (*left, *right)
    shared = {primary(tag) for tag in texts[0].wordings}
    for text in texts[1:]:
        shared &= {primary(tag) for tag in text.wordings}

    def rank(language: str) -> tuple[int, str]:
        originals = sum(primary(text.original or "") == language for text in texts)
        return -originals, language

    return min(shared, key=rank, default=None)


def words_in(text: Text, language: str) -> str:
    """Give the words of a text in one of its languages, whatever the region.

    >>> words_in(Text.of("The programme", "en-GB"), "en")
    'The programme'
    """
    return next(text.wordings[tag] for tag in text.languages if primary(tag) == language)


def exact_words(text: str, language: str | None = None) -> list[str]:
    """Split a text into its words, with the signs that change what it says.

    Capitals, accents, punctuation and how thousands are set apart do not count. Signs do: a minus,
    per cent, currencies, what compares numbers, the decimals of a number. In most languages one
    sign sets thousands apart and another one decimals; without a language they are those of
    English.

    >>> exact_words("Up to 600,000 men, -5% a year, for €1.5.")
    ['up', 'to', '600000', 'men', '−', '5', '%', 'a', 'year', 'for', '€', '1.5']
    >>> exact_words("1.234", "en"), exact_words("1.234", "de"), exact_words("1 234", "fr")
    (['1.234'], ['1234'], ['1234'])
    """
    spelled = "".join(_spelled(char) for char in " ".join(text.split()))
    folded = unicodedata.normalize("NFKC", _MINUS.sub("−", spelled)).replace("⁄", "/")
    mark = "." if language in _POINTS else "," if language in (_COMMAS | {None}) else ""

    def joined(found: re.Match[str]) -> str:
        several = found[0].count(found[1]) > 1
        whole = several or found[1] not in ",." or found[1] == mark
        return found[0].replace(found[1], "") if whole else found[0]

    tokens = _TOKEN.findall(_GROUPED.sub(joined, folded).replace("_", " "))
    return [word for token in tokens for word in _word(token)]


def _spelled(char: str) -> str:
    """Set powers and fractions apart from the number that they stand at."""
    if char.isascii():
        return char
    kind = unicodedata.decomposition(char).partition(" ")[0]
    return {"<super>": "^", "<sub>": "^", "<fraction>": " "}.get(kind, "") + char


def _word(token: str) -> list[str]:
    first = token[0]
    if first.isalpha():
        return plain_words(token)
    if first.isalnum() or len(token) > 1:
        return [token.casefold()]
    category = unicodedata.category(first)
    if category[0] == "M":  # a vowel of an Indic script, and not an accent
        return [] if unicodedata.name(first, "").startswith(_ACCENTS) else [first]
    sign = first in _SIGNS or category in ("Sc", "Sm")
    return [first] if sign and first not in _NO_SIGNS else []


def same_words(left: str, right: str, language: str | None = None) -> bool:
    """Tell whether two wordings differ in no word: capitals, punctuation and typography aside.

    >>> same_words("$1,500 is paid", "$1 500 is paid.", "en")
    True
    >>> same_words("Growth of -5 percent", "Growth of 5 percent", "en")
    False
    """
    return left == right or exact_words(left, language) == exact_words(right, language)


def word_diff(left: str, right: str, language: str | None = None) -> tuple[Words, ...]:
    """Show which words of two wordings are the same, removed or added.

    >>> for each in word_diff("Limited to 600,000.", "limited to 800,000 in peace."):
    ...     print(tuple(each))
    ('same', 'Limited to', 'limited to')
    ('removed', '600,000.', '')
    ('added', '', '800,000 in peace.')
    """
    ours, theirs = _CHUNK.findall(left), _CHUNK.findall(right)
    matcher = difflib.SequenceMatcher(
        a=[_key(each, language) for each in ours],
        b=[_key(each, language) for each in theirs],
        autojunk=False,
    )
    found: list[Words] = []
    for tag, start, end, from_, to in matcher.get_opcodes():
        if tag == "equal":
            found.append(Words("same", _joined(ours[start:end]), _joined(theirs[from_:to])))
            continue
        if end > start:
            found.append(Words("removed", _joined(ours[start:end]), ""))
        if to > from_:
            found.append(Words("added", "", _joined(theirs[from_:to])))
    if all(each.fate == "same" for each in found) and not same_words(left, right, language):
        # what differs is across spaces: '3, 400 men' and '3 400 men'
        return (Words("removed", _joined(ours), ""), Words("added", "", _joined(theirs)))
    return tuple(found)


def mirrored(diff: tuple[Words, ...]) -> tuple[Words, ...]:
    """Turn a comparison round: what was removed is added, and the other way about."""
    found: list[Words] = []
    pending: list[Words] = []
    for each in diff:
        if each.fate == "removed":
            pending.append(Words("added", "", each.left))
        elif each.fate == "added":
            found.append(Words("removed", each.right, ""))
        else:
            found += [*pending, Words("same", each.right, each.left)]
            pending = []
    return (*found, *pending)


def _key(chunk: str, language: str | None) -> str:
    return " ".join(exact_words(chunk, language)) or chunk.strip()


def _joined(chunks: list[str]) -> str:
    return " ".join("".join(chunks).split())
