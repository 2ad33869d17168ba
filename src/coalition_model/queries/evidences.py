"""Why we believe it: the citations and claims behind a field."""

from typing import Literal, NamedTuple, cast

from coalition_model.dossier import Dossier
from coalition_model.entities.claims import Claim
from coalition_model.entities.common import Part
from coalition_model.entities.sources import Source
from coalition_model.errors import UnknownId
from coalition_model.queries.agreement import agrees
from coalition_model.queries.indexes import claims_by_subject
from coalition_model.values.answers import Answer
from coalition_model.values.citations import Citation
from coalition_model.values.json_values import JsonValue
from coalition_model.values.shapes import field_of, fields_of
from coalition_model.values.spelling import nearest
from coalition_model.values.when import When


class Evidence(NamedTuple):
    """One piece of evidence: whose, in which words, for which value.

    The answer tells whether it supports the value that the dossier accepts: YES, NO where it
    contradicts it, UNKNOWN where the dossier accepts none or the two cannot be compared.
    """

    kind: Literal["citation", "claim"]
    source: Source | None
    quote: str | None
    verbatim: bool
    attributed_to: str | None
    via: str | None
    published: When | None
    claim: Claim | None
    value: JsonValue
    answer: Answer


def evidence(dossier: Dossier, id: str, *, field: str | None = None) -> list[Evidence]:
    """Find the citations of an entity or part and the claims about it.

    Args:
        dossier: where to look.
        id: the entity or part.
        field: only what supports or claims this field, or a path below it: `declared_size`,
            `agenda/0`.

    Returns:
        Citations first, as they stand, then claims by id, one row for each citation of a claim;
        a claim without any has one row, without a source.

    Raises:
        UnknownId: the dossier has no such entity or part, or its class no such field.
    """
    owner = cast("Part", dossier[dossier.require(id)])
    head = field.partition("/")[0] if field is not None else None
    if head is not None and field_of(type(owner), head) is None:
        names = (each.name for each in fields_of(type(owner)))
        raise UnknownId(f"{type(owner).__name__}.{head}", nearest(head, names), "field")
    found = [
        _row("citation", dossier, citation, None, Answer.YES)
        for citation in owner.citations
        if field is None or citation.supports(field)
    ]
    for claim in dossier.derived(claims_by_subject).get(id, ()):
        if head is not None and claim.field != head:
            continue
        answer = _support(dossier, owner, claim)
        found += [
            _row("claim", dossier, citation, claim, answer)
            for citation in claim.citations or (None,)
        ]
    return found


def _row(
    kind: Literal["citation", "claim"],
    dossier: Dossier,
    citation: Citation | None,
    claim: Claim | None,
    answer: Answer,
) -> Evidence:
    """Make a row; a claim that cites nothing has one too, without a source."""
    source = dossier.sources[citation.source] if citation is not None else None
    by = citation.attributed_to if citation is not None else None
    if by is None and claim is not None:
        by = claim.attributed_to
    return Evidence(
        kind,
        source,
        citation.quote if citation is not None else None,
        citation is None or citation.verbatim,
        by,
        citation.via if citation is not None else None,
        source.published if source is not None else None,
        claim,
        claim.value if claim is not None else None,
        answer,
    )


def _support(dossier: Dossier, owner: Part, claim: Claim) -> Answer:
    """Tell whether a claim supports the value that its owner has."""
    if claim.field is None or field_of(type(owner), claim.field) is None:
        return Answer.UNKNOWN
    answer = agrees(owner, claim.field, claim.value, open_list=claim.open, dossier=dossier)
    return ~answer if claim.denies else answer
