"""Rules on what a plan makes depend on what, and on whom it binds."""

from collections.abc import Hashable, Iterator, Sequence
from typing import Final, TypeVar

from coalition_model.dossier import Dossier
from coalition_model.entities.commitments import Modality
from coalition_model.entities.conditions import Condition
from coalition_model.rules.clause_numbers import CLAUSE_NUMBER_RULES, every_clause
from coalition_model.rules.clauses import CLAUSE_RULES
from coalition_model.rules.common import circles, turned, unmet
from coalition_model.rules.findings import Problem
from coalition_model.rules.rule import Rule, rule
from coalition_model.values.ids import kind_of
from coalition_model.values.parties import PartyRole, RelationKind

N = TypeVar("N", bound=Hashable)


@rule(
    "PLA008",
    "warning",
    passing="""
      plans:
        - id: plan:p
          clauses:
            - number: "1"
              text: {en: In case of a ceasefire the force deploys.}
              conditions: [{wording: {en: in case of a ceasefire}}]
              citations: [source:paper]
          citations: [source:paper]
    """,
    failing="""
      plans:
        - id: plan:p
          clauses:
            - number: "1"
              text: {en: In case of a ceasefire the force deploys.}
              conditions: [{effect: starts}]
              citations: [source:paper]
          citations: [source:paper]
    """,
)
def condition_without_words(dossier: Dossier) -> Iterator[Problem]:
    """A condition says on what things depend.

    Finds conditions of clauses, commitments and objectives that have neither wording nor triggers.
    One that has triggers, but neither wording nor a quotation, is found at severity info: the
    coding cannot be checked against the source. Conditions of positions are POS003's.
    """
    for condition in _conditions(dossier):
        if condition.wording is not None:
            continue
        if not condition.triggers:
            yield Problem(
                condition.id,
                "wording",
                "must be given, or a trigger must be, but neither is",
                "say in the words of the source on what it depends",
            )
        elif all(each.quote is None for each in condition.citations):
            yield Problem(
                condition.id,
                "wording",
                "may have to be given, so that the triggers can be checked, but is not",
                "add the words of the source",
                severity="info",
            )


def _conditions(dossier: Dossier) -> Iterator[Condition]:
    for plan in dossier.plans.values():
        for clause in every_clause(plan):
            yield from clause.conditions
            for commitment in clause.commitments:
                yield from commitment.conditions
    for organization in dossier.organizations.values():
        for objective in organization.objectives:
            yield from objective.conditions


_BOUND: Final[frozenset[PartyRole]] = frozenset(
    ("obligor", "guarantor", "funder", "monitor", "mediator", "participant", "author", "signatory")
)
_NEEDS_SOMEBODY: Final[frozenset[Modality]] = frozenset(("commits", "ready-to"))
_MAY_NEED_SOMEBODY: Final[frozenset[Modality]] = frozenset(("requires", "prohibits"))


@rule(
    "PLA009",
    "warning",
    passing="""
      plans:
        - id: plan:p
          clauses:
            - number: "1"
              text: {en: The club is ready to help Ukraine.}
              commitments:
                - modality: ready-to
                  parties:
                    - {actor: organization:club, role: obligor}
                    - {actor: state:UA, role: beneficiary}
              citations: [source:paper]
          citations: [source:paper]
    """,
    failing="""
      plans:
        - id: plan:p
          clauses:
            - number: "1"
              text: {en: The club is ready to help Ukraine.}
              commitments:
                - modality: ready-to
                  parties: [{actor: state:UA, role: beneficiary}]
              citations: [source:paper]
          citations: [source:paper]
    """,
)
def nobody_bound(dossier: Dossier) -> Iterator[Problem]:
    """A commitment binds somebody.

    Finds commitments of modality commits or ready-to without obligor. A guarantor, funder, monitor,
    mediator, participant, author or signatory among its parties will do. What a plan requires or
    prohibits is often put without saying of whom ('no restriction may be imposed'), so there it
    says 'may' at severity info. Other modalities need nobody.
    """
    for plan in dossier.plans.values():
        for clause in every_clause(plan):
            for commitment in clause.commitments:
                needs = commitment.modality in _NEEDS_SOMEBODY
                if not needs and commitment.modality not in _MAY_NEED_SOMEBODY:
                    continue
                if any(party.role in _BOUND for party in commitment.parties):
                    continue
                yield Problem(
                    commitment.id,
                    "parties",
                    f"{'must' if needs else 'may have to'} name an obligor, as the modality is "
                    f"{commitment.modality}, but name "
                    + (", ".join(each.role for each in commitment.parties) or "nobody"),
                    "add the party that is bound, with role: obligor",
                    severity=None if needs else "info",
                )


@rule(
    "PLA010",
    "info",
    passing="""
      plans:
        - id: plan:p
          kind: agreement
          parties: [{actor: state:UA, role: signatory}]
          citations: [source:paper]
    """,
    failing="""
      plans:
        - id: plan:p
          kind: agreement
          parties: [{actor: state:UA, role: beneficiary}]
          citations: [source:paper]
    """,
)
def agreement_of_nobody(dossier: Dossier) -> Iterator[Problem]:
    """An agreement has signatories.

    Finds plans of kind agreement without a party that is signatory or adopter. It is an
    info only, as the source may not name them, and an agreement may be made without signature.
    """
    for plan in dossier.plans.values():
        if plan.kind == "agreement" and all(
            party.role not in ("signatory", "adopter") for party in plan.parties
        ):
            yield Problem(
                plan.id,
                "parties",
                "may have to name a signatory or adopter, as it is an agreement, but name none",
                "add who agreed; if nobody has, it is a draft or a proposal",
            )


Step = tuple[str, str]
"""`start` or `done`, and the id of the clause or commitment that starts or is carried out."""

Link = tuple[str, str]
"""The part that states a dependency, and the field of it that does."""


@rule(
    "PLA011",
    "warning",
    passing="""
      plans:
        - id: plan:p
          clauses:
            - {number: "1", text: {en: First}, citations: [source:paper]}
            - number: "2"
              text: {en: Then}
              conditions: [{wording: {en: then}, triggers: [{of: clause:p/1}]}]
              citations: [source:paper]
          citations: [source:paper]
    """,
    failing="""
      plans:
        - id: plan:p
          clauses:
            - number: "1"
              text: {en: After the second}
              conditions: [{wording: {en: after}, triggers: [{of: clause:p/2}]}]
              citations: [source:paper]
            - number: "2"
              text: {en: After the first}
              conditions: [{wording: {en: after}, triggers: [{of: clause:p/1}]}]
              citations: [source:paper]
          citations: [source:paper]
    """,
)
def circular_dependency(dossier: Dossier) -> Iterator[Problem]:
    """Nothing waits for what waits for it.

    Follows the conditions of clauses and commitments that start something once a clause or
    commitment is carried out, timings after, from or within some time of one, and timings before
    one. A part starts no sooner than its whole, and a whole is carried out once its parts are. Of
    triggers of which any one is enough, all must wait in vain.

    Passed over is what holds nothing up for certain: conditions that end, suspend or restore;
    triggers that are breaches or must not occur, so that two sides may each stop when the other
    one does not comply; and what a commitment's timing counts from its own clause.
    """
    after: dict[Step, list[Step]] = {}
    links: dict[tuple[Step, Step], Link] = {}
    choices: list[tuple[Step, list[tuple[Step, Link]]]] = []
    for step, targets in _waits(dossier):
        if len(targets) > 1:
            choices.append((step, targets))
        else:
            ((target, link),) = targets
            after.setdefault(step, []).append(target)
            links[step, target] = link
    if not links and not choices:
        return
    for plan in dossier.plans.values():
        for clause in every_clause(plan):
            start, done = ("start", clause.id), ("done", clause.id)
            after.setdefault(done, []).append(start)
            commitments: list[str] = [each.id for each in clause.commitments]
            for part_id in (*commitments, *(each.id for each in clause.clauses)):
                after.setdefault(("start", part_id), []).append(start)
                after[done].append(("done", part_id))
            for part_id in commitments:
                after.setdefault(("done", part_id), []).append(("start", part_id))
    for place in unmet(after, [(step, [each for each, _ in row]) for step, row in choices]):
        step, targets = choices[place]
        target, link = targets[0]
        after.setdefault(step, []).append(target)
        links.setdefault((step, target), link)
    for circle in circles(after):
        steps = zip(circle, (*circle[1:], circle[0]), strict=True)
        stated = [(links[step], step[0]) for step in steps if step in links]
        (part, field), first = _stated(dossier, stated)
        told = tuple(dict.fromkeys(id_ for _, id_ in turned(circle, first)))
        way = ", which waits for ".join((*told[1:], told[0]))
        yield Problem(
            part,
            field,
            f"must not wait for what waits for it, but does: {told[0]} waits for {way}",
            "mend one of them, or name another trigger that is enough",
        )


def _stated(dossier: Dossier, steps: Sequence[tuple[Link, N]]) -> tuple[Link, N]:
    """Choose the step of a circle that is to be mended: an own one, the last by id."""
    own = [each for each in steps if dossier.whole_of(each[0][0]).id not in dossier.borrowed]
    return max(own or steps, key=lambda each: each[0])


Wait = tuple[Step, list[tuple[Step, Link]]]
"""A step, and the steps of which any one must come before it, with where that is stated."""


def _waits(dossier: Dossier) -> Iterator[Wait]:
    """Find what waits for which clause or commitment, and where that is stated."""
    for plan in dossier.plans.values():
        for clause in every_clause(plan):
            yield from _conditioned(clause.id, clause.conditions)
            for commitment in clause.commitments:
                yield from _conditioned(commitment.id, commitment.conditions)
                timing = commitment.timing
                if timing is None or timing.anchor in (None, clause.id):
                    continue
                anchor = str(timing.anchor)
                if kind_of(anchor) not in ("clause", "commitment"):
                    continue
                link = (timing.id, "anchor")
                if timing.relation in ("after", "from", "within"):
                    yield ("start", commitment.id), [(("done", anchor), link)]
                elif timing.relation == "before":
                    yield ("done", anchor), [(("done", commitment.id), link)]


def _conditioned(owner: str, conditions: tuple[Condition, ...]) -> Iterator[Wait]:
    for condition in conditions:
        if condition.effect != "starts":
            continue
        waits: list[tuple[Step, Link]] = [
            (("done", trigger.of), (condition.id, f"triggers/{place}"))
            for place, trigger in enumerate(condition.triggers)
            if trigger.happening == "occurs" and kind_of(trigger.of) != "event"
        ]
        if condition.combine != "any":
            yield from ((("start", owner), [each]) for each in waits)
        elif waits and len(waits) == len(condition.triggers):
            yield ("start", owner), waits


_ONE_WAY: Final[tuple[RelationKind, ...]] = (
    "supersedes",
    "renders",
    "implements",
    "precedes",
    "part-of",
    "reschedules",
    "copy-of",
)


@rule(
    "PLA012",
    "error",
    passing="""
      plans:
        - id: plan:first
          relations: [{kind: corresponds-to, target: plan:second}]
          citations: [source:paper]
        - id: plan:second
          relations: [{kind: supersedes, target: plan:first}]
          citations: [source:paper]
    """,
    failing="""
      plans:
        - id: plan:first
          relations: [{kind: supersedes, target: plan:second}]
          citations: [source:paper]
        - id: plan:second
          relations: [{kind: supersedes, target: plan:first}]
          citations: [source:paper]
    """,
)
def circular_relation(dossier: Dossier) -> Iterator[Problem]:
    """What supersedes, renders, precedes or is part of another does not come back to itself.

    Follows each of these kinds apart, among plans and clauses as among meetings, events, statements
    and sources; 'follows' is 'precedes' the other way round. A relation of any kind that points to
    its owner is found too. Copies of one another among sources are SRC011's. Two things may well
    correspond, or respond, to one another.
    """
    ways: dict[RelationKind, dict[str, list[str]]] = {kind: {} for kind in _ONE_WAY}
    links: dict[tuple[str, str, str], Link] = {}
    for owner, place, kind, target in _relations(dossier):
        if kind == "copy-of" and kind_of(owner) == "source":
            continue
        if owner == target:
            yield Problem(
                owner,
                f"relations/{place}",
                f"must point to another than its owner, but {owner} {kind} itself",
                "mend the target",
            )
            continue
        one, other = (target, owner) if kind == "follows" else (owner, target)
        kind = "precedes" if kind == "follows" else kind  # noqa: PLW2901
        if kind in ways:
            ways[kind].setdefault(one, []).append(other)
            links[kind, one, other] = (owner, f"relations/{place}")
    for kind, graph in ways.items():
        for circle in circles(graph):
            steps = zip(circle, (*circle[1:], circle[0]), strict=True)
            (part, field), start = _stated(
                dossier, [(links[kind, one, other], one) for one, other in steps]
            )
            way = f" {kind} ".join((*turned(circle, start), start))
            yield Problem(
                part, field, f"must not lead back to {start}, but does: {way}", "mend one of them"
            )


def _relations(dossier: Dossier) -> Iterator[tuple[str, int, RelationKind, str]]:
    """Give all relations: their owner, their place there, their kind and their target."""
    for rows in (dossier.meetings, dossier.events, dossier.statements, dossier.sources):
        for entity in rows.values():
            for place, relation in enumerate(entity.relations):
                yield entity.id, place, relation.kind, relation.target
    for plan in dossier.plans.values():
        for place, relation in enumerate(plan.relations):
            yield plan.id, place, relation.kind, relation.target
        for clause in every_clause(plan):
            for place, relation in enumerate(clause.relations):
                yield clause.id, place, relation.kind, relation.target


PLAN_RULES: Final[tuple[Rule, ...]] = (
    *CLAUSE_NUMBER_RULES,
    *CLAUSE_RULES,
    condition_without_words,
    nobody_bound,
    agreement_of_nobody,
    circular_dependency,
    circular_relation,
)
"""Rules on plans, in the order of their codes."""
