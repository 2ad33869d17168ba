"""Run by a test with a copy of the library in which `Event` and `Claim` have more fields.

`severity` of an event holds a date, `caused_by` points to events and actors; `aside` of a claim is
free.
"""

import contextlib
import io
import tempfile
from pathlib import Path
from typing import Any

import cattrs
import pytest
from hypothesis import find

import coalition_model as cm
from coalition_model import queries
from coalition_model.cli import main
from coalition_model.formats import bulk, json_schema, register
from coalition_model.testing import strategies

TEXT = '{"format":"coalition-model/1","events":[{"id":"event:e","kind":"other","severity":"2025"}]}'


def check() -> None:
    """Look everywhere for the fields."""
    fast = bulk.read(TEXT.encode(), lambda _: {})
    assert fast is not None
    event = fast["event:e"]
    assert str(event.severity) == "2025"
    assert event == cm.evolve(
        cm.Event(id=cm.event_id("e"), kind="other"), severity=cm.EdtfDate.parse("2025")
    )
    yaml = "format: coalition-model/1\nevents:\n- {id: event:e, kind: other, severity: 2025}\n"
    assert cm.loads(yaml, format="yaml") == fast
    for format_ in ("json", "jsonl", "yaml"):
        assert "severity" in cm.dumps(fast, format=format_)
        assert cm.loads(cm.dumps(fast, format=format_), format=format_) == fast
    with pytest.raises(cm.DocumentError) as caught:
        cm.loads(TEXT.replace('"2025"', "2025"))
    assert [fault.pointer for fault in caught.value.faults] == ["/events/0/severity"]
    converter = cattrs.Converter()
    register(converter)
    assert converter.structure(converter.unstructure(event), cm.Event) == event
    assert "severity" in json_schema()["$defs"]["Event"]["properties"]

    # Its references are followed, and must lead somewhere of the right kind.
    caused = cm.evolve(event, caused_by=(cm.state_id("FR"), event.id))
    whole = cm.Dossier.of(caused, cm.State(id=cm.state_id("FR")))
    assert whole.referring_to("state:FR") == (caused,)
    for text, fault in (
        ('["leader:a"]', "/events/0/caused_by/0: must be the id of something in the dossier"),
        ('["place:a"]', "/events/0/caused_by/0: must be an id of kind event, state, leader or"),
    ):
        with pytest.raises(cm.DocumentError, match=fault):
            cm.loads(TEXT.replace('"2025"', f'"2025","caused_by":{text}'))
    with pytest.raises(cm.DocumentError, match="caused_by"):
        whole.without("state:FR")

    # It may be cited, and goes where only a later source supports it.
    early, late = (
        cm.Source(id=cm.source_id(day), kind="article", published=cm.EdtfDate.parse(day))
        for day in ("2025-08-15", "2025-08-17")
    )
    citations = (
        cm.Citation(source=early.id, quote="a", fields=("kind",)),
        cm.Citation(source=late.id, quote="b", fields=("severity", "caused_by")),
    )
    cited = cm.evolve(caused, citations=citations)
    then = cm.Dossier.of(cited, early, late, *whole.states.values())
    after: Any = then.known_at("2025-08-17").events["event:e"]
    before: Any = then.known_at("2025-08-16").events["event:e"]
    assert (after.severity, after.caused_by) == (event.severity, caused.caused_by)
    assert (before.severity, before.caused_by) == (None, ())

    # It may be claimed, evidenced, compared.
    claims = [
        cm.Claim(
            id=cm.claim_id(f"c{value}"),
            about=event.id,
            field="severity",
            value=value,
            kind="assertion",
        )
        for value in ("2024", "2026")
    ]
    claimed = then.with_entities(*claims)
    assert len(queries.contradictions(claimed, about="event:e", field="severity")) == 1
    evidence = queries.evidence(claimed, "event:e", field="severity")
    assert [(row.kind, row.quote, row.answer) for row in evidence] == [
        ("citation", "b", cm.Answer.YES),
        ("claim", None, cm.Answer.NO),
        ("claim", None, cm.Answer.NO),
    ]
    assert "severity" in str(queries.changes(fast, cm.Dossier.of(cm.evolve(event, severity=None))))

    # What else a claim says freely is not read as what it claims.
    yaml = "format: coalition-model/1\nstates: [{id: state:FR}]\nclaims:\n"
    yaml += "- {id: claim:c, about: state:FR, field: status, value: no, aside: 2004}\n"
    claim: Any = cm.loads(yaml, format="yaml").claims["claim:c"]
    assert (claim.value, claim.aside) == ("no", 2004)

    # It is shown, and drawn.
    with tempfile.TemporaryDirectory() as folder:
        cm.dump(fast, Path(folder) / "d.json")  # nothing but the field says its name
        with contextlib.redirect_stdout(io.StringIO()) as shown:
            main(["show", f"{folder}/d.json", "event:e"])
    assert "severity" in shown.getvalue()
    assert "2025" in shown.getvalue()
    events: Any = strategies.events()
    drawn = find(events, lambda each: each.severity is not None and each.caused_by)
    assert drawn.severity is not None


if __name__ == "__main__":
    check()
