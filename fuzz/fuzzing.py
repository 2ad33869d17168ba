"""What the fuzzers share: a start from real documents, and what may be raised.

Each script beside this one fuzzes one reader with atheris, guided by coverage. It ends at the first
exception that is not a `DocumentError`, and keeps the input that caused it. CONTRIBUTING.md has the
commands.
"""

import sys
from collections.abc import Callable
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["coalition_model", "yaml", "json"]):
    import coalition_model as cm
    from coalition_model import formats, reference
    from coalition_model.entities.kinds import BY_SECTION, KINDS
    from coalition_model.formats import bulk, closing, drafts, gzip_form, streams, yaml_form
    from coalition_model.values.shapes import fields_of

__all__ = [
    "closing",
    "cm",
    "corpus",
    "drafts",
    "formats",
    "fuzz",
    "goes_round",
    "gzip_form",
    "modules",
]
modules = (bulk, streams, yaml_form)  # imported here so that they are watched

YAML = b"""\
format: coalition-model/1
defaults: {language: fr, source: source:x, zone: Europe/Paris}
sources: [{id: source:x, kind: article}]
places: [Paris]
meetings:
- id: meeting:m
  when: 2025-08-17T15:00
  citations: [x]
  extra: {a:b: [1, 2.5, null, {c: true}]}
"""
SEEDS: tuple[bytes, ...] = (
    b'{"format": "coalition-model/1"}',
    b'{"format": "coalition-model/1"}\n{"state": {"id": "state:FR", "names": ["France"]}}\n',
    YAML,
)


def corpus(form: formats.FormatName) -> list[bytes]:
    """Give documents to start from."""
    states = list(reference.dossier("states").states.values())[:20]
    small = [cm.Dossier.of(cm.evolve(state, citations=())) for state in states]
    return [*SEEDS, *(cm.dumps(each, format=form).encode() for each in small)]


def words() -> set[str]:
    """Give the words that a document is made of: keys, kinds, choices."""
    found = {*BY_SECTION, *(kind.kind for kind in KINDS), "defaults", "uses", "coalition-model/1"}
    waiting: list[type] = [kind.cls for kind in KINDS]
    seen: set[type] = set()
    while waiting:
        cls = waiting.pop()
        if cls not in seen:
            seen.add(cls)
            for field in fields_of(cls):
                shape = field.shape.item or field.shape
                found |= {field.name, *shape.names}
                waiting += shape.types if shape.kind == "part" else ()
    return found


def goes_round(raw: bytes, form: formats.FormatName) -> None:
    """Read a document, and hold what is read equal when it is written and read again."""
    dossier = cm.loads(raw, format=form)
    text = cm.dumps(dossier, format=form)
    again = cm.loads(text, format=form)
    if again != dossier or cm.dumps(again, format=form) != text:
        raise AssertionError("written and read again, it is not the same")


def fuzz(read: Callable[[bytes], object], start: list[bytes]) -> None:
    """Give a reader one input after the other, for as long as the command line says."""
    folder = Path(sys.argv[0]).with_suffix(".corpus")
    folder.mkdir(exist_ok=True)
    for place, raw in enumerate(start):
        (folder / f"seed-{place:02}").write_bytes(raw)

    tokens = folder.with_suffix(".dict")
    tokens.write_text("".join(f'"{word}"\n' for word in sorted(words())), encoding="utf-8")

    def once(raw: bytes) -> None:
        try:
            read(raw)
        except cm.DocumentError as error:
            str(error).encode()

    atheris.Setup([*sys.argv, f"-dict={tokens}", str(folder)], once)
    atheris.Fuzz()
