"""Rules on sources: everything rests on one, and each can be found."""

import re
from collections.abc import Iterator
from typing import Final, cast
from urllib.parse import urlsplit

from coalition_model.dossier import Dossier
from coalition_model.entities.common import Entity, Part
from coalition_model.entities.kinds import BY_KIND
from coalition_model.entities.references import parts_alone, targets
from coalition_model.errors import shown
from coalition_model.rules.findings import Problem
from coalition_model.rules.rule import Rule, rule
from coalition_model.rules.source_copies import COPY_RULES
from coalition_model.rules.source_words import WORD_RULES

ASSERTING: Final = ("tenure", "membership", "meeting", "event", "plan", "position", "statement")
"""Kinds of entity of which each is a fact that somebody must have reported."""

CONTESTABLE: Final[dict[str, tuple[str, ...]]] = {
    "state": ("status", "spells", "predecessors"),
    "leader": ("nationality", "life"),
    "office": ("period",),
    "organization": ("founded", "dissolved", "parties", "declared_size", "objectives"),
}
"""What is more than common knowledge of things that are themselves known by name."""


@rule(
    "SRC001",
    "warning",
    passing="""
      meetings:
        - id: meeting:talks
          when: 2025-08-17
          participants: [{actor: leader:ada, status: attended, citations: [source:paper]}]
    """,
    failing="""
      meetings:
        - id: meeting:talks
          when: 2025-08-17
          participants: [{actor: leader:ada, status: attended}]
    """,
)
def nothing_cited(dossier: Dossier) -> Iterator[Problem]:
    """Whatever is asserted cites a source.

    Looks at tenures, memberships, meetings, events, plans, positions and statements: they or one
    of their parts carry a citation. A claim cites where it stands, unless a coder makes it. An
    event that is only thought of (`hypothetical`) needs none. Of states, persons, offices and
    organizations see SRC002; places and sources are taken as known.
    """
    for kind in ASSERTING:
        for entity in _all(dossier, kind):
            if entity.citations or getattr(entity, "status", None) == "hypothetical":
                continue
            if not any(part.citations for part in parts_alone(entity)):
                yield Problem(
                    entity.id,
                    "citations",
                    "must be given, but is empty",
                    "cite the source that says so",
                )
    for claim in dossier.claims.values():
        if not claim.citations and claim.coder is None and claim.attributed_to is not None:
            yield Problem(
                claim.id,
                "citations",
                f"must say where {claim.attributed_to} claims it, but is empty",
                "cite the source that reports it, or name the coder whose knowledge it is",
            )


def _all(dossier: Dossier, kind: str) -> Iterator[Entity]:
    return iter(dossier.all(BY_KIND[kind].cls))


@rule(
    "SRC002",
    "info",
    passing="""
      organizations: [{id: organization:club, kind: coalition, names: [Club]}]
    """,
    failing="""
      organizations: [{id: organization:club, kind: coalition, names: [Club], founded: 2025-03}]
    """,
)
def contestable_uncited(dossier: Dossier) -> Iterator[Problem]:
    """What is said of a thing beyond its name cites a source.

    Looks at the status, spells and predecessors of states, at the nationality and life of persons,
    the period of offices, and at when, by whom and for what an organization was founded and how
    large it is: a citation of the whole or of the field, or a claim on it, supports it. Names,
    codes and kinds are common knowledge.
    """
    for kind, fields in CONTESTABLE.items():
        for entity in _all(dossier, kind):
            stated = [each for each in fields if getattr(entity, each) not in (None, ())]
            cited = entity.citations
            for field in stated:
                if any(citation.supports(field) for citation in cited):
                    continue
                within = cast("tuple[Part, ...] | object", getattr(entity, field))
                if _all_cited(within) or _claimed(dossier, entity.id, field):
                    continue
                yield Problem(
                    entity.id,
                    field,
                    "must rest on a citation, but none supports it",
                    "cite the source that says so",
                )


def _all_cited(value: object) -> bool:
    """Tell whether a value is a list of parts that each carry a citation."""
    if not isinstance(value, tuple):
        return False
    items = cast("tuple[object, ...]", value)
    return all(bool(getattr(item, "citations", ())) for item in items)


def _claimed(dossier: Dossier, id: str, field: str) -> bool:
    return (id, field) in dossier.derived(_claimed_fields)


def _claimed_fields(dossier: Dossier) -> frozenset[tuple[str, str]]:
    return frozenset(
        (claim.about, claim.field)
        for claim in dossier.claims.values()
        if claim.field is not None and claim.citations
    )


_DOTS: Final = ("...", "…")
_LINK: Final = re.compile(r"https?://[^\s<>\"{}|\\^`]+", re.IGNORECASE)
_HOST: Final = re.compile(
    r"(?=.{1,253}\Z)(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_](?:[\w-]{0,61}[^\W_])"
)
_ADDRESS: Final = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}|\[[0-9a-fA-F:.]+\]")


@rule(
    "SRC006",
    "error",
    passing="""
      sources: [{id: source:page, kind: web-page, link: "https://example.org/a%20page?x=1"}]
    """,
    failing="""
      sources: [{id: source:page, kind: web-page, link: "example.org/a page"}]
    """,
)
def link_that_is_none(dossier: Dossier) -> Iterator[Problem]:
    """A link is a web address.

    The `link` of a source or a statement begins with `http://` or `https://`, names a host with a
    dot in it (or an address of numbers), and holds no space and no step that is left out ('...').
    One that ends with dots may be cut off (info): some titles do. Whether there is anything at that
    address is not looked up.
    """
    for rows in (dossier.sources, dossier.statements):
        for entity in rows.values():
            link = entity.link
            why = _no_link(link) if link is not None else None
            if why is not None:
                yield Problem(
                    entity.id,
                    "link",
                    f"must be {why}, but is {shown(link)}",
                    "copy the whole address; what is known of it only in part belongs in note",
                )
            elif link is not None and link.endswith(_DOTS):
                yield Problem(
                    entity.id,
                    "link",
                    f"may have to be a whole address, but ends with dots: {shown(link)}",
                    "copy the whole address, or accept this where it is the whole",
                    severity="info",
                )


def _no_link(link: str) -> str | None:
    """Say what a link must be; None where it is that."""
    if not link.lower().startswith(("http://", "https://")):
        return "an address that begins with http:// or https://"
    if not _LINK.fullmatch(link):
        return "an address without spaces and quotation marks"
    if any(step in _DOTS for step in re.split("[/?&#=]", link)):
        return "a whole address"
    try:
        parsed = urlsplit(link)
        host = (parsed.hostname or "").rstrip(".")
        _ = parsed.port
    except ValueError:
        return "an address with a host and, if any, a port of numbers"
    if _HOST.fullmatch(host) or _ADDRESS.fullmatch(parsed.netloc.rpartition("@")[2].split(":")[0]):
        return None
    return None if host == "localhost" or parsed.netloc.startswith("[") else "an address of a host"


@rule(
    "SRC009",
    "info",
    passing="""
      sources: [{id: source:post, kind: post, published: 2025-08-17}]
      events:
        - id: event:talks
          kind: other
          citations: [{source: source:post, via: source:paper}]
    """,
    failing="""
      sources: [{id: source:post, kind: post, published: 2025-08-17}]
      events: [{id: event:talks, kind: other, citations: [source:paper]}]
    """,
)
def cited_by_nobody(dossier: Dossier) -> Iterator[Problem]:
    """A source is there to be cited.

    A source that no citation names, not even as `via`, that no other source is related to, that
    nothing else refers to and that no `coverage` searched, supports nothing.
    """
    idle = dict.fromkeys(each for each in dossier.sources if each not in dossier.borrowed)
    for coverage in dossier.coverage:
        for searched in coverage.sources:
            idle.pop(searched, None)
    for entity in dossier:
        for target in targets(entity):
            if target in idle and target != entity.id:
                del idle[target]
    for id_ in idle:
        yield Problem(
            id_,
            None,
            "must be cited by something, but is cited by nothing",
            "cite it, remove it, or name it in coverage if it was searched and is silent",
        )


def _by_code(*rules: Rule) -> tuple[Rule, ...]:
    return tuple(sorted(rules, key=lambda each: each.code))


SOURCE_RULES: Final[tuple[Rule, ...]] = _by_code(
    nothing_cited,
    contestable_uncited,
    link_that_is_none,
    cited_by_nobody,
    *WORD_RULES,
    *COPY_RULES,
)
"""The rules on sources, in the order of their codes."""
