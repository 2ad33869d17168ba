"""The shipped dossiers are what their YAML says, and canonical."""

from pathlib import Path

import pytest

import coalition_model as cm
from coalition_model import reference
from coalition_model.rules.state_codes import codes_of_states

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "coalition_model" / "reference"


@pytest.mark.parametrize("name", reference.NAMES)
def test_the_json_is_what_the_yaml_builds(name: str) -> None:
    """Shipped dossiers are authored in YAML; run `python dossiers/build.py` after a change."""
    dossier = cm.load(ROOT / "dossiers" / f"{name}.yaml")
    assert cm.dumps(dossier) == (PACKAGE / f"{name}.json").read_text(encoding="utf-8")


def test_the_rules_know_the_codes_of_the_shipped_states() -> None:
    """`python dossiers/build.py` writes them out, as rules import no shipped dossier."""
    told = {
        state.id.partition(":")[2]: {each.scheme: each.value for each in state.identifiers}
        for state in reference.dossier("states").states.values()
    }
    assert codes_of_states() == told


@pytest.mark.parametrize("name", reference.NAMES)
def test_a_shipped_dossier_survives_both_forms(name: str) -> None:
    dossier = reference.dossier(name)
    for text, form in ((cm.dumps(dossier), "json"), (cm.dumps(dossier, format="yaml"), "yaml")):
        again = cm.loads(text, format="json" if form == "json" else "yaml")
        assert again == dossier
        assert cm.dumps(again, format="json" if form == "json" else "yaml") == text


@pytest.mark.parametrize("name", reference.NAMES)
def test_a_shipped_dossier_checks_clean(name: str) -> None:
    """What remains is accepted with a reason, and no acceptance is stale."""
    report = cm.check(reference.dossier(name))
    assert report.findings == ()


def test_nothing_is_shipped_that_has_no_name() -> None:
    assert {file.stem for file in PACKAGE.glob("*.json")} == set(reference.NAMES)


def test_an_unknown_name_gets_the_nearest() -> None:
    with pytest.raises(cm.UnknownId, match="did you mean 'states'"):
        reference.dossier("state")
