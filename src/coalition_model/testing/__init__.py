"""What test suites of other projects import: builders, strategies, and assertions on dossiers.

`strategies` needs hypothesis, and is loaded when it is first asked for.
"""

from typing import TYPE_CHECKING, Any

from coalition_model.testing import builders
from coalition_model.testing.assertions import assert_round_trip

if TYPE_CHECKING:
    from coalition_model.testing import strategies

__all__ = ["assert_round_trip", "builders", "strategies"]


def __getattr__(name: str) -> Any:
    if name == "strategies":
        from importlib import import_module  # noqa: PLC0415 - needs an extra

        return import_module("coalition_model.testing.strategies")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
