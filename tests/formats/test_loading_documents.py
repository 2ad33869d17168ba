"""Texts that are no document at all, or more than one can be asked to read."""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from faulty import FORMATS, NO_ALIASES, Format, faults_of, lines_of, marked

from coalition_model.errors import DocumentError, Fault
from coalition_model.formats import dumps, loads, read_stream

HEAD = "format: coalition-model/1\n"

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
        ("{'a': 1}", ("1:2: /: must be JSON, but is broken there: expecting property name enclosed "
         "in double quotes")),
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
        ("a: [1,\n", ("2:1: /: must be YAML, but is broken there: did not find expected node "
         "content")),
        ("a: 'b\n", "2:1: /: must be YAML, but is broken there: found unexpected end of stream"),
        ("a: b: c\n", ("1:5: /: must be YAML, but is broken there: mapping values are not allowed "
         "in this context")),
        ("%YAML 3.0\n---\na: 1\n", ("1:1: /: must be YAML, but is broken there: found incompatible "
         "YAML document")),
        ("a: é\n b\x01: 1\n", ("2:3: /: must be a character that YAML allows, but is the control "
         'character U+0001 (in quotation marks write it as "\\u0001")')),
        ("a: \x00\n", ("1:4: /: must be a character that YAML allows, but is the control "
         'character U+0000 (in quotation marks write it as "\\u0000")')),
        (f"{HEAD}? [a]\n: 1\n", "2:3: /: must be a text as key, but is a list"),
        (f"{HEAD}~: 1\n",
         "2:1: /: must be a text as key, but is null (write it in quotation marks)"),
        (f"{HEAD}NULL: 1\n",
         "2:1: /: must be a text as key, but is null (write it in quotation marks)"),
        (f"{HEAD}title: {{en: é, ?b: 2}}\n", ("2:17: /title: must be a blank after '?', but is "
          "'?b' (if a text is meant, write it in quotation marks)")),
        (f"# old\n%YAML 1.1\n---\n{HEAD}", "2:1: /: must be YAML 1.2, but is YAML 1.1"),
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
        f"/states/0/note: must be without an anchor, but is anchored as '&note' {NO_ALIASES}",
        f"/states/1/note: must be written out, but is the alias '*note' {NO_ALIASES}",
        (
            "/states/2: must be without a tag, but is tagged "
            "'tag:yaml.org,2002:python/object/apply:os.system' (the field decides what a value is)"
        ),
        "/states/2: must be a mapping of the fields of State, but is a list",
        (
            "/states/3/id: must be without a tag, but is tagged 'tag:yaml.org,2002:str' "
            "(the field decides what a value is)"
        ),
        f"/states/4: must be written out, but is the alias '*all' {NO_ALIASES}",
        f"/defaults: must be written out, but is the alias '*d' {NO_ALIASES}",
        f"/uses/0: must be written out, but is the alias '*u' {NO_ALIASES}",
        f"/leaders: must be written out, but is the alias '*l' {NO_ALIASES}",
    ]
    places.insert(2, places[2])
    expected = [f"<text>:{place}: {line}" for place, line in zip(places, said, strict=True)]
    assert lines_of(text, "yaml") == expected


def test_an_alias_as_key_is_refused() -> None:
    """A key is written out."""
    line = "<text>:2:1: /: must be a text as key, but is an alias"
    assert lines_of("format: coalition-model/1\n*a : 1\n", "yaml") == [line]


def test_a_key_that_is_no_text_hides_nothing_else() -> None:
    """Each is named where it stands, is passed over with its value, and the rest is read."""
    text, places = marked(
        "format: coalition-model/1\n"
        "states:\n"
        "- {id: state:A, »x: 1, »x: 2}\n"
        "- {id: state:B, »~: [{a: b}], status: »5}\n"
        "- ? »[a, {b: [c]}]\n"
        "  : {d: e}\n"
        "  ? »{f: g}\n"
        "  : h\n"
        "  id: state:C\n"
        "  names: [»null]\n"
        "»*i : j\n"
        "leaders: [{id: leader:a, nationality: [state:C, state:D]}]\n"
    )
    key = "must be a text as key, but is"
    said = [
        "/states/0/x: must be a field of State, but is 'x'",
        "/states/0/x: must be a key that comes once, but is there again",
        f"/states/1: {key} null (write it in quotation marks)",
        "/states/1/status: must be independent, dependent, disputed or former, but is '5'",
        f"/states/2: {key} a list",
        f"/states/2: {key} a mapping",
        (
            "/states/2/names/0: must be a Name, but is null (if a text is meant, write it in "
            "quotation marks)"
        ),
        f"/: {key} an alias",
    ]
    found = lines_of(text, "yaml")
    assert found == [f"<text>:{place}: {line}" for place, line in zip(places, said, strict=True)]


def test_many_keys_that_are_no_texts_are_as_many_faults() -> None:
    """Each has the way to its mapping, and its line."""
    text = "format: coalition-model/1\nstates:\n" + "- {id: state:A, ~: a}\n" * 500
    found = [fault for fault in faults_of(text, "yaml") if fault.expected == "a text as key"]
    places = [(fault.pointer, fault.line) for fault in found]
    assert places == [(f"/states/{place}", place + 3) for place in range(500)]


@pytest.mark.parametrize(
    ("end", "said"),
    [
        ("---\nb: }", "5:1: /: must be one document, but is several in one file"),
        ("...\n# and\n%YAML 1.2\n---", "7:1: /: must be one document, but is several in one file"),
        ("b: [", "6:1: /: must be YAML, but is broken there: did not find expected node content"),
        ("b: " + "[" * 5_000, "5:103: /: must be nested at most 100 deep, but is deeper"),
    ],
)
def test_where_a_text_cannot_be_read_on_what_was_found_is_kept(end: str, said: str) -> None:
    """Keys that come again, anchors and tags before that place are faults as ever."""
    text = f"format: coalition-model/1\nuses: []\nuses: []\nstates: &a []\n{end}\n"
    assert lines_of(text, "yaml") == [
        "<text>:3:1: /uses: must be a key that comes once, but is there again",
        f"<text>:4:9: /states: must be without an anchor, but is anchored as '&a' {NO_ALIASES}",
        f"<text>:{said}",
    ]


@pytest.mark.parametrize("depth", [97, 101, 900])
def test_what_is_nested_too_deep_is_the_same_in_json_and_yaml(depth: int) -> None:
    """One list too many hides no other fault."""
    body = (
        '{"format": "coalition-model/1", "oops": 1, "states": [{"id": "state:A", "extra": {"a:b":'
    )
    text = body + "[" * depth + "]" * depth + '}, "status": 5}]}'
    found = faults_of(text, "yaml")
    pointers = ["/oops", "/states/0/extra/a:b" + "/0" * 96, "/states/0/status"]
    assert [fault.pointer for fault in found] == pointers
    in_json = faults_of(text, "json")
    assert [str(each) for each in in_json][:2] == [str(each) for each in found][:2]


def test_a_second_document_does_not_hide_the_faults_of_the_first() -> None:
    """The first is read as if it were alone."""
    assert lines_of("a: 1\n---\nb: 1\n", "yaml") == [
        "<text>:1:1: /format: must be given (write 'format: coalition-model/1')",
        "<text>:2:1: /: must be one document, but is several in one file",
    ]


def test_a_tag_directive_is_refused_in_its_line() -> None:
    """It gives a tag another name; no tag is taken."""
    text = "# a\n\n%YAML 1.2\r\n%TAG !e! tag:x\n %TAG is none\n"
    hint = "(the field decides what a value is)"
    said = f"<text>:4:1: /: must be without tags, but is '%TAG !e! tag:x' {hint}"
    assert lines_of(text + "---\nstates: !e!x []\n", "yaml") == [said]
    text = '%YAML 1.2\n---\nformat: coalition-model/1\ntitle: {en: "a\n%TAG b"}\n'
    assert str(loads(text, format="yaml").title) == "a %TAG b"


@pytest.mark.parametrize("before", ["", "format: coalition-model/1\n", "{a: 1}\n...\n# b\n...\n"])
def test_many_tag_directives_are_refused_unseen(before: str) -> None:
    """The parser compares each with all others, and so is not given them."""
    text = before + "".join(f"%TAG !a{place}! tag:x{place}\n" for place in range(100_000))
    started = time.process_time()
    faults = faults_of(text + "---\nformat: coalition-model/1\n", "yaml")
    assert time.process_time() - started < 5
    assert faults[-1].expected == ("one document" if before else "without tags")
    assert len(faults) <= (2 if before else 100_000)


def test_what_a_text_says_keeps_a_fault_to_one_short_line() -> None:
    """No tag, anchor, alias or id breaks the line, reaches the terminal or comes whole."""
    long = "a" * 10_000
    clauses = [{"number": str(n), "wording": "unseen", "id": "clause:q/1"} for n in range(9)]
    ids = [{"id": f"state:{long}"}, {"id": f"state:{long.upper()}"}]
    document = {"format": "coalition-model/1", "states": ids}
    texts = (
        f"a: !{long} b\nc: &{long} d\ne: *{long}\nf: !%0A%1B%5B31m g\nformat: !{long} h",
        json.dumps(document),
        json.dumps({**document, "plans": [{"id": f"plan:{long}", "clauses": clauses}]}),
        f"%TAG !e! {long}\n---\na: 1",
    )
    for text in texts:
        lines = lines_of(text, "yaml")
        assert lines
        for line in lines:
            assert len(line) < 500
            assert line.isprintable()


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
        ("coalition-model/2", ("a newer version wrote it: python -m pip install --upgrade "
         "coalition-model")),
        ("coalition-model/10", ("a newer version wrote it: python -m pip install --upgrade "
         "coalition-model")),
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
        ('"states": [{"id": »"state:\\ud800"}]', ("/states/0/id: must be Unicode text, but is "
         "'state:\\ud800' (it holds half of a surrogate pair)")),
        ('"states": [{"id": "state:FR", "extra": {"a:b": [»"\\udfff"]}}]',
         ("/states/0/extra/a:b/0: must be Unicode text, but is '\\udfff' "
         "(it holds half of a surrogate pair)")),
        ('"states": [{"id": "state:FR", "extra": {"a:b": {»"\\ud800": 1}}}]',
         ("/states/0/extra/a:b/\\ud800: must be Unicode text as key, but is '\\ud800' "
         "(it holds half of a surrogate pair)")),
        ('»"\\ud800": 1', ("/\\ud800: must be Unicode text as key, but is '\\ud800' "
         "(it holds half of a surrogate pair)")),
        ('"defaults": {»"\\ud800": 1}', ("/defaults/\\ud800: must be Unicode text as key, but is "
         "'\\ud800' (it holds half of a surrogate pair)")),
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


def test_too_deep_in_a_later_line_is_found_there() -> None:
    """The place is right although the parser gives up a thousand levels further on."""
    (fault,) = faults_of("title: {fr: été 😀}\r\nnote:\n  a: " + "[" * 100_000, "yaml")
    assert (fault.expected, fault.actual) == ("nested at most 100 deep", "deeper")
    assert (fault.line, fault.column) == (3, 6 + 98)


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
        ("""b'{"format": "coalition-model/1","title": {"en": "' + b'\\\\n' * 25_000_000 + b'"}}'""",
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


@pytest.mark.parametrize("given", [bytearray(b"{}"), memoryview(b"{}"), None, {}])
def test_what_is_no_text_is_a_type_error(given: Any) -> None:
    """It says what must be there."""
    with pytest.raises(TypeError, match=r"^must be the text of a document or its bytes, but is "):
        loads(given)
    with pytest.raises(TypeError, match=r"^must be a path or an open binary file, but is "):
        read_stream(given)
