"""What changed from one state of a dossier to another: entities, parts and fields, and in words."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final, Literal, NamedTuple, cast

from coalition_model.dossier import Dossier
from coalition_model.entities.common import Part
from coalition_model.entities.kinds import KINDS
from coalition_model.queries.agreement import compatible
from coalition_model.queries.changing_words import Telling
from coalition_model.queries.comparing_text import same_words
from coalition_model.queries.comparing_words import primary
from coalition_model.values.answers import Answer
from coalition_model.values.frozenmap import FrozenMap, apart
from coalition_model.values.ids import kind_of
from coalition_model.values.shapes import Field, Shape, field_of, fields_of
from coalition_model.values.text import Text

Turn = Literal["added", "removed", "changed"]
HEADER: Final = ("title", "note", "uses", "coverage")
"""What a dossier says of itself."""

FOOTER: Final = ("acceptances",)
"""What its authors say of findings: no news of the world, and so told last."""

_ORDER: Final = {kind.kind: place for place, kind in enumerate(KINDS)}


class Change(NamedTuple):
    """One thing that is there, gone or otherwise in the new state.

    The answer tells whether the new state contradicts the old one: YES where both values cannot
    hold, NO where they can, as the new one says more or less, or says it more or less closely,
    UNKNOWN where that cannot be told.

    Attributes:
        turn: added, removed or changed.
        whole: the entity that it is in; `dossier` for what a dossier says of itself.
        id: the entity itself or the part of it.
        field: the field; None where the whole entity or part came or went. A key of `extra` is
            `extra/KEY`.
        before: the old entity, part, value or item of a list; None where there was none.
        after: the new one; None where there is none any more.
        words: the change in a sentence.
        answer: whether it contradicts what was said before.
    """

    turn: Turn
    whole: str
    id: str
    field: str | None
    before: object
    after: object
    words: str
    answer: Answer


def changes(old: Dossier, new: Dossier, *, language: str | None = None) -> list[Change]:
    """Tell what changed from one state of a dossier to another.

    The states may be two versions of a file or two days of knowledge:
    `changes(dossier.known_at("2025-08-16"), dossier.known_at("2025-08-18"))`.

    Args:
        old: the state before.
        new: the state after.
        language: the language wanted for names and texts; else English.

    Returns:
        What the dossier says of itself first, then entities by kind and id, in each the fields in
        their order, parts where they stand, and last what findings its authors accept.
        Equal states have no changes, and states that differ have some, in every entity that
        differs.

    >>> from coalition_model.entities import Organization
    >>> from coalition_model.values.names import Name
    >>> def coalition(**more: object) -> Dossier:
    ...     names = (Name(text="the coalition"),)
    ...     return Dossier.of(Organization(id="organization:c", kind="group", names=names, **more))
    >>> for row in changes(coalition(), coalition(status="active")):
    ...     print(row.turn, row.field, row.words)
    added status the coalition: status active, before not stated
    """
    return list(_Changes(old, new, language))


class _Changes:
    """Goes through two dossiers."""

    def __init__(self, old: Dossier, new: Dossier, language: str | None) -> None:
        self._old = old
        self._new = new
        self._telling = Telling(old, new, language)

    def __iter__(self) -> Iterator[Change]:
        yield from self._itself(HEADER)
        yield from self._borrowed()
        ids = {entity.id for entity in self._old} | {entity.id for entity in self._new}
        for id_ in sorted(ids, key=lambda each: (_ORDER[kind_of(each)], each)):
            before, after = self._old.get(id_), self._new.get(id_)
            if before is None or after is None:
                yield self._came_or_went(id_, before, after)
            elif before is not after and before != after:
                yield from self._inside(id_, before, after)
        yield from self._itself(FOOTER)

    def _itself(self, fields: Sequence[str]) -> Iterator[Change]:
        for name in fields:
            before, after = getattr(self._old, name), getattr(self._new, name)
            if before == after:
                continue
            if isinstance(before, tuple):
                yield from self._items(
                    "dossier", None, name, cast("tuple[Any, ...]", before), after
                )
            else:
                yield self._value("dossier", None, name, before, after)

    def _borrowed(self) -> Iterator[Change]:
        """Tell which entities of both states are taken from another dossier in one of them only."""
        before = tuple(sorted(self._old.borrowed - self._new.borrowed))
        after = tuple(sorted(self._new.borrowed - self._old.borrowed))
        gone = tuple(each for each in before if each in self._new)
        come = tuple(each for each in after if each in self._old)
        if gone or come:
            words = self._telling.borrowed(len(come), len(gone))
            yield Change("changed", "dossier", "dossier", "borrowed", gone, come, words, Answer.NO)

    def _came_or_went(self, whole: str, before: Part | None, after: Part | None) -> Change:
        thing = cast("Part", before if after is None else after)
        turn: Turn = "removed" if after is None else "added"
        told = self._telling.removed(thing) if after is None else self._telling.added(thing)
        return Change(turn, whole, thing.id, None, before, after, told, Answer.NO)

    def _inside(self, whole: str, before: Part, after: Part) -> Iterator[Change]:
        """Go through the fields of an entity or part that differs."""
        if type(before) is not type(after):  # ids of one kind name things of one class
            raise TypeError(f"{before.id!r} must be of one class, but is of two")
        for field in fields_of(type(before)):
            mine, theirs = getattr(before, field.name), getattr(after, field.name)
            if apart(mine) == apart(theirs):
                continue
            if field.shape.kind == "many" and (mine is None or theirs is None):
                yield self._value(whole, after, field.name, mine, theirs)
            elif field.shape.kind == "many":
                if _has_ids(field.shape):
                    yield from self._parts(whole, after, field, mine, theirs)
                else:
                    yield from self._items(whole, after, field.name, mine, theirs)
            elif _has_ids(field.shape):
                yield from self._part(whole, mine, theirs)
            elif field.name == "extra":
                yield from self._extra(whole, after, mine, theirs)
            else:
                yield self._value(whole, after, field.name, mine, theirs)

    def _parts(
        self,
        whole: str,
        owner: Part,
        field: Field,
        before: Sequence[Part],
        after: Sequence[Part],
    ) -> Iterator[Change]:
        """Compare parts by their ids, in the order of the new list, what is gone at its end."""
        old, new = {each.id: each for each in before}, {each.id: each for each in after}
        for id_, part in new.items():
            yield from self._part(whole, old.get(id_), part)
        for id_, part in old.items():
            if id_ not in new:
                yield from self._part(whole, part, None)
        kept = tuple(id_ for id_ in old if id_ in new)
        order = tuple(id_ for id_ in new if id_ in old)
        if kept != order:
            yield self._reordered(whole, owner, field.name, kept, order)

    def _part(self, whole: str, before: Part | None, after: Part | None) -> Iterator[Change]:
        if before is None or after is None or before.id != after.id:
            if before is not None:
                yield self._came_or_went(whole, before, None)
            if after is not None:
                yield self._came_or_went(whole, None, after)
        elif before != after:
            yield from self._inside(whole, before, after)

    def _items(
        self,
        whole: str,
        owner: Part | None,
        name: str,
        before: tuple[Any, ...],
        after: tuple[Any, ...],
    ) -> Iterator[Change]:
        """Compare lists of things that have no ids of their own."""
        id_ = owner.id if owner is not None else whole
        gone, come = Counter(before) - Counter(after), Counter(after) - Counter(before)
        for item in dict.fromkeys(before):
            for _ in range(gone[item]):
                words = self._telling.item(owner, name, item, added=False)
                yield Change("removed", whole, id_, name, item, None, words, Answer.NO)
        for item in dict.fromkeys(after):
            for _ in range(come[item]):
                words = self._telling.item(owner, name, item, added=True)
                yield Change("added", whole, id_, name, None, item, words, Answer.NO)
        if not gone and not come:
            yield self._reordered(whole, owner, name, before, after)

    def _reordered(
        self, whole: str, owner: Part | None, name: str, before: object, after: object
    ) -> Change:
        id_ = owner.id if owner is not None else whole
        words = self._telling.reordered(owner, name)
        return Change("changed", whole, id_, name, before, after, words, Answer.NO)

    def _extra(
        self,
        whole: str,
        owner: Part,
        before: FrozenMap[str, object],
        after: FrozenMap[str, object],
    ) -> Iterator[Change]:
        for key in sorted({*before, *after}):
            mine, theirs = before.get(key), after.get(key)
            if key in before and key in after:
                if apart(mine) == apart(theirs):
                    continue
                turn: Turn = "changed"
            else:
                turn = "added" if key in after else "removed"
            change = self._value(whole, owner, key, mine, theirs, turn=turn)
            yield change._replace(field=f"extra/{key}")

    def _value(
        self,
        whole: str,
        owner: Part | None,
        name: str,
        before: object,
        after: object,
        *,
        turn: Turn | None = None,
    ) -> Change:
        """Compare single values; the default of a field is no value."""
        if turn is None:
            known = field_of(type(owner), name) if owner is not None else None
            nothing = known.default if known is not None and not known.required else None
            turn = "changed"
            if nothing in (before, after):
                turn = "added" if before == nothing else "removed"
        answer = Answer.NO
        if turn == "changed":
            field = f"{kind_of(owner.id)}.{name}" if owner is not None else ""
            said = compatible(before, after, self._new, field)
            if before == after or _signs_differ(before, after):
                said = Answer.NO  # yes and 1 are equal for Python
            answer = ~said
        words = self._telling.value(owner, name, turn, before, after)
        id_ = owner.id if owner is not None else whole
        mine = None if turn == "added" else before
        theirs = None if turn == "removed" else after
        return Change(turn, whole, id_, name, mine, theirs, words, answer)


def _signs_differ(before: object, after: object) -> bool:
    """Tell whether two texts differ in a language: in more than typography, a minus among it."""
    if not isinstance(before, Text) or not isinstance(after, Text):
        return False
    return any(
        not same_words(words, after.wordings[tag], primary(tag))
        for tag, words in before.wordings.items()
        if tag in after.wordings
    )


def _has_ids(shape: Shape) -> bool:
    inner = shape.item if shape.kind == "many" else shape
    return inner is not None and inner.kind == "part" and field_of(inner.types[0], "id") is not None
