"""How long loading and dumping take, and how much memory: `python benchmarks/loading.py [ROUNDS]`.

A document of 20,000 mixed entities, against the same model in other libraries (`peers.py`); one
that is not installed is skipped, and named. Time on the processor is counted, each contender in a
process of its own in every round, the rounds one after another; a ratio is that of one round. Ends
with 1 if a median misses its limit.

Loading follows one load that is not timed; dumping follows one dump. `as used` is with the garbage
collector on, which ours pauses itself; `collector off` is off for both. Memory is by how much the
process has grown once the document is loaded, its bytes let go and garbage collected.
"""

import gc
import importlib
import importlib.util
import json
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any, Literal, NamedTuple

from documents import document
from peers import PEERS

from coalition_model.formats.documents import loads, written
from coalition_model.formats.forms import Form

ENTITIES = 20_000
REPEATS = 3


class Row(NamedTuple):
    """One line of the table: a figure of `over` divided by that of `under`."""

    figure: str
    over: str
    under: str
    kind: Literal["at least", "at most"]
    limit: float

    def met(self, ratio: float) -> bool:
        """Whether a ratio keeps to the limit."""
        return ratio >= self.limit if self.kind == "at least" else ratio <= self.limit


ROWS = [
    row
    for peer in ("pydantic", "pydantic, lean")
    for row in (
        Row("load as used", peer, "ours", "at least", 2.5),
        Row("load, collector off", peer, "ours", "at least", 1.05),
        Row("dump", peer, "ours", "at least", 2),
        Row("memory", "ours", peer, "at most", 0.55),
        Row("traced memory", "ours", peer, "at most", 0.55),
    )
]
ROWS.insert(0, Row("load as used", "ours", "msgspec Structs", "at most", 2.2))
OWN_OBJECTS = ("followthemoney", "stix2")


def timed(run: Callable[[], object]) -> float:
    """Time a run on the processor, in milliseconds, after garbage is collected."""
    gc.collect()
    start = time.process_time()
    kept = run()
    took = time.process_time() - start
    del kept
    return took * 1000


def resident() -> float:
    """Tell how much memory the process holds, in MB."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6


def measure(contender: str, figure: str, file: Path) -> dict[str, float]:
    """Measure one figure of one contender, in this process."""
    load, dump = PEERS[contender]()
    if "memory" in figure:
        return memory(load, figure, file)
    raw = file.read_bytes()
    if figure == "load":
        load(raw)
        found = {"load as used": median(timed(lambda: load(raw)) for _ in range(REPEATS))}
        gc.disable()
        found["load, collector off"] = median(timed(lambda: load(raw)) for _ in range(REPEATS))
        return found
    loaded = load(raw)
    if json.loads(dump(loaded)) != json.loads(raw):
        raise ValueError(f"{contender} must write the document that it read")
    return {"dump": median(timed(lambda: dump(loaded)) for _ in range(REPEATS))}


def memory(load: Callable[[bytes], object], figure: str, file: Path) -> dict[str, float]:
    """Measure by how much the process grows with what it loads."""
    load(b'{"format":"coalition-model/1"}')  # what is made at the first load is not counted
    if figure == "traced memory":
        tracemalloc.start()
        kept = load(file.read_bytes())
        gc.collect()
        return {figure: tracemalloc.get_traced_memory()[0] / 1e6} if kept else {}
    before = resident()
    kept = load(file.read_bytes())
    return {figure: resident() - before} if kept else {}


def yaml_cost() -> dict[str, float]:
    """Time a document of 2,000 entities in either form."""
    dossier = loads(json.dumps(document(ENTITIES // 10)))
    found: dict[str, float] = {}
    forms: tuple[Literal["json", "yaml"], ...] = ("json", "yaml")
    for form in forms:
        raw = written(dossier, Form(form, packed=False))
        read = partial(loads, raw, form)
        read()
        found[form] = median(timed(read) for _ in range(REPEATS))
    return found


def own_objects(library: str) -> dict[str, float]:
    """Time 20,000 objects of a library's own, of kinds that do not need one another."""
    if library == "followthemoney":
        model = importlib.import_module("followthemoney").model
        given = json.dumps([person(number) for number in range(ENTITIES)])

        def read() -> Any:
            return [model.get_proxy(each, cleaned=False) for each in json.loads(given)]

    else:
        stix2 = importlib.import_module("stix2")
        bundle = {"type": "bundle", "id": f"bundle--{uuid(0)}"}
        bundle["objects"] = [identity(number) for number in range(ENTITIES)]  # type: ignore[assignment]
        given = json.dumps(bundle)

        def read() -> Any:
            return stix2.parse(given)

    return {"load as used": timed(read)}


def uuid(number: int) -> str:
    """Make an id as STIX has them."""
    return f"a1b2c3d4-0000-4000-8000-{number:012x}"


def person(number: int) -> dict[str, Any]:
    """Make a person as FollowTheMoney has them."""
    return {
        "id": f"person-{number}",
        "schema": "Person",
        "properties": {
            "name": [f"Person {number}"],
            "alias": [f"Person n° {number}"],
            "birthDate": [str(date(1950, 1, 1) + timedelta(number % 9000))],
            "nationality": ["fr"],
            "wikidataId": [f"Q{number + 1}"],
        },
    }


def identity(number: int) -> dict[str, Any]:
    """Make an identity as STIX has them."""
    return {
        "type": "identity",
        "spec_version": "2.1",
        "id": f"identity--{uuid(number)}",
        "created": "2025-08-17T15:00:00.000Z",
        "modified": "2025-08-17T15:00:00.000Z",
        "name": f"Person {number}",
        "identity_class": "individual",
        "description": f"Person n° {number}",
    }


def in_process(*arguments: str) -> dict[str, float]:
    """Measure in a process of its own."""
    command = [sys.executable, __file__, "--measure", *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return {key: float(value) for key, value in json.loads(done.stdout).items()}


def installed() -> list[str]:
    """List the contenders that are here, and name the others."""
    needed = {"pydantic, lean": "pydantic", "msgspec Structs": "msgspec"}
    found: list[str] = []
    for name in (*PEERS, *OWN_OBJECTS):
        module = needed.get(name, name).partition(".")[0]
        if name == "ours" or importlib.util.find_spec(module) is not None:
            found.append(name)
        else:
            print(f"skipped, as it is not installed: {name}")
    return found


def spread(values: list[float], places: int) -> str:
    """Write a median with the least and the most."""
    least, most = min(values), max(values)
    return f"{median(values):8.{places}f}  ({least:.{places}f} to {most:.{places}f})"


def main(rounds: int) -> int:
    """Print the tables."""
    here = installed()
    found: dict[tuple[str, str], list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "document.json")
        dossier = loads(json.dumps(document(ENTITIES)))
        file.write_bytes(written(dossier, Form("json", packed=False)))
        size = file.stat().st_size / 1e6
        print(f"{len(dossier):,} entities, {size:.1f} MB of JSON, {rounds} rounds", flush=True)
        for _ in range(rounds):
            for figure in ("load", "dump", "memory", "traced memory"):
                for name in here:
                    if name not in OWN_OBJECTS:
                        for key, value in in_process(name, figure, str(file)).items():
                            found.setdefault((key, name), []).append(value)
    for name in OWN_OBJECTS:
        if name in here:
            found["load as used", name] = [in_process(name, "own objects", "")["load as used"]]
    for figure in dict.fromkeys(key for key, _ in found):
        print(f"\n{figure}, {'MB' if 'memory' in figure else 'ms'}")
        for name in here:
            if values := found.get((figure, name)):
                own = f"  {ENTITIES:,} objects of its own" if name in OWN_OBJECTS else ""
                print(f"  {name:20} {spread(values, 1)}{own}")
    cost = [in_process("YAML", "", "") for _ in range(rounds)]
    print("\nratios")
    missed = 0
    for row in ROWS:
        over, under = found.get((row.figure, row.over)), found.get((row.figure, row.under))
        if over is None or under is None:
            continue
        ratios = [one / other for one, other in zip(over, under, strict=True)]
        met = row.met(median(ratios))
        missed += not met
        name = f"{row.figure}: {row.over} / {row.under}"
        end = "" if met else "  MISSED"
        print(f"  {name:50} {spread(ratios, 2)}; {row.kind} {row.limit}{end}")
    slower = spread([each["yaml"] / each["json"] for each in cost], 2)
    print(f"  {'load as used: YAML / JSON, of 2,000 entities':50} {slower}")
    return 1 if missed else 0


def asked(what: str, figure: str, file: str) -> dict[str, float]:
    """Measure what another process asks for."""
    if what == "YAML":
        return yaml_cost()
    return own_objects(what) if what in OWN_OBJECTS else measure(what, figure, Path(file))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        print(json.dumps(asked(*sys.argv[2:])))
        sys.exit(0)
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5))
