"""`coalition-model schema`: the JSON Schema of a document."""

import json
import sys
from pathlib import Path

from coalition_model.cli.arguments import Arguments
from coalition_model.cli.console import clean
from coalition_model.cli.converting import refuse, to_standard_output
from coalition_model.formats import json_schema
from coalition_model.formats.files import write_atomically


def schema(arguments: Arguments) -> None:
    """Write the schema to a file or to standard output."""
    if arguments.output is not None:
        refuse(Path(arguments.output), overwrite=arguments.overwrite)
    made = json_schema(format=arguments.documents)
    raw = (json.dumps(made, ensure_ascii=False, indent=2) + "\n").encode()
    if arguments.output is None:
        to_standard_output(raw)
        return
    write_atomically(Path(arguments.output), raw)
    print(f"{clean(arguments.output)}: {len(raw):,} bytes", file=sys.stderr)
