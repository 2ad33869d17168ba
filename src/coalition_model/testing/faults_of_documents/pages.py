"""A document before it is written: its data, every place in it, and how the forms write it."""

import json
from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple, cast

from coalition_model.entities.kinds import BY_SECTION
from coalition_model.entities.references import Path
from coalition_model.errors import MissingExtra
from coalition_model.formats.forms import FormatName
from coalition_model.testing.worlds.choosing import Choices
from coalition_model.values.shapes import Shape, fields_of
from coalition_model.values.text import Text


class Place(NamedTuple):
    """A place for a value in a document, whether or not anything stands there.

    Attributes:
        holder: the mapping or list that holds the value.
        key: the key or place of the value in its holder.
        path: the way to it from the document.
        cls: the class whose field it is, or whose field is the list that it stands in.
        shape: what it may hold.
        required: whether it must be there.
    """

    holder: Any
    key: str | int
    path: Path
    cls: type
    shape: Shape
    required: bool

    @property
    def there(self) -> bool:
        """Whether anything stands there."""
        return isinstance(self.key, int) or self.key in self.holder

    @property
    def value(self) -> Any:
        """What stands there."""
        return self.holder[self.key]

    def put(self, value: object) -> Path:
        """Put a value there; gives the way to it."""
        self.holder[self.key] = value
        return self.path


class Page(NamedTuple):
    """A document as plain data, and who chooses what goes wrong in it."""

    choices: Choices
    data: dict[str, Any]

    def places(self, accepts: Callable[[Place], bool]) -> list[Place]:
        """Give the places in its entities of which something holds."""
        return [place for place in self._all() if accepts(place)]

    def a_place(self, accepts: Callable[[Place], bool]) -> Place:
        """Choose one of the places of which something holds."""
        return self.choices.one(self.places(accepts))

    def a_row(self, *sections: str) -> tuple[Path, dict[str, Any]]:
        """Choose one of the entities in some lists, or in all."""
        rows = [
            ((section, place), row)
            for section in self.data
            if section in (sections or BY_SECTION)
            for place, row in enumerate(self.data[section])
        ]
        return self.choices.one(rows)

    def _all(self) -> Iterator[Place]:
        for section, rows in self.data.items():
            if section in BY_SECTION:
                for place, row in enumerate(rows):
                    yield from _places_in(BY_SECTION[section].cls, row, (section, place))


def _places_in(cls: type, row: dict[str, Any], path: Path) -> Iterator[Place]:
    for field in fields_of(cls):
        here = Place(row, field.name, (*path, field.name), cls, field.shape, field.required)
        yield here
        value = row.get(field.name)
        if value is None:
            continue
        if field.shape.kind == "many":
            item = cast("Shape", field.shape.item)
            for place in range(len(value)):
                below = Place(value, place, (*here.path, place), cls, item, required=True)
                yield below
                yield from _below(below)
        else:
            yield from _below(here)


def _below(place: Place) -> Iterator[Place]:
    if place.shape.kind == "part" and place.shape.types[0] is not Text:
        yield from _places_in(place.shape.types[0], place.value, place.path)


YAML_WIDTH: Final = 100


def written(data: Any, form: FormatName) -> str:
    """Write a document, right or wrong, in a form."""
    if form == "json":
        return json.dumps(data, ensure_ascii=True, indent=1)
    if form == "yaml":
        try:
            from coalition_model.formats import yaml_form  # noqa: PLC0415 - an extra
        except ImportError as error:  # pragma: no cover - the tests install it
            raise MissingExtra("writing YAML", "yaml") from error
        return yaml_form.write(data)
    head = {key: value for key, value in data.items() if key not in BY_SECTION}
    lines: list[Any] = [head]
    for section, rows in data.items():
        if section in BY_SECTION:
            lines += [{BY_SECTION[section].kind: row} for row in rows]
    return "".join(json.dumps(line) + "\n" for line in lines)


def place_in_lines(data: dict[str, Any], path: Path) -> tuple[int, Path]:
    """Give the line of JSON Lines in which a value stands, and the way to it within that line.

    >>> data = {"format": "coalition-model/1", "states": [{}], "leaders": [{}, {}]}
    >>> place_in_lines(data, ("leaders", 1, "life")), place_in_lines(data, ("format",))
    ((4, ('leader', 'life')), (1, ('format',)))
    """
    section = path[0] if path else None
    if section not in BY_SECTION or len(path) < 2:
        return 1, path
    line = 2 + cast("int", path[1])
    for other, rows in data.items():
        if other == section:
            break
        if other in BY_SECTION:
            line += len(rows)
    return line, (BY_SECTION[str(section)].kind, *path[2:])
