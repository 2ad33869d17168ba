"""Rules on meetings."""

from typing import Final

from coalition_model.rules.rule import Rule

MEETING_RULES: Final[tuple[Rule, ...]] = ()
