"""From what was read of documents to one dossier, or to all that is wrong with them."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable
from typing import Any, cast

from coalition_model.dossier import Dossier
from coalition_model.entities.closure import identities, unknown_ids
from coalition_model.entities.common import Entity
from coalition_model.entities.kinds import BY_KIND
from coalition_model.entities.references import Path
from coalition_model.errors import DocumentError, shown
from coalition_model.formats.drafts import Draft
from coalition_model.formats.parsed import RawFault
from coalition_model.formats.reading import BAD
from coalition_model.values.ids import kind_of, local_of


def close(drafts: list[Draft]) -> Dossier:
    """Close what was read into one dossier, or raise with the faults of all of it."""
    borrowed: dict[str, tuple[Path, Entity]] = {}
    for place, draft in enumerate(drafts):
        for path, dossier in draft.borrowed:
            _borrow(draft, (place, *path), dossier, borrowed)
    header = _joined_header(drafts)
    for draft in drafts:
        _refuse_redefinitions(draft, borrowed.keys())
    _check_references(drafts, borrowed.values())
    faults = [fault for draft in drafts for fault in draft.located()]
    if faults or any(draft.unread for draft in drafts):
        raise DocumentError(faults)
    own = (entity for draft in drafts for entity in draft.entities)
    lent = (entity for _, entity in borrowed.values())
    return Dossier((*lent, *own), borrowed=borrowed, **header)


def _borrow(
    draft: Draft, path: Path, dossier: Dossier, borrowed: dict[str, tuple[Path, Entity]]
) -> None:
    """Take in what a dossier in use holds, unless another in use holds something else."""
    differing = [
        entity.id
        for entity in dossier
        if borrowed.setdefault(entity.id, (path, entity))[1] != entity
    ]
    if differing:
        more = f" and {len(differing) - 1} more" if len(differing) > 1 else ""
        hint = f"another dossier in use has a different {shown(differing[0])}{more}"
        expected = "a dossier that agrees with the others in use"
        name = next(name for where, name in draft.uses if where == path[1:])
        draft.faults.append(RawFault(path[1:], expected, shown(name), hint))


def _joined_header(drafts: list[Draft]) -> dict[str, Any]:
    """Join the headers of the files of a folder, which have at most one title between them."""
    header: dict[str, Any] = {}
    for draft in drafts:
        for key, value in draft.header.items():
            if value is BAD:
                continue
            if key in ("title", "note"):
                if header.setdefault(key, value) != value:
                    expected = "given in one file of the folder only, or the same in each"
                    path = draft.written[key]
                    draft.faults.append(RawFault(path, expected, "there again", key=True))
            elif key == "uses":
                header[key] = tuple(dict.fromkeys((*header.get(key, ()), *value)))
            else:
                header[key] = (*header.get(key, ()), *value)
    return header


def _refuse_redefinitions(draft: Draft, borrowed: Collection[str]) -> None:
    entities, places = draft.entities, draft.places
    draft.entities, draft.places = [], []
    for entity, path in zip(entities, places, strict=True):
        if entity.id in borrowed:
            expected = "an id that the dossiers in use do not have"
            hint = "an entity that comes from there cannot be redefined"
            draft.faults.append(RawFault((*path, "id"), expected, shown(entity.id), hint))
        else:
            draft.entities.append(entity)
            draft.places.append(path)


def _check_references(drafts: list[Draft], borrowed: Iterable[tuple[Path, Entity]]) -> None:
    """Note ids that are given twice and ids that nothing has, each where it stands."""
    rows: list[tuple[Path, Entity]] = list(borrowed)
    for place, draft in enumerate(drafts):
        rows += [
            ((place, *path), entity)
            for path, entity in zip(draft.places, draft.entities, strict=True)
        ]
    ids, broken = identities(rows)
    excused = _excused(drafts)
    broken += unknown_ids(
        (
            ((place, *path), target)
            for place, draft in enumerate(drafts)
            for path, target in draft.references
            if target in ids
            or not (excused(target) or (target == draft.source and "defaults" not in path[:2]))
        ),
        ids,
    )
    for fault in broken:
        draft = drafts[cast("int", fault.path[0])]
        draft.faults.append(RawFault(fault.path[1:], fault.expected, fault.actual, fault.hint))


def _excused(drafts: list[Draft]) -> Callable[[str], bool]:
    """Tell of a missing id whether what has it could not be read, which is a fault already."""
    ids: set[str] = set()
    kinds: set[str | None] = set()
    for kind, row in (each for draft in drafts for each in draft.failed):
        id_ = cast("dict[str, Any]", row).get("id") if isinstance(row, dict) else None
        if isinstance(id_, str):
            ids.add(str(id_))
        else:
            kinds.add(kind)
    if None in kinds or any(draft.unread for draft in drafts):
        return lambda _: True
    wholes = _outermost(f"{local_of(id_)}/" for id_ in ids)

    def excused(id_: str) -> bool:
        if id_ in ids or kind_of(id_) in kinds:
            return True
        if kind_of(id_) in BY_KIND:
            return False
        # a part, perhaps one of a whole that could not be read
        if kinds or (kind_of(id_) in ("condition", "timing") and wholes):
            return True
        local = local_of(id_)
        before = bisect_right(wholes, local) - 1  # one that begins it would sort right before it
        return before >= 0 and local.startswith(wholes[before])

    return excused


def _outermost(beginnings: Iterable[str]) -> list[str]:
    """Sort texts, without those that begin with another of them."""
    kept: list[str] = []
    for each in sorted(beginnings):
        if not kept or not each.startswith(kept[-1]):
            kept.append(each)
    return kept
