"""What is raised where a file of the desk is wrong, and how the place is found."""

from typing import Any

import cattrs
import pytest
from desks import DESK
from press_desk.converters import make_converter
from press_desk.models import Desk
from press_desk.problems import problems

import coalition_model as cm
from coalition_model import formats
from coalition_model.values import ActorId, JsonValue, StateId

LEFT_OUT: Any = object()


def changed(**changes: object) -> Any:
    """Give the data of the desk with other values in some fields."""
    data = make_converter().unstructure(DESK) | changes
    return {key: value for key, value in data.items() if value is not LEFT_OUT}


PROBLEMS: list[tuple[dict[str, object], str]] = [
    (
        {"meeting": {"id": "meeting:m", "ordinal": "1", "agenda": "paix"}},
        (
            "/ordinal must be a whole number, but is '1'; "
            "/agenda must be a list, but is 'paix' @ $.meeting"
        ),
    ),
    (
        {"clauses": [{"number": "1", "wording": "unseen"}, {"number": "2"}]},
        "/text must be given unless the wording is unseen or omitted, but is absent @ $.clauses[1]",
    ),
    ({"since": 2004}, "must be an EDTF date, but is 2004 @ $.since"),
    (
        {"follows": {"id": "event:e"}},
        "/id must be an id of kind state or leader, but is 'event:e' @ $.follows",
    ),
    ({"follows": {}}, "/id must be given, but is absent @ $.follows"),
    (
        {"follows": "state:FR"},
        "must be a mapping with an id of kind state or leader, but is 'state:FR' @ $.follows",
    ),
    (
        {"follows": {"id": "leader:a", "form": "republic"}},
        "/form must be a field of Leader, but is 'form' @ $.follows",
    ),
    (
        {"source": {"id": ["state:FR"]}},
        "/id must be an id of kind state or organization, but is a list @ $.source",
    ),
    (
        {"asked": "nato"},
        "must be an id of kind state, leader or organization, but is 'nato' @ $.asked",
    ),
    ({"next_id": "state:FR"}, "must be an id of kind meeting, but is 'state:FR' @ $.next_id"),
    ({"language": "French!"}, "must be a BCP 47 language tag, but is 'French!' @ $.language"),
    (
        {"lead": {"subject": {"value": 1}, "others": [{"value": "31"}]}},
        "/value must be a finite number, but is '31' @ $.lead.others[0]",
    ),
    (
        {"by_day": {"17 August": {"en": "c"}}},
        (
            "must be an EDTF date, at position 2 the next digit of a year of four, "
            "but is '17 August' @ $.by_day['17 August']"
        ),
    ),
    (
        {"by_name": {"a": [{"en": "b"}, "c"]}},
        "must be a mapping of languages to words, but is 'c' @ $.by_name['a'][1]",
    ),
    (
        {"sizes": {"countries": {"value": 31, "valeu": 3}}},
        "/valeu must be a field of Quantity, but is 'valeu' @ $.sizes['countries']",
    ),
    ({"sizes": [["countries", {"value": 31}]]}, "must be a mapping, but is a list @ $.sizes"),
    (
        {"free": {"a": [float("nan")]}},
        "/a/0 must be a finite number of at most 4,000 digits, but is not a number @ $.free",
    ),
    ({"extra": {"desk:x": {1, 2}}}, "must be a JSON value, but is {1, 2} @ $.extra['desk:x']"),
    (
        {"watch": {"period": "2025/..", "awake": True}},
        "must be yes, no or unknown, but is true @ $.watch.awake",
    ),
    (
        {"dossier": {"format": "coalition-model/1", "states": {}}},
        "/states must be a list, but is an empty mapping @ $.dossier",
    ),
    ({"meeting": LEFT_OUT}, "required field missing @ $.meeting"),
    ({"oops": 1}, "extra fields found (oops) @ $"),
]


@pytest.mark.parametrize(("changes", "said"), PROBLEMS)
def test_a_problem_has_its_place(changes: dict[str, object], said: str) -> None:
    """The field by cattrs, what is within by us, whichever sort of field it is."""
    with pytest.raises(cattrs.ClassValidationError) as caught:
        make_converter().structure(changed(**changes), Desk)
    assert problems(caught.value) == [said]


def test_a_problem_within_a_tuple_has_its_place() -> None:
    """Before cattrs 25 the tuple itself is a problem, too."""
    with pytest.raises(cattrs.ClassValidationError) as caught:
        make_converter().structure(changed(pair=[{"id": "place:a"}, "maybe"]), Desk)
    assert "must be yes, no or unknown, but is 'maybe' @ $.pair[1]" in problems(caught.value)


def test_all_problems_are_told_at_once() -> None:
    """One of each field."""
    changes: dict[str, object] = {}
    expected: set[str] = set()
    for change, said in PROBLEMS:
        if not changes.keys() & change.keys():
            changes |= change
            expected.add(said)
    with pytest.raises(cattrs.ClassValidationError) as caught:
        make_converter().structure(changed(**changes), Desk)
    assert set(problems(caught.value)) == expected


@pytest.mark.parametrize(("changes", "said"), PROBLEMS[:-2])
def test_without_detail_ours_is_raised_as_it_is(changes: dict[str, object], said: str) -> None:
    """Its pointers start at our object."""
    with pytest.raises(cm.DocumentError) as caught:
        make_converter(detailed_validation=False).structure(changed(**changes), Desk)
    assert problems(caught.value) == [said.rpartition(" @ ")[0] + " @ $"]


@pytest.mark.parametrize(
    ("type_", "value", "said"),
    [
        (StateId, "leader:a", "must be an id of kind state, but is 'leader:a' @ $"),
        (StateId, 3, "must be an id of kind state, but is 3 @ $"),
        (ActorId, None, "must be an id of kind state, leader or organization, but is null @ $"),
        (JsonValue, {"a": b""}, "/a must be a JSON value, but is b'' @ $"),
        (cm.FrozenMap, 3, "must be a mapping, but is 3 @ $"),
        (cm.When, None, None),
    ],
)
def test_a_value_by_itself_is_judged_likewise(type_: Any, value: object, said: str | None) -> None:
    """Without a class around it."""
    with pytest.raises((cm.DocumentError, cattrs.IterableValidationError)) as caught:
        make_converter().structure(value, type_)
    assert said is None or problems(caught.value) == [said]


def test_a_list_that_holds_itself_is_refused() -> None:
    """YAML's aliases can write one."""
    pytest.importorskip("yaml")
    from cattrs.preconf import pyyaml  # noqa: PLC0415 - it needs what may be absent

    converter = pyyaml.make_converter()
    formats.register(converter)
    text = "id: state:FR\nextra:\n  desk:x: &a [1, *a]\n"
    with pytest.raises(cm.DocumentError) as caught:
        converter.loads(text, cm.State)
    assert [fault.expected for fault in caught.value.faults] == ["nested at most 100 deep"]


def test_a_date_of_a_parser_is_no_text() -> None:
    """YAML and TOML have dates of their own, which a document writes in quotation marks."""
    pytest.importorskip("yaml")
    from cattrs.preconf import pyyaml  # noqa: PLC0415 - it needs what may be absent

    converter = pyyaml.make_converter()
    formats.register(converter)
    assert str(converter.loads("'2025-08-17'", cm.EdtfDate)) == "2025-08-17"
    with pytest.raises(cm.DocumentError, match="must be an EDTF date"):
        converter.loads("2025-08-17", cm.EdtfDate)
