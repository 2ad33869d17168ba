"""Install another project beside this library, in an environment of its own, without fetching.

The environment borrows everything else from the one that the tests run in.
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
_OURS = (
    "PYTHONPATH",
    "MYPYPATH",
    "COV_CORE_SOURCE",
    "PYTEST_ADDOPTS",
    "PYTEST_CURRENT_TEST",
    "PYTEST_PLUGINS",
)


def run(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command without what this run has put into its environment."""
    environment = {name: value for name, value in os.environ.items() if name not in _OURS}
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


def python_of(folder: Path) -> Path:
    """Name the interpreter of the environment in a folder."""
    name = "Scripts/python.exe" if os.name == "nt" else "bin/python"
    return folder / ".venv" / name


def installed(project: Path, folder: Path) -> Path:
    """Copy a project, build it and this library, and install both.

    Args:
        project: the folder of the other project.
        folder: where there is room for it; nothing else may be there.

    Returns:
        The copy, with its environment in `.venv`.
    """
    if importlib.util.find_spec("pip") is None or importlib.util.find_spec("hatchling") is None:
        pytest.skip("pip and hatchling, which build and install, are not both there")
    copy = folder / "project"
    shutil.copytree(project, copy, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    venv.create(copy / ".venv", symlinks=True)
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check")
    alone = ("--quiet", "--no-deps", "--no-index")
    wheels = folder / "wheels"
    isolated = ("--no-build-isolation", "--wheel-dir", wheels)
    succeed(*pip, "wheel", *alone, *isolated, ROOT, copy, folder=copy)
    into = ("--python", python_of(copy), "install", "--no-compile")
    succeed(*pip, *into, *alone, *wheels.glob("*.whl"), folder=copy)
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    borrowed = Path(succeed(python_of(copy), "-c", code, folder=copy).strip()) / "borrowed.pth"
    borrowed.write_text("\n".join(site.getsitepackages()), encoding="utf-8")
    return copy
