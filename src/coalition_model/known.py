"""What had been published by a day: the entities of a dossier, cut back to it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, cast

import attrs

from coalition_model.entities.common import Entity, Part
from coalition_model.entities.leaders import Leader
from coalition_model.entities.offices import Office
from coalition_model.entities.organizations import Organization
from coalition_model.entities.places import Place
from coalition_model.entities.positions import Position
from coalition_model.entities.references import parts_alone, references
from coalition_model.entities.sources import Source
from coalition_model.entities.states import State
from coalition_model.errors import InvalidValue
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
    moved: dict[str, str | None] = {}
    for field in fields_of(type(owner)):
        value = getattr(owner, field.name)
        if field.name in ("id", "citations") or value == field.default:
            continue
        if not _is_known(citations, known, field.name):
            if field.required:
                return None
            changes[field.name] = field.default
        elif field.shape.kind == "many" and value is not None:
            item = cast("Shape", field.shape.item)
            rest: list[object] = []
            for index, each in enumerate(value):
                path = f"{field.name}/{index}"
                known_now = _is_known(citations, known, path)
                cut = _cut_value(each, item, sources) if known_now else None
                moved[path] = None if cut is None else f"{field.name}/{len(rest)}"
                if cut is not None:
                    rest.append(cut)
            if tuple(rest) != value:
                changes[field.name] = tuple(rest)
        elif field.shape.kind == "part" and value is not None:
            cut = _cut_value(value, field.shape, sources)
            if cut != value:
                changes[field.name] = cut
    changes["citations"] = _renumbered(known, moved)
    return cast("Part | None", _standing(owner, changes))


def _standing(owner: object, changes: dict[str, Any]) -> object | None:
    """Change an entity or part; None where what is left cannot stand by itself.

    A clause without its words cannot. A place whose latitude alone is known can, without it: where
    blanking one more field is enough, that field goes.
    """
    more: list[dict[str, Any]] = [
        {field.name: field.default}
        for field in fields_of(type(owner))
        if not field.required and field.name not in ("id", "citations", *changes)
    ]
    for each in ({}, *more):
        try:
            return cast("object", attrs.evolve(cast("Any", owner), **changes, **each))
        except InvalidValue:
            continue
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


def _renumbered(
    citations: Iterable[Citation], moved: Mapping[str, str | None]
) -> tuple[Citation, ...]:
    """Let citations point to the places that the items of lists have now.

    One that spoke only of items that are gone goes too: without fields it would speak of all.
    """
    rest: list[Citation] = []
    for citation in citations:
        fields = tuple(now for path in citation.fields if (now := _moved(path, moved)) is not None)
        if fields == citation.fields:
            rest.append(citation)
        elif fields:
            rest.append(attrs.evolve(citation, fields=fields))
    return tuple(rest)


def _moved(path: str, moved: Mapping[str, str | None]) -> str | None:
    head = "/".join(path.split("/")[:2])
    now = moved.get(head, head)
    return None if now is None else now + path[len(head) :]


def _only_known_citations(source: Source, sources: set[str]) -> Source:
    known = tuple(citation for citation in source.citations if citation.source in sources)
    return attrs.evolve(source, citations=known)


def _close(kept: dict[str, Entity], entities: Mapping[str, Entity]) -> dict[str, Entity]:
    """Close what is kept: blank optional references, drop what needs more, name the referents."""
    referents = {id_ for id_, each in entities.items() if isinstance(each, REFERENTS)}
    present = {*kept, *referents, *(id_ for each in kept.values() for id_ in _part_ids(each))}
    referrers: dict[str, list[str]] = {}
    for id_, entity in kept.items():
        for reference in references(entity):
            referrers.setdefault(reference.target, []).append(id_)
    waiting = list(kept)
    while waiting:
        id_ = waiting.pop()
        if id_ not in kept:
            continue
        entity = kept[id_]
        missing = {each.target for each in references(entity)} - present
        if not missing:
            continue
        closed = None
        if not _rests_on(entity, missing):
            closed = cast("Entity | None", _without_references(entity, missing))
        gone = {id_, *_part_ids(entity)}
        if closed is None:
            del kept[id_]
        else:
            kept[id_] = closed
            gone -= {id_, *_part_ids(closed)}
        gone -= referents
        present -= gone
        waiting += (each for target in gone for each in referrers.get(target, ()))
    naming = list(kept.values())
    while naming:
        for reference in references(naming.pop()):
            target = reference.target
            if target in referents and target not in kept:
                kept[target] = by_name(entities[target])
                naming.append(kept[target])
    return {id_: kept[id_] for id_ in entities if id_ in kept}


def _rests_on(entity: Entity, missing: set[str]) -> bool:
    """Tell whether what an entity was read from is missing, and nothing else supports it."""
    return isinstance(entity, Position) and not entity.citations and entity.statement in missing


def _part_ids(entity: Entity) -> Iterator[str]:
    return (part.id for part in parts_alone(entity))


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
    moved: dict[str, str | None] = {}
    for field in fields_of(type(owner)):
        value = getattr(owner, field.name)
        many = field.shape.kind == "many"
        inner = field.shape.item if many else field.shape
        if field.name == "id" or inner is None or inner.kind not in ("id", "part"):
            continue
        if value is None:
            continue
        items: tuple[Any, ...] = value if many else (value,)
        rest: list[Any] = []
        for item in items:
            if inner.kind == "id":
                rest.append(None if item in missing else item)
            else:
                rest.append(_without_references(item, missing))
        if many:
            now: Any = tuple(item for item in rest if item is not None)
            after = 0
            for before, item in enumerate(rest):
                moved[f"{field.name}/{before}"] = (
                    f"{field.name}/{after}" if item is not None else None
                )
                after += item is not None
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
        changes["citations"] = _renumbered(citations, moved)
    return _standing(owner, changes)
