"""What can be typed: commands, options, and their help."""

import argparse
import re
from collections.abc import Callable
from importlib import metadata
from typing import Final, Literal, TypeVar, get_args

from coalition_model.entities.events import EventStatus
from coalition_model.entities.meetings import MeetingStatus
from coalition_model.errors import InvalidDate
from coalition_model.formats.shipped import SHIPPED
from coalition_model.queries.common import as_date, as_period
from coalition_model.values.edtf import EdtfDate, EdtfInterval
from coalition_model.values.text import LANGUAGE_PATTERN
from coalition_model.values.when import When

T = TypeVar("T")
Form = Literal["json", "yaml"]
_Add = Callable[..., argparse.ArgumentParser]
STATUSES: Final = tuple(dict.fromkeys((*get_args(MeetingStatus), *get_args(EventStatus))))

_DOSSIER: Final = "a file, a folder of files, '-' for standard input, or a shipped one"
_DESCRIPTION: Final = """\
Look into dossiers of diplomacy: who met, who promised what, who stood where,
as of when and according to whom.
"""
_EPILOG: Final = f"""\
A dossier is {_DOSSIER}:
  {", ".join(SHIPPED[:3])},
  {", ".join(SHIPPED[3:])}

examples:
  coalition-model show alaska-to-washington
      the week of 15 to 18 August 2025 at a glance
  coalition-model show alaska-to-washington meeting:2025-08-15-alaska
      one meeting, with the words that each fact rests on
  coalition-model timeline week.yaml --status held
      what was held, in order, in a dossier of your own
  coalition-model convert week.yaml week.json
      the same dossier as JSON

'coalition-model COMMAND --help' says more of each command.
Exit status: 0 all is well, 1 there are findings, 2 the dossier or the command
could not be read.
"""
_SHOW: Final = """\
Without an ID: the dossier at a glance. With one: an entity, or a part of one (a
clause, a commitment, somebody's taking part in a meeting), with every field in
words, the evidence for it, what is claimed of it, and what refers to it.

Words between quotation marks are the words of a source or a document; others
restate or translate it.
"""
_SHOW_EPILOG: Final = """\
examples:
  coalition-model show alaska-to-washington
  coalition-model show alaska-to-washington --known-at 2025-08-16
      as it was known before the video conference
  coalition-model show alaska-to-washington --on 2025-08-17
      with the offices that its people held on that day
  coalition-model show alaska-to-washington clause:four-points/3 --language fr
  coalition-model show leaders state:FR --on 2025-08-17
      who could speak for France on that day
  cat week.yaml | coalition-model show -
"""
_TIMELINE_EPILOG: Final = """\
examples:
  coalition-model timeline alaska-to-washington
  coalition-model timeline alaska-to-washington --actor leader:ursula-von-der-leyen
  coalition-model timeline coalition-of-the-willing --between 2025-03/2025-04 --status held
"""
_CONVERT_EPILOG: Final = """\
What is written is canonical: the same dossier always gives the same bytes.
Comments and short forms of a file written by hand are not kept.

examples:
  coalition-model convert week.yaml week.json
  coalition-model convert week-folder/ week.json --overwrite
  coalition-model convert alaska-to-washington - --to yaml | less
  coalition-model convert - week.json --from yaml < week.yaml
"""


class _Version(argparse.Action):
    """Prints the version of the installed package, which takes a moment to look up."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        print(f"{parser.prog} {metadata.version('coalition-model')}")
        parser.exit()


def parser() -> argparse.ArgumentParser:
    """Describe the whole command line."""
    top = _parser("coalition-model", description=_DESCRIPTION, epilog=_EPILOG)
    top.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for command in (_show, _timeline, _convert):
        command(commands.add_parser)
    return top


def _parser(prog: str, *, description: str, epilog: str) -> argparse.ArgumentParser:
    return argparse.ArgumentParser(
        prog=prog,
        description=description,
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )


def _command(
    add: _Add,
    name: str,
    summary: str,
    *,
    description: str,
    epilog: str,
) -> argparse.ArgumentParser:
    return add(
        name,
        help=summary,
        description=description,
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )


def _show(add: _Add) -> None:
    show = _command(
        add,
        "show",
        "a dossier at a glance, or one thing in it with its evidence",
        description=_SHOW,
        epilog=_SHOW_EPILOG,
    )
    _source(show)
    show.add_argument(
        "id", metavar="ID", nargs="?", help="an entity or part: leader:..., clause:..."
    )
    _reading(show)
    show.add_argument(
        "--on",
        metavar="DAY",
        type=_checked(as_date),
        help="who held office, or belonged to an organization, on this day: 2025-08-17",
    )
    show.add_argument("--all", action="store_true", help="show long lists whole")


def _timeline(add: _Add) -> None:
    timeline = _command(
        add,
        "timeline",
        "meetings, events, plans, statements and positions in order of time",
        description="All that has a date in the dossier, in order; what has none comes last.",
        epilog=_TIMELINE_EPILOG,
    )
    _source(timeline)
    timeline.add_argument(
        "--actor", metavar="ID", help="only what this person, state or organization is part of"
    )
    timeline.add_argument(
        "--between",
        metavar="A/B",
        type=_checked(_whole_period),
        help="only what may fall into this time: 2025-08-15/2025-08-18, 2025-03 (all of March), "
        "2025-08-17/.. (from then on)",
    )
    timeline.add_argument(
        "--status",
        metavar="STATUS",
        choices=STATUSES,
        help=f"only meetings and events of this status: {', '.join(STATUSES)}",
    )
    _reading(timeline)


def _convert(add: _Add) -> None:
    convert = _command(
        add,
        "convert",
        "read a dossier and write it as JSON or YAML",
        description="Read a dossier in one form and write it in another.",
        epilog=_CONVERT_EPILOG,
    )
    convert.add_argument("source", metavar="SOURCE", help=_DOSSIER)
    convert.add_argument(
        "target", metavar="TARGET", help="a file ending in .json, .yaml or .yml, or '-' for output"
    )
    _from(convert)
    convert.add_argument(
        "--to", choices=("json", "yaml"), help="the form to write; needed for '-' only"
    )
    convert.add_argument(
        "--overwrite", action="store_true", help="replace a file that is there already"
    )


def _source(command: argparse.ArgumentParser) -> None:
    command.add_argument("source", metavar="DOSSIER", help=_DOSSIER)
    _from(command)


def _from(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--from",
        dest="form",
        choices=("json", "yaml"),
        help="the form of standard input; else told by its first character",
    )


def _reading(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--known-at",
        metavar="DAY",
        type=_checked(as_date),
        help="the dossier as it was known by this day: 2025-08-16",
    )
    command.add_argument(
        "--language",
        metavar="TAG",
        type=_language,
        help="language wanted for names and texts: fr, en, uk; else English, else the original",
    )


def _checked(reader: Callable[[str], T]) -> Callable[[str], T]:
    """Turn the reader of a date into one whose errors argparse shows as they are."""

    def check(text: str) -> T:
        try:
            return reader(text)
        except InvalidDate as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    return check


def _whole_period(text: str) -> When:
    """Read a stretch of time; a month or a year that is typed here means all of its days."""
    period = as_period(text)
    return period.span() if isinstance(period, EdtfDate | EdtfInterval) else period


def _language(text: str) -> str:
    if not re.fullmatch(LANGUAGE_PATTERN, text):
        raise argparse.ArgumentTypeError(f"must be a BCP 47 language tag, but is {text!r}")
    return text


class Arguments(argparse.Namespace):
    """What was typed, as far as any command has it."""

    command: str
    source: str
    target: str
    id: str | None
    form: Form | None
    to: Form | None
    overwrite: bool
    known_at: EdtfDate | None
    language: str | None
    on: EdtfDate | None
    all: bool
    actor: str | None
    between: When | None
    status: str | None
