"""A whole world, of the extent that is asked for."""

from functools import partial
from typing import Final, NamedTuple

import attrs

from coalition_model.entities.dossier_notes import Coverage
from coalition_model.testing.worlds import bodies, gatherings, words
from coalition_model.testing.worlds.choosing import Choices
from coalition_model.testing.worlds.world import TODAY, World
from coalition_model.values.days import Day


class Many(NamedTuple):
    """How many of a thing there are at least and at most."""

    least: int = 0
    most: int = 0


NONE: Final = Many()


@attrs.frozen
class Extent:
    """How many of each are made for a world; some bring others with them.

    Attributes:
        states: how many states.
        organizations: organizations, with their members among the states.
        meetings: meetings of heads of states, each on a day of its own.
        events: events, hypothetical or past.
        plans: plans, each with a later version or without.
        statements: words said on behalf of states.
        positions: positions of states on plans and clauses, none taken twice.
        claims: claims that contradict nothing.
        contradictions: pairs of claims that contradict one another.
    """

    states: Many = Many(1, 1)
    organizations: Many = NONE
    meetings: Many = NONE
    events: Many = NONE
    plans: Many = NONE
    statements: Many = NONE
    positions: Many = NONE
    claims: Many = NONE
    contradictions: Many = NONE


def compose(choices: Choices, extent: Extent, today: Day = TODAY) -> World:
    """Make a world of an extent, as somebody chooses."""
    world = World(choices, today)
    for many, make in (
        (extent.states, _state),
        (extent.organizations, bodies.another_body),
        (extent.events, gatherings.add_event),
        (extent.meetings, _meeting),
        (extent.plans, _plan),
        (extent.statements, words.add_statement),
        (extent.positions, words.add_position),
        (extent.claims, words.add_claim),
        (extent.contradictions, words.add_contradiction),
    ):
        choices.each(many.least, many.most, partial(make, world))
    gatherings.link_meetings(world)
    world.title = choices.remark()
    if world.reports and choices.whether():
        world.coverage.append(Coverage(sources=(world.reports[0].source.id,)))
    return world


def _state(world: World) -> None:
    state = bodies.add_state(world)
    if world.choices.whether():
        bodies.head_of(world, state.id)


def _meeting(world: World) -> None:
    if world.choices.number(0, 7) == 7:
        gatherings.postpone(world)
    else:
        gatherings.add_meeting(world)


def _plan(world: World) -> None:
    plan = words.add_plan(world)
    if world.choices.whether():
        words.add_version(world, plan)
