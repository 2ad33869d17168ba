"""Rules on copies: what only repeats another source is not a second one."""

from collections.abc import Iterator
from typing import Final

from coalition_model.dossier import Dossier
from coalition_model.entities.common import Part
from coalition_model.entities.sources import Source
from coalition_model.queries.voices import origin_of
from coalition_model.rules.common import circles, turned
from coalition_model.rules.findings import Problem, Severity
from coalition_model.rules.lives import but, doubt_of_order
from coalition_model.rules.rule import Rule, rule
from coalition_model.rules.source_words import cited_owners, described
from coalition_model.values.allen import before
from coalition_model.values.answers import Answer
from coalition_model.values.citations import Citation

_REPEATS: Final = ("copy-of", "relays")


@rule(
    "SRC007",
    "warning",
    passing="""
      sources:
        - {id: source:mirror, kind: web-page, relations: [{kind: copy-of, target: source:paper}]}
      events:
        - id: event:talks
          kind: other
          citations: [{source: source:paper, via: source:mirror}]
    """,
    failing="""
      sources:
        - {id: source:mirror, kind: web-page, relations: [{kind: copy-of, target: source:paper}]}
      events:
        - id: event:talks
          kind: other
          citations: [source:paper, source:mirror]
    """,
)
def copy_beside_original(dossier: Dossier) -> Iterator[Problem]:
    """A copy is not cited beside its original, or another copy, as if it were independent.

    Compares the sources that one thing cites for the same fields, by what they are a `copy-of`, and
    by what they relay where they relay one source only. Not meant are a citation that says by way
    of which source it is known (`via`), citations for different fields, and two citations of one
    source. An article that relays several sources has words of its own.
    """
    origins = dossier.derived(_origins)
    if not origins:
        return
    for owner in dossier.derived(cited_owners):
        if len(owner.citations) > 1:
            yield from _together(owner, origins)


def _origins(dossier: Dossier) -> dict[str, str]:
    """Give the original of each copy, and of each original itself."""
    found: dict[str, str] = {}
    for source in dossier.sources.values():
        if any(each.kind in _REPEATS for each in source.relations):
            origin = origin_of(dossier, source)
            if origin != source.id:
                found[source.id] = found[origin] = origin
    return found


def _together(owner: Part, origins: dict[str, str]) -> Iterator[Problem]:
    seen: dict[str, list[Citation]] = {}
    for place, citation in enumerate(owner.citations):
        origin = origins.get(citation.source)
        if origin is None or citation.via is not None:
            continue
        earlier = seen.setdefault(origin, [])
        other = next((each for each in earlier if _alike(each, citation)), None)
        if other is None:
            earlier.append(citation)
            continue
        yield Problem(
            owner.id,
            f"citations/{place}",
            f"must be independent of {other.source}, but is {citation.source}, and both are "
            f"{origin} or copies of it",
            "cite the original, with the copy as via",
        )


def _alike(one: Citation, other: Citation) -> bool:
    """Tell whether two citations cite different sources for a field that both support."""
    if one.source == other.source:
        return False
    if not one.fields or not other.fields:
        return True
    return any(one.supports(field) for field in other.fields)


@rule(
    "SRC008",
    "error",
    passing="""
      sources:
        - {id: source:post, kind: post, published: 2025-08-20T09:00Z}
        - id: source:paper
          kind: article
          published: 2025-08-20
          relations: [{kind: relays, target: source:post}]
    """,
    failing="""
      sources:
        - {id: source:post, kind: post, published: 2025-08-23}
        - id: source:paper
          kind: article
          published: 2025-08-20
          relations: [{kind: relays, target: source:post}]
    """,
)
def relayed_before_published(dossier: Dossier) -> Iterator[Problem]:
    """Nothing relays, copies or quotes a source before that source was published.

    Compares `published` of a source with that of the sources which it is a copy of, relays or
    quotes, and of a citation's source with that of its `via`. Silent where one of the two has no
    date and where the dates or the time zones leave it open, as on the same day; info where one is
    uncertain or approximate.
    """
    for source in dossier.sources.values():
        for place, relation in enumerate(source.relations):
            if relation.kind in (*_REPEATS, "quotes"):
                original = dossier.sources.get(relation.target)
                if original is not None and _too_early(source, original):
                    severity = _doubt(source, original)
                    yield Problem(
                        source.id,
                        f"relations/{place}",
                        f"must be to something published by {source.published}, "
                        + but(severity, f"to {described(original)}"),
                        "correct one of the dates, or the relation",
                        severity,
                    )
    for owner in dossier.derived(cited_owners):
        for place, citation in enumerate(owner.citations):
            if citation.via is None or citation.via == citation.source:
                continue
            via, original = dossier.sources[citation.via], dossier.sources[citation.source]
            if _too_early(via, original):
                severity = _doubt(via, original)
                yield Problem(
                    owner.id,
                    f"citations/{place}/via",
                    f"must be published no earlier than {described(original)}, "
                    + but(severity, described(via)),
                    "correct one of the dates, or the citation",
                    severity,
                )


def _too_early(source: Source, original: Source) -> bool:
    if source.published is None or original.published is None:
        return False
    return before(source.published, original.published) is Answer.YES


def _doubt(source: Source, original: Source) -> Severity | None:
    if source.published is None or original.published is None:
        return None
    return doubt_of_order(before, source.published, original.published)


@rule(
    "SRC010",
    "error",
    passing="""
      sources: [{id: source:post, kind: post}]
      events:
        - id: event:talks
          kind: other
          citations: [{source: source:post, via: source:paper}]
    """,
    failing="""
      events:
        - id: event:talks
          kind: other
          citations: [{source: source:paper, via: source:paper}]
    """,
)
def known_by_way_of_itself(dossier: Dossier) -> Iterator[Problem]:
    """A source that was not seen itself is known by way of another.

    The `via` of a citation is another source than its `source`.
    """
    for owner in dossier.derived(cited_owners):
        for place, citation in enumerate(owner.citations):
            if citation.via == citation.source:
                yield Problem(
                    owner.id,
                    f"citations/{place}/via",
                    f"must be another source than {citation.source}, but is {citation.via}",
                    "leave it out if the source was seen itself, or name the one that relays it",
                )


@rule(
    "SRC011",
    "error",
    passing="""
      sources:
        - {id: source:wire, kind: article}
        - {id: source:one, kind: article, relations: [{kind: copy-of, target: source:wire}]}
        - {id: source:two, kind: article, relations: [{kind: copy-of, target: source:one}]}
    """,
    failing="""
      sources:
        - {id: source:one, kind: article, relations: [{kind: copy-of, target: source:two}]}
        - {id: source:two, kind: article, relations: [{kind: copy-of, target: source:one}]}
    """,
)
def copies_of_one_another(dossier: Dossier) -> Iterator[Problem]:
    """No source is, by way of others or not, a copy of itself.

    Follows `copy-of` from source to source; a circle is told once, at the last of its own sources.
    Relaying may go both ways: two papers may quote each other.
    """
    ways: dict[str, list[str]] = {
        source.id: [each.target for each in source.relations if each.kind == "copy-of"]
        for source in dossier.sources.values()
        if source.relations
    }
    for circle in circles(ways):
        own = [each for each in circle if each not in dossier.borrowed]
        start = max(own or circle)
        way = turned(circle, start)
        yield Problem(
            start,
            "relations",
            f"must lead to an original, but is a copy of {', of '.join((*way[1:], start))}",
            "remove the copy-of of the one that is the original",
        )


COPY_RULES: Final[tuple[Rule, ...]] = (
    copy_beside_original,
    relayed_before_published,
    known_by_way_of_itself,
    copies_of_one_another,
)
"""The rules on copies, in the order of their codes."""
