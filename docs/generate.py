"""Write the reference pages that are made from the code: run `python docs/generate.py`.

A test holds the pages equal to what this gives.
"""

import sys
from pathlib import Path

from coalition_model.rules import DEFAULT_RULES
from coalition_model.rules.rule import Rule

HERE = Path(__file__).parent
THEMES = {
    "TIM": "Time",
    "OFF": "Offices",
    "MEM": "Memberships and places",
    "MEE": "Meetings",
    "PLA": "Plans",
    "POS": "Positions",
    "SRC": "Sources",
    "CLA": "Claims",
    "NAM": "Names and identifiers",
}
HEAD = """# The rules

`check(dossier)` and `coalition-model check` judge a dossier by these rules. This page is made from
their docstrings by `python docs/generate.py`; `coalition-model rules CODE` prints one of them. The
examples stand on a few things that they do not repeat: a source `source:paper` published on
2025-08-20, the states `state:FR`, `state:GB` and `state:UA`, the people `leader:ada` and
`leader:ben`, and `organization:club`.

`error`: it cannot be so. `warning`: it is most likely wrong, or missing. `info`: it may be wrong,
and the dossier does not settle it. A rule that says 'may' does so at `info`. What you have looked
at and accept goes into `acceptances`; one that accepts nothing any more is itself a finding,
`ACC001`.
"""


def rules_page() -> str:
    """Give the page of all rules."""
    parts = [HEAD, "| code | severity | what it says |\n| --- | --- | --- |\n"]
    parts += [
        f"| [{rule.code}](#{rule.code.lower()}) | {rule.severity} | {rule.title} |\n"
        for rule in DEFAULT_RULES
    ]
    theme = ""
    for rule in DEFAULT_RULES:
        if THEMES[rule.code[:3]] != theme:
            theme = THEMES[rule.code[:3]]
            parts.append(f"\n## {theme}\n")
        parts.append(section(rule))
    return "".join(parts)


def section(rule: Rule) -> str:
    """Give the section of one rule."""
    passing = rule.passing or "# nothing at all"
    return (
        f"\n### {rule.code}\n\n{rule.explanation}\n\nSeverity: `{rule.severity}`.\n\n"
        f"Finds nothing in:\n\n```yaml\n{passing}\n```\n\n"
        f"Finds something in:\n\n```yaml\n{rule.failing}\n```\n"
    )


PAGES = {"rules.md": rules_page}


def main() -> int:
    """Write the pages."""
    for name, page in PAGES.items():
        (HERE / name).write_text(page(), encoding="utf-8")
        print(f"docs/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
