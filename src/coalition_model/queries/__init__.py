"""Questions asked of a dossier.

Each takes a dossier and ids or dates as plain text, and gives rows: named tuples whose last field
is an `Answer`. `rows(result)` turns them into dictionaries.
"""

from coalition_model.queries.changing import Change, changes
from coalition_model.queries.coding import (
    CoderAgreement,
    Coding,
    coder_agreement,
    codings,
    disagreements,
)
from coalition_model.queries.common import label, rows
from coalition_model.queries.comparing import Correspondence, compare_plans
from coalition_model.queries.contradictions import (
    Clash,
    Contradiction,
    Side,
    contradictions,
)
from coalition_model.queries.evidences import Evidence, evidence
from coalition_model.queries.in_force import InForce, in_force
from coalition_model.queries.meetings import Attendee, MeetingRow, attendance, meetings
from coalition_model.queries.memberships import Member, is_member, members
from coalition_model.queries.names import Match, find
from coalition_model.queries.offices import (
    Holder,
    Representative,
    office_holders,
    representatives,
)
from coalition_model.queries.stances import StanceCell, Taken, stances
from coalition_model.queries.timelines import Entry, timeline
from coalition_model.queries.tracing import Step, trace
from coalition_model.queries.voices import Voice

__all__ = [
    "Attendee",
    "Change",
    "Clash",
    "CoderAgreement",
    "Coding",
    "Contradiction",
    "Correspondence",
    "Entry",
    "Evidence",
    "Holder",
    "InForce",
    "Match",
    "MeetingRow",
    "Member",
    "Representative",
    "Side",
    "StanceCell",
    "Step",
    "Taken",
    "Voice",
    "attendance",
    "changes",
    "coder_agreement",
    "codings",
    "compare_plans",
    "contradictions",
    "disagreements",
    "evidence",
    "find",
    "in_force",
    "is_member",
    "label",
    "meetings",
    "members",
    "office_holders",
    "representatives",
    "rows",
    "stances",
    "timeline",
    "trace",
]
