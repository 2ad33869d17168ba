"""What somebody may have meant: the nearest of many spellings."""

import difflib
import os.path
from collections.abc import Iterable
from typing import Final

_LONGEST: Final = 200
"""How long a text may be for a nearest spelling to be looked for."""


HINTS: Final = 20
"""For how many things that are not there a nearest spelling is looked for: each costs a search."""


def nearest(text: str, candidates: Iterable[str]) -> tuple[str, ...]:
    """Give the candidates that are spelled most like a text, best first; at most three.

    >>> nearest("publisched", ["published", "publisher", "link"])
    ('published', 'publisher')
    """
    if len(text) > _LONGEST:
        return ()
    pool = [each for each in candidates if len(each) <= 2 * len(text)][:5_000]
    lowered = {each.lower(): each for each in pool}
    close = difflib.get_close_matches(text.lower(), lowered, n=100, cutoff=0.7)
    matcher = difflib.SequenceMatcher(b=text.lower())

    def rank(word: str) -> tuple[float, int]:
        matcher.set_seq1(word)
        return -matcher.ratio(), -len(os.path.commonprefix([word, text.lower()]))  # noqa: RUF071

    return tuple(lowered[each] for each in sorted(close, key=rank)[:3])
