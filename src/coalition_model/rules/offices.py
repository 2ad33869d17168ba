"""Rules on offices and tenures: who held what, and who before whom."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from coalition_model.dossier import Dossier
from coalition_model.entities.offices import Tenure
from coalition_model.queries.indexes import tenures_by_office
from coalition_model.rules.common import blamed
from coalition_model.rules.findings import Problem, Severity
from coalition_model.rules.lives import (
    Stretch,
    but,
    day_outside,
    doubt,
    doubt_of_shared,
    edge_words,
    firm_edges,
    outside,
    shared,
    stretch_of,
    stretch_words,
)
from coalition_model.rules.office_acts import ACT_RULES
from coalition_model.rules.rule import Rule, rule
from coalition_model.values.allen import before
from coalition_model.values.answers import Answer

_Row = tuple[Stretch, Tenure]


@rule(
    "OFF001",
    "error",
    passing="""
      offices:
        - {id: office:chair, of: state:FR, kind: other, period: 2020-06/2024}
      tenures: [{leader: leader:ada, office: office:chair, period: 2020-06-15/2024}]
    """,
    failing="""
      offices:
        - {id: office:chair, of: state:FR, kind: other, period: 2020-06/2024}
      tenures: [{leader: leader:ada, office: office:chair, period: 2020-05-15/2024}]
    """,
)
def tenure_outside_office(dossier: Dossier) -> Iterator[Problem]:
    """An office is held while it exists.

    Compares `period` and `attested` of a tenure with the `period` of its office. An elect holder
    may be one before the office exists. Silent where the dates leave it open, as with unknown
    ends; info where one of them is uncertain or approximate.
    """
    for tenure in dossier.tenures.values():
        existed = dossier.offices[tenure.office].period
        if existed is None or tenure.status == "elect":
            continue
        what = f"must be within the period of {tenure.office} ({existed}), "
        hint = "correct it, or the period of the office"
        if tenure.period is not None and outside(tenure.period, (existed,)):
            severity = doubt(outside, tenure.period, (existed,))
            found = what + but(severity, tenure.period)
            yield Problem(tenure.id, "period", found, hint, severity)
        for place, day in enumerate(tenure.attested):
            if day_outside(day, (existed,)):
                severity = doubt(day_outside, day, (existed,))
                found = what + but(severity, day)
                yield Problem(tenure.id, f"attested/{place}", found, hint, severity)


@rule(
    "OFF006",
    "error",
    passing="""
      offices: [{id: office:president, of: state:FR, kind: head-of-state}]
      tenures:
        - {leader: leader:ada, office: office:president, period: 2012-05-15/2017-05-14}
        - {leader: leader:ben, office: office:president, period: 2017-05-14/..}
    """,
    failing="""
      offices: [{id: office:president, of: state:FR, kind: head-of-state}]
      tenures:
        - {leader: leader:ada, office: office:president, period: 2012-05-15/2017-05-15}
        - {leader: leader:ben, office: office:president, period: 2017-05-14/..}
    """,
)
def two_holders(dossier: Dossier) -> Iterator[Problem]:
    """An exclusive office has one holder at a time, but for the day of the handover.

    Compares when different persons hold an office that is `exclusive`, by `period` and `attested`:
    they may share the boundary day and no more. Who is elect or disputed does not count; who is
    acting beside another holder may stand in for them, which is said at severity info. Silent
    where the dates leave it open; info where one is uncertain or approximate.
    """
    for office, tenures in dossier.derived(tenures_by_office).items():
        if len(tenures) == 1 or not dossier.offices[office].exclusive:
            continue
        certain: list[_Row] = []
        doubtful: list[_Row] = []
        for stretch, tenure in _in_order(tenures, without=("elect", "disputed")):
            sure = tenure.status != "acting" and stretch.last_is_firm
            # against who held it for certain first, so that no doubtful holder hides a certain one
            for rivals in (certain, doubtful):
                rival = next((row for row in rivals if row[1].leader != tenure.leader), None)
                common = shared(stretch, rival[0]) if rival is not None else None
                if rival is not None and common is not None:
                    yield _second_holder(dossier, rival[1], tenure, common)
                    break
            _keep_furthest(certain if sure else doubtful, (stretch, tenure))


def _keep_furthest(rows: list[_Row], new: _Row) -> None:
    """Keep the two that reach furthest, of different persons: who overlaps any overlaps one."""
    rows.append(new)
    rows.sort(key=_end, reverse=True)
    other = next((row for row in rows if row[1].leader != rows[0][1].leader), None)
    rows[:] = [rows[0]] if other is None else [rows[0], other]


def _second_holder(dossier: Dossier, one: Tenure, other: Tenure, common: Stretch) -> Problem:
    owner, rival = blamed(dossier, one.id, other.id)
    mine, theirs = dossier.tenures[owner], dossier.tenures[rival]
    severity = doubt_of_shared(mine, theirs, common)
    if "acting" in (mine.status, theirs.status):
        severity = "info"
    return Problem(
        owner,
        "period" if mine.period is not None else "attested",
        f"must not share more than a boundary day with {theirs.leader} ({edge_words(theirs)}) in "
        f"the exclusive {mine.office}, "
        + but(
            severity, f"{edge_words(mine)}: both held it {stretch_words(common)}", "may share more"
        ),
        "correct the dates, mark one as elect or disputed, or the office as not exclusive",
        severity,
    )


@rule(
    "OFF007",
    "warning",
    passing="""
      offices: [{id: office:minister, of: state:FR, kind: minister}]
      tenures:
        - {leader: leader:ada, office: office:minister, period: 2024-01/2024-06-30, status: acting}
        - id: tenure:second
          leader: leader:ada
          office: office:minister
          period: 2024-06-30/..
    """,
    failing="""
      offices: [{id: office:minister, of: state:FR, kind: minister}]
      tenures:
        - {leader: leader:ada, office: office:minister, period: 2024-01/2024-07-30, status: acting}
        - id: tenure:second
          leader: leader:ada
          office: office:minister
          period: 2024-06-30/..
    """,
)
def one_holder_twice(dossier: Dossier) -> Iterator[Problem]:
    """Two tenures of one person in one office do not overlap.

    Compares tenures that have a `period`; one that is only attested, as by another source, may lie
    within another. They may share the boundary day. Being elect is the matter of OFF008. Silent
    where the dates leave it open; info where one is uncertain or approximate.
    """
    for rows in _by_person(dossier):
        last: dict[bool, _Row] = {}
        for stretch, tenure in _in_order(rows, without=("elect",)):
            if tenure.period is None:
                continue
            for firm in (True, False):  # no doubtful end hides a certain one
                before_it = last.get(firm)
                common = shared(stretch, before_it[0]) if before_it is not None else None
                if before_it is not None and common is not None:
                    yield _twice(dossier, before_it[1], tenure, common)
                    break
            known = last.get(stretch.last_is_firm)
            if known is None or stretch.last > known[0].last:
                last[stretch.last_is_firm] = (stretch, tenure)


def _twice(dossier: Dossier, one: Tenure, other: Tenure, common: Stretch) -> Problem:
    owner, rival = blamed(dossier, one.id, other.id)
    mine, theirs = dossier.tenures[owner], dossier.tenures[rival]
    severity = doubt_of_shared(mine, theirs, common)
    return Problem(
        owner,
        "period",
        f"must not share more than a boundary day with {theirs.id} ({theirs.period}), "
        + but(severity, f"{mine.period}: {stretch_words(common)} is in both", "may share more"),
        "let one end when the other begins, or join the two",
        severity,
    )


@rule(
    "OFF008",
    "warning",
    passing="""
      offices: [{id: office:president, of: state:FR, kind: head-of-state}]
      tenures:
        - {leader: leader:ada, office: office:president, period: 2025-01-20/..}
        - id: tenure:elect
          leader: leader:ada
          office: office:president
          status: elect
          period: 2024-11-06/2025-01-20
    """,
    failing="""
      offices: [{id: office:president, of: state:FR, kind: head-of-state}]
      tenures:
        - {leader: leader:ada, office: office:president, period: 2025-01-20/..}
        - id: tenure:elect
          leader: leader:ada
          office: office:president
          status: elect
          period: 2024-11-06/..
    """,
)
def elect_in_office(dossier: Dossier) -> Iterator[Problem]:
    """Who takes office is no longer elect to it.

    Compares tenures of one person in one office: one of status `elect` ends on the day on which
    the next begins. Who is elected again while in office is elect to the next term, and fine.
    Silent where the dates leave it open; info where one is uncertain or approximate.
    """
    for rows in _by_person(dossier):
        elected = _in_order([row for row in rows if row.status == "elect"])
        if not elected:
            continue
        held = [row for row in _in_order(rows, without=("elect",)) if row[1].period is not None]
        for stretch, tenure in elected:
            later = next((row for row in held if row[0].first > stretch.first), None)
            common = shared(stretch, later[0]) if later is not None else None
            if later is None or common is None:
                continue
            owner, other = blamed(dossier, later[1].id, tenure.id)
            mine, theirs = dossier.tenures[owner], dossier.tenures[other]
            severity = doubt_of_shared(mine, theirs, common)
            yield Problem(
                owner,
                "period" if mine.period is not None else "attested",
                f"must not share more than a boundary day with {theirs.id} ({edge_words(theirs)}, "
                f"{theirs.status}), "
                + but(severity, f"{edge_words(mine)} ({mine.status})", "may share more"),
                "let the one that is elect end when the other begins",
                severity,
            )


@rule(
    "OFF009",
    "warning",
    passing="""
      offices: [{id: office:president, of: state:FR, kind: head-of-state}]
      tenures:
        - {leader: leader:ada, office: office:president, period: 2012/2017, ordinal: 24}
        - {leader: leader:ben, office: office:president, period: 2017/.., ordinal: 25}
    """,
    failing="""
      offices: [{id: office:president, of: state:FR, kind: head-of-state}]
      tenures:
        - {leader: leader:ada, office: office:president, period: 2012/2016, ordinal: 25}
        - {leader: leader:ben, office: office:president, period: 2017/.., ordinal: 24}
    """,
)
def ordinals_out_of_order(dossier: Dossier) -> Iterator[Problem]:
    """The holders of an office are counted in the order of time.

    Compares the `ordinal` of tenures of one office that have a `period`: one that certainly comes
    after another has a higher ordinal. One person's terms may share one ordinal. Silent where the
    dates leave the order open; info where one is uncertain or approximate.
    """
    for tenures in dossier.derived(tenures_by_office).values():
        if len(tenures) == 1:
            continue
        counted = [row for row in tenures if row.ordinal is not None]
        ordered = [tenure for _, tenure in _in_order(counted)]
        for place, tenure in enumerate(ordered):
            last = _last_before(ordered[max(0, place - _BACK) : place], tenure)
            if last is not None and _miscounted(last, tenure):
                owner, other = blamed(dossier, last.id, tenure.id)
                mine, theirs = dossier.tenures[owner], dossier.tenures[other]
                one, two = firm_edges((last, tenure))
                severity: Severity | None = None if _comes_before(one, two) else "info"
                order = "higher" if owner == tenure.id else "lower"
                yield Problem(
                    owner,
                    "ordinal",
                    f"must be {order} than {theirs.ordinal}, that of {theirs.leader} "
                    f"({edge_words(theirs)}), " + but(severity, mine.ordinal),
                    "correct one of the ordinals, or the dates",
                    severity,
                )


_BACK: Final = 8
"""How many tenures back the one is looked for that certainly came before."""


def _last_before(earlier: Sequence[Tenure], tenure: Tenure) -> Tenure | None:
    return next((each for each in reversed(earlier) if _comes_before(each, tenure)), None)


def _comes_before(one: Tenure, other: Tenure) -> bool:
    if one.period is None or other.period is None:
        return False
    return before(one.period, other.period) is Answer.YES


def _miscounted(earlier: Tenure, later: Tenure) -> bool:
    one, other = earlier.ordinal or 0, later.ordinal or 0
    return other < one or (other == one and earlier.leader != later.leader)


def _by_person(dossier: Dossier) -> Iterator[list[Tenure]]:
    """Yield the tenures of one person in one office, where there are several."""
    for tenures in dossier.derived(tenures_by_office).values():
        if len(tenures) > 1:
            found: dict[str, list[Tenure]] = {}
            for tenure in tenures:
                found.setdefault(tenure.leader, []).append(tenure)
            yield from (rows for rows in found.values() if len(rows) > 1)


def _in_order(tenures: Iterable[Tenure], without: tuple[str, ...] = ()) -> list[_Row]:
    """Put tenures into the order of the days from which they certainly hold."""
    found = [
        (stretch, tenure)
        for tenure in tenures
        if tenure.status not in without
        and (stretch := stretch_of(tenure.period, tenure.attested)) is not None
    ]
    return sorted(found, key=lambda row: (row[0].first, row[0].last, row[1].id))


def _end(row: _Row) -> int:
    return row[0].last


OFFICE_RULES: Final[tuple[Rule, ...]] = (
    tenure_outside_office,
    *ACT_RULES,
    two_holders,
    one_holder_twice,
    elect_in_office,
    ordinals_out_of_order,
)
