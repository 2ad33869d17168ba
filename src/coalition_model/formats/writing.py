"""What a document holds, as plain data: canonical, so that equal dossiers give equal bytes."""

from collections.abc import Iterable, Iterator
from typing import Any

from coalition_model.dossier import Dossier
from coalition_model.entities.common import Entity
from coalition_model.entities.dossier_notes import Acceptance, Coverage
from coalition_model.entities.kinds import KINDS, EntityKind
from coalition_model.formats.migrations import named, newest
from coalition_model.formats.plain import bare, object_data, row_data, writers
from coalition_model.values.text import Text


def header_data(
    title: Text | None,
    note: Text | None,
    uses: Iterable[str],
    coverage: Iterable[Coverage],
    acceptances: Iterable[Acceptance],
) -> dict[str, Any]:
    """Write what stands before the entities."""
    data: dict[str, Any] = {"format": named(newest())}
    for name, text in (("title", title), ("note", note)):
        if text is not None:
            data[name] = object_data(text)
    lists: dict[str, list[Any]] = {
        "uses": list(map(bare, uses)),
        "coverage": [object_data(row) for row in coverage],
        "acceptances": [object_data(row) for row in acceptances],
    }
    return data | {name: rows for name, rows in lists.items() if rows}


def dossier_rows(
    dossier: Dossier,
) -> tuple[dict[str, Any], Iterator[tuple[EntityKind, Iterator[object]]]]:
    """Write a dossier's header, and the rows of its own entities by kind and id, one by one."""
    header = header_data(
        dossier.title, dossier.note, dossier.uses, dossier.coverage, dossier.acceptances
    )
    return header, _rows(dossier)


def _rows(dossier: Dossier) -> Iterator[tuple[EntityKind, Iterator[object]]]:
    borrowed, write = dossier.borrowed, writers()
    for kind in KINDS:
        own: Iterable[Entity] = dossier.all(kind.cls)
        if borrowed:
            own = [entity for entity in own if entity.id not in borrowed]
        if own:
            yield kind, map(write[kind.cls], own)


def dossier_data(dossier: Dossier) -> dict[str, Any]:
    """Write a dossier as one document: its header, then its own entities by kind and id."""
    header, rows = dossier_rows(dossier)
    return header | {kind.section: list(map(row_data, each)) for kind, each in rows}
