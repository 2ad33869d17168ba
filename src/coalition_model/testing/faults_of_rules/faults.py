"""The faults of all rules, by code."""

from typing import Final

from coalition_model.dossier import Dossier
from coalition_model.testing.faults_of_rules.bodies import MEMBERSHIP_FAULTS, OFFICE_FAULTS
from coalition_model.testing.faults_of_rules.claims import CLAIM_FAULTS
from coalition_model.testing.faults_of_rules.materials import Fault
from coalition_model.testing.faults_of_rules.meetings import MEETING_FAULTS
from coalition_model.testing.faults_of_rules.names import ACCEPTANCE_FAULTS, NAME_FAULTS
from coalition_model.testing.faults_of_rules.plans import PLAN_FAULTS
from coalition_model.testing.faults_of_rules.positions import POSITION_FAULTS
from coalition_model.testing.faults_of_rules.sources import SOURCE_FAULTS
from coalition_model.testing.faults_of_rules.time import TIME_FAULTS
from coalition_model.testing.worlds.world import World

FAULTS: Final[dict[str, Fault]] = {
    **TIME_FAULTS,
    **OFFICE_FAULTS,
    **MEMBERSHIP_FAULTS,
    **MEETING_FAULTS,
    **PLAN_FAULTS,
    **POSITION_FAULTS,
    **SOURCE_FAULTS,
    **CLAIM_FAULTS,
    **NAME_FAULTS,
    **ACCEPTANCE_FAULTS,
}
"""By code, what makes exactly that rule find something."""


def faulty(world: World, code: str) -> Dossier:
    """Put the fault of a rule into a clean world and close it."""
    FAULTS[code](world)
    return world.close()
