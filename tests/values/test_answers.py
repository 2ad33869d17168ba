"""Answers follow Kleene's strong three-valued logic."""

import itertools
import pickle

import pytest

from coalition_model.values.answers import Answer

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
MEANINGS = {YES: {True}, NO: {False}, UNKNOWN: {True, False}}


def meaning(truths: set[bool]) -> Answer:
    return next(a for a, possible in MEANINGS.items() if possible == truths)


@pytest.mark.parametrize(("a", "b"), [*itertools.product(Answer, repeat=2)])
def test_and_or_keep_what_can_be_kept(a: Answer, b: Answer) -> None:
    """Joining answers is the same as joining everything that they leave possible."""
    pairs = list(itertools.product(MEANINGS[a], MEANINGS[b]))
    assert a & b is meaning({x and y for x, y in pairs})
    assert a | b is meaning({x or y for x, y in pairs})


def test_not() -> None:
    assert [~a for a in (YES, NO, UNKNOWN)] == [NO, YES, UNKNOWN]


def test_certain_and_possible() -> None:
    assert [a.certain for a in (YES, NO, UNKNOWN)] == [True, False, False]
    assert [a.possible for a in (YES, NO, UNKNOWN)] == [True, False, True]


def test_truth_values() -> None:
    assert [Answer.of(truth) for truth in (True, False)] == [YES, NO]
    assert (bool(YES), bool(NO)) == (True, False)


def test_unknown_is_no_condition() -> None:
    with pytest.raises(TypeError, match="must be YES or NO, but is UNKNOWN"):
        bool(UNKNOWN)


def test_between() -> None:
    assert Answer.between(certain=True, possible=True) is YES
    assert Answer.between(certain=False, possible=True) is UNKNOWN
    assert Answer.between(certain=False, possible=False) is NO


def test_text_and_pickle() -> None:
    assert [str(a) for a in Answer] == ["yes", "no", "unknown"]
    assert repr(UNKNOWN) == "Answer.UNKNOWN"
    assert pickle.loads(pickle.dumps(UNKNOWN)) is UNKNOWN  # noqa: S301 - our own bytes
