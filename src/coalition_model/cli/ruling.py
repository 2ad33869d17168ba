"""`coalition-model rules`: the rules by which dossiers are checked, listed and explained."""

import json
from itertools import groupby

from coalition_model.cli.arguments import Arguments
from coalition_model.cli.codes import Described, described, matching
from coalition_model.cli.console import console
from coalition_model.cli.page import Cell, Page, styled
from coalition_model.rules.checking import STALE


def rules(arguments: Arguments) -> None:
    """List the rules, those of which the code begins so, or explain the one."""
    found = described() if arguments.code is None else matching(arguments.code)
    if arguments.format == "json":
        print(json.dumps([_data(each) for each in found], ensure_ascii=False, indent=2))
        return
    page = Page(console(), everything=True)
    if len(found) == 1 and found[0].code == arguments.code:
        _explain(page, found[0])
    else:
        _list(page, found)


def _data(each: Described) -> dict[str, str]:
    return {
        "code": each.code,
        "severity": each.severity,
        "theme": each.theme,
        "title": each.title,
        "explanation": each.explanation,
        "passing": each.passing,
        "failing": each.failing,
    }


def _list(page: Page, found: tuple[Described, ...]) -> None:
    for theme, group in groupby(found, key=lambda each: each.theme):
        page.heading(theme)
        rows: list[tuple[Cell, Cell]] = [
            (f"{each.code}  {each.severity}", each.title) for each in group
        ]
        page.pairs(rows, width=15)
    page.blank()
    count = f"{len(found)} rule" + ("" if len(found) == 1 else "s")
    page.line(f"{count}; 'coalition-model rules CODE' explains one", style="dim")


def _explain(page: Page, each: Described) -> None:
    page.line(styled(f"{each.code} {each.severity}: {each.title}", "bold"))
    for paragraph in filter(None, each.rest.split("\n\n")):
        page.blank()
        page.line(paragraph if _is_list(paragraph) else " ".join(paragraph.split()))
    _example(page, "passes", each.passing)
    _example(page, "fails", each.failing)
    page.heading("to accept a finding")
    if each.code == STALE:
        page.line("It cannot be accepted: remove the acceptance that it is about.")
        return
    command = f"coalition-model check FILE --accept {each.code} ENTITY --reason 'why'"
    page.line(command, indent=2)
    page.line("which writes into the document:")
    _code(page, f"acceptances:\n  - {{code: {each.code}, entity: ENTITY, reason: why}}")


def _is_list(paragraph: str) -> bool:
    """Tell whether the lines of a paragraph are to stay lines."""
    return any(line.startswith(("- ", "* ", " ")) for line in paragraph.split("\n"))


def _example(page: Page, title: str, yaml: str) -> None:
    page.heading(title)
    _code(page, yaml or "# an empty dossier")


def _code(page: Page, yaml: str) -> None:
    """Print YAML to be copied: its lines are never wrapped."""
    for line in yaml.split("\n"):
        page.console.print(styled(f"  {line}"), soft_wrap=True)
