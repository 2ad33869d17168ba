"""Which clauses an author or a source says correspond."""

from collections.abc import Iterator
from typing import Final, cast, get_args

import attrs

from coalition_model.dossier import Dossier
from coalition_model.entities.claims import Claim
from coalition_model.entities.plans import Clause, PeacePlan
from coalition_model.entities.references import parts_alone
from coalition_model.values.citations import Citation
from coalition_model.values.frozenmap import FrozenMap
from coalition_model.values.ids import kind_of
from coalition_model.values.json_values import JsonValue
from coalition_model.values.parties import RelationKind

NOT_THE_SAME: Final[tuple[RelationKind, ...]] = ("precedes", "follows", "reschedules")
"""Relations that say when, not what: clauses joined by one of these need not correspond."""


@attrs.frozen
class Stated:
    """Somebody says that two clauses correspond, or denies it.

    Attributes:
        clause: the clause that is said to be something to the other.
        other: that other.
        kind: what it is to it: it renders, supersedes, corresponds to it, ...
        citations: where it is said.
        denied: whether it is denied.
        claim: the claim that says so; None where the dossier's author does.
    """

    clause: str
    other: str
    kind: str
    citations: tuple[Citation, ...]
    denied: bool = False
    claim: Claim | None = None

    @property
    def words(self) -> str:
        """How it is put: 'stated: renders it'."""
        who = "stated" if self.claim is None else "claimed by a source"
        return f"{'denied' if self.denied else who}: {self.kind.replace('-', ' ')}"


def stated(dossier: Dossier) -> dict[str, tuple[Stated, ...]]:
    """Find what is said of clauses that correspond, by the id of either clause."""
    return dossier.derived(_stated)


def _stated(dossier: Dossier) -> dict[str, tuple[Stated, ...]]:
    found: dict[str, list[Stated]] = {}
    for each in (*_of_author(dossier), *_of_sources(dossier)):
        if each.clause != each.other:
            found.setdefault(each.clause, []).append(each)
            found.setdefault(each.other, []).append(each)
    return {id_: tuple(rows) for id_, rows in found.items()}


def _of_author(dossier: Dossier) -> Iterator[Stated]:
    for plan in dossier.all(PeacePlan):
        for part in parts_alone(plan):
            if not isinstance(part, Clause):
                continue
            for place, relation in enumerate(part.relations):
                if kind_of(relation.target) == "clause" and relation.kind not in NOT_THE_SAME:
                    cited = [each for each in part.citations if each.supports(f"relations/{place}")]
                    yield Stated(part.id, relation.target, relation.kind, tuple(cited))


def _of_sources(dossier: Dossier) -> Iterator[Stated]:
    """Read claims on the relations of a clause."""
    known = get_args(RelationKind)
    for claim in dossier.all(Claim):
        if claim.field != "relations" or kind_of(claim.about) != "clause":
            continue
        for relation in cast("tuple[JsonValue, ...]", claim.value):
            if not isinstance(relation, FrozenMap):
                continue
            kind, target = relation.get("kind"), relation.get("target")
            if (
                isinstance(target, str)
                and target in dossier
                and kind_of(target) == "clause"
                and kind in known
                and kind not in NOT_THE_SAME
            ):
                yield Stated(claim.about, target, str(kind), claim.citations, claim.denies, claim)
