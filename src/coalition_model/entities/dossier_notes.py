"""What a dossier says of itself: what was searched, and which findings its author accepts."""

from typing import Annotated

import attrs

from coalition_model.values.edtf import EdtfInterval
from coalition_model.values.ids import ActorId, AnyId, SourceId
from coalition_model.values.model import Model
from coalition_model.values.shapes import NOT_BLANK, Form, check, short_repr
from coalition_model.values.text import Text


@attrs.frozen(kw_only=True, repr=False)
class Coverage(Model):
    """What was searched for a dossier, so that 'not searched' and 'searched, silent' differ.

    Attributes:
        actors: whose positions were looked for; none named means everybody's.
        about: on which plans, clauses, meetings; none named means all of the dossier's.
        sources: in which sources.
        period: published in which period.
        note: how it was searched.

    >>> Coverage(actors=("state:FR",), about=("plan:four-points",)).actors
    ('state:FR',)
    """

    actors: tuple[ActorId, ...] = ()
    about: tuple[AnyId, ...] = ()
    sources: tuple[SourceId, ...] = ()
    period: EdtfInterval | None = None
    note: Text | None = None

    def __attrs_post_init__(self) -> None:
        check(self)

    __repr__ = short_repr


@attrs.frozen(kw_only=True, repr=False)
class Acceptance(Model):
    """A finding that the author of a dossier has looked at and accepts.

    Attributes:
        code: the rule's code: `OFF002`.
        entity: the entity or part that the finding is about.
        field: its field path, None for any.
        reason: why it is accepted.

    >>> Acceptance(code="SRC001", entity="place:alaska", reason="common knowledge").field is None
    True
    """

    code: str
    entity: AnyId
    field: str | None = None
    reason: Annotated[str, Form(NOT_BLANK, "a reason")]

    def __attrs_post_init__(self) -> None:
        check(self)

    __repr__ = short_repr
