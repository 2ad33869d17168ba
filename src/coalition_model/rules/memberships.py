"""Rules on memberships."""

from typing import Final

from coalition_model.rules.rule import Rule

MEMBERSHIP_RULES: Final[tuple[Rule, ...]] = ()
