"""Who chooses what is in a world."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import TypeVar

from coalition_model.values.text import Text

T = TypeVar("T")


class Choices(ABC):
    """Makes the choices of which a world is made; the first of everything is the plainest."""

    @abstractmethod
    def number(self, low: int, high: int) -> int:
        """Choose a whole number, both ends included; the plainest is `low`."""

    def whether(self) -> bool:
        """Choose yes or no; the plainest is no."""
        return self.number(0, 1) == 1

    def one(self, options: Sequence[T]) -> T:
        """Choose one of several; the plainest is the first."""
        return options[self.number(0, len(options) - 1)] if len(options) > 1 else options[0]

    def some(self, options: Sequence[T], least: int = 0) -> list[T]:
        """Choose some of several, in their order; the plainest are as few as may be."""
        left = list(range(len(options)))
        chosen = {
            left.pop(self.number(0, len(left) - 1)) for _ in range(self.number(least, len(options)))
        }
        return [option for place, option in enumerate(options) if place in chosen]

    def each(self, least: int, most: int, make: Callable[[], object]) -> None:
        """Make some of a thing, each by choices of its own; the plainest is as few as may be."""
        for place in range(most):
            if not self.another(make, certain=place < least):
                return

    def another(self, make: Callable[[], object], *, certain: bool) -> bool:
        """Make one more of a thing, or stop; tells which."""
        if certain or self.number(0, 2) > 0:
            make()
            return True
        return False

    def remark(self) -> Text | None:
        """Choose a remark in free words, or none."""
        return None


class Plainest(Choices):
    """Chooses the first of everything, so that what is built is small and always the same.

    >>> Plainest().one(["state:FR", "state:UA"]), Plainest().number(2, 5), Plainest().whether()
    ('state:FR', 2, False)
    """

    def number(self, low: int, high: int) -> int:  # noqa: ARG002 - the interface has both
        """Choose the least."""
        return low
