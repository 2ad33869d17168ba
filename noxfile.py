"""All of CI: a bare `nox` runs it. `nox -s tests-3.13` runs the suite on another Python."""

import re
import shlex
import tomllib
from pathlib import Path

import nox

nox.options.sessions = ["readme", "lint", "types", "coverage"]
nox.options.default_venv_backend = "venv"
PYTHON = "3.11"
HERE = Path(__file__).parent


def readme_commands() -> list[str]:
    """Read the two commands of the README's first screen, as they are printed."""
    lines = (HERE / "README.md").read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.startswith("python -m pip install ")][:2]


@nox.session(python=PYTHON)
@nox.parametrize("place", [0, 1], ids=["show", "test"])
def readme(session: nox.Session, place: int) -> None:
    """Run a command of the README as printed, in an environment of its own."""
    command = readme_commands()[place]
    session.log(command)
    session.run("bash", "-euo", "pipefail", "-c", command, external=True)


@nox.session(python=PYTHON)
def lint(session: nox.Session) -> None:
    """Lint, formatting and the import contract."""
    session.install("-e", ".[dev]")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("lint-imports")


@nox.session(python=PYTHON)
def types(session: nox.Session) -> None:
    """Both type checkers, and the completeness of the public types."""
    session.install("-e", ".[dev]")
    session.run("mypy")
    session.run("pyright")
    session.run("pyright", "--verifytypes", "coalition_model", "--ignoreexternal")


@nox.session(python=PYTHON)
def coverage(session: nox.Session) -> None:
    """The tests and doctests with branch coverage; prints pytest's closing line."""
    session.install("-e", ".[dev]")
    session.run("pytest", "--cov", "--cov-report=term", "-n", "auto", *session.posargs)


@nox.session(python=["3.11", "3.12", "3.13"])
def tests(session: nox.Session) -> None:
    """The tests on one Python."""
    session.install(".[dev]")
    session.run("pytest", *shlex.split(" ".join(session.posargs)))


def floors(extra: str) -> list[str]:
    """Pin each package of an extra to the oldest version that it allows."""
    project = tomllib.loads((HERE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found = [
        re.match(r"([\w.-]+)>=([\w.]+)", each) for each in project["optional-dependencies"][extra]
    ]
    return [f"{match[1]}=={match[2]}" for match in found if match is not None]


@nox.session(python=["3.11", "3.13"])
@nox.parametrize("age", ["oldest", "newest"])
def consumer(session: nox.Session, age: str) -> None:
    """Another project's tests on our built wheel, with the oldest or newest that it allows."""
    folder = Path(session.create_tmp())
    session.run("python", "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(folder), str(HERE))
    wheel = max(folder.glob("coalition_model-*.whl"), key=lambda file: file.stat().st_mtime)
    chosen = floors("testing") if age == "oldest" else ["--upgrade"]
    more = ["pytest-randomly", "pytest-xdist"]
    session.install(*chosen, f"{wheel}[testing,yaml]", *more, str(HERE / "tests/consumer_project"))
    session.run("python", "-m", "pip", "list")
    for options in ((), ("-n", "2")):
        command = ("pytest", "--dossier", "data/tracker.yaml", *options, *session.posargs)
        with session.chdir(HERE / "tests/consumer_project"):
            session.run(*command)
            failing = ("--dossier", "data/draft.yaml", "data/draft.yaml", *options)
            session.run("pytest", *failing, success_codes=[1])
