"""How edges and dates lie to the times in which things exist, as far as that is certain."""

from collections.abc import Sequence

from coalition_model.dossier import Dossier
from coalition_model.queries.common import Edge, any_holds
from coalition_model.rules.common import certain_part
from coalition_model.rules.findings import Severity
from coalition_model.values.allen import holds_on, overlaps
from coalition_model.values.answers import Answer
from coalition_model.values.days import Day
from coalition_model.values.daysets import DAY, ENDLESS
from coalition_model.values.edtf import EdtfDate, EdtfInterval
from coalition_model.values.interval_ends import OPEN, UNKNOWN
from coalition_model.values.moments import Moment, MomentInterval
from coalition_model.values.when import When

Spells = tuple[EdtfInterval, ...]
"""The periods in which something exists: one for a person or organization, any for a state."""

Stretch = tuple[int, int]
"""The first and the last day, by number, between which something certainly holds."""


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


def day_outside(day: EdtfDate, spells: Spells) -> bool:
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
    """Find the days between which an edge certainly holds, or None where there is no such day.

    They are the ends of its period and the days on which it is attested, as in
    `queries.common.edge_holds`.

    >>> first, last = stretch_of(EdtfInterval("2017-05-14/"), [EdtfDate("2025-08-17")])
    >>> last - first
    3017
    """
    known = list(attested)
    first, last = ENDLESS, -ENDLESS
    if period is not None:
        if isinstance(period.start, EdtfDate):
            known.append(period.start)
        elif period.start is OPEN:
            first = -ENDLESS
        if isinstance(period.end, EdtfDate):
            known.append(period.end)
        elif period.end is OPEN:
            last = ENDLESS
    for day in known:
        reading = day.reading
        first = min(first, reading.start_max)
        last = max(last, reading.start_min)
    return None if first > last or first == ENDLESS or last == -ENDLESS else (first, last)


def shared(one: Stretch, other: Stretch) -> Stretch | None:
    """Give the days that two stretches share if these are more than a boundary day."""
    first, last = max(one[0], other[0]), min(one[1], other[1])
    if last < first or (last == first and (one[1] == other[0] or other[1] == one[0])):
        return None
    return first, last


def stretch_words(stretch: Stretch) -> str:
    """Write a stretch of days for a message.

    >>> stretch_words((Day(2025, 8, 15).ordinal, Day(2025, 8, 17).ordinal))
    '2025-08-15/2025-08-17'
    """
    first, last = stretch
    start = ".." if first <= -ENDLESS else str(Day.from_ordinal(first))
    end = ".." if last >= ENDLESS else str(Day.from_ordinal(last))
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
    return tuple(EdtfDate(str(Day.from_ordinal(day))) for day in range(first, last + 1))


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


def doubt(*values: object) -> Severity | None:
    """Lower the severity to info where any of the dates is marked uncertain or approximate."""
    for value in values:
        if getattr(value, "uncertain", False) or getattr(value, "approximate", False):
            return "info"
    return None


def but(severity: Severity | None, value: object) -> str:
    """Write what is, for a message: for certain, or perhaps.

    >>> but(None, 2021), but("info", 2021)
    ('but is 2021', 'but is perhaps not: it is 2021')
    """
    return f"but is {value}" if severity is None else f"but is perhaps not: it is {value}"
