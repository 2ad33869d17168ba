"""Wordings and the languages that they are in."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

import attrs

from coalition_model.errors import InvalidValue, refuse
from coalition_model.values.frozenmap import FrozenMap
from coalition_model.values.model import Model
from coalition_model.values.shapes import BY_LANGUAGE, Form, check

LANGUAGE_PATTERN = "[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*"
Language = Annotated[str, Form(LANGUAGE_PATTERN, "a BCP 47 language tag")]
"""A language tag of BCP 47 (RFC 5646): `fr`, `en-GB`, `uk-Latn`."""


def _frozen(wordings: Mapping[str, str]) -> FrozenMap[str, str]:
    if not isinstance(wordings, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise InvalidValue("Text", "wordings", wordings, "a mapping of languages to words")
    if not all(type(language) is str for language in wordings):  # derived from it, as numpy's
        wordings = {_bare(language): words for language, words in wordings.items()}
    ordered = sorted(wordings, key=str)  # a key that is no text is refused later
    if isinstance(wordings, FrozenMap) and list(wordings) == ordered:
        return wordings
    return FrozenMap({language: wordings[language] for language in ordered})


def _bare(language: object) -> Any:
    return str.__str__(language) if isinstance(language, str) else language  # to be refused later


@attrs.frozen(repr=False)
class Text(Model):
    """One wording in one or several languages.

    Attributes:
        wordings: BCP 47 language tag to the words in that language; at least one, in the order of
            the tags.
        original: the tag of the wording that the others translate, or None where it is not known.

    >>> text = Text({"fr": "coalition des volontaires", "en": "coalition of the willing"}, "fr")
    >>> str(text), text.wording("en-GB"), text.wording("uk") is None
    ('coalition des volontaires', 'coalition of the willing', True)
    >>> Text({})  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    coalition_model.errors.InvalidValue: Text.wordings must be words in at least one language, ...
    """

    wordings: Annotated[FrozenMap[str, str], BY_LANGUAGE] = attrs.field(converter=_frozen)
    original: Language | None = None

    def __attrs_post_init__(self) -> None:
        check(self)
        self._keep_invariants()

    def _keep_invariants(self) -> None:
        refuse(self._problems())

    def _problems(self) -> Iterator[InvalidValue]:
        if not self.wordings:
            expected = "words in at least one language"
            yield InvalidValue("Text", "wordings", self.wordings, expected)
        form = Form(LANGUAGE_PATTERN, "a BCP 47 language tag")
        for language, words in self.wordings.items():
            if not form.accepts(language):
                yield InvalidValue("Text", "wordings", language, form.expected)
            if not words.strip():
                path = ("wordings", language)
                yield InvalidValue("Text", f"wordings[{language}]", words, "words", path)
        if self.original is not None and self.original not in self.wordings:
            yield InvalidValue("Text", "original", self.original, "one of its languages")

    @classmethod
    def of(cls, words: str, language: str) -> "Text":
        """Make a text of words in one language, which is then the original.

        >>> Text.of("L'Europe contre-attaque.", "fr").original
        'fr'
        """
        return cls(FrozenMap({language: words}), language)

    @property
    def languages(self) -> tuple[str, ...]:
        """The language tags, the original first."""
        rest = sorted(tag for tag in self.wordings if tag != self.original)
        return tuple(rest) if self.original is None else (self.original, *rest)

    def wording(self, *languages: str) -> str | None:
        """Give the words in the first of these languages that the text has, or None.

        A tag matches itself first, then any tag with the same primary language.
        """
        for wanted in languages:
            if wanted in self.wordings:
                return self.wordings[wanted]
            primary = wanted.partition("-")[0].lower()
            for tag in self.languages:
                if tag.partition("-")[0].lower() == primary:
                    return self.wordings[tag]
        return None

    def __str__(self) -> str:
        return self.wordings[self.languages[0]]

    def __repr__(self) -> str:
        original = f", original={self.original!r}" if self.original else ""
        return f"Text({dict(self.wordings)!r}{original})"
