"""What rules say, word for word: as it is written in two files beside this one.

Where a wording is changed on purpose, the file is changed by hand with it.
"""

from pathlib import Path
from typing import NotRequired, TypedDict, cast

import pytest
import yaml
from judging import judge
from rule_examples import example_dossier

from coalition_model.rules import DEFAULT_RULES

HERE = Path(__file__).parent
RULES = {rule.code: rule for rule in DEFAULT_RULES}


class Example(TypedDict):
    rule: str
    case: str
    borrowed: NotRequired[list[str]]
    dossier: str
    says: list[str]


OTHERS = cast(
    "list[Example]", yaml.safe_load((HERE / "other_examples.yaml").read_text(encoding="utf-8"))
)


def test_of_its_failing_example() -> None:
    said = [
        f"{finding.severity} {finding}"
        for rule in DEFAULT_RULES
        for finding in rule(example_dossier(rule.failing))
    ]
    assert said == (HERE / "failing_examples.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("example", OTHERS, ids=lambda each: f"{each['rule']}: {each['case']}")
def test_of_another_example(example: Example) -> None:
    findings = judge(RULES[example["rule"]], example["dossier"], example.get("borrowed", ()))
    assert [f"{finding.severity} {finding}" for finding in findings] == example["says"]
