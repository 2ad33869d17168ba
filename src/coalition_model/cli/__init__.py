"""The command line: `coalition-model show`, `timeline` and `convert`."""

from coalition_model.cli.entry import main

__all__ = ["main"]
