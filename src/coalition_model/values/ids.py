"""Ids: a kind, a colon, and segments that say what is named.

`state:FR`, `leader:emmanuel-macron`, `meeting:2025-08-17-coalition`, `clause:four-points/2`. The
part after the colon is one or more segments of `A-Z a-z 0-9 . _ -` joined by `/`. Ids are ASCII and
case-sensitive. Each kind is a type of its own, so that a type checker refuses a leader's id where a
state's is due; at run time an id is a plain `str`.
"""

import re
import unicodedata
from typing import Final, NewType

from coalition_model.errors import InvalidId

StateId = NewType("StateId", str)
LeaderId = NewType("LeaderId", str)
OfficeId = NewType("OfficeId", str)
TenureId = NewType("TenureId", str)
OrganizationId = NewType("OrganizationId", str)
MembershipId = NewType("MembershipId", str)
PlaceId = NewType("PlaceId", str)
MeetingId = NewType("MeetingId", str)
EventId = NewType("EventId", str)
PlanId = NewType("PlanId", str)
PositionId = NewType("PositionId", str)
StatementId = NewType("StatementId", str)
SourceId = NewType("SourceId", str)
ClaimId = NewType("ClaimId", str)

ClauseId = NewType("ClauseId", str)
CommitmentId = NewType("CommitmentId", str)
ConditionId = NewType("ConditionId", str)
TimingId = NewType("TimingId", str)
ParticipationId = NewType("ParticipationId", str)
ObjectiveId = NewType("ObjectiveId", str)

ActorId = StateId | LeaderId | OrganizationId
"""Who can act: a state, a person, an organization or a group."""

EntityId = (
    StateId
    | LeaderId
    | OfficeId
    | TenureId
    | OrganizationId
    | MembershipId
    | PlaceId
    | MeetingId
    | EventId
    | PlanId
    | PositionId
    | StatementId
    | SourceId
    | ClaimId
)
"""What stands by itself in a dossier."""

PartId = ClauseId | CommitmentId | ConditionId | TimingId | ParticipationId | ObjectiveId
"""What lives in a whole."""

AnyId = EntityId | PartId

ID_KINDS: dict[object, str] = {
    StateId: "state",
    LeaderId: "leader",
    OfficeId: "office",
    TenureId: "tenure",
    OrganizationId: "organization",
    MembershipId: "membership",
    PlaceId: "place",
    MeetingId: "meeting",
    EventId: "event",
    PlanId: "plan",
    PositionId: "position",
    StatementId: "statement",
    SourceId: "source",
    ClaimId: "claim",
    ClauseId: "clause",
    CommitmentId: "commitment",
    ConditionId: "condition",
    TimingId: "timing",
    ParticipationId: "participation",
    ObjectiveId: "objective",
}
"""The kind that each id type begins with."""

SEGMENTS = r"[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)*"
_LOCAL = re.compile(SEGMENTS)
_NOT_IN_SEGMENT = re.compile(r"[^A-Za-z0-9._]+")
GRAMMAR = "segments of A-Z a-z 0-9 . _ - joined by '/'"
MAX_ID: Final = 1_000
"""How many characters an id may have: parts repeat the id of their whole."""

SHORT_ENOUGH: Final = f"at most {MAX_ID:,} characters"


def kind_of(id: str) -> str:
    """Name the kind that an id begins with.

    >>> kind_of("clause:four-points/2")
    'clause'
    """
    return id.partition(":")[0]


def local_of(id: str) -> str:
    """Give what an id says after its kind.

    >>> local_of("clause:four-points/2")
    'four-points/2'
    """
    return id.partition(":")[2]


def mint(kind: str, local: str) -> str:
    """Join a kind and a local name into an id, or raise `InvalidId`.

    >>> mint("plan", "four-points")
    'plan:four-points'
    >>> mint("plan", "four points")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    coalition_model.errors.InvalidId: an id must have segments ...
    """
    text = f"{kind}:{local}"
    if len(text) > MAX_ID:
        raise InvalidId(text, SHORT_ENOUGH)
    if not _LOCAL.fullmatch(local):
        raise InvalidId(text, GRAMMAR)
    return text


def is_id(value: object, kinds: frozenset[str] | None = None) -> bool:
    """Tell whether a value is a well-formed id, of one of `kinds` if these are given.

    >>> is_id("state:FR"), is_id("state:FR", frozenset({"leader"})), is_id("FR")
    (True, False, False)
    """
    if not isinstance(value, str) or len(value) > MAX_ID:
        return False
    kind, colon, local = value.partition(":")
    known = kind in kinds if kinds is not None else kind in _ALL_KINDS
    return bool(colon) and known and _LOCAL.fullmatch(local) is not None


_ALL_KINDS = frozenset(ID_KINDS.values())


def slug(text: str) -> str:
    """Write a name as one segment of an id: without accents, in lower case, joined by hyphens.

    Raises `InvalidId` where nothing is left, as for a name in another script.

    >>> slug("Forum de Paris sur la défense & la sécurité")
    'forum-de-paris-sur-la-defense-la-securite'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    segment = _NOT_IN_SEGMENT.sub("-", plain).strip("-.").lower()
    if not segment:
        raise InvalidId(text, "letters of the Latin alphabet to be derived from")
    return segment


def state_id(local: str) -> StateId:
    """Mint the id of a state.

    >>> state_id("FR")
    'state:FR'
    """
    return StateId(mint("state", local))


def leader_id(local: str) -> LeaderId:
    """Mint the id of a person."""
    return LeaderId(mint("leader", local))


def office_id(local: str) -> OfficeId:
    """Mint the id of an office."""
    return OfficeId(mint("office", local))


def tenure_id(local: str) -> TenureId:
    """Mint the id of a tenure."""
    return TenureId(mint("tenure", local))


def organization_id(local: str) -> OrganizationId:
    """Mint the id of an organization."""
    return OrganizationId(mint("organization", local))


def membership_id(local: str) -> MembershipId:
    """Mint the id of a membership."""
    return MembershipId(mint("membership", local))


def place_id(local: str) -> PlaceId:
    """Mint the id of a place."""
    return PlaceId(mint("place", local))


def meeting_id(local: str) -> MeetingId:
    """Mint the id of a meeting."""
    return MeetingId(mint("meeting", local))


def event_id(local: str) -> EventId:
    """Mint the id of an event."""
    return EventId(mint("event", local))


def plan_id(local: str) -> PlanId:
    """Mint the id of a plan."""
    return PlanId(mint("plan", local))


def position_id(local: str) -> PositionId:
    """Mint the id of a position."""
    return PositionId(mint("position", local))


def statement_id(local: str) -> StatementId:
    """Mint the id of a statement."""
    return StatementId(mint("statement", local))


def source_id(local: str) -> SourceId:
    """Mint the id of a source."""
    return SourceId(mint("source", local))


def claim_id(local: str) -> ClaimId:
    """Mint the id of a claim."""
    return ClaimId(mint("claim", local))


def clause_id(local: str) -> ClauseId:
    """Mint the id of a clause.

    >>> clause_id("four-points/2")
    'clause:four-points/2'
    """
    return ClauseId(mint("clause", local))


def commitment_id(local: str) -> CommitmentId:
    """Mint the id of a commitment."""
    return CommitmentId(mint("commitment", local))


def as_segment(id: str) -> str:
    """Write an id as one segment of another id.

    >>> as_segment("state:FR"), as_segment("clause:four-points/2")
    ('state-FR', 'clause-four-points-2')
    """
    return id.replace(":", "-").replace("/", "-")
