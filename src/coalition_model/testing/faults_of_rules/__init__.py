"""One fault for each rule: what is put into a clean world so that this rule alone finds it."""

from coalition_model.testing.faults_of_rules.faults import FAULTS, faulty

__all__ = ["FAULTS", "faulty"]
