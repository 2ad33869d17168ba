"""Organizations of every kind, and who belongs to them."""

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
    part_id_problems,
)
from coalition_model.entities.conditions import Condition
from coalition_model.errors import refuse
from coalition_model.values.answers import Answer
from coalition_model.values.citations import Citation
from coalition_model.values.edtf import EdtfDate, EdtfInterval
from coalition_model.values.frozenmap import FrozenMap
from coalition_model.values.ids import (
    ActorId,
    MembershipId,
    ObjectiveId,
    OrganizationId,
    PlaceId,
    StateId,
    as_segment,
    local_of,
)
from coalition_model.values.json_values import JsonValue
from coalition_model.values.model import Model
from coalition_model.values.names import Identifier, Name
from coalition_model.values.parties import Party
from coalition_model.values.quantities import Quantity
from coalition_model.values.shapes import short_repr, unless
from coalition_model.values.text import Text

OrganizationKind = Literal[
    "alliance",
    "union",
    "coalition",
    "format",
    "international-organization",
    "institution",
    "body",
    "force",
    "armed-group",
    "group",
]
"""`format`: states that meet regularly without a charter (G7, Normandy). `institution`: an organ
of a state or a union. `group`: people or states named together by a source, or not named at all."""
OrganizationStatus = Literal["planned", "active", "dissolved"]
MembershipStatus = Literal["member", "observer", "candidate", "aspirant", "suspended", "withdrawn"]


@attrs.frozen(kw_only=True, repr=False)
class Objective(Model):
    """What an organization is for.

    Attributes:
        text: the objective.
        id: derived from its organization where it is left out.
        conditions: on what it depends.
        citations: why we believe it.

    >>> Objective(text=Text.of("rétablir la paix", "fr")).text.languages
    ('fr',)
    """

    text: Text
    id: ObjectiveId = ObjectiveId("")
    conditions: tuple[Condition, ...] = ()
    citations: tuple[Citation, ...] = ()

    def __attrs_post_init__(self) -> None:
        check_owner(self)
        self._keep_invariants()

    def _keep_invariants(self) -> None:
        if self.id and self.conditions:
            derive_part_ids(self, "conditions", f"condition:{as_segment(self.id)}", by_place)

    __repr__ = short_repr


@attrs.frozen(kw_only=True, repr=False)
class Organization(Model):
    """An alliance, union, coalition, format, institution, body, force, armed or other group.

    A group that a source leaves unnamed ('des diplomates') is one too, of kind `group`.

    Attributes:
        id: `organization:nato`.
        names: what it is called.
        kind: what sort of organization it is.
        status: planned, active or dissolved, as far as is known.
        founded: when it came into being.
        dissolved: when it ceased to be.
        parent: the state or organization that it is part of.
        seat: where it sits.
        parties: its initiators, conveners, ...
        objectives: what it is for.
        declared_size: how many members a source says that it has.
        identifiers: outside names.
        citations: why we believe it.
        note: remarks.
        extra: fields of other projects, under `namespace:name`.

    >>> Organization(id="organization:diplomats", kind="group")
    Organization('organization:diplomats')
    """

    id: OrganizationId
    kind: OrganizationKind
    status: OrganizationStatus | None = None
    founded: EdtfDate | None = None
    dissolved: EdtfDate | None = None
    parent: OrganizationId | StateId | None = None
    seat: PlaceId | None = None
    parties: tuple[Party, ...] = ()
    objectives: tuple[Objective, ...] = ()
    declared_size: Quantity | None = None
    names: tuple[Name, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    citations: tuple[Citation, ...] = ()
    note: Text | None = None
    extra: FrozenMap[str, JsonValue] = NO_EXTRA

    def __attrs_post_init__(self) -> None:
        check_owner(self)
        self._keep_invariants()

    def _keep_invariants(self) -> None:
        founded, dissolved = self.founded, self.dissolved
        in_order = (
            founded is None or dissolved is None or dissolved.before(founded) is not Answer.YES
        )
        refuse(
            (
                *unless(self.parent != self.id, self, "parent", "another organization or a state"),
                *unless(in_order, self, "dissolved", f"not before founded ({founded})"),
                *part_id_problems(self, "objectives", f"objective:{local_of(self.id)}", by_place),
            )
        )

    __hash__ = entity_hash
    __repr__ = entity_repr


@attrs.frozen(kw_only=True, repr=False)
class Membership(Model):
    """A state, organization or person in an organization.

    Attributes:
        organization: what it belongs to.
        member: what belongs to it.
        id: derived from the two, `membership:nato/state-FR`, where it is left out.
        status: member, observer, candidate, aspirant, suspended or withdrawn.
        period: from the first to the last day of that status, both included.
        attested: days on which a source says so.
        names: what it is called.
        identifiers: outside names.
        citations: why we believe it.
        note: remarks.
        extra: fields of other projects, under `namespace:name`.

    >>> Membership(organization="organization:nato", member="state:FR").id
    'membership:nato/state-FR'
    """

    organization: OrganizationId
    member: ActorId
    id: MembershipId = MembershipId("")
    status: MembershipStatus = "member"
    period: EdtfInterval | None = None
    attested: tuple[EdtfDate, ...] = ()
    names: tuple[Name, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    citations: tuple[Citation, ...] = ()
    note: Text | None = None
    extra: FrozenMap[str, JsonValue] = NO_EXTRA

    def __attrs_post_init__(self) -> None:
        check_owner(self)
        self._keep_invariants()

    def _keep_invariants(self) -> None:
        other = self.member != self.organization
        refuse(unless(other, self, "member", "another than the organization"))
        if not self.id:
            derive_id(
                self, "membership", f"{local_of(self.organization)}/{as_segment(self.member)}"
            )

    __hash__ = entity_hash
    __repr__ = entity_repr
