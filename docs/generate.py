"""Write the reference pages that are made from the code: run `python docs/generate.py`.

A test holds the pages equal to what this gives.
"""

import importlib
import inspect
import json
import re
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from cattrs import Converter

from coalition_model import testing
from coalition_model.formats import register
from coalition_model.rules import DEFAULT_RULES
from coalition_model.rules.rule import Rule
from coalition_model.testing import builders, laws, strategies
from coalition_model.testing.faults_of_documents import KINDS

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


TESTING_HEAD = """# The testing reference

What `coalition_model.testing` and its pytest plugin offer, made from their code by
`python docs/generate.py`. How they go together: [test your project](test-your-project.md).
"""
BUILDERS_HEAD = """
## Builders

`coalition_model.testing.builders`. Each takes the fields of its class as keywords, and fills in
what the class cannot be without, as listed here in the [document form](document-form.md). A list
may be given by its one item (`place=` for `places=`), a date as its text, a text in English or a
name as its words, an id as what has it. There is a fixture for each, `make_meeting` for `meeting`,
that gives an id of its own each time.

| builder | class | the least |
| --- | --- | --- |
"""
PLUGIN_HEAD = """
## Fixtures and options of pytest

The plugin is there as soon as the package is installed, and loads the package when a test asks for
a fixture or `--dossier` is given.

| fixture | for | what it is |
| --- | --- | --- |
"""
OPTIONS = """
`--dossier PATH` collects each finding on a dossier, a file or a folder, as a failing test, and a
clean dossier as a passing one. It may be given several times. `--dossier-severity LEVEL` is the
least severity of findings that are collected: `error`, `warning` (if left out) or `info`.

A finding is the test `PATH::CODE[ENTITY#FIELD]`, a fault of a document that cannot be built
`PATH::fault[POINTER]`, a clean dossier `PATH::clean`; a second one of the same name gets ` (2)`.
The hook `pytest_coalition_model_rules(config)` in a `conftest.py` gives the rules to judge by.
"""
FIELDS = """
### Strategies of single entities, parts and values

Each takes fields as keywords, as values or as strategies of values, written as shortly as for a
builder.

"""
FAULTS_HEAD = """
### Kinds of faults in documents

`faulty_documents(kind)` takes one of these; `document_fault_kinds(format)` lists them.

| kind | in |
| --- | --- |
"""


def testing_page() -> str:
    """Give the page of the testing kit."""
    return "".join(
        (
            TESTING_HEAD,
            BUILDERS_HEAD,
            *_builders(),
            _described(builders.world, "world"),
            _described(builders.text, "text"),
            "\n## Strategies\n\n`coalition_model.testing.strategies`, for hypothesis.\n",
            *(
                _described(getattr(strategies, name), name)
                for name in strategies.__all__
                if not _takes_fields(name)
            ),
            FIELDS,
            *(
                f"- `{name}()`: {_class_of(name)}\n"
                for name in strategies.__all__
                if _takes_fields(name)
            ),
            FAULTS_HEAD,
            *(f"| {kind} | {', '.join(known.forms)} |\n" for kind, known in KINDS.items()),
            "\n## Assertions\n\n`coalition_model.testing`.\n",
            *(
                _described(getattr(testing, name), name)
                for name in testing.__all__
                if name.startswith("assert_")
            ),
            f"\n`FORMS` is every form: {', '.join(f'`{form}`' for form in testing.FORMS)}.\n",
            _described(testing.Way, "Way"),
            PLUGIN_HEAD,
            *_fixtures(),
            OPTIONS,
            "\n## The machine\n\n`coalition_model.testing.machine`.\n",
            _described(testing.machine.DossierMachine, "DossierMachine"),
            "\nThe steps:\n\n",
            *_steps(),
            "\nWhat it holds, in `coalition_model.testing.laws`:\n\n",
            *_laws(),
        )
    )


def _builders() -> Iterator[str]:
    converter = Converter()
    register(converter)
    for name, cls in builders.BUILT.items():
        least = json.dumps(converter.unstructure(getattr(builders, name)()), ensure_ascii=False)
        yield f"| `{name}` | `{cls.__name__}` | `{least}` |\n"


def _signature(thing: Callable[..., object]) -> str:
    """Write the parameters with their defaults, without types."""
    bare = (
        each.replace(annotation=inspect.Parameter.empty)
        for each in inspect.signature(thing).parameters.values()
    )
    return str(inspect.Signature(list(bare)))


def _described(thing: Any, name: str) -> str:
    """Describe a function or class by its docstring: what it is, its arguments, what it raises."""
    text, *rest = re.split(r"^(Args|Attributes|Returns|Raises):\n", _doc(thing), flags=re.MULTILINE)
    title = name if inspect.isclass(thing) else f"{name}{_shown(_signature(thing))}"
    parts = [f"\n### {name}\n\n`{title}`\n\n{text.strip()}\n"]
    for head, body in zip(rest[::2], rest[1::2], strict=True):
        parts.append(f"\n{head}:\n\n{_items(body)}")
    return "".join(parts)


def _shown(signature: str) -> str:
    return re.sub(r"<[^>]*>|\((?:Rule\([^)]*\)(?:, )?)+\)", "...", signature)


def _doc(thing: Any) -> str:
    """Give a docstring without its examples."""
    return (inspect.getdoc(thing) or "").partition(">>>")[0].rstrip() + "\n"


def _items(body: str) -> str:
    lines = textwrap.dedent(body).splitlines()
    items = [re.sub(r"^(\w+): ", r"- `\1`: ", line) for line in lines if line.strip()]
    joined = "\n".join(items).replace("\n    ", " ")
    return f"{joined}\n"


def _takes_fields(name: str) -> bool:
    """Tell whether a strategy takes the fields of a class and nothing else."""
    return str(_signature(getattr(strategies, name))) == "(**fields)"


def _class_of(name: str) -> str:
    return (inspect.getdoc(getattr(strategies, name)) or "").split(" ")[3].rstrip(",")


def _fixtures() -> Iterator[str]:
    plugin = importlib.import_module("_coalition_model_pytest")
    made = [name for name in vars(plugin) if name.startswith("make_")]
    for name, fixture in vars(plugin).items():
        if name.endswith("_dossier") or name == "dossier_file":
            scope = "session" if name.endswith("_dossier") else "test"
            yield f"| `{name}` | {scope} | {inspect.getdoc(fixture)} |\n"
    words = "make what the builders build, each time with an id of its own"
    yield f"| {', '.join(f'`{name}`' for name in made)} | test | {words} |\n"


def _steps() -> Iterator[str]:
    machine = testing.machine.DossierMachine
    for name in ("begin", "add", "add_stranger", "replace", "remove", "merge", "forget"):
        yield f"- `{name}`: {inspect.getdoc(getattr(machine, name))}\n"
    for name in ("write_and_read", "migrate"):
        yield f"- `{name}`: {inspect.getdoc(getattr(machine, name))}\n"


def _laws() -> Iterator[str]:
    for name, law in vars(laws).items():
        if inspect.isfunction(law) and law.__module__ == laws.__name__ and name in LAWS:
            yield f"- `{name}{_signature(law)}`: {inspect.getdoc(law)}\n"


LAWS = (
    "nothing_dangles",
    "output_is_canonical",
    "ids_are_stable",
    "rules_only_judge",
    "merging_is_associative",
    "knowledge_grows",
)

PAGES = {"rules.md": rules_page, "testing-reference.md": testing_page}


def main() -> int:
    """Write the pages."""
    for name, page in PAGES.items():
        (HERE / name).write_text(page(), encoding="utf-8")
        print(f"docs/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
