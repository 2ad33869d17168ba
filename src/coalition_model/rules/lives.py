"""How edges and dates lie to the times in which things exist, as far as that is certain."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple, TypeVar, cast

import attrs

from coalition_model.dossier import Dossier
from coalition_model.queries.common import Edge, any_holds
from coalition_model.queries.qualified import firm, firm_date
from coalition_model.rules.common import certain_part
from coalition_model.rules.findings import Severity
from coalition_model.values.allen import holds_on, overlaps
from coalition_model.values.answers import Answer
from coalition_model.values.days import Day
from coalition_model.values.daysets import DAY, ENDLESS
from coalition_model.values.edtf import EdtfDate, EdtfInterval, closest_date
from coalition_model.values.interval_ends import OPEN, UNKNOWN
from coalition_model.values.moments import Moment, MomentInterval
from coalition_model.values.when import When

Spells = tuple[EdtfInterval, ...]
"""The periods in which something exists: one for a person or organization, any for a state."""


class Stretch(NamedTuple):
    """The days between which something certainly holds, by number.

    Where no day is certain, but it is certain that it holds on one of a month, the first and the
    last day of that month change places.

    Attributes:
        first: the first of them.
        last: the last.
        first_is_firm: whether the first is that of a date that is not uncertain or approximate.
        last_is_firm: whether the last is.
    """

    first: int
    last: int
    first_is_firm: bool = True
    last_is_firm: bool = True

    @property
    def is_one_day(self) -> bool:
        """Whether it is one day of several, which is not known more closely."""
        return self.first > self.last


def lives(dossier: Dossier) -> dict[str, Spells]:
    """Collect when persons, states and organizations existed, where the dossier says so.

    An organization without date of foundation has an unknown one; one that no date says to be
    dissolved has no end. For `Dossier.derived`.
    """
    found: dict[str, Spells] = {}
    for state in dossier.states.values():
        if state.spells:
            found[state.id] = state.spells
    for leader in dossier.leaders.values():
        if leader.life is not None:
            found[leader.id] = (leader.life,)
    for organization in dossier.organizations.values():
        founded, dissolved = organization.founded, organization.dissolved
        if founded is not None or dissolved is not None:
            start, end = founded or UNKNOWN, dissolved or OPEN
            found[organization.id] = (EdtfInterval.between(start, end),)
    return found


def life_words(dossier: Dossier, actor: str, spells: Spells) -> str:
    """Name somebody's time for a message.

    >>> life_words(Dossier(), "state:FR", (EdtfInterval("1792/.."),))
    'the existence of state:FR (1792/..)'
    """
    word = "life" if actor in dossier.leaders else "existence"
    return f"the {word} of {actor} ({', '.join(map(str, spells))})"


def outside(period: EdtfInterval, spells: Spells) -> bool:
    """Tell whether a period certainly begins or ends outside of all the spells.

    An end that is open ('..': it goes on) is outside where all spells have ended; an unknown end
    and a start that is open or unknown are nowhere in particular.

    >>> outside(EdtfInterval("2017/2021"), (EdtfInterval("1950/2020"),))
    True
    >>> outside(EdtfInterval("2017/"), (EdtfInterval("1950/2020"),))
    False
    """
    start, end = period.start, period.end
    if isinstance(start, EdtfDate) and day_outside(start, spells):
        return True
    if isinstance(end, EdtfDate):
        return day_outside(end, spells)
    return end is OPEN and all(isinstance(spell.end, EdtfDate) for spell in spells)


def day_outside(day: EdtfDate | EdtfInterval, spells: Spells) -> bool:
    """Tell whether a day is certainly in none of the spells."""
    mine = day.reading
    first, last = mine.start_min, mine.start_max
    for spell in spells:
        theirs = spell.reading
        if first < theirs.end_max and last >= theirs.start_min:
            return False
    return True


def when_outside(when: When, spells: Spells) -> bool:
    """Tell whether something certainly shares no moment with any of the spells."""
    if isinstance(when, EdtfDate):
        return day_outside(when, spells)
    return all(overlaps(when, spell) is Answer.NO for spell in spells)


def stretch_of(period: EdtfInterval | None, attested: Sequence[EdtfDate] = ()) -> Stretch | None:
    """Find the days between which an edge certainly holds, or None where it may be on any day.

    They are the ends of its period and the days on which it is attested, as in
    `queries.common.edge_holds`.

    >>> stretch = stretch_of(EdtfInterval("2017-05-14~/"), [EdtfDate("2025-08-17")])
    >>> stretch.last - stretch.first, stretch.first_is_firm, stretch.last_is_firm
    (3017, False, True)
    """
    known = list(attested)
    first, last = (ENDLESS, False), (-ENDLESS, True)  # with whether it is doubtful, or firm
    if period is not None:
        if isinstance(period.start, EdtfDate):
            known.append(period.start)
        elif period.start is OPEN:
            first = (-ENDLESS, False)
        if isinstance(period.end, EdtfDate):
            known.append(period.end)
        elif period.end is OPEN:
            last = (ENDLESS, True)
    for day in known:
        reading = day.reading
        doubtful = day.uncertain or day.approximate
        first = min(first, (reading.start_max, doubtful))
        last = max(last, (reading.start_min, not doubtful))
    if first[0] == ENDLESS or last[0] == -ENDLESS:
        return None
    if first[0] > last[0]:
        day = min(known, key=lambda each: each.reading.start_max - each.reading.start_min)
        is_firm = not (day.uncertain or day.approximate)
        return Stretch(day.reading.start_max, day.reading.start_min, is_firm, is_firm)
    return Stretch(first[0], last[0], not first[1], last[1])


def shared(one: Stretch, other: Stretch) -> Stretch | None:
    """Give the days that two stretches share if these are more than a boundary day.

    They begin with the stretch that begins later and end with the one that ends earlier, so it is
    on these that they rest. One day of a month lies in a stretch that holds before that month and
    after it.
    """
    for day, around in ((one, other), (other, one)):
        if day.is_one_day:
            if around.is_one_day or around.first >= day.last or day.first >= around.last:
                return None
            is_firm = day.first_is_firm and around.first_is_firm and around.last_is_firm
            return Stretch(day.first, day.last, is_firm, is_firm)
    first, last = max(one.first, other.first), min(one.last, other.last)
    if last < first or (last == first and (one.last == other.first or other.last == one.first)):
        return None
    return Stretch(
        first,
        last,
        all(each.first_is_firm for each in (one, other) if each.first == first),
        all(each.last_is_firm for each in (one, other) if each.last == last),
    )


def stretch_words(stretch: Stretch) -> str:
    """Write a stretch of days for a message.

    >>> stretch_words(Stretch(Day(2025, 8, 15).ordinal, Day(2025, 8, 17).ordinal))
    '2025-08-15/2025-08-17'
    """
    if stretch.is_one_day:
        return f"a day of {stretch_words(Stretch(stretch.last, stretch.first))}"
    first, last = stretch.first, stretch.last
    start = ".." if first <= -ENDLESS else str(closest_date(Day.from_ordinal(first)))
    end = ".." if last >= ENDLESS else str(closest_date(Day.from_ordinal(last)))
    return f"{start}/{end}"


def edge_words(edge: Edge) -> str:
    """Write when an edge holds, for a message."""
    if edge.period is not None:
        return str(edge.period)
    return ", ".join(map(str, edge.attested)) or "undated"


def possible_days(moment: Moment) -> tuple[EdtfDate, ...]:
    """Give the days that a moment may be on, on the clocks from UTC-12 to UTC+14.

    Periods are in days without zone, so a moment near midnight somewhere settles no day.
    """
    if moment.offset is None:
        return (moment.date,)
    instant = moment.earliest.ordinal * DAY + moment.hour * 3600 + moment.minute * 60
    instant -= moment.offset
    first, last = (instant - 12 * 3600) // DAY, (instant + 14 * 3600) // DAY
    return tuple(closest_date(Day.from_ordinal(day)) for day in range(first, last + 1))


def holds_when(edges: Sequence[Edge], when: When | None) -> Answer:
    """Tell whether any of the edges that join two things holds at some moment of a time.

    On a day it is what `any_holds` says, and of 'from 15:00 on' that day counts. Of longer times
    it is NO only where none of the edges can touch them; one without a period can touch any,
    unless its attested days fall into the period of another.
    """
    if isinstance(when, MomentInterval):
        when = certain_part(when)
    if isinstance(when, Moment):
        answers = {any_holds(edges, day) for day in possible_days(when)}
        return answers.pop() if len(answers) == 1 else Answer.UNKNOWN
    if isinstance(when, EdtfDate):
        return any_holds(edges, when)
    periods = [edge.period for edge in edges if edge.period is not None]
    answer = Answer.NO
    for edge in edges:
        if edge.period is None:
            elsewhere = not edge.attested or not all(
                any(holds_on(period, day).possible for period in periods) for day in edge.attested
            )
            answer |= Answer.UNKNOWN if elsewhere else Answer.NO
        else:
            answer |= Answer.UNKNOWN if when is None else overlaps(edge.period, when)
    return answer


def doubt(found: Callable[..., bool], *values: When | Spells) -> Severity | None:
    """Lower the severity to info where what was found rests on a doubtful date.

    It is asked again of what remains without the components and ends that are marked uncertain or
    approximate: an end that is marked does not count where the other one decides.

    Args:
        found: what was found of the values.
        values: times, or the spells of something.

    >>> doubt(outside, EdtfInterval("2017~/2021"), (EdtfInterval("1950/2020"),))
    >>> doubt(outside, EdtfInterval("2017/2021~"), (EdtfInterval("1950/2020"),))
    'info'
    """
    return None if found(*map(_firm, values)) else "info"


def doubt_of_order(
    found: Callable[[When, When], Answer], one: When, other: When
) -> Severity | None:
    """Do as `doubt`, of a question with three answers that was answered YES."""
    return None if found(firm(one), firm(other)).certain else "info"


def _firm(value: When | Spells) -> When | Spells:
    if isinstance(value, tuple):
        return tuple(cast("EdtfInterval", firm(spell)) for spell in value)
    return firm(value)


def firmly(when: When | None) -> When | None:
    """Give a time, where there is one, without what is uncertain or approximate about it."""
    return None if when is None else firm(when)


E = TypeVar("E", bound=Edge)


def firm_edges(edges: Iterable[E]) -> list[E]:
    """Give edges without what is uncertain or approximate about their periods and attested days."""
    found: list[E] = []
    for edge in edges:
        period = None if edge.period is None else cast("EdtfInterval", firm(edge.period))
        attested = tuple(day for each in edge.attested if (day := firm_date(each)) is not None)
        same = period == edge.period and attested == edge.attested
        left: Any = edge
        if not same:
            left = attrs.evolve(left, period=period, attested=attested)
        found.append(cast("E", left))
    return found


def doubt_of_shared(one: Edge, other: Edge, common: Stretch) -> Severity | None:
    """Lower the severity to info where the days that two edges share rest on a doubtful date."""
    if common.first_is_firm and common.last_is_firm:
        return None
    mine, theirs = (stretch_of(each.period, each.attested) for each in firm_edges((one, other)))
    firmly = mine is not None and theirs is not None and shared(mine, theirs) is not None
    return None if firmly else "info"


def but(severity: Severity | None, value: object, may: str = "may not be") -> str:
    """Write what is, for a message: for certain, or that it may be so.

    >>> but(None, 2021), but("info", 2021)
    ('but is 2021', 'but may not be: it is 2021')
    """
    return f"but is {value}" if severity is None else f"but {may}: it is {value}"
