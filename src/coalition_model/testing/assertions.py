"""Assertions on dossiers, for other projects' tests.

Each raises `AssertionError` with a message that says what must be and what is, place by place.
"""

import os
from collections.abc import Iterable, Sequence

from coalition_model.dossier import Dossier
from coalition_model.errors import DocumentError, Fault, MissingExtra
from coalition_model.formats import FormatName, loads
from coalition_model.rules.checking import STALE, check
from coalition_model.rules.defaults import DEFAULT_RULES
from coalition_model.rules.findings import SEVERITIES, Finding, Severity
from coalition_model.rules.rule import Rule, RuleLike
from coalition_model.testing.differences import contrasted, differences, listed
from coalition_model.testing.written import FORMS, Through, ways
from coalition_model.values.spelling import nearest

__all__ = [
    "assert_clean",
    "assert_finds",
    "assert_loads_with_faults",
    "assert_round_trip",
    "assert_same_dossier",
]


def assert_same_dossier(actual: Dossier, expected: Dossier) -> None:
    """Assert that two dossiers are the same: their entities, and what they say of themselves.

    The same dossier is written in the same bytes: a `True` that became 1 is a difference; 3.0 and 3
    are written as one and the same number.

    Args:
        actual: the dossier that came out.
        expected: the one that must have.

    Raises:
        AssertionError: they differ; it tells every entity, part and field in which they do.

    >>> from coalition_model.testing import builders
    >>> assert_same_dossier(Dossier.of(builders.state()), Dossier())
    Traceback (most recent call last):
    AssertionError: the dossiers differ:
      state:FR: must not be there, but is
    """
    __tracebackhide__ = True
    apart = differences(actual, expected)
    if apart:
        raise AssertionError(f"the dossiers differ:{listed(apart)}")


def assert_round_trip(
    dossier: Dossier,
    *,
    through: Sequence[Through] = FORMS,
    base: str | os.PathLike[str] | None = None,
) -> None:
    """Assert that a dossier is the same after it was written and read, and written again.

    Args:
        dossier: the dossier.
        through: the forms to go through, each by itself: `json`, `jsonl`, `yaml`, or one of these
            and `.gz`, or another project's own form as a `Way`.
        base: the folder that relative paths in its `uses` start from.

    Raises:
        AssertionError: it came back changed, or cannot be read again, or the second writing
            differs; it names the form, and what is otherwise.
        MissingExtra: a form needs an extra that is not installed.
        ValueError: there is no such form, or none is given.

    >>> from coalition_model.entities import State
    >>> assert_round_trip(Dossier.of(State(id="state:FR")))
    """
    __tracebackhide__ = True
    if not through:
        raise ValueError(f"through must be one form at least, but is {through!r}")
    for way in ways(through, base):
        raw = way.write(dossier)
        try:
            again = way.read(raw)
        except DocumentError as error:
            raise AssertionError(f"cannot be read again from {way.name}: {error}") from error
        except MissingExtra:
            raise
        except Exception as error:
            told = f"{type(error).__name__}: {error}"
            raise AssertionError(f"cannot be read again from {way.name}: {told}") from error
        apart = differences(again, dossier)
        if apart:
            raise AssertionError(f"changed by {way.name}:{listed(apart)}")
        second = way.write(again)
        if second != raw:
            raise AssertionError(f"written twice as {way.name}, {_where_it_differs(raw, second)}")


def _where_it_differs(first: bytes, second: bytes) -> str:
    before, after = (raw.decode("utf-8", "backslashreplace").split("\n") for raw in (first, second))
    pairs = enumerate(zip(before, after, strict=False), 1)
    for line, (left, right) in pairs:
        if left != right:
            one, other = contrasted(left, right)
            return f"the second differs in line {line}:\n  first:  {one}\n  second: {other}"
    return f"the second has {len(after)} lines where the first has {len(before)}"


def assert_clean(
    dossier: Dossier,
    *,
    rules: Sequence[RuleLike] = DEFAULT_RULES,
    severity: Severity = "warning",
) -> None:
    """Assert that no rule finds anything that the dossier does not accept.

    Args:
        dossier: the dossier.
        rules: which rules; other projects' beside ours: `(*DEFAULT_RULES, mine)`.
        severity: the least severity that counts.

    Raises:
        AssertionError: something is found; it tells every finding.
        ValueError: there is no such severity.

    >>> from coalition_model.testing import builders
    >>> assert_clean(Dossier.of(builders.state()))
    """
    __tracebackhide__ = True
    levels = _levels(severity)
    found = [each for each in check(dossier, rules).findings if each.severity in levels]
    if found:
        count = f"{len(found)} finding{'' if len(found) == 1 else 's'}"
        level = severity if severity == "error" else f"{severity} or above"
        raise AssertionError(
            f"{count} of level {level}:{listed([told(finding) for finding in found])}"
        )


def _levels(severity: Severity) -> tuple[Severity, ...]:
    if severity not in SEVERITIES:
        words = ", ".join(SEVERITIES)
        raise ValueError(f"severity must be one of {words}, but is {severity!r}")
    return SEVERITIES[: SEVERITIES.index(severity) + 1]


def told(finding: Finding) -> str:
    """Write a finding on one line, as `coalition-model check` does.

    >>> told(Finding("OFF002", "error", "tenure:t", "period", "must end, but does not"))
    'OFF002 error: tenure:t period: must end, but does not'
    """
    field = f" {finding.field}" if finding.field is not None else ""
    hint = f" ({finding.hint})" if finding.hint else ""
    return (
        f"{finding.code} {finding.severity}: {finding.entity}{field}: {finding.message}{hint}"
    ).replace("\n", " ")


def assert_finds(
    dossier: Dossier,
    code: str,
    *,
    at: str | None = None,
    rules: Sequence[RuleLike] = DEFAULT_RULES,
) -> tuple[Finding, ...]:
    """Assert that a rule finds something.

    Args:
        dossier: the dossier.
        code: the code of the rule: `OFF002`.
        at: where: an entity or part, `meeting:paris`, or one of its fields as findings name them,
            `meeting:paris when`; anywhere if left out.
        rules: which rules are run.

    Returns:
        What it finds there, to look at the messages.

    Raises:
        AssertionError: it finds nothing there; it tells what is found instead, of the same code
            first.
        ValueError: none of the rules has this code, and none is a plain function.

    >>> from coalition_model.testing import builders
    >>> held = builders.meeting(when=None, status="held")
    >>> [finding] = assert_finds(Dossier.of(held), "MEE010", at=f"{held.id} when")
    >>> finding.severity
    'warning'
    """
    __tracebackhide__ = True
    known = [each.code for each in rules if isinstance(each, Rule)]
    codes = [*known, STALE]
    if code not in codes and len(known) == len(rules):
        close = nearest(code.upper(), codes)
        hint = f" (did you mean {close[0]!r}?)" if close else ""
        raise ValueError(f"code must be that of a rule that is run, but is {code!r}{hint}")
    report = check(dossier, rules)
    found = tuple(
        finding for finding in report.findings if finding.code == code and _is_at(finding, at)
    )
    if found:
        return found
    where = f" at {at}" if at is not None else ""
    accepted = [
        f"accepted: {told(finding)}: {acceptance.reason}"
        for finding, acceptance in report.accepted
        if finding.code == code and _is_at(finding, at)
    ]
    others = sorted(report.findings, key=lambda finding: finding.code != code)
    rest = accepted + [told(finding) for finding in others]
    but = f"but finds:{listed(rest)}" if rest else "but finds nothing"
    raise AssertionError(f"must find {code}{where}, {but}")


def _is_at(finding: Finding, at: str | None) -> bool:
    if at is None:
        return True
    entity, space, field = at.partition(" ")
    return finding.entity == entity and (not space or finding.field == field)


def assert_loads_with_faults(
    text: str | bytes,
    faults: Iterable[str | Fault],
    *,
    format: FormatName = "json",
    base: str | os.PathLike[str] | None = None,
) -> tuple[Fault, ...]:
    """Assert that a document cannot be built, for exactly these reasons.

    Args:
        text: the document.
        faults: what must be reported, in any order: each as its JSON pointer, or as a `Fault` of
            which everything that is given must be so (in JSON Lines, whose pointers begin anew in
            each line, give the line).
        format: the form that it is in.
        base: the folder that relative paths in its `uses` start from.

    Returns:
        The faults, in the order of the document.

    Raises:
        AssertionError: it loads, one of the faults is missing, or there is another one.
        TypeError: `faults` is one pointer, not a list.

    >>> page = '{"format": "coalition-model/1", "states": [{"id": "state:FR", "x": 1}]}'
    >>> [fault] = assert_loads_with_faults(page, ["/states/0/x"])
    >>> fault.expected
    'a field of State'
    """
    __tracebackhide__ = True
    if isinstance(faults, str | bytes):
        raise TypeError(f"faults must be a list of pointers or faults, but is {faults!r}")
    wanted = list(faults)
    try:
        dossier = loads(text, format=format, base=base)
    except DocumentError as error:
        found = error.faults
    else:
        if wanted:
            missing = [f"misses {_wanted(each)}" for each in wanted]
            raise AssertionError(f"must not load, but gives {dossier!r}:{listed(missing)}")
        return ()
    taken = _paired(wanted, found)
    lines = [
        f"misses {_wanted(each)}"
        for place, each in enumerate(wanted)
        if place not in taken.values()
    ]
    lines += [f"has also {fault}" for place, fault in enumerate(found) if place not in taken]
    if lines:
        count = f"{len(wanted)} fault{'' if len(wanted) == 1 else 's'}"
        raise AssertionError(f"must have exactly the {count} expected, but:{listed(lines)}")
    return found


def _paired(wanted: Sequence[str | Fault], found: Sequence[Fault]) -> dict[int, int]:
    """Pair as many faults as can be with one that is wanted: each place in `found` with one there.

    What is wanted may fit several; where the one that it takes is taken, the other one makes way if
    it fits another (Kuhn's way to a greatest matching).
    """
    taken: dict[int, int] = {}

    def place(mine: int, tried: set[int]) -> bool:
        for there, fault in enumerate(found):
            if there not in tried and _fits(fault, wanted[mine]):
                tried.add(there)
                if there not in taken or place(taken[there], tried):
                    taken[there] = mine
                    return True
        return False

    for mine in range(len(wanted)):
        place(mine, set())
    return taken


def _fits(fault: Fault, wanted: str | Fault) -> bool:
    if isinstance(wanted, str):
        return fault.pointer == wanted
    same = (fault.pointer, fault.expected) == (wanted.pointer, wanted.expected)
    optional = ("actual", "hint", "file", "line", "column")
    given = [name for name in optional if getattr(wanted, name) not in ("", None)]
    return same and all(getattr(fault, name) == getattr(wanted, name) for name in given)


def _wanted(wanted: str | Fault) -> str:
    return f"a fault at {wanted or '/'}" if isinstance(wanted, str) else str(wanted)
