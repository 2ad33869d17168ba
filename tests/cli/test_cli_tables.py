"""Tables in every form: what is marked, folded, escaped."""

import csv
import io
import unicodedata
from typing import Literal

import hypothesis.strategies as st
import pytest
from hypothesis import given
from rich.console import Console

from coalition_model.cli.page import Page
from coalition_model.cli.tables import Segment, Sheet, as_csv, as_html, as_markdown, print_sheet

CHANGED = Sheet(
    title="Changes",
    headers=["clause", "text"],
    rows=[["4", ["at most ", Segment("600,000", "removed"), " ", Segment("800,000", "added")]]],
    notes=[Segment("a note", "faint")],
)


def printed(sheet: Sheet, width: int, *, colour: bool = False) -> str:
    stream = io.StringIO()
    system: Literal["standard"] | None = "standard" if colour else None
    console = Console(
        file=stream, width=width, color_system=system, force_terminal=colour, highlight=False
    )
    print_sheet(Page(console), sheet)
    return stream.getvalue()


def test_marks() -> None:
    """Changed words are marked by the means of each form."""
    assert "at most [-600,000-] {+800,000+}" in printed(CHANGED, 60)
    coloured = printed(CHANGED, 60, colour=True)
    assert "[-600,000-]" not in coloured
    assert "\x1b[9;31m600,000" in coloured
    assert "| 4 | at most ~~600,000~~ **800,000** |" in as_markdown([CHANGED])
    assert "at most <del>600,000</del> <ins>800,000</ins>" in as_html("t", [CHANGED])
    assert as_csv(CHANGED) == 'clause,text\r\n4,"at most [-600,000-] {+800,000+}"\r\n'


def test_marks_in_markdown_touch_their_words() -> None:
    """Spaces stand outside the signs, and each line has its own."""
    sheet = Sheet(headers=["a"], rows=[[[Segment(" one \n two", "added"), Segment("  ", "added")]]])
    assert "|  **one** <br> **two**   |" in as_markdown([sheet])


def test_wide_tables_fold() -> None:
    """Each block repeats the first column and fits the page."""
    headers = ["actor", *(f"clause {n}" for n in range(10))]
    sheet = Sheet(headers=headers, rows=[["France", *["supports it"] * 10]])
    out = printed(sheet, 50)
    assert out.count("France") == out.count("actor") > 2
    assert all(f"clause {n}" in out for n in range(10))
    assert max(map(len, out.splitlines())) <= 50
    assert printed(sheet, 300).count("France") == 1


def test_empty_tables_say_so() -> None:
    """In every form but CSV, which has its header."""
    sheet = Sheet(headers=["a"], rows=[], empty="no change")
    assert "no change" in printed(sheet, 40)
    assert as_markdown([sheet]) == "no change\n"
    assert "<p>no change</p>" in as_html("t", [sheet])
    assert as_csv(sheet) == "a\r\n"


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), min_size=1))
def test_csv_is_read_back(rows: list[list[str]]) -> None:
    """Whatever the words, a reader of CSV gives them back, and none is taken for a formula."""
    written = as_csv(Sheet(headers=["a", "b"], rows=rows))
    found = list(csv.reader(io.StringIO(written, newline="")))
    assert [len(row) for row in found] == [2] * (len(rows) + 1)
    for given_, read in zip(rows, found[1:], strict=True):
        for words, cell in zip(given_, read, strict=True):
            assert cell[:1] not in tuple("=+-@\t\r")
            assert not any(unicodedata.category(char) == "Cc" for char in cell if char != "\n")
            if not any(unicodedata.category(char) in ("Cc", "Cs") for char in words):
                assert cell in (words, f"'{words}")


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1", "'+1"),
        ("-5 percent", "'-5 percent"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "' =1"),
        ("\r=1", "' =1"),
        (" \n=1", "' \n=1"),
        ("＝1", "'＝1"),
        ("a=1", "a=1"),
        ("a\x1b[31mb\x9b", "a␛[31mb\ufffd"),
        ("می\u200cشود", "می\u200cشود"),
    ],
)
def test_csv_holds_no_formulas_and_steers_no_terminal(words: str, cell: str) -> None:
    """Signs that begin a formula are defused, and control characters are shown."""
    written = as_csv(Sheet(headers=["a"], rows=[[words]]))
    assert list(csv.reader(io.StringIO(written, newline=""))) == [["a"], [cell]]


@given(st.text())
def test_no_words_break_a_table(words: str) -> None:
    """A cell stays one cell in Markdown, and text in HTML."""
    sheet = Sheet(headers=["a", "b"], rows=[[words, Segment(words, "strong")]])
    last = as_markdown([sheet]).rstrip("\n").split("\n")[2:]
    assert len(last) == 1
    assert last[0].replace("\\\\", "").replace("\\|", "").count("|") == 3
    body = as_html("t", [sheet]).partition("<body>")[2]
    assert body.count("<td>") == 1
    assert body.count('<th scope="row">') == 1
