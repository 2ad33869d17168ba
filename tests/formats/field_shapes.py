"""Every shape that a field of a class may have, required or not, under awkward names."""

import json
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from coalition_model.entities import Event, Leader, Meeting, Organization, Place
from coalition_model.values.parties import Relation

IMPORTS: Final = (
    "from typing import Annotated, Literal",
    "from coalition_model.values.answers import Answer",
    "from coalition_model.values.citations import Citation",
    "from coalition_model.values.edtf import EdtfDate",
    "from coalition_model.values.frozenmap import FrozenMap",
    "from coalition_model.values.ids import SourceId, StateId",
    "from coalition_model.values.json_values import JsonValue",
    "from coalition_model.values.moments import Moment",
    "from coalition_model.values.names import Name",
    "from coalition_model.values.quantities import Quantity",
    "from coalition_model.values.shapes import NOT_BLANK, Form",
    "from coalition_model.values.text import Language, Text",
)
"""What annotations and values name."""

TIMING: Final = "from coalition_model.entities.conditions import Timing"
"""The same for a part that has an id, which values cannot know."""

HOLDERS: Final[dict[str, tuple[type, str]]] = {
    "Event": (Event, "entities/events.py"),
    "Place": (Place, "entities/places.py"),
    "Organization": (Organization, "entities/organizations.py"),
    "Leader": (Leader, "entities/leaders.py"),
    "Meeting": (Meeting, "entities/meetings.py"),
    "Relation": (Relation, "values/parties.py"),
}
"""The classes that get fields, and their modules; a relation stands in an event."""

NAMES: Final = (
    *("items", "value", "it", "each", "answers", "free", "len", "twin", "owned", "depth", "text"),
    *("blank", "row", "default", "found", "original", "format", "rows", "each_value", "each_items"),
    *("each_each", "each_rows_items", "wait", "wait_row", "written_alike", "build_Name", "data"),
    *("write_Name", "NameRow", "Name_text", "UNSET", "Unfit", "freeze", "check_owned", "make"),
    *("refer_0", "refer_all_0", "form_0", "scalar_0", "types_0", "own_event", "list", "dict"),
    *("object", "type", "repr", "key", "keys", "values", "path", "cls", "reader", "converter"),
    *("shape", "optional", "required", "name_row", "about", "field", "code", "says", "open"),
)
"""Names that generated code, or what it calls, has uses of its own for."""


class Value(NamedTuple):
    """A value: the expression that gives it, and how a document writes it."""

    python: str
    plain: Any


class Shape(NamedTuple):
    """A shape.

    Attributes:
        annotation: how it is written.
        first: a value.
        second: another.
        wrong: what a document cannot have there, or nothing where it can have all.
        empty: the value without anything in it, if there is one.
        part: whether its values are parts.
        has_id: whether they have ids of their own, so that none is a default.
    """

    annotation: str
    first: Value
    second: Value
    wrong: tuple[Any, ...]
    empty: Value | None = None
    part: bool = False
    has_id: bool = False


def many(shape: Shape) -> Shape:
    """Give the shape of a list."""
    one, other = shape.first, shape.second
    return Shape(
        f"tuple[{shape.annotation}, ...]",
        Value(f"({one.python},)", [one.plain]),
        Value(f"({one.python}, {other.python})", [one.plain, other.plain]),
        ("x", {}, *([each] for each in shape.wrong)),
        Value("()", []),
        shape.part,
        shape.has_id,
    )


SINGLE: Final = {
    "text": Shape("str", Value("'a'", "a"), Value("''", ""), (7,)),
    "tag": Shape("Language", Value("'fr'", "fr"), Value("'no'", "no"), ("-", 7)),
    "spoken": Shape(
        "Annotated[str, Form(NOT_BLANK, 'words')]", Value("'a'", "a"), Value("'~'", "~"), (" ", 7)
    ),
    "truth": Shape("bool", Value("True", plain=True), Value("False", plain=False), ("yes", 1)),
    "count": Shape("int", Value("1", 1), Value("0", 0), ("1", True, 1.5)),
    "rate": Shape("float", Value("0.5", 0.5), Value("3.0", 3), ("0.5", True)),
    "amount": Shape("int | float", Value("1", 1), Value("2.5", 2.5), ("1", False)),
    "word": Shape("Literal['yes', 'b']", Value("'yes'", "yes"), Value("'b'", "b"), ("c", True)),
    "only": Shape("Literal['only']", Value("'only'", "only"), Value("'only'", "only"), ("c", 7)),
    "answer": Shape("Answer", Value("Answer.NO", "no"), Value("Answer.YES", "yes"), ("c", False)),
    "day": Shape(
        "EdtfDate",
        Value("EdtfDate('2004')", "2004"),
        Value("EdtfDate('2025-08-17')", "2025-08-17"),
        ("2004/2005", 2004),
    ),
    "when": Shape(
        "EdtfDate | Moment",
        Value("EdtfDate('2004')", "2004"),
        Value("Moment('2025-08-17T15:00Z')", "2025-08-17T15:00Z"),
        ("2004/2005", 2004),
    ),
    "state": Shape(
        "StateId",
        Value("StateId('state:{case}')", "state:{case}"),
        Value("StateId('state:{case}-2')", "state:{case}-2"),
        ("leader:a", 7),
    ),
    "either": Shape(
        "StateId | SourceId",
        Value("StateId('state:{case}')", "state:{case}"),
        Value("SourceId('source:{case}')", "source:{case}"),
        ("leader:a", 7),
    ),
    "said": Shape(
        "Text",
        Value("Text.of('a', 'en')", {"en": "a", "original": "en"}),
        Value("Text({'fr': 'b'})", {"fr": "b"}),
        ({"en": " "}, {}, []),
        part=True,
    ),
    "called": Shape(
        "Name",
        Value("Name(text='a')", {"text": "a"}),
        Value("Name(text='b', language='fr')", {"text": "b", "language": "fr"}),
        ({"text": " "}, {}, []),
        part=True,
    ),
    "size": Shape(
        "Quantity",
        Value("Quantity(value=1)", {"value": 1}),
        Value("Quantity(value=2.5, qualifier='about')", {"value": 2.5, "qualifier": "about"}),
        ({"value": "x"}, 7),
        part=True,
    ),
    "proof": Shape(
        "Citation",
        Value("Citation(source='source:{case}')", {"source": "source:{case}"}),
        Value(
            "Citation(source='source:{case}', quote='q', fields=('elsewhere',))",
            {"source": "source:{case}", "quote": "q", "fields": ["elsewhere"]},
        ),
        ({"source": "state:a"}, 7),
        part=True,
    ),
    "timing": Shape(
        "'Timing'",
        Value(
            "Timing(id='timing:{case}', when=EdtfDate('2004'))",
            {"id": "timing:{case}", "when": "2004"},
        ),
        Value(
            "Timing(id='timing:{case}-2', wording=Text.of('a', 'en'))",
            {"id": "timing:{case}-2", "wording": {"en": "a", "original": "en"}},
        ),
        ({"id": 7}, 7),
        part=True,
        has_id=True,
    ),
    "free": Shape("JsonValue", Value("1", 1), Value("True", plain=True), ()),
    "mapping": Shape(
        "FrozenMap[str, JsonValue]",
        Value("FrozenMap({'no colon': 1, 'a': (2.5, None)})", {"a": [2.5, None], "no colon": 1}),
        Value(
            "FrozenMap({'no colon': True, 'a': (2.5, None)})", {"a": [2.5, None], "no colon": True}
        ),
        ([1], "x"),
        Value("FrozenMap()", {}),
    ),
}
SHAPES: Final = SINGLE | {f"{name}s": many(shape) for name, shape in SINGLE.items()}


class Case(NamedTuple):
    """A field of some shape.

    Attributes:
        case: what it is called here.
        holder: the class that has it.
        name: what the class calls it.
        annotation: what it may hold.
        required: whether it must be given.
        nullable: whether it may be None.
        default: what it is where it is not given.
        rounds: the values that it takes in turn; None where it is not given.
        wrong: what a document cannot have there.
    """

    case: str
    holder: str
    name: str
    annotation: str
    required: bool
    nullable: bool
    default: Value | None
    rounds: tuple[Value | None, ...]
    wrong: tuple[Any, ...]

    @property
    def line(self) -> str:
        """How the class states the field."""
        default = "" if self.default is None else f" = {self.default.python}"
        return f"{self.name}: {self.annotation}{default}"


NONE: Final = Value("None", None)


def cases(turn: int = 0) -> Iterator[Case]:
    """List the cases: each shape, required, optional and with defaults.

    Args:
        turn: how far the names are moved on, so that other fields have the awkward ones.
    """
    names = {holder: _names(cls, turn) for holder, (cls, _) in HOLDERS.items()}
    for place, (case, shape, nullable, unnamed) in enumerate(_variants()):
        holders = [name for name in HOLDERS if name != "Relation" or not shape.part]
        holder = holders[place % len(holders)]
        text = json.dumps((shape.first, shape.second, shape.empty, unnamed))
        first, second, empty, default = (
            None if each is None else Value(*each)
            for each in json.loads(text.replace("{case}", case))
        )
        rounds = (
            first if default is None else None,
            first,
            second,
            NONE if nullable else second,
            empty or first,
        )
        annotation = f"{shape.annotation} | None" if nullable else shape.annotation
        annotation = f'"{annotation}"' if "'" in annotation else annotation
        yield Case(
            case,
            holder,
            next(names[holder]),
            annotation.replace("'Timing'", "Timing"),
            default is None,
            nullable or shape.annotation == "JsonValue",
            default,
            rounds,
            shape.wrong,
        )


def _names(cls: type, turn: int) -> Iterator[str]:
    free = [name for name in NAMES if name not in dir(cls)]
    start = turn * len(free) // 3
    return iter(free[start:] + free[:start])


def _variants() -> Iterator[tuple[str, Shape, bool, Value | None]]:
    for name, shape in SHAPES.items():
        yield f"{name}-required", shape, False, None
        yield f"{name}-required-or-none", shape, True, None
        yield f"{name}-none", shape, True, NONE
        if not shape.has_id:
            yield f"{name}-other", shape, False, shape.first
            yield f"{name}-other-or-none", shape, True, shape.first
        if shape.empty is not None:
            yield f"{name}-empty", shape, False, shape.empty
            yield f"{name}-empty-or-none", shape, True, shape.empty
