"""Rules on claims."""

from typing import Final

from coalition_model.rules.rule import Rule

CLAIM_RULES: Final[tuple[Rule, ...]] = ()
