"""Claims say something that can be, of something that is there, and are somebody's."""

import contextlib
from inspect import cleandoc

import pytest
from judging import judge, lines
from rule_examples import example_dossier

import coalition_model as cm
from coalition_model.rules import check
from coalition_model.rules.claims import CLAIM_RULES

RULES = {rule.code: rule for rule in CLAIM_RULES}


def found(code: str, text: str, *borrowed: str) -> list[str]:
    return lines(RULES[code], text, borrowed)


def joined(*texts: str) -> str:
    return "\n".join(map(cleandoc, texts))


def claim(row: str, about: str = "organization:club", cited: str = "[source:paper]") -> str:
    return f"claims: [{{id: claim:x, about: '{about}', {row}, citations: {cited}}}]"


def test_codes_are_in_order() -> None:
    assert [rule.code for rule in CLAIM_RULES] == [f"CLA{number:03}" for number in range(1, 8)]


class TestFields:
    @pytest.mark.parametrize("field", ["founded", "members", "names", "extra"])
    def test_fields_that_there_are(self, field: str) -> None:
        assert found("CLA001", claim(f"field: {field}, value: [x]")) == []

    def test_the_nearest_field_is_named(self) -> None:
        (finding,) = judge(RULES["CLA001"], claim("field: foundet, value: x"))
        assert finding.message == "must be a field of Organization, but is 'foundet'"
        assert finding.hint == "did you mean 'founded'? or put the assertion into says, in words"
        (finding,) = judge(RULES["CLA001"], claim("field: colour, value: x"))
        assert finding.hint == "put the assertion into says, in words"

    def test_members_are_only_those_of_an_organization(self) -> None:
        assert found("CLA001", claim("field: members, value: [x]", "state:FR")) == [
            "claim:x field: must be a field of State, but is 'members'"
        ]

    def test_fields_of_parts_are_known_too(self) -> None:
        meeting = """
          meetings: [{id: meeting:m, participants: [{actor: leader:ada, status: attended}]}]
        """
        part = "participation:m/leader-ada"
        assert found("CLA001", joined(meeting, claim("field: status, value: absent", part))) == []
        assert found("CLA001", joined(meeting, claim("field: when, value: 2025", part))) == [
            "claim:x field: must be a field of Participation, but is 'when'"
        ]


class TestValues:
    @pytest.mark.parametrize(
        "row",
        [
            "field: founded, value: 2025-03~",
            "field: status, value: active",
            "field: parties, value: [{actor: state:FR, role: chair, office: null}]",
            "field: names, value: [Club, {text: Klub, language: de}]",
            "field: objectives, value: [{text: {en: peace, original: en}}]",
            "field: objectives, value: [{text: peace}]",
            "field: declared_size, value: {value: 0.5, qualifier: more-than, unit: share}",
            "field: members, value: []",
            "field: extra, value: {'my:rank': [1, {a: b}]}",
            "field: nonsense, value: 1",
            "says: {en: anything}",
        ],
    )
    def test_values_that_the_field_can_hold(self, row: str) -> None:
        assert found("CLA002", claim(row)) == []

    @pytest.mark.parametrize(
        ("row", "finding"),
        [
            ("field: founded, value: March", "value: must be an EDTF date, but is 'March'"),
            ("field: founded, value: 2025/2026", "value: must be an EDTF date, but is '2025/2026'"),
            (
                "field: status, value: alive",
                "value: must be planned, active or dissolved, but is 'alive'",
            ),
            ("field: names, value: Club", "value: must be a list, but is 'Club'"),
            (
                "field: parties, value: [{actor: state:FR, role: boss}]",
                "value/0/role: must be author, signatory",
            ),
            (
                "field: declared_size, value: {number: 31}",
                "value/number: must be a field of Quantity, but is 'number'",
            ),
            (
                "field: declared_size, value: {low: 3, high: 2}",
                "value/low: must be at most high (2), but is 3",
            ),
            (
                "field: names, value: [{language: en}]",
                "value/0/text: must be given, but is None",
            ),
            (
                "field: names, value: [{text: x, language: null, kind: null}]",
                "value/0/kind: must be official",
            ),
        ],
    )
    def test_values_that_it_cannot(self, row: str, finding: str) -> None:
        (line,) = found("CLA002", claim(row))
        assert line.startswith(f"claim:x {finding}")


class TestAcceptedValue:
    CLUB = """
    organizations:
      - id: organization:club
        kind: coalition
        founded: 2025-03
        seat: place:paris
        declared_size: {value: 31, of: {en: countries}}
        parties: [{actor: state:FR, role: initiator}, {actor: state:GB, role: host}]
        names: [{text: Club, language: en}]
        identifiers: [{scheme: wikidata, value: Q1}]
    places: [{id: place:paris}, {id: place:rome}]
    """

    def against(self, row: str, *borrowed: str) -> list[str]:
        return found("CLA003", joined(self.CLUB, claim(row)), *borrowed)

    @pytest.mark.parametrize("value", ["2025-02?", "2025-04~", "2024?-03-01"])
    def test_a_date_that_is_marked_may_contradict_it(self, value: str) -> None:
        assert self.against(f"field: founded, value: {value}") == [
            (
                "info: claim:x value: must agree with founded of organization:club, 2025-03, "
                f"or bear a note, but may be at odds: {value}"
            )
        ]

    def test_numbers_longer_than_a_float(self) -> None:
        size = f"value: {{value: 1{'0' * 400}, qualifier: about}}"
        (line,) = self.against(f"field: declared_size, {size}")
        assert line.startswith("info: claim:x value: must agree with declared_size")

    @pytest.mark.parametrize(
        ("about", "field", "value"),
        [
            ("office:o", "exclusive", "false"),
            ("plan:p", "kind", "proposal"),
            ("clause:p/1", "wording", "partial"),
            ("condition:clause-p-1/1", "effect", "ends"),
            ("participation:m/leader-ada", "role", "guest"),
        ],
    )
    def test_what_a_field_holds_where_nothing_is_written(
        self, about: str, field: str, value: str
    ) -> None:
        text = """
          offices: [{id: office:o, of: state:FR, kind: minister}]
          plans:
            - id: plan:p
              clauses:
                - {number: "1", text: {en: x}, conditions: [{wording: {en: y}}]}
          meetings: [{id: meeting:m, participants: [{actor: leader:ada, status: attended}]}]
        """
        (line,) = found("CLA003", joined(text, claim(f"field: {field}, value: {value}", about)))
        assert line.startswith(f"claim:x value: must agree with {field} of {about}")

    def test_a_component_that_is_not_marked_does(self) -> None:
        (line,) = self.against("field: founded, value: 2025-04-~01")
        assert line.startswith("claim:x value: must agree")

    def test_who_names_nobody_contradicts_whom_it_names(self) -> None:
        (line,) = self.against("field: parties, value: []")
        assert line.endswith("or bear a note, but is nothing")
        assert not self.against("field: parties, value: [], open: true")

    @pytest.mark.parametrize(
        "row",
        [
            "field: founded, value: 2025-03-02",
            "field: founded, value: 2025",
            "field: founded, value: 2024, note: {en: an error of that page}",
            "field: founded, value: 2024, denies: true",
            "field: dissolved, value: 2024",
            "field: parties, value: [{actor: state:FR, role: initiator}]",
            "field: parties, value: [{actor: state:FR, role: initiator}], open: true",
            "field: parties, value: [{actor: leader:ada, role: chair}]",
            "field: names, value: [{text: Klub, language: de}]",
            "field: identifiers, value: [{scheme: wikidata, value: Q2}], open: true",
            "field: declared_size, value: {value: 35}, holds: 2026",
            "field: seat, value: place:rome, holds: 2026",
            "field: founded, value: March",
            "field: members, value: [state:FR]",
            "says: {en: It was founded in 2024.}",
        ],
    )
    def test_what_does_not_contradict_it_or_says_why(self, row: str) -> None:
        assert self.against(row) == []

    def test_what_contradicts_it(self) -> None:
        assert self.against("field: founded, value: 2025-02-17") == [
            (
                "claim:x value: must agree with founded of organization:club, 2025-03, "
                "or bear a note, but is 2025-02-17"
            )
        ]
        assert self.against("field: parties, value: [{actor: state:UA, role: initiator}]") == [
            (
                "claim:x value: must agree with parties (initiator) of organization:club, "
                "state:FR, or bear a note, but is state:UA"
            )
        ]
        assert self.against("field: founded, value: 2025, denies: true") == [
            (
                "claim:x value: must agree with founded of organization:club, 2025-03, "
                "or bear a note, but is denied to be 2025"
            )
        ]
        assert self.against("field: kind, value: alliance") == [
            (
                "claim:x value: must agree with kind of organization:club, 'coalition', "
                "or bear a note, but is 'alliance'"
            )
        ]

    def test_what_varies_may_contradict_it_where_no_time_is_stated(self) -> None:
        assert self.against("field: seat, value: place:rome") == [
            (
                "info: claim:x value: must agree with seat of organization:club, 'place:paris', "
                "or bear a note, but may be at odds: 'place:rome'"
            )
        ]
        (line,) = self.against("field: declared_size, value: {value: 35, of: {en: countries}}")
        assert line.endswith("but may be at odds: 35 countries")

    def test_what_a_dossier_in_use_accepts_is_its_authors_choice(self) -> None:
        row = "field: founded, value: 2024"
        assert len(self.against(row)) == 1
        assert self.against(row, "organization:club") == []


class TestWhose:
    @pytest.mark.parametrize(
        ("row", "cited"),
        [
            ("says: {en: x}", "[source:paper]"),
            ("says: {en: x}, attributed_to: leader:ada", "[]"),
            ("says: {en: x}, coder: us", "[]"),
        ],
    )
    def test_somebodys(self, row: str, cited: str) -> None:
        assert found("CLA004", claim(row, cited=cited)) == []

    def test_nobodys(self) -> None:
        assert found("CLA004", claim("says: {en: x}", cited="[]")) == [
            ("claim:x attributed_to: must be given, or coder or citations, but nobody is named")
        ]

    def test_how_sure_an_inference_is(self) -> None:
        assert found("CLA006", claim("says: {en: x}, kind: inference")) == [
            "claim:x confidence: must be low, medium or high, but is missing"
        ]
        assert found("CLA006", claim("says: {en: x}, kind: inference, confidence: low")) == []
        assert found("CLA006", claim("says: {en: x}, kind: judgment")) == []


class TestReferences:
    def test_ids_at_any_depth(self) -> None:
        row = "field: members, value: [state:FR, leader:somebody-else]"
        (finding,) = judge(RULES["CLA005"], claim(row))
        assert (finding.field, finding.message, finding.hint) == (
            "value/1",
            "must be the id of something in the dossier, but is 'leader:somebody-else'",
            "add it, or correct the id",
        )
        row = "field: parties, value: [{actor: leader:ada, role: chair, office: office:x}]"
        (finding,) = judge(RULES["CLA005"], claim(row))
        assert finding.field == "value/0/office"
        row = "field: seat, value: place:x"
        (finding,) = judge(RULES["CLA005"], claim(row))
        assert finding.field == "value"

    def test_the_nearest_id_is_named(self) -> None:
        row = "field: members, value: [state:FRA, leader:bem]"
        hints = [each.hint for each in judge(RULES["CLA005"], claim(row))]
        assert hints == ["did you mean 'state:FR'?", "did you mean 'leader:ben'?"]

    @pytest.mark.parametrize(
        "row",
        [
            "field: members, value: [state:FR, organization:club]",
            "field: declared_size, value: {value: 3}",
            "field: extra, value: {'my:ref': state:XX}",
            "field: seat, value: nowhere",
            "field: publisher, value: state:XX",
            "field: names, value: [state:XX]",
            "says: {en: state:XX}",
        ],
    )
    def test_what_refers_to_something_or_is_no_reference(self, row: str) -> None:
        assert found("CLA005", claim(row)) == []


class TestTwice:
    ROW = "{id: claim:%s, about: state:FR, says: {en: x}%s, citations: [%s]}"

    def both(self, more: str = "", cited: str = "source:paper", *borrowed: str) -> list[str]:
        rows = self.ROW % ("a", "", "source:paper"), self.ROW % ("b", more, cited)
        return found("CLA007", f"claims: [{', '.join(rows)}]", *borrowed)

    def test_the_second_is_told(self) -> None:
        expected = "None: must be another claim than claim:{}, but is the same"
        assert self.both() == ["claim:b " + expected.format("a")]
        assert self.both("", "source:paper", "claim:b") == ["claim:a " + expected.format("b")]
        assert self.both("", "source:paper", "claim:a") == ["claim:b " + expected.format("a")]

    @pytest.mark.parametrize(
        "more",
        [
            ", denies: true",
            ", attributed_to: leader:ada",
            ", coder: us",
            ", holds: 2025",
            ", kind: judgment",
        ],
    )
    def test_what_sets_two_claims_apart(self, more: str) -> None:
        assert self.both(more) == []

    def test_words_and_sources_do_so_too(self) -> None:
        assert self.both("", "{source: source:paper, quote: x}") == []
        assert self.both("", "source:paper, {source: source:paper, locator: p. 1}") == [
            "claim:b None: must be another claim than claim:a, but is the same"
        ]


@pytest.mark.parametrize("code", sorted(RULES))
def test_what_comes_from_a_dossier_in_use_is_not_judged(code: str) -> None:
    text = RULES[code].failing
    ids = {each.entity for each in judge(RULES[code], text)}
    assert ids
    if code != "CLA007":
        assert judge(RULES[code], text, ids) == []


def test_the_nearest_spelling_is_not_looked_for_without_end() -> None:
    actors = ", ".join(f"leader:ad{number}" for number in range(25))
    hints = [
        each.hint for each in judge(RULES["CLA005"], claim(f"field: members, value: [{actors}]"))
    ]
    assert hints.count("did you mean 'leader:ada'?") == 20
    assert len(hints) == 25


def test_rules_do_not_raise_whatever_is_claimed() -> None:
    values = ["x", 1, True, [], [None], {"a": None}, {"en": 1}, [[["state:FR"]]], "state:FR"]
    fields = ("founded", "parties", "declared_size", "extra", "names", "id", "x")
    entities = list(example_dossier(""))
    claims: list[cm.Claim] = []
    for field in fields:
        for place, value in enumerate(values):
            with contextlib.suppress(cm.InvalidValue):  # a number for a text cannot be built
                claims.append(
                    cm.Claim(
                        id=cm.claim_id(f"{field}-{place}"),
                        about=cm.organization_id("club"),
                        field=field,
                        value=value,
                    )
                )
    assert len(claims) > 50
    report = check(cm.Dossier([*entities, *claims]), CLAIM_RULES)
    assert report.counts["CLA001"] == len(values)
    assert report.counts["CLA002"] > 30
