"""Where sources contradict one another, or what the dossier accepts."""

from collections.abc import Iterator
from itertools import combinations
from typing import Final, NamedTuple, cast

import attrs

from coalition_model.dossier import Dossier
from coalition_model.entities.claims import Claim
from coalition_model.entities.common import Part
from coalition_model.entities.kinds import CLASSES, ORDER
from coalition_model.errors import UnknownId
from coalition_model.queries.agreement import Respect, primary_language
from coalition_model.queries.assertions import (
    Assertion,
    Stretch,
    accepted,
    asserted,
    clashes,
    conflict,
    in_words,
    stretch,
)
from coalition_model.queries.claimed import claimable
from coalition_model.queries.names import words
from coalition_model.queries.qualified import may_be_doubtful
from coalition_model.queries.voices import Voice, origin_of, voices
from coalition_model.values.answers import Answer
from coalition_model.values.ids import kind_of
from coalition_model.values.spelling import nearest
from coalition_model.values.text import Text
from coalition_model.values.when import When

WIDTH: Final = 40
"""With how many others a side is compared where a field has very many different values."""


class Side(NamedTuple):
    """One of the values that are at odds, and who says so.

    Attributes:
        value: the value, as a program holds it; of a list, its items in this aspect.
        whole: whether the value is all there is; False for a list that is open.
        denied: whether the voices deny that it is so.
        accepted: whether it is what the dossier itself accepts.
        voices: who says so, copies counted once.
    """

    value: object
    whole: bool
    denied: bool
    accepted: bool
    voices: tuple[Voice, ...]


class Clash(NamedTuple):
    """Two sides that conflict, by their places, in which respect, and whether certainly."""

    left: int
    right: int
    respect: Respect
    answer: Answer


class Contradiction(NamedTuple):
    """One field of one thing whose values cannot all hold.

    Attributes:
        about: the entity or part.
        field: its field; None where the dispute is about free words.
        aspect: which side of the field: of parties the role, of identifiers the scheme, of
            participants the attendance; of free words, the words; else None.
        sides: the values that conflict with another: the dossier's own first, then by how many
            say so.
        clashes: which of them conflict, in which respect.
        answer: YES where two of them certainly conflict; UNKNOWN where that hangs on when they
            hold, rests on a date that is uncertain or approximate, or on whether numbers are of
            the same things.
    """

    about: Part
    field: str | None
    aspect: str | None
    sides: tuple[Side, ...]
    clashes: tuple[Clash, ...]
    answer: Answer

    @property
    def respects(self) -> tuple[Respect, ...]:
        """In which respects the sides conflict."""
        return tuple(sorted({clash.respect for clash in self.clashes}))


def contradictions(
    dossier: Dossier, *, about: str | None = None, field: str | None = None
) -> list[Contradiction]:
    """Find fields whose claimed values cannot all hold, with what the dossier accepts as one side.

    Values that differ only in how closely they say it agree: `2025-03` and `2025-03-02`, 'about
    30' and 31, Brussels and a building in Brussels. Numbers of different things
    are not compared; where that cannot be told, as across languages, the answer is UNKNOWN.
    Lists are whole unless a claim calls its list open: two whole lists conflict if they differ, an
    open one conflicts with a whole one that lacks what it names. Parties are compared role by role,
    identifiers scheme by scheme, participants by attendance. A claim that denies a value conflicts
    with one that asserts it, in the same words where they are free.

    What varies with time (`queries.varying`) conflicts only where it is said of the same time. Two
    claims that state different times (`holds`) excuse one another, and what the dossier accepts
    holds on the day on which its sources were published. A claim that states no time speaks of the
    day of its source, and perhaps of others: of different days, the answer is UNKNOWN. Free words
    of different times may contradict one another: UNKNOWN. So may dates that exclude each other
    only where one marked uncertain or approximate is taken at its word, as `2025-03~` and
    `2025-04`; a component or an end of a period that bears no mark decides for certain.

    Args:
        dossier: where to look.
        about: only claims about this entity or part.
        field: only this field, or `members` of an organization.

    Returns:
        One row for each field, or aspect of a field, in the order of the dossier. Where a field has
        many more than forty different values, each is compared with forty others, those farthest
        away, or nearest in time, first.

    Raises:
        UnknownId: the dossier has no such entity or part, or there is no such field.
    """
    if about is not None:
        dossier.require(about)
    if field is not None:
        kinds = CLASSES if about is None else (kind_of(about),)
        names = tuple(dict.fromkeys(name for kind in kinds for name in claimable(kind)))
        if field not in names:
            owner = CLASSES[kind_of(about)].__name__ if about is not None else "Claim"
            raise UnknownId(f"{owner}.{field}", nearest(field, names))
    groups = dossier.derived(_by_field)
    keys = [
        key
        for key in groups
        if about in (None, key[0]) and (field is None or (field == key[1] and not key[2]))
    ]
    rows = (row for key in keys for row in _rows(dossier, key, groups[key]))
    return sorted(rows, key=lambda row: _place(dossier, row))


def _place(dossier: Dossier, row: Contradiction) -> tuple[int, str, str, str]:
    whole = dossier.whole_of(row.about.id).id
    return ORDER[kind_of(whole)], row.about.id, row.field or "", row.aspect or ""


Key = tuple[str, str, int]
"""About what; a field or free words; 0 for a field, else which of the groups of free words."""


def _by_field(dossier: Dossier) -> dict[Key, list[Claim]]:
    """Group claims by what they are about: linear in their number.

    Claims in free words are of one group if they share their words in one language, or are joined
    by others that do, in whatever order they come.
    """
    found: dict[Key, list[Claim]] = {}
    said = _Joined()
    for claim in dossier.claims.values():
        if claim.field is not None:
            found.setdefault((claim.about, claim.field, 0), []).append(claim)
        else:
            said.add(claim)
    for place, claims in enumerate(said.groups(), 1):
        name = min(str(cast("Text", each.says)) for each in claims)
        found[claims[0].about, name, place] = claims
    return found


_Saying = tuple[str, str, tuple[str, ...]]
"""About what, in which language (whatever the country), in which words."""


class _Joined:
    """Claims in free words, joined by the words that they share (a union-find forest)."""

    def __init__(self) -> None:
        self.above: dict[_Saying, _Saying] = {}
        self.claims: list[tuple[_Saying, Claim]] = []

    def add(self, claim: Claim) -> None:
        """Join the claims that say any of what this one says."""
        wordings = cast("Text", claim.says).wordings
        roots = [
            self._root((claim.about, primary_language(tag), words(text)))
            for tag, text in wordings.items()
        ]
        for root in roots[1:]:
            self.above[self._root(root)] = self._root(roots[0])
        self.claims.append((roots[0], claim))

    def groups(self) -> list[list[Claim]]:
        """Give the claims that are joined, together."""
        found: dict[_Saying, list[Claim]] = {}
        for saying, claim in self.claims:
            found.setdefault(self._root(saying), []).append(claim)
        return list(found.values())

    def _root(self, saying: _Saying) -> _Saying:
        while (above := self.above.setdefault(saying, saying)) != saying:
            self.above[saying] = self.above[above]
            saying = above
        return saying


def _rows(dossier: Dossier, key: Key, claims: list[Claim]) -> Iterator[Contradiction]:
    about, name, free = key
    if free:
        if len({claim.denies for claim in claims}) > 1:
            given = [in_words(claim, name) for claim in claims]
            yield from _row(dossier, given)
        return
    by_aspect: dict[str | None, list[Assertion]] = {}
    for claim in claims:
        for assertion in asserted(claim):
            by_aspect.setdefault(assertion.aspect, []).append(assertion)
    for assertion in accepted(dossier, about, name):
        if assertion.aspect in by_aspect or None in by_aspect:
            by_aspect.setdefault(assertion.aspect, []).append(assertion)
    nobody = [each for each in by_aspect.get(None, ()) if each.items == ()]
    for aspect, given in by_aspect.items():
        if aspect is not None:  # who names none at all names none in any role
            given += [attrs.evolve(each, aspect=aspect) for each in nobody]
        yield from _row(dossier, given)


@attrs.define(eq=False)
class _Gathered:
    """Assertions of one value, with the times at which it is said to hold."""

    first: Assertion
    all: list[Assertion]
    times: dict[tuple[When | None, bool], Stretch]
    doubtful: bool


def _row(dossier: Dossier, given: list[Assertion]) -> Iterator[Contradiction]:
    sides: dict[object, _Gathered] = {}
    for assertion in given:
        side = sides.setdefault(
            assertion.key, _Gathered(assertion, [], {}, may_be_doubtful(assertion.value))
        )
        side.all.append(assertion)
        for when, stated in _times(dossier, assertion):
            if (when, stated) not in side.times:
                side.times[when, stated] = stretch(when, stated=stated)
    if len(sides) < 2:
        return
    found = _clashes(dossier, list(sides.values()))
    if not found:
        return
    at_odds = {side for pair in found for side in pair}
    shown = [(each, _side(dossier, each)) for each in sides.values() if each in at_odds]
    shown.sort(key=lambda row: (not row[1].accepted, -len(row[1].voices), str(row[1].value)))
    place = {id(each): index for index, (each, _) in enumerate(shown)}
    listed: list[Clash] = []
    for (one, other), (respect, answer) in found.items():
        left, right = sorted((place[id(one)], place[id(other)]))
        listed.append(Clash(left, right, respect, answer))
    first = given[0]
    answer = Answer.UNKNOWN
    for clash in listed:
        answer |= clash.answer
    yield Contradiction(
        cast("Part", dossier[first.about]),
        first.field,
        first.aspect,
        tuple(side for _, side in shown),
        tuple(sorted(listed)),
        answer,
    )


_Found = dict[tuple[_Gathered, _Gathered], tuple[Respect, Answer]]


def _clashes(dossier: Dossier, sides: list[_Gathered]) -> _Found:
    """Find the pairs that conflict, without comparing all with all where there are many."""
    varying = sides[0].first.varies
    respects: dict[tuple[int, int], tuple[Respect | None, Answer]] = {}
    found: _Found = {}
    pairs = _pairs(sides) if varying is Answer.NO else _meeting(sides, varying)
    for one, other, answer in pairs:
        key = (id(one), id(other)) if id(one) < id(other) else (id(other), id(one))
        if key not in respects:
            respects[key] = _respect(dossier, one, other)
        respect, certain = respects[key]
        if respect is None:
            continue
        pair = (one, other) if (one, other) in found or (other, one) not in found else (other, one)
        known = found[pair][1] if pair in found else Answer.NO
        both = answer if certain is Answer.YES else answer & certain
        found[pair] = (respect, known | both)
    return found


def _respect(dossier: Dossier, one: _Gathered, other: _Gathered) -> tuple[Respect | None, Answer]:
    """Say in which respect two values conflict, and whether for certain."""
    respect = conflict(dossier, one.first, other.first)
    if respect is None or not (one.doubtful or other.doubtful):
        return respect, Answer.YES
    firmly = conflict(dossier, one.first, other.first, firmly=True)
    return respect, Answer.UNKNOWN if firmly is None else Answer.YES


_Pairs = Iterator[tuple[_Gathered, _Gathered, Answer]]


def _pairs(sides: list[_Gathered]) -> _Pairs:
    """Go through the pairs of a field that does not vary: all, or each with the farthest."""
    if len(sides) <= WIDTH:
        for one, other in combinations(sides, 2):
            yield one, other, Answer.YES
        return
    ordered = sorted(sides, key=_extent)
    ends = (*ordered[: WIDTH // 2], *ordered[-WIDTH // 2 :])
    seen = {id(each): place for place, each in enumerate(ends)}
    for side in ordered:
        for place, end in enumerate(ends):
            if seen.get(id(side), len(ends)) > place and side is not end:
                yield end, side, Answer.YES


def _extent(side: _Gathered) -> tuple[int, float, str]:
    """Put values in an order in which those far apart are most likely to conflict.

    Whole numbers stay such, as they may be longer than a float can be.
    """
    value = side.first.value
    key = getattr(value, "sort_key", None)
    if isinstance(key, tuple):
        return int(side.first.denied), cast("tuple[int, ...]", key)[0], ""
    bounds = getattr(value, "bounds", None)
    if isinstance(bounds, tuple):
        return int(side.first.denied), cast("tuple[float, ...]", bounds)[0], ""
    if isinstance(value, tuple):
        size = len(cast("tuple[object, ...]", value))
        return int(not side.first.whole), size, ""
    return int(side.first.denied), 0.0, str(value)


def _meeting(sides: list[_Gathered], varying: Answer) -> _Pairs:
    """Go through the pairs of a field that varies, by the times that they share or may share."""
    entries = sorted(
        ((time, side) for side in sides for time in side.times.values()),
        key=lambda entry: entry[0].start_min,
    )
    excused = varying is Answer.YES
    running: list[tuple[Stretch, _Gathered]] = []  # of stated times, those that may go on
    ended: list[tuple[Stretch, _Gathered]] = []
    loose: list[tuple[Stretch, _Gathered]] = []  # of which nothing is excused by its time
    for time, side in entries:
        ended += [each for each in running if each[0].end_max <= time.start_min]
        running = [each for each in running if each[0].end_max > time.start_min]
        for group in (running, ended, loose):
            del group[:-WIDTH]
        for earlier, other in (*running, *loose, *(() if excused and time.stated else ended)):
            if other is not side:
                yield other, side, clashes(varying, earlier, time)
        (running if excused and time.stated else loose).append((time, side))


def _times(dossier: Dossier, assertion: Assertion) -> list[tuple[When | None, bool]]:
    """Say when an assertion holds, as far as that matters, and whether that is stated.

    What is accepted holds when its sources say so: who accepts it knows of the claims that state
    another time.
    """
    claim = assertion.claim
    if assertion.varies is Answer.NO:
        return []
    if claim is not None and claim.holds is not None:
        return [(claim.holds, True)]
    if assertion.field is None:
        return [(None, False)]
    beside = frozenset(cited.source for cited in assertion.citations)
    days = [_spoken(dossier, source, beside) for source in sorted(beside)]
    return [(day, claim is None) for day in days or [None]]


def _spoken(dossier: Dossier, id_: str, beside: frozenset[str]) -> When | None:
    """Say when a source spoke: a copy does when its original does."""
    source = dossier.sources[id_]
    return dossier.sources[origin_of(dossier, source, beside)].published or source.published


def _side(dossier: Dossier, gathered: _Gathered) -> Side:
    first = gathered.first
    return Side(
        first.value,
        first.whole,
        first.denied,
        any(each.claim is None for each in gathered.all),
        voices(dossier, gathered.all),
    )
