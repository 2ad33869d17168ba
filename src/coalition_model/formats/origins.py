"""Where in an older document stands what was read from its newest form."""

from collections import Counter
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from typing import Any, Final, cast

import attrs

from coalition_model.entities.references import Path
from coalition_model.formats.migrations import NotMigrated, migrated, named
from coalition_model.formats.reading import Reader

_MISSING: Final = object()


def brought(
    reader: Reader, data: dict[str, Any], version: int, path: Path = ()
) -> dict[str, Any] | None:
    """Bring a document to the newest form; None, and a fault, where a step cannot."""
    try:
        return migrated(data, version)
    except NotMigrated as error:
        hint = f"it cannot be brought to {named(error.version + 1)}"
        reader.fault(path, f"as {named(error.version)} has it", hint=hint)
        return None


@contextmanager
def where_written(reader: Reader, back: Callable[[Path], Path]) -> Generator[None]:
    """Put the faults and references found meanwhile where their values are written.

    Args:
        reader: finds them.
        back: gives the way to a value as written from the way in the newest form.
    """
    faults, references = len(reader.faults), len(reader.references)
    yield
    reader.faults[faults:] = [
        attrs.evolve(fault, path=back(fault.path)) for fault in reader.faults[faults:]
    ]
    reader.references[references:] = [
        (back(path), target) for path, target in reader.references[references:]
    ]


class Origins:
    """Tells where in an older document a value of its newest form comes from.

    A list or mapping that a step hands on is found wherever it now stands. One that a step has made
    anew is where most of what it holds was; failing that, under the same key or place as before.
    Any other value is under its key, or under the key that is gone and held the same.
    """

    def __init__(self, old: dict[str, Any], new: dict[str, Any]) -> None:
        self._old = old
        self._new = new
        self._places: dict[int, _Place] | None = None

    def of(self, path: Path) -> Path:
        """Give the way to a value in the older document, from the way in the newest form."""
        at: Path = ()
        beyond: Path = ()
        old: Any = self._old
        new: Any = self._new
        for step in path:
            value = _below(new, step)
            known = self._known(value)
            if known is not None:
                (at, old), beyond = known, ()
            elif not beyond and (before := _former(old, new, step, value)) is not None:
                at, old = (*at, before), _below(old, before)
            else:
                beyond = (*beyond, step)
            new = value
        return (*at, *beyond)

    def _known(self, value: Any) -> "tuple[Path, Any] | None":
        """Find a list or mapping by itself, or by what it holds."""
        if not isinstance(value, dict | list):
            return None
        if self._places is None:
            self._places = _places(self._old)
        found = self._places.get(id(cast("object", value)))
        if found is not None:
            return found.path, found.value
        held = (self._places.get(id(each)) for _, each in _items(value))
        holders = Counter(each.path[:-1] for each in held if each is not None)
        if not holders:
            return None
        ((path, _),) = holders.most_common(1)
        holder: Any = self._old
        for step in path:
            holder = _below(holder, step)
        return (path, holder) if isinstance(holder, dict) == isinstance(value, dict) else None


@attrs.frozen
class _Place:
    """Where a value stands; it is kept, so that nothing else takes its identity."""

    path: Path
    value: Any


def _places(data: Any) -> dict[int, _Place]:
    """List the values of plain data that stand in one place only, by identity."""
    found: dict[int, _Place] = {}
    again: set[int] = set()
    waiting = [_Place((), data)]
    for holder in waiting:
        for step, each in _items(holder.value):
            place = _Place((*holder.path, step), each)
            if isinstance(each, dict | list):
                waiting.append(place)
            elif not isinstance(each, str):  # numbers and the like may be one object in many places
                continue
            key = id(cast("object", each))
            if key in found:
                again.add(key)
            found[key] = place
    return {key: place for key, place in found.items() if key not in again}


def _items(value: Any) -> Sequence[tuple[Any, Any]]:
    if isinstance(value, dict):
        return list(cast("dict[Any, Any]", value).items())
    return list(enumerate(cast("list[Any]", value)))


def _below(value: Any, step: str | int) -> Any:
    if isinstance(value, dict):
        return cast("dict[Any, Any]", value).get(step, _MISSING)
    if isinstance(value, list) and isinstance(step, int):
        rows = cast("list[Any]", value)
        return rows[step] if step < len(rows) else _MISSING
    return _MISSING


def _former(old: Any, new: Any, step: str | int, value: Any) -> str | int | None:
    """Give the key or place that a value had in the list or mapping that another has replaced."""
    if _below(old, step) is not _MISSING:
        return step
    if not (isinstance(old, dict) and isinstance(new, dict)):
        return None
    gone = [
        key for key, each in cast("dict[str, Any]", old).items() if each is value and key not in new
    ]
    return gone[0] if len(gone) == 1 else None
