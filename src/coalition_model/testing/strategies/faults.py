"""Dossiers and documents with exactly one fault."""

from typing import get_args

from hypothesis import strategies as st

from coalition_model.dossier import Dossier
from coalition_model.formats.forms import FormatName
from coalition_model.testing.faults_of_documents import KINDS, FaultyDocument, faulty_document
from coalition_model.testing.faults_of_rules import FAULTS, faulty
from coalition_model.testing.strategies.arguments import refuse
from coalition_model.testing.strategies.worlds import small_worlds, written_worlds

__all__ = [
    "FaultyDocument",
    "document_fault_kinds",
    "fault_codes",
    "faulty_documents",
    "faulty_dossiers",
]


def faulty_dossiers(code: str) -> st.SearchStrategy[Dossier]:
    """Draw dossiers in which one rule finds something, and no other one does.

    Each is a clean world to which one fault was added: other people, days and forms of the fault
    every time. Where every fault of a rule is another rule's too (POS002 is TIM006's, SRC011 is
    PLA012's), the dossier accepts what the other one finds.

    Args:
        code: the code of a rule of ours: `OFF002`; see `fault_codes`.

    Raises:
        InvalidArgument: there is no such rule.

    >>> from hypothesis import find
    >>> from coalition_model.rules import check
    >>> print(check(find(faulty_dossiers("MEE010"), lambda dossier: True)))
    meeting:talks when: MEE010 must be given for a meeting that was held, but is not (a month or \
a year will do, or an interval in which it was: [2025-03..2025-04])
    """
    if code not in FAULTS:
        raise refuse("faulty_dossiers", "code", f"one of {', '.join(FAULTS)}", code)
    return small_worlds().map(lambda world: faulty(world, code))


def fault_codes() -> tuple[str, ...]:
    """Name the codes of the rules for which there are faulty dossiers.

    >>> "OFF002" in fault_codes()
    True
    """
    return tuple(FAULTS)


def faulty_documents(
    kind: str, *, format: FormatName | None = None
) -> st.SearchStrategy[FaultyDocument]:
    """Draw documents that cannot be built, for exactly one reason.

    Each is a clean world, written down in a form and broken in one place. Loading it must raise
    `DocumentError` with one fault, which has the pointer that is given.

    Args:
        kind: what is wrong: `not a date`, `a missing field`; see `document_fault_kinds`.
        format: the form that it is in; any that can have this fault if left out.

    Raises:
        InvalidArgument: there is no such kind, or it is none of this form.

    >>> from hypothesis import find
    >>> document = find(faulty_documents("an unknown key", format="yaml"), lambda each: True)
    >>> document.pointer
    '/stetes'
    """
    if kind not in KINDS:
        raise refuse("faulty_documents", "kind", f"one of {', '.join(KINDS)}", kind)
    forms = KINDS[kind].forms
    if format is not None and format not in forms:
        allowed = forms if format in get_args(FormatName) else get_args(FormatName)
        raise refuse("faulty_documents", "format", f"one of {', '.join(allowed)}", format)
    return _documents(kind, st.sampled_from(forms if format is None else (format,)))


def document_fault_kinds(format: FormatName | None = None) -> tuple[str, ...]:
    """Name the kinds of faults that documents can have, in any form or in one.

    >>> "not UTF-8" in document_fault_kinds(), "an anchor" in document_fault_kinds("json")
    (True, False)
    """
    return tuple(kind for kind, known in KINDS.items() if format is None or format in known.forms)


@st.composite
def _documents(draw: st.DrawFn, kind: str, forms: st.SearchStrategy[FormatName]) -> FaultyDocument:
    return faulty_document(draw(written_worlds()), kind, draw(forms))
