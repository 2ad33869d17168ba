"""The tracker's own rule judges its dossiers beside those of the library."""

from collections.abc import Sequence

import pytest
from peace_tracker import named

import coalition_model as cm
from coalition_model.rules import DEFAULT_RULES


def pytest_coalition_model_rules(config: pytest.Config) -> Sequence[cm.Rule]:
    """Give the rules by which `--dossier` judges."""
    return (*DEFAULT_RULES, named)
