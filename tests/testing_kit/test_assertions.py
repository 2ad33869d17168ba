"""The assertions that other projects' tests import, and every word that they say."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import coalition_model as cm
from coalition_model import reference, testing
from coalition_model.formats import FormatName
from coalition_model.rules import DEFAULT_RULES, Severity
from coalition_model.testing import FORMS, Way, builders, strategies
from coalition_model.testing.faults_of_documents import FaultyDocument
from coalition_model.testing.written import FormName
from coalition_model.values.json_values import freeze_json

FR = builders.state()
WORLD = builders.world(states=2, coalition=True, summit=True, clauses=2)


def said(assertion: Callable[[], object]) -> str:
    """Give the message of an assertion that must fail."""
    with pytest.raises(AssertionError) as caught:
        assertion()
    return str(caught.value)


def way(write: Callable[[cm.Dossier], bytes], read: Callable[[bytes], cm.Dossier]) -> Way:
    return Way(name="mine", write=write, read=read)


def as_json(dossier: cm.Dossier) -> bytes:
    return cm.dumps(dossier).encode()


class TestRoundTrip:
    @pytest.mark.parametrize("name", reference.NAMES)
    def test_a_shipped_dossier_goes_round(self, name: str) -> None:
        testing.assert_round_trip(reference.dossier(name), through=("json", "jsonl", "yaml.gz"))

    def test_every_form_is_gone_through(self, monkeypatch: pytest.MonkeyPatch) -> None:
        written: list[str] = []
        original = testing.written.ways

        def watched(through: object, base: str | None) -> object:
            for each in original(cast("tuple[FormName, ...]", through), base):
                written.append(each.name)
                yield each

        monkeypatch.setattr(testing.assertions, "ways", watched)
        testing.assert_round_trip(WORLD)
        assert written == ["json", "jsonl", "yaml", "json.gz", "jsonl.gz", "yaml.gz"]
        assert tuple(written) == FORMS

    @pytest.mark.parametrize("form", FORMS)
    def test_a_form_is_what_dump_writes(self, form: FormName) -> None:
        """What is gone through is what a file of that ending holds."""
        (each,) = testing.written.ways([form])
        raw = each.write(WORLD)
        plain = gzip.decompress(raw) if form.endswith(".gz") else raw
        format_ = cast("FormatName", form.removesuffix(".gz"))
        assert plain.decode() == cm.dumps(WORLD, format=format_)
        assert each.read(raw) == WORLD

    def test_what_came_back_changed_is_told(self) -> None:
        other = builders.state(status="former")
        broken = way(as_json, lambda _: cm.Dossier.of(other))
        message = said(lambda: testing.assert_round_trip(cm.Dossier.of(FR), through=[broken]))
        assert message == (
            "changed by mine:\n  state:FR status: must not be given, but is 'former'"
        )

    def test_a_header_that_came_back_changed_is_told(self) -> None:
        titled = cm.Dossier([FR], title=cm.Text.of("Une semaine", "fr"))
        broken = way(as_json, lambda raw: cm.Dossier(cm.loads(raw)))
        message = said(lambda: testing.assert_round_trip(titled, through=[broken]))
        assert message == (
            "changed by mine:\n"
            "  dossier title: must be Text({'fr': 'Une semaine'}, original='fr'), but is absent"
        )

    def test_a_second_writing_that_differs_is_told(self) -> None:
        texts = iter([b"same\none", b"same\ntwo"])
        broken = way(lambda _: next(texts), lambda _: WORLD)
        message = said(lambda: testing.assert_round_trip(WORLD, through=[broken]))
        assert message == (
            "written twice as mine, the second differs in line 2:\n  first:  one\n  second: two"
        )

    def test_a_second_writing_that_is_longer_is_told(self) -> None:
        texts = iter([b"same", b"same\n"])
        broken = way(lambda _: next(texts), lambda _: WORLD)
        message = said(lambda: testing.assert_round_trip(WORLD, through=[broken]))
        assert message == "written twice as mine, the second has 2 lines where the first has 1"

    def test_what_cannot_be_read_again_is_told(self) -> None:
        broken = way(lambda _: b'{"format": "coalition-model/1", "stetes": []}', cm.loads)
        message = said(lambda: testing.assert_round_trip(WORLD, through=[broken]))
        assert message == (
            "cannot be read again from mine: 1 fault:\n"
            "  <text>:1:33: /stetes: must be a key of the header or a list of entities, "
            "but is 'stetes' (did you mean 'states'?)"
        )

    def test_what_breaks_while_it_is_read_names_the_form(self) -> None:
        """Also where that is no `DocumentError`, as in a project's own reader."""
        broken = way(as_json, lambda _: WORLD["state:NOWHERE"])
        message = said(lambda: testing.assert_round_trip(WORLD, through=[broken]))
        assert message.startswith("cannot be read again from mine: UnknownId: ")

    def test_no_form_at_all_is_refused(self) -> None:
        with pytest.raises(ValueError, match=r"^through must be one form at least, but is \(\)"):
            testing.assert_round_trip(WORLD, through=())

    def test_the_base_may_be_a_path(self, tmp_path: Path) -> None:
        cm.dump(cm.Dossier.of(FR), tmp_path / "states.json")
        (tmp_path / "week.json").write_text(
            '{"format": "coalition-model/1", "uses": ["states.json"]}', encoding="utf-8"
        )
        testing.assert_round_trip(cm.load(tmp_path / "week.json"), base=tmp_path)

    def test_a_form_that_is_none_is_refused(self) -> None:
        with pytest.raises(ValueError, match=r"^a form must be one of json, jsonl, yaml, .*'yml'"):
            testing.assert_round_trip(WORLD, through=[cast("FormName", "yml")])


class TestSame:
    def test_equal_dossiers_are(self) -> None:
        testing.assert_same_dossier(WORLD, cm.Dossier(reversed(tuple(WORLD))))

    def test_each_kind_of_difference_has_its_words(self) -> None:
        names = (builders.name(), builders.name(text="Frankreich", language="de"))
        old = cm.Dossier(
            [
                builders.state(names=names, note="old"),
                builders.meeting(when="2025-08-17", agenda=["peace"]),
                builders.leader(),
                builders.plan(clauses=[builders.clause(number="1"), builders.clause(number="2")]),
            ]
        )
        new = cm.Dossier(
            [
                builders.state(names=tuple(reversed(names))),
                builders.meeting(when="2025-08-18", agenda=["war"], extra={"my:score": 1}),
                builders.place(),
                builders.plan(clauses=[builders.clause(number="1", text="No.")]),
            ],
            note=cm.Text.of("made", "en"),
        )
        told = said(lambda: testing.assert_same_dossier(new, old))
        assert (
            told
            == """\
the dossiers differ:
  dossier note: must not be given, but is Text({'en': 'made'}, original='en')
  state:FR names: must be in the order Name(text='France', language='fr'), \
Name(text='Frankreich', language='de'), but is in the order \
Name(text='Frankreich', language='de'), Name(text='France', language='fr')
  state:FR note: must be Text({'en': 'old'}, original='en'), but is absent
  leader:elise-lefevre: must be there, but is not
  place:paris: must not be there, but is
  meeting:2025-08-17-paris when: must be EdtfDate('2025-08-17'), but is EdtfDate('2025-08-18')
  meeting:2025-08-17-paris agenda: must hold Text({'en': 'peace'}, original='en'), but does not
  meeting:2025-08-17-paris agenda: must not hold Text({'en': 'war'}, original='en')
  meeting:2025-08-17-paris extra/my:score: must not be given, but is 1
  clause:plan/1 text: must be Text({'en': 'The fighting stops.'}, original='en'), \
but is Text({'en': 'No.'}, original='en')
  clause:plan/2: must be there, but is not"""
        )

    @pytest.mark.parametrize(
        ("actual", "expected", "told"),
        [
            (1, True, "extra/x:y: must be True, but is 1"),
            (False, 0, "extra/x:y: must be 0, but is False"),
            ([0, [1]], [0, [True]], "extra/x:y: must be (0, (True,)), but is (0, (1,))"),
        ],
    )
    def test_a_value_of_another_type_is_a_difference(
        self, actual: object, expected: object, told: str
    ) -> None:
        """Python holds True and 1 equal; dossiers and documents do not."""
        new, old = (
            cm.Dossier.of(builders.state(extra={"x:y": freeze_json(value)}))
            for value in (actual, expected)
        )
        assert new != old
        message = said(lambda: testing.assert_same_dossier(new, old))
        assert message == f"the dossiers differ:\n  state:FR {told}"
        swapped = way(as_json, lambda _: new)
        message = said(lambda: testing.assert_round_trip(old, through=[swapped]))
        assert message == f"changed by mine:\n  state:FR {told}"

    def test_a_list_in_place_of_a_value_is_told(self) -> None:
        new, old = (
            cm.Dossier.of(builders.state(extra={"x:y": value})) for value in ((1, 2), "one")
        )
        assert said(lambda: testing.assert_same_dossier(new, old)) == (
            "the dossiers differ:\n  state:FR extra/x:y: must be 'one', but is (1, 2)"
        )
        assert "must be (1, 2), but is 'one'" in said(lambda: testing.assert_same_dossier(old, new))

    def test_it_is_told_beside_other_differences(self) -> None:
        new, old = (
            cm.Dossier(
                [
                    builders.state(note=note, extra={"x:y": value}),
                    builders.claim(about="state:FR", field="tracker:score", value=(value, 2)),
                ]
            )
            for note, value in (("a", 1), ("b", True))
        )
        lines = said(lambda: testing.assert_same_dossier(new, old)).splitlines()
        assert lines[2:] == [
            "  state:FR extra/x:y: must be True, but is 1",
            "  claim:coalition-founded value: must be (True, 2), but is (1, 2)",
        ]

    @pytest.mark.parametrize(("one", "other"), [(1.0, 1), (-0.0, 0.0), (0.0, 0), (1e22, 10**22)])
    def test_what_is_written_the_same_is_the_same(self, one: float, other: float) -> None:
        left, right = (
            cm.Dossier(
                [
                    builders.state(extra={"x:y": value}),
                    builders.organization(declared_size=cm.Quantity(value=value)),
                ]
            )
            for value in (one, other)
        )
        assert cm.dumps(left) == cm.dumps(right)
        testing.assert_same_dossier(left, right)

    @settings(max_examples=40, deadline=None)
    @given(strategies.odd_dossiers(), st.data())
    def test_the_same_are_those_that_are_written_the_same(
        self, dossier: cm.Dossier, data: st.DataObject
    ) -> None:
        values = st.sampled_from([True, 1, 1.0, 0, False, -0.0, (1, True), (True, 1)])
        left, right = (
            dossier.with_entities(builders.place(extra={"x:y": data.draw(values)}, part_of=None))
            for _ in range(2)
        )
        if cm.dumps(left) == cm.dumps(right):
            testing.assert_same_dossier(left, right)
        else:
            assert "place:paris" in said(lambda: testing.assert_same_dossier(left, right))

    def test_long_texts_are_cut_to_where_they_differ(self) -> None:
        old, new = (
            cm.Dossier.of(builders.state(note="peace " * 50 + word)) for word in ("now", "soon")
        )
        assert said(lambda: testing.assert_same_dossier(new, old)) == (
            "the dossiers differ:\n"
            "  state:FR note: must be …e peace peace peace now'}, original='en'), "
            "but is …e peace peace peace soon'}, original='en')"
        )

    def test_many_differences_are_counted(self) -> None:
        dossier = cm.Dossier(builders.state(id=f"state:S{place}") for place in range(25))
        lines = said(lambda: testing.assert_same_dossier(dossier, cm.Dossier())).splitlines()
        assert len(lines) == 22
        assert lines[-1] == "  ... and 5 more"

    @settings(max_examples=40)
    @given(strategies.dossiers(), strategies.dossiers())
    def test_it_fails_where_they_differ_and_only_there(
        self, left: cm.Dossier, right: cm.Dossier
    ) -> None:
        if left == right:
            testing.assert_same_dossier(left, right)
        else:
            lines = said(lambda: testing.assert_same_dossier(left, right)).splitlines()
            assert len(lines) > 1
            assert all(" must " in line or " more" in line for line in lines[1:])


class TestClean:
    def test_a_clean_world_is(self) -> None:
        testing.assert_clean(WORLD, severity="info")

    def test_every_finding_is_told(self) -> None:
        meeting = builders.meeting(when=None, status="held", citations=[])
        message = said(lambda: testing.assert_clean(cm.Dossier.of(meeting)))
        assert message == (
            "2 findings of level warning or above:\n"
            "  SRC001 warning: meeting:2025-08-17-paris citations: must be given, but is empty "
            "(cite the source that says so)\n"
            "  MEE010 warning: meeting:2025-08-17-paris when: must be given for a meeting that was "
            "held, but is not (a month or a year will do, or an interval in which it was: "
            "[2025-03..2025-04])"
        )
        testing.assert_clean(cm.Dossier.of(meeting), severity="error")

    def test_own_rules_judge(self) -> None:
        @cm.rule("MY001", "error", passing="", failing="states: [{id: state:XX}]")
        def never(dossier: cm.Dossier) -> list[cm.Problem]:
            """There are no states."""
            return [cm.Problem(id_, None, "must not be\nthere, but is") for id_ in dossier.states]

        dossier = cm.Dossier.of(FR)
        testing.assert_clean(dossier)
        message = said(lambda: testing.assert_clean(dossier, rules=(never,), severity="error"))
        assert message == (
            "1 finding of level error:\n  MY001 error: state:FR: must not be there, but is"
        )

    def test_a_severity_that_is_none_is_refused(self) -> None:
        with pytest.raises(ValueError, match="one of error, warning, info, but is 'hint'"):
            testing.assert_clean(WORLD, severity=cast("Severity", "hint"))


class TestFinds:
    @pytest.mark.parametrize("code", [each.code for each in DEFAULT_RULES])
    def test_what_is_faulty_is_found(self, code: str) -> None:
        @settings(max_examples=3, deadline=None)
        @given(strategies.faulty_dossiers(code))
        def found(dossier: cm.Dossier) -> None:
            findings = testing.assert_finds(dossier, code)
            assert {each.code for each in findings} == {code}
            first = findings[0]
            place = f"{first.entity} {first.field}" if first.field is not None else first.entity
            assert first in testing.assert_finds(dossier, code, at=place)
            assert first in testing.assert_finds(dossier, code, at=first.entity)

        found()

    def test_it_says_that_nothing_is_found(self) -> None:
        assert said(lambda: testing.assert_finds(cm.Dossier.of(FR), "MEE010")) == (
            "must find MEE010, but finds nothing"
        )

    def test_it_tells_what_is_found_instead(self) -> None:
        meeting = builders.meeting(when=None, status="held")
        dossier = cm.Dossier.of(meeting)
        message = said(lambda: testing.assert_finds(dossier, "MEE010", at=f"{meeting.id} status"))
        assert message == (
            "must find MEE010 at meeting:2025-08-17-paris status, but finds:\n"
            "  MEE010 warning: meeting:2025-08-17-paris when: must be given for a meeting that was "
            "held, but is not (a month or a year will do, or an interval in which it was: "
            "[2025-03..2025-04])\n"
            "  SRC001 warning: meeting:2025-08-17-paris citations: must be given, but is empty "
            "(cite the source that says so)"
        )

    def test_it_tells_what_is_accepted(self) -> None:
        meeting = builders.meeting()
        accepted = builders.acceptance(code="SRC001", entity=meeting.id, reason="It was oral.")
        dossier = cm.Dossier([meeting], acceptances=[accepted])
        assert said(lambda: testing.assert_finds(dossier, "SRC001")) == (
            "must find SRC001, but finds:\n"
            "  accepted: SRC001 warning: meeting:2025-08-17-paris citations: must be given, but is "
            "empty (cite the source that says so): It was oral."
        )

    def test_stale_acceptances_are_found(self) -> None:
        accepted = builders.acceptance(code="SRC001", entity="state:FR")
        dossier = cm.Dossier([FR], acceptances=[accepted])
        assert len(testing.assert_finds(dossier, "ACC001", at="state:FR")) == 1

    def test_a_code_that_no_rule_has_is_refused(self) -> None:
        with pytest.raises(ValueError, match=r"'mee10' \(did you mean 'MEE010'\?\)"):
            testing.assert_finds(WORLD, "mee10")


PAGE = json.dumps(
    {
        "format": "coalition-model/1",
        "states": [{"id": "FR"}, {"id": "state:UA", "status": 1}],
    }
)


class TestFaults:
    def test_pointers_in_any_order_will_do(self) -> None:
        found = testing.assert_loads_with_faults(PAGE, ["/states/1/status", "/states/0/id"])
        assert [fault.pointer for fault in found] == ["/states/0/id", "/states/1/status"]

    def test_what_is_missing_and_what_is_not_expected_is_told(self) -> None:
        message = said(
            lambda: testing.assert_loads_with_faults(PAGE, ["/states/0/id", "/states/1/id"])
        )
        lines = message.splitlines()
        assert lines[:2] == [
            "must have exactly the 2 faults expected, but:",
            "  misses a fault at /states/1/id",
        ]
        assert lines[2].startswith("  has also <text>:1:")
        assert "/states/1/status: must be " in lines[2]
        assert len(lines) == 3

    def test_a_fault_is_compared_by_what_is_given_of_it(self) -> None:
        (first, second) = testing.assert_loads_with_faults(
            PAGE, ["/states/0/id", "/states/1/status"]
        )
        bare = cm.Fault(first.pointer, first.expected)
        testing.assert_loads_with_faults(PAGE, [bare, second])
        wrong = cm.Fault(first.pointer, first.expected, line=7, column=1)
        message = said(lambda: testing.assert_loads_with_faults(PAGE, [wrong, second]))
        assert message.splitlines()[1] == f"  misses {wrong}"

    def test_a_pointer_does_not_take_what_a_fault_describes(self) -> None:
        twice = "a\nb\n"  # two lines that are no JSON, each at fault as a whole
        found = testing.assert_loads_with_faults(twice, ["", ""], format="jsonl")
        testing.assert_loads_with_faults(twice, ["", found[0]], format="jsonl")

    @settings(max_examples=60)
    @given(st.permutations(range(3)), st.permutations(range(4)))
    def test_the_order_of_what_is_expected_does_not_matter(
        self, order: list[int], least: list[int]
    ) -> None:
        """Where one description fits several faults, another finds the one that it alone fits."""
        lines = "a\nb\nc\n"  # three faults of the same pointer
        found = testing.assert_loads_with_faults(lines, ["", "", ""], format="jsonl")
        bare = cm.Fault("", found[0].expected)
        expected: list[str | cm.Fault] = ["", bare, found[least[0] % 3]]
        testing.assert_loads_with_faults(lines, [expected[each] for each in order], format="jsonl")
        some = [cm.Fault("", found[0].expected, line=line) for line in (1, 2)] + [bare]
        testing.assert_loads_with_faults(lines, [some[each] for each in order], format="jsonl")

    def test_a_pointer_by_itself_is_refused(self) -> None:
        """Else the whole document, `""`, would be no fault at all."""
        for faults in ("", "/states/0/id"):
            with pytest.raises(TypeError, match=r"^faults must be a list of pointers or faults, "):
                testing.assert_loads_with_faults('{"format": "coalition-model/1"}', faults)

    def test_a_fault_without_a_column_is_told_without_one(self) -> None:
        line = cm.Fault("/x", "a text", line=2)
        message = said(lambda: testing.assert_loads_with_faults(PAGE, [line]))
        assert message.splitlines()[1] == "  misses document:2: /x: must be a text"

    def test_what_loads_is_told(self) -> None:
        page = '{"format": "coalition-model/1"}'
        assert testing.assert_loads_with_faults(page, []) == ()
        assert said(lambda: testing.assert_loads_with_faults(page, ["/states"])) == (
            "must not load, but gives Dossier(empty):\n  misses a fault at /states"
        )

    @settings(max_examples=30, deadline=None)
    @given(st.sampled_from(strategies.document_fault_kinds()).flatmap(strategies.faulty_documents))
    def test_it_takes_what_the_strategies_give(self, document: FaultyDocument) -> None:
        content, form = document.content, document.format
        testing.assert_loads_with_faults(content, [document.pointer], format=form)
        message = said(
            lambda: testing.assert_loads_with_faults(content, ["/no/such/place"], format=form)
        )
        assert "misses a fault at /no/such/place" in message
        assert "has also " in message
