"""Rules on the numbers of clauses: each its own, in order, and there where they are cited."""

from collections.abc import Iterator
from typing import Final

from coalition_model.dossier import Dossier
from coalition_model.entities.plans import Clause, PeacePlan
from coalition_model.rules.cited_clauses import cited_numbers
from coalition_model.rules.findings import Problem
from coalition_model.rules.numbering import late_places, numbers_in, tokens
from coalition_model.rules.rule import Rule, rule
from coalition_model.values.answers import Answer
from coalition_model.values.text import Text

Numbered = tuple[PeacePlan, tuple[Clause, ...]]
"""Clauses that stand beside one another in a plan."""


def rows_of_clauses(dossier: Dossier) -> tuple[Numbered, ...]:
    """Give the clauses of all plans, those beside one another together, outer ones first."""
    found: list[Numbered] = []
    for plan in dossier.plans.values():
        rows = [plan.clauses] if plan.clauses else []
        for row in rows:  # grows as it goes
            found.append((plan, row))
            rows += [clause.clauses for clause in row if clause.clauses]
    return tuple(found)


def every_clause(plan: PeacePlan) -> list[Clause]:
    """Give all clauses of a plan, outer ones first."""
    found = list(plan.clauses)
    for clause in found:  # grows as it goes
        found += clause.clauses
    return found


@rule(
    "PLA001",
    "warning",
    passing="""
      plans:
        - id: plan:p
          clauses:
            - {number: "10", text: {en: First}, citations: [source:paper]}
            - {number: 10a, text: {en: Second}, citations: [source:paper]}
          citations: [source:paper]
    """,
    failing="""
      plans:
        - id: plan:p
          clauses:
            - {number: "10", text: {en: First}, citations: [source:paper]}
            - {number: "10", id: clause:p/10-bis, text: {en: Second}, citations: [source:paper]}
          citations: [source:paper]
    """,
)
def number_twice(dossier: Dossier) -> Iterator[Problem]:
    """Clauses that stand beside one another have different numbers.

    Compares numbers without case, and 1 with 01. The same number below two clauses is no fault.
    """
    for _plan, row in dossier.derived(rows_of_clauses):
        seen: dict[object, Clause] = {}
        for clause in row:
            key = tokens(clause.number) or clause.number
            if key in seen:
                yield Problem(
                    clause.id,
                    "number",
                    f"must be a number of its own, but is {clause.number}, "
                    f"like that of {seen[key].id}",
                    "mend the number of one of the two",
                )
            seen.setdefault(key, clause)


@rule(
    "PLA002",
    "warning",
    passing="""
      plans:
        - id: plan:p
          clauses:
            - {number: "9", text: {en: First}, citations: [source:paper]}
            - {number: "10", text: {en: Second}, citations: [source:paper]}
            - {number: 10a, text: {en: Third}, citations: [source:paper]}
          citations: [source:paper]
    """,
    failing="""
      plans:
        - id: plan:p
          clauses:
            - {number: "10", text: {en: First}, citations: [source:paper]}
            - {number: "9", text: {en: Second}, citations: [source:paper]}
            - {number: 10a, text: {en: Third}, citations: [source:paper]}
          citations: [source:paper]
    """,
)
def numbers_out_of_order(dossier: Dossier) -> Iterator[Problem]:
    """Clauses that stand beside one another are in the order of their numbers.

    Numbers count as people count: 9, 10, 10a, 10bis, 11; 1.9, 1.10; a, b, c; i, ii, iv. Letters are
    read as Roman numbers or as letters, whichever fits the whole row better. A number is compared
    with the one before it and with the last of its own sort: 3 comes too late after 5 and 'annex'.
    Gaps are no fault, and what has no order, such as 'annex' after '3', is passed over.
    """
    for _plan, row in dossier.derived(rows_of_clauses):
        if len(row) == 1:
            continue
        for before, place in late_places([clause.number for clause in row]):
            clause = row[place]
            near = "the clause" if before == place - 1 else "a clause"
            yield Problem(
                clause.id,
                "number",
                f"must come after that of {near} before it, but is {clause.number} "
                f"after {row[before].number}",
                "put the clauses in the order of the document, or mend the number",
            )


@rule(
    "PLA003",
    "warning",
    passing="""
      plans:
        - id: plan:p
          complete: yes
          clauses:
            - {number: "1", text: {en: Subject to point 2.}, citations: [source:paper]}
            - {number: "2", text: {en: See article 5 of the Charter.}, citations: [source:paper]}
          citations: [source:paper]
    """,
    failing="""
      plans:
        - id: plan:p
          complete: yes
          clauses:
            - {number: "1", text: {en: Subject to point 11.}, citations: [source:paper]}
            - {number: "2", text: {en: See point 1.}, citations: [source:paper]}
          citations: [source:paper]
    """,
)
def cited_clause_missing(dossier: Dossier) -> Iterator[Problem]:
    """A clause that a plan cites is one of its clauses.

    Reads the English and French words of clauses, of their conditions, and of what their
    commitments are about and when they fall due, for 'point 11', 'points 3, 4 and 6-9', 'clause
    no. 2', 'paragraphe 5', 'item (7)', 'provision XI'. Only plans that are complete are judged, and
    only their own points: 'point 4 of the Minsk agreements' is another's, and 'crossing point 12'
    is none. Articles and sections are so often those of a treaty or a law ('Article 5') that they
    count only with 'of this agreement', 'ci-dessus' and the like. A clause counts as there if any
    clause has that number, at any depth, be it Roman.

    It says 'may' at severity info where the text speaks of another document or an annex, or names
    something right before ('Minsk II, point 11'), and where only the lower clauses of the plan have
    numbers. Silent where none has: a plan may well be lettered.
    """
    for plan in dossier.plans.values():
        if plan.complete is not Answer.YES:
            continue
        numbers: set[int] | None = None
        for clause in every_clause(plan):
            for owner, field, words in _wordings(clause):
                cited = list(cited_numbers(words))
                if not cited:
                    continue
                if numbers is None:
                    numbers = _numbers(plan)
                missing = [each for each in cited if each[0] not in numbers]
                if missing and numbers:
                    number, certain = max(missing, key=lambda each: each[1])
                    certain = certain and bool(numbers_in(each.number for each in plan.clauses))
                    yield Problem(
                        owner,
                        field,
                        f"{'must' if certain else 'may have to'} cite clauses that {plan.id} has, "
                        f"but cites {number}",
                        "add the clause, mend the number, or say that the plan is not complete",
                        None if certain else "info",
                    )


def _numbers(plan: PeacePlan) -> set[int]:
    found: set[int] = set()
    rows = [plan.clauses]
    for row in rows:  # grows as it goes
        found |= numbers_in(clause.number for clause in row)
        rows += [clause.clauses for clause in row if clause.clauses]
    return found


def _wordings(clause: Clause) -> Iterator[tuple[str, str, str]]:
    yield from ((clause.id, "text", words) for words in _readable(clause.text))
    for commitment in clause.commitments:
        yield from ((commitment.id, "object", words) for words in _readable(commitment.object))
        timing = commitment.timing
        if timing is not None:
            yield from ((timing.id, "wording", words) for words in _readable(timing.wording))
    conditions = [each for part in clause.commitments for each in part.conditions]
    for condition in (*clause.conditions, *conditions):
        yield from ((condition.id, "wording", words) for words in _readable(condition.wording))


def _readable(text: Text | None) -> Iterator[str]:
    if text is not None:
        for language, words in text.wordings.items():
            if language.partition("-")[0].lower() in ("en", "fr"):
                yield words


CLAUSE_NUMBER_RULES: Final[tuple[Rule, ...]] = (
    number_twice,
    numbers_out_of_order,
    cited_clause_missing,
)
"""Rules on the numbers of clauses, in the order of their codes."""
