"""Lets `python -m coalition_model.cli` do what `coalition-model` does."""

import sys

from coalition_model.cli.entry import main

if __name__ == "__main__":
    sys.exit(main())
