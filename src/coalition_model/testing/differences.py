"""How two dossiers differ, in lines that a failing test shows."""

from itertools import takewhile
from typing import Any, Final, cast

from coalition_model.dossier import Dossier
from coalition_model.queries.changing import Change, changes

SHOWN: Final = 20
"""How many lines of one kind a message has before it only counts the rest."""

_WIDTH: Final = 80
_LEAD: Final = 20


def differences(actual: Dossier, expected: Dossier) -> list[str]:
    """Tell each thing in which a dossier is not what it must be; nothing of the same dossiers.

    The same are those that are written the same: 3.0 is 3, but True is not 1.

    >>> from coalition_model.entities import State
    >>> expected = Dossier.of(State(id="state:FR"), State(id="state:GB"))
    >>> actual = Dossier.of(State(id="state:FR", status="former"))
    >>> print(*differences(actual, expected), sep=chr(10))
    state:FR status: must not be given, but is 'former'
    state:GB: must be there, but is not
    """
    return [_told(row, actual, expected) for row in changes(expected, actual)]


def _told(row: Change, actual: Dossier, expected: Dossier) -> str:
    if row.field is None:
        rest = "must not be there, but is" if row.turn == "added" else "must be there, but is not"
        return f"{row.id}: {rest}"
    place = f"{row.id} {row.field}"
    if row.turn == "changed":
        if _is_reordered(row.before, row.after):
            must, is_ = contrasted(_joined(row.before), _joined(row.after))
            return f"{place}: must be in the order {must}, but is in the order {is_}"
        must, is_ = contrasted(repr(row.before), repr(row.after))
        return f"{place}: must be {must}, but is {is_}"
    added = row.turn == "added"
    value, _ = contrasted(repr(row.after if added else row.before), "")
    if _is_list(_value(row, actual if added else expected)):
        rest = f"must not hold {value}" if added else f"must hold {value}, but does not"
    else:
        rest = f"must not be given, but is {value}" if added else f"must be {value}, but is absent"
    return f"{place}: {rest}"


def _is_list(value: object) -> bool:
    return isinstance(value, tuple)


def _is_reordered(before: object, after: object) -> bool:
    if not isinstance(before, tuple) or not isinstance(after, tuple):
        return False
    one, other = cast("tuple[object, ...]", before), cast("tuple[object, ...]", after)
    return sorted(map(repr, one)) == sorted(map(repr, other))


def _joined(items: object) -> str:
    rows = cast("tuple[object, ...]", items)
    return ", ".join(each if isinstance(each, str) else repr(each) for each in rows)


def _value(row: Change, dossier: Dossier) -> object:
    owner: Any = dossier if row.id == "dossier" else dossier[row.id]
    return getattr(owner, str(row.field), None)


def contrasted(left: str, right: str) -> tuple[str, str]:
    """Cut two long texts to where they begin to differ.

    >>> contrasted("a" * 200 + "b", "a" * 200 + "c")
    ('…aaaaaaaaaaaaaaaaaaaab', '…aaaaaaaaaaaaaaaaaaaac')
    """
    if max(len(left), len(right)) <= _WIDTH:
        return left, right
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(left, right, strict=False))
    start = max(0, sum(1 for _ in pairs) - _LEAD)
    return _cut(left, start), _cut(right, start)


def _cut(text: str, start: int) -> str:
    piece = text[start : start + _WIDTH]
    return ("…" if start else "") + piece + ("…" if start + _WIDTH < len(text) else "")


def listed(lines: list[str]) -> str:
    """Indent lines below a headline, at most twenty of them.

    >>> print("two:" + listed(["one", "another"]))
    two:
      one
      another
    """
    rest = len(lines) - SHOWN
    shown = [*lines[:SHOWN], f"... and {rest} more"] if rest > 0 else lines
    return "".join(f"\n  {line}" for line in shown)
