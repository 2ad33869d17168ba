"""Write one acceptance into a YAML document and leave every other character as it is."""

import json
import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Any, Final, cast

import attrs
import yaml
from yaml import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from coalition_model.entities.dossier_notes import Acceptance
from coalition_model.formats.yaml_form import NULLS

KEY: Final = "acceptances"
_HEADER: Final = ("format", "title", "note", "defaults", "uses", "coverage")
_PLAIN: Final = re.compile(r"\w(?:[\w ./'()+-]|:(?=\w))*(?<! )")
"""Texts that need no quotation marks, not even between braces."""

_LINE_END: Final = re.compile(r"\r\n|\n|\r")


@attrs.define
class _Node:
    """A value in the text.

    Attributes:
        start: index of its first character; of a list in block style, of its first dash.
        end: index behind its last character, comments not included.
        column: how far to the right it begins.
        flow: whether it is written with brackets or braces.
        items: what is in it; of a mapping, keys and values by turns.
        value: the text of a scalar.
    """

    start: int
    end: int
    column: int
    flow: bool
    items: "list[_Node]" = attrs.field(factory=list["_Node"])
    value: str = ""


def insert(text: str, acceptance: Acceptance) -> tuple[str, int]:
    """Add an acceptance to a document that has been loaded from this text.

    It goes behind the acceptances that are there, in the way they are written, or else into a list
    of its own behind the header.

    Args:
        text: the document, a mapping in YAML.
        acceptance: what to add.

    Returns:
        The new text, and the line on which the acceptance begins.
    """
    root = _tree(text)
    keys, values = root.items[::2], root.items[1::2]
    held = {key.value: value for key, value in zip(keys, values, strict=True)}.get(KEY)
    if root.flow:
        return _into_flow_root(text, values, held, acceptance)
    if held is None:
        return _new_list(text, root, keys, values, acceptance)
    if held.flow and not held.items:
        return _into_empty(text, root, held, acceptance)
    if held.flow:
        return _into_flow(text, held, _flow(acceptance))
    return _into_block(text, held, acceptance)


def _tree(text: str) -> _Node:
    """Read the positions of everything in a document without anchors, tags and aliases."""
    top = _Node(0, 0, 0, flow=False)
    levels = [top]
    for event in cast("Any", yaml.parse(text, Loader=yaml.CSafeLoader)):
        if isinstance(event, MappingEndEvent | SequenceEndEvent):
            node = levels.pop()
            # the end of a block lies before the comments and blank lines that follow it
            node.end = cast("Any", event).end_mark.index if node.flow else node.items[-1].end
        elif isinstance(event, ScalarEvent | MappingStartEvent | SequenceStartEvent):
            given = cast("Any", event)
            start, end = given.start_mark, given.end_mark
            node = _Node(start.index, end.index, start.column, flow=False)
            levels[-1].items.append(node)
            if isinstance(event, ScalarEvent):
                node.value = given.value
                if given.style in ("|", ">"):
                    node.end = _end_of_block_scalar(text, node, given.value)
            else:
                node.flow = text[start.index] in "{["
                levels.append(node)
    return top.items[0]


def _end_of_block_scalar(text: str, node: _Node, value: str) -> int:
    """Leave out the line end of a text in block style, and blank lines that are not part of it."""
    end = node.end
    kept = text[node.start : end] if value.endswith("\n\n") else text[node.start : end].rstrip()
    return node.start + len(kept.removesuffix("\n").removesuffix("\r"))


def _into_flow_root(
    text: str, values: Sequence[_Node], held: _Node | None, acceptance: Acceptance
) -> tuple[str, int]:
    item = _flow(acceptance)
    if held is None:
        return _edited(text, [(values[-1].end, f", {KEY}: [{item}]")], values[-1].end)
    if held.items:
        return _into_flow(text, held, item)
    return _edited(text, [(held.start + 1, item)], held.start)


def _into_flow(text: str, held: _Node, item: str) -> tuple[str, int]:
    """Add an item to a list in brackets: on a line of its own if the last one has that."""
    last = held.items[-1]
    begin = _line_start(text, last.start)
    rest = text[last.end : _line_end(text, last.end)]
    closes = _line_end(text, last.end) >= held.end
    if text[begin : last.start].strip() or closes:
        return _edited(text, [(last.end, f", {item}")], last.end)
    new = f"{_newline(text)}{text[begin : last.start]}{item}"
    end = _line_end(text, last.end)
    if rest.lstrip().startswith(","):
        return _edited(text, [(end, f"{new},")], end, below=True)
    return _edited(text, [(last.end, ","), (end, new)], end, below=True)


def _into_empty(text: str, root: _Node, held: _Node, acceptance: Acceptance) -> tuple[str, int]:
    """Turn `[]` into a list of one."""
    if text[held.start : held.end].strip("[] \t"):  # comments or line ends between the brackets
        return _edited(text, [(held.start + 1, _flow(acceptance))], held.start)
    end = _line_end(text, held.end)
    comment = text[held.end : end].rstrip()
    head = text[: held.start].rstrip(" \t") + comment
    indent = " " * (root.column + _step(text, root))
    new = f"{_newline(text)}{indent}- {_flow(acceptance)}"
    return f"{head}{new}{text[end:]}", head.count("\n") + 2


def _into_block(text: str, held: _Node, acceptance: Acceptance) -> tuple[str, int]:
    """Add an item to a list with dashes, in the way in which its last item is written."""
    last = held.items[-1]
    end = _past_comments(text, last.end, held.column)
    item = _flow(acceptance)
    if not last.flow:
        lines = [f"{key}: {_scalar(value)}" for key, value in _fields(acceptance)]
        item = f"{_newline(text)}{' ' * last.column}".join(lines)
    gap = " " * max(last.column - held.column - 1, 1)
    new = f"{_newline(text)}{' ' * held.column}-{gap}{item}"
    return _edited(text, [(end, new)], end, below=True)


def _new_list(
    text: str,
    root: _Node,
    keys: Sequence[_Node],
    values: Sequence[_Node],
    acceptance: Acceptance,
) -> tuple[str, int]:
    """Begin a list behind the header."""
    header = list(takewhile(lambda key: key.value in _HEADER, keys))
    last = values[len(header) - 1]
    end = _past_comments(text, last.end, root.column + 1)
    indent = " " * root.column
    step = " " * _step(text, root)
    newline = _newline(text)
    new = f"{newline}{indent}{KEY}:{newline}{indent}{step}- {_flow(acceptance)}"
    text, line = _edited(text, [(end, new)], end, below=True)
    return text, line + 1


def _edited(
    text: str, edits: Sequence[tuple[int, str]], at: int, *, below: bool = False
) -> tuple[str, int]:
    """Insert texts at places, and tell on which line what was inserted last stands."""
    line = text.count("\n", 0, at) + 1 + below
    for place, new in reversed(edits):
        text = text[:place] + new + text[place:]
    return text, line


def _past_comments(text: str, end: int, column: int) -> int:
    """Go to the end of the line, and past the comments below that belong to it by their indent."""
    end = _line_end(text, end)
    while found := _LINE_END.match(text, end):
        line = text[found.end() : _line_end(text, found.end())]
        if not line.lstrip().startswith("#") or len(line) - len(line.lstrip()) < max(column, 1):
            break
        end = found.end() + len(line)
    return end


def _line_start(text: str, place: int) -> int:
    return text.rfind("\n", 0, place) + 1


def _line_end(text: str, place: int) -> int:
    found = _LINE_END.search(text, place)
    return found.start() if found else len(text)


def _newline(text: str) -> str:
    found = _LINE_END.search(text)
    return found[0] if found else "\n"


def _step(text: str, root: _Node) -> int:
    """Tell how far the lists of a document are indented."""
    for node in root.items[1::2]:
        if text[node.start : node.start + 1] == "-" and node.items:
            return node.column - root.column
    return 2


def _fields(acceptance: Acceptance) -> list[tuple[str, str]]:
    rows = (
        ("code", acceptance.code),
        ("entity", acceptance.entity),
        ("field", acceptance.field),
        ("reason", acceptance.reason),
    )
    return [(key, value) for key, value in rows if value is not None]


def _flow(acceptance: Acceptance) -> str:
    return "{" + ", ".join(f"{key}: {_scalar(value)}" for key, value in _fields(acceptance)) + "}"


def _scalar(text: str) -> str:
    """Write a text as YAML reads it, with quotation marks only where it needs them.

    >>> print(_scalar("off the record"), _scalar("it was a 'visit': no call"), _scalar("null"))
    off the record 'it was a ''visit'': no call' 'null'
    """
    if _PLAIN.fullmatch(text) and text.lower() not in NULLS:
        return text
    if text.isprintable():
        doubled = text.replace("'", "''")
        return f"'{doubled}'"
    return "".join(_escaped(char) for char in json.dumps(text, ensure_ascii=False))


def _escaped(char: str) -> str:
    """Escape what JSON leaves as it is, but YAML forbids or breaks a line at."""
    if char.isprintable():
        return char
    return f"\\u{ord(char):04X}" if ord(char) < 0x10000 else f"\\U{ord(char):08X}"
