"""A machine that edits a dossier in every way, and holds what must hold after each step.

Another project runs its own rules and forms through it: a subclass says which.

>>> class TrackerMachine(DossierMachine):
...     judged_by = DEFAULT_RULES  # (*DEFAULT_RULES, mine)
...     forms = ("json", "yaml.gz")  # and a `Way` of theirs
>>> TestTracker = TrackerMachine.TestCase
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, ClassVar, cast

import attrs
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from coalition_model.dossier import Dossier
from coalition_model.entities.common import Entity
from coalition_model.entities.references import parts_alone, targets
from coalition_model.errors import DocumentError, InvalidValue, MergeConflict
from coalition_model.formats import dumps, loads, migrations
from coalition_model.rules.defaults import DEFAULT_RULES
from coalition_model.rules.rule import Rule
from coalition_model.testing import laws, strategies
from coalition_model.testing.assertions import (
    assert_loads_with_faults,
    assert_round_trip,
    assert_same_dossier,
)
from coalition_model.testing.laws import must
from coalition_model.testing.written import FORMS, Through, ways
from coalition_model.values.shapes import fields_of

Older = Callable[[dict[str, Any]], dict[str, Any]]
"""Gives a document of an older form: what it would have been for one of the newest form."""


class DossierMachine(RuleBasedStateMachine):
    """Adds, replaces, removes, merges, writes, reads and migrates, and knows what must come out.

    A subclass may set what follows, add `rule`s for edits of its own, which set `self.dossier`,
    and `invariant`s. `DossierMachine.TestCase` is what pytest and unittest run.

    Attributes:
        judged_by: the rules that judge the dossier after each step.
        forms: the forms that it goes through: names, and `Way`s of other projects.
        dossiers: the strategy of the dossiers that it begins with and takes entities from.
        older: for the number of each older form how a document of it looks, so that it is read.
        dossier: the dossier as it is now.
    """

    judged_by: ClassVar[Sequence[Rule]] = DEFAULT_RULES
    forms: ClassVar[Sequence[Through]] = FORMS
    dossiers: ClassVar[st.SearchStrategy[Dossier]] = strategies.dossiers()
    older: ClassVar[Mapping[int, Older]] = {}
    dossier: Dossier

    def __init__(self) -> None:
        super().__init__()
        self.dossier = Dossier()
        self._held: Dossier | None = None

    @initialize(data=st.data())
    def begin(self, data: st.DataObject) -> None:
        """Begin with some dossier."""
        self.dossier = data.draw(self.dossiers, label="dossier")

    @rule(data=st.data())
    def add(self, data: st.DataObject) -> None:
        """Add entities of another dossier, or put them in the place of ours."""
        others = tuple(data.draw(self.dossiers, label="another"))
        if others:
            chosen = st.lists(st.sampled_from(others), min_size=1, max_size=4, unique=True)
            found = data.draw(chosen, label="entities")
            if data.draw(st.booleans(), label="with all that they refer to"):
                found = _closed(found, others)
            self._put(found)

    @rule(data=st.data())
    def add_stranger(self, data: st.DataObject) -> None:
        """Add an entity that was made without a look at the dossier."""
        self._put([data.draw(strategies.entities(), label="entity")])

    @rule(data=st.data())
    def replace(self, data: st.DataObject) -> None:
        """Blank an optional field of an entity, or say more of it."""
        entity = self._one(data)
        if entity is None:
            return
        fields = [field for field in fields_of(type(entity)) if not field.required]
        field = data.draw(st.sampled_from([each for each in fields if each.name != "id"]))
        more: dict[str, st.SearchStrategy[Any]] = {
            "note": strategies.texts(),
            "extra": strategies.extras(),
        }
        value = field.default
        if field.name in more:
            value = data.draw(more[field.name], label=field.name)
        try:
            changed = attrs.evolve(cast("Any", entity), **{field.name: value})
        except InvalidValue:  # it cannot be without this field
            return
        self._put([changed])

    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        """Remove an entity: by itself, or with all that refers to it in turn."""
        entity = self._one(data)
        if entity is None:
            return
        gone = {entity.id}
        if data.draw(st.booleans(), label="with what refers to it"):
            gone = _with_referrers(self.dossier, entity)
        left = [each for each in self.dossier if each.id not in gone]
        self._expect(lambda: self.dossier.without(*sorted(gone)), left)

    @rule(data=st.data())
    def merge(self, data: st.DataObject) -> None:
        """Merge with one dossier or two."""
        second = data.draw(self.dossiers, label="second")
        if data.draw(st.booleans(), label="and a third"):
            third = data.draw(self.dossiers, label="third")
            laws.merging_is_associative(self.dossier, second, third)
        both = laws.merged(self.dossier, second)
        self.dossier = self.dossier if both is None else both

    @rule(data=st.data())
    def forget(self, data: st.DataObject) -> None:
        """Look at what was known by a day, and by a later one, and go on from there."""
        published = [source.published for source in self.dossier.sources.values()]
        ends = [each.latest for each in published if each is not None and each.latest is not None]
        days = st.sampled_from(ends) | strategies.days() if ends else strategies.days()
        first, second = data.draw(days, label="day"), data.draw(days, label="another day")
        earlier, later = (first, second) if second - first >= 0 else (second, first)
        laws.knowledge_grows(self.dossier, earlier, later)
        self.dossier = self.dossier.known_at(later)

    @rule(data=st.data())
    def write_and_read(self, data: st.DataObject) -> None:
        """Go on with what was written and read again."""
        through: Through = data.draw(st.sampled_from(list(self.forms)), label="form")
        for way in ways([through]):
            self.dossier = _same(way.read(way.write(self.dossier)), self.dossier)

    @rule(data=st.data())
    def migrate(self, data: st.DataObject) -> None:
        """Read the dossier from a document of an older form, and refuse one of a form to come."""
        written = json.loads(dumps(self.dossier))
        newest = migrations.newest()
        version = data.draw(st.sampled_from([*self.older, newest]), label="form")
        if version != newest:
            older = self.older[version](written)
            text = json.dumps({**older, "format": migrations.named(version)})
            self.dossier = _same(loads(text), self.dossier)
        else:
            must(
                migrations.migrated(written, newest) == written,
                "a document of the newest form must stay as it is",
            )
        to_come = {**written, "format": migrations.named(newest + 1)}
        assert_loads_with_faults(json.dumps(to_come), ["/format"])

    @invariant()
    def laws_hold(self) -> None:
        """Hold every law of the dossier as it is now."""
        if self._held is self.dossier:
            return
        laws.nothing_dangles(self.dossier)
        laws.output_is_canonical(self.dossier)
        laws.ids_are_stable(self.dossier)
        laws.rules_only_judge(self.dossier, self.judged_by)
        assert_round_trip(self.dossier, through=self.forms)
        self._held = self.dossier

    def _one(self, data: st.DataObject) -> Entity | None:
        entities = tuple(self.dossier)
        return data.draw(st.sampled_from(entities), label="entity") if entities else None

    def _put(self, entities: Sequence[Entity]) -> None:
        """Add or replace entities; refused must be what changes another dossier's, or dangles."""
        new = {entity.id: entity for entity in entities}
        theirs = {
            id_ for id_ in new if id_ in self.dossier.borrowed and new[id_] != self.dossier[id_]
        }
        if theirs:
            try:
                self.dossier.with_entities(*entities)
            except MergeConflict as error:
                told = {id_ for id_, _, _ in error.conflicts}
                must(told == theirs, f"the conflicts must be {theirs}, but are {told}")
                return
            raise AssertionError(f"must be refused, since others hold them: {sorted(theirs)}")
        left = {entity.id: entity for entity in self.dossier} | new
        self._expect(lambda: self.dossier.with_entities(*entities), list(left.values()))

    def _expect(self, edit: Callable[[], Dossier], entities: Sequence[Entity]) -> None:
        """Edit the dossier, and hold what comes out against the entities that must be there."""
        before = self.dossier
        lent = {entity.id: entity for entity in entities if entity.id in before.borrowed}
        borrows = all(lent.get(id_) == before[id_] for id_ in before.borrowed)
        closes = _closes(entities, (*before.coverage, *before.acceptances))
        try:
            after = edit()
        except DocumentError as error:
            must(not closes, f"the edit must be taken, but is refused: {error}")
            return
        must(closes, "the edit must be refused, since an id is missing or there twice")
        expected = Dossier(
            entities,
            title=before.title,
            note=before.note,
            uses=before.uses if borrows else (),
            borrowed=before.borrowed if borrows else (),
            coverage=before.coverage,
            acceptances=before.acceptances,
        )
        self.dossier = _same(after, expected)


def _same(actual: Dossier, expected: Dossier) -> Dossier:
    assert_same_dossier(actual, expected)
    return actual


def _ids(entity: Entity) -> list[str]:
    return [entity.id, *(part.id for part in parts_alone(entity))]


def _closes(entities: Iterable[Entity], notes: Iterable[object]) -> bool:
    """Tell whether every id is there once, whatever its case, and every one referred to is."""
    rows = list(entities)
    ids = [id_ for entity in rows for id_ in _ids(entity)]
    if len({id_.lower() for id_ in ids}) < len(ids):
        return False
    return {target for owner in (*rows, *notes) for target in targets(owner)} <= set(ids)


def _closed(chosen: Iterable[Entity], others: Sequence[Entity]) -> list[Entity]:
    """Add to entities what they refer to, and what that refers to."""
    wholes = {id_: entity for entity in others for id_ in _ids(entity)}
    found: dict[str, Entity] = {}
    waiting = list(chosen)
    while waiting:
        entity = waiting.pop()
        if entity.id not in found:
            found[entity.id] = entity
            waiting += (wholes[target] for target in targets(entity) if target in wholes)
    return list(found.values())


def _with_referrers(dossier: Dossier, entity: Entity) -> set[str]:
    gone: set[str] = set()
    waiting = [entity]
    while waiting:
        each = waiting.pop()
        if each.id not in gone:
            gone.add(each.id)
            waiting += (other for id_ in _ids(each) for other in dossier.referring_to(id_))
    return gone
