"""What every temporal value has in common: its text, and the questions asked of it."""

from typing import NoReturn

from coalition_model.values import allen
from coalition_model.values.allen import Operand
from coalition_model.values.answers import Answer
from coalition_model.values.readings import Reading


class Temporal:
    """A value that says when: immutable, and equal to another if it has the same text and class.

    There is no `<` among temporal values: whether March is before the 10th of March has no plain
    answer. `before` and the others return an `Answer`; to sort for display there is `sort_key`.
    """

    __slots__ = ("_reading", "text")

    text: str
    """The value as it was written."""

    _reading: Reading

    @property
    def reading(self) -> Reading:
        """All that the value may stand for, as `coalition_model.values.readings` describes it."""
        try:
            return self._reading
        except AttributeError:
            reading = self._read()
            object.__setattr__(self, "_reading", reading)
            return reading

    @property
    def clock_reading(self) -> Reading:
        """The same, read off the value's own clock as if it had no zone."""
        return self.reading

    def _read(self) -> Reading:
        raise NotImplementedError

    def before(self, other: Operand) -> Answer:
        """Whether all of this is earlier than all of the other; see `allen.before`."""
        return allen.before(self, other)

    def after(self, other: Operand) -> Answer:
        """Whether all of this is later than all of the other; see `allen.after`."""
        return allen.after(self, other)

    def meets(self, other: Operand) -> Answer:
        """Whether this ends exactly where the other starts; see `allen.meets`."""
        return allen.meets(self, other)

    def overlaps(self, other: Operand) -> Answer:
        """Whether the two share at least one moment; see `allen.overlaps`."""
        return allen.overlaps(self, other)

    def contains(self, other: Operand) -> Answer:
        """Whether every moment of the other is one of this; see `allen.contains`."""
        return allen.contains(self, other)

    def during(self, other: Operand) -> Answer:
        """Whether every moment of this is one of the other; see `allen.during`."""
        return allen.during(self, other)

    def same_as(self, other: Operand) -> Answer:
        """Whether the two are exactly the same moments; see `allen.same_as`."""
        return allen.same_as(self, other)

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if isinstance(other, Temporal) and type(self) is type(other):
            return self.text == other.text
        return NotImplemented

    def __hash__(self) -> int:
        return hash(self.text)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.text!r})"

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return (type(self), (self.text,))

    def __copy__(self) -> "Temporal":
        return self

    def __deepcopy__(self, memo: object) -> "Temporal":
        return self

    def __setattr__(self, name: str, value: object) -> NoReturn:
        self._refuse_change(name)

    def __delattr__(self, name: str) -> NoReturn:
        self._refuse_change(name)

    def _refuse_change(self, name: str) -> NoReturn:
        owner = type(self).__name__
        raise AttributeError(f"{owner}.{name} must be left as it is: {owner} is immutable")


def plain_text(text: str, owner: str) -> str:
    """Make sure that a text is a text, and plain: an enum's member or the like becomes one."""
    if type(text) is str:
        return text
    if isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance] - callers may err
        return str.__str__(text)
    raise TypeError(f"{owner} must be given a str, but was given {text!r}")
