"""Why a document cannot be built, told as a linter tells it: the place, the fault, the line."""

import sys

from rich.text import Text

from coalition_model.cli.console import clean, console
from coalition_model.cli.excerpts import excerpt
from coalition_model.cli.opening import STDIN_NAME, ReadFromStdin
from coalition_model.errors import DocumentError, Fault
from coalition_model.formats.source_lines import Lines


def report(error: DocumentError) -> None:
    """Print the faults of a document on standard error."""
    out = console(sys.stderr)
    lines = (
        Lines({STDIN_NAME: (error.raw, error.form)})
        if isinstance(error, ReadFromStdin)
        else Lines()
    )
    for fault in error.faults:
        out.print(_headline(fault), soft_wrap=True)
        line = lines.line(fault.file, fault.line)
        if line is not None:
            excerpt(out, line, fault.column or 1)
    count = len(error.faults)
    out.print(Text(f"{count:,} fault{'' if count == 1 else 's'}", style="bold"), soft_wrap=True)


def _headline(fault: Fault) -> Text:
    words = clean(str(fault))
    text = Text(words)
    text.stylize("bold", 0, words.find(": "))
    return text
