"""Values in words, as every command shows them."""

from coalition_model.queries.wording import SIGNS, Words, is_choice, number, signed

__all__ = ["SIGNS", "Words", "is_choice", "number", "signed"]
