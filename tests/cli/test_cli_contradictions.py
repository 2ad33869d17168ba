"""`contradictions`: what sources say against one another, side by side."""

import json

import pytest
from conftest import Inside, Run

WEEK = """\
format: coalition-model/1
defaults: {language: en}
sources:
  - {id: source:paper, kind: article, publisher: The Paper, published: 2025-08-17}
  - {id: source:post, kind: post, authors: [leader:ann], published: 2025-08-16}
  - {id: source:copy, kind: article, publisher: The Echo, published: 2025-08-18,
     relations: [{kind: copy-of, target: source:paper}]}
  - {id: source:bare, kind: web-page}
leaders: [{id: leader:ann, names: [Ann]}]
states:
  - {id: state:AA, names: [{text: Aland, language: en}, {text: Pays A, language: fr}]}
  - {id: state:BB, names: [Bland]}
organizations:
  - id: organization:friends
    kind: coalition
    names: [Friends of Peace]
    founded: 2025-03
    citations: [{source: source:paper, quote: founded in March, fields: [founded]}]
claims:
  - {id: claim:founded-a, about: organization:friends, field: founded, value: 2025-04,
     attributed_to: leader:ann, citations: [{source: source:post, quote: in April,
     verbatim: false}]}
  - {id: claim:founded-b, about: organization:friends, field: founded, value: 2025-03-02, coder: me}
  - {id: claim:founded-c, about: organization:friends, field: founded, value: 2025-03,
     citations: [{source: source:copy, quote: founded in March}]}
  - {id: claim:size-a, about: organization:friends, field: declared_size, value: {value: 31},
     holds: 2025-08-17, citations: [source:paper]}
  - {id: claim:size-b, about: organization:friends, field: declared_size, value: {value: 20},
     holds: 2025-08, citations: [source:bare]}
  - {id: claim:members-a, about: organization:friends, field: members, value: [state:AA],
     holds: 2025-08-16, citations: [source:paper]}
  - {id: claim:members-b, about: organization:friends, field: members, value: [state:BB],
     open: true, citations: [source:post]}
  - {id: claim:says-a, about: organization:friends, says: {en: It is dead.},
     citations: [source:paper]}
  - {id: claim:says-b, about: organization:friends, says: {en: It is dead.}, denies: true,
     attributed_to: leader:ann, citations: [source:post]}
  - {id: claim:not, about: organization:friends, field: founded, value: 2025-03, denies: true,
     attributed_to: state:AA}
  - {id: claim:nobody, about: organization:friends, field: founded, value: 2024}
"""


@pytest.fixture
def disputed(inside: Inside) -> str:
    """Write a dossier in which much is disputed."""
    return str(inside.write("week.yaml", WEEK).name)


def rule(title: str, width: int) -> str:
    return f"{title} ".ljust(width, "─")


def test_side_by_side(run: Run, disputed: str) -> None:
    """Each value with who says so, when and in which words; below, how they conflict."""
    shown = run("contradictions", disputed)
    assert shown.out == (
        f"\n{rule('Friends of Peace: It is dead.', 80)}\n"
        "[organization:friends]\n"
        "  A asserted                              B denied\n"
        "    - The Paper, article, 17 August         - Ann, post, 16 August 2025\n"
        "      2025\n"
        "\n"
        "  one denies what the other says: A with B\n"
        f"\n{rule('Friends of Peace: declared size', 80)}\n"
        "[organization:friends]\n"
        "  A 20                                    B 31\n"
        "    - web page 'bare', as of August         - The Paper, article, 17 August\n"
        "      2025                                    2025\n"
        "\n"
        "  may conflict, as far as dates and words tell: they differ: A with B\n"
        f"\n{rule('Friends of Peace: founded', 80)}\n"
        "[organization:friends]\n"
        "  A March 2025  (accepted here)           B 2024\n"
        "    - The Echo, article, 18 August          - nobody named\n"
        "      2025; The Paper, article, 17\n"
        "      August 2025: “founded in March”\n"
        "\n"
        "  C not March 2025                        D 2 March 2025\n"
        "    - Aland                                 - coded by me\n"
        "\n"
        "  E April 2025\n"
        "    - Ann, post, 16 August 2025: in\n"
        "      April\n"
        "\n"
        "  they differ: A with B, E; B with D, E; D with E\n"
        "  one denies what the other says: A with C; C with D\n"
        f"\n{rule('Friends of Peace: members', 80)}\n"
        "[organization:friends]\n"
        "  A Aland                                 B Bland, among others\n"
        "    - The Paper, article, 17 August         - Ann, post, 16 August 2025\n"
        "      2025, as of 16 August 2025\n"
        "\n"
        "  they have nothing in common: A with B\n"
        "\n"
        "3 contradictions, 1 perhaps, as far as dates and words tell\n"
    )
    assert (shown.err, shown.status) == ("", 0)


def test_below_each_other_on_a_narrow_page(run: Run, disputed: str) -> None:
    """One field, in another language."""
    arguments = ("--about", "organization:friends", "--field", "members", "--language", "fr")
    assert run("contradictions", disputed, *arguments, width=60).out == (
        f"\n{rule('Friends of Peace: members', 60)}\n"
        "[organization:friends]\n"
        "  A Pays A\n"
        "    - The Paper, article, 17 August 2025, as of 16 August\n"
        "      2025\n"
        "\n"
        "  B Bland, among others\n"
        "    - Ann, post, 16 August 2025\n"
        "\n"
        "  they have nothing in common: A with B\n"
        "\n"
        "1 contradiction\n"
    )


def test_on_a_wide_page(run: Run, disputed: str) -> None:
    """As many columns as there is room for, spread evenly."""
    out = run("contradictions", disputed, "--field", "founded", width=160).out.splitlines()
    heads = [line.split("  ") for line in out if line.startswith(("  A ", "  D "))]
    assert [[word.strip() for word in line if word] for line in heads] == [
        ["A March 2025", "(accepted here)", "B 2024", "C not March 2025"],
        ["D 2 March 2025", "E April 2025"],
    ]
    assert max(map(len, out)) <= 160


@pytest.mark.parametrize("width", [40, 80, 100, 160, 250])
def test_no_word_is_lost_at_any_width(run: Run, width: int) -> None:
    """The real disputes about the coalition, whole, at every width."""
    dossier = "coalition-of-the-willing"
    out = run("contradictions", dossier, "--field", "founded", width=width).out
    assert "…" not in out
    assert max(map(len, out.splitlines())) <= width
    for day in ("March 2025", "2023", "17 February 2025", "spring 2025"):
        assert day in out
    whole = run("contradictions", dossier, width=400).words.split()
    narrow = run("contradictions", dossier, width=width).words.split()
    assert set(whole) - set(narrow) <= {word for word in whole if len(word) > width - 8}


def test_perhaps_alone(run: Run, disputed: str) -> None:
    """What hangs on the time is counted as such."""
    out = run("contradictions", disputed, "--field", "declared_size").out
    assert out.endswith("\n\n1 perhaps, as far as dates and words tell\n")


def test_more_sides_than_letters(run: Run, inside: Inside) -> None:
    """AA follows Z; where each conflicts with each, that is all that is said."""
    claims = "".join(
        f"  - {{id: claim:c{year}, about: organization:friends, field: founded, value: {year}}}\n"
        for year in range(1901, 1929)
    )
    inside.write(
        "week.yaml",
        WEEK.partition("claims:")[0].replace("    founded: 2025-03\n", "") + "claims:\n" + claims,
    )
    out = run("contradictions", "week.yaml").out
    assert " Z 1926\n" in out
    assert " AB 1928\n" in out
    assert "\n  they differ: each with each\n" in out


def test_aspects(run: Run) -> None:
    """Parties are compared role by role, and the heading names the role."""
    arguments = ("--about", "organization:coalition", "--field", "parties")
    words = run("contradictions", "coalition-of-the-willing", *arguments).words
    assert "Coalition of the Willing: parties (initiator) " in words


def test_as_json(run: Run, disputed: str) -> None:
    """The rows of the query, as `queries.rows` gives them."""
    data = json.loads(run("contradictions", disputed, "--field", "members", "--format", "json").out)
    cited: dict[str, object] = {"quote": None, "verbatim": True, "locator": None, "fields": []}
    cited |= {"attributed_to": None, "via": None}
    assert data == [
        {
            "about": "organization:friends",
            "field": "members",
            "aspect": None,
            "sides": [
                {
                    "value": ["state:AA"],
                    "whole": True,
                    "denied": False,
                    "accepted": False,
                    "voices": [
                        {
                            "by": "The Paper",
                            "sources": ["source:paper"],
                            "citations": [{"source": "source:paper", **cited}],
                            "claims": ["claim:members-a"],
                            "published": "2025-08-17",
                            "holds": "2025-08-16",
                        }
                    ],
                },
                {
                    "value": ["state:BB"],
                    "whole": False,
                    "denied": False,
                    "accepted": False,
                    "voices": [
                        {
                            "by": "source:post",
                            "sources": ["source:post"],
                            "citations": [{"source": "source:post", **cited}],
                            "claims": ["claim:members-b"],
                            "published": "2025-08-16",
                            "holds": "2025-08-16",
                        }
                    ],
                },
            ],
            "clashes": [{"left": 0, "right": 1, "respect": "disjoint", "answer": "yes"}],
            "answer": "yes",
        }
    ]


def test_none(run: Run, disputed: str) -> None:
    """None is an answer: exit status 0, in JSON an empty list."""
    arguments = ("contradictions", disputed, "--about", "leader:ann")
    assert run(*arguments) == ("no contradictions\n", "", 0)
    assert run(*arguments, "--format", "json") == ("[]\n", "", 0)


def test_as_known_by_a_day(run: Run, disputed: str) -> None:
    """What was published later does not yet contradict anything."""
    words = run("contradictions", disputed, "--known-at", "2025-08-16").words
    assert "members" not in words
    assert "April 2025" in words


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("--field", "foundd"),
            (
                "--field must be a field that claims can be about, but is 'foundd' "
                "(did you mean 'founded'?)"
            ),
        ),
        (
            ("--about", "organization:friends", "--field", "xxx"),
            "--field must be a field of what it is about, but is 'xxx'",
        ),
        (
            ("--about", "organization:friend"),
            (
                "no such id in the dossier: 'organization:friend'; "
                "did you mean 'organization:friends'?"
            ),
        ),
    ],
)
def test_what_is_not_there(
    run: Run, disputed: str, arguments: tuple[str, ...], message: str
) -> None:
    """The nearest, word for word, and exit status 2."""
    shown = run("contradictions", disputed, *arguments)
    assert (shown.out, shown.err, shown.status) == ("", f"coalition-model: {message}\n", 2)


def test_a_quote_in_other_words(run: Run, disputed: str) -> None:
    """Only the words of a source stand between quotation marks."""
    words = run("contradictions", disputed, "--field", "founded").words
    assert "“founded in March”" in words
    assert "“in April”" not in words
