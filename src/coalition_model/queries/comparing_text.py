"""Two wordings beside each other, word by word."""

import difflib
import re
from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from coalition_model.queries.comparing_words import plain_words, primary
from coalition_model.values.text import Text

_CHUNK: Final = re.compile(r"\S+\s*")
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


def same_words(left: str, right: str) -> bool:
    """Tell whether two wordings differ in no word: capitals, signs and typography aside."""
    return left == right or plain_words(left) == plain_words(right)


def word_diff(left: str, right: str) -> tuple[Words, ...]:
    """Show which words of two wordings are the same, removed or added.

    >>> for each in word_diff("Limited to 600,000.", "limited to 800,000 in peace."):
    ...     print(tuple(each))
    ('same', 'Limited to', 'limited to')
    ('removed', '600,000.', '')
    ('added', '', '800,000 in peace.')
    """
    ours, theirs = _CHUNK.findall(left), _CHUNK.findall(right)
    matcher = difflib.SequenceMatcher(
        a=[_key(each) for each in ours], b=[_key(each) for each in theirs], autojunk=False
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


def _key(chunk: str) -> str:
    return " ".join(plain_words(chunk)) or chunk.strip()


def _joined(chunks: list[str]) -> str:
    return " ".join("".join(chunks).split())
