"""Meetings: each rule on what it must find, and on near misses that it must not."""

import pytest
from judged import judge

PLACES = """
places:
  - {id: place:brussels, part_of: state:GB}
  - {id: place:headquarters, part_of: place:brussels}
  - {id: place:kyiv}
"""


def meeting(**fields: str) -> str:
    """Write a document of one meeting; values are YAML."""
    lines = "\n".join(f"    {name}: {value}" for name, value in fields.items())
    return f"{PLACES}\nmeetings:\n  - id: meeting:talks\n{lines}"


def meetings(*rows: str) -> str:
    """Write a document of several meetings, each a flow mapping of YAML."""
    return PLACES + "meetings:\n" + "".join(f"  - {{{row}}}\n" for row in rows)


class TestHostsAndChairs:
    """MEE001: hosts and chairs take part in their meeting."""

    def test_a_chair_who_is_absent(self) -> None:
        text = meeting(
            parties="[{actor: leader:ada, role: chair}]",
            participants="[{actor: leader:ada, status: absent}]",
        )
        (found,) = judge("MEE001", text)
        assert found == (
            "warning participation:talks/leader-ada status: must be that of somebody who takes "
            "part, as leader:ada is the chair, but is absent"
        )

    @pytest.mark.parametrize("status", ["declined", "absent", "not-invited"])
    def test_a_host_by_the_role_of_the_row(self, status: str) -> None:
        text = meeting(participants=f"[{{actor: leader:ada, role: host, status: {status}}}]")
        (found,) = judge("MEE001", text)
        assert found.endswith(f"as leader:ada is the host, but is {status}")

    @pytest.mark.parametrize("status", ["attended", "expected", "confirmed", "invited"])
    def test_who_came_or_was_to_come_is_fine(self, status: str) -> None:
        text = meeting(
            parties="[{actor: leader:ada, role: host}]",
            participants=f"[{{actor: leader:ada, status: {status}}}]",
        )
        assert judge("MEE001", text) == []

    def test_the_latest_row_holds(self) -> None:
        text = meeting(
            parties="[{actor: leader:ada, role: chair}]",
            participants="""
      - {id: participation:talks/b, actor: leader:ada, status: attended, as_of: 2025-08-18}
      - {id: participation:talks/a, actor: leader:ada, status: declined, as_of: 2025-08-10}""",
        )
        assert judge("MEE001", text) == []
        assert len(judge("MEE001", text.replace("08-10", "08-20"))) == 1

    @pytest.mark.parametrize("status", ["cancelled", "postponed"])
    def test_a_meeting_that_fell_through_needs_no_host(self, status: str) -> None:
        text = meeting(
            status=status,
            parties="[{actor: leader:ada, role: host}]",
            participants="[{actor: leader:ada, status: declined}]",
        )
        assert judge("MEE001", text) == []

    def test_a_chair_may_be_represented(self) -> None:
        text = meeting(
            parties="[{actor: leader:ada, role: chair}]",
            participants="""
      - {actor: leader:ada, status: absent}
      - {actor: leader:ben, status: attended, on_behalf_of: leader:ada}""",
        )
        assert judge("MEE001", text) == []
        assert len(judge("MEE001", text.replace("attended", "expected"))) == 1

    def test_a_guest_may_stay_away(self) -> None:
        text = meeting(participants="[{actor: leader:ada, role: guest, status: declined}]")
        assert judge("MEE001", text) == []

    def test_a_chair_without_a_row_may_be_missing(self) -> None:
        text = meeting(
            status="held",
            parties="[{actor: leader:ada, role: chair}]",
            participants="[{actor: leader:ben, status: attended}]",
        )
        (found,) = judge("MEE001", text)
        assert found == (
            "info meeting:talks participants: may have to name leader:ada, who chairs, "
            "but name others only"
        )
        for near, miss in [
            ("role: chair", "role: host"),
            ("status: held", "status: announced"),
            ("status: attended", "status: expected"),
            ("leader:ada", "state:FR"),
            ("attended}", "attended, on_behalf_of: leader:ada}"),
        ]:
            assert judge("MEE001", text.replace(near, miss)) == [], miss

    def test_a_borrowed_meeting_is_not_judged(self) -> None:
        text = meeting(participants="[{actor: leader:ada, role: host, status: absent}]")
        assert judge("MEE001", text, "meeting:talks") == []


class TestUninvited:
    """MEE002: who attended without having been invited has a note that says how."""

    ROWS = """
      - {id: participation:talks/a, actor: leader:ada, status: not-invited, as_of: 2025-08-10}
      - {id: participation:talks/b, actor: leader:ada, status: attended, as_of: 2025-08-18}"""

    def test_attended_and_not_invited(self) -> None:
        (found,) = judge("MEE002", meeting(participants=self.ROWS))
        assert found == (
            "warning participation:talks/b note: must say how leader:ada came to attend, who was "
            "not invited by participation:talks/a, but is not given"
        )

    @pytest.mark.parametrize("row", ["not-invited", "attended"])
    def test_a_note_on_either_row_explains_it(self, row: str) -> None:
        rows = self.ROWS.replace(f"status: {row}", f"status: {row}, note: {{en: At the door.}}")
        assert judge("MEE002", meeting(participants=rows)) == []

    def test_an_invitation_that_came_later(self) -> None:
        rows = (
            self.ROWS
            + """
      - {id: participation:talks/c, actor: leader:ada, status: invited, as_of: 2025-08-12}"""
        )
        assert judge("MEE002", meeting(participants=rows)) == []
        assert len(judge("MEE002", meeting(participants=rows.replace("08-12", "08-01")))) == 1

    def test_another_actor_attended(self) -> None:
        rows = self.ROWS.replace("actor: leader:ada, status: att", "actor: leader:ben, status: att")
        assert judge("MEE002", meeting(participants=rows)) == []

    def test_declined_and_attended_is_a_change_of_mind(self) -> None:
        rows = self.ROWS.replace("not-invited", "declined")
        assert judge("MEE002", meeting(participants=rows)) == []


class TestVideo:
    """MEE003: a video conference is online, or has somebody who joins from afar."""

    def test_a_venue_only(self) -> None:
        text = meeting(kind="video-conference", places="[place:kyiv]")
        (found,) = judge("MEE003", text)
        assert found == (
            "warning meeting:talks online: must be yes for a video conference unless somebody "
            "takes part from afar, but is unknown and the venue is place:kyiv"
        )

    def test_not_online(self) -> None:
        assert judge("MEE003", meeting(kind="video-conference", online="no")) == [
            "warning meeting:talks online: must be yes or unknown for a video conference, but is no"
        ]

    @pytest.mark.parametrize(
        "fields",
        [
            {"kind": "video-conference"},
            {"kind": "video-conference", "places": "[place:kyiv]", "online": "yes"},
            {"kind": "summit", "places": "[place:kyiv]"},
            {"kind": "summit", "places": "[place:kyiv]", "online": "yes"},
            {
                "kind": "video-conference",
                "places": "[place:kyiv]",
                "participants": "[{actor: leader:ada, status: expected, mode: remote}]",
            },
        ],
    )
    def test_near_misses(self, fields: dict[str, str]) -> None:
        assert judge("MEE003", meeting(**fields)) == []

    def test_a_remote_participant_who_declined_does_not_count(self) -> None:
        text = meeting(
            kind="video-conference",
            places="[place:kyiv]",
            participants="[{actor: leader:ada, status: declined, mode: remote}]",
        )
        assert len(judge("MEE003", text)) == 1

    def test_everybody_in_person(self) -> None:
        text = meeting(
            online="yes", participants="[{actor: leader:ada, status: attended, mode: in-person}]"
        )
        (found,) = judge("MEE003", text)
        assert found == (
            "info meeting:talks participants: may have to name somebody who joined from afar, as "
            "the meeting is online, but are all there in person"
        )
        assert judge("MEE003", text.replace(", mode: in-person", "")) == []


class TestHeldByNobody:
    """MEE004: a meeting that was held has somebody who attended."""

    def test_all_stayed_away(self) -> None:
        text = meeting(
            status="held",
            participants="[{actor: leader:ada, status: absent}, "
            "{actor: leader:ben, status: not-invited}]",
        )
        (found,) = judge("MEE004", text)
        assert found == (
            "warning meeting:talks participants: must hold somebody who attended, as the meeting "
            "was held, but hold only: absent, not-invited"
        )

    @pytest.mark.parametrize("status", ["expected", "confirmed", "invited"])
    def test_somebody_may_have_come(self, status: str) -> None:
        text = meeting(
            status="held",
            participants="[{actor: leader:ada, status: absent}, "
            f"{{actor: leader:ben, status: {status}}}]",
        )
        (found,) = judge("MEE004", text)
        assert found == (
            "info meeting:talks participants: may have to say that leader:ben attended, as the "
            "meeting was held, but do not"
        )

    def test_a_host_without_a_row_may_have_been_there(self) -> None:
        text = meeting(
            status="held",
            parties="[{actor: leader:ben, role: host}]",
            participants="[{actor: leader:ada, status: absent}]",
        )
        (found,) = judge("MEE004", text)
        assert found.startswith("info")
        (found,) = judge("MEE004", text.replace("role: host", "role: announcer"))
        assert found.startswith("warning")

    def test_nobody_named_is_no_fault(self) -> None:
        assert judge("MEE004", meeting(status="held")) == []

    def test_a_meeting_to_come(self) -> None:
        text = meeting(status="announced", participants="[{actor: leader:ada, status: absent}]")
        assert judge("MEE004", text) == []


class TestAttendedWhatWasNotHeld:
    """MEE005: nobody attended a meeting that was not held."""

    @pytest.mark.parametrize(
        ("status", "severity"),
        [
            ("cancelled", "error"),
            ("postponed", "error"),
            ("announced", "warning"),
            ("confirmed", "warning"),
        ],
    )
    def test_attended(self, status: str, severity: str) -> None:
        text = meeting(status=status, participants="[{actor: leader:ada, status: attended}]")
        (found,) = judge("MEE005", text)
        assert found == (
            f"{severity} participation:talks/leader-ada status: must not be attended unless the "
            f"meeting was held, but is, and meeting:talks is {status}"
        )
        assert judge("MEE005", text.replace("attended", "confirmed")) == []

    def test_held_or_not_known(self) -> None:
        text = meeting(status="held", participants="[{actor: leader:ada, status: attended}]")
        assert judge("MEE005", text) == []
        assert judge("MEE005", text.replace("    status: held\n", "")) == []

    def test_what_was_known_later_holds(self) -> None:
        text = meeting(
            status="cancelled",
            participants="""
      - {actor: leader:ada, status: attended}
      - {id: participation:talks/b, actor: leader:ada, status: expected, as_of: 2025-08}""",
        )
        assert judge("MEE005", text) == []


class TestRowsEquallyLate:
    """MEE006: of two rows on one actor, as_of says which is known later."""

    ROWS = """
      - {{id: participation:talks/a, actor: leader:ada, status: expected{0}}}
      - {{id: participation:talks/b, actor: leader:ada, status: {2}{1}}}"""

    def test_both_undated(self) -> None:
        text = meeting(participants=self.ROWS.format("", "", "declined"))
        (found,) = judge("MEE006", text)
        assert found == (
            "warning participation:talks/b as_of: must tell which is known later, declined here "
            "or expected in participation:talks/a, but is not given in both"
        )

    def test_both_on_one_day(self) -> None:
        day = ", as_of: 2025-08-17"
        (found,) = judge("MEE006", meeting(participants=self.ROWS.format(day, day, "declined")))
        assert found.endswith("but is 2025-08-17 in both")

    @pytest.mark.parametrize(
        ("one", "other", "status"),
        [
            ("", ", as_of: 2025-08-17", "declined"),
            (", as_of: 2025-08-16", ", as_of: 2025-08-17", "declined"),
            ("", "", "expected"),
        ],
    )
    def test_near_misses(self, one: str, other: str, status: str) -> None:
        text = meeting(participants=self.ROWS.format(one, other, status))
        assert judge("MEE006", text) == []


def two(
    first: str,
    second: str,
    *,
    there: str = "place:brussels",
    here: str = "place:kyiv",
    one: str = "online: no",
    other: str = "online: no",
    actor: str = "leader:ada",
) -> str:
    """Write two meetings that somebody attended."""
    row = f"participants: [{{actor: {actor}, status: attended}}]"
    return meetings(
        f'id: meeting:a, when: "{first}", places: [{there}], {one}, {row}',
        f'id: meeting:b, when: "{second}", places: [{here}], {other}, {row}',
    )


class TestTwoPlacesAtOnce:
    """MEE007: nobody attends two meetings in different places at the same time."""

    CLASH = ("2025-08-17T15:00Z/2025-08-17T16:00Z", "2025-08-17T15:30Z/2025-08-17T17:00Z")

    def test_the_hours_overlap(self) -> None:
        (found,) = judge("MEE007", two(*self.CLASH))
        assert found == (
            "warning participation:b/leader-ada status: must leave leader:ada in one place at a "
            "time, but is attended in place:kyiv and, by participation:a/leader-ada, at the same "
            "time in place:brussels"
        )

    def test_the_borrowed_one_is_not_to_be_mended(self) -> None:
        (found,) = judge("MEE007", two(*self.CLASH), "meeting:b")
        assert "participation:a/leader-ada status" in found
        assert "attended in place:brussels" in found

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            ("2025-08-17", "2025-08-17"),  # two cities on one day
            ("2025-08-17T15:00Z", "2025-08-17"),
            ("2025-08-17T15:00Z/..", "2025-08-18T15:00Z"),  # it did not go on for ever
            ("2025-08-17T15:00Z/2025-08-17T16:00Z", "2025-08-17T16:00Z/2025-08-17T17:00Z"),
            ("2025-08-17T15:00Z/2025-08-17T16:00Z", "2025-08-17T18:00Z/2025-08-17T19:00Z"),
            ("2025-08-17T15:00", "2025-08-17T15:00Z"),  # by which clock?
            ("2025-08-17T15:00+02:00", "2025-08-17T15:00+03:00"),
        ],
    )
    def test_times_that_do_not_clash_for_certain(self, first: str, second: str) -> None:
        assert judge("MEE007", two(first, second)) == []

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            ("2025-08-17T15:00Z", "2025-08-17T17:00+02:00"),
            ("2025-08-17T15:00Z/..", "2025-08-17T14:00Z/2025-08-17T16:00Z"),
            ("2025-08-17T15:00Z/2025-08-17T16:00Z", "2025-08-17T15:00Z"),
        ],
    )
    def test_times_that_clash(self, first: str, second: str) -> None:
        assert len(judge("MEE007", two(first, second))) == 1

    @pytest.mark.parametrize(
        "changed",
        [
            {"here": "place:headquarters"},  # which is in Brussels
            {"there": "place:headquarters", "here": "place:brussels"},
            {"here": "place:brussels"},
            {"other": "online: yes"},
            {"other": "kind: video-conference"},
            {"other": "kind: call"},
            {"other": "status: cancelled"},
            {"other": "relations: [{kind: part-of, target: meeting:a}]"},
            {"one": "relations: [{kind: part-of, target: meeting:b}]"},
            {"actor": "state:FR"},
        ],
    )
    def test_near_misses(self, changed: dict[str, str]) -> None:
        assert judge("MEE007", two(*self.CLASH, **changed)) == []

    def test_it_may_be_where_in_person_is_not_stated(self) -> None:
        (found,) = judge("MEE007", two(*self.CLASH, other="level: leaders"))
        assert found.startswith("info participation:b/leader-ada status: may have to leave")

    def test_who_joined_from_afar(self) -> None:
        text = two(*self.CLASH)
        row = text.rindex("attended")
        text = text[:row] + "attended, mode: remote" + text[row + len("attended") :]
        assert judge("MEE007", text) == []

    def test_a_long_meeting_clashes_with_each_of_two(self) -> None:
        row = "participants: [{actor: leader:ada, status: attended, mode: in-person}]"
        day = "2025-08-17T08:00Z/2025-08-17T20:00Z"
        text = meetings(
            f'id: meeting:a, when: "{day}", places: [place:kyiv], {row}',
            f'id: meeting:b, when: "2025-08-17T09:00Z", places: [place:brussels], {row}',
            f'id: meeting:c, when: "2025-08-17T10:00Z", places: [place:brussels], {row}',
            f'id: meeting:d, when: "2025-08-17T11:00Z", {row}',
        )
        assert [line.split()[1] for line in judge("MEE007", text)] == [
            "participation:b/leader-ada",
            "participation:c/leader-ada",
        ]

    def test_the_one_that_goes_on_longest_is_remembered(self) -> None:
        row = "participants: [{actor: leader:ada, status: attended, mode: in-person}]"
        text = meetings(
            f'id: meeting:a, when: "DAYT08:00Z/DAYT20:00Z", places: [place:kyiv], {row}',
            f'id: meeting:b, when: "DAYT09:00Z/DAYT10:00Z", places: [place:kyiv], {row}',
            f'id: meeting:c, when: "2025-08-17T15:00Z", places: [place:brussels], {row}',
        ).replace("DAY", "2025-08-17")
        (found,) = judge("MEE007", text)
        assert "by participation:a/leader-ada" in found

    def test_who_joins_from_afar_does_not_hide_who_is_there(self) -> None:
        row = "participants: [{actor: leader:ada, status: attended, mode: MODE}]"
        text = meetings(
            f'id: meeting:a, when: "DAYT08:00Z/DAYT20:00Z", places: [place:kyiv], {row}'.replace(
                "MODE", "remote"
            ),
            f'id: meeting:b, when: "DAYT09:00Z/DAYT16:00Z", places: [place:kyiv], {row}',
            f'id: meeting:c, when: "DAYT15:00Z", places: [place:brussels], {row}',
        )
        text = text.replace("MODE", "in-person").replace("DAY", "2025-08-17")
        (found,) = judge("MEE007", text)
        assert "by participation:b/leader-ada" in found


class TestOrdinals:
    """MEE008 and MEE009: a body counts its meetings once each, in the order of time."""

    def test_one_number_twice(self) -> None:
        text = meetings(
            "id: meeting:a, body: organization:club, ordinal: 2",
            "id: meeting:b, body: organization:club, ordinal: 2",
        )
        (found,) = judge("MEE008", text)
        assert found == (
            "warning meeting:b ordinal: must be a number that no other meeting of "
            "organization:club has, but is 2, like that of meeting:a"
        )
        (found,) = judge("MEE008", text, "meeting:b")
        assert found.startswith("warning meeting:a ordinal")

    @pytest.mark.parametrize(
        "other",
        [
            "body: organization:club, ordinal: 3",
            "body: organization:club, ordinal: 2, level: leaders",
            "body: organization:club, ordinal: 2, kind: ministerial",
            "body: organization:club, ordinal: 2, status: postponed",
            "body: organization:others, ordinal: 2",
            "ordinal: 2",
            "body: organization:club",
        ],
    )
    def test_near_misses_of_one_number_twice(self, other: str) -> None:
        text = "organizations: [{id: organization:others, kind: format}]" + meetings(
            "id: meeting:a, body: organization:club, ordinal: 2", f"id: meeting:b, {other}"
        )
        assert judge("MEE008", text) == []

    def test_ministers_are_of_one_level_by_kind_or_by_level(self) -> None:
        text = meetings(
            "id: meeting:a, body: organization:club, ordinal: 2, level: ministers",
            "id: meeting:b, body: organization:club, ordinal: 2, kind: ministerial",
        )
        assert len(judge("MEE008", text)) == 1

    def test_against_the_dates(self) -> None:
        text = meetings(
            "id: meeting:a, body: organization:club, ordinal: 1, when: 2025-05",
            "id: meeting:b, body: organization:club, ordinal: 2, when: 2025-04-10",
        )
        (found,) = judge("MEE009", text)
        assert found == (
            "warning meeting:b ordinal: must follow the dates, but number 2 was on 2025-04-10 "
            "and number 1 (meeting:a) on 2025-05"
        )
        (found,) = judge("MEE009", text, "meeting:b")
        assert found == (
            "warning meeting:a ordinal: must follow the dates, but number 1 was on 2025-05 "
            "and number 2 (meeting:b) on 2025-04-10"
        )

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            ("2025-04", "2025-04-10"),
            ("2025-04-10", "2025-04"),
            ("2025-04-10", "2025-04-10"),
            ("2025-04-10", "2025-05-10"),
            ("2025-04-10T15:00Z/..", "2025-04-11"),
            ("2025-04/2025-06", "2025-05"),
        ],
    )
    def test_dates_that_leave_it_open(self, first: str, second: str) -> None:
        text = meetings(
            f'id: meeting:a, body: organization:club, ordinal: 1, when: "{first}"',
            "id: meeting:x, body: organization:club, ordinal: 1",
            f'id: meeting:b, body: organization:club, ordinal: 2, when: "{second}"',
        )
        assert judge("MEE009", text) == []

    def test_an_uncertain_date_makes_it_an_info(self) -> None:
        text = meetings(
            "id: meeting:a, body: organization:club, ordinal: 1, when: 2025-05?",
            "id: meeting:b, body: organization:club, ordinal: 2, when: 2025-04-10",
        )
        (found,) = judge("MEE009", text)
        assert found.startswith("info meeting:b ordinal: may have to follow the dates")

    def test_each_is_compared_with_the_latest_so_far(self) -> None:
        text = meetings(
            "id: meeting:a, body: organization:club, ordinal: 1, when: 2025-06",
            "id: meeting:b, body: organization:club, ordinal: 2, when: 2025-04",
            "id: meeting:c, body: organization:club, ordinal: 3, when: 2025-05",
            "id: meeting:d, body: organization:club, ordinal: 4, when: 2025-07",
        )
        assert [line.split()[1] for line in judge("MEE009", text)] == ["meeting:b", "meeting:c"]


class TestHeldAtNoTime:
    """MEE010: a meeting that was held has a date."""

    def test_held_without_date(self) -> None:
        assert judge("MEE010", meeting(status="held")) == [
            "warning meeting:talks when: must be given for a meeting that was held, but is not"
        ]

    @pytest.mark.parametrize(
        "fields", [{"status": "announced"}, {"status": "held", "when": "2025"}, {"kind": "call"}]
    )
    def test_near_misses(self, fields: dict[str, str]) -> None:
        assert judge("MEE010", meeting(**fields)) == []


class TestRescheduled:
    """MEE011: a meeting that another one reschedules was postponed or cancelled."""

    TEXT = (
        "id: meeting:a{0}",
        "id: meeting:b, relations: [{{kind: {1}, target: {2}}}]",
    )

    def text(self, status: str, kind: str = "reschedules", target: str = "meeting:a") -> str:
        return meetings(*(row.format(status, kind, target) for row in self.TEXT))

    @pytest.mark.parametrize("status", ["announced", "confirmed", "held"])
    def test_it_is_still_on(self, status: str) -> None:
        (found,) = judge("MEE011", self.text(f", status: {status}"))
        assert found == (
            "warning meeting:b relations/0: must reschedule a meeting that is postponed or "
            f"cancelled, but meeting:a is {status}"
        )

    def test_it_has_no_status(self) -> None:
        (found,) = judge("MEE011", self.text(""))
        assert found == (
            "info meeting:b relations/0: may have to reschedule a meeting that is postponed or "
            "cancelled, but meeting:a has no status"
        )

    def test_near_misses(self) -> None:
        assert judge("MEE011", self.text(", status: postponed")) == []
        assert judge("MEE011", self.text(", status: cancelled")) == []
        assert judge("MEE011", self.text(", status: held", "follows")) == []
        assert judge("MEE011", self.text("", target="state:FR")) == []


def test_who_meets_in_places_that_go_in_a_circle_is_still_judged() -> None:
    text = two(*TestTwoPlacesAtOnce.CLASH).replace("state:GB", "place:headquarters")
    assert len(judge("MEE007", text)) == 1
