"""How many, how much, and how exactly that is known."""

import math
from fractions import Fraction
from typing import Final, Literal

import attrs

from coalition_model.errors import refuse, shown
from coalition_model.values.answers import Answer
from coalition_model.values.model import Model
from coalition_model.values.shapes import check, short_repr, unless
from coalition_model.values.text import Text

Qualifier = Literal["exact", "about", "at-least", "more-than", "at-most", "less-than"]
ABOUT: Final = Fraction(1, 10)
"""How far 'about' reaches, as a share of the number."""


@attrs.frozen(kw_only=True, repr=False)
class Quantity(Model):
    """A number or a range of numbers, of something, in a unit.

    Either `value` or at least one of `low` and `high` is given.

    Attributes:
        value: the number.
        low: the least that it can be, included.
        high: the most that it can be, included.
        qualifier: how the value binds: `exact`, `about`, `at-least`, ...
        unit: the unit: an ISO 4217 code (`USD`), a unit of measure (`km`), `share` for a part of
            one whole, None where things are counted.
        of: what is counted or measured: 'countries', 'personnel'.
        wording: how the source says it, where the words matter ('plusieurs').

    >>> Quantity(value=31, of=Text.of("pays", "fr")).contains(31)
    Answer.YES
    >>> Quantity(value=30, qualifier="more-than").contains(30)
    Answer.NO
    >>> Quantity(low=3, high=2)
    Traceback (most recent call last):
    coalition_model.errors.InvalidValue: Quantity.low must be at most high (2), but is 3
    """

    value: int | float | None = None
    low: int | float | None = None
    high: int | float | None = None
    qualifier: Qualifier = "exact"
    unit: str | None = None
    of: Text | None = None
    wording: Text | None = None

    def __attrs_post_init__(self) -> None:
        check(self)
        self._keep_invariants()

    def _keep_invariants(self) -> None:
        low, high = self.low, self.high
        if self.value is not None:
            refuse(
                (
                    *unless(low is None, self, "low", "left out where value is given"),
                    *unless(high is None, self, "high", "left out where value is given"),
                )
            )
            return
        given = low is not None or high is not None
        exact = not given or self.qualifier in ("exact", "about")
        in_order = low is None or high is None or low <= high
        refuse(
            (
                *unless(given, self, "value", "a number"),
                *unless(exact, self, "qualifier", "exact or about for a range"),
                *unless(in_order, self, "low", f"at most high ({shown(high)})"),
            )
        )

    @property
    def bounds(self) -> tuple[float, float]:
        """The least and the greatest number that it can be, 'about' taken as exact.

        What is 'more than' 30 begins just above it.

        >>> Quantity(value=30, qualifier="at-least").bounds
        (30, inf)
        """
        if self.value is None:
            low = -math.inf if self.low is None else self.low
            return low, math.inf if self.high is None else self.high
        match self.qualifier:
            case "exact" | "about":
                return self.value, self.value
            case "at-least":
                return self.value, math.inf
            case "more-than":
                return _beside(self.value, 1), math.inf
            case "at-most":
                return -math.inf, self.value
            case "less-than":
                return -math.inf, _beside(self.value, -1)

    def may_equal(self, other: "Quantity") -> Answer:
        """Tell whether two quantities can be the same number.

        YES where their ranges meet and neither is 'about', UNKNOWN where 'about' leaves it open
        (it is read as up to a tenth more or less of what is said to be about so many) or the units
        differ, else NO. Which of the two is asked makes no difference, and numbers of any length
        are compared exactly.

        >>> Quantity(value=31).may_equal(Quantity(value=30, qualifier="more-than"))
        Answer.YES
        >>> Quantity(value=31).may_equal(Quantity(value=30, qualifier="about"))
        Answer.UNKNOWN
        >>> Quantity(value=31).may_equal(Quantity(value=37))
        Answer.NO
        """
        if self.unit != other.unit:
            return Answer.UNKNOWN
        if self.qualifier == other.qualifier and self.bounds == other.bounds:
            return Answer.YES
        if _apart(self, other) or _apart(other, self):
            return Answer.NO
        vague = "about" in (self.qualifier, other.qualifier)
        return Answer.UNKNOWN if vague else Answer.YES

    def contains(self, number: float) -> Answer:
        """Tell whether the quantity can be this number; see `may_equal`.

        >>> Quantity(value=600_000).contains(600_000)
        Answer.YES
        """
        return self.may_equal(Quantity(value=number, unit=self.unit))

    def __str__(self) -> str:
        if self.value is not None:
            words = "" if self.qualifier == "exact" else self.qualifier.replace("-", " ") + " "
            amount = f"{words}{self.value:,}"
        elif self.low is not None and self.high is not None:
            amount = f"{self.low:,} to {self.high:,}"
        elif self.low is not None:
            amount = f"at least {self.low:,}"
        else:
            amount = f"at most {self.high:,}"
        tail = [part for part in (self.unit, str(self.of) if self.of else None) if part]
        return " ".join([amount, *tail])

    __repr__ = short_repr


_WHOLE_FROM: Final = 2**53
"""From here on every float is a whole number, and not every whole number is a float."""


def _beside(number: float, way: int) -> float:
    """Give the number next to one, above it or below."""
    if isinstance(number, int) and abs(number) >= _WHOLE_FROM:
        return number + way
    return math.nextafter(number, way * math.inf)


def _apart(lower: Quantity, upper: Quantity) -> bool:
    """Tell whether all that one can be is less than all that another can be."""
    most, least = lower.bounds[1], upper.bounds[0]
    if math.inf in (most, -least):
        return False
    return _stretched(lower, most, 1) < _stretched(upper, least, -1)


def _stretched(quantity: Quantity, end: float, way: int) -> Fraction:
    """Give an end of what a quantity can be, a tenth further out where it is 'about' that."""
    exact = Fraction(end)
    return exact + way * abs(exact) * ABOUT if quantity.qualifier == "about" else exact
