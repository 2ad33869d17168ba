"""Rules on what a plan has of its clauses: how many, in whose words."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from coalition_model.dossier import Dossier
from coalition_model.entities.claims import Claim
from coalition_model.entities.plans import PeacePlan
from coalition_model.errors import InvalidValue
from coalition_model.rules.clause_numbers import every_clause, rows_of_clauses
from coalition_model.rules.findings import Problem
from coalition_model.rules.rule import Rule, rule
from coalition_model.values.answers import Answer
from coalition_model.values.frozenmap import FrozenMap
from coalition_model.values.quantities import Quantity


@rule(
    "PLA004",
    "warning",
    passing="""
      plans:
        - id: plan:p
          complete: yes
          declared_size: {value: 2, qualifier: about}
          clauses:
            - {number: "1", text: {en: First}, citations: [source:paper]}
            - {number: "2", text: {en: Second}, citations: [source:paper]}
          citations: [source:paper]
    """,
    failing="""
      plans:
        - id: plan:p
          complete: yes
          declared_size: {value: 4}
          clauses:
            - {number: "1", text: {en: First}, citations: [source:paper]}
            - {number: "2", text: {en: Second}, citations: [source:paper]}
          citations: [source:paper]
    """,
)
def count_of_clauses(dossier: Dossier) -> Iterator[Problem]:
    """A plan has as many clauses as it is said to have.

    Compares `declared_size`, 'about' and 'at least' included, with the clauses of a plan that is
    complete; of one that may not be, it finds only that it has more. It is content if any way of
    counting fits: outer clauses, innermost ones or all, with those omitted or without.

    Where the plan accepts no size itself, the claims that give it one are compared in the same
    way, unless a note says why a wrong one is kept.
    """
    claimed: dict[str, list[tuple[Claim, Quantity]]] = {}
    for claim in dossier.claims.values():
        if claim.field == "declared_size" and not claim.denies and claim.note is None:
            size = _claimed(claim)
            if size is not None:
                claimed.setdefault(claim.about, []).append((claim, size))
    for plan in dossier.plans.values():
        if not plan.clauses:
            continue
        if plan.declared_size is not None:
            counts = _counts(plan)
            if plan.declared_size.unit is None and not _fits(plan.declared_size, plan, counts):
                yield Problem(
                    plan.id,
                    "declared_size",
                    f"must be the number of its clauses, {counts[0]}, but is {plan.declared_size}",
                    "add what is missing, or say that the plan is not complete",
                )
        elif plan.complete is Answer.YES:
            for claim, size in claimed.get(plan.id, ()):
                counts = _counts(plan)
                if all(size.contains(count) is Answer.NO for count in counts):
                    yield Problem(
                        claim.id,
                        "value",
                        f"must be the number of clauses of {plan.id}, {counts[0]}, "
                        "or a note must say why it is another, but there is none",
                        "write the note, or mend what is wrong",
                    )


def _claimed(claim: Claim) -> Quantity | None:
    """Read the number that a claim gives, if it gives one."""
    if not isinstance(claim.value, FrozenMap) or "unit" in claim.value:
        return None
    keys = ("value", "low", "high", "qualifier")
    given: dict[str, Any] = {key: claim.value[key] for key in keys if key in claim.value}
    try:
        return Quantity(**given)
    except InvalidValue:
        return None


def _counts(plan: PeacePlan) -> tuple[int, ...]:
    every = tuple(every_clause(plan))
    innermost = tuple(clause for clause in every if not clause.clauses)
    return tuple(
        count
        for row in (plan.clauses, innermost, every)
        for count in (sum(each.wording != "omitted" for each in row), len(row))
    )


def _fits(size: Quantity, plan: PeacePlan, counts: Sequence[int]) -> bool:
    if plan.complete is Answer.YES:
        return any(size.contains(count).possible for count in counts)
    least = Quantity(value=min(counts), qualifier="at-least")
    return size.may_equal(least).possible


@rule(
    "PLA005",
    "warning",
    passing="""
      plans:
        - id: plan:p
          complete: unknown
          clauses: [{number: "1", wording: unseen, citations: [source:paper]}]
          citations: [source:paper]
    """,
    failing="""
      plans:
        - id: plan:p
          complete: yes
          clauses: [{number: "1", wording: unseen, citations: [source:paper]}]
          citations: [source:paper]
    """,
)
def complete_and_unseen(dossier: Dossier) -> Iterator[Problem]:
    """A plan that is complete has been seen.

    Finds clauses whose wording is unseen in a plan that is said to be complete, as who has not seen
    a clause cannot well know that there are no more. Of a clause seen in part it says so at
    severity info. One omitted from this version is no gap.
    """
    for plan, row in dossier.derived(rows_of_clauses):
        if plan.complete is not Answer.YES:
            continue
        for clause in row:
            if clause.wording in ("unseen", "partial"):
                unseen = clause.wording == "unseen"
                yield Problem(
                    clause.id,
                    "wording",
                    f"{'must' if unseen else 'may have to'} be seen, as {plan.id} is said to be "
                    f"complete, but is {clause.wording}",
                    "say that the plan is not complete, or that it is not known",
                    severity=None if unseen else "info",
                )


@rule(
    "PLA006",
    "warning",
    passing="""
      plans:
        - {id: plan:old, citations: [source:paper]}
        - id: plan:new
          relations: [{kind: responds-to, target: plan:old}]
          clauses: [{number: "3", wording: omitted, citations: [source:paper]}]
          citations: [source:paper]
    """,
    failing="""
      plans:
        - {id: plan:old, citations: [source:paper]}
        - id: plan:new
          clauses: [{number: "3", wording: omitted, citations: [source:paper]}]
          citations: [source:paper]
    """,
)
def omitted_from_nothing(dossier: Dossier) -> Iterator[Problem]:
    """A clause that is omitted is omitted from a version of another plan.

    Finds omitted clauses of a plan that relates to no other: neither the plan nor the clause, nor
    one that it stands below, has a relation to another plan or to a clause of one.
    """
    for plan in dossier.plans.values():
        if any(_elsewhere(dossier, plan, each.target) for each in plan.relations):
            continue
        row = list(plan.clauses)
        for clause in row:  # grows as it goes
            if any(_elsewhere(dossier, plan, each.target) for each in clause.relations):
                continue
            row += clause.clauses
            if clause.wording == "omitted":
                yield Problem(
                    clause.id,
                    "wording",
                    f"must not be omitted unless {plan.id} is a version of another plan, but is, "
                    "and it relates to none",
                    "add a relation of the plan to the one that has the clause",
                )


def _elsewhere(dossier: Dossier, plan: PeacePlan, target: str) -> bool:
    whole = dossier.whole_of(target)
    return isinstance(whole, PeacePlan) and whole.id != plan.id


@rule(
    "PLA007",
    "warning",
    passing="""
      plans:
        - id: plan:p
          clauses: [{number: "1", text: {en: Peace.}}]
          citations: [{source: source:paper, fields: [clauses]}]
    """,
    failing="""
      plans:
        - id: plan:p
          clauses: [{number: "1", text: {en: Peace.}}]
          citations: [{source: source:paper, fields: [when]}]
    """,
)
def verbatim_from_nowhere(dossier: Dossier) -> Iterator[Problem]:
    """Words given as those of the document are cited.

    Finds clauses whose wording is verbatim, as it is where nothing else is said, and that no
    citation supports: neither one of the clause's `text`, nor one of the plan, nor one of a
    clause that it stands below. It finds also those whose every quotation is marked as not
    verbatim: what restates the source does not show its words.
    """
    for plan in dossier.plans.values():
        if not plan.clauses:
            continue
        cited = any(each.supports("clauses") for each in plan.citations)
        row = [(clause, cited) for clause in plan.clauses]
        for clause, above in row:  # grows as it goes
            own = [each for each in clause.citations if each.supports("text")]
            if clause.clauses:
                below = above or any(each.supports("clauses") for each in clause.citations)
                row += [(each, below) for each in clause.clauses]
            if clause.wording != "verbatim":
                continue
            if not own and not above:
                yield Problem(
                    clause.id,
                    "wording",
                    "must be cited to be verbatim, but neither the clause nor its plan has "
                    "a citation for it",
                    "cite the words, or write wording: restated",
                )
            elif own and all(each.quote is not None and not each.verbatim for each in own):
                yield Problem(
                    clause.id,
                    "wording",
                    "must be restated where the citations restate the source, but is verbatim",
                    "write wording: restated, or cite the words themselves",
                )


CLAUSE_RULES: Final[tuple[Rule, ...]] = (
    count_of_clauses,
    complete_and_unseen,
    omitted_from_nothing,
    verbatim_from_nowhere,
)
"""Rules on what a plan has of its clauses, in the order of their codes."""
