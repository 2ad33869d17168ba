"""Find things by what they are called."""

import difflib
import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Final, NamedTuple, cast

from coalition_model.dossier import Dossier
from coalition_model.entities.common import Entity
from coalition_model.values.answers import Answer
from coalition_model.values.frozenmap import FrozenMap

_WORD: Final = re.compile(r"\w+")
_CLOSE: Final = 0.8


class Match(NamedTuple):
    """Something that is called so, the name that matches, and whether it does so exactly."""

    entity: Entity
    name: str
    answer: Answer


def find(dossier: Dossier, text: str) -> list[Match]:
    """Find what is called so, by names, claimed names and outside identifiers.

    Case, accents, apostrophes and punctuation do not count, and some of the words of a name are
    enough. A spelling that only comes close ('Zelensky', 'Zelenskyy') answers UNKNOWN.

    Args:
        dossier: where to look.
        text: a name, some words of it, or an identifier.

    Returns:
        Matches: exact ones first, then by how much of the name they cover, then by id.
    """
    wanted = words(text)
    if not wanted:
        return []
    found: dict[str, tuple[float, Match]] = {}
    likeness = cache(_likeness)  # many names share words
    for entity, name, its_words in dossier.derived(_names):
        score = _score(wanted, its_words, likeness)
        if score < _CLOSE:
            continue
        exact = score >= 1
        match = Match(entity, name, Answer.YES if exact else Answer.UNKNOWN)
        if entity.id not in found or score > found[entity.id][0]:
            found[entity.id] = (score, match)
    return [
        match for _, match in sorted(found.values(), key=lambda row: (-row[0], row[1].entity.id))
    ]


def _names(dossier: Dossier) -> list[tuple[Entity, str, tuple[str, ...]]]:
    """List what everything is called, each name with its words."""
    found: list[tuple[Entity, str]] = []
    for entity in dossier:
        found += [(entity, name.text) for name in entity.names]
        found += [(entity, each.value) for each in entity.identifiers]
    for claim in dossier.claims.values():
        if claim.field == "names" and isinstance(claim.value, tuple) and not claim.denies:
            for name in claim.value:
                if isinstance(name, FrozenMap) and claim.about in dossier:
                    words_ = cast("FrozenMap[str, object]", name).get("text", "")
                    found.append((dossier.whole_of(claim.about), str(words_)))
    return [(entity, name, words(name)) for entity, name in found]


@lru_cache(maxsize=16_384)
def words(text: str) -> tuple[str, ...]:
    """Split a name into words without case, accents and punctuation.

    >>> words("l’Élysée")
    ('l', 'elysee')
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    return tuple(_WORD.findall("".join(char for char in plain if not unicodedata.combining(char))))


def _score(
    wanted: tuple[str, ...], name: tuple[str, ...], likeness: Callable[[str, str], float]
) -> float:
    """Give 1 to 2 where all the words stand in the name, more the more of it they cover."""
    if not name:
        return 0
    if all(word in name for word in wanted):
        return 1 + len(wanted) / len(name)
    closest = (max(likeness(word, other) for other in name) for word in wanted)
    return min(0.99, *closest)


def _likeness(word: str, other: str) -> float:
    if word == other:
        return 1
    if abs(len(word) - len(other)) > 2:
        return 0
    return difflib.SequenceMatcher(None, word, other, autojunk=False).ratio()
