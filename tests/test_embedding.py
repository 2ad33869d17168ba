"""Another project embeds our classes: `tests/embedding_project`, installed beside this library.

Both are built and installed into an environment of their own, which borrows everything else from
the one that the tests run in, so that nothing is fetched.
"""

import importlib.util
import sys
from pathlib import Path

import pytest

from installing import installed, python_of, run, succeed

ROOT = Path(__file__).parent.parent
PROJECT = Path(__file__).parent / "embedding_project"


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of the project, with an environment in `.venv` that has it and this library."""
    return installed(PROJECT, tmp_path_factory.mktemp("embedding"))


def test_the_installed_library_is_used(project: Path) -> None:
    """Not the checkout, nor what the tests run on."""
    code = (
        "import coalition_model, press_desk; print(coalition_model.__file__, press_desk.__file__)"
    )
    for file in succeed(python_of(project), "-c", code, folder=project).split():
        assert Path(file).is_relative_to(project / ".venv")


def test_its_own_tests_pass(project: Path) -> None:
    """As its own developers run them."""
    command = ("-m", "pytest", "-q", "-p", "no:cacheprovider")
    assert " passed" in succeed(python_of(project), *command, folder=project)


def test_mypy_accepts_it(project: Path) -> None:
    """With everything that mypy has to say."""
    if importlib.util.find_spec("mypy") is None:
        pytest.skip("mypy is not installed")
    command = ("-m", "mypy", "--cache-dir", project / ".mypy")
    assert "no issues found" in succeed(python_of(project), *command, folder=project)


def test_pyright_accepts_it(project: Path) -> None:
    """With everything that pyright has to say."""
    if importlib.util.find_spec("pyright") is None:
        pytest.skip("pyright is not installed")
    version = run(sys.executable, "-m", "pyright", "--version", folder=project)
    if version.returncode != 0:
        pytest.skip(f"pyright does not start: {version.stderr.strip()[-200:]}")
    python = f"--pythonpath={python_of(project)}"
    command = ("-m", "pyright", python, f"--project={project}")
    assert "0 errors, 0 warnings" in succeed(sys.executable, *command, folder=project)
