"""Who met, or was to meet."""

from typing import Literal

import attrs

from coalition_model.entities.common import (
    NO_EXTRA,
    check_owner,
    entity_hash,
    entity_repr,
    part_id_problems,
)
from coalition_model.errors import refuse
from coalition_model.values.answers import Answer
from coalition_model.values.citations import Citation
from coalition_model.values.edtf import EdtfDate
from coalition_model.values.frozenmap import FrozenMap
from coalition_model.values.ids import (
    ActorId,
    MeetingId,
    OfficeId,
    OrganizationId,
    ParticipationId,
    PlaceId,
    as_segment,
    local_of,
)
from coalition_model.values.json_values import JsonValue
from coalition_model.values.model import Model
from coalition_model.values.moments import Moment
from coalition_model.values.names import Identifier, Name
from coalition_model.values.parties import Party, PartyRole, Relation
from coalition_model.values.shapes import short_repr, unless
from coalition_model.values.text import Text
from coalition_model.values.when import When

MeetingKind = Literal[
    "summit",
    "meeting",
    "call",
    "video-conference",
    "visit",
    "ministerial",
    "conference",
    "negotiation",
]
MeetingLevel = Literal["leaders", "ministers", "envoys", "officials", "military"]
MeetingStatus = Literal["announced", "confirmed", "held", "postponed", "cancelled"]
PartOfDay = Literal["morning", "noon", "afternoon", "evening", "night"]
Attendance = Literal[
    "attended",
    "expected",
    "confirmed",
    "invited",
    "declined",
    "absent",
    "not-invited",
]
Mode = Literal["in-person", "remote"]


@attrs.frozen(kw_only=True, repr=False)
class Participation(Model):
    """Somebody at a meeting, or expected there, or not asked.

    Attributes:
        actor: the person, state, organization or group.
        id: derived from the meeting and the actor where it is left out. A second row of one actor,
            with what was known later, has an id of its own.
        role: what the actor is there.
        status: whether it came, was expected, had confirmed, was not invited, ...
        mode: in person or remote.
        on_behalf_of: for whom it came, where not for itself.
        office: the office in which a person came.
        as_of: the day of the knowledge; of several rows on one actor the latest holds.
        citations: why we believe it.
        note: remarks.

    >>> Participation(actor="leader:emmanuel-macron", status="confirmed").role
    'participant'
    """

    actor: ActorId
    id: ParticipationId = ParticipationId("")
    role: PartyRole = "participant"
    status: Attendance
    mode: Mode | None = None
    on_behalf_of: ActorId | None = None
    office: OfficeId | None = None
    as_of: EdtfDate | Moment | None = None
    citations: tuple[Citation, ...] = ()
    note: Text | None = None

    def __attrs_post_init__(self) -> None:
        check_owner(self)

    __repr__ = short_repr


def actor_segment(_place: int, participation: Participation) -> str:
    """Name a participation by its actor."""
    return as_segment(participation.actor)


@attrs.frozen(kw_only=True, repr=False)
class Meeting(Model):
    """A summit, call, visit, ministerial or video conference, held or to be held.

    Attributes:
        id: `meeting:2025-08-17-coalition`.
        names: what it is called.
        kind: what sort of meeting it is.
        body: the organization whose meeting it is.
        level: of whom it is a meeting.
        ordinal: which meeting of its body, in the body's own count.
        when: when it takes place: a day, a moment, 'from 15:00 on'.
        part_of_day: the part of that day, where no hour is given.
        places: where; empty where that is not known, or online.
        online: whether it takes place online; `UNKNOWN` where that is not stated.
        status: whether it was announced, confirmed, held, postponed or cancelled.
        parties: hosts, chairs, conveners, initiators.
        participants: who was there, was expected, or was not invited.
        agenda: what it was to be about.
        outcomes: what came of it.
        relations: the meetings that it precedes, follows, reschedules, is part of.
        identifiers: outside names.
        citations: why we believe it.
        note: remarks.
        extra: fields of other projects, under `namespace:name`.

    >>> meeting = Meeting(
    ...     id="meeting:2025-08-15-alaska",
    ...     kind="summit",
    ...     participants=(Participation(actor="leader:donald-trump", status="attended"),),
    ... )
    >>> meeting.participants[0].id
    'participation:2025-08-15-alaska/leader-donald-trump'
    """

    id: MeetingId
    kind: MeetingKind = "meeting"
    body: OrganizationId | None = None
    level: MeetingLevel | None = None
    ordinal: int | None = None
    when: When | None = None
    part_of_day: PartOfDay | None = None
    places: tuple[PlaceId, ...] = ()
    online: Answer = Answer.UNKNOWN
    status: MeetingStatus | None = None
    parties: tuple[Party, ...] = ()
    participants: tuple[Participation, ...] = ()
    agenda: tuple[Text, ...] = ()
    outcomes: tuple[Text, ...] = ()
    relations: tuple[Relation, ...] = ()
    names: tuple[Name, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    citations: tuple[Citation, ...] = ()
    note: Text | None = None
    extra: FrozenMap[str, JsonValue] = NO_EXTRA

    def __attrs_post_init__(self) -> None:
        check_owner(self)
        self._keep_invariants()

    def _keep_invariants(self) -> None:
        below = f"participation:{local_of(self.id)}"
        refuse(
            (
                *unless(self.ordinal is None or self.ordinal >= 1, self, "ordinal", "at least 1"),
                *part_id_problems(self, "participants", below, actor_segment),
            )
        )

    __hash__ = entity_hash
    __repr__ = entity_repr
