"""What every rule says of its failing example, word for word."""

from pathlib import Path

from rule_examples import example_dossier

from coalition_model.rules import DEFAULT_RULES

SAID = Path(__file__).with_name("failing_examples.txt")


def test_it_is_as_written_beside_this_file() -> None:
    """Where a wording is changed on purpose, the file is changed by hand with it."""
    findings = [
        f"{finding.severity} {finding}"
        for each in DEFAULT_RULES
        for finding in each(example_dossier(each.failing))
    ]
    assert findings == SAID.read_text("utf-8").splitlines()
