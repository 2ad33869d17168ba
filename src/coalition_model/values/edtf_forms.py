"""What an EDTF date is made of: the forms of its text, and the groups of months.

After the Library of Congress (4 February 2019), https://www.loc.gov/standards/datetime/
"""

import re
from typing import Literal

Precision = Literal[
    "day",
    "month",
    "season",
    "quarter",
    "quadrimester",
    "semester",
    "year",
    "decade",
    "century",
    "millennium",
]
"""How closely a date is written: its smallest unit, or that a year's last digits are X."""

SIGNS = "?~%"
"""The qualifiers: uncertain, approximate, both."""

YEAR_FIRST = re.compile(
    r"([?~%]?)(-?[0-9X]{4})(?:S([1-9][0-9]*))?([?~%]?)"
    r"(?:-([?~%]?)([0-9X]{2})([?~%]?)(?:-([?~%]?)([0-9X]{2})([?~%]?))?)?"
)
"""Every date but those that start with Y: year 2, significant digits 3, month 6, day 9; the other
groups are the qualifiers around them. What it matches need not be in the calendar."""

LONG_YEAR = re.compile(r"([?~%]?)Y(-?[1-9][0-9]*)(?:E([1-9][0-9]*))?(?:S([1-9][0-9]*))?([?~%]?)")
"""A year that starts with Y: mantissa 2, exponent 3, significant digits 4, qualifiers 1 and 5."""

MOST_DIGITS = 1000
"""A year may have at most so many digits, so that to reckon with one takes bounded time."""

GROUPS: dict[str, tuple[Precision, tuple[int, ...]]] = {
    "21": ("season", (3, 4, 5)),
    "22": ("season", (6, 7, 8)),
    "23": ("season", (9, 10, 11)),
    "24": ("season", (12, 13, 14)),
    "25": ("season", (3, 4, 5)),
    "26": ("season", (6, 7, 8)),
    "27": ("season", (9, 10, 11)),
    "28": ("season", (12, 13, 14)),
    "29": ("season", (9, 10, 11)),
    "30": ("season", (12, 13, 14)),
    "31": ("season", (3, 4, 5)),
    "32": ("season", (6, 7, 8)),
    "33": ("quarter", (1, 2, 3)),
    "34": ("quarter", (4, 5, 6)),
    "35": ("quarter", (7, 8, 9)),
    "36": ("quarter", (10, 11, 12)),
    "37": ("quadrimester", (1, 2, 3, 4)),
    "38": ("quadrimester", (5, 6, 7, 8)),
    "39": ("quadrimester", (9, 10, 11, 12)),
    "40": ("semester", (1, 2, 3, 4, 5, 6)),
    "41": ("semester", (7, 8, 9, 10, 11, 12)),
}
"""The months of each sub-year group; 13 and 14 are January and February of the next year.

Seasons follow the meteorological convention: whole months, and the season over New Year belongs to
the year in which it starts. 21 to 24 name no hemisphere and are read as northern, as 25 to 28 are;
29 to 32 are southern.
"""


def figures_of(year: str) -> int:
    """Count the digits of a year without its sign and leading zeros.

    >>> figures_of("-0050"), figures_of("0000")
    (2, 1)
    """
    return len(year.removeprefix("-").lstrip("0")) or 1


def zeros_of(exponent: str | None) -> int:
    """Count the zeros that an exponent adds; more than a year may have are all the same.

    >>> zeros_of("7"), zeros_of(None), zeros_of("9" * 50)
    (7, 0, 1000)
    """
    if exponent is None:
        return 0
    return int(exponent) if len(exponent) <= 4 else MOST_DIGITS
