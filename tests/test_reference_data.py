"""The shipped reference data: row by row against what it was authored from, and fact by fact."""

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import coalition_model as cm
from coalition_model import reference
from coalition_model.values.json_values import thaw_json

FACTS = Path(__file__).resolve().parents[1].parent / "shared" / "facts"
needs_facts = pytest.mark.skipif(
    not FACTS.is_dir(), reason="the tables that the dossiers were authored from are not here"
)

ORGANIZATIONS = {
    "NATO": "nato",
    "EU": "eu",
    "G7": "g7",
    "G8": "g8",
    "CoE": "council-of-europe",
    "OSCE": "osce",
    "UN": "un",
}
MEETINGS = {
    "2025-04-10-brussels": "2025-04-10-nato-hq",
    "2025-08-17-vtc": "2025-08-17-coalition",
    "2025-08-18-washington": "2025-08-18-white-house",
}
"""The meetings that the article's dossier already holds, under its own names."""


def table(name: str) -> list[dict[str, str]]:
    with (FACTS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def others() -> dict[str, Any]:
    facts: dict[str, Any] = json.loads((FACTS / "coalition_claims.json").read_text("utf-8"))
    return facts


def own_claims(name: str, about: str, field: str | None) -> list[cm.Claim]:
    claims = reference.dossier(name).all(cm.Claim)
    return [claim for claim in claims if claim.about == about and claim.field == field]


def values(name: str, about: str, field: str) -> set[str]:
    return {str(claim.value) for claim in own_claims(name, about, field)}


def value(claim: cm.Claim) -> Any:
    return thaw_json(claim.value)


def words(text: cm.Text | None) -> str:
    return str(text) if text is not None else ""


def period(edge: cm.Tenure | cm.Membership) -> str | None:
    return str(edge.period) if edge.period is not None else None


def days(edge: cm.Tenure | cm.Membership) -> list[str]:
    return [str(day) for day in edge.attested]


def cited(entity: Any) -> set[str]:
    """The sources that an entity rests on, and those through which they were read."""
    return {each for c in entity.citations for each in (c.source, c.via) if each is not None}


def attending(dossier: cm.Dossier, meeting: str, kind: str) -> set[str]:
    """Who attended of a kind, as the meeting itself holds it."""
    return {
        each.actor.removeprefix(f"{kind}:")
        for each in dossier.meetings[f"meeting:{meeting}"].participants
        if each.status == "attended" and each.actor.startswith(f"{kind}:")
    }


def members(dossier: cm.Dossier, organization: str, on: str) -> set[str]:
    """The states that are members on a day for certain, by their periods."""
    day = cm.EdtfDate.parse(on)
    return {
        each.member.removeprefix("state:")
        for each in dossier.all(cm.Membership)
        if each.organization == f"organization:{organization}"
        and each.status == "member"
        and each.period is not None
        and each.period.contains(day) is cm.Answer.YES
    }


# States.


@needs_facts
def test_every_row_of_the_states_is_an_entity() -> None:
    expected = {
        f"state:{row['alpha2']}": (
            {language: row[f"name_{language}"] for language in ("en", "fr", "uk")},
            {
                scheme: row[column]
                for scheme, column in (
                    ("iso3166-1-alpha2", "alpha2"),
                    ("iso3166-1-alpha3", "alpha3"),
                    ("iso3166-1-numeric", "numeric"),
                    ("wikidata", "qid"),
                )
                if row[column]
            },
            {"true": "independent", "false": "dependent", "": None}[row["independent"]],
        )
        for row in table("states.csv")
    }
    actual = {
        state.id: (
            {str(name.language): name.text for name in state.names},
            {each.scheme: each.value for each in state.identifiers},
            state.status,
        )
        for state in reference.dossier("states").all(cm.State)
    }
    assert actual == expected


def test_there_are_250_states() -> None:
    dossier = reference.dossier("states")
    assert len(dossier.states) == 250
    assert sum(state.status == "independent" for state in dossier.all(cm.State)) == 194
    assert sum(state.status == "dependent" for state in dossier.all(cm.State)) == 55


def test_codes_keep_their_leading_zeros_and_norway_is_not_false() -> None:
    states = reference.dossier("states").states
    codes = {each.scheme: each.value for each in states["state:AF"].identifiers}
    assert codes["iso3166-1-numeric"] == "004"
    codes = {each.scheme: each.value for each in states["state:NO"].identifiers}
    assert codes["iso3166-1-alpha2"] == "NO"


def test_names_are_held_in_three_languages() -> None:
    names = reference.dossier("states").states["state:UA"].names
    assert [(name.text, name.language) for name in names] == [
        ("Ukraine", "en"),
        ("Ukraine", "fr"),
        ("Україна", "uk"),
    ]


def test_independence_is_what_one_list_says() -> None:
    """The status has a citation of its own; where the list is silent there is no status."""
    states = reference.dossier("states").states
    for state in states.values():
        about = [c.source for c in state.citations if c.fields == ("status",)]
        assert about == (["source:country-list"] if state.status else [])
    assert states["state:XK"].status is None


# Organizations.

DISPUTED = {
    ("NATO", "DE"): ("1955-05/..", {"1955-05-06/..", "1955-05-09/.."}),
    ("NATO", "AL"): ("2009-04-01/..", {"1999/.."}),
    ("CoE", "TR"): ("19XX/..", {"1950-04-13/..", "1949-08-09/.."}),
    ("G8", "RU"): ("199X/2014-03-24", {"1998/2014-03-24", "1997/", "1998-05-15/2014-03-24"}),
    ("OSCE", "RS"): (None, {"2000-11-10/..", "2000-09-10/.."}),
}
"""What the rows that are contested are shipped as: the period, and the claims beside it."""


@needs_facts
def test_every_row_of_the_memberships_is_an_edge_or_a_claim() -> None:
    dossier = reference.dossier("organizations")
    seen: set[str] = set()
    for row in table("memberships.csv"):
        organization, state = row["organization"], row["state"]
        key = f"membership:{ORGANIZATIONS[organization]}/state-{state}"
        key = f"{key}-{row['start'][:4]}" if key in seen else key
        if (organization, state) == ("OSCE", "SK"):
            assert key not in dossier
            says = words(dossier.claims["claim:osce-sk"].says)
            assert says == "Slovakia has been a participating State since 1 January 1993."
            continue
        seen.add(key)
        membership = dossier.memberships[key]
        exact = f"{row['start']}/{row['end'] or '..'}"
        if (organization, state) in DISPUTED:
            expected, claimed = DISPUTED[organization, state]
        elif row["status"].startswith("year verified"):
            expected, claimed = f"{row['start'][:4]}/..", {exact}
        elif row["status"].startswith("original member seen; day inferred"):
            expected, claimed = None, {exact}
        else:
            assert row["status"] == "verified", row
            expected, claimed = exact, set[str]()
        assert (period(membership), membership.status) == (expected, "member"), row
        assert values("organizations", key, "period") == claimed, row
        assert membership.citations, row
        if row["role"] == "participating State":
            assert words(membership.note).startswith("Participating State"), row
        hosts = set(re.findall(r"https?://(?:www\.)?([^/\s]+)", row["origin"]))
        for source in cited(membership):
            hosts.discard(host_of(dossier.sources[source]))
        claims = own_claims("organizations", key, "period")
        for source in {each for claim in claims for each in cited(claim)}:
            hosts.discard(host_of(dossier.sources[source]))
        assert not hosts, row
    assert set(dossier.memberships) == seen


def host_of(source: cm.Source) -> str:
    """The host of a source's link, or of the part of its address that is recorded."""
    name = source.id.removeprefix("source:")
    if source.link is not None:
        return source.link.split("/")[2].removeprefix("www.")
    return {"webintra-cvce-eu": "webintra.cvce.eu", "bmeia-gv-at": "bmeia.gv.at"}.get(name, name)


def test_how_many_memberships_there_are() -> None:
    dossier = reference.dossier("organizations")
    counts = dict.fromkeys(ORGANIZATIONS.values(), 0)
    for membership in dossier.all(cm.Membership):
        counts[membership.organization.removeprefix("organization:")] += 1
    assert counts == {
        "nato": 32,
        "eu": 28,
        "g7": 7,
        "g8": 1,
        "council-of-europe": 48,
        "osce": 56,
        "un": 187,
    }


@pytest.mark.parametrize(
    ("membership", "expected"),
    [
        ("nato/state-FR", "1949-04-04/.."),
        ("nato/state-FI", "2023-04-04/.."),
        ("nato/state-SE", "2024-03-07/.."),
        ("eu/state-GB", "1973-01-01/2020-01-31"),
        ("council-of-europe/state-GR", "1949-08-09/1969-12-12"),
        ("council-of-europe/state-GR-1974", "1974-11-28/.."),
        ("council-of-europe/state-RU", "1996-02-28/2022-03-16"),
        ("g7/state-CA", "1976/.."),
        ("g8/state-RU", "199X/2014-03-24"),
        ("nato/state-DE", "1955-05/.."),
        ("osce/state-FR", "1973-06-25/.."),
        ("osce/state-GB", None),
        ("un/state-SS", "2011-07-14/.."),
    ],
)
def test_a_membership_as_it_is_known(membership: str, expected: str | None) -> None:
    dossier = reference.dossier("organizations")
    assert period(dossier.memberships[f"membership:{membership}"]) == expected


@pytest.mark.parametrize(
    ("organization", "before", "joined"),
    [("nato", "2023-04-03", "2023-04-04"), ("eu", "2013-06-30", "2013-07-01")],
)
def test_enlargement(organization: str, before: str, joined: str) -> None:
    dossier = reference.dossier("organizations")
    new = members(dossier, organization, joined) - members(dossier, organization, before)
    assert new == {"nato": {"FI"}, "eu": {"HR"}}[organization]


def test_the_union_loses_a_member_after_its_last_day() -> None:
    dossier = reference.dossier("organizations")
    assert len(members(dossier, "eu", "2020-01-31")) == 28
    assert len(members(dossier, "eu", "2020-02-01")) == 27


def test_greece_was_out_of_the_council_of_europe_for_five_years() -> None:
    dossier = reference.dossier("organizations")
    assert "GR" in members(dossier, "council-of-europe", "1969-12-12")
    assert "GR" not in members(dossier, "council-of-europe", "1972-01-01")
    assert "GR" in members(dossier, "council-of-europe", "1974-11-28")


def test_germany_joined_on_one_of_two_days() -> None:
    """Both days stand as claims, each with its sources; the membership says what they share."""
    claims = {
        str(claim.value): sorted(cited(claim))
        for claim in own_claims("organizations", "membership:nato/state-DE", "period")
    }
    assert claims == {
        "1955-05-06/..": ["source:lexicals-info-859", "source:news-alayham-com"],
        "1955-05-09/..": ["source:dayinhist-com", "source:spravo4niki-com"],
    }
    germany = reference.dossier("organizations").memberships["membership:nato/state-DE"].period
    assert germany is not None
    assert [
        germany.contains(cm.EdtfDate.parse(day))
        for day in ("1955-04-30", "1955-05-07", "1955-06-01")
    ] == [cm.Answer.NO, cm.Answer.UNKNOWN, cm.Answer.YES]


def test_what_is_general_knowledge_is_an_inference() -> None:
    """No claim without a source passes for a source's word, and none stands without a coder."""
    for name in ("organizations", "leaders", "coalition-of-the-willing"):
        for entity in reference.dossier(name).own:
            if isinstance(entity, cm.Claim) and not entity.citations:
                assert entity.coder is not None, entity


# Leaders.

UNSETTLED: dict[str, tuple[str | None, set[str]]] = {
    "eu-council-president/charles-michel": ("2019-12-01/2024-11", {"2019-12-01/2024-11-30"}),
    "nato-secretary-general/jens-stoltenberg": ("2014/2024-10-01", {"2014-10-01/2024-10-01"}),
    "nl-prime-minister/mark-rutte": ("2010/202X", {"2010/2024", "2010/2023"}),
    "pl-president/andrzej-duda": ("2015-08-06/2025", {"2015-08-06/2025-08-06"}),
    "cz-prime-minister/petr-fiala": ("2021/2025-12-15", {"2021-12-17/", "2021-11-28/"}),
    "ca-prime-minister/justin-trudeau": ("2015/2025-03-14", {"2015-11-04/2025-03-14"}),
    "nl-prime-minister/dick-schoof": ("2024/2026-02-23", {"2024-07-02/2026-02-23"}),
    "hu-prime-minister/peter-magyar": ("2026/", {"2026-05-09/"}),
}
"""The tenures of which a day is contested, inferred or general knowledge, and the claims on it."""


def tenures_of(dossier: cm.Dossier, name: str) -> list[cm.Tenure]:
    leaders = {leader.id for leader in dossier.all(cm.Leader) if leader.names[0].text == name}
    return [tenure for tenure in dossier.all(cm.Tenure) if tenure.leader in leaders]


@needs_facts
def test_every_row_of_the_leaders_is_a_tenure() -> None:
    dossier = reference.dossier("leaders")
    rows = table("leaders.csv")
    seen: set[str] = set()
    for row in rows:
        exact = f"{row['start']}/{row['end']}" if row["start"] else None
        found = [
            tenure
            for tenure in tenures_of(dossier, row["name"])
            if dossier.offices[tenure.office].names[0].text == row["office"].removesuffix(" (UK)")
        ]
        if len(found) > 1:  # the same person twice in one office
            found = [tenure for tenure in found if period(tenure) == exact]
        assert len(found) == 1, row
        tenure = found[0]
        seen.add(tenure.id)
        office = dossier.offices[tenure.office]
        expected, claimed = UNSETTLED.get(local(tenure), (exact, set[str]()))
        assert period(tenure) == expected, row
        assert values("leaders", tenure.id, "period") == claimed, row
        assert office.kind == row["office_kind"].replace("_", "-"), row
        body = {
            "President of the European Commission": "organization:european-commission",
            "President of the European Council": "organization:european-council",
            "Secretary General of NATO": "organization:nato",
            "Secretary-General of the United Nations": "organization:un",
        }.get(row["office"], f"state:{row['body']}")
        assert office.of == body, row
        if row["name"] == "Sauli Niinistö":
            assert tenure.ordinal is None
            assert values("leaders", tenure.id, "ordinal") == {"12"}
        else:
            assert tenure.ordinal == (int(row["ordinal"]) if row["ordinal"] else None), row
        links = {dossier.sources[source].link for source in cited(tenure)}
        assert tenure.citations, row
        if "world-leaders-current @b06a144" in row["origin"]:
            assert "2026-08-22" in days(tenure) or row["end"], row
            assert "source:world-leaders-current" in cited(tenure), row
        for link in re.findall(r"https?://[^\s;,)]+", row["origin"]):
            if "..." not in link:
                assert any((each or "").startswith(link) for each in links), row
        for repository in re.findall(r"every-politician-scrapers/(\S+)", row["origin"]):
            assert f"https://github.com/every-politician-scrapers/{repository}" in links, row
        identifiers = {
            each.value
            for each in dossier.leaders[tenure.leader].identifiers
            if each.scheme == "wikidata"
        }
        if row["name"] == "António Costa":
            assert identifiers == set()
        else:
            assert identifiers == ({row["qid"]} if row["qid"] else set()), row
    assert set(dossier.tenures) - seen == {"tenure:fr-armed-forces-minister/sebastien-lecornu"}
    assert {leader.names[0].text for leader in dossier.all(cm.Leader)} == {
        row["name"] for row in rows
    }


def local(tenure: cm.Tenure) -> str:
    return tenure.id.removeprefix("tenure:")


def test_how_many_leaders_and_tenures_there_are() -> None:
    dossier = reference.dossier("leaders")
    assert len(dossier.leaders) == 46
    assert len(dossier.tenures) == 58


@pytest.mark.parametrize(
    ("tenure", "expected", "attested"),
    [
        ("us-president/donald-trump-45", "2017-01-20/2021-01-20", []),
        ("us-president/joe-biden", "2021-01-20/2025-01-20", []),
        ("us-president/donald-trump-47", "2025-01-20/", ["2026-08-22"]),
        ("ru-president/vladimir-putin-2012", "2012-05-07/", ["2026-08-22"]),
        ("fr-president/emmanuel-macron", "2017-05-14/", ["2026-08-22"]),
        ("gb-prime-minister/keir-starmer", "2024-07-05/2026-07-20", []),
        ("gb-prime-minister/andy-burnham", "2026-07-20/", ["2026-08-22"]),
        ("gb-prime-minister/boris-johnson", "2019-07-24/2022", []),
        ("pt-prime-minister/antonio-costa", "2015/2024", []),
        ("by-president/alexander-lukashenko", "1994/", ["2022"]),
        ("gb-defence-secretary/john-healey", None, ["2025-04-10"]),
        ("fr-armed-forces-minister/sebastien-lecornu", None, ["2025-04-10"]),
        ("cz-prime-minister/andrej-babis-2025", "2025-12-09/", []),
        ("pl-prime-minister/donald-tusk-2023", "2023-12-13/", []),
        ("ua-president/volodymyr-zelenskyy", "2019-05-20/", ["2022", "2026-08-22"]),
        ("fi-president/alexander-stubb", "2024-03-01/", ["2026-08-22"]),
        ("nato-secretary-general/mark-rutte", "2024-10-01/", ["2026-08-22"]),
        ("ca-monarch/charles-iii", "2022-09-08/", ["2026-08-22"]),
        ("nl-prime-minister/mark-rutte", "2010/202X", []),
    ],
)
def test_a_tenure_as_it_is_known(tenure: str, expected: str | None, attested: list[str]) -> None:
    held = reference.dossier("leaders").tenures[f"tenure:{tenure}"]
    assert (period(held), days(held)) == (expected, attested)


@pytest.mark.parametrize(
    ("before", "after", "day"),
    [
        ("us-president/donald-trump-45", "us-president/joe-biden", "2021-01-20"),
        ("us-president/joe-biden", "us-president/donald-trump-47", "2025-01-20"),
        ("gb-prime-minister/keir-starmer", "gb-prime-minister/andy-burnham", "2026-07-20"),
        ("de-chancellor/olaf-scholz", "de-chancellor/friedrich-merz", "2025-05-06"),
        ("fi-president/sauli-niinisto", "fi-president/alexander-stubb", "2024-03-01"),
        ("ca-prime-minister/justin-trudeau", "ca-prime-minister/mark-carney", "2025-03-14"),
        ("nl-prime-minister/dick-schoof", "nl-prime-minister/rob-jetten", "2026-02-23"),
    ],
)
def test_on_a_handover_day_both_hold_the_office(before: str, after: str, day: str) -> None:
    tenures = reference.dossier("leaders").tenures
    leaving, coming = tenures[f"tenure:{before}"].period, tenures[f"tenure:{after}"].period
    assert leaving is not None
    assert coming is not None
    assert (str(leaving.end), str(coming.start)) == (day, day)


def test_one_man_has_two_wikidata_items_and_neither_is_accepted() -> None:
    costa = reference.dossier("leaders").leaders["leader:antonio-costa"]
    assert costa.identifiers == ()
    claimed = {
        value(claim)[0]["value"]: sorted(cited(claim))
        for claim in own_claims("leaders", costa.id, "identifiers")
    }
    assert claimed == {
        "Q610788": ["source:world-leaders-2021"],
        "Q2347236": ["source:world-leaders-current"],
    }


# The coalition of the willing.


COALITION = "organization:coalition"
WILLING = "coalition-of-the-willing"
NAMES = {
    "Czech Republic": "state:CZ",
    "Franco-British": "state:FR state:GB",
    "France": "state:FR",
    "United Kingdom": "state:GB",
    "Petr Pavel": "leader:petr-pavel",
    "Czech then": "state:CZ",
    "Starmer": "leader:keir-starmer",
    "Macron": "leader:emmanuel-macron",
    "Zelenskyy": "leader:volodymyr-zelenskyy",
    "Merz": "leader:friedrich-merz",
}


def actors(row_value: str) -> set[str]:
    return {each for name, ids in NAMES.items() if name in row_value for each in ids.split()}


def claimed_actors(claim: cm.Claim, role: str) -> set[str]:
    assert {party["role"] for party in value(claim)} == {role}, claim
    return {party["actor"] for party in value(claim)}


CLAIMED: tuple[tuple[str, str], ...] = (
    ("founded", "article-founded"),
    ("founded", "founded-le-figaro"),
    ("founded", "founded-sixactualites"),
    ("founded", "founded-wikipedia"),
    ("founded", "founded-rbc-ukraine"),
    ("founded", "founded-unn"),
    ("founded", "founded-devdiscourse"),
    ("founded", "founded-euromaidan-press"),
    ("founded", "founded-20-minutes"),
    ("initiator", "article-initiator"),
    ("initiator", "initiator-le-figaro"),
    ("initiator", "initiator-petr-pavel"),
    ("initiator", "initiator-franceinfo"),
    ("initiator", "initiator-wikipedia"),
    ("initiator", "initiator-politico"),
    ("initiator", "initiator-euromaidan-press"),
    ("leaders", "leaders-tv5monde"),
    ("leaders", "leaders-wikipedia"),
    ("member_count", "article-declared-size"),
    ("member_count", "size-press-2025-08-17"),
    ("member_count", "size-wikipedia-2025-09"),
    ("member_count", "size-wikipedia-2025-12-02"),
    ("member_count", "size-uk-government-2025-11-25"),
    ("member_count", "size-macron-2026-01-06"),
    ("member_count", "size-zelenskyy-2026-02-24"),
    ("member_count", "size-afp-2025-04-11"),
    ("member_count", "size-dw-2025-05-10"),
    ("member_count", "size-politico-2025-07-04"),
    ("member_count", "size-bloomberg-2025-03-20"),
    ("interest_count", "interest-2025-03-06"),
    ("troop_contributors", "troops-afp-2025-04-11"),
    ("troop_contributors", "troops-macron-2025-09-04"),
    ("us_is_member", "us-member-dw"),
    ("us_is_member", "us-member-rbc-ukraine"),
    ("hungary_participates", "hungary-politiqart"),
    ("first_official_meeting", "article-first-meeting"),
    ("first_official_meeting", "first-at-ministers-level"),
    ("first_official_meeting", "first-meeting-unn"),
    ("met_between_march_and_july", "no-meeting-between-march-and-july"),
    ("cochairs_2025-08-17", "chairs-2025-08-17-uk-government"),
    ("cochairs_2025-08-17", "chairs-2025-08-17-elysee"),
    ("us_first_took_part", "us-first-took-part"),
    ("us_first_in_person", "us-first-in-person"),
)
"""Topic and claim of each row of what others say, in their order."""


def founded(claim: cm.Claim, row: dict[str, Any]) -> bool:
    spoken = {"spring 2025": "2025-21"}.get(row["value"], row["value"].split(" (")[0])
    return claim.field == "founded" and value(claim) == spoken


def initiator(claim: cm.Claim, row: dict[str, Any]) -> bool:
    return claimed_actors(claim, "initiator") == actors(row["value"])


def chairs(claim: cm.Claim, row: dict[str, Any]) -> bool:
    return claimed_actors(claim, "chair") == actors(row["value"])


def counted(claim: cm.Claim, row: dict[str, Any]) -> bool:
    number = int(str(row["value"]).split()[-1])
    qualifier = {"about": "about", "over": "more-than"}.get(str(row["value"]).split()[0], "exact")
    held = value(claim)
    same = (held["value"], held.get("qualifier", "exact")) == (number, qualifier)
    return claim.field == "declared_size" and same


def told(claim: cm.Claim, row: dict[str, Any]) -> bool:
    """Rows that no field holds: yes or no by denial, the rest by words or by the meeting."""
    about = claim.about.removeprefix("meeting:")
    match row["topic"]:
        case "us_is_member" | "hungary_participates":
            return claim.denies is not row["value"] and claim.about == COALITION
        case "met_between_march_and_july":
            return claim.denies is (row["value"] == "no")
        case "interest_count":
            return str(row["value"]).lower() in words(claim.says).lower()
        case "first_official_meeting":
            return str(row["value"]).startswith(about[:10])
        case _:
            return about.startswith(row["value"])


CHECKS: dict[str, Callable[[cm.Claim, dict[str, Any]], bool]] = {
    "founded": founded,
    "initiator": initiator,
    "leaders": chairs,
    "member_count": counted,
    "troop_contributors": counted,
    "cochairs_2025-08-17": chairs,
}


def recorded(dossier: cm.Dossier, claim: cm.Claim, origin: str) -> bool:
    """Tell whether one of a claim's sources records where a row comes from."""
    start = origin.split("...", maxsplit=1)[0]
    return any(
        (source.link or "").startswith(start) or origin in words(source.note)
        for source in (dossier.sources[each] for each in cited(claim))
    )


@needs_facts
def test_every_row_of_what_others_say_is_a_claim() -> None:
    dossier = reference.dossier(WILLING)
    rows = others()["claims"]
    assert [topic for topic, _ in CLAIMED] == [row["topic"] for row in rows]
    for (topic, id_), row in zip(CLAIMED, rows, strict=True):
        claim = dossier.claims[f"claim:{id_}"]
        assert CHECKS.get(topic, told)(claim, row), row
        if row["claimed_by"] == "article":
            assert cited(claim) == {"source:article-2025-08-17"}
            continue
        assert recorded(dossier, claim, row["origin"]), row
        published = {str(dossier.sources[each].published) for each in cited(claim)}
        assert row["as_of"] in published | {str(claim.holds)} or id_ == "initiator-petr-pavel", row
        if "wrong" in row["note"]:
            assert "wrong" in words(claim.note)


@needs_facts
def test_every_meeting_is_there_with_who_chaired_and_attended() -> None:
    dossier = reference.dossier(WILLING)
    for row in others()["meetings"]:
        if row["id"] in MEETINGS:
            continue
        meeting = dossier.meetings[f"meeting:{row['id']}"]
        assert meeting.names[0].text == row["name"]
        assert meeting.body == COALITION
        assert str(meeting.when).startswith(row["date"])
        assert str(meeting.online) == {"in person": "no"}.get(row["format"], "yes"), row
        assert (meeting.kind == "video-conference") is (row["format"] == "video"), row
        chaired = {party.actor for party in meeting.parties if party.role == "chair"}
        assert {names(dossier, each) for each in chaired} == {
            each.removesuffix(" (per Élysée)") for each in row["chairs"]
        }
        people = {each["name"] for each in row["persons"]}
        people |= set(row["chairs"]) if meeting.status == "held" else set()
        attended = {
            names(dossier, f"leader:{each}") for each in attending(dossier, row["id"], "leader")
        }
        assert attended == people, row
        assert attending(dossier, row["id"], "state") == set(row["states"] or ()), row
        expected = {
            "EU": {"eu"},
            "NATO": {"nato"},
            "EU Commission": {"european-commission"},
            "European Council": {"european-council"},
            "EU (Commission, European Council)": {"eu", "european-commission", "european-council"},
        }
        organizations = {each for name in row["organizations"] for each in expected[name]}
        assert attending(dossier, row["id"], "organization") == organizations, row
        for origin in row["origin"]:
            start = origin.split("...")[0].split(" (note")[0]
            assert any(
                (dossier.sources[each].link or words(dossier.sources[each].note)).find(start) >= 0
                for each in cited(meeting)
            ), origin


def names(dossier: cm.Dossier, actor: str) -> str:
    return {
        "state:FR": "France",
        "state:GB": "United Kingdom",
    }.get(actor) or dossier[actor].names[0].text


@needs_facts
def test_what_others_say_of_the_meetings_that_the_article_tells() -> None:
    """They are the article's, so who came is said in claims; none of it is lost."""
    dossier = reference.dossier(WILLING)
    for row in others()["meetings"]:
        if row["id"] not in MEETINGS:
            continue
        about = f"meeting:{MEETINGS[row['id']]}"
        attended = {
            names(dossier, each["actor"])
            for claim in own_claims(WILLING, about, "participants")
            for each in value(claim)
            if each["status"] == "attended" and each["actor"].startswith("leader:")
        }
        assert {each["name"] for each in row["persons"]} <= attended, row
        chaired = {
            names(dossier, party["actor"])
            for claim in own_claims(WILLING, about, "parties")
            for party in value(claim)
            if party["role"] == "chair"
        }
        assert chaired == {each.removesuffix(" (per Élysée)") for each in row["chairs"]}, row
        assert about not in {each.id for each in dossier.own}


@needs_facts
def test_every_count_at_a_meeting_is_a_claim_about_it() -> None:
    dossier = reference.dossier(WILLING)
    for row in others()["meetings"]:
        about = f"meeting:{MEETINGS.get(row['id'], row['id'])}"
        said = [
            set(re.findall(r"\w+", words(claim.says).lower()))
            for claim in own_claims(WILLING, about, None)
            if "-count-" in claim.id
        ]
        assert len(said) == len(row["counts"]), row
        for count in row["counts"]:
            wanted = f"{count['value']} {count.get('unit', '')}".lower()
            assert any(set(re.findall(r"\w+", wanted)) <= each for each in said), count
    assert len([each for each in dossier.claims if "-count-" in each]) == 29


@needs_facts
def test_who_took_part_follows_from_the_meetings() -> None:
    dossier = reference.dossier(WILLING)
    matrix: dict[str, list[str]] = {}
    for row in others()["meetings"]:
        if row["id"] not in MEETINGS:
            for state in attending(dossier, row["id"], "state"):
                matrix.setdefault(state, []).append(row["id"])
    assert {state: sorted(ids) for state, ids in matrix.items()} == others()["participation_matrix"]


@needs_facts
def test_names_events_and_corroborations_are_there() -> None:
    facts = others()
    dossier = reference.dossier(WILLING)
    claimed = {
        each["language"]: each["text"]
        for claim in own_claims(WILLING, COALITION, "names")
        for each in value(claim)
    }
    assert claimed == facts["identity"]["names"]
    for event in facts["related_events"]:
        id_ = {"2026-07-20-uk-pm": "event:2026-07-20-uk-prime-minister"}.get(
            event["id"], f"meeting:{event['id']}"
        )
        assert str(dossier[id_].when) == event["date"]
        involved = {each.actor for each in dossier[id_].parties}
        involved |= {each.actor for each in getattr(dossier[id_], "participants", ())}
        people = {names(dossier, each) for each in involved if each.startswith("leader:")}
        assert set(event["persons"]) <= people
    links = [
        *(each.split(" (")[0] for each in facts["meloni_clause"]["corroboration"]),
        *facts["von_der_leyen_post"]["corroboration"],
    ]
    for link in links:
        assert any(recorded(dossier, claim, link) for claim in dossier.all(cm.Claim)), link


MATRIX = {
    "2025-03-02-london": "CA CZ DE DK ES FI FR GB IT NL NO PL RO SE TR UA",
    "2025-03-15-vtc": (
        "AU BE BG CA CZ DE DK ES FI FR GB GR IS IT LT LU LV NL NO NZ PL PT RO SE TR UA"
    ),
    "2025-03-27-paris": (
        "AT AU BE BG CA CY CZ DE DK EE ES FI FR GB GR HR IE IS IT LT LU LV NL NO PL PT RO SE SI"
        " TR UA"
    ),
    "2025-05-10-kyiv": "DE FR GB PL UA",
}
"""The states at the four meetings of which a list is known."""


def test_only_four_meetings_have_a_list_of_states() -> None:
    dossier = reference.dossier(WILLING)
    lists = {
        id_.removeprefix("meeting:"): attending(dossier, id_.removeprefix("meeting:"), "state")
        for id_ in dossier.meetings
    }
    expected = {meeting: set(states.split()) for meeting, states in MATRIX.items()}
    assert {id_: states for id_, states in lists.items() if states} == expected


def test_the_31_of_paris() -> None:
    """What follows from the list of 27 March, from that of 15 March, and from NATO and the EU."""
    dossier = reference.dossier(WILLING)
    on = "2025-03-27"
    video = attending(dossier, "2025-03-15-vtc", "state")
    paris = attending(dossier, "2025-03-27-paris", "state")
    nato, union = members(dossier, "nato", on), members(dossier, "eu", on)
    named = {
        each.member.removeprefix("state:")
        for each in dossier.all(cm.Membership)
        if each.organization == COALITION and each.member.startswith("state:")
    }
    assert len(paris) == 31
    assert video - paris == {"NZ"}
    assert paris - video == {"AT", "CY", "EE", "HR", "IE", "SI"}
    assert named == {"FR", "DE", "GB", "SE", "CA"}
    assert named <= paris
    assert paris - nato == {"AT", "AU", "CY", "IE", "UA"}
    assert paris - union == {"AU", "CA", "GB", "IS", "NO", "TR", "UA"}
    assert union - paris == {"HU", "MT", "SK"}


def test_nineteen_meetings() -> None:
    """Sixteen of its own and three of the article's; one more is related and no meeting of it."""
    dossier = reference.dossier(WILLING)
    own = [each for each in dossier.own if isinstance(each, cm.Meeting)]
    assert sum(each.body == COALITION for each in own) == 16
    assert {each.id for each in own if each.body is None} == {"meeting:2025-02-28-white-house"}
    assert all(f"meeting:{each}" in dossier for each in MEETINGS.values())
    announced = [each.id for each in own if each.status == "announced"]
    assert announced == ["meeting:2025-12-11-vtc"]


def test_when_the_coalition_was_founded_is_disputed() -> None:
    assert sorted(values(WILLING, COALITION, "founded")) == [
        "2023",
        "2025-02",
        "2025-02-17",
        "2025-03",
        "2025-03-01",
        "2025-03-02",
        "2025-21",
    ]


def test_the_day_of_a_count_can_have_two_sizes() -> None:
    sizes: dict[str, set[int]] = {}
    for claim in own_claims(WILLING, COALITION, "declared_size"):
        sizes.setdefault(str(claim.holds), set()).add(value(claim)["value"])
    assert {day: counts for day, counts in sizes.items() if len(counts) > 1} == {
        "2025-03-27": {30, 31},
        "2025-04-10": {30, 37},
        "2025-09-04": {26, 30, 35},
        "2026-02-24": {35, 36},
    }


def test_who_chaired_on_17_august_is_disputed() -> None:
    claims = own_claims(WILLING, "meeting:2025-08-17-coalition", "parties")
    sides = [
        {each["actor"].removeprefix("leader:") for each in value(claim)}
        for claim in claims
        if {each["role"] for each in value(claim)} == {"chair"}
    ]
    assert sorted(sides, key=len) == [
        {"emmanuel-macron", "keir-starmer"},
        {"emmanuel-macron", "keir-starmer", "friedrich-merz"},
    ]


def test_which_meeting_was_the_first_is_disputed() -> None:
    """The article counts 10 April as the first; UNN counts four before, so it denies that."""
    claims = own_claims(WILLING, "meeting:2025-04-10-nato-hq", "ordinal")
    assert {(value(claim), claim.denies, *sorted(cited(claim))) for claim in claims} == {
        (1, False, "source:article-2025-08-17"),
        (1, True, "source:unn-ua-2025-04-02"),
    }
    others_ = {
        meeting: values(WILLING, f"meeting:{meeting}", "ordinal")
        for meeting in (
            "2025-02-17-paris",
            "2025-03-02-london",
            "2025-03-15-vtc",
            "2025-03-27-paris",
        )
    }
    assert list(others_.values()) == [{"1"}, {"2"}, {"3"}, {"4"}]


def test_the_united_states_are_and_are_not_a_member() -> None:
    says = "The United States is a member of the coalition."
    claims = own_claims(WILLING, COALITION, None)
    assert {claim.denies for claim in claims if words(claim.says) == says} == {True, False}


def test_two_who_had_left_office_are_named_at_the_london_summit() -> None:
    """A claim that is wrong is kept as its source's word, with a note that says so."""
    claim = reference.dossier(WILLING).claims["claim:london-named-by-ians"]
    assert {each["office"] for each in value(claim)} == {
        "office:nato-secretary-general",
        "office:eu-council-president",
    }
    assert words(claim.note).startswith("Wrong: both had left office")


@pytest.mark.parametrize("name", reference.NAMES)
def test_every_edge_meeting_event_and_claim_rests_on_a_source(name: str) -> None:
    """A claim without a source has a coder; everything else of this kind has a citation."""
    kinds = (cm.Tenure, cm.Membership, cm.Meeting, cm.Event, cm.Claim)
    bare = [
        each.id
        for each in reference.dossier(name).own
        if isinstance(each, kinds)
        and not each.citations
        and not (isinstance(each, cm.Claim) and each.coder)
    ]
    assert bare == []
