"""The closed list: all that the JSON Schema accepts and the loader refuses, each with an example.

The documentation has the same list, in the same words (`docs/json-schema.md`).
"""

import re
from typing import Any, Final, Literal

import attrs
from yaml_core import kind_of

from coalition_model.errors import Fault

Format = Literal["json", "yaml"]

_WITHIN: Final = r"(?:.*?(?:, at position \d+ |, ))?"
"""What stands before the reason why a date is none."""


@attrs.frozen
class Item:
    """One thing that the schema does not see.

    Attributes:
        name: as the documentation has it.
        faults: what the loader says must be, whole, as patterns.
        examples: documents that the schema accepts, of which the loader says only this.
        actual: a pattern of what the loader says is, where it says so.
        pointer: a pattern of where.
        whole: whether it is found once all entities are built, so that it hides nothing.
    """

    name: str
    faults: tuple[str, ...]
    examples: tuple[str, ...]
    actual: str = ".*"
    pointer: str = ".*"
    whole: bool = False

    def covers(self, fault: Fault) -> bool:
        """Tell whether a fault is of this kind."""
        return (
            re.fullmatch(self.actual, fault.actual, re.DOTALL) is not None
            and re.fullmatch(self.pointer, fault.pointer, re.DOTALL) is not None
            and any(re.fullmatch(each, fault.expected, re.DOTALL) for each in self.faults)
        )


def form_of(example: str) -> Format:
    """Tell the form of an example."""
    return "json" if example.startswith("{") else "yaml"


_HEAD = "format: coalition-model/1\n"


_LONG_ID = "a" * 500


def _entity(section: str, fields: str) -> str:
    return f"{_HEAD}{section}: [{{{fields}}}]"


def _date(text: str) -> str:
    return _entity("organizations", f"id: organization:a, kind: group, founded: {text}")


def _when(text: str) -> str:
    return _entity("events", f"id: event:a, kind: vote, when: '{text}'")


def _json(section: str, fields: str) -> str:
    return f'{{"format": "coalition-model/1", "{section}": [{{{fields}}}]}}'


def _clauses(levels: int) -> str:
    clauses = '[{"number": "1", "wording": "unseen"}]'
    for _ in range(levels - 1):
        clauses = f'[{{"number": "1", "wording": "unseen", "clauses": {clauses}}}]'
    return _json("plans", f'"id": "plan:a", "clauses": {clauses}')


def _claim(levels: int) -> str:
    value = "[" * levels + "]" * levels
    claim = f'"id": "claim:a", "about": "claim:a", "field": "x", "value": {value}'
    return _json("claims", claim)


_LONG: Final = "x" * 1_000_001

ITEMS: Final = (
    Item(
        "ids that nothing has",
        ("the id of something in the dossier",),
        (_entity("leaders", "id: leader:a, nationality: [state:FR]"),),
        whole=True,
    ),
    Item(
        "ids that come twice, or again in other case",
        ("an id that nothing else has", "an id that differs from .* by more than case"),
        (
            f"{_HEAD}states: [{{id: state:a}}, {{id: state:a}}]",
            f"{_HEAD}states: [{{id: state:a}}, {{id: state:A}}]",
            (
                f"{_HEAD}plans: [{{id: plan:a, clauses: [{{number: 1, wording: unseen}},"
                " {number: '1', wording: unseen}]}]"
            ),
        ),
        whole=True,
    ),
    Item(
        "ids of parts that do not begin as their whole says",
        ("an id below .*/'",),
        (_entity("plans", "id: plan:a, clauses: [{number: 1, id: clause:b/1, wording: omitted}]"),),
    ),
    Item(
        "what `uses` names, and what comes from there",
        (
            "the name of a shipped dossier",
            "reference:NAME where there is no file to look from",
            "an id that the dossiers in use do not have",
        ),
        (
            f"{_HEAD}uses: [reference:stats]",
            f"{_HEAD}uses: [other.yaml]",
            f"{_HEAD}uses: [reference:states]\nstates: [{{id: state:FR}}]",
        ),
        whole=True,
    ),
    Item(
        "a text as one string where `defaults.language` is not stated",
        ("a mapping of languages to words",),
        (f"{_HEAD}title: A week",),
        actual="['\"].*",
    ),
    Item(
        "a citation without source where `defaults.source` is not stated",
        ("given",),
        (_entity("states", "id: state:a, citations: [{quote: words}]"),),
    ),
    Item(
        "a place as one string that no id can be derived from",
        ("a mapping with an id",),
        (f"{_HEAD}places: [Київ]",),
    ),
    Item(
        "an end before the start",
        (
            _WITHIN + "an end that is not before the start",
            _WITHIN + r"an? \w+ that is not before .*",
        ),
        (
            _when("2001/2000"),
            _when("2025-08-17T15:00Z/2025-08-17T14:00Z"),
            _when("[1672..1670]"),
        ),
    ),
    Item(
        "a range in a set whose two dates are not written alike",
        (_WITHIN + r"an? \w+, as before '\.\.'",),
        (_when("{1670..1672-03}"),),
    ),
    Item(
        "a year written with Y, of more than 1,000 digits or of fewer than are significant",
        (_WITHIN + "a year of at most 1000 digits", _WITHIN + r"at most \d+ significant digits"),
        (_date("Y10E999"), _date("Y17E3S7")),
    ),
    Item(
        "time zones: their names, their offsets, the times that their clocks skip or show twice",
        (
            _WITHIN + "the name of an IANA time zone, such as Europe/Paris",
            _WITHIN + "a time that the clocks of .* do not jump over",
            _WITHIN + "an offset, as the clocks of .* show this time twice",
            _WITHIN + r"[+-]\d\d:\d\d(?: or [+-]\d\d:\d\d)?, the offset of .*",
        ),
        (
            f"{_HEAD}defaults: {{zone: Mars}}",
            _when("2025-08-17T15:00[Europe/Atlantis]"),
            _when("2025-03-30T02:30[Europe/Paris]"),
            _when("2025-10-26T02:30[Europe/Paris]"),
            _when("2025-08-17T15:00+01:00[Europe/Paris]"),
            (
                f"{_HEAD}defaults: {{zone: Europe/Paris}}\n"
                "events: [{id: event:a, kind: vote, when: 2025-03-30T02:30}]"
            ),
        ),
    ),
    Item(
        "a whole number written with a point or an exponent",
        ("a whole number",),
        (_json("meetings", '"id": "meeting:a", "ordinal": 2.0'),),
        actual=r"-?\d+\.0|-?\d(?:\.\d+)?e\+\d+",
    ),
    Item(
        "numbers of more than 4,000 digits, or beyond a floating-point number, or none (`.nan`)",
        (
            "a finite number(?: of at most 4,000 digits)?",
            "a whole number",
        ),
        (
            _json("places", '"id": "place:a", "latitude": 1e999, "longitude": 1'),
            _json("meetings", f'"id": "meeting:a", "ordinal": {10**4000}'),
            _json("states", f'"id": "state:a", "extra": {{"a:b": {10**4000}}}'),
            _entity("states", "id: state:a, extra: {a:b: .nan}"),
        ),
        actual="infinite or too large|not a number",
    ),
    Item(
        "half of a surrogate pair",
        ("Unicode text(?: as key)?",),
        (_json("identifiers", "").replace('"identifiers": [{}]', '"note": {"en": "\\ud800"}'),),
    ),
    Item(
        "lists and mappings nested more than 100 deep",
        ("nested at most 100 deep",),
        (
            _json("states", '"id": "state:a", "extra": {"a:b": ' + "[" * 97 + "]" * 97 + "}"),
            _clauses(49),
            _claim(98),
        ),
    ),
    Item(
        "clauses nested more than 40 deep",
        ("nested at most 40 deep",),
        (_clauses(41), _clauses(48)),
    ),
    Item(
        "the value of a claim nested more than 96 deep",
        ("nested at most 96 deep",),
        (_claim(97),),
    ),
    Item(
        "in free values, texts and keys of more than 1,000,000 characters",
        (
            "at most 1,000,000 characters",
            "Unicode text of at most 1,000,000 characters",
            "a FrozenMap of valid values",
        ),
        (
            _json("states", f'"id": "state:a", "extra": {{"a:b": "{_LONG}"}}'),
            _json("states", f'"id": "state:a", "extra": {{"a:b": {{"{_LONG}": 1}}}}'),
            _json(
                "claims",
                f'"id": "claim:a", "about": "claim:a", "field": "x", "value": {{"{_LONG}": 1}}',
            ),
        ),
    ),
    Item(
        "an id longer than 1,000 characters that follows from a whole or from what something joins",
        (r"an id of at most 1,000 characters",),
        (
            _entity("plans", f"id: plan:{'a' * 995}, clauses: [{{number: 1, wording: unseen}}]"),
            _entity("states", f"id: state:{_LONG_ID}")
            + f"\norganizations: [{{id: organization:{_LONG_ID}, kind: group}}]\n"
            + f"memberships: [{{organization: organization:{_LONG_ID}, member: state:{_LONG_ID}}}]",
        ),
    ),
    Item(
        "keys that come twice in one mapping",
        ("a key that comes once",),
        (_json("states", '"id": "state:a", "id": "state:a"'),),
    ),
    Item(
        "ordinals below 1",
        ("at least 1",),
        (_entity("meetings", "id: meeting:a, ordinal: 0"),),
    ),
    Item(
        "coordinates off the globe, or one without the other",
        ("from -90 to 90", "from -180 to 180", "given together with (?:latitude|longitude)"),
        (
            _entity("places", "id: place:a, latitude: 91, longitude: 0"),
            _entity("places", "id: place:a, latitude: 0, longitude: -181"),
            _entity("places", "id: place:a, latitude: 9"),
        ),
    ),
    Item(
        "which numbers and which qualifier a quantity has together",
        (
            "left out where value is given",
            "a number",
            "exact or about for a range",
            r"at most high \(.*\)",
        ),
        tuple(
            _entity("organizations", f"id: organization:a, kind: group, declared_size: {{{size}}}")
            for size in (
                "value: 1, low: 1",
                "unit: km",
                "low: 1, qualifier: at-least",
                "low: 2, high: 1",
            )
        ),
    ),
    Item(
        "which of `field`, `value`, `says` and `open` a claim has together, and numbers for text",
        (
            "left out where says is given",
            "given where says is not",
            "given together with field",
            "a list where open is true",
            "text, as .* is written",
        ),
        tuple(
            '{"format": "coalition-model/1", "states": [{"id": "state:a"}], '
            f'"claims": [{{"id": "claim:a", "about": "state:a", {claimed}}}]}}'
            for claimed in (
                '"says": {"en": "x"}, "field": "status"',
                '"value": 1',
                '"field": "status"',
                '"field": "status", "value": "former", "open": true',
                '"field": "note", "value": {"en": 1}',
            )
        ),
    ),
    Item(
        "whether a clause has a text, by its wording",
        (
            r"left out where the wording is \w+",
            "given unless the wording is unseen or omitted",
        ),
        (
            _entity("plans", "id: plan:a, clauses: [{number: 1}]"),
            _entity("plans", "id: plan:a, clauses: [{number: 1, wording: unseen, text: {en: x}}]"),
        ),
    ),
    Item(
        "what a timing counts from",
        (
            "given where neither when nor anchor is",
            "left out where there is neither when nor anchor to count from",
        ),
        tuple(
            _entity(
                "plans",
                "id: plan:a, clauses: [{number: 1, wording: unseen, commitments: "
                f"[{{modality: commits, timing: {{{timing}}}}}]}}]",
            )
            for timing in ("relation: by", "wording: {en: soon}, offset: P1D")
        ),
    ),
    Item(
        "what would belong to itself",
        (
            "another organization or a state",
            "another place or a state",
            "another than the organization",
        ),
        (
            _entity("organizations", "id: organization:a, kind: group, parent: organization:a"),
            _entity("places", "id: place:a, part_of: place:a"),
            (
                f"{_HEAD}organizations: [{{id: organization:a, kind: group}}]\n"
                "memberships: [{organization: organization:a, member: organization:a}]"
            ),
        ),
    ),
    Item(
        "an organization dissolved before it was founded",
        (r"not before founded \(.*\)",),
        (_date("2025, dissolved: 2024"),),
    ),
    Item(
        "a text whose `original` is none of its languages",
        ("one of its languages", "words in at least one language"),
        (f"{_HEAD}title: {{en: A week, original: fr}}", f"{_HEAD}title: {{original: fr}}"),
    ),
    Item(
        "in YAML, anchors, aliases and tags",
        ("without an anchor", "written out", "without a tag", "without tags", "YAML"),
        (
            f"{_HEAD}leaders: [{{id: leader:a, names: [&a x, *a]}}]",
            f"{_HEAD}states: !x [{{id: state:a}}]",
            _entity("places", "id: place:a, latitude: !x 1, longitude: !y 2"),
            f"{_HEAD}title: {{en: &é words}}",
            f"%TAG !e! tag:e\n---\n{_HEAD}",
        ),
        actual=(
            "anchored as .*|the alias .*|tagged .*|'%TAG .*|"
            "broken there: did not find expected alphabetic or numeric character"
        ),
    ),
    Item(
        "in YAML, several documents in one file",
        ("one document", "YAML"),
        (f"{_HEAD}---\n{_HEAD}", f"{_HEAD}...\n{_HEAD}"),
        actual="several in one file|broken there: did not find expected <document start>",
    ),
    Item(
        "in YAML, directives other than `%YAML 1.2` and `%TAG`",
        ("YAML 1.2", "YAML"),
        (
            f"%YAML 1.1\n---\n{_HEAD}",
            f"%YAML 1.3\n---\n{_HEAD}",
            f"%EMPHASIS strong\n---\n{_HEAD}",
        ),
        actual=(
            r"YAML 1\.1|broken there: found (?:incompatible YAML document|unknown directive name)"
        ),
    ),
    Item(
        "in YAML, keys that are null, a list or a mapping",
        ("a text as key", "YAML"),
        (
            _entity("states", "id: state:a, extra: {a:b: {~: x}}"),
            _entity("states", "id: state:a, extra: {a:b: {NULL: x}}"),
            _entity("states", "id: state:a, extra: {a:b: {? : x}}"),
            _entity("states", "id: state:a, extra: {a:b: {? []: x}}"),
            _entity("states", "id: state:a, extra: {a:b: {? {}: x}}"),
            f"{_HEAD}states:\n- id: state:a\n  extra:\n    a:b:\n      : x",
        ),
        actual="null|a list|a mapping|broken there: did not find expected key",
    ),
    Item(
        "in YAML, merge keys (`<<`), which some parsers merge",
        (
            r"a field of \w+",
            "a key of the header or a list of entities",
            "language, zone or source",
            "a BCP 47 language tag or 'original'",
            "a text",
            "a key .*",
        ),
        (
            _entity("states", "id: state:a, <<: {status: former}"),
            f"{_HEAD}<<: {{title: {{en: A week}}}}",
            f"{_HEAD}defaults: {{<<: {{language: fr}}}}",
            f"{_HEAD}title: {{en: A week, <<: {{fr: Une semaine}}}}",
            _entity("states", "id: state:a, extra: {<<: {a:b: 1}}"),
        ),
        pointer=".*/<<",
    ),
    Item(
        "in YAML, the characters U+0085, U+2028 and U+2029, unless they are escaped",
        ("a line break that is one everywhere",),
        (
            f'{_HEAD}title: {{en: "a\u2028b"}}',
            f"{_HEAD}title: {{en: a\u2029b}}",
            f"{_HEAD}title: {{en: 'a\x85b'}}",
            f"{_HEAD}title: {{en: b}} # a\u2028",
        ),
    ),
    Item(
        "in YAML, surrogates that are escaped, be it both of a pair",
        ("YAML",),
        (f'{_HEAD}title: {{en: "\\ud83d\\ude00"}}', f'{_HEAD}title: {{en: "\\ud83d"}}'),
        actual="broken there: found invalid Unicode character escape code",
    ),
    Item(
        "in YAML, tabs before an item, a key or the text of a block, or in a line of their own",
        ("YAML",),
        (
            f"{_HEAD}places:\n-\tBruxelles",
            f"{_HEAD}defaults: {{language: en\n\t}}",
            f"{_HEAD}title:\n  en: a\n\t\n",
            f"{_HEAD}title:\n  en: |\n    \ta",
        ),
        actual=(
            "broken there: found (?:character that cannot start any token|a tab character "
            "(?:that violates indentation|where an indentation space is expected))"
        ),
    ),
    Item(
        "in YAML, between brackets or braces, plain text with `?` or `:` at its edge, a `:` "
        "without key, and keys that do not end in the line that they begin in",
        ("a blank after '\\?'", "YAML"),
        (
            _entity("leaders", "id: leader:a, names: [?b]"),
            _entity("leaders", "id: leader:a, names: [:b]"),
            _entity("leaders", "id: leader:a, names: [b:?]"),
            _entity("leaders", "id: leader:a, note: {en: ?b}"),
            _entity("leaders", "id: leader:a, extra: {a:b: {: x}}"),
            _entity("leaders", "id: leader:a, note: {en\n : b}"),
        ),
        actual=(
            r"'\?.*'|broken there: (?:found unexpected ':'|did not find expected "
            r"(?:node content|',' or '[}\]]'))"
        ),
    ),
    Item(
        "in YAML, how a number or a truth value is written where it is read as text",
        ("(?!a list|a mapping|true or false|a whole number|a finite number|a key|given).*",),
        (
            _date("44"),
            _entity("meetings", "id: meeting:a, online: true"),
            _entity("plans", "id: plan:a, clauses: [{number: +1, wording: unseen}]"),
        ),
    ),
)
"""The list; the last item needs more than patterns, see `item_of`."""

_START: Final = {"format": "coalition-model/1"}

BY_HAND: Final[dict[str, dict[str, Any]]] = {
    f"%YAML 1.3\n---\n{_HEAD}": _START,
    f"{_HEAD}places:\n-\tBruxelles": _START | {"places": ["Bruxelles"]},
    f"{_HEAD}title:\n  en: a\n\t\n": _START | {"title": {"en": "a"}},
    _entity("leaders", "id: leader:a, names: [?b]"): (
        _START | {"leaders": [{"id": "leader:a", "names": ["?b"]}]}
    ),
    _entity("leaders", "id: leader:a, note: {en: ?b}"): (
        _START | {"leaders": [{"id": "leader:a", "note": {"en": "?b"}}]}
    ),
    _entity("leaders", "id: leader:a, note: {en\n : b}"): (
        _START | {"leaders": [{"id": "leader:a", "note": {"en": "b"}}]}
    ),
}
"""What YAML 1.2 says of some of the examples, which ruamel.yaml does not read, or not so."""

_SPELLING: Final = ITEMS[-1]


def item_of(fault: Fault, form: Format) -> Item | None:
    """Give the item of the list that a fault belongs to; None if to none."""
    for item in ITEMS[:-1]:
        if item.covers(fault):
            return item
    actual = fault.actual.strip("'\"")
    looks_other = kind_of(actual) not in ("null", "str")
    return _SPELLING if form == "yaml" and looks_other and _SPELLING.covers(fault) else None
