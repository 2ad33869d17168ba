"""The desk's own field of a meeting survives every form of a dossier, and comes back typed."""

from pathlib import Path
from typing import assert_type

import cattrs
import pytest
from desks import FRANCE, MEETING, SCORE
from press_desk.models import Score
from press_desk.scores import KEY, score_of, with_score

import coalition_model as cm

SCORED = with_score(MEETING, SCORE)


@pytest.mark.parametrize(
    "suffix", [".json", ".jsonl", ".yaml", ".json.gz", ".jsonl.gz", ".yaml.gz"]
)
def test_a_score_survives(tmp_path: Path, suffix: str) -> None:
    """Written, read, written again: the same score, the same bytes."""
    first, second = tmp_path / f"first{suffix}", tmp_path / f"second{suffix}"
    cm.dump(cm.Dossier.of(SCORED, FRANCE), first)
    loaded = cm.load(first)
    cm.dump(loaded, second)
    assert first.read_bytes() == second.read_bytes()
    score = score_of(loaded.meetings[MEETING.id])
    assert_type(score, Score | None)
    assert score == SCORE


def test_a_score_is_beside_what_was_there() -> None:
    """Nothing else in `extra` changes; a meeting without a score has none."""
    assert score_of(MEETING) is None
    other = cm.evolve(MEETING, extra=cm.FrozenMap({"tracker:seen": ("AB",)}))
    scored = with_score(other, SCORE)
    assert set(scored.extra) == {"tracker:seen", KEY}
    assert scored.extra["tracker:seen"] == ("AB",)
    assert cm.evolve(scored, extra=other.extra) == other


def test_a_wrong_score_is_told() -> None:
    """Their own class checks what is in their own field."""
    fields = cm.FrozenMap({"value": "much", "coder": "AB", "day": "2025-08-17"})
    wrong = cm.evolve(MEETING, extra=cm.FrozenMap({KEY: fields}))
    with pytest.raises(cattrs.ClassValidationError):
        score_of(wrong)
