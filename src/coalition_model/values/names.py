"""What things are called, here and elsewhere."""

from typing import Annotated, Literal

import attrs

from coalition_model.values.edtf import EdtfInterval
from coalition_model.values.model import Model
from coalition_model.values.shapes import NOT_BLANK, Form, check, short_repr
from coalition_model.values.text import Language

NameKind = Literal[
    "official",
    "short",
    "alias",
    "transliteration",
    "former",
    "metonym",
    "so-called",
    "adjective",
    "account",
]
"""`metonym`: a place or building for what sits there, 'the Élysée'. `so-called`: printed in
quotation marks by the source. `account`: a name on a network, as '@vonderleyen'."""


@attrs.frozen(kw_only=True, repr=False)
class Name(Model):
    """A name of something, in one language, of one kind, perhaps for a time.

    Attributes:
        text: the name as it is written.
        language: BCP 47 tag of the language that writes it so, None where it belongs to none.
        kind: what sort of name it is.
        period: when it was in use, None where that is not stated.

    >>> Name(text="Zelensky", language="fr", kind="transliteration")
    Name(text='Zelensky', language='fr', kind='transliteration')
    """

    text: Annotated[str, Form(NOT_BLANK, "a name")]
    language: Language | None = None
    kind: NameKind = "short"
    period: EdtfInterval | None = None

    def __attrs_post_init__(self) -> None:
        check(self)

    __repr__ = short_repr


@attrs.frozen(kw_only=True, repr=False)
class Identifier(Model):
    """A name that an outside register gives: its scheme and its value.

    Attributes:
        scheme: the register: `wikidata`, `iso3166-1-alpha2`, `iso3166-1-alpha3`,
            `iso3166-1-numeric`, `un-m49`, `cow`, `gw`, `ucdp`, `x` (an account), ...
        value: what the register calls it, as it writes it.

    >>> Identifier(scheme="wikidata", value="Q142")
    Identifier(scheme='wikidata', value='Q142')
    """

    scheme: Annotated[str, Form(NOT_BLANK, "the name of a register")]
    value: Annotated[str, Form(NOT_BLANK, "what the register calls it")]

    def __attrs_post_init__(self) -> None:
        check(self)

    __repr__ = short_repr
