"""Type checkers accept what the library promises to accept, and refuse what it must refuse."""

import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TYPING = Path(__file__).parent / "typing"
FILES = ("ok.py", "refused.py")
PYPROJECT = Path(__file__).parent.parent / "pyproject.toml"


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_mypy(tmp_path: Path) -> None:
    """mypy accepts `ok.py`, refuses every marked line of `refused.py`, and no other."""
    if importlib.util.find_spec("mypy") is None:
        pytest.skip("mypy is not installed")
    done = run(
        sys.executable,
        "-m",
        "mypy",
        f"--config-file={PYPROJECT}",
        f"--cache-dir={tmp_path}",
        "--strict",
        "--warn-unused-ignores",
        *(str(TYPING / file) for file in FILES),
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"no issues found in {len(FILES)} source files" in done.stdout


def test_pyright(tmp_path: Path) -> None:
    """Pyright does the same, each marked line by its own mark and not by mypy's."""
    if importlib.util.find_spec("pyright") is None:
        pytest.skip("pyright is not installed")
    version = run(sys.executable, "-m", "pyright", "--version")
    if version.returncode != 0:
        pytest.skip(f"pyright does not start: {version.stderr.strip()[-200:]}")
    for file in FILES:  # pyright takes no absolute path to check
        shutil.copy(TYPING / file, tmp_path)
    config = {
        "include": list(FILES),
        "typeCheckingMode": "strict",
        "pythonVersion": "3.11",
        "enableTypeIgnoreComments": False,
        "reportUnnecessaryTypeIgnoreComment": "error",
    }
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(config), encoding="utf-8")
    done = run(
        sys.executable,
        "-m",
        "pyright",
        f"--pythonpath={sys.executable}",
        f"--project={tmp_path}",
        "--outputjson",
    )
    report = json.loads(done.stdout)
    faults = [
        (Path(row["file"]).name, row["range"]["start"]["line"] + 1, row["message"])
        for row in report["generalDiagnostics"]
    ]
    assert faults == []
    assert report["summary"]["filesAnalyzed"] == len(FILES)
    assert done.returncode == 0, done.stderr
