"""What somebody asserts, kept apart from what the dossier holds true."""

from typing import Literal

import attrs

from coalition_model.entities.common import (
    NO_EXTRA,
    check_owner,
    entity_hash,
    entity_repr,
)
from coalition_model.entities.confidence import Confidence
from coalition_model.errors import InvalidValue, refuse
from coalition_model.values.citations import Citation
from coalition_model.values.frozenmap import FrozenMap, apart
from coalition_model.values.ids import ActorId, AnyId, ClaimId, kind_of
from coalition_model.values.json_values import JsonValue, freeze_json
from coalition_model.values.model import Model
from coalition_model.values.names import Identifier, Name
from coalition_model.values.shapes import Shape, field_of, unless
from coalition_model.values.text import Text
from coalition_model.values.when import When

ClaimKind = Literal["assertion", "judgment", "presupposition", "inference"]


@attrs.frozen(kw_only=True, repr=False)
class Claim(Model):
    """One assertion by someone: that a field has a value, or something in free words.

    An entity holds what the dossier's author accepts; claims hold what each source says.

    Attributes:
        id: `claim:article-founded`.
        about: the entity or part that it is about.
        field: the field that it gives a value for.
        value: that value, written as in a document; what is text there is text here, so a year is
            '2025'.
        open: True where the value is a list that does not claim to be whole ('notamment').
        says: the assertion in words, where no field can hold it.
        kind: `assertion`, `judgment` (an evaluation), `presupposition` (taken for granted), or
            `inference` (a coder's conclusion).
        denies: True where it is denied that this is so.
        attributed_to: whose claim it is.
        coder: who coded it.
        holds: when in the world it is said to hold.
        confidence: how sure the coder is.
        names: what it is called.
        identifiers: outside names.
        citations: where it stands.
        note: remarks.
        extra: fields of other projects, under `namespace:name`.

    >>> claim = Claim(
    ...     id="claim:founded", about="organization:coalition", field="founded", value="2025-03"
    ... )
    >>> claim.value
    '2025-03'
    """

    id: ClaimId
    about: AnyId
    field: str | None = None
    value: JsonValue = attrs.field(default=None, converter=freeze_json, eq=apart)
    open: bool = False
    says: Text | None = None
    kind: ClaimKind = "assertion"
    denies: bool = False
    attributed_to: ActorId | None = None
    coder: str | None = None
    holds: When | None = None
    confidence: Confidence | None = None
    names: tuple[Name, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    citations: tuple[Citation, ...] = ()
    note: Text | None = None
    extra: FrozenMap[str, JsonValue] = NO_EXTRA

    def __attrs_post_init__(self) -> None:
        check_owner(self)
        self._keep_invariants()

    def _keep_invariants(self) -> None:
        if self.says is not None:
            refuse(
                (
                    *unless(self.field is None, self, "field", "left out where says is given"),
                    *unless(self.value is None, self, "value", "left out where says is given"),
                )
            )
        else:
            refuse(unless(self.field is not None, self, "field", "given where says is not"))
            refuse(unless(self.value is not None, self, "value", "given together with field"))
        listed = not self.open or isinstance(self.value, tuple)
        refuse(unless(listed, self, "value", "a list where open is true"))
        number = _number_for_text(_claimed_shape(self), self.value)
        if number is not None:
            raise InvalidValue("Claim", "value", number, f"text, as {self.field} is written")

    __hash__ = entity_hash
    __repr__ = entity_repr


def _claimed_shape(claim: Claim) -> Shape | None:
    """Describe the field that a claim gives a value for; None where there is no such field."""
    from coalition_model.entities.kinds import shape_of_field  # noqa: PLC0415 - it lists Claim too

    return shape_of_field(kind_of(claim.about), claim.field) if claim.field else None


def _number_for_text(shape: Shape | None, value: JsonValue) -> object | None:
    """Find a number or truth value where the claimed field has text, a date, a word or an id."""
    if shape is None:
        return None
    if isinstance(value, bool | int | float):
        return value if shape.kind in ("text", "id", "choice", "scalar") else None
    inner: list[tuple[Shape | None, JsonValue]] = []
    if isinstance(value, tuple):
        inner = [(shape.item or shape, each) for each in value]
    elif isinstance(value, FrozenMap) and shape.kind == "part":
        cls = shape.types[0]
        for key, each in value.items():
            field = field_of(cls, key)
            known = field.shape if field is not None else None
            inner.append((Shape("text") if cls is Text else known, each))
    found = (_number_for_text(below, each) for below, each in inner)
    return next((each for each in found if each is not None), None)
