"""The help of each command: what it does, and examples."""

from typing import Final

from coalition_model.formats.shipped import SHIPPED

DOSSIER: Final = "a file, a folder of files, '-' for standard input, or a shipped one"
DESCRIPTION: Final = """\
Look into dossiers of diplomacy: who met, who promised what, who stood where,
as of when and according to whom.
"""
EPILOG: Final = f"""\
A dossier is {DOSSIER}:
  {", ".join(SHIPPED[:3])},
  {", ".join(SHIPPED[3:])}

examples:
  coalition-model show alaska-to-washington
      the week of 15 to 18 August 2025 at a glance
  coalition-model show alaska-to-washington meeting:2025-08-15-alaska
      one meeting, with the words that each fact rests on
  coalition-model timeline week.yaml --status held
      what was held, in order, in a dossier of your own
  coalition-model check week.yaml
      what is doubtful in it, line by line, as a linter tells it
  coalition-model contradictions coalition-of-the-willing
      where sources contradict one another, side by side
  coalition-model changes alaska-to-washington --from 2025-08-15 --to 2025-08-17
      what became known between two days, in sentences
  coalition-model convert week.yaml week.json
      the same dossier as JSON
  coalition-model resolve 'vendredi dernier' --dateline 2025-08-17 --lang fr
      which day a newspaper means

'coalition-model COMMAND --help' says more of each command.
Exit status: 0 all is well, 1 there are findings, 2 the dossier, the date or the
command could not be read.
"""
SHOW: Final = """\
Without an ID: the dossier at a glance. With one: an entity, or a part of one (a
clause, a commitment, somebody's taking part in a meeting), with every field in
words, the evidence for it, what is claimed of it, and what refers to it.

Words between quotation marks are the words of a source or a document; others
restate or translate it.
"""
SHOW_EPILOG: Final = """\
examples:
  coalition-model show alaska-to-washington
  coalition-model show alaska-to-washington --known-at 2025-08-16
      as it was known before the video conference
  coalition-model show alaska-to-washington --on 2025-08-17
      with the offices that its people held on that day
  coalition-model show alaska-to-washington clause:four-points/3 --language fr
  coalition-model show leaders state:FR --on 2025-08-17
      who could speak for France on that day
  cat week.yaml | coalition-model show -
"""
TIMELINE_EPILOG: Final = """\
examples:
  coalition-model timeline alaska-to-washington
  coalition-model timeline alaska-to-washington --actor leader:ursula-von-der-leyen
  coalition-model timeline coalition-of-the-willing --between 2025-03/2025-04 --status held
"""
CHECK: Final = """\
Judge dossiers by rules: a speaker who had left office, a member before the
founding, a quotation that is not in its source. What is doubtful is printed
with its file, line, code and a hint; what the dossier's author has accepted is
not.
"""
CHECK_EPILOG: Final = """\
Codes may be cut short: OFF is every rule on offices. 'coalition-model rules'
lists them, 'coalition-model rules OFF002' explains one. Of --select and
--ignore, the longer code decides. A folder is one dossier, checked as a whole.

examples:
  coalition-model check week.yaml
  coalition-model check trackers/ other.yaml --severity warning
  coalition-model check week.yaml --select OFF,TIM001
  coalition-model check week.yaml --format github
  coalition-model check week.yaml --watch
  coalition-model check week.yaml --accept OFF002 statement:x --reason 'so said'

Exit status: 0 nothing of level warning or above, 1 there is, 2 a dossier could
not be read (the others are checked all the same).
"""
RULES_EPILOG: Final = """\
examples:
  coalition-model rules OFF
      the rules on offices
  coalition-model rules OFF002
      one rule: what it says, examples, how to accept a finding
  coalition-model rules --format json
"""
CONTRADICTIONS: Final = """\
Where what sources say of one thing cannot all be so: each value with who says
so, when and in which words, next to the others. What differs only in how closely
it is said is no contradiction.
"""
CONTRADICTIONS_EPILOG: Final = """\
examples:
  coalition-model contradictions coalition-of-the-willing
  coalition-model contradictions coalition-of-the-willing --field founded
  coalition-model contradictions week.yaml --about organization:coalition
  coalition-model contradictions week.yaml --format json

Exit status: 0 whether there are some or not, 2 the dossier could not be read.
"""
COMPARE: Final = """\
Compare two plans clause by clause: what is unchanged, reworded, moved, merged,
split, dropped, new or unknown, and what changed inside it. What an author or a
source states of two clauses holds; the rest is suggested, with a score.
"""
COMPARE_EPILOG: Final = """\
examples:
  coalition-model compare rival-plans plan:us-28-point-plan-2025-11 \\
      plan:e3-counter-proposal-2025-11-23
  coalition-model compare week.yaml plan:a plan:b --format html > plans.html
  coalition-model compare week.yaml plan:a plan:b --format csv > plans.csv

It needs: python -m pip install 'coalition-model[compare]'
"""
CHANGES: Final = """\
Tell what is new, gone or otherwise between two dossiers, or between two days of
knowledge of one, in sentences.
"""
CHANGES_EPILOG: Final = """\
examples:
  coalition-model changes last-week.yaml week.yaml
  coalition-model changes alaska-to-washington --from 2025-08-15 --to 2025-08-17
      what became known between the two days
  coalition-model changes last-week.yaml week.yaml --format markdown > news.md

Exit status: 0 whether something changed or not, 2 a dossier could not be read.
"""
STANCES: Final = """\
Who stood where on a plan and each of its clauses, on a day: supports, opposes,
neutral, abstains, mixed, declined, or silent, with the conditions and whether
they are met, and below that each position with its words and its source.

'perhaps' stands where what is known leaves it open, 'silent' where there is no
position in this dossier, 'not searched' where nobody says to have looked.
"""
STANCES_EPILOG: Final = """\
examples:
  coalition-model stances rival-plans plan:us-28-point-plan-2025-11 \\
      --on 2025-11-24
  coalition-model stances rival-plans plan:cochairs-statement-2025-08-17 \\
      --on 2025-08-18 --attribute ex-officio
  coalition-model stances week.yaml plan:peace --on 2025-08-18 --format html
  coalition-model stances week.yaml plan:peace --on 2025-08-18 \\
      --actors state:FR,state:DE --known-at 2025-08-16 --format csv
"""
CONVERT_EPILOG: Final = """\
What is written is canonical: the same dossier always gives the same bytes.
Comments and short forms of a file written by hand are not kept.

examples:
  coalition-model convert week.yaml week.json
  coalition-model convert week-folder/ week.json --overwrite
  coalition-model convert alaska-to-washington - --to yaml | less
  coalition-model convert - week.json --from yaml < week.yaml
"""
SCHEMA: Final = """\
Print the JSON Schema (draft 2020-12) of a document. It takes every document
that can be read; what it cannot see, such as ids that nothing has, is for
'coalition-model check'.

With the schema for YAML an editor checks a dossier while it is typed.
"""
SCHEMA_EPILOG: Final = """\
A YAML file says in its first line where its schema is:
  # yaml-language-server: $schema=coalition-model.schema.json

examples:
  coalition-model schema --for yaml --output coalition-model.schema.json
  coalition-model schema | less
"""
RESOLVE: Final = """\
Read a date as a newspaper words it, against the day on which it was written:
what it means, as EDTF or a moment, what else it may mean, and the rule that
decided. What cannot be told is refused.

TEXT is one date, unless it is '-' (standard input) or the path of a file that
is there: that is prose, as with --file. In prose each date is marked with what
it means, and all are listed with their places, counted in characters from 0.
"""
RESOLVE_EPILOG: Final = """\
Of several languages, one date is read in the first that understands it; prose
is read in all of them. '--format json' writes a list of dates, also of one.

examples:
  coalition-model resolve 'vendredi dernier' --dateline 2025-08-17 --lang fr
  coalition-model resolve Friday --dateline 2025-08-17 --lang en --sense future
  coalition-model resolve 'demain à 15h' --dateline 2025-08-17 --lang fr \\
      --zone Europe/Paris
  coalition-model resolve article.txt --dateline 2025-08-17 --lang fr,en
      prose from a file, in French with some English
  cat article.txt | coalition-model resolve - --dateline 2025-08-17 --lang fr

Exit status: 0 it was read, whether prose has dates or not, 2 the date cannot be
told or the file could not be read.
"""
