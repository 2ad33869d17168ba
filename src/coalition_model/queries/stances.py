"""Who stood where on each clause of a plan, as of when and according to whom."""

from collections.abc import Iterable, Sequence
from typing import Final, Literal, NamedTuple

from coalition_model.dossier import Dossier
from coalition_model.entities.common import Entity, Part
from coalition_model.entities.conditions import Condition
from coalition_model.entities.confidence import Confidence
from coalition_model.entities.positions import Basis, Position, Stance
from coalition_model.errors import InvalidValue
from coalition_model.queries.common import DayLike, as_date
from coalition_model.queries.day_bounds import Days, day_of
from coalition_model.queries.in_force import ConditionCourt, Step
from coalition_model.queries.stance_deciding import Fate, Judged, Outcome, Reach, decide, in_time
from coalition_model.queries.stance_evidence import Attribution, Told, targets, tellings
from coalition_model.queries.stance_searches import Searches
from coalition_model.queries.stance_versions import Column, Level, columns
from coalition_model.values.answers import Answer
from coalition_model.values.citations import Citation
from coalition_model.values.collector import collector_paused
from coalition_model.values.edtf import EdtfDate
from coalition_model.values.text import Text
from coalition_model.values.when import When

_YES, _NO, _UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
_ACTORS: Final = ("state", "leader", "organization")


class Met(NamedTuple):
    """A condition of a position: in which words, with the chain of reasons, and whether it is met.

    The answer is UNKNOWN where the condition is not coded. Of a chain that runs through more
    than 20 clauses the reasons of the first are there; `in_force` of a clause has the rest.
    """

    condition: Condition
    wording: Text | None
    chain: tuple[Step, ...]
    answer: Answer


class Taken(NamedTuple):
    """A position as it counts in a cell.

    Attributes:
        position: what was coded.
        stance: where it stands.
        actor: the id of who took it.
        on_behalf_of: the id of whom for.
        office: the office by which it is taken as the state's; None where nothing is inferred.
        target: the id of what it was taken on: the clause, one that it stands in, the plan, or one
            of them in an earlier version.
        when: when it was taken; when its statement was made, where it has no date itself.
        conditions: on what it depends, and whether that is met.
        lapsed: whether a condition that ends or suspends it is met, and none since that restores
            it: it has lapsed by its own terms, which leaves its fate as it is.
        basis: how it is known; `inference` where an office makes it the state's.
        coder: who read it so.
        confidence: how sure they are.
        citations: in which words, according to which source; those of its statement, where it has
            none itself.
        fate: whether it `holds`, or why it does not.
        answer: whether it is the one that holds.
    """

    position: Position
    stance: Stance
    actor: str
    on_behalf_of: str | None
    office: str | None
    target: str
    when: When | None
    conditions: tuple[Met, ...]
    lapsed: Answer
    basis: Basis | None
    coder: str | None
    confidence: Confidence | None
    citations: tuple[Citation, ...]
    fate: Fate
    answer: Answer


class StanceCell(NamedTuple):
    """Where an actor stands on a plan, a clause or a commitment on a day.

    Attributes:
        actor: who.
        target: on what.
        stance: where; `silent` where there is no position in this dossier; None where more than one
            stance holds or may hold, which are in `held`.
        conditional: whether it depends on conditions; these are in `held`.
        since: when it was first taken, without another stance in between.
        affirmed: when it was taken last.
        held: the positions that hold or may.
        history: the others that were looked at, in order of time, each with why it does not hold.
        conflict: whether positions of one day hold that take different stances.
        stale: whether it was taken on words that were changed since; UNKNOWN where the words of one
            version were not seen.
        searched: whether the dossier's coverage says that it was looked for.
        answer: whether `stance` is certain.
    """

    actor: Entity
    target: Part
    stance: Stance | Literal["silent"] | None
    conditional: bool
    since: When | None
    affirmed: When | None
    held: tuple[Taken, ...]
    history: tuple[Taken, ...]
    conflict: Answer
    stale: Answer
    searched: Answer
    answer: Answer


def stances(
    dossier: Dossier,
    plan: str,
    *,
    on: DayLike,
    known_at: DayLike | None = None,
    actors: str | Sequence[str] | None = None,
    attribute: Attribution | None = None,
) -> list[StanceCell]:
    """Lay out who stood where on a plan, its clauses and those commitments that positions are on.

    Args:
        dossier: where to look.
        plan: the id of the plan.
        on: the day in the world.
        known_at: only what was published by this day.
        actors: ids of persons, states or organizations, or one such id; None means all that the
            dossier has a position of, and all that its coverage names, for this plan.
        attribute: `ex-officio` takes what heads of state, heads of government and foreign ministers
            say on nobody's behalf as their state's too, as an inference, while they hold office.

    Returns:
        A cell for each actor and each of these things: actors as given, else by kind and id, the
        plan before its clauses, clauses in their order.

    Raises:
        UnknownId: the dossier, as it was known then, has no such plan or actor.
        InvalidDate: `on` or `known_at` is no date.
        InvalidValue: `attribute` is not one of its choices.
    """
    if attribute not in (None, "ex-officio"):
        raise InvalidValue("stances", "attribute", attribute, "'ex-officio' or None")
    if known_at is not None:
        dossier = dossier.known_at(as_date(known_at))
    dossier.require(plan, "plan")
    chosen = None if actors is None else _chosen(dossier, actors)
    day = as_date(on)
    with collector_paused():  # nothing made here is garbage, and looking for it takes half the time
        return _Matrix(dossier, plan, day, attribute).cells(chosen)


def _chosen(dossier: Dossier, actors: str | Sequence[str]) -> list[str]:
    given = (actors,) if isinstance(actors, str) else tuple(actors)
    return [dossier.require(each, *_ACTORS) for each in dict.fromkeys(given)]


class _Matrix:
    """Cells of one plan on one day; what several cells rest on is decided once."""

    def __init__(
        self, dossier: Dossier, plan: str, on: EdtfDate, attribute: Attribution | None
    ) -> None:
        self.dossier = dossier
        self.on: Days = day_of(on)
        self.columns: list[Column] = columns(dossier, dossier.plans[plan], targets(dossier))
        self.searches = Searches(dossier, plan, on)
        self._tellings: dict[tuple[str, str], list[Told]] = {}
        self._actors: dict[str, None] = {}
        places = {
            place.target for column in self.columns for each in column.levels for place in each
        }
        for target in sorted(places):
            for actor, told in tellings(dossier, target, attribute):
                self._tellings.setdefault((actor, target), []).append(told)
                self._actors[actor] = None
        self._levels: list[Level] = list(
            dict.fromkeys(level for column in self.columns for level in column.levels)
        )
        numbers = {level: number for number, level in enumerate(self._levels)}
        self._ways: list[tuple[Part, tuple[int, ...]]] = [
            (column.target, tuple(numbers[level] for level in column.levels))
            for column in self.columns
        ]
        self._reach: Reach = {}
        self._outcomes: dict[tuple[str, int], Outcome | None] = {}
        self._lists: dict[int, tuple[tuple[Judged, ...], tuple[Taken, ...]]] = {}
        self._taken: dict[tuple[str, str | None, Fate, Answer], Taken] = {}
        self._met: dict[str, tuple[Met, ...]] = {}
        self._court: Final = ConditionCourt(dossier, self.on)

    def cells(self, actors: list[str] | None) -> list[StanceCell]:
        """Give the cells of these actors, or of all that there are."""
        if actors is None:
            named = {*self._actors, *self.searches.actors}
            actors = sorted(named, key=lambda id_: (_ACTORS.index(id_.partition(":")[0]), id_))
        return [
            self._cell(actor, self.dossier[actor], target, levels)
            for actor in actors
            for target, levels in self._ways
        ]

    def _cell(self, id_: str, actor: Entity, target: Part, levels: tuple[int, ...]) -> StanceCell:
        found: list[Outcome] = []
        gap = _YES  # whether nothing nearer decides
        for level in levels:
            outcome = self._outcome(id_, level)
            if outcome is not None:
                found.append(outcome)
                gap &= ~outcome.present
                if gap is _NO:
                    break
        searched = self.searches.of(id_, target.id)
        if gap is _NO and len(found) == 1 and not found[0].stale:  # as most are
            sole = found[0]
            verdict = _Verdict(sole.held, sole.held, (), self._all(sole.past), found, gap)
        else:
            verdict = self._weighed(found, gap)
        return self._decided(actor, target, searched, verdict)

    def _weighed(self, found: Sequence[Outcome], gap: Answer) -> "_Verdict":
        """Join what was found on a thing itself and on what it stands in."""
        held = _nearest([(each.held, each.present) for each in found])
        stale = _nearest([(each.stale, each.present_stale) for each in found])
        past = [judged for each in found for judged in each.past]
        if gap is _NO:
            past += [each._replace(answer=_NO) for each in stale]
            stale = ()
        shown = _once((*held, *stale))
        seen = {each.told.position.id for each in shown}
        others = [each for each in _once(past) if each.told.position.id not in seen]
        history = self._all(tuple(sorted(others, key=in_time)))
        return _Verdict(shown, held, stale, history, found, gap)

    def _decided(
        self, actor: Entity, target: Part, searched: Answer, verdict: "_Verdict"
    ) -> StanceCell:
        shown, held, stale, history, found, gap = verdict
        words: set[Stance] = {each.told.position.stance for each in shown}
        one: Stance | Literal["silent"] | None = "silent" if not words else None
        since = affirmed = None
        if len(words) == 1:
            one = words.pop()
            runs = _shown_of(found, shown)
            since, affirmed = (runs[0].since, runs[0].affirmed) if len(runs) == 1 else (None, None)
        kept = self._all(shown)
        settled = one == "silent" or (one is not None and gap is _NO)
        return StanceCell(
            actor,
            target,
            one,
            any(each.conditions for each in kept),
            since,
            affirmed,
            kept,
            history,
            _NO if one is not None else _conflict(held),
            _stale(held, stale, gap),
            searched,
            _YES if settled else _UNKNOWN,
        )

    def _outcome(self, actor: str, level: int) -> Outcome | None:
        key = (actor, level)
        if key not in self._outcomes:
            given = [
                (told, place.fresh)
                for place in self._levels[level]
                for told in self._tellings.get((actor, place.target), ())
            ]
            self._outcomes[key] = decide(given, self.on, self._reach) if given else None
        return self._outcomes[key]

    def _all(self, judged: tuple[Judged, ...]) -> tuple[Taken, ...]:
        """Lay positions out for a cell; a list that many cells share is made once."""
        if not judged:
            return ()
        made = self._lists.get(id(judged))
        if made is None or made[0] is not judged:
            made = self._lists[id(judged)] = (judged, tuple(map(self._told, judged)))
        return made[1]

    def _told(self, judged: Judged) -> Taken:
        told, fate, answer = judged
        position = told.position
        key = (position.id, told.office, fate, answer)
        made = self._taken.get(key)
        if made is None:
            made = self._taken[key] = Taken(
                position,
                position.stance,
                position.actor,
                position.on_behalf_of,
                told.office,
                position.target,
                told.when,
                self._conditions(position) if position.conditions else (),
                self._court.lapsed(position.conditions) if position.conditions else _NO,
                position.basis if told.office is None else "inference",
                position.coder,
                position.confidence,
                self._citations(position),
                fate,
                answer,
            )
        return made

    def _conditions(self, position: Position) -> tuple[Met, ...]:
        if position.id not in self._met:
            self._met[position.id] = tuple(
                Met(condition, condition.wording, chain, answer)
                for condition in position.conditions
                for chain, answer in (self._court.met(condition),)
            )
        return self._met[position.id]

    def _citations(self, position: Position) -> tuple[Citation, ...]:
        if position.citations or position.statement is None:
            return position.citations
        return self.dossier.statements[position.statement].citations


class _Verdict(NamedTuple):
    """What the positions on a thing, and on what it stands in, come to."""

    shown: tuple[Judged, ...]
    held: tuple[Judged, ...]
    stale: tuple[Judged, ...]
    history: tuple[Taken, ...]
    found: Sequence[Outcome]
    gap: Answer


def _once(judged: Iterable[Judged]) -> tuple[Judged, ...]:
    """Keep each position where it stands first."""
    found: dict[str, Judged] = {}
    for each in judged:
        found.setdefault(each.told.position.id, each)
    return tuple(found.values())


def _nearest(levels: Sequence[tuple[tuple[Judged, ...], Answer]]) -> tuple[Judged, ...]:
    """Join what decides on each level, as far as nothing nearer does."""
    joined: list[Judged] = []
    gap = _YES
    for judged, present in levels:
        if gap is _YES:
            joined += judged
        elif gap is _UNKNOWN:
            joined += (each._replace(answer=each.answer & gap) for each in judged)
        gap &= ~present
    return tuple(joined)


def _shown_of(found: Sequence[Outcome], shown: Sequence[Judged]) -> Sequence[Outcome]:
    """Give those levels of which a position is shown."""
    if len(found) == 1:
        return found
    ids = {each.told.position.id for each in shown}
    return [
        each
        for each in found
        if any(judged.told.position.id in ids for judged in (*each.held, *each.stale))
    ]


def _conflict(held: Sequence[Judged]) -> Answer:
    """Tell whether positions that hold take different stances."""
    sure = {each.told.position.stance for each in held if each.answer is _YES}
    may = {each.told.position.stance for each in held}
    return Answer.between(certain=len(sure) > 1, possible=len(may) > 1)


def _stale(held: Sequence[Judged], stale: Sequence[Judged], gap: Answer) -> Answer:
    """Tell whether the stance shown was taken on words that were changed."""
    if not stale:
        return _NO
    sure = not held and gap is _YES and any(each.answer is _YES for each in stale)
    return _YES if sure else _UNKNOWN
