"""Positions: each rule on what it must find, and on near misses that it must not."""

import pytest
from judged import judge

WORLD = """
plans:
  - id: plan:p
    when: 2025-08-16
    parties: []
    clauses: [{number: "1", wording: unseen, commitments: [{modality: affirms}]}]
events: [{id: event:e, kind: ceasefire, when: 2025-08-20}]
offices: [{id: office:president, of: state:FR, kind: head-of-state}]
organizations:
  - {id: organization:club, kind: coalition, founded: 2025-03, dissolved: 2025-07}
  - {id: organization:palace, kind: institution, parent: state:FR}
  - {id: organization:some, kind: group}
  - {id: organization:inner, kind: body, parent: organization:outer}
  - {id: organization:outer, kind: body, parent: organization:inner}
statements: [{id: statement:s, kind: remark}]
"""


def position(actor: str = "state:FR", target: str = "plan:p", more: str = "", **fields: str) -> str:
    """Write a document of one position, or of two."""
    fields = {"stance": "supports", **fields}
    lines = ", ".join(f"{name}: {value}" for name, value in fields.items())
    return f"{WORLD}positions:\n  - {{actor: {actor}, target: {target}, {lines}}}\n{more}"


ID = "position:state-FR/plan-p"


class TestBeforeItsTarget:
    """POS001: a position is taken on what is already there."""

    def test_on_a_later_plan(self) -> None:
        (found,) = judge("POS001", position(when="2025-08-10"))
        assert found == (
            f"warning {ID} when: must not be before the date of plan:p (2025-08-16), "
            "but is 2025-08-10"
        )

    @pytest.mark.parametrize("target", ["clause:p/1", "commitment:p/1/1"])
    def test_on_a_part_of_a_later_plan(self, target: str) -> None:
        assert len(judge("POS001", position(target=target, when="2025-07"))) == 1

    @pytest.mark.parametrize(
        "when", ["2025-08-16", "2025-08", "2025-08-10/..", "2025-08-16T00:30Z", "2025-09", "2025"]
    )
    def test_dates_that_leave_it_open(self, when: str) -> None:
        assert judge("POS001", position(when=f'"{when}"')) == []

    def test_undated(self) -> None:
        assert judge("POS001", position()) == []
        text = position(when="2025-08-10").replace("    when: 2025-08-16\n", "")
        assert judge("POS001", text) == []

    def test_on_an_event_to_come(self) -> None:
        assert judge("POS001", position(target="event:e", when="2025-08-10")) == []

    def test_an_approximate_date(self) -> None:
        (found,) = judge("POS001", position(when="2025-07~"))
        assert found.startswith("info")
        assert found.endswith("but may be before it: it is 2025-07~")

    def test_a_borrowed_position(self) -> None:
        assert judge("POS001", position(when="2025-08-10"), ID) == []


class TestOutOfItsTime:
    """POS002: a position is taken while its actor exists."""

    def test_after_the_dissolution(self) -> None:
        (found,) = judge("POS002", position("organization:club", when="2025-08"))
        assert found == (
            "error position:organization-club/plan-p when: must be within the existence of "
            "organization:club (2025-03/2025-07), but is 2025-08"
        )

    @pytest.mark.parametrize(
        ("life", "when", "found"),
        [
            ("1950/2025-08-17", "2025-08-17", 0),
            ("1950/2025-08", "2025-08-17", 0),
            ("1950/2025-08-16", "2025-08-17", 1),
            ("1950/2025-08-16", "2025-08", 0),
            ("1950/", "2025-08-17", 0),
            ("1950/..", "1949-12-31", 1),
            ("1950/..", "1950", 0),
            ("1950/2025-08-16", "2025-08-18T10:00Z", 1),
            ("1950/2025-08-16", "2025-08-17/2025-08-18", 1),
        ],
    )
    def test_persons(self, life: str, when: str, found: int) -> None:
        text = position("leader:ada", when=f'"{when}"')
        text += f'leaders: [{{id: leader:ada, life: "{life}"}}]\n'
        assert len(judge("POS002", text)) == found

    @pytest.mark.parametrize(("when", "found"), [("1993", 1), ("1991", 0)])
    def test_for_a_state_that_has_ended(self, when: str, found: int) -> None:
        union = "states: [{id: state:SU, spells: [1922/1991-12-26]}]\n"
        text = position("leader:ada", when=when, on_behalf_of="state:SU")
        assert len(judge("POS002", text + union)) == found

    def test_states_may_have_several_spells(self) -> None:
        spells = "states: [{id: state:UA, spells: [1918/1920, 1991-08-24/..]}]\n"
        assert judge("POS002", position("state:UA", when="1919") + spells) == []
        assert judge("POS002", position("state:UA", when="2025") + spells) == []
        assert len(judge("POS002", position("state:UA", when="1950") + spells)) == 1

    def test_an_uncertain_date(self) -> None:
        (found,) = judge("POS002", position("organization:club", when="2025-08?"))
        assert found.startswith("info")

    def test_undated(self) -> None:
        assert judge("POS002", position("organization:club")) == []


class TestConditions:
    """POS003: a conditional position says on what it depends."""

    def test_neither_words_nor_triggers(self) -> None:
        (found,) = judge("POS003", position(conditions="[{wording: {en: if so}}, {effect: ends}]"))
        assert found == (
            "warning condition:position-state-FR-plan-p/2 wording: must be given, or a trigger "
            "must be, but neither is"
        )

    def test_a_trigger_alone(self) -> None:
        assert judge("POS003", position(conditions="[{triggers: [{of: event:e}]}]")) == []


class TestMixed:
    """POS004: a mixed stance says of what it is mixed."""

    def test_mixed_of_nothing(self) -> None:
        (found,) = judge("POS004", position(stance="mixed"))
        assert found == (
            f"info {ID} stance: must come with conditions or a note that say of what, "
            "but is mixed without"
        )

    @pytest.mark.parametrize(
        "fields",
        [
            {"stance": "mixed", "note": "{en: For the first part.}"},
            {"stance": "mixed", "conditions": "[{wording: {en: if so}}]"},
            {"stance": "neutral"},
        ],
    )
    def test_near_misses(self, fields: dict[str, str]) -> None:
        assert judge("POS004", position(**fields)) == []

    @pytest.mark.parametrize(
        ("actor", "target", "found"),
        [
            ("state:FR", "clause:p/1", 0),
            ("state:FR", "commitment:p/1/1", 0),
            ("state:FR", "event:e", 1),
            ("state:GB", "clause:p/1", 1),
        ],
    )
    def test_positions_on_the_clauses_say_it(self, actor: str, target: str, found: int) -> None:
        more = f"  - {{actor: {actor}, target: {target}, stance: supports}}\n"
        assert len(judge("POS004", position(stance="mixed", more=more))) == found


class TestConditionLeftOut:
    """POS005: a position whose words set a condition has one."""

    @staticmethod
    def quoting(words: str, **fields: str) -> str:
        return position(citations=f'[{{source: source:paper, quote: "{words}"}}]', **fields)

    def test_words_that_set_a_condition(self) -> None:
        (found,) = judge("POS005", self.quoting("We agree, provided that others do."))
        assert found == (
            f"info {ID} conditions: may have to hold what follows 'provided that' in the words "
            "cited, but are empty"
        )

    @pytest.mark.parametrize(
        "words",
        [
            "Only if Kyiv agrees.",
            "On condition that it holds.",
            "À condition que Kiev soit d’accord.",
            "À la condition d’un cessez-le-feu.",
            "Sous réserve d’un accord.",
            "Pourvu qu’il tienne.",
            "Seulement si Kiev est d’accord.",
        ],
    )
    def test_other_words_that_do(self, words: str) -> None:
        assert len(judge("POS005", self.quoting(words))) == 1

    @pytest.mark.parametrize(
        "words", ["They provided money.", "An unconditional yes.", "The only iffy part."]
    )
    def test_words_that_do_not(self, words: str) -> None:
        assert judge("POS005", self.quoting(words)) == []

    def test_a_condition_is_given(self) -> None:
        conditions = "[{wording: {en: if others do}}]"
        assert judge("POS005", self.quoting("Only if others do.", conditions=conditions)) == []

    @pytest.mark.parametrize(
        ("about", "language", "found"),
        [
            ("[plan:p]", "en", 1),
            ("[plan:p]", "fr-FR", 1),
            ("[plan:p]", "de", 0),
            ("[plan:p, event:e]", "en", 0),
            ("[event:e]", "en", 0),
            ("[]", "en", 0),
        ],
    )
    def test_words_of_the_statement(self, about: str, language: str, found: int) -> None:
        statement = (
            f"{{id: statement:s, kind: remark, about: {about}, "
            f"text: {{{language}: Only if others do; sous réserve de cela.}}}}"
        )
        text = position(statement="statement:s", citations="[source:paper]")
        text = text.replace("{id: statement:s, kind: remark}", statement)
        assert len(judge("POS005", text)) == found

    def test_a_statement_without_text(self) -> None:
        assert judge("POS005", position(statement="statement:s")) == []


def opposing(first: str, second: str, **fields: str) -> str:
    """Write two positions of opposite stances on one thing."""

    def given(when: str) -> dict[str, str]:
        return {"when": f'"{when}"'} if when else {}

    more = {"actor": "state:FR", "target": "plan:p", "stance": "opposes", **given(second), **fields}
    row = ", ".join(f"{name}: {value}" for name, value in more.items())
    return position(more=f"  - {{id: position:other, {row}}}\n", **given(first))


class TestOpposing:
    """POS006: nobody supports and opposes the same thing on the same day."""

    DAY = "2025-08-17"

    def test_on_one_day(self) -> None:
        (found,) = judge("POS006", opposing(self.DAY, self.DAY))
        assert found == (
            f"warning {ID} stance: must be one and the same on 2025-08-17, but is supports here "
            "and opposes in position:other"
        )
        (found,) = judge("POS006", opposing(self.DAY, self.DAY), ID)
        assert found == (
            "warning position:other stance: must be one and the same on 2025-08-17, but is opposes "
            f"here and supports in {ID}"
        )

    @pytest.mark.parametrize(
        ("first", "second", "found"),
        [
            ("2025-08-17", "2025-08-18", 0),
            ("2025-08", "2025-08", 0),
            ("2025-08-17", "2025-08", 0),
            ("2025-08-01/..", "2025-08-17", 0),
            ("2025-08-01/2025-08-31", "2025-08-17", 1),
            ("2025-08-17T10:00Z", "2025-08-17T15:00Z", 1),
            ("2025-08-17T10:00Z", "2025-08-17T12:00+02:00", 1),
            ("2025-08-17", "", 0),
            ("", "2025-08-17", 0),
        ],
    )
    def test_dates(self, first: str, second: str, found: int) -> None:
        assert len(judge("POS006", opposing(first, second))) == found

    def test_both_undated(self) -> None:
        (found,) = judge("POS006", opposing("", ""))
        assert found.startswith(f"info {ID} stance: may have to be one and the same on an unknown")

    def test_an_uncertain_date(self) -> None:
        (found,) = judge("POS006", opposing("2025-08-17?", self.DAY))
        assert found.startswith("info")

    @pytest.mark.parametrize(
        "fields",
        [
            {"stance": "abstains"},
            {"stance": "supports"},
            {"target": "clause:p/1"},
            {"actor": "state:GB"},
            {"on_behalf_of": "organization:club"},
            {"conditions": "[{wording: {en: if the others do}}]"},
        ],
    )
    def test_near_misses(self, fields: dict[str, str]) -> None:
        assert judge("POS006", opposing(self.DAY, self.DAY, **fields)) == []

    @pytest.mark.parametrize(("target", "found"), [(ID, 0), ("plan:p", 1), ("position:other", 1)])
    def test_one_that_stands_in_the_place_of_the_other(self, target: str, found: int) -> None:
        """A recoding supersedes what was coded, and both stay; nothing supersedes itself."""
        text = opposing(
            self.DAY, self.DAY, relations=f"[{{kind: supersedes, target: {target}}}]", coder="a"
        )
        assert len(judge("POS006", text)) == found

    def test_coders_may_differ(self) -> None:
        text = opposing(self.DAY, self.DAY, coder="b")
        assert len(judge("POS006", text)) == 1
        assert judge("POS006", text.replace("supports,", "supports, coder: a,")) == []

    def test_no_other_coder_hides_the_same_coder_s(self) -> None:
        text = opposing(self.DAY, self.DAY, coder="b").replace("supports,", "supports, coder: b,")
        other = (
            "  - {id: position:zz, actor: state:FR, target: plan:p, stance: supports, coder: a, "
            f'when: "{self.DAY}"}}\n'
        )
        assert len(judge("POS006", text + other)) == len(judge("POS006", text)) == 1

    @pytest.mark.parametrize(
        ("first", "second", "severity"),
        [
            ("2025-01~/2025-06", "2025-03/2025-12", "warning"),  # neither end that decides is '~'
            ("2025-01/2025-06~", "2025-03/2025-12", "info"),
            ("2025-01/2025-06", "2025-03~/2025-12", "info"),
        ],
    )
    def test_only_ends_that_decide_count(self, first: str, second: str, severity: str) -> None:
        (found,) = judge("POS006", opposing(first, second))
        assert found.startswith(severity)

    def test_among_several(self) -> None:
        rows = "".join(
            f"  - {{id: position:{number}, actor: state:FR, target: plan:p, stance: {stance}, "
            f'when: "{when}"}}\n'
            for number, (stance, when) in enumerate(
                [
                    ("opposes", "2025-01-01/2025-12-31"),
                    ("opposes", "2025-02-01"),
                    ("supports", "2025-03-01"),
                    ("supports", "2026-03-01"),
                ]
            )
        )
        found = judge("POS006", WORLD + "positions:\n" + rows)
        assert [line.split()[1] for line in found] == ["position:2"]


class TestInference:
    """POS007: an inference says who drew it, and how sure they are."""

    def test_neither(self) -> None:
        assert judge("POS007", position(basis="inference")) == [
            f"warning {ID} coder: must be given where the basis is inference, but is not",
            f"warning {ID} confidence: must be given where the basis is inference, but is not",
        ]

    def test_both(self) -> None:
        assert judge("POS007", position(basis="inference", coder="mw", confidence="low")) == []

    def test_other_bases_need_neither(self) -> None:
        assert judge("POS007", position(basis="vote")) == []
        assert judge("POS007", position()) == []


class TestWords:
    """POS008: a position known by words gives the words."""

    @pytest.mark.parametrize("basis", ["own-words", "reported"])
    def test_no_words(self, basis: str) -> None:
        (found,) = judge("POS008", position(basis=basis, citations="[source:paper]"))
        assert found == (
            f"warning {ID} statement: must be given, or a quotation must be, where the basis is "
            f"{basis}, but neither is"
        )

    def test_words_that_restate(self) -> None:
        citations = "[{source: source:paper, quote: They agree, verbatim: false}]"
        assert judge("POS008", position(basis="reported", citations=citations)) == []
        assert len(judge("POS008", position(basis="own-words", citations=citations))) == 1

    def test_an_indirect_statement(self) -> None:
        text = position(basis="own-words", statement="statement:s")
        assert judge("POS008", text) == []
        text = text.replace("kind: remark}", "kind: remark, direct: no}")
        assert judge("POS008", text) == [
            f"warning {ID} basis: must be reported, as statement:s is indirect, but is own-words"
        ]
        assert judge("POS008", text.replace("basis: own-words", "basis: reported")) == []
        quoted = "citations: [{source: source:paper, quote: We agree.}], basis: own-words"
        assert judge("POS008", text.replace("basis: own-words", quoted)) == []

    def test_other_bases_need_none(self) -> None:
        assert judge("POS008", position(basis="vote")) == []


class TestWordsOfAnother:
    """POS009: a position in own words rests on words of the actor, or on its behalf."""

    @staticmethod
    def said(statement: str, basis: str = "basis: own-words", actor: str = "state:FR") -> str:
        text = position(actor, statement="statement:s").replace("stance:", f"{basis}, stance:")
        return text.replace("kind: remark}", f"kind: remark, {statement}}}")

    def test_a_person_s_words_are_not_the_state_s(self) -> None:
        (found,) = judge("POS009", self.said("speakers: [leader:ada]"))
        assert found == (
            f"warning {ID} statement: must be words of state:FR or on its behalf, "
            "but statement:s is by leader:ada"
        )

    def test_without_basis_it_may_be(self) -> None:
        (found,) = judge("POS009", self.said("speakers: [leader:ada]", "coder: mw"))
        assert found.startswith(f"info {ID} statement: may have to be words of state:FR")

    @pytest.mark.parametrize(
        "statement",
        [
            "speakers: [state:FR]",
            "speakers: [leader:ada], on_behalf_of: [state:FR]",
            "speakers: [leader:ada], offices: [office:president]",
            "speakers: [organization:palace]",
            "speakers: [leader:ada], on_behalf_of: [organization:palace]",
            "speakers: [organization:some]",
            "medium: X",
        ],
    )
    def test_near_misses(self, statement: str) -> None:
        assert judge("POS009", self.said(statement)) == []

    @pytest.mark.parametrize("basis", ["reported", "inference", "vote"])
    def test_other_bases_may_rest_on_anybody(self, basis: str) -> None:
        assert judge("POS009", self.said("speakers: [leader:ada]", f"basis: {basis}")) == []

    @pytest.mark.parametrize("speaker", ["organization:inner", "organization:club", "state:GB"])
    def test_words_of_other_bodies(self, speaker: str) -> None:
        assert len(judge("POS009", self.said(f"speakers: [{speaker}]"))) == 1

    def test_who_speaks_for_the_actor_s_principal(self) -> None:
        text = self.said("speakers: [state:GB]", "basis: own-words, on_behalf_of: state:GB")
        assert judge("POS009", text) == []

    def test_no_statement(self) -> None:
        assert judge("POS009", position(basis="own-words")) == []


class TestSignatures:
    """POS010: who is for a plan by signing or writing it is among those who did."""

    @staticmethod
    def signed(parties: str, basis: str = "signature", **fields: str) -> str:
        text = position(basis=basis, **fields)
        return text.replace("parties: []", f"parties: [{parties}]")

    def test_somebody_else_signed(self) -> None:
        (found,) = judge("POS010", self.signed("{actor: state:GB, role: signatory}"))
        assert found == (
            f"warning {ID} basis: must be another, or state:FR be among the signatories of plan:p, "
            "but is signature, and they are state:GB"
        )

    def test_somebody_else_wrote_it(self) -> None:
        (found,) = judge("POS010", self.signed("{actor: state:GB, role: author}", "authorship"))
        assert "among the authors of plan:p" in found

    def test_nobody_is_named(self) -> None:
        (found,) = judge("POS010", self.signed("{actor: state:FR, role: mediator}"))
        assert found == (
            f"info {ID} basis: may have to be another, or state:FR be among the signatories of "
            "plan:p, but is signature, and they are nobody"
        )

    def test_a_group_may_hold_the_actor(self) -> None:
        (found,) = judge("POS010", self.signed("{actor: organization:some, role: signatory}"))
        assert found.startswith("info")

    @pytest.mark.parametrize(
        "party",
        [
            "{actor: state:FR, role: signatory}",
            "{actor: state:FR, role: adopter}",
            "{actor: leader:ada, role: signatory, on_behalf_of: state:FR}",
            "{actor: leader:ada, role: signatory, office: office:president}",
            "{actor: state:GB, role: signatory}, {actor: state:FR, role: endorser}",
        ],
    )
    def test_near_misses(self, party: str) -> None:
        assert judge("POS010", self.signed(party)) == []
        assert judge("POS010", self.signed(party, target="clause:p/1")) == []

    def test_who_signed_for_whom(self) -> None:
        text = self.signed("{actor: state:FR, role: signatory}", actor="leader:ada")
        assert len(judge("POS010", text)) == 1
        text = text.replace("stance:", "on_behalf_of: state:FR, stance:")
        assert judge("POS010", text) == []

    @pytest.mark.parametrize(
        "fields", [{"basis": "vote"}, {"basis": "signature", "target": "event:e"}]
    )
    def test_what_is_not_judged(self, fields: dict[str, str]) -> None:
        assert judge("POS010", position(**fields)) == []
