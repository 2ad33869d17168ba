"""Which forms a document has, and how the name of a file tells its form."""

from pathlib import Path
from typing import Final, Literal, get_args

import attrs

FormatName = Literal["json", "jsonl", "yaml"]
FORMATS: Final[tuple[FormatName, ...]] = get_args(FormatName)
SUFFIXES: Final[dict[str, FormatName]] = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".yaml": "yaml",
    ".yml": "yaml",
}
GZIP: Final = ".gz"
ENDINGS: Final = ".json, .jsonl, .yaml or .yml, or one of these and .gz"
"""The endings of names, worded to follow 'a file ending in'."""


@attrs.frozen
class Form:
    """The form of a file.

    Attributes:
        format: how its document is written.
        packed: whether that is packed by gzip.
    """

    format: FormatName
    packed: bool = False


def form_of(path: Path) -> Form | None:
    """Tell the form of a file by its name; None for a file that is no document's.

    >>> form_of(Path("week.YAML")), form_of(Path("week.jsonl.gz")), form_of(Path("week.txt"))
    (Form(format='yaml', packed=False), Form(format='jsonl', packed=True), None)
    """
    packed = path.suffix.lower() == GZIP
    inner = Path(path.stem) if packed else path
    name = SUFFIXES.get(inner.suffix.lower())
    return Form(name, packed) if name is not None else None


def checked(format: FormatName) -> FormatName:
    """Give the name of a form back, or raise for anything else."""
    if format not in FORMATS:
        words = ", ".join(map(repr, FORMATS[:-1])) + f" or {FORMATS[-1]!r}"
        raise ValueError(f"format must be {words}, but is {format!r}")
    return format
