"""Rules on offices."""

from typing import Final

from coalition_model.rules.rule import Rule

OFFICE_RULES: Final[tuple[Rule, ...]] = ()
