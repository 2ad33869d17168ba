"""What changed inside clauses that correspond."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Literal, NamedTuple, TypeVar

from coalition_model.entities.commitments import Commitment
from coalition_model.entities.conditions import Condition, Timing
from coalition_model.entities.plans import Clause
from coalition_model.queries.comparing_assignment import assign
from coalition_model.queries.comparing_text import (
    Words,
    common_language,
    mirrored,
    same_words,
    word_diff,
)
from coalition_model.queries.comparing_words import matter, primary
from coalition_model.queries.wording import Words as InWords
from coalition_model.queries.wording import own_words
from coalition_model.values.parties import Party
from coalition_model.values.quantities import Quantity
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
Same = Mapping[str, str]
"""What a clause or commitment of either plan is called where both plans have it."""


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
    return " ".join(_in(text, language) for text in texts if text is not None)


def _in(text: Text, language: str) -> str:
    return next(text.wordings[tag] for tag in text.languages if primary(tag) == language)


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
        if ours and theirs:
            pairs = sorted(self._paired(ours, theirs))
            for one, other in pairs:
                yield from self._commitments(ours[one], theirs[other])
            rest = [ours[each] for each in _rest(len(ours), {one for one, _ in pairs})]
            new = [theirs[each] for each in _rest(len(theirs), {other for _, other in pairs})]
            for gone in rest:
                yield _change("commitments", self._ours.commitment(gone), "")
            for come in new:
                yield _change("commitments", "", self._theirs.commitment(come))
        yield from self._conditions(
            [each for clause in left for each in _conditions(clause)],
            [each for clause in right for each in _conditions(clause)],
        )
        yield from self._lists(
            "dependencies",
            list(dict.fromkeys(self._dependencies(left))),
            list(dict.fromkeys(self._dependencies(right))),
            lambda each: self._same.get(each, each),
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
                    matter(_in(ours, language), language), matter(_in(theirs, language), language)
                )
        score += 0.5 * _share(
            [(each.actor, each.role) for each in left.parties],
            [(each.actor, each.role) for each in right.parties],
        )
        return score + 0.5 * _share(
            map(_measured, left.quantities), map(_measured, right.quantities)
        )

    def _commitments(self, left: Commitment, right: Commitment) -> Iterator[ClauseChange]:
        if left.modality != right.modality:
            yield _change("modality", left.modality, right.modality)
        yield from self._lists("parties", left.parties, right.parties, _party, InWords.party, _role)
        yield from self._lists(
            "quantities",
            left.quantities,
            right.quantities,
            _amount,
            InWords.quantity,
            _measured,
            lambda each: each.unit,
        )
        if self._timing_key(left.timing) != self._timing_key(right.timing):
            ours = self._ours.timing(left.timing) if left.timing else ""
            theirs = self._theirs.timing(right.timing) if right.timing else ""
            yield _change("timing", ours, theirs)
        yield from self._texts("action", left.action, right.action)
        yield from self._texts("object", left.object, right.object)
        yield from self._texts("purpose", left.purpose, right.purpose)
        yield from self._lists("means", left.means, right.means, _text_key, _told_text)
        yield from self._lists("places", left.places, right.places, str, InWords.name)

    def _texts(
        self, aspect: Aspect, left: Text | None, right: Text | None
    ) -> Iterator[ClauseChange]:
        if left is None and right is None:
            return
        if left is not None and right is not None:
            language = common_language((left,), (right,))
            if language is None:
                return
            ours, theirs = _in(left, language), _in(right, language)
            if not same_words(ours, theirs, language):
                yield _change(aspect, ours, theirs)
            return
        told = self._ours.names.text
        yield _change(aspect, told(left) if left else "", told(right) if right else "")

    def _conditions(
        self, left: Sequence[Condition], right: Sequence[Condition]
    ) -> Iterator[ClauseChange]:
        def key(condition: Condition) -> object:
            wording = _text_key(condition.wording) if condition.wording else None
            triggers = sorted(
                (self._same.get(each.of, each.of), each.happening) for each in condition.triggers
            )
            combine = condition.combine if len(triggers) > 1 else "all"
            return (wording, tuple(triggers), combine, condition.effect)

        yield from self._lists(
            "conditions",
            left,
            right,
            key,
            InWords.condition,
            lambda each: each.effect,
            lambda _: None,
        )

    def _timing_key(self, timing: Timing | None) -> object:
        if timing is None:
            return None
        wording = _text_key(timing.wording) if timing.wording else None
        anchor = self._same.get(timing.anchor, timing.anchor) if timing.anchor else None
        return (wording, timing.when, timing.relation, anchor, timing.offset)

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
        key: Callable[[T], object],
        told: Callable[[InWords, T], str],
        *sorts: Callable[[T], object],
    ) -> Iterator[ClauseChange]:
        """Compare lists: what is in one only, that of one sort beside each other."""
        ours, come = partial(told, self._ours), partial(told, self._theirs)
        theirs = list(right)
        keys = [key(each) for each in theirs]
        gone: list[T] = []
        for each in left:
            if key(each) in keys:
                place = keys.index(key(each))
                del keys[place], theirs[place]
            else:
                gone.append(each)
        for sort in sorts:
            kept: list[T] = []
            for each in gone:
                alike = [place for place, new in enumerate(theirs) if sort(new) == sort(each)]
                if alike:
                    yield _change(aspect, ours(each), come(theirs.pop(alike[0])))
                else:
                    kept.append(each)
            gone = kept
        for each in gone:
            yield _change(aspect, ours(each), "")
        for each in theirs:
            yield _change(aspect, "", come(each))


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


def _measured(quantity: Quantity) -> object:
    return (quantity.unit, _text_key(quantity.of) if quantity.of else None)


def _amount(quantity: Quantity) -> object:
    of = _text_key(quantity.of) if quantity.of else None
    return (quantity.bounds, quantity.qualifier == "about", quantity.unit, of)


def _party(party: Party) -> object:
    return (party.actor, party.role, party.on_behalf_of)


def _role(party: Party) -> object:
    return party.role


def _text_key(text: Text) -> object:
    """Give what two texts must share to count as the same: the words in each language."""
    return frozenset(
        (primary(tag), " ".join(words.casefold().split())) for tag, words in text.wordings.items()
    )
