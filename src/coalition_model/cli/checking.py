"""`coalition-model check`: judge dossiers by rules, as a linter judges code."""

import sys
from collections.abc import Iterable
from pathlib import Path

from coalition_model.cli.accepting import accept
from coalition_model.cli.arguments import Arguments
from coalition_model.cli.codes import Selection, selection
from coalition_model.cli.console import console
from coalition_model.cli.judging import CLEAN, Judgment, judge
from coalition_model.cli.reporting import told_error
from coalition_model.cli.watching import watch


def check(arguments: Arguments) -> int:
    """Check dossiers, once or whenever they change, or accept one finding.

    Returns:
        0 if nothing of level warning or above is left, 1 if something is, 2 if a dossier could not
        be read; after watching, that of the last check.
    """
    if arguments.accept is not None:
        accept(arguments)
        return CLEAN
    chosen = selection(arguments.select, arguments.ignore or ())
    if arguments.watch:
        return _watched(arguments, chosen)
    return _once(arguments, chosen).status


def _once(arguments: Arguments, chosen: Selection) -> Judgment:
    judgment = judge(arguments.sources, chosen, least=arguments.severity, form=arguments.form)
    for unread in judgment.unread:
        told_error(unread.error)
    _print(arguments, judgment)
    return judgment


def _print(arguments: Arguments, judgment: Judgment) -> None:
    if arguments.format == "text":
        from coalition_model.cli.findings_text import print_findings  # noqa: PLC0415

        print_findings(console(), judgment)
        return
    from coalition_model.cli import findings_data  # noqa: PLC0415

    match arguments.format:
        case "json":
            print(findings_data.as_json(judgment))
        case "sarif":
            print(findings_data.as_sarif(judgment))
        case _:
            text = findings_data.as_github(judgment)
            if text:
                print(text)


def _watched(arguments: Arguments, chosen: Selection) -> int:
    status = CLEAN
    terminal = sys.stdout.isatty()

    def run() -> Iterable[Path]:
        nonlocal status
        if terminal:
            console().clear()
        judgment = _once(arguments, chosen)
        print("watching; Ctrl-C ends")
        sys.stdout.flush()
        status = judgment.status
        return judgment.uses

    watch(run, arguments.sources)
    return status
