"""`timeline`: what happened, or was to happen, in order."""

import pytest
from conftest import Run


def test_everything_in_order(run: Run, week: str) -> None:
    """Dates first, in words, each once; what has none comes last."""
    shown = run("timeline", week)
    assert shown.status == 0
    assert shown.out == (
        "Thu 14 Aug 2025           ✓ occurred · a fire [event:fire]\n"
        "Fri 15 Aug 2025, 10:00    ✓ held · First summit [meeting:first]\n"
        "(no time zone stated)\n"
        "Sat 16 Aug 2025           ○ announced · video conference of 16 August 2025\n"
        "                          [meeting:second]\n"
        "                          post by Ann Archer on X [statement:post]\n"
        "Sun 17 Aug 2025           Peace plan [plan:peace]\n"
        "                          Aland: supports clause 1 of Peace plan\n"
        "                          [position:state-AA/clause-peace-1]\n"
        "no date                   ? hypothetical · the ceasefire [event:ceasefire]\n"
        "                          meeting 'third' [meeting:third]\n"
        "                          Bland: declined to say on Peace plan\n"
        "                          [position:state-BB/plan-peace]\n"
        "                          remark [statement:hearsay]\n"
    )


def test_one_actor(run: Run) -> None:
    """--actor keeps what points to somebody."""
    words = run("timeline", "alaska-to-washington", "--actor", "leader:giorgia-meloni").words
    assert words == (
        "no date ? hypothetical · new attack on Ukraine [event:new-attack-on-ukraine] "
        "proposal: collective security clause [plan:meloni-proposal] "
        "remark by Giorgia Meloni [statement:meloni-collective-security]"
    )


def test_one_status(run: Run) -> None:
    """--status keeps meetings and events of that status."""
    words = run("timeline", "alaska-to-washington", "--status", "held").words
    assert "[meeting:2025-08-15-alaska]" in words
    assert words.count("✓ held") == 2
    assert "statement" not in words


@pytest.mark.parametrize("period", ["2025-03", "2025-03-01/2025-03-31", "2025-03/2025-03"])
def test_a_month_means_all_of_its_days(run: Run, period: str) -> None:
    """What falls into the month that was typed is certain, not perhaps."""
    arguments = ("--between", period, "--status", "held")
    words = run("timeline", "coalition-of-the-willing", *arguments, width=200).words
    assert words.count("✓ held") == 5
    assert "perhaps" not in words


def test_moments_may_be_asked_for(run: Run) -> None:
    """--between takes any interval of the library."""
    period = "2025-08-17T14:00Z/2025-08-17T16:00Z"
    words = run("timeline", "alaska-to-washington", "--between", period, width=200).words
    assert "from ○ announced · Video conference of the Coalition of the Willing" in words


def test_what_may_lie_outside_is_a_perhaps(run: Run, week: str) -> None:
    """What has no date is there, marked, and the mark is explained."""
    words = run("timeline", week, "--between", "2025-08-14").words
    assert words == (
        "Thu 14 Aug 2025 ✓ occurred · a fire [event:fire] "
        "no date perhaps ? hypothetical · the ceasefire [event:ceasefire] "
        "perhaps · meeting 'third' [meeting:third] "
        "perhaps · Bland: declined to say on Peace plan [position:state-BB/plan-peace] "
        "perhaps · remark [statement:hearsay] "
        "perhaps: as far as its date is known, it may lie outside"
    )


def test_as_known_by_a_day_in_french(run: Run) -> None:
    """The options of reading hold here too."""
    arguments = ("--known-at", "2025-08-16", "--language", "fr")
    words = run("timeline", "alaska-to-washington", *arguments).words
    assert "statement: déclaration conjointe [plan:joint-statement-2025-08-16]" in words
    assert "meeting" not in words


def test_nothing_fits(run: Run) -> None:
    """No entry is no error."""
    shown = run("timeline", "alaska-to-washington", "--status", "failed")
    assert (shown.out, shown.status) == ("Nothing in this dossier fits.\n", 0)
    empty = run("timeline", "-", stdin='{"format": "coalition-model/1"}')
    assert (empty.out, empty.status) == ("This dossier is empty.\n", 0)


@pytest.mark.parametrize(
    ("actor", "message"),
    [
        (
            "leader:zelensky",
            (
                "no such id in the dossier: 'leader:zelensky'; "
                "did you mean 'leader:volodymyr-zelenskyy'?"
            ),
        ),
        (
            "Meloni",
            "no such id in the dossier: 'Meloni'; did you mean 'leader:giorgia-meloni'?",
        ),
        (
            "meeting:2025-08-15-alaska",
            (
                "--actor must be a person, a state or an organization, "
                "but is 'meeting:2025-08-15-alaska'"
            ),
        ),
    ],
)
def test_an_unknown_actor(run: Run, actor: str, message: str) -> None:
    """Word for word."""
    shown = run("timeline", "alaska-to-washington", "--actor", actor)
    assert (shown.out, shown.err, shown.status) == ("", f"coalition-model: {message}\n", 2)
