"""YAML 1.2 by a parser that is not ours, for a second opinion: ruamel.yaml, and the core schema.

ruamel.yaml tells mappings, lists and scalars apart. What a plain scalar is says the table of the
core schema (YAML 1.2.2, section 10.3.2), copied from the standard, since ruamel.yaml departs from
that: see `DEPARTURES`. It also merges, which the standard does not know; there it is followed, as
the servers of editors do the same. And it refuses tabs beside plain text, which the standard takes.
"""

import json
import math
import re
from collections.abc import Callable
from typing import Any, Final, cast

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, SequenceNode

CORE: Final = (
    ("null", r"null|Null|NULL|~"),
    ("null", r""),
    ("bool", r"true|True|TRUE|false|False|FALSE"),
    ("int", r"[-+]?[0-9]+"),
    ("int", r"0o[0-7]+"),
    ("int", r"0x[0-9a-fA-F]+"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"),
    ("float", r"[-+]?(\.inf|\.Inf|\.INF)"),
    ("float", r"\.nan|\.NaN|\.NAN"),
)
"""What a plain scalar is, the first that fits; `str` if none does."""

WORDS: Final = (
    "null", "Null", "NULL", "~", "nULL", "nil", "true", "True", "TRUE", "tRUE", "false",
    "False", "FALSE", "yes", "Yes", "no", "on", "off", "y", "n", "0", "-0", "+0", "7", "-7",
    "+7", "007", "09", "2004", "0o14", "0o8", "-0o14", "0x1F", "-0x1F", "+0x1F", "0x", "0X1F",
    "0b1", "1_000", "1.5", "-1.5", "+1.5", "1.", "-1.", ".5", "-.5", "+.5", "1e3",
    "1E3", "1e+3", "1e-3", "1.e3", "1.5e3", ".5e3", ".5e+3", "-.5E-3", "1e999", ".", "e3", "1e",
    "1_0.5", ".inf", "-.inf", "+.inf", ".Inf", ".INF", ".iNF", "inf", ".nan", ".NaN", ".NAN",
    "-.nan", "nan", "12:30", "190:20:30", "2025-08", "2025-08-17", "2025-08-17T15:00:00Z", "<<",
    "=",
)  # fmt: skip
"""Plain scalars that one YAML or another takes for something."""

DEPARTURES: Final = {
    "-0o14": ("int", "str"),
    "-0x1F": ("int", "str"),
    "+0x1F": ("int", "str"),
    "0b1": ("int", "str"),
    "1_000": ("int", "str"),
    "1_0.5": ("float", "str"),
    ".5e3": ("str", "float"),
    "2025-08-17": ("timestamp", "str"),
    "2025-08-17T15:00:00Z": ("timestamp", "str"),
    "<<": ("merge", "str"),
    "=": ("value", "str"),
}
"""Of these words what ruamel.yaml takes for something else than the core schema, and for what."""

_MOST_DIGITS: Final = 4_300
"""Python reads no longer numbers from text."""


class NotYaml(Exception):
    """ruamel.yaml cannot read it."""


def kind_of(word: str) -> str:
    """Say what a plain scalar is by the core schema."""
    return next((kind for kind, pattern in CORE if re.fullmatch(pattern, word)), "str")


def value_of(word: str) -> Any:
    """Give the value of a plain scalar by the core schema."""
    match kind_of(word):
        case "null":
            return None
        case "bool":
            return word.lower() == "true"
        case "int" if len(word) > _MOST_DIGITS:
            return math.inf
        case "int":
            base = {"0o": 8, "0x": 16}.get(word[:2], 10)
            return int(word, base)
        case "float":
            return float(re.sub(r"\.(?=inf|nan)", "", word.lower()))
        case _:
            return word


def read(text: str, plain: Callable[[str], Any] = value_of) -> Any:
    """Read the first document as plain data; keys become texts as in JSON.

    Args:
        text: what is written.
        plain: makes the values of plain scalars.

    Raises:
        NotYaml: ruamel.yaml cannot.
    """
    try:
        return _data(next(iter(_nodes(text))), plain)
    except (YAMLError, AssertionError) as error:  # the latter of a version it does not know
        raise NotYaml(str(error)) from error


def taken_for(word: str) -> str:
    """Say what ruamel.yaml itself takes a plain scalar for."""
    (item,) = next(iter(_nodes(f"- {word}"))).value
    return str(item.tag).rpartition(":")[2]


def _nodes(text: str) -> Any:
    return cast("Any", YAML(typ="safe", pure=True)).compose_all(text)


def _data(node: Any, plain: Callable[[str], Any]) -> Any:
    if isinstance(node, SequenceNode):
        return [_data(each, plain) for each in cast("Any", node).value]
    if not isinstance(node, MappingNode):
        return node.value if node.style else plain(node.value)
    own: dict[str, Any] = {}
    merged: dict[str, Any] = {}
    for key, held in cast("Any", node).value:
        value = _data(held, plain)
        if str(key.tag).endswith(":merge") and isinstance(value, dict):
            merged |= cast("dict[str, Any]", value)
        else:
            own[_key(_data(key, value_of))] = value
    return merged | own


def _key(data: Any) -> str:
    return data if isinstance(data, str) else json.dumps(data)
