"""What a dossier says of itself: what was searched, and which findings its author accepts."""

from collections.abc import Callable, Iterable
from typing import Annotated, Any, cast

import attrs

from coalition_model.errors import shown
from coalition_model.values.edtf import EdtfInterval
from coalition_model.values.ids import ActorId, AnyId, SourceId
from coalition_model.values.json_values import is_text
from coalition_model.values.model import Model
from coalition_model.values.shapes import NOT_BLANK, Form, check, short_repr
from coalition_model.values.text import Text


@attrs.frozen(kw_only=True, repr=False)
class Coverage(Model):
    """What was searched for a dossier, so that 'not searched' and 'searched, silent' differ.

    Attributes:
        actors: whose positions were looked for; none named means everybody's.
        about: on which plans, clauses, meetings; none named means all of the dossier's.
        sources: in which sources.
        period: published in which period.
        note: how it was searched.

    >>> Coverage(actors=("state:FR",), about=("plan:four-points",)).actors
    ('state:FR',)
    """

    actors: tuple[ActorId, ...] = ()
    about: tuple[AnyId, ...] = ()
    sources: tuple[SourceId, ...] = ()
    period: EdtfInterval | None = None
    note: Text | None = None

    def __attrs_post_init__(self) -> None:
        check(self)

    __repr__ = short_repr


@attrs.frozen(kw_only=True, repr=False)
class Acceptance(Model):
    """A finding that the author of a dossier has looked at and accepts.

    Attributes:
        code: the rule's code: `OFF002`.
        entity: the entity or part that the finding is about.
        field: its field path, None for any.
        reason: why it is accepted.

    >>> Acceptance(code="SRC001", entity="place:alaska", reason="common knowledge").field is None
    True
    """

    code: str
    entity: AnyId
    field: str | None = None
    reason: Annotated[str, Form(NOT_BLANK, "a reason")]

    def __attrs_post_init__(self) -> None:
        check(self)

    __repr__ = short_repr


def checked_header(
    title: object, note: object, uses: object, coverage: object, acceptances: object
) -> dict[str, Any]:
    """Give what is said of a dossier, by name: lists as tuples, what it uses once each.

    Raises:
        TypeError: something is not what it must be.

    >>> checked_header(None, None, ["a.json", "a.json"], [], [])["uses"]
    ('a.json',)
    >>> checked_header("Talks", None, [], [], [])
    Traceback (most recent call last):
    TypeError: title must be a Text or None, but is 'Talks'
    """
    for name, text in (("title", title), ("note", note)):
        if text is not None and not isinstance(text, Text):
            raise TypeError(f"{name} must be a Text or None, but is {shown(text)}")
    return {
        "title": title,
        "note": note,
        "uses": tuple(dict.fromkeys(_several("uses", uses, is_text, "a text"))),
        "coverage": _several("coverage", coverage, _is_coverage, "a Coverage"),
        "acceptances": _several("acceptances", acceptances, _is_acceptance, "an Acceptance"),
    }


def _several(
    name: str, given: object, accepts: Callable[[object], bool], expected: str
) -> tuple[Any, ...]:
    """Take all of several things, each of which must be accepted."""
    if isinstance(given, str | bytes) or not isinstance(given, Iterable):
        raise TypeError(f"{name} must be a list, each of it {expected}, but is {shown(given)}")
    rows = tuple(cast("Iterable[object]", given))
    for place, each in enumerate(rows):
        if not accepts(each):
            raise TypeError(f"{name}[{place}] must be {expected}, but is {shown(each)}")
    return rows


def _is_coverage(value: object) -> bool:
    return isinstance(value, Coverage)


def _is_acceptance(value: object) -> bool:
    return isinstance(value, Acceptance)
