"""Write the shipped dossiers as canonical JSON from the YAML in which they are authored.

Run `python dossiers/build.py` after every change to the YAML; a test holds the two equal.
"""

import sys
from pathlib import Path

from coalition_model.errors import DocumentError
from coalition_model.formats import documents, dumps, files, load

HERE = Path(__file__).parent
PACKAGE = HERE.parent / "src" / "coalition_model" / "reference"
ORDER = (
    "states",
    "organizations",
    "leaders",
    "alaska-to-washington",
    "coalition-of-the-willing",
    "rival-plans",
    "minsk",
)
"""Each after those that it uses."""


def main() -> int:
    """Write every shipped dossier; stop at the first that cannot be built."""
    for name in ORDER:
        source = HERE / f"{name}.yaml"
        if not source.exists():
            print(f"{name}: no YAML yet", file=sys.stderr)
            continue
        try:
            dossier = load(source)
        except DocumentError as error:
            print(error, file=sys.stderr)
            return 1
        text = dumps(dossier)
        files.write_atomically(PACKAGE / f"{name}.json", text.encode())
        documents.shipped.cache_clear()
        print(f"{name}: {len(dossier.own)} entities, {len(text.encode()):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
