"""Where."""

from typing import Literal

import attrs

from coalition_model.entities.common import (
    NO_EXTRA,
    check_owner,
    entity_hash,
    entity_repr,
)
from coalition_model.errors import refuse
from coalition_model.values.citations import Citation
from coalition_model.values.frozenmap import FrozenMap
from coalition_model.values.ids import PlaceId, StateId
from coalition_model.values.json_values import JsonValue
from coalition_model.values.model import Model
from coalition_model.values.names import Identifier, Name
from coalition_model.values.shapes import unless
from coalition_model.values.text import Text

PlaceKind = Literal[
    "continent",
    "region",
    "country",
    "subdivision",
    "city",
    "district",
    "building",
    "site",
    "border",
    "sea",
    "river",
]


@attrs.frozen(kw_only=True, repr=False)
class Place(Model):
    """A place on the map, from a continent to a building.

    Attributes:
        id: `place:brussels`.
        names: what it is called.
        kind: what sort of place it is.
        part_of: the place or state that it lies in; where that is contested, claims say so.
        latitude: degrees north, WGS 84, -90 to 90; given together with longitude.
        longitude: degrees east, WGS 84, -180 to 180.
        identifiers: outside names.
        citations: why we believe it.
        note: remarks.
        extra: fields of other projects, under `namespace:name`.

    >>> Place(id="place:kyiv", latitude=91, longitude=30.5)
    Traceback (most recent call last):
    coalition_model.errors.InvalidValue: Place.latitude must be from -90 to 90, but is 91
    """

    id: PlaceId
    kind: PlaceKind | None = None
    part_of: PlaceId | StateId | None = None
    latitude: int | float | None = None
    longitude: int | float | None = None
    names: tuple[Name, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    citations: tuple[Citation, ...] = ()
    note: Text | None = None
    extra: FrozenMap[str, JsonValue] = NO_EXTRA

    def __attrs_post_init__(self) -> None:
        check_owner(self)
        self._keep_invariants()

    def _keep_invariants(self) -> None:
        found = unless(self.part_of != self.id, self, "part_of", "another place or a state")
        for field, limit, other in (("latitude", 90, "longitude"), ("longitude", 180, "latitude")):
            value: float | None = getattr(self, field)
            if value is None:
                alone = getattr(self, other) is None
                found += unless(alone, self, field, f"given together with {other}")
            else:
                within = -limit <= value <= limit
                found += unless(within, self, field, f"from -{limit} to {limit}")
        refuse(found)

    __hash__ = entity_hash
    __repr__ = entity_repr
