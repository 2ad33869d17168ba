"""Rules on time: what follows comes after, and a part lies within its whole."""

from collections.abc import Iterator
from typing import Final

from coalition_model.dossier import Dossier
from coalition_model.entities.events import Event
from coalition_model.entities.meetings import Meeting
from coalition_model.entities.plans import Clause, PeacePlan
from coalition_model.entities.positions import Position
from coalition_model.entities.sources import Source
from coalition_model.entities.statements import Statement
from coalition_model.rules.common import certain_part
from coalition_model.rules.findings import Problem
from coalition_model.rules.lives import but, doubt, doubt_of_order
from coalition_model.rules.rule import Rule, rule
from coalition_model.values.allen import after, before, contains, overlaps
from coalition_model.values.answers import Answer
from coalition_model.values.edtf import EdtfInterval
from coalition_model.values.interval_ends import IntervalEnd
from coalition_model.values.moments import Moment, MomentInterval
from coalition_model.values.parties import Relation, RelationKind
from coalition_model.values.when import When

COPYING: Final[tuple[RelationKind, ...]] = ("copy-of", "relays", "quotes")
"""Relations of a source that repeats another."""

LATER: Final[frozenset[RelationKind]] = frozenset(
    {
        "supersedes",
        "responds-to",
        "renders",
        "implements",
        "relays",
        "quotes",
        "follows",
        "reschedules",
        "copy-of",
    }
)
"""Relations whose owner comes after what it points to."""


def date_of(dossier: Dossier, id: str) -> When | None:
    """Give when something was, or was published; a part has the date of its whole.

    None for what has no single date, such as a state or a claim.
    """
    match dossier.whole_of(id):
        case Source(published=date):
            return date
        case (
            Meeting(when=date)
            | Event(when=date)
            | PeacePlan(when=date)
            | Statement(when=date)
            | Position(when=date)
        ):
            return date
        case _:
            return None


@rule(
    "TIM009",
    "error",
    passing="""
      meetings:
        - {id: meeting:first, when: 2025-08-15T22:00Z}
        - id: meeting:second
          when: 2025-08-16
          relations: [{kind: follows, target: meeting:first}]
    """,
    failing="""
      meetings:
        - {id: meeting:first, when: 2025-08-15T22:00Z}
        - id: meeting:second
          when: 2025-08-14
          relations: [{kind: follows, target: meeting:first}]
    """,
)
def follow_up_too_early(dossier: Dossier) -> Iterator[Problem]:
    """What follows, supersedes, answers, carries out or relays something does not come before it.

    Compares the dates of a meeting, event, plan, clause, statement or source with those of what
    its `relations` point to; what `precedes` something does not come after it. The dates may
    touch or overlap. A source that copies, relays or quotes another is the matter of SRC008.
    Silent where the dates or the time zones leave it open, or one has no date. Info where a date
    is uncertain or approximate, and where a meeting that `reschedules` another is earlier: it may
    have been brought forward.
    """
    for owner, relations, mine in _related(dossier):
        for place, relation in enumerate(relations):
            late = relation.kind in LATER
            if not late and relation.kind != "precedes":
                continue
            theirs = date_of(dossier, relation.target)
            if theirs is None or theirs is mine:
                continue
            if relation.kind in COPYING and {owner, relation.target} <= dossier.sources.keys():
                continue  # SRC008 judges it
            wrong = before if late else after
            if not wrong(mine, theirs).certain:
                continue
            moved = relation.kind == "reschedules"
            severity = "info" if moved else doubt_of_order(wrong, mine, theirs)
            order = "no earlier than" if late else "no later than"
            yield Problem(
                owner,
                f"relations/{place}",
                f"must be {order} {relation.target} ({theirs}), which it "
                f"{_VERBS.get(relation.kind, relation.kind)}, " + but(severity, mine),
                "correct one of the dates, or the relation",
                severity,
            )


_VERBS: Final[dict[RelationKind, str]] = {
    "responds-to": "responds to",
    "copy-of": "is a copy of",
    "part-of": "is part of",
}


@rule(
    "TIM010",
    "error",
    passing="""
      meetings:
        - {id: meeting:summit, when: 2025-08-17/2025-08-18}
        - id: meeting:dinner
          when: 2025-08-18T20:00+02:00
          relations: [{kind: part-of, target: meeting:summit}]
    """,
    failing="""
      meetings:
        - {id: meeting:summit, when: 2025-08-17/2025-08-18}
        - id: meeting:dinner
          when: 2025-08-21T20:00+02:00
          relations: [{kind: part-of, target: meeting:summit}]
    """,
)
def part_outside_whole(dossier: Dossier) -> Iterator[Problem]:
    """A part of a meeting or event takes place during it.

    Compares the `when` of a meeting or event with that of the meeting or event that it is
    `part-of`. A whole whose hour is given is taken to begin then and to go on for that day. A part
    dated to the day may take any hour of it, and one 'from 15:00 on' does not go on for ever.
    Silent where the dates or the time zones leave it open; info where one is uncertain or
    approximate.
    """
    for owner, relations, mine in _related(dossier):
        for place, relation in enumerate(relations):
            if relation.kind != "part-of":
                continue
            whole = dossier[relation.target]
            if not isinstance(whole, Meeting | Event) or whole.when is None:
                continue
            if not isinstance(dossier[owner], Meeting | Event) or not _without(mine, whole.when):
                continue
            severity = doubt(_without, mine, whole.when)
            yield Problem(
                owner,
                f"relations/{place}",
                f"must be within {whole.id} ({whole.when}), of which it is part, "
                + but(severity, mine),
                f"correct one of the dates, or let {whole.id} last longer",
                severity,
            )


def _without(part: When, whole: When) -> bool:
    """Tell whether a part certainly does not lie within its whole."""
    if isinstance(whole, Moment):
        earlier = before(part, whole) is Answer.YES
        return earlier or overlaps(part, whole.date) is Answer.NO
    part = certain_part(part)
    if isinstance(whole, MomentInterval) or isinstance(part, Moment | MomentInterval):
        # Where one is in hours and the other in days, the part needs no more than an hour of each.
        return any(overlaps(whole, end) is Answer.NO for end in _ends(part))
    return contains(whole, part) is Answer.NO


def _ends(when: When) -> tuple[When, ...]:
    if not isinstance(when, EdtfInterval | MomentInterval):
        return (when,)
    return tuple(end for end in (when.start, when.end) if not isinstance(end, IntervalEnd))


def _related(dossier: Dossier) -> Iterator[tuple[str, tuple[Relation, ...], When]]:
    """Yield what has both relations and a date: its id, the relations, the date."""
    for rows in (dossier.meetings, dossier.events, dossier.statements):
        for owner in rows.values():
            if owner.relations and owner.when is not None:
                yield owner.id, owner.relations, owner.when
    for source in dossier.sources.values():
        if source.relations and source.published is not None:
            yield source.id, source.relations, source.published
    for plan in dossier.plans.values():
        if plan.when is not None:
            yield plan.id, plan.relations, plan.when
            for clause in _clauses(plan.clauses):
                yield clause.id, clause.relations, plan.when


def _clauses(clauses: tuple[Clause, ...]) -> Iterator[Clause]:
    for clause in clauses:
        yield clause
        yield from _clauses(clause.clauses)


ORDER_RULES: Final[tuple[Rule, ...]] = (follow_up_too_early, part_outside_whole)
"""The rules on the order of things, in the order of their codes."""
