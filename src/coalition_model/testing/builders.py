"""One builder for each class: valid by default, always the same, small.

A test says only what it is about. Overrides may be written as shortly as in a document.

>>> meeting(place="place:kyiv").places
('place:kyiv',)
>>> tenure(period="2017-05-14/2022-05-13").period.end
EdtfDate('2022-05-13')
"""

from collections.abc import Callable
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

state: Callable[..., State] = builder(State, "state")
leader: Callable[..., Leader] = builder(Leader, "leader")
office: Callable[..., Office] = builder(Office, "office")
tenure: Callable[..., Tenure] = builder(Tenure, "tenure")
organization: Callable[..., Organization] = builder(Organization, "organization")
membership: Callable[..., Membership] = builder(Membership, "membership")
place: Callable[..., Place] = builder(Place, "place")
meeting: Callable[..., Meeting] = builder(Meeting, "meeting")
event: Callable[..., Event] = builder(Event, "event")
plan: Callable[..., PeacePlan] = builder(PeacePlan, "plan")
position: Callable[..., Position] = builder(Position, "position")
statement: Callable[..., Statement] = builder(Statement, "statement")
source: Callable[..., Source] = builder(Source, "source")
claim: Callable[..., Claim] = builder(Claim, "claim")
clause: Callable[..., Clause] = builder(Clause, "clause")
commitment: Callable[..., Commitment] = builder(Commitment, "commitment")
condition: Callable[..., Condition] = builder(Condition, "condition")
timing: Callable[..., Timing] = builder(Timing, "timing")
trigger: Callable[..., Trigger] = builder(Trigger, "trigger")
participation: Callable[..., Participation] = builder(Participation, "participation")
objective: Callable[..., Objective] = builder(Objective, "objective")
name: Callable[..., Name] = builder(Name, "name")
identifier: Callable[..., Identifier] = builder(Identifier, "identifier")
quantity: Callable[..., Quantity] = builder(Quantity, "quantity")
citation: Callable[..., Citation] = builder(Citation, "citation")
party: Callable[..., Party] = builder(Party, "party")
relation: Callable[..., Relation] = builder(Relation, "relation")
coverage: Callable[..., Coverage] = builder(Coverage, "coverage")
acceptance: Callable[..., Acceptance] = builder(Acceptance, "acceptance")


def text(words: str = "The fighting stops.", language: str = "en") -> Text:
    """Build a text in one language.

    >>> text("Paix.", "fr")
    Text({'fr': 'Paix.'}, original='fr')
    """
    return Text.of(words, language)
