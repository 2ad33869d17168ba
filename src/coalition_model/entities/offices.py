"""Posts, and who holds them when."""

from typing import Literal

import attrs

from coalition_model.entities.common import (
    NO_EXTRA,
    check_owner,
    derive_id,
    entity_hash,
    entity_repr,
)
from coalition_model.errors import refuse
from coalition_model.values.citations import Citation
from coalition_model.values.edtf import EdtfDate, EdtfInterval
from coalition_model.values.frozenmap import FrozenMap
from coalition_model.values.ids import (
    LeaderId,
    OfficeId,
    OrganizationId,
    StateId,
    TenureId,
    local_of,
)
from coalition_model.values.json_values import JsonValue
from coalition_model.values.model import Model
from coalition_model.values.names import Identifier, Name
from coalition_model.values.shapes import unless
from coalition_model.values.text import Text

OfficeKind = Literal[
    "head-of-state",
    "head-of-government",
    "head-of-state-and-government",
    "head-of-organization",
    "minister",
    "foreign-minister",
    "envoy",
    "ambassador",
    "commander",
    "member-of-body",
    "other",
]
TenureStatus = Literal["substantive", "acting", "elect", "caretaker", "disputed"]


@attrs.frozen(kw_only=True, repr=False)
class Office(Model):
    """A post that a person can hold, in a state or an organization.

    Attributes:
        id: `office:fr-president`.
        names: what it is called: 'President of the French Republic'.
        of: the state or organization that it is a post of.
        kind: what sort of post, which says for whom its holder may speak.
        exclusive: True where only one person can hold it at a time.
        period: when the office existed.
        identifiers: outside names.
        citations: why we believe it.
        note: remarks.
        extra: fields of other projects, under `namespace:name`.

    >>> Office(id="office:fr-president", of="state:FR", kind="head-of-state")
    Office('office:fr-president')
    """

    id: OfficeId
    of: StateId | OrganizationId
    kind: OfficeKind
    exclusive: bool = True
    period: EdtfInterval | None = None
    names: tuple[Name, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    citations: tuple[Citation, ...] = ()
    note: Text | None = None
    extra: FrozenMap[str, JsonValue] = NO_EXTRA

    def __attrs_post_init__(self) -> None:
        check_owner(self)

    __hash__ = entity_hash
    __repr__ = entity_repr


@attrs.frozen(kw_only=True, repr=False)
class Tenure(Model):
    """A person holds an office, for a period or on days that a source attests.

    Attributes:
        leader: the person.
        office: the office.
        id: derived from the two, `tenure:fr-president/emmanuel-macron`, where it is left out.
        period: from the first to the last day in office, both included.
        attested: days on which a source says that the person held it.
        status: `elect` and `disputed` holders do not hold the office for certain.
        ordinal: which holder in the office's own count, '47th'.
        names: what it is called.
        identifiers: outside names.
        citations: why we believe it.
        note: remarks.
        extra: fields of other projects, under `namespace:name`.

    >>> Tenure(leader="leader:keir-starmer", office="office:gb-prime-minister").id
    'tenure:gb-prime-minister/keir-starmer'
    """

    leader: LeaderId
    office: OfficeId
    id: TenureId = TenureId("")
    period: EdtfInterval | None = None
    attested: tuple[EdtfDate, ...] = ()
    status: TenureStatus = "substantive"
    ordinal: int | None = None
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
            derive_id(self, "tenure", f"{local_of(self.office)}/{local_of(self.leader)}")
        refuse(unless(self.ordinal is None or self.ordinal >= 1, self, "ordinal", "at least 1"))

    __hash__ = entity_hash
    __repr__ = entity_repr
