"""What a rule is: a plain function from a dossier to problems, with what its readers need."""

import inspect
from collections.abc import Callable, Iterable, Iterator

import attrs

from coalition_model.dossier import Dossier
from coalition_model.rules.findings import Finding, Problem, Severity


@attrs.frozen
class Rule:
    """A rule: its function, code and severity, and an example from either side.

    Attributes:
        code: three letters of its theme and three digits: `OFF002`.
        severity: what its findings are unless it cannot tell.
        look: the function; yields a `Problem` for each place.
        passing: a piece of a dossier, in YAML, in which it finds nothing.
        failing: the same, in which it finds something.
    """

    code: str
    severity: Severity
    look: Callable[[Dossier], Iterable[Problem]]
    passing: str
    failing: str

    @property
    def title(self) -> str:
        """The rule in one sentence: the first line of the function's docstring."""
        return self.explanation.partition("\n")[0]

    @property
    def explanation(self) -> str:
        """The whole docstring of the function."""
        return inspect.getdoc(self.look) or ""

    def __call__(self, dossier: Dossier) -> Iterator[Finding]:
        """Judge a dossier."""
        for problem in self.look(dossier):
            yield Finding(
                self.code,
                problem.severity or self.severity,
                problem.entity,
                problem.field,
                problem.message,
                problem.hint,
            )

    def __repr__(self) -> str:
        return f"Rule({self.code!r})"


RuleLike = Callable[[Dossier], Iterable[Finding]]
"""What judges a dossier: a `Rule`, or any function from a dossier to findings."""


def rule(
    code: str, severity: Severity, *, passing: str, failing: str
) -> Callable[[Callable[[Dossier], Iterable[Problem]]], Rule]:
    """Make a rule of a function; for other projects' rules as for ours.

    Args:
        code: a code that no other rule has; ours have three letters and three digits.
        severity: what its findings are unless a problem states a lower one.
        passing: lists of entities, in YAML, in which it must find nothing.
        failing: lists of entities in which it must find something.

    >>> @rule("MY001", "warning", passing="", failing="states: [{id: state:XX}]")
    ... def state_without_name(dossier):
    ...     '''A state has a name.'''
    ...     for state in dossier.states.values():
    ...         if not state.names:
    ...             yield Problem(state.id, "names", "must be given, but is empty")
    >>> state_without_name
    Rule('MY001')
    """

    def make(look: Callable[[Dossier], Iterable[Problem]]) -> Rule:
        return Rule(code, severity, look, inspect.cleandoc(passing), inspect.cleandoc(failing))

    return make
