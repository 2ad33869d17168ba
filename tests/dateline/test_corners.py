"""Corners of the grammar: each line is something that people write, or that only looks like it."""

import pytest

from coalition_model.dateline import Unresolved, find_mentions, resolve

READ = [
    ("quarter past midnight", "en", "None"),
    ("half past noon", "en", "2025-08-17T12:30"),
    ("15:30:07", "fr", "2025-08-17T15:30:07"),
    ("9 heures 30", "fr", "2025-08-17T09:30"),
    ("9 heures 30 minutes", "fr", "2025-08-17T09:30"),
    ("0 am", "en", "2025-08-17T00:00"),
    ("15 pm", "en", "2025-08-17T15:00"),
    ("12 noon", "en", "2025-08-17T12:00"),
    ("next year in March", "en", "2026-03"),
    ("next week, on Tuesday", "en", "2025-08-19"),
    ("la journée de lundi prochain", "fr", "2025-08-18"),
    ("le week-end du 15 août", "fr", "2025-08-16/2025-08-17"),
    ("la semaine du 17 août", "fr", "None"),
    ("Saturday of next weekend", "en", "2025-08-23"),
    ("le 15 du mois de mars", "fr", "2025-03-15"),
    ("dans l'après-midi à partir de 15h", "fr", "2025-08-17T15:00/.."),
    ("tomorrow from 3 pm on", "en", "2025-08-18T15:00/.."),
    ("from tomorrow at 10 pm to Tuesday at 8:30", "en", "None"),
    ("from 9 to 11 am", "en", "2025-08-17T09:00/2025-08-17T11:00"),
    ("9 to 11 am tomorrow", "en", "2025-08-18T09:00/2025-08-18T11:00"),
    ("demain 9-11h", "fr", "2025-08-18T09:00/2025-08-18T11:00"),
    ("demain matin de 9 à 11", "fr", "2025-08-18T09:00/2025-08-18T11:00"),
    ("from spring to autumn 2024", "en", "2024-21/2024-23"),
    ("du 20 août au 3 septembre prochain", "fr", "2025-08-20/2025-09-03"),
    ("since 1 May until 3 June", "en", "2025-05-01/2025-06-03"),
    ("2025-03", "fr", "2025-03"),
    ("2025/08/17", "en", "2025-08-17"),
    ("10.10 Uhr", "de", "2025-08-17T10:10"),
    ("13-15 of July", "en", "2025-07-13/2025-07-15"),
    ("mars-avril 2025", "fr", "2025-03/2025-04"),
    ("15.-18. August", "de", "2025-08-15/2025-08-18"),
    ("dans deux décennies", "fr", "204X"),
    ("dans deux siècles", "fr", "22XX"),
    ("the first Monday of next month", "en", "2025-09-01"),
    ("le premier lundi du mois", "fr", "2025-08-04"),
    ("the last day of the year", "en", "2025-12-31"),
    ("the last day of the year 2024", "en", "2024-12-31"),
    ("the first Monday of 2025", "en", "2025-01-06"),
    ("the last weekend of March 2025", "en", "2025-03-29/2025-03-30"),
    ("la troisième semaine de janvier 2019", "fr", "2019-01-14/2019-01-20"),
    ("cette année passée", "fr", "2024"),
    ("le semestre dernier", "fr", "2025-40"),
    ("ce siècle", "fr", "20XX"),
    ("le week-end prochain", "fr", "2025-08-23/2025-08-24"),
    ("T1", "fr", "None"),
    ("H1 2025", "en", "2025-40"),
    ("the first quarter of this year", "en", "2025-33"),
    ("premier trimestre de l'année 2025", "fr", "2025-33"),
    ("Mar. 3, 2025", "en", "2025-03-03"),
    ("2025 March 3", "en", "2025-03-03"),
    ("2025, March", "en", "2025-03"),
    ("3rd March 98", "en", "1998-03-03"),
    ("Mon, 18 Aug", "en", "2025-08-18"),
    ("Aug 18, Mon", "en", "2025-08-18"),
    ("Sunday the 17th", "en", "2025-08-17"),
    ("dimanche 17", "fr", "2025-08-17"),
    ("le 16", "fr", "2025-08-16"),
    ("le 31", "fr", "2025-08-31"),
    ("lundi 25/8", "fr", "2025-08-25"),
    ("this 17 August 2025", "en", "2025-08-17"),
    ("ce mardi 12 août", "fr", "2025-08-12"),
    ("next 8/20", "en", "2025-08-20"),
    ("the 2020s", "en", "202X"),
    ("les années vingt", "fr", "202X"),
    ("les années 30", "fr", "193X"),
    ("le 1er siècle", "fr", "00XX"),
    ("around 15:00 tomorrow", "en", "2025-08-18T15:00"),
    ("ce matin vers 9 heures", "fr", "2025-08-17T09:00"),
    ("15h (GMT)", "fr", "2025-08-17T15:00Z"),
    ("15:30 heures", "fr", "2025-08-17T15:30"),
    ("am 1.4. um 15 Uhr", "de", "2025-04-01T15:00"),
    ("3 Paris time", "en", "2025-08-17T03:00+02:00[Europe/Paris]"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "value"), READ)
def test_read(text: str, language: str, value: str) -> None:
    assert str(resolve(text, dateline="2025-08-17", language=language).value) == value


REFUSED = [
    ("15:30:7", "fr"), ("15:30:99", "fr"), ("15:3055", "fr"), ("quarter to midnight", "en"), ("0 pm", "en"),  # noqa: E501
    ("15h UTC+x", "fr"), ("15h UTC+15", "fr"), ("24h30", "fr"), ("25:00", "fr"), ("15h (GMT", "fr"),
    ("the 101st century", "en"), ("la semaine de mars", "fr"), ("lundi du week-end prochain", "fr"),
    ("la semaine prochaine à 15h", "fr"), ("avant demain jusqu'à 17h", "fr"), ("le le le le le le 15 août", "fr"),  # noqa: E501
    ("demain de 9 à 11", "fr"), ("fin de journée", "fr"), ("15/8x", "fr"), ("15/8/2025/3", "fr"),
    ("123/4/2025", "fr"), ("1/2/123", "fr"), ("2025-08-17-3", "fr"), ("2025-03-x", "fr"), ("2025/13/01", "fr"),  # noqa: E501
    ("les 16 et 15 août", "fr"), ("du 18 au 15 août", "fr"), ("Aug 16 and 15", "en"), ("Aug 16-15", "en"),  # noqa: E501
    ("mi-mardi", "fr"), ("last 3 March 2024", "en"), ("this 2025", "en"), ("mai2025", "fr"),
    ("entre lundi", "fr"), ("2014-22", "fr"), ("half past", "en"), ("since tonight til sixteen", "en"), ("fin du jour", "fr"), ("15:30x", "fr"), ("15:30:", "fr"), ("3 am 5. Mai", "de"), ("ten past ten past 3 pm", "en"),  # noqa: E501
    ("10 August after next", "en"), ("1330 GMT 3", "en"), ("199s", "en"),
    ("995 GMT", "en"), ("2599 GMT", "en"), ("du 3 au 15/8", "fr"), ("the fifth quarter of 2025", "en"),  # noqa: E501
]  # fmt: skip


@pytest.mark.parametrize(("text", "language"), REFUSED)
def test_refused(text: str, language: str) -> None:
    with pytest.raises(Unresolved):
        resolve(text, dateline="2025-08-17", language=language)


def test_two_days_of_one_month_may_stay_open_together() -> None:
    mention = resolve("les 1er et 2 septembre", dateline="2024-03-02", language="fr")
    assert [str(each) for each in mention.readings] == [
        "{2023-09-01,2023-09-02}",
        "{2024-09-01,2024-09-02}",
    ]


def test_since_october_is_past_even_where_the_text_speaks_of_the_future() -> None:
    mention = resolve("depuis octobre", dateline="2025-08-17", language="fr", sense="future")
    assert str(mention.value) == "2024-10/.."


@pytest.mark.parametrize(
    ("text", "language", "wordings"),
    [
        ("à 9 heures 30 personnes sont venues", "fr", ["à 9 heures"]),
        ("à 9 heures 30, ils", "fr", ["à 9 heures 30"]),
        ("at once, 3 pm; lundi_x", "en", ["3 pm"]),
        ("lundi_x et mars 2025€", "fr", []),
        ("On Aug. 15 and 16, and Aug 17 and 18 people", "en", ["On Aug. 15 and 16", "Aug 17"]),
        ("15h30, 9h, 15:30", "fr", ["15h30"]),
        ("le 15 à 9h, le 15", "fr", ["le 15 à 9h"]),
        ("Mon 18 Aug, Mon", "en", ["Mon 18 Aug"]),
        ("im Herbst 2024, Herbst", "de", ["im Herbst 2024"]),
    ],
)
def test_in_prose(text: str, language: str, wordings: list[str]) -> None:
    mentions = find_mentions(text, dateline="2025-08-17", language=language)
    assert [each.wording for each in mentions] == wordings
