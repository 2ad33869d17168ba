"""Rules on time: nothing is known before it happened, or more closely than its sources say."""

from collections.abc import Iterable, Iterator
from typing import Final

from coalition_model.dossier import Dossier
from coalition_model.entities.claims import Claim
from coalition_model.errors import CoalitionModelError
from coalition_model.rules.common import certain_part
from coalition_model.rules.findings import Problem, Severity
from coalition_model.rules.lives import but, doubt_of_order
from coalition_model.rules.rule import Rule, rule
from coalition_model.values.allen import after, before
from coalition_model.values.answers import Answer
from coalition_model.values.citations import Citation
from coalition_model.values.edtf import EdtfDate, EdtfInterval
from coalition_model.values.moments import Moment
from coalition_model.values.when import When, when

_HELD: Final = ("held", "occurred")
_SOON: Final = ("announced", "confirmed")


@rule(
    "TIM011",
    "error",
    passing="""
      statements:
        - id: statement:words
          kind: remark
          speakers: [leader:ada]
          when: 2025-08-20T18:00+02:00
          citations: [source:paper]
    """,
    failing="""
      statements:
        - id: statement:words
          kind: remark
          speakers: [leader:ada]
          when: 2025-08-25T18:00+02:00
          citations: [source:paper]
    """,
)
def statement_after_source(dossier: Dossier) -> Iterator[Problem]:
    """Words are said before a source that reports them is published.

    Compares the `when` of a statement with the `published` of each source that is cited for the
    whole of it, its date or its words. The day of publication itself is no fault. Silent where
    the dates or the time zones leave it open; info where one is uncertain or approximate.
    """
    for statement in dossier.statements.values():
        said = statement.when
        if said is None:
            continue
        for citation in statement.citations:
            published = dossier.sources[citation.source].published
            if published is None or after(said, published) is not Answer.YES:
                continue
            if citation.supports("when") or citation.supports("text"):
                severity = doubt_of_order(after, said, published)
                yield Problem(
                    statement.id,
                    "when",
                    f"must be no later than {citation.source} (published {published}), which "
                    "reports it, " + but(severity, said),
                    "correct one of the dates, or the citation",
                    severity,
                )
                break


@rule(
    "TIM012",
    "error",
    passing="""
      sources:
        - {id: source:post, kind: post, published: 2025-08-17T16:05Z, accessed: 2025-08-18}
    """,
    failing="""
      sources:
        - {id: source:post, kind: post, published: 2025-08-17T16:05Z, accessed: 2025-08-14}
    """,
)
def accessed_before_published(dossier: Dossier) -> Iterator[Problem]:
    """A source is read after it was published.

    Compares `accessed` with `published` of a source. Silent where the dates or the time zones
    leave it open, as on the same day; info where one is uncertain or approximate.
    """
    for source in dossier.sources.values():
        accessed, published = source.accessed, source.published
        if accessed is None or published is None:
            continue
        if before(accessed, published) is Answer.YES:
            severity = doubt_of_order(before, accessed, published)
            yield Problem(
                source.id,
                "accessed",
                f"must be no earlier than published ({published}), " + but(severity, accessed),
                "correct one of the dates; of a page that changes, give the version that was read",
                severity,
            )


@rule(
    "TIM013",
    "warning",
    passing="""
      meetings:
        - {id: meeting:summit, when: 2025-08-20, status: held, citations: [source:paper]}
    """,
    failing="""
      meetings:
        - {id: meeting:summit, when: 2025-08-22, status: held, citations: [source:paper]}
    """,
)
def held_before_it_was(dossier: Dossier) -> Iterator[Problem]:
    """What is said to have been held, attended or to have occurred has a source from then or later.

    Looks at meetings `held`, events `occurred` and participants who `attended`, and at the sources
    cited for that (for a participant without citations those of the meeting): not all may be
    published before it. Silent where a source has no date, where none is cited, and where the
    dates or the time zones leave it open; info where a date is uncertain or approximate.
    """
    for rows in (dossier.meetings, dossier.events):
        for owner in rows.values():
            if owner.when is None or owner.status not in _HELD:
                continue
            sources = _sources(owner.citations, "status")
            yield from _too_early(dossier, owner.id, owner.status, owner.when, sources)
    for meeting in dossier.meetings.values():
        if meeting.when is None or not meeting.participants:
            continue
        of_status = _sources(meeting.citations, "status")
        if meeting.status == "held" and _all_before(dossier, of_status, meeting.when):
            continue  # it is said of the whole meeting
        shared = _sources(meeting.citations, "participants")
        for row in meeting.participants:
            if row.status == "attended":
                own = _sources(row.citations, "status")
                yield from _too_early(dossier, row.id, "attended", meeting.when, own or shared)


@rule(
    "TIM014",
    "info",
    passing="""
      meetings:
        - {id: meeting:summit, when: 2025-08-20, status: announced, citations: [source:paper]}
    """,
    failing="""
      meetings:
        - {id: meeting:summit, when: 2025-08-17, status: announced, citations: [source:paper]}
    """,
)
def still_announced(dossier: Dossier) -> Iterator[Problem]:
    """What is only announced or confirmed has no source from after its date.

    Looks at meetings and events with the status `announced` or `confirmed` and the sources cited
    for them: one that was published later may say whether it took place. Always at severity info,
    as it may not say. Silent where the dates or the time zones leave it open.
    """
    for rows in (dossier.meetings, dossier.events):
        for owner in rows.values():
            if owner.when is None or owner.status not in _SOON:
                continue
            date = certain_part(owner.when)
            for citation in owner.citations:
                published = dossier.sources[citation.source].published
                if published is not None and before(date, published) is Answer.YES:
                    yield Problem(
                        owner.id,
                        "status",
                        f"must be settled by now if {citation.source} (published {published}) "
                        f"tells what came of it, but is {owner.status} for {owner.when}",
                        "see whether the source tells that it took place",
                    )
                    break


@rule(
    "TIM015",
    "error",
    passing="""
      memberships:
        - organization: organization:club
          member: state:FR
          attested: [2025-08-20]
          citations: [source:paper]
    """,
    failing="""
      memberships:
        - organization: organization:club
          member: state:FR
          attested: [2025-08-21]
          citations: [source:paper]
    """,
)
def attested_after_sources(dossier: Dossier) -> Iterator[Problem]:
    """No source attests a day that lies after its publication.

    Compares the days of `attested` of tenures and memberships, and `as_of` of participations, with
    `published` of the sources cited for them: not all may be earlier. Silent where a source has no
    date, where none is cited, and where the dates or the time zones leave it open; info where a
    date is uncertain or approximate.
    """
    for edges in (dossier.tenures, dossier.memberships):
        for edge in edges.values():
            for place, day in enumerate(edge.attested):
                field = f"attested/{place}"
                yield from _attested(dossier, edge.id, field, day, edge.citations)
    for meeting in dossier.meetings.values():
        for row in meeting.participants:
            if row.as_of is not None:
                yield from _attested(dossier, row.id, "as_of", row.as_of, row.citations)


@rule(
    "TIM016",
    "warning",
    passing="""
      organizations:
        - id: organization:club
          kind: coalition
          founded: 2025-03-02
          citations: [{source: source:paper, quote: founded on 2 March, fields: [founded]}]
      claims:
        - id: claim:founded
          about: organization:club
          field: founded
          value: 2025-03
          citations: [source:paper]
    """,
    failing="""
      organizations:
        - {id: organization:club, kind: coalition, founded: 2025-03-02, citations: [source:paper]}
      claims:
        - id: claim:founded
          about: organization:club
          field: founded
          value: 2025-03
          citations: [source:paper]
    """,
)
def closer_than_claimed(dossier: Dossier) -> Iterator[Problem]:
    """A date is not given more closely than any source gives it.

    Compares a date, or the ends of a period, with the claims on that field, where there are any: a
    day is more than claims of a month support. A citation of its own, with the field among its
    `fields`, supports it, and so does one of the whole whose source makes no claim on the field.
    Silent where nothing is claimed, and where a claim has a value that cannot be compared.
    """
    for (about, field), claims in dossier.derived(_claimed).items():
        owner = dossier[about]
        accepted: object = getattr(owner, field, None)
        if not isinstance(accepted, EdtfDate | EdtfInterval | Moment):
            continue
        heard = {citation.source for claim in claims for citation in claim.citations}
        if any(
            citation.fields or citation.source not in heard
            for citation in owner.citations
            if citation.supports(field)
        ):
            continue
        values = [value for claim in claims if (value := _value_of(claim)) is not None]
        if values and _closer_than_all(accepted, values):
            said = ", ".join(sorted({str(value) for value in values}))
            yield Problem(
                about,
                field,
                f"must be no closer than what is claimed ({said}), but is {accepted}",
                "write what the sources say, or cite what says more, with the field in fields",
            )


def _sources(citations: Iterable[Citation], field: str) -> list[str]:
    return [citation.source for citation in citations if citation.supports(field)]


def _all_before(dossier: Dossier, sources: list[str], date: When) -> bool:
    """Tell whether there are sources, and all were certainly published before a date."""
    for source in sources:
        published = dossier.sources[source].published
        if published is None or before(published, date) is not Answer.YES:
            return False
    return bool(sources)


def _doubt_of_all(dossier: Dossier, sources: list[str], date: When) -> Severity | None:
    """Lower the severity where, of some source that was published before, that is doubtful."""
    dates = [dossier.sources[each].published for each in sources]
    found = {doubt_of_order(before, each, date) for each in dates if each is not None}
    return "info" if "info" in found else None


def _published(dossier: Dossier, sources: list[str]) -> str:
    return ", ".join(
        f"{each} ({dossier.sources[each].published})" for each in dict.fromkeys(sources)
    )


def _too_early(
    dossier: Dossier, id: str, status: str | None, date: When, sources: list[str]
) -> Iterator[Problem]:
    if _all_before(dossier, sources, date):
        severity = _doubt_of_all(dossier, sources, date)
        yield Problem(
            id,
            "status",
            f"must rest on a source from {date} or later, "
            + but(severity, f"{status} by {_published(dossier, sources)}"),
            "cite a later source, or say that it was expected",
            severity,
        )


def _attested(
    dossier: Dossier, id: str, field: str, day: EdtfDate | Moment, citations: tuple[Citation, ...]
) -> Iterator[Problem]:
    sources = _sources(citations, field)
    if _all_before(dossier, sources, day):
        severity = _doubt_of_all(dossier, sources, day)
        yield Problem(
            id,
            field,
            f"must be no later than its sources, {_published(dossier, sources)}, "
            + but(severity, day),
            "correct the day, or cite the source that attests it",
            severity,
        )


def _claimed(dossier: Dossier) -> dict[tuple[str, str], list[Claim]]:
    """Collect the claims that give a text for a field, by what they are about."""
    found: dict[tuple[str, str], list[Claim]] = {}
    for claim in dossier.claims.values():
        if claim.field is not None and isinstance(claim.value, str) and not claim.denies:
            found.setdefault((claim.about, claim.field), []).append(claim)
    return found


def _value_of(claim: Claim) -> When | None:
    try:
        return when(str(claim.value))
    except CoalitionModelError:  # a value that the field cannot have is the matter of another rule
        return None


def _closer_than_all(accepted: EdtfDate | EdtfInterval | Moment, claimed: list[When]) -> bool:
    """Tell whether a date, or one end of an interval, is closer than each that is claimed."""
    if isinstance(accepted, EdtfInterval):
        return any(
            isinstance(mine, EdtfDate)
            and all(
                isinstance(each, EdtfInterval)
                and isinstance(theirs := getattr(each, end), EdtfDate)
                and _width(mine) < _width(theirs)
                for each in claimed
            )
            for end, mine in (("start", accepted.start), ("end", accepted.end))
        )
    return all(
        isinstance(each, EdtfDate | Moment) and _width(accepted) < _width(each) for each in claimed
    )


def _width(date: EdtfDate | Moment) -> int:
    """Count by how many days a date may be off; an hour of a day is closer than the day."""
    return -1 if isinstance(date, Moment) else date.latest - date.earliest


PUBLICATION_RULES: Final[tuple[Rule, ...]] = (
    statement_after_source,
    accessed_before_published,
    held_before_it_was,
    still_announced,
    attested_after_sources,
    closer_than_claimed,
)
"""The rules on what was known when, in the order of their codes."""
