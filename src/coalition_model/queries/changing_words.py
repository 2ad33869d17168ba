"""Changes in sentences: 'France supports clause 4 …; until 12 September 2025 no position'."""

from typing import Any, Final, Literal, cast

from coalition_model.dossier import Dossier
from coalition_model.entities import (
    Claim,
    Clause,
    Event,
    Meeting,
    Membership,
    Participation,
    PeacePlan,
    Position,
    Source,
    Statement,
    Tenure,
)
from coalition_model.entities.common import Part
from coalition_model.entities.conditions import Condition, Timing
from coalition_model.entities.positions import Stance
from coalition_model.errors import InvalidValue
from coalition_model.queries.changing_positions import (
    before_position,
    conditions_words,
    position_words,
    quotes,
    stance_words,
)
from coalition_model.queries.claimed import value_of
from coalition_model.queries.dates_in_words import when_words
from coalition_model.queries.naming import Names, phrase, plain
from coalition_model.queries.wording import Words, own_words
from coalition_model.values.citations import Citation
from coalition_model.values.edtf import EdtfDate
from coalition_model.values.ids import kind_of, local_of
from coalition_model.values.temporal import Temporal
from coalition_model.values.text import Text
from coalition_model.values.when import sort_key

Turn = Literal["added", "removed", "changed"]

_WORDINGS: Final = {
    (type(None), "title"),
    (Clause, "text"),
    (Source, "text"),
    (Statement, "text"),
    (Condition, "wording"),
    (Timing, "wording"),
}
"""Fields that may hold the words of a document, or of a dossier: others are the author's."""
_NEW: Final = "new in the dossier"
_GONE: Final = "no longer in the dossier"


class Telling:
    """Tells changes between two states of a dossier in sentences."""

    def __init__(self, old: Dossier, new: Dossier, language: str | None) -> None:
        self._dossiers = {"old": old, "new": new}
        self._words = {
            state: Words(Names(dossier, language)) for state, dossier in self._dossiers.items()
        }

    def added(self, thing: Part) -> str:
        """Tell that an entity or part came, and what was before it."""
        return self._on_condition(thing, "new") or self._came_or_went(thing, "new")

    def removed(self, thing: Part) -> str:
        """Tell that an entity or part went."""
        if told := self._on_condition(thing, "old"):
            return told
        return f"{self._came_or_went(thing, 'old')}: {_GONE}"

    def _on_condition(self, thing: Part, state: str) -> str:
        """Tell of a condition that a position got or lost what the position is and was."""
        if not isinstance(thing, Condition):
            return ""
        id_ = self._dossiers[state].whole_of(thing.id).id
        old, new = self._dossiers["old"].get(id_), self._dossiers["new"].get(id_)
        if not isinstance(old, Position) or not isinstance(new, Position):
            return ""
        before = conditions_words(self._words["old"], old)
        told = position_words(self._of_part(new, "new"), new)
        return f"{told}, before {before or 'without condition'}"

    def _of_part(self, thing: Part | None, state: str) -> Words:
        """Give words for a thing: with quotation marks where its wordings are a document's."""
        return self._words[state].of(quotes(self._dossiers[state], thing))

    def _came_or_went(self, thing: Any, state: str) -> str:
        words = self._of_part(thing, state)
        match thing:
            case Position():
                told, rest = (
                    position_words(words, thing),
                    before_position(self._words["old"], self._words["new"], thing),
                )
            case Tenure() if _start(thing) is not None:
                told, rest = self._tenure(words, thing), self._before_tenure(thing)
            case Membership():
                told, rest = self._membership(words, thing), "before, not in this dossier"
            case Claim():
                return self._claim(words, thing) + (f": {_NEW}" if state == "new" else "")
            case _:
                told, rest = self._thing(words, thing), _NEW
                return f"{told}: {rest}" if state == "new" else told
        joint = "; " if isinstance(thing, Position | Membership) else ", "
        return f"{told}{joint}{rest}" if state == "new" else told

    def _thing(self, words: Words, thing: Any) -> str:
        """Say what a thing is: its name, its kind, and the little that tells it from others."""
        names = words.names
        name = names.of(thing)
        match thing:
            case Meeting() | Event():
                kind = "" if thing.kind == "other" else plain(thing.kind)
                status = thing.status or ""
                when = when_words(thing.when) if thing.when is not None else ""
                details = ", ".join(each for each in (kind, plain(status), when) if each)
                return f"{name} ({details})" if details else name
            case PeacePlan():
                when = f" of {when_words(thing.when)}" if thing.when is not None else ""
                count = len(thing.clauses)
                clauses = f"{count} clause{'' if count == 1 else 's'}"
                return f"{name} ({plain(thing.kind)}{when}, {clauses})"
            case Clause():
                return f"{name}, {self._clause(words, thing)}"
            case Statement():
                return self._statement(words, thing)
            case Tenure():
                return self._tenure(words, thing)
            case Source():
                when = f", {when_words(thing.published)}" if thing.published is not None else ""
                told = f" ({plain(thing.kind)}{when})" if thing.names else ""
                return f"source {name}{told}"
            case Participation():
                return f"{name}: {self._participation(words, thing)}"
            case _:
                return self._part(words, thing)

    def _part(self, words: Words, thing: Any) -> str:
        name = words.names.of(thing)
        whole = words.names.dossier.whole_of(thing.id)
        if whole.id != thing.id:
            return f"{name}: {words.value(thing)}"
        kind = plain(cast("str | None", getattr(thing, "kind", None)) or kind_of(thing.id))
        return name if kind in name.casefold() else f"{name} ({kind})"

    @staticmethod
    def _participation(words: Words, row: Participation) -> str:
        details = [
            "" if row.role == "participant" else f"as {row.role}",
            plain(row.mode or ""),
            f"on behalf of {words.name(row.on_behalf_of)}" if row.on_behalf_of else "",
            f"as {words.name(row.office)}" if row.office else "",
            f"as known on {when_words(row.as_of)}" if row.as_of else "",
        ]
        return ", ".join(each for each in (plain(row.status), *details) if each)

    def _clause(self, words: Words, clause: Clause) -> str:
        if clause.text is None:
            return clause.wording
        told = words.of(own_words(clause)).quoted(clause.text)
        return told if own_words(clause) else f"restated: {told}"

    @staticmethod
    def _statement(words: Words, statement: Statement) -> str:
        when = f" ({when_words(statement.when)})" if statement.when is not None else ""
        said = ""
        if statement.text is not None:
            said = f": {words.quoted(statement.text)}"
        return f"{words.names.of(statement)}{when}{said}"

    def _tenure(self, words: Words, tenure: Tenure) -> str:
        status = "" if tenure.status == "substantive" else f" ({tenure.status})"
        when = f" {when_words(tenure.period)}" if tenure.period is not None else ""
        if tenure.period is None and tenure.attested:
            when = " attested on " + ", ".join(when_words(each) for each in tenure.attested)
        return f"{words.name(tenure.office)}: {words.name(tenure.leader)}{status}{when}"

    def _before_tenure(self, tenure: Tenure) -> str:
        """Name who held the office before: the last who began before, in either state."""
        start = _start(tenure)
        last: tuple[Any, str] | None = None
        for state in ("old", "new"):
            for each in self._dossiers[state].derived(_by_office).get(tenure.office, ()):
                began = _start(each)
                if each.leader == tenure.leader or began is None or not began < start:
                    continue
                name = self._words[state].name(each.leader)
                if last is None or (began, name) > last:
                    last = (began, name)
        return f"before {last[1]}" if last is not None else "before nobody in this dossier"

    @staticmethod
    def _membership(words: Words, membership: Membership) -> str:
        when = f", {when_words(membership.period)}" if membership.period is not None else ""
        member, organization = words.name(membership.member), words.name(membership.organization)
        if membership.status == "member":
            return f"{member} belongs to {organization}{when}"
        return f"{member}: {membership.status} of {organization}{when}"

    @staticmethod
    def _claim(words: Words, claim: Claim) -> str:
        by = words.name(claim.attributed_to) if claim.attributed_to is not None else ""
        if not by and claim.citations:
            by = words.name(claim.citations[0].source)
        about = claim.about if kind_of(claim.about) == "claim" else words.name(claim.about)
        if claim.says is not None:
            said = f"{about}: {words.names.text(claim.says)}"
        else:
            field = plain((claim.field or "").replace("_", "-"))
            said = f"{field} of {about}: {words.value(_claimed(claim))}"
        verb = "denies" if claim.denies else "claims"
        return phrase(by or "a claim", verb if by else "denies" if claim.denies else "says", said)

    @staticmethod
    def borrowed(come: int, gone: int) -> str:
        """Tell how many entities are taken from other dossiers now, or are its own."""
        told: list[str] = []
        for count, where in ((come, "taken from a dossier that it uses"), (gone, "its own")):
            if count:
                told.append(f"{count} {'entity is' if count == 1 else 'entities are'} now {where}")
        return f"the dossier: {', '.join(told)}"

    def item(self, owner: Part | None, field: str, item: object, *, added: bool) -> str:
        """Tell that a list has an item more, or less."""
        state = "new" if added else "old"
        turn = "added" if added else "removed"
        told = self._told(item, state, owner, field)
        return f"{self._of(owner, state)}: {_label(field)}: {turn} {told}"

    def reordered(self, owner: Part | None, field: str) -> str:
        """Tell that a list has another order."""
        return f"{self._of(owner, 'new')}: {_label(field)} in another order"

    def value(
        self, owner: Part | None, field: str, turn: Turn, before: object, after: object
    ) -> str:
        """Tell that a field has another value."""
        if isinstance(owner, Position) and field == "stance":
            position = position_words(self._of_part(owner, "new"), owner)
            return f"{position}, before: {stance_words(cast('Stance', before))}"
        told = self._of(owner, "new")
        old, new = self._told(before, "old", owner, field), self._told(after, "new", owner, field)
        if isinstance(owner, Tenure):
            told = f"{self._words['new'].name(owner.office)}: "
            told += self._words["new"].name(owner.leader)
        label = "" if isinstance(owner, Tenure) and field == "period" else f": {_label(field)}"
        match turn:
            case "added":
                return f"{told}{label} {new}, before not stated"
            case "removed":
                return f"{told}{label} no longer stated, before {old}"
            case _:
                return f"{told}{label} {new}, before {old}"

    def _of(self, owner: Part | None, state: str) -> str:
        if owner is None:
            return "the dossier"
        words = self._words[state]
        return words.names.of(owner) if owner.id in words.names.dossier else local_of(owner.id)

    def _told(self, value: object, state: str, owner: Part | None, field: str) -> str:
        there = owner and (self._dossiers[state].get(owner.id) or owner)
        words = self._of_part(there, state)
        match value:
            case Citation():
                return _citation(words, value)
            case Text() if (type(there), field) in _WORDINGS:
                told = words.quoted(value)
                return told if words.quoting else f"restated: {told}"
            case Text():
                return words.names.text(value)
            case Temporal():
                return when_words(cast("Any", value))
            case str() if value not in words.names.dossier:
                return plain(value) if value.replace("-", "").isalpha() else value
            case _:
                return words.value(value)


def _citation(words: Words, citation: Citation) -> str:
    source = words.name(citation.source)
    if citation.via is not None:
        source += f", via {words.name(citation.via)}"
    if citation.quote is None:
        return source
    quote = f"“{citation.quote}”" if citation.verbatim else f"restated: {citation.quote}"
    return f"{source}, {quote}"


def _claimed(claim: Claim) -> object:
    """Give a claimed value as a program holds it, or as it is written where it cannot be read."""
    try:
        return value_of(claim.about, claim.field or "", claim.value)
    except InvalidValue:
        return claim.value


def _label(field: str) -> str:
    return field.replace("_", " ") if ":" not in field else field


def _by_office(dossier: Dossier) -> dict[str, tuple[Tenure, ...]]:
    found: dict[str, list[Tenure]] = {}
    for tenure in dossier.all(Tenure):
        found.setdefault(tenure.office, []).append(tenure)
    return {office: tuple(rows) for office, rows in found.items()}


def _start(tenure: Tenure) -> Any:
    """Give a key by which the beginnings of tenures are ordered; None where there is none."""
    if tenure.period is None or not isinstance(tenure.period.start, EdtfDate):
        return None
    return sort_key(tenure.period.start)
