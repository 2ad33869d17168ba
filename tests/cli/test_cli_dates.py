"""Dates in words are plain, unambiguous, and no closer than they are written."""

import pytest

from coalition_model.queries.dates_in_words import duration_words, when_words
from coalition_model.values.when import when


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2025", "2025"),
        ("2025-08", "August 2025"),
        ("2025-08-17", "17 August 2025"),
        ("2025-08-17?", "17 August 2025 (uncertain)"),
        ("2025-08~", "about August 2025"),
        ("2025%", "about 2025 (uncertain)"),
        ("2004?-06-~11", "11 June 2004 (year uncertain, day approximate)"),
        ("2004-%06", "June 2004 (month approximate and uncertain)"),
        ("201X", "the 2010s"),
        ("20XX", "20XX (X: not stated)"),
        ("2025-XX", "a month in 2025"),
        ("2025-XX-XX", "a day in 2025"),
        ("2025-08-XX", "a day in August 2025"),
        ("2025-XX-15", "2025-XX-15 (X: not stated)"),
        ("2025-21", "spring 2025"),
        ("2025-28", "winter 2025 (northern hemisphere)"),
        ("2025-30", "summer 2025 (southern hemisphere)"),
        ("2025-34", "2nd quarter of 2025"),
        ("2025-39", "3rd third of 2025"),
        ("2025-41", "2nd half of 2025"),
        ("-0043-03-15", "15 March 44 BC"),
        ("Y17000", "the year 17000"),
        ("1950S2", "1950S2"),
        ("2025-08-15/2025-08-18", "15 August 2025 to 18 August 2025"),
        ("2025-08-17/..", "from 17 August 2025 on"),
        ("2025-08-17/", "from 17 August 2025, end not known"),
        ("../2025", "until 2025"),
        ("/2025", "until 2025, start not known"),
        ("../", "without a start, end not known"),
        ("/..", "start not known, without an end"),
        ("[1667,1668,1670..1672]", "one of: 1667; 1668; 1670 to 1672"),
        ("{1960,1961-12}", "all of: 1960; December 1961"),
        ("[..1760-12-03]", "one of: until 3 December 1760"),
        ("2025-08-17T15:00", "17 August 2025, 15:00 (no time zone stated)"),
        ("2025-08-17T15:00:30Z", "17 August 2025, 15:00:30 UTC"),
        ("2025-08-17T15:00+05:30", "17 August 2025, 15:00 UTC+5:30"),
        ("2025-08-17T15:00-04:00", "17 August 2025, 15:00 UTC-4"),
        ("2025-08-17T15:00Z[Etc/UTC]", "17 August 2025, 15:00, Etc/UTC (UTC)"),
        (
            "2025-08-17T15:00-04:00[America/New_York]",
            "17 August 2025, 15:00, New York time (UTC-4)",
        ),
        (
            "2025-08-17T15:00+02:00[Europe/Paris]/..",
            "17 August 2025, from 15:00 on, Paris time (UTC+2)",
        ),
        (
            "2025-08-17T15:00+02:00[Europe/Paris]/2025-08-17T16:30+02:00[Europe/Paris]",
            "17 August 2025, 15:00 to 16:30, Paris time (UTC+2)",
        ),
        (
            "2025-08-17T15:00Z/",
            "17 August 2025, from 15:00 to a time not known UTC",
        ),
        ("../2025-08-17T15:00Z", "until 17 August 2025, 15:00 UTC"),
        (
            "2025-08-17T23:00Z/2025-08-18T01:00Z",
            "17 August 2025, 23:00 UTC to 18 August 2025, 01:00 UTC",
        ),
    ],
)
def test_every_kind_of_date_has_words(text: str, words: str) -> None:
    """Open and unknown ends, doubt and missing parts each read differently."""
    assert when_words(when(text)) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2025-08-17", "Sun 17 Aug 2025"),
        ("2025-08-18/2025-08-19", "Mon 18 Aug 2025 to Tue 19 Aug 2025"),
        ("0000-01-01", "1 January 1 BC"),
        ("2025-05", "May 2025"),
    ],
)
def test_days_in_a_timeline_name_the_weekday(text: str, words: str) -> None:
    """Where there is a day, and the calendar names its weekday."""
    assert when_words(when(text), weekday=True) == words


@pytest.mark.parametrize(
    ("duration", "words"),
    [
        ("P1Y2M", "1 year 2 months"),
        ("P3W", "3 weeks"),
        ("P1DT1H1M1S", "1 day 1 hour 1 minute 1 second"),
    ],
)
def test_durations_have_words(duration: str, words: str) -> None:
    """An ISO 8601 duration is spelled out, one and many apart."""
    assert duration_words(duration) == words
