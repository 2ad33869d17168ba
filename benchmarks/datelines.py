"""Score `resolve` on the rows of other suites, and time it.

    python benchmarks/datelines.py

Prints a table of right, wrong and refused for each language, then every row that is not right: the
wrong and refused ones, and those whose suite's convention contradicts the policy, which are not
counted, each with the policy's answer. If dateparser is installed, both are timed on one set of
texts.
"""

import importlib
import importlib.util
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "dateline"))

from dateline_scoring import CASES, Table, table

from coalition_model.dateline import resolve
from coalition_model.dateline.resolving import read

LANGUAGES = ("fr", "en", "de", "uk")
TEXTS = {
    "fr": [
        "vendredi dernier",
        "le 10 avril dernier",
        "en mars 2025",
        "demain",
        "il y a trois jours",
    ],
    "en": ["last Friday", "April 10, 2025", "in March 2025", "tomorrow", "three days ago"],
}


def show(scored: Table) -> None:
    """Print the row of a language in the table."""
    print(
        f"{scored.language:8} {len(scored.scores):6} {scored.counted:8}"
        f" {scored.count('right'):6} {scored.share('right'):5.1f} %"
        f" {scored.count('wrong'):6} {scored.share('wrong'):5.1f} %"
        f" {scored.count('refused'):8} {scored.count('contradicts'):12}"
    )


def show_rows(scored: Table, outcome: str) -> None:
    """Print the rows of a language that had an outcome."""
    for score in scored.scores:
        if score.outcome == outcome:
            row = score.row
            expected = " / ".join(filter(None, (row["expected"], row.get("expected_past"))))
            reason = f"  ({score.reason})" if score.reason else ""
            print(f"  {row['text'].strip()!r} on {row['base'][:10]}")
            print(f"      suite: {expected}   policy: {score.answer}{reason}")


def microseconds(call: Callable[[str], Any], texts: list[str]) -> float:
    """Time one call, the median over rounds."""
    for text in texts:
        call(text)
    rounds: list[float] = []
    for _ in range(20):
        start = time.perf_counter()
        for text in texts:
            call(text)
        rounds.append((time.perf_counter() - start) / len(texts) * 1e6)
    return median(rounds)


def first_time(language: str) -> Callable[[str], Any]:
    """Resolve texts as if each were new: what was read before is forgotten."""

    def call(text: str) -> Any:
        read.cache_clear()
        return resolve(text, dateline="2025-08-17", language=language)

    return call


def times() -> None:
    """Time `resolve`, and dateparser beside it where it is installed."""
    print("\nmicroseconds a call")
    peer = None
    if importlib.util.find_spec("dateparser") is not None:
        peer = importlib.import_module("dateparser")
    for language, texts in TEXTS.items():
        ours = microseconds(
            lambda text, tag=language: resolve(text, dateline="2025-08-17", language=tag), texts
        )
        first = microseconds(first_time(language), texts)
        line = f"{language:8} resolve {ours:8.1f}   a wording never seen {first:8.1f}"
        if peer is not None:
            base = {"RELATIVE_BASE": datetime(2025, 8, 17)}  # noqa: DTZ001 - as dateparser has it
            theirs = microseconds(
                lambda text, tag=language, base=base: peer.parse(
                    text, languages=[tag], settings=base
                ),
                texts,
            )
            line += f"   dateparser {theirs:8.1f}   {theirs / ours:6.1f} times"
        print(line)


def main() -> None:
    """Print everything."""
    if not CASES.exists():
        print(f"the cases are not here: {CASES}")
    else:
        tables = [table(language) for language in LANGUAGES]
        print("language   rows  counted  right           wrong           refused  contradicting")
        for scored in tables:
            show(scored)
        for outcome, title in (
            ("wrong", "wrong"),
            ("refused", "refused, or left open"),
            ("contradicts", "contradicting the policy, not counted"),
        ):
            for scored in tables:
                print(f"\n{scored.language}: {title}")
                show_rows(scored, outcome)
    times()


if __name__ == "__main__":
    main()
