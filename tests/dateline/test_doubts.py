"""What only looks like a date, and bounds that must hold what is certain."""

import pytest

from coalition_model.dateline import Sense, Unresolved, find_mentions, read_english, resolve

SUNDAY = "2025-08-17"


def found(text: str, language: str) -> list[str]:
    """What is found in running text."""
    mentions = find_mentions(text, dateline=SUNDAY, language=language)
    return [each.wording for each in mentions]


def value(text: str, language: str, sense: Sense | None = None) -> str:
    """The value as text, 'None' where it is open."""
    return str(resolve(text, dateline=SUNDAY, language=language, sense=sense).value)


def lines(texts: str) -> list[str]:
    """Cut a block into its texts."""
    return [each for each in texts.replace("\n", "|").split("|") if each]


FRENCH_NONE = """
Les vingt députés ont voté.|Plus de cinquante morts.|Les quarante voleurs.
les quatre-vingts colonnes|Les trente sont venus.|En 2000 morts, la guerre.
Jusqu'à 2000 soldats.|Dans 2000 villes.
En 2023 euros constants.|Entre 2000 et 3000 soldats.|Ce jour-là, il pleuvait.|Ce matin-là, rien.
Cette semaine-là, rien.|Cette année-là, la guerre éclata.|Cette nuit-là, rien.
En 2000 jours de guerre.|Il lit Le Journal du Dimanche.|Le Parisien Dimanche titre.
Robinson et Vendredi sur leur île.
Station Quatre-Septembre.|Vendredi saint.|Mardi gras.|Le Dimanche de Pâques.|le Mercredi des Cendres
Le 49.3 et le 16.1.|Il y a 12 mois entre deux scrutins.|Il y a 2 ans d'écart entre eux.
Il y a trois jours de fête.|Lundi de Pentecôte.|Ils vivent à Mar-a-Lago.|la saint-Juin
"""
ENGLISH_NONE = """
A man in his sixties.|in his forties|She is in her early thirties.
people in their twenties|In 1914 men.|In 2000 cases.|By 2030 votes to 1900.
Until 2000 troops arrive.|In 2023 dollars.
The Sunday Times reported.|The Mail on Sunday wrote.|Bloody Sunday inquiry.|Good Friday Agreement.
Black Friday deals.|Sheffield Wednesday won.|Wednesday Addams danced.|USA Today reported.
Tomorrow Never Dies.|Russia Today and Ukraine Today.|The Midnight Sun.|The Today programme.
Since May took office.|After May's resignation.|By April Ryan.|In May's cabinet.
Until May resigned.|By 5/8 inch.|A quarter of a century ago he left.|At Mar-a-Lago.|in Mar-a-Lago
By March 12 people died.|That day, it rained.|in 10 days of talks|in three years of war
"""


@pytest.mark.parametrize("text", lines(FRENCH_NONE))
def test_no_date_in_french(text: str) -> None:
    assert found(text, "fr") == []


@pytest.mark.parametrize("text", lines(ENGLISH_NONE))
def test_no_date_in_english(text: str) -> None:
    assert found(text, "en") == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Dans les années trente, la crise.", "fr", ["Dans les années trente"]),
        ("En 2014 il partit.", "fr", ["En 2014"]),
        ("En 2014, la Crimée.", "fr", ["En 2014"]),
        ("En 2014 la Crimée.", "fr", ["En 2014"]),
        ("Il part. Dimanche sera calme.", "fr", ["Dimanche"]),
        ("« Demain sera calme »", "fr", ["Demain"]),
        ("Ce Dimanche 17 Août", "fr", ["Ce Dimanche 17 Août"]),
        ("RÉUNION DIMANCHE À PARIS", "fr", ["DIMANCHE"]),
        ("Titre\nDemain à Paris", "fr", ["Demain"]),
        ("Il y a deux ans, de Kiev à Paris.", "fr", ["Il y a deux ans"]),
        ("le 16.1.2025 à Paris", "fr", ["le 16.1.2025"]),
        ("am 16.1. in Berlin", "de", ["am 16.1."]),
        ("In the nineties, peace.", "en", ["In the nineties"]),
        ("In the early 90s, peace.", "en", ["In the early 90s"]),
        ("In 2014 he left.", "en", ["In 2014"]),
        ("In 2014 Russia came.", "en", ["In 2014"]),
        ("In 2014 alone, it came.", "en", ["In 2014"]),
        ("In June two men died.", "en", ["In June"]),
        ("in March 12 people died", "en", ["in March"]),
        ("in June 30 states signed", "en", ["in June"]),
        ("In June 30, 2024, it ended.", "en", ["In June 30, 2024"]),
        ("On March 12 people died.", "en", ["On March 12"]),
        ("March 12, people died.", "en", ["March 12"]),
        ("The March 3 ruling.", "en", ["The March 3"]),
        ("On March 12th people died.", "en", ["On March 12th"]),
        ("On Friday Trump left.", "en", ["On Friday"]),
        ("By May, it was over.", "en", ["By May"]),
        ("Since May they have left.", "en", ["Since May"]),
        ("Last Friday Trump left.", "en", ["Last Friday"]),
        ("Friday's meeting; Good Friday; Monday.", "en", ["Friday", "Monday"]),
        ("Seit 2014 herrscht Krieg.", "de", ["Seit 2014"]),
        ("Bis 2000 Soldaten kamen.", "de", []),
    ],
)
def test_what_stands_beside_it_tells(text: str, language: str, expected: list[str]) -> None:
    assert found(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("vingt", "fr"),
        ("les vingt", "fr"),
        ("in his forties", "en"),
        ("Mar-a-Lago", "en"),
        ("a March", "en"),
        ("un août", "fr"),
        ("one May 2025", "en"),
    ],
)
def test_no_decade_and_no_day_of_one(text: str, language: str) -> None:
    with pytest.raises(Unresolved):
        resolve(text, dateline=SUNDAY, language=language)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("avant la fin du mois", "fr", "../2025-08"),
        ("avant fin 2025", "fr", "../2025"),
        ("avant la fin de la semaine", "fr", "../2025-08-17"),
        ("avant le début de 2026", "fr", "../2025"),
        ("après la mi-août", "fr", "2025-08/.."),
        ("après le début du mois", "fr", "2025-08/.."),
        ("après la fin du mois", "fr", "2025-09-01/.."),
        ("before the end of the year", "en", "../2025"),
        ("before mid-September", "en", "../2025-09"),
        ("after the start of the year", "en", "2025/.."),
        ("vor Ende August", "de", "../2025-08"),
        ("before tonight", "en", "../2025-08-17"),
        ("avant vendredi soir", "fr", "../2025-08-22"),
        ("after this morning", "en", "2025-08-17/.."),
        ("before tomorrow morning", "en", "../2025-08-18"),
        ("avant vendredi", "fr", "../2025-08-21"),
        ("après 2030", "fr", "2031/.."),
        ("after 2030", "en", "2031/.."),
        ("before 2022", "en", "../2021"),
        ("vendredi 15 à 21h", "fr", "2025-08-15T21:00"),
        ("dimanche 17 à 15h", "fr", "2025-08-17T15:00"),
        ("ce lundi 18 à 13h", "fr", "2025-08-18T13:00"),
        ("mercredi 20 à 17h15", "fr", "2025-08-20T17:15"),
        ("ce mois-ci", "fr", "2025-08"),
        ("ce mois d'août", "fr", "2025-08"),
        ("zéro heure", "fr", "2025-08-17T00:00"),
        ("a fortnight ago", "en", "2025-08-03"),
        ("in two fortnights", "en", "2025-09-14"),
        ("earlier today", "en", "2025-08-17"),
        ("later today", "en", "2025-08-17"),
        ("earlier this month", "en", "2025-08"),
        ("the week before last", "en", "2025-07-28/2025-08-03"),
        ("the year before last", "en", "2023"),
        ("Aug. 15–18, 2025", "en", "2025-08-15/2025-08-18"),
        ("торік", "uk", "2024"),
        ("о третій годині", "uk", "2025-08-17T03:00"),
        ("20 серпня о 17.15", "uk", "2025-08-20T17:15"),
        ("опівдні", "uk", "2025-08-17T12:00"),
    ],
)
def test_the_value_holds_what_is_certain(text: str, language: str, expected: str) -> None:
    sense: Sense | None = "future" if text.startswith("avant vendredi") else None
    assert value(text, language, sense) == expected


def test_two_weekdays_are_the_set_of_both() -> None:
    both = resolve("samedi et dimanche", dateline=SUNDAY, language="fr")
    assert [str(each) for each in both.readings] == [
        "{2025-08-16,2025-08-17}",
        "{2025-08-23,2025-08-24}",
    ]
    assert value("samedi et dimanche", "fr", "past") == "{2025-08-16,2025-08-17}"
    assert value("Saturday and Sunday", "en", "future") == "{2025-08-23,2025-08-24}"
    with pytest.raises(Unresolved, match="two days that are both past"):
        resolve("dimanche et lundi", dateline=SUNDAY, language="fr", sense="past")
    prose = "Samedi et dimanche, puis lundi et mardi soir."
    assert found(prose, "fr") == ["Samedi et dimanche", "lundi", "mardi soir"]


@pytest.mark.parametrize(
    ("text", "day", "edge", "part"),
    [
        ("early Saturday", "2025-08-16", "early", None),
        ("late Friday", "2025-08-15", "late", None),
        ("early this morning", "2025-08-17", "early", "morning"),
        ("late on Saturday night", "2025-08-16", "late", "night"),
    ],
)
def test_early_and_late_on_a_day(text: str, day: str, edge: str, part: str | None) -> None:
    mention = resolve(text, dateline=SUNDAY, language="en", sense="past")
    assert (str(mention.value), mention.part_of_period, mention.part_of_day) == (day, edge, part)
    assert found("Talks start Friday.", "en") == ["Friday"]


@pytest.mark.parametrize(
    "text", ["after forties", "last year", "the decade before last", "last decade"]
)
def test_before_the_year_0_the_callers_text_is_refused(text: str) -> None:
    with pytest.raises(Unresolved) as refusal:
        resolve(text, dateline="0000-01-01", language="en")
    assert refusal.value.text == text


@pytest.mark.parametrize(
    "text",
    [
        "1500 17 August 2025", "0930 17 August 2025", "2025.03", "-2025", "1.5 March 2025",
        "1.5 2025",
        "5th 2025", "3rd 2025", "March 1,234", "12:30 13:30 5 March 2025", "5 March 2025 10 am pm",
        "Sun Mon 17 August 2025", "August 17, 2025 3:30", "GMT 17 August 2025",
    ],
)  # fmt: skip
def test_read_english_leaves_nothing_over_and_takes_nothing_twice(text: str) -> None:
    with pytest.raises(Unresolved, match="an English date with its year written out"):
        read_english(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("17 August 2025 15:00 UTC+3", "2025-08-17T15:00+03:00"),
        ("17 August 2025 15:00 GMT+3", "2025-08-17T15:00+03:00"),
        ("17 August 2025 15:00 UTC-03:30", "2025-08-17T15:00-03:30"),
        ("17 August 2025 15:00 +0200", "2025-08-17T15:00+02:00"),
        ("5.30 pm 5 March 2025", "2025-03-05T17:30"),
        ("17 August 2025 3:30 GMT", "2025-08-17T03:30+00:00"),
        ("2025-08-17 10:30", "2025-08-17T10:30"),
        ("17-Aug-2025", "2025-08-17"),
        ("the 3rd of March 2025 at 5 p.m.", "2025-03-03T17:00"),
        ("20250817T1500", "2025-08-17T15:00"),
        ("03/2025", "2025-03"),
    ],
)
def test_read_english_reads_each_piece(text: str, expected: str) -> None:
    assert str(read_english(text)) == expected
