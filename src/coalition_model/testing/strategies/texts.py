"""Words in several languages, with the typography that real documents have."""

from collections.abc import Sequence
from typing import Final

from hypothesis import strategies as st

from coalition_model.testing.strategies.arguments import Drawn, checked, refuse, strategy_of
from coalition_model.testing.worlds.tables import AGENDA, CASES, POINTS, REPORTED, SAID
from coalition_model.values.frozenmap import FrozenMap
from coalition_model.values.names import Identifier, Name, NameKind
from coalition_model.values.text import Text

LANGUAGES: Final = ("en", "fr", "uk")
_TABLES: Final = (*POINTS, *SAID, *AGENDA, *CASES)
_SENTENCES: Final[dict[str, tuple[str, ...]]] = {
    language: (
        *(words[language] for words in _TABLES),
        *REPORTED[language],
    )
    for language in LANGUAGES
}


def sentences(language: Drawn[str] | None = None) -> st.SearchStrategy[str]:
    """Draw sentences as newspapers and plans have them.

    Args:
        language: `en`, `fr` or `uk`.

    Raises:
        InvalidArgument: there are no sentences in this language.

    >>> from hypothesis import find
    >>> "ʼ" in find(sentences("uk"), lambda words: "ʼ" in words)
    True
    """
    if language is None:
        language = st.sampled_from(LANGUAGES)
    languages = checked("sentences", "language", language, _known, "en, fr or uk")
    return languages.flatmap(lambda tag: st.sampled_from(_SENTENCES[tag]))


def _known(language: str) -> bool:
    return language in _SENTENCES


def texts(
    languages: Sequence[str] = LANGUAGES, *, translated: bool | None = None
) -> st.SearchStrategy[Text]:
    r"""Draw texts in one language, or translated into all of some languages.

    Args:
        languages: the languages, of `en`, `fr` and `uk`; the first is the plainest.
        translated: True for all of them at once, False for one.

    Raises:
        InvalidArgument: there are no words in one of the languages, or none is named.

    >>> from hypothesis import find
    >>> find(texts(["fr"]), lambda text: "\u202f" in str(text)).languages
    ('fr',)
    """
    if not languages or any(language not in LANGUAGES for language in languages):
        raise refuse("texts", "languages", "some of en, fr and uk", languages)
    tags = tuple(languages)

    @st.composite
    def drawn(draw: st.DrawFn) -> Text:
        words = draw(st.sampled_from(_TABLES))
        original = draw(st.sampled_from(tags))
        whole = draw(st.booleans()) if translated is None else translated
        if whole:
            return Text(FrozenMap({tag: words[tag] for tag in tags}), original)
        return Text.of(words[original], original)

    return drawn()


_CALLED: Final[dict[str, tuple[str, ...]]] = {
    "en": ("Harbour Group", "The “Quiet” Forum", "Friends of St. Ives"),
    "fr": (
        "L’Entente",
        "Forum de l’Été",
        "«\u00a0Groupe des Sept\u00a0»",
        "Comité d’e\u0301thique",
    ),
    "uk": ("Згода", "Обʼєднання міст", "Форум «Ґанок»", "Спілка п’яти"),
}


def names(
    *, language: Drawn[str] | None = None, kind: Drawn[NameKind] = "short"
) -> st.SearchStrategy[Name]:
    """Draw names of organizations and the like.

    Args:
        language: `en`, `fr` or `uk`.
        kind: the kind of name.

    Raises:
        InvalidArgument: there are no names in this language.

    >>> from hypothesis import find
    >>> find(names(language="fr"), lambda name: True)
    Name(text='L’Entente', language='fr')
    """
    if language is None:
        language = st.sampled_from(LANGUAGES)
    languages = checked("names", "language", language, _known, "en, fr or uk")
    kinds = strategy_of(kind)

    def named(tag: str) -> st.SearchStrategy[Name]:
        words = st.sampled_from(_CALLED[tag])
        return st.builds(Name, text=words, language=st.just(tag), kind=kinds)

    return languages.flatmap(named)


_SCHEMES: Final[dict[str, st.SearchStrategy[str]]] = {
    "wikidata": st.integers(1, 9_999_999).map("Q{}".format),
    "cow": st.integers(2, 999).map(str),
    "gw": st.integers(2, 9999).map(str),
    "x": st.sampled_from(("vonderleyen", "elysee", "kmu_gov_ua", "a1")),
    "viaf": st.integers(1, 10**9).map(str),
}


def identifiers(*, scheme: Drawn[str] | None = None) -> st.SearchStrategy[Identifier]:
    """Draw identifiers of outside registers, well-formed by their schemes.

    Args:
        scheme: `wikidata`, `cow`, `gw`, `viaf` or `x`.

    Raises:
        InvalidArgument: the form of this scheme is not known here.

    >>> from hypothesis import find
    >>> find(identifiers(scheme="wikidata"), lambda identifier: True)
    Identifier(scheme='wikidata', value='Q1')
    """
    if scheme is None:
        scheme = st.sampled_from(tuple(_SCHEMES))
    expected = f"one of {', '.join(_SCHEMES)}"
    schemes = checked("identifiers", "scheme", scheme, lambda each: each in _SCHEMES, expected)
    return schemes.flatmap(
        lambda each: st.builds(Identifier, scheme=st.just(each), value=_SCHEMES[each])
    )
