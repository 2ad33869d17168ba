"""Look at files again and again, and do something whenever one has changed."""

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from coalition_model.cli.opening import files_of

INTERVAL: Final = 0.5
"""How many seconds pass between two looks."""

Stamps = dict[Path, tuple[int, int] | None]


def watch(
    run: Callable[[], Iterable[Path]],
    sources: Iterable[str],
    *,
    sleep: Callable[[float], None] = time.sleep,
) -> None:
    """Run something, and again whenever a file has changed, until Ctrl-C.

    Args:
        run: what to do; gives further files and folders to watch.
        sources: files and folders; in folders, what is added or removed counts too.
        sleep: waits for some seconds; for tests.
    """
    paths = tuple(Path(each) for each in sources)
    try:
        while True:
            seen = stamps(paths)
            found = tuple(path for path in run() if path not in paths)
            seen.update(stamps(found))
            paths += found
            while stamps(paths) == seen:
                sleep(INTERVAL)
    except KeyboardInterrupt:
        return


def stamps(paths: Iterable[Path]) -> Stamps:
    """Tell when each file was last written, and its size; None for one that is not there."""
    found: Stamps = {}
    for path in paths:
        for file in files_of(str(path)):
            try:
                stat = file.stat()
            except OSError:
                found[file] = None
            else:
                found[file] = (stat.st_mtime_ns, stat.st_size)
    return found
