"""The smallest example, without hypothesis's explanations of it, which take a hundred draws."""

from collections.abc import Callable
from typing import TypeVar

from hypothesis import Phase, find, settings
from hypothesis import strategies as st

T = TypeVar("T")


def smallest(strategy: st.SearchStrategy[T], holds: Callable[[T], bool] = lambda _: True) -> T:
    """Find the smallest example of which something holds."""
    phases = (Phase.generate, Phase.shrink)
    return find(strategy, holds, settings=settings(max_examples=2000, phases=phases, database=None))
