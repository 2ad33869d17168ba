"""The clauses of a plan as they are compared: one row of pieces, each with what it is about."""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from coalition_model.entities.commitments import Commitment
from coalition_model.entities.plans import Clause
from coalition_model.queries.comparing_words import matter, primary
from coalition_model.values.quantities import Quantity
from coalition_model.values.text import Text


@attrs.frozen(eq=False)
class Piece:
    """A clause, taken out of its plan.

    Attributes:
        place: its place in its plan, nested clauses right after the one that they are in.
        parent: the place of the clause that it is in.
        path: its number, with those above it.
        clause: the clause itself.
        texts: its words, by language.
        words: what its words are about and how they put it, by language.
        coded: the same of the words of its commitments.
        quantities: its numbers.
        outer: the place of the outermost clause that it is in, its own where it is in none.
        actors: who is party to it.
        roles: in which roles, and who in which.
        topics: what it is about, in the coder's terms.
        places: where.
    """

    place: int
    parent: int | None
    outer: int
    path: tuple[str, ...]
    clause: Clause
    texts: dict[str, str]
    words: dict[str, dict[str, str]]
    coded: dict[str, dict[str, str]]
    quantities: tuple[Quantity, ...]
    actors: frozenset[str]
    roles: frozenset[str]
    topics: frozenset[str]
    places: frozenset[str]


def pieces(clauses: Sequence[Clause]) -> tuple[Piece, ...]:
    """Lay the clauses of a plan out in one row, those within others right after them."""
    found: list[Piece] = []

    def walk(level: Iterable[Clause], parent: int | None, above: tuple[str, ...]) -> None:
        for clause in level:
            place, path = len(found), (*above, clause.number)
            outer = place if parent is None else found[parent].outer
            found.append(_piece(clause, place, parent, outer, path))
            walk(clause.clauses, place, path)

    walk(clauses, None, ())
    return tuple(found)


def _piece(
    clause: Clause, place: int, parent: int | None, outer: int, path: tuple[str, ...]
) -> Piece:
    texts = _by_language(clause.text)
    coded: dict[str, dict[str, str]] = {}
    for commitment in clause.commitments:
        for text in _texts(commitment):
            for language, words in _by_language(text).items():
                coded[language] = matter(words, language) | coded.get(language, {})
    topics = frozenset(clause.topics)
    parties = [each for one in clause.commitments for each in one.parties]
    return Piece(
        place=place,
        parent=parent,
        outer=outer,
        path=path,
        clause=clause,
        texts=texts,
        words={language: matter(words, language) for language, words in texts.items()},
        coded=coded,
        quantities=tuple(each for one in clause.commitments for each in one.quantities),
        actors=frozenset(each.actor for each in parties),
        roles=frozenset(
            token for each in parties for token in (each.role, f"{each.actor} as {each.role}")
        ),
        topics=topics,
        places=frozenset(each for one in clause.commitments for each in one.places),
    )


def together(parts: Sequence[Piece]) -> Piece:
    """Take several clauses of one plan for one."""
    first = parts[0]
    if len(parts) == 1:
        return first
    languages = set(first.texts).intersection(*(each.texts for each in parts))
    texts = {
        language: " ".join(each.texts[language] for each in parts)
        for language in first.texts
        if language in languages
    }
    coded: dict[str, dict[str, str]] = {}
    for each in parts:
        for language, words in each.coded.items():
            coded[language] = words | coded.get(language, {})
    return attrs.evolve(
        first,
        texts=texts,
        words={
            language: {key: word for each in parts for key, word in each.words[language].items()}
            for language in texts
        },
        coded=coded,
        quantities=tuple(amount for each in parts for amount in each.quantities),
        actors=frozenset[str]().union(*(each.actors for each in parts)),
        roles=frozenset[str]().union(*(each.roles for each in parts)),
        topics=frozenset[str]().union(*(each.topics for each in parts)),
        places=frozenset[str]().union(*(each.places for each in parts)),
    )


def _by_language(text: Text | None) -> dict[str, str]:
    if text is None:
        return {}
    found: dict[str, str] = {}
    for tag in text.languages:
        found.setdefault(primary(tag), text.wordings[tag])
    return found


def _texts(commitment: Commitment) -> Iterator[Text]:
    given = (commitment.action, commitment.object, commitment.purpose, *commitment.means)
    yield from (text for text in given if text is not None)


def common_coding(left: Piece, right: Piece) -> str | None:
    """Give the language in which what is coded of two clauses can be compared."""
    return min(left.coded.keys() & right.coded.keys(), default=None)


def common(left: Piece, right: Piece) -> str | None:
    """Give the language in which the words of two clauses can be compared, an original's first."""
    shared = left.texts.keys() & right.texts.keys()
    if len(shared) < 2:
        return next(iter(shared), None)
    first = (next(iter(left.texts)), next(iter(right.texts)))
    return min(shared, key=lambda language: (-first.count(language), language))


def comparable(left: Piece, right: Piece) -> bool:
    """Tell whether there is anything by which two clauses can be told apart or known again."""
    return common(left, right) is not None or any(
        (
            left.coded.keys() & right.coded.keys(),
            left.topics and right.topics,
            left.quantities and right.quantities,
            left.actors and right.actors,
        )
    )
