"""Rules on names."""

from typing import Final

from coalition_model.rules.rule import Rule

NAME_RULES: Final[tuple[Rule, ...]] = ()
