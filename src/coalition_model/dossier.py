"""The immutable aggregate: entities by kind, indexed."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import attrgetter
from typing import Any, Final, NoReturn, TypeVar, cast

from coalition_model.entities.claims import Claim
from coalition_model.entities.closure import identities, unknown_ids
from coalition_model.entities.common import Entity, Part
from coalition_model.entities.dossier_notes import Acceptance, Coverage, checked_header
from coalition_model.entities.events import Event
from coalition_model.entities.kinds import BY_KIND, ENTITY_CLASSES, KINDS
from coalition_model.entities.leaders import Leader
from coalition_model.entities.meetings import Meeting
from coalition_model.entities.offices import Office, Tenure
from coalition_model.entities.organizations import Membership, Organization
from coalition_model.entities.places import Place
from coalition_model.entities.plans import PeacePlan
from coalition_model.entities.positions import Position
from coalition_model.entities.references import parts_alone, references, targets
from coalition_model.entities.sources import Source
from coalition_model.entities.statements import Statement
from coalition_model.entities.states import State
from coalition_model.errors import DocumentError, Fault, MergeConflict, UnknownId, pointer, shown
from coalition_model.known import known_entities
from coalition_model.values.days import Day
from coalition_model.values.edtf import EdtfDate
from coalition_model.values.frozenmap import FrozenMap
from coalition_model.values.grouping import grouped
from coalition_model.values.ids import kind_of
from coalition_model.values.shapes import one_of
from coalition_model.values.spelling import nearest
from coalition_model.values.text import Text

E = TypeVar("E", bound=Entity)
R = TypeVar("R")


class Dossier:
    """An immutable set of entities that refer only to one another, with what is said of the set.

    Attributes:
        title: what it is called.
        note: remarks: origin, licence.
        uses: the dossiers from which it takes entities without writing them out again.
        borrowed: ids of the entities that come from there.
        coverage: what was searched.
        acceptances: findings that its author accepts.

    >>> france = State(id="state:FR")
    >>> dossier = Dossier.of(france, Leader(id="leader:emmanuel-macron"))
    >>> len(dossier), "state:FR" in dossier, dossier["state:FR"] is france
    (2, True, True)
    >>> dossier["state:FT"]
    Traceback (most recent call last):
    coalition_model.errors.UnknownId: no such id in the dossier: 'state:FT'; \
did you mean 'state:FR'?
    """

    __slots__ = (
        "__weakref__",
        "_by_kind",
        "_derived",
        "_entities",
        "acceptances",
        "borrowed",
        "coverage",
        "note",
        "title",
        "uses",
    )
    title: Text | None
    note: Text | None
    uses: tuple[str, ...]
    borrowed: frozenset[str]
    coverage: tuple[Coverage, ...]
    acceptances: tuple[Acceptance, ...]
    _entities: dict[str, Entity]
    _by_kind: dict[str, FrozenMap[str, Entity]]
    _derived: dict[object, object]

    def __init__(
        self,
        entities: Iterable[Entity] = (),
        *,
        title: Text | None = None,
        note: Text | None = None,
        uses: Iterable[str] = (),
        borrowed: Iterable[str] = (),
        coverage: Iterable[Coverage] = (),
        acceptances: Iterable[Acceptance] = (),
    ) -> None:
        """Close entities into a dossier.

        Raises:
            TypeError: something is no entity, or nothing that can be said of a dossier.
            DocumentError: two entities share an id, or an id is referred to that is not there.
        """
        given = tuple(entities)
        for each in given:
            if type(each) not in ENTITY_CLASSES:
                raise TypeError(f"a dossier must be made of entities, but one is {shown(each)}")
        header = checked_header(title, note, uses, coverage, acceptances)
        ids, broken = identities((_place(entity), entity) for entity in given)
        broken += unknown_ids(
            (
                ((*_place(owner), *reference.path), reference.target)
                for owner in (*given, *header["coverage"], *header["acceptances"])
                if not all(target in ids for target in targets(owner))
                for reference in references(owner)
            ),
            ids,
        )
        if broken:
            raise DocumentError(
                Fault(pointer(fault.path), fault.expected, fault.actual, fault.hint)
                for fault in broken
            )
        by_kind: dict[str, list[Entity]] = {kind.kind: [] for kind in KINDS}
        for entity in given:
            by_kind[kind_of(entity.id)].append(entity)
        _fill(
            self,
            by_kind,
            borrowed=frozenset(borrowed) & {entity.id for entity in given},
            **header,
        )

    @classmethod
    def of(cls, *entities: Entity) -> "Dossier":
        """Make a dossier of entities."""
        return cls(entities)

    @property
    def states(self) -> FrozenMap[str, State]:
        """The states, by id."""
        return self._kind(State, "state")

    @property
    def leaders(self) -> FrozenMap[str, Leader]:
        """The leaders, by id."""
        return self._kind(Leader, "leader")

    @property
    def offices(self) -> FrozenMap[str, Office]:
        """The offices, by id."""
        return self._kind(Office, "office")

    @property
    def tenures(self) -> FrozenMap[str, Tenure]:
        """The tenures, by id."""
        return self._kind(Tenure, "tenure")

    @property
    def organizations(self) -> FrozenMap[str, Organization]:
        """The organizations, by id."""
        return self._kind(Organization, "organization")

    @property
    def memberships(self) -> FrozenMap[str, Membership]:
        """The memberships, by id."""
        return self._kind(Membership, "membership")

    @property
    def places(self) -> FrozenMap[str, Place]:
        """The places, by id."""
        return self._kind(Place, "place")

    @property
    def meetings(self) -> FrozenMap[str, Meeting]:
        """The meetings, by id."""
        return self._kind(Meeting, "meeting")

    @property
    def events(self) -> FrozenMap[str, Event]:
        """The events, by id."""
        return self._kind(Event, "event")

    @property
    def plans(self) -> FrozenMap[str, PeacePlan]:
        """The plans, by id."""
        return self._kind(PeacePlan, "plan")

    @property
    def positions(self) -> FrozenMap[str, Position]:
        """The positions, by id."""
        return self._kind(Position, "position")

    @property
    def statements(self) -> FrozenMap[str, Statement]:
        """The statements, by id."""
        return self._kind(Statement, "statement")

    @property
    def sources(self) -> FrozenMap[str, Source]:
        """The sources, by id."""
        return self._kind(Source, "source")

    @property
    def claims(self) -> FrozenMap[str, Claim]:
        """The claims, by id."""
        return self._kind(Claim, "claim")

    def _kind(self, _cls: type[E], kind: str) -> FrozenMap[str, E]:
        return cast("FrozenMap[str, E]", self._by_kind[kind])

    def all(self, cls: type[E]) -> tuple[E, ...]:
        """Give all entities of a class, in the order of their ids.

        >>> Dossier.of(State(id="state:FR"), State(id="state:DE")).all(State)
        (State('state:DE'), State('state:FR'))
        """
        kind = next((kind for kind in KINDS if kind.cls is cls), None)
        if kind is None:
            raise TypeError(f"must be a class of entity, but is {cls!r}")
        return tuple(cast("FrozenMap[str, E]", self._by_kind[kind.kind]).values())

    @property
    def _parts(self) -> dict[str, Part]:
        """The parts by id; found when first asked for."""
        return self.derived(_parts_by_id)

    def __getitem__(self, id: str) -> Any:
        """Give the entity or part with this id, or raise `UnknownId`."""
        if id in self._entities:
            return self._entities[id]
        if id in self._parts:
            return self._parts[id]
        raise UnknownId(id, self.nearest(id))

    def get(self, id: str) -> Any | None:
        """Give the entity or part with this id, or None."""
        return self[id] if id in self else None  # noqa: SIM401 - that is this very method

    def __contains__(self, id: object) -> bool:
        return id in self._entities or id in self._parts

    def __iter__(self) -> Iterator[Entity]:
        """Go through all entities, by kind and id."""
        return iter(self._entities.values())

    def __len__(self) -> int:
        return len(self._entities)

    @property
    def own(self) -> tuple[Entity, ...]:
        """The entities that this dossier itself holds, those that it `uses` apart."""
        return tuple(entity for entity in self if entity.id not in self.borrowed)

    @property
    def part_ids(self) -> tuple[str, ...]:
        """The ids of all parts."""
        return tuple(self._parts)

    def whole_of(self, id: str) -> Entity:
        """Give the entity that a part lives in; an entity is its own whole.

        Raises:
            UnknownId: nothing has this id.
        """
        if id in self._entities:
            return self._entities[id]
        if id in self._parts:
            return self.derived(_wholes)[id]
        raise UnknownId(id, self.nearest(id))

    def require(self, id: str, *kinds: str) -> str:
        """Give the id back if the dossier holds it and it is of one of the kinds.

        Raises:
            UnknownId: nothing of these kinds has this id.
        """
        if id not in self or (kinds and kind_of(id) not in kinds):
            raise UnknownId(id, self.nearest(id, *kinds), one_of(kinds) if kinds else "id")
        return id

    def nearest(self, id: str, *kinds: str) -> tuple[str, ...]:
        """Give the ids of the dossier that are spelled most like this one, best first."""
        wanted = kinds or ((kind_of(id),) if kind_of(id) in _known_kinds(self) else ())
        return nearest(id, (each for each in _ids(self) if not wanted or kind_of(each) in wanted))

    def referring_to(self, id: str) -> tuple[Entity, ...]:
        """Give the entities that point to this id, themselves or in one of their parts.

        >>> nato = Organization(id="organization:nato", kind="alliance")
        >>> member = Membership(organization=nato.id, member="state:FR")
        >>> Dossier.of(nato, member, State(id="state:FR")).referring_to("state:FR")
        (Membership('membership:nato/state-FR'),)
        """
        self.require(id)
        return tuple(self.derived(_referrers).get(id, ()))

    def derived(self, compute: "Callable[[Dossier], R]") -> R:
        """Give what a function computes from this dossier, computing it once.

        For indexes that several questions share. The function must depend on nothing else.

        >>> Dossier.of(State(id="state:FR")).derived(len)
        1
        """
        if compute not in self._derived:
            self._derived[compute] = compute(self)
        return cast("R", self._derived[compute])

    def with_entities(self, *entities: Entity) -> "Dossier":
        """Give a dossier in which these entities are added, or replace those with their ids.

        Raises:
            MergeConflict: one of them differs from an entity that comes from a dossier in use.
            DocumentError: one of them refers to what is not there.
        """
        new = {entity.id: entity for entity in entities}
        conflicts = [
            (each, self._entities[each], new[each])
            for each in new
            if each in self.borrowed and self._entities[each] != new[each]
        ]
        if conflicts:
            raise MergeConflict(conflicts)
        return self._with({**self._entities, **new}.values())

    def without(self, *ids: str) -> "Dossier":
        """Give a dossier without these entities.

        Where one of them comes from a dossier in use, the result uses none: everything is its own.

        Raises:
            UnknownId: there is no such entity.
            DocumentError: one of them is still referred to.
        """
        for each in ids:
            if each not in self._entities:
                raise UnknownId(each, self.nearest(each))
        return self._with(entity for entity in self if entity.id not in ids)

    def merge(self, other: "Dossier") -> "Dossier":
        """Join two dossiers; what both hold must be equal.

        The title and note are those of the first that has one, in the order of their wording, so
        that merging is commutative.

        What one of them takes from a dossier in use is taken from there still.

        Raises:
            MergeConflict: they hold different entities under one id.
            DocumentError: an id of the one and an id of the other differ by case only.
        """
        if self == other:
            return self
        theirs = {entity.id: entity for entity in other}
        conflicts = [
            (entity.id, entity, theirs[entity.id])
            for entity in self
            if entity.id in theirs and entity != theirs[entity.id]
        ]
        if conflicts:
            raise MergeConflict(conflicts)
        return Dossier(
            {**self._entities, **theirs}.values(),
            title=_first(self.title, other.title),
            note=_first(self.note, other.note),
            uses=sorted({*self.uses, *other.uses}),
            borrowed=self.borrowed | other.borrowed,
            coverage=sorted({*self.coverage, *other.coverage}, key=repr),
            acceptances=sorted({*self.acceptances, *other.acceptances}, key=repr),
        )

    def known_at(self, day: "EdtfDate | Day | str") -> "Dossier":
        """Give what had been published by a day.

        Kept is what some source certainly published by that day supports (its `published.latest`
        is not after the day), and what carries no citation. Optional fields and items of lists that
        only later sources support are blanked. What loses a required reference is dropped; but a
        state, person, office, organization or place that something kept refers to was known by
        name, so it stays with its names alone. Where this cuts what comes from dossiers in use, the
        result uses none of them: everything is its own. A position without citations of its own
        goes with its statement.

        Raises:
            InvalidDate: the text is not an EDTF date.
        """
        value = EdtfDate.parse(day) if isinstance(day, str) else day
        limit = value if isinstance(value, Day) else value.earliest
        kept = known_entities(self._entities, limit)
        ids = {*kept, *(part.id for entity in kept.values() for part in parts_alone(entity))}

        def holds(notes: Coverage | Acceptance) -> bool:
            return all(reference.target in ids for reference in references(notes))

        return self._with(
            kept.values(),
            coverage=filter(holds, self.coverage),
            acceptances=filter(holds, self.acceptances),
        )

    def _with(self, entities: Iterable[Entity], **changes: Any) -> "Dossier":
        header = {name: getattr(self, name) for name in _HEADER}
        given = tuple(entities)
        lent = {entity.id: entity for entity in given if entity.id in self.borrowed}
        if any(lent.get(each) != self._entities[each] for each in self.borrowed):
            header |= {"uses": (), "borrowed": ()}  # else reading it again would undo the change
        return Dossier(given, **{**header, **changes})

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Dossier):
            return NotImplemented
        return self._entities == other._entities and all(
            getattr(self, name) == getattr(other, name) for name in _HEADER
        )

    def __hash__(self) -> int:
        return hash(frozenset(self._entities))

    def __repr__(self) -> str:
        title = f"{str(self.title)!r}, " if self.title else ""
        counts = ", ".join(
            f"{len(rows)} {BY_KIND[kind].section}" for kind, rows in self._by_kind.items() if rows
        )
        return f"Dossier({title}{counts or 'empty'})"

    def __reduce__(self) -> tuple[Any, ...]:
        header = {name: getattr(self, name) for name in _HEADER}
        return _rebuild, (tuple(self._entities.values()), header)

    def __copy__(self) -> "Dossier":
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> "Dossier":
        return self

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a Dossier is immutable: {name} cannot be set")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"a Dossier is immutable: {name} cannot be deleted")


def _referrers(dossier: Dossier) -> dict[str, list[Entity]]:
    """Collect the entities that point to each id, once each."""
    return grouped((id_, entity) for entity in dossier for id_ in dict.fromkeys(targets(entity)))


def _parts_by_id(dossier: Dossier) -> dict[str, Part]:
    return {part.id: part for entity in dossier for part in parts_alone(entity)}


def _wholes(dossier: Dossier) -> dict[str, Entity]:
    """Give the entity that each part lives in, by the part's id."""
    return {part.id: entity for entity in dossier for part in parts_alone(entity)}


def closed(by_kind: Mapping[str, list[Entity]], **header: Any) -> Dossier:
    """Make a dossier of what is known to close, without a look at it: for loaders that looked.

    Args:
        by_kind: the entities of each kind.
        header: what is said of the dossier: title, note, uses, borrowed, coverage, acceptances.
    """
    dossier = object.__new__(Dossier)
    _fill(dossier, by_kind, **header)
    return dossier


def _fill(dossier: Dossier, by_kind: Mapping[str, list[Entity]], **header: Any) -> None:
    put = object.__setattr__
    for name in _HEADER:
        put(dossier, name, header[name])
    sections = {
        kind: {entity.id: entity for entity in sorted(rows, key=attrgetter("id"))}
        for kind, rows in by_kind.items()
    }
    put(dossier, "_by_kind", {kind: FrozenMap(rows) for kind, rows in sections.items()})
    entities: dict[str, Entity] = {}
    for rows in sections.values():
        entities.update(rows)
    put(dossier, "_entities", entities)
    put(dossier, "_derived", {})


_HEADER: Final = ("title", "note", "uses", "borrowed", "coverage", "acceptances")


def _rebuild(entities: tuple[Entity, ...], header: Mapping[str, Any]) -> Dossier:
    return Dossier(entities, **header)


def _first(left: Text | None, right: Text | None) -> Text | None:
    both = sorted((text for text in (left, right) if text is not None), key=repr)
    return both[0] if both else None


def _place(owner: Any) -> tuple[str, ...]:
    """Say where something stands: a list and an id, or a list of the header alone."""
    if isinstance(owner, Coverage):
        return ("coverage",)
    if isinstance(owner, Acceptance):
        return ("acceptances",)
    return (BY_KIND[kind_of(owner.id)].section, owner.id)


def _ids(dossier: Dossier) -> Iterator[str]:
    yield from (entity.id for entity in dossier)
    yield from dossier.part_ids


def _known_kinds(dossier: Dossier) -> frozenset[str]:
    return frozenset(kind_of(each) for each in _ids(dossier))
