"""Moments are read as ISO 8601 and RFC 9557 write them, and zones are believed."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coalition_model.errors import InvalidDate, InvalidValue
from coalition_model.values.answers import Answer
from coalition_model.values.days import Day
from coalition_model.values.edtf import EdtfDate, EdtfInterval, IntervalEnd
from coalition_model.values.moments import Moment, MomentInterval
from coalition_model.values.when import sort_key, when

PARIS = ZoneInfo("Europe/Paris")


def test_a_moment_keeps_what_is_written() -> None:
    moment = Moment("2025-08-17T15:00+02:00[Europe/Paris]")
    assert (moment.hour, moment.minute, moment.second) == (15, 0, None)
    assert (moment.offset, moment.zone, moment.precision) == (7200, "Europe/Paris", "minute")
    assert (moment.earliest, moment.latest) == (Day(2025, 8, 17), Day(2025, 8, 17))
    assert moment.level is None
    second = Moment("1985-04-12T23:20:30")
    assert (second.hour, second.minute, second.second) == (23, 20, 30)
    assert (second.offset, second.zone, second.precision, second.level) == (None, None, "second", 0)
    assert second.span() == EdtfInterval("1985-04-12/1985-04-12")


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("2025-08-17T15:00Z", 0),
        ("2025-08-17T15:00+14", 50_400),
        ("2025-08-17T15:00-12:00", -43_200),
        ("2025-08-17T15:00[Europe/Paris]", 7200),
        ("2025-08-17T15:00[UTC]", 0),
        ("2025-01-17T15:00[Europe/Kyiv]", 7200),
        ("2025-10-26T02:30+01:00[Europe/Paris]", 3600),
        ("2025-10-26T02:30+02:00[Europe/Paris]", 7200),
        ("1890-01-01T12:00+00:09[Europe/Paris]", 561),
        ("1890-01-01T12:00[Europe/Paris]", 561),
        ("0000-01-01T00:00[Europe/Paris]", 561),
        ("9999-12-31T23:59Z[Europe/Paris]", 3600),
        ("9999-07-01T12:00[Europe/Paris]", 7200),
    ],
)
def test_offsets(text: str, offset: int) -> None:
    assert Moment(text).offset == offset


def test_z_with_a_zone_tells_the_instant() -> None:
    """RFC 9557: `Z` says when in UTC, and the zone what clocks showed there."""
    moment = Moment("2025-08-17T22:30Z[Europe/Paris]")
    assert (moment.date, moment.hour) == (EdtfDate("2025-08-18"), 0)
    assert moment.same_as(Moment("2025-08-17T22:30Z")) is Answer.YES


@pytest.mark.parametrize(
    ("text", "position", "expected"),
    [
        ("", 0, "a year of four digits"),
        ("12025-08-17T15:00", 4, "'-' and a month of two digits"),
        ("2025-08", 7, "'-' and a day of two digits"),
        ("2025-08-17", 10, "'T' and an hour of two digits"),
        ("2025-08-17T15", 13, "':' and a minute of two digits"),
        ("2025-08-17 15:00", 10, "'T' and an hour of two digits"),
        ("2025-08-17t15:00", 10, "'T' and an hour of two digits"),
        ("2025-13-17T15:00", 5, "a month 01 to 12"),
        ("2025-02-29T15:00", 8, "a day 01 to 28"),
        ("2025-08-17T24:00:00", 11, "an hour 00 to 23"),
        ("2025-08-17T15:60", 14, "a minute 00 to 59"),
        ("2025-00-17T15:00", 5, "a month 01 to 12"),
        ("2025-01-00T15:00", 8, "a day 01 to 31"),
        ("2024-02-30T15:00", 8, "a day 01 to 29"),
        ("2025-08-17T15:00:61Z", 17, "a second 00 to 59"),
        ("2025-08-17T15:00:00+14:01", 19, "an offset from -12:00 to +14:00"),
        ("2025-08-17T15:00:00-00", 19, "'+' or 'Z': ISO 8601 has no negative offset of zero"),
        ("2025-08-17T15:00:00-02:60", 23, "minutes 00 to 59 of an offset"),
        ("2025-08-17T15:00z", 16, "an offset such as +02:00, a zone in brackets, or the end"),
        ("2025-08-17T15:00ZZ", 17, "an offset such as +02:00, a zone in brackets, or the end"),
        ("2025-08-17T15:00+02:00 ", 22, "an offset such as +02:00, a zone in brackets, or the end"),
        ("2025-08-17T15:00:000", 16, "an offset such as +02:00, a zone in brackets, or the end"),
        ("2025-08-17T15:00[UTC", 16, "an offset such as +02:00, a zone in brackets, or the end"),
        ("2025-08-17T15:00XXXX", 16, "an offset such as +02:00, a zone in brackets, or the end"),
        ("2025-08-17T15:0", 13, "':' and a minute of two digits"),
        ("2025-8-17T15:00", 4, "'-' and a month of two digits"),
        ("2025-08-1T15:00", 7, "'-' and a day of two digits"),
        ("1890-01-01T12:00+05:00[Europe/Paris]", 16, "+00:09, the offset of Europe/Paris"),
        ("1890-01-01T12:00+00:08[Europe/Paris]", 16, "+00:09, the offset of Europe/Paris"),
        (
            f"2025-08-17T15:00[{'A' * 65}]",
            17,
            "the name of an IANA time zone, such as Europe/Paris",
        ),
        ("2025-08-17T15:00:60", 17, "a second 00 to 59"),
        ("2025-08-17T15:00+15:00", 16, "an offset from -12:00 to +14:00"),
        ("2025-08-17T15:00-12:01", 16, "an offset from -12:00 to +14:00"),
        ("2025-08-17T15:00+02:60", 20, "minutes 00 to 59 of an offset"),
        (
            "2025-08-17T15:00-00:00",
            16,
            "'+' or 'Z': ISO 8601 has no negative offset of zero",
        ),
        (
            "2025-08-17T15:00:00.5",
            19,
            "an offset such as +02:00, a zone in brackets, or the end",
        ),
        (
            "2025-08-17T15:00+0200",
            19,
            "an offset such as +02:00, a zone in brackets, or the end",
        ),
        (
            "2025-08-17T15:00[Europe/Paris][u-ca=gregory]",
            30,
            "an offset such as +02:00, a zone in brackets, or the end",
        ),
        (
            "2025-08-17T15:00[Europe/Atlantis]",
            17,
            "the name of an IANA time zone, such as Europe/Paris",
        ),
        ("2025-08-17T15:00[Europe]", 17, "the name of an IANA time zone, such as Europe/Paris"),
        *(
            (
                f"2025-08-17T15:00+02:00[{name}]",
                23,
                "the name of an IANA time zone, such as Europe/Paris",
            )
            for name in ("!Europe/Paris", "+02:00", "europe/paris", "u-ca=gregory", "")
        ),
        ("2025-08-17T15:00[../UTC]", 17, "the name of an IANA time zone, such as Europe/Paris"),
        ("2025-08-17T15:00[Factory]", 17, "the name of an IANA time zone, such as Europe/Paris"),
        ("2025-08-17T15:00[]", 17, "the name of an IANA time zone, such as Europe/Paris"),
        (
            "2025-08-17T15:00+01:00[Europe/Paris]",
            16,
            "+02:00, the offset of Europe/Paris",
        ),
        (
            "2025-10-26T02:30+03:00[Europe/Paris]",
            16,
            "+02:00 or +01:00, the offset of Europe/Paris",
        ),
        (
            "2025-03-30T02:30[Europe/Paris]",
            11,
            "a time that the clocks of Europe/Paris do not jump over",
        ),
        (
            "2025-03-30T02:30+01:00[Europe/Paris]",
            11,
            "a time that the clocks of Europe/Paris do not jump over",
        ),
        (
            "2025-10-26T02:30[Europe/Paris]",
            16,
            "an offset, as the clocks of Europe/Paris show this time twice",
        ),
    ],
)
def test_what_is_no_moment_is_refused_where_it_goes_wrong(
    text: str, position: int, expected: str
) -> None:
    with pytest.raises(InvalidDate) as error:
        Moment.parse(text)
    assert (error.value.text, error.value.position, error.value.expected) == (
        *(text, position),
        expected,
    )


def is_public(zone: ZoneInfo) -> bool:
    """Leave out the files that some systems keep beside the zones."""
    return not zone.key.startswith(("posix", "right/", "localtime", "Factory"))


def is_shown(value: datetime) -> bool:
    """Whether the clocks of its zone ever show this time."""
    there = value.astimezone(UTC).astimezone(value.tzinfo)
    return there.replace(tzinfo=None) == value.replace(tzinfo=None)


naive = st.datetimes(min_value=datetime(1950, 1, 1))  # noqa: DTZ001
zones = st.timezones().filter(is_public)
FOLDS = st.sampled_from([0, 1])


@given(naive, zones | st.none(), FOLDS)
def test_datetimes_there_and_back(value: datetime, zone: ZoneInfo | None, fold: int) -> None:
    """A datetime to the second becomes a moment that is the same datetime again."""
    value = value.replace(microsecond=0, tzinfo=zone, fold=fold)
    assume(zone is None or is_shown(value))
    moment = Moment.from_datetime(value)
    assert moment.to_datetime() == value
    assert moment.to_datetime().utcoffset() == value.utcoffset()
    assert when(str(moment)) == moment
    assert moment.date == EdtfDate.from_date(value)


def test_datetimes_with_a_fixed_offset() -> None:
    value = datetime(2025, 8, 17, 15, 0, 30, tzinfo=timezone(timedelta(hours=-3, minutes=-30)))
    moment = Moment.from_datetime(value)
    assert moment == Moment("2025-08-17T15:00:30-03:30")
    assert moment.to_datetime() == value


def test_what_cannot_be_written_is_refused() -> None:
    with pytest.raises(InvalidDate):
        Moment.from_datetime(datetime(2025, 8, 17, 15, 0, 0, 500))  # noqa: DTZ001
    odd = datetime(2025, 8, 17, 15, tzinfo=timezone(timedelta(seconds=30)))
    with pytest.raises(InvalidDate, match="must be an offset in whole minutes"):
        Moment.from_datetime(odd)
    with pytest.raises(InvalidValue, match=r"Day\.year must be 1 to 9999"):
        Moment("0000-01-01T00:00").to_datetime()


def test_folds_there_and_back() -> None:
    for fold in (0, 1):
        value = datetime(2025, 10, 26, 2, 30, tzinfo=PARIS, fold=fold)
        back = Moment.from_datetime(value).to_datetime()
        assert back.fold == fold
        assert back.utcoffset() == value.utcoffset()


def test_intervals() -> None:
    from_three_on = MomentInterval("2025-08-17T15:00+02:00[Europe/Paris]/..")
    assert from_three_on.start == Moment("2025-08-17T15:00+02:00[Europe/Paris]")
    assert from_three_on.end is IntervalEnd.OPEN
    assert (from_three_on.earliest, from_three_on.latest) == (Day(2025, 8, 17), None)
    until = MomentInterval("/2025-08-17T15:00+02:00[Europe/Paris]")
    assert until.start is IntervalEnd.UNKNOWN
    assert (until.earliest, until.latest) == (None, Day(2025, 8, 17))
    assert until.span() == EdtfInterval("/2025-08-17")
    both = "2025-08-17T23:00[Europe/Paris]/2025-08-18T01:00[Europe/Paris]"
    assert MomentInterval(both).span() == EdtfInterval("2025-08-17/2025-08-18")
    assert MomentInterval.between(
        datetime(2025, 8, 17, 15, tzinfo=PARIS), IntervalEnd.UNKNOWN
    ) == MomentInterval("2025-08-17T15:00+02:00[Europe/Paris]/")
    start = Moment("2025-08-17T15:00")
    assert MomentInterval.between(start, "2025-08-17T16:00").end == Moment("2025-08-17T16:00")


def test_the_end_minute_belongs_to_an_interval() -> None:
    hour = MomentInterval("2025-08-17T15:00/2025-08-17T15:59")
    assert hour.meets(Moment("2025-08-17T16:00")) is Answer.YES
    assert hour.contains(Moment("2025-08-17T15:59:59")) is Answer.YES
    same = MomentInterval("2025-08-17T15:00/2025-08-17T15:00")
    assert same.same_as(Moment("2025-08-17T15:00")) is Answer.YES


@pytest.mark.parametrize(
    ("text", "position", "expected"),
    [
        ("2025-08-17T15:00", 16, "'/' and the end of an interval"),
        ("2025-08-17T15:00[Europe/Paris]", 30, "'/' and the end of an interval"),
        ("../..", 0, "an interval with a moment at one of its ends"),
        ("2025-08-17T15:00/2025-08-17T14:59", 17, "an end that is not before the start"),
        ("2025-08-17T15:00Z/2025-08-17T16:59+02:00", 18, "an end that is not before the start"),
        ("2025-08-17T15:00/2025-08-17T16:00Z", 17, "a moment without an offset, like the start"),
        ("2025-08-17T15:00Z/2025-08-17T16:00", 18, "a moment with an offset, like the start"),
        ("2025-08-17T15:00/2025-08-18", 27, "'T' and an hour of two digits"),
        ("2025-08-17T15:00/2025-08-17T25:00", 28, "an hour 00 to 23"),
    ],
)
def test_what_is_no_interval_is_refused(text: str, position: int, expected: str) -> None:
    with pytest.raises(InvalidDate) as error:
        MomentInterval.parse(text)
    assert (error.value.text, error.value.position, error.value.expected) == (
        *(text, position),
        expected,
    )


def test_order_for_display() -> None:
    """Moments sort by instant; an unknown start by the end."""
    texts = [
        "2025-08-17T15:00+02:00",
        "2025-08-17T14:00Z",
        "2025-08-17T14:00Z/..",
        "/2025-08-17T16:00Z",
        "2025-08-17T16:00:00Z",
    ]
    ordered = sorted(map(when, texts), key=sort_key)
    assert [value.text for value in ordered] == [
        *("2025-08-17T15:00+02:00", "2025-08-17T14:00Z", "2025-08-17T14:00Z/.."),
        *("2025-08-17T16:00:00Z", "/2025-08-17T16:00Z"),
    ]


def test_the_first_day_of_the_year_10000_has_a_date() -> None:
    """EDTF writes no days of that year, where a zone's clock may be on the last night of 9999."""
    assert Moment("9999-12-31T23:30Z[Europe/Paris]").date == EdtfDate("Y10000")
