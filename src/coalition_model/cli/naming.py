"""What every command calls things."""

from coalition_model.queries.naming import Names, label_of, phrase, plain

__all__ = ["Names", "label_of", "phrase", "plain"]
