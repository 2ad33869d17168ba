"""Fuzz the reader of JSON Lines, whole."""

from fuzzing import corpus, fuzz, goes_round

if __name__ == "__main__":
    fuzz(lambda raw: goes_round(raw, "jsonl"), corpus("jsonl"))
