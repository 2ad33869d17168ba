"""Tokens: the words, numbers and marks of a text, with what a vocabulary says of each."""

import re
from typing import Final

from coalition_model.dateline.folding import fold
from coalition_model.dateline.vocabulary import Meaning, Vocabulary

_PIECE: Final = re.compile(
    r"([^\W\d_]+)(?:(['-])(?=[^\W\d_]))?"  # a word; a hyphen or apostrophe inside one is no mark
    r"|([0-9]+)"
    r"|(\n[^\S\n]*\n)"  # an empty line: nothing goes on across it
    r"|(\S)"
)
_NOTHING: Final[Meaning] = {}
MARGIN: Final = 12
"""How many empty tokens follow the last, so that looking ahead needs no check."""


class Token:
    """A word or phrase of the vocabulary, a number, a mark, or a word that means nothing here."""

    __slots__ = ("digits", "end", "glued", "hyphen", "means", "number", "start", "text")

    def __init__(
        self,
        text: str,
        start: int,
        end: int,
        means: Meaning = _NOTHING,
        *,
        glued: bool = False,
        hyphen: bool = False,
    ) -> None:
        self.text: str = text
        self.start: int = start
        self.end: int = end
        self.means: Meaning = means
        """Symbol of the grammar to its value."""
        self.number: int | None = None
        self.digits: int = 0
        """How many digits the number is written with."""
        self.glued: bool = glued
        """Whether no space stands before it."""
        self.hyphen: bool = hyphen
        """Whether a hyphen joins it to the next word."""


END: Final = Token("", 0, 0)
Pieces = list[tuple[str, int, int, str | None, bool]]


def tokenize(text: str, vocabulary: Vocabulary) -> list[Token]:
    """Cut a text into tokens; places are those of the text as it was written.

    >>> from coalition_model.dateline.vocabulary import vocabulary
    >>> tokens = tokenize("Le 1ᵉʳ août", vocabulary("fr"))
    >>> [(each.text, each.number, each.means) for each in tokens[1:4]]
    [('1', 1, {}), ('er', None, {'suffix': 0}), ('aout', None, {'month': 8})]
    """
    pieces, places = cut(text)
    return understand(pieces, places, vocabulary)


def cut(text: str) -> tuple[Pieces, list[int] | None]:
    """Cut a text into its folded words, numbers and marks."""
    folded, places = fold(text)
    pieces: Pieces = []
    add = pieces.append
    for match in _PIECE.finditer(folded):
        index = match.lastindex or 0
        start = match.start()
        if index <= 2:
            word = match[1]
            add((word, start, start + len(word), match[2], False))
        else:
            add((match[index], start, match.end(), None, index == 3))
    return pieces, places


def understand(
    pieces: Pieces, places: list[int] | None, vocabulary: Vocabulary, prose: str | None = None
) -> list[Token]:
    """Look the pieces up in a vocabulary, the longest phrase first.

    Of prose the text is needed too: there some words mean nothing if they are written just so.
    """
    phrases = vocabulary.phrases
    silent = vocabulary.not_exactly if prose is not None else frozenset[str]()
    tokens: list[Token] = []
    count = len(pieces)
    index = 0
    before = -1
    unknown = False
    while index < count:
        text, start, end, joiner, numeric = pieces[index]
        step = 1
        means = _NOTHING
        for rest, meaning in phrases.get(text, ()):
            size = len(rest)
            if not size or (
                index + size < count
                and rest == tuple([piece[0] for piece in pieces[index + 1 : index + 1 + size]])
            ):
                step = 1 + size
                means = meaning
                _, _, end, joiner, _ = pieces[index + size]
                break
        if step == 1 and text in silent and prose is not None:
            first, last = (start, end) if places is None else (places[start], places[end])
            if prose[first:last] == text:
                means = _NOTHING
        glued = before == start
        before = end + (joiner is not None)
        index += step
        if means is _NOTHING and not numeric and text.isalpha():
            if unknown:  # of words that mean nothing one is enough to end a date
                tokens[-1].text = text
                tokens[-1].end = end if places is None else places[end]
                continue
            unknown = True
        else:
            unknown = False
        if places is not None:
            start, end = places[start], places[end]
        token = Token(text, start, end, means, glued=glued, hyphen=joiner == "-")
        if numeric and step == 1 and len(text) <= 4:
            token.number = int(text)
            token.digits = len(text)
        tokens.append(token)
    tokens.extend([END] * MARGIN)
    return tokens
