"""What happened, or was to happen, in order."""

from typing import Final, NamedTuple, get_args

from coalition_model.dossier import Dossier
from coalition_model.entities.common import Entity
from coalition_model.entities.events import Event, EventStatus
from coalition_model.entities.meetings import Meeting, MeetingStatus
from coalition_model.entities.plans import PeacePlan
from coalition_model.entities.positions import Position
from coalition_model.entities.references import references
from coalition_model.entities.statements import Statement
from coalition_model.errors import InvalidValue
from coalition_model.queries.common import PeriodLike, as_period, undated_last
from coalition_model.values.allen import overlaps
from coalition_model.values.answers import Answer
from coalition_model.values.ids import kind_of
from coalition_model.values.shapes import one_of
from coalition_model.values.when import When

_STATUSES: Final = (*get_args(MeetingStatus), *get_args(EventStatus))
_DATED: Final = (Meeting, Event, PeacePlan, Statement, Position)


class Entry(NamedTuple):
    """One line of a timeline."""

    when: When | None
    kind: str
    entity: Entity
    status: str | None
    answer: Answer


def timeline(
    dossier: Dossier,
    *,
    actor: str | None = None,
    between: PeriodLike | None = None,
    status: str | None = None,
) -> list[Entry]:
    """List meetings, events, plans, statements and positions in order of time.

    Args:
        dossier: where to look.
        actor: only what points to this person, state or organization.
        between: only what may share a moment with this stretch of time.
        status: only meetings and events of this status: held, confirmed, hypothetical, ...

    Returns:
        Entries in order of time, undated ones last. The answer tells whether the date certainly
        falls into `between`; without it every answer is YES.

    Raises:
        UnknownId: the dossier has no such actor.
        InvalidDate: `between` is no temporal value.
        InvalidValue: no meeting or event can have this status.
    """
    if status is not None and status not in _STATUSES:
        raise InvalidValue("timeline", "status", status, one_of(_STATUSES))
    if actor is not None:
        dossier.require(actor, "leader", "state", "organization")
    period = as_period(between) if between is not None else None
    found: list[Entry] = []
    for entity in dossier:
        if not isinstance(entity, _DATED):
            continue
        state: str | None = getattr(entity, "status", None)
        if status is not None and state != status:
            continue
        if actor is not None and all(each.target != actor for each in references(entity)):
            continue
        answer = Answer.YES
        if period is not None:
            answer = overlaps(entity.when, period) if entity.when else Answer.UNKNOWN
        if answer.possible:
            found.append(Entry(entity.when, kind_of(entity.id), entity, state, answer))
    found.sort(key=lambda row: (*undated_last(row.when), row.entity.id))
    return found
