"""What changed inside clauses that correspond."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Literal, NamedTuple, TypeVar

from coalition_model.entities.commitments import Commitment
from coalition_model.entities.conditions import Condition
from coalition_model.entities.plans import Clause
from coalition_model.queries.comparing_assignment import assign
from coalition_model.queries.comparing_sameness import (
    Same,
    paired_off,
    same_amount,
    same_condition,
    same_measure,
    same_party,
    same_role,
    same_text,
    same_timing,
    same_unit,
    shared,
)
from coalition_model.queries.comparing_text import (
    Words,
    common_language,
    mirrored,
    same_words,
    word_diff,
    words_in,
)
from coalition_model.queries.comparing_words import matter
from coalition_model.queries.wording import Words as InWords
from coalition_model.queries.wording import own_words
from coalition_model.values.answers import Answer
from coalition_model.values.text import Text

Aspect = Literal[
    "text",
    "modality",
    "parties",
    "quantities",
    "conditions",
    "timing",
    "dependencies",
    "action",
    "object",
    "means",
    "purpose",
    "places",
    "commitments",
]
T = TypeVar("T")


class ClauseChange(NamedTuple):
    """One thing that changed inside a clause.

    Attributes:
        aspect: what sort of thing.
        left: how it is in the one plan; empty where it is not there.
        right: how it is in the other.
        words: both in one phrase: '600,000 to 800,000'.
        diff: of texts, the wording word by word.
    """

    aspect: Aspect
    left: str
    right: str
    words: str
    diff: tuple[Words, ...] = ()


def mirrored_change(change: ClauseChange) -> ClauseChange:
    """Turn a change round."""
    return _change(change.aspect, change.right, change.left, mirrored(change.diff))


def _change(aspect: Aspect, left: str, right: str, diff: tuple[Words, ...] = ()) -> ClauseChange:
    if diff:
        gone = sum(len(each.left.split()) for each in diff if each.fate == "removed")
        new = sum(len(each.right.split()) for each in diff if each.fate == "added")
        return ClauseChange(aspect, left, right, f"{_count(gone)} to {_count(new)}", diff)
    if left and right:
        return ClauseChange(aspect, left, right, f"{left} to {right}")
    return ClauseChange(aspect, left, right, f"no longer {left}" if left else f"now {right}")


def _count(words: int) -> str:
    return f"{words} word{'' if words == 1 else 's'}"


class Contents(NamedTuple):
    """What a comparison of two clauses, or lots of clauses, came to.

    Attributes:
        changes: what differs.
        read: whether their words could be compared.
        coded: whether what is coded of them could be.
        language: the language in which they were read.
    """

    changes: tuple[ClauseChange, ...]
    read: bool
    coded: bool
    language: str | None


def contents(
    left: Sequence[Clause], right: Sequence[Clause], words: InWords, same: Same
) -> Contents:
    """Compare what corresponding clauses say and what is coded of them.

    Where nothing at all is coded of one side, that is no change: nobody has coded it.
    """
    changes: list[ClauseChange] = []
    language = _language(left, right)
    if language is not None:
        ours, theirs = _wording(left, language), _wording(right, language)
        if not same_words(ours, theirs, language):
            changes.append(_change("text", ours, theirs, word_diff(ours, theirs, language)))
    coded = _is_coded(left) and _is_coded(right)
    if coded:
        sides = (words.of(all(map(own_words, side))) for side in (left, right))
        changes += _Coded(*sides, same=same).changes(left, right)
    return Contents(tuple(changes), language is not None, coded, language)


def _language(left: Sequence[Clause], right: Sequence[Clause]) -> str | None:
    ours = [clause.text for clause in left if clause.text is not None]
    theirs = [clause.text for clause in right if clause.text is not None]
    if len(ours) < len(left) or len(theirs) < len(right):
        return None  # the words of one of them were not seen
    return common_language(ours, theirs)


def _wording(clauses: Sequence[Clause], language: str) -> str:
    texts = (clause.text for clause in clauses)
    return " ".join(words_in(text, language) for text in texts if text is not None)


def _is_coded(clauses: Sequence[Clause]) -> bool:
    return any(clause.commitments or clause.conditions for clause in clauses)


class _Coded:
    """Compares what is coded of clauses."""

    def __init__(self, left: InWords, right: InWords, *, same: Same) -> None:
        self._ours = left
        self._theirs = right
        self._same = same

    def changes(self, left: Sequence[Clause], right: Sequence[Clause]) -> Iterator[ClauseChange]:
        ours = [each for clause in left for each in clause.commitments]
        theirs = [each for clause in right for each in clause.commitments]
        pairs = sorted(self._paired(ours, theirs))
        for one, other in pairs:
            yield from self._commitments(ours[one], theirs[other])
        for gone in _rest(len(ours), {one for one, _ in pairs}):
            yield _change("commitments", self._ours.commitment(ours[gone]), "")
        for come in _rest(len(theirs), {other for _, other in pairs}):
            yield _change("commitments", "", self._theirs.commitment(theirs[come]))
        yield from self._conditions(
            [each for clause in left for each in _conditions(clause)],
            [each for clause in right for each in _conditions(clause)],
        )
        yield from self._lists(
            "dependencies",
            list(dict.fromkeys(self._dependencies(left))),
            list(dict.fromkeys(self._dependencies(right))),
            lambda one, other: Answer.of(self._same.get(one, one) == self._same.get(other, other)),
            InWords.name,
        )

    def _paired(
        self, left: Sequence[Commitment], right: Sequence[Commitment]
    ) -> set[tuple[int, int]]:
        """Pair off commitments: by what they are about, then in their order."""
        if len(left) == len(right) == 1:
            return {(0, 0)}
        gains = {
            (one, other): self._alike(ours, theirs) + 0.01 * (one == other)
            for one, ours in enumerate(left)
            for other, theirs in enumerate(right)
        }
        pairs = assign({pair: gain for pair, gain in gains.items() if gain > 0.15})
        if len(left) == len(right):
            rest = zip(
                _rest(len(left), {one for one, _ in pairs}),
                _rest(len(right), {other for _, other in pairs}),
                strict=True,
            )
            pairs |= set(rest)
        return pairs

    def _alike(self, left: Commitment, right: Commitment) -> float:
        score = 0.05 * (left.modality == right.modality)
        for ours, theirs in ((left.action, right.action), (left.object, right.object)):
            if ours is None or theirs is None:
                continue
            language = common_language((ours,), (theirs,))
            if language is not None:
                score += _share(
                    matter(words_in(ours, language), language),
                    matter(words_in(theirs, language), language),
                )
        score += 0.5 * _share(
            [(each.actor, each.role) for each in left.parties],
            [(each.actor, each.role) for each in right.parties],
        )
        return score + 0.5 * shared(left.quantities, right.quantities, same_measure)

    def _commitments(self, left: Commitment, right: Commitment) -> Iterator[ClauseChange]:
        if left.modality != right.modality:
            yield _change("modality", left.modality, right.modality)
        yield from self._lists(
            "parties", left.parties, right.parties, same_party, InWords.party, same_role
        )
        yield from self._lists(
            "quantities",
            left.quantities,
            right.quantities,
            same_amount,
            InWords.quantity,
            same_measure,
            same_unit,
        )
        if same_timing(left.timing, right.timing, self._same) is Answer.NO:
            ours = self._ours.timing(left.timing) if left.timing else ""
            theirs = self._theirs.timing(right.timing) if right.timing else ""
            yield _change("timing", ours, theirs)
        yield from self._texts("action", left.action, right.action)
        yield from self._texts("object", left.object, right.object)
        yield from self._texts("purpose", left.purpose, right.purpose)
        yield from self._lists("means", left.means, right.means, same_text, _told_text)
        yield from self._lists("places", left.places, right.places, _equal, InWords.name)

    def _texts(
        self, aspect: Aspect, left: Text | None, right: Text | None
    ) -> Iterator[ClauseChange]:
        if left is None and right is None:
            return
        if left is not None and right is not None:
            language = common_language((left,), (right,))
            if language is None:
                return
            ours, theirs = words_in(left, language), words_in(right, language)
            if not same_words(ours, theirs, language):
                yield _change(aspect, ours, theirs)
            return
        told = self._ours.names.text
        yield _change(aspect, told(left) if left else "", told(right) if right else "")

    def _conditions(
        self, left: Sequence[Condition], right: Sequence[Condition]
    ) -> Iterator[ClauseChange]:
        yield from self._lists(
            "conditions",
            left,
            right,
            partial(same_condition, same=self._same),
            InWords.condition,
            lambda one, other: Answer.of(one.effect == other.effect),
            lambda _one, _other: Answer.YES,
        )

    @staticmethod
    def _dependencies(clauses: Sequence[Clause]) -> Iterator[str]:
        for clause in clauses:
            for condition in _conditions(clause):
                yield from (trigger.of for trigger in condition.triggers)
            for commitment in clause.commitments:
                if commitment.timing is not None and commitment.timing.anchor is not None:
                    yield commitment.timing.anchor

    def _lists(
        self,
        aspect: Aspect,
        left: Sequence[T],
        right: Sequence[T],
        same: Callable[[T, T], Answer],
        told: Callable[[InWords, T], str],
        *sorts: Callable[[T, T], Answer],
    ) -> Iterator[ClauseChange]:
        """Compare lists: what is in one only, that of one sort beside each other."""
        ours, come = partial(told, self._ours), partial(told, self._theirs)
        gone, new = _unpaired(left, right, paired_off(left, right, same))
        for sort in sorts:
            pairs = paired_off(gone, new, sort)
            for one, other in pairs:
                yield _change(aspect, ours(gone[one]), come(new[other]))
            gone, new = _unpaired(gone, new, pairs)
        for each in gone:
            yield _change(aspect, ours(each), "")
        for each in new:
            yield _change(aspect, "", come(each))


def _unpaired(
    left: Sequence[T], right: Sequence[T], pairs: Sequence[tuple[int, int]]
) -> tuple[list[T], list[T]]:
    """Give what is in two lists without those that were paired off."""
    ours = _rest(len(left), {one for one, _ in pairs})
    theirs = _rest(len(right), {other for _, other in pairs})
    return [left[each] for each in ours], [right[each] for each in theirs]


def _equal(left: str, right: str) -> Answer:
    return Answer.of(left == right)


def _told_text(words: InWords, text: Text) -> str:
    return words.names.text(text)


def _conditions(clause: Clause) -> Iterator[Condition]:
    yield from clause.conditions
    for commitment in clause.commitments:
        yield from commitment.conditions


def _rest(size: int, taken: set[int]) -> list[int]:
    return [place for place in range(size) if place not in taken]


def _share(left: Iterable[object], right: Iterable[object]) -> float:
    ours, theirs = set(left), set(right)
    return len(ours & theirs) / len(ours | theirs) if ours and theirs else 0.0
