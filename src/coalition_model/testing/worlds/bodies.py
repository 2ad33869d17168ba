"""States, people, offices and organizations, and who belongs where."""

from typing import Final, cast

from coalition_model.entities.leaders import Leader
from coalition_model.entities.offices import Office, OfficeKind, Tenure
from coalition_model.entities.organizations import (
    Membership,
    Objective,
    Organization,
    OrganizationKind,
)
from coalition_model.entities.places import Place
from coalition_model.entities.states import State
from coalition_model.testing.worlds.tables import (
    AGENDA,
    BODIES,
    COALITION,
    CYRILLIC,
    FAMILY,
    GIVEN,
    Body,
    Land,
    Words,
)
from coalition_model.testing.worlds.world import Holder, World
from coalition_model.values.edtf import EdtfDate, EdtfInterval
from coalition_model.values.ids import (
    LeaderId,
    OfficeId,
    OrganizationId,
    StateId,
    as_segment,
    leader_id,
    office_id,
    organization_id,
    place_id,
    slug,
    state_id,
)
from coalition_model.values.interval_ends import OPEN, UNKNOWN
from coalition_model.values.names import Identifier, Name
from coalition_model.values.parties import Party
from coalition_model.values.quantities import Quantity
from coalition_model.values.text import Text

_TITLES: Final[dict[OfficeKind, Words]] = {
    "head-of-state": {"en": "President", "fr": "Président de la République", "uk": "Президент"},
    "head-of-government": {"en": "Prime Minister", "fr": "Première ministre", "uk": "Прем’єрка"},
    "foreign-minister": {
        "en": "Foreign Minister",
        "fr": "Ministre des Affaires étrangères",
        "uk": "Міністр закордонних справ",
    },
    "head-of-organization": {
        "en": "Secretary General",
        "fr": "Secrétaire générale",
        "uk": "Генеральний секретар",
    },
    "envoy": {"en": "Special Envoy", "fr": "Envoyé spécial", "uk": "Спеціальний посланець"},
}
HEADS: Final[tuple[OfficeKind, ...]] = ("head-of-state", "head-of-government")


def land_of(world: World, state: str) -> Land:
    """Give what is known of a state."""
    return next(land for land in world.lands if f"state:{land.code}" == state)


def add_state(world: World) -> State:
    """Add a state that is not there yet."""
    left = [land for land in world.lands if f"state:{land.code}" not in world.rows]
    land = left[0] if len(left) < 2 else left[world.choices.number(0, min(3, len(left) - 1))]
    identifiers: tuple[Identifier, ...] = ()
    if world.choices.whether():
        identifiers = (
            Identifier(scheme="iso3166-1-alpha2", value=land.code),
            Identifier(scheme="iso3166-1-alpha3", value=land.alpha3),
            Identifier(scheme="iso3166-1-numeric", value=land.numeric),
            Identifier(scheme="wikidata", value=land.wikidata),
        )
    dated = land.since is not None and world.choices.whether()
    return world.put(
        State(
            id=state_id(land.code),
            names=world.names(land.names),
            identifiers=identifiers,
            status="independent" if dated else None,
            spells=(EdtfInterval(f"{land.since}/.."),) if dated else (),
            citations=world.cite() if dated else (),
        )
    )


def a_state(world: World, besides: tuple[str, ...] = ()) -> State:
    """Give one of the states, or add one where there is none."""
    found = [state for state in world.all(State) if state.id not in besides]
    return world.choices.one(found) if found else add_state(world)


def add_place(world: World, state: str) -> Place:
    """Give the capital of a state, added at need."""
    land = land_of(world, state)
    known = world.rows.get(f"place:{land.capital}")
    if isinstance(known, Place):
        return known
    exact = world.choices.whether()
    return world.put(
        Place(
            id=place_id(land.capital),
            kind="city",
            part_of=StateId(state),
            names=world.names(land.capital_names),
            latitude=land.latitude if exact else None,
            longitude=land.longitude if exact else None,
        )
    )


def add_leader(world: World, state: str | None = None) -> Leader:
    """Add a person whom nobody else is called like, perhaps with nationality and birth."""
    taken = {row.names[0].text for row in world.all(Leader)}
    start = world.choices.number(0, 5)
    place = start
    given, family = GIVEN[place % len(GIVEN)], FAMILY[place % len(FAMILY)]
    while f"{given} {family}" in taken:
        place += 1
        given = GIVEN[place % len(GIVEN)]
        family = FAMILY[(place + place // len(GIVEN)) % len(FAMILY)]
    full = f"{given} {family}"
    names = [Name(text=full)]
    if given in CYRILLIC and family in CYRILLIC and world.choices.whether():
        written = f"{CYRILLIC[given]} {CYRILLIC[family]}"
        names.append(Name(text=written, language="uk", kind="transliteration"))
    local = slug(full.replace("ß", "ss").replace("Ł", "L").replace("ł", "l").replace("ø", "o"))
    known = world.choices.whether()
    life: EdtfInterval | None = None
    if known:
        born = world.today.year - world.choices.number(35, 75)
        life = EdtfInterval(world.choices.one((f"{born}/..", f"{born}-03/", f"{born}-11-03/..")))
    account = local.replace("-", "_")[:15]
    has_account = world.choices.whether()
    return world.put(
        Leader(
            id=leader_id(local),
            names=tuple(names),
            life=life,
            nationality=(StateId(state),) if known and state is not None else (),
            identifiers=(Identifier(scheme="x", value=account),) if has_account else (),
            citations=world.cite() if known else (),
        )
    )


def period_since(world: World, since: int) -> EdtfInterval:
    """Write a period that goes on from a day, more or less closely."""
    start = world.choices.one((world.day(since), world.month(since)))
    return EdtfInterval.between(start, world.choices.one((OPEN, UNKNOWN)))


def add_office(world: World, of: str, kind: OfficeKind) -> Office:
    """Add an office of a state or organization."""
    words = {"head-of-state": "president", "head-of-government": "prime-minister"}
    title = words.get(kind, kind)
    local = world.fresh("office", f"{as_segment(of.partition(':')[2]).lower()}-{title}")
    owner = StateId(of) if of.startswith("state:") else OrganizationId(of)
    names = world.names(_TITLES[kind]) if kind in _TITLES else ()
    if f"{local}" != f"{as_segment(of.partition(':')[2]).lower()}-{title}":
        names = ()  # a second office of that kind: its name would be the first one's
    return world.put(Office(id=office_id(local), of=owner, kind=kind, names=names))


def add_tenure(
    world: World, leader: LeaderId, office: OfficeId, since: int, period: EdtfInterval | None = None
) -> Tenure:
    """Let a person hold an office from a day on, or as long as a period says."""
    return world.put(
        Tenure(
            leader=leader,
            office=office,
            period=period or period_since(world, since),
            citations=world.cite(),
        )
    )


def add_holder(world: World, of: str, kind: OfficeKind = "head-of-state") -> Holder:
    """Add an office and who holds it now, perhaps also who held it before."""
    state = of if of.startswith("state:") else None
    office = add_office(world, of, kind)
    leader = add_leader(world, state)
    since = -world.choices.number(60, 1500)
    if world.choices.whether():
        before = add_leader(world, state)
        handover = world.day(since)
        start = world.day(since - world.choices.number(365, 1800))
        add_tenure(world, before.id, office.id, since, EdtfInterval.between(start, handover))
        end = world.choices.one((OPEN, UNKNOWN))
        add_tenure(world, leader.id, office.id, since, EdtfInterval.between(handover, end))
    else:
        add_tenure(world, leader.id, office.id, since)
    holder = Holder(leader.id, office.id, office.of, since, head=kind != "foreign-minister")
    world.holders.append(holder)
    return holder


def head_of(world: World, state: str) -> Holder:
    """Give who heads a state, added at need."""
    for holder in world.holders:
        if holder.of == state and holder.head:
            return holder
    return add_holder(world, state, world.choices.one(HEADS))


def a_head(world: World) -> Holder:
    """Give some head of a state."""
    return head_of(world, a_state(world).id)


def add_organization(world: World, body: Body) -> Organization:
    """Add an organization with members among the states that are there."""
    known = world.rows.get(f"organization:{body.local}")
    if isinstance(known, Organization):
        return known
    young = body.age == 0
    founded_on = -world.choices.number(90, 400) if young else -365 * body.age
    since = max(founded_on, -365 * 8) + 20  # every state is older than that
    members = world.choices.some(world.all(State))
    return _add_body(world, body, founded_on, since, members)


def _add_body(
    world: World, body: Body, founded_on: int, since: int, members: list[State]
) -> Organization:
    founded: EdtfDate | None = None
    if world.choices.whether():
        year = EdtfDate(str(world.today + founded_on)[:4])
        near = (world.month(founded_on), world.day(founded_on))
        founded = world.choices.one(near if body.age == 0 else (year, *near))
    size: Quantity | None = None
    if world.choices.whether():
        size = _size(world, len(members))
    parties: tuple[Party, ...] = ()
    if members and world.choices.whether():
        parties = tuple(Party(actor=state.id, role="initiator") for state in members[:2])
    objectives: tuple[Objective, ...] = ()
    if world.choices.whether():
        objectives = (Objective(text=world.text(world.choices.one(AGENDA))),)
    cited = founded is not None or size is not None or parties or objectives
    organization = world.put(
        Organization(
            id=organization_id(body.local),
            kind=cast("OrganizationKind", body.kind),
            status="active" if world.choices.whether() else None,
            founded=founded,
            parties=parties,
            objectives=objectives,
            declared_size=size,
            names=world.names(body.names),
            citations=world.cite() if cited else (),
        )
    )
    for state in members:
        join(world, organization.id, state.id, since)
    return organization


def _size(world: World, members: int) -> Quantity:
    many = members + world.choices.number(0, 30)
    of = Text({"en": "countries", "fr": "pays", "uk": "держав"}, "fr")
    qualifier = world.choices.one(("exact", "at-least", "about"))
    return Quantity(value=max(many, 1), qualifier=qualifier, of=of)  # type: ignore[arg-type]


def join(world: World, organization: OrganizationId, state: StateId, since: int) -> None:
    """Let a state belong to an organization, from a day on, on an attested day or undated."""
    form = world.choices.number(0, 2)
    attested = world.choices.number(-20, 0)
    status = world.choices.one(("member", "member", "observer", "candidate"))
    world.put(
        Membership(
            organization=organization,
            member=state,
            status=status,  # type: ignore[arg-type]
            period=EdtfInterval.between(world.day(since), OPEN) if form == 1 else None,
            attested=(world.day(attested),) if form == 2 else (),
            citations=world.cite(since=attested),
        )
    )


def another_body(world: World) -> Organization:
    """Add an organization that is not there yet; one that is where all are."""
    bodies = (COALITION, *BODIES)
    left = [body for body in bodies if f"organization:{body.local}" not in world.rows]
    return add_organization(world, world.choices.one(left or bodies))


def some_body(world: World) -> Organization:
    """Add an organization that is not there yet, or give one that is."""
    return add_organization(world, world.choices.one((COALITION, *BODIES)))
