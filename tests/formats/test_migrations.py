"""Older forms are brought to the newest one when they are read, step by step.

There is no older form yet: the steps here are known to these tests only.
"""

import copy
import json
from io import BytesIO
from pathlib import Path
from typing import Any, Literal, cast

import pytest
from faulty import marked

from coalition_model.dossier import Dossier
from coalition_model.errors import DocumentError
from coalition_model.formats import dumps, load, loads, locate, migrations, read_stream
from coalition_model.formats.documents import from_data
from coalition_model.formats.origins import Origins

Format = Literal["json", "jsonl", "yaml"]
FORMATS: tuple[Format, ...] = ("json", "jsonl", "yaml")
Data = dict[str, Any]


def people_to_leaders(document: Data) -> Data:
    """Form 1 to form 2, as if: people are called leaders, and the title was called name."""
    new = {key: value for key, value in document.items() if key not in ("persons", "name")}
    if "name" in document:
        new["title"] = document["name"]
    if "persons" in document:
        new["leaders"] = [_renamed(row, "called", "names") for row in document["persons"]]
    return new


def _renamed(row: Any, old: str, new: str) -> Any:
    if not isinstance(row, dict):
        return row
    return {(new if key == old else key): value for key, value in cast("Data", row).items()}


def born_to_life(document: Data) -> Data:
    """Form 2 to form 3, as if: the day of birth becomes the beginning of a life."""
    if "leaders" not in document:
        return document
    return {**document, "leaders": [_lived(row) for row in document["leaders"]]}


def _lived(row: Data) -> Data:
    rest = {key: value for key, value in row.items() if key != "born"}
    return {**rest, "life": f"{row['born']}/.."} if "born" in row else row


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make as if the newest form were the third."""
    monkeypatch.setattr(migrations, "STEPS", (people_to_leaders, born_to_life))


HEADER: Data = {"format": "coalition-model/1", "name": {"en": "T"}, "defaults": {"language": "fr"}}
PERSONS: list[Data] = [
    {"id": "leader:a", "called": ["Ann"], "born": "1950-01-02"},
    {"id": "leader:b", "note": "mot"},
]
STATES: list[Data] = [{"id": "state:FR", "names": ["France"]}]
OLD: Data = {**HEADER, "persons": PERSONS, "states": STATES}


def written(form: Format, header: Data = HEADER, persons: Any = PERSONS) -> str:
    """Write the old document in one of the forms."""
    if form != "jsonl":
        return json.dumps({**header, "persons": persons, "states": STATES})
    rows = [header, *({"person": row} for row in persons), *({"state": row} for row in STATES)]
    return "\n".join(map(json.dumps, rows))


def newest() -> Dossier:
    """Give the same dossier as the newest form has it."""
    data = {
        "format": migrations.named(migrations.newest()),
        "title": {"en": "T"},
        "defaults": {"language": "fr"},
        "leaders": [
            {"id": "leader:a", "names": ["Ann"], "life": "1950-01-02/.."},
            {"id": "leader:b", "note": "mot"},
        ],
        "states": STATES,
    }
    return from_data(data)


@pytest.mark.usefixtures("steps")
@pytest.mark.parametrize("form", FORMATS)
def test_an_older_document_is_read_step_by_step(form: Format, tmp_path: Path) -> None:
    """Through both steps, in every form; what is written is the newest."""
    dossier = loads(written(form), format=form)
    assert dossier == newest()
    for other in FORMATS:
        text = dumps(dossier, format=other)
        assert "coalition-model/3" in text.partition("\n")[0] + text.partition("\n")[2]
        assert loads(text, format=other) == dossier
    (tmp_path / f"a.{form}").write_text(written(form))
    assert load(tmp_path / f"a.{form}") == dossier


@pytest.mark.usefixtures("steps")
@pytest.mark.parametrize("form", FORMATS)
def test_only_the_steps_that_are_due_are_taken(form: Format) -> None:
    """A document of the second form takes the second step only, one of the third none."""
    two = {**HEADER, "format": "coalition-model/2"}
    with pytest.raises(DocumentError) as caught:
        loads(written(form, two, [PERSONS[1]]), format=form)
    assert [fault.actual for fault in caught.value.faults] == [
        "'name'",
        "'persons'" if form != "jsonl" else "'person'",
    ]
    header = {"format": "coalition-model/2", "title": {"en": "T"}}
    row = {"id": "leader:a", "born": "1950"}
    for version, key in ((2, "life"), (3, "born")):
        header = {**header, "format": f"coalition-model/{version}"}
        text = json.dumps({**header, "leaders": [row]})
        if form == "jsonl":
            text = f"{json.dumps(header)}\n{json.dumps({'leader': row})}"
        if key == "life":
            assert str(loads(text, format=form).leaders["leader:a"].life) == "1950/.."
        else:
            with pytest.raises(DocumentError):
                loads(text, format=form)


@pytest.mark.usefixtures("steps")
def test_a_stream_is_migrated_line_by_line() -> None:
    """Each entity with the header alone."""
    stream = read_stream(BytesIO(written("jsonl").encode()))
    assert str(stream.title) == "T"
    dossier = Dossier(stream, title=stream.title)
    assert dossier == newest()


@pytest.mark.usefixtures("steps")
@pytest.mark.parametrize("form", FORMATS)
def test_faults_point_into_the_document_as_it_is_written(form: Format) -> None:
    """Line, column and pointer are those of the old document, as far as it has the value."""
    if form == "jsonl":
        text, places = marked(
            '{"format":"coalition-model/1","name":»1,»"titel":2}\n'
            '{"person":{"id":"leader:a","called":»3,"born":»"1950-13"}}\n'
            '{"person":{"id":»"leader:ü"}}\n'
            '{"person":»{"called":[{"text":"x",»"kid":1}]}}\n'
            '{"state":{"id":"state:FR","status":»"formr"}}\n'
        )
        at = ("/name", "/titel", "/person/called", "/person/born", "/person/id")
        after = ("/person/id", "/person/called/0/kid", "/state/status")
    else:
        text, places = marked(
            '{"format":"coalition-model/1","name":»1,»"titel":2,\n"persons":[\n'
            '{"id":"leader:a","called":»3,"born":»"1950-13"},\n'
            '{"id":»"leader:ü"},\n'
            '»{"called":[{"text":"x",»"kid":1}]}],\n'
            '"states":[{"id":"state:FR","status":»"formr"}]}\n'
        )
        at = ("/name", "/titel", "/persons/0/called", "/persons/0/life", "/persons/1/id")
        after = ("/persons/2/id", "/persons/2/called/0/kid", "/states/0/status")
    with pytest.raises(DocumentError) as caught:
        loads(text, format=form)
    rows = [(f"{each.line}:{each.column}", each.pointer) for each in caught.value.faults]
    expected = dict(zip((*at, *after), places, strict=True))
    made = next(row for row in rows if row[1].endswith("/life"))
    assert made[1].startswith("/person")
    rows.remove(made)  # made by a step: it points to the person it was made for
    assert int(made[0].partition(":")[0]) == (2 if form == "jsonl" else 3)
    expected.pop(next(name for name in expected if name.endswith(("/life", "/born"))))
    assert {pointer: place for place, pointer in rows} == expected


@pytest.mark.usefixtures("steps")
@pytest.mark.parametrize("form", FORMATS)
def test_a_dangling_reference_points_to_where_it_is_written(form: Format) -> None:
    """What is told of the whole only has its place in the old document too."""
    rows = [{"id": "leader:a", "nationality": ["state:FR", "state:XX"]}]
    text = written(form, persons=rows)
    with pytest.raises(DocumentError) as caught:
        loads(text, format=form)
    (fault,) = caught.value.faults
    start = "/person" if form == "jsonl" else "/persons/0"
    assert fault.pointer == f"{start}/nationality/1"
    line = text.splitlines()[cast("int", fault.line) - 1]
    assert line[cast("int", fault.column) - 1 :].startswith('"state:XX"')


@pytest.mark.usefixtures("steps")
@pytest.mark.parametrize("form", FORMATS)
def test_entities_of_an_older_document_are_located(form: Format, tmp_path: Path) -> None:
    """A finding stands in the line that a person wrote."""
    text = written(form)
    (tmp_path / f"a.{form}").write_text(text)
    located = locate(tmp_path / f"a.{form}")
    for id_ in ("leader:a", "leader:b", "state:FR"):
        _, line, column = located.place(id_) or ("", 0, 0)
        assert text.splitlines()[line - 1][column - 1 :].startswith(f'{{"id": "{id_}"')


@pytest.mark.usefixtures("steps")
@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("version", ["4", "10", "9" * 5_000])
def test_a_newer_form_is_refused_with_what_to_do(version: str, form: Format) -> None:
    """Whatever the number."""
    stated = f"coalition-model/{version}"
    with pytest.raises(DocumentError) as caught:
        loads(json.dumps({"format": stated}), format=form)
    (fault,) = caught.value.faults
    assert fault.expected == "coalition-model/3"
    assert fault.hint == (
        "a newer version wrote it: python -m pip install --upgrade coalition-model"
    )


@pytest.mark.usefixtures("steps")
@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("stated", ["0", "01", "-1", "1.0", "٣", " 1", "1\n"])
def test_what_is_no_number_of_a_form_is_none_of_ours(stated: str, form: Format) -> None:
    """Nothing is guessed."""
    with pytest.raises(DocumentError) as caught:
        loads(json.dumps({"format": f"coalition-model/{stated}"}), format=form)
    (fault,) = caught.value.faults
    assert fault.hint == "this is no document of this library"


@pytest.mark.usefixtures("steps")
@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("row", [None, 1, "x", [], {"born": {}}, {"called": 1}, {}])
def test_nonsense_in_an_older_document_is_a_fault(row: Any, form: Format) -> None:
    """A step that cannot make sense of a document refuses it; nothing else is raised."""
    with pytest.raises(DocumentError) as caught:
        loads(written(form, persons=[*PERSONS, row]), format=form)
    assert caught.value.faults
    assert all(fault.line for fault in caught.value.faults)


@pytest.mark.usefixtures("steps")
def test_a_step_that_fails_says_which() -> None:
    """And the rest of a stream is read all the same."""
    text = written("jsonl", persons=[5, PERSONS[0], 6])
    with pytest.raises(DocumentError) as caught:
        list(read_stream(BytesIO(text.encode())))
    assert [str(fault) for fault in caught.value.faults] == [
        f"<stream>:{line}:12: /person: must be as coalition-model/2 has it (it cannot be brought "
        "to coalition-model/3)"
        for line in (2, 4)
    ]


@pytest.mark.usefixtures("steps")
def test_a_document_stays_as_it_is() -> None:
    """The steps are given the data itself, and make new data."""
    before = copy.deepcopy(OLD)
    assert from_data(OLD) == newest()
    assert before == OLD


def by_what_it_says(document: Data) -> Data:
    """Go by truth and number, as a step for JSON would; numbers of clauses are renamed only."""
    new: Data = {key: value for key, value in document.items() if key not in ("talks", "drafts")}
    if "talks" in document:
        new["meetings"] = [
            {
                "id": row["id"],
                "online": "yes" if row["virtual"] is True else "no",
                "ordinal": row["round"] + 1,
            }
            for row in document["talks"]
        ]
    if "drafts" in document:
        new["plans"] = [
            {
                "id": row["id"],
                "clauses": [
                    {"number": each["no"], **{k: v for k, v in each.items() if k != "no"}}
                    for each in row["clauses"]
                ],
            }
            for row in document["drafts"]
        ]
    return new


def test_yaml_is_migrated_by_what_it_says_not_by_how_it_is_spelled(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A step is given `true` and `3` of YAML as JSON has them; what stays, stays as spelled."""
    monkeypatch.setattr(migrations, "STEPS", (by_what_it_says,))
    told = """\
format: coalition-model/1
talks:
- {id: meeting:a, virtual: true, round: 3}
- {id: meeting:b, virtual: false, round: 0}
drafts:
- id: plan:p
  clauses:
  - {no: 1.10, wording: unseen, note: {en: 1e3}}
  - {no: "2", wording: unseen, note: {en: true, de: 2025}}
"""
    dossier = loads(told, format="yaml")
    data = {
        "format": "coalition-model/1",
        "talks": [
            {"id": "meeting:a", "virtual": True, "round": 3},
            {"id": "meeting:b", "virtual": False, "round": 0},
        ],
        "drafts": [
            {
                "id": "plan:p",
                "clauses": [
                    {"no": "1.10", "wording": "unseen", "note": {"en": "1e3"}},
                    {"no": "2", "wording": "unseen", "note": {"en": "true", "de": "2025"}},
                ],
            }
        ],
    }
    assert dossier == loads(json.dumps(data))
    assert dossier.meetings["meeting:a"].ordinal == 4
    assert [str(each.online) for each in dossier.meetings.values()] == ["yes", "no"]
    assert [each.number for each in dossier.plans["plan:p"].clauses] == ["1.10", "2"]


def test_what_is_nested_too_deep_in_an_older_document_is_a_fault(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """And no recursion without end."""
    monkeypatch.setattr(migrations, "STEPS", (dict,))
    deep: Any = {}
    for _ in range(5_000):
        deep = {"a:b": deep}
    data = {"format": "coalition-model/1", "states": [{"id": "state:FR", "extra": deep}]}
    with pytest.raises(DocumentError):
        from_data(data)


def to_the_header(document: Data) -> Data:
    """Make the coverage of what was an entity before."""
    if "remarks" not in document:
        return document
    new = {key: value for key, value in document.items() if key != "remarks"}
    return {**new, "coverage": [{"note": row["text"]} for row in document["remarks"]]}


def from_the_header(document: Data) -> Data:
    """Make an organization of what was in the header before; and lists where there are none."""
    rest = {key: value for key, value in document.items() if key != "publisher"}
    new: Data = {"states": [], **rest}
    if "publisher" not in document:
        return new
    own = {"id": "organization:p", "kind": "institution", "names": [document["publisher"]]}
    return {**new, "organizations": [*document.get("organizations", []), own]}


@pytest.mark.parametrize(
    ("step", "lines", "place"),
    [
        (to_the_header, ['{"remark":{"text":{"en":"x"}}}'], "<text>:2:11: /remark"),
        (from_the_header, [], "<text>:1:1: /"),
        (from_the_header, ['{"state":{"id":"state:FR"}}'], "<text>:1:1: /"),
    ],
)
def test_lines_lose_nothing_that_moves_between_header_and_entities(
    step: migrations.Step, lines: list[str], place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A document is migrated; lines, which are read one by one, are refused."""
    monkeypatch.setattr(migrations, "STEPS", (step,))
    head = '{"format":"coalition-model/1","defaults":{"language":"en"}%s}'
    publisher = ',"publisher":"P"' if step is from_the_header else ""
    text = "\n".join([head % publisher, *lines])
    with pytest.raises(DocumentError) as caught:
        loads(text, format="jsonl")
    (fault,) = caught.value.faults
    assert str(fault) == (
        f"{place}: must be what coalition-model/2 has in the same place "
        "(it moves between header and entities: bring it as one document, in JSON or YAML)"
    )
    remarks = ',"remarks":[{"text":{"en":"x"}}]'
    dossier = loads(head % (publisher or remarks))
    assert dossier.coverage or dossier.organizations


def test_what_a_step_hands_on_is_found_wherever_it_stands() -> None:
    """Lists and mappings by themselves, single values under their key or the one it replaced."""
    old: Data = {"a": [{"x": [1, 2]}, {"y": "word", "z": 3}], "b": {"c": {}}}
    new: Data = {
        "moved": {"deep": old["a"][0]},
        "a": [{"renamed": old["a"][1]["y"], "z": 4, "made": 5}],
        "d": old["b"]["c"],
    }
    origins = Origins(old, new)
    assert origins.of(()) == ()
    assert origins.of(("moved", "deep", "x", 1)) == ("a", 0, "x", 1)
    assert origins.of(("moved", "deep", "gone", 1)) == ("a", 0, "gone", 1)
    assert origins.of(("d",)) == ("b", "c")
    assert origins.of(("a", 0, "z")) == ("a", 1, "z")
    assert origins.of(("a", 0, "renamed")) == ("a", 1, "y")
    assert origins.of(("moved", "new")) == ("moved", "new")


def test_what_a_step_has_made_anew_is_where_most_of_it_was() -> None:
    """An entity that is built again in another list, at another place."""
    rows = [{"id": f"leader:{n}", "names": [f"{n}"], "deep": {"x": 1.5}} for n in range(3)]
    old: Data = {"persons": rows}
    new: Data = {"leaders": [{**row, "y": 1} for row in reversed(rows)]}
    origins = Origins(old, new)
    for place in range(3):
        assert origins.of(("leaders", place)) == ("persons", 2 - place)
        assert origins.of(("leaders", place, "deep", "x")) == ("persons", 2 - place, "deep", "x")
        assert origins.of(("leaders", place, "y")) == ("persons", 2 - place, "y")


def test_form_1_is_the_newest() -> None:
    """Until a key is added after the first release."""
    assert migrations.STEPS == ()
    assert migrations.named(migrations.newest()) == "coalition-model/1"
