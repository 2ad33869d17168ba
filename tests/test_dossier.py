"""The aggregate: look-ups, what refers to what, changes, merging, and what was known when."""

import copy
import pickle
from itertools import pairwise
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import coalition_model as cm
from coalition_model import reference
from coalition_model.values import EdtfDate, EdtfInterval, FrozenMap
from coalition_model.values.spelling import nearest

FR, GB = cm.State(id=cm.state_id("FR")), cm.State(id=cm.state_id("GB"))
ADA = cm.Leader(id=cm.leader_id("ada"), nationality=(FR.id,))
EARLY = cm.Source(id=cm.source_id("early"), kind="article", published=EdtfDate("2025-08-16"))
LATE = cm.Source(id=cm.source_id("late"), kind="article", published=EdtfDate("2025-08-17"))
UNDATED = cm.Source(id=cm.source_id("undated"), kind="web-page")


def cited(source: cm.Source, *fields: str) -> cm.Citation:
    return cm.Citation(source=source.id, fields=fields)


def ours(id: str) -> str:
    return f"write an id of its own, such as '{id}'"


class TestLookUps:
    DOSSIER = cm.Dossier.of(FR, ADA, GB)

    def test_by_id_by_kind_and_by_class(self) -> None:
        assert self.DOSSIER["state:FR"] is FR
        assert self.DOSSIER.states["state:GB"] is GB
        assert self.DOSSIER.all(cm.State) == (FR, GB)
        assert self.DOSSIER.all(cm.Meeting) == ()
        assert [entity.id for entity in self.DOSSIER] == ["state:FR", "state:GB", "leader:ada"]
        assert len(self.DOSSIER) == 3
        assert "state:FR" in self.DOSSIER
        assert "state:XX" not in self.DOSSIER
        assert self.DOSSIER.get("state:XX") is None

    def test_parts_by_their_ids(self) -> None:
        clause = cm.Clause(number="1", wording="unseen")
        plan = cm.PeacePlan(id=cm.plan_id("p"), clauses=(clause,))
        dossier = cm.Dossier.of(plan)
        assert dossier["clause:p/1"] is plan.clauses[0]
        assert dossier.whole_of("clause:p/1") is dossier.whole_of("plan:p") is plan
        assert dossier.part_ids == ("clause:p/1",)

    def test_an_unknown_id_names_the_nearest(self) -> None:
        with pytest.raises(cm.UnknownId) as caught:
            self.DOSSIER["leader:adda"]
        assert str(caught.value) == (
            "no such id in the dossier: 'leader:adda'; did you mean 'leader:ada'?"
        )
        assert caught.value.nearest == ("leader:ada",)
        with pytest.raises(cm.UnknownId) as caught:
            self.DOSSIER.require("leader:ada", "state")
        assert caught.value.id == "leader:ada"
        assert isinstance(caught.value, KeyError)

    def test_only_a_class_of_entity_can_be_listed(self) -> None:
        with pytest.raises(
            TypeError, match=r"^must be a class of entity, but is <class '.*Clause'>$"
        ):
            self.DOSSIER.all(cm.Clause)  # type: ignore[type-var]  # pyright: ignore[reportArgumentType]

    def test_what_refers_to_an_id(self) -> None:
        assert self.DOSSIER.referring_to("state:FR") == (ADA,)
        assert self.DOSSIER.referring_to("state:GB") == ()
        with pytest.raises(cm.UnknownId):
            self.DOSSIER.referring_to("state:XX")

    def test_every_look_up_names_the_nearest(self) -> None:
        told = "no such id in the dossier: 'leader:adda'; did you mean 'leader:ada'?"
        for look_up in (
            self.DOSSIER.__getitem__,
            self.DOSSIER.whole_of,
            self.DOSSIER.require,
            self.DOSSIER.referring_to,
            self.DOSSIER.without,
        ):
            with pytest.raises(cm.UnknownId) as caught:
                look_up("leader:adda")
            assert str(caught.value) == told

    def test_what_is_required_is_of_a_kind(self) -> None:
        dossier = cm.Dossier.of(FR, ADA, cm.Place(id=cm.place_id("luxembourg-city")))
        assert dossier.require("state:FR") == "state:FR"
        assert dossier.require("state:FR", "leader", "state") == "state:FR"
        with pytest.raises(cm.UnknownId) as caught:
            dossier.require("state:luxembourg-city", "place")
        assert str(caught.value) == (
            "no such place in the dossier: 'state:luxembourg-city'; "
            "did you mean 'place:luxembourg-city'?"
        )
        with pytest.raises(cm.UnknownId) as caught:
            dossier.require("leader:adda", "place", "state")
        assert str(caught.value) == "no such place or state in the dossier: 'leader:adda'"

    def test_the_nearest_are_of_the_same_kind_if_there_are_any(self) -> None:
        place = cm.Place(id=cm.place_id("capital-of-the-south"))
        assert cm.Dossier.of(FR, place).nearest("state:capital-of-the-south") == ()
        assert cm.Dossier.of(place).nearest("state:capital-of-the-south") == (place.id,)
        assert cm.Dossier.of(FR, place).nearest("state:capital-of-the-south", "place") == (
            place.id,
        )
        assert cm.Dossier.of(FR, GB).nearest("stat:FR") == ("state:FR",)

    def test_a_part_may_be_the_nearest(self) -> None:
        plan = cm.PeacePlan(id=cm.plan_id("p"), clauses=(cm.Clause(number="11", wording="unseen"),))
        assert cm.Dossier.of(plan).nearest("clause:p/111") == ("clause:p/11",)


class TestNearest:
    def test_ties_go_to_the_longest_common_beginning(self) -> None:
        found = nearest("state:FT", ["state:YT", "state:FR", "state:ZT"])
        assert found[0] == "state:FR"
        assert set(found[1:]) == {"state:YT", "state:ZT"}
        assert nearest("STATE:FT", ["state:YT", "state:FR", "state:ZT"]) == found
        assert nearest("state:FT", ["STATE:YT", "STATE:FR"]) == ("STATE:FR", "STATE:YT")

    def test_the_most_alike_come_first_and_at_most_three(self) -> None:
        words = ["publish", "xpublisher", "publishers", "publisher", "published"]
        assert nearest("publisher", words) == ("publisher", "publishers", "xpublisher")
        assert nearest("publisher", ["publish", "xpublisher"]) == ("xpublisher", "publish")
        assert nearest("PUBLISHER", ["publish", "xpublisher"]) == ("xpublisher", "publish")

    def test_what_is_hardly_alike_is_not_near(self) -> None:
        assert nearest("abcdefghij", ["abcdefgxyz"]) == ("abcdefgxyz",)  # 7 letters of 10
        assert nearest("abcdefghij", ["abcdefwxyz"]) == ()

    def test_what_is_too_long_is_not_looked_for(self) -> None:
        assert nearest("x" * 200, ["x" * 201]) == ("x" * 201,)
        assert nearest("x" * 201, ["x" * 201]) == ()

    def test_only_the_first_five_thousand_candidates_are_compared(self) -> None:
        others = [f"{number:05}" for number in range(4_999)]
        assert nearest("nearly", [*others, "nearby"]) == ("nearby",)
        assert nearest("nearly", [*others, "00000", "nearby"]) == ()
        assert nearest("nearly", [*others, "far too long for it", "nearby"]) == ("nearby",)

    def test_what_is_more_than_twice_as_long_is_no_candidate(self) -> None:
        others = ["0" * 9] * 5_000
        assert nearest("near", [*others, "neat"]) == ("neat",)
        assert nearest("near", [*(each[1:] for each in others), "neat"]) == ()


class TestClosure:
    def test_every_dangling_reference_is_named(self) -> None:
        member = cm.Membership(organization=cm.organization_id("nato"), member=cm.state_id("FT"))
        with pytest.raises(cm.DocumentError) as caught:
            cm.Dossier.of(FR, member)
        assert [(fault.pointer, fault.actual, fault.hint) for fault in caught.value.faults] == [
            (
                "/memberships/membership:nato~1state-FT/organization",
                "'organization:nato'",
                "",
            ),
            (
                "/memberships/membership:nato~1state-FT/member",
                "'state:FT'",
                "did you mean 'state:FR'?",
            ),
        ]

    def test_an_id_given_twice_and_one_that_differs_by_case(self) -> None:
        with pytest.raises(cm.DocumentError, match="must be an id that nothing else has"):
            cm.Dossier.of(FR, FR)
        with pytest.raises(cm.DocumentError, match="by more than case"):
            cm.Dossier.of(FR, cm.State(id=cm.state_id("fr")))

    def test_what_is_said_of_ids_that_are_not_unique(self) -> None:
        row = cm.Participation(actor=FR.id, status="invited")
        meeting = cm.Meeting(id=cm.meeting_id("m"), participants=(row, row))
        again = "participation:m/state-FR"
        with pytest.raises(cm.DocumentError) as caught:
            cm.Dossier([FR, FR, meeting, FR, cm.State(id=cm.state_id("fr")), GB])
        unique = "an id that nothing else has"
        assert [attrs.astuple(fault)[:4] for fault in caught.value.faults] == [
            ("/states/state:FR/id", unique, "'state:FR'", ours("state:FR-2")),
            ("/meetings/meeting:m/participants/1/id", unique, f"'{again}'", ours(f"{again}-2")),
            ("/states/state:FR/id", unique, "'state:FR'", ours("state:FR-3")),
            (
                "/states/state:fr/id",
                "an id that differs from 'state:FR' by more than case",
                "'state:fr'",
                "",
            ),
        ]

    def test_the_nearest_are_looked_for_twenty_times(self) -> None:
        members = [
            cm.Membership(organization=cm.organization_id("club"), member=cm.state_id(f"F{letter}"))
            for letter in "ABCDEFGHIJKLMNOPQSTUVWXYZ"
        ]
        with pytest.raises(cm.DocumentError) as caught:
            cm.Dossier([FR, cm.Organization(id=cm.organization_id("club"), kind="union"), *members])
        assert [fault.hint for fault in caught.value.faults] == [
            *["did you mean 'state:FR'?"] * 20,
            *[""] * 5,
        ]
        assert {fault.expected for fault in caught.value.faults} == {
            "the id of something in the dossier"
        }

    def test_what_is_no_entity_is_named(self) -> None:
        with pytest.raises(TypeError) as caught:
            cm.Dossier([FR, "state:GB"])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
        assert str(caught.value) == "a dossier must be made of entities, but one is 'state:GB'"

    @pytest.mark.parametrize(
        ("header", "said"),
        [
            ({"title": "Talks"}, "title must be a Text or None, but is 'Talks'"),
            ({"note": 5}, "note must be a Text or None, but is 5"),
            ({"uses": "a.json"}, "uses must be a list, each of it a text, but is 'a.json'"),
            ({"uses": b"a"}, "uses must be a list, each of it a text, but is b'a'"),
            ({"uses": ["a.json", 5]}, "uses[1] must be a text, but is 5"),
            ({"coverage": 5}, "coverage must be a list, each of it a Coverage, but is 5"),
            ({"coverage": [None]}, "coverage[0] must be a Coverage, but is None"),
            ({"acceptances": 5}, "acceptances must be a list, each of it an Acceptance, but is 5"),
            ({"acceptances": [5]}, "acceptances[0] must be an Acceptance, but is 5"),
        ],
    )
    def test_what_can_not_be_said_of_a_dossier(self, header: dict[str, Any], said: str) -> None:
        with pytest.raises(TypeError) as caught:
            cm.Dossier([FR], **header)
        assert str(caught.value) == said

    def test_coverage_and_acceptances_refer_to_the_dossier_too(self) -> None:
        with pytest.raises(cm.DocumentError) as caught:
            cm.Dossier(
                [FR],
                coverage=[cm.Coverage(actors=(GB.id,))],
                acceptances=[cm.Acceptance(code="SRC001", entity=GB.id, reason="why not")],
            )
        assert [fault.pointer for fault in caught.value.faults] == [
            "/coverage/actors/0",
            "/acceptances/entity",
        ]


class TestChanges:
    def test_entities_are_added_and_replaced(self) -> None:
        dossier = cm.Dossier([FR], title=cm.Text.of("Une semaine", "fr"))
        new = cm.evolve(FR, status="independent")
        changed = dossier.with_entities(new, GB)
        assert changed.states["state:FR"] == new
        assert len(changed) == 2
        assert len(dossier) == 1, "the first is as it was"
        assert changed.title == dossier.title

    def test_what_nothing_refers_to_can_be_removed(self) -> None:
        dossier = cm.Dossier.of(FR, GB, ADA)
        assert "state:GB" not in dossier.without("state:GB")
        with pytest.raises(cm.DocumentError, match="state:FR"):
            dossier.without("state:FR")
        with pytest.raises(cm.UnknownId):
            dossier.without("state:XX")

    def test_what_is_borrowed_cannot_be_redefined(self) -> None:
        week = reference.dossier("alaska-to-washington")
        france = week.states["state:FR"]
        assert week.with_entities(france) == week
        with pytest.raises(cm.MergeConflict) as caught:
            week.with_entities(cm.evolve(france, status="former"))
        assert str(caught.value) == "entities share an id and differ: state:FR"
        assert "state:FR" not in {entity.id for entity in week.own}

    def test_it_is_immutable_and_survives_copying_and_pickling(self) -> None:
        dossier = cm.Dossier([FR, ADA], note=cm.Text.of("une note", "fr"))
        with pytest.raises(AttributeError, match=r"^a Dossier is immutable: title cannot be set$"):
            dossier.title = None
        with pytest.raises(
            AttributeError, match=r"^a Dossier is immutable: note cannot be deleted$"
        ):
            del dossier.note
        assert pickle.loads(pickle.dumps(dossier)) == dossier  # noqa: S301 - our own bytes
        assert copy.copy(dossier) is copy.deepcopy(dossier) is dossier
        assert hash(dossier) == hash(cm.Dossier.of(ADA, FR))
        assert dossier != cm.Dossier.of(FR, ADA)
        assert dossier != "a dossier"

    def test_a_repr_is_one_line(self) -> None:
        assert repr(cm.Dossier()) == "Dossier(empty)"
        titled = cm.Dossier([FR, GB, ADA], title=cm.Text.of("Une semaine", "fr"))
        assert repr(titled) == "Dossier('Une semaine', 2 states, 1 leaders)"


LETTERS = [cm.State(id=cm.state_id(letter)) for letter in "ABCDEF"]
dossiers = st.lists(st.sampled_from(LETTERS), unique=True).map(cm.Dossier)


class TestMerging:
    def test_headers_are_joined(self) -> None:
        coverage, other = cm.Coverage(actors=(FR.id,)), cm.Coverage(period=EdtfInterval("2025/.."))
        one = cm.Dossier([FR], title=cm.Text.of("A", "en"), coverage=[coverage], uses=["b.yaml"])
        two = cm.Dossier([GB], title=cm.Text.of("B", "en"), coverage=[other], uses=["a.yaml"])
        merged = one.merge(two)
        assert merged == two.merge(one)
        assert merged.uses == ("a.yaml", "b.yaml")
        assert set(merged.coverage) == {coverage, other}
        assert str(merged.title) == "A"

    def test_what_only_one_has_is_kept(self) -> None:
        title, note = cm.Text.of("A week", "en"), cm.Text.of("a note", "en")
        accepted = cm.Acceptance(code="SRC001", entity=FR.id, reason="it is so")
        other = cm.Acceptance(code="SRC002", entity=FR.id, reason="it is so")
        one = cm.Dossier([FR], title=title, acceptances=[other, accepted])
        two = cm.Dossier([FR, GB], note=note, acceptances=[accepted], borrowed=[GB.id])
        assert one.merge(two) == two.merge(one)
        merged = one.merge(two)
        assert (merged.title, merged.note) == (title, note)
        assert merged.acceptances == (accepted, other)
        assert merged.borrowed == {GB.id}

    def test_the_note_is_the_first_in_the_order_of_its_wording(self) -> None:
        notes = [cm.Text.of(words, "en") for words in "AB"]
        dossiers = [cm.Dossier([FR], note=note) for note in notes]
        assert dossiers[0].merge(dossiers[1]).note == notes[0]
        assert dossiers[1].merge(dossiers[0]).note == notes[0]

    def test_a_conflict_shows_both_entities(self) -> None:
        rival = cm.evolve(FR, status="former")
        with pytest.raises(cm.MergeConflict) as caught:
            cm.Dossier.of(FR).merge(cm.Dossier.of(rival))
        assert caught.value.conflicts == (("state:FR", FR, rival),)
        lent = cm.Dossier([FR, GB], borrowed=[FR.id])
        with pytest.raises(cm.MergeConflict) as caught:
            lent.with_entities(rival, cm.evolve(GB, status="former"))
        assert caught.value.conflicts == (("state:FR", FR, rival),)

    def test_every_conflict_is_named(self) -> None:
        rival = cm.Dossier.of(*(cm.evolve(state, status="former") for state in (FR, GB)))
        with pytest.raises(cm.MergeConflict) as caught:
            cm.Dossier.of(FR, GB).merge(rival)
        assert [row[0] for row in caught.value.conflicts] == ["state:FR", "state:GB"]


@given(dossiers, dossiers, dossiers)
def test_it_is_commutative_associative_and_idempotent(
    a: cm.Dossier, b: cm.Dossier, c: cm.Dossier
) -> None:
    assert a.merge(b) == b.merge(a)
    assert a.merge(b).merge(c) == a.merge(b.merge(c))
    assert a.merge(a) == a


def test_what_is_computed_from_a_dossier_is_computed_once() -> None:
    dossier = cm.Dossier.of(FR)
    calls: list[cm.Dossier] = []

    def count(given: cm.Dossier) -> int:
        calls.append(given)
        return len(given)

    assert dossier.derived(count) == dossier.derived(count) == 1
    assert calls == [dossier]


class TestKnownAt:
    def known(self, *entities: object, day: str = "2025-08-16") -> cm.Dossier:
        return cm.Dossier([FR, GB, EARLY, LATE, UNDATED, *entities]).known_at(day)  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]

    def test_what_carries_no_citation_stays_and_what_rests_on_later_sources_goes(self) -> None:
        events = [
            cm.Event(id=cm.event_id("uncited"), kind="war"),
            cm.Event(id=cm.event_id("early"), kind="war", citations=(cited(EARLY),)),
            cm.Event(id=cm.event_id("late"), kind="war", citations=(cited(LATE),)),
            cm.Event(id=cm.event_id("undated"), kind="war", citations=(cited(UNDATED),)),
        ]
        assert set(self.known(*events).events) == {"event:uncited", "event:early"}
        later = self.known(*events, day="2025-08-17")
        assert set(later.events) == {"event:uncited", "event:early", "event:late"}

    def test_a_month_is_known_once_it_is_over(self) -> None:
        month = cm.evolve(LATE, published=EdtfDate("2025-08"))
        dossier = cm.Dossier.of(month)
        assert len(dossier.known_at("2025-08-30")) == 0
        assert len(dossier.known_at("2025-08-31")) == 1

    def test_fields_and_items_that_only_later_sources_support_are_blanked(self) -> None:
        meeting = cm.Meeting(
            id=cm.meeting_id("m"),
            when=EdtfDate("2025-08-18"),
            status="confirmed",
            agenda=tuple(cm.Text.of(words, "en") for words in ("first", "second", "third")),
            citations=(
                cited(EARLY, "when", "agenda/0", "agenda/2"),
                cited(LATE, "status", "agenda/1"),
            ),
        )
        known = self.known(meeting).meetings["meeting:m"]
        assert known.when == EdtfDate("2025-08-18")
        assert known.status is None
        assert [str(item) for item in known.agenda] == ["first", "third"]
        assert known.citations == (cited(EARLY, "when", "agenda/0", "agenda/1"),)

    def test_parts_are_cut_back_too(self) -> None:
        rows = (
            cm.Participation(actor=FR.id, status="confirmed", citations=(cited(EARLY),)),
            cm.Participation(actor=GB.id, status="confirmed", citations=(cited(LATE),)),
        )
        meeting = cm.Meeting(id=cm.meeting_id("m"), participants=rows)
        known = self.known(meeting).meetings["meeting:m"]
        assert [row.actor for row in known.participants] == ["state:FR"]

    def test_a_required_field_that_was_not_known_takes_its_owner_along(self) -> None:
        event = cm.Event(
            id=cm.event_id("e"), kind="war", citations=(cited(EARLY, "when"), cited(LATE, "kind"))
        )
        assert not self.known(event).events

    def test_a_clause_is_not_known_without_its_words(self) -> None:
        clause = cm.Clause(
            number="1",
            text=cm.Text.of("words", "en"),
            citations=(cited(LATE, "text"), cited(EARLY, "number")),
        )
        plan = cm.PeacePlan(id=cm.plan_id("p"), clauses=(clause,))
        assert self.known(plan).plans["plan:p"].clauses == ()

    def test_what_loses_a_required_reference_is_dropped(self) -> None:
        event = cm.Event(id=cm.event_id("late"), kind="war", citations=(cited(LATE),))
        position = cm.Position(
            actor=FR.id, target=event.id, stance="opposes", citations=(cited(EARLY),)
        )
        other = cm.Event(
            id=cm.event_id("early"),
            kind="war",
            relations=(cm.Relation(kind="follows", target=event.id),),
            citations=(cited(EARLY),),
        )
        known = self.known(event, position, other)
        assert not known.positions
        assert known.events["event:early"].relations == ()

    def test_who_is_referred_to_was_known_by_name(self) -> None:
        person = cm.Leader(
            id=cm.leader_id("late"),
            names=(cm.Name(text="Late"),),
            nationality=(FR.id,),
            citations=(cited(LATE),),
        )
        statement = cm.Statement(
            id=cm.statement_id("s"), kind="remark", speakers=(person.id,), citations=(cited(EARLY),)
        )
        known = self.known(person, statement)
        assert known.leaders["leader:late"] == cm.Leader(id=person.id, names=person.names)
        assert "leader:late" not in self.known(person)

    def test_a_post_quoted_by_a_later_article_counts_from_its_own_date(self) -> None:
        citation = cm.Citation(source=EARLY.id, via=LATE.id)
        event = cm.Event(id=cm.event_id("e"), kind="war", citations=(citation,))
        known = self.known(event).events["event:e"]
        assert known.citations == (cm.Citation(source=EARLY.id),)

    def test_header_rows_go_with_what_they_speak_of(self) -> None:
        event = cm.Event(id=cm.event_id("late"), kind="war", citations=(cited(LATE),))
        dossier = cm.Dossier(
            [FR, LATE, event],
            coverage=[cm.Coverage(sources=(LATE.id,)), cm.Coverage(actors=(FR.id,))],
            acceptances=[cm.Acceptance(code="X", entity=event.id, reason="why")],
        )
        known = dossier.known_at("2025-08-16")
        assert known.coverage == (cm.Coverage(actors=(FR.id,)),)
        assert known.acceptances == ()

    def test_the_day_may_be_given_in_any_way(self) -> None:
        dossier = cm.Dossier.of(EARLY, LATE)
        ways = ("2025-08-16", EdtfDate("2025-08-16"), cm.Day(2025, 8, 16))
        assert {len(dossier.known_at(day)) for day in ways} == {1}
        with pytest.raises(cm.InvalidDate):
            dossier.known_at("hier")

    DAYS = ("2025-03-01", "2025-08-15", "2025-08-16", "2025-08-17", "2026-12-31")

    @pytest.mark.parametrize("name", ["alaska-to-washington", "coalition-of-the-willing"])
    def test_knowledge_only_grows(self, name: str) -> None:
        dossier = reference.dossier(name)
        known = [dossier.known_at(day) for day in self.DAYS]
        for before, after in pairwise(known):
            assert {entity.id for entity in before} <= {entity.id for entity in after}
        assert known[-1].known_at(self.DAYS[-1]) == known[-1]

    def test_what_was_known_of_the_week_on_16_august(self) -> None:
        week = reference.dossier("alaska-to-washington")
        known = week.known_at("2025-08-16")
        assert not known.meetings, "they are known from the article of the 17th"
        assert set(known.plans) == {"plan:joint-statement-2025-08-16"}
        assert set(known.sources) - week.borrowed == {
            "source:elysee-2025-08-16",
            "source:joint-statement-2025-08-16",
            "source:x-elysee-2025-08-16",
            "source:x-keir-starmer-2025-08-16",
        }
        assert known.organizations["organization:coalition"].declared_size is None


@pytest.mark.parametrize(("one", "other"), [(True, 1), (False, 0.0), ((1, (True,)), (1, (1,)))])
def test_a_truth_is_no_number(one: Any, other: Any) -> None:
    """Equal dossiers are written alike, and no merge takes one for the other."""

    def free(value: Any) -> tuple[cm.Dossier, cm.Dossier]:
        state = cm.State(id=FR.id, extra=FrozenMap({"a:b": FrozenMap({"c": value})}))
        claim = cm.Claim(id=cm.claim_id("c"), about=FR.id, field="tracker:score", value=value)
        return cm.Dossier.of(state), cm.Dossier.of(FR, claim)

    for mine, theirs in zip(free(one), free(other), strict=True):
        assert mine != theirs
        assert cm.dumps(mine) != cm.dumps(theirs)
        with pytest.raises(cm.MergeConflict):
            mine.merge(theirs)
    for mine, same in zip(free(1), free(1.0), strict=True):
        assert mine == same
        assert [hash(each) for each in mine] == [hash(each) for each in same]
        assert cm.dumps(mine) == cm.dumps(same)
