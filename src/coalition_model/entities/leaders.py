"""People who act."""

import attrs

from coalition_model.entities.common import (
    NO_EXTRA,
    check_owner,
    entity_hash,
    entity_repr,
)
from coalition_model.values.citations import Citation
from coalition_model.values.edtf import EdtfInterval
from coalition_model.values.frozenmap import FrozenMap
from coalition_model.values.ids import LeaderId, StateId
from coalition_model.values.json_values import JsonValue
from coalition_model.values.model import Model
from coalition_model.values.names import Identifier, Name
from coalition_model.values.text import Text


@attrs.frozen(kw_only=True, repr=False)
class Leader(Model):
    """A person who acts in diplomacy, with or without an office.

    Attributes:
        id: `leader:emmanuel-macron`.
        names: spellings and transliterations, each with its language.
        identifiers: Wikidata, accounts (`x`), ...
        nationality: states of which the person is a national.
        life: from birth to death.
        citations: why we believe it.
        note: remarks.
        extra: fields of other projects, under `namespace:name`.

    >>> Leader(id="leader:keir-starmer", names=(Name(text="Keir Starmer"),))
    Leader('leader:keir-starmer', 'Keir Starmer')
    """

    id: LeaderId
    nationality: tuple[StateId, ...] = ()
    life: EdtfInterval | None = None
    names: tuple[Name, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    citations: tuple[Citation, ...] = ()
    note: Text | None = None
    extra: FrozenMap[str, JsonValue] = NO_EXTRA

    def __attrs_post_init__(self) -> None:
        check_owner(self)

    __hash__ = entity_hash
    __repr__ = entity_repr
