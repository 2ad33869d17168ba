"""How long dates take, as ratios within one run: `python benchmarks/dates.py [ROUNDS]`.

Against `datetime.date` and, where they are installed, the packages edtf, undate and dateparser; a
peer that is not installed is skipped, and named. Each row is the median of the ratios of the
rounds, with the least and the most: the machine may be shared, so time on the processor is counted
and only ratios mean anything. Ends with 1 if a median misses its limit.

Reading is measured on texts that are not in the cache: there are more of them than it holds, and
they are read in turn. `reading again` is what the cache makes of it. Equal dates are two objects
with the same text. Hash and equality are timed as a call in a function, `def same(a, b): return
a == b`; a row with `bare` is the operator alone in the loop. The garbage collector rests, as in
`timeit`.
"""

import gc
import importlib
import importlib.util
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from itertools import cycle, islice, pairwise
from statistics import median
from types import ModuleType
from typing import Any, Literal, NamedTuple

from coalition_model.dateline import resolve
from coalition_model.dateline.resolving import read
from coalition_model.values import EdtfDate, when

PEERS = ("edtf", "undate", "dateparser")
MANY = 20_000  # more than the caches of values hold
FEW = 200  # for peers that take long
DATELINE = "2025-08-17"
WORDINGS = [
    ("fr", "vendredi dernier"),
    ("fr", "le 10 avril dernier"),
    ("fr", "en mars 2025"),
    ("fr", "demain"),
    ("fr", "il y a trois jours"),
    ("en", "last Friday"),
    ("en", "April 10, 2025"),
    ("en", "in March 2025"),
    ("en", "tomorrow"),
    ("en", "three days ago"),
]
LEVEL_2: dict[str, Callable[[int], str]] = {
    "2004?-06-~11": lambda n: f"{1000 + n % 8000:04}?-{n % 12 + 1:02}-~{n % 28 + 1:02}",
    "156X-12-25": lambda n: f"{n % 900 + 100}X-{n % 12 + 1:02}-{n // 900 % 28 + 1:02}",
    "1985-XX-15": lambda n: f"{n % 9000 + 1000}-XX-{n // 9000 + 1:02}",
    "2025-34": lambda n: f"{n % 9000 + 1000}-{25 + n // 9000}",
    "Y171010000S3": lambda n: f"Y{171_010_000 + n}S3",
    "Y17E7": lambda n: f"Y{n + 10}E7",
    "2004-06-~01/2004-06-~20": lambda n: (
        f"{n % 8000 + 1000}-{n // 8000 + 1:02}-~01/{n % 8000 + 1000}-{n // 8000 + 1:02}-~20"
    ),
    "[1667-01,1668-01-02..1668-01-04]": lambda n: (
        f"[{n % 8000 + 1000}-{n // 8000 + 1:02},"
        f"{n % 8000 + 1001}-{n // 8000 + 1:02}-02..{n % 8000 + 1001}-{n // 8000 + 1:02}-04]"
    ),
}

Run = Callable[[], float]
"""Times something once; gives seconds a call."""


class Limit(NamedTuple):
    """What a ratio has to be."""

    kind: Literal["at most", "at least"]
    ratio: float

    def met(self, ratio: float) -> bool:
        """Whether a ratio keeps to it."""
        return ratio <= self.ratio if self.kind == "at most" else ratio >= self.ratio


class Row(NamedTuple):
    """One line of the table: `over` divided by `under`."""

    name: str
    over: Run
    under: Run
    limit: Limit | None = None


def installed() -> dict[str, ModuleType]:
    """Import the peers that there are."""
    found: dict[str, ModuleType] = {}
    for name in PEERS:
        if importlib.util.find_spec(name) is None:
            print(f"skipped, as it is not installed: {name}")
        else:
            found[name] = importlib.import_module(name)
    return found


def each(call: Callable[[Any], Any], items: Iterable[Any]) -> Run:
    """Time a call of one argument over items."""
    listed = list(items)

    def run() -> float:
        start = time.process_time()
        for item in listed:
            call(item)
        return (time.process_time() - start) / len(listed)

    return run


def each_pair(call: Callable[[Any, Any], Any], pairs: Iterable[tuple[Any, Any]]) -> Run:
    """Time a call of two arguments over pairs."""
    listed = list(pairs)

    def run() -> float:
        start = time.process_time()
        for one, other in listed:
            call(one, other)
        return (time.process_time() - start) / len(listed)

    return run


def same(one: object, other: object) -> bool:
    """Compare in a function."""
    return one == other


def hashed(one: object) -> int:
    """Hash in a function."""
    return hash(one)


def bare_equal(pairs: list[tuple[Any, Any]]) -> Run:
    """Time `==` alone."""

    def run() -> float:
        start = time.process_time()
        for one, other in pairs:
            one == other  # noqa: B015 - it is timed  # pyright: ignore[reportUnusedExpression]
        return (time.process_time() - start) / len(pairs)

    return run


def bare_less(pairs: list[tuple[Any, Any]]) -> Run:
    """Time `<` alone."""

    def run() -> float:
        start = time.process_time()
        for one, other in pairs:
            one < other  # noqa: B015 - it is timed  # pyright: ignore[reportUnusedExpression]
        return (time.process_time() - start) / len(pairs)

    return run


def bare_before(pairs: list[tuple[EdtfDate, EdtfDate]]) -> Run:
    """Time `before` in the same way."""

    def run() -> float:
        start = time.process_time()
        for one, other in pairs:
            one.before(other)
        return (time.process_time() - start) / len(pairs)

    return run


def first_before(texts: list[str]) -> Run:
    """Time `before` of dates that were never compared; to read them is not timed."""

    def run() -> float:
        dates = [EdtfDate.parse(text) for text in texts]
        start = time.process_time()
        for one, other in zip(dates[::2], dates[1::2], strict=True):
            one.before(other)
        return (time.process_time() - start) / (len(dates) // 2)

    return run


def import_time(module: str) -> Run:
    """Time an import in a new process, without the start of Python itself."""
    code = (
        "import time; start = time.process_time()\n"
        f"import {module}\n"
        "print(time.process_time() - start)"
    )

    def run() -> float:
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
        return float(done.stdout)

    return run


def accepted(call: Callable[[str], Any], texts: list[str]) -> list[str]:
    """Keep the texts that a peer reads."""
    kept: list[str] = []
    for text in texts:
        try:
            call(text)
        except Exception:  # noqa: BLE001, S112 - whatever a peer raises
            continue
        kept.append(text)
    return kept


def reading_rows(days: list[str], peers: dict[str, ModuleType]) -> list[Row]:
    """Compare the reading of texts."""
    baseline = each(date.fromisoformat, days)
    ours = each(EdtfDate.parse, days)
    rows = [
        Row("plain date / fromisoformat", ours, baseline, Limit("at most", 20)),
        Row("plain date, reading again / fromisoformat", each(EdtfDate.parse, days[:1000]),
            each(date.fromisoformat, days[:1000])),
    ]  # fmt: skip
    level_2 = [make(n) for n, make in zip(range(4 * MANY), cycle(LEVEL_2.values()), strict=False)]
    rows.append(
        Row("level 2, all forms / fromisoformat", each(when, level_2), baseline,
            Limit("at most", 200))
    )  # fmt: skip
    for name, make in LEVEL_2.items():
        texts = list(dict.fromkeys(make(n) for n in range(MANY)))
        rows.append(
            Row(f"level 2, {name} / fromisoformat", each(when, texts), baseline,
                Limit("at most", 200))
        )  # fmt: skip
    calls: dict[str, Callable[[str], Any]] = {}
    if "edtf" in peers:
        calls["edtf"] = peers["edtf"].parse_edtf
    if "undate" in peers:
        calls["undate"] = lambda text: peers["undate"].Undate.parse(text, "EDTF")
    for name, call in calls.items():
        limit = Limit("at least", 1000) if name == "edtf" else None
        rows.append(Row(f"{name} / plain date", each(call, days[:FEW]), ours, limit))
        theirs = accepted(call, level_2[:FEW])
        if theirs:
            rows.append(
                Row(f"{name} / level 2 ({len(theirs)} of {FEW} that it reads)",
                    each(call, theirs), each(when, level_2))
            )  # fmt: skip
    return rows


def comparing_rows(days: list[str], peers: dict[str, ModuleType]) -> list[Row]:
    """Compare hashes, equality and order."""
    ours = [EdtfDate.parse(text) for text in days]
    for n in range(MANY):  # so that the next reading makes new objects
        EdtfDate.parse(f"Y{n + 10_000}")
    again = [EdtfDate.parse(text) for text in days]
    if any(one is other for one, other in zip(ours, again, strict=True)):
        raise RuntimeError("the cache holds more than MANY")
    plain = [date.fromisoformat(text) for text in days]
    plain_again = [date.fromisoformat(text) for text in days]
    equal = list(zip(ours, again, strict=True))
    plain_equal = list(zip(plain, plain_again, strict=True))
    order, plain_order = list(pairwise(ours)), list(pairwise(plain))
    months = [EdtfDate.parse(text[:7]) for text in days]
    vague = list(zip(ours, months[1:], strict=False))
    few = slice(0, FEW)
    rows = [
        Row("hash / hash of a date", each(hashed, ours), each(hashed, plain), Limit("at most", 5)),
        Row("hash, bare / hash of a date", each(hash, ours), each(hash, plain)),
        Row("equal dates, == / date ==", each_pair(same, equal), each_pair(same, plain_equal),
            Limit("at most", 5)),
        Row("other dates, == / date ==", each_pair(same, order), each_pair(same, plain_order),
            Limit("at most", 5)),
        Row("equal dates, bare == / date ==", bare_equal(equal), bare_equal(plain_equal)),
        Row("before, two days / date <", bare_before(order), bare_less(plain_order),
            Limit("at most", 25)),
        Row("before, a day and a month / date <", bare_before(vague), bare_less(plain_order),
            Limit("at most", 25)),
        Row("before, never compared until now / date <", first_before(days),
            bare_less(plain_order)),
    ]  # fmt: skip
    if "edtf" in peers:
        theirs = [peers["edtf"].parse_edtf(text) for text in days[few]]
        rows.append(
            Row("edtf < / before", bare_less(list(pairwise(theirs))),
                bare_before(order))
        )  # fmt: skip
    if "undate" in peers:
        theirs = [peers["undate"].Undate.parse(text, "EDTF") for text in days[few]]
        rows.append(
            Row("undate < / before", bare_less(list(pairwise(theirs))),
                bare_before(order))
        )  # fmt: skip
    return rows


def resolving_rows(peers: dict[str, ModuleType]) -> list[Row]:
    """Compare the reading of words against a dateline."""

    def again(wording: tuple[str, str]) -> Any:
        return resolve(wording[1], dateline=DATELINE, language=wording[0])

    def new(wording: tuple[str, str]) -> Any:
        read.cache_clear()
        return resolve(wording[1], dateline=DATELINE, language=wording[0])

    ours = each(again, islice(cycle(WORDINGS), 1000))
    first = each(new, islice(cycle(WORDINGS), 200))
    rows = [Row("resolve, a wording never seen / seen", first, ours)]
    if "dateparser" in peers:
        parse = peers["dateparser"].parse
        settings = {"RELATIVE_BASE": datetime(2025, 8, 17)}  # noqa: DTZ001 - as dateparser has it

        def theirs(wording: tuple[str, str]) -> Any:
            return parse(wording[1], languages=[wording[0]], settings=settings)

        slow = each(theirs, islice(cycle(WORDINGS), 100))
        rows += [
            Row("dateparser / resolve", slow, ours, Limit("at least", 8)),
            Row("dateparser / resolve, never seen", slow, first),
        ]
    return rows


def import_rows(peers: dict[str, ModuleType]) -> list[Row]:
    """Compare imports, each in a process of its own."""
    dates = import_time("coalition_model.values.edtf")
    whole = import_time("coalition_model")
    rows = [
        Row("import coalition_model / dataclasses", whole, import_time("dataclasses")),
        Row("import ...values.edtf / coalition_model", dates, whole),
    ]
    rows += [Row(f"import {name} / coalition_model", import_time(name), whole) for name in peers]
    return rows


def show(row: Row, rounds: int) -> bool:
    """Measure a row, print it, and say whether it keeps to its limit."""
    row.over()
    row.under()
    gc.collect()
    gc.disable()
    ratios: list[float] = []
    overs: list[float] = []
    for _ in range(rounds):
        over, under = row.over(), row.under()
        ratios.append(over / under)
        overs.append(over)
    gc.enable()
    middle = median(ratios)
    good = row.limit is None or row.limit.met(middle)
    limit = "" if row.limit is None else f"{row.limit.kind} {row.limit.ratio:g}"
    verdict = "" if row.limit is None else "ok" if good else "MISSED"
    print(
        f"{row.name:58} {middle:9.2f}  ({min(ratios):.2f} to {max(ratios):.2f})".ljust(96)
        + f" {median(overs) * 1e6:10.2f} us  {limit:14} {verdict}".rstrip(),
        flush=True,
    )
    return good


def main() -> int:
    """Print the table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    peers = installed()
    chosen = random.Random(1).sample(range(900_000), MANY)  # noqa: S311 - no secrets
    days = [(date(1, 1, 1) + timedelta(days=n + 300_000)).isoformat() for n in chosen]
    print(f"Python {sys.version.split()[0]}, {rounds} rounds; 'a / b' is how often b goes into a")
    print(f"{'':58} {'median':>9}  (least to most)".ljust(96) + "    a, a call")
    rows = [
        *reading_rows(days, peers),
        *comparing_rows(days, peers),
        *resolving_rows(peers),
        *import_rows(peers),
    ]
    met = [show(row, rounds) for row in rows]
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
