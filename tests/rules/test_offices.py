"""The rules on offices: who held what, who spoke as what and for whom."""

import pytest
from judging import QUIET, judge, lines

from coalition_model.rules.offices import OFFICE_RULES

RULES = {rule.code: rule for rule in OFFICE_RULES}

PRESIDENT = "offices: [{id: office:president, of: state:FR, kind: head-of-state}]\n"


def test_codes_are_in_order() -> None:
    assert list(RULES) == [f"OFF{number:03d}" for number in range(1, 10)]


@pytest.mark.parametrize("code", RULES)
def test_the_examples_show_the_rule(code: str) -> None:
    assert not judge(RULES[code], RULES[code].passing)
    assert judge(RULES[code], RULES[code].failing)


@pytest.mark.parametrize("code", RULES)
def test_an_empty_dossier_is_fine(code: str) -> None:
    assert not judge(RULES[code], "")


@pytest.mark.parametrize("code", RULES)
def test_where_little_is_known_nothing_is_found(code: str) -> None:
    assert not judge(RULES[code], QUIET)


def tenures(*rows: str) -> str:
    """Write tenures of president, each 'ada 2012/2017' and perhaps more of its fields."""
    written: list[str] = []
    for number, row in enumerate(rows):
        who, period, *more = row.split(" ", 2)
        when = "" if period == "-" else f"period: {period}"
        fields = [f"id: tenure:t{number}", f"leader: leader:{who}", "office: office:president"]
        written.append("{" + ", ".join([*fields, *filter(None, [when, *more])]) + "}")
    return f"tenures: [{', '.join(written)}]\n"


class TestTenureOutsideOffice:
    rule = RULES["OFF001"]
    office = "offices: [{id: office:president, of: state:FR, kind: other, period: %s}]\n"

    def test_before_the_office_was_made(self) -> None:
        assert lines(self.rule, self.office % "2009-12/.." + tenures("ada 2009-11-30/2014")) == [
            (
                "tenure:t0 period: must be within the period of office:president (2009-12/..), "
                "but is 2009-11-30/2014"
            )
        ]

    def test_attested_after_it_was_abolished(self) -> None:
        text = tenures("ada - attested: [2013, 2014-06]")
        assert lines(self.rule, self.office % "2009/2013" + text) == [
            (
                "tenure:t0 attested/1: must be within the period of office:president (2009/2013), "
                "but is 2014-06"
            )
        ]

    @pytest.mark.parametrize(
        "row", ["ada 2009/2014", "ada 2009-12-31/2014", "ada 2008-11/2014 status: elect", "ada -"]
    )
    def test_near_misses(self, row: str) -> None:
        assert not judge(self.rule, self.office % "2009-12/.." + tenures(row))

    def test_perhaps(self) -> None:
        text = tenures("ada 2009/2014 attested: [2015]")
        found = judge(self.rule, self.office % "2010~/2012~" + text)
        assert [each.severity for each in found] == ["info", "info"]

    def test_an_office_without_period_is_not_judged(self) -> None:
        assert not judge(self.rule, PRESIDENT + tenures("ada 1800/.."))


def statement(when: str | None, speakers: str = "leader:ada") -> str:
    date = f"when: '{when}', " if when else ""
    return (
        f"statements: [{{id: statement:s, kind: speech, {date}speakers: [{speakers}], "
        "offices: [office:president]}]"
    )


class TestSpeakerOutOfOffice:
    rule = RULES["OFF002"]

    @pytest.mark.parametrize(("period", "found"), [("2017-05-14/..", 0), ("2017-05-14/2022", 1)])
    def test_a_moment_that_may_be_of_the_year_10000(self, period: str, found: int) -> None:
        """There, EDTF writes no days; a check never raises."""
        words = "{id: statement:s, kind: remark, speakers: [leader:ada]"
        words += ', offices: [office:president], when: "9999-12-31T23:59Z"}'
        text = PRESIDENT + tenures(f"ada {period}") + f"statements: [{words}]"
        assert len(judge(self.rule, text)) == found

    def test_after_leaving_office(self) -> None:
        assert lines(
            self.rule, PRESIDENT + tenures("ada 2017/2025-03-01") + statement("2025-08-17")
        ) == [
            (
                "statement:s offices/0: must be an office that leader:ada holds on 2025-08-17, "
                "but is office:president, which they held 2017/2025-03-01"
            )
        ]

    def test_before_taking_office_in_either_of_two_terms(self) -> None:
        text = tenures("ada 2012/2014", "ada 2020/..") + statement("2017")
        assert lines(self.rule, PRESIDENT + text) == [
            (
                "statement:s offices/0: must be an office that leader:ada holds on 2017, "
                "but is office:president, which they held 2012/2014, 2020/.."
            )
        ]

    @pytest.mark.parametrize(
        "when",
        [
            "2025-03-01",  # the last day in office
            "2025-03",
            "2025-03-01T23:59Z",
            "2025-03-02T00:30Z",  # the first of March in the west
            "2025-03-02T09:30+09:00[Asia/Tokyo]",
            "2025-02-28/2025-03-05",
            "2025-02-28T12:00Z/..",
            "[2025-02-01,2025-04-01]",
            None,
        ],
    )
    def test_near_misses(self, when: str | None) -> None:
        text = tenures("ada 2017/2025-03-01") + statement(when)
        assert not judge(self.rule, PRESIDENT + text)

    @pytest.mark.parametrize(
        "when", ["2025-04/2025-05", "2025-03-05T00:00Z/..", "2025-03-03T12:00Z"]
    )
    def test_longer_times_and_hours(self, when: str) -> None:
        assert judge(self.rule, PRESIDENT + tenures("ada 2017/2025-03-01") + statement(when))

    @pytest.mark.parametrize("when", ["2025-04/2025-05", "2025-04-01T09:00Z/..", "2025-04"])
    def test_what_another_source_attests_within_the_period_changes_nothing(self, when: str) -> None:
        rows = ("ada 2017/2025-03-01", "ada - attested: [2020, 2021]")
        assert judge(self.rule, PRESIDENT + tenures(*rows) + statement(when))
        rows = ("ada 2017/2025-03-01", "ada - attested: [2020, 2025-03-02]")
        assert not judge(self.rule, PRESIDENT + tenures(*rows) + statement("2025-03-02/2025-05"))

    @pytest.mark.parametrize(
        "row",
        [
            "ada 2017/",
            "ada - attested: [2025-03-01]",
            "ada -",
            "ada 2025/.. status: acting",
            "ada 2025-01/.. status: disputed",
        ],
    )
    def test_who_may_hold_it(self, row: str) -> None:
        assert not judge(self.rule, PRESIDENT + tenures(row) + statement("2025-08-17"))

    def test_who_is_only_elect(self) -> None:
        text = tenures("ada 2025-08-01/2025-09-01 status: elect") + statement("2025-08-17")
        assert lines(self.rule, PRESIDENT + text) == [
            (
                "info: statement:s offices/0: must be an office that leader:ada holds on "
                "2025-08-17, but may not be: it is office:president, which they held "
                "2025-08-01/2025-09-01 (elect)"
            )
        ]

    def test_one_of_several_speakers_is_enough(self) -> None:
        rows = tenures("ada 2017/2020", "ben 2020/..")
        both = statement("2025-08-17", "leader:ada, leader:ben")
        assert not judge(self.rule, PRESIDENT + rows + both)
        rows = tenures("ada 2017/2020", "ben 2020/2021")
        assert lines(self.rule, PRESIDENT + rows + both) == [
            (
                "statement:s offices/0: must be an office that leader:ada or leader:ben holds on "
                "2025-08-17, but is office:president, which they held 2017/2020, 2020/2021"
            )
        ]

    def test_another_who_may_hold_the_office(self) -> None:
        text = tenures("ben 2020/2025-12~") + statement("2025-08-17")
        (found,) = judge(self.rule, PRESIDENT + text)
        assert found.severity == "info"
        assert "but may not be: it is office:president, which leader:ben held" in found.message

    def test_a_speaker_without_tenure_where_another_holds_the_office(self) -> None:
        text = tenures("ben 2020/..") + statement("2025-08-17")
        assert lines(self.rule, PRESIDENT + text) == [
            (
                "statement:s offices/0: must be an office that leader:ada holds on 2025-08-17, "
                "but is office:president, which leader:ben held then"
            )
        ]

    @pytest.mark.parametrize(
        ("rows", "when"),
        [
            (("ben 2020/2021",), "2025-08-17"),
            (("ben 2020/",), "2025-08-17"),
            (("ben 2020/..",), None),
        ],
    )
    def test_a_speaker_without_tenure_where_others_have_one(
        self, rows: tuple[str, ...], when: str | None
    ) -> None:
        on = f" on {when}" if when else ""
        assert lines(self.rule, PRESIDENT + tenures(*rows) + statement(when)) == [
            (
                f"info: statement:s offices/0: must be an office that leader:ada holds{on}, "
                "but may not be: it is office:president, in which the dossier has no tenure of "
                "theirs"
            )
        ]

    def test_an_office_that_several_hold(self) -> None:
        office = PRESIDENT.replace("head-of-state", "minister, exclusive: false")
        (found,) = judge(self.rule, office + tenures("ben 2020/..") + statement("2025-08-17"))
        assert found.severity == "info"

    def test_where_no_tenures_are_recorded_nothing_is_known(self) -> None:
        assert not judge(self.rule, PRESIDENT + statement("2025-08-17"))

    def test_a_state_speaks_in_no_office_of_its_own(self) -> None:
        text = tenures("ben 2020/..") + statement("2025-08-17", "state:FR")
        assert not judge(self.rule, PRESIDENT + text)

    def test_perhaps(self) -> None:
        text = tenures("ada 2017/2024~") + statement("2025-08-17")
        (found,) = judge(self.rule, PRESIDENT + text)
        assert found.severity == "info"


class TestParticipantOutOfOffice:
    rule = RULES["OFF003"]
    party = "{actor: leader:ada, role: signatory, office: office:president}"

    def test_a_participant(self) -> None:
        text = (
            "meetings: [{id: meeting:m, when: %s, participants: "
            "[{actor: leader:ada, status: attended, office: office:president}, "
            "{actor: leader:ben, status: attended}, "
            "{actor: state:FR, status: attended, office: office:president}]}]"
        )
        rows = PRESIDENT + tenures("ada 2017/2025-03-01")
        assert lines(self.rule, rows + text % "2025-08-17") == [
            (
                "participation:m/leader-ada office: must be an office that leader:ada holds on "
                "2025-08-17, but is office:president, which they held 2017/2025-03-01"
            )
        ]
        assert not judge(self.rule, rows + text % "2025-03-01")

    @pytest.mark.parametrize(
        ("text", "place"),
        [
            ("meetings: [{id: meeting:m, when: 2025-08-17, parties: [%s]}]", "meeting:m"),
            ("events: [{id: event:e, kind: vote, when: 2025-08-17, parties: [%s]}]", "event:e"),
            ("plans: [{id: plan:p, when: 2025-08-17, parties: [%s]}]", "plan:p"),
            (
                (
                    "plans: [{id: plan:p, when: 2025-08-17, clauses: [{number: '1', text: {en: x}, "
                    "clauses: [{number: '2', text: {en: y}, "
                    "commitments: [{modality: commits, parties: [%s]}]}]}]}]"
                ),
                "commitment:p/1/2/1",
            ),
        ],
    )
    def test_a_party(self, text: str, place: str) -> None:
        rows = PRESIDENT + tenures("ada 2017/2025-03-01")
        assert lines(self.rule, rows + text % self.party) == [
            (
                f"{place} parties/0/office: must be an office that leader:ada holds on 2025-08-17, "
                "but is office:president, which they held 2017/2025-03-01"
            )
        ]
        rows = PRESIDENT + tenures("ada 2017/2025-08-17")
        assert not judge(self.rule, rows + text % self.party)

    def test_a_borrowed_meeting_is_not_judged(self) -> None:
        text = (
            PRESIDENT
            + tenures("ada 2017/2025-03-01")
            + f"meetings: [{{id: meeting:m, when: 2025-08-17, parties: [{self.party}]}}]"
        )
        assert judge(self.rule, text)
        assert not judge(self.rule, text, ["meeting:m"])


class TestActingForAnotherBody:
    rule = RULES["OFF004"]

    def acting(self, extra: str, body: str = "organization:club", when: str = "2025-08-17") -> str:
        return (
            extra
            + "\nstatements: [{id: statement:s, kind: remark, speakers: [leader:ada], "
            + f"on_behalf_of: [{body}], when: {when}}}]"
        )

    def test_for_a_state_of_which_one_holds_no_office(self) -> None:
        assert lines(self.rule, self.acting(PRESIDENT + tenures("ada 2017/.."), "state:GB")) == [
            (
                "statement:s on_behalf_of/0: must be a body that leader:ada has to do with on "
                "2025-08-17, but is state:GB, of which no office or membership is known then"
            )
        ]

    def test_after_leaving_office(self) -> None:
        assert judge(self.rule, self.acting(PRESIDENT + tenures("ada 2017/2024"), "state:FR"))
        assert not judge(self.rule, self.acting(PRESIDENT + tenures("ada 2017/2025"), "state:FR"))

    @pytest.mark.parametrize(
        "text",
        [
            "memberships: [{organization: organization:club, member: state:FR}]",
            "memberships: [{organization: organization:club, member: leader:ada, period: 2025/..}]",
            "organizations: [{id: organization:club, kind: body, parent: state:FR}]",
            (
                "organizations: [{id: organization:club, kind: body, "
                "parties: [{actor: state:FR, role: initiator}]}]"
            ),
            (
                "organizations: [{id: organization:club, kind: body, "
                "parties: [{actor: leader:ada, role: convener}]}]"
            ),
        ],
    )
    def test_what_makes_one_have_to_do_with_an_organization(self, text: str) -> None:
        mine = PRESIDENT + tenures("ada 2017/..")
        assert judge(self.rule, self.acting(mine))
        assert not judge(self.rule, self.acting(mine + text))

    def test_an_office_of_a_part_of_the_body(self) -> None:
        text = (
            "organizations:\n"
            "  - {id: organization:cabinet, kind: institution, parent: state:GB}\n"
            "  - {id: organization:circle, kind: body, parent: organization:ring}\n"
            "  - {id: organization:ring, kind: body, parent: organization:circle}\n"
            "offices: [{id: office:president, of: organization:%s, kind: minister}]\n"
        ) + tenures("ada 2017/..")
        assert not judge(self.rule, self.acting(text % "cabinet", "state:GB"))
        assert judge(self.rule, self.acting(text % "cabinet", "state:FR"))
        assert judge(self.rule, self.acting(text % "circle", "state:FR"))

    def test_a_membership_that_has_ended(self) -> None:
        text = (
            "memberships: [{organization: organization:club, member: leader:ada, period: "
            "2020/2024}]"
        )
        assert judge(self.rule, self.acting(text))

    def test_nothing_is_known_of_the_person(self) -> None:
        assert not judge(self.rule, self.acting(""))

    NAMED = "kind: remark, offices: [office:president]"

    def test_an_office_that_has_nothing_to_do_with_the_body(self) -> None:
        """Naming an office excuses nobody: France's president does not speak for Britain."""
        for tenure in (tenures("ada 2017/.."), ""):
            text = self.acting(PRESIDENT + tenure, "state:GB").replace("kind: remark", self.NAMED)
            (found,) = judge(self.rule, text)
            assert found.entity == "statement:s"

    def test_an_office_of_the_body_is_enough_whoever_held_it(self) -> None:
        """Whether one held it on that day is for the rules on offices."""
        text = self.acting(PRESIDENT + tenures("ada 2017/2024"), "state:FR")
        assert judge(self.rule, text)
        assert not judge(self.rule, text.replace("kind: remark", self.NAMED))

    def test_one_may_have_to_do_with_the_body_otherwise_than_by_the_office_named(self) -> None:
        text = self.acting(PRESIDENT + tenures("ada 2017/.."), "organization:club")
        text = text.replace("kind: remark", self.NAMED)
        assert judge(self.rule, text)
        member = "\nmemberships: [{organization: organization:club, member: %s}]"
        assert not judge(self.rule, text + member % "leader:ada")
        assert not judge(self.rule, text + member % "state:FR")

    def test_an_office_of_one_of_two_speakers(self) -> None:
        """Nothing is known of the other, who may have spoken for Britain."""
        text = self.acting(PRESIDENT + tenures("ada 2017/.."), "state:GB")
        text = text.replace("kind: remark", self.NAMED)
        assert not judge(self.rule, text.replace("[leader:ada]", "[leader:ada, leader:ben]"))

    @pytest.mark.parametrize(("body", "count"), [("state:GB", 2), ("state:FR", 0)])
    def test_offices_of_participants_and_parties(self, body: str, count: int) -> None:
        text = f"""
meetings:
  - id: meeting:m
    when: 2025-08-17
    parties:
      - {{actor: leader:ada, role: host, office: office:president, on_behalf_of: '{body}'}}
    participants:
      - {{actor: leader:ada, status: attended, office: office:president, on_behalf_of: '{body}'}}
"""
        assert len(judge(self.rule, PRESIDENT + tenures("ada 2017/..") + text)) == count

    def test_one_of_several_speakers_is_enough(self) -> None:
        text = self.acting(PRESIDENT + tenures("ada 2017/.."), "state:GB")
        assert not judge(self.rule, text.replace("[leader:ada]", "[leader:ada, leader:ben]"))
        assert not judge(self.rule, text.replace("[leader:ada]", "[leader:ada, state:GB]"))

    def test_for_a_person_and_without_a_date(self) -> None:
        text = self.acting(PRESIDENT + tenures("ada 2017/.."), "leader:ben")
        assert not judge(self.rule, text)
        text = self.acting(PRESIDENT + tenures("ada 2017/.."), "state:GB")
        assert not judge(self.rule, text.replace(", when: 2025-08-17", ""))

    def test_perhaps(self) -> None:
        rows = tenures("ada 2017/..")
        text = self.acting(PRESIDENT + rows, "state:GB", "2025-08-17~")
        (found,) = judge(self.rule, text)
        assert found.severity == "warning", "whatever the day, there is nothing for Britain"

    @pytest.mark.parametrize(
        ("text", "place"),
        [
            (
                (
                    "meetings: [{id: meeting:m, when: 2025, participants: "
                    "[{actor: state:FR, status: attended, on_behalf_of: organization:club}]}]"
                ),
                "participation:m/state-FR on_behalf_of",
            ),
            (
                (
                    "events: [{id: event:e, kind: vote, when: 2025, parties: "
                    "[{actor: state:FR, role: author, on_behalf_of: organization:club}]}]"
                ),
                "event:e parties/0/on_behalf_of",
            ),
            (
                (
                    "plans: [{id: plan:p, when: 2025, clauses: [{number: '1', text: {en: "
                    "x}, commitments: "
                    "[{modality: commits, parties: "
                    "[{actor: state:FR, role: obligor, on_behalf_of: organization:club}]}]}]}]"
                ),
                "commitment:p/1/1 parties/0/on_behalf_of",
            ),
            (
                (
                    "events: [{id: event:e, kind: vote}]\n"
                    "positions: [{id: position:p, actor: state:FR, target: event:e, stance: "
                    "opposes, "
                    "when: 2025, on_behalf_of: organization:club}]"
                ),
                "position:p on_behalf_of",
            ),
        ],
    )
    def test_a_state_that_has_left(self, text: str, place: str) -> None:
        edge = "memberships: [{organization: organization:club, member: state:FR, period: %s}]\n"
        assert lines(self.rule, edge % "2010/2024" + text) == [
            (
                f"{place}: must be a body that state:FR has to do with on 2025, "
                "but is organization:club, of which no office or membership is known then"
            )
        ]
        assert not judge(self.rule, edge % "2010/2025" + text)
        assert not judge(self.rule, text)


class TestNoLeader:
    rule = RULES["OFF005"]

    def meeting(self, row: str = "", when: str = "when: 2025-08-17", actor: str = "ada") -> str:
        return (
            f"meetings: [{{id: meeting:m, {when}, level: leaders, participants: "
            f"[{{actor: leader:{actor}, status: attended{row}}}]}}]"
        )

    def minister(self, period: str) -> str:
        return PRESIDENT.replace("head-of-state", "minister") + tenures(f"ada {period}")

    def test_a_minister(self) -> None:
        assert lines(self.rule, self.minister("2024/..") + self.meeting()) == [
            (
                "participation:m/leader-ada actor: must be a head of state, government or "
                "organization on 2025-08-17, as the meeting is of level leaders, but is "
                "leader:ada, "
                "who held office:president (2024/..)"
            )
        ]

    def test_a_former_president(self) -> None:
        assert judge(self.rule, PRESIDENT + tenures("ada 2017/2024") + self.meeting())

    @pytest.mark.parametrize(("kind", "found"), [("minister", 1), ("head-of-government", 0)])
    def test_the_office_that_the_row_names(self, kind: str, found: int) -> None:
        """Also of somebody whose tenures the dossier does not record."""
        text = PRESIDENT.replace("head-of-state", kind) + self.meeting(", office: office:president")
        assert [each.message.partition("but ")[2] for each in judge(self.rule, text)] == (
            ["is leader:ada as office:president"] * found
        )

    @pytest.mark.parametrize(
        ("party", "rows", "found"),
        [
            ("role: host", "", 1),
            ("role: chair", "", 1),
            ("role: mediator", "", 0),
            ("role: host, on_behalf_of: state:FR", "", 0),
            ("role: host", "{actor: leader:ada, status: declined}", 0),
        ],
    )
    def test_hosts_and_chairs(self, party: str, rows: str, found: int) -> None:
        text = (
            f"meetings: [{{id: meeting:m, when: 2025-08-17, level: leaders, participants: [{rows}]"
            f", parties: [{{actor: leader:ada, {party}}}]}}]"
        )
        places = [
            f"{each.entity} {each.field}"
            for each in judge(self.rule, self.minister("2024/..") + text)
        ]
        assert places == ["meeting:m parties/0/actor"] * found
        assert not judge(self.rule, PRESIDENT + tenures("ada 2024/..") + text)

    @pytest.mark.parametrize(
        "row",
        ["ada 2017/2025", "ada 2017/", "ada -", "ada 2025-08/2025-09 status: elect"],
    )
    def test_who_is_or_may_be_a_leader(self, row: str) -> None:
        assert not judge(self.rule, PRESIDENT + tenures(row) + self.meeting())

    @pytest.mark.parametrize(
        "row", [", on_behalf_of: state:FR", ", role: mediator", ", note: {en: x}, role: witness"]
    )
    def test_who_need_not_be_one(self, row: str) -> None:
        assert not judge(self.rule, self.minister("2024/..") + self.meeting(row))

    def test_who_did_not_come(self) -> None:
        text = self.minister("2024/..") + self.meeting().replace("attended", "invited")
        assert not judge(self.rule, text)

    def test_nothing_is_known_of_the_person(self) -> None:
        assert not judge(self.rule, self.minister("2024/..") + self.meeting(actor="ben"))

    def test_another_level(self) -> None:
        text = self.minister("2024/..") + self.meeting()
        assert not judge(self.rule, text.replace("level: leaders", "level: ministers"))

    def test_a_meeting_without_date(self) -> None:
        (found,) = judge(self.rule, self.minister("2024/..") + self.meeting(when="names: []"))
        assert "must be a head of state, government or organization, as" in found.message
        text = PRESIDENT + tenures("ada 1990/1991") + self.meeting(when="names: []")
        assert not judge(self.rule, text)


class TestTwoHolders:
    rule = RULES["OFF006"]

    def test_more_than_the_boundary_day(self) -> None:
        rows = tenures("ada 2012-05-15/2017-05-15", "ben 2017-05-14/..")
        assert lines(self.rule, PRESIDENT + rows) == [
            (
                "tenure:t1 period: must not share more than a boundary day with leader:ada "
                "(2012-05-15/2017-05-15) in the exclusive office:president, "
                "but is 2017-05-14/..: both held it 2017-05-14/2017-05-15"
            )
        ]

    def test_one_day_in_the_middle_counts(self) -> None:
        rows = tenures("ada 2012-01-01/2020-01-01", "ben - attested: [2017-05-14]")
        assert len(judge(self.rule, PRESIDENT + rows)) == 1
        rows = tenures("ada 2012-01-01/2020-01-01", "ben 2020-01-01/2020-01-01")
        assert not judge(self.rule, PRESIDENT + rows)

    def test_a_doubtful_holder_does_not_hide_a_certain_one(self) -> None:
        rows = tenures("ada 1989/2005~", "ben 1993-01-20/2001", "eve 1995/1997")
        text = PRESIDENT + "leaders: [{id: leader:eve}]\n" + rows
        assert "error" in {found.severity for found in judge(self.rule, text)}

    def test_attested_days_count(self) -> None:
        rows = tenures("ada 2012-05-15/ attested: [2018-01-01]", "ben - attested: [2017, 2019]")
        assert lines(self.rule, PRESIDENT + rows) == [
            (
                "tenure:t1 attested: must not share more than a boundary day with leader:ada "
                "(2012-05-15/) in the exclusive office:president, "
                "but is 2017, 2019: both held it 2017-12-31/2018-01-01"
            )
        ]

    def test_a_short_tenure_within_a_long_one_of_somebody_else(self) -> None:
        rows = tenures("ada 2000/2030", "ada 2001-01-01/2001-06-01", "ben 2010-01-01/2010-06-01")
        found = judge(self.rule, PRESIDENT + rows)
        assert [each.entity for each in found] == ["tenure:t2"]
        rows = tenures("ada 2000/2030", "ben 2001/2040", "ada 2031-02/2032-01")
        assert len(judge(self.rule, PRESIDENT + rows)) == 2

    @pytest.mark.parametrize(
        "rows",
        [
            ("ada 2012-05-15/2017-05-14", "ben 2017-05-14/.."),
            ("ada 2012/2017-05", "ben 2017-05/.."),
            ("ada 2012/", "ben 2017/.."),
            ("ada 2012/..", "ben 2017/.. status: disputed"),
            ("ada 2012/2017-05-14", "ben 2017-03/.. status: elect"),
            ("ada 2012/..", "ada 2017/.."),
            ("ada -", "ben 2017/.."),
        ],
    )
    def test_near_misses(self, rows: tuple[str, ...]) -> None:
        assert not judge(self.rule, PRESIDENT + tenures(*rows))

    def test_an_office_that_several_hold(self) -> None:
        office = PRESIDENT.replace("head-of-state", "minister, exclusive: false")
        assert not judge(self.rule, office + tenures("ada 2012/..", "ben 2013/.."))

    @pytest.mark.parametrize(
        "rows",
        [
            ("ada 2012~/..", "ben 2015/.."),
            ("ada 2012/2017", "ben 2015/2016 attested: [2012~]"),
            ("ada 2012/2030~", "ben 2015/2016"),
            ("ada 2012-05-15/2017-05-14", "ben - attested: [2014]"),
        ],
    )
    def test_only_ends_that_decide_count(self, rows: tuple[str, ...]) -> None:
        (found,) = judge(self.rule, PRESIDENT + tenures(*rows))
        assert found.severity == "error"

    def test_a_year_in_which_the_handover_lies(self) -> None:
        rows = tenures("ada 2012-05-15/2017-05-14", "ben - attested: [2017]")
        assert not judge(self.rule, PRESIDENT + rows)

    @pytest.mark.parametrize("other", ["ben 2015/2016 status: acting", "ben 2015~/.."])
    def test_perhaps(self, other: str) -> None:
        (found,) = judge(self.rule, PRESIDENT + tenures("ada 2012/2017", other))
        assert found.severity == "info"
        assert "but may share more: it is" in found.message

    def test_the_one_that_is_not_borrowed_is_to_be_mended(self) -> None:
        text = PRESIDENT + tenures("ada 2012/2017", "ben 2015/..")
        (found,) = judge(self.rule, text, ["tenure:t1", "office:president"])
        assert (found.entity, found.message) == (
            "tenure:t0",
            (
                "must not share more than a boundary day with leader:ben (2015/..) in the "
                "exclusive "
                "office:president, but is 2012/2017: both held it 2015-12-31/2017-01-01"
            ),
        )
        assert not judge(self.rule, text, ["tenure:t0", "tenure:t1"])


class TestOneHolderTwice:
    rule = RULES["OFF007"]

    def test_two_terms_at_once(self) -> None:
        rows = tenures("ada 2012-05-01/2017-05-15", "ada 2017-05-01/..")
        assert lines(self.rule, PRESIDENT + rows) == [
            (
                "tenure:t1 period: must not share more than a boundary day with tenure:t0 "
                "(2012-05-01/2017-05-15), but is 2017-05-01/..: 2017-05-01/2017-05-15 is in both"
            )
        ]

    def test_a_third_within_the_first(self) -> None:
        rows = tenures("ada 2000/2030", "ada 2001-02/2002-01", "ada 2010-02/2011-01")
        found = judge(self.rule, PRESIDENT + rows)
        assert [each.entity for each in found] == ["tenure:t1", "tenure:t2"]

    @pytest.mark.parametrize(
        "rows",
        [
            ("ada 2012/2017", "ada 2017/.."),
            ("ada 2012/..", "ada - attested: [2013, 2014]"),
            ("ada 2012/..", "ada 2016-11/2017-01 status: elect"),
            ("ada 2012/..", "ben 2012/.."),
            ("ada 2012/", "ada 2014/.."),
        ],
    )
    def test_near_misses(self, rows: tuple[str, ...]) -> None:
        assert not judge(self.rule, PRESIDENT + tenures(*rows))

    def test_perhaps_and_borrowed(self) -> None:
        rows = tenures("ada 2012/2017~", "ada 2014/..")
        (found,) = judge(self.rule, PRESIDENT + rows, ["tenure:t1"])
        assert (found.entity, found.severity) == ("tenure:t0", "info")


class TestElectInOffice:
    rule = RULES["OFF008"]

    def test_still_elect_when_in_office(self) -> None:
        rows = tenures("ada 2025-01-20/..", "ada 2024-11-06/2025-01-31 status: elect")
        assert lines(self.rule, PRESIDENT + rows) == [
            (
                "tenure:t1 period: must not share more than a boundary day with tenure:t0 "
                "(2025-01-20/.., substantive), but is 2024-11-06/2025-01-31 (elect)"
            )
        ]

    def test_attested_as_elect_too_late(self) -> None:
        rows = tenures("ada 2025-01-20/..", "ada - status: elect, attested: [2024-11-06, 2025-02]")
        (found,) = judge(self.rule, PRESIDENT + rows)
        assert found.field == "attested"

    @pytest.mark.parametrize(
        "rows",
        [
            ("ada 2025-01-20/..", "ada 2024-11-06/2025-01-20 status: elect"),
            ("ada 2025-01-20/..", "ada 2024-11-06/ status: elect"),
            ("ada 2017/..", "ada 2024-11-06/2025-01-20 status: elect"),  # elected again
            ("ada -", "ada 2024-11-06/.. status: elect"),
            ("ada 2017/2018", "ada - status: elect"),
            ("ada 2017/2018", "ada 2019/2020"),
        ],
    )
    def test_near_misses(self, rows: tuple[str, ...]) -> None:
        assert not judge(self.rule, PRESIDENT + tenures(*rows))

    def test_perhaps(self) -> None:
        rows = tenures("ada 2025-01~/..", "ada 2024-11-06/.. status: elect")
        (found,) = judge(self.rule, PRESIDENT + rows)
        assert found.severity == "info"


class TestOrdinals:
    rule = RULES["OFF009"]

    def test_one_whose_order_is_open_hides_none(self) -> None:
        rows = ("ada 2000/2005 ordinal: 3", "ben 2004/2009 ordinal: 5", "ada 2006/2010 ordinal: 2")
        (found,) = judge(self.rule, PRESIDENT + tenures(*rows))
        assert found.message == "must be higher than 3, that of leader:ada (2000/2005), but is 2"

    def test_a_later_holder_with_a_lower_or_equal_ordinal(self) -> None:
        rows = tenures("ada 2012/2016 ordinal: 25", "ben 2017/.. ordinal: 25")
        assert lines(self.rule, PRESIDENT + rows) == [
            "tenure:t1 ordinal: must be higher than 25, that of leader:ada (2012/2016), but is 25"
        ]
        (found,) = judge(self.rule, PRESIDENT + rows, ["tenure:t1"])
        assert found.message == "must be lower than 25, that of leader:ben (2017/..), but is 25"

    @pytest.mark.parametrize(
        "rows",
        [
            ("ada 2012/2016 ordinal: 24", "ben 2017/.. ordinal: 25"),
            ("ada 2012/2017 ordinal: 25", "ben 2017/.. ordinal: 24"),  # the order is not certain
            ("ada 2012/2016 ordinal: 25", "ada 2017/.. ordinal: 25"),
            ("ada 2012/2016 ordinal: 25", "ben 2017/.."),
            ("ada - ordinal: 25, attested: [2012-05-15]", "ben 2017/.. ordinal: 24"),
            ("ada 2012/2016 ordinal: 45", "ben 2017/2020 ordinal: 46", "ada 2021/.. ordinal: 47"),
        ],
    )
    def test_near_misses(self, rows: tuple[str, ...]) -> None:
        assert not judge(self.rule, PRESIDENT + tenures(*rows))

    def test_perhaps(self) -> None:
        rows = tenures("ada 2012/2016~ ordinal: 25", "ben 2017/.. ordinal: 24")
        (found,) = judge(self.rule, PRESIDENT + rows)
        assert found.severity == "info"
