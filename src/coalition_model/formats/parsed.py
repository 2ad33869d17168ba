"""What a parser hands on: plain data, and where each value stands in the text."""

from collections.abc import Callable
from typing import Any

import attrs

from coalition_model.entities.references import Path

MAX_DEPTH = 100
"""How deep lists and mappings may be nested; a document needs about ten levels."""

MAX_TEXT = 1_000_000
"""How many characters one text may have; the longest agreements have some hundred thousand."""


class Plain(str):
    """A scalar that YAML writes without quotation marks: the field decides what it is."""

    __slots__ = ()


@attrs.define
class Mark:
    """Where a value begins, and the marks of what is in it.

    Attributes:
        line: 1-based.
        column: 1-based.
        keys: key of a mapping to the line and column of that key.
        children: key or place in a list to the mark of the value.
    """

    line: int
    column: int
    keys: dict[str, tuple[int, int]] = attrs.field(factory=dict[str, tuple[int, int]])
    children: "dict[str | int, Mark]" = attrs.field(factory=dict[str | int, "Mark"])

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


@attrs.frozen
class RawFault:
    """A fault before its line is known."""

    path: Path
    expected: str
    actual: str = ""
    hint: str = ""
    key: bool = False
    line: int | None = None
    column: int | None = None


@attrs.frozen
class Parsed:
    """A document as plain data.

    Attributes:
        data: dictionaries, lists and scalars; `Plain` for what YAML writes without quotes.
        faults: why the text is no document, or holds a key twice.
        marks: gives the marks of the whole text; costs a second reading of JSON.
    """

    data: Any
    faults: tuple[RawFault, ...]
    marks: Callable[[], Mark]


def nothing_parsed(fault: RawFault) -> Parsed:
    """Say that a text could not be parsed at all."""
    return Parsed(None, (fault,), lambda: Mark(fault.line or 1, fault.column or 1))


def twice(path: Path, line: int, column: int) -> RawFault:
    """Say that a key comes again in its mapping."""
    return RawFault(path, "a key that comes once", "there again", line=line, column=column)
