"""The kit's dossiers of odd values, under the names that the tests of formats use."""

from coalition_model.testing.strategies import odd_dossiers as dossiers
from coalition_model.testing.strategies.arbitrary import NASTY, free_values
from coalition_model.testing.strategies.arbitrary import odd_words as words

__all__ = ["NASTY", "dossiers", "free_values", "words"]
