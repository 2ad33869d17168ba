"""What is claimed, by whom, and whether it agrees with what the dossier holds."""

import json
from collections.abc import Sequence
from typing import Final, cast

import attrs

from coalition_model.cli.page import Cell, Page, joined, styled, tag
from coalition_model.dossier import Dossier
from coalition_model.entities.claims import Claim
from coalition_model.entities.references import parts_alone
from coalition_model.errors import InvalidValue
from coalition_model.queries.agreement import agrees
from coalition_model.queries.claimed import value_of
from coalition_model.queries.dates_in_words import when_words
from coalition_model.queries.indexes import claims_by_subject
from coalition_model.queries.naming import Names, phrase, plain
from coalition_model.queries.wording import Words
from coalition_model.values.answers import Answer
from coalition_model.values.json_values import JsonValue, thaw_json
from coalition_model.values.shapes import field_of

_ANSWERS: Final = {
    Answer.YES: "= agrees",
    Answer.NO: "≠ differs",
    Answer.UNKNOWN: "claimed",
}

_ADDED: Final = ("names", "identifiers", "attested")
"""Fields whose claims add to what is held and take nothing from it."""


@attrs.frozen
class Group:
    """Claims on one field of one thing.

    Attributes:
        about: the id of the thing.
        field: the name of the field.
        claims: the claims, each with whether it agrees with what the dossier holds.
    """

    about: str
    field: str
    claims: tuple[tuple[Claim, Answer], ...]


def claims_about(dossier: Dossier, id: str) -> list[Claim]:
    """Give the claims about an entity and its parts, or about a part."""
    ids = [id]
    if dossier.whole_of(id).id == id:
        ids += [part.id for part in parts_alone(dossier[id])]
    return [claim for each in ids for claim in dossier.derived(claims_by_subject).get(each, ())]


def support(dossier: Dossier, claim: Claim) -> Answer:
    """Tell whether a claim agrees with the value that the dossier holds."""
    owner: object = dossier[claim.about]
    if claim.field is None or field_of(type(owner), claim.field) is None:
        return Answer.UNKNOWN
    answer = agrees(owner, claim.field, claim.value, open_list=claim.open, dossier=dossier)
    return ~answer if claim.denies else answer


def verdict(claim: Claim, answer: Answer) -> str:
    """Say how a claim stands to what the dossier holds; 'claimed' where that cannot be told."""
    return "+ adds" if claim.open and answer is Answer.NO else _ANSWERS[answer]


def differing(dossier: Dossier, own: Sequence[Claim]) -> list[Group]:
    """Find the fields on which claims stand against the dossier or one another, most claims first.

    Args:
        dossier: where the claims are.
        own: the claims that are to be looked at; others on the same fields join them.
    """
    wanted = {
        (claim.about, claim.field): None
        for claim in own
        if claim.field is not None and claim.field not in _ADDED
    }
    groups = (group_of(dossier, about, field) for about, field in wanted)
    found = [group for group in groups if _differ(group)]
    return sorted(found, key=lambda group: -len(group.claims))


def group_of(dossier: Dossier, about: str, field: str) -> Group:
    """Gather the claims on one field of one thing."""
    claims = [claim for claim in claims_about(dossier, about) if claim.about == about]
    return Group(
        about,
        field,
        tuple((claim, support(dossier, claim)) for claim in claims if claim.field == field),
    )


def _differ(group: Group) -> bool:
    """Tell whether some claim differs from the dossier, or where it holds nothing, from another."""
    if any(answer is Answer.NO for _, answer in group.claims):
        return True
    stated = {
        (json.dumps(thaw_json(claim.value), sort_keys=True), claim.denies, str(claim.holds))
        for claim, answer in group.claims
        if answer is Answer.UNKNOWN and not claim.open
    }
    return len(stated) > 1


def value_words(words: Words, claim: Claim) -> str:
    """Put what a claim says into words, the time at which it is said to hold included."""
    if claim.says is not None:
        said = words.names.text(claim.says)
    else:
        said = _value(words, claim.about, cast("str", claim.field), claim.value)
    details = [
        "denied" if claim.denies else "",
        f"as of {when_words(claim.holds)}" if claim.holds else "",
        "among others" if claim.open else "",
    ]
    told = ", ".join(each for each in details if each)
    return f"{said} ({told})" if told else said


def _value(words: Words, about: str, field: str, value: JsonValue) -> str:
    """Word a claimed value as its field is; where it cannot be one, show what is written."""
    try:
        return words.value(value_of(about, field, value))
    except InvalidValue:
        return value if isinstance(value, str) else json.dumps(thaw_json(value), ensure_ascii=False)


def whose(names: Names, claim: Claim) -> str:
    """Say whose claim it is: who is said to make it, who coded it, where it stands."""
    sources = dict.fromkeys(names.name(each.source) for each in claim.citations)
    by = names.name(claim.attributed_to) if claim.attributed_to else ""
    where = "; ".join(sources)
    if by and where and not all(each.startswith(by) for each in sources):
        return f"{by}, in: {where}"
    return where or by or (f"coded by {claim.coder}" if claim.coder else "nobody named")


def print_group(page: Page, names: Names, group: Group, limit: int = 12) -> None:
    """Print what is claimed of one field, beside what the dossier holds."""
    words = Words(names)
    owner: object = names.dossier[group.about]
    title = f"{names.of(owner)}: {plain(group.field.replace('_', '-'))}"
    page.line(joined(styled(title, "bold"), " ", tag(group.about)))
    rows: list[tuple[Cell, Cell]] = []
    described = field_of(type(owner), group.field)
    held = getattr(owner, group.field, None)
    if described is not None and held != described.default:
        rows.append(("held here", words.value(held)))
    else:
        rows.append(("held here", styled("nothing", "dim")))
    order = (Answer.YES, Answer.NO, Answer.UNKNOWN)
    claims = sorted(group.claims, key=lambda row: order.index(row[1]))
    shown = page.some(claims, limit)
    rows += [
        (
            verdict(claim, answer),
            joined(value_words(words, claim), styled(f" — {whose(names, claim)}", "dim")),
        )
        for claim, answer in shown
    ]
    page.pairs(rows)
    page.rest(len(claims), len(shown), indent=2)


def claim_line(names: Names, words: Words, claim: Claim) -> Cell:
    """Put one claim into a line: what is said, and whose it is."""
    kind = "" if claim.kind == "assertion" else claim.kind
    sure = f"confidence {claim.confidence}" if claim.confidence else ""
    told = ", ".join(each for each in (kind, sure) if each)
    return joined(
        value_words(words, claim),
        styled(phrase(" —", whose(names, claim), f"({told})" if told else ""), "dim"),
        " ",
        tag(claim.id),
    )
