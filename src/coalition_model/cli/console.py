"""Where output goes: rich consoles that suit a terminal, a pipe and a file alike."""

import codecs
import contextlib
import io
import re
import sys
import unicodedata
from collections.abc import Generator
from pathlib import Path
from typing import IO, Any, Final, cast

from rich.console import Console

LARGE: Final = 2_000_000
"""From how many bytes on reading is slow enough to be shown."""

MANY: Final = 20
"""From how many files on, likewise."""

_PLAINER: Final = {
    "“": '"',
    "”": '"',
    "«": '"',
    "»": '"',
    "‘": "'",
    "’": "'",
    "–": "-",
    "—": "-",
    "…": "~",
    "·": "-",
    "✓": "+",
    "✗": "x",
    "●": "*",
    "○": "o",
    "→": ">",
    "─": "-",
}
"""Stand-ins of one character each, for encodings that have no better."""

_TRAILING: Final = re.compile(r"[ \t]+(?=\n)")


def _plainer(error: UnicodeError) -> tuple[str, int]:
    """Replace what an encoding does not have by the nearest that it does."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    found: list[str] = []
    for char in error.object[error.start : error.end]:
        base = unicodedata.normalize("NFKD", char).encode("ascii", "ignore").decode()
        found.append(_PLAINER.get(char) or base or "?")
    return "".join(found), error.end


codecs.register_error("coalition_model.plainer", _plainer)


def suit_encoding() -> None:
    """Let the standard streams print every character, in plainer form where they must."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not stream.encoding.lower().startswith("utf"):
            stream.reconfigure(errors="coalition_model.plainer")


def clean(text: str) -> str:
    r"""Make the control characters of a text visible, so that no document steers a terminal.

    >>> clean("a\x1b[31mb\tc\u202ed")
    'a␛[31mb c\ufffdd'
    """
    return "".join(_visible(char) for char in text) if not text.isprintable() else text


def _visible(char: str) -> str:
    if char == "\n" or char.isprintable():
        return char
    if char in "\t\r":
        return " "
    if char < " ":
        return chr(0x2400 + ord(char))
    return "\ufffd" if unicodedata.category(char) in ("Cc", "Cf", "Cs") else char


class _Tidy:
    """A stream without the blanks at the ends of lines with which rich fills its tables."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        return self._stream.write(_TRAILING.sub("", text))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Leave it to `main` to say what a closed pipe means."""
        raise BrokenPipeError


def console(stream: IO[str] | None = None) -> Console:
    """Make a console on standard output, or on another stream.

    Nothing in what is printed is taken for markup. Colours and the width are rich's to find out:
    none in a pipe or under `NO_COLOR`, `COLUMNS` columns, else those of the terminal, else 80.
    """
    file = cast("IO[str]", _Tidy(stream or sys.stdout))
    return _Console(file=file, highlight=False, markup=False, emoji=False, soft_wrap=False)


@contextlib.contextmanager
def working(message: str, size: int) -> Generator[None]:
    """Show on a terminal that something long is under way.

    Args:
        message: what is done.
        size: how many bytes it is done to.
    """
    if size < LARGE or not sys.stderr.isatty():
        yield
        return
    with console(sys.stderr).status(f"{message} ({size / 1e6:,.1f} MB)"):
        yield


def size_of(path: Path) -> int:
    """Measure a file, or a folder with all that is in it; many files count as large."""
    if not path.is_dir():
        return path.stat().st_size
    sizes = [file.stat().st_size for file in path.rglob("*") if file.is_file()]
    return max(sum(sizes), LARGE if len(sizes) > MANY else 0)


def standard_input(what: str) -> bytes:
    """Read all of standard input; where it is closed, that is nothing.

    Args:
        what: what is being read, to be told to somebody who is to type it.
    """
    if sys.stdin is None:
        return b""
    if sys.stdin.isatty():
        print(f"reading {what} from the keyboard; end it with Ctrl-D", file=sys.stderr)
    return sys.stdin.buffer.read()
