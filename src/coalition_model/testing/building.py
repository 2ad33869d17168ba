"""How builders build: the least that a class needs, and what a test overrides."""

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

from coalition_model.entities.claims import Claim
from coalition_model.entities.commitments import Commitment
from coalition_model.entities.conditions import Condition, Timing, Trigger
from coalition_model.entities.dossier_notes import Acceptance, Coverage
from coalition_model.entities.events import Event
from coalition_model.entities.leaders import Leader
from coalition_model.entities.meetings import Meeting, Participation
from coalition_model.entities.offices import Office, Tenure
from coalition_model.entities.organizations import Membership, Objective, Organization
from coalition_model.entities.places import Place
from coalition_model.entities.plans import Clause, PeacePlan
from coalition_model.entities.positions import Position
from coalition_model.entities.sources import Source
from coalition_model.entities.statements import Statement
from coalition_model.entities.states import State
from coalition_model.testing.given import given_field, given_fields
from coalition_model.values.citations import Citation
from coalition_model.values.names import Identifier, Name
from coalition_model.values.parties import Party, Relation
from coalition_model.values.quantities import Quantity

T = TypeVar("T")

LEAST: Final[dict[type, Mapping[str, object]]] = {
    State: {"id": "state:FR", "names": [Name(text="France", language="fr")]},
    Leader: {"id": "leader:elise-lefevre", "names": ["Élise Lefèvre"]},
    Office: {
        "id": "office:fr-president",
        "of": "state:FR",
        "kind": "head-of-state",
        "names": [Name(text="Présidente de la République", language="fr")],
    },
    Tenure: {
        "leader": "leader:elise-lefevre",
        "office": "office:fr-president",
        "period": "2022-05-14/..",
    },
    Organization: {
        "id": "organization:coalition",
        "kind": "coalition",
        "names": [Name(text="Coalition des volontaires", language="fr")],
    },
    Membership: {"organization": "organization:coalition", "member": "state:FR"},
    Place: {
        "id": "place:paris",
        "kind": "city",
        "part_of": "state:FR",
        "names": [Name(text="Paris", language="fr")],
    },
    Meeting: {"id": "meeting:2025-08-17-paris", "when": "2025-08-17"},
    Event: {"id": "event:ceasefire", "kind": "ceasefire", "status": "hypothetical"},
    PeacePlan: {"id": "plan:plan", "kind": "plan", "when": "2025-08-14"},
    Position: {"actor": "state:FR", "target": "plan:plan", "stance": "supports"},
    Statement: {
        "id": "statement:2025-08-17-elise-lefevre",
        "kind": "remark",
        "speakers": ["leader:elise-lefevre"],
        "when": "2025-08-17",
    },
    Source: {
        "id": "source:courrier",
        "kind": "article",
        "publisher": "Le Courrier du soir",
        "language": "fr",
        "published": "2025-08-17",
    },
    Claim: {
        "id": "claim:coalition-founded",
        "about": "organization:coalition",
        "field": "founded",
        "value": "2025-03",
    },
    Clause: {"number": "1", "text": "The fighting stops."},
    Commitment: {"modality": "commits", "parties": [Party(actor="state:FR", role="obligor")]},  # type: ignore[arg-type]
    Condition: {"wording": "in case of a ceasefire"},
    Timing: {"when": "2025-08-31"},
    Trigger: {"of": "event:ceasefire"},
    Participation: {"actor": "leader:elise-lefevre", "status": "attended"},
    Objective: {"text": "a lasting peace"},
    Name: {"text": "France", "language": "fr"},
    Identifier: {"scheme": "wikidata", "value": "Q142"},
    Quantity: {"value": 31, "of": "countries"},
    Citation: {"source": "source:courrier"},
    Party: {"actor": "state:FR", "role": "author"},
    Relation: {"kind": "follows", "target": "meeting:2025-08-17-paris"},
    Coverage: {"sources": ["source:courrier"]},
    Acceptance: {"code": "SRC001", "entity": "state:FR", "reason": "It is common knowledge."},
}
"""What the least instance of each class has."""

_INSTEAD: Final[dict[tuple[type, str], tuple[str, ...]]] = {
    (Claim, "says"): ("field", "value"),
    (Quantity, "low"): ("value",),
    (Quantity, "high"): ("value",),
}
"""Fields that stand in the place of others: who gives the one need not take back the other."""


def build(cls: type[T], overrides: Mapping[str, object]) -> T:
    """Build the least instance of a class, with some fields overridden.

    Raises:
        TypeError: the class has no such field.
        InvalidDate: a text is not the date that is due.
        InvalidValue: the class does not allow a value.
    """
    given = dict(LEAST[cls])
    for name in overrides:
        field, _ = given_field(cls, name)
        for other in (field.name, *_INSTEAD.get((cls, field.name), ())):
            given.pop(other, None)
    if cls is Clause and overrides.get("wording") in ("unseen", "omitted"):
        given.pop("text", None)
    fields: dict[str, Any] = given_fields(cls, given) | given_fields(cls, overrides)
    return cls(**fields)


def builder(cls: type[T], name: str) -> Callable[..., T]:
    """Make the builder of a class."""

    def build_one(**overrides: Any) -> T:
        return build(cls, overrides)

    build_one.__name__ = build_one.__qualname__ = name
    build_one.__doc__ = f"""Build the least {cls.__name__}, with some fields overridden.

    Args:
        overrides: fields of {cls.__name__}; a list also by its one item (`place=` for `places=`),
            a date also as its text, a text or a name as its words, an id as what has it; a part
            and a text in several languages as the mapping that a document has for it.

    Raises:
        TypeError: there is no such field.
        InvalidDate: a text is not the date that is due.
        InvalidValue: {cls.__name__} does not allow a value.
    """
    return build_one
