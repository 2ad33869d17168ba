"""Run by a test with a copy of the library in which classes have a field of every shape.

Reads the cases, and prints what is wrong with each. Looks everywhere; or, if it is told so, only at
what is done by generated code, in which names could clash.
"""

import contextlib
import copy
import io
import json
import pickle
import re
import sys
import tempfile
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple, cast

import attrs
import cattrs
from field_shapes import Case, Value
from hypothesis import Phase, find, given, settings
from jsonschema import Draft202012Validator
from schema_differential import as_parsed

import coalition_model as cm
from coalition_model import queries
from coalition_model.cli import main
from coalition_model.entities.references import references
from coalition_model.formats import bulk, json_schema, read_stream, register
from coalition_model.formats.closing import close
from coalition_model.formats.drafts import read_draft
from coalition_model.rules.languages import tags_of
from coalition_model.testing.strategies import odd_entities
from coalition_model.values.ids import SourceId, StateId

SECTIONS = {
    "Event": "events",
    "Place": "places",
    "Organization": "organizations",
    "Leader": "leaders",
    "Meeting": "meetings",
}
BARE: dict[str, dict[str, Any]] = {
    "Event": {"id": "event:e", "kind": "other"},
    "Place": {"id": "place:p"},
    "Organization": {"id": "organization:o", "kind": "group"},
    "Leader": {"id": "leader:l"},
    "Meeting": {"id": "meeting:m"},
    "Relation": {"kind": "follows", "target": "state:a"},
}
SOURCE = SourceId("source:z")
FORMS: tuple[Any, ...] = ("json", "jsonl", "yaml")
NAMESPACE = vars(cm) | {"SourceId": SourceId, "StateId": StateId}

found: dict[str, list[str]] = defaultdict(list)
"""Case to what is wrong with it."""


def note(case: str, right: object, what: str) -> None:
    """Note what is wrong unless something is right."""
    if not right:
        found[case].append(what)


def python(value: Value) -> Any:
    """Give a value as a program holds it."""
    return eval(value.python, dict(NAMESPACE))  # noqa: S307 - of our own table


def alike(one: Any, other: Any) -> bool:
    """Tell whether two values are the same, yes and 1 never, 3 and 3.0 always."""
    if isinstance(one, bool) != isinstance(other, bool) or one != other:
        return False
    if isinstance(one, tuple):
        return all(map(alike, cast("tuple[object, ...]", one), other))
    if isinstance(one, cm.FrozenMap):
        rows = cast("cm.FrozenMap[str, object]", one)
        return all(alike(rows[key], other[key]) for key in rows)
    return True


class World(NamedTuple):
    """All cases, each with one of its values.

    Attributes:
        written: the document, with all that is given.
        canonical: the same without what is default.
        dossier: the dossier, built by hand.
    """

    written: dict[str, Any]
    canonical: dict[str, Any]
    dossier: cm.Dossier

    def holder(self, case: Case) -> Any:
        """Give the object that has the field."""
        return holder_in(self.dossier, case)


def holder_in(dossier: cm.Dossier, case: Case) -> Any:
    """Give the object that has the field."""
    if case.holder == "Relation":
        return dossier.events["event:e"].relations[0]
    return dossier[BARE[case.holder]["id"]]


def row_in(document: Any, case: Case) -> dict[str, Any]:
    """Give the part of a document that has the field."""
    if case.holder == "Relation":
        return cast("dict[str, Any]", document["events"][0]["relations"][0])
    return cast("dict[str, Any]", document[SECTIONS[case.holder]][0])


def is_default(case: Case, value: Value) -> bool:
    """Tell whether a value is the default, and so is not written."""
    return case.default is not None and json.dumps(case.default.plain) == json.dumps(value.plain)


def world(cases: list[Case], turn: int, times: int = 1) -> World:
    """Make a document and a dossier of the values of one turn."""
    written, canonical, objects = ({name: dict(row) for name, row in BARE.items()} for _ in "123")
    for case in cases:
        value = case.rounds[turn]
        if value is None:
            continue
        written[case.holder][case.name] = value.plain
        objects[case.holder][case.name] = python(value)
        if not is_default(case, value):
            canonical[case.holder][case.name] = value.plain
    relation = cm.Relation(**objects.pop("Relation"))
    objects["Event"]["relations"] = (relation,) * times
    for rows in (written, canonical):
        rows["Event"]["relations"] = [rows["Relation"]] * times
    named = set(re.findall(r"(?:state|source):[\w-]+", json.dumps(cases)))
    head: dict[str, Any] = {
        "format": "coalition-model/1",
        "states": [{"id": id_} for id_ in sorted({"state:a", *named}) if "state:" in id_],
        "sources": [
            {"id": id_, "kind": "article", "published": "2024"}
            for id_ in sorted({SOURCE, *named})
            if "source:" in id_
        ],
    }
    bodies = (
        {section: [rows[name]] for name, section in SECTIONS.items()}
        for rows in (written, canonical)
    )
    entities = [getattr(cm, name)(**objects[name]) for name in SECTIONS]
    entities += [cm.State(id=StateId(row["id"])) for row in head["states"]]
    entities += [
        cm.Source(id=SourceId(row["id"]), kind="article", published=cm.EdtfDate("2024"))
        for row in head["sources"]
    ]
    return World(head | next(bodies), head | next(bodies), cm.Dossier(entities))


def fast(document: object) -> cm.Dossier | None:
    """Read on the fast path."""
    return bulk.read(json.dumps(document).encode(), lambda _: {})


def slow(document: object) -> cm.Dossier | list[str]:
    """Read on the path that explains; gives where the faults are, if there are any."""
    try:
        return close([read_draft("", json.dumps(document).encode(), "json")])
    except cm.DocumentError as error:
        return [fault.pointer for fault in error.faults]


def compare(cases: list[Case], one: cm.Dossier, other: Any, what: str) -> None:
    """Compare two dossiers that must be the same, field by field."""
    if not isinstance(other, cm.Dossier):
        note("all", right=False, what=f"{what}: {other}")
        return
    for case in cases:
        mine = getattr(holder_in(one, case), case.name)
        theirs = getattr(holder_in(other, case), case.name)
        note(case.case, alike(mine, theirs), f"{what}: {mine!r} is {theirs!r}")
    note("all", one == other and hash(one) == hash(other), f"{what}: not equal")


def check_reading(cases: list[Case], made: World) -> None:
    """Built by hand, read on the fast path and read on the other path, it is the same."""
    for document in (made.written, made.canonical):
        compare(cases, made.dossier, fast(document), "the fast path")
        compare(cases, made.dossier, slow(document), "the path that explains")
    compare(cases, made.dossier, pickle.loads(pickle.dumps(made.dossier)), "pickle")  # noqa: S301


def check_writing(cases: list[Case], made: World) -> None:
    """What differs from the default is written, in every form, and read again."""
    data: Any = json.loads(cm.dumps(made.dossier))
    for case in cases:
        expected, row = row_in(made.canonical, case), row_in(data, case)
        stated = (json.dumps(each.get(case.name, "default")) for each in (expected, row))
        note(case.case, len(set(stated)) == 1, f"written as {row.get(case.name, 'default')}")
    for form in FORMS:
        text = cm.dumps(made.dossier, format=form)
        again = cm.loads(text, format=form)
        compare(cases, made.dossier, again, f"a circle in {form}")
        note("all", cm.dumps(again, format=form) == text, f"another text in {form}")
    lines = cm.dumps(made.dossier, format="jsonl").encode()
    note("all", list(read_stream(io.BytesIO(lines))) == list(made.dossier), "a stream")
    converter = cattrs.Converter()
    register(converter)
    for name, section in SECTIONS.items():
        cls: Any = getattr(cm, name)
        entity, row = made.dossier[BARE[name]["id"]], data[section][0]
        note("all", converter.unstructure(entity) == row, f"unstructured: {name}")
        note("all", converter.structure(row, cls) == entity, f"structured: {name}")


def check_schema(cases: list[Case], validators: dict[Any, Any], made: World) -> None:
    """The schemas accept it."""
    yaml = as_parsed(cm.dumps(made.dossier, format="yaml"), "yaml")
    for form, data in (
        ("json", made.written),
        ("json", made.canonical),
        ("yaml", yaml),
        ("yaml", made.written),
    ):
        for error in validators[form].iter_errors(data):
            fitting = [case.case for case in cases if case.name in error.absolute_path]
            for case in fitting or ["all"]:
                note(case, right=False, what=f"the schema for {form}: {error.json_path}")


def check_use(cases: list[Case], made: World) -> None:
    """What it points to and the language it is in are found; it is cut, judged and shown."""
    cited = [
        cm.evolve(made.dossier[BARE[name]["id"]], citations=(cm.Citation(source=SOURCE),))
        for name in SECTIONS
    ]
    whole = made.dossier.with_entities(*cited)
    note("all", whole.known_at("2025") == whole, "known is other than what is there")
    note("all", made.dossier.known_at("2023") != made.dossier, "known is what is not published")
    for case in cases:
        owner = made.dossier[BARE["Event" if case.holder == "Relation" else case.holder]["id"]]
        written = json.dumps(row_in(made.written, case).get(case.name))
        paths = [each.path for each in references(owner) if case.name in each.path]
        pointed = written.count('"state:') + written.count('"source:')
        note(case.case, len(paths) >= pointed, f"points to {paths}, of {written}")
        if case.case.startswith("tag") and case.name in row_in(made.written, case):
            tags = {tag for path, tag in tags_of(owner) if case.name in path.split("/")}
            note(case.case, {*re.findall("fr|no", written)} <= tags, f"has the tags {tags}")
    cm.check(made.dossier)
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
        cm.dump(made.dossier, Path(folder) / "d.json")
        for name in SECTIONS:
            note("all", main(["show", f"{folder}/d.json", BARE[name]["id"]]) == 0, f"show {name}")


def check_changes(cases: list[Case], old: World, new: World) -> None:
    """A field that changes is a change."""
    told = queries.changes(old.dossier, new.dossier)
    there = {(each.id, each.field) for each in told} | {(each.id, None) for each in told}
    for case in cases:
        mine, theirs = getattr(old.holder(case), case.name), getattr(new.holder(case), case.name)
        if case.holder == "Relation" or alike(mine, theirs):
            continue
        owner = BARE[case.holder]["id"]
        parts = (f"timing:{case.case}", f"timing:{case.case}-2")
        known = (owner, case.name) in there or any((part, None) in there for part in parts)
        note(case.case, known, f"no change from {mine!r} to {theirs!r}")


def check_refusal(cases: list[Case], validators: dict[Any, Any], made: World) -> None:
    """What a field cannot hold is refused by both paths, the schema and the constructor."""
    wrongs = {case.case: [*case.wrong, *([] if case.nullable else [None])] for case in cases}
    for turn in range(max(map(len, wrongs.values()))):
        data = copy.deepcopy(made.written)
        here = [case for case in cases if wrongs[case.case]]
        for case in here:
            row, wrong = row_in(data, case), wrongs[case.case][turn % len(wrongs[case.case])]
            row[case.name] = wrong
            section = SECTIONS["Event" if case.holder == "Relation" else case.holder]
            alone = {key: made.written[key] for key in ("format", "states", "sources")}
            alone[section] = copy.deepcopy(made.written[section])
            note(case.case, fast(alone), "the fast path takes nothing")
            row_in(alone, case)[case.name] = wrong
            note(case.case, fast(alone) is None, f"the fast path takes {wrong!r}")
        refused(here, validators, data)
    data = copy.deepcopy(made.written)
    here = [case for case in cases if case.required]
    for case in here:
        del row_in(data, case)[case.name]
    refused(here, validators, data)
    for case in cases:
        try:
            attrs.evolve(made.holder(case), **{case.name: object()})
        except cm.InvalidValue as error:
            note(case.case, case.name in str(error), f"the constructor says {error}")
        else:
            note(case.case, right=False, what="the constructor takes anything")


def refused(cases: list[Case], validators: dict[Any, Any], data: Any) -> None:
    """Find a fault of each of the fields in a document."""
    places = slow(data)
    errors = [(error.json_path, error.message) for error in validators["json"].iter_errors(data)]
    for case in cases:
        value = row_in(data, case).get(case.name, "nothing")
        at = "events/0/relations/0" if case.holder == "Relation" else f"{SECTIONS[case.holder]}/0"
        right = isinstance(places, list) and any(
            f"{place}/".startswith(f"/{at}/{case.name}/") for place in places
        )
        note(case.case, right, f"the path that explains takes {value!r}")
        start = f"$.{at}".replace("/0", "[0]").replace("/", ".")
        right = any(
            f"{path}.".startswith((f"{start}.{case.name}.", f"{start}.{case.name}["))
            or (path == start and repr(case.name) in message)
            for path, message in errors
        )
        note(case.case, right, f"the schema takes {value!r}")


def check_dangling(cases: list[Case], made: World) -> None:
    """An id that nothing has is refused, be it the default."""
    for case in cases:
        given = row_in(made.written, case).get(case.name, case.default and case.default.plain)
        text = json.dumps(given)
        for section in ("states", "sources"):
            rows = made.written[section]
            rest = [row for row in rows if f'"{row["id"]}"' not in text]
            if len(rest) < len(rows):
                data = made.written | {section: rest}
                note(case.case, fast(data) is None, "the fast path takes an id that nothing has")
                note(case.case, isinstance(slow(data), list), "an id that nothing has is taken")


DRAWING = settings(
    max_examples=400, phases=[Phase.generate], deadline=None, database=None, derandomize=True
)


def check_drawn() -> None:
    """What is drawn is written and read."""
    converter = cattrs.Converter()
    register(converter)

    @settings(DRAWING, max_examples=10)
    @given(odd_entities())
    def circle(drawn: Any) -> None:
        cls: Any = getattr(cm, type(drawn).__name__)
        again = converter.structure(converter.unstructure(drawn), cls)
        note("all", again == drawn, f"drawn: {drawn!r}")

    circle()


def check_none_drawn(cases: list[Case]) -> None:
    """None is drawn where it is not the default."""
    ours = [case for case in cases if case.holder == "Event" and case.required and case.nullable]
    drawn: Any = odd_entities("event")
    find(drawn, lambda event: getattr(event, ours[0].name) is None, settings=DRAWING)


def run(cases: list[Case], *, only_generated: bool) -> None:
    """Look at the fields."""
    worlds = [world(cases, turn) for turn in range(len(cases[0].rounds))]
    worlds.append(world(cases, 2, times=2))
    for made in worlds:
        check_reading(cases, made)
        check_writing(cases, made)
    if only_generated:
        return
    validators: dict[Any, Any] = {}
    for form in FORMS[::2]:
        schema = json_schema(format=form)
        Draft202012Validator.check_schema(schema)
        validators[form] = Draft202012Validator(schema)
    for made in worlds:
        check_schema(cases, validators, made)
        check_use(cases, made)
    for before, after in pairwise(worlds):
        check_changes(cases, before, after)
        check_changes(cases, after, before)
    check_refusal(cases, validators, worlds[0])
    check_dangling(cases, worlds[0])
    check_dangling(cases, worlds[2])
    check_drawn()
    check_none_drawn(cases)


def _read(row: Any) -> Case:
    case = Case(*row)
    default = case.default and Value(*case.default)
    rounds = tuple(each and Value(*each) for each in case.rounds)
    return case._replace(default=default, rounds=rounds, wrong=tuple(case.wrong))


if __name__ == "__main__":
    run([_read(row) for row in json.load(sys.stdin)], only_generated="generated" in sys.argv)
    json.dump(found, sys.stdout)
