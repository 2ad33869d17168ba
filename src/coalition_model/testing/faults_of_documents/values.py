"""Faults of single values: what stands in a place is not what may stand there."""

from collections.abc import Callable
from typing import Any, Final

from coalition_model.entities.references import Path
from coalition_model.testing.faults_of_documents.pages import Page, Place
from coalition_model.values.answers import Answer
from coalition_model.values.ids import ID_KINDS
from coalition_model.values.names import Name
from coalition_model.values.parties import Party
from coalition_model.values.text import Text

Change = Callable[[Page], Path]
"""Puts a fault into the data of a document and gives the way to the place that must be named."""

_OWN_ID: Final = "id"


_NO_TEXT: Final[tuple[Any, ...]] = ([], {}, ["one"], {"en": "one"})
_NO_TRUTH: Final[tuple[Any, ...]] = ("yes", "no", [], {}, "True")
_NO_NUMBER: Final[tuple[Any, ...]] = ("many", "one hundred", [], {}, "1_000")
_NO_LIST: Final[tuple[Any, ...]] = ("one", {}, {"0": "one"})
_NO_MAPPING: Final[tuple[Any, ...]] = ([], ["one"], [{}])
_ANYTHING: Final[tuple[Any, ...]] = ("one", None, [], 1)


def _kind(*kinds: str) -> Callable[[Place], bool]:
    """Accept places for values of some kinds; ids by which entities are found apart."""
    return lambda place: place.shape.kind in kinds and place.key != _OWN_ID


def _text_place(place: Place) -> bool:
    return place.shape.kind == "part" and place.shape.types[0] is Text


def _not_a_text(page: Page) -> Path:
    place = page.a_place(_kind("text", "id", "choice", "scalar"))
    return place.put(page.choices.one(_NO_TEXT))


def _number_for_a_text(page: Page) -> Path:
    place = page.a_place(_kind("text", "id", "choice", "scalar"))
    return place.put(page.choices.one((0, 2025, True, 1.5)))


def _not_true_or_false(page: Page) -> Path:
    return page.a_place(_kind("boolean")).put(page.choices.one(_NO_TRUTH))


def _not_a_number(page: Page) -> Path:
    place = page.a_place(_kind("integer", "number"))
    return place.put(page.choices.one(_NO_NUMBER))


def _not_a_list(page: Page) -> Path:
    return page.a_place(_kind("many")).put(page.choices.one(_NO_LIST))


def _not_a_mapping(page: Page) -> Path:
    return page.a_place(_kind("part")).put(page.choices.one(_NO_MAPPING))


def _extra_that_is_no_mapping(page: Page) -> Path:
    return page.a_place(_kind("map")).put(page.choices.one(_NO_MAPPING))


def _null(page: Page) -> Path:
    place = page.a_place(lambda each: not each.shape.optional and _kind_of_own(each))
    return place.put(None)


def _kind_of_own(place: Place) -> bool:
    return place.shape.kind != "json" and place.key != _OWN_ID


def _missing(page: Page) -> Path:
    place = page.a_place(
        lambda each: each.required and isinstance(each.key, str) and each.key != _OWN_ID
    )
    del place.holder[place.key]
    return place.path


def _no_field(page: Page) -> Path:
    parts = page.places(lambda place: isinstance(place.key, str))
    place = page.choices.one(parts)
    word = page.choices.one(("publisched", "colour", "Name", "x-extra", "ідентифікатор"))
    place.holder[word] = page.choices.one(_ANYTHING)
    return (*place.path[:-1], word)


def _not_one_of_the_words(page: Page) -> Path:
    word = page.choices.one(("undecided", "Meeting", "", "peut-être", "supported "))
    return page.a_place(_kind("choice")).put(word)


def _no_date(page: Page) -> Path:
    place = page.a_place(lambda each: _kind("scalar")(each) and Answer not in each.shape.types)
    text = page.choices.one(
        ("2025-13", "17 août 2025", "2025-02-30", "yesterday", "", "2025/08/17", "2025-08-17T25:00")
    )
    return place.put(text)


def _no_answer(page: Page) -> Path:
    place = page.a_place(lambda each: _kind("scalar")(each) and Answer in each.shape.types)
    return place.put(page.choices.one(("maybe", "YES", "true", "")))


def _malformed_id(page: Page) -> Path:
    place = page.a_place(_kind("id"))
    kind = page.choices.one(place.shape.names)
    id_ = page.choices.one((f"{kind}:", kind, f"{kind}:à/ô", f"{kind}:a b", f"{kind}:/x", "x"))
    return place.put(id_)


def _id_of_another_kind(page: Page) -> Path:
    kinds = list(ID_KINDS.values())
    place = page.a_place(lambda each: _kind("id")(each) and len(each.shape.names) < len(kinds))
    other = page.choices.one([kind for kind in kinds if kind not in place.shape.names])
    return place.put(f"{other}:somewhere")


def _nothing_has_this_id(page: Page) -> Path:
    place = page.a_place(lambda each: _kind("id")(each) and each.there)
    kind = page.choices.one(place.shape.names)
    return place.put(f"{kind}:{page.choices.one(('nowhere', 'no-such', 'x/y'))}")


def _of_another_form(page: Page) -> Path:
    place = page.a_place(
        lambda each: each.shape.form is not None and not each.shape.form.accepts(" !")
    )
    return place.put(" !" if not _blank(place) else " ")


def _blank(place: Place) -> bool:
    return place.shape.form is not None and place.shape.form.accepts("!")


def _half_a_character(page: Page) -> Path:
    place = page.a_place(lambda each: each.shape.kind == "text" and each.shape.form is None)
    return place.put(page.choices.one(("\ud800", "Ky\udfffiv")))


def _too_long(page: Page) -> Path:
    place = page.a_place(lambda each: each.shape.kind == "text" and each.shape.form is None)
    return place.put("a" * (1_000_001 + page.choices.number(0, 9)))


def _no_finite_number(page: Page) -> Path:
    number = page.choices.one((float("inf"), float("nan"), float("-inf")))
    places = page.places(_kind("number"))
    if places:
        return page.choices.one(places).put(number)
    row = {"id": "place:astray", "latitude": number, "longitude": 2}
    return _added(page, "places", row, "latitude")


def _too_many_digits(page: Page) -> Path:
    return page.a_place(_kind("number", "integer")).put(10**4000 + page.choices.number(0, 9))


def _no_free_number(page: Page) -> Path:
    path, row = page.a_row()
    row["extra"] = {"lab:score": page.choices.one((float("nan"), float("inf")))}
    return (*path, "extra", "lab:score")


def _nested_too_deep(page: Page) -> Path:
    path, row = page.a_row()
    deep: list[Any] = []
    for _ in range(110 + page.choices.number(0, 50)):
        deep = [deep]
    row["extra"] = {"lab:nest": deep}
    start = (*path, "extra", "lab:nest")
    return (*start, *([0] * (100 - len(start))))


def _no_language_tag(page: Page) -> Path:
    tag = page.choices.one(("français", "e", "english", "fr_FR"))
    place = page.a_place(_text_place)
    place.put({tag: "Paix."})
    return (*place.path, tag)


def _blank_words(page: Page) -> Path:
    place = page.a_place(_text_place)
    place.put({"en": page.choices.one(("", " ", "\u00a0"))})
    return (*place.path, "en")


def _original_without_words(page: Page) -> Path:
    place = page.a_place(_text_place)
    place.put({"en": "Peace.", "original": page.choices.one(("fr", "uk"))})
    return (*place.path, "original")


def _text_in_no_language(page: Page) -> Path:
    return page.a_place(_text_place).put(page.choices.one(("Peace.", "Paix\u202f!", "")))


def _text_without_words(page: Page) -> Path:
    return page.a_place(_text_place).put({})


def _extra_of_nobody(page: Page) -> Path:
    path, row = page.a_row()
    key = page.choices.one(("score", ":score", "1:score", "lab:"))
    row["extra"] = {key: 1}
    return (*path, "extra", key)


def _citation_of_no_field(page: Page) -> Path:
    path, row = page.a_row()
    source = page.data["sources"][0]["id"]
    row["citations"] = [
        {"source": source, "fields": [page.choices.one(("colour", "", "members/0"))]}
    ]
    return (*path, "citations", 0, "fields", 0)


def _at_odds(page: Page) -> Path:
    """Break what two fields, or a field and its bounds, owe one another."""
    states = page.data["states"]
    state = states[0]["id"]
    name = page.choices.one(("astray", "other"))
    match page.choices.number(0, 6):
        case 0:
            row: dict[str, Any] = {"id": f"place:{name}", "latitude": 50}
            return _added(page, "places", row, "longitude")
        case 1:
            row = {"id": f"place:{name}", "latitude": 91, "longitude": 2}
            return _added(page, "places", row, "latitude")
        case 2:
            row = {"id": f"organization:{name}", "kind": "body", "parent": f"organization:{name}"}
            return _added(page, "organizations", row, "parent")
        case 3:
            row = {"id": f"organization:{name}", "kind": "body"}
            row |= {"founded": "2025-03", "dissolved": "2024"}
            return _added(page, "organizations", row, "dissolved")
        case 4:
            row = {"id": f"meeting:{name}", "ordinal": 0}
            return _added(page, "meetings", row, "ordinal")
        case 5:
            row = {"id": f"claim:{name}", "about": state, "field": "names"}
            return _added(page, "claims", row | {"says": {"en": "So."}}, "field")
        case _:
            row = {"id": f"plan:{name}", "clauses": [{"number": "1"}]}
            return (*_added(page, "plans", row, "clauses"), 0, "text")


def _added(page: Page, section: str, row: dict[str, Any], field: str) -> Path:
    rows = page.data.setdefault(section, [])
    rows.append(row)
    return (section, len(rows) - 1, field)


def _part_of_another_whole(page: Page) -> Path:
    path, row = page.a_row("plans")
    row["clauses"].append({"number": "99", "id": "clause:elsewhere/99", "wording": "unseen"})
    return (*path, "clauses", len(row["clauses"]) - 1, "id")


def _name_of_nothing(page: Page) -> Path:
    place = page.a_place(lambda each: each.shape.kind == "part" and each.shape.types[0] is Name)
    place.put({"text": page.choices.one(("", "  "))})
    return (*place.path, "text")


def _place_without_id(page: Page) -> Path:
    """Write a place as its name alone, of which no id can be made."""
    rows = page.data.setdefault("places", [])
    rows.append(page.choices.one(("Київ", "Αθήνα", "平和")))
    return ("places", len(rows) - 1)


def _party_without_role(page: Page) -> Path:
    place = page.a_place(
        lambda each: each.shape.kind == "part" and each.shape.types[0] is Party and each.there
    )
    del place.value["role"]
    return (*place.path, "role")


VALUE_CHANGES: Final[dict[str, Change]] = {
    "not a text": _not_a_text,
    "not true or false": _not_true_or_false,
    "not a number": _not_a_number,
    "not a list": _not_a_list,
    "not a mapping": _not_a_mapping,
    "null": _null,
    "a missing field": _missing,
    "an unknown field": _no_field,
    "not one of the words": _not_one_of_the_words,
    "not a date": _no_date,
    "not an answer": _no_answer,
    "a malformed id": _malformed_id,
    "an id of another kind": _id_of_another_kind,
    "an id that nothing has": _nothing_has_this_id,
    "a text of another form": _of_another_form,
    "a text that is too long": _too_long,
    "a text in no language": _text_in_no_language,
    "a text without words": _text_without_words,
    "not a language tag": _no_language_tag,
    "blank words": _blank_words,
    "an original without words": _original_without_words,
    "a blank name": _name_of_nothing,
    "a party without role": _party_without_role,
    "a place without an id": _place_without_id,
    "extra of nobody": _extra_of_nobody,
    "extra that is no mapping": _extra_that_is_no_mapping,
    "a citation of no field": _citation_of_no_field,
    "values at odds": _at_odds,
    "a part of another whole": _part_of_another_whole,
}
"""Faults that every form can have."""

JSON_CHANGES: Final[dict[str, Change]] = {
    "a number for a text": _number_for_a_text,
    "half a character": _half_a_character,
    "a number that is not finite": _no_finite_number,
    "a free number that is not finite": _no_free_number,
    "a number of too many digits": _too_many_digits,
    "nested too deep": _nested_too_deep,
}
"""Faults of what JSON can say and YAML's plain scalars, or its parser, cannot."""
