"""Faults of whole documents: their header, their lists, their ids, their text."""

import json
from collections.abc import Callable
from typing import Any, Final

from coalition_model.entities.kinds import BY_SECTION
from coalition_model.entities.references import Path
from coalition_model.formats.migrations import named, newest
from coalition_model.testing.faults_of_documents.pages import Page, written
from coalition_model.testing.faults_of_documents.values import Change

Text = Callable[[Page, str], tuple[bytes, Path]]
"""Breaks the text of a document; gives it and the way to the place that must be named."""


_OTHER_FORMATS: Final[tuple[Any, ...]] = (
    "coalition-model",
    "stix/2.1",
    "coalition-model/01",
    1,
    None,
    ["coalition-model/1"],
)
_ANYTHING: Final[tuple[Any, ...]] = ("one", None, [], {})
_NO_DEFAULTS: Final[tuple[Any, ...]] = ([], "fr", None)
_WRONG_DEFAULTS: Final[tuple[tuple[str, Any], ...]] = (
    ("language", "français"),
    ("source", "article"),
    ("language", []),
    ("zone", {}),
)
_NO_LIST: Final[tuple[Any, ...]] = ({}, "one", None)
_NO_ENTITY: Final[tuple[Any, ...]] = (None, [], "one", ["one"])


def _no_format(page: Page) -> Path:
    del page.data["format"]
    return ("format",)


def _another_format(page: Page) -> Path:
    page.data["format"] = page.choices.one(_OTHER_FORMATS)
    return ("format",)


def _later_format(page: Page) -> Path:
    page.data["format"] = named(newest() + page.choices.number(1, 50))
    return ("format",)


def _unknown_key(page: Page) -> Path:
    key = page.choices.one(("stetes", "version", "$schema", "нотатки"))
    page.data[key] = page.choices.one(_ANYTHING)
    return (key,)


def _no_defaults(page: Page) -> Path:
    page.data["defaults"] = page.choices.one(_NO_DEFAULTS)
    return ("defaults",)


def _unknown_default(page: Page) -> Path:
    key = page.choices.one(("languge", "publisher", "Zone"))
    page.data["defaults"] = {key: "fr"}
    return ("defaults", key)


def _default_that_cannot_be(page: Page) -> Path:
    key, value = page.choices.one(_WRONG_DEFAULTS)
    page.data["defaults"] = {key: value}
    return ("defaults", key)


def _unknown_zone(page: Page) -> Path:
    zone = page.choices.one(("Europe/Pairs", "Mars/Olympus", "../x", ""))
    page.data["defaults"] = {"zone": zone}
    return ("defaults", "zone")


def _unknown_reference(page: Page) -> Path:
    page.data["uses"] = [f"reference:{page.choices.one(('stetes', 'moon', ''))}"]
    return ("uses", 0)


def _file_without_folder(page: Page) -> Path:
    page.data["uses"] = [page.choices.one(("states.yaml", "../week.json", "/etc"))]
    return ("uses", 0)


def _redefined(page: Page) -> Path:
    path, row = page.a_row("states")
    names = row.get("names", [])
    page.data.clear()
    page.data.update({"format": named(newest()), "uses": ["reference:states"]})
    page.data["states"] = [{"id": row["id"], "names": names}]
    return (path[0], 0, "id")


def _id_twice(page: Page) -> Path:
    path, row = page.a_row("states", "leaders", "offices", "places", "sources")
    rows = page.data[str(path[0])]
    rows.append(dict(row))
    return (path[0], len(rows) - 1, "id")


def _ids_alike_but_for_case(page: Page) -> Path:
    _, row = page.a_row("states")
    rows = page.data["states"]
    rows.append({"id": f"state:{row['id'].partition(':')[2].lower()}"})
    return ("states", len(rows) - 1, "id")


def _no_list(page: Page) -> Path:
    sections = [section for section in page.data if section in BY_SECTION]
    section = page.choices.one(sections)
    page.data[section] = page.choices.one(_NO_LIST)
    return (section,)


def _no_entity(page: Page) -> Path:
    path, _ = page.a_row("states", "leaders", "sources", "meetings", "plans")
    rows = page.data[str(path[0])]
    rows[path[1]] = page.choices.one(_NO_ENTITY)
    return path


WHOLE_CHANGES: Final[dict[str, Change]] = {
    "no format": _no_format,
    "another format": _another_format,
    "a later format": _later_format,
    "an unknown key": _unknown_key,
    "defaults that are no mapping": _no_defaults,
    "an unknown default": _unknown_default,
    "a default that cannot be": _default_that_cannot_be,
    "an unknown time zone": _unknown_zone,
    "an unknown shipped dossier": _unknown_reference,
    "a file without a folder": _file_without_folder,
    "a redefined entity": _redefined,
    "an id twice": _id_twice,
    "ids alike but for case": _ids_alike_but_for_case,
    "not an entity": _no_entity,
}
"""Faults that every form can have."""

LIST_CHANGES: Final[dict[str, Change]] = {"not a list of entities": _no_list}
"""Faults of forms that have lists of entities."""


def _not_utf8(page: Page, text: str) -> tuple[bytes, Path]:
    raw = text.encode()
    at = page.choices.number(0, len(raw))
    while at < len(raw) and raw[at] & 0xC0 == 0x80:  # within a character
        at += 1
    return raw[:at] + page.choices.one((b"\xff", b"\xc0\xaf", b"\xed\xa0\x80")) + raw[at:], ()


def _empty(page: Page, text: str) -> tuple[bytes, Path]:  # noqa: ARG001
    return page.choices.one((b"", b"\n", b"  \n\t\n", b"\xef\xbb\xbf")), ()


def _no_mapping(page: Page, text: str) -> tuple[bytes, Path]:
    wrapped = (f"[{text}]".encode(), b"[]", b'"one"', b"null")
    return page.choices.one(wrapped), ()


def _broken_json(page: Page, text: str) -> tuple[bytes, Path]:
    raw = text.rstrip()
    cut = page.choices.number(1, len(raw) - 1)
    ways = (raw[:cut], raw + "}", raw.replace(":", "=", 1), raw[:-1] + ",}", f"{raw} // end")
    return page.choices.one(ways).encode(), ()


def _twice_in_json(page: Page, text: str) -> tuple[bytes, Path]:  # noqa: ARG001
    path, key = _mark(page)
    row = json.dumps(page.data, indent=1).replace('"key-that-comes-twice"', json.dumps(key))
    return row.encode(), (*path, key)


def _mark(page: Page) -> tuple[Path, str]:
    """Put a key beside one of a row, to be renamed to that one in the text."""
    path, row = page.a_row()
    key = page.choices.one(sorted(row))
    row["key-that-comes-twice"] = row[key]
    return path, key


def _beyond_reading(page: Page, text: str) -> tuple[bytes, Path]:  # noqa: ARG001
    depth = 100_000 + page.choices.number(0, 1000)
    return b"[" * depth + b"]" * depth, ()


JSON_TEXTS: Final[dict[str, Text]] = {
    "broken JSON": _broken_json,
    "a key twice in JSON": _twice_in_json,
    "nested beyond reading": _beyond_reading,
}
PLAIN_TEXTS: Final[dict[str, Text]] = {
    "not UTF-8": _not_utf8,
    "empty": _empty,
    "not a document": _no_mapping,
}


def _twice_in_yaml(page: Page, text: str) -> tuple[bytes, Path]:  # noqa: ARG001
    path, key = _mark(page)
    return written(page.data, "yaml").replace("key-that-comes-twice:", f"{key}:").encode(), (
        *path,
        key,
    )


def _broken_yaml(page: Page, text: str) -> tuple[bytes, Path]:
    ways = (f'{text}"', f"{text}note: [", f"{text}\tnote: x\n", f"{text}note: {{a: b\n", "a: b: c")
    return page.choices.one(ways).encode(), ()


def _second_mark(page: Page, text: str) -> tuple[bytes, Path]:
    return b"\xef\xbb\xbf" * (2 + page.choices.number(0, 1)) + text.encode(), ()


def _control_character(page: Page, text: str) -> tuple[bytes, Path]:
    character = page.choices.one(("\x00", "\x07", "\x1b", "\ufffe"))
    return f"{text}title: {{en: 'a{character}'}}\n".encode(), ()


def _several_documents(page: Page, text: str) -> tuple[bytes, Path]:
    return page.choices.one(
        (f"{text}---\n{text}", f"{text}---\n", f"{text}...\n---\n")
    ).encode(), ()


def _state_line(page: Page, text: str, before: str, after: str) -> tuple[bytes, Path]:
    """Change how the id of a state is written."""
    path, row = page.a_row("states")
    line = f"\n- id: {row['id']}\n"
    return text.replace(line, f"\n- id: {before}{after or row['id']}\n", 1).encode(), (*path, "id")


def _anchor(page: Page, text: str) -> tuple[bytes, Path]:
    return _state_line(page, text, page.choices.one(("&a ", "&state ")), "")


def _tag(page: Page, text: str) -> tuple[bytes, Path]:
    return _state_line(page, text, page.choices.one(("!x ", "!!str ", "!!binary ")), "")


def _tag_directive(page: Page, text: str) -> tuple[bytes, Path]:
    handle = page.choices.one(("!", "!!", "!e!"))
    return f"%TAG {handle} tag:example.org,2025:\n---\n{text}".encode(), ()


def _alias(page: Page, text: str) -> tuple[bytes, Path]:
    path, row = page.a_row("states")
    row["note"] = "alias-that-is-none"
    text = written(page.data, "yaml").replace("note: alias-that-is-none", "note: *a", 1)
    return text.encode(), (*path, "note")


def _key_that_is_none(page: Page, text: str) -> tuple[bytes, Path]:
    key = page.choices.one(("~", "null", "NULL", "[a, b]", "{a: b}"))
    return f"{text}? {key}\n: x\n".encode(), ()


def _question_mark(page: Page, text: str) -> tuple[bytes, Path]:
    held = page.choices.one(("{?en: a}", "{?fr: a, de: b}"))
    return f"{text}note: {held}\n".encode(), ("note",)


def _another_yaml(page: Page, text: str) -> tuple[bytes, Path]:
    before = page.choices.one(("", "# as it was\n"))
    return f"{before}%YAML 1.1\n---\n{text}".encode(), ()


def _deep_yaml(page: Page, text: str) -> tuple[bytes, Path]:
    depth = 5_000 + page.choices.number(0, 1000)
    return f"{text}note: {'[' * depth}{']' * depth}\n".encode(), ()


YAML_TEXTS: Final[dict[str, Text]] = {
    "broken YAML": _broken_yaml,
    "a second byte order mark": _second_mark,
    "a key twice in YAML": _twice_in_yaml,
    "a control character": _control_character,
    "several documents": _several_documents,
    "an anchor": _anchor,
    "an alias": _alias,
    "a tag": _tag,
    "a tag directive": _tag_directive,
    "a key that is no text": _key_that_is_none,
    "a question mark before a key": _question_mark,
    "another YAML than 1.2": _another_yaml,
    "nested too deep in YAML": _deep_yaml,
}


def _line(page: Page, row: Any, path: Path) -> tuple[bytes, Path]:
    """Add a line at the end of JSON Lines."""
    lines = written(page.data, "jsonl")
    number = lines.count("\n") + 1
    return f"{lines}{row}\n".encode(), (number, *path)


def _line_of_no_kind(page: Page, text: str) -> tuple[bytes, Path]:  # noqa: ARG001
    kind = page.choices.one(("states", "country", "Leader"))
    return _line(page, json.dumps({kind: {"id": "state:ZZ"}}), (kind,))


def _line_of_nothing(page: Page, text: str) -> tuple[bytes, Path]:  # noqa: ARG001
    return _line(page, page.choices.one(("{}", "[]", "null", '"state:FR"')), ())


def _line_of_two(page: Page, text: str) -> tuple[bytes, Path]:  # noqa: ARG001
    row = {"place": {"id": "place:astray"}, "leader": {"id": "leader:astray"}}
    return _line(page, json.dumps(row), ("leader",))


def _second_header(page: Page, text: str) -> tuple[bytes, Path]:  # noqa: ARG001
    return _line(page, json.dumps({"format": page.data["format"]}), ("format",))


def _list_in_the_header(page: Page, text: str) -> tuple[bytes, Path]:
    head, _, rest = text.partition("\n")
    section = page.choices.one(sorted(BY_SECTION))
    row = json.loads(head) | {section: []}
    return f"{json.dumps(row)}\n{rest}".encode(), (1, section)


def _broken_line(page: Page, text: str) -> tuple[bytes, Path]:  # noqa: ARG001
    return _line(page, page.choices.one(('{"state": ', "state:", "{'state': {}}")), ())


def _header_of_nothing(page: Page, text: str) -> tuple[bytes, Path]:
    rest = text.partition("\n")[2]
    return f"{page.choices.one(('[]', 'null', '1'))}\n{rest}".encode(), (1,)


LINES_TEXTS: Final[dict[str, Text]] = {
    "a line of no kind": _line_of_no_kind,
    "a line of nothing": _line_of_nothing,
    "a line of two": _line_of_two,
    "a second header": _second_header,
    "a list in the header": _list_in_the_header,
    "a broken line": _broken_line,
    "a header that is no mapping": _header_of_nothing,
}
"""Faults of texts, by the forms that can have them."""
