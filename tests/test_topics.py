"""Shipped plans are coded with the topics of docs/topics.md, narrow ones with the broad ones."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

import coalition_model as cm
from coalition_model import reference

PAGE = Path(__file__).parent.parent / "docs" / "topics.md"
ROW = re.compile(r"^\| (?P<topics>`[^|]+`) \| [^|]+ \| (?P<under>[^|]*)\|", re.MULTILINE)
DOSSIERS = ("alaska-to-washington", "coalition-of-the-willing", "rival-plans", "minsk")


def listed() -> dict[str, frozenset[str]]:
    """Give each topic of the page with those that it is under."""
    return {
        topic: frozenset(re.findall(r"`([^`]+)`", row["under"]))
        for row in ROW.finditer(PAGE.read_text("utf-8"))
        for topic in re.findall(r"`([^`]+)`", row["topics"])
    }


def below(clauses: Iterable[cm.Clause]) -> Iterator[cm.Clause]:
    for clause in clauses:
        yield clause
        yield from below(clause.clauses)


def coded(name: str) -> list[cm.Clause]:
    plans = reference.dossier(name).plans.values()
    return [clause for plan in plans for clause in below(plan.clauses)]


@pytest.mark.parametrize("name", DOSSIERS)
def test_each_topic_is_listed_and_comes_with_what_it_is_under(name: str) -> None:
    topics = listed()
    for clause in coded(name):
        assert len(set(clause.topics)) == len(clause.topics), clause.id
        for topic in clause.topics:
            assert topic in topics, (clause.id, topic)
            assert topics[topic] <= set(clause.topics), (clause.id, topic)


def test_no_topic_is_listed_that_no_shipped_clause_has() -> None:
    used = {topic for name in DOSSIERS for clause in coded(name) for topic in clause.topics}
    assert used == listed().keys()
    assert {broad for under in listed().values() for broad in under} <= used
