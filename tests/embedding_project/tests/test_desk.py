"""The desk's classes go out and come back on every converter that cattrs has."""

import importlib
from importlib.metadata import version
from typing import Any, cast

import attrs
import cattrs
import pytest
from cattrs.strategies import configure_tagged_union
from desks import CALENDAR, DESK, FRANCE, MEETING
from press_desk.converters import make_converter
from press_desk.models import Calendar, Desk, Lead, Rumour, Score
from press_desk.watches import Watch

import coalition_model as cm
from coalition_model import formats

NEEDS = {
    "bson": "bson",
    "cbor2": "cbor2",
    "json": "json",
    "msgpack": "msgpack",
    "msgspec": "msgspec",
    "orjson": "orjson",
    "pyyaml": "yaml",
    "tomlkit": "tomlkit",
    "ujson": "ujson",
}
BEFORE_25 = int(version("cattrs").split(".")[0]) < 25


@pytest.fixture(params=NEEDS)
def preconf(request: pytest.FixtureRequest) -> Any:
    """Give the module of a preconf, if what it needs is installed."""
    pytest.importorskip(NEEDS[request.param])
    return importlib.import_module(f"cattrs.preconf.{request.param}")


def is_plain(value: object) -> bool:
    """Tell whether numbers and texts within are of the plain types."""
    if isinstance(value, bool | int | float | str) and not isinstance(value, cm.Answer):
        return type(value) in (bool, int, float, str)
    if isinstance(value, cm.FrozenMap | dict):
        rows = cast("dict[object, object]", value)
        return all(is_plain(key) and is_plain(each) for key, each in rows.items())
    if isinstance(value, list | tuple):
        return all(map(is_plain, cast("list[object]", value)))
    if attrs.has(type(value)):
        names = [
            field.name for field in attrs.fields(cast("type[attrs.AttrsInstance]", type(value)))
        ]
        return all(is_plain(getattr(value, name)) for name in names)
    return True


@pytest.mark.parametrize("detailed", [True, False])
def test_a_desk_comes_back(preconf: Any, *, detailed: bool) -> None:
    """Equal, and made of plain values, whatever classes the parser has of its own."""
    converter = preconf.make_converter(detailed_validation=detailed, omit_if_default=True)
    formats.register(converter)
    back = converter.loads(converter.dumps(DESK), Desk)
    assert back == DESK
    assert is_plain(attrs.evolve(back, name="Kyiv", dossier=None))


def test_a_copy_does_the_same(preconf: Any) -> None:
    """Of a converter that had our hooks; and registering twice changes nothing."""
    converter = preconf.make_converter(omit_if_default=True)
    formats.register(converter)
    formats.register(converter)
    copy = converter.copy(forbid_extra_keys=True)
    assert copy.loads(converter.dumps(DESK), Desk) == DESK
    assert copy.dumps(DESK) == converter.dumps(DESK)


def test_ids_are_keys(preconf: Any) -> None:
    """And are checked there; cattrs 24.1 takes no NewType as a key on some of its converters."""
    if BEFORE_25 and preconf.__name__.rpartition(".")[2] in ("bson", "orjson", "tomlkit"):
        pytest.skip("before 25.1 this converter takes no NewType as a key")
    converter = preconf.make_converter(omit_if_default=True, detailed_validation=False)
    formats.register(converter)
    raw = converter.dumps(CALENDAR)
    assert converter.loads(raw, Calendar) == CALENDAR
    with pytest.raises(cm.DocumentError):
        converter.structure({"by_state": {"leader:a": {"id": "meeting:m"}}}, Calendar)


def test_defaults_are_left_out() -> None:
    """Of their fields by their choice, of ours always."""
    converter = make_converter()
    watch = Watch(cm.EdtfInterval.parse("2025/.."))
    assert converter.unstructure(watch) == {"period": "2025/.."}
    assert converter.unstructure(cm.State(id=cm.state_id("FR"))) == {"id": "state:FR"}


def test_attrs_converters_may_be_preferred() -> None:
    """A field whose own converter does the work is not read by us."""

    def read_day(text: str) -> cm.EdtfDate:
        return cm.EdtfDate.parse(text)

    @attrs.frozen
    class Card:
        day: cm.EdtfDate = attrs.field(converter=read_day)
        state: cm.State | None = None

    converter = cattrs.Converter(prefer_attrib_converters=True)
    formats.register(converter)
    card = converter.structure({"day": "2025", "state": {"id": "state:FR"}}, Card)
    assert card.day == cm.EdtfDate.parse("2025")
    assert card.state == cm.State(id=cm.state_id("FR"))


def test_generic_classes_of_theirs_hold_ours() -> None:
    """Filled with whichever of our classes."""
    converter = make_converter()
    lead = Lead(MEETING, [MEETING])
    data = converter.unstructure(lead, unstructure_as=Lead[cm.Meeting])
    assert converter.structure(data, Lead[cm.Meeting]) == lead
    states = Lead(cm.when("2025/.."), [cm.when("2025")])
    data = converter.unstructure(states, unstructure_as=Lead[cm.When])
    assert data["subject"] == "2025/.."
    assert converter.structure(data, Lead[cm.When]) == states


def test_objects_may_be_written_as_tuples() -> None:
    """That concerns their classes; ours have one form."""
    converter = cattrs.Converter(unstruct_strat=cattrs.UnstructureStrategy.AS_TUPLE)
    formats.register(converter)
    watch = Watch(cm.EdtfInterval.parse("2025/.."), cm.Clause(number="1", wording="unseen"))
    data = converter.unstructure(watch)
    assert data == ("2025/..", {"number": "1", "wording": "unseen"}, None, "unknown")
    assert converter.structure(data, Watch) == watch


def test_a_tagged_union_of_theirs_comes_first() -> None:
    """Also where ours are registered again; the converter must take the tag away."""
    converter = cattrs.Converter(forbid_extra_keys=True)
    formats.register(converter)
    union: Any = cm.State | cm.Leader
    configure_tagged_union(union, converter)
    formats.register(converter)
    data = converter.unstructure(FRANCE, unstructure_as=union)
    assert data["_type"] == "State"
    assert converter.structure(data, union) == FRANCE
    with pytest.raises(cm.DocumentError):
        converter.structure({"id": "leader:a", "_type": "State"}, union)


def always_france(_value: object, _type: object) -> cm.State:
    """Stand for a hook of theirs."""
    return FRANCE


def test_a_hook_of_theirs_on_a_union_of_ours_comes_first() -> None:
    """Before or after, and on a copy of the converter alone."""
    union: Any = cm.State | cm.Leader
    for before in (True, False):
        converter = cattrs.Converter()
        if not before:
            converter.register_structure_hook(union, always_france)
        formats.register(converter)
        copy = converter.copy()
        if before:
            assert converter.structure({"id": "leader:a"}, union) == cm.Leader(id=cm.leader_id("a"))
            copy.register_structure_hook(union, always_france)
        else:
            assert converter.structure({"id": "leader:a"}, union) == FRANCE
        assert (copy.structure({"id": "leader:a"}, union) == FRANCE) is before


def test_a_tagged_union_may_hold_theirs_beside_ours() -> None:
    """Where fields alone do not tell them apart."""
    converter = cattrs.Converter(forbid_extra_keys=True)
    formats.register(converter)
    union: Any = cm.State | Rumour
    configure_tagged_union(union, converter)
    for value in (FRANCE, Rumour("a friend")):
        assert converter.structure(converter.unstructure(value, union), union) == value


def test_what_is_theirs_stays_theirs() -> None:
    """Registering changes nothing for their classes, for plain types, for derived classes."""

    @attrs.frozen(kw_only=True)
    class Marked(cm.State):
        mark: int

    bare, ours = cattrs.Converter(), cattrs.Converter()
    formats.register(ours)
    rumour = Rumour("a friend")
    assert ours.unstructure(rumour) == bare.unstructure(rumour)
    assert ours.structure({"heard_from": 3}, Rumour) == bare.structure({"heard_from": 3}, Rumour)
    assert ours.structure("3", int) == 3
    union: Any = int | str
    ours.register_structure_hook(union, lambda value, _: value)
    assert ours.structure("3", union) == "3"
    marked = Marked(id=cm.state_id("FR"), mark=1)
    back = ours.structure(ours.unstructure(marked), Marked)
    assert type(back) is Marked
    assert back == marked


def test_a_hook_of_theirs_on_a_class_of_ours_comes_first() -> None:
    """Before or after: what they say of a class is what they want."""
    for before in (True, False):
        converter = cattrs.Converter()
        if before:
            formats.register(converter)
        converter.register_unstructure_hook(cm.State, lambda state: state.id)
        converter.register_structure_hook(cm.State, lambda id_, _: cm.State(id=id_))
        if not before:
            formats.register(converter)
        assert converter.unstructure([FRANCE]) == ["state:FR"]
        bare = cm.State(id=cm.state_id("FR"))
        assert converter.structure(["state:FR"], list[cm.State]) == [bare]


def test_a_score_is_a_class_like_any_other() -> None:
    """With our values in it."""
    converter = make_converter()
    data = {"value": 1, "coder": "AB", "day": "2025-08-17", "after": "2025-08~"}
    score = converter.structure(data, Score)
    assert (score.value, score.after) == (1.0, cm.EdtfDate.parse("2025-08~"))
