"""The rows that other suites expect, scored against the thresholds of issue 4."""

import pytest
from dateline_scoring import CASES, table

LEAST_RIGHT_MOST_WRONG = {"fr": (88, 4), "en": (88, 4), "de": (70, 8), "uk": (70, 8)}


@pytest.mark.skipif(not CASES.exists(), reason=f"the cases are not here: {CASES}")
@pytest.mark.parametrize("language", LEAST_RIGHT_MOST_WRONG)
def test_rows_of_other_suites(language: str) -> None:
    scored = table(language)
    least, most = LEAST_RIGHT_MOST_WRONG[language]
    assert scored.counted >= 30
    assert scored.share("right") >= least, [s for s in scored.scores if s.outcome == "refused"]
    assert scored.share("wrong") <= most, [s for s in scored.scores if s.outcome == "wrong"]


@pytest.mark.skipif(not CASES.exists(), reason=f"the cases are not here: {CASES}")
@pytest.mark.parametrize("language", ["fr", "en"])
def test_contradicting_rows_are_few_and_each_has_its_reason(language: str) -> None:
    scored = table(language)
    contradicting = [score for score in scored.scores if score.outcome == "contradicts"]
    assert len(contradicting) < 0.15 * len(scored.scores)
    assert all(score.reason and score.answer for score in contradicting)


@pytest.mark.skipif(not CASES.exists(), reason=f"the cases are not here: {CASES}")
def test_all_rows_of_the_article_are_exactly_right() -> None:
    scores = [
        score
        for language in ("fr", "en")
        for score in table(language).scores
        if score.row["origin"].startswith("article")
    ]
    assert len(scores) == 11
    assert {score.outcome for score in scores if "convention" not in score.row} == {"right"}
