"""The classes of the desk; `Watch` stands in a module whose annotations are strings."""

from datetime import date
from typing import Generic, Literal, TypeVar

import attrs

import coalition_model as cm
from coalition_model.values import ActorId, JsonValue, Language, MeetingId, StateId
from press_desk.watches import Watch

T = TypeVar("T")


@attrs.frozen
class Lead(Generic[T]):
    """What somebody looks into."""

    subject: T
    others: list[T] = attrs.field(factory=list[T])
    confirmed: cm.Answer = cm.Answer.UNKNOWN


@attrs.frozen
class Score:
    """How the desk judges a meeting; it travels in the meeting's `extra`."""

    value: float
    coder: str
    day: date
    after: cm.EdtfDate | None = None
    about: tuple[cm.State, ...] = ()


@attrs.frozen
class Rumour:
    """Something unlike any class of ours."""

    heard_from: str
    kind: Literal["rumour"] = "rumour"


@attrs.frozen
class Desk:
    """Everything of ours that a field of theirs may hold."""

    name: str
    meeting: cm.Meeting
    clauses: list[cm.Clause]
    since: cm.EdtfDate
    deadline: cm.When
    follows: cm.State | cm.Leader
    asked: ActorId
    language: Language
    lead: Lead[cm.Quantity]
    watch: Watch
    by_name: dict[str, list[cm.Text]] = attrs.field(factory=dict[str, list[cm.Text]])
    by_day: dict[cm.EdtfDate, cm.Text] = attrs.field(factory=dict[cm.EdtfDate, cm.Text])
    pair: tuple[cm.Place, cm.Answer] | None = None
    next: cm.Meeting | None = None
    next_id: MeetingId | None = None
    until: cm.When | None = None
    asked_next: ActorId | None = None
    source: cm.State | cm.Organization | None = None
    heard: cm.State | Rumour | None = None
    motto: cm.Text | None = None
    free: JsonValue = None
    sizes: cm.FrozenMap[str, cm.Quantity] = attrs.field(factory=cm.FrozenMap[str, cm.Quantity])
    extra: cm.FrozenMap[str, JsonValue] = attrs.field(factory=cm.FrozenMap[str, JsonValue])
    dossier: cm.Dossier | None = None


@attrs.frozen
class Calendar:
    """Meetings by the state that holds them."""

    by_state: dict[StateId, cm.Meeting]
