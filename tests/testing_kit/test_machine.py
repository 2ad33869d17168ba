"""The machine that edits dossiers: it holds on ours, and notices what does not hold."""

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import run_state_machine_as_test

import coalition_model as cm
from coalition_model.entities.common import Entity
from coalition_model.formats import migrations
from coalition_model.rules import DEFAULT_RULES
from coalition_model.testing import Way, builders, laws, strategies
from coalition_model.testing.machine import DossierMachine

FEW = settings(max_examples=6, stateful_step_count=12, deadline=None)
Data = dict[str, Any]


@cm.rule("MY001", "info", passing="", failing="states: [{id: state:XX}]")
def named(dossier: cm.Dossier) -> Iterator[cm.Problem]:
    """A state has a name."""
    for state in dossier.states.values():
        if not state.names:
            yield cm.Problem(state.id, "names", "must be given, but is empty")


def backwards(dossier: cm.Dossier) -> bytes:
    return cm.dumps(dossier).encode()[::-1]


def forwards(raw: bytes) -> cm.Dossier:
    return cm.loads(raw[::-1])


class ExtendedMachine(DossierMachine):
    """What another project may set."""

    judged_by = (*DEFAULT_RULES, named)
    forms = ("json", "jsonl.gz", Way(name="backwards", write=backwards, read=forwards))
    dossiers = strategies.dossiers(states=2, plans=0) | st.just(
        cm.loads('{"format": "coalition-model/1", "uses": ["reference:minsk"]}')
    )


TestDossier = DossierMachine.TestCase
TestDossier.settings = FEW
TestExtended = ExtendedMachine.TestCase
TestExtended.settings = FEW


def nations_to_states(document: Data) -> Data:
    """Read form 1, as if: states were called nations."""
    rest = {key: value for key, value in document.items() if key != "nations"}
    return rest | ({"states": document["nations"]} if "nations" in document else {})


def states_to_nations(document: Data) -> Data:
    rest = {key: value for key, value in document.items() if key != "states"}
    return rest | ({"nations": document["states"]} if "states" in document else {})


def fails(machine: type[DossierMachine]) -> str:
    """Run a machine that must fail; gives the message of its last failure."""
    phases = (Phase.generate,)
    many = settings(
        max_examples=60, stateful_step_count=12, deadline=None, phases=phases, database=None
    )
    with pytest.raises(AssertionError) as caught:
        run_state_machine_as_test(machine, settings=many)
    return str(caught.value)


class TestMigrations:
    def test_an_older_form_is_read(self, monkeypatch: pytest.MonkeyPatch) -> None:
        class MigratingMachine(DossierMachine):
            forms = ("json",)
            older = {1: states_to_nations}  # noqa: RUF012 - a ClassVar

        monkeypatch.setattr(migrations, "STEPS", (nations_to_states,))
        assert migrations.newest() == 2
        run_state_machine_as_test(MigratingMachine, settings=FEW)

    def test_a_step_that_loses_something_is_noticed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        class MigratingMachine(DossierMachine):
            forms = ("json",)
            dossiers = strategies.dossiers(states=2, meetings=0, plans=0, positions=0)
            older = {1: states_to_nations}  # noqa: RUF012 - a ClassVar

        def first_only(document: Data) -> Data:
            document = nations_to_states(document)
            states = document.get("states", [])
            return document | {"states": [{**each, "names": []} for each in states]}

        monkeypatch.setattr(migrations, "STEPS", (first_only,))
        assert "must hold Name(" in fails(MigratingMachine)


class TestNotices:
    """What does not hold is noticed, or else nothing would be."""

    def test_a_form_that_loses_a_field(self) -> None:
        def lossy(raw: bytes) -> cm.Dossier:
            dossier = cm.loads(raw)
            return laws.rebuilt(dossier, [_without_note(each) for each in dossier])

        class LossyMachine(DossierMachine):
            forms = (Way(name="lossy", write=lambda each: cm.dumps(each).encode(), read=lossy),)

        assert "note: must be Text(" in fails(LossyMachine)

    def test_a_rule_that_raises(self) -> None:
        @cm.rule("MY002", "error", passing="", failing="")
        def raises(dossier: cm.Dossier) -> Iterator[cm.Problem]:
            """Raises for dossiers with meetings."""
            yield from ()
            if dossier.meetings:
                raise AssertionError("this rule raises")

        class RaisingMachine(DossierMachine):
            judged_by = (raises,)
            forms = ("json",)

        assert fails(RaisingMachine) == "this rule raises"

    @pytest.mark.parametrize(
        ("entity", "field", "message"),
        [
            ("state:NOWHERE", None, "must be on something in the dossier"),
            (None, "nmaes", "must be on a field of State"),
        ],
    )
    def test_a_rule_that_finds_what_is_not_there(
        self, entity: str | None, field: str | None, message: str
    ) -> None:
        @cm.rule("MY003", "error", passing="", failing="")
        def elsewhere(dossier: cm.Dossier) -> Iterator[cm.Problem]:
            """Finds something somewhere else."""
            for id_ in dossier.states:
                yield cm.Problem(entity or id_, field, "must not be, but is")

        with pytest.raises(AssertionError, match=message):
            laws.rules_only_judge(builders.world(), (elsewhere,))

    def test_an_edit_that_does_too_much(self, monkeypatch: pytest.MonkeyPatch) -> None:
        original = cm.Dossier.with_entities

        def too_much(self: cm.Dossier, *entities: Entity) -> cm.Dossier:
            more: Sequence[Entity] = () if "state:XX" in self else (builders.state(id="state:XX"),)
            return original(self, *entities, *more)

        monkeypatch.setattr(cm.Dossier, "with_entities", too_much)
        assert "state:XX: must not be there, but is" in fails(DossierMachine)

    def test_an_edit_that_is_taken_though_it_must_be_refused(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def forgiving(self: cm.Dossier, *ids: str) -> cm.Dossier:
            del ids
            return self

        monkeypatch.setattr(cm.Dossier, "without", forgiving)
        assert "must " in fails(DossierMachine)

    def test_merging_that_prefers_a_side(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def ours(self: cm.Dossier, other: cm.Dossier) -> cm.Dossier:
            rows = {each.id: each for each in other} | {each.id: each for each in self}
            return laws.rebuilt(self, rows.values())

        monkeypatch.setattr(cm.Dossier, "merge", ours)
        message = fails(DossierMachine)  # whichever is drawn first
        assert "the dossiers differ:" in message or "from both sides" in message

    def test_knowledge_that_shrinks(self, monkeypatch: pytest.MonkeyPatch) -> None:
        late = cm.EdtfDate("2025-01-01").earliest
        assert late is not None
        original = cm.Dossier.known_at

        def forgetful(self: cm.Dossier, day: object) -> cm.Dossier:
            if isinstance(day, cm.Day) and day - late > 0:
                return cm.Dossier()
            return original(self, day)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]

        monkeypatch.setattr(cm.Dossier, "known_at", forgetful)
        with pytest.raises(AssertionError, match=r"known on 2024-12-30 must be on 2025-01-02"):
            laws.knowledge_grows(builders.world(), late - 2, late + 1)


def _without_note(entity: Entity) -> Entity:
    return cm.evolve(entity, note=None)


class TestLaws:
    """The laws of merging and of knowledge, on worlds that connect."""

    @settings(max_examples=25, deadline=None)
    @given(strategies.dossiers(), strategies.dossiers(), strategies.dossiers())
    def test_merging_is_associative(
        self, first: cm.Dossier, second: cm.Dossier, third: cm.Dossier
    ) -> None:
        laws.merging_is_associative(first, second, third)

    @settings(max_examples=60, deadline=None)
    @given(strategies.dossiers(plans=1, statements=1), strategies.days(), strategies.days())
    def test_knowledge_grows(self, dossier: cm.Dossier, one: cm.Day, other: cm.Day) -> None:
        laws.knowledge_grows(dossier, *sorted((one, other), key=str))

    @settings(max_examples=60, deadline=None)
    @given(strategies.dossiers())
    def test_ids_are_derived(self, dossier: cm.Dossier) -> None:
        laws.ids_are_stable(dossier)
