"""The fast path accepts and builds what the reader that explains does, and nothing else."""

import copy
import gc
import json
import pickle
import sys
import threading
import weakref
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Any, cast

import attrs
import pytest
from copied_library import Addition, copy_with, run_in
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_mutations import STRANGE, places

from coalition_model.dossier import Dossier
from coalition_model.entities.common import Entity, evolve
from coalition_model.errors import DocumentError
from coalition_model.formats import bulk, dumps, load, loads
from coalition_model.formats.closing import close
from coalition_model.formats.drafts import read_draft
from coalition_model.formats.shipped import SHIPPED
from coalition_model.formats.twins import classes
from coalition_model.testing.strategies import odd_dossiers as dossiers
from coalition_model.values.shapes import fields_of
from coalition_model.values.text import Text

HEAD = '{"format": "coalition-model/1", '
EDGE = """
    "states": [{"id": "state:A"}],
    "memberships": [{"organization": "organization:a", "member": "state:A"}],
    "organizations": [{"id": "organization:a", "kind": "union"}]}
"""


def in_bulk(text: str) -> Dossier | None:
    """Read on the fast path; nothing is lent."""
    return bulk.read(text.encode("utf-8", "surrogatepass"), lambda uses: None if uses else {})


def explaining(text: str) -> Dossier | None:
    """Read on the other path."""
    try:
        return close([read_draft("", text.encode("utf-8", "surrogatepass"), "json")])
    except DocumentError:
        return None


def written(dossier: Dossier) -> str:
    """Write a dossier so that 1 and 1.0 differ, which are equal."""
    return repr([attrs.asdict(cast("Any", entity)) for entity in dossier])


def assert_agree(text: str) -> None:
    fast, slow = in_bulk(text), explaining(text)
    if fast is not None:
        assert slow is not None
        assert fast == slow
        assert written(fast) == written(slow)


def spread(data: Any) -> str:
    return json.dumps(data, indent=1, ensure_ascii=False)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(
    dossiers(),
    st.lists(st.tuples(st.randoms(), st.sampled_from(STRANGE)), max_size=2),
    st.sampled_from([json.dumps, spread]),
)
def test_both_paths_agree(
    dossier: Dossier, changes: list[tuple[Any, Any]], write: Callable[[Any], str]
) -> None:
    """On valid documents, and on documents that are changed in one or two places."""
    data = json.loads(dumps(dossier))
    for random, value in changes:
        holder, key = random.choice(places(data))
        holder[key] = value
    assert_agree(write(data))


@pytest.mark.parametrize("name", SHIPPED)
def test_the_shipped_dossiers_are_read_in_bulk(name: str) -> None:
    raw = resources.files("coalition_model").joinpath("reference", f"{name}.json").read_bytes()
    lent = loads(raw)
    assert bulk.read(raw, lambda _: {id_: lent[id_] for id_ in lent.borrowed}) == lent


@pytest.mark.parametrize(
    "rest",
    [
        '"states": [{"id": "state:A", "id": "state:A"}]}',
        '"states": [{"id": "state:A"}], "states": []}',
        '"states" : [{"id" :"state:A", "id": "state:A"}]}',
        '"states": [{"id": "state:A", "note": {"en": "a", "en": "b"}}]}',
        '"states": [{"id": "state:A", "extra": {"a:b": {"c": 1, "c": 1}}}]}',
        r'"states": [{"id": "state\u003aA", "id": "state:A"}]}',
        r'"states": [{"id": "state:A", "note": {"en": "a\u003ab", "en": "b"}}]}',
        r'"title": {"en": "\":", "en": "b"}}',
        '"note": {"en": "b"}, "note": {"en": "b"}}',
    ],
)
def test_a_key_that_comes_twice_is_never_accepted(rest: str) -> None:
    assert in_bulk(HEAD + rest) is None
    assert explaining(HEAD + rest) is None


@pytest.mark.parametrize(
    "rest",
    [
        '"states": [{"id": "state:A"}, {"id": "state:a"}]}',
        '"states": [{"id": "state:A"}, {"id": "state:A"}]}',
        '"states": [{"id": "state:A\\nstate:B"}]}',
        '"states": [{"id": "state:A\\n"}]}',
        '"states": [{"id": "state:A/"}]}',
        '"states": [{"id": "leader:A"}]}',
        '"states": [{"id": ""}]}',
        '"leaders": [{"id": "leader:a", "nationality": ["state:A"]}]}',
        '"leaders": [{"id": "leader:a", "nationality": ["leader:a"]}]}',
        '"leaders": [{"id": "leader:a", "nationality": [null]}]}',
        '"states": [{"id": "state:A", "names": [{"text": " "}]}]}',
        '"states": [{"id": "state:A", "names": [{"text": "A", "language": "x"}]}]}',
        '"states": [{"id": "state:A", "note": {"original": "en"}}]}',
        '"states": [{"id": "state:A", "note": {"en": "a", "original": "fr"}}]}',
        '"states": [{"id": "state:A", "note": {}}]}',
        '"states": [{"id": "state:A", "extra": {"b": 1}}]}',
        '"states": [{"id": "state:A", "extra": {"a:b": NaN}}]}',
        '"states": [{"id": "state:A", "note": {"en": "\\ud800"}}]}',
        '"states": [{"id": "state:A", "stauts": "independent"}]}',
        '"states": [{"id": "state:A"}], "stats": []}',
        EDGE.replace('"organization":', '"id": "", "organization":', 1),
        '"plans": [{"id": "plan:a", "clauses": [{"number": "1", "id": "clause:b/1"}]}]}',
    ],
)
def test_what_is_not_in_order_is_left_to_the_other_path(rest: str) -> None:
    assert in_bulk(HEAD + rest) is None
    assert explaining(HEAD + rest) is None


def test_edges_without_an_id_get_theirs() -> None:
    dossier = in_bulk(HEAD + EDGE)
    assert dossier is not None
    assert "membership:a/state-A" in dossier
    assert dossier == explaining(HEAD + EDGE)


def test_clauses_nested_deep_are_left_to_the_other_path() -> None:
    def nested(depth: int) -> str:
        row: dict[str, Any] = {}
        for level in range(depth, 0, -1):
            id_ = "clause:p/" + "/".join(["1"] * level)
            row = {"number": "1", "id": id_, "wording": "unseen", "clauses": [row] if row else []}
        return HEAD + f'"plans": [{json.dumps({"id": "plan:p", "clauses": [row]})}]}}'

    assert in_bulk(nested(20)) == explaining(nested(20))
    assert in_bulk(nested(20)) is not None
    assert in_bulk(nested(21)) is None


def sample() -> tuple[dict[type, Any], dict[type, Any]]:
    """Give an object of as many classes as the shipped dossiers have, loaded and built."""
    loaded: dict[type, Any] = {}
    built: dict[type, Any] = {}

    def take(one: Any, other: Any) -> None:
        if isinstance(one, tuple):
            for left, right in zip(cast("Any", one), other, strict=True):
                take(left, right)
            return
        cls = one.__class__
        if cls in {*classes(), Text}:
            if cls not in loaded:
                loaded[cls], built[cls] = one, evolve(other)
            for field in fields_of(cls):
                take(getattr(one, field.name), getattr(other, field.name))

    for name in SHIPPED:
        raw = resources.files("coalition_model").joinpath("reference", f"{name}.json").read_text()
        whole = loads(raw)
        raw = dumps(Dossier(whole, coverage=whole.coverage, acceptances=whole.acceptances))
        fast, slow = in_bulk(raw), explaining(raw)
        assert fast is not None
        assert slow is not None
        take((*fast, *fast.coverage, *fast.acceptances), (*slow, *slow.coverage, *slow.acceptances))
    return loaded, built


def test_loaded_objects_cannot_be_told_from_built_ones() -> None:
    loaded, built = sample()
    assert {*loaded} == {*classes(), Text}
    for cls, one in loaded.items():
        other = built[cls]
        assert type(one) is type(other) is cls
        assert one == other
        assert hash(one) == hash(other)
        assert repr(one) == repr(other)
        assert pickle.loads(pickle.dumps(one)) == other  # noqa: S301 - our own
        assert copy.copy(one) == copy.deepcopy(one) == other
        assert evolve(one) == other
        assert weakref.ref(one)() is one
        assert not hasattr(one, "__dict__")
        for field in fields_of(cls):
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                setattr(one, field.name, None)
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                delattr(one, field.name)
        assert sys.getsizeof(one) == sys.getsizeof(other)


def test_classes_have_no_subclasses_even_while_another_thread_loads() -> None:
    raw = dumps(
        loads(resources.files("coalition_model").joinpath("reference", "states.json").read_text())
    )
    expected = loads(raw)
    gc.collect()  # other tests derive classes from ours
    every = (*classes(), Text)
    before: list[list[type]] = [cls.__subclasses__() for cls in every]
    results: list[Dossier] = []
    threads = [
        threading.Thread(target=lambda: results.extend(loads(raw) for _ in range(3)))
        for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        assert [cls.__subclasses__() for cls in every] == before
    for thread in threads:
        thread.join()
    assert results == [expected] * 9


def test_the_collector_rests_and_is_left_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool] = []
    text = HEAD + '"states": [{"id": "state:A"}]}'
    (tmp_path / "a.json").write_text(text)

    calls: list[Callable[[], Dossier]] = [lambda: loads(text), lambda: load(tmp_path / "a.json")]
    for call in calls:
        for enabled in (True, False):
            (gc.enable if enabled else gc.disable)()
            call()
            assert gc.isenabled() is enabled
            gc.enable()
    with pytest.raises(DocumentError):
        loads("{")
    assert gc.isenabled()
    original = bulk.read

    def watched(raw: bytes, lend: bulk.Lend) -> Dossier | None:
        seen.append(gc.isenabled())
        return original(raw, lend)

    monkeypatch.setattr(bulk, "read", watched)
    for pause in (True, False):
        loads(text, pause_gc=pause)
        load(tmp_path / "a.json", pause_gc=pause)
    assert seen == [False, False, True, True]


def test_a_field_that_is_added_to_a_class_is_known_everywhere(tmp_path: Path) -> None:
    """The class is changed, in a copy of the library, and nothing else."""
    imports = (
        "from coalition_model.values.edtf import EdtfDate",
        "from coalition_model.values.ids import ActorId, EventId",
        "from coalition_model.values.moments import Moment",
    )
    fields = (
        "severity: EdtfDate | Moment | None = None",
        "caused_by: tuple[EventId | ActorId, ...] = ()",
    )
    event = Addition("entities/events.py", "Event", imports, fields)
    claim = Addition("entities/claims.py", "Claim", (), ("aside: JsonValue = None",))
    copy_with(tmp_path, event, claim)
    run_in(tmp_path, "added_field.py")


def test_entities_satisfy_the_protocol() -> None:
    dossier = in_bulk(HEAD + '"states": [{"id": "state:A"}]}')
    assert dossier is not None
    entity: Entity = dossier["state:A"]
    assert entity.names == ()


def test_a_dossier_in_use_is_named_once() -> None:
    """However often it is written, on both paths and in Python."""
    text = HEAD + '"uses": ["reference:states", "reference:states"]}'
    assert loads(text).uses == ("reference:states",)
    assert Dossier(uses=["reference:states"] * 2).uses == ("reference:states",)


def test_a_language_tag_of_megabytes_is_refused() -> None:
    text = HEAD + '"title": {"en%s": "x"}}' % ("-a" * 600_000)
    assert in_bulk(text) is None
    assert explaining(text) is None


def test_an_interruption_leaves_the_collector_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even one that strikes as soon as it is off."""
    really_disable = gc.disable

    def interrupted() -> None:
        really_disable()
        raise KeyboardInterrupt

    monkeypatch.setattr(gc, "disable", interrupted)
    with pytest.raises(KeyboardInterrupt):
        loads(HEAD + EDGE)
    assert gc.isenabled()
