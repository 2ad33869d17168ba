"""Build a meeting by hand, without a file: states, people, offices, a source, and the meeting.

Run `python examples/build_a_meeting.py`. The facts are those of one post of 17 August 2025.
"""

import coalition_model as cm
from coalition_model import queries

post = cm.Source(
    id=cm.source_id("x-vonderleyen-2025-08-17"),
    kind="post",
    language="en",
    authors=(cm.leader_id("ursula-von-der-leyen"),),
    published=cm.when("2025-08-17"),
)
commission = cm.Organization(
    id=cm.organization_id("european-commission"),
    kind="institution",
    names=(cm.Name(text="European Commission", language="en"),),
)
president_of_the_commission = cm.Office(
    id=cm.office_id("eu-commission-president"), of=commission.id, kind="head-of-organization"
)
von_der_leyen = cm.Leader(
    id=cm.leader_id("ursula-von-der-leyen"),
    names=(cm.Name(text="Ursula von der Leyen"),),
)
zelenskyy = cm.Leader(
    id=cm.leader_id("volodymyr-zelenskyy"),
    names=(
        cm.Name(text="Volodymyr Zelenskyy", language="en"),
        cm.Name(text="Volodymyr Zelensky", language="fr", kind="transliteration"),
    ),
)
in_office = cm.Tenure(
    leader=von_der_leyen.id,
    office=president_of_the_commission.id,
    period=cm.EdtfInterval.parse("2019-12-01/"),
)
brussels = cm.Place(
    id=cm.place_id("brussels"), kind="city", names=(cm.Name(text="Brussels", language="en"),)
)
meeting = cm.Meeting(
    id=cm.meeting_id("2025-08-17-brussels"),
    kind="visit",
    when=cm.when("2025-08-17"),
    part_of_day="afternoon",
    places=(brussels.id,),
    status="announced",
    parties=(cm.Party(actor=von_der_leyen.id, role="host", office=president_of_the_commission.id),),
    participants=(
        cm.Participation(
            actor=zelenskyy.id,
            role="guest",
            status="expected",
            as_of=cm.EdtfDate.parse("2025-08-17"),
        ),
    ),
    citations=(
        cm.Citation(
            source=post.id, quote="This afternoon, I will welcome @ZelenskyyUa in Brussels."
        ),
    ),
)


def main() -> None:
    """Close the entities into a dossier, ask it, and show what cannot be built."""
    dossier = cm.Dossier(
        (
            post,
            commission,
            president_of_the_commission,
            von_der_leyen,
            zelenskyy,
            in_office,
            brussels,
            meeting,
        ),
        title=cm.Text.of("One visit", "en"),
    )
    print(dossier)
    print(f"ids are derived for edges and parts: {in_office.id}, {meeting.participants[0].id}")
    for guest in queries.attendance(dossier, meeting.id):
        print(f"{queries.label(guest.actor, 'en')}: {guest.role}, takes part: {guest.answer}")

    later = cm.evolve(meeting, status="held")
    print(f"nothing is changed in place: {meeting.status} here, {later.status} in the copy")
    print(f"with it: {dossier.with_entities(later).meetings[meeting.id].status}")

    try:
        dossier.without(brussels.id)
    except cm.DocumentError as error:
        print(f"refused: {error.faults[0]}")
    try:
        cm.evolve(brussels, latitude=50.85)
    except cm.InvalidValue as error:
        print(f"refused: {error}")

    text = cm.dumps(dossier)
    print(f"as JSON it has {len(text)} characters and reads back: {cm.loads(text) == dossier}")


if __name__ == "__main__":
    main()
