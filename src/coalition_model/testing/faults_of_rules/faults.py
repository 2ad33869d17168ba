"""The faults of all rules, by code."""

from typing import Final

from coalition_model.dossier import Dossier
from coalition_model.entities.dossier_notes import Acceptance
from coalition_model.rules.checking import check
from coalition_model.rules.defaults import DEFAULT_RULES
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
from coalition_model.values.ids import AnyId

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

IMPLIED: Final[dict[str, tuple[str, ...]]] = {
    "POS002": ("TIM006",),
    "SRC011": ("PLA012",),
}
"""Rules whose every fault is another rule's too; the dossier accepts what the other one finds."""


def faulty(world: World, code: str) -> Dossier:
    """Put the fault of a rule into a clean world and close it."""
    FAULTS[code](world)
    others = IMPLIED.get(code)
    if others:
        rules = [rule for rule in DEFAULT_RULES if rule.code in others]
        for finding in check(world.close(), rules).findings:
            entity: AnyId = finding.entity  # type: ignore[assignment]
            reason = f"{code} says it"
            world.acceptances.append(Acceptance(code=finding.code, entity=entity, reason=reason))
    return world.close()
