"""Why we believe it."""

from typing import Annotated

import attrs

from coalition_model.values.ids import ActorId, SourceId
from coalition_model.values.model import Model
from coalition_model.values.shapes import NOT_BLANK, Form, check, short_repr


@attrs.frozen(kw_only=True, repr=False)
class Citation(Model):
    """What supports an entity or a part, or some of its fields.

    Attributes:
        source: where it stands.
        quote: the words of the source; None where the whole source is meant.
        verbatim: False where `quote` restates the source in other words. Such words are never
            shown as a quotation.
        locator: where in the source: a page, a paragraph, 'sentence 14', 'row 12'.
        fields: which fields of its owner it supports, as paths: `when`, `agenda/0`. None named
            means all.
        attributed_to: whose word it is, where the source reports another's.
        via: the source that relays it, where this one was not seen itself.

    >>> Citation(source="source:article", quote="une coalition de 31 pays")
    Citation(source='source:article', quote='une coalition de 31 pays')
    """

    source: SourceId
    quote: Annotated[str, Form(NOT_BLANK, "words of the source")] | None = None
    verbatim: bool = True
    locator: str | None = None
    fields: tuple[str, ...] = ()
    attributed_to: ActorId | None = None
    via: SourceId | None = None

    def __attrs_post_init__(self) -> None:
        check(self)

    def supports(self, field: str) -> bool:
        """Tell whether the citation supports a field of its owner, or a part of that field.

        >>> Citation(source="source:article", fields=("agenda/0",)).supports("agenda")
        True
        """
        return not self.fields or any(
            path == field or path.startswith(f"{field}/") or field.startswith(f"{path}/")
            for path in self.fields
        )

    __repr__ = short_repr
