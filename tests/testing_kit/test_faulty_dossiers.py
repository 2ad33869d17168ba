"""Exactly one fault: every rule has a strategy of dossiers in which it alone finds something."""

import pytest
from hypothesis import given, settings
from hypothesis.errors import InvalidArgument
from smallest import smallest

import coalition_model as cm
from coalition_model.rules import DEFAULT_RULES
from coalition_model.rules.checking import STALE
from coalition_model.testing import strategies
from coalition_model.testing.faults_of_rules import FAULTS

CODES = (*(each.code for each in DEFAULT_RULES), STALE)
SEVERITY = {each.code: each.severity for each in DEFAULT_RULES} | {STALE: "warning"}


def test_every_rule_has_a_fault_and_every_fault_a_rule() -> None:
    """Whoever adds a rule adds its fault."""
    assert set(CODES) - set(FAULTS) == set()
    assert set(FAULTS) - set(CODES) == set()
    assert set(strategies.fault_codes()) == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_the_rule_finds_it_at_its_own_severity_and_no_other_rule_anything(code: str) -> None:
    seen: set[str] = set()

    @settings(max_examples=25)
    @given(strategies.faulty_dossiers(code))
    def exactly_one(dossier: cm.Dossier) -> None:
        findings = cm.check(dossier).findings
        assert {each.code for each in findings} == {code}
        assert SEVERITY[code] in {each.severity for each in findings}
        seen.add(cm.dumps(dossier))

    exactly_one()
    assert len(seen) > 10


@pytest.mark.parametrize("code", CODES)
def test_the_smallest_has_the_fault_and_little_else(code: str) -> None:
    dossier = smallest(strategies.faulty_dossiers(code))
    assert len(dossier) <= 12
    assert cm.check(dossier).counts.keys() == {code}


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(InvalidArgument, match=r"^faulty_dossiers.* must be one of TIM001, "):
        strategies.faulty_dossiers("XXX001")
