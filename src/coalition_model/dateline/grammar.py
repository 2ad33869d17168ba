"""The grammar of whole expressions: points in time, bounds, and from one to another."""

from typing import Final

from coalition_model.dateline.clock_grammar import bare_hour, clock_at, zone_at
from coalition_model.dateline.date_grammar import date_at
from coalition_model.dateline.period_grammar import counted, held_unit
from coalition_model.dateline.phrases import (
    Calendar,
    Clock,
    Clues,
    Counted,
    Expression,
    Group,
    Numeric,
    Offset,
    Point,
    Unit,
)
from coalition_model.dateline.source import Source, number_at, past_comma, skip, year_at

_GLUE: Final = ("article", "of", "at", "on", "in")
_IDLE: Final = frozenset(
    (
        *_GLUE,
        "and",
        "to",
        "suffix",
        "onwards",
        "ago",
        "ahead",
        "hour",
        "minutes",
        "am",
        "pm",
        "short",
    )
)
"""Words that a piece of a point never begins with."""
Found = tuple[Expression, int, Clues] | None


def expression_at(source: Source, place: int) -> Found:
    """Find a date expression.

    A bound may stand first ('since', 'until'), or both ends of a range ('from … to', 'between …
    and'); any number of articles and prepositions may stand before a plain point.
    """
    means = source.tokens[place].means
    if "between" in means:
        found = _range(source, place + 1, "and", point_at(source, place + 1))
        return found and (*found, Clues(placed=True, timed=True))
    for bound in ("since", "starting", "until", "by", "before", "after"):
        if bound in means:
            bounded = _bounded(source, place, bound)
            if bounded is not None:
                return bounded
    if "from" in means:
        point = point_at(source, place + 1)
        found = _range(source, place + 1, "to", point)
        if found is not None:
            return *found, Clues(placed=True, timed=True)
        onwards = _onwards(source, point)
        if onwards is not None:
            return *onwards, Clues(placed=True, timed=True)
    point = point_at(source, place)
    ranged = (
        _night(source, place) or _range(source, place, "to", point) or _both(source, place, point)
    )
    if ranged is None and point is None:
        return None
    placed, timed = _clues(source, place)
    clues = Clues(placed=placed, timed=timed)
    if ranged is not None:
        return *ranged, clues
    assert point is not None  # noqa: S101 - one of the two was found
    return Expression(point[0]), point[1], clues


def _clues(source: Source, place: int) -> tuple[bool, bool]:
    placed = timed = False
    while not (means := source.tokens[place].means).keys().isdisjoint(_GLUE):
        placed = placed or "in" in means
        timed = timed or "at" in means
        place += 1
    return placed, timed


def _bounded(source: Source, place: int, bound: str) -> Found:
    after = skip(source, place + 1, *_GLUE, most=3)
    point = _since_count(source, after, bound) or point_at(source, place + 1)
    if point is None:
        return None
    if bound == "since":  # 'since 1 May until 3 June'
        end = _end_of(source, point[1], "to", timed=point[0].clock is not None)
        if end is not None and _match(point[0], end[0]):
            return Expression(point[0], end[0]), end[1], Clues(placed=True, timed=True)
    name = "until" if bound == "by" else bound
    return Expression(point[0], bound=name), point[1], Clues(placed=True, timed=True)


def _since_count(source: Source, place: int, bound: str) -> tuple[Point, int] | None:
    """Read 'depuis trois ans', 'd'ici deux semaines'."""
    if bound not in ("since", "by"):
        return None
    found = counted(source, place, ahead=bound == "by")
    if found is None:
        return None
    return Point(found[0], about=isinstance(found[0], Counted) and found[0].about), found[1]


Placed = tuple[Point, int] | None


def _onwards(source: Source, point: Placed) -> tuple[Expression, int] | None:
    """Read '3 pm on', '17 August onwards' after 'from'."""
    if point is None or "onwards" not in source.tokens[point[1]].means:
        return None
    return Expression(point[0], bound="starting"), point[1] + 1


def _range(source: Source, place: int, joint: str, start: Placed) -> tuple[Expression, int] | None:
    """Read both ends of a range, of which the start may have been found already."""
    if start is not None:
        end = _end_of(source, start[1], joint, timed=start[0].clock is not None)
        if end is not None and _match(start[0], end[0]):
            return _with_year_after(source, start[0], end)
        return None
    bare = _bare_number(source, place)
    if bare is None:
        return None
    end = _end_of(source, bare[1], joint, timed=True)
    if end is None or not _explains(end[0]):
        return None
    return Expression(bare[0], end[0]), end[1]


def _with_year_after(
    source: Source, start: Point, end: tuple[Point, int]
) -> tuple[Expression, int]:
    """Add the year of both days that stands after the second: 'Aug. 15-18, 2025'."""
    date = start.date
    place = past_comma(source, end[1])
    if end[0].number is not None and isinstance(date, Calendar) and date.year is None:
        year = year_at(source, place)
        if year is not None and not year[1] and date.month is not None:
            dated = start._replace(date=date._replace(year=year[0]))
            return Expression(dated, end[0]), year[2]
    return Expression(start, end[0]), end[1]


def _night(source: Source, place: int) -> tuple[Expression, int] | None:
    """Read the two days that one part of the day joins: 'dans la nuit du 15 au 16 août'."""
    place = skip(source, place, *_GLUE, most=3)
    part = source.tokens[place].means.get("part")
    if part is None or "from" not in source.tokens[place + 1].means:
        return None
    found = _range(source, place + 2, "to", point_at(source, place + 2, timed=False))
    if found is None or found[0].point.clock is not None or found[0].point.part is not None:
        return None
    expression, after = found
    return expression._replace(point=expression.point._replace(part=part)), after


def _both(source: Source, place: int, start: Placed) -> tuple[Expression, int] | None:
    """Read two days of one month, 'les 15 et 16 août', or two weekdays, 'samedi et dimanche'."""
    first = start
    if first is not None and _bare_weekday(first[0]):
        then = _end_of(source, first[1], "and", timed=False)
        if then is None or not _bare_weekday(then[0]) or then[0].date == first[0].date:
            return None
        if "part" in source.tokens[then[1]].means:
            return None
        return Expression(first[0], then[0], both=True), then[1]
    if first is None or not isinstance(first[0].date, Calendar) or first[0].date.day is None:
        first = _bare_number(source, place)
    if first is None or first[0].clock is not None:
        return None
    second = _end_of(source, first[1], "and", timed=False)
    if second is None:
        return None
    point, after = second
    named = first[0].date
    if isinstance(named, Calendar) and named.month is not None:
        if point.number is None or (source.prose and source.tokens[after].text.isalpha()):
            return None
    elif not isinstance(point.date, Calendar) or None in (point.date.day, point.date.month):
        return None
    return Expression(first[0], point, both=True), after


def _bare_weekday(point: Point) -> bool:
    """Whether a point is a weekday and nothing else."""
    date = point.date
    if not isinstance(date, Calendar) or date.weekday is None:
        return False
    return point == Point(date=Calendar(weekday=date.weekday))


def _bare_number(source: Source, place: int) -> tuple[Point, int] | None:
    """Read the 13 of '13 to 15 July', the 'samedi 13' of 'samedi 13 au dimanche 15 juillet'."""
    place = skip(source, place, *_GLUE, most=3)
    token = source.tokens[place]
    number = token.number if token.number is not None else token.means.get("ordinal")
    if number is None:
        number = number_at(source, place)
    if number is None or not 0 <= number <= 31 or token.digits > 2:
        return None
    after = source.tokens[place + 1]
    place += 1
    if after.glued and ("suffix" in after.means or after.text == ".") and token.number is not None:
        place += 1
    return Point(number=number), place


def _end_of(source: Source, place: int, joint: str, *, timed: bool) -> tuple[Point, int] | None:
    """Read the joint of a range and what follows it, with a time of day if the start has one."""
    tokens = source.tokens
    after = place
    token = tokens[place]
    if joint in token.means:
        after += 1
    elif joint == "to" and (token.text == "-" or tokens[place - 1].hyphen):
        after = after + 1 if token.text == "-" else place
    elif joint == "to" and "until" in token.means:
        after += 1
    else:
        return None
    return point_at(source, after, timed=timed) or _bare_number(source, after)


def _explains(point: Point) -> bool:
    """Whether this end of a range tells what a bare number at the other end is."""
    if point.clock is not None:
        return point.clock.written
    return isinstance(point.date, Calendar) and point.date.day is not None


def _match(start: Point, end: Point) -> bool:
    """Whether two points can be the ends of one range."""
    if end.number is not None:  # 'July 13-15', 'from April 27 to the 30th'
        date = start.date
        return isinstance(date, Calendar) and date.day is not None and start.clock is None
    if (start.clock is None) is not (end.clock is None):
        return False
    if isinstance(start.date, Group) is not isinstance(end.date, Group):
        return False
    return start.bound is None and end.bound is None and end.clock_end is None


# --- points -------------------------------------------------------------------------------------


def point_at(source: Source, place: int, *, timed: bool = True) -> tuple[Point, int] | None:
    """Find a date, a time of day (unless not `timed`) and a part of the day in any order."""
    point = Point()
    end = -1
    while True:
        found = _item(source, place, point, timed=timed)
        if found is None:
            break
        point, end = found
        place = end
    if end < 0 or not _whole(source, point):
        return None
    return point, end


def _item(source: Source, place: int, point: Point, *, timed: bool) -> tuple[Point, int] | None:
    """Find the next piece of a point, past the small words before it."""
    if not _blank(point):
        place = past_comma(source, place)
    for _ in range(5):
        found = _piece(source, place, point, timed=timed)
        if found is not None:
            return found
        if source.tokens[place].means.keys().isdisjoint(_GLUE):
            return None
        place += 1
    return None


def _blank(point: Point) -> bool:
    return point.date is None and point.clock is None and point.part is None


def _piece(source: Source, place: int, point: Point, *, timed: bool) -> tuple[Point, int] | None:
    means = source.tokens[place].means
    token = source.tokens[place]
    if token.number is None and means.keys() <= _IDLE and token.text != "'":
        return None
    if "about" in means and not point.about:
        return _item(source, place + 1, point._replace(about=True), timed=timed)
    if timed and point.clock is None:
        found = _clock_piece(source, place, point)
        if found is not None:
            return found
    if point.date is None:
        dated = _date_piece(source, place, point)
        if dated is not None:
            return dated
    if point.part is None and "part" in means:
        return _part_piece(source, place, point)
    if point.edge is None and "edge_of_day" in means and point.date is None:
        early = _day_edge_piece(source, place, point)
        if early is not None:
            return early
    if point.edge is None and "edge" in means:
        return _edge_piece(source, place, point)
    if (
        point.part is None
        and means.get("modifier") == "this"
        and "part" in source.tokens[place + 1].means
        and point.date is None
    ):
        part = source.tokens[place + 1].means["part"]
        return point._replace(date=Offset(0), part=part), place + 2
    return None


def _date_piece(source: Source, place: int, point: Point) -> tuple[Point, int] | None:
    tokens = source.tokens
    means = tokens[place].means
    if "offset" in means and "part" in means:  # German 'morgen' and 'am Morgen'
        before = tokens[place - 1].means if place else {}
        if any(symbol in before for symbol in ("on", "in", "article")):
            return None
    found = date_at(source, place)
    if found is None:
        return None
    date, after = found
    if (
        isinstance(date, Calendar)
        and date == Calendar(day=date.day)
        and not _shown_day(source, place, point)
    ):
        return None
    part = means.get("with_part")
    if part is not None and point.part is None:
        point = point._replace(part=part)
    about = point.about or (isinstance(date, Counted) and date.about)
    return point._replace(date=date, about=about), after


def _shown_day(source: Source, place: int, point: Point) -> bool:
    """Whether a number alone is the day of a month: 'le 16', 'on the 15th at 8:00'."""
    if point.part is not None:
        return False
    before = source.tokens[place - 1].means if place else {}
    return "article" in before or ("on" in before and not source.prose)


def _clock_piece(source: Source, place: int, point: Point) -> tuple[Point, int] | None:
    """Find a time of day, bounded perhaps: 'à partir de 15h', 'entre 15h et 17h'."""
    tokens = source.tokens
    means = tokens[place].means
    clock = clock_at(source, place)
    if clock is not None:
        return point._replace(clock=clock[0]), clock[1]
    if not _blank(point):
        joint = "and" if "between" in means else "to" if "from" in means else None
        if joint is not None:
            hours = _hours(source, place + 1, joint, point)
            if hours is not None:
                return point._replace(clock=hours[0], clock_end=hours[1]), hours[2]
        for bound in ("starting", "until", "by", "before", "after"):
            if bound in means:
                bounded = _bounded_clock(source, place + 1)
                if bounded is not None:
                    name = "until" if bound == "by" else bound
                    return point._replace(clock=bounded[0], bound=name), bounded[1]
        onwards = _bounded_clock(source, place + 1) if joint == "to" else None
        if onwards is not None and "onwards" in tokens[onwards[1]].means:
            return point._replace(clock=onwards[0], bound="starting"), onwards[1] + 1
        hours = _hours(source, place, "to", point) if tokens[place].number is not None else None
        if hours is not None:
            return point._replace(clock=hours[0], clock_end=hours[1]), hours[2]
    if _at_hour(source, place, point):
        bare = bare_hour(source, place)
        if bare is not None:
            zone = zone_at(source, bare[1])
            if zone is None:
                return point._replace(clock=bare[0]), bare[1]
            return point._replace(clock=bare[0]._replace(zone=zone[0])), zone[1]
    return None


def _at_hour(source: Source, place: int, point: Point) -> bool:
    """Whether a bare number here is an hour: 'tomorrow morning at 9', '9 tomorrow morning'."""
    token = source.tokens[place]
    if token.number is None and "spelled" not in token.means:
        return False
    before = source.tokens[place - 1].means if place else {}
    after = source.tokens[place + 1]
    if "article" in before:
        return False
    if "month" in after.means or "units" in after.means or (after.glued and after.text.isalnum()):
        return False
    about = "about" in before or "at" in before
    if point.part is not None or isinstance(point.date, Offset):
        return about or (point.part is not None and not source.prose)
    if source.prose or (after.text in "/.-" and after.glued):
        return False
    if _blank(point):
        ahead = source.tokens[place + 1 : place + 5]
        return any("part" in each.means or "with_part" in each.means for each in ahead)
    return "at" in before and isinstance(point.date, Calendar)


def _bounded_clock(source: Source, place: int) -> tuple[Clock, int] | None:
    return clock_at(source, skip(source, place, *_GLUE))


def _hours(source: Source, place: int, joint: str, point: Point) -> tuple[Clock, Clock, int] | None:
    """Read two times of day: '9h à 11h', '9 to 11 am', '9:30 - 11:00'."""
    place = skip(source, place, *_GLUE)
    first = clock_at(source, place) or bare_hour(source, place)
    if first is None:
        return None
    tokens = source.tokens
    token = tokens[first[1]]
    if joint not in token.means and not (joint == "to" and token.text == "-"):
        return None
    after = skip(source, first[1] + 1, *_GLUE)
    second = clock_at(source, after) or bare_hour(source, after)
    if second is None:
        return None
    if not (first[0].written or second[0].written or point.part is not None):
        return None
    return first[0], second[0], second[1]


def _part_piece(source: Source, place: int, point: Point) -> tuple[Point, int] | None:
    means = source.tokens[place].means
    return point._replace(part=means["part"]), place + 1


def _day_edge_piece(source: Source, place: int, point: Point) -> tuple[Point, int] | None:
    """Read 'early Saturday', 'late on Friday', 'early this morning'."""
    after = skip(source, place + 1, "on", "article")
    found = _piece(source, after, point, timed=False)
    if found is None or found[0].edge is not None:
        return None
    date = found[0].date
    if not isinstance(date, Offset) and not (
        isinstance(date, Calendar) and date.weekday is not None
    ):
        return None
    return found[0]._replace(edge=source.tokens[place].means["edge_of_day"]), found[1]


def _edge_piece(source: Source, place: int, point: Point) -> tuple[Point, int] | None:
    """Read 'début mars', 'mid-2025', 'fin de l'année', 'en fin d'après-midi'."""
    edge = source.tokens[place].means["edge"]
    after = place + 1
    if source.tokens[after].text == "-":
        after += 1
    after = skip(source, after, "of", "article", most=3)
    part = source.tokens[after].means
    if "part" in part and point.part is None:
        return point._replace(part=part["part"], edge=edge), after + 1
    if point.date is not None:
        return None
    found = date_at(source, after) or held_unit(source, after)
    if found is None or isinstance(found[0], Offset | Counted | Numeric):
        return None
    if isinstance(found[0], Calendar) and (
        found[0].day is not None or found[0].weekday is not None
    ):
        return None
    if isinstance(found[0], Unit) and found[0].unit in ("day", "hour", "minute"):
        return None
    return point._replace(date=found[0], edge=edge), found[1]


def _whole(source: Source, point: Point) -> bool:
    """Whether the pieces make a point: an hour that does not show itself needs a day."""
    clock = point.clock
    if clock is not None and not clock.written and point.date is None and point.part is None:
        return False
    return not (source.prose and clock is not None and not clock.written and point.part is None)
