"""What was said or posted."""

from typing import Literal

import attrs

from coalition_model.entities.common import (
    NO_EXTRA,
    check_owner,
    entity_hash,
    entity_repr,
)
from coalition_model.values.answers import Answer
from coalition_model.values.citations import Citation
from coalition_model.values.frozenmap import FrozenMap
from coalition_model.values.ids import ActorId, AnyId, OfficeId, StatementId
from coalition_model.values.json_values import JsonValue
from coalition_model.values.model import Model
from coalition_model.values.names import Identifier, Name
from coalition_model.values.parties import Relation
from coalition_model.values.text import Text
from coalition_model.values.when import When

StatementKind = Literal[
    "speech",
    "remark",
    "announcement",
    "post",
    "press-release",
    "communique",
    "interview",
    "request",
    "report",
    "letter",
]


@attrs.frozen(kw_only=True, repr=False)
class Statement(Model):
    """Words said, written or posted by somebody.

    Attributes:
        id: `statement:2025-08-17-von-der-leyen-post`.
        kind: what sort of statement it is.
        direct: YES where the words are the speaker's own, NO where somebody reports them.
        speakers: who says it.
        on_behalf_of: for whom they say it.
        offices: the offices in which they say it.
        addressees: to whom.
        medium: through what: 'X', 'press conference'.
        account: the account that posted it: 'vonderleyen'.
        link: where it can be read.
        when: when it was said.
        text: the words; absent where the source does not give them.
        about: what it speaks of.
        relations: the statement that it relays or quotes, ...
        names: what it is called.
        identifiers: outside names.
        citations: why we believe it.
        note: remarks.
        extra: fields of other projects, under `namespace:name`.

    >>> Statement(id="statement:x", kind="post", speakers=("leader:keir-starmer",)).medium is None
    True
    """

    id: StatementId
    kind: StatementKind
    direct: Answer = Answer.UNKNOWN
    speakers: tuple[ActorId, ...] = ()
    on_behalf_of: tuple[ActorId, ...] = ()
    offices: tuple[OfficeId, ...] = ()
    addressees: tuple[ActorId, ...] = ()
    medium: str | None = None
    account: str | None = None
    link: str | None = None
    when: When | None = None
    text: Text | None = None
    about: tuple[AnyId, ...] = ()
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
