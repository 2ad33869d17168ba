"""Whether something has happened by a day: an event, a meeting, a breach, a clause carried out."""

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from coalition_model.dossier import Dossier
from coalition_model.entities.events import Event
from coalition_model.entities.meetings import Meeting
from coalition_model.queries.day_bounds import EVER, Days, spell_of
from coalition_model.values.answers import Answer
from coalition_model.values.citations import Citation
from coalition_model.values.parties import RelationKind
from coalition_model.values.when import When

_SIGNED: Final = ("signature", "peace-agreement")
_SIGNS: Final[frozenset[RelationKind]] = frozenset({"implements", "part-of"})
_BREACHES: Final[frozenset[RelationKind]] = frozenset({"part-of"})


class Reason(NamedTuple):
    """Why something is so: what of, in words, on which evidence, and from which further reasons.

    Attributes:
        about: the id of what it is about.
        says: the reason in words.
        citations: the evidence.
        because: the reasons below it.
        needs: the id of a clause or commitment whose own reasons belong below it.
        answer: what it comes to.
    """

    about: str
    says: str
    citations: tuple[Citation, ...]
    because: tuple["Reason", ...]
    needs: str | None
    answer: Answer


class Happening(NamedTuple):
    """Whether something has happened by a day.

    Attributes:
        last: between which days it last did, if it did.
        reason: why.
        answer: whether it did.
    """

    last: Days
    reason: Reason
    answer: Answer


def event_happened(event: Event, on: Days) -> Happening:
    """Tell whether an event has occurred by a day: begun, if it lasts.

    YES only for what the dossier holds to have occurred, on a day that is certainly not later. NO
    for what failed or lies after the day. What is announced, only thought of or without a status
    may have occurred: UNKNOWN.
    """
    return _happened(event.id, event.status or "", event.when, on, event.citations)


def meeting_happened(meeting: Meeting, on: Days) -> Happening:
    """Tell whether a meeting has been held, or begun, by a day."""
    status = {"held": "occurred", "cancelled": "failed"}.get(meeting.status or "", meeting.status)
    return _happened(meeting.id, status or "", meeting.when, on, meeting.citations)


def _happened(
    id_: str, status: str, when: When | None, on: Days, citations: tuple[Citation, ...]
) -> Happening:
    first = spell_of(when).first
    by = first.by(on) if when is not None else Answer.UNKNOWN
    if status == "occurred":
        answer = by
        says = f"occurred on {when}" if when is not None else "occurred, on a day that is not known"
    elif status == "failed":
        answer, says = Answer.NO, "did not come about"
    else:
        answer = by & Answer.UNKNOWN
        stands = f"is {status}" if status else "has no status"
        says = f"{stands}{f', for {when}' if when is not None else ''}"
        says += "" if answer is Answer.NO else "; whether it occurred is not known"
    last = Days(min(first.low, on.high), min(first.high, on.high))
    return Happening(last, Reason(id_, says, citations, (), None, answer), answer)


def carried_out(dossier: Dossier, id_: str, on: Days) -> Happening:
    """Tell whether a clause or commitment has been carried out: an event that implements it has."""
    events = dossier.derived(_implementing).get(id_, ())
    return _any(id_, "carried out", "no event in this dossier implements it", events, on)


def breached(dossier: Dossier, id_: str, on: Days) -> Happening:
    """Tell whether something has been breached: a violation that is `part-of` it has occurred.

    A violation of a part breaches the whole of it. A violation that merely precedes or follows
    something, or points to it in any other way, is none of it.
    """
    found: dict[str, Event] = {}
    violations = dossier.derived(_violating)
    for target in _with_parts(dossier, id_):
        found |= {event.id: event for event in violations.get(target, ())}
    return _any(id_, "breached", "no violation of it is in this dossier", found.values(), on)


def signed(dossier: Dossier, plan: str, on: Days) -> Happening | None:
    """Tell whether a plan has been signed; None where no event of signing is of it.

    An event of signing is of a plan that it `implements` or is `part-of`; one that merely precedes
    or follows the plan says nothing of it.
    """
    events = dossier.derived(_signing).get(plan, ())
    return _any(plan, "signed", "", events, on) if events else None


def _any(id_: str, verb: str, silent: str, events: Iterable[Event], on: Days) -> Happening:
    rows = [event_happened(event, on) for event in events]
    answer = Answer.NO
    for row in rows:
        answer |= row.answer
    if not rows:
        answer = Answer.UNKNOWN  # silence is no denial
    words = {
        Answer.YES: f"has been {verb}",
        Answer.NO: f"has not been {verb}",
        Answer.UNKNOWN: f"may have been {verb}" if rows else silent,
    }
    reason = Reason(id_, words[answer], (), tuple(row.reason for row in rows), None, answer)
    return Happening(latest(rows, on), reason, answer)


def latest(rows: Iterable[Happening], on: Days) -> Days:
    """Bound the day on which any of several things happened last, by a day."""
    given = [row for row in rows if row.answer.possible]
    low = max((row.last.low for row in given if row.answer.certain), default=-EVER)
    high = max((row.last.high for row in given), default=on.high)
    return Days(low, min(high, on.high))


def _with_parts(dossier: Dossier, id_: str) -> list[str]:
    """List a clause with the clauses and commitments in it; anything else stands alone."""
    found: list[str] = []
    waiting = [id_]
    while waiting:
        each = waiting.pop()
        found.append(each)
        owner = dossier[each]
        waiting += (part.id for part in getattr(owner, "clauses", ()))
        waiting += (part.id for part in getattr(owner, "commitments", ()))
    return found


def _implementing(dossier: Dossier) -> dict[str, list[Event]]:
    return _pointing(dossier, lambda event, kind: kind == "implements" and not _violates(event))


def _violating(dossier: Dossier) -> dict[str, list[Event]]:
    return _pointing(dossier, lambda event, kind: kind in _BREACHES and _violates(event))


def _signing(dossier: Dossier) -> dict[str, list[Event]]:
    return _pointing(dossier, lambda event, kind: kind in _SIGNS and event.kind in _SIGNED)


def _violates(event: Event) -> bool:
    return event.kind == "violation"


def _pointing(
    dossier: Dossier, wanted: Callable[[Event, RelationKind], bool]
) -> dict[str, list[Event]]:
    """Sort events by what they point to."""
    found: dict[str, list[Event]] = {}
    for event in dossier.events.values():
        for relation in event.relations:
            if wanted(event, relation.kind):
                rows = found.setdefault(relation.target, [])
                if event not in rows[-1:]:
                    rows.append(event)
    return found
