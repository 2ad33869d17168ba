"""Versions of a plan: which earlier wordings a stance may have been taken on.

A plan that `supersedes` another is its new version. A clause `supersedes` the one whose place it
takes; where it names none, it takes the place of the clause of the same number, unless another
clause says that it does. Whether the words changed decides whether a stance on the earlier ones
still is one on these.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from coalition_model.dossier import Dossier
from coalition_model.entities.commitments import Commitment
from coalition_model.entities.plans import Clause, PeacePlan
from coalition_model.values.answers import Answer
from coalition_model.values.ids import local_of

_ALIKE: Final = str.maketrans("’‘“”«»–—", '\'\'""""--')


class Place(NamedTuple):
    """Where a stance may have been taken, and whether the words there are those asked about."""

    target: str
    fresh: Answer


Level = tuple[Place, ...]
"""Places that count alike: a clause, and the same clause in earlier versions."""


class Column(NamedTuple):
    """A plan, clause or commitment, and where stances on it stand, the nearest first."""

    target: PeacePlan | Clause | Commitment
    levels: tuple[Level, ...]


class _Way(NamedTuple):
    """A clause and the clauses that it stands in, the nearest first."""

    clause: Clause
    above: tuple[Clause, ...]


class _Older(NamedTuple):
    """A clause of an earlier version whose place another takes."""

    plan: str
    way: _Way
    fresh: Answer


def columns(dossier: Dossier, plan: PeacePlan, spoken_of: Iterable[str]) -> list[Column]:
    """List a plan, its clauses, and of its commitments those that stances are taken on.

    Args:
        dossier: where the plan and its earlier versions are.
        plan: the plan.
        spoken_of: the ids that some position is on.
    """
    targets = frozenset(spoken_of)
    earlier = _earlier(dossier, plan)
    ways = tuple(_ways(plan.clauses))
    older = _older(earlier, plan)
    whole = [Place(plan.id, Answer.YES)]
    whole += [Place(each.id, _kept(plan, each, older)) for each in earlier.values()]
    found = [Column(plan, (tuple(whole),))]
    for way in ways:
        before = older.get(way.clause.id, ())
        levels = _levels(plan.id, way, before)
        found.append(Column(way.clause, levels))
        for commitment in way.clause.commitments:
            own = _commitment_places(commitment.id, before)
            if any(place.target in targets for place in own):
                found.append(Column(commitment, (own, *levels)))
    return found


def _ways(clauses: tuple[Clause, ...], above: tuple[Clause, ...] = ()) -> Iterator[_Way]:
    for clause in clauses:
        yield _Way(clause, above)
        yield from _ways(clause.clauses, (clause, *above))


def _superseded(owner: PeacePlan | Clause) -> list[str]:
    return [each.target for each in owner.relations if each.kind == "supersedes"]


def _earlier(dossier: Dossier, plan: PeacePlan) -> dict[str, PeacePlan]:
    """Find the plans that a plan supersedes, itself, in one of its clauses or through others."""
    found: dict[str, PeacePlan] = {}
    waiting = [plan]
    while waiting:
        newer = waiting.pop(0)
        owners: list[PeacePlan | Clause] = [newer, *(way.clause for way in _ways(newer.clauses))]
        for target in (target for owner in owners for target in _superseded(owner)):
            whole = dossier.whole_of(target)
            if isinstance(whole, PeacePlan) and whole.id != plan.id and whole.id not in found:
                found[whole.id] = whole
                waiting.append(whole)
    return found


def _older(earlier: dict[str, PeacePlan], plan: PeacePlan) -> dict[str, tuple[_Older, ...]]:
    """Find the earlier clauses whose place each clause of a plan takes, through all versions."""
    if not earlier:
        return {}
    known: dict[str, tuple[PeacePlan, _Way]] = {
        way.clause.id: (whole, way) for whole in earlier.values() for way in _ways(whole.clauses)
    }
    steps: dict[str, list[str]] = {}
    for newer in (plan, *earlier.values()):
        steps |= _steps(newer, earlier)
    found: dict[str, tuple[_Older, ...]] = {}
    for way in _ways(plan.clauses):
        seen: dict[str, _Older] = {}
        waiting = list(steps.get(way.clause.id, ()))
        while waiting:
            id_ = waiting.pop(0)
            if id_ in seen or id_ not in known:
                continue
            whole, old = known[id_]
            seen[id_] = _Older(whole.id, old, ~reworded(old.clause, way.clause))
            waiting += steps.get(id_, ())
        found[way.clause.id] = tuple(seen.values())
    return found


def _steps(newer: PeacePlan, earlier: dict[str, PeacePlan]) -> dict[str, list[str]]:
    """Lead from each clause of a plan to the clauses before it, one version back."""
    ways = list(_ways(newer.clauses))
    steps: dict[str, list[str]] = {way.clause.id: _superseded(way.clause) for way in ways}
    taken = {target for targets in steps.values() for target in targets}
    for target in _superseded(newer):
        if target not in earlier:
            continue
        old = earlier[target]
        by_number = {_number(old, way.clause): way.clause.id for way in _ways(old.clauses)}
        for way in ways:
            same = by_number.get(_number(newer, way.clause))
            if not steps[way.clause.id] and same is not None and same not in taken:
                steps[way.clause.id].append(same)
    return steps


def _number(plan: PeacePlan, clause: Clause) -> str:
    """Give the number of a clause within its plan, those above it included."""
    return local_of(clause.id).removeprefix(f"{local_of(plan.id)}/")


def _levels(plan: str, way: _Way, before: tuple[_Older, ...]) -> tuple[Level, ...]:
    """Order the places of a stance on a clause: the clause, those it stands in, the plan."""
    own = (
        Place(way.clause.id, Answer.YES),
        *(Place(each.way.clause.id, each.fresh) for each in before),
    )
    depth = max(len(way.above), *(len(each.way.above) for each in before), 0)
    above: list[Level] = []
    for place in range(depth):
        level = {each.id: Answer.YES for each in way.above[place : place + 1]}
        for old in before:
            for each in old.way.above[place : place + 1]:
                level[each.id] = level.get(each.id, Answer.YES) & old.fresh
        above.append(tuple(Place(id_, fresh) for id_, fresh in level.items()))
    wholes: dict[str, Answer] = {}
    for old in before:  # of several clauses that were merged, each must be kept
        wholes[old.plan] = wholes.get(old.plan, Answer.YES) & old.fresh
    whole = (Place(plan, Answer.YES), *(Place(id_, fresh) for id_, fresh in wholes.items()))
    return (own, *above, whole)


def _commitment_places(id_: str, before: tuple[_Older, ...]) -> Level:
    last = local_of(id_).rpartition("/")[2]
    return (
        Place(id_, Answer.YES),
        *(
            Place(commitment.id, each.fresh)
            for each in before
            for commitment in each.way.clause.commitments
            if local_of(commitment.id).rpartition("/")[2] == last
        ),
    )


def _kept(plan: PeacePlan, old: PeacePlan, older: dict[str, tuple[_Older, ...]]) -> Answer:
    """Tell whether a plan as a whole says what an earlier version said."""
    whole = plan.complete.certain and old.complete.certain
    answer = Answer.YES if whole else Answer.UNKNOWN  # the rest of a plan may say anything
    left = {way.clause.id for way in _ways(old.clauses)}
    for way in _ways(plan.clauses):
        before = [each for each in older.get(way.clause.id, ()) if each.plan == old.id]
        left -= {each.way.clause.id for each in before}
        if not before:
            answer &= Answer.NO if old.complete.certain else Answer.UNKNOWN
        for each in before:
            answer &= each.fresh
    if left:
        answer &= Answer.NO if plan.complete.certain else Answer.UNKNOWN
    return answer


def reworded(old: Clause, new: Clause) -> Answer:
    """Tell whether a clause has other words than the one whose place it takes.

    YES or NO only where the words of both documents are there in one language. Words that restate
    or translate them, and part of the words, settle nothing; neither do words that were not seen.
    What was deleted has changed. Spaces and the form of quotation marks are no words.
    """
    if new.wording == "omitted" or old.wording == "omitted":
        return Answer.of(new.wording != old.wording)
    if old.text is None or new.text is None:
        return Answer.UNKNOWN
    common = [each for each in new.text.wordings if each in old.text.wordings]
    if not common:
        return Answer.UNKNOWN
    same = {
        language: _plain(old.text.wordings[language]) == _plain(new.text.wordings[language])
        for language in common
    }
    if old.wording == new.wording == "translated" and all(same.values()):
        return Answer.NO
    if not old.wording == new.wording == "verbatim":
        return Answer.UNKNOWN
    originals = [
        each
        for each in common
        if old.text.original in (None, each) and new.text.original in (None, each)
    ]
    if originals:
        return Answer.of(not all(same[each] for each in originals))
    return Answer.UNKNOWN


def _plain(words: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", words).translate(_ALIKE).split())
