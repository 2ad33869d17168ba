"""How long checking takes, as a ratio to loading: `python benchmarks/rules.py`.

Loads and checks a generated document of 20,000 mixed entities with all rules, several times in one
run, then one of 200,000. Prints each ratio with its spread; the machine may be shared, so only
ratios mean anything.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable

from documents import document

import coalition_model as cm
from coalition_model.rules import DEFAULT_RULES, check


def timed(run: Callable[[], object]) -> float:
    """Time one run, in seconds."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def measure(entities: int, rounds: int) -> tuple[list[float], list[float]]:
    """Time loads and checks of a document of so many entities."""
    text = json.dumps(document(entities), ensure_ascii=False)
    loads: list[float] = []
    checks: list[float] = []
    for _ in range(rounds):
        loads.append(timed(lambda: cm.loads(text)))
        dossier = cm.loads(text)  # a new one: indexes are kept with a dossier
        checks.append(timed(lambda dossier=dossier: check(dossier)))  # type: ignore[misc]
    return loads, checks


def main() -> int:
    """Print the table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    small_loads, small_checks = measure(20_000, rounds)
    ratios = [check_ / load for load, check_ in zip(small_loads, small_checks, strict=True)]
    print(f"{len(DEFAULT_RULES)} rules, 20,000 entities, {rounds} rounds")
    print(f"load   median {statistics.median(small_loads):.2f} s")
    print(f"check  median {statistics.median(small_checks):.2f} s")
    print(
        f"check / load  median {statistics.median(ratios):.2f}"
        f"  ({min(ratios):.2f} to {max(ratios):.2f}); at most 3"
    )
    _, large_checks = measure(200_000, 1)
    growth = large_checks[0] / statistics.median(small_checks)
    low, high = large_checks[0] / max(small_checks), large_checks[0] / min(small_checks)
    print(f"check of 200,000 / of 20,000  {growth:.1f}  ({low:.1f} to {high:.1f}); at most 11")
    return 0


if __name__ == "__main__":
    sys.exit(main())
