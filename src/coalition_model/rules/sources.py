"""Rules on sources."""

from typing import Final

from coalition_model.rules.rule import Rule

SOURCE_RULES: Final[tuple[Rule, ...]] = ()
