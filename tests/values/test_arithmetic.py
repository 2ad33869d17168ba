"""Arithmetic on dates, held against the standard library and against enumeration."""

import re
from bisect import bisect_left
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil.relativedelta import relativedelta
from dateutil.rrule import DAILY, MONTHLY, rrule, rruleset
from hypothesis import given
from hypothesis import strategies as st

from coalition_model.errors import InvalidDate, InvalidValue
from coalition_model.values import Answer, EdtfDate, EdtfInterval, IntervalEnd, Moment
from coalition_model.values.arithmetic import (
    age,
    clip,
    duration,
    elapsed_days,
    gap,
    recurring,
    shift,
    union,
)
from coalition_model.values.moments import MomentInterval

A_DAY_AND_A_HALF: Any = 1.5  # which relativedelta takes, whatever its types say
TWO: Any = 2.0
days = st.dates(date(1600, 1, 1), date(2400, 12, 31))
texts = days.flatmap(
    lambda day: st.sampled_from([f"{day}", f"{day.year:04}-{day.month:02}", f"{day.year:04}"])
)


def date_time(year: int, day: int = 1) -> datetime:
    """A naive datetime in January, which is what dateutil and hypothesis take."""
    return datetime.combine(date(year, 1, day), time.min)


class TestShift:
    @pytest.mark.parametrize(
        ("text", "step", "moved"),
        [
            ("2024-01-31", relativedelta(months=1), "2024-02-29"),
            ("2023-01-31~", relativedelta(months=1), "2023-02-28~"),
            ("2024-02-29", relativedelta(years=1), "2025-02-28"),
            ("2025-03", relativedelta(months=-3), "2024-12"),
            ("2004?-06-~11", relativedelta(days=20), "2004?-07-~01"),
            ("2025", relativedelta(years=10), "2035"),
            ("0001", relativedelta(years=-2), "-0001"),
            ("9999", relativedelta(years=1), "Y10000"),
            ("Y170000", relativedelta(years=-165000), "5000"),
            ("0000-03-01", relativedelta(days=-1), "0000-02-29"),
            ("2025-01-01", relativedelta(days=TWO), "2025-01-03"),
            ("2025-21", relativedelta(years=1), "2026-21"),
            ("2025?-~34", relativedelta(years=-2026), "-0001?-~34"),
            ("2025-XX", relativedelta(years=4), "2029-XX"),
            ("2025-1X~", relativedelta(years=1), "2026-1X~"),
            ("202X", relativedelta(years=-20), "200X"),
            ("~19XX", relativedelta(years=100), "~20XX"),
            ("202X-22", relativedelta(years=10), "203X-22"),
            ("001X", relativedelta(years=-10), "000X"),
            ("998X", relativedelta(years=10), "999X"),
            ("98XX", relativedelta(years=100), "99XX"),
            ("0XXX", relativedelta(years=8000), "8XXX"),
            ("8XXX", relativedelta(years=1000), "9XXX"),
            ("9998-21", relativedelta(years=1), "9999-21"),
            ("-9998-21", relativedelta(years=-1), "-9999-21"),
            ("2025-21", relativedelta(), "2025-21"),
            ("0001-21", relativedelta(years=-1), "0000-21"),
            ("2025-12", relativedelta(months=1), "2026-01"),
            ("2025-01", relativedelta(months=-1), "2024-12"),
            ("0000-01", relativedelta(months=-1), "-0001-12"),
            ("0999", relativedelta(years=1), "1000"),
            ("%2025~-?08~-%31%", relativedelta(months=1), "%2025~-?09~-%30%"),
            ("9998-12-31", relativedelta(years=1), "9999-12-31"),
            ("9999-11", relativedelta(months=1), "9999-12"),
            ("-9999-01-02", relativedelta(days=-1), "-9999-01-01"),
            ("Y10000", relativedelta(years=-1), "9999"),
            ("Y10000~", relativedelta(years=1), "Y10001~"),
            ("-9999", relativedelta(years=-1), "Y-10000"),
            ("Y-10000", relativedelta(years=1), "-9999"),
        ],
    )
    def test_precision_and_qualification_stay(
        self, text: str, step: relativedelta, moved: str
    ) -> None:
        assert shift(EdtfDate(text), step) == EdtfDate(moved)

    @pytest.mark.parametrize(
        ("text", "step", "message"),
        [
            ("2025", relativedelta(months=1), "no finer than what is known"),
            ("2025-08", relativedelta(days=1), "no finer than what is known"),
            ("2025-08-17", relativedelta(hours=1), "years, months and days for a date"),
            ("201X", relativedelta(years=1), "without unspecified digits"),
            ("201X", relativedelta(years=10, months=1), "without unspecified digits"),
            ("20X1", relativedelta(years=10), "without unspecified digits"),
            ("XXXX", relativedelta(years=10_000), "without unspecified digits"),
            ("999X", relativedelta(years=10), "without unspecified digits"),
            ("000X", relativedelta(years=-10), "without unspecified digits"),
            ("202X", relativedelta(years=15), "without unspecified digits"),
            ("202X", relativedelta(years=10, days=1), "without unspecified digits"),
            ("99XX", relativedelta(years=100), "without unspecified digits"),
            ("9XXX", relativedelta(years=1000), "without unspecified digits"),
            ("-202X", relativedelta(years=10), "without unspecified digits"),
            ("-9999-21", relativedelta(years=-1), "without unspecified digits, groups"),
            ("1950S2", relativedelta(years=1), "without unspecified digits"),
            ("2025-02-XX", relativedelta(years=1), "without unspecified digits"),
            ("2025-21", relativedelta(months=12, days=1), "without unspecified digits, groups"),
            ("9999-21", relativedelta(years=1), "without unspecified digits, groups"),
            ("2025-08-17", relativedelta(days=A_DAY_AND_A_HALF), "whole days"),
            ("Y17E7", relativedelta(years=1), "exponents"),
            ("2025-08-17", relativedelta(day=1), "but is 'day'"),
            ("2025-08-17", relativedelta(leapdays=1), "but is 'leapdays'"),
            ("9999-12-31", relativedelta(days=1), "within the years -9999 to 9999"),
        ],
    )
    def test_what_is_not_known_closely_enough_is_refused(
        self, text: str, step: relativedelta, message: str
    ) -> None:
        with pytest.raises(InvalidValue, match=message):
            shift(EdtfDate(text), step)

    def test_an_interval_moves_with_both_ends(self) -> None:
        week = relativedelta(weeks=1)
        assert shift(EdtfInterval("2025-08-15/.."), week) == EdtfInterval("2025-08-22/..")
        assert shift(EdtfInterval("/2025-08-18"), week) == EdtfInterval("/2025-08-25")
        moments = MomentInterval("2025-08-17T15:00Z/..")
        assert shift(moments, week) == MomentInterval("2025-08-24T15:00Z/..")

    @pytest.mark.parametrize(
        ("text", "step", "moved"),
        [
            ("2025-08-17T15:00", relativedelta(months=1), "2025-09-17T15:00"),
            ("2025-08-17T23:59:30Z", relativedelta(seconds=31), "2025-08-18T00:00:01Z"),
            ("2025-08-17T15:00:00-04:00", relativedelta(hours=12), "2025-08-18T03:00:00-04:00"),
            ("2024-02-29T15:00Z", relativedelta(years=1, minutes=-1), "2025-02-28T14:59Z"),
            ("2025-08-17T15:00", relativedelta(seconds=120), "2025-08-17T15:02"),
            ("2025-08-17T15:00:30", relativedelta(microseconds=2 * 10**6), "2025-08-17T15:00:32"),
            (
                "2025-08-17T15:00:30+02:00[Europe/Paris]",
                relativedelta(seconds=1),
                "2025-08-17T15:00:31+02:00[Europe/Paris]",
            ),
            (
                "2025-10-25T15:00+02:00[Europe/Paris]",
                relativedelta(days=1),
                "2025-10-26T15:00+01:00[Europe/Paris]",
            ),
            (
                "2025-10-25T15:00+02:00[Europe/Paris]",
                relativedelta(hours=23),
                "2025-10-26T13:00+01:00[Europe/Paris]",
            ),
            (
                "2025-10-26T02:30+02:00[Europe/Paris]",
                relativedelta(hours=1),
                "2025-10-26T02:30+01:00[Europe/Paris]",
            ),
        ],
    )
    def test_days_go_by_the_clock_and_hours_as_they_pass(
        self, text: str, step: relativedelta, moved: str
    ) -> None:
        assert shift(Moment(text), step) == Moment(moved)

    def test_a_moment_that_the_clocks_jump_over_is_refused(self) -> None:
        eve = Moment("2025-03-29T02:30+01:00[Europe/Paris]")
        for step in (relativedelta(days=1), relativedelta(days=1, hours=1)):
            with pytest.raises(InvalidDate):
                shift(eve, step)

    def test_a_minute_does_not_move_by_seconds(self) -> None:
        with pytest.raises(InvalidValue, match="whole minutes for this moment"):
            shift(Moment("2025-08-17T15:00"), relativedelta(seconds=1))

    @pytest.mark.parametrize(
        ("text", "step"),
        [
            ("9999-12-31T23:59Z", relativedelta(minutes=1)),
            ("9999-12-31T23:59[Europe/Paris]", relativedelta(hours=20)),
            ("0001-01-01T00:00", relativedelta(days=-1)),
            ("0001-06-01T00:00", relativedelta(years=-1)),
            ("2025-08-17T15:00", relativedelta(days=10**12)),
        ],
    )
    def test_a_moment_does_not_leave_the_years_of_a_datetime(
        self, text: str, step: relativedelta
    ) -> None:
        with pytest.raises(InvalidValue, match="within the years 1 to 9999"):
            shift(Moment(text), step)

    def test_a_moment_does_not_move_by_parts_of_a_day(self) -> None:
        with pytest.raises(InvalidValue, match="whole days"):
            shift(Moment("2025-08-17T15:00"), relativedelta(days=A_DAY_AND_A_HALF))


@given(st.datetimes(date_time(1950), date_time(2090)), st.integers(-23, 23))
def test_hours_are_the_same_instants_in_utc(wall: datetime, hours: int) -> None:
    start = wall.replace(second=0, microsecond=0, tzinfo=UTC).astimezone(ZoneInfo("Europe/Kyiv"))
    moved = shift(Moment.from_datetime(start), relativedelta(hours=hours)).to_datetime()
    assert moved.astimezone(UTC) == start.astimezone(UTC) + timedelta(hours=hours)


@given(days, st.integers(-1000, 1000), st.integers(-10_000, 10_000))
def test_a_day_moves_as_relativedelta_moves_it(day: date, months: int, n: int) -> None:
    step = relativedelta(months=months, days=n)
    assert shift(EdtfDate.from_date(day), step) == EdtfDate.from_date(day + step)


GAPPED = (
    *("2024-05-X5", "2024-XX-08", "1896-XX-06", "1896-10-14", "2024-XX-29", "202X-02-29"),
    *("20X4-0X-3X", "19X0-01-01", "20XX-12-31", "2025-X2-29", "202X-24", "201X-1X-01"),
    *("2021-XX-X1", "2024-05", "2024"),
)


@cache
def days_like(text: str) -> list[int]:
    """Find the days of 1890 to 2110 that a date may be by trying them all."""
    pattern = re.compile("-".join([*text.split("-"), "XX", "XX"][:3]).replace("X", "[0-9]"))
    first, last = date(1890, 1, 1).toordinal(), date(2110, 12, 31).toordinal()
    every = (date.fromordinal(n) for n in range(first, last + 1))
    if text == "202X-24":  # winters
        winters = [each for each in every if each.month in (12, 1, 2)]
        low, high = date(2020, 12, 1), date(2030, 2, 28)
        return [each.toordinal() for each in winters if low <= each <= high]
    return [each.toordinal() for each in every if pattern.fullmatch(each.isoformat())]


class TestRanges:
    def test_gaps_between_the_days_of_a_pattern_count(self) -> None:
        assert elapsed_days(EdtfDate("2024-05-X5"), EdtfDate("2024-XX-08")) == (3, 217)
        assert duration(EdtfInterval("1896-XX-06/1896-10-14")) == (9, 283)
        assert elapsed_days(EdtfDate("XXXX-12-31"), EdtfDate("XXXX-01-02")).least == 2
        assert (
            elapsed_days(EdtfDate("0XXX-12-31"), EdtfDate("9XXX-01-01")).least
            == (date(9000, 1, 1) - date(999, 12, 31)).days
        )

    @pytest.mark.parametrize("one", GAPPED)
    def test_days_elapsed_are_what_enumeration_gives(self, one: str) -> None:
        mine = days_like(one)
        for other in GAPPED:
            theirs = days_like(other)
            if theirs[-1] < mine[0]:
                continue
            nexts = ((day, bisect_left(theirs, day)) for day in mine)
            least = min(theirs[at] - day for day, at in nexts if at < len(theirs))
            expected = (least, theirs[-1] - mine[0])
            assert elapsed_days(EdtfDate(one), EdtfDate(other)) == expected, (one, other)
            counted = duration(EdtfInterval(f"{one}/{other}"))
            assert counted == (least + 1, expected[1] + 1), (one, other)

    def test_without_an_end_a_duration_has_no_limit(self) -> None:
        assert duration(EdtfInterval("2025-08-15/..")) == (1, None)

    def test_the_length_in_office_on_a_day(self) -> None:
        assert elapsed_days(EdtfDate("2017-05-14"), EdtfDate("2025-08-17")) == (3017, 3017)
        assert elapsed_days(IntervalEnd.UNKNOWN, EdtfDate("2025-08-17")) == (0, None)
        assert elapsed_days(EdtfDate("2025"), EdtfDate("2025-08-17")) == (0, 228)
        with pytest.raises(InvalidValue, match="not before 2026"):
            elapsed_days(EdtfDate("2026"), EdtfDate("2025-08-17"))


@given(texts, texts)
def test_ages_are_those_of_the_possible_days(one: str, other: str) -> None:
    born, on = EdtfDate(one), EdtfDate(other)
    if on.latest < born.earliest:
        with pytest.raises(InvalidValue, match="not before"):
            age(born, on)
        return
    least, most = age(born, on)
    first, last = born.earliest.to_date(), born.latest.to_date()
    early, late = on.earliest.to_date(), on.latest.to_date()
    assert most == years_between(first, late)
    assert least == max(0, years_between(last, early))


@given(texts, texts)
def test_durations_are_those_of_the_possible_days(one: str, other: str) -> None:
    start, end = sorted((EdtfDate(one), EdtfDate(other)), key=lambda each: each.sort_key)
    found = duration(EdtfInterval.between(start, end))
    assert found.most == end.latest - start.earliest + 1
    assert found.least == max(1, end.earliest - start.latest + 1)


def years_between(start: date, end: date) -> int:
    """Completed years; who was born on 29 February completes one on 1 March in common years."""
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))


class TestRecurring:
    def test_a_rule_of_dateutil_and_one_in_words_of_rfc_5545(self) -> None:
        within = EdtfInterval("2025-03-01/2025-05-31")
        rule = rrule(MONTHLY, dtstart=date_time(2025, 31), bymonthday=-1)
        expected = ["2025-03-31", "2025-04-30", "2025-05-31"]
        assert [day.text for day in recurring(rule, within)] == expected
        text = "DTSTART:20250131T000000\nRRULE:FREQ=MONTHLY;BYMONTHDAY=-1"
        assert [day.text for day in recurring(text, within)] == expected

    def test_only_days_that_are_certainly_within(self) -> None:
        text = "DTSTART:20250101T000000\nRRULE:FREQ=DAILY"
        found = recurring(text, EdtfInterval("2025-03/2025-04-02"))
        assert [day.text for day in found] == ["2025-03-31", "2025-04-01", "2025-04-02"]

    @pytest.mark.parametrize("text", ["RRULE:FREQ=DAILY", "DTSTART nonsense", "DTSTART:1\nRRULE:X"])
    def test_a_rule_without_a_first_day_is_refused_as_it_would_begin_today(self, text: str) -> None:
        with pytest.raises(InvalidValue):
            recurring(text, EdtfInterval("2025-03-01/2025-05-31"))

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("DTSTART:20250102T233000Z\nRRULE:FREQ=WEEKLY;COUNT=2", ["02", "09"]),
            (
                "DTSTART;TZID=Europe/Paris:20250102T003000\nRRULE:FREQ=WEEKLY;UNTIL=20250115T233000Z",
                ["02", "09", "16"],
            ),
            ("DTSTART;VALUE=DATE:20250103\nRRULE:FREQ=WEEKLY;UNTIL=20250112", ["03", "10"]),
            ("DTSTART:20250102\nRRULE:FREQ=HOURLY;COUNT=30", ["02", "03"]),
            ("DTSTART:20250102\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE:20250103", ["02", "04"]),
        ],
    )
    def test_days_are_those_of_the_rules_own_clock_each_once(
        self, text: str, found: list[str]
    ) -> None:
        days = recurring(text, EdtfInterval("2025-01-01/2025-01-31"))
        assert [day.text[-2:] for day in days] == found

    def test_in_several_zones_a_later_day_may_come_first(self) -> None:
        """In the east it is the 12th before it is the last minute of the 10th in the west."""
        rules = rruleset()
        for zone, clock in (("Pacific/Kiritimati", time(0, 30)), ("Etc/GMT+12", time(23, 59))):
            start = datetime.combine(date(2025, 1, 10), clock, ZoneInfo(zone))
            count = 3 if zone.startswith("P") else 1
            rules.rrule(rrule(DAILY, dtstart=start, count=count))
        found = recurring(rules, EdtfInterval("2025-01-10/2025-01-10"))
        assert [day.text for day in found] == ["2025-01-10"]
        alone = rruleset()
        east, west = ZoneInfo("Pacific/Kiritimati"), ZoneInfo("Etc/GMT+12")
        alone.rdate(datetime.combine(date(2025, 1, 12), time(0, 30), east))
        alone.rdate(datetime.combine(date(2025, 1, 10), time(23, 59), west))
        found = recurring(alone, EdtfInterval("2025-01-09/2025-01-10"))
        assert [day.text for day in found] == ["2025-01-10"]

    def test_the_first_and_the_last_day_are_within(self) -> None:
        text = "DTSTART:20250101\nRRULE:FREQ=DAILY"
        found = recurring(text, EdtfInterval("2025-01-03/2025-01-04"))
        assert [day.text for day in found] == ["2025-01-03", "2025-01-04"]

    def test_a_rule_of_dateutil_may_have_a_zone(self) -> None:
        start = date_time(2025, 31).replace(tzinfo=ZoneInfo("Asia/Tokyo"))
        found = recurring(
            rrule(MONTHLY, dtstart=start, bymonthday=-1), EdtfInterval("2025-01-31/2025-02-28")
        )
        assert [day.text for day in found] == ["2025-01-31", "2025-02-28"]

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("DTSTART:20250102\nRRULE:FREQ=DAILY;INTERVAL=0", "INTERVAL of 1 or more"),
            ("DTSTART:20250102\nRRULE:FREQ=DAILY;INTERVAL=-1", "INTERVAL of 1 or more"),
            (
                "DTSTART:20250102\nRRULE:FREQ=DAILY\nEXRULE:FREQ=DAILY;INTERVAL=0",
                "INTERVAL of 1 or more",
            ),
            ("DTSTART:20250102", "an RRULE line"),
            (
                "DTSTART:20250102\nRRULE:FREQ=SECONDLY",
                (
                    r"^recurring\.rule must be a rule with at most 1000000 occurrences "
                    r"until 2025-01-31, but is 'DTSTART"
                ),
            ),
            ("DTSTART:20250102\nRDATE:20250105T000000Z\nRRULE:FREQ=DAILY", "naive"),
            ("DTSTART:20250102\nRRULE:FREQ=HOURLY;INTERVAL=2;BYHOUR=3", "empty set"),
        ],
    )
    def test_what_is_no_recurrence_is_refused(self, text: str, message: str) -> None:
        with pytest.raises(InvalidValue, match=message):
            recurring(text, EdtfInterval("2025-01-01/2025-01-31"))

    def test_an_interval_without_an_end_is_refused(self) -> None:
        with pytest.raises(InvalidValue, match="two known ends"):
            recurring("DTSTART:20250101T000000\nRRULE:FREQ=DAILY", EdtfInterval("2025-03-01/.."))


@st.composite
def exact_intervals(draw: st.DrawFn) -> EdtfInterval:
    base = date(2025, 1, 1)
    start, end = sorted((draw(st.integers(0, 12)), draw(st.integers(0, 12))))
    texts = [f"{base + timedelta(start)}", f"{base + timedelta(end)}"]
    if draw(st.booleans()):
        texts[draw(st.integers(0, 1))] = ".."
    return EdtfInterval("/".join(texts))


def as_set(interval: EdtfInterval | None) -> set[int]:
    """The days of an interval within a small calendar."""
    if interval is None:
        return set()
    calendar = [EdtfDate.from_date(date(2024, 12, 30) + timedelta(n)) for n in range(20)]
    return {n for n, day in enumerate(calendar) if interval.contains(day) is Answer.YES}


class TestJoins:
    def test_what_meets_is_joined_in_either_order(self) -> None:
        one, other = EdtfInterval("2025-01-01/2025-01-31"), EdtfInterval("2025-02-01/..")
        assert union(one, other) == union(other, one) == EdtfInterval("2025-01-01/..")

    def test_what_may_share_no_day_is_not_clipped(self) -> None:
        with pytest.raises(InvalidValue, match="certainly shares a day"):
            clip(EdtfInterval("2025-01-01/2025-02"), EdtfInterval("2025-02-28/2025-03-31"))
        shared = clip(EdtfInterval("2025-02/.."), EdtfInterval("2025-02-28/.."))
        assert shared == EdtfInterval("2025-02-28/..")

    def test_an_end_that_is_at_the_latest_the_other_is_the_earlier(self) -> None:
        """A month that ends where the other date is, or begins there, settles which is later."""
        whole, begun = EdtfInterval("2025-01/2025-03"), EdtfInterval("2025-01-31/2025-03-01")
        assert clip(whole, begun) == clip(begun, whole) == EdtfInterval("2025-01-31/2025-03-01")
        assert union(whole, begun) == union(begun, whole) == whole

    def test_there_is_no_gap_where_intervals_share_a_day_or_meet(self) -> None:
        one = EdtfInterval("2025-01-01/2025-01-05")
        for text in ("2025-01-05/2025-01-07", "2025-01-06/..", "../2024-12-31", "2025-01-02/.."):
            other = EdtfInterval(text)
            assert gap(one, other) is gap(other, one) is None
        for text, between in (
            ("2025-01-07/..", "2025-01-06/2025-01-06"),
            ("2025-01-08/2025", "2025-01-06/2025-01-07"),
            ("2024/2024-12-30", "2024-12-31/2024-12-31"),
        ):
            other = EdtfInterval(text)
            assert gap(one, other) == gap(other, one) == EdtfInterval(between)

    def test_what_the_dates_do_not_settle_is_refused(self) -> None:
        with pytest.raises(InvalidValue, match="one is certainly later"):
            clip(EdtfInterval("2025-03/.."), EdtfInterval("2025-03-10/.."))
        with pytest.raises(InvalidValue, match="known or open"):
            clip(EdtfInterval("2025-03-01/"), EdtfInterval("2025-02-01/2025-04-01"))
        with pytest.raises(InvalidValue, match="overlaps or meets"):
            union(EdtfInterval("2025-01/2025-03"), EdtfInterval("2025-03/2025-05"))
        with pytest.raises(InvalidValue, match="a day that is known"):
            gap(EdtfInterval("2020/2021"), EdtfInterval("2025/.."))
        with pytest.raises(InvalidValue, match="certainly apart"):
            gap(EdtfInterval("2025-01/2025-03"), EdtfInterval("2025-03-15/2025-05"))


@given(exact_intervals(), exact_intervals())
def test_against_sets_of_days(one: EdtfInterval, other: EdtfInterval) -> None:
    mine, theirs = as_set(one), as_set(other)
    assert as_set(clip(one, other)) == mine & theirs
    between = as_set(gap(one, other))
    assert not between & (mine | theirs)
    if between:
        with pytest.raises(InvalidValue, match="overlaps or meets"):
            union(one, other)
    else:
        assert as_set(union(one, other)) == mine | theirs
    joined = mine | theirs | between
    assert joined == set(range(min(joined), max(joined) + 1))
