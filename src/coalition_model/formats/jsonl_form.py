"""JSON Lines: the header in the first line, then one entity a line under its kind."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any, Final

import attrs

from coalition_model.entities.references import Path
from coalition_model.formats import json_form
from coalition_model.formats.parsed import REFUSED, Mark, Parsed, RawFault, not_utf8, nothing_parsed

_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"


@attrs.frozen
class Row:
    """One line of JSON Lines.

    Attributes:
        number: which line it is, from 1.
        data: what stands in it; `REFUSED` where that is no JSON.
        text: the line itself.
        faults: why it is no JSON, or which keys come again in it.
    """

    number: int
    data: Any
    text: str = ""
    faults: tuple[RawFault, ...] = ()

    @property
    def path(self) -> Path:
        """The way to what stands in it."""
        return (self.number,)

    @property
    def is_mapping(self) -> bool:
        """Whether what stands in it is a mapping."""
        return isinstance(self.data, dict)

    def marks(self) -> Mark:
        """Give the marks of the line."""
        if self.data is REFUSED:
            return Mark(self.number, 1)
        return json_form.walk(self.text, self.number)[0]


def rows(lines: Iterable[bytes]) -> Iterator[Row]:
    """Read lines that are not blank, one by one."""
    for number, line in enumerate(lines, 1):
        raw = line.removeprefix(_BYTE_ORDER_MARK) if number == 1 else line
        if raw.strip(b" \t\r"):
            yield _row(number, raw)


def _row(number: int, raw: bytes) -> Row:
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        return Row(number, REFUSED, faults=(_moved(not_utf8(raw, error), number),))
    parsed = json_form.parse(text)
    faults = tuple(_moved(fault, number) for fault in parsed.faults)
    return Row(number, REFUSED if faults and parsed.data is None else parsed.data, text, faults)


def _moved(fault: RawFault, number: int) -> RawFault:
    """Put a fault of a line where that line is."""
    return attrs.evolve(fault, path=(number, *fault.path), line=number)


def parse(raw: bytes) -> Parsed:
    """Parse JSON Lines into one value for each line that is not blank."""
    found = list(rows(line.removesuffix(b"\n") for line in BytesIO(raw)))
    if not found:
        return nothing_parsed(RawFault((), "a document", "empty"))
    data = {row.number: row.data for row in found}
    faults = tuple(fault for row in found for fault in row.faults)
    return Parsed(data, faults, lambda: _marks(found), in_rows=True)


def _marks(found: Iterable[Row]) -> Mark:
    root = Mark(1, 1)
    for row in found:
        root.children[row.number] = row.marks()
    return root


def header_line(header: dict[str, Any]) -> bytes:
    """Write the first line."""
    return json_form.encoded(header) + b"\n"


def entity_line(kind: str, data: object) -> bytes:
    r"""Write the line of an entity.

    >>> entity_line("state", {"id": "state:FR"})
    b'{"state":{"id":"state:FR"}}\n'
    """
    return json_form.encoded({kind: data}) + b"\n"
