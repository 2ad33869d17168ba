"""Whether a condition is met on a day."""

from collections.abc import Callable
from typing import Final

from coalition_model.dossier import Dossier
from coalition_model.entities.conditions import Condition, Trigger
from coalition_model.entities.events import Event
from coalition_model.entities.meetings import Meeting
from coalition_model.queries.day_bounds import EVER, Days
from coalition_model.queries.happenings import (
    Happening,
    Reason,
    breached,
    event_happened,
    meeting_happened,
)
from coalition_model.values.answers import Answer

CarriedOut = Callable[[str], Happening]
"""Tells whether a clause or commitment has been carried out."""

_HAPPENS: Final = {
    "occurs": "occurs",
    "not-occurs": "does not occur",
    "breached": "is breached",
}


def condition_met(
    dossier: Dossier, condition: Condition, on: Days, carried_out: CarriedOut
) -> Happening:
    """Tell whether a condition is met on a day.

    All of its triggers are needed, or any. A condition that is not coded, with words but without
    triggers, is UNKNOWN.
    """
    words = str(condition.wording) if condition.wording is not None else "a condition"
    if not condition.triggers:
        says = f"{condition.effect} on {words}, which is not coded"
        reason = Reason(condition.id, says, condition.citations, (), None, Answer.UNKNOWN)
        return Happening(Days(-EVER, on.high), reason, Answer.UNKNOWN)
    rows = [_triggered(dossier, each, on, carried_out) for each in condition.triggers]
    joint = " and " if condition.combine == "all" else " or "
    coded = joint.join(f"{each.of} {_HAPPENS[each.happening]}" for each in condition.triggers)
    if condition.combine == "all":
        answer = Answer.YES
        for row in rows:
            answer &= row.answer
        last = Days(max(row.last.low for row in rows), max(row.last.high for row in rows))
    else:
        answer = Answer.NO
        for row in rows:
            answer |= row.answer
        sure = [row.last.low for row in rows if row.answer.certain]
        may = [row.last.high for row in rows if row.answer.possible]
        last = Days(max(sure, default=-EVER), max(may, default=on.high))
    says = f"{condition.effect} when {coded}"
    if condition.wording is not None:
        says += f" ({words})"
    says += f": {_MET[answer]}"
    because = tuple(row.reason for row in rows)
    reason = Reason(condition.id, says, condition.citations, because, None, answer)
    return Happening(last, reason, answer)


_MET: Final = {
    Answer.YES: "met",
    Answer.NO: "not met",
    Answer.UNKNOWN: "whether it is met is not known",
}


def _triggered(dossier: Dossier, trigger: Trigger, on: Days, carried_out: CarriedOut) -> Happening:
    if trigger.happening == "breached":
        return breached(dossier, trigger.of, on)
    found = happened(dossier, trigger.of, on, carried_out)
    if trigger.happening == "not-occurs":  # as long as it has not, the condition goes on being met
        return Happening(on, found.reason, ~found.answer)
    return found


def happened(dossier: Dossier, id_: str, on: Days, carried_out: CarriedOut) -> Happening:
    """Tell whether an event or meeting has happened, or a clause or commitment is carried out."""
    owner = dossier[id_]
    if isinstance(owner, Event):
        return event_happened(owner, on)
    if isinstance(owner, Meeting):
        return meeting_happened(owner, on)
    return carried_out(id_)
