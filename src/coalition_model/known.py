"""What had been published by a day: the entities of a dossier, cut back to it."""

from collections.abc import Mapping
from typing import Any, Final, cast

import attrs

from coalition_model.entities.common import Entity, Part
from coalition_model.entities.leaders import Leader
from coalition_model.entities.offices import Office
from coalition_model.entities.organizations import Organization
from coalition_model.entities.places import Place
from coalition_model.entities.references import parts, references
from coalition_model.entities.sources import Source
from coalition_model.entities.states import State
from coalition_model.values.citations import Citation
from coalition_model.values.days import Day
from coalition_model.values.shapes import Shape, fields_of

REFERENTS: Final = (State, Leader, Office, Organization, Place)
"""What is known by name as soon as something known refers to it."""


def published_by(source: Source, day: Day) -> bool:
    """Tell whether a source was certainly published by a day."""
    latest = source.published.latest if source.published is not None else None
    return latest is not None and latest <= day


def known_entities(entities: Mapping[str, Entity], day: Day) -> dict[str, Entity]:
    """Cut entities back to what was known by a day; see `Dossier.known_at`."""
    sources = {
        id_
        for id_, entity in entities.items()
        if isinstance(entity, Source) and published_by(entity, day)
    }
    kept: dict[str, Entity] = {}
    for id_, entity in entities.items():
        if isinstance(entity, Source):
            if id_ in sources:
                kept[id_] = cast("Entity", _only_known_citations(entity, sources))
        else:
            known = _cut(entity, sources)
            if known is not None:
                kept[id_] = cast("Entity", known)
    return _close(kept, entities)


def _cut(owner: Part, sources: set[str]) -> Part | None:
    """Keep of an entity or part what known sources support; None where none does."""
    citations = owner.citations
    known = [citation for citation in citations if citation.source in sources]
    if citations and not known:
        return None
    changes: dict[str, Any] = {}
    moved: dict[str, str] = {}
    for field in fields_of(type(owner)):
        value = getattr(owner, field.name)
        if field.name in ("id", "citations") or value == field.default:
            continue
        if not _is_known(citations, known, field.name):
            if field.required:
                return None
            changes[field.name] = field.default
        elif field.shape.kind == "many":
            item = cast("Shape", field.shape.item)
            rest: list[object] = []
            for index, each in enumerate(value):
                if not _is_known(citations, known, f"{field.name}/{index}"):
                    continue
                cut = _cut_value(each, item, sources)
                if cut is not None:
                    moved[f"{field.name}/{index}"] = f"{field.name}/{len(rest)}"
                    rest.append(cut)
            if tuple(rest) != value:
                changes[field.name] = tuple(rest)
        elif field.shape.kind == "part":
            cut = _cut_value(value, field.shape, sources)
            if cut is None and field.required:
                return None
            if cut != value:
                changes[field.name] = cut
    changes["citations"] = tuple(_renumbered(each, moved) for each in known)
    try:
        return cast("Part", attrs.evolve(cast("Any", owner), **changes))
    except ValueError:  # what is left cannot stand by itself, a clause without its words
        return None


def _cut_value(value: object, shape: Shape, sources: set[str]) -> object | None:
    if shape.kind == "part" and hasattr(value, "citations"):
        return _cut(cast("Part", value), sources)
    return value


def _is_known(citations: tuple[Citation, ...], known: list[Citation], path: str) -> bool:
    """A field is known if a known source supports it, or if no citation speaks of it."""
    if any(citation.supports(path) for citation in known):
        return True
    return not any(citation.supports(path) for citation in citations)


def _renumbered(citation: Citation, moved: dict[str, str]) -> Citation:
    """Let a citation point to the places that the items of lists have now."""
    paths: list[str] = []
    for path in citation.fields:
        head = "/".join(path.split("/")[:2])
        paths.append(moved.get(head, head) + path[len(head) :])
    return attrs.evolve(citation, fields=tuple(paths)) if moved else citation


def _only_known_citations(source: Source, sources: set[str]) -> Source:
    known = tuple(citation for citation in source.citations if citation.source in sources)
    return attrs.evolve(source, citations=known)


def _close(kept: dict[str, Entity], entities: Mapping[str, Entity]) -> dict[str, Entity]:
    """Close what is kept: name the referents, blank optional references, drop what needs more."""
    while True:
        present = kept.keys() | {part.id for each in kept.values() for _, part in parts(each)}
        again: dict[str, Entity] = {}
        changed = False
        for id_, entity in kept.items():
            missing = {
                reference.target
                for reference in references(entity)
                if reference.target not in present
            }
            for target in sorted(missing):
                referent = entities.get(target)
                if isinstance(referent, REFERENTS):
                    again[target] = by_name(referent)
                    missing.discard(target)
                    changed = True
            closed = _without_references(entity, missing) if missing else entity
            changed = changed or closed is not entity
            if closed is not None:
                again[id_] = cast("Entity", closed)
        kept = again
        if not changed:
            order = {id_: place for place, id_ in enumerate(entities)}
            return dict(sorted(kept.items(), key=lambda item: order[item[0]]))


def by_name(referent: Entity) -> Entity:
    """Cut a state, person, office, organization or place back to its names."""
    changes = {
        field.name: field.default
        for field in fields_of(type(referent))
        if not field.required and field.name not in ("id", "names")
    }
    return cast("Entity", attrs.evolve(cast("Any", referent), **changes))


def _without_references(owner: object, missing: set[str]) -> object | None:
    """Blank the optional fields and list items that point to what is missing; None if it cannot."""
    changes: dict[str, Any] = {}
    moved: dict[str, str] = {}
    for field in fields_of(type(owner)):
        value = getattr(owner, field.name)
        many = field.shape.kind == "many"
        inner = field.shape.item if many else field.shape
        if field.name == "id" or inner is None or inner.kind not in ("id", "part"):
            continue
        items: tuple[Any, ...] = value if many else (value,)
        rest: list[Any] = []
        for item in items:
            if inner.kind == "id":
                rest.append(None if item in missing else item)
            else:
                rest.append(None if item is None else _without_references(item, missing))
        if many:
            now: Any = tuple(item for item in rest if item is not None)
            kept = (place for place, item in enumerate(rest) if item is not None)
            moved |= {
                f"{field.name}/{before}": f"{field.name}/{after}"
                for after, before in enumerate(kept)
            }
        else:
            now = rest[0]
        if now == value:
            continue
        if now is None and field.required:
            return None
        changes[field.name] = now
    if not changes:
        return owner
    citations = changes.get("citations", getattr(owner, "citations", ()))
    if citations:
        changes["citations"] = tuple(_renumbered(each, moved) for each in citations)
    try:
        return cast("object", attrs.evolve(cast("Any", owner), **changes))
    except ValueError:  # what is left cannot stand by itself
        return None
