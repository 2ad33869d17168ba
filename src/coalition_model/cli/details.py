"""One entity or part: every field in words, the evidence for it, and what points to it."""

from collections.abc import Iterable
from typing import Any, Final, cast

from coalition_model import queries
from coalition_model.cli.claims import (
    claim_line,
    claims_about,
    group_of,
    print_group,
    support,
    value_words,
    verdict,
)
from coalition_model.cli.gatherings import membership_rows, tenure_words
from coalition_model.cli.page import Cell, Page, joined, styled, tag
from coalition_model.cli.plans import clause_text, is_original, print_clauses
from coalition_model.entities import (
    Claim,
    Clause,
    Leader,
    Membership,
    Office,
    Organization,
    PeacePlan,
    State,
    Statement,
    Tenure,
)
from coalition_model.entities.common import Entity, Part
from coalition_model.entities.kinds import BY_KIND
from coalition_model.entities.references import Path, parts_alone, references
from coalition_model.errors import CoalitionModelError
from coalition_model.queries.dates_in_words import date_words, when_words
from coalition_model.queries.naming import Names, plain
from coalition_model.queries.wording import Words, is_choice, signed
from coalition_model.values.answers import Answer
from coalition_model.values.citations import Citation
from coalition_model.values.edtf import EdtfDate
from coalition_model.values.frozenmap import FrozenMap
from coalition_model.values.ids import kind_of
from coalition_model.values.shapes import Field, fields_of
from coalition_model.values.temporal import Temporal
from coalition_model.values.text import Text

Pairs = list[tuple[Cell, Cell]]

_APART: Final = ("id", "citations", "clauses", "extra")
"""Fields that are shown elsewhere, or in a way of their own."""


class NoDay(CoalitionModelError):
    """A day was given for something that does not change by the day."""


def print_details(
    page: Page,
    names: Names,
    id: str,
    *,
    on: EdtfDate | None = None,
) -> None:
    """Print one entity or part.

    Args:
        page: where to print.
        names: the dossier, and how to name what is in it.
        id: the entity or part.
        on: the day for which offices or members are shown.

    Raises:
        NoDay: a day is given, and the thing is none that has offices or members.
    """
    owner = names.dossier[id]
    that_day = _on(names, owner, on) if on is not None else []
    page.line(joined(styled(names.of(owner), "bold"), " ", tag(id)))
    page.blank()
    page.pairs([*_place(names, id), *_fields(names, owner)], indent=0)
    if isinstance(owner, PeacePlan | Clause) and owner.clauses:
        page.heading("Clauses")
        print_clauses(page, names, owner.clauses)
    if on is not None:
        page.heading(f"On {date_words(on)}")
        page.pairs(that_day or [("", "nobody in this dossier")], indent=0)
    elif isinstance(owner, Organization):
        members = membership_rows(names, owner, None)
        if members:
            page.heading("Who belongs to it")
            page.pairs(members, indent=0)
    _print_evidence(page, names, owner)
    if isinstance(owner, Claim) and owner.field is not None:
        page.heading("Beside it")
        print_group(page, names, group_of(names.dossier, owner.about, owner.field))
    _print_claims(page, names, id)
    _print_referring(page, names, id)


def _place(names: Names, id: str) -> Pairs:
    """Say what sort of thing it is, and what it is a part of."""
    whole = names.dossier.whole_of(id)
    rows: Pairs = [("entity" if whole.id == id else "part", kind_of(id))]
    if whole.id != id:
        rows.append(("of", joined(names.of(whole), " ", tag(whole.id))))
    if whole.id in names.dossier.borrowed:
        rows.append(("comes from", "a dossier that this one uses"))
    return rows


def _fields(names: Names, owner: object) -> Pairs:
    rows: Pairs = []
    for field in fields_of(type(owner)):
        value = getattr(owner, field.name)
        if field.name in _APART or (value == field.default and not field.required):
            continue
        label = plain(field.name.replace("_", "-"))
        rows += [(label, cell) for cell in _cells(names, owner, field, value)]
    extra = cast("FrozenMap[str, Any]", getattr(owner, "extra", FrozenMap[str, Any]()))
    words = Words(names)
    rows += [(key, words.value(value)) for key, value in extra.items()]
    return rows


def _cells(names: Names, owner: Any, field: Field, value: Any) -> Iterable[Cell]:
    """Give the cells for one field: one for each item of a list and each language of a text."""
    words = Words(names, with_ids=True)
    if isinstance(owner, Clause) and field.name == "text" and owner.text is not None:
        yield clause_text(names, owner)
        yield from _other_languages(names, owner.text)
    elif isinstance(owner, Claim) and field.name in ("value", "says"):
        yield value_words(words, owner)
    elif isinstance(value, Text):
        yield from _languages(names, value, quotable=_is_quotation(owner, field))
    elif isinstance(value, tuple):
        for each in cast("tuple[Any, ...]", value):
            yield _item(words, each)
    elif isinstance(value, Temporal):
        yield joined(when_words(cast("Any", value)), styled(f" ({value})", "dim"))
    elif is_choice(field.shape) and value is not None:
        yield signed(value)
    else:
        yield words.value(value)


def _is_quotation(owner: Any, field: Field) -> bool:
    return isinstance(owner, Statement) and field.name == "text" and owner.direct is not Answer.NO


def _languages(names: Names, text: Text, *, quotable: bool) -> Iterable[Cell]:
    shown = names.text(text)
    ordered = sorted(text.languages, key=lambda each: text.wordings[each] != shown)
    for language in ordered:
        words = text.wordings[language]
        if quotable and is_original(text, language):
            words = f"“{words}”"
        original = ", original" if language == text.original and len(ordered) > 1 else ""
        yield joined(words, styled(f" ({language}{original})", "dim"))


def _other_languages(names: Names, text: Text) -> Iterable[Cell]:
    return list(_languages(names, text, quotable=False))[1:]


def _item(words: Words, value: Any) -> Cell:
    """Show an item of a list; a part with the id under which it can be looked at."""
    told = words.value(value)
    if not hasattr(value, "id"):
        return told
    part = cast("Part", value)
    count = len(part.citations)
    cited = f" ({count} citation{'' if count == 1 else 's'})" if count else ""
    return joined(told, " ", tag(part.id), styled(cited, "dim"))


def _on(names: Names, owner: Any, on: EdtfDate) -> Pairs:
    """Say who held office or belonged on a day."""
    dossier = names.dossier
    rows: Pairs = []
    match owner:
        case Office():
            rows = [
                ("in office", _holder(names, row.leader.id, row.tenures, row.answer))
                for row in queries.office_holders(dossier, owner.id, on=on)
            ]
        case State():
            rows = _representatives(names, owner.id, on)
        case Organization():
            rows = [*_representatives(names, owner.id, on), *membership_rows(names, owner, on)]
        case Leader():
            rows = [
                ("in office", _holder(names, office.id, row.tenures, row.answer))
                for office in dossier.all(Office)
                for row in queries.office_holders(dossier, office.id, on=on)
                if row.leader.id == owner.id
            ]
        case _:
            raise NoDay(
                "--on is for an office, a person, a state or an organization, "
                f"but {owner.id!r} is none of these"
            )
    return rows


def _representatives(names: Names, actor: str, on: EdtfDate) -> Pairs:
    return [
        (
            "represented by",
            joined(
                _holder(names, row.leader.id, row.tenures, row.answer),
                f"; {names.of(row.office)} ",
                tag(row.office.id),
            ),
        )
        for row in queries.representatives(names.dossier, actor, on=on)
    ]


def _holder(names: Names, id: str, tenures: tuple[Tenure, ...], answer: Answer) -> Cell:
    perhaps = "" if answer.certain else "perhaps: "
    when = styled(f" {tenure_words(tenures)}", "dim")
    return joined(perhaps, names.name(id), " ", tag(id), when)


def _print_evidence(page: Page, names: Names, owner: Any) -> None:
    """Print the citations of the thing itself; those of its parts are counted."""
    citations = cast("tuple[Citation, ...]", owner.citations)
    below = sum(len(part.citations) for part in parts_alone(owner))
    page.heading(f"Evidence ({len(citations)})" if citations else "Evidence")
    shown = page.some(citations, 25)
    page.pairs(
        ((str(place), _citation(names, each)) for place, each in enumerate(shown, 1)), width=2
    )
    page.rest(len(citations), len(shown), indent=2)
    if not citations:
        page.line("none of its own")
    if below:
        count = f"{below} citation{'' if below == 1 else 's'}"
        page.line(f"{count} more on its parts: show one by its id to read them", style="dim")


def _citation(names: Names, citation: Citation) -> Cell:
    """Show one citation: words in quotation marks only where they are the source's own."""
    if citation.quote is None:
        said: Cell = "the source as a whole"
    elif citation.verbatim:
        said = f"“{citation.quote}”"
    else:
        said = joined(styled("restated: ", "italic"), citation.quote)
    details = [
        f"at {citation.locator}" if citation.locator else "",
        f"said by {names.name(citation.attributed_to)}" if citation.attributed_to else "",
        f"by way of {names.name(citation.via)}" if citation.via else "",
        f"for: {', '.join(_path(each) for each in citation.fields)}" if citation.fields else "",
    ]
    told = "; ".join(each for each in details if each)
    source = joined("\n", names.name(citation.source), " ", tag(citation.source))
    return joined(said, source, styled(f"\n{told}" if told else "", "dim"))


def _path(path: str) -> str:
    """Write a field path in words: `agenda/0` is 'agenda 1'."""
    steps = path.replace("_", " ").split("/")
    return " ".join(str(int(step) + 1) if step.isdigit() else step for step in steps)


def _print_claims(page: Page, names: Names, id: str) -> None:
    claims = claims_about(names.dossier, id)
    if not claims:
        return
    page.heading(f"What is claimed of it ({len(claims)})")
    words = Words(names)
    rows: Pairs = []
    shown = page.some(claims, 25)
    for claim in shown:
        label = plain((claim.field or "in words").replace("_", "-"))
        if claim.about != id:
            label = f"{names.name(claim.about)}: {label}"
        answer = support(names.dossier, claim)
        sign = f"{verdict(claim, answer)}: " if answer is not Answer.UNKNOWN else ""
        rows.append((label, joined(sign, claim_line(names, words, claim))))
    page.pairs(rows)
    page.rest(len(claims), len(shown), indent=2)


def _print_referring(page: Page, names: Names, id: str) -> None:
    """Print what points to it, claims apart, by kind."""
    found = [
        each
        for each in names.dossier.referring_to(id)
        if not isinstance(each, Claim) and each.id != names.dossier.whole_of(id).id
    ]
    if not found:
        return
    page.heading(f"What refers to it ({len(found)})")
    by_kind: dict[str, list[Entity]] = {}
    for entity in found:
        by_kind.setdefault(kind_of(entity.id), []).append(entity)
    rows: Pairs = []
    for kind, entities in by_kind.items():
        shown = page.some(entities, 10)
        label = kind if len(entities) == 1 else f"{BY_KIND[kind].section} ({len(entities)})"
        rows += [(label, _referrer(names, each, id)) for each in shown]
        if len(entities) > len(shown):
            rows.append((label, page.more(len(entities) - len(shown))))
    page.pairs(rows, width=18)


def _referrer(names: Names, entity: Entity, id: str) -> Cell:
    """Name what points to a thing, as what, and since when where it is an edge."""
    found = references(entity)
    ways = dict.fromkeys(_way(entity, each.path) for each in found if each.target == id)
    period = ""
    if isinstance(entity, Membership | Tenure) and entity.period is not None:
        period = f", {when_words(entity.period)}"
    told = styled(f" {', '.join(ways)}", "dim")
    return joined(names.of(entity), period, " ", tag(entity.id), told)


def _way(entity: Entity, path: Path) -> str:
    """Say what makes an entity point to something: a citation, a relation, or a field."""
    if "citations" in path:
        return "cites it" if path[-1] in ("source", "via") else "quotes it"
    if path[-1] == "target" and "relations" in path:
        relation: Any = entity
        for step in path[:-1]:
            relation = relation[step] if isinstance(step, int) else getattr(relation, step)
        return f"{plain(relation.kind)} it"
    field = next(step for step in reversed(path) if isinstance(step, str))
    return f"as {field.replace('_', ' ')}"
