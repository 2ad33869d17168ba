"""From bytes, files and folders to a dossier, and back."""

import os
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Final

import attrs

from coalition_model.dossier import Dossier
from coalition_model.entities.common import Entity
from coalition_model.errors import DocumentError, Fault, shown
from coalition_model.formats import MAX_BYTES, bulk, files, json_form, jsonl_form
from coalition_model.formats.closing import close
from coalition_model.formats.drafts import Draft, read_draft, read_parsed, yaml
from coalition_model.formats.forms import SUFFIXES, Form, FormatName, checked, form_of
from coalition_model.formats.gzip_form import packed
from coalition_model.formats.parsed import Parsed, RawFault, marks_of
from coalition_model.formats.reading import did_you_mean
from coalition_model.formats.shipped import SHIPPED
from coalition_model.formats.writing import dossier_data, dossier_rows
from coalition_model.values.collector import collector_paused
from coalition_model.values.spelling import HINTS

MAX_CHAIN: Final = 50
"""How many dossiers may use one another in a row."""


@attrs.define
class Run:
    """One loading: what is being read just now, and what has been read, so that none is twice.

    Attributes:
        chain: the files and folders that use one another, down to the one that is being read.
        done: what each file or folder gave: a dossier, or its faults as far as nobody has told
            them yet.
        max_bytes: how many bytes a file may have, unpacked.
        beside: what stands in each folder in which something was not found.
        hinted: for which names that were not found a nearest spelling was looked for.
    """

    chain: tuple[Path, ...] = ()
    done: dict[Path, Dossier | list[Fault]] = attrs.field(factory=dict[Path, Dossier | list[Fault]])
    max_bytes: int = MAX_BYTES
    beside: dict[Path, list[str]] = attrs.field(factory=dict[Path, list[str]])
    hinted: list[str] = attrs.field(factory=list[str])

    def below(self, path: Path) -> "Run":
        """Give the loading of what is used from here."""
        return attrs.evolve(self, chain=(*self.chain, path))

    def hint(self, name: str, file: Path) -> str:
        """Hint at what was meant by the name of a file that is not there, for the first few."""
        if len(self.hinted) == HINTS:
            return ""
        self.hinted.append(name)
        folder = file.parent
        if folder not in self.beside:
            self.beside[folder] = files.names_in(folder)
        near = files.meant(file, self.beside[folder])
        return f"did you mean {str(Path(name).with_name(near.name))!r}?" if near else ""


def load(
    path: str | os.PathLike[str], *, max_bytes: int = MAX_BYTES, pause_gc: bool = True
) -> Dossier:
    """Load a dossier from a file or a folder; see `coalition_model.formats.load`."""
    with collector_paused(pause_gc):
        return _load(Path(path), Run(max_bytes=max_bytes))


def _load(path: Path, run: Run) -> Dossier:
    """Load a file or folder: in bulk, or so that every fault is explained."""
    dossier = _load_in_bulk(path, run)
    return load_drafts(path, run)[0] if dossier is None else dossier


def loads(
    text: str | bytes,
    format: FormatName = "json",
    base: str | os.PathLike[str] | None = None,
    *,
    pause_gc: bool = True,
) -> Dossier:
    """Load a dossier from a text; see `coalition_model.formats.loads`."""
    if not isinstance(text, str | bytes):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"must be the text of a document or its bytes, but is {shown(text)}")
    raw = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    folder = Path(base) if base is not None else None
    with collector_paused(pause_gc):
        return _read("<text>", raw, checked(format), folder)


def _read(name: str, raw: bytes, format: FormatName, base: Path | None) -> Dossier:
    """Read a document of its own: in bulk, or so that every fault is explained."""
    if format == "json" and (dossier := _read_in_bulk(raw, base, Run())) is not None:
        return dossier
    draft = read_draft(name, raw, format)
    _take_used(draft, base, Run())
    return close([draft])


def _load_in_bulk(path: Path, run: Run) -> Dossier | None:
    """Load a JSON file on the fast path; None where another form or a fault needs the other."""
    form = form_of(path)
    if form is None or form.format != "json":
        return None
    try:
        raw = files.content(path, packed=form.packed, max_bytes=run.max_bytes)
    except DocumentError:
        return None
    return _read_in_bulk(raw, path.parent, run.below(path.resolve()))


def _read_in_bulk(raw: bytes, base: Path | None, run: Run) -> Dossier | None:
    """Read JSON on the fast path; None where something is not in order, and to be explained."""

    def lend(uses: Iterable[str]) -> dict[str, Entity] | None:
        lent: dict[str, Entity] = {}
        for name in uses:
            try:
                found = _found(name, base, run)
            except _NotFound:
                return None
            if not isinstance(found, Dossier):
                return None  # the reader that explains tells its faults
            for entity in found:
                if lent.setdefault(entity.id, entity) != entity:
                    return None
        return lent

    return bulk.read(raw, lend)


def from_data(data: Any) -> Dossier:
    """Read a dossier from plain data, as a JSON parser gives it."""
    draft = Draft("", Parsed(data, (), lambda: marks_of(data), has_lines=False))
    read_parsed(draft)
    _take_used(draft, None, Run())
    return close([draft])


def load_drafts(path: Path, run: Run | None = None) -> tuple[Dossier, list[Draft]]:
    """Load a file or folder, keeping its documents with the place of everything in them."""
    run = run or Run()
    read: list[Draft | DocumentError] = []
    found = files.files_of(path)
    if not found:
        expected = "a folder with .json, .jsonl, .yaml or .yml files, gzipped or not"
        raise DocumentError([Fault("", expected, file=str(path))])
    for file in found:
        try:
            form = files.known_form(file)
            raw = files.content(file, packed=form.packed, max_bytes=run.max_bytes)
        except DocumentError as error:
            read.append(error)
            continue
        draft = read_draft(str(file), raw, form.format)
        _take_used(draft, file.parent, run.below(path.resolve()))
        read.append(draft)
    drafts = [each for each in read if isinstance(each, Draft)]
    if len(drafts) < len(read):
        raise DocumentError(
            fault
            for each in read
            for fault in (each.located() if isinstance(each, Draft) else each.faults)
        )
    return close(drafts), drafts


def _take_used(draft: Draft, base: Path | None, run: Run) -> None:
    """Load what a document uses; what cannot be loaded leaves `draft.unread` set."""
    for path, name in draft.uses:
        try:
            found = _found(name, base, run)
        except _NotFound as error:
            hint = error.hint if error.sought is None else run.hint(name, error.sought)
            draft.faults.append(RawFault(path, error.expected, shown(name), hint))
            draft.unread = True
            continue
        if isinstance(found, Dossier):
            draft.borrowed.append((path, found))
        else:
            draft.used_faults += found
            found.clear()  # each is told once
            draft.unread = True


class _NotFound(Exception):
    """What a document uses is not there, or cannot be used.

    Attributes:
        expected: what it must be.
        hint: how to mend it.
        sought: the file that is not there, beside which one may be that was meant.
    """

    def __init__(self, expected: str, hint: str = "", sought: Path | None = None) -> None:
        self.expected = expected
        self.hint = hint
        self.sought = sought
        super().__init__(expected, hint, sought)


def _found(name: str, base: Path | None, run: Run) -> Dossier | list[Fault]:
    """Load what is used, once; give its faults, as far as nobody has told them yet, or raise."""
    kind, _, local = name.partition(":")
    if kind == "reference":
        if local in SHIPPED:
            return shipped(local)
        hint = did_you_mean(name, tuple(f"reference:{each}" for each in SHIPPED))
        raise _NotFound("the name of a shipped dossier", hint)
    if base is None:
        raise _NotFound("reference:NAME where there is no file to look from")
    file = base / name
    try:
        target = file.resolve(strict=True)
    except (OSError, ValueError, RuntimeError):  # not there, too long, a NUL, a loop of links
        raise _NotFound("a file or folder that is there", sought=file) from None
    if target in run.chain:
        raise _NotFound("a dossier that does not use this one in turn")
    if run.chain and run.chain[-1] in target.parents and run.chain[-1].is_dir():
        hint = "the files of a folder are one dossier as it is"
        raise _NotFound("outside the folder that is being loaded", hint)
    if len(run.chain) >= MAX_CHAIN:
        raise _NotFound(f"at most {MAX_CHAIN} dossiers that use one another in a row")
    if target not in run.done:
        try:
            run.done[target] = _load(file, run)
        except DocumentError as error:
            run.done[target] = list(error.faults)
    return run.done[target]


@cache
def shipped(name: str) -> Dossier:
    """Give a dossier that comes with the package; loaded once."""
    file = resources.files("coalition_model").joinpath("reference", f"{name}.json")
    return _read(f"reference:{name}", file.read_bytes(), "json", None)


def dumps(dossier: Dossier, format: FormatName = "json") -> str:
    """Write a dossier as a text; see `coalition_model.formats.dumps`."""
    return "".join(map(bytes.decode, _pieces(dossier, checked(format))))


def _pieces(dossier: Dossier, format: FormatName) -> Iterator[bytes]:
    """Write a dossier piece by piece; YAML is one piece."""
    if format == "json":
        yield from json_form.pieces(*dossier_rows(dossier))
    elif format == "jsonl":
        header, rows = dossier_rows(dossier)
        yield jsonl_form.header_line(header)
        for kind, each in rows:
            for data in each:
                yield jsonl_form.entity_line(kind.kind, data)
    else:
        yield yaml().write(dossier_data(dossier)).encode()


def written(dossier: Dossier, form: Form) -> bytes:
    """Write a dossier as the bytes of a file of a form."""
    raw = b"".join(_pieces(dossier, form.format))
    return packed(raw) if form.packed else raw


def dump(dossier: Dossier, path: str | os.PathLike[str], *, overwrite: bool = False) -> None:
    """Write a dossier to a file; see `coalition_model.formats.dump`."""
    file = Path(path)
    form = target_form(file, overwrite=overwrite)
    pieces = _pieces(dossier, form.format)
    files.write_pieces(file, pieces, packed=form.packed, overwrite=overwrite)


def target_form(file: Path, *, overwrite: bool) -> Form:
    """Tell in which form a file is to be written.

    Raises:
        ValueError: its name does not say.
        FileExistsError: it is there and may not be replaced.
    """
    form = form_of(file)
    if form is None:
        endings = ", ".join(SUFFIXES)
        raise ValueError(
            f"must be a path ending in {endings}, or one of these and .gz, but is {str(file)!r}"
        )
    if file.exists() and not overwrite:
        raise files.there_already(file)
    return form
