"""Fuzz the readers of JSON: the one for bulk and the one that explains say the same."""

from fuzzing import closing, cm, corpus, drafts, fuzz, goes_round


def explained(raw: bytes) -> cm.Dossier | None:
    """Read a document so that every fault is explained; None where there is one."""
    try:
        return closing.close([drafts.read_draft("", raw, "json")])
    except cm.DocumentError:
        return None


def read(raw: bytes) -> None:
    """Read a document in both ways, and write it again."""
    if b'"uses"' in raw:  # which the reader of one document leaves to its caller
        goes_round(raw, "json")
        return
    slowly = explained(raw)
    try:
        quickly = cm.loads(raw)
    except cm.DocumentError:
        quickly = None
    if (quickly is None) != (slowly is None) or quickly != slowly:
        raise AssertionError("the two readers differ")
    if quickly is not None:
        goes_round(raw, "json")


if __name__ == "__main__":
    fuzz(read, corpus("json"))
