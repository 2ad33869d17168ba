"""`coalition-model timeline`: what happened, or was to happen, in order."""

from collections.abc import Sequence

from coalition_model import queries
from coalition_model.cli.arguments import Arguments
from coalition_model.cli.console import console
from coalition_model.cli.opening import NotThere, as_known, not_there, read
from coalition_model.cli.page import Cell, Page, joined, styled, tag
from coalition_model.errors import UnknownId
from coalition_model.queries.dates_in_words import when_words
from coalition_model.queries.naming import Names, label_of, phrase
from coalition_model.queries.timelines import Entry
from coalition_model.queries.wording import signed


def timeline(arguments: Arguments) -> None:
    """Print the timeline of a dossier, or the part of it that was asked for."""
    dossier = as_known(read(arguments.source, arguments.form).dossier, arguments.known_at)
    try:
        entries = queries.timeline(
            dossier, actor=arguments.actor, between=arguments.between, status=arguments.status
        )
    except UnknownId as error:
        if error.id in dossier:
            expected = "--actor must be a person, a state or an organization"
            raise NotThere(f"{expected}, but is {error.id!r}") from None
        raise not_there(dossier, error.id) from None
    page = Page(console(), everything=True)
    if not entries:
        page.line("Nothing in this dossier fits." if len(dossier) else "This dossier is empty.")
        return
    print_entries(page, Names(dossier, arguments.language), entries)
    if any(not entry.answer.certain for entry in entries):
        page.blank()
        page.line("perhaps: as far as its date is known, it may lie outside", style="dim")


def print_entries(page: Page, names: Names, entries: Sequence[Entry], limit: int = 40) -> None:
    """Print entries of a timeline, the date of each day once."""
    shown = page.some(entries, limit)
    page.pairs(((_when(entry), _what(names, entry)) for entry in shown), indent=0, width=15)
    page.rest(len(entries), len(shown))


def _when(entry: Entry) -> str:
    return when_words(entry.when, weekday=True) if entry.when else "no date"


def _what(names: Names, entry: Entry) -> Cell:
    status = signed(entry.status) if entry.status else ""
    told = phrase("" if entry.answer.certain else "perhaps", status)
    status_words = styled(f"{told} · " if told else "", "bold")
    return joined(status_words, label_of(names, entry.entity), " ", tag(entry.entity.id))
