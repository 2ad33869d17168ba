"""From bytes, files and folders to a dossier, and back."""

import os
import stat
import tempfile
from collections.abc import Callable, Iterator
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
from coalition_model.errors import DocumentError, Fault, MissingExtra
from coalition_model.formats import json_form
from coalition_model.formats.parsed import Mark, Parsed, RawFault
from coalition_model.formats.reading import BAD, Defaults, Reader, described
from coalition_model.formats.shipped import SHIPPED
from coalition_model.formats.writing import FORMAT, dossier_data
from coalition_model.values.ids import as_segment, kind_of, local_of
from coalition_model.values.shapes import Form, Shape
from coalition_model.values.text import LANGUAGE_PATTERN, Text

FormatName = Literal["json", "yaml"]
SUFFIXES: Final[dict[str, FormatName]] = {".json": "json", ".yaml": "yaml", ".yml": "yaml"}
_HEADER_KEYS: Final = ("format", "title", "note", "defaults", "uses", "coverage", "acceptances")
_DEFAULTS_SHAPES: Final = {
    "language": Shape("text", form=Form(LANGUAGE_PATTERN, "a BCP 47 language tag")),
    "zone": Shape("text"),
    "source": Shape("id", names=("source",)),
}


@attrs.define
class Draft:
    """One document, read: what it holds, where each entity stands, what is wrong with it."""

    name: str
    parsed: Parsed
    faults: list[RawFault] = attrs.field(factory=list[RawFault])
    entities: list[Entity] = attrs.field(factory=list[Entity])
    places: list[Steps] = attrs.field(factory=list[Steps])
    header: dict[str, Any] = attrs.field(factory=dict[str, Any])
    borrowed: list[Dossier] = attrs.field(factory=list[Dossier])
    used_faults: list[Fault] = attrs.field(factory=list[Fault])
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
            yield Fault(
                pointer(fault.path),
                fault.expected,
                fault.actual,
                fault.hint,
                self.name,
                line,
                column,
            )


def pointer(path: Steps) -> str:
    """Write a path as a JSON pointer (RFC 6901).

    >>> pointer(("states", 0, "extra", "a/b"))
    '/states/0/extra/a~1b'
    """
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)


def load(path: str | os.PathLike[str]) -> Dossier:
    """Load a dossier from a file or a folder; see `coalition_model.formats.load`."""
    return load_drafts(Path(path), ())[0]


def loads(
    text: str | bytes,
    format: FormatName = "json",
    base: str | os.PathLike[str] | None = None,
) -> Dossier:
    """Load a dossier from a text; see `coalition_model.formats.loads`."""
    raw = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    draft = _draft("<text>", raw, format, Path(base) if base is not None else None, ())
    return _close([draft])


def from_data(data: Any) -> Dossier:
    """Read a dossier from plain data, as a JSON parser gives it."""
    draft = Draft("<data>", Parsed(data, (), lambda: Mark(1, 1)))
    _read_root(draft, None, ())
    return _close([draft])


def load_drafts(path: Path, chain: tuple[str, ...]) -> tuple[Dossier, list[Draft]]:
    """Load a file or folder, keeping its documents with the place of everything in them."""
    if path.is_dir():
        files = sorted(
            file for file in path.rglob("*") if file.is_file() and file.suffix.lower() in SUFFIXES
        )
        if not files:
            raise DocumentError(
                [Fault("", "a folder with .json, .yaml or .yml files", file=str(path))]
            )
    else:
        files = [path]
    drafts = [
        _draft(
            str(file), _bytes(file), _format_of(file), file.parent, (*chain, str(path.resolve()))
        )
        for file in files
    ]
    return _close(drafts), drafts


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        close = nearest(file.name, (each.name for each in _siblings(file)))
        hint = f"did you mean {str(file.with_name(close[0]))!r}?" if close else ""
        fault = Fault("", "a file or folder that is there", hint=hint, file=str(file))
    except OSError as error:
        fault = Fault("", "a readable file", str(error.strerror).lower(), file=str(file))
    raise DocumentError([fault])


def _siblings(file: Path) -> list[Path]:
    return sorted(file.parent.iterdir()) if file.parent.is_dir() else []


def _format_of(file: Path) -> FormatName:
    name = SUFFIXES.get(file.suffix.lower())
    if name is None:
        raise DocumentError(
            [Fault("", "a file ending in .json, .yaml or .yml", repr(file.suffix), file=str(file))]
        )
    return name


def parse(text: str, format: FormatName) -> Parsed:  # noqa: A002
    """Parse a text of one form into plain data."""
    if format == "json":
        return json_form.parse(text)
    return cast("Parsed", _yaml().parse(text))


def _yaml() -> Any:
    try:
        from coalition_model.formats import yaml_form  # noqa: PLC0415 - an extra
    except ImportError as error:  # pragma: no cover - the tests install it
        raise MissingExtra("reading and writing YAML", "yaml") from error
    return yaml_form


def _draft(
    name: str,
    raw: bytes,
    format: FormatName,  # noqa: A002
    base: Path | None,
    chain: tuple[str, ...],
) -> Draft:
    """Read one document as far as it can be read by itself."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        fault = Fault("", "UTF-8", f"byte 0x{raw[error.start]:02x}", "", name, line, column)
        raise DocumentError([fault]) from None
    parsed = parse(text, format)
    draft = Draft(name, parsed, list(parsed.faults))
    if not (draft.faults and parsed.data is None):
        _read_root(draft, base, chain)
    return draft


def _read_root(draft: Draft, base: Path | None, chain: tuple[str, ...]) -> None:
    data = draft.parsed.data
    if isinstance(data, dict):
        _read_document(draft, cast("dict[str, Any]", data), base, chain)
    else:
        expected = "a mapping with 'format: coalition-model/1'"
        draft.faults.append(RawFault((), expected, described(data)))


def _read_document(
    draft: Draft, data: dict[str, Any], base: Path | None, chain: tuple[str, ...]
) -> None:
    reader = Reader()
    if not _right_format(reader, data):
        draft.faults += reader.faults
        return
    reader.defaults = _defaults(reader, data.get("defaults", {}))
    for key, value in data.items():
        path = (key,)
        if key in ("title", "note"):
            draft.header[key] = reader.read_object(Text, value, path)
        elif key == "uses":
            draft.borrowed += _uses(draft, reader, value, base, chain)
        elif key == "coverage":
            rows = reader.read(Shape("many", item=Shape("part", types=(Coverage,))), value, path)
            draft.header[key] = rows
        elif key == "acceptances":
            rows = reader.read(Shape("many", item=Shape("part", types=(Acceptance,))), value, path)
            draft.header[key] = rows
        elif key in BY_SECTION:
            _read_section(draft, reader, key, value)
        elif key not in _HEADER_KEYS:
            close = nearest(key, (*_HEADER_KEYS, *BY_SECTION))
            hint = f"did you mean {close[0]!r}?" if close else ""
            reader.fault(path, "a key of the header or a list of entities", key, hint, key=True)
    draft.faults += reader.faults
    draft.references = reader.references


def _right_format(reader: Reader, data: dict[str, Any]) -> bool:
    if "format" not in data:
        reader.fault(("format",), "given", hint=f"write 'format: {FORMAT}'")
        return False
    stated = data["format"]
    if stated == FORMAT:
        return True
    hint = "this is no document of this library"
    if isinstance(stated, str) and stated.startswith("coalition-model/"):
        hint = "a newer version wrote it: python -m pip install --upgrade coalition-model"
    reader.fault(("format",), FORMAT, stated, hint)
    return False


def _defaults(reader: Reader, data: Any) -> Defaults:
    if not isinstance(data, dict):
        reader.fault(("defaults",), "a mapping of language, zone and source", data)
        return Defaults()
    values: dict[str, Any] = {}
    for key, value in cast("dict[str, Any]", data).items():
        path = ("defaults", key)
        if key not in _DEFAULTS_SHAPES:
            close = nearest(key, _DEFAULTS_SHAPES)
            hint = f"did you mean {close[0]!r}?" if close else ""
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
    if not isinstance(value, list):
        reader.fault((section,), "a list", value)
        return
    kind = BY_SECTION[section]
    for place, row in enumerate(cast("list[Any]", value)):
        path = (section, place)
        entity = reader.read_object(kind.cls, row, path)
        if entity is BAD:
            draft.failed.append((kind.kind, row))
        else:
            draft.entities.append(entity)
            draft.places.append(path)


def _uses(
    draft: Draft, reader: Reader, value: Any, base: Path | None, chain: tuple[str, ...]
) -> Iterator[Dossier]:
    names = reader.read(Shape("many", item=Shape("text")), value, ("uses",))
    if names is BAD:
        return
    draft.header["uses"] = names
    for place, name in enumerate(names):
        path = ("uses", place)
        kind, colon, local = name.partition(":")
        if colon and kind == "reference":
            if local in SHIPPED:
                yield shipped(local)
            else:
                close = nearest(local, SHIPPED)
                hint = f"did you mean {'reference:' + close[0]!r}?" if close else ""
                reader.fault(path, "the name of a shipped dossier", name, hint)
            continue
        if base is None:
            reader.fault(path, "reference:NAME where there is no file to look from", name)
            continue
        file = base / name
        if str(file.resolve()) in chain:
            reader.fault(path, "a dossier that does not use this one in turn", name)
            continue
        if not file.exists():
            close = nearest(file.name, (each.name for each in _siblings(file)))
            hint = f"did you mean {str(Path(name).with_name(close[0]))!r}?" if close else ""
            reader.fault(path, "a file or folder that is there", name, hint)
            continue
        try:
            yield load_drafts(file, chain)[0]
        except DocumentError as error:
            draft.used_faults += error.faults


def _close(drafts: list[Draft]) -> Dossier:
    """Close what was read into one dossier, or raise with the faults of all of it."""
    borrowed: dict[str, Entity] = {}
    for dossier in (each for draft in drafts for each in draft.borrowed):
        borrowed |= {entity.id: entity for entity in dossier}
    header = _joined_header(drafts)
    for draft in drafts:
        _refuse_redefinitions(draft, borrowed)
    _check_references(drafts, borrowed)
    if any(draft.faults or draft.used_faults for draft in drafts):
        raise DocumentError(fault for draft in drafts for fault in draft.located())
    own = (entity for draft in drafts for entity in draft.entities)
    return Dossier((*borrowed.values(), *own), borrowed=borrowed, **header)


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


def _refuse_redefinitions(draft: Draft, borrowed: dict[str, Entity]) -> None:
    for entity, path in zip(tuple(draft.entities), tuple(draft.places), strict=True):
        if entity.id in borrowed:
            expected = "an id that the dossiers in use do not have"
            hint = "an entity that comes from there cannot be redefined"
            draft.faults.append(RawFault((*path, "id"), expected, repr(entity.id), hint))
            place = draft.entities.index(entity)
            del draft.entities[place], draft.places[place]


def _check_references(drafts: list[Draft], borrowed: dict[str, Entity]) -> None:
    """Note ids that are given twice and ids that nothing has, each where it stands."""
    rows: list[tuple[Steps, Entity]] = [((), entity) for entity in borrowed.values()]
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
            if target in ids or not excused(target)
        ),
        ids,
    )
    for fault in broken:
        draft = drafts[cast("int", fault.path[0])]
        draft.faults.append(RawFault(fault.path[1:], fault.expected, fault.actual, fault.hint))


def _excused(drafts: list[Draft]) -> Callable[[str], bool]:
    """Tell of a missing id whether what has it could not be read, which is a fault already."""
    if any(
        draft.used_faults or (("uses",) in {f.path[:1] for f in draft.faults}) for draft in drafts
    ):
        return lambda _: True
    ids: set[str] = set()
    kinds: set[str] = set()
    for kind, row in (each for draft in drafts for each in draft.failed):
        id_ = cast("dict[str, Any]", row).get("id") if isinstance(row, dict) else None
        if isinstance(id_, str):
            ids.add(str(id_))
        else:
            kinds.add(kind)
    wholes = tuple(local_of(id_) for id_ in ids)

    def excused(id_: str) -> bool:
        if id_ in ids or kind_of(id_) in kinds:
            return True
        if kind_of(id_) in BY_KIND:
            return False
        # a part: perhaps one of a whole that could not be read
        return bool(kinds) or any(as_segment(whole) in as_segment(id_) for whole in wholes)

    return excused


@cache
def shipped(name: str) -> Dossier:
    """Give a dossier that comes with the package; loaded once."""
    file = resources.files("coalition_model").joinpath("reference", f"{name}.json")
    return _close([_draft(f"reference:{name}", file.read_bytes(), "json", None, ())])


def dumps(dossier: Dossier, format: FormatName = "json") -> str:  # noqa: A002
    """Write a dossier as a text; see `coalition_model.formats.dumps`."""
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
    handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        mode = stat.S_IMODE(file.stat().st_mode) if file.exists() else 0o666 & ~_umask()
        Path(temporary).chmod(mode)
        Path(temporary).replace(file)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
