"""The other parser of YAML, by which ours and what we write is judged."""

import json

import pytest
import yaml_core
from hypothesis import HealthCheck, given, settings
from yaml_core import DEPARTURES, WORDS

from coalition_model.dossier import Dossier
from coalition_model.formats import dumps
from coalition_model.testing.strategies import odd_dossiers

slow = settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def test_where_the_other_parser_departs_from_the_core_schema() -> None:
    """Of all words that YAML takes for something, in those alone; so the table decides instead."""
    found = {word: (yaml_core.taken_for(word), yaml_core.kind_of(word)) for word in WORDS}
    assert {word: kinds for word, kinds in found.items() if kinds[0] != kinds[1]} == DEPARTURES


@pytest.mark.parametrize("text", ["a:\tb", "a: b\tc", "a: b # c\u2028d"])
def test_where_the_other_parser_departs_from_the_standard(text: str) -> None:
    """It takes no tab beside plain text, and ends a remark where YAML 1.1 ended a line."""
    with pytest.raises(yaml_core.NotYaml):
        yaml_core.read(text)


@slow
@given(odd_dossiers())
def test_what_we_write_any_parser_reads(dossier: Dossier) -> None:
    """To one that knows no fields it is what it is in JSON: `True`, `1e3`, `<<` are quoted."""
    assert yaml_core.read(dumps(dossier, format="yaml")) == json.loads(dumps(dossier))
