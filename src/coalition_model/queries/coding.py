"""What several coders made of the same words: side by side, and how far they agree."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from coalition_model.dossier import Dossier
from coalition_model.entities.claims import Claim
from coalition_model.entities.commitments import Commitment
from coalition_model.entities.confidence import Confidence
from coalition_model.entities.plans import Clause, PeacePlan
from coalition_model.entities.positions import Position
from coalition_model.errors import InvalidValue, MissingExtra, UnknownId
from coalition_model.queries.dependency_circles import in_order
from coalition_model.queries.stance_evidence import superseding
from coalition_model.values.answers import Answer
from coalition_model.values.citations import Citation
from coalition_model.values.shapes import field_of, fields_of
from coalition_model.values.spelling import nearest

POSITION_FIELDS: Final = ("stance", "basis", "on_behalf_of")
"""What of a position coders are compared on. Any other field is one of clauses, coded in claims."""

_NONE: Final = "none"
_CODED: Final = (PeacePlan, Clause, Commitment)


class Coded(NamedTuple):
    """What one coder made of it: the value, how sure they are, where it is coded, on what words.

    The coder is None only where nobody is named as the adjudicator.
    """

    coder: str | None
    value: str
    confidence: Confidence | None
    ids: tuple[str, ...]
    citations: tuple[Citation, ...]


class Coding(NamedTuple):
    """One thing that was coded, with what each coder made of it, side by side.

    Attributes:
        actor: whose stance; None for what is coded of the clause itself.
        target: the plan, clause or commitment.
        occasion: the statement that was read, else the date of the stance as it is written.
        field: what was coded.
        coded: what each coder made of it, by coder.
        adjudicated: what an adjudicator made of it, the last one where they supersede each other;
            the originals stay in `coded`. Of several last ones that differ, all the values.
        answer: whether the coders agree; UNKNOWN where fewer than two coded it.
    """

    actor: str | None
    target: str
    occasion: str | None
    field: str
    coded: tuple[Coded, ...]
    adjudicated: Coded | None
    answer: Answer


class CoderAgreement(NamedTuple):
    """How far coders agree.

    Attributes:
        field: on what.
        coders: who was compared.
        units: how many things two or more of them coded.
        percentage: of all pairs of codings of the same thing, how many per cent are equal; None
            where there is no pair.
        alpha: Krippendorff's alpha for nominal data: 1 is agreement, 0 what chance gives; None
            where it is not defined, as there is no pair or but one value.
        answer: whether they agree in everything.
    """

    field: str
    coders: tuple[str, ...]
    units: int
    percentage: float | None
    alpha: float | None
    answer: Answer


def codings(
    dossier: Dossier,
    plan: str,
    *,
    field: str = "stance",
    coders: Sequence[str] | None = None,
) -> list[Coding]:
    """Lay what coders made of the same clauses side by side.

    Positions are of the same thing where actor and target are, and the statement that was read or,
    without one, the date. Claims with a coder are, where they are about the same field of the same
    clause. A position that `supersedes` others of its actor on its target adjudicates them: it is
    shown apart, whether or not it names a coder. Any other that nobody is named as the coder of is
    left out.

    Args:
        dossier: where to look.
        plan: the id of the plan.
        field: `stance`, `basis` or `on_behalf_of` of positions; or a field of clauses or of
            commitments, such as `kind` or `modality`, which coders give in claims.
        coders: only these, by the names that the dossier has for them.

    Returns:
        One row for each thing, by target, actor and occasion.

    Raises:
        UnknownId: the dossier has no such plan or coder, or nothing has such a field.
    """
    dossier.require(plan, "plan")
    if field in POSITION_FIELDS:
        units, adjudicated = _of_positions(dossier, plan, field)
    else:
        units, adjudicated = _of_claims(dossier, plan, field), {}
    known = sorted({each.coder or "" for rows in units.values() for each in rows})
    for coder in coders or ():
        if coder not in known:
            raise UnknownId(coder, nearest(coder, known), "coder")
    found: list[Coding] = []
    for key in sorted(units, key=lambda key: (key[1], key[0], key[2])):
        rows = [row for row in units[key] if coders is None or row.coder in coders]
        if rows:
            actor, target, occasion = key
            coded = tuple(_by_coder(rows))
            answer = Answer.UNKNOWN
            if len(coded) > 1:
                answer = Answer.of(len({each.value for each in coded}) == 1)
            found.append(
                Coding(
                    actor or None,
                    target,
                    occasion or None,
                    field,
                    coded,
                    adjudicated.get(key),
                    answer,
                )
            )
    return found


def disagreements(
    dossier: Dossier, plan: str, *, field: str = "stance", coders: Sequence[str] | None = None
) -> list[Coding]:
    """List what coders disagree on; see `codings`.

    Raises:
        UnknownId: the dossier has no such plan or coder, or nothing has such a field.
    """
    given = codings(dossier, plan, field=field, coders=coders)
    return [row for row in given if row.answer is Answer.NO]


def coder_agreement(
    dossier: Dossier, plan: str, *, field: str = "stance", coders: Sequence[str] | None = None
) -> CoderAgreement:
    """Measure how far coders agree on a plan: percentage agreement and Krippendorff's alpha.

    What an adjudicator made of it does not count.

    Raises:
        UnknownId: the dossier has no such plan or coder, or nothing has such a field.
        MissingExtra: the extra `coding` is not installed.
    """
    rows = codings(dossier, plan, field=field, coders=coders)
    names = tuple(sorted({each.coder or "" for row in rows for each in row.coded}))
    table = [
        [next((each.value for each in row.coded if each.coder == name), None) for row in rows]
        for name in names
    ]
    units = sum(row.answer is not Answer.UNKNOWN for row in rows)
    percentage = percentage_agreement(table)
    return CoderAgreement(
        field,
        names,
        units,
        percentage,
        krippendorff_alpha(table),
        Answer.UNKNOWN if percentage is None else Answer.of(percentage == 100),
    )


def percentage_agreement(table: Sequence[Sequence[str | None]]) -> float | None:
    """Give how many per cent of all pairs of codings of one thing are equal.

    Args:
        table: for each coder a value for each thing, None where they coded none.

    >>> percentage_agreement([["for", "for", "against"], ["for", "against", None]])
    50.0
    """
    _same_length(table)
    pairs = equal = 0
    for values in zip(*table, strict=True):
        counts: dict[str, int] = {}
        for value in values:
            if value is not None:
                counts[value] = counts.get(value, 0) + 1
        given = sum(counts.values())
        pairs += given * (given - 1) // 2
        equal += sum(count * (count - 1) // 2 for count in counts.values())
    return 100 * equal / pairs if pairs else None


def krippendorff_alpha(
    table: Sequence[Sequence[str | None]], *, order: Sequence[str] = ()
) -> float | None:
    """Give Krippendorff's alpha, computed by the library `krippendorff`.

    See Klaus Krippendorff, 'Computing Krippendorff's Alpha-Reliability' (2011).

    Args:
        table: for each coder a value for each thing, None where they coded none.
        order: all values from the least to the most, for an ordinal scale; nominal without.

    Returns:
        1 for agreement, 0 for what chance gives, less for systematic disagreement; None where it is
        not defined: nothing was coded twice, or only one value was ever given.

    Raises:
        InvalidValue: a value is not in the order, or coders have rows of different lengths.
        MissingExtra: the extra `coding` is not installed.

    >>> krippendorff_alpha([["for", "for", "against"], ["for", "for", "against"]])
    1.0
    """
    try:
        import krippendorff  # noqa: PLC0415 - an extra, loaded only where it is wanted
    except ImportError as error:
        raise MissingExtra("Krippendorff's alpha", "coding") from error
    _same_length(table)
    units = [[each for each in values if each is not None] for values in zip(*table, strict=True)]
    paired = {value for values in units if len(values) > 1 for value in values}
    if len(paired) < 2:
        return None
    domain = list(order) or sorted({each for values in units for each in values})
    for value in (each for values in units for each in values):
        if value not in domain:
            raise InvalidValue("krippendorff_alpha", "order", value, "all values that are given")
    counts = [[values.count(each) for each in domain] for values in units]
    return float(
        krippendorff.alpha(
            value_counts=counts,
            value_domain=list(range(len(domain))),
            level_of_measurement="ordinal" if order else "nominal",
        )
    )


def _same_length(table: Sequence[Sequence[str | None]]) -> None:
    lengths = {len(row) for row in table}
    if len(lengths) > 1:
        expected = "rows of one length, a value or None for each thing"
        raise InvalidValue("coders", "table", sorted(lengths), expected)


_Key = tuple[str, str, str]


def _of_positions(
    dossier: Dossier, plan: str, field: str
) -> tuple[dict[_Key, list[Coded]], dict[_Key, Coded]]:
    """Sort coded positions by what was coded, those that adjudicate others apart."""
    units: dict[_Key, list[Coded]] = {}
    finals: dict[_Key, dict[str, None]] = {}
    newer = dossier.derived(superseding)
    adjudicating = {each for rows in newer.values() for each in rows}
    last = _last(newer)
    for position in dossier.positions.values():
        if position.coder is None or position.id in adjudicating:
            continue
        if not _within(dossier, position.target, plan):
            continue
        occasion = position.statement or (str(position.when) if position.when else "")
        key = (position.actor, position.target, occasion)
        units.setdefault(key, []).append(_coded(position, field))
        if position.id in newer:
            finals.setdefault(key, {}).update(last[position.id])
    adjudicated = {
        key: _joined([_coded(dossier.positions[id_], field) for id_ in sorted(ids)])
        for key, ids in finals.items()
    }
    return units, adjudicated


def _last(newer: dict[str, list[str]]) -> dict[str, dict[str, None]]:
    """Lead from each position to what stands in its place in the end, itself if nothing does."""
    found: dict[str, dict[str, None]] = {}
    for knot in in_order(newer, lambda id_: newer.get(id_, ())):
        for id_ in knot.members:
            after = newer.get(id_, ())
            if len(after) == 1:
                found[id_] = found[after[0]]
            else:
                found[id_] = {one: None for each in after for one in found[each]} or {id_: None}
    return found


def _coded(position: Position, field: str) -> Coded:
    value = getattr(position, field)
    return Coded(
        position.coder,
        _NONE if value is None else str(value),
        position.confidence,
        (position.id,),
        position.citations,
    )


def _of_claims(dossier: Dossier, plan: str, field: str) -> dict[_Key, list[Coded]]:
    """Sort what coders claim of a field of clauses and commitments."""
    if all(field_of(cls, field) is None for cls in _CODED):
        names = [*POSITION_FIELDS, *(row.name for cls in _CODED for row in fields_of(cls))]
        raise UnknownId(field, nearest(field, names), "field")
    units: dict[_Key, list[Coded]] = {}
    for claim in dossier.claims.values():
        if claim.coder is None or claim.field != field or not _within(dossier, claim.about, plan):
            continue
        units.setdefault(("", claim.about, ""), []).append(_claimed(claim))
    return units


def _claimed(claim: Claim) -> Coded:
    value = f"not {claim.value}" if claim.denies else str(claim.value)
    return Coded(claim.coder or "", value, claim.confidence, (claim.id,), claim.citations)


def _within(dossier: Dossier, id_: str, plan: str) -> bool:
    return dossier.whole_of(id_).id == plan


def _by_coder(rows: Sequence[Coded]) -> Iterator[Coded]:
    """Join what one coder made of one thing; who gave two values has given neither alone."""
    found: dict[str, list[Coded]] = {}
    for row in rows:
        found.setdefault(row.coder or "", []).append(row)
    yield from (_joined(found[coder]) for coder in sorted(found))


def _joined(rows: Sequence[Coded]) -> Coded:
    if len(rows) == 1:
        return rows[0]
    coders = sorted({each.coder for each in rows if each.coder is not None})
    return Coded(
        " and ".join(coders) or None,
        " and ".join(sorted({each.value for each in rows})),
        rows[0].confidence if len({each.confidence for each in rows}) == 1 else None,
        tuple(id_ for each in rows for id_ in each.ids),
        tuple(citation for each in rows for citation in each.citations),
    )
