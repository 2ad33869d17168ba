"""A world while it is being made: what is in it so far, and the sources that tell of it."""

from datetime import datetime
from typing import Final, TypeVar
from zoneinfo import ZoneInfo

import attrs

from coalition_model.dossier import Dossier
from coalition_model.entities.common import Entity
from coalition_model.entities.dossier_notes import Acceptance, Coverage
from coalition_model.entities.references import references
from coalition_model.entities.sources import Source
from coalition_model.testing.worlds.choosing import Choices
from coalition_model.testing.worlds.tables import LANDS, PAPERS, REPORTED, Land, Words
from coalition_model.values.citations import Citation
from coalition_model.values.days import Day
from coalition_model.values.edtf import EdtfDate
from coalition_model.values.frozenmap import FrozenMap
from coalition_model.values.ids import (
    LeaderId,
    OfficeId,
    OrganizationId,
    SourceId,
    StateId,
    source_id,
)
from coalition_model.values.moments import Moment
from coalition_model.values.names import Name
from coalition_model.values.parties import Relation
from coalition_model.values.text import Text

E = TypeVar("E", bound=Entity)

TODAY: Final = Day(2025, 8, 17)
"""The day around which the plainest world lies."""


@attrs.define
class Holder:
    """Who holds which office of what, from which day on, counted from today."""

    leader: LeaderId
    office: OfficeId
    of: StateId | OrganizationId
    since: int
    head: bool = True


@attrs.define(eq=False)
class Report:
    """A source while it is being written: its words grow with what cites it.

    Attributes:
        source: the source so far.
        published: the day on which it was published.
        words: the sentences that it carries; None where it carries none.
        language: the language of its words.
        kept: whether it stays though nothing cites it.
    """

    source: Source
    published: int
    words: list[str] | None
    language: str
    kept: bool = False


@attrs.define
class World:
    """What is in a world so far; days are counted from `today`, so -1 is yesterday.

    Attributes:
        choices: who chooses.
        today: the day around which everything lies.
        lands: the states that it may have, in the order in which they come.
        rows: the entities, by id; sources are in `reports` until the end.
        reports: the sources.
        holders: who holds offices.
        busy: days on which a meeting was or is to be.
    """

    choices: Choices
    today: Day = TODAY
    lands: tuple[Land, ...] = LANDS
    rows: dict[str, Entity] = attrs.field(factory=dict[str, Entity])
    reports: list[Report] = attrs.field(factory=list[Report])
    holders: list[Holder] = attrs.field(factory=list[Holder])
    busy: set[int] = attrs.field(factory=set[int])
    coverage: list[Coverage] = attrs.field(factory=list[Coverage])
    acceptances: list[Acceptance] = attrs.field(factory=list[Acceptance])
    title: Text | None = None
    note: Text | None = None

    def put(self, entity: E) -> E:
        """Take an entity in, in place of one with its id."""
        self.rows[entity.id] = entity
        return entity

    def all(self, cls: type[E]) -> list[E]:
        """Give the entities of a class that are in it so far, sources apart."""
        return [row for row in self.rows.values() if isinstance(row, cls)]

    def fresh(self, kind: str, local: str) -> str:
        """Give a local name that no entity of a kind has yet: `plan`, `plan-2`, ..."""
        names = self.rows if kind != "source" else {each.source.id: each for each in self.reports}
        count, name = 1, local
        while f"{kind}:{name}" in names:
            count += 1
            name = f"{local}-{count}"
        return name

    def day(self, offset: int) -> EdtfDate:
        """Give a day as a date."""
        return EdtfDate(str(self.today + offset))

    def month(self, offset: int) -> EdtfDate:
        """Give the month of a day as a date."""
        return EdtfDate(str(self.today + offset)[:-3])

    def moment(self, offset: int, hour: int, minute: int = 0, zone: str = "UTC") -> Moment:
        """Give a time of day on the clocks of a zone."""
        date = (self.today + offset).to_date()
        moment = datetime(date.year, date.month, date.day, hour, minute, tzinfo=ZoneInfo(zone))
        return Moment.from_datetime(moment)

    def text(self, words: Words, language: str | None = None) -> Text:
        """Give words in one language, or in all that they are written in."""
        if language is None:
            language = self.choices.one(("en", "fr", "uk"))
        if self.choices.whether():
            return Text(FrozenMap(words), language)
        return Text.of(words[language], language)

    def names(self, words: Words) -> tuple[Name, ...]:
        """Name a thing in one language, or in all."""
        if self.choices.whether():
            return tuple(Name(text=text, language=tag) for tag, text in words.items())
        language = self.choices.one(("en", "fr", "uk"))
        return (Name(text=words[language], language=language),)

    def source(
        self,
        since: int | None = None,
        until: int | None = None,
        besides: tuple[str, ...] = (),
    ) -> Report:
        """Give a source that was published between two days, both included; a new one at need."""
        found = [
            each
            for each in self.reports
            if (since is None or each.published >= since)
            and (until is None or each.published <= until)
            and each.source.kind != "post"
            and not each.source.relations
            and each.source.id not in besides
        ]
        if found and (len(self.reports) > 5 or not self.choices.whether()):
            return self.choices.one(found)
        return self.new_source(since, until)

    def new_source(
        self,
        since: int | None = None,
        until: int | None = None,
        languages: tuple[str, ...] = ("fr", "en", "uk"),
    ) -> Report:
        """Write a new article that was published between two days, in one of some languages."""
        if since is None:
            since = until if until is not None else 0
        published = max(since, 0 if until is None else since)
        latest = published + 3 if until is None else max(published, until)
        published = self.choices.number(published, latest)
        language, publisher, slug = self.choices.one(
            [paper for paper in PAPERS if paper[0] in languages]
        )
        local = self.fresh("source", slug)
        source = Source(
            id=source_id(local),
            kind="article",
            publisher=publisher,
            language=language,
            published=self.day(published),
            accessed=self.day(published + 1) if self.choices.whether() else None,
            link=f"https://example.org/{local}",
            names=(Name(text=self.choices.one(REPORTED[language]), language=language),),
        )
        return self.publish(source, published, language, full=self.choices.whether())

    def publish(self, source: Source, published: int, language: str, *, full: bool) -> Report:
        """Take a source in; `full` where it is to carry the words that are cited from it."""
        words: list[str] | None = [] if full else None
        report = Report(source, published, words, language)
        self.reports.append(report)
        return report

    def cite(
        self,
        since: int | None = None,
        until: int | None = None,
        words: Words | None = None,
        fields: tuple[str, ...] = (),
    ) -> tuple[Citation, ...]:
        """Cite a source that was published between two days, perhaps in its words.

        Args:
            since: the first day on which it may have been published.
            until: the last one.
            words: the words that it must hold, as those of a clause; else perhaps a sentence.
            fields: which fields it supports.
        """
        report = self.source(since, until)
        quote: str | None = None
        if words is not None:
            quote = words.get(report.language)
        elif self.choices.whether():
            quote = self.choices.one(REPORTED[report.language])
        return (self.citation(report, quote, fields),)

    def citation(
        self, report: Report, quote: str | None = None, fields: tuple[str, ...] = ()
    ) -> Citation:
        """Cite a source, perhaps in words that it then holds."""
        if quote is not None:
            self.quoted(report, quote)
        return Citation(source=report.source.id, quote=quote, fields=fields)

    def quoted(self, report: Report, words: str) -> None:
        """Let a source that carries its words hold these."""
        if report.words is not None and words not in report.words:
            report.words.append(words)

    def report(self, id: SourceId) -> Report:
        """Give the source with this id."""
        return next(each for each in self.reports if each.source.id == id)

    def post(
        self, author: LeaderId, account: str, when: Moment, day: int, words: Words
    ) -> tuple[Report, str]:
        """Publish a post, which is a source of its own; gives it and its words."""
        language = self.choices.one(("en", "fr", "uk"))
        local = self.fresh("source", f"{account}-post")
        source = Source(
            id=source_id(local),
            kind="post",
            publisher=account,
            authors=(author,),
            language=language,
            published=when,
            link=f"https://example.org/{account}/{local}",
        )
        report = self.publish(source, day, language, full=True)
        self.quoted(report, words[language])
        return report, words[language]

    def relay(self, original: Report, since: int) -> Report:
        """Write an article that relays a source."""
        report = self.new_source(since)
        relation = Relation(kind="relays", target=original.source.id)
        report.source = attrs.evolve(report.source, relations=(relation,))
        return report

    def close(self) -> Dossier:
        """Close what there is into a dossier, without the sources that nothing cites."""
        sources = [_written(report) for report in self._cited()]
        return Dossier(
            [*self.rows.values(), *sources],
            title=self.title,
            note=self.note,
            coverage=self.coverage,
            acceptances=self.acceptances,
        )

    def _cited(self) -> list[Report]:
        owners: list[object] = [*self.rows.values(), *self.coverage, *self.acceptances]
        named = {reference.target for owner in owners for reference in references(owner)}
        left, found = self.reports, [each for each in self.reports if each.kept]
        while True:
            new = [each for each in left if each.source.id in named and each not in found]
            if not new:
                return found
            found += new
            named = {relation.target for each in new for relation in each.source.relations}


def _written(report: Report) -> Source:
    source = report.source
    if not report.words or source.text is not None:
        return source
    return attrs.evolve(source, text=Text.of(" ".join(report.words), report.language))
