"""Assertions on dossiers, for other projects' tests."""

from collections.abc import Sequence

from coalition_model.dossier import Dossier
from coalition_model.formats import FormatName, dumps, loads


def assert_round_trip(
    dossier: Dossier, *, through: Sequence[FormatName] = ("json", "yaml"), base: str | None = None
) -> None:
    """Assert that a dossier is the same after it was written and read, and written again.

    Args:
        dossier: the dossier.
        through: the forms to go through, each by itself.
        base: the folder that relative paths in its `uses` start from.

    Raises:
        AssertionError: an entity came back changed, or the second writing differs; it names the
            form and the ids.
        MissingExtra: a form needs an extra that is not installed.

    >>> from coalition_model.entities import State
    >>> assert_round_trip(Dossier.of(State(id="state:FR")))
    """
    for form in through:
        text = dumps(dossier, format=form)
        again = loads(text, format=form, base=base)
        before = {entity.id: entity for entity in dossier}
        after = {entity.id: entity for entity in again}
        changed = sorted(
            id_ for id_ in before.keys() | after.keys() if before.get(id_) != after.get(id_)
        )
        if changed:
            raise AssertionError(f"changed by {form}: {', '.join(changed)}")
        if again != dossier:
            raise AssertionError(f"changed by {form}: the header of the dossier")
        if dumps(again, format=form) != text:
            raise AssertionError(f"written twice as {form}, the second differs")
