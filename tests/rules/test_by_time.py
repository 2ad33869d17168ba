"""What holds at a time is found without going through all there is."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rule_examples import example_dossier

from coalition_model.entities.offices import Tenure
from coalition_model.entities.organizations import Membership
from coalition_model.formats import drafts
from coalition_model.rules import membership_circles, office_acts
from coalition_model.rules.by_time import ByTime, certain_times, days_of
from coalition_model.rules.checking import check
from coalition_model.rules.holders import Term, held
from coalition_model.rules.lives import holds_when
from coalition_model.values import Answer, when
from coalition_model.values.allen import overlaps
from coalition_model.values.edtf import EdtfDate, EdtfInterval
from coalition_model.values.ids import leader_id, office_id, organization_id

PERIODS = ("2020/2021", "2020-03/2020-03", "2020/", "/2021", "../2020-06", "2021/..", "2022?/2023")
TIMES = (
    "2020-03-15",
    "2020",
    "2021-06",
    "2020-02/2022",
    "2022/",
    "2024-01-01",
    "2021-01-01T01:00Z",
)
ROWS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 9)), max_size=30)


@given(ROWS, st.integers(-2, 40), st.integers(0, 5))
def test_those_that_touch_a_stretch_are_found(
    spans: list[tuple[int, int]], first: int, length: int
) -> None:
    rows = [(start, start + days, place) for place, (start, days) in enumerate(spans)]
    found = list(ByTime(rows).touching(first, first + length))
    assert sorted(found) == [
        place for start, end, place in rows if start <= first + length and end >= first
    ]


def tenure(period: str | None, attested: tuple[str, ...], status: str) -> Tenure:
    return Tenure(
        leader=leader_id("ada"),
        office=office_id("post"),
        period=None if period is None else EdtfInterval(period),
        attested=tuple(map(EdtfDate, attested)),
        status=status,  # type: ignore[arg-type]
    )


TENURES = st.lists(
    st.builds(
        tenure,
        st.sampled_from((*PERIODS, None)),
        st.sampled_from(((), ("2020-03-01",), ("2020", "2022-06"))),
        st.sampled_from(("substantive", "elect", "disputed", "acting")),
    ),
    max_size=5,
)


@given(TENURES, st.sampled_from((*TIMES, None)))
def test_terms_that_are_arranged_answer_as_all_of_them_do(
    rows: list[Tenure], text: str | None
) -> None:
    time = None if text is None else when(text)
    assert Term(rows).may_hold(time) is held(rows, time).possible
    elect = [row for row in rows if row.status == "elect"]
    assert Term(rows).may_be_elect(time) is holds_when(elect, time).possible
    if time is not None:
        near = certain_times(rows).touching(*days_of(time))
        certain = [row for row in rows if held([row], time).certain]
        assert all(any(row is each for each in near) for row in certain[:1])


def test_any_two_memberships_at_once() -> None:
    def edge(period: str | None) -> Membership:
        return Membership(
            organization=organization_id("club"),
            member=organization_id("union"),
            period=None if period is None else EdtfInterval(period),
        )

    for texts in product((*PERIODS, None), repeat=3):
        one, *others = map(edge, texts)
        expected = Answer.NO
        for other in others:
            if one.period is None or other.period is None:
                expected |= Answer.UNKNOWN
            else:
                expected |= overlaps(one.period, other.period)
        assert membership_circles.at_once([one], others) is expected


def years(count: int) -> str:
    return "".join(
        f"- {{id: tenure:t{each}, leader: leader:{{who}}, office: office:post, "
        f"period: {1000 + each}-01-02/{1000 + each}-12-30}}\n  "
        for each in range(count)
    )


@pytest.mark.parametrize(("who", "found"), [("ben", 100), ("ada", 0)])
def test_each_statement_asks_few_tenures(
    who: str, found: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether somebody else held the office each year, or the speaker in many terms."""
    statements = "".join(
        f"- {{id: statement:s{each}, kind: remark, speakers: [leader:ada], "
        f"offices: [office:post], when: {1000 + each}-06-01}}\n  "
        for each in range(100)
    )
    text = (
        "leaders: [{id: leader:cy}]\n"
        "offices: [{id: office:post, of: state:FR, kind: head-of-state}]\n"
        f"tenures:\n  {years(100).replace('{who}', who)}\nstatements:\n  {statements}\n"
    )
    assert not drafts.parse(text, "yaml").faults
    asked: list[int] = []

    def counted(rows: list[Tenure], time: object) -> Answer:
        asked.append(len(rows))
        return held(rows, time)  # type: ignore[arg-type]

    monkeypatch.setattr("coalition_model.rules.holders.held", counted)
    monkeypatch.setattr(office_acts, "held", counted)
    rule = office_acts.speaker_out_of_office
    report = check(example_dossier(text), [rule])
    assert [each.severity for each in report.findings] == ["error"] * found
    assert 100 <= sum(asked) <= 400


def test_a_message_lists_the_first_of_very_many_tenures() -> None:
    text = (
        "offices: [{id: office:post, of: state:FR, kind: head-of-state}]\n"
        f"tenures:\n  {years(12).replace('{who}', 'ada')}\n"
        "statements: [{id: statement:s, kind: remark, speakers: [leader:ada], "
        "offices: [office:post], when: 2025}]\n"
    )
    (finding,) = check(example_dossier(text), [office_acts.speaker_out_of_office]).findings
    assert finding.message.count("-01-02/") == 10
    assert finding.message.endswith(" and 2 times more")
