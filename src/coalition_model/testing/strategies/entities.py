"""One strategy for every entity, part and value class, each by itself.

What they point to need not be anywhere: for entities that fit together draw `dossiers`.
"""

from collections.abc import Callable
from typing import Any, Final, TypeVar, cast, overload

from hypothesis import strategies as st

from coalition_model.entities.claims import Claim
from coalition_model.entities.commitments import Commitment
from coalition_model.entities.common import Entity
from coalition_model.entities.conditions import Condition, Timing, Trigger
from coalition_model.entities.dossier_notes import Acceptance, Coverage
from coalition_model.entities.events import Event
from coalition_model.entities.leaders import Leader
from coalition_model.entities.meetings import Meeting, Participation
from coalition_model.entities.offices import Office, Tenure
from coalition_model.entities.organizations import Membership, Objective, Organization
from coalition_model.entities.places import Place
from coalition_model.entities.plans import Clause, PeacePlan
from coalition_model.entities.positions import Position
from coalition_model.entities.sources import Source
from coalition_model.entities.statements import Statement
from coalition_model.entities.states import State
from coalition_model.testing.strategies.arguments import DayLike, as_day, checked, refuse
from coalition_model.testing.strategies.ids import ids
from coalition_model.testing.strategies.shaped import Palette, instances
from coalition_model.testing.strategies.texts import identifiers, names, sentences, texts
from coalition_model.testing.strategies.times import (
    FIRST_DAY,
    LAST_DAY,
    edtf_dates,
    edtf_intervals,
    edtf_sets,
    moment_intervals,
    moments,
)
from coalition_model.testing.worlds.tables import TOPICS
from coalition_model.values.answers import Answer
from coalition_model.values.citations import Citation
from coalition_model.values.days import Day
from coalition_model.values.edtf import EdtfDate, EdtfInterval
from coalition_model.values.edtf_sets import EdtfSet
from coalition_model.values.frozenmap import FrozenMap
from coalition_model.values.json_values import freeze_json
from coalition_model.values.moments import Moment, MomentInterval
from coalition_model.values.names import Identifier, Name
from coalition_model.values.parties import Party, Relation
from coalition_model.values.quantities import Quantity
from coalition_model.values.text import Text

_WORDS: Final[dict[str, st.SearchStrategy[str]]] = {
    "language": st.sampled_from(("en", "fr", "uk", "uk-Latn")),
    "original": st.sampled_from(("en", "fr", "uk")),
    "link": st.integers(1, 999).map("https://example.org/{}".format),
    "publisher": st.sampled_from(("The Evening Despatch", "L’Écho d’aujourd’hui", "Вісник")),
    "account": st.sampled_from(("elysee", "vonderleyen")),
    "medium": st.sampled_from(("X", "press conference")),
    "coder": st.sampled_from(("mw", "ék")),
    "locator": st.sampled_from(("sentence 14", "p.\u00a07")),
    "unit": st.sampled_from(("USD", "km")),
    "topics": st.sampled_from(TOPICS),
    "number": st.sampled_from(("1", "2", "3", "4", "10a")),
    "offset": st.sampled_from(("P30D", "P100D", "P1Y")),
    "code": st.sampled_from(("SRC001", "TIM006")),
    "field": st.just("names"),
}
_sentences: Final = sentences()
_flat: Final = st.none() | st.booleans() | st.integers(0, 100) | _sentences


def _words(name: str) -> st.SearchStrategy[str]:
    return _WORDS.get(name, _sentences)


def json_values() -> st.SearchStrategy[Any]:
    """Draw free values as `extra` and claims hold them: what JSON can say, frozen.

    >>> from hypothesis import find
    >>> find(json_values(), lambda value: isinstance(value, bool))
    False
    """
    return _json


_json: Final = st.recursive(
    _flat,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(("score", "rank", "mot-clé")), inner, max_size=2),
    ),
    max_leaves=4,
).map(freeze_json)


_EXTRA_KEYS: Final[tuple[str, ...]] = ("tracker:score", "lab.v2:code", "n:Київ")


def extras() -> st.SearchStrategy[FrozenMap[str, Any]]:
    """Draw fields of other projects, under `namespace:name`.

    >>> from hypothesis import find
    >>> find(extras(), lambda extra: True)
    FrozenMap({})
    """
    keys: st.SearchStrategy[Any] = st.sampled_from(_EXTRA_KEYS)
    return st.dictionaries(keys, _json, max_size=2).map(_frozen)


def _frozen(values: dict[str, Any]) -> FrozenMap[str, Any]:
    return FrozenMap(values)


def answers() -> st.SearchStrategy[Answer]:
    """Draw answers.

    >>> from hypothesis import find
    >>> find(answers(), lambda answer: not answer.certain)
    Answer.NO
    """
    return st.sampled_from((Answer.YES, Answer.NO, Answer.UNKNOWN))


_text: Final = texts()
REALISTIC: Final = Palette(
    words=_words,
    ids=ids,
    scalars={
        Answer: answers(),
        EdtfDate: edtf_dates(),
        EdtfInterval: edtf_intervals(),
        EdtfSet: edtf_sets(),
        Moment: moments(),
        MomentInterval: moment_intervals(),
    },
    integers=st.integers(1, 50),
    numbers=st.integers(-90, 90) | st.floats(-90, 90).map(lambda number: round(number, 4)),
    free=_json,
    maps=extras(),
    whole={Text: _text, Name: names(), Identifier: identifiers()},
    always={
        Quantity: {"value": st.integers(0, 600_000)},
        Claim: {"field": st.just("names"), "value": names().map(lambda name: (name.text,))},
        Membership: {"organization": ids("organization"), "member": ids("state", "leader")},
        Timing: {"wording": _text},
        Clause: {"text": _text, "number": _WORDS["number"]},
        Acceptance: {"reason": _sentences},
        Name: {"text": names().map(lambda name: name.text)},
        Identifier: {"scheme": st.just("viaf"), "value": st.integers(1, 999).map(str)},
    },
    most=2,
)
"""Values as real documents have them."""


def realistic(cls: type) -> Callable[..., st.SearchStrategy[Any]]:
    """Make the strategy of a class: its fields may be given, as values or as strategies."""

    def strategy(**fields: object) -> st.SearchStrategy[Any]:
        return instances(REALISTIC, cls, 0, **fields)

    strategy.__doc__ = f"""Draw instances of {cls.__name__}, with some of their optional fields.

    Args:
        fields: fields that are given, each as a value or as a strategy of values; a list also by
            its one item, a date also as its text.

    Raises:
        InvalidArgument: there is no such field, or it cannot hold the value.
    """
    return strategy


states: Callable[..., st.SearchStrategy[State]] = realistic(State)
leaders: Callable[..., st.SearchStrategy[Leader]] = realistic(Leader)
offices: Callable[..., st.SearchStrategy[Office]] = realistic(Office)
organizations: Callable[..., st.SearchStrategy[Organization]] = realistic(Organization)
places: Callable[..., st.SearchStrategy[Place]] = realistic(Place)
meetings: Callable[..., st.SearchStrategy[Meeting]] = realistic(Meeting)
events: Callable[..., st.SearchStrategy[Event]] = realistic(Event)
plans: Callable[..., st.SearchStrategy[PeacePlan]] = realistic(PeacePlan)
positions: Callable[..., st.SearchStrategy[Position]] = realistic(Position)
statements: Callable[..., st.SearchStrategy[Statement]] = realistic(Statement)
sources: Callable[..., st.SearchStrategy[Source]] = realistic(Source)
claims: Callable[..., st.SearchStrategy[Claim]] = realistic(Claim)
commitments: Callable[..., st.SearchStrategy[Commitment]] = realistic(Commitment)
conditions: Callable[..., st.SearchStrategy[Condition]] = realistic(Condition)
timings: Callable[..., st.SearchStrategy[Timing]] = realistic(Timing)
triggers: Callable[..., st.SearchStrategy[Trigger]] = realistic(Trigger)
participations: Callable[..., st.SearchStrategy[Participation]] = realistic(Participation)
objectives: Callable[..., st.SearchStrategy[Objective]] = realistic(Objective)
quantities: Callable[..., st.SearchStrategy[Quantity]] = realistic(Quantity)
citations: Callable[..., st.SearchStrategy[Citation]] = realistic(Citation)
parties: Callable[..., st.SearchStrategy[Party]] = realistic(Party)
relations: Callable[..., st.SearchStrategy[Relation]] = realistic(Relation)
coverages: Callable[..., st.SearchStrategy[Coverage]] = realistic(Coverage)
acceptances: Callable[..., st.SearchStrategy[Acceptance]] = realistic(Acceptance)


def tenures(*, on: DayLike | None = None, **fields: object) -> st.SearchStrategy[Tenure]:
    """Draw tenures.

    Args:
        on: a day on which they certainly hold, as `queries.office_holders` says: not as elect or
            disputed.
        fields: fields that are given, each as a value or as a strategy of values.

    Raises:
        InvalidArgument: an argument cannot be.

    >>> from hypothesis import find
    >>> tenure = find(tenures(office="office:fr-president", on="2025-08-17"), lambda each: True)
    >>> tenure.attested
    (EdtfDate('2025-08-17'),)
    """
    if on is not None:
        held = fields.get("status", st.sampled_from(_IN_OFFICE))
        expected = f"one of {', '.join(_IN_OFFICE)} where a day is given"
        fields["status"] = checked("tenures", "status", held, _IN_OFFICE.__contains__, expected)
    return _edges(Tenure, "tenures", on, fields)


_IN_OFFICE: Final = ("substantive", "acting", "caretaker")
"""Statuses in which an office is certainly held."""


def memberships(*, on: DayLike | None = None, **fields: object) -> st.SearchStrategy[Membership]:
    """Draw memberships.

    Args:
        on: a day on which they certainly hold, as `queries.members` says; their status is then
            `member` unless it is given.
        fields: fields that are given, each as a value or as a strategy of values.

    Raises:
        InvalidArgument: an argument cannot be.

    >>> from hypothesis import find
    >>> find(memberships(organization="organization:six-seas"), lambda each: True)
    Membership('membership:six-seas/state-FR')
    """
    if on is not None:
        fields.setdefault("status", "member")
    return _edges(Membership, "memberships", on, fields)


def _edges(
    cls: type, function: str, on: DayLike | None, fields: dict[str, object]
) -> st.SearchStrategy[Any]:
    if on is None:
        return instances(REALISTIC, cls, 0, **fields)
    given = [name for name in ("period", "attested") if name in fields]
    if given:
        raise refuse(function, "on", f"left out where {given[0]} is given", on)
    day = as_day(function, "on", on)
    date = EdtfDate(str(day))
    return st.one_of(
        instances(REALISTIC, cls, 0, period=None, attested=(date,), **fields),
        instances(REALISTIC, cls, 0, period=_periods_on(day), attested=(), **fields),
    )


@st.composite
def _periods_on(draw: st.DrawFn, day: Day) -> EdtfInterval:
    before, after = min(3000, day - FIRST_DAY), min(3000, LAST_DAY - day)
    start = day - draw(st.integers(0, before))
    end = draw(st.just("..") | st.integers(0, after).map(lambda offset: str(day + offset)))
    return EdtfInterval(f"{start}/{end}")


def clauses(
    *, depth: int | None = None, modality: object = None, **fields: object
) -> st.SearchStrategy[Clause]:
    """Draw clauses.

    Args:
        depth: how many levels of clauses there are exactly, 1 for none below; any if None.
        modality: of each, whatever its depth: it has a commitment of this modality, or more than
            one, and none of another. Clauses that are given are left as they are.
        fields: fields that are given, each as a value or as a strategy of values.

    Raises:
        InvalidArgument: an argument cannot be.

    >>> from hypothesis import find
    >>> clause = find(clauses(depth=2, modality="commits"), lambda each: True)
    >>> clause.clauses[0].commitments[0].modality
    'commits'
    """
    given = dict(fields)
    if modality is not None:
        if "commitments" in given or "commitment" in given:
            raise refuse("clauses", "modality", "left out where commitments are given", modality)
        one = commitments(modality=modality)
        given["commitments"] = st.lists(one, min_size=1, max_size=2).map(tuple)
    if depth is not None and (type(depth) is not int or not 1 <= depth <= 9):
        raise refuse("clauses", "depth", "a whole number from 1 to 9", depth)
    if "clauses" in given or "clause" in given:
        if depth is not None:
            raise refuse("clauses", "depth", "left out where clauses are given", depth)
    elif depth is not None or modality is not None:
        given["clauses"] = _clauses_below(depth, modality)
    return instances(REALISTIC, Clause, 0, **given)


def _clauses_below(depth: int | None, modality: object) -> st.SearchStrategy[tuple[Clause, ...]]:
    """Draw what is below a clause: as many levels as are left, or none, one or two."""
    if depth == 1:
        return st.just(())
    levels = (1, 2) if depth is None else (depth - 1,)
    rows = st.lists(
        st.one_of([clauses(depth=each, modality=modality) for each in levels]),
        min_size=0 if depth is None else 1,
        max_size=2,
        unique_by=lambda clause: clause.number,
    )
    return rows.map(tuple)


OF_CLASS: Final[dict[type, Callable[..., st.SearchStrategy[Any]]]] = {
    State: states,
    Leader: leaders,
    Office: offices,
    Tenure: tenures,
    Organization: organizations,
    Membership: memberships,
    Place: places,
    Meeting: meetings,
    Event: events,
    PeacePlan: plans,
    Position: positions,
    Statement: statements,
    Source: sources,
    Claim: claims,
    Clause: clauses,
    Commitment: commitments,
    Condition: conditions,
    Timing: timings,
    Trigger: triggers,
    Participation: participations,
    Objective: objectives,
    Quantity: quantities,
    Citation: citations,
    Party: parties,
    Relation: relations,
    Coverage: coverages,
    Acceptance: acceptances,
    Name: names,
    Identifier: identifiers,
    Text: texts,
}
"""The strategy of each class."""


E = TypeVar("E", bound=Entity)


@overload
def entities(cls: type[E], /) -> st.SearchStrategy[E]: ...
@overload
def entities(*classes: type[Entity]) -> st.SearchStrategy[Entity]: ...
def entities(*classes: type[Entity]) -> st.SearchStrategy[Any]:
    """Draw entities of some classes, or of any.

    >>> from hypothesis import find
    >>> find(entities(State, Leader), lambda entity: True)
    State('state:FR')
    """
    from coalition_model.entities.kinds import KINDS  # noqa: PLC0415

    known = tuple(kind.cls for kind in KINDS)
    for cls in classes:
        if cls not in known:
            raise refuse("entities", "classes", "classes of entities", cls)
    return st.one_of([OF_CLASS[cls]() for cls in cast("Any", classes or known)])
