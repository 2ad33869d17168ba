"""What a dateline makes of a text: a `Mention`, or the refusal `Unresolved`."""

from typing import Final, Literal

import attrs

from coalition_model.errors import InvalidDate
from coalition_model.values.edtf_dates import EdtfDate
from coalition_model.values.moments import Moment
from coalition_model.values.when import When

Sense = Literal["past", "future"]
"""Whether the sentence that a text stands in speaks of the past or of the future."""

RULES: Final[dict[str, str]] = {
    "written": "every part of it is written out",
    "offset": "counted from the dateline: today, tomorrow, three days ago, in two weeks",
    "this": "'this': the one that holds the dateline's day, or else the nearest after it",
    "last": "'last': the nearest that lies wholly before the dateline's day",
    "before-last": "'before last': the one before the last",
    "next": "'next': the nearest that lies wholly after the dateline's day",
    "after-next": "'after next': the one that follows the next",
    "today": "a bare weekday that is the dateline's is the dateline's day",
    "sense": "the sense that the caller gave, or that 'since', 'until' or 'from' gives",
    "nearest": "without a year, the dateline's nearest",
    "weekday": "the weekday written beside the day fits one reading only",
    "fits": "the only reading that fits the words around it",
    "order": "only one order of day and month gives a date",
    "within": "placed in a week, month or year that is itself placed",
    "open": "nothing in the text decides; `readings` holds all that it may be",
}
"""Name of each rule that may decide what a mention means, and what it says."""


class Unresolved(InvalidDate):
    """A text says no date that can be told from it, its dateline and its language.

    Attributes:
        text: the whole text.
        position: index into `text` from which on it was not understood.
        expected: what was expected there.

    >>> from coalition_model.dateline import resolve
    >>> resolve("bientôt", dateline="2025-08-17", language="fr")
    Traceback (most recent call last):
    coalition_model.dateline.mentions.Unresolved: 'bientôt': at position 0 must be a date in \
the words of fr
    """


@attrs.frozen(kw_only=True)
class Mention:
    """A date as a text says it, and what it means on the text's dateline.

    >>> from coalition_model.dateline import resolve
    >>> mention = resolve("hier soir", dateline="2025-08-17", language="fr")
    >>> mention.value, mention.part_of_day, mention.rule
    (EdtfDate('2025-08-16'), 'evening', 'offset')
    """

    wording: str
    """The words as they stand in the text."""

    language: str
    """BCP 47 tag of the vocabulary that read them."""

    dateline: EdtfDate | Moment
    """The day, or the moment, from which the text speaks."""

    value: When | None
    """What they mean; None where several readings are left and nothing decides."""

    rule: str
    """Name of the rule that decided; `RULES` says what each one is."""

    readings: tuple[When, ...] = ()
    """What they may mean beside `value`; where that is None, all that they may mean."""

    part_of_day: str | None = None
    """`dawn`, `morning`, `midday`, `afternoon`, `evening` or `night`; it invents no hour."""

    part_of_period: str | None = None
    """`early`, `mid` or `late`: `value` is the whole year, month, week or day."""

    approximate: bool = False
    """Whether the text says 'about'; a date says so too (`2025-03-10~`), a moment cannot."""

    start: int | None = None
    """Index of its first character, where it was found in prose."""

    end: int | None = None
    """Index after its last character, where it was found in prose."""
