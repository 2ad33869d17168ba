"""What holds of every dossier, whatever was done to it: each law a function that raises.

`DossierMachine` holds them after each step; a test may call one by itself.
"""

import json
import pickle
from collections.abc import Iterable, Sequence
from typing import Any, Final, cast

import attrs

from coalition_model.dossier import Dossier
from coalition_model.entities.common import Entity, Part
from coalition_model.entities.kinds import BY_KIND
from coalition_model.entities.references import parts_alone, references
from coalition_model.errors import CoalitionModelError, DocumentError, MergeConflict
from coalition_model.formats import dumps, loads
from coalition_model.rules.checking import check
from coalition_model.rules.findings import SEVERITIES
from coalition_model.rules.rule import RuleLike
from coalition_model.testing.assertions import assert_same_dossier
from coalition_model.values.days import Day
from coalition_model.values.ids import kind_of
from coalition_model.values.shapes import Field, Shape, field_of, fields_of

HEADER: Final = ("title", "note", "uses", "borrowed", "coverage", "acceptances")


def must(condition: object, message: str) -> None:
    """Raise `AssertionError` with a message unless something holds."""
    if not condition:
        raise AssertionError(message)


def rebuilt(dossier: Dossier, entities: Iterable[Entity]) -> Dossier:
    """Close entities into a dossier that says of itself what another one does."""
    return Dossier(entities, **{name: getattr(dossier, name) for name in HEADER})


def nothing_dangles(dossier: Dossier) -> None:
    """Every id that is referred to is there, and knows who refers to it."""
    seen: dict[str, str] = {}
    for entity in dossier:
        for id_ in (entity.id, *(part.id for part in parts_alone(entity))):
            other = seen.setdefault(id_.lower(), id_)
            must(other == id_, f"{id_} and {other} must not differ by case only")
            must(dossier[id_].id == id_, f"dossier[{id_!r}] must have this id")
            must(dossier.whole_of(id_) is entity, f"the whole of {id_} must be {entity.id}")
        for reference in references(entity):
            must(reference.target in dossier, f"{entity.id} refers to {reference.target}: dangling")
            referrers = {each.id for each in dossier.referring_to(reference.target)}
            must(entity.id in referrers, f"{reference.target} must know that {entity.id} refers to")
    for notes in (*dossier.coverage, *dossier.acceptances):
        for reference in references(notes):
            must(reference.target in dossier, f"{notes} refers to {reference.target}: dangling")


def output_is_canonical(dossier: Dossier) -> None:
    """The same dossier gives the same bytes, whatever the order in which it was built."""
    other = rebuilt(dossier, reversed(tuple(dossier)))
    must(other == dossier, "the order in which entities are given must not matter")
    must(dumps(other) == dumps(dossier), "the order in which entities are given must not be seen")
    again = pickle.loads(pickle.dumps(dossier))  # noqa: S301 - our own
    assert_same_dossier(again, dossier)
    must(hash(again) == hash(dossier), "equal dossiers must have equal hashes")


def ids_are_stable(dossier: Dossier) -> None:
    """An id that follows from what an edge joins, or what a part is in, may be left out."""
    data = json.loads(dumps(dossier))
    for entity in dossier:
        copy: Part = attrs.evolve(cast("Any", entity))
        must(copy.id == entity.id, f"a copy of {entity.id} must keep its id, but has {copy.id}")
        if entity.id in dossier.borrowed or _without_ids(entity) != entity:
            continue  # ids that somebody chose
        rows = data[BY_KIND[kind_of(entity.id)].section]
        row = next(each for each in rows if each.get("id") == entity.id)
        _strip(type(entity), row)
    assert_same_dossier(loads(json.dumps(data)), dossier)


def _class_of(thing: object) -> type:
    return type(thing)


def _is_derived(cls: type) -> bool:
    field = field_of(cls, "id")
    return field is not None and not field.required


def _part_fields(cls: type) -> list[tuple[Field, Shape]]:
    found: list[tuple[Field, Shape]] = []
    for field in fields_of(cls):
        shape = field.shape.item or field.shape
        if shape.kind == "part" and _is_derived(shape.types[0]):
            found.append((field, shape))
    return found


def _without_ids(owner: Any) -> Part:
    """Build an entity or part anew, its own id and those of its parts left to be derived."""
    cls = _class_of(owner)
    changes: dict[str, Any] = {"id": ""} if _is_derived(cls) else {}
    for field, _ in _part_fields(cls):
        value = getattr(owner, field.name)
        if isinstance(value, tuple):
            items = cast("tuple[Any, ...]", value)
            changes[field.name] = tuple(_without_ids(each) for each in items)
        elif value is not None:
            changes[field.name] = _without_ids(value)
    return cast("Part", attrs.evolve(owner, **changes))


def _strip(cls: type, row: dict[str, Any]) -> None:
    if _is_derived(cls):
        del row["id"]
    for field, shape in _part_fields(cls):
        value = row.get(field.name)
        if value is not None:
            rows = cast("list[Any]", value if isinstance(value, list) else [value])
            for each in rows:
                _strip(shape.types[0], each)


def rules_only_judge(dossier: Dossier, rules: Sequence[RuleLike]) -> None:
    """A check never raises, finds what is in the dossier, and finds the same another time."""
    report = check(dossier, rules)
    for finding in (*report.findings, *(finding for finding, _ in report.accepted)):
        must(finding.entity in dossier, f"{finding} must be on something in the dossier")
        must(finding.severity in SEVERITIES, f"{finding} has no severity: {finding.severity!r}")
        owner = _class_of(dossier[finding.entity])
        name = (finding.field or "id").partition("/")[0]
        must(field_of(owner, name), f"{finding} must be on a field of {owner.__name__}")
    again = check(rebuilt(dossier, reversed(tuple(dossier))), tuple(reversed(rules)))
    must(
        set(again.findings) == set(report.findings) and again.ok == report.ok,
        "rules must find the same in any order:\n"
        + "\n".join(map(str, set(again.findings) ^ set(report.findings))),
    )


def merged(left: Dossier, right: Dossier) -> Dossier | None:
    """Merge two dossiers; None where that is refused, as it must be from both sides alike."""
    try:
        one = left.merge(right)
    except MergeConflict as error:
        differ = {each.id for each in left if each.id in right and right[each.id] != each}
        told = {id_ for id_, _, _ in error.conflicts}
        must(told == differ, f"the conflicts must be {sorted(differ)}, but are {sorted(told)}")
        must(_refused(right, left) is MergeConflict, "what conflicts must do so from both sides")
        return None
    except DocumentError:
        must(_refused(right, left) is DocumentError, "what does not close must not from both sides")
        return None
    must(_refused(right, left) is None, "what merges must do so from both sides")
    assert_same_dossier(right.merge(left), one)
    for side in (left, right):
        assert_same_dossier(one.merge(side), one)
        assert_same_dossier(side.merge(side), side)
        for entity in side:
            must(one[entity.id] == entity, f"{entity.id} must be in what is merged as it was")
    must(len(one) == len({each.id for side in (left, right) for each in side}), "nothing is added")
    return one


def _refused(left: Dossier, right: Dossier) -> type[CoalitionModelError] | None:
    try:
        left.merge(right)
    except (MergeConflict, DocumentError) as error:
        return type(error)
    return None


def merging_is_associative(first: Dossier, second: Dossier, third: Dossier) -> None:
    """It does not matter which two of three dossiers are merged first, where none conflict."""
    pairs = merged(first, second), merged(second, third)
    if pairs[0] is None or pairs[1] is None:
        return
    left, right = merged(pairs[0], third), merged(first, pairs[1])
    must((left is None) == (right is None), "what is refused must not depend on the order")
    if left is not None and right is not None:
        assert_same_dossier(left, right)


def knowledge_grows(dossier: Dossier, earlier: Day, later: Day) -> None:
    """What was known on a day is known on each later day, and a second look tells nothing new."""
    must(later - earlier >= 0, "the later day must not be before the earlier one")
    before, after = dossier.known_at(earlier), dossier.known_at(later)
    for known in (before, after):
        nothing_dangles(known)
        extra = {each.id for each in known} - {each.id for each in dossier}
        must(not extra, f"known must be only what is there, but is {sorted(extra)}")
    lost = {each.id for each in before} - {each.id for each in after}
    must(not lost, f"what was known on {earlier} must be on {later}: {', '.join(sorted(lost))}")
    assert_same_dossier(before.known_at(earlier), before)
    assert_same_dossier(after.known_at(later), after)
