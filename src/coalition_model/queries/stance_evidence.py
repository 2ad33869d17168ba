"""Whose stance a position is, and how good the evidence for it is."""

from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from coalition_model.dossier import Dossier
from coalition_model.entities.offices import OfficeKind, Tenure
from coalition_model.entities.positions import Basis, Position
from coalition_model.queries.day_bounds import Spell, single_day, spell_of
from coalition_model.queries.dependency_circles import in_order
from coalition_model.queries.offices import REPRESENTS, hold_office
from coalition_model.values.answers import Answer
from coalition_model.values.days import Day
from coalition_model.values.edtf import EdtfDate, EdtfInterval
from coalition_model.values.ids import kind_of
from coalition_model.values.interval_ends import IntervalEnd
from coalition_model.values.moments import Moment, MomentInterval
from coalition_model.values.when import When

Attribution = Literal["ex-officio"]

EVIDENCE: Final[dict[Basis, int]] = {
    "own-words": 3,
    "signature": 3,
    "authorship": 3,
    "vote": 3,
    "reported": 2,
    "inference": 1,
}
"""The order of evidence: the actor's own words and acts, then what others report of it, then what
a coder infers. Of the first, none is better than another: words can take back a signature."""

LEAST: Final = min(EVIDENCE.values())
MOST: Final = max(EVIDENCE.values())
UNSTATED: Final = 0
"""Stands for a basis that is not stated: it may be any of them, the same for all of an actor's."""

SPEAKS_FOR_STATE: Final[frozenset[OfficeKind]] = frozenset(REPRESENTS) - {"head-of-organization"}
"""Heads of state, heads of government and foreign ministers (Vienna Convention on the Law of
Treaties, article 7(2)(a))."""


class Told(NamedTuple):
    """A position as one actor's: by whose mouth, how good, and whether it is certainly theirs.

    Attributes:
        position: what was coded.
        when: when it was taken; that of its statement where it has no date itself.
        spell: the same, in days.
        rank: how good the evidence is, `UNSTATED` where that is not said.
        office: by which office it is taken as the state's; None where it is theirs as it stands.
        theirs: whether it is theirs.
        set_aside_by: when those positions were taken that supersede it.
    """

    position: Position
    when: When | None
    spell: Spell
    rank: int
    office: str | None
    theirs: Answer
    set_aside_by: tuple[Spell, ...]


def better(one: int, other: int) -> Answer:
    """Tell whether evidence of one rank is better than that of another.

    >>> better(3, 2), better(2, UNSTATED), better(LEAST, UNSTATED), better(UNSTATED, UNSTATED)
    (Answer.YES, Answer.UNKNOWN, Answer.NO, Answer.NO)
    """
    if one and other:
        return Answer.of(one > other)
    possible = one not in (other, LEAST) and other != MOST
    return Answer.between(certain=False, possible=possible)


def tellings(
    dossier: Dossier, target: str, attribute: Attribution | None
) -> Iterator[tuple[str, Told]]:
    """List the positions on a target with the actors whose stance they may be.

    A position is its actor's, and that of whoever it was taken on behalf of. With `attribute`,
    what a person says on nobody's behalf is taken as that of the state too whose head or foreign
    minister the person is on that day.
    """
    for told in dossier.derived(_by_target).get(target, ()):
        position = told.position
        yield position.actor, told
        behalf = position.on_behalf_of
        if behalf is not None:
            if behalf != position.actor:
                yield behalf, told
        elif attribute is not None and kind_of(position.actor) == "leader":
            for state, (office, theirs) in _states_of(dossier, position.actor, told.when).items():
                yield state, told._replace(rank=LEAST, office=office, theirs=theirs)


def targets(dossier: Dossier) -> frozenset[str]:
    """Give the ids that some position is on."""
    return frozenset(dossier.derived(_by_target))


def _by_target(dossier: Dossier) -> dict[str, list[Told]]:
    """Sort positions by what they are on, each with its date in days."""
    spells: dict[When | None, Spell] = {}
    newer = dossier.derived(superseding)
    found: dict[str, list[Told]] = {}
    for position in dossier.positions.values():
        when = taken(dossier, position)
        spell = spells.get(when)
        if spell is None:
            spell = spells[when] = spell_of(when)
        ids = newer.get(position.id)
        aside = tuple(spell_of(taken(dossier, dossier.positions[each])) for each in ids or ())
        rank = EVIDENCE[position.basis] if position.basis is not None else UNSTATED
        told = Told(position, when, spell, rank, None, Answer.YES, aside)
        found.setdefault(position.target, []).append(told)
    return found


def taken(dossier: Dossier, position: Position) -> When | None:
    """Tell when a position was taken; when its statement was made, where it has no date itself.

    An adjudication without a date counts from that of what it supersedes, where that is one.
    """
    return _own_date(dossier, position) or dossier.derived(_dates_of_undated).get(position.id)


def _own_date(dossier: Dossier, position: Position) -> When | None:
    if position.when is None and position.statement is not None:
        return dossier.statements[position.statement].when
    return position.when


def _dates_of_undated(dossier: Dossier) -> dict[str, When]:
    older: dict[str, list[str]] = {}
    for old, newer in dossier.derived(superseding).items():
        for each in newer:
            older.setdefault(each, []).append(old)
    found: dict[str, When] = {}
    for knot in in_order(older, lambda id_: older.get(id_, ())):
        for id_ in knot.members:
            if id_ in older and _own_date(dossier, dossier.positions[id_]) is None:
                dates = {
                    found.get(each) or _own_date(dossier, dossier.positions[each])
                    for each in older[id_]
                }
                date = dates.pop()
                if date is not None and not dates:
                    found[id_] = date
    return found


def superseding(dossier: Dossier) -> dict[str, list[str]]:
    """Find which positions stand in the place of which; those of a circle stand in nobody's.

    A position stands in the place only of those of its own actor on its own target.
    """
    older: dict[str, list[str]] = {}
    for position in dossier.positions.values():
        for relation in position.relations:
            old = dossier.positions.get(relation.target)
            alike = old is not None and (old.actor, old.target) == (position.actor, position.target)
            if relation.kind == "supersedes" and alike:
                older.setdefault(position.id, []).append(relation.target)
    knots = in_order(older, lambda id_: older.get(id_, ()))
    circle = {id_: number for number, knot in enumerate(knots) for id_ in knot.members}
    found: dict[str, list[str]] = {}
    for id_, targets in older.items():
        for target in dict.fromkeys(targets):
            if circle[id_] != circle[target]:
                found.setdefault(target, []).append(id_)
    return found


def _states_of(dossier: Dossier, leader: str, when: When | None) -> dict[str, tuple[str, Answer]]:
    """Find the states for which a person may speak at some time, by which office."""
    found: dict[str, tuple[str, Answer]] = {}
    for office, tenures in dossier.derived(_offices_of_state).get(leader, {}).items():
        answer = _holds_when(tenures, when)
        state = dossier.offices[office].of
        before = found.get(state, ("", Answer.NO))
        if answer.possible:
            best = office if answer.certain or not before[0] else before[0]
            found[state] = (before[0] if before[1].certain else best, before[1] | answer)
    return found


def _offices_of_state(dossier: Dossier) -> dict[str, dict[str, list[Tenure]]]:
    """Sort the tenures of those who speak for states by person and office."""
    found: dict[str, dict[str, list[Tenure]]] = {}
    for tenure in dossier.tenures.values():
        office = dossier.offices[tenure.office]
        if office.kind in SPEAKS_FOR_STATE and kind_of(office.of) == "state":
            found.setdefault(tenure.leader, {}).setdefault(office.id, []).append(tenure)
    return found


def _holds_when(tenures: list[Tenure], when: When | None) -> Answer:
    """Tell whether an office was held when something was said; all the while, if it took days."""
    if when is not None:
        day = single_day(when)
        if day is not None:
            return hold_office(tenures, day)
        if isinstance(when, EdtfInterval | MomentInterval):
            return _holds_through(tenures, when)
    settled = all(each.status == "elect" for each in tenures)
    return Answer.NO if settled else Answer.UNKNOWN


def _holds_through(tenures: list[Tenure], when: EdtfInterval | MomentInterval) -> Answer:
    """Tell whether an office was held from the first to the last day; an open end is none.

    Not held at one end is NO; a gap between the two, or what may be one, makes it UNKNOWN.
    """
    answer = Answer.YES
    for end in (when.start, when.end):
        if isinstance(end, IntervalEnd):
            open_end = end is IntervalEnd.OPEN and when.end is end
            answer &= Answer.YES if open_end else Answer.UNKNOWN
        else:
            answer &= hold_office(tenures, end.date if isinstance(end, Moment) else end)
    if answer.certain:
        between = _turning_days(tenures, spell_of(when))
        if not all(hold_office(tenures, day).certain for day in between):
            return Answer.UNKNOWN
    return answer


def _turning_days(tenures: list[Tenure], spell: Spell) -> Iterator[EdtfDate]:
    """List the days of a spell around which it may change whether an office is held."""
    turns: set[int] = set()
    for tenure in tenures:
        for each in (tenure.period, *tenure.attested):
            if each is not None:
                known = spell_of(each)
                turns.update((*known.first, *known.last))
    near = {turn + step for turn in turns for step in (-1, 0, 1)}
    for day in sorted(near):
        if spell.first.low <= day <= spell.last.high:
            yield EdtfDate.from_date(Day.from_ordinal(day))
