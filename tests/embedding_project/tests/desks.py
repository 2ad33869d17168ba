"""A desk with something in every field."""

from datetime import date

from press_desk.models import Calendar, Desk, Lead, Rumour, Score
from press_desk.watches import Watch

import coalition_model as cm
from coalition_model import reference
from coalition_model.values import JsonValue

FRANCE = cm.State(
    id=cm.state_id("FR"),
    extra=cm.FrozenMap[str, JsonValue]({"desk:seen": (True, 1.5, "x", cm.FrozenMap({"n": 3}))}),
)
MEETING = cm.Meeting(
    id=cm.meeting_id("m"),
    when=cm.EdtfDate.parse("2025-08"),
    online=cm.Answer.YES,
    ordinal=3,
    participants=(cm.Participation(actor=cm.state_id("FR"), status="invited"),),
    agenda=(cm.Text.of("paix", "fr"),),
)
SCORE = Score(
    0.75, "AB", day=date(2025, 8, 17), after=cm.EdtfDate.parse("2025-08~"), about=(FRANCE,)
)
DESK = Desk(
    name="Kyiv",
    meeting=MEETING,
    clauses=[
        cm.Clause(number="1", wording="unseen"),
        cm.Clause(number="2", text=cm.Text.of("a", "fr")),
    ],
    since=cm.EdtfDate.parse("2004"),
    deadline=cm.when("2025-08-17T15:00Z"),
    follows=cm.Leader(id=cm.leader_id("a")),
    asked=cm.organization_id("nato"),
    language="fr",
    lead=Lead(cm.Quantity(value=31), [cm.Quantity(low=1.5, unit="km")], confirmed=cm.Answer.NO),
    watch=Watch(
        cm.EdtfInterval.parse("2025-08-17/.."),
        clause=cm.Clause(number="3", wording="unseen"),
        started=cm.Moment.parse("2025-08-17T15:00+02:00[Europe/Paris]"),
    ),
    by_name={"a": [cm.Text.of("b", "en")]},
    by_day={cm.EdtfDate.parse("2025-08-17"): cm.Text.of("c", "en")},
    pair=(cm.Place(id=cm.place_id("kyiv")), cm.Answer.YES),
    next=MEETING,
    next_id=cm.meeting_id("n"),
    until=cm.when("2025-09/2025-10"),
    asked_next=cm.leader_id("a"),
    source=cm.Organization(id=cm.organization_id("nato"), kind="alliance"),
    heard=Rumour("a friend"),
    motto=cm.Text.of("Veille", "fr"),
    free=("a", cm.FrozenMap({"b": 1})),
    sizes=cm.FrozenMap({"countries": cm.Quantity(value=31)}),
    extra=cm.FrozenMap[str, JsonValue]({"desk:x": (1, True, cm.FrozenMap({"y": "z"}))}),
    dossier=reference.dossier("alaska-to-washington"),
)
CALENDAR = Calendar({cm.state_id("FR"): MEETING})
