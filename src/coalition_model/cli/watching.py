"""Look at files again and again, and do something whenever one has changed."""

import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from coalition_model.cli.opening import files_of

INTERVAL: Final = 0.5
"""How many seconds pass between two looks."""

Stamps = dict[str, tuple[int, int] | None]


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
    named = [Path(each) for each in sources]
    paths = list(named)
    try:
        while True:
            before = stamps(paths)
            paths = list(dict.fromkeys((*named, *run())))
            before = {**stamps(paths), **before}
            while stamps(paths) == {key: before[key] for key in before if key in stamps(paths)}:
                sleep(INTERVAL)
    except KeyboardInterrupt:
        return


def stamps(paths: Iterable[Path]) -> Stamps:
    """Tell when each file was last written, and its size; None for one that is not there."""
    found: Stamps = {}
    for path in paths:
        for file in files_of(str(path)):
            try:
                stat = os.stat(file)  # noqa: PTH116 - a loop of links raises OSError here
            except OSError:
                found[str(file)] = None
            else:
                found[str(file)] = (stat.st_mtime_ns, stat.st_size)
    return found
