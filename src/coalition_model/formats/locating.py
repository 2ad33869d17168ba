"""From an entity and a field back to the line that a person wrote."""

import os
from pathlib import Path
from typing import cast

import attrs

from coalition_model.dossier import Dossier
from coalition_model.entities.common import Part
from coalition_model.entities.dossier_notes import Acceptance
from coalition_model.entities.references import Path as Steps
from coalition_model.entities.references import parts
from coalition_model.formats import documents
from coalition_model.formats.parsed import Mark


@attrs.frozen
class Located:
    """A dossier, and where everything in it stands.

    Attributes:
        dossier: what was loaded.
        acceptances: the findings that its author accepts, each with file, line and column.
    """

    dossier: Dossier
    _entities: dict[str, tuple[str, Mark]]
    acceptances: tuple[tuple[Acceptance, tuple[str, int, int]], ...] = ()

    def place(self, id: str, field: str | None = None) -> tuple[str, int, int] | None:
        """Give file, line and column of an entity or part, or of one of its fields.

        Args:
            id: the entity or part.
            field: a field path, `when` or `participants/0/actor`.

        Returns:
            The place, or None for what comes from a dossier in use.

        Raises:
            UnknownId: nothing has this id.
        """
        whole = self.dossier.whole_of(id)
        if whole.id not in self._entities:
            return None
        file, mark = self._entities[whole.id]
        start: Steps = ()
        if whole.id != id:
            start = next(path for path, part in parts(cast("Part", whole)) if part.id == id)
        steps = tuple(int(step) if step.isdecimal() else step for step in (field or "").split("/"))
        path = (*start, *steps) if field else start
        return (file, *mark.at(path))


def locate(path: str | os.PathLike[str]) -> Located:
    """Load a dossier and keep where everything stands; see `coalition_model.formats.locate`."""
    dossier, drafts = documents.load_drafts(Path(path))
    entities: dict[str, tuple[str, Mark]] = {}
    acceptances: list[tuple[Acceptance, tuple[str, int, int]]] = []
    for draft in drafts:
        root = draft.parsed.marks()
        for entity, steps in zip(draft.entities, draft.places, strict=True):
            entities[entity.id] = (draft.name, root.below(steps))
        where = draft.written.get("acceptances", ())
        acceptances += (
            (acceptance, (draft.name, *root.at((*where, place))))
            for place, acceptance in enumerate(draft.header.get("acceptances", ()))
        )
    return Located(dossier, entities, tuple(acceptances))
