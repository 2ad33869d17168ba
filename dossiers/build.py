"""Write the shipped dossiers as canonical JSON from the YAML in which they are authored.

Run `python dossiers/build.py` after every change to the YAML; a test holds the two equal.
"""

import sys
from pathlib import Path

from coalition_model.dossier import Dossier
from coalition_model.errors import DocumentError
from coalition_model.formats import documents, dumps, files, load

HERE = Path(__file__).parent
PACKAGE = HERE.parent / "src" / "coalition_model" / "reference"
CODES = HERE.parent / "src" / "coalition_model" / "rules" / "state_codes.txt"
SCHEMES = ("iso3166-1-alpha2", "iso3166-1-alpha3", "iso3166-1-numeric", "wikidata")
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


def code_table(states: Dossier) -> str:
    """Write the codes of every state on a line, for the rules, which know no shipped dossier."""
    rows: list[str] = []
    for state in states.states.values():
        codes = {each.scheme: each.value for each in state.identifiers}
        rows.append(" ".join(codes.get(scheme, "-") for scheme in SCHEMES) + "\n")
    return "".join(rows)


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
        if name == "states":
            files.write_atomically(CODES, code_table(dossier).encode())
        print(f"{name}: {len(dossier.own)} entities, {len(text.encode()):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
