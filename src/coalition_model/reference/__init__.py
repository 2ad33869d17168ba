"""The dossiers that come with the package."""

from typing import Final

from coalition_model.dossier import Dossier
from coalition_model.errors import UnknownId
from coalition_model.formats.shipped import SHIPPED
from coalition_model.values.spelling import nearest as _nearest

NAMES: Final = SHIPPED
"""The names of the shipped dossiers."""


def dossier(name: str) -> Dossier:
    """Give a shipped dossier; it is loaded once and immutable.

    Args:
        name: one of `NAMES`.

    Raises:
        UnknownId: there is no such dossier.

    >>> dossier("states").states["state:FR"].names[0].text
    'France'
    """
    from coalition_model.formats import documents  # noqa: PLC0415 - keeps the import light

    if name not in NAMES:
        raise UnknownId(name, _nearest(name, NAMES))
    return documents.shipped(name)
