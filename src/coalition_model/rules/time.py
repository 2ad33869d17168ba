"""Rules on time."""

from typing import Final

from coalition_model.rules.rule import Rule

TIME_RULES: Final[tuple[Rule, ...]] = ()
