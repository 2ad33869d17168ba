"""Build a dossier from a rule's example: its lists, on top of a few things it need not repeat."""

from typing import Any, cast

from coalition_model.dossier import Dossier
from coalition_model.formats import documents, drafts

PREAMBLE = """
format: coalition-model/1
sources:
  - {id: source:paper, kind: article, language: en, published: 2025-08-20, link: "https://example.org/paper"}
states:
  - {id: state:FR, names: [{text: France, language: en}], citations: [source:paper]}
  - {id: state:GB, names: [{text: United Kingdom, language: en}], citations: [source:paper]}
  - {id: state:UA, names: [{text: Ukraine, language: en}], citations: [source:paper]}
leaders:
  - {id: leader:ada, names: [Ada], citations: [source:paper]}
  - {id: leader:ben, names: [Ben], citations: [source:paper]}
organizations:
  - {id: organization:club, kind: coalition, names: [Club], citations: [source:paper]}
"""


def example_dossier(text: str) -> Dossier:
    """Load a rule's example; an entity that it writes out replaces the preamble's of that id."""
    data: dict[str, Any] = drafts.parse(PREAMBLE, "yaml").data
    given: dict[str, Any] = {}
    if text.strip():
        parsed = drafts.parse(text, "yaml")
        assert not parsed.faults, parsed.faults
        given = parsed.data
    for key, value in given.items():
        if not isinstance(value, list):
            data[key] = value
            continue
        rows = cast("list[dict[str, Any]]", value)
        ids = {row["id"] for row in rows if "id" in row}
        data[key] = [row for row in data.get(key, []) if row.get("id") not in ids] + rows
    return documents.from_data(data)
