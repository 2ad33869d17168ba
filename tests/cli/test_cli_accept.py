"""`check --accept`: one acceptance more in a YAML file, and nothing else changed."""

import codecs
import itertools
from pathlib import Path

import pytest
import yaml
from conftest import Inside, Run

from coalition_model.cli.acceptance_text import insert
from coalition_model.entities.dossier_notes import Acceptance
from coalition_model.formats import drafts, plain

pytestmark = pytest.mark.usefixtures("toys")

HEAD = "format: coalition-model/1\n"
BOB = "leaders: [{id: leader:bob, life: 1960/}]\n"
NEW = "{code: OFF001, entity: leader:bob, reason: why}"
OLD = "{code: OFF001, entity: leader:ann, reason: old}"

PLACES = {
    "no list": (HEAD + BOB, f"{HEAD}acceptances:\n  - {NEW}\n{BOB}"),
    "no list, in the indent of the other lists": (
        f"{HEAD}leaders:\n- {{id: leader:bob}}\n",
        f"{HEAD}acceptances:\n- {NEW}\nleaders:\n- {{id: leader:bob}}\n",
    ),
    "no list, in a wide indent": (
        f"{HEAD}leaders:\n    - {{id: leader:bob}}\n",
        f"{HEAD}acceptances:\n    - {NEW}\nleaders:\n    - {{id: leader:bob}}\n",
    ),
    "behind the header": (
        f"{HEAD}title: {{en: T}}  # so\nuses:\n  - x.yaml\n  # - y.yaml\n\n# people\n{BOB}",
        (
            f"{HEAD}title: {{en: T}}  # so\nuses:\n  - x.yaml\n  # - y.yaml\n"
            f"acceptances:\n  - {NEW}\n"
            f"\n# people\n{BOB}"
        ),
    ),
    "a header that ends with a text in lines": (
        f"{HEAD}note:\n  en: |\n    Some\n    lines.\n\n\n# people\n{BOB}",
        f"{HEAD}note:\n  en: |\n    Some\n    lines.\nacceptances:\n  - {NEW}\n\n\n# people\n{BOB}",
    ),
    "a header that ends with blank lines which count": (
        f"{HEAD}note:\n  en: |+\n    Some\n\n\n{BOB}",
        f"{HEAD}note:\n  en: |+\n    Some\n\n\nacceptances:\n  - {NEW}\n{BOB}",
    ),
    "format at the end": (
        f"{BOB}format: coalition-model/1\n# end\n",
        f"{BOB}format: coalition-model/1\nacceptances:\n  - {NEW}\n# end\n",
    ),
    "no line end": (
        HEAD + BOB.rstrip(),
        f"{HEAD}acceptances:\n  - {NEW}\n{BOB.rstrip()}",
    ),
    "no line end where it is inserted": (
        BOB + HEAD.rstrip(),
        f"{BOB}{HEAD}acceptances:\n  - {NEW}",
    ),
    "markers of the document": (
        f"# top\n---\n{HEAD}{BOB}...\n# below\n",
        f"# top\n---\n{HEAD}acceptances:\n  - {NEW}\n{BOB}...\n# below\n",
    ),
    "an indented document": (
        "  format: coalition-model/1\n  leaders: [{id: leader:bob}]\n",
        (
            f"  format: coalition-model/1\n  acceptances:\n    - {NEW}\n"
            "  leaders: [{id: leader:bob}]\n"
        ),
    ),
    "a list in block style": (
        f"{HEAD}acceptances:\n  # known\n  - {OLD}  # last\n  # - {OLD}\n# people\n{BOB}",
        (
            f"{HEAD}acceptances:\n  # known\n  - {OLD}  # last\n  # - {OLD}\n"
            f"  - {NEW}\n# people\n{BOB}"
        ),
    ),
    "a list that is not indented": (
        f"{HEAD}acceptances:\n- {OLD}\n# people\n{BOB}",
        f"{HEAD}acceptances:\n- {OLD}\n- {NEW}\n# people\n{BOB}",
    ),
    "a list at the end without line end": (
        f"{HEAD}{BOB}acceptances:\n   -   {OLD}",
        f"{HEAD}{BOB}acceptances:\n   -   {OLD}\n   -   {NEW}",
    ),
    "items in lines": (
        f"{HEAD}acceptances:\n  - code: OFF001\n    entity: leader:ann\n    reason: old\n\n{BOB}",
        (
            f"{HEAD}acceptances:\n  - code: OFF001\n    entity: leader:ann\n    reason: old\n"
            f"  - code: OFF001\n    entity: leader:bob\n    reason: why\n\n{BOB}"
        ),
    ),
    "the last item ends with a text in lines": (
        (
            f"{HEAD}acceptances:\n-\n  code: OFF001\n  entity: leader:ann\n  reason: >-\n    some\n"
            f"    lines\n\n# people\n{BOB}"
        ),
        (
            f"{HEAD}acceptances:\n-\n  code: OFF001\n  entity: leader:ann\n  reason: >-\n    some\n"
            f"    lines\n- code: OFF001\n  entity: leader:bob\n  reason: why\n\n# people\n{BOB}"
        ),
    ),
    "a plain text over two lines": (
        (
            f"{HEAD}acceptances:\n- code: OFF001\n  entity: leader:ann\n"
            f"  reason: some\n    words\n{BOB}"
        ),
        (
            f"{HEAD}acceptances:\n- code: OFF001\n  entity: leader:ann\n  reason: some\n    words\n"
            f"- code: OFF001\n  entity: leader:bob\n  reason: why\n{BOB}"
        ),
    ),
    "empty brackets": (
        f"{HEAD}acceptances: []\n{BOB}",
        f"{HEAD}acceptances:\n  - {NEW}\n{BOB}",
    ),
    "empty brackets and a comment": (
        f"{HEAD}acceptances: [ ]  # none yet\n{BOB}",
        f"{HEAD}acceptances:  # none yet\n  - {NEW}\n{BOB}",
    ),
    "empty brackets at the end": (
        f"{HEAD}{BOB}acceptances: []",
        f"{HEAD}{BOB}acceptances:\n  - {NEW}",
    ),
    "empty brackets over lines": (
        f"{HEAD}acceptances: [\n  # none yet\n]\n{BOB}",
        f"{HEAD}acceptances: [{NEW}\n  # none yet\n]\n{BOB}",
    ),
    "brackets": (
        f"{HEAD}acceptances: [{OLD}]  # one\n{BOB}",
        f"{HEAD}acceptances: [{OLD}, {NEW}]  # one\n{BOB}",
    ),
    "brackets with a comma behind": (
        f"{HEAD}acceptances: [{OLD},]\n{BOB}",
        f"{HEAD}acceptances: [{OLD}, {NEW},]\n{BOB}",
    ),
    "brackets over lines": (
        f"{HEAD}acceptances: [\n    {OLD}  # one\n  ]\n{BOB}",
        f"{HEAD}acceptances: [\n    {OLD},  # one\n    {NEW}\n  ]\n{BOB}",
    ),
    "brackets over lines, commas behind": (
        f"{HEAD}acceptances: [\n  {OLD},  # one\n]\n{BOB}",
        f"{HEAD}acceptances: [\n  {OLD},  # one\n  {NEW},\n]\n{BOB}",
    ),
    "brackets over lines, the last of which closes them": (
        f"{HEAD}acceptances: [\n  {OLD} ]\n{BOB}",
        f"{HEAD}acceptances: [\n  {OLD}, {NEW} ]\n{BOB}",
    ),
    "braces around everything": (
        "{format: coalition-model/1, leaders: [{id: leader:bob}]}  # all\n",
        (
            "{format: coalition-model/1, leaders: [{id: leader:bob}], "
            f"acceptances: [{NEW}]}}  # all\n"
        ),
    ),
    "braces around everything, a comma behind": (
        "{format: coalition-model/1,\n leaders: [{id: leader:bob}],\n}\n",
        (
            "{format: coalition-model/1,\n leaders: [{id: leader:bob}], "
            f"acceptances: [{NEW}],\n}}\n"
        ),
    ),
    "braces with an empty list": (
        '{"format": "coalition-model/1", "acceptances": [], "leaders": [{"id": "leader:bob"}]}',
        (
            f'{{"format": "coalition-model/1", "acceptances": [{NEW}], '
            '"leaders": [{"id": "leader:bob"}]}'
        ),
    ),
    "braces with a list": (
        f"{{format: coalition-model/1, acceptances: [{OLD}], leaders: []}}",
        f"{{format: coalition-model/1, acceptances: [{OLD}, {NEW}], leaders: []}}",
    ),
}


@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize(("before", "after"), PLACES.values(), ids=PLACES)
def test_where_it_goes(before: str, after: str, ending: str) -> None:
    """In the way the document is written; every other character stays, line ends too."""
    acceptance = Acceptance(code="OFF001", entity="leader:bob", reason="why")  # type: ignore[arg-type]
    text, line = insert(before.replace("\n", ending), acceptance)
    assert text == after.replace("\n", ending)
    held = drafts.parse(before, "yaml").data
    new = drafts.parse(text, "yaml")
    row = plain.object_data(acceptance)
    assert new.data == {**held, "acceptances": [*held.get("acceptances", []), row]}
    first = "code: OFF001, entity: leader:bob" if NEW in after else "code: OFF001"
    assert first in after.split("\n")[line - 1]


WORDS = [
    "plain",
    "as printed (page 3), but not 'so': see https://example.org/#a",
    "« à l’initiative »",
    "null",
    "~",
    "- dash",
    "# hash",
    "both \"kinds\" of 'marks'",
    "two\nlines\u2028and\x1bmore\U000e0001",
    "yes",
    "1.5",
    "ends with space ",
    "{a: [b]}, c",
    "@at `tick` %percent &and *star !bang |pipe >gt ?q",
    "a: b",
    "émigré 🕊",
]


@pytest.mark.parametrize("reason", WORDS)
@pytest.mark.parametrize("style", ["{}", "in lines"])
def test_any_reason_is_read_as_it_was_given(reason: str, style: str) -> None:
    """Quotation marks where they are needed, in braces and in lines."""
    old = f"- {OLD}\n" if style == "{}" else "- code: A\n  entity: leader:ann\n  reason: old\n"
    acceptance = Acceptance(code="OFF001", entity="leader:bob", field="names/0", reason=reason)  # type: ignore[arg-type]
    text, _ = insert(f"{HEAD}acceptances:\n{old}{BOB}", acceptance)
    assert drafts.parse(text, "yaml").data["acceptances"][-1] == {
        "code": "OFF001",
        "entity": "leader:bob",
        "field": "names/0",
        "reason": reason,
    }
    assert yaml.safe_load(text)["acceptances"][-1]["field"] == "names/0"


def test_accepting(run: Run, inside: Inside) -> None:
    """It says what is accepted and where; the next check finds nothing."""
    file = inside.write("week.yaml", f"{HEAD}# people\n{BOB}")
    file.chmod(0o640)
    arguments = ("--accept", "off001", "leader:bob", "--reason", "nobody knows, says one")
    shown = run("check", *arguments, "week.yaml")
    assert shown.out == (
        "week.yaml:3: accepted: OFF001 warning: leader:bob: must have a name, but has none\n"
    )
    assert (shown.err, shown.status) == ("", 0)
    assert file.read_text() == (
        f"{HEAD}acceptances:\n"
        "  - {code: OFF001, entity: leader:bob, reason: 'nobody knows, says one'}\n"
        f"# people\n{BOB}"
    )
    assert file.stat().st_mode & 0o777 == 0o640
    assert [each.name for each in inside.folder.iterdir()] == ["week.yaml"]
    assert run("check", "week.yaml") == ("no findings in 1 dossier; 1 accepted\n", "", 0)


def test_several_findings_on_one_entity(run: Run, inside: Inside) -> None:
    """Without a field all of that code are accepted, with one only that on it."""
    text = f"{HEAD}meetings: [{{id: meeting:old, when: 1900}}]\n"
    file = inside.write("week.yaml", text)
    arguments = ("--accept", "TIM002", "meeting:old", "--reason", "so it was")
    assert run("check", "week.yaml", *arguments).out == (
        "week.yaml:3: accepted: TIM002 info: meeting:old kind: must be after 2000, but is 1900\n"
        "week.yaml:3: accepted: TIM002 error: meeting:old when: must be after 2000, but is 1900\n"
    )
    file.write_text(text)
    assert run("check", "week.yaml", *arguments, "--field", "when").out == (
        "week.yaml:3: accepted: TIM002 error: meeting:old when: must be after 2000, but is 1900\n"
    )
    assert "- {code: TIM002, entity: meeting:old, field: when, reason: so it was}" in (
        file.read_text()
    )
    assert run("check", "week.yaml").out.endswith("\n1 info in 1 file; 1 accepted\n")


def test_bytes_stay(run: Run, inside: Inside) -> None:
    """A byte order mark, Windows line ends, characters of every length."""
    text = f"{HEAD}title: {{fr: Été 🕊}}  # é\n{BOB}".replace("\n", "\r\n")
    file = inside.write("week.yaml", "")
    file.write_bytes(codecs.BOM_UTF8 + text.encode())
    assert (
        run("check", "week.yaml", "--accept", "OFF001", "leader:bob", "--reason", "é").status == 0
    )
    new = "acceptances:\r\n  - {code: OFF001, entity: leader:bob, reason: é}\r\nleaders"
    assert file.read_bytes() == codecs.BOM_UTF8 + text.replace("leaders", new).encode()


def test_a_folder(run: Run, inside: Inside) -> None:
    """The acceptance goes into the file that the entity stands in."""
    inside.write("talks/a.yaml", f"{HEAD}states: [{{id: state:XX}}]\n")
    file = inside.write("talks/b.yml", HEAD + BOB)
    arguments = ("--accept", "OFF001", "leader:bob", "--reason", "why")
    assert run("check", "talks", *arguments).out.startswith("talks/b.yml:3: accepted: OFF001 ")
    assert file.read_text() == f"{HEAD}acceptances:\n  - {NEW}\n{BOB}"


@pytest.mark.parametrize(
    ("accepted", "message"),
    [
        (
            ("TIM002", "leader:bob"),
            (
                "there must be a finding TIM002 on leader:bob, but is none; there are:\n"
                "  OFF001 warning: leader:bob: must have a name, but has none\n"
                "  TIM001 error: leader:bob life: must be given, but is missing"
            ),
        ),
        (
            ("TIM001", "leader:bob", "--field", "names"),
            (
                "there must be a finding TIM001 on leader:bob names, but is none; there are:\n"
                "  OFF001 warning: leader:bob: must have a name, but has none\n"
                "  TIM001 error: leader:bob life: must be given, but is missing"
            ),
        ),
        (
            ("TIM001", "leader:bb"),
            "no such id in the dossier: 'leader:bb'; did you mean 'leader:bob'?",
        ),
        (
            ("TIM001", "leader:ann"),
            "there must be a finding TIM001 on leader:ann, but is none",
        ),
        (("OFF001", "leader:ann"), "OFF001 on leader:ann is accepted already: old"),
        (
            ("ACC001", "state:XX"),
            "ACC001 cannot be accepted: remove the acceptance that it is about",
        ),
        (
            ("OFF002", "event:e", "--field", "names/2"),
            ("week.yaml: nothing is written, since other findings would come of it"),
        ),
    ],
)
def test_what_is_refused(run: Run, inside: Inside, accepted: tuple[str, ...], message: str) -> None:
    """Word for word, with exit status 2, and the file stays as it was."""
    text = (
        f"{HEAD}acceptances:\n- {OLD}\n- {{code: OFF001, entity: state:XX, reason: old}}\n"
        "leaders: [{id: leader:bob}, {id: leader:ann, life: 1960/}]\n"
        "states: [{id: state:XX}]\nevents: [{id: event:e, kind: other, status: occurred}]\n"
    )
    file = inside.write("week.yaml", text)
    shown = run("check", "week.yaml", "--reason", "why", "--accept", *accepted)
    assert (shown.out, shown.err, shown.status) == ("", f"coalition-model: {message}\n", 2)
    assert file.read_text() == text


def test_json_is_refused(run: Run, inside: Inside) -> None:
    """There are no comments to keep, and a program writes it."""
    inside.write("week.json", '{"format": "coalition-model/1", "leaders": [{"id": "leader:bob"}]}')
    shown = run("check", "week.json", "--accept", "OFF001", "leader:bob", "--reason", "why")
    assert (shown.err, shown.status) == (
        "coalition-model: --accept must be given a YAML file, but 'week.json' is JSON\n",
        2,
    )


@pytest.mark.parametrize("source", ["-", "states"])
def test_no_file_is_refused(run: Run, source: str) -> None:
    """Neither standard input nor a shipped dossier can be written to."""
    arguments = ("--accept", "OFF001", "leader:bob", "--reason", "why")
    shown = run("check", source, *arguments, stdin=HEAD)
    assert (shown.err, shown.status) == (
        f"coalition-model: --accept needs a YAML file to write to, but the dossier is {source!r}\n",
        2,
    )


def test_a_dossier_with_faults_is_refused(run: Run, inside: Inside) -> None:
    """As for every command."""
    inside.write("week.yaml", f"{HEAD}leeders: []\n")
    shown = run("check", "week.yaml", "--accept", "OFF001", "leader:bob", "--reason", "why")
    assert shown.err.endswith("\n1 fault\n")
    assert shown.status == 2


def test_an_odd_way_of_writing_is_left_alone(
    run: Run, inside: Inside, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the new text did not hold what the old one does, nothing is written."""
    file = inside.write("week.yaml", HEAD + BOB)
    for wrong in (HEAD, f"{HEAD}a: [", f"{HEAD}{BOB}acceptances: []\n"):

        def broken(*_: object, text: str = wrong) -> tuple[str, int]:
            return text, 1

        monkeypatch.setattr("coalition_model.cli.acceptance_text.insert", broken)
        shown = run("check", "week.yaml", "--accept", "OFF001", "leader:bob", "--reason", "why é")
        assert (shown.out, shown.err, shown.status) == (
            "",
            (
                "coalition-model: week.yaml: nothing is written, since it is written in a way that "
                "could be disturbed; add to its 'acceptances' by hand:\n"
                '  - {"code": "OFF001", "entity": "leader:bob", "reason": "why é"}\n'
            ),
            2,
        )
        assert file.read_text() == HEAD + BOB


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "--accept needs --reason, which says why the finding is accepted"),
        (("--reason", " "), "--accept needs --reason, which says why the finding is accepted"),
        (("other.yaml", "--reason", "why"), "--accept needs one file, but 2 are given"),
        (("--reason", "why", "--watch"), "--watch does not go with --accept"),
        (("--reason", "why", "--select", "OFF"), "--select does not go with --accept"),
        (("--reason", "why", "--ignore", "OFF"), "--ignore does not go with --accept"),
        (("--reason", "why", "--severity", "error"), "--severity does not go with --accept"),
        (("--reason", "why", "--format", "json"), "--format does not go with --accept"),
    ],
)
def test_arguments_that_are_wrong(
    run: Run, arguments: tuple[str, ...], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Word for word, with exit status 2."""
    with pytest.raises(SystemExit) as ended:
        run("check", "week.yaml", *arguments, "--accept", "OFF001", "leader:bob")
    assert ended.value.code == 2
    assert capsys.readouterr().err.splitlines()[-1] == f"coalition-model: error: {message}"


def test_an_unknown_code(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    """Here a whole code is due."""
    for code, hint in (
        ("OFF", "'coalition-model rules' lists them"),
        ("OFF003", "did you mean 'OFF002'?"),
    ):
        with pytest.raises(SystemExit):
            run("check", "week.yaml", "--reason", "why", "--accept", code, "leader:bob")
        assert capsys.readouterr().err.splitlines()[-1] == (
            "coalition-model: error: --accept: must be the code of a rule, "
            f"but is {code!r} ({hint})"
        )


def test_many_documents_one_after_another() -> None:
    """Whatever was inserted, the next can be: a list grows item by item."""
    text = HEAD + BOB
    for count, style in itertools.product(range(5), ("why", "a: b")):
        acceptance = Acceptance(code="OFF001", entity="leader:bob", reason=f"{style} {count}")  # type: ignore[arg-type]
        text, line = insert(text, acceptance)
        assert line == 3 + 2 * count + (style != "why")
    assert len(drafts.parse(text, "yaml").data["acceptances"]) == 10


def test_shipped_dossiers_as_they_are_written() -> None:
    """A few lines more in each of the dossiers that this repository writes by hand."""
    for file in sorted((Path(__file__).parents[2] / "dossiers").glob("*.yaml")):
        text = file.read_bytes().decode()
        acceptance = Acceptance(code="OFF001", entity="leader:bob", reason="why")  # type: ignore[arg-type]
        new, line = insert(text, acceptance)
        lines = new.split("\n")
        start = line - 1 if "\nacceptances:" in text else line - 2
        del lines[start : start + new.count("\n") - text.count("\n")]
        assert "\n".join(lines) == text
