"""What holds of every rule that comes with the library, and of `check` itself."""

import itertools
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given, settings
from rule_examples import example_dossier

from coalition_model import reference
from coalition_model.dossier import Dossier
from coalition_model.entities.common import Entity
from coalition_model.entities.dossier_notes import Acceptance
from coalition_model.rules import DEFAULT_RULES, Finding, Problem, Report, Rule, check, rule
from coalition_model.rules.findings import SEVERITIES
from coalition_model.testing.strategies import odd_dossiers as dossiers
from coalition_model.values.shapes import Shape, field_of

sys.path.append(str(Path(__file__).parents[1] / "formats"))

THEMES = ("TIM", "OFF", "MEM", "MEE", "PLA", "POS", "SRC", "CLA", "NAM")
every_rule = pytest.mark.parametrize("each", DEFAULT_RULES, ids=lambda each: each.code)


def misplaced(finding: Finding, dossier: Dossier) -> str | None:
    """Say what is wrong with the place of a finding: no such entity, or no such field."""
    if finding.entity not in dossier:
        return f"{finding.entity} is not in the dossier"
    value: Any = dossier[finding.entity]
    if finding.field is None:
        return None
    shape: Shape | None = None
    for step in finding.field.split("/"):
        if shape is not None and shape.kind == "many":
            if not step.isdigit() or int(step) >= len(value):
                return f"{finding.entity} has no {finding.field}"
            value, shape = value[int(step)], shape.item
        elif shape is not None and shape.kind in ("map", "json"):
            if step not in value and not step.isdigit():
                return f"{finding.entity} has no {finding.field}"
            return None
        else:
            field = field_of(type(cast("object", value)), step)
            if field is None:
                return f"{finding.entity} has no {finding.field}"
            value, shape = getattr(value, step), field.shape
    return None


class TestRules:
    def test_there_are_at_least_forty(self) -> None:
        assert len(DEFAULT_RULES) >= 40

    def test_codes_are_unique(self) -> None:
        codes = [each.code for each in DEFAULT_RULES]
        assert len(set(codes)) == len(codes)
        assert "ACC001" not in codes

    def test_themes_follow_one_another_and_codes_are_in_order_within_each(self) -> None:
        groups = [
            (theme, [each.code for each in rules])
            for theme, rules in itertools.groupby(DEFAULT_RULES, key=lambda each: each.code[:3])
        ]
        assert [theme for theme, _ in groups] == list(THEMES)
        for _, codes in groups:
            assert codes == sorted(codes)

    @every_rule
    def test_its_code_is_three_letters_and_three_digits(self, each: Rule) -> None:
        assert re.fullmatch("[A-Z]{3}[0-9]{3}", each.code)
        assert each.severity in SEVERITIES

    @every_rule
    def test_its_docstring_states_it_and_explains_it(self, each: Rule) -> None:
        title, blank, *explanation = each.explanation.split("\n")
        assert title == each.title
        assert title.endswith(".")
        assert blank == ""
        assert "".join(explanation).strip()

    @every_rule
    def test_it_finds_nothing_in_the_passing_example(self, each: Rule) -> None:
        assert list(each(example_dossier(each.passing))) == []

    @every_rule
    def test_it_finds_something_in_the_failing_example(self, each: Rule) -> None:
        dossier = example_dossier(each.failing)
        findings = list(each(dossier))
        assert findings
        for finding in findings:
            assert finding.code == each.code
            assert finding.severity in SEVERITIES
            assert misplaced(finding, dossier) is None
            assert re.search(r"\b(must|may)\b", finding.message)
            assert ", but " in finding.message
            assert finding.hint

    @every_rule
    def test_its_examples_differ(self, each: Rule) -> None:
        assert each.passing.strip()
        assert each.passing != each.failing

    @every_rule
    def test_its_failing_example_fails_at_its_own_severity(self, each: Rule) -> None:
        severities = {finding.severity for finding in each(example_dossier(each.failing))}
        assert each.severity in severities

    @every_rule
    def test_it_is_never_more_severe_than_it_says(self, each: Rule) -> None:
        worst = SEVERITIES.index(each.severity)
        for name in reference.NAMES:
            for finding in each(reference.dossier(name)):
                assert SEVERITIES.index(finding.severity) >= worst

    @every_rule
    def test_it_finds_nothing_in_an_empty_dossier(self, each: Rule) -> None:
        assert list(each(Dossier())) == []

    @every_rule
    def test_it_judges_borrowed_entities_no_more(self, each: Rule) -> None:
        """With everything borrowed `check` finds nothing at all."""
        dossier = example_dossier(each.failing)
        ids = [entity.id for entity in dossier]
        assert check(Dossier(dossier, borrowed=ids), [each]).findings == ()


class TestOnAnyDossier:
    @pytest.mark.parametrize("name", reference.NAMES)
    def test_shipped_dossiers(self, name: str) -> None:
        dossier = reference.dossier(name)
        report = check(dossier)
        for finding in report.findings:
            assert misplaced(finding, dossier) is None
            assert dossier.whole_of(finding.entity).id not in dossier.borrowed

    def test_the_order_of_entities_does_not_matter(self) -> None:
        for each in DEFAULT_RULES:
            dossier = example_dossier(each.failing)
            turned = Dossier(reversed(list(dossier)))
            assert check(turned, [each]) == check(dossier, [each])


@settings(max_examples=60, deadline=None)
@given(dossiers())
def test_no_rule_raises_and_all_findings_have_a_place(dossier: Dossier) -> None:
    for finding in check(dossier).findings:
        assert misplaced(finding, dossier) is None


@rule("MY001", "warning", passing="", failing="states: [{id: state:XX}]")
def state_without_name(dossier: Dossier) -> Iterator[Problem]:
    """A state has a name.

    Another project's rule.
    """
    for state in dossier.states.values():
        if not state.names:
            yield Problem(state.id, "names", "must be given, but is empty", "name it")


@rule("MY002", "error", passing="", failing="states: [{id: state:XX}]")
def state_without_status(dossier: Dossier) -> Iterator[Problem]:
    """A state has a status, and a reason to be here.

    Another project's rule, of two findings on one entity.
    """
    for state in dossier.states.values():
        if state.status is None:
            yield Problem(state.id, "status", "must be given, but is not")
        if not state.citations:
            yield Problem(state.id, None, "must be cited, but is not", severity="info")


XX = "states: [{id: state:XX}]"


def with_acceptances(*acceptances: Acceptance, borrowed: tuple[str, ...] = ()) -> Dossier:
    dossier = Dossier(cast("list[Entity]", [example_dossier(XX)["state:XX"]]))
    return Dossier(dossier, acceptances=acceptances, borrowed=borrowed)


def acceptance(code: str, field: str | None = None) -> Acceptance:
    return Acceptance(code=code, entity=cast("Any", "state:XX"), field=field, reason="it is so")


def nameless(dossier: Dossier) -> Iterator[Finding]:
    """Find states without name, as a function that is not made with `@rule`."""
    for state in dossier.states.values():
        if not state.names:
            yield Finding("MY003", "warning", state.id, "names", "must be given, but is empty")


@rule("MY005", "warning", passing="", failing="")
def without_france(dossier: Dossier) -> Iterator[Problem]:
    """France is there."""
    if "state:FR" not in dossier:
        yield Problem("state:FR", None, "must be in the dossier, but is not")


class TestCheck:
    def test_findings_are_in_the_order_of_entity_field_and_code(self) -> None:
        report = check(with_acceptances(), [state_without_status, state_without_name])
        assert [(each.code, each.field) for each in report.findings] == [
            ("MY002", None),
            ("MY001", "names"),
            ("MY002", "status"),
        ]

    def test_a_rule_of_another_project_runs_beside_ours(self) -> None:
        dossier = example_dossier(XX)
        ours = check(dossier)
        both = check(dossier, (*DEFAULT_RULES, state_without_name))
        assert set(both.findings) - set(ours.findings) == {
            Finding(
                "MY001", "warning", "state:XX", "names", "must be given, but is empty", "name it"
            )
        }

    def test_a_rule_may_be_any_function_to_findings(self) -> None:
        """Its acceptances count; one that accepts nothing is not called stale: who can tell?"""
        report = check(with_acceptances(), (state_without_name, nameless))
        assert report.counts == {"MY001": 1, "MY003": 1}
        report = check(with_acceptances(acceptance("MY003"), acceptance("MY004")), [nameless])
        assert report.findings == ()
        assert len(report.accepted) == 1

    def test_an_acceptance_is_stale_where_a_function_finds_the_code_elsewhere(self) -> None:
        report = check(with_acceptances(acceptance("MY003", "note")), [nameless])
        assert report.counts == {"ACC001": 1, "MY003": 1}

    def test_a_finding_may_be_on_what_is_not_there(self) -> None:
        """Another project may miss an entity."""
        report = check(Dossier(), [without_france])
        assert [(each.code, each.entity) for each in report.findings] == [("MY005", "state:FR")]

    def test_the_same_finding_twice_is_one(self) -> None:
        report = check(with_acceptances(), [state_without_name, state_without_name])
        assert report.counts == {"MY001": 1}

    def test_borrowed_entities_are_not_judged(self) -> None:
        dossier = with_acceptances(borrowed=("state:XX",))
        assert check(dossier, [state_without_name]).findings == ()

    def test_an_acceptance_silences_a_finding(self) -> None:
        accepts = acceptance("MY001")
        report = check(with_acceptances(accepts), [state_without_name])
        assert report.ok
        assert report.findings == ()
        ((finding, by),) = report.accepted
        assert (finding.code, by) == ("MY001", accepts)

    def test_an_acceptance_may_be_of_one_field_only(self) -> None:
        report = check(with_acceptances(acceptance("MY002", "status")), [state_without_status])
        assert [each.field for each in report.findings] == [None]
        assert [each.field for each, _ in report.accepted] == ["status"]

    def test_an_acceptance_without_field_accepts_all_of_that_code(self) -> None:
        report = check(with_acceptances(acceptance("MY002")), [state_without_status])
        assert report.findings == ()
        assert len(report.accepted) == 2

    def test_an_acceptance_of_another_field_does_not_count(self) -> None:
        report = check(with_acceptances(acceptance("MY001", "status")), [state_without_name])
        assert [each.code for each in report.findings] == ["MY001", "ACC001"]

    def test_a_stale_acceptance_is_a_finding(self) -> None:
        report = check(with_acceptances(acceptance("MY001", "note")), [state_without_name])
        assert report.findings[-1] == Finding(
            "ACC001",
            "warning",
            "state:XX",
            "note",
            "must be a finding to accept, but MY001 finds nothing here",
            "remove the acceptance",
        )

    def test_an_acceptance_is_not_stale_where_its_rule_did_not_run(self) -> None:
        report = check(with_acceptances(acceptance("MY002")), [state_without_name])
        assert report.counts == {"MY001": 1}

    def test_of_two_acceptances_of_one_finding_neither_is_stale(self) -> None:
        dossier = with_acceptances(acceptance("MY001"), acceptance("MY001", "names"))
        report = check(dossier, [state_without_name])
        assert report.counts == {}
        assert len(report.accepted) == 1


class TestReport:
    def test_an_info_leaves_it_ok(self) -> None:
        info = Finding("MY001", "info", "state:XX", None, "may be so")
        assert Report((info,)).ok
        assert not Report((info, Finding("MY001", "warning", "state:XX", None, "is so"))).ok
        assert not Report((Finding("MY001", "error", "state:XX", None, "is so"),)).ok

    def test_counts_are_by_code(self) -> None:
        report = check(with_acceptances(), [state_without_status, state_without_name])
        assert report.counts == {"MY001": 1, "MY002": 2}
        assert list(report.counts) == ["MY001", "MY002"]

    def test_it_prints_a_line_for_each_finding(self) -> None:
        report = check(with_acceptances(), [state_without_status, state_without_name])
        assert str(report) == (
            "state:XX: MY002 must be cited, but is not\n"
            "state:XX names: MY001 must be given, but is empty (name it)\n"
            "state:XX status: MY002 must be given, but is not"
        )
        assert str(Report()) == "no findings"
