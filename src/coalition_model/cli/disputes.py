"""`coalition-model contradictions`: what sources say against one another, side by side."""

import json
from collections.abc import Iterator
from typing import Final, cast

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as RichText

from coalition_model import queries
from coalition_model.cli.arguments import Arguments
from coalition_model.cli.console import console
from coalition_model.cli.opening import NotThere, as_known, not_there, read
from coalition_model.cli.page import Page, joined, styled, tag
from coalition_model.dossier import Dossier
from coalition_model.errors import UnknownId
from coalition_model.queries import Contradiction, Side, Voice
from coalition_model.queries.agreement import Respect
from coalition_model.queries.dates_in_words import when_words
from coalition_model.queries.naming import Names, plain
from coalition_model.queries.wording import Words
from coalition_model.values.answers import Answer
from coalition_model.values.citations import Citation
from coalition_model.values.text import Text

COLUMN: Final = 36
"""How wide a side is at least where sides stand next to each other."""

_GAP: Final = 3
_INDENT: Final = 2
_RESPECTS: Final[dict[Respect, str]] = {
    "different": "they differ",
    "disjoint": "they have nothing in common",
    "subset": "one holds more than the other",
    "overlap": "each holds what the other lacks",
    "denied": "one denies what the other says",
}
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def disputes(arguments: Arguments) -> None:
    """Print where sources contradict one another."""
    dossier = as_known(read(arguments.source, arguments.form).dossier, arguments.known_at)
    found = _found(dossier, arguments)
    names = Names(dossier, arguments.language)
    if arguments.format == "json":
        print(json.dumps(queries.rows(found), ensure_ascii=False, indent=2))
        return
    page = Page(console(), everything=True)
    for row in found:
        print_dispute(page, names, row)
    if found:
        page.blank()
    page.line(_counted(found), style="bold")


def _found(dossier: Dossier, arguments: Arguments) -> list[Contradiction]:
    about = arguments.about
    if about is not None and about not in dossier:
        raise not_there(dossier, about)
    try:
        return queries.contradictions(dossier, about=about, field=arguments.field)
    except UnknownId as error:
        hint = f" (did you mean {error.nearest[0]!r}?)" if error.nearest else ""
        whose = "of what it is about" if about is not None else "that claims can be about"
        expected = f"--field must be a field {whose}"
        raise NotThere(f"{expected}, but is {arguments.field!r}{hint}") from None


def _counted(found: list[Contradiction]) -> str:
    sure = sum(row.answer.certain for row in found)
    perhaps = len(found) - sure
    told = f"{sure:,} contradiction{'' if sure == 1 else 's'}" if sure else ""
    if perhaps:
        told += f"{', ' if told else ''}{perhaps:,} perhaps, as far as dates and words tell"
    return told or "no contradictions"


def print_dispute(page: Page, names: Names, row: Contradiction) -> None:
    """Print the sides of one dispute next to each other, and in which respect they conflict."""
    free = row.field is None
    what = names.text(cast("Text", row.sides[0].value)) if free else _field(row)
    page.heading(f"{names.of(row.about)}: {what}")
    page.line(tag(row.about.id))
    letters = [_letter(place) for place in range(len(row.sides))]
    cells = [
        _side(names, row, side, letter) for side, letter in zip(row.sides, letters, strict=True)
    ]
    _print_columns(page, cells)
    for line in _conflicts(row, letters):
        page.line(line, indent=_INDENT)


def _field(row: Contradiction) -> str:
    field = plain((row.field or "").replace("_", "-"))
    return f"{field} ({plain(row.aspect)})" if row.aspect else field


def _letter(place: int) -> str:
    """Name a side: A to Z, then AA.

    >>> _letter(0), _letter(26)
    ('A', 'AA')
    """
    more, place = divmod(place, len(_LETTERS))
    return (_letter(more - 1) if more else "") + _LETTERS[place]


def _print_columns(page: Page, cells: list[Table]) -> None:
    """Print sides in columns of one width, as many in a row as the page has room for."""
    room = page.console.width - _INDENT
    fit = max((room + _GAP) // (COLUMN + _GAP), 1)
    rows = -(-len(cells) // fit)
    across = -(-len(cells) // rows)
    width = (room - _GAP * (across - 1)) // across
    for start in range(0, len(cells), across):
        grid = Table.grid(padding=(0, _GAP, 0, 0), pad_edge=False)
        for _ in range(across):
            grid.add_column(width=width)
        grid.add_row(*cells[start : start + across])
        page.console.print(Padding(grid, (0, 0, 0, _INDENT), expand=False))
        page.blank()


def _side(names: Names, row: Contradiction, side: Side, letter: str) -> Table:
    """Lay a side out: its letter, the value, and below that who says so."""
    head = joined(styled(_value(Words(names), row, side), "bold"))
    if side.accepted:
        head.append_text(styled("  (accepted here)"))
    voices = _hanging()
    for voice in side.voices:
        voices.add_row("-", _voice(names, voice))
    grid = _hanging()
    grid.add_row(styled(letter, "bold"), Group(head, voices))
    return grid


def _hanging() -> Table:
    """Make a grid of a mark and what stands beside it."""
    grid = Table.grid(padding=(0, 1, 0, 0), pad_edge=False)
    grid.add_column()
    grid.add_column(overflow="fold")
    return grid


def _value(words: Words, row: Contradiction, side: Side) -> str:
    if row.field is None:
        return "denied" if side.denied else "asserted"
    value = words.value(side.value)
    more = "" if side.whole or not isinstance(side.value, tuple) else ", among others"
    return f"not {value}{more}" if side.denied else f"{value}{more}"


def _voice(names: Names, voice: Voice) -> RichText:
    """Say who says so, where, as of when and in which words."""
    by = names.name(voice.by) if voice.by in names.dossier else voice.by
    where = [names.of(source) for source in voice.sources]
    if any(name.startswith(by) for name in where):
        told = styled("; ".join(where))
    elif where:
        told = joined(by, styled(f", in: {'; '.join(where)}", "dim"))
    elif any(claim.coder == voice.by for claim in voice.claims):
        told = styled(f"coded by {by}")
    else:
        told = styled(by or "nobody named")
    for what, when in (("published", voice.published), ("as of", voice.holds)):
        if when is not None and when_words(when) not in told.plain:
            told.append_text(styled(f", {what} {when_words(when)}", "dim"))
    quotes = list(dict.fromkeys(_quote(each) for each in voice.citations if each.quote))
    if quotes:
        told.append_text(styled(f": {'; '.join(quotes)}"))
    return told


def _quote(citation: Citation) -> str:
    return f"“{citation.quote}”" if citation.verbatim else str(citation.quote)


def _conflicts(row: Contradiction, letters: list[str]) -> Iterator[str]:
    """Say which sides conflict in which respect, those of one respect together."""
    grouped: dict[tuple[Respect, Answer], dict[int, list[int]]] = {}
    for clash in row.clashes:
        pairs = grouped.setdefault((clash.respect, clash.answer), {})
        pairs.setdefault(clash.left, []).append(clash.right)
    every = len(letters) * (len(letters) - 1) // 2
    for (respect, answer), pairs in grouped.items():
        perhaps = "" if answer.certain else "may conflict, as far as dates and words tell: "
        if sum(map(len, pairs.values())) == every and every > 1:
            which = "each with each"
        else:
            which = "; ".join(
                f"{letters[left]} with {', '.join(letters[each] for each in rights)}"
                for left, rights in pairs.items()
            )
        yield f"{perhaps}{_RESPECTS[respect]}: {which}"
