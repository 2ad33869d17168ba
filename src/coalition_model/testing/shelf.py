"""Files in tests: read once in a session, written where a test may write."""

import os
from pathlib import Path
from typing import Final

from coalition_model import formats
from coalition_model.dossier import Dossier
from coalition_model.testing.written import FormName, form_named

_Stamp = tuple[tuple[str, int, int], ...]


class Cache:
    """Loads each dossier once: it is immutable, so that tests can share it.

    A file that was written again in between is loaded again; one that it `uses` is taken to stay
    as it is.
    """

    def __init__(self) -> None:
        self._loaded: dict[Path, tuple[_Stamp, Dossier]] = {}

    def load(self, path: str | os.PathLike[str]) -> Dossier:
        """Load a dossier from a file or a folder, or give it again.

        Raises:
            DocumentError: it cannot be built.
            MissingExtra: the file is YAML and the extra `yaml` is not installed.
        """
        key = Path(path).resolve()
        stamp = _stamp(key)
        known = self._loaded.get(key)
        if known is not None and known[0] == stamp:
            return known[1]
        dossier = formats.load(path)
        self._loaded[key] = stamp, dossier
        return dossier

    def clear(self) -> None:
        """Forget what was loaded."""
        self._loaded.clear()


def _stamp(path: Path) -> _Stamp:
    """Tell the state of the files of a dossier; nothing where they are not there."""
    from coalition_model.formats.files import files_of  # noqa: PLC0415 - keeps the import light

    if not path.exists():
        return ()
    stats = ((str(file), file.stat()) for file in files_of(path))
    return tuple((name, stat.st_size, stat.st_mtime_ns) for name, stat in stats)


STEM: Final = "dossier"


class Writer:
    """Writes dossiers into a folder, each into a file of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, dossier: Dossier, form: FormName = "json", *, name: str | None = None) -> Path:
        """Write a dossier, and give the path of its file.

        Args:
            dossier: the dossier. Relative paths in its `uses` start from the file's folder.
            form: `json`, `jsonl`, `yaml`, or one of these and `.gz`.
            name: how the file is called, without its ending; if left out `dossier`, and
                `dossier-2` where that is there.

        Raises:
            ValueError: there is no such form.
            FileExistsError: a file of the name that is given is there.
            MissingExtra: the form is YAML and the extra `yaml` is not installed.
        """
        form_named(form)
        path = self._folder / f"{name or STEM}.{form}"
        place = 2
        while name is None and path.exists():
            path = self._folder / f"{STEM}-{place}.{form}"
            place += 1
        formats.dump(dossier, path)
        return path
