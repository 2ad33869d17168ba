"""One fault for each way in which a document cannot be built."""

from coalition_model.testing.faults_of_documents.faults import (
    KINDS,
    FaultyDocument,
    faulty_document,
)

__all__ = ["KINDS", "FaultyDocument", "faulty_document"]
