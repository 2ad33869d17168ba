"""`coalition-model resolve`: what the words of a newspaper for a date mean on its dateline."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from rich.text import Text

from coalition_model.cli.arguments import Arguments
from coalition_model.cli.console import console, standard_input, working
from coalition_model.cli.excerpts import excerpt
from coalition_model.cli.page import Cell, Page, styled
from coalition_model.cli.reporting import told_error
from coalition_model.dateline import RULES, Mention, Unresolved, find_mentions, resolve
from coalition_model.errors import CoalitionModelError
from coalition_model.queries.dates_in_words import when_words
from coalition_model.values.moments import Moment, MomentInterval
from coalition_model.values.when import When

CLEAN: Final = 0
UNREADABLE: Final = 2
STDIN: Final = "-"
STDIN_NAME: Final = "<stdin>"


class NotText(CoalitionModelError):
    """What should be prose is not UTF-8."""

    def __init__(self, name: str, byte: int, position: int) -> None:
        self.name = name
        self.byte = byte
        self.position = position
        super().__init__(name, byte, position)

    def __str__(self) -> str:
        return f"{self.name}: must be UTF-8, but is 0x{self.byte:02x} at byte {self.position}"


def resolve_text(arguments: Arguments) -> int:
    """Print what one date means, or prose with its dates marked.

    Returns:
        0, or 2 where the one date cannot be told.
    """
    name = _prose_named(arguments)
    if name is None:
        return _one(arguments, arguments.text or "")
    prose = _read(name)
    found = find_mentions(
        prose,
        dateline=arguments.dateline,
        language=arguments.languages or (),
        sense=arguments.sense,
        zone=arguments.zone,
    )
    if arguments.format == "json":
        _print_json(found)
    else:
        _print_prose(Page(console(), everything=True), prose, found, arguments.languages or ())
    return CLEAN


def _prose_named(arguments: Arguments) -> str | None:
    """Give the file that is prose: that of --file, or TEXT if it is '-' or a file's path."""
    text = arguments.text
    if text is None:
        return arguments.file
    if text == STDIN:
        return STDIN
    try:
        return text if Path(text).is_file() else None
    except OSError:  # longer than a path may be
        return None


def _read(name: str) -> str:
    if name != STDIN:
        with working(f"reading {name}", Path(name).stat().st_size):
            return _decoded(name, Path(name).read_bytes())
    return _decoded(STDIN_NAME, standard_input("prose"))


def _decoded(name: str, raw: bytes) -> str:
    try:
        return raw.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise NotText(name, raw[error.start], error.start) from None


def _one(arguments: Arguments, text: str) -> int:
    """Print what one date means in the first of the languages that can read it."""
    refused: list[Unresolved] = []
    for language in arguments.languages or ():
        try:
            mention = resolve(
                text,
                dateline=arguments.dateline,
                language=language,
                sense=arguments.sense,
                zone=arguments.zone,
            )
        except Unresolved as error:
            refused.append(error)
            continue
        if arguments.format == "json":
            _print_json((mention,))
        else:
            _print_mention(Page(console(), everything=True), mention)
        return CLEAN
    for refusal in refused:
        told_error(refusal)
        excerpt(console(sys.stderr), refusal.text.replace("\n", " "), refusal.position + 1)
    print("TEXT is no file and not '-', so it was read as one date", file=sys.stderr)
    return UNREADABLE


def _print_json(found: Sequence[Mention]) -> None:
    print(json.dumps([_data(each) for each in found], ensure_ascii=False, indent=2))


def _data(mention: Mention) -> dict[str, Any]:
    return {
        "wording": mention.wording,
        "start": mention.start,
        "end": mention.end,
        "language": mention.language,
        "dateline": str(mention.dateline),
        "value": None if mention.value is None else str(mention.value),
        "readings": [str(each) for each in mention.readings],
        "part_of_day": mention.part_of_day,
        "part_of_period": mention.part_of_period,
        "approximate": mention.approximate,
        "rule": mention.rule,
        "explanation": RULES[mention.rule],
    }


def _print_mention(page: Page, mention: Mention) -> None:
    page.line(mention.wording, style="bold")
    rows: list[tuple[Cell, Cell]] = []
    value = mention.value
    if value is None:
        rows.append(("value", "not decided; see the readings"))
    else:
        rows.append(("value", when_words(value, weekday=True)))
        rows.append((_form(value), str(value)))
    if mention.part_of_day is not None:
        rows.append(("part of day", mention.part_of_day))
    if mention.part_of_period is not None:
        rows.append(("part of period", mention.part_of_period))
    if mention.approximate:
        rows.append(("approximate", "yes"))
    readings = [f"{each} ({when_words(each, weekday=True)})" for each in mention.readings]
    rows += [("readings", each) for each in readings or ["no other"]]
    rows.append(("rule", f"{mention.rule} – {RULES[mention.rule]}"))
    page.pairs(rows)


def _form(value: When) -> str:
    return "moment" if isinstance(value, Moment | MomentInterval) else "EDTF"


def _print_prose(
    page: Page, prose: str, found: Sequence[Mention], languages: Sequence[str]
) -> None:
    _print_marked(page, prose, found)
    if not found:
        page.blank()
        page.line("No date was found in this text.", style="dim")
        return
    page.heading(f"{len(found):,} date{'' if len(found) == 1 else 's'}")
    _print_table(page, found, several=len(languages) > 1)
    page.heading("rules")
    used = dict.fromkeys(each.rule for each in found)
    page.pairs(((rule, RULES[rule]) for rule in RULES if rule in used), width=10)


def _print_marked(page: Page, prose: str, found: Sequence[Mention]) -> None:
    """Print prose with its dates marked.

    Lines are never broken. In a pipe or a file nothing but the marks is added; a terminal is shown
    what could steer it, and marks in bold.
    """
    pieces = _marked(prose, found)
    if page.console.is_terminal:
        text = Text("").join(styled(words, "bold" if mark else "") for words, mark in pieces)
        text.rstrip()
        page.console.print(text, soft_wrap=True)
        return
    written = "".join(words for words, _ in pieces)
    page.console.file.flush()
    sys.stdout.write(written if written.endswith("\n") else f"{written}\n")
    sys.stdout.flush()


def _marked(prose: str, found: Sequence[Mention]) -> list[tuple[str, bool]]:
    """Put after each date what it means: '[vendredi dernier → 2025-08-15]'; tell what is a mark."""
    pieces: list[tuple[str, bool]] = []
    done = 0
    for each in found:
        start, end = each.start or 0, each.end or 0
        pieces += (
            (prose[done:start], False),
            (f"[{prose[start:end]} → {_meaning(each)}]", True),
        )
        done = end
    return [*pieces, (prose[done:], False)]


def _meaning(mention: Mention) -> str:
    if mention.value is not None:
        return str(mention.value)
    readings = " or ".join(str(each) for each in mention.readings)
    return readings if len(mention.readings) > 1 else f"perhaps {readings}"


def _print_table(page: Page, found: Sequence[Mention], *, several: bool) -> None:
    """List dates with their places; a column in which nothing stands is left out."""
    headers = ("span", "language", "value", "part", "readings", "rule")
    rows = [
        (
            f"{each.start}-{each.end}",
            each.language if several else "",
            "?" if each.value is None else str(each.value),
            _part(each),
            "\n".join(str(reading) for reading in each.readings),
            each.rule,
        )
        for each in found
    ]
    kept = [place for place in range(len(headers)) if any(row[place] for row in rows)]
    page.table([headers[place] for place in kept], [[row[place] for place in kept] for row in rows])


def _part(mention: Mention) -> str:
    about = "about" if mention.approximate else None
    return " ".join(filter(None, (about, mention.part_of_period, mention.part_of_day)))
