"""Questions asked of a dossier.

Each takes a dossier and ids or dates as plain text, and gives rows: named tuples whose last field
is an `Answer`. `rows(result)` turns them into dictionaries.
"""

from coalition_model.queries.common import label, rows
from coalition_model.queries.contradictions import (
    Clash,
    Contradiction,
    Side,
    contradictions,
)
from coalition_model.queries.evidences import Evidence, evidence
from coalition_model.queries.meetings import Attendee, MeetingRow, attendance, meetings
from coalition_model.queries.memberships import Member, is_member, members
from coalition_model.queries.names import Match, find
from coalition_model.queries.offices import (
    Holder,
    Representative,
    office_holders,
    representatives,
)
from coalition_model.queries.timelines import Entry, timeline
from coalition_model.queries.voices import Voice

__all__ = [
    "Attendee",
    "Clash",
    "Contradiction",
    "Entry",
    "Evidence",
    "Holder",
    "Match",
    "MeetingRow",
    "Member",
    "Representative",
    "Side",
    "Voice",
    "attendance",
    "contradictions",
    "evidence",
    "find",
    "is_member",
    "label",
    "meetings",
    "members",
    "office_holders",
    "representatives",
    "rows",
    "timeline",
]
