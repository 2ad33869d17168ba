"""Who takes part in what, in which role, and how things point to one another."""

from typing import Literal

import attrs

from coalition_model.values.ids import ActorId, AnyId, OfficeId
from coalition_model.values.model import Model
from coalition_model.values.shapes import check, short_repr

PartyRole = Literal[
    "author",
    "signatory",
    "endorser",
    "adopter",
    "guarantor",
    "witness",
    "obligor",
    "beneficiary",
    "target",
    "monitor",
    "mediator",
    "funder",
    "host",
    "guest",
    "chair",
    "convener",
    "initiator",
    "announcer",
    "participant",
    "attacker",
    "attacked",
]


@attrs.frozen(kw_only=True, repr=False)
class Party(Model):
    """An actor in a role.

    Attributes:
        actor: the state, person, organization or group.
        role: what it is in this.
        on_behalf_of: for whom it acts, where not for itself.
        office: the office in which a person acts.

    >>> Party(actor="state:CZ", role="initiator")
    Party(actor='state:CZ', role='initiator')
    """

    actor: ActorId
    role: PartyRole
    on_behalf_of: ActorId | None = None
    office: OfficeId | None = None

    def __attrs_post_init__(self) -> None:
        check(self)

    __repr__ = short_repr


RelationKind = Literal[
    "supersedes",
    "responds-to",
    "renders",
    "corresponds-to",
    "implements",
    "relays",
    "quotes",
    "precedes",
    "follows",
    "part-of",
    "reschedules",
    "copy-of",
]


@attrs.frozen(kw_only=True, repr=False)
class Relation(Model):
    """A link from its owner to another entity or part.

    Attributes:
        kind: what the owner does to the target: it `supersedes`, `renders` (puts into other words
            or another language), `precedes` it, is `part-of` it, ...
        target: the id that it points to.

    >>> Relation(kind="precedes", target="meeting:2025-08-18-white-house").kind
    'precedes'
    """

    kind: RelationKind
    target: AnyId

    def __attrs_post_init__(self) -> None:
        check(self)

    __repr__ = short_repr
