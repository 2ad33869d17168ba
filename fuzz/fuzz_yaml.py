"""Fuzz the reader of YAML."""

from fuzzing import corpus, fuzz, goes_round

if __name__ == "__main__":
    fuzz(lambda raw: goes_round(raw, "yaml"), corpus("yaml"))
