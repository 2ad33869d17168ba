"""How sure a coder is."""

from typing import Literal

Confidence = Literal["low", "medium", "high"]
"""How sure whoever coded it is that the coding says what the source says."""
