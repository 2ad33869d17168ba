"""Rules on words: what is quoted stands in its source."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import chain, pairwise
from typing import Final, cast

from coalition_model.dossier import Dossier
from coalition_model.entities.common import Part
from coalition_model.entities.plans import Clause, PeacePlan
from coalition_model.entities.references import parts_alone
from coalition_model.entities.sources import Source
from coalition_model.errors import shown
from coalition_model.rules.findings import Problem
from coalition_model.rules.rule import Rule, rule
from coalition_model.values.answers import Answer
from coalition_model.values.citations import Citation

_GAP: Final = re.compile(r"\[[^\]]*\]|\(\.\.\.\)|\.{3,}|[…⋯]+|\.(?:\s\.){2,}")
_LETTERS: Final = re.compile(r"\[([^\W\d_]{1,3})\](?=[^\W\d_])|(?<=[^\W\d_])\[([^\W\d_]{1,3})\]")
"""Letters in brackets that belong to a word: '[W]e have', 'agree[d]'."""
_BROKEN: Final = re.compile(r"(?<=[^\W\d_])[-‐]\s*\n\s*(?=[^\W\d_])")
"""A word that is broken at the end of a line, or has its hyphen there."""
_BREAK: Final = "\ue004"
"""Where a word is broken: it is read as one word, and as two."""
_HIDDEN: Final = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_DIGITS: Final = re.compile(r"\d")
_MINUS: Final = re.compile(r"(?<![^\s(\[{«“\"‘'])(?<!\d\s)(?:[-‐‑‒–]|−\s?)(?=\d)")
"""A minus: a dash at a number that follows neither a word nor another number."""
_DASH: Final = re.compile(r"[-‐‑‒–−]\s?\d")
_POINT: Final = re.compile(r"(?<=\d)[.,٫٬](?=\d)")
_APOSTROPHES: Final = frozenset("\u02bb\u02bc\u00b4")
"""Apostrophes that Unicode counts as letters or as accents: those of Ukrainian among them."""
_NOT: Final = re.compile(r"(?<=n)['’](?=t(?!\w))", re.IGNORECASE)
_KEPT: Final = {
    "−": "\ue000",
    ".": "\ue001",
    ",": "\ue002",
    "٫": "\ue001",
    "٬": "\ue002",
    "'": "\ue003",
}
"""What is part of a number or a word where it stands in one, written so that it is not taken for
punctuation."""
_SIGNS: Final = frozenset("%‰‱°§&+±×÷=<≤≥")
_BEHIND: Final = re.compile(r"(?<=\d) (?=[%‰‱°$£€¥₴₽])")
_BEFORE: Final = re.compile(r"(?<=[$£€¥₴₽+±<≤≥§]) (?=\d)")
_THOUSANDS: Final = re.compile(r"(?<=\d)[ \ue001\ue002](?=\d{3}(?!\d))")
_UNIT: Final = re.compile(
    r"(?<=\d) (?=(?:h|H|hrs?|Uhr|min|mn|sec|s|am|pm|km|cm|mm|m|ha|kg|g|t|l|kW|MW|GW|TW|kV|kWh|MWh"
    r"|GWh|TWh|GMT|UTC|k|M|bn|tn|Md|Mds|Mio|Mrd|mln|mld|er|ers|re|e|st|nd|rd|th"
    r"|км|м|см|кг|г|т|га|год|хв|ч|мин|тис|тыс|млн|млрд|трлн)(?![^\W\d_]))"
)
_MINUTES: Final = re.compile(r"(?<=\d[hH]) (?=\d\d(?!\d))")
"""The space before a unit of letters, and between hours and minutes: '20 km', '15 h 30'."""
_UNSPACED: Final = ("THAI ", "LAO ", "KHMER ", "MYANMAR ", "TIBETAN ")
_IDEOGRAPHIC: Final = ("CJK ", "IDEOGRAPHIC ", "HIRAGANA ", "KATAKANA", "BOPOMOFO ", "YI ")
_OPTIONAL: Final = (
    ("\u0591", "\u05bd"),
    ("\u05bf", "\u05bf"),
    ("\u05c1", "\u05c2"),
    ("\u05c4", "\u05c5"),
    ("\u05c7", "\u05c7"),
    ("\u0610", "\u061a"),
    ("\u0640", "\u0640"),
    ("\u064b", "\u0652"),
    ("\u0670", "\u0670"),
    ("\u06d6", "\u06dc"),
    ("\u06df", "\u06e4"),
    ("\u06e7", "\u06e8"),
    ("\u06ea", "\u06ed"),
    ("\ufe00", "\ufe0f"),
)
"""The signs of vowels that Hebrew and Arabic may leave out, the stroke that only lengthens an
Arabic word, and selectors of a glyph."""


class _Marks(dict[int, str]):
    """What each character is among words: itself, a word of its own, a space or nothing."""

    def __missing__(self, code: int) -> str:
        written = self[code] = _written(chr(code))
        return written


def _written(char: str) -> str:
    if any(first <= char <= last for first, last in _OPTIONAL):
        return ""
    if char == _BREAK or char in _KEPT.values():
        return char
    category = unicodedata.category(char)
    if category[0] in "LM" and not char.isascii():
        name = unicodedata.name(char, "")
        if name.startswith(_IDEOGRAPHIC):
            return f" {char} "
        return f" {char}" if category[0] == "L" and name.startswith(_UNSPACED) else char
    if category[0] in "LMN":
        return char
    return f" {char} " if char in _SIGNS or category == "Sc" else " "


_MARKS: Final = _Marks()


class _Form:
    """One reading of a text: its words, each between single spaces, and which these are."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = frozenset(text.split())

    def holds(self, pieces: Iterable[str]) -> bool:
        """Tell whether pieces stand in it one after another."""
        start = 0
        for piece in pieces:
            ways = (piece, f" {piece[1].swapcase()}{piece[2:]}")
            found = [
                at
                for way in ways
                if self.words.issuperset(way.split()) and (at := self.text.find(way, start)) >= 0
            ]
            if not found:
                return False
            start = min(found) + len(piece) - 1
        return True


class SourceWords:
    """The words of a text, without what typography may change; each reading is written once.

    >>> SourceWords("l’« Otan » — dit-il…").plain.text
    ' l Otan dit il '
    >>> SourceWords("三月に 結成 — 3 % à 100€").plain.text
    ' 三 月 に 結 成 3% à 100€ '
    """

    def __init__(self, text: str) -> None:
        self._marked = _words(_folded(text))
        self._pairs = _pairs(self._marked)

    @cached_property
    def plain(self) -> _Form:
        """The words, those that are broken at the end of a line joined."""
        return _Form(_joined(self._marked))

    @cached_property
    def _split(self) -> _Form:
        """The words, those that are broken at the end of a line as two."""
        return _Form(_split(self._marked))

    @cached_property
    def _paired(self) -> _Form:
        """The words, two joined wherever they are those of any broken one."""
        return _Form(_in_pairs(_split(self._marked), self._pairs))

    @cached_property
    def _loose(self) -> _Form:
        """The words, numbers without what groups them and parts them from their units."""
        return _Form(ungrouped(self._paired.text if self._pairs else self.plain.text))

    def hold(self, pieces: Sequence[str]) -> bool:
        """Tell whether the pieces of a quotation stand in the text, in any reading of both."""
        if not any(_BREAK in piece for piece in pieces):
            return self._holds(pieces)
        readings = (_joined, _split, self._fitted)
        return any(self._holds([read(piece) for piece in pieces]) for read in readings)

    def _holds(self, pieces: Sequence[str]) -> bool:
        if self.plain.holds(pieces):
            return True
        if self._pairs:
            if self._split.holds(pieces):
                return True
            pieces = [_in_pairs(each, self._pairs) for each in pieces]
            if self._paired.holds(pieces):
                return True
        return any(map(_DIGITS.search, pieces)) and self._loose.holds(map(ungrouped, pieces))

    def _fitted(self, piece: str) -> str:
        """Join those broken words of a quotation that are words of the text."""
        known = self.plain.words
        words = (
            whole if (whole := word.replace(_BREAK, "")) in known else word.replace(_BREAK, " ")
            for word in piece.split()
        )
        return f" {' '.join(words)} "


def _joined(marked: str) -> str:
    return f" {' '.join(marked.replace(_BREAK, '').split())} " if _BREAK in marked else marked


def _split(marked: str) -> str:
    return f" {' '.join(marked.replace(_BREAK, ' ').split())} " if _BREAK in marked else marked


def _pairs(marked: str) -> frozenset[tuple[str, str]]:
    """Give the two halves of each word that is broken at the end of a line."""
    if _BREAK not in marked:
        return frozenset()
    halves = [word.split(_BREAK) for word in marked.split() if _BREAK in word]
    return frozenset(pair for each in halves for pair in pairwise(each))


def _in_pairs(words: str, pairs: frozenset[tuple[str, str]]) -> str:
    """Join two words wherever they are a pair."""
    given = words.split()
    spaces = ["" if pair in pairs else " " for pair in pairwise(given)]
    return " " + "".join(chain(*zip(given, (*spaces, " "), strict=True))) if given else words


def ungrouped(words: str) -> str:
    """Write words without what groups digits and what stands between a number and its unit."""
    return _MINUTES.sub("", _UNIT.sub("", _THOUSANDS.sub("", words)))


class _Spellings(dict[int, str]):
    """How each character is spelled."""

    def __missing__(self, code: int) -> str:
        spelled = self[code] = _spelled(chr(code))
        return spelled


_SPELLINGS: Final = _Spellings()


def _spelled(char: str) -> str:
    """Spell a ligature out; leave superscripts and fractions, which change what is said."""
    if char in _APOSTROPHES:
        return "'"
    if char in "œŒæÆ":
        return {"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae"}[char]
    kind = unicodedata.decomposition(char).partition(" ")[0]
    kept = kind in ("<super>", "<sub>", "<fraction>")
    return char if kept else unicodedata.normalize("NFKC", char)


def _folded(text: str) -> str:
    broken = _BROKEN.sub(_BREAK, _HIDDEN.sub("", text))
    composed = unicodedata.normalize("NFC", broken)
    if composed.isascii():
        return composed
    return unicodedata.normalize("NFC", composed.translate(_SPELLINGS))


def _words(text: str) -> str:
    text = _NOT.sub(_KEPT["'"], text)
    numbers = _DIGITS.search(text) is not None
    if numbers:
        if _DASH.search(text) is not None:
            text = _MINUS.sub(_KEPT["−"], text)
        text = _POINT.sub(lambda found: _KEPT[found[0]], text)
    words = " ".join(text.translate(_MARKS).split())
    if numbers:
        words = _BEFORE.sub("", _BEHIND.sub("", words))
    return f" {words} "


@lru_cache(maxsize=4096)
def _pieces(quote: str) -> tuple[str, ...]:
    """Split a quotation where words are left out or put in by who quotes."""
    pieces = _GAP.split(_folded(_LETTERS.sub(lambda found: found[1] or found[2], quote)))
    return tuple(words for piece in pieces if (words := _words(piece)).strip())


def stands_in(quote: str, text: SourceWords) -> bool:
    """Tell whether the words of a quotation stand in a text, in their order.

    Forgiven are punctuation, quotation marks, apostrophes, dashes and spaces of every form, how
    the thousands of a number are set apart and whether a space parts it from a unit of letters,
    where lines break a word, the case of the first letter, and the signs of vowels that Arabic and
    Hebrew may leave out; `[...]` and `…` stand for words left out, brackets for what who quotes
    puts in. What belongs to a number counts: a minus, a decimal comma or point, a sign of per cent,
    of degrees or of a currency.

    Args:
        quote: the quotation.
        text: the words of a text.

    >>> text = SourceWords("la «coalition» a été créée en mars 2025")
    >>> stands_in("La « coalition » […] en mars", text)
    True
    >>> stands_in("31 pays", SourceWords("131 pays"))
    False
    """
    return text.hold(_pieces(quote))


def texts_of(dossier: Dossier) -> dict[str, dict[str, SourceWords]]:
    """Give the words of the sources that carry their text, by language."""
    return {
        source.id: {tag: SourceWords(text) for tag, text in source.text.wordings.items()}
        for source in dossier.sources.values()
        if source.text is not None
    }


def cited_owners(dossier: Dossier) -> list[Part]:
    """Give every entity and part that carries citations."""
    owners: list[Part] = [entity for entity in dossier if entity.citations]
    for part_id in dossier.part_ids:
        part = cast("Part", dossier[part_id])
        if part.citations:
            owners.append(part)
    return owners


@rule(
    "SRC003",
    "error",
    passing="""
      sources:
        - id: source:paper
          kind: article
          language: fr
          text: {fr: "La « coalition des volontaires » a été créée en mars 2025."}
      organizations:
        - id: organization:club
          kind: coalition
          founded: 2025-03
          citations:
            - {source: source:paper, quote: "la «coalition des volontaires» […] créée en mars"}
    """,
    failing="""
      sources:
        - id: source:paper
          kind: article
          language: fr
          text: {fr: "La « coalition des volontaires » a été créée en mars 2025."}
      organizations:
        - id: organization:club
          kind: coalition
          founded: 2025-03
          citations:
            - {source: source:paper, quote: "la coalition des volontaires est créée en mars"}
    """,
)
def quote_not_in_source(dossier: Dossier) -> Iterator[Problem]:
    """The words of a quotation stand in its source.

    Looks for `quote` in the `text` of the cited source and of the one by way of which it is known
    (`via`), in any of their languages, where such a text is given. Forgiven are punctuation,
    quotation marks, apostrophes, dashes, ligatures and spaces of every form, how the thousands of a
    number are set apart, whether a space parts it from a unit of letters ('15h', '20 km'), where
    lines break a word, the case of the first letter, and the signs of vowels that Arabic and Hebrew
    may leave out; `[...]` and `…` stand for words left out, and what stands in brackets is
    the word of who quotes. Scripts that set no spaces are compared letter by letter.

    Words are not forgiven, nor what belongs to one and changes it: a minus, a decimal comma or
    point, a sign of per cent, of degrees or of a currency at a number, the 't' of 'can't'. A
    quotation that is said to restate (`verbatim: false`) is none.
    """
    texts = dossier.derived(texts_of)
    if not texts:
        return
    for owner in dossier.derived(cited_owners):
        for place, citation in enumerate(owner.citations):
            if citation.quote is None or not citation.verbatim:
                continue
            seen = [each for each in (citation.source, citation.via) if each in texts]
            given = [text for each in seen for text in texts[cast("str", each)].values()]
            if given and not any(stands_in(citation.quote, text) for text in given):
                yield Problem(
                    owner.id,
                    f"citations/{place}/quote",
                    f"must be words of {' or '.join(map(str, seen))}, "
                    f"but is {shown(citation.quote)}",
                    "copy the words as they stand there, or write verbatim: false",
                )


@rule(
    "SRC004",
    "error",
    passing="""
      sources:
        - id: source:paper
          kind: article
          language: en
          text: {en: "Point two: Ukraine takes part in all peace talks."}
      plans:
        - id: plan:points
          clauses: [{number: "2", text: {en: ukraine takes part in all peace talks}}]
          citations: [source:paper]
    """,
    failing="""
      sources:
        - id: source:paper
          kind: article
          language: en
          text: {en: "Point two: Ukraine takes part in all peace talks."}
      plans:
        - id: plan:points
          clauses: [{number: "2", text: {en: Ukraine takes part in the peace talks}}]
          citations: [source:paper]
    """,
)
def wording_not_in_source(dossier: Dossier) -> Iterator[Problem]:
    """A wording that is given as verbatim stands in a source that is cited for it.

    Looks at clauses whose wording is `verbatim`, and at statements that are `direct`: their text
    must stand in one of the sources that are cited for them (for a clause, else for its plan),
    where one of these carries its text in a language of the wording. Typography is forgiven as in
    SRC003. Silent where no cited source carries a text in such a language: a translation is none
    of the source's words.
    """
    texts = dossier.derived(texts_of)
    if not texts:
        return
    for statement in dossier.statements.values():
        if statement.direct is Answer.YES and statement.text is not None:
            wordings = statement.text.wordings
            yield from _not_found(texts, statement.id, wordings, statement.citations)
    for plan in dossier.plans.values():
        for clause in _clauses(plan):
            if clause.wording == "verbatim" and clause.text is not None:
                cited = clause.citations or plan.citations
                yield from _not_found(texts, clause.id, clause.text.wordings, cited)


def _clauses(plan: PeacePlan) -> Iterator[Clause]:
    for part in parts_alone(plan):
        if isinstance(part, Clause):
            yield part


def _not_found(
    texts: dict[str, dict[str, SourceWords]],
    owner: str,
    words: Mapping[str, str],
    citations: tuple[Citation, ...],
) -> Iterator[Problem]:
    sources = [each for each in _supporting(citations) if each in texts]
    compared = [
        (quote, text)
        for each in sources
        for tag, text in texts[each].items()
        for own, quote in words.items()
        if own.partition("-")[0].lower() == tag.partition("-")[0].lower()
    ]
    if compared and not any(stands_in(quote, text) for quote, text in compared):
        yield Problem(
            owner,
            "text",
            f"must be words of {', '.join(sources)}, but is {shown(compared[0][0])}",
            "copy the words as they stand there, or say that they are restated or partial",
        )


def _supporting(citations: tuple[Citation, ...]) -> list[str]:
    return list(dict.fromkeys(each.source for each in citations if each.supports("text")))


@rule(
    "SRC005",
    "warning",
    passing="""
      sources: [{id: source:paper, kind: article}]
      events:
        - id: event:talks
          kind: other
          citations: [{source: source:paper, quote: they talked, verbatim: false}]
    """,
    failing="""
      sources: [{id: source:paper, kind: article}]
      events:
        - id: event:talks
          kind: other
          citations: [{source: source:paper, quote: they talked}]
    """,
)
def language_missing(dossier: Dossier) -> Iterator[Problem]:
    """A source that is quoted says in which language it is.

    Looks at sources whose words are quoted (`verbatim` or not said otherwise) and that state
    neither `language` nor a `text`, which has its language with it. Where a source is known by way
    of another (`via`), the words are those of the other. What only restates a source needs no
    language of it.
    """
    lacking: dict[str, str | None] = {
        source.id: None
        for source in dossier.sources.values()
        if source.language is None and source.text is None
    }
    if not lacking:
        return
    for owner in dossier.derived(cited_owners):
        for citation in owner.citations:
            if citation.quote is not None and citation.verbatim:
                quoted = citation.via or citation.source
                if quoted in lacking and lacking[quoted] is None:
                    lacking[quoted] = owner.id
    for id_, who in lacking.items():
        if who is not None:
            yield Problem(
                id_,
                "language",
                f"must be given, as {who} quotes it, but is missing",
                "write the BCP 47 tag of the language that the quoted words are in",
            )


def described(source: Source) -> str:
    """Name a source for a message, with the day of its publication."""
    return f"{source.id} (published {source.published})"


WORD_RULES: Final[tuple[Rule, ...]] = (
    quote_not_in_source,
    wording_not_in_source,
    language_missing,
)
"""The rules on the words of sources, in the order of their codes."""
