"""Build a dossier of a parliament in Popolo form; what the model refuses is named, not hidden."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

import attrs
import pytest

import coalition_model as cm
from coalition_model.values.ids import LeaderId, OrganizationId, SourceId, slug
from coalition_model.values.json_values import JsonValue, freeze_json

FOLDER: Final = Path(__file__).resolve().parents[2].parent / "shared" / "cases" / "popolo"
LANGUAGES: Final = {"estonia": "et", "ireland": "en", "kenya": "en"}
"""In which language the pages on members are; Popolo does not say."""

Row = dict[str, Any]
"""An object of the file, or fields of an entity."""


@attrs.frozen
class Parliament:
    """A parliament, as the file has it and as a dossier.

    Attributes:
        raw: the file.
        dossier: what is made of it.
        unbuilt: memberships that the model refuses: whose, of which term, and the period.
    """

    raw: dict[str, list[Row]]
    dossier: cm.Dossier
    unbuilt: tuple[str, ...]

    def row(self, section: str, name: str) -> Row:
        """Give the row of that name."""
        (found,) = (row for row in self.raw[section] if row["name"] == name)
        return found

    def served(self, name: str) -> list[tuple[str, str, str, str]]:
        """Give term, party, first and last day of a person's rows, '' where the file has none."""
        person = self.row("persons", name)["id"]
        return [
            (
                row["legislative_period_id"],
                row["on_behalf_of_id"],
                row.get("start_date", ""),
                row.get("end_date", ""),
            )
            for row in self.raw["memberships"]
            if row["person_id"] == person
        ]

    def memberships(self, name: str, organization: str) -> list[cm.Membership]:
        """Give a person's memberships of an organization, both by the name in the file, by time."""
        member = _leader_id(self.row("persons", name))
        house = _organization_id(self.row("organizations", organization))
        found = [
            each
            for each in self.dossier.memberships.values()
            if (each.member, each.organization) == (member, house)
        ]
        return sorted(found, key=lambda each: str(each.period))


@cache
def parliament(country: str) -> Parliament:
    """Read a parliament, or skip the test where the file is not here."""
    path = FOLDER / f"{country}.json"
    if not path.exists():
        pytest.skip(f"{path} is not here: it is shared with the sessions, not in the project")
    return _Builder(json.loads(path.read_text(encoding="utf-8")), LANGUAGES[country]).build()


class _Builder:
    """Makes entities of rows, and remembers what is refused."""

    def __init__(self, raw: Row, language: str) -> None:
        self.raw = raw
        self.language = language
        self.unbuilt: list[str] = []
        self.sources: dict[str, cm.Source] = {}
        self.of_the_file = tuple(
            cm.Citation(source=self.source(link, "dataset")) for link in raw["meta"]["sources"]
        )
        self.by_id: dict[str, Row] = {
            row["id"]: row
            for section in ("persons", "organizations", "events")
            for row in raw[section]
        }

    def build(self) -> Parliament:
        """Make the dossier."""
        entities = [
            *map(self.leader, self.raw["persons"]),
            *map(self.organization, self.raw["organizations"]),
            *map(self.place, self.raw["areas"]),
            *map(self.office, self.raw["posts"]),
            *map(self.event, self.raw["events"]),
            *(
                each
                for number, row in enumerate(self.raw["memberships"])
                for each in self.memberships(row, number)
            ),
        ]
        dossier = cm.Dossier((*entities, *self.sources.values()))
        return Parliament(self.raw, dossier, tuple(self.unbuilt))

    def leader(self, row: Row) -> cm.Leader:
        birth, death = row.get("birth_date", ""), row.get("death_date", "..")
        life = cm.EdtfInterval(f"{birth}/{death}") if birth else None
        return cm.Leader(
            id=_leader_id(row), life=life, **self.common(row, "birth_date", "death_date")
        )

    def organization(self, row: Row) -> cm.Organization:
        seats = row.get("seats")
        return cm.Organization(
            id=_organization_id(row),
            kind="institution" if row["classification"] == "legislature" else "group",
            declared_size=None if seats is None else cm.Quantity(value=seats),
            **self.common(row, "seats"),
        )

    def place(self, row: Row) -> cm.Place:
        return cm.Place(id=cm.place_id(_own(row)), kind="district", **self.common(row))

    def office(self, row: Row) -> cm.Office:
        return cm.Office(
            id=cm.office_id(_own(row)),
            of=_organization_id(self.by_id[row["organization_id"]]),
            kind="member-of-body",
            exclusive=False,
            **self.common(row, "organization_id"),
        )

    def event(self, row: Row) -> cm.Event:
        start, end = row["start_date"], row.get("end_date", "..")
        return cm.Event(
            id=cm.event_id(f"{slug(row['name'])}/{_own(row)}"),
            kind="election" if row["classification"] == "general election" else "other",
            when=cm.EdtfDate(start) if start == end else cm.EdtfInterval(f"{start}/{end}"),
            **self.common(row, "start_date", "end_date"),
        )

    def memberships(self, row: Row, number: int) -> Iterator[cm.Membership | cm.Tenure]:
        """Yield what one row says: a seat in the house, a seat with a party, perhaps a post."""
        person, term = self.by_id[row["person_id"]], self.by_id[row["legislative_period_id"]]
        start = row.get("start_date", term["start_date"])
        end = row.get("end_date", term.get("end_date", ".."))
        try:
            period = cm.EdtfInterval(f"{start}/{end}")
        except cm.InvalidDate:  # it ends before its term starts, and no start of its own is given
            self.unbuilt.append(f"{person['name']}, {term['name']}: {start}/{end}")
            return
        shared: Row = {
            "period": period,
            "citations": self.citations(row),
            "extra": _extra(row, "person_id", "organization_id", "on_behalf_of_id", "post_id"),
        }
        who = f"{slug(person['name'])}-{number}"  # Popolo's memberships have no ids here
        for key in ("organization_id", "on_behalf_of_id"):
            organization = self.by_id[row[key]]
            yield cm.Membership(
                organization=_organization_id(organization),
                member=_leader_id(person),
                id=cm.membership_id(f"{_own(organization)}/{who}"),
                **shared,
            )
        if "post_id" in row:
            post = slug(row["post_id"])
            yield cm.Tenure(
                leader=_leader_id(person),
                office=cm.office_id(post),
                id=cm.tenure_id(f"{post}/{who}"),
                **shared,
            )

    def common(self, row: Row, *placed: str) -> Row:
        """Give what every entity has; `placed` are keys that have fields of their own."""
        return {
            "names": tuple(_names(row)),
            "identifiers": tuple(
                cm.Identifier(scheme=each["scheme"], value=each["identifier"])
                for each in row.get("identifiers", ())
            ),
            "citations": self.citations(row),
            "extra": _extra(row, *placed),
        }

    def citations(self, row: Row) -> tuple[cm.Citation, ...]:
        """Cite the sources of a row, else those of the file."""
        links = [each["url"] for each in row.get("sources", ())]
        own = tuple(cm.Citation(source=self.source(link, "web-page")) for link in links)
        return own or self.of_the_file

    def source(self, link: str, kind: Literal["dataset", "web-page"]) -> SourceId:
        """Give the source of a link; what languages a dataset is in, nobody says."""
        if link not in self.sources:
            self.sources[link] = cm.Source(
                id=cm.source_id(slug(link.partition("://")[2])),
                kind=kind,
                link=link,
                language=self.language if kind == "web-page" else None,
            )
        return self.sources[link].id


def _names(row: Row) -> Iterator[cm.Name]:
    """Yield the names; the main one has no language in Popolo, and none is made up for it."""
    yield cm.Name(text=row.get("name") or row["label"])
    for other in row.get("other_names", ()):
        alias = other["note"] == "alternate" or other.get("source") == "wikidata-alias"
        yield cm.Name(
            text=other["name"], language=other.get("lang"), kind="alias" if alias else "short"
        )


def _extra(row: Row, *placed: str) -> cm.FrozenMap[str, JsonValue]:
    """Keep whatever has no field of its own, as contact details and links."""
    elsewhere = {"name", "label", "other_names", "identifiers", "sources", *placed}
    return cm.FrozenMap(
        {f"popolo:{key}": freeze_json(row[key]) for key in row if key not in elsewhere}
    )


def _own(row: Row) -> str:
    """Give a row's own id as a segment, without its folder: 'ford_people', '1ba661a9'."""
    last = slug(row["id"].rpartition("/")[2])
    return last.partition("-")[0] if len(last) == 36 else last


def _leader_id(row: Row) -> LeaderId:
    return cm.leader_id(f"{slug(row['name'])}-{_own(row)}")


def _organization_id(row: Row) -> OrganizationId:
    return cm.organization_id(f"{slug(row['name'])}/{_own(row)}")
