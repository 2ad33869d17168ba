"""What can go wrong, each error naming what, where and how to mend it.

Two ways to fail are kept apart. A value, entity or document that *cannot be built* raises one of
these errors. A dossier that *can be built but is doubtful* never raises: it gets findings.
"""

from collections.abc import Iterable, Sequence
from typing import Final

import attrs

_LONG_STEP: Final = 200
"""How much of one key a pointer shows: a key of megabytes must not come again in every fault."""


class CoalitionModelError(Exception):
    """Base of every error that this package raises on purpose."""


class InvalidValue(CoalitionModelError, ValueError):
    """A class was given a value that it does not allow.

    Attributes:
        owner: name of the class, `Clause`.
        field: name of the field, `text`.
        value: what was given.
        expected: what is allowed, worded to follow 'must be'.
        path: the way to what was given, from the field down: `("clauses", 0, "id")`.
        others: what else is wrong with what the class was given.

    >>> print(InvalidValue("Quantity", "low", 3, "at most high (2)"))
    Quantity.low must be at most high (2), but is 3
    """

    def __init__(
        self, owner: str, field: str, value: object, expected: str, path: Iterable[str | int] = ()
    ) -> None:
        self.owner = owner
        self.field = field
        self.value = value
        self.expected = expected
        self.path: tuple[str | int, ...] = tuple(path) or (field,)
        self.others: tuple[InvalidValue, ...] = ()
        super().__init__(owner, field, value, expected)

    def __str__(self) -> str:
        return f"{self.owner}.{self.field} must be {self.expected}, but is {shown(self.value)}"


def refuse(problems: Iterable[InvalidValue]) -> None:
    """Raise the first of some problems, if there is one, with the others in its `others`."""
    found = tuple(problems)
    if found:
        found[0].others = found[1:]
        raise found[0]


class InvalidDate(CoalitionModelError, ValueError):
    """A text is not a date, interval, set or moment of the form that was asked for.

    Attributes:
        text: the whole text.
        position: index into `text` of the first character that cannot be.
        expected: what was expected there.

    >>> print(InvalidDate("2025-13", 5, "a month 01 to 12"))
    '2025-13': at position 5 must be a month 01 to 12
    """

    def __init__(self, text: str, position: int, expected: str) -> None:
        self.text = text
        self.position = position
        self.expected = expected
        super().__init__(text, position, expected)

    def __str__(self) -> str:
        return f"{shown(self.text)}: at position {self.position} must be {self.expected}"


class InvalidId(CoalitionModelError, ValueError):
    """A text is not an id of the kind that is due.

    >>> print(InvalidId("leaderx", "a kind and a colon first"))
    an id must have a kind and a colon first, but is 'leaderx'
    """

    def __init__(self, text: object, expected: str) -> None:
        self.text = text
        self.expected = expected
        super().__init__(text, expected)

    def __str__(self) -> str:
        return f"an id must have {self.expected}, but is {shown(self.text)}"


class UnknownId(CoalitionModelError, KeyError):
    """A dossier holds nothing under this id.

    Attributes:
        id: what was looked up.
        nearest: the nearest ids that the dossier does hold, best first.
        what: what was looked for: an id, a field, a state or organization.
    """

    def __init__(self, id: str, nearest: Sequence[str] = (), what: str = "id") -> None:
        self.id = id
        self.nearest: tuple[str, ...] = tuple(nearest)
        self.what: str = what
        super().__init__(id, self.nearest, what)

    def __str__(self) -> str:
        hint = f"; did you mean {self.nearest[0]!r}?" if self.nearest else ""
        return f"no such {self.what} in the dossier: {shown(self.id)}{hint}"


class MissingExtra(CoalitionModelError, ImportError):
    """A feature needs an optional dependency that is not installed."""

    def __init__(self, feature: str, extra: str) -> None:
        self.feature = feature
        self.extra = extra
        super().__init__(feature, extra)

    def __str__(self) -> str:
        return f"{self.feature} needs: python -m pip install 'coalition-model[{self.extra}]'"


@attrs.frozen
class Fault:
    """One reason why a document cannot be built, with its place.

    Attributes:
        pointer: JSON pointer (RFC 6901) into the document, `""` for the whole of it.
        expected: what must be, worded to follow 'must be'.
        actual: what is, worded to follow 'but is'; empty where the thing is absent.
        hint: how to mend it, often the nearest valid spelling; may be empty.
        file: path or name of the document.
        line: 1-based line, or None where the form has no lines.
        column: 1-based column, or None.
    """

    pointer: str
    expected: str
    actual: str = ""
    hint: str = ""
    file: str = ""
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        place = _printable(self.file) or "document"
        if self.line is not None:
            place += f":{self.line}"
            place += f":{self.column}" if self.column is not None else ""
        but = f", but is {self.actual}" if self.actual else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{place}: {_printable(self.pointer) or '/'}: must be {self.expected}{but}{hint}"


class DocumentError(CoalitionModelError, ValueError):
    """A document cannot be built into a dossier; `faults` holds every reason, in document order."""

    SHOWN = 20

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = tuple(faults)
        super().__init__(self.faults)

    def __str__(self) -> str:
        count = len(self.faults)
        head = f"{count} fault{'s' if count != 1 else ''}:"
        lines = [head, *(f"  {fault}" for fault in self.faults[: self.SHOWN])]
        if count > self.SHOWN:
            lines.append(f"  ... and {count - self.SHOWN} more; all of them are in .faults")
        return "\n".join(lines)


class MergeConflict(CoalitionModelError, ValueError):
    """Two dossiers hold different entities under one id; `conflicts` holds every such pair."""

    def __init__(self, conflicts: Iterable[tuple[str, object, object]]) -> None:
        self.conflicts: tuple[tuple[str, object, object], ...] = tuple(conflicts)
        super().__init__(self.conflicts)

    def __str__(self) -> str:
        ids = ", ".join(id_ for id_, _, _ in self.conflicts)
        return f"entities share an id and differ: {ids}"


def pointer(path: Iterable[str | int]) -> str:
    """Write a path as a JSON pointer (RFC 6901).

    >>> pointer(("states", 0, "extra", "a/b"))
    '/states/0/extra/a~1b'
    """
    return "".join("/" + _step(str(step)) for step in path)


def _step(step: str) -> str:
    if len(step) > _LONG_STEP:
        step = step[:_LONG_STEP] + "..."
    step = step.encode("utf-8", "backslashreplace").decode()  # half a surrogate pair cannot print
    return step.replace("~", "~0").replace("/", "~1")


def _printable(text: str) -> str:
    """Keep a pointer or a path on one line, whatever is in it."""
    if text.isprintable():
        return text
    return "".join(each if each.isprintable() else repr(each)[1:-1] for each in text)


def shown(value: object, limit: int = 80) -> str:
    """Write a value for a message: its repr, cut to about `limit` characters.

    >>> shown("a" * 100, 12)
    "'aaaaaaaaaaa..."
    """
    if isinstance(value, str):  # never build the repr of a text of megabytes
        value = value[: limit + 1]
    if isinstance(value, int) and value.bit_length() > 1000:
        return "a very large number"
    text = repr(value)
    return text if len(text) <= limit + 2 else text[:limit] + "..."
