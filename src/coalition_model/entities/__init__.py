"""Things with an id, and the parts they are made of."""

from coalition_model.entities.claims import Claim
from coalition_model.entities.commitments import Commitment
from coalition_model.entities.common import Entity, Part
from coalition_model.entities.conditions import Condition, Timing, Trigger
from coalition_model.entities.events import Event
from coalition_model.entities.leaders import Leader
from coalition_model.entities.meetings import Meeting, Participation
from coalition_model.entities.offices import Office, Tenure
from coalition_model.entities.organizations import Membership, Objective, Organization
from coalition_model.entities.places import Place
from coalition_model.entities.plans import Clause, PeacePlan
from coalition_model.entities.positions import Position
from coalition_model.entities.sources import Source
from coalition_model.entities.statements import Statement
from coalition_model.entities.states import State

__all__ = [
    "Claim",
    "Clause",
    "Commitment",
    "Condition",
    "Entity",
    "Event",
    "Leader",
    "Meeting",
    "Membership",
    "Objective",
    "Office",
    "Organization",
    "Part",
    "Participation",
    "PeacePlan",
    "Place",
    "Position",
    "Source",
    "State",
    "Statement",
    "Tenure",
    "Timing",
    "Trigger",
]
