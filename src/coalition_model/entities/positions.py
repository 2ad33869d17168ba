"""Who stands where."""

from typing import Literal

import attrs

from coalition_model.entities.common import (
    NO_EXTRA,
    by_place,
    check_owner,
    derive_id,
    derive_part_ids,
    entity_hash,
    entity_repr,
)
from coalition_model.entities.conditions import Condition
from coalition_model.entities.confidence import Confidence
from coalition_model.values.citations import Citation
from coalition_model.values.frozenmap import FrozenMap
from coalition_model.values.ids import (
    ActorId,
    ClauseId,
    CommitmentId,
    EventId,
    PlanId,
    PositionId,
    StatementId,
    as_segment,
)
from coalition_model.values.json_values import JsonValue
from coalition_model.values.model import Model
from coalition_model.values.names import Identifier, Name
from coalition_model.values.parties import Relation
from coalition_model.values.text import Text
from coalition_model.values.when import When

Stance = Literal["supports", "opposes", "neutral", "abstains", "mixed", "declined"]
Basis = Literal["own-words", "reported", "signature", "authorship", "vote", "inference"]


@attrs.frozen(kw_only=True, repr=False)
class Position(Model):
    """Where an actor stands on a plan, a clause, a commitment or an event.

    Attributes:
        actor: who.
        target: on what.
        id: derived from the two where it is left out.
        stance: where it stands; `declined` means that it refused to take one.
        conditions: on what the stance depends.
        when: when it was taken.
        on_behalf_of: for whom; a person's words are not the state's unless this says so.
        basis: how it is known.
        statement: the statement that it was read from.
        coder: who read it so.
        confidence: how sure the coder is.
        relations: the positions that it `supersedes`: an adjudicator's coding stands in the place
            of those that coders disagree on, and these stay.
        names: what it is called.
        identifiers: outside names.
        citations: why we believe it.
        note: remarks.
        extra: fields of other projects, under `namespace:name`.

    >>> Position(actor="state:FR", target="clause:four-points/4", stance="supports").id
    'position:state-FR/clause-four-points-4'
    """

    actor: ActorId
    target: PlanId | ClauseId | CommitmentId | EventId
    id: PositionId = PositionId("")
    stance: Stance
    conditions: tuple[Condition, ...] = ()
    when: When | None = None
    on_behalf_of: ActorId | None = None
    basis: Basis | None = None
    statement: StatementId | None = None
    coder: str | None = None
    confidence: Confidence | None = None
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
        if not self.id:
            derive_id(self, "position", f"{as_segment(self.actor)}/{as_segment(self.target)}")
        if self.conditions:
            derive_part_ids(self, "conditions", f"condition:{as_segment(self.id)}", by_place)

    __hash__ = entity_hash
    __repr__ = entity_repr
