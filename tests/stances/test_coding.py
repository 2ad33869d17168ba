"""Several coders: side by side, percentage agreement, Krippendorff's alpha, disagreements."""

import builtins
from typing import Any

import pytest
from standing import dossier, took

import coalition_model as cm
from coalition_model import queries
from coalition_model.queries.coding import krippendorff_alpha, percentage_agreement
from coalition_model.values.answers import Answer

# The worked examples of Klaus Krippendorff, 'Computing Krippendorff's Alpha-Reliability' (2011).
BINARY = ("0100000000", "1110010100")
TWO_CODERS = ("aabbdcccedda", "babbbccceddd")
FOUR_CODERS = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")


def table(rows: tuple[str, ...]) -> list[list[str | None]]:
    return [[None if value == "." else value for value in row] for row in rows]


def test_alpha_of_binary_data() -> None:
    """Two observers, ten things, two values: alpha is 0.095, and 60 per cent agree."""
    assert krippendorff_alpha(table(BINARY)) == pytest.approx(0.095, abs=0.0005)
    assert percentage_agreement(table(BINARY)) == 60.0


def test_alpha_of_nominal_data() -> None:
    """Two observers, twelve things, five values: alpha is 0.692."""
    assert krippendorff_alpha(table(TWO_CODERS)) == pytest.approx(0.692, abs=0.0005)


def test_alpha_with_missing_data() -> None:
    """Four observers, twelve things, values missing: nominal 0.743, ordinal 0.815."""
    assert krippendorff_alpha(table(FOUR_CODERS)) == pytest.approx(0.743, abs=0.0005)
    assert krippendorff_alpha(table(FOUR_CODERS), order="12345") == pytest.approx(0.815, abs=0.0005)


def test_alpha_where_it_is_not_defined() -> None:
    """Nothing coded twice, or but one value: None, and not a number made up."""
    assert krippendorff_alpha([]) is None
    assert krippendorff_alpha([["a", None], [None, "b"]]) is None
    assert krippendorff_alpha([["a", "a"], ["a", "a"]]) is None
    assert percentage_agreement([["a", None], [None, "b"]]) is None


def test_alpha_refuses_bad_tables() -> None:
    """Rows of different lengths, and values that are not in the order."""
    with pytest.raises(cm.InvalidValue, match="rows of one length"):
        krippendorff_alpha([["a"], ["a", "b"]])
    with pytest.raises(cm.InvalidValue, match="all values that are given"):
        krippendorff_alpha([["a", "b"], ["a", "c"]], order=["a", "b"])


def test_alpha_without_its_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """It says which extra is missing."""
    real = builtins.__import__

    def without(name: str, *args: Any, **kwargs: Any) -> Any:
        if name == "krippendorff":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(cm.MissingExtra, match=r"coalition-model\[coding\]"):
        krippendorff_alpha([["a"], ["a"]])


def coded(coder: str | None, stance: Any, number: str = "1", **fields: Any) -> cm.Position:
    """Make what a coder read of France on a clause."""
    local = f"{coder}-{number}-{fields.pop('more', '')}"
    return took("state:FR", stance, on=f"clause:p/{number}", id=local, coder=coder, **fields)


FOUR = (
    coded("ada", "supports"),
    coded("bob", "supports"),
    coded("ada", "opposes", "2"),
    coded("bob", "neutral", "2"),
)


def test_codings_side_by_side() -> None:
    """A row for each actor, target and occasion; a column for each coder."""
    rows = queries.codings(dossier(*FOUR, coded(None, "mixed")), "plan:p")
    assert [(row.target, [(c.coder, c.value) for c in row.coded]) for row in rows] == [
        ("clause:p/1", [("ada", "supports"), ("bob", "supports")]),
        ("clause:p/2", [("ada", "opposes"), ("bob", "neutral")]),
    ]
    assert [row.answer for row in rows] == [Answer.YES, Answer.NO]
    assert queries.rows(rows)[1]["coded"][0]["coder"] == "ada"


def test_disagreements() -> None:
    """Only what two coders differ on; what one alone coded is none."""
    rows = queries.disagreements(
        dossier(*FOUR, coded("eve", "mixed", "1", when="2025-03-01")), "plan:p"
    )
    assert [row.target for row in rows] == ["clause:p/2"]


def test_agreement() -> None:
    """Half of the pairs agree."""
    found = queries.coder_agreement(dossier(*FOUR), "plan:p")
    assert (found.coders, found.units, found.percentage) == (("ada", "bob"), 2, 50.0)
    assert found.alpha == pytest.approx(1 - 3 * 2 / (4 * 4 - (2 * 2 + 1 + 1)))
    assert found.answer is Answer.NO
    nothing = queries.coder_agreement(dossier(), "plan:p")
    assert (nothing.units, nothing.percentage, nothing.alpha) == (0, None, None)
    assert nothing.answer is Answer.UNKNOWN


def test_some_coders() -> None:
    """`coders` keeps these; a name that is not there is refused with the nearest."""
    (row, _) = queries.codings(dossier(*FOUR), "plan:p", coders=["ada"])
    assert ([each.coder for each in row.coded], row.answer) == (["ada"], Answer.UNKNOWN)
    with pytest.raises(
        cm.UnknownId, match="no such coder in the dossier: 'adaa'; did you mean 'ada'"
    ):
        queries.codings(dossier(*FOUR), "plan:p", coders=["adaa"])


def test_two_values_of_one_coder_agree_with_neither() -> None:
    """Nothing is picked: both are shown together."""
    rows = queries.codings(dossier(*FOUR, coded("ada", "opposes", more="again")), "plan:p")
    assert [each.value for each in rows[0].coded] == ["opposes and supports", "supports"]
    assert rows[0].answer is Answer.NO


def test_the_adjudicated_layer_keeps_the_originals() -> None:
    """What an adjudicator rules stands beside what the coders made of it, and does not count."""
    relations = tuple(cm.Relation(kind="supersedes", target=each.id) for each in FOUR[2:])
    ruled = coded("eve", "opposes", "2", relations=relations)
    where = dossier(*FOUR, ruled)
    row = queries.codings(where, "plan:p")[1]
    assert [each.value for each in row.coded] == ["opposes", "neutral"]
    assert row.adjudicated is not None
    assert (row.adjudicated.coder, row.adjudicated.value) == ("eve", "opposes")
    assert queries.coder_agreement(where, "plan:p").coders == ("ada", "bob")


def test_codings_of_a_clause_itself() -> None:
    """Coders give fields of clauses in claims."""
    claims = [
        cm.Claim(
            id=cm.claim_id(coder), about=cm.clause_id("p/1"), field="kind", value=value, coder=coder
        )
        for coder, value in (("ada", "principle"), ("bob", "commitment"))
    ]
    (row,) = queries.disagreements(dossier(*claims), "plan:p", field="kind")
    assert [(each.coder, each.value) for each in row.coded] == [
        ("ada", "principle"),
        ("bob", "commitment"),
    ]
    with pytest.raises(
        cm.UnknownId, match="no such field in the dossier: 'kinds'; did you mean 'kind'"
    ):
        queries.codings(dossier(), "plan:p", field="kinds")
    with pytest.raises(cm.UnknownId, match="did you mean 'plan:p'"):
        queries.codings(dossier(), "plan:pp")


@pytest.mark.parametrize("last", ["zz", "aa"])
@pytest.mark.parametrize("direct", [False, True])
def test_adjudications_of_adjudications(last: str, *, direct: bool) -> None:
    """The last one counts, whatever the ids, as in the matrix."""

    def over(*ids: str) -> tuple[cm.Relation, ...]:
        return tuple(cm.Relation(kind="supersedes", target=cm.position_id(each)) for each in ids)

    rows = [
        took("state:FR", "supports", id="a1", coder="ada"),
        took("state:FR", "neutral", id="b1", coder="bob"),
        took("state:FR", "neutral", id="mm", coder="eve", relations=over("a1", "b1")),
        took(
            "state:FR",
            "opposes",
            id=last,
            coder="zed",
            relations=over("mm", "a1", "b1") if direct else over("mm"),
        ),
    ]
    where = dossier(*rows)
    (row,) = queries.codings(where, "plan:p")
    assert [each.coder for each in row.coded] == ["ada", "bob"]
    assert row.adjudicated is not None
    assert (row.adjudicated.coder, row.adjudicated.value) == ("zed", "opposes")
    cells = queries.stances(where, "plan:p", on="2025-09-01", actors="state:FR")
    assert [each.stance for each in cells if each.target.id == row.target] == ["opposes"]


def test_adjudicators_who_differ_and_who_are_not_named() -> None:
    """Of two last ones both values are shown; one without a coder is shown too."""
    one, two = FOUR[:2]
    relations = tuple(cm.Relation(kind="supersedes", target=each.id) for each in (one, two))
    first = cm.evolve(one, id="position:zz", coder=None, stance="mixed", relations=relations)
    (row, _) = queries.codings(dossier(*FOUR, first), "plan:p")
    assert row.adjudicated is not None
    assert (row.adjudicated.coder, row.adjudicated.value) == (None, "mixed")
    second = cm.evolve(first, id="position:cc", coder="eve", stance="abstains")
    for given in ((first, second), (second, first)):
        (row, _) = queries.codings(dossier(*FOUR, *given), "plan:p")
        assert row.adjudicated is not None
        assert (row.adjudicated.coder, row.adjudicated.value) == ("eve", "abstains and mixed")
        assert row.adjudicated.ids == ("position:cc", "position:zz")
