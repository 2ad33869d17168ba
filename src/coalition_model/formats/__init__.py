"""The edge: reading and writing dossiers. The only place that knows JSON, YAML and cattrs.

The functions here import what they need when they are called, so that `import coalition_model`
stays light.
"""

import os
from typing import TYPE_CHECKING, Literal

from coalition_model.dossier import Dossier

if TYPE_CHECKING:
    from cattrs import BaseConverter

    from coalition_model.formats.locating import Located

FormatName = Literal["json", "yaml"]


def load(path: str | os.PathLike[str]) -> Dossier:
    """Load a dossier from a file, or from a folder of files that form one dossier.

    Args:
        path: a file ending in `.json`, `.yaml` or `.yml`, or a folder that holds such files.

    Returns:
        The dossier, with what it `uses`.

    Raises:
        DocumentError: it cannot be built; `faults` holds every reason with its place.
        MissingExtra: the file is YAML and the extra `yaml` is not installed.
    """
    from coalition_model.formats import documents  # noqa: PLC0415 - keeps the import light

    return documents.load(path)


def loads(
    text: str | bytes,
    *,
    format: FormatName = "json",
    base: str | os.PathLike[str] | None = None,
) -> Dossier:
    """Load a dossier from a text.

    Args:
        text: the document.
        format: the form that it is in.
        base: the folder that relative paths in `uses` start from; without it only
            `reference:NAME` may be used.

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

    return documents.loads(text, format, base)


def dump(dossier: Dossier, path: str | os.PathLike[str], *, overwrite: bool = False) -> None:
    """Write a dossier to a file, whole or not at all.

    What is written is canonical: the same dossier gives the same bytes. Entities that come from
    dossiers in use are not written; `uses` names these.

    Args:
        dossier: what to write.
        path: a file ending in `.json`, `.yaml` or `.yml`.
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
