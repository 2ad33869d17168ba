"""`coalition-model convert`: from one form to another."""

import sys
from pathlib import Path
from typing import Final

from coalition_model.cli.arguments import Arguments
from coalition_model.cli.console import clean, working
from coalition_model.cli.opening import Opened, read
from coalition_model.errors import CoalitionModelError
from coalition_model.formats import documents, files
from coalition_model.formats.forms import ENDINGS, Form, form_of

STDOUT: Final = "-"


class InvalidTarget(CoalitionModelError):
    """A dossier cannot be written to where the user said."""


def convert(arguments: Arguments) -> None:
    """Read a dossier and write it to a file or to standard output."""
    form = _form(arguments)
    target = Path(arguments.target)
    if arguments.target != STDOUT:
        refuse(target, overwrite=arguments.overwrite)
    opened = read(arguments.source, arguments.form)
    with working(f"writing {form.format.upper()}", 200 * len(opened.dossier)):
        raw = documents.written(opened.dossier, form)
    if arguments.target == STDOUT:
        to_standard_output(raw)
        return
    files.write_atomically(target, raw)
    own = len(opened.dossier.own)
    things = "entity" if own == 1 else "entities"
    print(f"{clean(str(target))}: {own:,} {things}, {len(raw):,} bytes", file=sys.stderr)
    for name in _lost(opened, target):
        print(
            f"note: it uses {name!r}, which is not there as seen from {str(target.parent)!r}",
            file=sys.stderr,
        )


def _form(arguments: Arguments) -> Form:
    """Tell which form is to be written."""
    stated = arguments.to
    if arguments.target == STDOUT:
        return Form(stated or "json")
    by_name = form_of(Path(arguments.target))
    if stated is not None and by_name is not None and by_name.format != stated:
        raise InvalidTarget(
            f"--to must agree with the ending of {arguments.target!r}, but is {stated!r}"
        )
    if by_name is not None:
        return by_name
    if stated is None:
        raise InvalidTarget(
            f"the target must end in {ENDINGS}, or --to be given, but is {arguments.target!r}"
        )
    return Form(stated)


def refuse(target: Path, *, overwrite: bool) -> None:
    """Refuse a target that is not to be written, before the work is done."""
    if target.is_dir():
        raise InvalidTarget(f"the target must be a file, but {str(target)!r} is a folder")
    if not target.parent.is_dir():
        raise InvalidTarget(
            f"the target must lie in a folder that is there, but is {str(target)!r}"
        )
    if target.exists() and not overwrite:
        raise InvalidTarget(f"{str(target)!r} is there already; --overwrite replaces it")


def to_standard_output(raw: bytes) -> None:
    """Write UTF-8, whatever the encoding of the terminal."""
    binary = getattr(sys.stdout, "buffer", None)
    if binary is None:
        sys.stdout.write(raw.decode())
        return
    sys.stdout.flush()
    binary.write(raw)
    binary.flush()


def _lost(opened: Opened, target: Path) -> list[str]:
    """Name the relative paths in `uses` that lead nowhere from the target's folder."""
    return [
        name
        for name in opened.dossier.uses
        if not name.startswith("reference:") and not (target.parent / name).exists()
    ]
