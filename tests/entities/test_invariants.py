"""What cannot be built, and why: class, field, value and what is allowed, word for word."""

import copy
import pickle
from collections.abc import Callable

import attrs
import pytest

import coalition_model as cm
from coalition_model.entities.kinds import CLASSES, KINDS
from coalition_model.values import (
    ConditionId,
    EdtfDate,
    EdtfInterval,
    ObjectiveId,
    ParticipationId,
    TimingId,
)
from coalition_model.values.ids import ID_KINDS, as_segment, is_id, kind_of, local_of, mint, slug
from coalition_model.values.shapes import fields_of

FRENCH = cm.Text.of("la paix", "fr")
STATE, LEADER, BODY = cm.state_id("FR"), cm.leader_id("ada"), cm.organization_id("club")

REFUSED: list[tuple[Callable[[], object], str]] = [
    (
        lambda: cm.Text({}),
        "Text.wordings must be words in at least one language, but is FrozenMap({})",
    ),
    (
        lambda: cm.Text({"français": "la paix"}),
        "Text.wordings must be a BCP 47 language tag, but is 'français'",
    ),
    (lambda: cm.Text({"fr": "  "}), "Text.wordings[fr] must be words, but is '  '"),
    (
        lambda: cm.Text({"fr": "la paix"}, "en"),
        "Text.original must be one of its languages, but is 'en'",
    ),
    (lambda: cm.Name(text=" "), "Name.text must be a name, but is ' '"),
    (
        lambda: cm.Identifier(scheme="", value="Q1"),
        "Identifier.scheme must be the name of a register, but is ''",
    ),
    (cm.Quantity, "Quantity.value must be a number, but is None"),
    (
        lambda: cm.Quantity(value=1, low=1),
        "Quantity.low must be left out where value is given, but is 1",
    ),
    (lambda: cm.Quantity(low=3, high=2), "Quantity.low must be at most high (2), but is 3"),
    (
        lambda: cm.Quantity(low=3, qualifier="more-than"),
        "Quantity.qualifier must be exact or about for a range, but is 'more-than'",
    ),
    (
        lambda: cm.Citation(source=cm.source_id("s"), quote=" "),
        "Citation.quote must be words of the source, but is ' '",
    ),
    (
        lambda: cm.State(id=LEADER),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        "State.id must be an id of kind state, but is 'leader:ada'",
    ),
    (
        lambda: cm.State(id=STATE, names=["France"]),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        "State.names must be a tuple, but is ['France']",
    ),
    (
        lambda: cm.State(id=STATE, names=("France",)),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        "State.names[0] must be a Name, but is 'France'",
    ),
    (
        lambda: cm.State(
            id=STATE, citations=(cm.Citation(source=cm.source_id("s"), fields=("nmes",)),)
        ),
        "State.citations[0].fields[0] must be a field of State, but is 'nmes'",
    ),
    (
        lambda: cm.State(id=STATE, extra=cm.FrozenMap({"score": 1})),
        "State.extra[score] must be a key of extra, 'namespace:name', but is 'score'",
    ),
    (
        lambda: cm.Office(id=cm.office_id("o"), of=STATE, kind="king"),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        (
            "Office.kind must be head-of-state, head-of-government, head-of-state-and-government, "
            "head-of-organization, minister, foreign-minister, envoy, ambassador, commander, "
            "member-of-body or other, but is 'king'"
        ),
    ),
    (
        lambda: cm.Tenure(leader=LEADER, office=cm.office_id("o"), ordinal=0),
        "Tenure.ordinal must be at least 1, but is 0",
    ),
    (
        lambda: cm.Membership(organization=BODY, member=BODY),
        "Membership.member must be another than the organization, but is 'organization:club'",
    ),
    (
        lambda: cm.Organization(id=BODY, kind="group", parent=BODY),
        "Organization.parent must be another organization or a state, but is 'organization:club'",
    ),
    (
        lambda: cm.Organization(
            id=BODY, kind="group", founded=EdtfDate("2025"), dissolved=EdtfDate("2024")
        ),
        "Organization.dissolved must be not before founded (2025), but is EdtfDate('2024')",
    ),
    (
        lambda: cm.Place(id=cm.place_id("p"), latitude=91, longitude=0),
        "Place.latitude must be from -90 to 90, but is 91",
    ),
    (
        lambda: cm.Place(id=cm.place_id("p"), latitude=0, longitude=-180.5),
        "Place.longitude must be from -180 to 180, but is -180.5",
    ),
    (
        lambda: cm.Place(id=cm.place_id("p"), longitude=3),
        "Place.latitude must be given together with longitude, but is None",
    ),
    (
        lambda: cm.Place(id=cm.place_id("p"), part_of=cm.place_id("p")),
        "Place.part_of must be another place or a state, but is 'place:p'",
    ),
    (
        lambda: cm.Meeting(id=cm.meeting_id("m"), ordinal=0),
        "Meeting.ordinal must be at least 1, but is 0",
    ),
    (
        lambda: cm.Clause(number="1"),
        "Clause.text must be given unless the wording is unseen or omitted, but is None",
    ),
    (
        lambda: cm.Clause(number="1", text=FRENCH, wording="unseen"),
        (
            "Clause.text must be left out where the wording is unseen, "
            "but is Text({'fr': 'la paix'}, original='fr')"
        ),
    ),
    (
        lambda: cm.Clause(number="1/2", wording="unseen"),
        "Clause.number must be one segment of an id: letters, digits, . _ -, but is '1/2'",
    ),
    (
        lambda: cm.PeacePlan(
            id=cm.plan_id("p"),
            clauses=(cm.Clause(number="1", wording="unseen", id=cm.clause_id("q/1")),),
        ),
        "PeacePlan.clauses[0].id must be an id below 'clause:p/', but is 'clause:q/1'",
    ),
    (
        cm.Timing,
        "Timing.wording must be given where neither when nor anchor is, but is None",
    ),
    (
        lambda: cm.Timing(wording=FRENCH, offset="P30D"),
        (
            "Timing.offset must be left out where there is neither when nor anchor to count from, "
            "but is 'P30D'"
        ),
    ),
    (
        lambda: cm.Timing(anchor=cm.event_id("e"), offset="30 days"),
        "Timing.offset must be an ISO 8601 duration, such as P30D or None, but is '30 days'",
    ),
    (
        lambda: cm.Claim(id=cm.claim_id("c"), about=STATE),
        "Claim.field must be given where says is not, but is None",
    ),
    (
        lambda: cm.Claim(id=cm.claim_id("c"), about=STATE, field="status"),
        "Claim.value must be given together with field, but is None",
    ),
    (
        lambda: cm.Claim(id=cm.claim_id("c"), about=STATE, field="status", says=FRENCH),
        "Claim.field must be left out where says is given, but is 'status'",
    ),
    (
        lambda: cm.Claim(id=cm.claim_id("c"), about=STATE, value="x", says=FRENCH),
        "Claim.value must be left out where says is given, but is 'x'",
    ),
    (
        lambda: cm.Claim(id=cm.claim_id("c"), about=STATE, field="names", value="x", open=True),
        "Claim.value must be a list where open is true, but is 'x'",
    ),
    (
        lambda: cm.Claim(id=cm.claim_id("c"), about=BODY, field="founded", value=2025),
        "Claim.value must be text, as founded is written, but is 2025",
    ),
    (
        lambda: cm.Claim(
            id=cm.claim_id("c"),
            about=STATE,
            field="names",
            value=[{"text": "France", "kind": True}],
        ),
        "Claim.value must be text, as names is written, but is True",
    ),
    (
        lambda: cm.Claim(
            id=cm.claim_id("c"), about=cm.meeting_id("m"), field="agenda", value=[{"fr": 1}]
        ),
        "Claim.value must be text, as agenda is written, but is 1",
    ),
    (
        lambda: cm.Acceptance(code="SRC001", entity=STATE, reason=" "),
        "Acceptance.reason must be a reason, but is ' '",
    ),
]


@pytest.mark.parametrize(
    ("build", "message"),
    REFUSED,
    ids=[f"{n}-{row[1].split(' ')[0]}" for n, row in enumerate(REFUSED)],
)
def test_the_error_names_class_field_value_and_what_is_allowed(
    build: Callable[[], object], message: str
) -> None:
    with pytest.raises(cm.InvalidValue) as caught:
        build()
    assert str(caught.value) == message


@pytest.mark.parametrize("text", ["2025-03-02/2025-03-01", "2025/2024"])
def test_a_period_that_ends_before_it_starts_cannot_be_built(text: str) -> None:
    with pytest.raises(cm.InvalidDate, match="not before the start"):
        EdtfInterval.parse(text)


class TestIds:
    def test_each_kind_has_a_type_of_its_own(self) -> None:
        assert set(ID_KINDS.values()) == set(CLASSES)
        assert {kind.kind for kind in KINDS} < set(CLASSES)

    @pytest.mark.parametrize("local", ["", "a b", "é", "a//b", "/a", "a/", "a:b"])
    def test_what_is_no_local_name_cannot_be_minted(self, local: str) -> None:
        with pytest.raises(cm.InvalidId):
            mint("state", local)

    @pytest.mark.parametrize(
        "mint_one",
        [
            cm.state_id,
            cm.leader_id,
            cm.office_id,
            cm.tenure_id,
            cm.organization_id,
            cm.membership_id,
            cm.place_id,
            cm.meeting_id,
            cm.event_id,
            cm.plan_id,
            cm.position_id,
            cm.statement_id,
            cm.source_id,
            cm.claim_id,
            cm.clause_id,
            cm.commitment_id,
        ],
    )
    def test_one_function_mints_each(self, mint_one: Callable[[str], str]) -> None:
        id_ = mint_one("a/b-1.c_d")
        assert is_id(id_)
        assert local_of(id_) == "a/b-1.c_d"
        assert mint_one.__name__ == f"{kind_of(id_)}_id"

    def test_slugs_and_segments(self) -> None:
        assert slug("Recep Tayyip Erdoğan") == "recep-tayyip-erdogan"
        assert as_segment("clause:four-points/2") == "clause-four-points-2"
        with pytest.raises(cm.InvalidId):
            slug("Київ")

    def test_edges_derive_their_ids_from_what_they_join(self) -> None:
        office, clause = cm.office_id("fr-president"), cm.clause_id("p/2")
        assert cm.Tenure(leader=LEADER, office=office).id == "tenure:fr-president/ada"
        assert cm.Membership(organization=BODY, member=STATE).id == "membership:club/state-FR"
        position = cm.Position(actor=STATE, target=clause, stance="supports")
        assert position.id == "position:state-FR/clause-p-2"

    def test_parts_derive_their_ids_from_their_whole(self) -> None:
        condition = cm.Condition(wording=FRENCH)
        commitment = cm.Commitment(
            modality="commits",
            conditions=(condition,),
            timing=cm.Timing(wording=FRENCH),
        )
        inner = cm.Clause(number="a", text=FRENCH, commitments=(commitment,))
        outer = cm.Clause(number="2", text=FRENCH, clauses=(inner,), conditions=(condition,))
        plan = cm.PeacePlan(id=cm.plan_id("p"), clauses=(outer,))
        two = plan.clauses[0]
        assert two.id == "clause:p/2"
        assert two.conditions[0].id == "condition:clause-p-2/1"
        assert two.clauses[0].id == "clause:p/2/a"
        deep = two.clauses[0].commitments[0]
        assert deep.id == "commitment:p/2/a/1"
        assert deep.conditions[0].id == "condition:commitment-p-2-a-1/1"
        assert deep.timing is not None
        assert deep.timing.id == "timing:commitment-p-2-a-1"
        club = cm.Organization(
            id=BODY, kind="group", objectives=(cm.Objective(text=FRENCH, conditions=(condition,)),)
        )
        assert club.objectives[0].id == "objective:club/1"
        assert club.objectives[0].conditions[0].id == "condition:objective-club-1/1"
        meeting = cm.Meeting(
            id=cm.meeting_id("m"), participants=(cm.Participation(actor=STATE, status="absent"),)
        )
        assert meeting.participants[0].id == "participation:m/state-FR"
        position = cm.Position(actor=STATE, target=plan.id, stance="mixed", conditions=(condition,))
        assert position.conditions[0].id == "condition:position-state-FR-plan-p/1"

    def test_ids_that_are_given_stay(self) -> None:
        given = cm.Participation(
            actor=STATE, status="absent", id=ParticipationId("participation:m/later")
        )
        meeting = cm.Meeting(id=cm.meeting_id("m"), participants=(given,))
        assert meeting.participants[0].id == "participation:m/later"
        membership = cm.Membership(organization=BODY, member=STATE)
        assert cm.evolve(membership, member=LEADER).id == membership.id

    def test_parts_without_a_whole_have_no_id_yet(self) -> None:
        assert cm.Clause(number="1", wording="unseen").id == ""
        assert cm.Condition().id == ConditionId("")
        assert cm.Objective(text=FRENCH).id == ObjectiveId("")
        assert cm.Timing(wording=FRENCH).id == TimingId("")


class TestBehaviour:
    STATE = cm.State(id=STATE, names=(cm.Name(text="France", language="fr"),))

    def test_an_entity_hashes_by_its_id_and_compares_by_everything(self) -> None:
        other = cm.evolve(self.STATE, status="independent")
        assert hash(other) == hash(self.STATE)
        assert other != self.STATE
        assert cm.evolve(other, status=None) == self.STATE

    def test_everything_is_frozen(self) -> None:
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            self.STATE.status = "former"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]

    def test_copies_and_pickles_are_equal(self) -> None:
        for again in (
            copy.copy(self.STATE),
            copy.deepcopy(self.STATE),
            pickle.loads(pickle.dumps(self.STATE)),  # noqa: S301 - our own bytes
        ):
            assert again == self.STATE

    def test_a_repr_is_one_line(self) -> None:
        assert repr(self.STATE) == "State('state:FR', 'France')"
        assert repr(cm.Quantity(value=31)) == "Quantity(value=31)"
        clause = cm.Clause(number="1", wording="unseen", topics=("territory",))
        assert repr(clause) == "Clause(number='1', wording='unseen', topics=('territory',))"

    def test_evolve_checks_again(self) -> None:
        with pytest.raises(cm.InvalidValue):
            cm.evolve(self.STATE, status="big")
        with pytest.raises(TypeError):
            cm.evolve(self.STATE, statu="former")

    def test_every_entity_has_the_common_fields(self) -> None:
        common = {"id", "names", "identifiers", "citations", "note", "extra"}
        for kind in KINDS:
            assert common <= {field.name for field in fields_of(kind.cls)}


class TestQuantities:
    @pytest.mark.parametrize(
        ("quantity", "text"),
        [
            (cm.Quantity(value=31, of=cm.Text.of("countries", "en")), "31 countries"),
            (cm.Quantity(value=600_000, unit="personnel"), "600,000 personnel"),
            (cm.Quantity(value=30, qualifier="more-than"), "more than 30"),
            (cm.Quantity(low=2), "at least 2"),
            (cm.Quantity(high=2), "at most 2"),
            (cm.Quantity(low=2, high=3), "2 to 3"),
        ],
    )
    def test_in_words(self, quantity: cm.Quantity, text: str) -> None:
        assert str(quantity) == text

    @pytest.mark.parametrize(
        ("one", "other", "answer"),
        [
            (cm.Quantity(value=31), cm.Quantity(value=31), "yes"),
            (cm.Quantity(value=31), cm.Quantity(value=33), "no"),
            (cm.Quantity(value=31), cm.Quantity(value=30, qualifier="about"), "unknown"),
            (cm.Quantity(value=37), cm.Quantity(value=30, qualifier="about"), "no"),
            (cm.Quantity(value=30, qualifier="about"), cm.Quantity(value=30), "unknown"),
            (cm.Quantity(value=31), cm.Quantity(value=30, qualifier="more-than"), "yes"),
            (cm.Quantity(value=30), cm.Quantity(value=30, qualifier="more-than"), "no"),
            (cm.Quantity(value=30), cm.Quantity(value=30, qualifier="less-than"), "no"),
            (cm.Quantity(value=30), cm.Quantity(value=30, qualifier="at-least"), "yes"),
            (cm.Quantity(value=31), cm.Quantity(value=30, qualifier="at-most"), "no"),
            (cm.Quantity(low=2), cm.Quantity(high=1), "no"),
            (cm.Quantity(low=2), cm.Quantity(low=5, high=6), "yes"),
            (cm.Quantity(value=1, unit="km"), cm.Quantity(value=2), "unknown"),
        ],
    )
    def test_whether_two_can_be_the_same_number(
        self, one: cm.Quantity, other: cm.Quantity, answer: str
    ) -> None:
        assert str(one.may_equal(other)) == str(other.may_equal(one)) == answer


class TestTexts:
    @pytest.mark.parametrize("frozen", [False, True])
    def test_wordings_are_in_the_order_of_their_tags(self, *, frozen: bool) -> None:
        given = {"uk": "мир", "fr": "paix", "en": "peace"}
        text = cm.Text(cm.FrozenMap(given), "fr") if frozen else cm.Text(given, "fr")
        assert list(text.wordings) == ["en", "fr", "uk"]
        assert repr(text) == repr(cm.Text(dict(reversed(given.items())), "fr"))

    def test_wordings_that_are_loaded_are_in_the_order_of_their_tags(self) -> None:
        written = '{"uk": "мир", "fr": "paix", "original": "fr", "en": "peace"}'
        header = '{"format": "coalition-model/1", "title": '
        title = cm.loads(f"{header}{written}}}").title
        assert title is not None
        assert list(title.wordings) == ["en", "fr", "uk"]

    TEXT = cm.Text({"fr": "Kiev", "uk": "Київ", "en-GB": "Kyiv"}, "fr")

    def test_the_wording_in_the_first_language_that_it_has(self) -> None:
        assert self.TEXT.wording("en") == "Kyiv"
        assert self.TEXT.wording("de", "uk") == "Київ"
        assert self.TEXT.wording("de") is None
        assert self.TEXT.languages == ("fr", "en-GB", "uk")
        assert str(self.TEXT) == "Kiev"
        assert str(cm.Text({"uk": "Київ", "en": "Kyiv"})) == "Kyiv"

    def test_half_of_a_surrogate_pair_is_no_text(self) -> None:
        with pytest.raises(cm.InvalidValue):
            cm.Text({"fr": "\ud800"})


def test_an_error_has_the_way_to_what_is_wrong() -> None:
    with pytest.raises(cm.InvalidValue) as caught:
        cm.State(id=STATE, extra=cm.FrozenMap({"x].y[z": 1}))
    assert caught.value.path == ("extra", "x].y[z")
    assert copy.copy(caught.value).path == caught.value.path
    with pytest.raises(cm.InvalidValue) as caught:
        cm.State(id=STATE, status="x")  # type: ignore[arg-type]
    assert caught.value.path == ("status",)
