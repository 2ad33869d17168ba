"""A class whose annotations are strings until somebody asks."""

from __future__ import annotations

import attrs

from coalition_model import Answer, Clause, EdtfInterval, Moment


@attrs.define
class Watch:
    """A turn of duty."""

    period: EdtfInterval
    clause: Clause | None = None
    started: Moment | None = None
    awake: Answer = Answer.UNKNOWN
