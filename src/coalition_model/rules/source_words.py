"""Rules on words: what is quoted stands in its source."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, cast

from coalition_model.dossier import Dossier
from coalition_model.entities.common import Part
from coalition_model.entities.plans import Clause, PeacePlan
from coalition_model.entities.references import parts
from coalition_model.entities.sources import Source
from coalition_model.errors import shown
from coalition_model.rules.findings import Problem
from coalition_model.rules.rule import Rule, rule
from coalition_model.values.answers import Answer
from coalition_model.values.citations import Citation

_GAP: Final = re.compile(r"\[[^\]]*\]|\(\.\.\.\)|\.{3,}|…|\.(?:\s\.){2,}")
_LETTERS: Final = re.compile(r"\[([^\W\d_]{1,3})\](?=[^\W\d_])|(?<=[^\W\d_])\[([^\W\d_]{1,3})\]")
"""Letters in brackets that belong to a word: '[W]e have', 'agree[d]'."""
_BROKEN: Final = re.compile(r"(?<=[^\W\d_])-\s*\n\s*(?=[^\W\d_])")
"""A word that is broken at the end of a line."""
_HIDDEN: Final = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_WORD: Final = re.compile(r"[^\W_]+|[%€$£+&§°]")


def plain(text: str) -> str:
    """Write the words of a text, each between single spaces, without what typography may change.

    >>> plain("l’« Otan » — dit-il…")
    ' l Otan dit il '
    """
    return _words(_folded(text))


@lru_cache(maxsize=4096)
def _spelled(char: str) -> str:
    """Spell a ligature out; leave superscripts, which change what is said, as they are."""
    if char in "œŒæÆ":
        return {"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae"}[char]
    kind = unicodedata.decomposition(char).partition(" ")[0]
    return char if kind in ("<super>", "<sub>") else unicodedata.normalize("NFKC", char)


def _folded(text: str) -> str:
    joined = _BROKEN.sub("", _HIDDEN.sub("", text))
    composed = unicodedata.normalize("NFC", joined)
    if composed.isascii():
        return composed
    return unicodedata.normalize("NFC", "".join(map(_spelled, composed)))


def _words(text: str) -> str:
    return f" {' '.join(_WORD.findall(text))} "


@lru_cache(maxsize=4096)
def _pieces(quote: str) -> tuple[str, ...]:
    """Split a quotation where words are left out or put in by who quotes."""
    pieces = _GAP.split(_folded(_LETTERS.sub(lambda found: found[1] or found[2], quote)))
    return tuple(words for piece in pieces if (words := _words(piece)).strip())


def stands_in(quote: str, text: str) -> bool:
    """Tell whether the words of a quotation stand in a text, in their order.

    Forgiven are punctuation, quotation marks, apostrophes, dashes and spaces of every form, and the
    case of the first letter; `[...]` and `…` stand for words left out, brackets for what who quotes
    puts in.

    Args:
        quote: the quotation.
        text: a text, as `plain` writes it.

    >>> stands_in("La « coalition » […] en mars", plain("la «coalition» a été créée en mars 2025"))
    True
    >>> stands_in("31 pays", plain("131 pays"))
    False
    """
    start = 0
    for piece in _pieces(quote):
        ways = (piece, f" {piece[1].swapcase()}{piece[2:]}")
        found = [at for way in ways if (at := text.find(way, start)) >= 0]
        if not found:
            return False
        start = min(found) + len(piece) - 1
    return True


def texts_of(dossier: Dossier) -> dict[str, dict[str, str]]:
    """Give the texts of the sources that carry theirs, by language, as `plain` writes them."""
    return {
        source.id: {tag: plain(text) for tag, text in source.text.wordings.items()}
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
    quotation marks, apostrophes, dashes and spaces of every form, and the case of the first letter;
    `[...]` and `…` stand for words left out, and what stands in brackets is the word of who quotes.
    Words are not forgiven. A quotation that is said to restate (`verbatim: false`) is none.
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
    for _, part in parts(plan):
        if isinstance(part, Clause):
            yield part


def _not_found(
    texts: dict[str, dict[str, str]],
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
    quoted = dossier.derived(_quoted)
    for source in dossier.sources.values():
        if source.id in quoted and source.language is None and source.text is None:
            yield Problem(
                source.id,
                "language",
                f"must be given, as {quoted[source.id]} quotes it, but is missing",
                "write the BCP 47 tag of the language that the quoted words are in",
            )


def _quoted(dossier: Dossier) -> dict[str, str]:
    """Find who quotes each source first."""
    found: dict[str, str] = {}
    for owner in dossier.derived(cited_owners):
        for citation in owner.citations:
            if citation.quote is not None and citation.verbatim:
                found.setdefault(citation.via or citation.source, owner.id)
    return found


def described(source: Source) -> str:
    """Name a source for a message, with the day of its publication."""
    return f"{source.id} (published {source.published})"


WORD_RULES: Final[tuple[Rule, ...]] = (
    quote_not_in_source,
    wording_not_in_source,
    language_missing,
)
"""The rules on the words of sources, in the order of their codes."""
