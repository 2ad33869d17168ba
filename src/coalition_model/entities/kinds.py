"""The kinds of entity, in the order in which a document lists them."""

from typing import Final

import attrs

from coalition_model.entities.claims import Claim
from coalition_model.entities.commitments import Commitment
from coalition_model.entities.common import Entity
from coalition_model.entities.conditions import Condition, Timing
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
from coalition_model.values.shapes import Shape, field_of


@attrs.frozen
class EntityKind:
    """A kind of entity: the word its ids begin with, its list in a document, its class."""

    kind: str
    section: str
    cls: type[Entity]


KINDS: Final = (
    EntityKind("state", "states", State),
    EntityKind("leader", "leaders", Leader),
    EntityKind("office", "offices", Office),
    EntityKind("tenure", "tenures", Tenure),
    EntityKind("organization", "organizations", Organization),
    EntityKind("membership", "memberships", Membership),
    EntityKind("place", "places", Place),
    EntityKind("meeting", "meetings", Meeting),
    EntityKind("event", "events", Event),
    EntityKind("plan", "plans", PeacePlan),
    EntityKind("position", "positions", Position),
    EntityKind("statement", "statements", Statement),
    EntityKind("source", "sources", Source),
    EntityKind("claim", "claims", Claim),
)
BY_SECTION: Final = {kind.section: kind for kind in KINDS}
BY_KIND: Final = {kind.kind: kind for kind in KINDS}
ENTITY_CLASSES: Final = frozenset(kind.cls for kind in KINDS)
ORDER: Final = {kind.kind: place for place, kind in enumerate(KINDS)}
CLASSES: Final[dict[str, type]] = {kind.kind: kind.cls for kind in KINDS} | {
    "clause": Clause,
    "commitment": Commitment,
    "condition": Condition,
    "timing": Timing,
    "participation": Participation,
    "objective": Objective,
}
"""The class of whatever an id of each kind names, parts included."""


def shape_of_field(kind: str, field: str) -> Shape | None:
    """Describe a field of whatever an id of this kind names; None where there is no such field.

    >>> shape_of_field("organization", "founded").expected
    'an EDTF date'
    """
    cls = CLASSES.get(kind)
    found = field_of(cls, field) if cls is not None else None
    return found.shape if found is not None else None
