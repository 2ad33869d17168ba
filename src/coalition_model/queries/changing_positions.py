"""Positions in sentences, and where an actor stood before: for what changed."""

from collections.abc import Sequence
from typing import Final

from coalition_model.dossier import Dossier
from coalition_model.entities import Clause, PeacePlan, Position, Statement
from coalition_model.entities.common import Part
from coalition_model.entities.conditions import Condition
from coalition_model.entities.positions import Stance
from coalition_model.entities.references import parts
from coalition_model.queries.dates_in_words import when_words
from coalition_model.queries.naming import phrase
from coalition_model.queries.wording import Words, own_words
from coalition_model.values.answers import Answer
from coalition_model.values.edtf import EdtfInterval
from coalition_model.values.edtf_sets import EdtfSet
from coalition_model.values.interval_ends import IntervalEnd
from coalition_model.values.moments import MomentInterval
from coalition_model.values.when import When

STANCES: Final[dict[Stance, str]] = {
    "supports": "supports",
    "opposes": "opposes",
    "neutral": "is neutral on",
    "abstains": "abstains on",
    "mixed": "is of two minds on",
    "declined": "declines to take a position on",
}
_ON_CONDITION: Final = {
    "starts": "on condition of",
    "restores": "again on condition of",
    "ends": "until",
    "suspends": "unless",
}


def stance_words(stance: Stance) -> str:
    """Say a stance without what it is on.

    >>> stance_words("neutral")
    'is neutral'
    """
    return STANCES[stance].split(" on")[0]


def position_words(words: Words, position: Position) -> str:
    """Put a position into a sentence, with the conditions that it was taken on."""
    actor = words.name(position.actor)
    if position.on_behalf_of is not None:
        actor += f", on behalf of {words.name(position.on_behalf_of)},"
    target, conditions = words.name(position.target), conditions_words(words, position)
    return phrase(actor, STANCES[position.stance], target, conditions)


def condition_words(words: Words, condition: Condition) -> str:
    """Say what a condition does to a position, and what it is: 'until the truce is breached'."""
    joint = _ON_CONDITION[condition.effect]
    if condition.wording is not None:
        words = words.of(quotes(words.names.dossier, condition))
        return f"{joint} {words.quoted(condition.wording)}"
    both = " and " if condition.combine == "all" else " or "
    coded = both.join(words.trigger(each) for each in condition.triggers)
    return (
        f"{joint.replace(' of', ' that')} {coded}" if coded else "on a condition that is not coded"
    )


def before_position(old: Words, position: Position) -> str:
    """Say where the actor stood before, as far as the old state tells."""
    others = old.names.dossier.derived(_by_stand).get(_stand(position), ())
    later = [each for each in others if _later(each, position)]
    before = [each for each in others if each not in later]
    after = f"; afterwards: {_stances(old, later)}" if later else ""
    if before:
        return f"before: {_stances(old, before)}{after}"
    since = _since(position.when) if position.when is not None else None
    return (f"until {since} no position" if since else "before, no position") + after


def conditions_words(words: Words, position: Position) -> str:
    """Put the conditions of a position into words."""
    return " and ".join(condition_words(words, each) for each in position.conditions)


def _stances(words: Words, positions: Sequence[Position]) -> str:
    return ", ".join(
        phrase(
            stance_words(each.stance),
            conditions_words(words, each),
            f"({when_words(each.when)})" if each.when is not None else "",
        )
        for each in positions
    )


def _since(when: When) -> str | None:
    """Say since when; None where that is not told."""
    if isinstance(when, EdtfInterval | MomentInterval):
        return None if isinstance(when.start, IntervalEnd) else when_words(when.start)
    return None if isinstance(when, EdtfSet) else when_words(when)


def _later(one: Position, other: Position) -> bool:
    """Tell whether a position was certainly taken after another one."""
    if one.when is None or other.when is None:
        return False
    return _began(one.when).after(_began(other.when)).certain


def _began(when: When) -> When:
    if isinstance(when, EdtfInterval | MomentInterval) and not isinstance(when.start, IntervalEnd):
        return when.start
    return when


def quotes(dossier: Dossier, thing: Part | None) -> bool:
    """Tell whether the wordings of a thing, and of what is in it, are those of a document."""
    match thing:
        case Clause():
            return own_words(thing)
        case Statement():
            return thing.direct is Answer.YES
        case None:
            return True
        case _:
            clause = dossier.derived(_clause_of).get(thing.id)
            if clause is not None:
                return own_words(clause)
            cited = thing.citations
            if not cited and thing.id in dossier:
                cited = dossier.whole_of(thing.id).citations
            return all(each.verbatim for each in cited if each.quote is not None)


def _clause_of(dossier: Dossier) -> dict[str, Clause]:
    """Give the innermost clause that a part of a plan is in."""
    found: dict[str, Clause] = {}
    for plan in dossier.all(PeacePlan):
        for _, clause in parts(plan):  # outermost first
            if isinstance(clause, Clause):
                found |= {part.id: clause for _, part in parts(clause)}
    return found


def _stand(position: Position) -> object:
    return (position.actor, position.target, position.on_behalf_of)


def _by_stand(dossier: Dossier) -> dict[object, tuple[Position, ...]]:
    found: dict[object, list[Position]] = {}
    for position in dossier.all(Position):
        found.setdefault(_stand(position), []).append(position)
    return {key: tuple(rows) for key, rows in found.items()}
