"""`show DOSSIER ID`: every field in words, its evidence, what is claimed, what refers to it."""

import pytest
from conftest import Run

from coalition_model import reference


def test_an_organization_with_its_evidence(run: Run) -> None:
    """Fields, members, quotations with source, claims with their verdicts, referrers."""
    shown = run("show", "alaska-to-washington", "organization:coalition")
    words = shown.words
    for expected in (
        "Coalition of the Willing [organization:coalition]",
        "entity organization kind coalition",
        "founded March 2025 (2025-03)",
        "parties initiator: Czechia [state:CZ]",
        "objectives support Ukraine [objective:coalition/1] (1 citation)",
        "declared size 31 countries",
        "coalition des volontaires (fr, so called)",
        "named here: 5 states and 2 organizations",
        "Evidence (8)",
        "“Une coalition de 31 pays” newspaper article of Sunday 17 August 2025",
        "said by Ursula von der Leyen; by way of newspaper article of Sunday 17 August 2025;",
        "for: declared size",
        "3 citations more on its parts: show one by its id to read them",
        "= agrees: 31 countries (as of 17 August 2025)",
        "≠ differs: initiator: the leaders at the origin of the coalition",
        "(inference, confidence high) [claim:tension-thirty-one]",
        "What refers to it (14)",
        "France in Coalition of the Willing [membership:coalition/state-FR] as organization",
    ):
        assert expected in words, expected


@pytest.mark.parametrize(
    ("id", "expected"),
    [
        (
            "organization:friends",
            (
                "“Friends of Peace” The Paper, article, 17 August 2025 [source:paper] at page 3;",
                "for: names, objectives 1",
                "restated: about five members The Paper",
                "said by Ann Archer; by way of Ann Archer, post, 16 August 2025",
                "the source as a whole web page 'bare' [source:bare]",
                "founded = agrees: 2 March 2025 — Ann Archer, in: The Paper",
                "= agrees: 2023 (denied) — Ann Archer, post, 16 August 2025 (confidence low)",
                "members Aland; Bland (among others) — coded by test (inference) [claim:more]",
                'wealth {"gold": 1} — nobody named [claim:odd]',
                "dissolved about 2026 (2026~)",
            ),
        ),
        (
            "meeting:first",
            (
                (
                    "✓ attended: Ann Archer [leader:ann] (President of Aland "
                    "[office:aa-president], on behalf of Aland [state:AA]) (host; in person; as "
                    "known on 17 August 2025; She came late.) [participation:first/leader-ann] "
                    "(1 citation)"
                ),
                "✗ absent: Bob Baker [leader:bob] (remote)",
                "≠ differs: remote — The Paper, article, 17 August 2025 [claim:ann]",
                "in words a fine summit",
                "plan Peace plan [plan:peace] responds to it",
                "none — The Paper, article, 17 August 2025 [claim:bad]",
            ),
        ),
        (
            "participation:first/leader-ann",
            (
                "Ann Archer at First summit",
                "part participation of First summit [meeting:first]",
                "note She came late. (en)",
            ),
        ),
        (
            "plan:peace",
            ("Clauses", "1.b in our words (restated)", "none of its own", "2 citations more"),
        ),
        (
            "clause:peace/1",
            (
                "clause 1 of Peace plan [clause:peace/1]",
                "text The guns fall silent. (in translation) Les armes se taisent. (fr, original)",
                "position Aland: supports clause 1 of Peace plan",
                "1 citation more on its parts",
            ),
        ),
        (
            "commitment:peace/1/1",
            (
                "commitment 1 in clause 1 of Peace plan",
                "obligor: Aland [state:AA] beneficiary: Bland [state:BB]",
                "600,000 people 2 to 3 USD about at least 1 at most 9 (“a few”)",
                "purpose relief (en)",
            ),
        ),
        (
            "condition:clause-peace-1/1",
            (
                "condition in Peace plan",
                (
                    "triggers the ceasefire [event:ceasefire] does not occur a fire "
                    "[event:fire] occurs"
                ),
                "combine any",
            ),
        ),
        ("condition:commitment-peace-1-1/1", ("condition 'in peace' in Peace plan",)),
        ("objective:friends/1", ("objective 1 of Friends of Peace",)),
        ("timing:commitment-peace-1-1", ("timing 'soon' in Peace plan", "offset P30D")),
        (
            "statement:post",
            (
                "post by Ann Archer on X [statement:post]",
                "text Hello. (en) “Bonjour.” (fr, original)",
                "relations relays: Peace plan [plan:peace]",
            ),
        ),
        ("statement:hearsay", ("remark [statement:hearsay]", "direct no text It rains. (en)")),
        (
            "claim:odd",
            (
                "assertion on the wealth of Friends of Peace",
                'value {"gold": 1}',
                "held here nothing",
            ),
        ),
        (
            "claim:more",
            (
                "inference on the members of Friends of Peace",
                "value Aland [state:AA]; Bland [state:BB] (among others)",
                "open yes",
            ),
        ),
        ("claim:ghost", ("value chair: leader:ghost",)),
        ("claim:seat", ("value place:nowhere", "held here nothing claimed place:nowhere")),
        ("claim:fine", ("judgment on First summit", "says a fine summit")),
        (
            "leader:ann",
            (
                "Ann Archer [leader:ann]",
                "life from 1960, end not known (1960/)",
                "ann_account (account) Annie (en, alias, from 2020 on) Ann Archer (en)",
                "organization Friends of Peace [organization:friends] as actor, quotes it",
                "tenure Ann Archer, President of Aland, from 1 January 2020 on",
            ),
        ),
        ("leader:eve", ("eve, President of Aland (disputed)",)),
        ("state:BB", ("Bland [state:BB]", 'test:rank {"best": [1, true]} test:none none')),
        ("place:town", ("latitude 1.5 longitude -2",)),
        ("source:paper", ("organization Friends of Peace [organization:friends] cites it",)),
        ("event:fire", ("a fire [event:fire]", "status ✓ occurred")),
    ],
)
def test_every_kind_of_thing(run: Run, week: str, id: str, expected: tuple[str, ...]) -> None:
    """Whatever has an id can be shown."""
    words = run("show", week, id, width=160).words
    for each in expected:
        assert each in words, each


def test_an_unseen_clause_has_no_words(run: Run, week: str) -> None:
    """A clause that nobody saw says that, and no text is made up for it."""
    words = run("show", week, "clause:peace/1/a").words
    assert "wording unseen" in words
    assert "text" not in words


@pytest.mark.parametrize("name", ["alaska-to-washington", "coalition-of-the-willing"])
def test_everything_in_the_shipped_dossiers_can_be_shown(run: Run, name: str) -> None:
    """No entity and no part fails, and each begins with its name and its id."""
    dossier = reference.dossier(name)
    ids = [entity.id for entity in dossier.own]
    ids += [each for each in dossier.part_ids if dossier.whole_of(each).id in set(ids)]
    for each in ids[:: 3 if len(ids) > 200 else 1]:
        shown = run("show", name, each, width=200)
        assert shown.status == 0
        assert f"[{each}]" in shown.out.splitlines()[0]


def test_what_comes_from_a_dossier_in_use_is_marked(run: Run) -> None:
    """An entity that another dossier holds says so."""
    words = run("show", "alaska-to-washington", "state:FR").words
    assert "comes from a dossier that this one uses" in words


def test_long_lists_are_cut_short_unless_all_is_asked_for(run: Run) -> None:
    """Referrers of one kind are limited; the count is always there."""
    words = run("show", "organizations", "organization:un").words
    assert "and 177 more, shown with --all" in words
    assert "memberships (187)" in words
    assert (
        "Zimbabwe in United Nations"
        in run("show", "organizations", "organization:un", "--all").words
    )


@pytest.mark.parametrize(
    ("dossier", "id", "expected"),
    [
        ("leaders", "state:FR", "represented by Emmanuel Macron [leader:emmanuel-macron]"),
        ("leaders", "office:us-president", "in office Donald Trump [leader:donald-trump]"),
        ("leaders", "leader:donald-trump", "in office President of the United States"),
        ("leaders", "organization:eu", "on 20 January 2025 member Austria, Belgium"),
        ("leaders", "state:AQ", "nobody in this dossier"),
        ("leaders", "organization:european-commission", "on 20 January 2025: nobody"),
    ],
)
def test_who_held_office_on_a_day(run: Run, dossier: str, id: str, expected: str) -> None:
    """--on shows holders, representatives and members of that day."""
    words = run("show", dossier, id, "--on", "2025-01-20", width=160).words
    assert "On 20 January 2025" in words
    assert expected in words


def test_an_uncertain_holder_is_a_perhaps(run: Run, week: str) -> None:
    """A disputed holder of an office is perhaps its holder."""
    words = run("show", week, "office:aa-president", "--on", "2021-01-01").words
    assert "perhaps: eve [leader:eve] period not known (disputed)" in words
    words = run("show", week, "organization:friends", "--on", "2025-08-17").words
    assert (
        "represented by Bob Baker [leader:bob] attested on 17 August 2025; body-head [office"
        in words
    )


def test_on_is_for_what_changes_by_the_day(run: Run) -> None:
    """Word for word."""
    shown = run("show", "alaska-to-washington", "place:alaska", "--on", "2025-08-17")
    assert shown.status == 2
    assert shown.out == ""
    assert shown.err == (
        "coalition-model: --on is for an office, a person, a state or an organization, "
        "but 'place:alaska' is none of these\n"
    )


@pytest.mark.parametrize(
    ("id", "message"),
    [
        (
            "meeting:2025-08-15-alaskka",
            (
                "no such id in the dossier: 'meeting:2025-08-15-alaskka'; "
                "did you mean 'meeting:2025-08-15-alaska'?"
            ),
        ),
        (
            "Zelensky",
            "no such id in the dossier: 'Zelensky'; did you mean 'leader:volodymyr-zelenskyy'?",
        ),
        ("qqqq", "no such id in the dossier: 'qqqq'"),
    ],
)
def test_an_unknown_id_names_the_nearest(run: Run, id: str, message: str) -> None:
    """By spelling, or by what is called so."""
    shown = run("show", "alaska-to-washington", id)
    assert (shown.out, shown.err, shown.status) == ("", f"coalition-model: {message}\n", 2)


def test_what_was_not_known_yet_is_no_unknown_id(run: Run) -> None:
    """An id that is in the dossier but not by the day says so."""
    shown = run(
        "show", "alaska-to-washington", "meeting:2025-08-17-coalition", "--known-at", "2025-08-16"
    )
    assert shown.err == (
        "coalition-model: 'meeting:2025-08-17-coalition' is in the dossier, "
        "but was not known on 16 August 2025\n"
    )
    assert shown.status == 2
