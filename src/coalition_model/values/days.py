"""Days of the proleptic Gregorian calendar, in any year: before year 1 and after 9999 too."""

from datetime import date
from typing import Self, final, overload

from coalition_model.errors import InvalidValue

DAYS_IN_400_YEARS = 146_097
_MONTH_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year: int) -> bool:
    """Whether a year has a 29 February; year 0 has one.

    >>> is_leap(0), is_leap(1900), is_leap(-4)
    (True, False, True)
    """
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """Count the days of a month.

    >>> month_length(2024, 2)
    29
    """
    return 29 if month == 2 and is_leap(year) else _MONTH_LENGTHS[month]


def ordinal_of(year: int, month: int, day: int) -> int:
    """Number a day as `datetime.date.toordinal` does (1 is 0001-01-01), in any year.

    >>> ordinal_of(2025, 8, 17) == date(2025, 8, 17).toordinal()
    True
    >>> ordinal_of(0, 12, 31)
    0
    """
    # Years are counted from March, so that the leap day is the last day of a year.
    if month > 2:
        month -= 3
    else:
        month += 9
        year -= 1
    return 365 * year + year // 4 - year // 100 + year // 400 + (153 * month + 2) // 5 + day - 306


def civil_of(ordinal: int) -> tuple[int, int, int]:
    """Turn a day number back into year, month and day.

    >>> civil_of(0)
    (0, 12, 31)
    """
    era, day_of_era = divmod(ordinal + 305, DAYS_IN_400_YEARS)
    year = (day_of_era - day_of_era // 1460 + day_of_era // 36_524 - day_of_era // 146_096) // 365
    day_of_year = day_of_era - (365 * year + year // 4 - year // 100)
    month = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * month + 2) // 5 + 1
    year += era * 400
    return (year, month + 3, day) if month < 10 else (year + 1, month - 9, day)


@final
class Day:
    """One day of the proleptic Gregorian calendar, in any year.

    `datetime.date` stops at the years 1 and 9999; dates in EDTF do not. Year 0 is the year before
    year 1 (1 BC), as in ISO 8601.

    Args:
        year: any whole number.
        month: 1 to 12.
        day: 1 to the length of the month.

    Raises:
        InvalidValue: where the calendar has no such day.

    >>> Day(2025, 8, 17) + 14
    Day('2025-08-31')
    >>> Day(0, 1, 1) - Day(-1, 1, 1)
    365
    >>> Day(2025, 8, 17) < Day(12025, 1, 1)
    True
    """

    __slots__ = ("ordinal",)

    ordinal: int
    """The number of the day; 1 is 0001-01-01, as for `datetime.date.toordinal`."""

    def __init__(self, year: int, month: int, day: int) -> None:
        if not 1 <= month <= 12:
            raise InvalidValue("Day", "month", month, "1 to 12")
        length = month_length(year, month)
        if not 1 <= day <= length:
            raise InvalidValue("Day", "day", day, f"1 to {length}")
        _set(self, "ordinal", ordinal_of(year, month, day))

    @classmethod
    def from_ordinal(cls, ordinal: int) -> Self:
        """Find the day with this number; 1 is 0001-01-01.

        >>> Day.from_ordinal(-365)
        Day('0000-01-01')
        """
        made = object.__new__(cls)
        _set(made, "ordinal", ordinal)
        return made

    @classmethod
    def from_date(cls, value: date) -> Self:
        """Take the calendar day of a `datetime.date` (or of a `datetime`, as it stands).

        >>> Day.from_date(date(2025, 8, 17))
        Day('2025-08-17')
        """
        return cls.from_ordinal(value.toordinal())

    @property
    def year(self) -> int:
        """The year; 0 is 1 BC, -1 is 2 BC."""
        return civil_of(self.ordinal)[0]

    @property
    def month(self) -> int:
        """The month, 1 to 12."""
        return civil_of(self.ordinal)[1]

    @property
    def day(self) -> int:
        """The day of the month, 1 to 31."""
        return civil_of(self.ordinal)[2]

    def to_date(self) -> date:
        """Turn into a `datetime.date`.

        Raises:
            InvalidValue: outside the years 1 to 9999.

        >>> Day(2025, 8, 17).to_date()
        datetime.date(2025, 8, 17)
        >>> Day(0, 1, 1).to_date()
        Traceback (most recent call last):
        coalition_model.errors.InvalidValue: Day.year must be 1 to 9999 to be a date, but is 0
        """
        try:
            return date.fromordinal(self.ordinal)
        except (ValueError, OverflowError):
            raise InvalidValue("Day", "year", self.year, "1 to 9999 to be a date") from None

    def __add__(self, days: int) -> "Day":
        return Day.from_ordinal(self.ordinal + days)

    @overload
    def __sub__(self, other: "Day") -> int: ...
    @overload
    def __sub__(self, other: int) -> "Day": ...
    def __sub__(self, other: "Day | int") -> "Day | int":
        if isinstance(other, Day):
            return self.ordinal - other.ordinal
        return Day.from_ordinal(self.ordinal - other)

    def __eq__(self, other: object) -> bool:
        return self.ordinal == other.ordinal if isinstance(other, Day) else NotImplemented

    def __lt__(self, other: "Day") -> bool:
        return self.ordinal < other.ordinal

    def __le__(self, other: "Day") -> bool:
        return self.ordinal <= other.ordinal

    def __gt__(self, other: "Day") -> bool:
        return self.ordinal > other.ordinal

    def __ge__(self, other: "Day") -> bool:
        return self.ordinal >= other.ordinal

    def __hash__(self) -> int:
        return hash(self.ordinal)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"Day.{name} must be left as it is: a Day is immutable")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"Day.{name} must be left as it is: a Day is immutable")

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return (Day.from_ordinal, (self.ordinal,))

    def __str__(self) -> str:
        year, month, day = civil_of(self.ordinal)
        return f"{year:0{5 if year < 0 else 4}d}-{month:02d}-{day:02d}"

    def __repr__(self) -> str:
        return f"Day('{self}')"


_set = object.__setattr__
