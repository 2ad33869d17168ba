"""Rules on what positions rest on: who read them, from whose words, from which signature."""

from collections.abc import Iterator
from typing import Final, Literal

from coalition_model.dossier import Dossier
from coalition_model.entities.organizations import Organization
from coalition_model.entities.plans import PeacePlan
from coalition_model.entities.positions import Position
from coalition_model.entities.statements import Statement
from coalition_model.rules.findings import Problem
from coalition_model.rules.rule import Rule, rule
from coalition_model.values.answers import Answer
from coalition_model.values.parties import Party, PartyRole


@rule(
    "POS007",
    "warning",
    passing="""
      plans: [{id: plan:p, citations: [source:paper]}]
      positions:
        - actor: state:FR
          target: plan:p
          stance: supports
          basis: inference
          coder: mw
          confidence: medium
          citations: [source:paper]
    """,
    failing="""
      plans: [{id: plan:p, citations: [source:paper]}]
      positions:
        - actor: state:FR
          target: plan:p
          stance: supports
          basis: inference
          coder: mw
          citations: [source:paper]
    """,
)
def whose_inference(dossier: Dossier) -> Iterator[Problem]:
    """An inference says who drew it, and how sure they are.

    Finds positions whose basis is inference and that lack `coder` or `confidence`. Other bases
    need neither.
    """
    for position in dossier.positions.values():
        if position.basis != "inference":
            continue
        for field in ("coder", "confidence"):
            if getattr(position, field) is None:
                yield Problem(
                    position.id,
                    field,
                    "must be given where the basis is inference, but is not",
                    "add who coded it (coder) and how sure they are (confidence)",
                )


@rule(
    "POS008",
    "warning",
    passing="""
      plans: [{id: plan:p, citations: [source:paper]}]
      positions:
        - actor: state:FR
          target: plan:p
          stance: supports
          basis: own-words
          citations: [{source: source:paper, quote: We agree.}]
    """,
    failing="""
      plans: [{id: plan:p, citations: [source:paper]}]
      positions:
        - actor: state:FR
          target: plan:p
          stance: supports
          basis: own-words
          citations: [{source: source:paper, quote: They agree., verbatim: false}]
    """,
)
def words_not_given(dossier: Dossier) -> Iterator[Problem]:
    """A position known by words gives the words.

    Own words are found in a quotation, or in a statement that is not indirect (`direct: no`); what
    is reported, in a quotation, also one that restates, or in a statement.
    """
    for position in dossier.positions.values():
        if position.basis not in ("own-words", "reported"):
            continue
        own = position.basis == "own-words"
        if any(
            each.quote is not None and (each.verbatim or not own) for each in position.citations
        ):
            continue
        if position.statement is None:
            yield Problem(
                position.id,
                "statement",
                f"must be given, or a quotation must be, where the basis is {position.basis}, "
                "but neither is",
                "add the statement or the quotation, or correct the basis",
            )
        elif own and dossier.statements[position.statement].direct is Answer.NO:
            yield Problem(
                position.id,
                "basis",
                f"must be reported, as {position.statement} is indirect, but is own-words",
                "correct the basis, or quote the actor's own words",
            )


@rule(
    "POS009",
    "warning",
    passing="""
      plans: [{id: plan:p, citations: [source:paper]}]
      statements:
        - id: statement:s
          kind: remark
          speakers: [leader:ada]
          on_behalf_of: [state:FR]
          citations: [source:paper]
      positions:
        - actor: state:FR
          target: plan:p
          stance: supports
          basis: own-words
          statement: statement:s
          citations: [source:paper]
    """,
    failing="""
      plans: [{id: plan:p, citations: [source:paper]}]
      statements:
        - id: statement:s
          kind: remark
          speakers: [leader:ada]
          citations: [source:paper]
      positions:
        - actor: state:FR
          target: plan:p
          stance: supports
          basis: own-words
          statement: statement:s
          citations: [source:paper]
    """,
)
def words_of_another(dossier: Dossier) -> Iterator[Problem]:
    """A position in own words rests on words of the actor, or on its behalf.

    A person's words are not the state's unless they are said on its behalf: the statement has the
    actor among its speakers or in `on_behalf_of`, or names an office of the actor. So do words
    of an organ for its whole (the Élysée for France), those of a group for the actors that it is
    of, and words said for whom the actor speaks. Of a position without basis it says 'may' at
    severity info; one that is reported or inferred may rest on anybody's words.
    """
    for position in dossier.positions.values():
        if position.statement is None or position.basis not in ("own-words", None):
            continue
        statement = dossier.statements[position.statement]
        if not statement.speakers or _speaks(dossier, statement, position):
            continue
        certain = position.basis is not None
        yield Problem(
            position.id,
            "statement",
            f"{'must' if certain else 'may have to'} be words of {position.actor} or on its "
            f"behalf, but {statement.id} is by {', '.join(statement.speakers)}",
            "add on_behalf_of to the statement if it was said so, or correct the actor or basis",
            severity=None if certain else "info",
        )


def _speaks(dossier: Dossier, statement: Statement, position: Position) -> bool:
    speaking: set[str] = {*statement.speakers, *statement.on_behalf_of}
    speaking |= {dossier.offices[office].of for office in statement.offices}
    for each in tuple(speaking):
        seen: set[str] = set()
        organization = dossier[each]
        while isinstance(organization, Organization) and organization.id not in seen:
            seen.add(organization.id)
            if organization.kind == "group":
                return True
            if organization.parent is None:
                break
            speaking.add(organization.parent)
            organization = dossier[organization.parent]
    return not speaking.isdisjoint(_given(position.actor, position.on_behalf_of))


_HANDS: Final[dict[Literal["signature", "authorship"], frozenset[PartyRole]]] = {
    "signature": frozenset(("signatory", "adopter", "endorser", "guarantor", "witness")),
    "authorship": frozenset(("author", "initiator")),
}


@rule(
    "POS010",
    "warning",
    passing="""
      plans:
        - id: plan:p
          parties: [{actor: leader:ada, role: signatory, on_behalf_of: state:FR}]
          citations: [source:paper]
      positions:
        - actor: state:FR
          target: plan:p
          stance: supports
          basis: signature
          citations: [source:paper]
    """,
    failing="""
      plans:
        - id: plan:p
          parties: [{actor: leader:ada, role: signatory}]
          citations: [source:paper]
      positions:
        - actor: state:FR
          target: plan:p
          stance: supports
          basis: signature
          citations: [source:paper]
    """,
)
def signature_of_another(dossier: Dossier) -> Iterator[Problem]:
    """Who is for a plan by signing or writing it is among those who did.

    Looks for the actor, or for whom it acts, among the parties of the plan: for a signature the
    signatories, adopters, endorsers, guarantors and witnesses, for authorship the authors and
    initiators, and for whom they act by `on_behalf_of` or office. Where the plan names nobody in
    these roles, or a group whose members are not told, it says 'may' at severity info.
    """
    for position in dossier.positions.values():
        if position.basis not in ("signature", "authorship"):
            continue
        plan = dossier.whole_of(position.target)
        if not isinstance(plan, PeacePlan):
            continue
        roles = _HANDS[position.basis]
        named = [party for party in plan.parties if party.role in roles]
        actors = _given(position.actor, position.on_behalf_of)
        if any(not actors.isdisjoint(_whom(dossier, party)) for party in named):
            continue
        group = next((each.actor for each in named if _is_group(dossier, each.actor)), None)
        certain = bool(named) and group is None
        have = ", ".join(party.actor for party in named) or "nobody"
        word = "signatories" if position.basis == "signature" else "authors"
        yield Problem(
            position.id,
            "basis",
            f"{'must' if certain else 'may have to'} be another, or {position.actor} be among the "
            f"{word} of {plan.id}, but is {position.basis}, and they are {have}",
            "add the party to the plan, or correct the basis",
            severity=None if certain else "info",
        )


def _given(*ids: str | None) -> set[str]:
    return {each for each in ids if each is not None}


def _whom(dossier: Dossier, party: Party) -> set[str]:
    """Name who acts as a party, and for whom."""
    whom = _given(party.actor, party.on_behalf_of)
    if party.office is not None:
        whom.add(dossier.offices[party.office].of)
    return whom


def _is_group(dossier: Dossier, actor: str) -> bool:
    return actor in dossier.organizations and dossier.organizations[actor].kind == "group"


GROUND_RULES: Final[tuple[Rule, ...]] = (
    whose_inference,
    words_not_given,
    words_of_another,
    signature_of_another,
)
"""Rules on what positions rest on, in the order of their codes."""
