"""From twins to frozen objects: one function for each class, generated from its description.

A function fills the fields of an object directly, which takes a fraction of the time of its
constructor, and collects from all objects what is then checked at once: ids, references, tags.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, Final, NamedTuple, cast

import attrs
from msgspec import UNSET

from coalition_model.entities.common import check_owned
from coalition_model.entities.kinds import CLASSES, ENTITY_CLASSES
from coalition_model.formats.twins import classes
from coalition_model.values.frozenmap import FrozenMap
from coalition_model.values.json_values import JsonValue, freeze_json
from coalition_model.values.shapes import NOT_BLANK, Field, Shape, fields_of
from coalition_model.values.text import LANGUAGE_PATTERN, Text

MAX_NESTING: Final = 20
"""How deep clauses and free values may be nested here; the reader that explains takes deeper."""


class Unfit(Exception):
    """Something is not in order; what, the reader that explains will say."""


class Scalars(dict[str, object]):
    """Texts of one scalar type and what they say, each read once."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self._parse = shape.parse

    def __missing__(self, text: str) -> object:
        value = self[text] = self._parse(text)
        return value


@attrs.frozen
class Found:
    """What is collected while objects are built.

    Attributes:
        ids: kind of id to the ids of that kind that something has.
        references: kinds of id to the ids, each of one of these kinds, that something points to.
        forms: pattern to the texts that must have it, each to the one string that stands for it.
        scalars: types of a scalar to what its texts say.
    """

    ids: dict[str, list[str]]
    references: dict[tuple[str, ...], list[str]]
    forms: dict[str, dict[str, str]]
    scalars: dict[tuple[type, ...], Scalars]


@cache
def blank_of(cls: type) -> type:
    """Make the blank of a class: the same layout, and fields that can be set.

    A blank that is filled becomes the object: `blank.__class__ = cls`.
    """
    slots = tuple(name for name in cls.__dict__["__slots__"] if name != "__weakref__")
    return type(f"{cls.__name__}Blank", cls.__bases__, {"__slots__": slots})


def text_builder(forms: dict[str, dict[str, str]]) -> Callable[[dict[str, str]], Text]:
    """Give a function from a mapping of languages to words, which it takes over, to a text."""
    languages = forms[LANGUAGE_PATTERN]
    new, blank = cast("Any", object.__new__), blank_of(Text)
    set_data, set_hash = (FrozenMap.__dict__[name].__set__ for name in FrozenMap.__slots__)

    def text(wordings: dict[str, str]) -> Text:
        original = wordings.pop("original", None)
        if not wordings or (original is not None and original not in wordings):
            raise Unfit("text")
        last, ordered = "", True
        for language, words in wordings.items():
            languages[language] = language
            if not words or words.isspace():
                raise Unfit("text")
            ordered, last = ordered and last < language, language
        if not ordered:
            wordings = dict(sorted(wordings.items()))
        frozen = new(FrozenMap)
        set_data(frozen, wordings)
        set_hash(frozen, None)
        it = blank()
        it.wordings, it.original = frozen, original
        it.__class__ = Text
        return cast("Text", it)

    return text


def freeze(value: Any) -> JsonValue:
    """Freeze a free value."""
    _look(value, 0)
    return freeze_json(value)


def _look(value: Any, depth: int) -> None:
    """Refuse what is nested deep, and numbers that other readers take for others."""
    if depth > MAX_NESTING or (type(value) is int and not -(2**63) <= value < 2**63):
        raise Unfit("free value")
    if isinstance(value, dict):
        for each in cast("dict[str, Any]", value).values():
            _look(each, depth + 1)
    elif isinstance(value, list):
        for each in cast("list[Any]", value):
            _look(each, depth + 1)


class Source(NamedTuple):
    """The generated code, compiled, and what it needs.

    Attributes:
        make: takes what is to be collected into, and gives the functions by name of class.
        references: the combinations of kinds of id that fields point to.
        forms: the patterns that texts must have.
        scalars: the shapes of the scalars.
    """

    make: Callable[[Found], dict[str, Callable[[Any], Any]]]
    references: tuple[tuple[str, ...], ...]
    forms: tuple[str, ...]
    scalars: tuple[Shape, ...]


def builders() -> tuple[Found, dict[str, Callable[[Any], Any]]]:
    """Give functions from twin to frozen object, by name of class, and what they collect into."""
    source = _source()
    found = Found(
        ids={kind: [] for kind in CLASSES},
        references={kinds: [] for kinds in source.references},
        forms={pattern: {} for pattern in source.forms},
        scalars={shape.types: Scalars(shape) for shape in source.scalars},
    )
    return found, source.make(found)


@cache
def _source() -> Source:
    writer = _Writer()
    for cls in classes():
        writer.function(cls)
    lines = ["def make(found):", *writer.head(), *writer.lines]
    names = ", ".join(f"{cls.__name__!r}: build_{cls.__name__}" for cls in classes())
    lines.append(f"    return {{{names}, 'Text': text}}")
    namespace = dict(writer.constants)
    exec("\n".join(lines), namespace)  # noqa: S102 - made of our own classes alone, as attrs does
    return Source(
        namespace["make"], tuple(writer.references), tuple(writer.forms), tuple(writer.scalars)
    )


class _Writer:
    """Writes the functions of all classes, and names what they use."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.constants: dict[str, Any] = {
            "UNSET": UNSET,
            "Unfit": Unfit,
            "check_owned": check_owned,
            "text_builder": text_builder,
            "freeze": freeze,
        }
        self.references: dict[tuple[str, ...], int] = {}
        self.forms: dict[str, int] = {LANGUAGE_PATTERN: 0}
        self.scalars: dict[Shape, int] = {}

    def head(self) -> list[str]:
        """Bind what the functions collect into; closures reach it fastest."""
        lines = ["    text, depth = text_builder(found.forms), 0"]
        lines += [f"    own_{kind} = found.ids[{kind!r}].append" for kind in CLASSES]
        for kinds, number in self.references.items():
            lines.append(f"    refer_{number} = found.references[{kinds!r}].append")
            lines.append(f"    refer_all_{number} = found.references[{kinds!r}].extend")
        for pattern, number in self.forms.items():
            lines.append(f"    form_{number} = found.forms[{pattern!r}].setdefault")
        for shape, number in self.scalars.items():
            self.constants[f"types_{number}"] = shape.types
            lines.append(f"    scalar_{number} = found.scalars[types_{number}].__getitem__")
        return lines

    def function(self, cls: type) -> None:
        """Write the function of one class."""
        name = cls.__name__
        fields = fields_of(cls)
        holds_itself = any(_part_of(field.shape) is cls for field in fields)
        self.constants[name] = cls
        self.constants[f"blank_{name}"] = blank_of(cls)
        self._put(1, f"def build_{name}(twin):", f"    it = blank_{name}()")
        owned = any(field.name == "citations" for field in fields)
        if owned:
            self._put(2, "owned = False")
        if holds_itself:
            self._put(2, "nonlocal depth", "depth += 1")
            self._put(2, f"if depth > {MAX_NESTING}: raise Unfit('depth')")
        for field in fields:
            self._field(cls, field)
        if holds_itself:
            self._put(2, "depth -= 1")
        self._put(2, f"it.__class__ = {name}")
        if owned:
            self._put(2, "if owned: check_owned(it)")
        if hasattr(cls, "_keep_invariants"):
            self._put(2, "it._keep_invariants()")
        if cls in ENTITY_CLASSES:
            self._put(2, f"own_{_kind_of(cls)}(it.id)")
        self._put(2, "return it")

    def _put(self, indent: int, *lines: str) -> None:
        self.lines += ("    " * indent + line for line in lines)

    def _field(self, cls: type, field: Field) -> None:
        self._put(2, f"value = twin.{field.name}")
        indent = 2
        if not field.required:
            absent = [f"it.{field.name} = {self._constant(cls, field)}"]
            absent += self._references(field.shape, field.default)
            if field.name == "id" and cls not in ENTITY_CLASSES:
                absent = ["raise Unfit('id')"]  # it follows from the whole, which is not built yet
            self._put(2, f"if value is UNSET: {'; '.join(absent)}", "else:")
            indent = 3
        if field.name == "id":
            if cls in ENTITY_CLASSES:  # after the invariants, which may derive it
                self._put(indent, "if not value: raise Unfit('id')")
            else:
                self._put(indent, f"own_{_kind_of(cls)}(value)")
        else:
            lines = self._value(field.shape)
            if field.shape.optional and lines:
                self._put(indent, "if value is not None:")
                self._put(indent + 1, *lines)
            else:
                self._put(indent, *lines)
            if field.name == "citations":
                self._put(indent, "for each in value:", "    if each.fields: owned = True")
            if field.name == "extra":
                self._put(indent, "owned = True")
        self._put(indent, f"it.{field.name} = value")

    def _constant(self, cls: type, field: Field) -> str:
        if field.default is None or field.default in (True, False, ()):
            return repr(field.default)
        name = f"default_{cls.__name__}_{field.name}"
        self.constants[name] = field.default
        return name

    def _references(self, shape: Shape, default: Any) -> list[str]:
        """Write that an object without a field points to what its default points to."""
        if default is None:
            return []
        match shape.kind:
            case "id" if default:
                return [f"refer_{self._reference(shape)}({default!r})"]
            case "many":
                each = [self._references(cast("Shape", shape.item), item) for item in default]
                return [line for lines in each for line in lines]
            case "part" if shape.types[0] is not Text:
                return [
                    line
                    for field in fields_of(shape.types[0])
                    for line in self._references(field.shape, getattr(default, field.name))
                ]
            case _:
                return []

    def _value(self, shape: Shape) -> list[str]:
        """Write what becomes of a value that is there."""
        if shape.kind == "many":
            return self._many(cast("Shape", shape.item))
        if shape.kind == "id":
            return [f"refer_{self._reference(shape)}(value)"]
        if shape.kind == "text" and shape.form is not None:
            if shape.form.pattern == NOT_BLANK:
                return ["if not value or value.isspace(): raise Unfit('blank')"]
            return [f"value = form_{self._form(shape.form.pattern)}(value, value)"]
        convert = self._convert(shape)
        return [f"value = {convert}(value)"] if convert else []

    def _many(self, item: Shape) -> list[str]:
        if item.kind == "id":
            return [f"refer_all_{self._reference(item)}(value)"]
        if item.kind == "text" and item.form is not None:
            return [f"value = tuple(map(form_{self._form(item.form.pattern)}, value, value))"]
        convert = self._convert(item)
        return [f"value = tuple(map({convert}, value))"] if convert else []

    def _convert(self, shape: Shape) -> str | None:
        """Name the function that turns what a twin holds into what the object holds."""
        match shape.kind:
            case "part":
                return "text" if shape.types[0] is Text else f"build_{shape.types[0].__name__}"
            case "scalar":
                bare = attrs.evolve(shape, optional=False)
                return f"scalar_{self.scalars.setdefault(bare, len(self.scalars))}"
            case "map" | "json":
                return "freeze"
            case _:
                return None

    def _reference(self, shape: Shape) -> int:
        return self.references.setdefault(shape.names, len(self.references))

    def _form(self, pattern: str) -> int:
        return self.forms.setdefault(pattern, len(self.forms))


def _part_of(shape: Shape) -> type | None:
    inner = shape.item or shape
    return inner.types[0] if inner.kind == "part" else None


def _kind_of(cls: type) -> str:
    return next(kind for kind, each in CLASSES.items() if each is cls)
