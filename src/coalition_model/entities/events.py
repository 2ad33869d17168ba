"""What happened, or may."""

from typing import Literal

import attrs

from coalition_model.entities.common import (
    NO_EXTRA,
    check_owner,
    entity_hash,
    entity_repr,
)
from coalition_model.values.citations import Citation
from coalition_model.values.frozenmap import FrozenMap
from coalition_model.values.ids import EventId, PlaceId, StateId
from coalition_model.values.json_values import JsonValue
from coalition_model.values.model import Model
from coalition_model.values.names import Identifier, Name
from coalition_model.values.parties import Party, Relation
from coalition_model.values.text import Text
from coalition_model.values.when import When

EventKind = Literal[
    "ceasefire",
    "peace-agreement",
    "signature",
    "attack",
    "invasion",
    "war",
    "election",
    "vote",
    "sanctions",
    "recognition",
    "withdrawal",
    "deployment",
    "violation",
    "other",
]
EventStatus = Literal["hypothetical", "announced", "occurred", "failed"]


@attrs.frozen(kw_only=True, repr=False)
class Event(Model):
    """A ceasefire, signature, attack, war, election, vote or the like, real or only thought of.

    Attributes:
        id: `event:ceasefire`.
        names: what it is called.
        kind: what sort of event it is.
        status: `hypothetical` where a source only speaks of it as possible.
        when: when it happened or is to happen.
        parties: who is in it, in which role.
        places: where.
        relations: what it implements, follows, ...
        identifiers: outside names.
        citations: why we believe it.
        note: remarks.
        extra: fields of other projects, under `namespace:name`.

    >>> Event(id="event:ceasefire", kind="ceasefire", status="hypothetical")
    Event('event:ceasefire')
    """

    id: EventId
    kind: EventKind
    status: EventStatus | None = None
    when: When | None = None
    parties: tuple[Party, ...] = ()
    places: tuple[PlaceId | StateId, ...] = ()
    relations: tuple[Relation, ...] = ()
    names: tuple[Name, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    citations: tuple[Citation, ...] = ()
    note: Text | None = None
    extra: FrozenMap[str, JsonValue] = NO_EXTRA

    def __attrs_post_init__(self) -> None:
        check_owner(self)

    __hash__ = entity_hash
    __repr__ = entity_repr
