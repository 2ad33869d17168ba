"""Exactly one fault: every kind of fault of the loader has a strategy of documents."""

import ast
import sys
from pathlib import Path
from types import FrameType
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis.errors import InvalidArgument
from smallest import smallest

import coalition_model as cm
from coalition_model import formats
from coalition_model.formats.forms import FORMATS, FormatName
from coalition_model.testing import strategies
from coalition_model.testing.faults_of_documents import KINDS, FaultyDocument

CASES: list[tuple[str, FormatName]] = [
    (kind, form) for kind, known in KINDS.items() for form in known.forms
]


def faults_of(document: FaultyDocument) -> tuple[cm.Fault, ...]:
    with pytest.raises(cm.DocumentError) as caught:
        cm.loads(document.content, format=document.format)
    return caught.value.faults


@pytest.mark.parametrize(("kind", "form"), CASES)
def test_the_one_fault_has_the_pointer(kind: str, form: FormatName) -> None:
    seen: set[bytes] = set()

    @settings(max_examples=8, deadline=None)
    @given(strategies.faulty_documents(kind, format=form))
    def exactly_one(document: FaultyDocument) -> None:
        (fault,) = faults_of(document)
        assert fault.pointer == document.pointer
        assert document.format == form
        if document.line is not None:
            assert fault.line == document.line
        seen.add(document.content)

    exactly_one()
    assert len(seen) > 1


def test_every_form_has_kinds() -> None:
    assert {form for _, form in CASES} == set(FORMATS)
    for form in FORMATS:
        kinds = strategies.document_fault_kinds(form)
        assert set(kinds) == {kind for kind, each in CASES if each == form}
    assert strategies.document_fault_kinds() == tuple(KINDS)


def test_what_is_no_kind_is_refused() -> None:
    with pytest.raises(InvalidArgument, match=r"^faulty_documents\(kind=\.\.\.\) must be one of "):
        strategies.faulty_documents("a typo")
    with pytest.raises(InvalidArgument, match="must be one of yaml, but is 'json'"):
        strategies.faulty_documents("an anchor", format="json")
    with pytest.raises(InvalidArgument, match="must be one of json, jsonl, yaml, but is 'toml'"):
        strategies.faulty_documents("null", format=cast("FormatName", "toml"))


READERS = ("closing", "drafts", "headers", "json_form", "parsed", "reading", "rows", "yaml_form")
"""The modules of the loader that say what is wrong with the bytes of one document."""

NOT_OF_BYTES = {
    "a text as key": "a program hands it data that no parser gives",
    "a JSON value": "the same",
    "Unicode text as key": "half a surrogate pair as key",
}
"""What the modules can say, but not of the bytes of one document that uses no file."""

NOT_BY_ITSELF = {
    "_borrow": "it takes two files in use",
    "_joined_header": "it takes a folder",
    "_refuse_move": "it takes an older form",
}
"""Functions that judge several documents together, or documents that there are none of yet."""


def sites(module: str) -> dict[int, str]:
    """Find where a module notes faults: the line, and the words if they are written there."""
    path = Path(str(formats.__file__)).parent / f"{module}.py"
    found: dict[int, str] = {}
    tree = ast.parse(path.read_text("utf-8"))
    together = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name in NOT_BY_ITSELF
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if node in together:
            continue
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
        if name in ("RawFault", "fault", "refuse", "twice"):
            words = [
                each.value
                for each in node.args
                if isinstance(each, ast.Constant) and isinstance(each.value, str)
            ]
            found[node.lineno] = words[0] if words else ""
    return found


def test_every_place_that_notes_a_fault_is_reached() -> None:
    """Whoever adds a kind of fault to the loader adds its strategy."""
    folder = Path(str(formats.__file__)).parent
    watched = {str(folder / f"{module}.py"): module for module in READERS}
    wanted = {
        (module, line): words
        for module in READERS
        for line, words in sites(module).items()
        if words not in NOT_OF_BYTES
    }
    reached: set[tuple[str, int]] = set()

    def watch(frame: FrameType, event: str, _: Any) -> Any:
        module = watched.get(frame.f_code.co_filename)
        if module is None:
            return None
        if event == "line":
            reached.add((module, frame.f_lineno))
        return watch

    documents = [document for kind, form in CASES for document in samples(kind, form)]
    before = sys.gettrace()
    sys.settrace(watch)
    try:
        for document in documents:
            with pytest.raises(cm.DocumentError):
                cm.loads(document.content, format=document.format)
    finally:
        sys.settrace(before)
    missed = {site: words for site, words in wanted.items() if site not in reached}
    assert missed == {}


def samples(kind: str, form: FormatName) -> list[FaultyDocument]:
    found: list[FaultyDocument] = []

    @settings(max_examples=6, deadline=None, database=None, derandomize=True)
    @given(strategies.faulty_documents(kind, format=form))
    def collect(document: FaultyDocument) -> None:
        found.append(document)

    collect()
    return found


def test_the_smallest_is_short() -> None:
    document = smallest(strategies.faulty_documents("not a date", format="yaml"))
    assert document.content.count(b"\n") < 100
