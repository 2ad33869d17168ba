"""Which fields vary with time, which lists are ever whole, and which values only come first.

These tables decide what excuses two sources that differ. They are meant to be read and disputed.
"""

from typing import Final

from coalition_model.values.answers import Answer

VARYING: Final = frozenset(
    {
        "event.status",
        "leader.nationality",
        "meeting.status",
        "membership.status",
        "organization.declared_size",
        "organization.members",
        "organization.objectives",
        "organization.parent",
        "organization.parties:funder",
        "organization.parties:guarantor",
        "organization.parties:guest",
        "organization.parties:host",
        "organization.parties:mediator",
        "organization.parties:monitor",
        "organization.parties:participant",
        "organization.seat",
        "organization.status",
        "participation.status",
        "place.part_of",
        "plan.parties:endorser",
        "plan.parties:funder",
        "plan.parties:guarantor",
        "plan.parties:signatory",
        "position.stance",
        "state.status",
        "tenure.status",
    }
)
"""What may be one thing today and another tomorrow, as `kind.field` or `kind.field:aspect`. Two
values that hold at different times do not contradict one another. Everything else is fixed:
`founded`, initiators, periods, when and where a meeting was and who chaired it."""

UNSETTLED: Final = frozenset({"organization.parties:chair"})
"""What some sources state for a day and others once and for all: who leads an organization. At
different times two values may contradict one another, so the answer is UNKNOWN. Free words are
of this sort too: nothing tells whether what they say varies."""

NEVER_WHOLE: Final = frozenset(
    {"about", "attested", "citations", "extra", "names", "relations", "topics"}
)
"""Lists that nobody means to be whole, so that not being in them denies nothing."""

ACCEPTED_IN_PART: Final = NEVER_WHOLE | {
    "agenda",
    "clauses",
    "identifiers",
    "objectives",
    "outcomes",
    "participants",
}
"""Lists of which an entity holds what is known, which need not be all. A claimed one is whole
unless it is `open`."""

STAGES: Final[dict[str, frozenset[str]]] = {
    "event.status": frozenset({"hypothetical", "announced"}),
    "meeting.status": frozenset({"announced", "confirmed"}),
}
"""What is said beforehand: a meeting that was announced may well have been held."""

ALIKE: Final = (
    frozenset({"countries", "states", "nations", "member states", "member countries"}),
    frozenset({"pays", "etats", "nations", "etats membres", "pays membres"}),
    frozenset({"lander", "staaten", "nationen", "mitgliedstaaten", "mitgliedslander"}),
    frozenset({"paises", "estados", "naciones", "nacoes"}),
    frozenset({"paesi", "stati", "nazioni"}),
    frozenset({"kraje", "krajow", "panstwa", "panstw"}),
    frozenset({"країни", "країн", "держави", "держав"}),
    frozenset({"страны", "стран", "государства", "государств"}),
    frozenset({"soldiers", "troops", "personnel", "military personnel"}),
    frozenset({"soldats", "militaires", "hommes", "troupes"}),
)
"""Words that may count the same, as `queries.names.words` writes them: whether 26 states deny 31
countries cannot be told. Numbers in other words are of other things, and are not compared."""

NEGATES: Final = {"absent": "attended", "not-invited": "invited"}
"""The attendances that deny another."""


def varies(kind: str, field: str | None, aspect: str | None = None) -> Answer:
    """Tell whether a field varies with time.

    >>> varies("organization", "founded"), varies("organization", "declared_size")
    (Answer.NO, Answer.YES)
    >>> varies("meeting", "parties", "chair"), varies("organization", "parties", "chair")
    (Answer.NO, Answer.UNKNOWN)
    """
    if field is None:
        return Answer.UNKNOWN
    keys = {f"{kind}.{field}", f"{kind}.{field}:{aspect}"}
    if keys & VARYING:
        return Answer.YES
    return Answer.UNKNOWN if keys & UNSETTLED else Answer.NO
