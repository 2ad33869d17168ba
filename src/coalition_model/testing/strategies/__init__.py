"""Strategies for hypothesis: every value, every entity, whole worlds, and exactly one fault."""

from coalition_model.errors import MissingExtra

try:
    import hypothesis as _hypothesis
except ImportError as _error:  # pragma: no cover - the tests have it, but for one in a subprocess
    raise MissingExtra(
        "drawing examples (coalition_model.testing.strategies)", "testing"
    ) from _error

from coalition_model.testing.strategies.arbitrary import odd_dossiers, odd_entities
from coalition_model.testing.strategies.entities import (
    acceptances,
    answers,
    citations,
    claims,
    clauses,
    commitments,
    conditions,
    coverages,
    entities,
    events,
    extras,
    json_values,
    leaders,
    meetings,
    memberships,
    objectives,
    offices,
    organizations,
    participations,
    parties,
    places,
    plans,
    positions,
    quantities,
    relations,
    sources,
    statements,
    states,
    tenures,
    timings,
    triggers,
)
from coalition_model.testing.strategies.faults import (
    FaultyDocument,
    document_fault_kinds,
    fault_codes,
    faulty_documents,
    faulty_dossiers,
)
from coalition_model.testing.strategies.ids import ids
from coalition_model.testing.strategies.texts import identifiers, names, sentences, texts
from coalition_model.testing.strategies.times import (
    days,
    edtf_dates,
    edtf_intervals,
    edtf_sets,
    moment_intervals,
    moments,
    whens,
)
from coalition_model.testing.strategies.worlds import dossiers

del _hypothesis

__all__ = [
    "FaultyDocument",
    "acceptances",
    "answers",
    "citations",
    "claims",
    "clauses",
    "commitments",
    "conditions",
    "coverages",
    "days",
    "document_fault_kinds",
    "dossiers",
    "edtf_dates",
    "edtf_intervals",
    "edtf_sets",
    "entities",
    "events",
    "extras",
    "fault_codes",
    "faulty_documents",
    "faulty_dossiers",
    "identifiers",
    "ids",
    "json_values",
    "leaders",
    "meetings",
    "memberships",
    "moment_intervals",
    "moments",
    "names",
    "objectives",
    "odd_dossiers",
    "odd_entities",
    "offices",
    "organizations",
    "participations",
    "parties",
    "places",
    "plans",
    "positions",
    "quantities",
    "relations",
    "sentences",
    "sources",
    "statements",
    "states",
    "tenures",
    "texts",
    "timings",
    "triggers",
    "whens",
]
