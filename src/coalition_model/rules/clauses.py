"""Rules on the clauses of a plan: their numbers, their words, how many there are."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from coalition_model.dossier import Dossier
from coalition_model.entities.claims import Claim
from coalition_model.entities.common import evolve
from coalition_model.entities.plans import Clause, PeacePlan
from coalition_model.queries.agreement import agrees
from coalition_model.rules.findings import Problem
from coalition_model.rules.rule import Rule, rule
from coalition_model.values.answers import Answer
from coalition_model.values.quantities import Quantity
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
            key = tuple(_tokens(clause.number))
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
    read as Roman numbers or as letters, whichever fits the whole row better. Gaps are no fault, and
    what has no order, such as 'annex' after '3', is passed over.
    """
    for _plan, row in dossier.derived(rows_of_clauses):
        if len(row) == 1:
            continue
        wrong = _descents(row, roman=False)
        if wrong:
            wrong = min(wrong, _descents(row, roman=True), key=len)
        for before, clause in wrong:
            yield Problem(
                clause.id,
                "number",
                f"must come after that of the clause before it, but is {clause.number} "
                f"after {before.number}",
                "put the clauses in the order of the document, or mend the number",
            )


_TOKEN: Final = re.compile(r"[0-9]+|[A-Za-z]+")
_LATIN: Final = {
    word: place
    for place, word in enumerate(
        ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "nonies", "decies"), 2
    )
}
_ROMAN: Final = re.compile(r"(?=.)(x{0,3})(ix|iv|v?i{0,3})")
_DIGITS: Final = {"i": 1, "v": 5, "x": 10}

Token = tuple[str, int | str]


def _tokens(number: str) -> Iterator[Token]:
    for piece in _TOKEN.findall(number):
        if piece.isdigit():
            yield "digits", int(piece[:9])
        else:
            yield "letters", piece.casefold()


def _read(number: str, *, roman: bool) -> list[Token]:
    """Read a number so that its pieces can be compared with those of the same sort."""
    found: list[Token] = []
    for sort, piece in _tokens(number):
        word = str(piece)
        if sort == "digits":
            found.append((sort, piece))
        elif word in _LATIN and found:
            found.append(("latin", _LATIN[word]))
        elif roman and _ROMAN.fullmatch(word):
            found.append(("roman", roman_number(word)))
        elif len(set(word)) == 1 and not roman:  # a, b, ..., z, aa, bb
            found.append(("alphabet", f"{len(word):03}{word}"))
        else:
            found.append(("word", word))
    return found


def roman_number(word: str) -> int:
    """Give the value of a Roman number in lower case.

    >>> roman_number("xiv")
    14
    """
    values = [_DIGITS[letter] for letter in word]
    return sum(
        -value if value < after else value
        for value, after in zip(values, (*values[1:], 0), strict=True)
    )


def _descents(row: Sequence[Clause], *, roman: bool) -> list[tuple[Clause, Clause]]:
    read = [(clause, _read(clause.number, roman=roman)) for clause in row]
    return [(one, other) for (one, a), (other, b) in pairwise(read) if _comes_first(b, a)]


def _comes_first(one: Sequence[Token], other: Sequence[Token]) -> bool:
    """Whether a number certainly comes before another one."""
    for (sort, piece), (other_sort, other_piece) in zip(one, other, strict=False):
        if sort != other_sort or (sort == "word" and piece != other_piece):
            return False
        if piece != other_piece:
            return piece < other_piece  # type: ignore[operator] # of one sort
    return len(one) < len(other)


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

    Reads the English and French words of clauses and of their conditions for 'point 11', 'points 3
    and 4', 'clause 2', 'paragraphe 5'. Only plans that are complete are judged, and only their own
    points: 'point 4 of the Minsk agreements' is another's. Articles are so often those of a treaty
    ('Article 5') that they count only with 'of this agreement', 'ci-dessus' and the like. A
    clause counts as there if any clause has that number, at any depth, be it Roman.
    """
    for plan in dossier.plans.values():
        if plan.complete is not Answer.YES:
            continue
        numbers: set[int] | None = None
        for clause in _every(plan.clauses):
            for owner, field, words in _wordings(clause):
                cited = _cited(words)
                if not cited:
                    continue
                if numbers is None:
                    numbers = _numbers(plan)
                missing = [each for each in cited if each not in numbers]
                if missing and numbers:
                    yield Problem(
                        owner,
                        field,
                        f"must cite clauses that {plan.id} has, but cites {missing[0]}",
                        "add the clause, mend the number, or say that the plan is not complete",
                    )


_NUMBER: Final = r"[0-9]{1,3}(?:[a-z])?(?![a-z0-9%]|[.,][0-9]|[-‑–][a-z]|\s*(?:km|m|kilom|met|mèt|mil|%|per|pour|years|ans))"
_CITED: Final = re.compile(
    r"(?<![\w'’-])(?P<what>points?|clauses?|paragraph(?:e?s)?|paragraphe|articles?)\s+"
    rf"(?P<which>{_NUMBER}(?:(?:\s*,\s*|\s+(?:and|or|to|et|ou|à)\s+|\s*,\s+(?:and|or)\s+){_NUMBER})*)"
    r"(?P<own>\s+(?:of|in)\s+(?:this|the\s+present)\b|\s+(?:du|de\s+la|au)\s+présente?\b"
    r"|\s+de\s+(?:ce|cet|cette)\b|\s+(?:above|below|ci-dessus|ci-dessous)\b)?"
    r"(?P<others>\s+(?:of|in|on|from|to|du|de|des|dans|sur|au|aux)\b|\s+d['’])?",
    re.IGNORECASE,
)
_POSSESSIVE: Final = re.compile(
    r"(?:['’]s?|\b(?:its|their|his|her|ses|leurs?|son))\s+$", re.IGNORECASE
)
_HAS_POINT: Final = re.compile(r"point|clause|paragraph|article", re.IGNORECASE)


def _cited(words: str) -> list[int]:
    """Find the numbers of the clauses of its own plan that a text cites."""
    if _HAS_POINT.search(words) is None:
        return []
    found: list[int] = []
    for match in _CITED.finditer(words):
        if not match["own"]:
            if match["others"] or match["what"].lower().startswith("article"):
                continue
            if _POSSESSIVE.search(words, max(0, match.start() - 12), match.start()):
                continue
        found += [int(each) for each in re.findall("[0-9]+", match["which"])]
    return found


def _numbers(plan: PeacePlan) -> set[int]:
    found: set[int] = set()
    for clause in _every(plan.clauses):
        for sort, piece in _tokens(clause.number):
            if sort == "digits":
                found.add(int(piece))
            elif _ROMAN.fullmatch(str(piece)):
                found.add(roman_number(str(piece)))
    return found


def _wordings(clause: Clause) -> Iterator[tuple[str, str, str]]:
    yield from ((clause.id, "text", words) for words in _readable(clause.text))
    for condition in (
        *clause.conditions,
        *(c for each in clause.commitments for c in each.conditions),
    ):
        yield from ((condition.id, "wording", words) for words in _readable(condition.wording))


def _readable(text: Text | None) -> Iterator[str]:
    if text is not None:
        for language, words in text.wordings.items():
            if language.partition("-")[0].lower() in ("en", "fr"):
                yield words


def _every(clauses: Sequence[Clause]) -> Iterator[Clause]:
    for clause in clauses:
        yield clause
        yield from _every(clause.clauses)


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
    for plan in dossier.plans.values():
        if not plan.clauses:
            continue
        counts = _counts(plan)
        if plan.declared_size is not None:
            if plan.declared_size.unit is None and not _fits(plan.declared_size, plan, counts):
                yield Problem(
                    plan.id,
                    "declared_size",
                    f"must be the number of its clauses, {counts[0]}, but is {plan.declared_size}",
                    "add what is missing, or say that the plan is not complete",
                )
            continue
        if plan.complete is not Answer.YES:
            continue
        for claim in dossier.referring_to(plan.id):
            if (
                isinstance(claim, Claim)
                and claim.about == plan.id
                and claim.field == "declared_size"
                and not claim.denies
                and claim.note is None
                and all(
                    agrees(
                        evolve(plan, declared_size=Quantity(value=count)),
                        "declared_size",
                        claim.value,
                    )
                    is Answer.NO
                    for count in counts
                )
            ):
                yield Problem(
                    claim.id,
                    "value",
                    f"must be the number of clauses of {plan.id}, {counts[0]}, "
                    "or a note must say why it is another, but there is none",
                    "write the note, or mend what is wrong",
                )


def _counts(plan: PeacePlan) -> tuple[int, ...]:
    every = tuple(_every(plan.clauses))
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
        if plan.clauses and not any(
            _elsewhere(dossier, plan, each.target) for each in plan.relations
        ):
            yield from _omitted(dossier, plan, plan.clauses)


def _omitted(dossier: Dossier, plan: PeacePlan, row: Sequence[Clause]) -> Iterator[Problem]:
    for clause in row:
        if any(_elsewhere(dossier, plan, each.target) for each in clause.relations):
            continue
        if clause.wording == "omitted":
            yield Problem(
                clause.id,
                "wording",
                f"must not be omitted unless {plan.id} is a version of another plan, but is, "
                "and it relates to none",
                "add a relation of the plan to the one that has the clause",
            )
        yield from _omitted(dossier, plan, clause.clauses)


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
        cited = any(each.supports("clauses") for each in plan.citations)
        yield from _uncited(plan.clauses, cited=cited)


def _uncited(row: Sequence[Clause], *, cited: bool) -> Iterator[Problem]:
    for clause in row:
        own = [each for each in clause.citations if each.supports("text")]
        if clause.wording == "verbatim":
            if not own and not cited:
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
        below = any(each.supports("clauses") for each in clause.citations)
        yield from _uncited(clause.clauses, cited=cited or below)


CLAUSE_RULES: Final[tuple[Rule, ...]] = (
    number_twice,
    numbers_out_of_order,
    cited_clause_missing,
    count_of_clauses,
    complete_and_unseen,
    omitted_from_nothing,
    verbatim_from_nowhere,
)
"""Rules on the clauses of a plan, in the order of their codes."""
