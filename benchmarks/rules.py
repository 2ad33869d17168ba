"""How long checking takes, as a ratio to loading: `python benchmarks/rules.py [ROUNDS]`.

Loads and checks a generated document of 20,000 mixed entities with all rules, then one of 200,000,
each in a process of its own, so that neither finds dates that the other has read. Prints each ratio
with its spread, in seconds of the processor; the machine may be shared, so only ratios mean
anything. Ends with 1 if a median misses its limit.
"""

import json
import statistics
import subprocess
import sys
import time

from documents import document

import coalition_model as cm
from coalition_model.rules import DEFAULT_RULES, check

FEW, MANY = 20_000, 200_000


def once(entities: int) -> tuple[float, float]:
    """Time a load and a check of a document of so many entities, in this process."""
    raw = json.dumps(document(entities), ensure_ascii=False).encode()
    cm.loads('{"format": "coalition-model/1"}')  # what a first load does once
    start = time.process_time()
    dossier = cm.loads(raw)
    loaded = time.process_time()
    check(dossier)
    return loaded - start, time.process_time() - loaded


def measure(entities: int, rounds: int) -> tuple[list[float], list[float]]:
    """Time loads and checks, each in a process of its own."""
    loads: list[float] = []
    checks: list[float] = []
    for _ in range(rounds):
        command = [sys.executable, __file__, "--once", str(entities)]
        out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        load, check_ = map(float, out.split())
        loads.append(load)
        checks.append(check_)
    return loads, checks


def main() -> int:
    """Print the table."""
    if "--once" in sys.argv:
        print(*once(int(sys.argv[-1])))
        return 0
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    loads, checks = measure(FEW, rounds)
    ratios = [check_ / load for load, check_ in zip(loads, checks, strict=True)]
    print(f"{len(DEFAULT_RULES)} rules, {FEW:,} entities, {rounds} rounds")
    print(f"load   median {statistics.median(loads):.2f} s")
    print(f"check  median {statistics.median(checks):.2f} s")
    ratio = statistics.median(ratios)
    print(f"check / load  median {ratio:.2f}  ({min(ratios):.2f} to {max(ratios):.2f}); at most 3")
    _, large = measure(MANY, max(1, rounds // 2))
    growth = statistics.median(large) / statistics.median(checks)
    low, high = min(large) / max(checks), max(large) / min(checks)
    print(f"check of {MANY:,} / of {FEW:,}  {growth:.1f}  ({low:.1f} to {high:.1f}); at most 11")
    return 0 if ratio <= 3 and growth <= 11 else 1


if __name__ == "__main__":
    sys.exit(main())
