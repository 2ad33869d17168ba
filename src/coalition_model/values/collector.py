"""The garbage collector, which a bulk job need not set off."""

import gc
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def collector_paused(pause: bool = True) -> Generator[None, None, None]:  # noqa: FBT001, FBT002 - a switch
    """Keep the garbage collector of the process, that is of all its threads, from running.

    A job that makes or reads hundreds of thousands of objects sets it off often, and each time it
    looks through all of them. It is left as it was found; what another thread does to it meanwhile
    is undone.

    Args:
        pause: False leaves it running.

    >>> import gc
    >>> with collector_paused():
    ...     gc.isenabled()
    False
    """
    if not (pause and gc.isenabled()):
        yield
        return
    try:  # an interruption may follow the very first call
        gc.disable()
        yield
    finally:
        gc.enable()
