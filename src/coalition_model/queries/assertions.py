"""What is asserted of a field, by claims and by the dossier itself, and whether two can hold."""

from collections.abc import Callable, Iterator
from typing import Any, Final, cast

import attrs

from coalition_model.dossier import Dossier
from coalition_model.entities.claims import Claim
from coalition_model.entities.common import Part
from coalition_model.errors import InvalidValue
from coalition_model.queries.agreement import (
    Facet,
    Respect,
    compatible,
    facets,
    is_stated,
    lists_agree,
    respect_of_lists,
    respect_of_values,
    same_words,
)
from coalition_model.queries.claimed import DERIVED, value_of
from coalition_model.queries.indexes import memberships_by_organization
from coalition_model.queries.qualified import SOME_TIME, firm
from coalition_model.queries.varying import ACCEPTED_IN_PART, NEVER_WHOLE, varies
from coalition_model.values.answers import Answer
from coalition_model.values.citations import Citation
from coalition_model.values.daysets import DAY, ENDLESS
from coalition_model.values.edtf import EdtfDate
from coalition_model.values.ids import kind_of
from coalition_model.values.moments import Moment
from coalition_model.values.names import Name
from coalition_model.values.quantities import Quantity
from coalition_model.values.readings import Clock
from coalition_model.values.shapes import field_of
from coalition_model.values.text import Text
from coalition_model.values.when import When

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN


@attrs.frozen
class Assertion:
    """One value of one facet of a field, as one claim or the dossier itself has it.

    Attributes:
        about: the entity or part.
        field: its field; None for free words.
        aspect: the role, scheme or attendance that is compared, or None.
        value: what is asserted: a value, or the tuple of what is in a list.
        whole: whether the list is all there is.
        denied: whether it is denied that this is so.
        claim: whose claim it is; None for what the dossier accepts.
        citations: where it stands.
    """

    about: str
    field: str | None
    aspect: str | None
    value: object
    whole: bool
    denied: bool
    claim: Claim | None
    citations: tuple[Citation, ...]

    @property
    def varies(self) -> Answer:
        """Whether the value is one thing today and may be another tomorrow."""
        return varies(kind_of(self.about), self.field, self.aspect)

    @property
    def items(self) -> tuple[object, ...] | None:
        """What is in the list; None where the value is no list."""
        value = self.value
        return cast("tuple[object, ...]", value) if isinstance(value, tuple) else None

    @property
    def key(self) -> object:
        """Equal for assertions of the same; a quantity's wording does not count."""
        value = self.value
        if self.items is not None:
            value = (frozenset(self.items), self.whole)
        elif isinstance(value, Quantity):
            of = value.of.wording("en") or str(value.of) if value.of is not None else None
            value = (value.value, value.low, value.high, value.qualifier, value.unit, of)
        return type(self.value), value, self.denied


def asserted(claim: Claim) -> Iterator[Assertion]:
    """Give what a claim asserts of a field: of parties, one assertion for each role.

    Nothing is given of a claim in free words, or whose value its field cannot hold.
    """
    if claim.field is None:
        return
    try:
        value = value_of(claim.about, claim.field, claim.value)
    except InvalidValue:
        return
    whole = not claim.open and claim.field not in NEVER_WHOLE
    for facet in facets(value):
        yield _assertion(claim, facet, whole=whole)


def in_words(claim: Claim, words: str) -> Assertion:
    """Give what a claim in free words asserts."""
    return attrs.evolve(_assertion(claim, Facet(words, claim.says), whole=False), field=None)


def _assertion(claim: Claim, facet: Facet, *, whole: bool) -> Assertion:
    return Assertion(
        claim.about,
        claim.field,
        facet.aspect,
        facet.value,
        whole,
        claim.denies is not facet.denied,
        claim,
        claim.citations,
    )


def accepted(dossier: Dossier, about: str, field: str) -> Iterator[Assertion]:
    """Give what a dossier itself accepts of a field; nothing where it accepts no value."""
    owner = cast("Part", dossier[about])
    if field in DERIVED.get(kind_of(about), {}):
        yield from _members(dossier, about, field)
        return
    known = field_of(type(owner), field)
    value: Any = getattr(owner, field, None)
    if known is None or not is_stated(value):
        return
    whole = field not in ACCEPTED_IN_PART
    for facet in facets(value):
        paths = _paths(field, value, facet)
        cited = tuple(
            each for each in owner.citations if any(each.supports(path) for path in paths)
        )
        yield _accepted(about, field, facet, cited, whole=whole)


def _accepted(
    about: str, field: str, facet: Facet, cited: tuple[Citation, ...], *, whole: bool
) -> Assertion:
    return Assertion(about, field, facet.aspect, facet.value, whole, facet.denied, None, cited)


def _paths(field: str, value: object, facet: Facet) -> list[str]:
    """Name the field, or the items of it that a facet takes in."""
    if facet.aspect is None or not isinstance(value, tuple):
        return [field]
    items = cast("tuple[object, ...]", value)
    return [
        f"{field}/{place}"
        for place, item in enumerate(items)
        if facet.aspect in (getattr(item, "role", None), getattr(item, "scheme", None))
    ] or [field]


def _members(dossier: Dossier, organization: str, field: str) -> Iterator[Assertion]:
    """Give the members that a dossier names, which are not said to be all."""
    edges = [
        edge
        for edge in dossier.derived(memberships_by_organization).get(organization, ())
        if edge.status == "member"
    ]
    if edges:
        members = tuple(dict.fromkeys(str(edge.member) for edge in edges))
        cited = tuple(dict.fromkeys(each for edge in edges for each in edge.citations))
        facet = Facet(None, members)
        yield _accepted(organization, field, facet, cited, whole=False)


def conflict(
    dossier: Dossier, one: Assertion, other: Assertion, *, firmly: bool = False
) -> Respect | None:
    """Tell in which respect two assertions of one facet cannot both hold; None where they can.

    When they hold is not asked here: see `clashes`. Asked `firmly`, a conflict that rests on a date
    marked uncertain or approximate is none, as the other may be what is meant.
    """
    if one.denied or other.denied:
        if one.denied is other.denied:
            return None
        denied, said = (one, other) if one.denied else (other, one)
        same = _same(dossier, firmly=firmly)
        return "denied" if _entails(said.value, denied.value, same, firmly=firmly) else None
    mine, theirs = one.items, other.items
    if mine is not None and theirs is not None:
        if not one.whole and not other.whole:
            return None
        same = _same(dossier, firmly=firmly)
        if lists_agree(mine, theirs, whole=(one.whole, other.whole), same=same) is not NO:
            return None
        return respect_of_lists(mine, theirs, same)
    name = f"{kind_of(one.about)}.{one.field}"
    if compatible(one.value, other.value, dossier, name, firmly=firmly) is not NO:
        return None
    return respect_of_values(one.value, other.value)


def _same(dossier: Dossier, *, firmly: bool) -> Callable[[object, object], Answer]:
    return lambda one, other: compatible(one, other, dossier, firmly=firmly)


def _entails(
    said: object, denied: object, same: Callable[[object, object], Answer], *, firmly: bool
) -> bool:
    """Tell whether what is denied certainly is so if what is said is so."""
    if isinstance(said, tuple) and isinstance(denied, tuple):
        items = cast("tuple[object, ...]", denied)
        named = cast("tuple[object, ...]", said)
        worded = [each for each in named if isinstance(each, Text | Name)]
        return any(
            item in named or any(same(each, item).certain for each in worded) for item in items
        )
    if isinstance(said, EdtfDate | Moment) and isinstance(denied, EdtfDate | Moment):
        if said == denied:
            return True
        whole, part = (firm(denied), firm(said)) if firmly else (denied, said)
        # all of some time or other is all of time, in which everything lies: of it nothing is told
        return SOME_TIME not in (whole, part) and whole.span().contains(part.span()).certain
    if isinstance(said, Quantity) and isinstance(denied, Quantity):
        (low, high), (least, most) = said.bounds, denied.bounds
        exact = said == denied or "about" not in (said.qualifier, denied.qualifier)
        return exact and same(said, denied).certain and least <= low and high <= most
    if isinstance(said, Text) and isinstance(denied, Text):
        return same_words(said, denied).certain
    return said == denied


@attrs.frozen
class Stretch:
    """The days on which something is said to hold: bounds of the first and of the last.

    Points are counted in days; ends are the first day that no longer belongs. Where no time is
    stated, and it is the day of the source, it may hold on others as well.
    """

    start_min: int
    start_max: int
    end_min: int
    end_max: int
    stated: bool = True

    def overlaps(self, other: "Stretch") -> Answer:
        """Tell whether the two share a day."""
        if self.end_min > other.start_max and other.end_min > self.start_max:
            return YES
        apart = self.start_min >= other.end_max or other.start_min >= self.end_max
        return NO if apart else UNKNOWN


UNDATED: Final = Stretch(-ENDLESS, ENDLESS, -ENDLESS, ENDLESS, stated=False)
"""Some time, nobody says when."""


def stretch(when: When | None, *, stated: bool = True) -> Stretch:
    """Give the days of a time, on its own clock.

    What is uncertain or approximate about it is taken at its word where it keeps two times apart,
    and does not count where it makes them one.

    Args:
        when: the time, if any is known.
        stated: whether it is said to hold then; else it is only said then that it holds.

    >>> stretch(EdtfDate("2025-08")).overlaps(stretch(EdtfDate("2025-08-17")))
    Answer.UNKNOWN
    """
    if when is None:
        return UNDATED
    read, sure = when.clock_reading, firm(when).clock_reading
    if read.clock is Clock.DAYS:
        return Stretch(read.start_min, sure.start_max, sure.end_min, read.end_max, stated)
    return Stretch(
        read.start_min // DAY,
        sure.start_max // DAY,
        -(-sure.end_min // DAY),
        -(-read.end_max // DAY),
        stated,
    )


def clashes(varying: Answer, one: Stretch, other: Stretch) -> Answer:
    """Tell whether two values that differ conflict, given whether they vary and when they hold.

    Only times that are both stated excuse what varies: what was published on another day may be
    meant of the same.

    >>> july, august = EdtfDate("2025-07-04"), EdtfDate("2025-08-17")
    >>> clashes(YES, stretch(july), stretch(august))
    Answer.NO
    >>> clashes(YES, stretch(july), stretch(august, stated=False))
    Answer.UNKNOWN
    """
    if varying is NO:
        return YES
    together = one.overlaps(other)
    if varying is YES:
        return together if one.stated and other.stated else together | UNKNOWN
    return YES if one is other is UNDATED else together | UNKNOWN
