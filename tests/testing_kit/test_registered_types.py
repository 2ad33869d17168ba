"""`from_type` knows our types in a project that only imports hypothesis, and that costs nothing."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, cast, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import coalition_model as cm
from coalition_model.entities import kinds
from coalition_model.entities.dossier_notes import Acceptance, Coverage
from coalition_model.values.ids import ID_KINDS, ActorId, is_id
from coalition_model.values.shapes import SCALARS

VALUES: tuple[type, ...] = (
    cm.Text,
    cm.Name,
    cm.Identifier,
    cm.Quantity,
    cm.Citation,
    cm.Party,
    cm.Relation,
)
TYPES: tuple[type, ...] = (
    *kinds.CLASSES.values(),
    *VALUES,
    *SCALARS,
    cm.Trigger,
    Coverage,
    Acceptance,
    cm.Day,
)


@pytest.mark.parametrize("cls", [*TYPES, cm.Dossier, cast("type", cm.FrozenMap)])
def test_every_class_resolves(cls: type) -> None:
    @settings(max_examples=20)
    @given(st.from_type(cast("Any", cls)))
    def drawn(value: object) -> None:
        assert type(value) is cls

    drawn()


@pytest.mark.parametrize("id_type", ID_KINDS, ids=list(ID_KINDS.values()))
def test_every_type_of_id_resolves(id_type: Any) -> None:
    @settings(max_examples=20)
    @given(st.from_type(id_type))
    def drawn(value: str) -> None:
        assert is_id(value, frozenset({ID_KINDS[id_type]}))

    drawn()


@given(st.from_type(cast("Any", ActorId)), st.from_type(cm.FrozenMap[str, bool]))
def test_unions_and_generics_of_them_resolve(actor: str, mapping: cm.FrozenMap[str, bool]) -> None:
    assert is_id(actor, frozenset({"state", "leader", "organization"}))
    assert all(isinstance(value, bool) for value in mapping.values())


@settings(max_examples=20)
@given(st.from_type(cast("Any", cm.When)))
def test_any_temporal_value(when: cm.When) -> None:
    assert isinstance(when, get_args(cm.When))


def run(code: str) -> Any:
    """Run a program in a fresh interpreter, away from the checkout; gives what it prints."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(sys.prefix),
        timeout=100,
    )
    return json.loads(done.stdout)


LOADED = "sorted(m for m in sys.modules if m.partition('.')[0].endswith('coalition_model'))"


def test_importing_hypothesis_loads_nothing_of_ours() -> None:
    code = f"import json, sys, hypothesis; print(json.dumps({LOADED}))"
    assert run(code) == []


def test_importing_hypothesis_takes_no_longer_for_us() -> None:
    """Of the 150 ms of hypothesis, what hypothesis calls of ours takes less than one in thirty."""
    code = """
import json, time, importlib.abc, importlib.machinery
start = time.process_time()
import _coalition_model_hypothesis
_coalition_model_hypothesis.register()
print(json.dumps(time.process_time() - start))
"""
    assert min(run(code) for _ in range(3)) < 0.005


@pytest.mark.parametrize(
    "order",
    ["import hypothesis, coalition_model", "import coalition_model, hypothesis"],
    ids=["hypothesis first", "coalition_model first"],
)
def test_a_project_that_only_imports_hypothesis(order: str) -> None:
    """Whichever comes first; strategies are loaded when one is asked for, not before."""
    code = f"""
import json, sys
{order}
from hypothesis import find, strategies as st
from coalition_model import Meeting
from coalition_model.values.ids import ClauseId
before = 'coalition_model.testing' in sys.modules
strategy = st.from_type(Meeting)
id_ = find(st.from_type(ClauseId), lambda each: True)
print(json.dumps([before, id_, type(find(strategy, lambda each: True)).__name__]))
"""
    assert run(code) == [False, "clause:four-points/1", "Meeting"]


@pytest.mark.parametrize(
    "look",
    [
        "importlib.util.find_spec('coalition_model')",
        "[importlib.util.find_spec('coalition_model') for _ in range(3)]",
        "importlib.metadata.version('coalition-model')",
        "importlib.util.module_from_spec(importlib.util.find_spec('coalition_model'))",
    ],
)
def test_who_only_looked_for_the_package_has_its_types_too(look: str) -> None:
    """As `pytest.importorskip` and checks for optional dependencies do; then nothing waits on."""
    code = f"""
import importlib.metadata, importlib.util, json, sys, hypothesis
{look}
import coalition_model
from hypothesis import find, strategies as st
waiting = [each for each in sys.meta_path if 'coalition_model' in type(each).__module__]
meeting = find(st.from_type(coalition_model.Meeting), lambda each: True)
print(json.dumps([meeting.id, waiting]))
"""
    assert run(code) == ["meeting:2025-08-17-coalition", []]


def test_an_import_that_failed_is_waited_for_again() -> None:
    code = """
import json, sys, hypothesis
sys.modules['attrs'] = None
try:
    import coalition_model
except ImportError:
    for name in [each for each in sys.modules if each.startswith('coalition_model')]:
        del sys.modules[name]
del sys.modules['attrs']
import coalition_model
from hypothesis import find, strategies as st
print(json.dumps(str(find(st.from_type(coalition_model.Meeting), lambda each: True).id)))
"""
    assert run(code) == "meeting:2025-08-17-coalition"


def test_a_submodule_alone_registers_too() -> None:
    code = """
import json, hypothesis
from coalition_model.values.ids import StateId
from hypothesis import find, strategies as st
print(json.dumps(find(st.from_type(StateId), lambda each: True)))
"""
    assert run(code) == "state:FR"


def test_the_kit_loads_hypothesis_only_for_strategies() -> None:
    code = """
import json, sys
from coalition_model import testing
found = [name in sys.modules for name in ('hypothesis', 'pytest')]
testing.builders.meeting()
found += [name in sys.modules for name in ('hypothesis', 'pytest')]
testing.strategies.dossiers()
found += [name in sys.modules for name in ('hypothesis', 'pytest')]
print(json.dumps(found))
"""
    assert run(code) == [False, False, False, False, True, False]


def test_without_hypothesis_the_pip_line_is_told() -> None:
    code = """
import json, sys
sys.modules['hypothesis'] = None
from coalition_model import errors, testing
try:
    testing.strategies
except errors.MissingExtra as error:
    print(json.dumps(str(error)))
"""
    assert "python -m pip install 'coalition-model[testing]'" in run(code)


def test_an_unknown_name_of_the_kit_is_an_attribute_error() -> None:
    code = """
import json
from coalition_model import testing
try:
    testing.strategie
except AttributeError as error:
    print(json.dumps(str(error)))
"""
    assert run(code) == "module 'coalition_model.testing' has no attribute 'strategie'"
