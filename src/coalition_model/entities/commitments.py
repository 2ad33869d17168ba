"""What a clause makes somebody do."""

from typing import Literal

import attrs

from coalition_model.entities.common import by_place, check_owner, derive_part_ids
from coalition_model.entities.conditions import Condition, Timing
from coalition_model.values.citations import Citation
from coalition_model.values.ids import CommitmentId, PlaceId, StateId, TimingId, as_segment
from coalition_model.values.model import Model
from coalition_model.values.parties import Party
from coalition_model.values.quantities import Quantity
from coalition_model.values.shapes import short_repr
from coalition_model.values.text import Text

Modality = Literal[
    "commits",
    "requires",
    "prohibits",
    "permits",
    "affirms",
    "aims",
    "ready-to",
    "expected",
    "requests",
    "proposes",
]


@attrs.frozen(kw_only=True, repr=False)
class Commitment(Model):
    """Who does what to whom, how firmly, by which means, when and on which conditions.

    Attributes:
        id: derived from its clause where it is left out: `commitment:four-points/1/2`.
        modality: how firmly.
        parties: who is bound (`obligor`), for whom (`beneficiary`), against whom (`target`), who
            vouches (`guarantor`), ...
        action: the verb: 'maintenir'.
        object: what it is done to: 'le flux d'aide militaire'.
        means: by what: 'sanctions', 'autres mesures'.
        purpose: to what end.
        quantities: its numbers: 600,000 personnel.
        places: where.
        timing: when.
        conditions: on what it depends; each has its own effect.
        citations: why we believe it.
        note: remarks.

    >>> Commitment(modality="commits", action=Text.of("maintain", "en")).modality
    'commits'
    """

    id: CommitmentId = CommitmentId("")
    modality: Modality
    parties: tuple[Party, ...] = ()
    action: Text | None = None
    object: Text | None = None
    means: tuple[Text, ...] = ()
    purpose: Text | None = None
    quantities: tuple[Quantity, ...] = ()
    places: tuple[PlaceId | StateId, ...] = ()
    timing: Timing | None = None
    conditions: tuple[Condition, ...] = ()
    citations: tuple[Citation, ...] = ()
    note: Text | None = None

    def __attrs_post_init__(self) -> None:
        check_owner(self)
        self._keep_invariants()

    def _keep_invariants(self) -> None:
        if self.id and self.conditions:
            derive_part_ids(self, "conditions", f"condition:{as_segment(self.id)}", by_place)
        if self.id and self.timing is not None and not self.timing.id:
            timing = attrs.evolve(self.timing, id=TimingId(f"timing:{as_segment(self.id)}"))
            object.__setattr__(self, "timing", timing)

    __repr__ = short_repr
