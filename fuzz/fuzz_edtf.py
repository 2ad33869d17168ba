"""Fuzz the readers of dates: a text is read and written as it was, or refused with its place."""

from fuzzing import cm, fuzz

SEEDS = (
    "2025-08-17", "2025-08", "156X-12-25", "1984~", "-0044-03-15", "Y170000002", "Y17E3S3",
    "2025-21", "?2004-06-%11", "2022-02-24/..", "2022-02-24/", "../2004~", "{1667,1668..1670}",
    "[1667-12,..1670]", "2025-08-17T15:00:30Z", "2025-08-17T15:00+02:00[Europe/Paris]",
    "2025-08-17T15:00[Europe/Kyiv]/..", "1950S2",
)  # fmt: skip


def read(raw: bytes) -> None:
    """Read a date by its form."""
    text = raw.decode("utf-8", "surrogateescape")
    try:
        value = cm.when(text)
    except cm.InvalidDate as error:
        if not 0 <= error.position <= len(error.text):
            raise AssertionError("the place is outside the text") from error
        str(error)
        return
    if str(value) != text:
        raise AssertionError("it is written otherwise than it was read")
    hash(value)
    repr(value)


if __name__ == "__main__":
    fuzz(read, [seed.encode() for seed in SEEDS])
