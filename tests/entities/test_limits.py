"""What no document can hold cannot be built by hand either; and how errors print and travel."""

import copy
import pickle
from collections.abc import Callable, Mapping
from typing import Any

import pytest

import coalition_model as cm
from coalition_model.dossier import Dossier
from coalition_model.errors import shown
from coalition_model.formats import dumps, loads
from coalition_model.values.json_values import MAX_NESTING, MAX_TEXT

STATE = cm.state_id("FR")


def nested(depth: int) -> Any:
    """Nest tuples in one another."""
    value: Any = ()
    for _ in range(depth - 1):
        value = (value,)
    return value


def state(**extra: Any) -> cm.State:
    """Make a state with fields of another project."""
    return cm.State(id=STATE, extra=cm.FrozenMap({f"a:{key}": row for key, row in extra.items()}))


def claim(value: Any) -> cm.Claim:
    """Make a claim of a free value."""
    return cm.Claim(id=cm.claim_id("c"), about=STATE, field="note", value=value)


REFUSED: list[tuple[Callable[[], object], str]] = [
    (
        lambda: cm.Name(text="\ud800"),
        "Name.text must be Unicode text of at most 1,000,000 characters, but is '\\ud800'",
    ),
    (
        lambda: cm.Name(text="a" * (MAX_TEXT + 1)),
        f"Name.text must be Unicode text of at most 1,000,000 characters, but is '{'a' * 79}...",
    ),
    (
        lambda: cm.Meeting(id=cm.meeting_id("m"), ordinal=10**4000),
        (
            "Meeting.ordinal must be a number of at most 4,000 digits or None, "
            "but is a very large number"
        ),
    ),
    (
        lambda: cm.Quantity(value=-(10**4000)),
        (
            "Quantity.value must be a number of at most 4,000 digits or None, "
            "but is a very large number"
        ),
    ),
    (
        lambda: cm.Quantity(value=float("inf")),
        "Quantity.value must be a finite number or None, but is inf",
    ),
    (
        lambda: cm.Quantity(value=True),
        "Quantity.value must be a finite number or None, but is True",
    ),
    (
        lambda: cm.Meeting(id=cm.meeting_id("m"), ordinal=True),
        "Meeting.ordinal must be a whole number or None, but is True",
    ),
    (
        lambda: claim(float("nan")),
        "JSON.value must be a finite number of at most 4,000 digits, but is nan",
    ),
    (
        lambda: claim(10**4000),
        "JSON.value must be a finite number of at most 4,000 digits, but is a very large number",
    ),
    (
        lambda: claim(["a", "\ud800"]),
        "JSON.value must be Unicode text of at most 1,000,000 characters, but is '\\ud800'",
    ),
    (
        lambda: claim({"\ud800": 1}),
        "JSON.key must be Unicode text of at most 1,000,000 characters, but is '\\ud800'",
    ),
    (
        lambda: claim({1: 1}),
        "JSON.key must be Unicode text of at most 1,000,000 characters, but is 1",
    ),
    (lambda: claim({1, 2}), "JSON.value must be a JSON value, but is {1, 2}"),
    (
        lambda: claim(nested(MAX_NESTING + 1)),
        "JSON.value must be nested at most 96 deep, but is ()",
    ),
    (
        lambda: state(b=["a list"]),
        "State.extra must be a FrozenMap of valid values, but is FrozenMap({'a:b': ['a list']})",
    ),
    (
        lambda: state(b=nested(MAX_NESTING + 1)),
        f"State.extra must be a FrozenMap of valid values, but is FrozenMap({{'a:b': {'(' * 62}...",
    ),
    (
        lambda: state(b="\ud800"),
        "State.extra must be a FrozenMap of valid values, but is FrozenMap({'a:b': '\\ud800'})",
    ),
    (
        lambda: cm.State(id=STATE, extra={"a:b": 1}),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        "State.extra must be a FrozenMap of valid values, but is {'a:b': 1}",
    ),
    (
        lambda: cm.Text("paix"),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        "Text.wordings must be a mapping of languages to words, but is 'paix'",
    ),
    (
        lambda: cm.Timing(when=cm.EdtfDate.parse("2025"), offset="P٣D"),
        "Timing.offset must be an ISO 8601 duration, such as P30D or None, but is 'P٣D'",
    ),
    (
        lambda: cm.PeacePlan(
            id=cm.plan_id("p"),
            clauses=(
                cm.Clause(
                    number="1",
                    wording="unseen",
                    clauses=(cm.Clause(number="a", wording="unseen", id=cm.clause_id("p/2/a")),),
                ),
            ),
        ),
        (
            "PeacePlan.clauses[0].clauses[0].id must be an id below 'clause:p/1/', "
            "but is 'clause:p/2/a'"
        ),
    ),
]


@pytest.mark.parametrize(("build", "message"), REFUSED, ids=[row[1][:60] for row in REFUSED])
def test_what_no_document_can_hold_cannot_be_built(
    build: Callable[[], object], message: str
) -> None:
    """Half a surrogate pair, megabytes, thousands of digits, a hundred levels, strange objects."""
    with pytest.raises(cm.InvalidValue) as caught:
        build()
    assert str(caught.value) == message


def test_what_is_just_within_the_limits_goes_round() -> None:
    """The limits of the classes are those of the documents."""
    entity = state(deep=nested(MAX_NESTING), number=10**4000 - 1, text="é" * MAX_TEXT)
    dossier = Dossier.of(entity, claim(nested(MAX_NESTING)))
    assert loads(dumps(dossier)) == dossier
    assert loads(dumps(dossier, format="yaml"), format="yaml") == dossier


@pytest.mark.parametrize("offset", ["P1Y2M3W4D", "PT1H2M3S", "P1DT1H", "P30D"])
def test_a_duration_is_one_of_iso_8601(offset: str) -> None:
    """Dates, times and both."""
    assert cm.Timing(when=cm.EdtfDate.parse("2025"), offset=offset).offset == offset


@pytest.mark.parametrize("offset", ["P", "PT", "P1DT", "1D", "P1H", "P1D2Y", "P-1D", "P1.5D", ""])
def test_what_is_no_duration_is_refused(offset: str) -> None:
    """Nor is a part of one."""
    with pytest.raises(cm.InvalidValue, match=r"^Timing\.offset must be an ISO 8601 duration"):
        cm.Timing(when=cm.EdtfDate.parse("2025"), offset=offset)


# --- errors

ERRORS: list[Exception] = [
    cm.InvalidValue("Quantity", "low", 3, "at most high (2)"),
    cm.InvalidDate("2025-13", 5, "a month 01 to 12"),
    cm.InvalidId("leaderx", "a kind and a colon first"),
    cm.UnknownId("state:FT", ["state:FR"]),
    cm.MissingExtra("reading YAML", "yaml"),
    cm.DocumentError([cm.Fault("/a", "b", "c", "d", "e", 1, 2)]),
    cm.MergeConflict([("state:FR", cm.State(id=STATE), cm.State(id=STATE, status="former"))]),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_an_error_survives_pickling(error: Exception) -> None:
    """So that it crosses processes."""
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert type(again) is type(error)
    assert str(again) == str(error)
    assert again.args == error.args
    assert isinstance(error, cm.CoalitionModelError)


def test_what_the_errors_say() -> None:
    """One line each; a document's faults one line each."""
    assert [str(error) for error in ERRORS] == [
        "Quantity.low must be at most high (2), but is 3",
        "'2025-13': at position 5 must be a month 01 to 12",
        "an id must have a kind and a colon first, but is 'leaderx'",
        "no such id in the dossier: 'state:FT'; did you mean 'state:FR'?",
        "reading YAML needs: python -m pip install 'coalition-model[yaml]'",
        "1 fault:\n  e:1:2: /a: must be b, but is c (d)",
        "entities share an id and differ: state:FR",
    ]
    assert str(cm.UnknownId("x")) == "no such id in the dossier: 'x'"


def test_a_value_is_shown_shortly() -> None:
    """Neither megabytes nor thousands of digits are written out for a message."""
    assert shown("a" * 10**6, 5) == "'aaaa..."
    assert shown(10**10_000) == "a very large number"
    assert shown(list(range(100)), 5) == "[0, 1..."


# --- the mapping


def test_a_frozen_map_is_a_mapping_that_cannot_change() -> None:
    """Equal to what holds the same, hashable, copyable, picklable."""
    one: cm.FrozenMap[str, int] = cm.FrozenMap({"a": 1, "b": 2})
    two = cm.FrozenMap([("b", 2), ("a", 1)])
    assert one == two == {"a": 1, "b": 2}
    assert hash(one) == hash(two) == hash(one)
    assert one != cm.FrozenMap({"a": 1})
    assert one != [("a", 1), ("b", 2)]
    assert isinstance(one, Mapping)
    for again in (copy.copy(one), copy.deepcopy(one), pickle.loads(pickle.dumps(one))):  # noqa: S301
        assert again == one
    with pytest.raises(AttributeError, match=r"^FrozenMap is immutable: x cannot be set$"):
        one.x = 1  # pyright: ignore[reportAttributeAccessIssue]
    with pytest.raises(AttributeError, match=r"^FrozenMap is immutable: _data cannot be deleted$"):
        del one._data  # pyright: ignore[reportPrivateUsage]
    assert repr(two) == "FrozenMap({'b': 2, 'a': 1})"
