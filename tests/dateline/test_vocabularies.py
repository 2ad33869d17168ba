"""A language is a table: what the engine makes of one, and German and Ukrainian as the proof."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import coalition_model.dateline as room
from coalition_model.dateline import LANGUAGES, resolve
from coalition_model.dateline.folding import fold
from coalition_model.dateline.vocabulary import (
    LISTS,
    SECTIONS,
    build,
    numeric_order,
    vocabulary,
    words_of,
)
from coalition_model.errors import InvalidValue

FOLDER = Path(room.__file__).parent

GERMAN = {
    "heute": "2025-08-17",
    "GESTERN": "2025-08-16",
    "übermorgen": "2025-08-19",
    "uebermorgen": "2025-08-19",
    "am Sonntag": "2025-08-17",
    "letzten Freitag": "2025-08-15",
    "am vergangenen Freitag": "2025-08-15",
    "am kommenden Montag": "2025-08-18",
    "nächste Woche": "2025-08-18/2025-08-24",
    "übernächste Woche": "2025-08-25/2025-08-31",
    "letzten Monat": "2025-07",
    "dieses Jahr": "2025",
    "am 15. August": "2025-08-15",
    "am Freitag, dem 15. August 2025": "2025-08-15",
    "15.8.2025": "2025-08-15",
    "im März 2025": "2025-03",
    "Anfang März 2025": "2025-03",
    "vor drei Tagen": "2025-08-14",
    "in zwei Wochen": "2025-08-31",
    "seit dem 24. Februar 2022": "2022-02-24/..",
    "bis Freitag": "../2025-08-22",
    "vom 15. bis 18. August": "2025-08-15/2025-08-18",
    "zwischen 2014 und 2022": "2014/2022",
    "heute um 15 Uhr": "2025-08-17T15:00",
    "morgen um 15.30 Uhr": "2025-08-18T15:30",
    "heute um halb vier": "2025-08-17T03:30",
    "heute Nachmittag um halb vier": "2025-08-17T15:30",
    "ab 15 Uhr": "2025-08-17T15:00/..",
    "morgen früh": "2025-08-18",
    "am nächsten Freitagabend": "2025-08-22",
    "15 Uhr Berliner Zeit": "2025-08-17T15:00+02:00[Europe/Berlin]",
    "die 1990er": None,
}

UKRAINIAN = {
    "сьогодні": "2025-08-17",
    "ВЧОРА": "2025-08-16",
    "післязавтра": "2025-08-19",
    "у неділю": "2025-08-17",
    "минулої п'ятниці": "2025-08-15",
    "минулої п’ятниці": "2025-08-15",
    "наступного понеділка": "2025-08-18",
    "цього тижня": "2025-08-11/2025-08-17",
    "минулого місяця": "2025-07",
    "наступного року": "2026",
    "15 серпня": "2025-08-15",
    "24 лютого 2022 року": "2022-02-24",
    "у березні 2025": "2025-03",
    "15.08.2025": "2025-08-15",
    "три дні тому": "2025-08-14",
    "через два тижні": "2025-08-31",
    "з 2014 року": "2014/..",
    "до 2030 року": "../2030",
    "з 15 по 18 серпня": "2025-08-15/2025-08-18",
    "о 15 годині": "2025-08-17T15:00",
    "завтра о 15:30": "2025-08-18T15:30",
    "о 3 годині дня": "2025-08-17T15:00",
    "о 15:00 за київським часом": "2025-08-17T15:00+03:00[Europe/Kyiv]",
    "завтра ввечері": "2025-08-18",
}


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [(t, "de", e) for t, e in GERMAN.items()] + [(t, "uk", e) for t, e in UKRAINIAN.items()],
)
def test_german_and_ukrainian_are_read_by_the_same_engine(
    text: str, language: str, expected: str | None
) -> None:
    if expected is None:
        with pytest.raises(room.Unresolved):
            resolve(text, dateline="2025-08-17", language=language)
    else:
        assert str(resolve(text, dateline="2025-08-17", language=language).value) == expected


def test_there_is_a_table_for_each_language_and_no_word_of_it_in_the_engine() -> None:
    """No name of a day or month of any language stands in the engine's code."""
    assert {path.stem for path in (FOLDER / "languages").glob("*.toml")} == set(LANGUAGES)
    names = re.compile(r"(?<![\w'])(lundi|mardi|janvier|mars|août|Montag|Uhr|heures?)(?!\w)")
    for path in FOLDER.glob("*.py"):
        code = re.sub(r'""".*?"""|#[^\n]*', "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert names.search(code) is None, path.name


TINY: dict[str, Any] = {
    "settings": {"numeric_order": "DMY", "hours": 24},
    "weekdays": {"monday": ["lunedì"]},
    "modifiers": {"last": ["scorso"]},
    "short": {"weekdays": {"monday": ["lun"]}},
}
NO_ZONES: dict[str, Any] = {"names": {}}


def test_a_table_makes_a_vocabulary() -> None:
    built = build("it", TINY, NO_ZONES)
    assert built.phrases["lunedi"] == [((), {"weekday": 0})]
    assert built.phrases["lun"] == [((), {"weekday": 0, "short": True})]
    assert not built.half_days
    assert numeric_order(built, "it") == ("DMY", True)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"weekday": {}}, r"must be made of weekdays, .* but is '\[weekday\]'"),
        (
            {"weekdays": {"lunes": ["lunes"]}},
            r"must be made of monday, .* but is '\[weekdays\] lunes'",
        ),
        ({"clock": {"oclock": ["h"]}}, r"must be made of hour, .* but is '\[clock\] oclock'"),
        ({"short": {"day": {}}}, r"must be made of weekdays, .* but is '\[short.day\]'"),
    ],
)
def test_a_table_with_an_unknown_section_or_key_is_refused(
    wrong: dict[str, Any], message: str
) -> None:
    with pytest.raises(InvalidValue, match=message):
        build("xx", {**TINY, **wrong}, NO_ZONES)


def test_the_documentation_names_every_section_and_key() -> None:
    page = (Path(__file__).parents[2] / "docs" / "add-a-language.md").read_text(encoding="utf-8")
    missing = [
        name
        for name in (*SECTIONS, *LISTS, *(key for keys in LISTS.values() for key in keys))
        if f"`{name}`" not in page
    ]
    assert missing == []


def test_weekdays_and_parts_of_the_day_may_be_joined() -> None:
    assert vocabulary("de").phrases["freitagabend"] == [
        ((), {"weekday": 4, "with_part": "evening"})
    ]
    assert "vendredisoir" not in vocabulary("fr").phrases


def test_the_region_of_a_tag_gives_the_order_of_numbers() -> None:
    english = vocabulary("en")
    assert numeric_order(english, "en") == ("MDY", False)
    assert numeric_order(english, "en-Latn-AU") == ("DMY", True)
    assert numeric_order(english, "en-US") == ("MDY", True)
    assert vocabulary("FR-ca").tag == "fr"


@pytest.mark.parametrize("language", ["", "xx", "../fr", "french"])
def test_a_language_without_a_table_is_refused(language: str) -> None:
    with pytest.raises(InvalidValue, match=r"Mention\.language must be one of de, en, fr, uk"):
        vocabulary(language)


def test_phrases_are_cut_as_texts_are() -> None:
    assert words_of("Aujourd’hui") == ("aujourd", "hui")
    assert words_of("après-demain") == ("apres", "demain")
    assert words_of("a.m.") == ("a", ".", "m", ".")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ÉTÉ", "ete"),
        ("1ᵉʳ", "1er"),
        ("L’ÎLE", "l'ile"),
        ("15\N{NARROW NO-BREAK SPACE}h", "15 h"),
        ("13\N{EN DASH}15", "13-15"),
        ("１５", "15"),
        ("Straße ﬁ", "straße ﬁ"),
        ("Їжак й", "іжак и"),
        ("a`b", "a'b"),
    ],
)
def test_folding_keeps_the_length_of_a_text(text: str, folded: str) -> None:
    assert fold(text) == (folded, None)
    assert len(folded) == len(text)


def test_folding_maps_places_where_accents_are_characters_of_their_own() -> None:
    folded, places = fold("e\u0301te\u0301 x")
    assert folded == "ete x"
    assert places == [0, 2, 3, 5, 6, 7]


def test_importing_the_room_loads_no_table_and_nothing_heavy() -> None:
    code = (
        "import sys, coalition_model.values.when; before = set(sys.modules);"
        "import coalition_model.dateline.resolving;"
        "from coalition_model.dateline.vocabulary import _load;"
        "assert _load.cache_info().currsize == 0;"
        "assert not {'tomllib', 'dateutil', 'dateutil.parser'} & (set(sys.modules) - before)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
