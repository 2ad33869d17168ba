"""Faults of plans."""

from typing import Any, Final

from coalition_model.entities.commitments import Commitment
from coalition_model.entities.conditions import Condition, Timing, Trigger
from coalition_model.entities.plans import Clause
from coalition_model.testing.faults_of_rules.materials import Fault, cited, new_state, plan
from coalition_model.testing.worlds.tables import AGENDA, CASES, POINTS
from coalition_model.testing.worlds.world import World
from coalition_model.values.answers import Answer
from coalition_model.values.ids import clause_id, plan_id
from coalition_model.values.parties import Party, Relation
from coalition_model.values.quantities import Quantity
from coalition_model.values.text import Text


def restated(world: World, number: str, **fields: Any) -> Clause:
    """Write a clause in other words than the source's."""
    text = world.text(world.choices.one(POINTS))
    given: dict[str, Any] = {"number": number, "text": text, "wording": "restated"}
    return Clause(**(given | fields))


def _number_twice(world: World) -> object:
    number = world.choices.number(1, 20)
    local = world.fresh("plan", "terms")
    other = world.choices.one((str(number), f"0{number}"))
    id_ = clause_id(f"{local}/{number}-bis")
    rows = (restated(world, str(number)), restated(world, other, id=id_))
    return plan(world, *rows, local=local)


def _numbers_out_of_order(world: World) -> object:
    number = world.choices.number(2, 20)
    earlier = world.choices.number(1, number - 1)
    form = world.choices.one(("{}", "{}a", "I.{}"))
    rows = (restated(world, form.format(number)), restated(world, form.format(earlier)))
    if world.choices.whether():
        return plan(world, restated(world, "1", clauses=rows))
    return plan(world, *rows)


def _cited_clause_missing(world: World) -> object:
    missing = world.choices.number(3, 40)
    language, words = world.choices.one(
        (("en", "Subject to point {}."), ("fr", "Sous l’effet du point {}."))
    )
    text = Text.of(words.format(missing), language)
    first = restated(world, "1", text=text)
    return plan(world, first, restated(world, "2"), complete=Answer.YES)


def _size_of_another(world: World) -> object:
    rows = [restated(world, str(each)) for each in range(1, world.choices.number(1, 4) + 1)]
    complete = world.choices.one((Answer.YES, Answer.UNKNOWN))
    more = world.choices.number(1, 5)
    size = len(rows) + more if complete is Answer.YES else max(len(rows) - more, 0)
    return plan(world, *rows, complete=complete, declared_size=Quantity(value=size))


def _complete_and_unseen(world: World) -> object:
    unseen = Clause(number=str(world.choices.number(2, 9)), wording="unseen")
    return plan(world, restated(world, "1"), unseen, complete=Answer.YES)


def _omitted_from_nothing(world: World) -> object:
    omitted = Clause(number=str(world.choices.number(2, 9)), wording="omitted")
    return plan(world, restated(world, "1"), omitted)


def _verbatim_from_nowhere(world: World) -> object:
    fields = (world.choices.one(("when", "parties", "complete")),)
    report = world.source()
    clause = restated(world, "1", wording="verbatim")
    return plan(world, clause, citations=(cited(report, fields=fields),))


def _condition_without_words(world: World) -> object:
    effect = world.choices.one(("starts", "ends", "suspends", "restores"))
    condition = Condition(effect=effect)  # type: ignore[arg-type]
    if world.choices.whether():
        return plan(world, restated(world, "1", conditions=(condition,)))
    duty = Commitment(modality="affirms", conditions=(condition,))
    return plan(world, restated(world, "1", commitments=(duty,)))


def _nobody_bound(world: World) -> object:
    modality = world.choices.one(("commits", "ready-to"))
    role = world.choices.one(("beneficiary", "target"))
    party = Party(actor=new_state(world).id, role=role)  # type: ignore[arg-type]
    parties = (party,) if world.choices.whether() else ()
    action = world.text(world.choices.one(AGENDA))
    duty = Commitment(modality=modality, parties=parties, action=action)  # type: ignore[arg-type]
    return plan(world, restated(world, "1", commitments=(duty,)))


def _agreement_of_nobody(world: World) -> object:
    party = Party(actor=new_state(world).id, role="beneficiary")
    parties = (party,) if world.choices.whether() else ()
    return plan(world, kind="agreement", parties=parties)


def _circular_dependency(world: World) -> object:
    count = world.choices.number(2, 4)
    local = world.fresh("plan", "terms")
    rows: list[Clause] = []
    by_timing = world.choices.whether()
    for number in range(1, count + 1):
        other = clause_id(f"{local}/{number % count + 1}")
        if by_timing:
            timing = Timing(relation="after", anchor=other)
            duty = Commitment(modality="affirms", timing=timing)
            rows.append(restated(world, str(number), commitments=(duty,)))
        else:
            wording = world.text(world.choices.one(CASES))
            condition = Condition(wording=wording, triggers=(Trigger(of=other),))
            rows.append(restated(world, str(number), conditions=(condition,)))
    return plan(world, *rows, local=local)


def _circular_relation(world: World) -> object:
    kind = world.choices.one(("supersedes", "renders", "implements", "precedes", "part-of"))
    count = world.choices.number(1, 3)
    locals_ = [world.fresh("plan", f"version-{each}") for each in range(count)]
    for place, local in enumerate(locals_):
        target = plan_id(locals_[place - 1])
        relation = Relation(kind=kind, target=target)  # type: ignore[arg-type]
        plan(world, local=local, relations=(relation,))
    return locals_


PLAN_FAULTS: Final[dict[str, Fault]] = {
    "PLA001": _number_twice,
    "PLA002": _numbers_out_of_order,
    "PLA003": _cited_clause_missing,
    "PLA004": _size_of_another,
    "PLA005": _complete_and_unseen,
    "PLA006": _omitted_from_nothing,
    "PLA007": _verbatim_from_nowhere,
    "PLA008": _condition_without_words,
    "PLA009": _nobody_bound,
    "PLA010": _agreement_of_nobody,
    "PLA011": _circular_dependency,
    "PLA012": _circular_relation,
}
