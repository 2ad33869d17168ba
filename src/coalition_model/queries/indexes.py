"""What belongs to what, each found in one pass; for `Dossier.derived`."""

from coalition_model.dossier import Dossier
from coalition_model.entities.claims import Claim
from coalition_model.entities.offices import Office, Tenure
from coalition_model.entities.organizations import Membership
from coalition_model.values.grouping import grouped


def tenures_by_office(dossier: Dossier) -> dict[str, list[Tenure]]:
    """Collect the tenures of each office."""
    return grouped((tenure.office, tenure) for tenure in dossier.tenures.values())


def memberships_by_organization(dossier: Dossier) -> dict[str, list[Membership]]:
    """Collect the memberships of each organization."""
    return grouped((edge.organization, edge) for edge in dossier.memberships.values())


def offices_by_owner(dossier: Dossier) -> dict[str, list[Office]]:
    """Collect the offices of each state and organization."""
    return grouped((office.of, office) for office in dossier.offices.values())


def claims_by_subject(dossier: Dossier) -> dict[str, list[Claim]]:
    """Collect the claims about each entity and each part."""
    return grouped((claim.about, claim) for claim in dossier.claims.values())
