"""What can be typed: commands, options, and their help."""

import argparse
import re
from collections.abc import Callable
from importlib import metadata
from typing import Final, Literal, TypeVar, get_args

from coalition_model.cli import helps
from coalition_model.dateline import LANGUAGES, Sense
from coalition_model.dateline.vocabulary import vocabulary
from coalition_model.entities.events import EventStatus
from coalition_model.entities.meetings import MeetingStatus
from coalition_model.errors import InvalidDate, InvalidValue
from coalition_model.formats.forms import FORMATS, FormatName
from coalition_model.queries.common import as_date, as_period
from coalition_model.values.edtf import EdtfDate, EdtfInterval
from coalition_model.values.moments import Moment
from coalition_model.values.text import LANGUAGE_PATTERN
from coalition_model.values.when import When

T = TypeVar("T")
Form = FormatName
Severity = Literal["error", "warning", "info"]
_Add = Callable[..., argparse.ArgumentParser]
STATUSES: Final = tuple(dict.fromkeys((*get_args(MeetingStatus), *get_args(EventStatus))))


class _Version(argparse.Action):
    """Prints the version of the installed package, which takes a moment to look up."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        print(f"{parser.prog} {metadata.version('coalition-model')}")
        parser.exit()


def parser() -> argparse.ArgumentParser:
    """Describe the whole command line."""
    top = _parser("coalition-model", description=helps.DESCRIPTION, epilog=helps.EPILOG)
    top.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for command in (
        _show,
        _timeline,
        _check,
        _rules,
        _contradictions,
        _stances,
        _convert,
        _schema,
        _resolve,
        _compare,
        _changes,
    ):
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
        description=helps.SHOW,
        epilog=helps.SHOW_EPILOG,
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
        epilog=helps.TIMELINE_EPILOG,
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


def _check(add: _Add) -> None:
    check = _command(
        add,
        "check",
        "what is doubtful in dossiers, as a linter tells it",
        description=helps.CHECK,
        epilog=helps.CHECK_EPILOG,
    )
    check.add_argument("sources", metavar="DOSSIER", nargs="+", help=helps.DOSSIER)
    _from(check)
    check.add_argument(
        "--format",
        choices=("text", "json", "github", "sarif"),
        default="text",
        help="how findings are written: for people, as JSON, as GitHub's workflow commands, as "
        "SARIF 2.1.0",
    )
    check.add_argument(
        "--select", metavar="CODES", type=_codes, help="only findings of these codes: OFF,TIM001"
    )
    check.add_argument("--ignore", metavar="CODES", type=_codes, help="no findings of these codes")
    check.add_argument(
        "--severity",
        choices=("error", "warning", "info"),
        default="info",
        help="the least level that is shown and counted; info if not given",
    )
    check.add_argument(
        "--accept",
        metavar=("CODE", "ENTITY"),
        nargs=2,
        help="write into the YAML file that this finding is accepted",
    )
    check.add_argument(
        "--field", metavar="FIELD", help="with --accept: only the finding on this field"
    )
    check.add_argument("--reason", metavar="TEXT", help="with --accept: why it is accepted")
    check.add_argument(
        "--watch", action="store_true", help="check again whenever a file changes; Ctrl-C ends"
    )


def _rules(add: _Add) -> None:
    rules = _command(
        add,
        "rules",
        "the rules of 'check': all of them, or one explained",
        description="List the rules by which dossiers are checked, or explain one of them.",
        epilog=helps.RULES_EPILOG,
    )
    rules.add_argument(
        "code", metavar="CODE", nargs="?", type=_code, help="a code, or its beginning"
    )
    _text_or_json(rules)


def _contradictions(add: _Add) -> None:
    contradictions = _command(
        add,
        "contradictions",
        "where sources contradict one another, side by side",
        description=helps.CONTRADICTIONS,
        epilog=helps.CONTRADICTIONS_EPILOG,
    )
    _source(contradictions)
    contradictions.add_argument("--about", metavar="ID", help="only on this entity or part")
    contradictions.add_argument(
        "--field", metavar="FIELD", help="only on this field: founded, declared_size, members"
    )
    _reading(contradictions)
    _text_or_json(contradictions)


def _stances(add: _Add) -> None:
    stances = _command(
        add,
        "stances",
        "who stood where on each clause of a plan, and in which words",
        description=helps.STANCES,
        epilog=helps.STANCES_EPILOG,
    )
    _source(stances)
    stances.add_argument("plan", metavar="PLAN", help="a plan: plan:four-points")
    stances.add_argument(
        "--on",
        dest="day",
        metavar="DAY",
        required=True,
        type=_checked(as_date),
        help="the day in the world: 2025-08-17",
    )
    stances.add_argument(
        "--actors",
        metavar="IDS",
        action="extend",
        type=_ids,
        help="only these people, states and bodies: state:FR,leader:emmanuel-macron",
    )
    stances.add_argument(
        "--attribute",
        choices=("ex-officio",),
        help="take what heads of state or government and foreign ministers say as their state's "
        "too, as an inference",
    )
    _reading(stances)
    _written(stances)


def _ids(text: str) -> list[str]:
    return [each.strip() for each in text.split(",") if each.strip()]


def _text_or_json(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--format", choices=("text", "json"), default="text", help="for people, or as JSON"
    )


def _convert(add: _Add) -> None:
    convert = _command(
        add,
        "convert",
        "read a dossier and write it as JSON, JSON Lines or YAML",
        description="Read a dossier in one form and write it in another.",
        epilog=helps.CONVERT_EPILOG,
    )
    convert.add_argument("source", metavar="SOURCE", help=helps.DOSSIER)
    convert.add_argument(
        "target",
        metavar="TARGET",
        help="a file ending in .json, .jsonl, .yaml or .yml, also with .gz, or '-' for output",
    )
    _from(convert)
    convert.add_argument("--to", choices=FORMATS, help="the form to write; needed for '-' only")
    convert.add_argument(
        "--overwrite", action="store_true", help="replace a file that is there already"
    )


def _schema(add: _Add) -> None:
    schema = _command(
        add,
        "schema",
        "the JSON Schema of a document, for editors and other programs",
        description=helps.SCHEMA,
        epilog=helps.SCHEMA_EPILOG,
    )
    schema.add_argument(
        "--for",
        dest="documents",
        choices=("json", "yaml"),
        default="json",
        help="the form of the documents that it is for; json if not given",
    )
    schema.add_argument("--output", metavar="FILE", help="a file to write it to")
    schema.add_argument(
        "--overwrite", action="store_true", help="replace a file that is there already"
    )


def _resolve(add: _Add) -> None:
    resolve = _command(
        add,
        "resolve",
        "what a newspaper's words for a date mean: 'vendredi dernier'",
        description=helps.RESOLVE,
        epilog=helps.RESOLVE_EPILOG,
    )
    resolve.add_argument(
        "text", metavar="TEXT", nargs="?", help="one date in words; or '-' or a file: prose"
    )
    resolve.add_argument("--file", metavar="PATH", help="a file of prose, or '-'; instead of TEXT")
    resolve.add_argument(
        "--dateline",
        metavar="DAY",
        required=True,
        type=_checked(_dateline),
        help="when it was written: 2025-08-17, or 2025-08-17T12:00+02:00[Europe/Paris]",
    )
    resolve.add_argument(
        "--lang",
        dest="languages",
        metavar="TAGS",
        action="extend",
        type=_vocabularies,
        help=f"language it is written in, one of {', '.join(LANGUAGES)}, with or without a region "
        "(en-GB); of several (fr,en) the main one first",
    )
    resolve.add_argument(
        "--sense",
        choices=get_args(Sense),
        help="whether it speaks of the past or the future; else a bare 'Friday' stays open",
    )
    resolve.add_argument(
        "--zone",
        metavar="NAME",
        type=_zone,
        help="time zone of hours that name none: Europe/Paris",
    )
    _text_or_json(resolve)


def _compare(add: _Add) -> None:
    compare = _command(
        add,
        "compare",
        "two plans side by side, the changed words marked",
        description=helps.COMPARE,
        epilog=helps.COMPARE_EPILOG,
    )
    _source(compare)
    compare.add_argument("left", metavar="PLAN-A", help="the plan on the left: plan:...")
    compare.add_argument("right", metavar="PLAN-B", help="the plan on the right")
    _reading(compare)
    _written(compare)


def _changes(add: _Add) -> None:
    changes = _command(
        add,
        "changes",
        "what is new, gone or otherwise between two states of a dossier, in sentences",
        description=helps.CHANGES,
        epilog=helps.CHANGES_EPILOG,
    )
    changes.add_argument("source", metavar="OLD", help=helps.DOSSIER)
    changes.add_argument(
        "new", metavar="NEW", nargs="?", help="the state after; instead of --from and --to"
    )
    changes.add_argument(
        "--from",
        dest="since",
        metavar="DAY",
        type=_checked(as_date),
        help="OLD as it was known by this day: 2025-08-16",
    )
    changes.add_argument(
        "--to",
        dest="until",
        metavar="DAY",
        type=_checked(as_date),
        help="against OLD as it was known by this later day",
    )
    _in_language(changes)
    _written(changes)


def _written(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--format",
        choices=("text", "markdown", "html", "csv", "json"),
        default="text",
        help="for people, as a page of Markdown or HTML, as a table of CSV (an apostrophe goes "
        "before what a spreadsheet would take for a formula), or as JSON",
    )


def _source(command: argparse.ArgumentParser) -> None:
    command.add_argument("source", metavar="DOSSIER", help=helps.DOSSIER)
    _from(command)


def _from(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--from",
        dest="form",
        choices=FORMATS,
        help="the form of standard input; else told by how it begins",
    )


def _reading(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--known-at",
        metavar="DAY",
        type=_checked(as_date),
        help="the dossier as it was known by this day: 2025-08-16",
    )
    _in_language(command)


def _in_language(command: argparse.ArgumentParser) -> None:
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


def _dateline(text: str) -> EdtfDate | Moment:
    if "T" in text:
        return Moment(text)
    date = as_date(text)
    if not date.exact:
        raise InvalidDate(text, len(text), "a dateline of one day")
    return date


def _vocabularies(text: str) -> tuple[str, ...]:
    languages = tuple(each.strip() for each in text.split(","))
    for each in languages:
        _language(each)
        try:
            vocabulary(each)
        except InvalidValue as error:
            message = f"must be {error.expected}, but is {each!r}"
            raise argparse.ArgumentTypeError(message) from None
    return languages


def _zone(text: str) -> str:
    try:
        Moment(f"2000-01-01T00:00[{text}]")
    except InvalidDate:
        message = f"must be the name of an IANA time zone, but is {text!r}"
        raise argparse.ArgumentTypeError(message) from None
    return text


def _codes(text: str) -> tuple[str, ...]:
    from coalition_model.cli.codes import UnknownCode, prefixes  # noqa: PLC0415 - rarely needed

    try:
        return prefixes(text)
    except UnknownCode as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _code(text: str) -> str:
    from coalition_model.cli.codes import UnknownCode, matching  # noqa: PLC0415

    try:
        matching(text)
    except UnknownCode as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return text.upper()


class Arguments(argparse.Namespace):
    """What was typed, as far as any command has it."""

    command: str
    source: str = ""
    sources: list[str]
    target: str
    id: str | None
    form: Form | None = None
    to: Form | None
    overwrite: bool
    output: str | None
    documents: Literal["json", "yaml"]
    known_at: EdtfDate | None
    language: str | None
    on: EdtfDate | None
    all: bool
    actor: str | None
    between: When | None
    status: str | None
    format: Literal["text", "json", "github", "sarif", "markdown", "html", "csv"]
    select: tuple[str, ...] | None
    ignore: tuple[str, ...] | None
    severity: Severity
    accept: list[str] | None
    field: str | None
    reason: str | None
    watch: bool
    code: str | None
    about: str | None
    text: str | None
    file: str | None
    dateline: EdtfDate | Moment
    languages: list[str] | None
    sense: Sense | None
    zone: str | None
    plan: str
    day: EdtfDate
    actors: list[str] | None
    attribute: Literal["ex-officio"] | None
    left: str
    right: str
    new: str | None
    since: EdtfDate | None
    until: EdtfDate | None
