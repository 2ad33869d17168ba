"""Dossiers drawn by hypothesis from the shapes of the classes themselves.

Nothing about a field is written here: a field that is added to a class is drawn from then on. Only
the invariants that shapes do not say are met by hand, in `_GIVEN` and `_LEFT_OUT`.
"""

from collections.abc import Callable
from typing import Any, Final, cast

from hypothesis import reject
from hypothesis import strategies as st

from coalition_model.dossier import Dossier
from coalition_model.entities import (
    Claim,
    Clause,
    Commitment,
    Condition,
    Membership,
    PeacePlan,
    Source,
    Timing,
)
from coalition_model.entities.common import Entity
from coalition_model.entities.dossier_notes import Acceptance, Coverage
from coalition_model.entities.kinds import KINDS
from coalition_model.errors import InvalidValue
from coalition_model.values.answers import Answer
from coalition_model.values.citations import Citation
from coalition_model.values.edtf import EdtfDate, EdtfInterval
from coalition_model.values.edtf_sets import EdtfSet
from coalition_model.values.frozenmap import FrozenMap
from coalition_model.values.ids import plan_id
from coalition_model.values.json_values import freeze_json
from coalition_model.values.moments import Moment, MomentInterval
from coalition_model.values.names import Identifier, Name
from coalition_model.values.quantities import Quantity
from coalition_model.values.shapes import SCALARS, Field, Shape, fields_of
from coalition_model.values.text import Text
from coalition_model.values.when import when

NASTY: Final = (
    "no", "Yes", "ON", "null", "Null", "~", "true", "True", "NaN", ".nan", ".inf", "-.INF",
    "2004", "007", "09", "0o14", "0x1F", "0b1", "1_000", "1e5", "+.5", "12.", "1e999", "-0",
    "2025-08-17", "2025-08-17T15:00:00Z", "15:00", "190:20:30", "<<", "=", "!", "!!str x", "&a",
    "*a", "- x", "-", "? x", "a: b", "a #b", "#b", "%YAML", "@x", "`x`", "{x", "[x", "'", '"',
    "\\", "---", "...", "|", ">", "a\n", "\na", "a\n\n b\n", " a", "a ", "\ta", "a\r\nb", "a\rb",
    "a\u0085b", "\u2028", "a\u2029b", "\ufeffa", "a\ufeffb", "\u00a0a", "\u200b", "\u202eabc",
    "a\0b", "\x01", "\x1b[0m", "\x7f", "\x80", "\x9f", "\ufffe", "\uffff", "\U0010ffff",
    "😀", "👨\u200d👩\u200d👧", "e\u0301", "é", "Київ", "Кличко: «так»", "平和", "سلام", "L’Élysée",
    "source:x", "original", "x" * 300, "word " * 60, "a" * 90 + "\n" + "b " * 60, " \n x",
)  # fmt: skip
"""Texts that a careless writer or reader changes."""

words: Final = st.one_of(st.sampled_from(NASTY), st.text(max_size=12))
shown_words: Final = words.map(lambda text: text if text.strip() else f"x{text}")
numbers: Final = st.one_of(
    st.integers(-(10**30), 10**30),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from([0, -0.0, 2**53 + 1, 2**63, 2**64, 1e16, 1e22, 1e300, 5e-324, 0.1]),
)
free_values: Final = st.recursive(
    st.one_of(st.none(), st.booleans(), numbers, words),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(words, inner, max_size=3)),
    max_leaves=5,
).map(freeze_json)
extras: Final = st.dictionaries(
    st.sampled_from(["tracker:score", "a.b-c_1:x y", "x:~", "n:Київ"]), free_values, max_size=3
).map(FrozenMap)

_TEMPORAL: Final[dict[type, tuple[str, ...]]] = {
    EdtfDate: ("2025-08-17", "2025-03", "2004", "1984~", "156X-12-25", "-0044-03-15", "Y170000002"),
    EdtfInterval: ("2025-08-15/2025-08-18", "2022-02-24/..", "2022-02-24/", "../2004", "2004/2006"),
    EdtfSet: ("{1960,1961-12}", "[1667,1668,1670..1672]"),
    Moment: ("2025-08-17T15:00", "2025-08-17T15:00:30Z", "2025-08-17T15:00+02:00[Europe/Paris]"),
    MomentInterval: ("2025-08-17T15:00Z/..", "2025-08-17T15:00Z/2025-08-17T16:00Z"),
}

LOCALS: Final = ("a", "B.c_1-d/e")
POOL: Final[dict[str, tuple[str, ...]]] = {
    kind.kind: tuple(f"{kind.kind}:{local}" for local in LOCALS) for kind in KINDS
} | {
    "clause": ("clause:fixed/1", "clause:fixed/1/a"),
    "commitment": ("commitment:fixed/1/1",),
    "condition": ("condition:commitment-fixed-1-1/1",),
    "timing": ("timing:commitment-fixed-1-1",),
}
"""Every id that may be pointed to."""

FIXED: Final = PeacePlan(
    id=plan_id("fixed"),
    clauses=(
        Clause(
            number="1",
            wording="unseen",
            clauses=(Clause(number="a", wording="omitted"),),
            commitments=(
                Commitment(
                    modality="commits",
                    timing=Timing(when=EdtfDate.parse("2025")),
                    conditions=(Condition(),),
                ),
            ),
        ),
    ),
)

_GIVEN: Final[dict[type, dict[str, st.SearchStrategy[Any]]]] = {
    Quantity: {"value": numbers},
    Claim: {"field": words, "value": free_values.map(lambda value: 0 if value is None else value)},
    Name: {"text": shown_words},
    Identifier: {"scheme": shown_words, "value": shown_words},
    Acceptance: {"reason": shown_words},
    Membership: {
        "organization": st.just("organization:a"),
        "member": st.sampled_from(["state:a", "leader:a", "organization:B.c_1-d/e"]),
    },
    Source: {
        "published": st.sampled_from(["1984", "2004-02", "2025-08-16", "2025-08-17T15:00Z"]).map(
            when
        )
    },
    Timing: {"wording": st.just(Text.of("then", "en"))},
    Clause: {
        "number": st.sampled_from(["1", "2", "10a", "x_y.z-1", "007", "no"]),
        "text": st.builds(Text.of, shown_words, st.sampled_from(["fr", "uk-Latn"])),
    },
}
_LEFT_OUT: Final[dict[type, frozenset[str]]] = {
    Quantity: frozenset({"low", "high"}),
    Claim: frozenset({"says", "open"}),
    Clause: frozenset({"wording"}),
}
_UNIQUE: Final[dict[str, Callable[[Any], object]]] = {
    "clauses": lambda clause: clause.number,
    "participants": lambda participation: participation.actor,
}
_DEEP: Final = 3


@st.composite
def texts(draw: st.DrawFn) -> Text:
    """Draw a text in one to three languages."""
    languages = st.sampled_from(["fr", "en", "uk", "no", "zh-Hant-TW"])
    wordings = draw(st.dictionaries(languages, shown_words, min_size=1, max_size=3))
    return Text(FrozenMap(wordings), draw(st.sampled_from([None, *wordings])))


def values(shape: Shape, depth: int) -> st.SearchStrategy[Any]:
    """Draw a value of a shape, None apart."""
    match shape.kind:
        case "text":
            form = shape.form
            return words if form is None else st.from_regex(form.pattern, fullmatch=True)
        case "boolean":
            return st.booleans()
        case "integer":
            return st.integers(1, 10**20)
        case "number":
            return st.one_of(st.integers(-90, 90), st.floats(-90, 90))
        case "id":
            return st.sampled_from([id_ for kind in shape.names for id_ in POOL.get(kind, ())])
        case "choice":
            return st.sampled_from(shape.names)
        case "scalar":
            parsed = [
                SCALARS[type_].parse(text) for type_ in shape.types for text in _written(type_)
            ]
            return st.sampled_from(parsed)
        case "part":
            return instances(shape.types[0], depth + 1)
        case "json":
            return free_values
        case "map":
            return extras
        case "many":
            raise AssertionError("a list is drawn by its field")


def _written(type_: type) -> tuple[str, ...]:
    return tuple(map(str, Answer)) if type_ is Answer else _TEMPORAL[type_]


def _field_values(cls: type, field: Field, depth: int) -> st.SearchStrategy[Any]:
    if field.shape.kind != "many":
        return values(field.shape, depth)
    items = values(cast("Shape", field.shape.item), depth)
    if field.name == "citations":
        items = _citations(cls)
    return st.lists(items, max_size=3, unique_by=_UNIQUE.get(field.name)).map(tuple)


def _citations(owner: type) -> st.SearchStrategy[Any]:
    """Draw citations that support all of their owner, or some of its fields."""
    paths = [field.name for field in fields_of(owner)]
    paths += [f"{field.name}/0" for field in fields_of(owner) if field.shape.kind == "many"]
    fields = st.lists(st.sampled_from(paths), max_size=2).map(tuple)
    return fields.flatmap(lambda chosen: instances(Citation, _DEEP, fields=chosen))


@st.composite
def instances(draw: st.DrawFn, /, cls: type, depth: int = 0, **given: object) -> Any:
    """Draw an instance of a class, with some of its optional fields.

    Where a field that was drawn breaks an invariant, it is left out.
    """
    if cls is Text:
        return draw(texts())
    must = _GIVEN.get(cls, {})
    fields = {field.name: field for field in fields_of(cls) if field.name not in given}
    optional = [
        name
        for name, field in fields.items()
        if not field.required
        and name != "id"
        and name not in must
        and name not in _LEFT_OUT.get(cls, ())
        and not (depth >= _DEEP and (field.shape.item or field.shape).kind == "part")
    ]
    chosen = draw(st.sets(st.sampled_from(optional), max_size=4)) if optional else set[str]()
    drawn = {
        name: draw(must[name] if name in must else _field_values(cls, field, depth))
        for name, field in fields.items()
        if name in chosen or name in must or field.required
    }
    while True:
        try:
            return cls(**given, **drawn)
        except InvalidValue as error:
            culprit = error.field.partition("[")[0]
            if culprit in chosen and culprit in drawn:
                del drawn[culprit]
            elif chosen & drawn.keys():
                del drawn[min(chosen & drawn.keys())]
            else:
                reject()


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    """Draw a dossier that holds every id of the pool."""
    entities: list[Entity] = [
        draw(instances(kind.cls, id=id_)) for kind in KINDS for id_ in POOL[kind.kind]
    ]
    return Dossier(
        [*entities, FIXED],
        title=draw(st.none() | texts()),
        note=draw(st.none() | texts()),
        coverage=draw(st.lists(instances(Coverage), max_size=1)),
        acceptances=draw(st.lists(instances(Acceptance), max_size=1)),
    )
