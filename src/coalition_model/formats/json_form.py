"""JSON: parsed strictly, with the place of every value; written canonically."""

import json
import math
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Final

import attrs
import msgspec

from coalition_model.entities.kinds import EntityKind
from coalition_model.entities.references import Path
from coalition_model.formats.parsed import (
    MAX_DEPTH,
    Mark,
    Parsed,
    RawFault,
    nothing_parsed,
    twice,
)
from coalition_model.formats.plain import bare
from coalition_model.values.json_values import MAX_DIGITS

_TOKEN = re.compile(
    # possessive: a text of megabytes must leave no way back for each of its characters
    r'(?P<string>"[^"\\]*+(?:\\.[^"\\]*+)*+")'
    r"|(?P<open>[\[{])|(?P<close>[\]}])|(?P<colon>:)|(?P<comma>,)"
    r"|(?P<scalar>[^\s\[\]{}:,\"]+)|(?P<newline>\n)",
    re.DOTALL,
)

_AT_ONCE: Final = 64
"""Entities written at once: so few that their memory is used again."""


def parse(text: str) -> Parsed:
    """Parse JSON (RFC 8259); nothing that the standard forbids passes."""
    if not text.strip():
        return nothing_parsed(RawFault((), "a document", "empty"))
    repeated = False

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal repeated
        data: dict[str, Any] = {}
        for key, value in items:
            repeated = repeated or key in data
            data.setdefault(key, value)
        return data

    try:
        data = json.loads(
            text, object_pairs_hook=pairs, parse_int=_integer, parse_constant=_constant
        )
    except json.JSONDecodeError as error:
        fault = RawFault((), "JSON", _syntax(error), line=error.lineno, column=error.colno)
        return nothing_parsed(_too_deep(text[: error.pos]) or fault)
    except RecursionError:
        deep = _too_deep(text)
        if deep is None:  # the caller has used the stack up
            raise
        return nothing_parsed(deep)
    faults = tuple(walk(text)[1]) if repeated else ()
    return Parsed(data, faults, lambda: walk(text)[0])


def _integer(digits: str) -> float:
    return int(digits) if len(digits.lstrip("-")) <= MAX_DIGITS else math.inf


def _constant(word: str) -> float:
    return {"NaN": math.nan, "Infinity": math.inf, "-Infinity": -math.inf}[word]


def _syntax(error: json.JSONDecodeError) -> str:
    problem = error.msg.removesuffix(" starting at").removesuffix(" at")
    return f"broken there: {problem[0].lower()}{problem[1:]}"


def _too_deep(text: str) -> RawFault | None:
    depth = 0
    for kind, _, line, column in _tokens(text):
        depth += {"open": 1, "close": -1}.get(kind, 0)
        if depth > MAX_DEPTH:
            return RawFault(
                (), f"nested at most {MAX_DEPTH} deep", "deeper", line=line, column=column
            )
    return None


def _tokens(text: str, first: int = 1) -> Iterator[tuple[str, str, int, int]]:
    """Yield kind, text, line and column of every token of valid JSON."""
    line, start = first, 0
    for match in _TOKEN.finditer(text):
        if match.lastgroup == "newline":
            line, start = line + 1, match.end()
            continue
        yield str(match.lastgroup), match.group(), line, match.start() - start + 1


@attrs.define
class _Level:
    """A list or mapping that is open while the text is walked."""

    mark: Mark
    path: Path
    mapping: bool
    key: str | None = None


def walk(text: str, first: int = 1) -> tuple[Mark, list[RawFault]]:
    """Build the marks of valid JSON, and find the keys that come again.

    Args:
        text: the JSON.
        first: the number of its first line.
    """
    root = Mark(first, 1)
    again: list[RawFault] = []
    levels: list[_Level] = []
    for kind, token, line, column in _tokens(text, first):
        top = levels[-1] if levels else None
        if kind == "string" and top is not None and top.mapping and top.key is None:
            key = top.key = str(json.loads(token))
            if key in top.mark.keys:
                again.append(twice((*top.path, key), line, column))
            top.mark.keys.setdefault(key, (line, column))
        elif kind in ("string", "scalar", "open"):
            mark = Mark(line, column)
            path: Path = ()
            if top is None:
                root = mark
            else:
                step = top.key if top.key is not None else len(top.mark.children)
                top.mark.children.setdefault(step, mark)
                path = (*top.path, step)
                top.key = None
            if kind == "open":
                levels.append(_Level(mark, path, mapping=token.startswith("{")))
        elif kind == "close":
            levels.pop()
    return root, again


def pieces(
    header: dict[str, Any], sections: Iterable[tuple[EntityKind, Iterable[object]]]
) -> Iterator[bytes]:
    """Write a document canonically: one entity a line, so that versions compare line by line."""
    encoder = msgspec.json.Encoder(enc_hook=bare)
    rest = (b'"%b":%b' % (key.encode(), encoder.encode(value)) for key, value in header.items())
    yield b"{\n" + b",\n".join(rest)
    for kind, rows in sections:
        opening, left = b',\n"%b":[\n' % kind.section.encode(), iter(rows)
        while lines := encoder.encode_lines(islice(left, _AT_ONCE)):
            yield opening + lines[:-1].replace(b"\n", b",\n")  # in a text it is escaped
            opening = b",\n"
        yield b"\n]"
    yield b"\n}\n"


def encoded(value: Any) -> bytes:
    """Write a value in one line, without spaces."""
    return msgspec.json.encode(value, enc_hook=bare)
