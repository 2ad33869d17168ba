"""Vocabularies: a table of words for each language, and nothing of the engine.

A table is a TOML file in `languages/`, named by its BCP 47 tag. `docs/add-a-language.md` shows how
to write one; what it may hold is listed here, in `SECTIONS` and `LISTS`.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from coalition_model.dateline.folding import fold
from coalition_model.errors import InvalidValue

Meaning = dict[str, Any]
"""Symbol of the grammar to its value."""

_FOLDER: Final = Path(__file__).parent / "languages"

LANGUAGES: Final[tuple[str, ...]] = tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))
"""BCP 47 tags of the languages that there is a table for."""

WEEKDAYS: Final = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip
MONTHS: Final = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_SEASONS: Final = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}
_OFFSETS: Final = {
    "day_before_yesterday": -2,
    "yesterday": -1,
    "today": 0,
    "tomorrow": 1,
    "day_after_tomorrow": 2,
}
_PARTS: Final = {
    each: each for each in ("dawn", "morning", "midday", "afternoon", "evening", "night")
}
_UNITS: Final = {
    each: each
    for each in (
        "minute", "hour", "day", "week", "weekend", "month",
        "quarter", "half", "year", "decade", "century", "fortnight",
    )
}  # fmt: skip
_RELATIVE_UNITS: Final = {
    f"{name}_{unit}": (unit, value)
    for unit in ("week", "month", "year")
    for name, value in (
        ("before_last", "before-last"), ("last", "last"), ("this", "this"), ("next", "next"),
    )
}  # fmt: skip
_MODIFIERS: Final = {"last": "last", "next": "next", "this": "this", "after_next": "after-next"}
_NUMBERS: Final = {str(each): each for each in range(61)}

SECTIONS: Final[dict[str, tuple[str, Mapping[str, object]]]] = {
    "weekdays": ("weekday", {name: index for index, name in enumerate(WEEKDAYS)}),
    "months": ("month", {name: index + 1 for index, name in enumerate(MONTHS)}),
    "seasons": ("season", _SEASONS),
    "relative_days": ("offset", _OFFSETS),
    "narrative_days": ("narrative", {"day_before": -1, "day_after": 1}),
    "parts_of_day": ("part", _PARTS),
    "units": ("unit", _UNITS),
    "units_counted": ("units", _UNITS),
    "relative_units": ("relative_unit", _RELATIVE_UNITS),
    "modifiers": ("modifier", _MODIFIERS),
    "edges": ("edge", {each: each for each in ("early", "mid", "late")}),
    "edges_of_days": ("edge_of_day", {each: each for each in ("early", "late")}),
    "numbers": ("spelled", _NUMBERS),
    "ordinals": ("ordinal", _NUMBERS),
    "decades": ("decade", {str(each): each for each in range(10, 100, 10)}),
    "quarters": ("quarter", {str(each): 32 + each for each in range(1, 5)}),
    "halves": ("half", {"1": 40, "2": 41}),
}  # fmt: skip
"""Section of a table to its symbol and the values of its keys."""

LISTS: Final[dict[str, tuple[str, ...]]] = {
    "small_words": ("article", "of", "at", "on", "in", "and", "about"),
    "bounds": (
        "since", "until", "by", "before", "after", "from", "starting", "onwards", "to", "between",
    ),
    "counting": ("ago_first", "ago", "ahead_first", "ahead"),
    "clock": (
        "hour", "minutes", "am", "pm", "noon", "midnight", "half_past", "quarter_past",
        "quarter_to", "half_to", "past", "plus_half", "plus_quarter", "less_quarter", "local_time",
    ),
    "others": ("now", "suffix", "decade_before", "decade_after"),
}  # fmt: skip
"""Section of a table to its keys; each key is its own symbol."""


class Vocabulary(NamedTuple):
    """The words of one language, looked up by the first word of a phrase."""

    tag: str
    phrases: dict[str, list[tuple[tuple[str, ...], Meaning]]]
    """First word to (the other words, meaning), the longest first."""

    orders: Mapping[str, str]
    """Region, or "" for all others, to the order of a date in numbers: `DMY`, `MDY` or `YMD`."""

    half_days: bool
    """Whether hours are counted to 12, so that one to eleven alone may be in the afternoon."""

    capital_needed: frozenset[str]
    """In prose these are names only if they have a capital."""

    capital_excludes: frozenset[str]
    """In prose these are something else if they have a capital and no number beside them."""

    company_needed: frozenset[str]
    """In prose these are seasons only with a year, 'last' or the like."""

    not_exactly: frozenset[str]
    """In prose these mean nothing if they are written just so, without an accent or a capital."""

    never_after: tuple[tuple[str, ...], ...]
    """In prose nothing that follows one of these is a date: 'every' Monday."""

    people: frozenset[str]
    """Months of these names are people too: 'since May took office'."""

    not_counted: frozenset[str]
    """In prose no number counts these, so that one before them may be a year: 'in 2014 he left'."""

    counts_capitals: bool
    """Whether things that are counted are written with a capital, as German nouns are."""

    written_small: frozenset[str]
    """Words for days and hours that the table has without a capital; with one they are names."""

    names: re.Pattern[str] | None
    """Names in which a date only seems to stand: 'Good Friday'."""

    bare_decades: bool
    """Whether a decade's name needs no word before it."""

    dotted_days: bool
    """Whether 17.8. is a date in prose."""

    loose_days: Mapping[int, int]
    """Counts of days that are also said of another: French 'quinze jours' are two weeks."""


_WORD: Final = re.compile(r"[^\W\d_]+|[0-9]+|[^\s'-]")


def words_of(phrase: str) -> tuple[str, ...]:
    """Cut a phrase as a text is cut, without hyphens and apostrophes.

    >>> words_of("jusqu'à"), words_of("p.m.")
    (('jusqu', 'a'), ('p', '.', 'm', '.'))
    """
    return tuple(_WORD.findall(fold(phrase)[0]))


def vocabulary(language: str) -> Vocabulary:
    """Find the vocabulary for a BCP 47 tag; that of `fr` serves `fr-BE`.

    Raises:
        InvalidValue: where there is no table for it.

    >>> vocabulary("fr-BE").tag
    'fr'
    """
    tag = _base(language)
    if tag not in LANGUAGES:
        raise InvalidValue("Mention", "language", language, f"one of {', '.join(LANGUAGES)}")
    return _load(tag)


def numeric_order(words: Vocabulary, language: str) -> tuple[str, bool]:
    """Give the order of a date in numbers by the region of a tag, and whether others keep it too.

    >>> numeric_order(vocabulary("en"), "en"), numeric_order(vocabulary("en"), "en-GB")
    (('MDY', False), ('DMY', True))
    """
    regions = language.split("-")[1:]
    for part in regions:
        if part.upper() in words.orders:
            return words.orders[part.upper()], True
    return words.orders[""], len(words.orders) == 1 or bool(regions)


def _base(language: object) -> str:
    return language.split("-", 1)[0].lower() if isinstance(language, str) else ""


@lru_cache
def _load(tag: str) -> Vocabulary:
    table = _table(_FOLDER / f"{tag}.toml")
    zones = _table(Path(__file__).parent / "zones.toml")
    return build(tag, table, zones)


def _table(path: Path) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - only who reads dates needs it

    return tomllib.loads(path.read_text(encoding="utf-8"))


def build(tag: str, table: Mapping[str, Any], zones: Mapping[str, Any]) -> Vocabulary:
    """Turn a table into a vocabulary.

    Raises:
        InvalidValue: for a section or a key that no table has.
    """
    settings = table.get("settings", {})
    prose = table.get("prose", {})
    meanings: dict[tuple[str, ...], Meaning] = {}
    for phrase, symbol, value in _entries(table, zones):
        words = words_of(phrase)
        meanings.setdefault(words, {})[symbol] = value
    for phrase in (
        p for each in table.get("short", {}).values() for ps in each.values() for p in ps
    ):
        meanings[words_of(phrase)]["short"] = True
    if settings.get("joined_parts"):
        _join_parts(meanings)
    phrases: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
    for words, meaning in meanings.items():
        phrases.setdefault(words[0], []).append((words[1:], meaning))
    for entries in phrases.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    regions = settings.get("numeric_order_of_regions", {})
    return Vocabulary(
        tag=tag,
        phrases=phrases,
        orders={"": settings["numeric_order"], **regions},
        half_days=settings["hours"] == 12,
        capital_needed=_folded(prose.get("capital_needed", ())),
        capital_excludes=_folded(prose.get("capital_excludes", ())),
        company_needed=_folded(prose.get("company_needed", ())),
        not_exactly=frozenset(prose.get("not_exactly", ())),
        never_after=tuple(words_of(each) for each in prose.get("never_after", ())),
        people=_folded(prose.get("people", ())),
        not_counted=_folded(prose.get("not_counted", ())),
        counts_capitals=settings.get("nouns_have_capitals", False),
        written_small=_written_small(table),
        names=_names(prose.get("names", ())),
        bare_decades=not table.get("others", {}).get("decade_before"),
        dotted_days=settings.get("dotted_days", False),
        loose_days={int(key): value for key, value in table.get("loose_days", {}).items()},
    )


def _folded(words: list[str]) -> frozenset[str]:
    return frozenset(fold(each)[0] for each in words)


_SMALL: Final = ("weekdays", "relative_days", "days_with_part")


def _written_small(table: Mapping[str, Any]) -> frozenset[str]:
    """Find the words for days and hours that the table writes without a capital."""
    days = [phrase for section in _SMALL for phrase in _phrases(table, section)]
    clock = table.get("clock", {})
    days += [*clock.get("noon", ()), *clock.get("midnight", ())]
    capital = {
        fold(phrase)[0]
        for section in table
        if section in SECTIONS
        for phrase in _phrases(table, section)
        if phrase[:1].isupper()
    }
    words = {words_of(phrase)[0] for phrase in days if phrase[:1].islower()}
    return frozenset(words - capital)


def _phrases(table: Mapping[str, Any], section: str) -> Iterator[str]:
    content: Mapping[str, list[str]] = table.get(section, {})
    for phrases in content.values():
        yield from phrases


def _names(names: list[str]) -> re.Pattern[str] | None:
    """Join names to one pattern, in which any space and apostrophe may stand."""
    if not names:
        return None
    longest_first = sorted(names, key=len, reverse=True)
    each = (
        re.escape(name).replace(r"\ ", r"\s+").replace("'", "['\u2019]") for name in longest_first
    )
    return re.compile(rf"\b(?:{'|'.join(each)})\b")


def _entries(
    table: Mapping[str, Any], zones: Mapping[str, Any]
) -> Iterator[tuple[str, str, object]]:
    for section, content in table.items():
        if section in SECTIONS:
            yield from _section(section, content)
        elif section in LISTS:
            for key, phrases in content.items():
                if key not in LISTS[section]:
                    raise _unknown(f"[{section}] {key}", LISTS[section])
                for phrase in phrases:
                    yield phrase, key, 0
        elif section == "short":
            for name, names in content.items():
                if name not in SECTIONS:
                    raise _unknown(f"[short.{name}]", SECTIONS)
                yield from _section(name, names)
        elif section == "days_with_part":
            for key, phrases in content.items():
                day, _, part = key.rpartition("_")
                for phrase in phrases:
                    yield phrase, "offset", _OFFSETS[day]
                    yield phrase, "with_part", _PARTS[part]
        elif section not in ("settings", "prose", "loose_days", "zones", "cities"):
            raise _unknown(f"[{section}]", (*SECTIONS, *LISTS, "settings", "short", "prose"))
    for zone, names in zones["names"].items():
        for name in names:
            yield name, "zone_name", zone
    for zone, phrases in table.get("zones", {}).items():
        for phrase in phrases:
            yield phrase, "zone", zone
    patterns = table["settings"].get("zone_of_city", ())
    for zone, cities in table.get("cities", {}).items():
        for city in cities:
            for pattern in patterns:
                yield pattern.replace("{}", city), "zone", zone


def _section(section: str, content: Mapping[str, list[str]]) -> Iterator[tuple[str, str, object]]:
    symbol, values = SECTIONS[section]
    for key, phrases in content.items():
        if key not in values:
            raise _unknown(f"[{section}] {key}", values)
        for phrase in phrases:
            yield phrase, symbol, values[key]


def _unknown(name: str, known: Mapping[str, object] | tuple[str, ...]) -> InvalidValue:
    return InvalidValue("Vocabulary", "table", name, f"made of {', '.join(known)}")


def _join_parts(meanings: dict[tuple[str, ...], Meaning]) -> None:
    """Add the names of weekdays joined with parts of the day: 'Freitagabend'."""
    single = [(words[0], meaning) for words, meaning in meanings.items() if len(words) == 1]
    parts = [(word, meaning["part"]) for word, meaning in single if "part" in meaning]
    for day, meaning in single:
        if "weekday" in meaning and "short" not in meaning:
            for word, part in parts:
                joined = {"weekday": meaning["weekday"], "with_part": part}
                meanings.setdefault((day + word,), {}).update(joined)
