"""The policy of design.md's 'Datelines', sentence by sentence."""

import pickle

import attrs
import pytest

from coalition_model import errors
from coalition_model.dateline import LANGUAGES, RULES, Mention, Sense, Unresolved, resolve
from coalition_model.errors import InvalidDate, InvalidValue
from coalition_model.values import Day, EdtfDate, Moment, MomentInterval, when

SUNDAY = "2025-08-17"


def value(text: str, language: str = "fr", sense: Sense | None = None, on: str = SUNDAY) -> str:
    """The value as text, 'None' where it is open."""
    return str(resolve(text, dateline=on, language=language, sense=sense).value)


@pytest.mark.parametrize(
    ("text", "on", "expected"),
    [
        ("dimanche dernier", "2025-08-17", "2025-08-10"),
        ("samedi dernier", "2025-08-17", "2025-08-16"),
        ("août dernier", "2025-08-17", "2024-08"),
        ("juillet dernier", "2025-08-17", "2025-07"),
        ("l'été dernier", "2025-08-17", "2024-22"),
        ("le 17 août dernier", "2025-08-17", "2024-08-17"),
        ("le 16 août dernier", "2025-08-17", "2025-08-16"),
        ("le 29 février dernier", "2025-08-17", "2024-02-29"),
    ],
)
def test_last_is_the_nearest_strictly_before(text: str, on: str, expected: str) -> None:
    mention = resolve(text, dateline=on, language="fr")
    assert (str(mention.value), mention.rule, mention.readings) == (expected, "last", ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dimanche prochain", "2025-08-24"),
        ("lundi prochain", "2025-08-18"),
        ("août prochain", "2026-08"),
        ("septembre prochain", "2025-09"),
        ("l'été prochain", "2026-22"),
        ("le 17 août prochain", "2026-08-17"),
        ("le 18 août prochain", "2025-08-18"),
        ("le 29 février prochain", "2028-02-29"),
    ],
)
def test_next_is_the_nearest_strictly_after(text: str, expected: str) -> None:
    mention = resolve(text, dateline=SUNDAY, language="fr")
    assert (str(mention.value), mention.rule, mention.readings) == (expected, "next", ())


@pytest.mark.parametrize("sense", [None, "past", "future"])
def test_this_is_on_or_after_today_included(sense: Sense | None) -> None:
    assert value("ce dimanche", sense=sense) == "2025-08-17"
    assert value("ce lundi", sense=sense) == "2025-08-18"
    assert value("ce samedi", sense=sense) == "2025-08-23"


@pytest.mark.parametrize("sense", [None, "past", "future"])
def test_a_bare_weekday_that_is_todays_is_today(sense: Sense | None) -> None:
    mention = resolve("dimanche", dateline=SUNDAY, language="fr", sense=sense)
    assert (str(mention.value), mention.rule) == ("2025-08-17", "today")


def test_for_another_weekday_the_sense_decides() -> None:
    past = resolve("lundi", dateline=SUNDAY, language="fr", sense="past")
    future = resolve("lundi", dateline=SUNDAY, language="fr", sense="future")
    assert (str(past.value), past.rule, *map(str, past.readings)) == (
        "2025-08-11", "sense", "2025-08-18",
    )  # fmt: skip
    assert (str(future.value), future.rule, *map(str, future.readings)) == (
        "2025-08-18", "sense", "2025-08-11",
    )  # fmt: skip


def test_without_a_sense_both_readings_are_kept() -> None:
    mention = resolve("lundi", dateline=SUNDAY, language="fr")
    assert (mention.value, mention.rule) == (None, "open")
    assert mention.readings == (EdtfDate("2025-08-11"), EdtfDate("2025-08-18"))


@pytest.mark.parametrize(
    ("text", "on", "expected", "other"),
    [
        ("le 10 avril", "2025-08-17", "2025-04-10", "2026-04-10"),
        ("le 10 avril", "2025-12-01", "2026-04-10", "2025-04-10"),
        ("le 31 décembre", "2025-01-02", "2024-12-31", "2025-12-31"),
        ("le 29 février", "2025-08-17", "2024-02-29", "2028-02-29"),
        ("le 1er janvier", "0001-06-30", "0001-01-01", "0002-01-01"),
    ],
)
def test_a_day_and_month_without_year_is_the_datelines_nearest(
    text: str, on: str, expected: str, other: str
) -> None:
    mention = resolve(text, dateline=on, language="fr")
    assert (str(mention.value), mention.rule) == (expected, "nearest")
    assert mention.readings == (EdtfDate(other),)


def test_a_day_and_month_that_is_todays_has_no_other_reading() -> None:
    mention = resolve("le 17 août", dateline=SUNDAY, language="fr", sense="past")
    assert (str(mention.value), mention.readings) == ("2025-08-17", ())


def test_two_days_that_are_equally_near_stay_open() -> None:
    tied = resolve("le 1er septembre", dateline="2024-03-02", language="fr")
    assert tied.value is None
    assert tied.readings == (EdtfDate("2023-09-01"), EdtfDate("2024-09-01"))


def test_a_sense_decides_between_the_years_too() -> None:
    assert value("le 10 avril", sense="future") == "2026-04-10"
    assert value("le 10 octobre", sense="past") == "2024-10-10"
    assert value("en mars", sense="future") == "2026-03"
    assert value("en octobre", sense="past") == "2024-10"
    assert value("en août", sense="past") == "2025-08"
    assert value("cet automne", sense="past") == "2024-23"


def test_the_weekday_beside_a_day_decides_between_the_years() -> None:
    mention = resolve("jeudi 10 avril", dateline="2025-11-20", language="fr")
    assert (str(mention.value), mention.rule) == ("2025-04-10", "weekday")


def test_a_weekday_that_no_near_year_bears_out_is_refused() -> None:
    with pytest.raises(Unresolved, match="must be the weekday that this day is"):
        value("mardi 10 avril")


@pytest.mark.parametrize(
    ("text", "language", "day", "part"),
    [
        ("ce matin", "fr", "2025-08-17", "morning"),
        ("cet après-midi", "fr", "2025-08-17", "afternoon"),
        ("hier soir", "fr", "2025-08-16", "evening"),
        ("cette nuit", "fr", "2025-08-17", "night"),
        ("demain à l'aube", "fr", "2025-08-18", "dawn"),
        ("en fin d'après-midi", "fr", "2025-08-17", "afternoon"),
        ("This afternoon", "en", "2025-08-17", "afternoon"),
        ("tonight", "en", "2025-08-17", "evening"),
        ("last night", "en", "2025-08-16", "night"),
        ("tomorrow evening", "en", "2025-08-18", "evening"),
        ("heute Abend", "de", "2025-08-17", "evening"),
        ("morgen früh", "de", "2025-08-18", "morning"),
        ("завтра ввечері", "uk", "2025-08-18", "evening"),
    ],
)
def test_a_part_of_the_day_keeps_the_day_and_invents_no_hour(
    text: str, language: str, day: str, part: str
) -> None:
    mention = resolve(text, dateline=SUNDAY, language=language)
    assert (mention.value, mention.part_of_day) == (EdtfDate(day), part)


@pytest.mark.parametrize(
    ("text", "whole", "part"),
    [
        ("début mars 2025", "2025-03", "early"),
        ("mi-mars 2025", "2025-03", "mid"),
        ("fin mars 2025", "2025-03", "late"),
        ("fin 2024", "2024", "late"),
        ("d'ici la fin de l'année", "../2025", "late"),
    ],
)
def test_a_part_of_a_period_keeps_the_period_and_invents_no_day(
    text: str, whole: str, part: str
) -> None:
    mention = resolve(text, dateline=SUNDAY, language="fr")
    assert (str(mention.value), mention.part_of_period) == (whole, part)


def test_numbers_need_the_languages_order() -> None:
    assert value("10/04/2025", "fr") == "2025-04-10"
    assert value("10.04.2025", "de") == "2025-04-10"
    assert value("10/04/2025", "en-GB") == "2025-04-10"
    assert value("10/04/2025", "en-US") == "2025-10-04"
    english = resolve("10/04/2025", dateline=SUNDAY, language="en")
    assert (str(english.value), *map(str, english.readings)) == ("2025-10-04", "2025-04-10")


def test_numbers_that_only_the_other_order_makes_a_date_are_in_that_order() -> None:
    mention = resolve("25/12/2024", dateline=SUNDAY, language="en")
    assert (str(mention.value), mention.rule) == ("2024-12-25", "order")


def test_an_order_by_which_no_one_writes_such_numbers_leaves_both_open() -> None:
    mention = resolve("10/04/2025", dateline=SUNDAY, language="en-CA")
    assert mention.value is None
    assert [str(each) for each in mention.readings] == ["2025-04-10", "2025-10-04"]


@pytest.mark.parametrize(
    ("text", "sense", "expected"),
    [
        ("10/04/98", None, "1998-04-10"),
        ("10/04/30", None, "2030-04-10"),
        ("10/04/30", "past", "1930-04-10"),
        ("10/04/25", "past", "2025-04-10"),
    ],
)
def test_a_year_of_two_digits_is_the_nearest(text: str, sense: Sense | None, expected: str) -> None:
    assert value(text, sense=sense) == expected


def test_two_centuries_that_are_equally_near_are_refused() -> None:
    with pytest.raises(Unresolved, match="a year of four digits"):
        value("10/04/75")


# --- clocks and zones ---------------------------------------------------------------------------


def test_times_of_day_have_the_zone_of_the_dateline_or_the_one_that_is_given() -> None:
    paris = Moment("2025-08-17T12:00+02:00[Europe/Paris]")
    assert str(resolve("15h", dateline=paris, language="fr").value) == (
        "2025-08-17T15:00+02:00[Europe/Paris]"
    )
    given = resolve("15h", dateline=paris, language="fr", zone="Europe/Kyiv")
    assert str(given.value) == "2025-08-17T15:00+03:00[Europe/Kyiv]"
    assert str(resolve("15h", dateline=SUNDAY, language="fr").value) == "2025-08-17T15:00"


def test_an_offset_without_a_zone_counts_on_the_datelines_day_only() -> None:
    line = "2025-08-17T12:00+02:00"
    assert value("15h", on=line) == "2025-08-17T15:00+02:00"
    assert value("demain à 15h", on=line) == "2025-08-18T15:00"
    assert value("demain à 15h", on="2025-08-17T12:00Z") == "2025-08-18T15:00Z"
    assert value("15h", on="2025-08-17T12:00") == "2025-08-17T15:00"


def test_utc_as_a_zone_is_written_z() -> None:
    mention = resolve("15h", dateline=SUNDAY, language="fr", zone="UTC")
    assert str(mention.value) == "2025-08-17T15:00Z"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("13:00 UTC-3", "en", "2025-08-17T13:00-03:00"),
        ("13:00 UTC+5:30", "en", "2025-08-17T13:00+05:30"),
        ("13:00 (GMT)", "en", "2025-08-17T13:00Z"),
        ("20:00 CEST", "en", "2025-08-17T20:00+02:00"),
        ("20 Uhr MESZ", "de", "2025-08-17T20:00+02:00"),
        ("8 pm Moscow time", "en", "2025-08-17T20:00+03:00[Europe/Moscow]"),
        ("20h (heure française)", "fr", "2025-08-17T20:00+02:00[Europe/Paris]"),
        ("20h en heure locale", "fr", "2025-08-17T20:00"),
        ("20h TU", "fr", "2025-08-17T20:00Z"),
    ],
)
def test_a_zone_that_the_text_names_goes_first(text: str, language: str, expected: str) -> None:
    assert value(text, language, on="2025-08-17T12:00-04:00[America/New_York]") == expected


def test_french_est_and_et_are_no_american_zones() -> None:
    with pytest.raises(Unresolved):
        value("15h est")


def test_a_time_that_the_clocks_jump_over_is_refused() -> None:
    with pytest.raises(Unresolved, match="the clocks of Europe/Paris do not jump over"):
        resolve("30 mars 2025 à 2h30", dateline=SUNDAY, language="fr", zone="Europe/Paris")


def test_zones_have_clocks_in_the_years_of_datetime_only() -> None:
    with pytest.raises(Unresolved, match="in which zones have clocks"):
        resolve("15h", dateline="0000-08-17", language="fr", zone="Europe/Paris")


def test_hours_can_be_counted_from_a_moment_only() -> None:
    assert value("dans deux heures", on="2025-08-17T12:00") == "2025-08-17T14:00"
    assert value("il y a trente minutes", on="2025-08-17T00:10Z") == "2025-08-16T23:40Z"
    autumn = "2025-10-26T01:30+02:00[Europe/Paris]"
    assert value("dans deux heures", on=autumn) == "2025-10-26T02:30+01:00[Europe/Paris]"
    with pytest.raises(Unresolved, match="a dateline with a time of day"):
        value("dans deux heures")


def test_before_a_time_ends_in_the_minute_before() -> None:
    assert value("avant 17h") == "../2025-08-17T16:59"
    assert value("avant 0h", on="2025-08-17T12:00Z") == "../2025-08-16T23:59Z"
    assert value("après 17h") == "2025-08-17T17:00/.."


def test_hours_that_run_past_midnight_end_on_the_next_day() -> None:
    assert value("de 22h à 2h") == "2025-08-17T22:00/2025-08-18T02:00"
    with pytest.raises(Unresolved):
        value("de 11h à 10h")


def test_in_languages_of_twelve_hours_both_ends_are_of_one_half_of_the_day() -> None:
    mention = resolve("tomorrow from 3:30 to 6:00", dateline=SUNDAY, language="en")
    assert [str(each) for each in mention.readings] == [
        "2025-08-18T03:30/2025-08-18T06:00",
        "2025-08-18T15:30/2025-08-18T18:00",
    ]


def test_an_hour_that_is_none_of_its_part_of_the_day_is_refused() -> None:
    with pytest.raises(Unresolved, match="an hour that is one of the evening only"):
        value("tonight at 2", "en")


# --- what else a mention tells ------------------------------------------------------------------


def test_about_a_day_makes_it_approximate_and_about_an_hour_is_only_told() -> None:
    day = resolve("vers le 10 mars 2025", dateline=SUNDAY, language="fr")
    hour = resolve("demain vers 15h", dateline=SUNDAY, language="fr")
    assert (str(day.value), day.approximate) == ("2025-03-10~", True)
    assert (str(hour.value), hour.approximate) == ("2025-08-18T15:00", True)
    week = resolve("autour de la semaine prochaine", dateline=SUNDAY, language="fr")
    assert (str(week.value), week.approximate) == ("2025-08-18/2025-08-24", True)


def test_in_past_sentences_in_two_weeks_is_a_length_of_time() -> None:
    with pytest.raises(Unresolved, match="with this sense it is a length of time"):
        value("in two weeks", "en", sense="past")


def test_nothing_can_have_lasted_since_a_day_to_come() -> None:
    with pytest.raises(Unresolved, match="since which something may last"):
        value("depuis demain")
    assert value("depuis vendredi", sense="future") == "2025-08-15/.."
    assert value("depuis octobre") == "2024-10/.."


def test_a_mention_keeps_what_it_was_made_from() -> None:
    mention = resolve(" Vendredi dernier. ", dateline=SUNDAY, language="fr-FR")
    assert mention == Mention(
        wording="Vendredi dernier.",
        language="fr-FR",
        dateline=EdtfDate(SUNDAY),
        value=EdtfDate("2025-08-15"),
        rule="last",
    )
    assert pickle.loads(pickle.dumps(mention)) == mention  # noqa: S301 - our own
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        mention.value = None  # type: ignore[misc]


@pytest.mark.parametrize(
    "dateline", [SUNDAY, EdtfDate(SUNDAY), Day(2025, 8, 17), Moment("2025-08-17T23:59")]
)
def test_a_dateline_may_be_a_text_a_date_a_day_or_a_moment(
    dateline: str | EdtfDate | Day | Moment,
) -> None:
    mention = resolve("hier", dateline=dateline, language="fr")
    assert mention.value == EdtfDate("2025-08-16")


@pytest.mark.parametrize("dateline", ["2025-08", "2025", "hier", "", "2025-08-17/..", "2025-02-30"])
def test_a_dateline_that_is_no_day_is_refused(dateline: str) -> None:
    with pytest.raises(InvalidDate) as caught:
        resolve("hier", dateline=dateline, language="fr")
    assert not isinstance(caught.value, Unresolved)


def test_what_else_is_wrong_is_named() -> None:
    with pytest.raises(InvalidValue, match=r"Mention\.language must be one of de, en, fr, uk"):
        resolve("hier", dateline=SUNDAY, language="tlh")
    with pytest.raises(InvalidValue, match=r"Mention\.sense must be 'past', 'future' or None"):
        resolve("hier", dateline=SUNDAY, language="fr", sense="present")  # type: ignore[arg-type]
    with pytest.raises(InvalidValue, match=r"Mention\.zone must be the name of an IANA time zone"):
        resolve("hier", dateline=SUNDAY, language="fr", zone="Mars/Olympus")
    with pytest.raises(TypeError, match=r"resolve\(\) must be given a str"):
        resolve(3, dateline=SUNDAY, language="fr")  # type: ignore[arg-type]


def test_a_refusal_names_text_place_and_what_was_expected() -> None:
    with pytest.raises(Unresolved) as caught:
        value("lundi prochain peut-être")
    assert str(caught.value) == (
        "'lundi prochain peut-être': at position 15 must be the end of the date"
    )
    assert isinstance(caught.value, errors.CoalitionModelError | ValueError)


def test_years_beyond_four_digits_are_refused() -> None:
    for text, on in (("demain", "9999-12-31"), ("l'an prochain", "9999-01-01")):
        with pytest.raises(Unresolved, match="a date of the years 0000 to 9999"):
            value(text, on=on)


def test_every_rule_that_decides_is_explained() -> None:
    assert {"last", "next", "this", "today", "sense", "nearest", "open", "written"} <= RULES.keys()
    assert LANGUAGES == ("de", "en", "fr", "uk")


def test_the_sentence_of_the_article() -> None:
    mention = resolve(
        "ce dimanche 17 août à partir de 15h",
        dateline=SUNDAY,
        language="fr",
        zone="Europe/Paris",
    )
    assert mention.value == MomentInterval("2025-08-17T15:00+02:00[Europe/Paris]/..")
    assert mention.value == when("2025-08-17T15:00+02:00[Europe/Paris]/..")
