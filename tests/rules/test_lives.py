"""How edges and dates lie to the times in which things exist, as far as that is certain."""

import pytest

from coalition_model.entities.offices import Tenure
from coalition_model.rules.lives import (
    Stretch,
    day_outside,
    edge_words,
    firm_edges,
    holds_when,
    outside,
    possible_days,
    shared,
    stretch_of,
    stretch_words,
)
from coalition_model.values import Answer, EdtfDate, EdtfInterval, when
from coalition_model.values.ids import leader_id, office_id
from coalition_model.values.moments import Moment


def edge(period: str | None = None, *attested: str) -> Tenure:
    return Tenure(
        leader=leader_id("ada"),
        office=office_id("post"),
        period=None if period is None else EdtfInterval(period),
        attested=tuple(map(EdtfDate, attested)),
    )


def spells(*texts: str) -> tuple[EdtfInterval, ...]:
    return tuple(map(EdtfInterval, texts))


def stretch(period: str | None = None, *attested: str) -> Stretch | None:
    return stretch_of(edge(period).period, tuple(map(EdtfDate, attested)))


def words(found: Stretch | None) -> str:
    """Write a stretch, with a ~ at each end that is not firm."""
    if found is None:
        return "nowhere"
    first, last = ("" if firm else "~" for firm in (found.first_is_firm, found.last_is_firm))
    return f"{first}{stretch_words(found)}{last}"


@pytest.mark.parametrize(
    ("period", "attested", "found"),
    [
        ("2025-08-15/2025-08-17", [], "2025-08-15/2025-08-17"),
        ("2025-08-15~/2025-08-17", [], "~2025-08-15/2025-08-17"),
        ("2025-08-15/2025-08-17?", [], "2025-08-15/2025-08-17~"),
        ("2025-07/2025-09", [], "2025-07-31/2025-09-01"),
        ("2025-07/..", [], "2025-07-31/.."),
        ("../2025-09", [], "../2025-09-01"),
        ("../..", [], "../.."),
        ("2025-07/", [], "a day of 2025-07-01/2025-07-31"),
        ("/2025-09-03", [], "2025-09-03/2025-09-03"),
        ("/..", [], "nowhere"),
        ("../", [], "nowhere"),
        ("/..", ["2025-09-03"], "2025-09-03/.."),
        ("../", ["2025-09-03"], "../2025-09-03"),
        (None, [], "nowhere"),
        (None, ["2025-08"], "a day of 2025-08-01/2025-08-31"),
        (None, ["2025-08~"], "~a day of 2025-08-01/2025-08-31~"),
        (None, ["2025-08?", "2025"], "~a day of 2025-08-01/2025-08-31~"),
        (None, ["2025-08", "2025?"], "a day of 2025-08-01/2025-08-31"),
        (None, ["2025-08", "2025-10"], "2025-08-31/2025-10-01"),
        (None, ["2025-08-03", "2025-08-03?"], "2025-08-03/2025-08-03"),
        (None, ["2025-08-03?", "2025-08-05"], "~2025-08-03/2025-08-05"),
        ("2025-08-03/2025-08-05", ["2025-08-09~"], "2025-08-03/2025-08-09~"),
    ],
)
def test_the_days_between_which_an_edge_certainly_holds(
    period: str | None, attested: list[str], found: str
) -> None:
    assert words(stretch(period, *attested)) == found


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("2025-08-01/2025-08-09", "2025-08-05/2025-08-20", "2025-08-05/2025-08-09"),
        ("2025-08-01/2025-08-09", "2025-08-09/2025-08-20", "nowhere"),
        ("2025-08-01/2025-08-09", "2025-08-10/2025-08-20", "nowhere"),
        ("2025-08-01/2025-08-09", "2025-08-08/2025-08-20", "2025-08-08/2025-08-09"),
        ("2025-08-01/2025-08-09", "2025-08-05/2025-08-05", "2025-08-05/2025-08-05"),
        ("2025-08-01/2025-08-09", "2025-08-09/2025-08-09", "nowhere"),
        ("2025-08-01/2025-08-09", "2025-08-01/2025-08-01", "nowhere"),
        ("2025-08-01/2025-08-09", "2025-08-05~/2025-08-20", "~2025-08-05/2025-08-09"),
        ("2025-08-01~/2025-08-09", "2025-08-05/2025-08-20", "2025-08-05/2025-08-09"),
        ("2025-08-01/2025-08-09~", "2025-08-05/2025-08-20", "2025-08-05/2025-08-09~"),
        ("2025-08-01/2025-08-09", "2025-08-05/2025-08-20~", "2025-08-05/2025-08-09"),
        ("2025-08-01~/2025-08-09", "2025-08-01/2025-08-20", "~2025-08-01/2025-08-09"),
        ("2025-08-01/2025-08-09", "2025-08-05/2025-08-09~", "2025-08-05/2025-08-09~"),
        ("../2025-08-09", "2025-08-05/..", "2025-08-05/2025-08-09"),
        ("../..", "../..", "../.."),
    ],
)
def test_the_days_that_two_share(one: str, other: str, found: str) -> None:
    mine, theirs = stretch(one), stretch(other)
    assert mine is not None
    assert theirs is not None
    assert words(shared(mine, theirs)) == words(shared(theirs, mine)) == found


@pytest.mark.parametrize(
    ("day", "around", "found"),
    [
        ("2025-08", "2025-07-01/2025-09-30", "a day of 2025-08-01/2025-08-31"),
        ("2025-08~", "2025-07-01/2025-09-30", "~a day of 2025-08-01/2025-08-31~"),
        ("2025-08", "2025-07-01~/2025-09-30", "~a day of 2025-08-01/2025-08-31~"),
        ("2025-08", "2025-07-01/2025-09-30?", "~a day of 2025-08-01/2025-08-31~"),
        ("2025-08", "2025-07-31/2025-09-01", "a day of 2025-08-01/2025-08-31"),
        ("2025-08", "2025-08-01/2025-09-01", "nowhere"),
        ("2025-08", "2025-07-31/2025-08-31", "nowhere"),
        ("2025-08", "2025-07-31/2025-08-30", "nowhere"),
    ],
)
def test_one_day_of_a_month_lies_within_what_holds_before_and_after(
    day: str, around: str, found: str
) -> None:
    mine, theirs = stretch(None, day), stretch(around)
    assert mine is not None
    assert theirs is not None
    assert words(shared(mine, theirs)) == words(shared(theirs, mine)) == found


def test_two_days_of_a_month_may_be_two() -> None:
    month, year = stretch(None, "2025-08"), stretch(None, "2025")
    assert month is not None
    assert year is not None
    assert shared(month, month) is shared(month, year) is shared(year, month) is None


@pytest.mark.parametrize(
    ("day", "is_outside"),
    [
        ("2000", True),
        ("2001", False),
        ("2005", False),
        ("2010", False),
        ("2011", True),
        ("2014", True),
        ("2015", False),
        ("2020-06", False),
    ],
)
def test_a_day_is_outside_of_all_spells(day: str, *, is_outside: bool) -> None:
    assert day_outside(EdtfDate(day), spells("2001/2010", "2015/..")) is is_outside


@pytest.mark.parametrize(
    ("period", "is_outside"),
    [
        ("2005/2006", False),
        ("2005/2011", True),
        ("2000/2005", True),
        ("/2005", False),
        ("../2005", False),
        ("../2014", True),
        ("2005/", False),
        ("2005/..", True),
        ("../..", True),
        ("/..", True),
        ("/", False),
    ],
)
def test_a_period_is_outside_of_a_spell(period: str, *, is_outside: bool) -> None:
    assert outside(EdtfInterval(period), spells("2001/2010")) is is_outside


def test_what_goes_on_may_do_so_in_the_last_spell() -> None:
    assert not outside(EdtfInterval("2005/.."), spells("2001/2010", "2015/.."))
    assert not outside(EdtfInterval("2005/.."), spells("2001/2010", "2015/"))


@pytest.mark.parametrize(
    ("moment", "days"),
    [
        ("2025-08-17T12:00", ["2025-08-17"]),
        ("2025-08-17T09:59Z", ["2025-08-16", "2025-08-17"]),
        ("2025-08-17T10:00Z", ["2025-08-16", "2025-08-17", "2025-08-18"]),
        ("2025-08-17T11:59Z", ["2025-08-16", "2025-08-17", "2025-08-18"]),
        ("2025-08-17T12:00Z", ["2025-08-17", "2025-08-18"]),
        ("2025-08-17T12:30+02:00", ["2025-08-16", "2025-08-17", "2025-08-18"]),
        ("2025-08-17T14:00+02:00", ["2025-08-17", "2025-08-18"]),
        ("2025-08-17T23:59Z", ["2025-08-17", "2025-08-18"]),
    ],
)
def test_the_days_that_a_moment_may_be_on(moment: str, days: list[str]) -> None:
    assert [str(day) for day in possible_days(Moment(moment))] == days


@pytest.mark.parametrize(
    ("edges", "time", "answer"),
    [
        ([edge("2020/2025-08-17")], "2025-08-16T18:00Z", Answer.YES),
        ([edge("2020/2025-08-17")], "2025-08-17T18:00Z", Answer.UNKNOWN),
        ([edge("2020/2025-08-17")], "2025-08-18T18:00Z", Answer.NO),
        ([edge("2020/2025-08-17")], "2025-08-16T18:00Z/..", Answer.YES),
        ([edge("2020/2025-08-17")], "2025-08-18T18:00Z/..", Answer.NO),
        ([edge("2020/2025-08-17")], "2025-08-16", Answer.YES),
        ([edge("2020/2025-08-17")], "2025-08-18", Answer.NO),
        ([edge("2020/2021")], "2021/2025", Answer.UNKNOWN),
        ([edge("2020/2021")], "2022/2025", Answer.NO),
        ([edge("2020/2021"), edge("2010/2011")], "2021/2025", Answer.UNKNOWN),
        ([edge("2010/2011"), edge("2020/2021")], "2021/2025", Answer.UNKNOWN),
        ([edge("2010/2011")], None, Answer.UNKNOWN),
        ([edge()], None, Answer.UNKNOWN),
        ([edge()], "2021/2025", Answer.UNKNOWN),
        ([edge(None, "2010")], "2021/2025", Answer.UNKNOWN),
        ([edge("2010/2012"), edge(None, "2011")], "2021/2025", Answer.NO),
        ([edge(None, "2011"), edge("2010/2012")], "2021/2025", Answer.NO),
        ([edge("2010/2012"), edge(None, "2011", "2013")], "2021/2025", Answer.UNKNOWN),
        ([edge("2010/2012"), edge("2022/2023"), edge(None, "2011")], "2021/2025", Answer.YES),
        ([edge("2010/2012"), edge("2020/2021"), edge(None, "2011")], "2021/2025", Answer.UNKNOWN),
        ([edge("2010/2012"), edge(None, "2013"), edge(None, "2011")], "2021/2025", Answer.UNKNOWN),
        ([], "2021/2025", Answer.NO),
        ([], "2021", Answer.NO),
    ],
)
def test_whether_any_edge_holds_at_some_time(
    edges: list[Tenure], time: str | None, answer: Answer
) -> None:
    assert holds_when(edges, None if time is None else when(time)) is answer


@pytest.mark.parametrize(
    ("given", "left"),
    [
        (edge("2010/2012", "2011"), edge("2010/2012", "2011")),
        (edge("2010~/2012", "2011"), edge("/2012", "2011")),
        (edge("2010/2012?"), edge("2010/")),
        (edge("2010/2012", "2011~", "2012"), edge("2010/2012", "2012")),
        (edge("2010~/2012", "2011~", "2012"), edge("/2012", "2012")),
        (edge(None, "2011~"), edge()),
        (edge(None, "2011"), edge(None, "2011")),
    ],
)
def test_what_is_left_of_an_edge_without_what_is_doubtful(given: Tenure, left: Tenure) -> None:
    (found,) = firm_edges([given])
    assert (found.period, found.attested) == (left.period, left.attested)
    assert (found is given) is (given == left)


def test_when_an_edge_holds_in_words() -> None:
    assert edge_words(edge("2010/2012~", "2011")) == "2010/2012~"
    assert edge_words(edge(None, "2011", "2012-03~")) == "2011, 2012-03~"
    assert edge_words(edge()) == "undated"
