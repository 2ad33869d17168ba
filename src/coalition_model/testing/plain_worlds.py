"""Connected dossiers, asked for in a few words, always the same."""

from attrs import evolve

from coalition_model.dossier import Dossier
from coalition_model.entities.meetings import Meeting
from coalition_model.entities.organizations import Organization
from coalition_model.entities.states import State
from coalition_model.testing.worlds import Plainest, World, bodies, gatherings, words
from coalition_model.testing.worlds.tables import COALITION
from coalition_model.testing.worlds.world import TODAY


def world(
    *,
    states: int = 1,
    coalition: bool = False,
    summit: bool = False,
    clauses: int = 0,
    statements: int = 0,
    positions: int = 0,
    contradictions: int = 0,
) -> Dossier:
    """Build a connected dossier that checks clean: two states, a coalition, a summit, a plan.

    Args:
        states: how many states, each with who heads it, at most 16.
        coalition: whether they form a coalition.
        summit: whether their heads met, as the coalition if there is one.
        clauses: of how many clauses there is a plan; none for no plan.
        statements: how many times somebody speaks for a state, about the plan if there is one.
        positions: how many states, one after the other, stand behind the plan.
        contradictions: how many pairs of sources disagree on when an organization was founded.

    Raises:
        ValueError: a number is negative, there are not so many states, or there is no plan on
            which positions could be.

    >>> dossier = world(states=2, coalition=True, summit=True, clauses=3)
    >>> [len(dossier.states), len(dossier.memberships), len(dossier.meetings)]
    [2, 2, 1]
    >>> [clause.number for plan in dossier.plans.values() for clause in plan.clauses]
    ['1', '2', '3']
    """
    made = World(Plainest(), TODAY)
    counts = {
        "states": states,
        "clauses": clauses,
        "statements": statements,
        "positions": positions,
        "contradictions": contradictions,
    }
    for argument, count in counts.items():
        most = len(made.lands) if argument == "states" else None
        if count < 0 or (most is not None and count > most):
            bounds = f"from 0 to {most}" if most is not None else "at least 0"
            raise ValueError(f"{argument} must be {bounds}, but is {count}")
    if positions > (states if clauses else 0):
        expected = "at most the number of states, on a plan with clauses"
        raise ValueError(f"positions must be {expected}, but is {positions}")
    for _ in range(states):
        bodies.head_of(made, bodies.add_state(made).id)
    if coalition:
        _form_coalition(made)
    if summit:
        _meet(made)
    if clauses:
        words.add_plan(made, clauses=clauses, depth=1)
    plans = [row.id for row in made.rows.values() if row.id.startswith("plan:")]
    for _ in range(statements):
        words.add_statement(made, about=plans[0] if plans else None)  # type: ignore[arg-type]
    for state in made.all(State)[:positions]:
        words.support(made, state.id)
    for _ in range(contradictions):
        words.add_contradiction(made)
    return made.close()


def _form_coalition(made: World) -> Organization:
    body = bodies.add_organization(made, COALITION)
    for state in made.all(State):
        bodies.join(made, body.id, state.id, -100)
    return body


def _meet(made: World) -> Meeting:
    meeting = gatherings.add_meeting(made, "summit", whole=True)
    coalition = made.all(Organization)
    if coalition:
        meeting = made.put(evolve(meeting, body=coalition[0].id))
    return meeting
