"""Whether two values of one field can both hold."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal, cast

import attrs

from coalition_model.dossier import Dossier
from coalition_model.entities.common import Part
from coalition_model.entities.meetings import Participation
from coalition_model.entities.organizations import Objective
from coalition_model.entities.places import Place
from coalition_model.errors import InvalidValue
from coalition_model.queries.claimed import value_of
from coalition_model.queries.names import words
from coalition_model.queries.qualified import firm
from coalition_model.queries.varying import ACCEPTED_IN_PART, ALIKE, NEGATES, NEVER_WHOLE, STAGES
from coalition_model.values.answers import Answer
from coalition_model.values.edtf import EdtfDate, EdtfInterval, IntervalEnd
from coalition_model.values.edtf_sets import EdtfSet
from coalition_model.values.frozenmap import FrozenMap
from coalition_model.values.ids import kind_of
from coalition_model.values.interval_ends import OPEN
from coalition_model.values.json_values import JsonValue
from coalition_model.values.moments import Moment, MomentInterval
from coalition_model.values.names import Identifier, Name
from coalition_model.values.parties import Party
from coalition_model.values.quantities import Quantity
from coalition_model.values.shapes import field_of, fields_of
from coalition_model.values.temporal import Temporal
from coalition_model.values.text import Text
from coalition_model.values.when import When

Respect = Literal["different", "disjoint", "subset", "overlap", "denied"]
"""In which respect two values conflict. `different`: single values. `disjoint`, `subset`,
`overlap`: lists and periods that have nothing, all of one of them, or some in common. `denied`:
one says that it is so, the other that it is not."""

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
_IGNORED = frozenset({"id", "citations", "note", "coder", "confidence"})


@attrs.frozen
class Facet:
    """One side of a field that values are compared by: of parties the role, of lists the whole.

    Attributes:
        aspect: the role, the scheme, the attendance; None where a field has one side only.
        value: a value, or the tuple of the items that are in a list.
        denied: whether it is the opposite of what it seems: who is absent has not attended.
    """

    aspect: str | None
    value: object
    denied: bool = False


def facets(value: object) -> Iterator[Facet]:
    """Split a value by what can be compared: parties by role, identifiers by scheme, ...

    >>> [(each.aspect, each.value) for each in facets((Party(actor="state:CZ", role="initiator"),))]
    [('initiator', ('state:CZ',))]
    """
    items = cast("tuple[object, ...]", value) if isinstance(value, tuple) else ()
    if not items:
        yield Facet(None, cast("object", value))
        return
    match items[0]:
        case Party():
            yield from _grouped((cast("Party", each) for each in items), "role", "actor")
        case Identifier():
            yield from _grouped((cast("Identifier", each) for each in items), "scheme", "value")
        case Participation():
            rows = (cast("Participation", each) for each in items)
            for facet in _grouped(rows, "status", "actor"):
                opposite = NEGATES.get(cast("str", facet.aspect))
                yield Facet(opposite, facet.value, denied=True) if opposite else facet
        case Objective():
            yield Facet(None, tuple(cast("Objective", each).text for each in items))
        case _:
            yield Facet(None, items)


def _grouped(items: Iterable[object], by: str, what: str) -> Iterator[Facet]:
    found: dict[str, list[object]] = {}
    for item in items:
        found.setdefault(getattr(item, by), []).append(getattr(item, what))
    for aspect, values in found.items():
        yield Facet(aspect, tuple(dict.fromkeys(values)))


def is_stated(value: object) -> bool:
    """Tell whether an entity states the value that it has in a field.

    None, an empty list or mapping and an answer that is unknown state nothing. Anything else is
    stated, and so is what a field holds where nothing is written: a membership is that of a member.

    >>> is_stated(None), is_stated(()), is_stated(Answer.UNKNOWN), is_stated("member")
    (False, False, False, True)
    """
    empty = isinstance(value, str | tuple | FrozenMap) and not value
    return not (value is None or value is UNKNOWN or empty)


def agrees(
    owner: object,
    field: str,
    claimed: JsonValue,
    *,
    open_list: bool = False,
    dossier: Dossier | None = None,
) -> Answer:
    """Tell whether a claimed value agrees with the one that an entity has.

    A date agrees with a month that it lies in; a number with a quantity that can be it; a list
    that is open with one that holds all that it names; parties by role. UNKNOWN is what cannot be
    compared, and what an entity without a value has to say.

    Args:
        owner: the entity or part.
        field: one of its fields.
        claimed: the value, written as in a document.
        open_list: whether a claimed list does not claim to be whole.
        dossier: where places are looked up: a meeting in Brussels was perhaps at NATO.
    """
    accepted = getattr(owner, field)
    known = field_of(type(owner), field)
    if known is None or not is_stated(accepted):
        return UNKNOWN
    id_ = cast("Part", owner).id
    try:
        value = value_of(id_, field, claimed)
    except InvalidValue:
        return NO
    name = f"{kind_of(id_)}.{field}"
    mine = {(each.aspect, each.denied): each.value for each in facets(accepted)}
    joined = YES
    for facet in facets(value):
        key = (facet.aspect, facet.denied)
        if key not in mine:
            joined &= UNKNOWN
        elif isinstance(value, tuple):
            joined &= lists_agree(
                cast("tuple[object, ...]", mine[key]),
                cast("tuple[object, ...]", facet.value),
                whole=(field not in ACCEPTED_IN_PART, not open_list and field not in NEVER_WHOLE),
                same=lambda one, other: compatible(one, other, dossier),
            )
        else:
            firmly = isinstance(facet.value, Quantity)
            joined &= compatible(mine[key], facet.value, dossier, name, firmly=firmly)
    return joined


def lists_agree(
    mine: tuple[object, ...],
    theirs: tuple[object, ...],
    *,
    whole: tuple[bool, bool],
    same: Callable[[object, object], Answer],
) -> Answer:
    """Tell whether two lists can both hold.

    NO where one that is whole lacks what the other names; YES where mine holds all of theirs.

    Args:
        mine: a list.
        theirs: another.
        whole: whether each of the two claims to be whole.
        same: whether two items can be the same.
    """
    lacking_mine = _lacking(mine, theirs, same)
    lacking_theirs = _lacking(theirs, mine, same)
    if (lacking_mine is NO and whole[0]) or (lacking_theirs is NO and whole[1]):
        return NO
    return YES if lacking_mine is YES else UNKNOWN


def _lacking(
    held: tuple[object, ...], named: tuple[object, ...], same: Callable[[object, object], Answer]
) -> Answer:
    """Tell whether all that is named is held: NO where something certainly is not."""
    exact = frozenset(held)
    loose = [each for each in held if not _is_plain(each)]
    unlike = [each for each in loose if not isinstance(each, Text)]
    texts = _Texts(each for each in loose if isinstance(each, Text))
    answer = YES
    for item in named:
        if item in exact:
            continue
        found, others = NO, loose if _is_plain(item) else held
        if isinstance(item, Text):
            found, others = texts.say(item), unlike
        for each in others:
            found |= same(each, item)
        if found is NO:
            return NO
        answer &= found
    return answer


class _Texts:
    """Several texts, by their words: whether one says the same as another is found at once."""

    def __init__(self, texts: Iterable[Text]) -> None:
        self._said: set[tuple[str, tuple[str, ...]]] = set()
        self._tags: set[frozenset[str]] = set()
        for text in texts:
            self._said.update(_sayings(text))
            self._tags.add(frozenset(tag.lower() for tag in text.wordings))

    def say(self, text: Text) -> Answer:
        """Tell whether any of them says the same as a text; see `same_words`."""
        if not self._said.isdisjoint(_sayings(text)):
            return YES
        tags = {tag.lower() for tag in text.wordings}
        return UNKNOWN if any(map(tags.isdisjoint, self._tags)) else NO


def _sayings(text: Text) -> list[tuple[str, tuple[str, ...]]]:
    return [(primary_language(tag), words(said)) for tag, said in text.wordings.items()]


def _is_plain(item: object) -> bool:
    """Tell whether an item of a list is the same only as what equals it, as most ids are.

    But a place may lie in another, or in a state.
    """
    return isinstance(item, str | int | float) and not str(item).startswith("place:")


def respect_of_lists(
    mine: tuple[object, ...],
    theirs: tuple[object, ...],
    same: Callable[[object, object], Answer],
) -> Respect:
    """Tell in which respect two lists differ."""
    if _lacking(theirs, mine, same).possible or _lacking(mine, theirs, same).possible:
        return "subset"
    common = any(_lacking(theirs, (item,), same).possible for item in mine)
    return "overlap" if common else "disjoint"


def respect_of_values(one: object, other: object) -> Respect:
    """Tell in which respect two single values differ: periods may overlap."""
    periods = (EdtfInterval, MomentInterval)
    if not isinstance(one, periods) or not isinstance(other, periods):
        return "different"
    if not one.overlaps(other).possible:
        return "disjoint"
    return "subset" if (one.contains(other) | other.contains(one)).possible else "overlap"


def compatible(
    one: object,
    other: object,
    dossier: Dossier | None = None,
    field: str = "",
    *,
    firmly: bool = False,
) -> Answer:
    """Tell whether two values, as a program holds them, can both be those of one field.

    YES where they are the same or one only says it less closely, NO where they cannot both hold,
    UNKNOWN where that cannot be told.

    Args:
        one: a value.
        other: another.
        dossier: where places are looked up.
        field: the field, as `kind.field`, where its values may follow one another.
        firmly: whether what is doubtful excludes nothing: a date marked uncertain or approximate,
            and numbers of what perhaps is not the same. Without it a date is taken at its word,
            and so are the numbers.

    >>> compatible(EdtfDate("2025-03"), EdtfDate("2025-03-02"))
    Answer.YES
    >>> compatible(EdtfDate("2025-03"), EdtfDate("2025-02-17"))
    Answer.NO
    >>> compatible(EdtfDate("2025-03~"), EdtfDate("2025-02-17"), firmly=True)
    Answer.UNKNOWN
    """
    if isinstance(one, Temporal) and isinstance(other, Temporal):
        answer = _times(one, other)
        if answer is NO and firmly:
            return _times(firm(cast("When", one)), firm(cast("When", other)))
        return answer
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        return _quantities(one, other, firmly=firmly)
    if isinstance(one, Text) and isinstance(other, Text):
        return same_words(one, other)
    if isinstance(one, Name) and isinstance(other, Name):
        return Answer.of(words(one.text) == words(other.text))
    if isinstance(one, Answer) and isinstance(other, Answer):
        return UNKNOWN if UNKNOWN in (one, other) else Answer.of(one is other)
    if one == other:
        return YES
    if _is_place(one) and _is_place(other) and dossier is not None:
        near = lies_in(dossier, cast("str", one), cast("str", other))
        return Answer.of(near or lies_in(dossier, cast("str", other), cast("str", one)))
    if attrs.has(type(one)) and type(one) is type(other):
        return _fields_agree(one, other, dossier, firmly=firmly)
    if field in STAGES and {one, other} & STAGES[field]:
        return UNKNOWN
    return NO


def _is_place(value: object) -> bool:
    return isinstance(value, str) and value.startswith(("place:", "state:"))


def lies_in(dossier: Dossier, place: str, whole: str) -> bool:
    """Tell whether a place lies in another place or state, as far as the dossier says."""
    seen: set[str] = set()
    while place != whole:
        here = dossier.get(place)
        if not isinstance(here, Place) or here.part_of is None or place in seen:
            return False
        seen.add(place)
        place = here.part_of
    return True


def _fields_agree(one: Any, other: Any, dossier: Dossier | None, *, firmly: bool) -> Answer:
    """Two parts agree where all fields that both state agree."""
    joined = YES
    for field in fields_of(type(cast("object", one))):
        mine, theirs = getattr(one, field.name), getattr(other, field.name)
        if field.name in _IGNORED or field.default in (mine, theirs):
            continue
        if isinstance(mine, tuple):
            joined &= UNKNOWN
        else:
            joined &= compatible(mine, theirs, dossier, firmly=firmly)
    return joined


def primary_language(tag: str) -> str:
    """Give the language of a tag, without country and script.

    >>> primary_language("en-GB")
    'en'
    """
    return tag.partition("-")[0].lower()


def same_words(one: Text, other: Text) -> Answer:
    """Tell whether two texts say the same, in a language that both have; UNKNOWN without one.

    The same words are so in the language of any country. Others deny nothing where the tags differ:
    one may be in another script.

    >>> same_words(Text.of("pays", "fr"), Text({"fr": "Pays", "en": "countries"}))
    Answer.YES
    >>> same_words(Text.of("pays", "fr"), Text.of("countries", "en"))
    Answer.UNKNOWN
    >>> same_words(Text.of("countries", "en-GB"), Text.of("countries", "en"))
    Answer.YES
    """
    answer = UNKNOWN
    for tag, mine in one.wordings.items():
        for their_tag, theirs in other.wordings.items():
            if primary_language(tag) != primary_language(their_tag):
                continue
            if words(mine) == words(theirs):
                return YES
            if tag.lower() == their_tag.lower():
                answer = NO
    return answer


def counts_the_same(one: Quantity, other: Quantity) -> Answer:
    """Tell whether two quantities are of the same things, as far as their words tell.

    Without a common language that is not known, nor is it of words that often mean the same
    (`queries.varying.ALIKE`). What does not say what it counts counts what the other does.

    >>> states = Quantity(value=26, of=Text.of("states", "en"))
    >>> counts_the_same(states, Quantity(value=31, of=Text.of("countries", "en")))
    Answer.UNKNOWN
    >>> counts_the_same(states, Quantity(value=600_000, of=Text.of("soldiers", "en")))
    Answer.NO
    """
    if one.of is None or other.of is None:
        return YES
    answer = same_words(one.of, other.of)
    if answer is NO:
        mine, theirs = (
            {" ".join(words(text)) for text in each.wordings.values()}
            for each in (one.of, other.of)
        )
        if any(mine & alike and theirs & alike for alike in ALIKE):
            return UNKNOWN
    return answer


def _quantities(one: Quantity, other: Quantity, *, firmly: bool) -> Answer:
    """Numbers of different things cannot be compared; of what may be the same, perhaps."""
    same = counts_the_same(one, other)
    if same is NO:
        return UNKNOWN
    answer = one.may_equal(other)
    return UNKNOWN if answer is NO and firmly and same is UNKNOWN else answer


def _times(one: Temporal, other: Temporal) -> Answer:
    if one == other:
        return YES
    if isinstance(one, EdtfSet) or isinstance(other, EdtfSet):
        return one.same_as(other)
    if isinstance(one, EdtfDate | Moment) and isinstance(other, EdtfDate | Moment):
        return _points(one, other)
    if isinstance(one, EdtfDate | Moment):
        one, other = other, one
    assert isinstance(one, EdtfInterval | MomentInterval)  # noqa: S101 - for the type checker
    if isinstance(other, EdtfInterval | MomentInterval):
        return _ends(one.start, other.start) & _ends(one.end, other.end)
    assert isinstance(other, EdtfDate | Moment)  # noqa: S101 - for the type checker
    if isinstance(one.start, EdtfDate) and isinstance(one.end, EdtfDate):
        return _ends(one.start, other) & _ends(one.end, other)
    # 'from 15:00 on', and the hour or the day: the end is not in question
    if isinstance(one.start, IntervalEnd):
        return UNKNOWN if one.overlaps(other).possible else NO
    return _ends(one.start, other)


def _ends(one: EdtfDate | Moment | IntervalEnd, other: EdtfDate | Moment | IntervalEnd) -> Answer:
    if isinstance(one, IntervalEnd) or isinstance(other, IntervalEnd):
        if one is other:
            return YES if one is OPEN else UNKNOWN
        both_known = IntervalEnd.UNKNOWN not in (one, other)
        days = isinstance(one, EdtfDate) or isinstance(other, EdtfDate)
        return NO if both_known and days else UNKNOWN
    return _points(one, other)


def _points(one: EdtfDate | Moment, other: EdtfDate | Moment) -> Answer:
    """Two days or moments agree where one lies within what the other says."""
    if isinstance(one, Moment) and isinstance(other, Moment):
        within = one.contains(other) | other.contains(one)
        return YES if within.certain else one.overlaps(other)
    mine = one.date if isinstance(one, Moment) else one
    theirs = other.date if isinstance(other, Moment) else other
    same = mine.same_as(theirs)
    if same is NO and one.overlaps(other).possible:
        return UNKNOWN  # the day of one clock may be the day before or after on another
    if same is not UNKNOWN:
        return same
    within = mine.span().contains(theirs.span()) | theirs.span().contains(mine.span())
    return YES if within.certain else UNKNOWN
