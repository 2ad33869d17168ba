"""What checking a dossier yields: findings, and which of them its author accepts."""

from collections import Counter
from typing import Final, Literal

import attrs

from coalition_model.entities.dossier_notes import Acceptance

Severity = Literal["error", "warning", "info"]
"""`error`: it cannot be so. `warning`: it is most likely wrong, or missing. `info`: it may be
wrong, and the dossier does not settle it."""
SEVERITIES: Final[tuple[Severity, ...]] = ("error", "warning", "info")


@attrs.frozen
class Problem:
    """What a rule sees in one place.

    Attributes:
        entity: id of the entity or part.
        field: path of the field, `when` or `participants/0/office`; None for the whole.
        message: 'must be ..., but is ...', naming values.
        hint: how to mend it.
        severity: where the rule cannot tell, lower than the rule's own; None for that.
    """

    entity: str
    field: str | None
    message: str
    hint: str = ""
    severity: Severity | None = None


@attrs.frozen
class Finding:
    """One judgment of a rule on one place of a dossier.

    Attributes:
        code: the rule's: `OFF002`.
        severity: how bad it is.
        entity: id of the entity or part.
        field: path of the field, None for the whole.
        message: what must be and what is.
        hint: how to mend it.
    """

    code: str
    severity: Severity
    entity: str
    field: str | None
    message: str
    hint: str = ""

    def __str__(self) -> str:
        place = self.entity if self.field is None else f"{self.entity} {self.field}"
        hint = f" ({self.hint})" if self.hint else ""
        return f"{place}: {self.code} {self.message}{hint}"


@attrs.frozen
class Report:
    """What a check found.

    Attributes:
        findings: what its author has not accepted, by entity, field, code and message.
        accepted: what the dossier accepts, each with the acceptance that says why.
    """

    findings: tuple[Finding, ...] = ()
    accepted: tuple[tuple[Finding, Acceptance], ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing of level warning or above was found."""
        return all(finding.severity == "info" for finding in self.findings)

    @property
    def counts(self) -> dict[str, int]:
        """How many findings each code has."""
        return dict(sorted(Counter(finding.code for finding in self.findings).items()))

    def __str__(self) -> str:
        return "\n".join(map(str, self.findings)) or "no findings"
