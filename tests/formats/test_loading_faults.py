"""What cannot be built is refused: every fault with its place, what must be, what is, and a hint.

In the tables `»` stands before the place that the fault must name; it is taken out before reading.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, Literal, NamedTuple

import pytest

from coalition_model.entities.kinds import KINDS
from coalition_model.errors import DocumentError, Fault
from coalition_model.formats import dumps, load, loads
from coalition_model.formats.documents import from_data
from coalition_model.formats.shipped import SHIPPED
from coalition_model.values.shapes import fields_of

Format = Literal["json", "yaml"]
FORMATS: tuple[Format, ...] = ("json", "yaml")
WHEN = (
    "an EDTF date, an EDTF interval, an EDTF set, a date and time of day or an interval between "
    "times of day"
)
NO_ALIASES = "(anchors and aliases are refused: a few lines can stand for gigabytes)"


def faults_of(text: str | bytes, format_: Format, base: Path | None = None) -> tuple[Fault, ...]:
    """Give the faults of a document that must have some."""
    with pytest.raises(DocumentError) as caught:
        loads(text, format=format_, base=base)
    return caught.value.faults


def lines_of(text: str | bytes, format_: Format, base: Path | None = None) -> list[str]:
    """Give the faults as they are printed."""
    return [str(fault) for fault in faults_of(text, format_, base)]


def marked(text: str) -> tuple[str, list[str]]:
    """Take the marks out of a text, giving the places that they stood before."""
    places: list[str] = []
    while (at := text.find("»")) >= 0:
        text = text[:at] + text[at + 1 :]
        places.append(f"{text.count(chr(10), 0, at) + 1}:{at - text.rfind(chr(10), 0, at)}")
    return text, places


class Case(NamedTuple):
    """One fault, in both forms: the body of the document, and what is said of it."""

    name: str
    yaml: str
    json: str
    said: str


CASES = (
    # --- keys
    Case(
        "unknown key of the header",
        "»stetes: []",
        '»"stetes": []',
        "/stetes: must be a key of the header or a list of entities, but is 'stetes' "
        "(did you mean 'states'?)",
    ),
    Case(
        "unknown key of an entity",
        "sources:\n- id: source:x\n  kind: post\n  »publisched: 2025",
        '"sources": [{"id": "source:x", "kind": "post",\n  »"publisched": "2025"}]',
        "/sources/0/publisched: must be a field of Source, but is 'publisched' "
        "(did you mean 'published'?)",
    ),
    Case(
        "unknown key of a value in a part",
        "plans:\n- id: plan:x\n  clauses:\n  - number: 1\n    wording: unseen\n"
        "    citations: [{source: source:x, »quotation: a}]\nsources: [{id: source:x, kind: post}]",
        '"plans": [{"id": "plan:x", "clauses": [{"number": "1", "wording": "unseen", "citations":\n'
        '[{"source": "source:x", »"quotation": "a"}]}]}],'
        '"sources": [{"id": "source:x", "kind": "post"}]',
        "/plans/0/clauses/0/citations/0/quotation: must be a field of Citation, but is 'quotation'",
    ),
    Case(
        "unknown key of the defaults",
        "defaults: {»languge: fr}",
        '"defaults": {»"languge": "fr"}',
        "/defaults/languge: must be language, zone or source, but is 'languge' "
        "(did you mean 'language'?)",
    ),
    Case(
        "unknown key that is like nothing",
        "states: [{id: state:FR, »qqqqqq: 1}]",
        '"states": [{"id": "state:FR", »"qqqqqq": 1}]',
        "/states/0/qqqqqq: must be a field of State, but is 'qqqqqq'",
    ),
    Case(
        "unknown key of a thousand letters",
        f"states:\n- id: state:FR\n  »{'a' * 300}: 1",
        f'"states": [{{"id": "state:FR", »"{"a" * 300}": 1}}]',
        f"/states/0/{'a' * 200}...: must be a field of State, but is '{'a' * 79}...",
    ),
    Case(
        "no language tag",
        "states: [{id: state:FR, note: {en: a, »french: b}}]",
        '"states": [{"id": "state:FR", "note": {"en": "a", »"french": "b"}}]',
        "/states/0/note/french: must be a BCP 47 language tag or 'original', but is 'french'",
    ),
    Case(
        "key of extra without a namespace",
        "states: [{id: state:FR, extra: {»score: 1}}]",
        '"states": [{"id": "state:FR", "extra": {»"score": 1}}]',
        "/states/0/extra/score: must be a key of extra, 'namespace:name', but is 'score'",
    ),
    Case(
        "merge keys are keys",
        "states: [{id: state:FR, »<<: {note: {en: a}}}]",
        '"states": [{"id": "state:FR", »"<<": {"note": {"en": "a"}}}]',
        "/states/0/<<: must be a field of State, but is '<<'",
    ),
    Case(
        "missing key",
        "leaders:\n- »note: {en: a}",
        '"leaders": [\n  »{"note": {"en": "a"}}]',
        "/leaders/0/id: must be given (Leader needs it)",
    ),
    Case(
        "missing key of a part",
        "meetings:\n- id: meeting:x\n  participants:\n  - »actor: state:FR\nstates: [{id: state:FR}]",
        '"meetings": [{"id": "meeting:x", "participants": [»{"actor": "state:FR"}]}],'
        '"states": [{"id": "state:FR"}]',
        "/meetings/0/participants/0/status: must be given (Participation needs it)",
    ),
    Case(
        "missing source of a citation",
        "states: [{id: state:FR, citations: [»une coalition]}]",
        '"states": [{"id": "state:FR", "citations": [»"une coalition"]}]',
        "/states/0/citations/0/source: must be given (Citation needs it, or state defaults.source)",
    ),
    # --- wrong types
    Case(
        "text for a list of entities",
        "states: »state:FR",
        '"states": »"state:FR"',
        "/states: must be a list, but is 'state:FR'",
    ),
    Case(
        "mapping for a list of entities",
        "states:\n  »state:FR: {}",
        '"states":\n  »{"state:FR": {}}',
        "/states: must be a list, but is a mapping",
    ),
    Case(
        "text for an entity",
        "states:\n- »state:FR",
        '"states": [\n»"state:FR"]',
        "/states/0: must be a mapping of the fields of State, but is 'state:FR'",
    ),
    Case(
        "list for an entity",
        "states:\n- »[]",
        '"states": [\n»[]]',
        "/states/0: must be a mapping of the fields of State, but is an empty list",
    ),
    Case(
        "text for a list of ids",
        "leaders: [{id: leader:x, nationality: »state:FR}]",
        '"leaders": [{"id": "leader:x", "nationality": »"state:FR"}]',
        "/leaders/0/nationality: must be a list, but is 'state:FR'",
    ),
    Case(
        "text for a list of texts",
        "meetings: [{id: meeting:x, agenda: »paix}]",
        '"meetings": [{"id": "meeting:x", "agenda": »"paix"}]',
        "/meetings/0/agenda: must be a list, but is 'paix'",
    ),
    Case(
        "text for a text in languages",
        "states: [{id: state:FR, note: »paix}]",
        '"states": [{"id": "state:FR", "note": »"paix"}]',
        "/states/0/note: must be a mapping of languages to words, but is 'paix' "
        "(or state defaults.language)",
    ),
    Case(
        "list for a text in languages",
        "states: [{id: state:FR, note: »[a]}]",
        '"states": [{"id": "state:FR", "note": »["a"]}]',
        "/states/0/note: must be a mapping of languages to words, but is a list",
    ),
    Case(
        "list for a text",
        "leaders: [{id: leader:x, names: [{text: »[a]}]}]",
        '"leaders": [{"id": "leader:x", "names": [{"text": »["a"]}]}]',
        "/leaders/0/names/0/text: must be a text, but is a list",
    ),
    Case(
        "mapping for an id",
        "states: [{id: »{a: b}}]",
        '"states": [{"id": »{"a": "b"}}]',
        "/states/0/id: must be an id of kind state, but is a mapping",
    ),
    Case(
        "text for free fields",
        "states: [{id: state:FR, extra: »a}]",
        '"states": [{"id": "state:FR", "extra": »"a"}]',
        "/states/0/extra: must be a mapping, but is 'a'",
    ),
    Case(
        "text for a truth value",
        "claims: [{id: claim:x, about: claim:x, field: note, value: 1, denies: »'true'}]",
        '"claims": [{"id": "claim:x", "about": "claim:x", "field": "note", "value": 1, '
        '"denies": »"true"}]',
        "/claims/0/denies: must be true or false, but is 'true'",
    ),
    Case(
        "text for a number",
        "organizations: [{id: organization:x, kind: group, declared_size: {value: »'31'}}]",
        '"organizations": [{"id": "organization:x", "kind": "group", "declared_size":\n'
        '{"value": »"31"}}]',
        "/organizations/0/declared_size/value: must be a finite number, but is '31'",
    ),
    Case(
        "fraction for a whole number",
        "meetings: [{id: meeting:x, ordinal: »1.5}]",
        '"meetings": [{"id": "meeting:x", "ordinal": »1.5}]',
        "/meetings/0/ordinal: must be a whole number, but is 1.5",
    ),
    Case(
        "truth value for a number",
        "meetings: [{id: meeting:x, ordinal: »true}]",
        '"meetings": [{"id": "meeting:x", "ordinal": »true}]',
        "/meetings/0/ordinal: must be a whole number, but is true",
    ),
    # --- null
    Case(
        "null for a list of entities",
        "states: »~",
        '"states": »null',
        "/states: must be a list, but is null",
    ),
    Case(
        "null for an entity",
        "states: [»null]",
        '"states": [»null]',
        "/states/0: must be a mapping of the fields of State, but is null",
    ),
    Case(
        "null for an id",
        "states: [{id: »null}]",
        '"states": [{"id": »null}]',
        "/states/0/id: must be an id of kind state, but is null",
    ),
    Case(
        "null for a list of names",
        "states: [{id: state:FR, names: »null}]",
        '"states": [{"id": "state:FR", "names": »null}]',
        "/states/0/names: must be a list, but is null",
    ),
    Case(
        "null in a list",
        "states: [{id: state:FR, names: [»null]}]",
        '"states": [{"id": "state:FR", "names": [»null]}]',
        "/states/0/names/0: must be a Name, but is null",
    ),
    Case(
        "null for words",
        "states: [{id: state:FR, note: {en: »null}}]",
        '"states": [{"id": "state:FR", "note": {"en": »null}}]',
        "/states/0/note/en: must be a text, but is null",
    ),
    Case(
        "null for a word of a choice that has a default",
        "tenures: [{id: tenure:x, leader: leader:x, office: office:x, status: »null}]\n"
        "leaders: [{id: leader:x}]\noffices: [{id: office:x, of: state:FR, kind: envoy}]\n"
        "states: [{id: state:FR}]",
        '"tenures": [{"id": "tenure:x", "leader": "leader:x", "office": "office:x", '
        '"status": »null}], "leaders": [{"id": "leader:x"}], "offices": [{"id": "office:x", '
        '"of": "state:FR", "kind": "envoy"}], "states": [{"id": "state:FR"}]',
        "/tenures/0/status: must be substantive, acting, elect, caretaker or disputed, but is null",
    ),
    Case(
        "null for the dossiers in use",
        "uses: »null",
        '"uses": »null',
        "/uses: must be a list, but is null",
    ),
    Case(
        "null for the defaults",
        "defaults: »null",
        '"defaults": »null',
        "/defaults: must be a mapping of language, zone and source, but is null",
    ),
    Case(
        "null for a default",
        "defaults: {zone: »null}",
        '"defaults": {"zone": »null}',
        "/defaults/zone: must be a text, but is null",
    ),
    # --- values
    Case(
        "misspelled word of a choice",
        "events: [{id: event:x, kind: »ceasfire}]",
        '"events": [{"id": "event:x", "kind": »"ceasfire"}]',
        "/events/0/kind: must be ceasefire, peace-agreement, signature, attack, invasion, war, "
        "election, vote, sanctions, recognition, withdrawal, deployment, violation or other, "
        "but is 'ceasfire' (did you mean 'ceasefire'?)",
    ),
    Case(
        "impossible date",
        "organizations: [{id: organization:x, kind: group, founded: »2025-13}]",
        '"organizations": [{"id": "organization:x", "kind": "group", "founded": »"2025-13"}]',
        "/organizations/0/founded: must be an EDTF date, at position 5 a month 01 to 12 or a "
        "sub-year group 21 to 41, but is '2025-13'",
    ),
    Case(
        "date of another calendar",
        "meetings: [{id: meeting:x, when: »17 août 2025}]",
        '"meetings": [{"id": "meeting:x", "when": »"17 août 2025"}]',
        f"/meetings/0/when: must be {WHEN}, at position 2 the next digit of a year of four, "
        "but is '17 août 2025'",
    ),
    Case(
        "interval for a date",
        "organizations: [{id: organization:x, kind: group, founded: »2025/2026}]",
        '"organizations": [{"id": "organization:x", "kind": "group", "founded": »"2025/2026"}]',
        "/organizations/0/founded: must be an EDTF date, at position 4 '-' and a month, or the end, "
        "but is '2025/2026'",
    ),
    Case(
        "set for a date or moment",
        "meetings: [{id: meeting:x, participants: [{actor: state:FR, status: invited, "
        "as_of: »'{2025}'}]}]\nstates: [{id: state:FR}]",
        '"meetings": [{"id": "meeting:x", "participants": [{"actor": "state:FR", "status": '
        '"invited", "as_of": »"{2025}"}]}], "states": [{"id": "state:FR"}]',
        "/meetings/0/participants/0/as_of: must be an EDTF date or a date and time of day, "
        "but is '{2025}'",
    ),
    Case(
        "no answer",
        "meetings: [{id: meeting:x, online: »maybe}]",
        '"meetings": [{"id": "meeting:x", "online": »"maybe"}]',
        "/meetings/0/online: must be yes, no or unknown, but is 'maybe'",
    ),
    Case(
        "time that the clocks jump over",
        "defaults: {zone: Europe/Paris}\nmeetings: [{id: meeting:x, when: »2025-03-30T02:30}]",
        '"defaults": {"zone": "Europe/Paris"}, "meetings":\n'
        '[{"id": "meeting:x", "when": »"2025-03-30T02:30"}]',
        f"/meetings/0/when: must be {WHEN}, a time that the clocks of Europe/Paris do not jump "
        "over, but is '2025-03-30T02:30'",
    ),
    Case(
        "no time zone",
        "defaults: {zone: »Europe/Pairs}",
        '"defaults": {"zone": »"Europe/Pairs"}',
        "/defaults/zone: must be the name of an IANA time zone, such as Europe/Paris, "
        "but is 'Europe/Pairs'",
    ),
    Case(
        "path for a time zone",
        "defaults: {zone: »../../etc/passwd}",
        '"defaults": {"zone": »"../../etc/passwd"}',
        "/defaults/zone: must be the name of an IANA time zone, such as Europe/Paris, "
        "but is '../../etc/passwd'",
    ),
    Case(
        "no duration",
        "plans: [{id: plan:x, clauses: [{number: 1, wording: unseen, commitments: [{modality: aims, "
        "timing: {when: 2025, offset: »30 days}}]}]}]",
        '"plans": [{"id": "plan:x", "clauses": [{"number": "1", "wording": "unseen", "commitments":'
        ' [{"modality": "aims", "timing": {"when": "2025", "offset": »"30 days"}}]}]}]',
        "/plans/0/clauses/0/commitments/0/timing/offset: must be an ISO 8601 duration, such as "
        "P30D, but is '30 days'",
    ),
    Case(
        "no JSON number",
        "states: [{id: state:FR, extra: {a:b: [1, ».inf]}}]",
        '"states": [{"id": "state:FR", "extra": {"a:b": [1, »Infinity]}}]',
        "/states/0/extra/a:b/1: must be a finite number of at most 4,000 digits, "
        "but is infinite or too large",
    ),
    Case(
        "not a number",
        "claims: [{id: claim:x, about: claim:x, field: note, value: ».nan}]",
        '"claims": [{"id": "claim:x", "about": "claim:x", "field": "note", "value": »NaN}]',
        "/claims/0/value: must be a finite number of at most 4,000 digits, but is not a number",
    ),
    Case(
        "number beyond all floats",
        "places: [{id: place:x, latitude: »-1e999, longitude: 0}]",
        '"places": [{"id": "place:x", "latitude": »-1e999, "longitude": 0}]',
        "/places/0/latitude: must be a finite number, but is infinite or too large",
    ),
    Case(
        "number of 5,000 digits",
        f"states: [{{id: state:FR, extra: {{a:b: »{'9' * 5_000}}}}}]",
        f'"states": [{{"id": "state:FR", "extra": {{"a:b": »{"9" * 5_000}}}}}]',
        "/states/0/extra/a:b: must be a finite number of at most 4,000 digits, "
        "but is infinite or too large",
    ),
    # --- invariants
    Case(
        "end before the beginning",
        "organizations: [{id: organization:x, kind: group, founded: 2025, dissolved: »2024}]",
        '"organizations": [{"id": "organization:x", "kind": "group", "founded": "2025", '
        '"dissolved": »"2024"}]',
        "/organizations/0/dissolved: must be not before founded (2025), but is '2024'",
    ),
    Case(
        "interval that ends before it begins",
        "tenures: [{id: tenure:x, leader: leader:x, office: office:x, period: »2025/2024}]\n"
        "leaders: [{id: leader:x}]\noffices: [{id: office:x, of: state:FR, kind: envoy}]\n"
        "states: [{id: state:FR}]",
        '"tenures": [{"id": "tenure:x", "leader": "leader:x", "office": "office:x", '
        '"period": »"2025/2024"}], "leaders": [{"id": "leader:x"}], "offices": [{"id": "office:x",'
        ' "of": "state:FR", "kind": "envoy"}], "states": [{"id": "state:FR"}]',
        "/tenures/0/period: must be an EDTF interval, at position 5 an end that is not before the "
        "start, but is '2025/2024'",
    ),
    Case(
        "clause without its words",
        "plans: [{id: plan:x, clauses: [»{number: 1}]}]",
        '"plans": [{"id": "plan:x", "clauses": [»{"number": "1"}]}]',
        "/plans/0/clauses/0/text: must be given unless the wording is unseen or omitted",
    ),
    Case(
        "unseen clause with words",
        "plans: [{id: plan:x, clauses: [{number: 1, wording: unseen, text: »{en: a}}]}]",
        '"plans": [{"id": "plan:x", "clauses": [{"number": "1", "wording": "unseen", '
        '"text": »{"en": "a"}}]}]',
        "/plans/0/clauses/0/text: must be left out where the wording is unseen, but is a mapping",
    ),
    Case(
        "coordinate out of range",
        "places: [{id: place:x, latitude: »91, longitude: 0}]",
        '"places": [{"id": "place:x", "latitude": »91, "longitude": 0}]',
        "/places/0/latitude: must be from -90 to 90, but is 91",
    ),
    Case(
        "text without words",
        "states: [{id: state:FR, note: »{}}]",
        '"states": [{"id": "state:FR", "note": »{}}]',
        "/states/0/note: must be words in at least one language, but is an empty mapping",
    ),
    Case(
        "blank words",
        "states: [{id: state:FR, note: {en: »' '}}]",
        '"states": [{"id": "state:FR", "note": {"en": »" "}}]',
        "/states/0/note/en: must be words, but is ' '",
    ),
    Case(
        "original that is not there",
        "states: [{id: state:FR, note: {en: a, original: »fr}}]",
        '"states": [{"id": "state:FR", "note": {"en": "a", "original": »"fr"}}]',
        "/states/0/note/original: must be one of its languages, but is 'fr'",
    ),
    Case(
        "name without letters, in its short form",
        "states: [{id: state:FR, names: [»'']}]",
        '"states": [{"id": "state:FR", "names": [»""]}]',
        "/states/0/names/0: must be a name, but is ''",
    ),
    Case(
        "place whose id cannot be derived",
        "places: [»Київ]",
        '"places": [»"Київ"]',
        "/places/0: must be a mapping with an id, but is 'Київ' "
        "(letters of the Latin alphabet to be derived from)",
    ),
    Case(
        "citation of a field that is none",
        "states:\n- id: state:FR\n  citations:\n  - {source: source:x, fields: [names, »nmaes/0]}\n"
        "sources: [{id: source:x, kind: post}]",
        '"states": [{"id": "state:FR", "citations": [{"source": "source:x", "fields": ["names",\n'
        ' »"nmaes/0"]}]}], "sources": [{"id": "source:x", "kind": "post"}]',
        "/states/0/citations/0/fields/1: must be a field of State, but is 'nmaes/0'",
    ),
    Case(
        "claim of neither a value nor words",
        "claims: [»{id: claim:x, about: claim:x}]",
        '"claims": [»{"id": "claim:x", "about": "claim:x"}]',
        "/claims/0/field: must be given where says is not",
    ),
    # --- ids
    Case(
        "id without a kind",
        "states: [{id: »FR}]",
        '"states": [{"id": »"FR"}]',
        "/states/0/id: must be an id of kind state, but is 'FR' (did you mean 'state:FR'?)",
    ),
    Case(
        "id of a misspelled kind",
        "states: [{id: »sate:FR}]",
        '"states": [{"id": »"sate:FR"}]',
        "/states/0/id: must be an id of kind state, but is 'sate:FR' (did you mean 'state:FR'?)",
    ),
    Case(
        "id of no kind at all",
        "states: [{id: »https://example.org}]",
        '"states": [{"id": »"https://example.org"}]',
        "/states/0/id: must be an id of kind state, but is 'https://example.org'",
    ),
    Case(
        "id with a space",
        "states: [{id: »state:F R}]",
        '"states": [{"id": »"state:F R"}]',
        "/states/0/id: must be an id of kind state, but is 'state:F R' "
        "(after 'state:' write segments of A-Z a-z 0-9 . _ - joined by '/')",
    ),
    Case(
        "empty id",
        "memberships: [{id: »'', organization: organization:x, member: state:FR}]\n"
        "organizations: [{id: organization:x, kind: group}]\nstates: [{id: state:FR}]",
        '"memberships": [{"id": »"", "organization": "organization:x", "member": "state:FR"}],'
        '"organizations": [{"id": "organization:x", "kind": "group"}],'
        '"states": [{"id": "state:FR"}]',
        "/memberships/0/id: must be an id of kind membership, but is '' "
        "(write membership: and a name)",
    ),
    Case(
        "id of the wrong kind",
        "leaders: [{id: leader:x, nationality: [»leader:x]}]",
        '"leaders": [{"id": "leader:x", "nationality": [»"leader:x"]}]',
        "/leaders/0/nationality/0: must be an id of kind state, but is 'leader:x'",
    ),
    Case(
        "id of a wrong kind that is spelled alike",
        "leaders: [{id: leader:x, nationality: [»statement:x]}]",
        '"leaders": [{"id": "leader:x", "nationality": [»"statement:x"]}]',
        "/leaders/0/nationality/0: must be an id of kind state, but is 'statement:x'",
    ),
    Case(
        "dangling reference",
        "states: [{id: state:FR}]\nleaders:\n- id: leader:x\n  nationality: [state:FR, »state:FX]",
        '"states": [{"id": "state:FR"}],\n'
        '"leaders": [{"id": "leader:x", "nationality": ["state:FR", »"state:FX"]}]',
        "/leaders/0/nationality/1: must be the id of something in the dossier, but is 'state:FX' "
        "(did you mean 'state:FR'?)",
    ),
    Case(
        "dangling reference in the header",
        "coverage: [{actors: [»state:FR]}]",
        '"coverage": [{"actors": [»"state:FR"]}]',
        "/coverage/0/actors/0: must be the id of something in the dossier, but is 'state:FR'",
    ),
    Case(
        "reference to a part that is not there",
        "plans: [{id: plan:x, clauses: [{number: 1, wording: unseen}]}]\n"
        "events: [{id: event:x, kind: vote, relations: [{kind: implements, target: »clause:x/2}]}]",
        '"plans": [{"id": "plan:x", "clauses": [{"number": "1", "wording": "unseen"}]}],\n"events":'
        ' [{"id": "event:x", "kind": "vote", "relations": [{"kind": "implements", "target": '
        '»"clause:x/2"}]}]',
        "/events/0/relations/0/target: must be the id of something in the dossier, but is "
        "'clause:x/2' (did you mean 'clause:x/1'?)",
    ),
    Case(
        "default source that is not there, said once however often it is used",
        "defaults: {source: »source:x}\nstates: [{id: state:FR, citations: [a, b]}]",
        '"defaults": {"source": »"source:x"},\n'
        '"states": [{"id": "state:FR", "citations": ["a", "b"]}]',
        "/defaults/source: must be the id of something in the dossier, but is 'source:x'",
    ),
    Case(
        "duplicate id",
        "states:\n- id: state:FR\n- id: state:DE\n- id: »state:FR",
        '"states": [{"id": "state:FR"},\n{"id": "state:DE"},\n{"id": »"state:FR"}]',
        "/states/2/id: must be an id that nothing else has, but is 'state:FR' "
        "(write an id of its own, such as 'state:FR-2')",
    ),
    Case(
        "ids that differ by case",
        "states:\n- id: state:FR\n- id: »state:fr",
        '"states": [{"id": "state:FR"},\n{"id": »"state:fr"}]',
        "/states/1/id: must be an id that differs from 'state:FR' by more than case, "
        "but is 'state:fr'",
    ),
    Case(
        "duplicate derived id of an edge",
        "states: [{id: state:FR}]\norganizations: [{id: organization:x, kind: group}]\n"
        "memberships:\n- {organization: organization:x, member: state:FR}\n"
        "- »{organization: organization:x, member: state:FR, period: 2004/..}",
        '"states": [{"id": "state:FR"}], "organizations": [{"id": "organization:x", "kind": '
        '"group"}], "memberships": [\n{"organization": "organization:x", "member": "state:FR"},\n'
        '»{"organization": "organization:x", "member": "state:FR", "period": "2004/.."}]',
        "/memberships/1/id: must be an id that nothing else has, but is 'membership:x/state-FR' "
        "(write an id of its own, such as 'membership:x/state-FR-2')",
    ),
    Case(
        "duplicate derived id of a part",
        "states: [{id: state:FR}]\nmeetings:\n- id: meeting:x\n  participants:\n"
        "  - {actor: state:FR, status: invited}\n  - »{actor: state:FR, status: declined}",
        '"states": [{"id": "state:FR"}], "meetings": [{"id": "meeting:x", "participants": [\n'
        '{"actor": "state:FR", "status": "invited"},\n»{"actor": "state:FR", "status": "declined"}]'
        "}]",
        "/meetings/0/participants/1/id: must be an id that nothing else has, but is "
        "'participation:x/state-FR' (write an id of its own, such as 'participation:x/state-FR-2')",
    ),
    Case(
        "id of a part that is not below its whole",
        "plans: [{id: plan:x, clauses: [{number: 1, id: »clause:y/1, wording: unseen}]}]",
        '"plans": [{"id": "plan:x", "clauses": [{"number": "1", "id": »"clause:y/1", '
        '"wording": "unseen"}]}]',
        "/plans/0/clauses/0/id: must be an id below clause:x/, but is 'clause:y/1'",
    ),
    Case(
        "id of a part of a part that is not below it",
        "plans:\n- id: plan:x\n  clauses:\n  - number: 1\n    wording: unseen\n    clauses:\n"
        "    - {number: a, id: »clause:x/2/a, wording: unseen}",
        '"plans": [{"id": "plan:x", "clauses": [{"number": "1", "wording": "unseen", "clauses": [\n'
        '{"number": "a", "id": »"clause:x/2/a", "wording": "unseen"}]}]}]',
        "/plans/0/clauses/0/clauses/0/id: must be an id below clause:x/1/, but is 'clause:x/2/a'",
    ),
    # --- duplicate keys
    Case(
        "duplicate key of the header",
        "states: []\n»states: []",
        '"states": [],\n»"states": []',
        "/states: must be a key that comes once, but is there again",
    ),
    Case(
        "duplicate key of an entity",
        "states: [{id: state:FR, »id: state:DE}]",
        '"states": [{"id": "state:FR", »"id": "state:DE"}]',
        "/states/0/id: must be a key that comes once, but is there again",
    ),
    Case(
        "duplicate key written with an escape, in a free value",
        'states: [{id: state:FR, extra: {a:b: [{x: 1}, {"é": 2, »"\\u00e9": 3}]}}]',
        '"states": [{"id": "state:FR", "extra": {"a:b": [{"x": 1}, {"é": 2, »"\\u00e9": 3}]}}]',
        "/states/0/extra/a:b/1/é: must be a key that comes once, but is there again",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
@pytest.mark.parametrize("format_", FORMATS)
def test_a_fault_is_named_with_its_place(case: Case, format_: Format) -> None:
    """A fault names file, line, column, pointer, what must be, what is and how to mend it."""
    if format_ == "json":
        text, (place,) = marked('{"format": "coalition-model/1",\n' + case.json + "}")
    else:
        text, (place,) = marked("format: coalition-model/1\n" + case.yaml + "\n")
    assert lines_of(text, format_) == [f"<text>:{place}: {case.said}"]


@pytest.mark.parametrize("format_", FORMATS)
def test_all_faults_come_in_one_run_in_the_order_of_the_document(format_: Format) -> None:
    """One run names every fault, of keys, values, references and ids alike, from top to bottom."""
    bodies = {
        "yaml": (
            "format: coalition-model/1\n"
            "»titel: {en: x}\n"
            "coverage:\n- actors: [»state:XX]\n"
            "states:\n- id: state:FR\n- »names: []\n- {id: »FR}\n"
            "leaders:\n- {id: leader:a, nationality: [»state-FR, »leader:a]}\n- {id: »state:FR}\n"
            "events:\n- {id: event:a, kind: vote, »kind: war, when: »2025-13}\n"
            "- {id: event:a, kind: vote}\n"
        ),
        "json": (
            '{"format": "coalition-model/1",\n»"titel": {"en": "x"},\n'
            '"coverage": [{"actors": [»"state:XX"]}],\n'
            '"states": [{"id": "state:FR"}, »{"names": []}, {"id": »"FR"}],\n'
            '"leaders": [{"id": "leader:a", "nationality": [»"state-FR", »"leader:a"]},\n'
            ' {"id": »"state:FR"}],\n'
            '"events": [{"id": "event:a", "kind": "vote", »"kind": "war", "when": »"2025-13"},\n'
            ' {"id": "event:a", "kind": "vote"}]}'
        ),
    }
    text, places = marked(
        bodies[format_].replace("»state:XX", "state:XX").replace('»"state:XX', '"state:XX')
    )
    faults = faults_of(text, format_)
    assert [fault.pointer for fault in faults] == [
        "/titel",
        "/states/1/id",
        "/states/2/id",
        "/leaders/0/nationality/0",
        "/leaders/0/nationality/1",
        "/leaders/1/id",
        "/events/0/kind",
        "/events/0/when",
    ]
    assert [f"{fault.line}:{fault.column}" for fault in faults] == places


def test_a_reference_to_what_could_not_be_read_is_no_fault_of_its_own() -> None:
    """Mending what could not be read mends its references: they are not reported with it."""
    text = """
format: coalition-model/1
states: [{id: state:FR, oops: 1}]
plans: [{id: plan:a/b, oops: 1}]
offices: [{oops: 1}]
organizations: {}
events:
- id: event:x
  kind: vote
  parties: [{actor: state:FR, role: host}, {actor: organization:x, role: host, office: office:x}]
  relations:
  - {kind: implements, target: plan:a/b}
  - {kind: implements, target: clause:a/b/2}
  - {kind: implements, target: condition:clause-a-b-2/1}
  - {kind: implements, target: meeting:x}
"""
    pointers = [fault.pointer for fault in faults_of(text, "yaml")]
    assert pointers == [
        "/states/0/oops",
        "/plans/0/oops",
        "/offices/0/id",
        "/offices/0/of",
        "/offices/0/kind",
        "/offices/0/oops",
        "/organizations",
        "/events/0/relations/3/target",
    ]


def test_a_reference_to_another_part_than_of_what_failed_is_a_fault() -> None:
    """Only the parts of what could not be read are excused."""
    text = """
format: coalition-model/1
plans: [{id: plan:a, oops: 1}]
events:
- {id: event:x, kind: vote, relations: [{kind: implements, target: clause:ab/1}]}
"""
    pointers = [fault.pointer for fault in faults_of(text, "yaml")]
    assert pointers == ["/plans/0/oops", "/events/0/relations/0/target"]


# --- the whole document


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "1:1: /: must be a document, but is empty"),
        (" \n\t\n", "1:1: /: must be a document, but is empty"),
        ("[]", "1:1: /: must be a mapping with 'format: coalition-model/1', but is an empty list"),
        ("31", "1:1: /: must be a mapping with 'format: coalition-model/1', but is 31"),
        ("null", "1:1: /: must be a mapping with 'format: coalition-model/1', but is null"),
        ("{}", "1:1: /format: must be given (write 'format: coalition-model/1')"),
        ('\n {"a": 1}', "2:2: /format: must be given (write 'format: coalition-model/1')"),
        ('{"format"', "1:10: /: must be JSON, but is broken there: expecting ':' delimiter"),
        ('{"a": 1}\n{"a": 1}', "2:1: /: must be JSON, but is broken there: extra data"),
        ('{"a": "b', "1:7: /: must be JSON, but is broken there: unterminated string"),
        ('{"a": "\t"}', "1:8: /: must be JSON, but is broken there: invalid control character"),
        ("{'a': 1}", "1:2: /: must be JSON, but is broken there: expecting property name enclosed "
         "in double quotes"),
        ("[1 // one\n]", "1:4: /: must be JSON, but is broken there: expecting ',' delimiter"),
        ("[01]", "1:3: /: must be JSON, but is broken there: expecting ',' delimiter"),
    ],
)  # fmt: skip
def test_what_is_no_json_document(text: str, said: str) -> None:
    """A text that is no document, a truncated one and two in a row are named where they break."""
    assert lines_of(text, "json") == [f"<text>:{said}"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "1:1: /: must be a document, but is empty"),
        ("# only a remark\n", "1:1: /: must be a document, but is empty"),
        ("---\n", "2:1: /: must be a mapping with 'format: coalition-model/1', but is null"),
        ("- a\n", "1:1: /: must be a mapping with 'format: coalition-model/1', but is a list"),
        ("a\n", "1:1: /: must be a mapping with 'format: coalition-model/1', but is 'a'"),
        ("a: 1\n", "1:1: /format: must be given (write 'format: coalition-model/1')"),
        ("a: 1\n---\nb: 1\n", "2:1: /: must be one document, but is several in one file"),
        ("a: [1,\n", "2:1: /: must be YAML, but is broken there: did not find expected node "
         "content"),
        ("a: 'b\n", "2:1: /: must be YAML, but is broken there: found unexpected end of stream"),
        ("a: b: c\n", "1:5: /: must be YAML, but is broken there: mapping values are not allowed "
         "in this context"),
        ("%YAML 3.0\n---\na: 1\n", "1:1: /: must be YAML, but is broken there: found incompatible "
         "YAML document"),
        ("a: é\n b\x01: 1\n", "2:3: /: must be a character that YAML allows, but is the control "
         'character U+0001 (in quotation marks write it as "\\u0001")'),
        ("a: \x00\n", "1:4: /: must be a character that YAML allows, but is the control "
         'character U+0000 (in quotation marks write it as "\\u0000")'),
        ("? [a]\n: 1\n", "1:3: /: must be a text as key, but is an empty list"),
        ("~: 1\n", "1:1: /: must be a text as key, but is null (write it in quotation marks)"),
    ],
)  # fmt: skip
def test_what_is_no_yaml_document(text: str, said: str) -> None:
    """A text that is no document, or more than the plain part of YAML, is named where it breaks."""
    assert lines_of(text, "yaml") == [f"<text>:{said}"]


def test_anchors_aliases_and_tags_are_refused_each_where_it_stands() -> None:
    """What would build an object, or a gigabyte, is not even looked at; all are named at once."""
    text, places = marked(
        "format: coalition-model/1\n"
        "states:\n"
        "- id: state:FR\n"
        "  note: »&note {en: a}\n"
        "- id: state:DE\n"
        "  note: »*note\n"
        "- »!!python/object/apply:os.system [id]\n"
        "- id: »!!str state:IT\n"
        "- »*all\n"
        "defaults: »*d\n"
        "uses: [»*u]\n"
        "leaders: »*l\n"
    )
    said = [
        f"/states/0/note: must be without an anchor, but is anchored as &note {NO_ALIASES}",
        f"/states/1/note: must be written out, but is the alias *note {NO_ALIASES}",
        "/states/2: must be without a tag, but is tagged "
        "tag:yaml.org,2002:python/object/apply:os.system (the field decides what a value is)",
        "/states/2: must be a mapping of the fields of State, but is a list",
        "/states/3/id: must be without a tag, but is tagged tag:yaml.org,2002:str "
        "(the field decides what a value is)",
        f"/states/4: must be written out, but is the alias *all {NO_ALIASES}",
        f"/defaults: must be written out, but is the alias *d {NO_ALIASES}",
        f"/uses/0: must be written out, but is the alias *u {NO_ALIASES}",
        f"/leaders: must be written out, but is the alias *l {NO_ALIASES}",
    ]
    places.insert(2, places[2])
    expected = [f"<text>:{place}: {line}" for place, line in zip(places, said, strict=True)]
    assert lines_of(text, "yaml") == expected


def test_an_alias_as_key_is_refused() -> None:
    """A key is written out."""
    line = "<text>:1:1: /: must be a text as key, but is an alias"
    assert lines_of("*a : 1\n", "yaml") == [line]


def test_an_alias_bomb_is_refused_before_it_goes_off() -> None:
    """Nine lines of aliases that stand for a billion words are ninety faults."""
    lines = ["a0: &a0 [lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    faults = faults_of("format: coalition-model/1\n" + "\n".join(lines), "yaml")
    assert [fault.expected for fault in faults].count("written out") == 81
    assert [fault.expected for fault in faults].count("without an anchor") == 10


@pytest.mark.parametrize(
    ("stated", "hint"),
    [
        ("coalition-model/2", "a newer version wrote it: python -m pip install --upgrade "
         "coalition-model"),
        ("coalition-model/10", "a newer version wrote it: python -m pip install --upgrade "
         "coalition-model"),
        ("coalition-model/0", "this is no document of this library"),
        ("coalition-model/x", "this is no document of this library"),
        ("Coalition-Model/1", "this is no document of this library"),
        ("popolo", "this is no document of this library"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("format_", FORMATS)
def test_another_version_or_form_is_refused_with_what_to_do(
    stated: str, hint: str, format_: Format
) -> None:
    """Nothing else of such a document is judged: its rules are not ours."""
    text = json.dumps({"format": stated, "states": 3, "qqq": 1})
    assert lines_of(text, format_) == [
        f"<text>:1:12: /format: must be coalition-model/1, but is '{stated}' ({hint})"
    ]


@pytest.mark.parametrize("stated", ["1", "null", "[]"])
def test_a_format_of_another_type_is_refused(stated: str) -> None:
    """A number is no format."""
    (fault,) = faults_of(f'{{"format": {stated}}}', "json")
    assert (fault.pointer, fault.expected) == ("/format", "coalition-model/1")
    assert fault.hint == "this is no document of this library"


# --- bytes


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize(
    ("raw", "place", "byte"),
    [
        (b"a: 1\n\xc3\xa9: \xff\n", "2:4", "0xff"),
        (b"\xef\xbb\xbf\xff", "1:1", "0xff"),
        ("é".encode("latin-1"), "1:1", "0xe9"),
        ("a".encode("utf-16"), "1:1", "0xff"),
        ("\ud800".encode("utf-8", "surrogatepass"), "1:1", "0xed"),
        ("a\n é\ud800", "2:3", "0xed"),
        ("€".encode()[:2], "1:1", "0xe2"),
    ],
)
def test_what_is_not_utf8_is_refused(
    raw: str | bytes, place: str, byte: str, format_: Format
) -> None:
    """The first byte that cannot be is named; half of a surrogate pair is no UTF-8 either."""
    assert lines_of(raw, format_) == [f"<text>:{place}: /: must be UTF-8, but is byte {byte}"]


@pytest.mark.parametrize("format_", FORMATS)
def test_a_byte_order_mark_is_passed_over(format_: Format) -> None:
    """Some editors write one; it is no part of the text, nor of the columns."""
    raw = b'\xef\xbb\xbf{"format": "coalition-model/1", "states": [{"id": "state:FR"}]}'
    assert "state:FR" in loads(raw, format=format_)
    assert lines_of(b"\xef\xbb\xbf{}", format_) == [
        "<text>:1:1: /format: must be given (write 'format: coalition-model/1')"
    ]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('"states": [{"id": »"state:\\ud800"}]', "/states/0/id: must be Unicode text, but is "
         "'state:\\ud800' (it holds half of a surrogate pair)"),
        ('"states": [{"id": "state:FR", "extra": {"a:b": [»"\\udfff"]}}]', "/states/0/extra/a:b/0: "
         "must be Unicode text, but is '\\udfff' (it holds half of a surrogate pair)"),
        ('"states": [{"id": "state:FR", "extra": {"a:b": {»"\\ud800": 1}}}]',
         "/states/0/extra/a:b/\\ud800: must be Unicode text as key, but is '\\ud800' "
         "(it holds half of a surrogate pair)"),
        ('»"\\ud800": 1', "/\\ud800: must be Unicode text as key, but is '\\ud800' "
         "(it holds half of a surrogate pair)"),
        ('"defaults": {»"\\ud800": 1}', "/defaults/\\ud800: must be Unicode text as key, but is "
         "'\\ud800' (it holds half of a surrogate pair)"),
    ],
)  # fmt: skip
def test_an_escaped_half_of_a_surrogate_pair_is_refused(body: str, said: str) -> None:
    """Escapes can say what UTF-8 cannot; it could never be written again, so it is not read."""
    text, (place,) = marked('{"format": "coalition-model/1",\n' + body + "}")
    assert lines_of(text, "json") == [f"<text>:{place}: {said}"]
    assert lines_of(text, "json")[0].encode()


def test_a_whole_surrogate_pair_is_one_character() -> None:
    """JSON writes what is beyond the first plane as two escapes."""
    text = r'{"format": "coalition-model/1", "title": {"en": "\ud83d\ude00"}}'
    assert str(loads(text).title) == "😀"


# --- size and depth


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("opening", ["[", '{"a":'])
def test_nesting_100_000_deep_is_a_fault(opening: str, format_: Format) -> None:
    """The stack is not exhausted, and the place is that of the list or mapping too many."""
    (fault,) = faults_of(opening * 100_000, format_)
    assert (fault.expected, fault.actual) == ("nested at most 100 deep", "deeper")
    assert (fault.line, fault.column) == (1, 100 * len(opening) + 1)


def test_deep_block_collections_are_a_fault_too() -> None:
    """Dashes nest as brackets do."""
    (fault,) = faults_of("- " * 100_000, "yaml")
    assert (fault.expected, fault.line, fault.column) == ("nested at most 100 deep", 1, 201)


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("depth", [96, 97])
def test_the_depth_that_is_read_is_the_same_in_every_form(depth: int, format_: Format) -> None:
    """A free value in `extra` is in four lists and mappings of the document, so 96 are left."""
    extra = "[" * depth + "]" * depth
    text = (
        f'{{"format": "coalition-model/1", "states": [{{"id": "state:A", "extra": {{"a:b": {extra}'
    )
    text += "}}]}"
    if depth == 97:
        (fault,) = faults_of(text, format_)
        assert fault.expected == "nested at most 100 deep"
        return
    dossier = loads(text, format=format_)
    assert loads(dumps(dossier, format=format_), format=format_) == dossier


SMALL_MEMORY = """
import resource, sys
from coalition_model import DocumentError, loads
import coalition_model.formats.documents, coalition_model.formats.yaml_form
big = {big}
limit = 1_200 * 2**20
resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
for format_ in ("json", "yaml"):
    try:
        loads(big, format=format_)
    except DocumentError as error:
        text = str(error)
        assert len(text) < 1_000, len(text)
        print(text.splitlines()[1])
"""


@pytest.mark.parametrize(
    ("big", "said"),
    [
        ("""b'{"format": "coalition-model/1", "title": {"en": "' + b'a' * 50_000_000 + b'"}}'""",
         "/title/en: must be at most 1,000,000 characters, but is 50000000"),
        ("""b'{"format": "coalition-model/1", "title": {"en": "' + b'\\\\n' * 25_000_000 + b'"}}'""",
         "/title/en: must be at most 1,000,000 characters, but is 25000000"),
        ("""b'{"format": "coalition-model/1", "states": [{"id": "' + b'a' * 50_000_000 + b'"}]}'""",
         "/states/0/id: must be at most 1,000,000 characters, but is 50000000"),
    ],
    ids=["plain", "escapes", "id"],
)  # fmt: skip
def test_a_text_of_50_megabytes_is_a_fault_within_little_memory(big: str, said: str) -> None:
    """The fault is found within some hundred megabytes, and neither says nor keeps the text."""
    pytest.importorskip("resource")
    code = SMALL_MEMORY.format(big=big)
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.stderr == ""
    lines = run.stdout.splitlines()
    assert [line.partition(": ")[2] for line in lines] == [said, said]


def test_a_key_of_megabytes_is_not_repeated_in_every_fault() -> None:
    """A pointer shows two hundred characters of a key and leaves the rest out."""
    text = json.dumps({"format": "coalition-model/1", "k" * 1_000_000: 1})
    (fault,) = faults_of(text, "json")
    assert fault.pointer == "/" + "k" * 200 + "..."


def test_a_fault_keeps_to_one_line() -> None:
    """Line breaks and escape sequences in keys and file names do not reach the terminal."""
    assert str(Fault("/a\nb\x1b[0m", "x", file="f\ng")) == r"f\ng: /a\nb\x1b[0m: must be x"


def test_a_thousand_faults_in_ten_thousand_entities_are_all_named() -> None:
    """Each fault is named, once; the error prints twenty and counts the rest."""
    rows: list[dict[str, Any]] = [{"id": f"leader:l-{n}", "nationality": []} for n in range(10_000)]
    for n in range(0, 10_000, 50):
        rows[n]["natoinality"] = []
        rows[n + 1]["nationality"] = [f"state:missing-{n}"]
        rows[n + 2]["id"] = rows[n + 3]["id"]
        rows[n + 4]["id"] = f"laeder:{n}"
        rows[n + 5]["names"] = [{"text": "a", "kind": "ofical"}]
    text = json.dumps({"format": "coalition-model/1", "leaders": rows}, indent=0)
    with pytest.raises(DocumentError) as caught:
        loads(text)
    faults = caught.value.faults
    assert len(faults) == 1_000
    assert [fault.line for fault in faults] == sorted(fault.line or 0 for fault in faults)
    lines = str(caught.value).splitlines()
    assert lines[0] == "1000 faults:"
    assert len(lines) == 22
    assert lines[-1] == "  ... and 980 more; all of them are in .faults"
    assert faults[0].hint == "did you mean 'nationality'?"


def test_ten_thousand_redefinitions_are_named_in_linear_time(tmp_path: Path) -> None:
    """What a dossier in use holds is compared once, not once for every entity."""
    rows = [{"id": f"leader:l-{n}"} for n in range(10_000)]
    document = {"format": "coalition-model/1", "leaders": rows}
    (tmp_path / "used.json").write_text(json.dumps(document))
    text = json.dumps({**document, "uses": ["used.json"]})
    faults = faults_of(text, "json", tmp_path)
    assert len(faults) == 10_000
    assert faults[-1].pointer == "/leaders/9999/id"
    assert str(faults[0]).partition(": ")[2] == (
        "/leaders/0/id: must be an id that the dossiers in use do not have, but is 'leader:l-0' "
        "(an entity that comes from there cannot be redefined)"
    )


def test_one_fault_is_one_in_words() -> None:
    """The count agrees with its noun."""
    assert str(DocumentError([Fault("", "x")])) == "1 fault:\n  document: /: must be x"


# --- a text for a list, null and a number for a text, at every field there is


def _required(kind: str) -> dict[str, Any]:
    needed: dict[str, dict[str, Any]] = {
        "office": {"of": "state:z", "kind": "envoy"},
        "tenure": {"leader": "leader:z", "office": "office:z"},
        "organization": {"kind": "group"},
        "membership": {"organization": "organization:z", "member": "state:z"},
        "event": {"kind": "vote"},
        "position": {"actor": "state:z", "target": "plan:z", "stance": "mixed"},
        "statement": {"kind": "post"},
        "source": {"kind": "post"},
        "claim": {"about": "state:z", "says": {"en": "x"}},
    }
    return {"id": f"{kind}:z", **needed.get(kind, {})}


def _document(kind: str, /, **fields: Any) -> str:
    rows: dict[str, Any] = {each.section: [_required(each.kind)] for each in KINDS}
    section = next(each.section for each in KINDS if each.kind == kind)
    rows[section] = [{**_required(kind), **fields}]
    return json.dumps({"format": "coalition-model/1", **rows})


FIELDS = [(kind, field) for kind in KINDS for field in fields_of(kind.cls)]
FIELD_IDS = [f"{kind.kind}.{field.name}" for kind, field in FIELDS]


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize(("kind", "field"), FIELDS, ids=FIELD_IDS)
def test_null_is_a_fault_wherever_nothing_may_be_null(
    kind: Any, field: Any, format_: Format
) -> None:
    """Null is allowed where leaving out means 'not known', and nowhere else."""
    more = {"field": "note", "value": 1} if field.name == "says" else {}
    text = _document(kind.kind, **{field.name: None}, **more)
    if field.shape.optional or field.shape.kind == "json":
        assert getattr(loads(text, format=format_)[f"{kind.kind}:z"], field.name) is None
        return
    pointer = f"/{kind.section}/0/{field.name}"
    (fault,) = faults_of(text, format_)
    assert (fault.pointer, fault.expected, fault.actual) == (pointer, field.shape.expected, "null")


LISTS = [(kind, field) for kind, field in FIELDS if field.shape.kind == "many"]


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize(
    ("kind", "field"), LISTS, ids=[f"{kind.kind}.{field.name}" for kind, field in LISTS]
)
def test_a_text_for_a_list_is_a_fault(kind: Any, field: Any, format_: Format) -> None:
    """A text is not taken for the list of its letters, nor for a list of one."""
    (fault,) = faults_of(_document(kind.kind, **{field.name: "state:FR"}), format_)
    assert (fault.pointer, fault.expected, fault.actual) == (
        f"/{kind.section}/0/{field.name}",
        "a list",
        "'state:FR'",
    )


TEXTS = [
    (kind, field)
    for kind, field in FIELDS
    if field.shape.kind in ("text", "id", "choice", "scalar")
]


@pytest.mark.parametrize("value", [2025, 1.5, True, [], {}])
@pytest.mark.parametrize(
    ("kind", "field"), TEXTS, ids=[f"{kind.kind}.{field.name}" for kind, field in TEXTS]
)
def test_what_is_no_text_is_not_made_one(kind: Any, field: Any, value: object) -> None:
    """JSON says what is a text, so a number for one, a truth value or a list is a fault."""
    (fault,) = faults_of(_document(kind.kind, **{field.name: value}), "json")
    assert (fault.pointer, fault.expected) == (
        f"/{kind.section}/0/{field.name}",
        field.shape.expected,
    )


# --- plain scalars of YAML: the field decides


def test_plain_scalars_are_what_their_field_says() -> None:
    """Without quotation marks `no`, `2004` and `2025-08-17` are texts where texts are due."""
    dossier = loads(
        """
format: coalition-model/1
title: {no: no, en: 2004, original: no}
leaders:
- id: leader:x
  names: [{text: no}, {text: 2025-08-17}, {text: 0o14}, {text: 1_000}, {text: Null}, {text: true}]
  life: 1969/..
organizations:
- id: organization:x
  kind: group
  founded: 2004
  declared_size: {value: 31}
claims:
- {id: claim:a, about: organization:x, field: founded, value: 2004}
- {id: claim:b, about: organization:x, field: seat, value: no}
- {id: claim:c, about: organization:x, field: declared_size, value: 31}
- {id: claim:d, about: organization:x, field: unheard-of, value: 2004}
- {id: claim:e, about: organization:x, field: founded, value: [2004]}
sources: [{id: source:x, kind: post, publisher: ~, language: no, published: 2025-08-17}]
""",
        format="yaml",
    )
    assert dossier.title is not None
    assert dict(dossier.title.wordings) == {"no": "no", "en": "2004"}
    names = [name.text for name in dossier.leaders["leader:x"].names]
    assert names == ["no", "2025-08-17", "0o14", "1_000", "Null", "true"]
    assert str(dossier.leaders["leader:x"].life) == "1969/.."
    organization = dossier.organizations["organization:x"]
    assert str(organization.founded) == "2004"
    values = [claim.value for claim in dossier.claims.values()]
    assert [repr(value) for value in values] == ["'2004'", "'no'", "31", "2004", "('2004',)"]
    source = dossier.sources["source:x"]
    assert (source.publisher, source.language) == (None, "no")
    assert str(source.published) == "2025-08-17"


def test_plain_scalars_in_free_values_are_what_yaml_1_2_says() -> None:
    """Numbers, `true`, `false` and null are themselves; everything else is text."""
    words = "no, yes, 2004, -7, +7, 007, 0o14, 0x1F, 0b1, 1_000, 1e3, .5, 2025-08-17, true, True, ~"
    words += ", null, Null, '', '2004', \"true\", 12:30:45, <<, ="
    text = f"format: coalition-model/1\nstates: [{{id: state:A, extra: {{a:b: [{words}]}}}}]"
    value = loads(text, format="yaml")["state:A"].extra["a:b"]
    assert value == (
        "no", "yes", 2004, -7, 7, 7, 12, 31, "0b1", "1_000", 1000.0, 0.5, "2025-08-17", True,
        "True", None, None, "Null", "", "2004", "true", "12:30:45", "<<", "=",
    )  # fmt: skip
    assert [type(each) for each in value[2:4]] == [int, int]


@pytest.mark.parametrize(
    ("plain", "said"),
    [
        ("1_000", "must be a finite number, but is '1_000'"),
        ("no", "must be a finite number, but is 'no'"),
        ("2025-08-17", "must be a finite number, but is '2025-08-17'"),
        ("'31'", "must be a finite number, but is '31'"),
        ("true", "must be a finite number, but is true"),
        (".nan", "must be a finite number, but is not a number"),
    ],
)
def test_a_plain_scalar_that_is_no_number_is_a_fault(plain: str, said: str) -> None:
    """Only what YAML 1.2 calls a number is one."""
    text = "format: coalition-model/1\nplaces: [{id: place:x, latitude: "
    (line,) = lines_of(f"{text}{plain}, longitude: 0}}]", "yaml")
    assert line == f"<text>:2:34: /places/0/latitude: {said}"


@pytest.mark.parametrize(
    ("plain", "hint"),
    [
        ("no", " (write false)"),
        ("Yes", " (write true)"),
        ("TRUE", " (write true)"),
        ("off", " (write false)"),
        ("1", ""),
        ("'no'", ""),
    ],
)
def test_a_plain_scalar_that_is_no_truth_value_is_a_fault(plain: str, hint: str) -> None:
    """YAML 1.1 has twenty-two words for two values; here are two."""
    text = "format: coalition-model/1\nstates: [{id: state:A}]\noffices:\n"
    (line,) = lines_of(
        f"{text}- {{id: office:x, of: state:A, kind: envoy, exclusive: {plain}}}", "yaml"
    )
    said = "/offices/0/exclusive: must be true or false, but is "
    assert line == f"<text>:4:55: {said}{plain if plain[0] == chr(39) else repr(plain)}{hint}"


@pytest.mark.parametrize(("plain", "value"), [("true", True), ("false", False)])
def test_a_plain_truth_value_is_one(plain: str, value: bool) -> None:  # noqa: FBT001
    """The two words that are."""
    text = "format: coalition-model/1\nstates: [{id: state:A}]\noffices:\n"
    dossier = loads(
        f"{text}- {{id: office:x, of: state:A, kind: envoy, exclusive: {plain}}}", format="yaml"
    )
    assert dossier.offices["office:x"].exclusive is value


# --- dossiers in use


def write(folder: Path, **documents: str) -> None:
    """Write YAML documents, each `name` as `name.yaml`."""
    for name, body in documents.items():
        (folder / f"{name}.yaml").write_text(f"format: coalition-model/1\n{body}\n")


def load_lines(path: Path, root: Path) -> list[str]:
    """Give the faults of a file or folder as they are printed, with paths from the root."""
    with pytest.raises(DocumentError) as caught:
        load(path)
    return [
        str(fault).replace(f"{root}/", "").replace(str(root), ".") for fault in caught.value.faults
    ]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("reference:sates", "must be the name of a shipped dossier, but is 'reference:sates' "
         "(did you mean 'reference:states'?)"),
        ("'reference:'", "must be the name of a shipped dossier, but is 'reference:' "
         "(did you mean 'reference:states'?)"),
        ("nothing.yaml", "must be a file or folder that is there, but is 'nothing.yaml'"),
        ("sub/oher.yaml", "must be a file or folder that is there, but is 'sub/oher.yaml' "
         "(did you mean 'sub/other.yaml'?)"),
        ('"\\0.yaml"', r"must be a file or folder that is there, but is '\x00.yaml'"),
        ("x" * 5_000, f"must be a file or folder that is there, but is '{'x' * 79}..."),
        ("loop.yaml", "must be a file or folder that is there, but is 'loop.yaml'"),
        ("main.yaml", "must be a dossier that does not use this one in turn, but is 'main.yaml'"),
        ("link.yaml", "must be a dossier that does not use this one in turn, but is 'link.yaml'"),
        ("sub/../main.yaml", "must be a dossier that does not use this one in turn, but is "
         "'sub/../main.yaml'"),
    ],
)  # fmt: skip
def test_a_dossier_in_use_that_cannot_be_found(name: str, said: str, tmp_path: Path) -> None:
    """A name that leads nowhere, or back here, is a fault where it is written."""
    (tmp_path / "sub").mkdir()
    write(tmp_path / "sub", other="")
    write(tmp_path, main=f"uses: [{name}]")
    (tmp_path / "link.yaml").symlink_to("main.yaml")
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    expected = [f"main.yaml:2:8: /uses/0: {said}"]
    assert load_lines(tmp_path / "main.yaml", tmp_path) == expected


def test_a_text_without_a_folder_can_only_use_what_is_shipped() -> None:
    """There is nowhere to look from."""
    assert lines_of('{"format": "coalition-model/1", "uses": ["a.yaml"]}', "json") == [
        "<text>:1:42: /uses/0: must be reference:NAME where there is no file to look from, "
        "but is 'a.yaml'"
    ]
    text = '{"format": "coalition-model/1", "uses": ["reference:states"]}'
    assert loads(text).borrowed >= {"state:FR"}


def test_dossiers_that_use_one_another_in_a_circle(tmp_path: Path) -> None:
    """A circle is found where it closes, however long it is."""
    write(tmp_path, a="uses: [b.yaml]", b="uses: [c.yaml]", c="uses: [a.yaml]")
    assert load_lines(tmp_path / "a.yaml", tmp_path) == [
        "c.yaml:2:8: /uses/0: must be a dossier that does not use this one in turn, but is 'a.yaml'"
    ]


def test_a_chain_of_dossiers_has_an_end(tmp_path: Path) -> None:
    """A thousand files that use one another in a row do not exhaust the stack."""
    write(tmp_path, **{f"f{n}": f"uses: [f{n + 1}.yaml]" for n in range(1_000)}, f1000="")
    assert load_lines(tmp_path / "f0.yaml", tmp_path) == [
        "f49.yaml:2:8: /uses/0: must be at most 50 dossiers that use one another in a row, "
        "but is 'f50.yaml'"
    ]
    assert len(load(tmp_path / "f960.yaml")) == 0


def test_a_dossier_that_many_use_is_read_once(tmp_path: Path) -> None:
    """Forty files, each used by two others, are forty readings and not a billion."""
    for n in range(40):
        write(tmp_path, **{f"f{n}": f"uses: [f{n + 1}.yaml, g{n + 1}.yaml]\n"})
        write(tmp_path, **{f"g{n + 1}": f"uses: [f{n + 1}.yaml]\n"})
    write(tmp_path, f40="states: [{id: state:A, oops: 1}]")
    assert load_lines(tmp_path / "f0.yaml", tmp_path) == [
        "f40.yaml:2:24: /states/0/oops: must be a field of State, but is 'oops'"
    ]
    write(tmp_path, f40="states: [{id: state:A}]")
    assert load(tmp_path / "f0.yaml").borrowed == {"state:A"}


def test_faults_of_a_dossier_in_use_come_first_and_excuse_references(tmp_path: Path) -> None:
    """They bear the name of their file; what they leave unread is no dangling reference here."""
    write(
        tmp_path,
        main="uses: [used.yaml]\nleaders: [{id: leader:a, nationality: [state:A], oops: 1}]",
        used="states: [{id: state:A, oops: 1}]",
    )
    assert load_lines(tmp_path / "main.yaml", tmp_path) == [
        "used.yaml:2:24: /states/0/oops: must be a field of State, but is 'oops'",
        "main.yaml:3:50: /leaders/0/oops: must be a field of Leader, but is 'oops'",
    ]


def test_a_dossier_in_use_cannot_be_redefined(tmp_path: Path) -> None:
    """Not even by the same words; an id that differs by case is refused likewise."""
    write(
        tmp_path,
        main="uses: [used.yaml]\nstates:\n- id: state:A\n- id: state:b",
        used="states: [{id: state:A}, {id: state:B}]",
    )
    assert load_lines(tmp_path / "main.yaml", tmp_path) == [
        "main.yaml:4:7: /states/0/id: must be an id that the dossiers in use do not have, "
        "but is 'state:A' (an entity that comes from there cannot be redefined)",
        "main.yaml:5:7: /states/1/id: must be an id that differs from 'state:B' by more than case, "
        "but is 'state:b'",
    ]


def test_dossiers_in_use_must_agree(tmp_path: Path) -> None:
    """Of two that hold different things under one id, neither is silently preferred."""
    write(
        tmp_path,
        main="uses:\n- a.yaml\n- b.yaml\n- c.yaml",
        a="states: [{id: state:A}, {id: state:B}]",
        b="states: [{id: state:A, note: {en: x}}, {id: state:B, note: {en: x}}]",
        c="states: [{id: state:a}]",
    )
    assert load_lines(tmp_path / "main.yaml", tmp_path) == [
        "main.yaml:4:3: /uses/1: must be a dossier that agrees with the others in use, but is "
        "'b.yaml' (another dossier in use has a different state:A and 1 more)",
        "main.yaml:5:3: /uses/2: must be an id that differs from 'state:A' by more than case, "
        "but is 'state:a'",
    ]


def test_each_entry_of_uses_is_judged(tmp_path: Path) -> None:
    """A number among them does not hide the fault of another."""
    write(tmp_path, main="uses: [[], nothing.yaml, ~]")
    assert load_lines(tmp_path / "main.yaml", tmp_path) == [
        "main.yaml:2:8: /uses/0: must be a text, but is an empty list",
        "main.yaml:2:12: /uses/1: must be a file or folder that is there, but is 'nothing.yaml'",
        "main.yaml:2:26: /uses/2: must be a text, but is null",
    ]


# --- files and folders


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """The nearest name beside it is the hint."""
    write(tmp_path, week="")
    assert load_lines(tmp_path / "weeek.yaml", tmp_path) == [
        "weeek.yaml: /: must be a file or folder that is there "
        f"(did you mean '{tmp_path}/week.yaml'?)".replace(f"{tmp_path}/", "")
    ]
    assert load_lines(tmp_path / "no" / "x.yaml", tmp_path) == [
        "no/x.yaml: /: must be a file or folder that is there"
    ]


def test_a_file_of_another_kind(tmp_path: Path) -> None:
    """The suffix says the form; nothing is guessed from the content."""
    (tmp_path / "week.txt").write_text("format: coalition-model/1\n")
    assert load_lines(tmp_path / "week.txt", tmp_path) == [
        "week.txt: /: must be a file ending in .json, .yaml or .yml, but is '.txt'"
    ]
    assert load_lines(tmp_path / "week", tmp_path) == [
        "week: /: must be a file ending in .json, .yaml or .yml, but is ''"
    ]


def test_a_device_or_a_pipe_is_no_file(tmp_path: Path) -> None:
    """A pipe would be waited for, a device read for ever."""
    (tmp_path / "zero.json").symlink_to("/dev/zero")
    assert load_lines(tmp_path / "zero.json", tmp_path) == [
        "zero.json: /: must be a file, but is a device, a pipe or a socket"
    ]


def test_a_name_that_no_file_can_have() -> None:
    """A NUL in it is a fault and no traceback."""
    with pytest.raises(DocumentError) as caught:
        load("a\0b.json")
    assert str(caught.value.faults[0]) == r"a\x00b.json: /: must be the name of a file"


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the system says is passed on."""

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    write(tmp_path, week="")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert load_lines(tmp_path / "week.yaml", tmp_path) == [
        "week.yaml: /: must be a readable file, but is permission denied"
    ]


def test_a_folder_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A part of a folder that cannot be read is not passed over."""
    import os  # noqa: PLC0415

    def refuse(path: str) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    write(tmp_path, week="")
    monkeypatch.setattr(os, "scandir", refuse)
    assert load_lines(tmp_path, tmp_path) == [
        ".: /: must be a readable folder, but is permission denied"
    ]


def test_a_folder_without_dossiers(tmp_path: Path) -> None:
    """Other files are passed over, and then nothing is left."""
    (tmp_path / "README.md").write_text("# Week")
    assert load_lines(tmp_path, tmp_path) == [
        ".: /: must be a folder with .json, .yaml or .yml files"
    ]


def test_the_faults_of_all_files_of_a_folder_come_in_one_run(tmp_path: Path) -> None:
    """File by file in the order of their names, those that cannot be read at all included."""
    write(
        tmp_path,
        b="states: [{id: state:A, oops: 1}]",
        c="states: [{id: state:B}]\nleaders: [{id: leader:x, nationality: [state:C]}]",
        d="states: [{id: state:B}]\ntitle: {en: a}",
        e="title: {en: b}",
    )
    (tmp_path / "a.json").write_bytes(b"\xff")
    assert load_lines(tmp_path, tmp_path) == [
        "a.json:1:1: /: must be UTF-8, but is byte 0xff",
        "b.yaml:2:24: /states/0/oops: must be a field of State, but is 'oops'",
        "c.yaml:3:40: /leaders/0/nationality/0: must be the id of something in the dossier, "
        "but is 'state:C' (did you mean 'state:B'?)",
        "d.yaml:2:15: /states/0/id: must be an id that nothing else has, but is 'state:B' "
        "(write an id of its own, such as 'state:B-2')",
        "e.yaml:2:1: /title: must be given in one file of the folder only, but is there again",
    ]


def test_a_file_of_a_folder_that_cannot_be_opened_does_not_hide_the_others(tmp_path: Path) -> None:
    """A dangling link is named, and the faults of the rest with it."""
    write(tmp_path, b="oops: 1")
    (tmp_path / "a-dangling-link.yaml").symlink_to("nowhere.yaml")
    assert load_lines(tmp_path, tmp_path) == [
        "a-dangling-link.yaml: /: must be a file or folder that is there",
        "b.yaml:2:1: /oops: must be a key of the header or a list of entities, but is 'oops'",
    ]


def test_the_files_of_a_folder_do_not_use_one_another(tmp_path: Path) -> None:
    """They are one dossier already; to use one of them would define everything in it twice."""
    write(tmp_path, a="uses: [b.yaml]", b="states: [{id: state:A}]")
    assert load_lines(tmp_path, tmp_path) == [
        "a.yaml:2:8: /uses/0: must be outside the folder that is being loaded, but is 'b.yaml' "
        "(the files of a folder are one dossier as it is)"
    ]
    write(tmp_path, a="uses: [.]")
    assert load_lines(tmp_path, tmp_path) == [
        "a.yaml:2:8: /uses/0: must be a dossier that does not use this one in turn, but is '.'"
    ]


# --- plain data


def test_plain_data_has_pointers_and_no_lines() -> None:
    """What did not come from a text has no lines; its faults come in its order all the same."""
    data: Any = {
        "format": "coalition-model/1",
        "states": [{"id": "state:A", 1: 2}, {"id": "state:A"}],
        "leaders": ({"id": "leader:a"},),
        2: 3,
        "claims": [{"id": "claim:a", "about": "state:A", "field": "note", "value": {1: {2}}}],
    }
    with pytest.raises(DocumentError) as caught:
        from_data(data)
    assert [str(fault) for fault in caught.value.faults] == [
        "document: /states/0/1: must be a text as key, but is 1",
        "document: /states/1/id: must be an id that nothing else has, but is 'state:A' "
        "(write an id of its own, such as 'state:A-2')",
        "document: /leaders: must be a list, but is ({'id': 'leader:a'},)",
        "document: /2: must be a text as key, but is 2",
        "document: /claims/0/value/1: must be a text as key, but is 1",
    ]


def test_every_shipped_dossier_is_named_and_there() -> None:
    """The names in the code are the files in the package."""
    folder = Path(__file__).parents[2] / "src" / "coalition_model" / "reference"
    assert sorted(SHIPPED) == sorted(file.stem for file in folder.glob("*.json"))


@pytest.mark.parametrize("format_", ["toml", "JSON", ""])
def test_an_unknown_form_is_refused(format_: Any) -> None:
    """Nothing is read as YAML that was not called so."""
    with pytest.raises(ValueError, match=r"^format must be 'json' or 'yaml', but is "):
        loads("{}", format=format_)
