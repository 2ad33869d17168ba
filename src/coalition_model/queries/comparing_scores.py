"""How alike two clauses are, from 0 to 1, and why.

A feature that one of the two clauses lacks is left out, and the rest decides. What both plans say
in every clause tells little, so words, actors and topics weigh by how rare they are in the two.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Final

import attrs

from coalition_model.errors import MissingExtra
from coalition_model.queries.comparing_pieces import Piece, common, common_coding
from coalition_model.queries.comparing_sameness import same_measure
from coalition_model.queries.comparing_telling import Telling
from coalition_model.queries.comparing_text import same_words
from coalition_model.queries.comparing_words import plain_words
from coalition_model.values.answers import Answer
from coalition_model.values.quantities import Quantity

WEIGHTS: Final = {
    "text": 1.0,
    "coded words": 0.7,
    "topics": 0.75,
    "quantities": 0.35,
    "parties": 0.2,
    "roles": 0.35,
    "places": 0.2,
}
"""What each feature proves where it agrees in full. What several prove adds up as chances do."""

DISAGREES: Final = {"topics": 0.6, "parties": 0.9}
"""What is left of a likeness where both clauses have topics, or parties, and share none."""

REPORTS: Final = 0.7
"""What is left of a likeness where one of the two tells what happened and the other does not."""

DEEPER: Final = 0.55
"""What is left of a likeness for each level by which one clause stands deeper in its plan.

A clause below another repeats its topics; without topics nothing is taken off."""

COARSER: Final = 0.7
"""How much topics count for words where a clause is known as part of another."""

LEAST: Final = 0.5
"""How much the words weigh at least by which a clause is known as part of another: one rare word.
"""

LIKE: Final = 87
"""From which likeness in hundredths two stems are taken for one: 'sovereign', 'sovereing'."""

_LEAST: Final = 5
"""How long such stems are at least."""

UNDIVIDED: Final = frozenset({"bo", "ja", "km", "lo", "my", "th", "zh"})
"""Languages that are written without a space between words: they are compared sign by sign."""

DOUBT: Final = 0.9
"""How much it is doubted that the words that two clauses share are no chance: a common word says
little."""


@attrs.frozen
class Likeness:
    """How alike two clauses are.

    Attributes:
        score: from 0 to 1.
        read: whether their words could be compared.
    """

    score: float
    read: bool


class Scorer:
    """Compares the clauses of two plans with one another."""

    def __init__(self, left: Sequence[Piece], right: Sequence[Piece]) -> None:
        """Learn from both plans how rare each word, actor and topic is.

        Raises:
            MissingExtra: the library for the likeness of texts is not installed.
        """
        try:
            from rapidfuzz import fuzz  # noqa: PLC0415 - an optional dependency
        except ImportError:
            raise MissingExtra("comparing plans", "compare") from None
        self._order: Callable[[str, str], float] = fuzz.token_sort_ratio
        self._like: Callable[[str, str], float] = fuzz.ratio
        both = (*left, *right)
        self._size = len(both)
        self.words_alone: Final = not all(any(each.topics for each in lot) for lot in (left, right))
        self._topics = Telling(left, right, "topics")
        self._actors = Telling(left, right, "actors")
        self._roles = Telling(left, right, "roles")
        self._one: dict[str, dict[str, str]] = {}
        self._words: dict[str, Counter[str]] = {}
        self._said: dict[tuple[Piece, str, bool], tuple[frozenset[str], float]] = {}
        self._plain: dict[tuple[Piece, str], str] = {}
        for language in sorted({each for piece in both for each in (*piece.words, *piece.coded)}):
            said = [
                (piece.words.get(language) or piece.coded.get(language, {})).keys()
                for piece in both
            ]
            self._one[language] = one = self._joined({word for words in said for word in words})
            counted = Counter(each for words in said for each in {one[word] for word in words})
            self._words[language] = counted

    def _joined(self, words: set[str]) -> dict[str, str]:
        """Join stems that are all but the same, to the first of them in the alphabet."""
        one: dict[str, str] = {}
        by_start: dict[str, list[str]] = {}
        for word in sorted(words):
            one[word] = word
            if len(word) < _LEAST or word.isdigit() or "+" in word:
                continue
            near = by_start.setdefault(word[:2], [])
            for other in near:
                if self._like(word, other) >= LIKE:
                    one[word] = one[other]
                    break
            near.append(word)
        return one

    def _rarity(self, count: int) -> float:
        rare = math.log1p(self._size / max(count, 1)) / math.log1p(self._size)
        return rare * rare

    def said(self, piece: Piece, language: str, *, coded: bool = False) -> frozenset[str]:
        """Give what a clause is about in a language, words that are all but the same as one."""
        return self._matter(piece, language, coded=coded)[0]

    def _matter(self, piece: Piece, language: str, *, coded: bool) -> tuple[frozenset[str], float]:
        key = (piece, language, coded)
        found = self._said.get(key)
        if found is None:
            one = self._one[language]
            words = (piece.coded if coded else piece.words).get(language, {})
            joined = frozenset(one.get(word, word) for word in words)
            found = self._said[key] = (joined, self.mass(joined, language))
        return found

    def mass(self, words: Iterable[str], language: str) -> float:
        """Weigh words: the rarer, the more."""
        counted = self._words[language]
        return math.fsum(sorted(self._rarity(counted[each]) for each in words))

    def likeness(self, left: Piece, right: Piece) -> Likeness:
        """Compare two clauses, one of each plan."""
        language = common(left, right)
        coded = common_coding(left, right)
        found: dict[str, float] = {}
        if language is not None:
            found["text"] = self._text(left, right, language)
        elif coded is not None:
            found["coded words"] = self._said_alike(left, right, coded, coded=True)
        if left.topics and right.topics:
            found["topics"] = self._topics.alike(left.topics, right.topics)
        if left.quantities and right.quantities:
            found["quantities"] = _quantities(left.quantities, right.quantities)[0]
        if left.actors and right.actors:
            found["parties"] = self._actors.alike(left.actors, right.actors)
            found["roles"] = self._roles.alike(left.roles, right.roles)
        if left.places and right.places:
            found["places"] = len(left.places & right.places) / len(left.places | right.places)
        unlike = math.prod(1 - WEIGHTS[each] * value for each, value in found.items())
        score = 1 - unlike
        for feature, rest in DISAGREES.items():
            strangers = found.get(feature) == 0 and (feature != "parties" or not found["roles"])
            if strangers and found.get("text", 0) < 1:
                score *= rest
        if "topics" in found and found.get("text", 0) < 1:
            score *= math.pow(DEEPER, abs(len(left.path) - len(right.path)))
        if not any(value for feature, value in found.items() if feature != "roles"):
            score = 0.0  # that both have an obligor joins nothing
        kinds = {left.clause.kind, right.clause.kind}
        if len(kinds) > 1 and "report" in kinds and None not in kinds:
            score *= REPORTS
        return Likeness(score, language is not None)

    def reasons(self, left: Piece, right: Piece, name: Callable[[str], str]) -> tuple[str, ...]:
        """Say what speaks for it that two clauses correspond."""
        reasons: list[str] = []
        language = common(left, right)
        coded = common_coding(left, right)
        if language is not None:
            if same_words(left.texts[language], right.texts[language]):
                reasons.append("the same words")
            elif shared := self.said(left, language) & self.said(right, language):
                told = self._told(shared, language, left.words, right.words)
                reasons.append(f"words in common: {told}")
            elif self._text(left, right, language):
                reasons.append("signs in common")
        elif coded is not None:
            shared = self.said(left, coded, coded=True) & self.said(right, coded, coded=True)
            told = self._told(shared, coded, left.coded, right.coded)
            reasons += [f"coded words in common: {told}"] if shared else []
        topics = sorted(set(left.clause.topics) & set(right.clause.topics))
        reasons += [f"topics in common: {', '.join(topics)}"] if topics else []
        quantities = _quantities(left.quantities, right.quantities)[1]
        reasons += [quantities] if quantities else []
        for what, ids in (
            ("parties", left.actors & right.actors),
            ("places", left.places & right.places),
        ):
            told = ", ".join(sorted(map(name, ids)))
            reasons += [f"{what} in common: {told}"] if ids else []
        return tuple(reasons)

    def held(self, part: Piece, whole: Piece, besides: Piece | None) -> float:
        """Tell how much of what a clause is about another is about too, and a third is not.

        From 0 to 1; what words and topics prove adds up as chances do.
        """
        words = 0.0
        language = common(part, whole)
        if language is not None:
            ours = self.said(part, language)
            shared = ours & self.said(whole, language)
            if besides is not None and language in besides.texts:
                shared -= self.said(besides, language)
            mass = self.mass(shared, language)
            if mass >= LEAST:
                words = mass / self.mass(ours, language)
        besides_topics = besides.topics if besides is not None else frozenset[str]()
        shared = (part.topics & whole.topics) - besides_topics
        topics = self._topics.held(shared, part.topics, whole.topics)
        return 1 - (1 - words) * (1 - COARSER * topics)

    def _text(self, left: Piece, right: Piece, language: str) -> float:
        """Compare texts by what they are about and then, where that has something, by letters."""
        about = self._said_alike(left, right, language, coded=False)
        if not about and language not in UNDIVIDED:
            return float(self._sorted(left, language) == self._sorted(right, language))
        order = self._order(self._sorted(left, language), self._sorted(right, language)) / 100
        return max(about, 2 * order - 1)

    def _said_alike(self, left: Piece, right: Piece, language: str, *, coded: bool) -> float:
        ours, mass = self._matter(left, language, coded=coded)
        theirs, other = self._matter(right, language, coded=coded)
        return _overlap(self.mass(ours & theirs, language), mass, other, doubt=DOUBT)

    def _sorted(self, piece: Piece, language: str) -> str:
        key = (piece, language)
        found = self._plain.get(key)
        if found is None:
            found = self._plain[key] = " ".join(plain_words(piece.texts[language]))
        return found

    def _told(
        self,
        shared: frozenset[str],
        language: str,
        left: dict[str, dict[str, str]],
        right: dict[str, dict[str, str]],
    ) -> str:
        """Name the rarest words that two clauses share, as each of them puts it."""
        counted, one = self._words[language], self._one[language]
        ours = {one.get(key, key): word for key, word in reversed(left[language].items())}
        theirs = {one.get(key, key): word for key, word in reversed(right[language].items())}
        rarest = sorted(shared, key=lambda word: (counted[word], word))[:5]
        return ", ".join("/".join(dict.fromkeys((ours[each], theirs[each]))) for each in rarest)


def _overlap(shared: float, left: float, right: float, *, doubt: float) -> float:
    """Tell from the weight of what two sets share, and of each, how alike they are."""
    if not shared:
        return 0.0
    dice = 2 * shared / (left + right)
    contained = shared / min(left, right)
    surety = shared / (shared + doubt * (1 - dice))
    return (0.55 * dice + 0.45 * contained) * surety


def _of_something(quantity: Quantity) -> bool:
    return quantity.unit is not None or quantity.of is not None


def _quantities(
    left: tuple[Quantity, ...], right: tuple[Quantity, ...]
) -> tuple[float, str | None]:
    """Compare numbers: the same number counts in full, another of the same thing for a half."""
    best = 0.0
    told: str | None = None
    for ours in left:
        for theirs in right:
            same = ours.may_equal(theirs) is Answer.YES and ours.unit == theirs.unit
            alike = same_measure(ours, theirs) is Answer.YES and _of_something(ours)
            score = 1.0 if same and alike else 0.8 if same else 0.5 if alike else 0.0
            if score > best:
                best, told = score, None
                if same:
                    told = f"the same quantity: {ours}"
                elif alike:
                    told = f"quantities of the same: {ours}, {theirs}"
    return best, told
