"""Entities one by one, from and to JSON Lines, in constant memory."""

import importlib
import os
import zlib
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from functools import partial
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Final, cast

from coalition_model.entities.common import Entity
from coalition_model.entities.dossier_notes import Acceptance, Coverage, checked_header
from coalition_model.entities.kinds import BY_KIND, ENTITY_CLASSES
from coalition_model.errors import DocumentError, Fault, shown
from coalition_model.formats import MAX_LINE, files
from coalition_model.formats.documents import target_form
from coalition_model.formats.forms import Form, form_of
from coalition_model.formats.jsonl_form import Row, entity_line, header_line, rows
from coalition_model.formats.parsed import Parsed, RawFault
from coalition_model.formats.plain import object_data
from coalition_model.formats.reading import Reader
from coalition_model.formats.rows import Head, read_head, read_row
from coalition_model.formats.writing import header_data
from coalition_model.values.ids import kind_of
from coalition_model.values.text import Text

_PIECE: Final = 1 << 16
_BROKEN: Final[list[type[Exception]]] = [OSError, EOFError, zlib.error]
with suppress(ImportError):  # a Python that was built without it
    _BROKEN.append(importlib.import_module("lzma").LZMAError)
_STREAMS: Final = ".jsonl or .jsonl.gz"


class EntityStream(Iterator[Entity]):
    """The entities of JSON Lines, one after the other, and what their header says.

    A stream may be closed before its end, or stand in a `with`.

    Attributes:
        title: what the dossier is called.
        note: remarks.
        uses: the dossiers from which it takes entities, which are not loaded.
        coverage: what was searched.
        acceptances: findings that its author accepts.
    """

    title: Text | None
    note: Text | None
    uses: tuple[str, ...]
    coverage: tuple[Coverage, ...]
    acceptances: tuple[Acceptance, ...]

    def __init__(self, name: str, pieces: Iterable[bytes], max_line: int) -> None:
        """Read the header; see `coalition_model.formats.read_stream`."""
        self._entities = _entities(name, pieces, max_line)
        notes = cast("dict[str, Any]", next(self._entities))
        self.title = notes.get("title")
        self.note = notes.get("note")
        self.uses = notes.get("uses", ())
        self.coverage = notes.get("coverage", ())
        self.acceptances = notes.get("acceptances", ())

    def __next__(self) -> Entity:
        return cast("Entity", next(self._entities))

    def close(self) -> None:
        """Let go of the file."""
        self._entities.close()

    def __enter__(self) -> "EntityStream":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


def read_stream(
    source: str | os.PathLike[str] | BinaryIO, *, max_line: int = MAX_LINE
) -> EntityStream:
    """Read entities one by one; see `coalition_model.formats.read_stream`."""
    if not isinstance(source, str | os.PathLike):
        if not hasattr(source, "read"):
            raise TypeError(f"must be a path or an open binary file, but is {shown(source)}")
        name = getattr(source, "name", None)
        name = name if isinstance(name, str) else "<stream>"
        return EntityStream(name, _pieces_of(source, name), max_line)
    file = Path(source)
    packed = _stream_form(file).packed
    return EntityStream(str(file), files.pieces(file, packed=packed), max_line)


def _stream_form(file: Path) -> Form:
    form = form_of(file)
    if form is None or form.format != "jsonl":
        expected = f"a file ending in {_STREAMS}"
        raise DocumentError([Fault("", expected, repr(file.suffix), file=str(file))])
    return form


def _pieces_of(source: BinaryIO, name: str) -> Iterator[bytes]:
    """Read an open file, which may be anything that can be read from."""
    read = cast("Callable[[], bytes | None]", partial(source.read, _PIECE))
    try:
        while (piece := read()) or piece is None:
            if piece is None:
                expected = "a file that waits until there is something to read"
                raise DocumentError([Fault("", expected, "gives nothing yet", file=name)])
            if not isinstance(cast("object", piece), bytes):
                raise TypeError(f"must be a binary file, but gives {shown(piece)}")
            yield piece
    except UnicodeDecodeError:
        raise TypeError("must be a binary file, but gives text") from None
    except tuple(_BROKEN) as error:
        raise DocumentError([Fault("", "a readable file", str(error).lower(), file=name)]) from None


def _entities(
    name: str, pieces: Iterable[bytes], max_line: int
) -> Generator[dict[str, Any] | Entity, None, None]:
    """Give what the header says, then the entities up to the first fault; raise with all faults."""
    faults: list[Fault] = []
    reading = _Reading(name, max_line)
    try:
        for row in rows(reading.cut(pieces)):
            for each in reading.read(row, faults):
                if not faults:
                    yield each
    except DocumentError as error:  # of the file
        faults += error.faults
    if reading.head is None and not faults:
        faults.append(Fault("", "a document", "empty", "", name, 1, 1))
    if faults:
        raise DocumentError(faults)


class _Reading:
    """What is known of a stream while it is read."""

    def __init__(self, name: str, max_line: int) -> None:
        self._name = name
        self._max_line = max_line
        self._reader = Reader()
        self._begun = False
        self.head: Head | None = None

    def cut(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """Cut the stream into lines, and refuse one that is too long."""
        for number, line in enumerate(files.lines(pieces, self._max_line), 1):
            if len(line) > self._max_line:
                expected = f"a line of at most {self._max_line:,} bytes"
                hint = "a caller who trusts it can allow more with max_line"
                raise DocumentError([Fault("", expected, "longer", hint, self._name, number, 1)])
            yield line

    def read(self, row: Row, faults: list[Fault]) -> Iterator[Any]:
        """Read a line: give what it holds if all is well with it, else note its faults."""
        reader = self._reader = Reader(self._reader.defaults)
        found: list[Any] = []
        if not self._begun:
            self._begun = True
            self.head = read_head(reader, row)
            found = [self.head.notes] if self.head is not None else []
        elif self.head is not None:  # else only its being JSON can be judged
            found = [each.entity for each in read_row(reader, self.head, row)]
        faults += self._located(row, [*row.faults, *reader.faults])
        yield from found

    def _located(self, row: Row, faults: list[RawFault]) -> Iterator[Fault]:
        if not faults:
            return
        mark = row.marks()
        parsed = Parsed({row.number: row.data}, (), lambda: mark, in_rows=True)
        placed: list[tuple[int, RawFault]] = []
        for fault in faults:
            column = fault.column or mark.at(fault.path[1:], key=fault.key)[1]
            placed.append((column, fault))
        for column, fault in sorted(placed, key=lambda each: each[0]):
            where = parsed.pointer(fault)
            yield Fault(
                where, fault.expected, fault.actual, fault.hint, self._name, row.number, column
            )


def write_stream(
    entities: Iterable[Entity],
    path: str | os.PathLike[str],
    *,
    title: Text | None = None,
    note: Text | None = None,
    uses: Iterable[str] = (),
    coverage: Iterable[Coverage] = (),
    acceptances: Iterable[Acceptance] = (),
    overwrite: bool = False,
) -> None:
    """Write entities one by one; see `coalition_model.formats.write_stream`."""
    file = Path(path)
    form = target_form(file, overwrite=overwrite)
    if form.format != "jsonl":
        raise ValueError(f"must be a path ending in {_STREAMS}, but is {str(file)!r}")
    header = header_data(**checked_header(title, note, uses, coverage, acceptances))
    pieces = chain([header_line(header)], map(_line, entities))
    files.write_pieces(file, pieces, packed=form.packed, overwrite=overwrite)


def _line(entity: Entity) -> bytes:
    if type(entity) not in ENTITY_CLASSES:
        raise TypeError(f"a stream must be made of entities, but one is {shown(entity)}")
    kind = BY_KIND[kind_of(entity.id)]
    return entity_line(kind.kind, object_data(entity))
