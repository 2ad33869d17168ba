"""Everything rests on a source, whose words and copies are told apart."""

from inspect import cleandoc
from pathlib import Path

import attrs
import pytest
from judging import judge, lines
from rule_examples import example_dossier

import coalition_model as cm
from coalition_model import reference
from coalition_model.rules import check, source_words
from coalition_model.rules.source_words import SourceWords, stands_in
from coalition_model.rules.sources import SOURCE_RULES

RULES = {rule.code: rule for rule in SOURCE_RULES}


def shared() -> Path:
    return Path(__file__).resolve().parents[2].parent / "shared"


def joined(*texts: str) -> str:
    return "\n".join(map(cleandoc, texts))


def found(code: str, text: str, *borrowed: str) -> list[str]:
    return lines(RULES[code], text, borrowed)


def test_codes_are_in_order() -> None:
    codes = [rule.code for rule in SOURCE_RULES]
    assert codes == [f"SRC{number:03}" for number in range(1, 12)]


class TestNothingCited:
    @pytest.mark.parametrize(
        ("entity", "row"),
        [
            ("meetings", "id: meeting:x"),
            ("events", "id: event:x, kind: other, status: announced"),
            ("plans", 'id: plan:x, clauses: [{number: "1", wording: unseen}]'),
            ("statements", "id: statement:x, kind: post"),
            ("memberships", "id: membership:x, organization: organization:club, member: state:FR"),
        ],
    )
    def test_what_is_asserted_cites_a_source(self, entity: str, row: str) -> None:
        id_ = row.partition(": ")[2].partition(",")[0]
        assert found("SRC001", f"{entity}: [{{{row}}}]") == [
            f"{id_} citations: must be given, but is empty"
        ]
        cited = f"{entity}: [{{{row}, citations: [source:paper]}}]"
        assert found("SRC001", cited) == []

    def test_a_part_may_carry_the_citation(self) -> None:
        text = "plans: [{id: plan:x, clauses: [{number: '1', wording: unseen%s}]}]"
        assert found("SRC001", text % ", citations: [source:paper]") == []
        assert len(found("SRC001", text % "")) == 1

    def test_things_known_by_name_need_none(self) -> None:
        text = """
          states: [{id: state:DE}]
          places: [{id: place:x}]
          sources: [{id: source:x, kind: post}]
          events: [{id: event:x, kind: ceasefire, status: hypothetical}]
        """
        assert found("SRC001", text) == []

    def test_a_claim_cites_where_it_stands_unless_a_coder_makes_it(self) -> None:
        text = """
          claims:
            - {id: claim:a, about: state:FR, says: {en: x}, attributed_to: leader:ada}
            - {id: claim:b, about: state:FR, says: {en: x}, coder: us}
            - {id: claim:c, about: state:FR, says: {en: x}}
        """
        assert found("SRC001", text) == [
            "claim:a citations: must say where leader:ada claims it, but is empty"
        ]

    def test_what_is_borrowed_is_not_judged(self) -> None:
        text = "meetings: [{id: meeting:x}]"
        assert found("SRC001", text, "meeting:x") == []


class TestContestable:
    def test_what_is_said_beyond_the_name(self) -> None:
        text = """
          states: [{id: state:XX, status: disputed}]
          leaders: [{id: leader:x, life: 1950/}]
          offices: [{id: office:x, of: state:FR, kind: other, period: 1958/..}]
          organizations:
            - id: organization:x
              kind: coalition
              status: active
              founded: 2025
              parties: [{actor: state:FR, role: initiator}]
        """
        assert found("SRC002", text) == [
            "leader:x life: must rest on a citation, but none supports it",
            "office:x period: must rest on a citation, but none supports it",
            "organization:x founded: must rest on a citation, but none supports it",
            "organization:x parties: must rest on a citation, but none supports it",
            "state:XX status: must rest on a citation, but none supports it",
        ]

    def test_a_citation_of_another_field_does_not_help_but_a_claim_does(self) -> None:
        text = """
          organizations:
            - id: organization:x
              kind: coalition
              founded: 2025
              objectives: [{text: {en: peace}, citations: [source:paper]}]
              citations: [{source: source:paper, fields: [names]}]
        """
        assert len(found("SRC002", text)) == 1
        claim = """
          claims:
            - {id: claim:x, about: organization:x, field: founded, value: 2025,
               citations: [source:paper]}
        """
        assert found("SRC002", joined(text, claim)) == []


class TestQuotes:
    @pytest.mark.parametrize(
        ("quote", "text"),
        [
            ("l'Otan", "L’Otan"),
            ("une «force de réassurance»", "une “force de réassurance”"),
            ("une « force » - dit-il -", "une\u00a0«\u202fforce\u00a0» — dit-il –"),
            ("La coalition […] en mars", "la coalition a été créée en mars"),
            ("la coalition ... en mars...", "la coalition a été créée en mars"),
            ("la coalition… en mars", "la coalition\na été\tcréée en mars."),
            ("[Elle] regroupe 31 pays", "La coalition regroupe 31 pays du monde"),
            ("cessez-le-feu", "cessez‑le‑feu"),
            ("…", "anything"),
            ("coopera\u00adtion", "cooperation"),
            ("École", "école"),
            ("有志連合は三月に", "この有志連合は三月に結成された。"),
            ("志愿者联盟", "他说，志愿者 联盟成立了"),
            ("2025年3月", "于2025年3月成立"),
            ("พันธมิตร", "กลุ่มพันธมิตรก่อตั้งขึ้นในเดือนมีนาคม"),
            ("التحالف الدولي", "اجتمع التَّحَالُف الدُّوَلِيّ في باريس"),
            ("التَّحَالُف", "اجتمع التحالف الدولي"),
            ("שלום עליכם", "אמר שָׁלוֹם עֲלֵיכֶם לכולם"),
            ("किया गया", "समझौता किया गया था"),
            ("1,5 million", "soit 1,5 million d’euros"),
            ("-5 degrees", "fell to −5 degrees"),
            ("2020-2021", "in 2020 – 2021 they"),
            ("les 17-18 août", "les 17 -18 août"),
            ("3 % of", "about 3% of GDP"),
            ("$100 billion", "for $ 100 billion"),
            ("100 €", "100€ par"),
            ("600 000 hommes", "600\u202f000 hommes"),
            ("600,000 men", "600000 men"),
            ("300 soldats", "en 2025, 300 soldats"),
            ("I can’t go", "I can't go"),
            ("the ﬁrst", "the first"),
            ("п'ять країн", "це пʼять країн"),
            ("пʼять країн", "це п’ять країн"),
            ("п´ять країн", "це пʻять країн"),
            ("п'ять країн", "це п´ять країн"),
            ("I canʼt go", "I can't go"),
            ("I can´t go", "I can’t go"),
            ("e\u0301té", "été"),
            ("Un cessez-le-feu est exclu", "Un cessez-le-\nfeu est exclu"),
            ("Un cessez-le-feu est exclu", "Un cessez-\n  le-\n  feu est exclu"),
            ("la coopération des États-Unis", "la coopéra-\ntion des États-\nUnis"),
            ("la coopéra-\ntion des États-\nUnis", "la coopération des États-Unis"),
            ("les États-\nUnis", "les États-Unis"),
            ("la coopération à 15h", "la coopéra-\ntion à 15 h, aux États-\nUnis"),
            ("à partir de 15h dimanche, 20km", "à partir de 15 h dimanche, 20 km"),
            ("à partir de 15 h dimanche", "à partir de 15h dimanche"),
            ("à 15 h 30 précises", "à 15h30 précises"),
            ("le 1er mars", "le 1 er mars"),
            ("600 000 t de blé", "600,000t de blé"),
            ("de 15", "de 15 h à 16 h"),
            ("300 млн євро", "понад 300млн євро"),
            ("Œuvre commune", "son Oeuvre commune"),
            ("mise en œuvre", "mise en oeuvre"),
            ("Ægir et l’æther", "Aegir et l’aether"),
            ("XX vœux de l’ÉLYSÉE", "XX voeux de l’ÉLYSÉE"),
            ("La coalition […] en mars", "la coalition en mars, puis La coalition élargie"),
            ("un […] deux […] trois", "un, deux, trois"),
            ("[W]e agree[d] on it", "what we agreed on it"),
            ("We can [not] agree", "we can agree"),
            ("They met . . . in March", "They met again in March"),
            ("20 °C", "à 20°C"),
            ("+5 points", "de + 5 points"),
            ("1٫5 مليون", "نحو 1.5 مليون"),
            ("a 5–10 day truce", "a 5-10 day truce"),
            ("1 000 000 hommes", "1.000.000 hommes"),
        ],
    )
    def test_typography_is_forgiven(self, quote: str, text: str) -> None:
        assert stands_in(quote, SourceWords(text))

    @pytest.mark.parametrize(
        ("quote", "text"),
        [
            ("31 pays", "131 pays"),
            ("31 pays", "31 payse"),
            ("31 pays", "32 pays"),
            ("en mars […] La coalition", "la coalition en mars"),
            ("la coalition des", "des la coalition"),
            ("OTAN", "Otan"),
            ("its members", "it's members"),
            ("15%", "15 euros"),
            ("有志連合は四月に", "この有志連合は三月に結成された。"),
            ("5年3月", "于2025年3月成立"),
            ("พันธมิต", "กลุ่มพันธมิตีรก่อตั้ง"),
            ("التحالف المحلي", "اجتمع التَّحَالُف الدُّوَلِيّ"),
            ("कि वह", "के वह"),
            ("한국은 참여", "오늘 한국은 참여했다"),
            ("de 15 pays", "de 1,5 pays"),
            ("5 million", "soit 1,5 million d’euros"),
            ("5 degrees", "fell to −5 degrees"),
            ("-5 degrees", "rose to 5 degrees"),
            ("about 3", "about 3% of GDP"),
            ("about 3 % of", "about 3 of"),
            ("100 billion", "for $100 billion"),
            ("60,000 men", "600 000 men"),
            ("000 men", "600,000 men"),
            ("2½", "21/2"),
            ("I can", "I can't go"),
            ("I can", "I canʼt go"),
            ("пять країн", "це пʼять країн"),
            ("Un cessez-le-feu est exclu", "Un cessez-le-\nfer est exclu"),
            ("la coopération des Etats", "la coopéra-\ntion des États"),
            ("cessezle", "cessez-le-\nfeu"),
            ("à partir de 15h dimanche", "à partir de 15 km dimanche"),
            ("à 15h dimanche", "à 115 h dimanche"),
            ("20km", "20 kg"),
            ("réseau 5", "réseau 5G"),
            ("15 h 30", "15h3"),
            ("1 h", "à 11 h"),
            ("10 m2 de terre", "10 m² de terre"),
            ("H2O pure", "H₂O pure"),
            ("la coalition […] des", "des pays de la coalition"),
            ("b […] la", "xx xx xx la b"),
            ("mars […] avril […] mai", "mars, mai, avril"),
            ("A+B", "A B"),
            ("100 $", "100 €"),
            ("3 ‰", "3 %"),
            ("paix", "\u0640-\n\u0640"),
        ],
    )
    def test_words_are_not(self, quote: str, text: str) -> None:
        assert not stands_in(quote, SourceWords(text))

    def test_a_text_is_written_once_for_each_reading(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """However many quotations are looked for in it."""
        written: list[str] = []
        ungrouped = source_words.ungrouped

        def counted(words: str) -> str:
            written.append(words)
            return ungrouped(words)

        monkeypatch.setattr(source_words, "ungrouped", counted)
        text = SourceWords("They met at the States-\nGeneral in 2025. " + "And so on. " * 50)
        for year in range(1900, 2000):
            assert not stands_in(f"They met in {year}", text)
        assert sum(len(words) > 100 for words in written) == 1

    SOURCES = """
      sources:
        - {id: source:paper, kind: article, language: en, text: {en: They met in March.}}
        - {id: source:post, kind: post}
    """

    def test_the_message_names_the_source_and_the_words(self) -> None:
        text = """
          states: [{id: state:FR, citations: [{source: source:paper, quote: They met in May}]}]
        """
        assert found("SRC003", joined(self.SOURCES, text)) == [
            "state:FR citations/0/quote: must be words of source:paper, but is 'They met in May'"
        ]

    @pytest.mark.parametrize(
        "citation",
        [
            "{source: source:paper, quote: they met}",
            "{source: source:paper, quote: They gathered, verbatim: false}",
            "{source: source:post, quote: They gathered}",
            "{source: source:paper}",
        ],
    )
    def test_what_is_no_wrong_quotation(self, citation: str) -> None:
        text = f"states: [{{id: state:FR, citations: [{citation}]}}]"
        assert found("SRC003", joined(self.SOURCES, text)) == []

    def test_words_known_by_way_of_another_source_stand_in_that(self) -> None:
        text = """
          meetings:
            - id: meeting:x
              participants:
                - actor: leader:ada
                  status: attended
                  citations: [{source: source:post, via: source:paper, quote: in %s}]
        """
        assert found("SRC003", joined(self.SOURCES, text) % "March") == []
        assert found("SRC003", joined(self.SOURCES, text) % "May") == [
            (
                "participation:x/leader-ada citations/0/quote: must be words of source:paper, "
                "but is 'in May'"
            )
        ]

    def test_the_whole_article_holds_every_quotation_of_the_shipped_dossier(self) -> None:
        path = shared() / "facts/article.fr.txt"
        if not path.exists():
            pytest.skip(f"{path} is not here: it is shared with the sessions")
        week = reference.dossier("alaska-to-washington")
        article = week.sources["source:article-2025-08-17"]
        text = cm.Text.of(path.read_text("utf-8"), "fr")
        whole = week.with_entities(attrs.evolve(article, text=text))
        assert check(whole, [RULES["SRC003"], RULES["SRC004"]]).findings == ()
        short = week.with_entities(attrs.evolve(article, text=cm.Text.of("L'Europe.", "fr")))
        assert len(check(short, [RULES["SRC003"]]).findings) > 100


class TestWordings:
    SOURCES = """
      sources:
        - id: source:paper
          kind: article
          text: {en: "First, a ceasefire. Second, talks.", fr: "D’abord, un cessez-le-feu."}
        - {id: source:other, kind: article}
    """

    def clause(self, text: str, more: str = "", cited: str = "source:paper") -> list[str]:
        row = f"""
          plans:
            - id: plan:x
              clauses: [{{number: "1", text: {text}{more}}}]
              citations: [{cited}]
        """
        return found("SRC004", joined(self.SOURCES, row))

    def test_verbatim_clauses_stand_in_a_source(self) -> None:
        assert self.clause("{en: a ceasefire}") == []
        assert self.clause("{en: no ceasefire}") == [
            "clause:x/1 text: must be words of source:paper, but is 'no ceasefire'"
        ]

    def test_what_is_not_verbatim_or_has_no_text_to_look_in_is_not_judged(self) -> None:
        assert self.clause("{en: no ceasefire}", ", wording: restated") == []
        assert self.clause("{de: keine Waffenruhe}") == []
        assert self.clause("{en: no ceasefire}", cited="source:other") == []
        assert self.clause("{en: no}", cited="{source: source:paper, fields: [when]}") == []
        assert self.clause("{fr: d'abord un cessez-le-feu, en: translated}") == []

    def test_a_citation_of_the_text_counts_among_others(self) -> None:
        cited = ", citations: [{source: source:other}, {source: source:paper, fields: [text]}]"
        assert self.clause("{en: no ceasefire}", cited) == [
            "clause:x/1 text: must be words of source:paper, but is 'no ceasefire'"
        ]

    def test_a_clause_is_looked_for_where_it_is_cited_itself(self) -> None:
        assert self.clause("{en: no ceasefire}", ", citations: [source:other]") == []

    def test_direct_words_of_a_statement(self) -> None:
        row = "statements: [{id: statement:x, kind: post, direct: %s, text: {en: Peace!}, %s}]"
        cited = "citations: [source:paper]"
        assert found("SRC004", joined(self.SOURCES, row) % ("yes", cited)) == [
            "statement:x text: must be words of source:paper, but is 'Peace!'"
        ]
        assert found("SRC004", joined(self.SOURCES, row) % ("no", cited)) == []
        assert found("SRC004", row % ("yes", cited)) == []


class TestLanguage:
    def test_who_quotes_first_is_named(self) -> None:
        text = """
          sources: [{id: source:paper, kind: article%s}]
          states: [{id: state:FR, citations: [{source: source:paper, quote: oui%s}]}]
        """
        assert found("SRC005", text % ("", "")) == [
            "source:paper language: must be given, as state:FR quotes it, but is missing"
        ]
        assert found("SRC005", text % (", language: fr", "")) == []
        assert found("SRC005", text % (", text: {fr: oui}", "")) == []
        assert found("SRC005", text % ("", ", verbatim: false")) == []

    def test_words_known_by_way_of_another_source_are_in_its_language(self) -> None:
        text = """
          sources: [{id: source:post, kind: post}, {id: source:via, kind: post}]
          states: [{id: state:FR, citations: [{source: source:post, via: %s, quote: oui}]}]
        """
        assert found("SRC005", text % "source:paper") == []
        assert found("SRC005", text % "source:via") == [
            "source:via language: must be given, as state:FR quotes it, but is missing"
        ]


class TestLinks:
    @pytest.mark.parametrize(
        "link",
        [
            "https://example.org",
            "http://www.élysée.fr/page?a=b&c=(d)#e",
            "HTTPS://example.co.uk:8080/a_b-c",
            "https://en.wikipedia.org/wiki/Coalition_of_the_willing_(Iraq_War)",
            "http://192.168.0.1/x",
            "http://[2001:db8::1]/x",
            "http://localhost:8000/",
            "https://xn--lyse-dpa.fr/",
            "https://github.com/a/b/compare/v1...v2",
            "https://en.wikipedia.org/wiki/..._And_Justice",
            "https://example.org/wait…what",
        ],
    )
    def test_what_is_a_link(self, link: str) -> None:
        assert found("SRC006", f'sources: [{{id: source:x, kind: post, link: "{link}"}}]') == []

    def test_one_that_ends_with_dots_may_be_cut_off(self) -> None:
        link = "https://en.wikipedia.org/wiki/Wait..."
        assert found("SRC006", f'sources: [{{id: source:x, kind: post, link: "{link}"}}]') == [
            f"info: source:x link: may have to be a whole address, but ends with dots: {link!r}"
        ]

    @pytest.mark.parametrize(
        ("link", "expected"),
        [
            ("example.org", "an address that begins with http:// or https://"),
            ("ftp://example.org/a", "an address that begins with http:// or https://"),
            ("https://example.org/a b", "an address without spaces and quotation marks"),
            ("https://example.org/<a>", "an address without spaces and quotation marks"),
            ("https://example.org/a/...", "a whole address"),
            ("https://example.org/.../b", "a whole address"),
            ("https://example.org/…/b?x=1", "a whole address"),
            ("https://", "an address without spaces and quotation marks"),
            ("https:///path", "an address of a host"),
            ("https://example", "an address of a host"),
            ("https://-a.org", "an address of a host"),
            ("https://example.org:port/", "an address with a host and, if any, a port of numbers"),
            ("http://[::1", "an address with a host and, if any, a port of numbers"),
        ],
    )
    def test_what_is_none(self, link: str, expected: str) -> None:
        text = f'statements: [{{id: statement:x, kind: post, link: "{link}"}}]'
        assert found("SRC006", text) == [f"statement:x link: must be {expected}, but is {link!r}"]


class TestCopies:
    SOURCES = """
      sources:
        - {id: source:wire, kind: article, published: 2025-08-17}
        - {id: source:one, kind: web-page, relations: [{kind: copy-of, target: source:wire}]}
        - {id: source:two, kind: web-page, relations: [{kind: relays, target: source:one}]}
        - id: source:digest
          kind: article
          relations: [{kind: relays, target: source:wire}, {kind: relays, target: source:paper}]
    """

    def cite(self, *citations: str) -> list[str]:
        row = f"events: [{{id: event:x, kind: other, citations: [{', '.join(citations)}]}}]"
        return found("SRC007", joined(self.SOURCES, row))

    def test_a_copy_beside_its_original_or_another_copy(self) -> None:
        assert self.cite("source:wire", "source:one") == [
            (
                "event:x citations/1: must be independent of source:wire, but is source:one, "
                "and both are source:wire or copies of it"
            )
        ]
        assert len(self.cite("source:one", "source:two")) == 1
        assert len(self.cite("source:two", "source:wire", "source:one")) == 2

    @pytest.mark.parametrize(
        "citations",
        [
            ("source:wire", "{source: source:wire, via: source:one}"),
            ("source:one", "source:paper"),
            ("source:digest", "source:wire"),
            (
                "{source: source:wire, fields: [when]}",
                "{source: source:one, fields: [status]}",
            ),
            (
                "{source: source:one, quote: a, fields: [when]}",
                "{source: source:one, quote: b, fields: [when]}",
            ),
            ("source:two",),
        ],
    )
    def test_what_is_not_taken_for_independent(self, citations: tuple[str, ...]) -> None:
        assert self.cite(*citations) == []

    def test_citations_of_the_same_field(self) -> None:
        one = "{source: source:one, fields: [when, places]}"
        assert len(self.cite("{source: source:wire, fields: [places]}", one)) == 1
        assert len(self.cite("source:wire", one)) == 1

    def test_nothing_is_relayed_before_it_was_published(self) -> None:
        text = """
          sources:
            - {id: source:post, kind: post, published: %s}
            - id: source:paper
              kind: article
              published: 2025-08-20
              relations: [{kind: %s, target: source:post}]
        """
        assert found("SRC008", text % ("2025-08-21", "copy-of")) == [
            (
                "source:paper relations/0: must be to something published by 2025-08-20, but is to "
                "source:post (published 2025-08-21)"
            )
        ]
        assert found("SRC008", text % ("2025-08-21~", "copy-of")) == [
            (
                "info: source:paper relations/0: must be to something published by 2025-08-20, but "
                "may not be: it is to source:post (published 2025-08-21~)"
            )
        ]
        assert found("SRC008", text % ("2025-08-21", "precedes")) == []
        assert found("SRC008", text % ("2025-08", "relays")) == []
        assert found("SRC008", text % ("2025-08-20T12:00Z", "quotes")) == []

    def test_nor_seen_by_way_of_an_earlier_one(self) -> None:
        text = """
          sources: [{id: source:post, kind: post, published: 2025-08-21}]
          states: [{id: state:FR, citations: [{source: %s, via: %s}]}]
        """
        assert found("SRC008", text % ("source:post", "source:paper")) == [
            (
                "state:FR citations/0/via: must be published no earlier than source:post "
                "(published 2025-08-21), but is source:paper (published 2025-08-20)"
            )
        ]
        assert found("SRC008", text % ("source:paper", "source:post")) == []
        assert found("SRC008", text % ("source:post", "source:post")) == []
        undated = "sources: [{id: source:post, kind: post, relations: %s}]"
        relation = "[{kind: relays, target: source:paper}]"
        assert found("SRC008", undated % relation) == []

    def test_via_is_another_source(self) -> None:
        text = "states: [{id: state:FR, citations: [{source: source:paper, via: source:paper}]}]"
        assert found("SRC010", text) == [
            (
                "state:FR citations/0/via: must be another source than source:paper, "
                "but is source:paper"
            )
        ]

    def test_a_circle_of_copies_is_told_once_at_one_of_its_own(self) -> None:
        text = """
          sources:
            - {id: source:a, kind: post, relations: [{kind: copy-of, target: source:b}]}
            - {id: source:b, kind: post, relations: [{kind: copy-of, target: source:c}]}
            - {id: source:c, kind: post, relations: [{kind: copy-of, target: source:a}]}
        """
        assert found("SRC011", text) == [
            (
                "source:c relations: must lead to an original, "
                "but is a copy of source:a, of source:b, of source:c"
            )
        ]
        assert found("SRC011", text, "source:c", "source:b")[0].startswith("source:a ")
        assert found("SRC011", text.replace("target: source:a", "target: source:paper")) == []
        assert found("SRC011", text.replace("copy-of", "relays")) == []


class TestCitedByNobody:
    TEXT = "sources: [{id: source:x, kind: post%s}]"

    def test_it_is_named_in_no_citation_relation_or_coverage(self) -> None:
        (finding,) = judge(RULES["SRC009"], self.TEXT % "")
        assert (finding.entity, finding.severity, finding.message) == (
            "source:x",
            "info",
            "must be cited by something, but is cited by nothing",
        )
        assert found("SRC009", self.TEXT % "", "source:x") == []
        covered = (self.TEXT % "") + "\ncoverage: [{sources: [source:x]}]"
        assert check(example_dossier(covered), [RULES["SRC009"]]).findings == ()

    def test_what_it_cites_itself_does_not_count(self) -> None:
        assert len(found("SRC009", self.TEXT % ", citations: [source:x]")) == 1
        via = "\nstates: [{id: state:FR, citations: [{source: source:paper, via: source:x}]}]"
        assert found("SRC009", (self.TEXT % "") + via) == []


@pytest.mark.parametrize("code", sorted(RULES.keys() - {"SRC011"}))
def test_what_comes_from_a_dossier_in_use_is_not_judged(code: str) -> None:
    text = RULES[code].failing
    dossier = example_dossier(text)
    wholes = {dossier.whole_of(each.entity).id for each in judge(RULES[code], text)}
    assert wholes
    assert judge(RULES[code], text, wholes) == []
