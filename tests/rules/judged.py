"""Run one rule on an example, and show what it finds as plain text."""

from examples import example_dossier

from coalition_model.dossier import Dossier
from coalition_model.rules import DEFAULT_RULES, Rule, check

RULES = {rule.code: rule for rule in DEFAULT_RULES}


def judge(code: str, dossier: Dossier | str) -> list[str]:
    """Give what one rule finds: severity, entity, field and message of each finding."""
    if isinstance(dossier, str):
        dossier = example_dossier(dossier)
    rule: Rule = RULES[code]
    return [
        f"{each.severity} {each.entity} {each.field}: {each.message}"
        for each in check(dossier, [rule]).findings
    ]


def borrowing(text: str, *ids: str) -> Dossier:
    """Load an example of which some entities come from a dossier in use."""
    dossier = example_dossier(text)
    return Dossier(dossier, borrowed=ids)
