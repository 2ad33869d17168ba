"""Whether entities close: each id given once, and something there for each that is referred to."""

from collections.abc import Iterable, Iterator, Set
from typing import cast

import attrs

from coalition_model.entities.common import Entity, Part
from coalition_model.entities.references import Path, parts
from coalition_model.errors import shown
from coalition_model.values.ids import kind_of
from coalition_model.values.spelling import HINTS, nearest


@attrs.frozen
class Broken:
    """Why entities do not close into a dossier.

    Attributes:
        path: the way to the id, from the document or the entity that was given.
        expected: what must be there.
        actual: what is.
        hint: how to mend it.
    """

    path: Path
    expected: str
    actual: str
    hint: str = ""


def identities(entities: Iterable[tuple[Path, Entity]]) -> tuple[Set[str], list[Broken]]:
    """Collect the ids of entities, each given with its place, and find those given twice."""
    seen: dict[str, str] = {}
    ids: dict[str, int] = {}
    broken: list[Broken] = []
    for place, entity in entities:
        for path, owner in (((), cast("Part", entity)), *parts(entity)):
            id_ = owner.id
            key = id_.lower()
            times = ids[id_] = ids.get(id_, 0) + 1
            if key not in seen:
                seen[key] = id_
                continue
            where = (*place, *path, "id")
            if times > 1:
                hint = f"write an id of its own, such as {shown(f'{id_}-{times}')}"
                broken.append(Broken(where, "an id that nothing else has", shown(id_), hint))
            else:
                expected = f"an id that differs from {shown(seen[key])} by more than case"
                broken.append(Broken(where, expected, shown(id_)))
    return ids.keys(), broken


def unknown_ids(referred: Iterable[tuple[Path, str]], ids: Set[str]) -> Iterator[Broken]:
    """Find the ids that are referred to and not there; the first few with the nearest spelling."""
    hints = 0
    for path, target in referred:
        if target in ids:
            continue
        hint = ""
        if hints < HINTS:
            hints += 1
            kind = kind_of(target)
            close = nearest(target, (each for each in ids if kind_of(each) == kind))
            hint = f"did you mean {close[0]!r}?" if close else ""
        yield Broken(path, "the id of something in the dossier", shown(target), hint)
