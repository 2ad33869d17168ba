"""The pytest plugin: inert until it is asked for, and then as `coalition-model check` tells it."""

import importlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
from smallest import smallest

import coalition_model as cm
from coalition_model import reference
from coalition_model.entities.references import parts
from coalition_model.rules import DEFAULT_RULES
from coalition_model.testing import FORMS, builders, strategies
from coalition_model.testing.factories import factory_of
from coalition_model.values.shapes import fields_of

pytest_plugins = ["pytester"]
plugin = importlib.import_module("_coalition_model_pytest")

WEEK = """\
format: coalition-model/1
meetings:
  - id: meeting:talks
    status: held
  - {id: meeting:other, kind: meeting, names: [Talks of the other side]}
"""
CLEAN = """\
format: coalition-model/1
states: [{id: state:FR, names: [France]}]
"""
BROKEN = """\
format: coalition-model/1
meetings:
  - id: meating:talks
    status: hold
  - {id: meeting:other, kind: meeting, plase: x}
"""
OWN = "test_own.py::test_own"
TALKS = """\
week.yaml:3:5: SRC001 warning: meeting:talks citations: must be given, but is empty
  |   - id: meeting:talks
  |     ^
  = hint: cite the source that says so
"""
HELD = """\
week.yaml:3:5: MEE010 warning: meeting:talks when: must be given for a meeting that was held, \
but is not
  |   - id: meeting:talks
  |     ^
  = hint: a month or a year will do, or an interval in which it was: [2025-03..2025-04]
"""
MISSPELLED = """\
broken.yaml:5:40: /meetings/1/plase: must be a field of Meeting, but is 'plase' \
(did you mean 'places'?)
  |   - {id: meeting:other, kind: meeting, plase: x}
  |                                        ^
"""


@pytest.fixture(autouse=True)
def suite(pytester: pytest.Pytester) -> None:
    """A project with one test, its dossiers beside it."""
    pytester.makepyfile(test_own="def test_own(): pass")
    for name, text in (("week", WEEK), ("clean", CLEAN), ("broken", BROKEN)):
        (pytester.path / f"{name}.yaml").write_text(text, encoding="utf-8")


def run(pytester: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    """Run pytest in this process, as a user does."""
    return pytester.runpytest_inprocess("-p", "no:cacheprovider", "-p", "no:randomly", *arguments)


def ids(pytester: pytest.Pytester, *arguments: str) -> list[str]:
    """List what is collected, the project's own test apart."""
    lines = run(pytester, "--collect-only", "-q", *arguments).outlines
    return [line for line in lines if "::" in line and line != OWN]


class TestDossierOption:
    def test_a_clean_dossier_is_a_test_that_passes(self, pytester: pytest.Pytester) -> None:
        run(pytester, "--dossier", "clean.yaml", "-v").assert_outcomes(passed=2)
        assert ids(pytester, "--dossier", "clean.yaml") == ["clean.yaml::clean"]

    def test_each_finding_is_a_test_that_fails(self, pytester: pytest.Pytester) -> None:
        result = run(pytester, "--dossier", "week.yaml")
        result.assert_outcomes(passed=1, failed=3)
        assert result.ret == pytest.ExitCode.TESTS_FAILED
        assert ids(pytester, "--dossier", "week.yaml") == [
            "week.yaml::SRC001[meeting:talks#citations]",
            "week.yaml::MEE010[meeting:talks#when]",
            "week.yaml::SRC001[meeting:other#citations]",
        ]

    def test_a_failure_reads_as_the_check_does(self, pytester: pytest.Pytester) -> None:
        printed = "\n".join(run(pytester, "--dossier", "week.yaml").outlines)
        assert TALKS in printed + "\n"
        assert HELD in printed
        assert "Traceback" not in printed
        assert "FAILED week.yaml::MEE010[meeting:talks#when]" in printed

    def test_each_fault_of_what_cannot_be_built_is_one(self, pytester: pytest.Pytester) -> None:
        result = run(pytester, "--dossier", "broken.yaml")
        result.assert_outcomes(passed=1, failed=3)
        assert MISSPELLED in "\n".join(result.outlines)
        assert ids(pytester, "--dossier", "broken.yaml") == [
            "broken.yaml::fault[/meetings/0/id]",
            "broken.yaml::fault[/meetings/0/status]",
            "broken.yaml::fault[/meetings/1/plase]",
        ]

    def test_several_may_be_given(self, pytester: pytest.Pytester) -> None:
        arguments = ("--dossier", "week.yaml", "--dossier=clean.yaml", "--dossier", "broken.yaml")
        run(pytester, *arguments).assert_outcomes(passed=2, failed=6)

    def test_a_folder_is_one_dossier(self, pytester: pytest.Pytester) -> None:
        folder = pytester.mkdir("week")
        (folder / "a.yaml").write_text(WEEK, encoding="utf-8")
        (folder / "b.yaml").write_text(CLEAN, encoding="utf-8")
        (folder / "test_inside.py").write_text("def test_inside(): pass", encoding="utf-8")
        result = run(pytester, "--dossier", "week")
        result.assert_outcomes(passed=2, failed=3)
        assert "week/a.yaml:3:5: MEE010" in "\n".join(result.outlines)
        (folder / "b.yaml").write_text(BROKEN, encoding="utf-8")
        assert "week::fault[b.yaml#/meetings/0/id]" in ids(pytester, "--dossier", "week")

    @pytest.mark.parametrize("arguments", [(), ("data",), (".",), ("data/tests",)], ids=" ".join)
    def test_a_folder_keeps_its_own_tests(
        self, pytester: pytest.Pytester, arguments: tuple[str, ...]
    ) -> None:
        """A tracker that lies beside its dossier is tested as well as judged."""
        (pytester.mkdir("data") / "tests").mkdir()
        (pytester.path / "data" / "a.yaml").write_text(CLEAN, encoding="utf-8")
        (pytester.path / "data" / "tests" / "test_x.py").write_text(
            "def test_x(): assert False", encoding="utf-8"
        )
        found = ids(pytester, "--dossier", "data", *arguments)
        assert found == ["data/tests/test_x.py::test_x", "data::clean"]
        assert run(pytester, "--dossier", "data", *arguments).ret == pytest.ExitCode.TESTS_FAILED

    def test_the_folder_of_the_whole_project_may_be_one(self, pytester: pytest.Pytester) -> None:
        for name in ("week", "broken"):
            (pytester.path / f"{name}.yaml").unlink()
        result = run(pytester, "--dossier", ".", "-v")
        result.assert_outcomes(passed=2)
        assert ids(pytester, "--dossier", ".") == [".::clean"]

    def test_the_severity_may_be_chosen(self, pytester: pytest.Pytester) -> None:
        info = next(each.code for each in DEFAULT_RULES if each.severity == "info")
        cm.dump(smallest(strategies.faulty_dossiers(info)), "mild.json")
        dossiers = ("--dossier", "week.yaml", "--dossier", "mild.json", "--dossier-severity")
        run(pytester, *dossiers, "error").assert_outcomes(passed=3)
        run(pytester, *dossiers, "warning").assert_outcomes(passed=2, failed=3)
        run(pytester, *dossiers, "info").assert_outcomes(passed=1, failed=4)
        refused = run(pytester, "--dossier", "week.yaml", "--dossier-severity", "hint")
        assert refused.ret == pytest.ExitCode.USAGE_ERROR

    def test_what_is_accepted_passes_and_what_is_accepted_no_more_fails(
        self, pytester: pytest.Pytester
    ) -> None:
        accepted = (
            "acceptances:\n"
            "  - {code: SRC001, entity: meeting:talks, reason: oral}\n"
            "  - {code: SRC001, entity: meeting:other, reason: oral}\n"
            "  - {code: TIM006, entity: meeting:other, reason: oral}\n"
        )
        (pytester.path / "week.yaml").write_text(WEEK + accepted, encoding="utf-8")
        result = run(pytester, "--dossier", "week.yaml")
        result.assert_outcomes(passed=1, failed=2)
        assert "week.yaml:9:5: ACC001 warning: meeting:other: must be a finding to accept" in (
            "\n".join(result.outlines)
        )

    def test_one_that_is_not_there_is_refused(self, pytester: pytest.Pytester) -> None:
        result = run(pytester, "--dossier", "weak.yaml")
        assert result.ret == pytest.ExitCode.USAGE_ERROR
        assert "\n".join(result.errlines) == (
            "ERROR: --dossier must be a file or folder that is there, but is 'weak.yaml' "
            "(did you mean 'week.yaml'?)\n"
        )

    def test_what_is_no_dossier_by_its_name_fails(self, pytester: pytest.Pytester) -> None:
        (pytester.path / "week.txt").write_text(WEEK, encoding="utf-8")
        result = run(pytester, "--dossier", "week.txt")
        result.assert_outcomes(passed=1, failed=1)
        assert ids(pytester, "--dossier", "week.txt") == ["week.txt::fault[document]"]

    def test_every_form_is_read(self, pytester: pytest.Pytester) -> None:
        names = [f"mine.{form}" for form in FORMS]
        for name in names:
            cm.dump(cm.load("clean.yaml"), name)
        chosen = [f"--dossier={name}" for name in names]
        assert sorted(ids(pytester, *chosen)) == sorted(f"{name}::clean" for name in names)

    def test_a_finding_on_the_same_place_twice_has_two_names(
        self, pytester: pytest.Pytester
    ) -> None:
        pytester.makeconftest(
            """
            import coalition_model as cm

            @cm.rule("MY001", "error", passing="", failing="")
            def twice(dossier):
                '''Says two things.'''
                for id_ in dossier.states:
                    yield cm.Problem(id_, None, "must not be, but is")
                    yield cm.Problem(id_, None, "must go, but stays")

            def pytest_coalition_model_rules(config):
                return (twice,)
            """
        )
        assert ids(pytester, "--dossier", "clean.yaml") == [
            "clean.yaml::MY001[state:FR]",
            "clean.yaml::MY001[state:FR (2)]",
        ]
        printed = "\n".join(run(pytester, "--dossier", "clean.yaml").outlines)
        assert printed.index("must go, but stays") < printed.index("must not be, but is")

    @pytest.mark.parametrize(
        "arguments",
        [(), (".",), ("data",), ("data", "test_own.py"), ("data/week.yaml",)],
        ids=" ".join,
    )
    def test_what_lies_among_the_tests_is_collected_once(
        self, pytester: pytest.Pytester, arguments: tuple[str, ...]
    ) -> None:
        pytester.mkdir("data")
        (pytester.path / "week.yaml").rename(pytester.path / "data" / "week.yaml")
        found = ids(pytester, "--dossier", "data/week.yaml", *arguments)
        assert sum("week.yaml::MEE010" in each for each in found) == 1

    @pytest.mark.parametrize("arguments", [(), (".",), ("a", "test_own.py")], ids=" ".join)
    def test_it_comes_after_the_tests_unless_it_is_named(
        self, pytester: pytest.Pytester, arguments: tuple[str, ...]
    ) -> None:
        """Though pytest comes upon the file on its way."""
        pytester.mkdir("a")
        (pytester.path / "clean.yaml").rename(pytester.path / "a" / "clean.yaml")
        listed = run(
            pytester, "--collect-only", "-q", "--dossier", "a/clean.yaml", *arguments
        ).outlines
        assert listed[:2] == [OWN, "a/clean.yaml::clean"]
        named = ("--dossier", "a/clean.yaml", "a/clean.yaml", "test_own.py")
        listed = run(pytester, "--collect-only", "-q", *named).outlines
        assert listed[:2] == ["a/clean.yaml::clean", OWN]

    @pytest.mark.parametrize("folder", [".hidden", "build", "venv"])
    def test_one_in_a_folder_that_pytest_passes_over_is_collected(
        self, pytester: pytest.Pytester, folder: str
    ) -> None:
        pytester.mkdir(folder)
        (pytester.path / "clean.yaml").rename(pytester.path / folder / "clean.yaml")
        found = ids(pytester, "--dossier", f"{folder}/clean.yaml")
        assert found == [f"{folder}/clean.yaml::clean"]

    def test_one_outside_the_project_is_collected(
        self, pytester: pytest.Pytester, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        outside = tmp_path_factory.mktemp("outside") / "week.yaml"
        outside.write_text(WEEK, encoding="utf-8")
        result = run(pytester, "--dossier", str(outside))
        result.assert_outcomes(passed=1, failed=3)
        assert f"{outside}:3:5: MEE010" in "\n".join(result.outlines)

    def test_findings_are_selected_as_tests_are(self, pytester: pytest.Pytester) -> None:
        chosen = ("--dossier", "week.yaml")
        run(pytester, *chosen, "week.yaml::SRC001").assert_outcomes(failed=2)
        one = "week.yaml::SRC001[meeting:talks#citations]"
        run(pytester, *chosen, one).assert_outcomes(failed=1)
        run(pytester, *chosen, "-k", "MEE010").assert_outcomes(failed=1, deselected=3)

    @pytest.mark.parametrize("dossier", ["week.yaml", "week"])
    def test_what_failed_last_is_run_again(self, pytester: pytest.Pytester, dossier: str) -> None:
        """`--lf`, `--ff`, `--nf` and `--sw` know the findings again by their names."""
        if dossier == "week":
            (pytester.mkdir("week") / "a.yaml").write_text(WEEK, encoding="utf-8")
        chosen = ("-p", "no:randomly", "--dossier", dossier)
        pytester.runpytest_inprocess(*chosen).assert_outcomes(passed=1, failed=3)
        again = pytester.runpytest_inprocess(*chosen, "--lf")
        assert again.parseoutcomes()["failed"] == 3
        assert "passed" not in again.parseoutcomes()
        assert "rerun previous 3 failures" in "\n".join(again.outlines)
        first = pytester.runpytest_inprocess(*chosen, "--ff", "-v").outlines
        places = [place for place, line in enumerate(first) if " FAILED " in line]
        assert len(places) == 3
        assert max(places) < next(place for place, line in enumerate(first) if " PASSED " in line)
        pytester.runpytest_inprocess(*chosen, "--sw").assert_outcomes(passed=1, failed=1)
        stepwise = pytester.runpytest_inprocess(*chosen, "--sw", "--sw-skip")
        stepwise.assert_outcomes(failed=2, deselected=1)

    def test_nothing_is_collected_unless_it_is_named(self, pytester: pytest.Pytester) -> None:
        assert ids(pytester) == []

    def test_in_parallel_and_in_any_order_it_is_the_same(self, pytester: pytest.Pytester) -> None:
        """Each worker collects by itself, and must collect the same in the same order."""
        pytester.makeconftest(
            """
            import random

            def pytest_collection_modifyitems(items):
                random.Random(5).shuffle(items)
            """
        )
        chosen = ("--dossier", "week.yaml", "--dossier", "broken.yaml")
        result = pytester.runpytest_subprocess("-p", "no:cacheprovider", "-n", "2", *chosen)
        result.assert_outcomes(passed=1, failed=6)
        assert HELD in "\n".join(result.outlines)
        assert len(set(ids(pytester, *chosen))) == 6


class TestFixtures:
    def test_they_give_what_they_say(self, pytester: pytest.Pytester) -> None:
        pytester.makepyfile(
            test_own="""
            import pytest
            import coalition_model as cm
            from coalition_model import testing

            def test_shipped(minsk_dossier, shipped_dossier):
                assert minsk_dossier is shipped_dossier("minsk")

            def test_factories(make_meeting, make_clause, make_world, make_quantity):
                assert make_meeting(place="place:kyiv").places == ("place:kyiv",)
                assert make_clause().number == "1"
                assert len(make_world(states=2).states) == 2
                assert make_quantity() == make_quantity()

            @pytest.mark.parametrize("form", testing.FORMS)
            def test_files(dossier_file, load_dossier, make_world, form):
                dossier = make_world(summit=True)
                path = dossier_file(dossier, form)
                assert path.name == f"dossier.{form}"
                assert load_dossier(path) == dossier
                assert load_dossier(path) is load_dossier(str(path))
                assert dossier_file(dossier, form).name == f"dossier-2.{form}"
                assert dossier_file(dossier, form, name="week").name == f"week.{form}"
                with pytest.raises(FileExistsError):
                    dossier_file(dossier, form, name="week")
                with pytest.raises(ValueError, match="a form must be one of"):
                    dossier_file(dossier, "yml")

            def test_what_is_written_again_is_loaded_again(dossier_file, load_dossier, make_state):
                path = dossier_file(cm.Dossier.of(make_state()), "json")
                assert len(load_dossier(path)) == 1
                cm.dump(cm.Dossier(), path, overwrite=True)
                assert len(load_dossier(path)) == 0

            def test_what_is_not_there_cannot_be_loaded(load_dossier):
                with pytest.raises(cm.DocumentError, match="a file or folder that is there"):
                    load_dossier("nowhere.yaml")
            """
        )
        run(pytester).assert_outcomes(passed=10)

    def test_a_failed_assertion_shows_the_test_and_the_message(
        self, pytester: pytest.Pytester
    ) -> None:
        """Not the insides of the kit."""
        pytester.makepyfile(
            test_own="""
            from coalition_model import Dossier, testing

            def test_one(make_state):
                testing.assert_same_dossier(Dossier.of(make_state()), Dossier())

            def test_two(make_meeting):
                testing.assert_clean(Dossier.of(make_meeting(status="held", when=None)))

            def test_three():
                testing.assert_finds(Dossier(), "MEE010")

            def test_four():
                testing.assert_loads_with_faults("{}", ["/x"])
            """
        )
        printed = "\n".join(run(pytester).outlines)
        assert "the dossiers differ:" in printed
        assert "testing/assertions.py" not in printed

    def test_there_is_a_factory_for_every_builder(self) -> None:
        made = {name.removeprefix("make_") for name in vars(plugin) if name.startswith("make_")}
        assert made == {name for name in builders.__all__ if name != "BUILT"}

    def test_there_is_a_fixture_for_every_shipped_dossier(self) -> None:
        named = {name for name in vars(plugin) if name.endswith("_dossier")}
        wanted = {f"{name.replace('-', '_')}_dossier" for name in reference.NAMES}
        assert named == wanted | {"shipped_dossier", "load_dossier"}

    @pytest.mark.parametrize("name", [each for each in builders.__all__ if each != "BUILT"])
    def test_what_a_factory_makes_closes_into_a_dossier(self, name: str) -> None:
        """What has an id has another one each time."""
        make = factory_of(name)
        first, second = make(), make()
        assert first == getattr(builders, name)()
        if getattr(first, "id", ""):
            assert len({first.id, second.id, make().id}) == 3
            assert type(first)(id=second.id, **_rest(first)) == second

    def test_an_id_that_is_given_is_taken(self) -> None:
        make = factory_of("tenure")
        assert [make().id, make(leader="leader:a").id, make(id="tenure:x").id, make().id] == [
            "tenure:fr-president/elise-lefevre",
            "tenure:fr-president/a",
            "tenure:x",
            "tenure:fr-president/elise-lefevre-2",
        ]

    @pytest.mark.parametrize(
        ("name", "overrides"),
        [
            ("meeting", {"participant": builders.participation()}),
            ("plan", {"clause": builders.clause(commitment=builders.commitment())}),
            ("organization", {"objective": builders.objective()}),
        ],
    )
    def test_what_has_parts_is_made_as_often(self, name: str, overrides: dict[str, object]) -> None:
        """The parts of each are named after it, so that all go into one dossier."""
        make = factory_of(name)
        made = [make(**overrides) for _ in range(3)]
        parts_ = [part.id for each in made for _, part in parts(each)]
        assert len({each.id for each in made}) == 3
        assert len(set(parts_)) == len(parts_) >= 3

    def test_clauses_are_numbered(self) -> None:
        make = factory_of("clause")
        clauses = [make(), make(number="2"), make()]
        assert [each.number for each in clauses] == ["1", "2", "3"]
        assert len(builders.plan(clauses=clauses).clauses) == 3


def _rest(entity: object) -> dict[str, object]:
    fields = fields_of(_class_of(entity))
    return {field.name: getattr(entity, field.name) for field in fields if field.name != "id"}


def _class_of(entity: object) -> type:
    return type(entity)


class TestInert:
    """A run that asks for nothing pays next to nothing."""

    SCRIPT = """
import json, sys, pytest
sys.exit_code = pytest.main(["-q", "-p", "no:cacheprovider", "-p", "no:hypothesispytest"])
loaded = [name for name in sys.modules if name.partition(".")[0].endswith("coalition_model")]
plugin = "_coalition_model_pytest" in sys.modules
print("\\n" + json.dumps([int(sys.exit_code), plugin, sorted(loaded)]))
"""

    def test_nothing_of_the_package_is_loaded(self, pytester: pytest.Pytester) -> None:
        printed = subprocess.run(
            [sys.executable, "-c", self.SCRIPT],
            cwd=pytester.path,
            check=True,
            capture_output=True,
            text=True,
            timeout=100,
        ).stdout
        assert json.loads(printed.splitlines()[-1]) == [0, True, []]

    def test_loading_and_registering_it_takes_less_than_five_milliseconds(
        self, pytester: pytest.Pytester
    ) -> None:
        """Of process time, the best of several: what is not ours comes on top of it elsewhere."""
        pytester.makeconftest(
            """
            import importlib, sys, time

            def pytest_collection(session):
                taken = []
                for _ in range(5):
                    sys.modules.pop("_coalition_model_pytest")
                    start = time.process_time()
                    module = importlib.import_module("_coalition_model_pytest")
                    session._fixturemanager.parsefactories(module, None)
                    taken.append(time.process_time() - start)
                print(f"taken: {min(taken):.6f}")
            """
        )
        result = pytester.runpytest_subprocess("-s", "-q", "-p", "no:cacheprovider")
        (line,) = (line for line in result.outlines if line.startswith("taken: "))
        assert float(line.removeprefix("taken: ")) < 0.005


def test_the_module_stands_beside_the_package() -> None:
    """Else loading it would load the package."""
    package = Path(cm.__file__).parent
    assert Path(str(plugin.__file__)).parent == package.parent
