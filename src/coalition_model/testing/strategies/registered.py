"""The strategy of each type, for `hypothesis.strategies.from_type`."""

from collections.abc import Callable
from typing import Any, Final, get_args

from hypothesis import strategies as st

from coalition_model.dossier import Dossier
from coalition_model.testing.strategies.entities import OF_CLASS, answers
from coalition_model.testing.strategies.ids import ids
from coalition_model.testing.strategies.times import (
    days,
    edtf_dates,
    edtf_intervals,
    edtf_sets,
    moment_intervals,
    moments,
)
from coalition_model.testing.strategies.worlds import dossiers
from coalition_model.values.answers import Answer
from coalition_model.values.days import Day
from coalition_model.values.edtf import EdtfDate, EdtfInterval
from coalition_model.values.edtf_sets import EdtfSet
from coalition_model.values.frozenmap import FrozenMap
from coalition_model.values.ids import ID_KINDS
from coalition_model.values.moments import Moment, MomentInterval

_VALUES: Final[dict[type, Callable[[], st.SearchStrategy[Any]]]] = {
    Answer: answers,
    Day: days,
    EdtfDate: edtf_dates,
    EdtfInterval: edtf_intervals,
    EdtfSet: edtf_sets,
    Moment: moments,
    MomentInterval: moment_intervals,
    Dossier: dossiers,
}


def strategy_for(thing: Any) -> st.SearchStrategy[Any]:
    """Give the strategy of a class of ours, of an id type, or of a `FrozenMap` of given types."""
    if thing in ID_KINDS:
        return ids(ID_KINDS[thing])
    if thing in OF_CLASS:
        return OF_CLASS[thing]()
    if thing in _VALUES:
        return _VALUES[thing]()
    key, value = get_args(thing) or (str, int)
    return st.dictionaries(st.from_type(key), st.from_type(value), max_size=3).map(FrozenMap)
