"""The assertions that other projects' tests import."""

from collections.abc import Callable

import pytest

import coalition_model as cm
from coalition_model import reference, testing
from coalition_model.testing import assertions


def answer(*values: object) -> Callable[..., object]:
    """Stand in for a function that gives these, one after the other."""
    rest = list(values)

    def stand_in(*_args: object, **_options: object) -> object:
        return rest.pop(0) if len(rest) > 1 else rest[0]

    return stand_in


@pytest.mark.parametrize("name", reference.NAMES)
def test_a_shipped_dossier_goes_round(name: str) -> None:
    testing.assert_round_trip(reference.dossier(name))


def test_what_came_back_changed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    state = cm.State(id=cm.state_id("FR"))
    dossier = cm.Dossier.of(state)
    other = cm.Dossier.of(cm.evolve(state, status="former"))
    monkeypatch.setattr(assertions, "loads", answer(other))
    with pytest.raises(AssertionError, match=r"^changed by json: state:FR$"):
        testing.assert_round_trip(dossier, through=("json",))
    titled = cm.Dossier([state], title=cm.Text.of("Une semaine", "fr"))
    monkeypatch.setattr(assertions, "loads", answer(titled))
    with pytest.raises(AssertionError, match=r"^changed by yaml: the header of the dossier$"):
        testing.assert_round_trip(dossier, through=("yaml",))


def test_a_second_writing_that_differs_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    dossier = cm.Dossier()
    monkeypatch.setattr(assertions, "dumps", answer("one", "two"))
    monkeypatch.setattr(assertions, "loads", answer(dossier))
    with pytest.raises(AssertionError, match="written twice as json, the second differs"):
        testing.assert_round_trip(dossier, through=("json",))
