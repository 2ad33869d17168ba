"""Rules on positions."""

from typing import Final

from coalition_model.rules.rule import Rule

POSITION_RULES: Final[tuple[Rule, ...]] = ()
