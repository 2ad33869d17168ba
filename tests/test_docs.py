"""What the README and the documentation show is so: their code runs, their documents load.

A block marked `python` is run, the blocks of one page in order and in one namespace; one with `>>>`
is run as a doctest; one marked `python NAME` is written to that file; a `text` block right after
one without is what it prints. A `yaml` block that begins with `format:` loads; one marked
`yaml NAME` is written to that file first, and the code of the page runs beside it. A `console`
block holds commands after `$` and what they print at 80 columns, `...` standing for what is left
out.
"""

import contextlib
import doctest
import io
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import coalition_model as cm
from coalition_model.entities.kinds import CLASSES, KINDS
from coalition_model.values import Answer
from coalition_model.values.shapes import Field, Shape, fields_of

ROOT = Path(__file__).parent.parent
PAGES = sorted(
    [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("dossiers/*.md")],
    key=lambda page: page.relative_to(ROOT).as_posix(),
)
IDS = [page.relative_to(ROOT).as_posix() for page in PAGES]
FENCE = re.compile(
    r"^```(?P<language>\w*)[ ]*(?P<name>\S*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
LINK = re.compile(r"\[[^\]]*\]\((?P<target>[^)\s]+)\)")
HEADING = re.compile(r"^#{1,6} (?P<title>.+)$", re.MULTILINE)
COMMANDS = (
    'python -m pip install ".[cli,compare,yaml]" && coalition-model show alaska-to-washington',
    'python -m pip install ".[dev]" && python -m pytest -n auto',
)
FIRST_SCREEN = 45
COMMON = ("names", "identifiers", "citations", "note", "extra")


class Block(NamedTuple):
    """A fenced block of a page, and what stands between it and the block before it."""

    language: str
    name: str
    body: str
    line: int
    gap: str


def blocks(page: Path) -> list[Block]:
    text = page.read_text(encoding="utf-8")
    found: list[Block] = []
    end = 0
    for match in FENCE.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        body = match["body"]
        found.append(Block(match["language"], match["name"], body, line, text[end : match.start()]))
        end = match.end()
    return found


def run_doctest(block: Block, page: Path, namespace: dict[str, Any]) -> None:
    parser = doctest.DocTestParser()
    test = parser.get_doctest(block.body, namespace, page.name, str(page), block.line)
    assert test.examples
    test.globs = namespace  # the parser took a copy
    output = io.StringIO()
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    runner.run(test, out=output.write, clear_globs=False)
    assert runner.failures == 0, output.getvalue()


def run_code(block: Block, page: Path, namespace: dict[str, Any]) -> str:
    printed = io.StringIO()
    code = compile("\n" * block.line + block.body, str(page), "exec")
    with contextlib.redirect_stdout(printed):
        exec(code, namespace)  # noqa: S102 - it is our own documentation
    return printed.getvalue()


def run_console(block: Block) -> None:
    """Run each command of a block and look for each of the pieces that it is said to print."""
    shown = re.split(r"^\$ (.+)\n", block.body, flags=re.MULTILINE)
    assert not shown[0]
    for command, output in zip(shown[1::2], shown[2::2], strict=True):
        program, *arguments = shlex.split(command)
        module = {"coalition-model": "coalition_model.cli", "pytest": "pytest"}[program]
        done = subprocess.run(
            [sys.executable, "-X", "utf8", "-m", module, *arguments],
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, "COLUMNS": "80", "NO_COLOR": "1"},
            check=False,
        )
        printed = "\n".join(line.rstrip() for line in (done.stdout + done.stderr).splitlines())
        for piece in re.split(r"^\.\.\.\n", output, flags=re.MULTILINE):
            assert piece.strip("\n") in printed


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_code_runs(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every block of Python runs and gives what the page says; every document loads."""
    monkeypatch.chdir(tmp_path)
    namespace: dict[str, Any] = {"__name__": "__main__"}
    printed: str | None = None
    for block in blocks(page):
        if block.language == "text" and printed is not None and not block.gap.strip():
            assert printed == block.body
        printed = None
        if block.language == "python" and block.name:
            (tmp_path / block.name).write_text(block.body, encoding="utf-8")
        elif block.language == "python":
            if block.body.lstrip().startswith(">>>"):
                run_doctest(block, page, namespace)
            else:
                printed = run_code(block, page, namespace)
        elif block.language == "console":
            run_console(block)
        elif block.language == "yaml":
            if block.name:
                (tmp_path / block.name).write_text(block.body, encoding="utf-8")
            if block.body.startswith("format:"):
                assert len(cm.loads(block.body, format="yaml", base=tmp_path)) > 0


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_blocks_are_marked(page: Path) -> None:
    """Every block says what it is in, so that none is left untested by mistake."""
    known = {"python", "yaml", "text", "sh", "console", "json", "toml"}
    assert {block.language for block in blocks(page)} <= known


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_links_lead_somewhere(page: Path) -> None:
    """Every link into the repository leads to a file, and to a heading where it names one."""
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    for match in LINK.finditer(text):
        path, _, anchor = match["target"].partition("#")
        if "://" in path:
            continue
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), match[0]
        if anchor:
            assert anchor in anchors(target), match[0]


def anchors(page: Path) -> set[str]:
    """Give the anchors of a page's headings as GitHub writes them."""
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    titles = (match["title"].lower().replace(" ", "-") for match in HEADING.finditer(text))
    return {re.sub(r"[^\w-]", "", title) for title in titles}


def test_readme_begins_with_the_two_commands() -> None:
    """The two commands stand in the README's first screen, each on a line of its own."""
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    commands = [line for line in lines if line.startswith("python -m pip install ")]
    assert tuple(commands[:2]) == COMMANDS
    assert set(COMMANDS) <= set(lines[:FIRST_SCREEN])


def test_every_page_is_on_the_map() -> None:
    """`docs/index.md` links to every page of the documentation."""
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    linked = {match["target"] for match in LINK.finditer(index)}
    pages = {page.relative_to(ROOT / "docs").as_posix() for page in ROOT.glob("docs/**/*.md")}
    assert pages - {"index.md"} <= linked


def sections() -> dict[str, str]:
    """Split the glossary by its headings."""
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    titled = re.split(r"^#{2,3} (.+)\n", text, flags=re.MULTILINE)
    return dict(zip(titled[1::2], titled[2::2], strict=True))


def rows(section: str) -> dict[str, str]:
    """Read the first two columns of a table whose first holds words in backquotes."""
    return dict(re.findall(r"^\| `([^`]+)` \| (.*?) \|", section, flags=re.MULTILINE))


GLOSSARY = sections()
ENTITIES = {kind.cls for kind in KINDS}
DESCRIBED = (
    *CLASSES.values(),
    cm.Trigger,
    cm.Text,
    cm.Name,
    cm.Identifier,
    cm.Quantity,
    cm.Citation,
    cm.Party,
    cm.Relation,
    cm.Coverage,
    cm.Acceptance,
)


def own_fields(cls: type) -> list[Field]:
    shared = COMMON if cls in ENTITIES else ()
    return [field for field in fields_of(cls) if field.name not in shared]


@pytest.mark.parametrize("cls", DESCRIBED)
def test_glossary_has_every_field(cls: type) -> None:
    """The glossary lists the fields of a class in their order, and says which are required."""
    listed = rows(GLOSSARY[cls.__name__])
    assert list(listed) == [field.name for field in own_fields(cls)]
    for field in own_fields(cls):
        assert ("**required**" in listed[field.name]) == field.required, field.name


CHOICES = [
    pytest.param(cls, field, id=f"{cls.__name__}.{field.name}")
    for cls in DESCRIBED
    for field in own_fields(cls)
    if field.shape.kind == "choice"
]


@pytest.mark.parametrize(("cls", "field"), CHOICES)
def test_glossary_has_every_word(cls: type, field: Field) -> None:
    """A field that takes words links to its vocabulary, which has those words in their order."""
    link = LINK.match(rows(GLOSSARY[cls.__name__])[field.name])
    assert link is not None
    title = link[0][1:].partition("]")[0]
    assert link["target"] == f"#{title.lower()}"
    assert list(rows(GLOSSARY[title])) == list(field.shape.names)
    assert f"`{cls.__name__}.{field.name}`" in GLOSSARY[title]


def test_glossary_has_no_other_vocabulary() -> None:
    """A vocabulary that no field takes any more is gone from the glossary too."""
    titles = list(GLOSSARY)
    listed = set(titles[titles.index("Vocabularies") + 1 :])
    linked: set[str] = set()
    for cls in DESCRIBED:
        for field in own_fields(cls):
            if field.shape.kind == "choice":
                linked |= set(re.findall(r"\[(\w+)\]", rows(GLOSSARY[cls.__name__])[field.name]))
    assert listed == linked


def test_glossary_has_the_three_answers() -> None:
    """The three answers stand there as documents write them."""
    for answer in Answer:
        assert f"`{answer}`" in GLOSSARY["Answer"]


def test_glossary_has_the_common_fields() -> None:
    """The fields that all entities share are the same in every one of them."""
    assert tuple(rows(GLOSSARY["Entities"])) == COMMON
    shapes: set[tuple[Shape, ...]] = set()
    for cls in ENTITIES:
        shapes.add(tuple(field.shape for field in fields_of(cls) if field.name in COMMON))
    assert len(shapes) == 1


def test_document_form_has_every_list() -> None:
    """The page on the document form names every list of entities, in the order of `dump`."""
    text = (ROOT / "docs" / "document-form.md").read_text(encoding="utf-8")
    lists = text.partition("## The lists\n")[2].partition("\n\n")[0].partition(". ")[0]
    assert re.findall(r"`(\w+)`", lists) == [kind.section for kind in KINDS]
