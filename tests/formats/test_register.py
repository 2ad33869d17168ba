"""Our classes inside the classes of another project, on its own cattrs converter."""

import json
from typing import Any, cast

import attrs
import pytest
from cattrs import BaseConverter, ClassValidationError, Converter
from cattrs.gen import make_dict_unstructure_fn, override
from cattrs.preconf.json import make_converter as make_json_converter
from cattrs.preconf.msgspec import make_converter as make_msgspec_converter
from cattrs.preconf.pyyaml import make_converter as make_yaml_converter

from coalition_model import reference
from coalition_model.dossier import Dossier
from coalition_model.entities import Clause, Meeting, Participation, Place, State
from coalition_model.errors import DocumentError
from coalition_model.formats import register
from coalition_model.values.answers import Answer
from coalition_model.values.edtf import EdtfDate
from coalition_model.values.ids import meeting_id, state_id
from coalition_model.values.moments import Moment
from coalition_model.values.quantities import Quantity
from coalition_model.values.text import Text
from coalition_model.values.when import When


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
