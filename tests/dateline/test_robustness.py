"""Any text gives a mention or a refusal, soon, and nothing else."""

import random
import time
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coalition_model.dateline import (
    LANGUAGES,
    RULES,
    Sense,
    Unresolved,
    find_mentions,
    read_english,
    resolve,
)
from coalition_model.dateline.vocabulary import vocabulary
from coalition_model.values import Moment

LINE = "2025-08-17T12:00+02:00[Europe/Paris]"
MARKS = [*" ,.-/:()'’\n\N{NO-BREAK SPACE}½", "1er", "T", "Z", "GMT", "UTC+2", "\u0301"]


def words(language: str) -> list[str]:
    """All words of a vocabulary, numbers and marks."""
    phrases = vocabulary(language).phrases
    known = [" ".join((first, *rest)) for first, found in phrases.items() for rest, _ in found]
    numbers = (0, 1, 3, 9, 12, 15, 24, 30, 31, 60, 99, 1984, 2025, 99999)
    return [*known, *map(str, numbers)]


@st.composite
def likely_texts(draw: st.DrawFn) -> tuple[str, str]:
    """Texts that are nearly dates."""
    language = draw(st.sampled_from(LANGUAGES))
    pieces = draw(st.lists(st.sampled_from(words(language)) | st.sampled_from(MARKS), max_size=10))
    joint = draw(st.sampled_from(["", " "]))
    return language, joint.join(pieces)


def check_resolve(text: str, language: str) -> None:
    try:
        mention = resolve(text, dateline=LINE, language=language)
    except Unresolved as refusal:
        named = 0 <= refusal.position <= len(refusal.text) and bool(refusal.expected)
        assert named
    else:
        assert mention.rule in RULES
        assert (mention.value is None) is (mention.rule == "open")
        assert mention.value is not None or len(mention.readings) > 1
        assert mention.value not in mention.readings


@given(likely_texts())
def test_nearly_dates_are_read_or_refused(case: tuple[str, str]) -> None:
    language, text = case
    check_resolve(text, language)


@given(st.text(max_size=40), st.sampled_from(LANGUAGES))
def test_any_text_is_read_or_refused(text: str, language: str) -> None:
    check_resolve(text, language)


@given(likely_texts(), st.sampled_from([None, "past", "future"]))
def test_mentions_lie_in_the_text_in_order_and_apart(
    case: tuple[str, str], sense: Sense | None
) -> None:
    language, text = case
    mentions = find_mentions(text, dateline=LINE, language=language, sense=sense)
    last = 0
    for each in mentions:
        assert each.start is not None
        assert each.end is not None
        assert last <= each.start < each.end <= len(text)
        assert text[each.start : each.end] == each.wording
        assert each.value is not None or each.readings
        last = each.end


@given(st.text(max_size=60))
def test_any_text_is_read_as_english_or_refused(text: str) -> None:
    try:
        read_english(text)
    except Unresolved as refusal:
        assert refusal.expected  # noqa: PT017 - it may raise and may not


@settings(max_examples=50)
@given(st.datetimes())
def test_resolved_from_any_moment(moment: datetime) -> None:
    line = Moment(str(moment)[:16].replace(" ", "T"))
    for text in ("yesterday", "last Friday", "in March", "two years ago", "in ten minutes"):
        try:
            mention = resolve(text, dateline=line, language="en")
        except Unresolved as refusal:
            assert "0000 to 9999" in refusal.expected  # noqa: PT017 - at the ends of time
        else:
            assert mention.value is not None or mention.readings


def test_twenty_thousand_mutated_texts_raise_nothing_else() -> None:
    chance = random.Random(20250817)  # noqa: S311 - no secret
    for language in LANGUAGES:
        pool = words(language) + MARKS
        for _ in range(5000):
            text = " ".join(chance.choices(pool, k=chance.randint(1, 8)))
            check_resolve(text, language)


@pytest.mark.parametrize(
    "text",
    ["9 " * 200, "vers " * 80, "semaine de " * 36, "half past " * 40, "du 1 au " * 50, "(" * 400],
)
def test_long_repetitions_neither_hang_nor_exhaust_the_stack(text: str) -> None:
    for language in LANGUAGES:
        check_resolve(text[:400], language)
        find_mentions(text * 20, dateline=LINE, language=language)


def test_a_megabyte_is_refused_at_once() -> None:
    start = time.process_time()
    with pytest.raises(Unresolved, match="at most 400 characters"):
        resolve("1 " * 500_000, dateline=LINE, language="fr")
    with pytest.raises(Unresolved, match="at most 100 characters"):
        read_english("1 " * 500_000)
    assert time.process_time() - start < 1


def test_a_megabyte_of_prose_takes_seconds() -> None:
    sentence = (
        "Les alliés se sont réunis ce dimanche 17 août à partir de 15h, puis lundi, "
        "et la coalition, créée en mars 2025, n'avait pas de plan pour la suite des travaux. "
    )
    prose = sentence * (1_000_000 // len(sentence))
    start = time.process_time()
    mentions = find_mentions(prose, dateline=LINE, language="fr")
    assert time.process_time() - start < 20
    assert len(mentions) == 3 * (1_000_000 // len(sentence))
