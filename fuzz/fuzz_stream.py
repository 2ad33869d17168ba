"""Fuzz the reader of streams of JSON Lines: it finds what the reader of whole documents finds."""

from io import BytesIO

from fuzzing import cm, corpus, formats, fuzz


def read(raw: bytes) -> None:
    """Read a stream to its end, and close it as a whole document is closed."""
    try:
        with formats.read_stream(BytesIO(raw), max_line=100_000) as stream:
            entities = list(stream)
    except cm.DocumentError:
        try:
            formats.loads(raw, format="jsonl")
        except cm.DocumentError:
            return
        if max(map(len, raw.split(b"\n"))) <= 100_000:
            raise AssertionError("the stream is refused, the document is not") from None
        return
    try:
        dossier = formats.loads(raw, format="jsonl")
    except cm.DocumentError:  # of what is told of the whole only
        return
    if sorted(each.id for each in entities) != sorted(each.id for each in dossier.own):
        raise AssertionError("the stream and the document hold different entities")


if __name__ == "__main__":
    fuzz(read, corpus("jsonl"))
