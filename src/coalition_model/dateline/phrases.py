"""What the grammar makes of words, before a dateline gives them a date."""

from typing import Literal, NamedTuple


class Offset(NamedTuple):
    """A day counted from the dateline: today, the day before yesterday."""

    days: int
    narrative: bool = False
    """Whether it is counted from the day that is told of ('the next day') rather than written."""


class Now(NamedTuple):
    """The moment of the dateline."""


class Within(NamedTuple):
    """The week, month or year in which something lies: 'of next week', 'de ce mois'."""

    unit: str
    modifier: str


class Calendar(NamedTuple):
    """A day, month or year by its name or number, as far as it is written."""

    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    short_year: bool = False
    """Whether the year is written with its last two digits."""
    modifier: str | None = None
    within: Within | None = None


class Numeric(NamedTuple):
    """A date in numbers, in the order of the language first."""

    readings: tuple[Calendar, ...]
    settled: bool
    """Whether the order of the language decides among them."""
    rule: str


class Unit(NamedTuple):
    """A whole week, month, year by its place: last week, this year."""

    unit: str
    modifier: str


class Counted(NamedTuple):
    """So many units before or after the dateline."""

    counts: tuple[int, ...]
    unit: str
    ahead: bool
    about: bool = False


class Group(NamedTuple):
    """A season, quarter or half of a year, by its EDTF number."""

    number: int
    year: int | None = None
    modifier: str | None = None
    within: Within | None = None


class Decade(NamedTuple):
    """Ten years: 'the 1990s', or by two digits 'the nineties'."""

    first: int
    short: bool


class Century(NamedTuple):
    """A hundred years: the 21st century is 2000 to 2099, as `20XX` writes it."""

    number: int


class Nth(NamedTuple):
    """One of the weekdays, days or weeks of a month or year, -1 the last."""

    number: int
    what: int | str
    """The number of a weekday, or a unit."""
    of: Calendar | Unit


class UnitOf(NamedTuple):
    """The week, weekend or day that holds a day: 'the week of 6 October'."""

    unit: str
    of: "Date"


Date = Offset | Now | Calendar | Numeric | Unit | Counted | Group | Decade | Century | Nth | UnitOf


class Clock(NamedTuple):
    """A time of day as it is written."""

    hour: int
    minute: int = 0
    second: int | None = None
    half: Literal["am", "pm", "24", "midnight"] | None = None
    """What is known of the half of the day; None: nothing is written."""
    zone: str | None = None
    written: bool = True
    """Whether it shows by itself that it is a time: '9h', not the 9 of 'at 9'."""


class Point(NamedTuple):
    """A date, a time of day, a part of the day, or several of these together."""

    date: Date | None = None
    clock: Clock | None = None
    clock_end: Clock | None = None
    """The end of 'from 3 to 5 pm' on one day."""
    bound: str | None = None
    """How the time of day bounds: 'ce dimanche à partir de 15h'."""
    part: str | None = None
    edge: str | None = None
    about: bool = False
    number: int | None = None
    """A bare number that only the other end of a range explains: the 13 of '13 to 15 July'."""


class Expression(NamedTuple):
    """A whole date expression: a point, bounded on one side perhaps, or from one to another."""

    point: Point
    end: Point | None = None
    bound: str | None = None
    """`since`, `starting`, `until`, `before` or `after`."""
    both: bool = False
    """Whether the end is a second date beside the first: 'les 15 et 16 août'."""


class Clues(NamedTuple):
    """What stands around an expression, which decides in prose whether it is one."""

    placed: bool
    """Whether a preposition or a bound stands before it."""
    timed: bool
    """Whether 'at' or a bound stands before its time of day."""
