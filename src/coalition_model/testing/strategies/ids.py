"""Ids, as strategies."""

from typing import Any, Final, Literal, overload

from hypothesis import strategies as st

from coalition_model.testing.strategies.arguments import refuse
from coalition_model.testing.worlds.tables import LANDS
from coalition_model.values.ids import (
    ID_KINDS,
    AnyId,
    ClaimId,
    ClauseId,
    CommitmentId,
    ConditionId,
    EventId,
    LeaderId,
    MeetingId,
    MembershipId,
    ObjectiveId,
    OfficeId,
    OrganizationId,
    ParticipationId,
    PlaceId,
    PlanId,
    PositionId,
    SourceId,
    StateId,
    StatementId,
    TenureId,
    TimingId,
)

_LOCALS: Final[dict[str, tuple[str, ...]]] = {
    "state": tuple(land.code for land in LANDS),
    "leader": ("elise-lefevre", "olena-marchenko", "aoife-o-sullivan", "j.weiss"),
    "office": ("fr-president", "ua-president", "ie-taoiseach", "un/secretary-general"),
    "tenure": ("fr-president/elise-lefevre", "ua-president/olena-marchenko"),
    "organization": ("coalition", "six-seas", "rivers", "G7"),
    "membership": ("coalition/state-FR", "six-seas/state-UA", "rivers/organization-coalition"),
    "place": ("paris", "kyiv", "white-house", "a.b_c-d"),
    "meeting": ("2025-08-17-coalition", "2025-08-18-washington", "talks"),
    "event": ("ceasefire", "signature", "2025-08-15/attack"),
    "plan": ("four-points", "terms", "four-points-revised"),
    "position": ("state-FR/plan-four-points", "organization-coalition/clause-terms-1"),
    "statement": ("2025-08-17-post", "words"),
    "source": ("article", "courrier", "despatch-2"),
    "claim": ("article-founded", "despatch-size"),
    "clause": ("four-points/1", "four-points/2/a", "terms/10bis"),
    "commitment": ("four-points/1/1", "terms/10bis/2"),
    "condition": ("clause-four-points-1/1", "commitment-terms-1-1/1"),
    "timing": ("commitment-four-points-1-1",),
    "participation": ("2025-08-17-coalition/leader-elise-lefevre", "talks/state-UA"),
    "objective": ("coalition/1", "rivers/2"),
}


@overload
def ids(kind: Literal["state"], /) -> st.SearchStrategy[StateId]: ...
@overload
def ids(kind: Literal["leader"], /) -> st.SearchStrategy[LeaderId]: ...
@overload
def ids(kind: Literal["office"], /) -> st.SearchStrategy[OfficeId]: ...
@overload
def ids(kind: Literal["tenure"], /) -> st.SearchStrategy[TenureId]: ...
@overload
def ids(kind: Literal["organization"], /) -> st.SearchStrategy[OrganizationId]: ...
@overload
def ids(kind: Literal["membership"], /) -> st.SearchStrategy[MembershipId]: ...
@overload
def ids(kind: Literal["place"], /) -> st.SearchStrategy[PlaceId]: ...
@overload
def ids(kind: Literal["meeting"], /) -> st.SearchStrategy[MeetingId]: ...
@overload
def ids(kind: Literal["event"], /) -> st.SearchStrategy[EventId]: ...
@overload
def ids(kind: Literal["plan"], /) -> st.SearchStrategy[PlanId]: ...
@overload
def ids(kind: Literal["position"], /) -> st.SearchStrategy[PositionId]: ...
@overload
def ids(kind: Literal["statement"], /) -> st.SearchStrategy[StatementId]: ...
@overload
def ids(kind: Literal["source"], /) -> st.SearchStrategy[SourceId]: ...
@overload
def ids(kind: Literal["claim"], /) -> st.SearchStrategy[ClaimId]: ...
@overload
def ids(kind: Literal["clause"], /) -> st.SearchStrategy[ClauseId]: ...
@overload
def ids(kind: Literal["commitment"], /) -> st.SearchStrategy[CommitmentId]: ...
@overload
def ids(kind: Literal["condition"], /) -> st.SearchStrategy[ConditionId]: ...
@overload
def ids(kind: Literal["timing"], /) -> st.SearchStrategy[TimingId]: ...
@overload
def ids(kind: Literal["participation"], /) -> st.SearchStrategy[ParticipationId]: ...
@overload
def ids(kind: Literal["objective"], /) -> st.SearchStrategy[ObjectiveId]: ...
@overload
def ids() -> st.SearchStrategy[AnyId]: ...
@overload
def ids(*kinds: str) -> st.SearchStrategy[Any]: ...
def ids(*kinds: str) -> st.SearchStrategy[Any]:
    """Draw ids of some kinds, or of any.

    Args:
        kinds: the words that ids begin with: `state`, `leader`, `clause`, ...

    Raises:
        InvalidArgument: there is no such kind of id.

    >>> from hypothesis import find
    >>> find(ids("state", "leader"), lambda id: True)
    'state:FR'
    """
    for kind in kinds:
        if kind not in _LOCALS:
            raise refuse("ids", "kinds", f"some of {', '.join(ID_KINDS.values())}", kind)
    pool = [f"{kind}:{local}" for kind in kinds or _LOCALS for local in _LOCALS[kind]]
    return st.sampled_from(pool)
