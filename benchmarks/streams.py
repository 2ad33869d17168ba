"""How much memory and time a stream takes: entities written to a file, and read one by one.

On Linux, `python benchmarks/streams.py` does it with 1,000,000 entities (some minutes, 600 MB on
disk); `python benchmarks/streams.py 20000` with fewer, and `--gzip` packs them.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from documents import document

from coalition_model.entities.kinds import BY_SECTION
from coalition_model.formats.gzip_form import Packer

CHUNK = 20_000
READING = """
import re, sys, time
from pathlib import Path
from coalition_model.formats import read_stream
start, count = time.perf_counter(), 0
for entity in read_stream(sys.argv[1]):
    count += 1
status = Path("/proc/self/status").read_text()  # getrusage would count this process's parent too
peak = int(re.search(r"VmHWM:\\s+(\\d+) kB", status)[1]) / 2**10
print(f"{count:,} entities: {time.perf_counter() - start:.1f} s, at most {peak:.0f} MiB resident")
"""


def lines(count: int) -> Iterator[bytes]:
    """Make the lines of so many entities; ids come again in every chunk, which a stream allows."""
    yield b'{"format":"coalition-model/1"}\n'
    left = count
    for seed in range(count):
        rows = document(CHUNK, seed)
        for section, kind in BY_SECTION.items():
            for row in rows.get(section, ()):
                if not left:
                    return
                left -= 1
                text = json.dumps({kind.kind: row}, ensure_ascii=False, separators=(",", ":"))
                yield text.encode() + b"\n"


def write(count: int, file: Path, *, packed: bool) -> None:
    """Write a stream of so many entities."""
    with file.open("wb") as out:
        if not packed:
            out.writelines(lines(count))
            return
        packer = Packer(out)
        for line in lines(count):
            packer.write(line)
        packer.finish()


def main() -> None:
    """Write, then read in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=1_000_000)
    parser.add_argument("--gzip", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / ("stream.jsonl.gz" if arguments.gzip else "stream.jsonl")
        start = time.perf_counter()
        write(arguments.count, file, packed=arguments.gzip)
        seconds = time.perf_counter() - start
        print(f"written: {file.stat().st_size / 1e6:,.0f} MB, {seconds:.0f} s", flush=True)
        subprocess.run([sys.executable, "-c", READING, str(file)], check=True)


if __name__ == "__main__":
    main()
