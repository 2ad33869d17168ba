"""Put a rule to a dossier in YAML, some of whose entities may come from a dossier in use."""

from collections.abc import Iterable

from rule_examples import example_dossier

from coalition_model.dossier import Dossier
from coalition_model.formats import drafts
from coalition_model.rules.checking import check
from coalition_model.rules.findings import Finding
from coalition_model.rules.rule import Rule

QUIET = """
organizations:
  - {id: organization:club, kind: coalition, founded: 2025-03}
  - {id: organization:union, kind: union}
offices: [{id: office:chair, of: organization:club, kind: head-of-organization}]
tenures: [{leader: leader:ada, office: office:chair, attested: [2025-08-17]}]
memberships:
  - {organization: organization:club, member: state:FR, attested: [2025-08-17]}
  - {organization: organization:union, member: state:FR, period: 1900/..}
events: [{id: event:war, kind: war, parties: [{actor: state:UA, role: attacked}]}]
positions: [{actor: state:FR, target: event:war, stance: opposes}]
meetings:
  - id: meeting:first
    when: 2025-08-17
    parties: [{actor: leader:ada, role: host}]
    participants: [{actor: leader:ada, status: attended}]
    relations: [{kind: responds-to, target: event:war}, {kind: corresponds-to, target: event:war}]
"""
"""A dossier in which there is nothing to find, and little is known."""


def judge(rule: Rule, text: str, borrowed: Iterable[str] = ()) -> list[Finding]:
    """Give what a rule finds in a dossier, as `check` does: not in what is borrowed."""
    assert not text or not drafts.parse(text, "yaml").faults
    dossier = example_dossier(text)
    return list(check(Dossier(dossier, borrowed=borrowed), [rule]).findings)


def lines(rule: Rule, text: str, borrowed: Iterable[str] = ()) -> list[str]:
    """Give the findings as lines, without code and hint, and with the severity if it is lower."""
    return [
        ("" if each.severity == rule.severity else f"{each.severity}: ")
        + f"{each.entity} {each.field}: {each.message}"
        for each in judge(rule, text, borrowed)
    ]
