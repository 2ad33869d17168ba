"""What the functions on values refuse: who refuses, which argument, and what is expected."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta
from dateutil.rrule import DAILY, rrule, rruleset

from coalition_model.errors import InvalidDate, InvalidId, InvalidValue
from coalition_model.values import Answer, EdtfDate, EdtfInterval, IntervalEnd, Moment
from coalition_model.values.arithmetic import (
    age,
    clip,
    elapsed_days,
    gap,
    recurring,
    shift,
    union,
)
from coalition_model.values.days import Day
from coalition_model.values.ids import mint, slug
from coalition_model.values.json_values import freeze_json
from coalition_model.values.moments import MomentInterval
from coalition_model.values.shapes import SCALARS, Shape
from coalition_model.values.when import when

A_DAY_AND_A_HALF: Any = 1.5
STEPS = "years, months, days, hours, minutes or seconds"
CLOSER = "a year, month or day without unspecified digits, groups or exponents"
NO_FINER = "a step no finer than what is known of the date"
JANUARY = EdtfInterval("2025-01-01/2025-01-31")
NEVER = "DTSTART:20250102\nRRULE:FREQ=DAILY;INTERVAL=0"


def shifted(text: str, **by: Any) -> Callable[[], object]:
    """Put off to move a value."""
    return lambda: shift(when(text), relativedelta(**by))  # type: ignore[type-var]


def held(rule: Any, within: EdtfInterval = JANUARY) -> Callable[[], object]:
    """Put off to list the days of a rule."""
    return lambda: recurring(rule, within)


def never() -> rruleset:
    """Make a set of dateutil's that takes away days by a rule that never goes on."""
    rules = rruleset()
    start = datetime(2025, 1, 2)  # noqa: DTZ001 - as dateutil takes it
    rules.exrule(rrule(DAILY, dtstart=start, interval=0))
    return rules


NEVER_TAKEN = never()

WORDINGS: list[tuple[Callable[[], object], tuple[str, str, str, str]]] = [
    (shifted("2025-08-17", day=1), ("shift", "by", "'day'", STEPS)),
    (shifted("2025-08-17", year=1, day=1), ("shift", "by", "'year'", STEPS)),
    *(
        (shifted("2025-08-17", **{name: 0}), ("shift", "by", f"'{name}'", STEPS))
        for name in ("hour", "minute", "second", "microsecond")
    ),
    (shifted("2025-08-17", month=1), ("shift", "by", "'month'", STEPS)),
    (shifted("2025-08-17", weekday=1), ("shift", "by", "'weekday'", STEPS)),
    (shifted("2025-08-17", leapdays=1), ("shift", "by", "'leapdays'", STEPS)),
    (
        shifted("2025-08-17", days=A_DAY_AND_A_HALF),
        ("shift", "by", "relativedelta(days=+1.5)", "whole days"),
    ),
    *(
        (
            shifted("2025-08-17", **{unit: 1}),
            ("shift", "by", f"relativedelta({unit}=+1)", "years, months and days for a date"),
        )
        for unit in ("hours", "minutes", "seconds", "microseconds")
    ),
    (shifted("201X", years=1), ("shift", "value", "EdtfDate('201X')", CLOSER)),
    (shifted("2025-21", months=1), ("shift", "value", "EdtfDate('2025-21')", CLOSER)),
    (shifted("2025-21", days=1), ("shift", "value", "EdtfDate('2025-21')", CLOSER)),
    (shifted("Y17E7/..", years=1), ("shift", "value", "EdtfDate('Y17E7')", CLOSER)),
    (shifted("2025", months=1), ("shift", "by", "relativedelta(months=+1)", NO_FINER)),
    (shifted("2025", days=1), ("shift", "by", "relativedelta(days=+1)", NO_FINER)),
    (shifted("../2025-08", days=1), ("shift", "by", "relativedelta(days=+1)", NO_FINER)),
    (
        shifted("9999-12-31", days=1),
        ("shift", "by", "relativedelta(days=+1)", "a step within the years -9999 to 9999"),
    ),
    (
        shifted("-9999-01", months=-1),
        ("shift", "by", "relativedelta(months=-1)", "a step within the years -9999 to 9999"),
    ),
    (
        shifted("2025-08-17T15:00", seconds=1),
        ("shift", "by", "relativedelta(seconds=+1)", "whole minutes for this moment"),
    ),
    (
        shifted("2025-08-17T15:00:00", microseconds=1),
        ("shift", "by", "relativedelta(microseconds=+1)", "whole seconds for this moment"),
    ),
    (
        shifted("9999-12-31T23:59Z", minutes=1),
        ("shift", "by", "relativedelta(minutes=+1)", "a step within the years 1 to 9999"),
    ),
    (
        lambda: elapsed_days(EdtfDate("2026"), EdtfDate("2025-08-17")),
        ("on", "value", "EdtfDate('2025-08-17')", "not before 2026"),
    ),
    (
        lambda: age(EdtfDate("2025-08-18"), EdtfDate("2025-08-17")),
        ("on", "value", "EdtfDate('2025-08-17')", "not before 2025-08-18"),
    ),
    *(
        (
            held("DTSTART:20250102\nRRULE:FREQ=DAILY", EdtfInterval(text)),
            ("recurring", "within", f"EdtfInterval('{text}')", "an interval with two known ends"),
        )
        for text in ("2025/..", "2025/", "../2025", "/2025")
    ),
    (
        held("RRULE:FREQ=DAILY"),
        ("recurring", "rule", "'RRULE:FREQ=DAILY'", "a rule with a DTSTART line"),
    ),
    (
        held("DTSTART:20250102"),
        ("recurring", "rule", "'DTSTART:20250102'", "a rule with an RRULE line"),
    ),
    (
        held("DTSTART:20250102\nRRULE:FREQ=X"),
        (
            "recurring",
            "rule",
            r"'DTSTART:20250102\nRRULE:FREQ=X'",
            "RFC 5545 (invalid 'FREQ': X)",
        ),
    ),
    (held(NEVER), ("recurring", "rule", repr(NEVER), "a rule with an INTERVAL of 1 or more")),
    (
        held(NEVER_TAKEN),
        ("recurring", "rule", repr(NEVER_TAKEN), "a rule with an INTERVAL of 1 or more"),
    ),
    (
        held("DTSTART:20250102\nRRULE:FREQ=HOURLY;INTERVAL=2;BYHOUR=3"),
        (
            "recurring",
            "rule",
            r"'DTSTART:20250102\nRRULE:FREQ=HOURLY;INTERVAL=2;BYHOUR=3'",
            "RFC 5545 (Invalid rrule byxxx generates an empty set.)",
        ),
    ),
    (
        held("DTSTART:20250102\nRDATE:20250105T000000Z\nRRULE:FREQ=DAILY"),
        (
            "recurring",
            "rule",
            r"'DTSTART:20250102\nRDATE:20250105T000000Z\nRRULE:FREQ=DAILY'",
            "RFC 5545 (can't compare offset-naive and offset-aware datetimes)",
        ),
    ),
    (
        lambda: clip(EdtfInterval("2025-01-01/2025-02"), EdtfInterval("2025-02-28/2025-03-31")),
        (
            "clip",
            "to",
            "EdtfInterval('2025-02-28/2025-03-31')",
            "an interval that certainly shares a day with 2025-01-01/2025-02, or certainly none",
        ),
    ),
    *(
        (
            lambda one=one, other=other: clip(EdtfInterval(one), EdtfInterval(other)),
            (side, "end", value, expected),
        )
        for one, other, side, value, expected in (
            (
                *("2025-03/..", "2025-03-10/..", "start", "'2025-03 and 2025-03-10'"),
                "two dates of which one is certainly later",
            ),
            (
                *("2025-01/2025-03", "2025-01/2025-03-10", "end", "'2025-03 and 2025-03-10'"),
                "two dates of which one is certainly later",
            ),
            (
                *("/2025-03-01", "2025-02-01/2025-04-01", "start", "IntervalEnd.UNKNOWN"),
                "a date that is known or open",
            ),
            (
                *("2025-03-01/2025-04-01", "2025-03-01/", "end", "IntervalEnd.UNKNOWN"),
                "a date that is known or open",
            ),
        )
    ),
    (
        lambda: union(EdtfInterval("2025-01/2025-02-27"), EdtfInterval("2025-03-01/..")),
        (
            "union",
            "other",
            "EdtfInterval('2025-03-01/..')",
            "an interval that overlaps or meets 2025-01/2025-02-27",
        ),
    ),
    (
        lambda: union(EdtfInterval("2025-01/2025-04-01"), EdtfInterval("2025-01-02/2025-04-01")),
        (
            *("start", "end", "'2025-01 and 2025-01-02'"),
            "two dates of which one is certainly later",
        ),
    ),
    (
        lambda: union(EdtfInterval("2025-01-01/2025-04"), EdtfInterval("2025-01-01/2025-04-02")),
        ("end", "end", "'2025-04 and 2025-04-02'", "two dates of which one is certainly later"),
    ),
    (
        lambda: gap(EdtfInterval("2025-01/2025-03"), EdtfInterval("2025-03-15/2025-05")),
        (
            "gap",
            "other",
            "EdtfInterval('2025-03-15/2025-05')",
            "certainly apart from 2025-01/2025-03, or not at all",
        ),
    ),
    (
        lambda: gap(EdtfInterval("2020/2021"), EdtfInterval("2025-01-01/..")),
        ("gap", "one", "EdtfDate('2021')", "a day that is known"),
    ),
    (
        lambda: gap(EdtfInterval("2020/2021-01-01"), EdtfInterval("2025/..")),
        ("gap", "other", "EdtfDate('2025')", "a day that is known"),
    ),
    (
        lambda: gap(EdtfInterval("2025-01-01/.."), EdtfInterval("2020/2021")),
        ("gap", "one", "EdtfDate('2021')", "a day that is known"),
    ),
    (lambda: Day(2025, 0, 1), ("Day", "month", "0", "1 to 12")),
    (lambda: Day(2025, 13, 1), ("Day", "month", "13", "1 to 12")),
    (lambda: Day(2025, 4, 31), ("Day", "day", "31", "1 to 30")),
    (lambda: Day(0, 1, 1).to_date(), ("Day", "year", "0", "1 to 9999 to be a date")),
    (
        lambda: freeze_json(float("inf")),
        ("JSON", "value", "inf", "a finite number of at most 4,000 digits"),
    ),
    (
        lambda: freeze_json(["\ud800"]),
        ("JSON", "value", r"'\ud800'", "Unicode text of at most 1,000,000 characters"),
    ),
    (
        lambda: freeze_json({"a": {2: 1}}),
        ("JSON", "key", "2", "Unicode text of at most 1,000,000 characters"),
    ),
    (lambda: freeze_json((), 96), ("JSON", "value", "()", "nested at most 96 deep")),
    (lambda: freeze_json(b"a"), ("JSON", "value", "b'a'", "a JSON value")),
    (lambda: SCALARS[Answer].parse("maybe"), ("Answer", "value", "'maybe'", "yes, no or unknown")),
    (
        lambda: Shape("scalar", types=(EdtfDate, Moment)).parse("2025/2026"),
        ("When", "value", "'2025/2026'", "an EDTF date or a date and time of day"),
    ),
]


@pytest.mark.parametrize(
    ("ask", "wording"),
    WORDINGS,
    ids=[f"{n}-{row[1][0]}" for n, row in enumerate(WORDINGS)],
)
def test_a_refusal_names_the_function_the_argument_its_value_and_what_is_expected(
    ask: Callable[[], object], wording: tuple[str, str, str, str]
) -> None:
    owner, field, value, expected = wording
    with pytest.raises(InvalidValue) as caught:
        ask()
    error = caught.value
    assert (error.owner, error.field, error.expected) == (owner, field, expected)
    shown = value if len(value) <= 80 else f"{value[:80]}..."
    assert str(error) == f"{owner}.{field} must be {expected}, but is {shown}"


@pytest.mark.parametrize(
    ("ask", "wording"),
    [
        (lambda: mint("state", "a b"), "segments of A-Z a-z 0-9 . _ - joined by '/'"),
        (lambda: slug("Київ"), "letters of the Latin alphabet to be derived from"),
    ],
)
def test_what_makes_no_id_is_refused_word_for_word(ask: Callable[[], object], wording: str) -> None:
    with pytest.raises(InvalidId, match=re.escape(f"an id must have {wording}, but is ")) as caught:
        ask()
    assert caught.value.expected == wording


@pytest.mark.parametrize(
    ("owner", "read"),
    [
        *((kind.__name__, kind) for kind in (EdtfDate, EdtfInterval, Moment, MomentInterval)),
        *((kind.__name__, kind.parse) for kind in (EdtfDate, EdtfInterval, Moment, MomentInterval)),
        ("EdtfSet", SCALARS[type(when("[2025]"))].parse),
        ("when()", when),
    ],
)
def test_what_is_no_text_is_refused_in_the_name_of_who_was_asked(
    owner: str, read: Callable[[Any], object]
) -> None:
    with pytest.raises(TypeError) as caught:
        read(5)
    assert str(caught.value) == f"{owner} must be given a str, but was given 5"


def test_a_datetime_that_iso_8601_cannot_write_is_refused_where_its_text_goes_wrong() -> None:
    odd = datetime(2025, 8, 17, 15, tzinfo=timezone(timedelta(seconds=30)))
    with pytest.raises(InvalidDate) as caught:
        Moment.from_datetime(odd)
    error = caught.value
    assert (error.text, error.position, error.expected) == (
        *("2025-08-17 15:00:00+00:00:30", 16),
        "an offset in whole minutes",
    )
    part = datetime(2025, 8, 17, 15, microsecond=500, tzinfo=UTC)
    with pytest.raises(InvalidDate) as caught:
        Moment.from_datetime(part)
    assert caught.value.text == "2025-08-17T15:00:00.000500+00:00"


def test_the_ends_that_are_open_are_taken_as_they_are() -> None:
    assert elapsed_days(IntervalEnd.OPEN, EdtfDate("2025")) == (0, None)
