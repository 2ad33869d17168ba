"""`coalition-model show`: a dossier at a glance, or one thing in it."""

from coalition_model.cli.arguments import Arguments
from coalition_model.cli.console import console
from coalition_model.cli.details import print_details
from coalition_model.cli.opening import NotThere, as_known, not_there, read
from coalition_model.cli.overview import print_overview
from coalition_model.cli.page import Page
from coalition_model.queries.dates_in_words import date_words
from coalition_model.queries.naming import Names


def show(arguments: Arguments) -> None:
    """Print a dossier, or one entity or part of it."""
    whole = read(arguments.source, arguments.form).dossier
    dossier = as_known(whole, arguments.known_at)
    page = Page(console(), everything=arguments.all)
    names = Names(dossier, arguments.language)
    if arguments.id is None:
        print_overview(page, names, arguments.source, on=arguments.on, known_at=arguments.known_at)
        return
    if arguments.id not in dossier:
        if arguments.known_at is not None and arguments.id in whole:
            day = date_words(arguments.known_at)
            raise NotThere(f"{arguments.id!r} is in the dossier, but was not known on {day}")
        raise not_there(dossier, arguments.id)
    print_details(page, names, arguments.id, on=arguments.on)
