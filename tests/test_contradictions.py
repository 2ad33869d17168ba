"""Where sources contradict one another: nothing that merely differs in precision."""

import csv
import json
import time
from collections.abc import Iterable
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any, Literal, cast

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

import coalition_model as cm
from coalition_model import queries, reference
from coalition_model.queries import voices
from coalition_model.queries.agreement import agrees, compatible, lies_in, lists_agree, same_words
from coalition_model.queries.assertions import asserted, clashes, stretch
from coalition_model.queries.claimed import read_claimed, value_of
from coalition_model.queries.contradictions import WIDTH, Contradiction
from coalition_model.queries.qualified import firm
from coalition_model.queries.varying import varies
from coalition_model.values import Answer, EdtfDate, EdtfInterval, Quantity, Text, when
from coalition_model.values.json_values import freeze_json
from coalition_model.values.shapes import Shape

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
SHARED = Path(__file__).resolve().parents[1].parent / "shared"
CLUB, TALKS = "organization:club", "meeting:talks"


def shared(path: str) -> Path:
    found = SHARED / path
    if not found.exists():
        pytest.skip(f"{found} is not here: it is shared with the sessions, not in the project")
    return found


STANDING = (
    cm.Source(id=cm.source_id("a"), kind="article", publisher="A", published=when("2025-08-17")),
    cm.Source(id=cm.source_id("b"), kind="article", publisher="B", published=when("2025-08-18")),
    cm.Source(
        id=cm.source_id("b-copy"),
        kind="web-page",
        published=when("2025-08-19"),
        relations=(cm.Relation(kind="copy-of", target=cm.source_id("b")),),
    ),
    cm.Source(
        id=cm.source_id("relay"),
        kind="article",
        publisher="R",
        relations=(cm.Relation(kind="relays", target=cm.source_id("b-copy")),),
    ),
    cm.State(id=cm.state_id("FR")),
    cm.State(id=cm.state_id("GB")),
    cm.State(id=cm.state_id("CZ")),
    cm.Leader(id=cm.leader_id("ada")),
    cm.Leader(id=cm.leader_id("ben")),
    cm.Organization(id=cm.organization_id("club"), kind="coalition"),
    cm.Meeting(id=cm.meeting_id("talks")),
    cm.Place(id=cm.place_id("brussels"), part_of=cm.state_id("FR")),
    cm.Place(id=cm.place_id("hq"), part_of=cm.place_id("brussels")),
    cm.Place(id=cm.place_id("london"), part_of=cm.state_id("GB")),
)


NUMBERS = count()


def claim(value: Any, *, field: str = "founded", about: str = CLUB, **more: Any) -> cm.Claim:
    cited = tuple(cm.Citation(source=cm.source_id(each)) for each in more.pop("by", ("a",)))
    if "holds" in more:
        more["holds"] = when(more["holds"])
    row: dict[str, Any] = {"id": f"claim:c{next(NUMBERS)}", "about": about, "citations": cited}
    row |= {"field": field, "value": value} if field else {"says": value}
    return cm.Claim(**(row | more))


def dossier(*entities: Any) -> cm.Dossier:
    given = {each.id: each for each in (*STANDING, *entities)}
    return cm.Dossier(given.values())


def disputes(*entities: Any) -> list[Contradiction]:
    return queries.contradictions(dossier(*entities))


def one(*entities: Any) -> Contradiction:
    (row,) = disputes(*entities)
    return row


def shape_of(row: Contradiction) -> tuple[tuple[str, ...], Answer]:
    return row.respects, row.answer


class TestDates:
    @pytest.mark.parametrize(
        ("field", "left", "right"),
        [
            ("founded", "2025-03", "2025-03-02"),
            ("founded", "2025", "2025-03"),
            ("founded", "2025-03-02", "2025-03-02~"),
            ("founded", "2025-21", "2025-03-02"),
            ("when", "2025-08-17", "2025-08-17T15:00+02:00"),
            ("when", "2025-08-17", "2025-08-17T15:00/.."),
            ("when", "2025-08-17T15:00", "2025-08-17T15:00/.."),
            ("when", "2025-08-17T15:00", "2025-08-17T15:00+02:00"),
            ("when", "2025-08-17T15:00Z", "2025-08-17T15:00:20Z"),
            ("when", "2025-08-17T15:00/..", "2025-08-17T15:00/2025-08-17T17:00"),
            ("when", "2025-08-17/..", "2025-08-17"),
            ("when", "2025-08/2025-09", "2025-08-17/2025-09-03"),
            ("when", "../2025-08-17", "2025-08-16"),
            ("when", "[2025-08-17,2025-08-18]", "2025-08-17"),
        ],
    )
    def test_what_is_only_said_less_closely_agrees(self, field: str, left: str, right: str) -> None:
        about = CLUB if field == "founded" else TALKS
        rows = disputes(
            claim(left, field=field, about=about), claim(right, field=field, about=about)
        )
        assert rows == []

    @pytest.mark.parametrize(
        ("field", "left", "right", "respect"),
        [
            ("founded", "2025-03", "2025-02-17", "different"),
            ("founded", "2025-03-01", "2025-03-02", "different"),
            ("founded", "2025-XX-15", "2025-03-16", "different"),
            ("when", "2025-08-17", "2025-08-18T15:00+02:00", "different"),
            ("when", "2025-08-17T15:00Z", "2025-08-17T16:00Z", "different"),
            ("when", "2025-08-17T15:00/..", "2025-08-17T16:00/..", "subset"),
            ("when", "2025-08-17/2025-08-18", "2025-08-17", "different"),
            ("when", "2025-08-17/2025-08-18", "2025-08-18/2025-08-19", "overlap"),
            ("when", "2025-08-17/2025-08-18", "2025-08-20/2025-08-21", "disjoint"),
            ("when", "2025-08-17/..", "2025-08-17/2025-08-18", "subset"),
            ("when", "../2025-08-17", "2025-08-18", "different"),
            ("when", "[2025-08-17,2025-08-18]", "2025-08-19", "different"),
        ],
    )
    def test_days_that_cannot_be_the_same_contradict(
        self, field: str, left: str, right: str, respect: str
    ) -> None:
        about = CLUB if field == "founded" else TALKS
        row = one(claim(left, field=field, about=about), claim(right, field=field, about=about))
        assert shape_of(row) == ((respect,), YES)

    def test_the_dossiers_own_value_is_a_side_that_is_marked(self) -> None:
        club = cm.Organization(
            id=cm.organization_id("club"),
            kind="coalition",
            founded=EdtfDate("2025-03"),
            citations=(
                cm.Citation(source=cm.source_id("b"), fields=("founded",)),
                cm.Citation(source=cm.source_id("relay"), fields=("status",)),
            ),
        )
        row = one(club, claim("2025-02-17"), claim("2025-03-02"))
        assert [(side.value, side.accepted) for side in row.sides] == [
            (EdtfDate("2025-03"), True),
            (EdtfDate("2025-02-17"), False),
            (EdtfDate("2025-03-02"), False),
        ]
        assert [(clash.left, clash.right) for clash in row.clashes] == [(0, 1), (1, 2)]
        assert [voice.by for voice in row.sides[0].voices] == ["B"]
        assert row.about is club

    def test_a_claim_that_agrees_with_the_accepted_value_stands_on_its_side(self) -> None:
        club = cm.Organization(
            id=cm.organization_id("club"), kind="coalition", founded=EdtfDate("2025-03")
        )
        row = one(club, claim("2025-03"), claim("2024"))
        assert [(str(side.value), side.accepted) for side in row.sides] == [
            ("2025-03", True),
            ("2024", False),
        ]

    def test_a_value_that_cannot_be_read_is_left_to_the_rules(self) -> None:
        assert disputes(claim("no date"), claim("2025"), claim("x", field="foundet")) == []
        assert list(asserted(claim(Text.of("founded", "en"), field=""))) == []


class TestDoubtfulDates:
    """A date that is marked uncertain or approximate excludes nothing for certain."""

    @pytest.mark.parametrize(
        ("left", "right", "answer"),
        [
            ("2025-03~", "2025-04", UNKNOWN),
            ("1995-10?", "1995-11", UNKNOWN),
            ("1995-10%", "1996?", UNKNOWN),
            ("1995-10", "1995-11", YES),
            ("1995-10-~10", "1995-10-12", UNKNOWN),
            ("1995-10-~31", "1995-11-01", YES),  # the month bears no mark
            ("1995?-10", "1996-10", UNKNOWN),
            ("1995?-10", "1996-11", YES),  # whatever the year
            ("2004-~21", "2004-12", UNKNOWN),
            ("2004-~21", "2005-12", YES),
            ("Y-17E7~", "2025", UNKNOWN),
            ("[1995-10~,1995-12]", "1996", UNKNOWN),
        ],
    )
    def test_of_two_dates(self, left: str, right: str, answer: Answer) -> None:
        field, about = ("when", TALKS) if left.startswith("[") else ("founded", CLUB)
        row = one(
            claim(left, field=field, about=about), claim(right, field=field, about=about, by="b")
        )
        assert shape_of(row) == (("different",), answer)

    @pytest.mark.parametrize(
        ("left", "right", "answer"),
        [
            ("2010~/2020", "2012/2020", UNKNOWN),
            ("2010~/2020", "2010/2021", YES),  # the end decides
            ("2010~/2020", "2012/2021", YES),
            ("2010/2020~", "2010/..", UNKNOWN),
        ],
    )
    def test_of_two_periods(self, left: str, right: str, answer: Answer) -> None:
        edge = cm.Membership(organization=cm.organization_id("club"), member=cm.state_id("FR"))
        claims = (
            claim(left, field="period", about=edge.id),
            claim(right, field="period", about=edge.id, by="b"),
        )
        assert one(edge, *claims).answer is answer

    def test_what_certainly_conflicts_beside_it_is_certain(self) -> None:
        claims = (claim("2025-03~"), claim("2025-04", by="b"), claim("2025-05"))
        row = one(*claims)
        assert sorted(str(each.answer) for each in row.clashes) == ["unknown", "unknown", "yes"]
        assert row.answer is YES

    def test_denied(self) -> None:
        assert one(claim("2025-03~"), claim("2025-03~", by="b", denies=True)).answer is YES
        assert one(claim("2025-03~"), claim("2025", by="b", denies=True)).answer is UNKNOWN
        assert one(claim("2025-03-~02"), claim("2025", by="b", denies=True)).answer is YES

    def test_when_it_holds(self) -> None:
        rows = (size(31, "2025-03-02"), size(35, "2025-03-02~"))
        assert one(*rows).answer is UNKNOWN
        assert not disputes(size(31, "2025-03-02"), size(35, "2025-03-03~"))


class TestFirm:
    """`firm` gives what remains of a time without what is marked."""

    @pytest.mark.parametrize(
        ("text", "rest"),
        [
            ("2025-03-02", "2025-03-02"),
            ("2025-03~", "/"),
            ("2004-06-~11", "2004-06"),
            ("2004-~06-~11", "2004"),
            ("2004-?06-11", "2004-XX-11"),
            ("2004?-06", "XXXX-06"),
            ("-0044-03-~15", "-0044-03"),
            ("-0044?-03", "-XXXX-03"),
            ("2004-~21", "2004"),
            ("201X~", "/"),
            ("Y-17E7~", "/"),
            ("2017~/2021-05", "/2021-05"),
            ("../2020?", "../"),
            ("2004-06-~01/..", "2004-06/.."),
            ("[2025-03~,2025-04]", "/"),
            ("2025-08-17T15:00/..", "2025-08-17T15:00/.."),
        ],
    )
    def test_what_remains(self, text: str, rest: str) -> None:
        assert firm(when(text)) == when(rest)

    @given(
        st.sampled_from(["2004", "-0044", "0000", "19XX", "200X"]),
        st.sampled_from(["", "06", "XX", "21", "33"]),
        st.sampled_from(["", "30", "0X"]),
        st.lists(st.sampled_from(["", "", "?", "~", "%"]), min_size=6, max_size=6),
    )
    def test_it_is_wider_and_stays_as_it_is(
        self, year: str, month: str, day: str, marks: list[str]
    ) -> None:
        parts = [year, *filter(None, [month, day if month in ("06", "XX") else ""])]
        text = "-".join(
            f"{marks[2 * place]}{part}{'' if marks[2 * place] else marks[2 * place + 1]}"
            for place, part in enumerate(parts)
        )
        try:
            date = EdtfDate(text)
        except cm.InvalidDate:  # not every part can be marked on its own
            reject()
        rest = firm(date)
        assert rest.reading.start_min <= date.reading.start_min
        assert rest.reading.start_max >= date.reading.start_max
        assert firm(rest) == rest
        assert (rest == date) is not (date.uncertain or date.approximate)


def size(number: int, holds: str | None = "2025-08-17", **more: Any) -> cm.Claim:
    value = {"value": number} | {
        key: more.pop(key) for key in ("qualifier", "unit", "of") if key in more
    }
    if holds is not None:
        more["holds"] = holds
    return claim(value, field="declared_size", **more)


class TestQuantities:
    @pytest.mark.parametrize(
        ("left", "right"),
        [
            ({"qualifier": "about"}, {"number": 31}),
            ({"qualifier": "more-than"}, {"number": 31}),
            ({"qualifier": "at-least"}, {"number": 30, "qualifier": "more-than"}),
            ({"of": {"en": "countries"}}, {"number": 37, "of": {"en": "countries being courted"}}),
            ({"unit": "share"}, {"number": 37}),
        ],
    )
    def test_numbers_that_can_be_the_same_or_count_other_things(
        self, left: dict[str, Any], right: dict[str, Any]
    ) -> None:
        first: dict[str, Any] = {"number": 30} | left
        assert disputes(size(**first), size(**right)) == []

    @pytest.mark.parametrize(
        ("left", "right"),
        [
            ({}, {"number": 31}),
            ({"qualifier": "about"}, {"number": 37}),
            ({"qualifier": "more-than"}, {"number": 30}),
            ({"of": {"fr": "pays"}}, {"number": 31, "of": {"fr": "Pays", "en": "countries"}}),
        ],
    )
    def test_numbers_that_cannot(self, left: dict[str, Any], right: dict[str, Any]) -> None:
        first: dict[str, Any] = {"number": 30} | left
        row = one(size(**first), size(**right))
        assert shape_of(row) == (("different",), YES)

    @pytest.mark.parametrize(
        ("left", "right", "answer"),
        [
            ({"en": "countries"}, {"fr": "soldats"}, UNKNOWN),
            ({"en": "countries"}, {"fr": "pays"}, UNKNOWN),
            ({"en": "countries"}, {"en": "States"}, UNKNOWN),
            ({"fr": "pays"}, {"fr": "États"}, UNKNOWN),
            ({"en": "countries"}, {"fr": "pays", "en": "countries"}, YES),
            ({"en": "countries"}, {"en": "soldiers"}, NO),
            ({"en": "countries"}, {"en": "states being courted"}, NO),
        ],
    )
    def test_numbers_of_what_is_perhaps_the_same_may_conflict(
        self, left: dict[str, str], right: dict[str, str], answer: Answer
    ) -> None:
        """In another language it may be called otherwise; that cannot be told."""
        rows = disputes(size(31, of=left), size(600_000, of=right))
        assert [row.answer for row in rows] == ([answer] if answer.possible else [])
        club = cm.Organization(
            id=cm.organization_id("club"),
            kind="coalition",
            declared_size=Quantity(value=31, of=Text(left)),
        )
        said = frozen({"value": 26, "of": right})
        assert agrees(club, "declared_size", said) is (NO if answer is YES else UNKNOWN)

    def test_the_same_number_of_the_same_things_is_one_side_whatever_the_languages(self) -> None:
        row = one(
            size(31, of={"fr": "pays", "en": "countries"}),
            size(31, of={"en": "countries"}, by=("b",)),
            size(30),
        )
        assert [len(side.voices) for side in row.sides] == [2, 1]


class TestWhatVaries:
    def test_is_excused_by_disjoint_times(self) -> None:
        assert disputes(size(31, "2025-08-17"), size(35, "2025-11-25")) == []
        assert shape_of(one(size(31), size(35))) == (("different",), YES)

    def test_may_conflict_where_the_times_may_meet(self) -> None:
        row = one(size(31, "2025-08-17"), size(35, "2025-08"))
        assert row.answer is UNKNOWN
        row = one(size(31, "2025-08-17"), size(35, "2025-08-01/2025-08-31"))
        assert row.answer is YES

    def test_speaks_of_the_day_of_its_source_where_no_time_is_stated(self) -> None:
        assert one(size(31, None, by=("a",)), size(35, "2025-08-17", by=("b",))).answer is YES
        row = one(size(31, None, by=("a",)), size(35, "2025-08-16/2025-08-18", by=("b",)))
        assert row.answer is YES
        assert one(size(31, None, by=("relay",)), size(35)).answer is UNKNOWN
        assert one(size(31, None, by=()), size(35)).answer is UNKNOWN

    def test_the_day_of_a_source_excuses_nothing(self) -> None:
        """What was published later may be meant of the same time: only `holds` tells."""
        assert one(size(31, None, by=("a",)), size(35, None, by=("b",))).answer is UNKNOWN
        assert one(size(31, None, by=("a",)), size(35, "2025-11-25", by=("b",))).answer is UNKNOWN
        assert one(size(31, None, by=("a",)), size(35, "2020", by=("b",))).answer is UNKNOWN
        held = claim("held", field="status", about=TALKS, by=("a",))
        cancelled = claim("cancelled", field="status", about=TALKS, by=("b",))
        assert one(held, cancelled).answer is UNKNOWN
        club = cm.Organization(
            id=cm.organization_id("club"),
            kind="coalition",
            declared_size=Quantity(value=31),
            citations=(cm.Citation(source=cm.source_id("a")),),
        )
        row = one(club, size(26, None, by=("b",)))
        assert (row.sides[0].accepted, row.answer) == (True, UNKNOWN)
        assert disputes(club, size(31, None, by=("b",))) == []
        assert disputes(club, size(26, "2025-09-04")) == [], "its author knows of that time"

    def test_what_states_no_time_may_conflict_with_what_has_long_ended(self) -> None:
        stated = [size(20, "2020"), size(21, "2021"), size(22, "2022/2026"), size(23, "2027")]
        row = one(*stated, size(30, None, by=("a",)))
        values = [str(side.value) for side in row.sides]
        pairs = {
            frozenset((values[each.left], values[each.right])): each.answer for each in row.clashes
        }
        assert pairs == {
            frozenset({"20", "30"}): UNKNOWN,
            frozenset({"21", "30"}): UNKNOWN,
            frozenset({"22", "30"}): YES,
            frozenset({"23", "30"}): UNKNOWN,
        }

    def test_what_is_fixed_is_not_excused(self) -> None:
        row = one(claim("2025-03", holds="2025-08-17"), claim("2024", holds="2026"))
        assert row.answer is YES

    def test_an_announced_meeting_may_have_been_held(self) -> None:
        announced = cm.Meeting(id=cm.meeting_id("talks"), status="announced")
        held = claim("held", field="status", about=TALKS, holds="2025-08-17")
        cancelled = claim("cancelled", field="status", about=TALKS, holds="2025-08-17")
        assert disputes(announced, held) == []
        row = one(announced, held, cancelled)
        assert {side.value for side in row.sides} == {"held", "cancelled"}

    def test_a_value_that_comes_back_is_not_confused(self) -> None:
        days = [f"2025-0{month}-01" for month in range(1, 10)]
        rows = [size(30 + index % 2, day) for index, day in enumerate(days)]
        assert disputes(*rows) == []
        assert one(*rows, size(31, days[0])).answer is YES

    def test_who_leads_an_organization_may_be_meant_once_and_for_all(self) -> None:
        chairs = [
            claim([{"actor": actor, "role": "chair"}], field="parties", holds=day)
            for actor, day in (("state:FR", "2025-08-17"), ("leader:ada", "2025-12"))
        ]
        assert shape_of(one(*chairs)) == (("disjoint",), UNKNOWN)


def named(*actors: str, role: str = "initiator", **more: Any) -> cm.Claim:
    return claim([{"actor": each, "role": role} for each in actors], field="parties", **more)


FR, GB, CZ = "state:FR", "state:GB", "state:CZ"


class TestLists:
    @pytest.mark.parametrize(
        ("left", "right", "respect"),
        [
            ((FR,), (GB,), "disjoint"),
            ((FR,), (FR, GB), "subset"),
            ((FR, CZ), (FR, GB), "overlap"),
        ],
    )
    def test_two_whole_lists_conflict_if_they_differ(
        self, left: tuple[str, ...], right: tuple[str, ...], respect: str
    ) -> None:
        row = one(named(*left), named(*right))
        assert shape_of(row) == ((respect,), YES)
        assert (row.field, row.aspect) == ("parties", "initiator")

    def test_order_does_not_count(self) -> None:
        assert disputes(named(FR, GB), named(GB, FR)) == []

    def test_an_open_list_conflicts_only_with_a_whole_one_that_lacks_what_it_names(self) -> None:
        assert disputes(named(FR, open=True), named(GB, open=True)) == []
        assert disputes(named(FR, open=True), named(FR, GB)) == []
        row = one(named(FR, CZ, open=True), named(FR, GB))
        assert shape_of(row) == (("overlap",), YES)
        assert {side.whole for side in row.sides} == {True, False}

    def test_parties_are_compared_role_by_role(self) -> None:
        assert disputes(named(FR), named(GB, role="host")) == []
        club = cm.Organization(
            id=cm.organization_id("club"),
            kind="coalition",
            parties=(
                cm.Party(actor=cm.state_id("GB"), role="host"),
                cm.Party(actor=cm.state_id("FR"), role="initiator"),
            ),
            citations=(
                cm.Citation(source=cm.source_id("a"), fields=("parties/0",)),
                cm.Citation(source=cm.source_id("b"), fields=("parties/1",)),
            ),
        )
        assert disputes(club, named(FR)) == []
        row = one(club, named(CZ))
        assert [voice.by for voice in row.sides[0].voices] == ["B"]

    def test_identifiers_are_compared_scheme_by_scheme(self) -> None:
        wikidata = [
            claim([{"scheme": scheme, "value": value}], field="identifiers")
            for scheme, value in (("wikidata", "Q1"), ("wikidata", "Q2"), ("x", "club"))
        ]
        row = one(*wikidata)
        assert (row.aspect, row.respects) == ("wikidata", ("disjoint",))

    def test_names_are_never_all(self) -> None:
        names = [claim([{"text": each}], field="names") for each in ("Club", "Klub")]
        assert disputes(*names) == []

    def test_attendance_is_compared_by_what_is_said_of_it(self) -> None:
        def there(actor: str, status: str, **more: Any) -> cm.Claim:
            value = [{"actor": actor, "status": status}]
            return claim(value, field="participants", about=TALKS, open=True, **more)

        assert disputes(there("leader:ada", "attended"), there("leader:ada", "confirmed")) == []
        row = one(there("leader:ada", "attended"), there("leader:ada", "absent"))
        assert (row.aspect, shape_of(row)) == ("attended", (("denied",), YES))
        row = one(there("leader:ada", "invited"), there("leader:ada", "not-invited"))
        assert row.aspect == "invited"
        talks = cm.Meeting(
            id=cm.meeting_id("talks"),
            participants=(cm.Participation(actor=cm.leader_id("ben"), status="attended"),),
        )
        assert disputes(talks, there("leader:ada", "attended")) == []
        assert one(talks, there("leader:ben", "absent")).answer is YES

    def test_places_that_lie_in_one_another_agree(self) -> None:
        def at(*places: str) -> cm.Claim:
            return claim(list(places), field="places", about=TALKS)

        assert disputes(at("place:hq"), at("place:brussels")) == []
        assert (
            disputes(claim("place:hq", field="seat"), claim("place:brussels", field="seat")) == []
        )
        assert one(at("place:hq"), at("place:london")).respects == ("disjoint",)
        assert one(at("place:hq", "place:london"), at("place:brussels")).respects == ("subset",)

    def test_members_are_the_memberships_which_need_not_be_all(self) -> None:
        edges = [
            cm.Membership(organization=cm.organization_id("club"), member=cm.state_id(each))
            for each in ("FR", "GB")
        ]
        members = claim([FR, CZ], field="members", holds="2025")
        row = one(*edges, members)
        assert [side.value for side in row.sides] == [(FR, GB), (FR, CZ)]
        assert (row.respects, row.answer) == (("overlap",), UNKNOWN)
        assert disputes(*edges, claim([FR, GB, CZ], field="members")) == []
        assert disputes(claim([FR], field="members", open=True)) == []

    def test_texts_and_objectives_are_compared_by_their_words(self) -> None:
        aims = [
            claim([{"text": {"en": text}}], field="objectives", holds="2025-08-17")
            for text in ("restore peace", "Restore peace!", "win")
        ]
        assert disputes(*aims[:2]) == []
        assert one(*aims).respects == ("disjoint",)

    def test_parts_agree_where_all_that_both_state_agrees(self) -> None:
        plan = cm.PeacePlan(
            id=cm.plan_id("p"),
            clauses=(
                cm.Clause(
                    number="1",
                    wording="unseen",
                    commitments=(cm.Commitment(modality="commits"),),
                ),
            ),
        )
        timings = [
            claim(value, field="timing", about="commitment:p/1/1")
            for value in (
                {"when": "2025", "relation": "after"},
                {"when": "2025-08", "relation": "after", "wording": {"en": "soon"}},
                {"when": "2026", "relation": "after"},
            )
        ]
        assert disputes(plan, *timings[:2]) == []
        assert one(plan, *timings).respects == ("different",)


class TestDenial:
    @pytest.mark.parametrize(
        ("field", "denied", "asserted"),
        [
            ("founded", "2025-03", "2025-03-02"),
            ("founded", "2025-03", "2025-03"),
            ("status", "active", "active"),
            ("declared_size", {"value": 30, "qualifier": "more-than"}, {"value": 31}),
            ("declared_size", {"value": 31}, {"value": 31}),
            ("members", [FR], [FR, GB]),
            ("names", [{"text": "Club"}], [{"text": "Klub"}, {"text": "CLUB", "language": "en"}]),
        ],
    )
    def test_what_is_denied_and_asserted(self, field: str, denied: Any, asserted: Any) -> None:
        row = one(
            claim(denied, field=field, denies=True, holds="2025-08-17"),
            claim(asserted, field=field, holds="2025-08-17"),
        )
        assert shape_of(row) == (("denied",), YES)
        assert {side.denied for side in row.sides} == {True, False}

    @pytest.mark.parametrize(
        ("field", "denied", "asserted"),
        [
            ("founded", "2025-03-02", "2025-03"),
            ("founded", "2024", "2025-03"),
            ("status", "planned", "active"),
            ("declared_size", {"value": 31}, {"value": 30, "qualifier": "more-than"}),
            ("declared_size", {"value": 31, "qualifier": "about"}, {"value": 31}),
            ("members", [CZ], [FR, GB]),
        ],
    )
    def test_what_can_be_so_although_the_other_is_not(
        self, field: str, denied: Any, asserted: Any
    ) -> None:
        rows = disputes(
            claim(denied, field=field, denies=True, holds="2025-08-17"),
            claim(asserted, field=field, holds="2025-08-17"),
        )
        assert rows == []

    def test_two_denials_agree(self) -> None:
        assert disputes(claim("2025", denies=True), claim("2024", denies=True)) == []

    def test_free_words_conflict_where_the_same_are_asserted_and_denied(self) -> None:
        says = Text.of("The US is a member.", "en")
        yes, no = claim(says, field=""), claim(says, field="", denies=True)
        row = one(yes, no)
        assert (row.field, row.aspect, row.answer) == (None, "The US is a member.", YES)
        assert (
            disputes(yes, claim(Text.of("The UK is a member.", "en"), field="", denies=True)) == []
        )
        both = Text({"fr": "Ils en sont.", "en": "the US is a member"})
        assert one(claim(both, field=""), no).respects == ("denied",)

    def test_free_words_of_different_times_may_conflict(self) -> None:
        says = Text.of("The US is a member.", "en")
        no = claim(says, field="", denies=True, holds="2025-05-10")
        assert one(claim(says, field="", holds="2025-10-24"), no).answer is UNKNOWN
        assert one(claim(says, field="", holds="2025-05-10"), no).answer is YES
        assert one(claim(says, field=""), no).answer is UNKNOWN

    @pytest.mark.parametrize(
        ("one_tag", "other_tag", "found"),
        [("en", "en-GB", 1), ("en-GB", "en-US", 1), ("EN", "en", 1), ("en", "fr", 0)],
    )
    def test_the_same_words_in_the_language_of_another_country(
        self, one_tag: str, other_tag: str, found: int
    ) -> None:
        yes = claim(Text.of("The US is a member.", one_tag), field="")
        no = claim(Text.of("The US is a member.", other_tag), field="", denies=True)
        assert len(disputes(yes, no)) == found

    def test_other_words_under_another_tag_deny_nothing(self) -> None:
        """They may be the same in another script."""
        assert same_words(Text.of("Мир", "sr-Cyrl"), Text.of("Mir", "sr-Latn")) is UNKNOWN
        assert same_words(Text.of("Mir", "sr"), Text.of("Rat", "sr")) is NO

    def test_the_same_letters_in_two_languages_are_two_disputes(self) -> None:
        rows = [
            claim(Text.of("No", tag), field="", denies=denies)
            for tag in ("en", "es")
            for denies in (False, True)
        ]
        assert len(disputes(*rows)) == 2

    SAYINGS = (
        ({"en": "a"}, False),
        ({"fr": "b"}, True),
        ({"en": "a", "fr": "b"}, False),
        ({"fr": "b", "de": "c"}, True),
        ({"de": "c"}, False),
        ({"de": "d"}, True),
    )

    @given(st.permutations(range(len(SAYINGS))))
    def test_the_order_of_claims_in_free_words_does_not_matter(self, order: list[int]) -> None:
        """A claim in two languages joins those in either, whichever comes first."""

        def shown(places: Iterable[int]) -> list[Any]:
            claims = [
                claim(
                    Text(self.SAYINGS[at][0]),
                    field="",
                    denies=self.SAYINGS[at][1],
                    id=f"claim:{at}",
                )
                for at in places
            ]
            return [
                (row.aspect, row.answer, {side.voices[0].claims[0].id for side in row.sides})
                for row in disputes(*claims)
            ]

        expected = shown(range(len(self.SAYINGS)))
        assert [len(sides) for _, _, sides in expected] == [4]
        assert shown(order) == expected


def between(ends: tuple[float, float], qualifier: Literal["exact", "about"]) -> Quantity:
    return Quantity(low=min(ends), high=max(ends), qualifier=qualifier)


class TestNumbers:
    HUGE = 10**400

    @pytest.mark.parametrize("qualifier", ["exact", "about", "at-least", "more-than", "less-than"])
    def test_whole_numbers_of_any_length(self, qualifier: str) -> None:
        huge = claim(
            {"value": self.HUGE, "qualifier": qualifier}, field="declared_size", holds="2025"
        )
        small = claim({"value": 31}, field="declared_size", holds="2025")
        assert len(disputes(huge, small)) == (qualifier != "less-than")

    def test_a_long_number_among_very_many_values(self) -> None:
        plan = cm.PeacePlan(id=cm.plan_id("p"))
        sizes = [
            claim({"value": value}, field="declared_size", about="plan:p")
            for value in (*range(WIDTH + 5), self.HUGE, -self.HUGE, 0.5)
        ]
        row = one(plan, *sizes)
        assert (row.about.id, len(row.sides)) == ("plan:p", len(sizes))

    def test_numbers_that_a_float_does_not_tell_apart(self) -> None:
        more = Quantity(value=2**60, qualifier="more-than")
        assert more.contains(2**60) is NO
        assert more.contains(2**60 + 1) is YES
        assert Quantity(value=-(2**60), qualifier="less-than").contains(-(2**60) - 1) is YES

    @pytest.mark.parametrize(
        ("mine", "theirs", "answer"),
        [
            (Quantity(value=100, qualifier="about"), Quantity(value=110), UNKNOWN),
            (Quantity(value=100, qualifier="about"), Quantity(value=111), NO),
            (Quantity(value=100, qualifier="about"), Quantity(value=90), UNKNOWN),
            (Quantity(value=100, qualifier="about"), Quantity(value=89), NO),
            (Quantity(value=-100, qualifier="about"), Quantity(value=-110), UNKNOWN),
            (Quantity(value=10**400, qualifier="about"), Quantity(value=11 * 10**399), UNKNOWN),
            (Quantity(value=10**400, qualifier="about"), Quantity(value=11 * 10**399 + 1), NO),
            (Quantity(value=1.7e308, qualifier="about"), Quantity(value=2 * 10**308), NO),
        ],
    )
    def test_about_belongs_to_the_side_that_is_about(
        self, mine: Quantity, theirs: Quantity, answer: Answer
    ) -> None:
        assert mine.may_equal(theirs) is answer
        assert theirs.may_equal(mine) is answer

    VALUES = st.integers(-40, 40) | st.sampled_from([10**400, -(10**400), 0.5, 1e308, 2**60 + 1])
    QUALIFIERS = ("exact", "about", "at-least", "more-than", "at-most", "less-than")
    QUANTITIES = st.builds(
        Quantity, value=VALUES, qualifier=st.sampled_from(QUALIFIERS)
    ) | st.builds(
        between,
        st.tuples(VALUES, VALUES),
        st.sampled_from(["exact", "about"]),
    )

    @given(QUANTITIES, QUANTITIES)
    def test_which_of_two_is_asked_makes_no_difference(
        self, one: Quantity, other: Quantity
    ) -> None:
        assert one.may_equal(other) is other.may_equal(one)
        assert one.may_equal(one) is YES


class TestWhatAFieldHoldsWhereNothingIsWritten:
    def test_a_membership_is_that_of_a_member(self) -> None:
        edge = cm.Membership(organization=cm.organization_id("club"), member=cm.state_id("FR"))
        row = one(edge, claim("observer", field="status", about=edge.id))
        assert [side.value for side in row.sides] == ["member", "observer"]
        assert disputes(edge, claim("member", field="status", about=edge.id)) == []

    def test_a_tenure_is_substantive(self) -> None:
        office = cm.Office(id=cm.office_id("o"), of=cm.state_id("FR"), kind="minister")
        tenure = cm.Tenure(leader=cm.leader_id("ada"), office=office.id)
        row = one(office, tenure, claim("acting", field="status", about=tenure.id))
        assert row.sides[0].value == "substantive"
        (row,) = disputes(office, claim(value=False, field="exclusive", about=office.id))
        assert (row.sides[0].value, row.sides[0].accepted) == (True, True)

    def test_what_an_entity_agrees_with(self) -> None:
        edge = cm.Membership(organization=cm.organization_id("club"), member=cm.state_id("FR"))
        assert agrees(edge, "status", "observer") is NO
        assert agrees(edge, "status", "member") is YES
        assert agrees(edge, "period", "2025/..") is UNKNOWN
        plan = cm.PeacePlan(id=cm.plan_id("p"))
        assert agrees(plan, "kind", "proposal") is NO
        assert agrees(plan, "complete", "yes") is UNKNOWN


class TestVoices:
    def test_copies_of_one_source_count_once(self) -> None:
        row = one(claim("2025", by=("a",)), claim("2024", by=("b", "b-copy", "relay")))
        (many,) = (side for side in row.sides if str(side.value) == "2024")
        (voice,) = many.voices
        assert (voice.by, [each.id for each in voice.sources]) == (
            "B",
            ["source:b", "source:b-copy", "source:relay"],
        )
        assert str(voice.published) == "2025-08-18"

    def test_copies_of_another_day_count_once_of_what_varies_too(self) -> None:
        """A copy says what its original says, as of the day on which that said it."""
        others = [
            cm.Source(id=cm.source_id(each), kind="article", published=when(day), relations=copied)
            for each, day, copied in (
                ("a-copy", "2025-08-21", (cm.Relation(kind="copy-of", target=cm.source_id("a")),)),
                ("other", "2025-08-21", ()),
            )
        ]
        rows = [size(31, None, by=(each,)) for each in ("a", "a-copy", "other")]
        row = one(*others, *rows, size(26, "2025-08-17/2025-08-21", by=("b",)))
        (many,) = (side for side in row.sides if str(side.value) == "31")
        assert [(voice.by, str(voice.holds), len(voice.sources)) for voice in many.voices] == [
            ("A", "2025-08-17", 2),
            ("source:other", "2025-08-21", 1),
        ]

    def test_an_original_without_a_date_and_its_copies_count_once(self) -> None:
        copies = [
            cm.Source(
                id=cm.source_id(each),
                kind="article",
                published=when(day),
                relations=(cm.Relation(kind="copy-of", target=cm.source_id("relay")),),
            )
            for each, day in (("x", "2025-08-21"), ("y", "2025-08-22"))
        ]
        undated = cm.Source(id=cm.source_id("relay"), kind="article", publisher="R")
        rows = [size(31, None, by=(each,)) for each in ("x", "y")]
        row = one(undated, *copies, *rows, size(26, "2025-08-17/2025-08-22", by=("b",)))
        (many,) = (side for side in row.sides if str(side.value) == "31")
        assert [voice.by for voice in many.voices] == ["R"]

    def test_copies_count_once_where_the_original_is_not_cited(self) -> None:
        row = one(claim("2025", by=("a",)), claim("2024", by=("b-copy", "relay")))
        assert {len(side.voices) for side in row.sides} == {1}

    def test_one_publisher_and_one_quotation_count_once(self) -> None:
        again = cm.Source(id=cm.source_id("a2"), kind="article", publisher="A")
        quotes = tuple(
            cm.Citation(source=cm.source_id(each), quote=quote)
            for each, quote in (("a", "«In March»"), ("a2", "in March"), ("b", "in March"))
        )
        row = one(again, claim("2024"), claim("2025-03", by=(), citations=quotes))
        (side,) = (side for side in row.sides if str(side.value) == "2025-03")
        assert [voice.by for voice in side.voices] == ["A", "B"]
        assert [len(voice.citations) for voice in side.voices] == [2, 1]

    def test_a_source_that_relays_several_copies_only_what_is_cited_beside_it(self) -> None:
        digest = cm.Source(
            id=cm.source_id("digest"),
            kind="article",
            publisher="D",
            relations=(
                cm.Relation(kind="relays", target=cm.source_id("a")),
                cm.Relation(kind="relays", target=cm.source_id("b")),
            ),
        )
        alone = one(digest, claim("2025", by=("digest",)), claim("2024", by=("a",)))
        assert {side.voices[0].by for side in alone.sides} == {"D", "A"}
        beside = one(digest, claim("2025", by=("digest", "b")), claim("2024", by=("a",)))
        assert {tuple(voice.by for voice in side.voices) for side in beside.sides} == {
            ("A",),
            ("B",),
        }

    def test_sources_that_copy_one_another_end_somewhere(self) -> None:
        ring = [
            cm.Source(
                id=cm.source_id(each),
                kind="article",
                relations=(cm.Relation(kind="copy-of", target=cm.source_id(other)),),
            )
            for each, other in (("x", "y"), ("y", "x"))
        ]
        assert len(disputes(*ring, claim("2025", by=("x",)), claim("2024", by=("a",)))) == 1

    def test_the_way_from_copy_to_copy_is_gone_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """However many copies are cited, and in however many disputes."""
        chain = [
            cm.Source(
                id=cm.source_id(f"n{each}"),
                kind="article",
                relations=(
                    (cm.Relation(kind="copy-of", target=cm.source_id(f"n{each - 1}")),)
                    if each
                    else ()
                ),
            )
            for each in range(50)
        ]
        rows = [claim(str(1900 + each % 5), by=(f"n{each}",)) for each in range(50)]
        looked: list[str] = []
        targets = voices.targets_of

        def counted(source: cm.Source, kind: str) -> list[str]:
            looked.append(source.id)
            return targets(source, kind)

        monkeypatch.setattr(voices, "targets_of", counted)
        given = dossier(*chain, *rows)
        row = one(*chain, *rows)
        assert {len(side.voices) for side in row.sides} == {1}
        assert {voices.origin_of(given, each) for each in chain} == {"source:n0"}
        assert len(looked) <= 4 * len(given.sources) + len(row.sides) + 2 * len(chain)

    def test_sources_that_copy_one_another_have_one_origin(self) -> None:
        def copying(id_: str, *originals: str, kind: Any = "copy-of") -> cm.Source:
            relations = [cm.Relation(kind=kind, target=cm.source_id(each)) for each in originals]
            return cm.Source(id=cm.source_id(id_), kind="article", relations=tuple(relations))

        given = dossier(
            *(copying(id_, to) for id_, to in (("z", "y"), ("y", "x"), ("x", "y"), ("s", "s"))),
            copying("digest", "z", "a", kind="relays"),
            copying("again", "digest"),
        )

        def origin(id_: str, *beside: str) -> str:
            found = voices.origin_of(given, given.sources[f"source:{id_}"], frozenset(beside))
            return found.removeprefix("source:")

        assert [origin(each) for each in "zyxs"] == ["x", "x", "x", "s"]
        assert (origin("digest"), origin("again")) == ("digest", "digest")
        assert (origin("digest", "source:z"), origin("again", "source:z")) == ("x", "x")
        assert origin("again", "source:a", "source:nowhere") == "a"

    def test_who_says_so(self) -> None:
        row = one(
            claim("2025", attributed_to="leader:ada", by=("a", "b")),
            claim("2024", by=(), coder="us"),
            claim("2023", by=()),
            claim("2022", by=("b-copy",)),
        )
        by = {str(side.value): [voice.by for voice in side.voices] for side in row.sides}
        assert by == {"2025": ["leader:ada"], "2024": ["us"], "2023": [""], "2022": ["B"]}

    def test_rows_turn_into_plain_dictionaries(self) -> None:
        (row,) = queries.rows([one(claim("2025"), claim("2024", by=("b",)))])
        assert (row["about"], row["field"], row["answer"]) == (CLUB, "founded", "yes")
        assert [side["value"] for side in row["sides"]] == ["2024", "2025"]
        assert row["sides"][0]["voices"][0]["by"] == "B"
        assert row["clashes"] == [{"left": 0, "right": 1, "respect": "different", "answer": "yes"}]


class TestWhatIsAskedFor:
    def test_about_one_thing_or_one_field(self) -> None:
        given = dossier(
            claim("2025"),
            claim("2024"),
            named(FR),
            named(GB),
            claim("summit", field="kind", about=TALKS),
            claim("call", field="kind", about=TALKS),
            claim(Text.of("founded", "en"), field=""),
            claim(Text.of("founded", "en"), field="", denies=True),
        )

        def keys(**asked: str) -> list[tuple[str, str | None]]:
            return [(row.about.id, row.field) for row in queries.contradictions(given, **asked)]

        assert keys() == [(CLUB, None), (CLUB, "founded"), (CLUB, "parties"), (TALKS, "kind")]
        assert keys(about=TALKS) == [(TALKS, "kind")]
        assert keys(field="founded") == [(CLUB, "founded")]
        assert keys(about=CLUB, field="parties") == [(CLUB, "parties")]
        assert keys(field="members") == []

    def test_what_is_not_there_is_an_error_with_the_nearest_name(self) -> None:
        with pytest.raises(cm.UnknownId, match="did you mean 'organization:club'"):
            queries.contradictions(dossier(), about="organization:klub")
        with pytest.raises(cm.UnknownId, match=r"Organization\.foundet'; did you mean 'founded'"):
            queries.contradictions(dossier(), about=CLUB, field="foundet")
        with pytest.raises(cm.UnknownId, match=r"Claim\.foundet'; did you mean 'founded'"):
            queries.contradictions(dossier(), field="foundet")


class TestMany:
    """Large groups stay linear, and nothing at odds is lost for it."""

    def test_days_that_all_differ(self) -> None:
        row = one(*(claim(str(1000 + year)) for year in range(300)))
        assert len(row.sides) == 300
        assert len(row.clashes) <= 300 * WIDTH
        assert row.answer is YES

    def test_numbers_of_which_one_is_out(self) -> None:
        values = [{"value": each, "qualifier": "at-least"} for each in range(1, 200)]
        rows = [claim(each, field="declared_size", about="plan:p") for each in values]
        odd = claim({"value": 7}, field="declared_size", about="plan:p")
        assert disputes(cm.PeacePlan(id=cm.plan_id("p")), *rows) == []
        row = one(cm.PeacePlan(id=cm.plan_id("p")), *rows, odd)
        assert len(row.clashes) >= 192 - WIDTH
        assert {clash.respect for clash in row.clashes} == {"different"}

    def test_many_lists_and_words(self) -> None:
        people = [cm.Leader(id=cm.leader_id(f"p{each}")) for each in range(90)]
        lists = [named(each.id, open=True) for each in people]
        assert disputes(*people, *lists) == []
        assert len(one(*people, *lists, named(FR)).sides) == 91
        names = [claim(str(each), field="publisher", about="source:a") for each in range(90)]
        assert len(one(*names).sides) == 91, "the accepted one too"

    def test_a_daily_count_by_two_sources_of_which_one_errs_once(self) -> None:
        day = cm.Day(2020, 1, 1).ordinal
        rows: list[cm.Claim] = []
        for each in range(1500):
            holds = str(cm.Day.from_ordinal(day + each))
            rows += [size(each, holds), size(each + (each == 700), holds, by=("b",))]
        given = dossier(*rows)
        before = time.process_time()
        (row,) = queries.contradictions(given)
        assert time.process_time() - before < 3
        assert {str(side.value) for side in row.sides} == {"700", "701"}

    def test_many_at_one_time(self) -> None:
        rows = [size(each) for each in range(1000)]
        given = dossier(*rows)
        before = time.process_time()
        (row,) = queries.contradictions(given)
        assert time.process_time() - before < 3
        assert len(row.sides) == 1000


class TestListsOfTexts:
    WORDINGS = st.dictionaries(
        st.sampled_from(("en", "en-GB", "EN", "fr", "de")),
        st.sampled_from(("Peace.", "peace", "war", "guerre")),
        min_size=1,
        max_size=2,
    )

    @given(st.lists(st.builds(Text, WORDINGS), max_size=4), st.builds(Text, WORDINGS))
    def test_a_text_is_looked_up_as_it_is_compared_with_each(
        self, held: list[Text], item: Text
    ) -> None:
        compared = NO
        for each in held:
            compared |= same_words(each, item)
        found = lists_agree(tuple(held), (item,), whole=(True, False), same=compatible)
        assert found is compared

    def test_texts_are_not_compared_each_with_each(self) -> None:
        asked: list[object] = []

        def same(one: object, other: object) -> Answer:
            asked.append(one)
            return compatible(one, other)

        mine = tuple(Text.of(f"Item {each}", "en") for each in range(300))
        theirs = tuple(Text.of(f"item {each}!", "en") for each in reversed(range(300)))
        assert lists_agree(mine, theirs, whole=(True, True), same=same) is YES
        assert lists_agree(mine, theirs[1:], whole=(True, True), same=same) is NO
        assert not asked


class TestValues:
    def test_what_cannot_be_compared_is_unknown(self) -> None:
        assert compatible(YES, NO) is NO
        assert compatible(YES, UNKNOWN) is UNKNOWN
        assert compatible(Text.of("pays", "fr"), Text.of("countries", "en")) is UNKNOWN
        assert compatible("place:a", "place:b") is NO
        given = dossier()
        assert lies_in(given, "place:hq", FR)
        assert not lies_in(given, "place:nowhere", FR)
        ring = [
            cm.Place(id=cm.place_id(each), part_of=cm.place_id(other))
            for each, other in (("x", "y"), ("y", "x"))
        ]
        assert not lies_in(dossier(*ring), "place:x", FR)

    def test_when_two_values_conflict(self) -> None:
        day, month = stretch(when("2025-08-17")), stretch(when("2025-08"))
        moment = stretch(when("2025-08-17T15:00+02:00"))
        assert clashes(NO, day, month) is YES
        assert clashes(YES, day, month) is UNKNOWN
        assert clashes(YES, day, moment) is YES
        assert clashes(YES, day, stretch(None)) is UNKNOWN
        assert varies("claim", None) is UNKNOWN

    def test_agreement_of_claims_with_what_an_entity_has(self) -> None:
        meeting = cm.Meeting(
            id=cm.meeting_id("m"),
            places=(cm.place_id("hq"),),
            participants=(cm.Participation(actor=cm.leader_id("ada"), status="expected"),),
        )
        assert agrees(meeting, "places", ("place:brussels",)) is NO
        assert agrees(meeting, "places", ("place:brussels",), dossier=dossier()) is YES
        there = cm.Claim(
            id=cm.claim_id("x"),
            about=meeting.id,
            field="participants",
            value=[{"actor": "leader:ada", "status": "attended"}],
        )
        assert agrees(meeting, "participants", there.value) is UNKNOWN

    @pytest.mark.parametrize(
        ("about", "field", "value", "message"),
        [
            (CLUB, "size", 1, "Claim.field must be a field of organization, but is 'size'"),
            (CLUB, "ordinal", 1, "Claim.field must be a field of organization, but is 'ordinal'"),
            ("x:y", "size", 1, "Claim.field must be a field of x, but is 'size'"),
            (CLUB, "founded", "March", "Claim.value must be an EDTF date, but is 'March'"),
            (CLUB, "founded", 2025, "Claim.value must be an EDTF date, but is 2025"),
            (CLUB, "parties", "state:FR", "Claim.value must be a list, but is 'state:FR'"),
            (
                CLUB,
                "parties",
                ["state:FR"],
                "Claim.value/0 must be a mapping of the fields of Party, but is 'state:FR'",
            ),
            (
                CLUB,
                "parties",
                [{"actor": "place:x", "role": "chair"}],
                "Claim.value/0/actor must be an id of kind state, leader or organization",
            ),
            (
                CLUB,
                "parties",
                [{"actor": "state:FR", "rank": 1}],
                "Claim.value/0/rank must be a field of Party, but is 'rank'",
            ),
            (CLUB, "parties", [{"actor": FR}], "Claim.value/0/role must be given, but is None"),
            (CLUB, "declared_size", 31, "a mapping of the fields of Quantity, but is 31"),
            (
                CLUB,
                "declared_size",
                {"value": 1, "low": 1},
                "Claim.value/low must be left out where value is given, but is 1",
            ),
            (TALKS, "agenda", [{"french": "x"}], "Claim.value/0 must be a BCP 47 language tag"),
            (TALKS, "agenda", [None], "Claim.value/0 must be a mapping of the fields of Text"),
            (CLUB, "extra", [], "Claim.value must be a mapping, but is ()"),
        ],
    )
    def test_why_a_value_cannot_be_read(
        self, about: str, field: str, value: Any, message: str
    ) -> None:
        given = frozen(value)
        with pytest.raises(cm.InvalidValue) as caught:
            value_of(about, field, given)
        assert message in str(caught.value)

    def test_short_forms_are_read(self) -> None:
        assert value_of(TALKS, "agenda", ("peace",)) == (Text({"und": "peace"}),)
        assert value_of(CLUB, "names", ("Club",)) == (cm.Name(text="Club"),)
        cited = value_of(CLUB, "citations", ("source:a",))
        assert cited == (cm.Citation(source=cm.source_id("a")),)
        quantity = frozen({"value": 1, "unit": None})
        assert value_of(CLUB, "declared_size", quantity) == cm.Quantity(value=1)
        extra = frozen({"x:y": [1]})
        assert value_of(CLUB, "extra", extra) == extra
        assert read_claimed(Shape("integer", optional=True), None) is None


def frozen(value: Any) -> Any:
    return freeze_json(value)


def topics() -> dict[str, list[dict[str, Any]]]:
    path = shared("facts/coalition_claims.json")
    found: dict[str, list[dict[str, Any]]] = {}
    for row in json.loads(path.read_text("utf-8"))["claims"]:
        found.setdefault(row["topic"], []).append(row)
    return found


@cache
def disputed() -> dict[tuple[str, str | None, str | None], Contradiction]:
    rows = queries.contradictions(reference.dossier("coalition-of-the-willing"))
    return {(row.about.id, row.field, row.aspect): row for row in rows}


class TestTheCoalitionOfTheWilling:
    """Every dispute of `coalition_claims.json`, and nothing that merely differs in precision."""

    def sides(self, about: str, field: str | None, aspect: str | None = None) -> set[str]:
        return {written(side.value) for side in disputed()[about, field, aspect].sides}

    def test_these_are_all(self) -> None:
        coalition = "organization:coalition"
        answers = {
            key: row.answer for key, row in disputed().items() if not key[0].startswith("tenure:")
        }
        assert answers == {
            (coalition, None, "The United States is a member of the coalition."): UNKNOWN,
            (coalition, "declared_size", None): YES,
            (coalition, "founded", None): YES,
            (coalition, "parties", "chair"): UNKNOWN,
            (coalition, "parties", "initiator"): YES,
            ("leader:antonio-costa", "identifiers", "wikidata"): YES,
            ("meeting:2025-03-15-vtc", "online", None): YES,
            ("meeting:2025-04-10-nato-hq", "ordinal", None): YES,
            ("meeting:2025-08-17-coalition", "parties", "chair"): YES,
            ("meeting:2026-01-06-paris", "parties", "chair"): YES,
            ("membership:council-of-europe/state-TR", "period", None): YES,
            ("membership:g8/state-RU", "period", None): YES,
            ("membership:nato/state-AL", "period", None): YES,
            ("membership:nato/state-DE", "period", None): YES,
            ("membership:osce/state-RS", "period", None): YES,
        }

    def test_when_it_was_founded(self) -> None:
        """2025-03 stands beside 2025-03-01 and 2025-03-02, which contradict one another."""
        claimed = {row["value"].partition(" (")[0] for row in topics()["founded"]}
        written_ = {"spring 2025" if each == "2025-21" else each for each in self.founded()}
        assert written_ == claimed
        row = disputed()["organization:coalition", "founded", None]
        values = [str(side.value) for side in row.sides]
        pairs = {frozenset((values[each.left], values[each.right])) for each in row.clashes}
        assert {"2025-03-01", "2025-03-02"} in pairs
        assert {"2025-03", "2025-02-17"} in pairs
        for agreeing in ("2025-03-01", "2025-03-02", "2025-21"):
            assert {"2025-03", agreeing} not in pairs
        assert {"2025-02", "2025-02-17"} not in pairs
        assert all({"2023", each} in pairs for each in values if each != "2023")

    def founded(self) -> set[str]:
        return self.sides("organization:coalition", "founded")

    def test_on_whose_initiative(self) -> None:
        assert len(topics()["initiator"]) == 7
        assert self.sides("organization:coalition", "parties", "initiator") == {
            "state:CZ",
            "state:CZ state:FR state:GB",
            "leader:petr-pavel",
            "leader:keir-starmer",
            "state:FR state:GB",
            "organization:leaders-at-the-origin",
        }
        row = disputed()["organization:coalition", "parties", "initiator"]
        by = {written(side.value): [voice.by for voice in side.voices] for side in row.sides}
        assert by["state:FR state:GB"] == ["Euromaidan Press", "Politico"]
        assert row.sides[0].accepted
        assert row.sides[0].voices[0].citations[0].quote == (
            "à l'initiative de la République tchèque"
        )
        assert row.respects == ("disjoint", "subset")

    def test_how_large_it_is(self) -> None:
        """Only counts of the same day: 33 in September is no dispute about 35 in November."""
        counts = {str(row["value"]) for row in topics()["member_count"]}
        assert {"30", "31", "35", "36"} < counts
        assert self.sides("organization:coalition", "declared_size") == {
            "31 pays",
            "30 countries",
            "35 countries",
            "36 countries",
            "37 countries",
            "33 countries",
            "26 countries",
            "more than 30 countries",
        }
        row = disputed()["organization:coalition", "declared_size", None]
        values = [str(side.value) for side in row.sides]
        pairs = {(values[each.left], values[each.right]): each.answer for each in row.clashes}
        assert pairs == {
            ("31 pays", "30 countries"): YES,  # 2025-03-27: the Élysée and Starmer
            ("30 countries", "37 countries"): YES,  # 2025-04-10
            ("more than 30 countries", "26 countries"): YES,  # 2025-09-04
            ("26 countries", "33 countries"): UNKNOWN,  # some day of 2025-09
            ("35 countries", "36 countries"): YES,  # 2026-02-24
        }

    def test_who_leads_it_and_who_chaired(self) -> None:
        assert len(topics()["leaders"]) == len(topics()["cochairs_2025-08-17"]) == 2
        coalition = disputed()["organization:coalition", "parties", "chair"]
        assert (coalition.respects, coalition.answer) == (("disjoint",), UNKNOWN)
        meeting = disputed()["meeting:2025-08-17-coalition", "parties", "chair"]
        assert meeting.respects == ("subset",)
        assert [[voice.by for voice in side.voices] for side in meeting.sides] == [
            ["UK government"],
            ["organization:elysee"],
        ]

    def test_which_meeting_was_the_first(self) -> None:
        row = disputed()["meeting:2025-04-10-nato-hq", "ordinal", None]
        assert row.respects == ("denied",)
        article, unn = row.sides
        assert (article.accepted, article.denied, unn.denied) == (True, False, True)
        assert [voice.by for voice in unn.voices] == ["UNN"]

    def test_whether_the_united_states_belong_to_it(self) -> None:
        assert {row["value"] for row in topics()["us_is_member"]} == {True, False}
        words = "The United States is a member of the coalition."
        row = disputed()["organization:coalition", None, words]
        assert {(side.denied, side.voices[0].by) for side in row.sides} == {
            (True, "DW"),
            (False, "RBC-Ukraine"),
        }

    def test_the_article_by_itself_contradicts_itself_once(self) -> None:
        week = queries.contradictions(reference.dossier("alaska-to-washington"))
        own = [row for row in week if row.about.id == "organization:coalition"]
        assert [(row.field, row.aspect) for row in own] == [("parties", "initiator")]


def written(value: object) -> str:
    if isinstance(value, tuple):
        return " ".join(map(str, cast("tuple[object, ...]", value)))
    return str(value)


Spell = tuple[str, str]


class TestTheStateSystem:
    """Two authorities on the first day of 213 states: 103 disagreements."""

    @staticmethod
    def lists() -> dict[str, dict[int, list[Spell]]]:
        found: dict[str, dict[int, list[Spell]]] = {}
        for name in ("gw", "cow"):
            with shared(f"cases/states/{name}states.csv").open(encoding="utf-8") as file:
                rows: dict[int, list[Spell]] = {}
                for row in csv.DictReader(file):
                    code = int(float(row[f"{name}code"]))
                    end = ".." if row["end"] == "9999-12-31" else row["end"]
                    rows.setdefault(code, []).append((row["start"], end))
            found[name] = {code: sorted(spells) for code, spells in rows.items()}
        return found

    @staticmethod
    def build(
        lists: dict[str, dict[int, list[Spell]]], codes: Iterable[int], *, first: bool
    ) -> cm.Dossier:
        """The two lists: the first day of each state, its end left unknown, or all its spells."""
        entities: list[Any] = [
            cm.Source(id=cm.source_id(name), kind="dataset", publisher=name) for name in lists
        ]
        for code in codes:
            state = cm.State(id=cm.state_id(str(code)))
            entities.append(state)
            for name, rows in lists.items():
                if code not in rows:
                    continue
                spells = [f"{rows[code][0][0]}/"] if first else ["/".join(s) for s in rows[code]]
                entities.append(
                    cm.Claim(
                        id=cm.claim_id(f"{name}-{code}"),
                        about=state.id,
                        field="spells",
                        value=spells,
                        citations=(cm.Citation(source=cm.source_id(name)),),
                    )
                )
        return cm.Dossier(entities)

    def test_103_of_213_first_days_disagree_77_of_181_with_one_spell_in_each(self) -> None:
        lists = self.lists()
        every = lists["gw"].keys() | lists["cow"].keys()
        both = lists["gw"].keys() & lists["cow"].keys()
        assert len(both) == 213
        rows = queries.contradictions(self.build(lists, every, first=True))
        assert len(rows) == 103
        assert {row.answer for row in rows} == {YES}
        assert {row.field for row in rows} == {"spells"}
        assert all(
            {voice.by for side in row.sides for voice in side.voices} == {"gw", "cow"}
            for row in rows
        )
        single = {
            f"state:{code}"
            for code in both
            if len(lists["gw"][code]) == len(lists["cow"][code]) == 1
        }
        assert len(single) == 181
        assert sum(row.about.id in single for row in rows) == 77

    def test_the_whole_lists_disagree_where_any_spell_does(self) -> None:
        lists = self.lists()
        both = lists["gw"].keys() & lists["cow"].keys()
        rows = queries.contradictions(self.build(lists, both, first=False), field="spells")
        differing = {code for code in both if lists["gw"][code] != lists["cow"][code]}
        assert {row.about.id for row in rows} == {f"state:{code}" for code in differing}
        assert len(rows) == 119


def test_an_interval_of_a_year_agrees_with_its_day() -> None:
    assert compatible(EdtfInterval("1975/.."), EdtfInterval("1975-11-15/..")) is YES
    assert compatible(EdtfInterval("1975/"), EdtfInterval("1975-11-15/..")) is UNKNOWN
    assert compatible(EdtfInterval("1975/.."), EdtfInterval("1975-11-15/1980")) is NO
