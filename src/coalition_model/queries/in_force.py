"""Whether a plan, clause or commitment is in force on a day, by its own terms, and why."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from coalition_model.dossier import Dossier
from coalition_model.entities.commitments import Commitment
from coalition_model.entities.common import Part
from coalition_model.entities.conditions import Condition, Effect, Timing
from coalition_model.entities.plans import Clause, PeacePlan
from coalition_model.queries.common import DayLike, as_date
from coalition_model.queries.conditions import condition_met
from coalition_model.queries.day_bounds import Days, day_of, spell_of
from coalition_model.queries.dependency_circles import Knot, circle_through, circles, in_order
from coalition_model.queries.happenings import Happening, Reason, carried_out, signed
from coalition_model.queries.timings import timing_limits
from coalition_model.values.answers import Answer
from coalition_model.values.citations import Citation
from coalition_model.values.ids import kind_of

_YES, _NO, _UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
_LAPSES: Final[frozenset[Effect]] = frozenset({"ends", "suspends"})
_TOLD: Final = 20
"""Of how many things a chain gives the reasons where chains are many."""


class Step(NamedTuple):
    """One link of the chain of reasons: how deep, what of, in words, on which evidence.

    The answer is what this link comes to.
    """

    depth: int
    about: str
    says: str
    citations: tuple[Citation, ...]
    answer: Answer


class InForce(NamedTuple):
    """Whether something is in force on a day, with the chain of reasons.

    Attributes:
        subject: the plan, clause or commitment.
        chain: the reasons, each above those that it rests on.
        circles: what depends on itself, from one id back to it: of the things in the chain, each
            dependency that is part of a circle is on one of these. Those come first that the
            subject lies on.
        answer: YES, NO or UNKNOWN.
    """

    subject: Part
    chain: tuple[Step, ...]
    circles: tuple[tuple[str, ...], ...]
    answer: Answer

    def __str__(self) -> str:
        return "\n".join(_lines(self))


class _Judged(NamedTuple):
    """What was found of one thing.

    Attributes:
        begun: whether it has ever begun to bind.
        supposed: whether it has begun and is in force, supposing that an undated plan holds by now.
        reason: why.
        answer: whether it is in force.
    """

    begun: Answer
    supposed: tuple[Answer, Answer]
    reason: Reason
    answer: Answer


def in_force(dossier: Dossier, id: str, *, on: DayLike) -> InForce:
    """Tell whether a plan, a clause or a commitment is in force on a day, by its own terms.

    It is judged as its plan has it: from the date of the plan, or from its signing where an event
    of that kind `implements` or is `part-of` the plan; by the conditions and timings of the thing
    itself and of all that it stands in; and by events. Whether a mere proposal binds anybody is
    another question.

    - `starts`: not in force until met; of several, all must be. `ends`, `suspends`: not in force
      once met, until a condition that `restores` it is met later. Where something is to be restored
      and nothing that would end or suspend it is coded, it is UNKNOWN until it is restored.
    - A clause is carried out when an event that `implements` it has occurred; what has not begun to
      bind is not carried out. It is breached when an event of kind `violation` is `part-of` it.
    - What is not coded, or of which the dossier knows no event, is UNKNOWN, and so is what depends
      on itself.

    Args:
        dossier: where to look.
        id: the plan, clause or commitment.
        on: the day.

    Raises:
        UnknownId: the dossier has no such plan, clause or commitment.
        InvalidDate: `on` is no date.
    """
    dossier.require(id, "plan", "clause", "commitment")
    return _Court(dossier, day_of(as_date(on))).judge(id)


class ConditionCourt:
    """Tells of conditions whether they are met on a day; what several rest on is judged once."""

    def __init__(self, dossier: Dossier, on: Days) -> None:
        self._court: Final = _Court(dossier, on)

    def met(self, condition: Condition) -> tuple[tuple[Step, ...], Answer]:
        """Tell whether a condition is met, with the chain of reasons.

        Of a chain that runs through more than 20 clauses and commitments the nearest are told.
        """
        met = self._met(condition)
        return self._court.chain(met.reason, at_most=_TOLD), met.answer

    def lapsed(self, conditions: Sequence[Condition]) -> Answer:
        """Tell whether what was taken on conditions has ended or is suspended by them."""
        back = [self._met(each) for each in conditions if each.effect == "restores"]
        answer = _NO
        for each in conditions:
            if each.effect in _LAPSES:
                met = self._met(each)
                answer |= met.answer & ~_restored(met.last, back)
        return answer

    def _met(self, condition: Condition) -> Happening:
        court = self._court
        for trigger in condition.triggers:
            if kind_of(trigger.of) in ("clause", "commitment"):
                court.settle(trigger.of)
        return condition_met(court.dossier, condition, court.on, court.carried_out)


class _Court:
    """Judges things in the order in which they depend on one another, each once."""

    def __init__(self, dossier: Dossier, on: Days) -> None:
        self.dossier = dossier
        self.on = on
        self._judged: dict[str, _Judged] = {}
        self._knot: dict[str, Knot] = {}
        self._circle: dict[str, tuple[str, ...]] = {}

    def judge(self, id_: str) -> InForce:
        """Judge one thing."""
        self.settle(id_)
        found = self._judged[id_]
        chain = self.chain(found.reason)
        knots = {
            knot.members[0]: knot
            for each in chain
            if (knot := self._knot.get(each.about)) is not None
        }
        named = [circle for knot in knots.values() for circle in circles(knot)]
        named.sort(key=lambda circle: id_ not in circle)
        return InForce(self.dossier[id_], chain, tuple(named), found.answer)

    def settle(self, id_: str) -> None:
        """Judge a thing after all that it depends on."""
        if id_ in self._judged:
            return
        for knot in in_order([id_], self._depends_on):
            members = frozenset(knot.depends_on)
            if members:
                self._knot |= dict.fromkeys(members, knot)
                self._circle |= circle_through(knot)
            for each in sorted(knot.members):
                if each not in self._judged:
                    self._judged[each] = self._judge(each, members)

    def carried_out(self, id_: str, circle: frozenset[str] = frozenset()) -> Happening:
        """Tell whether a clause or commitment has been carried out."""
        found = carried_out(self.dossier, id_, self.on)
        if found.answer is not _UNKNOWN:
            return found
        if id_ in circle:
            way = " -> ".join(self._circle[id_])
            reason = Reason(id_, f"depends on itself: {way}", (), (), None, _UNKNOWN)
            return Happening(found.last, reason, _UNKNOWN)
        judged = self._judged.get(id_)
        if judged is not None and judged.begun is _NO:
            reason = Reason(id_, "cannot have been carried out: not begun", (), (), id_, _NO)
            return Happening(found.last, reason, _NO)
        return Happening(found.last, found.reason._replace(needs=id_), _UNKNOWN)

    def _depends_on(self, id_: str) -> Iterator[str]:
        """List what it hangs on whether something is in force: what it stands in, and triggers."""
        if id_ in self._judged:
            return
        above = self._above(id_)
        if above is not None:
            yield above
        owner = self.dossier[id_]
        wanted = [
            each.of
            for row in getattr(owner, "conditions", ())
            for each in row.triggers
            if each.happening != "breached"
            # What ends once its own part is done does not hang on that part's being in force.
            and not (row.effect in _LAPSES and self._stands_in(each.of, id_))
        ]
        timing: Timing | None = getattr(owner, "timing", None)
        if timing is not None and timing.when is None and timing.anchor is not None:
            wanted.append(timing.anchor)
        for target in wanted:
            if kind_of(target) in ("clause", "commitment"):
                known = carried_out(self.dossier, target, self.on)
                if known.answer is _UNKNOWN:
                    yield target

    def _above(self, id_: str) -> str | None:
        """Find what a clause or commitment stands in."""
        if kind_of(id_) == "plan":
            return None
        return self.dossier.derived(wholes)[id_]

    def _stands_in(self, id_: str, whole: str) -> bool:
        holders = self.dossier.derived(wholes)
        above = holders.get(id_)
        while above is not None and above != whole:
            above = holders.get(above)
        return above is not None

    def _judge(self, id_: str, circle: frozenset[str]) -> _Judged:
        owner = self.dossier[id_]
        if isinstance(owner, PeacePlan):
            return self._plan(owner)
        assert isinstance(owner, Clause | Commitment)  # noqa: S101 - nothing else is asked about
        return self._clause(owner, circle)

    def _plan(self, plan: PeacePlan) -> _Judged:
        event = signed(self.dossier, plan.id, self.on)
        citations = tuple(each for each in plan.citations if each.supports("when"))
        if event is not None:
            words = {_YES: "in force since it was signed", _NO: "not in force: not signed"}
            says = words.get(event.answer, "whether it has been signed is not known")
            reason = Reason(plan.id, says, (), event.reason.because, None, event.answer)
            return _Judged(event.answer, (event.answer, event.answer), reason, event.answer)
        if plan.when is None:
            reason = Reason(plan.id, "has no date", (), (), None, _UNKNOWN)
            return _Judged(_UNKNOWN, (_YES, _YES), reason, _UNKNOWN)
        answer = spell_of(plan.when).first.by(self.on)
        says = f"dates from {plan.when}"
        reason = Reason(plan.id, says, citations, (), None, answer)
        return _Judged(answer, (answer, answer), reason, answer)

    def _clause(self, owner: Clause | Commitment, circle: frozenset[str]) -> _Judged:
        whole = self._judged.get(self._above(owner.id) or "")
        rows = [
            (
                each,
                condition_met(
                    self.dossier, each, self.on, lambda id_: self.carried_out(id_, circle)
                ),
            )
            for each in owner.conditions
        ]
        reasons = [met.reason for _, met in rows]
        own, begun, ever = False, _YES, _YES
        may_end = any(condition.effect in _LAPSES for condition in owner.conditions)
        lapses: list[tuple[Answer, Days]] = []
        for condition, met in rows:
            if condition.effect == "starts":
                own, begun = True, begun & met.answer
                lasting = all(each.happening != "not-occurs" for each in condition.triggers)
                ever &= met.answer if lasting else met.answer | _UNKNOWN
            elif condition.effect in _LAPSES:
                lapses.append((met.answer, met.last))
        timing = owner.timing if isinstance(owner, Commitment) else None
        if timing is not None:
            limits = timing_limits(
                self.dossier, timing, self.on, lambda id_: self.carried_out(id_, circle)
            )
            may_end = may_end or limits.may_end
            own = own or timing.relation not in ("by", "before", "until")
            begun, ever = begun & limits.begun, ever & limits.begun
            lapses.append((limits.over, limits.ended))
            reasons.append(limits.reason)
        if isinstance(owner, Clause) and owner.wording in ("unseen", "omitted"):
            seen = _NO if owner.wording == "omitted" else _UNKNOWN
            says = "was deleted" if owner.wording == "omitted" else "has words that were not seen"
            reasons.append(Reason(owner.id, says, owner.citations, (), None, seen))
            begun, ever = begun & seen, ever & seen
        back = [met for condition, met in rows if condition.effect == "restores"]
        if back and not may_end:
            restored = _NO
            for met in back:
                restored |= met.answer
            begun &= _UNKNOWN | restored
            says = "what would end or suspend it before it is restored is not coded"
            reasons.append(Reason(owner.id, says, (), (), None, _UNKNOWN | restored))
        for lapsed, ended in lapses:
            begun &= ~lapsed | _restored(ended, back)
        supposed = whole.supposed if whole is not None else (_UNKNOWN, _UNKNOWN)
        # What says itself when it begins needs no date of its plan for that.
        stated = (whole.begun, whole.answer) if whole is not None and not own else supposed
        answer = begun & stated[1]
        words = {_YES: "in force", _NO: "not in force"}
        says = words.get(answer, "whether it is in force is not known")
        reason = Reason(owner.id, says, (), tuple(reasons), self._above(owner.id), answer)
        return _Judged(ever & stated[0], (ever & supposed[0], begun & supposed[1]), reason, answer)

    def chain(self, reason: Reason, at_most: int | None = None) -> tuple[Step, ...]:
        """Lay reasons out in lines; what was told already is not told again.

        Args:
            reason: where to start.
            at_most: of how many things to give the reasons; None means of all.
        """
        steps: list[Step] = []
        told = {reason.about}
        waiting: list[tuple[int, Reason]] = [(0, reason)]
        while waiting:
            depth, each = waiting.pop()
            steps.append(Step(depth, each.about, each.says, each.citations, each.answer))
            below = list(each.because)
            if each.needs is not None and each.needs in self._judged and each.needs not in told:
                further = self._judged[each.needs].reason
                if at_most is not None and len(told) >= at_most:
                    says = f"{further.says}; the reasons are left out here"
                    further = further._replace(says=says, because=(), needs=None)
                told.add(each.needs)
                below.append(further)
            waiting += ((depth + 1, one) for one in reversed(below))
        return tuple(steps)


def _restored(ended: Days, back: list[Happening]) -> Answer:
    """Tell whether something was restored after it lapsed."""
    answer = _NO
    for met in back:
        later = Answer.between(
            certain=ended.high < met.last.low, possible=ended.low <= met.last.high
        )
        answer |= met.answer & later
    return answer


def wholes(dossier: Dossier) -> dict[str, str]:
    """Lead from each clause and commitment to what it stands in."""
    found: dict[str, str] = {}
    waiting: list[PeacePlan | Clause] = [*dossier.plans.values()]
    while waiting:
        whole = waiting.pop()
        for clause in whole.clauses:
            found[clause.id] = whole.id
            waiting.append(clause)
        if isinstance(whole, Clause):
            found |= {each.id: whole.id for each in whole.commitments}
    return found


def _lines(found: InForce) -> Iterator[str]:
    for step in found.chain:
        indent = "  " * step.depth
        yield f"{indent}{str(step.answer).upper()} {step.about}: {step.says}"
        for citation in step.citations:
            locator = f", {citation.locator}" if citation.locator else ""
            words = f"“{citation.quote}”" if citation.verbatim else f"{citation.quote}"
            quote = f": {words}" if citation.quote is not None else ""
            yield f"{indent}    [{citation.source}{locator}]{quote}"
