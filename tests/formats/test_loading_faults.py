"""What cannot be built is refused: every fault with its place, what must be, what is, and a hint.

In the table `»` stands before the place that the fault must name; it is taken out before reading.
"""

import json
from typing import NamedTuple

import pytest
from faulty import FORMATS, WHEN, Format, faults_of, lines_of, marked

from coalition_model.errors import DocumentError
from coalition_model.formats import loads


class Case(NamedTuple):
    """One fault, in both forms: the body of the document, what is said of it, and in YAML more."""

    name: str
    yaml: str
    json: str
    said: str
    more: str = ""


IN_MARKS = " (if a text is meant, write it in quotation marks)"
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
        "key of extra with brackets",
        'states: [{id: state:FR, extra: {»"x].y[z": 1}}]',
        '"states": [{"id": "state:FR", "extra": {»"x].y[z": 1}}]',
        "/states/0/extra/x].y[z: must be a key of extra, 'namespace:name', but is 'x].y[z'",
    ),
    Case(
        "key of extra of digits",
        'states: [{id: state:FR, extra: {»"7": 1}}]',
        '"states": [{"id": "state:FR", "extra": {»"7": 1}}]',
        "/states/0/extra/7: must be a key of extra, 'namespace:name', but is '7'",
    ),
    Case(
        "key of extra like a way",
        'states: [{id: state:FR, extra: {»"a[0].id": 1}}]',
        '"states": [{"id": "state:FR", "extra": {»"a[0].id": 1}}]',
        "/states/0/extra/a[0].id: must be a key of extra, 'namespace:name', but is 'a[0].id'",
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
        "meetings:\n- id: meeting:x\n  participants:\n  - »actor: state:FR\n"
        "states: [{id: state:FR}]",
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
        "/leaders/0/names/0/text: must be a name, but is a list",
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
        IN_MARKS,
    ),
    Case(
        "null for words",
        "states: [{id: state:FR, note: {en: »null}}]",
        '"states": [{"id": "state:FR", "note": {"en": »null}}]',
        "/states/0/note/en: must be a text, but is null",
        IN_MARKS,
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
        IN_MARKS,
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
        "/organizations/0/founded: must be an EDTF date, at position 4 '-' and a month, or the end"
        ", but is '2025/2026'",
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
        "plans: [{id: plan:x, clauses: [{number: 1, wording: unseen, commitments: [{modality: aims,"
        " timing: {when: 2025, offset: »30 days}}]}]}]",
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
        "/plans/0/clauses/0/id: must be an id below 'clause:x/', but is 'clause:y/1'",
    ),
    Case(
        "id of a part of a part that is not below it",
        "plans:\n- id: plan:x\n  clauses:\n  - number: 1\n    wording: unseen\n    clauses:\n"
        "    - {number: a, id: »clause:x/2/a, wording: unseen}",
        '"plans": [{"id": "plan:x", "clauses": [{"number": "1", "wording": "unseen", "clauses": [\n'
        '{"number": "a", "id": »"clause:x/2/a", "wording": "unseen"}]}]}]',
        "/plans/0/clauses/0/clauses/0/id: must be an id below 'clause:x/1/', but is 'clause:x/2/a'",
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
    more = case.more if format_ == "yaml" else ""
    assert lines_of(text, format_) == [f"<text>:{place}: {case.said}{more}"]


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


def test_a_reference_to_parts_under_a_misspelled_key_is_no_fault_of_its_own() -> None:
    """They will be there once the key is mended; parts of anything else are judged."""
    text = """
format: coalition-model/1
plans:
- {id: plan:a, clauzes: [{number: 1, wording: unseen}]}
- {id: plan:b}
events:
- id: event:x
  kind: vote
  relations:
  - {kind: implements, target: clause:a/1}
  - {kind: implements, target: condition:clause-a-1/1}
  - {kind: implements, target: clause:b/1}
  - {kind: implements, target: clause:ab/1}
"""
    pointers = [fault.pointer for fault in faults_of(text, "yaml")]
    assert pointers == [
        "/plans/0/clauzes",
        "/events/0/relations/2/target",
        "/events/0/relations/3/target",
    ]


COUNT = 1_000
PARTICIPANTS = [
    {"actor": "state:FR", "status": "attended", "id": f"participation:wrong/{place}"}
    for place in range(COUNT)
]
CLAUSES = [
    {"number": str(place), "wording": "unseen", "id": f"clause:other/{place}"}
    for place in range(COUNT)
]
WORDS = {"en": "x"}
KEYS = {f"x{place}": 1 for place in range(COUNT)}
FIELDS = [{"source": "source:s", "fields": ["bad1", "bad2"]}, {"fields": ["bad3"]}]
CITED = ["/citations/0/fields/0", "/citations/0/fields/1", "/citations/1/fields/0"]
PARTS = [f"/participants/{place}/id" for place in range(COUNT)]


@pytest.mark.parametrize(
    ("section", "fields", "pointers"),
    [
        ("meetings", {"id": "meeting:m", "participants": PARTICIPANTS}, PARTS),
        (
            "meetings",
            {"id": "meeting:m", "ordinal": 0, "note": 1, "participants": PARTICIPANTS},
            ["/note", *PARTS],
        ),
        (
            "meetings",
            {"id": "meeting:m", "ordinal": 0, "extra": {"x": 1}, "participants": PARTICIPANTS},
            ["/ordinal", "/extra/x", *PARTS],
        ),
        (
            "plans",
            {"id": "plan:p", "clauses": CLAUSES},
            [f"/clauses/{place}/id" for place in range(COUNT)],
        ),
        (
            "plans",
            {
                "id": "plan:p",
                "clauses": [
                    {
                        "number": "1",
                        "wording": "unseen",
                        "clauses": CLAUSES[:2],
                        "conditions": [{"id": "condition:x/1", "wording": {"en": "x"}}],
                    },
                    CLAUSES[2],
                ],
            },
            [
                "/clauses/0/clauses/0/id",
                "/clauses/0/clauses/1/id",
                "/clauses/0/conditions/0/id",
                "/clauses/1/id",
            ],
        ),
        ("states", {"id": "state:a", "extra": KEYS}, [f"/extra/{key}" for key in KEYS]),
        ("states", {"id": "state:a", "extra": {"x": 1}, "citations": FIELDS}, ["/extra/x", *CITED]),
        ("states", {"id": 1, "extra": {"x": 1}, "citations": FIELDS}, ["/id", "/extra/x", *CITED]),
        (
            "states",
            {"id": "state:a", "note": {"de": " ", "en": "", "fr": "\t", "original": "uk"}},
            ["/note/de", "/note/en", "/note/fr", "/note/original"],
        ),
        (
            "states",
            {"id": "state:a", "note": {"de": " ", "x": "x", "en": [], "fr": "", "original": "?"}},
            ["/note/de", "/note/x", "/note/en", "/note/fr"],
        ),
        (
            "places",
            {"id": "place:a", "latitude": 91, "longitude": 181, "extra": {"x": 1, "y": 2}},
            ["/latitude", "/longitude", "/extra/x", "/extra/y"],
        ),
        (
            "places",
            {"id": "place:a", "part_of": "place:a", "latitude": -91, "longitude": -181},
            ["/part_of", "/latitude", "/longitude"],
        ),
        (
            "organizations",
            {
                "id": "organization:a",
                "kind": "format",
                "parent": "organization:a",
                "founded": "2025",
                "dissolved": "2024",
                "objectives": [{"id": "objective:b/1", "text": {"en": "peace"}}],
            },
            ["/parent", "/dissolved", "/objectives/0/id"],
        ),
        (
            "meetings",
            {
                "id": "meeting:a",
                "ordinal": 0,
                "participants": [
                    {"id": "participation:b/1", "actor": "state:FR", "status": "attended"}
                ],
            },
            ["/ordinal", "/participants/0/id"],
        ),
        (
            "claims",
            {
                "id": "claim:a",
                "about": "state:FR",
                "field": "note",
                "value": 1,
                "says": {"en": "x"},
            },
            ["/field", "/value"],
        ),
        (
            "plans",
            {
                "id": "plan:p",
                "clauses": [
                    {
                        "number": "1",
                        "wording": "unseen",
                        "commitments": [
                            {
                                "modality": "commits",
                                "quantities": [
                                    {"value": 1, "low": 1, "high": 1},
                                    {"low": 2, "high": 1, "qualifier": "at-least"},
                                    {"qualifier": "at-least"},
                                ],
                            }
                        ],
                    }
                ],
            },
            [
                f"/clauses/0/commitments/0/quantities/{place}"
                for place in ("0/low", "0/high", "1/low", "1/qualifier", "2/value")
            ],
        ),
        (
            "plans",
            {
                "id": "plan:p",
                "clauses": [
                    {
                        "id": "clause:p/1",
                        "number": "1",
                        "wording": "unseen",
                        "text": {"en": "x"},
                        "clauses": [{"id": "clause:q/1", "number": "1", "wording": "unseen"}],
                    }
                ],
            },
            ["/clauses/0/text", "/clauses/0/clauses/0/id"],
        ),
    ],
)
@pytest.mark.parametrize("format_", FORMATS)
def test_each_field_and_item_that_a_class_refuses_is_a_fault(
    section: str, fields: dict[str, object], pointers: list[str], format_: Format
) -> None:
    document = {
        "format": "coalition-model/1",
        "defaults": {"source": "source:s"},
        "sources": [{"id": "source:s", "kind": "post"}],
        "states": [{"id": "state:FR"}],
    }
    rows = [fields] if section != "states" else [{"id": "state:FR"}, fields]
    found = faults_of(json.dumps({**document, section: rows}), format_)
    assert [fault.pointer for fault in found] == [
        f"/{section}/{len(rows) - 1}{pointer}" for pointer in pointers
    ]
    places = [(fault.line, fault.column) for fault in found]
    assert len(set(places)) == len(places)
    assert places == sorted(places)


LEADERS = [{"id": f"leader:L{place}", "nationality": ["state:A"]} for place in range(COUNT)]
STATE = [{"id": "state:A"}]


def document(**body: object) -> str:
    """Write a document."""
    return json.dumps({"format": "coalition-model/1", **body})


@pytest.mark.parametrize("format_", FORMATS)
def test_a_reference_to_what_stands_under_a_misspelled_key_is_no_fault(format_: Format) -> None:
    """A list whose key has a typo is one fault; what nothing has under any key is another."""
    leaders = [*LEADERS, {"id": "leader:M", "nationality": ["state:B"]}]
    found = faults_of(document(statse=STATE, leaders=leaders), format_)
    pointers = ["/statse", f"/leaders/{COUNT}/nationality/0"]
    assert [fault.pointer for fault in found] == pointers
    for hidden in (["reference:states"], [{"names": ["A"]}], {"id": "state:A"}):
        found = faults_of(document(qqqq=hidden, leaders=LEADERS), format_)
        assert [fault.pointer for fault in found] == ["/qqqq"]


@pytest.mark.parametrize("format_", FORMATS)
def test_a_misspelled_key_that_hides_no_entity_excuses_nothing(format_: Format) -> None:
    found = faults_of(document(titel={"en": "x"}, leaders=LEADERS), format_)
    assert len(found) == 1 + COUNT


TWICE = (
    pytest.param('"states": [], »"states": [{"id": "state:A"}]', id="a section"),
    pytest.param('"states": [{"id": "state:B", »"id": "state:A"}]', id="an id"),
    pytest.param('"uses": [], »"uses": ["reference:states"]', id="what is used"),
    pytest.param('"stats": [{"id": "state:B", "id": "state:A"}]', id="under an unknown key"),
)


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("body", TWICE)
def test_a_reference_to_what_stands_under_a_key_that_comes_again_is_no_fault(
    body: str, format_: Format
) -> None:
    """Only the first value is read; the other may hold what is referred to."""
    text, places = marked(f'{{"format": "coalition-model/1", {body}')
    text += f', "leaders": {json.dumps(LEADERS)}}}'
    found = faults_of(text, format_)
    if places:
        assert [f"{fault.line}:{fault.column}" for fault in found] == places
    assert {fault.pointer.split("/")[1] for fault in found} <= {"states", "uses", "stats"}


PLANS = """
format: coalition-model/1
plans:
- id: plan:a
  clauses: [{number: 1, wording: unseen}]
  clauses: [{number: 2, wording: unseen}]
- {id: plan:b}
states:
- {id: state:A, status: independent, status: disputed}
events:
- id: event:x
  kind: vote
  relations:
  - {kind: implements, target: clause:a/2}
  - {kind: implements, target: clause:b/2}
  - {kind: implements, target: plan:c}
  - {kind: implements, target: meeting:x}
"""


def test_a_key_of_an_entity_that_comes_again_excuses_the_parts_of_that_entity() -> None:
    """A reference to anything else is judged."""
    found = faults_of(PLANS, "yaml")
    assert [fault.pointer for fault in found] == [
        "/plans/0/clauses",
        "/states/0/status",
        *(f"/events/0/relations/{place}/target" for place in (1, 2, 3)),
    ]


HEADER = '{"format": "coalition-model/1"}'


@pytest.mark.parametrize(
    ("lines", "pointer"),
    [
        ([HEADER, '{"stat": {"id": "state:A"}}'], "/stat"),
        ([HEADER, '{"state": {"id": "state:B"}, "state": {"id": "state:A"}}'], "/state"),
        ([HEADER, '{"state": {"id": "state:B", "id": "state:A"}}'], "/state/id"),
        ([HEADER, '{"place": {"id": "place:B"}, "state": {"id": "state:A"}}'], "/state"),
        ([HEADER, '[{"id": "state:A"}]'], ""),
        ([HEADER, '{"id": "state:A"}'], "/id"),
        ([HEADER, '{"format": "coalition-model/1", "uses": ["reference:states"]}'], "/format"),
        (['{"format": "coalition-model/1", "states": [{"id": "state:A"}]}'], "/states"),
        (['{"format": "coalition-model/1", "statse": [{"id": "state:A"}]}'], "/statse"),
    ],
)
def test_a_reference_to_what_is_unread_in_a_stream_is_no_fault(
    lines: list[str], pointer: str
) -> None:
    """One line that cannot be read is one fault, in JSON Lines too."""
    text = "\n".join([*lines, *(json.dumps({"leader": each}) for each in LEADERS)])
    with pytest.raises(DocumentError) as caught:
        loads(text, format="jsonl")
    assert [fault.pointer for fault in caught.value.faults] == [pointer]


def test_a_line_that_can_be_told_excuses_no_other_entity() -> None:
    text = f'{HEADER}\n{{"stat": {{"id": "state:B"}}}}\n{json.dumps({"leader": LEADERS[0]})}'
    with pytest.raises(DocumentError) as caught:
        loads(text, format="jsonl")
    pointers = [fault.pointer for fault in caught.value.faults]
    assert pointers == ["/stat", "/leader/nationality/0"]
