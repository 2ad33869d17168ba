"""From what a user types to a dossier: a file, a folder, standard input or a shipped name."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import attrs

from coalition_model import formats, queries
from coalition_model.cli.arguments import Form
from coalition_model.cli.console import size_of, standard_input, working
from coalition_model.dossier import Dossier
from coalition_model.errors import CoalitionModelError, DocumentError, Fault
from coalition_model.formats import documents, files
from coalition_model.formats.locating import Located
from coalition_model.formats.shipped import SHIPPED
from coalition_model.values.edtf import EdtfDate
from coalition_model.values.spelling import nearest

STDIN: Final = "-"
STDIN_NAME: Final = "<stdin>"


class UnknownSource(CoalitionModelError):
    """There is no file, folder or shipped dossier of a name."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)

    def __str__(self) -> str:
        path = Path(self.name)
        folder = path.parent
        there = sorted(each.name for each in folder.iterdir()) if folder.is_dir() else []
        close = tuple(each for each in SHIPPED if self.name.lower() in each)
        close += nearest(self.name, SHIPPED)
        close += tuple(str(path.with_name(each)) for each in nearest(path.name, there))
        hint = f" (did you mean {close[0]!r}?)" if close else ""
        shipped = ", ".join(SHIPPED)
        return (
            "the dossier must be a file, a folder, '-' or the name of a shipped one, "
            f"but is {self.name!r}{hint}\nshipped dossiers: {shipped}"
        )


class NotThere(CoalitionModelError):
    """What the user asked for is not in the dossier."""


def not_there(dossier: Dossier, id: str) -> NotThere:
    """Say that there is no such id, with the nearest spelling or else what is called so."""
    close = dossier.nearest(id)
    if not close:
        close = tuple(match.entity.id for match in queries.find(dossier, id)[:1])
    hint = f"; did you mean {close[0]!r}?" if close else ""
    return NotThere(f"no such id in the dossier: {id!r}{hint}")


@attrs.frozen
class Opened:
    """A dossier, and where it came from.

    Attributes:
        dossier: what was read.
        folder: where relative paths in `uses` start from; None for a shipped dossier.
        located: where everything in it stands, of a file or folder for which that was asked.
    """

    dossier: Dossier
    folder: Path | None
    located: Located | None = None


def read(source: str, form: Form | None = None, *, located: bool = False) -> Opened:
    """Read what the user named.

    Args:
        source: a path, `-`, or the name of a shipped dossier; a path that is there comes first.
        form: the form of standard input; None to tell by how it begins.
        located: whether to keep where everything stands.

    Raises:
        DocumentError: it cannot be built.
        UnknownSource: there is nothing of this name.
    """
    if source == STDIN:
        return _standard_input(form)
    path = Path(source)
    if path.exists():
        with working(f"reading {source}", size_of(path)):
            folder = path if path.is_dir() else path.parent
            if not located:
                return Opened(formats.load(path), folder)
            found = formats.locate(path)
            return Opened(found.dossier, folder, found)
    name = source.removeprefix("reference:")
    if name in SHIPPED:
        return Opened(documents.shipped(name), None)
    raise UnknownSource(source)


def files_of(source: str) -> list[Path]:
    """List the files that a dossier is read from: of a folder all that are dossiers' files."""
    return files.files_of(Path(source))


def as_known(whole: Dossier, day: EdtfDate | None) -> Dossier:
    """Give a dossier as it was known by a day, still telling what it takes from others apart."""
    if day is None:
        return whole
    known = whole.known_at(day)
    return Dossier(
        known,
        title=known.title,
        note=known.note,
        uses=whole.uses,
        borrowed=whole.borrowed & {entity.id for entity in known},
        coverage=known.coverage,
        acceptances=known.acceptances,
    )


def _standard_input(form: Form | None) -> Opened:
    raw = standard_input("a dossier")
    form = form or _form_of(raw)
    folder = Path()
    try:
        with working("reading standard input", len(raw)):
            return Opened(formats.loads(raw, format=form, base=folder), folder)
    except DocumentError as error:
        faults = (
            attrs.evolve(fault, file=STDIN_NAME) if fault.file == "<text>" else fault
            for fault in error.faults
        )
        raise ReadFromStdin(faults, raw, form) from None


def _form_of(raw: bytes) -> Form:
    """Tell JSON by its brace, and JSON Lines by a first line that is all of a JSON document."""
    text = raw.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not text.startswith(b"{"):
        return "yaml"
    first, _, rest = text.partition(b"\n")
    if not rest.strip():
        return "json"
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        return "json"
    return "jsonl"


class ReadFromStdin(DocumentError):
    """A document from standard input cannot be built; it keeps the text to show lines of it."""

    def __init__(self, faults: Iterable[Fault], raw: bytes, form: Form) -> None:
        super().__init__(faults)
        self.raw = raw
        self.form: Form = form
