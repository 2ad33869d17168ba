"""Factories: what the builders build, as often as a test wants it, each with an id of its own."""

from collections.abc import Callable
from typing import Any

from coalition_model.testing import builders
from coalition_model.values.shapes import field_of


def factory_of(name: str) -> Callable[..., Any]:
    """Make a factory of what a builder builds.

    The first is what the builder builds. One more of the same id has that id and its number,
    unless the test gives it an id; a clause, which is told apart by its number, the next number.

    Args:
        name: the builder's: `meeting`.

    >>> make_state = factory_of("state")
    >>> make_state().id, make_state().id, make_state(id="state:UA").id
    ('state:FR', 'state:FR-2', 'state:UA')
    """
    build: Callable[..., Any] = getattr(builders, name)
    cls = builders.BUILT.get(name)
    if cls is not None and field_of(cls, "number") is not None:
        return _numbering(build)
    if cls is not None and field_of(cls, "id") is not None:
        return _naming(build)
    return build


def _naming(build: Callable[..., Any]) -> Callable[..., Any]:
    taken: set[str] = set()

    def make(**overrides: Any) -> Any:
        made = build(**overrides)
        if made.id in taken and "id" not in overrides:  # built anew: its parts are named after it
            made = build(**overrides, id=_free(made.id, taken))
        if made.id:
            taken.add(made.id)
        return made

    make.__doc__ = build.__doc__
    return make


def _numbering(build: Callable[..., Any]) -> Callable[..., Any]:
    taken: set[str] = set()

    def make(**overrides: Any) -> Any:
        if "number" not in overrides:
            place = 1
            while str(place) in taken:
                place += 1
            overrides["number"] = str(place)
        taken.add(overrides["number"])
        return build(**overrides)

    make.__doc__ = build.__doc__
    return make


def _free(id: str, taken: set[str]) -> str:
    place = 2
    while f"{id}-{place}" in taken:
        place += 1
    return f"{id}-{place}"
