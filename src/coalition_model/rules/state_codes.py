"""The ISO 3166-1 codes and the Wikidata items of states, which `dossiers/build.py` writes out."""

from functools import cache
from pathlib import Path
from typing import Final

REGISTERS: Final = ("iso3166-1-alpha2", "iso3166-1-alpha3", "iso3166-1-numeric", "wikidata")
"""The registers whose codes are known, in the order of the columns."""


@cache
def codes_of_states() -> dict[str, dict[str, str]]:
    """Give the codes of each state, by its alpha-2 code and then by register.

    >>> codes_of_states()["FR"]["iso3166-1-alpha3"]
    'FRA'
    """
    table = Path(__file__).with_name("state_codes.txt").read_text("ascii")
    rows = (dict(zip(REGISTERS, line.split(), strict=True)) for line in table.splitlines())
    return {
        row["iso3166-1-alpha2"]: {name: code for name, code in row.items() if code != "-"}
        for row in rows
    }


@cache
def states_of_codes() -> dict[tuple[str, str], str]:
    """Give the alpha-2 code of the state that has a code in a register.

    >>> states_of_codes()["wikidata", "Q183"]
    'DE'
    """
    return {
        (register, code): alpha2
        for alpha2, row in codes_of_states().items()
        for register, code in row.items()
    }
