"""Another project tests itself with our kit: `tests/consumer_project`, on the built wheel.

Here on the running Python and on what is installed, in an environment of its own that borrows
everything else, so that nothing is fetched. `nox -s consumer` runs it on the oldest and newest
Python, hypothesis and pytest that are allowed.
"""

import importlib.util
import os
import re
import shutil
import site
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = Path(__file__).parent / "consumer_project"
OURS = ("PYTHONPATH", "COV_CORE_SOURCE", "PYTEST_ADDOPTS", "PYTEST_CURRENT_TEST", "PYTEST_PLUGINS")


def run(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command without what this run has put into its environment."""
    environment = {name: value for name, value in os.environ.items() if name not in OURS}
    return subprocess.run(
        [*map(str, command)],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def succeed(*command: str | Path, folder: Path) -> str:
    """Run a command that must succeed; gives what it prints."""
    done = run(*command, folder=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of the project, with an environment in `.venv` that has it and this library."""
    if importlib.util.find_spec("pip") is None or importlib.util.find_spec("hatchling") is None:
        pytest.skip("pip and hatchling, which build and install, are not both there")
    folder = tmp_path_factory.mktemp("consumer") / "project"
    shutil.copytree(PROJECT, folder, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    venv.create(folder / ".venv", symlinks=True)
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check")
    alone = ("--quiet", "--no-deps", "--no-index")
    wheels = folder.parent / "wheels"
    isolated = ("--no-build-isolation", "--wheel-dir", wheels)
    succeed(*pip, "wheel", *alone, *isolated, ROOT, folder, folder=folder)
    into = ("--python", python_of(folder), "install")
    succeed(*pip, *into, *alone, *wheels.glob("*.whl"), folder=folder)
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    purelib = Path(succeed(python_of(folder), "-c", code, folder=folder).strip())
    borrowed = "\n".join(site.getsitepackages())
    (purelib / "borrowed.pth").write_text(borrowed, encoding="utf-8")
    return folder


def python_of(folder: Path) -> Path:
    """Name the interpreter of the environment in a folder."""
    name = "Scripts/python.exe" if os.name == "nt" else "bin/python"
    return folder / ".venv" / name


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
