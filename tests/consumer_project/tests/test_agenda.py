"""What the tracker prints, of meetings that say only what a test is about."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from peace_tracker import agenda, named

import coalition_model as cm
from coalition_model import testing
from coalition_model.rules import DEFAULT_RULES
from coalition_model.testing import builders, strategies
from coalition_model.testing.machine import DossierMachine


def test_a_meeting_without_a_date_is_undated() -> None:
    dossier = cm.Dossier.of(builders.meeting(when=None))
    assert agenda(dossier) == ["undated    0  meeting:2025-08-17-paris"]


def test_a_world_in_a_few_words() -> None:
    dossier = builders.world(states=2, coalition=True, summit=True, clauses=3)
    testing.assert_clean(dossier)
    assert len(agenda(dossier)) == 1


def test_two_meetings(make_meeting: Callable[..., cm.Meeting]) -> None:
    meetings = make_meeting(name="First"), make_meeting(name="Second", when="2025-08-18")
    assert agenda(cm.Dossier(meetings)) == ["2025-08-17    0  First", "2025-08-18    0  Second"]


@settings(max_examples=25)
@given(strategies.dossiers(meetings=2))
def test_every_meeting_has_a_line(dossier: cm.Dossier) -> None:
    assert len(agenda(dossier)) == len(dossier.meetings)


@settings(max_examples=10)
@given(st.from_type(cm.Meeting))
def test_types_are_registered(meeting: cm.Meeting) -> None:
    assert isinstance(meeting, cm.Meeting)


@pytest.mark.parametrize("code", ["OFF002", "MEE010", "SRC001"])
def test_the_tracker_prints_what_is_doubtful_too(code: str) -> None:
    @settings(max_examples=5)
    @given(strategies.faulty_dossiers(code))
    def prints(dossier: cm.Dossier) -> None:
        testing.assert_finds(dossier, code)
        assert len(agenda(dossier)) == len(dossier.meetings)

    prints()


def test_a_state_without_a_name(make_state: Callable[..., cm.State]) -> None:
    dossier = cm.Dossier.of(make_state(names=()))
    rules = (*DEFAULT_RULES, named)
    testing.assert_finds(dossier, "TRK001", at="state:FR names", rules=rules)


@pytest.mark.parametrize("form", testing.FORMS)
def test_files(
    form: testing.FormName,
    dossier_file: Callable[..., Path],
    load_dossier: Callable[[Path], cm.Dossier],
    minsk_dossier: cm.Dossier,
) -> None:
    path = dossier_file(minsk_dossier, form)
    testing.assert_same_dossier(load_dossier(path), minsk_dossier)


def test_a_document_that_cannot_be_built() -> None:
    text = "format: coalition-model/1\nstates: [{id: FR}]\n"
    testing.assert_loads_with_faults(text, ["/states/0/id"], format="yaml")


class TrackerMachine(DossierMachine):
    """Runs the tracker's rule through every edit."""

    judged_by = (*DEFAULT_RULES, named)
    forms = ("json", "yaml")


TestTracker = TrackerMachine.TestCase
TestTracker.settings = settings(max_examples=3, stateful_step_count=5, deadline=None)
