"""Whether a claimed value and the value that a dossier accepts can both hold."""

from typing import Any, cast

from coalition_model.errors import CoalitionModelError
from coalition_model.values.answers import Answer
from coalition_model.values.edtf import EdtfDate
from coalition_model.values.frozenmap import FrozenMap
from coalition_model.values.json_values import JsonValue
from coalition_model.values.quantities import Quantity
from coalition_model.values.shapes import Field, Shape, field_of, fields_of
from coalition_model.values.text import Text
from coalition_model.values.when import When


def agrees(owner: object, field: str, claimed: JsonValue, *, open_list: bool = False) -> Answer:
    """Tell whether a claimed value agrees with the one that an entity has.

    A date agrees with a month that it lies in; a number with a quantity that can be it; a list
    that is open with one that holds all that it names. UNKNOWN is what cannot be compared, and
    what an entity without a value has to say.

    Args:
        owner: the entity or part.
        field: one of its fields.
        claimed: the value, written as in a document.
        open_list: whether a claimed list does not claim to be whole.
    """
    accepted = getattr(owner, field)
    known = cast("Field", field_of(type(owner), field))
    if accepted == known.default:
        return Answer.UNKNOWN
    if known.shape.kind == "many" and isinstance(claimed, tuple):
        return _lists_agree(accepted, known.shape, claimed, open_list=open_list)
    return _value_agrees(known.shape, accepted, claimed)


def _lists_agree(
    accepted: tuple[Any, ...], shape: Shape, claimed: tuple[Any, ...], *, open_list: bool
) -> Answer:
    item = cast("Shape", shape.item)
    found = [any(_value_agrees(item, mine, each).certain for mine in accepted) for each in claimed]
    if not all(found):
        return Answer.NO
    return Answer.of(open_list or len(claimed) == len(accepted))


def _value_agrees(shape: Shape, accepted: Any, claimed: JsonValue) -> Answer:
    match shape.kind:
        case "scalar":
            return _temporal_agrees(shape, accepted, claimed)
        case "part" if isinstance(claimed, FrozenMap):
            if shape.types == (Quantity,):
                return _quantity_agrees(cast("Quantity", accepted), claimed)
            return _fields_agree(accepted, claimed)
        case "text" | "id" | "choice" | "boolean" | "integer" | "number":
            return Answer.of(accepted == claimed)
        case _:
            return Answer.UNKNOWN


def _temporal_agrees(shape: Shape, accepted: Any, claimed: JsonValue) -> Answer:
    if not isinstance(claimed, str):
        return Answer.NO
    if str(accepted) == claimed:
        return Answer.YES
    try:
        value = shape.parse(claimed)
    except CoalitionModelError:
        return Answer.NO
    if isinstance(accepted, Answer):
        return Answer.NO
    mine, theirs = cast("When", accepted), cast("When", value)
    if not isinstance(mine, EdtfDate) or not isinstance(theirs, EdtfDate):
        return mine.same_as(theirs)
    within = mine.span().contains(theirs.span()) | theirs.span().contains(mine.span())
    return Answer.YES if within.certain else mine.same_as(theirs)


def _quantity_agrees(accepted: Quantity, claimed: FrozenMap[str, Any]) -> Answer:
    keys = ("value", "low", "high", "qualifier", "unit")
    theirs: dict[str, Any] = {key: claimed[key] for key in keys if key in claimed}
    try:
        other = Quantity(**theirs)
    except (CoalitionModelError, TypeError):
        return Answer.NO
    return accepted.may_equal(other)


def _fields_agree(accepted: Any, claimed: FrozenMap[str, Any]) -> Answer:
    """A claimed mapping agrees with an object that has all the fields it names."""
    joined = Answer.YES
    names = {field.name: field for field in fields_of(type(cast("object", accepted)))}
    if isinstance(accepted, Text):
        held = {**accepted.wordings, "original": accepted.original}
        return Answer.of(all(held.get(key) == each for key, each in claimed.items()))
    for key, each in claimed.items():
        if key not in names:
            return Answer.NO
        joined &= _value_agrees(names[key].shape, getattr(accepted, key), each)
    return joined
