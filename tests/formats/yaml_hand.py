"""YAML as hands write it, for tests: the same data in one way or another."""

import json
import random
import re
from typing import Any, Final, cast

import yaml_core


class Written(str):
    """A plain scalar of YAML, as it stands; in JSON a text."""

    __slots__ = ()


def plain_or_written(word: str) -> str:
    """Keep a plain scalar as it stands where YAML takes it for something else than a text."""
    return word if yaml_core.kind_of(word) == "str" else Written(word)


_PLAIN: Final = re.compile(
    r"[\w.+\U00010000-\U0010ffff-](?:[\w ./:+?=~'\"()!%\U00010000-\U0010ffff-]*[\w.+~'\"()!%-])?"
)
_NOT_PLAIN: Final = re.compile(r"^[-.]+( |$)|: |:\?|--")
_UNPRINTABLE: Final = re.compile(r"[^\t\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_COMMENTS: Final = ("",) * 20 + ("# a week\n", "# тиждень: [\n", "# a\u2028# b\n")


class Hand:
    """Writes YAML as hands do: plain where it can be, and now and then in another way."""

    def __init__(self, seed: int) -> None:
        self._choose = random.Random(seed).choice  # noqa: S311 - no secrets here

    def document(self, data: dict[str, Any]) -> str:
        """Write a document, in braces or line by line."""
        if self._choose((True, False)):
            return self._value(data)
        rows = "".join(f"{self._key(key)}: {self._held(value)}\n" for key, value in data.items())
        head, comment = self._choose(("", "", "---\n", "%YAML 1.2\n---\n")), self._choose(_COMMENTS)
        return f"{head}{rows or '{}'}{comment}"

    def _value(self, data: Any) -> str:
        if isinstance(data, dict):
            rows = cast("dict[str, Any]", data).items()
            held = ", ".join(f"{self._key(key)}: {self._held(value)}" for key, value in rows)
            return f"{{{held}}}"
        if isinstance(data, list):
            return "[" + ", ".join(map(self._value, cast("list[Any]", data))) + "]"
        if isinstance(data, str):
            return self._text(data)
        return self._choose(_spellings(data))

    def _held(self, data: Any) -> str:
        """Write the value of a key, where nothing may stand for null."""
        return "" if data is None and self._choose((True, False)) else self._value(data)

    def _key(self, text: str) -> str:
        """Write a key; YAML wants a mark before one of more than 1,024 characters."""
        key = self._text(text)
        return key if len(key) < 1_000 else f"? {key} "

    def _text(self, text: str) -> str:
        if isinstance(text, Written):
            return str(text)
        # null must stay a text; a number or truth value may become one
        plain = _PLAIN.fullmatch(text) and not _NOT_PLAIN.search(text)
        if plain and yaml_core.kind_of(text) != "null" and self._choose((True, True, False)):
            return text
        doubled = text.replace("'", "''")
        ways = [_quoted(text)]
        if not _UNPRINTABLE.search(text):
            ways += [f"'{doubled}'", json.dumps(text, ensure_ascii=False)]
        return self._choose(ways)


def _spellings(value: float | None) -> list[str]:
    """List ways to write null, a truth value or a number."""
    if value is None or isinstance(value, bool):
        return [word for word in yaml_core.WORDS if yaml_core.value_of(word) is value]
    written = json.dumps(value)
    ways = [written] if written[0] == "-" else [written, f"+{written}"]
    if isinstance(value, int):
        return ways if value < 0 else [*ways, f"0{value}", f"0x{value:X}", f"0o{value:o}"]
    return [*ways, re.sub(r"(?<![0-9])0(?=\.)|(?<=\.)0$", "", written)]


def _quoted(text: str) -> str:
    """Write a text as YAML's double quotes have it: as JSON, but without surrogates."""
    pair = re.compile(r"\\u(d[89ab]..)\\u(d[c-f]..)")
    return pair.sub(
        lambda found: (
            f"\\U{0x10000 + ((int(found[1], 16) - 0xD800) << 10) + int(found[2], 16) - 0xDC00:08x}"
        ),
        json.dumps(text),
    )
