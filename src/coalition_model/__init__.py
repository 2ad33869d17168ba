"""A typed, sourced, time-aware model of diplomacy.

Who met, who may speak for whom, who promised what, who stood where on which clause, as of when and
according to whom. `import coalition_model as cm` gives the names below; questions are asked with
`coalition_model.queries`, shipped dossiers are in `coalition_model.reference`.
"""

from coalition_model.dossier import Dossier
from coalition_model.entities import (
    Claim,
    Clause,
    Commitment,
    Condition,
    Event,
    Leader,
    Meeting,
    Membership,
    Objective,
    Office,
    Organization,
    Participation,
    PeacePlan,
    Place,
    Position,
    Source,
    State,
    Statement,
    Tenure,
    Timing,
    Trigger,
)
from coalition_model.entities.common import evolve
from coalition_model.entities.dossier_notes import Acceptance, Coverage
from coalition_model.errors import (
    CoalitionModelError,
    DocumentError,
    Fault,
    InvalidDate,
    InvalidId,
    InvalidValue,
    MergeConflict,
    MissingExtra,
    UnknownId,
)
from coalition_model.formats import dump, dumps, load, loads
from coalition_model.values import (
    Answer,
    Citation,
    Day,
    EdtfDate,
    EdtfInterval,
    EdtfSet,
    FrozenMap,
    Identifier,
    IntervalEnd,
    Moment,
    MomentInterval,
    Name,
    Party,
    Quantity,
    Relation,
    Text,
    When,
    when,
)
from coalition_model.values.ids import (
    claim_id,
    clause_id,
    commitment_id,
    event_id,
    leader_id,
    meeting_id,
    membership_id,
    office_id,
    organization_id,
    place_id,
    plan_id,
    position_id,
    source_id,
    state_id,
    statement_id,
    tenure_id,
)

__version__ = "0.1.0"

__all__ = [
    "Acceptance",
    "Coverage",
    "Dossier",
    "__version__",
    "dump",
    "dumps",
    "evolve",
    "load",
    "loads",
]
