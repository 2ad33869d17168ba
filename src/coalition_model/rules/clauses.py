"""Rules on what a plan has of its clauses: how many, in whose words."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from coalition_model.dossier import Dossier
from coalition_model.entities.claims import Claim
from coalition_model.entities.plans import PeacePlan
from coalition_model.errors import InvalidValue
from coalition_model.queries.claimed import value_of
from coalition_model.queries.names import words
from coalition_model.rules.clause_numbers import every_clause, rows_of_clauses
from coalition_model.rules.findings import Problem
from coalition_model.rules.rule import Rule, rule
from coalition_model.values.answers import Answer
from coalition_model.values.quantities import Quantity
from coalition_model.values.text import Text


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
    complete, even if it has none; of one that may not be, it finds only that it has more. It is
    content if any way of counting fits: outer clauses, innermost ones or all, with those omitted or
    without. Silent where the size counts other things (`of: pages`): it is read for the words for
    clauses, points, articles and the like in a score of languages.

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
        if not plan.clauses and plan.complete is not Answer.YES:
            continue
        if plan.declared_size is not None:
            counts = counts_of_clauses(plan)
            if not _fits(plan.declared_size, plan, counts):
                yield Problem(
                    plan.id,
                    "declared_size",
                    f"must be the number of its clauses, {counts[0]}, but is {plan.declared_size}",
                    "add what is missing, or say that the plan is not complete",
                )
            continue
        sizes = claimed.get(plan.id)
        if sizes is None:
            continue
        counts = counts_of_clauses(plan)
        for claim, size in sizes:
            if not _fits(size, plan, counts):
                yield Problem(
                    claim.id,
                    "value",
                    f"must be the number of clauses of {plan.id}, {counts[0]}, "
                    "or a note must say why it is another, but there is none",
                    "write the note, or mend what is wrong",
                )


def _claimed(claim: Claim) -> Quantity | None:
    """Read the number that a claim gives, if it gives one."""
    try:
        size = value_of(claim.about, "declared_size", claim.value)
    except InvalidValue:
        return None
    return size if isinstance(size, Quantity) else None


def counts_of_clauses(plan: PeacePlan) -> tuple[int, ...]:
    """Count the clauses of a plan in the ways that a source may count them."""
    every = tuple(every_clause(plan))
    innermost = tuple(clause for clause in every if not clause.clauses)
    return tuple(
        count
        for row in (plan.clauses, innermost, every)
        for count in (sum(each.wording != "omitted" for each in row), len(row))
    )


_CLAUSES: Final = (
    *("clause", "point", "article", "paragraph", "item", "provision", "section", "princip"),
    *("disposition", "alinea", "punkt", "artikel", "klausel", "absatz", "ziffer"),
    *("bestimmung", "prinzip", "punt", "clausul", "articul", "articol", "parraf", "paragraf"),
    *("artigo", "pont", "artyku", "clane", "clank", "bodu", "bodov", "madde", "kohta", "tocka"),
    *("пункт", "стат", "положен", "тез", "принцип", "точк", "тачк", "σημει", "αρθρ"),
)
"""The beginnings of the words for clauses, points and articles, without accents."""
_CLAUSES_WITHIN: Final = re.compile(
    "بند|بنود|نقط|نقاط|ماد|مواد|סעיפ|סעיף|נקוד|[条條点點项項款]|조항"
)
"""Such words in scripts that set something before them."""


def _counts_clauses(of: Text | None) -> bool:
    """Tell whether a size counts clauses, as it does if it does not say what it counts."""
    if of is None:
        return True
    return any(
        word.startswith(_CLAUSES) or _CLAUSES_WITHIN.search(word) is not None
        for text in of.wordings.values()
        for word in words(text)
    )


def _fits(size: Quantity, plan: PeacePlan, counts: Sequence[int]) -> bool:
    if size.unit is not None or not _counts_clauses(size.of):
        return True
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
    one that it stands below, has a relation to another plan or to a clause of one. Another plan, or
    a clause of it, may also say that it corresponds to them or supersedes them.
    """
    versions = _versions(dossier)
    for plan in dossier.plans.values():
        if plan.id in versions:
            continue
        if any(_elsewhere(dossier, plan, each.target) for each in plan.relations):
            continue
        row = list(plan.clauses)
        for clause in row:  # grows as it goes
            if clause.id in versions:
                continue
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


def _versions(dossier: Dossier) -> set[str]:
    """Find the plans and clauses of which another plan says that it is a version."""
    return {
        relation.target
        for plan in dossier.plans.values()
        for relations in (plan.relations, *(each.relations for each in every_clause(plan)))
        for relation in relations
        if relation.kind in ("corresponds-to", "supersedes")
        and dossier.whole_of(relation.target).id != plan.id
    }


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
