"""Fuzz the reader of gzip: what it takes, Python's own takes too, and gives the same."""

import gzip
import zlib

from fuzzing import corpus, fuzz, gzip_form

LIMIT = 1_000_000


def read(raw: bytes) -> None:
    """Unpack bytes, and the same packed; hold what comes out against Python's gzip."""
    if b"".join(gzip_form.unpacked([gzip_form.packed(raw)])) != raw:
        raise AssertionError("packed and unpacked, it is not the same")
    out = bytearray()
    try:
        for piece in gzip_form.unpacked(raw[start : start + 7] for start in range(0, len(raw), 7)):
            out += piece
            if len(out) > LIMIT:
                return
    except gzip_form.Broken:
        return
    try:
        other = gzip.decompress(raw)
    except (OSError, EOFError, zlib.error) as error:
        raise AssertionError("Python's gzip refuses it") from error
    if other != bytes(out):
        raise AssertionError("Python's gzip unpacks something else")


if __name__ == "__main__":
    fuzz(
        read, [gzip.compress(raw, mtime=0) for raw in corpus("json")] + [gzip_form.packed(b""), b""]
    )
