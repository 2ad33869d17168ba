"""The same model in other libraries, generated from the one description of our classes.

Each function gives a `Peer`: how it loads the bytes of a document and how it writes what it loaded.
A peer that is not installed raises `ModuleNotFoundError`.
"""

import dataclasses
import functools
import importlib
from collections.abc import Callable
from types import GenericAlias
from typing import Annotated, Any, Literal, NamedTuple, Optional, cast

import attrs

from coalition_model.entities.kinds import KINDS
from coalition_model.formats.documents import dumps, loads
from coalition_model.values.answers import Answer
from coalition_model.values.frozenmap import FrozenMap
from coalition_model.values.ids import SEGMENTS
from coalition_model.values.shapes import SCALARS, Field, Shape, fields_of
from coalition_model.values.text import LANGUAGE_PATTERN, Text


class Peer(NamedTuple):
    """How a library reads the bytes of a document, and writes what it read."""

    load: Callable[[bytes], Any]
    dump: Callable[[Any], bytes | str]


@functools.cache
def reader(shape: Shape) -> Callable[[str], object]:
    """Give what reads a scalar: as ours does, each text once."""
    return functools.lru_cache(maxsize=100_000)(shape.parse)


def default_of(field: Field, *, parsed: bool = True) -> Any:
    """Give the default of a field; where dates stay texts, so does an answer."""
    if isinstance(field.default, FrozenMap):
        return {}
    return str(field.default) if isinstance(field.default, Answer) and not parsed else field.default


def listed(type_: Any) -> Any:
    """Give the type of a list."""
    return GenericAlias(list, (type_,))


def union(types: tuple[type, ...]) -> Any:
    """Give the union of some types."""
    made: Any = types[0]
    for each in types[1:]:
        made = made | each
    return made


def annotation(
    shape: Shape, part: Callable[[type], Any], scalar: Callable[[Shape], Any] | None = None
) -> Any:
    """Give the annotation of a shape: types alone, unless `scalar` says more.

    Args:
        shape: the shape.
        part: gives the peer's class for a class of ours.
        scalar: gives the type of a text, an id or a scalar.
    """
    found: Any
    match shape.kind:
        case "text" | "id" | "scalar":
            found = str if scalar is None else scalar(attrs.evolve(shape, optional=False))
        case "boolean":
            found = bool
        case "integer":
            found = int
        case "number":
            found = int | float
        case "choice":
            found = Literal[shape.names]
        case "part":
            found = part(shape.types[0])
        case "many":
            assert shape.item is not None  # noqa: S101 - for the type checker
            found = tuple[annotation(shape.item, part, scalar), ...]  # type: ignore[misc]
        case "map":
            found = dict[str, Any]
        case "json":
            found = Any
    return Optional[found] if shape.optional else found  # noqa: UP045 - may be a forward reference


def ours() -> Peer:
    """Load a frozen, fully checked dossier, and write it to a text."""
    return Peer(loads, dumps)


def orjson() -> Peer:
    """Load plain dictionaries: a floor."""
    module = importlib.import_module("orjson")
    return Peer(module.loads, module.dumps)


def msgspec() -> Peer:
    """Load plain dictionaries: a floor."""
    module = importlib.import_module("msgspec")
    return Peer(module.json.decode, module.json.encode)


def structs() -> Peer:
    """Load frozen Structs: types only, no patterns, dates as texts, a `Text` as a dictionary."""
    module = importlib.import_module("msgspec")
    made: dict[type, Any] = {Text: dict[str, str]}

    def part(cls: type) -> Any:
        if cls not in made:
            rows = [
                (field.name, Any)
                if field.required
                else (field.name, Any, default_of(field, parsed=False))
                for field in fields_of(cls)
            ]
            made[cls] = module.defstruct(cls.__name__, rows, **_STRUCT)
            for field in fields_of(cls):
                made[cls].__annotations__[field.name] = annotation(field.shape, part)
        return made[cls]

    rows: list[Any] = [("format", str)]
    rows += [
        (kind.section, listed(part(kind.cls)), module.field(default_factory=list)) for kind in KINDS
    ]
    root = module.defstruct("Document", rows, **_STRUCT)
    return Peer(module.json.Decoder(root).decode, module.json.Encoder().encode)


_STRUCT = {"kw_only": True, "frozen": True, "forbid_unknown_fields": True, "omit_defaults": True}


def pydantic() -> Peer:
    """Load the same model: ids, texts and dates checked, `Text` a model, our invariants kept."""
    return _pydantic(full=True)


def pydantic_lean() -> Peer:
    """Load a leaner model: ids, texts and dates checked, `Text` a dictionary, no invariants."""
    return _pydantic(full=False)


def _pydantic(*, full: bool) -> Peer:
    module = importlib.import_module("pydantic")
    config = module.ConfigDict(strict=True, extra="forbid", frozen=True)
    made: dict[type, Any] = {Text: _pydantic_text(module, config) if full else dict[str, str]}

    def scalar(shape: Shape) -> Any:
        match shape.kind:
            case "id":
                pattern = f"^(?:{'|'.join(shape.names)}):{SEGMENTS}$"
            case "text" if shape.form is not None and "?=" not in shape.form.pattern:
                pattern = f"^(?:{shape.form.pattern})$"
            case "text":
                return str  # without a form, or of one that pydantic's patterns cannot say
            case _:
                serializer = module.PlainSerializer(str, return_type=str)
                return Annotated[Any, module.BeforeValidator(reader(shape)), serializer]
        return Annotated[str, module.StringConstraints(pattern=pattern)]

    def part(cls: type) -> Any:
        if cls not in made:
            made[cls] = cls.__name__  # while it is made, it may be in itself
            rows: dict[str, Any] = {
                field.name: (
                    annotation(field.shape, part, scalar),
                    ... if field.required else default_of(field),
                )
                for field in fields_of(cls)
            }
            checks: dict[str, Any] = {}
            if full and hasattr(cls, "_keep_invariants"):
                checks["keep_invariants"] = module.model_validator(mode="after")(_keeping(cls))
            made[cls] = module.create_model(
                cls.__name__, __config__=config, __validators__=checks, **rows
            )
        return made[cls]

    rows: dict[str, Any] = {kind.section: (listed(part(kind.cls)), []) for kind in KINDS}
    root = module.create_model("Document", __config__=config, format=(str, ...), **rows)
    return Peer(
        root.model_validate_json, lambda document: document.model_dump_json(exclude_defaults=True)
    )


def _keeping(cls: Any) -> Callable[[Any], Any]:
    """Give a validator that keeps the invariants of a class of ours."""
    keep: Callable[[Any], None] = cls._keep_invariants

    def keep_invariants(self: Any) -> Any:
        keep(self)
        return self

    return keep_invariants


def _pydantic_text(module: Any, config: Any) -> Any:
    """Make the model of a `Text`, which documents write as a mapping of languages to words."""

    def from_mapping(cls: Any, data: Any) -> Any:  # noqa: ARG001 - pydantic's way
        if not isinstance(data, dict):
            raise ValueError("must be a mapping of languages to words")  # noqa: TRY004 - the same
        wordings: dict[str, Any] = {**data}
        original = wordings.pop("original", None)
        return {"wordings": wordings, "original": original}

    def check_words(self: Any) -> Any:
        wordings, original = self.wordings, self.original
        if not wordings or (original is not None and original not in wordings):
            raise ValueError("must have words, the original's too")
        for words in wordings.values():
            if not words or words.isspace():
                raise ValueError("must be words")
        return self

    def to_mapping(self: Any) -> dict[str, str]:
        if self.original is None:
            return dict(self.wordings)
        return {**self.wordings, "original": self.original}

    tag = Annotated[str, module.StringConstraints(pattern=f"^(?:{LANGUAGE_PATTERN})$")]
    return module.create_model(
        "Text",
        __config__=config,
        __validators__={
            "from_mapping": module.model_validator(mode="before")(classmethod(from_mapping)),
            "check_words": module.model_validator(mode="after")(check_words),
            "to_mapping": module.model_serializer(to_mapping),
        },
        wordings=(dict[tag, str], ...),
        original=(Optional[tag], None),  # noqa: UP045 - not a type
    )


def cattrs() -> Peer:
    """Load frozen attrs classes with cattrs over orjson: unknown keys and other types refused."""
    module = importlib.import_module("cattrs.preconf.orjson")
    converter = module.make_converter(forbid_extra_keys=True, omit_if_default=True)
    made: dict[type, Any] = {Text: dict[str, str]}
    exact: tuple[type, ...] = (str, bool, int)
    for type_ in exact:
        converter.register_structure_hook(type_, _exactly(type_))
    converter.register_structure_hook(int | float, _exactly(int, float))
    converter.register_structure_hook_func(_is_literal, _one_of)
    for type_ in SCALARS:
        read = reader(Shape("scalar", types=(type_,)))
        converter.register_structure_hook(type_, lambda value, _, read=read: read(value))
        converter.register_unstructure_hook(type_, str)
    unions: dict[tuple[type, ...], Any] = {}

    def scalar(shape: Shape) -> Any:
        if shape.kind != "scalar":
            return str
        if len(shape.types) == 1:
            return shape.types[0]
        if shape.types not in unions:
            both = unions[shape.types] = union(shape.types)
            read = reader(shape)
            for each in (both, both | None):
                converter.register_structure_hook(
                    each, lambda value, _, read=read: None if value is None else read(value)
                )
                converter.register_unstructure_hook(
                    each, lambda value: None if value is None else str(value)
                )
        return unions[shape.types]

    def part(cls: type) -> Any:
        if cls not in made:
            made[cls] = cls.__name__
            rows = {
                field.name: attrs.field(
                    type=annotation(field.shape, part, scalar),
                    default=attrs.NOTHING if field.required else default_of(field),
                )
                for field in fields_of(cls)
            }
            made[cls] = attrs.make_class(cls.__name__, rows, frozen=True, slots=True, kw_only=True)
            attrs.resolve_types(made[cls], {cls.__name__: made[cls]})
        return made[cls]

    rows: dict[str, Any] = {"format": attrs.field(type=str)}
    rows |= {
        kind.section: attrs.field(type=cast("type", listed(part(kind.cls))), factory=list)
        for kind in KINDS
    }
    root = attrs.make_class("Document", rows, frozen=True, slots=True, kw_only=True)
    return Peer(lambda raw: converter.loads(raw, root), converter.dumps)


def _exactly(*types: type) -> Callable[[Any, Any], Any]:
    def read(value: Any, _: Any) -> Any:
        if type(value) not in types:
            raise TypeError(f"must be {types} but is {value!r}")
        return value

    return read


def _is_literal(type_: Any) -> bool:
    return getattr(type_, "__origin__", None) is Literal


def _one_of(value: Any, type_: Any) -> Any:
    if value not in type_.__args__:
        raise ValueError(f"must be one of {type_.__args__} but is {value!r}")
    return value


def mashumaro() -> Peer:
    """Load dataclasses with mashumaro over orjson: unknown keys refused, texts not checked."""
    orjson_mixin = importlib.import_module("mashumaro.mixins.orjson").DataClassORJSONMixin
    config = importlib.import_module("mashumaro.config").BaseConfig
    made: dict[type, Any] = {Text: dict[str, str]}

    def scalar(shape: Shape) -> Any:
        if shape.kind != "scalar":
            return str
        return union(shape.types)

    def make(name: str, rows: list[Any]) -> Any:
        ways = {
            type_: {"deserialize": reader(Shape("scalar", types=(type_,))), "serialize": str}
            for type_ in SCALARS
        }
        settings = {
            "forbid_extra_keys": True,
            "omit_default": True,
            "serialization_strategy": ways,
        }
        options = type("Config", (config,), settings)
        return dataclasses.make_dataclass(
            name,
            rows,
            bases=(orjson_mixin,),
            namespace={"Config": options},
            frozen=True,
            kw_only=True,
        )

    def part(cls: type) -> Any:
        if cls not in made:
            made[cls] = Any  # a clause in a clause; the document has none
            rows: list[Any] = []
            for field in fields_of(cls):
                default = default_of(field)
                options: dict[str, Any] = {}
                if field.shape.kind == "scalar":
                    options["metadata"] = {"deserialize": reader(field.shape), "serialize": str}
                if not field.required:
                    known = "default_factory" if default == {} else "default"
                    options[known] = dict if default == {} else default
                given = dataclasses.field(**options)
                rows.append((field.name, annotation(field.shape, part, scalar), given))
            made[cls] = make(cls.__name__, rows)
        return made[cls]

    rows: list[Any] = [("format", str)]
    rows += [
        (kind.section, listed(part(kind.cls)), dataclasses.field(default_factory=list))
        for kind in KINDS
    ]
    root = make("Document", rows)
    return Peer(root.from_json, lambda document: document.to_jsonb())


PEERS: dict[str, Callable[[], Peer]] = {
    "ours": ours,
    "pydantic": pydantic,
    "pydantic, lean": pydantic_lean,
    "msgspec Structs": structs,
    "cattrs": cattrs,
    "mashumaro": mashumaro,
    "orjson.loads": orjson,
    "msgspec.json.decode": msgspec,
}
