"""Two plans side by side, clause by clause: what stayed, changed, is gone or is new."""

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Final, Literal, NamedTuple

import attrs

from coalition_model.dossier import Dossier
from coalition_model.entities.plans import Clause, PeacePlan
from coalition_model.queries.comparing_assignment import Pair
from coalition_model.queries.comparing_contained import contained
from coalition_model.queries.comparing_contents import (
    ClauseChange,
    Contents,
    contents,
    mirrored_change,
)
from coalition_model.queries.comparing_pieces import Piece, comparable, pieces
from coalition_model.queries.comparing_places import moved_pairs
from coalition_model.queries.comparing_stated import Stated, stated
from coalition_model.queries.comparing_suggestions import Suggester
from coalition_model.queries.naming import Names
from coalition_model.queries.wording import Words
from coalition_model.values.answers import Answer
from coalition_model.values.citations import Citation
from coalition_model.values.ids import kind_of

Fate = Literal["unchanged", "reworded", "moved", "merged", "split", "dropped", "new", "unknown"]
Basis = Literal["identity", "stated", "suggested", "none"]
"""`identity`: it is one and the same clause. `stated`: an author or a source says so. `suggested`:
the two are alike. `none`: no clause of the other plan corresponds, as far as is known."""

CONTAINED: Final = 0.5
"""The score of clauses of which one holds the words of the other, and that share little else."""

_MIRROR: Final[Mapping[Fate, Fate]] = {
    "merged": "split",
    "split": "merged",
    "dropped": "new",
    "new": "dropped",
}


class Correspondence(NamedTuple):
    """What became of a clause, or of several, from the left plan to the right one.

    The answer tells whether what it says stands in both plans: YES where that is stated, or the
    words are the same; UNKNOWN where it is suggested, disputed or cannot be told; NO where it is
    dropped or new.

    Attributes:
        fate: what became of it.
        left: the clauses of the left plan, in their order.
        right: those of the right plan; a clause that is left out there by name stands here too.
        basis: why they stand beside each other.
        score: of a suggestion, how likely it is, from 0 to 1.
        moved: whether it also stands elsewhere, in another order or below another clause.
        changes: what changed inside it.
        reasons: why they correspond, and what could not be compared, in words.
        citations: where it is stated.
        answer: whether it stands in both.
    """

    fate: Fate
    left: tuple[Clause, ...]
    right: tuple[Clause, ...]
    basis: Basis
    score: float | None
    moved: bool
    changes: tuple[ClauseChange, ...]
    reasons: tuple[str, ...]
    citations: tuple[Citation, ...]
    answer: Answer


def compare_plans(
    dossier: Dossier, a: str, b: str, *, language: str | None = None
) -> list[Correspondence]:
    """Compare two plans clause by clause.

    What an author or a source states of two clauses holds; the rest is suggested by their words
    (where they have a language in common), quantities, parties, topics and order. A clause without
    a counterpart is dropped, or new, only where the other plan is known to be complete and all of
    it could be compared; otherwise its fate is unknown. Comparing the other way round gives the
    mirror image: merged for split, dropped for new.

    Args:
        dossier: where the plans are.
        a: the plan on the left.
        b: the plan on the right.
        language: the language wanted for the names in what changed; else English.

    Returns:
        Each clause of either plan, nested ones too, in one row: those of the left plan in their
        order, what is new after what it follows in the right one.

    Raises:
        UnknownId: the dossier has no such plan.
        MissingExtra: the library for the likeness of texts is not installed.

    >>> from coalition_model.values.text import Text
    >>> def plan(id: str, *points: str) -> PeacePlan:
    ...     clauses = (
    ...         Clause(number=str(place), text=Text.of(words, "en"))
    ...         for place, words in enumerate(points, 1)
    ...     )
    ...     return PeacePlan(id=id, clauses=tuple(clauses), complete=Answer.YES)
    >>> first = plan("plan:a", "The army has at most 600,000 soldiers.", "Prisoners are freed.")
    >>> second = plan("plan:b", "All prisoners go free.", "The army has at most 800,000 soldiers.")
    >>> for row in compare_plans(Dossier.of(first, second), "plan:a", "plan:b"):
    ...     print(row.fate, row.moved, row.left[0].number, row.right[0].number)
    reworded True 1 2
    reworded True 2 1
    """
    dossier.require(a, "plan")
    dossier.require(b, "plan")
    if a > b:  # so that of two equal choices both directions take the same
        rows = [_mirrored(row) for row in _Comparison(dossier, b, a, language).rows()]
    else:
        rows = _Comparison(dossier, a, b, language).rows()
    return _in_order(rows, dossier.plans[a], dossier.plans[b])


def _mirrored(row: Correspondence) -> Correspondence:
    return row._replace(
        fate=_MIRROR.get(row.fate, row.fate),
        left=row.right,
        right=row.left,
        changes=tuple(mirrored_change(each) for each in row.changes),
    )


def _in_order(rows: list[Correspondence], a: PeacePlan, b: PeacePlan) -> list[Correspondence]:
    """Put rows into the order of the left plan, each new clause after what it follows."""
    right = pieces(b.clauses)
    on_left = {piece.clause.id: piece.place for piece in pieces(a.clauses)}
    on_right = {piece.clause.id: piece.place for piece in right}
    row_of = {clause.id: row for row in rows for clause in row.right}

    def place(row: Correspondence) -> tuple[int, int]:
        if row.left:
            return min(on_left[clause.id] for clause in row.left), -1
        first = min(on_right[clause.id] for clause in row.right)
        for before in reversed(range(first)):
            other = row_of[right[before].clause.id]
            if other.left:
                return max(on_left[clause.id] for clause in other.left), first
        return -1, first

    return sorted(rows, key=place)


@attrs.frozen
class _Lot:
    """Clauses that correspond, by their places in their plans."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    basis: Basis
    score: float | None = None
    reasons: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    disputed: bool = False


class _Comparison:
    """Compares one plan with another."""

    def __init__(self, dossier: Dossier, a: str, b: str, language: str | None) -> None:
        self._dossier = dossier
        self._plans: tuple[PeacePlan, PeacePlan] = (dossier.plans[a], dossier.plans[b])
        self._left, self._right = (pieces(plan.clauses) for plan in self._plans)
        self._words = Words(Names(dossier, language))
        self._held: dict[tuple[int, int], tuple[int, int]] = {}

    def rows(self) -> list[Correspondence]:
        lots = self._identical() if self._plans[0] is self._plans[1] else self._corresponding()
        same = self._same(lots)
        moved = moved_pairs(self._left, self._right, [_pair(lot) for lot in lots if _is_pair(lot)])
        rows = [self._row(lot, same, moved) for lot in lots]
        free_left = _rest(self._left, {place for lot in lots for place in lot.left})
        free_right = _rest(self._right, {place for lot in lots for place in lot.right})
        rows += [self._alone(each, free_right, 0) for each in free_left]
        rows += [self._alone(each, free_left, 1) for each in free_right]
        return rows

    def _identical(self) -> list[_Lot]:
        return [_Lot((each.place,), (each.place,), "identity") for each in self._left]

    def _corresponding(self) -> list[_Lot]:
        said = self._said()
        held = {pair for pair, rows in said.items() if not all(each.denied for each in rows)}
        numbered, elsewhere = self._versions()
        suggestions = Suggester(
            self._left,
            self._right,
            stated=held,
            barred=said.keys() - held,
            numbered=numbered,
            omits=numbered or not elsewhere,
            name=self._words.name,
        ).suggest()
        lots = [self._stated_lot(lot, said) for lot in _joined(held)]
        lots += [
            _Lot(each.left, each.right, "suggested", each.score, each.reasons)
            for each in suggestions
        ]
        return self._with_contained(lots, said.keys() - held)

    def _with_contained(self, lots: list[_Lot], barred: Set[Pair]) -> list[_Lot]:
        """Join what has no counterpart to the clause in which its words stand."""
        free = (
            {each.place for each in _rest(self._left, {at for lot in lots for at in lot.left})},
            {each.place for each in _rest(self._right, {at for lot in lots for at in lot.right})},
        )
        for side, pair in contained(self._left, self._right, free=free):
            place, whole = pair if side == 0 else pair[::-1]
            if place not in free[side] or pair in barred:
                continue
            part = (self._left, self._right)[side][place]
            reason = f"the words of {'.'.join(part.path)} stand in it"
            if whole in free[1 - side]:
                lots.append(_Lot((pair[0],), (pair[1],), "suggested", CONTAINED, (reason,)))
                free[1 - side].remove(whole)
                free[side].remove(place)
                continue
            at = next(at for at, lot in enumerate(lots) if whole in (lot.right, lot.left)[side])
            lot = lots[at]
            if lot.basis == "stated" or len((lot.right, lot.left)[side]) > 1:
                self._held.setdefault((side, place), (1 - side, whole))
                continue
            left = tuple(sorted({*lot.left, pair[0]}))
            right = tuple(sorted({*lot.right, pair[1]}))
            lots[at] = attrs.evolve(lot, left=left, right=right, reasons=(*lot.reasons, reason))
            free[side].remove(place)
        return lots

    def _said(self) -> dict[Pair, list[Stated]]:
        """Find what is said of a clause of the one plan and a clause of the other."""
        on_left: dict[str, int] = {piece.clause.id: piece.place for piece in self._left}
        on_right: dict[str, int] = {piece.clause.id: piece.place for piece in self._right}
        found: dict[Pair, list[Stated]] = {}
        index = stated(self._dossier)
        for id_, ours in on_left.items():
            for each in index.get(id_, ()):
                other = each.other if each.clause == id_ else each.clause
                if other in on_right:
                    found.setdefault((ours, on_right[other]), []).append(each)
        return found

    def _versions(self) -> tuple[bool, bool]:
        """Tell whether one plan states that it goes by the other, and whether by any at all."""
        ids = {plan.id for plan in self._plans}
        targets = [
            (plan.id, relation.target)
            for plan in self._plans
            for relation in plan.relations
            if kind_of(relation.target) == "plan" and relation.kind not in ("precedes", "follows")
        ]
        return any(target in ids for _, target in targets), bool(targets)

    def _stated_lot(self, pairs: set[Pair], said: Mapping[Pair, list[Stated]]) -> _Lot:
        rows = [each for pair in sorted(pairs) for each in said[pair]]
        return _Lot(
            tuple(sorted({ours for ours, _ in pairs})),
            tuple(sorted({theirs for _, theirs in pairs})),
            "stated",
            None,
            tuple(dict.fromkeys(each.words for each in rows)),
            tuple(dict.fromkeys(cited for each in rows for cited in each.citations)),
            any(each.denied for each in rows),
        )

    def _same(self, lots: Iterable[_Lot]) -> dict[str, str]:
        """Give clauses that correspond one name, and their commitments that stand in one place."""
        same: dict[str, str] = {}
        for number, lot in enumerate(lots):
            for side, places in ((self._left, lot.left), (self._right, lot.right)):
                clauses = [side[place].clause for place in places]
                same |= {clause.id: f"clause {number}" for clause in clauses}
                commitments = [each for clause in clauses for each in clause.commitments]
                same |= {
                    each.id: f"commitment {number}/{place}"
                    for place, each in enumerate(commitments)
                }
        return same

    def _row(self, lot: _Lot, same: Mapping[str, str], moved: set[Pair]) -> Correspondence:
        left = tuple(self._left[place].clause for place in lot.left)
        right = tuple(self._right[place].clause for place in lot.right)
        elsewhere = _is_pair(lot) and _pair(lot) in moved
        if lot.basis == "identity":
            inside = Contents((), read=True, coded=True, language=None)
            fate: Fate = "unchanged"
        else:
            omitted = tuple(
                all(each.wording == "omitted" for each in side) for side in (left, right)
            )
            inside = (
                Contents((), read=True, coded=True, language=None)
                if any(omitted)
                else contents(left, right, self._words, same)
            )
            fate = _fate(left, right, omitted, inside, moved=elsewhere)
        same_text = inside.read and not any(each.aspect == "text" for each in inside.changes)
        if fate in ("dropped", "new"):
            answer = Answer.UNKNOWN if lot.disputed else Answer.NO
        elif lot.basis == "suggested":
            answer = Answer.YES if same_text and _is_pair(lot) else Answer.UNKNOWN
        else:
            answer = Answer.UNKNOWN if lot.disputed else Answer.YES
        return Correspondence(
            fate,
            left,
            right,
            lot.basis,
            lot.score,
            elsewhere and fate not in ("dropped", "new"),
            inside.changes,
            (*lot.reasons, *(_limits(left, right, inside) if lot.basis != "identity" else ())),
            lot.citations,
            answer,
        )

    def _alone(self, piece: Piece, free: Sequence[Piece], side: int) -> Correspondence:
        """Tell the fate of a clause without a counterpart."""
        other = self._plans[1 - side]
        name = self._words.names.of(other)
        reasons: list[str] = []
        if piece.clause.wording == "omitted":
            reasons.append(f"it is left out, and nothing in {name} is known to be what it was")
        else:
            if other.complete is not Answer.YES:
                reasons.append(f"{name} is not known to be complete")
            if piece.clause.wording == "unseen":
                reasons.append("its wording was not seen")
            blind = [each for each in free if not _tried(piece, each)]
            holder = self._held.get((side, piece.place))
            if holder is not None:
                path = (self._left, self._right)[holder[0]][holder[1]].path
                reasons.append(f"its words stand in {'.'.join(path)} of {name}")
            unseen = [".".join(each.path) for each in blind if each.clause.wording == "unseen"]
            unread = [".".join(each.path) for each in blind if each.clause.wording != "unseen"]
            if unseen:
                reasons.append(f"not seen of {name}: {', '.join(unseen)}")
            if unread and piece.clause.wording != "unseen":
                told = ", ".join(unread)
                reasons.append(f"nothing to compare it by with what is left of {name}: {told}")
        fate: Fate = "unknown" if reasons else "new" if side else "dropped"
        return Correspondence(
            fate=fate,
            left=() if side else (piece.clause,),
            right=(piece.clause,) if side else (),
            basis="none",
            score=None,
            moved=False,
            changes=(),
            reasons=tuple(reasons),
            citations=(),
            answer=Answer.UNKNOWN if reasons else Answer.NO,
        )


def _tried(piece: Piece, other: Piece) -> bool:
    """Tell whether a clause could have been recognised as the counterpart of another."""
    return other.clause.wording == "omitted" or comparable(piece, other)


def _is_pair(lot: _Lot) -> bool:
    return len(lot.left) == len(lot.right) == 1


def _pair(lot: _Lot) -> Pair:
    return lot.left[0], lot.right[0]


def _rest(side: Sequence[Piece], taken: set[int]) -> list[Piece]:
    return [each for each in side if each.place not in taken]


def _joined(pairs: set[Pair]) -> list[set[Pair]]:
    """Join stated pairs that share a clause."""
    lots: list[set[Pair]] = []
    for pair in sorted(pairs):
        touching = [
            lot for lot in lots if any(pair[0] == one or pair[1] == other for one, other in lot)
        ]
        lots = [lot for lot in lots if lot not in touching]
        lots.append({pair}.union(*touching))
    return lots


def _fate(
    left: Sequence[Clause],
    right: Sequence[Clause],
    omitted: tuple[bool, ...],
    inside: Contents,
    *,
    moved: bool,
) -> Fate:
    if any(omitted):
        return "unchanged" if all(omitted) else "new" if omitted[0] else "dropped"
    if len(left) != len(right):
        return "merged" if len(left) > len(right) else "split"
    if any(clause.wording == "unseen" for clause in (*left, *right)):
        return "unknown"
    if inside.changes:
        return "reworded"
    if not inside.read and not inside.coded:
        return "unknown"
    return "moved" if moved else "unchanged"


def _limits(left: Sequence[Clause], right: Sequence[Clause], inside: Contents) -> Iterable[str]:
    """Say what could not be compared, or only with care."""
    wordings = [clause.wording for clause in (*left, *right)]
    if "omitted" in wordings:
        return
    if "unseen" in wordings:
        yield "the wording was not seen"
    elif not inside.read:
        yield "no language in common: the words are not compared"
    else:
        if "restated" in wordings:
            yield "restated: these are not the words of the documents"
        if "partial" in wordings:
            yield "seen in part"
    if not inside.coded and not inside.read and "unseen" not in wordings:
        yield "not coded on both sides"
