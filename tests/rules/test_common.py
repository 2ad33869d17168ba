"""What rules share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition_model.rules.common import certain_part, circles, turned
from coalition_model.values import when

nodes = st.integers(0, 7)


def reachable(ways: dict[int, list[int]], start: int) -> set[int]:
    """Give what one comes to from a node, in one step or more."""
    found: set[int] = set()
    left = list(ways.get(start, ()))
    while left:
        node = left.pop()
        if node not in found:
            found.add(node)
            left += ways.get(node, ())
    return found


@given(st.dictionaries(nodes, st.lists(nodes, max_size=4)))
def test_circles_are_ways_that_lead_back(ways: dict[int, list[int]]) -> None:
    found = circles(ways)
    for circle in found:
        for one, other in zip(circle, turned(circle, circle[-1]), strict=True):
            assert one in ways[other]
    taken = [node for circle in found for node in circle]
    assert len(set(taken)) == len(taken)


@given(st.dictionaries(nodes, st.lists(nodes, max_size=4)))
def test_wherever_one_can_come_back_there_is_a_circle(ways: dict[int, list[int]]) -> None:
    taken = {node for circle in circles(ways) for node in circle}
    for node in ways:
        around = reachable(ways, node)
        if node in around:
            knot = {each for each in around if node in reachable(ways, each)}
            assert knot & taken


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("2025-08-17T15:00Z/..", "2025-08-17T15:00Z"),
        ("../2025-08-17T15:00Z", "2025-08-17T15:00Z"),
        ("2025-03/", "2025-03"),
        ("/2025-03", "2025-03"),
        ("2025-03/2025-04", "2025-03/2025-04"),
        ("../..", "../.."),
        ("2025-03", "2025-03"),
    ],
)
def test_the_part_that_is_certain(text: str, part: str) -> None:
    assert certain_part(when(text)) == when(part)
