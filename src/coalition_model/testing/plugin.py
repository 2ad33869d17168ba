"""`pytest --dossier PATH`: the findings on a dossier as tests. Pytest loads this when it is given.

The fixtures stand in `_coalition_model_pytest`, which pytest loads in every run.
"""

import os.path
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final, cast

import pytest

from coalition_model.formats.files import meant, names_in
from coalition_model.rules.defaults import DEFAULT_RULES
from coalition_model.rules.findings import Severity
from coalition_model.rules.rule import RuleLike
from coalition_model.testing.cases import Case, cases

_SETTINGS: Final = pytest.StashKey["Dossiers"]()


class Dossiers:
    """Has the dossiers that were named collected, each as its own file or folder of tests.

    A file whose path is among the arguments too is collected there: who names tests of it,
    `tracker.yaml::OFF002`, gets these alone. The others are collected after the tests, wherever
    they lie. A folder keeps its own tests beside those of the dossier.
    """

    def __init__(self, config: pytest.Config) -> None:
        self.severity: Severity = cast("Any", config.getoption("dossier_severity"))
        self.rules: Sequence[RuleLike] = DEFAULT_RULES
        self.collected: set[Path] = set()
        self.paths: tuple[Path, ...] = tuple(
            dict.fromkeys(
                _found(config, name) for name in cast("list[str]", config.getoption("dossier"))
            )
        )
        config.option.dossier = [str(path) for path in self.paths]  # for workers elsewhere
        config.stash[_SETTINGS] = self

    def pytest_sessionstart(self, session: pytest.Session) -> None:
        """Ask the project for its rules."""
        rules = session.config.hook.pytest_coalition_model_rules(config=session.config)
        if rules is not None:
            self.rules = tuple(rules)

    def pytest_collect_file(
        self, file_path: Path, parent: pytest.Collector
    ) -> pytest.Collector | None:
        """Take a file that was named as a dossier and is an argument, where it stands."""
        if file_path not in self.paths or not parent.session.isinitpath(file_path):
            return None
        return _collector(file_path, parent)

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(
        self, session: pytest.Session, items: list[pytest.Item]
    ) -> None:
        """Add the other dossiers, before others choose among the tests or mix them."""
        for path in self.paths:
            if path not in self.collected:
                items += _collected(_collector(path, session))


def _collector(path: Path, parent: pytest.Collector) -> pytest.Collector:
    """Make the collector of a dossier, which is called by its path as seen from the root."""
    cls: Any = DossierFolder if path.is_dir() else DossierFile
    root = parent.config.rootpath
    name = path.relative_to(root) if path.is_relative_to(root) else path
    collector: pytest.Collector = cls.from_parent(parent, path=path, nodeid=name.as_posix())
    return collector


def _found(config: pytest.Config, name: str) -> Path:
    path = Path(os.path.abspath(config.invocation_params.dir / name))  # noqa: PTH100 - `..` goes
    if not path.exists():
        near = meant(path, names_in(path.parent))
        hint = f" (did you mean {near.name!r}?)" if near is not None else ""
        raise pytest.UsageError(
            f"--dossier must be a file or folder that is there, but is {name!r}{hint}"
        )
    return path


def _collected(collector: pytest.Collector) -> list[pytest.Item]:
    """Collect as pytest does, so that it counts and reports what is found."""
    hook = collector.ihook
    hook.pytest_collectstart(collector=collector)
    report: pytest.CollectReport = hook.pytest_make_collect_report(collector=collector)
    items = [each for each in report.result or () if isinstance(each, pytest.Item)]
    for item in items:
        hook.pytest_itemcollected(item=item)
    hook.pytest_collectreport(report=report)
    return items


class _Once:
    """Collects the cases of a dossier, once even where two arguments of pytest lead to it."""

    path: Path
    config: pytest.Config

    def collect(self) -> Iterator[pytest.Item]:
        """Judge the dossier."""
        settings = self.config.stash[_SETTINGS]
        if self.path in settings.collected:
            return
        settings.collected.add(self.path)
        found = cases(
            self.path,
            settings.rules,
            severity=settings.severity,
            folder=self.config.invocation_params.dir,
        )
        for case in found:
            # given as words, it is what pytest 9 reads from its cache, where it parts `[...]` off
            id_ = f"{cast('pytest.Collector', self).nodeid}::{case.name}"
            item: DossierItem = cast("Any", DossierItem).from_parent(
                self, name=case.name, nodeid=id_
            )
            item.case = case
            yield item


class DossierFile(_Once, pytest.File):
    """A dossier in a file."""


class DossierFolder(_Once, pytest.Directory):
    """A dossier in a folder of files."""


class Doubtful(Exception):
    """A dossier has a fault or a finding."""


class DossierItem(pytest.Item):
    """A fault or finding, which fails; or that there is none, which passes."""

    case: Case

    def runtest(self) -> None:
        """Fail if there is something to tell."""
        if self.case.told is not None:
            raise Doubtful(self.case.told)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Tell it as `coalition-model check` does."""
        if isinstance(excinfo.value, Doubtful):
            return str(excinfo.value).rstrip("\n")
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Say where it stands: pytest counts lines from 0."""
        line = self.case.line
        return self.path, line - 1 if line is not None else None, self.name
