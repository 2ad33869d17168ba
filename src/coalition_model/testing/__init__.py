"""What test suites of other projects import: assertions on dossiers.

Builders, strategies and the pytest plugin will join them here.
"""

from coalition_model.testing.assertions import assert_round_trip

__all__ = ["assert_round_trip"]
