"""What a parser hands on: plain data, and where each value stands in the text."""

import re
from collections.abc import Callable
from typing import Any, Final, cast

import attrs

from coalition_model.entities.references import Path
from coalition_model.errors import pointer

MAX_DEPTH = 100
"""How deep lists and mappings may be nested; a document needs about ten levels."""


class Plain(str):
    """A scalar that YAML writes without quotation marks: the field decides what it is."""

    __slots__ = ()


GIVEN: Final = "given"
"""What a key that is missing must be."""


IN_QUOTES: Final = "if a text is meant, write it in quotation marks"
"""The hint where YAML has a plain scalar for something else than a text."""


class Refused:
    """Stands where a parser refused a value; the reason is among the faults."""


REFUSED: Final = Refused()

YAML_BREAK: Final = re.compile(r"\r\n|\r|\n")
"""What ends a line of YAML; in JSON a lone carriage return is a space."""


@attrs.define
class Mark:
    """Where a value begins, and the marks of what is in it.

    Attributes:
        line: 1-based.
        column: 1-based.
        keys: key of a mapping to the line and column of that key.
        children: key or place in a list to the mark of the value.
        null_word: whether it is null by a word that quotation marks would make a text.
    """

    line: int
    column: int
    keys: dict[str, tuple[int, int]] = attrs.field(factory=dict[str, tuple[int, int]])
    children: "dict[str | int, Mark]" = attrs.field(factory=dict[str | int, "Mark"])
    null_word: bool = False

    def at(self, path: Path, *, key: bool = False) -> tuple[int, int]:
        """Give line and column of the value at a path, or of the nearest value that there is.

        Args:
            path: the way to the value.
            key: whether the last key itself is meant, not what it holds.
        """
        mark = self
        for place, step in enumerate(path):
            if key and place == len(path) - 1 and step in mark.keys:
                return mark.keys[str(step)]
            if step not in mark.children:
                break
            mark = mark.children[step]
        return mark.line, mark.column

    def below(self, path: Path) -> "Mark":
        """Give the mark of the value at a path, or of the nearest value that there is."""
        mark = self
        for step in path:
            if step not in mark.children:
                break
            mark = mark.children[step]
        return mark


@attrs.frozen
class RawFault:
    """A fault before its line is known.

    Attributes:
        path: the way to what is at fault.
        expected: what must be.
        actual: what is.
        hint: how to mend it.
        key: whether the last key of the path itself is meant, not what it holds.
        text: whether a text could stand there, which a word for null may be meant for.
        line: 1-based line, where it is known already.
        column: 1-based column, likewise.
        unread: whether a value that stands there was left out by the parser.
    """

    path: Path
    expected: str
    actual: str = ""
    hint: str = ""
    key: bool = False
    text: bool = False
    line: int | None = None
    column: int | None = None
    unread: bool = False


@attrs.frozen
class Parsed:
    """A document as plain data.

    Attributes:
        data: dictionaries, lists and scalars; `Plain` for what YAML writes without quotes. None
            where the text breaks off as none of its form.
        faults: why the text is no document, or holds a key twice.
        marks: gives the marks of the whole text; costs a second reading of JSON.
        has_lines: False where the data did not come from a text.
        in_rows: whether `data` maps the number of each line to the value that stands in it, as
            JSON Lines do; a JSON pointer then starts in the line.
    """

    data: Any
    faults: tuple[RawFault, ...]
    marks: Callable[[], Mark]
    has_lines: bool = True
    in_rows: bool = False

    def pointer(self, fault: RawFault) -> str:
        """Write the JSON pointer of a fault."""
        path = fault.path if self.data is None else pointed_at(fault, self.data)
        return pointer(path[1:] if self.in_rows else path)


def nothing_parsed(fault: RawFault) -> Parsed:
    """Say that a text could not be parsed at all."""
    return Parsed(None, (fault,), lambda: Mark(fault.line or 1, fault.column or 1))


def not_utf8(raw: bytes, error: UnicodeDecodeError) -> RawFault:
    """Say that bytes are no text, and where."""
    before = raw[: error.start].decode()
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    actual = f"byte 0x{raw[error.start]:02x}"
    return RawFault((), "UTF-8", actual, line=line, column=column)


def twice(path: Path, line: int, column: int) -> RawFault:
    """Say that a key comes again in its mapping; what it holds there is not read."""
    expected, actual = "a key that comes once", "there again"
    return RawFault(path, expected, actual, line=line, column=column, unread=True)


def marks_of(data: Any) -> Mark:
    """Number the values of plain data in their order, where there is no text to point into."""
    root = Mark(1, 0)
    waiting: list[tuple[Any, Mark]] = [(data, root)]
    count = 0
    while waiting:
        value, mark = waiting.pop()
        count += 1
        mark.column = count
        if isinstance(value, dict):
            items = list(cast("dict[Any, Any]", value).items())
        elif isinstance(value, list):
            items = list(enumerate(cast("list[Any]", value)))
        else:
            continue
        for step, inner in reversed(items):
            mark.children[step] = Mark(1, 0)
            waiting.append((inner, mark.children[step]))
    return root


def below(value: Any, step: str | int, missing: object = None) -> Any:
    """Give the value that is one step below one of plain data; `missing` where there is none."""
    if isinstance(value, dict):
        return cast("dict[Any, Any]", value).get(step, missing)
    if isinstance(value, list) and isinstance(step, int):
        rows = cast("list[Any]", value)
        return rows[step] if step < len(rows) else missing
    return missing


def value_at(data: Any, path: Path) -> Any:
    """Give the value of plain data at a path; None where there is none."""
    for step in path:
        data = below(data, step)
    return data


def pointed_at(fault: RawFault, data: Any) -> Path:
    """Cut a path off at what a document writes as one value: a name, say, that is only a text."""
    value, path = data, fault.path
    if fault.expected == GIVEN:
        return path
    for place, step in enumerate(path):
        if isinstance(value, dict):
            value = cast("dict[Any, Any]", value).get(step)
            if value is None:  # the step that is missing, or null
                return path[: place + 1]
        elif isinstance(value, list) and isinstance(step, int):
            rows = cast("list[Any]", value)
            if step >= len(rows):  # under a key that comes again, of which the first value stays
                return path
            value = rows[step]
        else:
            return path[:place]
    return path
