"""Plans: each rule on what it must find, and on near misses that it must not."""

import time

import pytest
from judged import judge

import coalition_model as cm
from coalition_model.rules import clauses
from coalition_model.rules.cited_clauses import cited_numbers
from coalition_model.rules.numbering import roman_number


def plan(*clauses: str, **fields: str) -> str:
    """Write a document of one plan; clauses are flow mappings, fields YAML."""
    lines = "".join(f"    {name}: {value}\n" for name, value in fields.items())
    rows = "".join(f"      - {{{clause}}}\n" for clause in clauses)
    return f"plans:\n  - id: plan:p\n{lines}" + (f"    clauses:\n{rows}" if rows else "")


def numbered(*numbers: str, **fields: str) -> str:
    """Write a plan of unseen clauses with these numbers."""
    rows = (
        f'number: "{number}", id: "clause:p/{place}", wording: unseen'
        for place, number in enumerate(numbers)
    )
    return plan(*rows, **fields)


class TestNumberTwice:
    """PLA001: clauses that stand beside one another have different numbers."""

    def test_the_same_number(self) -> None:
        (found,) = judge("PLA001", numbered("1", "2", "2"))
        assert found == (
            "warning clause:p/2 number: must be a number of its own, but is 2, "
            "like that of clause:p/1"
        )

    @pytest.mark.parametrize(("one", "other"), [("1", "01"), ("10a", "10A"), ("_", "_")])
    def test_numbers_that_are_the_same(self, one: str, other: str) -> None:
        assert len(judge("PLA001", numbered(one, other))) == 1

    @pytest.mark.parametrize(("one", "other"), [("10", "10a"), ("1", "10"), ("1.1", "1.11")])
    def test_near_misses(self, one: str, other: str) -> None:
        assert judge("PLA001", numbered(one, other)) == []

    def test_the_same_number_below_two_clauses(self) -> None:
        below = "clauses: [{number: a, wording: unseen}]"
        text = plan(
            f'number: "1", wording: unseen, {below}', f'number: "2", wording: unseen, {below}'
        )
        assert judge("PLA001", text) == []


class TestOrderOfNumbers:
    """PLA002: clauses that stand beside one another are in the order of their numbers."""

    def test_out_of_order(self) -> None:
        (found,) = judge("PLA002", numbered("1", "3", "2"))
        assert found == (
            "warning clause:p/2 number: must come after that of the clause before it, "
            "but is 2 after 3"
        )

    @pytest.mark.parametrize(
        "numbers",
        [
            ("1", "2", "10", "10a", "10b", "11"),
            ("1", "1bis", "1ter", "1quater", "2"),
            ("1.1", "1.2", "1.9", "1.10", "2"),
            ("7", "8", "9", "14"),
            ("a", "b", "z", "aa", "bb"),
            ("i", "ii", "iii", "iv", "v", "vi", "ix", "x", "xl"),
            ("h", "i", "j"),
            ("I", "II", "III", "IV"),
            ("Article-1", "Article-2", "Article-10"),
            ("preamble", "1", "2", "annex"),
            ("preamble", "article-1", "annex"),
            ("2", "annex", "a", "3"),  # of what has no order nothing is said
            ("lxxxix", "xc", "xci", "xcix", "c", "ci", "cd", "cm", "m"),
            ("iv-a", "iv-b", "v-a"),
            ("iv-i", "iv-ii", "v-i"),
            ("part-1", "annex-1", "part-2", "annex-2"),
            ("bis", "1"),
            ("1", "1"),
            ("5",),
        ],
    )
    def test_orders_that_people_use(self, numbers: tuple[str, ...]) -> None:
        assert judge("PLA002", numbered(*numbers)) == []

    @pytest.mark.parametrize(
        "numbers",
        [
            ("10a", "10"),
            ("2", "1bis"),
            ("1ter", "1bis"),
            ("1.10", "1.9"),
            ("b", "a"),
            ("aa", "z"),
            ("v", "iv"),
            ("IX", "VIII"),
            ("Article-2", "Article-1"),
            ("c-2", "c-1"),
            ("2", "a", "1"),
            ("1", "5", "annex", "3"),
            ("iv-b", "iv-a"),
            ("xci", "xc"),
            ("xcix", "lxxxix"),
            ("annex-2", "part-3", "annex-1"),
        ],
    )
    def test_orders_that_nobody_uses(self, numbers: tuple[str, ...]) -> None:
        assert len(judge("PLA002", numbered(*numbers))) == 1

    def test_nested_clauses(self) -> None:
        text = plan(
            'number: "1", wording: unseen, clauses: '
            "[{number: b, wording: unseen}, {number: a, wording: unseen}]"
        )
        (found,) = judge("PLA002", text)
        assert found.startswith("warning clause:p/1/a number")

    def test_roman_numbers(self) -> None:
        words = ["i", "iv", "ix", "xiv", "xl", "xlix", "l", "lxxxix", "xcix", "cd", "mcmxiv"]
        values = [1, 4, 9, 14, 40, 49, 50, 89, 99, 400, 1914]
        assert [roman_number(word) for word in words] == values

    def test_one_that_others_stand_before(self) -> None:
        (found,) = judge("PLA002", numbered("1", "5", "annex", "3"))
        assert found == (
            "warning clause:p/3 number: must come after that of a clause before it, "
            "but is 3 after 5"
        )

    def test_a_borrowed_plan_is_not_judged(self) -> None:
        assert judge("PLA002", numbered("2", "1"), "plan:p") == []


class TestCitedClauses:
    """PLA003: a clause that a plan cites is one of its clauses."""

    @staticmethod
    def citing(words: str, complete: str = "yes", language: str = "en") -> str:
        return plan(
            f'number: "1", text: {{{language}: "{words}"}}',
            'number: "2", text: {en: Second.}',
            'number: "III", text: {en: Third.}',
            complete=complete,
        )

    def test_a_point_that_is_not_there(self) -> None:
        assert judge("PLA003", self.citing("Control of the border, subject to point 11.")) == [
            "warning clause:p/1 text: must cite clauses that plan:p has, but cites 11"
        ]

    @pytest.mark.parametrize(
        "words",
        [
            "Subject to points 2 and 11.",
            "Subject to points 1, 2 and 11.",
            "See paragraph 9, below.",
            "See clause 7b.",
            "See Article 7 of this Agreement.",
            "See article 7 of the present plan.",
            "Sous réserve du point 11.",
            "Sous réserve des points 1 à 4 ci-dessus.",
            "Conformément à l’article 7 du présent accord.",
            "Selon le paragraphe 4 de la présente déclaration.",
            "Subject to points 3, 11.",
            "Subject to points 3-11.",
            "Subject to points 1–11 and the ceasefire.",
            "Subject to points 1 & 11.",
            "Subject to paragraph (11).",
            "Subject to point no. 11.",
            "Subject to point n° 11.",
            "Sous réserve du point n° 11.",
            "Subject to item 11.",
            "Subject to paras. 3 and 11.",
            "See section 12 of this plan.",
            "See Article XI of this agreement.",
            "See Article V of this agreement.",
            "As in point XI.",
            "At point 50 observers deploy.",
            "As in provision 11 above.",
            "The Minsk agreements end, subject to point 11 of this plan.",
        ],
    )
    def test_words_that_cite_what_is_not_there(self, words: str) -> None:
        language = "fr" if set(words.split()) & {"Sous", "Selon", "Conformément"} else "en"
        assert len(judge("PLA003", self.citing(words, language=language))) == 1

    @pytest.mark.parametrize(
        "words",
        [
            "Subject to point 2.",
            "Subject to points 1 and 3.",  # the third is numbered III
            "Guarantees in the manner of Article 5.",
            "A guarantee like NATO's Article 5.",
            "Article 5-style guarantees.",
            "Point 4 of the Minsk agreements.",
            "Points 11 and 12 in the annex.",
            "Minsk's point 11.",
            "Their points 11 and 12.",
            "A point 5 km from the border.",
            "Paragraph 12 of resolution 2202.",
            "Point 1.5 of nothing.",
            "Within 11 days, at this point 2025 or not.",
            "Subject to point 2, 30 days after the ceasefire.",
            "Subject to points 2 and 3, 30 prisoners are released.",
            "Subject to points 1 and 2, 30 days after the ceasefire.",
            "The Charter applies, in particular paragraph 12 thereof.",
            "The rules and point 12 therein.",
            "Crossing point 12 is opened.",
            "Border crossing point 12 and control points 13 and 14.",
            "Agenda item 12.",
            "Section 12 is closed to traffic.",
            "At this point I agree.",
            "At this point 50 observers deploy.",
            "From that point 30 days are counted.",
        ],
    )
    def test_words_that_do_not(self, words: str) -> None:
        assert judge("PLA003", self.citing(words)) == []

    @pytest.mark.parametrize(
        "words",
        [
            "As annex B says, see point 12.",
            "Annex 2, point 12, applies.",
            "See point 12, annex A.",
            "The Budapest Memorandum is renewed. Point 12 is not.",
            "As the Minsk agreements provide (point 12).",
            "As in Minsk II, point 12.",
        ],
    )
    def test_words_that_may_cite_another_document(self, words: str) -> None:
        assert judge("PLA003", self.citing(words)) == [
            "info clause:p/1 text: may have to cite clauses that plan:p has, but cites 12"
        ]

    @pytest.mark.parametrize(
        ("numbers", "found"),
        [
            ("abc", []),
            ("cd", []),
            ("ix", ["warning"]),
            ("i", ["warning"]),
            ("12", ["warning"]),
        ],
    )
    def test_plans_whose_clauses_have_letters(self, numbers: str, found: list[str]) -> None:
        rows = (f'number: "{each}", text: {{en: See point 11.}}' for each in numbers)
        severities = [line.split()[0] for line in judge("PLA003", plan(*rows, complete="yes"))]
        assert severities == found * len(numbers)

    def test_a_plan_of_which_only_the_lower_clauses_have_numbers(self) -> None:
        below = 'clauses: [{number: "1", text: {en: See point 11.}}]'
        text = plan(f"number: A, wording: unseen, {below}", "number: B, wording: unseen")
        (found,) = judge("PLA003", text.replace("clauses:", "complete: yes\n    clauses:", 1))
        assert found.startswith("info clause:p/A/1 text")

    def test_long_runs_of_spaces_and_numbers(self) -> None:
        for words in ("point 12" + " " * 50_000, "points " + "1, " * 20_000, "point " * 20_000):
            began = time.process_time()
            list(cited_numbers(words))
            assert time.process_time() - began < 5

    def test_commitments_are_read_too(self) -> None:
        commitment = (
            "commitments: [{modality: affirms, object: {en: the force of point 11}, "
            "timing: {wording: {fr: selon le point 12}}}]"
        )
        text = plan(f'number: "1", wording: unseen, {commitment}', complete="yes")
        assert [line.partition(": must")[0] for line in judge("PLA003", text)] == [
            "warning commitment:p/1/1 object",
            "warning timing:commitment-p-1-1 wording",
        ]

    @pytest.mark.parametrize("complete", ["no", "unknown"])
    def test_a_plan_that_may_have_more_clauses(self, complete: str) -> None:
        assert judge("PLA003", self.citing("Subject to point 11.", complete)) == []

    def test_other_languages_are_not_read(self) -> None:
        assert judge("PLA003", self.citing("Punkt 11, point 11", language="de")) == []

    def test_conditions_are_read_too(self) -> None:
        condition = "conditions: [{wording: {en: subject to point 11}}]"
        text = plan(
            f'number: "1", wording: unseen, {condition}',
            f'number: "2", wording: unseen, commitments: [{{modality: affirms, {condition}}}]',
            complete="yes",
        )
        assert [line.partition(": must")[0] for line in judge("PLA003", text)] == [
            "warning condition:clause-p-1/1 wording",
            "warning condition:commitment-p-2-1/1 wording",
        ]

    def test_clauses_without_numbers(self) -> None:
        text = plan("number: preamble, text: {en: See point 1.}", complete="yes")
        assert judge("PLA003", text) == []


class TestCountOfClauses:
    """PLA004: a plan has as many clauses as it is said to have."""

    def test_another_number(self) -> None:
        text = numbered("1", "2", complete="yes", declared_size="{value: 4, of: {en: points}}")
        assert judge("PLA004", text) == [
            "warning plan:p declared_size: must be the number of its clauses, 2, but is 4 points"
        ]

    @pytest.mark.parametrize(
        ("size", "complete", "fits"),
        [
            ("{value: 3}", "yes", True),
            ("{value: 3}", "unknown", True),
            ("{value: 4}", "unknown", True),
            ("{value: 4}", "no", True),
            ("{value: 2}", "unknown", False),
            ("{value: 2}", "no", False),
            ("{value: 2, qualifier: at-least}", "yes", True),
            ("{value: 3, qualifier: more-than}", "yes", False),
            ("{value: 3, qualifier: about}", "yes", True),
            ("{value: 20, qualifier: about}", "yes", False),
            ("{low: 3, high: 5}", "yes", True),
            ("{low: 4, high: 5}", "yes", False),
            ("{value: 0.5, unit: share}", "yes", True),
        ],
    )
    def test_quantities(self, size: str, complete: str, fits: bool) -> None:  # noqa: FBT001
        text = numbered("1", "2", "3", complete=complete, declared_size=size)
        assert (judge("PLA004", text) == []) is fits

    @pytest.mark.parametrize(("size", "found"), [(1, 0), (2, 0), (3, 0), (4, 0), (5, 1)])
    def test_any_way_of_counting_fits(self, size: int, found: int) -> None:
        text = plan(
            'number: "1", wording: unseen, '
            "clauses: [{number: a, wording: unseen}, {number: b, wording: unseen}]",
            'number: "2", wording: omitted',
            complete="yes",
            declared_size=f"{{value: {size}}}",
        )
        assert len(judge("PLA004", text)) == found

    @pytest.mark.parametrize(("complete", "found"), [("yes", 1), ("no", 0), ("unknown", 0)])
    def test_a_plan_without_clauses(self, complete: str, found: int) -> None:
        """One that is complete has none; of another none is written yet."""
        text = plan(complete=complete, declared_size="{value: 4}")
        assert len(judge("PLA004", text)) == found
        text = plan(complete=complete) + self.CLAIM
        assert len(judge("PLA004", text)) == found

    @pytest.mark.parametrize(
        ("of", "found"),
        [
            ("{en: points}", 1),
            ("{fr: clauses et annexes}", 1),
            ("{de: Artikel}", 1),
            ("{es: Cláusulas}", 1),
            ("{uk: пунктів}", 1),
            ("{ru: статей}", 1),
            ("{ar: بندا}", 1),
            ("{zh: 条}", 1),
            ("{xx: nothing, en: items}", 1),
            ("{en: pages}", 0),
            ("{en: bodies}", 0),
            ("{en: appointments}", 0),
            ("{de: Seiten}", 0),
            ("{uk: сторінок}", 0),
        ],
    )
    def test_what_is_counted(self, of: str, found: int) -> None:
        text = numbered("1", "2", complete="yes", declared_size=f"{{value: 4, of: {of}}}")
        assert len(judge("PLA004", text)) == found
        claimed = self.CLAIM.replace("{value: 4}", f"{{value: 4, of: {of}}}")
        assert len(judge("PLA004", numbered("1", "2", complete="yes") + claimed)) == found

    @pytest.mark.parametrize(
        ("size", "complete", "found"),
        [
            ("{value: 1}", "unknown", 1),
            ("{value: 1}", "no", 1),
            ("{value: 1, qualifier: more-than}", "unknown", 0),
            ("{value: 3}", "unknown", 0),
            ("{value: 1e+300}", "yes", 1),
            ("{value: 1" + "0" * 400 + ", qualifier: about}", "yes", 1),
            ("{value: 1" + "0" * 400 + ", qualifier: more-than}", "yes", 1),
            ("{value: 1" + "0" * 400 + "}", "unknown", 0),
        ],
    )
    def test_a_size_claimed_and_one_of_the_plan_itself(
        self, size: str, complete: str, found: int
    ) -> None:
        """They are compared alike, be the plan complete or not, and be the number long."""
        own = numbered("1", "2", complete=complete, declared_size=size)
        assert len(judge("PLA004", own)) == found
        claimed = self.CLAIM.replace("{value: 4}", size)
        assert len(judge("PLA004", numbered("1", "2", complete=complete) + claimed)) == found

    CLAIM = """
claims:
  - {id: claim:c, about: plan:p, field: declared_size, value: {value: 4}}
"""

    def test_a_claim_of_another_number(self) -> None:
        text = numbered("1", "2", complete="yes") + self.CLAIM
        (found,) = judge("PLA004", text)
        assert found == (
            "warning claim:c value: must be the number of clauses of plan:p, 2, or a note must say "
            "why it is another, but there is none"
        )

    def test_clauses_are_counted_once_for_all_claims(self, monkeypatch: pytest.MonkeyPatch) -> None:
        counted: list[str] = []
        counts = clauses.counts_of_clauses

        def counting(plan: cm.PeacePlan) -> tuple[int, ...]:
            counted.append(plan.id)
            return counts(plan)

        monkeypatch.setattr(clauses, "counts_of_clauses", counting)
        claim = "  - {id: claim:c%d, about: plan:p, field: declared_size, value: {value: 4}}\n"
        text = numbered("1", "2", complete="yes") + "\nclaims:\n"
        text += "".join(claim % each for each in range(20))
        assert len(judge("PLA004", text)) == 20
        assert counted == ["plan:p"]

    @pytest.mark.parametrize(
        ("near", "miss"),
        [
            ("value: 4", "value: 2"),
            ("value: 4", "value: 2, qualifier: about"),
            ("value: 4", "value: 4, unit: share"),
            ("value: 4", "value: many"),
            ("{value: 4}", "[4]"),
            ("}}", "}, note: {en: A slip of the paper.}}"),
            ("}}", "}, denies: true}"),
            ("declared_size, value: {value: 4}", "complete, value: yes"),
            ("about: plan:p", "about: clause:p/1"),
            ("complete: yes", "complete: unknown"),
            ("complete: yes", "complete: yes\n    declared_size: {value: 2}"),
        ],
    )
    def test_near_misses_of_claims(self, near: str, miss: str) -> None:
        text = plan('number: "1", wording: unseen', 'number: "2", wording: unseen', complete="yes")
        text = (text + self.CLAIM).replace(near, miss)
        assert judge("PLA004", text) == []


class TestCompleteAndUnseen:
    """PLA005: a plan that is complete has been seen."""

    def test_an_unseen_clause(self) -> None:
        (found,) = judge("PLA005", numbered("1", complete="yes"))
        assert found == (
            "warning clause:p/0 wording: must be seen, as plan:p is said to be complete, "
            "but is unseen"
        )

    def test_one_seen_in_part(self) -> None:
        text = plan(
            'number: "1", wording: omitted, '
            "clauses: [{number: a, wording: partial, text: {en: Peace}}]",
            complete="yes",
        )
        (found,) = judge("PLA005", text)
        assert found == (
            "info clause:p/1/a wording: may have to be seen, as plan:p is said to be complete, "
            "but is partial"
        )

    @pytest.mark.parametrize("complete", ["no", "unknown"])
    def test_plans_that_are_not_complete(self, complete: str) -> None:
        assert judge("PLA005", numbered("1", complete=complete)) == []

    def test_omitted_is_no_gap(self) -> None:
        assert judge("PLA005", plan('number: "1", wording: omitted', complete="yes")) == []


class TestOmitted:
    """PLA006: a clause that is omitted is omitted from a version of another plan."""

    OTHER = '\n  - {id: plan:q, clauses: [{number: "3", wording: unseen}]}\n'

    def test_a_plan_that_relates_to_none(self) -> None:
        (found,) = judge("PLA006", plan('number: "3", wording: omitted') + self.OTHER)
        assert found == (
            "warning clause:p/3 wording: must not be omitted unless plan:p is a version of another "
            "plan, but is, and it relates to none"
        )

    @pytest.mark.parametrize(
        ("on_plan", "on_clause", "found"),
        [
            ("plan:q", "", 0),
            ("clause:q/3", "", 0),
            ("clause:p/3", "", 1),
            ("state:FR", "", 1),
            ("", "clause:q/3", 0),
            ("", "clause:p/3", 1),
        ],
    )
    def test_relations(self, on_plan: str, on_clause: str, found: int) -> None:
        def relations(target: str) -> str:
            return f"[{{kind: responds-to, target: {target}}}]" if target else "[]"

        text = plan(
            f'number: "3", wording: omitted, relations: {relations(on_clause)}',
            relations=relations(on_plan),
        )
        assert len(judge("PLA006", text + self.OTHER)) == found

    @pytest.mark.parametrize(
        ("kind", "owner", "target", "found"),
        [
            ("corresponds-to", "plan", "plan:p", 0),
            ("supersedes", "plan", "plan:p", 0),
            ("supersedes", "plan", "clause:p/3", 0),
            ("corresponds-to", "clause", "clause:p/3", 0),
            ("corresponds-to", "clause", "plan:p", 0),
            ("corresponds-to", "clause", "clause:p/4", 1),
            ("responds-to", "plan", "plan:p", 1),
        ],
    )
    def test_relations_of_the_other_plan(
        self, kind: str, owner: str, target: str, found: int
    ) -> None:
        relations = f"relations: [{{kind: {kind}, target: {target}}}]"
        other = (
            f"\n  - {{id: plan:q, {relations}}}\n"
            if owner == "plan"
            else f'\n  - {{id: plan:q, clauses: [{{number: "3", wording: unseen, {relations}}}]}}\n'
        )
        text = plan('number: "3", wording: omitted', 'number: "4", wording: unseen')
        assert len(judge("PLA006", text + other)) == found

    def test_a_relation_of_the_clause_above(self) -> None:
        below = "clauses: [{number: a, wording: omitted}]"
        relation = "relations: [{kind: renders, target: clause:q/3}]"
        text = plan(f'number: "3", wording: unseen, {below}') + self.OTHER
        assert len(judge("PLA006", text)) == 1
        text = plan(f'number: "3", wording: unseen, {below}, {relation}') + self.OTHER
        assert judge("PLA006", text) == []


class TestVerbatim:
    """PLA007: words given as those of the document are cited."""

    def test_no_citation_at_all(self) -> None:
        (found,) = judge("PLA007", plan('number: "1", text: {en: Peace.}'))
        assert found == (
            "warning clause:p/1 wording: must be cited to be verbatim, but neither the clause nor "
            "its plan has a citation for it"
        )

    def test_words_that_restate(self) -> None:
        citation = "{source: source:paper, quote: Peace it is., verbatim: false}"
        text = plan(f'number: "1", text: {{en: Peace.}}, citations: [{citation}]')
        (found,) = judge("PLA007", text)
        assert found == (
            "warning clause:p/1 wording: must be restated where the citations restate the source, "
            "but is verbatim"
        )
        with_words = text.replace("[{source", "[source:paper, {source")
        assert judge("PLA007", with_words) == []

    @pytest.mark.parametrize(
        ("citations", "found"),
        [
            ("[source:paper]", 0),
            ("[{source: source:paper, fields: [text]}]", 0),
            ("[{source: source:paper, fields: [topics]}]", 1),
        ],
    )
    def test_citations_of_the_clause(self, citations: str, found: int) -> None:
        text = plan(f'number: "1", text: {{en: Peace.}}, citations: {citations}')
        assert len(judge("PLA007", text)) == found

    @pytest.mark.parametrize(
        ("citations", "found"),
        [
            ("[source:paper]", 0),
            ("[{source: source:paper, fields: [clauses]}]", 0),
            ("[{source: source:paper, fields: [parties]}]", 1),
        ],
    )
    def test_citations_of_the_plan(self, citations: str, found: int) -> None:
        text = plan('number: "1", text: {en: Peace.}', citations=citations)
        assert len(judge("PLA007", text)) == found

    def test_citations_of_the_clause_above(self) -> None:
        below = "clauses: [{number: a, text: {en: Peace.}}]"
        text = plan(f'number: "1", wording: unseen, {below}, citations: [source:paper]')
        assert judge("PLA007", text) == []

    @pytest.mark.parametrize("wording", ["translated", "restated", "partial"])
    def test_other_wordings(self, wording: str) -> None:
        assert judge("PLA007", plan(f'number: "1", text: {{en: Peace.}}, wording: {wording}')) == []


class TestConditions:
    """PLA008: a condition says on what things depend."""

    def test_neither_words_nor_triggers(self) -> None:
        text = plan(
            'number: "1", wording: unseen, conditions: [{effect: ends}], '
            "commitments: [{modality: affirms, conditions: [{effect: starts}]}]"
        )
        text += """
organizations:
  - {id: organization:club, kind: force, objectives: [{text: {en: peace}, conditions: [{}]}]}
"""
        message = "wording: must be given, or a trigger must be, but neither is"
        assert judge("PLA008", text) == [
            f"warning condition:clause-p-1/1 {message}",
            f"warning condition:commitment-p-1-1/1 {message}",
            f"warning condition:objective-club-1/1 {message}",
        ]

    def test_triggers_without_words(self) -> None:
        text = plan(
            'number: "1", wording: unseen, conditions: [{triggers: [{of: clause:p/2}]}]',
            'number: "2", wording: unseen',
        )
        (found,) = judge("PLA008", text)
        assert found == (
            "info condition:clause-p-1/1 wording: may have to be given, so that the triggers can "
            "be checked, but is not"
        )
        assert len(judge("PLA008", text.replace("p/2}]", "p/2}], citations: [source:paper]"))) == 1
        quoted = "p/2}], citations: [{source: source:paper, quote: then}]"
        assert judge("PLA008", text.replace("p/2}]", quoted)) == []

    def test_words_without_triggers(self) -> None:
        text = plan('number: "1", wording: unseen, conditions: [{wording: {en: in time}}]')
        assert judge("PLA008", text) == []


class TestObligors:
    """PLA009: a commitment binds somebody."""

    @staticmethod
    def commitment(modality: str, *roles: str) -> str:
        parties = ", ".join(f"{{actor: state:FR, role: {role}}}" for role in roles)
        return plan(
            'number: "1", wording: unseen, '
            f"commitments: [{{modality: {modality}, parties: [{parties}]}}]"
        )

    @pytest.mark.parametrize("modality", ["commits", "ready-to"])
    def test_modalities_that_need_somebody(self, modality: str) -> None:
        (found,) = judge("PLA009", self.commitment(modality, "beneficiary", "target"))
        assert found == (
            "warning commitment:p/1/1 parties: must name an obligor, as the modality is "
            f"{modality}, but name beneficiary, target"
        )

    @pytest.mark.parametrize("modality", ["requires", "prohibits"])
    def test_modalities_that_may(self, modality: str) -> None:
        (found,) = judge("PLA009", self.commitment(modality))
        assert found == (
            "info commitment:p/1/1 parties: may have to name an obligor, as the modality is "
            f"{modality}, but name nobody"
        )

    @pytest.mark.parametrize(
        "modality", ["permits", "affirms", "aims", "expected", "requests", "proposes"]
    )
    def test_modalities_that_need_nobody(self, modality: str) -> None:
        assert judge("PLA009", self.commitment(modality)) == []

    @pytest.mark.parametrize("role", ["obligor", "guarantor", "participant", "monitor"])
    def test_who_is_bound(self, role: str) -> None:
        assert judge("PLA009", self.commitment("commits", "beneficiary", role)) == []


class TestAgreements:
    """PLA010: an agreement has signatories."""

    def test_nobody_signed(self) -> None:
        text = plan(kind="agreement", parties="[{actor: state:FR, role: mediator}]")
        (found,) = judge("PLA010", text)
        assert found == (
            "info plan:p parties: may have to name a signatory or adopter, as it is an agreement, "
            "but name none"
        )

    def test_near_misses(self) -> None:
        assert judge("PLA010", plan(kind="proposal")) == []
        for role in ("signatory", "adopter"):
            text = plan(kind="agreement", parties=f"[{{actor: state:FR, role: {role}}}]")
            assert judge("PLA010", text) == []


def waits(of: str, more: str = "") -> str:
    return f"conditions: [{{wording: {{en: then}}, triggers: [{{of: {of}{more}}}]}}]"


class TestCircularDependency:
    """PLA011: nothing waits for what waits for it."""

    def test_two_clauses(self) -> None:
        text = plan(
            f'number: "1", wording: unseen, {waits("clause:p/2")}',
            f'number: "2", wording: unseen, {waits("clause:p/1")}',
        )
        (found,) = judge("PLA011", text)
        assert found == (
            "warning condition:clause-p-2/1 triggers/0: must not wait for what waits for it, but "
            "does: clause:p/2 waits for clause:p/1, which waits for clause:p/2"
        )

    def test_one_that_waits_for_itself(self) -> None:
        text = plan(f'number: "1", wording: unseen, {waits("clause:p/1")}')
        (found,) = judge("PLA011", text)
        assert found.endswith("does: clause:p/1 waits for clause:p/1")

    def test_by_way_of_a_part(self) -> None:
        """Clause 1 is carried out once its commitment is, which waits for clause 2."""
        text = plan(
            'number: "1", wording: unseen, commitments: '
            "[{modality: affirms, timing: {relation: RELATION, anchor: clause:p/2}}]",
            f'number: "2", wording: unseen, {waits("clause:p/1")}',
        )
        for relation in ("after", "from", "within"):
            (found,) = judge("PLA011", text.replace("RELATION", relation))
            assert found.startswith("warning timing:commitment-p-1-1 anchor")
            assert found.endswith(
                "commitment:p/1/1 waits for clause:p/2, which waits for clause:p/1, "
                "which waits for commitment:p/1/1"
            )
        for relation in ("on", "before", "until", "during"):
            assert judge("PLA011", text.replace("RELATION", relation)) == []

    def test_a_whole_that_waits_for_its_part(self) -> None:
        text = plan(
            f'number: "1", wording: unseen, {waits("clause:p/1/a")}, '
            "clauses: [{number: a, wording: unseen}]"
        )
        assert len(judge("PLA011", text)) == 1

    @pytest.mark.parametrize(
        "second",
        [
            waits("clause:p/1", ", happening: breached"),
            waits("clause:p/1", ", happening: not-occurs"),
            waits("clause:p/1").replace("{wording", "{effect: suspends, wording"),
            waits("clause:p/1}, {of: event:e").replace("{wording", "{combine: any, wording"),
            waits("event:e"),
            waits("clause:p/3"),
            "commitments: [{modality: affirms, timing: {wording: {en: soon}}}]",
            "commitments: [{modality: affirms, timing: {relation: after, anchor: event:e}}]",
        ],
    )
    def test_near_misses(self, second: str) -> None:
        text = plan(
            f'number: "1", wording: unseen, {waits("clause:p/2")}',
            f'number: "2", wording: unseen, {second}',
            'number: "3", wording: unseen',
        )
        assert judge("PLA011", text + "\nevents: [{id: event:e, kind: ceasefire}]") == []

    ANY = "{combine: any, wording"

    def test_any_of_several_triggers_that_all_lead_back(self) -> None:
        second = waits("clause:p/1}, {of: clause:p/3").replace("{wording", self.ANY)
        third = f'number: "3", wording: unseen, {waits("clause:p/2")}'
        text = plan(
            f'number: "1", wording: unseen, {waits("clause:p/2")}',
            f'number: "2", wording: unseen, {second}',
        ).replace("    clauses:\n", f"    clauses:\n      - {{{third}}}\n")
        (found,) = judge("PLA011", text)
        assert found.endswith("does: clause:p/2 waits for clause:p/1, which waits for clause:p/2")
        free = text.replace(third, 'number: "3", wording: unseen')
        assert judge("PLA011", free) == []

    def test_any_of_several_triggers_of_two_that_wait_for_each_other(self) -> None:
        """Each has another way that leads back by the other one."""
        rows = [
            f'number: "{one}", wording: unseen, '
            + waits(f"clause:p/{other}}}, {{of: clause:p/{one}").replace("{wording", self.ANY)
            for one, other in ("12", "21")
        ]
        assert len(judge("PLA011", plan(*rows))) == 1

    def test_what_is_due_before_what_it_waits_for(self) -> None:
        commitment = (
            f"commitments: [{{modality: affirms, {waits('clause:p/2')}, "
            "timing: {relation: before, anchor: clause:p/2}}]"
        )
        text = plan(f'number: "1", wording: unseen, {commitment}', 'number: "2", wording: unseen')
        (found,) = judge("PLA011", text)
        assert found.endswith("clause:p/2 waits for commitment:p/1/1, which waits for clause:p/2")

    def test_two_that_are_due_before_each_other(self) -> None:
        rows = [
            f'number: "{one}", wording: unseen, commitments: [{{modality: affirms, '
            f"timing: {{relation: before, anchor: commitment:p/{other}/1}}}}]"
            for one, other in ("12", "21")
        ]
        assert len(judge("PLA011", plan(*rows))) == 1
        assert (
            judge("PLA011", plan(rows[0], rows[1].replace("commitment:p/1/1", "clause:p/1"))) == []
        )

    @pytest.mark.parametrize("relation", ["after", "from", "within", "before"])
    def test_what_counts_from_its_own_clause(self, relation: str) -> None:
        text = plan(
            'number: "1", wording: unseen, commitments: [{modality: affirms, '
            f"timing: {{relation: {relation}, anchor: clause:p/1}}}}]"
        )
        assert judge("PLA011", text) == []

    def test_all_of_several_triggers(self) -> None:
        second = waits("clause:p/1}, {of: event:e").replace("{wording", "{combine: all, wording")
        text = plan(
            f'number: "1", wording: unseen, {waits("clause:p/2")}',
            f'number: "2", wording: unseen, {second}',
        )
        assert len(judge("PLA011", text + "\nevents: [{id: event:e, kind: ceasefire}]")) == 1

    def test_two_sides_that_each_wait_for_part_of_the_other(self) -> None:
        """Not circular: the commitments that are waited for wait for nothing."""
        text = plan(
            'number: "1", wording: unseen, commitments: '
            f"[{{modality: affirms}}, {{modality: affirms, {waits('commitment:p/2/1')}}}]",
            'number: "2", wording: unseen, commitments: '
            f"[{{modality: affirms}}, {{modality: affirms, {waits('commitment:p/1/1')}}}]",
        )
        assert judge("PLA011", text) == []

    def test_the_own_one_is_to_be_mended(self) -> None:
        one = plan(f'number: "1", wording: unseen, {waits("clause:q/1")}')
        other = one.replace("plans:\n", "").replace("plan:p", "plan:q").replace(":q/1", ":p/1")
        assert judge("PLA011", one + other)[0].startswith("warning condition:clause-q-1/1")
        found = judge("PLA011", one + other, "plan:q")
        assert found[0].startswith("warning condition:clause-p-1/1")
        assert judge("PLA011", one + other, "plan:p", "plan:q") == []


class TestCircularRelations:
    """PLA012: what supersedes, precedes or is part of another does not come back to itself."""

    @staticmethod
    def three(kind: str, last: str | None = None, owner: str = "plans") -> str:
        one = owner.removesuffix("s")
        kinds = {"a": kind, "b": kind, "c": last or kind}
        targets = {"a": "b", "b": "c", "c": "a"}
        more = ", kind: ceasefire" if owner == "events" else ""
        rows = (
            f"  - {{id: {one}:{id_}{more}, "
            f"relations: [{{kind: {kinds[id_]}, target: {one}:{targets[id_]}}}]}}\n"
            for id_ in "abc"
        )
        return f"{owner}:\n" + "".join(rows)

    def test_a_circle_of_supersession(self) -> None:
        (found,) = judge("PLA012", self.three("supersedes"))
        assert found == (
            "error plan:c relations/0: must not lead back to plan:c, but does: plan:c supersedes "
            "plan:a supersedes plan:b supersedes plan:c"
        )

    @pytest.mark.parametrize(
        "kind", ["renders", "implements", "precedes", "follows", "part-of", "copy-of"]
    )
    @pytest.mark.parametrize("owner", ["plans", "meetings", "events"])
    def test_kinds_that_go_one_way(self, kind: str, owner: str) -> None:
        assert len(judge("PLA012", self.three(kind, owner=owner))) == 1

    @pytest.mark.parametrize(
        ("kind", "last"),
        [
            ("corresponds-to", None),
            ("responds-to", None),
            ("supersedes", "responds-to"),
            ("precedes", "follows"),
            ("part-of", "precedes"),
        ],
    )
    def test_near_misses(self, kind: str, last: str | None) -> None:
        assert judge("PLA012", self.three(kind, last)) == []

    def test_precedes_and_follows_are_one(self) -> None:
        text = """
meetings:
  - {id: meeting:a, relations: [{kind: precedes, target: meeting:b}]}
  - id: meeting:b
    relations: [{kind: responds-to, target: meeting:a}, {kind: precedes, target: meeting:a}]
"""
        assert len(judge("PLA012", text)) == 1
        text = text.replace("precedes, target: meeting:a", "follows, target: meeting:a")
        assert judge("PLA012", text) == []
        text = text.replace("precedes, target: meeting:b", "follows, target: meeting:b")
        (found,) = judge("PLA012", text)
        assert found == (
            "error meeting:b relations/1: must not lead back to meeting:a, but does: "
            "meeting:a precedes meeting:b precedes meeting:a"
        )

    def test_a_relation_to_its_owner(self) -> None:
        text = plan(
            'number: "1", wording: unseen, relations: [{kind: corresponds-to, target: clause:p/1}]',
            relations="[{kind: supersedes, target: plan:p}]",
        )
        assert judge("PLA012", text) == [
            (
                "error clause:p/1 relations/0: must point to another than its owner, "
                "but clause:p/1 corresponds-to itself"
            ),
            (
                "error plan:p relations/0: must point to another than its owner, "
                "but plan:p supersedes itself"
            ),
        ]

    def test_clauses_of_two_versions(self) -> None:
        text = """
plans:
  - {id: plan:a, clauses: [{number: "1", wording: unseen,
     relations: [{kind: supersedes, target: clause:b/1}]}]}
  - {id: plan:b, clauses: [{number: "1", wording: unseen,
     relations: [{kind: supersedes, target: clause:a/1}]}]}
"""
        (found,) = judge("PLA012", text)
        assert found.startswith("error clause:b/1 relations/0")
        (found,) = judge("PLA012", text, "plan:b")
        assert found.startswith("error clause:a/1 relations/0")
