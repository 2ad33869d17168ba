"""What test suites of other projects import: builders, strategies, and assertions on dossiers.

`strategies` and `machine` need hypothesis, and are loaded when they are first asked for. The pytest
plugin stands in `_coalition_model_pytest`, which pytest finds by itself.
"""

from typing import TYPE_CHECKING, Any

from coalition_model.testing import builders
from coalition_model.testing.assertions import (
    assert_clean,
    assert_finds,
    assert_loads_with_faults,
    assert_round_trip,
    assert_same_dossier,
)
from coalition_model.testing.written import FORMS, FormName, Way

if TYPE_CHECKING:
    from coalition_model.testing import machine, strategies

__all__ = [
    "FORMS",
    "FormName",
    "Way",
    "assert_clean",
    "assert_finds",
    "assert_loads_with_faults",
    "assert_round_trip",
    "assert_same_dossier",
    "builders",
    "machine",
    "strategies",
]


def __getattr__(name: str) -> Any:
    if name in ("machine", "strategies"):
        from importlib import import_module  # noqa: PLC0415 - needs an extra

        return import_module(f"coalition_model.testing.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
