"""What must happen first, and when things fall due."""

from typing import Annotated, Literal

import attrs

from coalition_model.entities.common import check_owner
from coalition_model.errors import refuse
from coalition_model.values.citations import Citation
from coalition_model.values.ids import (
    ClauseId,
    CommitmentId,
    ConditionId,
    EventId,
    MeetingId,
    TimingId,
)
from coalition_model.values.model import Model
from coalition_model.values.shapes import Form, check, short_repr, unless
from coalition_model.values.text import Text
from coalition_model.values.when import When

Happening = Literal["occurs", "not-occurs", "breached"]
Effect = Literal["starts", "ends", "suspends", "restores"]
Combination = Literal["all", "any"]
TimingRelation = Literal["on", "after", "before", "by", "from", "until", "during", "within"]

_N = "[0-9]"  # not the d of patterns, which takes the digits of every script
DURATION = (
    f"P(?={_N}|T{_N})({_N}+Y)?({_N}+M)?({_N}+W)?({_N}+D)?(T(?={_N})({_N}+H)?({_N}+M)?({_N}+S)?)?"
)


@attrs.frozen(kw_only=True, repr=False)
class Trigger(Model):
    """Something that happens, or does not, to an event, a clause or a commitment.

    Attributes:
        of: the event, clause or commitment.
        happening: `occurs` (an event happens, a clause is carried out), `not-occurs`, or
            `breached`.

    >>> Trigger(of="event:ceasefire").happening
    'occurs'
    """

    of: EventId | ClauseId | CommitmentId
    happening: Happening = "occurs"

    def __attrs_post_init__(self) -> None:
        check(self)

    __repr__ = short_repr


@attrs.frozen(kw_only=True, repr=False)
class Condition(Model):
    """On what something depends, in the source's words and, where coded, in ours.

    Attributes:
        id: derived from its owner where it is left out.
        wording: how the source puts it: 'en cas de cessez-le-feu'.
        triggers: what it hangs on; empty where that is not coded.
        combine: whether all of the triggers are needed, or any.
        effect: what happens to the owner once it is met.
        citations: why we believe it.

    >>> Condition(wording=Text.of("en cas de cessez-le-feu", "fr")).effect
    'starts'
    """

    id: ConditionId = ConditionId("")
    wording: Text | None = None
    triggers: tuple[Trigger, ...] = ()
    combine: Combination = "all"
    effect: Effect = "starts"
    citations: tuple[Citation, ...] = ()

    def __attrs_post_init__(self) -> None:
        check_owner(self)

    __repr__ = short_repr


@attrs.frozen(kw_only=True, repr=False)
class Timing(Model):
    """When something is due: on a date, or at some distance from something else.

    Attributes:
        id: derived from its owner where it is left out.
        wording: how the source puts it: 'après tout accord de paix'.
        when: the date, if one is given.
        relation: how it lies to `when` or to `anchor`.
        anchor: the event, meeting, clause or commitment that it counts from.
        offset: the distance from the anchor, an ISO 8601 duration: `P30D`.
        citations: why we believe it.

    >>> Timing(relation="within", anchor="event:signature", offset="P100D").offset
    'P100D'
    """

    id: TimingId = TimingId("")
    wording: Text | None = None
    when: When | None = None
    relation: TimingRelation = "on"
    anchor: EventId | MeetingId | ClauseId | CommitmentId | None = None
    offset: Annotated[str, Form(DURATION, "an ISO 8601 duration, such as P30D")] | None = None
    citations: tuple[Citation, ...] = ()

    def __attrs_post_init__(self) -> None:
        check_owner(self)
        self._keep_invariants()

    def _keep_invariants(self) -> None:
        dated = self.when is not None or self.anchor is not None
        said = dated or self.wording is not None
        without = "left out where there is neither when nor anchor to count from"
        refuse(
            (
                *unless(said, self, "wording", "given where neither when nor anchor is"),
                *unless(dated or self.offset is None, self, "offset", without),
            )
        )

    __repr__ = short_repr
