"""What was searched, so that silence and what nobody looked for differ."""

from collections.abc import Iterator

from coalition_model.dossier import Dossier
from coalition_model.entities.plans import Clause, PeacePlan
from coalition_model.values.allen import holds_on
from coalition_model.values.answers import Answer
from coalition_model.values.edtf import EdtfDate


class Searches:
    """What the coverage of a dossier says of the positions on one plan, as of a day.

    Attributes:
        actors: whose positions on the plan were looked for by name.
    """

    def __init__(self, dossier: Dossier, plan: str, on: EdtfDate) -> None:
        self._parts = dict(_parts(dossier.plans[plan]))
        self._everybody: list[tuple[frozenset[str], Answer]] = []
        self._by_actor: dict[str, list[tuple[frozenset[str], Answer]]] = {}
        named: dict[str, None] = {}
        whole = frozenset(self._parts)
        for each in dossier.coverage:
            about = frozenset(each.about)
            if about and not about & whole:
                continue
            answer = holds_on(each.period, on) if each.period is not None else Answer.YES
            if not each.actors:
                self._everybody.append((about, answer))
            for actor in each.actors:
                self._by_actor.setdefault(actor, []).append((about, answer))
                named[actor] = None
        self.actors: tuple[str, ...] = tuple(named)

    def of(self, actor: str, target: str) -> Answer:
        """Tell whether an actor's position on a plan or a part of it was looked for."""
        answer = Answer.NO
        for rows in (self._everybody, self._by_actor.get(actor, ())):
            for about, searched in rows:
                if not about or not about.isdisjoint(self._parts[target]):
                    answer |= searched
        return answer


def _parts(plan: PeacePlan) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Go through a plan and its parts, each with what it stands in, itself included."""
    yield plan.id, (plan.id,)
    waiting: list[tuple[Clause, tuple[str, ...]]] = [(each, (plan.id,)) for each in plan.clauses]
    while waiting:
        clause, above = waiting.pop()
        way = (*above, clause.id)
        yield clause.id, way
        yield from ((each.id, (*way, each.id)) for each in clause.commitments)
        waiting += ((each, way) for each in clause.clauses)
