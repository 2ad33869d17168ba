"""Another project embeds our classes: `tests/embedding_project`, installed beside this library.

Both are built and installed into an environment of their own, which borrows everything else from
the one that the tests run in, so that nothing is fetched.
"""

import importlib.util
import os
import shutil
import site
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = Path(__file__).parent / "embedding_project"


def run(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command without what this run has put into its environment."""
    ours = ("PYTHONPATH", "MYPYPATH", "COV_CORE_SOURCE", "PYTEST_ADDOPTS", "PYTEST_CURRENT_TEST")
    environment = {name: value for name, value in os.environ.items() if name not in ours}
    return subprocess.run(
        [*map(str, command)],
        cwd=folder,
        env=environment | {"PYTHONDONTWRITEBYTECODE": "1"},
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
    folder = tmp_path_factory.mktemp("embedding") / "project"
    shutil.copytree(PROJECT, folder, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    environment = folder / ".venv"
    venv.create(environment, symlinks=True)
    python = python_of(folder)
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check")
    alone = ("--quiet", "--no-deps", "--no-index")
    wheels = folder.parent / "wheels"
    isolated = ("--no-build-isolation", "--wheel-dir", wheels)
    succeed(*pip, "wheel", *alone, *isolated, ROOT, folder, folder=folder)
    into = ("--python", python, "install", "--no-compile")
    succeed(*pip, *into, *alone, *wheels.glob("*.whl"), folder=folder)
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    borrowed = Path(succeed(python, "-c", code, folder=folder).strip()) / "borrowed.pth"
    borrowed.write_text("\n".join(site.getsitepackages()), encoding="utf-8")
    return folder


def python_of(folder: Path) -> Path:
    """Name the interpreter of the environment in a folder."""
    name = "Scripts/python.exe" if os.name == "nt" else "bin/python"
    return folder / ".venv" / name


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
