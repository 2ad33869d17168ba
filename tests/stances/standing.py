"""Small dossiers for tests of stances: a plan of two clauses, states, people, positions."""

from typing import Any

import coalition_model as cm
from coalition_model import queries

ON = "2025-09-01"


def clause(number: str, text: str | None = None, **fields: Any) -> cm.Clause:
    """Make a clause; without a text its number is its text."""
    if "wording" in fields and fields["wording"] in ("unseen", "omitted"):
        return cm.Clause(number=number, **fields)
    return cm.Clause(number=number, text=cm.Text.of(text or f"clause {number}", "en"), **fields)


def plan(id_: str = "plan:p", *clauses: cm.Clause, **fields: Any) -> cm.PeacePlan:
    """Make a plan, of clauses 1 and 2 unless others are given."""
    fields.setdefault("when", cm.when("2025-01-01"))
    return cm.PeacePlan(
        id=cm.plan_id(id_.removeprefix("plan:")),
        clauses=clauses or (clause("1"), clause("2")),
        **fields,
    )


def took(
    actor: str,
    stance: Any,
    when: str | None = "2025-08-01",
    on: str = "clause:p/1",
    *,
    id: str = "",
    basis: Any = "own-words",
    **fields: Any,
) -> cm.Position:
    """Make a position."""
    local = id or f"{actor}-{on}-{when}-{stance}-{basis}".replace(":", "-").replace("/", "_")
    local = "".join(char if char.isalnum() or char in "._-" else "_" for char in local)
    return cm.Position(
        id=cm.position_id(local),
        actor=actor,  # type: ignore[arg-type]  # a test may give any id
        target=on,  # type: ignore[arg-type]
        stance=stance,
        when=cm.when(when) if when is not None else None,
        basis=basis,
        **fields,
    )


PEOPLE: tuple[Any, ...] = (
    cm.State(id=cm.state_id("FR")),
    cm.State(id=cm.state_id("DE")),
    cm.Leader(id=cm.leader_id("ann")),
    cm.Organization(id=cm.organization_id("club"), kind="coalition"),
)


def dossier(*entities: Any, **fields: Any) -> cm.Dossier:
    """Close entities with the people; plan:p is there unless another of that id is given."""
    given = {each.id: each for each in (*PEOPLE, plan(), *entities)}
    return cm.Dossier(given.values(), **fields)


def cell(
    where: cm.Dossier,
    actor: str = "state:FR",
    target: str = "clause:p/1",
    *,
    on: str = ON,
    of: str = "plan:p",
    **options: Any,
) -> queries.StanceCell:
    """Give one cell of a matrix."""
    rows = queries.stances(where, of, on=on, actors=[actor], **options)
    (found,) = [row for row in rows if row.target.id == target]
    return found


def short(found: queries.StanceCell) -> tuple[str | None, str]:
    """Give the stance of a cell and its answer."""
    return found.stance, str(found.answer)
