"""Plans, proposals, statements and agreements, clause by clause."""

from collections.abc import Iterator
from typing import Annotated, Final, Literal

import attrs

from coalition_model.entities.commitments import Commitment
from coalition_model.entities.common import (
    NO_EXTRA,
    by_place,
    check_owner,
    derive_part_ids,
    entity_hash,
    entity_repr,
    part_id_problems,
)
from coalition_model.entities.conditions import Condition
from coalition_model.errors import InvalidValue, refuse
from coalition_model.values.answers import Answer
from coalition_model.values.citations import Citation
from coalition_model.values.frozenmap import FrozenMap
from coalition_model.values.ids import ClauseId, PlanId, as_segment, local_of
from coalition_model.values.json_values import JsonValue
from coalition_model.values.model import Model
from coalition_model.values.names import Identifier, Name
from coalition_model.values.parties import Party, Relation
from coalition_model.values.quantities import Quantity
from coalition_model.values.shapes import Form, short_repr, unless
from coalition_model.values.text import Text
from coalition_model.values.when import When

PlanKind = Literal[
    "plan",
    "proposal",
    "statement",
    "agreement",
    "declaration",
    "resolution",
    "draft",
    "leak",
]
Wording = Literal["verbatim", "translated", "restated", "partial", "unseen", "omitted"]
"""`verbatim`: the words of the document. `translated`: of an official translation or of the
source's own. `restated`: in other words, never shown as a quotation. `partial`: some of it was
seen. `unseen`: the clause is known to exist, its words are not. `omitted`: deleted from a version
that goes point by point through another."""
ClauseNumber = Annotated[
    str, Form("[A-Za-z0-9._-]+", "one segment of an id: letters, digits, . _ -")
]
ClauseKind = Literal["commitment", "principle", "report", "definition"]
MAX_CLAUSE_DEPTH: Final = 40
"""How deep clauses may be nested, so that all that they may hold fits into a document's levels."""


@attrs.frozen(kw_only=True, repr=False)
class Clause(Model):
    """One clause, point or article of a plan, perhaps with clauses of its own.

    Attributes:
        number: how the plan numbers it, one segment of an id: `2`, `10a`.
        id: derived from its plan where it is left out: `clause:four-points/2`.
        text: its words; required unless the wording is unseen or omitted.
        wording: whose words they are.
        kind: what sort of clause it is.
        topics: what it is about, in the coder's terms: `territory`, `security-guarantees`.
        clauses: the clauses below it.
        commitments: what it makes somebody do.
        conditions: on what the whole clause depends.
        relations: the clauses that it renders, supersedes, corresponds to, ...
        citations: why we believe it.
        note: remarks.

    >>> Clause(number="3", wording="omitted").text is None
    True
    >>> Clause(number="3")
    Traceback (most recent call last):
    coalition_model.errors.InvalidValue: Clause.text must be given unless the wording is unseen or \
omitted, but is None
    """

    number: ClauseNumber
    id: ClauseId = ClauseId("")
    text: Text | None = None
    wording: Wording = "verbatim"
    kind: ClauseKind | None = None
    topics: tuple[str, ...] = ()
    clauses: tuple["Clause", ...] = ()
    commitments: tuple[Commitment, ...] = ()
    conditions: tuple[Condition, ...] = ()
    relations: tuple[Relation, ...] = ()
    citations: tuple[Citation, ...] = ()
    note: Text | None = None

    def __attrs_post_init__(self) -> None:
        check_owner(self)
        self._keep_invariants()

    def _keep_invariants(self) -> None:
        if self.wording in ("unseen", "omitted"):
            due, expected = self.text is None, f"left out where the wording is {self.wording}"
        else:
            due, expected = self.text is not None, "given unless the wording is unseen or omitted"
        found = unless(due, self, "text", expected)
        shallow = not self.clauses or not _deeper(self, MAX_CLAUSE_DEPTH)
        found += unless(shallow, self, "clauses", f"nested at most {MAX_CLAUSE_DEPTH} deep")
        if shallow and self.id and (self.clauses or self.commitments or self.conditions):
            found += tuple(_wrong_part_ids(self))
        refuse(found)

    __repr__ = short_repr


def _wrong_part_ids(clause: Clause) -> Iterator[InvalidValue]:
    """Derive the ids of all parts of a clause, and give those that are there and wrong."""
    if clause.clauses:
        yield from part_id_problems(clause, "clauses", clause.id, clause_number)
    if clause.commitments:
        prefix = f"commitment:{local_of(clause.id)}"
        yield from part_id_problems(clause, "commitments", prefix, by_place)
    if clause.conditions:
        prefix = f"condition:{as_segment(clause.id)}"
        yield from part_id_problems(clause, "conditions", prefix, by_place)


def _deeper(clause: Clause, levels: int) -> bool:
    """Tell whether a clause has clauses below clauses for more levels than these, with its own."""
    level: tuple[Clause, ...] = (clause,)
    for _ in range(levels):
        level = tuple(below for each in level for below in each.clauses)
    return bool(level)


def clause_number(_place: int, clause: Clause) -> str:
    """Name a clause by its number."""
    return clause.number


@attrs.frozen(kw_only=True, repr=False)
class PeacePlan(Model):
    """A plan, proposal, statement, agreement, declaration or resolution, seen as its clauses.

    Attributes:
        id: `plan:four-points`.
        names: what it is called.
        kind: what sort of document; a `draft` or a `leak` was not published by its authors.
        when: the date of this version.
        parties: authors, signatories, endorsers, guarantors, ...
        complete: whether the clauses here are all that it has.
        declared_size: how many clauses a source says that it has.
        relations: the plans that it supersedes, responds to, renders, ...
        clauses: its clauses in their order.
        identifiers: outside names, such as a document number.
        citations: why we believe it.
        note: remarks.
        extra: fields of other projects, under `namespace:name`.

    >>> plan = PeacePlan(
    ...     id="plan:four-points", kind="plan", clauses=(Clause(number="1", wording="unseen"),)
    ... )
    >>> plan.clauses[0].id
    'clause:four-points/1'
    """

    id: PlanId
    kind: PlanKind = "plan"
    when: When | None = None
    parties: tuple[Party, ...] = ()
    complete: Answer = Answer.UNKNOWN
    declared_size: Quantity | None = None
    relations: tuple[Relation, ...] = ()
    clauses: tuple[Clause, ...] = ()
    names: tuple[Name, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    citations: tuple[Citation, ...] = ()
    note: Text | None = None
    extra: FrozenMap[str, JsonValue] = NO_EXTRA

    def __attrs_post_init__(self) -> None:
        check_owner(self)
        self._keep_invariants()

    def _keep_invariants(self) -> None:
        derive_part_ids(self, "clauses", f"clause:{local_of(self.id)}", clause_number)

    __hash__ = entity_hash
    __repr__ = entity_repr
