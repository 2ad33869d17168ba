"""Plans, clause by clause."""

from collections.abc import Iterable, Iterator

from coalition_model.cli.page import Cell, Page, joined, styled, tag
from coalition_model.entities.plans import Clause, PeacePlan
from coalition_model.queries.dates_in_words import when_words
from coalition_model.queries.naming import Names, plain
from coalition_model.queries.wording import Words
from coalition_model.values.answers import Answer
from coalition_model.values.text import Text


def print_plan(page: Page, names: Names, plan: PeacePlan) -> None:
    """Print one plan: whose and when, then its clauses with what they make somebody do."""
    page.line(joined(styled(names.of(plan), "bold"), " ", tag(plan.id)))
    words = Words(names)
    rows: list[tuple[Cell, Cell]] = [("what", plain(plan.kind))]
    if plan.when is not None:
        rows.append(("when", when_words(plan.when)))
    rows += [(party.role, words.actor(party)) for party in plan.parties]
    rows.append(("clauses", _extent(words, plan)))
    rows += [(plain(each.kind), words.name(each.target)) for each in plan.relations]
    page.pairs(rows)
    print_clauses(page, names, plan.clauses)


def print_clauses(page: Page, names: Names, clauses: Iterable[Clause]) -> None:
    """Print clauses, those within others after them, with their commitments."""
    rows = [
        (styled(number, "bold"), _clause(names, clause)) for number, clause in _numbered(clauses)
    ]
    page.pairs(rows, width=3)


def _extent(words: Words, plan: PeacePlan) -> str:
    known = {
        Answer.YES: "these are all",
        Answer.NO: "there are others",
        Answer.UNKNOWN: "whether there are others is not known",
    }
    declared = f"; declared: {words.quantity(plan.declared_size)}" if plan.declared_size else ""
    return f"{sum(1 for _ in _numbered(plan.clauses))} here, {known[plan.complete]}{declared}"


def _numbered(clauses: Iterable[Clause], above: str = "") -> Iterator[tuple[str, Clause]]:
    for clause in clauses:
        number = f"{above}{clause.number}"
        yield number, clause
        yield from _numbered(clause.clauses, f"{number}.")


def _clause(names: Names, clause: Clause) -> Cell:
    words = Words(names)
    lines: list[Cell] = [clause_text(names, clause)]
    details = [
        plain(clause.kind or ""),
        f"topics: {', '.join(plain(each) for each in clause.topics)}" if clause.topics else "",
        *(f"{plain(each.kind)}: {words.name(each.target)}" for each in clause.relations),
        *(f"if: {words.condition(each)}" for each in clause.conditions),
    ]
    told = "; ".join(each for each in details if each)
    if told:
        lines.append(styled(told, "dim"))
    lines += [f"→ {words.commitment(each)}" for each in clause.commitments]
    parts: list[Cell] = []
    for line in lines:
        parts += ["\n" if parts else "", line]
    return joined(*parts)


def clause_text(names: Names, clause: Clause) -> Cell:
    """Give the words of a clause, in quotation marks only where they are the document's own."""
    if clause.text is None:
        return styled(f"({clause.wording})", "italic")
    words, language = _shown(names, clause.text)
    if is_original(clause.text, language) and clause.wording in ("verbatim", "translated"):
        translated = styled(" (translated)", "italic")
        return joined(f"“{words}”", translated if clause.wording == "translated" else "")
    if is_original(clause.text, language):
        return f"{words} ({clause.wording})"
    return f"{words} ({'in translation' if clause.text.original else 'original not stated'})"


def _shown(names: Names, text: Text) -> tuple[str, str]:
    """Give the words that a reader sees, and their language."""
    words = names.text(text)
    return words, next(tag for tag in text.languages if text.wordings[tag] == words)


def is_original(text: Text, language: str) -> bool:
    """Tell whether a wording is the one that the others translate."""
    return len(text.wordings) == 1 or text.original == language
