"""The Extended Date/Time Format, levels 0 to 2: dates, intervals and sets.

After the Library of Congress, https://www.loc.gov/standards/datetime/ (4 February 2019). Its date
and time of day is a `Moment`, in `coalition_model.values.moments`.
"""

from coalition_model.values.edtf_dates import EdtfDate, EdtfInterval, closest_date
from coalition_model.values.edtf_forms import Precision
from coalition_model.values.edtf_grammar import Level, Qualification, Qualifier
from coalition_model.values.edtf_sets import DateRange, EdtfSet, SetKind
from coalition_model.values.interval_ends import IntervalEnd

__all__ = [
    "DateRange",
    "EdtfDate",
    "EdtfInterval",
    "EdtfSet",
    "IntervalEnd",
    "Level",
    "Precision",
    "Qualification",
    "Qualifier",
    "SetKind",
    "closest_date",
]
