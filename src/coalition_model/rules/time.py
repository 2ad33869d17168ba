"""Rules on time, all together."""

from typing import Final

from coalition_model.rules.rule import Rule
from coalition_model.rules.time_lives import LIFE_RULES
from coalition_model.rules.time_order import ORDER_RULES
from coalition_model.rules.time_sources import PUBLICATION_RULES

TIME_RULES: Final[tuple[Rule, ...]] = (*LIFE_RULES, *ORDER_RULES, *PUBLICATION_RULES)
