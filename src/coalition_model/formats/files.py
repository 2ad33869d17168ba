"""Files and folders: what forms a dossier, read up to a limit, written whole or not at all."""

import os
import secrets
import stat
import time
import zlib
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from coalition_model.errors import DocumentError, Fault
from coalition_model.formats import MAX_BYTES
from coalition_model.formats.forms import ENDINGS, Form, form_of
from coalition_model.formats.gzip_form import Broken, Packer, unpacked
from coalition_model.values.spelling import nearest

_PIECE: Final = 1 << 16
_HIDDEN: Final = "."
_YOUNG: Final = 2_000_000_000
"""For how many nanoseconds after its last change a file is read twice."""


def files_of(path: Path) -> list[Path]:
    """List the files that form one dossier: a file alone, or those of a folder and below.

    Hidden files and folders, whose names begin with a dot, and links to folders are passed over.

    Raises:
        DocumentError: a folder cannot be listed.
    """
    if not os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises for some names
        return [path]
    files: list[Path] = []
    try:
        for folder, below, names in os.walk(path, onerror=_raise):
            below[:] = (name for name in below if not name.startswith(_HIDDEN))
            files += (Path(folder, name) for name in names if _is_document(Path(name)))
    except OSError as error:
        raise DocumentError([_unreadable(Path(error.filename), "folder", error)]) from None
    return sorted(files)


def _is_document(file: Path) -> bool:
    return not file.name.startswith(_HIDDEN) and form_of(file) is not None


def _raise(error: OSError) -> None:
    raise error


def names_in(folder: Path) -> list[str]:
    """Name what can be loaded from a folder; nothing where that cannot be listed."""
    try:
        return sorted(each.name for each in folder.iterdir() if form_of(each) is not None)
    except (OSError, ValueError):
        return []


def meant(file: Path, names: Iterable[str]) -> Path | None:
    """Find which of the names beside where a file should be is spelled most alike."""
    close = [name for name in nearest(file.name, names) if name != file.name]
    return file.with_name(close[0]) if close else None


def known_form(file: Path) -> Form:
    """Tell the form of a file by its name, or raise."""
    form = form_of(file)
    if form is None and not os.path.exists(file):  # noqa: PTH110 - Path.exists raises for some names
        raise DocumentError([_not_there(file)])
    if form is None:
        expected, actual = f"a file ending in {ENDINGS}", repr(file.suffix)
        raise DocumentError([Fault("", expected, actual, file=str(file))])
    return form


def content(file: Path, *, packed: bool = False, max_bytes: int = MAX_BYTES) -> bytes:
    """Read all of a file, unpacked.

    Raises:
        DocumentError: it cannot be read, is no regular file, is too large, changed while it was
            read, or cannot be unpacked.
    """
    found = bytearray()
    for piece in pieces(file, packed=packed):
        found += piece
        if len(found) > max_bytes:
            raise DocumentError([_too_large(file, max_bytes)])
    return bytes(found)


def _too_large(file: Path, max_bytes: int) -> Fault:
    hint = "a caller who trusts it can allow more with max_bytes"
    return Fault("", f"at most {max_bytes:,} bytes long, unpacked", "longer", hint, str(file))


def pieces(file: Path, *, packed: bool = False) -> Iterator[bytes]:
    """Read a file piece by piece, unpacked, in constant memory.

    Raises:
        DocumentError: as for `content`, apart from the size.
    """
    raw = _raw_pieces(file)
    try:
        yield from unpacked(raw) if packed else raw
    except Broken as error:
        raise DocumentError([Fault("", "gzip", error.actual, file=str(file))]) from None


def _raw_pieces(file: Path) -> Iterator[bytes]:
    try:
        _require_regular(file, file.stat())
        with os.fdopen(_opened(file), "rb", buffering=0) as handle:
            before = os.fstat(handle.fileno())
            _require_regular(file, before)  # another may have taken its place meanwhile
            young, read = _is_young(before), 0
            while piece := handle.read(_PIECE):
                read = zlib.crc32(piece, read) if young else 0
                yield piece
            if young:
                handle.seek(0)
                _require_same(file, read, _sum_of(handle))
            after = os.fstat(handle.fileno())
            _require_same(file, _state_of(before, after), _state_of(after, before))
    except FileNotFoundError:
        fault = _not_there(file)
    except OSError as error:
        fault = _unreadable(file, "file", error)
    except DocumentError:
        raise
    except ValueError:  # a NUL in its name
        fault = Fault("", "the name of a file", file=str(file))
    else:
        return
    raise DocumentError([fault])


def _not_there(file: Path) -> Fault:
    near = meant(file, names_in(file.parent))
    hint = f"did you mean {str(near)!r}?" if near else ""
    return Fault("", "a file or folder that is there", hint=hint, file=str(file))


def _opened(file: Path) -> int:
    """Open a file so that a pipe which has taken its place is not waited for."""
    extra = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    return os.open(file, os.O_RDONLY | extra)


def _require_regular(file: Path, found: os.stat_result) -> None:
    """Refuse a pipe, which would be waited for, and a device, which would be read for ever."""
    if not stat.S_ISREG(found.st_mode):
        what = "a folder" if stat.S_ISDIR(found.st_mode) else "a device, a pipe or a socket"
        raise DocumentError([Fault("", "a file", what, file=str(file))])


def _is_young(found: os.stat_result) -> bool:
    """Tell whether a file may be being written just now, unseen by clocks that tick slowly."""
    return time.time_ns() - max(found.st_mtime_ns, found.st_ctime_ns) < _YOUNG


def _state_of(found: os.stat_result, other: os.stat_result) -> tuple[int, int, int]:
    """Give what shows a change; that another file took its name, which is none, changes ctime."""
    renamed = found.st_nlink != other.st_nlink
    return found.st_size, found.st_mtime_ns, 0 if renamed else found.st_ctime_ns


def _sum_of(handle: BinaryIO) -> int:
    found = 0
    while piece := handle.read(_PIECE):
        found = zlib.crc32(piece, found)
    return found


def _require_same(file: Path, before: object, after: object) -> None:
    if before != after:
        expected, hint = "a file that stays as it is while it is read", "read it again"
        raise DocumentError([Fault("", expected, "changed meanwhile", hint, str(file))])


def _unreadable(path: Path, what: str, error: OSError) -> Fault:
    return Fault("", f"a readable {what}", str(error.strerror or error).lower(), file=str(path))


def lines(found: Iterable[bytes], max_line: int) -> Iterator[bytes]:
    """Cut bytes into lines, without their ends; a line that is too long is the last, and is cut.

    Args:
        found: the bytes, in pieces.
        max_line: how many bytes of a line are kept; one more shows that it was longer.
    """
    waiting = bytearray()
    for piece in found:
        first, *rest = piece.split(b"\n")
        waiting += first
        for each in rest:
            yield bytes(waiting[: max_line + 1])
            if len(waiting) > max_line:
                return
            waiting = bytearray(each)
        if len(waiting) > max_line:
            yield bytes(waiting[: max_line + 1])
            return
    if waiting:
        yield bytes(waiting)


def write_atomically(file: Path, raw: bytes) -> None:
    """Put a file in place whole: whenever this is killed, the old file or the new one is there."""
    with atomically(file) as out:
        out.write(raw)


def write_pieces(file: Path, pieces: Iterable[bytes], *, packed: bool, overwrite: bool) -> None:
    """Put a file in place whole, as `atomically` does, from pieces that are made meanwhile."""
    with atomically(file, overwrite=overwrite) as out:
        if not packed:
            out.writelines(pieces)
            return
        packer = Packer(out)
        for piece in pieces:
            packer.write(piece)
        packer.finish()


@contextmanager
def atomically(file: Path, *, overwrite: bool = True) -> Generator[BinaryIO]:
    """Give a file to write to, which gets its name, or takes another's place, when all is written.

    Raises:
        FileExistsError: another has the name by then, and may not be replaced.
    """
    file = _resolved(file)
    temporary = file.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        with open(temporary, "xb", opener=_private if file.exists() else None) as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        if file.exists():
            temporary.chmod(stat.S_IMODE(file.stat().st_mode))
        if overwrite:
            temporary.replace(file)
        else:
            _name_new(temporary, file)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(file.parent)


def there_already(file: Path) -> FileExistsError:
    """Say that a file may not be replaced unasked."""
    return FileExistsError(f"{file} is there already; overwrite=True replaces it")


def _name_new(temporary: Path, file: Path) -> None:
    """Give a file the name that it is to have, unless another has it by now."""
    try:
        file.hardlink_to(temporary)
    except FileExistsError:
        raise there_already(file) from None
    except OSError:  # a file system that has no links
        if file.exists():
            raise there_already(file) from None
        temporary.replace(file)
    else:
        temporary.unlink()


def _private(path: str, flags: int) -> int:
    """Open a new file so that only its owner reads it: perhaps only he reads the old one."""
    return os.open(path, flags, stat.S_IRUSR | stat.S_IWUSR)


def _resolved(file: Path) -> Path:
    try:
        resolved = file.resolve()
    except RuntimeError as error:  # how Python 3.11 and 3.12 name a loop of links
        raise OSError(f"{file} is a link that leads back to itself") from error
    if resolved.is_symlink():  # how Python 3.13 leaves one
        raise OSError(f"{file} is a link that leads back to itself")
    return resolved


def _sync_folder(folder: Path) -> None:
    """Have the new name outlive a loss of power, where the system can do that."""
    flag = getattr(os, "O_DIRECTORY", None)
    if flag is None:  # pragma: no cover - Windows
        return
    with suppress(OSError):  # some file systems cannot, some folders may not be read
        handle = os.open(folder, os.O_RDONLY | flag)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
