"""The short forms that people write by hand, and the long form that they stand for."""

import json

import pytest

from coalition_model.errors import DocumentError
from coalition_model.formats import dumps, loads, register
from coalition_model.formats.reading import Defaults, Reader, described
from coalition_model.values.citations import Citation
from coalition_model.values.ids import source_id
from coalition_model.values.names import Name
from coalition_model.values.text import Text

TEXT = """
format: coalition-model/1
defaults: {language: fr, zone: Europe/Paris, source: source:x}
title: La semaine
sources:
- {id: source:x, kind: article, names: [Le Figaro], published: 2025-08-17T18:00}
places:
- Château d'Écosse
meetings:
- id: meeting:m
  note: une note
  when: 2025-08-17T15:00/..
  places: [place:chateau-d-ecosse]
  citations:
  - une coalition
  - source:x
  - {quote: restated, verbatim: false}
  - {source: source:y, quote: b}
  - 'source: perhaps'
"""
SECOND = "- {id: source:y, kind: post}\n"


def test_short_forms_are_written_out() -> None:
    """Each stands for what docs/document-form.md says, and is written in its long form."""
    dossier = loads(TEXT.replace("places:\n- C", SECOND + "places:\n- C"), format="yaml")
    assert dossier.title == Text.of("La semaine", "fr")
    assert dossier.sources["source:x"].names == (Name(text="Le Figaro", language="fr"),)
    place = dossier.places["place:chateau-d-ecosse"]
    assert place.names == (Name(text="Château d'Écosse", language="fr"),)
    meeting = dossier.meetings["meeting:m"]
    assert meeting.note == Text.of("une note", "fr")
    assert str(meeting.when) == "2025-08-17T15:00+02:00[Europe/Paris]/.."
    assert str(dossier.sources["source:x"].published) == "2025-08-17T18:00+02:00[Europe/Paris]"
    assert meeting.citations == (
        Citation(source=source_id("x"), quote="une coalition"),
        Citation(source=source_id("x")),
        Citation(source=source_id("x"), quote="restated", verbatim=False),
        Citation(source=source_id("y"), quote="b"),
        Citation(source=source_id("x"), quote="source: perhaps"),
    )
    assert "defaults" not in dumps(dossier)
    assert loads(dumps(dossier)) == dossier


def test_a_name_without_a_default_language_is_in_none() -> None:
    """No language is guessed."""
    dossier = loads('{"format": "coalition-model/1", "places": ["Paris"]}')
    assert dossier.places["place:paris"].names == (Name(text="Paris"),)


@pytest.mark.parametrize(
    ("zone", "written", "read"),
    [
        ("America/New_York", "2025-08-17T15:00", "2025-08-17T15:00-04:00[America/New_York]"),
        ("Asia/Kolkata", "2025-08-17T15:00:30", "2025-08-17T15:00:30+05:30[Asia/Kolkata]"),
        ("Etc/GMT+5", "2025-08-17T15:00", "2025-08-17T15:00-05:00[Etc/GMT+5]"),
        (
            "Europe/Kyiv",
            "2025-08-17T15:00/2025-12-17T15:00",
            "2025-08-17T15:00+03:00[Europe/Kyiv]/2025-12-17T15:00+02:00[Europe/Kyiv]",
        ),
        ("Europe/Kyiv", "../2025-12-17T15:00", "../2025-12-17T15:00+02:00[Europe/Kyiv]"),
        ("Europe/Kyiv", "2025-12-17T15:00Z", "2025-12-17T15:00Z"),
        ("Europe/Kyiv", "2025-12-17T15:00-01:00/..", "2025-12-17T15:00-01:00/.."),
        ("Europe/Kyiv", "2025-12-17", "2025-12-17"),
        ("Europe/Kyiv", "2025-12-17/..", "2025-12-17/.."),
    ],
)
def test_a_moment_without_offset_is_in_the_default_zone(zone: str, written: str, read: str) -> None:
    """What says its offset, and what is no time of day, stays as it is written."""
    text = (
        f'{{"format": "coalition-model/1", "defaults": {{"zone": "{zone}"}},'
        f'"meetings": [{{"id": "meeting:m", "when": "{written}"}}]}}'
    )
    assert str(loads(text).meetings["meeting:m"].when) == read


def test_short_forms_fall_back_on_nothing_unless_it_is_stated() -> None:
    """A reader without defaults reads the long form alone."""
    reader = Reader()
    assert reader.defaults == Defaults()
    reader.read_object(Citation, "une coalition", ("x",))
    assert [(fault.path, fault.expected) for fault in reader.faults] == [(("x", "source"), "given")]


def test_what_is_no_plain_data_is_described() -> None:
    """Data from elsewhere may hold anything."""
    assert described(Text.of("a", "en")) == "a mapping"
    assert described(b"a") == "b'a'"
    assert described(10**400) == "a very large number"


def test_a_free_value_of_another_project_must_be_json() -> None:
    """A set in plain data is none."""
    from cattrs import Converter  # noqa: PLC0415

    from coalition_model.entities import State  # noqa: PLC0415

    converter = Converter()
    register(converter)
    with pytest.raises(DocumentError) as caught:
        converter.structure({"id": "state:A", "extra": {"a:b": [{1}, 10**4000]}}, State)
    assert [str(fault) for fault in caught.value.faults] == [
        "document: /extra/a:b/0: must be a JSON value, but is {1}",
        (
            "document: /extra/a:b/1: must be a finite number of at most 4,000 digits, "
            "but is a very large number"
        ),
    ]


def test_a_stack_that_the_caller_used_up_is_not_a_fault_of_the_document(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Only nesting is blamed for a deep stack where there is any."""

    def exhausted(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr(json, "loads", exhausted)
    with pytest.raises(RecursionError):
        loads('{"a": [1]}')
