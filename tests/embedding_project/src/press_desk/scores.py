"""The desk's own field of a meeting, typed; `docs/embed.md` shows the same."""

from typing import Final

import coalition_model as cm
from coalition_model.values import JsonValue
from press_desk.converters import make_converter
from press_desk.models import Score

KEY: Final = "desk:score"
_converter = make_converter()


def score_of(meeting: cm.Meeting) -> Score | None:
    """Read the desk's score of a meeting."""
    fields = _converter.unstructure(meeting.extra)
    return _converter.structure(fields[KEY], Score) if KEY in fields else None


def with_score(meeting: cm.Meeting, score: Score) -> cm.Meeting:
    """Give a meeting that carries a score; its other fields, ours and theirs, stay."""
    fields = {**_converter.unstructure(meeting.extra), KEY: _converter.unstructure(score)}
    return cm.evolve(meeting, extra=_converter.structure(fields, cm.FrozenMap[str, JsonValue]))
