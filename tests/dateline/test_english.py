"""The lenient English reading: dateutil's, without a part that is invented."""

import subprocess
import sys

import pytest

from coalition_model.dateline import Unresolved, read_english
from coalition_model.values import EdtfDate, Moment


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2025", "2025"),
        ("March 2025", "2025-03"),
        ("Mar 2025", "2025-03"),
        ("2025-03", "2025-03"),
        ("August 17, 2025", "2025-08-17"),
        ("17 August 2025", "2025-08-17"),
        ("17th of August 2025", "2025-08-17"),
        ("2025-08-17", "2025-08-17"),
        ("2025/08/17", "2025-08-17"),
        ("2025-08-07", "2025-08-07"),
        ("2025-08-07 15:00", "2025-08-07T15:00"),
        ("25/12/2024", "2024-12-25"),
        ("12/25/2024", "2024-12-25"),
        ("29 February 2024", "2024-02-29"),
        ("Sunday 17 August 2025", "2025-08-17"),
        ("Aug 17, 2025 3:00 PM", "2025-08-17T15:00"),
        ("Aug 17, 2025 3 PM", "2025-08-17T15:00"),
        ("17 August 2025 15:00:30", "2025-08-17T15:00:30"),
        ("17 August 2025 13:00 UTC", "2025-08-17T13:00+00:00"),
        ("2025-08-17T15:00+02:00", "2025-08-17T15:00+02:00"),
    ],
)
def test_what_is_written_is_read_and_no_more(text: str, value: str) -> None:
    read = read_english(text)
    assert str(read) == value
    assert isinstance(read, Moment if "T" in value else EdtfDate)


@pytest.mark.parametrize(
    "text",
    [
        "", "Friday", "March", "15 August", "August 15", "tomorrow", "3 pm", "15:00", "17", "the 17th",  # noqa: E501
        "10/04/25", "Aug 17, '25", "December", "5 pm Friday", "banana", "2025-13-01", "February 30, 2025",  # noqa: E501
        "Friday 15:00 2025", "August 2025 15:00", "99999999999999999999", "1e5", "- - -", "\x00",
        "17 August 2025 15:00 EST", "17 August 2025 25:00",
    ],
)  # fmt: skip
def test_a_part_that_is_missing_is_not_invented(text: str) -> None:
    with pytest.raises(Unresolved, match="an English date with its year written out"):
        read_english(text)


def test_numbers_whose_order_decides_are_refused() -> None:
    with pytest.raises(Unresolved, match="cannot be taken for one another"):
        read_english("10/04/2025")
    assert read_english("04/04/2025") == EdtfDate("2025-04-04")


@pytest.mark.parametrize(
    "text", ["Friday 17 August 2025", "Friday, March 2025", "Mon 17 Aug 2025 15:00"]
)
def test_a_weekday_must_be_that_of_the_day(text: str) -> None:
    with pytest.raises(Unresolved, match="a day that is the weekday beside it"):
        read_english(text)


def test_what_no_moment_can_hold_is_refused() -> None:
    with pytest.raises(Unresolved, match="a time without parts of a second"):
        read_english("17 August 2025 15:00:30.5")
    with pytest.raises(Unresolved, match="an offset"):
        read_english("17 August 2025 15:00 +23:59")


def test_dateutils_parser_is_not_imported_before_it_is_needed() -> None:
    code = (
        "import sys, coalition_model.dateline as d;"
        "d.resolve('hier', dateline='2025-08-17', language='fr');"
        "assert 'dateutil.parser' not in sys.modules;"
        "d.read_english('March 2025');"
        "assert 'dateutil.parser' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
