"""Whole worlds made of choices: connected, realistic, and clean by every rule of ours.

Who makes the choices is left open: the builders take the first of everything, the strategies let
hypothesis choose. Nothing here knows hypothesis.
"""

from coalition_model.testing.worlds import bodies, gatherings, words
from coalition_model.testing.worlds.choosing import Choices, Plainest
from coalition_model.testing.worlds.composing import Extent, Many, compose
from coalition_model.testing.worlds.world import World

__all__ = [
    "Choices",
    "Extent",
    "Many",
    "Plainest",
    "World",
    "bodies",
    "compose",
    "gatherings",
    "words",
]
