"""The rules on time: what exists when, what comes after what, what was known when."""

import pytest
from judging import QUIET, judge, lines
from rule_examples import example_dossier

from coalition_model.rules.checking import check
from coalition_model.rules.time import TIME_RULES

RULES = {rule.code: rule for rule in TIME_RULES}

ADA = "leaders: [{id: leader:ada, names: [Ada], life: %s}]\n"
POST = "offices: [{id: office:post, of: organization:club, kind: other%s}]\n"
CLUB = "organizations: [{id: organization:club, kind: coalition, %s}]\n"


def test_codes_are_in_order() -> None:
    assert list(RULES) == [f"TIM{number:03d}" for number in range(1, 17)]


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


def tenure(life: str, period: str | None = None, attested: str = "") -> str:
    when = f"period: {period}" if period else f"attested: [{attested}]"
    return (
        ADA % life + POST % "" + f"tenures: [{{leader: leader:ada, office: office:post, {when}}}]"
    )


class TestTenureOutsideLife:
    rule = RULES["TIM001"]

    def test_after_the_death(self) -> None:
        assert lines(self.rule, tenure("1950/2020-05", "2017/2020-06-01")) == [
            (
                "tenure:post/ada period: must be within the life of leader:ada (1950/2020-05), "
                "but is 2017/2020-06-01"
            )
        ]

    def test_before_the_birth(self) -> None:
        assert lines(self.rule, tenure("1950/", "1949-12-31/")) == [
            (
                "tenure:post/ada period: must be within the life of leader:ada (1950/), "
                "but is 1949-12-31/"
            )
        ]

    def test_still_in_office_after_the_death(self) -> None:
        assert len(judge(self.rule, tenure("1950/2020", "2017/.."))) == 1

    @pytest.mark.parametrize(
        ("life", "period"),
        [
            ("1950~/2020", "2017/2022"),  # the death decides
            ("1950~/2020", "2017~/2022"),
            ("1950/2020?", "1949/2019"),  # the birth does
            ("1950/2020", "2021~/2022"),  # both ends are outside, and one is certain
            ("1950/2020", "2021-01-~05/.."),  # whatever the day of January
            ("1950/2020~", "1949-?06/.."),
        ],
    )
    def test_only_the_end_that_decides_counts(self, life: str, period: str) -> None:
        (found,) = judge(self.rule, tenure(life, period))
        assert found.severity == "error"

    def test_attested_after_the_death(self) -> None:
        assert lines(self.rule, tenure("1950/2020", attested="2019, 2021")) == [
            (
                "tenure:post/ada attested/1: must be within the life of leader:ada (1950/2020), "
                "but is 2021"
            )
        ]

    @pytest.mark.parametrize(
        ("life", "period"),
        [
            ("1950/2020-05", "2017/2020-05-31"),  # some day of May is the last
            ("1950/2020", "2017/2020"),
            ("1950/", "2017/.."),  # an unknown end of life and an office that is still held
            ("1950/..", "2017/.."),
            ("1950/2020", "2017/"),  # it ended, and may have ended in time
            ("1950/2020", "/2019"),
            ("1950/2020", "../2019"),
            ("/2020", "1800/1801"),
        ],
    )
    def test_what_the_dates_leave_open_is_not_found(self, life: str, period: str) -> None:
        assert not judge(self.rule, tenure(life, period))

    @pytest.mark.parametrize("life", ["1950/2020~", "1950/2020?", "1950~/2020%"])
    def test_an_uncertain_date_is_only_perhaps_wrong(self, life: str) -> None:
        assert lines(self.rule, tenure(life, "2017/2022")) == [
            (
                f"info: tenure:post/ada period: must be within the life of leader:ada ({life}), "
                "but may not be: it is 2017/2022"
            )
        ]

    def test_a_borrowed_tenure_is_not_judged(self) -> None:
        text = tenure("1950/2020", "2017/2022")
        assert not judge(self.rule, text, ["tenure:post/ada", "leader:ada", "office:post"])
        assert judge(self.rule, text, ["leader:ada", "office:post"])

    def test_a_person_without_a_life_is_not_judged(self) -> None:
        text = POST % "" + "tenures: [{leader: leader:ben, office: office:post, period: 2017/..}]"
        assert not judge(self.rule, text)


class TestTenureOutsideBody:
    rule = RULES["TIM002"]

    def tenure(self, club: str, period: str, office: str = "") -> str:
        return (
            CLUB % club
            + POST % office
            + f"tenures: [{{leader: leader:ada, office: office:post, period: {period}}}]"
        )

    def test_in_office_after_the_dissolution(self) -> None:
        assert lines(self.rule, self.tenure("dissolved: 2025", "2024/..")) == [
            (
                "tenure:post/ada period: must be within the existence of organization:club "
                "(/2025), "
                "but is 2024/.."
            )
        ]

    @pytest.mark.parametrize(
        ("club", "period"),
        [
            ("founded: 2025-03", "2025-03-01/.."),
            ("founded: 2025-03", "2025-03/.."),
            ("dissolved: 2025", "1200/2025-12-31"),
            ("status: dissolved", "2024/.."),
        ],
    )
    def test_what_the_dates_leave_open_is_not_found(self, club: str, period: str) -> None:
        assert not judge(self.rule, self.tenure(club, period))

    def test_an_office_of_another_body_is_not_judged(self) -> None:
        text = self.tenure("founded: 2025-03", "2020/..").replace(
            "of: organization:club", "of: state:FR"
        )
        assert not judge(self.rule, text)

    def test_a_tenure_outside_of_the_office_itself_is_found_there_only(self) -> None:
        text = self.tenure("founded: 2025-03", "2020/..", ", period: 2025-04/..")
        assert not judge(self.rule, text)
        assert judge(self.rule, text.replace("2025-04/..", "2020/.."))

    def test_a_state_with_two_spells(self) -> None:
        text = (
            "states: [{id: state:FR, names: [France], spells: [1816/1942-11, 1944-08-25/..]}]\n"
            "offices: [{id: office:post, of: state:FR, kind: other}]\n"
            "tenures: [{leader: leader:ada, office: office:post, period: %s}]"
        )
        assert not judge(self.rule, text % "1940/1942-11-11")
        assert not judge(self.rule, text % "1944-08-25/..")
        assert lines(self.rule, text % "1940/1944-06-01") == [
            (
                "tenure:post/ada period: must be within the existence of state:FR "
                "(1816/1942-11, 1944-08-25/..), but is 1940/1944-06-01"
            )
        ]


class TestOfficeOutsideBody:
    rule = RULES["TIM003"]

    def test_older_than_its_body(self) -> None:
        assert lines(self.rule, CLUB % "founded: 2025-03" + POST % ", period: 2025-02-28/..") == [
            (
                "office:post period: must be within the existence of organization:club "
                "(2025-03/..), "
                "but is 2025-02-28/.."
            )
        ]

    @pytest.mark.parametrize("period", ["2025-03/..", "/..", "../..", "2025/"])
    def test_near_misses(self, period: str) -> None:
        assert not judge(self.rule, CLUB % "founded: 2025-03" + POST % f", period: {period}")

    def test_perhaps_older(self) -> None:
        (found,) = judge(self.rule, CLUB % "founded: 2025-03~" + POST % ", period: 2025-02/..")
        assert found.severity == "info"

    def test_a_body_without_dates_is_not_judged(self) -> None:
        assert not judge(self.rule, POST % ", period: 2025-02-28/..")


class TestMembershipOutsideLife:
    rule = RULES["TIM004"]

    def test_a_person_that_has_died(self) -> None:
        text = ADA % "1950/2020" + (
            "memberships: [{organization: organization:club, member: leader:ada, period: 2010/..}]"
        )
        assert lines(self.rule, text) == [
            (
                "membership:club/leader-ada period: must be within the life of leader:ada "
                "(1950/2020), but is 2010/.."
            )
        ]

    def test_an_organization_that_is_dissolved(self) -> None:
        text = """
          organizations:
            - {id: organization:union, kind: union, dissolved: 2015}
            - {id: organization:club, kind: coalition}
          memberships:
            - {organization: organization:club, member: organization:union, period: 2010/%s}
        """
        assert judge(self.rule, text % "2016")
        assert not judge(self.rule, text % "2015")
        assert not judge(self.rule, text % "")

    def test_the_organization_is_not_its_matter(self) -> None:
        text = CLUB % "founded: 2025-03" + (
            "memberships: [{organization: organization:club, member: state:FR, period: 2010/..}]"
        )
        assert not judge(self.rule, text)


class TestMeetingOutsideBody:
    rule = RULES["TIM005"]

    def meeting(self, when: str, status: str = "held", club: str = "founded: 2025-03") -> str:
        return CLUB % club + (
            "meetings: [{id: meeting:one, body: organization:club, "
            f'when: "{when}", status: {status}}}]'
        )

    def test_before_the_founding(self) -> None:
        assert lines(self.rule, self.meeting("2025-02-17")) == [
            (
                "meeting:one when: must be within the existence of organization:club (2025-03/..), "
                "but is 2025-02-17"
            )
        ]

    def test_a_body_without_dates(self) -> None:
        assert not judge(self.rule, self.meeting("1825-02-17", club="status: active"))

    def test_perhaps_before_the_founding(self) -> None:
        assert lines(self.rule, self.meeting("2025-02-17", club="founded: 2025-03~")) == [
            (
                "info: meeting:one when: must be within the existence of organization:club "
                "(2025-03~/..), but may not be: it is 2025-02-17"
            )
        ]

    @pytest.mark.parametrize(
        "when",
        [
            "2025-03",
            "2025",
            "2025-02-27/2025-03-02",  # it founds it
            "2025-02-27/2025-03-01",
            "2025-02-28T23:30Z",  # the day where it was founded is not known to the hour
            "[2025-02-17,2025-03-02]",
        ],
    )
    def test_near_misses(self, when: str) -> None:
        assert not judge(self.rule, self.meeting(when))

    @pytest.mark.parametrize("when", ["2025-02-17T15:00+01:00/..", "2025-02-17/..", "2025-02-17/"])
    def test_of_a_meeting_from_an_hour_on_only_that_hour_is_certain(self, when: str) -> None:
        assert judge(self.rule, self.meeting(when))

    @pytest.mark.parametrize("status", ["cancelled", "postponed"])
    def test_what_did_not_take_place_is_not_judged(self, status: str) -> None:
        assert not judge(self.rule, self.meeting("2025-02-17", status))

    def test_after_the_dissolution(self) -> None:
        assert judge(self.rule, self.meeting("2026-01-01", "announced", "dissolved: 2025"))
        assert not judge(self.rule, self.meeting("2025-12-31", "announced", "dissolved: 2025"))

    def test_without_date_or_body(self) -> None:
        text = (
            "meetings: [{id: meeting:one, body: organization:club}, {id: meeting:two, when: 2025}]"
        )
        assert not judge(self.rule, CLUB % "founded: 2025-03" + text)


class TestActorOutsideLife:
    rule = RULES["TIM006"]

    @pytest.mark.parametrize(
        ("text", "entity", "field"),
        [
            (
                (
                    "statements: [{id: statement:s, kind: post, speakers: [leader:ben, "
                    "leader:ada], "
                    "when: %s}]"
                ),
                "statement:s",
                "speakers/1",
            ),
            (
                "plans: [{id: plan:p, when: %s, parties: [{actor: leader:ada, role: author}]}]",
                "plan:p",
                "parties/0/actor",
            ),
            (
                (
                    "events: [{id: event:e, kind: signature, when: %s, "
                    "parties: [{actor: leader:ada, role: signatory}]}]"
                ),
                "event:e",
                "parties/0/actor",
            ),
            (
                (
                    "meetings: [{id: meeting:m, when: %s, "
                    "participants: [{actor: leader:ada, status: expected}]}]"
                ),
                "participation:m/leader-ada",
                "actor",
            ),
        ],
    )
    def test_who_has_died_does_nothing(self, text: str, entity: str, field: str) -> None:
        life = ADA % "1950/2025-08"
        assert lines(self.rule, life + text % "2025-09-01") == [
            (
                f"{entity} {field}: must be somebody who exists on 2025-09-01, "
                "but is leader:ada (1950/2025-08)"
            )
        ]
        assert not judge(self.rule, life + text % "2025-08-31")
        assert not judge(self.rule, life + text.replace("when: %s", "names: []"))

    @pytest.mark.parametrize(
        ("text", "field"),
        [
            (
                (
                    "meetings: [{id: meeting:m, when: %s, participants: "
                    "[{actor: leader:ada, status: attended, on_behalf_of: state:SU}]}]"
                ),
                "on_behalf_of",
            ),
            (
                (
                    "plans: [{id: plan:p, when: %s, parties: "
                    "[{actor: leader:ada, role: signatory, on_behalf_of: state:SU}]}]"
                ),
                "parties/0/on_behalf_of",
            ),
            (
                (
                    "statements: [{id: statement:s, kind: post, when: %s, speakers: [leader:ada], "
                    "on_behalf_of: [state:SU]}]"
                ),
                "on_behalf_of/0",
            ),
        ],
    )
    def test_nobody_acts_for_a_state_that_has_ended(self, text: str, field: str) -> None:
        union = "states: [{id: state:SU, spells: [1922/1991-12-26]}]\n"
        assert [each.field for each in judge(self.rule, union + text % "1993")] == [field]
        assert not judge(self.rule, union + text % "1991")
        dead = ADA.replace("leader:ada", "leader:ben") % "1950/1991"
        assert not judge(self.rule, dead + text.replace("state:SU", "leader:ben") % "1993")
        office = "offices: [{id: office:post, of: state:SU, kind: other}]\n"
        held = "tenures: [{leader: leader:ada, office: office:post, period: 1985/1991-12-25}]\n"
        report = check(example_dossier(union + office + held + text % "1993"))
        assert {each.code for each in report.findings} & {"TIM006", "OFF004"} == {"TIM006"}

    @pytest.mark.parametrize(
        "text",
        [
            (
                "events: [{id: event:e, kind: other, when: 2025-09, "
                "parties: [{actor: leader:ada, role: beneficiary}]}]"
            ),
            (
                "meetings: [{id: meeting:m, when: 2025-09, "
                "participants: [{actor: leader:ada, status: absent}]}]"
            ),
            (
                "meetings: [{id: meeting:m, when: 2025-09, status: cancelled, "
                "participants: [{actor: leader:ada, status: expected}]}]"
            ),
        ],
    )
    def test_who_need_not_be_there(self, text: str) -> None:
        assert not judge(self.rule, ADA % "1950/2025-08" + text)

    def test_perhaps(self) -> None:
        text = "statements: [{id: statement:s, kind: post, speakers: [leader:ada], when: 2025-09}]"
        assert lines(self.rule, ADA % "1950/2025-08?" + text) == [
            (
                "info: statement:s speakers/0: must be somebody who exists on 2025-09, "
                "but may not be: it is leader:ada (1950/2025-08?)"
            )
        ]


class TestAttestedOutsidePeriod:
    rule = RULES["TIM007"]

    def edge(self, period: str, attested: str) -> str:
        return (
            "memberships: [{organization: organization:club, member: state:FR, "
            f"period: {period}, attested: [{attested}]}}]"
        )

    def test_a_day_after_the_end(self) -> None:
        assert lines(self.rule, self.edge("2025-03/2025-06", "2025-05, 2025-07-01")) == [
            (
                "membership:club/state-FR attested/1: must be within period 2025-03/2025-06, "
                "but is 2025-07-01"
            )
        ]

    def test_a_tenure(self) -> None:
        text = POST % "" + (
            "tenures: [{leader: leader:ada, office: office:post, period: 2025-03/.., "
            "attested: [2024]}]"
        )
        assert judge(self.rule, text)

    @pytest.mark.parametrize(
        ("period", "attested"),
        [
            ("2025-03/2025-06", "2025-06-30"),
            ("2025-03/2025-06", "2025"),
            ("2025-03/", "2030"),
            ("/2025-06", "1900"),
        ],
    )
    def test_near_misses(self, period: str, attested: str) -> None:
        assert not judge(self.rule, self.edge(period, attested))

    def test_perhaps(self) -> None:
        (found,) = judge(self.rule, self.edge("2025-03/2025-06~", "2025-08"))
        assert found.severity == "info"


class TestSpellsOverlap:
    rule = RULES["TIM008"]

    def state(self, *spells: str) -> str:
        return f"states: [{{id: state:FR, names: [France], spells: [{', '.join(spells)}]}}]"

    def test_two_at_once(self) -> None:
        assert lines(self.rule, self.state("1816/1945", "1944-08-25/..")) == [
            (
                "state:FR spells/1: must begin when the spell before it (1816/1945) has ended, "
                "but is 1944-08-25/.."
            )
        ]

    def test_the_wrong_order(self) -> None:
        assert judge(self.rule, self.state("1944/..", "1816/1942"))

    def test_the_wrong_order_on_a_boundary_day(self) -> None:
        (found,) = judge(self.rule, self.state("1944-05-01/1945", "1930/1944-05-01"))
        assert found.severity == "error"
        (found,) = judge(self.rule, self.state("1944-05-01/1945", "1930~/1944-05-01"))
        assert found.severity == "info"
        assert judge(self.rule, self.state("1944/1945", "../1930"))

    def test_only_ends_that_decide_count(self) -> None:
        (found,) = judge(self.rule, self.state("1816~/1945", "1944/.."))
        assert found.severity == "error"

    def test_perhaps(self) -> None:
        (found,) = judge(self.rule, self.state("1816/1945~", "1944-08-25/.."))
        assert found.severity == "info"

    @pytest.mark.parametrize(
        "spells",
        [
            ("1816/1944-08-25", "1944-08-25/.."),
            ("1816/1944", "1944/.."),
            ("1816/", "1944/.."),
            ("../1942", "1944/1950", "1951/.."),
            ("/..", "/.."),
            ("../", "../"),
        ],
    )
    def test_near_misses(self, spells: tuple[str, ...]) -> None:
        assert not judge(self.rule, self.state(*spells))


def related(kind: str, one: str, other: str) -> str:
    return f"""
      meetings:
        - {{id: meeting:one, when: "{one}"}}
        - id: meeting:two
          when: "{other}"
          relations: [{{kind: {kind}, target: meeting:one}}]
    """


class TestFollowUpTooEarly:
    rule = RULES["TIM009"]

    @pytest.mark.parametrize(
        ("kind", "verb"),
        [
            ("follows", "follows"),
            ("responds-to", "responds to"),
            ("implements", "implements"),
            ("supersedes", "supersedes"),
        ],
    )
    def test_before_what_it_follows(self, kind: str, verb: str) -> None:
        assert lines(self.rule, related(kind, "2025-08-15", "2025-08-14")) == [
            (
                "meeting:two relations/0: must be no earlier than meeting:one (2025-08-15), "
                f"which it {verb}, but is 2025-08-14"
            )
        ]
        assert not judge(self.rule, related(kind, "2025-08-15", "2025-08-15"))
        assert not judge(self.rule, related(kind, "2025-08-15", "2025-08-16"))

    def test_after_what_it_precedes(self) -> None:
        assert lines(self.rule, related("precedes", "2025-08-15", "2025-08-17T15:00Z/..")) == [
            (
                "meeting:two relations/0: must be no later than meeting:one (2025-08-15), "
                "which it precedes, but is 2025-08-17T15:00Z/.."
            )
        ]
        assert not judge(self.rule, related("precedes", "2025-08-15", "2025-08-14"))

    def test_a_meeting_may_be_brought_forward(self) -> None:
        assert lines(self.rule, related("reschedules", "2025-08-15", "2025-08-14")) == [
            (
                "info: meeting:two relations/0: must be no earlier than meeting:one (2025-08-15), "
                "which it reschedules, but may not be: it is 2025-08-14"
            )
        ]

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("2025-08", "2025-08-01"),
            ("2025-08-15T10:00+02:00", "2025-08-14"),  # the day may be that of another zone
            ("2025-08-15/2025-08-20", "2025-08-14/2025-08-16"),
        ],
    )
    def test_near_misses(self, one: str, other: str) -> None:
        assert not judge(self.rule, related("follows", one, other))

    def test_perhaps(self) -> None:
        (found,) = judge(self.rule, related("follows", "2025-08-15~", "2025-08-14"))
        assert found.severity == "info"

    @pytest.mark.parametrize("kind", ["corresponds-to", "part-of"])
    def test_other_relations_say_nothing_of_the_order(self, kind: str) -> None:
        assert not judge(self.rule, related(kind, "2025-08-15", "2025-08-14"))

    def test_clauses_have_the_date_of_their_plan(self) -> None:
        text = """
          plans:
            - id: plan:old
              when: 2025-05
              clauses: [{number: "1", text: {en: x}, clauses: [{number: "1", text: {en: y}}]}]
            - id: plan:new
              when: 2025-04
              clauses:
                - number: "1"
                  text: {en: x}
                  clauses:
                    - number: "1"
                      text: {en: y}
                      relations: [{kind: supersedes, target: clause:old/1/1}]
        """
        assert lines(self.rule, text) == [
            (
                "clause:new/1/1 relations/0: must be no earlier than clause:old/1/1 (2025-05), "
                "which it supersedes, but is 2025-04"
            )
        ]

    def test_sources_statements_events_and_positions(self) -> None:
        text = """
          sources:
            - {id: source:original, kind: post, published: 2025-08-17}
            - id: source:copy
              kind: web-page
              published: 2025-08-16
              relations: [{kind: responds-to, target: source:original}]
            - id: source:again
              kind: web-page
              published: 2025-08-16
              relations: [{kind: copy-of, target: source:original}]  # SRC008 finds it
          events:
            - id: event:e
              kind: other
              when: 2025-08-16
              relations: [{kind: responds-to, target: position:leader-ada/event-e}]
          positions:
            - {actor: leader:ada, target: event:e, stance: opposes, when: 2025-08-17}
          statements:
            - id: statement:s
              kind: remark
              when: 2025-08-16
              relations: [{kind: quotes, target: source:original}]
        """
        assert [each.entity for each in judge(self.rule, text)] == [
            "event:e",
            "source:copy",
            "statement:s",
        ]
        assert "which it responds to" in judge(self.rule, text)[1].message

    def test_what_has_no_date_is_not_compared(self) -> None:
        text = """
          events:
            - id: event:e
              kind: other
              when: 2025
              relations: [{kind: responds-to, target: state:FR}]
            - {id: event:f, kind: other, relations: [{kind: follows, target: event:e}]}
          plans: [{id: plan:p, relations: [{kind: supersedes, target: event:e}]}]
        """
        assert not judge(self.rule, text)


class TestPartOutsideWhole:
    rule = RULES["TIM010"]

    @pytest.mark.parametrize(
        ("whole", "part"),
        [
            ("2025-08-17/2025-08-18", "2025-08-19"),
            ("2025-08-17", "2025-08-17/2025-08-18"),
            ("2025-08-18T13:00-04:00", "2025-08-18T12:00-04:00"),
            ("2025-08-18T13:00-04:00", "2025-08-20"),
            ("2025-08-17T15:00Z/..", "2025-08-17T14:00Z"),
            ("2025-08-17T15:00Z/..", "2025-08-15"),
            ("2025-08-18T10:00+02:00/2025-08-18T17:00+02:00", "2025-08-20"),
            ("2025-08-18T10:00Z/2025-08-18T17:00Z", "2025-08-18T16:00Z/2025-08-18T18:00Z"),
            ("2025-08-18", "2025-08-18T15:00+02:00/2025-08-20T10:00+02:00"),
            ("2025-08-18", "2025-08-21T15:00+02:00/.."),
            ("2025-08-18T15:00+02:00/2025-08-19T12:00+02:00", "2025-08-18/2025-08-21"),
        ],
    )
    def test_a_part_that_lies_or_reaches_outside(self, whole: str, part: str) -> None:
        assert lines(self.rule, related("part-of", whole, part)) == [
            (
                f"meeting:two relations/0: must be within meeting:one ({whole}), of which "
                f"it is part, "
                f"but is {part}"
            )
        ]

    @pytest.mark.parametrize(
        ("whole", "part"),
        [
            ("2025-08-17/2025-08-18", "2025-08-18"),
            ("2025-08", "2025-08-18"),
            ("2025-08-18", "2025-08-18T13:00-04:00"),
            ("2025-08-18", "2025-08-19T00:30+02:00"),  # the day of another zone
            ("2025-08-18T13:00-04:00", "2025-08-18T15:00-04:00"),
            ("2025-08-18T13:00-04:00", "2025-08-18"),
            ("2025-08-18T10:00+02:00/2025-08-18T17:00+02:00", "2025-08-18"),
            ("2025-08-18T10:00+02:00/2025-08-18T17:00+02:00", "2025-08"),
            ("2025-08-18T15:00+02:00/..", "2025-08-18"),
            ("2025-08-18T15:00+02:00/2025-08-19T12:00+02:00", "2025-08-18/2025-08-19"),
            ("2025-08-18", "2025-08-18T15:00+02:00/.."),
            ("2025-08-18/2025-08-20", "2025-08-18/.."),
            ("2025-08-17/2025-08-18", "2025-08"),
        ],
    )
    def test_near_misses(self, whole: str, part: str) -> None:
        assert not judge(self.rule, related("part-of", whole, part))

    def test_perhaps(self) -> None:
        (found,) = judge(self.rule, related("part-of", "2025-08-17?", "2025-08-18"))
        assert found.severity == "info"

    def test_what_is_part_of_something_else_is_not_judged(self) -> None:
        text = """
          events: [{id: event:war, kind: war}, {id: event:peace, kind: other, when: 2025}]
          plans: [{id: plan:p, when: 2030, relations: [{kind: part-of, target: event:peace}]}]
          meetings:
            - id: meeting:m
              when: 2030
              relations: [{kind: part-of, target: event:war}, {kind: part-of, target: plan:p}]
        """
        assert not judge(self.rule, text)


def cited(published: str, *, source: str = "a") -> str:
    return f"  - {{id: source:{source}, kind: article, published: {published}}}\n"


class TestStatementAfterSource:
    rule = RULES["TIM011"]

    def statement(self, when: str, fields: str = "[]", published: str = "2025-08-17") -> str:
        return (
            "sources:\n"
            + cited(published)
            + cited("2025-08-30", source="b")
            + "  - {id: source:c, kind: article}\n"
            + f"statements: [{{id: statement:s, kind: remark, when: '{when}', citations: ["
            + "source:c, source:b, "
            + f"{{source: source:a, quote: words, fields: {fields}}}]}}]"
        )

    def test_a_source_that_was_there_before_the_words(self) -> None:
        assert lines(self.rule, self.statement("2025-08-18")) == [
            (
                "statement:s when: must be no later than source:a (published 2025-08-17), which "
                "reports it, but is 2025-08-18"
            )
        ]
        assert judge(self.rule, self.statement("2025-08-18", "[text]"))
        assert judge(self.rule, self.statement("2025-08-20T15:00Z", "[when]"))

    def test_a_source_for_something_else_may_be_older(self) -> None:
        assert not judge(self.rule, self.statement("2025-08-18", "[speakers]"))

    @pytest.mark.parametrize("when", ["2025-08-17", "2025-08", "2025-08-17T23:00Z"])
    def test_near_misses(self, when: str) -> None:
        assert not judge(self.rule, self.statement(when))

    def test_perhaps_and_undated(self) -> None:
        (found,) = judge(self.rule, self.statement("2025-08-18~"))
        assert found.severity == "info"
        assert not judge(self.rule, "statements: [{id: statement:s, kind: post}]")


class TestAccessedBeforePublished:
    rule = RULES["TIM012"]

    def source(self, published: str, accessed: str) -> str:
        return (
            "sources: [{id: source:a, kind: post, "
            f"published: '{published}', accessed: {accessed}}}]"
        )

    def test_read_before_it_was_there(self) -> None:
        assert lines(self.rule, self.source("2025-08-17", "2025-08-16")) == [
            "source:a accessed: must be no earlier than published (2025-08-17), but is 2025-08-16"
        ]

    @pytest.mark.parametrize(
        ("published", "accessed"),
        [
            ("2025-08-17", "2025-08-17"),
            ("2025-08-17", "2025-08"),
            ("2025-08-17T01:00+03:00", "2025-08-16"),
        ],
    )
    def test_near_misses(self, published: str, accessed: str) -> None:
        assert not judge(self.rule, self.source(published, accessed))

    def test_perhaps(self) -> None:
        (found,) = judge(self.rule, self.source("2025-08-17?", "2025-08-16"))
        assert found.severity == "info"


SOURCES = (
    "sources:\n"
    + cited("2025-08-16")
    + cited("2025-08-19", source="b")
    + ("  - {id: source:undated, kind: web-page}\n")
)


class TestHeldBeforeItWas:
    rule = RULES["TIM013"]

    def test_every_source_is_older_than_the_meeting(self) -> None:
        text = (
            "meetings: [{id: meeting:m, when: 2025-08-17, status: held, citations: [source:a], "
            "participants: [{actor: state:FR, status: attended}]}]"
        )
        assert lines(self.rule, SOURCES + text) == [
            (
                "meeting:m status: must rest on a source from 2025-08-17 or later, "
                "but is held by source:a (2025-08-16)"
            )
        ]

    @pytest.mark.parametrize(
        "citations",
        [
            "source:a, source:b",
            "source:undated, source:a",
            "",
            "{source: source:a, quote: x, fields: [places]}",
        ],
    )
    def test_near_misses(self, citations: str) -> None:
        text = (
            f"meetings: [{{id: meeting:m, when: 2025-08-17, status: held, citations: "
            f"[{citations}]}}]"
        )
        assert not judge(self.rule, SOURCES + text)

    @pytest.mark.parametrize("when", ["2025-08-16", "2025-08", "2025-08-17T01:00+02:00"])
    def test_what_the_dates_leave_open(self, when: str) -> None:
        text = f"meetings: [{{id: meeting:m, when: '{when}', status: held, citations: [source:a]}}]"
        assert not judge(self.rule, SOURCES + text)

    def test_an_event(self) -> None:
        text = (
            "events: [{id: event:e, kind: vote, when: 2025-08-17, status: %s, citations: "
            "[source:a]}]"
        )
        assert judge(self.rule, SOURCES + text % "occurred")
        assert not judge(self.rule, SOURCES + text % "announced")

    def test_a_participant_by_its_own_sources_or_those_of_the_meeting(self) -> None:
        text = (
            "meetings: [{id: meeting:m, when: 2025-08-17, status: %s, citations: [source:%s], "
            "participants: [{actor: state:FR, status: attended%s}, "
            "{actor: state:GB, status: expected}]}]"
        )
        own = ", citations: [source:a]"
        assert lines(self.rule, SOURCES + text % ("held", "b", own)) == [
            (
                "participation:m/state-FR status: must rest on a source from 2025-08-17 or later, "
                "but is attended by source:a (2025-08-16)"
            )
        ]
        assert lines(self.rule, SOURCES + text % ("announced", "a", "")) == [
            (
                "participation:m/state-FR status: must rest on a source from 2025-08-17 or later, "
                "but is attended by source:a (2025-08-16)"
            )
        ]
        assert not judge(self.rule, SOURCES + text % ("announced", "a", ", citations: [source:b]"))

    def test_perhaps_and_undated(self) -> None:
        text = "meetings: [{id: meeting:m, %s status: held, citations: [source:a]}]"
        (found,) = judge(self.rule, SOURCES + text % "when: 2025-08-17~,")
        assert found.severity == "info"
        assert not judge(self.rule, SOURCES + text % "")


class TestStillAnnounced:
    rule = RULES["TIM014"]

    def test_a_source_from_after_the_date(self) -> None:
        text = (
            "meetings: [{id: meeting:m, when: '2025-08-17T15:00Z/..', status: confirmed, "
            "citations: [source:undated, source:a, source:b]}]"
        )
        assert not lines(self.rule, SOURCES.replace("2025-08-19", "2025-08-18") + text)
        assert lines(self.rule, SOURCES.replace("2025-08-19", "2025-08-20") + text) == [
            (
                "meeting:m status: must be settled by now if source:b (published 2025-08-20) tells "
                "what came of it, but is confirmed for 2025-08-17T15:00Z/.."
            )
        ]

    def test_an_event(self) -> None:
        text = "events: [{id: event:e, kind: vote, when: %s, status: %s, citations: [source:b]}]"
        assert judge(self.rule, SOURCES + text % ("2025-08-18", "announced"))
        assert not judge(self.rule, SOURCES + text % ("2025-08-18", "hypothetical"))
        assert not judge(self.rule, SOURCES + text % ("2025-08-19", "announced"))


class TestAttestedAfterSources:
    rule = RULES["TIM015"]

    def test_a_tenure_attested_later_than_its_sources(self) -> None:
        text = POST % "" + (
            "tenures: [{leader: leader:ada, office: office:post, attested: [2025-08-16, "
            "2025-08-17], citations: [source:a, source:a]}]"
        )
        assert lines(self.rule, SOURCES + text) == [
            (
                "tenure:post/ada attested/1: must be no later than its sources, source:a "
                "(2025-08-16), "
                "but is 2025-08-17"
            )
        ]

    @pytest.mark.parametrize(
        "citations",
        [
            "source:a, source:b",
            "source:undated",
            "",
            "{source: source:a, quote: x, fields: [status]}",
        ],
    )
    def test_near_misses(self, citations: str) -> None:
        text = (
            "memberships: [{organization: organization:club, member: state:FR, "
            f"attested: [2025-08-17], citations: [{citations}]}}]"
        )
        assert not judge(self.rule, SOURCES + text)

    def test_what_is_known_as_of_a_day(self) -> None:
        text = (
            "meetings: [{id: meeting:m, when: 2025-09, participants: [{actor: state:FR, "
            "status: expected, as_of: '%s', citations: [source:a]}]}]"
        )
        assert lines(self.rule, SOURCES + text % "2025-08-18T12:00Z") == [
            (
                "participation:m/state-FR as_of: must be no later than its sources, "
                "source:a (2025-08-16), but is 2025-08-18T12:00Z"
            )
        ]
        assert not judge(self.rule, SOURCES + text % "2025-08-16")
        (found,) = judge(self.rule, SOURCES + text % "2025-08-18?")
        assert found.severity == "info"


class TestCloserThanClaimed:
    rule = RULES["TIM016"]

    def club(self, founded: str, *values: str, citation: str = "source:paper") -> str:
        claims = "\n".join(
            f"  - {{id: claim:c{number}, about: organization:club, field: founded, "
            f"value: {value}, citations: [source:paper]}}"
            for number, value in enumerate(values)
        )
        return (
            CLUB % f"founded: {founded}, citations: [{citation}]" + f"claims:\n{claims or '  []'}"
        )

    def test_a_day_where_all_claims_give_less(self) -> None:
        assert lines(self.rule, self.club("2025-03-02", "2025-03", "2025")) == [
            (
                "organization:club founded: must be no closer than what is claimed (2025, "
                "2025-03), "
                "but is 2025-03-02"
            )
        ]

    @pytest.mark.parametrize(
        ("founded", "values", "citation"),
        [
            ("2025-03-02", ("2025-03", "2025-03-02"), "source:paper"),
            ("2025-03-02", ("2025-04-10",), "source:paper"),
            ("2025-03", ("2025-03", "2025-04"), "source:paper"),
            ("2025-03-02", (), "source:paper"),
            ("2025-03-02", ("soon",), "source:paper"),
            ("2025-03-02", ("2025-03/2025-04",), "source:paper"),
            ("2025-03-02", ("2025-03",), "{source: source:paper, quote: x, fields: [founded]}"),
        ],
    )
    def test_near_misses(self, founded: str, values: tuple[str, ...], citation: str) -> None:
        assert not judge(self.rule, self.club(founded, *values, citation=citation))

    def test_another_source_of_the_whole_may_say_more(self) -> None:
        text = "sources: [{id: source:other, kind: book}]\n"
        club = self.club("2025-03-02", "2025-03", citation="source:other")
        assert not judge(self.rule, text + club)

    def test_a_denial_says_nothing_of_the_date(self) -> None:
        club = self.club("2025-03-02", "2025-03").replace("value:", "denies: true, value:")
        assert not judge(self.rule, club)

    def test_an_hour_is_closer_than_its_day(self) -> None:
        text = (
            "meetings: [{id: meeting:m, when: '%s'}]\n"
            "claims: [{id: claim:c, about: meeting:m, field: when, value: '%s'}]"
        )
        assert judge(self.rule, text % ("2025-08-17T15:00Z", "2025-08-17"))
        assert not judge(self.rule, text % ("2025-08-17", "2025-08-17T15:00Z"))

    @pytest.mark.parametrize(
        ("period", "claimed", "found"),
        [
            ("2025-03-02/..", "2025-03/..", 1),
            ("2025-03/2025-06-01", "2025-03/2025-06", 1),
            ("2025-03/..", "2025-03-02/..", 0),
            ("2025-03-02/..", "2025-03-02/2025-06", 0),
            ("2025-03-02/..", "/2025-06", 0),
        ],
    )
    def test_the_ends_of_a_period_one_by_one(self, period: str, claimed: str, found: int) -> None:
        text = (
            "memberships: [{organization: organization:club, member: state:FR, period: %s}]\n"
            "claims: [{id: claim:c, about: membership:club/state-FR, field: period, value: %s}]"
        )
        assert len(judge(self.rule, text % (period, claimed))) == found

    def test_a_claim_on_what_is_no_date_or_no_field(self) -> None:
        text = (
            "claims:\n"
            "  - {id: claim:a, about: organization:club, field: status, value: active}\n"
            "  - {id: claim:b, about: organization:club, field: nonsense, value: '2025'}\n"
        )
        assert not judge(self.rule, text)
