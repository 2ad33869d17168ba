"""How many, how much, and how exactly that is known."""

from typing import Literal

import attrs

from coalition_model.values.shapes import check, require, short_repr
from coalition_model.values.text import Text

Qualifier = Literal["exact", "about", "at-least", "more-than", "at-most", "less-than"]


@attrs.frozen(kw_only=True, repr=False)
class Quantity:
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
    True
    >>> Quantity(value=30, qualifier="more-than").contains(30)
    False
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
        if self.value is not None:
            require(self.low is None, self, "low", "left out where value is given")
            require(self.high is None, self, "high", "left out where value is given")
            return
        require(self.low is not None or self.high is not None, self, "value", "a number")
        require(
            self.qualifier in ("exact", "about"), self, "qualifier", "exact or about for a range"
        )
        if self.low is not None and self.high is not None:
            require(self.low <= self.high, self, "low", f"at most high ({self.high})")

    def contains(self, number: float) -> bool | None:
        """Tell whether the quantity may be this number; None where 'about' leaves it unsaid.

        >>> Quantity(value=600_000).contains(600_000)
        True
        >>> Quantity(value=30, qualifier="about").contains(31) is None
        True
        """
        if self.value is None:
            inside = (self.low is None or self.low <= number) and (
                self.high is None or number <= self.high
            )
            return inside if self.qualifier == "exact" or inside else None
        match self.qualifier:
            case "exact":
                return number == self.value
            case "about":
                return True if number == self.value else None
            case "at-least":
                return number >= self.value
            case "more-than":
                return number > self.value
            case "at-most":
                return number <= self.value
            case "less-than":
                return number < self.value

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
