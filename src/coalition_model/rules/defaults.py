"""The rules that come with the library, by theme."""

from typing import Final

from coalition_model.rules.claims import CLAIM_RULES
from coalition_model.rules.meetings import MEETING_RULES
from coalition_model.rules.memberships import MEMBERSHIP_RULES
from coalition_model.rules.names import NAME_RULES
from coalition_model.rules.offices import OFFICE_RULES
from coalition_model.rules.plans import PLAN_RULES
from coalition_model.rules.positions import POSITION_RULES
from coalition_model.rules.rule import Rule
from coalition_model.rules.sources import SOURCE_RULES
from coalition_model.rules.time import TIME_RULES

DEFAULT_RULES: Final[tuple[Rule, ...]] = (
    *TIME_RULES,
    *OFFICE_RULES,
    *MEMBERSHIP_RULES,
    *MEETING_RULES,
    *PLAN_RULES,
    *POSITION_RULES,
    *SOURCE_RULES,
    *CLAIM_RULES,
    *NAME_RULES,
)
"""Every rule of ours, in the order of their codes within each theme."""
