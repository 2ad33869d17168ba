"""Whatever is changed in a document, it is built and goes round, or it has faults with places."""

import json
from typing import Any, Literal, cast

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coalition_model.dossier import Dossier
from coalition_model.errors import DocumentError, Fault
from coalition_model.formats import dumps, loads
from coalition_model.testing.strategies import odd_dossiers as dossiers
from coalition_model.testing.strategies.arbitrary import NASTY

Format = Literal["json", "yaml"]
STRANGE: tuple[Any, ...] = (
    None, True, 0, -1, 1.5, 10**30, float("nan"), float("inf"), [], {}, [[]], [None], [{}],
    {"en": "x"}, {"": ""}, {"original": "fr"}, {"a:b": []}, "", "x", "state:a", "state:A", "plan:a",
    "clause:fixed/1", "2025", "2025/2024", "2025-13", "[2025", "2025-03-30T02:30", "../..",
    "\ud800", "a" * 5_000, *NASTY,
)  # fmt: skip


def places(data: Any) -> list[tuple[Any, Any]]:
    """List every place of a document: what holds it, and its key there."""
    found: list[tuple[Any, Any]] = []
    waiting = [data]
    for holder in waiting:
        keys = list(cast("Any", holder) if isinstance(holder, dict) else range(len(holder)))
        found += [(holder, key) for key in keys]
        waiting += [holder[key] for key in keys if isinstance(holder[key], dict | list)]
    return found


@settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(
    dossiers(),
    st.lists(st.tuples(st.randoms(), st.sampled_from(STRANGE)), min_size=1, max_size=3),
    st.sampled_from(["json", "yaml"]),
)
def test_a_mutated_document_is_built_or_has_faults(
    dossier: Dossier, changes: list[tuple[Any, Any]], format_: Format
) -> None:
    """Nothing else is raised; faults print, have places, and come in the order of the document."""
    data = json.loads(dumps(dossier))
    for random, value in changes:
        holder, key = random.choice(places(data))
        action = random.choice(["put", "put", "drop", "rename", "repeat"])
        if action == "put":
            holder[key] = value
        elif action == "repeat" and isinstance(holder, list):
            cast("list[Any]", holder).append(holder[key])
        else:
            old = holder.pop(key)
            if action == "rename" and isinstance(holder, dict):
                holder[f"{key}s"] = old
    text = json.dumps(data)
    faults: tuple[Fault, ...] = ()
    read: Dossier | None = None
    try:
        read = loads(text, format=format_)
    except DocumentError as error:
        faults = error.faults
    if read is not None:
        assert loads(dumps(read, format=format_), format=format_) == read
        return
    assert faults
    assert str(DocumentError(faults)).encode()
    marks = [(fault.line or 0, fault.column or 0) for fault in faults]
    assert marks == sorted(marks)
    assert marks[0] >= (1, 1)
