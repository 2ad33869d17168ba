"""Put a rule to a dossier in YAML, by its code, and read all that it finds as text."""

import judging

from coalition_model.rules import DEFAULT_RULES

RULES = {rule.code: rule for rule in DEFAULT_RULES}


def judge(code: str, text: str, *borrowed: str) -> list[str]:
    """Give severity, entity, field and message of each finding of a rule."""
    return [
        f"{each.severity} {each.entity} {each.field}: {each.message}"
        for each in judging.judge(RULES[code], text, borrowed)
    ]
