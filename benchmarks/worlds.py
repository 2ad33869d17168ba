"""How long it takes to draw whole worlds: `python benchmarks/worlds.py`.

Draws a hundred with hypothesis's own defaults and no health check suppressed, several times. Prints
the process time of each run, with and without checking them; the limit is 20 seconds.
"""

import statistics
import sys
import time
from collections.abc import Callable

from hypothesis import given, settings

from coalition_model.dossier import Dossier
from coalition_model.rules import check
from coalition_model.testing import strategies


def timed(use: Callable[[Dossier], object]) -> tuple[float, list[int]]:
    """Draw a hundred worlds, in seconds of process time; gives their sizes too."""
    sizes: list[int] = []

    @settings(max_examples=100, database=None)
    @given(strategies.dossiers())
    def draw(dossier: Dossier) -> None:
        sizes.append(len(dossier))
        use(dossier)

    start = time.process_time()
    draw()
    return time.process_time() - start, sizes


def main() -> int:
    """Print the table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    for name, use in (("drawn", len), ("drawn and checked", check)):
        runs = [timed(use) for _ in range(rounds)]
        seconds = [run for run, _ in runs]
        sizes = [size for _, each in runs for size in each]
        print(
            f"100 worlds {name:18} median {statistics.median(seconds):.2f} s "
            f"({min(seconds):.2f} to {max(seconds):.2f}); at most 20"
        )
        print(f"entities a world: median {statistics.median(sizes):.0f}, at most {max(sizes)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
