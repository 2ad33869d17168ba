"""A document of form 1 is kept, with every class and every field, and reads as it always did.

After the first release these files never change: a later form is read from them by its steps. Until
then a change of the form changes them too, knowingly.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, cast

import pytest

from coalition_model.dossier import Dossier
from coalition_model.entities.dossier_notes import Acceptance, Coverage
from coalition_model.entities.kinds import CLASSES
from coalition_model.formats import dumps, load
from coalition_model.values.shapes import fields_of
from coalition_model.values.text import Text

GOLDEN = Path(__file__).parent / "golden"
FORMATS: tuple[Literal["json", "jsonl", "yaml"], ...] = ("json", "jsonl", "yaml")


@pytest.fixture(scope="module")
def golden() -> Dossier:
    return load(GOLDEN / "format-1.json")


@pytest.mark.parametrize("form", FORMATS)
def test_the_golden_document_reads_and_writes_as_ever(
    golden: Dossier, form: Literal["json", "jsonl", "yaml"]
) -> None:
    """Every form of it gives the same dossier, and the same bytes."""
    file = GOLDEN / f"format-1.{form}"
    assert load(file) == golden
    assert dumps(golden, format=form) == file.read_text(encoding="utf-8")


def test_the_golden_document_has_every_class_and_every_field(golden: Dossier) -> None:
    """None is left at its default everywhere, so that nothing could be lost unseen."""
    held: set[tuple[type, str]] = {
        (type(each), field.name)
        for whole in (*golden.own, *golden.coverage, *golden.acceptances)
        for each in _within(whole)
        for field in fields_of(type(each))
        if getattr(each, field.name) != field.default
    }
    classes = _classes()
    wanted = {(cls, field.name) for cls in classes for field in fields_of(cls)}
    assert {(cls.__name__, name) for cls, name in wanted - held} == set()
    for name in ("title", "note", "uses", "coverage", "acceptances"):
        assert getattr(golden, name)


def test_what_the_golden_document_says() -> None:
    """A few values of each sort, so that all forms cannot be wrong alike."""
    golden: Any = load(GOLDEN / "format-1.yaml")
    ann = golden["leader:ann"]
    assert str(ann.life) == "1950-01~/.."
    assert ann.extra["desk:seen"] == (1, 2.5, "no", True, None, {"a": (), "b": "1e5"})
    assert golden["clause:points/1"].text == Text({"en": "withdraw", "fr": "se retirer"}, "fr")
    commitment = golden["commitment:points/1/1"]
    assert (commitment.quantities[1].low, commitment.quantities[1].high) == (1, 2.5)
    assert commitment.timing.offset == "P30D"
    assert golden["place:town"].longitude == -19.9
    assert golden["claim:size"].value == ("state:XA", "state:FR")
    assert golden["office:aa-president"].exclusive is False
    assert str(golden["meeting:talks"].when) == "2025-08-17T15:00+02:00[Europe/Paris]/.."


def _classes() -> set[type]:
    found: set[type] = set()
    waiting: list[type] = [*CLASSES.values(), Coverage, Acceptance]
    while waiting:
        cls = waiting.pop()
        if cls not in found:
            found.add(cls)
            for field in fields_of(cls):
                shape = field.shape.item or field.shape
                waiting += shape.types if shape.kind == "part" else ()
    return found


def _within(value: object) -> Iterator[object]:
    """Give an object, and every object of ours in it."""
    yield value
    for field in fields_of(type(value)):
        inner: object = getattr(value, field.name)
        if inner is None or (field.shape.item or field.shape).kind != "part":
            continue
        items = cast("tuple[object, ...]", inner) if isinstance(inner, tuple) else (inner,)
        for each in items:
            yield from _within(each)
