"""Rules on what is part of what: nothing of itself."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from coalition_model.dossier import Dossier
from coalition_model.entities.organizations import Membership
from coalition_model.rules.by_time import certain_times, days_of, possible_times
from coalition_model.rules.common import circles
from coalition_model.rules.findings import Problem
from coalition_model.rules.rule import Rule, rule
from coalition_model.values.allen import overlaps
from coalition_model.values.answers import Answer
from coalition_model.values.ids import kind_of


@rule(
    "MEM005",
    "error",
    passing="""
      organizations:
        - {id: organization:staff, kind: body, parent: organization:club}
        - {id: organization:club, kind: coalition, parent: state:FR}
    """,
    failing="""
      organizations:
        - {id: organization:staff, kind: body, parent: organization:club}
        - {id: organization:club, kind: coalition, parent: organization:staff}
    """,
)
def circle_of_parents(dossier: Dossier) -> Iterator[Problem]:
    """No organization is part of itself by way of its parents.

    Follows `parent` from organization to organization; each circle is found once.
    """
    ways: dict[str, list[str]] = {
        each.id: [each.parent] for each in dossier.organizations.values() if each.parent is not None
    }
    for circle in circles(ways):
        yield _circle(circle, "parent")


@rule(
    "MEM006",
    "error",
    passing="""
      places:
        - {id: place:kyiv, part_of: place:ukraine}
        - {id: place:ukraine, part_of: state:UA}
    """,
    failing="""
      places:
        - {id: place:kyiv, part_of: place:ukraine}
        - {id: place:ukraine, part_of: place:kyiv}
    """,
)
def circle_of_places(dossier: Dossier) -> Iterator[Problem]:
    """No place lies in itself by way of the places that it is part of.

    Follows `part_of` from place to place; each circle is found once.
    """
    ways: dict[str, list[str]] = {
        each.id: [each.part_of] for each in dossier.places.values() if each.part_of is not None
    }
    for circle in circles(ways):
        yield _circle(circle, "part_of")


@rule(
    "MEM007",
    "warning",
    passing="""
      organizations:
        - {id: organization:club, kind: coalition}
        - {id: organization:union, kind: union}
      memberships:
        - {organization: organization:club, member: organization:union, period: 2025/..}
        - {organization: organization:union, member: organization:club, period: 2010/2015}
    """,
    failing="""
      organizations:
        - {id: organization:club, kind: coalition}
        - {id: organization:union, kind: union}
      memberships:
        - {organization: organization:club, member: organization:union, period: 2025/..}
        - {organization: organization:union, member: organization:club, period: 2010/..}
    """,
)
def member_of_itself(dossier: Dossier) -> Iterator[Problem]:
    """No organization is a member of itself by way of its members.

    Follows memberships of status member from organization to organization; each circle is found
    once. Forgiven where two memberships next to each other on the way were certainly at different
    times. Info where any of them has no period, as the circle may then never have been closed.
    """
    ways: dict[str, list[str]] = {}
    edges: dict[tuple[str, str], list[Membership]] = {}
    for edge in dossier.memberships.values():
        if edge.status == "member" and kind_of(edge.member) == "organization":
            ways.setdefault(edge.member, []).append(edge.organization)
            edges.setdefault((edge.member, edge.organization), []).append(edge)
    for circle in circles(ways):
        links = [edges[pair] for pair in zip(circle, (*circle[1:], circle[0]), strict=True)]
        turned = zip(links, (*links[1:], links[0]), strict=True)
        answers = [at_once(one, other) for one, other in turned]
        if Answer.NO in answers:
            continue
        owner = max((edge for link in links for edge in link), key=lambda edge: _own(dossier, edge))
        certain = all(answer is Answer.YES for answer in answers)
        yield Problem(
            owner.id,
            "organization",
            f"must not lead back to the member, but {'is' if certain else 'may by'} "
            f"{owner.organization}: "
            f"{' in '.join((*circle, circle[0]))}",
            "leave one of the memberships out, or give the periods that tell them apart",
            None if certain else "info",
        )


def _circle(circle: tuple[str, ...], field: str) -> Problem:
    first = circle.index(min(circle))
    way = (*circle[first:], *circle[:first])
    target = way[1 % len(way)]
    return Problem(
        way[0],
        field,
        f"must not lead back here, but is {target}: {' in '.join((*way, way[0]))}",
        "leave one of them out",
    )


def at_once(some: Iterable[Membership], others: Sequence[Membership]) -> Answer:
    """Tell whether any two memberships hold at a time; of one without period it is not known."""
    some = list(some)
    for arrange in (certain_times, possible_times):
        rows = arrange(others)
        answers = (
            overlaps(one.period, other.period)
            for one in some
            if one.period is not None
            for other in rows.touching(*days_of(one.period))
            if other.period is not None
        )
        wanted = Answer.YES if arrange is certain_times else Answer.UNKNOWN
        if any((answer & wanted) is wanted for answer in answers):
            return wanted
    undated = any(each.period is None for each in (*some, *others))
    return Answer.UNKNOWN if undated else Answer.NO


def _own(dossier: Dossier, edge: Membership) -> tuple[bool, str]:
    return edge.id not in dossier.borrowed, edge.id


CIRCLE_RULES: Final[tuple[Rule, ...]] = (circle_of_parents, circle_of_places, member_of_itself)
"""The rules on circles, in the order of their codes."""
