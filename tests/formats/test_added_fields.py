"""A field that is added to a class is known everywhere, whatever its shape and name."""

import json

import pytest
from copied_library import Addition, copy_with, run_in
from field_shapes import HOLDERS, IMPORTS, TIMING, Case, cases

NAMED = [case.case for case in cases()]


def _addition(holder: str, rows: list[Case]) -> Addition:
    module = HOLDERS[holder][1]
    imports = IMPORTS if module.startswith("values") else (*IMPORTS, TIMING)
    return Addition(module, holder, imports, [row.line for row in rows if row.holder == holder])


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Add all fields in copies of the library, and gather what is wrong with each.

    From copy to copy the names move on to other shapes.
    """
    gathered: dict[str, list[str]] = {}
    for turn in range(3):
        folder = tmp_path_factory.mktemp("copy")
        rows = list(cases(turn))
        copy_with(folder, *(_addition(holder, rows) for holder in HOLDERS))
        only = ("generated",) if turn else ()
        faults = json.loads(run_in(folder, "added_shapes.py", *only, given=json.dumps(rows)))
        for case, each in faults.items():
            gathered.setdefault(case, []).extend(each)
    return gathered


@pytest.mark.parametrize("case", ["all", *NAMED])
def test_a_field_of_any_shape_and_name_is_known_everywhere(
    case: str, found: dict[str, list[str]]
) -> None:
    """It is read on both paths, written, described, refused, found and shown as others are."""
    assert found.get(case, [])[:3] == []
