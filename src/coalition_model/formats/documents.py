"""From bytes, files and folders to a dossier, and back."""

import os
import re
import secrets
import stat
from codecs import BOM_UTF8
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Final, Literal, cast

import attrs

from coalition_model.dossier import Dossier, identities, nearest, unknown_ids
from coalition_model.entities.common import Entity
from coalition_model.entities.dossier_notes import Acceptance, Coverage
from coalition_model.entities.kinds import BY_KIND, BY_SECTION
from coalition_model.entities.references import Path as Steps
from coalition_model.errors import DocumentError, Fault, MissingExtra, pointer, shown
from coalition_model.formats import json_form
from coalition_model.formats.parsed import (
    GIVEN,
    REFUSED,
    Parsed,
    RawFault,
    marks_of,
    nothing_parsed,
    pointed_at,
)
from coalition_model.formats.reading import BAD, Defaults, Reader, described, did_you_mean
from coalition_model.formats.shipped import SHIPPED
from coalition_model.formats.writing import FORMAT, dossier_data
from coalition_model.values.ids import kind_of, local_of
from coalition_model.values.shapes import Form, Shape
from coalition_model.values.text import LANGUAGE_PATTERN, Text

FormatName = Literal["json", "yaml"]
MAX_CHAIN: Final = 50
"""How many dossiers may use one another in a row."""
SUFFIXES: Final[dict[str, FormatName]] = {".json": "json", ".yaml": "yaml", ".yml": "yaml"}
_LATER: Final = re.compile("coalition-model/([2-9]|[1-9][0-9]+)")
_HEADER_KEYS: Final = ("format", "title", "note", "defaults", "uses", "coverage", "acceptances")
_ROOT_KEYS: Final = (*_HEADER_KEYS, *BY_SECTION)
_TEXT: Final = Shape("part", optional=True, types=(Text,))
_DEFAULTS_SHAPES: Final = {
    "language": Shape("text", form=Form(LANGUAGE_PATTERN, "a BCP 47 language tag")),
    "zone": Shape("text"),
    "source": Shape("id", names=("source",)),
}


@attrs.define
class Run:
    """One loading: what is being read just now, and what has been read, so that none is twice.

    Attributes:
        chain: the files and folders that use one another, down to the one that is being read.
        done: what each file or folder gave; None where it has faults, which are noted already.
    """

    chain: tuple[Path, ...] = ()
    done: dict[Path, Dossier | None] = attrs.field(factory=dict[Path, Dossier | None])

    def below(self, path: Path) -> "Run":
        """Give the loading of what is used from here."""
        return Run((*self.chain, path), self.done)


@attrs.define
class Draft:
    """One document, read: what it holds, where each entity stands, what is wrong with it."""

    name: str
    parsed: Parsed
    faults: list[RawFault] = attrs.field(factory=list[RawFault])
    entities: list[Entity] = attrs.field(factory=list[Entity])
    places: list[Steps] = attrs.field(factory=list[Steps])
    header: dict[str, Any] = attrs.field(factory=dict[str, Any])
    borrowed: list[tuple[Steps, Dossier]] = attrs.field(factory=list[tuple[Steps, Dossier]])
    used_faults: list[Fault] = attrs.field(factory=list[Fault])
    uses_unread: bool = False
    source: str | None = None
    failed: list[Any] = attrs.field(factory=list[Any])
    references: list[tuple[Steps, str]] = attrs.field(factory=list[tuple[Steps, str]])

    def located(self) -> Iterator[Fault]:
        """Give the faults with line and column, in document order; those of what it uses first."""
        yield from self.used_faults
        if not self.faults:
            return
        root = self.parsed.marks()
        placed: list[tuple[int, int, RawFault]] = []
        for fault in self.faults:
            line, column = fault.line, fault.column
            if line is None or column is None:
                line, column = root.at(fault.path, key=fault.key)
            placed.append((line, column, fault))
        placed.sort(key=lambda row: row[:2])
        for line, column, fault in placed:
            at = (line, column) if self.parsed.has_lines else (None, None)
            path = pointed_at(fault, self.parsed.data)
            yield Fault(pointer(path), fault.expected, fault.actual, fault.hint, self.name, *at)


def load(path: str | os.PathLike[str]) -> Dossier:
    """Load a dossier from a file or a folder; see `coalition_model.formats.load`."""
    return load_drafts(Path(path))[0]


def loads(
    text: str | bytes,
    format: FormatName = "json",
    base: str | os.PathLike[str] | None = None,
) -> Dossier:
    """Load a dossier from a text; see `coalition_model.formats.loads`."""
    raw = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    draft = _draft("<text>", raw, format, Path(base) if base is not None else None, Run())
    return _close([draft])


def from_data(data: Any) -> Dossier:
    """Read a dossier from plain data, as a JSON parser gives it."""
    draft = Draft("", Parsed(data, (), lambda: marks_of(data), has_lines=False))
    _read_root(draft, None, Run())
    return _close([draft])


def load_drafts(path: Path, run: Run | None = None) -> tuple[Dossier, list[Draft]]:
    """Load a file or folder, keeping its documents with the place of everything in them."""
    run = run or Run()
    faults: list[Fault] = []
    drafts: list[Draft] = []
    for file in _files(path):
        try:
            format_, raw = _format_of(file), _bytes(file)
        except DocumentError as error:
            faults += error.faults
            continue
        drafts.append(_draft(str(file), raw, format_, file.parent, run.below(path.resolve())))
    if faults:
        raise DocumentError([*faults, *_faults(drafts)])
    return _close(drafts), drafts


def _files(path: Path) -> list[Path]:
    """List the files of a folder that form one dossier; a file stands for itself."""
    if not os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises for some names
        return [path]
    files: list[Path] = []
    try:
        for folder, _, names in os.walk(path, onerror=_raise):
            files += (Path(folder, name) for name in names if Path(name).suffix.lower() in SUFFIXES)
    except OSError as error:
        raise DocumentError([_unreadable(Path(error.filename), "folder", error)]) from None
    if not files:
        raise DocumentError([Fault("", "a folder with .json, .yaml or .yml files", file=str(path))])
    return sorted(files)


def _raise(error: OSError) -> None:
    raise error


def _bytes(file: Path) -> bytes:
    try:
        if stat.S_ISREG(file.stat().st_mode):
            return file.read_bytes()
    except FileNotFoundError:
        meant = _meant(file)
        hint = f"did you mean {str(meant)!r}?" if meant else ""
        fault = Fault("", "a file or folder that is there", hint=hint, file=str(file))
    except OSError as error:
        fault = _unreadable(file, "file", error)
    except ValueError:  # a NUL in its name
        fault = Fault("", "the name of a file", file=str(file))
    else:
        fault = Fault("", "a file", "a device, a pipe or a socket", file=str(file))
    raise DocumentError([fault])


def _unreadable(path: Path, what: str, error: OSError) -> Fault:
    return Fault("", f"a readable {what}", str(error.strerror).lower(), file=str(path))


def _meant(file: Path) -> Path | None:
    """Find what can be loaded, stands beside where a file should be, and is spelled most alike."""
    try:
        names = sorted(each.name for each in file.parent.iterdir() if each.suffix in SUFFIXES)
    except (OSError, ValueError):
        return None
    close = [name for name in nearest(file.name, names) if name != file.name]
    return file.with_name(close[0]) if close else None


def _format_of(file: Path) -> FormatName:
    name = SUFFIXES.get(file.suffix.lower())
    if name is None:
        expected, actual = "a file ending in .json, .yaml or .yml", repr(file.suffix)
        raise DocumentError([Fault("", expected, actual, file=str(file))])
    return name


def parse(text: str, format: FormatName) -> Parsed:
    """Parse a text of one form into plain data."""
    if _checked(format) == "json":
        return json_form.parse(text)
    return cast("Parsed", _yaml().parse(text))


def _checked(format: FormatName) -> FormatName:
    if format not in ("json", "yaml"):
        raise ValueError(f"format must be 'json' or 'yaml', but is {format!r}")
    return format


def _yaml() -> Any:
    try:
        from coalition_model.formats import yaml_form  # noqa: PLC0415 - an extra
    except ImportError as error:  # pragma: no cover - the tests install it
        raise MissingExtra("reading and writing YAML", "yaml") from error
    return yaml_form


def _draft(
    name: str,
    raw: bytes,
    format: FormatName,
    base: Path | None,
    run: Run,
) -> Draft:
    """Read one document as far as it can be read by itself."""
    try:
        parsed = parse(raw.decode("utf-8-sig"), format)
    except UnicodeDecodeError as error:
        parsed = nothing_parsed(_not_utf8(raw.removeprefix(BOM_UTF8), error))
    draft = Draft(name, parsed, list(parsed.faults))
    if not (draft.faults and parsed.data is None):
        _read_root(draft, base, run)
    return draft


def _not_utf8(raw: bytes, error: UnicodeDecodeError) -> RawFault:
    before = raw[: error.start].decode()
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    actual = f"byte 0x{raw[error.start]:02x}"
    return RawFault((), "UTF-8", actual, line=line, column=column)


def _read_root(draft: Draft, base: Path | None, run: Run) -> None:
    data = draft.parsed.data
    if isinstance(data, dict):
        _read_document(draft, cast("dict[Any, Any]", data), base, run)
    else:
        expected = "a mapping with 'format: coalition-model/1'"
        draft.faults.append(RawFault((), expected, described(data)))


def _read_document(draft: Draft, root: dict[Any, Any], base: Path | None, run: Run) -> None:
    reader = Reader()
    data = reader.rows(root, ())
    if not _right_format(reader, data):
        draft.faults += reader.faults
        return
    reader.defaults = _defaults(reader, data.get("defaults", {}))
    draft.source = reader.defaults.source
    for key, value in data.items():
        path = (key,)
        if key in ("title", "note"):
            draft.header[key] = reader.read(_TEXT, value, path)
        elif key == "uses":
            draft.borrowed += _uses(draft, reader, value, base, run)
        elif key == "coverage":
            rows = reader.read(Shape("many", item=Shape("part", types=(Coverage,))), value, path)
            draft.header[key] = rows
        elif key == "acceptances":
            rows = reader.read(Shape("many", item=Shape("part", types=(Acceptance,))), value, path)
            draft.header[key] = rows
        elif key in BY_SECTION:
            _read_section(draft, reader, key, value)
        elif key not in _HEADER_KEYS:
            hint = did_you_mean(key, _ROOT_KEYS)
            reader.fault(path, "a key of the header or a list of entities", key, hint, key=True)
    draft.faults += reader.faults
    draft.references = reader.references


def _right_format(reader: Reader, data: dict[str, Any]) -> bool:
    if "format" not in data:
        reader.fault(("format",), GIVEN, hint=f"write 'format: {FORMAT}'")
        return False
    stated = data["format"]
    if stated == FORMAT:
        return True
    hint = "this is no document of this library"
    if isinstance(stated, str) and _LATER.fullmatch(stated):
        hint = "a newer version wrote it: python -m pip install --upgrade coalition-model"
    reader.fault(("format",), FORMAT, stated, hint)
    return False


def _defaults(reader: Reader, data: Any) -> Defaults:
    if not isinstance(data, dict):
        if data is not REFUSED:
            reader.fault(("defaults",), "a mapping of language, zone and source", data)
        return Defaults()
    values: dict[str, Any] = {}
    for key, value in reader.rows(cast("dict[Any, Any]", data), ("defaults",)).items():
        path = ("defaults", key)
        if key not in _DEFAULTS_SHAPES:
            hint = did_you_mean(key, tuple(_DEFAULTS_SHAPES))
            reader.fault(path, "language, zone or source", key, hint, key=True)
            continue
        read = reader.read(_DEFAULTS_SHAPES[key], value, path)
        if key == "zone" and read is not BAD and not _is_zone(read):
            reader.fault(path, "the name of an IANA time zone, such as Europe/Paris", read)
        elif read is not BAD:
            values[key] = read
    return Defaults(**values)


def _is_zone(name: str) -> bool:
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - rarely needed

    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):  # ZoneInfoNotFoundError is a KeyError
        return False
    return True


def _read_section(draft: Draft, reader: Reader, section: str, value: Any) -> None:
    kind = BY_SECTION[section]
    if not isinstance(value, list):
        if value is not REFUSED:
            reader.fault((section,), "a list", value)
        draft.failed.append((kind.kind, value))
        return
    for place, row in enumerate(cast("list[Any]", value)):
        path = (section, place)
        before = len(reader.faults)
        entity = reader.read_object(kind.cls, row, path)
        if entity is BAD:
            draft.failed.append((kind.kind, row))
            continue
        if len(reader.faults) > before:  # parts of it may stand under an unknown key
            draft.failed.append((kind.kind, {"id": entity.id}))
        draft.entities.append(entity)
        draft.places.append(path)


def _uses(
    draft: Draft, reader: Reader, value: Any, base: Path | None, run: Run
) -> Iterator[tuple[Steps, Dossier]]:
    """Load what a document uses; what cannot be loaded leaves `draft.uses_unread` set."""
    rows = cast("list[Any]", value) if isinstance(value, list) else []
    read = reader.read(Shape("many", item=Shape("text")), value, ("uses",))
    draft.uses_unread = read is BAD
    draft.header["uses"] = read
    for place, name in enumerate(rows):
        if not isinstance(name, str):
            continue
        path = ("uses", place)
        try:
            dossier = _used(reader, path, str(name), base, run)
        except DocumentError as error:
            draft.used_faults += error.faults
            dossier = None
        if dossier is None:
            draft.uses_unread = True
        else:
            yield path, dossier


def _used(reader: Reader, path: Steps, name: str, base: Path | None, run: Run) -> Dossier | None:
    """Load one dossier in use, or None where it cannot be; raises with faults of its own."""
    kind, _, local = name.partition(":")
    if kind == "reference":
        if local in SHIPPED:
            return shipped(local)
        hint = did_you_mean(name, tuple(f"reference:{each}" for each in SHIPPED))
        reader.fault(path, "the name of a shipped dossier", name, hint)
        return None
    if base is None:
        reader.fault(path, "reference:NAME where there is no file to look from", name)
        return None
    file = base / name
    try:
        target = file.resolve(strict=True)
    except (OSError, ValueError, RuntimeError):  # not there, too long, a NUL, a loop of links
        meant = _meant(file)
        hint = f"did you mean {str(Path(name).with_name(meant.name))!r}?" if meant else ""
        reader.fault(path, "a file or folder that is there", name, hint)
        return None
    if target in run.chain:
        reader.fault(path, "a dossier that does not use this one in turn", name)
        return None
    if run.chain and run.chain[-1] in target.parents and run.chain[-1].is_dir():
        hint = "the files of a folder are one dossier as it is"
        reader.fault(path, "outside the folder that is being loaded", name, hint)
        return None
    if len(run.chain) >= MAX_CHAIN:
        reader.fault(path, f"at most {MAX_CHAIN} dossiers that use one another in a row", name)
        return None
    if target not in run.done:
        run.done[target] = None
        run.done[target] = load_drafts(file, run)[0]
    return run.done[target]


def _close(drafts: list[Draft]) -> Dossier:
    """Close what was read into one dossier, or raise with the faults of all of it."""
    borrowed: dict[str, tuple[Steps, Entity]] = {}
    for place, draft in enumerate(drafts):
        for path, dossier in draft.borrowed:
            _borrow(draft, (place, *path), dossier, borrowed)
    header = _joined_header(drafts)
    for draft in drafts:
        _refuse_redefinitions(draft, borrowed.keys())
    _check_references(drafts, borrowed.values())
    faults = list(_faults(drafts))
    if faults or any(draft.uses_unread for draft in drafts):
        raise DocumentError(faults)
    own = (entity for draft in drafts for entity in draft.entities)
    lent = (entity for _, entity in borrowed.values())
    return Dossier((*lent, *own), borrowed=borrowed, **header)


def _faults(drafts: list[Draft]) -> Iterator[Fault]:
    for draft in drafts:
        yield from draft.located()


def _borrow(
    draft: Draft, path: Steps, dossier: Dossier, borrowed: dict[str, tuple[Steps, Entity]]
) -> None:
    """Take in what a dossier in use holds, unless another in use holds something else."""
    differing = [
        entity.id
        for entity in dossier
        if borrowed.setdefault(entity.id, (path, entity))[1] != entity
    ]
    if differing:
        more = f" and {len(differing) - 1} more" if len(differing) > 1 else ""
        hint = f"another dossier in use has a different {differing[0]}{more}"
        expected = "a dossier that agrees with the others in use"
        draft.faults.append(RawFault(path[1:], expected, repr(draft.header["uses"][path[2]]), hint))


def _joined_header(drafts: list[Draft]) -> dict[str, Any]:
    """Join the headers of the files of a folder; only one of them has a title."""
    header: dict[str, Any] = {}
    for draft in drafts:
        for key, value in draft.header.items():
            if key in ("title", "note") and key in header:
                expected = "given in one file of the folder only"
                draft.faults.append(RawFault((key,), expected, "there again", key=True))
            elif value is BAD:
                continue
            elif key == "uses":
                header[key] = tuple(dict.fromkeys((*header.get(key, ()), *value)))
            elif key in ("coverage", "acceptances"):
                header[key] = (*header.get(key, ()), *value)
            else:
                header[key] = value
    return header


def _refuse_redefinitions(draft: Draft, borrowed: Collection[str]) -> None:
    entities, places = draft.entities, draft.places
    draft.entities, draft.places = [], []
    for entity, path in zip(entities, places, strict=True):
        if entity.id in borrowed:
            expected = "an id that the dossiers in use do not have"
            hint = "an entity that comes from there cannot be redefined"
            draft.faults.append(RawFault((*path, "id"), expected, shown(entity.id), hint))
        else:
            draft.entities.append(entity)
            draft.places.append(path)


def _check_references(drafts: list[Draft], borrowed: Iterable[tuple[Steps, Entity]]) -> None:
    """Note ids that are given twice and ids that nothing has, each where it stands."""
    rows: list[tuple[Steps, Entity]] = list(borrowed)
    for place, draft in enumerate(drafts):
        rows += [
            ((place, *path), entity)
            for path, entity in zip(draft.places, draft.entities, strict=True)
        ]
    ids, broken = identities(rows)
    excused = _excused(drafts)
    broken += unknown_ids(
        (
            ((place, *path), target)
            for place, draft in enumerate(drafts)
            for path, target in draft.references
            if target in ids
            or not (excused(target) or (target == draft.source and path[0] != "defaults"))
        ),
        ids,
    )
    for fault in broken:
        draft = drafts[cast("int", fault.path[0])]
        draft.faults.append(RawFault(fault.path[1:], fault.expected, fault.actual, fault.hint))


def _excused(drafts: list[Draft]) -> Callable[[str], bool]:
    """Tell of a missing id whether what has it could not be read, which is a fault already."""
    if any(draft.uses_unread for draft in drafts):
        return lambda _: True
    ids: set[str] = set()
    kinds: set[str] = set()
    for kind, row in (each for draft in drafts for each in draft.failed):
        id_ = cast("dict[str, Any]", row).get("id") if isinstance(row, dict) else None
        if isinstance(id_, str):
            ids.add(str(id_))
        else:
            kinds.add(kind)
    wholes = {local_of(id_) for id_ in ids}

    def excused(id_: str) -> bool:
        if id_ in ids or kind_of(id_) in kinds:
            return True
        if kind_of(id_) in BY_KIND:
            return False
        # a part, perhaps one of a whole that could not be read
        if kinds or (kind_of(id_) in ("condition", "timing") and wholes):
            return True
        segments = local_of(id_).split("/")
        return any("/".join(segments[:count]) in wholes for count in range(1, len(segments)))

    return excused


@cache
def shipped(name: str) -> Dossier:
    """Give a dossier that comes with the package; loaded once."""
    file = resources.files("coalition_model").joinpath("reference", f"{name}.json")
    return _close([_draft(f"reference:{name}", file.read_bytes(), "json", None, Run())])


def dumps(dossier: Dossier, format: FormatName = "json") -> str:
    """Write a dossier as a text; see `coalition_model.formats.dumps`."""
    _checked(format)
    data = dossier_data(dossier)
    return json_form.write(data) if format == "json" else str(_yaml().write(data))


def dump(dossier: Dossier, path: str | os.PathLike[str], *, overwrite: bool = False) -> None:
    """Write a dossier to a file; see `coalition_model.formats.dump`."""
    file = Path(path)
    format_ = SUFFIXES.get(file.suffix.lower())
    if format_ is None:
        raise ValueError(f"must be a path ending in {', '.join(SUFFIXES)}, but is {str(file)!r}")
    if file.exists() and not overwrite:
        raise FileExistsError(f"{file} is there already; overwrite=True replaces it")
    write_atomically(file, dumps(dossier, format_).encode())


def write_atomically(file: Path, content: bytes) -> None:
    """Put a file in place whole: whenever this is killed, the old file or the new one is there."""
    file = file.resolve()
    temporary = file.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        with temporary.open("xb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        if file.exists():
            temporary.chmod(stat.S_IMODE(file.stat().st_mode))
        temporary.replace(file)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
