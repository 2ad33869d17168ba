"""Older forms of a document, brought to the newest one when they are read, step by step.

A step is a pure function of plain data: it is given a document of one form and gives one of the
next, and leaves what it was given, and what it does not know, as it is. It treats each entity by
itself: of a stream it sees the header with one entity at a time. `format` is no concern of it.
"""

import re
from collections.abc import Callable
from typing import Any, Final

Step = Callable[[dict[str, Any]], dict[str, Any]]
STEPS: Final[tuple[Step, ...]] = ()
"""The first brings form 1 to form 2, the next form 2 to form 3, and so on."""

_NAME: Final = "coalition-model"
_STATED: Final = re.compile(f"{_NAME}/([1-9][0-9]*)")
_DIGITS: Final = 9


class NotMigrated(Exception):
    """A step could not make sense of a document."""

    def __init__(self, version: int) -> None:
        self.version = version
        super().__init__(version)


def newest() -> int:
    """Give the number of the newest form, which is the one that is written.

    >>> newest()
    1
    """
    return len(STEPS) + 1


def named(version: int) -> str:
    """Name a form, as a document states it.

    >>> named(1)
    'coalition-model/1'
    """
    return f"{_NAME}/{version}"


def version_of(stated: object) -> int | None:
    """Give the number of the form that a document states; None where it is no form of ours."""
    found = _STATED.fullmatch(stated) if isinstance(stated, str) else None
    if found is None:
        return None
    return int(found[1]) if len(found[1]) <= _DIGITS else 10**_DIGITS


def migrated(data: dict[str, Any], version: int) -> dict[str, Any]:
    """Bring a document to the newest form.

    Args:
        data: the document, which stays as it is.
        version: the form that it is in.

    Raises:
        NotMigrated: a step failed, since the document is none of its form.
    """
    for place, step in enumerate(STEPS[version - 1 :], version):
        try:
            data = {**step(data), "format": named(place + 1)}
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
            raise NotMigrated(place) from None
    return data
