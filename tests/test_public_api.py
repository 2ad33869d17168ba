"""What other people's code relies on is there, with the signature that they rely on."""

import importlib.metadata
import inspect
import subprocess
import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any, cast

import pytest

import coalition_model as cm
from coalition_model import formats, queries, reference
from coalition_model.entities.kinds import CLASSES, KINDS
from coalition_model.rules import DEFAULT_RULES
from coalition_model.values.shapes import fields_of

HEAVY = ("cattrs", "msgspec", "hypothesis", "pytest", "dateutil.parser", "yaml", "rich")

SIGNATURES: list[tuple[Callable[..., Any], str]] = [
    (cm.load, f"path, *, max_bytes={2**30}, pause_gc=True"),
    (cm.loads, "text, *, format='json', base=None, pause_gc=True"),
    (cm.check, f"dossier, rules={DEFAULT_RULES!r}, *, pause_gc=True"),
    (cm.dump, "dossier, path, *, overwrite=False"),
    (cm.dumps, "dossier, *, format='json'"),
    (cm.evolve, "instance, **changes"),
    (cm.when, "text"),
    (cm.EdtfDate.parse, "text"),
    (cm.EdtfInterval.parse, "text"),
    (cm.EdtfSet.parse, "text"),
    (cm.Moment.parse, "text"),
    (cm.MomentInterval.parse, "text"),
    (cm.Text.of, "words, language"),
    (cm.Dossier.of, "*entities"),
    (cm.Dossier.all, "self, cls"),
    (cm.Dossier.referring_to, "self, id"),
    (cm.Dossier.with_entities, "self, *entities"),
    (cm.Dossier.without, "self, *ids"),
    (cm.Dossier.merge, "self, other"),
    (cm.Dossier.known_at, "self, day"),
    (formats.json_schema, "*, format='json'"),
    (formats.locate, "path"),
    (formats.register, "converter"),
    (reference.dossier, "name"),
    (queries.representatives, "dossier, actor, *, on"),
    (queries.office_holders, "dossier, office, *, on"),
    (
        queries.members,
        "dossier, organization, *, on, also_in=None, not_in=None, status='member'",
    ),
    (queries.is_member, "dossier, member, organization, *, on"),
    (queries.meetings, "dossier, *, with_=(), between=None, status=None"),
    (queries.attendance, "dossier, meeting"),
    (queries.timeline, "dossier, *, actor=None, between=None, status=None"),
    (queries.find, "dossier, text"),
    (queries.evidence, "dossier, id, *, field=None"),
    (queries.compare_plans, "dossier, a, b, *, language=None"),
    (queries.trace, "dossier, clause, *, language=None"),
    (queries.changes, "old, new, *, language=None"),
    (queries.stances, "dossier, plan, *, on, known_at=None, actors=None, attribute=None"),
    (queries.in_force, "dossier, id, *, on"),
    (queries.codings, "dossier, plan, *, field='stance', coders=None"),
    (queries.disagreements, "dossier, plan, *, field='stance', coders=None"),
    (queries.coder_agreement, "dossier, plan, *, field='stance', coders=None"),
    (queries.rows, "result"),
    (queries.label, "entity, *languages"),
]

RELATIONS = ("before", "after", "meets", "overlaps", "contains", "same_as")
TEMPORAL: dict[type, str] = {
    cm.EdtfDate: "2025-08-17",
    cm.EdtfInterval: "2025-08-15/2025-08-18",
    cm.EdtfSet: "{2025-08-15,2025-08-18}",
    cm.Moment: "2025-08-17T15:00",
    cm.MomentInterval: "2025-08-17T15:00/..",
}
ROWS = (
    queries.Attendee,
    queries.CoderAgreement,
    queries.Coding,
    queries.InForce,
    queries.StanceCell,
    queries.Taken,
    queries.Change,
    queries.Correspondence,
    queries.Entry,
    queries.Evidence,
    queries.Holder,
    queries.Match,
    queries.MeetingRow,
    queries.Member,
    queries.Representative,
    queries.Step,
)


def without_types(function: Callable[..., Any]) -> str:
    """Write the parameters of a function without their annotations."""
    parameters = [
        parameter.replace(annotation=inspect.Parameter.empty)
        for parameter in inspect.signature(function).parameters.values()
    ]
    return str(inspect.Signature(parameters))[1:-1]


@pytest.mark.parametrize(
    ("function", "parameters"), SIGNATURES, ids=[f.__qualname__ for f, _ in SIGNATURES]
)
def test_signature(function: Callable[..., Any], parameters: str) -> None:
    """Each promised function takes the promised parameters."""
    assert without_types(function) == parameters


@pytest.mark.parametrize(("cls", "text"), TEMPORAL.items())
@pytest.mark.parametrize("relation", RELATIONS)
def test_relations_of_time_answer(cls: type, text: str, relation: str) -> None:
    """Every temporal value answers the six relations; there is no `<` among them."""
    value = cm.when(text)
    assert isinstance(value, cls)
    assert isinstance(getattr(value, relation)(value), cm.Answer)
    with pytest.raises(TypeError, match="'<' not supported"):
        _ = cast("Any", value) < value


@pytest.mark.parametrize("row", ROWS)
def test_rows_end_with_an_answer(row: type[tuple[Any, ...]]) -> None:
    """Rows of queries are named tuples whose last field is an `Answer`."""
    names: tuple[str, ...] = cast("Any", row)._fields
    assert names[-1] == "answer"
    assert row.__annotations__["answer"] is cm.Answer


def test_dossier_has_one_mapping_per_kind() -> None:
    """`dossier.states`, `.leaders`, ... are there for each kind, empty where there is none."""
    empty = cm.Dossier.of()
    assert [kind.section for kind in KINDS] == [
        "states",
        "leaders",
        "offices",
        "tenures",
        "organizations",
        "memberships",
        "places",
        "meetings",
        "events",
        "plans",
        "positions",
        "statements",
        "sources",
        "claims",
    ]
    for kind in KINDS:
        assert getattr(empty, kind.section) == cm.FrozenMap()
    assert len(empty) == 0
    assert "state:FR" not in empty


def test_ids_are_minted_for_every_kind_that_is_written_by_hand() -> None:
    """`cm.state_id("x")` and its like give `state:x`."""
    minted = [name.removesuffix("_id") for name in cm.__all__ if name.endswith("_id")]
    assert {*minted} == {kind.kind for kind in KINDS} | {"clause", "commitment"}
    for kind in minted:
        assert getattr(cm, f"{kind}_id")("x") == f"{kind}:x"


@pytest.mark.parametrize("module", [cm, queries], ids=["coalition_model", "queries"])
def test_all_is_sorted_and_documented(module: ModuleType) -> None:
    """`__all__` is in order, whole, and everything in it says what it is."""
    names = cast("list[str]", module.__all__)
    assert names == sorted(names)
    assert len(names) == len(set(names))
    for name in names:
        value = getattr(module, name)
        if name not in ("__version__", "When"):
            assert inspect.getdoc(value), name


def test_every_class_is_at_the_root() -> None:
    """Every class of entity and part is a name of the root."""
    for cls in CLASSES.values():
        assert getattr(cm, cls.__name__) is cls


@pytest.mark.parametrize("cls", CLASSES.values())
def test_every_field_is_documented(cls: type) -> None:
    """The docstring of a class says of each field what it means."""
    doc = inspect.getdoc(cls)
    assert doc is not None
    for field in fields_of(cls):
        assert f"\n    {field.name}: " in doc, f"{cls.__name__}.{field.name}"


def test_version() -> None:
    """The version agrees with what is installed."""
    assert cm.__version__ == importlib.metadata.version("coalition-model")


def test_import_is_light() -> None:
    """`import coalition_model` loads no parser, no format, no testing kit and no terminal."""
    code = (
        "import sys, coalition_model\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], end='')"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]"


def test_import_of_queries_and_reference_is_light() -> None:
    """Nor do `queries` and `reference` before a dossier is loaded."""
    code = (
        "import sys\n"
        "from coalition_model import queries, reference\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], end='')"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]"


def test_shipped_dossiers() -> None:
    """The promised dossiers are there under their names."""
    assert set(reference.NAMES) >= {
        "alaska-to-washington",
        "coalition-of-the-willing",
        "leaders",
        "minsk",
        "organizations",
        "rival-plans",
        "states",
    }
    for name in reference.NAMES:
        assert reference.dossier(name) is reference.dossier(name)
