"""Ask the shipped week from Alaska to Washington six questions.

Run `python examples/ask_the_week.py`. Every answer is `yes`, `no` or `unknown`: a meeting that was
only announced when the article appeared is not taken to have been held.
"""

from collections.abc import Iterable
from typing import cast

import coalition_model as cm
from coalition_model import queries, reference

DAY = "2025-08-17"


def show(question: str, answers: Iterable[str]) -> None:
    """Print a question and its answers."""
    print(question)
    for answer in answers:
        print(f"  {answer}")
    print()


def in_words(quote: str | None, *, verbatim: bool) -> str:
    """Put a source's words into quotation marks, and only these: other words restate it."""
    if quote is None:
        return "no words given"
    return f"'{quote}'" if verbatim else f"in other words, {quote}"


def shortened(value: object) -> str:
    """Write what a claim says of a size, without the words for what is counted."""
    if not isinstance(value, cm.FrozenMap):
        return str(value)
    fields = cast("cm.FrozenMap[str, object]", value)
    return " ".join(str(fields[key]) for key in ("qualifier", "value", "low") if key in fields)


def main() -> None:
    """Ask, and print."""
    week = reference.dossier("alaska-to-washington")

    show(
        f"Who represented France on {DAY}?",
        (
            f"{queries.label(row.leader, 'en')}, {queries.label(row.office, 'en')}: {row.answer}"
            for row in queries.representatives(week, "state:FR", on=DAY)
        ),
    )
    show(
        f"Which named members of the coalition were in NATO and not in the EU on {DAY}?",
        (
            f"{queries.label(row.member, 'en')}: {row.answer}"
            for row in queries.members(
                week,
                "organization:coalition",
                on=DAY,
                also_in="organization:nato",
                not_in="organization:eu",
            )
        ),
    )
    show(
        "Who was not invited to Alaska?",
        (
            f"{queries.label(row.actor, 'en')}: {in_words(cited.quote, verbatim=cited.verbatim)}"
            for row in queries.attendance(week, "meeting:2025-08-15-alaska")
            if row.status == "not-invited"
            for cited in row.citations[:1]
        ),
    )
    show(
        "In which meetings do Zelenskyy and von der Leyen take part?",
        (
            f"{queries.label(row.meeting, 'en')}, {row.when}, {row.status}: {row.answer}"
            for row in queries.meetings(
                week, with_=["leader:volodymyr-zelenskyy", "leader:ursula-von-der-leyen"]
            )
        ),
    )
    known = week.known_at("2025-08-16")
    show(
        "What had been published by 16 August, the eve of the article?",
        (
            f"{row.kind} {queries.label(row.entity, 'en')}, {row.when}"
            for row in queries.timeline(known)
        ),
    )
    contested = reference.dossier("coalition-of-the-willing")
    accepted = contested.organizations["organization:coalition"].declared_size
    show(
        f"Where does 'thirty-one' come from? The dossier accepts: {accepted}",
        (
            f"{row.answer}: {row.source.id if row.source else 'no source'}, "
            f"{row.published or 'no date'}, "
            + (
                in_words(row.quote, verbatim=row.verbatim)
                if row.claim is None
                else f"claims {shortened(row.value)}"
            )
            for row in queries.evidence(contested, "organization:coalition", field="declared_size")
        ),
    )


if __name__ == "__main__":
    main()
