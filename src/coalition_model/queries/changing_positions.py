"""Positions in sentences, and where an actor stood before: for what changed."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from coalition_model.dossier import Dossier
from coalition_model.entities import Clause, PeacePlan, Position, Statement
from coalition_model.entities.common import Part
from coalition_model.entities.conditions import Condition
from coalition_model.entities.positions import Stance
from coalition_model.entities.references import parts_alone
from coalition_model.queries.dates_in_words import when_words
from coalition_model.queries.day_bounds import spell_of
from coalition_model.queries.in_force import wholes
from coalition_model.queries.naming import phrase
from coalition_model.queries.stance_evidence import (
    Told,
    superseding,
    taken,
    targets,
    tellings,
)
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


def before_position(old: Words, new: Words, position: Position) -> str:
    """Say where whoever's position it is stood before, as far as the old state tells.

    What stood before is looked for as a stance is: a position of the actor, or on its behalf, on
    the same thing, else on the nearest that holds it. What is of the same day, and what the new
    position stands in the place of, is not before.
    """
    dossier = new.names.dossier
    when = taken(dossier, position)
    levels = list(_levels(old, dossier, position))
    before = next((rows for level in levels if (rows := level.before)), ())
    own = levels[0]
    since = _since(when) if when is not None else None
    if before:
        parts = [f"before: {_stances(old, position, before)}"]
    elif own.replaced:
        parts = []
    else:
        parts = [f"until {since} no position" if since else "before, no position"]
    for label, rows in (
        ("in place of", own.replaced),
        ("on the same day", own.same_day),
        ("afterwards", own.later),
    ):
        parts += [f"{label}: {_stances(old, position, rows)}"] if rows else []
    return "; ".join(parts)


class _Level(NamedTuple):
    """The positions on one thing in the old state, by how they lie to a new one."""

    before: tuple[Told, ...]
    replaced: tuple[Told, ...]
    same_day: tuple[Told, ...]
    later: tuple[Told, ...]


def _levels(old: Words, new: Dossier, position: Position) -> Iterator[_Level]:
    """Sort the old positions of an actor on a thing, and on each that holds it, by their time."""
    known, newer = old.names.dossier.derived(_by_holder), new.derived(superseding)
    first = spell_of(taken(new, position)).first
    holder = position.on_behalf_of or position.actor
    target: str | None = position.target
    while target is not None:
        rows: dict[str, list[Told]] = {fate: [] for fate in _Level._fields}
        for told in known.get((holder, target), ()):
            other = told.spell.first
            if position.id in newer.get(told.position.id, ()):
                rows["replaced"].append(told)
            elif told.set_aside_by:
                continue
            elif other.low > first.high:
                rows["later"].append(told)
            elif other == first and first.low == first.high:
                rows["same_day"].append(told)
            else:
                rows["before"].append(told)
        yield _Level(*(tuple(each) for each in rows.values()))
        target = new.derived(wholes).get(target)


def conditions_words(words: Words, position: Position) -> str:
    """Put the conditions of a position into words."""
    return " and ".join(condition_words(words, each) for each in position.conditions)


def _stances(words: Words, position: Position, rows: Sequence[Told]) -> str:
    """Say old stances, each with what it was on and who took it where that is another."""
    said: list[str] = []
    for told in rows:
        other = told.position
        stance = stance_words(other.stance)
        if other.target != position.target:
            stance = phrase(STANCES[other.stance], words.name(other.target))
        by = f"by {words.name(other.actor)}" if other.actor != position.actor else ""
        when = when_words(told.when) if told.when is not None else ""
        details = ", ".join(each for each in (when, by) if each)
        conditions = conditions_words(words, other)
        said.append(phrase(stance, conditions, f"({details})" if details else ""))
    return ", ".join(said)


def _since(when: When) -> str | None:
    """Say since when; None where that is not told."""
    if isinstance(when, EdtfInterval | MomentInterval):
        return None if isinstance(when.start, IntervalEnd) else when_words(when.start)
    return None if isinstance(when, EdtfSet) else when_words(when)


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
        for clause in parts_alone(plan):  # outermost first
            if isinstance(clause, Clause):
                found |= {part.id: clause for part in parts_alone(clause)}
    return found


def _by_holder(dossier: Dossier) -> dict[tuple[str, str], tuple[Told, ...]]:
    """Sort positions by whose stance they are, and by what they are on."""
    found: dict[tuple[str, str], list[Told]] = {}
    for target in sorted(targets(dossier)):
        for holder, told in tellings(dossier, target, None):
            found.setdefault((holder, target), []).append(told)
    return {key: tuple(rows) for key, rows in found.items()}
