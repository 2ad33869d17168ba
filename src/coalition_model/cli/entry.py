"""The way in: arguments to a command, errors to one line and an exit status."""

import os
import sys
from collections.abc import Sequence
from typing import Final

from coalition_model.cli.arguments import Arguments, parser
from coalition_model.cli.usage import misused
from coalition_model.errors import CoalitionModelError, MissingExtra

CLEAN: Final = 0
UNREADABLE: Final = 2
INTERRUPTED: Final = 130
CLOSED: Final = 141
"""As the shell reports a program that a closed pipe ends."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit status.

    Args:
        argv: the arguments, those of the process if None.

    Returns:
        0 if all is well, 1 if `check` has findings, 2 if the dossier or the date could not be read,
        130 after Ctrl-C, 141 where nobody reads the output to its end.

    Raises:
        SystemExit: with 2 for arguments that are wrong, with 0 for help and the version.
    """
    top = parser()
    arguments = top.parse_args(argv, namespace=Arguments())
    wrong = misused(arguments)
    if wrong is not None:
        top.error(wrong)
    try:
        status = _run(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _forget_output()
        return CLOSED
    return status


def _run(arguments: Arguments) -> int:
    """Run one command; what it needs is imported only now, so that help comes at once."""
    try:
        import rich  # noqa: F401, PLC0415  # pyright: ignore[reportUnusedImport]
    except ImportError:
        print(MissingExtra("the command line", "cli"), file=sys.stderr)
        return UNREADABLE
    from coalition_model.cli.console import suit_encoding  # noqa: PLC0415
    from coalition_model.cli.reporting import told_error  # noqa: PLC0415

    suit_encoding()
    try:
        return _command(arguments)
    except BrokenPipeError:
        raise
    except (CoalitionModelError, OSError) as error:
        told_error(error)
        return UNREADABLE


def _command(arguments: Arguments) -> int:
    match arguments.command:
        case "show":
            from coalition_model.cli.showing import show  # noqa: PLC0415

            show(arguments)
        case "timeline":
            from coalition_model.cli.timelines import timeline  # noqa: PLC0415

            timeline(arguments)
        case "check":
            from coalition_model.cli.checking import check  # noqa: PLC0415

            return check(arguments)
        case "rules":
            from coalition_model.cli.ruling import rules  # noqa: PLC0415

            rules(arguments)
        case "contradictions":
            from coalition_model.cli.disputes import disputes  # noqa: PLC0415

            disputes(arguments)
        case "schema":
            from coalition_model.cli.schemas import schema  # noqa: PLC0415

            schema(arguments)
        case "compare":
            from coalition_model.cli.comparing import compare  # noqa: PLC0415

            compare(arguments)
        case "changes":
            from coalition_model.cli.changing import changes  # noqa: PLC0415

            changes(arguments)
        case "stances":
            from coalition_model.cli.stances import stances  # noqa: PLC0415

            stances(arguments)
        case "resolve":
            from coalition_model.cli.resolving import resolve_text  # noqa: PLC0415

            return resolve_text(arguments)
        case _:
            from coalition_model.cli.converting import convert  # noqa: PLC0415

            convert(arguments)
    return CLEAN


def _forget_output() -> None:
    """Send what is still buffered nowhere, so that closing the pipe goes unmentioned."""
    try:
        output = sys.stdout.fileno()
    except OSError:  # another program's stream, which is for that program to close
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, output)
    os.close(nowhere)
