"""How loading, dumping, indexes and queries grow: `python benchmarks/growth.py [ROUNDS]`.

Ten times the entities, 200,000 and 20,000, each size in a process of its own; the least time on
the processor of three rounds, as in `timeit`, and from least to most the ratios of single rounds.
The garbage collector rests, as in `timeit` too: a full pass of it falls on whatever happens to
run. The floor is what Python itself takes for the least of indexes, a plain dictionary of the
entities by id. Ends with 1 if something of ours takes more than eleven times as long.
`--million` measures 1,000,000 once, against 200,000 (some minutes, 12 GB of memory; it says so
and stops where there is less).
"""

import argparse
import gc
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from documents import document

from coalition_model import queries
from coalition_model.dossier import Dossier
from coalition_model.entities.states import State
from coalition_model.formats.documents import loads, written
from coalition_model.formats.forms import Form

SMALL, LARGE, MILLION = 20_000, 200_000, 1_000_000
MOST: Final = 11
NEEDED_GB: Final = 12
FLOOR: Final = "floor: a plain dictionary"
DAY: Final = "2011-06-01"


def questions(dossier: Dossier) -> dict[str, Callable[[], object]]:
    """List what is asked, in this order: an index is made when first needed."""
    state = dossier.all(State)[0].id
    return {
        "index of references": lambda: dossier.referring_to(state),
        "index of parts": lambda: dossier.part_ids,
        "office_holders, of every office": lambda: [
            queries.office_holders(dossier, each, on=DAY) for each in dossier.offices
        ],
        "members, of every organization": lambda: [
            queries.members(dossier, each, on=DAY) for each in dossier.organizations
        ],
        "evidence, of every organization": lambda: [
            queries.evidence(dossier, each, field="founded") for each in dossier.organizations
        ],
        "meetings, of every person": lambda: [
            queries.meetings(dossier, with_=each) for each in dossier.leaders
        ],
        "timeline, of a year": lambda: queries.timeline(dossier, between="2012"),
        "find, a name": lambda: queries.find(dossier, "Person 77"),
        "contradictions, all": lambda: queries.contradictions(dossier),
    }


def timed(run: Callable[[], object]) -> float:
    """Time a run on the processor, in milliseconds."""
    start = time.process_time()
    kept = run()
    took = time.process_time() - start
    del kept
    return took * 1000


def make(entities: int, file: Path) -> None:
    """Write a document as the library writes it, its entities in the order of their ids."""
    dossier = loads(json.dumps(document(entities), ensure_ascii=False))
    file.write_bytes(written(dossier, Form("json", packed=False)))


def measure(file: Path) -> dict[str, float]:
    """Measure everything once, in this process."""
    loads(json.dumps(document(2_000)))  # what is made at the first load does not grow
    raw = file.read_bytes()
    gc.collect()
    gc.disable()
    start = time.process_time()
    dossier = loads(raw)
    found = {"load": (time.process_time() - start) * 1000}
    del raw
    found["dump"] = timed(lambda: written(dossier, Form("json", packed=False)))
    found[FLOOR] = timed(lambda: {entity.id: entity for entity in dossier})
    for name, ask in questions(dossier).items():
        found[name] = timed(ask)
    return found


def in_process(*arguments: str) -> str:
    """Run a part of this in a process of its own, and give what it prints."""
    command = [sys.executable, __file__, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def measured(file: Path) -> dict[str, float]:
    """Measure in a process of its own."""
    return {
        key: float(value) for key, value in json.loads(in_process("--measure", str(file))).items()
    }


def free_gigabytes() -> float:
    """Tell how much memory is free."""
    status = Path("/proc/meminfo").read_text(encoding="ascii")
    found = re.search(r"MemAvailable:\s+(\d+) kB", status)
    return int(found[1]) / 2**20 if found else 0


def table(small: int, large: int, rounds: int) -> int:
    """Print how everything grows from one size to the other."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, f"{entities}.json") for entities in (small, large)]
        for entities, file in zip((small, large), files, strict=True):
            in_process("--make", str(entities), "--file", str(file))
        figures = [(measured(files[0]), measured(files[1])) for _ in range(rounds)]
    times = large // small
    most = MOST * times / 10
    print(f"{large:,} entities against {small:,}, {rounds} rounds; at most {most:g} times\n")
    missed = 0
    for name in figures[0][0]:
        before = min(each[name] for each, _ in figures)
        after = min(each[name] for _, each in figures)
        ratios = [later[name] / earlier[name] for earlier, later in figures]
        grown = after / before
        over = grown > most and name != FLOOR
        missed += over
        print(
            f"  {name:32} {before:9.1f} ms {after:10.1f} ms {grown:6.1f}"
            f"  ({min(ratios):.1f} to {max(ratios):.1f}){'  MISSED' if over else ''}"
        )
    return 1 if missed else 0


def main() -> int:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rounds", nargs="?", type=int, default=3)
    parser.add_argument("--million", action="store_true")
    parser.add_argument("--make", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.make:
        make(arguments.make, arguments.file)
        return 0
    if arguments.measure:
        print(json.dumps(measure(arguments.measure)))
        return 0
    if not arguments.million:
        return table(SMALL, LARGE, arguments.rounds)
    if (free := free_gigabytes()) < NEEDED_GB:
        print(f"not done: {NEEDED_GB} GB of memory are needed, {free:.0f} are free")
        return 0
    return table(LARGE, MILLION, 1)


if __name__ == "__main__":
    sys.exit(main())
