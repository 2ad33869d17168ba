"""Rules on the numbers of clauses: each its own, in order, and there where they are cited."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from coalition_model.dossier import Dossier
from coalition_model.entities.plans import Clause, PeacePlan
from coalition_model.rules.findings import Problem
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
            key = _tokens(clause.number) or clause.number
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
        readings = (_descents(row, roman=roman) for roman in (False, True))
        _, late = min(readings, key=lambda each: (each[0], len(each[1])))
        for before, clause in late:
            yield Problem(
                clause.id,
                "number",
                f"must come after that of the clause before it, but is {clause.number} "
                f"after {before.number}",
                "put the clauses in the order of the document, or mend the number",
            )


Token = tuple[str, str]
"""A piece of a number: of which sort it is, and a text by which its like are put in order."""

_TOKEN: Final = re.compile(r"[0-9]+|[A-Za-z]+")
_LATIN: Final = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "nonies")
_ROMAN: Final = re.compile(r"(?=.)(xl|l?x{0,3})(ix|iv|v?i{0,3})")
_DIGITS: Final = {"i": 1, "v": 5, "x": 10, "l": 50}


def _tokens(number: str) -> tuple[Token, ...]:
    return tuple(
        ("digits", _padded(piece.lstrip("0"))) if piece.isdigit() else ("letters", piece.casefold())
        for piece in _TOKEN.findall(number)
    )


def _padded(word: str) -> str:
    """Write a word so that a longer one comes after it: 10 after 9, aa after z."""
    return f"{len(word):09}{word}"


def _read(number: str, *, roman: bool) -> tuple[Token, ...]:
    """Read a number so that its pieces can be compared with those of the same sort."""
    found: list[Token] = []
    for sort, word in _tokens(number):
        if sort == "digits":
            found.append((sort, word))
        elif word in _LATIN and found:
            found.append(("latin", str(_LATIN.index(word))))
        elif roman and _ROMAN.fullmatch(word):
            found.append(("roman", f"{roman_number(word):03}"))
        elif not roman and len(set(word)) == 1:  # a, b, ..., z, aa, bb
            found.append(("alphabet", _padded(word)))
        else:
            found.append(("word", word))
    return tuple(found)


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


def _descents(row: Sequence[Clause], *, roman: bool) -> tuple[int, list[tuple[Clause, Clause]]]:
    """Count the words that this reading leaves, and find the clauses that come too late."""
    read = [_read(clause.number, roman=roman) for clause in row]
    words = sum(sort == "word" for tokens in read for sort, _ in tokens)
    late = [
        (row[place], row[place + 1])
        for place, (one, other) in enumerate(pairwise(read))
        if _comes_first(other, one)
    ]
    return words, late


def _comes_first(one: Sequence[Token], other: Sequence[Token]) -> bool:
    """Whether a number certainly comes before another one."""
    for (sort, piece), (other_sort, other_piece) in zip(one, other, strict=False):
        if (sort, piece) != (other_sort, other_piece):
            return sort == other_sort != "word" and piece < other_piece
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
        for clause in every_clause(plan):
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


_UNIT: Final = (
    r"(?:%|(?:km|m|years?|ans|percent|per\s+cent|pour\s+cent|kilom\w+|met\w+|mèt\w+|miles?)\b)"
)
_NUMBER: Final = rf"[0-9]{{1,3}}[a-z]?(?![a-z0-9]|[.,][0-9]|[-‑–][a-z]|\s*{_UNIT})"
_LIST: Final = rf"{_NUMBER}(?:(?:\s*,\s*{_NUMBER})*\s*,?\s+(?:and|or|to|et|ou|à)\s+{_NUMBER})?"
_ITSELF: Final = r"(?:plan|agreement|accord|text|document|propos|statement|resol|résol|decl|décl)"
_CITED: Final = re.compile(
    r"(?<![\w-])(?P<what>points?|clauses?|paragraphe?s?|articles?)\s+"
    rf"(?P<which>{_LIST})"
    rf"(?P<own>\s+(?:of|in)\s+(?:this|the\s+present)\s+{_ITSELF}"
    rf"|\s+(?:du|de\s+la|au)\s+présente?\s+{_ITSELF}|\s+de\s+(?:ce|cet|cette)\s+{_ITSELF}"
    r"|\s+(?:above|below|ci-dessus|ci-dessous)\b)?"
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
        numbers = [int(each) for each in re.findall("[0-9]+", match["which"])]
        found += numbers if match["what"].lower().endswith("s") else numbers[:1]
    return found


def _numbers(plan: PeacePlan) -> set[int]:
    found: set[int] = set()
    for clause in every_clause(plan):
        for piece in _TOKEN.findall(clause.number.lower()):
            if piece.isdigit():
                found.add(int(piece[:9]))
            elif _ROMAN.fullmatch(piece):
                found.add(roman_number(piece))
    return found


def _wordings(clause: Clause) -> Iterator[tuple[str, str, str]]:
    yield from ((clause.id, "text", words) for words in _readable(clause.text))
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
