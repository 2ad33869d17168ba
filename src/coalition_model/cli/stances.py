"""`coalition-model stances`: who stood where on each clause of a plan, with the words for it."""

import json
import textwrap
from collections.abc import Iterator, Sequence
from typing import Final

from coalition_model import queries
from coalition_model.cli.arguments import Arguments
from coalition_model.cli.console import console
from coalition_model.cli.opening import NotThere, as_known, not_there, read
from coalition_model.cli.page import Page
from coalition_model.cli.tables import (
    Cell,
    Part,
    Segment,
    Sheet,
    as_csv,
    as_html,
    as_markdown,
    plain_text,
    print_sheet,
)
from coalition_model.dossier import Dossier
from coalition_model.entities import Clause
from coalition_model.errors import UnknownId
from coalition_model.queries import StanceCell, Taken
from coalition_model.queries.changing_positions import condition_words
from coalition_model.queries.dates_in_words import when_words
from coalition_model.queries.naming import Names, phrase, plain
from coalition_model.queries.wording import Words
from coalition_model.values.answers import Answer
from coalition_model.values.citations import Citation
from coalition_model.values.ids import local_of

_SIGNS: Final = {
    "supports": "✓",
    "opposes": "✗",
    "neutral": "○",
    "abstains": "○",
    "mixed": "±",
    "declined": "–",
    "silent": "·",
}
_FATES: Final = {
    "holds": "",
    "replaced": "replaced by a later position",
    "outweighed": "outweighed by better evidence",
    "superseded": "superseded by an adjudicated coding",
    "stale": "stale: taken on words that were changed, or may have been",
    "not-yet": "not taken by then",
    "not-theirs": "the speaker did not hold the office",
}
_MET: Final = {Answer.YES: "met", Answer.NO: "not met", Answer.UNKNOWN: "met or not is unknown"}
_FIRST_WORDS: Final = 70
"""How many letters of a clause are shown below the matrix."""
_LAPSES: Final = ("ends", "suspends")
_LAPSED: Final = {
    Answer.YES: "lapsed",
    Answer.NO: "not lapsed",
    Answer.UNKNOWN: "lapsed or not is unknown",
}
_TIDY: Final = (
    "actor",
    "target",
    "stance",
    "answer",
    "conditional",
    "since",
    "affirmed",
    "conflict",
    "stale",
    "searched",
    "position",
    "position_stance",
    "fate",
    "taken_by",
    "on_behalf_of",
    "ex_officio",
    "taken_on",
    "when",
    "conditions",
    "lapsed",
    "basis",
    "coder",
    "confidence",
    "quote",
    "verbatim",
    "source",
    "locator",
)


def stances(arguments: Arguments) -> None:
    """Write the stance matrix of a plan in the form that was asked for."""
    dossier = as_known(read(arguments.source, arguments.form).dossier, arguments.known_at)
    cells = _cells(dossier, arguments)
    names = Names(dossier, arguments.language)
    title = f"{names.name(arguments.plan)}: stances on {when_words(arguments.day)}"
    if arguments.known_at is not None:
        title += f", as known on {when_words(arguments.known_at)}"
    match arguments.format:
        case "json":
            print(json.dumps(queries.rows(cells), ensure_ascii=False, indent=2))
        case "csv":
            print(as_csv(_tidy(names, cells)), end="")
        case "markdown":
            print(as_markdown(_sheets(names, arguments.plan, cells), title), end="")
        case "html":
            sheets = _sheets(names, arguments.plan, cells)
            print(as_html(title, sheets, language=names.languages[0]), end="")
        case _:
            page = Page(console(), everything=True)
            page.line(title, style="bold")
            print_sheet(page, _matrix(names, arguments.plan, cells))
            for line in _legend(names, arguments.plan, cells):
                page.line(line, style="dim")
            _print_words(page, names, arguments.plan, cells)


def _cells(dossier: Dossier, arguments: Arguments) -> list[StanceCell]:
    for id_, kinds, what in (
        (arguments.plan, ("plan",), "PLAN must be a plan"),
        *(
            (each, ("state", "leader", "organization"), "--actors must be people, states or bodies")
            for each in arguments.actors or ()
        ),
    ):
        if id_ not in dossier:
            raise not_there(dossier, id_)
        try:
            dossier.require(id_, *kinds)
        except UnknownId:
            raise NotThere(f"{what}, but is {id_!r}") from None
    return queries.stances(
        dossier,
        arguments.plan,
        on=arguments.day,
        actors=arguments.actors,
        attribute=arguments.attribute,
    )


def _print_words(page: Page, names: Names, plan: str, cells: Sequence[StanceCell]) -> None:
    """Print the positions behind the cells one below the other, as a narrow page has room for."""
    sheet = _words(names, plan, cells)
    if not sheet.rows:
        return
    page.heading(sheet.title)
    for row in sheet.rows:
        actor, on, stance, ground, words = (plain_text(cell).split("\n") for cell in row)
        page.blank()
        page.line(f"{actor[0]} on {on[0]}: {'; '.join(stance)}", style="bold")
        for line in (*ground, *words):
            page.line(line.strip(), indent=4 if line.startswith("  ") else 2)


def _sheets(names: Names, plan: str, cells: Sequence[StanceCell]) -> list[Sheet]:
    return [_matrix(names, plan, cells), _words(names, plan, cells)]


def _matrix(names: Names, plan: str, cells: Sequence[StanceCell]) -> Sheet:
    """Lay out actors by clauses."""
    targets = list(dict.fromkeys(cell.target.id for cell in cells))
    rows: dict[str, list[Cell]] = {}
    for cell in cells:
        rows.setdefault(cell.actor.id, [names.of(cell.actor)]).append(_cell(plan, cell))
    notes: list[Cell] = []
    if any(
        cell.held and all(each.target != cell.target.id for each in cell.held) for cell in cells
    ):
        notes.append("(plan), (2): the stance was taken on the whole plan, on clause 2, ...")
    if any(cell.conflict is Answer.YES for cell in cells):
        notes.append("both: positions of one day that take different stances")
    if any(_open(cell) for cell in cells):
        notes.append("perhaps: what is known of dates, evidence, offices or wordings leaves it so")
    if any(each.lapsed is not Answer.NO for cell in cells for each in cell.held):
        notes.append("lapsed: a condition is met that ends or suspends it by its own terms")
    if any(cell.stale is not Answer.NO for cell in cells):
        notes.append("stale: taken on an earlier version, whose words were changed since")
    if any(cell.stance == "silent" for cell in cells):
        notes.append(
            "silent: no position in this dossier, though it was looked for; "
            "not searched: no position, and nobody says to have looked"
        )
    return Sheet(
        headers=["actor", *(_short(plan, target) for target in targets)],
        rows=list(rows.values()),
        notes=notes,
        empty="no position on it in this dossier",
    )


def _legend(names: Names, plan: str, cells: Sequence[StanceCell]) -> Iterator[str]:
    """Say what each numbered clause is about, in its first words."""
    for target in {cell.target.id: cell.target for cell in cells}.values():
        if isinstance(target, Clause) and target.text is not None:
            words = textwrap.shorten(names.text(target.text), _FIRST_WORDS, placeholder=" …")
            yield f"{_short(plan, target.id)}: {words}"


def _open(cell: StanceCell) -> bool:
    return cell.answer is Answer.UNKNOWN and not (
        cell.conflict is Answer.YES or cell.stale is Answer.YES
    )


def _short(plan: str, target: str) -> str:
    """Name a plan, clause or commitment in a word, within its plan."""
    if target == plan:
        return "plan"
    kind, _, local = target.partition(":")
    if kind == "plan" or not local.startswith(f"{local_of(plan)}/"):
        return local  # of an earlier version
    number = local.removeprefix(f"{local_of(plan)}/").replace("/", ".")
    return f"{number} (commitment)" if kind == "commitment" else number


def _cell(plan: str, cell: StanceCell) -> list[Part]:
    if cell.stance == "silent":
        searched = {
            Answer.YES: "silent",
            Answer.NO: "not searched",
            Answer.UNKNOWN: "silent so far",
        }
        return [Segment(f"· {searched[cell.searched]}", "faint")]
    shown: list[Part] = []
    for stance in dict.fromkeys(each.stance for each in cell.held):
        shown += ["\n"] if shown else []
        shown.append(Segment(f"{_SIGNS[stance]} {plain(stance)}", "strong"))
        places = {each.target for each in cell.held if each.stance == stance}
        if cell.target.id not in places:
            shown.append(Segment(f" ({', '.join(_short(plan, each) for each in sorted(places))})"))
    remarks: list[str] = []
    if cell.conflict is Answer.YES:
        remarks.append("both")
    elif cell.stale is not Answer.NO:
        remarks.append("stale" if cell.stale is Answer.YES else "stale, perhaps")
    elif cell.answer is Answer.UNKNOWN:
        remarks.append("perhaps")
    if cell.conditional:
        remarks += (f"conditional: {each}" for each in _conditional(cell))
    if cell.held and all(each.office is not None for each in cell.held):
        remarks.append("ex officio")
    return [*shown, *(f"\n{each}" for each in remarks)]


def _conditional(cell: StanceCell) -> Iterator[str]:
    """Say whether what the stances of a cell depend on is met, and whether they have lapsed."""
    conditions = [each for taken in cell.held for each in taken.conditions]
    lapses = any(each.condition.effect in _LAPSES for each in conditions)
    starts, met, every, some = False, Answer.YES, Answer.YES, Answer.NO
    for each in conditions:
        effect = each.condition.effect
        if effect == "starts" or (effect == "restores" and not lapses):
            starts, met = True, met & each.answer
    for taken in cell.held:
        every, some = every & taken.lapsed, some | taken.lapsed
    if starts:
        yield _MET[met]
    if lapses:
        yield "lapsed in part" if some is not every and some is Answer.YES else _LAPSED[some]


def _words(names: Names, plan: str, cells: Sequence[StanceCell]) -> Sheet:
    """List the positions behind the cells, each with its words, once."""
    rows: list[list[Cell]] = []
    seen: set[tuple[str, str, str | None]] = set()
    for cell in cells:
        for taken in (*cell.held, *cell.history):
            key = (cell.actor.id, taken.position.id, taken.office)
            if key not in seen:
                seen.add(key)
                rows.append(
                    [
                        names.of(cell.actor),
                        _on(names, plan, taken),
                        _stance(taken, cell),
                        _ground(names, cell, taken),
                        _quotes(names, taken.citations),
                    ]
                )
    return Sheet(
        title="In which words",
        headers=["actor", "on", "stance", "when and how it is known", "words"],
        rows=rows,
        keep=2,
        empty="nothing",
    )


def _on(names: Names, plan: str, taken: Taken) -> str:
    if names.dossier.whole_of(taken.target).id == plan:
        return _short(plan, taken.target)
    return names.name(taken.target)


def _stance(taken: Taken, cell: StanceCell) -> list[Part]:
    shown: list[Part] = [f"{_SIGNS[taken.stance]} {plain(taken.stance)}"]
    if taken.fate == "holds" and taken.answer is Answer.UNKNOWN:
        shown.append("\nperhaps")
    if _FATES[taken.fate]:
        shown.append(Segment(f"\n{_FATES[taken.fate]}", "faint"))
    if taken.fate == "holds" and cell.since is not None and cell.since != cell.affirmed:
        shown.append(f"\nsince {when_words(cell.since)}")
    return shown


def _ground(names: Names, cell: StanceCell, taken: Taken) -> str:
    """Say when a position was taken, by whom for whom, on which basis, and on which conditions."""
    lines = [when_words(taken.when) if taken.when is not None else "no date"]
    if taken.actor != cell.actor.id:
        lines.append(f"by {names.name(taken.actor)}")
    if taken.on_behalf_of is not None:
        lines.append(f"on behalf of {names.name(taken.on_behalf_of)}")
    if taken.office is not None:
        lines.append(f"inferred from the office: {names.name(taken.office)}")
    coder = f"coded by {taken.coder}" if taken.coder else ""
    sure = f"{taken.confidence} confidence" if taken.confidence else ""
    basis = plain(taken.position.basis or "")
    lines.append(", ".join(each for each in (basis, coder, sure) if each))
    for each in taken.conditions:
        lines.append(f"{condition_words(Words(names), each.condition)} ({_MET[each.answer]})")
        lines += [f"  {step.about}: {step.says}" for step in each.chain[1:]]
    if taken.lapsed is not Answer.NO:
        lines.append(f"{_LAPSED[taken.lapsed]}, by its own terms")
    return "\n".join(line for line in lines if line)


def _quotes(names: Names, citations: Sequence[Citation]) -> str:
    return "\n".join(_quote(names, each) for each in citations)


def _quote(names: Names, citation: Citation) -> str:
    words = citation.quote or ""
    quote = f"“{words}”" if words and citation.verbatim else words
    locator = f", {citation.locator}" if citation.locator else ""
    by = ""
    if citation.attributed_to is not None:
        by = f", attributed to {names.name(citation.attributed_to)}"
    return phrase(quote, f"({names.name(citation.source)}{locator}{by})")


def _tidy(names: Names, cells: Sequence[StanceCell]) -> Sheet:
    """Lay cells out for a spreadsheet: a row for each position and citation behind a cell."""
    return Sheet(
        headers=_TIDY, rows=[row for cell in cells for row in _tidy_rows(names, cell)], keep=2
    )


def _tidy_rows(names: Names, cell: StanceCell) -> Iterator[list[Cell]]:
    start: list[Cell] = [
        cell.actor.id,
        cell.target.id,
        cell.stance or "",
        str(cell.answer),
        "yes" if cell.conditional else "no",
        str(cell.since or ""),
        str(cell.affirmed or ""),
        str(cell.conflict),
        str(cell.stale),
        str(cell.searched),
    ]
    for taken in (*cell.held, *cell.history):
        conditions = "; ".join(
            f"{condition_words(Words(names), each.condition)} [{each.answer}]"
            for each in taken.conditions
        )
        middle: list[Cell] = [
            taken.position.id,
            taken.stance,
            taken.fate,
            taken.actor,
            taken.on_behalf_of or "",
            taken.office or "",
            taken.target,
            str(taken.when or ""),
            conditions,
            str(taken.lapsed),
            taken.basis or "",
            taken.coder or "",
            taken.confidence or "",
        ]
        for citation in taken.citations or (None,):
            end: list[Cell] = ["", "", "", ""]
            if citation is not None:
                end = [
                    citation.quote or "",
                    "yes" if citation.verbatim else "no",
                    citation.source,
                    citation.locator or "",
                ]
            yield [*start, *middle, *end]
    if not cell.held and not cell.history:
        yield [*start, *([""] * (len(_TIDY) - len(start)))]
