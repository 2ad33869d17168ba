"""Who says so: actors, and sources with their copies counted once."""

from collections.abc import Iterable
from typing import NamedTuple

from coalition_model.dossier import Dossier
from coalition_model.entities.claims import Claim
from coalition_model.entities.sources import Source
from coalition_model.queries.assertions import Assertion
from coalition_model.queries.names import words
from coalition_model.values.answers import Answer
from coalition_model.values.citations import Citation
from coalition_model.values.when import When, sort_key


class Voice(NamedTuple):
    """Who says so, where, and as of when.

    Attributes:
        by: the actor whose word it is, else the publisher, else the source, else the coder.
        sources: where it stands; copies of one source are one voice.
        citations: in which words, where they are quoted.
        claims: the claims that hold it; none where only the dossier's own value does.
        published: when the first of the sources was published.
        holds: when in the world it is said to hold; of what varies with time and is stated without
            a time, when it was published; of a copy, when its original was.
    """

    by: str
    sources: tuple[Source, ...]
    citations: tuple[Citation, ...]
    claims: tuple[Claim, ...]
    published: When | None
    holds: When | None


def voices(dossier: Dossier, given: Iterable[Assertion]) -> tuple[Voice, ...]:
    """Join what one actor, or one source and its copies, say as of one time."""
    found: dict[tuple[str, str], list[tuple[Citation | None, Claim | None, When | None]]] = {}
    cited = frozenset(each.source for one in given for each in one.citations)
    same_quote: dict[tuple[str, tuple[str, ...]], str] = {}
    said: dict[str, When | None] = {}
    for one in given:
        claim = one.claim
        for citation in one.citations or (None,):
            holds = claim.holds if claim is not None else None
            by = claim.attributed_to if claim is not None else None
            if citation is not None:
                source = dossier.sources[citation.source]
                by = citation.attributed_to or by
                origin = origin_of(dossier, source, cited)
                if citation.quote is not None and citation.verbatim and source.publisher:
                    quoted = (source.publisher, words(citation.quote))
                    origin = same_quote.setdefault(quoted, origin)
                if holds is None and one.varies is not Answer.NO and one.field is not None:
                    day = dossier.sources[origin].published or source.published
                    holds = said.setdefault(origin, day)
                who = by or origin
            else:
                who = by or (claim.coder if claim is not None else None) or ""
            found.setdefault((who, str(holds)), []).append((citation, claim, holds))
    return tuple(_voice(dossier, who, rows) for (who, _), rows in found.items())


def _voice(
    dossier: Dossier,
    who: str,
    rows: list[tuple[Citation | None, Claim | None, When | None]],
) -> Voice:
    citations = tuple(dict.fromkeys(each for each, _, _ in rows if each is not None))
    sources = tuple(dict.fromkeys(dossier.sources[each.source] for each in citations))
    dates = sorted((each.published for each in sources if each.published), key=sort_key)
    by = who
    if who in dossier.sources:
        original = dossier.sources[who]
        by = original.publisher or (sources[0].publisher if sources else None) or who
    return Voice(
        by,
        sources,
        citations,
        tuple(dict.fromkeys(each for _, each, _ in rows if each is not None)),
        dates[0] if dates else None,
        rows[0][2],
    )


def origin_of(dossier: Dossier, source: Source, beside: frozenset[str] = frozenset()) -> str:
    """Follow copies to what they copy; what relays one source only is a copy of it too.

    Of the sources that an article relays besides its own words, those count that are cited `beside`
    it. Sources that copy one another in a circle count as copies of the first of them by id.
    """
    ends = dossier.derived(_ends)
    at, seen = ends.get(source.id, source.id), set[str]()
    while at not in seen:
        seen.add(at)
        relayed = [] if at in ends else targets_of(dossier.sources[at], "relays")
        near = next((each for each in relayed if each in beside and each in dossier.sources), at)
        at = ends.get(near, near)
    return at


def targets_of(source: Source, kind: str) -> list[str]:
    """List what a source has a relation of a kind to."""
    return [each.target for each in source.relations if each.kind == kind]


def _ends(dossier: Dossier) -> dict[str, str]:
    """Give for each copy where the way from copy to original ends; each way is gone once.

    A source that relays several copies only what is cited beside it: it ends a way.
    """
    after: dict[str, str] = {}
    for source in dossier.sources.values():
        if source.relations:
            copied, relayed = targets_of(source, "copy-of"), targets_of(source, "relays")
            target = next(iter(copied or (relayed if len(relayed) == 1 else ())), source.id)
            if target != source.id and target in dossier.sources:
                after[source.id] = target
    ends: dict[str, str] = {}
    for start in after:
        way: dict[str, None] = {}
        at = start
        while at in after and at not in ends and at not in way:
            way[at] = None
            at = after[at]
        if at in way:  # back where the way has been: a circle
            order = list(way)
            at = min(order[order.index(at) :])
        ends |= dict.fromkeys(way, ends.get(at, at))
    return ends
