"""`find_mentions`: every date expression of a text, and nothing that is none."""

import time
from pathlib import Path

import pytest

from coalition_model.dateline import find_mentions
from coalition_model.errors import InvalidDate, InvalidValue

ARTICLE = Path(__file__).parents[2].parent / "shared" / "facts" / "article.fr.txt"
SUNDAY = "2025-08-17"

EVERY_ONE = [
    ("le vendredi 15 août dernier", "fr", "2025-08-15", ""),
    ("ce dimanche", "fr", "2025-08-17", ""),
    ("vendredi dernier", "fr", "2025-08-15", ""),
    ("ce dimanche 17 août à partir de 15h", "fr", "2025-08-17T15:00+02:00[Europe/Paris]/..", ""),
    ("lundi", "fr", None, "2025-08-11 2025-08-18"),
    ("This afternoon", "en", "2025-08-17", ""),
    ("tomorrow", "en", "2025-08-18", ""),
    ("August 17, 2025", "en", "2025-08-17", ""),
    ("samedi", "fr", None, "2025-08-16 2025-08-23"),
    ("August 16, 2025", "en", "2025-08-16", ""),
    ("en mars 2025", "fr", "2025-03", ""),
    ("Le 10 avril dernier", "fr", "2025-04-10", ""),
    ("Ce dimanche", "fr", "2025-08-17", ""),
    ("vendredi dernier", "fr", "2025-08-15", ""),
    ("samedi", "fr", None, "2025-08-16 2025-08-23"),
    ("August 16, 2025", "en", "2025-08-16", ""),
    ("lundi", "fr", None, "2025-08-11 2025-08-18"),
    ("vendredi", "fr", None, "2025-08-15 2025-08-22"),
]


@pytest.fixture(scope="module")
def article() -> str:
    if not ARTICLE.exists():
        pytest.skip(f"the article is not here: {ARTICLE}")
    return ARTICLE.read_text(encoding="utf-8")


def found(text: str, *languages: str) -> list[str]:
    """The wordings that are found."""
    mentions = find_mentions(text, dateline=SUNDAY, language=languages)
    for each in mentions:
        assert text[each.start : each.end] == each.wording
    return [each.wording for each in mentions]


def test_the_article_has_these_eighteen_and_no_other(article: str) -> None:
    mentions = find_mentions(article, dateline=SUNDAY, language=("fr", "en"), zone="Europe/Paris")
    assert [
        (
            each.wording,
            each.language,
            None if each.value is None else str(each.value),
            " ".join(map(str, each.readings)),
        )
        for each in mentions
    ] == EVERY_ONE
    for each in mentions:
        assert article[each.start : each.end] == each.wording


@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_language_finds_its_own_in_the_article(article: str, language: str) -> None:
    mentions = find_mentions(article, dateline=SUNDAY, language=language)
    assert [each.wording for each in mentions] == [
        wording for wording, of, _, _ in EVERY_ONE if of == language
    ]


def test_the_sense_of_a_text_decides_its_weekdays() -> None:
    text = "Ils se sont parlé samedi."
    (past,) = find_mentions(text, dateline=SUNDAY, language="fr", sense="past")
    assert str(past.value) == "2025-08-16"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Il avait mai proposé un plan.", "fr"),
        ("Il y a 31 pays dans la coalition, il y a 31 membres.", "fr"),
        ("Il marche. La Marche blanche. Marche ou crève.", "fr"),
        ("La planète Mars. Une mission vers Mars, depuis Mars, sur mars.", "fr"),
        ("L'accord a été signé ; cela a été dit.", "fr"),
        ("Chaque lundi, tous les mardis, et tous les lundi matin.", "fr"),
        ("Le second tour. Un des deux. Dans 31 pays. 3 heures de négociations.", "fr"),
        ("Le premier ministre, la fin de la guerre, au début, en un mot.", "fr"),
        ("Le prix est de 3 euros, soit 1,5 %, ou 24/7, article 5 et 10.1.", "fr"),
        ("Ces derniers jours et dans les prochaines semaines.", "fr"),
        ("https://t.co/10mai2025 @lundi #mardi x15h30 abc_2025", "fr"),
        ("vendredi 16 août 2025", "fr"),
        ("Il y a un an et demi, ou plus de deux ans.", "fr"),
        ("Un match gagné 3:1, 15:30 minutes de jeu.", "fr"),
        ("En 12 000 ans, et en 9999.", "fr"),
        ("the May government fell", "en"),
        ("They march on March, and may be late. It may 10 times happen.", "en"),
        ("The Sun said it. He sat down. They wed. I second that.", "en"),
        ("In the fall of Kyiv, the spring of the clock.", "en"),
        ("every Monday, each Tuesday at 3 pm", "en"),
        ("The end of the war, in the end, at the start, on the one hand.", "en"),
        ("At 10 Downing Street. In 3 countries. The last day of talks. A 50-50 chance.", "en"),
        ("in the coming weeks and the last few days", "en"),
        ("He is 45 and 2025% faster; $2025; 1,2025", "en"),
        ("So war es. Do it. Mo sagte.", "de"),
        ("jeden Montag", "de"),
    ],
)
def test_what_is_no_date_is_not_found(text: str, language: str) -> None:
    assert found(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Réunis mardi soir, puis dans la nuit de mardi à mercredi, à 9 heures.",
            "fr",
            ["mardi soir", "dans la nuit de mardi à mercredi", "à 9 heures"],
        ),
        (
            "Dès lundi. Fin août. À la mi-septembre.",
            "fr",
            ["Dès lundi", "Fin août", "À la mi-septembre"],
        ),
        ("En 1940, puis entre 2014 et 2022.", "fr", ["En 1940", "entre 2014 et 2022"]),
        ("depuis le 24 février 2022, date", "fr", ["depuis le 24 février 2022"]),
        ("L'accord du 15 août a été signé lundi.", "fr", ["15 août", "lundi"]),
        ("On 3 March 2025 at 3 pm, by Friday.", "en", ["On 3 March 2025 at 3 pm", "by Friday"]),
        ("In May, in MARCH, on May 8", "en", ["In May", "in MARCH", "on May 8"]),
        ("Friday's talks; today's paper", "en", ["Friday", "today"]),
        ("In March 2022.\n\n15 people", "en", ["In March 2022"]),
        ("en mars\n\n2025 arriva", "fr", ["en mars"]),
        ("le 15\naoût 2025", "fr", ["le 15\naoût 2025"]),
        ("am Freitagabend in Berlin", "de", ["am Freitagabend"]),
        ("у п’ятницю, 15 серпня", "uk", ["у п’ятницю, 15 серпня"]),
        ("la mission vers Mars en mars 2026", "fr", ["en mars 2026"]),
        ("July 13-15, and from 9 to 12 June", "en", ["July 13-15", "from 9 to 12 June"]),
        ("du 13 au 15 juillet", "fr", ["du 13 au 15 juillet"]),
        ("Le 7 Mars 2025", "fr", ["Le 7 Mars 2025"]),
        ("le 8/5 et le 08/05/1945, à 9/10", "fr", ["le 8/5", "le 08/05/1945"]),
        ("réunion jeudi 8/5", "fr", ["jeudi 8/5"]),
        ("réunion mardi 8/5", "fr", []),
    ],
)
def test_dates_in_prose_are_found_with_the_words_that_belong_to_them(
    text: str, language: str, expected: list[str]
) -> None:
    assert found(text, language) == expected


def test_what_only_the_story_places_is_found_and_left_open() -> None:
    text = "La veille, il avait parlé à 9 heures."
    eve, clock = find_mentions(text, dateline=SUNDAY, language="fr")
    assert (eve.wording, eve.value, str(eve.readings[0])) == ("La veille", None, "2025-08-16")
    assert (clock.wording, clock.value) == ("à 9 heures", None)
    assert str(clock.readings[0]) == "2025-08-17T09:00"


def test_spans_are_those_of_the_text_as_it_was_written() -> None:
    text = "…\N{NO-BREAK SPACE}créée le 15\N{NARROW NO-BREAK SPACE}aou\N{COMBINING CIRCUMFLEX ACCENT}t, ß fin"  # noqa: E501
    (mention,) = find_mentions(text, dateline=SUNDAY, language="fr")
    assert text[mention.start : mention.end] == mention.wording
    assert mention.wording.endswith("t")
    assert str(mention.value) == "2025-08-15"


def test_of_two_languages_the_longer_stays_and_then_the_first() -> None:
    assert found("samedi, tomorrow, 2025-08-16, in March 2025", "fr", "en") == [
        "samedi", "tomorrow", "2025-08-16", "in March 2025",
    ]  # fmt: skip
    mentions = find_mentions("2025-08-16", dateline=SUNDAY, language=("fr", "en"))
    assert [each.language for each in mentions] == ["fr"]


def test_what_is_wrong_is_named() -> None:
    with pytest.raises(InvalidDate):
        find_mentions("lundi", dateline="2025", language="fr")
    with pytest.raises(InvalidValue):
        find_mentions("lundi", dateline=SUNDAY, language="xx")
    assert find_mentions("", dateline=SUNDAY, language="fr") == ()
    assert find_mentions("lundi", dateline=SUNDAY, language=()) == ()


@pytest.mark.parametrize(
    "piece",
    [
        "1 ",
        "mai ",
        "1",
        "a",
        "vers ",
        "semaine de ",
        "du 1 au ",
        "1-",
        "1.1.",
        "e\u0301 ",
        "il y a 1 ",
        "9h ",
    ],
)
def test_time_is_linear_in_the_length_of_the_prose(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        best = 9.0
        for _ in range(3):
            start = time.process_time()
            find_mentions(text, dateline=SUNDAY, language="fr")
            best = min(best, time.process_time() - start)
        return best

    assert seconds(40_000) < 12 * seconds(10_000) + 0.02
