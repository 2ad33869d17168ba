"""A dossier at a glance: what is in it decides which sections there are."""

import shlex
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Final, Literal, TypeVar

from coalition_model import queries
from coalition_model.cli.claims import claim_line, differing, print_group
from coalition_model.cli.gatherings import (
    memberships,
    print_meeting,
    print_organization,
)
from coalition_model.cli.page import Cell, Page, joined, styled, tag
from coalition_model.cli.plans import print_plan
from coalition_model.cli.timelines import print_entries
from coalition_model.entities import (
    Claim,
    Leader,
    Meeting,
    Office,
    Organization,
    PeacePlan,
    Place,
    Position,
    Source,
    State,
    Tenure,
)
from coalition_model.entities.common import Entity
from coalition_model.entities.kinds import BY_KIND
from coalition_model.entities.references import references
from coalition_model.queries.dates_in_words import date_words, when_words
from coalition_model.queries.indexes import claims_by_subject
from coalition_model.queries.naming import Names, plain
from coalition_model.queries.wording import Words
from coalition_model.values.answers import Answer
from coalition_model.values.edtf import EdtfDate
from coalition_model.values.ids import kind_of
from coalition_model.values.interval_ends import IntervalEnd

E = TypeVar("E")

_OF_ORGANIZATIONS: Final = ("founded", "dissolved", "parties", "declared_size", "members")
"""Fields by which a claim makes an organization of another dossier a subject of this one."""

_ENDS: Final = {IntervalEnd.OPEN: "open", IntervalEnd.UNKNOWN: "not known"}


def print_overview(
    page: Page,
    names: Names,
    source: str,
    *,
    on: EdtfDate | None = None,
    known_at: EdtfDate | None = None,
) -> None:
    """Print all sections of a dossier.

    Args:
        page: where to print.
        names: the dossier, and how to name what is in it.
        source: what the user called the dossier.
        on: the day for which offices and memberships are shown.
        known_at: the day by which everything shown was known, for the header.
    """
    _print_header(page, names, source, known_at)
    _print_timeline(page, names)
    _print_meetings(page, names)
    _print_organizations(page, names, on)
    _print_plans(page, names)
    _print_positions(page, names)
    _print_offices(page, names, on)
    _print_registers(page, names)
    _print_claims(page, names)
    _print_sources(page, names)
    if len(names.dossier):
        page.blank()
        command = f"coalition-model show {shlex.quote(source)} ID"
        hint = f"one thing with the evidence for it: {command} (ids stand in brackets)"
        page.line(hint, style="dim")


def _own(names: Names, cls: type[E]) -> list[E]:
    return [entity for entity in names.dossier.own if isinstance(entity, cls)]


def _print_header(page: Page, names: Names, source: str, known_at: EdtfDate | None) -> None:
    dossier = names.dossier
    title = names.text(dossier.title) if dossier.title else f"Dossier {source!r}"
    page.line(title, style="bold")
    if dossier.note is not None:
        page.line(names.text(dossier.note))
    rows: list[tuple[Cell, Cell]] = []
    if known_at is not None:
        rows.append(("as known by", date_words(known_at)))
    rows.append(("holds", _counted(dossier.own)))
    if dossier.uses:
        borrowed = len(dossier) - len(dossier.own)
        rows.append(("uses", f"{', '.join(dossier.uses)} ({borrowed:,} entities)"))
    rows += [("searched", Words(names).value(each)) for each in dossier.coverage]
    if dossier.acceptances:
        count = len(dossier.acceptances)
        rows.append(("accepted", f"{count} finding{'' if count == 1 else 's'}"))
    page.blank()
    page.pairs(rows, indent=0)


def _counted(entities: Iterable[Entity]) -> str:
    """Count entities by kind, in the words of a document."""
    counts = Counter(kind_of(entity.id) for entity in entities)
    return (
        ", ".join(
            f"{counts[kind]:,} {kind if counts[kind] == 1 else BY_KIND[kind].section}"
            for kind in BY_KIND
            if counts[kind]
        )
        or "nothing: the dossier is empty"
    )


def _print_timeline(page: Page, names: Names) -> None:
    own = {entity.id for entity in names.dossier.own}
    entries = [entry for entry in queries.timeline(names.dossier) if entry.entity.id in own]
    if entries:
        page.heading("Timeline")
        print_entries(page, names, entries)


def _print_meetings(page: Page, names: Names) -> None:
    own = {meeting.id for meeting in _own(names, Meeting)}
    rows = [row.meeting for row in queries.meetings(names.dossier) if row.meeting.id in own]
    if rows:
        page.heading("Who meets whom")
        _print_each(page, rows, lambda meeting: print_meeting(page, names, meeting))


def _print_organizations(page: Page, names: Names, on: EdtfDate | None) -> None:
    rows = [each for each in names.dossier.all(Organization) if _is_subject(names, each)]
    if rows:
        page.heading("Coalitions and other organizations")
        _print_each(page, rows, lambda each: print_organization(page, names, each, on))
    own = set(_own(names, Organization))
    others = sorted(own - set(rows), key=lambda each: each.id)
    if others:
        page.heading("Groups and bodies that are named, no more")
        _print_names(page, names, others)


def _is_subject(names: Names, organization: Organization) -> bool:
    """Tell whether this dossier is about an organization, rather than mentioning it."""
    dossier = names.dossier
    if organization.id not in dossier.borrowed:
        said = organization.objectives or organization.parties or organization.founded
        return bool(said or memberships(dossier, organization.id))
    return any(
        claim.field in _OF_ORGANIZATIONS and claim.id not in dossier.borrowed
        for claim in dossier.derived(claims_by_subject).get(organization.id, ())
    )


def _print_plans(page: Page, names: Names) -> None:
    rows = _own(names, PeacePlan)
    if rows:
        page.heading("Plans and statements, clause by clause")
        _print_each(page, rows, lambda plan: print_plan(page, names, plan))


def _print_positions(page: Page, names: Names) -> None:
    rows = _own(names, Position)
    if not rows:
        return
    page.heading("Who stands where")
    words = Words(names)
    table = [
        (
            words.name(row.actor),
            plain(row.stance),
            joined(words.name(row.target), " ", tag(row.target)),
            when_words(row.when) if row.when else "no date",
        )
        for row in rows
    ]
    shown = page.some(table, 30)
    page.table(("Who", "Stance", "On what", "When"), shown)
    page.rest(len(table), len(shown))


def _print_offices(page: Page, names: Names, on: EdtfDate | None) -> None:
    """Print who held which office: on a day, those of all who are in the dossier's own things."""
    if on is None:
        tenures = _own(names, Tenure)
        rows: list[tuple[str, str, tuple[Tenure, ...], Answer]] = [
            (each.office, each.leader, (each,), Answer.YES) for each in tenures
        ]
    else:
        people = {each.target for entity in names.dossier.own for each in references(entity)}
        rows = [
            (office.id, holder.leader.id, holder.tenures, holder.answer)
            for office in names.dossier.all(Office)
            for holder in queries.office_holders(names.dossier, office.id, on=on)
            if holder.leader.id in people
        ]
    if not rows:
        return
    page.heading("Who held which office" + (f" on {date_words(on)}" if on else ""))
    rows.sort(key=lambda row: (names.name(row[0]), _start(row[2])))
    table = [
        (
            names.name(office),
            joined("" if answer.certain else "perhaps ", names.name(leader), " ", tag(leader)),
            "\n".join(_end(each, "start") for each in tenures),
            "\n".join(_end(each, "end") for each in tenures),
        )
        for office, leader, tenures, answer in rows
    ]
    shown = page.some(table, 60)
    page.table(("Office", "Holder", "From", "To"), shown)
    page.rest(len(table), len(shown))


def _end(tenure: Tenure, name: Literal["start", "end"]) -> str:
    """Say when a tenure starts or ends, or else on which days it is attested, with its status."""
    if tenure.period is None:
        days = ", ".join(date_words(day) for day in tenure.attested)
        words = f"attested {days}" if days and name == "start" else "not known"
    else:
        end = tenure.period.start if name == "start" else tenure.period.end
        words = _ENDS[end] if isinstance(end, IntervalEnd) else date_words(end)
    known = tenure.status == "substantive" or name == "end"
    return words if known else f"{words} ({tenure.status})"


def _start(tenures: tuple[Tenure, ...]) -> tuple[int, int, str]:
    return min((each.period.sort_key for each in tenures if each.period), default=(0, 0, ""))


def _print_registers(page: Page, names: Names) -> None:
    """Print what is only named: states, people and places."""
    in_office = {tenure.leader for tenure in _own(names, Tenure)}
    registers: tuple[tuple[str, Sequence[Entity]], ...] = (
        ("States", _own(names, State)),
        ("People", [each for each in _own(names, Leader) if each.id not in in_office]),
        ("Places", _own(names, Place)),
    )
    for title, entities in registers:
        if entities:
            page.heading(title)
            _print_names(page, names, entities)


def _print_names(page: Page, names: Names, entities: Sequence[Entity]) -> None:
    """Print names in a row, each with what its id says after the kind, to be copied."""
    kind = kind_of(entities[0].id)
    ordered = sorted(entities, key=lambda each: names.of(each).casefold())
    shown = page.some(ordered, 60)
    line = styled("")
    for place, entity in enumerate(shown):
        line.append_text(joined(" · " if place else "", names.of(entity), " "))
        line.append_text(tag(entity.id.removeprefix(f"{kind}:")))
    page.line(line)
    page.line(f"an id is '{kind}:' and what stands in brackets", style="dim")
    page.rest(len(ordered), len(shown))


def _print_claims(page: Page, names: Names) -> None:
    own = _own(names, Claim)
    if not own:
        return
    page.heading("What is claimed")
    kinds = Counter(claim.kind for claim in own)
    counted = ", ".join(f"{kind}s: {count}" for kind, count in kinds.most_common())
    page.line(f"{len(own):,} claims ({counted})")
    groups = differing(names.dossier, own)
    if groups:
        page.blank()
        page.line("Where claims differ from what is held here, or from one another:")
        page.blank()
        _print_each(page, groups, lambda group: print_group(page, names, group, 8), limit=12)
    judgments = [claim for claim in own if claim.kind == "judgment"]
    if judgments:
        page.blank()
        page.line("Judgments, whose they are:")
        words = Words(names)
        shown = page.some(judgments, 10)
        page.pairs((names.name(each.about), claim_line(names, words, each)) for each in shown)
        page.rest(len(judgments), len(shown), indent=2)


def _print_sources(page: Page, names: Names) -> None:
    rows = _own(names, Source)
    if not rows:
        return
    page.heading("Sources")
    table = [
        (
            joined(_publisher(names, source), " ", tag(source.id)),
            plain(source.kind),
            when_words(source.published) if source.published else "no date",
            source.language or "",
        )
        for source in rows
    ]
    shown = page.some(table, 12)
    page.table(("Source", "Kind", "Published", "Language"), shown)
    page.rest(len(table), len(shown))


def _publisher(names: Names, source: Source) -> str:
    if source.names:
        return names.of(source)
    return source.publisher or names.names(source.authors) or "publisher not known"


def _print_each(page: Page, rows: Sequence[E], show: Callable[[E], None], limit: int = 25) -> None:
    """Print things one below the other, with an empty line between them."""
    shown = page.some(rows, limit)
    for place, row in enumerate(shown):
        if place:
            page.blank()
        show(row)
    page.rest(len(rows), len(shown))
