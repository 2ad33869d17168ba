"""Rules on positions: on what they are, on which condition, and how they stand to one another."""

import re
from collections.abc import Iterator
from typing import Final

from coalition_model.dossier import Dossier
from coalition_model.entities.plans import PeacePlan
from coalition_model.entities.positions import Position
from coalition_model.queries.qualified import firm
from coalition_model.queries.stance_evidence import superseding
from coalition_model.rules.common import blamed, certain_part
from coalition_model.rules.findings import Problem, Severity
from coalition_model.rules.lives import (
    but,
    doubt,
    doubt_of_order,
    life_words,
    lives,
    shared,
    stretch_of,
    when_outside,
)
from coalition_model.rules.position_grounds import GROUND_RULES
from coalition_model.rules.rule import Rule, rule
from coalition_model.values.allen import before, overlaps
from coalition_model.values.edtf import EdtfInterval
from coalition_model.values.ids import kind_of
from coalition_model.values.moments import Moment
from coalition_model.values.text import Text
from coalition_model.values.when import When, sort_key


@rule(
    "POS001",
    "warning",
    passing="""
      plans: [{id: plan:p, when: 2025-08, citations: [source:paper]}]
      positions:
        - actor: state:FR
          target: plan:p
          stance: supports
          when: 2025-08-10
          citations: [source:paper]
    """,
    failing="""
      plans: [{id: plan:p, when: 2025-08-16, citations: [source:paper]}]
      positions:
        - actor: state:FR
          target: plan:p
          stance: supports
          when: 2025-08-10
          citations: [source:paper]
    """,
)
def before_its_target(dossier: Dossier) -> Iterator[Problem]:
    """A position is taken on what is already there.

    Compares `when` of a position with that of the plan that it is on, or whose clause or commitment
    it is on. Silent where the dates leave it open; info where one is uncertain or approximate. One
    can well have a position on an event to come.
    """
    for position in dossier.positions.values():
        if position.when is None or kind_of(position.target) == "event":
            continue
        plan = dossier.whole_of(position.target)
        if not isinstance(plan, PeacePlan) or plan.when is None:
            continue
        if before(position.when, plan.when).certain:
            severity = doubt_of_order(before, position.when, plan.when)
            yield Problem(
                position.id,
                "when",
                f"must not be before the date of {plan.id} ({plan.when}), "
                + but(severity, position.when, "may be before it"),
                "mend one of the dates, or point to the earlier version that it is on",
                severity,
            )


@rule(
    "POS002",
    "error",
    passing="""
      leaders: [{id: leader:ada, names: [Ada], life: 1950/2025-08, citations: [source:paper]}]
      plans: [{id: plan:p, citations: [source:paper]}]
      positions:
        - actor: leader:ada
          target: plan:p
          stance: supports
          when: 2025-08-17
          citations: [source:paper]
    """,
    failing="""
      leaders: [{id: leader:ada, names: [Ada], life: 1950/2025-07, citations: [source:paper]}]
      plans: [{id: plan:p, citations: [source:paper]}]
      positions:
        - actor: leader:ada
          target: plan:p
          stance: supports
          when: 2025-08-17
          citations: [source:paper]
    """,
)
def out_of_its_time(dossier: Dossier) -> Iterator[Problem]:
    """A position is taken while its actor exists, and whom it is taken for.

    Compares `when` with the life of a person, the spells of a state, or the days from the
    foundation to the dissolution of an organization: of the actor, and of the state or organization
    in `on_behalf_of`. Silent where the dates leave it open; info where one is uncertain or
    approximate.
    """
    existed = dossier.derived(lives)
    for position in dossier.positions.values():
        if position.when is None:
            continue
        actors = [position.actor]
        if position.on_behalf_of is not None and kind_of(position.on_behalf_of) != "leader":
            actors.append(position.on_behalf_of)
        for actor in actors:
            spells = existed.get(actor)
            if spells is None or not when_outside(position.when, spells):
                continue
            severity = doubt(when_outside, position.when, spells)
            yield Problem(
                position.id,
                "when",
                f"must be within {life_words(dossier, actor, spells)}, "
                + but(severity, position.when),
                "mend the date, or name whoever took the position then",
                severity,
            )


@rule(
    "POS003",
    "warning",
    passing="""
      plans: [{id: plan:p, citations: [source:paper]}]
      positions:
        - actor: state:FR
          target: plan:p
          stance: supports
          conditions: [{wording: {en: if the others do}}]
          citations: [source:paper]
    """,
    failing="""
      plans: [{id: plan:p, citations: [source:paper]}]
      positions:
        - actor: state:FR
          target: plan:p
          stance: supports
          conditions: [{effect: starts}]
          citations: [source:paper]
    """,
)
def conditional_on_nothing(dossier: Dossier) -> Iterator[Problem]:
    """A conditional position says on what it depends.

    Finds conditions that have neither wording nor triggers.
    """
    for position in dossier.positions.values():
        for condition in position.conditions:
            if condition.wording is None and not condition.triggers:
                yield Problem(
                    condition.id,
                    "wording",
                    "must be given, or a trigger must be, but neither is",
                    "say in the words of the source on what the stance depends",
                )


@rule(
    "POS004",
    "info",
    passing="""
      plans: [{id: plan:p, citations: [source:paper]}]
      positions:
        - actor: state:FR
          target: plan:p
          stance: mixed
          note: {en: For the guarantees but against the limits.}
          citations: [source:paper]
    """,
    failing="""
      plans: [{id: plan:p, citations: [source:paper]}]
      positions:
        - {actor: state:FR, target: plan:p, stance: mixed, citations: [source:paper]}
    """,
)
def mixed_of_what(dossier: Dossier) -> Iterator[Problem]:
    """A mixed stance says of what it is mixed.

    Finds positions whose stance is mixed without conditions and without note. Forgiven are actors
    that have positions on clauses of the same plan too: these say it.
    """
    unsaid = [
        position
        for position in dossier.positions.values()
        if position.stance == "mixed" and not position.conditions and position.note is None
    ]
    if not unsaid:
        return
    on_parts = {
        (position.actor, dossier.whole_of(position.target).id)
        for position in dossier.positions.values()
        if kind_of(position.target) in ("clause", "commitment")
    }
    for position in unsaid:
        if (position.actor, position.target) not in on_parts:
            yield Problem(
                position.id,
                "stance",
                "must come with conditions or a note that say of what, but is mixed without",
                "add the conditions, a note, or positions on the clauses",
            )


_IF: Final = re.compile(
    r"\b(?:(?:provided that|on (?:the )?condition (?:that|of)|conditional (?:up)?on|only if"
    r"|as long as|à (?:la )?condition (?:que|de)|sous réserve|pourvu que"
    r"|(?:seulement|uniquement) si)\b|(?:à (?:la )?condition (?:qu|d)|pourvu qu)['’])",
    re.IGNORECASE,
)


@rule(
    "POS005",
    "info",
    passing="""
      plans: [{id: plan:p, citations: [source:paper]}]
      positions:
        - actor: state:FR
          target: plan:p
          stance: supports
          conditions: [{wording: {en: provided that others do}}]
          citations: [{source: source:paper, quote: 'We agree, provided that others do.'}]
    """,
    failing="""
      plans: [{id: plan:p, citations: [source:paper]}]
      positions:
        - actor: state:FR
          target: plan:p
          stance: supports
          citations: [{source: source:paper, quote: 'We agree, provided that others do.'}]
    """,
)
def condition_left_out(dossier: Dossier) -> Iterator[Problem]:
    """A position whose words set a condition has one.

    Reads the quotations of a position, and the words of its statement if they are about its target
    alone, for 'provided that', 'on condition that', 'only if', 'as long as' and their
    like, and for 'à condition que', 'sous réserve', 'pourvu que', 'seulement si' in French. It
    is an info only, as the condition may be on something else.
    """
    for position in dossier.positions.values():
        if position.conditions:
            continue
        for words in _words(dossier, position):
            found = _IF.search(words)
            if found is not None:
                yield Problem(
                    position.id,
                    "conditions",
                    f"may have to hold what follows '{found[0]}' in the words cited, but are empty",
                    "add the condition in the words of the source",
                )
                break


def _words(dossier: Dossier, position: Position) -> Iterator[str]:
    for citation in position.citations:
        if citation.quote is not None:
            yield citation.quote
    if position.statement is not None:
        statement = dossier.statements[position.statement]
        if statement.text is not None and statement.about == (position.target,):
            yield from _readable(statement.text)


def _readable(text: Text) -> Iterator[str]:
    for language, words in text.wordings.items():
        if language.partition("-")[0].lower() in ("en", "fr"):
            yield words


@rule(
    "POS006",
    "warning",
    passing="""
      plans: [{id: plan:p, citations: [source:paper]}]
      positions:
        - {actor: state:FR, target: plan:p, stance: supports, when: 2025-08-16,
           citations: [source:paper]}
        - {id: position:later, actor: state:FR, target: plan:p, stance: opposes, when: 2025-08-17,
           citations: [source:paper]}
    """,
    failing="""
      plans: [{id: plan:p, citations: [source:paper]}]
      positions:
        - {actor: state:FR, target: plan:p, stance: supports, when: 2025-08-17,
           citations: [source:paper]}
        - {id: position:later, actor: state:FR, target: plan:p, stance: opposes, when: 2025-08-17,
           citations: [source:paper]}
    """,
)
def both_for_and_against(dossier: Dossier) -> Iterator[Problem]:
    """Nobody supports and opposes the same thing on the same day.

    Compares positions of one actor on one target, taken on behalf of the same. Silent where the
    dates leave it open: of 'from March on' only the first day counts. Info where both positions
    are undated, so that neither is the later one, or where a date is uncertain or approximate.

    Forgiven are positions with conditions, of which each may hold in its case, two that different
    coders read, and those in whose place another one of the actor on the target stands: one that
    `supersedes` them.
    """
    superseded = dossier.derived(superseding)
    groups: dict[tuple[str, str, str | None], list[Position]] = {}
    for position in dossier.positions.values():
        if position.id in superseded or position.conditions:
            continue
        if position.stance in ("supports", "opposes"):
            key = (position.actor, position.target, position.on_behalf_of)
            groups.setdefault(key, []).append(position)
    for positions in groups.values():
        if len({each.stance for each in positions}) == 1:
            continue
        last: dict[tuple[str, str | None], Position] = {}
        for position in sorted(positions, key=_order):
            rivals = (each for (stance, _), each in last.items() if stance != position.stance)
            opposite = next((each for each in rivals if _clash(each, position)), None)
            if opposite is not None:
                mend, against = blamed(dossier, opposite.id, position.id)
                mine = dossier.positions[mend]
                theirs = dossier.positions[against]
                undated = mine.when is None
                settled = _firmly(mine.when, theirs.when)
                severity: Severity | None = None if settled else "info"
                on = "an unknown day" if undated else str(mine.when)
                yield Problem(
                    mend,
                    "stance",
                    f"{'must' if severity is None else 'may have to'} be one and the same on {on}, "
                    f"but is {mine.stance} here and {theirs.stance} in {against}",
                    "date them, add the conditions, or keep one of them as a claim",
                    severity,
                )
            by = (position.stance, position.coder)
            if by not in last or _end(position) >= _end(last[by]):
                last[by] = position


def _clash(one: Position, other: Position) -> bool:
    if one.coder is not None and other.coder is not None and one.coder != other.coder:
        return False
    if one.when is None or other.when is None:
        return one.when is other.when
    return overlaps(_own_day(one.when), _own_day(other.when)).certain


def _firmly(one: When | None, other: When | None) -> bool:
    """Tell whether two times that overlap do so by ends that are not uncertain or approximate."""
    if one is None or other is None:
        return False
    mine, theirs = _own_day(one), _own_day(other)
    if overlaps(firm(mine), firm(theirs)).certain:
        return True
    if not isinstance(mine, EdtfInterval) or not isinstance(theirs, EdtfInterval):
        return False
    stretch, beside = stretch_of(mine), stretch_of(theirs)
    common = shared(stretch, beside) if stretch is not None and beside is not None else None
    return common is not None and common.first_is_firm and common.last_is_firm


def _own_day(when: When) -> When:
    """Give the day of a moment, as its own clock shows it; what is no moment stays."""
    part = certain_part(when)
    return part.date if isinstance(part, Moment) else part


def _order(position: Position) -> tuple[bool, object, str]:
    when = position.when
    return when is not None, sort_key(certain_part(when)) if when else (), position.id


def _end(position: Position) -> tuple[bool, int]:
    when = position.when
    return when is not None, sort_key(certain_part(when))[1] if when else 0


POSITION_RULES: Final[tuple[Rule, ...]] = (
    before_its_target,
    out_of_its_time,
    conditional_on_nothing,
    mixed_of_what,
    condition_left_out,
    both_for_and_against,
    *GROUND_RULES,
)
"""Rules on positions, in the order of their codes."""
