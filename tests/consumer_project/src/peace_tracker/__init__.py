"""A tracker of meetings: what it prints of a dossier, and the rule that its dossiers keep."""

from collections.abc import Iterator

import coalition_model as cm


def agenda(dossier: cm.Dossier) -> list[str]:
    """Give a line for each meeting: when it is, how many come, and what it is called."""
    lines: list[str] = []
    for meeting in dossier.meetings.values():
        name = meeting.names[0].text if meeting.names else meeting.id
        lines.append(f"{meeting.when or 'undated'}  {len(meeting.participants):>3}  {name}")
    return sorted(lines)


@cm.rule(
    "TRK001",
    "warning",
    passing="states: [{id: state:FR, names: [France]}]",
    failing="states: [{id: state:FR}]",
)
def named(dossier: cm.Dossier) -> Iterator[cm.Problem]:
    """A state has a name: the tracker prints it."""
    for state in dossier.states.values():
        if not state.names:
            yield cm.Problem(state.id, "names", "must be given, but is empty", "give its name")
