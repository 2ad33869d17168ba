"""Gives pytest the fixtures and options of coalition_model, without importing it.

Pytest loads this module in every run of an environment in which the package is installed. So it
stands beside the package: what imports the package's own modules loads the package. A fixture
loads what it needs when a test asks for it, and `--dossier` when it is given.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest

SEVERITIES: Final = ("error", "warning", "info")


class Hooks:
    """What a project may answer in its `conftest.py`."""

    @pytest.hookspec(firstresult=True)
    def pytest_coalition_model_rules(self, config: pytest.Config) -> Any:
        """Give the rules by which `--dossier` judges: `(*DEFAULT_RULES, mine)`."""


def pytest_addhooks(pluginmanager: pytest.PytestPluginManager) -> None:
    """Tell pytest of the hook for rules."""
    pluginmanager.add_hookspecs(Hooks)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--dossier` and `--dossier-severity`."""
    group = parser.getgroup("coalition-model", "dossiers of coalition-model")
    group.addoption(
        "--dossier",
        action="append",
        default=[],
        metavar="PATH",
        help="collect each finding on a dossier, a file or a folder, as a failing test, and a "
        "clean dossier as a passing one; may be given several times",
    )
    group.addoption(
        "--dossier-severity",
        choices=SEVERITIES,
        default="warning",
        help="the least severity of findings that are collected (default: warning)",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Have the dossiers of `--dossier` collected, and only then load what does that."""
    if config.getoption("dossier"):
        from coalition_model.testing.plugin import Dossiers  # noqa: PLC0415 - see above

        config.pluginmanager.register(Dossiers(config), "coalition_model.dossiers")


def _shipped(name: str) -> Any:
    def shipped() -> Any:
        from coalition_model import reference  # noqa: PLC0415

        return reference.dossier(name)

    shipped.__doc__ = f"The shipped dossier {name!r}."
    fixture_name = f"{name.replace('-', '_')}_dossier"
    return pytest.fixture(scope="session", name=fixture_name)(shipped)


def _factory(name: str) -> Any:
    def factory() -> Callable[..., Any]:
        from coalition_model.testing.factories import factory_of  # noqa: PLC0415

        return factory_of(name)

    factory.__doc__ = f"Makes what `builders.{name}` builds, each time with an id of its own."
    return pytest.fixture(name=f"make_{name}")(factory)


alaska_to_washington_dossier = _shipped("alaska-to-washington")
coalition_of_the_willing_dossier = _shipped("coalition-of-the-willing")
leaders_dossier = _shipped("leaders")
minsk_dossier = _shipped("minsk")
organizations_dossier = _shipped("organizations")
rival_plans_dossier = _shipped("rival-plans")
states_dossier = _shipped("states")

make_acceptance = _factory("acceptance")
make_citation = _factory("citation")
make_claim = _factory("claim")
make_clause = _factory("clause")
make_commitment = _factory("commitment")
make_condition = _factory("condition")
make_coverage = _factory("coverage")
make_event = _factory("event")
make_identifier = _factory("identifier")
make_leader = _factory("leader")
make_meeting = _factory("meeting")
make_membership = _factory("membership")
make_name = _factory("name")
make_objective = _factory("objective")
make_office = _factory("office")
make_organization = _factory("organization")
make_participation = _factory("participation")
make_party = _factory("party")
make_place = _factory("place")
make_plan = _factory("plan")
make_position = _factory("position")
make_quantity = _factory("quantity")
make_relation = _factory("relation")
make_source = _factory("source")
make_state = _factory("state")
make_statement = _factory("statement")
make_tenure = _factory("tenure")
make_text = _factory("text")
make_timing = _factory("timing")
make_trigger = _factory("trigger")
make_world = _factory("world")


@pytest.fixture(scope="session")
def shipped_dossier() -> Callable[[str], Any]:
    """Gives a shipped dossier by its name: `shipped_dossier("minsk")`."""
    from coalition_model import reference  # noqa: PLC0415

    return reference.dossier


@pytest.fixture(scope="session")
def load_dossier() -> Iterator[Callable[[str | os.PathLike[str]], Any]]:
    """Loads a dossier from a file or folder, once in a session: `load_dossier("week.yaml")`."""
    from coalition_model.testing.shelf import Cache  # noqa: PLC0415

    cache = Cache()
    yield cache.load
    cache.clear()


@pytest.fixture
def dossier_file(tmp_path: Path) -> Callable[..., Path]:
    """Writes a dossier into `tmp_path` in any form: `dossier_file(dossier, "yaml.gz")`."""
    from coalition_model.testing.shelf import Writer  # noqa: PLC0415

    return Writer(tmp_path).write
