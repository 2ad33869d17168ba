"""What went wrong, on standard error: faults with their lines, everything else on one line."""

import sys
from typing import cast

from coalition_model.cli.console import clean
from coalition_model.errors import DocumentError, MissingExtra


def told_error(error: Exception) -> None:
    """Print why something could not be done."""
    if isinstance(error, DocumentError):
        from coalition_model.cli.faults import report  # noqa: PLC0415

        report(error)
    elif isinstance(error, MissingExtra):
        print(error, file=sys.stderr)
    else:
        print(f"coalition-model: {clean(_said(error))}", file=sys.stderr)


def _said(error: Exception) -> str:
    """Say what went wrong, for errors of the system too."""
    if isinstance(error, OSError) and error.strerror:
        where = f"{cast('str', error.filename)}: " if error.filename else ""
        return f"{where}{error.strerror.lower()}"
    return str(error)
