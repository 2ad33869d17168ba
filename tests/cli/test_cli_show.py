"""`show`: a dossier at a glance, whatever is in it."""

from pathlib import Path

import pytest
from conftest import Run

from coalition_model.cli import main
from coalition_model.formats.shipped import SHIPPED

EMPTY = '{"format": "coalition-model/1"}'


def test_the_week_at_a_glance(run: Run) -> None:
    """Timeline, meetings, the coalition, the plan, the claims and the sources are there."""
    shown = run("show", "alaska-to-washington")
    assert (shown.status, shown.err) == (0, "")
    for heading in (
        "Timeline",
        "Who meets whom",
        "Coalitions and other organizations",
        "Plans and statements, clause by clause",
        "Who stands where",
        "What is claimed",
        "Sources",
    ):
        assert f"\n{heading} ─" in shown.out
    words = shown.words
    assert words.startswith("From Alaska to Washington, 15 to 18 August 2025")
    assert "✓ held · Trump-Putin summit in Alaska [meeting:2025-08-15-alaska]" in words
    assert "✓ attended Donald Trump, Vladimir Putin" in words
    assert "✗ not invited European leaders, Volodymyr Zelenskyy" in words
    assert "declared size 31 countries; named here: 5 states and 2 organizations" in words
    assert "members Canada, European Union, France, Germany, NATO, Sweden, United Kingdom" in words
    assert "“Engagement à maintenir le flux d’aide militaire à l’Ukraine tout en" in words
    assert "→ commits (Coalition of the Willing): maintain · the flow of military aid" in words
    assert "clauses 4 here, these are all; declared: 4 points" in words
    assert "≠ differs initiator: the leaders at the origin of the coalition" in words


@pytest.mark.parametrize("width", [80, 160])
@pytest.mark.parametrize("name", SHIPPED)
def test_nothing_is_cut_at_any_width(run: Run, name: str, width: int) -> None:
    """Lines fit the width, end without blanks, and carry no colour codes and no ellipsis."""
    shown = run("show", name, "--all", width=width)
    assert shown.status == 0
    lines = shown.out.splitlines()
    assert max(map(len, lines)) <= width
    assert not [line for line in lines if line != line.rstrip()]
    assert "\x1b" not in shown.out
    assert "…" not in shown.out


@pytest.mark.parametrize("name", ["alaska-to-washington", "coalition-of-the-willing"])
def test_the_width_changes_the_lines_and_not_the_words(run: Run, name: str) -> None:
    """What is wrapped at 80 columns is the same text as at 160."""
    narrow, wide = (run("show", name, width=width) for width in (80, 160))
    assert len(narrow.out.splitlines()) > len(wide.out.splitlines())
    assert sorted(narrow.words.replace("─", "").split()) == sorted(
        wide.words.replace("─", "").split()
    )


def test_a_dossier_of_250_states_stays_readable(run: Run) -> None:
    """A long list is shown in part, with the way to the rest."""
    shown = run("show", "states")
    assert len(shown.out.splitlines()) < 60
    assert "holds 250 states, 4 sources" in shown.words
    assert "Afghanistan [AF] · Albania [AL]" in shown.words
    assert "and 190 more, shown with --all" in shown.words
    assert "Zimbabwe [ZW]" in run("show", "states", "--all").words


def test_an_empty_dossier_says_so(run: Run) -> None:
    """There are no sections without content, and no error."""
    shown = run("show", "-", stdin=EMPTY)
    assert shown.out == "Dossier '-'\n\nholds           nothing: the dossier is empty\n"


def test_a_small_dossier_shows_only_what_it_has(run: Run) -> None:
    """Sections follow from the content, and what has no name is called by its id."""
    shown = run(
        "show", "-", stdin='{"format": "coalition-model/1", "leaders": [{"id": "leader:a"}]}'
    )
    assert "\nPeople ─" in shown.out
    assert "a [a]" in shown.out
    assert "Timeline" not in shown.out
    assert "Sources" not in shown.out


def test_every_section_of_a_full_dossier(run: Run, week: str) -> None:
    """Each kind of thing is in words, with the sign of its status beside the word."""
    words = run("show", week, width=160).words
    for expected in (
        "A week of talks Made up for the tests.",
        "searched sources: The Paper, article, 17 August 2025; period: August 2025 to",
        "accepted 1 finding",
        "Thu 14 Aug 2025 ✓ occurred · a fire [event:fire]",
        "○ announced · video conference of 16 August 2025 [meeting:second]",
        "? hypothetical · the ceasefire [event:ceasefire]",
        "Bland: declined to say on Peace plan",
        "what summit no. 1 of Friends of Peace, among the military, at night, in person, ✓ held",
        "✓ attended Ann Archer (for Aland)",
        "✗ absent Bob Baker (remote)",
        "✗ not invited eve (guest)",
        "what video conference, in the afternoon, ○ announced",
        "what meeting, among ministers, at noon",
        "claims 4, of it or of its parts",
        "initiator Ann Archer (on behalf of Aland)",
        "dissolved about 2026",
        "declared size at least 5 countries; named here: 2 states",
        "ended, member eve (March 2025 to June 2025)",
        "observers crowd",
        "suspended Aland",
        "objective keep the peace; if: if asked",
        "crowd [crowd] an id is 'organization:' and what stands in brackets",
        "clauses 5 here, there are others; declared: 3 points",
        "1 The guns fall silent. (in translation)",
        "suspends when the ceasefire does not occur or a fire occurs",
        "600,000 people, 2 to 3 USD, about at least 1, at most 9 (“a few”)",
        "more than 50 % of the members, 2.5 km (a bit); where: Town",
        "when: soon (within 30 days of the ceasefire)",
        "if: in peace (starts when clause 2 of Peace plan occurs)",
        "→ affirms",
        "→ expected: report; when: 1 week after a fire",
        "→ aims: end; when: by 2026",
        "→ aims: meet; when: then (2026)",
        "→ aims: talk; when: later",
        "→ aims: part; if: ends",
        "1.a (unseen)",
        "1.b in our words (restated)",
        "2 “Translated words.” (translated)",
        "3 yes (original not stated)",
        "Aland supports clause 1 of Peace plan [clause:peace/1] 17 August 2025",
        "President of Aland Bob Baker [leader:bob] open (acting) 31 December 2019",
        "President of Aland eve [leader:eve] not known (disputed) not known",
        "body-head Bob Baker [leader:bob] attested 17 August 2025 not known",
        "First summit a fine summit — The Paper, article, 17 August 2025 (judgment)",
        "publisher not known [source:bare] web page no date",
        "List of things [source:named] dataset no date",
    ):
        assert expected in words, expected


def test_claims_stand_beside_what_is_held(run: Run) -> None:
    """Agreeing, differing and incomparable claims are told apart in words."""
    words = run("show", "coalition-of-the-willing", "--all", width=160).words
    assert (
        "Coalition of the Willing: founded [organization:coalition] held here March 2025" in words
    )
    assert "≠ differs February 2025 — devdiscourse" in words
    assert "2023 — Euromaidan Press" in words
    assert "= agrees 31 countries (as of 17 August 2025)" in words
    assert "It is an informal grouping without a treaty" in words
    assert "coded by coalition_model reference data" in words


def test_where_nothing_is_held_claims_are_compared_with_one_another(run: Run, week: str) -> None:
    """Two claims that differ are shown although the dossier itself holds no value."""
    words = run("show", week, width=160).words
    assert (
        "meeting 'third': when [meeting:third] held here nothing claimed 2025 — The Paper" in words
    )


def test_in_french(run: Run) -> None:
    """Names and texts come in the language asked for, else in English."""
    words = run("show", "alaska-to-washington", "--language", "fr", width=160).words
    assert words.startswith("De l'Alaska à Washington")
    assert "coalition des volontaires [organization:coalition]" in words
    assert "Vladimir Poutine" in words
    assert "→ commits (coalition des volontaires): maintenir · le flux d’aide militaire" in words
    assert "Russie" in run("show", "alaska-to-washington", "--language", "fr-BE").words
    assert "Росія" in run("show", "alaska-to-washington", "--language", "uk").words


def test_as_known_by_a_day(run: Run) -> None:
    """What was published later is not there; what comes from other dossiers stays apart."""
    words = run("show", "alaska-to-washington", "--known-at", "2025-08-16").words
    assert "as known by 16 August 2025" in words
    assert "joint statement [plan:joint-statement-2025-08-16]" in words
    assert "video conference" not in words.casefold()
    assert "States" not in words


def test_the_offices_of_a_day(run: Run) -> None:
    """Those who act in the dossier are shown with the offices that they held on the day."""
    words = run("show", "alaska-to-washington", "--on", "2025-08-17", width=160).words
    assert "Who held which office on 17 August 2025" in words
    assert "Prime Minister of the United Kingdom Keir Starmer [leader:keir-starmer]" in words
    assert "Joe Biden" not in words


def test_the_members_of_a_day(run: Run, week: str) -> None:
    """Members who are certain and members who are not stand apart."""
    words = run("show", week, "--on", "2025-08-17", width=160).words
    assert "on 17 August 2025 member Aland, Bland" in words
    assert "perhaps observer crowd" in words
    assert "perhaps eve [leader:eve]" in words


def test_one_dossier_in_a_folder_of_files(run: Run, tmp_path: Path, week: str) -> None:
    """A folder is one dossier."""
    words = run("show", str(Path(week).parent)).words
    assert words.startswith("A week of talks")
    assert Path(week).parent == tmp_path


def test_a_shipped_name_may_be_written_as_in_uses(run: Run) -> None:
    """`reference:states` and `states` are the same dossier."""
    plain, prefixed = run("show", "states"), run("show", "reference:states")
    assert prefixed.words == plain.words.replace("show states ID", "show reference:states ID")


def test_a_file_comes_before_a_shipped_name(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is there as a path is read, even if it is called like a shipped dossier."""
    folder = tmp_path / "states"
    folder.mkdir()
    (folder / "one.json").write_text(EMPTY)
    monkeypatch.chdir(tmp_path)
    assert "nothing: the dossier is empty" in run("show", "states").out


def test_narrow_terminals_lose_no_word(run: Run, week: str) -> None:
    """At 20 columns words are folded, not dropped."""
    narrow, wide = (run("show", week, width=width) for width in (20, 200))
    letters = ["".join(each.out.split()).replace("─", "") for each in (narrow, wide)]
    assert sorted(letters[0]) == sorted(letters[1])


def test_no_document_steers_the_terminal(run: Run) -> None:
    """Control characters and markup in a name are shown, not obeyed."""
    name = "a\\u001b[31mb\\u202ec[bold]d[/bold]:smile:\\te\\u0085"
    text = f'{{"format": "coalition-model/1", "title": {{"en": "{name}"}}}}'
    shown = run("show", "-", stdin=text)
    assert shown.out.startswith("a␛[31mb\ufffdc[bold]d[/bold]:smile: e\ufffd\n")


def test_claims_about_one_another_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "circle.yaml"
    file.write_text(
        "format: coalition-model/1\n"
        "claims:\n"
        "  - {id: claim:a, about: claim:b, says: {en: x}}\n"
        "  - {id: claim:b, about: claim:a, says: {en: y}}\n",
        encoding="utf-8",
    )
    assert main(["show", str(file), "claim:a"]) == 0
    assert "claim:b" in capsys.readouterr().out
