"""Immutable values without identity: ids, texts, names, dates, quantities, citations, answers."""

from coalition_model.values.allen import (
    Allen,
    after,
    before,
    contains,
    during,
    holds_on,
    meets,
    overlaps,
    relations,
    same_as,
)
from coalition_model.values.answers import Answer
from coalition_model.values.citations import Citation
from coalition_model.values.days import Day
from coalition_model.values.edtf import EdtfDate, EdtfInterval, IntervalEnd
from coalition_model.values.edtf_sets import EdtfSet
from coalition_model.values.frozenmap import FrozenMap
from coalition_model.values.ids import (
    ActorId,
    AnyId,
    ClaimId,
    ClauseId,
    CommitmentId,
    ConditionId,
    EntityId,
    EventId,
    LeaderId,
    MeetingId,
    MembershipId,
    ObjectiveId,
    OfficeId,
    OrganizationId,
    ParticipationId,
    PartId,
    PlaceId,
    PlanId,
    PositionId,
    SourceId,
    StateId,
    StatementId,
    TenureId,
    TimingId,
)
from coalition_model.values.json_values import JsonValue
from coalition_model.values.moments import Moment, MomentInterval
from coalition_model.values.names import Identifier, Name
from coalition_model.values.parties import Party, Relation
from coalition_model.values.quantities import Quantity
from coalition_model.values.text import Language, Text
from coalition_model.values.when import When, sort_key, when

__all__ = [
    "ActorId",
    "Allen",
    "Answer",
    "AnyId",
    "Citation",
    "ClaimId",
    "ClauseId",
    "CommitmentId",
    "ConditionId",
    "Day",
    "EdtfDate",
    "EdtfInterval",
    "EdtfSet",
    "EntityId",
    "EventId",
    "FrozenMap",
    "Identifier",
    "IntervalEnd",
    "JsonValue",
    "Language",
    "LeaderId",
    "MeetingId",
    "MembershipId",
    "Moment",
    "MomentInterval",
    "Name",
    "ObjectiveId",
    "OfficeId",
    "OrganizationId",
    "PartId",
    "ParticipationId",
    "Party",
    "PlaceId",
    "PlanId",
    "PositionId",
    "Quantity",
    "Relation",
    "SourceId",
    "StateId",
    "StatementId",
    "TenureId",
    "Text",
    "TimingId",
    "When",
    "after",
    "before",
    "contains",
    "during",
    "holds_on",
    "meets",
    "overlaps",
    "relations",
    "same_as",
    "sort_key",
    "when",
]
