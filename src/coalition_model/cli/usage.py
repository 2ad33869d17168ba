"""Which options go together."""

from pathlib import Path
from typing import Final

from coalition_model.cli.arguments import Arguments
from coalition_model.dateline import LANGUAGES
from coalition_model.formats.shipped import SHIPPED

STDIN: Final = "-"


def misused(arguments: Arguments) -> str | None:
    """Say which options do not go together, or None if all do."""
    sources = arguments.sources if arguments.command == "check" else [arguments.source]
    if arguments.form is not None and STDIN not in sources:
        return f"--from is for standard input ('-'), but the dossier is {sources[0]!r}"
    match arguments.command:
        case "check":
            return _misused_in_check(arguments)
        case "resolve":
            return _misused_in_resolve(arguments)
        case "changes":
            return _misused_in_changes(arguments)
        case _:
            return None


def _misused_in_resolve(arguments: Arguments) -> str | None:
    if arguments.text is None and arguments.file is None:
        return "TEXT must be given, or --file"
    if arguments.text is not None and arguments.file is not None:
        return f"--file goes without TEXT, but TEXT is {arguments.text!r}"
    if arguments.languages is None:
        return f"--lang must be given: {', '.join(LANGUAGES)}"
    return None


def _misused_in_changes(arguments: Arguments) -> str | None:
    days = (arguments.since, arguments.until)
    if arguments.new is not None:
        if arguments.source == arguments.new == STDIN:
            return "only one of OLD and NEW can be '-'"
        if any(day is not None for day in days):
            return f"--from and --to go without NEW, but NEW is {arguments.new!r}"
    elif arguments.since is None or arguments.until is None:
        return "NEW must be given, or --from and --to"
    elif arguments.since.after(arguments.until).certain:
        return f"--to must not be before --from ({arguments.since}), but is {arguments.until}"
    return None


def _misused_in_check(arguments: Arguments) -> str | None:
    if arguments.accept is not None:
        return _misused_with_accept(arguments)
    for option, value in (("--field", arguments.field), ("--reason", arguments.reason)):
        if value is not None:
            return f"{option} is for --accept, which is not given"
    if not arguments.watch:
        return None
    if arguments.format != "text":
        return f"--watch prints text, but --format is {arguments.format!r}"
    for source in arguments.sources:
        shipped = source.removeprefix("reference:") in SHIPPED and not Path(source).exists()
        if source == STDIN or shipped:
            return f"--watch needs files and folders, but the dossier is {source!r}"
    return None


def _misused_with_accept(arguments: Arguments) -> str | None:
    from coalition_model.cli.codes import UnknownCode, code_of  # noqa: PLC0415

    others = {
        "--watch": arguments.watch,
        "--select": arguments.select is not None,
        "--ignore": arguments.ignore is not None,
        "--severity": arguments.severity != "info",
        "--format": arguments.format != "text",
    }
    given = next((option for option, value in others.items() if value), None)
    if given is not None:
        return f"{given} does not go with --accept"
    if len(arguments.sources) != 1:
        return f"--accept needs one file, but {len(arguments.sources)} are given"
    if not (arguments.reason or "").strip():
        return "--accept needs --reason, which says why the finding is accepted"
    code, entity = arguments.accept or ["", ""]
    try:
        arguments.accept = [code_of(code), entity]
    except UnknownCode as error:
        return f"--accept: {error}"
    return None
