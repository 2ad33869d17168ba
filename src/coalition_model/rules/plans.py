"""Rules on plans."""

from typing import Final

from coalition_model.rules.rule import Rule

PLAN_RULES: Final[tuple[Rule, ...]] = ()
