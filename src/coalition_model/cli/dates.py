"""Dates in words, as every command shows them."""

from coalition_model.queries.dates_in_words import date_words, duration_words, when_words

__all__ = ["date_words", "duration_words", "when_words"]
