"""Whether what is coded of two clauses is the same, as far as their languages let one tell."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from coalition_model.entities.conditions import Condition, Timing
from coalition_model.queries.comparing_text import common_language, same_words, words_in
from coalition_model.values.answers import Answer
from coalition_model.values.parties import Party
from coalition_model.values.quantities import Quantity
from coalition_model.values.text import Text

T = TypeVar("T")
Same = Mapping[str, str]
"""What a clause or commitment of either plan is called where both plans have it."""


def same_text(left: Text | None, right: Text | None) -> Answer:
    """Tell whether two texts say the same, in a language that both have; UNKNOWN without one.

    >>> same_text(Text.of("law", "en"), Text(wordings={"en": "law", "fr": "loi"}))
    Answer.YES
    >>> same_text(Text.of("law", "en"), Text.of("loi", "fr"))
    Answer.UNKNOWN
    """
    if left is None or right is None:
        return Answer.of(left is right)
    language = common_language((left,), (right,))
    if language is None:
        return Answer.UNKNOWN
    return Answer.of(same_words(words_in(left, language), words_in(right, language), language))


def same_measure(left: Quantity, right: Quantity) -> Answer:
    """Tell whether two quantities are amounts of the same thing."""
    return Answer.of(left.unit == right.unit) & same_text(left.of, right.of)


def same_amount(left: Quantity, right: Quantity) -> Answer:
    """Tell whether two quantities are the same amount of the same thing."""
    about = (left.qualifier == "about", right.qualifier == "about")
    alike = left.bounds == right.bounds and about[0] == about[1]
    return Answer.of(alike) & same_measure(left, right)


def same_unit(left: Quantity, right: Quantity) -> Answer:
    """Tell whether two quantities are counted in the same unit."""
    return Answer.of(left.unit == right.unit)


def same_party(left: Party, right: Party) -> Answer:
    """Tell whether the same actor is party in the same role, for the same others."""
    ours = (left.actor, left.role, left.on_behalf_of)
    return Answer.of(ours == (right.actor, right.role, right.on_behalf_of))


def same_role(left: Party, right: Party) -> Answer:
    """Tell whether two are parties in the same role."""
    return Answer.of(left.role == right.role)


def same_timing(left: Timing | None, right: Timing | None, same: Same) -> Answer:
    """Tell whether two timings are the same, clauses that correspond being one."""
    if left is None or right is None:
        return Answer.of(left is right)
    coded = [
        (each.when, each.relation, same.get(each.anchor or "", each.anchor), each.offset)
        for each in (left, right)
    ]
    return Answer.of(coded[0] == coded[1]) & same_text(left.wording, right.wording)


def same_condition(left: Condition, right: Condition, same: Same) -> Answer:
    """Tell whether two conditions are the same, clauses that correspond being one."""
    return Answer.of(_coded(left, same) == _coded(right, same)) & same_text(
        left.wording, right.wording
    )


def _coded(condition: Condition, same: Same) -> object:
    triggers = sorted((same.get(each.of, each.of), each.happening) for each in condition.triggers)
    return (triggers, condition.combine if len(triggers) > 1 else "all", condition.effect)


def paired_off(
    left: Sequence[T], right: Sequence[T], same: Callable[[T, T], Answer]
) -> list[tuple[int, int]]:
    """Pair off what is the same in two lists, by places; then what may be.

    >>> texts = Text.of("loi", "fr"), Text.of("law", "en")
    >>> paired_off(texts, texts[1:], same_text)
    [(1, 0)]
    """
    found: list[tuple[int, int]] = []
    ours, theirs = list(range(len(left))), list(range(len(right)))
    for enough in (Answer.YES, Answer.UNKNOWN):
        for one in tuple(ours):
            for other in theirs:
                if same(left[one], right[other]) is enough:
                    found.append((one, other))
                    ours.remove(one)
                    theirs.remove(other)
                    break
    return sorted(found)


def shared(left: Sequence[T], right: Sequence[T], same: Callable[[T, T], Answer]) -> float:
    """Tell how much two lists share, from 0 to 1."""
    pairs = len(paired_off(left, right, same))
    return pairs / (len(left) + len(right) - pairs) if left and right else 0.0
