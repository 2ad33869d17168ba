"""Builders: valid by default, always the same, small, and told only what matters."""

from typing import Any, cast

import pytest

import coalition_model as cm
from coalition_model.entities.kinds import CLASSES
from coalition_model.testing import builders
from coalition_model.testing.building import LEAST
from coalition_model.values.shapes import fields_of

every_builder = pytest.mark.parametrize("name", builders.BUILT)


def build(name: str, **overrides: object) -> Any:
    return getattr(builders, name)(**overrides)


def test_there_is_one_for_every_class() -> None:
    assert set(CLASSES.values()) <= set(builders.BUILT.values())
    assert set(LEAST) == set(builders.BUILT.values())
    for name, cls in builders.BUILT.items():
        assert getattr(builders, name).__name__ == name
        assert cls.__name__ in getattr(builders, name).__doc__


@every_builder
def test_what_it_builds_is_valid_and_always_the_same(name: str) -> None:
    assert isinstance(build(name), builders.BUILT[name])
    assert build(name) == build(name)


@every_builder
def test_every_field_that_is_not_required_may_be_given_back(name: str) -> None:
    built = build(name)
    for field in fields_of(builders.BUILT[name]):
        value = getattr(built, field.name)
        if value != field.default:
            assert getattr(build(name, **{field.name: value}), field.name) == value


@every_builder
def test_it_is_small(name: str) -> None:
    assert len(repr(build(name))) < 250


def test_an_override_is_written_as_in_a_document() -> None:
    kyiv = builders.place(id="place:kyiv")
    meeting = builders.meeting(place=kyiv, when="2025-08-18", agenda=["Peace"], extra={"a:b": 1})
    assert meeting.places == ("place:kyiv",)
    assert meeting.when == cm.EdtfDate("2025-08-18")
    assert meeting.agenda == (cm.Text.of("Peace", "en"),)
    assert meeting.extra == cm.FrozenMap({"a:b": 1})
    assert builders.source(citation="source:other").citations[0].source == "source:other"
    assert builders.leader(name="Ada").names == (cm.Name(text="Ada"),)
    assert builders.plan(party=builders.party()).parties == (builders.party(),)


def test_a_mapping_is_what_a_document_has_for_it() -> None:
    meeting = builders.meeting(
        note={"en": "Peace.", "fr": "Paix.", "original": "fr"},
        parties=[{"actor": "state:FR", "role": "host"}, builders.party()],
        participant={"actor": "leader:a", "status": "attended", "as_of": "2025-08-17"},
    )
    assert meeting.note == cm.Text(cm.FrozenMap({"en": "Peace.", "fr": "Paix."}), "fr")
    assert meeting.parties[0] == builders.party(role="host")
    assert meeting.participants[0].as_of == cm.EdtfDate("2025-08-17")
    size = builders.organization(declared_size={"value": 31, "of": {"fr": "pays"}}).declared_size
    assert size == cm.Quantity(value=31, of=cm.Text(cm.FrozenMap({"fr": "pays"})))
    plan = builders.plan(clause={"number": "1", "text": "No.", "commitments": []})
    assert plan.clauses[0].id == "clause:plan/1"


def test_free_values_are_frozen_however_deep() -> None:
    state = builders.state(extra={"x:y": [1, {"a": [2, {}]}]})
    assert state.extra["x:y"] == (1, cm.FrozenMap({"a": (2, cm.FrozenMap[str, int]())}))
    assert hash(state) == hash(builders.state(extra=state.extra))
    assert builders.claim(value=["2025-03", "2025-04"], field="x:y").value == ("2025-03", "2025-04")
    assert builders.state(extra=cm.FrozenMap({"x:y": [1]})).extra["x:y"] == (1,)


@pytest.mark.parametrize(
    ("extra", "told"),
    [
        ({"x:y": {"a": {1}}}, r"State\.extra\[x:y\] must be a JSON value, but is \{1\}"),
        ({"x:y": [float("nan")]}, r"State\.extra\[x:y\] must be a finite number of .*, but is nan"),
        ({5: 1}, r"State\.extra\[5\] must be a key that is a text, but is 5"),
        ({"x": 1}, r"State\.extra\[x\] must be a key of extra, 'namespace:name', but is 'x'"),
    ],
)
def test_what_extra_cannot_hold_is_told_where_it_is(extra: object, told: str) -> None:
    with pytest.raises(cm.InvalidValue, match=told):
        builders.state(extra=extra)


def test_a_mapping_that_is_no_part_is_refused() -> None:
    with pytest.raises(TypeError, match="Party has no field 'rule'; did you mean 'role'"):
        builders.meeting(party={"actor": "state:FR", "rule": "host"})
    with pytest.raises(TypeError, match="'role'"):
        builders.meeting(party={"actor": "state:FR"})
    with pytest.raises(cm.InvalidValue, match=r"Party\.role must be "):
        builders.meeting(party={"actor": "state:FR", "role": "guest of honour"})


def test_what_stands_in_the_place_of_another_takes_it_back() -> None:
    assert builders.quantity(low=3).value is None
    assert builders.claim(says="So it is.").field is None
    assert builders.clause(wording="unseen").text is None


def test_an_invalid_override_is_refused_by_the_class() -> None:
    with pytest.raises(cm.InvalidValue, match=r"Meeting\.ordinal must be at least 1, but is 0"):
        builders.meeting(ordinal=0)
    with pytest.raises(cm.InvalidDate, match="2025-13"):
        builders.meeting(when="2025-13")
    with pytest.raises(TypeError, match="Meeting has no field 'plaice'; did you mean 'places'"):
        build("meeting", plaice="place:kyiv")
    with pytest.raises(TypeError, match="places is given twice"):
        build("meeting", place="place:kyiv", places=())


class TestWorlds:
    def test_a_few_words_are_enough(self) -> None:
        dossier = builders.world(
            states=2, coalition=True, summit=True, clauses=3, statements=1, positions=2
        )
        assert cm.check(dossier).findings == ()
        assert len(dossier.states) == 2
        (summit,) = dossier.meetings.values()
        assert summit.kind == "summit"
        assert summit.body == "organization:coalition"
        assert len(summit.participants) == 2
        (plan,) = dossier.plans.values()
        assert [clause.number for clause in plan.clauses] == ["1", "2", "3"]
        (statement,) = dossier.statements.values()
        assert statement.about == (plan.id,)
        assert {each.actor for each in dossier.positions.values()} == set(dossier.states)

    @pytest.mark.parametrize("states", range(0, 17, 4))
    @pytest.mark.parametrize("coalition", [False, True])
    @pytest.mark.parametrize("summit", [False, True])
    def test_they_check_clean(self, states: int, *, coalition: bool, summit: bool) -> None:
        dossier = builders.world(
            states=states, coalition=coalition, summit=summit, clauses=5, contradictions=1
        )
        assert cm.check(dossier).findings == ()

    def test_they_are_always_the_same(self) -> None:
        assert builders.world(states=3, summit=True) == builders.world(states=3, summit=True)

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            ({"states": 17}, "states must be from 0 to 16, but is 17"),
            ({"clauses": -1}, "clauses must be at least 0, but is -1"),
            ({"positions": 1}, "positions must be at most the number of states"),
        ],
    )
    def test_what_cannot_be_is_refused(self, arguments: dict[str, int], message: str) -> None:
        with pytest.raises(ValueError, match=message):
            builders.world(**cast("Any", arguments))
