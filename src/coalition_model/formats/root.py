"""The root of a document, described as every class is: all but the lists of entities."""

from typing import Literal

import attrs

from coalition_model.entities.dossier_notes import Acceptance, Coverage
from coalition_model.values.ids import SourceId
from coalition_model.values.text import Language, Text


@attrs.frozen(kw_only=True)
class Defaults:
    """What the short forms of a document fall back on.

    Attributes:
        language: BCP 47 tag of the language of texts and names that are written as one string.
        zone: IANA name of the time zone of moments that have no offset: Europe/Paris.
        source: the source of citations that name none.
    """

    language: Language = ""
    zone: str = ""
    source: SourceId = SourceId("")


@attrs.frozen(kw_only=True)
class Document:
    """A dossier as a document: a header, then one list for each kind of entity.

    Attributes:
        format: the form of the document and its version.
        title: what the dossier is called.
        note: remarks on the dossier.
        defaults: what the short forms fall back on.
        uses: dossiers whose entities are known here without being written out again:
            `reference:NAME` for a shipped one, or a path relative to this file.
        coverage: what was searched.
        acceptances: findings that the author has looked at and accepts.
    """

    format: Literal["coalition-model/1"]
    title: Text | None = None
    note: Text | None = None
    defaults: Defaults = Defaults()
    uses: tuple[str, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    acceptances: tuple[Acceptance, ...] = ()
