"""States."""

from typing import Literal

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
from coalition_model.values.ids import StateId
from coalition_model.values.json_values import JsonValue
from coalition_model.values.model import Model
from coalition_model.values.names import Identifier, Name
from coalition_model.values.text import Text

StateStatus = Literal["independent", "dependent", "disputed", "former"]
"""`dependent`: a territory with codes of its own. `disputed`: its statehood is. What a source says
of this is that source's view, so the field wants a citation of its own."""


@attrs.frozen(kw_only=True, repr=False)
class State(Model):
    """A state, or a territory that has a state's codes.

    Attributes:
        id: `state:` and the ISO 3166-1 alpha-2 code where there is one: `state:FR`.
        names: what it is called.
        identifiers: its codes: ISO 3166-1, M49, Wikidata, Correlates of War, Gleditsch-Ward, ...
        status: what it is among states.
        spells: the periods in which it existed.
        predecessors: the states that it continues or came out of.
        citations: why we believe it.
        note: remarks.
        extra: fields of other projects, under `namespace:name`.

    >>> State(id="state:FR", names=(Name(text="France", language="fr"),))
    State('state:FR', 'France')
    >>> State(id="leader:fr")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    coalition_model.errors.InvalidValue: State.id must be an id of kind state, but is 'leader:fr'
    """

    id: StateId
    status: StateStatus | None = None
    spells: tuple[EdtfInterval, ...] = ()
    predecessors: tuple[StateId, ...] = ()
    names: tuple[Name, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    citations: tuple[Citation, ...] = ()
    note: Text | None = None
    extra: FrozenMap[str, JsonValue] = NO_EXTRA

    def __attrs_post_init__(self) -> None:
        check_owner(self)

    __hash__ = entity_hash
    __repr__ = entity_repr
