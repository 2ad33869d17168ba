"""Three real parliaments, put to all rules: what is found is true, and what is right is let be."""

from collections import Counter
from typing import Final

import pytest
from parliaments import LANGUAGES, Parliament, parliament

import coalition_model as cm
from coalition_model.values.names import Name

COUNTRIES: Final = tuple(LANGUAGES)

FOUND: Final = {
    "estonia": {"NAM009": 20},
    "ireland": {"NAM009": 70},
    "kenya": {"NAM001": 1, "NAM002": 1, "NAM009": 358},
}
"""How many findings each code has. NAM009 is one for each party, house, constituency and post."""

INDEPENDENT: Final = "organization:independent/independent"
UNTAGGED: Final = "write its BCP 47 tag, or state defaults.language"

EXAMPLES: Final = (
    # The name of an area, an organization or a post is a bare text in Popolo; only `other_names`
    # have `lang`. This one is Estonian, and its other names are given in fr, et and en: which one
    # of them 'Harju- ja Raplamaa' is, the file does not say.
    (
        "estonia",
        cm.Finding(
            "NAM009",
            "info",
            "place:harju-_ja_raplamaa",
            "names/0/language",
            "must be given of 'Harju- ja Raplamaa', but is missing",
            UNTAGGED,
        ),
    ),
    # 'Dáil Éireann' is Irish among parties most of which have English names, so that no one
    # language could be supposed for the file. It has no other names at all.
    (
        "ireland",
        cm.Finding(
            "NAM009",
            "info",
            "organization:dail-eireann/7556a33d",
            "names/0/language",
            "must be given of 'Dáil Éireann', but is missing",
            UNTAGGED,
        ),
    ),
    # A post has but an id, a label and its organization; nothing tells the language of the label.
    (
        "kenya",
        cm.Finding(
            "NAM009",
            "info",
            "office:women-s_representative",
            "names/0/language",
            'must be given of "Women\'s Representative", but is missing',
            UNTAGGED,
        ),
    ),
    # Who belongs to no party is in two organizations, `IND` (8 members) and `party/independent`
    # (3 members), with the same name, the same 140 other names and the same item of Wikidata
    # (Q327591, independent politician): one thing, written twice.
    (
        "kenya",
        cm.Finding(
            "NAM001",
            "error",
            INDEPENDENT,
            "identifiers/0",
            "must name one thing only, but is wikidata 'Q327591', which "
            "organization:independent/ind has too",
            "look up whose it is; if the two are one, keep one of them",
        ),
    ),
    (
        "kenya",
        cm.Finding(
            "NAM002",
            "warning",
            INDEPENDENT,
            "names/0",
            "must tell it from organization:independent/ind, but is 'Independent' for both",
            "if they are one, keep one of them; if the name is former, say so; else accept it",
        ),
    ),
)


def changed(country: str, *entities: cm.Membership | cm.Organization | cm.Office) -> list[str]:
    """Give, as lines, what is found beyond what there was before in a parliament with a change."""
    dossier = parliament(country).dossier
    before = cm.check(dossier).findings
    after = cm.check(dossier.with_entities(*entities)).findings
    return [
        f"{each.code} {each.severity} {each.entity} {each.field}: {each.message}"
        for each in after
        if each not in before
    ]


def periods(house: Parliament, name: str, organization: str) -> list[str]:
    return [str(each.period) for each in house.memberships(name, organization)]


def codes_on(country: str, *ids: str) -> set[str]:
    """Give the codes of what is found on some entities."""
    return {
        each.code for each in cm.check(parliament(country).dossier).findings if each.entity in ids
    }


@pytest.mark.parametrize("country", COUNTRIES)
def test_exactly_these_codes_appear(country: str) -> None:
    report = cm.check(parliament(country).dossier)
    assert report.counts == FOUND[country]
    assert not report.accepted


@pytest.mark.parametrize(("country", "finding"), EXAMPLES)
def test_a_finding_is_right(country: str, finding: cm.Finding) -> None:
    assert finding in cm.check(parliament(country).dossier).findings


def test_every_code_has_an_example() -> None:
    assert {(country, each.code) for country, each in EXAMPLES} == {
        (country, code) for country, codes in FOUND.items() for code in codes
    }


def test_what_the_examples_say_is_in_the_files() -> None:
    for country in COUNTRIES:
        raw = parliament(country).raw
        untagged = [*raw["organizations"], *raw["areas"], *raw["posts"]]
        assert len(untagged) == FOUND[country]["NAM009"]
        assert not any("lang" in row for row in untagged)
    area = parliament("estonia").row("areas", "Harju- ja Raplamaa")
    assert {each["lang"] for each in area["other_names"]} == {"fr", "et", "en"}
    assert "other_names" not in parliament("ireland").row("organizations", "Dáil Éireann")
    raw = parliament("kenya").raw
    one, other = (row for row in raw["organizations"] if row["name"] == "Independent")
    assert (one["id"], other["id"]) == ("IND", "party/independent")
    assert one["other_names"] == other["other_names"]
    assert len(one["other_names"]) == 140
    assert one["identifiers"] == other["identifiers"]
    assert one["identifiers"] == [{"identifier": "Q327591", "scheme": "wikidata"}]
    parties = Counter(row["on_behalf_of_id"] for row in raw["memberships"])
    assert (parties["IND"], parties["party/independent"]) == (8, 3)


def test_a_language_mends_the_names() -> None:
    place = parliament("estonia").dossier.places["place:harju-_ja_raplamaa"]
    tagged = cm.evolve(place.names[0], language="et")
    dossier = parliament("estonia").dossier.with_entities(
        cm.evolve(place, names=(tagged, *place.names[1:]))
    )
    assert cm.check(dossier).counts == {"NAM009": FOUND["estonia"]["NAM009"] - 1}


class TestBuilding:
    """What the dossiers are made of, and what could not be."""

    @pytest.mark.parametrize(
        ("country", "counts"),
        [
            ("estonia", (193, 8, 12, 0, 0, 16, 590)),
            ("ireland", (226, 15, 55, 0, 0, 34, 648)),
            ("kenya", (355, 23, 333, 2, 59, 23, 710)),
        ],
    )
    def test_everything_is_there(self, country: str, counts: tuple[int, ...]) -> None:
        house = parliament(country)
        dossier, raw = house.dossier, house.raw
        assert counts == (
            len(dossier.leaders),
            len(dossier.organizations),
            len(dossier.places),
            len(dossier.offices),
            len(dossier.tenures),
            len(dossier.events),
            len(dossier.memberships),
        )
        sections = ("persons", "organizations", "areas", "posts")
        assert counts[:4] == tuple(len(raw[section]) for section in sections)
        assert counts[5] == len(raw["events"])
        assert counts[4] == sum("post_id" in row for row in raw["memberships"])
        assert counts[6] == 2 * (len(raw["memberships"]) - len(house.unbuilt))

    def test_what_ends_before_its_term_is_refused(self) -> None:
        # The 13th Riigikogu begins on 2015-03-30; these four of its rows have no start and end on
        # 2015-03-27. What begins after its end is no period, and no other start is made up.
        assert parliament("estonia").unbuilt == (
            "Mihhail Kõlvart, 13th Riigikogu: 2015-03-30/2015-03-27",
            "Urmas Klaas, 13th Riigikogu: 2015-03-30/2015-03-27",
            "Urmas Paet, 13th Riigikogu: 2015-03-30/2015-03-27",
            "Yana Toom, 13th Riigikogu: 2015-03-30/2015-03-27",
        )
        assert parliament("estonia").served("Yana Toom") == [
            ("term/12", "KESK", "", ""),
            ("term/13", "KESK", "", "2015-03-27"),
        ]
        assert not parliament("ireland").unbuilt
        assert not parliament("kenya").unbuilt

    @pytest.mark.parametrize("country", COUNTRIES)
    def test_nothing_of_a_person_is_dropped(self, country: str) -> None:
        house = parliament(country)
        of_id = {each.extra["popolo:id"]: each for each in house.dossier.leaders.values()}
        for row in house.raw["persons"]:
            leader = of_id[row["id"]]
            names = [row["name"], *(each["name"] for each in row.get("other_names", ()))]
            assert [each.text for each in leader.names] == names
            assert [(each.scheme, each.value) for each in leader.identifiers] == [
                (each["scheme"], each["identifier"]) for each in row["identifiers"]
            ]
            born = row.get("birth_date")
            life = f"{born}/{row.get('death_date', '..')}" if born else None
            assert (leader.life and str(leader.life)) == life
            kept = {key.removeprefix("popolo:") for key in leader.extra}
            fields = {"name", "other_names", "identifiers", "sources", "birth_date", "death_date"}
            assert kept | (fields & row.keys()) == row.keys()
            assert leader.citations

    def test_a_person_as_it_is_built(self) -> None:
        house = parliament("ireland")
        leader = house.dossier.leaders["leader:aengus-o-snodaigh-897ec42a"]
        (citation,) = leader.citations
        source = house.dossier.sources[citation.source]
        link = "http://www.kildarestreet.com/td/aengus_o_snodaigh/dublin_south_central"
        assert (source.kind, source.link, source.language) == ("web-page", link, "en")
        assert Name(text="Aengus Ó Snodaigh", language="ga") in leader.names
        assert cm.Identifier(scheme="wikidata", value="Q4687826") in leader.identifiers
        assert leader.extra["popolo:contact_details"] == (
            cm.FrozenMap({"type": "twitter", "value": "aosnodaigh"}),
        )


class TestTwoTerms:
    """Who serves twice is no member twice at once (MEM003)."""

    def test_two_terms_in_a_row(self) -> None:
        # The 31st Dáil ended on 2016-03-02, the 32nd began on 2016-03-10; 98 persons sat in both.
        house = parliament("ireland")
        rows = Counter(row["person_id"] for row in house.raw["memberships"])
        assert Counter(rows.values()) == {1: 128, 2: 98}
        assert house.served("Aengus Ó Snodaigh") == [
            ("term/31", "SF", "", ""),
            ("term/32", "SF", "", ""),
        ]
        terms = ["2011-03-09/2016-03-02", "2016-03-10/.."]
        for organization in ("Dáil Éireann", "Sinn Féin"):
            assert periods(house, "Aengus Ó Snodaigh", organization) == terms

    def test_twice_in_one_term(self) -> None:
        # Marianne Mikko left the 13th Riigikogu on 2015-09-14, and was back on 2015-09-16.
        house = parliament("estonia")
        _, left, back = house.memberships("Marianne Mikko", "Riigikogu")
        assert (str(left.period), str(back.period)) == ("2015-04-09/2015-09-14", "2015-09-16/..")
        day = cm.evolve(back, period=cm.EdtfInterval("2015-09-14/.."))
        assert not changed("estonia", day)  # the boundary day may be shared
        early = cm.evolve(back, period=cm.EdtfInterval("2015-09-13/.."))
        assert changed("estonia", early) == [
            (
                f"MEM003 warning {back.id} period: must not share more than a boundary day with "
                f"{left.id} (member, 2015-04-09/2015-09-14), but is 2015-09-13/.. (member): "
                "2015-09-13/2015-09-14 is in both"
            )
        ]

    def test_from_one_party_to_another(self) -> None:
        # Andres Herkel left his party on 2013-12-08, sat with none from the next day on, and came
        # back for another party in the next term: he had one seat in the house at a time.
        house = parliament("estonia")
        assert house.served("Andres Herkel") == [
            ("term/12", "IRL", "", "2013-12-08"),
            ("term/12", "IND", "2013-12-09", ""),
            ("term/13", "EVA", "", ""),
        ]
        assert periods(house, "Andres Herkel", "Riigikogu") == [
            "2011-03-27/2013-12-08",
            "2013-12-09/2015-03-23",
            "2015-03-30/..",
        ]


class TestLives:
    """Who dies in office belongs to the house until that day (TIM004)."""

    @pytest.mark.parametrize(
        ("country", "house", "name", "last", "after"),
        [
            ("estonia", "Riigikogu", "Peeter Kreitzberg", "2011-11-03", "2011-11-04"),
            ("estonia", "Riigikogu", "Raivo Järvi", "2012-06-17", "2012-06-18"),
            ("estonia", "Riigikogu", "Tarmo Leinatamm", "2014-10-13", "2014-10-14"),
            ("kenya", "National Assembly", "George Mukuru Muchai", "2015-02-07", "2015-02-08"),
        ],
    )
    def test_until_the_last_day(
        self, country: str, house: str, name: str, last: str, after: str
    ) -> None:
        person = parliament(country).row("persons", name)
        (seat,) = parliament(country).memberships(name, house)
        assert person["death_date"] == last
        assert str(seat.period).endswith(f"/{last}")
        start = str(seat.period).partition("/")[0]
        life = f"{person['birth_date']}/{last}"
        later = cm.evolve(seat, period=cm.EdtfInterval(f"{start}/{after}"))
        assert changed(country, later) == [
            (
                f"TIM004 error {seat.id} period: must be within the life of {seat.member} "
                f"({life}), but is {start}/{after}"
            )
        ]

    def test_long_after_leaving(self) -> None:
        # Joseph Nkaissery left the house on 2014-12-02 and died on 2017-07-08.
        house = parliament("kenya")
        (seat,) = house.memberships("MAJ GEN (rtd) Joseph Nkaissery", "National Assembly")
        assert str(seat.period) == "2013-03-28/2014-12-02"
        assert str(house.dossier.leaders[seat.member].life) == "1949-11-28/2017-07-08"
        assert not codes_on("kenya", seat.id)


class TestSizes:
    """A house may be full, and have had more members than seats (MEM002)."""

    @pytest.mark.parametrize(
        ("country", "name", "seats", "sitting", "named"),
        [
            ("estonia", "Riigikogu", 101, 101, 193),
            ("ireland", "Dáil Éireann", 166, 158, 226),
            ("kenya", "National Assembly", 349, 348, 355),
        ],
    )
    def test_who_has_left_does_not_count(
        self, country: str, name: str, seats: int, sitting: int, named: int
    ) -> None:
        house = parliament(country)
        assert house.row("organizations", name)["seats"] == seats
        (body,) = (each for each in house.dossier.organizations.values() if each.declared_size)
        edges = [
            each for each in house.dossier.memberships.values() if each.organization == body.id
        ]
        assert len({each.member for each in edges}) == named
        assert sum(str(each.period).endswith("/..") for each in edges) == sitting

    def test_one_more_than_there_are_seats(self) -> None:
        # Kaja Kallas left on 2014-06-18; had nobody written that, 102 would sit on 101 seats.
        house = parliament("estonia")
        *_, last = house.memberships("Kaja Kallas", "Riigikogu")
        assert str(last.period) == "2012-07-02/2014-06-18"
        stays = cm.evolve(last, period=cm.EdtfInterval("2012-07-02/.."))
        assert changed("estonia", stays) == [
            (
                f"MEM002 warning {last.organization} declared_size: "
                "must be at least the members that are named, 102, but is 101"
            )
        ]


class TestNames:
    """What is called alike, or oddly, and rightly so."""

    def test_one_name_in_two_languages(self) -> None:
        # 'NARC' is an English alias of one party, NARC - Kenya, and a Swahili one of another, the
        # National Rainbow Coalition: names in different languages are not compared (NAM002).
        house = parliament("kenya")
        narc = [
            (each.id, name.language)
            for each in house.dossier.organizations.values()
            for name in each.names
            if name.text == "NARC"
        ]
        party = "organization:narc-kenya/narc_-_kenya"
        coalition = "organization:national-rainbow-coalition/national_rainbow_coalition"
        assert narc == [(party, "en"), (coalition, "sw")]
        assert codes_on("kenya", party, coalition) == {"NAM009"}
        swahili = Name(text="NARC", language="sw", kind="alias")
        entity = house.dossier.organizations[party]
        assert changed("kenya", cm.evolve(entity, names=(*entity.names, swahili))) == [
            f"NAM002 warning {coalition} names/9: must tell it from {party}, but is 'NARC' for both"
        ]

    def test_joiners_and_scripts(self) -> None:
        # Persian needs the zero-width non-joiner in شن‌فن (NAM007), and Russian writes the Latin
        # name of a party in Latin letters, word by word (NAM008).
        sinn_fein = parliament("ireland").dossier.organizations["organization:sinn-fein/sf"]
        assert Name(text="شن\u200cفن", language="fa") in sinn_fein.names
        id_ = "organization:isamaa-ja-res-publica-liidu-fraktsioon/irl"
        union = parliament("estonia").dossier.organizations[id_]
        assert Name(text="Союз Отечества и Res Publica", language="ru") in union.names
        assert codes_on("ireland", sinn_fein.id) == codes_on("estonia", union.id) == {"NAM009"}
        hidden = Name(text="شن\u200bفن", language="fa")
        assert changed("ireland", cm.evolve(sinn_fein, names=(*sinn_fein.names, hidden))) == [
            (
                f"NAM007 warning {sinn_fein.id} names/{len(sinn_fein.names)}/text: must be written "
                "without hidden characters such as ZERO WIDTH SPACE, but is 'شن\\u200bفن'"
            )
        ]

    def test_unusual_languages(self) -> None:
        # Wikidata's tags are well-formed (NAM004), be they as rare as these.
        tags = {
            name.language
            for each in (*parliament("estonia").dossier, *parliament("ireland").dossier)
            for name in each.names
        }
        assert {"be-tarask", "nds-nl", "sr-ec", "vro", "zh-hant"} <= tags

    def test_one_value_in_two_registers(self) -> None:
        # Two registers call Aadu Must the same: that is one thing still (NAM001, NAM006).
        must = parliament("estonia").dossier.leaders["leader:aadu-must-bc584d7f"]
        value = "233ac42e-573c-400e-8568-0ac3d4c107f9"
        assert [each.scheme for each in must.identifiers if each.value == value] == [
            "everypolitician_legacy",
            "riigikogu",
        ]
        assert not codes_on("estonia", must.id)


def test_a_post_that_many_hold() -> None:
    # Each of the 47 counties of Kenya elects a women's representative: one post, held 47 times at
    # once, as it is not exclusive (OFF006).
    house = parliament("kenya")
    post = house.dossier.offices["office:women-s_representative"]
    holders = [each for each in house.dossier.tenures.values() if each.office == post.id]
    assert len(holders) == 47
    assert not codes_on("kenya", *(each.id for each in holders))
    lines = changed("kenya", cm.evolve(post, exclusive=True))
    assert len(lines) == 46
    assert {line.partition(" ")[0] for line in lines} == {"OFF006"}
