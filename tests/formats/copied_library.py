"""A copy of the library in which classes have more fields, for tests in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import coalition_model

HERE = Path(__file__).parent


class Addition(NamedTuple):
    """Fields for a class.

    Attributes:
        module: the module of the class, as `entities/events.py`.
        cls: the name of the class.
        imports: the lines that import what the fields name.
        fields: the lines that state them.
    """

    module: str
    cls: str
    imports: Iterable[str]
    fields: Iterable[str]


def copy_with(folder: Path, *additions: Addition) -> None:
    """Copy the library into a folder, and add fields to classes there."""
    library = Path(coalition_model.__file__).parent
    for file in library.rglob("*.*"):
        if file.suffix in (".py", ".json", ".toml") and "__pycache__" not in file.parts:
            target = folder / "coalition_model" / file.relative_to(library)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())
    for added in additions:
        changed = folder / "coalition_model" / added.module
        text = changed.read_text()
        first = text.index("from coalition_model")
        text = text[:first] + "".join(f"{line}\n" for line in added.imports) + text[first:]
        at = text.index("\n    def ", text.index(f"class {added.cls}("))
        changed.write_text(
            text[:at] + "".join(f"    {line}\n" for line in added.fields) + text[at:]
        )


def run_in(folder: Path, script: str, *arguments: str, given: str = "") -> str:
    """Run a script beside this with the copy; gives what it prints."""
    path = os.pathsep.join((str(folder), str(HERE)))
    done = subprocess.run(
        [sys.executable, str(HERE / script), *arguments],
        check=True,
        env={"PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"},
        input=given,
        stdout=subprocess.PIPE,
        text=True,
        timeout=120,
    )
    return done.stdout
