"""Plans and their clauses, statements, positions and claims."""

from typing import Final

from attrs import evolve

from coalition_model.entities.claims import Claim
from coalition_model.entities.commitments import Commitment, Modality
from coalition_model.entities.conditions import Condition, Timing, Trigger
from coalition_model.entities.events import Event
from coalition_model.entities.meetings import Meeting
from coalition_model.entities.organizations import Organization
from coalition_model.entities.plans import Clause, PeacePlan, PlanKind
from coalition_model.entities.positions import Position, Stance
from coalition_model.entities.statements import Statement
from coalition_model.entities.states import State
from coalition_model.testing.worlds.bodies import a_head, a_state, some_body
from coalition_model.testing.worlds.gatherings import time_on
from coalition_model.testing.worlds.tables import AGENDA, CASES, POINTS, SAID, TOPICS, Words
from coalition_model.testing.worlds.world import Report, World
from coalition_model.values.answers import Answer
from coalition_model.values.citations import Citation
from coalition_model.values.frozenmap import FrozenMap
from coalition_model.values.ids import (
    AnyId,
    ClaimId,
    ClauseId,
    PlanId,
    StateId,
    as_segment,
    claim_id,
    local_of,
    plan_id,
    statement_id,
)
from coalition_model.values.json_values import JsonValue
from coalition_model.values.parties import Party, PartyRole, Relation
from coalition_model.values.quantities import Quantity
from coalition_model.values.text import Text
from coalition_model.values.when import When

_PLAN_NAMES: Final[Words] = {
    "en": "Plan for a lasting peace",
    "fr": "Plan de paix «\u202fjuste et durable\u202f»",
    "uk": "План справедливого миру",
}
_KINDS: Final[tuple[PlanKind, ...]] = ("plan", "proposal", "declaration", "statement", "agreement")
_MODALITIES: Final[tuple[Modality, ...]] = (
    "commits",
    "affirms",
    "aims",
    "ready-to",
    "permits",
    "requests",
    "proposes",
    "expected",
)


def clause_rows(world: World, count: int, depth: int, report: Report) -> tuple[Clause, ...]:
    """Write clauses, some with clauses below them, in words that a source holds."""
    choices = world.choices
    rows: list[Clause] = []
    for place in range(1, count + 1):
        words = choices.one(POINTS)
        below: tuple[Clause, ...] = ()
        if depth > 1 and choices.whether():
            below = tuple(
                _lettered(each, letter)
                for each, letter in zip(
                    clause_rows(world, choices.number(1, 3), depth - 1, report), "abc", strict=False
                )
            )
        rows.append(_clause(world, str(place), words, report, below))
    return tuple(rows)


def _lettered(clause: Clause, letter: str) -> Clause:
    return evolve(clause, number=letter)


def _clause(
    world: World, number: str, words: Words, report: Report, below: tuple[Clause, ...]
) -> Clause:
    choices = world.choices
    wording = choices.one(("verbatim", "restated", "translated"))
    if wording == "verbatim":
        text = Text.of(words[report.language], report.language)
        world.quoted(report, words[report.language])
    else:
        text = world.text(words)
    topics = (choices.one(TOPICS),) if choices.whether() else ()
    commitments = (_commitment(world),) if choices.whether() else ()
    return Clause(
        number=number,
        text=text,
        wording=wording,  # type: ignore[arg-type]
        topics=topics,
        clauses=below,
        commitments=commitments,
    )


def _commitment(world: World) -> Commitment:
    choices = world.choices
    obligor = a_state(world)
    events = world.all(Event)
    conditions: tuple[Condition, ...] = ()
    if choices.whether():
        wording = world.text(choices.one(CASES))
        triggers = (Trigger(of=choices.one(events).id),) if events and choices.whether() else ()
        conditions = (Condition(wording=wording, triggers=triggers),)
    timing: Timing | None = None
    if choices.whether():
        anchored = bool(events) and choices.whether()
        timing = Timing(
            wording=world.text(
                {"en": "within 30 days", "fr": "sous 30\u00a0jours", "uk": "30 днів"}
            ),
            relation="within" if anchored else "on",
            anchor=choices.one(events).id if anchored else None,
            offset="P30D" if anchored else None,
        )
    quantities: tuple[Quantity, ...] = ()
    if choices.whether():
        of = Text({"fr": "militaires", "en": "personnel"}, "fr")
        quantities = (Quantity(value=1_000 * choices.number(1, 600), of=of),)
    return Commitment(
        modality=choices.one(_MODALITIES),
        parties=(Party(actor=obligor.id, role="obligor"),),
        action=world.text({"en": "maintain", "fr": "maintenir", "uk": "підтримувати"}),
        object=world.text(choices.one(AGENDA)),
        quantities=quantities,
        timing=timing,
        conditions=conditions,
    )


def add_plan(
    world: World, clauses: int | None = None, depth: int | None = None, day: int | None = None
) -> PeacePlan:
    """Add a plan with clauses, of which a source tells."""
    choices = world.choices
    day = -choices.number(3, 30) if day is None else day
    report = world.source(since=day)
    count = choices.number(1, 4) if clauses is None else clauses
    rows = clause_rows(world, count, choices.number(1, 2) if depth is None else depth, report)
    author = a_state(world)
    kind = choices.one(_KINDS)
    role: PartyRole = "signatory" if kind == "agreement" else "author"
    complete = choices.one((Answer.UNKNOWN, Answer.NO, Answer.YES))
    size: Quantity | None = None
    if count and choices.whether():
        of = Text({"fr": "points", "en": "points", "uk": "пунктів"}, "fr")
        more = 0 if complete is Answer.YES else choices.number(0, 3)
        size = Quantity(value=count + more, of=of)
    local = world.fresh("plan", "plan")
    names = world.names(_PLAN_NAMES) if local == "plan" else ()
    return world.put(
        PeacePlan(
            id=plan_id(local),
            kind=kind,
            when=world.day(day),
            parties=(Party(actor=author.id, role=role),),
            complete=complete,
            declared_size=size,
            clauses=rows,
            names=names,
            note=choices.remark(),
            citations=(world.citation(report),),
        )
    )


def add_version(world: World, plan: PeacePlan) -> PeacePlan:
    """Add a later version of a plan, clause by clause, of which one may be left out."""
    choices = world.choices
    day = _offset(world, plan) + choices.number(1, 3)
    report = world.source(since=day)
    rows: list[Clause] = []
    for clause in plan.clauses:
        if choices.whether():
            rows.append(Clause(number=clause.number, wording="omitted"))
            continue
        words = world.choices.one(POINTS)
        text = Text.of(words[report.language], report.language)
        world.quoted(report, words[report.language])
        relation = Relation(kind=choices.one(("corresponds-to", "supersedes")), target=clause.id)
        rows.append(Clause(number=clause.number, text=text, relations=(relation,)))
    kind = choices.one(("responds-to", "supersedes"))
    return world.put(
        PeacePlan(
            id=plan_id(world.fresh("plan", f"{local_of(plan.id)}-revised")),
            kind="plan",
            when=world.day(day),
            parties=(Party(actor=a_state(world).id, role="author"),),
            relations=(Relation(kind=kind, target=plan.id),),  # type: ignore[arg-type]
            clauses=tuple(rows),
            citations=(world.citation(report),),
        )
    )


def _offset(world: World, plan: PeacePlan) -> int:
    """Count how far from today a plan's day is."""
    day = plan.when.earliest if plan.when is not None else None
    return 0 if day is None else day - world.today


def add_statement(world: World, about: AnyId | None = None, since: int = -25) -> Statement:
    """Add words that a head of state says on behalf of the state, in the office."""
    choices = world.choices
    speaker = a_head(world)
    day = choices.number(since, 0) if choices.whether() else 0
    words = choices.one(SAID)
    account = local_of(speaker.leader).replace("-", "_")[:15]
    posted = choices.whether()
    when: When
    if posted:
        at = world.moment(day, choices.number(8, 20))
        report, said = world.post(speaker.leader, account, at, day, words)
        when, text = at, Text.of(said, report.language)
        citations = (Citation(source=report.source.id),)
        if choices.whether():
            article = world.relay(report, day)
            citations = (Citation(source=report.source.id, via=article.source.id),)
    else:
        when, _ = time_on(world, day, "Europe/Paris")
        report = world.source(since=day)
        text = Text.of(words[report.language], report.language)
        citations = (world.citation(report, words[report.language]),)
    local = world.fresh("statement", f"{world.day(day)}-{as_segment(local_of(speaker.leader))}")
    return world.put(
        Statement(
            id=statement_id(local),
            kind="post" if posted else choices.one(("remark", "speech", "interview")),
            direct=Answer.YES,
            speakers=(speaker.leader,),
            on_behalf_of=(speaker.of,),
            offices=(speaker.office,) if choices.whether() else (),
            medium="X" if posted else None,
            account=account if posted else None,
            when=when,
            text=text,
            about=(about,) if about is not None else (),
            citations=citations,
        )
    )


STANCES: Final[tuple[Stance, ...]] = ("supports", "opposes", "neutral", "mixed", "declined")


def add_position(world: World, stance: Stance | None = None) -> Position:
    """Add where a state stands on a plan or a clause; on those of a new plan where all is taken."""
    choices = world.choices
    free = _untaken(world, world.all(PeacePlan)) or _untaken(world, [add_plan(world)])
    plan, target, actor = choices.one(free)
    taken = stance if stance is not None else choices.one(STANCES)
    day = min(_offset(world, plan) + choices.number(0, 3), 0)
    conditions: tuple[Condition, ...] = ()
    if taken == "mixed" or choices.whether():
        conditions = (Condition(wording=world.text(choices.one(CASES))),)
    basis = choices.one((None, "inference", "own-words"))
    inferred = basis == "inference"
    report = world.source(since=day)
    said = choices.one(SAID)[report.language] if basis == "own-words" else None
    return world.put(
        Position(
            actor=actor,
            target=target,
            stance=taken,
            conditions=conditions,
            when=world.day(day) if choices.whether() else None,
            basis=basis,  # type: ignore[arg-type]
            coder="ék" if inferred else None,
            confidence=choices.one(("low", "medium", "high")) if inferred else None,
            citations=(world.citation(report, said),),
        )
    )


def _untaken(
    world: World, plans: list[PeacePlan]
) -> list[tuple[PeacePlan, PlanId | ClauseId, StateId]]:
    """Give each plan or clause of some plans with each state that takes no position on it yet."""
    found: list[tuple[PeacePlan, PlanId | ClauseId, StateId]] = []
    for plan in plans:
        targets: tuple[PlanId | ClauseId, ...] = (plan.id, *(each.id for each in plan.clauses))
        for target in targets:
            for state in world.all(State):
                local = f"{as_segment(state.id)}/{as_segment(target)}"
                if f"position:{local}" not in world.rows:
                    found.append((plan, target, state.id))
    return found


_AT_MOST: Final[FrozenMap[str, JsonValue]] = FrozenMap[str, JsonValue](
    (("value", 40), ("qualifier", "at-most"))
)


def add_claim(world: World) -> Claim:
    """Add what a source claims of something, which contradicts nothing."""
    choices = world.choices
    owners: list[Organization | Meeting] = [*world.all(Organization), *world.all(Meeting)]
    about = choices.one(owners or [some_body(world)])
    known = [claim for claim in world.all(Claim) if claim.about == about.id]
    field: str | None = None
    value: FrozenMap[str, JsonValue] | None = None
    says: Text | None = None
    if isinstance(about, Organization) and about.declared_size is None and not known:
        field, value = "declared_size", _AT_MOST
    else:
        says = world.text(SAID[len(known) % len(SAID)])
    inferred = choices.whether()
    local = world.fresh("claim", f"{as_segment(local_of(about.id))}-{field or 'words'}")
    return world.put(
        Claim(
            id=claim_id(local),
            about=about.id,
            field=field,
            value=value,
            says=says,
            kind="inference" if inferred else choices.one(("assertion", "judgment")),
            coder=f"coder-{len(known) + 1}" if inferred or len(known) >= len(SAID) else None,
            confidence="medium" if inferred else None,
            citations=world.cite(),
        )
    )


def add_contradiction(world: World) -> tuple[ClaimId, ClaimId]:
    """Add two claims of different sources that cannot both be right."""
    choices = world.choices
    bodies = [row for row in world.all(Organization) if row.founded is None]
    body = choices.one(bodies) if bodies else some_body_undated(world)
    first = world.new_source()
    second = world.new_source()
    day = -choices.number(450, 900)
    apart = choices.number(40, 300)
    pair: list[ClaimId] = []
    for report, founded in ((first, day), (second, day - apart)):
        date = choices.one((world.day(founded), world.month(founded)))
        local = world.fresh("claim", f"{local_of(body.id)}-founded")
        claim = world.put(
            Claim(
                id=claim_id(local),
                about=body.id,
                field="founded",
                value=str(date),
                citations=(world.citation(report),),
            )
        )
        pair.append(claim.id)
    return pair[0], pair[1]


def some_body_undated(world: World) -> Organization:
    """Add an organization of which it is not settled when it was founded."""
    body = some_body(world)
    while body.founded is not None:
        body = world.put(evolve(body, founded=None))
    return body


def support(world: World, state: StateId) -> Position:
    """Let a state stand behind the first plan, in its own words."""
    plan = world.all(PeacePlan)[0]
    report = world.source(since=0)
    said = SAID[0][report.language]
    return world.put(
        Position(
            actor=state,
            target=plan.id,
            stance="supports",
            when=world.day(0),
            basis="own-words",
            citations=(world.citation(report, said),),
        )
    )
