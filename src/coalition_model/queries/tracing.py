"""One clause, followed through all plans of a dossier."""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

import attrs

from coalition_model.dossier import Dossier
from coalition_model.entities.plans import Clause, PeacePlan
from coalition_model.entities.references import parts_alone
from coalition_model.queries.common import undated_last
from coalition_model.queries.comparing import Correspondence, Fate, compare_plans
from coalition_model.queries.comparing_contents import ClauseChange, contents
from coalition_model.queries.comparing_stated import stated
from coalition_model.queries.naming import Names
from coalition_model.queries.wording import Words
from coalition_model.values.answers import Answer
from coalition_model.values.citations import Citation
from coalition_model.values.when import When

StepBasis = Literal["itself", "stated", "suggested", "none"]


class Step(NamedTuple):
    """What a clause is in one plan.

    The answer tells whether the plan has it: YES for the clause itself and where a chain of stated
    relations leads there, UNKNOWN where it is suggested or the plan is not known whole, NO where
    the plan is known whole and has nothing of the kind, or leaves it out by name.

    Attributes:
        plan: the plan.
        when: its date.
        clauses: the clauses in it; none where nothing corresponds.
        fate: what became of the clause since the plan before that had it; None where none had.
        basis: how it was found.
        score: of a suggestion, how likely it is; along a chain of suggestions, their product.
        since: the clauses of the plan before, with which it is compared.
        changes: what changed since then.
        reasons: why it corresponds.
        citations: the evidence for the clauses, and for what is stated of them.
        answer: whether the plan has it.
    """

    plan: PeacePlan
    when: When | None
    clauses: tuple[Clause, ...]
    fate: Fate | None
    basis: StepBasis
    score: float | None
    since: tuple[Clause, ...]
    changes: tuple[ClauseChange, ...]
    reasons: tuple[str, ...]
    citations: tuple[Citation, ...]
    answer: Answer


def trace(dossier: Dossier, clause: str, *, language: str | None = None) -> list[Step]:
    """Follow a clause through all plans of a dossier.

    What is stated comes first: every clause that a chain of stated relations joins to it. In each
    plan that has none of these it is looked for by comparing that plan with the one nearest in
    time, on the way from the clause's own plan, in which the clause was found.

    Args:
        dossier: where to look.
        clause: the clause.
        language: the language wanted for the names in what changed; else English.

    Returns:
        A step for each plan, in the order of their dates, undated plans last.

    Raises:
        UnknownId: the dossier has no such clause.
        MissingExtra: the library for the likeness of texts is not installed.
    """
    dossier.require(clause, "clause")
    return _Trail(dossier, clause, language).steps()


@attrs.frozen
class _Found:
    """A clause in one plan, and how it was found there."""

    clauses: tuple[str, ...]
    basis: StepBasis
    score: float | None = None
    fate: Fate | None = None
    reasons: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()


class _Trail:
    def __init__(self, dossier: Dossier, clause: str, language: str | None) -> None:
        self._dossier = dossier
        self._clause = clause
        self._language = language
        self._words = Words(Names(dossier, language))
        self._plans = sorted(dossier.all(PeacePlan), key=_date)
        self._plan_of: dict[str, str] = {
            part.id: plan.id
            for plan in self._plans
            for part in parts_alone(plan)
            if isinstance(part, Clause)
        }
        self._order = {id_: place for place, id_ in enumerate(self._plan_of)}
        self._found: dict[str, _Found] = {}

    def steps(self) -> list[Step]:
        own = self._plan_of[self._clause]
        self._found[own] = _Found((self._clause,), "itself")
        self._follow((self._clause,), None)
        home = next(place for place, plan in enumerate(self._plans) if plan.id == own)
        self._look(self._plans[home:])
        self._look(self._plans[home::-1])
        found: list[Step] = []
        before: tuple[Clause, ...] = ()
        for plan in self._plans:
            step = self._step(plan, before)
            found.append(step)
            if self._has(plan.id):
                before = step.clauses
        return found

    def _has(self, plan: str) -> bool:
        """Tell whether the clause was found in a plan, and not as one that is left out there."""
        found = self._found[plan]
        return any(self._dossier[each].wording != "omitted" for each in found.clauses)

    def _follow(self, clauses: Iterable[str], score: float | None) -> None:
        """Go along stated relations; what a suggestion led to is no surer than that."""
        index = stated(self._dossier)
        waiting, seen = list(clauses), set(clauses)
        joined: dict[str, list[str]] = {}
        why: dict[str, list[str]] = {}
        cited: dict[str, list[Citation]] = {}
        while waiting:
            here = waiting.pop(0)
            for each in index.get(here, ()):
                there = each.other if each.clause == here else each.clause
                plan = self._plan_of[there]
                if each.denied or plan in self._found:
                    continue
                why.setdefault(plan, []).append(f"{self._words.name(each.clause)}: {each.words}")
                cited.setdefault(plan, []).extend(each.citations)
                if there not in seen:
                    seen.add(there)
                    waiting.append(there)
                    joined.setdefault(plan, []).append(there)
        for plan, ids in joined.items():
            self._found[plan] = _Found(
                tuple(sorted(ids, key=self._order.__getitem__)),
                "stated" if score is None else "suggested",
                score,
                reasons=tuple(dict.fromkeys(why[plan])),
                citations=tuple(dict.fromkeys(cited[plan])),
            )

    def _look(self, plans: Sequence[PeacePlan]) -> None:
        """Go from the clause's own plan through the plans on one side, and look for it in each."""
        nearest = plans[0].id
        for plan in plans[1:]:
            if plan.id not in self._found:
                self._found[plan.id] = self._suggested(nearest, plan.id)
                found = self._found[plan.id]
                if found.clauses and found.basis != "none":
                    self._follow(found.clauses, found.score)
            if self._has(plan.id):
                nearest = plan.id

    def _suggested(self, nearest: str, plan: str) -> _Found:
        wanted = self._found[nearest]
        rows = [
            row
            for row in compare_plans(self._dossier, nearest, plan, language=self._language)
            if any(each.id in wanted.clauses for each in row.left)
        ]
        there: set[str] = {each.id for row in rows for each in row.right}
        clauses = tuple(sorted(there, key=self._order.__getitem__))
        reasons = tuple(dict.fromkeys(each for row in rows for each in row.reasons))
        cited = tuple(dict.fromkeys(each for row in rows for each in row.citations))
        if not clauses:
            gone = all(row.fate == "dropped" for row in rows)
            return _Found((), "none", None, "dropped" if gone else "unknown", reasons, cited)
        chain = wanted.score if wanted.score is not None else 1.0
        score = chain * max(row.score if row.score is not None else 1.0 for row in rows)
        return _Found(clauses, "suggested", round(score, 3), reasons=reasons, citations=cited)

    def _step(self, plan: PeacePlan, before: tuple[Clause, ...]) -> Step:
        found = self._found[plan.id]
        clauses = tuple(self._dossier[each] for each in found.clauses)
        row = self._compared(before, clauses) if before and clauses else None
        fate: Fate | None = found.fate
        if clauses:
            fate = row.fate if row is not None else None
        omitted = bool(clauses) and not self._has(plan.id)
        if omitted:
            fate = "dropped"
        changes: tuple[ClauseChange, ...] = ()
        if row is not None:
            changes = row.changes
        elif before and clauses and not omitted:
            inside = contents(before, clauses, self._words, {})
            changes = inside.changes
            if len(before) != len(clauses):
                fate = "merged" if len(before) > len(clauses) else "split"
            elif changes:
                fate = "reworded"
            else:
                fate = "unchanged" if inside.read or inside.coded else "unknown"
        sure = found.basis in ("itself", "stated")
        answer = Answer.between(certain=sure, possible=sure or found.basis == "suggested")
        if found.basis == "none":
            answer = Answer.UNKNOWN if fate == "unknown" else Answer.NO
            fate = fate if before else None
        if omitted:
            answer = Answer.NO
        return Step(
            plan,
            plan.when,
            clauses,
            fate,
            found.basis,
            found.score,
            before,
            changes,
            found.reasons,
            tuple(dict.fromkeys((*found.citations, *_evidence(clauses)))),
            answer,
        )

    def _compared(
        self, before: tuple[Clause, ...], clauses: tuple[Clause, ...]
    ) -> Correspondence | None:
        """Find the row of the comparison of two plans in which just these clauses stand."""
        plans = (self._plan_of[before[0].id], self._plan_of[clauses[0].id])
        rows = compare_plans(self._dossier, *plans, language=self._language)
        return next((row for row in rows if (row.left, row.right) == (before, clauses)), None)


def _date(plan: PeacePlan) -> tuple[object, ...]:
    return (*undated_last(plan.when), plan.id)


def _evidence(clauses: Sequence[Clause]) -> Iterable[Citation]:
    for clause in clauses:
        yield from clause.citations
        for part in parts_alone(clause):
            if not isinstance(part, Clause):
                yield from part.citations
