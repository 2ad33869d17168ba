"""Labelled pairs of plans, and how well suggestions meet the labels."""

import functools
from pathlib import Path
from typing import Any, NamedTuple, cast

import attrs
import yaml

import coalition_model as cm
from coalition_model import reference
from coalition_model.queries.comparing import Correspondence, compare_plans

HERE = Path(__file__).parent
Pair = tuple[str, str]


class Labelled(NamedTuple):
    """Two plans in a dossier, and which clauses of theirs correspond.

    `named` are the clauses that the labels name; `maybe` the pairs that count neither way.
    """

    name: str
    use: str
    dossier: cm.Dossier
    left: str
    right: str
    same: frozenset[Pair]
    named: frozenset[str] = frozenset()
    maybe: frozenset[Pair] = frozenset()

    @property
    def found(self) -> frozenset[Pair]:
        """What is suggested, a clause that the labels do not name as the one that it stands in."""
        return frozenset(
            (self._named(one), self._named(other))
            for one, other in found_pairs(compare_plans(self.dossier, self.left, self.right))
        )

    def _named(self, clause: str) -> str:
        return clause if not self.named or clause in self.named else clause.partition("/")[0]

    @property
    def score(self) -> "Score":
        found = self.found
        return Score(len(found - self.maybe), len(self.same - self.maybe), len(found & self.same))


class Score(NamedTuple):
    """How well what was found meets what was to be found."""

    found: int
    wanted: int
    right: int

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 1.0


def summed(scores: list[Score]) -> Score:
    """Add up the counts."""
    return Score(
        sum(each.found for each in scores),
        sum(each.wanted for each in scores),
        sum(each.right for each in scores),
    )


def found_pairs(rows: list[Correspondence]) -> frozenset[Pair]:
    """Give the pairs of clauses that rows join, by their numbers; not those left out."""
    return frozenset(
        (number(one.id), number(other.id))
        for row in rows
        if row.fate not in ("dropped", "new", "unknown")
        for one in row.left
        for other in row.right
    )


def number(clause: str) -> str:
    return clause.partition("/")[2]


def read(name: str) -> list[dict[str, Any]]:
    """Read a file of pairs; all that is plain in it is text."""
    text = (HERE / name).read_text("utf-8")
    return cast("list[dict[str, Any]]", yaml.load(text, yaml.BaseLoader))  # noqa: S506 - text only


def other_pairs() -> list[Labelled]:
    """Give the pairs of plans from other peace processes; those with topics without them too."""
    found: list[Labelled] = []
    for pair in read("other_pairs.yaml"):
        found.append(_other(pair, coded=False))
        if any(isinstance(point, list) for point in pair["left"].values()):
            found.append(_other(pair, coded=True))
    return found


def coded_pairs() -> list[Labelled]:
    """Give the pairs of plans of different origin, with their topics."""
    return [_other(pair, coded=True) for pair in read("coded_pairs.yaml")]


def _other(pair: dict[str, Any], *, coded: bool) -> Labelled:
    name = f"{pair['name']}{'-coded' if coded else ''}"
    languages = pair.get("languages") or (pair["language"], pair["language"])
    plans = [
        cm.PeacePlan(
            id=cm.plan_id(f"{name}-{side}"),
            complete=cm.Answer.YES,
            clauses=_nested(
                {
                    number: _point(
                        number.rpartition("/")[2],
                        point,
                        language,
                        coded=coded,
                        bare="languages" not in pair,
                    )
                    for number, point in pair[side].items()
                }
            ),
        )
        for side, language in zip(("left", "right"), languages, strict=True)
    ]
    same = frozenset(
        (one, other)
        for one, others in pair["same"].items()
        for other in ([others] if isinstance(others, str) else others)
    )
    actors = {
        party.actor
        for plan in plans
        for outer in plan.clauses
        for clause in (outer, *outer.clauses)
        for commitment in clause.commitments
        for party in commitment.parties
    }
    states = [cm.State(id=cm.state_id(each.partition(":")[2])) for each in sorted(actors)]
    dossier = cm.Dossier.of(*plans, *states)
    named = frozenset(
        {each for side in ("left", "right") for each in pair[side] if "/" not in each}
        | {each for both in same for each in both}
    )
    return Labelled(name, pair["set"], dossier, plans[0].id, plans[1].id, same, named)


def _nested(clauses: dict[str, cm.Clause]) -> tuple[cm.Clause, ...]:
    """Put each clause that is numbered as 2/a below clause 2."""
    below: dict[str, list[cm.Clause]] = {}
    for number, clause in clauses.items():
        below.setdefault(number.rpartition("/")[0], []).append(clause)
    return tuple(cm.evolve(each, clauses=tuple(below.get(each.number, ()))) for each in below[""])


def _point(
    number: str, point: str | list[str], language: str, *, coded: bool, bare: bool
) -> cm.Clause:
    """Make a clause: of its text, or of its topics, its text and its parties.

    Without parties it has a commitment only where it is not to be bare.
    """
    topics, text, parties = ("", point, "") if isinstance(point, str) else (*point, "")[:3]
    made = tuple(
        cm.Party(actor=cm.state_id(actor), role=cast("Any", role))
        for actor, _, role in (each.partition("/") for each in parties.split())
    )
    return cm.Clause(
        number=number,
        text=cm.Text.of(text, language),
        wording="restated",
        topics=tuple(topics.split()) if coded else (),
        commitments=(cm.Commitment(modality="commits", parties=made),)
        if coded and (made or not bare)
        else (),
    )


def shipped_pairs() -> list[Labelled]:
    """Give the pairs of shipped plans; what their authors state of clauses is taken out."""
    return [_shipped(each) for each in read("labelled_pairs.yaml")]


def _shipped(pair: dict[str, Any]) -> Labelled:
    rows = [*pair["rows"], *pair.get("below", ())]
    same = frozenset(
        (one, other)
        for row in rows
        if row["label"] not in ("dropped", "new", "unknown")
        for one in row["left"]
        for other in row["right"]
    )
    named = frozenset(each for row in rows for side in ("left", "right") for each in row[side])
    return Labelled(
        pair["name"],
        pair["sort"],
        unrelated(tuple(pair["dossiers"]), pair["left"], pair["right"]),
        pair["left"],
        pair["right"],
        same,
        named,
        frozenset((each["left"], each["right"]) for each in pair.get("maybe", ())),
    )


@functools.cache
def unrelated(dossiers: tuple[str, ...], *plans: str) -> cm.Dossier:
    """Give shipped dossiers in one, with plans whose clauses state no relations."""
    whole = reference.dossier(dossiers[0])
    for name in dossiers[1:]:
        whole = whole.merge(reference.dossier(name))
    entities = {entity.id: entity for entity in whole}
    for plan in plans:
        entities[plan] = cm.evolve(
            whole.plans[plan], clauses=tuple(map(_unrelated, whole.plans[plan].clauses))
        )
    return cm.Dossier(entities.values())


def _unrelated(clause: cm.Clause) -> cm.Clause:
    citations = tuple(
        attrs.evolve(each, fields=fields)
        for each in clause.citations
        if (fields := tuple(f for f in each.fields if not f.startswith("relations")))
        or not each.fields
    )
    below = tuple(map(_unrelated, clause.clauses))
    return cm.evolve(clause, relations=(), citations=citations, clauses=below)
