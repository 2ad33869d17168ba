"""Three-valued answers: what a question gets when dates and facts are only partly known."""

from enum import Enum


class Answer(Enum):
    """YES, NO or UNKNOWN, joined by the strong three-valued logic of Kleene.

    An answer is UNKNOWN when what is known leaves both possible. `&`, `|` and `~` keep what can be
    kept: NO and anything is NO, YES or anything is YES.

    >>> Answer.YES & Answer.UNKNOWN
    Answer.UNKNOWN
    >>> Answer.YES | Answer.UNKNOWN
    Answer.YES
    >>> ~Answer.UNKNOWN
    Answer.UNKNOWN

    An UNKNOWN is neither true nor false, so a bare `if answer:` refuses it:

    >>> bool(Answer.YES), bool(Answer.NO)
    (True, False)
    >>> bool(Answer.UNKNOWN)
    Traceback (most recent call last):
    TypeError: an Answer used as a condition must be YES or NO, but is UNKNOWN: ask .certain \
(is it YES?) or .possible (is it not NO?)
    """

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    @classmethod
    def of(cls, known: bool) -> "Answer":  # noqa: FBT001 - the truth value is all there is to say
        """Turn a plain truth value into YES or NO.

        >>> Answer.of(2 > 1)
        Answer.YES
        """
        return _YES if known else _NO

    @classmethod
    def between(cls, *, certain: bool, possible: bool) -> "Answer":
        """Answer YES what is certain, NO what is not even possible, UNKNOWN the rest.

        >>> Answer.between(certain=False, possible=True)
        Answer.UNKNOWN
        """
        if certain:
            return _YES
        return _UNKNOWN if possible else _NO

    @property
    def certain(self) -> bool:
        """Whether the answer is YES.

        >>> Answer.UNKNOWN.certain
        False
        """
        return self is _YES

    @property
    def possible(self) -> bool:
        """Whether the answer is not NO.

        >>> Answer.UNKNOWN.possible
        True
        """
        return self is not _NO

    def __and__(self, other: "Answer") -> "Answer":
        if self is _NO or other is _NO:
            return _NO
        return _YES if self is _YES and other is _YES else _UNKNOWN

    def __or__(self, other: "Answer") -> "Answer":
        if self is _YES or other is _YES:
            return _YES
        return _NO if self is _NO and other is _NO else _UNKNOWN

    def __invert__(self) -> "Answer":
        if self is _UNKNOWN:
            return _UNKNOWN
        return _NO if self is _YES else _YES

    def __bool__(self) -> bool:
        if self is _UNKNOWN:
            raise TypeError(
                "an Answer used as a condition must be YES or NO, but is UNKNOWN: "
                "ask .certain (is it YES?) or .possible (is it not NO?)"
            )
        return self is _YES

    def __str__(self) -> str:
        return self.value

    def __repr__(self) -> str:
        return f"Answer.{self.name}"


# The members as plain names: looking one up on the class takes longer than the logic.
_YES = Answer.YES
_NO = Answer.NO
_UNKNOWN = Answer.UNKNOWN
