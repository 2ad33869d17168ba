"""Judgments on a dossier: each rule a plain function that yields what it finds."""

from coalition_model.rules.checking import check
from coalition_model.rules.defaults import DEFAULT_RULES
from coalition_model.rules.findings import Finding, Problem, Report, Severity
from coalition_model.rules.rule import Rule, RuleLike, rule

__all__ = [
    "DEFAULT_RULES",
    "Finding",
    "Problem",
    "Report",
    "Rule",
    "RuleLike",
    "Severity",
    "check",
    "rule",
]
