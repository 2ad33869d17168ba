"""Where a dossier meets those that it uses, and the corners of what was known when."""

import coalition_model as cm
from coalition_model import reference
from coalition_model.formats import dumps, loads
from coalition_model.values.ids import EventId, ParticipationId

FR = cm.State(id=cm.state_id("FR"))
GB = cm.State(id=cm.state_id("GB"))
DE = cm.State(id=cm.state_id("DE"))
EARLY = cm.Source(id=cm.source_id("early"), kind="post", published=cm.when("2025-08-16"))
LATE = cm.Source(id=cm.source_id("late"), kind="post", published=cm.when("2025-08-17"))


def early(*fields: str) -> cm.Citation:
    """Cite what was published on the day that is asked for."""
    return cm.Citation(source=EARLY.id, fields=fields)


def late(*fields: str) -> cm.Citation:
    """Cite what was published the day after."""
    return cm.Citation(source=LATE.id, fields=fields)


def known(dossier: cm.Dossier, day: str = "2025-08-16") -> cm.Dossier:
    """Cut a dossier back and hold that it can still be written and read."""
    then = dossier.known_at(day)
    assert loads(dumps(then)) == then
    return then


LENT = cm.State(id=cm.state_id("IT"), status="independent", citations=(late(),))
USING = cm.Dossier(
    [FR, LENT, EARLY, LATE, cm.Leader(id=cm.leader_id("x"))],
    uses=["reference:states"],
    borrowed=[FR.id, LENT.id],
)


class TestBorrowed:
    def test_each_kind_has_its_mapping(self) -> None:
        week = reference.dossier("alaska-to-washington")
        counted = (
            week.states, week.leaders, week.offices, week.tenures, week.organizations,
            week.memberships, week.places, week.meetings, week.events, week.plans, week.positions,
            week.statements, week.sources, week.claims,
        )  # fmt: skip
        assert sum(len(rows) for rows in counted) == len(week)
        assert all(rows.keys() <= {entity.id for entity in week} for rows in counted)

    def test_only_what_is_held_can_be_borrowed(self) -> None:
        assert cm.Dossier([FR], borrowed=["state:FR", "state:XX"]).borrowed == {"state:FR"}

    def test_what_one_borrows_and_the_other_owns_stays_borrowed(self) -> None:
        mine = cm.Dossier([FR, GB])
        merged = mine.merge(USING)
        assert merged == USING.merge(mine)
        assert merged.borrowed == {FR.id, LENT.id}
        assert [entity.id for entity in merged.own if isinstance(entity, cm.State)] == [GB.id]

    def test_merging_with_itself_changes_nothing(self) -> None:
        coverage = [cm.Coverage(actors=(id_,)) for id_ in (GB.id, FR.id)]
        dossier = cm.Dossier([FR, GB], uses=["b.json", "a.json"], coverage=coverage)
        assert dossier.merge(dossier) == dossier

    def test_without_something_borrowed_everything_is_its_own(self) -> None:
        rest = USING.without("state:FR")
        assert (rest.uses, rest.borrowed) == ((), frozenset())
        assert rest.own == tuple(rest)
        assert loads(dumps(rest)) == rest

    def test_without_something_of_its_own_the_rest_stays_borrowed(self) -> None:
        rest = USING.without("leader:x")
        assert (rest.uses, rest.borrowed) == (USING.uses, USING.borrowed)
        assert rest.with_entities(cm.Leader(id=cm.leader_id("x"))) == USING

    def test_what_was_known_uses_nothing_if_that_is_cut(self) -> None:
        person = cm.Leader(id=cm.leader_id("x"), nationality=(LENT.id,))
        then = known(USING.with_entities(person))
        assert (then.uses, then.borrowed) == ((), frozenset())
        assert then["state:IT"] == cm.State(id=LENT.id)

    def test_what_was_known_uses_the_same_if_that_is_whole(self) -> None:
        assert USING.known_at("2025-08-17") == USING


class TestKnownAt:
    def test_a_citation_of_an_item_that_is_gone_goes_too(self) -> None:
        rows = tuple(
            cm.Participation(actor=state.id, status="invited", citations=(citation,))
            for state, citation in ((FR, late()), (GB, early()), (DE, late()))
        )
        meeting = cm.Meeting(
            id=cm.meeting_id("m"),
            participants=rows,
            citations=(
                early("participants/0"),
                early("participants/1/status", "participants/2", "when"),
                early(),
            ),
        )
        then = known(cm.Dossier([FR, GB, DE, EARLY, LATE, meeting])).meetings["meeting:m"]
        assert [row.actor for row in then.participants] == ["state:GB"]
        assert then.citations == (early("participants/0/status", "when"), early())

    def test_a_place_needs_both_coordinates(self) -> None:
        place = cm.Place(
            id=cm.place_id("p"),
            kind="city",
            latitude=50,
            longitude=30,
            citations=(early("latitude"), late("longitude")),
        )
        dossier = cm.Dossier([EARLY, LATE, place])
        then = known(dossier).places["place:p"]
        assert (then.kind, then.latitude, then.longitude) == ("city", None, None)
        assert known(dossier, "2025-08-17").places["place:p"] == place

    def test_an_offset_needs_what_it_counts_from(self) -> None:
        event = cm.Event(id=cm.event_id("e"), kind="signature", citations=(late(),))
        timing = cm.Timing(
            wording=cm.Text.of("within 30 days", "en"),
            relation="within",
            anchor=EventId("event:e"),
            offset="P30D",
        )
        commitment = cm.Commitment(modality="commits", timing=timing)
        clause = cm.Clause(number="1", text=cm.Text.of("a", "en"), commitments=(commitment,))
        plan = cm.PeacePlan(id=cm.plan_id("p"), clauses=(clause,), citations=(early(),))
        then = known(cm.Dossier([EARLY, LATE, event, plan]))
        left = then["timing:commitment-p-1-1"]
        assert (left.anchor, left.offset, str(left.wording)) == (None, None, "within 30 days")

    def test_a_timing_that_was_not_known_is_blanked(self) -> None:
        timing = cm.Timing(wording=cm.Text.of("soon", "en"), citations=(late(),))
        commitment = cm.Commitment(modality="commits", timing=timing)
        clause = cm.Clause(number="1", text=cm.Text.of("a", "en"), commitments=(commitment,))
        plan = cm.PeacePlan(id=cm.plan_id("p"), clauses=(clause,))
        then = known(cm.Dossier([EARLY, LATE, plan]))
        assert then["commitment:p/1/1"].timing is None

    def test_what_falls_takes_along_what_rests_on_it(self) -> None:
        event = cm.Event(id=cm.event_id("e"), kind="war", citations=(late(),))
        claims = [
            cm.Claim(
                id=cm.claim_id(f"c{n}"),
                about=cm.event_id("e") if n == 0 else cm.claim_id(f"c{n - 1}"),
                says=cm.Text.of("so it is", "en"),
                citations=(early(),),
            )
            for n in range(500)
        ]
        dossier = cm.Dossier([EARLY, LATE, event, *claims])
        assert len(known(dossier)) == 1
        assert len(known(dossier, "2025-08-17")) == len(dossier)

    def test_parts_that_fall_are_blanked_where_they_are_pointed_to(self) -> None:
        clauses = tuple(
            cm.Clause(number=number, wording="unseen", citations=(citation,))
            for number, citation in (("1", late()), ("2", early()))
        )
        plan = cm.PeacePlan(id=cm.plan_id("p"), clauses=clauses)
        event = cm.Event(
            id=cm.event_id("e"),
            kind="vote",
            relations=tuple(
                cm.Relation(kind="implements", target=clause.id) for clause in plan.clauses
            ),
            citations=(early("relations/0"), early("relations/1"), early("kind")),
        )
        then = known(cm.Dossier([EARLY, LATE, plan, event]))
        assert [clause.id for clause in then.plans["plan:p"].clauses] == ["clause:p/2"]
        assert [row.target for row in then.events["event:e"].relations] == ["clause:p/2"]
        assert then.events["event:e"].citations == (early("relations/0"), early("kind"))

    def test_who_only_what_was_dropped_refers_to_was_not_known(self) -> None:
        person = cm.Leader(id=cm.leader_id("x"), citations=(late(),))
        event = cm.Event(id=cm.event_id("e"), kind="war", citations=(late(),))
        position = cm.Position(actor=person.id, target=event.id, stance="mixed")
        assert [each.id for each in known(cm.Dossier([EARLY, LATE, person, event, position]))] == [
            "source:early"
        ]

    def test_an_office_is_named_with_whose_it_is(self) -> None:
        office = cm.Office(id=cm.office_id("o"), of=GB.id, kind="envoy", citations=(late(),))
        britain = cm.evolve(GB, names=(cm.Name(text="GB"),), status="independent",
                            citations=(late(),))  # fmt: skip
        meeting = cm.Meeting(
            id=cm.meeting_id("m"),
            participants=(
                cm.Participation(
                    actor=FR.id,
                    status="invited",
                    office=office.id,
                    id=ParticipationId("participation:m/x"),
                ),
            ),
        )
        then = known(cm.Dossier([FR, EARLY, LATE, office, britain, meeting]))
        assert then.offices["office:o"] == cm.evolve(office, citations=())
        assert then.states["state:GB"] == cm.State(id=GB.id, names=britain.names)

    def test_a_source_that_cites_another_stays(self) -> None:
        source = cm.evolve(EARLY, citations=(late(), early()))
        then = known(cm.Dossier([source, LATE]))
        assert then.sources["source:early"].citations == (early(),)

    def test_more_is_known_every_day(self) -> None:
        dossier = reference.dossier("coalition-of-the-willing")
        before: set[str] = set()
        for day in (
            "2000-01-01",
            "2025-03-31",
            "2025-08-17",
            "2025-09-04",
            "2026-01-06",
            "2030-01-01",
        ):
            now = {entity.id for entity in dossier.known_at(day)}
            assert before <= now
            before = now
        assert "organization:coalition" in before
