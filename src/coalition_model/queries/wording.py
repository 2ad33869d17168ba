"""Values in words: quantities, parties, conditions, commitments, and any field of any class."""

import json
from collections.abc import Iterable
from typing import Any, Final, cast

from coalition_model.entities.commitments import Commitment
from coalition_model.entities.conditions import Condition, Timing, Trigger
from coalition_model.entities.meetings import Participation
from coalition_model.entities.organizations import Objective
from coalition_model.entities.plans import Clause
from coalition_model.queries.dates_in_words import duration_words, when_words
from coalition_model.queries.naming import Names, phrase, plain
from coalition_model.values.answers import Answer
from coalition_model.values.frozenmap import FrozenMap
from coalition_model.values.json_values import thaw_json
from coalition_model.values.names import Identifier, Name
from coalition_model.values.parties import Party, Relation
from coalition_model.values.quantities import Quantity
from coalition_model.values.shapes import Shape, fields_of
from coalition_model.values.temporal import Temporal
from coalition_model.values.text import Text

SIGNS: Final = {
    "attended": "✓",
    "held": "✓",
    "occurred": "✓",
    "confirmed": "●",
    "expected": "○",
    "announced": "○",
    "planned": "○",
    "invited": "○",
    "postponed": "»",
    "hypothetical": "?",
    "declined": "✗",
    "absent": "✗",
    "not-invited": "✗",
    "cancelled": "✗",
    "failed": "✗",
    "dissolved": "✗",
}
"""A sign that goes before a status; the word always stands beside it."""

_HAPPENS: Final = {
    "occurs": "occurs",
    "not-occurs": "does not occur",
    "breached": "is breached",
}
_NOTHING: Final = (None, (), "", FrozenMap[str, Any]())


def signed(status: str) -> str:
    """Write a status as a sign and a word.

    >>> signed("not-invited"), signed("active")
    ('✗ not invited', 'active')
    """
    return phrase(SIGNS.get(status, ""), plain(status))


def number(value: float) -> str:
    """Write a number with commas for thousands.

    >>> number(600_000), number(2.5)
    ('600,000', '2.5')
    """
    return f"{value:,}"


def own_words(clause: Clause) -> bool:
    """Tell whether the text of a clause is the document's, or a translation of it, to be quoted.

    What was seen in part is so where the clause is cited with quotations, all of them verbatim.
    """
    if clause.wording == "partial":
        quotes = [each for each in clause.citations if each.quote is not None]
        return bool(quotes) and all(each.verbatim for each in quotes)
    return clause.wording in ("verbatim", "translated")


class Words:
    """Puts the values of a dossier into words.

    Attributes:
        names: names the things that ids point to.
        with_ids: whether a name is followed by its id, to be copied.
        quoting: whether wordings are those of a document, and stand between quotation marks.
    """

    def __init__(self, names: Names, *, with_ids: bool = False, quoting: bool = True) -> None:
        self.names = names
        self.with_ids = with_ids
        self.quoting = quoting

    def of(self, quoting: bool) -> "Words":  # noqa: FBT001 - the truth value is all there is to say
        """Give the same for wordings that are quoted, or that are restated."""
        if quoting == self.quoting:
            return self
        return Words(self.names, with_ids=self.with_ids, quoting=quoting)

    def name(self, id: str) -> str:
        """Name a thing, with its id where that is asked for."""
        if id not in self.names.dossier:
            return id
        name = self.names.name(id)
        return f"{name} [{id}]" if self.with_ids else name

    def quantity(self, quantity: Quantity) -> str:
        """Put a quantity into words, with those of its source where they matter."""
        share = quantity.unit == "share"

        def amount(value: float) -> str:
            return f"{value * 100:g} %" if share else number(value)

        qualifier = "" if quantity.qualifier == "exact" else plain(quantity.qualifier)
        if quantity.value is not None:
            words = phrase(qualifier, amount(quantity.value))
        elif quantity.low is not None and quantity.high is not None:
            words = phrase(qualifier, f"{amount(quantity.low)} to {amount(quantity.high)}")
        elif quantity.low is not None:
            words = phrase(qualifier, "at least", amount(quantity.low))
        else:
            words = phrase(qualifier, "at most", amount(cast("float", quantity.high)))
        if quantity.unit and not share:
            words += f" {quantity.unit}"
        if quantity.of is not None:
            words += f"{' of the' if share else ''} {self.names.text(quantity.of)}"
        return words + (f" ({self.quoted(quantity.wording)})" if quantity.wording else "")

    def quoted(self, text: Text) -> str:
        """Quote a text in its own language; a translation goes without quotation marks."""
        words = self.names.text(text)
        if not self.quoting:
            return words
        original = text.wordings.get(text.original) if text.original else None
        if len(text.wordings) == 1 or words == original:
            return f"“{words}”"
        return words

    def party(self, party: Party) -> str:
        """Put an actor in a role into words."""
        return f"{party.role}: {self.actor(party)}"

    def parties(self, parties: Iterable[Party], *, without: tuple[str, ...] = ()) -> str:
        """Put parties into words, those of one role together."""
        by_role: dict[str, list[str]] = {}
        for party in parties:
            if party.role not in without:
                by_role.setdefault(party.role, []).append(self.actor(party))
        return "; ".join(f"{role}: {', '.join(actors)}" for role, actors in by_role.items())

    def actor(self, party: Party | Participation) -> str:
        """Name an actor, with the office and for whom they act."""
        details: list[str] = []
        if party.office is not None:
            details.append(self.name(party.office))
        if party.on_behalf_of is not None:
            details.append(f"on behalf of {self.name(party.on_behalf_of)}")
        return self.name(party.actor) + (f" ({', '.join(details)})" if details else "")

    def trigger(self, trigger: Trigger) -> str:
        """Say what must happen to what."""
        return f"{self.name(trigger.of)} {_HAPPENS[trigger.happening]}"

    def condition(self, condition: Condition) -> str:
        """Put a condition into words: those of its source, then as coded."""
        wording = self.names.text(condition.wording) if condition.wording else ""
        joint = " and " if condition.combine == "all" else " or "
        coded = joint.join(self.trigger(each) for each in condition.triggers)
        if not coded:
            return wording or plain(condition.effect)
        coded = f"{condition.effect} when {coded}"
        return f"{wording} ({coded})" if wording else coded

    def timing(self, timing: Timing) -> str:
        """Say when something is due: in the words of its source, then as coded."""
        wording = self.names.text(timing.wording) if timing.wording else ""
        points = (
            when_words(timing.when) if timing.when else "",
            self.name(timing.anchor) if timing.anchor else "",
        )
        coded = phrase(*points)
        if not coded:
            return wording
        offset = duration_words(timing.offset) if timing.offset else ""
        joint = "of" if timing.relation == "within" and offset else ""
        relation = "" if timing.relation == "on" and not offset else timing.relation
        words = (relation, offset, joint) if joint else (offset, relation)
        coded = phrase(*words, coded)
        return f"{wording} ({coded})" if wording else coded

    def commitment(self, commitment: Commitment) -> str:
        """Put a commitment into one line: how firmly, who, what; then the rest by name."""
        names = self.names
        bound = [each for each in commitment.parties if each.role == "obligor"]
        who = ", ".join(self.actor(each) for each in bound)
        what = " · ".join(
            names.text(each) for each in (commitment.action, commitment.object) if each
        )
        rest = [
            self.parties(commitment.parties, without=("obligor",)),
            *self.labelled("means", [names.text(each) for each in commitment.means]),
            *self.labelled("to", [names.text(commitment.purpose)] if commitment.purpose else []),
            *self.labelled("how much", [self.quantity(each) for each in commitment.quantities]),
            *self.labelled("where", [self.name(each) for each in commitment.places]),
            *self.labelled("when", [self.timing(commitment.timing)] if commitment.timing else []),
            *self.labelled("if", [self.condition(each) for each in commitment.conditions]),
        ]
        head = plain(commitment.modality) + (f" ({who})" if who else "")
        return "; ".join(each for each in (f"{head}: {what}" if what else head, *rest) if each)

    @staticmethod
    def labelled(label: str, values: list[str]) -> list[str]:
        """Put a label before values, if there are any."""
        return [f"{label}: {', '.join(values)}"] if values else []

    def value(self, value: Any) -> str:
        """Put any value of any field into words, in one line."""
        match value:
            case None:
                return "none"
            case bool():
                return "yes" if value else "no"
            case int() | float():
                return number(value)
            case str():
                return self.name(value) if value in self.names.dossier else value
            case Text():
                return self.names.text(value)
            case Answer():
                return str(value)
            case Temporal():
                return when_words(cast("Any", value))
            case tuple():
                return self.items(cast("tuple[Any, ...]", value)) or "none"
            case FrozenMap():
                return json.dumps(thaw_json(cast("Any", value)), ensure_ascii=False)
            case _:
                return self._object(value)

    def items(self, values: tuple[Any, ...]) -> str:
        """Put a list into one line, those of one role or status together."""
        if values and all(isinstance(each, Party) for each in values):
            return self.parties(values)
        if values and all(isinstance(each, Participation) for each in values):
            by_status: dict[str, list[str]] = {}
            for row in cast("tuple[Participation, ...]", values):
                by_status.setdefault(signed(row.status), []).append(self.actor(row))
            return "; ".join(f"{status}: {', '.join(who)}" for status, who in by_status.items())
        return "; ".join(self.value(each) for each in values)

    def _object(self, value: Any) -> str:
        match value:
            case Name():
                return self.name_words(value)
            case Identifier():
                return f"{value.scheme} {value.value}"
            case Quantity():
                return self.quantity(value)
            case Party():
                return self.party(value)
            case Relation():
                return f"{plain(value.kind)}: {self.name(value.target)}"
            case Participation():
                return self.participation(value)
            case Objective():
                conditions = [self.condition(each) for each in value.conditions]
                text = self.names.text(value.text)
                return "; ".join((text, *self.labelled("if", conditions)))
            case Commitment():
                return self.commitment(value)
            case Condition():
                return self.condition(value)
            case Trigger():
                return self.trigger(value)
            case Timing():
                return self.timing(value)
            case _:
                return self._fields(value)

    def name_words(self, name: Name) -> str:
        """Write a name with its language, kind and time."""
        details = [name.language or "", "" if name.kind == "short" else plain(name.kind)]
        details.append(when_words(name.period) if name.period else "")
        stated = ", ".join(each for each in details if each)
        return f"{name.text} ({stated})" if stated else name.text

    def participation(self, row: Participation) -> str:
        """Say how somebody took part, in one line."""
        details = [
            "" if row.role == "participant" else row.role,
            plain(row.mode or ""),
            f"as known on {when_words(row.as_of)}" if row.as_of else "",
            self.names.text(row.note) if row.note else "",
        ]
        stated = "; ".join(each for each in details if each)
        return f"{signed(row.status)}: {self.actor(row)}" + (f" ({stated})" if stated else "")

    def _fields(self, value: object) -> str:
        """Write the fields of an object that say something."""
        return "; ".join(
            f"{plain(field.name.replace('_', '-'))}: {self.value(each)}"
            for field in fields_of(type(value))
            if (each := getattr(value, field.name)) not in _NOTHING and field.name != "id"
        )


def is_choice(shape: Shape) -> bool:
    """Tell whether a field holds one of a few words."""
    return shape.kind == "choice"
