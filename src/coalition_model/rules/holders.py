"""What the rules on offices share: tenures and memberships, indexed, and when they hold."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from coalition_model.dossier import Dossier
from coalition_model.entities.offices import Tenure
from coalition_model.entities.organizations import Membership
from coalition_model.entities.plans import Clause
from coalition_model.rules.by_time import ByTime, days_of, possible_times
from coalition_model.rules.lives import firm_edges, holds_when
from coalition_model.values.answers import Answer
from coalition_model.values.parties import Party
from coalition_model.values.when import When


def tenures_by_leader(dossier: Dossier) -> dict[str, dict[str, list[Tenure]]]:
    """Collect the tenures of each person, by office; for `Dossier.derived`."""
    found: dict[str, dict[str, list[Tenure]]] = {}
    for tenure in dossier.tenures.values():
        found.setdefault(tenure.leader, {}).setdefault(tenure.office, []).append(tenure)
    return found


class Term:
    """The tenures of one person in one office, arranged once for any number of questions.

    A tenure with a period speaks for itself; one without speaks for others too, so where there is
    any all are asked together.
    """

    def __init__(self, rows: Sequence[Tenure]) -> None:
        self._rows = rows
        self._alone = all(row.period is not None for row in rows)
        self._by_status = list({row.status: row for row in rows}.values())

    @cached_property
    def firmly(self) -> "Term":
        """The same without what is uncertain or approximate."""
        return Term(firm_edges(self._rows))

    @cached_property
    def _by_time(self) -> ByTime[Tenure]:
        return possible_times(self._rows)

    def may_hold(self, when: When | None) -> bool:
        """Tell whether the person perhaps holds the office at some time; see `held`."""
        if self._alone:
            return any(held([row], when).possible for row in self._near(when))
        return held(self._rows, when).possible

    def may_be_elect(self, when: When | None) -> bool:
        """Tell whether the person is perhaps elect to it at some time."""
        rows = self._near(when) if self._alone else self._rows
        elect = [row for row in rows if row.status == "elect"]
        return holds_when(elect, when).possible

    def _near(self, when: When | None) -> Iterable[Tenure]:
        return self._by_status if when is None else self._by_time.touching(*days_of(when))


class Terms:
    """The tenures of each person in each office; for `Dossier.derived`."""

    def __init__(self, dossier: Dossier) -> None:
        self._rows = tenures_by_leader(dossier)
        self._made: dict[tuple[str, str], Term] = {}

    def of(self, leader: str, office: str) -> Term:
        """Give those of one person in one office."""
        key = (leader, office)
        if key not in self._made:
            self._made[key] = Term(self._rows.get(leader, {}).get(office, ()))
        return self._made[key]


def memberships_by_member(dossier: Dossier) -> dict[str, dict[str, list[Membership]]]:
    """Collect the memberships of each member, by organization; for `Dossier.derived`."""
    found: dict[str, dict[str, list[Membership]]] = {}
    for edge in dossier.memberships.values():
        found.setdefault(edge.member, {}).setdefault(edge.organization, []).append(edge)
    return found


def held(tenures: Sequence[Tenure], when: When | None) -> Answer:
    """Tell whether the tenures of one person make it hold their office at some time.

    As `queries.offices.hold_office`, for longer and unknown times too: who is only elected does not
    hold it yet, who is disputed holds it at most perhaps.
    """
    undisputed = [each for each in tenures if each.status not in ("elect", "disputed")]
    disputed = [each for each in tenures if each.status == "disputed"]
    answer = holds_when(undisputed, when) if undisputed else Answer.NO
    return answer | (holds_when(disputed, when) & Answer.UNKNOWN) if disputed else answer


def obliged(clauses: tuple[Clause, ...]) -> Iterator[tuple[str, tuple[Party, ...]]]:
    """Yield the parties of the commitments in clauses, with the commitments' ids."""
    for clause in clauses:
        for commitment in clause.commitments:
            yield commitment.id, commitment.parties
        yield from obliged(clause.clauses)
