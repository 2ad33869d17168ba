"""What to call things: a name where there is one, else words made of what the thing joins."""

from typing import Any, Final, cast

from coalition_model.dossier import Dossier
from coalition_model.entities import (
    Claim,
    Clause,
    Commitment,
    Condition,
    Meeting,
    Membership,
    Objective,
    Participation,
    Position,
    Source,
    Statement,
    Tenure,
    Timing,
)
from coalition_model.entities.common import Entity
from coalition_model.entities.positions import Stance
from coalition_model.queries.dates_in_words import when_words
from coalition_model.values.ids import kind_of, local_of
from coalition_model.values.names import Name, NameKind
from coalition_model.values.text import Text

_RANK: Final[dict[NameKind, int]] = {
    "short": 0,
    "official": 1,
    "so-called": 1,
    "transliteration": 1,
    "alias": 2,
    "metonym": 2,
    "former": 3,
    "adjective": 4,
    "account": 5,
}
"""Which of several names in one language is shown: the lower the better."""

_STANCES: Final[dict[Stance, str]] = {
    "supports": "supports",
    "opposes": "opposes",
    "neutral": "neutral on",
    "abstains": "abstains on",
    "mixed": "of two minds on",
    "declined": "declined to say on",
}


def plain(word: str) -> str:
    """Write a word of the model as prose: `not-invited` is 'not invited'."""
    return word.replace("-", " ")


def phrase(*words: str) -> str:
    """Join the words that are not empty."""
    return " ".join(word for word in words if word)


class Names:
    """Names the entities and parts of a dossier, in the languages that the reader prefers.

    Attributes:
        dossier: where the names are.
        languages: primary language tags, the most wanted first.
    """

    def __init__(self, dossier: Dossier, language: str | None = None) -> None:
        self.dossier: Dossier = dossier
        wanted = (language.partition("-")[0].lower(),) if language else ()
        self.languages: tuple[str, ...] = tuple(dict.fromkeys((*wanted, "en")))

    def text(self, text: Text) -> str:
        """Give the words in the language wanted, else in English, else as they come."""
        return text.wording(*self.languages) or str(text)

    def name(self, id: str) -> str:
        """Name whatever has this id, in a word or a phrase."""
        return self.of(self.dossier[id])

    def names(self, ids: tuple[str, ...]) -> str:
        """Name several things in a row."""
        return ", ".join(self.name(each) for each in ids)

    def of(self, owner: Any) -> str:
        """Name an entity or a part."""
        chosen = self._chosen(getattr(owner, "names", ()))
        return chosen or self._made(owner)

    def _chosen(self, names: tuple[Name, ...]) -> str:
        def rank(name: Name) -> tuple[int, int]:
            tag = (name.language or "").partition("-")[0].lower()
            place = self.languages.index(tag) if tag in self.languages else len(self.languages)
            return (place, _RANK[name.kind])

        return min(names, key=rank).text if names else ""

    def _made(self, owner: Any) -> str:
        """Make a phrase of what a thing without a name joins."""
        match owner:
            case Membership():
                status = "" if owner.status == "member" else f", {owner.status}"
                return f"{self.name(owner.member)} in {self.name(owner.organization)}{status}"
            case Tenure():
                status = "" if owner.status == "substantive" else f" ({owner.status})"
                return f"{self.name(owner.leader)}, {self.name(owner.office)}{status}"
            case Position():
                return self._position(owner)
            case Statement():
                return phrase(plain(owner.kind), "by" if owner.speakers else "", self._by(owner))
            case Source():
                return self._source(owner)
            case Claim():
                return self._claim(owner)
            case Meeting():
                when = f"of {when_words(owner.when)}" if owner.when else f"'{local_of(owner.id)}'"
                return f"{plain(owner.kind)} {when}"
            case _:
                return self._part(owner)

    def _position(self, owner: Position) -> str:
        return f"{self.name(owner.actor)}: {_STANCES[owner.stance]} {self.name(owner.target)}"

    def _by(self, owner: Statement) -> str:
        medium = f"on {owner.medium}" if owner.medium else ""
        return phrase(self.names(owner.speakers), medium)

    def _source(self, owner: Source) -> str:
        publisher = owner.publisher or self.names(owner.authors)
        published = when_words(owner.published) if owner.published else ""
        if not publisher:
            return phrase(plain(owner.kind), f"'{local_of(owner.id)}'")
        return ", ".join(each for each in (publisher, plain(owner.kind), published) if each)

    def _claim(self, owner: Claim) -> str:
        field = f"the {owner.field.replace('_', ' ')} of" if owner.field else ""
        nested = kind_of(owner.about) == "claim"  # claims may be about one another, in a circle
        about = owner.about if nested else self.name(owner.about)
        return phrase(owner.kind, "on", field, about)

    def _part(self, owner: Any) -> str:
        local = local_of(owner.id)
        match owner:
            case Clause():
                whole = self.of(self.dossier.whole_of(owner.id))
                return f"clause {local.partition('/')[2].replace('/', '.')} of {whole}"
            case Commitment():
                clause, _, place = local.rpartition("/")
                return f"commitment {place} in {self.name(f'clause:{clause}')}"
            case Participation():
                return f"{self.name(owner.actor)} at {self._whole(owner.id)}"
            case Objective():
                return f"objective {local.rpartition('/')[2]} of {self._whole(owner.id)}"
            case Condition() | Timing():
                wording = f"'{self.text(owner.wording)}'" if owner.wording else ""
                word = type(owner).__name__.lower()
                return phrase(word, wording, f"in {self._whole(owner.id)}")
            case _:
                return local

    def _whole(self, id: str) -> str:
        return self.of(self.dossier.whole_of(id))


def label_of(names: Names, entity: Entity) -> str:
    """Name an entity together with its kind, where the name alone does not show it.

    'Video conference of the coalition' shows it, 'the week in Alaska' does not.
    """
    kind = plain(cast("str", getattr(entity, "kind", "")))
    name = names.of(entity)
    said = not entity.names or kind == "other" or kind in name.casefold()
    return name if said or not kind else f"{kind}: {name}"
