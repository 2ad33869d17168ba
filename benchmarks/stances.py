"""How long a stance matrix takes, and how it grows: `python benchmarks/stances.py`.

Lays out 200 actors by 100 clauses over 50,000 positions, on a dossier that is there already; then
with twice the actors, the clauses and the positions, and with all positions in one cell. Prints the
first call on a dossier, which builds the index, and a later one. Times are of this process alone
(`time.process_time`), as the machine may be shared.
"""

import random
import statistics
import sys
import time

import coalition_model as cm
from coalition_model import queries

_STANCES = ("supports", "opposes", "neutral", "abstains", "mixed", "declined")
_BASES = ("own-words", "reported", "inference", "signature", None)


def made(actors: int, clauses: int, positions: int, *, crowded: bool = False) -> cm.Dossier:
    """Make a dossier: one position in twenty on the plan, one date in ten known to the month."""
    chance = random.Random(7)  # noqa: S311 - the same each time is what is wanted
    paper = cm.Source(id=cm.source_id("paper"), kind="article", published=cm.EdtfDate("2025-12-31"))
    words = (cm.Citation(source=paper.id, quote="They said so."),)
    states = [cm.State(id=cm.state_id(f"S{number}")) for number in range(actors)]
    plan = cm.PeacePlan(
        id=cm.plan_id("p"),
        when=cm.EdtfDate("2025-01-01"),
        clauses=tuple(
            cm.Clause(number=str(number + 1), text=cm.Text.of(f"Clause {number}.", "en"))
            for number in range(clauses)
        ),
    )
    found: list[cm.Position] = []
    for number in range(positions):
        day = f"2025-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        clause = plan.clauses[0 if crowded else chance.randrange(clauses)]
        found.append(
            cm.Position(
                id=cm.position_id(str(number)),
                actor=states[0 if crowded else chance.randrange(actors)].id,
                target=plan.id if chance.random() < 0.05 and not crowded else clause.id,
                stance=chance.choice(_STANCES),
                when=cm.EdtfDate(day if chance.random() < 0.9 else day[:7]),
                basis=chance.choice(_BASES),
                citations=words,
            )
        )
    dossier = cm.Dossier([*states, plan, paper, *found])
    assert states[0].id in dossier  # noqa: S101 - looks ids up once, as any dossier in use did
    return dossier


def measure(actors: int, clauses: int, positions: int, *, crowded: bool = False) -> None:
    """Print the first call on each of three dossiers, and later ones, by their medians."""
    first: list[float] = []
    later: list[float] = []
    cells = 0
    for _ in range(3):
        dossier = made(actors, clauses, positions, crowded=crowded)
        for times in (first, later):
            start = time.process_time()
            cells = len(queries.stances(dossier, "plan:p", on="2025-11-01"))
            times.append(time.process_time() - start)
    print(
        f"{actors:>5} actors x {clauses:>4} clauses, {positions:>7,} positions"
        f"{' in one cell' if crowded else ''}: {cells:>6,} cells,"
        f" first {statistics.median(first):.2f} s, later {statistics.median(later):.2f} s"
    )


def main() -> int:
    """Print the table."""
    measure(200, 100, 50_000)
    measure(400, 100, 50_000)
    measure(200, 200, 50_000)
    measure(200, 100, 100_000)
    measure(200, 100, 50_000, crowded=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
