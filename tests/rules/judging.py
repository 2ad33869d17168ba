"""Put a rule to a dossier in YAML, some of whose entities may come from a dossier in use."""

from collections.abc import Iterable

from examples import example_dossier

from coalition_model.dossier import Dossier
from coalition_model.formats import documents
from coalition_model.rules.checking import check
from coalition_model.rules.findings import Finding
from coalition_model.rules.rule import Rule


def judge(rule: Rule, text: str, borrowed: Iterable[str] = ()) -> list[Finding]:
    """Give what a rule finds in a dossier, as `check` does: not in what is borrowed."""
    assert not text or not documents.parse(text, "yaml").faults
    dossier = example_dossier(text)
    return list(check(Dossier(dossier, borrowed=borrowed), [rule]).findings)


def lines(rule: Rule, text: str, borrowed: Iterable[str] = ()) -> list[str]:
    """Give the findings as lines, without code and hint, and with the severity if it is lower."""
    return [
        ("" if each.severity == rule.severity else f"{each.severity}: ")
        + f"{each.entity} {each.field}: {each.message}"
        for each in judge(rule, text, borrowed)
    ]
