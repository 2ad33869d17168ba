"""What the tests of faults share."""

from pathlib import Path
from typing import Literal

import pytest

from coalition_model.errors import DocumentError, Fault
from coalition_model.formats import loads

Format = Literal["json", "yaml"]
FORMATS: tuple[Format, ...] = ("json", "yaml")
WHEN = (
    "an EDTF date, an EDTF interval, an EDTF set, a date and time of day or an interval between "
    "times of day"
)
NO_ALIASES = "(anchors and aliases are refused: a few lines can stand for gigabytes)"


def faults_of(text: str | bytes, format_: Format, base: Path | None = None) -> tuple[Fault, ...]:
    """Give the faults of a document that must have some."""
    with pytest.raises(DocumentError) as caught:
        loads(text, format=format_, base=base)
    return caught.value.faults


def lines_of(text: str | bytes, format_: Format, base: Path | None = None) -> list[str]:
    """Give the faults as they are printed."""
    return [str(fault) for fault in faults_of(text, format_, base)]


def marked(text: str) -> tuple[str, list[str]]:
    """Take the marks out of a text, giving the places that they stood before."""
    places: list[str] = []
    while (at := text.find("»")) >= 0:
        text = text[:at] + text[at + 1 :]
        places.append(f"{text.count(chr(10), 0, at) + 1}:{at - text.rfind(chr(10), 0, at)}")
    return text, places
