"""Rules on claims: that they say something, of something that can be, and whose word they are."""

from collections.abc import Iterator
from typing import Final, cast

import attrs

from coalition_model.dossier import Dossier
from coalition_model.entities.claims import Claim
from coalition_model.entities.kinds import CLASSES
from coalition_model.entities.references import references
from coalition_model.errors import InvalidValue, shown
from coalition_model.queries.assertions import Assertion, accepted, asserted, conflict
from coalition_model.queries.claimed import claimable, claimed_shape, read_claimed
from coalition_model.rules.findings import Problem
from coalition_model.rules.rule import Rule, rule
from coalition_model.values.answers import Answer
from coalition_model.values.ids import kind_of
from coalition_model.values.shapes import Shape
from coalition_model.values.spelling import nearest

_HINTS: Final = 20
"""For how many ids the nearest spelling is looked for: it costs a search each."""


@attrs.frozen
class _Read:
    """What a claim gives for a field: the value as a program holds it, or why it holds none."""

    claim: Claim
    shape: Shape
    value: object
    fault: InvalidValue | None


def _readings(dossier: Dossier) -> list[_Read]:
    """Read the values of all claims on fields that there are, once for all rules."""
    found: list[_Read] = []
    for claim in dossier.claims.values():
        if claim.field is None:
            continue
        shape = claimed_shape(kind_of(claim.about), claim.field)
        if shape is None:
            continue
        try:
            found.append(_Read(claim, shape, read_claimed(shape, claim.value), None))
        except InvalidValue as error:
            found.append(_Read(claim, shape, None, error))
    return found


@rule(
    "CLA001",
    "error",
    passing="""
      claims:
        - id: claim:members
          about: organization:club
          field: members
          value: [state:FR]
          citations: [source:paper]
    """,
    failing="""
      claims:
        - id: claim:members
          about: organization:club
          field: member_states
          value: [state:FR]
          citations: [source:paper]
    """,
)
def no_such_field(dossier: Dossier) -> Iterator[Problem]:
    """A claim names a field that what it is about has.

    Looks at `field`: a field of the class, or `members` of an organization, which the dossier holds
    as memberships. What no field can hold belongs in `says`.
    """
    for claim in dossier.claims.values():
        kind = kind_of(claim.about)
        if claim.field is None or claimed_shape(kind, claim.field) is not None:
            continue
        close = nearest(claim.field, claimable(kind))
        hint = f"did you mean {close[0]!r}? or " if close else ""
        yield Problem(
            claim.id,
            "field",
            f"must be a field of {CLASSES[kind].__name__}, but is {shown(claim.field)}",
            hint + "put the assertion into says, in words",
        )


@rule(
    "CLA002",
    "error",
    passing="""
      claims:
        - id: claim:size
          about: organization:club
          field: declared_size
          value: {value: 31, of: {en: countries}}
          citations: [source:paper]
    """,
    failing="""
      claims:
        - id: claim:size
          about: organization:club
          field: declared_size
          value: 31
          citations: [source:paper]
    """,
)
def value_that_cannot_be(dossier: Dossier) -> Iterator[Problem]:
    """The value of a claim is one that its field can hold.

    Reads `value` as a document's field of that name is read: a date where a date is due, a list
    where a list is, and so on to the last part. As there, a name and a text may be one string.
    """
    for read in dossier.derived(_readings):
        if read.fault is not None:
            expected = read.fault.expected
            yield Problem(
                read.claim.id,
                read.fault.field,
                f"must be {expected}, but is {shown(read.fault.value)}",
                f"write it as {read.claim.field} is written, or put it into says, in words",
            )


@rule(
    "CLA003",
    "warning",
    passing="""
      organizations:
        - {id: organization:club, kind: coalition, founded: 2025-03, citations: [source:paper]}
      claims:
        - id: claim:founded
          about: organization:club
          field: founded
          value: 2025-03-02
          citations: [source:paper]
    """,
    failing="""
      organizations:
        - {id: organization:club, kind: coalition, founded: 2025-03, citations: [source:paper]}
      claims:
        - id: claim:founded
          about: organization:club
          field: founded
          value: 2025-02-17
          citations: [source:paper]
    """,
)
def contradicts_without_note(dossier: Dossier) -> Iterator[Problem]:
    """Where a claim contradicts what the dossier accepts, a note says why it is not accepted.

    Compares a claim without `note` with the value that the entity itself has, unless that comes
    from a dossier in use, whose author accepts it. They are compared as `queries.contradictions`
    does: what differs only in precision agrees, open lists and lists of which an entity holds only
    a part deny nothing. What varies with time is judged only where the claim states no time
    (`holds`), and then it is only said that it may contradict (info), and so it is where they
    differ by a date that is marked uncertain or approximate.
    """
    own: dict[tuple[str, str], list[Assertion]] = {}
    for read in dossier.derived(_readings):
        claim = read.claim
        if read.fault is not None or claim.note is not None:
            continue
        if dossier.whole_of(claim.about).id in dossier.borrowed:
            continue
        key = (claim.about, cast("str", claim.field))
        if key not in own:
            own[key] = list(accepted(dossier, *key))
        if own[key]:
            yield from _against(dossier, claim, own[key])


def _against(dossier: Dossier, claim: Claim, own: list[Assertion]) -> Iterator[Problem]:
    for theirs in asserted(claim):
        for mine in own:
            if mine.aspect != theirs.aspect and theirs.items != ():
                continue
            if conflict(dossier, mine, theirs) is None:
                continue
            if theirs.varies is not Answer.NO and claim.holds is not None:
                continue
            settled = theirs.varies is Answer.NO
            settled = settled and conflict(dossier, mine, theirs, firmly=True) is not None
            name = claim.field if theirs.aspect is None else f"{claim.field} ({theirs.aspect})"
            denied = "denied to be " if theirs.denied is not mine.denied else ""
            yield Problem(
                claim.id,
                "value",
                f"must agree with {name} of {claim.about}, {_written(mine.value)}, or bear a note, "
                f"but {'is' if settled else 'may be at odds:'} {denied}{_written(theirs.value)}",
                "say in a note why the other value is accepted, or accept none",
                None if settled else "info",
            )
            return


def _written(value: object) -> str:
    if isinstance(value, tuple):
        return " and ".join(map(str, cast("tuple[object, ...]", value))) or "nothing"
    return shown(value) if isinstance(value, str) else str(value)


@rule(
    "CLA004",
    "warning",
    passing="""
      claims:
        - id: claim:talks
          about: organization:club
          says: {en: It met in March.}
          attributed_to: leader:ada
    """,
    failing="""
      claims:
        - id: claim:talks
          about: organization:club
          says: {en: It met in March.}
    """,
)
def claimed_by_nobody(dossier: Dossier) -> Iterator[Problem]:
    """A claim is somebody's.

    It cites where it stands, is attributed to an actor, or names the coder whose conclusion it is.
    """
    for claim in dossier.claims.values():
        if not claim.citations and claim.attributed_to is None and claim.coder is None:
            yield Problem(
                claim.id,
                "attributed_to",
                "must be given, or coder or citations, but nobody is named",
                "cite where it stands, or say whose claim it is",
            )


@rule(
    "CLA005",
    "error",
    passing="""
      claims:
        - id: claim:initiator
          about: organization:club
          field: parties
          value: [{actor: state:FR, role: initiator}]
          citations: [source:paper]
    """,
    failing="""
      claims:
        - id: claim:initiator
          about: organization:club
          field: parties
          value: [{actor: state:FRA, role: initiator}]
          citations: [source:paper]
    """,
)
def refers_to_nothing(dossier: Dossier) -> Iterator[Problem]:
    """What the value of a claim refers to is in the dossier.

    Looks at the ids in `value`, at any depth. The loader does not: the value of a claim is free.
    """
    hints = 0
    for read in dossier.derived(_readings):
        if read.fault is not None:
            continue
        for field, target in _targets(read.shape, read.value, "value"):
            if target not in dossier:
                hints += 1
                close = dossier.nearest(target) if hints <= _HINTS else ()
                yield Problem(
                    read.claim.id,
                    field,
                    f"must be the id of something in the dossier, but is {shown(target)}",
                    f"did you mean {close[0]!r}?" if close else "add it, or correct the id",
                )


def _targets(shape: Shape, value: object, where: str) -> Iterator[tuple[str, str]]:
    if shape.kind == "id" and isinstance(value, str):
        yield where, value
    elif shape.kind == "part":
        for reference in references(value):
            path = "/".join(map(str, reference.path))
            yield f"{where}/{path}", reference.target
    elif shape.kind == "many" and shape.item is not None and shape.item.kind in ("id", "part"):
        for place, item in enumerate(cast("tuple[object, ...]", value)):
            yield from _targets(shape.item, item, f"{where}/{place}")


@rule(
    "CLA006",
    "info",
    passing="""
      claims:
        - id: claim:reading
          about: organization:club
          says: {en: Its members lead it in turn.}
          kind: inference
          confidence: medium
          citations: [source:paper]
    """,
    failing="""
      claims:
        - id: claim:reading
          about: organization:club
          says: {en: Its members lead it in turn.}
          kind: inference
          citations: [source:paper]
    """,
)
def how_sure_is_not_said(dossier: Dossier) -> Iterator[Problem]:
    """Who concludes something says how sure that is.

    A claim of kind `inference` has a `confidence`. Assertions, judgments and presuppositions are
    the word of who makes them and need none.
    """
    for claim in dossier.claims.values():
        if claim.kind == "inference" and claim.confidence is None:
            yield Problem(
                claim.id,
                "confidence",
                "must be low, medium or high, but is missing",
                "say how sure the conclusion is",
            )


@rule(
    "CLA007",
    "warning",
    passing="""
      claims:
        - {id: claim:one, about: organization:club, field: founded, value: 2025-03,
           citations: [source:paper]}
        - {id: claim:two, about: organization:club, field: founded, value: 2025-03,
           attributed_to: leader:ada, citations: [source:paper]}
    """,
    failing="""
      claims:
        - {id: claim:one, about: organization:club, field: founded, value: 2025-03,
           citations: [source:paper]}
        - {id: claim:two, about: organization:club, field: founded, value: 2025-03,
           citations: [source:paper]}
    """,
)
def claimed_twice(dossier: Dossier) -> Iterator[Problem]:
    """One claim is written once.

    Two claims of the same about the same, from the same source and attributed to the same, are one.
    Those that differ in the actor, the coder, the time at which they hold, the kind, the words that
    are quoted, or in that one denies, are two. The second by id is told.
    """
    seen: dict[object, str] = {}
    for claim in dossier.claims.values():
        key = (
            claim.about,
            claim.field,
            claim.value,
            claim.says,
            claim.denies,
            claim.open,
            claim.kind,
            claim.attributed_to,
            claim.coder,
            claim.holds,
            frozenset((each.source, each.quote, each.attributed_to) for each in claim.citations),
        )
        first = seen.setdefault(key, claim.id)
        if first != claim.id:
            first, second = (claim.id, first) if claim.id in dossier.borrowed else (first, claim.id)
            yield Problem(
                second,
                None,
                f"must be another claim than {first}, but is the same",
                "remove one of the two, or say what sets them apart",
            )


CLAIM_RULES: Final[tuple[Rule, ...]] = (
    no_such_field,
    value_that_cannot_be,
    contradicts_without_note,
    claimed_by_nobody,
    refers_to_nothing,
    how_sure_is_not_said,
    claimed_twice,
)
"""The rules on claims, in the order of their codes."""
