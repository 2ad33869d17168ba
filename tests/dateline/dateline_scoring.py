"""Scores `resolve` on the rows of shared/cases/dates/relative.json, for a test and a benchmark."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from coalition_model.dateline import Mention, Sense, Unresolved, resolve
from coalition_model.values.edtf_dates import EdtfDate, EdtfInterval
from coalition_model.values.moments import Moment, MomentInterval

CASES = Path(__file__).parents[2].parent / "shared" / "cases" / "dates" / "relative.json"

Row = dict[str, Any]


class Score(NamedTuple):
    """What came of one row."""

    row: Row
    outcome: str
    """`right`, `wrong`, `refused` or `contradicts`."""
    answer: str
    """What the policy answers."""
    reason: str = ""
    """Where the suite's convention contradicts the policy: which part of it."""


def rows(language: str) -> list[Row]:
    """The rows to score: `core` in fr and en, rows of plain vocabulary in the others."""
    every = json.loads(CASES.read_text(encoding="utf-8"))
    return [
        row
        for row in every
        if row["lang"] == language
        and (row["core"] if "fr" in language or "en" in language else plain(row))
    ]


# As `core` was chosen for French and English: weekdays, months, today and its neighbours, last, next  # noqa: E501
# and this, day-month-year, weeks, months and years, numbers in digits, and hours, each word of the
# row being one of these. Ordinals and numbers in words, quarters of hours, holidays and idioms are
# not, nor are rows that need to be split at a comma into two dates.
_PLAIN = {
    "de": """montag dienstag mittwoch donnerstag freitag samstag sonntag mo di mi do fr sa so
        januar februar märz april mai juni juli august september oktober november dezember
        jan feb apr jun jul aug sep sept okt nov dez
        heute gestern morgen vorgestern übermorgen
        letzte letzten letzter letztes letztem nächste nächsten nächster nächstes
        diese diesen dieser dieses diesem vergangenen kommenden
        tag woche monat jahr wochenende am im in den der die das des dem um uhr von bis zum und
        zwischen gegen abend vormittag nachmittag mittag nacht früh vom""",
    "uk": """понеділок понеділка понеділку вівторок вівторка середа середу середи четвер четверга
        п'ятниця п'ятницю п'ятниці субота суботу суботи неділя неділю неділі пн вт ср чт пт сб нд
        січень січня лютий лютого березень березня квітень квітня травень травня червень червня
        липень липня серпень серпня вересень вересня жовтень жовтня листопад листопада грудень
        грудня січні лютому березні квітні травні червні липні серпні вересні жовтні листопаді
        грудні січ лют бер кві тра чер лип сер вер жов лис гру
        сьогодні вчора завтра позавчора післязавтра
        минулий минула минуле минулого минулої минулому минулу наступний наступна наступне
        наступного наступної наступному наступну цей ця це цього цієї цьому цю
        день тиждень тижня тижні місяць місяця місяці рік року році
        о об у в на з по до і годині година годин вранці ввечері вдень вночі""",
}


def plain(row: Row) -> bool:
    """Whether every word of a row is of the plain vocabulary, and what it asks for is a date."""
    words = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", row["text"].lower().replace("’", "'"))
    return all(word in _PLAIN[row["lang"]].split() for word in words)


def trials(row: Row) -> Iterator[tuple[Sense | None, str]]:
    """The senses to try, each with the expected date."""
    named = str(row.get("sense", ""))
    if named.startswith("future"):
        yield "future", row["expected"]
    elif named.startswith("past"):
        yield "past", row["expected"]
    elif "expected_past" in row:
        yield "future", row["expected"]
        yield "past", row["expected_past"]
    else:
        yield None, row["expected"]


def score(row: Row) -> Score:
    """Try a row in each of its senses; it is as good as the worst of them."""
    found = [_trial(row, sense, expected) for sense, expected in trials(row)]
    for outcome in ("wrong", "refused", "right"):
        for each in found:
            if each.outcome == outcome:
                return each
    return found[0]


def _trial(row: Row, sense: Sense | None, expected: str) -> Score:
    base = row["base"] + (f"[{row['tz']}]" if "tz" in row else "")
    try:
        mention = resolve(row["text"], dateline=Moment(base), language=row["lang"], sense=sense)
    except Unresolved as refusal:
        reason = _refused_by_policy(row, refusal)
        return Score(
            row, "contradicts" if reason else "refused", f"refused: {refusal.expected}", reason
        )
    answer = (
        str(mention.value) if mention.value is not None else " or ".join(map(str, mention.readings))
    )
    if mention.value is None:
        open_reason = _open_by_policy(mention, expected)
        return Score(row, "contradicts" if open_reason else "refused", answer, open_reason)
    if _agrees(mention, expected, base):
        return Score(row, "right", answer)
    reason = _contradiction(row, mention, expected)
    return Score(row, "contradicts" if reason else "wrong", answer, reason)


def _agrees(mention: Mention, expected: str, base: str) -> bool:
    value: object = mention.value
    if isinstance(value, MomentInterval) and "/" not in expected:
        value = value.start
    if isinstance(value, Moment):
        if value.offset is not None:
            here = Moment(base).to_datetime().tzinfo
            return value.to_datetime().astimezone(here).isoformat()[:16] == expected
        return value.text[:16] == expected
    return str(value) == expected


def _refused_by_policy(row: Row, refusal: Unresolved) -> str:
    if "the weekday that this day is" in refusal.expected:
        return "the weekday written is not that of the day: refused"
    if row["expected"] == "0001-01-01":
        return "the calendar has no such day: refused"
    return ""


def _open_by_policy(mention: Mention, expected: str) -> str:
    midnight = any(word in mention.wording for word in ("minuit", "midnight", "Mitternacht"))
    if midnight and any(str(each)[:10] == expected for each in mention.readings):
        return "midnight is at both ends of a day: both readings are kept"
    return ""


def _contradiction(row: Row, mention: Mention, expected: str) -> str:
    """Name the part of the policy that a suite's convention contradicts, or ''.

    Each is narrow: the answer must be exactly what the policy makes of what the suite means.
    """
    value = mention.value
    if "convention" in row and isinstance(value, EdtfDate) and mention.part_of_day:
        return "a part of the day keeps the day and invents no hour"
    if "convention" in row and isinstance(value, EdtfInterval) and "T" in expected:
        return "a weekend is its two days and invents no hour"
    if "convention" in row and isinstance(value, MomentInterval) and _same_clock(value, expected):
        return "an end is the minute that is written"
    if mention.rule in ("today", "nearest", "sense") and str(value) == str(mention.dateline)[:10]:
        return "today's weekday or date is today"
    if mention.rule in ("last", "next", "this") and _one_off(value, expected):
        return f"'{mention.rule}' is the nearest"
    if isinstance(value, EdtfInterval) and _exclusive(value, expected):
        return "the last day of a range belongs to it"
    if isinstance(value, Moment) and mention.rule == "offset" and _next_day(value, expected):
        return "a time of day without a day is of the dateline's day"
    if isinstance(value, Moment) and value.text[10:16] == "T12:04" and "T00:04" in expected:
        return "12:04 is past noon"
    return ""


def _same_clock(value: MomentInterval, expected: str) -> bool:
    """Whether both have the same start, and the end is written a minute or an hour later there."""
    first, _, last = expected.partition("/")
    if not isinstance(value.start, Moment) or not isinstance(value.end, Moment) or not last:
        return False
    minutes = (_minutes(last) - _minutes(value.end.text)) if value.end.text[:10] == last[:10] else 0
    return value.start.text[:16] == first and minutes in (1, 60)


def _minutes(text: str) -> int:
    return int(text[11:13]) * 60 + int(text[14:16])


def _one_off(value: object, expected: str) -> bool:
    """Whether the expected day or month is the one before or after of the same name."""
    if not isinstance(value, EdtfDate) or value.year is None or len(value.text) != len(expected):
        return False
    if len(expected) == 10:
        return abs(date.fromisoformat(expected) - value.earliest.to_date()).days == 7
    return expected[4:] == value.text[4:] and abs(int(expected[:4]) - int(value.text[:4])) == 1


def _exclusive(value: EdtfInterval, expected: str) -> bool:
    start, _, end = expected.partition("/")
    return (
        isinstance(value.end, EdtfDate)
        and value.end.precision == "day"
        and str(value.start) == start
        and len(end) == 10
        and value.end.earliest.ordinal - date.fromisoformat(end).toordinal() == 1
    )


def _next_day(value: Moment, expected: str) -> bool:
    if len(expected) != 16 or value.text[11:16] != expected[11:]:
        return False
    return date.fromisoformat(expected[:10]).toordinal() - value.earliest.ordinal == 1


class Table(NamedTuple):
    """The scores of one language."""

    language: str
    scores: list[Score]

    def count(self, outcome: str) -> int:
        """How many rows had this outcome."""
        return sum(score.outcome == outcome for score in self.scores)

    @property
    def counted(self) -> int:
        """How many rows count: all but those that contradict the policy."""
        return len(self.scores) - self.count("contradicts")

    def share(self, outcome: str) -> float:
        """Which part of the rows that count had this outcome, in per cent."""
        return 100 * self.count(outcome) / max(1, self.counted)


def table(language: str) -> Table:
    """Score all rows of a language."""
    return Table(language, [score(row) for row in rows(language)])
