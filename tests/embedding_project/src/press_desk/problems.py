"""What is wrong with a file of the desk, in its own words and in ours."""

import cattrs
from cattrs.v import format_exception

import coalition_model as cm


def problems(error: Exception) -> list[str]:
    """Give a line for each place where something is wrong; ours name theirs within it."""
    return cattrs.transform_error(error, format_exception=_said)


def _said(error: BaseException, type_: type | None) -> str:
    if isinstance(error, cm.DocumentError):
        return "; ".join(
            f"{fault.pointer} must be {fault.expected}, but is {fault.actual or 'absent'}".lstrip()
            for fault in error.faults
        )
    return format_exception(error, type_)
