"""The examples run as they stand, without a warning, and print what they promise."""

import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parent.parent / "examples"
PRINTS: dict[str, tuple[str, ...]] = {
    "ask_the_week.py": (
        "Emmanuel Macron, President of the French Republic: yes",
        "Canada: yes\n  United Kingdom: yes\n\n",
        "European leaders: 'aucun dirigeant européen'",
        "Volodymyr Zelenskyy: 'ni même Volodymyr Zelensky n'était convié'",
        "2025-08-17, announced: unknown",
        "2025-08-17T15:00+02:00[Europe/Paris]/.., announced: unknown",
        "2025-08-18, announced: unknown",
        "plan joint statement, 2025-08-16",
        "'Une coalition de 31 pays'",
        "no: source:delfi-lt, no date, claims 37",
    ),
    "build_a_meeting.py": (
        "Dossier('One visit', 2 leaders, 1 offices,",
        "participation:2025-08-17-brussels/leader-volodymyr-zelenskyy",
        "Volodymyr Zelenskyy: guest, takes part: unknown",
        "nothing is changed in place: announced here, held in the copy",
        "refused: document: /meetings/meeting:2025-08-17-brussels/places/0: must be the id of",
        "refused: Place.longitude must be given together with latitude, but is None",
        "reads back: True",
    ),
    "rows_to_data_frame.py": (
        '"entity": "meeting:2025-08-15-alaska", "status": "held", "answer": "yes"}',
        "rows by kind: {'meeting': 4, ",
        "meeting:2025-08-15-alaska; leader:volodymyr-zelenskyy; not-invited; no",
    ),
}


def test_every_example_is_tested() -> None:
    """There is no example without a row here, and no row without an example."""
    assert {file.name for file in EXAMPLES.glob("*.py")} == PRINTS.keys()


@pytest.mark.parametrize("name", PRINTS)
def test_example(name: str, tmp_path: Path) -> None:
    """An example runs from anywhere with warnings as errors, and prints these words."""
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-W", "error", str(EXAMPLES / name)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=tmp_path,
        check=False,
    )
    assert done.stderr == ""
    assert done.returncode == 0
    for words in PRINTS[name]:
        assert words in done.stdout
    assert list(tmp_path.iterdir()) == []
