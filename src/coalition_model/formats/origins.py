"""Where in an older document stands what was read from its newest form."""

from collections import Counter
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from typing import Any, Final, cast

import attrs

from coalition_model.entities.references import Path
from coalition_model.formats.migrations import NotMigrated, migrated, named, newest
from coalition_model.formats.parsed import MAX_DEPTH, Plain, below, value_at
from coalition_model.formats.reading import Reader, plain_value
from coalition_model.values.json_values import is_number

_MISSING: Final = object()

Back = Callable[[Path], Path]
"""Gives the way to a value as written from the way to it in the newest form."""


def brought(
    reader: Reader, data: dict[str, Any], version: int, path: Path = ()
) -> tuple[dict[str, Any], Back] | None:
    """Bring a document to the newest form; None, and a fault, where a step cannot.

    A step is given what the document would say as JSON: `true` of YAML is a truth, `3` a number.
    What it hands on as it is then counts as written again, where a field wants the text.

    Args:
        reader: notes the fault.
        data: the document.
        version: the form that it is in.
        path: the way to it.
    """
    if version == newest():
        return data, _as_it_is
    old = cast("dict[str, Any]", _told(data))
    try:
        new = migrated(old, version)
    except NotMigrated as error:
        hint = f"it cannot be brought to {named(error.version + 1)}"
        reader.fault(path, f"as {named(error.version)} has it", hint=hint)
        return None
    origins = Origins(old, new)
    return origins.spelled(data), origins.of


def _as_it_is(path: Path) -> Path:
    return path


def _told(value: Any, deep: int = 0) -> Any:
    """Copy plain data, with what each scalar of YAML says in place of how it is spelled."""
    if deep > MAX_DEPTH:  # which the reader will refuse
        return value
    if isinstance(value, dict):
        return {key: _told(each, deep + 1) for key, each in cast("dict[Any, Any]", value).items()}
    if isinstance(value, list):
        return [_told(each, deep + 1) for each in cast("list[Any]", value)]
    if not isinstance(value, Plain):
        return value
    told = plain_value(value)
    return told if isinstance(told, bool) or is_number(told) else value


@contextmanager
def where_written(reader: Reader, back: Back) -> Generator[None]:
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
        at, new = _At((), self._old), self._new
        for step in path:
            at, new = self._step_down(at, new, step)
        return (*at.path, *at.beyond)

    def spelled(self, data: dict[str, Any]) -> dict[str, Any]:
        """Give the newest form with each scalar that is as it was spelled as in the older document.

        Args:
            data: the older document as it is written, where scalars of YAML are spelled.
        """
        return cast("dict[str, Any]", self._spelled(data, _At((), self._old), self._new))

    def _spelled(self, data: Any, at: "_At", new: Any, deep: int = 0) -> Any:
        if isinstance(new, dict | list):
            if deep > MAX_DEPTH:  # which the reader will refuse
                return cast("object", new)
            below = {
                step: self._spelled(data, *self._step_down(at, new, step), deep + 1)
                for step, _ in _items(new)
            }
            return below if isinstance(new, dict) else list(below.values())
        if at.beyond or type(new) is not type(at.value) or new != at.value:
            return new
        return value_at(data, at.path)

    def _step_down(self, at: "_At", new: Any, step: str | int) -> "tuple[_At, Any]":
        """Go one step down in the newest form, and in the older document as far as that goes."""
        value = below(new, step, _MISSING)
        known = self._known(value)
        if known is not None:
            return _At(*known), value
        if not at.beyond and (before := _former(at.value, new, step, value)) is not None:
            return _At((*at.path, before), below(at.value, before, _MISSING)), value
        return _At(at.path, at.value, (*at.beyond, step)), value

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
        holder = value_at(self._old, path)
        return (path, holder) if isinstance(holder, dict) == isinstance(value, dict) else None


@attrs.frozen
class _At:
    """Where one is in the older document: at a value, or beyond it in what a step has made."""

    path: Path
    value: Any
    beyond: Path = ()


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


def _former(old: Any, new: Any, step: str | int, value: Any) -> str | int | None:
    """Give the key or place that a value had in the list or mapping that another has replaced."""
    if below(old, step, _MISSING) is not _MISSING:
        return step
    if not (isinstance(old, dict) and isinstance(new, dict)):
        return None
    gone = [
        key for key, each in cast("dict[str, Any]", old).items() if each is value and key not in new
    ]
    return gone[0] if len(gone) == 1 else None
