"""The edge: reading and writing dossiers. The only place that knows JSON, YAML and cattrs.

The functions here import what they need when they are called, so that `import coalition_model`
stays light.
"""

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, BinaryIO, Literal

from coalition_model.dossier import Dossier
from coalition_model.entities.common import Entity
from coalition_model.entities.dossier_notes import Acceptance, Coverage
from coalition_model.formats.forms import FormatName
from coalition_model.values.text import Text

if TYPE_CHECKING:
    from cattrs import BaseConverter

    from coalition_model.formats.locating import Located
    from coalition_model.formats.streams import EntityStream

__all__ = [
    "FormatName",
    "dump",
    "dumps",
    "json_schema",
    "load",
    "loads",
    "locate",
    "read_stream",
    "register",
    "write_stream",
]
MAX_BYTES = 2**30
"""How many bytes a file may have, unpacked, unless the caller of `load` says otherwise: 1 GiB."""

MAX_LINE = 2**26
"""How many bytes a line may have, unless the caller of `read_stream` says otherwise: 64 MiB."""


def load(
    path: str | os.PathLike[str], *, max_bytes: int = MAX_BYTES, pause_gc: bool = True
) -> Dossier:
    """Load a dossier from a file, or from a folder of files that form one dossier.

    Args:
        path: a file ending in `.json`, `.jsonl`, `.yaml` or `.yml`, or in one of these and `.gz`,
            or a folder that holds such files.
        max_bytes: how many bytes each file may have, unpacked: a packed file of a megabyte can
            stand for gigabytes.
        pause_gc: whether the garbage collector of the process, that is of all its threads, rests
            until the dossier is there. It would take most of the time of a large load.

    Returns:
        The dossier, with what it `uses`.

    Raises:
        DocumentError: it cannot be built; `faults` holds every reason with its place.
        MissingExtra: the file is YAML and the extra `yaml` is not installed.
    """
    from coalition_model.formats import documents  # noqa: PLC0415 - keeps the import light

    return documents.load(path, max_bytes=max_bytes, pause_gc=pause_gc)


def loads(
    text: str | bytes,
    *,
    format: FormatName = "json",
    base: str | os.PathLike[str] | None = None,
    pause_gc: bool = True,
) -> Dossier:
    """Load a dossier from a text.

    Args:
        text: the document.
        format: the form that it is in.
        base: the folder that relative paths in `uses` start from; without it only
            `reference:NAME` may be used.
        pause_gc: whether the garbage collector of the process rests meanwhile; see `load`.

    Returns:
        The dossier.

    Raises:
        DocumentError: it cannot be built; `faults` holds every reason with its place.
        MissingExtra: the form is YAML and the extra `yaml` is not installed.

    >>> dossier = loads('{"format": "coalition-model/1", "states": [{"id": "state:FR"}]}')
    >>> dossier.states["state:FR"]
    State('state:FR')
    """
    from coalition_model.formats import documents  # noqa: PLC0415

    return documents.loads(text, format, base, pause_gc=pause_gc)


def dump(dossier: Dossier, path: str | os.PathLike[str], *, overwrite: bool = False) -> None:
    """Write a dossier to a file, whole or not at all.

    What is written is canonical: the same dossier gives the same bytes. Entities that come from
    dossiers in use are not written; `uses` names these.

    Args:
        dossier: what to write.
        path: a file ending in `.json`, `.jsonl`, `.yaml` or `.yml`, or in one of these and `.gz`.
        overwrite: whether a file that is there may be replaced, comments and short forms with it.

    Raises:
        FileExistsError: the file is there and `overwrite` is not set.
        ValueError: the suffix is none of these.
        MissingExtra: the suffix is YAML's and the extra `yaml` is not installed.
    """
    from coalition_model.formats import documents  # noqa: PLC0415

    documents.dump(dossier, path, overwrite=overwrite)


def dumps(dossier: Dossier, *, format: FormatName = "json") -> str:
    """Write a dossier as a text, canonically.

    Raises:
        MissingExtra: the form is YAML and the extra `yaml` is not installed.

    >>> from coalition_model.entities import State
    >>> print(dumps(Dossier.of(State(id="state:FR"))), end="")
    {
    "format":"coalition-model/1",
    "states":[
    {"id":"state:FR"}
    ]
    }
    """
    from coalition_model.formats import documents  # noqa: PLC0415

    return documents.dumps(dossier, format)


def read_stream(
    source: str | os.PathLike[str] | BinaryIO, *, max_line: int = MAX_LINE
) -> "EntityStream":
    r"""Read entities one by one from JSON Lines, in constant memory.

    The header is read at once, and is kept as `title`, `note`, `uses`, `coverage` and
    `acceptances`. Each entity is checked by itself; whether ids are unique and references lead
    anywhere is checked when a dossier is made of them: `Dossier(stream)`. What the stream `uses` is
    not loaded.

    Args:
        source: a file ending in `.jsonl` or `.jsonl.gz`, or an open binary file of JSON Lines.
        max_line: how many bytes a line may have, unpacked.

    Returns:
        An iterator over the entities. It may be closed before its end, or stand in a `with`.

    Raises:
        DocumentError: there is a fault; now if it is in the header, else when the iterator comes to
            the first faulty line. The lines after it are then read for their faults only, and
            `faults` holds every one, with line and column. A line that is too long, and a file
            that cannot be read on, end the search.
        TypeError: the open file is not binary.

    >>> from io import BytesIO
    >>> lines = b'{"format":"coalition-model/1"}\n{"state":{"id":"state:FR"}}\n'
    >>> list(read_stream(BytesIO(lines)))
    [State('state:FR')]
    """
    from coalition_model.formats import streams  # noqa: PLC0415

    return streams.read_stream(source, max_line=max_line)


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
    """Write entities one by one as JSON Lines, whole or not at all, in constant memory.

    They are written in the order in which they come. `write_stream(dossier.own, path, ...)` with
    what the dossier says of itself gives the bytes that `dump(dossier, path)` gives.

    Args:
        entities: what to write.
        path: a file ending in `.jsonl` or `.jsonl.gz`.
        title: what the dossier is called.
        note: remarks.
        uses: the dossiers from which it takes entities.
        coverage: what was searched.
        acceptances: findings that its author accepts.
        overwrite: whether a file that is there may be replaced.

    Raises:
        FileExistsError: the file is there and `overwrite` is not set.
        ValueError: the suffix is none of these.
        TypeError: something among the entities is none.
    """
    from coalition_model.formats import streams  # noqa: PLC0415

    streams.write_stream(
        entities,
        path,
        title=title,
        note=note,
        uses=uses,
        coverage=coverage,
        acceptances=acceptances,
        overwrite=overwrite,
    )


def json_schema(*, format: Literal["json", "yaml"] = "json") -> dict[str, Any]:
    """Describe the document form as a JSON Schema, draft 2020-12.

    It accepts every document that `load` takes; what it accepts beyond is a closed list in
    `docs/json-schema.md`. The schema for YAML is the one to give to an editor: there a parser has
    read `2004` as a number, which a JSON document must write as a text.

    Args:
        format: the form of the documents that it is for.

    Returns:
        The schema, as plain data.

    Raises:
        ValueError: the form is neither JSON nor YAML.

    >>> schema = json_schema()
    >>> schema["$defs"]["State"]["required"]
    ['id']
    >>> schema["$defs"]["EdtfDate"]["type"], json_schema(format="yaml")["$defs"]["EdtfDate"]["type"]
    ('string', ['string', 'integer'])
    """
    from coalition_model.formats import schema  # noqa: PLC0415

    if format not in ("json", "yaml"):
        raise ValueError(f"format must be 'json' or 'yaml', but is {format!r}")
    return schema.json_schema(plain_scalars=format == "yaml")


def locate(path: str | os.PathLike[str]) -> "Located":
    """Load a dossier and keep where everything stands, so that findings get line and column.

    Raises:
        DocumentError: it cannot be built.
    """
    from coalition_model.formats import locating  # noqa: PLC0415

    return locating.locate(path)


def register(converter: "BaseConverter") -> None:
    """Put our classes on another project's cattrs converter.

    A class of theirs that holds a `Meeting` or a list of `Clause`s then structures and
    unstructures, in the document form, as strictly as a dossier does. What cannot be built raises
    `DocumentError`, with pointers that start at our object.

    >>> from cattrs import Converter
    >>> from coalition_model.entities import State
    >>> converter = Converter()
    >>> register(converter)
    >>> converter.structure({"id": "state:FR"}, State)
    State('state:FR')
    >>> converter.unstructure(State(id="state:FR"))
    {'id': 'state:FR'}
    """
    from coalition_model.formats import hooks  # noqa: PLC0415

    hooks.register(converter)
