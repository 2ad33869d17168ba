"""Another project tests itself with our kit: `tests/consumer_project`, on the built wheel.

Here on the running Python and on what is installed, in an environment of its own that borrows
everything else, so that nothing is fetched. `nox -s consumer` runs it on the oldest and newest
Python, hypothesis and pytest that are allowed.
"""

import re
import subprocess
from pathlib import Path

import pytest

from installing import installed, python_of, run, succeed

ROOT = Path(__file__).parent.parent
PROJECT = Path(__file__).parent / "consumer_project"


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of the project, with an environment in `.venv` that has it and this library."""
    return installed(PROJECT, tmp_path_factory.mktemp("consumer"))


def pytest_in(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the project's tests."""
    options = ("-m", "pytest", "-p", "no:cacheprovider", *arguments)
    return run(python_of(folder), *options, folder=folder)


def test_its_tests_and_its_dossier_pass(project: Path) -> None:
    """As its own developers run them: builders, strategies, fixtures, machine and data."""
    done = pytest_in(project, "--dossier", "data/tracker.yaml", "-v")
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"^=+ 18 passed in ", done.stdout, re.MULTILINE)
    assert re.search(r"^data/tracker.yaml::clean PASSED", done.stdout, re.MULTILINE)
    where = (
        "import coalition_model as c, _coalition_model_pytest as p; print(c.__file__, p.__file__)"
    )
    for file in succeed(python_of(project), "-c", where, folder=project).split():
        assert Path(file).is_relative_to(project / ".venv")


def test_its_draft_fails_with_what_is_doubtful(project: Path) -> None:
    """By our rules and by its own, and exactly so."""
    done = pytest_in(project, "--dossier", "data/draft.yaml", "data/draft.yaml")
    assert done.returncode == 1, done.stdout + done.stderr
    failures = done.stdout.partition("= FAILURES =")[2].partition("= short test summary")[0]
    told = [line for line in failures.splitlines()[1:] if not line.startswith(("_", "="))]
    assert told == TOLD.splitlines()


TOLD = """\
data/draft.yaml:3:5: TRK001 warning: state:FR names: must be given, but is empty
  |   - id: state:FR
  |     ^
  = hint: give its name
data/draft.yaml:5:5: MEE010 warning: meeting:talks when: must be given for a meeting that was \
held, but is not
  |   - id: meeting:talks
  |     ^
  = hint: a month or a year will do, or an interval in which it was: [2025-03..2025-04]
"""
