"""The shipped dossiers are what their YAML says, and canonical."""

from pathlib import Path

import pytest

import coalition_model as cm
from coalition_model import reference

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "coalition_model" / "reference"


@pytest.mark.parametrize("name", reference.NAMES)
def test_the_json_is_what_the_yaml_builds(name: str) -> None:
    """Shipped dossiers are authored in YAML; run `python dossiers/build.py` after a change."""
    dossier = cm.load(ROOT / "dossiers" / f"{name}.yaml")
    assert cm.dumps(dossier) == (PACKAGE / f"{name}.json").read_text(encoding="utf-8")


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
