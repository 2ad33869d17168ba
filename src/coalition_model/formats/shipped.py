"""Which dossiers come with the package."""

from typing import Final

SHIPPED: Final = (
    "alaska-to-washington",
    "coalition-of-the-willing",
    "leaders",
    "minsk",
    "organizations",
    "rival-plans",
    "states",
)
"""Their names; each is a file `reference/NAME.json` in the package."""
