"""The command line: `coalition-model show`, `check`, `timeline` and their like."""

from coalition_model.cli.entry import main

__all__ = ["main"]
