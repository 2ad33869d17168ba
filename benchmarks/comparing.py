"""How long comparing takes and how it grows: `python benchmarks/comparing.py`.

Compares two generated plans of 50, 100, 200 and 400 clauses, of which the second rewords, moves,
merges, splits and drops some of the first, and tells what changed between two states of dossiers
of 5,000 to 40,000 entities. With `--labels` it prints how well suggestions meet the labelled pairs.
"""

import json
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from documents import document

import coalition_model as cm
from coalition_model import queries

WORDS = 900
"""How many different words the clauses are made of; a plan of 28 points has about 250."""

SYLLABLES = [one + two for one in "bdfgklmnprstv" for two in "aeiou"]


def timed(run: Callable[[], object], rounds: int = 3) -> float:
    """Time a run, in seconds: the best of a few."""
    found: list[float] = []
    for _ in range(rounds):
        start = time.perf_counter()
        run()
        found.append(time.perf_counter() - start)
    return min(found)


def texts(size: int, chance: random.Random) -> list[str]:
    """Make clauses of 8 to 40 words, common words more often than rare ones."""
    words = ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(WORDS)]
    return [
        " ".join(words[int(WORDS * chance.random() ** 3)] for _ in range(chance.randint(8, 40)))
        for _ in range(size)
    ]


def reworked(given: list[str], chance: random.Random) -> list[str]:
    """Reword a third, drop a tenth, merge a tenth with the next, and move a few."""
    found: list[str] = []
    for text in given:
        turn = chance.random()
        if turn < 0.1:
            continue
        words = [each for each in text.split() if chance.random() > 0.2]
        new = " ".join(words) if turn < 0.4 else text
        if turn > 0.9 and found:
            found[-1] += f" {new}"
        else:
            found.insert(chance.randrange(len(found) + 1) if turn > 0.85 else len(found), new)
    return found


def plans(size: int) -> cm.Dossier:
    """Make two plans of which the second goes by the first."""
    chance = random.Random(size)  # noqa: S311 - nothing is secret here
    first = texts(size, chance)
    made = (
        cm.PeacePlan(
            id=cm.plan_id(name),
            complete=cm.Answer.YES,
            clauses=tuple(
                cm.Clause(number=str(place), text=cm.Text.of(words, "en"))
                for place, words in enumerate(given, 1)
            ),
        )
        for name, given in (("a", first), ("b", reworked(first, chance)))
    )
    return cm.Dossier.of(*made)


def state(entities: int, note: str) -> cm.Dossier:
    """Make a dossier in which every tenth entity has a note."""
    whole = cm.loads(json.dumps(document(entities), ensure_ascii=False))
    return cm.Dossier(
        cm.evolve(entity, note=cm.Text.of(note, "en")) if place % 10 == 0 else entity
        for place, entity in enumerate(whole)
    )


def labels() -> None:
    """Print how well suggestions meet the labels, pair by pair."""
    sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "plans"))
    from pairs import coded_pairs, other_pairs, shipped_pairs, summed  # noqa: PLC0415

    lots: dict[str, list[object]] = {}
    print("F1     found  wanted  right")
    for pair in (*shipped_pairs(), *other_pairs(), *coded_pairs()):
        score = pair.score
        lots.setdefault(pair.use, []).append(score)
        print(f"{score.f1:.3f}  {score.found:5}  {score.wanted:6}  {score.right:5}  {pair.name}")
    lots = {"shipped": lots["versions"] + lots["subjects"], **lots}
    for use, scores in lots.items():
        score = summed(scores)  # type: ignore[arg-type]
        print(f"{score.f1:.3f}  {score.found:5}  {score.wanted:6}  {score.right:5}  all: {use}")


def main() -> int:
    """Print the tables."""
    if "--labels" in sys.argv:
        labels()
        return 0
    before = 0.0
    for size in (50, 100, 200, 400):
        dossier = plans(size)
        took = timed(lambda dossier=dossier: queries.compare_plans(dossier, "plan:a", "plan:b"))  # type: ignore[misc]
        grown = f", {took / before:.1f} times as long" if before else ""
        limit = "; at most 1 s" if size == 100 else ""
        print(f"two plans of {size:3} clauses  {took:.3f} s{grown}{limit}")
        before = took
    before = 0.0
    for size in (5_000, 10_000, 20_000, 40_000):
        old, new = state(size, "as it was"), state(size, "as it is")
        took = timed(lambda old=old, new=new: queries.changes(old, new))  # type: ignore[misc]
        grown = f", {took / before:.1f} times as long" if before else ""
        print(f"changes of {size:6,} entities  {took:.3f} s{grown}; at most 2.5 times")
        before = took
    return 0


if __name__ == "__main__":
    sys.exit(main())
