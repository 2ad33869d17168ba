"""Runs the command line in process, at a width of its own, and gives what it printed."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from toy_rules import TOY_RULES

from coalition_model.cli import main

WEEK = """\
format: coalition-model/1
title: {en: A week of talks, fr: Une semaine de pourparlers}
note: {en: Made up for the tests.}
defaults: {language: en, source: source:paper}
coverage:
  - {sources: [source:paper], period: 2025-08/2025-09, note: {en: Read whole.}}
acceptances:
  - {code: SRC001, entity: place:town, reason: common knowledge}

sources:
  - id: source:paper
    kind: article
    publisher: The Paper
    published: 2025-08-17
    language: en
  - {id: source:post, kind: post, authors: [leader:ann], published: 2025-08-16}
  - {id: source:bare, kind: web-page}
  - {id: source:named, kind: dataset, names: [List of things]}

states:
  - id: state:AA
    names: [{text: Aland, language: en}, {text: Pays A, language: fr}]
    identifiers: [{scheme: wikidata, value: Q1}]
  - {id: state:BB, names: [Bland], extra: {"test:rank": {best: [1, true]}, "test:none": null}}

places:
  - {id: place:town, names: [Town], part_of: state:AA, latitude: 1.5, longitude: -2}

leaders:
  - id: leader:ann
    names:
      - {text: ann_account, kind: account}
      - {text: Annie, language: en, kind: alias, period: 2020/..}
      - {text: Ann Archer, language: en}
    life: 1960/
  - {id: leader:bob, names: [Bob Baker]}
  - {id: leader:eve}

offices:
  - {id: office:aa-president, of: state:AA, kind: head-of-state, names: [President of Aland]}
  - {id: office:body-head, of: organization:friends, kind: head-of-organization}

tenures:
  - {leader: leader:ann, office: office:aa-president, period: 2020-01-01/..}
  - leader: leader:bob
    office: office:aa-president
    period: ../2019-12-31
    status: acting
  - {leader: leader:eve, office: office:aa-president, status: disputed}
  - {leader: leader:bob, office: office:body-head, attested: [2025-08-17]}

organizations:
  - id: organization:friends
    kind: coalition
    status: active
    founded: 2025-03
    dissolved: 2026~
    parent: state:BB
    seat: place:town
    names: [Friends of Peace]
    parties: [{actor: leader:ann, role: initiator, on_behalf_of: state:AA}]
    declared_size: {value: 5, qualifier: at-least, of: {en: countries}}
    objectives:
      - text: {en: keep the peace}
        conditions: [{wording: {en: if asked}, effect: starts}]
        citations: ["to keep the peace"]
    citations:
      - {quote: Friends of Peace, fields: [names, objectives/0], locator: page 3}
      - {quote: about five members, verbatim: false, attributed_to: leader:ann, via: source:post}
      - source:bare
  - {id: organization:league, kind: alliance, names: [League]}
  - {id: organization:crowd, kind: group}

memberships:
  - {organization: organization:friends, member: state:AA, period: 2025-03/..}
  - {organization: organization:friends, member: state:BB, attested: [2025-08-17]}
  - {organization: organization:friends, member: leader:eve, period: 2025-03/2025-06}
  - {organization: organization:friends, member: organization:crowd, status: observer}
  - {organization: organization:league, member: state:AA, status: suspended}

events:
  - {id: event:ceasefire, kind: ceasefire, status: hypothetical, names: [the ceasefire]}
  - {id: event:fire, kind: other, status: occurred, when: 2025-08-14, names: [a fire]}

meetings:
  - id: meeting:first
    kind: summit
    body: organization:friends
    level: military
    ordinal: 1
    when: 2025-08-15T10:00
    part_of_day: night
    places: [place:town]
    online: no
    status: held
    names: [First summit]
    parties: [{actor: leader:ann, role: host}, {actor: leader:bob, role: convener}]
    participants:
      - actor: leader:ann
        role: host
        status: attended
        mode: in-person
        office: office:aa-president
        on_behalf_of: state:AA
        as_of: 2025-08-17
        note: {en: She came late.}
        citations: [Ann came]
      - {actor: leader:bob, status: absent, mode: remote}
      - {actor: leader:eve, status: not-invited, role: guest}
    agenda: [{en: peace}]
    outcomes: [{en: none}]
    relations: [{kind: precedes, target: meeting:second}]
    citations: [The first summit, {quote: peace, fields: [agenda/0]}]
  - id: meeting:second
    kind: video-conference
    when: 2025-08-16
    part_of_day: afternoon
    online: yes
    status: announced
    participants: [{actor: leader:bob, status: expected}]
  - {id: meeting:third, part_of_day: noon, level: ministers}

plans:
  - id: plan:peace
    kind: plan
    when: 2025-08-17
    names: [Peace plan]
    complete: no
    declared_size: {value: 3, of: {en: points}}
    parties: [{actor: organization:friends, role: author}]
    relations: [{kind: responds-to, target: meeting:first}]
    clauses:
      - number: "1"
        text: {fr: Les armes se taisent., en: The guns fall silent., original: fr}
        kind: commitment
        topics: [cease-fire]
        relations: [{kind: renders, target: clause:peace/2}]
        conditions:
          - triggers: [{of: event:ceasefire, happening: not-occurs}, {of: event:fire}]
            combine: any
            effect: suspends
        commitments:
          - modality: commits
            parties:
              - {actor: state:AA, role: obligor}
              - {actor: state:BB, role: beneficiary}
            action: {en: send}
            object: {en: aid}
            means: [{en: ships}]
            purpose: {en: relief}
            quantities:
              - {value: 600000, of: {en: people}}
              - {low: 2, high: 3, unit: USD}
              - {low: 1, qualifier: about}
              - {high: 9, wording: {en: a few}}
              - {value: 0.5, qualifier: more-than, unit: share, of: {en: members}}
              - {value: 2.5, unit: km, wording: {fr: un peu, en: a bit, original: fr}}
            places: [place:town]
            timing: {wording: {en: soon}, relation: within, anchor: event:ceasefire, offset: P30D}
            conditions: [{wording: {en: in peace}, triggers: [{of: clause:peace/2}]}]
            citations: [aid]
          - {modality: affirms}
          - modality: expected
            action: {en: report}
            timing: {relation: after, anchor: event:fire, offset: P1W}
          - {modality: aims, action: {en: end}, timing: {when: 2026, relation: by}}
          - {modality: aims, action: {en: meet}, timing: {wording: {en: then}, when: 2026}}
          - {modality: aims, action: {en: talk}, timing: {wording: {en: later}}}
          - modality: aims
            action: {en: part}
            conditions: [{effect: ends}]
        citations: [Les armes se taisent.]
        clauses:
          - {number: a, wording: unseen}
          - {number: b, text: {en: in our words}, wording: restated}
      - {number: "2", text: {en: Translated words.}, wording: translated}
      - {number: "3", text: {fr: oui, en: "yes"}}

positions:
  - {actor: state:AA, target: clause:peace/1, stance: supports, when: 2025-08-17}
  - {actor: state:BB, target: plan:peace, stance: declined}

statements:
  - id: statement:post
    kind: post
    direct: yes
    speakers: [leader:ann]
    medium: X
    when: 2025-08-16
    text: {fr: Bonjour., en: Hello., original: fr}
    about: [clause:peace/1]
    relations: [{kind: relays, target: plan:peace}]
    citations: [{source: source:post, quote: Bonjour.}]
  - {id: statement:hearsay, kind: remark, direct: no, text: {en: It rains.}}

claims:
  - {id: claim:size, about: organization:friends, field: declared_size, value: {value: 3},
     holds: 2025-08-17, citations: [three]}
  - {id: claim:founded, about: organization:friends, field: founded, value: 2025-03-02,
     attributed_to: leader:ann, citations: [in March]}
  - {id: claim:founded-wrong, about: organization:friends, field: founded, value: 2023,
     denies: true, confidence: low, citations: [{source: source:post, quote: not in 2023}]}
  - {id: claim:author, about: organization:friends, field: parties,
     value: [{actor: leader:bob, role: initiator}], attributed_to: leader:ann,
     citations: [{source: source:post, quote: I did}]}
  - {id: claim:more, about: organization:friends, field: members,
     value: [state:AA, state:BB], open: true, coder: test, kind: inference}
  - {id: claim:odd, about: organization:friends, field: wealth, value: {gold: 1}}
  - {id: claim:came, about: meeting:first, field: participants, open: true,
     value: [{actor: leader:eve, status: attended}], citations: [Eve came]}
  - {id: claim:ann, about: participation:first/leader-ann, field: mode, value: remote,
     citations: [Ann called]}
  - {id: claim:when, about: meeting:third, field: when, value: 2025, citations: [one]}
  - {id: claim:when-not, about: meeting:third, field: when, value: 2024, citations: [two]}
  - {id: claim:seat, about: organization:league, field: seat, value: place:nowhere}
  - {id: claim:ghost, about: organization:league, field: parties,
     value: [{actor: leader:ghost, role: chair}]}
  - {id: claim:level, about: meeting:second, field: level, value: leaders}
  - {id: claim:fine, about: meeting:first, says: {en: a fine summit}, kind: judgment,
     citations: [fine]}
  - {id: claim:bad, about: meeting:first, field: parties, value: none, citations: [none]}
"""


class Result(NamedTuple):
    """What a run printed, and its exit status."""

    out: str
    err: str
    status: int

    @property
    def words(self) -> str:
        """Everything on standard output, with line breaks and indents as single spaces."""
        return " ".join(self.out.split())


Run = Callable[..., Result]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command line at 80 columns, or at `width`, with `stdin` as its input."""

    def command(*arguments: str, width: int = 80, stdin: str | bytes | None = None) -> Result:
        monkeypatch.setenv("COLUMNS", str(width))
        if stdin is not None:
            raw = stdin.encode() if isinstance(stdin, str) else stdin
            monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw), "utf-8"))
        status = main(arguments)
        printed = capsys.readouterr()
        return Result(printed.out, printed.err, status)

    return command


@pytest.fixture
def week(tmp_path: Path) -> str:
    """Write a dossier that has something of everything, and give its path."""
    file = tmp_path / "week.yaml"
    file.write_text(WEEK, encoding="utf-8")
    return str(file)


@pytest.fixture
def toys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a handful of rules made up for the tests stand for ours."""
    monkeypatch.setattr("coalition_model.cli.codes.DEFAULT_RULES", TOY_RULES)


class Inside(NamedTuple):
    """Writes files into a working folder of its own."""

    folder: Path

    def write(self, name: str, text: str) -> Path:
        """Write a document, byte for byte as given."""
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
        return file


@pytest.fixture
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Inside:
    """Work in an empty folder, so that paths are short and known."""
    monkeypatch.chdir(tmp_path)
    return Inside(tmp_path)
