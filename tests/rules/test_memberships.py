"""The rules on memberships: who belongs to what when, and nothing to itself."""

import pytest
from judging import QUIET, judge, lines

from coalition_model.rules.memberships import MEMBERSHIP_RULES

RULES = {rule.code: rule for rule in MEMBERSHIP_RULES}


def test_codes_are_in_order() -> None:
    assert list(RULES) == [f"MEM{number:03d}" for number in range(1, 9)]


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


def club(fields: str) -> str:
    return f"organizations: [{{id: organization:club, kind: coalition, {fields}}}]\n"


def edges(*rows: str) -> str:
    """Write memberships in the club, each 'state:FR 2012/2017' and perhaps more of its fields."""
    written: list[str] = []
    for number, row in enumerate(rows):
        who, period, *more = row.split(" ", 2)
        when = "" if period == "-" else f"period: {period}"
        fields = [f"id: membership:m{number}", "organization: organization:club", f"member: {who}"]
        written.append("{" + ", ".join([*fields, *filter(None, [when, *more])]) + "}")
    return f"memberships: [{', '.join(written)}]\n"


class TestMemberBeforeFounding:
    rule = RULES["MEM001"]

    def test_before_the_founding(self) -> None:
        assert lines(self.rule, club("founded: 2025-03") + edges("state:FR 2025-02-28/..")) == [
            (
                "membership:m0 period: must be within the existence of organization:club "
                "(2025-03/..), but is 2025-02-28/.."
            )
        ]

    def test_attested_before_the_founding(self) -> None:
        text = club("founded: 2025-03") + edges("state:FR - attested: [2025-03-02, 2025-02-17]")
        assert lines(self.rule, text) == [
            (
                "membership:m0 attested/1: must be within the existence of organization:club "
                "(2025-03/..), but is 2025-02-17"
            )
        ]

    def test_after_the_dissolution(self) -> None:
        text = club("founded: 1955-05, dissolved: 1991-07-01")
        assert judge(self.rule, text + edges("state:FR 1955-05-14/.."))
        assert judge(self.rule, text + edges("state:FR 1955-05-14/1991-07-02"))

    @pytest.mark.parametrize(
        "row",
        [
            "state:FR 1955-05-14/1991-07-01",
            "state:FR 1955/1991",
            "state:FR 1955-05-14/",
            "state:FR /1968",
            "state:FR - attested: [1955, 1991-07]",
            "state:FR -",
        ],
    )
    def test_near_misses(self, row: str) -> None:
        text = club("founded: 1955-05, dissolved: 1991-07-01")
        assert not judge(self.rule, text + edges(row))

    def test_perhaps(self) -> None:
        text = club("founded: 2025-03~") + edges("state:FR 2025-02/.. attested: [2025-02]")
        assert lines(self.rule, text) == [
            (
                "info: membership:m0 attested/0: must be within the existence of organization:club "
                "(2025-03~/..), but may not be: it is 2025-02"
            ),
            (
                "info: membership:m0 period: must be within the existence of organization:club "
                "(2025-03~/..), but may not be: it is 2025-02/.."
            ),
        ]

    def test_a_borrowed_membership_is_not_judged(self) -> None:
        text = club("founded: 2025-03") + edges("state:FR 2025-02-28/..")
        assert not judge(self.rule, text, ["membership:m0", "organization:club"])


THREE = ("state:FR -", "state:GB 2020/..", "state:UA - attested: [2025]")


class TestMoreMembersThanDeclared:
    rule = RULES["MEM002"]

    def size(self, size: str, *rows: str) -> str:
        return club(f"declared_size: {{{size}}}") + edges(*rows)

    def test_more_than_declared(self) -> None:
        assert lines(self.rule, self.size("value: 2", *THREE)) == [
            (
                "organization:club declared_size: must be at least the members that are named, 3, "
                "but is 2"
            )
        ]

    @pytest.mark.parametrize(
        ("size", "found"),
        [
            ("value: 3", 0),
            ("value: 31", 0),  # nobody is invented to fill a list
            ("value: 2, qualifier: at-least", 0),
            ("value: 2, qualifier: more-than", 0),
            ("value: 2, qualifier: at-most", 1),
            ("value: 3, qualifier: less-than", 1),
            ("low: 1, high: 2", 1),
            ("low: 1, high: 3", 0),
            ("low: 1", 0),
            ("value: 2, qualifier: about", 1),
            ("value: 2.8, qualifier: about", 0),
            ("value: 0.5, unit: share", 0),
            ("value: -1", 1),
        ],
    )
    def test_quantities(self, size: str, found: int) -> None:
        assert len(judge(self.rule, self.size(size, *THREE))) == found

    @pytest.mark.parametrize(
        ("of", "severities"),
        [
            ("{en: countries}", ["warning"]),
            ("{uk: країн}", ["warning"]),
            ("{en: member states}", ["warning"]),
            ("{fr: membres}", ["warning"]),
            ("{en: votes}", []),
            ("{en: brigades}", []),
            ("{en: headquarters}", []),
            ("{en: stations}", []),
            ("{en: states and organizations}", ["warning"]),
            ("{en: leaders}", ["info"]),
            ("{en: heads of state}", ["info"]),
            ("{fr: chefs d'État}", ["info"]),
            ("{en: organizations}", ["info"]),
        ],
    )
    def test_a_size_of_members_of_another_kind(self, of: str, severities: list[str]) -> None:
        """Three states are no more than two leaders for certain."""
        rows = ["state:FR -", "state:GB -", "state:UA -"]
        text = self.size(f"value: 2, of: {of}", *rows)
        assert [each.severity for each in judge(self.rule, text)] == severities

    @pytest.mark.parametrize(("sign", "found"), [("", 0), ("-", 1)])
    def test_a_number_longer_than_a_float(self, sign: str, found: int) -> None:
        size = f"value: {sign}1{'0' * 400}, qualifier: about"
        assert len(judge(self.rule, self.size(size, *THREE))) == found

    def test_about_reaches_a_tenth_higher(self) -> None:
        rows = [f"organization:o{number} -" for number in range(34)]
        more = "".join(f"{{id: organization:o{number}, kind: group}}, " for number in range(34))
        for size, found in ((31, 0), (30, 1)):
            text = f"declared_size: {{value: {size}, qualifier: about}}}}, {more[:-3]}"
            assert len(judge(self.rule, club(text) + edges(*rows))) == found

    @pytest.mark.parametrize(
        "row",
        ["state:UA - status: candidate", "state:UA 2010/2020", "state:FR 2019/..", ""],
    )
    def test_who_does_not_count(self, row: str) -> None:
        rows = filter(None, [*THREE[:2], row])
        assert not judge(self.rule, self.size("value: 2", *rows))

    def test_who_left_on_an_unknown_day_is_perhaps_still_there(self) -> None:
        assert lines(self.rule, self.size("value: 2", *THREE[:2], "state:UA 2010/")) == [
            (
                "info: organization:club declared_size: must be at least the members that "
                "are named, "
                "3, but may not be: it is 2"
            )
        ]

    def test_what_is_counted_may_be_one_kind_only(self) -> None:
        rows = (*THREE, "leader:ada -")
        assert lines(self.rule, self.size("value: 3, of: {en: countries}", *rows)) == [
            (
                "info: organization:club declared_size: must be at least the members that "
                "are named, "
                "4, but may not be: it is 3 countries"
            )
        ]
        assert lines(self.rule, self.size("value: 2, of: {en: countries}", *rows)) == [
            (
                "organization:club declared_size: must be at least the members that are named, 3, "
                "but is 2 countries"
            )
        ]

    def test_the_last_own_member_is_to_blame_where_the_organization_is_borrowed(self) -> None:
        text = self.size("value: 2", *THREE)
        borrowed = ["organization:club", "membership:m0"]
        (found,) = judge(self.rule, text, borrowed)
        assert (found.entity, found.field) == ("membership:m2", "organization")
        assert not judge(self.rule, text, [*borrowed, "membership:m1", "membership:m2"])

    def test_without_members_or_size(self) -> None:
        assert not judge(self.rule, club("declared_size: {value: -2}"))
        assert not judge(self.rule, edges(*THREE))
        assert not judge(self.rule, self.size("value: -2", "state:FR 2010/2011"))


class TestMemberTwice:
    rule = RULES["MEM003"]

    def test_twice_at_once(self) -> None:
        rows = edges("state:GB 1973-01-01/2020-01-31", "state:GB 2019-12-01/..")
        assert lines(self.rule, rows) == [
            (
                "membership:m1 period: must not share more than a boundary day with membership:m0 "
                "(member, 1973-01-01/2020-01-31), but is 2019-12-01/.. (member): "
                "2019-12-01/2020-01-31 is in both"
            )
        ]

    def test_a_third_within_the_first(self) -> None:
        rows = edges("state:GB 2000/2030", "state:GB 2001-02/2002-01", "state:GB 2010-02/2011-01")
        assert [each.entity for each in judge(self.rule, rows)] == [
            "membership:m1",
            "membership:m2",
        ]

    @pytest.mark.parametrize(
        ("rows", "found"),
        [
            (("state:GB 2020-01-01/2025-01-01", "state:GB 2022-02-02/2022-02-02"), 1),
            (("state:GB 2020-01-01/2025-01-01", "state:GB 2022/2022"), 1),  # some day of 2022
            (("state:GB 2020-01-01/2025-01-01", "state:GB 2025-01-01/2025-01-01"), 0),
            (("state:GB 2020-01-01/2025-01-01", "state:GB 2025/2025"), 0),
            (("state:GB 2020-01-01/2025-01-01", "state:GB 2020-01/2020-01"), 0),
            (("state:GB 2022/2022", "state:GB 2022-02/2022-02"), 0),
        ],
    )
    def test_a_single_day_within_another_period(self, rows: tuple[str, ...], found: int) -> None:
        assert len(judge(self.rule, edges(*rows))) == found

    @pytest.mark.parametrize(
        ("rows", "severity"),
        [
            (("state:GB 1973~/..", "state:GB 2025/.."), "warning"),
            (("state:GB 1973/..", "state:GB 2025~/.."), "info"),
            (("state:GB 1973/2026~", "state:GB 2025/.."), "info"),
            (("state:GB 1973/2026~", "state:GB 2025/2025-12-30"), "warning"),
            (("state:GB 1973~/ attested: [2000, 2030]", "state:GB 1970/2026"), "warning"),
        ],
    )
    def test_only_ends_that_decide_count(self, rows: tuple[str, ...], severity: str) -> None:
        (found,) = judge(self.rule, edges(*rows))
        assert found.severity == severity

    def test_two_without_any_date_may_be_the_same(self) -> None:
        assert lines(self.rule, edges("state:GB -", "state:GB -")) == [
            (
                "info: membership:m1 period: must tell it from membership:m0, which joins the same "
                "two as member and may be the same, but is not given in either"
            )
        ]

    @pytest.mark.parametrize(
        "rows",
        [
            ("state:GB 1973/2020", "state:GB 2020/.."),
            ("state:GB 1973/2020", "state:GB 2021/.."),
            ("state:GB 1973/", "state:GB 2021/.."),
            ("state:GB 1973/..", "state:GB - attested: [1980, 1990]"),
            ("state:GB 1973/..", "state:GB -"),
            ("state:GB 1973/..", "state:GB 1973/.. status: observer"),
            ("state:GB 1973/..", "state:FR 1973/.."),
            ("state:GB -", "state:GB - status: observer"),
            ("state:GB -", "state:GB - attested: [2025]"),
        ],
    )
    def test_near_misses(self, rows: tuple[str, ...]) -> None:
        assert not judge(self.rule, edges(*rows))

    def test_perhaps_and_borrowed(self) -> None:
        rows = edges("state:GB 1973/2020?", "state:GB 2010/..")
        (found,) = judge(self.rule, rows, ["membership:m1"])
        assert (found.entity, found.severity) == ("membership:m0", "info")


class TestCandidateIsMember:
    rule = RULES["MEM004"]

    @pytest.mark.parametrize(
        ("day", "found"),
        [
            ("period: 2022-02-02/2022-02-02", 1),
            ("attested: [2022-02-02]", 1),
            ("attested: [2022-02]", 1),
            ("attested: [2022]", 1),
            ("period: 2025-01-01/2025-01-01", 0),
            ("attested: [2020-01]", 0),  # it may be the first, on which the other begins
            ("attested: [2025]", 0),
        ],
    )
    def test_a_single_day(self, day: str, found: int) -> None:
        rows = edges("state:UA 2020-01-01/2025-01-01", f"state:UA - status: candidate, {day}")
        assert len(judge(self.rule, rows)) == found

    def test_no_doubtful_end_hides_a_certain_one(self) -> None:
        rows = edges(
            "state:UA 2000/2030~ status: candidate",
            "state:UA 2001/2012 status: candidate",
            "state:UA 2010/..",
        )
        (found,) = judge(self.rule, rows)
        assert found.severity == "error"

    @pytest.mark.parametrize("status", ["candidate", "aspirant", "observer", "withdrawn"])
    def test_both_at_once(self, status: str) -> None:
        rows = edges(f"state:UA 2022-06-23/.. status: {status}", "state:UA 2025-03-02/..")
        assert lines(self.rule, rows) == [
            (
                "membership:m1 period: must not share more than a boundary day with membership:m0 "
                f"({status}, 2022-06-23/..), but is 2025-03-02/.. (member): 2025-03-02/.. "
                f"is in both"
            )
        ]

    def test_a_candidate_later_than_a_member(self) -> None:
        rows = edges("state:UA 2022/..", "state:UA 2025-02-02/2025-03 status: candidate")
        assert judge(self.rule, rows)

    def test_attested_days_count(self) -> None:
        rows = edges("state:UA 2022/.. status: aspirant", "state:UA - attested: [2024, 2025]")
        (found,) = judge(self.rule, rows)
        assert found.field == "attested"

    def test_the_longest_counts(self) -> None:
        rows = edges(
            "state:UA 2000/.. status: aspirant",
            "state:UA 2001-02/2002 status: candidate",
            "state:UA 2010-02/2011",
            "state:UA 2010-03/2010-04",
        )
        assert [each.entity for each in judge(self.rule, rows)] == [
            "membership:m2",
            "membership:m3",
        ]

    @pytest.mark.parametrize(
        "rows",
        [
            ("state:UA 2022/2025-03-02 status: candidate", "state:UA 2025-03-02/.."),
            ("state:UA 2022/2025 status: candidate", "state:UA 2025/.."),
            ("state:UA 2022/ status: candidate", "state:UA 2025/.."),
            ("state:UA 2022/.. status: suspended", "state:UA 2020/.."),
            ("state:UA 2022/.. status: candidate", "state:UA 2020/.. status: aspirant"),
            ("state:UA - status: candidate", "state:UA 2025/.."),
            ("state:UA 2022/.. status: candidate", "state:FR 2025/.."),
            ("state:UA - status: candidate", "state:FR -"),
        ],
    )
    def test_near_misses(self, rows: tuple[str, ...]) -> None:
        assert not judge(self.rule, edges(*rows))

    def test_without_any_date_perhaps(self) -> None:
        assert lines(self.rule, edges("state:UA - status: aspirant", "state:UA -")) == [
            (
                "info: membership:m1 status: must be held at another time than that of "
                "membership:m0, aspirant, but may be held at once: member"
            )
        ]

    def test_perhaps(self) -> None:
        rows = edges("state:UA 2022/2024~ status: candidate", "state:UA 2023/..")
        (found,) = judge(self.rule, rows)
        assert found.severity == "info"


class TestCircles:
    def test_of_three_parents(self) -> None:
        text = """
          organizations:
            - {id: organization:c, kind: body, parent: organization:a}
            - {id: organization:a, kind: body, parent: organization:b}
            - {id: organization:b, kind: body, parent: organization:c}
            - {id: organization:d, kind: body, parent: organization:a}
        """
        assert lines(RULES["MEM005"], text) == [
            (
                "organization:a parent: must not lead back here, but is organization:b: "
                "organization:a in organization:b in organization:c in organization:a"
            )
        ]

    def test_of_places(self) -> None:
        text = """
          places:
            - {id: place:a, part_of: place:b}
            - {id: place:b, part_of: place:a}
            - {id: place:c, part_of: place:a}
        """
        assert lines(RULES["MEM006"], text) == [
            (
                "place:a part_of: must not lead back here, but is place:b: place:a in place:b "
                "in place:a"
            )
        ]

    def test_a_long_chain_is_no_circle(self) -> None:
        rows = "\n".join(
            f"  - {{id: organization:o{number}, kind: body, parent: organization:o{number + 1}}}"
            for number in range(2_000)
        )
        text = f"organizations:\n{rows}\n  - {{id: organization:o2000, kind: body}}"
        assert not judge(RULES["MEM005"], text)


class TestMemberOfItself:
    rule = RULES["MEM007"]

    def both(self, one: str, other: str, status: str = "member") -> str:
        return f"""
          organizations:
            - {{id: organization:club, kind: coalition}}
            - {{id: organization:union, kind: union}}
          memberships:
            - {{organization: organization:club, member: organization:union{one}}}
            - organization: organization:union
              member: organization:club
              status: {status}
              {other}
        """

    def test_by_way_of_another(self) -> None:
        text = self.both(", period: 2020/..", "period: 2010/..")
        assert lines(self.rule, text) == [
            (
                "membership:union/organization-club organization: must not lead back to the "
                "member, "
                "but is organization:union: organization:union in organization:club in "
                "organization:union"
            )
        ]

    def test_the_membership_that_is_not_borrowed_is_to_be_mended(self) -> None:
        text = self.both(", period: 2020/..", "period: 2010/..")
        (found,) = judge(self.rule, text, ["membership:union/organization-club"])
        assert found.entity == "membership:club/organization-union"

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("", "names: []"),
            (", period: 2020/..", "names: []"),
            (", period: 2010/", "period: 2020/.."),
        ],
    )
    def test_perhaps(self, one: str, other: str) -> None:
        (found,) = judge(self.rule, self.both(one, other))
        assert found.severity == "info"

    def test_at_different_times(self) -> None:
        assert not judge(self.rule, self.both(", period: 2020/..", "period: 2010/2015"))

    def test_one_of_several_memberships_is_enough(self) -> None:
        text = self.both(", period: 2020/..", "period: 2010/2015").rstrip() + (
            "\n            - {id: membership:again, organization: organization:union, "
            "member: organization:club, period: 2021/..}"
        )
        assert judge(self.rule, text)

    def test_an_observer_is_no_member(self) -> None:
        assert not judge(self.rule, self.both("", "names: []", "observer"))


class TestBelongsAfterItsEnd:
    rule = RULES["MEM008"]

    def test_in_a_dissolved_organization(self) -> None:
        assert lines(self.rule, club("status: dissolved") + edges("state:FR 1955/..")) == [
            (
                "membership:m0 period: must have an end, as the organization organization:club is "
                "dissolved, but is 1955/.."
            )
        ]
        (found,) = judge(self.rule, club("status: dissolved") + edges("state:FR 1955/.."))
        assert found.hint == "write when it ended, an unknown end as '1955/'"

    def test_a_former_state(self) -> None:
        text = "states: [{id: state:FR, names: [France], status: former%s}]\n"
        assert lines(self.rule, text % "" + edges("state:FR 1955/..")) == [
            (
                "membership:m0 period: must have an end, as the member state:FR is former, "
                "but is 1955/.."
            )
        ]
        assert not judge(self.rule, text % ", spells: [1918/1992]" + edges("state:FR 1955/.."))

    @pytest.mark.parametrize(
        ("fields", "row"),
        [
            ("status: dissolved", "state:FR 1955/"),
            ("status: dissolved", "state:FR 1955/1991"),
            ("status: dissolved", "state:FR -"),
            ("status: active", "state:FR 1955/.."),
            ("status: dissolved, dissolved: 1991", "state:FR 1955/.."),
            ("status: active", "leader:ada 1955/.."),
        ],
    )
    def test_near_misses(self, fields: str, row: str) -> None:
        assert not judge(self.rule, club(fields) + edges(row))
