"""Rules made up for the tests of the command line, so that none of ours has to stay as it is."""

from collections.abc import Iterator

from coalition_model.dossier import Dossier
from coalition_model.rules import Problem, rule


@rule("TIM001", "error", passing="leaders: []", failing="leaders: [{id: leader:bob}]")
def life(dossier: Dossier) -> Iterator[Problem]:
    """A person has lived.

    Looks at persons,
    and only at those.

    - It cannot tell when
      that was.
    """
    for leader in dossier.leaders.values():
        if leader.life is None:
            yield Problem(leader.id, "life", "must be given, but is missing", "say when")


@rule("TIM002", "error", passing="", failing="meetings: [{id: meeting:m, when: 1900}]")
def modern(dossier: Dossier) -> Iterator[Problem]:
    """A meeting is modern."""
    for meeting in dossier.meetings.values():
        if meeting.when is not None and str(meeting.when) < "2000":
            message = f"must be after 2000, but is {meeting.when}"
            yield Problem(meeting.id, "when", message, "wait,\nthen correct it: 100%")
            yield Problem(meeting.id, "kind", message, "the same", severity="info")


@rule("OFF001", "warning", passing="", failing="leaders: [{id: leader:bob}]")
def named(dossier: Dossier) -> Iterator[Problem]:
    """A person has a name."""
    for leader in dossier.leaders.values():
        if not leader.names:
            yield Problem(leader.id, None, "must have a name, but has none")


@rule("ZZZ001", "info", passing="", failing="states: [{id: state:XX}]")
def quiet(dossier: Dossier) -> Iterator[Problem]:
    """A state is not called XX."""
    if "state:XX" in dossier:
        yield Problem("state:XX", "names", "may be a state, but is called XX")


@rule("OFF002", "error", passing="", failing="events: [{id: event:e}]")
def stubborn(dossier: Dossier) -> Iterator[Problem]:
    """An event is there once for each acceptance."""
    for event in dossier.events.values():
        yield Problem(event.id, f"names/{len(dossier.acceptances)}", "must go, but stays")


TOY_RULES = (life, modern, named, stubborn, quiet)
