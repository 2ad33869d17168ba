"""The codes of the rules: what each stands for, and which of them the user chooses."""

from collections.abc import Iterable
from typing import Final

import attrs

from coalition_model.errors import CoalitionModelError
from coalition_model.rules.checking import STALE
from coalition_model.rules.defaults import DEFAULT_RULES
from coalition_model.rules.findings import Severity
from coalition_model.rules.rule import Rule
from coalition_model.values.spelling import nearest

THEMES: Final = {
    "TIM": "time",
    "OFF": "offices",
    "MEM": "memberships",
    "MEE": "meetings",
    "PLA": "plans",
    "POS": "positions",
    "SRC": "sources",
    "CLA": "claims",
    "NAM": "names and identifiers",
    "ACC": "acceptances",
}
"""What the three letters of a code stand for."""

_STALE_EXPLANATION: Final = """\
An acceptance accepts a finding that is there.

What it accepted is mended, or was never found: the acceptance hides nothing any more, but would
hide the next finding of that code in that place. An acceptance whose rule was not run is left
alone, and so is one whose code no rule of this library has. This finding cannot be accepted."""

_STALE_PASSING: Final = """\
acceptances: [{code: SRC001, entity: meeting:talks, reason: the invitation was oral}]
meetings: [{id: meeting:talks, kind: meeting}]"""

_STALE_FAILING: Final = """\
acceptances: [{code: SRC001, entity: meeting:talks, reason: the invitation was oral}]
meetings: [{id: meeting:talks, kind: meeting, citations: [source:paper]}]"""


class UnknownCode(CoalitionModelError):
    """No rule has a code, or a code that begins so."""

    def __init__(self, code: str, *, whole: bool = False) -> None:
        self.code = code
        self.whole = whole
        super().__init__(code)

    def __str__(self) -> str:
        codes = [each.code for each in described()]
        close = nearest(self.code.upper(), codes if self.whole else [*codes, *THEMES])
        what = "the code of a rule" if self.whole else "the code of a rule, or its beginning"
        hint = f"did you mean {close[0]!r}?" if close else "'coalition-model rules' lists them"
        return f"must be {what}, but is {self.code!r} ({hint})"


@attrs.frozen
class Described:
    """What the readers of a finding are told about its code.

    Attributes:
        code: the code.
        severity: what its findings are unless the rule cannot tell.
        title: the rule in one sentence.
        explanation: all that is said of it, the title first.
        passing: a piece of a dossier, in YAML, in which it finds nothing.
        failing: the same, in which it finds something.
    """

    code: str
    severity: Severity
    title: str
    explanation: str
    passing: str
    failing: str

    @property
    def theme(self) -> str:
        """What the rule is about."""
        return THEMES.get(self.code[:3], self.code[:3])

    @property
    def rest(self) -> str:
        """The explanation without the title."""
        return self.explanation.partition("\n")[2].strip()


def described() -> tuple[Described, ...]:
    """Give every code that a check can report, that of stale acceptances last."""
    rules = (
        Described(
            each.code, each.severity, each.title, each.explanation, each.passing, each.failing
        )
        for each in DEFAULT_RULES
    )
    title = _STALE_EXPLANATION.partition("\n")[0]
    stale = Described(STALE, "warning", title, _STALE_EXPLANATION, _STALE_PASSING, _STALE_FAILING)
    return (*rules, stale)


def matching(prefix: str) -> tuple[Described, ...]:
    """Give the codes that begin so, in any case of letters.

    Raises:
        UnknownCode: there are none.
    """
    found = tuple(each for each in described() if each.code.startswith(prefix.upper()))
    if not prefix or not found:
        raise UnknownCode(prefix)
    return found


def code_of(text: str) -> str:
    """Read one whole code.

    Raises:
        UnknownCode: no rule has it.
    """
    if text.upper() not in {each.code for each in described()}:
        raise UnknownCode(text, whole=True)
    return text.upper()


def prefixes(text: str) -> tuple[str, ...]:
    """Read codes, or beginnings of codes, separated by commas.

    Raises:
        UnknownCode: one of them is the beginning of no code.

    >>> prefixes("OFF, tim001")
    ('OFF', 'TIM001')
    """
    found = tuple(each.strip().upper() for each in text.split(","))
    for each in found:
        matching(each)
    return found


@attrs.frozen
class Selection:
    """Which findings are wanted.

    Attributes:
        rules: the rules to run.
        codes: the codes whose findings are shown.
    """

    rules: tuple[Rule, ...]
    codes: frozenset[str]


def selection(select: Iterable[str] | None, ignore: Iterable[str]) -> Selection:
    """Choose codes: what is selected, all by default, without what is ignored.

    The longer of two beginnings decides, so `--select OFF --ignore OFF002` and
    `--ignore OFF --select OFF002` do what they say; of two equal ones `ignore` does.
    """
    wanted = ("",) if select is None else tuple(select)
    dropped = tuple(ignore)
    codes = frozenset(
        each.code
        for each in described()
        if _longest(wanted, each.code) > _longest(dropped, each.code)
    )
    run = codes
    if select is not None and STALE in codes:  # stale acceptances show only of rules that ran
        run = frozenset(each.code for each in described() if _longest(dropped, each.code) < 0)
    return Selection(tuple(each for each in DEFAULT_RULES if each.code in run | codes), codes)


def _longest(given: Iterable[str], code: str) -> int:
    return max((len(each) for each in given if code.startswith(each)), default=-1)
