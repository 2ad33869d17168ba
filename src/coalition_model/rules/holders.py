"""What the rules on offices share: tenures and memberships, indexed, and when they hold."""

from collections.abc import Iterator, Sequence

from coalition_model.dossier import Dossier
from coalition_model.entities.offices import Tenure
from coalition_model.entities.organizations import Membership
from coalition_model.entities.plans import Clause
from coalition_model.rules.lives import holds_when
from coalition_model.values.answers import Answer
from coalition_model.values.parties import Party
from coalition_model.values.when import When


def tenures_by_office(dossier: Dossier) -> dict[str, list[Tenure]]:
    """Collect the tenures of each office; for `Dossier.derived`."""
    found: dict[str, list[Tenure]] = {}
    for tenure in dossier.tenures.values():
        found.setdefault(tenure.office, []).append(tenure)
    return found


def tenures_by_leader(dossier: Dossier) -> dict[str, dict[str, list[Tenure]]]:
    """Collect the tenures of each person, by office; for `Dossier.derived`."""
    found: dict[str, dict[str, list[Tenure]]] = {}
    for tenure in dossier.tenures.values():
        found.setdefault(tenure.leader, {}).setdefault(tenure.office, []).append(tenure)
    return found


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
