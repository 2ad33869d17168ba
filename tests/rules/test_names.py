"""Names and identifiers name one thing, and are written as they should be."""

import re
from inspect import cleandoc

import pytest
from judging import judge, lines
from rule_examples import example_dossier

import coalition_model as cm
from coalition_model import reference
from coalition_model.rules import check
from coalition_model.rules.languages import fault_of_tag, tags_of
from coalition_model.rules.names import NAME_RULES, folded

RULES = {rule.code: rule for rule in NAME_RULES}


def found(code: str, text: str, *borrowed: str) -> list[str]:
    return lines(RULES[code], cleandoc(text), borrowed)


def test_codes_are_in_order() -> None:
    assert [rule.code for rule in NAME_RULES] == [f"NAM{number:03}" for number in range(1, 10)]


class TestOneIdentifierTwice:
    BOTH = """
      leaders:
        - {id: leader:ada, identifiers: [{scheme: viaf, value: "1"}, {scheme: x, value: Ada}]}
        - {id: leader:ben, identifiers: [{scheme: x, value: ada}]}
    """

    def test_the_later_one_is_told_unless_it_is_borrowed(self) -> None:
        assert found("NAM001", self.BOTH) == [
            (
                "leader:ben identifiers/0: must name one thing only, but is x 'ada', "
                "which leader:ada has too"
            )
        ]
        assert found("NAM001", self.BOTH, "leader:ben") == [
            (
                "leader:ada identifiers/1: must name one thing only, but is x 'ada', "
                "which leader:ben has too"
            )
        ]

    def test_things_of_different_kinds_may_still_be_one(self) -> None:
        text = """
          leaders: [{id: leader:ada, identifiers: [{scheme: wikidata, value: Q1}]}]
          organizations:
            - {id: organization:x, kind: union, identifiers: [{scheme: wikidata, value: Q1}]}
        """
        assert found("NAM001", text)[0].startswith("warning: organization:x identifiers/0: ")

    @pytest.mark.parametrize(
        "identifiers",
        [
            "[{scheme: wikidata, value: Q2}]",
            "[{scheme: viaf, value: '1'}]",
            "[{scheme: wikidata, value: q1}]",
        ],
    )
    def test_another_scheme_or_value_is_another_identifier(self, identifiers: str) -> None:
        text = f"""
          states: [{{id: state:FR, identifiers: [{{scheme: wikidata, value: Q1}}]}}]
          leaders: [{{id: leader:ada, identifiers: {identifiers}}}]
        """
        assert found("NAM001", text) == []

    def test_a_country_and_its_land_share_codes(self) -> None:
        text = """
          states: [{id: state:FR, identifiers: [{scheme: wikidata, value: Q142}]}]
          places: [{id: place:france, identifiers: [{scheme: wikidata, value: Q142}]}]
        """
        assert found("NAM001", text) == []


class TestTwoOfOneName:
    def both(self, one: str, other: str, kind: str = "leader", more: str = "") -> list[str]:
        text = f"""
          {kind}s:
            - {{id: {kind}:a{more}, names: [{one}]}}
            - {{id: {kind}:b{more}, names: [{other}]}}
        """
        return found("NAM002", text)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("{text: Eve, language: en}", "{text: EVE, language: en-GB}"),
            ("{text: Eve de C}", "{text: 'Eve  de C'}"),
            ("{text: O’Brien, language: en}", "{text: O'Brien, language: en, kind: alias}"),
            (
                "{text: Eve, language: en, period: 1990/2000}",
                "{text: Eve, language: en, period: 1995/..}",
            ),
            ("{text: Eve, language: en, period: 1990/2000}", "{text: Eve, language: en}"),
        ],
    )
    def test_the_same_name(self, one: str, other: str) -> None:
        (line,) = self.both(one, other)
        assert line.startswith("leader:b names/0: must tell it from leader:a, but is ")
        assert line.endswith(" for both")
        assert "perhaps" not in line

    @pytest.mark.parametrize(
        ("one", "other", "kind", "found"),
        [
            ("{text: Eve, language: en}", "{text: Eve, language: fr}", "leader", 1),
            ("{text: Eve, language: en}", "{text: Eve}", "leader", 1),
            ("{text: Eve, language: en}", "{text: Eve}", "place", 1),
            ("{text: Eve, language: en}", "{text: Eve, language: fr}", "place", 0),
        ],
    )
    def test_a_name_in_another_language_or_in_none(
        self, one: str, other: str, kind: str, found: int
    ) -> None:
        """A person has one name in all languages; it is no more than an info."""
        more = ", kind: city" if kind == "place" else ""
        lines = self.both(one, other, kind, more)
        assert [line.partition(":")[0] for line in lines] == ["info"] * found

    def test_the_same_language_counts_before_another(self) -> None:
        one = "{text: Eve, language: fr}, {text: X}"
        (found,) = self.both(one, "{text: Eve, language: en}, {text: Eve, language: fr}")
        assert not found.startswith("info")

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("{text: Conte, language: en}", "{text: Conté, language: en}"),
            ("{text: Eve}", "{text: Eve, kind: former}"),
            ("{text: Eve, language: en}", "{text: Eve, language: fr, kind: former}"),
            ("{text: Eve}", "{text: Eve, kind: metonym}"),
            ("{text: Eve, period: 1990/2000}", "{text: Eve, period: 2001/..}"),
        ],
    )
    def test_names_that_differ_or_are_not_in_use_at_once(self, one: str, other: str) -> None:
        assert self.both(one, other) == []

    def test_where_the_periods_leave_it_open(self) -> None:
        lines_ = self.both("{text: Eve, period: 1990/2000}", "{text: Eve, period: 2000/..}")
        assert lines_ == [
            "info: leader:b names/0: must tell it from leader:a, but may be 'Eve' for both"
        ]

    def test_two_names_of_the_same_two_are_told_once(self) -> None:
        names = "{text: Eve, language: en}, {text: Eve, language: fr}"
        assert len(self.both(names, names)) == 1
        assert len(self.both(names + ", {text: eve, language: en}", "{text: Bo}")) == 0

    def test_what_belongs_to_different_bodies_is_told_apart(self) -> None:
        offices = """
          offices:
            - {id: office:a, of: state:FR, kind: head-of-state, names: [President]}
            - {id: office:b, of: state:%s, kind: head-of-state, names: [President]}
        """
        assert found("NAM002", offices % "GB") == []
        assert len(found("NAM002", offices % "FR")) == 1
        bodies = """
          organizations:
            - {id: organization:a, kind: body, parent: state:FR, names: [Senate]}
            - {id: organization:b, kind: body%s, names: [Senate]}
        """
        assert found("NAM002", bodies % ", parent: state:GB") == []
        assert len(found("NAM002", bodies % "")) == 1

    @pytest.mark.parametrize(
        ("one", "other", "severities"),
        [
            ("founded: 1867, dissolved: 1918", "founded: 1945", []),
            ("dissolved: 1918", "founded: 1945", []),
            ("dissolved: 1990-10-03", "founded: 1990-10-03", []),
            ("dissolved: 1918~", "founded: 1945", ["info"]),
            ("dissolved: 1918", "founded: 1945?", ["info"]),
            ("dissolved: 1945-05", "founded: 1945", ["warning"]),
            ("founded: 1867", "founded: 1945", ["warning"]),
            ("dissolved: 1918", "kind: union", ["warning"]),
        ],
    )
    def test_organizations_that_did_not_exist_at_once(
        self, one: str, other: str, severities: list[str]
    ) -> None:
        other = other if "kind" in other else f"kind: union, {other}"
        text = f"""
          organizations:
            - {{id: organization:a, kind: union, names: [Union], {one}}}
            - {{id: organization:b, names: [Union], {other}}}
        """
        assert [each.severity for each in judge(RULES["NAM002"], text)] == severities

    @pytest.mark.parametrize(("start", "count"), [("1945", 0), ("1930", 1)])
    def test_offices_and_states_that_did_not_exist_at_once(self, start: str, count: int) -> None:
        text = f"""
          states:
            - {{id: state:XA, names: [Land], spells: [1867/1918, 1920/1938]}}
            - {{id: state:XB, names: [Land], spells: [{start}/..]}}
          offices:
            - {{id: office:a, of: state:FR, kind: minister, names: [Tsar], period: 1867/1938}}
            - {{id: office:b, of: state:FR, kind: minister, names: [Tsar], period: {start}/..}}
        """
        assert len(found("NAM002", text)) == 2 * count

    def test_versions_of_a_plan(self) -> None:
        text = """
          plans:
            - {id: plan:a, names: [Peace plan]}
            - {id: plan:b, names: [Peace plan], relations: [{kind: KIND, target: plan:a}]}
            - {id: plan:c, names: [Peace plan], relations: [{kind: KIND, target: plan:b}]}
            - {id: plan:d, names: [Victory plan]}
        """
        assert found("NAM002", text.replace("KIND", "supersedes")) == []
        assert len(found("NAM002", text.replace("KIND", "responds-to"))) == 3
        text = text.replace("Victory", "Peace").replace("KIND", "supersedes")
        assert [line.partition(" names")[0] for line in found("NAM002", text)] == ["plan:d"] * 3

    @pytest.mark.parametrize("sign", "’ʼʻ´")
    def test_apostrophes_are_typography(self, sign: str) -> None:
        assert len(self.both("{text: Знам'янка}", f"{{text: Знам{sign}янка}}")) == 1

    def test_places_of_one_name(self) -> None:
        places = """
          places:
            - {id: place:a, kind: city, part_of: state:FR, names: [Paris]}
            - {id: place:b, kind: %s, part_of: %s, names: [Paris]}
        """
        assert found("NAM002", places % ("city", "state:GB")) == []
        assert len(found("NAM002", places % ("city", "state:FR"))) == 1
        assert found("NAM002", places % ("district", "place:a")) == []
        assert len(found("NAM002", places % ("city", "place:a"))) == 1

    def test_meetings_may_be_called_the_same(self) -> None:
        assert self.both("{text: Summit}", "{text: Summit}", "meeting") == []

    def test_what_is_borrowed_is_not_to_be_mended(self) -> None:
        text = """
          states:
            - {id: state:XA, names: [{text: x}, {text: Land}]}
            - {id: state:XB, names: [{text: Land}]}
        """
        assert found("NAM002", text, "state:XB") == [
            "state:XA names/1: must tell it from state:XB, but is 'Land' for both"
        ]

    def test_folding(self) -> None:
        assert folded("Обʼєднані") == folded("Об’єднані")
        assert folded(" A  b ") == "a b"


class TestForms:
    @pytest.mark.parametrize(
        ("scheme", "good", "bad", "expected"),
        [
            ("wikidata", "Q142", "Q042", "an item of Wikidata, Q and a number"),
            ("wikidata", "Q1", "142", "an item of Wikidata, Q and a number"),
            ("wikidata", "Q1", "http://www.wikidata.org/entity/Q1", "an item of Wikidata"),
            ("iso3166-1-alpha2", "FR", "fr", "two capital letters"),
            ("iso3166-1-alpha3", "FRA", "FR", "three capital letters"),
            ("iso3166-1-numeric", "004", "4", "three digits"),
            ("iso3166-2", "FR-75C", "FR75", "a country's two letters, - and up to three more"),
            ("iso3166-3", "CSHH", "CSK", "four capital letters"),
            ("un-m49", "150", "0150", "three digits"),
            ("un-locode", "FRPAR", "PAR", "a country's two letters and three more"),
            ("cow", "2", "2.0", "a number of up to three digits, without leading zeros"),
            ("gw", "2", "002", "a number of up to four digits, without leading zeros"),
            ("ucdp", "1536", "Minsk", "a number"),
            ("x", "Keir_Starmer", "@Keir_Starmer", "an account: up to 15 letters"),
            ("doi", "10.1234/ab.c(1)", "https://doi.org/10.1234/a", "a DOI"),
            ("orcid", "0000-0002-1825-009X", "0000000218250097", "four groups of four digits"),
            ("viaf", "7461482", "x", "a number"),
            ("geonames", "2988507", "02988507", "a number"),
            ("lei", "529900T8BM49AURSDO55", "529900", "18 letters and digits"),
            ("bcp47", "uk-Latn", "uk_Latn", "a BCP 47 tag"),
        ],
    )
    def test_a_form_from_both_sides(self, scheme: str, good: str, bad: str, expected: str) -> None:
        text = "states: [{id: state:XX, identifiers: [{scheme: %s, value: '%s'}]}]"
        assert found("NAM003", text % (scheme, good)) == []
        (line,) = found("NAM003", text % (scheme, bad))
        assert line.startswith(f"state:XX identifiers/0/value: must be {expected}")
        assert line.endswith(f" ({scheme}), but is {bad!r}") or "tag" in expected

    def test_the_whole_message(self) -> None:
        text = "states: [{id: state:XX, identifiers: [{scheme: wikidata, value: q142}]}]"
        assert found("NAM003", text) == [
            (
                "state:XX identifiers/0/value: must be an item of Wikidata, Q and a number "
                "(wikidata), but is 'q142'"
            )
        ]

    def test_other_schemes_are_not_judged_but_for_their_spelling(self) -> None:
        text = "states: [{id: state:XX, identifiers: [{scheme: '%s', value: anything}]}]"
        assert found("NAM003", text % "my-register") == []
        assert found("NAM003", text % "ISO3166-1 alpha2") == [
            (
                "warning: state:XX identifiers/0/scheme: must be 'iso3166-1-alpha2', "
                "as others write it, but is 'ISO3166-1 alpha2'"
            )
        ]

    @pytest.mark.parametrize(
        ("scheme", "meant"),
        [
            ("wikidta", "wikidata"),
            ("Wikidtaa", "wikidata"),
            ("iso3166-1-alpha-2", "iso3166-1-alpha2"),
            ("unlocode", "un-locode"),
            ("geoname", "geonames"),
            ("bcp-47", "bcp47"),
            ("ikidata", "wikidata"),
            ("wikidat", "wikidata"),
            ("wikidatabc", "wikidata"),
            ("abwikidata", "wikidata"),
            ("vikidato", "wikidata"),
            ("iwkidata", "wikidata"),
            ("iwkidatta", "wikidata"),
            ("iwkidaat", "wikidata"),
            ("wkidatae", "wikidata"),
            ("wikkidaat", "wikidata"),
            ("wkiidtaa", "wikidata"),
            ("orcd", "orcid"),
            ("ocrid", "orcid"),
            ("orcid2", "orcid"),
            ("iso3166-1-alpha", "iso3166-1-alpha2"),
            ("iso3166-1-alpha33", "iso3166-1-alpha3"),
            ("iso3166-4", "iso3166-2"),
        ],
    )
    def test_a_scheme_that_may_be_misspelt(self, scheme: str, meant: str) -> None:
        text = "states: [{id: state:XX, identifiers: [{scheme: '%s', value: anything}]}]"
        (finding,) = judge(RULES["NAM003"], text % scheme)
        assert (finding.severity, finding.field) == ("info", "identifiers/0/scheme")
        assert finding.message == (
            f"may have to be one of the schemes that are known, but is {scheme!r}"
        )
        assert finding.hint.startswith(f"did you mean {meant!r}?")

    @pytest.mark.parametrize(
        "scheme",
        [
            *("imdb", "isni", "iiaf", "gnd", "wikipedia", "iso3166", "iso639-3", "wikitree-id"),
            *("vikibato", "wikidatabcd", "kidatabc", "wkdata", "wkdta", "datawiki", "orchids"),
            *("viaff", "gwno", "iso3166-1-alphabet", "ocdi", "bcq74"),
        ],
    )
    def test_a_register_of_others_is_not_taken_for_one(self, scheme: str) -> None:
        text = "states: [{id: state:XX, identifiers: [{scheme: '%s', value: anything}]}]"
        assert found("NAM003", text % scheme) == []


class TestLanguages:
    @pytest.mark.parametrize(
        "tag",
        [
            "fr",
            "EN-gb",
            "zh-Hant-TW",
            "zh-cmn-Hans-CN",
            "sl-rozaj-biske-1994",
            "de-CH-1901",
            "es-419",
            "und",
            "en-a-bbb-x-a-ccc",
            "en-u-ca-gregory",
            "sgn-BE-FR",
            "en-GB-oed",
            "qaa-Qaaa-QM-x-southern",
        ],
    )
    def test_well_formed(self, tag: str) -> None:
        assert fault_of_tag(tag) is None

    @pytest.mark.parametrize(
        ("tag", "expected"),
        [
            ("de-419-DE", "a BCP 47 tag: language-Script-REGION"),
            ("en--GB", "a BCP 47 tag: language-Script-REGION"),
            ("fr-x", "a BCP 47 tag: language-Script-REGION"),
            ("fr-FR-FR", "a BCP 47 tag: language-Script-REGION"),
            ("de-1996-1996", "a BCP 47 tag without a variant twice"),
            ("sl-rozaj-ROZAJ", "a BCP 47 tag without a variant twice"),
            ("en-a-bbb-a-ccc", "a BCP 47 tag without an extension twice"),
            ("ua", "the tag of a language, not of a country"),
            ("cz-CZ", "the tag of a language, not of a country"),
        ],
    )
    def test_not(self, tag: str, expected: str) -> None:
        fault = fault_of_tag(tag)
        assert fault is not None
        assert fault[0] == expected

    @pytest.mark.parametrize(
        "tag",
        [
            *("x-priv", "X-a-b1", "i-klingon", "I-Default", "i-tsu", "sgn-BE-FR", "zh-min-nan"),
            *("abcd", "abcd-Latn-UA", "abcde", "abcdefgh-419"),
        ],
    )
    def test_tags_that_the_grammar_has_although_few_know_them(self, tag: str) -> None:
        assert fault_of_tag(tag) is None

    @pytest.mark.parametrize(
        "tag", ["x", "x-", "x-abcdefghi", "i-nothing", "abcdefghi", "abcd-abc"]
    )
    def test_tags_that_it_has_not(self, tag: str) -> None:
        assert fault_of_tag(tag) is not None

    def test_every_text_is_looked_at_and_the_part_is_named(self) -> None:
        text = """
          sources:
            - {id: source:paper, kind: post, language: ua, names: [{text: x, language: cz}]}
          organizations:
            - id: organization:club
              kind: union
              declared_size: {value: 1, of: {dk: lande}}
              note: {gr: x}
          plans:
            - id: plan:x
              clauses:
                - number: "1"
                  text: {fr: x}
                  clauses: [{number: a, text: {jp: x, fr: y}}]
                  commitments: [{modality: commits, timing: {wording: {vn: x}}, means: [{iw: x}]}]
          meetings:
            - {id: meeting:x, agenda: [{fr: x}, {kp: x}]}
        """
        lines_ = [line.partition(": must")[0] for line in found("NAM004", text)]
        assert lines_ == [
            "clause:x/1/a text",
            "commitment:x/1/1 means/0",
            "meeting:x agenda/1",
            "organization:club declared_size/of",
            "organization:club note",
            "source:paper language",
            "source:paper names/0/language",
            "timing:commitment-x-1-1 wording",
        ]

    def test_the_whole_message_and_hint(self) -> None:
        text = "states: [{id: state:UA, names: [{text: Київ, language: ua}]}]"
        (finding,) = judge(RULES["NAM004"], text)
        assert (finding.field, finding.message, finding.hint) == (
            "names/0/language",
            "must be the tag of a language, not of a country, but is 'ua'",
            "did you mean 'uk'?",
        )

    def test_a_source_without_language_has_no_tag(self) -> None:
        source = cm.Source(id=cm.source_id("x"), kind="post")
        assert list(tags_of(source)) == []


class TestCodes:
    STATES = """
      states:
        - id: state:DE
          identifiers:
            - {scheme: iso3166-1-alpha2, value: DE}
            - {scheme: iso3166-1-alpha3, value: DEU}
        - id: state:FR
          identifiers:
            - {scheme: iso3166-1-alpha3, value: FRA}
        - id: state:%s
          identifiers: [%s]
    """

    def codes(self, local: str, **given: str) -> list[str]:
        rows = ", ".join(
            f"{{scheme: iso3166-1-{scheme}, value: '{value}'}}" for scheme, value in given.items()
        )
        return found("NAM005", self.STATES % (local, rows), "state:DE", "state:FR")

    def test_the_id_says_which_state_it_is(self) -> None:
        assert self.codes("UK", alpha2="GB") == [
            (
                "state:UK identifiers/0/value: must be UK (iso3166-1-alpha2) of state:UK, "
                "but is GB, that of state:GB"
            )
        ]
        assert self.codes("GB", alpha2="GB", alpha3="GBR", numeric="826") == []

    def test_codes_of_two_states(self) -> None:
        assert self.codes("germany", alpha2="DE", alpha3="FRA") == [
            (
                "state:germany identifiers/1/value: must be DEU (iso3166-1-alpha3) "
                "of state:DE, but is FRA, that of state:FR"
            )
        ]
        assert self.codes("france", alpha2="FR", alpha3="FRX") == [
            (
                "state:france identifiers/1/value: must be FRA (iso3166-1-alpha3) "
                "of state:FR, but is FRX"
            )
        ]
        assert self.codes("france", alpha3="FRA", alpha2="FX") == [
            (
                "state:france identifiers/1/value: must be FR (iso3166-1-alpha2) "
                "of state:FR, but is FX"
            )
        ]

    def test_codes_that_nobody_knows_and_other_schemes(self) -> None:
        assert self.codes("yu", alpha2="YU", alpha3="YUG") == []
        assert self.codes("germany", alpha2="DE", alpha3="DEU", numeric="276") == []
        assert found("NAM005", "states: [{id: state:XX, identifiers: []}]") == []

    def test_places_have_codes_too(self) -> None:
        text = """
          states: [{id: state:DE, identifiers: [{scheme: iso3166-1-alpha3, value: DEU}]}]
          places:
            - id: place:germany
              identifiers:
                - {scheme: iso3166-1-alpha2, value: FR}
                - {scheme: iso3166-1-alpha3, value: DEU}
        """
        assert found("NAM005", text) == [
            (
                "place:germany identifiers/1/value: must be FRA (iso3166-1-alpha3) "
                "of state:FR, but is DEU, that of state:DE"
            )
        ]

    def test_of_two_that_claim_one_code_none_is_right(self) -> None:
        text = """
          states:
            - {id: state:AA, identifiers: [{scheme: iso3166-1-alpha3, value: DEU}]}
            - {id: state:DE, identifiers: [{scheme: iso3166-1-alpha3, value: DEU}]}
        """
        assert found("NAM005", text) == []
        assert found("NAM005", text, "state:DE") == [
            (
                "state:AA identifiers/0/value: must be the code (iso3166-1-alpha3) "
                "of state:AA, but is DEU, that of state:DE"
            )
        ]

    @pytest.mark.parametrize(
        ("state", "scheme", "value", "tail"),
        [
            ("FR", "iso3166-1-alpha3", "DEU", "must be FRA * of state:FR, but is DEU, * state:DE"),
            ("FR", "iso3166-1-numeric", "276", "must be 250 * of state:FR, but is 276, * state:DE"),
            ("FR", "un-m49", "276", "must be 250 * of state:FR, but is 276, * state:DE"),
            ("FR", "wikidata", "Q183", "must be Q142 * of state:FR, but is Q183, * state:DE"),
            ("france", "wikidata", "Q183", "must be Q142 * of state:FR, but is Q183, * state:DE"),
            ("france", "un-m49", "276", "must be 250 * of state:FR, but is 276, * state:DE"),
        ],
    )
    def test_what_iso_3166_says_needs_no_dossier(
        self, state: str, scheme: str, value: str, tail: str
    ) -> None:
        first = "{scheme: iso3166-1-alpha2, value: FR}, "
        text = (
            f"{{id: state:{state}, identifiers: [{first}{{scheme: {scheme}, value: '{value}'}}]}}"
        )
        (line,) = found("NAM005", f"states: [{text}]")
        pattern = re.escape(f"state:{state} identifiers/1/value: {tail}").replace(r"\*", ".*")
        assert re.fullmatch(pattern, line)

    @pytest.mark.parametrize(
        ("state", "codes", "found_"),
        [
            ("FR", "{scheme: iso3166-1-alpha3, value: FXX}", ["warning"]),
            ("RO", "{scheme: iso3166-1-alpha3, value: ROM}", ["warning"]),
            (
                "RO",
                "{scheme: iso3166-1-alpha3, value: ROU}, {scheme: iso3166-1-alpha3, value: ROM}",
                [],  # its code until 2002
            ),
            ("FR", "{scheme: un-m49, value: '250'}, {scheme: wikidata, value: Q142}", []),
            ("FR", "{scheme: wikidata, value: Q70802}", []),  # the Third Republic
            ("ZR", "{scheme: iso3166-1-numeric, value: '180'}", []),  # Zaire: the Congo has it now
            ("XK", "{scheme: un-m49, value: '412'}", []),
        ],
    )
    def test_former_codes_and_other_items(self, state: str, codes: str, found_: list[str]) -> None:
        lines = found("NAM005", f"states: [{{id: state:{state}, identifiers: [{codes}]}}]")
        assert [line.partition(":")[0] for line in lines] == found_

    def test_an_entry_of_the_state_under_another_id(self) -> None:
        text = """
          states:
            - id: state:germania
              identifiers:
                - {scheme: iso3166-1-alpha2, value: QM}
                - {scheme: iso3166-1-alpha3, value: QMA}
            - {id: state:QM, identifiers: [{scheme: iso3166-1-alpha3, value: QMB}]}
        """
        assert found("NAM005", text, "state:germania") == [
            ("state:QM identifiers/0/value: must be QMA (iso3166-1-alpha3) of state:QM, but is QMB")
        ]

    def test_the_reference_entry_is_in_the_dossier(self) -> None:
        states = reference.dossier("states")
        mine = cm.State(
            id=cm.state_id("ukraine"),
            identifiers=(
                cm.Identifier(scheme="iso3166-1-alpha2", value="UA"),
                cm.Identifier(scheme="iso3166-1-numeric", value="800"),
            ),
        )
        dossier = cm.Dossier([*states, mine], borrowed=[each.id for each in states])
        (finding,) = check(dossier, [RULES["NAM005"]]).findings
        assert finding.message == (
            "must be 804 (iso3166-1-numeric) of state:UA, but is 800, that of state:UG"
        )


class TestTwoOfOneScheme:
    def test_it_may_be_two_things(self) -> None:
        text = "leaders: [{id: leader:ada, identifiers: [%s, %s]}]"
        one, two = "{scheme: wikidata, value: Q1}", "{scheme: wikidata, value: Q2}"
        assert found("NAM006", text % (one, two)) == [
            (
                "leader:ada identifiers/1: may have to be the only one of wikidata, "
                "but is 'Q2' beside 'Q1'"
            )
        ]
        assert found("NAM006", text % (one, "{scheme: viaf, value: '1'}")) == []
        accounts = "{scheme: x, value: a}", "{scheme: x, value: b}"
        assert found("NAM006", text % accounts) == []
        unknown = "{scheme: mine, value: a}", "{scheme: mine, value: b}"
        assert found("NAM006", text % unknown) == []


class TestHowNamesAreWritten:
    @pytest.mark.parametrize(
        ("name", "expected"),
        [
            (" Ada", "written without spaces at either end and two together"),
            ("Ada\u00a0", "written without spaces at either end and two together"),
            ("Ada  Bo", "written without spaces at either end and two together"),
            ("Ada\nBo", "written without spaces at either end and two together"),
            ("Ad\u200ba", "written without hidden characters such as ZERO WIDTH SPACE"),
            ("Ada\u202e", "written without hidden characters such as RIGHT-TO-LEFT OVERRIDE"),
            ("Ad\u0007a", "written without hidden characters such as U+0007"),
        ],
    )
    def test_what_nobody_sees(self, name: str, expected: str) -> None:
        person = cm.Leader(id=cm.leader_id("x"), names=(cm.Name(text=name),))
        (finding,) = check(cm.Dossier.of(person), [RULES["NAM007"]]).findings
        assert (finding.field, finding.message) == (
            "names/0/text",
            f"must be {expected}, but is {name!r}",
        )

    @pytest.mark.parametrize(
        "name", ["Ada Bo", "Élysée", "Ada\u00a0Bo", "عبد\u200cالله", "Jean-Noël « J »"]
    )
    def test_what_somebody_means(self, name: str) -> None:
        person = cm.Leader(id=cm.leader_id("x"), names=(cm.Name(text=name),))
        assert check(cm.Dossier.of(person), [RULES["NAM007"]]).findings == ()

    def mixed(self, *names: str) -> list[str]:
        named = tuple(cm.Name(text=name) for name in names)
        person = cm.Leader(id=cm.leader_id("x"), names=named)
        return [each.message for each in check(cm.Dossier.of(person), [RULES["NAM008"]]).findings]

    def test_letters_of_another_script_in_one_word(self) -> None:
        assert self.mixed("Vlаdimir Putin") == [
            "must be in one script, but may mix them in 'Vlаdimir': а is Cyrillic"
        ]
        assert self.mixed("Aлександр") == [
            "must be in one script, but may mix them in 'Aлександр': A is Latin"
        ]
        assert self.mixed("Αthens Оslo") == [
            "must be in one script, but may mix them in 'Αthens': Α is Greek"
        ]

    @pytest.mark.parametrize(
        "name", ["Київ (Kyiv)", "Élysée", "Обʼєднані", "北京 Beijing", "iPhone", "ΝΑΤΟ–NATO", "Ζ1"]
    )
    def test_words_in_one_script_each(self, name: str) -> None:
        assert self.mixed(name) == []

    def test_the_language_of_a_name(self) -> None:
        text = """
          offices: [{id: office:x, of: state:FR, kind: other, names: [{text: President}]}]
          leaders: [{id: leader:ada, names: [{text: Ada}]}]
          places:
            - id: place:x
              names: [{text: Rome, language: en}, {text: RM, kind: alias}]
        """
        assert found("NAM009", text, "organization:club") == [
            "office:x names/0/language: must be given of 'President', but is missing"
        ]


@pytest.mark.parametrize("code", sorted(RULES))
def test_what_comes_from_a_dossier_in_use_is_not_judged(code: str) -> None:
    text = RULES[code].failing
    everything = [each.id for each in example_dossier(text)]
    assert judge(RULES[code], text)
    assert judge(RULES[code], text, everything) == []


def test_an_m49_number_is_held_against_the_states_number() -> None:
    text = (
        "states: [{id: state:FR, identifiers: [{scheme: iso3166-1-numeric, value: '250'}]}]\n"
        "places: [{id: place:p, identifiers: [{scheme: iso3166-1-alpha2, value: FR}, "
        "{scheme: un-m49, value: '%s'}]}]"
    )
    (found,) = [
        each for each in check(example_dossier(text % "276")).findings if each.code == "NAM005"
    ]
    assert (found.entity, found.field) == ("place:p", "identifiers/1/value")
    report = check(example_dossier(text % "250"))
    assert "NAM005" not in report.counts


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("life: 1924-06-12/2018-11-30", "life: 1946-07-06/..", 0),
        ("life: 1924/2018", "life: 1924-06-12/..", 1),
        ("life: 1924/2018", "life: ../2020", 1),
        ("life: 1924/2018", "", 1),
    ],
)
def test_people_of_one_name_who_were_born_at_different_times(
    one: str, other: str, found: int
) -> None:
    rows = [
        f"{{id: leader:{local}, names: [{{text: George Bush, language: en}}], {life}}}"
        for local, life in (("elder", one), ("younger", other))
    ]
    report = check(example_dossier(f"leaders: [{', '.join(rows)}]"))
    assert report.counts.get("NAM002", 0) == found
