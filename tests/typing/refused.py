"""Code that type checkers must refuse; each refused line says so to both of them.

A line that a checker comes to accept is an unused `ignore`, which fails `tests/test_typing.py`.
Only checked, never run.
"""

import coalition_model as cm
from coalition_model import queries


def a_leader_where_a_state_is_due() -> None:
    cm.Office(
        id=cm.office_id("x"),
        of=cm.leader_id("y"),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        kind="envoy",
    )
    cm.Leader(
        id=cm.leader_id("x"),
        nationality=(cm.organization_id("nato"),),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    )


def an_office_where_an_actor_is_due() -> None:
    cm.Party(
        actor=cm.office_id("fr-president"),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        role="author",
    )
    cm.Membership(
        organization=cm.organization_id("nato"),
        member=cm.place_id("paris"),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    )


def a_plain_text_where_an_id_is_due() -> None:
    cm.State(id="state:FR")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def a_date_as_text() -> None:
    cm.Meeting(
        id=cm.meeting_id("x"),
        when="2025-08-17",  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    )


def a_list_where_a_tuple_is_due() -> None:
    cm.Organization(
        id=cm.organization_id("x"),
        kind="group",
        parties=[],  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    )


def a_wrong_kind_word() -> None:
    cm.Office(
        id=cm.office_id("x"),
        of=cm.state_id("FR"),
        kind="king",  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    )
    cm.Party(
        actor=cm.state_id("FR"),
        role="boss",  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    )


def a_wrong_status_word(dossier: cm.Dossier) -> None:
    queries.meetings(
        dossier,
        status="finished",  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    )


def a_missing_field() -> None:
    cm.Office(id=cm.office_id("x"), kind="envoy")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


def a_field_by_position() -> None:
    cm.State(cm.state_id("FR"))  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


def a_change_in_place(state: cm.State) -> None:
    state.status = "former"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]


def an_order_of_dates(one: cm.EdtfDate, other: cm.EdtfDate) -> None:
    assert one < other  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue]


def a_number_to_look_up(dossier: cm.Dossier) -> None:
    dossier[1]  # type: ignore[index]  # pyright: ignore[reportArgumentType]


def a_form_that_is_not_there() -> None:
    cm.loads("", format="toml")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def an_id_minted_of_another_kind() -> None:
    cm.Place(
        id=cm.meeting_id("x"),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    )
