"""Deterministic documents of many mixed entities, as plain data: connected, dated and cited.

`document(20_000)` has about 20,000 entities (10 MB of JSON): a little of everything, in the
proportions of a tracker, and clean by the rules.
"""

import random
from datetime import date, timedelta
from typing import Any

STANCES = ("supports", "opposes", "neutral")
TOPICS = ("territory", "security-guarantees", "sanctions", "prisoners", "armed-forces")


def document(entities: int, seed: int = 2025) -> dict[str, Any]:
    """Make a document of about so many entities."""
    rng = random.Random(seed)  # noqa: S311 - not a secret
    unit = max(1, entities // 100)
    states = [f"state:S{n}" for n in range(unit * 2)]
    leaders = [f"leader:person-{n}" for n in range(unit * 8)]
    organizations = [f"organization:body-{n}" for n in range(unit * 3)]
    sources = [f"source:paper-{n}" for n in range(unit * 12)]
    plans = [f"plan:plan-{n}" for n in range(unit * 4)]
    meetings = [f"meeting:meeting-{n}" for n in range(unit * 14)]
    places = [f"place:place-{n}" for n in range(unit * 3)]
    offices = [f"office:office-{n}" for n in range(unit * 3)]

    def cite(*fields: str) -> list[dict[str, Any]]:
        quote = f"déclaration n° {rng.randrange(10**6)}, « {rng.choice(TOPICS)} »"
        row: dict[str, Any] = {"source": rng.choice(sources), "quote": quote}
        return [{**row, "fields": list(fields)}] if fields else [row]

    def names(kind: str, n: int) -> list[dict[str, Any]]:
        return [
            {"text": f"{kind} {n}", "language": "en"},
            {"text": f"{kind} n° {n}", "language": "fr"},
        ]

    def text(n: int) -> dict[str, str]:
        words = " ".join(rng.choice(TOPICS) for _ in range(4))
        return {"en": f"Point {n}: {words}", "fr": f"Point n° {n} : {words}", "original": "fr"}

    def day(first: int, last: int) -> str:
        return f"{rng.randint(first, last)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"

    def clause(plan: str, n: int) -> dict[str, Any]:
        local = plan.partition(":")[2]
        commitment = {
            "id": f"commitment:{local}/{n}/1",
            "modality": "commits",
            "parties": [
                {"actor": rng.choice(states), "role": "obligor"},
                {"actor": rng.choice(states), "role": "beneficiary"},
            ],
            "action": text(n),
            "quantities": [{"value": 1000 * n, "unit": "personnel"}],
        }
        return {
            "id": f"clause:{local}/{n}",
            "number": str(n),
            "text": text(n),
            "wording": "restated",
            "kind": "commitment",
            "topics": [rng.choice(TOPICS)],
            "commitments": [commitment],
            "citations": cite(),
        }

    def participation(meeting: str, actor: str) -> dict[str, Any]:
        return {
            "id": f"participation:{meeting.partition(':')[2]}/{actor.replace(':', '-')}",
            "actor": actor,
            "status": "attended",
            "citations": cite(),
        }

    founded = [str(rng.randint(1950, 1990)) for _ in organizations]
    rows: dict[str, Any] = {"format": "coalition-model/1"}
    rows["states"] = [
        {"id": id_, "names": names("State", n), "citations": cite("names")}
        for n, id_ in enumerate(states)
    ]
    rows["leaders"] = [
        {
            "id": id_,
            "nationality": [rng.choice(states)],
            "life": f"{rng.randint(1940, 1985)}/..",
            "names": names("Person", n),
            "identifiers": [{"scheme": "wikidata", "value": f"Q{n + 1}"}],
            "citations": cite(),
        }
        for n, id_ in enumerate(leaders)
    ]
    rows["offices"] = [
        {
            "id": id_,
            "of": states[n % len(states)],
            "kind": "minister",
            "exclusive": False,
            "names": names("Office", n),
            "citations": cite(),
        }
        for n, id_ in enumerate(offices)
    ]
    rows["tenures"] = [
        {
            "id": f"tenure:office-{n % len(offices)}/person-{n}",
            "leader": id_,
            "office": offices[n % len(offices)],
            "period": f"{day(2000, 2010)}/{day(2011, 2030)}",
            "citations": cite(),
        }
        for n, id_ in enumerate(leaders)
    ]
    rows["organizations"] = [
        {
            "id": id_,
            "kind": "format",
            "status": "active",
            "founded": founded[n],
            "objectives": [{"id": f"objective:body-{n}/1", "text": text(n)}],
            "names": names("Body", n),
            "citations": cite(),
        }
        for n, id_ in enumerate(organizations)
    ]
    rows["memberships"] = [
        {
            "id": f"membership:body-{n % len(organizations)}/state-S{n // len(organizations)}",
            "organization": organizations[n % len(organizations)],
            "member": states[n // len(organizations) % len(states)],
            "period": f"{day(1995, 2005)}/..",
            "citations": cite(),
        }
        for n in range(unit * 14)
    ]
    rows["places"] = [
        {
            "id": id_,
            "kind": "city",
            "part_of": rng.choice(states),
            "latitude": round(rng.uniform(-80, 80), 4),
            "longitude": round(rng.uniform(-170, 170), 4),
            "names": names("Place", n),
            "citations": cite(),
        }
        for n, id_ in enumerate(places)
    ]
    rows["meetings"] = [
        {
            "id": id_,
            "kind": "summit",
            "body": rng.choice(organizations),
            "when": f"{date(2012, 1, 1) + timedelta(n % 900)}T{n // 900 % 24:02}:00+02:00",
            "places": [rng.choice(places)],
            "status": "held",
            "participants": [participation(id_, actor) for actor in rng.sample(leaders, 2)],
            "agenda": [text(n)],
            "outcomes": [text(n + 1)],
            "names": names("Meeting", n),
            "citations": cite(),
        }
        for n, id_ in enumerate(meetings)
    ]
    rows["events"] = [
        {
            "id": f"event:event-{n}",
            "kind": "ceasefire",
            "status": "occurred",
            "when": day(2012, 2014),
            "parties": [{"actor": rng.choice(states), "role": "signatory"}],
            "places": [rng.choice(places)],
            "names": names("Ceasefire", n),
            "citations": cite("when"),
            "note": text(n),
            "extra": {"tracker:row": n, "tracker:tags": ["truce", rng.choice(TOPICS)]},
        }
        for n in range(unit * 2)
    ]
    rows["plans"] = [
        {
            "id": id_,
            "kind": "proposal",
            "when": day(2010, 2011),
            "parties": [{"actor": rng.choice(states), "role": "author"}],
            "clauses": [clause(id_, number) for number in range(1, 5)],
            "names": names("Plan", n),
            "citations": cite(),
        }
        for n, id_ in enumerate(plans)
    ]
    rows["positions"] = [
        {
            "id": f"position:p{n}",
            "actor": rng.choice(states),
            "target": f"clause:{rng.choice(plans).partition(':')[2]}/{rng.randint(1, 4)}",
            "stance": rng.choice(STANCES),
            "when": day(2012, 2014),
            "basis": "reported",
            "coder": "benchmark",
            "confidence": "medium",
            "citations": cite(),
        }
        for n in range(unit * 12)
    ]
    rows["statements"] = [
        {
            "id": f"statement:s{n}",
            "kind": "remark",
            "direct": "yes",
            "speakers": [rng.choice(leaders)],
            "when": day(2012, 2014),
            "text": text(n),
            "about": [rng.choice(meetings)],
            "citations": cite(),
        }
        for n in range(unit * 6)
    ]
    rows["sources"] = [
        {
            "id": id_,
            "kind": "article",
            "publisher": f"Paper {n}",
            "link": f"https://example.org/{n}",
            "language": "fr",
            "published": day(2015, 2016),
            "names": names("Article", n),
        }
        for n, id_ in enumerate(sources)
    ]
    rows["claims"] = [
        {
            "id": f"claim:c{n}",
            "about": organizations[n % len(organizations)],
            "field": "founded",
            "value": founded[n % len(organizations)],
            "attributed_to": rng.choice(leaders),
            "citations": cite(),
        }
        for n in range(unit * 9)
    ]
    return rows
