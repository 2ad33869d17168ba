"""YAML: the plain part of it, with the place of every value; written canonically."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, Final, cast

import attrs
import yaml
from yaml import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    MarkedYAMLError,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    YAMLError,
)

from coalition_model.entities.references import Path
from coalition_model.errors import shown
from coalition_model.formats.parsed import (
    IN_QUOTES,
    MAX_DEPTH,
    REFUSED,
    YAML_BREAK,
    Mark,
    Parsed,
    Plain,
    RawFault,
    nothing_parsed,
    twice,
)
from coalition_model.formats.reading import plain_value

NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})
"""What is null without quotation marks, by the core schema of YAML 1.2."""
_WIDTH = 100
_BYTE_ORDER_MARK: Final = "\ufeff"
_NO_ALIASES: Final = "anchors and aliases are refused: a few lines can stand for gigabytes"
_NO_TAGS: Final = "the field decides what a value is"
_BEFORE: Final = re.compile(r"[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n)|%[^\r\n]*(?:\r\n|\r|\n|\Z)")
"""A line before a document: a blank one, a remark or a directive."""
_ODD_BREAK: Final = re.compile(r"[\x85\u2028\u2029]")
"""Line breaks to YAML 1.1 alone: the parser makes spaces of them, and counts them as lines."""
_TOO_DEEP: Final = "maximum nesting depth"
_DEEPER: Final[dict[type, int]] = {
    MappingStartEvent: 1,
    MappingEndEvent: -1,
    SequenceStartEvent: 1,
    SequenceEndEvent: -1,
}
_FORBIDDEN: Final = re.compile(
    r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)


@attrs.define
class _Level:
    """A list or mapping that is open while the text is read."""

    data: dict[str, Any] | list[Any]
    mark: Mark
    path: Path
    key: str | None = None

    def step(self) -> str | int:
        """Give the key or place of the value that comes next."""
        return len(self.data) if self.key is None else self.key

    def put(self, value: Any, mark: Mark) -> None:
        """Take the value that comes next; of two under one key the first stays."""
        self.mark.children.setdefault(self.step(), mark)
        if isinstance(self.data, list):
            self.data.append(value)
        else:
            self.data.setdefault(str(self.key), value)
            self.key = None

    def replace(self, step: Any, value: Any) -> None:
        """Take another value in place of one that was taken before."""
        cast("Any", self.data)[step] = value


def parse(text: str) -> Parsed:
    """Parse YAML 1.2 without anchors, aliases, tags and further documents."""
    if text.startswith(_BYTE_ORDER_MARK):  # one has been taken off already
        fault = RawFault((), "YAML", "broken there: a second byte order mark", line=1, column=1)
        return nothing_parsed(fault)
    if _ODD_BREAK.search(text):
        expected = "a line break that is one everywhere"
        return nothing_parsed(_forbidden(text, _ODD_BREAK, expected, "the character"))
    faults = _tag_directives(text)
    if faults:  # the parser would put each into every tag
        return Parsed(None, tuple(faults), lambda: Mark(1, 1))
    root: tuple[Any, Mark] | None = None
    try:
        root = _build(text, faults)
    except MarkedYAMLError as error:
        faults.append(_broken(text, error))
    except YAMLError:  # a character that YAML forbids; the parser counts bytes, so look for it
        expected = "a character that YAML allows"
        faults.append(_forbidden(text, _FORBIDDEN, expected, "the control character"))
    else:
        if root is None:
            faults.append(RawFault((), "a document", "empty", line=1, column=1))
    data, mark = root or (None, Mark(1, 1))
    return Parsed(data, tuple(faults), lambda: mark)


def _tag_directives(text: str) -> list[RawFault]:
    """Refuse each `%TAG` line that stands before the document."""
    faults: list[RawFault] = []
    at, line = 0, 1
    while found := _BEFORE.match(text, at):
        said = found[0].rstrip("\r\n")
        if said.startswith("%TAG"):
            faults.append(RawFault((), "without tags", shown(said), _NO_TAGS, line=line, column=1))
        at, line = found.end(), line + 1
    return faults


def _broken(text: str, error: MarkedYAMLError) -> RawFault:
    at = error.problem_mark or error.context_mark
    line, column = (at.line + 1, at.column + 1) if at else (1, 1)
    problem = str(error.problem or error.context or "not readable")
    if at and _TOO_DEEP in problem:  # the parser looks ahead, and gives up before it has said so
        line, column = _too_deep(text[: at.index]) or (line, column)
        expected = f"nested at most {MAX_DEPTH} deep"
        return RawFault((), expected, "deeper", line=line, column=column)
    return RawFault((), "YAML", f"broken there: {problem}", line=line, column=column)


def _too_deep(text: str) -> tuple[int, int] | None:
    """Find line and column of the first list or mapping that is too deep, in a text cut off."""
    depth = 0
    with suppress(MarkedYAMLError):
        for event in _events(text, []):
            depth += _deeper(event)
            if depth > MAX_DEPTH:
                return event.start_mark.line + 1, event.start_mark.column + 1
    return None


def _forbidden(text: str, characters: re.Pattern[str], expected: str, what: str) -> RawFault:
    found = cast("re.Match[str]", characters.search(text))
    before = text[: found.start()]
    lines = YAML_BREAK.split(before)
    line, column = len(lines), len(lines[-1]) + 1
    actual = f"{what} U+{ord(found[0]):04X}"
    hint = f'in quotation marks write it as "\\u{ord(found[0]):04X}"'
    return RawFault((), expected, actual, hint, line=line, column=column)


def _build(text: str, faults: list[RawFault]) -> tuple[Any, Mark] | None:
    """Give the first document and its marks; None where there is none."""
    root: tuple[Any, Mark] | None = None
    levels: list[_Level] = []
    events = _events(text, faults)
    for event in events:
        top = levels[-1] if levels else None
        if isinstance(event, MappingEndEvent | SequenceEndEvent):
            levels.pop()
            continue
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        mark = Mark(line, column)
        path: Path = () if top is None else (*top.path, top.step())
        if top is not None and isinstance(top.data, dict) and top.key is None:
            top.key = _key(event, top.path, line, column, faults)
            if top.key is None:
                _pass_over(event, events)
                _pass_over(next(events), events)
                continue
            if text[event.start_mark.index - 1 : event.start_mark.index] == "?":
                faults.append(_glued(top.key, top.path, line, column))
                _pass_over(next(events), events)
                top.key = None
                if not top.data and len(levels) > 1:  # a text was meant, not a mapping
                    levels[-2].replace(top.path[-1], REFUSED)
                continue
            if top.key in top.mark.keys:
                faults.append(twice((*top.path, top.key), line, column))
            top.mark.keys.setdefault(top.key, (line, column))
            continue
        value = _value(event, path, line, column, faults)
        mark.null_word = value is None and event.value != ""
        if top is None:
            root = value, mark
        else:
            top.put(value, mark)
        if isinstance(value, dict | list):
            if len(levels) < MAX_DEPTH:
                levels.append(_Level(cast("Any", value), mark, path))
            else:  # the reader refuses it, as in every form, and looks no further
                _pass_over(event, events)
    return root


def _glued(key: str, path: Path, line: int, column: int) -> RawFault:
    """Say that a key follows a question mark at once, which to YAML 1.2 is a text."""
    expected, actual = "a blank after '?'", shown(f"?{key}")
    return RawFault(path, expected, actual, IN_QUOTES, line=line, column=column, unread=True)


def _deeper(event: object) -> int:
    """Tell how much deeper one is after an event."""
    return _DEEPER.get(type(event), 0)


def _pass_over(event: Any, events: Iterator[Any]) -> None:
    """Leave out a value that begins with an event, and all that is in it."""
    depth = _deeper(event)
    while depth:
        depth += _deeper(next(events))


def _events(text: str, faults: list[RawFault]) -> Iterator[Any]:
    """Yield the events that carry data; refuse another YAML than 1.2, and a second document."""
    documents = 0
    for event in cast("Iterator[Any]", yaml.parse(text, Loader=yaml.CSafeLoader)):
        another: int | None = None
        if isinstance(event, DocumentStartEvent):
            documents += 1
            start = cast("Any", event)
            line = start.start_mark.line + 1
            another = line if documents > 1 else None
            if start.version not in (None, (1, 2)):
                actual = "YAML {}.{}".format(*start.version)
                faults.append(RawFault((), "YAML 1.2", actual, line=line, column=1))
        elif isinstance(event, DocumentEndEvent):
            another = _line_of_another(text, cast("Any", event).end_mark)
        elif isinstance(event, AliasEvent | ScalarEvent) or _deeper(event):
            yield event
        if another is not None:
            expected, actual = "one document", "several in one file"
            fault = RawFault((), expected, actual, line=another, column=1, unread=True)
            faults.append(fault)
            return


def _line_of_another(text: str, end: Any) -> int | None:
    """Find where another document begins after the end of one, before the parser looks into it."""
    lines = iter(YAML_BREAK.split(text[end.index :]))
    line = cast("int", end.line) + 1
    if end.column:  # within the line that ends the document
        next(lines)
        line += 1
    for number, each in enumerate(lines, line):
        if each.strip() and not each.lstrip().startswith("#") and not each.startswith("..."):
            return number if each.startswith(("---", "%")) else None
    return None


def _key(event: Any, path: Path, line: int, column: int, faults: list[RawFault]) -> str | None:
    """Give a key; None, and a fault, for what is no text."""
    if isinstance(event, AliasEvent):
        actual, hint = "an alias", ""
    elif isinstance(event, MappingStartEvent | SequenceStartEvent):
        actual, hint = "a mapping" if isinstance(event, MappingStartEvent) else "a list", ""
    else:
        value = _value(event, path, line, column, faults)
        if isinstance(value, str):
            return str(value)
        actual, hint = "null", "write it in quotation marks"
    fault = RawFault(path, "a text as key", actual, hint, line=line, column=column, unread=True)
    faults.append(fault)
    return None


def _value(event: Any, path: Path, line: int, column: int, faults: list[RawFault]) -> Any:
    def refuse(expected: str, actual: str, hint: str) -> None:
        faults.append(RawFault(path, expected, actual, hint, line=line, column=column))

    if isinstance(event, AliasEvent):
        event = cast("Any", event)
        refuse("written out", f"the alias {shown(f'*{event.anchor}')}", _NO_ALIASES)
        return REFUSED
    if event.anchor is not None:
        refuse("without an anchor", f"anchored as {shown(f'&{event.anchor}')}", _NO_ALIASES)
    if event.tag is not None:
        refuse("without a tag", f"tagged {shown(event.tag)}", _NO_TAGS)
    if isinstance(event, MappingStartEvent):
        return {}
    if isinstance(event, SequenceStartEvent):
        return []
    if not event.style:  # written without quotation marks
        return None if event.value in NULLS else Plain(event.value)
    return str(event.value)


class _Dumper(yaml.CSafeDumper):
    """Puts in quotation marks every text that the reader, or YAML 1.1, takes for something else."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


def _text_node(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    plain = text not in NULLS and isinstance(plain_value(text), str)
    style = '"' if _ODD_BREAK.search(text) else None if plain else "'"
    represent: Callable[..., yaml.ScalarNode] = cast("Any", dumper).represent_scalar
    return represent("tag:yaml.org,2002:str", text, style)


_Dumper.add_representer(str, _text_node)


def write(data: dict[str, Any]) -> str:
    """Write a document canonically, in block style."""
    dump: Callable[..., str] = cast("Any", yaml).dump  # which is not typed throughout
    return dump(
        data,
        Dumper=_Dumper,
        default_flow_style=False,
        allow_unicode=True,
        sort_keys=False,
        width=_WIDTH,
    )
