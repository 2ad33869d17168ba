"""From a newspaper's words to dates: one engine, and for each language a table of words."""

from coalition_model.dateline.english import read_english
from coalition_model.dateline.mentions import RULES, Mention, Sense, Unresolved
from coalition_model.dateline.prose import find_mentions
from coalition_model.dateline.resolving import resolve
from coalition_model.dateline.vocabulary import LANGUAGES

__all__ = [
    "LANGUAGES",
    "RULES",
    "Mention",
    "Sense",
    "Unresolved",
    "find_mentions",
    "read_english",
    "resolve",
]
