"""Our classes inside the classes of another project, on its own cattrs converter."""

import json
from enum import Enum
from typing import Annotated, Any, Generic, TypeVar, Union, cast

import attrs
import pytest
from cattrs import BaseConverter, ClassValidationError, Converter
from cattrs.gen import make_dict_unstructure_fn, override
from cattrs.preconf.json import make_converter as make_json_converter
from cattrs.preconf.msgspec import make_converter as make_msgspec_converter
from cattrs.preconf.pyyaml import make_converter as make_yaml_converter
from hypothesis import given

from coalition_model import reference
from coalition_model.dossier import Dossier
from coalition_model.entities import Clause, Leader, Meeting, Participation, Place, State
from coalition_model.entities.common import Entity
from coalition_model.entities.kinds import KINDS
from coalition_model.errors import DocumentError
from coalition_model.formats import register
from coalition_model.testing.strategies import entities
from coalition_model.values.answers import Answer
from coalition_model.values.edtf import EdtfDate
from coalition_model.values.frozenmap import FrozenMap
from coalition_model.values.ids import ActorId, StateId, leader_id, meeting_id, state_id
from coalition_model.values.json_values import JsonValue
from coalition_model.values.moments import Moment
from coalition_model.values.quantities import Quantity
from coalition_model.values.text import Language, Text
from coalition_model.values.when import When

T = TypeVar("T")


@attrs.frozen
class Desk:
    """A class of another project."""

    name: str
    meeting: Meeting
    clauses: list[Clause]
    since: EdtfDate
    deadline: When
    sure: Answer
    motto: Text | None = None
    sizes: dict[str, Quantity] = attrs.field(factory=dict[str, Quantity])


DESK = Desk(
    name="Kyiv",
    meeting=Meeting(
        id=meeting_id("m"),
        when=EdtfDate.parse("2025-08"),
        participants=(Participation(actor=state_id("FR"), status="invited"),),
    ),
    clauses=[Clause(number="1", wording="unseen"), Clause(number="2", text=Text.of("a", "fr"))],
    since=EdtfDate.parse("2004"),
    deadline=Moment.parse("2025-08-17T15:00Z"),
    sure=Answer.UNKNOWN,
    motto=Text.of("Veille", "fr"),
    sizes={"countries": Quantity(value=31)},
)
DATA = {
    "name": "Kyiv",
    "meeting": {
        "id": "meeting:m",
        "when": "2025-08",
        "participants": [
            {"id": "participation:m/state-FR", "actor": "state:FR", "status": "invited"}
        ],
    },
    "clauses": [
        {"number": "1", "wording": "unseen"},
        {"number": "2", "text": {"fr": "a", "original": "fr"}},
    ],
    "since": "2004",
    "deadline": "2025-08-17T15:00Z",
    "sure": "unknown",
    "motto": {"fr": "Veille", "original": "fr"},
    "sizes": {"countries": {"value": 31}},
}


def plain() -> BaseConverter:
    """Make the plainest converter that there is."""
    return BaseConverter()


MAKERS = [plain, Converter, make_json_converter, make_yaml_converter, make_msgspec_converter]


@pytest.fixture(params=MAKERS, ids=lambda make: f"{make.__module__}.{make.__name__}")
def converter(request: pytest.FixtureRequest) -> Any:
    """Give a converter of every sort with our classes on it."""
    made = request.param()
    register(made)
    return made


def test_their_class_goes_out_and_comes_back(converter: Any) -> None:
    """In the document form, whatever converter it is."""
    assert converter.unstructure(DESK) == DATA
    assert converter.structure(DATA, Desk) == DESK
    assert converter.structure(json.loads(json.dumps(DATA)), Desk) == DESK


def test_the_texts_of_a_preconf_come_back() -> None:
    """`dumps` and `loads` of a preconf converter work on classes that hold ours."""
    for make in (make_json_converter, make_yaml_converter, make_msgspec_converter):
        converter: Any = make()
        register(converter)
        assert converter.loads(converter.dumps(DESK), Desk) == DESK


def test_lists_and_optional_fields_of_ours_are_structured(converter: Any) -> None:
    """Whatever cattrs wraps around our classes."""
    assert converter.structure([{"id": "state:FR"}], list[State]) == [State(id=state_id("FR"))]
    assert converter.structure(None, State | None) is None
    assert converter.unstructure([State(id=state_id("FR"))]) == [{"id": "state:FR"}]


def test_what_is_an_object_already_stays(converter: Any) -> None:
    """Structuring what a program built changes nothing."""
    for value in (DESK.meeting, DESK.since, DESK.motto):
        assert converter.structure(value, type(value)) is value
    assert converter.structure(DESK.deadline, When) is DESK.deadline


def test_a_dossier_goes_out_and_comes_back(converter: Any) -> None:
    """Whole, with what it uses."""
    dossier = reference.dossier("alaska-to-washington")
    data = converter.unstructure(dossier)
    assert list(data)[:2] == ["format", "title"]
    assert converter.structure(data, Dossier) == dossier


def test_structuring_is_strict(converter: Any) -> None:
    """What a document may not hold, a converter does not take either; pointers start at ours."""
    data = {"id": "meeting:m", "agenda": "paix", "ordinal": "1", "names": [""], "oops": 1}
    with pytest.raises(DocumentError) as caught:
        converter.structure(data, Meeting)
    assert [str(fault) for fault in caught.value.faults] == [
        "document: /agenda: must be a list, but is 'paix'",
        "document: /ordinal: must be a whole number, but is '1'",
        "document: /names/0: must be a name, but is ''",
        "document: /oops: must be a field of Meeting, but is 'oops'",
    ]


@pytest.mark.parametrize(
    ("cls", "value", "said"),
    [
        (EdtfDate, 2004, "must be an EDTF date, but is 2004"),
        (Answer, "maybe", "must be yes, no or unknown, but is 'maybe'"),
        (Answer, True, "must be yes, no or unknown, but is true"),
        (State, None, "must be a mapping of the fields of State, but is null"),
        (Text, "paix", ("must be a mapping of languages to words, but is 'paix' "
         "(or state defaults.language)")),
        (Place, "Київ", ("must be a mapping with an id, but is 'Київ' "
         "(letters of the Latin alphabet to be derived from)")),
        (Dossier, [], "must be a mapping with 'format: coalition-model/1', but is an empty list"),
        (When, 3, ("must be an EDTF date, an EDTF interval, an EDTF set, a date and time of day or "
         "an interval between times of day, but is 3")),
    ],
)  # fmt: skip
def test_a_single_value_is_judged_likewise(cls: Any, value: object, said: str) -> None:
    """Pointers of a value that is all there is are those of the whole."""
    converter = Converter()
    register(converter)
    with pytest.raises(DocumentError) as caught:
        converter.structure(value, cls)
    assert [str(fault) for fault in caught.value.faults] == [f"document: /: {said}"]


def test_our_faults_come_within_their_groups() -> None:
    """A converter that collects its errors has ours among them, each at its field."""
    converter = Converter(detailed_validation=True)
    register(converter)
    with pytest.raises(ClassValidationError) as caught:
        converter.structure({**DATA, "since": 2004, "clauses": [{"number": "1"}]}, Desk)
    first, second = sorted(
        caught.value.exceptions, key=lambda error: isinstance(error, DocumentError)
    )
    assert isinstance(first, ClassValidationError | ExceptionGroup)
    (inner,) = cast("Any", first).exceptions
    assert isinstance(inner, DocumentError)
    assert [fault.pointer for fault in inner.faults] == ["/text"]
    assert isinstance(second, DocumentError)
    assert [str(fault) for fault in second.faults] == [
        "document: /: must be an EDTF date, but is 2004"
    ]


def test_their_own_hooks_are_left_alone() -> None:
    """What another project does with its classes and with plain types stays its own."""
    converter = Converter()
    hook = make_dict_unstructure_fn(Desk, converter, name=override(rename="desk"))
    converter.register_unstructure_hook(Desk, hook)
    register(converter)
    assert converter.unstructure(DESK)["desk"] == "Kyiv"
    assert converter.structure("3", int) == 3


ANY_ENTITY: Any = Union[tuple(kind.cls for kind in KINDS)]  # noqa: UP007 - made at run time


@given(entity=entities())
def test_any_entity_is_told_by_its_id(entity: Entity) -> None:
    """In a list of entities of every kind, which goes out and comes back."""
    converter = Converter()
    register(converter)
    data = json.loads(json.dumps(converter.unstructure([entity])))
    assert converter.structure(data, list[ANY_ENTITY]) == [entity]


TYPED: list[tuple[Any, Any, Any]] = [
    (State | Leader, Leader(id=leader_id("a")), {"id": "leader:a"}),
    (State | Leader | None, None, None),
    (StateId, "state:FR", "state:FR"),
    (StateId | None, None, None),
    (ActorId, "leader:a", "leader:a"),
    (ActorId | None, None, None),
    (EdtfDate | Moment, Moment.parse("2025-08-17T15:00Z"), "2025-08-17T15:00Z"),
    (When | None, EdtfDate.parse("2025"), "2025"),
    (When | None, None, None),
    (Language, "fr", "fr"),
    (JsonValue, ("a", FrozenMap({"b": 1})), ["a", {"b": 1}]),
    (JsonValue, None, None),
    (FrozenMap, FrozenMap({"a": (1, None)}), {"a": [1, None]}),
    (FrozenMap[str, Quantity], FrozenMap({"a": Quantity(value=3)}), {"a": {"value": 3}}),
    (FrozenMap[str, JsonValue], FrozenMap({"a": (True,)}), {"a": [True]}),
]


@pytest.mark.parametrize(("type_", "value", "data"), TYPED)
def test_types_of_ours_are_known(converter: Any, type_: Any, value: Any, data: Any) -> None:
    """Unions, ids, free values and mappings, whatever converter it is; what is built stays."""
    assert json.dumps(converter.unstructure(value, unstructure_as=type_)) == json.dumps(data)
    assert converter.structure(data, type_) == value
    assert type(converter.structure(data, type_)) is type(value)
    if not isinstance(value, FrozenMap):
        assert converter.structure(value, type_) is value


def test_a_mapping_of_objects_is_written_without_its_type() -> None:
    """By what it holds."""
    converter = Converter()
    register(converter)
    motto = FrozenMap({EdtfDate.parse("2025"): Text.of("Veille", "fr")})
    assert converter.unstructure(motto) == {"2025": {"fr": "Veille", "original": "fr"}}


@pytest.mark.parametrize(
    ("type_", "value", "said"),
    [
        (State | Leader, 1, "/: must be a mapping with an id of kind state or leader, but is 1"),
        (State | Leader, {}, "/id: must be given (it tells the class)"),
        (
            State | Leader,
            {"id": "event:e"},
            "/id: must be an id of kind state or leader, but is 'event:e'",
        ),
        (StateId, "FR", "/: must be an id of kind state, but is 'FR' (did you mean 'state:FR'?)"),
        (StateId, None, "/: must be an id of kind state, but is null"),
        (EdtfDate | Moment, 3, "/: must be an EDTF date or a date and time of day, but is 3"),
        (JsonValue, {"a": [{1}]}, "/a/0: must be a JSON value, but is {1}"),
        (FrozenMap, ["a"], "/: must be a mapping, but is a list"),
    ],
)  # fmt: skip
def test_a_value_of_these_types_is_judged(type_: Any, value: object, said: str) -> None:
    """With a pointer that starts at it."""
    converter = Converter()
    register(converter)
    with pytest.raises(DocumentError) as caught:
        converter.structure(value, type_)
    assert [str(fault) for fault in caught.value.faults] == [f"document: {said}"]


def test_a_union_with_none_of_their_own_kind_is_not_ours() -> None:
    """Only unions of nothing but ours are told apart by us."""
    converter = Converter()
    register(converter)
    union: Any = State | int
    marked: Any = Annotated[str, "any"]
    converter.register_structure_hook(union, lambda value, _: value)
    assert converter.structure(3, union) == 3
    assert converter.structure("a", marked) == "a"


def test_what_a_parser_hangs_on_its_values_is_left_behind() -> None:
    """Texts, numbers and truth values of classes of its own become plain ones."""

    class Words(str):
        __slots__ = ()

    class Whole(int): ...

    class Real(float): ...

    class Truth:
        def unwrap(self) -> bool:
            return True

    converter = Converter()
    register(converter)
    extra = {Words("a:b"): [Words("c"), Whole(3), Real(1.5), Truth(), False, None]}
    state = converter.structure({"id": Words("state:FR"), "extra": extra}, State)
    assert state == State(
        id=state_id("FR"), extra=FrozenMap({"a:b": ("c", 3, 1.5, True, False, None)})
    )
    (key, values), *_ = state.extra.items()
    assert [type(each) for each in (key, *cast("tuple[Any, ...]", values))] == [
        str, str, int, float, bool, bool, type(None),
    ]  # fmt: skip


def test_data_without_end_is_refused() -> None:
    """A list that holds itself, or a mapping, as YAML's aliases can write one."""
    converter = Converter()
    register(converter)
    circle: list[Any] = [1]
    circle.append(circle)
    ring: dict[str, Any] = {}
    ring["a"] = ring
    for value in (circle, ring):
        with pytest.raises(DocumentError) as caught:
            converter.structure({"id": "state:FR", "extra": {"t:x": value}}, State)
        assert [fault.expected for fault in caught.value.faults] == ["nested at most 100 deep"]
        with pytest.raises(DocumentError):
            converter.structure({"format": "coalition-model/1", "states": value}, Dossier)


def test_a_derived_class_is_not_ours() -> None:
    """It is read and written field by field, as cattrs does, and stays what it is."""

    @attrs.frozen(kw_only=True)
    class Marked(State):
        mark: int

    converter = Converter()
    register(converter)
    marked = Marked(id=state_id("FR"), mark=1)
    back = converter.structure(converter.unstructure(marked), Marked)
    assert (type(back), back.mark) == (Marked, 1)


@attrs.frozen(kw_only=True)
class OurMeeting(Meeting):
    """A meeting with more than ours."""

    desk: str = "x"


@attrs.define
class Agenda:
    """Declares a meeting of ours."""

    meeting: Meeting


@attrs.define
class Box(Generic[T]):
    """Holds anything."""

    item: T


@attrs.define
class Boxes:
    """Holds boxes of ours."""

    when: Box[EdtfDate]
    state: Box[State]


def test_what_a_derived_object_has_besides_is_not_lost() -> None:
    """Where ours is declared, it is refused."""
    converter = make_json_converter()
    register(converter)
    held = Agenda(OurMeeting(id=meeting_id("m")))
    said = r"^what is declared as Meeting must be one itself, but is OurMeeting\(.*; declare the cl"
    with pytest.raises(TypeError, match=said):
        converter.dumps(held)


@pytest.mark.parametrize("make", [Converter, make_json_converter, make_yaml_converter])
def test_generic_classes_of_theirs_hold_ours(make: Any) -> None:
    """As the documentation says, with the converters that know generic classes."""
    converter = make()
    register(converter)
    boxes = Boxes(Box(EdtfDate("2004")), Box(State(id=state_id("FR"))))
    data = {"when": {"item": "2004"}, "state": {"item": {"id": "state:FR"}}}
    assert converter.unstructure(boxes) == data
    assert converter.structure(data, Boxes) == boxes


def test_a_hook_of_theirs_on_a_union_comes_first() -> None:
    """On a copy alone, too."""
    union: Any = State | Leader
    converter = Converter()
    register(converter)
    copy = converter.copy()
    france = State(id=state_id("FR"))
    copy.register_structure_hook(union, lambda _value, _type: france)
    assert copy.structure({"id": "leader:a"}, union) is france
    assert converter.structure({"id": "leader:a"}, union) == Leader(id=leader_id("a"))


def test_an_answer_is_no_enum_of_theirs() -> None:
    """A hook of theirs on every Enum leaves `Answer` to us."""
    converter = Converter()
    converter.register_structure_hook(Enum, lambda value, cls: cls[value])
    converter.register_unstructure_hook(Enum, lambda value: value.name)
    register(converter)
    assert converter.unstructure(Answer.YES) == "yes"
    assert converter.structure("yes", Answer) is Answer.YES
