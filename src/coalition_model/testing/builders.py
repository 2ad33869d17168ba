"""One builder for each class: valid by default, always the same, small.

A test says only what it is about. Overrides may be written as shortly as in a document.

>>> meeting(place="place:kyiv").places
('place:kyiv',)
>>> tenure(period="2017-05-14/2022-05-13").period.end
EdtfDate('2022-05-13')
"""

from typing import Final

from coalition_model.entities.claims import Claim
from coalition_model.entities.commitments import Commitment
from coalition_model.entities.conditions import Condition, Timing, Trigger
from coalition_model.entities.dossier_notes import Acceptance, Coverage
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
from coalition_model.testing.building import builder
from coalition_model.testing.plain_worlds import world
from coalition_model.values.citations import Citation
from coalition_model.values.names import Identifier, Name
from coalition_model.values.parties import Party, Relation
from coalition_model.values.quantities import Quantity
from coalition_model.values.text import Text

BUILT: Final[dict[str, type]] = {
    "state": State,
    "leader": Leader,
    "office": Office,
    "tenure": Tenure,
    "organization": Organization,
    "membership": Membership,
    "place": Place,
    "meeting": Meeting,
    "event": Event,
    "plan": PeacePlan,
    "position": Position,
    "statement": Statement,
    "source": Source,
    "claim": Claim,
    "clause": Clause,
    "commitment": Commitment,
    "condition": Condition,
    "timing": Timing,
    "trigger": Trigger,
    "participation": Participation,
    "objective": Objective,
    "name": Name,
    "identifier": Identifier,
    "quantity": Quantity,
    "citation": Citation,
    "party": Party,
    "relation": Relation,
    "coverage": Coverage,
    "acceptance": Acceptance,
}
"""The class that each builder builds."""

__all__ = [
    "BUILT",
    "acceptance",
    "citation",
    "claim",
    "clause",
    "commitment",
    "condition",
    "coverage",
    "event",
    "identifier",
    "leader",
    "meeting",
    "membership",
    "name",
    "objective",
    "office",
    "organization",
    "participation",
    "party",
    "place",
    "plan",
    "position",
    "quantity",
    "relation",
    "source",
    "state",
    "statement",
    "tenure",
    "text",
    "timing",
    "trigger",
    "world",
]

state = builder(State, "state")
leader = builder(Leader, "leader")
office = builder(Office, "office")
tenure = builder(Tenure, "tenure")
organization = builder(Organization, "organization")
membership = builder(Membership, "membership")
place = builder(Place, "place")
meeting = builder(Meeting, "meeting")
event = builder(Event, "event")
plan = builder(PeacePlan, "plan")
position = builder(Position, "position")
statement = builder(Statement, "statement")
source = builder(Source, "source")
claim = builder(Claim, "claim")
clause = builder(Clause, "clause")
commitment = builder(Commitment, "commitment")
condition = builder(Condition, "condition")
timing = builder(Timing, "timing")
trigger = builder(Trigger, "trigger")
participation = builder(Participation, "participation")
objective = builder(Objective, "objective")
name = builder(Name, "name")
identifier = builder(Identifier, "identifier")
quantity = builder(Quantity, "quantity")
citation = builder(Citation, "citation")
party = builder(Party, "party")
relation = builder(Relation, "relation")
coverage = builder(Coverage, "coverage")
acceptance = builder(Acceptance, "acceptance")


def text(words: str = "The fighting stops.", language: str = "en") -> Text:
    """Build a text in one language.

    >>> text("Paix.", "fr")
    Text({'fr': 'Paix.'}, original='fr')
    """
    return Text.of(words, language)
